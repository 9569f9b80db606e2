/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <cparent/action.h>
#include <cparent/resolution.h>

#include "read/act-internal.h"

#include <string.h>

static bool
is_capitals(const cparent__sentence *s, int at)
{
    const cparent__token *token = &s->tokens[at];
    uint32_t i;

    for (i = token->start; i < token->end; i++)
        if (!cparent__is_upper((unsigned char)s->text[i]))
            return false;
    return token->end > token->start + 1;
}

/* "UNANIMOUSLY RESOLVED", "RESOLVED (unanimously)". */
static bool
has_capitals(const cparent__sentence *s, const cparent__cue *cue)
{
    int at;

    for (at = cue->start; at < cue->end; at++)
        if (is_capitals(s, at))
            return true;
    return false;
}

/* A verb that decides here: it begins the limb, or has "be" before it, or a
 * body that did it: not the "approved" of "approved foster carers". */
static bool
decides(const cparent__sentence *s, int at, int from)
{
    const cparent__token *token = &s->tokens[at];

    if (at == from || cparent__token_is(s, at - 1, "be") ||
        cparent__token_is(s, at - 1, "been") ||
        cparent__token_is(s, at - 1, "was") ||
        cparent__token_is(s, at - 1, "were") ||
        cparent__token_is(s, at - 1, "not") ||
        cparent__token_is(s, at, "thanks"))
        return true;
    if (cparent__token_is(s, at - 1, "to"))
        return at - from <= 8;
    return s->text[token->end - 1] == 'd' &&
           cparent__cue_in(s, CPARENT__K_BODY, at - 2, at) != NULL;
}

static int
kind_named(const char *meaning)
{
    int kind;

    for (kind = 1;; kind++) {
        const char *word = cparent_noun_field_choice(
            CPARENT_NOUN_RESOLUTION, CPARENT_RESOLUTION_KIND, kind);

        if (word == NULL)
            return 0;
        if (strcmp(word, meaning) == 0)
            return kind;
    }
}

/* The first verb that decides, as a cparent_resolution_kind_choice. */
static int
kind_in(const cparent__sentence *s, int from, int to, int otherwise)
{
    int at;

    while (from < to && (cparent__token_is(s, from, "that") ||
                         cparent__token_is(s, from, "to") ||
                         s->tokens[from].kind == CPARENT__MARK))
        from++;
    for (at = from; at < to; at++) {
        const cparent__cue *cue =
            cparent__cue_at(s, CPARENT__K_DECIDE, at);

        if (cue != NULL && decides(s, at, from) &&
            kind_named(cue->meaning) != 0)
            return kind_named(cue->meaning);
    }
    return otherwise;
}

/* Past "that", "to", a colon and a dash. */
static int
skip_joint(const cparent__sentence *s, int at)
{
    while (at < s->count &&
           (cparent__mark_is(s, at, ':') || cparent__mark_is(s, at, '-') ||
            cparent__mark_is(s, at, '.') || cparent__mark_is(s, at, ',') ||
            cparent__token_is(s, at, "that") || cparent__token_is(s, at, "to")))
        at++;
    return at;
}

/* "The young people had resolved to speak up" decides nothing here. */
static bool
is_told(const cparent__sentence *s, int at)
{
    return cparent__token_is(s, at, "had") ||
           cparent__token_is(s, at, "have") ||
           cparent__token_is(s, at, "has") ||
           cparent__token_is(s, at, "been") || cparent__token_is(s, at, "be") ||
           cparent__token_is(s, at, "were");
}

/* Where a heading of resolutions ends in this sentence: -1 when it is
 * none. */
static int
heading_end(const cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    const cparent__cue *cue = NULL;
    cparent__agent agent;
    bool capitals, resolved;
    int at;

    for (at = 0; at < s->count && at < 14 && cue == NULL; at++) {
        cue = cparent__cue_at(s, CPARENT__K_RESOLVE, at);
        if (cue != NULL && at > 0 &&
            ((!has_capitals(s, cue) &&
              strcmp(cue->meaning, "resolved") != 0) ||
             is_told(s, at - 1)))
            cue = NULL;
    }
    if (cue == NULL)
        return -1;
    capitals = has_capitals(s, cue);
    resolved = strcmp(cue->meaning, "resolved") == 0;
    /* A number of the paragraph may stand before it; a subject may too. */
    if (cue->start > 0 && !(cparent__agent_at(s, 0, cue->start, &agent) > 0 ||
                            cparent__token_is(s, 0, "it") ||
                            cparent__mark_is(s, cue->start - 1, ':')))
        return -1;
    if (cue->end == s->count)
        return cue->start == 0 || capitals ? cue->end : -1;
    if (cparent__mark_is(s, cue->end, ':') ||
        cparent__mark_is(s, cue->end, '-') ||
        cparent__mark_is(s, cue->end, '.'))
        return cue->end;
    /* "resolved in terms of Section 50 to exclude the public" */
    if (resolved && (cparent__token_is(s, cue->end, "in") ||
                     cparent__token_is(s, cue->end, "under")) &&
        (cparent__token_is(s, cue->end + 1, "terms") ||
         cparent__token_is(s, cue->end + 1, "accordance") ||
         cparent__token_is(s, cue->end + 1, "section")))
        return cue->end;
    if ((capitals || resolved) &&
        (cparent__token_is(s, cue->end, "that") ||
         cparent__token_is(s, cue->end, "to")))
        return cue->end;
    return capitals && cue->start == 0 ? cue->end : -1;
}

