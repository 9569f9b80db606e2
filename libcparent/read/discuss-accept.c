/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/discuss-internal.h"

/* "The Manager was happy to do this.", "Mr Burrows agreed.": words that take
 * on what was asked for just before, and name it by a pronoun or not at
 * all. */
static bool
is_acceptance(const cparent__sentence *s, int from, int to)
{
    enum { MOST = 12 };
    static const char *const takes[] = { "agreed",   "happy",    "content",
                                         "undertook", "would",   "will",
                                         "offered",  "accepted", "could",
                                         "pleased",  "willing",  NULL };
    static const char *const its[] = { "this", "so", "that", "these", "it",
                                       "them", NULL };
    static const char *const not_so[] = { "if", "unless", "but", "not",
                                          "until", "subject", NULL };
    bool taken = false, named = to == from + 1;
    int at;

    if (to > from + MOST)
        return false;
    for (at = from; at < to; at++) {
        taken = taken || cparent__token_among(s, at, takes);
        /* "agreed to this", "said this could be provided" */
        named = named ||
                /* "said that he would" */
                (at + 1 == to && cparent__token_is(s, at, "would")) ||
                (cparent__token_among(s, at, its) &&
                 (at + 1 == to ||
                  (cparent__token_is(s, at + 2, "be") && at + 4 == to)));
        if (cparent__token_among(s, at, not_so))
            return false;
    }
    return taken && named;
}

bool
cparent__accepts_next(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->aside;
    cparent__agent agent;
    int used;

    if (!reader->sentence.ended ||
        reader->sentence.end >= reader->block->end)
        return false;
    cparent__aside_cut(reader, reader->sentence.end, reader->block->end);
    used = cparent__agent_at(s, 0, s->count, &agent);
    return used > 0 &&
           is_acceptance(s, used,
                         s->count - cparent__mark_is(s, s->count - 1, '.'));
}

/* Who takes on what the last sentence asked of nobody. */
bool
cparent__read_acceptance(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    cparent__item *item = reader->last_action < reader->item_count
                              ? &reader->items[reader->last_action]
                              : NULL;
    const int end = s->count - cparent__mark_is(s, s->count - 1, '.');
    cparent__agent agent;
    cparent__due due;
    int used;

    if (reader->block_first || item == NULL || item->who.end != 0 ||
        item->text.end < reader->last_sentence.start)
        return false;
    used = cparent__agent_at(s, 0, s->count, &agent);
    if (used == 0 || agent == CPARENT__AGENT_BODY)
        return false;
    /* "agreed to supply this | after the meeting" */
    due = cparent__due_in(s, &reader->times, used, end);
    if (!is_acceptance(s, used, due.to == end ? due.from : end))
        return false;
    item->who = cparent__tokens_span(s, 0, used);
    if (due.to == end && item->when.end == 0) {
        item->when = cparent__tokens_span(s, due.from, due.to);
        item->choice = due.kind;
        item->due = cparent__due_date(s, due.from, due.to, reader->meeting);
    }
    return true;
}
