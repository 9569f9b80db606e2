/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "measure/trend-internal.h"

#include <float.h>
#include <math.h>
#include <string.h>

#include "core/alloc-internal.h"
#include "core/error-internal.h"
#include "core/limits-internal.h"
#include "measure/interval-internal.h"
#include "measure/special-internal.h"

/* Chi-squared with one degree of freedom, beyond which lie 0.2%. */
static const double significant_chi2 = 9.549535706;

/* Half widths of a 95% interval that are one standard error, both ways. */
static const double errors_per_width = 3.92;

enum { RECENT = CPARENT_TREND_POINTS };

/* --- chi-squared for trend ------------------------------------------------ */

/*
 * Cochran–Armitage with the scores 0, 1, 2 …; points without numbers are
 * left out and keep their place in time.  False where there is no variation
 * to test: nobody, or everybody, or one period only.
 */
static bool
cochran_armitage(const double *x, const double *n, size_t count,
                 double *chi2_out)
{
    double sx = 0;
    double sn = 0;
    double mean = 0;
    double above = 0;
    double below = 0;

    for (size_t t = 0; t < count; t++)
        if (cparent__interval_check(x[t], n[t], true) == CPARENT_OUTCOME_OK) {
            sx += x[t];
            sn += n[t];
            mean += n[t] * (double)t;
        }
    if (!(sx > 0) || !(sx < sn))
        return false;
    /* Scores about their mean: no difference of large products. */
    mean /= sn;
    for (size_t t = 0; t < count; t++)
        if (cparent__interval_check(x[t], n[t], true) == CPARENT_OUTCOME_OK) {
            double score = (double)t - mean;
            above += (x[t] - n[t] * (sx / sn)) * score;
            below += n[t] * score * score;
        }
    if (!(below > 0))
        return false;
    *chi2_out = above / below * above / (sx / sn) / (1 - sx / sn);
    return true;
}

/* A straight line through points of these weights (NULL: 1 each), leaving
 * out the one at `except` (or none, beyond the last). */
typedef struct line {
    double slope;
    double scale; /* what rounding of the slope is measured by */
    double weight; /* of the slope: one over the square of its error */
} line;

static line
fit(const double *y, const double *weights, size_t count, size_t except)
{
    double sw = 0;
    double st = 0;
    line made = { 0, 0, 0 };

    for (size_t t = 0; t < count; t++)
        if (t != except) {
            double w = weights == NULL ? 1 : weights[t];
            sw += w;
            st += w * (double)t;
        }
    double above = 0;
    for (size_t t = 0; t < count; t++)
        if (t != except) {
            double w = weights == NULL ? 1 : weights[t];
            double score = (double)t - st / sw;
            above += w * score * y[t];
            made.scale += w * fabs(score * y[t]);
            made.weight += w * score * score;
        }
    made.slope = above / made.weight;
    made.scale /= made.weight;
    return made;
}

static int
sign_of(line fitted)
{
    if (fabs(fitted.slope) <= 8 * DBL_EPSILON * fitted.scale)
        return 0;
    return fitted.slope > 0 ? 1 : -1;
}

/* The way of the line through all points, unless leaving one of them out
 * turns it round or lays it flat: 0 then. */
static int
steady_sign(const double *y, const double *weights, size_t count)
{
    int sign = sign_of(fit(y, weights, count, count));

    for (size_t except = 0; except < count; except++)
        if (sign_of(fit(y, weights, count, except)) != sign)
            return 0;
    return sign;
}

static cparent_trend_verdict
verdict_of(double chi2, int sign)
{
    if (!(chi2 > significant_chi2) || sign == 0)
        return CPARENT_TREND_NO_CHANGE;
    return sign > 0 ? CPARENT_TREND_INCREASING : CPARENT_TREND_DECREASING;
}

/* --- whether the last five may be judged ---------------------------------- */

static bool
is_annual(cparent_period period)
{
    return period.kind == CPARENT_PERIOD_FINANCIAL
           || period.kind == CPARENT_PERIOD_ACADEMIC
           || period.kind == CPARENT_PERIOD_CALENDAR
           || period.kind == CPARENT_PERIOD_YEAR_ENDED;
}

