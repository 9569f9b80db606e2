/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <cparent/action.h>

#include "read/due-internal.h"

#include <string.h>

/* When something is due: what is looked for first, and what after. */

/* "added to the work programme for April"; "the figure for April" is of it. */
static bool
is_planned_for(const cparent__sentence *s, int at)
{
    static const char *const plans[] = { "programme", "agenda",  "workplan",
                                         "plan",      "planned", "scheduled",
                                         "diary",     "booked",  "listed",
                                         "this",      "it",      NULL };

    return cparent__token_is(s, at, "for") && cparent__is_month(s, at + 1) &&
           cparent__token_among(s, at - 1, plans);
}

/* "… on adviser recruitment (Feb 2025)", "(end of May)", " - end May": a mark
 * behind which no more stands than when.  Without a bracket the end has to be
 * named. */
static bool
is_dated_mark(const cparent__sentence *s, const cparent__times *times, int at)
{
    const bool bracket = cparent__mark_is(s, at, '(');
    const cparent__time *time;

    if (!bracket && !cparent__mark_is(s, at, ',') &&
        !(cparent__mark_is(s, at, '-') && !s->tokens[at].glued))
        return false;
    if (!bracket && !cparent__token_is(s, at + 1, "end"))
        return false;
    time = cparent__time_from(times, at + 1);
    return time != NULL && time->core == cparent__due_leads(s, at + 1) &&
           (bracket ? cparent__mark_is(s, time->to, ')')
                    : time->to >= s->count - s->ended);
}

/* "to all councillors w/c 15 July": a lead that needs no "by". */
static bool
due_week(const cparent__sentence *s, const cparent__times *times, int at,
         int to, cparent__due *due)
{
    const cparent__cue *lead = cparent__cue_at(s, CPARENT__K_DUE, at);
    const cparent__time *time;

    if (!cparent__cue_means(lead, "lead") || !cparent__token_is(s, at, "w"))
        return false;
    time = cparent__time_from(times, lead->end);
    if (time == NULL || !time->dated || time->core != lead->end ||
        time->to > to)
        return false;
    due->from = at;
    due->to = time->to;
    due->kind = CPARENT_ACTION_DUE_KIND_DATE;
    return true;
}

/* "by 30 June", "by the end of March", "in January 2024". */
static bool
due_dated(const cparent__sentence *s, const cparent__times *times, int at,
          int to, cparent__due *due)
{
    static const char *const ends[] = { "by", "before", "until", NULL };
    static const char *const leads[] = { "in", "on", "during", NULL };
    const bool by = cparent__token_among(s, at, ends);
    const bool day = by || cparent__token_is(s, at, "on");
    const bool end = s->tokens[at].mark != 0 &&
                     cparent__token_is(s, at + 1, "end");
    const cparent__time *time;

    if (!by && !cparent__token_among(s, at, leads) && !is_planned_for(s, at) &&
        !is_dated_mark(s, times, at))
        return false;
    time = cparent__time_from(times, at + 1);
    if (time == NULL || time->to > to || !time->dated ||
        (!by && time->core != at + 1 && !end))
        return false;
    if (by && cparent__due_leads(s, at + 1) < time->core)
        return false;
    /* A meeting named by its month is a meeting. */
    if (cparent__cue_at(s, CPARENT__K_DUE, time->to) != NULL)
        return false;
    due->from = day ? at : end ? at + 1 : time->core;
    due->to = time->to;
    due->kind = day || end ||
                        (cparent__mark_is(s, at, '(') &&
                         s->tokens[time->core].kind == CPARENT__DIGITS)
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
    time = before[i] != NULL ? cparent__time_from(times, at + 1) : NULL;
    if (time == NULL || !time->dated || time->core != at + 1 ||
        time->to > to)
        return false;
    due->from = at;
    due->to = time->to;
    due->kind = CPARENT_ACTION_DUE_KIND_MONTH;
    return true;
}

static bool
is_event_noun(const cparent__sentence *s, int at)
{
    return cparent__cue_means(cparent__cue_at(s, CPARENT__K_DUE, at),
                              "event_noun");
}

/* "before it falls due in September 2024", "once it has gone to Cabinet in
 * March": the month belongs to what comes first. */
