/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/figure-internal.h"

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

/* "only when the number was higher than 3 was there concern", "where the
 * score was 17 or above" */
static bool
is_threshold(const cparent__sentence *s, const cparent__found *found)
{
    static const char *const when[] = { "when", "if", "where", NULL };
    static const char *const worry[] = { "concern", "concerned", "concerns",
                                         NULL };
    const bool or_more = cparent__token_is(s, found->number->to, "or");
    bool supposed = or_more;
    bool worried = false;
    int at;

    if (found->qualifier == 0)
        return false;
    for (at = found->left; at < found->number->from; at++)
        if (cparent__token_among(s, at, when)) {
            supposed = true;
            worried = worried || or_more;
        }
    for (at = 0; supposed && !worried && at < s->count; at++)
        worried = cparent__token_among(s, at, worry);
    return supposed && worried;
}

/* "in other authorities", "elsewhere in the region" is where, not against
 * whom; "in the region of £220k" is about. */
static bool
is_place(const cparent__sentence *s, const cparent__found *found,
         const cparent__cue *cue)
{
    static const char *const toward[] = { "in", "to", "from", "outside",
                                          "beyond", "into", NULL };
    static const char *const living[] = { "elsewhere", "placed", "live",
                                          "lived", "living", "homes",
                                          "moved", NULL };
    int at = cue->start - 1;
    int i;

    at -= cparent__token_is_article(s, at);
    at -= cparent__token_is(s, at, "of") &&
          cparent__token_is(s, at - 1, "outside");

    if (cparent__only_describes(s, cue))
        return true;
    if (!cparent__token_among(s, at, toward))
        return false;
    if (cparent__token_is(s, cue->start, "other"))
        return true;
    /* "three children at special schools in Wales" */
    if (found->value.unit == CPARENT_UNIT_UNKNOWN && at > found->number->to &&
        at == cue->start - 1 && s->tokens[cue->start].capital)
        return true;
    for (i = at - 1; i >= 0 && i >= at - 20; i--)
        if (cparent__token_among(s, i, living))
            return true;
    return false;
}

static bool
benchmark_behind(const cparent__sentence *s, const cparent__found *found)
{
    const cparent__cue *cue =
        cparent__compare_in(s, "benchmark", found->number->to, found->right);

    return cue != NULL && !is_place(s, found, cue) &&
           cparent__compare_in(s, "versus", found->number->to, cue->start) ==
               NULL &&
           cparent__compare_in(s, "beside", found->number->to, cue->start) ==
               NULL;
}

