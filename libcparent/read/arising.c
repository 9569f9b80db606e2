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

/* Outside matters arising somebody is only asked to do something. */
static bool
asks(const cparent__sentence *s)
{
    return cparent__has_cue(s, CPARENT__K_ASK) ||
           cparent__has_cue(s, CPARENT__K_REQUEST) ||
           cparent__is_still_to_do(s, 0) ||
           cparent__mark_is(s, s->count - 1, '?');
}

/* Does the time name its year? */
static bool
names_year(const cparent__sentence *s, const cparent__time *time)
{
    enum { FIRST = 1900 };
    int at = time->from;

    while (at < time->to && s->tokens[at].number < FIRST)
        at++;
    return at < time->to;
}

/* The last day of those years that the sentence names. */
static cparent_date
last_day(const cparent__sentence *s, const cparent__times *times)
{
    cparent_date last = { 0, 0, 0 };
    int i;

    for (i = 0; i < times->count; i++)
        if (names_year(s, &times->items[i]) &&
            cparent_period_is_set(times->items[i].period) &&
            cparent_date_compare(times->items[i].period.last, last) > 0)
            last = times->items[i].period.last;
    return last;
}

static cparent_status
end_entry(cparent__hearing *look, cparent_error *err)
{
    const bool gathering = look->gathering;

    look->gathering = false;
    return gathering ? cparent__recall_weigh(look->recall, &look->entry, err)
                     : CPARENT_OK;
}

/* A limb, a row and a labelled line speak of one action, down to their last
 * cell or line. */
static bool
begins_whole(const cparent__hearing *look, size_t block)
{
    const cparent__block *at = &look->reader->blocks[block];

    return (at->flags & CPARENT__BLOCK_BULLET) != 0 ||
           at->label < at->start || is_cell(look, block) ||
           cparent__label_behind(&look->reader->sentence) > 0 ||
           cparent__is_number_of(&look->reader->sentence, "action");
}

/* Its label: up to a dash or colon, a short cell, a line that does not end. */
static int
label_of(const cparent__hearing *look, size_t block)
{
    enum { CELL = 7 };
    const cparent__sentence *s = &look->reader->sentence;
    const int label = cparent__label_behind(s);

    if (label > 0)
        return label;
    /* "Passports (Minute 9.4)." */
    return (is_cell(look, block) || look->entry.whole
                ? s->count <= CELL
                : !s->ended && s->count < CPARENT__LABEL)
               ? s->count
               : 0;
}

/* The first cells of a row may have the day on which it was agreed. */
static void
take_raised(cparent__hearing *look)
{
    const cparent__times *times = &look->reader->times;
    const cparent__time *time = times->items;

    if (times->count == 1 && time->from <= 1 &&
        cparent_period_is_set(time->period) &&
        cparent_date_compare(time->period.first, time->period.last) == 0)
        look->entry.raised = time->period.first;
}

/* "at the Panel's request", "that Members had asked for" */
static bool
is_asked_for(const cparent__sentence *s)
{
    int at;

    for (at = 0; at < s->count; at++)
        if (cparent__cue_means(cparent__cue_at(s, CPARENT__K_ARISING, at),
                               "asked for"))
            return true;
    return false;
}

/* "was deferred to", "is no longer required" */
static bool
is_moved(const cparent__sentence *s)
{
    cparent__tell tells[CPARENT__TELLS];
    int count = cparent__has_cue(s, CPARENT__K_ARISING)
                    ? cparent__tells_find(s, 0, tells)
                    : 0;

    while (count > 0 && (tells[count - 1].ahead ||
                         tells[count - 1].when != CPARENT__TELL_ALWAYS ||
                         (tells[count - 1].outcome != CPARENT_ARISING_REDATED &&
                          tells[count - 1].outcome != CPARENT_ARISING_DROPPED)))
        count--;
    return count > 0;
}

/* What the item is headed, outside matters arising. */
static void
take_title(cparent__hearing *look, size_t block)
{
    const cparent__sentence *s = &look->reader->sentence;
    const cparent__block *at = &look->reader->blocks[block];

    if (s->ended || at->end - at->start >= HEADING || is_cell(look, block))
        return;
    look->title.count = 0;
    cparent__recall_gist(look->recall, &look->title,
                         look->reader->decoded.text + at->start,
                         at->end - at->start);
}

