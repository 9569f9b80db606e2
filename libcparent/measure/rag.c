/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "measure/rag-internal.h"

bool
cparent__span_of(const cparent_value *value, cparent__span *out)
{
    if (value == NULL || !cparent_value_is_number(value))
        return false;
    out->low = value->number;
    out->range = (value->flags & CPARENT_VALUE_RANGE) != 0;
    out->high = out->range ? value->high : value->number;
    out->unit = value->unit;
    return cparent_decimal_compare(out->low, out->high) <= 0;
}

bool
cparent__span_comparable(const cparent__span *figure,
                         const cparent__span *target,
                         cparent_target_side_choice side)
{
    if (figure->unit != target->unit)
        return false;
    if (side == CPARENT_TARGET_SIDE_WITHIN)
        return true;
    /* "At least 90 to 95" does not say what to reach. */
    return (side == CPARENT_TARGET_SIDE_AT_LEAST
            || side == CPARENT_TARGET_SIDE_AT_MOST)
           && !target->range;
}

/* What the figure falls short by, below and above: zero or less is met.
 * A range is judged by its worse end.  False when it does not fit. */
static bool
shortfalls(const cparent__span *figure, const cparent__span *target,
           cparent_target_side_choice side, cparent_decimal *below,
           cparent_decimal *above)
{
    const cparent_decimal zero = { 0, 0, 0 };

    *below = zero;
    *above = zero;
    if (side != CPARENT_TARGET_SIDE_AT_MOST
        && !cparent_decimal_subtract(target->low, figure->low, below))
        return false;
    return side == CPARENT_TARGET_SIDE_AT_LEAST
           || cparent_decimal_subtract(figure->high, target->high, above);
}

static bool
meets(const cparent__span *figure, const cparent__span *target,
      cparent_target_side_choice side)
{
    if (side != CPARENT_TARGET_SIDE_AT_MOST
        && cparent_decimal_compare(figure->low, target->low) < 0)
        return false;
    return side == CPARENT_TARGET_SIDE_AT_LEAST
           || cparent_decimal_compare(figure->high, target->high) <= 0;
}

bool
cparent__tolerance_usable(const cparent_value *tolerance,
                          const cparent__span *target)
{
    const cparent_decimal zero = { 0, 0, 0 };

    if (!cparent_value_is_number(tolerance)
        || (tolerance->flags & CPARENT_VALUE_RANGE) != 0
        || cparent_decimal_compare(tolerance->number, zero) < 0)
        return false;
    return tolerance->unit == target->unit
           || (tolerance->unit == CPARENT_UNIT_PERCENTAGE_POINTS
               && target->unit == CPARENT_UNIT_PERCENT);
}

cparent_rag
cparent_measure_rag(const cparent_value *value, const cparent_value *target,
                    cparent_target_side_choice side,
                    const cparent_value *tolerance)
{
    cparent__span figure;
    cparent__span goal;

    if (!cparent__span_of(value, &figure) || !cparent__span_of(target, &goal)
        || !cparent__span_comparable(&figure, &goal, side))
        return CPARENT_RAG_NONE;
    if (meets(&figure, &goal, side))
        return CPARENT_RAG_GREEN;
    if (tolerance == NULL || tolerance->state == CPARENT_VALUE_MISSING)
        return CPARENT_RAG_RED;

    /* Missed, but whether by much cannot be said: no colour. */
    cparent_decimal below;
    cparent_decimal above;
    if (!cparent__tolerance_usable(tolerance, &goal)
        || !shortfalls(&figure, &goal, side, &below, &above))
        return CPARENT_RAG_NONE;
    return cparent_decimal_compare(below, tolerance->number) <= 0
                   && cparent_decimal_compare(above, tolerance->number) <= 0
               ? CPARENT_RAG_AMBER
               : CPARENT_RAG_RED;
}

cparent_target_side_choice
cparent_measure_side(cparent_indicator_polarity_choice polarity)
{
    switch (polarity) {
    case CPARENT_INDICATOR_POLARITY_HIGH:
        return CPARENT_TARGET_SIDE_AT_LEAST;
    case CPARENT_INDICATOR_POLARITY_LOW:
        return CPARENT_TARGET_SIDE_AT_MOST;
    default:
        return (cparent_target_side_choice)0;
    }
}

bool
cparent_measure_rounding_contradicts(const cparent_value *value,
                                     const cparent_value *target,
                                     cparent_target_side_choice side,
                                     int places)
{
    cparent__span figure;
    cparent__span goal;

    if (!cparent__span_of(value, &figure) || !cparent__span_of(target, &goal)
        || !cparent__span_comparable(&figure, &goal, side))
        return false;

    cparent__span seen = figure;
    seen.low = cparent_decimal_round(figure.low, places);
    seen.high = cparent_decimal_round(figure.high, places);
    return meets(&figure, &goal, side) != meets(&seen, &goal, side);
}
