/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/figure-internal.h"

static int
benchmark_or_previous(const cparent__sentence *s, const cparent__found *f)
{
    return cparent__compare_in(s, "benchmark", f->left, f->right) != NULL
               ? CPARENT_OBSERVATION_ROLE_BENCHMARK
               : CPARENT_OBSERVATION_ROLE_PREVIOUS;
}

/* "the 95% target" */
static bool
target_behind(const cparent__sentence *s, const cparent__found *found)
{
    const int at = found->number->to;
    const cparent__cue *cue =
        cparent__cue_at(s, CPARENT__K_COMPARE, at);

    return cue != NULL && cue->end - cue->start == 1 &&
           cparent__cue_means(cue, "target");
}

/* "expected performance to be back above 80% by March": a promise with a
 * day is a target. */
static bool
target_to_come(const cparent__sentence *s, const cparent__found *found)
{
    static const char *const words[] = { "expected", "expects", "hoped",
                                         "hopes",    "intended", "aims",
                                         "wanted", NULL };
    bool wish = false, to = false;
    int at, i;

    if (found->time == NULL || found->time->from < found->number->to ||
        !cparent__token_is(s, found->time->from, "by"))
        return false;
    for (at = found->left; at < found->number->from; at++) {
        to = to || (wish && cparent__token_is(s, at, "to"));
        for (i = 0; words[i] != NULL; i++)
            wish = wish || cparent__token_is(s, at, words[i]);
    }
    return to;
}

/* "would rise to six", "increasing board meetings to six": it is meant to
 * get there, and has not yet. */
static bool
moves_there(const cparent__sentence *s, const cparent__found *found,
            int before)
{
    static const char *const ahead[] = { "would", "will", "should", "could",
                                         NULL };
    int at, i;

    if (!cparent__token_is(s, before, "to"))
        return false;
    for (at = before - 1; at >= found->left && at >= before - 8; at--) {
        const cparent__cue *move = cparent__cue_at(s, CPARENT__K_MOVE, at);

        if (move == NULL)
            continue;
        for (i = 0; ahead[i] != NULL; i++)
            if (cparent__token_is(s, at - 1, ahead[i]))
                return true;
        if (at > 0 &&
            (cparent__token_is(s, at, "increasing") ||
             cparent__token_is(s, at, "reducing") ||
             cparent__token_is(s, at, "raising") ||
             cparent__token_is(s, at, "cutting")) &&
            !cparent__token_is(s, at - 1, "was") &&
            !cparent__token_is(s, at - 1, "were"))
            return true;
    }
    return false;
}

/* "had reduced to nine in the session from 22": the other end of a move
 * that has been said. */
static bool
moved_from(const cparent__sentence *s, const cparent__founds *f, int i,
           int before)
{
    const cparent__found *now = i > 0 ? &f->items[i - 1] : NULL;
    int at;

    if (now == NULL || !cparent__token_is(s, before, "from") ||
        (f->items[i].value.flags & CPARENT_VALUE_RANGE) != 0 ||
        !cparent__token_is(
            s, cparent__before_number(s, now->number->from), "to"))
        return false;
    for (at = now->number->to; at < before; at++)
        if (cparent__mark_is(s, at, ';'))
            return false;
    return cparent__cue_in(s, CPARENT__K_MOVE, now->left,
                           now->number->from) != NULL;
}

/* "only when the number was higher than 3 was there concern" */
static bool
is_threshold(const cparent__sentence *s, const cparent__found *found)
{
    bool when = false;
    int at;

    if (found->qualifier == 0)
        return false;
    for (at = found->left; at < found->number->from; at++)
        when = when || cparent__token_is(s, at, "when") ||
               cparent__token_is(s, at, "if") ||
               cparent__token_is(s, at, "where");
    for (at = 0; when && at < s->count; at++)
        if (cparent__token_is(s, at, "concern") ||
            cparent__token_is(s, at, "concerned") ||
            cparent__token_is(s, at, "concerns"))
            return true;
    return false;
}

/* "in other authorities" is where, not against whom. */
static bool
is_place(const cparent__sentence *s, const cparent__cue *cue)
{
    return cparent__token_is(s, cue->start, "other") &&
           (cparent__token_is(s, cue->start - 1, "in") ||
            cparent__token_is(s, cue->start - 1, "to") ||
            cparent__token_is(s, cue->start - 1, "from"));
}

static bool
benchmark_behind(const cparent__sentence *s, const cparent__found *found)
{
    const cparent__cue *cue =
        cparent__compare_in(s, "benchmark", found->number->to, found->right);

    return cue != NULL && !is_place(s, cue) &&
           cparent__compare_in(s, "versus", found->number->to, cue->start) ==
               NULL &&
           cparent__compare_in(s, "beside", found->number->to, cue->start) ==
               NULL;
}

/* What a phrase names the number beside it: 0 when nothing. */
static int
role_named(const cparent__cue *cue)
{
    const bool claim = cue->kind == CPARENT__K_CLAIM;

    if (!claim && cue->kind != CPARENT__K_COMPARE)
        return 0;
    if (cparent__cue_means(cue, claim ? "against/target" : "target"))
        return CPARENT_OBSERVATION_ROLE_TARGET;
    if (claim ? cparent__cue_means(cue, "against/national") ||
                    cparent__cue_means(cue, "against/region") ||
                    cparent__cue_means(cue, "against/neighbours")
              : cparent__cue_means(cue, "benchmark"))
        return CPARENT_OBSERVATION_ROLE_BENCHMARK;
    return 0;
}

