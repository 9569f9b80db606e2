/* SPDX-License-Identifier: Apache-2.0 */

/*
 * How Ruby sees the library's types.  Raising jumps over SWIG's clean-up,
 * so no typemap holds memory that Ruby does not know of.
 */
%{
#include "bound-published.h"
#include "bound-return.h"
#include "ruby/convert.h"

/* The class of each noun; the hand-written half fills it in. */
static VALUE noun_classes[CPARENT_NOUN_COUNT];

static VALUE
wrap_record_open(cparent_record *record)
{
    if (record == NULL)
        return Qnil;
    swig_class *type =
        (swig_class *)SWIGTYPE_p_cparent_record->clientdata;
    VALUE cls = noun_classes[cparent_record_noun(record)];
    if (NIL_P(cls))
        cls = type->klass;
    VALUE made = Data_Wrap_Struct(cls, 0, (RUBY_DATA_FUNC)type->destroy,
                                  record);
    rb_iv_set(made, "@__swigtype__",
              rb_str_new2(SWIGTYPE_p_cparent_record->name));
    return made;
}

/* Wraps a reference of ours in the class of its noun. */
static VALUE
wrap_record(cparent_record *record)
{
    return record == NULL ? Qnil : rb_obj_freeze(wrap_record_open(record));
}
%}

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
    if ($1 == NULL)
        rb_raise(rb_eTypeError, "$1_name must not be nil");
}

/* …except where nil is an answer. */
%typemap(in) cparent_source *meta_or_null (void *held = NULL),
             cparent_source *phrases_or_null (void *held = NULL),
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
                cparent_source *phrases_or_null,
                const cparent_neighbours *neighbours_or_null,
                bound_store *store_or_null,
                cparent_source *postcodes_or_null,
                const cparent_record *target_or_null,
                cparent_source *bank_holidays_or_null,
                const cparent_findings *findings_or_null ""

/* Records in; the memory between is Ruby's own. */
%typemap(in) (const cparent_record *const *records, size_t count)
    (VALUE room = Qnil) {
    Check_Type($input, T_ARRAY);
    $2 = (size_t)RARRAY_LEN($input);
    const cparent_record **array =
        rb_alloc_tmp_buffer(&room, (long)(($2 + 1) * sizeof(*array)));
    for (size_t i = 0; i < $2; i++) {
        void *record = NULL;
        if (!SWIG_IsOK(SWIG_ConvertPtr(rb_ary_entry($input, (long)i),
                                       &record, SWIGTYPE_p_cparent_record,
                                       0))
            || record == NULL)
            rb_raise(rb_eTypeError, "that is no record");
        array[i] = record;
    }
    $1 = ($1_ltype)array;
}
%typemap(freearg) (const cparent_record *const *records, size_t count) {
    rb_free_tmp_buffer(&room$argnum);
}

/* Texts in: the Array keeps what it is made of alive. */
%typemap(in) (const char *const *texts, size_t text_count)
    (VALUE room = Qnil, VALUE kept = Qnil) {
    Check_Type($input, T_ARRAY);
    kept = rb_ary_new();
    $2 = (size_t)RARRAY_LEN($input);
    const char **array =
        rb_alloc_tmp_buffer(&room, (long)(($2 + 1) * sizeof(*array)));
    for (size_t i = 0; i < $2; i++) {
        VALUE text = rb_ary_entry($input, (long)i);
        array[i] = bound_rb_to_text(&text, "a text");
        rb_ary_push(kept, text);
    }
    $1 = ($1_ltype)array;
}
%typemap(freearg) (const char *const *texts, size_t text_count) {
    rb_free_tmp_buffer(&room$argnum);
    RB_GC_GUARD(kept$argnum);
}

%apply (const char *const *texts, size_t text_count) {
    (const char *const *names, size_t name_count)
};

/* Packed numbers in and out: Strings, as Array#pack makes them. */
%define CPARENT_ARRAY(TYPE, NAME, COUNT)
%typemap(in) (const TYPE *NAME, size_t COUNT) {
    Check_Type($input, T_STRING);
    if (RSTRING_LEN($input) % (long)sizeof(TYPE) != 0
        || (RSTRING_LEN($input) != 0
            && (uintptr_t)RSTRING_PTR($input) % sizeof(TYPE) != 0))
        rb_raise(rb_eArgError, #NAME " is no packed array");
    $1 = ($1_ltype)RSTRING_PTR($input);
    $2 = (size_t)RSTRING_LEN($input) / sizeof(TYPE);
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

%typemap(in) (double *numbers_out, size_t room) (VALUE made) {
    $2 = NUM2SIZET($input);
    made = rb_str_new(NULL, (long)($2 * sizeof(double)));
    $1 = (double *)RSTRING_PTR(made);
    memset($1, 0, $2 * sizeof(double));
}
%typemap(argout) (double *numbers_out, size_t room) {
    $result = made$argnum;
    RB_GC_GUARD(made$argnum);
}
%typemap(in) double "$1 = NUM2DBL($input);"

/* A series: pairs of a period and a value. */
%typemap(in) (const cparent_point *points, size_t count) (VALUE room = Qnil) {
    Check_Type($input, T_ARRAY);
    $2 = (size_t)RARRAY_LEN($input);
    cparent_point *array =
        rb_alloc_tmp_buffer(&room, (long)(($2 + 1) * sizeof(*array)));
    for (size_t i = 0; i < $2; i++) {
        VALUE pair = rb_ary_entry($input, (long)i);
        Check_Type(pair, T_ARRAY);
        array[i].period = bound_rb_to_period(rb_ary_entry(pair, 0));
        array[i].value = bound_rb_to_value(rb_ary_entry(pair, 1));
    }
    $1 = array;
}
%typemap(freearg) (const cparent_point *points, size_t count) {
    rb_free_tmp_buffer(&room$argnum);
}
%typemap(in) const cparent_value *tolerance_or_null (cparent_value value) {
    $1 = NULL;
    if (!NIL_P($input)) {
        value = bound_rb_to_value($input);
        $1 = &value;
    }
}

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
%typemap(in, numinputs=0) cparent_findings **findings_out
    (cparent_findings *out = NULL) "$1 = &out;"
%typemap(argout) cparent_findings **findings_out {
    $result = rb_ary_new_from_args(
        2, $result,
        SWIG_NewPointerObj(*$1, $*1_descriptor, SWIG_POINTER_OWN));
}
CPARENT_OUT(cparent_ssda903, return_out)
CPARENT_OUT(cparent_ssda903_tree, tree_out)
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

/* What only Ruby needs. */
%extend cparent_findings {
    VALUE list()
    {
        return bound_rb_findings($self);
    }
}

%extend cparent_columns {
    VALUE column(size_t index)
    {
        return bound_rb_column($self, index);
    }
}

%extend cparent_record {
    VALUE field(size_t field)
    {
        return bound_rb_field($self, field);
    }
}

%inline %{
/* Says which class wraps the records of a noun. */
static void
register_noun(cparent_noun noun, bound_any cls)
{
    noun_classes[noun] = (VALUE)cls;
}

static VALUE
statuses(void)
{
    return bound_rb_statuses();
}
%}

%init %{
    for (int i = 0; i < CPARENT_NOUN_COUNT; i++) {
        noun_classes[i] = Qnil;
        rb_gc_register_address(&noun_classes[i]);
    }
    bound_rb_init();
%}
