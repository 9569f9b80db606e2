/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <cparent/action.h>

#include "read/due-internal.h"

#include <string.h>

/* Times that no date names: "before the summer recess", "by the end of the
 * year", "for the autumn". */

static int
clause_end(const cparent__sentence *s, int at, int to)
{
    while (at < to && s->tokens[at].mark != ',' &&
           s->tokens[at].mark != ';' && s->tokens[at].mark != '.' &&
           s->tokens[at].mark != '(')
        at++;
    return at;
}

/* Where "before the summer recess" begins, whose noun stands at `at`. */
static int
event_begins(const cparent__sentence *s, int from, int at)
{
    int begin = cparent__back_to_article(s, from, at);

    if (begin == at && at > from + 1 && cparent__is_determiner(s, at - 2))
        begin = at - 2;
    begin -= begin > from && (cparent__token_is(s, begin - 1, "before") ||
                              cparent__token_is(s, begin - 1, "after"));
    if (begin > from + 1 && cparent__token_is(s, begin - 2, "prior") &&
        cparent__token_is(s, begin - 1, "to"))
        begin -= 2;
    return begin;
}

/* Where it ends: "the induction in May", "the away day | and". */
static int
event_ends(const cparent__sentence *s, const cparent__cue *noun, int to)
{
    const int clause = clause_end(s, noun->end, to);
    int end;

    if (cparent__cue_in(s, CPARENT__K_MONTH, noun->end, clause) == NULL &&
        !cparent__token_is(s, noun->end, "in"))
        return noun->end;
    for (end = noun->end; end < clause; end++)
        if (cparent__token_is(s, end, "and"))
            break;
    return end;
}

bool
cparent__due_event(const cparent__sentence *s, int at, int from, int to,
                   cparent__due *due)
{
    const cparent__cue *cue = cparent__cue_at(s, CPARENT__K_DUE, at);

    if (cue == NULL || strncmp(cue->meaning, "event", 5) != 0)
        return false;
    if (strcmp(cue->meaning, "event_noun") == 0) {
        due->from = event_begins(s, from, at);
        due->to = event_ends(s, cue, to);
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

/* Past "the end of", "w/c", "early", "close of play on": what may stand between
 * "by" and a day. */
int
cparent__due_leads(const cparent__sentence *s, int at)
{
    for (;;) {
        const cparent__cue *cue = cparent__cue_at(s, CPARENT__K_DUE, at);

        if (cparent__cue_means(cue, "lead"))
            at = cue->end;
        else if (cue == NULL &&
                 (cparent__is_determiner(s, at) ||
                  cparent__token_is(s, at, "of") ||
                  cparent__cue_at(s, CPARENT__K_PERIOD_LEAD, at) != NULL))
            at++;
        else
            return at;
    }
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

/* The time that "in", "by", "for" or the like at token `at` leads in, or
 * NULL. */
static const cparent__cue *
undated_time(const cparent__sentence *s, int at, int to)
{
    static const char *const leads[] = { "by",  "before", "at",   "in",
                                         "for", "during", "over", NULL };
    const cparent__cue *cue;
    int next;

    if (!cparent__token_among(s, at, leads))
        return NULL;
    next = cparent__due_leads(s, at + 1);
    if (next >= to)
        return NULL;
    if (cparent__token_is(s, next, "coming") ||
        (cparent__token_is(s, next, "next") &&
         cparent__cue_at(s, CPARENT__K_DUE, next) == NULL))
        next++;
    cue = cparent__cue_at(s, CPARENT__K_DUE, next);
    /* "the autumn report" is a meeting. */
    return cue != NULL && strncmp(cue->meaning, "time", 4) == 0 &&
                   cue->end <= to &&
                   !cparent__cue_means(
                       cparent__cue_at(s, CPARENT__K_DUE, cue->end),
                       "meeting")
               ? cue
               : NULL;
}

/* Past "term", "break", "2025", "of the financial year" behind it. */
static int
past_which(const cparent__sentence *s, int from, int to)
{
    static const char *const words[] = { "of", "term", "break", "holiday",
                                         "holidays", NULL };
    int at = from;

    while (at < to && (cparent__token_among(s, at, words) ||
                       cparent__is_year(s, at) ||
                       (cparent__token_is(s, at - 1, "of") &&
                        cparent__is_determiner(s, at)) ||
                       (at > from &&
                        cparent__cue_at(s, CPARENT__K_UNIT, at) != NULL)))
        at++;
    return at;
}

/* By a time the thing is done; in it, it comes. */
bool
cparent__due_undated(const cparent__sentence *s, int at, int to,
                     cparent__due *due)
{
    const bool before = cparent__token_is(s, at, "before");
    const bool by = before || cparent__token_is(s, at, "by");
    const bool at_end = cparent__token_is(s, at, "at");
    const cparent__cue *cue = undated_time(s, at, to);

    /* "the end of" the month is by when; the autumn is when. */
    if (cue == NULL ||
        (!by && (strcmp(cue->meaning, "time") != 0) != at_end))
        return false;
    due->from = by || at_end ? at : at + 1;
    due->to = past_which(s, cue->end, to);
    due->kind = (before && !ends_a_year(s, cue)) ||
                        cparent__token_is(s, cue->start, "half")
                    ? CPARENT_ACTION_DUE_KIND_EVENT
                : by || at_end ? CPARENT_ACTION_DUE_KIND_DATE
                               : CPARENT_ACTION_DUE_KIND_MONTH;
    return true;
}
