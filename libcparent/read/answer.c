/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/question-internal.h"

#include <string.h>

/* Where an answer begins, who gives it, and how far it goes. */

/* "…; Mr Hext had no objection": somebody else takes it up, without a verb
 * of saying. */
static int
reply_behind(const cparent__sentence *s, int from, int *verb_end)
{
    int at;

    for (at = from; at < s->count; at++) {
        cparent__agent agent;
        int used;

        if (!cparent__mark_is(s, at, ';'))
            continue;
        used = cparent__agent_at(s, at + 1, s->count, &agent);
        if (used == 0 || agent == CPARENT__AGENT_BODY)
            return -1;
        *verb_end = at + 1 + used;
        return at + 1;
    }
    return -1;
}

int
cparent__answer_inside(const cparent__sentence *s, int from, int *verb_end)
{
    int at;

    for (at = from; at < s->count; at++) {
        const cparent__cue *told = cparent__cue_at(s, CPARENT__K_TOLD, at);
        const cparent__cue *say = cparent__cue_at(s, CPARENT__K_SAY, at);
        const cparent__cue *cue = told != NULL ? told : say;
        cparent__agent agent;
        int begin, end;

        /* "whether carers were told about it" */
        if (cue == NULL || (told != NULL &&
                            cparent__token_is(s, told->end, "about")))
            continue;
        if (told != NULL && cparent__token_is(s, at, "it") &&
            s->tokens[at - 1].kind == CPARENT__MARK) {
            *verb_end = cue->end;
            return at;
        }
        if (told != NULL && cparent__token_is(s, at - 1, "and")) {
            *verb_end = cue->end;
            return at - 1;
        }
        if (told != NULL) {
            /* "… the Board were reassured", with or without a comma */
            for (begin = at - 1; begin > from && begin >= at - 6; begin--)
                if (cparent__agent_at(s, begin, at, &agent) == at - begin) {
                    begin -= cparent__token_is(s, begin - 1, "the");
                    *verb_end = cue->end;
                    return begin;
                }
        }
        if (!cparent__subject_of(s, at, &begin, &end, &agent) ||
            begin < from)
            continue;
        if (begin > from &&
            (s->tokens[begin - 1].kind == CPARENT__MARK || told != NULL ||
             (cparent__token_is(s, begin - 1, "and") &&
              cparent__mark_is(s, begin - 2, ',')))) {
            begin -= cparent__token_is(s, begin - 1, "and");
            *verb_end = cue->end;
            return begin;
        }
    }
    return reply_behind(s, from, verb_end);
}

static bool
is_pronoun(const cparent__sentence *s, int at)
{
    return cparent__token_is(s, at, "they") ||
           cparent__token_is(s, at, "she") || cparent__token_is(s, at, "he");
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
        s, skip_that(s, verb_end), s->count);
    size_t i;

    if (begin + cparent__agent_at(s, begin, s->count, &agent) == verb_end) {
        /* no verb of saying: the whole of it answers */
        who = cparent__tokens_span(s, begin, verb_end);
        span = cparent__tokens_span(s, begin, s->count);
    } else if (cparent__cue_at(s, CPARENT__K_TOLD, begin) == NULL &&
        cparent__subject_of(s, verb_end - 1, &from, &to, &agent) &&
        from == begin)
        who = cparent__tokens_span(s, from, to);
    /* "the Committee was advised": it was told, it did not answer. */
    if (cparent__cue_last(s, CPARENT__K_TOLD, begin, verb_end) != NULL)
        who.start = who.end = 0;
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

/* Where an answer begins that no verb of saying announces: "Dr Rezaei – 18",
 * "Ms Ferrante believed that most did", "Mr Bonsu did not have this". */
static int
words_of_reply(const cparent__sentence *s, int used)
{
    int at = used;

    if (cparent__mark_is(s, at, ':') ||
        (cparent__mark_is(s, at, '-') && !s->tokens[at].glued))
        return at + 1;
    for (at = used; at < used + 3; at++)
        if (cparent__token_is(s, at, "that"))
            return at + 1;
    return 0;
}

/* May the sentence answer though nobody is said to speak?  "They did so far
 * as they could."  Not what is asked for or decided, not the asker's own
 * view. */
static bool
may_answer(const cparent__sentence *s)
{
    return !is_pronoun(s, 0) && !cparent__token_is(s, 0, "it") &&
           cparent__cue_in(s, CPARENT__K_ASK, 0, s->count) == NULL &&
           cparent__cue_in(s, CPARENT__K_ASK_NOUN, 0, s->count) == NULL &&
           cparent__cue_in(s, CPARENT__K_SAY, 0, s->count) == NULL;
}

static bool
begins_they(const cparent__sentence *s)
{
    return cparent__token_is(s, 0, "they");
}

/* The sentence behind a question, in the same paragraph. */
static bool
answers_otherwise(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    cparent__agent agent;
    int used = cparent__agent_at(s, 0, s->count, &agent);
    cparent__span who = cparent__tokens_span(s, 0, used);
    const bool named = used > 0 && agent != CPARENT__AGENT_BODY;
    int i;

    if (reader->block_first || reader->pending_count == 0 ||
        reader->answering ||
        cparent__cue_in(s, CPARENT__K_REQUEST, 0, s->count) != NULL ||
        (named ? same_words(reader, who,
                            reader->items[reader->pending[0]].who)
               : !begins_they(s) && (used > 0 || !may_answer(s))))
        return false;
    if (!named)
        who.start = who.end = 0;
    for (i = 0; i < reader->pending_count; i++) {
        cparent__item *item = &reader->items[reader->pending[i]];

        if (item->answered_by.end == 0)
            item->answered_by = who;
        if (item->answer.end == 0)
            item->answer = cparent__tokens_span(
                s, named ? words_of_reply(s, used) : 0, s->count);
    }
    reader->answering = true;
    reader->answer_at = 0;
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

    *pronoun = cparent__token_is(s, 0, "she") || cparent__token_is(s, 0, "he") ||
               cparent__token_is(s, 0, "they");
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
            (*from == 0 || (*from == 1 && cparent__mark_is(s, 0, '"')) || cparent__mark_is(s, *from - 1, ',')) &&
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

bool
cparent__read_answer(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    const cparent__cue *verb;
    cparent__span who = { 0, 0 };
    int from = 0, to = 0;
    bool pronoun = false;
    int i;

    verb = answering_verb(s, &from, &to, &pronoun);
    if (verb == NULL)
        return answers_otherwise(reader);
    if (to > from)
        who = cparent__tokens_span(s, from, to);
    else if (pronoun && verb->kind != CPARENT__K_TOLD)
        who = reader->asked_whom;
    if (reader->answering)
        return answer_next(reader, verb, who);
    /* Whoever asked does not answer: what they go on to say is a view. */
    if (reader->pending_count > 0 &&
        same_words(reader, who, reader->items[reader->pending[0]].who))
        return false;
    for (i = 0; i < reader->pending_count; i++) {
        cparent__item *item = &reader->items[reader->pending[i]];

        if (item->answer.end != 0)
            continue;
        item->answered_by = who;
        item->answer = cparent__tokens_span(s, skip_that(s, verb->end),
                                            s->count);
    }
    reader->answering = true;
    reader->answer_at = 0;
    return true;
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

