/* SPDX-License-Identifier: Apache-2.0 */

/*
 * How Python sees the library's types.  SWIG's own ways with text, None and
 * numbers are replaced: they pass NULL and cut text at a NUL.
 */
%pythonnondynamic;

%pythonbegin %{
# The raw half: what people use is in cparent itself.
from . import _mixins
%}

%feature("python:abc", "_mixins.RecordMixin") cparent_record;
%feature("python:abc", "_mixins.StoreMixin") bound_store;
%feature("python:abc", "_mixins.CursorMixin") bound_cursor;
%feature("python:abc", "_mixins.SnapshotMixin") cparent_snapshot;
%feature("python:abc", "_mixins.ReadingMixin") cparent_reading;
%feature("python:abc", "_mixins.RawMixin") cparent_source;
%feature("python:abc", "_mixins.RawMixin") cparent_queue;
%feature("python:abc", "_mixins.RawMixin") cparent_proposed;
%feature("python:abc", "_mixins.RawMixin") cparent_arising;
%feature("python:abc", "_mixins.RawMixin") cparent_challenges;
%feature("python:abc", "_mixins.RawMixin") cparent_columns;
%feature("python:abc", "_mixins.RawMixin") cparent_findings;
%feature("python:abc", "_mixins.RawMixin") cparent_neighbours;
%feature("python:abc", "_mixins.RawMixin") cparent_published;
%feature("python:abc", "_mixins.RawMixin") cparent_series;
%feature("python:abc", "_mixins.RawMixin") cparent_standing;
%feature("python:abc", "_mixins.RawMixin") cparent_ssda903;
%feature("python:abc", "_mixins.RawMixin") cparent_ssda903_result;
%feature("python:abc", "_mixins.RawMixin") cparent_ssda903_tree;

%rename(__next__) bound_cursor::next;

%{
#include "bound-published.h"
#include "bound-return.h"
#include "python/columns.h"
#include "python/records.h"
%}

/* Exact, checked text. */
%typemap(in) const char * {
    $1 = (char *)bound_py_to_text($input, "$1_name");
    if ($1 == NULL)
        SWIG_fail;
}
%typemap(in) const char *authority_or_null, const char *board_or_null,
             const char *document_or_null,
             const char *code_or_null, const char *dataset_or_null,
             const char *digest_or_null, const char *measure_or_null,
             const char *numerator_or_null,
             const char *denominator_or_null,
             const char *measures_or_null, const char *model_or_null,
             const char *period_or_null,
             const char *direction_or_null, const char *head_or_null, const char *id_or_null,
             const char *key_or_null, const char *profile_or_null {
    $1 = NULL;
    if ($input != Py_None) {
        $1 = (char *)bound_py_to_text($input, "$1_name");
        if ($1 == NULL)
            SWIG_fail;
    }
}
%typemap(freearg) const char * ""
%typemap(out) const char * {
    $result = bound_py_text($1);
    if ($result == NULL)
        SWIG_fail;
}

/* str, pathlib.Path, bytes of a path. */
%typemap(in) const char *path (PyObject *bytes = NULL) {
    if (!PyUnicode_FSConverter($input, &bytes))
        SWIG_fail;
    $1 = PyBytes_AS_STRING(bytes);
}
%typemap(freearg) const char *path {
    Py_XDECREF(bytes$argnum);
}

/* Anything with a buffer. */
%typemap(in) (const void *bytes, size_t size) (Py_buffer view, int held = 0) {
    if (PyObject_GetBuffer($input, &view, PyBUF_SIMPLE) != 0)
        SWIG_fail;
    held = 1;
    $1 = view.buf;
    $2 = (size_t)view.len;
}
%typemap(freearg) (const void *bytes, size_t size) {
    if (held$argnum)
        PyBuffer_Release(&view$argnum);
}
%typemap(in) (const char *text, size_t length) {
    $1 = (char *)bound_py_to_text($input, "$1_name");
    if ($1 == NULL)
        SWIG_fail;
    $2 = strlen($1);
}

