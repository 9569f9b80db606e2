/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <cparent/action.h>

#include "read/act-internal.h"
#include "read/when-internal.h"

#include <string.h>

/* "the next report", "her next report" */
static bool
is_determiner(const cparent__sentence *s, int at)
{
    static const char *const owners[] = { "its", "their", "our",
                                          "her", "his",   NULL };

    return cparent__token_is_article(s, at) ||
           cparent__token_among(s, at, owners);
}

static bool
is_coming(const cparent__sentence *s, int at)
{
    static const char *const words[] = {
        "next", "future", "subsequent", "forthcoming", "upcoming",
        "following", "later", "each", "every", NULL
    };

    return cparent__token_among(s, at, words);
}

/* Past "the end of", "w/c", "early", "close of play on": what may stand between
 * "by" and a day. */
static int
past_leads(const cparent__sentence *s, int at)
{
    for (;;) {
        const cparent__cue *cue = cparent__cue_at(s, CPARENT__K_DUE, at);

        if (cparent__cue_means(cue, "lead"))
            at = cue->end;
        else if (cue == NULL &&
                 (is_determiner(s, at) || cparent__token_is(s, at, "of") ||
                  cparent__cue_at(s, CPARENT__K_PERIOD_LEAD, at) != NULL))
            at++;
        else
            return at;
    }
}

static bool
is_month(const cparent__sentence *s, int at)
{
    return at >= 0 && at < s->count && s->tokens[at].capital &&
           cparent__cue_at(s, CPARENT__K_MONTH, at) != NULL;
}

/* The words that tell one meeting or report from others: "next", "March", "the
 * Quarter 3 report", "its first meeting of the year". */
static bool
tells_which(const cparent__sentence *s, int at)
{
    return is_coming(s, at) || is_month(s, at) || cparent__is_season(s, at) ||
           (cparent__token_is(s, at, "quarter") && at + 1 < s->count &&
            s->tokens[at + 1].kind == CPARENT__DIGITS) ||
           (cparent__token_is(s, at, "first") &&
            cparent__token_is(s, at + 1, "meeting"));
}

/* Back over the owner of a meeting and its article: "the Panel's March
 * meeting". */
static int
back_to_article(const cparent__sentence *s, int from, int at)
{
    int steps = 0;

    while (at > from && at > 0 && steps++ < 6) {
        if (is_determiner(s, at - 1))
            return at - 1;
        if (s->tokens[at - 1].kind != CPARENT__WORD ||
            !s->tokens[at - 1].capital)
            break;
        at--;
    }
    return at;
}

static bool
is_lead_or_none(const cparent__cue *cue)
{
    return cue == NULL || cparent__cue_means(cue, "lead");
}

/* "half-yearly" */
static bool
is_hyphen(const cparent__sentence *s, int at)
{
    return cparent__mark_is(s, at, '-') && s->tokens[at].glued;
}

/* The noun that a coming one is, from `at`: "next quarterly meeting", "March
 * 2026 meeting", "next Members' briefing". */
static const cparent__cue *
coming_noun(const cparent__sentence *s, int at, int to)
{
    int noun = at;

    while (noun < to &&
           noun < at + 3 + cparent__mark_is(s, at + 1, '\'') +
                      is_hyphen(s, at + 1) &&
           is_lead_or_none(cparent__cue_at(s, CPARENT__K_DUE, noun)) &&
           !cparent__token_is(s, noun, "and") &&
           !cparent__token_is(s, noun, "to") &&
           (s->tokens[noun].kind != CPARENT__MARK ||
            cparent__mark_is(s, noun, '\'') || is_hyphen(s, noun)))
        noun++;
    return noun < to ? cparent__cue_at(s, CPARENT__K_DUE, noun) : NULL;
}

/* Past "of the Board" behind a meeting. */
static int
past_body(const cparent__sentence *s, int end, int to)
{
    const cparent__cue *body;

    if (!cparent__token_is(s, end, "of") ||
        !(is_determiner(s, end + 1) || cparent__token_is(s, end + 1, "this")))
        return end;
    body = cparent__cue_in(s, CPARENT__K_BODY, end + 1,
                           end + 9 < to ? end + 9 : to);
    return body != NULL ? body->end : end;
}

/* "each meeting until March 2026", "every meeting for the rest of the
 * year": until when it comes again. */
