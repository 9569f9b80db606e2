/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <string.h>

#include "read/act-internal.h"
#include "read/question-internal.h"

/*
 * Questions and answers printed as such: "Q: …" and "A: …", each in a
 * paragraph of its own, perhaps with who speaks; the line above may say who
 * asks whom.
 */

/* How far into a line stands whose question is read out. */
enum { READ_OUT = 16 };

/* A question is told where it does not stand in the words it was asked in. */
typedef enum part {
    PART_NONE = 0,
    PART_ANSWER,
    PART_QUESTION,
    PART_TOLD
} part;

static part
part_named(const cparent__sentence *s, int at)
{
    if (cparent__token_is(s, at, "q") || cparent__token_is(s, at, "question"))
        return PART_QUESTION;
    if (cparent__token_is(s, at, "a") || cparent__token_is(s, at, "answer") ||
        cparent__token_is(s, at, "reply") ||
        cparent__token_is(s, at, "response"))
        return PART_ANSWER;
    return PART_NONE;
}

/* "Answer from Councillor Dean", "Response by the Leader": past who. */
static int
past_giver(const cparent__sentence *s, int at, cparent__span *who)
{
    cparent__agent agent;
    int used;

    if (!cparent__token_is(s, at, "from") && !cparent__token_is(s, at, "by"))
        return at;
    used = cparent__agent_at(s, at + 1, s->count, &agent);
    if (used == 0)
        return at;
    *who = cparent__tokens_span(s, at + 1, at + 1 + used);
    return at + 1 + used;
}

/* "Q:", "Q1.", "Question 2:", "A.", "Q1 (Cllr Dace)": the tokens it takes; 0
 * when the sentence begins with none. */
static int
label_at(const cparent__reader *reader, part *part_out, cparent__span *who)
{
    const cparent__sentence *s = &reader->sentence;
    const part found = s->count > 0 && s->tokens[0].capital
                           ? part_named(s, 0)
                           : PART_NONE;
    const bool numbered = s->count > 1 && s->tokens[1].kind == CPARENT__DIGITS;
    int at = 1 + numbered;
    int past;

    if (found == PART_NONE)
        return 0;
    past = cparent__bracketed_at(s, at, who);
    if (past == at)
        past = past_giver(s, at, who);
    *part_out = found;
    if (cparent__mark_is(s, past, ':') || cparent__mark_is(s, past, '.') ||
        (cparent__mark_is(s, past, '-') && !s->tokens[past].glued))
        return past + 1;
    /* Without a mark, "Q2 performance" is no question, and "A1" is an answer
     * only where one is waited for. */
    if (numbered && s->tokens[1].glued &&
        (found == PART_QUESTION ? past > at ||
                                      cparent__mark_is(s, s->count - 1, '?')
                                : reader->pair >= (int)PART_QUESTION &&
                                      reader->pending_count > 0))
        return found == PART_QUESTION && past > at &&
                       !cparent__mark_is(s, s->count - 1, '?')
                   ? 0
                   : past;
    return 0;
}

/* The clauses of one "?": "How many …, and what …?" */
static void
add_asked(cparent__reader *reader, int from, cparent__span who)
{
    const cparent__sentence *s = &reader->sentence;
    cparent__item *item;
    int start = from;
    int at;

    for (at = from + 3; at + 3 < s->count; at++) {
        const int next = at + 1 + cparent__token_is(s, at + 1, "and");

        if (!cparent__mark_is(s, at, ',') || next == at + 1 ||
            cparent__cue_at(s, CPARENT__K_OPENER, next) == NULL ||
            cparent__token_is(s, next, "the") ||
            cparent__token_is(s, next, "about"))
            continue;
        item = cparent__question_add(reader, start, at, "question.pair", 92);
        if (item != NULL)
            item->who = who;
        start = at = next;
    }
    item = cparent__question_add(reader, start, s->count, "question.pair",
                                 94);
    if (item != NULL)
        item->who = who;
}

/* "Question from Mrs Cole: Why …?": what is asked, on the same line. */
static void
take_asked_behind(cparent__reader *reader, int at)
{
    const cparent__sentence *s = &reader->sentence;

    if (!cparent__mark_is(s, at, ':') && !cparent__mark_is(s, at, '-'))
        return;
    reader->pair = PART_QUESTION;
    reader->pair_block = reader->block_index;
    if (reader->answering) {
        reader->pending_count = 0;
        reader->answering = false;
    }
    if (cparent__mark_is(s, s->count - 1, '?'))
        add_asked(reader, at + 1, reader->asker);
}

