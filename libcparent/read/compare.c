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

/* Where the words before a number that are about it begin. */
static void
bound_left(const cparent__sentence *s, cparent__founds *f, int i)
{
    const int least = i > 0 ? f->items[i - 1].number->to : 0;
    int at = f->items[i].number->from;

    while (at > least) {
        const int before = at - 1;

        if (cparent__mark_is(s, before, ';') ||
            cparent__mark_is(s, before, ')') ||
            cparent__mark_is(s, before, '(') ||
            cparent__mark_is(s, before, ':') ||
            cparent__mark_is(s, before, '?'))
            break;
        if (cparent__mark_is(s, before, ',') &&
            !cparent__token_is(s, before - 1, "however"))
            break;
        if ((cparent__token_is(s, before, "and") &&
             (cparent__token_is(s, at, "that") ||
              cparent__token_is(s, at, "the") || before == least)) ||
            cparent__token_is(s, before, "but") ||
            cparent__token_is(s, before, "while") ||
            cparent__token_is(s, before, "whereas") ||
            cparent__token_is(s, before, "although"))
            break;
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

    if (cparent__mark_is(s, at, ',') || cparent__mark_is(s, at, ';') ||
        cparent__mark_is(s, at, '(') || cparent__mark_is(s, at, ')') ||
        cparent__mark_is(s, at, ':') || cparent__mark_is(s, at, '.') ||
        cparent__mark_is(s, at, '?') || cparent__mark_is(s, at, '!'))
        return true;
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
        for (back = 0; back < 3 && at - back >= 0; back++) {
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

static int
qualifier_of(const cparent__sentence *s, const cparent__number *number)
{
    static const char *const words[] = { "at_least", "at_most", "about" };
    int end = number->from;
    int at, i;

    if (cparent__token_is(s, end - 1, "the") ||
        cparent__token_is(s, end - 1, "between"))
        end--;
    for (at = end - 1; at >= 0 && at >= end - 4; at--) {
        const cparent__cue *cue =
            cparent__cue_at(s, CPARENT__K_QUALIFIER, at);

        if (cue == NULL || cue->end != end || edged_up_to(s, cue))
            continue;
        /* A longer one may begin earlier: "no more than". */
        if (at > 0 && cparent__cue_at(s, CPARENT__K_QUALIFIER, at - 1) &&
            cparent__cue_at(s, CPARENT__K_QUALIFIER, at - 1)->end == end)
            continue;
        for (i = 0; i < 3; i++)
            if (cparent__cue_means(cue, words[i]))
                return i + 1;
    }
    if (cparent__token_is(s, number->to, "or") &&
        (cparent__token_is(s, number->to + 1, "more") ||
         cparent__token_is(s, number->to + 1, "above") ||
         cparent__token_is(s, number->to + 1, "over")))
        return CPARENT_OBSERVATION_QUALIFIER_AT_LEAST;
    return 0;
}

static int
direction_of(const cparent__cue *cue)
{
    if (cparent__cue_means(cue, "up"))
        return CPARENT_OBSERVATION_CHANGE_UP;
    if (cparent__cue_means(cue, "down"))
        return CPARENT_OBSERVATION_CHANGE_DOWN;
    return CPARENT_OBSERVATION_CHANGE_SAME;
}

/* "12 more than", "12 more children in care than in April". */
static bool
than_follows(const cparent__sentence *s, int at)
{
    const int from = at;

    for (; at < from + 8 && !cparent__clause_ends(s, at); at++)
        if (cparent__token_is(s, at, "than"))
            return true;
    return false;
}

/* "growth ranged from 3% to 9%": it moved, and this is how far. */
static void
find_ranging(const cparent__sentence *s, cparent__found *found)
{
    int at = found->number->from - 1;
    const cparent__cue *cue;

    at -= cparent__token_is(s, at, "from") ||
          cparent__token_is(s, at, "between");
    if (!cparent__token_is(s, at, "ranged") &&
        !cparent__token_is(s, at, "ranging") &&
        !cparent__token_is(s, at, "varied"))
        return;
    cue = cparent__cue_last(s, CPARENT__K_MOVE, at - 2, at);
    if (cue != NULL && direction_of(cue) != CPARENT_OBSERVATION_CHANGE_SAME)
        found->change = direction_of(cue);
}

/* "made up 11% of the total", "setting up": nothing went up. */
static bool
is_idle_up(const cparent__sentence *s, const cparent__cue *cue)
{
    static const char *const verbs[] = { "made",  "make",   "makes", "making",
                                         "set",   "setting", "take", "taken",
                                         "took",  "taking", "follow", NULL };

    if (!cparent__token_is(s, cue->start, "up"))
        return false;
    return cparent__token_among(s, cue->start - 1, verbs);
}

/* "attainment was up to 46%": not "up to 46 places". */
static bool
is_up_to(const cparent__sentence *s, const cparent__found *found)
{
    static const char *const linking[] = { "was", "is", "were", "are",
                                           "now", NULL };
    const int to = found->number->from - 1;

    return found->value.unit == CPARENT_UNIT_PERCENT &&
           cparent__token_is(s, to, "to") &&
           cparent__token_is(s, to - 1, "up") &&
           cparent__token_among(s, to - 2, linking);
}

/* "had come down to 14": it moved, from where is not said. */
static void
find_move_to(const cparent__sentence *s, cparent__found *found, int before)
{
    /* "had crept up, to 57" */
    const bool comma = cparent__mark_is(s, before - 1, ',');
    const int from = comma ? 0 : found->left;
    const int reach = comma ? 6 : 3;
    int at;

    if (!cparent__token_is(s, before, "to"))
        return;
    for (at = before - 1; at >= from && at >= before - reach; at--) {
        const cparent__cue *cue = cparent__cue_at(s, CPARENT__K_MOVE, at);

        if (cue == NULL || is_idle_up(s, cue) ||
            direction_of(cue) == CPARENT_OBSERVATION_CHANGE_SAME)
            continue;
        found->change = direction_of(cue);
        return;
    }
}

/* "We increased them by 3.5%": what moved stands between. */
static const cparent__cue *
moved_by(const cparent__sentence *s, int by)
{
    int at;

    for (at = by - 1; at >= 0 && at >= by - 5; at--) {
        const cparent__cue *cue = cparent__cue_at(s, CPARENT__K_MOVE, at);

        if (s->tokens[at].kind != CPARENT__WORD)
            return NULL;
        if (cue != NULL && !is_idle_up(s, cue))
            return cue;
    }
    return NULL;
}

/* "a reduction of 11", "grew by 4.6%", "down 19.4%": the words right before
 * the number say so, or that nothing moved; false when they do neither. */
static bool
find_noun_before(const cparent__sentence *s, cparent__found *found, int at)
{
    const bool joined = cparent__token_is(s, at, "of") ||
                        cparent__token_is(s, at, "by");
    int back;

    for (back = 0; back < 3; back++) {
        const cparent__cue *cue =
            cparent__cue_at(s, CPARENT__K_MOVE, at - joined - back);

        if (cue == NULL || cue->end != at - joined + 1 || is_idle_up(s, cue))
            continue;
        /* "the rise of 40 children" but "stable at 40" */
        if (direction_of(cue) == CPARENT_OBSERVATION_CHANGE_SAME)
            return true;
        found->delta = true;
        found->change = direction_of(cue);
        /* "an improvement of 31 days": it takes less long */
        if (found->value.unit == CPARENT_UNIT_DAYS &&
            cparent__token_is(s, cue->start, "improvement"))
            found->change = CPARENT_OBSERVATION_CHANGE_DOWN;
        return true;
    }
    return false;
}

/* "a reduction of 11", "grew by 4.6%", "down 19.4%", "1.7% drop", "three
 * fewer than": the number says how far something moved. */
static void
find_delta(const cparent__sentence *s, cparent__found *found)
{
    static const char *const more[] = { "more",   "higher", "longer",
                                        "slower", "better", NULL };
    static const char *const fewer[] = { "fewer",   "lower",  "less", "worse",
                                         "quicker", "faster", "shorter",
                                         NULL };
    const cparent__number *number = found->number;
    int at = cparent__before_number(s, number->from);
    const cparent__cue *cue;

    if (number->delta)
        found->delta = true;
    find_move_to(s, found, at);
    if (is_up_to(s, found))
        found->change = CPARENT_OBSERVATION_CHANGE_UP;
    if ((number->value.flags & CPARENT_VALUE_RANGE) != 0)
        find_ranging(s, found);
    if (find_noun_before(s, found, at))
        return;
    cue = cparent__token_is(s, at, "by") ? moved_by(s, at) : NULL;
    if (cue != NULL && direction_of(cue) != CPARENT_OBSERVATION_CHANGE_SAME) {
        found->delta = true;
        found->change = direction_of(cue);
        return;
    }
    at = number->to;
    if (cparent__token_among(s, at, more) ||
        cparent__token_among(s, at, fewer)) {
        if (!than_follows(s, at + 1))
            return;
        found->delta = true;
        found->change = cparent__token_among(s, at, more)
                            ? CPARENT_OBSERVATION_CHANGE_UP
                            : CPARENT_OBSERVATION_CHANGE_DOWN;
        return;
    }
    cue = cparent__cue_at(s, CPARENT__K_MOVE, at);
    if (cue != NULL && cue->end - cue->start == 1 &&
        (cparent__token_is(s, number->from - 1, "a") ||
         cparent__token_is(s, number->from - 1, "an") ||
         cparent__token_is(s, number->from - 1, "the")) &&
        direction_of(cue) != CPARENT_OBSERVATION_CHANGE_SAME) {
        found->delta = true;
        found->change = direction_of(cue);
    }
}

/* "347 children, 12 fewer than in June", "up by four points to 89%": how far
 * it moved says which way the figure beside it did. */
static void
share_change(const cparent__sentence *s, cparent__founds *f, int i)
{
    cparent__found *found = &f->items[i];
    cparent__found *before = &f->items[i - 1];
    int at = cparent__before_number(s, found->number->from);

    if (found->delta && found->change != 0 && !before->delta &&
        before->change == 0 &&
        before->role == CPARENT_OBSERVATION_ROLE_ACTUAL &&
        at - before->number->to <= 10) {
        for (; at >= before->number->to && at > found->number->from - 5; at--)
            if (cparent__mark_is(s, at, ',')) {
                before->change = found->change;
                return;
            }
        return;
    }
    if (before->delta && before->change != 0 && !found->delta &&
        found->change == 0 && cparent__token_is(s, at, "to") &&
        before->number->to == at)
        found->change = before->change;
}

void
cparent__founds_compare(const cparent__sentence *s,
                        const cparent__times *times, cparent__founds *f)
{
    int i;

    for (i = 0; i < f->count; i++) {
        cparent__found *found = &f->items[i];
        const int from = found->number->from;

        bound_left(s, f, i);
        bound_right(s, f, i);
        found->bracketed =
            i > 0 &&
            (cparent__mark_is(s, from - 1, '(') ||
             cparent__mark_is(s, cparent__before_number(s, from), '(')) &&
            cparent__before_number(s, from) - f->items[i - 1].number->to <= 8;
        found->qualifier = qualifier_of(s, found->number);
    }
    for (i = 0; i < f->count; i++) {
        cparent__found *found = &f->items[i];

        found->time = cparent__time_of(s, times, f, i);
        find_delta(s, found);
        found->role = cparent__role_of(s, f, i);
        /* "67.4 (66.9 in March 2025)" */
        if (found->bracketed && !found->delta &&
            found->role == CPARENT_OBSERVATION_ROLE_ACTUAL &&
            found->time != NULL &&
            ((found->time->dated &&
              found->time->from <= found->number->to + 1) ||
             cparent__token_is(s, found->number->from - 1, "was") ||
             /* "the previous quarter (401)" */
             (found->time->earlier &&
              found->time->to == found->number->from - 1)))
            found->role = CPARENT_OBSERVATION_ROLE_PREVIOUS;
    }
    for (i = 1; i < f->count; i++)
        share_change(s, f, i);
    cparent__founds_pair(s, f);
}