%typemap(in) int64_t {
    if (!bound_py_to_int64($input, &$1))
        SWIG_fail;
}
%typemap(in) int (int64_t wide) {
    if (!bound_py_to_int64($input, &wide))
        SWIG_fail;
    if (wide < INT32_MIN || wide > INT32_MAX) {
        PyErr_SetString(PyExc_OverflowError, "$1_name is too large");
        SWIG_fail;
    }
    $1 = ($1_ltype)wide;
}
%typemap(in) cparent_status = int;
%typemap(in) size_t (int64_t wide) {
    if (!bound_py_to_int64($input, &wide))
        SWIG_fail;
    if (wide < 0) {
        PyErr_SetString(PyExc_IndexError, "$1_name is negative");
        SWIG_fail;
    }
    $1 = (size_t)wide;
}

%typemap(in) cparent_noun {
    if (!bound_py_to_noun($input, &$1))
        SWIG_fail;
}
%typemap(out) cparent_noun {
    $result = bound_py_text(cparent_noun_name($1));
}
%typemap(in) cparent_period_kind {
    const char *kind = bound_py_to_text($input, "$1_name");
    if (kind == NULL)
        SWIG_fail;
    $1 = (cparent_period_kind)bound_period_kind_parse(kind);
}
%typemap(in) cparent_date {
    if (!bound_py_to_date($input, &$1))
        SWIG_fail;
}
%typemap(out) cparent_date {
    $result = bound_py_date($1);
}
%typemap(in) cparent_period {
    if (!bound_py_to_period($input, &$1))
        SWIG_fail;
}
%typemap(out) cparent_period {
    $result = bound_py_period($1);
}
%typemap(in) const cparent_value * (cparent_value value) {
    if (!bound_py_to_value($input, &value))
        SWIG_fail;
    $1 = &value;
}
%typemap(out) cparent_value {
    $result = bound_py_value(&$1);
}

/* Python's objects as they are; the callee borrows. */
%typemap(in) bound_any "$1 = (bound_any)$input;"
%typemap(in) bound_any listener {
    if ($input != Py_None && !PyCallable_Check($input)) {
        PyErr_SetString(PyExc_TypeError, "progress must be callable");
        SWIG_fail;
    }
    $1 = $input == Py_None ? 0 : (bound_any)$input;
}

/* Records stand in their objects; see records.c. */
%typemap(in) cparent_record *, const cparent_record *,
             struct cparent_record * {
    $1 = bound_py_to_record($input);
    if ($1 == NULL) {
        PyErr_SetString(PyExc_TypeError, $input == Py_None
                                             ? "$1_name must not be None"
                                             : "$1_name is no record");
        SWIG_fail;
    }
}
%typemap(in) const cparent_record *target_or_null {
    $1 = bound_py_to_record($input);
    if ($1 == NULL && $input != Py_None) {
        PyErr_SetString(PyExc_TypeError, "$1_name is no record");
        SWIG_fail;
    }
}

/* No wrapper may stand for NULL. */
%typemap(check) cparent_source *, const cparent_snapshot *,
                bound_store *, bound_cursor *,
                struct cparent_source *,
                struct cparent_snapshot *, struct cparent_reading *,
                struct cparent_challenges *, struct cparent_columns *,
                cparent_ssda903 *, const cparent_ssda903_result *,
                struct cparent_ssda903 *, struct cparent_ssda903_result *,
                struct cparent_ssda903_tree *, struct cparent_findings *,
                cparent_published *, const cparent_published *,
                const cparent_neighbours *, const cparent_standing *,
                struct cparent_published *, struct cparent_neighbours *,
                struct cparent_standing *, struct cparent_series *,
                struct bound_store *,
                struct bound_cursor * {
    if ($1 == NULL) {
        PyErr_SetString(PyExc_TypeError, "$1_name must not be None");
        SWIG_fail;
    }
}

