/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A comparison for programs: cparent.compare/1, and the getters.
 */
#include "config.h"

#include "jobs/compare-internal.h"

#include <math.h>
#include <string.h>

#include "core/alloc-internal.h"
#include "core/error-internal.h"
#include "format/json-internal.h"

/* Times ten to the tenth it is still a whole number of 64 bits. */
enum { MOST_REAL = 100000000 };

static void
put_value(cparent__json *json, const char *key, const cparent_value *value)
{
    cparent__json_key(json, key);
    if (cparent_value_is_number(value))
        cparent__json_decimal(json, value->number);
    else
        cparent__json_null(json);
}

static void
put_state(cparent__json *json, const char *key, const cparent_value *value)
{
    cparent__json_put_string(
        json, key,
        cparent_value_state_name((cparent_value_state)value->state));
}

static void
put_count(cparent__json *json, const char *key, size_t count)
{
    cparent__json_key(json, key);
    cparent__json_integer(json, (int64_t)count);
}

static void
put_what(cparent__json *json, const cparent_standing *of)
{
    static const char *const polarities[] = { "neutral", "high", "low",
                                              "neutral" };
    size_t i;

    cparent__json_put_string(json, "schema", "cparent.compare/1");
    cparent__json_put_string(json, "authority",
                             *of->old_code ? of->old_code : of->code);
    cparent__json_put_string(json, "authority_code", of->code);
    cparent__json_put_string(json, "authority_name", of->authority);
    cparent__json_put_string(json, "measure", of->column);
    cparent__json_put_string(json, "label", of->measure);
    cparent__json_key(json, "filters");
    cparent__json_open(json, '{');
    for (i = 0; i < of->filter_count; i++)
        cparent__json_put_string(json, of->filters[2 * i],
                                 of->filters[2 * i + 1]);
    cparent__json_close(json, '}');
    cparent__json_put_string(json, "period", of->period);
    cparent__json_put_string(json, "time_identifier", of->identifier);
    cparent__json_put_string(json, "polarity",
                             polarities[of->polarity >= 0 &&
                                                of->polarity < 4
                                            ? of->polarity
                                            : 0]);
    cparent__json_put_string(json, "unit",
                             cparent_unit_name((cparent_unit)of->unit));
}

static void
put_figures(cparent__json *json, const cparent_standing *of)
{
    size_t i;

    put_value(json, "value", &of->value);
    put_state(json, "state", &of->value);
    put_value(json, "national", &of->national);
    put_state(json, "national_state", &of->national);
    put_value(json, "region", &of->region);
    put_state(json, "region_state", &of->region);
    cparent__json_put_string(json, "region_name",
                             *of->region_name ? of->region_name : NULL);
    cparent__json_key(json, "rank");
    if (of->rank)
        cparent__json_integer(json, (int64_t)of->rank);
    else
        cparent__json_null(json);
    put_count(json, "ranked", of->ranked);
    put_count(json, "tied", of->tied);
    cparent__json_put_string(json, "quartile_band", of->band);
    cparent__json_key(json, "quartiles");
    cparent__json_open(json, '[');
    for (i = 0; i < 5; i++) {
        if (cparent_value_is_number(&of->quartiles[i]))
            cparent__json_decimal(json, of->quartiles[i].number);
        else
            cparent__json_null(json);
    }
    cparent__json_close(json, ']');
}

static void
put_neighbours(cparent__json *json, const cparent_standing *of)
{
    size_t i;

    cparent__json_key(json, "neighbours");
    cparent__json_open(json, '{');
    cparent__json_put_string(json, "model", of->model);
    put_count(json, "used", of->used);
    cparent__json_key(json, "missing");
    cparent__json_open(json, '[');
    for (i = 0; i < of->neighbour_count; i++)
        if (!cparent_value_is_number(&of->neighbours[i].value))
            cparent__json_string(json, of->neighbours[i].who.code);
    cparent__json_close(json, ']');
    put_value(json, "median", &of->median);
    put_value(json, "mean", &of->mean);
    cparent__json_key(json, "councils");
    cparent__json_open(json, '[');
    for (i = 0; i < of->neighbour_count; i++) {
        const cparent__near *near = &of->neighbours[i];

        cparent__json_open(json, '{');
        cparent__json_put_string(json, "authority", near->who.code);
        cparent__json_put_string(json, "name", near->who.name);
        cparent__json_put_string(json, "closeness", near->who.closeness);
        put_value(json, "value", &near->value);
        put_state(json, "state", &near->value);
        cparent__json_close(json, '}');
    }
    cparent__json_close(json, ']');
    cparent__json_close(json, '}');
}

