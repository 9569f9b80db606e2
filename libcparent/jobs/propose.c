/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "jobs/propose-internal.h"

#include <stdio.h>
#include <string.h>

#include <cparent/builder.h>
#include <cparent/document.h>
#include <cparent/proposal.h>

#include "core/error-internal.h"
#include "jobs/keep-internal.h"
#include "model/record-internal.h"
#include "read/tables-internal.h"

enum { SUMMARY_BYTES = 120 };

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

static cparent_status
fill_proposal(cparent_builder *builder, const cparent_reading *reading,
              size_t index, const cparent_record *record,
              const char *document, cparent_error *err)
{
    cparent__text body = CPARENT__TEXT_INIT(CPARENT__TEXT_LARGE);
    cparent__text summary = CPARENT__TEXT_INIT(CPARENT__TEXT_MEDIUM);
    const struct {
        size_t field;
        const char *text;
    } texts[] = {
        { CPARENT_FIELD_AUTHORITY, cparent_record_authority(record) },
        { CPARENT_FIELD_ID, cparent_record_id(record) },
        { CPARENT_PROPOSAL_NOUN,
          cparent_noun_name(cparent_record_noun(record)) },
        { CPARENT_PROPOSAL_DOCUMENT, document },
        { CPARENT_PROPOSAL_RULE, cparent_reading_rule(reading, index) },
    };
    cparent_status status;
    size_t i;

    add_summary(record, &summary);
    status = cparent__text_status(&summary, err);
    if (status == CPARENT_OK)
        status = cparent__record_encode(record, &body, err);
    if (status == CPARENT_OK)
        status = cparent_builder_text(builder, CPARENT_PROPOSAL_BODY,
                                      cparent__text_string(&body), err);
    if (status == CPARENT_OK)
        status = cparent_builder_text(builder, CPARENT_PROPOSAL_SUMMARY,
                                      cparent__text_string(&summary), err);
    for (i = 0; status == CPARENT_OK &&
                i < sizeof(texts) / sizeof(texts[0]);
         i++)
        status = cparent_builder_text(builder, texts[i].field,
                                      texts[i].text, err);
    cparent__text_free(&body);
    cparent__text_free(&summary);
    return status;
}

static cparent_status
propose_item(cparent_store *store, const cparent_reading *reading,
             size_t index, const cparent_record *record,
             const char *document, const cparent_change *change,
             cparent_error *err)
{
    cparent_builder *builder = NULL;
    cparent_record *proposal = NULL;
    cparent_status status;

    status = cparent_builder_new(CPARENT_NOUN_PROPOSAL, &builder, err);
    if (status == CPARENT_OK)
        status = fill_proposal(builder, reading, index, record, document,
                               err);
    if (status == CPARENT_OK)
        status = cparent_builder_choice(builder, CPARENT_PROPOSAL_STATE,
                                        CPARENT_PROPOSAL_STATE_OPEN, err);
    if (status == CPARENT_OK)
        status = cparent_builder_integer(builder,
                                         CPARENT_PROPOSAL_POSITION,
                                         (int64_t)index + 1, err);
    if (status == CPARENT_OK)
        status = cparent_builder_integer(
            builder, CPARENT_PROPOSAL_CONFIDENCE,
            cparent_reading_confidence(reading, index), err);
    if (status == CPARENT_OK)
        status = cparent_builder_build(builder, &proposal, err);
    if (status == CPARENT_OK)
        status = cparent_store_put(store, proposal, 0, change, err);
    cparent_record_unref(proposal);
    cparent_builder_free(builder);
    return status;
}

static cparent_status
propose_items(cparent_store *store, const cparent_reading *reading,
              const char *meeting, const cparent_change *change,
              cparent_import_result *result, cparent_error *err)
{
    size_t count = cparent_reading_count(reading);
    cparent_status status = CPARENT_OK;
    size_t i;

    for (i = 0; i < count && status == CPARENT_OK; i++) {
        cparent_record *record = NULL;

        if (cparent__is_later_mention(reading, i))
            continue;
        status = cparent__gather(reading, i, meeting, &record, err);
        if (status == CPARENT_OK)
            status = propose_item(store, reading, i, record,
                                  result->document, change, err);
        cparent_record_unref(record);
        result->added++;
    }
    return status;
}

