/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/figure-internal.h"

#include <string.h>

/* The last cue of comparison in a stretch that means `meaning`. */
static const cparent__cue *
compare_in(const cparent__sentence *s, const char *meaning, int from,
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
    int i;

    if (cparent__mark_is(s, at, ',') || cparent__mark_is(s, at, ';') ||
        cparent__mark_is(s, at, '(') || cparent__mark_is(s, at, ')') ||
        cparent__mark_is(s, at, ':') || cparent__mark_is(s, at, '.') ||
        cparent__mark_is(s, at, '?') || cparent__mark_is(s, at, '!'))
        return true;
    for (i = 0; words[i] != NULL; i++)
        if (cparent__token_is(s, at, words[i]))
            return true;
    return false;
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

/* The token right before the number, past articles and qualifiers. */
static int
before_number(const cparent__sentence *s, int from)
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
            if (cue != NULL && cue->end == at + 1)
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

        if (cue == NULL || cue->end != end)
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

/* "a reduction of 11", "grew by 4.6%", "down 19.4%", "1.7% drop", "three
 * fewer than": the number says how far something moved. */
static void
find_delta(const cparent__sentence *s, cparent__found *found)
{
    const cparent__number *number = found->number;
    int at = before_number(s, number->from);
    const cparent__cue *cue;
    const bool joined = cparent__token_is(s, at, "of") ||
                        cparent__token_is(s, at, "by");
    int back;

    if (number->delta)
        found->delta = true;
    for (back = 0; back < 3; back++) {
        cue = cparent__cue_at(s, CPARENT__K_MOVE, at - joined - back);
        if (cue != NULL && cue->end == at - joined + 1) {
            /* "the rise of 40 children" but "stable at 40" */
            if (direction_of(cue) == CPARENT_OBSERVATION_CHANGE_SAME)
                return;
            found->delta = true;
            found->change = direction_of(cue);
            return;
        }
    }
    at = number->to;
    if (cparent__token_is(s, at, "more") ||
        cparent__token_is(s, at, "fewer") ||
        cparent__token_is(s, at, "higher") ||
        cparent__token_is(s, at, "lower") ||
        cparent__token_is(s, at, "less")) {
        if (!cparent__token_is(s, at + 1, "than"))
            return;
        found->delta = true;
        found->change = cparent__token_is(s, at, "more") ||
                                cparent__token_is(s, at, "higher")
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

static int
benchmark_or_previous(const cparent__sentence *s, const cparent__found *f)
{
    return compare_in(s, "benchmark", f->left, f->right) != NULL
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

    return cparent__cue_means(cue, "target") && cue->end - cue->start == 1;
}

static bool
benchmark_behind(const cparent__sentence *s, const cparent__found *found)
{
    const cparent__cue *cue = compare_in(s, "benchmark", found->number->to,
                                         found->right);

    return cue != NULL &&
           compare_in(s, "versus", found->number->to, cue->start) == NULL &&
           compare_in(s, "beside", found->number->to, cue->start) == NULL;
}

static int
role_of(const cparent__sentence *s, const cparent__found *found)
{
    const cparent__number *number = found->number;
    const cparent__cue *target =
        compare_in(s, "target", found->left, number->from);
    const cparent__cue *wish =
        compare_in(s, "aspiration", found->left, number->from);
    const cparent__cue *versus;
    const int before = before_number(s, number->from);

    if (wish != NULL && (target == NULL || wish->start > target->start))
        return CPARENT_OBSERVATION_ROLE_ASPIRATION;
    if (target != NULL || target_behind(s, found))
        return CPARENT_OBSERVATION_ROLE_TARGET;
    if (found->delta)
        return CPARENT_OBSERVATION_ROLE_ACTUAL;
    if (compare_in(s, "previous", found->left, number->from) != NULL)
        return benchmark_or_previous(s, found);
    versus = compare_in(s, "versus", found->left, number->from);
    if (versus != NULL &&
        (versus->end == before + 1 || versus->end == number->from))
        return benchmark_or_previous(s, found);
    if (cparent__token_is(s, before, "from") &&
        (found->value.flags & CPARENT_VALUE_RANGE) == 0 &&
        cparent__cue_last(s, CPARENT__K_MOVE, before - 3, before) != NULL)
        return CPARENT_OBSERVATION_ROLE_PREVIOUS;
    /* "had fallen to 62%, from 71%" */
    if (cparent__token_is(s, before, "from") && before > 0 &&
        s->tokens[before - 1].kind == CPARENT__MARK &&
        (found->value.flags & CPARENT_VALUE_RANGE) == 0 &&
        cparent__cue_in(s, CPARENT__K_MOVE, 0, before) != NULL)
        return CPARENT_OBSERVATION_ROLE_PREVIOUS;
    if (compare_in(s, "benchmark", found->left, number->from) != NULL ||
        benchmark_behind(s, found))
        return CPARENT_OBSERVATION_ROLE_BENCHMARK;
    if (found->time != NULL && found->time->earlier &&
        found->time->from <= number->to + 2 &&
        found->time->from >= number->to)
        return CPARENT_OBSERVATION_ROLE_PREVIOUS;
    return CPARENT_OBSERVATION_ROLE_ACTUAL;
}

/* Nothing between a number and a time behind it keeps them apart. */
static bool
time_reaches(const cparent__sentence *s, const cparent__founds *f, int i,
             const cparent__time *time)
{
    int at;

    if (time->from - f->items[i].number->to > 25)
        return false;
    for (at = f->items[i].number->to; at < time->from; at++)
        if (cparent__mark_is(s, at, ';') || cparent__mark_is(s, at, ':') ||
            cparent__token_is(s, at, "which") ||
            cparent__token_is(s, at, "but") ||
            cparent__token_is(s, at, "while") ||
            cparent__token_is(s, at, "whereas"))
            return false;
    if (i + 1 >= f->count || time->core < f->items[i + 1].number->from)
        return true;
    /* "62.4 (624 children) in September 2021" */
    if (!f->items[i + 1].bracketed ||
        (i + 2 < f->count && time->core > f->items[i + 2].number->from))
        return false;
    for (at = f->items[i + 1].number->to; at < time->from; at++)
        if (cparent__mark_is(s, at, ')'))
            return true;
    return false;
}

/* The time that governs a number: behind it, or before it.  "Per annum"
 * and its like stand back for one that says when. */
static const cparent__time *
time_of(const cparent__sentence *s, const cparent__times *times,
        const cparent__founds *f, int i)
{
    const cparent__time *before = NULL;
    const cparent__time *behind = NULL;
    int t;

    for (t = 0; t < times->count; t++) {
        const cparent__time *time = &times->items[t];

        if (time->to <= f->items[i].number->from) {
            if (before == NULL || !time->rate)
                before = time;
        } else if (time->from >= f->items[i].number->to &&
                   time_reaches(s, f, i, time) &&
                   (behind == NULL || behind->rate)) {
            behind = time;
        }
    }
    if (behind == NULL || (behind->rate && before != NULL && !before->rate))
        return before;
    return behind;
}

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

/* "from X (x) to Y (y)": the first pair was, the second is. */
static void
pair_from_to(const cparent__sentence *s, cparent__founds *f, int i)
{
    const int before = before_number(s, f->items[i].number->from);
    const bool peak =
        compare_in(s, "previous", before - 2,
                   f->items[i].number->from) != NULL;
    int j = i + 1;
    bool extra;

    if (!cparent__token_is(s, before, "from") && !peak)
        return;
    extra = j < f->count && f->items[j].bracketed;
    j += extra;
    if (j >= f->count || f->items[j].delta ||
        !same_unit(&f->items[i], &f->items[j]))
        return;
    if (!cparent__token_is(s, before_number(s, f->items[j].number->from),
                           "to") &&
        !(peak && cparent__token_is(s, f->items[j].number->from - 1,
                                    "now")))
        return;
    f->items[i].role = CPARENT_OBSERVATION_ROLE_PREVIOUS;
    if (f->items[j].role != CPARENT_OBSERVATION_ROLE_TARGET)
        f->items[j].role = CPARENT_OBSERVATION_ROLE_ACTUAL;
    set_change(&f->items[j], &f->items[i]);
    f->items[i].rule = f->items[j].rule = "figure.from-to";
    if (extra) {
        f->items[i + 1].role = CPARENT_OBSERVATION_ROLE_PREVIOUS;
        if (j + 1 < f->count && f->items[j + 1].bracketed)
            set_change(&f->items[j + 1], &f->items[i + 1]);
    }
}

/* "Y, up from X", "Y compared with X": X was. */
static void
pair_compared(cparent__founds *f, int i)
{
    int j = i - 1;

    if (f->items[i].role != CPARENT_OBSERVATION_ROLE_PREVIOUS ||
        f->items[i].rule != NULL)
        return;
    while (j >= 0 && f->items[j].bracketed && !f->items[i].bracketed)
        j--;
    if (j < 0 || f->items[j].role != CPARENT_OBSERVATION_ROLE_ACTUAL ||
        f->items[j].delta || f->items[j].from.state != 0 ||
        !same_unit(&f->items[j], &f->items[i]))
        return;
    set_change(&f->items[j], &f->items[i]);
    f->items[j].rule = "figure.compared";
    f->items[i].rule = "figure.earlier";
}

/* "Of 538 children looked after, nine were known to the team". */
static void
pair_of(const cparent__sentence *s, cparent__founds *f, int i)
{
    const int from = f->items[i].number->from;
    cparent_value *part;
    const cparent_value *all = &f->items[i].value;

    if (i + 1 >= f->count || !cparent__token_is(s, from - 1, "of") ||
        (from > 1 && s->tokens[from - 2].kind != CPARENT__MARK))
        return;
    part = &f->items[i + 1].value;
    if (all->unit != CPARENT_UNIT_UNKNOWN || all->number.scale != 0 ||
        part->unit != CPARENT_UNIT_UNKNOWN || part->number.scale != 0 ||
        (part->flags | all->flags) != 0 ||
        part->number.coefficient > all->number.coefficient)
        return;
    part->flags |= CPARENT_VALUE_PARTS;
    part->numerator = part->number.coefficient;
    part->denominator = all->number.coefficient;
    part->unit = CPARENT_UNIT_COUNT;
    f->items[i].dropped = true;
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
             cparent__mark_is(s, before_number(s, from), '(')) &&
            before_number(s, from) - f->items[i - 1].number->to <= 8;
        found->qualifier = qualifier_of(s, found->number);
    }
    for (i = 0; i < f->count; i++) {
        cparent__found *found = &f->items[i];

        found->time = time_of(s, times, f, i);
        find_delta(s, found);
        found->role = role_of(s, found);
        /* "67.4 (66.9 in March 2025)" */
        if (found->bracketed && !found->delta &&
            found->role == CPARENT_OBSERVATION_ROLE_ACTUAL &&
            found->time != NULL &&
            ((found->time->dated &&
              found->time->from == found->number->to) ||
             /* "the previous quarter (401)" */
             (found->time->earlier &&
              found->time->to == found->number->from - 1)))
            found->role = CPARENT_OBSERVATION_ROLE_PREVIOUS;
    }
    for (i = 0; i < f->count; i++) {
        pair_from_to(s, f, i);
        pair_of(s, f, i);
    }
    for (i = 1; i < f->count; i++)
        pair_compared(f, i);
}
