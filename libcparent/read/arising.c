/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <string.h>

#include <cparent/action.h>

#include "read/act-internal.h"
#include "read/arising-internal.h"

/*
 * What later minutes say of actions agreed before.  A sentence counts when
 * it says what became of something ("had been circulated", "was deferred to
 * the June meeting") and its words are clearly those of one open action.
 */

/* How much of an action a sentence must name, in percent: less under a
 * heading that announces matters arising. */
enum { ENOUGH = 60, ENOUGH_UNDER_HEADING = 45, TELLS = 8 };

/* A sentence with no more words than these leans on the one before. */
enum { FEW = 2 };

/* A place in a sentence that says what became of something. */
typedef struct tell {
    int start;
    int end;
    int outcome;
    int participle; /* of "had been …ed", or -1 */
} tell;

typedef struct search {
    cparent__reader *reader;
    cparent__sought *sought;
    cparent__matter *matters;
    bool section;         /* under such a heading */
    cparent__span before; /* the sentence or the line before this one */
} search;

/* ------------------------------------------------------- what is told */

static int
outcome_of(const cparent__cue *cue)
{
    if (cparent__cue_means(cue, "completed"))
        return CPARENT_ARISING_COMPLETED;
    if (cparent__cue_means(cue, "redated"))
        return CPARENT_ARISING_REDATED;
    if (cparent__cue_means(cue, "dropped"))
        return CPARENT_ARISING_DROPPED;
    return cparent__cue_means(cue, "reported") ? CPARENT_ARISING_REPORTED
                                               : 0;
}

/* "had now been circulated": the token of the participle, or -1.  Another
 * cue in its place says more. */
static int
participle_after(const cparent__sentence *s, int at)
{
    int end;

    for (end = at + 3; at < end && at < s->count; at++) {
        const cparent__token *token = &s->tokens[at];

        if (token->kind != CPARENT__WORD ||
            cparent__cue_at(s, CPARENT__K_ARISING, at) != NULL ||
            cparent__cue_at(s, CPARENT__K_ASK, at) != NULL ||
            cparent__cue_at(s, CPARENT__K_REQUEST, at) != NULL)
            return -1;
        if (token->end - token->start > 3 &&
            (cparent__cue_at(s, CPARENT__K_VERB, at) != NULL ||
             (s->text[token->end - 1] == 'd' &&
              s->text[token->end - 2] == 'e')))
            return at;
    }
    return -1;
}

static int
find_tells(const cparent__sentence *s, tell tells[TELLS])
{
    int count = 0;
    int at = 0;

    while (at < s->count && count < TELLS) {
        const cparent__cue *cue =
            cparent__cue_at(s, CPARENT__K_ARISING, at);
        tell *found = &tells[count];

        if (cue == NULL) {
            at++;
            continue;
        }
        found->start = at;
        found->end = at = cue->end;
        found->outcome = outcome_of(cue);
        found->participle = -1;
        if (cparent__cue_means(cue, "been")) {
            found->participle = participle_after(s, cue->end);
            if (found->participle >= 0)
                found->outcome = CPARENT_ARISING_COMPLETED;
        }
        count += found->outcome != 0;
    }
    return count;
}

/* Where the clause of one tell ends and the next one's begins; -1 when
 * nothing parts them. */
static int
clause_between(const cparent__sentence *s, int from, int to)
{
    int at;

    for (at = to - 1; at >= from; at--)
        if (cparent__mark_is(s, at, ',') || cparent__mark_is(s, at, ';') ||
            cparent__token_is(s, at, "and") ||
            cparent__token_is(s, at, "but") ||
            cparent__token_is(s, at, "while"))
            return at + 1;
    return -1;
}

/* ---------------------------------------------------- what it is about */

static void
take_span(const cparent__reader *reader, cparent__span span,
          cparent__alike *words)
{
    cparent__alike_add(words, reader->decoded.text + span.start,
                       span.end - span.start);
}

/* "Update: this had been done" speaks of the line before. */
static size_t
find_action(const search *look, int from, int to, int *percent)
{
    const cparent__reader *reader = look->reader;
    cparent__alike words = { { 0 }, 0 };
    const int enough = look->section ? ENOUGH_UNDER_HEADING : ENOUGH;
    size_t action;

    take_span(reader, cparent__tokens_span(&reader->sentence, from, to),
              &words);
    action = cparent__sought_find(look->sought, &words, percent);
    if (action != SIZE_MAX && *percent >= enough)
        return action;
    if (look->before.end == 0 || !look->section || words.count > FEW)
        return SIZE_MAX;
    take_span(reader, look->before, &words);
    action = cparent__sought_find(look->sought, &words, percent);
    return action != SIZE_MAX && *percent >= ENOUGH ? action : SIZE_MAX;
}

/* "had been repaired" settles an action to repair; "had been asked" settles
 * nothing. */
