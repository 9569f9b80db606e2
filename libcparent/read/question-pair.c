/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <string.h>

#include "read/question-internal.h"

/*
 * Questions and answers printed as such: "Q: …" and "A: …", each in a
 * paragraph of its own, perhaps with who speaks; the line above may say who
 * asks whom.
 */

typedef enum part { PART_NONE = 0, PART_QUESTION, PART_ANSWER } part;

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

/* "Q:", "Q1.", "Question 2:", "A.": the tokens it takes; 0 when the sentence
 * begins with none. */
static int
label_at(const cparent__sentence *s, part *part_out)
{
    const part found = s->count > 0 && s->tokens[0].capital
                           ? part_named(s, 0)
                           : PART_NONE;
    int at = 1;

    if (found == PART_NONE)
        return 0;
    *part_out = found;
    if (at < s->count && s->tokens[at].kind == CPARENT__DIGITS) {
        at++;
        /* "Q1 (Cllr Harbottle) Why", "A1 One doctor had returned" */
        if (s->tokens[0].end - s->tokens[0].start == 1 &&
            s->tokens[1].glued && at < s->count &&
            (cparent__mark_is(s, at, '(') || s->tokens[at].capital))
            return at;
    }
    if (!cparent__mark_is(s, at, ':') && !cparent__mark_is(s, at, '.') &&
        !(cparent__mark_is(s, at, '-') && !s->tokens[at].glued))
        return 0;
    return at + 1;
}

/* Past what stands in the bracket at `at`, behind a name, "(Health)"; `at`
 * when it does not end soon.  "Independent Chair (Sir Martin Pellew)" is called by the name. */
static int
past_bracket(const cparent__sentence *s, int at, cparent__span *who)
{
    cparent__agent agent;
    int end = at + 1;

    for (; end < s->count && end < at + 12; end++)
        if (cparent__mark_is(s, end, ')'))
            break;
    if (!cparent__mark_is(s, end, ')'))
        return at;
    if (cparent__agent_at(s, at + 1, end, &agent) == end - at - 1 &&
        agent == CPARENT__AGENT_NAME)
        *who = cparent__tokens_span(s, at + 1, end);
    return end + 1;
}

static bool
may_stand_in_name(const cparent__sentence *s, int at)
{
    return s->tokens[at].capital || cparent__token_is(s, at, "of") ||
           cparent__token_is(s, at, "for") ||
           cparent__token_is(s, at, "the") || cparent__token_is(s, at, "and");
}

static bool
ends_speaker(const cparent__sentence *s, int at)
{
    return cparent__mark_is(s, at, ':') ||
           (cparent__mark_is(s, at, '-') && !s->tokens[at].glued);
}

/* What a name and a post are made of. */
static bool
goes_on_naming(const cparent__sentence *s, int at)
{
    if (s->tokens[at].kind == CPARENT__WORD)
        return may_stand_in_name(s, at);
    return cparent__mark_is(s, at, '.') || cparent__mark_is(s, at, ',') ||
           cparent__mark_is(s, at, '-') || cparent__mark_is(s, at, '\'');
}

int
cparent__speaker_at(const cparent__sentence *s, int from, cparent__span *who)
{
    cparent__span name = { 0, 0 };
    int at = from;
    int end;

    while (at < s->count && at < from + 10 && goes_on_naming(s, at) &&
           !(at > from && ends_speaker(s, at)))
        at++;
    if (at == from || at >= s->count)
        return from;
    end = past_bracket(s, at, &name);
    if (!ends_speaker(s, end))
        return from;
    *who = name.end != 0 ? name : cparent__tokens_span(s, from, at);
    return end + 1;
}

