/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <cparent/action.h>
#include <cparent/resolution.h>

#include "read/resolve-internal.h"

#include <string.h>

/* "2. DELEGATED authority to", "• REQUESTED a plan": it decides by itself. */
static bool
decides_loudly(const cparent__sentence *s, int from)
{
    const cparent__cue *cue = cparent__cue_at(s, CPARENT__K_DECIDE, from);

    return cue != NULL && cparent__has_capitals(s, cue);
}

static int
limb_kind(const cparent__reader *reader, int from, int to)
{
    const cparent__sentence *s = &reader->sentence;
    const int kind =
        cparent__decision_kind(s, from, to, reader->resolve_kind);

    /* What is AGREED on one line, of several clauses, is agreed. */
    if (reader->agreeing && cparent__words_in(s, from, to, "and", "that"))
        return CPARENT_RESOLUTION_KIND_AGREED;
    /* What goes to another body is recommended, whatever it asks for; but
     * in a list of it a report is noted here. */
    if (reader->recommending && !decides_loudly(s, from) &&
        (kind != CPARENT_RESOLUTION_KIND_NOTED || reader->limb_shape == 0))
        return CPARENT_RESOLUTION_KIND_RECOMMENDED;
    return kind;
}

static void
add_limb(cparent__reader *reader, int from, int to, const char *rule)
{
    const cparent__sentence *s = &reader->sentence;
    const bool whole = from == 0;
    cparent__span span;
    cparent__item *item;

    to = cparent__clause_trim(s, from, to);
    if (to < s->count && cparent__mark_is(s, to, '.') && to + 1 >= s->count)
        to++;
    span = cparent__tokens_span(s, from, to);
    /* A limb of several sentences is one limb. */
    if (whole && s->ended && s->end < reader->block->end)
        span.end = reader->block->end;
    if (span.end <= span.start)
        return;
    item = cparent__reader_add(reader, CPARENT_NOUN_RESOLUTION, span, rule,
                               93);
    if (item == NULL)
        return;
    /* "f) Training: it was AGREED that": the number is the paragraph's. */
    if (!reader->said_first)
        item->words = cparent__limb_label(reader, reader->block);
    item->choice = limb_kind(reader, from, to);
    reader->limb_rank = cparent__limb_rank(reader, reader->block);
    reader->resolve_limbs++;
    cparent__limb_lead(reader, from);
    cparent__limb_actions(reader, from, to);
}

/* The rest of a heading's own sentence: one decision, or several joined by
 * ", and that". */
static void
inline_limbs(cparent__reader *reader, int from)
{
    const cparent__sentence *s = &reader->sentence;
    int at;

    for (at = from; at < s->count; at++) {
        if ((cparent__mark_is(s, at, ',') || cparent__mark_is(s, at, ';')) &&
            ((cparent__token_is(s, at + 1, "and") &&
              cparent__token_is(s, at + 2, "that")) ||
             (cparent__mark_is(s, at, ';') &&
              cparent__token_is(s, at + 1, "that"))) &&
            at > from + 2) {
            add_limb(reader, from, at, "resolution.inline");
            from = cparent__skip_joint(s, at + 1 +
                                     cparent__token_is(s, at + 1, "and"));
            at = from;
        }
    }
    if (from < s->count)
        add_limb(reader, from, s->count, "resolution.inline");
}

static bool
is_roman(const cparent__sentence *s, int at)
{
    uint32_t i;

    for (i = s->tokens[at].start; i < s->tokens[at].end; i++)
        if (strchr("ivx", cparent__lower((unsigned char)s->text[i])) == NULL)
            return false;
    return s->tokens[at].end - s->tokens[at].start <= 5;
}

int
cparent__number_length(const cparent__sentence *s, int at)
{
    const int open = cparent__mark_is(s, at, '(');
    const int name = at + open;

    return name + 1 < s->count && cparent__mark_is(s, name + 1, ')') &&
                   s->tokens[name].kind != CPARENT__MARK &&
                   (s->tokens[name].end - s->tokens[name].start <= 2 - !open ||
                    is_roman(s, name))
               ? open + 2
               : 0;
}

/* Where the next such number of a sentence stands, from `at`; the
 * sentence's length when there is none. */
