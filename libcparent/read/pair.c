/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/figure-internal.h"

#include <string.h>

static bool
same_unit(const cparent__found *a, const cparent__found *b)
{
    return a->value.unit == b->value.unit ||
           a->value.unit == CPARENT_UNIT_UNKNOWN ||
           b->value.unit == CPARENT_UNIT_UNKNOWN;
}

void
cparent__found_moved(cparent__found *now, const cparent__found *then)
{
    now->from = then->value;
    now->change = cparent__way_between(&then->value, &now->value);
}

/* "from 31 to 26 percentage points": a gap that moved, not a movement. */
static bool
is_gap(const cparent__founds *f, int i)
{
    return f->items[i].value.unit == CPARENT_UNIT_PERCENTAGE_POINTS &&
           f->items[i].change == 0;
}

/* "from 84% to 90% to 95%", "from 62% in Q1 to 70% in Q2 and 78% in Q3":
 * the figure behind number `j` is where it got to next. */
static bool
goes_on(const cparent__sentence *s, const cparent__founds *f, int j)
{
    const cparent__found *last = &f->items[j];
    const cparent__found *next = last + 1;
    int before;

    if (j + 1 >= f->count || next->delta || next->bracketed ||
        next->role != CPARENT_OBSERVATION_ROLE_ACTUAL ||
        !same_unit(last, next))
        return false;
    before = cparent__before_number(s, next->number->from);
    if (cparent__token_is(s, before, "to"))
        return before - last->number->to <= 4;
    return (cparent__token_is(s, before, "and") ||
            cparent__mark_is(s, before, ',')) &&
           last->time != NULL && next->time != NULL &&
           last->time != next->time && before == last->time->to;
}

/* The number at `from` is where it began: "from 31", "its previous peak". */
static bool
begins_way(const cparent__sentence *s, int from, bool *peak)
{
    const int before = cparent__before_number(s, from);

    *peak = cparent__compare_in(s, "previous", before - 2, from) != NULL;
    return *peak || cparent__token_is(s, before, "from");
}

/* The number at `from` is where it got to: "to 26"; behind a peak "now". */
static bool
ends_way(const cparent__sentence *s, int from, bool peak)
{
    return cparent__token_is(s, cparent__before_number(s, from), "to") ||
           (peak && cparent__token_is(s, from - 1, "now"));
}

static bool
is_bracketed(const cparent__founds *f, int i)
{
    return i < f->count && f->items[i].bracketed;
}

/* "to 90% to 95%": each was, once the next is. */
static void
follow_way(const cparent__sentence *s, cparent__founds *f, int j)
{
    while (goes_on(s, f, j)) {
        f->items[j].role = CPARENT_OBSERVATION_ROLE_PREVIOUS;
        j++;
        f->items[j].role = CPARENT_OBSERVATION_ROLE_ACTUAL;
        f->items[j].rule = "figure.from-to";
        cparent__found_moved(&f->items[j], &f->items[j - 1]);
    }
}

/* "from X (x) to Y (y)": the first pair was, the second is. */
static void
pair_from_to(const cparent__sentence *s, cparent__founds *f, int i)
{
    const bool extra = is_bracketed(f, i + 1);
    const int j = i + 1 + extra;
    cparent__found *then = &f->items[i];
    cparent__found *now = &f->items[j];
    bool peak;

    if (j >= f->count || !begins_way(s, then->number->from, &peak) ||
        !ends_way(s, now->number->from, peak) ||
        (now->delta && !is_gap(f, j)) || !same_unit(then, now))
        return;
    then->role = CPARENT_OBSERVATION_ROLE_PREVIOUS;
    if (now->role != CPARENT_OBSERVATION_ROLE_TARGET)
        now->role = CPARENT_OBSERVATION_ROLE_ACTUAL;
    now->delta = false;
    cparent__found_moved(now, then);
    then->rule = now->rule = "figure.from-to";
    if (!extra) {
        follow_way(s, f, j);
        return;
    }
    f->items[i + 1].role = CPARENT_OBSERVATION_ROLE_PREVIOUS;
    if (is_bracketed(f, j + 1))
        cparent__found_moved(&f->items[j + 1], &f->items[i + 1]);
}

