/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <cparent/builder.h>
#include <cparent/document.h>
#include <cparent/jobs.h>

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include <cparent/reading.h>

#include "core/alloc-internal.h"
#include "core/error-internal.h"
#include "core/finding-internal.h"
#include "core/limits-internal.h"
#include "core/source-internal.h"
#include "jobs/keep-internal.h"
#include "jobs/shared-internal.h"
#include "jobs/propose-internal.h"
#include "read/phrases-internal.h"
#include "read/tables-internal.h"

static_assert(
    (int)CPARENT_IMPORT_MINUTES == (int)CPARENT__FILE_MINUTES &&
        (int)CPARENT_IMPORT_INDICATORS == (int)CPARENT__FILE_INDICATORS &&
        (int)CPARENT_IMPORT_PLEDGES == (int)CPARENT__FILE_PLEDGES &&
        (int)CPARENT_IMPORT_READING == (int)CPARENT__FILE_READING &&
        (int)CPARENT_IMPORT_PUBLISHED == (int)CPARENT__FILE_PUBLISHED &&
        (int)CPARENT_IMPORT_NEIGHBOURS == (int)CPARENT__FILE_NEIGHBOURS &&
        (int)CPARENT_IMPORT_DESCRIPTION == (int)CPARENT__FILE_DESCRIPTION,
    "kinds of import are kinds of file");

/* One import under way. */
typedef struct import {
    cparent_store *store;
    cparent_source *given;  /* what the caller named */
    cparent_source *source; /* the bytes, read once */
    cparent_record *authority;
    const cparent_import_options *options;
    const cparent_change *change;
    cparent_import_result *result;
    cparent_findings *findings;
    cparent_error *err;
} import;

/* True when the store has the record already, said perhaps by another file:
 * the file that said it first goes on carrying it, so that a table with one
 * corrected cell changes one record. */
static cparent_status
is_repeated(import *job, const cparent_record *record, bool *same_out)
{
    cparent_record *there = NULL;
    cparent_record *again = NULL;
    cparent_builder *builder = NULL;
    cparent_status status;
    size_t field = 0;
    size_t i;

    status = cparent_store_get(job->store, cparent_record_noun(record),
                               cparent_record_id(record), &there, NULL,
                               job->err);
    if (status == CPARENT_E_NOT_FOUND) {
        cparent_error_clear(job->err);
        return CPARENT_OK;
    }
    if (status == CPARENT_OK)
        status = cparent_builder_from(record, &builder, job->err);
    if (status == CPARENT_OK &&
        cparent_noun_field_find(cparent_record_noun(record), "citations",
                                &field)) {
        status = cparent_builder_parse(builder, "citations", NULL, job->err);
        for (i = 0; status == CPARENT_OK &&
                    i < cparent_record_list_count(there, field);
             i++)
            status = cparent_builder_append(
                builder, field, cparent_record_list_at(there, field, i),
                job->err);
    }
    if (status == CPARENT_OK)
        status = cparent_builder_build(builder, &again, job->err);
    if (status == CPARENT_OK)
        *same_out = cparent_record_equal(there, again);
    cparent_record_unref(again);
    cparent_builder_free(builder);
    cparent_record_unref(there);
    return status;
}

/* The citations that item `index` points at; they stand before it. */
static cparent_status
keep_citations(import *job, const cparent__records *records, size_t index)
{
    const cparent_record *record = records->items[index];
    cparent_status status = CPARENT_OK;
    size_t field = 0;
    size_t i;

    if (!cparent_noun_field_find(cparent_record_noun(record), "citations",
                                 &field))
        return CPARENT_OK;
    for (i = cparent_record_list_count(record, field);
         i-- > 0 && status == CPARENT_OK;) {
        const char *id = cparent_record_list_at(record, field, i);
        size_t at = index;

        while (at-- > 0) {
            const cparent_record *other = records->items[at];

            if (cparent_record_noun(other) != CPARENT_NOUN_CITATION ||
                strcmp(cparent_record_id(other), id) != 0)
                continue;
            status = cparent__keep(job->store, other, job->change, NULL,
                                   job->err);
            break;
        }
    }
    return status;
}

static cparent_status
keep_row(import *job, const cparent__records *records, size_t index)
{
    const cparent_record *record = records->items[index];
    cparent__kept kept = CPARENT__KEPT_UNCHANGED;
    bool same = false;
    cparent_status status = is_repeated(job, record, &same);

    if (status == CPARENT_OK && !same)
        status = keep_citations(job, records, index);
    if (status == CPARENT_OK && !same)
        status = cparent__keep(job->store, record, job->change, &kept,
                               job->err);
    job->result->read++;
    job->result->added += kept == CPARENT__KEPT_ADDED;
    job->result->changed += kept == CPARENT__KEPT_CHANGED;
    job->result->unchanged += kept == CPARENT__KEPT_UNCHANGED;
    return status;
}

