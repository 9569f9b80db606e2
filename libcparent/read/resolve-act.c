/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <cparent/action.h>

#include "read/resolve-internal.h"

/* What the limbs of a decision ask for: who is to do what. */

/* "… and instructed the Chief Officer to", "and to ask officers to". */
static bool
asks_somebody(const cparent__sentence *s, int at, int to)
{
    static const char *const verbs[] = { "instructed", "requested", "asked",
                                         "directed",   "tasked",    "ask",
                                         "request",    "instruct",  NULL };
    cparent__agent agent;
    int used;

    at += cparent__token_is(s, at, "to");
    if (!cparent__token_among(s, at, verbs))
        return false;
    if (cparent__token_is(s, at + 1, "that"))
        return true;
    used = cparent__agent_at(s, at + 1, to, &agent);
    return used > 0 && (cparent__token_is(s, at + 1 + used, "to") ||
                        cparent__token_is(s, at + 1 + used, "for"));
}

/* "be noted, with thanks, | and the letter be sent": behind what is only noted
 * there may stand what is to be done; where it begins, or `to`. */
static int
behind_idle(const cparent__sentence *s, int from, int to)
{
    int at, next;

    for (at = from + 1; at + 2 < to; at++) {
        if (!cparent__token_is(s, at - 1, "be") ||
            !cparent__idle_decision(s, at))
            continue;
        next = at + 1;
        next += 2 * (cparent__token_is(s, next, "with") &&
                     cparent__token_is(s, next + 1, "thanks"));
        next += cparent__mark_is(s, next, ',');
        if (cparent__token_is(s, next, "and") &&
            cparent__word_in(s, next, to, "be"))
            return next + 1;
    }
    return to;
}

/* "note the report, | to ask": a list of what is to be done.  What stands
 * behind "instruct the Director to" or "delegate" is the Director's. */
static bool
begins_with_verb(const cparent__sentence *s, int from)
{
    const cparent__cue *decide;

    from += cparent__token_is(s, from, "to");
    decide = cparent__cue_at(s, CPARENT__K_DECIDE, from);
    if (decide == NULL)
        return cparent__verb_means(s, from, "do");
    return cparent__idle_decision(s, from) &&
           !cparent__cue_means(decide, "delegated") &&
           !cparent__cue_means(decide, "authorised") &&
           !cparent__cue_means(decide, "recommended");
}

/* "ask for a summary in May | , officers to include the waiting times": what
 * others are to do, behind a comma. */
static bool
others_to(const cparent__sentence *s, int at, int to)
{
    cparent__agent agent;
    int used;

    if (!cparent__mark_is(s, at, ','))
        return false;
    used = cparent__agent_at(s, at + 1, to, &agent);
    return used > 0 && cparent__token_is(s, at + 1 + used, "to") &&
           cparent__is_asked_verb(s, at + 2 + used);
}

/* "Supported the proposal that | each school send a report": past "that" of
 * what was proposed; `from` when nothing was. */
static int
past_supported(const cparent__sentence *s, int from)
{
    static const char *const verbs[] = { "supported", "accepted", "agreed",
                                         "endorsed",  "approved", "support",
                                         "accept",    "endorse",  NULL };
    static const char *const things[] = { "proposal", "suggestion", "request",
                                          "recommendation", NULL };
    const int verb = from + cparent__token_is(s, from, "to");

    return cparent__token_among(s, verb, verbs) &&
                   cparent__token_is_article(s, verb + 1) &&
                   cparent__token_among(s, verb + 2, things) &&
                   cparent__token_is(s, verb + 3, "that")
               ? verb + 4
               : from;
}

/* "be noted and that the Analytics Manager add": the clauses of a limb,
 * each with its own "that". */
void
cparent__limb_actions(cparent__reader *reader, int from, int to)
{
    const cparent__sentence *s = &reader->sentence;
    const cparent__cue *said = cparent__cue_at(s, CPARENT__K_RESOLVE, from);
    bool listed;

    /* "noted that the plan would be refreshed": it goes on without them. */
    if ((cparent__token_is(s, from, "noted") &&
         cparent__token_is(s, from + 1, "that")) ||
        (cparent__token_is(s, from - 1, "that") &&
         cparent__token_is(s, from - 2, "noted")))
        return;
    /* "(b) AGREED that an update be provided" */
    if (said != NULL && (cparent__token_is(s, said->end, "that") ||
                         cparent__token_is(s, said->end, "to")))
        from = said->end;
    from = past_supported(s, from);
    listed = begins_with_verb(s, from);
    while (from < to) {
        cparent__act act;
        int end = from;
        cparent__span owner;

        while (end < to &&
               !(cparent__token_is(s, end, "and") &&
                 asks_somebody(s, end + 1, to)) &&
               !cparent__mark_is(s, end, ';') && !others_to(s, end, to) &&
               !(listed && cparent__next_infinitive(s, end, to) > 0))
            end++;
        end = cparent__that_clause_end(s, from, end);
        if (cparent__act_in(s, from, end, &act) ||
            cparent__act_in(s, behind_idle(s, from, end), end, &act)) {
            owner = act.owner_to > act.owner_from
                        ? cparent__tokens_span(s, act.owner_from,
                                               act.owner_to)
                        : reader->lead_owner;
            (void)cparent__action_add(reader, act.from, end, owner,
                                      CPARENT_ACTION_SOURCE_RESOLUTION,
                                      "action.limb", 92);
        }
        from = end + 1;
    }
}
