/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/reader-internal.h"

#include "core/alloc-internal.h"

/* Bytes of a line that sums up a part of a promise. */
enum { SUMMARY = 200 };

/* "The Pledge", "Our promises": a short line that opens a list of them. */
static bool
is_opening(const cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;

    return s->count <= 8 && !cparent__mark_is(s, s->count - 1, '.') &&
           s->end >= reader->block->end &&
           cparent__cue_in(s, CPARENT__K_PLEDGE, 0, s->count) != NULL &&
           cparent__cue_in(s, CPARENT__K_NUMBER, 0, s->count) == NULL;
}

/* "Pledge 2: We will listen": a heading, as it is printed. */
static int
numbered_heading(const cparent__sentence *s)
{
    const cparent__cue *cue = cparent__cue_at(s, CPARENT__K_PLEDGE, 0);
    int64_t number;
    int used;

    if (cue == NULL)
        return 0;
    used = cparent__small_number(s, cue->end, &number);
    if (used == 0 || !(cparent__mark_is(s, cue->end + used, ':') ||
                       cparent__mark_is(s, cue->end + used, '-')))
        return 0;
    return cue->end + used + 1;
}

static void
open_pledge(cparent__reader *reader, cparent__span heading)
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

static void
add_statement(cparent__reader *reader)
{
    cparent__item *item = &reader->items[reader->pledge];

    if (!cparent__grow((void **)&reader->parts, reader->part_count,
                       &reader->part_room, sizeof(cparent__span))) {
        reader->failed = CPARENT_E_NOMEM;
        return;
    }
    reader->parts[reader->part_count].start = reader->block->start;
    reader->parts[reader->part_count].end = reader->block->end;
    reader->part_count++;
    item->part_count++;
}

static bool
reports_talk(const cparent__sentence *s)
{
    return cparent__cue_in(s, CPARENT__K_SAY, 1, 14) != NULL ||
           cparent__cue_in(s, CPARENT__K_ASK, 1, 14) != NULL ||
           cparent__cue_at(s, CPARENT__K_ASK_NOUN, 0) != NULL;
}

/* A list whose lines stand apart ends where the indentation does, or, in a
 * list without one, at a line that is a heading or reports who spoke. */
static bool
ends_list(const cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    const cparent__block *block = reader->block;

    if (reader->items[reader->pledge].part_count == 0)
        return false;
    if (reader->pledge_indent)
        return (block->flags & CPARENT__BLOCK_INDENT) == 0;
    return (s->count <= 6 && s->tokens[s->count - 1].kind != CPARENT__MARK) ||
           reports_talk(s);
}

static bool
speaks_to_children(const cparent__sentence *s)
{
    static const char *const first[] = { "we", "you", "your", "our", "i",
                                         NULL };

    return cparent__token_among(s, 0, first);
}

/* "We will", "Every child will", "No young person will": a promise. */
static bool
makes_promise(const cparent__sentence *s)
{
    static const char *const all[] = { "every", "each", "all", "no",
                                       "children", "care", NULL };
    int at;

    if (speaks_to_children(s))
        return true;
    for (at = 1; cparent__token_among(s, 0, all) && at <= 5; at++)
        if (cparent__token_is(s, at, "will"))
            return true;
    return false;
}

/* Ends as a heading does: without a mark, or with a bracket, "(Green)". */
static bool
ends_open(const cparent__sentence *s)
{
    return s->tokens[s->count - 1].kind != CPARENT__MARK ||
           cparent__mark_is(s, s->count - 1, ')');
}

/* What the page is about is the promise itself. */
static bool
titled_promise(cparent__reader *reader)
{
    cparent__sentence_cut(reader->lexicon, reader->decoded.text,
                          reader->title.start, reader->title.end,
                          &reader->aside);
    return reader->title.end > reader->title.start &&
           cparent__has_cue(&reader->aside, CPARENT__K_PLEDGE);
}

/* "We will listen to you" on a line of its own, with a list below, on a page
 * about the promise: one of its parts. */
static bool
is_part_of_promise(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    const cparent__block *block = reader->block;

    return s->count >= 2 && s->count <= 16 &&
           ends_open(s) &&
           s->end >= block->end && speaks_to_children(s) &&
           reader->block_index + 1 < reader->block_count &&
           (block[1].flags & CPARENT__BLOCK_BULLET) != 0 &&
           titled_promise(reader);
}

/* The block `far` ones below says something to children, in a list or as a
 * sentence. */
static bool
promises_below(cparent__reader *reader, size_t far)
{
    const cparent__block *below = reader->block + far;

    if (reader->block_index + far >= reader->block_count ||
        below->end <= below->start ||
        ((below->flags & (CPARENT__BLOCK_BULLET | CPARENT__BLOCK_LABEL)) ==
             0 &&
         reader->decoded.text[below->end - 1] != '.'))
        return false;
    cparent__sentence_cut(reader->lexicon, reader->decoded.text,
                          below->start, below->end, &reader->aside);
    return reader->aside.count > 0 && makes_promise(&reader->aside);
}

/* "The Pledge, as read out, was in the following terms:-" above what it
 * promises, or above the first heading of that. */