/* What an observation or a target measures is kept with it. */
static cparent_status
keep_measured(import *job, const cparent_record *record)
{
    size_t field;

    if (!cparent_noun_field_find(cparent_record_noun(record), "indicator",
                                 &field))
        return CPARENT_OK;
    return cparent__keep_indicator(job->store,
                                   cparent_record_text(record, field),
                                   job->change, job->err);
}

static cparent_status
keep_records(import *job, const cparent__records *records)
{
    cparent_status status = CPARENT_OK;
    size_t i;

    for (i = 0; i < records->count && status == CPARENT_OK; i++) {
        const cparent_record *record = records->items[i];

        switch (cparent_record_noun(record)) {
        case CPARENT_NOUN_DOCUMENT:
            snprintf(job->result->document, sizeof(job->result->document),
                     "%s", cparent_record_id(record));
            status = cparent__keep(job->store, record, job->change, NULL,
                                   job->err);
            break;
        case CPARENT_NOUN_CITATION: /* with what it carries */
            break;
        default:
            status = keep_measured(job, record);
            if (status == CPARENT_OK)
                status = keep_row(job, records, i);
            break;
        }
        if (status == CPARENT_OK)
            status = cparent__progress_tick(&job->options->progress, i + 1,
                                            records->count, job->err);
    }
    return status;
}

static cparent_status
import_table(import *job)
{
    cparent__records records = { NULL, 0, 0 };
    cparent_status status;

    status = job->result->kind == CPARENT_IMPORT_INDICATORS
                 ? cparent__read_indicators(job->source, job->authority,
                                            job->options->limits, &records,
                                            job->findings, job->err)
                 : cparent__read_pledges(job->source, job->authority,
                                         job->options->limits, &records,
                                         job->findings, job->err);
    if (status == CPARENT_OK)
        status = keep_records(job, &records);
    cparent__records_free(&records);
    return status;
}

static cparent_status
note_undated(import *job, const cparent_reading *reading)
{
    size_t field;

    if (!cparent_noun_field_find(CPARENT_NOUN_DOCUMENT, "held_on",
                                 &field) ||
        cparent_record_has(cparent_reading_document(reading), field))
        return CPARENT_OK;
    return cparent__findings_add(
        job->findings, CPARENT_SEVERITY_WARNING, "minutes.no-date",
        cparent_source_name(job->source), 0, 0, NULL, job->err,
        "the text does not say when the meeting was; give its date with "
        "--meeting, so that actions can fall due");
}

static cparent_status
note_bodiless(import *job, const cparent_reading *reading)
{
    const char *committee = cparent_record_text(
        cparent_reading_document(reading), CPARENT_DOCUMENT_COMMITTEE);

    if (job->options->board != NULL || committee != NULL)
        return CPARENT_OK;
    return cparent__findings_add(
        job->findings, CPARENT_SEVERITY_WARNING, "minutes.no-board",
        cparent_source_name(job->source), 0, 0, NULL, job->err,
        "the text does not say which board met; give its name with "
        "--board, so that the meeting can be kept");
}

static void
prose_options(const import *job, cparent_read_options *options)
{
    options->authority = cparent_record_id(job->authority);
    options->meeting = job->options->meeting;
    options->board = job->options->board;
    options->limits = job->options->limits;
    options->progress = job->options->progress;
}

/* What the reading proposes, and then what the same words say of actions
 * that were agreed before.  A reading that comes as JSON has no words. */
static cparent_status
propose(import *job, const cparent_reading *reading,
        const cparent_read_options *options,
        const cparent__decoded *decoded)
{
    cparent__proposing proposing = { job->store, decoded, job->change,
                                     job->result, "", job->err };
    cparent_status status =
        cparent__propose(&proposing, reading, job->options->board);

    return status == CPARENT_OK && decoded
               ? cparent__propose_matters(&proposing, job->source, options)
               : status;
}

static cparent_status
import_minutes(import *job, const cparent_read_options *options)
{
    cparent__decoded decoded = { 0 };
    cparent_reading *reading = NULL;
    char *bytes = NULL;
    size_t size = 0;
    cparent_status status =
        cparent_read_minutes(job->source, options, &reading, job->err);

    if (status == CPARENT_OK)
        status = note_undated(job, reading);
    if (status == CPARENT_OK)
        status = note_bodiless(job, reading);
    if (status == CPARENT_OK)
        status = cparent__source_read_all(job->source, job->options->limits,
                                          &bytes, &size, job->err);
    if (status == CPARENT_OK)
        status = cparent__decode(bytes, size,
                                 cparent_source_name(job->source), &decoded,
                                 job->err);
    if (status == CPARENT_OK)
        status = propose(job, reading, options, &decoded);
    cparent__decoded_free(&decoded);
    cparent__free(bytes);
    cparent_reading_unref(reading);
    return status;
}

