/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "jobs/propose-internal.h"

#include <stdio.h>
#include <string.h>

#include <cparent/document.h>
#include <cparent/proposal.h>

#include "jobs/keep-internal.h"
#include "model/record-internal.h"

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

/* True when the store has read this very file before. */
static cparent_status
known_document(cparent_store *store, const char *id, bool *known_out,
               cparent_error *err)
{
    cparent_record *there = NULL;
    cparent_status status;

    status = cparent_store_get(store, CPARENT_NOUN_DOCUMENT, id, &there,
                               NULL, err);
    cparent_record_unref(there);
    *known_out = status == CPARENT_OK;
    if (status != CPARENT_E_NOT_FOUND)
        return status;
    cparent_error_clear(err);
    return CPARENT_OK;
}

cparent_status
cparent__propose(cparent_store *store, const cparent_reading *reading,
                 const char *board, const cparent_change *change,
                 cparent_import_result *result, cparent_error *err)
{
    const cparent_record *document = cparent_reading_document(reading);
    cparent__text meeting = CPARENT__TEXT_INIT(CPARENT__TEXT_MEDIUM);
    const char *body = board;
    bool known = false;
    cparent_status status;

    if (!body)
        body = cparent_record_text(document, CPARENT_DOCUMENT_COMMITTEE);
    snprintf(result->document, sizeof(result->document), "%s",
             cparent_record_id(document));
    result->read = (int64_t)cparent_reading_count(reading);
    status = known_document(store, result->document, &known, err);
    if (status != CPARENT_OK || known) {
        result->unchanged = known ? result->read : 0;
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
