/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <string.h>

#include "core/alloc-internal.h"
#include "core/error-internal.h"
#include "core/limits-internal.h"
#include "core/source-internal.h"
#include "read/reader-internal.h"
#include "read/reading-internal.h"

/* More than any year of minutes holds; what goes on beyond it is not
 * minutes, and would only fill memory. */
enum { MOST_ITEMS = 50000, TICK_BLOCKS = 256, SHORTEST_REPEAT = 16 };

cparent__item *
cparent__reader_add(cparent__reader *reader, cparent_noun noun,
                    cparent__span text, const char *rule, int confidence)
{
    cparent__item *item;

    if (reader->failed != CPARENT_OK || text.end <= text.start)
        return NULL;
    if (reader->item_count == MOST_ITEMS) {
        reader->failed = CPARENT_E_LIMIT;
        return NULL;
    }
    if (!cparent__grow((void **)&reader->items, reader->item_count,
                       &reader->item_room, sizeof(*item))) {
        reader->failed = CPARENT_E_NOMEM;
        return NULL;
    }
    item = &reader->items[reader->item_count++];
    memset(item, 0, sizeof(*item));
    item->noun = noun;
    item->text = text;
    item->rule = rule;
    item->confidence = confidence;
    return item;
}

static void
read_sentence(cparent__reader *reader, bool resolution, bool pledge)
{
    const cparent__sentence *s = &reader->sentence;

    reader->steps += (uint64_t)s->count;
    cparent__times_find(s, reader->meeting, &reader->times);
    if (!resolution && !pledge)
        cparent__read_questions(reader);
    cparent__read_observations(reader);
    if (!resolution) {
        cparent__read_claims(reader);
        cparent__read_events(reader);
    }
    if (!resolution && !pledge)
        cparent__read_actions(reader);
    cparent__read_people(reader);
}

static void
begin_block(cparent__reader *reader)
{
    const cparent__span none = { 0, 0 };

    if (reader->answering || reader->pending_age++ > 2) {
        reader->pending_count = 0;
        reader->answering = false;
        reader->answer_at = 0;
    }
    if ((reader->block->flags & CPARENT__BLOCK_LABEL) == 0)
        reader->last_action = SIZE_MAX;
    reader->last_sentence = none;
    reader->last_actual = SIZE_MAX;
}

static void
read_block(cparent__reader *reader)
{
    const cparent__block *block = reader->block;
    uint32_t at = block->start;
    bool resolution = false, pledge = false;

    begin_block(reader);
    reader->block_first = true;
    while (at < block->end && reader->failed == CPARENT_OK) {
        cparent__sentence_cut(&reader->lexicon, reader->decoded.text, at,
                              block->end, &reader->sentence);
        if (reader->sentence.count == 0)
            break;
        if (reader->block_first) {
            cparent__times_find(&reader->sentence, reader->meeting,
                                &reader->times);
            resolution = cparent__read_resolution(reader);
            if (resolution)
                reader->pledging = false;
            else
                pledge = cparent__read_pledge(reader);
        }
        read_sentence(reader, resolution, pledge);
        reader->block_first = false;
        at = reader->sentence.end;
    }
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
    reader->asking_block = SIZE_MAX;
    reader->decided = reader->block_index;
    reader->repeats = 0;
}

/* What was found in block `from` is said again in block `to`. */
static void
cite_again(cparent__reader *reader, const cparent__block *from,
           const cparent__block *to)
{
    size_t i;

    /* Items stand in the order of the blocks, and so do repetitions. */
    while (reader->cited < reader->item_count &&
           reader->items[reader->cited].text.start < from->start)
        reader->cited++;
    for (i = reader->cited;
         i < reader->item_count && reader->items[i].text.start < from->end;
         i++) {
        cparent__item *item = &reader->items[i];
        cparent__span again = { to->start, to->start };

        if (item->noun != CPARENT_NOUN_RESOLUTION || item->part_count > 0 ||
            item->text.end > from->end)
            continue;
        again.start += item->text.start - from->start;
        again.end += item->text.end - from->start;
        if (!cparent__grow((void **)&reader->parts, reader->part_count,
                           &reader->part_room, sizeof(again))) {
            reader->failed = CPARENT_E_NOMEM;
            return;
        }
        item->first_part = (uint32_t)reader->part_count;
        item->part_count = 1;
        reader->parts[reader->part_count++] = again;
    }
}

/* Pages print a decision under "Decision:" and again under "Minutes:": it is
 * one decision, said in two places. */
static bool
is_repeated(cparent__reader *reader, size_t index)
{
    const cparent__block *block = &reader->blocks[index];
    const cparent__block *said;

    if (reader->repeats == 0 || reader->decided >= reader->repeats)
        return false;
    said = &reader->blocks[reader->decided];
    while (reader->decided < reader->repeats &&
           (said->zone != CPARENT__ZONE_BODY || said->reserved != 0 ||
            said->end - said->start < SHORTEST_REPEAT)) {
        reader->decided++;
        said++;
    }
    if (reader->decided >= reader->repeats ||
        said->end - said->start != block->end - block->start ||
        memcmp(reader->decoded.text + said->start,
               reader->decoded.text + block->start,
               block->end - block->start) != 0)
        return false;
    cite_again(reader, said, block);
    reader->decided++;
    return true;
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
        if (is_repeated(reader, i))
            continue;
        read_block(reader);
        if (reader->failed == CPARENT_E_NOMEM)
            return cparent__nomem(err);
        if (reader->failed != CPARENT_OK)
            return cparent__hint(
                err,
                cparent__fail(err, CPARENT_E_LIMIT,
                              "there are more than %d items in one text",
                              (int)MOST_ITEMS),
                "give the minutes of one meeting at a time");
    }
    return CPARENT_OK;
}

