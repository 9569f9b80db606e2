/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <cparent/action.h>

#include "read/act-internal.h"
#include "read/arising-internal.h"

/*
 * What later minutes say of actions agreed before: where matters arising are
 * reported on, one after another, an entry speaks of the action that its
 * first words name, down to its last cell or line.  What each sentence says
 * is heard in hear.c.
 */

/* As many letters as a heading has. */
enum { HEADING = 80 };

/* ------------------------------------------------------------- an entry */

/* Is the block a cell of a table? */
static bool
is_cell(const cparent__hearing *look, size_t block)
{
    return cparent__row_goes_on(look->reader, block) ||
           (block + 1 < look->reader->block_count &&
            cparent__row_goes_on(look->reader, block + 1));
}

/* The action that the words of a row, which begins in this block, name. */
static size_t
row_action(const cparent__hearing *look, size_t block, int *percent)
{
    enum { CELLS = 12 };
    const cparent__reader *reader = look->reader;
    const uint32_t start = reader->blocks[block].start;
    cparent__alike words = { { 0 }, 0 };
    cparent__alike said = { { 0 }, 0 };
    size_t last = block;
    size_t action;

    while (last < block + CELLS && last + 1 < reader->block_count &&
           cparent__row_goes_on(look->reader, last + 1))
        last++;
    if (last == block)
        return SIZE_MAX;
    cparent__alike_add(&words, reader->decoded.text + start,
                       reader->blocks[last].end - start);
    cparent__alike_add_all(&said, reader->decoded.text + start,
                           reader->blocks[last].end - start);
    action = cparent__sought_find(look->sought, &words, &said, percent);
    return *percent >= CPARENT__ENOUGH_UNDER_HEADING ? action : SIZE_MAX;
}

/* Which action does an entry that begins here speak of? */
static void
begin_entry(cparent__hearing *look, size_t block)
{
    const cparent__sentence *s = &look->reader->sentence;
    const int label = cparent__label_behind(s);
    cparent__alike words = { { 0 }, 0 };

    look->percent = 0;
    look->rest = label;
    look->labelled = label > 0;
    cparent__hearing_words(look, 0, label > 0 ? label : s->count, &words);
    look->subject = cparent__sought_label(look->sought, &words);
    /* "Minute 14 – Dental waiting times." */
    if (look->subject == SIZE_MAX && label > 0 && s->count < CPARENT__LABEL) {
        words.count = 0;
        cparent__hearing_words(look, label, s->count, &words);
        look->subject = cparent__sought_label(look->sought, &words);
    }
    if (look->subject != SIZE_MAX) {
        look->labelled = true;
        return;
    }
    look->subject = row_action(look, block, &look->percent);
    if (look->subject == SIZE_MAX && (label > 0 || is_cell(look, block)))
        look->subject = cparent__sought_hint(look->sought, &words);
    if (look->subject != SIZE_MAX) {
        look->labelled = true;
        return;
    }
    look->subject = cparent__hearing_named(look, 0, s->count, &look->percent);
    /* "Action 1: Clerk to invite the nurse." */
    look->labelled =
        look->subject != SIZE_MAX && look->percent >= CPARENT__LIKELY;
}

/* The first sentence of a block, under a heading of matters arising. */
static void
look_at_entry(cparent__hearing *look, size_t block)
{
    if (look->subject == SIZE_MAX ||
        (look->rest == 0 && !cparent__row_goes_on(look->reader, block)))
        begin_entry(look, block);
    if (look->subject != SIZE_MAX)
        look->matters[look->subject].named = true;
}

/* Does a heading that announces matters arising begin here, or end? */
static void
look_at_heading(cparent__hearing *look, size_t index)
{
    const cparent__block *block = &look->reader->blocks[index];
    const cparent__sentence *s = &look->reader->sentence;
    const bool announces = cparent__announces(s);

    if (announces && !look->section && look->section_count < CPARENT__SECTIONS)
        look->sections[look->section_count++].start = block->start;
    if (announces)
        look->section = true;
    else if ((block->flags & CPARENT__BLOCK_BULLET) == 0 && !s->ended &&
             block->end - block->start < HEADING &&
             (cparent__label_behind(s) == 0 || cparent__begins_item(s)) &&
             !cparent__has_cue(s, CPARENT__K_ARISING) &&
             !is_cell(look, index))
        look->section = false;
    if (look->section && look->section_count > 0)
        look->sections[look->section_count - 1].end = block->end;
}

