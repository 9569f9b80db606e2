/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/number-internal.h"

/* Numbers made of two: "between 3 and 9", "£60-65k", "23 out of 311", "nine
 * in ten". */

static bool
joins_range(const cparent__sentence *s, int at, bool between)
{
    if (cparent__mark_is(s, at, '-'))
        return true;
    if (between)
        return cparent__token_is(s, at, "and") ||
               cparent__token_is(s, at, "to");
    return cparent__token_is(s, at, "to") ||
           (cparent__mark_is(s, at, '/') && cparent__is_glued(s, at));
}

/* The "k" of "£60-65k", whose pound sign stands before the low end. */
static int
scale_glued(const cparent__sentence *s, int at, cparent_decimal *value)
{
    const cparent__cue *scale = cparent__cue_at(s, CPARENT__K_SCALE, at);

    return scale != NULL && cparent__is_glued(s, at) && scale->number == 3 &&
           cparent__number_multiply(value, scale->number);
}

/* "£60-65k": the low end is in thousands too. */
static void
share_scale(const cparent__sentence *s, cparent__number *number, int end)
{
    const cparent__cue *scale =
        cparent__cue_at(s, CPARENT__K_SCALE, end - 1);

    if (scale == NULL || scale->number < 3 ||
        cparent__cue_at(s, CPARENT__K_SCALE, number->to - 1) != NULL ||
        number->value.number.coefficient >= 1000)
        return;
    (void)cparent__number_multiply(&number->value.number, scale->number);
}

/* "Key Stage 4 - 39 pupils", "Post-16 - 88%": a heading's number, and behind
 * the dash another. */
static bool
heads_line(const cparent__sentence *s, const cparent__number *number)
{
    const int before = number->from - 1;

    if (!cparent__mark_is(s, number->to, '-') ||
        cparent__is_glued(s, number->to))
        return false;
    if (before == 1 && cparent__mark_is(s, before, '-') &&
        cparent__is_glued(s, before) && cparent__is_glued(s, number->from))
        return true;
    return before >= 0 && before <= 2 && s->tokens[0].capital &&
           cparent__cue_at(s, CPARENT__K_TRAP_BEFORE, before) != NULL &&
           cparent__cue_at(s, CPARENT__K_TRAP_BEFORE, before)->end ==
               number->from;
}

/* "had risen by £1.1m to £4.3m" */
static bool
moved_by(const cparent__sentence *s, const cparent__number *number)
{
    return cparent__token_is(s, number->from - 1, "by") &&
           cparent__token_is(s, number->to, "to") &&
           cparent__cue_in(s, CPARENT__K_MOVE, number->from - 5,
                           number->from - 1) != NULL;
}

/* "from 84% to 90% to 95%": another step on the way. */
static bool
goes_on_to(const cparent__sentence *s, const cparent__number *number)
{
    return cparent__token_is(s, number->from - 1, "to") &&
           cparent__token_is(s, number->to, "to") && number->from > 1 &&
           (s->tokens[number->from - 2].kind == CPARENT__DIGITS ||
            cparent__mark_is(s, number->from - 2, '%') ||
            cparent__token_is(s, number->from - 2, "cent"));
}

/* "from 10% to 11%" moved; "ranged from 3% to 9%" did not. */
static bool
moved_from(const cparent__sentence *s, const cparent__number *number)
{
    static const char *const spans[] = { "ranged", "ranging", "ranges",
                                         "varied", NULL };

    return !cparent__mark_is(s, number->to, '-') &&
           cparent__token_is(s, number->from - 1, "from") &&
           !cparent__token_among(s, number->from - 2, spans);
}

/* What joins this number to the next makes them the ends of a range, not
 * two steps of one movement. */
static bool
opens_range(const cparent__sentence *s, const cparent__number *number,
            bool between)
{
    return joins_range(s, number->to, between) && !number->delta &&
           !heads_line(s, number) && !moved_by(s, number) &&
           !goes_on_to(s, number) && !moved_from(s, number);
}

/* The number behind the joint of a range: how many tokens it is. */
static int
high_end(const cparent__sentence *s, const cparent__number *low,
         cparent_decimal *value, bool *pounds)
{
    const int at = low->to + 1;
    bool words;
    int used = cparent__number_bare(s, at, value, pounds, &words);

    if (used > 0 && low->value.unit == CPARENT_UNIT_GBP && !*pounds)
        used += scale_glued(s, at + used, value);
    return cparent_decimal_compare(*value, low->value.number) > 0 ? used : 0;
}

/* The unit behind the high end, or else that of the low one. */
static void
range_unit(const cparent__sentence *s, const cparent__number *low, bool pounds,
           cparent__number *range)
{
    range->value.unit = pounds ? CPARENT_UNIT_GBP : CPARENT_UNIT_UNKNOWN;
    range->duration = false;
    cparent__number_unit(s, range);
    if (range->value.unit == CPARENT_UNIT_UNKNOWN && !range->duration) {
        range->value.unit = low->value.unit;
        range->duration = low->duration;
    }
}

