/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <string.h>

#include "core/error-internal.h"
#include "core/limits-internal.h"
#include "read/act-internal.h"
#include "read/phrases-internal.h"
#include "read/reader-internal.h"

enum { TICK_BLOCKS = 256 };

/* A sentence without any of these names no day and no stretch of time. */
static bool
may_date(const cparent__sentence *s)
{
    return cparent__has_token(s, CPARENT__DIGITS) ||
           cparent__has_cue(s, CPARENT__K_MONTH) ||
           cparent__has_cue(s, CPARENT__K_PERIOD) ||
           cparent__has_cue(s, CPARENT__K_FRACTION) || /* "first quarter" */
           cparent__has_cue(s, CPARENT__K_UNIT) ||
           /* "two homes had opened since the last Board" */
           (cparent__has_cue(s, CPARENT__K_NUMBER) &&
            cparent__has_cue(s, CPARENT__K_PERIOD_LEAD));
}

static void
find_times(cparent__reader *reader)
{
    if (may_date(&reader->sentence))
        cparent__times_find(&reader->sentence, reader->meeting,
                            &reader->times);
    else
        cparent__times_none(&reader->times);
}

static void
read_sentence(cparent__reader *reader, bool resolution, bool pledge)
{
    const cparent__sentence *s = &reader->sentence;

    if (!cparent__has_token(s, CPARENT__WORD) &&
        !cparent__has_token(s, CPARENT__DIGITS))
        return; /* a row of dots */
    if (!pledge && (!resolution || cparent__has_heard_questions(s)))
        cparent__read_questions(reader);
    cparent__read_observations(reader);
    if (!resolution) {
        cparent__read_claims(reader);
        if (cparent__has_cue(s, CPARENT__K_EVENT))
            cparent__read_events(reader);
    }
    if (resolution)
        cparent__read_limb_mark(reader);
    else if (!pledge)
        cparent__read_actions(reader);
    cparent__read_people(reader);
}

static void
begin_block(cparent__reader *reader)
{
    const cparent__span none = { 0, 0 };

    if (reader->answering || reader->pending_age++ > 1) {
        reader->pending_count = 0;
        reader->answering = false;
        reader->answer_at = 0;
    }
    if ((reader->block->flags & CPARENT__BLOCK_LABEL) == 0)
        reader->last_action = SIZE_MAX;
    if (reader->last_sentence.end != 0)
        reader->above_sentence = reader->last_sentence;
    reader->last_sentence = none;
    reader->last_actual = SIZE_MAX;
    reader->follows = false;
}

static void
read_block(cparent__reader *reader)
{
    const cparent__block *block = reader->block;
    const size_t first = reader->item_count;
    uint32_t at = block->start;
    bool resolution = false, pledge = false;

    begin_block(reader);
    cparent__margin_find(reader);
    reader->block_first = true;
    while (at < block->end && reader->failed == CPARENT_OK) {
        cparent__sentence_cut(reader->lexicon, reader->decoded.text, at,
                              block->end, &reader->sentence);
        if (reader->sentence.count == 0)
            break;
        reader->steps += (uint64_t)reader->sentence.count;
        find_times(reader);
        cparent__mark_known(reader);
        if (reader->block_first) {
            if (cparent__heads_pledge(reader))
                reader->resolving = false;
            resolution = cparent__read_resolution(reader);
            if (resolution)
                reader->pledging = false;
            else
                pledge = cparent__read_pledge(reader);
        } else if (!pledge &&
                   (!resolution ||
                    cparent__decides_again(&reader->sentence))) {
            resolution = cparent__read_resolution_inside(reader);
        }
        read_sentence(reader, resolution, pledge);
        reader->block_first = false;
        at = reader->sentence.end;
    }
    cparent__margin_own(reader, first);
}

/* Nothing that one agenda item left open goes on in the next. */
static void
begin_item(cparent__reader *reader)
{
    const cparent__span none = { 0, 0 };

    reader->pledging = false;
    reader->pending_count = 0;
    reader->answering = false;
    reader->answer_at = 0;
    reader->asker = reader->behalf = reader->refers = none;
    reader->answerer = reader->speaker = none;
    reader->asking_block = SIZE_MAX;
    reader->asks_things = false;
    reader->decided = reader->block_index;
    reader->repeats = 0;
    reader->listing = false;
    reader->lead_when = none;
    reader->table.open = false;
}

static cparent_status
read_body(cparent__reader *reader, const cparent_progress *progress,
          cparent_error *err)
{
    size_t i;

    for (i = 0; i < reader->block_count; i++) {
        reader->block = &reader->blocks[i];
        reader->block_index = i;
        if (i % TICK_BLOCKS == 0) {
            const cparent_status status = cparent__progress_tick(
                progress, reader->block->start, reader->decoded.size, err);

            if (status != CPARENT_OK)
                return status;
        }
        if ((reader->block->flags & CPARENT__BLOCK_ITEM) != 0)
            begin_item(reader);
        if (reader->block->zone != CPARENT__ZONE_BODY ||
            reader->block->reserved != 0) {
            reader->resolving = false;
            /* "Minutes:" */
            if (reader->block->zone == CPARENT__ZONE_BODY &&
                reader->repeats == 0)
                reader->repeats = i;
            continue;
        }
        if (!cparent__reader_repeated(reader, i))
            read_block(reader);
        if (reader->failed == CPARENT_E_NOMEM)
            return cparent__nomem(err);
        if (reader->failed != CPARENT_OK)
            return cparent__hint(
                err,
                cparent__fail(err, CPARENT_E_LIMIT,
                              "there are more than %d items in one text",
                              (int)CPARENT__MOST_ITEMS),
                CPARENT__ONE_MEETING);
    }
    return CPARENT_OK;
}

const cparent__block *
cparent__block_below(const cparent__reader *reader)
{
    return reader->block != NULL &&
                   reader->block_index + 1 < reader->block_count
               ? reader->block + 1
               : NULL;
}

cparent_status
cparent__reader_read(cparent__reader *reader, const char *bytes, size_t size,
                     const char *name, const cparent_read_options *options,
                     cparent_error *err)
{
    cparent_status status =
        cparent__decode(bytes, size, name, &reader->decoded, err);

    reader->sentence.lists = reader->aside.lists = &reader->lists;
    reader->meeting = options->meeting;
    if (status == CPARENT_OK && !cparent_date_is_set(reader->meeting))
        reader->meeting = reader->decoded.held;
    reader->pledge = SIZE_MAX;
    reader->card.seen = SIZE_MAX;
    reader->last_action = SIZE_MAX;
    reader->marked_action = SIZE_MAX;
    reader->asking_block = SIZE_MAX;
    reader->pair_block = SIZE_MAX;
    reader->people_block = SIZE_MAX - 1;
    if (status == CPARENT_OK)
        status = cparent__reader_segment(reader, err);
    if (status != CPARENT_OK)
        return status;
    cparent__reader_head(reader);
    status = read_body(reader, &options->progress, err);
    if (status != CPARENT_OK)
        return status;
    cparent__reader_link(reader);
    return CPARENT_OK;
}

cparent_status
cparent__reader_run(cparent__reader *reader, const char *bytes, size_t size,
                    const char *name, const cparent_read_options *options,
                    cparent_error *err)
{
    const cparent_status status =
        cparent__phrases_wanted(options->phrases, options->kept_phrases,
                                options->limits, &reader->phrases, err);

    if (status != CPARENT_OK)
        return status;
    reader->lexicon = cparent__phrases_lexicon(reader->phrases);
    return cparent__reader_read(reader, bytes, size, name, options, err);
}
