/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A release of published statistics: what it is about, and its figures,
 * which stay packed until somebody asks.
 */
#include "config.h"

#include "model/published-internal.h"

#include <string.h>

#include "core/alloc-internal.h"
#include "core/error-internal.h"

cparent_status
cparent__published_new(cparent_published **published_out, cparent_error *err)
{
    cparent_published *published = cparent__calloc(1, sizeof(*published));

    if (!published)
        return cparent__nomem(err);
    atomic_init(&published->references, 1);
    published->name = published->source = "";
    cparent__object_born();
    *published_out = published;
    return CPARENT_OK;
}

cparent_published *
cparent_published_ref(cparent_published *published)
{
    if (published)
        atomic_fetch_add_explicit(&published->references, 1,
                                  memory_order_relaxed);
    return published;
}

static void
free_frame(cparent__frame *frame)
{
    if (!frame)
        return;
    cparent__free(frame->numbers);
    cparent__free(frame->codes);
    cparent__free(frame->states);
    cparent__free(frame);
}

void
cparent_published_unref(cparent_published *published)
{
    size_t i;

    if (!published ||
        atomic_fetch_sub_explicit(&published->references, 1,
                                  memory_order_acq_rel) != 1)
        return;
    for (i = 0; published->packed && i < published->breakdown_count; i++)
        cparent__free(published->packed[i].bytes);
    for (i = 0; published->frames &&
                i < (size_t)published->breakdown_count *
                        published->measure_count;
         i++)
        free_frame(published->frames[i]);
    cparent__free(published->packed);
    cparent__free(published->frames);
    if (published->fetch.done)
        published->fetch.done(published->fetch.user);
    cparent__arena_free(&published->arena);
    cparent__free(published);
    cparent__object_died();
}

/* --- what it is about --------------------------------------------------- */

const char *
cparent_published_name(const cparent_published *published)
{
    return published->name;
}

const char *
cparent_published_digest(const cparent_published *published)
{
    return published->digest;
}

int64_t
cparent_published_rows(const cparent_published *published)
{
    return published->rows;
}

size_t
cparent_published_measure_count(const cparent_published *published)
{
    return published->measure_count;
}

bool
cparent_published_measure_at(const cparent_published *published,
                             size_t index,
                             cparent_published_measure *measure_out)
{
    if (index >= published->measure_count)
        return false;
    *measure_out = published->measures[index];
    return true;
}

size_t
cparent_published_filter_count(const cparent_published *published)
{
    return published->filter_count;
}

const char *
cparent_published_filter_name(const cparent_published *published,
                              size_t filter)
{
    return filter < published->filter_count ? published->filters[filter].name
                                            : NULL;
}

const char *
cparent_published_filter_label(const cparent_published *published,
                               size_t filter)
{
    return filter < published->filter_count
               ? published->filters[filter].label
               : NULL;
}

size_t
cparent_published_choice_count(const cparent_published *published,
                               size_t filter)
{
    return filter < published->filter_count
               ? published->filters[filter].choice_count
               : 0;
}

const char *
cparent_published_choice(const cparent_published *published, size_t filter,
                         size_t choice)
{
    return choice < cparent_published_choice_count(published, filter)
               ? published->filters[filter].choices[choice]
               : NULL;
}

size_t
cparent_published_breakdown_count(const cparent_published *published)
{
    return published->breakdown_count;
}

const char *
cparent_published_breakdown_value(const cparent_published *published,
                                  size_t breakdown, size_t filter)
{
    return breakdown < published->breakdown_count &&
                   filter < published->filter_count
               ? published->filters[filter].choices
                     [published->breakdowns[breakdown *
                                                published->filter_count +
                                            filter]]
               : NULL;
}

size_t
cparent_published_place_count(const cparent_published *published)
{
    return published->place_count;
}

bool
cparent_published_place_at(const cparent_published *published, size_t index,
                           cparent_place *place_out)
{
    if (index >= published->place_count)
        return false;
    *place_out = published->places[index];
    return true;
}

size_t
cparent_published_period_count(const cparent_published *published)
{
    return published->period_count;
}

cparent_period
cparent_published_period(const cparent_published *published, size_t index)
{
    static const cparent_period unset;

    return index < published->period_count
               ? published->periods[index].period
               : unset;
}

const char *
cparent_published_time_period(const cparent_published *published,
                              size_t index)
{
    return index < published->period_count
               ? published->periods[index].time_period
               : NULL;
}

const char *
cparent_published_time_identifier(const cparent_published *published,
                                  size_t index)
{
    return index < published->period_count
               ? published->periods[index].identifier
               : NULL;
}

/* --- its figures -------------------------------------------------------- */

cparent_status
cparent__published_packed(cparent_published *published, size_t breakdown,
                          const cparent__packed **packed_out,
                          cparent_error *err)
{
    cparent__packed *packed = &published->packed[breakdown];
    cparent_status status = CPARENT_OK;

    if (!packed->bytes && published->fetch.get)
        status = published->fetch.get(published->fetch.user, breakdown,
                                      &packed->bytes, &packed->size, err);
    if (status == CPARENT_OK)
        *packed_out = packed;
    return status;
}

