/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/figure-internal.h"

#include <string.h>

/* Which way a figure moved, and which numbers say how far. */

char
cparent__arrow_at(const cparent__sentence *s, int at)
{
    static const struct {
        const char *bytes;
        char way;
    } arrows[] = {
        { "\xE2\x86\x91", '^' }, { "\xE2\x86\x93", 'v' },
        { "\xE2\x86\x92", '>' }, { "\xE2\x96\xB2", '^' },
        { "\xE2\x96\xBC", 'v' }, { "\xE2\x9E\x94", '>' },
    };
    size_t i;

    if (at < 0 || at >= s->count)
        return 0;
    if (cparent__mark_is(s, at, '-') && cparent__mark_is(s, at + 1, '>') &&
        s->tokens[at + 1].glued)
        return '>';
    if (s->tokens[at].end - s->tokens[at].start != 3)
        return 0;
    for (i = 0; i < sizeof(arrows) / sizeof(arrows[0]); i++)
        if (memcmp(s->text + s->tokens[at].start, arrows[i].bytes, 3) == 0)
            return arrows[i].way;
    return 0;
}

int
cparent__way_of(const cparent__cue *cue)
{
    if (cparent__cue_means(cue, "up"))
        return CPARENT_OBSERVATION_CHANGE_UP;
    if (cparent__cue_means(cue, "down"))
        return CPARENT_OBSERVATION_CHANGE_DOWN;
    return cparent__cue_means(cue, "same") ? CPARENT_OBSERVATION_CHANGE_SAME
                                           : 0;
}

int
cparent__way_between(const cparent_value *then, const cparent_value *now)
{
    const int order = cparent_decimal_compare(now->number, then->number);

    if (order == 0)
        return CPARENT_OBSERVATION_CHANGE_SAME;
    return order > 0 ? CPARENT_OBSERVATION_CHANGE_UP
                     : CPARENT_OBSERVATION_CHANGE_DOWN;
}

/* Up or down; 0 where nothing moved, or nobody says which way. */
static int
moved_way(const cparent__cue *cue)
{
    const int way = cparent__way_of(cue);

    return way == CPARENT_OBSERVATION_CHANGE_SAME ? 0 : way;
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
    if (cue != NULL && moved_way(cue) != 0)
        found->change = moved_way(cue);
}

/* "made up 11% of the total", "setting up": nothing went up. */
static bool
is_idle_up(const cparent__sentence *s, const cparent__cue *cue)
{
    static const char *const verbs[] = {
        "made",     "make",   "makes",   "making",  "set",    "setting",
        "take",     "taken",  "took",    "taking",  "follow", "followed",
        "following", "back",  "backed",  "signed",  "opened", "ended",
        "brought",  "turned", "caught",  "catch",   "looked", "drawn",
        "drew",     "lined",  "turning", "signing", "opening", NULL
    };

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
    const int reach = comma ? 8 : 3;
    int at;

    if (!cparent__token_is(s, before, "to"))
        return;
    for (at = before - 1; at >= from && at >= before - reach; at--) {
        const cparent__cue *cue = cparent__cue_at(s, CPARENT__K_MOVE, at);

        if (cue == NULL || is_idle_up(s, cue) ||
            moved_way(cue) == 0)
            continue;
        found->change = moved_way(cue);
        return;
    }
}

/* "an increase in unaccompanied children to 43": what moved stands between
 * the word for it and where it went. */
static void
find_noun_to(const cparent__sentence *s, cparent__found *found, int before)
{
    int at;

    if (!cparent__token_is(s, before, "to") || found->change != 0 ||
        (found->value.unit == CPARENT_UNIT_UNKNOWN &&
         found->number->to < s->count &&
         cparent__cue_at(s, CPARENT__K_FIGURE, found->number->to) != NULL))
        return;
    for (at = before - 1; at >= 0 && at >= found->left && at >= before - 10;
         at--) {
        const cparent__cue *cue = cparent__cue_at(s, CPARENT__K_MOVE, at);

        if (s->tokens[at].kind != CPARENT__WORD ||
            cparent__token_is(s, at, "to"))
            return;
        if (cue == NULL || !(cparent__token_is(s, cue->end, "in") ||
                             cparent__token_is(s, cue->end, "of")))
            continue;
        if (moved_way(cue) != 0)
            found->change = moved_way(cue);
        return;
    }
}

