/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/table-csv-internal.h"

#include <stdio.h>
#include <string.h>

#include <cparent/authority.h>
#include <cparent/builder.h>
#include <cparent/citation.h>

#include "core/digest-internal.h"
#include "core/error-internal.h"
#include "core/finding-internal.h"

void
cparent__table_csv_close(cparent__table_csv *table)
{
    cparent__csv_free(table->csv);
    table->csv = NULL;
}

static const char *
source_name(const cparent__table_csv *table)
{
    return table->first.source;
}

static cparent_status
refuse_children(const cparent__table_csv *table)
{
    int columns = (int)cparent__csv_columns(table->csv);
    int column;

    for (column = 0; column < columns; column++) {
        const char *name = cparent__csv_name(table->csv, column);

        if (cparent__names_children(name, strlen(name), false))
            return cparent__hint(
                table->err,
                cparent__fail_at(table->err, CPARENT_E_PROTECTED,
                                 source_name(table), 1, column + 1, name,
                                 "this column is about single children"),
                "leave it out: only counts and shares are kept");
    }
    return CPARENT_OK;
}

static cparent_status
need_columns(const cparent__table_csv *table, const char *const *needed)
{
    for (; *needed; needed++)
        if (cparent__csv_column(table->csv, *needed) < 0)
            return cparent__hint(
                table->err,
                cparent__fail_at(table->err, CPARENT_E_PARSE,
                                 source_name(table), 1, 0, *needed,
                                 "the column %s is missing", *needed),
                "name it in the first line");
    return CPARENT_OK;
}

/* --- records ------------------------------------------------------------------ */

cparent_status
cparent__table_csv_record(const cparent__table_csv *table,
                          cparent_noun noun, const char *id,
                          cparent_builder **builder_out)
{
    cparent_builder *builder = NULL;
    cparent_status status = cparent_builder_new(noun, &builder, table->err);

    if (status == CPARENT_OK)
        status = cparent_builder_text(builder, CPARENT_FIELD_AUTHORITY,
                                      cparent_record_id(table->authority),
                                      table->err);
    if (status == CPARENT_OK)
        status = cparent_builder_text(builder, CPARENT_FIELD_ID, id,
                                      table->err);
    if (status != CPARENT_OK) {
        cparent_builder_free(builder);
        return status;
    }
    *builder_out = builder;
    return CPARENT_OK;
}

cparent_status
cparent__table_csv_add(cparent__table_csv *table, cparent_builder *builder)
{
    cparent_record *record = NULL;
    cparent_status status = cparent_builder_build(builder, &record,
                                                  table->err);

    cparent_builder_free(builder);
    if (status == CPARENT_OK)
        status = cparent__records_take(table->records, record, table->err);
    return status;
}

static cparent_status
add_document(cparent__table_csv *table, cparent_document_kind_choice kind)
{
    char digest[CPARENT__DIGEST_TEXT];
    cparent_builder *builder = NULL;
    cparent_status status;
    const char *bytes;
    size_t size;

    bytes = cparent__csv_bytes(table->csv, &size);
    cparent__digest(bytes, size, digest);
    snprintf(table->document, sizeof(table->document), "doc-%.12s", digest);
    status = cparent__table_csv_record(table, CPARENT_NOUN_DOCUMENT,
                                       table->document, &builder);
    if (status != CPARENT_OK)
        return status;
    status = cparent_builder_choice(builder, CPARENT_DOCUMENT_KIND,
                                    (int)kind, table->err);
    if (status == CPARENT_OK)
        status = cparent_builder_text(
            builder, CPARENT_DOCUMENT_SOURCE,
            cparent__path_name(source_name(table)), table->err);
    if (status == CPARENT_OK)
        status = cparent_builder_text(builder, CPARENT_DOCUMENT_DIGEST,
                                      digest, table->err);
    if (status == CPARENT_OK)
        status = cparent_builder_integer(builder, CPARENT_DOCUMENT_BYTES,
                                         (int64_t)size, table->err);
    if (status == CPARENT_OK)
        status = cparent_builder_text(builder, CPARENT_DOCUMENT_ENCODING,
                                      "utf-8", table->err);
    if (status != CPARENT_OK) {
        cparent_builder_free(builder);
        return status;
    }
    return cparent__table_csv_add(table, builder);
}

cparent_status
cparent__table_csv_open(cparent__table_csv *table, cparent_source *source,
                        const cparent_limits *limits,
                        const char *const *needed,
                        cparent_document_kind_choice kind)
{
    cparent_status status;

    cparent_error_clear(&table->first);
    cparent__error_place(&table->first, cparent_source_name(source), 0, 0,
                         NULL);
    status = cparent__csv_open(source, limits, &table->csv, table->err);
    if (status == CPARENT_OK)
        status = refuse_children(table);
    if (status == CPARENT_OK)
        status = need_columns(table, needed);
    if (status == CPARENT_OK)
        status = add_document(table, kind);
    if (status != CPARENT_OK)
        cparent__table_csv_close(table);
    return status;
}

