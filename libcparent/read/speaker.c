/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/question-internal.h"

/* Who speaks, where minutes print it like a play: "Cllr Dunmore: …", "HO –
 * …", "Q1 (Cllr Jo Harbottle) …". */

enum { SPEAKER_WORDS = 12, BRACKET_WORDS = 40, LOWER_WORDS = 3 };

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
    int from, used;

    while (close < s->count && close < at + BRACKET_WORDS &&
           !cparent__mark_is(s, close, ')'))
        close++;
    if (!cparent__mark_is(s, close, ')'))
        return at;
    /* "(submitted by Councillor Wray, who had sent his apologies)" */
    for (from = at + 1; from < close && from < at + 5; from++)
        if (cparent__token_is(s, from, "by") ||
            cparent__token_is(s, from, "from"))
            break;
    from = from < close && from < at + 5 ? from + 1 : at + 1;
    used = cparent__agent_at(s, from, close, &agent);
    if (used > 0 && agent == CPARENT__AGENT_NAME &&
        (from > at + 1 || used == close - from ||
         cparent__mark_is(s, from + used, ',')))
        *named = cparent__tokens_span(s, from, from + used);
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
    const bool asks = cparent__mark_is(s, s->count - 1, '?');
    const int most = from + SPEAKER_WORDS;
    cparent__agent agent;
    int end = from;
    int lower = 0;
    int at, skipped = 0;

    for (at = from; at < s->count && at - skipped < most; at++) {
        if (s->tokens[at].kind == CPARENT__WORD) {
            /* "Foster carer rep - do children get to pick …?" */
            lower += !s->tokens[at].capital && !is_small_word(s, at);
            if (lower > LOWER_WORDS ||
                (lower > 0 && (!asks || !s->tokens[from].capital)))
                return from;
            end = at + 1;
            continue;
        }
        if (at > from && cparent__mark_is(s, at, '(')) {
            const int past = past_bracket(s, at, &named);

            if (past == at)
                return from;
            skipped += past - at;
            at = past - 1;
            continue;
        }
        /* "Corporate parenting: are our children safe?" is a heading. */
        if (lower > 0 && cparent__mark_is(s, at, ':') &&
            cparent__agent_at(s, from, at, &agent) == 0)
            return from;
        if (end > from && (cparent__mark_is(s, at, ':') ||
                           (cparent__mark_is(s, at, '-') &&
                            !s->tokens[at].glued))) {
            *who = named.end != 0 ? named
                                  : cparent__tokens_span(s, from, end);
            return at + 1;
        }
        if (!cparent__mark_is(s, at, '.') && !cparent__mark_is(s, at, ',') &&
            !((cparent__mark_is(s, at, '-') || cparent__mark_is(s, at, '/')) &&
              s->tokens[at].glued))
            return from;
    }
    return from;
}
