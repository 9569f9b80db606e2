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

        /* "61 v 44" compares; "A v 44" is a case. */
        if (cparent__token_is(s, at, "v") && at > 0 &&
            s->tokens[at - 1].kind == CPARENT__DIGITS)
            continue;
        /* "so far this year 84 children": that year is a time. */
        if (cue == NULL || times->taken[at] || !is_trap_cue(s, cue, number))
            continue;
        /* "in both years 12 children were adopted" */
        if (cparent__token_is(s, cue->end - 1, "years") &&
            (cparent__token_is(s, at - 1, "both") ||
             cparent__cue_at(s, CPARENT__K_NUMBER, at - 1) != NULL))
            continue;
        /* "at this stage 31 children are waiting" */
        if (cparent__token_is(s, at, "stage") &&
            cparent__token_is(s, at - 1, "this"))
            continue;
        if (cue->end == from)
            return true;
        if (cue->end == from - 1 && (cparent__mark_is(s, from - 1, ':') ||
                                     cparent__mark_is(s, from - 1, '.') ||
                                     cparent__token_is(s, from - 1, "no")))
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

static bool
is_year_token(const cparent__sentence *s, int at)
{
    const cparent__token *token = &s->tokens[at];

    return token->kind == CPARENT__DIGITS && token->end - token->start == 4 &&
           (s->text[token->start] == '1' || s->text[token->start] == '2') &&
           s->text[token->start + 1] != ',';
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

/* "Q3", "31/24", "Plan 2022-25", "Section 100A(4)": digits that hang on to
 * what stands before them. */
static bool
hangs_on(const cparent__sentence *s, int from, int to)
{
    if (from < 1 || !s->tokens[from].glued)
        return false;
    if (s->tokens[from - 1].kind == CPARENT__WORD)
        return true;
    if (from < 2)
        return false;
    return cparent__mark_is(s, from - 1, '/') ||
           cparent__mark_is(s, from - 1, ':') ||
           (cparent__mark_is(s, from - 1, '-') &&
            is_year_token(s, from - 2)) ||
           (cparent__mark_is(s, from - 1, '(') && s->tokens[from - 1].glued &&
            cparent__mark_is(s, to, ')'));
}

/* "3.60c", "10:30": others hang on to them. */
static bool
goes_on_glued(const cparent__sentence *s, int to)
{
    if (to >= s->count || !s->tokens[to].glued)
        return false;
    if (s->tokens[to].kind == CPARENT__WORD)
        return true;
    return to + 1 < s->count && s->tokens[to + 1].glued &&
           s->tokens[to + 1].kind == CPARENT__DIGITS &&
           (cparent__mark_is(s, to, '/') || cparent__mark_is(s, to, ':'));
}

/* Digits run into letters or into other digits, or a nought leads them:
 * "01632". */
static bool
is_label(const cparent__sentence *s, const cparent__number *number)
{
    const cparent__token *token = &s->tokens[number->from];

    if (number->words || token->kind != CPARENT__DIGITS)
        return false;
    return hangs_on(s, number->from, number->to) ||
           goes_on_glued(s, number->to) ||
           (s->text[token->start] == '0' && token->end - token->start > 1 &&
            s->text[token->start + 1] != '.');
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

/* The thing counted is one that nobody follows over time: questions,
 * points, sections. */
static bool
is_uncounted(const cparent__sentence *s, const cparent__number *number)
{
    int at;

    if (number->value.unit != CPARENT_UNIT_UNKNOWN &&
        (number->value.unit != CPARENT_UNIT_COUNT ||
         (number->value.flags & CPARENT_VALUE_PARTS) == 0))
        return false;
    for (at = number->to; at < number->to + 4 && at < s->count; at++) {
        if (s->tokens[at].kind != CPARENT__WORD) {
            if (cparent__mark_is(s, at, '-') && s->tokens[at].glued)
                continue;
            return false;
        }
        if (cparent__cue_at(s, CPARENT__K_UNCOUNTED, at) != NULL &&
            /* "two council-run homes" */
            !(cparent__mark_is(s, at + 1, '-') && s->tokens[at + 1].glued))
            return true;
        if (cparent__cue_at(s, CPARENT__K_FIGURE, at) != NULL ||
            cparent__cue_at(s, CPARENT__K_NUMBER, at) != NULL ||
            is_joint(s, at))
            return false;
    }
    return false;
}

static bool
is_year_alone(const cparent__sentence *s, const cparent__number *number)
{
    const cparent__token *token = &s->tokens[number->from];

    return number->value.unit == CPARENT_UNIT_UNKNOWN && !number->words &&
           token->end - token->start == 4 &&
           number->value.number.scale == 0 &&
           number->value.number.coefficient >= 1900 &&
           number->value.number.coefficient <= 2100;
}

/* A second number in a list of references: "page 60, 3.48". */
static bool
follows_reference(const cparent__sentence *s, int reference_end,
                  const cparent__number *number)
{
    int at;

    if (reference_end < 0 || number->value.unit != CPARENT_UNIT_UNKNOWN ||
        /* "per 10,000  71.2": another cell of a table */
        (number->from == reference_end && number->value.number.scale > 0))
        return false;
    /* "68 at Stage 1 and five at Stage 2" */
    if (number->words &&
        s->tokens[reference_end - 1].kind == CPARENT__DIGITS)
        return false;
    /* "aged nineteen, 31 were in work" */
    if (cparent__mark_is(s, number->from - 1, ',') &&
        cparent__mark_is(s, number->to, '('))
        return false;
    if (cparent__mark_is(s, number->from - 1, ',') &&
        number->to < s->count && s->tokens[number->to].kind == CPARENT__WORD &&
        !cparent__token_is(s, number->to, "and") &&
        !s->tokens[number->to].glued)
        return false;
    for (at = reference_end; at < number->from; at++)
        if (!cparent__mark_is(s, at, ',') && !cparent__mark_is(s, at, '-') &&
            !cparent__mark_is(s, at, '&') && !cparent__token_is(s, at, "and") &&
            !cparent__token_is(s, at, "to"))
            return false;
    return true;
}

/* "(1) the report be noted": the number of a clause in a sentence. */
static bool
is_clause_number(const cparent__sentence *s, const cparent__number *number)
{
    const int from = number->from;

    return !number->words && number->value.unit == CPARENT_UNIT_UNKNOWN &&
           number->value.number.scale == 0 &&
           number->value.number.coefficient <= 30 &&
           cparent__mark_is(s, from - 1, '(') &&
           cparent__mark_is(s, from + 1, ')') &&
           (from < 2 || s->tokens[from - 2].kind == CPARENT__MARK ||
            cparent__token_is(s, from - 2, "that") ||
            cparent__token_is(s, from - 2, "and") ||
            cparent__token_is(s, from - 2, "to"));
}

/* "7/23  Regulation 44 visits": the number of a minute. */
static bool
is_minute_number(const cparent__sentence *s, const cparent__number *number)
{
    return number->from == 0 && cparent__mark_is(s, 1, '/') &&
           s->tokens[1].glued && number->to >= 3 && number->to < s->count &&
           s->tokens[2].kind == CPARENT__DIGITS &&
           s->tokens[number->to].capital;
}

/* "Feb 24", "1625 Independent People": part of a day or of a name. */
static bool
is_part_of_name(const cparent__sentence *s, const cparent__number *number)
{
    const cparent__token *token = &s->tokens[number->from];
    const int to = number->to;

    if (number->words || number->value.unit != CPARENT_UNIT_UNKNOWN)
        return false;
    if (number->from > 0 && token[-1].capital && to == s->count &&
        cparent__cue_at(s, CPARENT__K_MONTH, number->from - 1) != NULL)
        return true;
    return token->end - token->start == 4 && to + 1 < s->count &&
           memchr(s->text + token->start, ',', 4) == NULL &&
           s->tokens[to].capital && s->tokens[to + 1].capital;
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

/* "38.1   noted the position": the number of a limb. */
static bool
is_limb_number(const cparent__sentence *s, const cparent__number *number)
{
    static const char *const verbs[] = { "noted",    "agreed",   "requested",
                                         "approved", "resolved", "endorsed",
                                         "received", "welcomed", "recommended",
                                         "asked",    "that",     NULL };

    return number->from == 0 && !number->words && number->to == 1 &&
           number->value.unit == CPARENT_UNIT_UNKNOWN &&
           cparent__token_among(s, 1, verbs);
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

static bool
value_is_small(const cparent_value *value)
{
    return value->unit == CPARENT_UNIT_UNKNOWN && value->number.scale == 0 &&
           value->number.coefficient <= 10 &&
           (value->flags & CPARENT_VALUE_RANGE) == 0;
}

static bool
counts_near(const cparent__sentence *s, int at)
{
    return cparent__cue_at(s, CPARENT__K_FIGURE, at) != NULL ||
           cparent__cue_at(s, CPARENT__K_FIGURE, at + 1) != NULL ||
           cparent__cue_at(s, CPARENT__K_FIGURE, at + 2) != NULL;
}

/* "Of the nine who had moved, none": they are told of here. */
static bool
opens_whole(const cparent__sentence *s, int of)
{
    return cparent__token_is(s, of, "of") &&
           (of == 0 || s->tokens[of - 1].kind == CPARENT__MARK);
}

/* "the three academies": those said before. */
static bool
is_said_before(const cparent__sentence *s, const cparent__number *number)
{
    return number->words && value_is_small(&number->value) &&
           cparent__token_is(s, number->from - 1, "the") &&
           !opens_whole(s, number->from - 2) && number->to < s->count &&
           s->tokens[number->to].kind == CPARENT__WORD &&
           !counts_near(s, number->to) &&
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

static bool
is_trap(const cparent__sentence *s, const cparent__times *times,
        const cparent__number *number, int *reference_end)
{
    if (trapped_before(s, times, number) ||
        follows_reference(s, *reference_end, number)) {
        *reference_end = number->to;
        return true;
    }
    if (is_label(s, number)) {
        *reference_end = number->to;
        return true;
    }
    if (is_clause_number(s, number) || trapped_after(s, number) ||
        shares_trap(s, times, number) || is_plain_age(s, number) ||
        is_year_alone(s, number) || is_gift_rule(s, number) ||
        is_age_band(s, number) || is_minute_number(s, number) ||
        is_part_of_name(s, number) || is_age_spoken_of(s, number) ||
        is_age_at_entry(s, number) || is_limb_number(s, number) ||
        is_said_before(s, number) || is_supposed(s, number) ||
        is_uncounted(s, number) || cparent__is_idle_number(s, number))
        return true;
    return number->duration && !cparent__measures_time(s, number);
}

/* "three times the number in 2022", "twice as many" */
static bool
is_multiple(const cparent__sentence *s, int at)
{
    return (cparent__cue_at(s, CPARENT__K_NUMBER, at) != NULL ||
            cparent__token_is(s, at, "half")) &&
           cparent__multiple_of_then(s, at) != 0;
}

void
cparent__numbers_find(const cparent__sentence *s,
                      const cparent__times *times,
                      cparent__numbers *numbers)
{
    cparent__number number;
    int reference_end = -1;
    int at = 0;

    numbers->count = 0;
    while (at < s->count && numbers->count < CPARENT__NUMBERS) {
        const bool ordinal =
            at + 1 < s->count &&
            s->tokens[at].kind == CPARENT__DIGITS &&
            s->tokens[at + 1].glued &&
            s->tokens[at + 1].kind == CPARENT__WORD &&
            (cparent__token_is(s, at + 1, "st") ||
             cparent__token_is(s, at + 1, "nd") ||
             cparent__token_is(s, at + 1, "rd") ||
             cparent__token_is(s, at + 1, "th"));

        if (ordinal || is_multiple(s, at) ||
            !cparent__number_at(s, times, at, &number)) {
            at++;
            continue;
        }
        if (!is_trap(s, times, &number, &reference_end))
            numbers->items[numbers->count++] = number;
        at = number.to;
    }
}