/* The word for the things that a number counts, or CPARENT__NO_WORD. */
static uint32_t
things_of(const cparent__sentence *s, const cparent__number *number)
{
    int at;

    for (at = number->to; at < number->to + 4; at++) {
        const cparent__cue *cue = cparent__cue_at(s, CPARENT__K_FIGURE, at);

        if (cue != NULL)
            return s->tokens[cue->end - 1].word;
        if (at >= s->count || s->tokens[at].kind != CPARENT__WORD)
            break;
    }
    return CPARENT__NO_WORD;
}

/* "1,486 reviews of 611 children (1,402 reviews the year before)": the last
 * figure of the same things, or the one right before. */
static int
counterpart(const cparent__sentence *s, const cparent__founds *f, int i)
{
    const uint32_t things = things_of(s, f->items[i].number);
    int j;

    for (j = i - 1; things != CPARENT__NO_WORD && j >= 0 && j >= i - 4; j--)
        if (things_of(s, f->items[j].number) == things &&
            f->items[j].role == CPARENT_OBSERVATION_ROLE_ACTUAL)
            return j;
    return i - 1;
}

/* "17 of 41 pupils (41.5%), compared with 35%" */
static bool
is_same_share(const cparent__found *now, const cparent__found *then)
{
    return now->role == CPARENT_OBSERVATION_ROLE_ACTUAL &&
           now->value.unit == CPARENT_UNIT_PERCENT &&
           then->value.unit == CPARENT_UNIT_PERCENT;
}

/* Number `j` stands between an earlier figure and the one that it is said
 * of. */
static bool
stands_between(const cparent__founds *f, int j, int i)
{
    const cparent__found *between = &f->items[j];
    const cparent__found *then = &f->items[i];

    /* "94.8% (target 95%), up from 91.2%" */
    if (between->role == CPARENT_OBSERVATION_ROLE_TARGET ||
        between->role == CPARENT_OBSERVATION_ROLE_BENCHMARK)
        return true;
    /* "87% on time (target: 90%; previous year: 91%)" */
    return between->inside && then->inside &&
           between->role != CPARENT_OBSERVATION_ROLE_ACTUAL;
}

/* "94% of its 263 care leavers, up from 89%": the number is only the whole,
 * and what is said stands before it. */
static bool
is_whole(const cparent__found *number, const cparent__found *then)
{
    return then->value.unit != CPARENT_UNIT_UNKNOWN &&
           number->value.unit == CPARENT_UNIT_UNKNOWN &&
           number[-1].value.unit == then->value.unit;
}

static bool
has_own_things(const cparent__sentence *s, const cparent__number *number)
{
    return things_of(s, number) != CPARENT__NO_WORD;
}

/* "71 suspensions involving 33 pupils; a year before there had been 54": the
 * second, number `j` > 0, only tells how many took part in the first. */
static bool
is_beside(const cparent__sentence *s, const cparent__founds *f, int j, int i)
{
    static const char *const joints[] = { "involving", "affecting",
                                          "relating", NULL };
    int at;

    if (has_own_things(s, f->items[i].number) ||
        !has_own_things(s, f->items[j].number))
        return false;
    for (at = f->items[j - 1].number->to; at < f->items[j].number->from; at++)
        if (cparent__token_among(s, at, joints))
            return true;
    return false;
}

/* The figure that the earlier one, number `i`, is said of; -1: there is
 * none. */
static int
later_of(const cparent__sentence *s, const cparent__founds *f, int i)
{
    int j = counterpart(s, f, i);

    while (j >= 0 && f->items[j].bracketed && !f->items[i].bracketed &&
           !is_same_share(&f->items[j], &f->items[i]))
        j--;
    while (j > 0 && stands_between(f, j, i))
        j--;
    if (j > 0 && is_whole(&f->items[j], &f->items[i]))
        j--;
    return j > 0 && is_beside(s, f, j, i) ? j - 1 : j;
}

