/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "jobs/review-internal.h"

#include <string.h>

#include "core/error-internal.h"
#include "jobs/keep-internal.h"
#include "model/record-internal.h"

/* --- what every decision begins and ends with ----------------------------- */

static cparent_status
check_change(const cparent_store *store, const cparent_change *change,
             cparent_error *err)
{
    return store && change
               ? CPARENT_OK
               : cparent__fail(err, CPARENT_E_INVALID,
                               "nobody was named who decides");
}

cparent_status
cparent__look_open(cparent_store *store, const char *id,
                   cparent_proposed **proposed_out, cparent_error *err)
{
    cparent_proposed *seen = NULL;
    cparent_status status = cparent_review_look(store, id, &seen, err);

    if (status != CPARENT_OK)
        return status;
    if (cparent_record_choice(seen->proposal, CPARENT_PROPOSAL_STATE) !=
        CPARENT_PROPOSAL_STATE_OPEN) {
        cparent_proposed_free(seen);
        return cparent__hint(
            err,
            cparent__fail(err, CPARENT_E_CONFLICT,
                          "the proposal has been decided already"),
            "take that back with review --undo, and decide again");
    }
    *proposed_out = seen;
    return CPARENT_OK;
}

cparent_status
cparent__proposal_mark(cparent_store *store, const cparent_record *proposal,
                       int64_t version, int state, const char *who,
                       int64_t kept, const cparent_change *change,
                       cparent_error *err)
{
    cparent_builder *builder = NULL;
    cparent_record *marked = NULL;
    cparent_status status = cparent_builder_from(proposal, &builder, err);

    if (status == CPARENT_OK)
        status = cparent_builder_choice(builder, CPARENT_PROPOSAL_STATE,
                                        state, err);
    if (status == CPARENT_OK)
        status = cparent_builder_text(builder, CPARENT_PROPOSAL_DECIDED_BY,
                                      who, err);
    if (status == CPARENT_OK)
        status = cparent_builder_flag(builder, CPARENT_PROPOSAL_LATER, false,
                                      err);
    if (status == CPARENT_OK)
        status = cparent_builder_parse(builder, "kept", NULL, err);
    if (status == CPARENT_OK && kept > 0)
        status = cparent_builder_integer(builder, CPARENT_PROPOSAL_KEPT,
                                         kept, err);
    if (status == CPARENT_OK)
        status = cparent_builder_build(builder, &marked, err);
    if (status == CPARENT_OK)
        status = cparent_store_put(store, marked, version, change, err);
    cparent_record_unref(marked);
    cparent_builder_free(builder);
    return status;
}

/* --- accepting ------------------------------------------------------------ */

/* The record with who accepted it. */
static cparent_status
sign(const cparent_record *record, const char *who,
     cparent_record **signed_out, cparent_error *err)
{
    cparent_builder *builder = NULL;
    cparent_status status = cparent_builder_from(record, &builder, err);
    size_t field;

    if (status == CPARENT_OK &&
        cparent_noun_field_find(cparent_record_noun(record), "accepted_by",
                                &field))
        status = cparent_builder_text(builder, field, who, err);
    if (status == CPARENT_OK)
        status = cparent_builder_build(builder, signed_out, err);
    cparent_builder_free(builder);
    return status;
}

/* The indicator that an observation or a claim measures comes with it. */
static cparent_status
keep_indicator(cparent_store *store, const cparent_record *record,
               const cparent_change *change, cparent_error *err)
{
    const char *code = NULL;
    size_t field;

    if (cparent_noun_field_find(cparent_record_noun(record), "indicator",
                                &field))
        code = cparent_record_text(record, field);
    return cparent__keep_indicator(store, code, change, err);
}

static cparent_status
keep_record(cparent_store *store, const cparent_proposed *seen,
            const cparent_record *record, const cparent_change *change,
            int64_t *kept_out, cparent_error *err)
{
    cparent_record *accepted = NULL;
    cparent_status status = sign(record, change->who, &accepted, err);

    if (status == CPARENT_OK)
        status = keep_indicator(store, record, change, err);
    if (status == CPARENT_OK)
        status = cparent_store_put(store, accepted, seen->at, change, err);
    if (status == CPARENT_OK)
        status = cparent_store_get(store, cparent_record_noun(accepted),
                                   cparent_record_id(accepted), NULL,
                                   kept_out, err);
    cparent_record_unref(accepted);
    return status;
}

static cparent_status
take_out(cparent_store *store, const cparent_proposed *seen,
         const cparent_change *change, int64_t *kept_out,
         cparent_error *err)
{
    *kept_out = seen->at + 1;
    return cparent_store_remove(
        store, cparent__proposal_noun(seen->proposal),
        cparent__proposal_target(seen->proposal), seen->at, change, err);
}

/* A correction stands in the proposal's place: the same noun and id, so
 * that no other record is written over by it. */
