/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <cparent/builder.h>
#include <cparent/jobs.h>

#include <string.h>

#include <cparent/proposal.h>

#include "core/alloc-internal.h"
#include "core/error-internal.h"
#include "jobs/keep-internal.h"
#include "model/record-internal.h"

/* A proposal as it is in the store. */
typedef struct open_proposal {
    cparent_record *record;
    int64_t version;
} open_proposal;

static cparent_status
find_open(cparent_store *store, const char *id, open_proposal *found,
          cparent_error *err)
{
    cparent_status status;

    if (!id)
        return cparent__fail(err, CPARENT_E_INVALID,
                             "no proposal was named");
    status = cparent_store_get(store, CPARENT_NOUN_PROPOSAL, id,
                               &found->record, &found->version, err);
    if (status == CPARENT_E_NOT_FOUND)
        return cparent__hint(
            err,
            cparent__fail(err, status, "there is no proposal of that id"),
            "list them with: review --list");
    if (status != CPARENT_OK)
        return status;
    if (cparent_record_choice(found->record, CPARENT_PROPOSAL_STATE) !=
        CPARENT_PROPOSAL_STATE_OPEN) {
        cparent_record_unref(found->record);
        found->record = NULL;
        return cparent__fail(err, CPARENT_E_CONFLICT,
                             "the proposal has been decided already");
    }
    return CPARENT_OK;
}

/* The proposal again with a decision on it. */
static cparent_status
decide(cparent_store *store, const open_proposal *proposal,
       cparent_proposal_state_choice state, const cparent_change *change,
       cparent_error *err)
{
    cparent_builder *builder = NULL;
    cparent_record *decided = NULL;
    cparent_status status;

    status = cparent_builder_from(proposal->record, &builder, err);
    if (status == CPARENT_OK)
        status = cparent_builder_choice(builder, CPARENT_PROPOSAL_STATE,
                                        (int)state, err);
    if (status == CPARENT_OK)
        status = cparent_builder_text(builder, CPARENT_PROPOSAL_DECIDED_BY,
                                      change->who, err);
    if (status == CPARENT_OK)
        status = cparent_builder_build(builder, &decided, err);
    if (status == CPARENT_OK)
        status = cparent_store_put(store, decided, proposal->version,
                                   change, err);
    cparent_record_unref(decided);
    cparent_builder_free(builder);
    return status;
}

/* Keeps what a proposal stands for, and the indicator it measures. */
static cparent_status
keep_accepted(cparent_store *store, const cparent_record *record,
              const cparent_change *change, cparent_error *err)
{
    const char *code = NULL;
    cparent_status status;
    size_t field;

    if (cparent_noun_field_find(cparent_record_noun(record), "indicator",
                                &field))
        code = cparent_record_text(record, field);
    status = cparent__keep_indicator(store, code, change, err);
    if (status == CPARENT_OK)
        status = cparent__keep(store, record, change, NULL, err);
    return status;
}

/* A correction stands in the proposal's place: the same noun and id, so
 * that no other record is written over by it. */
static cparent_status
check_correction(const open_proposal *proposal,
                 const cparent_record *corrected, cparent_error *err)
{
    const char *noun = cparent_record_text(proposal->record,
                                           CPARENT_PROPOSAL_NOUN);

    if (strcmp(noun, cparent_noun_name(cparent_record_noun(corrected))) ==
            0 &&
        strcmp(cparent_record_id(proposal->record),
               cparent_record_id(corrected)) == 0)
        return CPARENT_OK;
    return cparent__hint(
        err,
        cparent__fail_at(err, CPARENT_E_VALIDATION, NULL, 0, 0, "id",
                         "the correction is of another record than the "
                         "proposal"),
        "keep its noun and id, or reject it and add a record of your own");
}

static cparent_status
accept_open(cparent_store *store, const open_proposal *proposal,
            const cparent_record *corrected, const cparent_change *change,
            cparent_error *err)
{
    const char *body = cparent_record_text(proposal->record,
                                           CPARENT_PROPOSAL_BODY);
    cparent_record *record = NULL;
    cparent_status status = CPARENT_OK;

    if (corrected)
        status = check_correction(proposal, corrected, err);
    else
        status = cparent__record_decode(body, strlen(body), &record, err);
    if (status == CPARENT_OK)
        status = keep_accepted(store, corrected ? corrected : record,
                               change, err);
    if (status == CPARENT_OK)
        status = decide(store, proposal, CPARENT_PROPOSAL_STATE_ACCEPTED,
                        change, err);
    cparent_record_unref(record);
    return status;
}