static int
past_until(const cparent__sentence *s, int end, int to)
{
    const bool rest = cparent__token_is(s, end, "for") &&
                      cparent__token_is(s, end + 2, "rest");

    if (!rest && !cparent__token_is(s, end, "until"))
        return end;
    end += rest ? 3 : 1;
    while (end < to && s->tokens[end].kind != CPARENT__MARK &&
           !cparent__token_is(s, end, "and"))
        end++;
    return end;
}

/* "bring the next report by May": the report is what is brought. */
static bool
is_object(const cparent__sentence *s, int from, const cparent__cue *noun)
{
    static const char *const papers[] = { "report", "reports", "update",
                                          "updates", NULL };
    static const char *const verbs[] = { "bring",  "provide", "present",
                                         "submit", "circulate", "send",
                                         "prepare", "produce", "write",
                                         "receive", NULL };

    return cparent__token_among(s, noun->end - 1, papers) &&
           cparent__token_among(s, from - 1, verbs);
}

/* "a future meeting of the Board", "the March meeting", "the next report",
 * "future scorecards", "each meeting". */
static bool
due_meeting(const cparent__sentence *s, int at, int from, int to,
            cparent__due *due)
{
    const cparent__cue *noun;

    if (at < 0 || !tells_which(s, at))
        return false;
    noun = coming_noun(s, at + 1, to);
    if (noun == NULL || (!cparent__cue_means(noun, "meeting") &&
                         !cparent__cue_means(noun, "coming_event")))
        return false;
    due->from = back_to_article(s, from, at);
    if (is_object(s, due->from, noun))
        return false;
    due->to = past_until(s, past_body(s, noun->end, to), to);
    due->kind = cparent__cue_means(noun, "meeting")
                    ? CPARENT_ACTION_DUE_KIND_MEETING
                    : CPARENT_ACTION_DUE_KIND_EVENT;
    return true;
}

/* "in the 2023/24 Annual Report", "in the 2025/26 budget" */
static bool
due_report(const cparent__sentence *s, int at, int to, cparent__due *due)
{
    const cparent__cue *cue;
    int noun = at + 2;

    if (!cparent__token_is(s, at, "in") || !is_determiner(s, at + 1) ||
        !cparent__is_year(s, noun))
        return false;
    while (noun < to && noun < at + 6 &&
           (s->tokens[noun].kind == CPARENT__DIGITS ||
            cparent__mark_is(s, noun, '/') || cparent__mark_is(s, noun, '-')))
        noun++;
    cue = noun < to ? cparent__cue_at(s, CPARENT__K_DUE, noun) : NULL;
    if (cue == NULL || (!cparent__cue_means(cue, "meeting") &&
                        !cparent__cue_means(cue, "coming_event")))
        return false;
    due->from = at + 1;
    due->to = cue->end;
    due->kind = cparent__cue_means(cue, "meeting")
                    ? CPARENT_ACTION_DUE_KIND_MEETING
                    : CPARENT_ACTION_DUE_KIND_EVENT;
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
        if (times->items[i].core >= at && times->items[i].core <= at + 7)
            return &times->items[i];
    return NULL;
}

/* "added to the work programme for April"; "the figure for April" is of it. */
static bool
is_planned_for(const cparent__sentence *s, int at)
{
    static const char *const plans[] = { "programme", "agenda",  "workplan",
                                         "plan",      "planned", "scheduled",
                                         "diary",     "booked",  "listed",
                                         NULL };

    return cparent__token_is(s, at, "for") && is_month(s, at + 1) &&
           cparent__token_among(s, at - 1, plans);
}

/* "… on adviser recruitment (Feb 2025)": a bracket that holds no more. */
static bool
is_dated_bracket(const cparent__sentence *s, const cparent__times *times,
                 int at)
{
    const cparent__time *time =
        cparent__mark_is(s, at, '(') ? time_from(times, at + 1) : NULL;

    return time != NULL && time->core == at + 1 &&
           cparent__mark_is(s, time->to, ')');
}

/* "its meeting in February", "the meeting of the Board in December 2025",
 * "the meeting on 14 May": a meeting that a time tells from others. */
