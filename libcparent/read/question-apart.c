/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/question-internal.h"

/* One verb, several questions: where one ends and the next begins. */

static int
trim_end(const cparent__sentence *s, int from, int to)
{
    while (to > from && ((s->tokens[to - 1].kind == CPARENT__MARK &&
                          !cparent__mark_is(s, to - 1, ')')) ||
                         (cparent__token_is(s, to - 1, "and") &&
                          cparent__mark_is(s, to - 2, ';'))))
        to--;
    return to;
}

cparent__item *
cparent__question_add(cparent__reader *reader, int from, int to,
                      const char *rule, int confidence)
{
    const cparent__sentence *s = &reader->sentence;
    cparent__item *item;

    to = trim_end(s, from, to);
    if (to <= from)
        return NULL;
    item = cparent__reader_add(reader, CPARENT_NOUN_QUESTION,
                               cparent__tokens_span(s, from, to), rule,
                               confidence);
    if (item == NULL)
        return NULL;
    item->words = item->text;
    if (reader->pending_count == CPARENT__PENDING || reader->answering) {
        reader->pending_count = 0;
        reader->answering = false;
    }
    reader->pending[reader->pending_count++] = reader->item_count - 1;
    reader->pending_age = 0;
    return item;
}

/* "(b)" at token `at`: past it, or `at`. */
static int
past_letter(const cparent__sentence *s, int at)
{
    return cparent__mark_is(s, at, '(') && cparent__mark_is(s, at + 2, ')')
               ? at + 3
               : at;
}

/* "asked about | the delay", "queried | the cost": things are asked about from
 * token `from` on. */
static bool
asks_about(const cparent__sentence *s, int from)
{
    const cparent__cue *ask = cparent__cue_last(s, CPARENT__K_ASK, 0, from);
    const cparent__cue *about =
        cparent__cue_last(s, CPARENT__K_ABOUT, 0, from);

    return (cparent__cue_means(ask, "query") && ask->end == from) ||
           (about != NULL && about->end == from);
}

/* "another young person | asked", "a second Member | asked": one of several
 * that no table need know; how many tokens, or 0. */
static int
one_more_at(const cparent__sentence *s, int at)
{
    enum { MOST = 4 };
    static const char *const ones[] = { "another", "others", "a", "one",
                                        NULL };
    static const char *const more[] = { "second", "third", "further", NULL };
    int end;

    if (!cparent__token_among(s, at, ones) ||
        (cparent__token_is(s, at, "a") &&
         !cparent__token_among(s, at + 1, more)))
        return 0;
    for (end = at + 1; end < s->count && end <= at + MOST; end++) {
        if (cparent__cue_at(s, CPARENT__K_ASK, end) != NULL)
            return end - at;
        if (s->tokens[end].kind != CPARENT__WORD)
            return 0;
    }
    return 0;
}

/* "…, and another Member | asked", "; Mrs Pell | asked": somebody else asks,
 * from token `at`; where the verb stands, or 0. */
static int
other_asks(const cparent__sentence *s, int at, cparent__span *who)
{
    cparent__agent agent;
    int used = cparent__agent_at(s, at, s->count, &agent);

    if (used == 0)
        used = one_more_at(s, at);
    if (used == 0 || cparent__cue_at(s, CPARENT__K_ASK, at + used) == NULL)
        return 0;
    *who = cparent__tokens_span(s, at, at + used);
    return at + used;
}

/* "… and asked | what", "… and challenged officers on | how": a verb of asking
 * at `at`, and whoever asked before asks on; where what is asked begins, or
 * 0. */
static int
past_verb(cparent__reader *reader, int at)
{
    const cparent__sentence *s = &reader->sentence;
    const cparent__cue *ask = cparent__cue_at(s, CPARENT__K_ASK, at);

    if (ask == NULL)
        return 0;
    if (cparent__is_opener(s, ask->end) ||
        (cparent__cue_means(ask, "query") && ask->end < s->count &&
         s->tokens[ask->end].kind == CPARENT__WORD))
        return ask->end;
    return cparent__past_asked(reader, ask->end);
}

/* "and", with words enough before it for a question: not "how and when". */
static bool
parts_clauses(const cparent__sentence *s, int start, int at)
{
    return cparent__token_is(s, at, "and") && at - start >= 4;
}

/* What one verb asks goes on behind a semicolon, "and", "(b)", in what ends in
 * "?" a comma: where the next question begins, `next` being behind the mark
 * and "and"; 0 when none does. */
static int
same_verb(const cparent__sentence *s, int start, int at, int next,
          bool things)
{
    const bool marked = cparent__mark_is(s, s->count - 1, '?');
    const bool semicolon = cparent__mark_is(s, at, ';');
    const int begin = past_letter(s, next);

    if ((semicolon || begin > next || parts_clauses(s, start, at) ||
         (marked && cparent__mark_is(s, at, ','))) &&
        (cparent__is_opener(s, begin) ||
         (marked && !cparent__token_is(s, at, "and") &&
          cparent__cue_at(s, CPARENT__K_OPENER, begin) != NULL)))
        return begin;
    /* "asked about the delay; and the reasons for it" */
    return semicolon && things && cparent__token_is_article(s, next) ? next : 0;
}

/* Where the question behind token `at` begins, if one ends there that began at
 * `start`, and who asks it, if somebody else does; 0 when none does. */
static int
next_question(cparent__reader *reader, int start, int at, bool things,
              cparent__span *who)
{
    const cparent__sentence *s = &reader->sentence;
    const bool joined = cparent__token_is(s, at, "and");
    const bool semicolon = cparent__mark_is(s, at, ';');
    const int next = at + 1 + (!joined && cparent__token_is(s, at + 1, "and"));
    int begin, verb;

    if (!joined && !semicolon && !cparent__mark_is(s, at, ','))
        return 0;
    begin = same_verb(s, start, at, next, things);
    if (begin > 0 || cparent__mark_is(s, s->count - 1, '?') ||
        (!joined && !semicolon && next == at + 1))
        return begin;
    verb = other_asks(s, next, who);
    return past_verb(reader, verb > 0 ? verb : next);
}

void
cparent__questions_add(cparent__reader *reader, int from, int to,
                       cparent__span who, const char *rule)
{
    const cparent__sentence *s = &reader->sentence;
    const bool things = asks_about(s, from);
    cparent__item *item;
    int start = from;
    int at;

    for (at = from + 3; at + 2 < to; at++) {
        cparent__span other = who;
        const int next = next_question(reader, start, at, things, &other);

        if (next == 0 || next >= to)
            continue;
        item = cparent__question_add(reader, start, at, rule, 85);
        if (item != NULL)
            item->who = who;
        who = other;
        start = at = next;
    }
    item = cparent__question_add(reader, start, to, rule, 88);
    if (item != NULL)
        item->who = who;
}
