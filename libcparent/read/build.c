/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include <cparent/action.h>
#include <cparent/builder.h>
#include <cparent/claim.h>
#include <cparent/document.h>
#include <cparent/event.h>
#include <cparent/observation.h>
#include <cparent/person.h>
#include <cparent/pledge.h>
#include <cparent/question.h>
#include <cparent/resolution.h>

#include "core/alloc-internal.h"
#include "core/digest-internal.h"
#include "core/error-internal.h"
#include "core/source-internal.h"
#include "read/cite-internal.h"
#include "read/reader-internal.h"
#include "read/reading-internal.h"

/* Everything that making one record needs. */
typedef struct builder {
    const cparent__reader *reader;
    cparent_reading *reading;
    const char *authority;
    char digest[CPARENT__DIGEST_TEXT];
    char document[CPARENT__DOCUMENT_ID];
    char held[16];
    cparent__text text; /* scratch */
    cparent__lines lines;
    uint64_t *slots;    /* citations by span, open addressing */
    size_t slot_count;
    cparent_error *err;
    cparent_status status;
    cparent_builder *record;
} builder;

/* ------------------------------------------------------ small setters */

static void
set_text(builder *b, size_t field, const char *text)
{
    if (b->status == CPARENT_OK)
        b->status = cparent_builder_text(b->record, field, text, b->err);
}

/* The scratch text holds all that was put into it.  Clearing it forgets
 * that it could not grow, so this is asked before. */
static bool
is_whole(builder *b)
{
    if (b->status == CPARENT_OK)
        b->status = cparent__text_status(&b->text, b->err);
    return b->status == CPARENT_OK;
}

static void
set_plain(builder *b, size_t field, cparent__span span)
{
    if (b->status == CPARENT_OK)
        b->status = cparent__set_plain(&b->reader->decoded, span, &b->text,
                                       b->record, field, b->err);
}

static void
set_choice(builder *b, size_t field, int choice)
{
    if (b->status == CPARENT_OK && choice != 0)
        b->status = cparent_builder_choice(b->record, field, choice, b->err);
}

static void
set_date(builder *b, size_t field, cparent_date date)
{
    if (b->status == CPARENT_OK && cparent_date_is_set(date))
        b->status = cparent_builder_date(b->record, field, date, b->err);
}

static void
set_value(builder *b, size_t field, const cparent_value *value)
{
    if (b->status == CPARENT_OK && value->state != CPARENT_VALUE_MISSING)
        b->status = cparent_builder_value(b->record, field, value, b->err);
}

static void
set_group(builder *b, size_t field, int group)
{
    if (group == 0)
        return;
    cparent__text_clear(&b->text);
    cparent__text_addf(&b->text, "g%d", group);
    if (is_whole(b))
        set_text(b, field, cparent__text_string(&b->text));
}

static void
begin(builder *b, cparent_noun noun, const char *id)
{
    if (b->status == CPARENT_OK)
        b->status = cparent_builder_new(noun, &b->record, b->err);
    set_text(b, CPARENT_FIELD_AUTHORITY, b->authority);
    set_text(b, CPARENT_FIELD_ID, id);
}

/* The record, or NULL after a failure. */
static cparent_record *
finish(builder *b)
{
    cparent_record *record = NULL;

    if (b->status == CPARENT_OK)
        b->status = cparent_builder_build(b->record, &record, b->err);
    cparent_builder_free(b->record);
    b->record = NULL;
    return record;
}

/* ---------------------------------------------------------- citations */

static cparent_record *
make_citation(builder *b, size_t start, size_t end)
{
    cparent_record *record = NULL;

    b->status = cparent__cite(
        &b->reader->decoded, b->authority, b->document, start, end,
        cparent__line_of(&b->reader->decoded, &b->lines, start), &record,
        b->err);
    return record;
}

/* The index of the citation of these bytes, made when it is new: two items
 * may stand on the same words. */
static size_t
citation_at(builder *b, cparent__span span)
{
    size_t start, end, slot;
    uint64_t key;
    cparent_record *record;

    cparent__decoded_raw(&b->reader->decoded, span, &start, &end);
    key = ((uint64_t)start << 32 | (uint64_t)end) + 1;
    slot = (size_t)(key * 0x9e3779b97f4a7c15u >> 20) % b->slot_count;
    while (b->slots[2 * slot] != 0) {
        if (b->slots[2 * slot] == key)
            return (size_t)b->slots[2 * slot + 1];
        slot = (slot + 1) % b->slot_count;
    }
    record = make_citation(b, start, end);
    if (record == NULL)
        return 0;
    b->status =
        cparent__records_take(&b->reading->citations, record, b->err);
    b->slots[2 * slot] = key;
    b->slots[2 * slot + 1] = b->reading->citations.count - 1;
    return b->reading->citations.count - 1;
}

