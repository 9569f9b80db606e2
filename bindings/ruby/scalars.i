/* SPDX-License-Identifier: Apache-2.0 */

/* One thing in, or out as it is: texts, numbers, dates, periods, values,
 * records, and what wraps something of the library. */

/* Exact, checked text.  $input is a slot of Ruby's stack: what is put there
 * in its place stays alive for the call. */
%typemap(in) const char * {
    $1 = (char *)bound_rb_to_text(&$input, "$1_name");
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
    $1 = NIL_P($input) ? NULL
                       : (char *)bound_rb_to_text(&$input, "$1_name");
}
%typemap(in) const char *path {
    $input = rb_get_path($input);
    $1 = StringValueCStr($input);
}
%typemap(freearg) const char * ""
%typemap(out) const char * "$result = bound_rb_text($1);"

%typemap(in) (const void *bytes, size_t size) {
    Check_Type($input, T_STRING);
    $1 = RSTRING_PTR($input);
    $2 = (size_t)RSTRING_LEN($input);
}
%typemap(in) (const char *text, size_t length) {
    $1 = (char *)bound_rb_to_text(&$input, "$1_name");
    $2 = strlen($1);
}

%typemap(in) int64_t "$1 = NUM2LL($input);"
%typemap(out) int64_t "$result = LL2NUM($1);"
%typemap(out) uint64_t "$result = ULL2NUM($1);"
%typemap(in) int, cparent_status "$1 = ($1_ltype)NUM2INT($input);"
%typemap(in) size_t {
    if (NUM2LL($input) < 0)
        rb_raise(rb_eIndexError, "$1_name is negative");
    $1 = (size_t)NUM2LL($input);
}

%typemap(in) cparent_noun "$1 = bound_rb_to_noun($input);"
%typemap(out) cparent_noun
    "$result = bound_rb_word(cparent_noun_name($1));"
%typemap(in) cparent_period_kind {
    $1 = (cparent_period_kind)bound_period_kind_parse(
        bound_rb_to_word(&$input, "$1_name"));
}
%typemap(in) cparent_date "$1 = bound_rb_to_date($input);"
%typemap(out) cparent_date "$result = bound_rb_date($1);"
%typemap(in) cparent_period "$1 = bound_rb_to_period($input);"
%typemap(out) cparent_period "$result = bound_rb_period($1);"
%typemap(in) const cparent_value * (cparent_value value) {
    value = bound_rb_to_value($input);
    $1 = &value;
}
%typemap(out) cparent_value "$result = bound_rb_value(&$1);"

/* Ruby's objects as they are; the callee borrows. */
%typemap(in) bound_any "$1 = (bound_any)$input;"
%typemap(in) bound_any list {
    Check_Type($input, T_ARRAY);
    $1 = (bound_any)$input;
}
%typemap(in) bound_any fields {
    Check_Type($input, T_HASH);
    $1 = (bound_any)$input;
}
%typemap(in) bound_any listener {
    if (!NIL_P($input) && !rb_respond_to($input, rb_intern("call")))
        rb_raise(rb_eTypeError, "progress must respond to call");
    $1 = NIL_P($input) ? 0 : (bound_any)$input;
}

/* No wrapper may stand for NULL. */
%typemap(check) cparent_record *, const cparent_record *,
                cparent_source *, const cparent_snapshot *,
                bound_store *, bound_cursor *,
                struct cparent_record *, struct cparent_source *,
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
    if ($1 == NULL)
        rb_raise(rb_eTypeError, "$1_name must not be nil");
}

/* …except where nil is an answer. */
%typemap(in) cparent_source *meta_or_null (void *held = NULL),
             cparent_phrases *phrases_or_null (void *held = NULL),
             const cparent_neighbours *neighbours_or_null
                 (void *held = NULL),
             bound_store *store_or_null (void *held = NULL),
             cparent_source *postcodes_or_null (void *held = NULL),
             const cparent_record *target_or_null (void *held = NULL),
             cparent_source *bank_holidays_or_null (void *held = NULL),
             const cparent_findings *findings_or_null (void *held = NULL) {
    if (!NIL_P($input)
        && !SWIG_IsOK(SWIG_ConvertPtr($input, &held, $1_descriptor, 0)))
        rb_raise(rb_eTypeError, "$1_name is of another type");
    $1 = held;
}
%typemap(check) cparent_source *meta_or_null,
                cparent_phrases *phrases_or_null,
                const cparent_neighbours *neighbours_or_null,
                bound_store *store_or_null,
                cparent_source *postcodes_or_null,
                const cparent_record *target_or_null,
                cparent_source *bank_holidays_or_null,
                const cparent_findings *findings_or_null ""
