/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A council's figure beside the others, in whole numbers throughout: every
 * figure of a block has the same scale.
 */
#include "config.h"

#include "jobs/compare-internal.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/alloc-internal.h"
#include "core/error-internal.h"
#include "core/limits-internal.h"

enum { MOST_SCALE = 15 };

/* Eighteen digits. */
#define MOST_NUMBER INT64_C(1000000000000000000)

/* --- exact statistics --------------------------------------------------- */

static cparent_decimal
trimmed(cparent_decimal number)
{
    while (number.scale > 0 && number.coefficient % 10 == 0) {
        number.coefficient /= 10;
        number.scale--;
    }
    return number;
}

bool
cparent__compare_quartile(const int64_t *ascending, size_t count, int scale,
                          int quarter, cparent_decimal *out)
{
    size_t at = (count - 1) * (size_t)quarter;
    int64_t low = ascending[at / 4];
    int64_t step = 0;
    cparent_decimal result = { 0, scale + 2, 0 };

    if (at % 4 && __builtin_sub_overflow(ascending[at / 4 + 1], low, &step))
        return false;
    /* A quarter is 25 hundredths. */
    if (scale + 2 > MOST_SCALE ||
        __builtin_mul_overflow(step, (int64_t)(at % 4) * 25, &step) ||
        __builtin_mul_overflow(low, INT64_C(100), &result.coefficient) ||
        __builtin_add_overflow(result.coefficient, step,
                               &result.coefficient))
        return false;
    *out = trimmed(result);
    return true;
}

/* As many decimals as it takes, or ten more than the figures have. */
bool
cparent__compare_mean(const int64_t *numbers, size_t count, int scale,
                      cparent_decimal *out)
{
    cparent_decimal result = { 0, scale, 0 };
    int64_t n = (int64_t)count;
    int64_t sum = 0;
    int64_t scaled;
    int64_t rest;
    size_t i;

    for (i = 0; i < count; i++)
        if (__builtin_add_overflow(sum, numbers[i], &sum))
            return false;
    while (sum % n != 0 && result.scale < MOST_SCALE &&
           result.scale < scale + 10 &&
           !__builtin_mul_overflow(sum, INT64_C(10), &scaled) &&
           scaled > -MOST_NUMBER &&
           scaled < MOST_NUMBER) {
        sum = scaled;
        result.scale++;
    }
    rest = sum % n;
    result.coefficient = sum / n;
    if (rest >= n - rest)
        result.coefficient++;
    else if (-rest >= n + rest)
        result.coefficient--;
    *out = trimmed(result);
    return true;
}

static int
compare_numbers(const void *a, const void *b)
{
    const int64_t *left = a;
    const int64_t *right = b;

    return (*left > *right) - (*left < *right);
}

/* --- figures of places -------------------------------------------------- */

void
cparent__compare_note(cparent_standing *out, const char *format, ...)
{
    char note[512];
    const char **notes;
    va_list arguments;

    va_start(arguments, format);
    vsnprintf(note, sizeof(note), format, arguments);
    va_end(arguments);
    notes = cparent__arena_grow(&out->arena, out->notes, out->note_count,
                                sizeof(*notes));
    if (!notes)
        return;
    out->notes = notes;
    out->notes[out->note_count++] = cparent__arena_string(&out->arena, note);
}

/* How much a cell says: a number, a reason, "not applicable", nothing. */
static int
weight(const cparent__frame *frame, size_t at)
{
    if (frame->codes[at] == CPARENT__SYMBOL_NONE)
        return 0;
    switch (frame->states[at]) {
    case CPARENT_VALUE_NUMBER:
        return 4;
    case CPARENT_VALUE_MISSING:
        return 1;
    case CPARENT_VALUE_NOT_APPLICABLE:
        return 2;
    default:
        return 3;
    }
}

size_t
cparent__compare_find(const cparent__compare_work *work, const char *code,
             const char *new_code, size_t period)
{
    const cparent_published *from = work->published;
    cparent__compare_work other = *work;
    size_t best = SIZE_MAX;
    int heaviest = 0;
    size_t i;

    other.code = code;
    other.new_code = new_code;
    for (i = 0; i < from->place_count; i++) {
        size_t at = i * from->period_count + period;

        if (cparent__compare_is(&other, &from->places[i]) &&
            weight(work->frame, at) > heaviest) {
            heaviest = weight(work->frame, at);
            best = i;
        }
    }
    return best;
}

cparent_value
cparent__compare_figure(const cparent__compare_work *work, size_t place,
                        size_t period)
{
    return place == SIZE_MAX
               ? cparent_value_none(CPARENT_VALUE_MISSING)
               : cparent__frame_value(
                     work->frame,
                     place * work->published->period_count + period);
}

