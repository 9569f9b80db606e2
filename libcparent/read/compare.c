/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/figure-internal.h"

#include <string.h>

const cparent__cue *
cparent__compare_in(const cparent__sentence *s, const char *meaning, int from,
                    int to)
{
    const cparent__cue *found = NULL;
    int at;

    for (at = from < 0 ? 0 : from; at < to && at < s->count; at++) {
        const cparent__cue *cue =
            cparent__cue_at(s, CPARENT__K_COMPARE, at);

        if (cue != NULL && cue->end <= to && cparent__cue_means(cue, meaning))
            found = cue;
    }
    return found;
}

/* "Nationally, 12% …": the words up to this comma say of whom. */
static bool
opens_with_whom(const cparent__sentence *s, int comma)
{
    int at;

    if (comma > 6 || cparent__token_is(s, 0, "from"))
        return false;
    for (at = 0; at < comma; at++) {
        const cparent__cue *cue = cparent__cue_at(s, CPARENT__K_COMPARE, at);

        if (cue != NULL && cue->end == comma &&
            cparent__cue_means(cue, "benchmark"))
            return true;
    }
    return false;
}

/* "but beneath that for England, which was 73" */
static bool
goes_on_of_whom(const cparent__sentence *s, int comma)
{
    int at;

    if (!cparent__token_is(s, comma + 1, "which") &&
        !cparent__token_is(s, comma + 1, "who"))
        return false;
    for (at = comma - 1; at >= 0 && at >= comma - 4; at--) {
        const cparent__cue *cue = cparent__cue_at(s, CPARENT__K_COMPARE, at);

        if (cue != NULL && cue->end == comma &&
            (cparent__cue_means(cue, "benchmark") ||
             cparent__cue_means(cue, "target")))
            return true;
    }
    return false;
}

/* "The national figure, for comparison, was 76%": where the words that this
 * comma closes begin, or -1. */
static int
aside_begins(const cparent__sentence *s, int comma)
{
    static const char *const verbs[] = { "was", "is", "were", "are", "stood",
                                         "stands", "had", NULL };
    int at;

    if (!cparent__token_among(s, comma + 1, verbs))
        return -1;
    for (at = comma - 1; at > 0 && at >= comma - 8; at--) {
        if (cparent__mark_is(s, at, ','))
            return at;
        if (s->tokens[at].kind != CPARENT__WORD)
            return -1;
    }
    return -1;
}

/* The mark parts what is said of one number from what is said of the next. */
static bool
mark_parts(const cparent__sentence *s, int at)
{
    switch (s->tokens[at].mark) {
    case ';':
    case ')':
    case '(':
    case ':':
    case '?':
        return true;
    case ',':
        return !cparent__token_is(s, at - 1, "however") &&
               !opens_with_whom(s, at) && !goes_on_of_whom(s, at);
    default:
        return false;
    }
}

/* The word does: "but"; "and" before a statement of its own, or right behind
 * a number, which ends at `least`. */
static bool
word_parts(const cparent__sentence *s, int at, int least)
{
    static const char *const words[] = { "but", "while", "whereas",
                                         "although", NULL };

    if (cparent__token_is(s, at, "and"))
        return at == least || cparent__token_is(s, at + 1, "that") ||
               cparent__token_is(s, at + 1, "the");
    return cparent__token_among(s, at, words);
}

/* "The lowest mark, 4.8, had been given": between commas, behind the word
 * for what it is. */
static bool
is_apposed(const cparent__sentence *s, const cparent__number *number)
{
    const int comma = number->from - 1;

    return cparent__mark_is(s, comma, ',') &&
           cparent__mark_is(s, number->to, ',') && comma > 0 &&
           s->tokens[comma - 1].kind == CPARENT__WORD;
}

