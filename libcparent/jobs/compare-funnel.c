/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Which councils differ from the average of all by more than chance.  A
 * percentage alone does not say of how many children it is; the counts
 * behind it do, where they are published and somebody said which they are.
 */
#include "config.h"

#include "jobs/choices-internal.h"
#include "jobs/compare-internal.h"

#include <math.h>
#include <string.h>

#include "core/alloc-internal.h"
#include "core/error-internal.h"
#include "core/text-internal.h"
#include "facts/table-internal.h"

/* The columns of the counts, and where the denominators stand. */
typedef struct recipe {
    const char *numerator;
    const char *denominator;
    const cparent_filter_choice *whole;
    size_t whole_count;
    cparent_filter_choice room[CPARENT__MOST_CHOICES];
} recipe;

/* Numbers of both, a row a council. */
typedef struct lanes {
    double *above;
    double *below;
    uint8_t *states;
    cparent_funnel_row *rows;
} lanes;

/* --- what the figure is made of ----------------------------------------- */

static const char *
cell(const cparent__table *table, size_t row, const char *column)
{
    return cparent__table_cell(table, row,
                               cparent__table_column(table, column));
}

size_t
cparent__compare_choices(cparent__arena *arena, const char *list,
                         cparent_filter_choice *choices)
{
    const char *part;
    size_t length;
    size_t count = 0;

    while (count < CPARENT__MOST_CHOICES &&
           cparent__table_part(&list, &part, &length)) {
        const char *equals = memchr(part, '=', length);

        if (!equals)
            continue;
        choices[count].filter =
            cparent__arena_copy(arena, part, (size_t)(equals - part));
        choices[count++].value = cparent__arena_copy(
            arena, equals + 1, length - (size_t)(equals - part) - 1);
    }
    return count;
}

/* The value of a filter in the comparison; NULL when it has no such one. */
static const char *
chosen_value(const cparent_standing *out, const char *filter)
{
    size_t i;

    for (i = 0; i < out->filter_count; i++)
        if (cparent__equal_fold(out->filters[2 * i], filter))
            return out->filters[2 * i + 1];
    return NULL;
}

/* True when the comparison is of the row's indicator. */
static bool
is_row(cparent_standing *out, const cparent__table *table, size_t row)
{
    cparent_filter_choice choices[CPARENT__MOST_CHOICES];
    size_t count;
    size_t i;

    if (!cparent__equal_fold(cell(table, row, "measure"), out->column) ||
        !*cell(table, row, "numerator"))
        return false;
    count = cparent__compare_choices(&out->arena,
                                     cell(table, row, "filters"), choices);
    for (i = 0; i < count; i++) {
        const char *value = chosen_value(out, choices[i].filter);

        if (!value || !cparent__equal_fold(value, choices[i].value))
            return false;
    }
    return true;
}

/* What is known of the indicator; nothing when it is not known. */
static cparent_status
known_recipe(cparent__compare_work *work, recipe *of)
{
    cparent__arena *arena = &work->out->arena;
    cparent__table *table = NULL;
    cparent_status status =
        cparent__table_builtin("published_indicators", &table, work->err);
    size_t i;

    if (status != CPARENT_OK)
        return status;
    for (i = 0; i < cparent__table_rows(table); i++) {
        if (!is_row(work->out, table, i))
            continue;
        of->numerator =
            cparent__arena_string(arena, cell(table, i, "numerator"));
        of->denominator =
            cparent__arena_string(arena, cell(table, i, "denominator"));
        of->whole = of->room;
        of->whole_count =
            cparent__compare_choices(arena, cell(table, i, "whole"),
                                     of->room);
        break;
    }
    cparent__table_free(table);
    return CPARENT_OK;
}

static cparent_status
find_recipe(cparent__compare_work *work, recipe *of)
{
    const cparent_compare_options *options = work->options;

    memset(of, 0, sizeof(*of));
    if (!options->numerator)
        return known_recipe(work, of);
    of->numerator = options->numerator;
    of->denominator = options->denominator ? options->denominator
                                           : options->numerator;
    of->whole = options->whole;
    of->whole_count = options->whole_count;
    return CPARENT_OK;
}

