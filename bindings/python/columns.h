/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_PYTHON_COLUMNS_H
#define CPARENT_PYTHON_COLUMNS_H

#include "convert.h"

/* -1: an exception is set. */
int
bound_py_columns_init(void);

/* (name, type, missing, data, valid, offsets, texts): memoryviews, or None
 * where there is none. */
PyObject *
bound_py_column(cparent_columns *columns, size_t index);

/* A list of str, from int32 offsets and UTF-8 bytes. */
PyObject *
bound_py_texts(PyObject *offsets, PyObject *texts);

/* Days (int32, since 1970-01-01) into nanoseconds (int64, least for no day):
 * True, or False when a day is beyond what these hold. */
PyObject *
bound_py_stamps(PyObject *days, PyObject *stamps);

/*
 * Arrow.  A column is (name, format, rows, missing, buffers, words): buffers
 * are objects with a buffer, or None; words None or a column.  The capsules
 * hold what they are made of.
 */

/* An "arrow_schema" capsule of one column, or of a struct of several. */
PyObject *
bound_py_arrow_schema(PyObject *column);
PyObject *
bound_py_arrow_table_schema(PyObject *columns);

/* An "arrow_array" capsule of one column. */
PyObject *
bound_py_arrow_array(PyObject *column);

/* An "arrow_array_stream" capsule of one batch. */
PyObject *
bound_py_arrow_stream(PyObject *columns);

/* Numbers out of anything with __arrow_c_array__ or __arrow_c_stream__: a
 * bytearray of doubles, NaN where there is none. */
PyObject *
bound_py_arrow_numbers(PyObject *given);

#endif
