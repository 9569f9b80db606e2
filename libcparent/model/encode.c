/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <cparent/builder.h>

#include "model/cell-internal.h"

#include <stdio.h>
#include <string.h>

#include "core/error-internal.h"

/* 18 digits and 15 places, the most that is read back. */
static bool
is_decimal(cparent_decimal decimal)
{
    const int64_t end = INT64_C(1000000000000000000);

    return decimal.scale >= 0 && decimal.scale <= 15 &&
           decimal.coefficient > -end && decimal.coefficient < end;
}

bool
cparent__value_keep(const cparent_value *value, cparent_value *kept_out)
{
    cparent_value kept = cparent_value_none(
        (cparent_value_state)value->state);

    if (value->state < CPARENT_VALUE_MISSING ||
        value->state > CPARENT_VALUE_LOW_RELIABILITY || value->unit < 0 ||
        value->unit > CPARENT_UNIT_MONTHS ||
        (value->flags & ~(CPARENT_VALUE_RANGE | CPARENT_VALUE_PARTS |
                          CPARENT_VALUE_UNIT_IMPLIED)) != 0)
        return false;
    kept.unit = value->unit;
    kept.flags = value->flags;
    if (!cparent_value_is_number(value))
        kept.flags &= ~CPARENT_VALUE_RANGE;
    else
        kept.number = value->number;
    if (kept.flags & CPARENT_VALUE_RANGE)
        kept.high = value->high;
    if (kept.flags & CPARENT_VALUE_PARTS) {
        kept.numerator = value->numerator;
        kept.denominator = value->denominator;
    }
    kept.number.reserved = kept.high.reserved = 0;
    if (!is_decimal(kept.number) || !is_decimal(kept.high))
        return false;
    *kept_out = kept;
    return true;
}

/*
 * Values: "NUMBER[..HIGH] UNIT[ N/D][ implied]"; without a number the
 * state's name stands in its place, and alone when the unit is unknown.
 */
void
cparent__value_encode(const cparent_value *value,
                      char buffer[CPARENT_VALUE_SIZE])
{
    char low[CPARENT_DECIMAL_SIZE];
    char high[CPARENT_DECIMAL_SIZE + 2] = "";
    char parts[48] = "";

    if (value->flags & CPARENT_VALUE_PARTS)
        snprintf(parts, sizeof(parts), " %lld/%lld",
                 (long long)value->numerator,
                 (long long)value->denominator);
    if (!cparent_value_is_number(value)) {
        snprintf(low, sizeof(low), "%s",
                 cparent_value_state_name(
                     (cparent_value_state)value->state));
        if (value->unit == CPARENT_UNIT_UNKNOWN && value->flags == 0) {
            memcpy(buffer, low, sizeof(low));
            return;
        }
    } else {
        cparent_decimal_format(value->number, low);
        if (value->flags & CPARENT_VALUE_RANGE) {
            memcpy(high, "..", 3);
            cparent_decimal_format(value->high, high + 2);
        }
    }
    snprintf(buffer, CPARENT_VALUE_SIZE, "%s%s %s%s%s", low, high,
             cparent_unit_name((cparent_unit)value->unit), parts,
             value->flags & CPARENT_VALUE_UNIT_IMPLIED ? " implied" : "");
}

/* The next word up to a blank: its length, and the place after it. */
static size_t
word_at(const char **at, const char **word)
{
    size_t length;

    *word = *at;
    length = strcspn(*at, " ");
    *at += length + ((*at)[length] == ' ');
    return length;
}

/* Every whole number there is: a decimal stops at 18 digits. */
bool
cparent__whole_decode(const char *text, size_t length, int64_t *out)
{
    bool negative = length > 0 && text[0] == '-';
    size_t at = length > 0 && (text[0] == '-' || text[0] == '+');
    int64_t number = 0;

    if (at == length)
        return false;
    for (; at < length; at++) {
        int digit = text[at] - '0';

        if (!cparent__is_digit(text[at]) ||
            __builtin_mul_overflow(number, 10, &number) ||
            __builtin_add_overflow(number, negative ? -digit : digit,
                                   &number))
            return false;
    }
    *out = number;
    return true;
}