void
cparent__reader_free(cparent__reader *reader)
{
    if (reader == NULL)
        return;
    cparent__decoded_free(&reader->decoded);
    cparent__lexicon_free(&reader->lexicon);
    cparent__free(reader->blocks);
    cparent__free(reader->items);
    cparent__free(reader->parts);
    cparent__free(reader);
}

cparent_status
cparent__reader_run(cparent__reader *reader, const char *bytes, size_t size,
                    const char *name, const cparent_read_options *options,
                    cparent_error *err)
{
    cparent_status status =
        cparent__decode(bytes, size, name, &reader->decoded, err);

    reader->meeting = options->meeting;
    if (status == CPARENT_OK && !cparent_date_is_set(reader->meeting))
        reader->meeting = reader->decoded.held;
    reader->pledge = SIZE_MAX;
    reader->last_action = SIZE_MAX;
    reader->asking_block = SIZE_MAX;
    if (status == CPARENT_OK)
        status = cparent__lexicon_load(&reader->lexicon, err);
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
cparent__reading_new(cparent_reading **reading_out, cparent_error *err)
{
    cparent_reading *reading = cparent__calloc(1, sizeof(*reading));

    if (reading == NULL)
        return cparent__nomem(err);
    atomic_init(&reading->references, 1);
    cparent__object_born();
    *reading_out = reading;
    return CPARENT_OK;
}

cparent_status
cparent_read_minutes(cparent_source *source,
                     const cparent_read_options *options,
                     cparent_reading **reading_out, cparent_error *err)
{
    cparent_read_options resolved = CPARENT_READ_OPTIONS_INIT;
    cparent__reader *reader;
    cparent_reading *reading = NULL;
    cparent_status status;
    char *bytes = NULL;
    size_t size = 0;
    const char *name;

    if (source == NULL || reading_out == NULL)
        return cparent__fail(err, CPARENT_E_INVALID,
                             "there is no source or nowhere to put the "
                             "reading");
    if (options != NULL) {
        status = cparent__options_resolve(options, &resolved,
                                          sizeof(resolved), err);
        if (status != CPARENT_OK)
            return status;
    }
    status = cparent__source_read_all(source, resolved.limits, &bytes,
                                      &size, err);
    if (status != CPARENT_OK)
        return status;
    name = cparent__path_name(cparent_source_name(source));
    reader = cparent__calloc(1, sizeof(*reader));
    if (reader == NULL) {
        status = cparent__nomem(err);
    } else {
        status = cparent__reading_new(&reading, err);
        if (status == CPARENT_OK)
            status = cparent__reader_run(reader, bytes, size, name,
                                         &resolved, err);
        if (status == CPARENT_OK)
            status = cparent__reading_build(reader, &resolved, name,
                                            reading, err);
    }
    cparent__reader_free(reader);
    cparent__free(bytes);
    if (status != CPARENT_OK) {
        cparent__error_place(err, name, 0, 0, NULL);
        cparent_reading_unref(reading);
        return status;
    }
    *reading_out = reading;
    return CPARENT_OK;
}

/* ---------------------------------------------------------- accessors */

cparent_reading *
cparent_reading_ref(cparent_reading *reading)
{
    if (reading != NULL)
        (void)atomic_fetch_add_explicit(&reading->references, 1,
                                        memory_order_relaxed);
    return reading;
}

void
cparent_reading_unref(cparent_reading *reading)
{
    size_t i;

    if (reading == NULL ||
        atomic_fetch_sub_explicit(&reading->references, 1,
                                  memory_order_acq_rel) != 1)
        return;
    for (i = 0; i < reading->item_count; i++)
        cparent_record_unref(reading->items[i].record);
    cparent__free(reading->items);
    cparent__free(reading->citation_of);
    cparent__records_free(&reading->citations);
    cparent_record_unref(reading->document);
    cparent__free(reading);
    cparent__object_died();
}

const cparent_record *
cparent_reading_document(const cparent_reading *reading)
{
    return reading->document;
}

size_t
cparent_reading_count(const cparent_reading *reading)
{
    return reading->item_count;
}

const cparent_record *
cparent_reading_item(const cparent_reading *reading, size_t index)
{
    return index < reading->item_count ? reading->items[index].record
                                       : NULL;
}

const cparent_record *
cparent_reading_citation(const cparent_reading *reading, size_t index)
{
    const cparent__read_item *item;

    if (index >= reading->item_count)
        return NULL;
    item = &reading->items[index];
    return item->citation_count == 0
               ? NULL
               : reading->citations
                     .items[reading->citation_of[item->citation]];
}

size_t
cparent_reading_citation_count(const cparent_reading *reading)
{
    return reading->citations.count;
}

const cparent_record *
cparent_reading_citation_at(const cparent_reading *reading, size_t index)
{
    return index < reading->citations.count
               ? reading->citations.items[index]
               : NULL;
}

const char *
cparent_reading_rule(const cparent_reading *reading, size_t index)
{
    return index < reading->item_count ? reading->items[index].rule : "";
}

int
cparent_reading_confidence(const cparent_reading *reading, size_t index)
{
    return index < reading->item_count ? reading->items[index].confidence
                                       : 0;
}

void
cparent_string_free(char *string)
{
    cparent__free(string);
}
