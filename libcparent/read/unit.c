/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/figure-internal.h"

#include <string.h>

enum { HEADING = 12 }; /* no heading before a colon is longer */

/* Nothing but words between the number and a thing counted. */
static bool
runs_on_to_things(const cparent__sentence *s, const cparent__number *number)
{
    int at;

    /* "19.1 for children nationally" */
    if (cparent__token_is(s, number->to, "for"))
        return false;
    for (at = number->to; at < number->to + 4 && at < s->count; at++) {
        if (cparent__cue_at(s, CPARENT__K_FIGURE, at) != NULL)
            return true;
        if (s->tokens[at].kind != CPARENT__WORD)
            return false;
    }
    return false;
}

/* "Placements within 20 miles (%)  81  79": a row of a table. */
static bool
names_percent(const cparent__sentence *s, int to)
{
    int at;

    for (at = 1; at + 1 < to; at++)
        if (cparent__mark_is(s, at, '%') && cparent__mark_is(s, at - 1, '(') &&
            cparent__mark_is(s, at + 1, ')'))
            return true;
    return false;
}

/* "Risk CP7 (caseloads) had been reduced from 16 to 12": a risk has a score,
 * whatever else is said of it. */
static bool
is_risk(const cparent__sentence *s, const cparent__found *found)
{
    const int at = cparent__before_number(s, found->number->from);

    return (cparent__token_is(s, at, "from") ||
            cparent__token_is(s, at, "to") || cparent__token_is(s, at, "at")) &&
           cparent__cue_in(s, CPARENT__K_MOVE, at - 4, at) != NULL &&
           cparent__word_in(s, at - 16, at, "risk") &&
           !cparent__word_in(s, at - 16, at, "children") &&
           !cparent__word_in(s, at - 16, at, "number");
}

/* A word of what is measured that has only one unit; of two such the first
 * here counts. */
static cparent_unit
unit_of_words(const cparent__sentence *s, int from, int to)
{
    static const struct {
        const char *word;
        cparent_unit unit;
    } names[] = {
        { "score", CPARENT_UNIT_SCORE },
        { "scores", CPARENT_UNIT_SCORE },
        { "rating", CPARENT_UNIT_SCORE },
        { "mark", CPARENT_UNIT_SCORE },
        { "progress", CPARENT_UNIT_SCORE },
        { "attainment", CPARENT_UNIT_SCORE },
        { "percentage", CPARENT_UNIT_PERCENT },
        { "proportion", CPARENT_UNIT_PERCENT },
        { "prevalence", CPARENT_UNIT_PERCENT },
        { "10,000", CPARENT_UNIT_RATE_PER_10000 },
    };
    size_t i;

    for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        if (cparent__word_in(s, from, to, names[i].word))
            return names[i].unit;
    return CPARENT_UNIT_UNKNOWN;
}

/* "Rates per 10,000: ours 71, England 70": what heads the line says in what
 * all its figures are. */
static cparent_unit
unit_of_heading(const cparent__sentence *s, int to)
{
    int end;

    for (end = 1; end < to && end <= HEADING; end++)
        if (cparent__mark_is(s, end, ':')) {
            const cparent_unit unit = unit_of_words(s, 0, end);

            return unit == CPARENT_UNIT_SCORE ? CPARENT_UNIT_UNKNOWN : unit;
        }
    return CPARENT_UNIT_UNKNOWN;
}

/* "the rate of children in care was 62" */
static bool
is_rate(const cparent__sentence *s, const cparent__found *found)
{
    const int to = found->number->from;

    return cparent__word_in(s, found->left, to, "rate") &&
           (cparent__word_in(s, 0, s->count, "10,000") ||
            (cparent__word_in(s, 0, to, "care") &&
             cparent__word_in(s, 0, to, "children")));
}

/* The unit that the words before a bare number imply. */
static cparent_unit
implied_unit(const cparent__sentence *s, const cparent__found *found)
{
    const cparent__number *number = found->number;
    const int to = number->from;
    cparent_unit unit;

    if (number->words || runs_on_to_things(s, number))
        return CPARENT_UNIT_UNKNOWN;
    if (names_percent(s, to))
        return CPARENT_UNIT_PERCENT;
    if (cparent__word_in(s, found->left, to, "age"))
        return CPARENT_UNIT_YEARS;
    if (is_risk(s, found))
        return CPARENT_UNIT_SCORE;
    unit = unit_of_words(s, found->left, to);
    if (unit == CPARENT_UNIT_UNKNOWN)
        unit = unit_of_heading(s, to);
    return unit == CPARENT_UNIT_UNKNOWN && is_rate(s, found)
               ? CPARENT_UNIT_RATE_PER_10000
               : unit;
}

/* "1.6 came in for every child who left", "1.4 times as likely" */
static bool
is_ratio(const cparent__sentence *s, const cparent__found *found)
{
    static const char *const behind[] = { "as", "more", "higher", "greater",
                                          "the", "that", NULL };
    const int to = found->number->to;

    return (cparent__token_is(s, to, "times") &&
            cparent__token_among(s, to + 1, behind)) ||
           (found->value.number.scale > 0 &&
            cparent__word_in(s, found->left - 8, found->number->from,
                             "every") &&
            cparent__word_in(s, found->left - 8, found->number->from, "for"));
}