/* The nation, or the region of a code, that has a row. */
static size_t
find_area(const cparent__compare_work *work, int level, const char *code)
{
    const cparent_published *from = work->published;
    size_t i;

    for (i = 0; i < from->place_count; i++)
        if (from->places[i].level == level &&
            (!code || strcmp(from->places[i].code, code) == 0) &&
            work->frame->codes[i * from->period_count + work->period] !=
                CPARENT__SYMBOL_NONE)
            return i;
    return SIZE_MAX;
}

/* --- rank and quartiles ------------------------------------------------- */

bool
cparent__compare_counted(const cparent__compare_work *work, size_t place)
{
    const cparent_published *from = work->published;
    const cparent_place *one = &from->places[place];
    size_t i;

    for (i = 0; i < place && *one->old_code; i++)
        if (from->places[i].level == CPARENT_PLACE_AUTHORITY &&
            strcmp(from->places[i].old_code, one->old_code) == 0)
            return true;
    return false;
}

/* The numbers of all councils, each once, in ascending order. */
static size_t
gather(const cparent__compare_work *work, int64_t *numbers)
{
    const cparent_published *from = work->published;
    size_t count = 0;
    size_t i;

    for (i = 0; i < from->place_count; i++) {
        const cparent_place *place = &from->places[i];
        size_t best;

        if (place->level != CPARENT_PLACE_AUTHORITY || cparent__compare_counted(work, i))
            continue;
        best = cparent__compare_find(work, place->old_code, place->code,
                            work->period);
        if (best == SIZE_MAX)
            continue;
        best = best * from->period_count + work->period;
        if (work->frame->states[best] == CPARENT_VALUE_NUMBER)
            numbers[count++] = work->frame->numbers[best];
    }
    qsort(numbers, count, sizeof(*numbers), compare_numbers);
    return count;
}

static void
rank(cparent_standing *out, const int64_t *numbers, size_t count,
     int64_t own)
{
    bool high = out->polarity == CPARENT_INDICATOR_POLARITY_HIGH;
    size_t better = 0;
    size_t same = 0;
    size_t i;

    for (i = 0; i < count; i++) {
        better += high ? numbers[i] > own : numbers[i] < own;
        same += numbers[i] == own;
    }
    out->rank = better + 1;
    out->tied = same > 0 ? same - 1 : 0;
}

/* The Department's bands.  Low is better: up to the first quartile A.  High
 * is better: up to the first quartile D. */
static void
band(cparent_standing *out, cparent_decimal own)
{
    static const char *const bands[] = { "A", "B", "C", "D" };
    bool high = out->polarity == CPARENT_INDICATOR_POLARITY_HIGH;
    int quarter = 0;

    while (quarter < 3 &&
           cparent_decimal_compare(own, out->quartiles[quarter + 1].number) >
               0)
        quarter++;
    out->band = bands[high ? 3 - quarter : quarter];
}

static cparent_status
place_among_all(cparent__compare_work *work, size_t own)
{
    cparent_standing *out = work->out;
    int64_t *numbers = cparent__calloc(work->published->place_count + 1,
                                       sizeof(*numbers));
    bool ranked = out->polarity == CPARENT_INDICATOR_POLARITY_HIGH ||
                  out->polarity == CPARENT_INDICATOR_POLARITY_LOW;
    cparent_decimal quartile;
    bool fits = true;
    int i;

    if (!numbers)
        return cparent__nomem(work->err);
    out->ranked = gather(work, numbers);
    for (i = 0; i < 5; i++) {
        out->quartiles[i] = cparent_value_none(CPARENT_VALUE_MISSING);
        if (out->ranked > 0 &&
            cparent__compare_quartile(numbers, out->ranked,
                                      work->frame->head.scale, i, &quartile))
            out->quartiles[i] = cparent_value_number(
                quartile, (cparent_unit)out->unit);
        else
            fits = false;
    }
    if (ranked && cparent_value_is_number(&out->value)) {
        rank(out, numbers, out->ranked,
             work->frame->numbers[own * work->published->period_count +
                                  work->period]);
        if (fits)
            band(out, out->value.number);
    }
    cparent__free(numbers);
    return CPARENT_OK;
}

/* --- neighbours --------------------------------------------------------- */

static void
take_neighbour(cparent__compare_work *work, const cparent_neighbour *who,
               int64_t *numbers)
{
    cparent_standing *out = work->out;
    cparent__near *near = &out->neighbours[out->neighbour_count++];
    size_t place = cparent__compare_find(work, who->code, "", work->period);
    const char *name = who->name;

    near->value = cparent__compare_figure(work, place, work->period);
    if (!*name && place != SIZE_MAX)
        name = work->published->places[place].name;
    near->who.code = cparent__arena_string(&out->arena, who->code);
    near->who.name = cparent__arena_string(&out->arena, name);
    near->who.closeness = cparent__arena_string(&out->arena, who->closeness);
    if (cparent_value_is_number(&near->value))
        numbers[out->used++] =
            work->frame->numbers[place * work->published->period_count +
                                 work->period];
}

