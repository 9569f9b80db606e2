/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "measure/spc-internal.h"

#include <float.h>
#include <math.h>
#include <string.h>

#include "measure/interval-internal.h"

/* Doubles keep 15 digits of any decimal; more places than this are none
 * that people write. */
enum { MOST_PLACES = 9 };
static const double longest_whole = 1e15;

/* --- decimals ------------------------------------------------------------- */

static bool
is_decimal(double value, double unit, double *whole_out)
{
    *whole_out = round(value * unit);
    return fabs(*whole_out) <= longest_whole && *whole_out / unit == value;
}

/* The lowest power of ten that makes a whole number of every value, from
 * *unit upwards; false beyond MOST_PLACES. */
static bool
find_unit(double value, double *unit)
{
    double whole;

    while (!is_decimal(value, *unit, &whole)) {
        if (*unit >= 1e9 || fabs(whole) > longest_whole)
            return false;
        *unit *= 10;
    }
    return true;
}

bool
cparent__spc_decimals(const double *values, size_t count,
                      const cparent_spc_options *options, int64_t *whole,
                      cparent__spc_series *series)
{
    double unit = 1;
    double largest = 0;
    double n = count < 7 ? 7 : (double)count;
    double scaled = 0;

    for (size_t i = 0; i < count; i++)
        if (!isnan(values[i]) && !find_unit(values[i], &unit))
            return false;
    double units = unit;
    series->exact_target =
        options->has_target && find_unit(options->target, &units);
    if (series->exact_target)
        unit = units;

    for (size_t i = 0; i < count; i++) {
        if (!isnan(values[i]) && !is_decimal(values[i], unit, &scaled))
            return false;
        whole[i] = isnan(values[i]) ? 0 : (int64_t)scaled;
        largest = fmax(largest, isnan(values[i]) ? 0 : fabs(scaled));
    }
    if (series->exact_target) {
        series->exact_target = is_decimal(options->target, unit, &scaled);
        series->whole_target = (int64_t)scaled;
        largest = fmax(largest, fabs(scaled));
    }
    /* 532 times twice the largest times n² is the longest product. */
    if (largest * n * n * 1100 >= 9.2e18)
        return false;
    series->whole = whole;
    series->unit = unit;
    return true;
}

/* --- limits --------------------------------------------------------------- */

static bool
missing(const cparent__spc_series *series, size_t row)
{
    return isnan(series->values[row]);
}

/* Ranges join neighbouring rows only: never bridge a gap. */
static bool
has_range(const cparent__spc_series *series, size_t row)
{
    return !missing(series, row) && !missing(series, row - 1);
}

static void
add_whole(const cparent__spc_series *series, size_t first, size_t end,
          bool screening, cparent__spc_limits *limits)
{
    const int64_t *y = series->whole;
    int64_t all = 0;
    int64_t ranges = 0;

    for (size_t i = first; i < end; i++)
        limits->sum += y[i]; /* a missing one stands as 0 */
    for (size_t i = first + 1; i < end; i++)
        if (has_range(series, i)) {
            all += y[i] > y[i - 1] ? y[i] - y[i - 1] : y[i - 1] - y[i];
            ranges++;
        }
    for (size_t i = first + 1; i < end; i++)
        if (has_range(series, i)) {
            int64_t range =
                y[i] > y[i - 1] ? y[i] - y[i - 1] : y[i - 1] - y[i];
            if (screening && all > 0
                && range * ranges * 1000 >= CPARENT__SPC_SCREEN * all)
                continue;
            limits->ranges += range;
            limits->kept++;
        }
}

void
cparent__spc_limits_finish(cparent__spc_limits *limits, double unit)
{
    if (limits->has_mean)
        limits->mean =
            (double)limits->sum / ((double)limits->numbers * unit);
    if (!limits->has_limits)
        return;
    limits->range = (double)limits->ranges / ((double)limits->kept * unit);
    limits->lower = limits->mean - 2.66 * limits->range;
    limits->upper = limits->mean + 2.66 * limits->range;
}

static void
add_real(const cparent__spc_series *series, size_t first, size_t end,
         bool screening, cparent__spc_limits *limits)
{
    const double *y = series->values;
    cparent__sum sum = { 0, 0 };
    cparent__sum all = { 0, 0 };
    cparent__sum kept = { 0, 0 };
    size_t ranges = 0;

    for (size_t i = first; i < end; i++)
        if (!missing(series, i))
            cparent__sum_add(&sum, y[i]);
    for (size_t i = first + 1; i < end; i++)
        if (has_range(series, i)) {
            cparent__sum_add(&all, fabs(y[i] - y[i - 1]));
            ranges++;
        }
    double cut = CPARENT__SPC_SCREEN / 1000.0 * (all.total + all.rest)
                 / (double)ranges;
    for (size_t i = first + 1; i < end; i++)
        if (has_range(series, i)
            && !(screening && cut > 0 && fabs(y[i] - y[i - 1]) >= cut)) {
            cparent__sum_add(&kept, fabs(y[i] - y[i - 1]));
            limits->kept++;
        }
    limits->mean = (sum.total + sum.rest) / (double)limits->numbers;
    limits->range = (kept.total + kept.rest) / (double)limits->kept;
    limits->lower = limits->mean - 2.66 * limits->range;
    limits->upper = limits->mean + 2.66 * limits->range;
}