static int
benchmark_or_previous(const cparent__sentence *s, const cparent__found *f)
{
    return cparent__compare_on(s, "benchmark", f->left, f->number) != NULL ||
                   benchmark_behind(s, f)
               ? CPARENT_OBSERVATION_ROLE_BENCHMARK
               : CPARENT_OBSERVATION_ROLE_PREVIOUS;
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
    static const char *const nouns[] = { "rate",  "figure", "average",
                                         "level", "total",  "score",
                                         "percentage", "cla", "lac", "cic",
                                         NULL };
    int role = 0;
    int at, i;

    if (!cparent__mark_is(s, open, '(') && !cparent__mark_is(s, open, ':'))
        return 0;
    open -= cparent__token_among(s, open - 1, nouns);
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

/* The figure right before is the sentence's own, of the same unit. */
static bool
follows_figure(const cparent__founds *f, int i)
{
    const cparent__found *last = i > 0 ? &f->items[i - 1] : NULL;

    return last != NULL && !last->delta && !last->dropped &&
           last->role == CPARENT_OBSERVATION_ROLE_ACTUAL &&
           last->value.unit == f->items[i].value.unit;
}

/* "It had been 152 in 2020/21", "in Q1 the number had been 48", "17% and had
 * been 22%", "13%, where it had been 10%". */
static bool
had_been(const cparent__sentence *s, const cparent__founds *f, int i,
         int before)
{
    static const char *const subjects[] = {
        "it",   "this",    "they",  "which",   "these",      "figure",
        "that", "number",  "rate",  "total",   "percentage", "figures",
        "average", "score", "proportion", NULL
    };
    const cparent__time *time = f->items[i].time;

    if (!cparent__token_is(s, before, "been") &&
        !cparent__token_is(s, before, "averaged") &&
        !cparent__token_is(s, before, "stood"))
        return false;
    if (!cparent__token_is(s, before - 1, "had"))
        return false;
    if (follows_figure(f, i) && (cparent__token_is(s, before - 2, "and") ||
                                 cparent__token_is(s, before - 2, "it")))
        return true;
    return cparent__token_is(s, before, "been") &&
           cparent__token_among(s, before - 2, subjects) && time != NULL &&
           (time->dated || time->earlier);
}

/* "12%, which was higher than the 9% recorded in March" */
static bool
than_then(const cparent__sentence *s, const cparent__founds *f, int i)
{
    const cparent__found *found = &f->items[i];
    const int the = found->number->from - 1;

    return follows_figure(f, i) && cparent__token_is(s, the, "the") &&
           cparent__token_is(s, the - 1, "than") && found->time != NULL &&
           (found->time->dated || found->time->earlier) &&
           found->time->from >= found->number->to;
}

/* "compared with 19 the year before and 25 in 2021/22" */
static bool
also_then(const cparent__sentence *s, const cparent__founds *f, int i,
          int before)
{
    const cparent__found *found = &f->items[i];
    const cparent__found *last = found - 1;

    return i > 0 && last->role == CPARENT_OBSERVATION_ROLE_PREVIOUS &&
           cparent__token_is(s, before, "and") && found->time != NULL &&
           (found->time->dated || found->time->earlier) &&
           found->time->from >= found->number->to &&
           found->time != last->time &&
           cparent__compare_in(s, "versus", last->left,
                               last->number->from) != NULL &&
           last->value.unit == found->value.unit;
}

/* "an improvement on 2022/23, when the rate was 61%" */
static bool
when_it_was(const cparent__sentence *s, const cparent__found *found)
{
    static const char *const joints[] = { "on", "from", "than", NULL };
    const cparent__time *time = found->time;
    int at;

    if (time == NULL || time->to > found->number->from || time->from < 1)
        return false;
    at = time->to + cparent__mark_is(s, time->to, ',');
    if (!cparent__token_is(s, at, "when"))
        return false;
    for (at = time->core - 1; at >= time->core - 3; at--)
        if (cparent__token_among(s, at, joints))
            return cparent__cue_in(s, CPARENT__K_MOVE, at - 2, at) != NULL;
    return false;
}

/* "down on the 90% reached in May", "an increase on 59" */
static bool
moved_on(const cparent__sentence *s, int before)
{
    const cparent__cue *move =
        cparent__token_is(s, before, "on")
            ? cparent__cue_last(s, CPARENT__K_MOVE, before - 3, before)
            : NULL;

    return move != NULL && move->end == before;
}

/* "an increase of 12 points on the 67% achieved in 2022-23" */
static bool
differs_from(const cparent__sentence *s, const cparent__founds *f, int i,
             int before)
{
    return i > 0 && f->items[i - 1].delta &&
           cparent__token_is(s, before, "on") &&
           f->items[i - 1].number->to == before;
}

/* "(2021/22: 96)", "(was 219 in Q1)" */
static bool
was_inside(const cparent__sentence *s, const cparent__found *found,
           int before)
{
    const cparent__time *time = found->time;

    if (!found->inside || found->delta ||
        cparent__compare_on(s, "target", found->left, found->number) != NULL)
        return false;
    return cparent__token_is(s, before, "was") ||
           (time != NULL && time->to <= found->number->from &&
            found->number->from - time->to <= 2 && time->from > 0 &&
            (time->dated || time->earlier ||
             cparent__token_is(s, time->core, "previous")) &&
            (cparent__mark_is(s, time->from - 1, '(') ||
             cparent__mark_is(s, time->from - 1, ';') ||
             cparent__mark_is(s, time->from - 1, ',')));
}

/* What the words right before the number settle, or 0. */
static int
role_settled(const cparent__sentence *s, const cparent__founds *f, int i,
             int before)
{
    const cparent__found *found = &f->items[i];
    const int opened = role_of_opener(s, before);

    if (opened != 0)
        return opened;
    return was_on(s, before) || had_been(s, f, i, before) ||
                   moved_on(s, before) || was_inside(s, found, before) ||
                   than_then(s, f, i) || also_then(s, f, i, before) ||
                   when_it_was(s, found)
               ? CPARENT_OBSERVATION_ROLE_PREVIOUS
               : 0;
}

/* "compared to a figure of" 51 */
static bool
is_a_figure_of(const cparent__sentence *s, int from, int before)
{
    static const char *const figures[] = { "figure", "total", "rate",
                                           "average", "number", "low",
                                           "high",   NULL };

    return before - from <= 3 && cparent__token_is(s, before, "of") &&
           cparent__token_among(s, before - 1, figures);
}

/* "£958 a week against £472 in house", "62% compared with 55% for boys": of
 * others at the same time. */
static bool
is_of_others(const cparent__sentence *s, const cparent__found *found)
{
    const int at = found->number->to;

    if (found->time != NULL && !found->time->rate &&
        found->time->from >= at)
        return false;
    return (cparent__token_is(s, at, "in") &&
            cparent__token_is(s, at + 1, "house")) ||
           (cparent__token_is(s, at, "for") &&
            cparent__compare_in(s, "benchmark", at, found->right) == NULL);
}

/* "an overspend of £4.2m against a budget of £31.6m", "the existing budget
 * of £235,000": of what there is, not of what spending should be. */
static bool
is_context(const cparent__sentence *s, const cparent__found *found,
           const cparent__cue *target)
{
    static const char *const apart[] = { "overspend", "underspend",
                                         "overspent", "underspent",
                                         "overspending", "shortfall",
                                         "pressure", "savings", "saving",
                                         NULL };
    const int of = target->end - 1;
    int at;

    /* "was forecasting an overspend of £1.4m" */
    for (at = target->end; at < found->number->from; at++)
        if (cparent__token_among(s, at, apart))
            return true;
    if (!cparent__token_is(s, of - 1, "budget") ||
        !cparent__token_is(s, of, "of"))
        return false;
    for (at = found->number->from - 1; at >= 0 && at >= of - 24; at--)
        if (cparent__token_among(s, at, apart))
            return true;
    return cparent__compare_in(s, "versus", of - 6, of) == NULL;
}

/* "12 young people had been helped last year": with nothing beside it, last
 * year is only when it was. */
static bool
is_only_when(const cparent__sentence *s, const cparent__founds *f,
             const cparent__time *time)
{
    int i;

    if (!cparent__token_is(s, time->core, "last") ||
        cparent__token_is(s, 0, "this") || cparent__token_is(s, 0, "that") ||
        cparent__token_is(s, 0, "it"))
        return false;
    for (i = 0; i < f->count; i++)
        if (f->items[i].time != time && !f->items[i].delta &&
            f->items[i].number->from != 0)
            return false;
    return cparent__cue_in(s, CPARENT__K_COMPARE, 0, s->count) == NULL &&
           (cparent__cue_in(s, CPARENT__K_FIGURE, 0, s->count) != NULL ||
            cparent__token_is(s, time->to, "there"));
}

/* "; in the corresponding period of 2021 there were 402 episodes by 81
 * children", "three years ago the figure had been 30%" */
static bool
was_then(const cparent__sentence *s, const cparent__founds *f, int i)
{
    static const char *const parting[] = { "whereas", "while", "and", "but",
                                           "against", "where", "when",
                                           NULL };
    const cparent__found *found = &f->items[i];
    const cparent__time *time = found->time;
    const int apart = found->number->from - time->to;
    const cparent__found *last = i > 0 ? found - 1 : NULL;

    if (apart < 0)
        return false;
    if (time->from > 0 && apart <= 6 &&
        (s->tokens[time->from - 1].kind == CPARENT__MARK ||
         cparent__token_among(s, time->from - 1, parting)))
        return true;
    if (last != NULL && last->time == time &&
        last->role == CPARENT_OBSERVATION_ROLE_PREVIOUS &&
        last->number->from >= time->to)
        return true;
    return time->from <= 4 && apart <= 8 && f->count == 1;
}

/* What is aimed at, wished for, or set aside; 0: nothing of that. */
static int
role_meant(const cparent__sentence *s, const cparent__founds *f, int i,
           int before)
{
    const cparent__found *found = &f->items[i];
    const cparent__cue *target =
        cparent__compare_on(s, "target", found->left, found->number);
    const cparent__cue *wish =
        cparent__compare_on(s, "aspiration", found->left, found->number);

    if (wish != NULL && (target == NULL || wish->start > target->start))
        return CPARENT_OBSERVATION_ROLE_ASPIRATION;
    if (target != NULL && is_context(s, found, target))
        return CPARENT_OBSERVATION_ROLE_ACTUAL;
    return target != NULL || cparent__is_aim(s, f, i, before)
               ? CPARENT_OBSERVATION_ROLE_TARGET
               : 0;
}

/* "compared with 14": the words that compare end where the number begins. */
static bool
is_compared(const cparent__sentence *s, const cparent__found *found,
            int before)
{
    const cparent__cue *versus = cparent__compare_in(
        s, "versus", found->left, found->number->from);

    return versus != NULL &&
           (versus->end == before + 1 ||
            versus->end == found->number->from ||
            is_a_figure_of(s, versus->end, before)) &&
           !is_of_others(s, found);
}

/* "had fallen from 71%", "had fallen to 62%, from 71%", "up 12 points on
 * the 67% of 2022": where it came from. */
static bool
is_origin(const cparent__sentence *s, const cparent__founds *f, int i,
          int before)
{
    const bool from =
        cparent__token_is(s, before, "from") &&
        (f->items[i].value.flags & CPARENT_VALUE_RANGE) == 0;

    if (from &&
        cparent__cue_last(s, CPARENT__K_MOVE, before - 3, before) != NULL)
        return true;
    if (moved_from(s, f, i, before) || differs_from(s, f, i, before))
        return true;
    return from && before > 0 && s->tokens[before - 1].kind == CPARENT__MARK &&
           cparent__cue_in(s, CPARENT__K_MOVE, 0, before) != NULL;
}

/* "40 the year before", "three years ago the figure had been 30%" */
static bool
is_earlier(const cparent__sentence *s, const cparent__founds *f, int i)
{
    const cparent__found *found = &f->items[i];
    const cparent__time *time = found->time;

    if (time == NULL || !time->earlier || is_only_when(s, f, time))
        return false;
    return (time->from <= found->number->to + 2 &&
            time->from >= found->number->to) ||
           was_then(s, f, i);
}

/* "a peak of 31", "had stood at 45"; but "had stood at 45 since 2011" still
 * does, and "had stood at 45 in May, compared with 51" did not before. */
static bool
was_before(const cparent__sentence *s, const cparent__found *found)
{
    const cparent__cue *cue =
        cparent__compare_on(s, "previous", found->left, found->number);
    const int to = found->number->to;

    if (cue == NULL || !cparent__token_is(s, cue->start, "had"))
        return cue != NULL;
    return !cparent__word_in(s, to, to + 3, "since") &&
           !cparent__word_in(s, to, to + 9, "compared") &&
           !cparent__word_in(s, to, to + 9, "against");
}

/* "against £1,150 in the budget", "compared with 40 planned" */
static bool
is_planned_behind(const cparent__sentence *s, const cparent__found *found)
{
    static const char *const words[] = { "budget", "budgeted", "planned",
                                         "plan", "assumed", NULL };
    int at = found->number->to;

    at += cparent__token_is(s, at, "in");
    at += cparent__token_is(s, at, "the") || cparent__token_is(s, at, "our");
    return cparent__token_among(s, at, words);
}

int
cparent__role_of(const cparent__sentence *s, const cparent__founds *f, int i)
{
    const cparent__found *found = &f->items[i];
    const cparent__number *number = found->number;
    const int before = cparent__before_number(s, number->from);
    int role = role_settled(s, f, i, before);

    if (role == 0)
        role = role_meant(s, f, i, before);
    if (role != 0)
        return role;
    if (found->delta)
        return CPARENT_OBSERVATION_ROLE_ACTUAL;
    if (was_before(s, found))
        return benchmark_or_previous(s, found);
    if (is_compared(s, found, before))
        return is_planned_behind(s, found)
                   ? CPARENT_OBSERVATION_ROLE_TARGET
                   : benchmark_or_previous(s, found);
    if (is_origin(s, f, i, before))
        return CPARENT_OBSERVATION_ROLE_PREVIOUS;
    if (cparent__compare_on(s, "benchmark", found->left, number) != NULL ||
        benchmark_behind(s, found) || is_threshold(s, found))
        return CPARENT_OBSERVATION_ROLE_BENCHMARK;
    return is_earlier(s, f, i) ? CPARENT_OBSERVATION_ROLE_PREVIOUS
                               : CPARENT_OBSERVATION_ROLE_ACTUAL;
}
