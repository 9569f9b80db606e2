/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/pledge-internal.h"

/* A table of promises: a row for each, what it is about in the first cell,
 * and in the others what is promised and what was done. */

/* Tokens of the name of a column, and the least of a cell that says
 * something: "Green" does not.  Cells of a row looked at. */
enum { NAME = 6, SAYS = 3, CELLS = 8 };

/* The first of several cells. */
static bool
begins_row(cparent__reader *reader)
{
    return !cparent__row_goes_on(reader, reader->block_index) &&
           cparent__row_follows(reader);
}

/* Another column is that of actions, of who does them or by when. */
static bool
asks_for_actions(cparent__reader *reader)
{
    size_t at = reader->block_index + 1;
    const size_t end = at + CELLS;

    for (; at < reader->block_count && at < end &&
           cparent__row_goes_on(reader, at);
         at++)
        if (reader->blocks[at].column != 0 && reader->blocks[at].column != 4)
            return true;
    return false;
}

/* "Pledge", "Our promise to you"; not "Pledge measure". */
static bool
names_promise(const cparent__sentence *s)
{
    const cparent__cue *cue =
        cparent__cue_in(s, CPARENT__K_PLEDGE, 0, s->count);

    return cue != NULL &&
           (cue->end == s->count || cparent__token_is(s, cue->end, "to"));
}

/* "| Our Promise | What has been done | RAG |", the first row of its table. */
static bool
opens(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;

    return s->count <= NAME && !reader->table.open &&
           (reader->block_index == 0 ||
            !cparent__row_goes_on(reader, reader->block_index - 1)) &&
           s->end >= reader->block->end &&
           names_promise(s) &&
           begins_row(reader) && !asks_for_actions(reader);
}

bool
cparent__pledge_table(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    const cparent__block *block = reader->block;

    if (!reader->pledge_table) {
        reader->pledge_table = opens(reader);
        if (reader->pledge_table)
            reader->pledge = SIZE_MAX;
        return reader->pledge_table;
    }
    if (cparent__row_goes_on(reader, reader->block_index)) {
        if (reader->pledge != SIZE_MAX &&
            (s->count >= SAYS || s->ended || s->end < block->end))
            cparent__pledge_say(reader, block->start, block->end);
        return true;
    }
    reader->pledge_table = begins_row(reader);
    if (reader->pledge_table)
        cparent__pledge_open(reader, cparent__tokens_span(s, 0, s->count));
    else
        reader->pledging = false;
    return reader->pledge_table;
}