static int
next_number(const cparent__sentence *s, int at)
{
    for (; at + 3 < s->count; at++)
        if (cparent__number_length(s, at) > 0 &&
            (at == 0 || s->tokens[at - 1].kind == CPARENT__MARK ||
             cparent__token_is(s, at - 1, "that") ||
             cparent__token_is(s, at - 1, "to") ||
             cparent__token_is(s, at - 1, "and")))
            return at;
    return s->count;
}

/* "That (1) the report be noted and (2) a plan be brought": limbs run
 * together on one line.  False when they are not. */
static bool
run_together(cparent__reader *reader, int from)
{
    const cparent__sentence *s = &reader->sentence;
    int at = next_number(s, from);
    int next = next_number(s, at + 3);

    if (at > from + 3 || at >= s->count || next >= s->count)
        return false;
    while (at < s->count) {
        const int begin = at + cparent__number_length(s, at);
        const size_t before = reader->item_count;
        int end = next;

        if (end < s->count && cparent__token_is(s, end - 1, "and"))
            end--;
        add_limb(reader, begin, end, "resolution.run-together");
        if (reader->item_count > before &&
            reader->items[before].noun == CPARENT_NOUN_RESOLUTION)
            reader->items[before].words = cparent__tokens_span(s, at, begin);
        at = next;
        next = at < s->count ? next_number(s, at + 3) : s->count;
    }
    return true;
}

/* "RESOLVED – (1) That …": the others stand below.  "RESOLVED – That ….":
 * that was all, and a number below is that of the next item. */
static void
first_limb(cparent__reader *reader, int from)
{
    const cparent__sentence *s = &reader->sentence;
    const size_t before = reader->item_count;
    const int number = cparent__number_length(s, from);

    inline_limbs(reader, from + number);
    if (number > 0 && reader->item_count > before)
        reader->items[before].words =
            cparent__tokens_span(s, from, from + number);
    reader->resolve_done = number == 0 && s->ended;
}

/* "The Health and Wellbeing Board:", "The Panel". */
static bool
is_only_agent(const cparent__sentence *s, int from)
{
    cparent__agent agent;
    const int used = cparent__agent_at(s, from, s->count, &agent);
    int at = from + used;

    while (at < s->count && s->tokens[at].kind == CPARENT__MARK)
        at++;
    return used > 0 && cparent__skip_joint(s, at) >= s->count;
}

/* Words that say something before the decision: "Training: it was". */
static bool
says_before(const cparent__sentence *s, int end)
{
    int at;

    for (at = 0; at < end; at++)
        if (cparent__mark_is(s, at, ':') && at + 1 < end)
            return true;
    return false;
}

/* "Decisions:" that stands over whole minutes: "Resolved:" comes below. */
static bool
decided_below(cparent__reader *reader, int end)
{
    cparent__sentence *next;
    size_t i;
    bool found = false;

    if (!cparent__token_is(&reader->sentence, 0, "decision") &&
        !cparent__token_is(&reader->sentence, 0, "decisions"))
        return false;
    if (cparent__skip_joint(&reader->sentence, end) < reader->sentence.count)
        return false;
    next = &reader->aside;
    for (i = reader->block_index + 1;
         i < reader->block_count && i < reader->block_index + 60 && !found;
         i++) {
        const cparent__block *block = &reader->blocks[i];

        if (block->reserved != 0 || block->zone != CPARENT__ZONE_BODY ||
            (block->flags & CPARENT__BLOCK_ITEM) != 0)
            break;
        cparent__sentence_cut(reader->lexicon, reader->decoded.text,
                              block->start, block->end, next);
        found = cparent__cue_means(
            cparent__cue_at(next, CPARENT__K_RESOLVE, 0), "resolved");
        if (cparent__token_is(next, 0, "decision"))
            break;
    }
    return found;
}

