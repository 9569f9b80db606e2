/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <cparent/resolution.h>

#include <string.h>

#include "read/resolve-internal.h"

/* Drops what a body was only said to decide where a heading decides. */

static bool
is_said(const cparent__item *item)
{
    return item->noun == CPARENT_NOUN_RESOLUTION &&
           item->rule == cparent__said_rule;
}

/* "4. EDUCATION OF CARE EXPERIENCED LEARNERS": a heading with a number of its
 * own, and prose below it. */
static bool
opens_item(const cparent__reader *reader, size_t at)
{
    const cparent__block *block = &reader->blocks[at];
    const char *text = reader->decoded.text;

    if ((block->flags & CPARENT__BLOCK_ITEM) != 0)
        return true;
    return (block->flags & CPARENT__BLOCK_LABEL) != 0 &&
           block->end > block->start && block->end - block->start < 100 &&
           cparent__is_digit((unsigned char)text[block->label]) &&
           cparent__is_upper((unsigned char)text[block->start]) &&
           strchr(".;,:?", text[block->end - 1]) == NULL &&
           at + 1 < reader->block_count &&
           (block[1].flags &
            (CPARENT__BLOCK_LABEL | CPARENT__BLOCK_BULLET)) == 0;
}

/* Where the agenda item that block `from` stands in ends, as a block. */
static size_t
item_end(const cparent__reader *reader, size_t from)
{
    size_t at = from + 1;

    while (at < reader->block_count && !opens_item(reader, at))
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
                                  item->rule != cparent__loud_rule);
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
