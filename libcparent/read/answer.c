/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/question-internal.h"

#include <string.h>

/* Where an answer begins, who gives it, and how far it goes. */

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

/* The same for a verb of saying at `at`, told or not. */
static int
said_begins(const cparent__sentence *s, int at, int from,
            const cparent__cue *verb)
{
    const bool told = verb->kind == CPARENT__K_TOLD;
    cparent__agent agent;
    int begin, end;

    if (!cparent__subject_of(s, at, &begin, &end, &agent) || begin <= from)
        return -1;
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

static bool
is_pronoun(const cparent__sentence *s, int at)
{
    return cparent__token_is(s, at, "she") || cparent__token_is(s, at, "he") ||
           cparent__token_is(s, at, "they");
}

/* "it was confirmed by the Head of Service that": who, behind the verb. */
static cparent__span
told_by(const cparent__sentence *s, int at)
{
    const cparent__span none = { 0, 0 };
    cparent__agent agent;
    int used;

    if (!cparent__token_is(s, at, "by"))
        return none;
    used = cparent__agent_at(s, at + 1, s->count, &agent);
    return used > 0 ? cparent__tokens_span(s, at + 1, at + 1 + used) : none;
}

static int
skip_that(const cparent__sentence *s, int at)
{
    /* "responded to advise the Board that" */
    int i;

    for (i = at; i < s->count && i < at + 8; i++)
        if (cparent__token_is(s, i, "that"))
            return i + 1;
    if (cparent__token_is(s, at, "to") && i < s->count) {
        const cparent__cue *verb =
            cparent__cue_in(s, CPARENT__K_SAY, at, at + 3);

        if (verb != NULL) {
            cparent__agent agent;
            const int used =
                cparent__agent_at(s, verb->end, s->count, &agent);

            return verb->end + used;
        }
    }
    /* "advise the Board all children …" */
    {
        const cparent__cue *verb =
            cparent__cue_in(s, CPARENT__K_SAY, at, at + 3);
        cparent__agent agent;
        int next = verb != NULL ? verb->end : at;
        const int used = cparent__agent_at(s, next, s->count, &agent);

        /* "said they would": whoever is spoken of */
        if (used > 0 && agent == CPARENT__AGENT_BODY && used < 4 &&
            !is_pronoun(s, next))
            next += used;
        return next;
    }
}

static void
set_answer(cparent__reader *reader, size_t index, cparent__span span)
{
    cparent__item *item = &reader->items[index];

    if (item->answer.end == 0)
        item->answer = span;
    else if (span.end > item->answer.end)
        item->answer.end = span.end;
}

void
cparent__finish_answer(cparent__reader *reader, size_t first, int begin,
              int verb_end)
{
    const cparent__sentence *s = &reader->sentence;
    cparent__agent agent;
    int from, to;
    cparent__span who = { 0, 0 };
    cparent__span span = cparent__tokens_span(
        s, verb_end < 0 ? begin : skip_that(s, verb_end), s->count);
    size_t i;

    if (verb_end < 0)
        who = cparent__tokens_span(
            s, begin, begin + cparent__agent_at(s, begin, s->count, &agent));
    else if (cparent__cue_at(s, CPARENT__K_TOLD, begin) == NULL &&
             cparent__subject_of(s, verb_end - 1, &from, &to, &agent) &&
             from >= begin && from <= begin + 2)
        who = cparent__tokens_span(s, from, to);
    /* "was asked if it was open, and replied that": who was asked. */
    if (who.end == 0 && verb_end > 1 && cparent__token_is(s, begin, "and") &&
        cparent__cue_at(s, CPARENT__K_TOLD, begin + 1) == NULL)
        who = reader->asked_whom;
    /* "the Committee was advised": it was told, it did not answer. */
    if (cparent__cue_last(s, CPARENT__K_TOLD, begin, verb_end) != NULL)
        who = told_by(s, verb_end);
    if (span.end == 0)
        return;
    for (i = first; i < reader->item_count; i++) {
        if (reader->items[i].noun != CPARENT_NOUN_QUESTION)
            continue;
        reader->items[i].answered_by = who;
        set_answer(reader, i, span);
    }
    reader->answering = true;
    reader->answer_at = 0;
}

/* Does the sentence begin an answer to what is pending? */
static bool
same_words(const cparent__reader *reader, cparent__span a, cparent__span b)
{
    return a.end > a.start && a.end - a.start == b.end - b.start &&
           memcmp(reader->decoded.text + a.start,
                  reader->decoded.text + b.start, a.end - a.start) == 0;
}

static void
answer_all(cparent__reader *reader, cparent__span who, cparent__span answer)
{
    int i;

    for (i = 0; i < reader->pending_count; i++) {
        cparent__item *item = &reader->items[reader->pending[i]];

        if (item->answer.end != 0)
            continue;
        if (item->answered_by.end == 0)
            item->answered_by = who;
        item->answer = answer;
    }
    reader->answering = true;
    reader->answer_at = 0;
}

/* "HO – the average is 16 days". */
static bool
answers_as_speaker(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    cparent__span who = { 0, 0 };
    cparent__agent agent;
    const int from = cparent__speaker_at(s, 0, &who);

    if (from == 0 || from >= s->count || reader->answering ||
        (!cparent__is_initials(s, 0) &&
         cparent__agent_at(s, 0, from, &agent) == 0))
        return false;
    answer_all(reader, who, cparent__tokens_span(s, from, s->count));
    return true;
}

/* Something is asked for, taken on or decided, and nothing answered. */
static bool
goes_elsewhere(const cparent__sentence *s)
{
    static const cparent__kind kinds[] = { CPARENT__K_REQUEST,
                                           CPARENT__K_AGREE,
                                           CPARENT__K_ASK, CPARENT__K_ACTION };
    int i;

    for (i = 0; i < 4; i++)
        if (cparent__cue_in(s, kinds[i], 0, s->count) != NULL)
            return true;
    return false;
}

/* "Mr Bonsu did not have this information", "They did so far as they could":
 * what follows a question in its paragraph answers it, whoever says it. */
static bool
answers_otherwise(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    const cparent__span all = cparent__tokens_span(s, 0, s->count);
    const cparent__span none = { 0, 0 };
    cparent__agent agent = CPARENT__AGENT_BODY;
    const int used = cparent__agent_at(s, 0, s->count, &agent);
    const cparent__span who = cparent__tokens_span(s, 0, used);

    if (reader->block_first || reader->pending_count == 0 ||
        reader->answering || goes_elsewhere(s) ||
        (used > 0 &&
         same_words(reader, who, reader->items[reader->pending[0]].who)))
        return false;
    if (used > 0 && agent == CPARENT__AGENT_BODY && !is_pronoun(s, 0))
        return false;
    answer_all(reader, agent == CPARENT__AGENT_BODY ? none : who, all);
    return true;
}

/* "asked how many … and whether …": one answer is for both. */
static bool
asked_together(const cparent__reader *reader)
{
    const cparent__item *one =
        &reader->items[reader->pending[reader->answer_at]];
    const cparent__item *next =
        &reader->items[reader->pending[reader->answer_at + 1]];

    return next->text.start <= one->text.end + 8;
}

/* The verb with which somebody answers, and who: tokens [from, to), or a
 * pronoun. */
static const cparent__cue *
answering_verb(const cparent__sentence *s, int *from, int *to, bool *pronoun)
{
    int at;

    *pronoun = is_pronoun(s, 0);
    for (at = 0; at < s->count && at < 40; at++) {
        const cparent__cue *told = cparent__cue_at(s, CPARENT__K_TOLD, at);
        const cparent__cue *verb = cparent__cue_at(s, CPARENT__K_SAY, at);
        cparent__agent agent;

        if (told != NULL && (verb == NULL || told->end > verb->end))
            verb = told;
        if (verb == NULL || cparent__cue_means(verb, "do"))
            continue;
        if (verb->kind == CPARENT__K_TOLD || (*pronoun && at <= 3))
            return verb;
        if (cparent__subject_of(s, at, from, to, &agent) &&
            (*from == 0 || cparent__mark_is(s, *from - 1, ',') ||
             cparent__mark_is(s, *from - 1, '(') ||
             cparent__mark_is(s, *from - 1, '"')) &&
            (agent != CPARENT__AGENT_BODY ||
             cparent__token_is(s, *from, "officers")))
            return verb;
    }
    *from = *to = 0;
    return NULL;
}

/* "She said": the second answer of the same person. */
static bool
answer_next(cparent__reader *reader, const cparent__cue *verb,
            cparent__span who)
{
    const cparent__sentence *s = &reader->sentence;
    const size_t was = reader->pending[reader->answer_at];
    int i;

    if (cparent__cue_means(verb, "add") ||
        reader->answer_at + 1 >= reader->pending_count ||
        asked_together(reader) ||
        cparent__token_is(s, verb->start - 1, "also"))
        return false;
    reader->answer_at++;
    for (i = reader->answer_at; i < reader->pending_count; i++) {
        cparent__item *item = &reader->items[reader->pending[i]];

        item->answered_by = who.end != 0 ? who
                                         : reader->items[was].answered_by;
        item->answer = cparent__tokens_span(s, skip_that(s, verb->end),
                                            s->count);
    }
    return true;
}

/* "It was not known. The Head of Service said": who gives the answer that was
 * begun without a name. */
static void
name_answerer(cparent__reader *reader, const cparent__cue *verb,
              cparent__span who)
{
    int i;

    if (verb->kind != CPARENT__K_SAY || who.end == 0)
        return;
    for (i = reader->answer_at; i < reader->pending_count; i++) {
        cparent__item *item = &reader->items[reader->pending[i]];

        if (item->answered_by.end == 0 &&
            !same_words(reader, who, item->who))
            item->answered_by = who;
    }
}

bool
cparent__read_answer(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    const cparent__cue *verb;
    cparent__span who = { 0, 0 };
    int from = 0, to = 0;
    bool pronoun = false;

    if (answers_as_speaker(reader))
        return true;
    verb = answering_verb(s, &from, &to, &pronoun);
    if (verb == NULL)
        return answers_otherwise(reader);
    if (to > from)
        who = cparent__tokens_span(s, from, to);
    else if (pronoun && verb->kind != CPARENT__K_TOLD)
        who = reader->asked_whom;
    else if (verb->kind == CPARENT__K_TOLD)
        who = told_by(s, verb->end);
    if (reader->answering) {
        name_answerer(reader, verb, who);
        return answer_next(reader, verb, who);
    }
    /* Whoever asked does not answer: what they go on to say is a view. */
    if (reader->pending_count > 0 &&
        same_words(reader, who, reader->items[reader->pending[0]].who))
        return false;
    answer_all(reader, who, cparent__tokens_span(
                                s, skip_that(s, verb->end), s->count));
    return true;
}

static bool
answers_next(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->aside;
    const cparent__cue *verb;
    bool pronoun;
    int from = 0, to = 0, at;

    /* What was too long for one cut goes on behind it: nobody answers yet. */
    if (!reader->sentence.ended ||
        reader->sentence.end >= reader->block->end)
        return false;
    cparent__sentence_cut(reader->lexicon, reader->decoded.text,
                          reader->sentence.end, reader->block->end,
                          &reader->aside);
    verb = answering_verb(s, &from, &to, &pronoun);
    if (verb == NULL || from > 0 ||
        cparent__cue_in(s, CPARENT__K_UNDERTAKE, 0, verb->end + 2) != NULL ||
        cparent__has_cue(s, CPARENT__K_ASK))
        return false;
    for (at = verb->end; at < s->count; at++)
        if (cparent__token_is(s, at, "would") ||
            cparent__token_is(s, at, "will"))
            return false;
    return true;
}

bool
cparent__answer_follows(cparent__reader *reader)
{
    /* A sentence asks it of every request that it makes. */
    if (reader->answer_sought != reader->sentence.end) {
        reader->answer_sought = reader->sentence.end;
        reader->answer_next = answers_next(reader);
    }
    return reader->answer_next;
}

/* Somebody else now asks for something or takes it on. */
static bool
turns_away(const cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    const cparent__cue *cue =
        cparent__cue_in(s, CPARENT__K_REQUEST, 1, 12);
    cparent__agent agent;
    int from, to;

    return cue != NULL && !cparent__token_is(s, 0, "she") &&
           !cparent__token_is(s, 0, "he") &&
           cparent__subject_of(s, cue->start, &from, &to, &agent) &&
           from == 0;
}

void
cparent__go_on(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    const cparent__span span = cparent__tokens_span(s, 0, s->count);
    int i;

    if (turns_away(reader)) {
        reader->pending_count = 0;
        reader->answering = false;
        return;
    }
    for (i = reader->answer_at; i < reader->pending_count; i++)
        if (reader->items[reader->pending[i]].answer.end != 0)
            set_answer(reader, reader->pending[i], span);
}

