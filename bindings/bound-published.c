/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "bound-internal.h"
#include "bound-published.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* Adds texts until one cannot be added. */
static bool
add_texts(bound_any list, const char *const *texts, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (!bound_hook_text(list, texts[i] != NULL ? texts[i] : ""))
            return false;
    }
    return true;
}

#define ADD_TEXTS(list, ...)                                              \
    add_texts(list, (const char *const[]){ __VA_ARGS__ },                 \
              sizeof((const char *const[]){ __VA_ARGS__ })                \
                  / sizeof(const char *))

/*
 * Reading.
 */

typedef struct read_inputs {
    cparent_source *source;
    cparent_published_options options;
    cparent_published **published;
    cparent_findings **findings;
} read_inputs;

static cparent_status
read_work(void *inputs, cparent_error *err)
{
    read_inputs *self = inputs;
    return cparent_published_read(self->source, &self->options,
                                  self->published, self->findings, err);
}

cparent_status
bound_published_read(cparent_source *source,
                     cparent_source *meta_or_null,
                     const char *dataset_or_null,
                     const char *measures_or_null, bound_any listener,
                     cparent_published **published_out,
                     cparent_findings **findings_out, cparent_error *err)
{
    bound_call call = { .listener = listener };
    cparent_published_options options = CPARENT_PUBLISHED_OPTIONS_INIT;
    options.meta = meta_or_null;
    options.dataset = dataset_or_null;
    options.measures = measures_or_null;
    options.progress = (cparent_progress){ bound_report, &call };
    read_inputs inputs = { source, options, published_out, findings_out };
    return bound_run_long(NULL, read_work, &inputs, &call, err);
}

/*
 * What is in it.
 */

static bool
list_measures(const cparent_published *published, bound_any list)
{
    size_t count = cparent_published_measure_count(published);
    for (size_t i = 0; i < count; i++) {
        cparent_published_measure measure;
        char places[16];
        if (!cparent_published_measure_at(published, i, &measure))
            return false;
        snprintf(places, sizeof(places), "%d", (int)measure.places);
        if (!ADD_TEXTS(list, measure.name, measure.label, measure.grouping,
                       cparent_unit_name((cparent_unit)measure.unit),
                       places))
            return false;
    }
    return true;
}

static bool
list_filters(const cparent_published *published, bound_any list)
{
    size_t count = cparent_published_filter_count(published);
    for (size_t i = 0; i < count; i++) {
        if (!ADD_TEXTS(list, cparent_published_filter_name(published, i),
                       cparent_published_filter_label(published, i)))
            return false;
    }
    return true;
}

static bool
list_places(const cparent_published *published, bound_any list)
{
    static const char *const levels[] = { "", "national", "regional",
                                          "authority" };
    size_t count = cparent_published_place_count(published);
    for (size_t i = 0; i < count; i++) {
        cparent_place place;
        if (!cparent_published_place_at(published, i, &place))
            return false;
        int level = place.level >= 1 && place.level <= 3 ? place.level : 0;
        if (!ADD_TEXTS(list, levels[level], place.code, place.old_code,
                       place.name, place.parent, place.parent_name,
                       place.country, place.country_name))
            return false;
    }
    return true;
}

static bool
list_periods(const cparent_published *published, bound_any list)
{
    size_t count = cparent_published_period_count(published);
    for (size_t i = 0; i < count; i++) {
        if (!ADD_TEXTS(list, cparent_published_time_period(published, i),
                       cparent_published_time_identifier(published, i)))
            return false;
    }
    return true;
}

static bool
list_breakdowns(const cparent_published *published, bound_any list)
{
    size_t count = cparent_published_breakdown_count(published);
    size_t filters = cparent_published_filter_count(published);
    for (size_t i = 0; i < count; i++) {
        for (size_t f = 0; f < filters; f++) {
            if (!ADD_TEXTS(list, cparent_published_breakdown_value(
                                     published, i, f)))
                return false;
        }
    }
    return true;
}