/* "31 days, against 22 for those placed here": of others, in the same
 * unit. */
static bool
is_beside(const cparent__sentence *s, const cparent__founds *f, int i)
{
    const cparent__found *found = &f->items[i];
    const cparent__cue *versus =
        cparent__compare_in(s, "versus", found->left, found->number->from);

    return i > 0 && versus != NULL && versus->end == found->number->from &&
           !f->items[i - 1].delta && cparent__token_is(s, found->number->to,
                                                       "for");
}

/* "after 11 days, when they ought to come within five": of the days said
 * before. */
static bool
is_within(const cparent__sentence *s, const cparent__founds *f, int i)
{
    const cparent__number *number = f->items[i].number;

    return i > 0 && f->items[i - 1].value.unit == CPARENT_UNIT_DAYS &&
           cparent__token_is(s, number->from - 1, "within") &&
           (number->to >= s->count ||
            s->tokens[number->to].kind == CPARENT__MARK);
}

/* "rose by 4 to 92", "up three points to 72": the unit of what is reached by
 * the movement right before it, or unknown. */
static cparent_unit
reached_unit(const cparent__sentence *s, const cparent__founds *f, int i)
{
    const int to = cparent__before_number(s, f->items[i].number->from);
    const cparent__found *by = i > 0 ? &f->items[i - 1] : NULL;

    if (by == NULL || !by->delta || by->number->to != to ||
        !cparent__token_is(s, to, "to"))
        return CPARENT_UNIT_UNKNOWN;
    return by->value.unit == CPARENT_UNIT_PERCENTAGE_POINTS
               ? CPARENT_UNIT_PERCENT
               : (cparent_unit)by->value.unit;
}

/* "the lowest mark, 4.8, … and the highest, 8.1": one of those the number
 * before is of. */
static bool
is_ranked(const cparent__sentence *s, const cparent__number *number)
{
    static const char *const ranks[] = { "highest", "lowest", "best", "worst",
                                         "longest", "shortest", NULL };
    const int before = number->from - 1;

    return cparent__token_among(
        s, before - cparent__mark_is(s, before, ','), ranks);
}

/* The unit of the last number that this one may be compared with. */
static cparent_unit
last_unit(const cparent__founds *f, int i)
{
    int j;

    for (j = i - 1; j >= 0; j--)
        if (!f->items[j].delta && !f->items[j].dropped &&
            !(f->items[j].bracketed && !f->items[i].bracketed))
            return (cparent_unit)f->items[j].value.unit;
    return CPARENT_UNIT_UNKNOWN;
}

/* The unit of the number beside it that this one goes with. */
static cparent_unit
inherited_unit(const cparent__sentence *s, const cparent__founds *f, int i)
{
    const cparent__found *found = &f->items[i];
    const cparent__found *next = i + 1 < f->count ? found + 1 : NULL;

    if (runs_on_to_things(s, found->number))
        return CPARENT_UNIT_UNKNOWN;
    if (is_within(s, f, i))
        return CPARENT_UNIT_DAYS;
    if (i > 0 && !f->items[i - 1].delta && is_ranked(s, found->number))
        return (cparent_unit)f->items[i - 1].value.unit;
    if (next != NULL && next->from.state != 0 &&
        found->role == CPARENT_OBSERVATION_ROLE_PREVIOUS)
        return (cparent_unit)next->value.unit;
    if (found->role == CPARENT_OBSERVATION_ROLE_ACTUAL &&
        found->from.state == 0 && !is_beside(s, f, i))
        return reached_unit(s, f, i);
    return last_unit(f, i);
}

static void
set_unit(const cparent__sentence *s, cparent__founds *f, int i)
{
    cparent__found *found = &f->items[i];
    cparent_unit unit;

    if (found->value.unit != CPARENT_UNIT_UNKNOWN)
        return;
    if (found->number->duration)
        return;
    if (is_ratio(s, found)) {
        found->value.unit = CPARENT_UNIT_RATIO;
        return;
    }
    unit = implied_unit(s, found);
    /* "66% (-4)" */
    if (found->delta && found->bracketed && i > 0 &&
        f->items[i - 1].value.unit == CPARENT_UNIT_PERCENT)
        unit = CPARENT_UNIT_PERCENTAGE_POINTS;
    if (unit == CPARENT_UNIT_UNKNOWN)
        unit = inherited_unit(s, f, i);
    if (unit != CPARENT_UNIT_UNKNOWN)
        found->value.flags |= CPARENT_VALUE_UNIT_IMPLIED;
    else
        unit = CPARENT_UNIT_COUNT;
    found->value.unit = unit;
}

void
cparent__founds_units(const cparent__sentence *s, cparent__founds *f)
{
    int i;

    for (i = 0; i < f->count; i++)
        set_unit(s, f, i);
    for (i = 0; i < f->count; i++) {
        cparent__found *found = &f->items[i];

        if (found->from.state != 0)
            found->from.unit = found->value.unit;
        if (!found->delta || found->value.unit != CPARENT_UNIT_PERCENT)
            continue;
        /* A share that moved moves by percentage points. */
        if (i > 0 && f->items[i - 1].value.unit == CPARENT_UNIT_PERCENT &&
            !f->items[i - 1].delta)
            found->value.unit = CPARENT_UNIT_PERCENTAGE_POINTS;
    }
}
