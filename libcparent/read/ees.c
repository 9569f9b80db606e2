/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Published statistics, row by row: what each row says is kept in the order
 * of the file; ees-pack.c turns that into blocks.
 */
#include "config.h"

#include "read/ees-internal.h"

#include <string.h>

#include "core/alloc-internal.h"
#include "core/error-internal.h"
#include "core/finding-internal.h"
#include "core/limits-internal.h"
#include "core/source-internal.h"
#include "read/tables-internal.h"

/* --- what the columns amount to ----------------------------------------- */

static cparent_status
list_columns(ees_reader *reader)
{
    size_t columns = reader->scan.columns;
    cparent_published *out = reader->out;
    size_t i;

    reader->measure_columns = cparent__calloc(columns, sizeof(size_t));
    reader->filter_columns = cparent__calloc(columns, sizeof(size_t));
    reader->choices = cparent__calloc(columns, sizeof(*reader->choices));
    reader->left_out = cparent__calloc(
        cparent__table_rows(reader->levels) + 1, sizeof(uint64_t));
    if (!reader->measure_columns || !reader->filter_columns ||
        !reader->choices || !reader->left_out)
        return cparent__nomem(reader->err);
    for (i = 0; i < columns; i++) {
        ees_role role = reader->columns[i].role;

        if (role == EES_MEASURE)
            reader->measure_columns[out->measure_count++] = i;
        else if (role == EES_FILTER)
            reader->filter_columns[out->filter_count++] = i;
        else if (role >= EES_LEVEL && role < EES_NAMED_ROLES)
            reader->place_columns[reader->place_column_count++] = i;
    }
    if (out->measure_count == 0)
        return cparent__hint(
            reader->err,
            cparent__fail_at(reader->err, CPARENT_E_PARSE,
                             reader->scan.name, 1, 0, NULL,
                             "no column of this table holds figures"),
            "a .meta.csv beside it can say which columns are indicators");
    return CPARENT_OK;
}

/* --- rows --------------------------------------------------------------- */

static cparent_status
make_row_room(ees_reader *reader)
{
    size_t measures = reader->out->measure_count;

    if (reader->row_count >= reader->row_limit)
        return cparent__fail_at(reader->err, CPARENT_E_LIMIT,
                                reader->scan.name, reader->scan.line, 0,
                                NULL, "there are more than %llu rows",
                                (unsigned long long)reader->row_limit);
    if (cparent__grow(&reader->rows, reader->row_count, &reader->row_room,
                      sizeof(*reader->rows)) &&
        cparent__grow(&reader->cells, reader->row_count, &reader->cell_room,
                      measures * sizeof(*reader->cells)))
        return CPARENT_OK;
    return cparent__nomem(reader->err);
}

static cparent_status
take_cells(ees_reader *reader, uint32_t breakdown)
{
    size_t measures = reader->out->measure_count;
    cparent__cell *cells = reader->cells + reader->row_count * measures;
    cparent_status status = CPARENT_OK;
    size_t i;

    for (i = 0; status == CPARENT_OK && i < measures; i++) {
        size_t column = reader->measure_columns[i];

        if (!cparent__ees_plain_cell(reader->scan.cells[column], &cells[i]))
            status = cparent__ees_cell(
                reader, column,
                reader->columns[column].duration ||
                    reader->breakdown_durations[breakdown],
                &cells[i]);
    }
    return status;
}

static cparent_status
take_row(ees_reader *reader)
{
    ees_row row = { 0, 0, 0, reader->scan.line };
    cparent_status status = cparent__ees_place(reader, &row.place);

    if (status != CPARENT_OK || (row.place & EES_LEFT_OUT))
        return status;
    status = cparent__ees_period(reader, &row.period);
    if (status == CPARENT_OK)
        status = cparent__ees_breakdown(reader, &row.breakdown);
    if (status == CPARENT_OK)
        status = make_row_room(reader);
    if (status == CPARENT_OK)
        status = take_cells(reader, row.breakdown);
    if (status == CPARENT_OK)
        reader->rows[reader->row_count++] = row;
    return status;
}