cparent_status
bound_published_list(cparent_published *published, const char *what,
                     bound_any list, cparent_error *err)
{
    static const struct {
        const char *what;
        bool (*list)(const cparent_published *, bound_any);
    } lists[] = {
        { "measures", list_measures },   { "filters", list_filters },
        { "places", list_places },       { "periods", list_periods },
        { "breakdowns", list_breakdowns },
    };
    for (size_t i = 0; i < sizeof(lists) / sizeof(*lists); i++) {
        if (strcmp(what, lists[i].what) == 0)
            return lists[i].list(published, list) ? CPARENT_OK
                                                  : bound_not_run(err);
    }
    return bound_fail(err, CPARENT_E_INVALID, "there is no such list", "");
}

cparent_period
bound_published_period(const cparent_published *published, size_t index)
{
    return cparent_published_period(published, index);
}

/*
 * Figures.
 */

static cparent_status
enter(bound_store *store_or_null, cparent_error *err)
{
    return store_or_null == NULL ? CPARENT_OK
                                 : bound_store_enter(store_or_null, err);
}

static cparent_status
leave(bound_store *store_or_null, cparent_status status)
{
    return store_or_null == NULL ? status
                                 : bound_store_leave(store_or_null, status);
}

cparent_status
bound_published_value(cparent_published *published,
                      bound_store *store_or_null, size_t measure,
                      size_t breakdown, size_t place, size_t period,
                      cparent_value *value_out, cparent_error *err)
{
    cparent_status status = enter(store_or_null, err);
    if (status != CPARENT_OK)
        return status;
    return leave(store_or_null,
                 cparent_published_value(published, measure, breakdown,
                                         place, period, value_out, err));
}

const char *
bound_published_symbol(cparent_published *published,
                       bound_store *store_or_null, size_t measure,
                       size_t breakdown, size_t place, size_t period,
                       cparent_error *err)
{
    if (enter(store_or_null, err) != CPARENT_OK)
        return NULL;
    const char *symbol = cparent_published_symbol(
        published, measure, breakdown, place, period);
    (void)leave(store_or_null, CPARENT_OK);
    return symbol;
}

/* The arrays last until the next call, so they are read under the lock. */
static cparent_status
put_figures(cparent_published *published, size_t measure, size_t breakdown,
            size_t count, double *to, cparent_error *err)
{
    const int64_t *numbers = NULL;
    const uint8_t *states = NULL;
    int scale = 0;
    cparent_status status = cparent_published_columns(
        published, measure, breakdown, &numbers, &states, &scale, err);
    for (size_t i = 0; status == CPARENT_OK && i < count; i++) {
        cparent_decimal exact = { numbers[i], scale, 0 };
        bool number = states[i] == CPARENT_VALUE_NUMBER;
        to[2 * i] = number ? cparent_decimal_double(exact) : (double)NAN;
        to[2 * i + 1] = states[i];
    }
    return status;
}

cparent_status
bound_published_figures(cparent_published *published,
                        bound_store *store_or_null, size_t measure,
                        size_t breakdown, double *numbers_out, size_t room,
                        cparent_error *err)
{
    size_t count = cparent_published_place_count(published)
                   * cparent_published_period_count(published);
    if (room < 2 * count)
        return bound_no_room(err);
    cparent_status status = enter(store_or_null, err);
    if (status != CPARENT_OK)
        return status;
    return leave(store_or_null, put_figures(published, measure, breakdown,
                                            count, numbers_out, err));
}

cparent_status
bound_published_csv(cparent_published *published,
                    bound_store *store_or_null, char **text_out,
                    cparent_error *err)
{
    size_t size = 0;
    cparent_status status = enter(store_or_null, err);
    if (status != CPARENT_OK)
        return status;
    return leave(store_or_null,
                 cparent_published_csv(published, text_out, &size, err));
}

/*
 * What a store keeps.
 */

