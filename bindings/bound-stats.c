/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "bound-internal.h"
#include "bound-stats.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

cparent_status
bound_unequal(cparent_error *err)
{
    return bound_fail(err, CPARENT_E_INVALID, "the arrays differ in length",
                      "give one element a row in each");
}

cparent_status
bound_unknown(cparent_error *err, const char *what, const char *hint)
{
    return bound_fail(err, CPARENT_E_INVALID, what, hint);
}

/* No room is a mistake in these bindings, and still no overrun. */
cparent_status
bound_no_room(cparent_error *err)
{
    return bound_fail(err, CPARENT_E_INVALID, "there is too little room",
                      "");
}

static void *
array_of(size_t count, size_t size)
{
    return calloc(count + 1, size);
}

/* The number of a choice, which is 0 for no such word. */
int
bound_polarity(const char *word, cparent_error *err)
{
    int choice = bound_choice_parse(CPARENT_NOUN_INDICATOR,
                                    CPARENT_INDICATOR_POLARITY, word);
    if (choice == 0)
        bound_unknown(err, "there is no such polarity",
                "use high, low or neutral");
    return choice;
}

/*
 * Intervals.
 */

static bool
method_of(const char *name, int32_t *out)
{
    for (int method = CPARENT_INTERVAL_AUTO;
         method <= CPARENT_INTERVAL_NEWCOMBE; method++) {
        if (strcmp(name, cparent_interval_method_name(
                             (cparent_interval_method)method))
            == 0) {
            *out = method;
            return true;
        }
    }
    return false;
}

static void
put_interval(const cparent_interval *interval, double *to)
{
    to[0] = interval->value;
    to[1] = interval->lower;
    to[2] = interval->upper;
    to[3] = interval->status;
    to[4] = interval->method;
    to[5] = interval->flags;
}

static cparent_interval_options
interval_options(double confidence, double multiplier)
{
    cparent_interval_options options = CPARENT_INTERVAL_OPTIONS_INIT;
    options.confidence = confidence;
    options.multiplier = multiplier;
    return options;
}

cparent_status
bound_intervals(const char *kind, const double *counts, size_t count,
                const double *totals, size_t total_count, double confidence,
                double multiplier, const char *method, double *numbers_out,
                size_t room, cparent_error *err)
{
    bool rate = strcmp(kind, "rate") == 0;
    cparent_interval_options options =
        interval_options(confidence, multiplier);
    if (count != total_count)
        return bound_unequal(err);
    if (room < count * BOUND_INTERVAL)
        return bound_no_room(err);
    if (!method_of(method, &options.method))
        return bound_unknown(err, "there is no such method",
                       rate ? "use auto, byar or exact"
                            : "use wilson or exact");
    for (size_t i = 0; i < count; i++) {
        cparent_interval interval;
        cparent_status status =
            rate ? cparent_interval_rate(counts[i], totals[i], &options,
                                         &interval, err)
                 : cparent_interval_proportion(counts[i], totals[i],
                                               &options, &interval, err);
        if (status != CPARENT_OK)
            return status;
        put_interval(&interval, numbers_out + i * BOUND_INTERVAL);
    }
    return CPARENT_OK;
}

cparent_status
bound_mean(const double *values, size_t count, double confidence,
           double *numbers_out, size_t room, cparent_error *err)
{
    cparent_interval_options options = interval_options(confidence, 0);
    cparent_interval interval;
    if (room < BOUND_INTERVAL)
        return bound_no_room(err);
    cparent_status status =
        cparent_interval_mean(values, count, &options, &interval, err);
    if (status == CPARENT_OK)
        put_interval(&interval, numbers_out);
    return status;
}

cparent_status
bound_contrast(const char *kind, double count, double total, double count2,
               double total2, double confidence, double multiplier,
               double *numbers_out, size_t room, cparent_error *err)
{
    cparent_interval_options options =
        interval_options(confidence, multiplier);
    cparent_interval interval;
    if (room < BOUND_INTERVAL)
        return bound_no_room(err);
    cparent_status status =
        strcmp(kind, "ratio") == 0
            ? cparent_interval_ratio(count, total, count2, total2, &options,
                                     &interval, err)
            : cparent_interval_difference(count, total, count2, total2,
                                          &options, &interval, err);
    if (status == CPARENT_OK)
        put_interval(&interval, numbers_out);
    return status;
}

