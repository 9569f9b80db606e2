/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/pledge-internal.h"

#include <string.h>

#include "core/alloc-internal.h"

/* Tokens of a line that heads a numbered part. */
enum { PART = 30 };

/* The word of a promise whose number stands behind it, "Pledge 2", "Pledge
 * commitment 2", "Promise no. 2"; NULL when
 * the sentence has none, or one without a number. */
static const cparent__cue *
numbered(const cparent__sentence *s, int *end_out)
{
    static const char *const nouns[] = { "commitment", "area",      "theme",
                                         "number",     "statement", "part",
                                         "priority",   "principle", "strand",
                                         "point",      NULL };
    const cparent__cue *cue = cparent__cue_at(s, CPARENT__K_PLEDGE, 0);
    int64_t number;
    int at, used;

    if (cue == NULL)
        return NULL;
    at = cue->end + cparent__token_among(s, cue->end, nouns);
    if (cparent__token_is(s, at, "no"))
        at += 1 + cparent__mark_is(s, at + 1, '.');
    used = cparent__small_number(s, at, &number);
    if (used == 0)
        return NULL;
    *end_out = at + used;
    return cue;
}

/* "Pledge 2: We will listen", "Promise 3 (Health)", "Pledge 4" on a line of
 * its own: a heading, as it is printed. */
static bool
is_numbered_heading(const cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    const bool whole = s->end >= reader->block->end;
    int at = 0;

    if (numbered(s, &at) == NULL || s->count - at > PART)
        return false;
    if (at == s->count)
        return whole;
    if (cparent__mark_is(s, at, '('))
        return whole && cparent__mark_is(s, s->count - 1, ')');
    if (cparent__mark_is(s, at, ':') || cparent__mark_is(s, at, '-') ||
        cparent__mark_is(s, at, '.'))
        return s->count > at + 1 || cparent__mark_is(s, at, '.') || whole;
    return whole && s->tokens[at].capital &&
           s->tokens[at].start - s->tokens[at - 1].end >= 2;
}

bool
cparent__heads_pledge(const cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    int at = 0;

    if ((reader->block->flags & CPARENT__BLOCK_LABEL) != 0 ||
        !is_numbered_heading(reader) || s->ended)
        return false;
    (void)numbered(s, &at);
    return at + 1 >= s->count || s->tokens[at + 1].capital;
}

void
cparent__pledge_open(cparent__reader *reader, cparent__span heading)
{
    cparent__item *item;

    reader->pledge = SIZE_MAX;
    if (heading.end == 0)
        return;
    item = cparent__reader_add(reader, CPARENT_NOUN_PLEDGE, heading,
                               "pledge.heading", 90);
    if (item == NULL)
        return;
    item->words = heading;
    item->first_part = (uint32_t)reader->part_count;
    reader->pledge = reader->item_count - 1;
}

void
cparent__pledge_say(cparent__reader *reader, uint32_t start, uint32_t end)
{
    cparent__item *item = &reader->items[reader->pledge];

    if (!cparent__grow((void **)&reader->parts, reader->part_count,
                       &reader->part_room, sizeof(cparent__span))) {
        reader->failed = CPARENT_E_NOMEM;
        return;
    }
    reader->parts[reader->part_count].start = start;
    reader->parts[reader->part_count].end = end;
    reader->part_count++;
    item->part_count++;
}

/* Beside another cell, "| Print posters | Promise 1 |": no heading. */
static bool
is_inner_cell(cparent__reader *reader)
{
    return reader->block_index > 0 &&
           cparent__row_goes_on(reader, reader->block_index);
}

/* "Promise 1 - Home: 88 per cent were settled." on one line: where the words
 * behind the colon of the title begin, at token `from` or later; 0 for none. */
static int
behind_title(const cparent__sentence *s, int from)
{
    int at;

    for (at = from; at + 2 < s->count && at < from + CPARENT__PLEDGE_LEAD;
         at++)
        if (cparent__mark_is(s, at, ':'))
            return s->tokens[at + 1].start > s->tokens[at].end ? at + 1 : 0;
    return 0;
}