static void
hear_block(cparent__hearing *look, size_t index)
{
    cparent__reader *reader = look->reader;
    const cparent__block *block = &reader->blocks[index];
    cparent__sentence *s = &reader->sentence;
    uint32_t at = block->start;

    while (at < block->end) {
        cparent__sentence_cut(reader->lexicon, reader->decoded.text, at,
                              block->end, s);
        if (s->count == 0)
            return;
        look->rest = cparent__update_behind(s);
        if (at == block->start)
            look_at_heading(look, index);
        if (!look->section)
            look->subject = SIZE_MAX;
        else if (at == block->start)
            look_at_entry(look, index);
        cparent__hear_sentence(look);
        at = s->end;
    }
}

/* ------------------------------------------------------------- the whole */

static bool
is_under_heading(const cparent__hearing *look, uint32_t at)
{
    int i;

    for (i = 0; i < look->section_count; i++)
        if (at >= look->sections[i].start && at < look->sections[i].end)
            return true;
    return false;
}

/* A new action that restates an old one gives it a new time. */
static void
hear_again(cparent__hearing *look)
{
    const cparent__reader *reader = look->reader;
    size_t i;

    for (i = 0; i < reader->item_count; i++) {
        const cparent__item *item = &reader->items[i];
        cparent__alike words = { { 0 }, 0 };
        cparent__matter found = { 0 };
        size_t action;

        if (item->noun != CPARENT_NOUN_ACTION || item->when.end == 0 ||
            is_under_heading(look, item->text.start))
            continue;
        cparent__alike_add(&words, reader->decoded.text + item->text.start,
                           item->text.end - item->text.start);
        action =
            cparent__sought_find(look->sought, &words, NULL, &found.percent);
        if (action == SIZE_MAX || found.percent < CPARENT__ENOUGH ||
            cparent__hearing_clashes(look, action, item->text))
            continue;
        found.outcome = CPARENT_ARISING_REDATED;
        found.text = item->text;
        found.when = item->when;
        found.due_kind = item->choice;
        found.due = item->due;
        found.rule = "arising.again";
        found.confidence = 60;
        cparent__hear(look, action, &found);
    }
}

static cparent_date
agreed_on(const cparent__hearing *look, size_t action)
{
    return cparent_record_date(look->sought->actions[action],
                               CPARENT_ACTION_AGREED_ON);
}

/* What was said of all actions of the last meeting is said of those that
 * nothing else was said of. */
static void
settle_all(cparent__hearing *look)
{
    cparent_date last = { 0, 0, 0 };
    bool excepted = look->except.count == 0;
    size_t i;

    for (i = 0; i < look->sought->count; i++) {
        if (cparent_date_compare(agreed_on(look, i), last) > 0)
            last = agreed_on(look, i);
        excepted = excepted || cparent__sought_shares(look->sought, i,
                                                      &look->except);
    }
    if (look->every.outcome == 0 || !cparent_date_is_set(last) || !excepted)
        return;
    for (i = 0; i < look->sought->count; i++)
        if (look->matters[i].outcome == 0 &&
            !(look->others && look->matters[i].named) &&
            !cparent__sought_shares(look->sought, i, &look->except) &&
            cparent_date_compare(agreed_on(look, i), last) == 0)
            look->matters[i] = look->every;
}

/* A page of one agenda item may have it for its title. */
static void
look_at_head(cparent__hearing *look, size_t index)
{
    cparent__reader *reader = look->reader;
    const cparent__block *block = &reader->blocks[index];

    cparent__sentence_cut(reader->lexicon, reader->decoded.text,
                          block->start, block->end, &reader->sentence);
    if (reader->sentence.count > 0 &&
        cparent__announces(&reader->sentence))
        look_at_heading(look, index);
}

void
cparent__matters_find(cparent__reader *reader, cparent__sought *sought,
                      cparent__matter *matters)
{
    cparent__hearing look = { 0 };
    size_t i;

    look.reader = reader;
    look.sought = sought;
    look.matters = matters;
    look.subject = SIZE_MAX;
    for (i = 0; i < reader->block_count; i++) {
        const cparent__block *block = &reader->blocks[i];

        if (block->zone == CPARENT__ZONE_HEAD)
            look_at_head(&look, i);
        else if (block->zone == CPARENT__ZONE_BODY && block->reserved == 0)
            hear_block(&look, i);
    }
    hear_again(&look);
    settle_all(&look);
}
