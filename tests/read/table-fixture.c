/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "table-fixture.h"

#include <string.h>

#include "core/finding-internal.h"

static cparent_status
make_authority(cparent_record **record_out)
{
    cparent_builder *builder = NULL;
    cparent_status status;

    status = cparent_builder_new(CPARENT_NOUN_AUTHORITY, &builder, NULL);
    if (status == CPARENT_OK)
        status = cparent_builder_text(builder, CPARENT_FIELD_AUTHORITY,
                                      "wyn", NULL);
    if (status == CPARENT_OK)
        status = cparent_builder_text(builder, CPARENT_FIELD_ID, "wyn",
                                      NULL);
    if (status == CPARENT_OK)
        status = cparent_builder_text(builder, CPARENT_AUTHORITY_NAME,
                                      "Wyn Council", NULL);
    if (status == CPARENT_OK)
        status = cparent_builder_build(builder, record_out, NULL);
    cparent_builder_free(builder);
    return status;
}

table_read
table_run(table_reader reader, const char *text)
{
    table_read table;
    cparent_record *authority = NULL;
    cparent_source *source = NULL;

    memset(&table, 0, sizeof table);
    cparent_error_clear(&table.err);
    table.status = make_authority(&authority);
    if (table.status == CPARENT_OK)
        table.status = cparent_source_from_bytes(
            "dir/t.csv", text, strlen(text), &source, &table.err);
    if (table.status == CPARENT_OK)
        table.status = cparent__findings_new(0, &table.findings,
                                             &table.err);
    if (table.status == CPARENT_OK)
        table.status = reader(source, authority, NULL, &table.records,
                              table.findings, &table.err);
    cparent_source_unref(source);
    cparent_record_unref(authority);
    return table;
}

void
table_done(table_read *table)
{
    cparent__records_free(&table->records);
    cparent_findings_free(table->findings);
    table->findings = NULL;
}

const cparent_record *
table_find(const table_read *table, cparent_noun noun, const char *id)
{
    size_t i;

    for (i = 0; i < table->records.count; i++)
        if (cparent_record_noun(table->records.items[i]) == noun &&
            strcmp(cparent_record_id(table->records.items[i]), id) == 0)
            return table->records.items[i];
    ck_abort_msg("there is no %s %s", cparent_noun_name(noun), id);
    return NULL;
}

size_t
table_count(const table_read *table, cparent_noun noun)
{
    size_t count = 0;
    size_t i;

    for (i = 0; i < table->records.count; i++)
        count += cparent_record_noun(table->records.items[i]) == noun;
    return count;
}

void
table_refused(const table_read *table, cparent_status status, int line,
              int column, const char *field, const char *word)
{
    const cparent_finding *finding;
    size_t i = 0;

    ck_assert_status(table->status, status, &table->err);
    ck_assert_int_eq(table->err.status, status);
    ck_assert_str_eq(table->err.source, "dir/t.csv");
    ck_assert_int_eq(table->err.line, line);
    ck_assert_int_eq(table->err.column, column);
    ck_assert_str_eq(table->err.field, field);
    ck_assert_msg(support_contains(table->err.message, word), "%s",
                  table->err.message);
    ck_assert_str_ne(table->err.hint, "");
    while ((finding = cparent_findings_at(table->findings, i)) != NULL &&
           finding->severity != CPARENT_SEVERITY_ERROR)
        i++;
    ck_assert_ptr_nonnull(finding);
    ck_assert_int_eq(finding->line, line);
    ck_assert_int_eq(finding->column, column);
    ck_assert_str_eq(finding->field, field);
    ck_assert(support_contains(finding->message, word));
}

void
table_odd(const table_read *table, size_t index, int line,
          const char *field, const char *word)
{
    const cparent_finding *finding = cparent_findings_at(table->findings,
                                                         index);

    ck_assert_ptr_nonnull(finding);
    ck_assert_int_eq(finding->severity, CPARENT_SEVERITY_WARNING);
    ck_assert_int_eq(finding->line, line);
    ck_assert_str_eq(finding->field, field);
    ck_assert_msg(support_contains(finding->message, word), "%s",
                  finding->message);
}