/* Opens the numbered heading that begins the block.  "Pledge 1: Being safe.
 * All visits were on time.": what stands behind it is said under it. */
static void
open_numbered(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    const char *text = reader->decoded.text;
    const uint32_t end = reader->block->end;
    cparent__span heading = cparent__tokens_span(s, 0, s->count);
    int at = 0;

    reader->pledging = true;
    (void)numbered(s, &at);
    if (at + 1 == s->count && s->end < end) { /* "Pledge 1." */
        cparent__aside_cut(reader, s->end, end);
        s = &reader->aside;
        if (s->count > 0)
            heading.end = s->tokens[s->count - 1].end;
    }
    else if (behind_title(s, at + 2) > 0) {
        at = behind_title(s, at + 2);
        heading.end = s->tokens[at - 1].start;
        cparent__pledge_open(reader, heading);
        if (reader->pledge != SIZE_MAX)
            cparent__pledge_say(reader, s->tokens[at].start, end);
        return;
    }
    at = cparent__mark_is(s, s->count - 1, '.') ||
         cparent__mark_is(s, s->count - 1, ':');
    heading.end -= (uint32_t)at;
    cparent__pledge_open(reader, heading);
    if (reader->pledge != SIZE_MAX && s->end < end)
        cparent__pledge_say(reader, cparent__skip_blanks(text, s->end, end),
                            end);
}

/* A list whose lines stand apart ends where the indentation does, or, in a
 * list without one, at a line that is a heading or reports who spoke. */
static bool
ends_list(const cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    const cparent__block *block = reader->block;

    if (reader->items[reader->pledge].part_count == 0)
        return cparent__pledge_body_acts(s);
    if (cparent__pledge_heads_other(s) && s->count <= CPARENT__PLEDGE_LEAD &&
        s->tokens[s->count - 1].mark != '.')
        return true;
    if (reader->pledge_indent)
        return (block->flags & CPARENT__BLOCK_INDENT) == 0;
    if (cparent__pledge_speaks(s))
        return false;
    /* "Signed by the Leader" below lines that stand together */
    if (reader->items[reader->pledge].part_count > 1 &&
        (block[-1].flags & CPARENT__BLOCK_GAP) == 0 &&
        !cparent__pledge_makes(s))
        return true;
    return (s->count <= CPARENT__PLEDGE_BARE &&
            !cparent__token_is(s, 0, "to") &&
            s->tokens[s->count - 1].kind != CPARENT__MARK) ||
           cparent__pledge_talk(s);
}

/* "4. Virtual School" below lines without a number. */
static bool
leaves_bullets(const cparent__reader *reader)
{
    const cparent__block *block = reader->block;

    return (block->flags & CPARENT__POINT) == CPARENT__BLOCK_LABEL &&
           (block[-1].flags & CPARENT__BLOCK_LABEL) == 0;
}

/* "We will listen to you" with a list below. */
static bool
speaks_above_bullets(const cparent__reader *reader)
{
    return reader->sentence.count > 1 &&
           cparent__pledge_speaks(&reader->sentence) &&
           (reader->block->flags & CPARENT__POINT) == 0 &&
           (reader->block[1].flags & CPARENT__BLOCK_BULLET) != 0;
}

/* A heading with lines, or points, below that promise something. */
static bool
heads_lines(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    const cparent__block *block = reader->block;

    return (block->flags & (CPARENT__BLOCK_GAP | CPARENT__POINT)) ==
               CPARENT__BLOCK_GAP &&
           ((block[1].flags & CPARENT__POINT) != 0 ||
            (block[1].flags & CPARENT__BLOCK_GAP) == 0) &&
           s->tokens[0].capital && !cparent__pledge_heads_other(s) &&
           !cparent__pledge_talk(s) && cparent__pledge_below(reader, 1);
}

/* "We will listen to you" with a list below, or a heading with lines below
 * that promise something, on a page about the promise: one of its parts. */