cparent_status
bound_standardised(const char *kind, const double *counts, size_t count,
                   const double *denominators, size_t denominator_count,
                   const double *reference_counts, size_t reference_count,
                   const double *reference_denominators,
                   size_t reference_denominator_count,
                   const double *weights, size_t weight_count,
                   double confidence, double multiplier,
                   double *numbers_out, size_t room, cparent_error *err)
{
    bool direct = strcmp(kind, "direct") == 0;
    cparent_interval_options options =
        interval_options(confidence, multiplier);
    cparent_interval interval;
    cparent_strata area = {
        .counts = counts,
        .denominators = denominators,
        .reference_counts = direct ? NULL : reference_counts,
        .reference_denominators = direct ? NULL : reference_denominators,
        .weights = direct ? weights : NULL,
        .strata = denominator_count,
        .strata_counts = count,
    };
    if (direct ? weight_count != denominator_count || count != weight_count
               : reference_count != denominator_count
                     || reference_denominator_count != denominator_count)
        return bound_unequal(err);
    if (room < BOUND_INTERVAL)
        return bound_no_room(err);
    cparent_status status =
        direct ? cparent_interval_direct_rate(&area, &options, &interval,
                                              err)
        : strcmp(kind, "rate") == 0
            ? cparent_interval_standardised_rate(&area, &options, &interval,
                                                 err)
            : cparent_interval_standardised_ratio(&area, &options,
                                                  &interval, err);
    if (status == CPARENT_OK)
        put_interval(&interval, numbers_out);
    return status;
}

const char *
bound_compare(const double *values, size_t count, double benchmark,
              const char *polarity, cparent_error *err)
{
    int choice = bound_polarity(polarity, err);
    if (choice == 0)
        return NULL;
    if (count != BOUND_INTERVAL) {
        bound_unequal(err);
        return NULL;
    }
    cparent_interval interval = { values[0],          values[1],
                                  values[2],          (int32_t)values[3],
                                  (int32_t)values[4], (uint32_t)values[5],
                                  0 };
    return cparent_comparison_name(cparent_interval_compare(
        &interval, benchmark, (cparent_indicator_polarity_choice)choice));
}

/*
 * Funnels.
 */

static cparent_funnel_kind
funnel_kind(const char *kind)
{
    if (strcmp(kind, "proportion") == 0)
        return CPARENT_FUNNEL_PROPORTION;
    return strcmp(kind, "rate") == 0 ? CPARENT_FUNNEL_RATE
                                     : (cparent_funnel_kind)0;
}

static void
put_limits(const cparent_funnel_limits *limits, double *to)
{
    to[0] = limits->lower_95;
    to[1] = limits->upper_95;
    to[2] = limits->lower_998;
    to[3] = limits->upper_998;
}

cparent_status
bound_funnel(const double *numerators, size_t numerator_count,
             const double *denominators, size_t denominator_count,
             const uint8_t *states, size_t state_count, const char *kind,
             double multiplier, double *numbers_out, size_t room,
             cparent_error *err)
{
    size_t count = numerator_count;
    if (count != denominator_count
        || (state_count != 0 && state_count != count))
        return bound_unequal(err);
    if (room < count * BOUND_FUNNEL + 1)
        return bound_no_room(err);
    if (funnel_kind(kind) == 0)
        return bound_unknown(err, "there is no such funnel",
                       "use proportion or rate");
    cparent_funnel_row *rows = array_of(count, sizeof(*rows));
    if (rows == NULL)
        return bound_no_memory(err);
    cparent_status status = cparent_funnel_rows(
        numerators, denominators, state_count != 0 ? states : NULL, count,
        funnel_kind(kind), multiplier, rows,
        &numbers_out[count * BOUND_FUNNEL], err);
    for (size_t i = 0; status == CPARENT_OK && i < count; i++) {
        double *to = numbers_out + i * BOUND_FUNNEL;
        to[0] = rows[i].value;
        put_limits(&rows[i].limits, to + 1);
        to[5] = rows[i].status;
        to[6] = rows[i].significance;
    }
    free(rows);
    return status;
}

cparent_status
bound_funnel_at(const char *kind, double average, double multiplier,
                const double *places, size_t count, double *numbers_out,
                size_t room, cparent_error *err)
{
    if (room < 4 * count)
        return bound_no_room(err);
    for (size_t i = 0; i < count; i++) {
        cparent_funnel_limits limits;
        if (!cparent_funnel_at(funnel_kind(kind), average, multiplier,
                               places[i], &limits))
            return bound_unknown(err, "a funnel has no such average or place",
                           "");
        put_limits(&limits, numbers_out + 4 * i);
    }
    return CPARENT_OK;
}

/*
 * Quantiles.
 */

cparent_status
bound_groups(const double *values, size_t count, int groups, bool invert,
             double *numbers_out, size_t room, cparent_error *err)
{
    if (room < count)
        return bound_no_room(err);
    int32_t *found = array_of(count, sizeof(*found));
    if (found == NULL)
        return bound_no_memory(err);
    cparent_status status = cparent_quantile_groups(values, count, groups,
                                                    invert, found, err);
    for (size_t i = 0; status == CPARENT_OK && i < count; i++)
        numbers_out[i] = found[i];
    free(found);
    return status;
}