static bool
each_release(void *user, const cparent_release *release)
{
    char rows[24];
    snprintf(rows, sizeof(rows), "%lld", (long long)release->rows);
    return ADD_TEXTS((bound_any)user, release->dataset, release->digest,
                     release->source, release->at, rows,
                     release->neighbours ? "neighbours" : "",
                     release->current ? "current" : "");
}

cparent_status
bound_store_releases(bound_store *store, bound_any list, cparent_error *err)
{
    cparent_status status = bound_store_enter(store, err);
    if (status != CPARENT_OK)
        return status;
    return bound_store_leave(
        store, cparent_store_releases(bound_store_inside(store),
                                      each_release, (void *)list, err));
}

cparent_status
bound_store_published(bound_store *store, const char *dataset,
                      const char *digest_or_null,
                      cparent_published **published_out, cparent_error *err)
{
    cparent_status status = bound_store_enter(store, err);
    if (status != CPARENT_OK)
        return status;
    return bound_store_leave(
        store, cparent_store_published(bound_store_inside(store), dataset,
                                       digest_or_null, published_out, err));
}

cparent_status
bound_store_neighbours(bound_store *store, const char *model_or_null,
                       cparent_neighbours **neighbours_out,
                       cparent_error *err)
{
    cparent_status status = bound_store_enter(store, err);
    if (status != CPARENT_OK)
        return status;
    return bound_store_leave(
        store, cparent_store_neighbours(bound_store_inside(store),
                                        model_or_null, neighbours_out,
                                        err));
}

/*
 * Councils and neighbours.
 */

static cparent_status
add_council(const cparent_council *council, bound_any list,
            cparent_error *err)
{
    char from[CPARENT_DATE_SIZE], until[CPARENT_DATE_SIZE];
    cparent_date_format(council->from, from);
    cparent_date_format(council->until, until);
    return ADD_TEXTS(list, council->code, council->old_code, council->name,
                     council->region_code, council->region_name, from,
                     until)
               ? CPARENT_OK
               : bound_not_run(err);
}

cparent_status
bound_council_find(const char *name, cparent_date on, bound_any list,
                   cparent_error *err)
{
    cparent_council council;
    cparent_status status = cparent_council_find(name, on, &council, err);
    return status == CPARENT_OK ? add_council(&council, list, err) : status;
}

cparent_status
bound_council_list(bound_any list, cparent_error *err)
{
    cparent_status status = CPARENT_OK;
    for (size_t i = 0; status == CPARENT_OK && i < cparent_council_count();
         i++) {
        cparent_council council;
        status = cparent_council_at(i, &council, err);
        if (status == CPARENT_OK)
            status = add_council(&council, list, err);
    }
    return status;
}

cparent_status
bound_neighbours_list(const cparent_neighbours *neighbours, const char *code,
                      bound_any list, cparent_error *err)
{
    size_t count = cparent_neighbours_count(neighbours, code);
    for (size_t i = 0; i < count; i++) {
        cparent_neighbour one;
        if (!cparent_neighbours_at(neighbours, code, i, &one)
            || !ADD_TEXTS(list, one.code, one.name, one.closeness))
            return bound_not_run(err);
    }
    return CPARENT_OK;
}

/*
 * Comparing.
 */

enum { MOST_FILTERS = 64 };

typedef struct compare_inputs {
    cparent_published *published;
    cparent_compare_options options;
    cparent_standing **out;
} compare_inputs;

static cparent_status
compare_work(void *inputs, cparent_error *err)
{
    compare_inputs *self = inputs;
    return cparent_compare(self->published, &self->options, self->out, err);
}