static cparent_status
take_rows(ees_reader *reader)
{
    const cparent__ees_scan *scan = &reader->scan;
    cparent_status status = CPARENT_OK;
    uint32_t count = 0;

    while (status == CPARENT_OK) {
        status = cparent__ees_scan_next(&reader->scan, reader->err);
        if (status == CPARENT_OK)
            status = take_row(reader);
        if (status == CPARENT_OK && (++count & 0xFFFF) == 0)
            status = cparent__progress_tick(
                &reader->options->progress,
                (uint64_t)(scan->at - scan->bytes),
                (uint64_t)(scan->end - scan->bytes), reader->err);
    }
    return status == CPARENT_DONE ? CPARENT_OK : status;
}

/* --- what the import's report says -------------------------------------- */

static cparent_status
report_left_out(ees_reader *reader)
{
    const cparent__table *table = reader->levels;
    size_t rows = cparent__table_rows(table);
    cparent_status status = CPARENT_OK;
    size_t i;

    for (i = 0; status == CPARENT_OK && i < rows; i++)
        if (reader->left_out[i])
            status = cparent__findings_add(
                reader->findings, CPARENT_SEVERITY_NOTE, "published.level",
                reader->scan.name, 0, 0, "geographic_level", reader->err,
                "%llu rows of the level %s are left out: %s",
                (unsigned long long)reader->left_out[i],
                cparent__table_cell(table, i,
                                    cparent__table_column(table, "level")),
                cparent__table_cell(table, i,
                                    cparent__table_column(table, "reason")));
    if (status == CPARENT_OK && reader->left_out[rows])
        status = cparent__findings_add(
            reader->findings, CPARENT_SEVERITY_WARNING,
            "published.unknown-level", reader->scan.name, 0, 0,
            "geographic_level", reader->err,
            "%llu rows are left out: this release does not know their "
            "level of place",
            (unsigned long long)reader->left_out[rows]);
    return status;
}

static cparent_status
report(ees_reader *reader)
{
    cparent_status status = report_left_out(reader);
    size_t i;

    if (status == CPARENT_OK && reader->blank_cells)
        status = cparent__findings_add(
            reader->findings, CPARENT_SEVERITY_WARNING, "published.blank",
            reader->scan.name, 0, 0, NULL, reader->err,
            "%llu figures are blank, which the standard does not allow; "
            "they are kept as missing",
            (unsigned long long)reader->blank_cells);
    for (i = 0; status == CPARENT_OK && i < reader->out->period_count; i++)
        if (!cparent_period_is_set(reader->out->periods[i].period))
            status = cparent__findings_add(
                reader->findings, CPARENT_SEVERITY_WARNING,
                "published.unknown-period", reader->scan.name, 0, 0,
                "time_identifier", reader->err,
                "the rows of a time identifier are kept, but this release "
                "does not know its days, so that no series goes on from "
                "them");
    if (status == CPARENT_OK && reader->row_count == 0)
        status = cparent__findings_add(
            reader->findings, CPARENT_SEVERITY_WARNING, "published.empty",
            reader->scan.name, 0, 0, NULL, reader->err,
            "no row was kept");
    return status;
}

/* --- from beginning to end ---------------------------------------------- */

static void
free_reader(ees_reader *reader)
{
    size_t i;

    for (i = 0; reader->choices && i < reader->out->filter_count; i++)
        cparent__ees_keys_clear(&reader->choices[i]);
    cparent__ees_keys_clear(&reader->time_keys);
    cparent__ees_keys_clear(&reader->place_keys);
    cparent__ees_keys_clear(&reader->filter_keys);
    cparent__ees_keys_clear(&reader->times);
    cparent__ees_keys_clear(&reader->places);
    cparent__ees_keys_clear(&reader->breakdowns);
    cparent__free(reader->choices);
    cparent__free(reader->columns);
    cparent__free(reader->measure_columns);
    cparent__free(reader->filter_columns);
    cparent__free(reader->breakdown_durations);
    cparent__free(reader->left_out);
    cparent__free(reader->rows);
    cparent__free(reader->cells);
    cparent__free(reader->longs);
    cparent__text_free(&reader->scratch);
    cparent__text_free(&reader->key);
    cparent__ees_scan_end(&reader->scan);
    if (!reader->settled) { /* what grew is not in the arena yet */
        cparent__free(reader->out->places);
        cparent__free(reader->out->periods);
        cparent__free(reader->out->breakdowns);
        reader->out->places = NULL;
        reader->out->periods = NULL;
        reader->out->breakdowns = NULL;
    }
}

