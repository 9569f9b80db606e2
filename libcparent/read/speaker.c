/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/question-internal.h"

/* Who speaks, where minutes print it like a play: "Cllr Dunmore: …", "HO –
 * …", "Q1 (Cllr Jo Harbottle) …". */

enum { SPEAKER_WORDS = 12 };

static bool
is_small_word(const cparent__sentence *s, int at)
{
    static const char *const words[] = { "of", "for", "the", "and", "in",
                                         NULL };

    return cparent__token_among(s, at, words);
}

/* Past the bracket that opens at `at`; its words if they name a person. */
static int
past_bracket(const cparent__sentence *s, int at, cparent__span *named)
{
    cparent__agent agent;
    int close = at + 1;

    while (close < s->count && close < at + SPEAKER_WORDS &&
           !cparent__mark_is(s, close, ')'))
        close++;
    if (!cparent__mark_is(s, close, ')'))
        return at;
    if (cparent__agent_at(s, at + 1, close, &agent) == close - at - 1 &&
        agent == CPARENT__AGENT_NAME)
        *named = cparent__tokens_span(s, at + 1, close);
    return close + 1;
}

int
cparent__bracketed_at(const cparent__sentence *s, int at, cparent__span *who)
{
    const int past = cparent__mark_is(s, at, '(') ? past_bracket(s, at, who)
                                                  : at;

    if (past > at && who->end == 0)
        *who = cparent__tokens_span(s, at + 1, past - 1);
    return past;
}

int
cparent__speaker_at(const cparent__sentence *s, int from, cparent__span *who)
{
    cparent__span named = { 0, 0 };
    int end = from;
    int at;

    for (at = from; at < s->count && at < from + SPEAKER_WORDS; at++) {
        if (s->tokens[at].kind == CPARENT__WORD) {
            if (!s->tokens[at].capital && !is_small_word(s, at))
                return from;
            end = at + 1;
            continue;
        }
        if (at > from && cparent__mark_is(s, at, '(')) {
            const int past = past_bracket(s, at, &named);

            if (past == at)
                return from;
            at = past - 1;
            continue;
        }
        if (end > from && (cparent__mark_is(s, at, ':') ||
                           (cparent__mark_is(s, at, '-') &&
                            !s->tokens[at].glued))) {
            *who = named.end != 0 ? named
                                  : cparent__tokens_span(s, from, end);
            return at + 1;
        }
        if (!cparent__mark_is(s, at, '.') && !cparent__mark_is(s, at, ',') &&
            !(cparent__mark_is(s, at, '-') && s->tokens[at].glued))
            return from;
    }
    return from;
}
