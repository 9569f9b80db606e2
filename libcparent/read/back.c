/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/reader-internal.h"

/* A figure of one sentence that tells of a figure in the one before: what it
 * was, how far it moved. */

/* "This", "That", "It": what was said before. */
static bool
points_back(const cparent__sentence *s)
{
    static const char *const words[] = { "that", "this", "it", "these",
                                         NULL };

    return cparent__token_among(s, 0, words);
}

/* "the figure had been 84%", "Last year it was 71%", "the previous average
 * was 431": no name of its own. */
static bool
names_nothing(const cparent__sentence *s, const cparent__found *found)
{
    static const char *const words[] = {
        "it",     "this",       "that",    "figure",  "number",
        "rate",   "total",      "average", "percentage", "figures",
        "proportion", "score",  NULL
    };
    int at;

    if (points_back(s))
        return true;
    if (cparent__counts_things(s, found->number->to, 4))
        return false;
    for (at = 0; at < found->number->from; at++)
        if (cparent__token_among(s, at, words))
            return true;
    return false;
}

/* "2,964 reviews, of which 97.2% were held on time.  This was an increase on
 * 2,710": the one figure of the sentence before that has the unit of the
 * earlier one; the last figure where none has, or several do. */
static cparent__item *
figure_before(cparent__reader *reader, const cparent__found *then)
{
    cparent__item *last = &reader->items[reader->last_actual];
    cparent__item *only = NULL;
    size_t i;

    if (last->value.unit == then->value.unit)
        return last;
    for (i = reader->last_actual; i-- > 0;) {
        cparent__item *item = &reader->items[i];

        if (item->text.end <= reader->last_sentence.start)
            break;
        if (item->noun != CPARENT_NOUN_OBSERVATION ||
            item->choice != CPARENT_OBSERVATION_ROLE_ACTUAL ||
            item->value.unit != then->value.unit)
            continue;
        if (only != NULL)
            return last;
        only = item;
    }
    return only != NULL ? only : last;
}

/* "That compared with 55.0%", "This was up from 12": the figure before is
 * the one that moved; "That is an increase of 11" says how. */
void
cparent__founds_back(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    cparent__found *then = &reader->founds.items[0];
    cparent__item *now;

    if (reader->founds.count == 0 || reader->last_actual == SIZE_MAX)
        return;
    now = figure_before(reader, then);
    if (now->from.state != CPARENT_VALUE_MISSING)
        return;
    if (then->delta) {
        if (!then->apart && then->change != 0 && now->third == 0 &&
            points_back(s))
            now->third = then->change;
        return;
    }
    if (then->role != CPARENT_OBSERVATION_ROLE_PREVIOUS ||
        then->rule != NULL || now->value.unit != then->value.unit ||
        !names_nothing(s, then))
        return;
    now->from = then->value;
    now->third = cparent__way_between(&then->value, &now->value);
    then->rule = "figure.earlier";
}

/* What the sentence says that stands in brackets, here and below: "last
 * year's figures in brackets", "Targets are shown in brackets"; 0: nothing. */
static int
role_of_brackets(const cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    int i;

    if (!cparent__has_cue(s, CPARENT__K_COMPARE) ||
        cparent__compare_in(s, "bracketed", 0, s->count) == NULL)
        return 0;
    if (cparent__compare_in(s, "target", 0, s->count) != NULL)
        return CPARENT_OBSERVATION_ROLE_TARGET;
    if (cparent__compare_in(s, "benchmark", 0, s->count) != NULL)
        return CPARENT_OBSERVATION_ROLE_BENCHMARK;
    if (cparent__compare_in(s, "previous", 0, s->count) != NULL ||
        cparent__word_in(s, 0, s->count, "previous"))
        return CPARENT_OBSERVATION_ROLE_PREVIOUS;
    for (i = 0; i < reader->times.count; i++)
        if (reader->times.items[i].earlier || reader->times.items[i].dated)
            return CPARENT_OBSERVATION_ROLE_PREVIOUS;
    return 0;
}

/* "94% (91%)", where the minutes said what brackets hold. */
void
cparent__founds_bracketed(cparent__reader *reader)
{
    cparent__founds *f = &reader->founds;
    const int role = role_of_brackets(reader);
    int i;

    if (role != 0)
        reader->bracket_role = role;
    else if ((reader->block->flags & CPARENT__BLOCK_HEADING) != 0)
        reader->bracket_role = 0;
    for (i = 1; reader->bracket_role != 0 && i < f->count; i++) {
        cparent__found *now = &f->items[i - 1];
        cparent__found *then = &f->items[i];

        if (!then->bracketed || then->delta || now->delta ||
            then->role != CPARENT_OBSERVATION_ROLE_ACTUAL ||
            then->value.unit != now->value.unit || now->from.state != 0)
            continue;
        then->role = reader->bracket_role;
        if (then->role != CPARENT_OBSERVATION_ROLE_PREVIOUS)
            continue;
        cparent__found_moved(now, then);
        then->rule = "figure.earlier";
    }
}

/* A unit that a sentence seldom says twice; a count has none to hand on. */
static bool
is_handed_on(int unit)
{
    return unit == CPARENT_UNIT_PERCENT ||
           unit == CPARENT_UNIT_RATE_PER_10000 ||
           unit == CPARENT_UNIT_SCORE || unit == CPARENT_UNIT_DAYS;
}

/* Nothing says yet what the figure is measured in. */
static bool
lacks_unit(const cparent__sentence *s, const cparent__found *found)
{
    return found->value.unit == CPARENT_UNIT_UNKNOWN && !found->delta &&
           !found->number->words && !found->number->duration &&
           found->value.flags == 0 &&
           !cparent__counts_things(s, found->number->to, 4);
}

/* "The rate for our neighbours was 101" */
static bool
names_rate(const cparent__sentence *s, const cparent__found *found)
{
    static const char *const rates[] = { "rate", "score", "average", NULL };
    int at;

    for (at = found->left; at < found->number->from; at++)
        if (cparent__token_among(s, at, rates))
            return true;
    return false;
}

/* "It had been 14.2 the year before", "The rate for our neighbours was 101":
 * the unit of the figure in the sentence before. */
void
cparent__founds_same_unit(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    int unit, i;

    if (reader->last_actual == SIZE_MAX)
        return;
    unit = reader->items[reader->last_actual].value.unit;
    if (!is_handed_on(unit))
        return;
    for (i = 0; i < reader->founds.count; i++) {
        cparent__found *found = &reader->founds.items[i];
        const bool beside =
            i == 0 && found->role != CPARENT_OBSERVATION_ROLE_ACTUAL;

        if (!lacks_unit(s, found))
            continue;
        /* A share is written with its sign, unless it points back. */
        if (points_back(s) || (unit != CPARENT_UNIT_PERCENT &&
                               (beside || names_rate(s, found)))) {
            found->value.unit = unit;
            found->value.flags |= CPARENT_VALUE_UNIT_IMPLIED;
        }
    }
}
