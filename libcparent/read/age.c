/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/figure-internal.h"

/*
 * Which numbers are ages.  "Under 18" and "aged four" have their words in
 * share/reading_traps.tsv; these are the ages that only the rest of the
 * sentence tells from counts.
 */

/* "most carers were over sixty": an age, where people are. */
static bool
is_plain_age(const cparent__sentence *s, const cparent__number *number)
{
    int at = number->from - 1;

    if (number->value.unit != CPARENT_UNIT_UNKNOWN ||
        number->value.number.scale != 0 ||
        number->value.number.coefficient > 99 ||
        !(cparent__token_is(s, at, "over") ||
          cparent__token_is(s, at, "under")) ||
        (number->to < s->count &&
         s->tokens[number->to].kind != CPARENT__MARK))
        return false;
    at--;
    at -= cparent__token_is(s, at, "were") || cparent__token_is(s, at, "are");
    return cparent__cue_means(cparent__cue_at(s, CPARENT__K_FIGURE, at),
                              "person");
}

/* A range of whole numbers without a unit. */
static bool
is_plain_range(const cparent__number *number)
{
    const cparent_value *value = &number->value;

    return (value->flags & CPARENT_VALUE_RANGE) != 0 &&
           value->unit == CPARENT_UNIT_UNKNOWN && !number->duration &&
           value->number.scale == 0 && value->high.scale == 0;
}

/* "the NEET figure for 17 to 21", "the 0-19 service", "a 3-18 academy": both
 * ends are ages. */
static bool
is_age_band(const cparent__sentence *s, const cparent__number *number)
{
    static const char *const leads[] = { "for", "or", "aged", "our", NULL };
    const int64_t low = number->value.number.coefficient;
    const bool named = number->to < s->count &&
                       s->tokens[number->to].kind == CPARENT__WORD;

    if (!is_plain_range(number) || number->value.high.coefficient > 25)
        return false;
    if (low == 0)
        return named && cparent__token_is(s, number->from - 1, "the");
    if (named && cparent__token_is_article(s, number->from - 1) &&
        !cparent__counts_things(s, number->to, 3))
        return true;
    return low >= 10 && cparent__token_among(s, number->from - 1, leads) &&
           cparent__cue_at(s, CPARENT__K_FIGURE, number->to) == NULL;
}

/* "extended entitlement from 21 to 25", "decided that 18 was the right age":
 * an age, where what is spoken of has one. */
static bool
is_age_spoken_of(const cparent__sentence *s, const cparent__number *number)
{
    static const char *const before[] = { "to", "from", "until", "till",
                                          "beyond", "at", "that", NULL };
    static const char *const about[] = { "age",      "ages",    "extend",
                                         "extended", "extends", "overlap",
                                         "entitlement", "adviser", "advisers",
                                         "entitled", "eligible", NULL };
    const cparent_value *value = &number->value;
    int at;

    if (value->unit != CPARENT_UNIT_UNKNOWN || number->duration ||
        number->words || value->number.scale != 0 ||
        value->number.coefficient < 10 || value->number.coefficient > 26 ||
        !cparent__token_among(s, number->from - 1, before) ||
        cparent__cue_at(s, CPARENT__K_FIGURE, number->to) != NULL ||
        cparent__cue_in(s, CPARENT__K_MOVE, number->from - 4,
                        number->from) != NULL)
        return false;
    for (at = number->from - 12; at < number->to + 6 && at < s->count; at++)
        if (at >= 0 && cparent__token_among(s, at, about))
            return true;
    return false;
}

/* "had come into care at 9" */
static bool
is_age_at_entry(const cparent__sentence *s, const cparent__number *number)
{
    return number->value.unit == CPARENT_UNIT_UNKNOWN && !number->duration &&
           number->value.number.scale == 0 &&
           number->value.number.coefficient <= 18 &&
           cparent__token_is(s, number->from - 1, "at") &&
           cparent__token_is(s, number->from - 2, "care") &&
           cparent__token_is(s, number->from - 3, "into");
}