static bool
is_its_deed(const search *look, size_t action, int participle)
{
    const cparent__sentence *s = &look->reader->sentence;
    const cparent__token *token;
    cparent__alike word;
    int i;

    if (participle < 0)
        return true;
    for (i = s->first_cue[participle]; i < s->first_cue[participle + 1];
         i++)
        if (s->cues[i].kind == CPARENT__K_VERB &&
            strcmp(s->cues[i].meaning, "done") == 0)
            return true;
    token = &s->tokens[participle];
    cparent__alike_take(&word, s->text + token->start,
                        token->end - token->start);
    for (i = 0; word.count > 0 && i < look->sought->words[action].count; i++)
        if (look->sought->words[action].hash[i] == word.hash[0])
            return true;
    return false;
}

/* ------------------------------------------------------- what it means */

/* The day on which it is said to have been done, else that of the
 * meeting. */
static cparent_date
day_of(const cparent__reader *reader, int from, int to)
{
    int i;

    for (i = 0; i < reader->times.count; i++) {
        const cparent__time *time = &reader->times.items[i];

        if (time->from >= from && time->to <= to &&
            cparent_period_is_set(time->period) &&
            cparent_date_compare(time->period.first, time->period.last) ==
                0)
            return time->period.first;
    }
    return reader->meeting;
}

/* What settles an action is heard before what only speaks of it. */
static bool
says_more(const cparent__matter *found, const cparent__matter *known)
{
    const bool settles = found->outcome != CPARENT_ARISING_REPORTED;
    const bool settled = known->outcome != CPARENT_ARISING_REPORTED;

    if (known->outcome == 0 || settles != settled)
        return known->outcome == 0 || settles;
    return found->percent > known->percent;
}

static void
hear(search *look, size_t action, const cparent__matter *found)
{
    if (says_more(found, &look->matters[action]))
        look->matters[action] = *found;
}

/* "put back to 14 July": the first time that stands behind the words. */
static cparent__due
time_behind(const cparent__reader *reader, int at, int to)
{
    cparent__due due = { 0, 0, CPARENT_ACTION_DUE_KIND_NONE };
    int i;

    for (i = 0; i < reader->times.count; i++) {
        const cparent__time *time = &reader->times.items[i];

        if (time->core < at || time->to > to || !time->dated)
            continue;
        due.from = time->core;
        due.to = time->to;
        due.kind = reader->sentence.tokens[time->core].kind == CPARENT__DIGITS
                       ? CPARENT_ACTION_DUE_KIND_DATE
                       : CPARENT_ACTION_DUE_KIND_MONTH;
        break;
    }
    return due;
}

static void
set_due(cparent__reader *reader, const tell *told, int from, int to,
        cparent__matter *found)
{
    cparent__due due = cparent__due_in(&reader->sentence, &reader->times,
                                       from, to);

    if (due.to <= due.from)
        due = time_behind(reader, told->end, to);
    if (due.to <= due.from) {
        /* Without a new time it is only spoken of. */
        found->outcome = CPARENT_ARISING_REPORTED;
        return;
    }
    found->when =
        cparent__tokens_span(&reader->sentence, due.from, due.to);
    found->due_kind = due.kind;
    found->due = cparent__due_date(&reader->sentence, due.from, due.to,
                                   reader->meeting);
}

static void
hear_clause(search *look, const tell *told, int from, int to)
{
    static const char *const rules[] = { "", "arising.reported",
                                         "arising.completed",
                                         "arising.redated",
                                         "arising.dropped" };
    cparent__reader *reader = look->reader;
    const cparent__sentence *s = &reader->sentence;
    cparent__matter found = { 0 };
    size_t action = find_action(look, from, to, &found.percent);

    if (action == SIZE_MAX || !is_its_deed(look, action, told->participle))
        return;
    found.outcome = told->outcome;
    found.text =
        cparent__tokens_span(s, 0, cparent__clause_trim(s, 0, s->count));
    if (found.outcome == CPARENT_ARISING_REDATED)
        set_due(reader, told, from, to, &found);
    else if (found.outcome != CPARENT_ARISING_REPORTED)
        found.closed = day_of(reader, from, to);
    found.rule = rules[found.outcome];
    found.confidence = look->section ? 85 : 70;
    hear(look, action, &found);
}

static cparent_date
agreed_on(const search *look, size_t action)
{
    return cparent_record_date(look->sought->actions[action],
                               CPARENT_ACTION_AGREED_ON);
}

