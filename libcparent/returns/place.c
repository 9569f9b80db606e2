/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "returns/place-internal.h"

#include <stdlib.h>
#include <string.h>

#include "core/alloc-internal.h"
#include "core/error-internal.h"
#include "facts/table-internal.h"
#include "format/csv-internal.h"

/* --- postcodes ------------------------------------------------------ */

/* Capitals and digits alone, at most eight of them; 0 for none or more. */
static uint64_t
postcode_key(const char *text, size_t length)
{
    uint64_t key = 0;
    int count = 0;
    size_t i;

    for (i = 0; i < length; i++) {
        const unsigned char c = (unsigned char)text[i];

        if (c == ' ')
            continue;
        if (++count > 8)
            return 0;
        key = key << 8 | (c >= 'a' && c <= 'z' ? c - 32u : c);
    }
    return key;
}

static size_t
slot_of(const cparent__places *places, uint64_t key)
{
    return (size_t)(key * UINT64_C(0x9E3779B97F4A7C15) >> 32) &
           (places->slot_count - 1);
}

const cparent__postcode *
cparent__places_find(const cparent__places *places, const char *text,
                     size_t length)
{
    const uint64_t key = postcode_key(text, length);
    size_t slot;
    uint32_t at;

    if (key == 0 || places->slot_count == 0)
        return NULL;
    slot = slot_of(places, key);
    while ((at = places->slots[slot]) != 0) {
        if (places->items[at - 1].key == key)
            return &places->items[at - 1];
        slot = (slot + 1) & (places->slot_count - 1);
    }
    return NULL;
}

static bool
make_slots(cparent__places *places)
{
    size_t i;

    places->slot_count = 16;
    while (places->slot_count < places->count * 2)
        places->slot_count *= 2;
    places->slots = cparent__calloc(places->slot_count,
                                    sizeof(*places->slots));
    if (!places->slots)
        return false;
    for (i = 0; i < places->count; i++) {
        size_t slot = slot_of(places, places->items[i].key);

        while (places->slots[slot] != 0)
            slot = (slot + 1) & (places->slot_count - 1);
        places->slots[slot] = (uint32_t)i + 1;
    }
    return true;
}

/* 20.0 miles and a twentieth, so that 20.05 rounds up to 20.1: metres,
 * times a thousand.  A mile is 1609.3 m here, as in the Department's
 * own reckoning. */
#define JUST_FAR INT64_C(32266465)

bool
cparent__places_far(const cparent__postcode *a, const cparent__postcode *b)
{
    const int64_t east = a->easting - b->easting;
    const int64_t north = a->northing - b->northing;
    const int64_t square = east * east + north * north;

    if (square > INT64_MAX / 1000000)
        return true;
    return square * 1000000 >= JUST_FAR * JUST_FAR;
}

static const char *
number_of(const cparent__places *places, const char *code)
{
    const cparent__table *table = places->authorities;
    const int column = cparent__table_column(table, "dfe_code");
    const ptrdiff_t row = cparent__table_find(
        table, cparent__table_column(table, "code"), code);

    return row < 0 ? "" : cparent__table_cell(table, (size_t)row, column);
}

/* A district is its county's; a boundary code that changed is the same
 * authority by its number. */
static bool
is_outside(const cparent__places *places, const char *code,
           const char *authority, const char *number)
{
    const ptrdiff_t row = cparent__table_find(places->districts, 0, code);
    const char *upper =
        row < 0 ? code
                : cparent__table_cell(places->districts, (size_t)row, 1);

    if (!*code || cparent__equal_fold(upper, authority))
        return false;
    return !*number || !cparent__equal_fold(number_of(places, upper), number);
}

void
cparent__places_outside(const cparent__places *places, const char *authority,
                        uint8_t *outside_out)
{
    const char *number = authority ? number_of(places, authority) : "";
    size_t i;

    if (authority && !*number && strlen(authority) == 3)
        number = authority;
    for (i = 0; i < places->area_count; i++)
        outside_out[i] =
            authority && *authority &&
            is_outside(places, places->areas[i].code, authority, number);
}

/* Postcodes of one area mostly follow each other. */
static bool
area_of(cparent__places *places, const char *code, uint32_t *area_out)
{
    size_t i = places->area_count;
    const size_t length = strlen(code);

    while (i > 0 && strcmp(places->areas[i - 1].code, code) != 0)
        i--;
    if (i > 0) {
        *area_out = (uint32_t)i - 1;
        return true;
    }
    if (length >= sizeof(places->areas->code)) {
        *area_out = 0;
        return true;
    }
    if (!cparent__grow(&places->areas, places->area_count,
                       &places->area_capacity, sizeof(*places->areas)))
        return false;
    memcpy(places->areas[places->area_count].code, code, length + 1);
    *area_out = (uint32_t)places->area_count++;
    return true;
}