/* --- where the counts stand --------------------------------------------- */

static bool
find_measure(const cparent_published *from, const char *name,
             size_t *measure_out)
{
    size_t i;

    for (i = 0; i < from->measure_count; i++)
        if (cparent__equal_fold(from->measures[i].name, name) ||
            cparent__equal_fold(from->measures[i].label, name)) {
            *measure_out = i;
            return true;
        }
    return false;
}

/* What the denominators have of a filter. */
static const char *
whole_value(const cparent__compare_work *work, const recipe *of,
            size_t filter)
{
    const cparent__filter *which = &work->published->filters[filter];
    size_t i;

    for (i = 0; i < of->whole_count; i++)
        if (cparent__equal_fold(of->whole[i].filter, which->name) ||
            cparent__equal_fold(of->whole[i].filter, which->label))
            return of->whole[i].value;
    return work->out->filters[2 * filter + 1];
}

static bool
find_whole(const cparent__compare_work *work, const recipe *of,
           size_t *breakdown_out)
{
    const cparent_published *from = work->published;
    size_t filter;
    size_t i;

    for (i = 0; i < from->breakdown_count; i++) {
        for (filter = 0; filter < work->out->filter_count; filter++)
            if (!cparent__equal_fold(
                    cparent_published_breakdown_value(from, i, filter),
                    whole_value(work, of, filter)))
                break;
        if (filter == work->out->filter_count) {
            *breakdown_out = i;
            return true;
        }
    }
    return false;
}

/* --- the councils ------------------------------------------------------- */

static bool
is_neighbour(const cparent_standing *out, const cparent_place *place)
{
    size_t i;

    for (i = 0; i < out->neighbour_count; i++)
        if (strcmp(out->neighbours[i].who.code, place->old_code) == 0)
            return true;
    return false;
}

static void
add_peer(cparent__compare_work *above, cparent__compare_work *below,
         size_t index)
{
    cparent_standing *out = above->out;
    const cparent_place *place = &above->published->places[index];
    cparent_peer *peer = &out->peers[out->peer_count++];
    const char *code = *place->old_code ? place->old_code : place->code;

    memset(peer, 0, sizeof(*peer));
    peer->code = cparent__arena_string(&out->arena, code);
    peer->name = cparent__arena_string(&out->arena, place->name);
    peer->numerator = cparent__compare_figure(
        above,
        cparent__compare_find(above, place->old_code, place->code,
                              above->period),
        above->period);
    peer->denominator = cparent__compare_figure(
        below,
        cparent__compare_find(below, place->old_code, place->code,
                              below->period),
        below->period);
    peer->own = cparent__compare_is(above, place);
    peer->neighbour = !peer->own && is_neighbour(out, place);
}

static void
take_numbers(const cparent_standing *out, const lanes *of)
{
    size_t i;

    for (i = 0; i < out->peer_count; i++) {
        const cparent_peer *peer = &out->peers[i];
        bool above = cparent_value_is_number(&peer->numerator);
        bool below = cparent_value_is_number(&peer->denominator);

        of->above[i] = cparent_decimal_double(peer->numerator.number);
        of->below[i] = cparent_decimal_double(peer->denominator.number);
        of->states[i] = (uint8_t)(!above ? peer->numerator.state
                                         : peer->denominator.state);
        if (above && below)
            of->states[i] = CPARENT_VALUE_NUMBER;
    }
}

static cparent_status
judge(cparent__compare_work *work, const lanes *of)
{
    cparent_standing *out = work->out;
    cparent_status status;
    size_t i;

    take_numbers(out, of);
    status = cparent_funnel_rows(
        of->above, of->below, of->states, out->peer_count,
        (cparent_funnel_kind)out->funnel.kind, out->funnel.multiplier,
        of->rows, &out->funnel.average, work->err);
    for (i = 0; status == CPARENT_OK && i < out->peer_count; i++)
        out->peers[i].place = of->rows[i];
    out->has_funnel = status == CPARENT_OK;
    return status;
}

