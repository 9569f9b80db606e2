/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/act-internal.h"
#include "read/agent-internal.h"

/* What is asked of a thing: "the plan come back to the Board in March", "future
 * reports show each locality".  Its verb stands as it does behind "to", which
 * only a wish has where the thing is one. */

enum { NEAR_SUBJECT = 12 };

static bool
ends_in_s(const cparent__sentence *s, int at)
{
    const cparent__token *token = &s->tokens[at];
    const char *end = s->text + token->end;

    return token->end - token->start > 2 &&
           cparent__lower((unsigned char)end[-1]) == 's' &&
           cparent__lower((unsigned char)end[-2]) != 's' && end[-2] != '\'';
}

/* "the", "next year's", "future": past what leads a thing in; `at` when
 * nothing does. */
static int
past_lead(const cparent__sentence *s, int at, bool *coming)
{
    static const char *const leads[] = { "all",  "each", "any",   "this",
                                         "that", "its",  "their", "our",
                                         "his",  "her",  "every", NULL };
    static const char *const later[] = { "next", "future", "subsequent",
                                         "forthcoming", NULL };

    at += cparent__token_is_article(s, at) ||
          cparent__token_among(s, at, leads);
    *coming = cparent__token_among(s, at, later);
    return at + *coming;
}

/* Behind the verb goes on what is asked, and no other verb. */
static bool
goes_on(const cparent__sentence *s, int at, int to)
{
    for (; at < to; at++)
        if (cparent__token_is(s, at, "be"))
            return false;
    return true;
}

static bool
is_verb_of_things(const cparent__sentence *s, int at)
{
    static const char *const where[] = { "below", "above", "in", "at", "on",
                                         NULL };

    /* "the Promise set out below": it is there. */
    if (cparent__token_is(s, at, "set") &&
        cparent__token_is(s, at + 1, "out") &&
        cparent__token_among(s, at + 2, where))
        return false;
    return cparent__verb_means(s, at, "itself") && !s->tokens[at].capital;
}

bool
cparent__thing_act(const cparent__sentence *s, int from, int to,
                   cparent__act *act)
{
    static const char *const inside[] = { "on", "of", "for", "and", "the", "a",
                                          "an", "in", "from", "with", NULL };
    bool coming;
    const int noun = past_lead(s, from, &coming);
    int at;

    if (noun == from || noun >= to)
        return false;
    for (at = noun + 1; at + 1 < to && at < noun + NEAR_SUBJECT; at++) {
        const int verb = at + cparent__token_is(s, at, "also");
        int head = noun;

        if (!is_verb_of_things(s, verb)) {
            if (s->tokens[at].kind != CPARENT__WORD)
                return false;
            continue;
        }
        if (cparent__token_among(s, at - 1, inside) ||
            cparent__token_is(s, at - 1, "to"))
            continue;
        /* "reports on respite": what they are stands before what of. */
        while (head + 1 < at && !cparent__token_among(s, head + 1, inside))
            head++;
        if (ends_in_s(s, head) && !coming)
            return false;
        if (!goes_on(s, verb + 1, to))
            return false;
        act->from = act->owner_from = act->owner_to = from;
        return true;
    }
    return false;
}

/* "in May 2026", "within a year", "by 30 June" at token `at`. */
static bool
is_time_to_come(const cparent__sentence *s, int at, int to)
{
    static const char *const leads[] = { "in",     "by",    "within", "after",
                                         "before", "until", NULL };
    int next;

    if (!cparent__token_among(s, at, leads))
        return false;
    for (next = at + 1; next < to && next < at + 4; next++) {
        const cparent__cue *unit = cparent__cue_at(s, CPARENT__K_UNIT, next);

        if (cparent__cue_at(s, CPARENT__K_MONTH, next) != NULL ||
            cparent__is_unit_of_time(unit) ||
            cparent__cue_means(cparent__cue_at(s, CPARENT__K_DUE, next),
                               "time"))
            return true;
    }
    return false;
}

/* A time or a meeting to come is named in tokens [from, to). */
static bool
names_time_to_come(const cparent__sentence *s, int from, int to)
{
    int at;

    for (at = from; at < to; at++)
        if (is_time_to_come(s, at, to) ||
            cparent__cue_means(cparent__cue_at(s, CPARENT__K_DUE, at),
                               "meeting") ||
            cparent__cue_means(cparent__cue_at(s, CPARENT__K_DUE, at),
                               "coming_event"))
            return true;
    return false;
}

bool
cparent__act_comes_later(const cparent__sentence *s, int verb, int to)
{
    return (cparent__cue_means(cparent__cue_at(s, CPARENT__K_DECIDE, verb),
                               "considered") ||
            cparent__token_is(s, verb, "received")) &&
           names_time_to_come(s, verb, to);
}

bool
cparent__receives_later(const cparent__sentence *s, int verb, int to)
{
    return (cparent__token_is(s, verb, "receive") ||
            cparent__token_is(s, verb, "receives")) &&
           !cparent__token_is(s, verb + 1, "the") &&
           names_time_to_come(s, verb + 2, to);
}