static bool
is_event_clause(const cparent__sentence *s, int at)
{
    return cparent__cue_means(cparent__cue_at(s, CPARENT__K_DUE, at),
                              "event") &&
           (cparent__token_is(s, at, "before") ||
            cparent__token_is(s, at, "once") ||
            cparent__token_is(s, at, "when"));
}

/* What is looked for before anything else, but for the meetings and, which is
 * looked for behind it, what due_dated finds without "in". */
static bool
due_first(const cparent__sentence *s, const cparent__times *times, int at,
          int to, cparent__due *due)
{
    return cparent__due_report(s, at, to, due) ||
           cparent__due_latest(s, times, at, to, due) ||
           cparent__due_stretch(s, at, to, due) ||
           due_week(s, times, at, to, due) ||
           cparent__due_undated(s, at, to, due);
}

/* Beside a bit for each turn: something of due_first. */
#define FIRST (1u << 5)

static bool
due_in_turn(const cparent__sentence *s, const cparent__times *times, int turn,
            int at, int from, int to, cparent__due *due)
{
    switch (turn) {
    case 0:
        return cparent__due_meeting(s, at, from, to, due) ||
               cparent__due_meeting_in(s, times, at, from, to, due) ||
               ((times->due[at] & FIRST) != 0 &&
                (due_first(s, times, at, to, due) ||
                 (!cparent__token_is(s, at, "in") &&
                  due_dated(s, times, at, to, due))));
    case 1: /* "at the induction in May 2019" is due at the induction. */
        return is_event_noun(s, at) && cparent__due_event(s, at, from, to, due);
    case 2:
        return due_dated(s, times, at, to, due) ||
               due_from(s, times, at, to, due) ||
               (is_event_clause(s, at) &&
                cparent__due_event(s, at, from, to, due));
    case 3:
        return cparent__due_event(s, at, from, to, due);
    default:
        return cparent__due_round(s, at, to, due);
    }
}

/* The turns in which something may be found at a token, a bit each, whatever
 * clause is asked about: what is not there in the whole sentence is in no
 * part of it. */
static uint8_t
turns_at(const cparent__sentence *s, const cparent__times *times, int at)
{
    const cparent__cue *cue = cparent__cue_at(s, CPARENT__K_DUE, at);
    const bool event = cue != NULL && strncmp(cue->meaning, "event", 5) == 0;
    const int all = s->count;
    cparent__due due;
    const bool dated = due_dated(s, times, at, all, &due);
    uint8_t turns = 0;

    if (cparent__tells_which(s, at) ||
        (cue != NULL && at > 0 && cparent__is_determiner(s, at - 1)))
        turns |= 1u << 0;
    if ((dated && !cparent__token_is(s, at, "in")) ||
        due_first(s, times, at, all, &due))
        turns |= 1u << 0 | FIRST;
    if (event)
        turns |= 1u << 1 | 1u << 2 | 1u << 3;
    if (dated || due_from(s, times, at, all, &due))
        turns |= 1u << 2;
    if (cparent__round_end(s, at) > 0)
        turns |= 1u << 4;
    return turns;
}

/* Looks once at all tokens of the sentence. */
static void
know_turns(const cparent__sentence *s, cparent__times *times)
{
    int next = s->count;
    int at;

    times->due_known = true;
    times->due_next[s->count] = (uint16_t)s->count;
    for (at = s->count - 1; at >= 0; at--) {
        times->due[at] = turns_at(s, times, at);
        times->due_turns |= times->due[at];
        next = times->due[at] != 0 ? at : next;
        times->due_next[at] = (uint16_t)next;
    }
}

cparent__due
cparent__due_in(const cparent__sentence *s, cparent__times *times, int from,
                int to)
{
    cparent__due due = { 0, 0, CPARENT_ACTION_DUE_KIND_NONE };
    int turn, at;

    if (!times->due_known)
        know_turns(s, times);
    if (from >= s->count)
        return due;
    to = to < s->count ? to : s->count;
    for (turn = 0; turn < 5; turn++)
        for (at = (times->due_turns >> turn & 1) != 0 ? times->due_next[from]
                                                      : to;
             at < to; at = times->due_next[at + 1])
            if ((times->due[at] >> turn & 1) != 0 &&
                due_in_turn(s, times, turn, at, from, to, &due))
                return due;
    due.from = due.to = 0;
    due.kind = CPARENT_ACTION_DUE_KIND_NONE;
    return due;
}