cparent_status
bound_standing_of(cparent_published *published, bound_store *store_or_null,
                  const char *measure_or_null, const char *const *texts,
                  size_t text_count, const char *authority,
                  const char *period_or_null, const char *polarity,
                  const cparent_neighbours *neighbours_or_null, bool funnel,
                  const char *numerator_or_null,
                  const char *denominator_or_null, size_t whole,
                  cparent_standing **standing_out, cparent_error *err)
{
    cparent_filter_choice filters[MOST_FILTERS];
    cparent_compare_options options = CPARENT_COMPARE_OPTIONS_INIT;
    if (text_count % 2 != 0 || text_count / 2 > MOST_FILTERS
        || whole > text_count / 2)
        return bound_fail(err, CPARENT_E_INVALID,
                          "there are too many filters", "");
    for (size_t i = 0; i < text_count / 2; i++)
        filters[i] =
            (cparent_filter_choice){ texts[2 * i], texts[2 * i + 1] };
    options.measure = measure_or_null;
    options.filters = filters;
    options.filter_count = text_count / 2 - whole;
    options.whole = filters + options.filter_count;
    options.whole_count = whole;
    options.funnel = funnel;
    options.numerator = numerator_or_null;
    options.denominator = denominator_or_null;
    options.authority = authority;
    options.period = period_or_null;
    options.neighbours = neighbours_or_null;
    if (polarity[0] != '\0') {
        options.polarity = bound_choice_parse(
            CPARENT_NOUN_INDICATOR, CPARENT_INDICATOR_POLARITY, polarity);
        if (options.polarity == 0)
            return bound_fail(err, CPARENT_E_INVALID,
                              "there is no such polarity",
                              "use high, low or neutral");
    }
    compare_inputs inputs = { published, options, standing_out };
    return bound_run_long(store_or_null, compare_work, &inputs, NULL, err);
}

cparent_status
bound_standing_list(const cparent_standing *standing, const char *what,
                    bound_any list, cparent_error *err)
{
    bool fine = true;
    cparent_neighbour one;
    cparent_value value;
    cparent_point point;
    const char *label = NULL;
    for (size_t i = 0; fine && strcmp(what, "neighbours") == 0
                       && cparent_standing_neighbour_at(standing, i, &one,
                                                        &value);
         i++)
        fine = ADD_TEXTS(list, one.code, one.name, one.closeness);
    for (size_t i = 0;
         fine && strcmp(what, "series") == 0
         && cparent_standing_series_at(standing, i, &point, &label);
         i++)
        fine = ADD_TEXTS(list, label);
    for (size_t i = 0; fine && strcmp(what, "notes") == 0
                       && i < cparent_standing_note_count(standing);
         i++)
        fine = ADD_TEXTS(list, cparent_standing_note(standing, i));
    cparent_peer peer;
    for (size_t i = 0; fine && strcmp(what, "funnel") == 0
                       && i < cparent_standing_peer_count(standing)
                       && cparent_standing_peer_at(standing, i, &peer);
         i++)
        fine = ADD_TEXTS(list, peer.name);
    return fine ? CPARENT_OK : bound_not_run(err);
}

const char *
bound_standing_funnel(const cparent_standing *standing)
{
    cparent_peer_funnel funnel;
    if (!cparent_standing_funnel(standing, &funnel))
        return "";
    return funnel.kind == CPARENT_FUNNEL_RATE ? "rate" : "proportion";
}

cparent_value
bound_standing_peer(const cparent_standing *standing, size_t index,
                    bool numerator)
{
    cparent_peer peer;
    if (!cparent_standing_peer_at(standing, index, &peer))
        return cparent_value_none(CPARENT_VALUE_MISSING);
    return numerator ? peer.numerator : peer.denominator;
}

cparent_value
bound_standing_neighbour(const cparent_standing *standing, size_t index)
{
    cparent_value value = cparent_value_none(CPARENT_VALUE_MISSING);
    cparent_neighbour one;
    (void)cparent_standing_neighbour_at(standing, index, &one, &value);
    return value;
}

cparent_value
bound_standing_series(const cparent_standing *standing, size_t index)
{
    cparent_point point = { .period = { .kind = 0 } };
    (void)cparent_standing_series_at(standing, index, &point, NULL);
    return point.value;
}

cparent_period
bound_standing_series_period(const cparent_standing *standing, size_t index)
{
    cparent_point point = { .period = { .kind = 0 } };
    (void)cparent_standing_series_at(standing, index, &point, NULL);
    return point.period;
}