/* The ends agree in their unit; "22/25 new adopters" is one only of counted
 * things. */
static bool
is_one_range(const cparent__sentence *s, const cparent__number *low,
             const cparent__number *range)
{
    if (cparent__mark_is(s, low->to, '/') &&
        range->value.unit != CPARENT_UNIT_PERCENT &&
        !cparent__counts_things(s, range->to, 3))
        return false;
    return low->value.unit == CPARENT_UNIT_UNKNOWN ||
           low->value.unit == range->value.unit;
}

/* "in the region of £220k and £250k" */
static bool
has_pounds_behind(const cparent__sentence *s, int at)
{
    int next;

    for (next = at + 1; next < at + 6; next++)
        if (cparent__token_is(s, next, "and"))
            return cparent__mark_is(s, next + 1, CPARENT__POUND);
    return false;
}

/* "between 3 and 9"; "in the region of £220k and £250k" */
static bool
opens_between(const cparent__sentence *s, int at)
{
    return cparent__token_is(s, at, "between") ||
           (cparent__token_is(s, at - 1, "of") &&
            cparent__token_is(s, at - 2, "region") &&
            has_pounds_behind(s, at));
}

void
cparent__number_range(const cparent__sentence *s, int at,
                      cparent__number *number)
{
    cparent_decimal value = number->value.number;
    cparent__number range;
    bool pounds;
    int used;

    if (!opens_range(s, number, opens_between(s, at)))
        return;
    used = high_end(s, number, &value, &pounds);
    if (used == 0)
        return;
    range = *number;
    range.to = number->to + 1 + used;
    share_scale(s, number, range.to);
    range_unit(s, number, pounds, &range);
    if (!is_one_range(s, number, &range))
        return;
    range.value.flags |= CPARENT_VALUE_RANGE;
    range.value.number = number->value.number;
    range.value.high = value;
    *number = range;
}

static bool
as_whole(const cparent_value *value, int64_t *out)
{
    if (value->number.scale != 0 || value->unit != CPARENT_UNIT_UNKNOWN)
        return false;
    *out = value->number.coefficient;
    return true;
}

/* "the county's", "our", "all these": past what stands before a whole. */
static int
past_whose(const cparent__sentence *s, int at)
{
    at += cparent__token_is(s, at, "the") || cparent__token_is(s, at, "our") ||
          cparent__token_is(s, at, "its") || cparent__token_is(s, at, "all");
    if (at < s->count && s->tokens[at].kind == CPARENT__WORD &&
        cparent__is_possessive(s, at))
        at++;
    return at + cparent__token_is(s, at, "these");
}

/* "in" of "nine in ten", "three in every four"; "one child in five", where
 * what is counted stands between.  Where the whole begins, or 0. */
static int
past_in(const cparent__sentence *s, const cparent__number *number)
{
    const cparent__cue *things =
        cparent__cue_at(s, CPARENT__K_FIGURE, number->to);
    const int at = things != NULL && number->words ? things->end : number->to;

    if (!cparent__token_is(s, at, "in"))
        return 0;
    return at + 1 + cparent__token_is(s, at + 1, "every");
}

/* Is this whole one that shares are said of, ten, twenty, a hundred, and
 * not a count of homes? */
static bool
is_round(const cparent__sentence *s, const cparent__number *number, int64_t all,
         int end)
{
    const bool apart = !cparent__token_is(s, number->to, "in");

    if (all > 1000 || (all > 10 && all % 10 != 0))
        return false;
    return !apart || !cparent__counts_things(s, end, 2);
}

void
cparent__number_parts(const cparent__sentence *s, cparent__number *number)
{
    int64_t part, all;
    int at = number->to;
    bool ratio = false;
    int used;

    if (!as_whole(&number->value, &part) || number->duration)
        return;
    if (cparent__token_is(s, at, "out") && cparent__token_is(s, at + 1, "of"))
        at = past_whose(s, at + 2);
    else if (cparent__token_is(s, at, "of"))
        at = past_whose(s, at + 1);
    else {
        at = past_in(s, number);
        ratio = true;
    }
    if (at == 0 || cparent__cue_at(s, CPARENT__K_MONTH, at + 1) != NULL)
        return;
    used = cparent__small_number(s, at, &all);
    if (used == 0 || all < part || all <= 0 ||
        (ratio && !is_round(s, number, all, at + used)) ||
        cparent__cue_at(s, CPARENT__K_UNIT, at + used) != NULL)
        return;
    number->to = at + used;
    number->value.flags |= CPARENT_VALUE_PARTS;
    number->value.numerator = part;
    number->value.denominator = all;
    number->value.unit = ratio ? CPARENT_UNIT_RATIO : CPARENT_UNIT_COUNT;
}