/* "All actions from the last meeting had been completed." */
static void
hear_all(search *look)
{
    const cparent__reader *reader = look->reader;
    const cparent__sentence *s = &reader->sentence;
    cparent__matter found = { 0 };
    cparent_date last = { 0, 0, 0 };
    size_t i;

    for (i = 0; i < look->sought->count; i++)
        if (cparent_date_compare(agreed_on(look, i), last) > 0)
            last = agreed_on(look, i);
    found.outcome = CPARENT_ARISING_COMPLETED;
    found.text =
        cparent__tokens_span(s, 0, cparent__clause_trim(s, 0, s->count));
    found.closed = day_of(reader, 0, s->count);
    found.rule = "arising.all";
    found.confidence = 60;
    for (i = 0; i < look->sought->count; i++)
        if (cparent_date_is_set(last) &&
            cparent_date_compare(agreed_on(look, i), last) == 0)
            hear(look, i, &found);
}

static bool
says_all(const cparent__sentence *s)
{
    int at;

    for (at = 0; at < s->count; at++)
        if (cparent__cue_means(cparent__cue_at(s, CPARENT__K_ARISING, at),
                               "all"))
            return true;
    return false;
}

/* Where the clause of the next tell begins; -1 when it goes on with what the
 * one before speaks of: "the report, which …, had not been received". */
static int
next_clause(const cparent__reader *reader, int from, const tell *next)
{
    const cparent__sentence *s = &reader->sentence;
    const int clause = clause_between(s, from, next->start);
    cparent__alike words = { { 0 }, 0 };

    if (clause < 0)
        return -1;
    take_span(reader, cparent__tokens_span(s, clause, next->start), &words);
    return words.count > 0 ? clause : -1;
}

static void
hear_sentence(search *look)
{
    const cparent__sentence *s = &look->reader->sentence;
    tell tells[TELLS] = { { 0, 0, 0, 0 } };
    int count, i;
    int from = 0;

    if ((s->kinds & (uint64_t)1 << CPARENT__K_ARISING) == 0)
        return;
    cparent__times_find(s, look->reader->meeting, &look->reader->times);
    if (says_all(s)) {
        hear_all(look);
        return;
    }
    count = find_tells(s, tells);
    for (i = 0; i < count; i++) {
        int to = s->count;

        if (i + 1 < count)
            to = next_clause(look->reader, tells[i].end, &tells[i + 1]);
        /* Two in one clause: the later one has the last word. */
        if (to < 0)
            continue;
        hear_clause(look, &tells[i], from, to);
        from = to;
    }
}

/* A new action that restates an old one gives it a new time. */
static void
hear_again(search *look)
{
    const cparent__reader *reader = look->reader;
    size_t i;

    for (i = 0; i < reader->item_count; i++) {
        const cparent__item *item = &reader->items[i];
        cparent__alike words = { { 0 }, 0 };
        cparent__matter found = { 0 };
        size_t action;

        if (item->noun != CPARENT_NOUN_ACTION || item->when.end == 0)
            continue;
        take_span(reader, item->text, &words);
        action =
            cparent__sought_find(look->sought, &words, &found.percent);
        if (action == SIZE_MAX || found.percent < ENOUGH)
            continue;
        found.outcome = CPARENT_ARISING_REDATED;
        found.text = item->text;
        found.when = item->when;
        found.due_kind = item->choice;
        found.due = item->due;
        found.rule = "arising.again";
        found.confidence = 60;
        hear(look, action, &found);
    }
}

/* Does a heading that announces matters arising begin here, or end? */
static void
look_at_heading(search *look, const cparent__block *block)
{
    const cparent__sentence *s = &look->reader->sentence;
    const bool announces = cparent__cue_means(
        cparent__cue_at(s, CPARENT__K_ARISING, 0), "section");

    if (announces)
        look->section = true;
    else if ((block->flags & CPARENT__BLOCK_BULLET) == 0 && !s->ended &&
             block->end - block->start < 80 &&
             cparent__cue_in(s, CPARENT__K_ARISING, 0, s->count) == NULL &&
             !cparent__mark_is(s, s->count - 1, ':'))
        look->section = false;
}

static void
hear_block(search *look, const cparent__block *block)
{
    cparent__reader *reader = look->reader;
    cparent__sentence *s = &reader->sentence;
    uint32_t at = block->start;

    while (at < block->end) {
        cparent__sentence_cut(reader->lexicon, reader->decoded.text, at,
                              block->end, s);
        if (s->count == 0)
            return;
        if (at == block->start)
            look_at_heading(look, block);
        hear_sentence(look);
        look->before = cparent__tokens_span(s, 0, s->count);
        at = s->end;
    }
}

void
cparent__matters_find(cparent__reader *reader, cparent__sought *sought,
                      cparent__matter *matters)
{
    search look = { reader, sought, matters, false, { 0, 0 } };
    size_t i;

    for (i = 0; i < reader->block_count; i++)
        if (reader->blocks[i].zone == CPARENT__ZONE_BODY &&
            reader->blocks[i].reserved == 0)
            hear_block(&look, &reader->blocks[i]);
    hear_again(&look);
}