/* "Y, up from X", "Y compared with X": X was. */
static void
pair_compared(const cparent__sentence *s, cparent__founds *f, int i)
{
    cparent__found *then = &f->items[i];
    cparent__found *now;
    int j;

    if (then->role != CPARENT_OBSERVATION_ROLE_PREVIOUS || then->rule != NULL)
        return;
    j = later_of(s, f, i);
    if (j < 0)
        return;
    now = &f->items[j];
    if (now->role != CPARENT_OBSERVATION_ROLE_ACTUAL || now->delta ||
        now->from.state != 0 || !same_unit(now, then))
        return;
    cparent__found_moved(now, then);
    now->rule = "figure.compared";
    then->rule = "figure.earlier";
}

/* Two figures as they are, of one unit, one of which may have been the
 * other. */
static bool
are_alike(const cparent__found *a, const cparent__found *b)
{
    return a->role == CPARENT_OBSERVATION_ROLE_ACTUAL &&
           b->role == CPARENT_OBSERVATION_ROLE_ACTUAL && !a->delta &&
           !b->delta && same_unit(a, b);
}

/* Each has a time with known days, and it is not the same one. */
static bool
have_two_times(const cparent__found *a, const cparent__found *b)
{
    return a->time != NULL && b->time != NULL && a->time != b->time &&
           cparent_period_is_set(a->time->period) &&
           cparent_period_is_set(b->time->period);
}

/* It is compared already, and not just with another such. */
static bool
is_compared(const cparent__found *found)
{
    return found->from.state != 0 &&
           (found->rule == NULL ||
            strcmp(found->rule, "figure.two-times") != 0);
}

/* A term or a quarter of which nobody says the year: 's', 'q', or 0. */
static char
part_of_year(const cparent__sentence *s, const cparent__time *time)
{
    static const char *const terms[] = { "autumn", "spring", "summer",
                                         "winter", NULL };
    static const char *const quarters[] = { "quarter", "q", NULL };
    int at;

    if (time->earlier || time->same || time->rate ||
        cparent_period_is_set(time->period))
        return 0;
    for (at = time->core; at < time->to; at++) {
        if (cparent__token_among(s, at, terms))
            return 's';
        if (cparent__token_among(s, at, quarters))
            return 'q';
    }
    return 0;
}

/* "88% in the autumn, 93% in the spring": two parts of one year, the earlier
 * first. */
static bool
run_on(const cparent__sentence *s, const cparent__found *a,
       const cparent__found *b)
{
    return a->time != NULL && b->time != NULL && a->time != b->time &&
           a->time->core > a->number->from &&
           b->time->core > b->number->from && part_of_year(s, a->time) != 0 &&
           part_of_year(s, a->time) == part_of_year(s, b->time);
}

/* "In 2022/23 there were 40 exits and in 2023/24 there were 52": the same
 * thing at two times. */
static void
pair_dated(const cparent__sentence *s, cparent__founds *f, int i)
{
    cparent__found *then = &f->items[i - 1];
    cparent__found *now = &f->items[i];
    int order;

    if (!are_alike(then, now) || now->bracketed || is_compared(then) ||
        has_own_things(s, now->number) ||
        !(have_two_times(then, now) || run_on(s, then, now)))
        return;
    order = run_on(s, then, now)
                ? -1
                : cparent_period_compare(then->time->period,
                                         now->time->period);
    if (order == 0)
        return;
    if (order > 0) {
        then = &f->items[i];
        now = &f->items[i - 1];
    }
    then->role = CPARENT_OBSERVATION_ROLE_PREVIOUS;
    cparent__found_moved(now, then);
    then->rule = now->rule = "figure.two-times";
}

/* "Compared with 201 a year ago, there are now 188 children": the sentence
 * begins with what was. */
static bool
is_compared_first(const cparent__sentence *s, const cparent__number *then)
{
    const cparent__cue *versus = cparent__cue_at(s, CPARENT__K_COMPARE, 0);

    return cparent__cue_means(versus, "versus") &&
           versus->end == cparent__before_number(s, then->from) + 1 &&
           !has_own_things(s, then);
}

/* "had started the year with 93 and finished it with 85": what was comes
 * first. */