cparent_status
bound_ranks(const double *values, size_t count, const char *polarity,
            double *numbers_out, size_t room, cparent_error *err)
{
    int choice = bound_polarity(polarity, err);
    if (choice == 0)
        return CPARENT_E_INVALID;
    if (room < 2 * count)
        return bound_no_room(err);
    cparent_rank *ranks = array_of(count, sizeof(*ranks));
    if (ranks == NULL)
        return bound_no_memory(err);
    cparent_status status = cparent_quantile_ranks(
        values, count, (cparent_indicator_polarity_choice)choice, ranks,
        NULL, err);
    for (size_t i = 0; status == CPARENT_OK && i < count; i++) {
        numbers_out[2 * i] = ranks[i].rank;
        numbers_out[2 * i + 1] = ranks[i].tied;
    }
    free(ranks);
    return status;
}

cparent_status
bound_quantiles(const double *values, size_t count, const double *places,
                size_t place_count, double *numbers_out, size_t room,
                cparent_error *err)
{
    if (room < place_count)
        return bound_no_room(err);
    return cparent_quantile_values(values, count, places, place_count,
                                   numbers_out, NULL, err);
}

/*
 * Trends.
 */

static void
put_trend(const cparent_trend *trend, double *to)
{
    to[0] = trend->chi2;
    to[1] = trend->p;
    to[2] = trend->slope;
    to[3] = trend->variance;
    to[4] = trend->kendall_p;
    to[5] = trend->recent_chi2;
    to[6] = (double)trend->s;
    to[7] = trend->flags;
    to[8] = trend->points;
    to[9] = trend->verdict;
    to[10] = trend->reason;
}

static cparent_status
trend_by(const char *kind, const double *values, size_t count,
         const double *lower, size_t lower_count, const double *upper,
         size_t upper_count, const cparent_trend_options *options,
         cparent_trend *trend, cparent_error *err)
{
    if (strcmp(kind, "values") == 0)
        return cparent_trend_values(values, count, trend, err);
    if (lower_count != count)
        return bound_unequal(err);
    if (strcmp(kind, "proportions") == 0)
        return cparent_trend_proportions(values, lower, count, options,
                                         trend, err);
    if (upper_count != count)
        return bound_unequal(err);
    return cparent_trend_intervals(values, lower, upper, count, options,
                                   trend, err);
}

cparent_status
bound_trend(const char *kind, const double *values, size_t count,
            const double *lower, size_t lower_count, const double *upper,
            size_t upper_count, const int32_t *days, size_t day_count,
            const uint8_t *breaks, size_t break_count, double *numbers_out,
            size_t room, cparent_error *err)
{
    cparent_trend_options options = CPARENT_TREND_OPTIONS_INIT;
    cparent_trend trend;
    if ((day_count != 0 && day_count != 2 * count)
        || (break_count != 0 && break_count != count))
        return bound_unequal(err);
    if (room < BOUND_TREND)
        return bound_no_room(err);
    cparent_period *periods = array_of(count, sizeof(*periods));
    if (periods == NULL)
        return bound_no_memory(err);
    for (size_t i = 0; day_count != 0 && i < count; i++)
        periods[i] = cparent_period_between(
            cparent_date_from_days(days[2 * i]),
            cparent_date_from_days(days[2 * i + 1]));
    options.periods = day_count != 0 ? periods : NULL;
    options.breaks = break_count != 0 ? breaks : NULL;
    cparent_status status =
        trend_by(kind, values, count, lower, lower_count, upper,
                 upper_count, &options, &trend, err);
    if (status == CPARENT_OK)
        put_trend(&trend, numbers_out);
    free(periods);
    return status;
}

/*
 * Charts of individual values.
 */

static void
put_point(const cparent_spc_point *point, double *to)
{
    to[0] = (double)point->index;
    to[1] = point->value;
    to[2] = point->mean;
    to[3] = point->lower;
    to[4] = point->upper;
    to[5] = point->group;
    to[6] = point->flags;
    to[7] = point->rules;
    to[8] = point->upward;
    to[9] = point->primary;
    to[10] = point->verdict;
}

static void
take_point(const double *from, cparent_spc_point *point)
{
    point->index = (size_t)from[0];
    point->value = from[1];
    point->mean = from[2];
    point->lower = from[3];
    point->upper = from[4];
    point->group = (int32_t)from[5];
    point->flags = (uint32_t)from[6];
    point->rules = (uint32_t)from[7];
    point->upward = (uint32_t)from[8];
    point->primary = (uint32_t)from[9];
    point->verdict = (int32_t)from[10];
}

static void
put_summary(const cparent_spc_summary *summary, double *to)
{
    to[0] = summary->variation;
    to[1] = summary->upward;
    to[2] = summary->assurance;
    to[3] = summary->trial_limits;
    to[4] = summary->stale;
    to[5] = summary->groups;
    to[6] = (double)summary->numbers;
    to[7] = (double)summary->missing;
}