/* The block of one measure: the bytes of a breakdown begin with the length
 * of each measure's block, four bytes each. */
static bool
find_block(const cparent__packed *packed, size_t measures, size_t measure,
           const unsigned char **bytes_out, size_t *size_out)
{
    size_t at = 4 * measures;
    size_t length = 0;
    size_t i;

    if (!packed->bytes || packed->size < at)
        return false;
    for (i = 0; i <= measure; i++) {
        const unsigned char *four = packed->bytes + 4 * i;

        at += length;
        length = (size_t)four[0] | (size_t)four[1] << 8 |
                 (size_t)four[2] << 16 | (size_t)four[3] << 24;
    }
    if (at > packed->size || length > packed->size - at)
        return false;
    *bytes_out = packed->bytes + at;
    *size_out = length;
    return true;
}

static cparent_status
make_frame(const cparent_published *published, const cparent__packed *packed,
           size_t measure, cparent__frame *frame, cparent_error *err)
{
    size_t cells = (size_t)published->place_count * published->period_count;
    const unsigned char *bytes = NULL;
    size_t size = 0;
    cparent_status status;
    size_t i;

    frame->numbers = cparent__calloc(cells, sizeof(*frame->numbers));
    frame->codes = cparent__malloc(cells ? cells : 1);
    frame->states = cparent__malloc(cells ? cells : 1);
    if (!frame->numbers || !frame->codes || !frame->states)
        return cparent__nomem(err);
    if (!find_block(packed, published->measure_count, measure, &bytes,
                    &size))
        return cparent__fail(err, CPARENT_E_STORE,
                             "published figures are damaged");
    status = cparent__unpack(bytes, size, published->place_count,
                             published->period_count, frame->numbers,
                             frame->codes, &frame->head, err);
    for (i = 0; status == CPARENT_OK && i < cells; i++)
        frame->states[i] = (uint8_t)cparent__symbol_state(frame->codes[i]);
    return status;
}

cparent_status
cparent__published_frame(cparent_published *published, size_t measure,
                         size_t breakdown, const cparent__frame **frame_out,
                         cparent_error *err)
{
    const cparent__packed *packed = NULL;
    cparent__frame **kept;
    cparent__frame *frame;
    cparent_status status;

    if (measure >= published->measure_count ||
        breakdown >= published->breakdown_count)
        return cparent__fail(err, CPARENT_E_INVALID,
                             "there is no such measure or breakdown");
    kept = &published->frames[breakdown * published->measure_count + measure];
    if (*kept) {
        *frame_out = *kept;
        return CPARENT_OK;
    }
    status = cparent__published_packed(published, breakdown, &packed, err);
    if (status != CPARENT_OK)
        return status;
    frame = cparent__calloc(1, sizeof(*frame));
    status = frame ? make_frame(published, packed, measure, frame, err)
                   : cparent__nomem(err);
    if (status != CPARENT_OK) {
        free_frame(frame);
        return status;
    }
    *kept = frame;
    *frame_out = frame;
    return CPARENT_OK;
}

cparent_value
cparent__frame_value(const cparent__frame *frame, size_t at)
{
    cparent_decimal number = { frame->numbers[at], frame->head.scale, 0 };

    if (frame->states[at] != CPARENT_VALUE_NUMBER)
        return cparent_value_none((cparent_value_state)frame->states[at]);
    while (number.scale > frame->codes[at]) {
        number.coefficient /= 10;
        number.scale--;
    }
    return cparent_value_number(number, (cparent_unit)frame->head.unit);
}

cparent_status
cparent_published_value(cparent_published *published, size_t measure,
                        size_t breakdown, size_t place, size_t period,
                        cparent_value *value_out, cparent_error *err)
{
    const cparent__frame *frame = NULL;
    cparent_status status;

    if (place >= published->place_count || period >= published->period_count)
        return cparent__fail(err, CPARENT_E_INVALID,
                             "there is no such place or period");
    status = cparent__published_frame(published, measure, breakdown, &frame,
                                      err);
    if (status == CPARENT_OK)
        *value_out = cparent__frame_value(
            frame, place * published->period_count + period);
    return status;
}

const char *
cparent_published_symbol(cparent_published *published, size_t measure,
                         size_t breakdown, size_t place, size_t period)
{
    const cparent__frame *frame = NULL;

    if (place >= published->place_count ||
        period >= published->period_count ||
        cparent__published_frame(published, measure, breakdown, &frame,
                                 NULL) != CPARENT_OK)
        return "";
    return cparent__symbol_text(
        frame->codes[place * published->period_count + period]);
}

cparent_status
cparent_published_columns(cparent_published *published, size_t measure,
                          size_t breakdown, const int64_t **numbers_out,
                          const uint8_t **states_out, int *scale_out,
                          cparent_error *err)
{
    const cparent__frame *frame = NULL;
    cparent_status status = cparent__published_frame(published, measure,
                                                     breakdown, &frame, err);

    if (status == CPARENT_OK) {
        *numbers_out = frame->numbers;
        *states_out = frame->states;
        *scale_out = frame->head.scale;
    }
    return status;
}
