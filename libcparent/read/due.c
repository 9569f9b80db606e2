/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <cparent/action.h>

#include "read/act-internal.h"
#include "read/when-internal.h"

#include <string.h>

static bool
is_article(const cparent__sentence *s, int at)
{
    return cparent__token_is(s, at, "the") || cparent__token_is(s, at, "a") ||
           cparent__token_is(s, at, "an") || cparent__token_is(s, at, "its") ||
           cparent__token_is(s, at, "their") ||
           cparent__token_is(s, at, "our");
}

static bool
is_coming(const cparent__sentence *s, int at)
{
    return cparent__token_is(s, at, "next") ||
           cparent__token_is(s, at, "future") ||
           cparent__token_is(s, at, "subsequent") ||
           cparent__token_is(s, at, "forthcoming") ||
           cparent__token_is(s, at, "upcoming") ||
           cparent__token_is(s, at, "following") ||
           cparent__token_is(s, at, "later");
}

static bool
is_month(const cparent__sentence *s, int at)
{
    return at >= 0 && at < s->count && s->tokens[at].capital &&
           cparent__cue_at(s, CPARENT__K_MONTH, at) != NULL;
}

static bool
is_season(const cparent__sentence *s, int at)
{
    return cparent__token_is(s, at, "spring") ||
           cparent__token_is(s, at, "summer") ||
           cparent__token_is(s, at, "autumn") ||
           cparent__token_is(s, at, "winter");
}

/* Back over the owner of a meeting and its article: "the Panel's March
 * meeting". */
static int
back_to_article(const cparent__sentence *s, int from, int at)
{
    int steps = 0;

    while (at > from && steps++ < 6) {
        if (is_article(s, at - 1))
            return at - 1;
        if (s->tokens[at - 1].kind != CPARENT__WORD ||
            !s->tokens[at - 1].capital)
            break;
        at--;
    }
    return at;
}

/* "each meeting until March 2026", "every meeting for the rest of the year":
 * to the end of the clause. */
static int
past_until(const cparent__sentence *s, int at, int to)
{
    if (!cparent__token_is(s, at, "until") &&
        !(cparent__token_is(s, at, "for") &&
          cparent__token_is(s, at + 1, "the")))
        return at;
    while (at < to && s->tokens[at].kind != CPARENT__MARK)
        at++;
    return at;
}

/* "a future meeting of the Board", "the March meeting", "the next report",
 * "future scorecards". */
static bool
due_meeting(const cparent__sentence *s, int at, int from, int to,
            cparent__due *due)
{
    const bool every =
        cparent__token_is(s, at, "each") || cparent__token_is(s, at, "every");
    int noun = at + 1;
    int end;

    if (every && !cparent__token_is(s, noun, "meeting"))
        return false;
    if (!every && !is_coming(s, at) && !is_month(s, at) && !is_season(s, at))
        return false;
    /* "next quarterly meeting", "March 2026 meeting" */
    while (noun < to && noun < at + 4 &&
           cparent__cue_at(s, CPARENT__K_DUE, noun) == NULL &&
           s->tokens[noun].kind != CPARENT__MARK)
        noun++;
    if (noun >= to || cparent__cue_at(s, CPARENT__K_DUE, noun) == NULL ||
        strcmp(cparent__cue_at(s, CPARENT__K_DUE, noun)->meaning,
               "meeting") != 0)
        return false;
    end = cparent__cue_at(s, CPARENT__K_DUE, noun)->end;
    if (cparent__token_is(s, end, "of") &&
        (is_article(s, end + 1) || cparent__token_is(s, end + 1, "this"))) {
        const cparent__cue *body = cparent__cue_in(
            s, CPARENT__K_BODY, end + 1, end + 9 < to ? end + 9 : to);

        if (body != NULL)
            end = body->end;
    }
    due->from = back_to_article(s, from, at);
    due->to = every ? past_until(s, end, to) : end;
    due->kind = CPARENT_ACTION_DUE_KIND_MEETING;
    return true;
}

/* "the 2023/24 Annual Report" */
static bool
due_years_report(const cparent__sentence *s, const cparent__times *times,
                 int at, int from, int to, cparent__due *due)
{
    const cparent__cue *cue;
    int i;

    for (i = 0; i < times->count; i++)
        if (times->items[i].core == at && times->items[i].dated)
            break;
    if (i == times->count || s->tokens[at].kind != CPARENT__DIGITS ||
        !is_article(s, at - 1))
        return false;
    cue = cparent__cue_at(s, CPARENT__K_DUE, times->items[i].to);
    if (!cparent__cue_means(cue, "meeting") || cue->end > to ||
        at - 1 < from)
        return false;
    due->from = at - 1;
    due->to = cue->end;
    due->kind = CPARENT_ACTION_DUE_KIND_MEETING;
    return true;
}

