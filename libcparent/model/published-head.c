/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a release is about, as bytes: numbers little-endian, strings behind
 * their length.  The order is pinned; a store may be damaged, so that
 * nothing is believed when it is read.
 */
#include "config.h"

#include "model/published-internal.h"

#include <string.h>

#include "core/alloc-internal.h"
#include "core/error-internal.h"

/* --- writing ------------------------------------------------------------ */

static void
put_number(cparent__text *text, uint64_t number, unsigned bytes)
{
    for (; bytes > 0; bytes--, number >>= 8)
        cparent__text_char(text, (char)(number & 0xFF));
}

static void
put_string(cparent__text *text, const char *string)
{
    size_t length = strlen(string);

    put_number(text, length, 4);
    cparent__text_append(text, string, length);
}

static void
put_measures(const cparent_published *of, cparent__text *text)
{
    size_t i;

    put_number(text, of->measure_count, 4);
    for (i = 0; i < of->measure_count; i++) {
        put_string(text, of->measures[i].name);
        put_string(text, of->measures[i].label);
        put_string(text, of->measures[i].grouping);
        put_number(text, (uint32_t)of->measures[i].unit, 4);
        put_number(text, (uint32_t)of->measures[i].places, 4);
    }
}

static void
put_filters(const cparent_published *of, cparent__text *text)
{
    size_t i;
    size_t k;

    put_number(text, of->filter_count, 4);
    for (i = 0; i < of->filter_count; i++) {
        const cparent__filter *filter = &of->filters[i];

        put_string(text, filter->name);
        put_string(text, filter->label);
        put_number(text, filter->choice_count, 4);
        for (k = 0; k < filter->choice_count; k++)
            put_string(text, filter->choices[k]);
    }
    put_number(text, of->breakdown_count, 4);
    for (i = 0; i < (size_t)of->breakdown_count * of->filter_count; i++)
        put_number(text, of->breakdowns[i], 4);
}

static void
put_places(const cparent_published *of, cparent__text *text)
{
    size_t i;

    put_number(text, of->place_count, 4);
    for (i = 0; i < of->place_count; i++) {
        const cparent_place *place = &of->places[i];

        put_number(text, (uint32_t)place->level, 4);
        put_string(text, place->code);
        put_string(text, place->old_code);
        put_string(text, place->name);
        put_string(text, place->parent);
        put_string(text, place->parent_name);
        put_string(text, place->country);
        put_string(text, place->country_name);
    }
}

static void
put_date(cparent__text *text, cparent_date date)
{
    put_number(text, (uint16_t)date.year, 2);
    put_number(text, date.month, 1);
    put_number(text, date.day, 1);
}

void
cparent__published_encode(const cparent_published *of, cparent__text *text)
{
    size_t i;

    put_string(text, of->name);
    put_string(text, of->source);
    put_string(text, of->digest);
    put_number(text, (uint64_t)of->rows, 8);
    put_measures(of, text);
    put_filters(of, text);
    put_places(of, text);
    put_number(text, of->period_count, 4);
    for (i = 0; i < of->period_count; i++) {
        put_string(text, of->periods[i].time_period);
        put_string(text, of->periods[i].identifier);
        put_number(text, (uint32_t)of->periods[i].period.kind, 4);
        put_date(text, of->periods[i].period.first);
        put_date(text, of->periods[i].period.last);
    }
}

/* --- reading ------------------------------------------------------------ */

typedef struct reader {
    const unsigned char *at;
    size_t left;
    cparent__arena *arena;
    bool damaged;
} reader;

static uint64_t
take_number(reader *in, unsigned bytes)
{
    uint64_t number = 0;
    unsigned i;

    if (in->left < bytes) {
        in->damaged = true;
        in->left = 0;
        return 0;
    }
    for (i = 0; i < bytes; i++)
        number |= (uint64_t)in->at[i] << (8 * i);
    in->at += bytes;
    in->left -= bytes;
    return number;
}

/* How many items follow, each of `least` bytes or more. */
static uint32_t
take_count(reader *in, size_t least)
{
    uint64_t count = take_number(in, 4);

    if (count > in->left / least) {
        in->damaged = true;
        return 0;
    }
    return (uint32_t)count;
}

static const char *
take_string(reader *in)
{
    size_t length = take_count(in, 1);
    const char *copy = cparent__arena_copy(in->arena, (const char *)in->at,
                                           length);

    in->at += length;
    in->left -= length;
    return copy;
}

static void
take_measures(reader *in, cparent_published *of)
{
    uint32_t count = take_count(in, 20);
    uint32_t i;

    of->measures = cparent__arena_alloc(in->arena, count,
                                        sizeof(*of->measures));
    of->measure_count = of->measures ? count : 0;
    for (i = 0; i < of->measure_count; i++) {
        of->measures[i].name = take_string(in);
        of->measures[i].label = take_string(in);
        of->measures[i].grouping = take_string(in);
        of->measures[i].unit = (int32_t)take_number(in, 4);
        of->measures[i].places = (int32_t)take_number(in, 4);
    }
}

