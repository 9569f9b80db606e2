/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <cparent/goal.h>

#include <string.h>

#include "core/error-internal.h"
#include "core/limits-internal.h"
#include "measure/rag-internal.h"

static const cparent_decimal zero = { 0, 0, 0 };

enum { MAX_SCALE = 15 };

/* --- a share as it is, not as it was rounded ------------------------------ */

static int64_t
per_unit(int unit)
{
    if (unit == CPARENT_UNIT_PERCENT)
        return 100;
    return unit == CPARENT_UNIT_RATE_PER_10000 ? 10000 : 0;
}

/* numerator × per / denominator as a whole number and a rest; false when the
 * figure has no parts or they are too long to be divided digit by digit. */
static bool
divide(const cparent_value *figure, int64_t *whole, int64_t *rest)
{
    int64_t per = per_unit(figure->unit);
    int64_t product;

    if ((figure->flags & CPARENT_VALUE_PARTS) == 0 || per == 0
        || figure->numerator < 0 || figure->denominator <= 0
        || figure->denominator > INT64_MAX / 10
        || __builtin_mul_overflow(figure->numerator, per, &product))
        return false;
    *whole = product / figure->denominator;
    *rest = product % figure->denominator;
    return true;
}

/* Long division, one place after another, beside the digits of `limit`. */
static int
compare_share(const cparent_value *figure, int64_t whole, int64_t rest,
              cparent_decimal limit)
{
    if (limit.coefficient < 0)
        return 1;

    int64_t unit = 1;
    for (int i = 0; i < limit.scale; i++)
        unit *= 10;
    int64_t left = limit.coefficient % unit;
    if (whole != limit.coefficient / unit)
        return whole < limit.coefficient / unit ? -1 : 1;
    for (int i = 0; i < limit.scale; i++) {
        unit /= 10;
        int64_t digit = rest * 10 / figure->denominator;
        rest = rest * 10 % figure->denominator;
        if (digit != left / unit)
            return digit < left / unit ? -1 : 1;
        left %= unit;
    }
    return rest > 0;
}

/* The figure beside one end of the goal, at full precision. */
static int
compare_end(const cparent_value *figure, cparent_decimal end, bool by_low,
            const cparent__span *span)
{
    int64_t whole;
    int64_t rest;

    if (!span->range && divide(figure, &whole, &rest))
        return compare_share(figure, whole, rest, end);
    return cparent_decimal_compare(by_low ? span->low : span->high, end);
}

/* --- tolerance ------------------------------------------------------------ */

static cparent_status
bad_tolerance(cparent_error *err)
{
    return cparent__hint(
        err, cparent__fail(err, CPARENT_E_INVALID,
                           "this tolerance cannot be used"),
        "give an amount of at least 0 in the target's unit");
}

/* What the tolerance comes to at this end of the goal. */
static cparent_status
amount_at(const cparent_goal *goal, const cparent__span *target,
          cparent_decimal end, cparent_decimal *amount_out,
          cparent_error *err)
{
    cparent_decimal amount = goal->tolerance.number;

    *amount_out = zero;
    if (goal->tolerance.state == CPARENT_VALUE_MISSING)
        return CPARENT_OK;
    if (goal->tolerance_kind == CPARENT_TOLERANCE_AMOUNT) {
        if (!cparent__tolerance_usable(&goal->tolerance, target))
            return bad_tolerance(err);
        *amount_out = amount;
        return CPARENT_OK;
    }
    if (goal->tolerance_kind != CPARENT_TOLERANCE_PERCENT
        || !cparent_value_is_number(&goal->tolerance)
        || amount.coefficient < 0)
        return bad_tolerance(err);
    if (end.coefficient == 0)
        return cparent__hint(
            err, cparent__fail(err, CPARENT_E_INVALID,
                               "a percentage of a target of 0 is nothing"),
            "give the tolerance as an amount");
    amount.scale += end.scale + 2;
    if (amount.scale > MAX_SCALE
        || __builtin_mul_overflow(amount.coefficient,
                                  end.coefficient < 0 ? -end.coefficient
                                                      : end.coefficient,
                                  &amount.coefficient))
        return bad_tolerance(err);
    *amount_out = amount;
    return CPARENT_OK;
}

/* The goal's ends, and where its tolerance ends below and above them. */
typedef struct edges {
    cparent__span target;
    cparent_decimal lowest;
    cparent_decimal highest;
} edges;

static cparent_status
find_edges(const cparent_goal *goal, edges *out, cparent_error *err)
{
    cparent_decimal low;
    cparent_decimal high;
    cparent_status status =
        amount_at(goal, &out->target, out->target.low, &low, err);

    if (status == CPARENT_OK)
        status = amount_at(goal, &out->target, out->target.high, &high, err);
    if (status != CPARENT_OK)
        return status;
    high.coefficient = -high.coefficient;
    if (!cparent_decimal_subtract(out->target.low, low, &out->lowest)
        || !cparent_decimal_subtract(out->target.high, high, &out->highest))
        return bad_tolerance(err);
    return CPARENT_OK;
}

