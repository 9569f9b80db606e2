/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/table-csv-internal.h"

#include <string.h>

#include <cparent/builder.h>
#include <cparent/pledge.h>

#include "core/error-internal.h"
#include "facts/table-internal.h"

typedef struct pledge_csv {
    cparent__table_csv table;
    cparent__table *themes;
    cparent_builder *open; /* the pledge whose rows are being read */
    cparent__text id;
    int64_t position;
} pledge_csv;

/* The pledge being read is complete. */
static cparent_status
close_pledge(pledge_csv *job)
{
    cparent_builder *builder = job->open;

    job->open = NULL;
    return builder ? cparent__table_csv_add(&job->table, builder)
                   : CPARENT_OK;
}

static bool
is_known(const pledge_csv *job, const char *id)
{
    const cparent__records *records = job->table.records;
    size_t i;

    for (i = 0; i < records->count; i++)
        if (cparent_record_noun(records->items[i]) == CPARENT_NOUN_PLEDGE &&
            strcmp(cparent_record_id(records->items[i]), id) == 0)
            return true;
    return false;
}

static cparent_status
open_pledge(pledge_csv *job, const char *heading, const char *theme)
{
    const char *note = cparent__table_csv_cell(&job->table, "note");
    cparent_error *err = job->table.err;
    cparent_status status = close_pledge(job);

    if (status == CPARENT_OK && is_known(job, job->id.data))
        return cparent__table_csv_wrong(
            &job->table, "pledge", CPARENT_E_VALIDATION,
            "keep its rows together",
            "this pledge stands further up already");
    if (status == CPARENT_OK)
        status = cparent__table_csv_record(&job->table, CPARENT_NOUN_PLEDGE,
                                           job->id.data, &job->open);
    if (status == CPARENT_OK)
        status = cparent_builder_text(job->open, CPARENT_PLEDGE_HEADING,
                                      heading, err);
    if (status == CPARENT_OK)
        status = cparent_builder_text(job->open, CPARENT_PLEDGE_THEME,
                                      *theme ? theme : NULL, err);
    if (status == CPARENT_OK)
        status = cparent_builder_text(job->open, CPARENT_PLEDGE_NOTE,
                                      *note ? note : NULL, err);
    if (status == CPARENT_OK)
        status = cparent_builder_integer(job->open, CPARENT_PLEDGE_POSITION,
                                         ++job->position, err);
    return status;
}

static cparent_status
check_theme(pledge_csv *job, const char *theme, bool *good)
{
    if (!*theme ||
        cparent__table_find(job->themes,
                            cparent__table_column(job->themes, "code"),
                            theme) >= 0)
        return CPARENT_OK;
    *good = false;
    return cparent__table_csv_wrong(&job->table, "theme",
                                    CPARENT_E_VALIDATION,
                                    "use a code of share/themes.tsv",
                                    "there is no such theme");
}

static cparent_status
add_statement(pledge_csv *job)
{
    const char *statement = cparent__table_csv_cell(&job->table,
                                                    "statement");
    char citation[96];
    cparent_status status;

    status = cparent__table_csv_cite(&job->table, citation,
                                     sizeof(citation));
    if (status == CPARENT_OK && *statement)
        status = cparent_builder_append(
            job->open, CPARENT_PLEDGE_STATEMENTS, statement,
            job->table.err);
    if (status == CPARENT_OK)
        status = cparent_builder_append(job->open, CPARENT_PLEDGE_CITATIONS,
                                        citation, job->table.err);
    return status;
}

/* True when this row goes on with the pledge of the row before. */
static bool
goes_on(const pledge_csv *job, const char *id)
{
    return job->open && job->id.data && strcmp(job->id.data, id) == 0;
}

static cparent_status
read_pledge(pledge_csv *job, const char *heading, const char *theme)
{
    cparent__text id = CPARENT__TEXT_INIT(CPARENT__TEXT_MEDIUM);
    cparent_status status;

    cparent__text_slug(&id, heading);
    status = cparent__text_status(&id, job->table.err);
    if (status == CPARENT_OK && id.length == 0) {
        cparent__text_free(&id);
        return cparent__table_csv_wrong(&job->table, "pledge",
                                        CPARENT_E_PARSE,
                                        "give the promise in a few words",
                                        "the pledge has no name");
    }
    if (status == CPARENT_OK && goes_on(job, id.data)) {
        cparent__text_free(&id);
        return add_statement(job);
    }
    cparent__text_free(&job->id);
    job->id = id;
    if (status == CPARENT_OK)
        status = open_pledge(job, heading, theme);
    if (status == CPARENT_OK && job->open)
        status = add_statement(job);
    return status;
}

static cparent_status
read_row(pledge_csv *job)
{
    const char *heading = cparent__table_csv_cell(&job->table, "pledge");
    const char *theme = cparent__table_csv_cell(&job->table, "theme");
    bool good = false;
    cparent_status status;

    status = cparent__table_csv_authority(&job->table, &good);
    if (status == CPARENT_OK)
        status = check_theme(job, theme, &good);
    if (status == CPARENT_OK && good)
        status = read_pledge(job, heading, theme);
    return status;
}

cparent_status
cparent__read_pledges(cparent_source *source,
                      const cparent_record *authority,
                      const cparent_limits *limits,
                      cparent__records *records,
                      cparent_findings *findings, cparent_error *err)
{
    static const char *const needed[] = { "authority", "pledge", "theme",
                                          "statement", NULL };
    pledge_csv job;
    cparent_status status;

    memset(&job, 0, sizeof(job));
    job.table.authority = authority;
    job.table.records = records;
    job.table.findings = findings;
    job.table.err = err;
    job.table.rule = "pledges";
    job.id.limit = CPARENT__TEXT_MEDIUM;
    status = cparent__table_builtin("themes", &job.themes, err);
    if (status == CPARENT_OK)
        status = cparent__table_csv_open(&job.table, source, limits, needed,
                                         CPARENT_DOCUMENT_KIND_PLEDGES);
    while (status == CPARENT_OK &&
           (status = cparent__table_csv_next(&job.table)) == CPARENT_OK)
        status = read_row(&job);
    if (status == CPARENT_DONE)
        status = close_pledge(&job);
    if (status == CPARENT_OK)
        status = cparent__table_csv_verdict(&job.table);
    cparent_builder_free(job.open);
    cparent__text_free(&job.id);
    cparent__table_free(job.themes);
    cparent__table_csv_close(&job.table);
    return status;
}