static cparent_trend_reason
check_periods(const cparent_period *periods)
{
    for (int i = 0; i < RECENT; i++)
        if (!is_annual(periods[i]))
            return CPARENT_TREND_REASON_NOT_ANNUAL;
    for (int i = 1; i < RECENT; i++) {
        if (cparent_date_compare(periods[i].first, periods[i - 1].last) <= 0)
            return CPARENT_TREND_REASON_OVERLAP;
        if (cparent_date_days(periods[i].first)
            != cparent_date_days(periods[i - 1].last) + 1)
            return CPARENT_TREND_REASON_GAP;
    }
    return CPARENT_TREND_REASON_NONE;
}

/* A break before the first of the five is behind us. */
static cparent_trend_reason
check_recent(size_t count, const cparent_trend_options *options)
{
    if (count < RECENT)
        return CPARENT_TREND_REASON_TOO_FEW;
    size_t first = count - RECENT;
    if (options->periods != NULL) {
        cparent_trend_reason reason =
            check_periods(options->periods + first);
        if (reason != CPARENT_TREND_REASON_NONE)
            return reason;
    }
    for (size_t i = first + 1; options->breaks != NULL && i < count; i++)
        if (options->breaks[i] != 0)
            return CPARENT_TREND_REASON_BREAK;
    return CPARENT_TREND_REASON_NONE;
}

static cparent_trend_reason
reason_of(cparent_outcome outcome)
{
    if (outcome == CPARENT_OUTCOME_OK)
        return CPARENT_TREND_REASON_NONE;
    return outcome == CPARENT_OUTCOME_INVALID
               ? CPARENT_TREND_REASON_INVALID
               : CPARENT_TREND_REASON_NO_NUMBER;
}

static cparent_status
begin(const cparent_trend_options *options, size_t count,
      cparent_trend_options *settled, cparent_trend *made,
      cparent_error *err)
{
    const cparent_trend_options defaults = CPARENT_TREND_OPTIONS_INIT;

    memset(made, 0, sizeof(*made));
    *settled = defaults;
    cparent_status status =
        cparent__options_resolve(options, settled, sizeof(*settled), err);
    if (status == CPARENT_OK)
        made->reason = check_recent(count, settled);
    return status;
}

static void
set_chi2(cparent_trend *made, double chi2)
{
    made->chi2 = chi2;
    made->p = cparent__chi2_upper(chi2);
    made->flags |= CPARENT_TREND_CHI2;
}

/* --- proportions ---------------------------------------------------------- */

/* Where some year has none or all, half a child each way keeps every logit
 * finite; only the line's direction rests on it. */
static void
logits(const double *x, const double *n, double y[RECENT])
{
    double more = 0;

    for (int t = 0; t < RECENT; t++)
        if (x[t] == 0 || x[t] == n[t])
            more = 0.5;
    for (int t = 0; t < RECENT; t++)
        y[t] = log((x[t] + more) / (n[t] - x[t] + more));
}

static void
judge_proportions(const double *x, const double *n, cparent_trend *made)
{
    double y[RECENT];
    double chi2 = 0;

    for (int t = 0; t < RECENT; t++) {
        made->reason =
            reason_of(cparent__interval_check(x[t], n[t], true));
        if (made->reason != CPARENT_TREND_REASON_NONE)
            return;
    }
    if (cochran_armitage(x, n, RECENT, &chi2)) {
        made->recent_chi2 = chi2;
        made->flags |= CPARENT_TREND_RECENT;
    }
    logits(x, n, y);
    made->verdict = verdict_of(chi2, steady_sign(y, NULL, RECENT));
}

cparent_status
cparent_trend_proportions(const double *numerators,
                          const double *denominators, size_t count,
                          const cparent_trend_options *options,
                          cparent_trend *trend_out, cparent_error *err)
{
    cparent_trend_options settled;
    cparent_trend made;
    double chi2 = 0;
    cparent_status status = begin(options, count, &settled, &made, err);

    if (status != CPARENT_OK)
        return status;
    double *shares = cparent__calloc(count + 1, sizeof(*shares));
    if (shares == NULL)
        return cparent__nomem(err);
    for (size_t i = 0; i < count; i++)
        shares[i] = cparent__interval_check(numerators[i], denominators[i],
                                            true)
                            == CPARENT_OUTCOME_OK
                        ? numerators[i] / denominators[i]
                        : NAN;
    status = cparent__trend_ranks(shares, count, &made, err);
    cparent__free(shares);
    if (status != CPARENT_OK)
        return status;

    if (cochran_armitage(numerators, denominators, count, &chi2))
        set_chi2(&made, chi2);
    if (made.reason == CPARENT_TREND_REASON_NONE)
        judge_proportions(numerators + count - RECENT,
                          denominators + count - RECENT, &made);
    *trend_out = made;
    return CPARENT_OK;
}

