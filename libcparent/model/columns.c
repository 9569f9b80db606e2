/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Which columns a field gives, and how they are filled from canonical text.
 */
#include "config.h"

#include "model/columns-internal.h"

#include <string.h>

#include <cparent/snapshot.h>

#include "core/error-internal.h"
#include "model/slot-internal.h"

/* In the order of their numbers. */
static const char *const kind_words[] = {
    "day",      "month",    "quarter",    "financial",
    "academic", "calendar", "year_ended", "custom",
    NULL
};

/* The words of an enumeration, as many as it has: ended by NULL. */
enum { MOST_WORDS = 32 };

static const char *const *
state_words(const char *words[MOST_WORDS])
{
    int i;

    for (i = 0; i <= CPARENT_VALUE_LOW_RELIABILITY; i++)
        words[i] = cparent_value_state_name((cparent_value_state)i);
    words[i] = NULL;
    return words;
}

/* A number beyond the last unit has the name of the first. */
static const char *const *
unit_words(const char *words[MOST_WORDS])
{
    int i = 0;

    do {
        words[i] = cparent_unit_name((cparent_unit)i);
        i++;
    } while (i < MOST_WORDS - 1 &&
             strcmp(cparent_unit_name((cparent_unit)i), words[0]) != 0);
    words[i] = NULL;
    return words;
}

static void
add_field(cparent_columns *columns, const cparent__field *field,
          bool is_id)
{
    const char *words[MOST_WORDS];

    switch (field->type) {
    case CPARENT_FIELD_TEXT:
        cparent__columns_add(columns, field->name, "",
                             is_id ? CPARENT_COLUMN_TEXT
                                   : CPARENT_COLUMN_WORD, NULL);
        break;
    case CPARENT_FIELD_INTEGER:
        cparent__columns_add(columns, field->name, "",
                             CPARENT_COLUMN_INTEGER, NULL);
        break;
    case CPARENT_FIELD_DATE:
        cparent__columns_add(columns, field->name, "", CPARENT_COLUMN_DATE,
                             NULL);
        break;
    case CPARENT_FIELD_PERIOD:
        cparent__columns_add(columns, field->name, "_first",
                             CPARENT_COLUMN_DATE, NULL);
        cparent__columns_add(columns, field->name, "_last",
                             CPARENT_COLUMN_DATE, NULL);
        cparent__columns_add(columns, field->name, "_kind",
                             CPARENT_COLUMN_WORD, kind_words);
        break;
    case CPARENT_FIELD_VALUE:
        cparent__columns_add(columns, field->name, "", CPARENT_COLUMN_REAL,
                             NULL);
        cparent__columns_add(columns, field->name, "_high",
                             CPARENT_COLUMN_REAL, NULL);
        cparent__columns_add(columns, field->name, "_state",
                             CPARENT_COLUMN_WORD, state_words(words));
        cparent__columns_add(columns, field->name, "_unit",
                             CPARENT_COLUMN_WORD, unit_words(words));
        cparent__columns_add(columns, field->name, "_numerator",
                             CPARENT_COLUMN_INTEGER, NULL);
        cparent__columns_add(columns, field->name, "_denominator",
                             CPARENT_COLUMN_INTEGER, NULL);
        break;
    case CPARENT_FIELD_CHOICE:
        cparent__columns_add(columns, field->name, "", CPARENT_COLUMN_WORD,
                             field->words);
        break;
    case CPARENT_FIELD_FLAG:
        cparent__columns_add(columns, field->name, "", CPARENT_COLUMN_FLAG,
                             NULL);
        break;
    default:
        break;
    }
}

cparent_status
cparent__noun_columns(cparent_noun noun, const char *const *names,
                      size_t name_count, cparent_columns **columns_out,
                      cparent_error *err)
{
    const cparent__noun *table = cparent__noun_get(noun);
    cparent_columns *columns;
    cparent_status status;
    size_t field;

    if (!table)
        return cparent__fail(err, CPARENT_E_INVALID,
                             "there is no such noun");
    columns = cparent__columns_new();
    if (!columns)
        return cparent__nomem(err);
    for (field = 0; field < table->count; field++)
        add_field(columns, &table->fields[field],
                  field == CPARENT_FIELD_ID);
    status = cparent__columns_keep(columns, names, name_count, err);
    if (status)
        cparent_columns_unref(columns);
    else
        *columns_out = columns;
    return status;
}

size_t
cparent__columns_of(cparent_field_type type)
{
    switch (type) {
    case CPARENT_FIELD_PERIOD:
        return 3;
    case CPARENT_FIELD_VALUE:
        return CPARENT__MOST_COLUMNS;
    case CPARENT_FIELD_LIST:
        return 0;
    default:
        return 1;
    }
}

bool
cparent__columns_want(const cparent_columns *columns, size_t *column,
                      const cparent__field *field)
{
    size_t count = cparent__columns_of(field->type);
    size_t i;

    for (i = 0; i < count; i++)
        if (cparent__columns_keeps(columns, *column + i))
            return true;
    *column += count;
    return false;
}

/* --- one field of one row ----------------------------------------------- */

