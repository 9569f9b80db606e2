/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <cparent/goal.h>
#include <cparent/interval.h>

cparent_direction
cparent_goal_moved(const cparent_value *previous,
                   const cparent_value *current,
                   const cparent_value *tolerance)
{
    cparent_value change = cparent_measure_change(previous, current);
    cparent_decimal size = change.number;

    if (!cparent_value_is_number(&change))
        return CPARENT_DIRECTION_NONE;
    if (size.coefficient < 0)
        size.coefficient = -size.coefficient;
    if (size.coefficient == 0)
        return CPARENT_DIRECTION_STABLE;
    if (tolerance != NULL && tolerance->state != CPARENT_VALUE_MISSING) {
        bool points = tolerance->unit == change.unit
                      || tolerance->unit == current->unit;
        if (!cparent_value_is_number(tolerance) || !points)
            return CPARENT_DIRECTION_NONE;
        if (cparent_decimal_compare(size, tolerance->number) <= 0)
            return CPARENT_DIRECTION_STABLE;
    }
    return change.number.coefficient > 0 ? CPARENT_DIRECTION_UP
                                         : CPARENT_DIRECTION_DOWN;
}

/* The interval of what lies between the two; false when no test fits. */
static bool
compare(const cparent_value *previous, const cparent_value *current,
        double confidence, cparent_interval *interval, double *no_change)
{
    cparent_interval_options options = CPARENT_INTERVAL_OPTIONS_INIT;
    uint32_t flags = previous->flags & current->flags;
    double x = (double)current->numerator;
    double n = (double)current->denominator;
    double x2 = (double)previous->numerator;
    double n2 = (double)previous->denominator;

    options.confidence = confidence;
    if (!cparent_value_is_number(previous)
        || !cparent_value_is_number(current)
        || previous->unit != current->unit
        || (flags & CPARENT_VALUE_PARTS) == 0)
        return false;
    *no_change = 0;
    if (current->unit == CPARENT_UNIT_PERCENT)
        return cparent_interval_difference(x, n, x2, n2, &options, interval,
                                           NULL)
               == CPARENT_OK;
    *no_change = 1;
    return current->unit == CPARENT_UNIT_RATE_PER_10000
           && cparent_interval_ratio(x, n, x2, n2, &options, interval, NULL)
                  == CPARENT_OK;
}

cparent_direction
cparent_goal_moved_surely(const cparent_value *previous,
                          const cparent_value *current, double confidence)
{
    cparent_interval interval;
    double no_change;

    if (!compare(previous, current, confidence, &interval, &no_change))
        return CPARENT_DIRECTION_NONE;
    if ((interval.flags & CPARENT_INTERVAL_LOWER) != 0
        && interval.lower > no_change)
        return CPARENT_DIRECTION_UP;
    if ((interval.flags & CPARENT_INTERVAL_UPPER) != 0
        && interval.upper < no_change)
        return CPARENT_DIRECTION_DOWN;
    return interval.flags == 0 ? CPARENT_DIRECTION_NONE
                               : CPARENT_DIRECTION_STABLE;
}