static void
name_dataset(ees_reader *reader)
{
    const char *file = cparent__path_name(reader->scan.name);
    size_t length = strlen(file);
    cparent__arena *arena = &reader->out->arena;

    reader->out->source = cparent__arena_string(arena, file);
    if (reader->options->dataset && *reader->options->dataset) {
        reader->out->name = cparent__arena_string(arena,
                                                  reader->options->dataset);
        return;
    }
    if (length > 4 && cparent__equal_fold(file + length - 4, ".csv"))
        length -= 4;
    reader->out->name = cparent__arena_copy(arena, file, length);
}

static cparent_status
read_whole(ees_reader *reader)
{
    cparent_status status = cparent__ees_columns(reader);

    if (status == CPARENT_OK)
        status = list_columns(reader);
    if (status == CPARENT_OK)
        status = take_rows(reader);
    if (status == CPARENT_OK)
        status = cparent__ees_settle(reader);
    if (status == CPARENT_OK)
        status = cparent__ees_pack(reader);
    return status;
}

/* Reads it as its columns look; once more with a doubtful column as a
 * filter, when otherwise two rows would say the same thing. */
static cparent_status
read_bytes(ees_reader *reader, const char *bytes, size_t size)
{
    cparent_status status = cparent__published_new(&reader->out,
                                                   reader->err);

    if (status != CPARENT_OK)
        return status;
    cparent__ees_scan_begin(&reader->scan, reader->scan.name, bytes, size);
    reader->scratch.limit = reader->key.limit = CPARENT__TEXT_LARGE;
    name_dataset(reader);
    status = read_whole(reader);
    /* Names without memory are empty, and look alike. */
    if (reader->scratch.failed == CPARENT_E_NOMEM ||
        reader->out->arena.failed == CPARENT_E_NOMEM)
        status = cparent__nomem(reader->err);
    if (status == CPARENT_OK)
        status = report(reader);
    free_reader(reader);
    if (status != CPARENT_OK)
        cparent_published_unref(reader->out);
    return status;
}

static cparent_status
load_tables(ees_reader *reader)
{
    cparent_limits limits;
    cparent_status status = cparent__limits_resolve(reader->options->limits,
                                                    &limits, reader->err);

    reader->row_limit = limits.rows;
    if (status == CPARENT_OK)
        status = cparent__table_builtin("measure_words", &reader->words,
                                        reader->err);
    if (status == CPARENT_OK)
        status = cparent__table_builtin("geographic_levels",
                                        &reader->levels, reader->err);
    if (status == CPARENT_OK)
        status = cparent__table_builtin("time_identifiers",
                                        &reader->identifiers, reader->err);
    return status;
}

cparent_status
cparent__read_published(const char *name, const char *bytes, size_t size,
                        const cparent_published_options *options,
                        cparent_published **published_out,
                        cparent_findings *findings, cparent_error *err)
{
    ees_reader tables = { .options = options, .err = err };
    ees_reader reader;
    cparent_status status = load_tables(&tables);
    bool again = status == CPARENT_OK;
    size_t filters = 0;

    tables.findings = findings;
    tables.scan.name = name;
    while (again) {
        reader = tables;
        reader.doubted_filters = filters++;
        status = read_bytes(&reader, bytes, size);
        again = status == CPARENT_E_VALIDATION && reader.doubted;
        if (again)
            cparent_error_clear(err);
    }
    if (status == CPARENT_OK) {
        cparent__digest(bytes, size, reader.out->digest);
        *published_out = reader.out;
    }
    cparent__table_free(tables.words);
    cparent__table_free(tables.levels);
    cparent__table_free(tables.identifiers);
    return status;
}