static void
cite(builder *b, cparent__read_item *item, size_t field,
     cparent__span span)
{
    cparent_reading *reading = b->reading;
    cparent_builder *record = b->record;
    size_t index;

    /* The record being written waits while its citation is made. */
    b->record = NULL;
    index = b->status == CPARENT_OK ? citation_at(b, span) : 0;
    b->record = record;
    if (b->status != CPARENT_OK)
        return;
    if (!cparent__grow((void **)&reading->citation_of,
                       reading->citation_of_count,
                       &reading->citation_of_room, sizeof(size_t))) {
        b->status = cparent__nomem(b->err);
        return;
    }
    reading->citation_of[reading->citation_of_count++] = index;
    item->citation_count++;
    b->status = cparent_builder_append(
        record, field, cparent_record_id(reading->citations.items[index]),
        b->err);
}

/* -------------------------------------------------------------- nouns */

static void
fill_observation(builder *b, const cparent__item *item)
{
    set_text(b, CPARENT_OBSERVATION_INDICATOR, item->code);
    set_plain(b, CPARENT_OBSERVATION_MEASURE, item->words);
    set_value(b, CPARENT_OBSERVATION_VALUE, &item->value);
    set_choice(b, CPARENT_OBSERVATION_ROLE, item->choice);
    if (b->status == CPARENT_OK && cparent_period_is_set(item->period))
        b->status = cparent_builder_period(
            b->record, CPARENT_OBSERVATION_PERIOD, item->period, b->err);
    set_plain(b, CPARENT_OBSERVATION_PERIOD_TEXT, item->when);
    set_choice(b, CPARENT_OBSERVATION_QUALIFIER, item->second);
    set_value(b, CPARENT_OBSERVATION_CHANGE_FROM, &item->from);
    set_choice(b, CPARENT_OBSERVATION_CHANGE, item->third);
    set_group(b, CPARENT_OBSERVATION_GROUP, item->group);
    if (b->status == CPARENT_OK && !b->reader->exempt)
        b->status = cparent_builder_flag(
            b->record, CPARENT_OBSERVATION_PUBLISHED, true, b->err);
}

static void
fill_claim(builder *b, const cparent__item *item)
{
    set_text(b, CPARENT_CLAIM_INDICATOR, item->code);
    set_plain(b, CPARENT_CLAIM_MEASURE, item->words);
    set_plain(b, CPARENT_CLAIM_TEXT, item->text);
    set_choice(b, CPARENT_CLAIM_ASSERTION, item->choice);
    set_choice(b, CPARENT_CLAIM_COMPARATOR, item->second);
    set_plain(b, CPARENT_CLAIM_PERIOD_TEXT, item->when);
    set_plain(b, CPARENT_CLAIM_SAID_BY, item->who);
    set_date(b, CPARENT_CLAIM_SAID_ON, b->reader->meeting);
}

static void
fill_pledge(builder *b, const cparent__item *item)
{
    uint32_t i;

    set_plain(b, CPARENT_PLEDGE_HEADING, item->words);
    for (i = 0; i < item->part_count && b->status == CPARENT_OK; i++) {
        size_t start, end;

        cparent__decoded_raw(&b->reader->decoded,
                             b->reader->parts[item->first_part + i], &start,
                             &end);
        cparent__text_clear(&b->text);
        cparent__decoded_plain(&b->reader->decoded, start, end, &b->text);
        if (!is_whole(b))
            return;
        b->status = cparent_builder_append(
            b->record, CPARENT_PLEDGE_STATEMENTS,
            cparent__text_string(&b->text), b->err);
    }
}

static void
fill_question(builder *b, const cparent__item *item)
{
    set_text(b, CPARENT_QUESTION_DOCUMENT, b->document);
    set_plain(b, CPARENT_QUESTION_TEXT, item->words);
    set_plain(b, CPARENT_QUESTION_ASKED_BY, item->who);
    set_plain(b, CPARENT_QUESTION_PUT_BY, item->put_by);
    set_plain(b, CPARENT_QUESTION_ANSWERED_BY, item->answered_by);
    set_plain(b, CPARENT_QUESTION_ANSWER, item->answer);
    set_plain(b, CPARENT_QUESTION_REFERS_TO, item->when);
    set_date(b, CPARENT_QUESTION_ASKED_ON, b->reader->meeting);
}