static bool
due_meeting_in(const cparent__sentence *s, const cparent__times *times, int at,
               int from, int to, cparent__due *due)
{
    const cparent__cue *noun = cparent__cue_at(s, CPARENT__K_DUE, at);
    const cparent__time *time;
    int end;

    if ((!cparent__token_is(s, at, "meeting") &&
         !cparent__token_is(s, at, "session")) ||
        noun == NULL || at <= from || !is_determiner(s, at - 1))
        return false;
    end = past_body(s, noun->end, to);
    end += cparent__token_is(s, end, "to") +
           cparent__token_is(s, end + 1, "be") == 2 ? 2 : 0;
    end += cparent__token_is(s, end, "scheduled") ||
           cparent__token_is(s, end, "held") ||
           cparent__token_is(s, end, "due") ||
           cparent__token_is(s, end, "planned");
    if (!cparent__token_is(s, end, "in") && !cparent__token_is(s, end, "on") &&
        !cparent__token_is(s, end, "for"))
        return false;
    time = time_from(times, end + 1);
    if (time == NULL || !time->dated || time->core > end + 2 || time->to > to)
        return false;
    due->from = at - 1;
    due->to = time->to;
    due->kind = CPARENT_ACTION_DUE_KIND_MEETING;
    return true;
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
    time = time_from(times, lead->end);
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
    const bool by = cparent__token_is(s, at, "by") ||
                    cparent__token_is(s, at, "before") ||
                    cparent__token_is(s, at, "until");
    const cparent__time *time;

    if (!by && !cparent__token_is(s, at, "in") &&
        !cparent__token_is(s, at, "on") &&
        !cparent__token_is(s, at, "during") &&
        !is_planned_for(s, at) &&
        !is_dated_bracket(s, times, at))
        return false;
    time = time_from(times, at + 1);
    if (time == NULL || time->to > to || !time->dated ||
        (!by && time->core != at + 1))
        return false;
    if (by && past_leads(s, at + 1) < time->core)
        return false;
    /* A meeting named by its month is a meeting. */
    if (cparent__cue_at(s, CPARENT__K_DUE, time->to) != NULL)
        return false;
    due->from = by || cparent__token_is(s, at, "on") ? at : time->core;
    due->to = time->to;
    due->kind = by || cparent__token_is(s, at, "on") ||
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
    time = before[i] != NULL ? time_from(times, at + 1) : NULL;
    if (time == NULL || !time->dated || time->core != at + 1 ||
        time->to > to)
        return false;
    due->from = at;
    due->to = time->to;
    due->kind = CPARENT_ACTION_DUE_KIND_MONTH;
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
        if (due->from == at && at > from + 1 && is_determiner(s, at - 2))
            due->from = at - 2;
        due->from -= due->from > from &&
                     (cparent__token_is(s, due->from - 1, "before") ||
                      cparent__token_is(s, due->from - 1, "after"));
        if (due->from > from + 1 &&
            cparent__token_is(s, due->from - 2, "prior") &&
            cparent__token_is(s, due->from - 1, "to"))
            due->from -= 2;
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
        else if (due->to == cue->end)
            return false; /* "as before" */
    }
    due->kind = CPARENT_ACTION_DUE_KIND_EVENT;
    return due->to > due->from;
}

/* "the end of the calendar year": a day, as the end of term is not. */
static bool
ends_a_year(const cparent__sentence *s, const cparent__cue *cue)
{
    static const char *const units[] = { "year", "month", "week", "quarter",
                                         NULL };

    return cparent__token_is(s, cue->start, "end") &&
           cparent__token_among(s, cue->end - 1, units);
}

/* "for the autumn", "by the end of the year", "by Friday": a time that no
 * date names.  By it the thing is done; in it, it comes. */
