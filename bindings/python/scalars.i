/* SPDX-License-Identifier: Apache-2.0 */

/* One thing in, or out as it is: texts, numbers, dates, periods, values,
 * records, and what wraps something of the library. */

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
                struct cparent_phrases *,
                struct cparent_challenges *, struct cparent_columns *,
                cparent_ssda903 *, const cparent_ssda903_result *,
                struct cparent_ssda903 *, struct cparent_ssda903_result *,
                struct cparent_ssda903_tree *, struct cparent_findings *,
                cparent_published *, const cparent_published *,
                const cparent_neighbours *, const cparent_standing *,
                struct cparent_published *, struct cparent_neighbours *,
                struct cparent_standing *, struct cparent_series *,
                const cparent_cells *, struct cparent_cells *,
                const cparent_pattern *, struct cparent_pattern *,
                struct bound_store *,
                struct bound_cursor * {
    if ($1 == NULL) {
        PyErr_SetString(PyExc_TypeError, "$1_name must not be None");
        SWIG_fail;
    }
}

/* …except where None is an answer. */
%typemap(in) cparent_source *meta_or_null (void *held = NULL),
             cparent_phrases *phrases_or_null (void *held = NULL),
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
                cparent_phrases *phrases_or_null,
                const cparent_neighbours *neighbours_or_null,
                bound_store *store_or_null,
                cparent_source *postcodes_or_null,
                cparent_source *bank_holidays_or_null,
                const cparent_findings *findings_or_null ""