static void
put_period(cparent_columns *columns, size_t *column, cparent_period period)
{
    cparent__columns_date(columns, (*column)++, period.first);
    cparent__columns_date(columns, (*column)++, period.last);
    if (!cparent__columns_keeps(columns, *column))
        (*column)++;
    else if (cparent_period_is_set(period))
        cparent__columns_choice(columns, (*column)++, period.kind - 1);
    else
        cparent__columns_none(columns, (*column)++);
}

static void
put_number(cparent_columns *columns, size_t *column, bool given,
           cparent_decimal number)
{
    if (given)
        cparent__columns_real(columns, (*column)++,
                              cparent_decimal_double(number));
    else
        cparent__columns_none(columns, (*column)++);
}

static void
put_part(cparent_columns *columns, size_t *column, bool given,
         int64_t number)
{
    if (given)
        cparent__columns_integer(columns, (*column)++, number);
    else
        cparent__columns_none(columns, (*column)++);
}

static void
put_value(cparent_columns *columns, size_t *column,
          const cparent_value *value)
{
    bool number = cparent_value_is_number(value);
    bool parts = (value->flags & CPARENT_VALUE_PARTS) != 0;

    put_number(columns, column, number, value->number);
    put_number(columns, column,
               number && (value->flags & CPARENT_VALUE_RANGE) != 0,
               value->high);
    cparent__columns_choice(columns, (*column)++, value->state);
    cparent__columns_choice(columns, (*column)++, value->unit);
    put_part(columns, column, parts, value->numerator);
    put_part(columns, column, parts, value->denominator);
}

/* A field that was not given, whatever its type. */
static void
put_nothing(cparent_columns *columns, size_t *column,
            cparent_field_type type)
{
    static const cparent_period no_period = { { 0, 0, 0 }, { 0, 0, 0 }, 0 };
    static const cparent_value missing = { .state = CPARENT_VALUE_MISSING };

    switch (type) {
    case CPARENT_FIELD_PERIOD:
        put_period(columns, column, no_period);
        break;
    case CPARENT_FIELD_VALUE:
        put_value(columns, column, &missing);
        break;
    case CPARENT_FIELD_FLAG:
        cparent__columns_flag(columns, (*column)++, false);
        break;
    case CPARENT_FIELD_LIST:
        break;
    default:
        cparent__columns_none(columns, (*column)++);
        break;
    }
}

static void
put_slot(cparent_columns *columns, size_t *column,
         cparent_field_type type, const cparent__slot *slot)
{
    switch (type) {
    case CPARENT_FIELD_TEXT:
        cparent__columns_text(columns, (*column)++, slot->as.text);
        break;
    case CPARENT_FIELD_INTEGER:
        cparent__columns_integer(columns, (*column)++, slot->as.integer);
        break;
    case CPARENT_FIELD_DATE:
        cparent__columns_date(columns, (*column)++, slot->as.date);
        break;
    case CPARENT_FIELD_PERIOD:
        put_period(columns, column, slot->as.period);
        break;
    case CPARENT_FIELD_VALUE:
        put_value(columns, column, slot->as.value);
        break;
    case CPARENT_FIELD_CHOICE:
        cparent__columns_choice(columns, (*column)++, slot->as.choice - 1);
        break;
    case CPARENT_FIELD_FLAG:
        cparent__columns_flag(columns, (*column)++, slot->as.flag);
        break;
    default:
        break;
    }
}

/* The number of the word, or -1. */
static int32_t
word_of(const cparent__field *field, const char *text)
{
    int32_t word;

    for (word = 0; field->words[word]; word++)
        if (strcmp(field->words[word], text) == 0)
            return word;
    return -1;
}

/* The texts of the other types are what a builder reads: a slot of one
 * field stands between. */
static bool
slot_from_text(const cparent__field *field, const char *text,
               cparent__slot *slot)
{
    slot->given = true;
    switch (field->type) {
    case CPARENT_FIELD_DATE:
        return cparent_date_parse(text, &slot->as.date, NULL) == CPARENT_OK;
    case CPARENT_FIELD_PERIOD:
        return cparent_period_parse(text, &slot->as.period, NULL) ==
               CPARENT_OK;
    case CPARENT_FIELD_VALUE:
        return cparent__value_decode(text, slot->as.value);
    case CPARENT_FIELD_CHOICE:
        slot->as.choice = word_of(field, text) + 1;
        return slot->as.choice > 0;
    case CPARENT_FIELD_INTEGER:
        return cparent__whole_decode(text, strlen(text), &slot->as.integer);
    case CPARENT_FIELD_FLAG:
        slot->as.flag = strcmp(text, "1") == 0;
        return slot->as.flag;
    default:
        return true;
    }
}

bool
cparent__columns_decode(cparent_columns *columns, size_t *column,
                        const cparent__field *field, const char *text)
{
    cparent_value value;
    cparent__slot slot;

    memset(&slot, 0, sizeof(slot));
    if (field->type == CPARENT_FIELD_VALUE)
        slot.as.value = &value;
    if (!text) {
        put_nothing(columns, column, field->type);
        return true;
    }
    if (field->type == CPARENT_FIELD_TEXT) {
        cparent__columns_text(columns, (*column)++, text);
        return true;
    }
    if (!slot_from_text(field, text, &slot))
        return false;
    put_slot(columns, column, field->type, &slot);
    return true;
}