static bool
metres(const char *text, int32_t *out)
{
    cparent_decimal number;

    if (cparent_decimal_parse(text, strlen(text), &number, NULL) !=
        CPARENT_OK)
        return false;
    number = cparent_decimal_round(number, 0);
    if (number.coefficient < -10000000 || number.coefficient > 10000000)
        return false;
    *out = (int32_t)number.coefficient;
    return true;
}

typedef struct places_columns {
    int postcode, easting, northing, laua;
} places_columns;

static int
column_like(const cparent__csv *csv, const char *const *names)
{
    int column = -1;

    for (; *names && column < 0; names++)
        column = cparent__csv_column(csv, *names);
    return column;
}

static cparent_status
find_columns(const cparent__csv *csv, const char *source,
             places_columns *columns, cparent_error *err)
{
    static const char *const postcodes[] = { "postcode", "pcds", "pcd",
                                             "pcd2", NULL };
    static const char *const eastings[] = { "easting", "oseast1m",
                                            "eastings", NULL };
    static const char *const northings[] = { "northing", "osnrth1m",
                                             "northings", NULL };
    static const char *const areas[] = { "laua", "oslaua", "lad", NULL };

    columns->postcode = column_like(csv, postcodes);
    columns->easting = column_like(csv, eastings);
    columns->northing = column_like(csv, northings);
    columns->laua = column_like(csv, areas);
    if (columns->postcode >= 0 && columns->easting >= 0 &&
        columns->northing >= 0 && columns->laua >= 0)
        return CPARENT_OK;
    return cparent__hint(
        err,
        cparent__fail_at(err, CPARENT_E_PARSE, source, 1, 0, NULL,
                         "this is not a table of postcodes"),
        "give a CSV with the columns postcode, easting, northing and laua");
}

static cparent_status
take_postcode(cparent__places *places, const cparent__csv *csv,
              const places_columns *columns, cparent_error *err)
{
    const char *text = cparent__csv_cell(csv, columns->postcode);
    const char *east = cparent__csv_cell(csv, columns->easting);
    const char *north = cparent__csv_cell(csv, columns->northing);
    const uint64_t key = postcode_key(text, strlen(text));
    cparent__postcode *item;

    if (key == 0)
        return CPARENT_OK;
    if (!cparent__grow(&places->items, places->count, &places->capacity,
                       sizeof(*places->items)))
        return cparent__nomem(err);
    item = &places->items[places->count++];
    memset(item, 0, sizeof(*item));
    item->key = key;
    if (!area_of(places, cparent__csv_cell(csv, columns->laua),
                 &item->area))
        return cparent__nomem(err);
    if (*east && !metres(east, &item->easting))
        return cparent__csv_fail(csv, columns->easting, err,
                                 "this is not a number of metres");
    if (*north && !metres(north, &item->northing))
        return cparent__csv_fail(csv, columns->northing, err,
                                 "this is not a number of metres");
    return CPARENT_OK;
}

void
cparent__places_free(cparent__places *places)
{
    if (!places)
        return;
    cparent__free(places->items);
    cparent__free(places->slots);
    cparent__free(places->areas);
    cparent__table_free(places->authorities);
    cparent__table_free(places->districts);
    cparent__free(places);
}

static cparent_status
read_places(cparent__places *places, cparent__csv *csv, const char *source,
            cparent_error *err)
{
    places_columns columns = { -1, -1, -1, -1 };
    uint32_t nowhere;
    cparent_status status = cparent__table_builtin(
        "authorities", &places->authorities, err);

    if (status == CPARENT_OK)
        status = cparent__table_builtin("ssda903_districts",
                                        &places->districts, err);
    if (status == CPARENT_OK && !area_of(places, "", &nowhere))
        status = cparent__nomem(err);
    if (status == CPARENT_OK)
        status = find_columns(csv, source, &columns, err);
    while (status == CPARENT_OK &&
           (status = cparent__csv_next(csv, err)) == CPARENT_OK)
        status = take_postcode(places, csv, &columns, err);
    if (status != CPARENT_DONE)
        return status;
    return make_slots(places) ? CPARENT_OK : cparent__nomem(err);
}

cparent_status
cparent__places_read(cparent_source *source, const cparent_limits *limits,
                     cparent__places **places_out, cparent_error *err)
{
    cparent__places *places = cparent__calloc(1, sizeof(*places));
    cparent__csv *csv = NULL;
    cparent_status status;

    if (!places)
        return cparent__nomem(err);
    status = cparent__csv_open(source, limits, &csv, err);
    if (status == CPARENT_OK)
        status = read_places(places, csv, cparent_source_name(source), err);
    cparent__csv_free(csv);
    if (status != CPARENT_OK) {
        cparent__places_free(places);
        return status;
    }
    *places_out = places;
    return CPARENT_OK;
}
