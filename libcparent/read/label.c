/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/figure-internal.h"

#include <string.h>

/*
 * Which numbers are labels: of a minute, a limb, a clause, a form, a year, a
 * name.  What stands glued to the digits or around them says so.
 */

static bool
is_year_token(const cparent__sentence *s, int at)
{
    const cparent__token *token = &s->tokens[at];

    return token->kind == CPARENT__DIGITS && token->end - token->start == 4 &&
           (s->text[token->start] == '1' || s->text[token->start] == '2') &&
           s->text[token->start + 1] != ',';
}

/* "Q3", "31/24", "Plan 2022-25", "Section 100A(4)": digits that hang on to
 * what stands before them. */
static bool
hangs_on(const cparent__sentence *s, int from, int to)
{
    const cparent__token *token = &s->tokens[from];

    if (from < 1 || !token->glued)
        return false;
    if (token[-1].kind == CPARENT__WORD)
        return true;
    if (from < 2)
        return false;
    return cparent__mark_is(s, from - 1, '/') ||
           cparent__mark_is(s, from - 1, ':') ||
           cparent__mark_is(s, from - 1, '+') ||
           (cparent__mark_is(s, from - 1, '-') &&
            is_year_token(s, from - 2)) ||
           (cparent__mark_is(s, from - 1, '(') && s->tokens[from - 1].glued &&
            cparent__mark_is(s, to, ')'));
}

/* "3.60c", "10:30", "3+1+1": others hang on to them. */
static bool
goes_on_glued(const cparent__sentence *s, int to)
{
    if (to >= s->count || !s->tokens[to].glued)
        return false;
    if (s->tokens[to].kind == CPARENT__WORD)
        return true;
    return to + 1 < s->count && s->tokens[to + 1].glued &&
           s->tokens[to + 1].kind == CPARENT__DIGITS &&
           (cparent__mark_is(s, to, '/') || cparent__mark_is(s, to, ':') ||
            cparent__mark_is(s, to, '+'));
}

/* "01632", "£000": no count is written with a nought before it. */
static bool
leads_with_nought(const cparent__sentence *s, int at)
{
    const cparent__token *token =
        &s->tokens[at + cparent__mark_is(s, at, CPARENT__POUND)];

    return s->text[token->start] == '0' && token->end - token->start > 1 &&
           s->text[token->start + 1] != '.';
}

bool
cparent__is_code(const cparent__sentence *s, const cparent__number *number)
{
    if (number->words)
        return false;
    if (leads_with_nought(s, number->from))
        return true;
    if (s->tokens[number->from].kind != CPARENT__DIGITS)
        return false;
    return hangs_on(s, number->from, number->to) ||
           goes_on_glued(s, number->to);
}

/* "2023": four digits that are a year. */
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

/* "7 in favour, 2 against, 1 abstention", "5 for and 3 against": a vote. */
static bool
is_vote(const cparent__sentence *s, const cparent__number *number)
{
    const int to = number->to;

    return number->value.unit == CPARENT_UNIT_UNKNOWN &&
           (cparent__token_is(s, to, "for") ||
            cparent__token_is(s, to, "against")) &&
           (to + 1 >= s->count || s->tokens[to + 1].kind == CPARENT__MARK ||
            cparent__token_is(s, to + 1, "and"));
}

/* "six-monthly", "a 3-yearly review": how often. */
static bool
is_interval(const cparent__sentence *s, const cparent__number *number)
{
    static const char *const words[] = { "weekly", "monthly", "yearly",
                                         NULL };

    return cparent__mark_is(s, number->to, '-') &&
           s->tokens[number->to].glued &&
           cparent__token_among(s, number->to + 1, words);
}

/* A small number, or what stands between two of them. */
static bool
is_listed(const cparent__sentence *s, int at, int most)
{
    const cparent__token *token = &s->tokens[at];

    return token->kind == CPARENT__DIGITS
               ? token->number >= 0 && token->number <= most
               : cparent__mark_is(s, at, ',') ||
                     cparent__token_is(s, at, "and");
}

/* "Action by: Rory Keane (2 and 3)": the numbers of resolutions.  "Moves fell in
 * Kent and Essex (12 and 9)" has two figures. */
static bool
is_reference(const cparent__sentence *s, const cparent__number *number)
{
    enum { MOST = 20 };
    static const char *const leads[] = { "action", "actions", "owner", "lead",
                                         NULL };
    int from = number->from;
    int to = number->to;
    int others = 0;

    if (number->words || number->value.unit != CPARENT_UNIT_UNKNOWN)
        return false;
    while (from > 0 && is_listed(s, from - 1, MOST))
        others += s->tokens[--from].kind == CPARENT__DIGITS;
    while (to < s->count && is_listed(s, to, MOST))
        others += s->tokens[to++].kind == CPARENT__DIGITS;
    return others > 0 && from > 1 && s->tokens[number->from].number <= MOST &&
           cparent__mark_is(s, from - 1, '(') &&
           cparent__mark_is(s, to, ')') && s->tokens[from - 2].capital &&
           cparent__token_among(s, 0, leads);
}

/* "38.1   noted the position", "2  the Director report": the number of a limb. */
static bool
is_limb_number(const cparent__sentence *s, const cparent__number *number)
{
    static const char *const verbs[] = { "noted",    "agreed",   "requested",
                                         "approved", "resolved", "endorsed",
                                         "received", "welcomed", "recommended",
                                         "asked",    "that",     NULL };

    return number->from == 0 && !number->words && number->to == 1 &&
           number->value.unit == CPARENT_UNIT_UNKNOWN &&
           (cparent__token_among(s, 1, verbs) ||
            (cparent__token_is_article(s, 1) && !s->tokens[1].capital));
}

bool
cparent__is_label(const cparent__sentence *s, const cparent__number *number)
{
    return is_clause_number(s, number) || is_year_alone(s, number) ||
           is_minute_number(s, number) || is_part_of_name(s, number) ||
           is_limb_number(s, number) || is_reference(s, number) ||
           is_vote(s, number) ||
           is_interval(s, number);
}
