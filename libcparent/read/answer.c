/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/act-internal.h"
#include "read/question-internal.h"

#include <string.h>

/* Who gives an answer in a sentence of its own, and how far it goes. */

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
    else if (cparent__token_is(s, begin, "the") &&
             cparent__cue_at(s, CPARENT__K_SAY, verb_end - 1) != NULL)
        who = cparent__tokens_span(s, begin, verb_end - 1);
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

/* "Service Manager to take this away": somebody is to do something. */
static bool
is_to_do(const cparent__sentence *s)
{
    cparent__agent agent;
    const int used = cparent__agent_at(s, 0, s->count, &agent);
    const int to = used > 0 ? used : cparent__is_initials(s, 0);

    return to > 0 && cparent__token_is(s, to, "to") &&
           cparent__verb_means(s, to + 1, "do");
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
    return is_to_do(s);
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
    const int begin = cparent__is_in_reply(s)
                          ? 2 + cparent__mark_is(s, 2, ',')
                          : 0;
    const int used = cparent__agent_at(s, begin, s->count, &agent);
    const cparent__span who = cparent__tokens_span(s, begin, begin + used);

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
            (*from == 0 || (*from == 2 && cparent__is_in_reply(s)) ||
             cparent__mark_is(s, *from - 1, ',') ||
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
    cparent__aside_cut(reader, reader->sentence.end, reader->block->end);
    verb = answering_verb(s, &from, &to, &pronoun);
    if (verb == NULL || from > 0 ||
        cparent__cue_in(s, CPARENT__K_UNDERTAKE, 0, verb->end + 2) != NULL ||
        cparent__has_cue(s, CPARENT__K_ASK))
        return false;
    for (at = verb->end; at < s->count; at++)
        if (cparent__token_is(s, at, "would") ||
            cparent__token_is(s, at, "will") ||
            ((cparent__token_is(s, at, "could") ||
              cparent__token_is(s, at, "can")) &&
             cparent__token_is(s, at - 1, "this")))
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

/* "Action: …", "Members noted the report.": the answer ends before it. */
static bool
concludes(const cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    const cparent__cue *label = cparent__cue_at(s, CPARENT__K_ACTION, 0);
    const cparent__item *last =
        reader->item_count > 0 ? &reader->items[reader->item_count - 1]
                               : NULL;

    return (label != NULL && cparent__mark_is(s, label->end, ':')) ||
           (last != NULL && last->noun == CPARENT_NOUN_RESOLUTION &&
            last->text.start == s->start);
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

    if (concludes(reader))
        return true;
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

