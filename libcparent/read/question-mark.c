/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/question-internal.h"

#include <string.h>

/* Questions that no asking verb leads in: a sentence that ends in "?", a
 * quotation with its asker behind it, "how many there were, JW asked". */

/* Near enough to the beginning: "The Chair read out a question from". */
enum { READ_OUT_WORDS = 10 };

/* "Cllr Holt's second question, read out by the Clerk, was: | …?": whose it
 * is, and where it begins; 0 when it is none. */
static int
owned_question(const cparent__sentence *s, cparent__span *who)
{
    const int past = cparent__query_of_whom(s, 0, who);
    int at;

    for (at = past; past > 0 && at + 2 < s->count && at < past + 20; at++)
        if (cparent__mark_is(s, at, ':') &&
            (cparent__token_is(s, at - 1, "was") || at == past))
            return at + 1 + cparent__mark_is(s, at + 1, '"');
    return 0;
}

/* "The survey questions were: …?", "the question that inspectors would ask:
 * …?": asked of nobody here. */
static bool
is_put_on_paper(const cparent__sentence *s)
{
    int at;

    for (at = 0; at < s->count && at < 24; at++) {
        if (cparent__mark_is(s, at, ':'))
            break;
        if (cparent__is_asked_on_paper(s, at) ||
            (cparent__token_is(s, at, "would") &&
             cparent__token_is(s, at + 1, "ask")))
            for (; at < s->count && at < 24; at++)
                if (cparent__mark_is(s, at, ':'))
                    return true;
    }
    return false;
}

/* "Councillor Rowe was concerned that others did. | Could we not?": whoever
 * the sentence before tells of, and not by way of answer, asks about it. */
static bool
spoke_before(const cparent__reader *reader)
{
    const cparent__span who = reader->subject;

    return !reader->block_first && !reader->answering && who.end != 0 &&
           who.start == reader->last_sentence.start;
}

/* "Are exit interviews held? – Yes, for every carer.", a line of its own: the
 * answer stands behind the dash. */
static bool
read_answered_line(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    const size_t first = reader->item_count;
    int at;

    if (!reader->block_first)
        return false;
    for (at = 3; at + 2 < s->count; at++)
        if (cparent__mark_is(s, at, '?') && cparent__mark_is(s, at + 1, '-') &&
            !s->tokens[at + 1].glued)
            break;
    if (at + 2 >= s->count)
        return false;
    if (cparent__question_add(reader, 0, at, "question.mark", 88) != NULL)
        cparent__finish_answer(reader, first, at + 2, -1);
    return true;
}

/* "Why do some children wait?" over "The Panel considered a report": a
 * heading; it is asked of nobody here. */
static bool
is_heading(cparent__reader *reader)
{
    static const char *const opens[] = { "introduced", "presented",
                                         "submitted", NULL };
    const cparent__sentence *s = &reader->sentence;
    const cparent__block *below = cparent__block_below(reader);
    cparent__span who = { 0, 0 };
    cparent__agent agent;
    int used;

    if (!reader->block_first || s->end < reader->block->end || below == NULL)
        return false;
    if ((reader->block->flags & (CPARENT__BLOCK_ITEM |
                                 CPARENT__BLOCK_HEADING)) != 0)
        return true;
    if (cparent__speaker_at(s, 0, &who) > 0)
        return false;
    cparent__aside_cut(reader, below->start, below->end);
    used = cparent__agent_at(&reader->aside, 0, reader->aside.count, &agent);
    return used > 0 &&
           (cparent__token_among(&reader->aside, used, opens) ||
            (agent == CPARENT__AGENT_BODY &&
             cparent__cue_at(&reader->aside, CPARENT__K_DECIDE, used) !=
                 NULL));
}