/* …except where None is an answer. */
%typemap(in) cparent_source *meta_or_null (void *held = NULL),
             cparent_source *phrases_or_null (void *held = NULL),
             const cparent_neighbours *neighbours_or_null
                 (void *held = NULL),
             bound_store *store_or_null (void *held = NULL),
             cparent_source *postcodes_or_null (void *held = NULL),
             cparent_source *bank_holidays_or_null (void *held = NULL),
             const cparent_findings *findings_or_null (void *held = NULL) {
    if ($input != Py_None
        && !SWIG_IsOK(SWIG_ConvertPtr($input, &held, $1_descriptor, 0))) {
        PyErr_SetString(PyExc_TypeError, "$1_name is of another type");
        SWIG_fail;
    }
    $1 = held;
}
%typemap(check) cparent_source *meta_or_null,
                cparent_source *phrases_or_null,
                const cparent_neighbours *neighbours_or_null,
                bound_store *store_or_null,
                cparent_source *postcodes_or_null,
                cparent_source *bank_holidays_or_null,
                const cparent_findings *findings_or_null ""

/* Records in: anything that is a sequence of them. */
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
    for (size_t i = 0; i < $2; i++) {
        array[i] = bound_py_to_record(
            PySequence_Fast_GET_ITEM(items, (Py_ssize_t)i));
        if (array[i] == NULL) {
            PyErr_SetString(PyExc_TypeError, "that is no record");
            SWIG_fail;
        }
    }
    $1 = ($1_ltype)array;
}
%typemap(freearg) (const cparent_record *const *records, size_t count) {
    PyMem_Free(array$argnum);
    Py_XDECREF(items$argnum);
}

