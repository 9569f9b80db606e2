/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <cparent/action.h>

#include "read/discuss-internal.h"

#include <string.h>

/*
 * Owners that stand in a column to the right of what is to be done: "… be
 * reported each term.          OB", "… to all          JS" with the rest of
 * the sentence on the line below.
 */

/* Blanks that part a column from the words before it, bytes that a name in
 * it may have, and words that must stand before it. */
enum { MARGIN_GAP = 2, MARGIN_LONG = 64, MARGIN_WORDS = 6 };

/* "OB", "HoS", "VSH": a few letters, two of them capitals. */
static bool
is_short_title(const cparent__sentence *s, int at)
{
    const cparent__token *token = &s->tokens[at];
    int capitals = 0;
    uint32_t i;

    if (at >= s->count || token->kind != CPARENT__WORD ||
        token->end - token->start > 5)
        return false;
    for (i = token->start; i < token->end; i++)
        capitals += cparent__is_upper((unsigned char)s->text[i]);
    return token->capital && capitals >= 2;
}

/* One owner at token `at`: past it, or `at`. */
static int
past_owner(const cparent__sentence *s, int at)
{
    cparent__agent agent;
    const int used = cparent__agent_at(s, at, s->count, &agent);

    if (used > 0 && agent != CPARENT__AGENT_BODY)
        return at + used;
    return at + (is_short_title(s, at) || cparent__token_is(s, at, "all"));
}

/* "OB / GSM": one owner or several at token `at`; past them, or `at`. */
static int
past_owners(const cparent__sentence *s, int at)
{
    int end = past_owner(s, at);

    while (end > at && end + 1 < s->count &&
           (cparent__mark_is(s, end, '/') || cparent__mark_is(s, end, ',') ||
            cparent__mark_is(s, end, '&') || cparent__token_is(s, end, "and"))) {
        const int next = past_owner(s, end + 1);

        if (next == end + 1)
            break;
        end = next;
    }
    return end;
}

/* "OB / GSM (Governor Support Manager)": owners and nothing else; where the
 * words that name them end, or 0. */
static int
owners_only(const cparent__sentence *s)
{
    const int end = past_owners(s, 0);
    int at = end;

    if (end > 0 && cparent__mark_is(s, at, '(')) {
        while (at < s->count && !cparent__mark_is(s, at, ')'))
            at++;
        at += at < s->count;
    }
    return at == s->count ? end : 0;
}

int
cparent__owner_bracket(const cparent__sentence *s, int open, int to,
                       cparent__span *owner)
{
    const cparent__cue *label = cparent__cue_at(s, CPARENT__K_ACTION, open + 1);
    int begin = open + 1;
    int end;

    /* "(Lead: Ann Vale)" */
    if (cparent__cue_means(label, "owner") &&
        cparent__mark_is(s, label->end, ':'))
        begin = label->end + 1;
    if (!cparent__mark_is(s, open, '(') || !cparent__mark_is(s, to - 1, ')') ||
        (open > 0 && s->tokens[open - 1].capital))
        return 0;
    end = past_owners(s, begin);
    /* "(Head of Service to provide by May)" */
    if (end > begin && cparent__token_is(s, end, "to") &&
        cparent__is_asked_verb(s, end + 1)) {
        *owner = cparent__tokens_span(s, begin, end);
        return end;
    }
    if (end == begin ||
        (end < to - 1 && !cparent__mark_is(s, end, ',') &&
         !(cparent__mark_is(s, end, '-') && !s->tokens[end].glued)))
        return 0;
    *owner = cparent__tokens_span(s, begin, end);
    return end;
}

/* Where the words before a gap near the end of the line [from, to) end; 0
 * when it has none. */
static uint32_t
before_gap(const char *text, uint32_t from, uint32_t to)
{
    const uint32_t least = to - from > MARGIN_LONG ? to - MARGIN_LONG : from;
    uint32_t at = to;
    int words = 0;

    while (at > least + MARGIN_GAP &&
           !(text[at - 1] == ' ' && text[at - 2] == ' '))
        at--;
    if (at <= least + MARGIN_GAP)
        return 0;
    while (at > from && text[at - 1] == ' ')
        at--;
    for (to = from; to < at && words < MARGIN_WORDS; to++)
        words += text[to] == ' ' && text[to + 1] != ' ';
    return words == MARGIN_WORDS ? at : 0;
}

/* The owner at the end of the line [from, to), and where the words before it
 * end; 0 when none stands there. */
static uint32_t
margin_of(cparent__reader *reader, uint32_t from, uint32_t to,
          cparent__span *owner)
{
    const uint32_t end = before_gap(reader->decoded.text, from, to);
    int past;

    if (end == 0)
        return 0;
    cparent__aside_cut(reader, end, to);
    past = reader->aside.count > 0 && reader->aside.end >= to
               ? owners_only(&reader->aside)
               : 0;
    if (past == 0)
        return 0;
    *owner = cparent__tokens_span(&reader->aside, 0, past);
    return end;
}

void
cparent__margin_find(cparent__reader *reader)
{
    cparent__block *block = &reader->blocks[reader->block_index];
    const char *text = reader->decoded.text;
    cparent__span owner = { 0, 0 };
    uint32_t from = block->start;

    while (from <= block->end && owner.end == 0) {
        const char *newline = memchr(text + from, '\n', block->end - from);
        const uint32_t to =
            newline == NULL ? block->end : (uint32_t)(newline - text);
        const uint32_t end = margin_of(reader, from, to, &owner);

        if (end > 0 && to == block->end)
            block->end = end;
        from = to + 1;
    }
    reader->margin = owner;
}

/* Something is asked for or taken on in the last sentence, though no grammar
 * reads it. */
static bool
is_to_do(const cparent__sentence *s)
{
    int at;

    if (cparent__has_cue(s, CPARENT__K_AGREE) ||
        cparent__has_cue(s, CPARENT__K_UNDERTAKE) ||
        cparent__has_cue(s, CPARENT__K_REQUEST))
        return true;
    for (at = 1; at < s->count; at++)
        if (cparent__token_is(s, at, "would") ||
            cparent__token_is(s, at, "will") ||
            (cparent__token_is(s, at, "to") &&
             cparent__token_is(s, at + 1, "be")))
            return true;
    return false;
}

void
cparent__margin_own(cparent__reader *reader, size_t first)
{
    size_t i, actions = 0;

    if (reader->margin.end == 0)
        return;
    for (i = first; i < reader->item_count; i++)
        actions += reader->items[i].noun == CPARENT_NOUN_ACTION;
    for (i = first; i < reader->item_count; i++)
        if (reader->items[i].noun == CPARENT_NOUN_ACTION &&
            (actions == 1 || reader->items[i].who.end == 0))
            reader->items[i].who = reader->margin;
    if (actions > 0 || reader->last_sentence.end == 0 ||
        !is_to_do(&reader->sentence))
        return;
    (void)cparent__action_add(reader, 0, reader->sentence.count,
                              reader->margin,
                              CPARENT_ACTION_SOURCE_DISCUSSION,
                              "action.margin", 75);
}
