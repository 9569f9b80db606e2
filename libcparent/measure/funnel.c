/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <cparent/funnel.h>

#include <math.h>
#include <string.h>

#include <cparent/value.h>

#include "core/error-internal.h"
#include "measure/interval-internal.h"
#include "measure/special-internal.h"

/* The probabilities beyond each limit of a funnel: 95% and 99.8%. */
static const double tails[2] = { 0.025, 0.001 };

static void
proportion_limits(double average, double total, double tail, double *lower,
                  double *upper)
{
    double half = -cparent__normal_quantile(tail)
                  * sqrt(average * (1 - average) / total);

    *lower = fmax(average - half, 0);
    *upper = fmin(average + half, 1);
}

/* So many events are just significant in a place of the size at which the
 * average meets the other end of their exact interval. */
static void
rate_limits(double average, double events, double tail, double *lower,
            double *upper)
{
    cparent_interval exact =
        cparent__interval_none(CPARENT_OUTCOME_OK, CPARENT_INTERVAL_EXACT);

    cparent__interval_count(events, tail, CPARENT_INTERVAL_EXACT, &exact);
    *lower = average * events / exact.upper;
    *upper = events > 0 ? average * events / exact.lower : INFINITY;
}

static cparent_funnel_limits
limits_at(cparent_funnel_kind kind, double average, double multiplier,
          double at)
{
    double lower[2];
    double upper[2];

    for (int i = 0; i < 2; i++)
        (kind == CPARENT_FUNNEL_RATE ? rate_limits : proportion_limits)(
            average, at, tails[i], &lower[i], &upper[i]);
    cparent_funnel_limits limits = {
        lower[0] * multiplier, upper[0] * multiplier,
        lower[1] * multiplier, upper[1] * multiplier
    };
    return limits;
}

static bool
is_kind(cparent_funnel_kind kind)
{
    return kind == CPARENT_FUNNEL_PROPORTION || kind == CPARENT_FUNNEL_RATE;
}

bool
cparent_funnel_at(cparent_funnel_kind kind, double average,
                  double multiplier, double at,
                  cparent_funnel_limits *limits_out)
{
    bool share = kind == CPARENT_FUNNEL_PROPORTION;

    if (!is_kind(kind) || !(multiplier > 0) || !isfinite(multiplier)
        || !(average >= 0) || !isfinite(average) || (share && average > 1)
        || !isfinite(at) || !(share ? at > 0 : at >= 0))
        return false;
    *limits_out = limits_at(kind, average, multiplier, at);
    return true;
}

/* --- one row an area ------------------------------------------------------ */

static cparent_outcome
outcome_of_state(uint8_t state)
{
    switch (state) {
    case CPARENT_VALUE_NUMBER:
        return CPARENT_OUTCOME_OK;
    case CPARENT_VALUE_SUPPRESSED:
        return CPARENT_OUTCOME_SUPPRESSED;
    case CPARENT_VALUE_NOT_APPLICABLE:
        return CPARENT_OUTCOME_NOT_APPLICABLE;
    default:
        return CPARENT_OUTCOME_MISSING;
    }
}

/* Tried from the outer limit inwards. */
static cparent_funnel_significance
place(const double lower[2], const double upper[2], double value)
{
    if (value < lower[1])
        return CPARENT_FUNNEL_LOW_001;
    if (value > upper[1])
        return CPARENT_FUNNEL_HIGH_001;
    if (value < lower[0])
        return CPARENT_FUNNEL_LOW_025;
    return value > upper[0] ? CPARENT_FUNNEL_HIGH_025
                            : CPARENT_FUNNEL_NOT_SIGNIFICANT;
}

static cparent_funnel_significance
proportion_significance(double average, double count, double total)
{
    double lower[2];
    double upper[2];

    for (int i = 0; i < 2; i++)
        proportion_limits(average, total, tails[i], &lower[i], &upper[i]);
    return place(lower, upper, count / total);
}

/* The area's own interval leaves the average out: the other way round of the
 * average beyond the interval. */
static cparent_funnel_significance
rate_significance(double average, double count, double total)
{
    double below[2];
    double above[2];

    for (int i = 0; i < 2; i++) {
        cparent_interval_method method =
            cparent__interval_count_method(count);
        cparent_interval own =
            cparent__interval_none(CPARENT_OUTCOME_OK, method);
        cparent__interval_count(count, tails[i], method, &own);
        below[i] = -own.upper / total;
        above[i] = -own.lower / total;
    }
    return place(below, above, -average);
}

static double
average_of(const double *numerators, const double *denominators,
           const cparent_funnel_row *rows, size_t count)
{
    cparent__sum above = { 0, 0 };
    cparent__sum below = { 0, 0 };

    for (size_t i = 0; i < count; i++)
        if (rows[i].status == CPARENT_OUTCOME_OK) {
            cparent__sum_add(&above, numerators[i]);
            cparent__sum_add(&below, denominators[i]);
        }
    double total = below.total + below.rest;
    return total > 0 ? (above.total + above.rest) / total : 0;
}

cparent_status
cparent_funnel_rows(const double *numerators, const double *denominators,
                    const uint8_t *states, size_t count,
                    cparent_funnel_kind kind, double multiplier,
                    cparent_funnel_row *rows_out, double *average_out,
                    cparent_error *err)
{
    bool share = kind == CPARENT_FUNNEL_PROPORTION;

    if (!is_kind(kind))
        return cparent__fail(err, CPARENT_E_INVALID,
                             "a funnel is of proportions or of rates");
    if (share && multiplier == 0)
        multiplier = 1;
    if (!(multiplier > 0) || !isfinite(multiplier))
        return cparent__hint(
            err, cparent__fail(err, CPARENT_E_INVALID,
                               "there is no multiplier above 0"),
            "say per how many the rate is: 10000 for children");

    memset(rows_out, 0, count * sizeof(*rows_out));
    for (size_t i = 0; i < count; i++) {
        cparent_outcome outcome = states == NULL
                                      ? CPARENT_OUTCOME_OK
                                      : outcome_of_state(states[i]);
        if (outcome == CPARENT_OUTCOME_OK)
            outcome = cparent__interval_check(numerators[i],
                                              denominators[i], share);
        rows_out[i].status = outcome;
    }
    double average = average_of(numerators, denominators, rows_out, count);
    for (size_t i = 0; i < count; i++) {
        cparent_funnel_row *row = &rows_out[i];
        if (row->status != CPARENT_OUTCOME_OK)
            continue;
        row->value = numerators[i] / denominators[i] * multiplier;
        row->limits = limits_at(kind, average, multiplier,
                                share ? denominators[i] : numerators[i]);
        row->significance =
            (share ? proportion_significance : rate_significance)(
                average, numerators[i], denominators[i]);
    }
    if (average_out != NULL)
        *average_out = average * multiplier;
    return CPARENT_OK;
}

const char *
cparent_funnel_significance_name(cparent_funnel_significance significance)
{
    static const char *const names[] = {
        "",           "Not significant", "Low (0.025)",
        "Low (0.001)", "High (0.025)",   "High (0.001)"
    };

    return (size_t)significance < sizeof(names) / sizeof(names[0])
               ? names[significance]
               : "";
}