static int
clause_end(const cparent__sentence *s, int at, int to)
{
    while (at < to && s->tokens[at].mark != ',' &&
           s->tokens[at].mark != ';' && s->tokens[at].mark != '.' &&
           s->tokens[at].mark != '(')
        at++;
    return at;
}

static const cparent__time *
time_from(const cparent__times *times, int at)
{
    int i;

    for (i = 0; i < times->count; i++)
        if (times->items[i].core >= at && times->items[i].core <= at + 4)
            return &times->items[i];
    return NULL;
}

/* "by 30 June", "by the end of March", "in January 2024". */
static bool
due_dated(const cparent__sentence *s, const cparent__times *times, int at,
          int to, cparent__due *due)
{
    const int begin = at;
    const bool late = cparent__token_is(s, at, "no") &&
                      cparent__token_is(s, at + 1, "later") &&
                      cparent__token_is(s, at + 2, "than");
    const bool by = cparent__token_is(s, at, "by") || late ||
                    cparent__token_is(s, at, "before") ||
                    cparent__token_is(s, at, "until");
    const cparent__time *time;

    at += late ? 2 : 0;

    if (!by && !cparent__token_is(s, at, "in") &&
        !cparent__token_is(s, at, "on") && !cparent__token_is(s, at, "during"))
        return false;
    time = time_from(times, at + 1);
    if (time == NULL || time->to > to || !time->dated ||
        (!by && time->core != at + 1))
        return false;
    if (by) {
        int i;

        for (i = at + 1; i < time->core; i++)
            if (!is_article(s, i) && !cparent__token_is(s, i, "end") &&
                !cparent__token_is(s, i, "of") &&
                !cparent__token_is(s, i, "close") &&
                cparent__cue_at(s, CPARENT__K_PERIOD_LEAD, i) == NULL)
                return false;
    }
    /* A meeting named by its month is a meeting. */
    if (cparent__cue_at(s, CPARENT__K_DUE, time->to) != NULL)
        return false;
    due->from = by || cparent__token_is(s, at, "on") ? begin : time->core;
    due->to = time->to;
    due->kind = by || cparent__token_is(s, at, "on")
                    ? CPARENT_ACTION_DUE_KIND_DATE
                    : CPARENT_ACTION_DUE_KIND_MONTH;
    return true;
}

/* "available from August 2019" */
static bool
due_from(const cparent__sentence *s, const cparent__times *times, int at,
         int to, cparent__due *due)
{
    static const char *const before[] = { "available", "effective", "effect",
                                          "starting",  "place",     "start",
                                          NULL };
    const cparent__time *time;
    int i;

    if (!cparent__token_is(s, at, "from"))
        return false;
    for (i = 0; before[i] != NULL; i++)
        if (cparent__token_is(s, at - 1, before[i]))
            break;
    time = before[i] != NULL ? time_from(times, at + 1) : NULL;
    if (time == NULL || !time->dated || time->core != at + 1 ||
        time->to > to)
        return false;
    due->from = at;
    due->to = time->to;
    due->kind = CPARENT_ACTION_DUE_KIND_MONTH;
    return true;
}

/* "within two weeks", "in six months' time". */
static bool
due_stretch(const cparent__sentence *s, int at, int to, cparent__due *due)
{
    const cparent__cue *unit;
    int64_t number;
    int next = at + 1;
    int used;

    if (!cparent__token_is(s, at, "within") &&
        !cparent__token_is(s, at, "in"))
        return false;
    next += cparent__token_is(s, next, "the");
    next += cparent__token_is(s, next, "next");
    used = cparent__small_number(s, next, &number);
    unit = cparent__cue_at(s, CPARENT__K_UNIT, next + used);
    if (used == 0 || unit == NULL ||
        strncmp(unit->meaning, "time_", 5) != 0 || unit->end > to)
        return false;
    due->from = at;
    due->to = unit->end;
    due->to += cparent__token_is(s, due->to, "'");
    due->to += cparent__token_is(s, due->to, "time");
    due->kind = CPARENT_ACTION_DUE_KIND_DATE;
    return true;
}

