/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "jobs/propose-internal.h"

#include <string.h>

#include <cparent/body.h>
#include <cparent/builder.h>
#include <cparent/document.h>
#include <cparent/meeting.h>

#include "core/text-internal.h"

static cparent_status
new_record(cparent_noun noun, const char *authority, const char *id,
           cparent_builder **builder_out, cparent_error *err)
{
    cparent_status status = cparent_builder_new(noun, builder_out, err);

    if (status == CPARENT_OK)
        status = cparent_builder_text(*builder_out, CPARENT_FIELD_AUTHORITY,
                                      authority, err);
    if (status == CPARENT_OK)
        status = cparent_builder_text(*builder_out, CPARENT_FIELD_ID, id,
                                      err);
    return status;
}

/* Keeps it unless there is one of that id: what a person has put right
 * since is not undone by the next text. */
static cparent_status
keep_new(cparent_store *store, cparent_builder *builder,
         const cparent_change *change, cparent_error *err)
{
    cparent_record *record = NULL;
    cparent_record *there = NULL;
    cparent_status status = cparent_builder_build(builder, &record, err);

    if (status == CPARENT_OK)
        status = cparent_store_get(store, cparent_record_noun(record),
                                   cparent_record_id(record), &there, NULL,
                                   err);
    if (status == CPARENT_E_NOT_FOUND) {
        cparent_error_clear(err);
        status = cparent_store_put(store, record, 0, change, err);
    }
    cparent_record_unref(there);
    cparent_record_unref(record);
    return status;
}

/* What kind of body a name speaks of; the last word that says so counts:
 * "Corporate Parenting Panel of the Cabinet" is one of many ways. */
static int
body_kind(const char *slug)
{
    const char *word;
    int choice;

    for (choice = 1; (word = cparent_noun_field_choice(
                          CPARENT_NOUN_BODY, CPARENT_BODY_KIND, choice)) !=
                     NULL;
         choice++) {
        size_t length = strlen(word);
        size_t all = strlen(slug);

        if (all >= length && strcmp(slug + all - length, word) == 0)
            return choice;
    }
    return 0;
}

static cparent_status
keep_body(cparent_store *store, const char *name, const char *slug,
          const cparent_change *change, cparent_error *err)
{
    cparent_builder *builder = NULL;
    cparent_status status;

    status = new_record(CPARENT_NOUN_BODY, cparent_store_authority(store),
                        slug, &builder, err);
    if (status == CPARENT_OK)
        status = cparent_builder_text(builder, CPARENT_BODY_NAME, name,
                                      err);
    if (status == CPARENT_OK)
        status = cparent_builder_choice(builder, CPARENT_BODY_KIND,
                                        body_kind(slug), err);
    if (status == CPARENT_OK)
        status = keep_new(store, builder, change, err);
    cparent_builder_free(builder);
    return status;
}

static cparent_status
keep_meeting(cparent_store *store, const cparent_record *document,
             const char *slug, const char *id, const cparent_change *change,
             cparent_error *err)
{
    cparent_builder *builder = NULL;
    cparent_status status;

    status = new_record(CPARENT_NOUN_MEETING,
                        cparent_store_authority(store), id, &builder, err);
    if (status == CPARENT_OK)
        status = cparent_builder_text(builder, CPARENT_MEETING_BODY, slug,
                                      err);
    if (status == CPARENT_OK)
        status = cparent_builder_date(
            builder, CPARENT_MEETING_HELD_ON,
            cparent_record_date(document, CPARENT_DOCUMENT_HELD_ON), err);
    if (status == CPARENT_OK)
        status = cparent_builder_choice(
            builder, CPARENT_MEETING_STATUS,
            cparent_record_choice(document, CPARENT_DOCUMENT_STATUS), err);
    if (status == CPARENT_OK)
        status = keep_new(store, builder, change, err);
    cparent_builder_free(builder);
    return status;
}

cparent_status
cparent__keep_sitting(cparent_store *store, const cparent_record *document,
                      const char *board, const cparent_change *change,
                      cparent__text *id, cparent_error *err)
{
    cparent_date held = cparent_record_date(document,
                                            CPARENT_DOCUMENT_HELD_ON);
    cparent__text slug = CPARENT__TEXT_INIT(CPARENT__TEXT_MEDIUM);
    char day[CPARENT_DATE_SIZE];
    cparent_status status;

    if (!board || !*board || !cparent_date_is_set(held))
        return CPARENT_OK;
    cparent_date_format(held, day);
    cparent__text_slug(&slug, board);
    if (slug.length == 0 && slug.failed == CPARENT_OK)
        return CPARENT_OK; /* signs alone name nobody */
    cparent__text_addf(id, "%s/%s", day, cparent__text_string(&slug));
    status = cparent__text_status(&slug, err);
    if (status == CPARENT_OK)
        status = cparent__text_status(id, err);
    if (status == CPARENT_OK)
        status = keep_body(store, board, slug.data, change, err);
    if (status == CPARENT_OK)
        status = keep_meeting(store, document, slug.data, id->data, change,
                              err);
    cparent__text_free(&slug);
    return status;
}