/* "Question 1 from Councillor Bettany to the Cabinet Member". */
static bool
read_line_above(cparent__reader *reader)
{
    static const char *const sorts[] = { "public", "supplementary", "written",
                                         "oral",   "member",        "further",
                                         NULL };
    const cparent__span none = { 0, 0 };
    const cparent__sentence *s = &reader->sentence;
    cparent__agent agent;
    int at = 0;
    int used;

    at += cparent__token_among(s, at, sorts);
    if (!cparent__token_is(s, at, "question") &&
        !cparent__token_is(s, at, "questions"))
        return false;
    at++;
    if (s->count == at ||
        (s->count == at + 1 && cparent__mark_is(s, at, ':'))) {
        reader->asks_alone = reader->asks_alone && at != 2;
        return at == 2 && reader->asker.end != 0;
    }
    at += at < s->count && s->tokens[at].kind == CPARENT__DIGITS;
    if (!cparent__token_is(s, at, "from") && !cparent__token_is(s, at, "by"))
        return false;
    used = cparent__agent_at(s, at + 1, s->count, &agent);
    if (used == 0)
        return false;
    reader->asker = cparent__tokens_span(s, at + 1, at + 1 + used);
    reader->asks_alone = false;
    reader->behalf = none;
    reader->answerer = none;
    at += 1 + used;
    if (cparent__token_is(s, at, "to") || cparent__token_is(s, at, "for")) {
        used = cparent__agent_at(s, at + 1, s->count, &agent);
        if (used > 0) {
            reader->answerer = cparent__tokens_span(s, at + 1,
                                                    at + 1 + used);
            at += 1 + used;
        }
    }
    take_asked_behind(reader, at);
    return true;
}

static void
answer_pending(cparent__reader *reader, int from, cparent__span who)
{
    const cparent__sentence *s = &reader->sentence;
    cparent__span span = cparent__tokens_span(s, from, s->count);
    int i;

    if (span.end == 0)
        return;
    span.end = reader->block->end;
    for (i = 0; i < reader->pending_count; i++) {
        cparent__item *item = &reader->items[reader->pending[i]];

        if (item->answer.end != 0)
            continue;
        item->answer = span;
        item->answered_by = who;
    }
    reader->answering = true;
    reader->speaker = who;
}

/* "A1 The Head of Service stated that": who answers, and where the answer
 * begins. */
static int
answer_said(const cparent__sentence *s, int from, cparent__span *who)
{
    cparent__agent agent;
    const int used = cparent__agent_at(s, from, s->count, &agent);
    const cparent__cue *say = cparent__cue_at(s, CPARENT__K_SAY, from + used);

    if (used == 0 || say == NULL || !cparent__token_is(s, say->end, "that"))
        return from;
    *who = cparent__tokens_span(s, from, from + used);
    return say->end + 1;
}

/* "The Clerk read a question from Jaden, a care leaver: Why …?": whose it is,
 * and where it begins. */
int
cparent__read_out(const cparent__sentence *s, int from, cparent__span *who)
{
    cparent__agent agent;
    int at, used, colon;

    for (at = from; at < s->count && at < from + READ_OUT; at++)
        if (cparent__token_is(s, at, "from") ||
            cparent__token_is(s, at, "by") || cparent__mark_is(s, at, ':'))
            break;
    if (at == s->count || at == from + READ_OUT ||
        cparent__mark_is(s, at, ':') ||
        !cparent__mark_is(s, s->count - 1, '?'))
        return from;
    for (colon = at; colon < s->count && colon < at + 16; colon++)
        if (cparent__mark_is(s, colon, ':'))
            break;
    if (!cparent__mark_is(s, colon, ':'))
        return from;
    used = cparent__agent_at(s, at + 1, colon, &agent);
    if (used == 0)
        used = cparent__is_name_word(s, at + 1);
    if (used == 0)
        return from;
    *who = cparent__tokens_span(s, at + 1, at + 1 + used);
    return colon + 1;
}

