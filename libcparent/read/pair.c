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

static void
set_change(cparent__found *now, const cparent__found *then)
{
    const int order = cparent_decimal_compare(now->value.number,
                                              then->value.number);

    now->from = then->value;
    now->change = order > 0   ? CPARENT_OBSERVATION_CHANGE_UP
                  : order < 0 ? CPARENT_OBSERVATION_CHANGE_DOWN
                              : CPARENT_OBSERVATION_CHANGE_SAME;
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

/* "from X (x) to Y (y)": the first pair was, the second is. */
static void
pair_from_to(const cparent__sentence *s, cparent__founds *f, int i)
{
    const int before = cparent__before_number(s, f->items[i].number->from);
    const bool peak =
        cparent__compare_in(s, "previous", before - 2,
                   f->items[i].number->from) != NULL;
    int j = i + 1;
    bool extra;

    if (!cparent__token_is(s, before, "from") && !peak)
        return;
    extra = j < f->count && f->items[j].bracketed;
    j += extra;
    if (j >= f->count || (f->items[j].delta && !is_gap(f, j)) ||
        !same_unit(&f->items[i], &f->items[j]))
        return;
    if (!cparent__token_is(
            s, cparent__before_number(s, f->items[j].number->from), "to") &&
        !(peak && cparent__token_is(s, f->items[j].number->from - 1, "now")))
        return;
    f->items[i].role = CPARENT_OBSERVATION_ROLE_PREVIOUS;
    if (f->items[j].role != CPARENT_OBSERVATION_ROLE_TARGET)
        f->items[j].role = CPARENT_OBSERVATION_ROLE_ACTUAL;
    f->items[j].delta = false;
    set_change(&f->items[j], &f->items[i]);
    f->items[i].rule = f->items[j].rule = "figure.from-to";
    if (extra) {
        f->items[i + 1].role = CPARENT_OBSERVATION_ROLE_PREVIOUS;
        if (j + 1 < f->count && f->items[j + 1].bracketed)
            set_change(&f->items[j + 1], &f->items[i + 1]);
        return;
    }
    while (goes_on(s, f, j)) {
        f->items[j].role = CPARENT_OBSERVATION_ROLE_PREVIOUS;
        j++;
        f->items[j].role = CPARENT_OBSERVATION_ROLE_ACTUAL;
        f->items[j].rule = "figure.from-to";
        set_change(&f->items[j], &f->items[j - 1]);
    }
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

/* "Y, up from X", "Y compared with X": X was. */
static void
pair_compared(const cparent__sentence *s, cparent__founds *f, int i)
{
    int j;

    if (f->items[i].role != CPARENT_OBSERVATION_ROLE_PREVIOUS ||
        f->items[i].rule != NULL)
        return;
    j = counterpart(s, f, i);
    while (j >= 0 && f->items[j].bracketed && !f->items[i].bracketed &&
           !is_same_share(&f->items[j], &f->items[i]))
        j--;
    /* "94.8% (target 95%), up from 91.2%" */
    while (j > 0 && (f->items[j].role == CPARENT_OBSERVATION_ROLE_TARGET ||
                     f->items[j].role == CPARENT_OBSERVATION_ROLE_BENCHMARK))
        j--;
    /* "87% on time (target: 90%; previous year: 91%)" */
    while (j > 0 && f->items[j].inside && f->items[i].inside &&
           f->items[j].role != CPARENT_OBSERVATION_ROLE_ACTUAL)
        j--;
    /* "94% of its 263 care leavers, up from 89%" */
    if (j > 0 && f->items[i].value.unit != CPARENT_UNIT_UNKNOWN &&
        f->items[j].value.unit == CPARENT_UNIT_UNKNOWN &&
        f->items[j - 1].value.unit == f->items[i].value.unit)
        j--;
    if (j < 0 || f->items[j].role != CPARENT_OBSERVATION_ROLE_ACTUAL ||
        f->items[j].delta || f->items[j].from.state != 0 ||
        !same_unit(&f->items[j], &f->items[i]))
        return;
    set_change(&f->items[j], &f->items[i]);
    f->items[j].rule = "figure.compared";
    f->items[i].rule = "figure.earlier";
}

static bool
has_own_things(const cparent__sentence *s, const cparent__number *number)
{
    return things_of(s, number) != CPARENT__NO_WORD;
}

/* "In 2022/23 there were 40 exits and in 2023/24 there were 52": the same
 * thing at two times. */
static void
pair_dated(const cparent__sentence *s, cparent__founds *f, int i)
{
    cparent__found *then = &f->items[i - 1];
    cparent__found *now = &f->items[i];
    int order;

    if (then->time == NULL || now->time == NULL || then->time == now->time ||
        then->role != CPARENT_OBSERVATION_ROLE_ACTUAL ||
        now->role != CPARENT_OBSERVATION_ROLE_ACTUAL || then->delta ||
        now->delta || now->bracketed ||
        (then->from.state != 0 &&
         (then->rule == NULL || strcmp(then->rule, "figure.two-times") != 0)) ||
        !same_unit(then, now) || has_own_things(s, now->number) ||
        !cparent_period_is_set(then->time->period) ||
        !cparent_period_is_set(now->time->period))
        return;
    order = cparent_period_compare(then->time->period, now->time->period);
    if (order == 0)
        return;
    if (order > 0) {
        cparent__found *other = then;

        then = now;
        now = other;
    }
    then->role = CPARENT_OBSERVATION_ROLE_PREVIOUS;
    set_change(now, then);
    then->rule = now->rule = "figure.two-times";
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
        has_own_things(s, now->number))
        return;
    set_change(now, then);
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
        then->role != CPARENT_OBSERVATION_ROLE_ACTUAL ||
        now->role != CPARENT_OBSERVATION_ROLE_ACTUAL || then->delta ||
        now->delta || then->rule != NULL || now->rule != NULL ||
        !same_unit(then, now) || has_own_things(s, then->number) ||
        then->time->from > then->number->to ||
        !contrasts(s, now->number->to, then->number->from))
        return;
    then->role = CPARENT_OBSERVATION_ROLE_PREVIOUS;
    set_change(now, then);
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

/* "which stood at 40 in April, is now 22": it was the first. */
static void
pair_now(const cparent__sentence *s, cparent__founds *f, int i)
{
    cparent__found *then = &f->items[i - 1];
    cparent__found *now = &f->items[i];

    if (then->time == NULL || then->time->rate || then->time->same ||
        then->role != CPARENT_OBSERVATION_ROLE_ACTUAL ||
        now->role != CPARENT_OBSERVATION_ROLE_ACTUAL || then->delta ||
        now->delta || then->rule != NULL || now->rule != NULL ||
        !same_unit(then, now) || has_own_things(s, now->number) ||
        is_now(s, then->number) || !is_now(s, now->number))
        return;
    then->role = CPARENT_OBSERVATION_ROLE_PREVIOUS;
    set_change(now, then);
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
    set_change(now, then);
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

/* "17 young people, out of a possible 22", "17 children (of 204)". */
static void
pair_out_of(const cparent__sentence *s, cparent__founds *f, int i)
{
    int at = whole_from(s, f->items[i].number->from) - 1;

    if (f->items[i].dropped || f->items[i - 1].dropped ||
        !cparent__token_is(s, at, "of"))
        return;
    if (cparent__token_is(s, at - 1, "out") ||
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