static bool
decode_state(const char *word, size_t length, cparent_value *value_out)
{
    int state;

    for (state = 0; state <= CPARENT_VALUE_LOW_RELIABILITY; state++) {
        const char *name = cparent_value_state_name(
            (cparent_value_state)state);

        if (state != CPARENT_VALUE_NUMBER && strlen(name) == length &&
            memcmp(name, word, length) == 0) {
            *value_out = cparent_value_none((cparent_value_state)state);
            return true;
        }
    }
    return false;
}

static bool
decode_extra(const char *word, size_t length, cparent_value *value)
{
    const char *slash = memchr(word, '/', length);

    if (length == 7 && memcmp(word, "implied", 7) == 0) {
        value->flags |= CPARENT_VALUE_UNIT_IMPLIED;
        return true;
    }
    if (!slash || (value->flags & CPARENT_VALUE_PARTS) ||
        !cparent__whole_decode(word, (size_t)(slash - word), &value->numerator) ||
        !cparent__whole_decode(slash + 1, length - (size_t)(slash - word) - 1,
                      &value->denominator))
        return false;
    value->flags |= CPARENT_VALUE_PARTS;
    return true;
}

bool
cparent__value_decode(const char *text, cparent_value *value_out)
{
    char unit_name[24];
    cparent_value value;
    cparent_unit unit;
    const char *word;
    size_t length;

    length = word_at(&text, &word);
    if (length == 0 ||
        (!decode_state(word, length, &value) &&
         cparent_value_parse(word, length, &value, NULL) != CPARENT_OK))
        return false;
    if (*text) {
        length = word_at(&text, &word);
        if (length >= sizeof(unit_name))
            return false;
        memcpy(unit_name, word, length);
        unit_name[length] = '\0';
        if (!cparent_unit_parse(unit_name, &unit))
            return false;
        value.unit = unit;
    }
    while (*text) {
        length = word_at(&text, &word);
        if (!decode_extra(word, length, &value))
            return false;
    }
    *value_out = value;
    return true;
}

static void
encode_list(const cparent_record *record, size_t field, cparent__text *text)
{
    size_t count = cparent_record_list_count(record, field);
    size_t i;

    for (i = 0; i < count; i++) {
        if (i > 0)
            cparent__text_char(text, '\n');
        cparent__text_add(text, cparent_record_list_at(record, field, i));
    }
}

cparent_status
cparent__field_encode(const cparent_record *record, size_t field,
                      cparent__text *text, cparent_error *err)
{
    const cparent__noun *table = cparent__noun_get(record->noun);
    const cparent__cell *cell = cparent__record_cell(record, field);
    char buffer[CPARENT_VALUE_SIZE] = "";
    cparent_value value;

    if (!cell)
        return CPARENT_OK;
    switch (table->fields[field].type) {
    case CPARENT_FIELD_TEXT:
        cparent__text_add(text, cparent__cell_text(cell));
        break;
    case CPARENT_FIELD_INTEGER:
        cparent__text_addf(text, "%lld", (long long)cell->integer);
        break;
    case CPARENT_FIELD_DATE:
        cparent_date_format(cell->date, buffer);
        break;
    case CPARENT_FIELD_PERIOD:
        cparent_period_format(cparent__cell_period(cell), buffer);
        break;
    case CPARENT_FIELD_VALUE:
        value = cparent__cell_value(cell);
        cparent__value_encode(&value, buffer);
        break;
    case CPARENT_FIELD_CHOICE:
        cparent__text_add(text, cparent_noun_field_choice(
                                    record->noun, field, cell->choice));
        break;
    case CPARENT_FIELD_FLAG:
        cparent__text_char(text, '1');
        break;
    default:
        encode_list(record, field, text);
        break;
    }
    cparent__text_add(text, buffer);
    return cparent__text_status(text, err);
}

