/* SPDX-License-Identifier: Apache-2.0 */

/* What a function hands out, and how it fails. */

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
CPARENT_OUT(cparent_cells, cells_out)
CPARENT_OUT(cparent_pattern, pattern_out)
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
CPARENT_OUT(cparent_phrases, phrases_out)
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