static bool
gives_terms(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    const int dash = cparent__mark_is(s, s->count - 1, '-');

    return cparent__mark_is(s, s->count - 1 - dash, ':') &&
           s->end >= reader->block->end &&
           cparent__has_cue(s, CPARENT__K_PLEDGE) &&
           promises_below(reader, 2);
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
        !ends_open(s) || below == NULL || below->end <= below->start)
        return false;
    if (speaks_to_children(s))
        return (block->flags & CPARENT__BLOCK_LABEL) == 0 && s->count > 1 &&
               (text[below->end - 1] == '.' ||
                (below->flags & CPARENT__BLOCK_BULLET) != 0);
    return promises_below(reader, 1);
}

/* The block `far` ones below is in a list of points. */
static bool
is_point(const cparent__reader *reader, size_t far)
{
    return reader->block_index + far < reader->block_count &&
           (reader->block[far].flags & CPARENT__BLOCK_BULLET) != 0;
}

/* "Most children are settled." between a heading and its points. */
static bool
sums_up(cparent__reader *reader)
{
    const cparent__block *below = reader->block + 1;

    if (!is_point(reader, 2) || below->end - below->start > SUMMARY ||
        below->end == below->start ||
        reader->decoded.text[below->end - 1] != '.')
        return false;
    cparent__sentence_cut(reader->lexicon, reader->decoded.text,
                          below->start, below->end, &reader->aside);
    return !reports_talk(&reader->aside);
}

/* "Doing well at school" above points, in a promise that has been opened:
 * one of its parts, whatever the points tell of it.  "Next steps" is none. */
static bool
is_topic(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    const cparent__cue *section = cparent__cue_at(s, CPARENT__K_SECTION, 0);

    return s->count <= 16 && s->tokens[0].capital && ends_open(s) &&
           s->end >= reader->block->end && section == NULL &&
           cparent__cue_at(s, CPARENT__K_RESOLVE, 0) == NULL &&
           cparent__cue_at(s, CPARENT__K_ACTION, 0) == NULL &&
           !reports_talk(s) && (is_point(reader, 1) || sums_up(reader));
}

/* "The Pledge", "We promise to:", "It was in these terms:": the promise
 * begins below, or here, where its own words stand in the list. */
static bool
open_promise(cparent__reader *reader, int marks)
{
    const cparent__sentence *s = &reader->sentence;
    const bool opening = is_opening(reader);

    if (!opening && !gives_terms(reader))
        return false;
    reader->pledging = true;
    reader->pledge = SIZE_MAX;
    if (opening &&
        (promises_below(reader, 1) ||
         (speaks_to_children(s) && is_point(reader, 1) &&
          cparent__cue_in(s, CPARENT__K_PLEDGE, 0, 2) != NULL)))
        open_pledge(reader, cparent__tokens_span(s, 0, s->count - marks));
    return true;
}

/* A paragraph below points says no more of what is promised; another part
 * may follow, unless somebody spoke. */
static bool
leaves_points(cparent__reader *reader)
{
    if (reader->pledge == SIZE_MAX || reader->block_index == 0 ||
        (reader->block[-1].flags & CPARENT__BLOCK_BULLET) == 0 ||
        (reader->block->flags &
         (CPARENT__BLOCK_GAP | CPARENT__BLOCK_BULLET |
          CPARENT__BLOCK_LABEL)) != CPARENT__BLOCK_GAP)
        return false;
    reader->pledging = !reports_talk(&reader->sentence) &&
                       !ends_open(&reader->sentence);
    reader->pledge = SIZE_MAX;
    return true;
}

bool
cparent__read_pledge(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    const cparent__block *block = reader->block;
    const bool gap = (block->flags & CPARENT__BLOCK_GAP) != 0;
    const bool bullet = (block->flags & (CPARENT__BLOCK_BULLET |
                                         CPARENT__BLOCK_LABEL)) != 0;
    const bool colon =
        cparent__mark_is(s, s->count - 1, ':') && s->end >= block->end;
    const int numbered = numbered_heading(s);

    if (numbered > 0 && numbered < s->count && s->count - numbered < 30) {
        reader->pledging = true;
        open_pledge(
            reader,
            cparent__tokens_span(
                s, 0,
                s->count - (cparent__mark_is(s, s->count - 1, '.') || colon)));
        return true;
    }
    if (!bullet && is_part_of_promise(reader)) {
        reader->pledging = true;
        open_pledge(reader, cparent__tokens_span(s, 0, s->count));
        return true;
    }
    if (!reader->pledging)
        return !bullet && open_promise(reader, colon);
    if ((block->flags & CPARENT__BLOCK_BULLET) == 0 &&
        (is_bare_heading(reader) || (!bullet && is_topic(reader)))) {
        open_pledge(reader, cparent__tokens_span(s, 0, s->count));
        return true;
    }
    /* "In response to Members' questions:" is no heading of a promise. */
    if (colon && s->count <= 14 && !reports_talk(s) &&
        cparent__cue_in(s, CPARENT__K_ASK_NOUN, 0, 14) == NULL) {
        open_pledge(reader, cparent__tokens_span(s, 0, s->count - 1));
        return true;
    }
    if (leaves_points(reader))
        return false;
    if (reader->pledge == SIZE_MAX || (gap && !bullet && ends_list(reader))) {
        reader->pledging = false;
        return false;
    }
    if (reader->items[reader->pledge].part_count == 0)
        reader->pledge_indent = (block->flags & CPARENT__BLOCK_INDENT) != 0;
    add_statement(reader);
    return true;
}