static void
read_part(cparent__reader *reader, part found, int from, cparent__span who)
{
    const cparent__sentence *s = &reader->sentence;
    const cparent__span none = { 0, 0 };

    if (who.end == 0)
        from = cparent__speaker_at(s, from, &who);
    if (who.end == 0 && found == PART_QUESTION)
        from = cparent__read_out(s, from, &who);
    if (found == PART_ANSWER) {
        if (who.end == 0)
            from = answer_said(s, from, &who);
        answer_pending(reader, from,
                       who.end != 0 ? who : reader->answerer);
        reader->asker = reader->asks_alone ? none : reader->asker;
        return;
    }
    if (who.end != 0) {
        reader->asker = who;
        reader->asks_alone = true;
        reader->answerer = none;
    }
    if (from < s->count && (cparent__mark_is(s, s->count - 1, '?') ||
                            s->end >= reader->block->end))
        add_asked(reader, from, reader->asker);
}

/* "Reply by the Leader:" alone, and the paragraph below it. */
static bool
read_reply_below(cparent__reader *reader)
{
    const cparent__span none = { 0, 0 };

    if (reader->pair != PART_ANSWER || reader->answering ||
        reader->pending_count == 0 ||
        reader->pair_block + 1 != reader->block_index)
        return false;
    reader->pair_block = reader->block_index;
    read_part(reader, PART_ANSWER, 0, none);
    return true;
}

/* "Q: Which ages? DO wasn't sure": the answer stands behind it. */
static void
read_reply(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    cparent__agent agent;
    const int used = cparent__agent_at(s, 0, s->count, &agent);

    if (used > 0)
        answer_pending(reader, used, cparent__tokens_span(s, 0, used));
}

/* "Q. Cllr Bassi asked whether …": who asks is told, and what is asked is
 * read as it is anywhere else. */
static bool
is_told(const cparent__sentence *s, int from)
{
    cparent__agent agent;
    const int used = cparent__agent_at(s, from, s->count, &agent);
    const int verb = cparent__act_past_aside(s, from + used, s->count);

    return used > 0 && (cparent__cue_at(s, CPARENT__K_ASK, verb) != NULL ||
                        cparent__cue_at(s, CPARENT__K_SEEK, verb) != NULL);
}

/* "Q1." was a sentence to itself; or the question or its answer goes on. */
static void
read_on(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    cparent__span who = { 0, 0 };
    part found = PART_NONE;
    const int from = label_at(reader, &found, &who);

    if (from > 0 && found == PART_ANSWER && from < s->count) {
        reader->pair = PART_ANSWER;
        read_part(reader, found, from, who);
    } else if (reader->pair == PART_QUESTION &&
               cparent__mark_is(s, s->count - 1, '?'))
        read_part(reader, PART_QUESTION, 0, who);
    else if (reader->pair == PART_QUESTION && reader->pending_count > 0)
        read_reply(reader);
    else if (reader->pair == PART_ANSWER && !reader->answering)
        read_part(reader, PART_ANSWER, 0, who);
}

bool
cparent__read_question_pair(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    const cparent__span none = { 0, 0 };
    cparent__span who = none;
    part found = PART_NONE;
    int from;

    if (!reader->block_first) {
        if (reader->pair_block != reader->block_index)
            return false;
        /* "Carers did not always meet them." is neither. */
        if (reader->pair == PART_TOLD)
            return !cparent__has_cue(s, CPARENT__K_ASK) &&
                   !cparent__has_cue(s, CPARENT__K_SAY);
        read_on(reader);
        return true;
    }
    if (read_line_above(reader))
        return true;
    from = label_at(reader, &found, &who);
    if (from == 0)
        return read_reply_below(reader);
    if (found == PART_ANSWER && who.end != 0)
        reader->answerer = who;
    reader->pair = (int)found;
    reader->pair_block = reader->block_index;
    if (found == PART_QUESTION && reader->answering) {
        reader->pending_count = 0;
        reader->answering = false;
    }
    if (found == PART_QUESTION && is_told(s, from)) {
        reader->asks_alone = true;
        reader->answerer = reader->behalf = none;
        reader->pair = PART_TOLD;
        return false;
    }
    if (from < s->count)
        read_part(reader, found, from, who);
    return true;
}
