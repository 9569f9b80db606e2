/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "jobs/work-internal.h"

#include <string.h>

/* One minute before the meeting: a headline and four tiles, built from what
 * may be shown and from nothing else. */

enum { TILES = 4, NAMED = 2 };

typedef bool (*row_test)(const cparent__pack_row *row);

static bool
is_stock(const cparent__pack_row *row)
{
    return strcmp(row->code, "cla_31_march") == 0;
}

static bool
is_off_target(const cparent__pack_row *row)
{
    return row->rag == CPARENT_RAG_RED;
}

static bool
is_on_target(const cparent__pack_row *row)
{
    return row->rag == CPARENT_RAG_GREEN;
}

static bool
is_any(const cparent__pack_row *row)
{
    return row->latest.number;
}

/* The n-th row that passes; NULL when there are fewer. */
static const cparent__pack_row *
find_row(const cparent__pack *pack, row_test test, size_t nth)
{
    size_t g;
    size_t r;

    for (g = 0; g < pack->group_count; g++)
        for (r = 0; r < pack->groups[g].row_count; r++) {
            const cparent__pack_row *row = &pack->groups[g].rows[r];

            if (row->latest.number && test(row) && nth-- == 0)
                return row;
        }
    return NULL;
}

static const char *
side_words(cparent_target_side_choice side)
{
    switch (side) {
    case CPARENT_TARGET_SIDE_AT_LEAST:
        return " or more";
    case CPARENT_TARGET_SIDE_AT_MOST:
        return " or less";
    default:
        return "";
    }
}

static const char *
below_row(cparent__work *work, const cparent__pack_row *row)
{
    const char *period = *row->period ? row->period : "the minutes";

    if (row->rag != CPARENT_RAG_NONE)
        return cparent__arena_format(&work->arena, "%s; the target is %s%s",
                                     period, row->target.words,
                                     side_words(row->side));
    if (row->previous.number && *row->previous_period)
        return cparent__arena_format(&work->arena, "%s; %s in %s", period,
                                     row->previous.words,
                                     row->previous_period);
    return period;
}

static bool
has_tile(const cparent__pack_tile *tiles, size_t count, const char *title)
{
    while (count-- > 0)
        if (strcmp(tiles[count].title, title) == 0)
            return true;
    return false;
}

static void
add_row_tile(cparent__work *work, cparent__pack_tile *tiles,
             const cparent__pack_row *row)
{
    cparent__pack_tile *tile = &tiles[work->pack.tile_count];

    if (!row || has_tile(tiles, work->pack.tile_count, row->title))
        return;
    tile->title = row->title;
    tile->value = row->latest;
    tile->below = below_row(work, row);
    tile->tone = row->rag == CPARENT_RAG_GREEN ? 1
                 : row->rag == CPARENT_RAG_RED ? 2
                                               : 0;
    tile->sources = row->sources;
    work->pack.tile_count++;
}

static size_t
count_due(const cparent__pack *pack, cparent__due state)
{
    size_t count = 0;
    size_t i;

    for (i = 0; i < pack->action_count; i++)
        count += pack->actions[i].state == state;
    return count;
}

static void
add_actions_tile(cparent__work *work, cparent__pack_tile *tiles)
{
    const cparent__pack *pack = &work->pack;
    cparent__pack_tile *tile = &tiles[pack->tile_count];
    size_t overdue = count_due(pack, CPARENT__DUE_OVERDUE);
    size_t open = pack->action_count - count_due(pack, CPARENT__DUE_DONE);

    tile->title = "Actions overdue";
    tile->words = cparent__arena_format(&work->arena, "%zu", overdue);
    tile->below = open == 0
                      ? "No action is open"
                      : cparent__arena_format(&work->arena,
                                              "of %zu open %s", open,
                                              open == 1 ? "action"
                                                        : "actions");
    tile->tone = overdue > 0 ? 2 : 0;
    work->pack.tile_count++;
}

static void
pack_tiles(cparent__work *work)
{
    cparent__pack *pack = &work->pack;
    cparent__pack_tile *tiles = cparent__arena_alloc(&work->arena, TILES,
                                                     sizeof(*tiles));
    const cparent__pack_row *row;
    size_t nth;

    if (!tiles)
        return;
    add_row_tile(work, tiles, find_row(pack, is_stock, 0));
    add_row_tile(work, tiles, find_row(pack, is_off_target, 0));
    add_row_tile(work, tiles, find_row(pack, is_on_target, 0));
    for (nth = 0; pack->tile_count < TILES - 1 &&
                  (row = find_row(pack, is_any, nth)) != NULL;
         nth++)
        add_row_tile(work, tiles, row);
    add_actions_tile(work, tiles);
    pack->tiles = tiles;
}

/* --- the headline ------------------------------------------------------------ */

static void
add_named(const cparent__pack *pack, cparent__text *text)
{
    size_t more = pack->off_target > NAMED ? pack->off_target - NAMED : 0;
    const cparent__pack_row *row;
    size_t nth;

    for (nth = 0; nth < NAMED &&
                  (row = find_row(pack, is_off_target, nth)) != NULL;
         nth++) {
        bool last = nth + 1 == NAMED || nth + 1 == pack->off_target;

        cparent__text_addf(text, "%s“%s”",
                           nth == 0              ? " "
                           : last && more == 0 ? " and "
                                                : ", ",
                           row->title);
    }
    if (nth == 0)
        return;
    if (more > 0)
        cparent__text_addf(text, " and %zu more", more);
    cparent__text_addf(text, " %s off target.",
                       pack->off_target == 1 ? "is" : "are");
}

static void
add_targets(const cparent__pack *pack, cparent__text *text)
{
    size_t judged = pack->on_target + pack->close + pack->off_target;
    size_t rows = judged + pack->no_target + pack->not_shown;

    if (judged > 0)
        cparent__text_addf(text, "%zu of %zu %s with a target %s on target.",
                           pack->on_target, judged,
                           judged == 1 ? "measure" : "measures",
                           pack->on_target == 1 ? "is" : "are");
    else if (rows > 0)
        cparent__text_addf(text,
                           "%zu %s given, none with a target that it can be "
                           "held against.",
                           rows, rows == 1 ? "figure is" : "figures are");
    else
        cparent__text_add(text, "No figures have been given.");
}

static void
pack_headline(cparent__work *work)
{
    cparent__text text = CPARENT__TEXT_INIT(CPARENT__TEXT_MEDIUM);
    size_t overdue = count_due(&work->pack, CPARENT__DUE_OVERDUE);

    add_targets(&work->pack, &text);
    add_named(&work->pack, &text);
    if (overdue > 0)
        cparent__text_addf(&text, " %zu %s overdue.", overdue,
                           overdue == 1 ? "action is" : "actions are");
    work->pack.headline = cparent__arena_take(&work->arena, &text);
}

void
cparent__pack_minute(cparent__work *work)
{
    pack_tiles(work);
    pack_headline(work);
}