static void
put_series(cparent__json *json, const cparent_standing *of)
{
    size_t i;

    cparent__json_key(json, "series");
    cparent__json_open(json, '[');
    for (i = 0; i < of->series_count; i++) {
        cparent__json_open(json, '{');
        cparent__json_put_string(json, "period", of->series[i].label);
        put_value(json, "value", &of->series[i].point.value);
        put_state(json, "state", &of->series[i].point.value);
        cparent__json_close(json, '}');
    }
    cparent__json_close(json, ']');
    cparent__json_key(json, "notes");
    cparent__json_open(json, '[');
    for (i = 0; i < of->note_count; i++)
        cparent__json_string(json, of->notes[i]);
    cparent__json_close(json, ']');
}

/* With ten decimals, which is more than anybody's limits are good for. */
static void
put_real(cparent__json *json, const char *key, bool there, double number)
{
    cparent_decimal decimal = { 0, 10, 0 };

    cparent__json_key(json, key);
    if (!there || !(fabs(number) < MOST_REAL)) {
        cparent__json_null(json);
        return;
    }
    decimal.coefficient = llround(number * 1e10);
    while (decimal.scale > 0 && decimal.coefficient % 10 == 0) {
        decimal.coefficient /= 10;
        decimal.scale--;
    }
    cparent__json_decimal(json, decimal);
}

static void
put_peer(cparent__json *json, const cparent_peer *peer)
{
    bool fine = peer->place.status == CPARENT_OUTCOME_OK;
    const cparent_funnel_limits *limits = &peer->place.limits;

    cparent__json_open(json, '{');
    cparent__json_put_string(json, "authority", peer->code);
    cparent__json_put_string(json, "name", peer->name);
    put_value(json, "numerator", &peer->numerator);
    put_value(json, "denominator", &peer->denominator);
    put_real(json, "value", fine, peer->place.value);
    put_real(json, "lower_95", fine, limits->lower_95);
    put_real(json, "upper_95", fine, limits->upper_95);
    put_real(json, "lower_998", fine, limits->lower_998);
    put_real(json, "upper_998", fine, limits->upper_998);
    cparent__json_put_string(
        json, "significance",
        fine ? cparent_funnel_significance_name(
                   (cparent_funnel_significance)peer->place.significance)
             : NULL);
    cparent__json_put_string(
        json, "status",
        cparent_outcome_name((cparent_outcome)peer->place.status));
    cparent__json_close(json, '}');
}

/* Only where it was asked for: it has a row a council. */
static void
put_funnel(cparent__json *json, const cparent_standing *of)
{
    size_t i;

    if (!of->has_funnel)
        return;
    cparent__json_key(json, "funnel");
    cparent__json_open(json, '{');
    cparent__json_put_string(
        json, "kind",
        of->funnel.kind == CPARENT_FUNNEL_RATE ? "rate" : "proportion");
    put_real(json, "multiplier", true, of->funnel.multiplier);
    cparent__json_put_string(json, "numerator", of->funnel.numerator);
    cparent__json_put_string(json, "denominator", of->funnel.denominator);
    put_real(json, "average", true, of->funnel.average);
    cparent__json_key(json, "areas");
    cparent__json_open(json, '[');
    for (i = 0; i < of->peer_count; i++)
        put_peer(json, &of->peers[i]);
    cparent__json_close(json, ']');
    cparent__json_close(json, '}');
}

