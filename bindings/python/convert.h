/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_PYTHON_CONVERT_H
#define CPARENT_PYTHON_CONVERT_H

/*
 * Values between C and Python.  The types themselves are Python's own
 * (cparent/_types.py); this file borrows them, so that they are documented
 * and typed where Python people look.  Every function that returns an object
 * returns a new reference, or NULL with an exception set; every function
 * that returns bool returns false with an exception set.
 */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include "bound.h"

/* Imports the types.  -1: an exception is set. */
int
bound_py_init(void);

int
bound_py_scalars_init(void);

/* What a sequence holds, which no other thread can change; a TypeError says
 * what is needed in place of something else. */
PyObject *
bound_py_to_tuple(PyObject *object, const char *needed);

/* Sets the exception that `err` calls for; one that is set already, by a
 * callback or a conversion, stands. */
void
bound_py_raise(const cparent_error *err);

/* As above, with what was noticed as the error's `findings`. */
void
bound_py_raise_noticed(const cparent_error *err,
                       const cparent_findings *findings);

/* A tuple of Finding. */
PyObject *
bound_py_findings(const cparent_findings *findings);

/* (code, title, numerator, denominator, value, note) */
PyObject *
bound_py_figure(const cparent_ssda903_figure *figure);

/* NULL becomes None. */
PyObject *
bound_py_text(const char *text);

/* None is not text, and text with a NUL in it is no C string. */
const char *
bound_py_to_text(PyObject *object, const char *what);

bool
bound_py_to_int64(PyObject *object, int64_t *out);

PyObject *
bound_py_date(cparent_date date);

/* None is the unset date. */
bool
bound_py_to_date(PyObject *object, cparent_date *out);

PyObject *
bound_py_period(cparent_period period);

bool
bound_py_to_period(PyObject *object, cparent_period *out);

PyObject *
bound_py_value(const cparent_value *value);

bool
bound_py_to_value(PyObject *object, cparent_value *out);

/* Pairs of a period and a value; free with PyMem_Free. */
bool
bound_py_to_points(PyObject *object, cparent_point **points_out,
                   size_t *count_out);

bool
bound_py_to_noun(PyObject *object, cparent_noun *out);

/* What the field holds, None when it was not given. */
PyObject *
bound_py_field(const cparent_record *record, size_t field);

/* Consumes the findings. */
PyObject *
bound_py_import(bound_import *import);

/* Rows of the status table: (number, name, class, builtin, sentence,
 * exit status). */
PyObject *
bound_py_statuses(void);

#endif