static bool
due_undated(const cparent__sentence *s, int at, int to, cparent__due *due)
{
    const bool by = cparent__token_is(s, at, "by") ||
                    cparent__token_is(s, at, "before");
    const bool at_end = cparent__token_is(s, at, "at");
    const cparent__cue *cue;
    int next = at + 1;

    if (!by && !at_end && !cparent__token_is(s, at, "in") &&
        !cparent__token_is(s, at, "for") &&
        !cparent__token_is(s, at, "during"))
        return false;
    next = past_leads(s, next);
    if (next >= to)
        return false;
    if (cparent__token_is(s, next, "coming") ||
        (cparent__token_is(s, next, "next") &&
         cparent__cue_at(s, CPARENT__K_DUE, next) == NULL))
        next++;
    cue = cparent__cue_at(s, CPARENT__K_DUE, next);
    if (cue == NULL || strncmp(cue->meaning, "time", 4) != 0 ||
        cue->end > to)
        return false;
    /* "the autumn report": due_meeting has it. */
    if (cparent__cue_means(cparent__cue_at(s, CPARENT__K_DUE, cue->end),
                           "meeting"))
        return false;
    /* "the end of" the month is by when; the autumn is when. */
    if (!by && (strcmp(cue->meaning, "time") != 0) != at_end)
        return false;
    due->from = by || at_end ? at : at + 1;
    due->to = cue->end;
    while (due->to < to && (cparent__token_is(s, due->to, "of") ||
                            cparent__token_is(s, due->to, "term") ||
                            cparent__is_year(s, due->to) ||
                            (cparent__token_is(s, due->to - 1, "of") &&
                             is_determiner(s, due->to)) ||
                            (due->to > cue->end &&
                             cparent__cue_at(s, CPARENT__K_UNIT, due->to) !=
                                 NULL)))
        due->to++;
    due->kind = (cparent__token_is(s, at, "before") &&
                 !ends_a_year(s, cue)) ||
                        cparent__token_is(s, cue->start, "half")
                    ? CPARENT_ACTION_DUE_KIND_EVENT
                : by || at_end ? CPARENT_ACTION_DUE_KIND_DATE
                     : CPARENT_ACTION_DUE_KIND_MONTH;
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

/* What is looked for before anything else, but for the meetings. */
static bool
due_first(const cparent__sentence *s, const cparent__times *times, int at,
          int to, cparent__due *due)
{
    return due_report(s, at, to, due) ||
           cparent__due_latest(s, times, at, to, due) ||
           cparent__due_stretch(s, at, to, due) ||
           due_week(s, times, at, to, due) ||
           due_undated(s, at, to, due) ||
           (!cparent__token_is(s, at, "in") &&
            due_dated(s, times, at, to, due));
}

/* Beside a bit for each turn: something of due_first. */
#define FIRST (1u << 5)

static bool
due_in_turn(const cparent__sentence *s, const cparent__times *times, int turn,
            int at, int from, int to, cparent__due *due)
{
    switch (turn) {
    case 0:
        return due_meeting(s, at, from, to, due) ||
               due_meeting_in(s, times, at, from, to, due) ||
               ((times->due[at] & FIRST) != 0 &&
                due_first(s, times, at, to, due));
    case 1: /* "at the induction in May 2019" is due at the induction. */
        return is_event_noun(s, at) && due_event(s, at, from, to, due);
    case 2:
        return due_dated(s, times, at, to, due) ||
               due_from(s, times, at, to, due) ||
               (is_event_clause(s, at) && due_event(s, at, from, to, due));
    case 3:
        return due_event(s, at, from, to, due);
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
    uint8_t turns = 0;

    if (tells_which(s, at) ||
        (cue != NULL && at > 0 && is_determiner(s, at - 1)))
        turns |= 1u << 0;
    if (due_first(s, times, at, all, &due))
        turns |= 1u << 0 | FIRST;
    if (event)
        turns |= 1u << 1 | 1u << 2 | 1u << 3;
    if (due_dated(s, times, at, all, &due) ||
        due_from(s, times, at, all, &due))
        turns |= 1u << 2;
    if (cparent__token_is(s, at, "that") || cparent__token_is(s, at, "this") ||
        cparent__token_is(s, at, "each") || cparent__token_is(s, at, "every"))
        turns |= 1u << 4;
    return turns;
}

cparent__due
cparent__due_in(const cparent__sentence *s, cparent__times *times, int from,
                int to)
{
    cparent__due due = { 0, 0, CPARENT_ACTION_DUE_KIND_NONE };
    int turn, at;

    for (; times->due_count < s->count;
         times->due_count++) {
        times->due[times->due_count] = turns_at(s, times, times->due_count);
        times->due_turns |= times->due[times->due_count];
    }
    for (turn = 0; turn < 5; turn++)
        for (at = from; (times->due_turns >> turn & 1) != 0 && at < to &&
                        at < s->count;
             at++)
            if ((times->due[at] >> turn & 1) != 0 &&
                due_in_turn(s, times, turn, at, from, to, &due))
                return due;
    due.from = due.to = 0;
    due.kind = CPARENT_ACTION_DUE_KIND_NONE;
    return due;
}
