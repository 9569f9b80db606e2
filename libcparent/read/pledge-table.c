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

/* "What we promised", "We said": a column of what is promised, where another
 * name, or a heading, says that it is a promise. */
static bool
names_words(const cparent__sentence *s)
{
    static const char *const said[] = { "promised", "promise", "pledged",
                                        "means",    "commitment", NULL };

    return cparent__token_among(s, s->count - 1, said) || names_promise(s);
}

/* The first row of its table. */
static bool
is_first_row(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;

    return s->count > 0 && s->count <= NAME && !reader->table.open &&
           (reader->block_index == 0 ||
            !cparent__row_goes_on(reader, reader->block_index - 1)) &&
           s->end >= reader->block->end && begins_row(reader);
}

/* The column beside the first that holds the words of each promise, or 0. */
static int
words_column(cparent__reader *reader)
{
    const size_t first = reader->block_index;
    size_t at = first + 1;

    for (; at < reader->block_count && at < first + CELLS &&
           cparent__row_goes_on(reader, at);
         at++) {
        cparent__aside_cut(reader, reader->blocks[at].start,
                           reader->blocks[at].end);
        if (reader->aside.count > 0 && names_words(&reader->aside))
            return (int)(at - first);
    }
    return 0;
}

/* The first cell of the row below promises something. */
static bool
promises_below(cparent__reader *reader)
{
    size_t at = reader->block_index + 1;

    while (at < reader->block_count && at < reader->block_index + CELLS &&
           cparent__row_goes_on(reader, at))
        at++;
    if (at >= reader->block_count)
        return false;
    cparent__aside_cut(reader, reader->blocks[at].start,
                       reader->blocks[at].end);
    return reader->aside.count > 0 && cparent__pledge_makes(&reader->aside);
}

/* "Our Education Promise" above the table: its rows are what it promises. */
static bool
stands_under_heading(cparent__reader *reader)
{
    return reader->pledge_above.end != 0 &&
           reader->pledge_above_block + 1 == reader->block_index &&
           names_words(&reader->sentence) && words_column(reader) == 0 &&
           promises_below(reader);
}

static bool
opens(cparent__reader *reader)
{
    if (!is_first_row(reader))
        return false;
    reader->pledge_listed = stands_under_heading(reader);
    reader->pledge_column =
        reader->pledge_listed ? 0 : words_column(reader);
    if (!reader->pledge_listed)
        return names_promise(&reader->sentence) &&
               (reader->pledge_column > 0 || !asks_for_actions(reader));
    reader->pledging = true;
    cparent__pledge_open(reader, reader->pledge_above);
    return true;
}

/* A cell behind the first: the words of the promise, or what was done; only
 * the words, where a column has them. */
static void
read_cell(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    const cparent__block *block = reader->block;

    if (reader->block_first)
        reader->pledge_cell++;
    if (reader->pledge != SIZE_MAX && !reader->pledge_listed &&
        (reader->pledge_column == 0 ||
         reader->pledge_cell == reader->pledge_column) &&
        (s->count >= SAYS || s->ended || s->end < block->end))
        cparent__pledge_say(reader, block->start, block->end);
}

bool
cparent__pledge_table(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;

    if (!reader->pledge_table) {
        reader->pledge_table = opens(reader);
        if (reader->pledge_table && !reader->pledge_listed)
            reader->pledge = SIZE_MAX;
        return reader->pledge_table;
    }
    if (cparent__row_goes_on(reader, reader->block_index)) {
        read_cell(reader);
        return true;
    }
    reader->pledge_cell = 0;
    reader->pledge_table = begins_row(reader);
    if (!reader->pledge_table)
        reader->pledging = false;
    else if (reader->pledge_listed)
        cparent__pledge_say(reader, reader->block->start, reader->block->end);
    else
        cparent__pledge_open(reader, cparent__tokens_span(s, 0, s->count));
    return reader->pledge_table;
}