/* What a chart is made of; one piece of memory an array. */
typedef struct chart {
    cparent_date *dates;
    cparent_spc_rebase *rebases;
    cparent_spc_point *points;
} chart;

static void
chart_free(chart *self)
{
    free(self->dates);
    free(self->rebases);
    free(self->points);
}

static bool
chart_make(chart *self, const int32_t *days, size_t day_count, size_t count,
           const int32_t *places, size_t place_count)
{
    self->dates = array_of(day_count, sizeof(*self->dates));
    self->rebases = array_of(place_count, sizeof(*self->rebases));
    self->points = array_of(count, sizeof(*self->points));
    if (self->dates == NULL || self->rebases == NULL || self->points == NULL)
        return false;
    for (size_t i = 0; i < day_count; i++)
        self->dates[i] = cparent_date_from_days(days[i]);
    for (size_t i = 0; i < place_count; i++) {
        if (day_count != 0)
            self->rebases[i].date = cparent_date_from_days(places[i]);
        else
            self->rebases[i].index =
                places[i] < 0 ? SIZE_MAX : (size_t)places[i];
    }
    return true;
}

static bool
rules_of(const char *rules, int32_t *out)
{
    bool older = strcmp(rules, "nhsr022") == 0;
    *out = older ? CPARENT_SPC_NHSR022 : CPARENT_SPC_MDC2024;
    return older || strcmp(rules, "mdc2024") == 0;
}

cparent_status
bound_spc(const int32_t *days, size_t day_count, const double *values,
          size_t count, const int32_t *places, size_t place_count,
          const char *polarity, const char *rules, int run_length,
          int baseline, bool screening, bool break_at_gaps,
          bool ignore_ties, double target, double *numbers_out, size_t room,
          cparent_error *err)
{
    cparent_spc_options options = CPARENT_SPC_OPTIONS_INIT;
    cparent_spc_summary summary;
    chart self = { NULL, NULL, NULL };
    cparent_status status = CPARENT_E_INVALID;
    options.polarity = bound_polarity(polarity, err);
    if (options.polarity == 0)
        return status;
    if (!rules_of(rules, &options.rules))
        return bound_unknown(err, "there are no such rules",
                       "use mdc2024 or nhsr022");
    if (day_count != 0 && day_count != count)
        return bound_unequal(err);
    if (room < count * BOUND_SPC_POINT + BOUND_SPC_SUMMARY)
        return bound_no_room(err);
    options.run_length = run_length;
    options.baseline = baseline;
    options.keep_outlying_ranges = !screening;
    options.break_at_gaps = break_at_gaps;
    options.ignore_ties = ignore_ties;
    options.has_target = !isnan(target);
    options.target = isnan(target) ? 0 : target;
    options.rebase_count = place_count;
    if (!chart_make(&self, days, day_count, count, places, place_count)) {
        status = bound_no_memory(err);
    } else {
        options.rebases = self.rebases;
        status = cparent_spc_run(day_count != 0 ? self.dates : NULL, values,
                                 count, &options, self.points, &summary,
                                 err);
    }
    for (size_t i = 0; status == CPARENT_OK && i < count; i++)
        put_point(&self.points[i], numbers_out + i * BOUND_SPC_POINT);
    if (status == CPARENT_OK)
        put_summary(&summary, numbers_out + count * BOUND_SPC_POINT);
    chart_free(&self);
    return status;
}

cparent_status
bound_spc_draw(const int32_t *days, size_t day_count, const double *values,
               size_t count, const char *title, const char *unit,
               double target, char **text_out, cparent_error *err)
{
    cparent_spc_draw_options options = CPARENT_SPC_DRAW_OPTIONS_INIT;
    size_t points = count / BOUND_SPC_POINT;
    chart self = { NULL, NULL, NULL };
    cparent_status status = CPARENT_E_INVALID;
    cparent_unit of;

    if (!cparent_unit_parse(unit, &of))
        return bound_unknown(err, "there is no such unit",
                             "use percent, count or another of the units");
    if (day_count != 0 && day_count != points)
        return bound_unequal(err);
    options.title = title;
    options.unit = of;
    options.has_target = !isnan(target);
    options.target = isnan(target) ? 0 : target;
    if (!chart_make(&self, days, day_count, points, NULL, 0)) {
        status = bound_no_memory(err);
    } else {
        options.dates = day_count != 0 ? self.dates : NULL;
        for (size_t i = 0; i < points; i++)
            take_point(values + i * BOUND_SPC_POINT, &self.points[i]);
        status = cparent_spc_draw(self.points, points, &options, text_out,
                                  NULL, err);
    }
    chart_free(&self);
    return status;
}
