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

/* A speaker as far as the words have been read. */
typedef struct speech {
    cparent__span named; /* in a bracket */
    int from;
    int end;     /* of the words that may name one */
    int skipped; /* in brackets */
    int lower;   /* words without a capital */
    bool asks;
} speech;

/* "Foster carer rep - do children get to pick …?"; what has too many small
 * words is a sentence. */
static bool
takes_word(const cparent__sentence *s, int at, speech *found)
{
    found->lower += !s->tokens[at].capital && !is_small_word(s, at);
    if (found->lower > LOWER_WORDS ||
        (found->lower > 0 &&
         (!found->asks || !s->tokens[found->from].capital)))
        return false;
    found->end = at + 1;
    return true;
}

/* The colon or dash at `at` behind whoever speaks.  "Corporate parenting: are
 * our children safe?" is a heading. */
static bool
ends_speaker(const cparent__sentence *s, int at, const speech *found)
{
    const bool colon = cparent__mark_is(s, at, ':');
    cparent__agent agent;

    if (found->end <= found->from ||
        !(colon || (cparent__mark_is(s, at, '-') && !s->tokens[at].glued)))
        return false;
    return !colon || found->lower == 0 ||
           cparent__agent_at(s, found->from, at, &agent) > 0;
}

/* ".", "," and what joins two words within a name. */
static bool
is_inside_name(const cparent__sentence *s, int at)
{
    return cparent__mark_is(s, at, '.') || cparent__mark_is(s, at, ',') ||
           ((cparent__mark_is(s, at, '-') || cparent__mark_is(s, at, '/')) &&
            s->tokens[at].glued);
}

int
cparent__speaker_at(const cparent__sentence *s, int from, cparent__span *who)
{
    speech found = { { 0, 0 }, from, from, 0, 0,
                     cparent__mark_is(s, s->count - 1, '?') };
    int at;

    for (at = from; at < s->count && at - found.skipped < from + SPEAKER_WORDS;
         at++) {
        if (s->tokens[at].kind == CPARENT__WORD) {
            if (!takes_word(s, at, &found))
                return from;
        } else if (at > from && cparent__mark_is(s, at, '(')) {
            const int past = past_bracket(s, at, &found.named);

            if (past == at)
                return from;
            found.skipped += past - at;
            at = past - 1;
        } else if (ends_speaker(s, at, &found)) {
            *who = found.named.end != 0
                       ? found.named
                       : cparent__tokens_span(s, from, found.end);
            return at + 1;
        } else if (!is_inside_name(s, at)) {
            return from;
        }
    }
    return from;
}