/* "had fallen for the third year, and now stood at 172": it moved there. */
static void
find_moved_and_stands(const cparent__sentence *s, cparent__found *found,
                      int before)
{
    static const char *const stands[] = { "stood", "stands", "is", "was",
                                          "are",   "were",   NULL };
    int at = before - cparent__token_is(s, before, "at");
    int i;

    at -= cparent__token_is(s, at, "now");

    if (!cparent__token_among(s, at, stands))
        return;
    at -= cparent__token_is(s, at - 1, "now");
    if (!cparent__token_is(s, at - 1, "and"))
        return;
    for (i = at - 2; i >= 0 && i >= at - 14; i--) {
        const cparent__cue *move = cparent__cue_at(s, CPARENT__K_MOVE, i);

        if (s->tokens[i].kind == CPARENT__DIGITS)
            return;
        if (move == NULL || !(cparent__token_is_have(s, i - 1) ||
                              cparent__token_is(s, i, "continued")) ||
            moved_way(move) == 0)
            continue;
        found->change = moved_way(move);
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
        if (moved_way(cue) == 0)
            return true;
        found->delta = true;
        found->change = moved_way(cue);
        /* "an improvement of 31 days": it takes less long */
        if (found->value.unit == CPARENT_UNIT_DAYS &&
            cparent__token_is(s, cue->start, "improvement"))
            found->change = CPARENT_OBSERVATION_CHANGE_DOWN;
        return true;
    }
    return false;
}

/* "more", "better": up; "fewer", "short of": down; 0 for any other. */
static int
way_of(const cparent__sentence *s, int at)
{
    static const char *const more[] = { "more",   "higher", "longer",
                                        "slower", "better", NULL };
    static const char *const fewer[] = { "fewer",   "lower",  "less", "worse",
                                         "quicker", "faster", "shorter",
                                         "poorer",  "sooner", NULL };

    if (cparent__token_among(s, at, more))
        return CPARENT_OBSERVATION_CHANGE_UP;
    return cparent__token_among(s, at, fewer)
               ? CPARENT_OBSERVATION_CHANGE_DOWN
               : 0;
}

/* "above", "ahead of", "over": up; "below", "short of": down. */
static int
side_of(const cparent__sentence *s, int at)
{
    static const char *const over[] = { "above", "over",  "ahead",
                                        "clear", "up",    NULL };
    static const char *const under[] = { "below",  "under", "short",
                                         "behind", "shy",   "adrift",
                                         "down",   NULL };

    if (cparent__token_among(s, at, over))
        return CPARENT_OBSERVATION_CHANGE_UP;
    return cparent__token_among(s, at, under)
               ? CPARENT_OBSERVATION_CHANGE_DOWN
               : 0;
}

/* "above last year", "below the previous quarter": what it was before. */
static bool
is_then(const cparent__sentence *s, int at)
{
    const cparent__cue *time = cparent__cue_at(s, CPARENT__K_PERIOD, at);

    return time != NULL && strncmp(time->meaning, "earlier", 7) == 0;
}

/* "target", "budget": what a figure may be above or below. */
static bool
is_planned(const cparent__sentence *s, int at)
{
    static const char *const words[] = { "budget", "profile", "forecast",
                                         "plan", "allocation", NULL };

    return cparent__token_among(s, at, words) ||
           cparent__cue_means(cparent__cue_at(s, CPARENT__K_COMPARE, at),
                              "target");
}

/* "six below target", "£300 over budget", "15 points behind the figure for
 * all": how far it is from something else. */
static bool
find_distance(const cparent__sentence *s, cparent__found *found)
{
    const cparent__number *number = found->number;
    const bool points = number->value.unit == CPARENT_UNIT_PERCENTAGE_POINTS;
    int at = number->to;
    int side, i;

    if (points && way_of(s, at - 1) + side_of(s, at - 1) != 0)
        at--;
    side = side_of(s, at);
    if (side == 0)
        return false;
    /* "six points up on the spring term", "three up on last month" */
    if ((points || cparent__token_is(s, at + 1, "on")) &&
        (cparent__token_is(s, at, "up") ||
         cparent__token_is(s, at, "down"))) {
        found->delta = true;
        found->change = side;
        return true;
    }
    /* "short of target", but not "over the life of the plan" */
    for (i = at + 1; !points && i < at + 6; i++)
        if (is_planned(s, i) ||
            (i > at + 1 && cparent__token_is(s, i, "of")))
            break;
    if (!points && (!is_planned(s, i) ||
                    number->value.unit == CPARENT_UNIT_PERCENT))
        return false;
    found->delta = true;
    found->apart = !is_then(s, at + 1);
    found->change = side;
    return true;
}

/* "12 fewer than in June", "two points worse than last year" */
static bool
find_more_than(const cparent__sentence *s, cparent__found *found)
{
    const cparent__number *number = found->number;
    const bool points = number->value.unit == CPARENT_UNIT_PERCENTAGE_POINTS;
    int at = number->to;

    if (points && way_of(s, at - 1) != 0)
        at--;
    if (way_of(s, at) == 0 || !(points || than_follows(s, at + 1)))
        return false;
    found->delta = true;
    found->change = way_of(s, at);
    return true;
}