/* "Question 1 from Councillor Bettany to the Cabinet Member". */
static bool
read_line_above(cparent__reader *reader)
{
    const cparent__span none = { 0, 0 };
    const cparent__sentence *s = &reader->sentence;
    cparent__agent agent;
    int at = 0;
    int used;

    at += cparent__token_is(s, at, "supplementary");
    if (!cparent__token_is(s, at, "question") &&
        !cparent__token_is(s, at, "questions"))
        return false;
    at++;
    if (s->count == at || (s->count == at + 1 && cparent__mark_is(s, at, ':')))
        return at == 2 && reader->asker.end != 0;
    at += at < s->count && s->tokens[at].kind == CPARENT__DIGITS;
    if (!cparent__token_is(s, at, "from") && !cparent__token_is(s, at, "by"))
        return false;
    used = cparent__agent_at(s, at + 1, s->count, &agent);
    if (used == 0)
        return false;
    reader->asker = cparent__tokens_span(s, at + 1, at + 1 + used);
    reader->behalf = none;
    reader->answerer = none;
    at += 1 + used;
    if (cparent__token_is(s, at, "to") || cparent__token_is(s, at, "for")) {
        used = cparent__agent_at(s, at + 1, s->count, &agent);
        if (used > 0)
            reader->answerer = cparent__tokens_span(s, at + 1,
                                                    at + 1 + used);
    }
    return true;
}

/* ", and what …", ", and is it …" */
static bool
asks_again(const cparent__sentence *s, int at)
{
    return cparent__cue_at(s, CPARENT__K_OPENER, at) != NULL &&
           !cparent__token_is(s, at, "about") &&
           !cparent__token_is(s, at, "the") &&
           !cparent__token_is(s, at, "there");
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
            !asks_again(s, next))
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

/* "Q1 (Cllr Harbottle) Why …": who asks, and where the words begin. */
static int
asked_in_brackets(const cparent__sentence *s, int from, cparent__span *who)
{
    int end;

    if (!cparent__mark_is(s, from, '('))
        return from;
    for (end = from + 1; end < s->count && end < from + 12; end++)
        if (cparent__mark_is(s, end, ')')) {
            *who = cparent__tokens_span(s, from + 1, end);
            return end + 1;
        }
    return from;
}

/* "A1 The Head of Service stated that …": who answers, and what. */
static bool
answers_by_verb(cparent__reader *reader, int from)
{
    const cparent__sentence *s = &reader->sentence;
    cparent__agent agent;
    const int used = cparent__agent_at(s, from, s->count, &agent);
    const cparent__cue *say =
        cparent__cue_at(s, CPARENT__K_SAY, from + used);

    if (used == 0 || say == NULL || cparent__cue_means(say, "do"))
        return false;
    answer_pending(reader,
                   say->end + cparent__token_is(s, say->end, "that"),
                   cparent__tokens_span(s, from, from + used));
    return true;
}

static void
read_part(cparent__reader *reader, part found, int from)
{
    const cparent__sentence *s = &reader->sentence;
    const cparent__span none = { 0, 0 };
    cparent__span who = none;

    from = asked_in_brackets(s, from, &who);
    if (who.end == 0)
        from = cparent__speaker_at(s, from, &who);
    if (found == PART_ANSWER && who.end == 0 && answers_by_verb(reader, from))
        return;
    if (found == PART_ANSWER) {
        answer_pending(reader, from,
                       who.end != 0 ? who : reader->answerer);
        return;
    }
    if (who.end != 0) {
        reader->asker = who;
        reader->answerer = none;
    } else if (reader->pair_asker.end != 0 &&
               reader->pair_asker.start == reader->asker.start) {
        reader->asker = none; /* the one before asked only theirs */
    }
    reader->pair_asker = who;
    if (from < s->count && (cparent__mark_is(s, s->count - 1, '?') ||
                            s->end >= reader->block->end))
        add_asked(reader, from, reader->asker);
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

bool
cparent__read_question_pair(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    part found = PART_NONE;
    int from;

    if (!reader->block_first) {
        /* "Q1." was a sentence to itself; or the question goes on. */
        if (reader->pair_block != reader->block_index)
            return false;
        if (reader->pair == PART_QUESTION &&
            cparent__mark_is(s, s->count - 1, '?'))
            add_asked(reader, 0, reader->asker);
        else if (reader->pair == PART_QUESTION && reader->pending_count > 0)
            read_reply(reader);
        else if (reader->pair == PART_ANSWER && !reader->answering)
            read_part(reader, PART_ANSWER, 0);
        return true;
    }
    if (read_line_above(reader))
        return true;
    from = label_at(s, &found);
    if (from == 0)
        return false;
    reader->pair = (int)found;
    reader->pair_block = reader->block_index;
    if (found == PART_QUESTION && reader->answering) {
        reader->pending_count = 0;
        reader->answering = false;
    }
    if (from < s->count)
        read_part(reader, found, from);
    return true;
}
