/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <cparent/action.h>

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

static bool
is_initials(const cparent__sentence *s, int at)
{
    const uint32_t length = s->tokens[at].end - s->tokens[at].start;

    return (length == 2 || length == 3) && s->tokens[at].capital &&
           cparent__is_upper((unsigned char)s->text[s->tokens[at].end - 1]);
}

static int
owners_at(const cparent__sentence *s)
{
    cparent__agent agent;
    int at;

    if (!is_initials(s, 0) && cparent__agent_at(s, 0, s->count, &agent) == 0)
        return 0;
    for (at = 0; at < s->count && at < 10; at++) {
        if (at > 0 && cparent__token_is(s, at, "to"))
            return at;
        if (!(s->tokens[at].kind == CPARENT__WORD && s->tokens[at].capital) &&
            !cparent__token_is(s, at, "and") &&
            !cparent__token_is(s, at, "the") &&
            !cparent__token_is(s, at, "of") &&
            !cparent__mark_is(s, at, '/') && !cparent__mark_is(s, at, '&'))
            return 0;
    }
    return 0;
}

bool
cparent__read_note(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    cparent__agent agent;
    int used = cparent__agent_at(s, 0, s->count, &agent);
    int at;

    if (used == 0 || !cparent__token_is(s, used, "to")) {
        used = owners_at(s);
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
            cparent__due_in(s, &reader->times, at, s->count).kind ==
                CPARENT_ACTION_DUE_KIND_MEETING)
            break;
    }
    if (at + 2 >= s->count || at >= 30)
        return false;
    return cparent__action_add(reader, 0, s->count, cparent__act_no_span(),
                               CPARENT_ACTION_SOURCE_DISCUSSION,
                               "action.note", 75) != NULL;
}
