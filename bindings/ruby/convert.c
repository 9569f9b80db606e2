/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "convert.h"

#include <string.h>

/* Borrowed from cparent/types.rb for as long as the process lives. */
static VALUE types = Qnil;
static VALUE date_class = Qnil;

/* A day, period or value that was made lately need not be made again. */
typedef enum kept_kind { A_DAY = 1, A_PERIOD, A_VALUE } kept_kind;
enum { KEPT = 2048, KEY_WORDS = 1 + (sizeof(cparent_value) + 7) / 8 };

typedef struct kept_key {
    uint64_t words[KEY_WORDS];
} kept_key;

static kept_key kept_keys[KEPT];
static VALUE kept_objects = Qnil; /* an Array, beside them */

static long
place_of(const kept_key *key)
{
    uint64_t hash = 0;
    for (size_t i = 0; i < KEY_WORDS; i++)
        hash = (hash ^ key->words[i]) * UINT64_C(0x9e3779b97f4a7c15);
    return (long)(hash >> 32) % KEPT;
}

/* The object of those bytes: the one that was made lately, or one by `make`. */
static VALUE
made_once(kept_kind which, const void *of, size_t size,
          VALUE (*make)(const void *of))
{
    kept_key key = { { which } };
    memcpy(key.words + 1, of, size);
    long place = place_of(&key);
    if (memcmp(&kept_keys[place], &key, sizeof(key)) == 0)
        return rb_ary_entry(kept_objects, place);
    VALUE made = make(of);
    rb_ary_store(kept_objects, place, made);
    kept_keys[place] = key;
    return made;
}

void
bound_rb_init(void)
{
    rb_require("date");
    rb_require("cparent/types");
    rb_gc_register_address(&types);
    rb_gc_register_address(&date_class);
    rb_gc_register_address(&kept_objects);
    kept_objects = rb_ary_new_capa(KEPT);
    VALUE module = rb_const_get(rb_cObject, rb_intern("Cparent"));
    types = rb_const_get(module, rb_intern("Types"));
    date_class = rb_const_get(rb_cObject, rb_intern("Date"));
}

/*
 * Errors.
 */

/* rb_jump_tag's state: something was raised below C that could not pass
 * through it, and waits to go on.  The exception itself stays in Ruby's
 * hands. */
static _Thread_local int waiting;

bool
bound_rb_protect(VALUE (*body)(VALUE), void *argument)
{
    int state = 0;
    rb_protect(body, (VALUE)argument, &state);
    if (state != 0)
        waiting = state;
    return state == 0;
}

static VALUE
lossy(const char *text)
{
    /* What a hostile file is called need not be UTF-8. */
    VALUE string = rb_utf8_str_new_cstr(text);
    return rb_funcall(string, rb_intern("scrub"), 0);
}

static VALUE
error_object(const cparent_error *err)
{
    char sentence[sizeof(cparent_error) + 64];
    cparent_error_format(err, sentence, sizeof(sentence));
    return rb_funcall(types, rb_intern("make_error"), 9,
                      INT2NUM(err->status), lossy(sentence),
                      lossy(err->source), INT2NUM(err->line),
                      INT2NUM(err->column), LL2NUM(err->offset),
                      bound_rb_text(err->field),
                      bound_rb_text(err->message), bound_rb_text(err->hint));
}

void
bound_rb_settle(const cparent_error *err)
{
    if (waiting != 0) {
        int state = waiting;
        waiting = 0;
        rb_jump_tag(state);
    }
    if (err->status >= 0)
        return;
    if (err->status == CPARENT_E_CANCELLED)
        rb_thread_check_ints(); /* Interrupt, where that was the reason */
    rb_exc_raise(error_object(err));
}

VALUE
bound_rb_statuses(void)
{
    VALUE rows = rb_ary_new();
    for (size_t i = 0; i < cparent_status_count(); i++) {
        cparent_status status = cparent_status_at(i);
        rb_ary_push(rows,
                    rb_ary_new_from_args(
                        6, INT2NUM(status),
                        bound_rb_text(cparent_status_name(status)),
                        bound_rb_text(cparent_status_exception(status)),
                        bound_rb_text(cparent_status_builtin(status, true)),
                        bound_rb_text(cparent_status_text(status)),
                        INT2NUM(cparent_status_exit(status))));
    }
    return rows;
}

