/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/number-internal.h"

#include <string.h>

/* Where a number begins and what all belongs to it: its unit, the high end of
 * a range, the whole that it is a part of.  A share in words and a nought are
 * numbers of their own kind. */

/* "a percentage point higher": one of them. */
static bool
is_one_point(const cparent__sentence *s, int at)
{
    return cparent__token_is(s, at, "a") &&
           cparent__cue_means(cparent__cue_at(s, CPARENT__K_UNIT, at + 1),
                              "percentage_points");
}

/* May a number begin here?  Nearly every token says no. */
static bool
may_begin(const cparent__sentence *s, int at)
{
    const cparent__token *token = &s->tokens[at];

    return token->kind == CPARENT__DIGITS ||
           token->mark == CPARENT__POUND || token->mark == '-' ||
           (token->first == 'a' &&
            (cparent__has_cue(s, CPARENT__K_SCALE) ||
             cparent__has_cue(s, CPARENT__K_FRACTION) ||
             is_one_point(s, at))) ||
           token->first == 'n' || cparent__token_is(s, at, "between") ||
           cparent__cue_at(s, CPARENT__K_NUMBER, at) != NULL ||
           cparent__cue_at(s, CPARENT__K_FRACTION, at) != NULL;
}

static bool
is_range(const cparent__number *number)
{
    return (number->value.flags & CPARENT_VALUE_RANGE) != 0;
}

bool
cparent__number_at(const cparent__sentence *s, const cparent__times *times,
                   int at, cparent__number *number)
{
    const bool word = cparent__token_is(s, at, "between");
    const int start = at + word;
    cparent_decimal value;
    bool pounds, words;
    int used;

    if (start >= s->count || times->taken[start] || !may_begin(s, at))
        return false;
    memset(number, 0, sizeof(*number));
    if (!word && (cparent__fraction_at(s, at, number) ||
                  (s->tokens[at].first == 'n' &&
                   cparent__nought_at(s, at, number))))
        return true;
    used = cparent__number_bare(s, start, &value, &pounds, &words);
    if (used == 0 && is_one_point(s, start)) {
        value = (cparent_decimal) { 1, 0, 0 };
        words = true;
        used = 1;
    }
    if (used == 0)
        return false;
    number->from = start;
    number->to = start + used;
    number->words = words;
    number->value.state = CPARENT_VALUE_NUMBER;
    number->value.unit = pounds ? CPARENT_UNIT_GBP : CPARENT_UNIT_UNKNOWN;
    number->value.number = value;
    if (!pounds)
        cparent__number_unit(s, number);
    cparent__number_range(s, at, number);
    if (word && !is_range(number))
        return false;
    if (!is_range(number))
        cparent__number_parts(s, number);
    return true;
}