/* What the words that announce say of the limbs that follow. */
static void
begin_decisions(cparent__reader *reader, const cparent__decision_head *head)
{
    const cparent__span none = { 0, 0 };
    const cparent__sentence *s = &reader->sentence;
    const int end = head->end;

    reader->resolving = true;
    reader->resolve_done = false;
    reader->said_first = !reader->block_first || says_before(s, end);
    reader->limb_shape = 0;
    reader->resolve_limbs = 0;
    reader->limb_rank = 0;
    reader->lead_owner = none;
    reader->resolve_shape = cparent__limb_shape(reader, reader->block);
    reader->limbs_decide = head->verbs;
    reader->resolve_kind = CPARENT_RESOLUTION_KIND_AGREED;
    if (head->verbs)
        return;
    reader->resolve_kind = cparent__decision_kind(
        s, end - 1, end, CPARENT_RESOLUTION_KIND_AGREED);
    reader->recommending =
        cparent__word_in(s, head->start, end, "recommended") ||
        cparent__word_in(s, head->start, end, "recommend");
    reader->agreeing =
        cparent__word_in(s, head->start, end, "agreed") && s->count > end + 3;
}

/* "The Board noted the report, and it was agreed that:" is a decision too,
 * when something is decided in it. */
static void
add_lead(cparent__reader *reader, int from)
{
    const cparent__sentence *s = &reader->sentence;
    cparent__item *item;

    if (cparent__cue_in(s, CPARENT__K_DECIDE, from, s->count) == NULL)
        return;
    item = cparent__reader_add(reader, CPARENT_NOUN_RESOLUTION,
                               cparent__tokens_span(s, from, s->count),
                               "resolution.lead", 90);
    if (item != NULL)
        item->choice = cparent__decision_kind(
            s, from, s->count, CPARENT_RESOLUTION_KIND_AGREED);
}

/* "The Committee noted the report and:" says what "The Committee agreed:"
 * does not. */
static bool
decides_before_list(const cparent__sentence *s)
{
    const cparent__cue *verb =
        cparent__cue_in(s, CPARENT__K_DECIDE, 1, s->count);

    return verb != NULL && cparent__token_is_article(s, verb->end);
}

/* "Members noted the reports and | agreed that:": the list says what they
 * agreed, and not what they noted; "having noted" goes before. */
static bool
decides_twice(const cparent__sentence *s, int verb)
{
    static const char *const decided[] = { "noted",    "approved", "endorsed",
                                           "accepted", "agreed",   NULL };
    const cparent__cue *first;

    verb -= 2 * (cparent__token_is(s, verb - 1, "was") &&
                 cparent__token_is(s, verb - 2, "it"));
    if (!cparent__ends_in_colon(s) || !cparent__token_is(s, verb - 1, "and"))
        return false;
    first = cparent__cue_in(s, CPARENT__K_DECIDE, 1, verb);
    return first != NULL && cparent__token_is_article(s, first->end) &&
           cparent__token_among(s, first->start, decided) &&
           !cparent__token_is(s, first->start - 1, "having");
}

/* "Recommendation agreed.", and no more. */
static bool
is_recommendation_agreed(const cparent__sentence *s)
{
    return s->count <= 4 && s->ended &&
           (cparent__token_is(s, 0, "recommendation") ||
            cparent__token_is(s, 0, "recommendations"));
}

static bool
open_block(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    const cparent__decision_head head = cparent__decision_head_of(reader);
    int from;

    if (head.end < 0 || (!reader->block_first && !head.sure && !head.verbs) ||
        decided_below(reader, head.end))
        return false;
    reader->recommending = reader->agreeing = false;
    begin_decisions(reader, &head);
    from = cparent__skip_joint(s, head.end);
    if (from >= s->count || is_only_agent(s, from)) {
        /* "Noted.", and the next item. */
        reader->resolving = head.sure || !s->ended;
        if (!head.verbs && decides_twice(s, head.start))
            add_lead(reader, 0);
        if (is_recommendation_agreed(s))
            add_limb(reader, 0, s->count, "resolution.said");
        return true;
    }
    if (cparent__ends_in_colon(s)) {
        add_lead(reader, from);
        cparent__limb_lead(reader, from);
        reader->resolve_kind = CPARENT_RESOLUTION_KIND_AGREED;
        return true;
    }
    if (!run_together(reader, from))
        first_limb(reader, from);
    return true;
}

/* The last mark of a block: the ";" of "… by June; and". */
static char
last_mark(const cparent__reader *reader, const cparent__block *block)
{
    const char *text = reader->decoded.text;
    uint32_t end = block->end;

    if (end >= block->start + 5 && memcmp(text + end - 4, " and", 4) == 0)
        end -= 4;
    return end > block->start ? text[end - 1] : ' ';
}