static cparent_status
accept_one(cparent_store *store, const char *id,
           const cparent_record *corrected, const cparent_change *change,
           cparent_error *err)
{
    open_proposal proposal = { NULL, 0 };
    cparent_status status = find_open(store, id, &proposal, err);

    if (status == CPARENT_OK)
        status = accept_open(store, &proposal, corrected, change, err);
    cparent_record_unref(proposal.record);
    return status;
}

/* The ids are copied first: a cursor does not watch its table change. */
static cparent_status
open_ids(cparent_store *store, char ***ids_out, size_t *count_out,
         cparent_error *err)
{
    cparent_cursor *cursor = NULL;
    cparent_record *record = NULL;
    cparent_status status;
    size_t capacity = 0;

    status = cparent_store_list(store, CPARENT_NOUN_PROPOSAL, &cursor, err);
    while (status == CPARENT_OK &&
           (status = cparent_cursor_next(cursor, &record, err)) ==
               CPARENT_OK) {
        char *id = NULL;

        if (cparent_record_choice(record, CPARENT_PROPOSAL_STATE) ==
            CPARENT_PROPOSAL_STATE_OPEN) {
            id = cparent__strdup(cparent_record_id(record));
            if (!id || !cparent__grow((void **)ids_out, *count_out,
                                      &capacity, sizeof(**ids_out))) {
                cparent__free(id);
                status = cparent__nomem(err);
            } else {
                (*ids_out)[(*count_out)++] = id;
            }
        }
        cparent_record_unref(record);
    }
    cparent_cursor_free(cursor);
    return status == CPARENT_DONE ? CPARENT_OK : status;
}

static cparent_status
accept_all(cparent_store *store, const cparent_change *change,
           int64_t *count_out, cparent_error *err)
{
    char **ids = NULL;
    size_t count = 0;
    size_t i;
    cparent_status status = open_ids(store, &ids, &count, err);

    for (i = 0; i < count; i++) {
        if (status == CPARENT_OK)
            status = accept_one(store, ids[i], NULL, change, err);
        cparent__free(ids[i]);
    }
    cparent__free(ids);
    if (status == CPARENT_OK)
        *count_out = (int64_t)count;
    return status;
}

cparent_status
cparent_review_accept(cparent_store *store, const char *id,
                      const cparent_change *change, int64_t *count_out,
                      cparent_error *err)
{
    int64_t count = 1;
    bool mine = false;
    cparent_status status;

    if (!store || !change)
        return cparent__fail(err, CPARENT_E_INVALID,
                             "nobody was named who accepts");
    status = cparent__job_begin(store, &mine, err);
    if (status == CPARENT_OK)
        status = id ? accept_one(store, id, NULL, change, err)
                    : accept_all(store, change, &count, err);
    status = cparent__job_end(store, mine, status, err);
    if (status == CPARENT_OK && count_out)
        *count_out = count;
    return status;
}

cparent_status
cparent_review_correct(cparent_store *store, const char *id,
                       const cparent_record *record,
                       const cparent_change *change, cparent_error *err)
{
    bool mine = false;
    cparent_status status;

    if (!store || !change || !record)
        return cparent__fail(err, CPARENT_E_INVALID,
                             "no record was given to keep instead");
    status = cparent__job_begin(store, &mine, err);
    if (status == CPARENT_OK)
        status = accept_one(store, id, record, change, err);
    return cparent__job_end(store, mine, status, err);
}

cparent_status
cparent_review_reject(cparent_store *store, const char *id,
                      const cparent_change *change, cparent_error *err)
{
    open_proposal proposal = { NULL, 0 };
    bool mine = false;
    cparent_status status;

    if (!store || !change)
        return cparent__fail(err, CPARENT_E_INVALID,
                             "nobody was named who rejects");
    status = cparent__job_begin(store, &mine, err);
    if (status == CPARENT_OK)
        status = find_open(store, id, &proposal, err);
    if (status == CPARENT_OK)
        status = decide(store, &proposal, CPARENT_PROPOSAL_STATE_REJECTED,
                        change, err);
    cparent_record_unref(proposal.record);
    return cparent__job_end(store, mine, status, err);
}