static cparent_status
decode_choice(cparent_builder *builder, size_t field, const char *text,
              cparent_error *err)
{
    const char *word;
    int choice;

    for (choice = 1; (word = cparent_noun_field_choice(
                          builder->noun, field, choice)) != NULL;
         choice++)
        if (strcmp(word, text) == 0)
            return cparent_builder_choice(builder, field, choice, err);
    return cparent__fail(err, CPARENT_E_PARSE,
                         "this is not one of the field's words");
}

static cparent_status
decode_scalar(cparent_builder *builder, size_t field,
              cparent_field_type type, const char *text, cparent_error *err)
{
    cparent_status status;
    cparent_period period;
    cparent_value value;
    cparent_date date;
    int64_t integer;

    switch (type) {
    case CPARENT_FIELD_DATE:
        status = cparent_date_parse(text, &date, err);
        return status == CPARENT_OK
                   ? cparent_builder_date(builder, field, date, err)
                   : status;
    case CPARENT_FIELD_PERIOD:
        status = cparent_period_parse(text, &period, err);
        return status == CPARENT_OK
                   ? cparent_builder_period(builder, field, period, err)
                   : status;
    case CPARENT_FIELD_VALUE:
        if (cparent__value_decode(text, &value))
            return cparent_builder_value(builder, field, &value, err);
        return cparent__hint(
            err, cparent__fail(err, CPARENT_E_PARSE, "this is not a figure"),
            "write a number and its unit, as in 62.4 percent");
    default:
        if (cparent__whole_decode(text, strlen(text), &integer))
            return cparent_builder_integer(builder, field, integer, err);
        return cparent__fail(err, CPARENT_E_PARSE,
                             "this is not a whole number");
    }
}

cparent_status
cparent__field_decode(cparent_builder *builder, size_t field,
                      const char *text, cparent_error *err)
{
    cparent_field_type type = cparent_noun_field_type(builder->noun, field);

    if (!text) {
        cparent__slot_clear(&builder->table->fields[field],
                            &builder->slots[field]);
        return CPARENT_OK;
    }
    switch (type) {
    case CPARENT_FIELD_TEXT:
        return cparent_builder_text(builder, field, text, err);
    case CPARENT_FIELD_CHOICE:
        return decode_choice(builder, field, text, err);
    case CPARENT_FIELD_LIST:
        return cparent__builder_split(builder, field, text, '\n', err);
    case CPARENT_FIELD_FLAG:
        if (strcmp(text, "1") == 0 || strcmp(text, "yes") == 0)
            return cparent_builder_flag(builder, field, true, err);
        if (strcmp(text, "0") == 0 || strcmp(text, "no") == 0)
            return cparent_builder_flag(builder, field, false, err);
        return cparent__fail(err, CPARENT_E_PARSE, "this is not yes or no");
    default:
        return decode_scalar(builder, field, type, text, err);
    }
}

cparent_status
cparent__record_encode(const cparent_record *record, cparent__text *text,
                       cparent_error *err)
{
    const cparent__noun *table = cparent__noun_get(record->noun);
    cparent__text field = CPARENT__TEXT_INIT(CPARENT__TEXT_LARGE);
    cparent_status status = CPARENT_OK;
    size_t i;

    cparent__text_addf(text, "%s\n", table->name);
    for (i = 0; i < table->count && status == CPARENT_OK; i++) {
        if (!cparent__record_gives(record, i))
            continue;
        cparent__text_clear(&field);
        status = cparent__field_encode(record, i, &field, err);
        cparent__text_addf(text, "%s=%zu:", table->fields[i].name,
                           field.length);
        cparent__text_append(text, cparent__text_string(&field),
                             field.length);
        cparent__text_char(text, '\n');
    }
    cparent__text_free(&field);
    return status == CPARENT_OK ? cparent__text_status(text, err) : status;
}