static void
fill_resolution(builder *b, const cparent__item *item, int64_t position)
{
    set_text(b, CPARENT_RESOLUTION_DOCUMENT, b->document);
    set_plain(b, CPARENT_RESOLUTION_NUMBER_AS_PRINTED, item->words);
    if (b->status == CPARENT_OK)
        b->status = cparent_builder_integer(
            b->record, CPARENT_RESOLUTION_POSITION, position, b->err);
    set_plain(b, CPARENT_RESOLUTION_TEXT, item->text);
    set_choice(b, CPARENT_RESOLUTION_KIND, item->choice);
}

static void
fill_action(builder *b, const cparent__item *item)
{
    set_plain(b, CPARENT_ACTION_TEXT, item->text);
    set_plain(b, CPARENT_ACTION_OWNER, item->who);
    set_plain(b, CPARENT_ACTION_DUE_TEXT, item->when);
    set_choice(b, CPARENT_ACTION_DUE_KIND, item->choice);
    set_date(b, CPARENT_ACTION_DUE_ON, item->due);
    set_choice(b, CPARENT_ACTION_STATUS, CPARENT_ACTION_STATUS_OPEN);
    set_choice(b, CPARENT_ACTION_SOURCE, item->third);
    set_choice(b, CPARENT_ACTION_STRENGTH, item->second);
    set_group(b, CPARENT_ACTION_GROUP, item->group);
    set_text(b, CPARENT_ACTION_DOCUMENT, b->document);
    set_date(b, CPARENT_ACTION_AGREED_ON, b->reader->meeting);
}

static void
fill_event(builder *b, const cparent__item *item)
{
    set_plain(b, CPARENT_EVENT_TEXT, item->text);
    set_plain(b, CPARENT_EVENT_DATE_TEXT, item->when);
    set_text(b, CPARENT_EVENT_DOCUMENT, b->document);
}

/* The nouns of a reading, in the order of its items, each with the letter
 * of its ids and the field that cites. */
static const struct {
    cparent_noun noun;
    char letter;
    size_t citations;
} nouns[] = {
    { CPARENT_NOUN_OBSERVATION, 'O', CPARENT_OBSERVATION_CITATIONS },
    { CPARENT_NOUN_CLAIM, 'C', CPARENT_CLAIM_CITATIONS },
    { CPARENT_NOUN_PLEDGE, 'P', CPARENT_PLEDGE_CITATIONS },
    { CPARENT_NOUN_QUESTION, 'Q', CPARENT_QUESTION_CITATIONS },
    { CPARENT_NOUN_RESOLUTION, 'R', CPARENT_RESOLUTION_CITATIONS },
    { CPARENT_NOUN_ACTION, 'A', CPARENT_ACTION_CITATIONS },
    { CPARENT_NOUN_PERSON, 'H', CPARENT_PERSON_CITATIONS },
    { CPARENT_NOUN_EVENT, 'E', CPARENT_EVENT_CITATIONS },
};

enum { NOUNS = sizeof(nouns) / sizeof(nouns[0]) };

static void
fill(builder *b, const cparent__item *item, int64_t position)
{
    if (item->noun == CPARENT_NOUN_OBSERVATION)
        fill_observation(b, item);
    else if (item->noun == CPARENT_NOUN_CLAIM)
        fill_claim(b, item);
    else if (item->noun == CPARENT_NOUN_PLEDGE)
        fill_pledge(b, item);
    else if (item->noun == CPARENT_NOUN_QUESTION)
        fill_question(b, item);
    else if (item->noun == CPARENT_NOUN_RESOLUTION)
        fill_resolution(b, item, position);
    else if (item->noun == CPARENT_NOUN_ACTION)
        fill_action(b, item);
    else if (item->noun == CPARENT_NOUN_EVENT)
        fill_event(b, item);
    else {
        set_plain(b, CPARENT_PERSON_NAME, item->words);
        set_plain(b, CPARENT_PERSON_ROLE, item->who);
    }
}

static void
make_item(builder *b, const cparent__item *item, size_t noun,
          int64_t position)
{
    cparent_reading *reading = b->reading;
    cparent__read_item made = { 0 };
    char id[64];
    uint32_t i;

    cparent__text_clear(&b->text);
    cparent__text_addf(&b->text, "%s/%.6s-%c%lld", b->held, b->digest,
                       nouns[noun].letter, (long long)position);
    if (!is_whole(b))
        return;
    memcpy(id, cparent__text_string(&b->text), b->text.length + 1);
    begin(b, item->noun, id);
    fill(b, item, position);
    made.citation = reading->citation_of_count;
    cite(b, &made, nouns[noun].citations, item->text);
    for (i = 0; i < item->part_count; i++)
        cite(b, &made, nouns[noun].citations,
             b->reader->parts[item->first_part + i]);
    made.record = finish(b);
    if (made.record == NULL)
        return;
    strncpy(made.rule, item->rule, sizeof(made.rule) - 1);
    made.confidence = item->confidence;
    reading->items[reading->item_count++] = made;
}

