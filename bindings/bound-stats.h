/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_BOUND_STATS_H
#define CPARENT_BOUND_STATS_H

/*
 * What figures say, for both languages: arrays of doubles in and out, so
 * that a language needs to know packed numbers only.  NaN is a number not
 * given.  Rows come out as a fixed count of doubles each, in the order of
 * the C struct; `room` is how many doubles the caller has made room for.
 */
#include "bound.h"

/* An interval: value, lower, upper, status, method, flags. */
enum { BOUND_INTERVAL = 6 };
/* value, lower_95, upper_95, lower_998, upper_998, status, significance;
 * and last, once, the average. */
enum { BOUND_FUNNEL = 7 };
/* chi2, p, slope, variance, kendall_p, recent_chi2, s, flags, points,
 * verdict, reason. */
enum { BOUND_TREND = 11 };
/* index, value, mean, lower, upper, group, flags, rules, upward, primary,
 * verdict; and last, once, variation, upward, assurance, trial_limits,
 * stale, groups, numbers, missing. */
enum { BOUND_SPC_POINT = 11, BOUND_SPC_SUMMARY = 8 };

/* `kind` "proportion" or "rate"; a row each. */
cparent_status
bound_intervals(const char *kind, const double *counts, size_t count,
                const double *totals, size_t total_count, double confidence,
                double multiplier, const char *method, double *numbers_out,
                size_t room, cparent_error *err);

cparent_status
bound_mean(const double *values, size_t count, double confidence,
           double *numbers_out, size_t room, cparent_error *err);

/* `kind` "difference" of proportions or "ratio" of rates. */
cparent_status
bound_contrast(const char *kind, double count, double total, double count2,
               double total2, double confidence, double multiplier,
               double *numbers_out, size_t room, cparent_error *err);

/* `kind` "ratio", "rate" or "direct"; the reference is empty for the last,
 * the weights for the others. */
cparent_status
bound_standardised(const char *kind, const double *counts, size_t count,
                   const double *denominators, size_t denominator_count,
                   const double *reference_counts, size_t reference_count,
                   const double *reference_denominators,
                   size_t reference_denominator_count,
                   const double *weights, size_t weight_count,
                   double confidence, double multiplier,
                   double *numbers_out, size_t room, cparent_error *err);

/* The row of an interval beside a benchmark: a word. */
const char *
bound_compare(const double *values, size_t count, double benchmark,
              const char *polarity, cparent_error *err);

/* `states`: a cparent_value_state a row, or empty. */
cparent_status
bound_funnel(const double *numerators, size_t numerator_count,
             const double *denominators, size_t denominator_count,
             const uint8_t *states, size_t state_count, const char *kind,
             double multiplier, double *numbers_out, size_t room,
             cparent_error *err);

/* The four limits at each of `places`. */
cparent_status
bound_funnel_at(const char *kind, double average, double multiplier,
                const double *places, size_t count, double *numbers_out,
                size_t room, cparent_error *err);

cparent_status
bound_groups(const double *values, size_t count, int groups, bool invert,
             double *numbers_out, size_t room, cparent_error *err);

/* Two numbers a row: rank (0: none) and how many share it. */
cparent_status
bound_ranks(const double *values, size_t count, const char *polarity,
            double *numbers_out, size_t room, cparent_error *err);

/* One number for each of `places`, the probabilities. */
cparent_status
bound_quantiles(const double *values, size_t count, const double *places,
                size_t place_count, double *numbers_out, size_t room,
                cparent_error *err);

/* `kind` "proportions" (`values` out of `lower`), "intervals" or "values";
 * arrays that it does not use are empty.  `days`: first and last day of each
 * period, or empty; `breaks` a byte a point, or empty. */
cparent_status
bound_trend(const char *kind, const double *values, size_t count,
            const double *lower, size_t lower_count, const double *upper,
            size_t upper_count, const int32_t *days, size_t day_count,
            const uint8_t *breaks, size_t break_count, double *numbers_out,
            size_t room, cparent_error *err);

/* `days` a day a row, or empty; `places` where rebases are: days, or rows
 * without days. */
cparent_status
bound_spc(const int32_t *days, size_t day_count, const double *values,
          size_t count, const int32_t *places, size_t place_count,
          const char *polarity, const char *rules, int run_length,
          int baseline, bool screening, bool break_at_gaps,
          bool ignore_ties, double target, double *numbers_out, size_t room,
          cparent_error *err);

/* The picture of a chart; `values` the points of bound_spc, `days` as there;
 * `unit` a unit's name, `target` NaN for none. */
cparent_status
bound_spc_draw(const int32_t *days, size_t day_count, const double *values,
               size_t count, const char *title, const char *unit,
               double target, char **text_out, cparent_error *err);

/* What a chart takes of observations: the polarity, how many figures there
 * are, and for each of them which observation it is and whether it is a
 * gap. */
enum { BOUND_CHART_HEAD = 2, BOUND_CHART_FIGURE = 2 };
cparent_status
bound_chart_figures(bound_store *store_or_null,
                    const cparent_record *const *records, size_t count,
                    double *numbers_out, size_t room, cparent_error *err);

/* value, lower, upper, steps, points, reason. */
enum { BOUND_FORECAST = 6 };
/* `days` a day a value; NaN for no least or most. */
cparent_status
bound_forecast(const int32_t *days, size_t day_count, const double *values,
               size_t count, cparent_date by, double confidence,
               double least, double most, double *numbers_out, size_t room,
               cparent_error *err);

/* A word, or NULL; the row is that of bound_forecast. */
const char *
bound_outlook(const double *values, size_t count, double low, double high,
              const char *side, cparent_error *err);

/*
 * Figures beside their targets and in time, in exact arithmetic.
 */

/* A word, or NULL where it cannot be said. */
const char *
bound_rag(const cparent_value *value, const cparent_value *target,
          const char *side, const cparent_value *tolerance_or_null,
          cparent_error *err);

/* A judgement: rag, cparent_outcome, exact, contradicts; the distance is
 * bound_distance.  `target_or_null` a record of the noun target, which then
 * gives side and tolerance; otherwise `target` does. */
cparent_status
bound_judge(const cparent_value *figure,
            const cparent_record *target_or_null, const char *polarity,
            const cparent_value *target, const char *side,
            const cparent_value *tolerance_or_null, bool percent, int places,
            double *numbers_out, size_t room, cparent_value *value_out,
            cparent_error *err);

/* The target that stands for a period, or NULL; borrowed from `records`. */
const cparent_record *
bound_target_for(const cparent_record *const *records, size_t count,
                 const char *authority_or_null, const char *indicator,
                 cparent_period period, const char *kind,
                 cparent_error *err);

/* `confidence` NaN: beyond the tolerance; otherwise by a test. */
const char *
bound_moved(const cparent_value *previous, const cparent_value *current,
            const cparent_value *tolerance_or_null, double confidence);

const char *
bound_side(const char *polarity, cparent_error *err);

const char *
bound_direction(const cparent_point *points, size_t count);

/* How many steps at the end go the way that bound_run_way says. */
size_t
bound_run(const cparent_point *points, size_t count);

const char *
bound_run_way(const cparent_point *points, size_t count);

const char *
bound_travel(const char *direction_or_null, const char *polarity,
             cparent_error *err);

bool
bound_rounding_contradicts(const cparent_value *value,
                           const cparent_value *target, const char *side,
                           int places, cparent_error *err);

#endif
