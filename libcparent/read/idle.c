/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/figure-internal.h"
#include "read/number-internal.h"

#include <string.h>

/* Small numbers in words, which as often point as they count: "those two",
 * "one of them"; but "only one placement", "one more than last month". */

/* "only one placement had broken down" */
static bool
is_only_one(const cparent__sentence *s, const cparent__number *number)
{
    int at;

    if (!cparent__token_is(s, number->from - 1, "only") &&
        !cparent__token_is(s, number->from - 1, "just"))
        return false;
    for (at = number->to; at < number->to + 3; at++)
        if (cparent__cue_at(s, CPARENT__K_FIGURE, at) != NULL)
            return true;
    return false;
}

/* "one more than last month", "gone up by one to five", "one disruption" */
static bool
is_one_counted(const cparent__sentence *s, const cparent__number *number)
{
    static const char *const ways[] = { "more", "fewer", "less", NULL };
    static const char *const there[] = { "was", "is", "been", NULL };
    const int at = number->from - 1;

    if (cparent__token_among(s, number->to, ways) &&
        cparent__token_is(s, number->to + 1, "than"))
        return true;
    if ((cparent__token_is(s, at, "by") || cparent__token_is(s, at, "of")) &&
        cparent__cue_in(s, CPARENT__K_MOVE, at - 2, at) != NULL)
        return true;
    return cparent__token_among(s, at, there) &&
           (cparent__token_is(s, at - 1, "there") ||
            cparent__token_is(s, at - 2, "there")) &&
           cparent__cue_at(s, CPARENT__K_FIGURE, number->to) != NULL;
}

/* "in care for three years and in one home for at least two": of the years
 * said before. */
static bool
is_time_again(const cparent__sentence *s, const cparent__number *number)
{
    const int before = cparent__before_number(s, number->from);
    const cparent__cue *unit =
        cparent__cue_last(s, CPARENT__K_UNIT, before - 24, before);

    return cparent__token_is(s, before, "for") &&
           cparent__is_unit_of_time(unit) &&
           (number->to >= s->count ||
            s->tokens[number->to].kind == CPARENT__MARK);
}

/* "sibling groups of three" */
static bool
is_of_group(const cparent__sentence *s, const cparent__number *number)
{
    static const char *const groups[] = { "groups", "group", NULL };

    return cparent__token_is(s, number->from - 1, "of") &&
           cparent__token_among(s, number->from - 2, groups) &&
           cparent__cue_at(s, CPARENT__K_FIGURE, number->to) == NULL;
}

/* "the gap between the two had narrowed" */
static bool
are_the_two(const cparent__sentence *s, const cparent__number *number)
{
    return number->value.number.coefficient == 2 &&
           cparent__token_is(s, number->from - 1, "the") &&
           !cparent__counts_things(s, number->to, 2);
}

/* "two or three" */
static bool
is_either(const cparent__sentence *s, const cparent__number *number)
{
    return number->value.number.coefficient < 20 &&
           cparent__token_is(s, number->to, "or") &&
           cparent__cue_at(s, CPARENT__K_NUMBER, number->to + 1) != NULL;
}

/* "two-bedroom flats", "a three-tier model": it only describes the thing;
 * but "a four-point rise". */
static bool
only_describes(const cparent__sentence *s, const cparent__number *number)
{
    static const char *const moved[] = { "point", "percentage", "per",
                                         "place", NULL };
    const int word = number->to + 1;

    return number->value.unit == CPARENT_UNIT_UNKNOWN &&
           !number->duration && number->value.flags == 0 &&
           cparent__mark_is(s, number->to, '-') &&
           s->tokens[number->to].glued && cparent__is_glued(s, word) &&
           s->tokens[word].kind == CPARENT__WORD &&
           !cparent__token_among(s, word, moved) &&
           cparent__cue_at(s, CPARENT__K_MOVE, word + 1) == NULL;
}

/* A word number so small that it needs a thing counted right behind it. */
bool
cparent__is_idle_number(const cparent__sentence *s,
                        const cparent__number *number)
{
    static const char *const pointers[] = {
        "these", "those", "both", "next", "last", "first", "following",
        "other", "all",   "any",  "every", "each", NULL
    };

    if (only_describes(s, number))
        return true;
    if (!number->words || number->value.unit != CPARENT_UNIT_UNKNOWN ||
        (number->value.flags & CPARENT_VALUE_RANGE) != 0)
        return false;
    if (number->value.number.coefficient == 1)
        return !is_only_one(s, number) && !is_one_counted(s, number);
    return cparent__token_among(s, number->from - 1, pointers) ||
           is_of_group(s, number) || is_time_again(s, number) ||
           are_the_two(s, number) || is_either(s, number);
}