/* Where the words before a number that are about it begin. */
static void
bound_left(const cparent__sentence *s, cparent__founds *f, int i)
{
    const int least = i > 0 ? f->items[i - 1].number->to : 0;
    int at = f->items[i].number->from;

    at -= at > least && is_apposed(s, f->items[i].number);
    while (at > least) {
        const int aside = cparent__mark_is(s, at - 1, ',')
                              ? aside_begins(s, at - 1)
                              : -1;

        if (aside >= least)
            at = aside;
        else if (mark_parts(s, at - 1) || word_parts(s, at - 1, least))
            break;
        else
            at--;
    }
    f->items[i].left = at;
}

static bool
stops_right(const cparent__sentence *s, int at)
{
    static const char *const words[] = { "and",     "but",     "which",
                                         "against", "compared", "while",
                                         "whereas", "although", "though",
                                         "however", NULL };

    if (at < s->count && s->tokens[at].mark != 0)
        return strchr(",;():.?!", s->tokens[at].mark) != NULL;
    return cparent__token_among(s, at, words);
}

static void
bound_right(const cparent__sentence *s, cparent__founds *f, int i)
{
    const int most = i + 1 < f->count ? f->items[i + 1].number->from
                                      : s->count;
    int at = f->items[i].number->to;

    while (at < most && !stops_right(s, at))
        at++;
    /* "from 10% | to 11%" */
    while (at > f->items[i].number->to && at == most && i + 1 < f->count &&
           (cparent__token_is(s, at - 1, "to") ||
            cparent__token_is(s, at - 1, "from")))
        at--;
    f->items[i].right = at;
}

/* "edged up to 90%" says where it went, not that it is at most that. */
static bool
edged_up_to(const cparent__sentence *s, const cparent__cue *cue)
{
    const cparent__cue *move =
        cparent__cue_at(s, CPARENT__K_MOVE, cue->start - 1);

    return move != NULL && move->end == cue->start + 1;
}

int
cparent__before_number(const cparent__sentence *s, int from)
{
    int at = from - 1;
    int steps = 0;

    while (at >= 0 && steps++ < 6) {
        const cparent__cue *cue = NULL;
        int back;

        if (cparent__token_is(s, at, "a") ||
            cparent__token_is(s, at, "an") ||
            cparent__token_is(s, at, "the") ||
            cparent__token_is(s, at, "only") ||
            cparent__token_is(s, at, "just") ||
            cparent__token_is(s, at, "between")) {
            at--;
            continue;
        }
        for (back = 2; back >= 0; back--) {
            cue = cparent__cue_at(s, CPARENT__K_QUALIFIER, at - back);
            if (cue != NULL && cue->end == at + 1 && !edged_up_to(s, cue))
                break;
            cue = NULL;
        }
        if (cue == NULL)
            break;
        at = cue->start - 1;
    }
    return at;
}

/* "at_least", "at_most", "about": the qualifiers, from 1 on; 0 for none. */
static int
qualifier_named(const cparent__cue *cue)
{
    static const char *const names[] = { "at_least", "at_most", "about" };
    int i;

    for (i = 0; i < 3; i++)
        if (cparent__cue_means(cue, names[i]))
            return i + 1;
    return 0;
}

/* A longer one begins right before it: "no more than". */
static bool
is_rest_of_longer(const cparent__sentence *s, const cparent__cue *cue)
{
    const cparent__cue *longer =
        cparent__cue_at(s, CPARENT__K_QUALIFIER, cue->start - 1);

    return longer != NULL && longer->end == cue->end;
}

/* What the words that end before token `end` say of the number there. */
static int
qualifier_until(const cparent__sentence *s, int end)
{
    int at;

    for (at = end - 1; at >= 0 && at >= end - 4; at--) {
        const cparent__cue *cue =
            cparent__cue_at(s, CPARENT__K_QUALIFIER, at);

        if (cue != NULL && cue->end == end && !edged_up_to(s, cue) &&
            !is_rest_of_longer(s, cue) && qualifier_named(cue) != 0)
            return qualifier_named(cue);
    }
    return 0;
}

