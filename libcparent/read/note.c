/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <cparent/action.h>

#include "read/agent-internal.h"
#include "read/discuss-internal.h"

#include <string.h>

/* What minutes note down as to be done, without a verb of asking. */

static bool
has_finite_verb(const cparent__sentence *s, int from, int to)
{
    static const char *const words[] = { "was", "were", "is", "are", "had",
                                         "has", "have", "would", "will",
                                         "could", "should", "needed", NULL };
    int at, i;

    for (at = from; at < to; at++)
        for (i = 0; words[i] != NULL; i++)
            if (cparent__token_is(s, at, words[i]))
                return true;
    return false;
}

/* "wanted to be told": a wish, not a note of what is to be done. */
static bool
is_wanted(const cparent__sentence *s, int at)
{
    static const char *const words[] = { "wanted", "wished",  "hoped",
                                         "needed", "planned", "continued",
                                         "asked",  "able",    "expected",
                                         "likely", "ready",   "keen",
                                         "tended", "seemed",  "began",
                                         "started", "liked",  NULL };

    return cparent__token_among(s, at, words);
}

/* A report that goes to those who met: "the guide would be circulated to
 * Members after the meeting". */
static bool
goes_to_members(const cparent__sentence *s, int verb)
{
    static const char *const given[] = { "circulated", "brought",  "provided",
                                         "sent",       "shared",   "submitted",
                                         "presented",  "reported", "emailed",
                                         "issued",     NULL };
    static const char *const whom[] = { "members", "board",   "panel",
                                        "committee", "forum", NULL };
    int at, i;

    for (i = 0; given[i] != NULL; i++)
        if (cparent__token_is(s, verb, given[i]))
            break;
    if (given[i] == NULL)
        return false;
    for (at = verb + 1; at < s->count && at < verb + 8; at++)
        for (i = 0; whom[i] != NULL; i++)
            if (cparent__token_is(s, at, whom[i]))
                return true;
    return false;
}

bool
cparent__read_note(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    cparent__agent agent;
    int used = cparent__agent_at(s, 0, s->count, &agent);
    int at;

    if (used == 0 || !cparent__token_is(s, used, "to")) {
        used = cparent__owners_at(s, 0);
        agent = CPARENT__AGENT_NAME;
    }
    if (used > 0 && cparent__token_is(s, used, "to") &&
        cparent__act_is_base_verb(s, used + 1))
        return cparent__action_add(reader, 0, s->count,
                                   agent == CPARENT__AGENT_BODY &&
                                           !cparent__token_is(s, 0,
                                                              "officers")
                                       ? cparent__act_no_span()
                                       : cparent__tokens_span(s, 0, used),
                                   CPARENT_ACTION_SOURCE_DISCUSSION,
                                   "action.to", 85) != NULL;
    for (at = 1; at + 2 < s->count && at < 30; at++) {
        if (!cparent__token_is(s, at + 1, "be") ||
            !cparent__cue_means(cparent__cue_at(s, CPARENT__K_VERB, at + 2),
                                "done"))
            continue;
        if (cparent__token_is(s, at, "to") && !has_finite_verb(s, 0, at) &&
            cparent__cue_in(s, CPARENT__K_SAY, 0, at) == NULL &&
            !is_wanted(s, at - 1))
            break;
        if (cparent__token_is(s, at, "would") &&
            !has_finite_verb(s, 0, at) &&
            (goes_to_members(s, at + 2) ||
             cparent__due_in(s, &reader->times, at, s->count).kind ==
                 CPARENT_ACTION_DUE_KIND_MEETING))
            break;
    }
    if (at + 2 >= s->count || at >= 30)
        return false;
    return cparent__action_add(reader, 0, s->count, cparent__act_no_span(),
                               CPARENT_ACTION_SOURCE_DISCUSSION,
                               "action.note", 75) != NULL;
}