/* A whole number of years that somebody may have. */
static bool
may_be_age(const cparent__number *number)
{
    const cparent_value *value = &number->value;

    return value->unit == CPARENT_UNIT_UNKNOWN && !number->duration &&
           value->flags == 0 && value->number.scale == 0 &&
           value->number.coefficient <= 26;
}

/* The words that end before `at` name people, and no number of them. */
static bool
names_people(const cparent__sentence *s, int at)
{
    int from;

    for (from = at - 1; from >= 0 && from >= at - 4; from--) {
        const cparent__cue *cue = cparent__cue_at(s, CPARENT__K_FIGURE, from);

        if (cue != NULL && cue->end == at)
            return cparent__cue_means(cue, "person") &&
                   !cparent__token_is(s, from - 1, "of");
    }
    return false;
}

/* "until the young person is 21", "when a child turns 16" */
static bool
is_age_reached(const cparent__sentence *s, const cparent__number *number)
{
    static const char *const verbs[] = { "is",    "are",     "was",
                                         "were",  "turn",    "turns",
                                         "turned", "reach",  "reaches",
                                         "reached", NULL };
    static const char *const leads[] = { "until", "till", "when", "once",
                                         "before", "after", NULL };
    const int verb = number->from - 1;
    int at;

    if (!may_be_age(number) || !cparent__token_among(s, verb, verbs) ||
        !names_people(s, verb))
        return false;
    for (at = verb - 2; at >= 0 && at >= verb - 6; at--)
        if (cparent__token_among(s, at, leads))
            return true;
    return false;
}

/* "given to every young person at 17", "Everyone gets a passport at 16": what
 * is due to all, and no figure that stands at so much. */
static bool
is_age_of_each(const cparent__sentence *s, const cparent__number *number)
{
    static const char *const each[] = { "everyone", "everybody", "anyone",
                                        "every", "each", "all", "any",
                                        NULL };
    static const char *const stands[] = { "was", "were", "is", "are",
                                          "stood", "stands", "remained",
                                          "stable", "steady", "level",
                                          "average", NULL };
    const int at = number->from - 1;
    bool due = false;
    int from;

    if (!may_be_age(number) || !cparent__token_is(s, at, "at") ||
        cparent__token_among(s, at - 1, stands) ||
        cparent__cue_in(s, CPARENT__K_MOVE, at - 1, at) != NULL ||
        (number->to < s->count &&
         s->tokens[number->to].kind == CPARENT__WORD))
        return false;
    for (from = at - 1; !due && from >= 0 && from >= at - 12; from--)
        due = cparent__token_among(s, from, each);
    return due;
}

/* "The age of criminal responsibility was 10": one that is laid down, and
 * nobody's average. */
static bool
is_age_laid_down(const cparent__sentence *s, const cparent__number *number)
{
    static const char *const measured[] = { "average", "mean", "median",
                                            "typical", "oldest", "youngest",
                                            NULL };
    static const char *const verbs[] = { "was", "is", "remains", "remained",
                                         NULL };
    int at;

    if (!may_be_age(number) ||
        !cparent__token_among(s, number->from - 1, verbs))
        return false;
    for (at = number->from - 2; at >= 0 && at >= number->from - 8; at--) {
        if (cparent__token_among(s, at, measured))
            return false;
        if (cparent__token_is(s, at, "age"))
            return cparent__token_is(s, at + 1, "of") &&
                   !cparent__token_among(s, at - 1, measured);
    }
    return false;
}

bool
cparent__is_age(const cparent__sentence *s, const cparent__number *number)
{
    return is_plain_age(s, number) || is_age_band(s, number) ||
           is_age_spoken_of(s, number) ||
           is_age_at_entry(s, number) || is_age_reached(s, number) ||
           is_age_of_each(s, number) || is_age_laid_down(s, number);
}