static void
pair_forward(const cparent__sentence *s, cparent__founds *f, int i)
{
    cparent__found *then = &f->items[i - 1];
    cparent__found *now = &f->items[i];

    if (then->role != CPARENT_OBSERVATION_ROLE_PREVIOUS ||
        then->rule != NULL || now->rule != NULL || now->delta ||
        now->role != CPARENT_OBSERVATION_ROLE_ACTUAL ||
        now->from.state != 0 || !same_unit(then, now) ||
        (has_own_things(s, now->number) &&
         !(i == 1 && is_compared_first(s, then->number))))
        return;
    cparent__found_moved(now, then);
    now->rule = "figure.compared";
    then->rule = "figure.earlier";
}

/* Words of contrast part the two numbers. */
static bool
contrasts(const cparent__sentence *s, int from, int to)
{
    static const char *const words[] = { "whereas", "while", "where", "but",
                                         "although", NULL };
    int at;

    for (at = from; at < to; at++)
        if (cparent__token_among(s, at, words))
            return true;
    return false;
}

/* "now filled 9% of posts, whereas they filled 21% in 2021": the second has a
 * time of its own, and the first is of now. */
static void
pair_contrast(const cparent__sentence *s, cparent__founds *f, int i)
{
    cparent__found *now = &f->items[i - 1];
    cparent__found *then = &f->items[i];

    if (then->time == NULL || now->time != NULL || !then->time->dated ||
        then->rule != NULL || now->rule != NULL || !are_alike(then, now) ||
        has_own_things(s, then->number) ||
        then->time->from > then->number->to ||
        !contrasts(s, now->number->to, then->number->from))
        return;
    then->role = CPARENT_OBSERVATION_ROLE_PREVIOUS;
    cparent__found_moved(now, then);
    now->rule = "figure.compared";
    then->rule = "figure.earlier";
}

/* "now 22", "12 are waiting now", "had since improved to 66%" */
static bool
is_now(const cparent__sentence *s, const cparent__number *number)
{
    static const char *const words[] = { "now", "currently", "today", NULL };
    int at;

    for (at = number->from - 1; at >= 0 && at >= number->from - 4; at--)
        if (cparent__token_among(s, at, words) ||
            (cparent__token_is(s, at, "since") &&
             cparent__cue_at(s, CPARENT__K_MOVE, at + 1) != NULL))
            return true;
    for (at = number->to; at < number->to + 4; at++) {
        if (cparent__clause_ends(s, at))
            return false;
        if (cparent__token_among(s, at, words))
            return true;
    }
    return false;
}

/* "has since risen to 78%" */
static bool
has_since(const cparent__sentence *s, const cparent__number *number)
{
    const int to = cparent__before_number(s, number->from);
    const cparent__cue *move =
        cparent__cue_last(s, CPARENT__K_MOVE, to - 3, to);

    return cparent__token_is(s, to, "to") && move != NULL &&
           cparent__token_is(s, move->start - 1, "since");
}

/* The figure has a time of its own that tells when it was. */
static bool
is_of_then(const cparent__found *found)
{
    return found->time != NULL && !found->time->rate && !found->time->same;
}

/* "which stood at 40 in April, is now 22", "the 74% reported has since risen
 * to 78%": it was the first. */
static void
pair_now(const cparent__sentence *s, cparent__founds *f, int i)
{
    cparent__found *then = &f->items[i - 1];
    cparent__found *now = &f->items[i];

    if (!(is_of_then(then) || has_since(s, now->number)) ||
        then->rule != NULL || now->rule != NULL || !are_alike(then, now) ||
        has_own_things(s, now->number) ||
        is_now(s, then->number) || !is_now(s, now->number))
        return;
    then->role = CPARENT_OBSERVATION_ROLE_PREVIOUS;
    cparent__found_moved(now, then);
    then->rule = now->rule = "figure.now";
}

/* "School moves: 21 → 14" */
static void
pair_arrow(const cparent__sentence *s, cparent__founds *f, int i)
{
    cparent__found *then = &f->items[i - 1];
    cparent__found *now = &f->items[i];
    const int at = then->number->to;

    if (cparent__arrow_at(s, at) != '>' || now->number->from - at > 2 ||
        !same_unit(then, now))
        return;
    then->role = CPARENT_OBSERVATION_ROLE_PREVIOUS;
    now->role = CPARENT_OBSERVATION_ROLE_ACTUAL;
    cparent__found_moved(now, then);
    then->rule = now->rule = "figure.from-to";
}