/* Texts in: a list of str, which keeps them alive. */
%typemap(in) (const char *const *texts, size_t text_count)
    (PyObject *items = NULL, const char **array = NULL) {
    items = PySequence_Fast($input, "a list of str is needed");
    if (items == NULL)
        SWIG_fail;
    $2 = (size_t)PySequence_Fast_GET_SIZE(items);
    array = PyMem_New(const char *, $2 + 1);
    if (array == NULL) {
        PyErr_NoMemory();
        SWIG_fail;
    }
    for (size_t i = 0; i < $2; i++) {
        array[i] = bound_py_to_text(
            PySequence_Fast_GET_ITEM(items, (Py_ssize_t)i), "a text");
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

/* Outs. */
%typemap(in, numinputs=0) cparent_record **record_out
    (cparent_record *out = NULL) "$1 = &out;"
%typemap(argout) cparent_record **record_out {
    if (*$1 != NULL) {
        Py_CLEAR($result);
        $result = bound_py_record(*$1);
    }
}
%define CPARENT_OUT(TYPE, NAME)
%typemap(in, numinputs=0) TYPE **NAME (TYPE *out = NULL) "$1 = &out;"
%typemap(argout) TYPE **NAME {
    if (*$1 != NULL) {
        Py_CLEAR($result);
        $result = SWIG_NewPointerObj(*$1, $*1_descriptor, SWIG_POINTER_OWN);
    }
}
%enddef
CPARENT_OUT(cparent_source, source_out)
CPARENT_OUT(cparent_snapshot, snapshot_out)
CPARENT_OUT(cparent_challenges, challenges_out)
CPARENT_OUT(cparent_columns, columns_out)
CPARENT_OUT(cparent_published, published_out)
CPARENT_OUT(cparent_neighbours, neighbours_out)
CPARENT_OUT(cparent_standing, standing_out)
CPARENT_OUT(cparent_queue, queue_out)
CPARENT_OUT(cparent_proposed, proposed_out)
CPARENT_OUT(cparent_arising, arising_out)
CPARENT_OUT(cparent_series, series_out)
%typemap(in, numinputs=0) cparent_findings **findings_out
    (cparent_findings *out = NULL) "$1 = &out;"
%typemap(argout) cparent_findings **findings_out {
    PyObject *findings =
        SWIG_NewPointerObj(*$1, $*1_descriptor, SWIG_POINTER_OWN);
    $result = $result != NULL && findings != NULL
                  ? Py_BuildValue("(NN)", $result, findings)
                  : NULL;
}
CPARENT_OUT(cparent_ssda903, return_out)
CPARENT_OUT(cparent_ssda903_tree, tree_out)
CPARENT_OUT(cparent_reading, reading_out)
CPARENT_OUT(bound_store, store_out)
CPARENT_OUT(bound_cursor, cursor_out)

%typemap(in, numinputs=0) char **text_out (char *out = NULL) "$1 = &out;"
%typemap(argout) char **text_out {
    if (*$1 != NULL) {
        Py_CLEAR($result);
        $result = bound_py_text(*$1);
        cparent_string_free(*$1);
    }
}
%typemap(in, numinputs=0) char head_out[96]
    (char out[96] = "") "$1 = out;"
%typemap(in, numinputs=0) char period_text_out[CPARENT_PERIOD_SIZE]
    (char out[CPARENT_PERIOD_SIZE] = "") "$1 = out;"
%typemap(in, numinputs=0) char value_text_out[CPARENT_VALUE_SIZE]
    (char out[CPARENT_VALUE_SIZE] = "") "$1 = out;"
%typemap(argout) char head_out[96],
                 char period_text_out[CPARENT_PERIOD_SIZE],
                 char value_text_out[CPARENT_VALUE_SIZE] {
    Py_CLEAR($result);
    $result = bound_py_text($1);
}
%typemap(freearg) char head_out[96],
                  char period_text_out[CPARENT_PERIOD_SIZE],
                  char value_text_out[CPARENT_VALUE_SIZE] ""
%typemap(in, numinputs=0) int64_t *number_out (int64_t out = 0) "$1 = &out;"
%typemap(argout) int64_t *number_out {
    Py_CLEAR($result);
    $result = PyLong_FromLongLong(*$1);
}
%typemap(in, numinputs=0) cparent_period *period_out
    (cparent_period out = { { 0, 0, 0 }, { 0, 0, 0 }, 0 }) "$1 = &out;"
%typemap(argout) cparent_period *period_out {
    if (cparent_period_is_set(*$1)) {
        Py_CLEAR($result);
        $result = bound_py_period(*$1);
    }
}
%typemap(in, numinputs=0) cparent_value *value_out (cparent_value out)
{
    memset(&out, 0, sizeof(out));
    $1 = &out;
}
%typemap(argout) cparent_value *value_out {
    PyObject *value = bound_py_value($1);
    if ($result == Py_None) {
        Py_SETREF($result, value);
    } else { /* it comes beside something else */
        $result = value == NULL ? NULL
                                : Py_BuildValue("(NN)", $result, value);
    }
}
%typemap(in, numinputs=0) cparent_unit *unit_out
    (cparent_unit out = CPARENT_UNIT_UNKNOWN) "$1 = &out;"
%typemap(argout) cparent_unit *unit_out ""

/* Results. */
%typemap(out) cparent_status {
    (void)$1;
    $result = SWIG_Py_Void();
}
%typemap(out) bound_step {
    if ($1 == CPARENT_DONE) {
        PyErr_SetNone(PyExc_StopIteration);
        SWIG_fail;
    }
    $result = SWIG_Py_Void();
}
%typemap(out) const cparent_record *, const bound_item * {
    $result = bound_py_record(
        $1 == NULL ? NULL : cparent_record_ref((cparent_record *)$1));
}
%typemap(out) cparent_record * {
    $result = bound_py_record($1);
}
%typemap(in, numinputs=0) cparent_ssda903_figure *figure_out
    (cparent_ssda903_figure out) "$1 = &out;"
%typemap(argout) cparent_ssda903_figure *figure_out {
    int found = $result == Py_True;
    Py_CLEAR($result);
    $result = found ? bound_py_figure($1) : Py_NewRef(Py_None);
    if ($result == NULL)
        SWIG_fail;
}
%typemap(out) cparent_ssda903_result * {
    $result = $1 == NULL
                  ? Py_NewRef(Py_None)
                  : SWIG_NewPointerObj(cparent_ssda903_result_ref($1),
                                       $1_descriptor, SWIG_POINTER_OWN);
}
%typemap(out) bound_return {
    if ($1.error.status != CPARENT_OK || PyErr_Occurred()) {
        bound_py_raise_noticed(&$1.error, $1.findings);
        cparent_findings_free($1.findings);
        cparent_ssda903_result_unref($1.result);
        SWIG_fail;
    }
    $result = Py_BuildValue(
        "(NN)",
        SWIG_NewPointerObj($1.result, SWIGTYPE_p_cparent_ssda903_result,
                           SWIG_POINTER_OWN),
        SWIG_NewPointerObj($1.findings, SWIGTYPE_p_cparent_findings,
                           SWIG_POINTER_OWN));
    if ($result == NULL)
        SWIG_fail;
}
%typemap(out) bound_import {
    if ($1.error.status != CPARENT_OK || PyErr_Occurred()) {
        bound_py_raise_noticed(&$1.error, $1.findings);
        cparent_findings_free($1.findings);
        SWIG_fail;
    }
    $result = bound_py_import(&$1);
    if ($result == NULL)
        SWIG_fail;
}
%typemap(out) PyObject * {
    $result = $1;
    if ($result == NULL)
        SWIG_fail;
}

/* Last, so that what was made before an error is let go. */
%typemap(in, numinputs=0) cparent_error *err
    (cparent_error error = CPARENT_ERROR_INIT) "$1 = &error;"
%typemap(argout) cparent_error *err {
    if (error$argnum.status < 0 || PyErr_Occurred()) {
        Py_CLEAR($result);
        bound_py_raise(&error$argnum);
        SWIG_fail;
    }
}

/* What only Python needs. */
%extend cparent_findings {
    PyObject *list()
    {
        return bound_py_findings($self);
    }
}

%extend cparent_columns {
    PyObject *column(size_t index)
    {
        return bound_py_column($self, index);
    }
}

%inline %{
/* Says which class wraps the records of a noun. */
static void
register_noun(cparent_noun noun, bound_any cls)
{
    bound_py_record_class(noun, (PyObject *)cls);
}

/* Fills a record that is being made. */
static PyObject *
record_begin(bound_any object, cparent_noun noun, bound_any fields)
{
    return bound_py_record_begin((PyObject *)object, noun,
                                 (PyObject *)fields);
}

/* A descriptor that reads one field. */
static PyObject *
record_field(cparent_noun noun, size_t field, bound_any doc)
{
    return bound_py_record_field(noun, field, (PyObject *)doc);
}

static PyObject *
statuses(void)
{
    return bound_py_statuses();
}

static PyObject *
texts(bound_any offsets, bound_any bytes)
{
    return bound_py_texts((PyObject *)offsets, (PyObject *)bytes);
}

static PyObject *
arrow_schema(bound_any column)
{
    return bound_py_arrow_schema((PyObject *)column);
}

static PyObject *
arrow_table_schema(bound_any columns)
{
    return bound_py_arrow_table_schema((PyObject *)columns);
}

static PyObject *
arrow_array(bound_any column)
{
    return bound_py_arrow_array((PyObject *)column);
}

static PyObject *
arrow_stream(bound_any columns)
{
    return bound_py_arrow_stream((PyObject *)columns);
}

static PyObject *
arrow_numbers(bound_any given)
{
    return bound_py_arrow_numbers((PyObject *)given);
}
%}

%init %{
    if (bound_py_init() != 0 || bound_py_columns_init() != 0
        || bound_py_records_init(m) != 0)
        return NULL;
%}