/*
 * Imports.
 */

VALUE
bound_rb_findings(const cparent_findings *findings)
{
    static const char *const severities[] = { "note", "note", "warning",
                                              "error" };
    VALUE array = rb_ary_new();
    size_t count = findings == NULL ? 0 : cparent_findings_count(findings);
    for (size_t i = 0; i < count; i++) {
        const cparent_finding *at = cparent_findings_at(findings, i);
        int severity = at->severity >= 1 && at->severity <= 3
                           ? at->severity
                           : 0;
        rb_ary_push(array,
                    rb_funcall(types, rb_intern("make_finding"), 7,
                               bound_rb_word(severities[severity]),
                               bound_rb_text(at->rule),
                               bound_rb_text(at->source), INT2NUM(at->line),
                               INT2NUM(at->column), bound_rb_text(at->field),
                               bound_rb_text(at->message)));
    }
    return rb_ary_freeze(array);
}

void
bound_rb_settle_noticed(const cparent_error *err,
                        const cparent_findings *findings)
{
    if (waiting == 0 && err->status < 0) {
        if (err->status == CPARENT_E_CANCELLED)
            rb_thread_check_ints();
        VALUE error = error_object(err);
        rb_iv_set(error, "@findings", bound_rb_findings(findings));
        rb_exc_raise(error);
    }
    bound_rb_settle(err);
}

VALUE
bound_rb_figure(const cparent_ssda903_figure *figure)
{
    bool above = (figure->has & CPARENT_SSDA903_NUMERATOR) != 0;
    bool below = (figure->has & CPARENT_SSDA903_DENOMINATOR) != 0;
    return rb_ary_new_from_args(
        6, bound_rb_word(figure->code), bound_rb_text(figure->title),
        above ? LL2NUM(figure->numerator) : Qnil,
        below ? LL2NUM(figure->denominator) : Qnil,
        bound_rb_value(&figure->value), bound_rb_text(figure->note));
}

static VALUE
import_body(VALUE argument)
{
    static const char *const kinds[] = {
        NULL,      "minutes",   "indicators", "pledges",
        "reading", "published", "neighbours", "description"
    };
    bound_import *import = (bound_import *)argument;
    const cparent_import_result *result = &import->result;
    bound_rb_settle_noticed(&import->error, import->findings);
    VALUE findings = bound_rb_findings(import->findings);
    const char *kind = result->kind >= 1 && result->kind <= 7
                           ? kinds[result->kind]
                           : NULL;
    const char *document =
        result->document[0] != '\0' ? result->document : NULL;
    return rb_funcall(types, rb_intern("make_import"), 7,
                      bound_rb_word(kind), LL2NUM(result->read),
                      LL2NUM(result->added), LL2NUM(result->changed),
                      LL2NUM(result->unchanged), bound_rb_text(document),
                      findings);
}

static VALUE
import_ensure(VALUE argument)
{
    bound_import *import = (bound_import *)argument;
    cparent_findings_free(import->findings);
    import->findings = NULL;
    return Qnil;
}

VALUE
bound_rb_import(bound_import *import)
{
    return rb_ensure(import_body, (VALUE)import, import_ensure,
                     (VALUE)import);
}

VALUE
bound_rb_entry(const cparent_entry *entry)
{
    return rb_funcall(types, rb_intern("make_entry"), 9,
                      LL2NUM(entry->sequence), LL2NUM(entry->version),
                      bound_rb_text(entry->at), bound_rb_text(entry->who),
                      bound_rb_text(entry->why), bound_rb_word(entry->noun),
                      bound_rb_text(entry->id),
                      bound_rb_text(entry->digest),
                      bound_rb_text(entry->body));
}

/*
 * Plain values.
 */

VALUE
bound_rb_text(const char *text)
{
    return text == NULL ? Qnil : rb_obj_freeze(rb_utf8_str_new_cstr(text));
}

VALUE
bound_rb_word(const char *word)
{
    return word == NULL ? Qnil : ID2SYM(rb_intern(word));
}

