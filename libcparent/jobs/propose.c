/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "jobs/propose-internal.h"

#include <stdio.h>
#include <string.h>

#include <cparent/builder.h>
#include <cparent/citation.h>
#include <cparent/document.h>

#include "core/alloc-internal.h"
#include "core/error-internal.h"
#include "jobs/keep-internal.h"
#include "jobs/review-internal.h"
#include "model/record-internal.h"
#include "read/context-internal.h"

enum { SUMMARY_BYTES = 120 };

/* The record's own words, or its figure, cut to a line for a list. */
static void
add_summary(const cparent_record *record, cparent__text *text)
{
    static const char *const fields[] = { "text", "heading", "measure",
                                          "name", "title" };
    char words[CPARENT_VALUE_SIZE];
    cparent_value value;
    const char *said = NULL;
    size_t length;
    size_t field;
    size_t i;

    for (i = 0; !said && i < sizeof(fields) / sizeof(fields[0]); i++)
        if (cparent_noun_field_find(cparent_record_noun(record), fields[i],
                                    &field))
            said = cparent_record_text(record, field);
    if (cparent_noun_field_find(cparent_record_noun(record), "value",
                                &field)) {
        value = cparent_record_value(record, field);
        cparent_value_words(&value, words);
        cparent__text_addf(text, "%s: ", words);
    }
    if (!said)
        return;
    length = strlen(said);
    if (length > SUMMARY_BYTES)
        for (length = SUMMARY_BYTES;
             length > 0 && ((unsigned char)said[length] & 0xC0) == 0x80;)
            length--;
    cparent__text_append(text, said, length);
    if (said[length])
        cparent__text_add(text, "…");
}

cparent_status
cparent__proposal_body(cparent_builder *builder, const cparent_record *record,
                       cparent_error *err)
{
    cparent__text body = CPARENT__TEXT_INIT(CPARENT__TEXT_LARGE);
    cparent__text summary = CPARENT__TEXT_INIT(CPARENT__TEXT_MEDIUM);
    cparent_status status = cparent__record_encode(record, &body, err);

    add_summary(record, &summary);
    if (status == CPARENT_OK)
        status = cparent__text_status(&body, err);
    if (status == CPARENT_OK)
        status = cparent__text_status(&summary, err);
    if (status == CPARENT_OK)
        status = cparent_builder_text(builder, CPARENT_PROPOSAL_BODY,
                                      cparent__text_string(&body), err);
    if (status == CPARENT_OK)
        status = cparent_builder_text(builder, CPARENT_PROPOSAL_SUMMARY,
                                      cparent__text_string(&summary), err);
    cparent__text_free(&body);
    cparent__text_free(&summary);
    return status;
}

/* The record as the text alone says it, for the next version of the text. */
static cparent_status
fill_said(cparent_builder *builder, const cparent_record *said,
          cparent_error *err)
{
    cparent__text text = CPARENT__TEXT_INIT(CPARENT__TEXT_LARGE);
    cparent_status status = cparent__record_encode(said, &text, err);

    if (status == CPARENT_OK)
        status = cparent__text_status(&text, err);
    if (status == CPARENT_OK)
        status = cparent_builder_text(builder, CPARENT_PROPOSAL_SAID,
                                      cparent__text_string(&text), err);
    cparent__text_free(&text);
    return status;
}

/* The citation of these words by this text: the first of what is new, the
 * last of what changes, which adds to what is there. */
static cparent_status
cited_place(const cparent__proposing *job, const cparent__draft *draft,
            cparent_record **citation_out)
{
    size_t field = 0;
    size_t count = 0;

    if (cparent_noun_field_find(cparent_record_noun(draft->record),
                                "citations", &field))
        count = cparent_record_list_count(draft->record, field);
    if (count == 0)
        return CPARENT_OK;
    return cparent__find(
        job->store, CPARENT_NOUN_CITATION,
        cparent_record_list_at(draft->record, field,
                               draft->kind == CPARENT_PROPOSAL_KIND_NEW
                                   ? 0
                                   : count - 1),
        citation_out, NULL, job->err);
}