static cparent_status
judge_peers(cparent__compare_work *work)
{
    size_t room = work->out->peer_count + 1;
    lanes of = { cparent__calloc(room, sizeof(*of.above)),
                 cparent__calloc(room, sizeof(*of.below)),
                 cparent__calloc(room, sizeof(*of.states)),
                 cparent__calloc(room, sizeof(*of.rows)) };
    cparent_status status = of.above && of.below && of.states && of.rows
                                ? judge(work, &of)
                                : cparent__nomem(work->err);

    cparent__free(of.above);
    cparent__free(of.below);
    cparent__free(of.states);
    cparent__free(of.rows);
    return status;
}

static cparent_status
gather_peers(cparent__compare_work *above, cparent__compare_work *below)
{
    const cparent_published *from = above->published;
    cparent_standing *out = above->out;
    size_t i;

    out->peers = cparent__arena_alloc(&out->arena, from->place_count + 1,
                                      sizeof(*out->peers));
    for (i = 0; out->peers && i < from->place_count; i++)
        if (from->places[i].level == CPARENT_PLACE_AUTHORITY &&
            !cparent__compare_counted(above, i))
            add_peer(above, below, i);
    return out->peers ? judge_peers(above) : cparent__nomem(above->err);
}

static cparent_status
open_frames(cparent__compare_work *above, cparent__compare_work *below,
            const recipe *of, bool *found_out)
{
    cparent_published *from = above->published;
    cparent_status status;

    *found_out = find_measure(from, of->numerator, &above->measure) &&
                 find_measure(from, of->denominator, &below->measure) &&
                 find_whole(above, of, &below->breakdown);
    if (!*found_out)
        return CPARENT_OK;
    status = cparent__published_frame(from, above->measure, above->breakdown,
                                      &above->frame, above->err);
    if (status == CPARENT_OK)
        status = cparent__published_frame(from, below->measure,
                                          below->breakdown, &below->frame,
                                          below->err);
    return status;
}

/* A percentage or a rate; no other figure is a count out of another. */
static bool
take_kind(cparent_standing *out)
{
    bool rate = out->unit == CPARENT_UNIT_RATE_PER_10000;

    out->funnel.kind = rate ? CPARENT_FUNNEL_RATE
                            : CPARENT_FUNNEL_PROPORTION;
    out->funnel.multiplier = rate ? 10000 : 100;
    return rate || out->unit == CPARENT_UNIT_PERCENT;
}

cparent_status
cparent__compare_funnel(cparent__compare_work *work)
{
    cparent_standing *out = work->out;
    cparent__compare_work above = *work;
    cparent__compare_work below = *work;
    recipe of;
    bool found = false;
    cparent_status status = find_recipe(work, &of);

    if (status == CPARENT_OK && of.numerator && take_kind(out))
        status = open_frames(&above, &below, &of, &found);
    if (status == CPARENT_OK && !found && work->options->numerator)
        return cparent__hint(
            work->err,
            cparent__fail(work->err, CPARENT_E_NOT_FOUND,
                          "the data do not have these counts"),
            "name their columns, for a percentage or a rate, and the "
            "filters at which the denominators stand");
    if (status == CPARENT_OK && !found)
        cparent__compare_note(out, "there is no funnel: which counts the "
                                   "figure is made of is not known");
    if (status != CPARENT_OK || !found)
        return status;
    out->funnel.numerator = cparent__arena_string(
        &out->arena, work->published->measures[above.measure].name);
    out->funnel.denominator = cparent__arena_string(
        &out->arena, work->published->measures[below.measure].name);
    return gather_peers(&above, &below);
}

/* --- getters ------------------------------------------------------------ */

bool
cparent_standing_funnel(const cparent_standing *standing,
                        cparent_peer_funnel *funnel_out)
{
    if (standing->has_funnel)
        *funnel_out = standing->funnel;
    return standing->has_funnel;
}

size_t
cparent_standing_peer_count(const cparent_standing *standing)
{
    return standing->has_funnel ? standing->peer_count : 0;
}

bool
cparent_standing_peer_at(const cparent_standing *standing, size_t index,
                         cparent_peer *peer_out)
{
    if (index >= cparent_standing_peer_count(standing))
        return false;
    *peer_out = standing->peers[index];
    return true;
}
