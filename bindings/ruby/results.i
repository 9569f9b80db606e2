/* SPDX-License-Identifier: Apache-2.0 */

/* What a function hands out, and how it fails. */

/* Outs. */
%typemap(in, numinputs=0) cparent_record **record_out
    (cparent_record *out = NULL) "$1 = &out;"
%typemap(argout) cparent_record **record_out
    "$result = wrap_record(*$1);"
%define CPARENT_OUT(TYPE, NAME)
%typemap(in, numinputs=0) TYPE **NAME (TYPE *out = NULL) "$1 = &out;"
%typemap(argout) TYPE **NAME {
    $result = SWIG_NewPointerObj(*$1, $*1_descriptor, SWIG_POINTER_OWN);
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
    $result = rb_ary_new_from_args(
        2, $result,
        SWIG_NewPointerObj(*$1, $*1_descriptor, SWIG_POINTER_OWN));
}
CPARENT_OUT(cparent_ssda903, return_out)
CPARENT_OUT(cparent_ssda903_tree, tree_out)
CPARENT_OUT(cparent_phrases, phrases_out)
CPARENT_OUT(cparent_reading, reading_out)
CPARENT_OUT(bound_store, store_out)
CPARENT_OUT(bound_cursor, cursor_out)

%typemap(in, numinputs=0) char **text_out (char *out = NULL) "$1 = &out;"
%typemap(argout) char **text_out {
    $result = bound_rb_text(*$1);
    cparent_string_free(*$1);
}
%typemap(in, numinputs=0) char head_out[96]
    (char out[96] = "") "$1 = out;"
%typemap(in, numinputs=0) char period_text_out[CPARENT_PERIOD_SIZE]
    (char out[CPARENT_PERIOD_SIZE] = "") "$1 = out;"
%typemap(in, numinputs=0) char value_text_out[CPARENT_VALUE_SIZE]
    (char out[CPARENT_VALUE_SIZE] = "") "$1 = out;"
%typemap(argout) char head_out[96],
                 char period_text_out[CPARENT_PERIOD_SIZE],
                 char value_text_out[CPARENT_VALUE_SIZE]
    "$result = bound_rb_text($1);"
%typemap(freearg) char head_out[96],
                  char period_text_out[CPARENT_PERIOD_SIZE],
                  char value_text_out[CPARENT_VALUE_SIZE] ""
%typemap(in, numinputs=0) int64_t *number_out (int64_t out = 0) "$1 = &out;"
%typemap(argout) int64_t *number_out "$result = LL2NUM(*$1);"
%typemap(in, numinputs=0) cparent_period *period_out (cparent_period out) {
    memset(&out, 0, sizeof(out));
    $1 = &out;
}
%typemap(argout) cparent_period *period_out
    "$result = bound_rb_period(*$1);"
%typemap(in, numinputs=0) cparent_value *value_out (cparent_value out) {
    memset(&out, 0, sizeof(out));
    $1 = &out;
}
%typemap(argout) cparent_value *value_out {
    VALUE value = bound_rb_value($1);
    $result = NIL_P($result) ? value
                             : rb_ary_new_from_args(2, $result, value);
}
%typemap(in, numinputs=0) cparent_unit *unit_out
    (cparent_unit out = CPARENT_UNIT_UNKNOWN) "$1 = &out;"
%typemap(argout) cparent_unit *unit_out ""

/* Results. */
%typemap(out) cparent_status {
    (void)$1;
    $result = Qnil;
}
%typemap(out) bound_step {
    (void)$1;
    $result = Qnil;
}
%typemap(out) const cparent_record * {
    $result = wrap_record(
        $1 == NULL ? NULL : cparent_record_ref((cparent_record *)$1));
}
%typemap(out) const bound_item * {
    $result = wrap_record_open(
        $1 == NULL ? NULL : cparent_record_ref((cparent_record *)$1));
}
%typemap(out) cparent_record *bound_record_replace
    "$result = wrap_record($1);"
%typemap(in, numinputs=0) cparent_ssda903_figure *figure_out
    (cparent_ssda903_figure out) "$1 = &out;"
%typemap(argout) cparent_ssda903_figure *figure_out
    "$result = RTEST($result) ? bound_rb_figure($1) : Qnil;"
%typemap(out) cparent_ssda903_result * {
    $result = $1 == NULL
                  ? Qnil
                  : SWIG_NewPointerObj(cparent_ssda903_result_ref($1),
                                       $1_descriptor, SWIG_POINTER_OWN);
}
/* Wrapped first: what is raised after that leaks nothing. */
%typemap(out) bound_return {
    VALUE findings = $1.findings == NULL
        ? Qnil
        : SWIG_NewPointerObj($1.findings, SWIGTYPE_p_cparent_findings,
                             SWIG_POINTER_OWN);
    VALUE counted = $1.result == NULL
        ? Qnil
        : SWIG_NewPointerObj($1.result, SWIGTYPE_p_cparent_ssda903_result,
                             SWIG_POINTER_OWN);
    bound_rb_settle_noticed(&$1.error, $1.findings);
    $result = rb_ary_new_from_args(2, counted, findings);
    RB_GC_GUARD(findings);
}
%typemap(out) bound_import "$result = bound_rb_import(&$1);"
%typemap(out) VALUE "$result = $1;"

/* Errors: whatever was made before is Ruby's own and gets collected. */
%typemap(in, numinputs=0) cparent_error *err
    (cparent_error error = CPARENT_ERROR_INIT) "$1 = &error;"
%typemap(argout) cparent_error *err "bound_rb_settle(&error$argnum);"