/* Gathers a sentence into the entry that it belongs to. */
static cparent_status
gather(cparent__hearing *look, size_t block, bool first, cparent_error *err)
{
    const cparent__sentence *s = &look->reader->sentence;
    const bool goes_on =
        look->section && look->gathering && look->entry.section &&
        (first ? cparent__row_goes_on(look->reader, block) ||
                     cparent__begins_field(s)
               : look->entry.whole);
    cparent_status status = CPARENT_OK;

    if (!goes_on) {
        status = end_entry(look, err);
        cparent__entry_begin(&look->entry, s->tokens[0].start);
        look->entry.section = look->section;
        look->entry.heads = cparent__announces(s);
        look->entry.whole = look->section && first &&
                            !look->entry.heads && begins_whole(look, block);
        look->entry.goes_on = !first;
        look->gathering = true;
    }
    cparent__times_find(s, look->reader->meeting, &look->reader->times);
    if (look->section && is_cell(look, block) &&
        look->entry.label.count == 0)
        take_raised(look);
    if (!look->section) {
        if (first)
            take_title(look, block);
        look->entry.asked_for = is_asked_for(s);
        look->entry.asks = asks(s) && !look->entry.asked_for;
        look->entry.moved = is_moved(s);
        if (look->entry.moved || look->entry.asked_for)
            look->entry.body = look->title;
        look->entry.until = last_day(s, &look->reader->times);
    }
    cparent__entry_add(look->recall, &look->entry, s,
                       first ? label_of(look, block) : 0);
    return status;
}

/* Ends what was heard of one action, and turns to the next one. */
static void
turn_to(cparent__hearing *look, const cparent__place *place)
{
    if (place != NULL && place->section && place->goes_on &&
        place->action == SIZE_MAX)
        return;
    cparent__verdict_give(look);
    look->subject = place != NULL ? place->action : SIZE_MAX;
    look->percent = CPARENT__LIKELY - 1;
    look->labelled = place != NULL && place->whole;
    look->sure = place != NULL && place->sure;
    look->asked_for = place != NULL && place->asked_for;
    if (place == NULL || place->action == SIZE_MAX)
        return;
    look->signs.from = place->start;
    look->signs.section = place->section;
    if (place->section)
        look->matters[look->subject].named = true;
}

/* Which place begins with this sentence? */
static void
find_place(cparent__hearing *look)
{
    const uint32_t start = look->reader->sentence.tokens[0].start;
    const cparent__place *place =
        cparent__recall_at(look->recall, look->place);

    if (place != NULL && place->start == start) {
        look->place++;
        turn_to(look, place);
    } else if (!look->section) {
        turn_to(look, NULL);
    }
}

/* The number before a block, "4." of "4. Homes"; 0: it has none. */
static int
number_of(const cparent__reader *reader, const cparent__block *block)
{
    enum { MOST = 999 };
    uint32_t at = block->label;
    int number = 0;

    for (; at < block->start && number <= MOST; at++)
        if (cparent__is_digit((unsigned char)reader->decoded.text[at]))
            number = number * 10 + reader->decoded.text[at] - '0';
        else
            break;
    return number <= MOST ? number : 0;
}

/* "4. Homes" below "3. Matters arising" is the next item. */
static bool
is_next_item(const cparent__hearing *look, const cparent__block *block)
{
    const cparent__sentence *s = &look->reader->sentence;

    return look->number > 0 &&
           number_of(look->reader, block) == look->number + 1 && !s->ended &&
           block->end - block->start < HEADING &&
           cparent__label_behind(s) == 0;
}