const char *
bound_rb_to_text(VALUE *object, const char *what)
{
    char name[BOUND_NAME_SIZE];
    if (RB_SYMBOL_P(*object)) /* :dental_check, as keys of a Hash are */
        *object = rb_sym2str(*object);
    if (!RB_TYPE_P(*object, T_STRING))
        rb_raise(rb_eTypeError,
                 "%s must be a String or Symbol, not %" PRIsVALUE,
                 bound_said(what, name), rb_obj_class(*object));
    *object = rb_str_export_to_enc(*object, rb_utf8_encoding());
    if (rb_enc_str_coderange(*object) == ENC_CODERANGE_BROKEN)
        rb_raise(rb_eArgError, "%s is not valid UTF-8",
                 bound_said(what, name));
    if (memchr(RSTRING_PTR(*object), '\0', (size_t)RSTRING_LEN(*object)))
        rb_raise(rb_eArgError, "%s has a NUL character in it",
                 bound_said(what, name));
    return StringValueCStr(*object);
}

const char *const *
bound_rb_to_texts(VALUE array, volatile VALUE *room, size_t *count_out)
{
    Check_Type(array, T_ARRAY);
    VALUE kept = rb_ary_new();
    size_t size = 0;
    for (long i = 0; i < RARRAY_LEN(array); i++) {
        VALUE text = rb_ary_entry(array, i);
        size += strlen(bound_rb_to_text(&text, "a text")) + 1;
        rb_ary_push(kept, text);
    }
    long count = RARRAY_LEN(kept);
    const char **texts = rb_alloc_tmp_buffer(
        room, (count + 1) * (long)sizeof(*texts) + (long)size);
    char *to = (char *)(texts + count + 1);
    for (long i = 0; i < count; i++) {
        VALUE text = rb_ary_entry(kept, i);
        size_t length = (size_t)RSTRING_LEN(text);
        texts[i] = memcpy(to, RSTRING_PTR(text), length);
        to[length] = '\0';
        to += length + 1;
    }
    RB_GC_GUARD(kept);
    *count_out = (size_t)count;
    return texts;
}

const char *
bound_rb_to_word(VALUE *object, const char *what)
{
    if (SYMBOL_P(*object))
        *object = rb_sym2str(*object);
    return bound_rb_to_text(object, what);
}

cparent_noun
bound_rb_to_noun(VALUE object)
{
    cparent_noun noun =
        cparent_noun_parse(bound_rb_to_word(&object, "a noun"));
    cparent_error err = CPARENT_ERROR_INIT;
    if (noun == CPARENT_NOUN_NONE) {
        bound_fail(&err, CPARENT_E_INVALID, "there is no noun of that name",
                   "Cparent::NOUNS lists them");
        bound_rb_settle(&err);
    }
    RB_GC_GUARD(object);
    return noun;
}

static VALUE
make_date(const void *of)
{
    const cparent_date *date = of;
    return rb_funcall(date_class, rb_intern("new"), 3, INT2FIX(date->year),
                      INT2FIX(date->month), INT2FIX(date->day));
}

VALUE
bound_rb_date(cparent_date date)
{
    return cparent_date_is_set(date)
               ? made_once(A_DAY, &date, sizeof(date), make_date)
               : Qnil;
}

cparent_date
bound_rb_to_date(VALUE object)
{
    cparent_date date = { 0, 0, 0 };
    cparent_error err = CPARENT_ERROR_INIT;
    if (NIL_P(object))
        return date;
    if (RB_TYPE_P(object, T_STRING)) {
        (void)!cparent_date_parse(bound_rb_to_text(&object, "a date"),
                                  &date, &err);
        bound_rb_settle(&err);
        RB_GC_GUARD(object);
        return date;
    }
    if (!rb_respond_to(object, rb_intern("year"))
        || !rb_respond_to(object, rb_intern("month"))
        || !rb_respond_to(object, rb_intern("day")))
        rb_raise(rb_eTypeError,
                 "a date must be a Date or \"YYYY-MM-DD\", not %" PRIsVALUE,
                 rb_obj_class(object));
    date = cparent_date_make(
        NUM2INT(rb_funcall(object, rb_intern("year"), 0)),
        NUM2INT(rb_funcall(object, rb_intern("month"), 0)),
        NUM2INT(rb_funcall(object, rb_intern("day"), 0)));
    if (!cparent_date_is_set(date))
        rb_raise(rb_eRangeError, "a date must be of the years 1 to 9999");
    return date;
}

