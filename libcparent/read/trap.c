/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/figure-internal.h"

#include <string.h>

/*
 * Which numbers measure nothing.  A page, an age, a standard, the "20
 * miles" that define an indicator: they are named by the words around them
 * (share/reading_traps.tsv), and left out before anybody asks what the
 * other numbers say.
 */

/* Does the cue make this number a reference or an age?  "Under 5%" and
 * "over 300 children" are figures; "under 18" is not. */
static bool
is_trap_cue(const cparent__sentence *s, const cparent__cue *cue,
            const cparent__number *number)
{
    const cparent_value *value = &number->value;

    /* "48% v 90%" */
    if (value->unit == CPARENT_UNIT_PERCENT)
        return false;
    if (strcmp(cue->meaning, "age") != 0)
        return true;
    return value->unit != CPARENT_UNIT_PERCENT &&
           value->unit != CPARENT_UNIT_GBP &&
           value->number.scale == 0 &&
           value->number.coefficient <=
               (cparent__token_is(s, cue->end - 2, "age") ? 99 : 26) &&
           (cparent__cue_at(s, CPARENT__K_FIGURE, number->to) == NULL);
}

/* The cue at `at` that ends at the number, where one does; else the longest:
 * in "Stage 1" the number is no part of what leads to it. */
static const cparent__cue *
trap_until(const cparent__sentence *s, int at, int end)
{
    const cparent__cue *longest =
        cparent__cue_at(s, CPARENT__K_TRAP_BEFORE, at);
    int i;

    if (longest == NULL || longest->end == end)
        return longest;
    for (i = s->first_cue[at]; i < s->first_cue[at + 1]; i++)
        if (s->cues[i].kind == CPARENT__K_TRAP_BEFORE &&
            s->cues[i].end == end)
            return &s->cues[i];
    return longest;
}

/* "61 v 44" compares; "A v 44" is a case. */
static bool
compares_figures(const cparent__sentence *s, int at)
{
    return cparent__token_is(s, at, "v") && at > 0 &&
           s->tokens[at - 1].kind == CPARENT__DIGITS;
}

/* "in both years 12 children", "at this stage 31 children": a time, which a
 * count follows. */
static bool
tells_when(const cparent__sentence *s, const cparent__cue *cue)
{
    const int before = cue->start - 1;

    if (cparent__token_is(s, cue->start, "stage"))
        return cparent__token_is(s, before, "this");
    return cparent__token_is(s, cue->end - 1, "years") &&
           (cparent__token_is(s, before, "both") ||
            cparent__cue_at(s, CPARENT__K_NUMBER, before) != NULL);
}

/* The cue ends at the number: "page 7", "page: 7", "minute no 7". */
static bool
ends_at(const cparent__sentence *s, const cparent__cue *cue, int from)
{
    return cue->end == from ||
           (cue->end == from - 1 && (cparent__mark_is(s, from - 1, ':') ||
                                     cparent__mark_is(s, from - 1, '.') ||
                                     cparent__token_is(s, from - 1, "no")));
}

/* A reference or the like ends right before the number. */
static bool
trapped_before(const cparent__sentence *s, const cparent__times *times,
               const cparent__number *number)
{
    int from = number->from;
    int at;

    if (!cparent__has_cue(s, CPARENT__K_TRAP_BEFORE))
        return false;
    if (cparent__mark_is(s, from - 1, '-') && s->tokens[from].glued)
        from--;
    for (at = from - 1; at >= 0 && at >= from - 5; at--) {
        const cparent__cue *cue = trap_until(s, at, from);

        /* "so far this year 84 children": that year is a time. */
        if (cue != NULL && ends_at(s, cue, from) && !times->taken[at] &&
            is_trap_cue(s, cue, number) && !tells_when(s, cue) &&
            !compares_figures(s, at))
            return true;
    }
    return false;
}

/* Words that make the number an age, a distance, a limit: but a share of
 * something, or an amount of money, is a figure whatever follows it. */
static bool
trapped_after(const cparent__sentence *s, const cparent__number *number)
{
    int at = number->to;

    if (number->value.unit == CPARENT_UNIT_PERCENT ||
        number->value.unit == CPARENT_UNIT_GBP)
        return false;
    if (cparent__mark_is(s, at, '-') && s->tokens[at].glued)
        at++;
    return cparent__cue_at(s, CPARENT__K_TRAP_AFTER, at) != NULL;
}