bool
cparent__read_mark_question(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    cparent__span who = { 0, 0 };
    int from;

    if (read_answered_line(reader))
        return true;
    if (!cparent__mark_is(s, s->count - 1, '?') || s->count < 4)
        return false;
    from = owned_question(s, &who);
    if (from == 0 && (is_put_on_paper(s) || is_heading(reader)))
        return false;
    if (from == 0)
        from = cparent__speaker_at(s, 0, &who);
    if (from == 0 && (cparent__word_in(s, 0, READ_OUT_WORDS, "question") ||
                      cparent__word_in(s, 0, READ_OUT_WORDS, "questions")))
        from = cparent__read_out(s, 0, &who);
    if (from > 0)
        reader->asker = who;
    else if (spoke_before(reader))
        reader->asker = reader->subject;
    cparent__questions_add(reader, from, s->count, reader->asker,
                           "question.mark");
    return true;
}

/* "Could more be done, | asked Councillor Wild.": the asker stands last. */
static bool
read_asked_by_last(cparent__reader *reader)
{
    enum { FAR = 9 };
    const cparent__sentence *s = &reader->sentence;
    const int end = s->count - cparent__mark_is(s, s->count - 1, '.');
    cparent__agent agent;
    int at;

    if (cparent__cue_at(s, CPARENT__K_OPENER, 0) == NULL)
        return false;
    for (at = end - 2; at > 3 && at > end - FAR; at--)
        if (cparent__token_is(s, at, "asked") &&
            cparent__mark_is(s, at - 1, ',') &&
            cparent__agent_at(s, at + 1, end, &agent) == end - at - 1) {
            reader->asker = cparent__tokens_span(s, at + 1, end);
            cparent__questions_add(reader, 0, at - 1, reader->asker,
                                   "question.asked");
            return true;
        }
    return false;
}

bool
cparent__read_asked_last(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    const int verb = s->count - 1 - cparent__mark_is(s, s->count - 1, '.');
    cparent__agent agent;
    int at, used;

    if (read_asked_by_last(reader))
        return true;
    if (!cparent__token_is(s, verb, "asked") || !cparent__is_opener(s, 0))
        return false;
    for (at = verb - 1; at > 2 && at > verb - 8; at--) {
        if (!cparent__mark_is(s, at, ','))
            continue;
        used = cparent__is_initials(s, at + 1)
                   ? 1
                   : cparent__agent_at(s, at + 1, verb, &agent);
        if (used == 0 || at + 1 + used != verb)
            return false;
        cparent__questions_add(reader, 0, at,
                               cparent__tokens_span(s, at + 1, verb),
                               "question.asked");
        return true;
    }
    return false;
}

/* ""Why is it so?" asked Shanice.", in one sentence. */
static bool
read_quoted(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    const int from = cparent__mark_is(s, 0, '"');
    cparent__agent agent;
    int at = from, verb, used;

    while (at < s->count && !cparent__mark_is(s, at, '?'))
        at++;
    verb = at + 1 + cparent__mark_is(s, at + 1, '"');
    if (from == 0 || !cparent__token_is(s, verb, "asked"))
        return false;
    used = cparent__agent_at(s, verb + 1, s->count, &agent);
    if (used == 0)
        used = cparent__is_name_word(s, verb + 1);
    if (used == 0)
        return false;
    reader->asker = cparent__tokens_span(s, verb + 1, verb + 1 + used);
    cparent__questions_add(reader, from, at, reader->asker, "question.quoted");
    return true;
}

bool
cparent__read_asker_behind(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    const int verb =
        cparent__mark_is(s, 0, '"') || cparent__mark_is(s, 0, '\'');
    cparent__agent agent;
    int used;

    if (read_quoted(reader))
        return true;
    if (reader->block_first || reader->pending_count == 0 ||
        reader->answering ||
        (!cparent__token_is(s, verb, "asked") &&
         !cparent__token_is(s, verb, "enquired")))
        return false;
    used = cparent__agent_at(s, verb + 1, s->count, &agent);
    if (used == 0 || verb + 1 + used + 2 < s->count)
        return false;
    reader->asker = cparent__tokens_span(s, verb + 1, verb + 1 + used);
    reader->items[reader->pending[reader->pending_count - 1]].who =
        reader->asker;
    return true;
}