/* --- the judgement -------------------------------------------------------- */

static bool
lies_within(const cparent_value *figure, const cparent__span *span,
            int32_t side, cparent_decimal low, cparent_decimal high)
{
    return (side == CPARENT_TARGET_SIDE_AT_MOST
            || compare_end(figure, low, true, span) >= 0)
           && (side == CPARENT_TARGET_SIDE_AT_LEAST
               || compare_end(figure, high, false, span) <= 0);
}

static cparent_outcome
outcome_of(const cparent_value *value)
{
    switch (value->state) {
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

/* The figure's worse end less the end of the goal that it is beside. */
static cparent_value
distance_to(const cparent_value *figure, const cparent__span *span,
            const cparent__span *target, int32_t side)
{
    cparent_value from = cparent_value_number(zero, (cparent_unit)span->unit);
    cparent_value to = from;

    to.number = side == CPARENT_TARGET_SIDE_AT_MOST ? target->high
                                                    : target->low;
    from.number =
        side == CPARENT_TARGET_SIDE_AT_MOST ? span->high : span->low;
    from.flags = figure->flags & CPARENT_VALUE_UNIT_IMPLIED;
    if (side == CPARENT_TARGET_SIDE_WITHIN) {
        bool below = cparent_decimal_compare(span->low, target->low) < 0;
        bool above = cparent_decimal_compare(span->high, target->high) > 0;
        if (above && !below) {
            from.number = span->high;
            to.number = target->high;
        } else if (!below) {
            to.number = from.number;
        }
    }
    return cparent_measure_change(&to, &from);
}

/* What people are shown: the figure as rounded, beside the target. */
static bool
contradicts(const cparent__span *span, const edges *e, int32_t side,
            int places, bool met)
{
    cparent_value shown = cparent_value_number(span->low, CPARENT_UNIT_UNKNOWN);
    cparent__span seen = *span;

    seen.low = cparent_decimal_round(span->low, places);
    seen.high = cparent_decimal_round(span->high, places);
    return lies_within(&shown, &seen, side, e->target.low, e->target.high)
           != met;
}

static cparent_status
judge(const cparent_value *figure, const cparent_goal *goal,
      cparent_judgement *made, cparent_error *err)
{
    cparent__span span;
    edges e;
    int64_t whole;
    int64_t rest;

    made->status = outcome_of(figure);
    made->distance = cparent_value_none(CPARENT_VALUE_NOT_APPLICABLE);
    if (made->status == CPARENT_OUTCOME_OK)
        made->status = outcome_of(&goal->target);
    if (made->status != CPARENT_OUTCOME_OK)
        return CPARENT_OK;
    if (!cparent__span_of(&goal->target, &e.target))
        return cparent__fail(err, CPARENT_E_INVALID,
                             "the target ends before it begins");
    cparent_status status = find_edges(goal, &e, err);
    if (status != CPARENT_OK)
        return status;
    if (!cparent__span_of(figure, &span)
        || !cparent__span_comparable(
            &span, &e.target, (cparent_target_side_choice)goal->side)) {
        made->status = CPARENT_OUTCOME_NOT_APPLICABLE;
        return CPARENT_OK;
    }
    bool met = lies_within(figure, &span, goal->side, e.target.low,
                           e.target.high);
    made->rag = met ? CPARENT_RAG_GREEN
                : lies_within(figure, &span, goal->side, e.lowest, e.highest)
                    ? CPARENT_RAG_AMBER
                    : CPARENT_RAG_RED;
    made->exact = !span.range && divide(figure, &whole, &rest);
    made->distance = distance_to(figure, &span, &e.target, goal->side);
    made->contradicts = contradicts(&span, &e, goal->side, goal->places, met);
    return CPARENT_OK;
}

cparent_status
cparent_goal_judge(const cparent_value *figure, const cparent_goal *goal,
                   cparent_judgement *judgement_out, cparent_error *err)
{
    cparent_goal settled = CPARENT_GOAL_INIT;
    cparent_judgement made;

    memset(&made, 0, sizeof(made));
    cparent_status status =
        cparent__options_resolve(goal, &settled, sizeof(settled), err);
    if (status != CPARENT_OK)
        return status;
    if (settled.side < CPARENT_TARGET_SIDE_AT_LEAST
        || settled.side > CPARENT_TARGET_SIDE_WITHIN)
        return cparent__fail(err, CPARENT_E_INVALID,
                             "the goal does not say which side of it is met");
    status = judge(figure, &settled, &made, err);
    if (status == CPARENT_OK)
        *judgement_out = made;
    return status;
}
