/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/question-internal.h"

/* Questions that a noun leads in: "In response to a query from an MYP", "a
 * question was put about", "sought reassurance that". */

/* "a Member's [further]", "Members'": whose; none where nobody's. */
static cparent__span
owner_of(const cparent__sentence *s, int from, int to)
{
    cparent__span who = { 0, 0 };
    int at;

    for (at = from; at < to; at++) {
        if (cparent__mark_is(s, at, '\'') && at > from)
            return cparent__tokens_span(s, from, at);
        if (cparent__is_possessive(s, at)) {
            who = cparent__tokens_span(s, from, at + 1);
            who.end -= 2;
            return who;
        }
    }
    return who;
}

int
cparent__query_of_whom(const cparent__sentence *s, int at,
                       cparent__span *who)
{
    int end;

    for (end = at; end < s->count && end < at + 9; end++) {
        if (s->tokens[end].kind != CPARENT__WORD &&
            !cparent__mark_is(s, end, '\''))
            return 0;
        if (cparent__token_is(s, end, "question") ||
            cparent__token_is(s, end, "query") ||
            cparent__token_is(s, end, "questions") ||
            cparent__token_is(s, end, "enquiry"))
            break;
    }
    if (end == s->count || end == at + 9)
        return 0;
    *who = owner_of(s, at, end);
    return who->end != 0 ? end + 1 : 0;
}

/* "put", "submitted", "which had been sent in" before "by" or "from": where
 * these words end; `from` when none stand there. */
static int
past_sending(const cparent__sentence *s, int from)
{
    static const char *const sending[] = { "put",   "submitted", "sent",
                                           "asked", "raised",    "tabled",
                                           "posed", "received",  NULL };
    static const char *const auxiliaries[] = { "had", "has",  "was",
                                               "were", "been", NULL };
    int at = from;

    at += cparent__token_is(s, at, "which") || cparent__token_is(s, at, "that");
    while (cparent__token_among(s, at, auxiliaries))
        at++;
    if (!cparent__token_among(s, at, sending))
        return from;
    at += 1 + cparent__token_is(s, at + 1, "in");
    return cparent__token_is(s, at, "by") || cparent__token_is(s, at, "from")
               ? at
               : from;
}

/* "…, who could not attend: | could the council say …?": where what is read
 * out begins; 0 when nothing is. */
static int
read_out_behind(const cparent__sentence *s, int from)
{
    enum { NEAR = 16 };
    int at;

    if (!cparent__mark_is(s, s->count - 1, '?'))
        return 0;
    for (at = from; at + 2 < s->count && at < from + NEAR; at++)
        if (cparent__mark_is(s, at, ':'))
            return at + 1;
    return 0;
}

/* "from an MYP", "put by Mr Hale": where it ends, and who it is. */
static int
asker_behind(const cparent__sentence *s, int from, cparent__span *who)
{
    cparent__agent agent;
    int used, start = from;

    /* "submitted a question | through the Chair" */
    used = cparent__token_is(s, from, "through") ||
                   cparent__token_is(s, from, "via")
               ? cparent__agent_at(s, from + 1, s->count, &agent)
               : 0;
    if (used > 0)
        return from + 1 + used;
    start = past_sending(s, start);
    start += cparent__token_is(s, start, "from") ||
             cparent__token_is(s, start, "by");
    if (start == from)
        return from;
    used = cparent__agent_at(s, start, s->count, &agent);
    if (used == 0)
        while (start + used < s->count && used < 8 &&
               cparent__cue_at(s, CPARENT__K_ABOUT, start + used) == NULL &&
               !cparent__is_opener(s, start + used) &&
               s->tokens[start + used].kind == CPARENT__WORD)
            used++;
    /* "the Foster Carers' Association" */
    while (cparent__mark_is(s, start + used, '\'') &&
           start + used + 1 < s->count && s->tokens[start + used + 1].capital)
        used += 2;
    *who = cparent__tokens_span(s, start, start + used);
    return start + used;
}

/* Where what a query is about begins, from `from`; -1 when it does not
 * say. */
static int
query_begins(const cparent__sentence *s, const cparent__cue *cue, int from)
{
    const bool seek = cue->kind == CPARENT__K_SEEK;
    const cparent__cue *about = cparent__cue_at(s, CPARENT__K_ABOUT, from);

    if (cparent__cue_means(cue, "concern"))
        return from;
    if (cparent__token_is(s, from, "on") &&
        cparent__token_is(s, from + 1, "behalf"))
        return -1;
    if (about != NULL)
        from = about->end - cparent__token_is(s, about->end - 1, "whether");
    else if (!cparent__is_opener(s, from) &&
             !cparent__token_is(s, from, "that"))
        return -1;
    return from + (cparent__token_is(s, from, "that") && seek);
}

/* "In response to a query from an MYP regarding how", "a question was put
 * about whether", "requested reassurance around". */
bool
cparent__read_query(cparent__reader *reader, int at)
{
    const cparent__sentence *s = &reader->sentence;
    const cparent__cue *cue = cparent__cue_at(s, CPARENT__K_ASK_NOUN, at);
    cparent__span who = { 0, 0 };
    const cparent__span none = { 0, 0 };
    bool seek;
    int from, aloud;

    if (cue == NULL)
        cue = cparent__cue_at(s, CPARENT__K_SEEK, at);
    if (cue == NULL)
        return false;
    seek = cue->kind == CPARENT__K_SEEK;
    from = cparent__cue_means(cue, "whose")
               ? cparent__query_of_whom(s, cue->end, &who)
               : cue->end;
    if (from == 0)
        return false;
    /* "Councillor Rowe's question was whether" */
    if (cparent__cue_means(cue, "owned"))
        who = owner_of(s, 0, at);
    if (seek || cparent__cue_means(cue, "raise")) {
        cparent__span put_by;

        cparent__askers(reader, at, &who, &put_by);
    }
    from = asker_behind(s, from, &who);
    while (cparent__mark_is(s, from, ',') ||
           cparent__token_is(s, from, "including"))
        from++;
    aloud = who.end != 0 ? read_out_behind(s, from) : 0;
    from = aloud > 0 ? aloud : query_begins(s, cue, from);
    if (from < 0)
        return false;
    cparent__question_take(reader, from, who, none,
                           seek ? "question.reassurance" : "question.query");
    return true;
}