static cparent_status
average_neighbours(cparent__compare_work *work)
{
    const cparent_neighbours *model = work->options->neighbours;
    cparent_standing *out = work->out;
    size_t count = cparent_neighbours_count(model, work->code);
    int64_t *numbers = cparent__calloc(count + 1, sizeof(*numbers));
    cparent_unit unit = (cparent_unit)out->unit;
    cparent_neighbour who;
    cparent_decimal number;
    size_t i;

    out->neighbours = cparent__arena_alloc(&out->arena, count + 1,
                                           sizeof(*out->neighbours));
    out->model = cparent__arena_string(&out->arena,
                                       cparent_neighbours_model(model));
    if (!numbers || !out->neighbours) {
        cparent__free(numbers);
        return cparent__nomem(work->err);
    }
    for (i = 0; cparent_neighbours_at(model, work->code, i, &who); i++)
        take_neighbour(work, &who, numbers);
    qsort(numbers, out->used, sizeof(*numbers), compare_numbers);
    if (out->used > 0 &&
        cparent__compare_quartile(numbers, out->used,
                                  work->frame->head.scale, 2, &number))
        out->median = cparent_value_number(number, unit);
    if (out->used > 0 &&
        cparent__compare_mean(numbers, out->used, work->frame->head.scale,
                              &number))
        out->mean = cparent_value_number(number, unit);
    if (count == 0)
        cparent__compare_note(out, "the model of neighbours does not have "
                                   "this council");
    cparent__free(numbers);
    return CPARENT_OK;
}

/* --- all of it ---------------------------------------------------------- */

static cparent_status
work_out(cparent__compare_work *work)
{
    cparent_standing *out = work->out;
    const cparent_published *from = work->published;
    size_t own = cparent__compare_find(work, work->code, work->new_code,
                              work->period);
    const cparent_place *place = own == SIZE_MAX ? NULL : &from->places[own];
    cparent_status status;

    out->unit = work->frame->head.unit;
    if (out->places < 0)
        out->places = work->frame->head.scale;
    out->value = cparent__compare_figure(work, own, work->period);
    out->national = cparent__compare_figure(
        work, find_area(work, CPARENT_PLACE_NATIONAL, NULL), work->period);
    out->region = cparent_value_none(CPARENT_VALUE_MISSING);
    if (place && *place->parent)
        out->region = cparent__compare_figure(
            work, find_area(work, CPARENT_PLACE_REGIONAL, place->parent),
            work->period);
    out->region_name = cparent__arena_string(
        &out->arena, place ? place->parent_name : "");
    status = place_among_all(work, own);
    if (status == CPARENT_OK && work->options->neighbours)
        status = average_neighbours(work);
    if (status == CPARENT_OK)
        status = cparent__compare_follow(work);
    if (status == CPARENT_OK && work->options->funnel)
        status = cparent__compare_funnel(work);
    if (status != CPARENT_OK)
        return status;
    cparent__compare_words(work);
    return CPARENT_OK;
}

cparent_status
cparent_compare(cparent_published *published,
                const cparent_compare_options *options,
                cparent_standing **standing_out, cparent_error *err)
{
    cparent_compare_options chosen = CPARENT_COMPARE_OPTIONS_INIT;
    cparent__compare_work work = { .published = published,
                                   .options = &chosen,
                                   .err = err };
    cparent_status status;

    if (!published)
        return cparent__fail(err, CPARENT_E_INVALID,
                             "there are no data to compare");
    status = cparent__options_resolve(options, &chosen, sizeof(chosen), err);
    if (status != CPARENT_OK)
        return status;
    work.out = cparent__calloc(1, sizeof(*work.out));
    if (!work.out)
        return cparent__nomem(err);
    atomic_init(&work.out->references, 1);
    cparent__object_born();
    work.out->polarity = chosen.polarity ? chosen.polarity
                                         : CPARENT_INDICATOR_POLARITY_NEUTRAL;
    work.out->median = work.out->mean =
        cparent_value_none(CPARENT_VALUE_MISSING);
    status = cparent__compare_choose(&work);
    if (status == CPARENT_OK)
        status = work_out(&work);
    /* What was not found may have been lost. */
    if (work.out->arena.failed)
        status = cparent__nomem(err);
    cparent__free(work.alike);
    if (status == CPARENT_OK)
        *standing_out = work.out;
    else
        cparent_standing_unref(work.out);
    return status;
}