static cparent_status
fill_sides(cparent_builder *builder, const cparent__proposing *job,
           int64_t start, int64_t end)
{
    cparent__text before = CPARENT__TEXT_INIT(CPARENT__TEXT_MEDIUM);
    cparent__text after = CPARENT__TEXT_INIT(CPARENT__TEXT_MEDIUM);
    cparent_status status = CPARENT_OK;

    cparent__context(job->decoded, (size_t)start, (size_t)end, &before,
                     &after);
    status = cparent__text_status(&before, job->err);
    if (status == CPARENT_OK)
        status = cparent__text_status(&after, job->err);
    if (status == CPARENT_OK && before.length > 0)
        status = cparent_builder_text(builder, CPARENT_PROPOSAL_BEFORE,
                                      before.data, job->err);
    if (status == CPARENT_OK && after.length > 0)
        status = cparent_builder_text(builder, CPARENT_PROPOSAL_AFTER,
                                      after.data, job->err);
    cparent__text_free(&before);
    cparent__text_free(&after);
    return status;
}

/* What stands around the words, so that a person can judge them. */
static cparent_status
fill_context(cparent_builder *builder, const cparent__proposing *job,
             const cparent__draft *draft)
{
    cparent_record *citation = NULL;
    int64_t start = 0;
    int64_t end = 0;
    cparent_status status = CPARENT_OK;

    if (!job->decoded || draft->kind == CPARENT_PROPOSAL_KIND_GONE)
        return CPARENT_OK;
    status = cited_place(job, draft, &citation);
    if (citation &&
        cparent_record_integer(citation, CPARENT_CITATION_BYTE_START,
                               &start) &&
        cparent_record_integer(citation, CPARENT_CITATION_BYTE_END, &end))
        status = fill_sides(builder, job, start, end);
    cparent_record_unref(citation);
    return status;
}

static cparent_status
fill_texts(cparent_builder *builder, const cparent__proposing *job,
           const cparent__draft *draft)
{
    const struct {
        size_t field;
        const char *text;
    } texts[] = {
        { CPARENT_FIELD_AUTHORITY, cparent_record_authority(draft->record) },
        { CPARENT_FIELD_ID, draft->id },
        { CPARENT_PROPOSAL_NOUN,
          cparent_noun_name(cparent_record_noun(draft->record)) },
        { CPARENT_PROPOSAL_DOCUMENT, job->result->document },
        { CPARENT_PROPOSAL_RULE, draft->rule },
        { CPARENT_PROPOSAL_RECORD,
          strcmp(draft->id, cparent_record_id(draft->record)) == 0
              ? NULL
              : cparent_record_id(draft->record) },
    };
    cparent_status status = CPARENT_OK;
    size_t i;

    for (i = 0; status == CPARENT_OK && i < sizeof(texts) / sizeof(texts[0]);
         i++)
        status = cparent_builder_text(builder, texts[i].field,
                                      texts[i].text, job->err);
    return status;
}

static cparent_status
fill_numbers(cparent_builder *builder, const cparent__proposing *job,
             const cparent__draft *draft)
{
    cparent_status status = cparent_builder_choice(
        builder, CPARENT_PROPOSAL_STATE, CPARENT_PROPOSAL_STATE_OPEN,
        job->err);

    if (status == CPARENT_OK)
        status = cparent_builder_choice(builder, CPARENT_PROPOSAL_KIND,
                                        draft->kind, job->err);
    if (status == CPARENT_OK)
        status = cparent_builder_integer(builder, CPARENT_PROPOSAL_POSITION,
                                         draft->position, job->err);
    if (status == CPARENT_OK)
        status = cparent_builder_integer(builder,
                                         CPARENT_PROPOSAL_CONFIDENCE,
                                         draft->confidence, job->err);
    if (status == CPARENT_OK && draft->against > 0)
        status = cparent_builder_integer(builder, CPARENT_PROPOSAL_AGAINST,
                                         draft->against, job->err);
    return status;
}