static bool
due_event(const cparent__sentence *s, int at, int from, int to,
          cparent__due *due)
{
    const cparent__cue *cue = cparent__cue_at(s, CPARENT__K_DUE, at);
    int end;

    if (cue == NULL || strncmp(cue->meaning, "event", 5) != 0)
        return false;
    if (strcmp(cue->meaning, "event_noun") == 0) {
        due->from = back_to_article(s, from, at);
        if (due->from == at && at > from + 1 && is_article(s, at - 2))
            due->from = at - 2;
        end = clause_end(s, cue->end, to);
        while (end > cue->end && cparent__cue_in(s, CPARENT__K_MONTH,
                                                 cue->end, end) == NULL &&
               !cparent__token_is(s, cue->end, "in"))
            end = cue->end;
        for (due->to = cue->end; due->to < end; due->to++)
            if (cparent__token_is(s, due->to, "and"))
                break;
    } else {
        due->from = at;
        due->to = clause_end(s, cue->end, to);
        if (strcmp(cue->meaning, "event_short") == 0)
            due->to = cue->end;
    }
    due->kind = CPARENT_ACTION_DUE_KIND_EVENT;
    return due->to > due->from;
}

/* "for the autumn", "by the end of the year", "by Friday": a time that no
 * date names.  By it the thing is done; in it, it comes. */
static bool
due_undated(const cparent__sentence *s, int at, int to, cparent__due *due)
{
    const bool by = cparent__token_is(s, at, "by") ||
                    cparent__token_is(s, at, "before");
    const cparent__cue *cue;
    int next = at + 1;

    if (!by && !cparent__token_is(s, at, "in") &&
        !cparent__token_is(s, at, "for") &&
        !cparent__token_is(s, at, "during"))
        return false;
    next += is_article(s, next);
    next += cparent__token_is(s, next, "next") ||
            cparent__token_is(s, next, "coming");
    cue = cparent__cue_at(s, CPARENT__K_DUE, next);
    if (cue == NULL || strncmp(cue->meaning, "time", 4) != 0 ||
        cue->end > to)
        return false;
    /* "the end of" the month is by when; the autumn is when. */
    if (!by && strcmp(cue->meaning, "time") != 0)
        return false;
    due->from = by ? at : at + 1;
    due->to = cue->end;
    while (due->to < to && (cparent__token_is(s, due->to, "of") ||
                            cparent__token_is(s, due->to, "term") ||
                            cparent__token_is(s, due->to, "holidays") ||
                            cparent__token_is(s, due->to, "break") ||
                            cparent__is_year(s, due->to) ||
                            (cparent__token_is(s, due->to - 1, "of") &&
                             is_article(s, due->to)) ||
                            (due->to > cue->end &&
                             cparent__cue_at(s, CPARENT__K_UNIT, due->to) !=
                                 NULL)))
        due->to++;
    due->kind = cparent__token_is(s, at, "before")
                    ? CPARENT_ACTION_DUE_KIND_EVENT
                : by ? CPARENT_ACTION_DUE_KIND_DATE
                     : CPARENT_ACTION_DUE_KIND_MONTH;
    return true;
}

static bool
is_event_noun(const cparent__sentence *s, int at)
{
    const cparent__cue *cue = cparent__cue_at(s, CPARENT__K_DUE, at);

    return cue != NULL && strcmp(cue->meaning, "event_noun") == 0;
}

cparent__due
cparent__due_in(const cparent__sentence *s, const cparent__times *times,
                int from, int to)
{
    cparent__due due = { 0, 0, CPARENT_ACTION_DUE_KIND_NONE };
    int at;

    for (at = from; at < to; at++)
        if (due_meeting(s, at, from, to, &due) ||
            due_years_report(s, times, at, from, to, &due) ||
            due_stretch(s, at, to, &due) || due_undated(s, at, to, &due) ||
            (!cparent__token_is(s, at, "in") &&
             due_dated(s, times, at, to, &due)))
            return due;
    /* "at the induction in May 2019" is due at the induction. */
    for (at = from; at < to; at++)
        if (is_event_noun(s, at) && due_event(s, at, from, to, &due))
            return due;
    for (at = from; at < to; at++)
        if (due_dated(s, times, at, to, &due) ||
            due_from(s, times, at, to, &due))
            return due;
    for (at = from; at < to; at++)
        if (due_event(s, at, from, to, &due))
            return due;
    due.from = due.to = 0;
    due.kind = CPARENT_ACTION_DUE_KIND_NONE;
    return due;
}
