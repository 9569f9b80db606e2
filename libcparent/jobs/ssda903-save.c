/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <cparent/builder.h>
#include <cparent/catalogue.h>
#include <cparent/citation.h>
#include <cparent/document.h>
#include <cparent/observation.h>
#include <cparent/ssda903.h>

#include <stdio.h>
#include <string.h>

#include "core/error-internal.h"
#include "core/period-internal.h"
#include "jobs/keep-internal.h"
#include "returns/result-internal.h"

/* Figures of a return as observations.  The files are named by their
 * digests; nothing that they hold is quoted or kept. */

typedef struct saving {
    cparent_store *store;
    const cparent_ssda903_result *result;
    const cparent_change *change;
    cparent_period period;
    cparent_error *err;
} saving;

enum { ID = 96 };

static void
file_id(const cparent__file *file, char id[ID])
{
    snprintf(id, ID, "ssda903-%.32s", file->digest);
}

/* Builds and keeps; the builder ends here. */
static cparent_status
keep_built(const saving *s, cparent_builder *builder, cparent_status status)
{
    cparent_record *record = NULL;

    if (status == CPARENT_OK)
        status = cparent_builder_build(builder, &record, s->err);
    if (status == CPARENT_OK)
        status = cparent__keep(s->store, record, s->change, NULL, s->err);
    cparent_record_unref(record);
    cparent_builder_free(builder);
    return status;
}

static cparent_status
begin(const saving *s, cparent_noun noun, const char *id,
      cparent_builder **builder_out)
{
    cparent_status status = cparent_builder_new(noun, builder_out, s->err);

    if (status == CPARENT_OK)
        status = cparent_builder_text(*builder_out, CPARENT_FIELD_AUTHORITY,
                                      cparent_store_authority(s->store),
                                      s->err);
    if (status == CPARENT_OK)
        status = cparent_builder_text(*builder_out, CPARENT_FIELD_ID, id,
                                      s->err);
    return status;
}

static cparent_status
keep_document(const saving *s, const cparent__file *file, const char *id)
{
    cparent_builder *builder = NULL;
    cparent_status status = begin(s, CPARENT_NOUN_DOCUMENT, id, &builder);

    if (status == CPARENT_OK)
        status = cparent_builder_text(builder, CPARENT_DOCUMENT_SOURCE,
                                      file->name, s->err);
    if (status == CPARENT_OK)
        status = cparent_builder_text(builder, CPARENT_DOCUMENT_DIGEST,
                                      file->digest, s->err);
    if (status == CPARENT_OK)
        status = cparent_builder_integer(builder, CPARENT_DOCUMENT_BYTES,
                                         file->bytes, s->err);
    if (status == CPARENT_OK)
        status = cparent_builder_choice(builder, CPARENT_DOCUMENT_ACCESS,
                                        CPARENT_DOCUMENT_ACCESS_RESTRICTED,
                                        s->err);
    return keep_built(s, builder, status);
}

static cparent_status
keep_citation(const saving *s, const cparent__file *file, const char *id)
{
    cparent_builder *builder = NULL;
    cparent_status status = begin(s, CPARENT_NOUN_CITATION, id, &builder);

    if (status == CPARENT_OK)
        status = cparent_builder_text(builder, CPARENT_CITATION_DOCUMENT,
                                      id, s->err);
    if (status == CPARENT_OK)
        status = cparent_builder_integer(builder,
                                         CPARENT_CITATION_BYTE_START, 0,
                                         s->err);
    if (status == CPARENT_OK)
        status = cparent_builder_integer(builder, CPARENT_CITATION_BYTE_END,
                                         file->bytes, s->err);
    if (status == CPARENT_OK)
        status = cparent_builder_text(
            builder, CPARENT_CITATION_QUOTE,
            "counted from this file of the statutory return; its rows are "
            "not kept",
            s->err);
    return keep_built(s, builder, status);
}

static cparent_status
keep_files(const saving *s)
{
    const cparent__files *files = s->result->files;
    cparent_status status = CPARENT_OK;
    char id[ID];
    size_t i;

    for (i = 0; status == CPARENT_OK && i < files->count; i++) {
        if (!files->items[i].digest)
            return cparent__fail(s->err, CPARENT_E_INVALID,
                                 "the files' digests were not asked for "
                                 "when the return was counted");
        if (files->items[i].rows == 0)
            continue;
        file_id(&files->items[i], id);
        status = keep_document(s, &files->items[i], id);
        if (status == CPARENT_OK)
            status = keep_citation(s, &files->items[i], id);
    }
    return status;
}