/* The document of this very file, NULL when the store has not read it. */
static cparent_status
known_document(cparent_store *store, const char *id,
               cparent_record **there_out, cparent_error *err)
{
    cparent_status status = cparent_store_get(store, CPARENT_NOUN_DOCUMENT,
                                              id, there_out, NULL, err);

    if (status != CPARENT_E_NOT_FOUND)
        return status;
    cparent_error_clear(err);
    return CPARENT_OK;
}

/* --- the same text again, now with its date ------------------------------- */

static cparent_status
withdraw(cparent_store *store, const cparent_record *proposal,
         const cparent_change *change, cparent_error *err)
{
    cparent_builder *builder = NULL;
    cparent_record *record = NULL;
    cparent_status status = cparent_builder_from(proposal, &builder, err);

    if (status == CPARENT_OK)
        status = cparent_builder_choice(builder, CPARENT_PROPOSAL_STATE,
                                        CPARENT_PROPOSAL_STATE_REJECTED,
                                        err);
    if (status == CPARENT_OK)
        status = cparent_builder_text(builder, CPARENT_PROPOSAL_DECIDED_BY,
                                      change->who, err);
    if (status == CPARENT_OK)
        status = cparent_builder_build(builder, &record, err);
    if (status == CPARENT_OK)
        status = cparent_store_put(store, record, -1, change, err);
    cparent_record_unref(record);
    cparent_builder_free(builder);
    return status;
}

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
        status = withdraw(store, open.items[i], change, err);
    cparent__records_free(&open);
    return status;
}

/* True in *again_out when the file brings nothing new. */
static cparent_status
look_for_document(cparent_store *store, const cparent_record *document,
                  const cparent_change *change, bool *again_out,
                  cparent_error *err)
{
    cparent_record *there = NULL;
    cparent_status status = known_document(
        store, cparent_record_id(document), &there, err);
    bool dated = status == CPARENT_OK && there &&
                 cparent_record_has(document, CPARENT_DOCUMENT_HELD_ON) &&
                 !cparent_record_has(there, CPARENT_DOCUMENT_HELD_ON);

    *again_out = there && !dated;
    if (dated)
        status = withdraw_undated(store, cparent_record_id(document), change,
                                  err);
    cparent_record_unref(there);
    return status;
}

cparent_status
cparent__propose(cparent_store *store, const cparent_reading *reading,
                 const char *board, const cparent_change *change,
                 cparent_import_result *result, cparent_error *err)
{
    const cparent_record *document = cparent_reading_document(reading);
    cparent__text meeting = CPARENT__TEXT_INIT(CPARENT__TEXT_MEDIUM);
    const char *body = board;
    bool again = false;
    cparent_status status;

    if (!body)
        body = cparent_record_text(document, CPARENT_DOCUMENT_COMMITTEE);
    snprintf(result->document, sizeof(result->document), "%s",
             cparent_record_id(document));
    result->read = (int64_t)cparent_reading_count(reading);
    status = look_for_document(store, document, change, &again, err);
    if (status != CPARENT_OK || again) {
        result->unchanged = again ? result->read : 0;
        return status;
    }
    status = cparent__keep_sitting(store, document, body, change, &meeting,
                                   err);
    if (status == CPARENT_OK)
        status = keep_document(store, document,
                               cparent__text_string(&meeting), change, err);
    if (status == CPARENT_OK)
        status = keep_citations(store, reading, change, err);
    if (status == CPARENT_OK)
        status = propose_items(store, reading,
                               cparent__text_string(&meeting), change,
                               result, err);
    cparent__text_free(&meeting);
    return status;
}
