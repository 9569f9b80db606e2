/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <cparent/resolution.h>

#include <string.h>

#include "read/act-internal.h"

/*
 * Decisions that no heading announces: "The Board noted the update.", "The
 * Panel AGREED the recommendations."  Minutes that have a heading for what
 * was decided use the same words for what was only said, so those without
 * capitals count only where no heading stands.
 */

static const char said_rule[] = "resolution.said";
static const char loud_rule[] = "resolution.capitals";

/* What a body decides on: a paper, a plan, a recommendation. */
static bool
is_paper(const cparent__sentence *s, int at)
{
    static const char *const papers[] = {
        "plan",      "plans",    "strategy",  "policy",      "pledge",
        "offer",     "budget",   "position",  "content",     "contents",
        "progress",  "findings", "proposal",  "proposals",   "information",
        "reference", "template", "programme", "arrangements", "protocol",
        "charter",   "guidance", "framework", "business",    "appointment",
        "appointments", "nomination", "request", "membership", NULL
    };
    const cparent__cue *due = cparent__cue_at(s, CPARENT__K_DUE, at);
    int i;

    for (i = 0; papers[i] != NULL; i++)
        if (cparent__token_is(s, at, papers[i]))
            return true;
    return cparent__cue_at(s, CPARENT__K_UNCOUNTED, at) != NULL ||
           cparent__cue_means(due, "meeting");
}

static bool
decides_on_paper(const cparent__sentence *s, int at)
{
    const int from = at;

    if (!(cparent__token_is(s, at, "the") || cparent__token_is(s, at, "this") ||
          cparent__token_is(s, at, "a") || cparent__token_is(s, at, "an") ||
          cparent__token_is(s, at, "both") || cparent__token_is(s, at, "its")))
        return false;
    for (at++; at < s->count && at < from + 9; at++) {
        if (cparent__clause_ends(s, at))
            return false;
        if (is_paper(s, at))
            return true;
    }
    return false;
}

static bool
is_capitals(const cparent__sentence *s, int at)
{
    return s->tokens[at].end - s->tokens[at].start > 2 &&
           cparent__is_upper(
               (unsigned char)s->text[s->tokens[at].end - 1]);
}

/* The kinds of decision that the bare words make: a body that considers,
 * welcomes or thanks has not decided. */
static int
said_kind(const cparent__cue *verb)
{
    static const struct {
        const char *word;
        int kind;
    } kinds[] = {
        { "noted", CPARENT_RESOLUTION_KIND_NOTED },
        { "agreed", CPARENT_RESOLUTION_KIND_AGREED },
        { "approved", CPARENT_RESOLUTION_KIND_APPROVED },
        { "endorsed", CPARENT_RESOLUTION_KIND_ENDORSED },
        { "accepted", CPARENT_RESOLUTION_KIND_ACCEPTED },
        { "recommended", CPARENT_RESOLUTION_KIND_RECOMMENDED },
        { "deferred", CPARENT_RESOLUTION_KIND_DEFERRED },
    };
    size_t i;

    for (i = 0; verb != NULL && i < sizeof(kinds) / sizeof(kinds[0]); i++)
        if (strcmp(verb->meaning, kinds[i].word) == 0)
            return kinds[i].kind;
    return 0;
}

void
cparent__read_decision_said(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    const cparent__cue *verb;
    cparent__item *item;
    cparent__agent agent;
    int at = cparent__agent_at(s, 0, s->count, &agent);
    bool loud;
    int kind;

    if (at == 0 || agent != CPARENT__AGENT_BODY)
        return;
    while (cparent__token_is(s, at, "formally") ||
           cparent__token_is(s, at, "unanimously") ||
           cparent__token_is(s, at, "duly") || cparent__token_is(s, at, "then"))
        at++;
    verb = cparent__cue_at(s, CPARENT__K_DECIDE, at);
    kind = said_kind(verb);
    if (kind == 0 || cparent__token_is(s, at, "welcomed") ||
        cparent__token_is(s, at, "supported"))
        return;
    loud = is_capitals(s, at);
    if (s->text[s->tokens[verb->end - 1].end - 1] != 'd' && !loud)
        return;
    if (!loud && !decides_on_paper(s, verb->end))
        return;
    /* "The Forum AGREED the recommendations, namely:-" */
    if (loud && cparent__mark_is(s, s->count - 1 -
                                        cparent__mark_is(s, s->count - 1,
                                                         '-'), ':')) {
        reader->resolving = true;
        reader->resolve_done = reader->agreeing = reader->recommending = false;
        reader->limb_shape = reader->resolve_limbs = reader->resolve_shape = 0;
        reader->resolve_kind = kind;
    }
    item = cparent__reader_add(reader, CPARENT_NOUN_RESOLUTION,
                               cparent__tokens_span(s, 0, s->count),
                               loud ? loud_rule : said_rule,
                               loud ? 88 : 70);
    if (item != NULL)
        item->choice = kind;
}

/* ---------------------------------------------------------------- pruning */

static bool
is_said(const cparent__item *item)
{
    return item->noun == CPARENT_NOUN_RESOLUTION &&
           item->rule == said_rule;
}

/* Where the agenda item that block `from` stands in ends, as a block. */
static size_t
item_end(const cparent__reader *reader, size_t from)
{
    size_t at = from + 1;

    while (at < reader->block_count &&
           (reader->blocks[at].flags & CPARENT__BLOCK_ITEM) == 0)
        at++;
    return at;
}

/* Drops what was only said between two places, if a heading decides there.
 * Items stand in the order of the text. */
static size_t
prune(cparent__reader *reader, size_t first, uint32_t end, size_t *kept)
{
    size_t last = first;
    bool announced = false;
    size_t i;

    while (last < reader->item_count &&
           reader->items[last].text.start < end) {
        const cparent__item *item = &reader->items[last++];

        announced = announced || (item->noun == CPARENT_NOUN_RESOLUTION &&
                                  !is_said(item) &&
                                  item->rule != loud_rule);
    }
    for (i = first; i < last; i++)
        if (!announced || !is_said(&reader->items[i]))
            reader->items[(*kept)++] = reader->items[i];
    return last;
}

void
cparent__prune_decisions(cparent__reader *reader)
{
    size_t item = 0, kept = 0, block = 0;

    while (block < reader->block_count) {
        const size_t next = item_end(reader, block);
        const uint32_t end = next < reader->block_count
                                 ? reader->blocks[next].start
                                 : UINT32_MAX;

        item = prune(reader, item, end, &kept);
        block = next;
    }
    reader->item_count = kept;
}