/* --- anything with limits ------------------------------------------------- */

static cparent_trend_reason
check_interval(double value, double lower, double upper)
{
    if (isnan(value) || isnan(lower) || isnan(upper))
        return CPARENT_TREND_REASON_NO_NUMBER;
    if (!isfinite(value) || !isfinite(lower) || !isfinite(upper)
        || lower > upper)
        return CPARENT_TREND_REASON_INVALID;
    return lower == upper ? CPARENT_TREND_REASON_NO_WIDTH
                          : CPARENT_TREND_REASON_NONE;
}

/* One over the square of each point's error; why not, when one has none. */
static cparent_trend_reason
weigh(const double *values, const double *lower, const double *upper,
      size_t count, double *weights)
{
    for (size_t i = 0; i < count; i++) {
        cparent_trend_reason reason =
            check_interval(values[i], lower[i], upper[i]);
        double error = (upper[i] - lower[i]) / errors_per_width;
        if (reason != CPARENT_TREND_REASON_NONE)
            return reason;
        weights[i] = 1 / (error * error);
    }
    return CPARENT_TREND_REASON_NONE;
}

static double
chi2_of(line fitted)
{
    return fitted.slope * fitted.slope * fitted.weight;
}

static void
judge_intervals(const double *values, const double *lower,
                const double *upper, cparent_trend *made)
{
    double weights[RECENT];

    made->reason = weigh(values, lower, upper, RECENT, weights);
    if (made->reason != CPARENT_TREND_REASON_NONE)
        return;
    made->recent_chi2 = chi2_of(fit(values, weights, RECENT, RECENT));
    made->flags |= CPARENT_TREND_RECENT;
    made->verdict = verdict_of(made->recent_chi2,
                               steady_sign(values, weights, RECENT));
}

cparent_status
cparent_trend_intervals(const double *values, const double *lower,
                        const double *upper, size_t count,
                        const cparent_trend_options *options,
                        cparent_trend *trend_out, cparent_error *err)
{
    cparent_trend_options settled;
    cparent_trend made;
    cparent_status status = begin(options, count, &settled, &made, err);

    if (status == CPARENT_OK)
        status = cparent__trend_ranks(values, count, &made, err);
    if (status != CPARENT_OK)
        return status;
    double *weights = cparent__calloc(count + 1, sizeof(*weights));
    if (weights == NULL)
        return cparent__nomem(err);
    if (count > 1
        && weigh(values, lower, upper, count, weights)
               == CPARENT_TREND_REASON_NONE)
        set_chi2(&made, chi2_of(fit(values, weights, count, count)));
    cparent__free(weights);
    if (made.reason == CPARENT_TREND_REASON_NONE)
        judge_intervals(values + count - RECENT, lower + count - RECENT,
                        upper + count - RECENT, &made);
    *trend_out = made;
    return CPARENT_OK;
}

/* --- words ---------------------------------------------------------------- */

const char *
cparent_trend_verdict_name(cparent_trend_verdict verdict)
{
    switch (verdict) {
    case CPARENT_TREND_INCREASING:
        return "increasing";
    case CPARENT_TREND_DECREASING:
        return "decreasing";
    case CPARENT_TREND_NO_CHANGE:
        return "no_significant_change";
    default:
        return "cannot_be_calculated";
    }
}

const char *
cparent_trend_reason_name(cparent_trend_reason reason)
{
    static const char *const names[] = {
        "",           "too_few_points", "no_number", "invalid", "not_annual",
        "overlap",    "gap",            "break",     "no_width"
    };

    return (size_t)reason < sizeof(names) / sizeof(names[0]) ? names[reason]
                                                             : "";
}