static void
make_document(builder *b, const char *source, const char *board)
{
    const cparent__reader *reader = b->reader;

    begin(b, CPARENT_NOUN_DOCUMENT, b->document);
    set_plain(b, CPARENT_DOCUMENT_TITLE, reader->title);
    set_choice(b, CPARENT_DOCUMENT_KIND, CPARENT_DOCUMENT_KIND_MINUTES);
    set_text(b, CPARENT_DOCUMENT_SOURCE, source);
    set_text(b, CPARENT_DOCUMENT_DIGEST, b->digest);
    if (b->status == CPARENT_OK)
        b->status = cparent_builder_integer(
            b->record, CPARENT_DOCUMENT_BYTES,
            (int64_t)reader->decoded.raw_size, b->err);
    set_text(b, CPARENT_DOCUMENT_ENCODING,
             reader->decoded.utf8 ? "utf-8" : "windows-1252");
    if (b->status == CPARENT_OK && !reader->exempt)
        b->status = cparent_builder_flag(
            b->record, CPARENT_DOCUMENT_PUBLISHED, true, b->err);
    set_choice(b, CPARENT_DOCUMENT_ACCESS,
               reader->exempt ? CPARENT_DOCUMENT_ACCESS_EXEMPT
                              : CPARENT_DOCUMENT_ACCESS_PUBLIC);
    if (reader->draft)
        set_choice(b, CPARENT_DOCUMENT_STATUS,
                   CPARENT_DOCUMENT_STATUS_DRAFT);
    set_plain(b, CPARENT_DOCUMENT_PURPOSE, reader->purpose);
    set_plain(b, CPARENT_DOCUMENT_COUNCIL, reader->council);
    if (reader->committee.end != 0)
        set_plain(b, CPARENT_DOCUMENT_COMMITTEE, reader->committee);
    else
        set_text(b, CPARENT_DOCUMENT_COMMITTEE, board);
    set_date(b, CPARENT_DOCUMENT_HELD_ON, reader->meeting);
    b->reading->document = finish(b);
}

typedef struct place {
    bool contact; /* contacts are the first people of a reading */
    uint32_t start;
    uint32_t index;
} place;

static int
compare_places(const void *a, const void *b)
{
    const place *left = a;
    const place *right = b;

    if (left->contact != right->contact)
        return left->contact ? -1 : 1;
    if (left->start != right->start)
        return left->start < right->start ? -1 : 1;
    return left->index < right->index ? -1 : 1;
}

static void
make_noun(builder *b, size_t noun, place *places)
{
    const cparent__reader *reader = b->reader;
    size_t count = 0;
    size_t i;

    for (i = 0; i < reader->item_count; i++)
        if (reader->items[i].noun == nouns[noun].noun) {
            places[count].contact = i < reader->contact_count;
            places[count].start = reader->items[i].text.start;
            places[count++].index = (uint32_t)i;
        }
    if (count > 1)
        qsort(places, count, sizeof(places[0]), compare_places);
    for (i = 0; i < count && b->status == CPARENT_OK; i++)
        make_item(b, &reader->items[places[i].index], noun,
                  (int64_t)i + 1);
}

cparent_status
cparent__reading_build(const cparent__reader *reader,
                       const cparent_read_options *options,
                       const char *source, cparent_reading *reading,
                       cparent_error *err)
{
    builder b = { 0 };
    const size_t count = reader->item_count;
    place *places = cparent__malloc((count + 1) * sizeof(*places));
    size_t i;

    b.reader = reader;
    b.reading = reading;
    b.authority =
        options->authority != NULL ? options->authority : "unknown";
    b.text.limit = CPARENT__TEXT_LARGE;
    b.lines.line = 1;
    b.err = err;
    b.slot_count = 2 * (count + reader->part_count) + 16;
    b.slots = cparent__calloc(b.slot_count, 2 * sizeof(uint64_t));
    reading->items = cparent__calloc(count + 1, sizeof(*reading->items));
    if (places == NULL || b.slots == NULL || reading->items == NULL)
        b.status = cparent__nomem(err);
    cparent__digest(reader->decoded.raw, reader->decoded.raw_size,
                    b.digest);
    cparent__document_id(b.digest, b.document);
    memcpy(b.held, "undated", 8);
    if (cparent_date_is_set(reader->meeting))
        cparent_date_format(reader->meeting, b.held);
    reading->contact_count = reader->contact_count;
    make_document(&b, source, options->board);
    for (i = 0; i < NOUNS && b.status == CPARENT_OK; i++)
        make_noun(&b, i, places);
    cparent__free(places);
    cparent__free(b.slots);
    cparent__text_free(&b.text);
    return b.status;
}
