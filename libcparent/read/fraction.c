/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/number-internal.h"

/* Shares in words, and parts of a million: "three quarters of", "about half
 * had accepted", "a quarter of a million pounds". */

/* The token before `from`, past "just over", "about". */
static int
before_degree(const cparent__sentence *s, int from)
{
    int before = from - 1;
    int steps;

    for (steps = 0; steps < 2; steps++)
        before -= cparent__cue_at(s, CPARENT__K_QUALIFIER, before) != NULL ||
                  cparent__token_is(s, before, "just") ||
                  cparent__token_is(s, before, "only");
    return before;
}

/* "had risen from just over half to 72%", "from 31% to almost half" */
static bool
is_end_of_move(const cparent__sentence *s, int from, int to)
{
    const int before = before_degree(s, from);

    return (cparent__token_is(s, before, "from") &&
            cparent__token_is(s, to, "to") && to + 1 < s->count &&
            s->tokens[to + 1].kind == CPARENT__DIGITS) ||
           (cparent__token_is(s, before, "to") &&
            cparent__mark_is(s, before - 1, '%'));
}

/* "about half had accepted", "Half were girls", "and a third live outside
 * the county": who did, as a share of those just spoken of. */
static bool
is_subject(const cparent__sentence *s, int from, int to)
{
    static const char *const verbs[] = { "had", "have", "has", "were", "was",
                                         "are", "is", "live", "lived",
                                         "said", "felt", NULL };
    static const char *const joints[] = { "and", "that", "which", "but",
                                          "while", "whom", NULL };
    const int before = before_degree(s, from);

    if (!cparent__token_among(s, to, verbs))
        return false;
    return before < 0 || s->tokens[before].kind == CPARENT__MARK ||
           cparent__token_among(s, before, joints);
}

/* "were roughly two thirds, which", "had gone up by a fifth" */
static bool
stands_alone(const cparent__sentence *s, int from, int to)
{
    static const char *const before[] = {
        "was",    "were",   "is",     "are",    "at",     "about",  "roughly",
        "around", "nearly", "almost", "to",     "by",     "under",  "over",
        "than",   "just",   "approximately",    "reach",
        "reached", "exceed", "exceeded", NULL
    };
    static const char *const behind[] = { "by", "in", "compared", "and",
                                          "since", "against", "from", "to",
                                          "at", "on", "two", "three",
                                          "twelve", NULL };

    if (is_subject(s, from, to) || is_end_of_move(s, from, to))
        return true;
    /* "a quarter" is a time too */
    return to - from > 1 && cparent__token_among(s, from - 1, before) &&
           (to >= s->count || s->tokens[to].kind == CPARENT__MARK ||
            cparent__token_among(s, to, behind)) &&
           !cparent__mark_is(s, to, '-');
}

/* "a quarter of an hour", "the same half of last year": of a time. */
static bool
is_part_of_time(const cparent__sentence *s, int from, int to)
{
    static const char *const which[] = { "same", "first", "second", "latter",
                                         "other", "last", "this", "final",
                                         "next", NULL };
    static const char *const times[] = { "hour", "day", "week", "month",
                                         "year", "term", "mile", NULL };

    return cparent__token_among(s, from - 1, which) ||
           (cparent__token_is(s, to, "of") &&
            cparent__token_is_article(s, to + 1) &&
            cparent__token_among(s, to + 2, times));
}

/* "half a million", "a quarter of a million": the scale that the fraction is
 * of, or NULL. */
static const cparent__cue *
scale_of_fraction(const cparent__sentence *s, int at)
{
    const cparent__cue *scale;

    at += cparent__token_is(s, at, "of");
    if (!cparent__token_is(s, at, "a"))
        return NULL;
    scale = cparent__cue_at(s, CPARENT__K_SCALE, at + 1);
    return scale != NULL && scale->number >= 6 ? scale : NULL;
}

/* "three quarters of a million pounds" */
static bool
take_scaled(const cparent__sentence *s, const cparent__cue *scale, int at,
            int64_t times, int parts, cparent__number *number)
{
    cparent_decimal share;

    if (!cparent_decimal_ratio(times, parts, 1, 2, &share) ||
        !cparent__number_multiply(&share, scale->number))
        return false;
    number->from = at;
    number->to = scale->end;
    number->words = true;
    number->value = cparent_value_number(share, CPARENT_UNIT_UNKNOWN);
    cparent__number_unit(s, number);
    return true;
}

/* "three", "a" before "third": how many parts of the whole, and where their
 * name begins. */
static int
past_times(const cparent__sentence *s, int at, int64_t *times)
{
    *times = 1;
    if (cparent__token_is(s, at, "a") || cparent__token_is(s, at, "one"))
        at++;
    else
        at += cparent__number_below_hundred(s, at, times);
    return at + cparent__mark_is(s, at, '-');
}

/* "half" needs nothing before it; "the second half" is no share. */
static bool
is_half_alone(const cparent__sentence *s, const cparent__cue *part)
{
    const int before = part->start - 1;

    return part->number == 2 &&
           (cparent__cue_at(s, CPARENT__K_TRAP_BEFORE, before) == NULL ||
            cparent__cue_at(s, CPARENT__K_QUALIFIER, before) != NULL);
}

/* What stands about the words from `at` to the end of `part` makes a share of
 * them. */
static bool
is_share(const cparent__sentence *s, int at, const cparent__cue *part)
{
    const bool alone = part->start == at;

    const int bracket = cparent__mark_is(s, part->end, '(')
                            ? cparent__bracket_end(s, part->end)
                            : -1;

    if ((alone && !is_half_alone(s, part)) ||
        is_part_of_time(s, at, part->end))
        return false;
    return cparent__token_is(s, part->end, "of") ||
           /* "a third (32%) of" */
           cparent__token_is(s, bracket + 1, "of") ||
           (alone && cparent__token_is(s, part->end, "the")) ||
           stands_alone(s, at, part->end);
}

/* The number becomes so many parts of a whole, in per cent. */
static bool
set_share(cparent__number *number, int64_t times, int parts)
{
    cparent_decimal percent;

    if (!cparent_decimal_ratio(times, parts, 100, 1, &percent))
        return false;
    if (percent.coefficient % 10 == 0) {
        percent.coefficient /= 10;
        percent.scale = 0;
    }
    number->words = true;
    number->value = cparent_value_number(percent, CPARENT_UNIT_PERCENT);
    number->value.flags = CPARENT_VALUE_PARTS;
    number->value.numerator = times;
    number->value.denominator = parts;
    return true;
}

bool
cparent__fraction_at(const cparent__sentence *s, int at,
                     cparent__number *number)
{
    const cparent__cue *part, *scale;
    int64_t times;

    if (!cparent__has_cue(s, CPARENT__K_FRACTION))
        return false;
    part = cparent__cue_at(s, CPARENT__K_FRACTION, past_times(s, at, &times));
    if (part == NULL || part->number < 2 || times < 1 ||
        times >= part->number)
        return false;
    scale = scale_of_fraction(s, part->end);
    if (scale != NULL)
        return take_scaled(s, scale, at, times, part->number, number);
    if (!is_share(s, at, part) || !set_share(number, times, part->number))
        return false;
    number->from = at;
    number->to = part->end;
    return true;
}