/* The shape of a limb's number: a bracket, digits, letters, dots. */
static int
label_shape(const cparent__reader *reader, const cparent__block *block)
{
    const char *text = reader->decoded.text;
    int shape = 0;
    uint32_t at;

    if ((block->flags & CPARENT__BLOCK_LABEL) == 0)
        return 0;
    for (at = block->label; at < block->start; at++) {
        if (text[at] == '(')
            shape |= 1;
        else if (cparent__is_digit((unsigned char)text[at]))
            shape |= 2;
        else if (cparent__is_alpha((unsigned char)text[at]))
            shape |= 4;
        else if (text[at] == '.' && at + 1 < block->start &&
                 cparent__is_digit((unsigned char)text[at + 1]))
            shape |= 8;
    }
    return shape | 16;
}

static cparent__span
label_span(const cparent__reader *reader, const cparent__block *block)
{
    cparent__span span = { 0, 0 };

    if ((block->flags & CPARENT__BLOCK_LABEL) == 0)
        return span;
    span.start = block->label;
    span.end = block->start;
    while (span.end > span.start &&
           reader->decoded.text[span.end - 1] == ' ')
        span.end--;
    return span;
}

/* "be noted and that the Analytics Manager add": the clauses of a limb,
 * each with its own "that". */
static void
limb_actions(cparent__reader *reader, int from, int to)
{
    const cparent__sentence *s = &reader->sentence;

    while (from < to) {
        cparent__act act;
        int end = from;
        cparent__span owner = { 0, 0 };

        while (end < to &&
               !(cparent__token_is(s, end, "and") &&
                 cparent__token_is(s, end + 1, "that")) &&
               !cparent__mark_is(s, end, ';'))
            end++;
        if (cparent__act_in(s, from, end, &act)) {
            if (act.owner_to > act.owner_from)
                owner = cparent__tokens_span(s, act.owner_from,
                                             act.owner_to);
            (void)cparent__action_add(reader, act.from, end, owner,
                                      CPARENT_ACTION_SOURCE_RESOLUTION,
                                      "action.limb", 92);
        }
        from = end + 1;
    }
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
        item->words = label_span(reader, reader->block);
    item->choice = reader->agreeing ? CPARENT_RESOLUTION_KIND_AGREED
                   : reader->recommending
                       ? CPARENT_RESOLUTION_KIND_RECOMMENDED
                       : kind_in(s, from, to, reader->resolve_kind);
    reader->resolve_limbs++;
    limb_actions(reader, from, to);
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
            from = skip_joint(s, at + 1 +
                                     cparent__token_is(s, at + 1, "and"));
            at = from;
        }
    }
    if (from < s->count)
        add_limb(reader, from, s->count, "resolution.inline");
}

/* Where the next "(2)" or "(b)" of a sentence stands, from `at`; the
 * sentence's length when there is none. */