/* Makes number `of` the whole that number `i` is a part of. */
static void
set_part(cparent__founds *f, int i, int of)
{
    cparent_value *part = &f->items[i].value;
    const cparent_value *all = &f->items[of].value;

    if (all->unit != CPARENT_UNIT_UNKNOWN || all->number.scale != 0 ||
        part->unit != CPARENT_UNIT_UNKNOWN || part->number.scale != 0 ||
        (part->flags | all->flags) != 0 ||
        part->number.coefficient > all->number.coefficient)
        return;
    part->flags |= CPARENT_VALUE_PARTS;
    part->numerator = part->number.coefficient;
    part->denominator = all->number.coefficient;
    part->unit = CPARENT_UNIT_COUNT;
    f->items[of].dropped = true;
}

/* "the", "our", "a possible", "a total of", "a cohort of": where the words
 * right before a whole begin. */
static int
whole_from(const cparent__sentence *s, int from)
{
    static const char *const which[] = { "the",   "our",   "those",
                                         "all",   "these", "possible",
                                         NULL };
    static const char *const sets[] = { "cohort", "total", "group",
                                        "sample", NULL };

    from -= cparent__token_among(s, from - 1, which);
    from -= cparent__token_is(s, from, "possible") &&
            cparent__token_is_article(s, from - 1);
    if (cparent__token_is(s, from - 1, "of") &&
        cparent__token_among(s, from - 2, sets) &&
        cparent__token_is_article(s, from - 3))
        from -= 3;
    return from;
}

/* "Of 538 children looked after, nine were known to the team", "Out of 56
 * assessments, 41", "From a cohort of 45, 29", "Among the 64, 12". */
static void
pair_of(const cparent__sentence *s, cparent__founds *f, int i)
{
    static const char *const sets[] = { "of", "among", "amongst", NULL };
    const int number = f->items[i].number->from;
    const int from = whole_from(s, number);
    int at = from - 1;

    if (i + 1 >= f->count ||
        !(cparent__token_among(s, at, sets) ||
          (cparent__token_is(s, at, "from") && number - from > 2)))
        return;
    at -= cparent__token_is(s, at, "of") && cparent__token_is(s, at - 1, "out");
    if (at == 0 || s->tokens[at - 1].kind == CPARENT__MARK)
        set_part(f, i + 1, i);
}

/* "19 pupils of 68": nothing that is counted stands behind the whole. */
static bool
ends_whole(const cparent__sentence *s, const cparent__found *part,
           const cparent__found *all, int of)
{
    const cparent__cue *things =
        cparent__cue_last(s, CPARENT__K_FIGURE, part->number->to, of);
    const int to = all->number->to;

    return things != NULL && things->end == of &&
           of - part->number->to <= 3 &&
           (to >= s->count || s->tokens[to].kind == CPARENT__MARK);
}

/* "17 young people, out of a possible 22", "17 children (of 204)". */
static void
pair_out_of(const cparent__sentence *s, cparent__founds *f, int i)
{
    int at = whole_from(s, f->items[i].number->from) - 1;

    if (f->items[i].dropped || f->items[i - 1].dropped ||
        !cparent__token_is(s, at, "of"))
        return;
    if (cparent__token_is(s, at - 1, "out") ||
        ends_whole(s, &f->items[i - 1], &f->items[i], at) ||
        (cparent__mark_is(s, at - 1, '(') &&
         cparent__mark_is(s, f->items[i].number->to, ')')))
        set_part(f, i - 1, i);
}

void
cparent__founds_pair(const cparent__sentence *s, cparent__founds *f)
{
    int i;

    for (i = 0; i < f->count; i++) {
        pair_from_to(s, f, i);
        pair_of(s, f, i);
    }
    for (i = 1; i < f->count; i++) {
        pair_out_of(s, f, i);
        pair_compared(s, f, i);
    }
    for (i = 1; i < f->count; i++) {
        pair_arrow(s, f, i);
        pair_dated(s, f, i);
        pair_now(s, f, i);
        pair_contrast(s, f, i);
        pair_forward(s, f, i);
    }
}