/* "16 and 17 year olds": the number behind it is an age or the like. */
static bool
shares_trap(const cparent__sentence *s, const cparent__times *times,
            const cparent__number *number)
{
    cparent__number next;
    int at = number->to;

    if (!cparent__has_cue(s, CPARENT__K_TRAP_AFTER) ||
        number->value.unit != CPARENT_UNIT_UNKNOWN || number->duration ||
        !(cparent__token_is(s, at, "and") || cparent__token_is(s, at, "or") ||
          cparent__token_is(s, at, "to") || cparent__mark_is(s, at, '-') ||
          cparent__mark_is(s, at, '/')))
        return false;
    return cparent__number_at(s, times, at + 1, &next) &&
           trapped_after(s, &next);
}

/* "gifts and hospitality to the value of more than £50": a rule. */
static bool
is_gift_rule(const cparent__sentence *s, const cparent__number *number)
{
    bool gifts = false;
    int at;

    if (number->value.unit != CPARENT_UNIT_GBP)
        return false;
    for (at = 0; at < number->from; at++)
        gifts = gifts || cparent__token_is(s, at, "gifts") ||
                cparent__token_is(s, at, "gift") ||
                cparent__token_is(s, at, "hospitality");
    return gifts;
}

/* A word that ends the name of the thing counted. */
static bool
is_joint(const cparent__sentence *s, int at)
{
    static const char *const words[] = {
        "of",   "had",  "has",  "have", "were", "was",  "is",   "are",
        "in",   "on",   "at",   "by",   "to",   "from", "the",  "a",
        "an",   "for",  "over", "per",  "with", "who",  "that", "since",
        "during", "and", "or",  "than", "as",   "this", "last", NULL
    };

    return cparent__token_among(s, at, words);
}

/* "Of the nine who had moved, none": they are told of here. */
static bool
opens_whole(const cparent__sentence *s, int of)
{
    return cparent__token_is(s, of, "of") &&
           (of == 0 || s->tokens[of - 1].kind == CPARENT__MARK);
}

/* "47 of the 63 groups", "Of the 24 actions": so many that somebody counts
 * how far they got. */
static bool
is_tally(const cparent__sentence *s, const cparent__number *number)
{
    enum { FEW = 10 };

    if ((number->value.flags & CPARENT_VALUE_PARTS) != 0)
        return number->value.denominator > FEW;
    return number->value.number.coefficient > FEW &&
           opens_whole(s, number->from - 1 -
                              cparent__token_is(s, number->from - 1, "the"));
}

/* What is named at `at` nobody follows over time, as "three Members"; but
 * "two council-run homes" are homes. */
static bool
names_uncounted(const cparent__sentence *s, int at)
{
    if (cparent__token_is(s, at, "councillors") ||
        (cparent__token_is(s, at, "members") && s->tokens[at].capital))
        return !cparent__token_is(s, at + 1, "of");
    return cparent__cue_at(s, CPARENT__K_UNCOUNTED, at) != NULL &&
           cparent__cue_at(s, CPARENT__K_FIGURE, at) == NULL &&
           !(cparent__mark_is(s, at + 1, '-') && s->tokens[at + 1].glued);
}

/* The name of the thing counted goes on over a dash: "re-visits". */
static bool
goes_on(const cparent__sentence *s, int at)
{
    return s->tokens[at].kind == CPARENT__WORD ||
           (cparent__mark_is(s, at, '-') && s->tokens[at].glued);
}

/* The thing counted is one that nobody follows over time: questions,
 * points, sections. */
static bool
is_uncounted(const cparent__sentence *s, const cparent__number *number)
{
    const int unit = number->value.unit;
    int at;

    if ((unit != CPARENT_UNIT_UNKNOWN && unit != CPARENT_UNIT_COUNT) ||
        is_tally(s, number))
        return false;
    for (at = number->to;
         at < number->to + 4 && at < s->count && goes_on(s, at); at++) {
        if (names_uncounted(s, at))
            return true;
        if (cparent__cue_at(s, CPARENT__K_FIGURE, at) != NULL ||
            cparent__cue_at(s, CPARENT__K_NUMBER, at) != NULL ||
            is_joint(s, at))
            return false;
    }
    return false;
}