static int
next_number(const cparent__sentence *s, int at)
{
    for (; at + 3 < s->count; at++)
        if (cparent__mark_is(s, at, '(') && cparent__mark_is(s, at + 2, ')') &&
            s->tokens[at + 1].end - s->tokens[at + 1].start <= 2 &&
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
        int end = next;
        const size_t before = reader->item_count;

        if (end < s->count && cparent__token_is(s, end - 1, "and"))
            end--;
        add_limb(reader, at + 3, end, "resolution.run-together");
        if (reader->item_count > before &&
            reader->items[before].noun == CPARENT_NOUN_RESOLUTION)
            reader->items[before].words =
                cparent__tokens_span(s, at, at + 3);
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
    const bool numbered = next_number(s, from) == from;

    inline_limbs(reader, numbered ? from + 3 : from);
    if (numbered && reader->item_count > before)
        reader->items[before].words = cparent__tokens_span(s, from, from + 3);
    reader->resolve_done = !numbered && s->ended;
}

static bool
ends_in_colon(const cparent__sentence *s)
{
    int at = s->count - 1;

    while (at >= 0 && cparent__mark_is(s, at, '-'))
        at--;
    return cparent__mark_is(s, at, ':');
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
    return used > 0 && skip_joint(s, at) >= s->count;
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

static bool
has_word(const cparent__sentence *s, int end, const char *word)
{
    int at;

    for (at = 0; at < end; at++)
        if (cparent__token_is(s, at, word))
            return true;
    return false;
}

static bool
recommends(const cparent__sentence *s, int end)
{
    return has_word(s, end, "recommended");
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
    if (skip_joint(&reader->sentence, end) < reader->sentence.count)
        return false;
    next = &reader->aside;
    for (i = reader->block_index + 1;
         i < reader->block_count && i < reader->block_index + 60 && !found;
         i++) {
        const cparent__block *block = &reader->blocks[i];

        if (block->reserved != 0 || block->zone != CPARENT__ZONE_BODY ||
            (block->flags & CPARENT__BLOCK_ITEM) != 0)
            break;
        cparent__sentence_cut(&reader->lexicon, reader->decoded.text,
                              block->start, block->end, next);
        found = cparent__cue_means(
            cparent__cue_at(next, CPARENT__K_RESOLVE, 0), "resolved");
        if (cparent__token_is(next, 0, "decision"))
            break;
    }
    return found;
}

static bool
open_block(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    const int end = heading_end(reader);
    int from;

    if (end < 0 || decided_below(reader, end))
        return false;
    reader->resolving = true;
    reader->resolve_done = false;
    reader->said_first = !reader->block_first ||
                         says_before(s, end);
    reader->limb_shape = 0;
    reader->resolve_limbs = 0;
    reader->resolve_shape = label_shape(reader, reader->block);
    reader->resolve_kind = CPARENT_RESOLUTION_KIND_AGREED;
    reader->resolve_kind =
        kind_in(s, end - 1, end, CPARENT_RESOLUTION_KIND_AGREED);
    /* What is recommended stays so, whatever it asks for; and what is
     * AGREED on the same line. */
    reader->recommending = recommends(s, end);
    reader->agreeing = has_word(s, end, "agreed") && s->count > end + 3;
    from = skip_joint(s, end);
    if (from >= s->count || is_only_agent(s, from))
        return true;
    if (ends_in_colon(s)) {
        if (cparent__cue_in(s, CPARENT__K_DECIDE, from, s->count) != NULL) {
            cparent__item *item = cparent__reader_add(
                reader, CPARENT_NOUN_RESOLUTION,
                cparent__tokens_span(s, from, s->count),
                "resolution.lead", 90);

            if (item != NULL)
                item->choice = kind_in(s, from, s->count,
                                       CPARENT_RESOLUTION_KIND_AGREED);
        }
        reader->resolve_kind = CPARENT_RESOLUTION_KIND_AGREED;
        return true;
    }
    if (!run_together(reader, from))
        first_limb(reader, from);
    return true;
}

/* Does this block still belong to the decisions above it? */
static bool
is_limb(const cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    const cparent__block *block = reader->block;
    const bool label = (block->flags & CPARENT__BLOCK_LABEL) != 0;
    const char first = reader->decoded.text[block->start];

    if (label && reader->resolve_done)
        return cparent__token_is(s, 0, "that") || cparent__token_is(s, 0, "to");
    /* "(3) …" and then "17. Virtual School": the next item's heading. */
    if (label && reader->limb_shape != 0 &&
        label_shape(reader, block) != reader->limb_shape &&
        strchr(".;,", reader->decoded.text[block->end - 1]) == NULL)
        return false;
    if (label)
        return label_shape(reader, block) != reader->resolve_shape;
    if (cparent__token_is(s, 0, "that") ||
        (block->flags & CPARENT__BLOCK_BULLET) != 0)
        return true;
    if (reader->resolve_limbs == 0)
        return true;
    return reader->limb_shape != 0 && first >= 'a' && first <= 'z';
}

/* "… in future. RESOLVED: That the scorecard be noted": a decision further
 * on in a paragraph is one that capitals announce. */
bool
cparent__read_resolution_inside(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    const cparent__cue *cue = cparent__cue_at(s, CPARENT__K_RESOLVE, 0);

    if (cue != NULL && has_capitals(s, cue) && open_block(reader))
        return true;
    cparent__read_decision_said(reader);
    return false;
}

bool
cparent__read_resolution(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;

    if (open_block(reader))
        return true;
    cparent__read_decision_said(reader);
    if (!reader->resolving)
        return false;
    if (!is_limb(reader)) {
        reader->resolving = false;
        return false;
    }
    reader->said_first = reader->agreeing = false;
    if (reader->resolve_limbs == 0 && is_only_agent(s, 0))
        return true;
    if (reader->limb_shape == 0)
        reader->limb_shape = label_shape(reader, reader->block);
    if (reader->resolve_limbs == 0 && ends_in_colon(s) &&
        (reader->block->flags & CPARENT__BLOCK_LABEL) == 0)
        return true;
    if (!run_together(reader, 0))
        add_limb(reader, 0, s->count, "resolution.limb");
    return true;
}