/* "or more", "or above" */
static bool
or_more(const cparent__sentence *s, int at)
{
    static const char *const words[] = { "more", "above", "over", NULL };

    return cparent__token_is(s, at, "or") &&
           cparent__token_among(s, at + 1, words);
}

static int
qualifier_of(const cparent__sentence *s, const cparent__number *number)
{
    const bool the = cparent__token_is(s, number->from - 1, "the");
    int qualifier;

    /* "higher than the 9% recorded in March" compares */
    if (the && cparent__token_is(s, number->from - 2, "than"))
        return 0;
    qualifier = qualifier_until(
        s, number->from -
               (the || cparent__token_is(s, number->from - 1, "between")));
    return qualifier == 0 && or_more(s, number->to)
               ? CPARENT_OBSERVATION_QUALIFIER_AT_LEAST
               : qualifier;
}

/* An open bracket stands before the number and behind the last one that
 * none did. */
static bool
stands_inside(const cparent__sentence *s, const cparent__founds *f, int i)
{
    int least = 0;
    int at;

    if (i == 0)
        return false;
    least = f->items[i - 1].number->to;
    if (f->items[i - 1].inside)
        least = f->items[i - 1].number->from;
    for (at = f->items[i].number->from - 1; at >= least; at--) {
        if (cparent__mark_is(s, at, ')'))
            return false;
        if (cparent__mark_is(s, at, '('))
            return true;
    }
    return f->items[i - 1].inside;
}

/* It stands in brackets right behind another: "67.4 (about 66)". */
static bool
is_bracketed(const cparent__sentence *s, const cparent__founds *f, int i)
{
    const int from = f->items[i].number->from;
    int before;

    if (i == 0)
        return false;
    before = cparent__before_number(s, from);
    return (cparent__mark_is(s, from - 1, '(') ||
            cparent__mark_is(s, before, '(')) &&
           before - f->items[i - 1].number->to <= 8;
}

/* "67.4 (66.9 in March 2025)", "67.4 (was 66.9)", "the previous quarter
 * (401)": the bracket holds what it was. */
static bool
was_in_bracket(const cparent__sentence *s, const cparent__found *found)
{
    const cparent__number *number = found->number;
    const cparent__time *time = found->time;

    if (!found->bracketed || found->delta ||
        found->role != CPARENT_OBSERVATION_ROLE_ACTUAL || time == NULL)
        return false;
    return (time->dated && time->from <= number->to + 1) ||
           cparent__token_is(s, number->from - 1, "was") ||
           (time->earlier && time->to == number->from - 1);
}

void
cparent__founds_compare(const cparent__sentence *s,
                        const cparent__times *times, cparent__founds *f)
{
    int i;

    for (i = 0; i < f->count; i++) {
        bound_left(s, f, i);
        bound_right(s, f, i);
        f->items[i].bracketed = is_bracketed(s, f, i);
        f->items[i].inside = stands_inside(s, f, i);
        f->items[i].qualifier = qualifier_of(s, f->items[i].number);
    }
    for (i = 0; i < f->count; i++) {
        cparent__found *found = &f->items[i];

        found->time = cparent__time_of(s, times, f, i);
        cparent__delta_find(s, found);
        found->role = cparent__role_of(s, f, i);
        if (was_in_bracket(s, found))
            found->role = CPARENT_OBSERVATION_ROLE_PREVIOUS;
    }
    for (i = 1; i < f->count; i++)
        cparent__delta_share(s, f, i);
    cparent__founds_pair(s, f);
    cparent__times_carry(s, f);
    for (i = 0; i < f->count; i++)
        if (f->items[i].change == 0 && !f->items[i].delta &&
            f->items[i].role == CPARENT_OBSERVATION_ROLE_ACTUAL)
            cparent__sway_find(s, &f->items[i],
                               i + 1 < f->count ? f->items[i + 1].number->from
                                                : s->count);
}