cparent__spc_limits
cparent__spc_limits_make(const cparent__spc_series *series, size_t first,
                         size_t end, const cparent_spc_options *options)
{
    cparent__spc_limits limits;
    bool screening = options->keep_outlying_ranges == 0;

    memset(&limits, 0, sizeof(limits));
    if (options->baseline > 0 && end - first > (size_t)options->baseline)
        end = first + (size_t)options->baseline;
    for (size_t i = first; i < end; i++)
        limits.numbers += !missing(series, i);
    limits.has_mean = limits.numbers > 0;
    if (!limits.has_mean)
        return limits;
    if (series->whole != NULL)
        add_whole(series, first, end, screening, &limits);
    else
        add_real(series, first, end, screening, &limits);
    limits.has_limits = limits.kept > 0;
    if (series->whole != NULL)
        cparent__spc_limits_finish(&limits, series->unit);
    if (!limits.has_limits)
        limits.range = limits.lower = limits.upper = 0;
    return limits;
}

/* --- where a point lies --------------------------------------------------- */

/* How far rounding may have moved the difference of two doubles. */
static double
slack(double a, double b)
{
    return 4 * DBL_EPSILON * fmax(fabs(a), fabs(b));
}

static int64_t
distance(const cparent__spc_limits *limits, int64_t whole)
{
    return whole * limits->numbers - limits->sum;
}

int
cparent__spc_side(const cparent__spc_series *series,
                  const cparent__spc_limits *limits, size_t row)
{
    if (series->whole != NULL) {
        int64_t away = distance(limits, series->whole[row]);
        return (away > 0) - (away < 0);
    }
    double value = series->values[row];
    if (fabs(value - limits->mean) <= slack(value, limits->mean))
        return 0;
    return value > limits->mean ? 1 : -1;
}

/* Whether a point lies farther from the mean than `share` of a hundredth
 * (over `parts`) of the mean range. */
static bool
beyond(const cparent__spc_series *series, const cparent__spc_limits *limits,
       size_t row, int share, int parts)
{
    if (!limits->has_limits)
        return false;
    if (series->whole != NULL) {
        int64_t away = distance(limits, series->whole[row]);
        return (away < 0 ? -away : away) * limits->kept * 100 * parts
               > share * limits->ranges * limits->numbers;
    }
    double value = series->values[row];
    double half = limits->range * share / (100.0 * parts);
    double limit = value > limits->mean ? limits->mean + half
                                        : limits->mean - half;
    return fabs(value - limits->mean) - half > slack(value, limit);
}

bool
cparent__spc_outside(const cparent__spc_series *series,
                     const cparent__spc_limits *limits, size_t row)
{
    return beyond(series, limits, row, CPARENT__SPC_LIMIT, 1);
}

bool
cparent__spc_beyond_near(const cparent__spc_series *series,
                         const cparent__spc_limits *limits, size_t row)
{
    return beyond(series, limits, row, CPARENT__SPC_NEAR, 3);
}

/* -1 when the target lies below both limits, 1 above both, 0 between. */
static int
target_side(const cparent__spc_series *series,
            const cparent__spc_limits *limits)
{
    if (series->whole != NULL && series->exact_target) {
        int64_t away = distance(limits, series->whole_target);
        int64_t half = CPARENT__SPC_LIMIT * limits->ranges * limits->numbers;
        int64_t scaled = away * limits->kept * 100;
        return (scaled > half) - (scaled < -half);
    }
    if (series->target > limits->upper
        && series->target - limits->upper
               > slack(series->target, limits->upper))
        return 1;
    return series->target < limits->lower
                   && limits->lower - series->target
                          > slack(series->target, limits->lower)
               ? -1
               : 0;
}

cparent_spc_assurance
cparent__spc_assure(const cparent__spc_series *series,
                    const cparent__spc_limits *limits,
                    const cparent_spc_options *options)
{
    if (!options->has_target)
        return CPARENT_SPC_ASSURANCE_NONE;
    if (!limits->has_limits
        || options->polarity == CPARENT_INDICATOR_POLARITY_NEUTRAL)
        return CPARENT_SPC_CANNOT_CALCULATE;

    int side = target_side(series, limits);
    if (side == 0)
        return CPARENT_SPC_INCONSISTENT;
    return (side < 0) == (options->polarity
                          == CPARENT_INDICATOR_POLARITY_HIGH)
               ? CPARENT_SPC_PASSING
               : CPARENT_SPC_FAILING;
}
