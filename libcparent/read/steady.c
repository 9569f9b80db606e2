/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/figure-internal.h"

/* Figures whose words say which way they stand to what was before, without
 * a number for that: "stable at 231", "down at 6.3%", "double the number of
 * last year", "23, the same as in March". */

enum { ASIDE = 16 }; /* no such words stand further behind their figure */

static const cparent__cue *
move_until(const cparent__sentence *s, int end)
{
    int at;

    for (at = end - 4; at < end; at++) {
        const cparent__cue *cue = cparent__cue_at(s, CPARENT__K_MOVE, at);

        if (cue != NULL && cue->end == end)
            return cue;
    }
    return NULL;
}

/* "unchanged on the previous quarter at 81%": past the time that is compared
 * with, back to the word that says how it moved. */
static int
before_compared(const cparent__sentence *s, cparent__found *found, int at)
{
    static const char *const joints[] = { "on", "from", "than", "since",
                                          NULL };
    const cparent__time *time = found->time;
    int from;

    if (time == NULL || time->to != at)
        return at;
    for (from = time->core; from >= time->from - 1 && from > 0; from--)
        if (cparent__token_among(s, from, joints) &&
            move_until(s, from) != NULL) {
            found->time = NULL;
            return from;
        }
    return at;
}

/* "remained stable at 231", "was down at 6.3%", "level, at 19" */
static bool
stands_at(const cparent__sentence *s, cparent__found *found, int before)
{
    const cparent__cue *cue;
    int end = before;

    if (!cparent__token_is(s, before, "at") &&
        !(found->value.unit != CPARENT_UNIT_UNKNOWN &&
          cparent__cue_means(move_until(s, before + 1), "same")))
        return false;
    end += !cparent__token_is(s, before, "at");
    end -= cparent__mark_is(s, end - 1, ',');
    cue = move_until(s, before_compared(s, found, end));
    if (cue == NULL || cparent__way_of(cue) == 0)
        return false;
    found->change = cparent__way_of(cue);
    return true;
}

/* "There was no change in the number of beds, which stood at 31" */
static bool
opens_with_same(const cparent__sentence *s, const cparent__found *found,
                int before)
{
    const cparent__cue *cue =
        cparent__cue_last(s, CPARENT__K_MOVE, before - ASIDE, before);
    int at;

    if (cue == NULL || !cparent__token_is(s, before, "at") ||
        !(cparent__token_is(s, cue->start, "no") ||
          cparent__token_is(s, cue->start, "little")))
        return false;
    for (at = cue->end; at < found->number->from; at++)
        if (s->tokens[at].kind == CPARENT__DIGITS)
            return false;
    return true;
}

/* "as at the last meeting", "as the previous two quarters" */
static bool
names_last(const cparent__sentence *s, int at)
{
    static const char *const words[] = { "last", "previous", "preceding",
                                         NULL };

    at += cparent__cue_at(s, CPARENT__K_PERIOD_LEAD, at) != NULL;
    at += cparent__token_is_article(s, at);
    return cparent__token_among(s, at, words);
}

static bool
says_when(const cparent__sentence *s, int from)
{
    int at;

    for (at = from; at < from + 7 && at < s->count; at++)
        if (s->tokens[at].kind == CPARENT__DIGITS)
            return true;
    return names_last(s, from) ||
           cparent__cue_in(s, CPARENT__K_PERIOD, from, from + 7) != NULL ||
           cparent__cue_in(s, CPARENT__K_MONTH, from, from + 7) != NULL;
}

/* "23, the same as in March", "the 19 was unchanged", "74: no change on last
 * year"; "the same as England" says nothing of before. */
static bool
same_behind(const cparent__sentence *s, const cparent__found *found)
{
    static const char *const links[] = { "was", "is", "were", "are",
                                         "remained", NULL };
    static const char *const joints[] = { "as", "on", "from", "since", "to",
                                          NULL };
    int at;

    for (at = found->number->to; at < found->number->to + ASIDE; at++) {
        const cparent__cue *cue = cparent__cue_at(s, CPARENT__K_MOVE, at);

        if (at >= s->count || cparent__mark_is(s, at, ';') ||
            cparent__token_is(s, at, "and") ||
            cparent__token_is(s, at, "but"))
            return false;
        if (cue == NULL || !cparent__cue_means(cue, "same") ||
            !(s->tokens[at - 1].kind == CPARENT__MARK ||
              cparent__token_among(s, at - 1, links)))
            continue;
        if (cparent__token_among(s, cue->end, joints))
            return says_when(s, cue->end + 1);
        return cue->end >= s->count ||
               s->tokens[cue->end].kind == CPARENT__MARK;
    }
    return false;
}

/* "double", "twice", "three times": up; "half": down; 0 for any other. */
static int
multiple_at(const cparent__sentence *s, int at, int *end)
{
    const cparent__cue *number = cparent__cue_at(s, CPARENT__K_NUMBER, at);

    *end = at + 1;
    if (cparent__token_is(s, at, "double") ||
        cparent__token_is(s, at, "twice") ||
        cparent__token_is(s, at, "triple"))
        return CPARENT_OBSERVATION_CHANGE_UP;
    if (cparent__token_is(s, at, "half"))
        return CPARENT_OBSERVATION_CHANGE_DOWN;
    if (number == NULL || !cparent__token_is(s, number->end, "times"))
        return 0;
    *end = number->end + 1;
    return CPARENT_OBSERVATION_CHANGE_UP;
}

int
cparent__multiple_of_then(const cparent__sentence *s, int at)
{
    static const char *const wholes[] = { "number", "figure", "total",
                                          "rate",   "amount", NULL };
    int end;
    const int way = multiple_at(s, at, &end);
    const bool that = cparent__token_is(s, end, "that");

    if (way == 0)
        return 0;
    if (cparent__token_is(s, end, "as") &&
        (cparent__token_is(s, end + 1, "many") ||
         cparent__token_is(s, end + 1, "much") ||
         cparent__token_is(s, end + 1, "high")))
        return way;
    end += cparent__token_is_article(s, end);
    return that || cparent__token_among(s, end, wholes) ? way : 0;
}

/* "31 households were recruited, double the number of last year" */
static int
multiple_behind(const cparent__sentence *s, const cparent__found *found)
{
    int at;

    for (at = found->number->to; at < found->number->to + ASIDE; at++) {
        const bool apart = at > 0 && at < s->count &&
                           (s->tokens[at - 1].kind == CPARENT__MARK ||
                            cparent__token_is(s, at - 1, "was") ||
                            cparent__token_is(s, at - 1, "is"));
        const int way = apart ? cparent__multiple_of_then(s, at) : 0;

        if (at >= s->count || cparent__mark_is(s, at, ';'))
            return 0;
        if (way != 0)
            return says_when(s, at + 2) ? way : 0;
    }
    return 0;
}

void
cparent__steady_find(const cparent__sentence *s, cparent__found *found)
{
    const int before = cparent__before_number(s, found->number->from);
    int way;

    if (stands_at(s, found, before))
        return;
    if (opens_with_same(s, found, before) || same_behind(s, found)) {
        found->change = CPARENT_OBSERVATION_CHANGE_SAME;
        return;
    }
    way = multiple_behind(s, found);
    if (way != 0)
        found->change = way;
}