/* What the words that end at a bracket or a colon make of the number behind
 * it: "below target (90%)", "regional (67%)", "aim: 95%"; 0 when nothing. */
static int
role_of_opener(const cparent__sentence *s, int open)
{
    int role = 0;
    int at, i;

    if (!cparent__mark_is(s, open, '(') && !cparent__mark_is(s, open, ':'))
        return 0;
    for (at = open - 1; role == 0 && at >= 0 && at >= open - 4; at--)
        for (i = s->first_cue[at]; i < s->first_cue[at + 1]; i++)
            if (role == 0 && s->cues[i].end == open)
                role = role_named(&s->cues[i]);
    return role;
}

/* "down on the last quarter (64%)": the bracket holds what it was. */
static bool
was_on(const cparent__sentence *s, int open)
{
    int at;

    if (!cparent__mark_is(s, open, '('))
        return false;
    for (at = open - 1; at > 0 && at >= open - 6; at--) {
        const cparent__cue *time =
            cparent__cue_at(s, CPARENT__K_PERIOD, at);

        if (time != NULL && time->end == open &&
            (cparent__token_is(s, at - 1, "on") ||
             cparent__token_is(s, at - 1, "than")))
            return true;
    }
    return false;
}

/* "It had been 152 in 2020/21", "it had been four in 2020". */
static bool
had_been(const cparent__sentence *s, const cparent__found *found, int before)
{
    static const char *const subjects[] = { "it", "this", "they", "which",
                                            "these", NULL };

    return cparent__token_is(s, before, "been") &&
           cparent__token_is(s, before - 1, "had") &&
           cparent__token_among(s, before - 2, subjects) &&
           found->time != NULL && found->time->dated &&
           found->time->from >= found->number->to;
}

/* What the words right before the number settle, or 0. */
static int
role_settled(const cparent__sentence *s, const cparent__found *found,
             int before)
{
    const int opened = role_of_opener(s, before);

    if (opened != 0)
        return opened;
    return was_on(s, before) || had_been(s, found, before)
               ? CPARENT_OBSERVATION_ROLE_PREVIOUS
               : 0;
}

int
cparent__role_of(const cparent__sentence *s, const cparent__founds *f, int i)
{
    const cparent__found *found = &f->items[i];
    const cparent__number *number = found->number;
    const cparent__cue *target =
        cparent__compare_in(s, "target", found->left, number->from);
    const cparent__cue *wish =
        cparent__compare_in(s, "aspiration", found->left, number->from);
    const cparent__cue *versus;
    const int before = cparent__before_number(s, number->from);
    const int settled = role_settled(s, found, before);

    if (settled != 0)
        return settled;
    if (wish != NULL && (target == NULL || wish->start > target->start))
        return CPARENT_OBSERVATION_ROLE_ASPIRATION;
    if (target != NULL || target_behind(s, found) ||
        target_to_come(s, found) || moves_there(s, found, before))
        return CPARENT_OBSERVATION_ROLE_TARGET;
    if (found->delta)
        return CPARENT_OBSERVATION_ROLE_ACTUAL;
    if (cparent__compare_in(s, "previous", found->left, number->from) != NULL)
        return benchmark_or_previous(s, found);
    versus = cparent__compare_in(s, "versus", found->left, number->from);
    if (versus != NULL &&
        (versus->end == before + 1 || versus->end == number->from))
        return benchmark_or_previous(s, found);
    if (cparent__token_is(s, before, "from") &&
        (found->value.flags & CPARENT_VALUE_RANGE) == 0 &&
        cparent__cue_last(s, CPARENT__K_MOVE, before - 3, before) != NULL)
        return CPARENT_OBSERVATION_ROLE_PREVIOUS;
    if (moved_from(s, f, i, before))
        return CPARENT_OBSERVATION_ROLE_PREVIOUS;
    /* "had fallen to 62%, from 71%" */
    if (cparent__token_is(s, before, "from") && before > 0 &&
        s->tokens[before - 1].kind == CPARENT__MARK &&
        (found->value.flags & CPARENT_VALUE_RANGE) == 0 &&
        cparent__cue_in(s, CPARENT__K_MOVE, 0, before) != NULL)
        return CPARENT_OBSERVATION_ROLE_PREVIOUS;
    if (cparent__compare_in(s, "benchmark", found->left, number->from) !=
            NULL ||
        benchmark_behind(s, found) || is_threshold(s, found))
        return CPARENT_OBSERVATION_ROLE_BENCHMARK;
    if (found->time != NULL && found->time->earlier &&
        found->time->from <= number->to + 2 &&
        found->time->from >= number->to)
        return CPARENT_OBSERVATION_ROLE_PREVIOUS;
    /* "; in the corresponding period of 2021 there were 402" */
    if (found->time != NULL && found->time->earlier &&
        found->time->to <= number->from &&
        number->from - found->time->to <= 4 && found->time->from > 0 &&
        s->tokens[found->time->from - 1].kind == CPARENT__MARK)
        return CPARENT_OBSERVATION_ROLE_PREVIOUS;
    /* "three years ago the figure had been 30%" */
    if (found->time != NULL && found->time->earlier &&
        found->time->to <= number->from && found->time->from <= 4 &&
        number->from - found->time->to <= 8 && f->count == 1)
        return CPARENT_OBSERVATION_ROLE_PREVIOUS;
    return CPARENT_OBSERVATION_ROLE_ACTUAL;
}
