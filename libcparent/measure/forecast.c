/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <cparent/forecast.h>

#include <math.h>
#include <string.h>

#include "core/error-internal.h"
#include "core/limits-internal.h"
#include "measure/special-internal.h"

/* How unequal distances may be: months have 28 to 31 days. */
static const double unevenness = 0.1;

/* What comes out of one model. */
typedef struct guess {
    double value;
    double half; /* of its prediction interval */
} guess;

/* Least squares through (0, y0), (1, y1) …, and how far off a new point may
 * be `steps` after the last. */
static guess
follow_line(const double *y, size_t count, double steps, double t)
{
    double n = (double)count;
    double middle = (n - 1) / 2;
    double mean = 0;
    double slope = 0;
    double squares = 0;
    double scale = (n * n - 1) * n / 12; /* of the places about the middle */

    for (size_t i = 0; i < count; i++)
        mean += y[i] / n;
    for (size_t i = 0; i < count; i++)
        slope += ((double)i - middle) * (y[i] - mean) / scale;
    for (size_t i = 0; i < count; i++) {
        double off = y[i] - mean - slope * ((double)i - middle);
        squares += off * off;
    }
    double far = n - 1 + steps - middle;
    guess made = { mean + slope * far,
                   t * sqrt(squares / (n - 2)
                            * (1 + 1 / n + far * far / scale)) };
    return made;
}

/* A walk whose every step is the mean step and chance. */
static guess
follow_walk(const double *y, size_t count, double steps, double t)
{
    double k = (double)count - 1;
    double drift = (y[count - 1] - y[0]) / k;
    double squares = 0;

    for (size_t i = 1; i < count; i++) {
        double off = y[i] - y[i - 1] - drift;
        squares += off * off;
    }
    guess made = { y[count - 1] + drift * steps,
                   t * sqrt(squares / (k - 1) * (steps + steps * steps / k)) };
    return made;
}

/* How many steps of equal length lead from the last day to `by`; negative
 * when the days lie too unequally. */
static double
steps_to(const cparent_date *dates, size_t count, cparent_date by)
{
    double first = cparent_date_days(dates[0]);
    double last = cparent_date_days(dates[count - 1]);
    double step = (last - first) / (double)(count - 1);

    for (size_t i = 1; i < count; i++) {
        double own = (double)cparent_date_days(dates[i])
                     - cparent_date_days(dates[i - 1]);
        if (fabs(own - step) > unevenness * step)
            return -1;
    }
    return (cparent_date_days(by) - last) / step;
}

static cparent_forecast
refuse(cparent_forecast_reason reason, size_t points)
{
    cparent_forecast none;

    memset(&none, 0, sizeof(none));
    none.reason = reason;
    none.points = (int32_t)points;
    return none;
}

static double
limit(double value, const cparent_forecast_options *options)
{
    if (options->has_least)
        value = fmax(value, options->least);
    return options->has_most ? fmin(value, options->most) : value;
}

static cparent_forecast
look_ahead(const double *y, size_t count, double steps,
           const cparent_forecast_options *options)
{
    double t = cparent__student_upper((1 - options->confidence) / 2,
                                      (double)count - 2);
    guess line = follow_line(y, count, steps, t);
    guess walk = follow_walk(y, count, steps, t);
    double size = fabs(line.value) + fabs(walk.value);
    cparent_forecast made = refuse(CPARENT_FORECAST_REASON_NONE, count);

    if (fmax(line.half, walk.half) <= 1e-9 * size)
        return refuse(CPARENT_FORECAST_REASON_NO_SPREAD, count);
    made.steps = steps;
    made.value = limit(line.value, options);
    made.lower = limit(fmin(line.value - line.half, walk.value - walk.half),
                       options);
    made.upper = limit(fmax(line.value + line.half, walk.value + walk.half),
                       options);
    return made;
}

