/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_PYTHON_RECORDS_H
#define CPARENT_PYTHON_RECORDS_H

#include "convert.h"

/* Makes the base of every record's class and puts it into the module.  -1:
 * an exception is set. */
int
bound_py_records_init(PyObject *module);

/* The `_place` of all records that have no other. */
void
bound_py_record_nowhere(PyObject *place);

/* Says which class the records of a noun have.  False, and an exception:
 * it cannot have them. */
bool
bound_py_record_class(cparent_noun noun, PyObject *cls);

/* Wraps a reference of ours, which is let go when that fails. */
PyObject *
bound_py_record(cparent_record *record);

/* The record in an object; NULL, and no exception, when there is none. */
cparent_record *
bound_py_to_record(PyObject *object);

/* Those in many; false, and an exception, when one has none. */
bool
bound_py_to_records(PyObject *const *objects, size_t count,
                    const cparent_record **records);

/* What __init__ does: makes the record that the object is to hold. */
PyObject *
bound_py_record_begin(PyObject *object, cparent_noun noun, PyObject *fields);

/* A descriptor that reads one field. */
PyObject *
bound_py_record_field(cparent_noun noun, size_t field, PyObject *doc);

/* A function that makes, of a store, the view of a class for one noun. */
PyObject *
bound_py_view_maker(PyObject *cls, PyObject *noun, PyObject *wanted);

#endif
