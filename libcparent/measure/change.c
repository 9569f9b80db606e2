/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <cparent/measure.h>

static bool
is_one_number(const cparent_value *value)
{
    return cparent_value_is_number(value)
           && (value->flags & CPARENT_VALUE_RANGE) == 0;
}

/* Why there is no change to speak of: what the figures themselves say, the
 * later one first. */
static cparent_value
no_change(const cparent_value *previous, const cparent_value *current)
{
    if (!cparent_value_is_number(current))
        return cparent_value_none((cparent_value_state)current->state);
    if (!cparent_value_is_number(previous))
        return cparent_value_none((cparent_value_state)previous->state);
    return cparent_value_none(CPARENT_VALUE_NOT_APPLICABLE);
}

cparent_value
cparent_measure_change(const cparent_value *previous,
                       const cparent_value *current)
{
    if (previous == NULL || current == NULL)
        return cparent_value_none(CPARENT_VALUE_MISSING);
    if (!is_one_number(previous) || !is_one_number(current)
        || previous->unit != current->unit)
        return no_change(previous, current);

    cparent_decimal difference;
    if (!cparent_decimal_subtract(current->number, previous->number,
                                  &difference))
        return cparent_value_none(CPARENT_VALUE_NOT_AVAILABLE);

    /* From 50% to 60% is ten percentage points; "10%" would say less than
     * is true, or more. */
    cparent_unit unit = (cparent_unit)current->unit;
    if (unit == CPARENT_UNIT_PERCENT)
        unit = CPARENT_UNIT_PERCENTAGE_POINTS;
    cparent_value change = cparent_value_number(difference, unit);
    change.flags |= (previous->flags | current->flags)
                    & CPARENT_VALUE_UNIT_IMPLIED;
    return change;
}