static cparent_status
check(const cparent_date *dates, size_t count, cparent_date by,
      const cparent_forecast_options *options, cparent_error *err)
{
    if (!(options->confidence > 0 && options->confidence < 1))
        return cparent__hint(
            err, cparent__fail(err, CPARENT_E_INVALID,
                               "the confidence is no fraction of 1"),
            "write 95%% as 0.95");
    if (!cparent_date_is_set(by))
        return cparent__fail(err, CPARENT_E_INVALID,
                             "there is no day to look ahead to");
    for (size_t i = 0; i < count; i++)
        if (!cparent_date_is_set(dates[i])
            || (i > 0 && cparent_date_compare(dates[i - 1], dates[i]) >= 0))
            return cparent__fail(err, CPARENT_E_INVALID,
                                 "the dates do not ascend");
    return CPARENT_OK;
}

cparent_status
cparent_forecast_run(const cparent_date *dates, const double *values,
                     size_t count, cparent_date by,
                     const cparent_forecast_options *options,
                     cparent_forecast *forecast_out, cparent_error *err)
{
    cparent_forecast_options settled = CPARENT_FORECAST_OPTIONS_INIT;
    cparent_status status =
        cparent__options_resolve(options, &settled, sizeof(settled), err);
    if (status == CPARENT_OK)
        status = check(dates, count, by, &settled, err);
    if (status != CPARENT_OK)
        return status;

    size_t end = count;
    while (end > 0 && isnan(values[end - 1]))
        end--;
    size_t first = end;
    while (first > 0 && !isnan(values[first - 1]))
        first--;
    size_t used = end - first;
    bool finite = true;
    for (size_t i = first; i < end; i++)
        finite = finite && isfinite(values[i]);

    double steps = used < 2 ? 0 : steps_to(dates + first, used, by);
    if (!finite)
        *forecast_out = refuse(CPARENT_FORECAST_REASON_INVALID, used);
    else if (used < CPARENT_FORECAST_POINTS)
        *forecast_out = refuse(CPARENT_FORECAST_REASON_TOO_FEW, used);
    else if (cparent_date_compare(by, dates[end - 1]) <= 0)
        *forecast_out = refuse(CPARENT_FORECAST_REASON_PAST, used);
    else if (steps < 0)
        *forecast_out = refuse(CPARENT_FORECAST_REASON_UNEVEN, used);
    else if (steps > (double)used / 2)
        *forecast_out = refuse(CPARENT_FORECAST_REASON_TOO_FAR, used);
    else
        *forecast_out = look_ahead(values + first, used, steps, &settled);
    return CPARENT_OK;
}

cparent_outlook
cparent_forecast_outlook(const cparent_forecast *forecast, double low,
                         double high, cparent_target_side_choice side)
{
    bool lowest = side != CPARENT_TARGET_SIDE_AT_MOST;
    bool highest = side != CPARENT_TARGET_SIDE_AT_LEAST;

    if (forecast->reason != CPARENT_FORECAST_REASON_NONE || !(low <= high)
        || side < CPARENT_TARGET_SIDE_AT_LEAST
        || side > CPARENT_TARGET_SIDE_WITHIN)
        return CPARENT_OUTLOOK_NONE;
    if ((!lowest || forecast->lower >= low)
        && (!highest || forecast->upper <= high))
        return CPARENT_OUTLOOK_MET;
    return (lowest && forecast->upper < low)
                   || (highest && forecast->lower > high)
               ? CPARENT_OUTLOOK_MISSED
               : CPARENT_OUTLOOK_UNCERTAIN;
}

const char *
cparent_forecast_reason_text(cparent_forecast_reason reason)
{
    static const char *const texts[] = {
        "",
        "fewer than 8 values in a row",
        "the values are not equally far apart in time",
        "the day is further ahead than half of the history",
        "the series reaches that day already",
        "the values do not vary, so nothing tells how sure it would be",
        "a value is not finite"
    };

    return (size_t)reason < sizeof(texts) / sizeof(texts[0]) ? texts[reason]
                                                             : "";
}

const char *
cparent_outlook_name(cparent_outlook outlook)
{
    static const char *const names[] = { "", "met", "missed", "uncertain" };

    return (size_t)outlook < sizeof(names) / sizeof(names[0])
               ? names[outlook]
               : "";
}