cparent_status
cparent__propose_draft(cparent__proposing *job, const cparent__draft *draft)
{
    cparent_builder *builder = NULL;
    cparent_record *proposal = NULL;
    cparent_status status =
        cparent_builder_new(CPARENT_NOUN_PROPOSAL, &builder, job->err);

    if (status == CPARENT_OK)
        status = fill_texts(builder, job, draft);
    if (status == CPARENT_OK)
        status = fill_numbers(builder, job, draft);
    if (status == CPARENT_OK)
        status = cparent__proposal_body(builder, draft->record, job->err);
    if (status == CPARENT_OK && draft->said)
        status = fill_said(builder, draft->said, job->err);
    if (status == CPARENT_OK)
        status = fill_context(builder, job, draft);
    if (status == CPARENT_OK)
        status = cparent_builder_build(builder, &proposal, job->err);
    if (status == CPARENT_OK)
        status = cparent_store_put(job->store, proposal, 0, job->change,
                                   job->err);
    if (draft->kind == CPARENT_PROPOSAL_KIND_NEW)
        job->result->added++;
    else
        job->result->changed++;
    cparent_record_unref(proposal);
    cparent_builder_free(builder);
    return status;
}

/* The items of a reading, mentions of one commitment together. */
static cparent_status
gather_all(const cparent__proposing *job, const cparent_reading *reading,
           cparent__revised *items, size_t *count_out)
{
    cparent_status status = CPARENT_OK;
    size_t i;

    for (i = 0; i < cparent_reading_count(reading) && status == CPARENT_OK;
         i++) {
        cparent__revised *item = &items[*count_out];

        if (cparent__is_later_mention(reading, i))
            continue;
        status = cparent__gather(reading, i, job->meeting, &item->record,
                                 job->err);
        item->index = i;
        item->rule = cparent_reading_rule(reading, i);
        item->confidence = cparent_reading_confidence(reading, i);
        *count_out += status == CPARENT_OK;
    }
    return status;
}

static cparent_status
propose_items(cparent__proposing *job, const cparent_reading *reading)
{
    size_t count = 0;
    cparent__revised *items =
        cparent__calloc(cparent_reading_count(reading) + 1, sizeof(*items));
    cparent_status status;
    size_t i;

    if (!items)
        return cparent__nomem(job->err);
    status = gather_all(job, reading, items, &count);
    if (status == CPARENT_OK)
        status = cparent__revise(job, items, count);
    for (i = 0; i < count; i++)
        cparent_record_unref(items[i].record);
    cparent__free(items);
    return status;
}

/* --- the same text again, now with its date ------------------------------- */

/* The proposals of a document; CONFLICT when one was decided. */
static cparent_status
collect_open(cparent_store *store, const char *document,
             cparent__records *open, cparent_error *err)
{
    cparent_cursor *cursor = NULL;
    cparent_record *record = NULL;
    cparent_status status;

    status = cparent_store_list(store, CPARENT_NOUN_PROPOSAL, &cursor, err);
    while (status == CPARENT_OK &&
           (status = cparent_cursor_next(cursor, &record, err)) ==
               CPARENT_OK) {
        bool ours = strcmp(cparent_record_text(record,
                                               CPARENT_PROPOSAL_DOCUMENT),
                           document) == 0;

        if (ours && cparent_record_choice(record, CPARENT_PROPOSAL_STATE) !=
                        CPARENT_PROPOSAL_STATE_OPEN)
            status = cparent__hint(
                err,
                cparent__fail(err, CPARENT_E_CONFLICT,
                              "proposals of this text were decided while "
                              "the day of its meeting was not known"),
                "give the day to the records that were accepted");
        if (ours && status == CPARENT_OK)
            status = cparent__records_take(open, record, err);
        else
            cparent_record_unref(record);
    }
    cparent_cursor_free(cursor);
    return status == CPARENT_DONE ? CPARENT_OK : status;
}

/* Whoever took a text in without its date was told to give it: what was
 * proposed then makes room for proposals that can fall due. */
