/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What belongs to no council comes in whole: a release of published
 * statistics, or a model of neighbours.  One that is there already changes
 * nothing; a new one supersedes the last of its name, which is kept.
 */
#include "config.h"

#include "jobs/shared-internal.h"

#include <stdio.h>
#include <string.h>

#include <cparent/builder.h>
#include <cparent/document.h>

#include "core/alloc-internal.h"
#include "core/error-internal.h"
#include "core/finding-internal.h"
#include "core/source-internal.h"
#include "jobs/keep-internal.h"
#include "read/tables-internal.h"
#include "store/published-internal.h"

/* --- the file's entry in the history ---------------------------------------- */

static cparent_status
describe_file(const cparent__shared_import *job,
              const cparent__release *release, const char *content,
              cparent_builder *builder)
{
    cparent_error *err = job->err;
    size_t size = 0;
    cparent_status status;

    (void)cparent__source_bytes(job->source, &size);
    status = cparent_builder_text(builder, CPARENT_FIELD_AUTHORITY,
                                  cparent_record_id(job->authority), err);
    if (status == CPARENT_OK)
        status = cparent_builder_text(builder, CPARENT_FIELD_ID,
                                      job->result->document, err);
    if (status == CPARENT_OK)
        status = cparent_builder_text(builder, CPARENT_DOCUMENT_TITLE,
                                      release->dataset, err);
    if (status == CPARENT_OK)
        status = cparent_builder_choice(builder, CPARENT_DOCUMENT_KIND,
                                        CPARENT_DOCUMENT_KIND_STATISTICS,
                                        err);
    if (status == CPARENT_OK)
        status = cparent_builder_text(builder, CPARENT_DOCUMENT_SOURCE,
                                      release->source, err);
    if (status == CPARENT_OK)
        status = cparent_builder_text(builder, CPARENT_DOCUMENT_DIGEST,
                                      release->digest, err);
    if (status == CPARENT_OK)
        status = cparent_builder_integer(builder, CPARENT_DOCUMENT_BYTES,
                                         (int64_t)size, err);
    if (status == CPARENT_OK)
        status = cparent_builder_flag(builder, CPARENT_DOCUMENT_PUBLISHED,
                                      true, err);
    if (status == CPARENT_OK)
        status = cparent_builder_text(builder, CPARENT_DOCUMENT_CONTENT,
                                      content, err);
    return status;
}

static cparent_status
keep_document(const cparent__shared_import *job,
              const cparent__release *release, const char *content)
{
    cparent_builder *builder = NULL;
    cparent_record *record = NULL;
    cparent_status status = cparent_builder_new(CPARENT_NOUN_DOCUMENT,
                                                &builder, job->err);

    if (status == CPARENT_OK)
        status = describe_file(job, release, content, builder);
    if (status == CPARENT_OK)
        status = cparent_builder_build(builder, &record, job->err);
    cparent_builder_free(builder);
    if (status == CPARENT_OK)
        status = cparent__keep(job->store, record, job->change, NULL,
                               job->err);
    cparent_record_unref(record);
    return status;
}

/* --- the release itself -------------------------------------------------------- */

/* The release that this one supersedes, if there is one. */
typedef struct superseded {
    const cparent__release *by;
    bool found;
    char at[24];
} superseded;

static bool
look_for_older(void *user, const cparent_release *release)
{
    superseded *of = user;
    bool neighbours = strcmp(of->by->kind, CPARENT__RELEASE_NEIGHBOURS) == 0;

    if (neighbours == (release->neighbours != 0) && release->current &&
        strcmp(release->dataset, of->by->dataset) == 0 &&
        strcmp(release->digest, of->by->digest) != 0) {
        of->found = true;
        snprintf(of->at, sizeof(of->at), "%.10s", release->at);
    }
    return true;
}

static cparent_status
note_superseded(const cparent__shared_import *job,
                const cparent__release *release)
{
    superseded of = { release, false, "" };
    cparent_status status = cparent_store_releases(job->store,
                                                   look_for_older, &of,
                                                   job->err);

    if (status != CPARENT_OK || !of.found)
        return status;
    return cparent__findings_add(
        job->findings, CPARENT_SEVERITY_NOTE, "published.supersedes",
        cparent_source_name(job->source), 0, 0, NULL, job->err,
        "it supersedes the release that was taken in on %s, which is kept",
        of.at);
}