/* "aged nineteen, 31 were in work", "aged nineteen, 31 (40%)": a comma, and
 * then something is counted. */
static bool
counts_anew(const cparent__sentence *s, const cparent__number *number)
{
    const int to = number->to;

    if (!cparent__mark_is(s, number->from - 1, ','))
        return false;
    return cparent__mark_is(s, to, '(') ||
           (to < s->count && s->tokens[to].kind == CPARENT__WORD &&
            !cparent__token_is(s, to, "and") && !s->tokens[to].glued);
}

/* Nothing but "and", "to" and their marks stands there. */
static bool
only_joins(const cparent__sentence *s, int from, int to)
{
    static const char *const words[] = { "and", "to", NULL };
    int at;

    for (at = from; at < to; at++)
        if (!cparent__mark_is(s, at, ',') && !cparent__mark_is(s, at, '-') &&
            !cparent__mark_is(s, at, '&') &&
            !cparent__token_among(s, at, words))
            return false;
    return true;
}

/* "per 10,000  71.2", "per 10,000  71": another cell of a table, and not the
 * rest of a telephone number. */
static bool
begins_cell(const cparent__sentence *s, int reference_end,
            const cparent__number *number)
{
    const cparent__token *last = &s->tokens[reference_end - 1];

    return number->value.number.scale > 0 ||
           memchr(s->text + last->start, ',', last->end - last->start) != NULL;
}

/* "minute 14 (2)" */
static bool
is_its_limb(const cparent__sentence *s, int reference_end,
            const cparent__number *number)
{
    return number->from == reference_end + 1 &&
           cparent__mark_is(s, reference_end, '(') &&
           cparent__mark_is(s, number->to, ')');
}

/* A second number in a list of references: "page 60, 3.48". */
static bool
follows_reference(const cparent__sentence *s, int reference_end,
                  const cparent__number *number)
{
    if (reference_end < 0 || number->value.unit != CPARENT_UNIT_UNKNOWN)
        return false;
    if (is_its_limb(s, reference_end, number))
        return true;
    if (!only_joins(s, reference_end, number->from))
        return false;
    if (number->from == reference_end &&
        begins_cell(s, reference_end, number))
        return false;
    /* "68 at Stage 1 and five at Stage 2" */
    if (number->words &&
        s->tokens[reference_end - 1].kind == CPARENT__DIGITS)
        return false;
    return !counts_anew(s, number);
}

static bool
value_is_small(const cparent_value *value)
{
    return value->unit == CPARENT_UNIT_UNKNOWN && value->number.scale == 0 &&
           value->number.coefficient <= 10 &&
           (value->flags & CPARENT_VALUE_RANGE) == 0;
}

/* "the three academies": those said before. */
static bool
is_said_before(const cparent__sentence *s, const cparent__number *number)
{
    return number->words && value_is_small(&number->value) &&
           cparent__token_is(s, number->from - 1, "the") &&
           !opens_whole(s, number->from - 2) && number->to < s->count &&
           s->tokens[number->to].kind == CPARENT__WORD &&
           !cparent__counts_things(s, number->to, 3) &&
           !cparent__token_is(s, number->to, "of");
}

/* "would", "could", "might" within so many tokens. */
static bool
comes_to(const cparent__sentence *s, int at, int reach)
{
    static const char *const then[] = { "would", "could", "might", NULL };
    const int last = at + reach;

    for (; at < s->count && at < last; at++)
        if (cparent__token_among(s, at, then))
            return true;
    return false;
}

/* "A child who waited 40 days", "any carer with two children": nobody that
 * there is. */
static bool
is_anybody(const cparent__sentence *s, int at)
{
    static const char *const which[] = { "who", "that", "which", "with",
                                         NULL };
    static const char *const any[] = { "a", "an", "any", NULL };

    return cparent__token_among(s, at, which) &&
           cparent__token_among(s, at - 2, any) &&
           (at == 2 || s->tokens[at - 3].kind == CPARENT__MARK ||
            cparent__token_is(s, at - 3, "that"));
}

/* The condition that a number stands in begins at `at`: "if", "suppose
 * that"; "should", "were" where they begin a sentence that asks nothing. */