static cparent_status
import_prose(import *job)
{
    cparent_read_options options = CPARENT_READ_OPTIONS_INIT;
    cparent_reading *reading = NULL;
    cparent_status status;

    prose_options(job, &options);
    if (job->result->kind == CPARENT_IMPORT_MINUTES) {
        /* Minutes are read twice, the phrases once. */
        status = cparent__phrases_wanted(
            job->options->phrases, job->options->kept_phrases,
            job->options->limits, &options.kept_phrases, job->err);
        if (status == CPARENT_OK)
            status = import_minutes(job, &options);
        cparent_phrases_unref(options.kept_phrases);
        return status;
    }
    status = cparent__reading_from_json(job->source, &options, &reading,
                                        job->err);
    if (status == CPARENT_OK)
        status = note_undated(job, reading);
    if (status == CPARENT_OK)
        status = propose(job, reading, &options, NULL);
    cparent_reading_unref(reading);
    return status;
}

static cparent_status
import_shared(import *job)
{
    const cparent__shared_import shared = {
        job->store,   job->given,    job->source, job->authority,
        job->options, job->change,   job->result, job->findings,
        job->err
    };

    return cparent__import_shared(&shared);
}

static cparent_status
import_kind(import *job)
{
    switch (job->result->kind) {
    case CPARENT_IMPORT_INDICATORS:
    case CPARENT_IMPORT_PLEDGES:
        return import_table(job);
    case CPARENT_IMPORT_PUBLISHED:
    case CPARENT_IMPORT_NEIGHBOURS:
    case CPARENT_IMPORT_DESCRIPTION:
        return import_shared(job);
    default:
        return import_prose(job);
    }
}

/* Everything inside one change; a dry run does it all and undoes it. */
static cparent_status
run(import *job)
{
    bool mine = false;
    cparent_status status = cparent__job_begin(job->store, &mine, job->err);

    if (status != CPARENT_OK)
        return status;
    if (job->options->dry_run && !mine) {
        return cparent__fail(job->err, CPARENT_E_INVALID,
                             "a dry run cannot be part of another change");
    }
    status = import_kind(job);
    if (status == CPARENT_OK && job->options->dry_run) {
        cparent_store_rollback(job->store);
        return CPARENT_OK;
    }
    return cparent__job_end(job->store, mine, status, job->err);
}

/* Reads the bytes once and says what they are. */
static cparent_status
recognise(import *job, cparent_source *source)
{
    cparent__file_kind kind = CPARENT__FILE_MINUTES;
    char *bytes = NULL;
    size_t size = 0;
    cparent_status status;

    status = cparent__source_read_all(source, job->options->limits, &bytes,
                                      &size, job->err);
    if (status == CPARENT_OK)
        status = cparent__recognise(cparent_source_name(source), bytes,
                                    size, &kind, job->err);
    job->result->kind = (int32_t)kind; /* the same numbers */
    if (status == CPARENT_OK)
        return cparent__source_adopt(cparent_source_name(source), bytes,
                                     size, &job->source, job->err);
    cparent__free(bytes);
    return status;
}

static cparent_status
begin(import *job, cparent_source *source)
{
    cparent_limits limits;
    cparent_status status;

    status = cparent__limits_resolve(job->options->limits, &limits,
                                     job->err);
    if (status == CPARENT_OK)
        status = cparent__findings_new(limits.findings, &job->findings,
                                       job->err);
    if (status == CPARENT_OK)
        status = cparent_store_get(job->store, CPARENT_NOUN_AUTHORITY,
                                   cparent_store_authority(job->store),
                                   &job->authority, NULL, job->err);
    if (status == CPARENT_OK)
        status = recognise(job, source);
    return status;
}

cparent_status
cparent_import(cparent_store *store, cparent_source *source,
               const cparent_import_options *options,
               const cparent_change *change, cparent_import_result *result,
               cparent_findings **findings_out, cparent_error *err)
{
    cparent_import_options chosen = CPARENT_IMPORT_OPTIONS_INIT;
    cparent_import_result done;
    import job = { store,   source, NULL, NULL, &chosen,
                   change, &done,  NULL, err };
    cparent_status status;

    memset(&done, 0, sizeof(done));
    if (!store || !source || !change)
        return cparent__fail(err, CPARENT_E_INVALID,
                             "an import needs a store, a source and who "
                             "does it");
    status = cparent__options_resolve(options, &chosen, sizeof(chosen),
                                      err);
    if (status == CPARENT_OK)
        status = begin(&job, source);
    if (status == CPARENT_OK)
        status = run(&job);
    if (status == CPARENT_OK && result)
        *result = done;
    cparent_source_unref(job.source);
    cparent_record_unref(job.authority);
    if (findings_out)
        *findings_out = job.findings;
    else
        cparent_findings_free(job.findings);
    return status;
}