static bool
is_part_of_promise(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    const cparent__block *block = reader->block;

    return s->count >= 1 && s->count <= CPARENT__PLEDGE_LEAD &&
           cparent__pledge_ends_open(s) && s->end >= block->end &&
           reader->block_index + 1 < reader->block_count &&
           (speaks_above_bullets(reader) || heads_lines(reader)) &&
           cparent__pledge_titled(reader);
}

/* The paragraph below reports what somebody said. */
static bool
talks_below(cparent__reader *reader)
{
    const cparent__block *below = reader->block + 1;

    cparent__aside_cut(reader, below->start, below->end);
    return cparent__pledge_talk(&reader->aside);
}

/* "We will listen to you" on a line of its own in a promise that has been
 * opened, with sentences below that promise it; or "A place to call home",
 * where those say who promises. */
static bool
is_bare_heading(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    const cparent__block *block = reader->block;
    const cparent__block *below = cparent__block_below(reader);
    const char *text = reader->decoded.text;

    if (s->count < 1 || s->count > 16 || s->end < block->end ||
        !cparent__pledge_ends_open(s) || below == NULL ||
        below->end <= below->start)
        return false;
    if (cparent__pledge_speaks(s))
        return (block->flags & CPARENT__BLOCK_LABEL) == 0 && s->count > 1 &&
               ((below->flags & CPARENT__BLOCK_BULLET) != 0 ||
                (text[below->end - 1] == '.' && !talks_below(reader)));
    return cparent__pledge_below(reader, 1);
}

/* "Doing well at school" above points, in a promise that has been opened:
 * one of its parts, whatever the points tell of it.  "Next steps" is none. */
static bool
is_topic(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    const bool label = (reader->block->flags & CPARENT__BLOCK_LABEL) != 0;

    return s->count <= CPARENT__PLEDGE_LEAD &&
           s->tokens[cparent__mark_is(s, 0, '"') && s->count > 1].capital &&
           cparent__pledge_ends_open(s) &&
           s->end >= reader->block->end && !cparent__pledge_heads_other(s) &&
           !cparent__pledge_talk(s) &&
           (label ? cparent__pledge_lists(reader, 0)
                  : cparent__pledge_point(reader, 1) ||
                        ((s->count <= CPARENT__PLEDGE_BARE ||
                          cparent__pledge_point(reader, 2)) &&
                         cparent__pledge_sums_up(reader, 1)));
}

/* "The Pledge", "We promise to:", "It was in these terms:": the promise
 * begins below, or here, where its own words stand in the list. */
static bool
open_promise(cparent__reader *reader, int marks)
{
    const cparent__sentence *s = &reader->sentence;
    const bool opening = cparent__pledge_opening(reader);

    reader->pledge_inline = cparent__pledge_leads_inline(reader);
    if (!opening && !reader->pledge_inline &&
        !cparent__pledge_terms(reader) && !cparent__pledge_leads(reader))
        return false;
    reader->pledging = true;
    reader->pledge = SIZE_MAX;
    if (opening && ((cparent__pledge_below(reader, 1) &&
                     !cparent__pledge_lists(reader, 1)) ||
                    cparent__pledge_itself(reader)))
        cparent__pledge_open(reader,
                             cparent__tokens_span(s, 0, s->count - marks));
    else if (opening && !cparent__pledge_monitors(s)) {
        reader->pledge_above = cparent__tokens_span(s, 0, s->count - marks);
        reader->pledge_above_block = reader->block_index;
    }
    return true;
}

/* A paragraph below points says no more of what is promised; another part
 * may follow, unless somebody spoke. */
static bool
leaves_points(cparent__reader *reader)
{
    if (reader->pledge == SIZE_MAX ||
        reader->items[reader->pledge].part_count == 0 ||
        (reader->block[-1].flags & CPARENT__POINT) == 0 ||
        (reader->block->flags & (CPARENT__BLOCK_GAP | CPARENT__POINT)) !=
            CPARENT__BLOCK_GAP)
        return false;
    reader->pledging = !cparent__pledge_talk(&reader->sentence) &&
                       !cparent__pledge_ends_open(&reader->sentence);
    reader->pledge = SIZE_MAX;
    return true;
}