static cparent_status
keep_release(const cparent__shared_import *job,
             const cparent__release *release)
{
    cparent_import_result *result = job->result;
    char content[CPARENT__DIGEST_TEXT];
    bool new_ = false;
    cparent_status status;

    snprintf(result->document, sizeof(result->document), "doc-%.12s",
             release->digest);
    result->read = release->rows;
    status = note_superseded(job, release);
    if (status == CPARENT_OK)
        status = cparent__release_put(job->store, release, &new_, content,
                                      job->err);
    if (status == CPARENT_OK && new_)
        status = keep_document(job, release, content);
    result->added = new_ ? release->rows : 0;
    result->unchanged = new_ ? 0 : release->rows;
    return status;
}

static cparent_status
import_statistics(const cparent__shared_import *job)
{
    cparent_published_options options = CPARENT_PUBLISHED_OPTIONS_INIT;
    cparent__text head = CPARENT__TEXT_INIT(CPARENT__TEXT_LARGE);
    cparent_published *published = NULL;
    cparent_source *beside = NULL;
    cparent_status status;

    options.dataset = job->options->dataset;
    options.limits = job->options->limits;
    options.progress = job->options->progress;
    status = cparent__source_beside(job->given, ".meta.csv", &beside,
                                    job->err);
    options.meta = beside;
    if (status == CPARENT_OK)
        status = cparent__read_published_source(job->source, &options,
                                                &published, job->findings,
                                                job->err);
    if (status == CPARENT_OK) {
        cparent__published_encode(published, &head);
        status = cparent__text_status(&head, job->err);
    }
    if (status == CPARENT_OK) {
        cparent__release release = {
            CPARENT__RELEASE_STATISTICS, published->name,
            published->digest,           published->source,
            job->change->at,             published->rows,
            head.data,                   head.length,
            published
        };

        status = keep_release(job, &release);
    }
    cparent__text_free(&head);
    cparent_published_unref(published);
    cparent_source_unref(beside);
    return status;
}

static cparent_status
import_neighbours(const cparent__shared_import *job)
{
    cparent_neighbours *neighbours = NULL;
    size_t size = 0;
    const char *bytes = cparent__source_bytes(job->source, &size);
    cparent_status status = cparent__read_neighbours(
        cparent_source_name(job->source), bytes, size, &neighbours,
        job->err);

    if (status == CPARENT_OK) {
        cparent__release release = {
            CPARENT__RELEASE_NEIGHBOURS,
            job->options->dataset ? job->options->dataset
                                  : cparent_neighbours_model(neighbours),
            cparent_neighbours_digest(neighbours),
            cparent__path_name(cparent_source_name(job->source)),
            job->change->at,
            (int64_t)cparent_neighbours_councils(neighbours),
            bytes,
            size,
            NULL
        };

        status = keep_release(job, &release);
    }
    cparent_neighbours_unref(neighbours);
    return status;
}

cparent_status
cparent__import_shared(const cparent__shared_import *job)
{
    if (job->result->kind == CPARENT_IMPORT_PUBLISHED)
        return import_statistics(job);
    if (job->result->kind == CPARENT_IMPORT_NEIGHBOURS)
        return import_neighbours(job);
    return cparent__findings_add(
        job->findings, CPARENT_SEVERITY_NOTE, "published.description",
        cparent_source_name(job->source), 0, 0, NULL, job->err,
        "a description is read with the file that it describes, and not "
        "kept on its own");
}

cparent_status
cparent_store_neighbours(cparent_store *store, const char *model,
                         cparent_neighbours **neighbours_out,
                         cparent_error *err)
{
    char *bytes = NULL;
    char *source = NULL;
    size_t size = 0;
    int64_t batch = 0;
    cparent_status status = cparent__release_find(
        store, CPARENT__RELEASE_NEIGHBOURS, model, NULL, &batch, &bytes,
        &size, &source, err);

    if (status == CPARENT_OK)
        status = cparent__read_neighbours(source, bytes, size,
                                          neighbours_out, err);
    cparent__free(bytes);
    cparent__free(source);
    return status;
}