/* "The report be noted;", "… by June; and": the block above goes on. */
static bool
goes_on_above(const cparent__reader *reader)
{
    return reader->block_index > 0 && reader->block_first &&
           last_mark(reader, reader->block - 1) == ';';
}

static bool
ends_as_limb(const cparent__reader *reader)
{
    return strchr(".;,", last_mark(reader, reader->block)) != NULL;
}

/* "(3) …" and then "17. Virtual School", "To note the report." and then "5. Any
 * other business": the number is that of the next item. */
static bool
numbers_next_item(const cparent__reader *reader)
{
    const cparent__block *block = reader->block;

    if (ends_as_limb(reader))
        return false;
    if (reader->limb_shape == 0)
        return reader->resolve_limbs > 0;
    if (cparent__limb_shape(reader, block) != reader->limb_shape)
        return true;
    /* "4 the Cabinet Member reply." and then "35. Work programme" */
    return (reader->limb_shape & 2) != 0 && reader->limb_rank > 0 &&
           cparent__limb_rank(reader, block) > reader->limb_rank + 1;
}

/* The same of a block that has a number. */
static bool
is_numbered_limb(const cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;

    if (decides_loudly(s, 0))
        return true;
    if (reader->resolve_done)
        return cparent__token_is(s, 0, "that") ||
               cparent__token_is(s, 0, "to");
    return !numbers_next_item(reader) &&
           cparent__limb_shape(reader, reader->block) !=
               reader->resolve_shape;
}

/* Does this block still belong to the decisions above it? */
static bool
is_limb(const cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    const cparent__block *block = reader->block;
    const char first = reader->decoded.text[block->start];

    if (cparent__is_to_do(s))
        return false;
    if ((block->flags & CPARENT__BLOCK_LABEL) != 0)
        return is_numbered_limb(reader);
    if (cparent__token_is(s, 0, "that") || cparent__token_is(s, 0, "to") ||
        (block->flags & CPARENT__BLOCK_BULLET) != 0)
        return true;
    if (reader->resolve_limbs == 0 || goes_on_above(reader))
        return true;
    return reader->limb_shape != 0 && first >= 'a' && first <= 'z';
}

/* "c. resolved to write to the Minister" below "The Board:". */
static bool
goes_on(cparent__reader *reader)
{
    if (!reader->resolving || !reader->limbs_decide ||
        (reader->block->flags &
         (CPARENT__BLOCK_LABEL | CPARENT__BLOCK_BULLET)) == 0 ||
        !is_limb(reader))
        return false;
    if (reader->limb_shape == 0)
        reader->limb_shape = cparent__limb_shape(reader, reader->block);
    reader->said_first = false;
    return true;
}

bool
cparent__decides_again(const cparent__sentence *s)
{
    const cparent__cue *cue = cparent__cue_at(s, CPARENT__K_RESOLVE, 0);

    return cue != NULL && s->tokens[0].capital &&
           cparent__mark_is(s, cue->end, ':') && cue->end + 2 < s->count;
}

/* "… in future. RESOLVED: That the scorecard be noted": a decision further
 * on in a paragraph is one that capitals announce. */
bool
cparent__read_resolution_inside(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;

    if ((cparent__has_cue(s, CPARENT__K_RESOLVE) ||
         cparent__ends_in_colon(s)) &&
        open_block(reader))
        return true;
    cparent__read_decision_said(reader);
    return false;
}

bool
cparent__read_resolution(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;

    if (goes_on(reader)) {
        add_limb(reader, 0, s->count, "resolution.limb");
        return true;
    }
    if (open_block(reader))
        return true;
    if (!reader->resolving || !is_limb(reader)) {
        reader->resolving = false;
        cparent__read_decision_said(reader);
        return false;
    }
    reader->said_first = reader->agreeing = false;
    if (reader->resolve_limbs == 0 &&
        is_only_agent(s, cparent__skip_joint(s, 0)))
        return true;
    if (reader->limb_shape == 0)
        reader->limb_shape = cparent__limb_shape(reader, reader->block);
    if (reader->resolve_limbs == 0 && cparent__ends_in_colon(s) &&
        (reader->block->flags & CPARENT__BLOCK_LABEL) == 0) {
        if (decides_before_list(s))
            add_lead(reader, 0);
        return true;
    }
    if (!run_together(reader, 0))
        add_limb(reader, 0, s->count, "resolution.limb");
    return true;
}