/* "Your home:" in a promise that has been opened.  "In response to Members'
 * questions:" and "Next steps:" head no part of it. */
static bool
is_colon_heading(const cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;

    return cparent__mark_is(s, s->count - 1, ':') &&
           s->end >= reader->block->end && s->count <= 14 &&
           !cparent__pledge_talk(s) && !cparent__pledge_heads_other(s) &&
           (cparent__pledge_speaks(s) ||
            !cparent__token_is(s, s->count - 2, "that")) &&
           cparent__cue_in(s, CPARENT__K_ASK_NOUN, 0, 14) == NULL;
}

/* "Home: 81 per cent were settled." in a promise whose parts are said so. */
static bool
read_inline(cparent__reader *reader)
{
    const cparent__block *block = reader->block;
    cparent__span heading;

    if (!reader->pledge_inline ||
        !cparent__pledge_inline(reader, 0, &heading))
        return false;
    cparent__pledge_open(reader, heading);
    if (reader->pledge != SIZE_MAX)
        cparent__pledge_say(reader,
                            cparent__skip_blanks(reader->decoded.text,
                                                 heading.end + 1, block->end),
                            block->end);
    return true;
}

/* "Pledge 2: School", a cell of a table of promises, or a part of what the
 * page is about. */
static bool
read_shown(cparent__reader *reader)
{
    if (reader->pledge_table && cparent__pledge_table(reader))
        return true;
    if (is_numbered_heading(reader) && !is_inner_cell(reader)) {
        open_numbered(reader);
        return true;
    }
    if (cparent__pledge_table(reader))
        return true;
    if ((reader->block->flags & CPARENT__BLOCK_BULLET) != 0 ||
        !is_part_of_promise(reader))
        return false;
    reader->pledging = true;
    cparent__pledge_open(reader, cparent__tokens_span(&reader->sentence, 0,
                                                      reader->sentence.count));
    return true;
}

/* The block heads a part of the promise that has been opened. */
static bool
heads_part(cparent__reader *reader)
{
    return ((reader->block->flags & CPARENT__BLOCK_BULLET) == 0 &&
            (is_bare_heading(reader) || is_topic(reader))) ||
           is_colon_heading(reader);
}

/* The block is no more of the promise that has been opened. */
static bool
is_past(const cparent__reader *reader)
{
    return reader->pledge == SIZE_MAX ||
           ((reader->block->flags & CPARENT__BLOCK_GAP) != 0 &&
            (!cparent__pledge_point(reader, 0) || leaves_bullets(reader)) &&
            ends_list(reader));
}

/* A block below the opening of a promise; false where it is none of it. */
static bool
read_below(cparent__reader *reader, int colon)
{
    const cparent__sentence *s = &reader->sentence;
    const cparent__block *block = reader->block;

    if (heads_part(reader)) {
        cparent__pledge_open(reader,
                             cparent__tokens_span(s, 0, s->count - colon));
        return true;
    }
    if (leaves_points(reader) ||
        (reader->pledge == SIZE_MAX && cparent__pledge_leads(reader)))
        return false;
    if (is_past(reader)) {
        reader->pledging = false;
        return false;
    }
    if (reader->items[reader->pledge].part_count == 0)
        reader->pledge_indent = (block->flags & CPARENT__BLOCK_INDENT) != 0;
    cparent__pledge_say(reader, block->start, block->end);
    return true;
}

bool
cparent__read_pledge(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    const int colon = cparent__mark_is(s, s->count - 1, ':') &&
                      s->end >= reader->block->end;

    if (read_shown(reader))
        return true;
    if (!reader->pledging)
        return !cparent__pledge_point(reader, 0) && open_promise(reader, colon);
    if (read_inline(reader))
        return true;
    if (reader->pledge_inline && reader->pledge != SIZE_MAX) {
        reader->pledging = false;
        return false;
    }
    return read_below(reader, colon);
}