cparent_status
cparent__table_csv_cite(cparent__table_csv *table, char *id, size_t size)
{
    cparent_builder *builder = NULL;
    cparent__text quote = CPARENT__TEXT_INIT(CPARENT__TEXT_MEDIUM);
    cparent_status status;
    const char *bytes;
    size_t start;
    size_t end;
    size_t all;

    bytes = cparent__csv_bytes(table->csv, &all);
    cparent__csv_span(table->csv, &start, &end);
    snprintf(id, size, "%s:%zu-%zu", table->document, start, end);
    cparent__text_append(&quote, bytes + start, end - start);
    status = cparent__text_status(&quote, table->err);
    if (status == CPARENT_E_LIMIT)
        cparent__error_place(table->err, source_name(table),
                             cparent__csv_line(table->csv), 0, NULL);
    if (status == CPARENT_OK)
        status = cparent__table_csv_record(table, CPARENT_NOUN_CITATION, id,
                                           &builder);
    if (status == CPARENT_OK)
        status = cparent_builder_text(builder, CPARENT_CITATION_DOCUMENT,
                                      table->document, table->err);
    if (status == CPARENT_OK)
        status = cparent_builder_integer(builder,
                                         CPARENT_CITATION_BYTE_START,
                                         (int64_t)start, table->err);
    if (status == CPARENT_OK)
        status = cparent_builder_integer(builder, CPARENT_CITATION_BYTE_END,
                                         (int64_t)end, table->err);
    if (status == CPARENT_OK)
        status = cparent_builder_text(builder, CPARENT_CITATION_QUOTE,
                                      cparent__text_string(&quote),
                                      table->err);
    if (status == CPARENT_OK)
        status = cparent_builder_integer(builder, CPARENT_CITATION_LINE,
                                         cparent__csv_line(table->csv),
                                         table->err);
    cparent__text_free(&quote);
    if (status != CPARENT_OK) {
        cparent_builder_free(builder);
        return status;
    }
    return cparent__table_csv_add(table, builder);
}

/* --- cells -------------------------------------------------------------------- */

const char *
cparent__table_csv_cell(const cparent__table_csv *table, const char *column)
{
    return cparent__csv_cell(table->csv,
                             cparent__csv_column(table->csv, column));
}

cparent_status
cparent__table_csv_wrong(cparent__table_csv *table, const char *column,
                         cparent_status status, const char *hint,
                         const char *message)
{
    int number = cparent__csv_column(table->csv, column) + 1;
    int line = cparent__csv_line(table->csv);
    char source[sizeof(table->first.source)];
    char rule[64];

    memcpy(source, table->first.source, sizeof(source));
    if (table->wrong++ == 0) {
        cparent__fail_at(&table->first, status, source, line, number,
                         column, "%s", message);
        cparent__hint(&table->first, status, "%s", hint);
    }
    snprintf(rule, sizeof(rule), "%s.%s", table->rule, column);
    return cparent__findings_add(table->findings, CPARENT_SEVERITY_ERROR,
                                 rule, source, line, number, column,
                                 table->err, "%s; %s", message, hint);
}

cparent_status
cparent__table_csv_odd(cparent__table_csv *table, const char *column,
                       const char *message)
{
    char rule[64];

    snprintf(rule, sizeof(rule), "%s.%s", table->rule, column);
    return cparent__findings_add(
        table->findings, CPARENT_SEVERITY_WARNING, rule, source_name(table),
        cparent__csv_line(table->csv),
        cparent__csv_column(table->csv, column) + 1, column, table->err,
        "%s", message);
}

cparent_status
cparent__table_csv_authority(cparent__table_csv *table, bool *ours_out)
{
    const char *cell = cparent__table_csv_cell(table, "authority");
    const char *name = cparent_record_text(table->authority,
                                           CPARENT_AUTHORITY_NAME);

    *ours_out = cparent__equal_fold(cell,
                                    cparent_record_id(table->authority)) ||
                (name && cparent__equal_fold(cell, name));
    if (*ours_out)
        return CPARENT_OK;
    return cparent__table_csv_wrong(
        table, "authority", CPARENT_E_VALIDATION,
        "a store is one council's: give its own code or name",
        "this row is of another council");
}

cparent_status
cparent__table_csv_next(cparent__table_csv *table)
{
    cparent_error broken = CPARENT_ERROR_INIT;
    cparent_status status = cparent__csv_next(table->csv, &broken);
    cparent_status noted;
    char rule[64];

    if (status == CPARENT_OK || status == CPARENT_DONE)
        return status;
    if (status != CPARENT_E_PARSE) {
        if (table->err)
            *table->err = broken;
        return status;
    }
    snprintf(rule, sizeof(rule), "%s.syntax", table->rule);
    noted = cparent__findings_add(
        table->findings, CPARENT_SEVERITY_ERROR, rule, broken.source,
        broken.line, broken.column, broken.field, table->err, "%s; %s",
        broken.message, broken.hint);
    if (noted != CPARENT_OK)
        return noted;
    if (table->wrong++ == 0)
        table->first = broken;
    return cparent__table_csv_verdict(table);
}

cparent_status
cparent__table_csv_verdict(cparent__table_csv *table)
{
    if (table->wrong == 0)
        return CPARENT_OK;
    if (table->err)
        *table->err = table->first;
    return (cparent_status)table->first.status;
}