cparent_status
cparent_standing_json(const cparent_standing *standing,
                      char **json_out, cparent_error *err)
{
    cparent__text text = CPARENT__TEXT_INIT(CPARENT__TEXT_LARGE);
    cparent__json json;
    cparent_status status;

    cparent__json_begin(&json, &text, true);
    cparent__json_open(&json, '{');
    put_what(&json, standing);
    put_figures(&json, standing);
    put_neighbours(&json, standing);
    put_series(&json, standing);
    put_funnel(&json, standing);
    cparent__json_put_string(&json, "sentence", standing->sentence);
    cparent__json_close(&json, '}');
    cparent__text_char(&text, '\n');
    status = cparent__text_status(&text, err);
    if (status == CPARENT_OK)
        *json_out = cparent__text_take(&text);
    cparent__text_free(&text);
    return status;
}

/* --- getters ------------------------------------------------------------ */

cparent_standing *
cparent_standing_ref(cparent_standing *standing)
{
    if (standing)
        atomic_fetch_add_explicit(&standing->references, 1,
                                  memory_order_relaxed);
    return standing;
}

void
cparent_standing_unref(cparent_standing *standing)
{
    if (!standing ||
        atomic_fetch_sub_explicit(&standing->references, 1,
                                  memory_order_acq_rel) != 1)
        return;
    cparent__arena_free(&standing->arena);
    cparent__free(standing);
    cparent__object_died();
}

const char *
cparent_standing_authority(const cparent_standing *standing)
{
    return standing->authority;
}

const char *
cparent_standing_measure(const cparent_standing *standing)
{
    return standing->measure;
}

const char *
cparent_standing_period(const cparent_standing *standing)
{
    return standing->period;
}

const char *
cparent_standing_region_name(const cparent_standing *standing)
{
    return standing->region_name;
}

cparent_value
cparent_standing_value(const cparent_standing *standing)
{
    return standing->value;
}

cparent_value
cparent_standing_national(const cparent_standing *standing)
{
    return standing->national;
}

cparent_value
cparent_standing_region(const cparent_standing *standing)
{
    return standing->region;
}

size_t
cparent_standing_rank(const cparent_standing *standing)
{
    return standing->rank;
}

size_t
cparent_standing_ranked(const cparent_standing *standing)
{
    return standing->ranked;
}

const char *
cparent_standing_band(const cparent_standing *standing)
{
    return standing->band;
}

cparent_value
cparent_standing_quartile(const cparent_standing *standing,
                          size_t index)
{
    return index < 5 ? standing->quartiles[index]
                     : cparent_value_none(CPARENT_VALUE_MISSING);
}

const char *
cparent_standing_model(const cparent_standing *standing)
{
    return standing->model;
}

size_t
cparent_standing_neighbours_used(const cparent_standing *standing)
{
    return standing->used;
}

cparent_value
cparent_standing_median(const cparent_standing *standing)
{
    return standing->median;
}

cparent_value
cparent_standing_mean(const cparent_standing *standing)
{
    return standing->mean;
}

size_t
cparent_standing_neighbour_count(const cparent_standing *standing)
{
    return standing->neighbour_count;
}

bool
cparent_standing_neighbour_at(const cparent_standing *standing,
                              size_t index,
                              cparent_neighbour *neighbour_out,
                              cparent_value *value_out)
{
    if (index >= standing->neighbour_count)
        return false;
    *neighbour_out = standing->neighbours[index].who;
    *value_out = standing->neighbours[index].value;
    return true;
}

size_t
cparent_standing_series_count(const cparent_standing *standing)
{
    return standing->series_count;
}

bool
cparent_standing_series_at(const cparent_standing *standing,
                           size_t index, cparent_point *point_out,
                           const char **label_out)
{
    if (index >= standing->series_count)
        return false;
    *point_out = standing->series[index].point;
    if (label_out)
        *label_out = standing->series[index].label;
    return true;
}

size_t
cparent_standing_note_count(const cparent_standing *standing)
{
    return standing->note_count;
}

const char *
cparent_standing_note(const cparent_standing *standing, size_t index)
{
    return index < standing->note_count ? standing->notes[index] : NULL;
}

const char *
cparent_standing_sentence(const cparent_standing *standing)
{
    return standing->sentence;
}