/* By which definition, and as at when. */
static void
write_note(const saving *s, const cparent_ssda903_figure *figure, int index,
           char *note, size_t size)
{
    char as_at[CPARENT_DATE_SIZE];
    char from[CPARENT_DATE_SIZE];

    cparent_date_format(s->result->as_at, as_at);
    cparent_date_format(s->result->from, from);
    snprintf(note, size,
             "Counted from the SSDA903 return by definition %s version %s, "
             "as at %s, from %s%s%s",
             figure->code, s->result->rules->definitions[index].version,
             as_at, from, figure->note ? "; " : "",
             figure->note ? figure->note : "");
}

static cparent_status
cite_files(const saving *s, cparent_builder *builder)
{
    const cparent__files *files = s->result->files;
    cparent_status status = CPARENT_OK;
    char id[ID];
    size_t i;

    for (i = 0; status == CPARENT_OK && i < files->count; i++) {
        if (files->items[i].rows == 0)
            continue;
        file_id(&files->items[i], id);
        status = cparent_builder_append(
            builder, CPARENT_OBSERVATION_CITATIONS, id, s->err);
    }
    return status;
}

static cparent_status
keep_figure(const saving *s, const cparent_ssda903_figure *figure, int index)
{
    cparent_builder *builder = NULL;
    char period[CPARENT_PERIOD_SIZE];
    char id[ID + CPARENT_PERIOD_SIZE];
    char note[512];
    cparent_status status;

    cparent_period_format(s->period, period);
    snprintf(id, sizeof(id), "%s/%s", figure->code, period);
    write_note(s, figure, index, note, sizeof(note));
    status = cparent__keep_indicator(s->store, figure->code, s->change,
                                     s->err);
    if (status == CPARENT_OK)
        status = begin(s, CPARENT_NOUN_OBSERVATION, id, &builder);
    if (status == CPARENT_OK)
        status = cparent_builder_text(builder,
                                      CPARENT_OBSERVATION_INDICATOR,
                                      figure->code, s->err);
    if (status == CPARENT_OK)
        status = cparent_builder_value(builder, CPARENT_OBSERVATION_VALUE,
                                       &figure->value, s->err);
    if (status == CPARENT_OK)
        status = cparent_builder_choice(builder, CPARENT_OBSERVATION_ROLE,
                                        CPARENT_OBSERVATION_ROLE_ACTUAL,
                                        s->err);
    if (status == CPARENT_OK)
        status = cparent_builder_period(builder, CPARENT_OBSERVATION_PERIOD,
                                        s->period, s->err);
    if (status == CPARENT_OK)
        status = cparent_builder_text(builder, CPARENT_OBSERVATION_NOTE,
                                      note, s->err);
    if (status == CPARENT_OK)
        status = cite_files(s, builder);
    return keep_built(s, builder, status);
}

/* Only what the catalogue knows: it says whether a figure counts people,
 * and so how it is protected. */
static bool
is_known(const char *code)
{
    cparent_record *entry = NULL;
    const bool known = cparent_catalogue_get(code, &entry, NULL) ==
                       CPARENT_OK;

    cparent_record_unref(entry);
    return known;
}

static cparent_status
keep_figures(const saving *s, int64_t *count_out)
{
    cparent_ssda903_figure figure;
    cparent_status status = CPARENT_OK;
    int64_t count = 0;
    size_t i;

    for (i = 0; status == CPARENT_OK &&
                cparent_ssda903_result_at(s->result, i, &figure);
         i++) {
        if (!cparent_value_is_number(&figure.value) ||
            !is_known(figure.code))
            continue;
        status = keep_figure(s, &figure, (int)i);
        count++;
    }
    if (status == CPARENT_OK && count_out)
        *count_out = count;
    return status;
}

cparent_status
cparent_ssda903_save(cparent_store *store,
                     const cparent_ssda903_result *result,
                     const cparent_change *change, int64_t *count_out,
                     cparent_error *err)
{
    saving s = { store, result, change, { { 0, 0, 0 }, { 0, 0, 0 }, 0 },
                 err };
    cparent_status status;
    bool mine = false;

    if (!store || !result || !change)
        return cparent__fail(err, CPARENT_E_INVALID,
                             "a store, a result and a change are needed");
    s.period = cparent__period_year_ended(result->as_at);
    if (cparent_date_compare(s.period.first, result->from) != 0)
        s.period = cparent_period_between(result->from, result->as_at);
    status = cparent__job_begin(store, &mine, err);
    if (status != CPARENT_OK)
        return status;
    status = keep_files(&s);
    if (status == CPARENT_OK)
        status = keep_figures(&s, count_out);
    return cparent__job_end(store, mine, status, err);
}
