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

/* "the NEET figure for 17 to 21", "the 0-19 service": both ends are ages. */
static bool
is_age_band(const cparent__sentence *s, const cparent__number *number)
{
    static const char *const leads[] = { "for", "or", "aged", "our", NULL };
    const int64_t low = number->value.number.coefficient;

    if (!is_plain_range(number) || number->value.high.coefficient > 25)
        return false;
    if (low == 0)
        return cparent__token_is(s, number->from - 1, "the") &&
               number->to < s->count &&
               s->tokens[number->to].kind == CPARENT__WORD;
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

bool
cparent__is_age(const cparent__sentence *s, const cparent__number *number)
{
    return is_plain_age(s, number) || is_age_band(s, number) ||
           is_age_spoken_of(s, number) ||
           is_age_at_entry(s, number);
}