/* Does a heading that announces matters arising begin here, or end? */
static void
look_at_heading(cparent__hearing *look, size_t index)
{
    const cparent__block *block = &look->reader->blocks[index];
    const cparent__sentence *s = &look->reader->sentence;
    const bool announces = cparent__announces(s);

    if (look->listed && (block->flags & CPARENT__BLOCK_BULLET) == 0)
        look->section = look->listed = false;
    if (announces && !look->section && look->section_count < CPARENT__SECTIONS)
        look->sections[look->section_count++].start = block->start;
    if (announces || (!look->section && cparent__tells_of_actions(s))) {
        look->section = true;
        look->number = number_of(look->reader, block);
        look->listed = !announces ||
                       (cparent__mark_is(s, s->count - 1, ':') &&
                        cparent__label_behind(s) == s->count &&
                        s->count >= CPARENT__LABEL / 2);
    } else if ((cparent__is_number_of(s, "item") && s->ended) ||
               is_next_item(look, block)) {
        look->section = false;
    } else if ((block->flags & CPARENT__BLOCK_BULLET) == 0 && !s->ended &&
             block->end - block->start < HEADING &&
             (cparent__label_behind(s) == 0 || cparent__begins_item(s)) &&
             !cparent__has_cue(s, CPARENT__K_ARISING) &&
             !is_cell(look, index)) {
        look->section = false;
    }
    if (look->section && look->section_count > 0)
        look->sections[look->section_count - 1].end = block->end;
}

/* The sentences of a block, to be gathered or heard. */
static cparent_status
look_through(cparent__hearing *look, size_t index, bool gathers,
             cparent_error *err)
{
    cparent__reader *reader = look->reader;
    const cparent__block *block = &reader->blocks[index];
    cparent__sentence *s = &reader->sentence;
    cparent_status status = CPARENT_OK;
    uint32_t at = block->start;

    while (at < block->end && status == CPARENT_OK) {
        cparent__sentence_cut(reader->lexicon, reader->decoded.text, at,
                              block->end, s);
        if (s->count == 0)
            break;
        look->rest = cparent__update_behind(s);
        if (at == block->start)
            look_at_heading(look, index);
        if (gathers) {
            status = gather(look, index, at == block->start, err);
        } else {
            find_place(look);
            if (look->rest == 0 && at == block->start && look->section)
                look->rest = cparent__label_behind(s);
            cparent__hear_sentence(look);
            cparent__verdict_hear(look);
        }
        at = s->end;
    }
    return status;
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
        excepted = excepted ||
                   cparent__recall_shares(look->recall, i, &look->except);
    }
    if (look->every.outcome == 0 || !cparent_date_is_set(last) || !excepted)
        return;
    for (i = 0; i < look->sought->count; i++)
        if (look->matters[i].outcome == 0 &&
            !(look->others && look->matters[i].named) &&
            !cparent__recall_shares(look->recall, i, &look->except) &&
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

static cparent_status
look_at_all(cparent__hearing *look, bool gathers, cparent_error *err)
{
    const cparent__reader *reader = look->reader;
    cparent_status status = CPARENT_OK;
    size_t i;

    look->section = false;
    look->section_count = 0;
    look->subject = SIZE_MAX;
    for (i = 0; i < reader->block_count && status == CPARENT_OK; i++) {
        const cparent__block *block = &reader->blocks[i];

        if (block->zone == CPARENT__ZONE_HEAD)
            look_at_head(look, i);
        else if (block->zone == CPARENT__ZONE_BODY && block->reserved == 0)
            status = look_through(look, i, gathers, err);
    }
    if (status == CPARENT_OK && gathers)
        status = end_entry(look, err);
    if (status == CPARENT_OK && !gathers)
        turn_to(look, NULL);
    return status;
}

cparent_status
cparent__matters_find(cparent__reader *reader, cparent__sought *sought,
                      cparent__matter *matters, cparent_error *err)
{
    cparent__hearing look = { 0 };
    cparent_status status;

    look.reader = reader;
    look.sought = sought;
    look.matters = matters;
    status = cparent__recall_open(&look.recall, sought->actions,
                                  sought->count, err);
    if (status == CPARENT_OK)
        status = look_at_all(&look, true, err);
    if (status == CPARENT_OK)
        status = cparent__recall_settle(look.recall, err);
    if (status == CPARENT_OK)
        status = look_at_all(&look, false, err);
    if (status == CPARENT_OK) {
        hear_again(&look);
        settle_all(&look);
    }
    cparent__recall_free(look.recall);
    return status;
}
