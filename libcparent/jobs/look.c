/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "jobs/review-internal.h"

#include <string.h>

#include "core/alloc-internal.h"
#include "core/error-internal.h"
#include "model/record-internal.h"

int
cparent__proposal_kind(const cparent_record *proposal)
{
    const int kind = cparent_record_choice(proposal, CPARENT_PROPOSAL_KIND);

    return kind == 0 ? CPARENT_PROPOSAL_KIND_NEW : kind;
}

cparent_noun
cparent__proposal_noun(const cparent_record *proposal)
{
    return cparent_noun_parse(
        cparent_record_text(proposal, CPARENT_PROPOSAL_NOUN));
}

const char *
cparent__proposal_target(const cparent_record *proposal)
{
    const char *id = cparent_record_text(proposal, CPARENT_PROPOSAL_RECORD);

    return id ? id : cparent_record_id(proposal);
}

cparent_status
cparent__proposal_decode(const cparent_record *proposal, size_t field,
                         cparent_record **record_out, cparent_error *err)
{
    const char *body = cparent_record_text(proposal, field);

    return cparent__record_decode(body, strlen(body), record_out, err);
}

cparent_status
cparent__find(cparent_store *store, cparent_noun noun, const char *id,
              cparent_record **record_out, int64_t *version_out,
              cparent_error *err)
{
    cparent_status status =
        cparent_store_get(store, noun, id, record_out, version_out, err);

    if (status != CPARENT_E_NOT_FOUND)
        return status;
    cparent_error_clear(err);
    return CPARENT_OK;
}

/* --- a change of a record that has moved on ------------------------------ */

/* What is there with what the proposal changes of the version it knew. */
static cparent_status
look_again(cparent_store *store, cparent_proposed *seen, int64_t against,
           cparent_error *err)
{
    cparent_record *base = NULL;
    cparent_record *merged = NULL;
    cparent_status status = cparent_store_get_version(
        store, cparent__proposal_noun(seen->proposal),
        cparent__proposal_target(seen->proposal), against, &base, err);

    if (status == CPARENT_E_NOT_FOUND) {
        /* Erased: nobody can tell what was changed. */
        cparent_error_clear(err);
        seen->conflict = true;
        return CPARENT_OK;
    }
    if (status == CPARENT_OK)
        status = cparent__merge(base, seen->current, seen->record, &merged,
                                &seen->conflict, err);
    if (status == CPARENT_OK) {
        cparent_record_unref(seen->record);
        seen->record = merged;
    }
    cparent_record_unref(base);
    return status;
}

static cparent_status
look_at_current(cparent_store *store, cparent_proposed *seen,
                cparent_error *err)
{
    const int kind = cparent__proposal_kind(seen->proposal);
    int64_t against = 0;
    cparent_status status = cparent__find(
        store, cparent__proposal_noun(seen->proposal),
        cparent__proposal_target(seen->proposal), &seen->current, &seen->at,
        err);

    (void)cparent_record_integer(seen->proposal, CPARENT_PROPOSAL_AGAINST,
                                 &against);
    if (status != CPARENT_OK)
        return status;
    if (kind == CPARENT_PROPOSAL_KIND_NEW)
        seen->conflict = seen->current &&
                         !cparent_record_equal(seen->current, seen->record);
    else if (!seen->current)
        seen->conflict = true;
    else if (kind == CPARENT_PROPOSAL_KIND_GONE)
        seen->conflict = seen->at != against;
    else if (seen->at != against)
        return look_again(store, seen, against, err);
    return CPARENT_OK;
}

/* --- the words that say it ------------------------------------------------ */

static cparent_status
take_citations(cparent_store *store, cparent_proposed *seen,
               cparent_error *err)
{
    cparent_record *body = NULL;
    cparent_status status = cparent__proposal_decode(
        seen->proposal, CPARENT_PROPOSAL_BODY, &body, err);
    size_t field = 0;
    size_t i;

    for (i = 0; status == CPARENT_OK &&
                cparent_noun_field_find(cparent_record_noun(body),
                                        "citations", &field) &&
                i < cparent_record_list_count(body, field);
         i++) {
        cparent_record *citation = NULL;

        status = cparent__find(store, CPARENT_NOUN_CITATION,
                               cparent_record_list_at(body, field, i),
                               &citation, NULL, err);
        if (status == CPARENT_OK && citation)
            status =
                cparent__records_take(&seen->citations, citation, err);
    }
    cparent_record_unref(body);
    return status;
}

static cparent_status
missing(cparent_status status, cparent_error *err)
{
    return status != CPARENT_E_NOT_FOUND
               ? status
               : cparent__hint(err,
                               cparent__fail(err, status,
                                             "there is no proposal of that "
                                             "id"),
                               "list them with: review --list");
}

cparent_status
cparent_review_look(cparent_store *store, const char *id,
                    cparent_proposed **proposed_out, cparent_error *err)
{
    cparent_proposed *seen;
    cparent_status status;

    if (!store || !id || !proposed_out)
        return cparent__fail(err, CPARENT_E_INVALID,
                             "no proposal was named");
    seen = cparent__calloc(1, sizeof(*seen));
    if (!seen)
        return cparent__nomem(err);
    cparent__object_born();
    status = missing(cparent_store_get(store, CPARENT_NOUN_PROPOSAL, id,
                                       &seen->proposal, &seen->version, err),
                     err);
    if (status == CPARENT_OK)
        status = cparent__proposal_decode(
            seen->proposal, CPARENT_PROPOSAL_BODY, &seen->record, err);
    if (status == CPARENT_OK)
        status = take_citations(store, seen, err);
    if (status == CPARENT_OK)
        status = look_at_current(store, seen, err);
    if (status == CPARENT_OK)
        *proposed_out = seen;
    else
        cparent_proposed_free(seen);
    return status;
}

void
cparent_proposed_free(cparent_proposed *proposed)
{
    if (!proposed)
        return;
    cparent_record_unref(proposed->proposal);
    cparent_record_unref(proposed->record);
    cparent_record_unref(proposed->current);
    cparent__records_free(&proposed->citations);
    cparent__free(proposed);
    cparent__object_died();
}

const cparent_record *
cparent_proposed_proposal(const cparent_proposed *proposed)
{
    return proposed->proposal;
}

const cparent_record *
cparent_proposed_record(const cparent_proposed *proposed)
{
    return proposed->record;
}

const cparent_record *
cparent_proposed_current(const cparent_proposed *proposed)
{
    return proposed->current;
}

bool
cparent_proposed_conflict(const cparent_proposed *proposed)
{
    return proposed->conflict;
}

bool
cparent_proposed_changes(const cparent_proposed *proposed, size_t field)
{
    bool same = false;

    if (!proposed->current)
        return cparent_record_has(proposed->record, field);
    if (cparent__field_same(proposed->current, proposed->record, field,
                            &same, NULL) != CPARENT_OK)
        return true;
    return !same;
}

size_t
cparent_proposed_citation_count(const cparent_proposed *proposed)
{
    return proposed->citations.count;
}

const cparent_record *
cparent_proposed_citation_at(const cparent_proposed *proposed, size_t index)
{
    return index < proposed->citations.count
               ? proposed->citations.items[index]
               : NULL;
}