/* "66% (-4)", "(+3%)": how far it moved, with its sign. */
static bool
find_signed(const cparent__sentence *s, cparent__found *found)
{
    const int at = found->number->from - 1;
    const bool up = cparent__mark_is(s, at, '+');

    if ((!up && !cparent__mark_is(s, at, '-')) ||
        !cparent__mark_is(s, at - 1, '(') ||
        !cparent__mark_is(s, found->number->to, ')') ||
        !s->tokens[at + 1].glued)
        return false;
    found->delta = true;
    found->change = up ? CPARENT_OBSERVATION_CHANGE_UP
                       : CPARENT_OBSERVATION_CHANGE_DOWN;
    return true;
}

/* "a 1.7% drop", "the 14% rise" */
static void
find_noun_behind(const cparent__sentence *s, cparent__found *found)
{
    const cparent__number *number = found->number;
    const cparent__cue *cue =
        cparent__cue_at(s, CPARENT__K_MOVE, number->to);

    if (cue == NULL || cue->end - cue->start != 1 ||
        !cparent__token_is_article(s, number->from - 1) ||
        moved_way(cue) == 0)
        return;
    found->delta = true;
    found->change = moved_way(cue);
}

/* "a reduction of 11", "grew by 4.6%", "down 19.4%", "1.7% drop", "three
 * fewer than": the number says how far something moved. */
void
cparent__delta_find(const cparent__sentence *s, cparent__found *found)
{
    const cparent__number *number = found->number;
    const int at = cparent__before_number(s, number->from);
    const cparent__cue *cue;

    if (number->delta)
        found->delta = true;
    cparent__steady_find(s, found);
    find_move_to(s, found, at);
    find_noun_to(s, found, at);
    find_moved_and_stands(s, found, at);
    if (is_up_to(s, found) || cparent__arrow_at(s, number->to) == '^')
        found->change = CPARENT_OBSERVATION_CHANGE_UP;
    if (cparent__arrow_at(s, number->to) == 'v')
        found->change = CPARENT_OBSERVATION_CHANGE_DOWN;
    if ((number->value.flags & CPARENT_VALUE_RANGE) != 0)
        find_ranging(s, found);
    if (find_noun_before(s, found, at))
        return;
    cue = cparent__token_is(s, at, "by") ? moved_by(s, at) : NULL;
    if (cue != NULL && moved_way(cue) != 0) {
        found->delta = true;
        found->change = moved_way(cue);
        return;
    }
    if (find_more_than(s, found) || find_distance(s, found) ||
        find_signed(s, found))
        return;
    find_noun_behind(s, found);
}

/* Do the words between a figure and how far it moved keep them together?
 * "347 children, 12 fewer", "15.2: down 1.4", "69% was eleven points
 * better", "79% (a rise of four points)". */
static bool
stands_beside(const cparent__sentence *s, int from, int to)
{
    static const char *const linking[] = { "was", "were", "is", "are", NULL };
    int at;

    if (cparent__token_among(s, from, linking) && to - from <= 2)
        return true;
    for (at = to; at >= from && at > to - 8; at--)
        if (cparent__mark_is(s, at, ',') || cparent__mark_is(s, at, ':') ||
            cparent__mark_is(s, at, '(') || cparent__mark_is(s, at, '-'))
            return true;
    return false;
}

/* "by four points to 89%", "by five since the last meeting, to 47", "10
 * points better at 87%": `to` leads to where it got. */
static bool
gets_to(const cparent__sentence *s, const cparent__founds *f, int i, int to)
{
    const int from = f->items[i - 1].number->to;
    const cparent__time *time = f->items[i - 1].time;
    int at = from;

    if (!cparent__token_is(s, to, "to") && !cparent__token_is(s, to, "at"))
        return false;
    if (time != NULL && time->from >= at && time->from <= at + 2)
        at = time->to;
    at += side_of(s, at) != 0 || way_of(s, at) != 0;
    at += cparent__mark_is(s, at, ',');
    return at == to;
}

/* "347 children, 12 fewer than in June", "up by four points to 89%": how far
 * it moved says which way the figure beside it did. */
void
cparent__delta_share(const cparent__sentence *s, cparent__founds *f, int i)
{
    cparent__found *found = &f->items[i];
    cparent__found *before = &f->items[i - 1];
    const int at = cparent__before_number(s, found->number->from);

    if (found->delta && !found->apart && found->change != 0 &&
        !before->delta && before->change == 0 &&
        before->role == CPARENT_OBSERVATION_ROLE_ACTUAL &&
        at - before->number->to <= 16 &&
        stands_beside(s, before->number->to, at)) {
        before->change = found->change;
        return;
    }
    if (before->delta && before->change != 0 && !found->delta &&
        found->change == 0 && gets_to(s, f, i, at))
        found->change = before->change;
}