static bool
supposes(const cparent__sentence *s, int at)
{
    static const char *const anywhere[] = { "suppose", "supposing",
                                            "imagine", "unless", NULL };
    static const char *const turned[] = { "were", "should", "had", NULL };
    const bool begins = at == 0 || s->tokens[at - 1].kind == CPARENT__MARK;

    if (begins && cparent__token_among(s, at, anywhere))
        return true;
    if (at == 0 && cparent__token_among(s, at, turned))
        return !cparent__mark_is(s, s->count - 1, '?');
    return (begins && cparent__token_is(s, at, "if") &&
            comes_to(s, at, 40)) ||
           (is_anybody(s, at) && comes_to(s, at, 16));
}

/* "If numbers reached 500 another team would be needed": not so yet. */
static bool
is_supposed(const cparent__sentence *s, const cparent__number *number)
{
    int at;

    for (at = number->from - 1; at >= 0 && at >= number->from - 14; at--) {
        if (supposes(s, at))
            return true;
        if (s->tokens[at].kind == CPARENT__MARK)
            return false;
    }
    return false;
}

/* A trap that says nothing of the numbers behind it. */
static bool
is_trap_alone(const cparent__sentence *s, const cparent__times *times,
              const cparent__number *number)
{
    return cparent__is_label(s, number) || trapped_after(s, number) ||
           shares_trap(s, times, number) || cparent__is_age(s, number) ||
           is_gift_rule(s, number) || is_said_before(s, number) ||
           is_supposed(s, number) || is_uncounted(s, number) ||
           cparent__is_idle_number(s, number) ||
           (number->duration && !cparent__measures_time(s, number));
}

static bool
is_trap(const cparent__sentence *s, const cparent__times *times,
        const cparent__number *number, int *reference_end)
{
    if (trapped_before(s, times, number) ||
        follows_reference(s, *reference_end, number) ||
        cparent__is_code(s, number)) {
        *reference_end = number->to;
        return true;
    }
    return is_trap_alone(s, times, number);
}

/* "three times the number in 2022", "twice as many" */
static bool
is_multiple(const cparent__sentence *s, int at)
{
    return (cparent__cue_at(s, CPARENT__K_NUMBER, at) != NULL ||
            cparent__token_is(s, at, "half")) &&
           cparent__multiple_of_then(s, at) != 0;
}

/* "21st", "3rd" */
static bool
is_ordinal(const cparent__sentence *s, int at)
{
    static const char *const ends[] = { "st", "nd", "rd", "th", NULL };

    return s->tokens[at].kind == CPARENT__DIGITS && at + 1 < s->count &&
           s->tokens[at + 1].glued && cparent__token_among(s, at + 1, ends);
}

/* "had been marked out of ten", "7.1 out of 10": a scale, and nothing counted
 * has so much of it. */
static bool
is_scale(const cparent__sentence *s, const cparent__number *last,
         const cparent__number *number)
{
    const int of = number->from - 1;

    if (of < 2 || !cparent__token_is(s, of, "of") ||
        !cparent__token_is(s, of - 1, "out"))
        return false;
    return last == NULL ||
           (last->to == of - 1 && last->value.number.scale > 0);
}

/* "36 (thirty-six)": the same number, in words and in digits. */
static bool
says_again(const cparent__sentence *s, const cparent__number *last,
           const cparent__number *number)
{
    return last != NULL && last->to == number->from - 1 &&
           last->words != number->words &&
           cparent__mark_is(s, last->to, '(') &&
           cparent__mark_is(s, number->to, ')') &&
           last->value.flags == 0 && number->value.flags == 0 &&
           cparent_decimal_compare(last->value.number,
                                   number->value.number) == 0;
}

void
cparent__numbers_find(const cparent__sentence *s,
                      const cparent__times *times,
                      cparent__numbers *numbers)
{
    cparent__number number;
    const cparent__number *last = NULL;
    int reference_end = -1;
    int at = 0;

    numbers->count = 0;
    while (at < s->count && numbers->count < CPARENT__NUMBERS) {
        if (!cparent__number_at(s, times, at, &number) ||
            is_ordinal(s, at) || is_multiple(s, at)) {
            at++;
            continue;
        }
        if (!is_trap(s, times, &number, &reference_end) &&
            !says_again(s, last, &number) && !is_scale(s, last, &number)) {
            numbers->items[numbers->count] = number;
            last = &numbers->items[numbers->count++];
        }
        at = number.to;
    }
}
