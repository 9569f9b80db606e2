/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Where, when and of whom a row speaks.  Each is looked up by the bytes as
 * they stand; only bytes that are new are read as cells, and may turn out
 * to say what other bytes said already.
 */
#include "config.h"

#include "read/ees-internal.h"

#include <string.h>

#include "core/alloc-internal.h"
#include "core/error-internal.h"
#include "read/ees-time-internal.h"

/* The cells of `count` columns as one stretch of bytes: where they stand
 * side by side in the file, that stretch itself. */
static cparent__span
stretch(ees_reader *reader, const size_t *columns, size_t count,
        bool *gathered_out)
{
    const cparent__span *cells = reader->scan.cells;
    cparent__span whole = { "", 0 };
    size_t i;

    *gathered_out = false;
    for (i = 1; i < count && columns[i] == columns[i - 1] + 1; i++)
        ;
    if (count > 0 && i == count) {
        const cparent__span last = cells[columns[count - 1]];

        whole.bytes = cells[columns[0]].bytes;
        whole.length = (uint32_t)(last.bytes + last.length - whole.bytes);
        return whole;
    }
    cparent__text_clear(&reader->key);
    for (i = 0; i < count; i++) {
        cparent__text_append(&reader->key, cells[columns[i]].bytes,
                             cells[columns[i]].length);
        cparent__text_char(&reader->key, '\x1f');
    }
    *gathered_out = true;
    whole.bytes = cparent__text_string(&reader->key);
    whole.length = (uint32_t)reader->key.length;
    return whole;
}

/* The key of these columns; `*new_out` when its value is still to be found. */
static cparent_status
find_key(ees_reader *reader, ees_keys *keys, const size_t *columns,
         size_t count, ees_key **key_out)
{
    bool gathered = false;
    cparent__span whole = stretch(reader, columns, count, &gathered);
    ees_key *key = cparent__ees_key(keys, whole);

    if (!key || reader->key.failed)
        return cparent__nomem(reader->err);
    if (gathered && key->text.bytes == whole.bytes)
        key->text.bytes = cparent__arena_copy(&reader->out->arena,
                                              whole.bytes, whole.length);
    *key_out = key;
    return reader->out->arena.failed ? cparent__nomem(reader->err)
                                     : CPARENT_OK;
}

/* The texts of these columns, each ended by a separator, as a key that was
 * met before or not. */
static cparent_status
find_texts(ees_reader *reader, ees_keys *keys, const size_t *columns,
           size_t count, ees_key **key_out)
{
    cparent__span whole;
    ees_key *key;
    size_t i;

    cparent__text_clear(&reader->key);
    for (i = 0; i < count; i++) {
        if (columns[i] != SIZE_MAX)
            cparent__text_add(&reader->key,
                              cparent__span_text(
                                  reader->scan.cells[columns[i]],
                                  &reader->scratch));
        cparent__text_char(&reader->key, '\x1f');
    }
    whole.bytes = cparent__text_string(&reader->key);
    whole.length = (uint32_t)reader->key.length;
    key = cparent__ees_key(keys, whole);
    if (!key || reader->key.failed || reader->scratch.failed)
        return cparent__nomem(reader->err);
    if (key->value == UINT32_MAX)
        key->text.bytes = cparent__arena_copy(&reader->out->arena,
                                              whole.bytes, whole.length);
    *key_out = key;
    return CPARENT_OK;
}

/* The cell of a role, kept; "" where the file has no such column. */
static const char *
keep(ees_reader *reader, ees_role role)
{
    size_t column = reader->named[role];

    if (column == SIZE_MAX)
        return "";
    return cparent__arena_string(
        &reader->out->arena,
        cparent__span_text(reader->scan.cells[column], &reader->scratch));
}

static cparent_status
refuse(ees_reader *reader, ees_role role, const char *message,
       const char *hint)
{
    size_t column = reader->named[role];

    return cparent__ees_scan_fail(
        &reader->scan, CPARENT_E_PARSE, column == SIZE_MAX ? 0 : column,
        column == SIZE_MAX ? NULL : reader->columns[column].name,
        reader->err, message, hint);
}

/* --- places ------------------------------------------------------------- */