static cparent_status
withdraw_undated(cparent_store *store, const char *document,
                 const cparent_change *change, cparent_error *err)
{
    cparent__records open = { NULL, 0, 0 };
    cparent_status status = collect_open(store, document, &open, err);
    size_t i;

    for (i = 0; i < open.count && status == CPARENT_OK; i++)
        status = cparent__proposal_mark(
            store, open.items[i], -1, CPARENT_PROPOSAL_STATE_WITHDRAWN, NULL,
            0, change, err);
    cparent__records_free(&open);
    return status;
}

/* True in *again_out when the file brings nothing new. */
static cparent_status
look_for_document(const cparent__proposing *job,
                  const cparent_record *document, bool *again_out)
{
    cparent_record *there = NULL;
    cparent_status status =
        cparent__find(job->store, CPARENT_NOUN_DOCUMENT,
                      cparent_record_id(document), &there, NULL, job->err);
    bool dated = status == CPARENT_OK && there &&
                 cparent_record_has(document, CPARENT_DOCUMENT_HELD_ON) &&
                 !cparent_record_has(there, CPARENT_DOCUMENT_HELD_ON);

    *again_out = there && !dated;
    if (dated)
        status = withdraw_undated(job->store, cparent_record_id(document),
                                  job->change, job->err);
    cparent_record_unref(there);
    return status;
}

/* --- one text ------------------------------------------------------------ */

/* The document again, knowing the meeting that it minutes. */
static cparent_status
keep_document(cparent_store *store, const cparent_record *document,
              const char *meeting, const cparent_change *change,
              cparent_error *err)
{
    cparent_builder *builder = NULL;
    cparent_record *record = NULL;
    cparent_status status = cparent_builder_from(document, &builder, err);

    if (status == CPARENT_OK && *meeting)
        status = cparent_builder_text(builder, CPARENT_DOCUMENT_MEETING,
                                      meeting, err);
    if (status == CPARENT_OK)
        status = cparent_builder_build(builder, &record, err);
    if (status == CPARENT_OK)
        status = cparent__keep(store, record, change, NULL, err);
    cparent_record_unref(record);
    cparent_builder_free(builder);
    return status;
}

static cparent_status
keep_citations(cparent_store *store, const cparent_reading *reading,
               const cparent_change *change, cparent_error *err)
{
    cparent_status status = CPARENT_OK;
    size_t i;

    for (i = 0; i < cparent_reading_citation_count(reading) &&
                status == CPARENT_OK;
         i++)
        status = cparent__keep(store,
                               cparent_reading_citation_at(reading, i),
                               change, NULL, err);
    return status;
}

static cparent_status
keep_reading(cparent__proposing *job, const cparent_reading *reading,
             const char *board)
{
    const cparent_record *document = cparent_reading_document(reading);
    cparent__text meeting = CPARENT__TEXT_INIT(CPARENT__TEXT_MEDIUM);
    cparent_status status = cparent__keep_sitting(
        job->store, document,
        board ? board
              : cparent_record_text(document, CPARENT_DOCUMENT_COMMITTEE),
        job->change, &meeting, job->err);

    job->meeting = cparent__text_string(&meeting);
    if (status == CPARENT_OK)
        status = keep_document(job->store, document, job->meeting,
                               job->change, job->err);
    if (status == CPARENT_OK)
        status = keep_citations(job->store, reading, job->change, job->err);
    if (status == CPARENT_OK)
        status = propose_items(job, reading);
    cparent__text_free(&meeting);
    job->meeting = "";
    return status;
}

cparent_status
cparent__propose(cparent__proposing *job, const cparent_reading *reading,
                 const char *board)
{
    const cparent_record *document = cparent_reading_document(reading);
    bool again = false;
    cparent_status status;

    snprintf(job->result->document, sizeof(job->result->document), "%s",
             cparent_record_id(document));
    job->result->read = (int64_t)cparent_reading_count(reading);
    status = look_for_document(job, document, &again);
    if (again)
        job->result->unchanged = job->result->read;
    return status != CPARENT_OK || again ? status
                                         : keep_reading(job, reading, board);
}