static cparent_status
check_correction(const cparent_proposed *seen,
                 const cparent_record *corrected, cparent_error *err)
{
    if (cparent__proposal_noun(seen->proposal) ==
            cparent_record_noun(corrected) &&
        strcmp(cparent__proposal_target(seen->proposal),
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
in_conflict(const cparent_proposed *seen, cparent_error *err)
{
    const char *noun =
        cparent_record_text(seen->proposal, CPARENT_PROPOSAL_NOUN);
    int64_t against = 0;

    (void)cparent_record_integer(seen->proposal, CPARENT_PROPOSAL_AGAINST,
                                 &against);
    return cparent__hint(
        err,
        !seen->current
            ? cparent__fail(err, CPARENT_E_CONFLICT,
                            "the %s that it changes is not there any more",
                            noun)
        : against > 0
            ? cparent__fail(err, CPARENT_E_CONFLICT,
                            "the proposal was made against version %lld of "
                            "the %s, and version %lld says otherwise",
                            (long long)against, noun, (long long)seen->at)
            : cparent__fail(err, CPARENT_E_CONFLICT,
                            "the store has another %s of that id", noun),
        "look at both with review, and correct the proposal or reject it");
}

/* Everything that can be refused is looked at before anything is written,
 * so that a group of changes goes on after a conflict. */
static cparent_status
accept_seen(cparent_store *store, const cparent_proposed *seen,
            const cparent_record *corrected, const cparent_change *change,
            cparent_error *err)
{
    int64_t kept = 0;
    cparent_status status = CPARENT_OK;

    if (corrected)
        status = check_correction(seen, corrected, err);
    else if (seen->conflict)
        status = in_conflict(seen, err);
    if (status == CPARENT_OK)
        status = !corrected && cparent__proposal_kind(seen->proposal) ==
                                   CPARENT_PROPOSAL_KIND_GONE
                     ? take_out(store, seen, change, &kept, err)
                     : keep_record(store, seen,
                                   corrected ? corrected : seen->record,
                                   change, &kept, err);
    return status != CPARENT_OK
               ? status
               : cparent__proposal_mark(store, seen->proposal, seen->version,
                                        CPARENT_PROPOSAL_STATE_ACCEPTED,
                                        change->who, kept, change, err);
}

static cparent_status
accept_one(cparent_store *store, const char *id,
           const cparent_record *corrected, const cparent_change *change,
           cparent_error *err)
{
    cparent_proposed *seen = NULL;
    cparent_status status = cparent__look_open(store, id, &seen, err);

    if (status == CPARENT_OK)
        status = accept_seen(store, seen, corrected, change, err);
    cparent_proposed_free(seen);
    return status;
}

/* In the order of the texts, so that what later minutes say of an action
 * finds it accepted. */
static cparent_status
accept_all(cparent_store *store, const cparent_change *change,
           int64_t *count_out, cparent_error *err)
{
    cparent_queue *queue = NULL;
    cparent_status status = cparent_review_queue(store, NULL, &queue, err);
    size_t i;

    *count_out = 0;
    for (i = 0; status == CPARENT_OK && i < cparent_queue_count(queue);
         i++) {
        cparent_proposed *seen = NULL;

        status = cparent__look_open(
            store, cparent_record_id(cparent_queue_at(queue, i)), &seen,
            err);
        if (status == CPARENT_OK && !seen->conflict) {
            status = accept_seen(store, seen, NULL, change, err);
            ++*count_out;
        }
        cparent_proposed_free(seen);
    }
    cparent_queue_free(queue);
    return status;
}

cparent_status
cparent_review_accept(cparent_store *store, const char *id,
                      const cparent_change *change, int64_t *count_out,
                      cparent_error *err)
{
    int64_t count = 1;
    bool mine = false;
    cparent_status status = check_change(store, change, err);

    if (status != CPARENT_OK)
        return status;
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
    cparent_status status = check_change(store, change, err);

    if (status == CPARENT_OK && !record)
        status = cparent__fail(err, CPARENT_E_INVALID,
                               "no record was given to keep instead");
    if (status != CPARENT_OK)
        return status;
    status = cparent__job_begin(store, &mine, err);
    if (status == CPARENT_OK)
        status = accept_one(store, id, record, change, err);
    return cparent__job_end(store, mine, status, err);
}

/* --- rejecting, and leaving for later ------------------------------------- */

static cparent_status
set_later(cparent_store *store, const cparent_proposed *seen,
          const cparent_change *change, cparent_error *err)
{
    cparent_builder *builder = NULL;
    cparent_record *later = NULL;
    cparent_status status =
        cparent_builder_from(seen->proposal, &builder, err);

    if (status == CPARENT_OK)
        status = cparent_builder_flag(builder, CPARENT_PROPOSAL_LATER, true,
                                      err);
    if (status == CPARENT_OK)
        status = cparent_builder_build(builder, &later, err);
    if (status == CPARENT_OK)
        status =
            cparent_store_put(store, later, seen->version, change, err);
    cparent_record_unref(later);
    cparent_builder_free(builder);
    return status;
}

static cparent_status
put_aside(cparent_store *store, const char *id, bool later,
          const cparent_change *change, cparent_error *err)
{
    cparent_proposed *seen = NULL;
    bool mine = false;
    cparent_status status = check_change(store, change, err);

    if (status != CPARENT_OK)
        return status;
    status = cparent__job_begin(store, &mine, err);
    if (status == CPARENT_OK)
        status = cparent__look_open(store, id, &seen, err);
    if (status == CPARENT_OK)
        status = later ? set_later(store, seen, change, err)
                       : cparent__proposal_mark(
                             store, seen->proposal, seen->version,
                             CPARENT_PROPOSAL_STATE_REJECTED, change->who, 0,
                             change, err);
    cparent_proposed_free(seen);
    return cparent__job_end(store, mine, status, err);
}

cparent_status
cparent_review_reject(cparent_store *store, const char *id,
                      const cparent_change *change, cparent_error *err)
{
    return put_aside(store, id, false, change, err);
}

cparent_status
cparent_review_later(cparent_store *store, const char *id,
                     const cparent_change *change, cparent_error *err)
{
    return put_aside(store, id, true, change, err);
}
