/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "jobs/propose-internal.h"

#include "core/error-internal.h"
#include "jobs/keep-internal.h"
#include "jobs/review-internal.h"

/* "doc-…/about/ID": at most one matter of each action in a text. */
static void
name_matter(const cparent__proposing *job, const cparent_record *action,
            cparent__text *id)
{
    cparent__text_clear(id);
    cparent__text_addf(id, "%s/about/%s", job->result->document,
                       cparent_record_id(action));
}

static cparent_status
put_matter(cparent__proposing *job, const cparent_arising *arising,
           size_t index, const char *id, int64_t version)
{
    const cparent__draft draft = {
        id, cparent_arising_action(arising, index), NULL,
        CPARENT_PROPOSAL_KIND_CHANGE, version, (int64_t)index + 1,
        cparent_arising_rule(arising, index),
        cparent_arising_confidence(arising, index)
    };
    cparent_status status =
        cparent__keep(job->store, cparent_arising_citation(arising, index),
                      job->change, NULL, job->err);

    return status == CPARENT_OK ? cparent__propose_draft(job, &draft)
                                : status;
}

static cparent_status
propose_matter(cparent__proposing *job, const cparent_arising *arising,
               size_t index, cparent__text *id)
{
    const cparent_record *action = cparent_arising_action(arising, index);
    cparent_record *known = NULL;
    int64_t version = 0;
    cparent_status status;

    name_matter(job, action, id);
    status = cparent__text_status(id, job->err);
    if (status == CPARENT_OK)
        status = cparent__find(job->store, CPARENT_NOUN_PROPOSAL,
                               cparent__text_string(id), &known, NULL,
                               job->err);
    cparent_record_unref(known);
    if (status != CPARENT_OK || known)
        return status;
    status = cparent_store_get(job->store, CPARENT_NOUN_ACTION,
                               cparent_record_id(action), NULL, &version,
                               job->err);
    return status == CPARENT_OK
               ? put_matter(job, arising, index, cparent__text_string(id),
                            version)
               : status;
}

cparent_status
cparent__propose_matters(cparent__proposing *job, cparent_source *source,
                         const cparent_read_options *options)
{
    cparent__text id = CPARENT__TEXT_INIT(CPARENT__TEXT_MEDIUM);
    cparent_arising *arising = NULL;
    cparent_status status = cparent_matters_arising(
        job->store, source, options, &arising, job->err);
    size_t i;

    for (i = 0; status == CPARENT_OK && i < cparent_arising_count(arising);
         i++)
        status = propose_matter(job, arising, i, &id);
    cparent_arising_unref(arising);
    cparent__text_free(&id);
    return status;
}
