/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <cparent/jobs.h>

#include "core/alloc-internal.h"
#include "core/error-internal.h"
#include "format/json-internal.h"
#include "core/source-internal.h"

/* A value as an object of its own, so that no reader has to guess. */
static void
put_value(cparent__json *json, const cparent_value *value)
{
    bool number = cparent_value_is_number(value);
    bool parts = number && (value->flags & CPARENT_VALUE_PARTS);

    cparent__json_open(json, '{');
    cparent__json_put_string(
        json, "state",
        cparent_value_state_name((cparent_value_state)value->state));
    cparent__json_key(json, "value");
    if (number)
        cparent__json_decimal(json, value->number);
    else
        cparent__json_null(json);
    cparent__json_key(json, "value_high");
    if (number && (value->flags & CPARENT_VALUE_RANGE))
        cparent__json_decimal(json, value->high);
    else
        cparent__json_null(json);
    cparent__json_put_string(json, "unit",
                             cparent_unit_name((cparent_unit)value->unit));
    cparent__json_key(json, "unit_implied");
    cparent__json_bool(json, value->flags & CPARENT_VALUE_UNIT_IMPLIED);
    cparent__json_key(json, "numerator");
    if (parts)
        cparent__json_integer(json, value->numerator);
    else
        cparent__json_null(json);
    cparent__json_key(json, "denominator");
    if (parts)
        cparent__json_integer(json, value->denominator);
    else
        cparent__json_null(json);
    cparent__json_close(json, '}');
}

static void
put_period(cparent__json *json, cparent_period period)
{
    char first[CPARENT_DATE_SIZE];
    char last[CPARENT_DATE_SIZE];
    char text[CPARENT_PERIOD_SIZE];

    cparent_date_format(period.first, first);
    cparent_date_format(period.last, last);
    cparent_period_format(period, text);
    cparent__json_open(json, '{');
    cparent__json_put_string(json, "text", text);
    cparent__json_put_string(json, "first", first);
    cparent__json_put_string(json, "last", last);
    cparent__json_close(json, '}');
}

static void
put_list(cparent__json *json, const cparent_record *record, size_t field)
{
    size_t count = cparent_record_list_count(record, field);
    size_t i;

    cparent__json_open(json, '[');
    for (i = 0; i < count; i++)
        cparent__json_string(json, cparent_record_list_at(record, field, i));
    cparent__json_close(json, ']');
}

static void
put_field(cparent__json *json, const cparent_record *record, size_t field)
{
    cparent_noun noun = cparent_record_noun(record);
    char day[CPARENT_DATE_SIZE];
    cparent_value value;
    int64_t integer = 0;

    switch (cparent_noun_field_type(noun, field)) {
    case CPARENT_FIELD_TEXT:
        cparent__json_string(json, cparent_record_text(record, field));
        return;
    case CPARENT_FIELD_INTEGER:
        cparent_record_integer(record, field, &integer);
        cparent__json_integer(json, integer);
        return;
    case CPARENT_FIELD_DATE:
        cparent_date_format(cparent_record_date(record, field), day);
        cparent__json_string(json, day);
        return;
    case CPARENT_FIELD_PERIOD:
        put_period(json, cparent_record_period(record, field));
        return;
    case CPARENT_FIELD_VALUE:
        value = cparent_record_value(record, field);
        put_value(json, &value);
        return;
    case CPARENT_FIELD_CHOICE:
        cparent__json_string(
            json, cparent_noun_field_choice(
                      noun, field, cparent_record_choice(record, field)));
        return;
    default:
        cparent__json_bool(json, cparent_record_flag(record, field));
        return;
    }
}

cparent_status
cparent_record_json(const cparent_record *record, char **json_out,
                    cparent_error *err)
{
    cparent__text text = CPARENT__TEXT_INIT(CPARENT__TEXT_LARGE);
    cparent_noun noun = cparent_record_noun(record);
    cparent__json json;
    cparent_status status;
    size_t i;

    if (noun == CPARENT_NOUN_NONE)
        return cparent__fail(err, CPARENT_E_INVALID, "no record was given");
    cparent__json_begin(&json, &text, false);
    cparent__json_open(&json, '{');
    for (i = 0; i < cparent_noun_field_count(noun); i++) {
        bool list = cparent_noun_field_type(noun, i) == CPARENT_FIELD_LIST;
        bool flag = cparent_noun_field_type(noun, i) == CPARENT_FIELD_FLAG;

        cparent__json_key(&json, cparent_noun_field_name(noun, i));
        if (list)
            put_list(&json, record, i);
        else if (flag || cparent_record_has(record, i))
            put_field(&json, record, i);
        else
            cparent__json_null(&json);
    }
    cparent__json_close(&json, '}');
    status = cparent__text_status(&text, err);
    if (status != CPARENT_OK) {
        cparent__text_free(&text);
        return status;
    }
    *json_out = cparent__text_take(&text);
    return *json_out ? CPARENT_OK : cparent__nomem(err);
}

cparent_status
cparent_file_write(const char *path, const void *bytes, size_t size,
                   bool restricted, cparent_error *err)
{
    return cparent__file_write(path, bytes, size, restricted, err);
}
