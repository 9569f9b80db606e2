/* SPDX-License-Identifier: Apache-2.0 */

/* Many things in, and numbers out. */

/* Records in: anything that is a sequence of them.  A list is not copied, for
 * a million: where the interpreter's lock is let go, hand over a tuple. */
%typemap(in) (const cparent_record *const *records, size_t count)
    (PyObject *items = NULL, const cparent_record **array = NULL) {
    items = PySequence_Fast($input, "a list of records is needed");
    if (items == NULL)
        SWIG_fail;
    $2 = (size_t)PySequence_Fast_GET_SIZE(items);
    array = PyMem_New(const cparent_record *, $2 + 1);
    if (array == NULL) {
        PyErr_NoMemory();
        SWIG_fail;
    }
    if (!bound_py_to_records(PySequence_Fast_ITEMS(items), $2, array))
        SWIG_fail;
    $1 = ($1_ltype)array;
}
%typemap(freearg) (const cparent_record *const *records, size_t count) {
    PyMem_Free(array$argnum);
    Py_XDECREF(items$argnum);
}

/* Texts in: a list of str. */
%typemap(in) (const char *const *texts, size_t text_count)
    (PyObject *items = NULL, const char **array = NULL) {
    items = bound_py_to_tuple($input, "a list of str is needed");
    if (items == NULL)
        SWIG_fail;
    $2 = (size_t)PyTuple_GET_SIZE(items);
    array = PyMem_New(const char *, $2 + 1);
    if (array == NULL) {
        PyErr_NoMemory();
        SWIG_fail;
    }
    for (size_t i = 0; i < $2; i++) {
        array[i] = bound_py_to_text(
            PyTuple_GET_ITEM(items, (Py_ssize_t)i), "a text");
        if (array[i] == NULL)
            SWIG_fail;
    }
    $1 = ($1_ltype)array;
}
%typemap(freearg) (const char *const *texts, size_t text_count) {
    PyMem_Free(array$argnum);
    Py_XDECREF(items$argnum);
}

%apply (const char *const *texts, size_t text_count) {
    (const char *const *names, size_t name_count)
};

/* Packed numbers in: anything whose memory is so many of them. */
%define CPARENT_ARRAY(TYPE, NAME, COUNT)
%typemap(in) (const TYPE *NAME, size_t COUNT) (Py_buffer view, int held = 0) {
    if (PyObject_GetBuffer($input, &view, PyBUF_SIMPLE) != 0)
        SWIG_fail;
    held = 1;
    if (view.len % (Py_ssize_t)sizeof(TYPE) != 0
        || (view.len != 0 && (uintptr_t)view.buf % sizeof(TYPE) != 0)) {
        PyErr_SetString(PyExc_ValueError, #NAME " is no packed array");
        SWIG_fail;
    }
    $1 = ($1_ltype)view.buf;
    $2 = (size_t)view.len / sizeof(TYPE);
}
%typemap(freearg) (const TYPE *NAME, size_t COUNT) {
    if (held$argnum)
        PyBuffer_Release(&view$argnum);
}
%enddef
CPARENT_ARRAY(double, values, count)
CPARENT_ARRAY(int32_t, days, day_count)
CPARENT_ARRAY(uint8_t, states, state_count)
%apply (const double *values, size_t count) {
    (const double *counts, size_t count),
    (const double *totals, size_t total_count),
    (const double *numerators, size_t numerator_count),
    (const double *denominators, size_t denominator_count),
    (const double *reference_counts, size_t reference_count),
    (const double *reference_denominators,
     size_t reference_denominator_count),
    (const double *weights, size_t weight_count),
    (const double *lower, size_t lower_count),
    (const double *upper, size_t upper_count),
    (const double *places, size_t count),
    (const double *places, size_t place_count)
};
%apply (const int32_t *days, size_t day_count) {
    (const int32_t *places, size_t place_count)
};
%apply (const uint8_t *states, size_t state_count) {
    (const uint8_t *breaks, size_t break_count)
};

/* Packed numbers out: the caller says how many there is to be room for. */
%typemap(in) (double *numbers_out, size_t room) (PyObject *made = NULL) {
    Py_ssize_t wanted = PyNumber_AsSsize_t($input, PyExc_OverflowError);
    if (wanted < 0 || wanted > PY_SSIZE_T_MAX / (Py_ssize_t)sizeof(double)) {
        if (!PyErr_Occurred())
            PyErr_SetString(PyExc_ValueError, "there is no such room");
        SWIG_fail;
    }
    made = PyByteArray_FromStringAndSize(
        NULL, wanted * (Py_ssize_t)sizeof(double));
    if (made == NULL)
        SWIG_fail;
    $1 = (double *)PyByteArray_AS_STRING(made);
    $2 = (size_t)wanted;
    memset($1, 0, $2 * sizeof(double));
}
%typemap(argout) (double *numbers_out, size_t room) {
    Py_CLEAR($result);
    $result = Py_NewRef(made$argnum);
}
%typemap(freearg) (double *numbers_out, size_t room) {
    Py_XDECREF(made$argnum);
}
%typemap(in) double {
    $1 = PyFloat_AsDouble($input);
    if ($1 == -1 && PyErr_Occurred())
        SWIG_fail;
}

/* A series: pairs of a period and a value. */
%typemap(in) (const cparent_point *points, size_t count)
    (cparent_point *array = NULL) {
    if (!bound_py_to_points($input, &array, &$2))
        SWIG_fail;
    $1 = array;
}
%typemap(freearg) (const cparent_point *points, size_t count) {
    PyMem_Free(array$argnum);
}
%typemap(in) const cparent_value *tolerance_or_null (cparent_value value) {
    $1 = NULL;
    if ($input != Py_None) {
        if (!bound_py_to_value($input, &value))
            SWIG_fail;
        $1 = &value;
    }
}