static cparent_status
add_place(ees_reader *reader, int level, uint32_t *index_out)
{
    cparent_published *out = reader->out;
    cparent_place place = { level, 0, "", "", "", "", "", "", "" };

    place.country = keep(reader, EES_COUNTRY_CODE);
    place.country_name = keep(reader, EES_COUNTRY_NAME);
    if (level == CPARENT_PLACE_NATIONAL) {
        place.code = place.country;
        place.name = place.country_name;
    } else if (level == CPARENT_PLACE_REGIONAL) {
        place.code = keep(reader, EES_REGION_CODE);
        place.name = keep(reader, EES_REGION_NAME);
    } else {
        place.code = keep(reader, EES_NEW_LA_CODE);
        place.old_code = keep(reader, EES_OLD_LA_CODE);
        place.name = keep(reader, EES_LA_NAME);
        place.parent = keep(reader, EES_REGION_CODE);
        place.parent_name = keep(reader, EES_REGION_NAME);
    }
    if (!*place.code && !*place.old_code && !*place.name)
        return refuse(reader,
                      level == CPARENT_PLACE_NATIONAL   ? EES_COUNTRY_CODE
                      : level == CPARENT_PLACE_REGIONAL ? EES_REGION_CODE
                                                        : EES_NEW_LA_CODE,
                      "the row does not say which place it is about",
                      "give the place's code");
    if (!cparent__grow(&out->places, out->place_count, &reader->place_room,
                       sizeof(*out->places)))
        return cparent__nomem(reader->err);
    out->places[out->place_count] = place;
    *index_out = out->place_count++;
    return CPARENT_OK;
}

/* The row of the level's table, or the one after its last. */
static size_t
level_row(ees_reader *reader, int *level_out)
{
    static const char *const levels[] = { "", "national", "regional",
                                          "authority" };
    const char *text = cparent__span_text(
        reader->scan.cells[reader->named[EES_LEVEL]], &reader->scratch);
    const cparent__table *table = reader->levels;
    ptrdiff_t row = cparent__table_find(
        table, cparent__table_column(table, "level"), text);
    const char *place;
    int i;

    *level_out = 0;
    if (row < 0)
        return cparent__table_rows(table);
    place = cparent__table_cell(table, (size_t)row,
                                cparent__table_column(table, "place"));
    for (i = 1; i <= CPARENT_PLACE_AUTHORITY; i++)
        if (strcmp(place, levels[i]) == 0)
            *level_out = i;
    return (size_t)row;
}

cparent_status
cparent__ees_place(ees_reader *reader, uint32_t *place_out)
{
    size_t columns[EES_NAMED_ROLES];
    ees_key *key = NULL;
    ees_key *text = NULL;
    cparent_status status;
    size_t count = 0;
    size_t row;
    int level;

    status = find_key(reader, &reader->place_keys, reader->place_columns,
                      reader->place_column_count, &key);
    if (status != CPARENT_OK)
        return status;
    if (key->value == UINT32_MAX) {
        row = level_row(reader, &level);
        if (level == 0) {
            key->value = EES_LEFT_OUT | (uint32_t)row;
        } else {
            for (; count < EES_NAMED_ROLES - EES_LEVEL; count++)
                columns[count] = reader->named[EES_LEVEL + count];
            status = find_texts(reader, &reader->places, columns, count,
                                &text);
            if (status == CPARENT_OK && text->value == UINT32_MAX)
                status = add_place(reader, level, &text->value);
            if (status != CPARENT_OK)
                return status;
            key->value = text->value;
        }
    }
    if (key->value & EES_LEFT_OUT)
        reader->left_out[key->value & ~EES_LEFT_OUT]++;
    *place_out = key->value;
    return CPARENT_OK;
}

/* --- periods ------------------------------------------------------------ */

static cparent_status
read_period(ees_reader *reader, cparent__published_period *of)
{
    cparent__time time = cparent__time_read(
        reader->identifiers, of->identifier, of->time_period);

    if (time.year == 0)
        return time.digits == 0
                   ? refuse(reader, EES_TIME_PERIOD,
                            "this is not a time period",
                            "write 2025, or 202425 for a year that begins "
                            "in one and ends in the next")
                   : refuse(reader, EES_TIME_PERIOD,
                            "this is not a time period of that kind",
                            time.digits == 4
                                ? "write four digits, as in 2025"
                                : "write six digits, as in 202425: a year "
                                  "and the two last of the next");
    /* Of an identifier that nobody knows it is kept without its days. */
    of->period = cparent__time_days(reader->identifiers, &time);
    return CPARENT_OK;
}