static VALUE
make_period(const void *of)
{
    const cparent_period *period = of;
    return rb_funcall(types, rb_intern("make_period"), 3,
                      bound_rb_date(period->first),
                      bound_rb_date(period->last),
                      bound_rb_word(bound_period_kind_name(period->kind)));
}

VALUE
bound_rb_period(cparent_period period)
{
    return cparent_period_is_set(period)
               ? made_once(A_PERIOD, &period, sizeof(period), make_period)
               : Qnil;
}

cparent_period
bound_rb_to_period(VALUE object)
{
    cparent_period period = { { 0, 0, 0 }, { 0, 0, 0 }, 0 };
    cparent_error err = CPARENT_ERROR_INIT;
    if (NIL_P(object))
        return period;
    if (RB_TYPE_P(object, T_STRING)) {
        (void)!cparent_period_parse(bound_rb_to_text(&object, "a period"),
                                    &period, &err);
        bound_rb_settle(&err);
        RB_GC_GUARD(object);
        return period;
    }
    VALUE parts = rb_funcall(types, rb_intern("period_parts"), 1, object);
    VALUE kind = rb_ary_entry(parts, 2);
    period.first = bound_rb_to_date(rb_ary_entry(parts, 0));
    period.last = bound_rb_to_date(rb_ary_entry(parts, 1));
    period.kind =
        bound_period_kind_parse(bound_rb_to_word(&kind, "a kind"));
    RB_GC_GUARD(kind);
    return period;
}

static VALUE
decimal_text(bool given, cparent_decimal decimal)
{
    char buffer[CPARENT_DECIMAL_SIZE];
    if (!given)
        return Qnil;
    cparent_decimal_format(decimal, buffer);
    return bound_rb_text(buffer);
}

static VALUE
make_value(const void *of)
{
    const cparent_value *value = of;
    bool number = cparent_value_is_number(value);
    bool range = number && (value->flags & CPARENT_VALUE_RANGE) != 0;
    bool parts = (value->flags & CPARENT_VALUE_PARTS) != 0;
    bool implied = (value->flags & CPARENT_VALUE_UNIT_IMPLIED) != 0;
    return rb_funcall(
        types, rb_intern("make_value"), 7,
        bound_rb_word(
            cparent_value_state_name((cparent_value_state)value->state)),
        bound_rb_word(cparent_unit_name((cparent_unit)value->unit)),
        decimal_text(number, value->number),
        decimal_text(range, value->high),
        parts ? LL2NUM(value->numerator) : Qnil,
        parts ? LL2NUM(value->denominator) : Qnil, implied ? Qtrue : Qfalse);
}

VALUE
bound_rb_value(const cparent_value *value)
{
    return made_once(A_VALUE, value, sizeof(*value), make_value);
}

static cparent_decimal
to_decimal(VALUE text)
{
    cparent_decimal decimal = { 0, 0, 0 };
    cparent_error err = CPARENT_ERROR_INIT;
    const char *digits = bound_rb_to_text(&text, "a number");
    (void)!cparent_decimal_parse(digits, strlen(digits), &decimal, &err);
    bound_rb_settle(&err);
    RB_GC_GUARD(text);
    return decimal;
}

cparent_value
bound_rb_to_value(VALUE object)
{
    cparent_value value = cparent_value_none(CPARENT_VALUE_MISSING);
    cparent_error err = CPARENT_ERROR_INIT;
    if (RB_TYPE_P(object, T_STRING)) {
        const char *text = bound_rb_to_text(&object, "a value");
        (void)!cparent_value_parse(text, strlen(text), &value, &err);
        bound_rb_settle(&err);
        RB_GC_GUARD(object);
        return value;
    }
    VALUE parts = rb_funcall(types, rb_intern("value_parts"), 1, object);
    VALUE state = rb_ary_entry(parts, 0), unit = rb_ary_entry(parts, 1);
    cparent_unit known = CPARENT_UNIT_UNKNOWN;
    value.state = bound_state_parse(bound_rb_to_word(&state, "a state"));
    (void)cparent_unit_parse(bound_rb_to_word(&unit, "a unit"), &known);
    value.unit = known;
    if (!NIL_P(rb_ary_entry(parts, 2)))
        value.number = to_decimal(rb_ary_entry(parts, 2));
    if (!NIL_P(rb_ary_entry(parts, 3))) {
        value.high = to_decimal(rb_ary_entry(parts, 3));
        value.flags |= CPARENT_VALUE_RANGE;
    }
    if (!NIL_P(rb_ary_entry(parts, 4))) {
        value.numerator = NUM2LL(rb_ary_entry(parts, 4));
        value.denominator = NUM2LL(rb_ary_entry(parts, 5));
        value.flags |= CPARENT_VALUE_PARTS;
    }
    if (RTEST(rb_ary_entry(parts, 6)))
        value.flags |= CPARENT_VALUE_UNIT_IMPLIED;
    return value;
}

