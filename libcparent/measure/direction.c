/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <cparent/measure.h>

/*
 * The way from one point to the next: NONE when they cannot be compared
 * (no number, a range, another unit, or not the very next period), so that
 * nothing ever joins two figures across a gap.
 */
static cparent_direction
step(const cparent_point *before, const cparent_point *after)
{
    const cparent_value *a = &before->value;
    const cparent_value *b = &after->value;

    if (!cparent_value_is_number(a) || !cparent_value_is_number(b)
        || ((a->flags | b->flags) & CPARENT_VALUE_RANGE) != 0
        || a->unit != b->unit
        || !cparent_period_adjacent(before->period, after->period))
        return CPARENT_DIRECTION_NONE;

    int order = cparent_decimal_compare(b->number, a->number);
    if (order > 0)
        return CPARENT_DIRECTION_UP;
    return order < 0 ? CPARENT_DIRECTION_DOWN : CPARENT_DIRECTION_STABLE;
}

size_t
cparent_measure_run(const cparent_point *points, size_t count,
                    cparent_direction *direction_out)
{
    cparent_direction way = CPARENT_DIRECTION_NONE;
    size_t steps = 0;

    if (points != NULL && count >= 2)
        way = step(&points[count - 2], &points[count - 1]);
    if (way == CPARENT_DIRECTION_UP || way == CPARENT_DIRECTION_DOWN) {
        steps = 1;
        while (steps + 1 < count
               && step(&points[count - steps - 2],
                       &points[count - steps - 1]) == way)
            steps++;
    }
    if (direction_out != NULL)
        *direction_out = way;
    return steps;
}

cparent_direction
cparent_measure_direction(const cparent_point *points, size_t count)
{
    if (points == NULL || count < CPARENT_DIRECTION_POINTS)
        return CPARENT_DIRECTION_NONE;

    const cparent_point *last = points + count - CPARENT_DIRECTION_POINTS;
    cparent_direction way = step(&last[0], &last[1]);
    bool same = true;
    for (size_t i = 0; i + 1 < CPARENT_DIRECTION_POINTS; i++) {
        cparent_direction next = step(&last[i], &last[i + 1]);
        if (next == CPARENT_DIRECTION_NONE)
            return CPARENT_DIRECTION_NONE;
        if (next != way)
            same = false;
    }
    return same ? way : CPARENT_DIRECTION_STABLE;
}

cparent_travel
cparent_measure_travel(cparent_direction direction,
                       cparent_indicator_polarity_choice polarity)
{
    if (polarity != CPARENT_INDICATOR_POLARITY_HIGH
        && polarity != CPARENT_INDICATOR_POLARITY_LOW)
        return CPARENT_TRAVEL_NONE;
    if (direction == CPARENT_DIRECTION_STABLE)
        return CPARENT_TRAVEL_STABLE;
    if (direction != CPARENT_DIRECTION_UP
        && direction != CPARENT_DIRECTION_DOWN)
        return CPARENT_TRAVEL_NONE;

    bool upward = direction == CPARENT_DIRECTION_UP;
    bool wanted = polarity == CPARENT_INDICATOR_POLARITY_HIGH;
    return upward == wanted ? CPARENT_TRAVEL_IMPROVING
                            : CPARENT_TRAVEL_WORSENING;
}