static cparent_status
add_period(ees_reader *reader, uint32_t *index_out)
{
    cparent_published *out = reader->out;
    cparent__published_period period;
    cparent_status status;

    memset(&period, 0, sizeof(period));
    period.time_period = keep(reader, EES_TIME_PERIOD);
    period.identifier = keep(reader, EES_TIME_IDENTIFIER);
    status = read_period(reader, &period);
    if (status != CPARENT_OK)
        return status;
    if (!cparent__grow(&out->periods, out->period_count,
                       &reader->period_room, sizeof(*out->periods)))
        return cparent__nomem(reader->err);
    out->periods[out->period_count] = period;
    *index_out = out->period_count++;
    return CPARENT_OK;
}

cparent_status
cparent__ees_period(ees_reader *reader, uint32_t *period_out)
{
    const size_t columns[2] = { reader->named[EES_TIME_PERIOD],
                                reader->named[EES_TIME_IDENTIFIER] };
    ees_key *key = NULL;
    ees_key *text = NULL;
    cparent_status status = find_key(reader, &reader->time_keys, columns, 2,
                                     &key);

    if (status == CPARENT_OK && key->value == UINT32_MAX) {
        status = find_texts(reader, &reader->times, columns, 2, &text);
        if (status == CPARENT_OK && text->value == UINT32_MAX)
            status = add_period(reader, &text->value);
        if (status == CPARENT_OK)
            key->value = text->value;
    }
    if (status == CPARENT_OK)
        *period_out = key->value;
    return status;
}

/* --- breakdowns --------------------------------------------------------- */

/* Which of a filter's values the row has. */
static cparent_status
find_choice(ees_reader *reader, size_t filter, uint32_t *choice_out)
{
    ees_keys *choices = &reader->choices[filter];
    ees_key *key = NULL;
    cparent_status status = find_texts(
        reader, choices, &reader->filter_columns[filter], 1, &key);

    if (status == CPARENT_OK && key->value == UINT32_MAX)
        key->value = (uint32_t)choices->count - 1;
    if (status == CPARENT_OK)
        *choice_out = key->value;
    return status;
}

static cparent_status
add_breakdown(ees_reader *reader, uint32_t *index_out)
{
    cparent_published *out = reader->out;
    size_t filters = reader->out->filter_count;
    cparent_status status = CPARENT_OK;
    bool durations = false;
    size_t i;

    if (!cparent__grow(&out->breakdowns, out->breakdown_count,
                       &reader->breakdown_room,
                       (filters ? filters : 1) * sizeof(*out->breakdowns)) ||
        !cparent__grow(&reader->breakdown_durations, out->breakdown_count,
                       &reader->duration_room, 1))
        return cparent__nomem(reader->err);
    for (i = 0; status == CPARENT_OK && i < filters; i++) {
        status = find_choice(reader, i,
                             &out->breakdowns[out->breakdown_count *
                                                  filters + i]);
        durations = durations ||
                    *cparent__ees_meaning(
                        reader, "row",
                        cparent__span_text(
                            reader->scan.cells[reader->filter_columns[i]],
                            &reader->scratch),
                        true);
    }
    reader->breakdown_durations[out->breakdown_count] = durations;
    *index_out = out->breakdown_count;
    if (status == CPARENT_OK)
        out->breakdown_count++;
    return status;
}

cparent_status
cparent__ees_breakdown(ees_reader *reader, uint32_t *breakdown_out)
{
    size_t filters = reader->out->filter_count;
    ees_key *key = NULL;
    ees_key *text = NULL;
    cparent_status status = find_key(reader, &reader->filter_keys,
                                     reader->filter_columns, filters, &key);

    if (status == CPARENT_OK && key->value == UINT32_MAX) {
        status = find_texts(reader, &reader->breakdowns,
                            reader->filter_columns, filters, &text);
        if (status == CPARENT_OK && text->value == UINT32_MAX)
            status = add_breakdown(reader, &text->value);
        if (status == CPARENT_OK)
            key->value = text->value;
    }
    if (status == CPARENT_OK)
        *breakdown_out = key->value;
    return status;
}