/*
 * Fields out.
 */

/* Symbols of words, by where the table of nouns has them: Ruby looks each
 * word up letter by letter, and never collects what is interned. */
static VALUE
choice_word(const char *word)
{
    static struct { const char *word; VALUE symbol; } kept[256];
    size_t at = ((uintptr_t)word >> 2) % 256;
    if (word == NULL || kept[at].word != word)
        kept[at].symbol = bound_rb_word(word);
    kept[at].word = word;
    return kept[at].symbol;
}

static VALUE
field_list(const cparent_record *record, size_t field)
{
    VALUE array = rb_ary_new();
    size_t count = cparent_record_list_count(record, field);
    for (size_t i = 0; i < count; i++)
        rb_ary_push(array,
                    bound_rb_text(cparent_record_list_at(record, field, i)));
    return rb_ary_freeze(array);
}

VALUE
bound_rb_field(const cparent_record *record, size_t field)
{
    cparent_noun noun = cparent_record_noun(record);
    cparent_field_type type = cparent_noun_field_type(noun, field);
    int64_t number = 0;
    cparent_value value;
    if (type == CPARENT_FIELD_LIST)
        return field_list(record, field);
    if (type == CPARENT_FIELD_FLAG)
        return cparent_record_flag(record, field) ? Qtrue : Qfalse;
    if (!cparent_record_has(record, field))
        return Qnil;
    switch (type) {
    case CPARENT_FIELD_TEXT:
        return bound_rb_text(cparent_record_text(record, field));
    case CPARENT_FIELD_INTEGER:
        (void)cparent_record_integer(record, field, &number);
        return LL2NUM(number);
    case CPARENT_FIELD_DATE:
        return bound_rb_date(cparent_record_date(record, field));
    case CPARENT_FIELD_PERIOD:
        return bound_rb_period(cparent_record_period(record, field));
    case CPARENT_FIELD_VALUE:
        value = cparent_record_value(record, field);
        return bound_rb_value(&value);
    case CPARENT_FIELD_CHOICE:
        return choice_word(cparent_noun_field_choice(
            noun, field, cparent_record_choice(record, field)));
    default:
        return Qnil;
    }
}

/*
 * Columns.
 */

static VALUE
bytes_of(const void *data, size_t size)
{
    if (data == NULL && size > 0)
        return Qnil;
    return rb_obj_freeze(rb_str_new(data == NULL ? "" : data, (long)size));
}

static size_t
width_of(int32_t type)
{
    switch (type) {
    case CPARENT_COLUMN_DATE:
    case CPARENT_COLUMN_WORD:
        return sizeof(int32_t);
    case CPARENT_COLUMN_INTEGER:
        return sizeof(int64_t);
    case CPARENT_COLUMN_REAL:
        return sizeof(double);
    default:
        return type == CPARENT_COLUMN_FLAG ? sizeof(uint8_t) : 0;
    }
}

VALUE
bound_rb_column(const cparent_columns *columns, size_t index)
{
    const cparent_column *column = cparent_columns_at(columns, index);
    if (column == NULL)
        rb_raise(rb_eIndexError, "there is no such column");
    size_t rows = cparent_columns_rows(columns);
    size_t count = (size_t)column->text_count;
    bool texts = column->offsets != NULL;
    return rb_ary_new_from_args(
        7, bound_rb_word(column->name), INT2NUM(column->type),
        LL2NUM(column->missing),
        column->type == CPARENT_COLUMN_TEXT
            ? Qnil
            : bytes_of(column->data, rows * width_of(column->type)),
        column->valid == NULL ? Qnil
                              : bytes_of(column->valid, (rows + 7) / 8),
        texts ? bytes_of(column->offsets, (count + 1) * sizeof(int32_t))
              : Qnil,
        texts ? bytes_of(column->texts, (size_t)column->offsets[count])
              : Qnil);
}
