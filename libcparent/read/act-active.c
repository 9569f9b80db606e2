/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/act-internal.h"
#include "read/agent-internal.h"

/* A clause whose subject is asked to act: "the Head of Service report on
 * fees", "Cabinet to consider the plan". */

/* "receive the figures again at its next meeting" */
static bool
comes_again(const cparent__sentence *s, int from, int to)
{
    int at;

    for (at = from; at < to; at++)
        if (cparent__token_is(s, at, "next") ||
            cparent__token_is(s, at, "again") ||
            cparent__token_is(s, at, "future"))
            return true;
    return false;
}

/* Past "request that", "ask", "instruct", "remit to": where what is asked
 * for begins; `at` when nothing is. */
int
cparent__past_request(const cparent__sentence *s, int at)
{
    static const char *const asks[] = { "request", "requested", "requests",
                                        "ask",     "asked",     "asks",
                                        "instruct", "instructs",
                                        "instructed", "tasked", "directed",
                                        "direct", NULL };
    static const char *const hands[] = { "remit",    "remits",   "remitted",
                                         "refer",    "refers",   "referred",
                                         NULL };

    if ((cparent__token_is(s, at, "recommend") ||
         cparent__token_is(s, at, "recommends")) &&
        cparent__token_is(s, at + 1, "that"))
        return at + 2;
    if (cparent__token_among(s, at, asks))
        return at + 1 + cparent__token_is(s, at + 1, "that");
    if (cparent__token_among(s, at, hands) &&
        cparent__token_is(s, at + 1, "to"))
        return at + 2;
    return at;
}

/* A subject's verb, and where the subject ends before it. */
typedef struct clause {
    int end;
    int verb;
    bool asked; /* "be requested to" */
} clause;

static int
past_modals(const cparent__sentence *s, int at, int to)
{
    static const char *const modals[] = { "also", "would", "will", "should",
                                          NULL };

    while (at < to && cparent__token_among(s, at, modals))
        at++;
    return at;
}

/* A verb that asks something of whoever stands before it. */
static bool
is_clause_verb(const cparent__sentence *s, int at)
{
    return (cparent__is_asked_verb(s, at) ||
            cparent__verb_means(s, at, "does")) &&
           !s->tokens[at].capital;
}

/* "the Head of Service report on": the verb may have been taken for part of
 * the post, or the post may be shorter than it looks. */
static bool
find_clause(const cparent__sentence *s, int from, int subject, int to,
            clause *found)
{
    int at;

    for (at = subject; at > from; at--) {
        const int next = past_modals(
            s, at == subject ? cparent__act_past_aside(s, at, to) : at, to);
        const bool infinitive = cparent__token_is(s, next, "to") &&
                                cparent__is_asked_verb(s, next + 1);

        found->end = at;
        found->asked = cparent__act_asked_to(s, next) > 0;
        found->verb = next + infinitive;
        if (found->asked || infinitive || is_clause_verb(s, next))
            return true;
    }
    return false;
}

/* "the Committee note the report": nothing is asked of it.  "the Committee
 * receive an update": somebody is to bring it.  "request that Cabinet
 * consider": another body is asked. */
static bool
asks_nothing(const cparent__sentence *s, const clause *found, int to,
             bool other)
{
    const int verb = found->verb;

    if (!cparent__idle_decision(s, verb))
        return false;
    if (other && (cparent__token_is(s, verb, "consider") ||
                  cparent__verb_means(s, verb, "deliver")))
        return false;
    return !((cparent__token_is(s, verb, "receive") ||
              cparent__token_is(s, verb, "receives")) &&
             (!cparent__token_is(s, verb + 1, "the") ||
              comes_again(s, verb, to)));
}

bool
cparent__active_act(const cparent__sentence *s, int from, int to,
                    cparent__act *act)
{
    cparent__agent agent;
    const int used = cparent__actor_at(s, from, to, &agent);
    clause found;
    bool asked;

    if (used == 0 || !find_clause(s, from, from + used, to, &found))
        return false;
    asked = found.asked || cparent__past_request(s, from - 2) == from ||
            cparent__past_request(s, from - 1) == from;
    if (asks_nothing(s, &found, to, agent != CPARENT__AGENT_BODY || asked))
        return false;
    act->from = from;
    act->owner_from = from;
    act->owner_to = cparent__mark_is(s, found.end, '(')
                        ? cparent__act_past_aside(s, found.end, to)
                        : found.end;
    if (agent == CPARENT__AGENT_BODY && !asked &&
        (cparent__token_is(s, found.verb, "receive") ||
         cparent__token_is(s, found.verb, "receives") ||
         !cparent__token_is(s, from, "officers")))
        act->owner_to = from;
    return true;
}