static void
take_filter(reader *in, cparent__filter *filter)
{
    uint32_t count;
    uint32_t k;

    filter->name = take_string(in);
    filter->label = take_string(in);
    count = take_count(in, 4);
    filter->choices = cparent__arena_alloc(in->arena, count,
                                           sizeof(*filter->choices));
    filter->choice_count = filter->choices ? count : 0;
    for (k = 0; k < filter->choice_count; k++)
        filter->choices[k] = take_string(in);
}

static void
take_filters(reader *in, cparent_published *of)
{
    uint32_t count = take_count(in, 12);
    size_t i;

    of->filters = cparent__arena_alloc(in->arena, count,
                                       sizeof(*of->filters));
    of->filter_count = of->filters ? count : 0;
    for (i = 0; i < of->filter_count; i++)
        take_filter(in, &of->filters[i]);
    /* Without filters there is one breakdown, which takes no bytes. */
    count = of->filter_count ? take_count(in, 4 * of->filter_count)
                             : (uint32_t)take_number(in, 4);
    in->damaged = in->damaged || (of->filter_count == 0 && count > 1);
    of->breakdowns = cparent__arena_alloc(
        in->arena, (size_t)count * of->filter_count + 1,
        sizeof(*of->breakdowns));
    of->breakdown_count = of->breakdowns && !in->damaged ? count : 0;
    for (i = 0; i < (size_t)of->breakdown_count * of->filter_count; i++) {
        of->breakdowns[i] = (uint32_t)take_number(in, 4);
        if (of->breakdowns[i] >=
            of->filters[i % of->filter_count].choice_count)
            in->damaged = true;
    }
}

static void
take_places(reader *in, cparent_published *of)
{
    uint32_t count = take_count(in, 32);
    uint32_t i;

    of->places = cparent__arena_alloc(in->arena, count, sizeof(*of->places));
    of->place_count = of->places ? count : 0;
    for (i = 0; i < of->place_count; i++) {
        of->places[i].level = (int32_t)take_number(in, 4);
        of->places[i].code = take_string(in);
        of->places[i].old_code = take_string(in);
        of->places[i].name = take_string(in);
        of->places[i].parent = take_string(in);
        of->places[i].parent_name = take_string(in);
        of->places[i].country = take_string(in);
        of->places[i].country_name = take_string(in);
    }
}

static cparent_date
take_date(reader *in)
{
    cparent_date date = { 0, 0, 0 };

    date.year = (int16_t)take_number(in, 2);
    date.month = (uint8_t)take_number(in, 1);
    date.day = (uint8_t)take_number(in, 1);
    return date;
}

static void
take_periods(reader *in, cparent_published *of)
{
    uint32_t count = take_count(in, 20);
    uint32_t i;

    of->periods = cparent__arena_alloc(in->arena, count,
                                       sizeof(*of->periods));
    of->period_count = of->periods ? count : 0;
    for (i = 0; i < of->period_count; i++) {
        of->periods[i].time_period = take_string(in);
        of->periods[i].identifier = take_string(in);
        of->periods[i].period.kind = (int32_t)take_number(in, 4);
        of->periods[i].period.first = take_date(in);
        of->periods[i].period.last = take_date(in);
    }
}

static cparent_status
take_all(reader *in, cparent_published *of, cparent_error *err)
{
    const char *digest;

    of->name = take_string(in);
    of->source = take_string(in);
    digest = take_string(in);
    in->damaged = in->damaged ||
                  strlen(digest) != CPARENT__DIGEST_TEXT - 1;
    if (!in->damaged)
        memcpy(of->digest, digest, sizeof(of->digest));
    of->rows = (int64_t)take_number(in, 8);
    take_measures(in, of);
    take_filters(in, of);
    take_places(in, of);
    take_periods(in, of);
    if (of->arena.failed)
        return cparent__nomem(err);
    if (in->damaged || in->left > 0)
        return cparent__hint(
            err,
            cparent__fail(err, CPARENT_E_STORE,
                          "what a published data set is about is damaged"),
            "import the file again, or restore the store from a backup");
    return cparent__published_settle(of, err);
}

cparent_status
cparent__published_settle(cparent_published *of, cparent_error *err)
{
    of->packed = cparent__calloc(of->breakdown_count ? of->breakdown_count
                                                     : 1,
                                 sizeof(*of->packed));
    of->frames = cparent__calloc((size_t)of->breakdown_count *
                                     of->measure_count + 1,
                                 sizeof(*of->frames));
    return of->packed && of->frames ? CPARENT_OK : cparent__nomem(err);
}

cparent_status
cparent__published_decode(const char *bytes, size_t size,
                          cparent_published **published_out,
                          cparent_error *err)
{
    cparent_published *of = NULL;
    reader in = { (const unsigned char *)bytes, size, NULL, false };
    cparent_status status = cparent__published_new(&of, err);

    if (status != CPARENT_OK)
        return status;
    in.arena = &of->arena;
    status = take_all(&in, of, err);
    if (status != CPARENT_OK) {
        cparent_published_unref(of);
        return status;
    }
    *published_out = of;
    return CPARENT_OK;
}