/* A length as it is written: digits, and no zero before another. */
static bool
take_length(const char *text, size_t size, size_t most, size_t *length_out)
{
    size_t length = 0;
    size_t i;

    if (size == 0 || (size > 1 && text[0] == '0'))
        return false;
    for (i = 0; i < size; i++) {
        if (!cparent__is_digit(text[i]) || length > most / 10)
            return false;
        length = length * 10 + (size_t)(text[i] - '0');
    }
    *length_out = length;
    return length <= most;
}

/* One "name=LENGTH:text\n"; false when it is not that. */
static bool
take_field(const char **at, const char *end, cparent_noun noun,
           size_t *field_out, const char **text_out, size_t *length_out)
{
    const char *equals = memchr(*at, '=', (size_t)(end - *at));
    const char *colon = equals
                            ? memchr(equals, ':', (size_t)(end - equals))
                            : NULL;
    size_t name_length = equals ? (size_t)(equals - *at) : 0;
    char name[32];

    if (!colon || name_length >= sizeof(name) || end - colon < 2 ||
        !take_length(equals + 1, (size_t)(colon - equals) - 1,
                     (size_t)(end - colon) - 2, length_out) ||
        colon[1 + *length_out] != '\n' ||
        memchr(colon + 1, '\0', *length_out))
        return false;
    memcpy(name, *at, name_length);
    name[name_length] = '\0';
    *text_out = colon + 1;
    *at = colon + 2 + *length_out;
    return strlen(name) == name_length &&
           cparent_noun_field_find(noun, name, field_out);
}

static cparent_status
damaged(cparent_error *err)
{
    return cparent__fail(err, CPARENT_E_PARSE,
                         "a record's encoding is damaged");
}

static cparent_status
decode_fields(cparent_builder *builder, const char *at, const char *end,
              cparent_error *err)
{
    cparent__text copy = CPARENT__TEXT_INIT(CPARENT__TEXT_LARGE);
    cparent_status status = CPARENT_OK;
    size_t next = 0; /* fields come in the order of the table, once */
    const char *text;
    size_t length;
    size_t field;

    while (at < end && status == CPARENT_OK) {
        if (!take_field(&at, end, builder->noun, &field, &text, &length) ||
            field < next) {
            status = damaged(err);
            break;
        }
        next = field + 1;
        cparent__text_clear(&copy);
        cparent__text_append(&copy, text, length);
        status = cparent__text_status(&copy, err);
        if (status == CPARENT_OK)
            status = cparent__field_decode(builder, field,
                                           cparent__text_string(&copy),
                                           err);
    }
    cparent__text_free(&copy);
    return status == CPARENT_E_INVALID ? damaged(err) : status;
}

cparent_status
cparent__record_decode(const char *bytes, size_t length,
                       cparent_record **record_out, cparent_error *err)
{
    const char *newline = length > 0 ? memchr(bytes, '\n', length) : NULL;
    cparent_builder *builder = NULL;
    cparent_status status;
    cparent_noun noun;
    char name[32];

    if (!newline || (size_t)(newline - bytes) >= sizeof(name))
        return damaged(err);
    memcpy(name, bytes, (size_t)(newline - bytes));
    name[newline - bytes] = '\0';
    noun = cparent_noun_parse(name);
    if (noun == CPARENT_NOUN_NONE ||
        strlen(name) != (size_t)(newline - bytes))
        return damaged(err);
    status = cparent_builder_new(noun, &builder, err);
    if (status != CPARENT_OK)
        return status;
    status = decode_fields(builder, newline + 1, bytes + length, err);
    if (status == CPARENT_OK)
        status = cparent_builder_build(builder, record_out, err);
    cparent_builder_free(builder);
    return status;
}
