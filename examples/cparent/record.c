/* SPDX-License-Identifier: Apache-2.0 */
#include "tool.h"

#include <stdlib.h>
#include <string.h>

/* The field tables of the nouns, as text: for people, and for files. */

const char *
field_text(const cparent_record *record, const char *name)
{
    size_t field;

    if (!cparent_noun_field_find(cparent_record_noun(record), name, &field))
        return NULL;
    return cparent_record_text(record, field);
}

/* "one of: open done dropped"; "" for a field of another type. */
void
choice_words(cparent_noun noun, size_t field, char *buffer, size_t size)
{
    size_t used = (size_t)snprintf(buffer, size, "one of:");
    const char *word = cparent_noun_field_choice(noun, field, 1);

    if (word == NULL)
        buffer[0] = '\0';
    for (int c = 2; word != NULL && used < size; c++) {
        used += (size_t)snprintf(buffer + used, size - used, " %s", word);
        word = cparent_noun_field_choice(noun, field, c);
    }
}

static char *
list_joined(const cparent_record *record, size_t field, const char *between)
{
    size_t count = cparent_record_list_count(record, field);
    size_t size = 1, used = 0;
    char *joined;

    for (size_t i = 0; i < count; i++)
        size += strlen(cparent_record_list_at(record, field, i)) +
                strlen(between);
    joined = malloc(size);
    if (joined == NULL)
        return NULL;
    joined[0] = '\0';
    for (size_t i = 0; i < count; i++)
        used += (size_t)snprintf(
            joined + used, size - used, "%s%s", i > 0 ? between : "",
            cparent_record_list_at(record, field, i));
    return joined;
}

static const char *
choice_word(const cparent_record *record, size_t field)
{
    int choice = cparent_record_choice(record, field);
    const char *word = cparent_noun_field_choice(cparent_record_noun(record),
                                                 field, choice);

    return choice == 0 || word == NULL ? "" : word;
}

/* A value as cparent_value_parse reads it back. */
static void
value_plain(const cparent_value *value, char buffer[CPARENT_VALUE_SIZE])
{
    static const char *const symbols[] = { "", "", "c", "z", "x", "k", "u" };
    char low[CPARENT_DECIMAL_SIZE], high[CPARENT_DECIMAL_SIZE];

    buffer[0] = '\0';
    if (cparent_value_is_number(value)) {
        cparent_decimal_format(value->number, low);
        cparent_decimal_format(value->high, high);
        snprintf(buffer, CPARENT_VALUE_SIZE, "%s%s%s", low,
                 value->flags & CPARENT_VALUE_RANGE ? ".." : "",
                 value->flags & CPARENT_VALUE_RANGE ? high : "");
    } else if (value->state >= 0 && value->state <= 6) {
        snprintf(buffer, CPARENT_VALUE_SIZE, "%s", symbols[value->state]);
    }
}

static char *
field_as(const cparent_record *record, size_t field, bool people)
{
    char buffer[CPARENT_VALUE_SIZE] = "";
    const char *text = buffer;
    cparent_value value;
    int64_t number;

    switch (cparent_noun_field_type(cparent_record_noun(record), field)) {
    case CPARENT_FIELD_TEXT:
        text = cparent_record_text(record, field);
        break;
    case CPARENT_FIELD_INTEGER:
        if (cparent_record_integer(record, field, &number))
            snprintf(buffer, sizeof(buffer), "%lld", (long long)number);
        break;
    case CPARENT_FIELD_DATE:
        cparent_date_format(cparent_record_date(record, field), buffer);
        break;
    case CPARENT_FIELD_PERIOD:
        if (people)
            cparent_period_label(cparent_record_period(record, field),
                                 buffer);
        else
            cparent_period_format(cparent_record_period(record, field),
                                  buffer);
        break;
    case CPARENT_FIELD_VALUE:
        value = cparent_record_value(record, field);
        if (people && cparent_record_has(record, field))
            cparent_value_words(&value, buffer);
        else
            value_plain(&value, buffer);
        break;
    case CPARENT_FIELD_CHOICE:
        text = choice_word(record, field);
        break;
    case CPARENT_FIELD_LIST:
        return list_joined(record, field, people ? "; " : "|");
    case CPARENT_FIELD_FLAG:
        text = cparent_record_flag(record, field) ? "yes" : "no";
        break;
    default:
        break;
    }
    return text_copy(text == NULL ? "" : text);
}

char *
field_words(const cparent_record *record, size_t field)
{
    return field_as(record, field, true);
}

char *
field_plain(const cparent_record *record, size_t field)
{
    return field_as(record, field, false);
}

bool
records_add(records *list, cparent_record *record)
{
    if (list->count == list->room) {
        size_t room = list->room == 0 ? 64 : list->room * 2;
        cparent_record **grown = realloc(list->items,
                                         room * sizeof(cparent_record *));

        if (grown == NULL)
            return false;
        list->items = grown;
        list->room = room;
    }
    list->items[list->count++] = record;
    return true;
}

void
records_free(records *list)
{
    for (size_t i = 0; i < list->count; i++)
        cparent_record_unref(list->items[i]);
    free(list->items);
    *list = (records){ NULL, 0, 0 };
}

/* Every record of a noun, in order of id. */
int
records_load(tool *t, cparent_noun noun, records *list)
{
    cparent_cursor *cursor = NULL;
    cparent_record *record;
    cparent_status status;

    cparent_error_clear(&t->error);
    status = cparent_store_list(t->store, noun, &cursor, &t->error);
    while (status == CPARENT_OK) {
        status = cparent_cursor_next(cursor, &record, &t->error);
        if (status != CPARENT_OK)
            break;
        if (!records_add(list, record)) {
            cparent_record_unref(record);
            t->error.status = status = CPARENT_E_NOMEM;
        }
    }
    cparent_cursor_free(cursor);
    return status == CPARENT_DONE ? 0 : fail(t);
}

int
record_json_line(tool *t, const cparent_record *record, FILE *out)
{
    char *json = NULL;

    cparent_error_clear(&t->error);
    if (cparent_record_json(record, &json, &t->error) != CPARENT_OK)
        return fail(t);
    fputs(json, out);
    cparent_string_free(json);
    return 0;
}

int
records_json(tool *t, const records *list)
{
    putchar('[');
    for (size_t i = 0; i < list->count; i++) {
        fputs(i > 0 ? ",\n " : "", stdout);
        if (record_json_line(t, list->items[i], stdout) != 0)
            return cparent_status_exit((cparent_status)t->error.status);
    }
    fputs("]\n", stdout);
    return 0;
}
