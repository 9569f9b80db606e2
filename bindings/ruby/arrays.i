/* SPDX-License-Identifier: Apache-2.0 */

/* Many things in, and numbers out. */

/* Records in; the memory between is Ruby's own.  The Array is not copied:
 * where Ruby's lock is let go, hand over one that nobody else has. */
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

/* Texts in: copies, for the collector may move a short String. */
%typemap(in) (const char *const *texts, size_t text_count)
    (VALUE room = Qnil) {
    $1 = ($1_ltype)bound_rb_to_texts($input, &room, &$2);
}
%typemap(freearg) (const char *const *texts, size_t text_count) {
    rb_free_tmp_buffer(&room$argnum);
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
