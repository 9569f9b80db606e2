/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/question-internal.h"

/* The answer that a sentence gives to its own question, and where it begins:
 * "… , and Mrs Boyle explained that". */

/* Somebody who says nothing by a verb of saying: "Mr Hext had no objection
 * and suggested June". */
static bool
replies_otherwise(const cparent__sentence *s, int at)
{
    cparent__agent agent;
    const int used = cparent__agent_at(s, at, s->count, &agent);
    int verb;

    if (used == 0 || agent == CPARENT__AGENT_BODY)
        return false;
    verb = at + used;
    while (cparent__is_between_word(s, verb))
        verb++;
    return cparent__cue_at(s, CPARENT__K_SAY, verb) == NULL;
}

/* "; none had been used since May": a clause that asks nothing. */
static bool
states(const cparent__sentence *s, int from)
{
    static const char *const verbs[] = { "was",   "were", "had", "has",
                                         "would", "did",  "is",  "are",
                                         "could", NULL };
    int at;

    if (cparent__token_is(s, from, "and") ||
        cparent__cue_at(s, CPARENT__K_OPENER, from) != NULL ||
        cparent__mark_is(s, s->count - 1, '?') ||
        cparent__cue_in(s, CPARENT__K_SAY, from, s->count) != NULL ||
        cparent__cue_in(s, CPARENT__K_TOLD, from, s->count) != NULL)
        return false;
    for (at = from + 1; at < s->count; at++) {
        if (cparent__mark_is(s, at, ';'))
            return false;
        if (cparent__token_among(s, at, verbs))
            return true;
    }
    return false;
}

/* Where the clause of telling at `at` begins: "it was explained", "and was
 * told", "the Board were reassured".  -1 when it tells no answer. */
static int
told_begins(const cparent__sentence *s, int at, int from)
{
    cparent__agent agent;
    int begin;

    if (cparent__token_is(s, at, "it") &&
        s->tokens[at - 1].kind == CPARENT__MARK)
        return at;
    if (cparent__token_is(s, at - 1, "and"))
        return at - 1;
    for (begin = at - 1; begin > from && begin >= at - 6; begin--)
        if (cparent__agent_at(s, begin, at, &agent) == at - begin &&
            !cparent__is_opener(s, begin - 1))
            return begin - cparent__token_is(s, begin - 1, "the");
    return -1;
}

/* ", the Principal Lawyer | stated that": whoever has capitals and says
 * something, though no table knows the post; where it begins, or -1. */
static int
titled_begins(const cparent__sentence *s, int at, const cparent__cue *verb)
{
    int begin = at - 1;

    if (verb->kind != CPARENT__K_SAY ||
        !cparent__token_is(s, verb->end, "that"))
        return -1;
    while (begin > 0 && begin > at - 6 && cparent__is_capital_word(s, begin))
        begin--;
    return begin < at - 2 && cparent__token_is(s, begin, "the") &&
                   cparent__mark_is(s, begin - 1, ',')
               ? begin
               : -1;
}

/* The same for a verb of saying at `at`, told or not. */
static int
said_begins(const cparent__sentence *s, int at, int from,
            const cparent__cue *verb)
{
    const bool told = verb->kind == CPARENT__K_TOLD;
    cparent__agent agent;
    int begin, end;

    if (!cparent__subject_of(s, at, &begin, &end, &agent) || begin <= from) {
        begin = titled_begins(s, at, verb);
        return begin > from ? begin : -1;
    }
    if (s->tokens[begin - 1].kind == CPARENT__MARK || told)
        return begin;
    /* "…, to which Ms Vale replied" */
    if (cparent__token_is(s, begin - 1, "which") &&
        cparent__token_is(s, begin - 2, "to"))
        return begin - 2;
    /* "…, which Ms Vale said she would take away" */
    if (cparent__token_is(s, begin - 1, "which") &&
        cparent__mark_is(s, begin - 2, ','))
        return begin - 1;
    /* "…, and Mrs Boyle explained", "and Mrs Boyle explained that" */
    if (cparent__token_is(s, begin - 1, "and") &&
        (cparent__mark_is(s, begin - 2, ',') ||
         (agent != CPARENT__AGENT_BODY &&
          cparent__token_is(s, verb->end, "that") && end == at)))
        return begin - 1;
    return -1;
}

/* "He was asked how many | and replied that": who was asked replies. */
static bool
asked_replies(const cparent__sentence *s, int from, int at,
              const cparent__cue *say)
{
    return say != NULL && at > from + 1 &&
           cparent__token_is(s, at - 1, "and") &&
           cparent__token_is(s, say->end, "that") &&
           cparent__token_is(s, from - 1, "asked") &&
           (cparent__token_is(s, from - 2, "was") ||
            cparent__token_is(s, from - 2, "were"));
}

/* "heard in reply to a question from Mr Ord about fares | that they were
 * paid": what was heard is the answer. */
static bool
is_heard_in_reply(const cparent__sentence *s, int from)
{
    static const char *const verbs[] = { "heard",   "hearing", "told",
                                         "advised", "informed", "noted",
                                         "learned", "noting", NULL };
    int at;

    for (at = from - 1; at > 0 && at > from - 20; at--) {
        const cparent__cue *cue =
            cparent__cue_at(s, CPARENT__K_ASK_NOUN, at);

        if (cparent__cue_means(cue, "respond"))
            return cparent__token_among(s, at - 1, verbs);
    }
    return false;
}

int
cparent__answer_inside(const cparent__sentence *s, int from, int *verb_end)
{
    const bool heard = is_heard_in_reply(s, from);
    int at;

    for (at = from; at < s->count; at++) {
        const cparent__cue *told = cparent__cue_at(s, CPARENT__K_TOLD, at);
        const cparent__cue *cue =
            told != NULL ? told : cparent__cue_at(s, CPARENT__K_SAY, at);
        int begin = -1;

        if ((heard && at > from && cparent__token_is(s, at, "that")) ||
            asked_replies(s, from, at, cue)) {
            *verb_end = cue != NULL ? cue->end : at;
            return at - (cue != NULL);
        }
        /* "whether carers were told about it", "told of a change" */
        if (told != NULL && (cparent__token_is(s, told->end, "about") ||
                             cparent__token_is(s, told->end, "of")))
            continue;
        /* "; Mr Hext had no objection": all of it is the answer. */
        if (cparent__mark_is(s, at, ';') && at > from + 2 &&
            (replies_otherwise(s, at + 1) || states(s, at + 1))) {
            *verb_end = -1;
            return at + 1;
        }
        if (told != NULL)
            begin = told_begins(s, at, from);
        if (begin < 0 && cue != NULL)
            begin = said_begins(s, at, from, cue);
        if (begin >= 0) {
            *verb_end = cue->end;
            return begin;
        }
    }
    return -1;
}
