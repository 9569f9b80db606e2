/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What each column of a file is.  Where it stands: its heading is one of
 * those that say when and where; its description says filter or indicator;
 * the caller says that it is a measure; or else its first rows show it.
 */
#include "config.h"

#include "read/ees-internal.h"

#include <string.h>

#include <cparent/value.h>

#include "core/alloc-internal.h"
#include "core/error-internal.h"
#include "format/csv-internal.h"

enum { SAMPLE_ROWS = 5000 };

/* What the first rows show of a column. */
typedef struct evidence {
    size_t numbers; /* and times */
    size_t symbols;
    size_t texts;
    size_t broken;
    bool whole;     /* every number is a whole one */
} evidence;

/* --- the header --------------------------------------------------------- */

static cparent_status
name_columns(ees_reader *reader)
{
    cparent__ees_scan *scan = &reader->scan;
    size_t i;

    reader->columns = cparent__calloc(scan->columns,
                                      sizeof(*reader->columns));
    if (!reader->columns)
        return cparent__nomem(reader->err);
    for (i = 0; i < scan->columns; i++) {
        ees_column *column = &reader->columns[i];
        const char *name = cparent__span_text(scan->cells[i],
                                              &reader->scratch);

        column->name = cparent__arena_string(&reader->out->arena, name);
        column->label = column->name;
        column->grouping = "";
        column->role = EES_FILTER;
        column->places = -1;
        if (!*name)
            return cparent__ees_scan_fail(
                scan, CPARENT_E_PARSE, i, NULL, reader->err,
                "this column has no name", "name it, or leave it out");
    }
    return CPARENT_OK;
}

static const char *const role_names[EES_NAMED_ROLES] = {
    "time_period",  "time_identifier", "level",       "country_code",
    "country_name", "region_code",     "region_name", "old_la_code",
    "la_name",      "new_la_code"
};

/* The heading's role in published_columns; EES_FILTER when it has none. */
static ees_role
role_of(const cparent__table *table, const char *name)
{
    ptrdiff_t row = cparent__table_find(
        table, cparent__table_column(table, "column"), name);
    const char *role = row < 0 ? ""
                               : cparent__table_cell(
                                     table, (size_t)row,
                                     cparent__table_column(table, "role"));
    int i;

    for (i = 0; i < EES_NAMED_ROLES; i++)
        if (strcmp(role, role_names[i]) == 0)
            return (ees_role)i;
    return *role ? EES_OTHER : EES_FILTER;
}

static cparent_status
find_twin(ees_reader *reader, size_t i)
{
    size_t k;

    for (k = 0; k < i; k++)
        if (cparent__equal_fold(reader->columns[k].name,
                                reader->columns[i].name) ||
            (reader->columns[i].role < EES_NAMED_ROLES &&
             reader->columns[k].role == reader->columns[i].role))
            return cparent__ees_scan_fail(
                &reader->scan, CPARENT_E_PARSE, i, reader->columns[i].name,
                reader->err, "two columns say the same",
                "leave one of them out");
    return CPARENT_OK;
}

static cparent_status
find_roles(ees_reader *reader)
{
    cparent__table *table = NULL;
    cparent_status status = cparent__table_builtin("published_columns",
                                                   &table, reader->err);
    size_t i;

    for (i = 0; i < EES_NAMED_ROLES; i++)
        reader->named[i] = SIZE_MAX;
    for (i = 0; status == CPARENT_OK && i < reader->scan.columns; i++) {
        ees_column *column = &reader->columns[i];

        column->role = role_of(table, column->name);
        status = find_twin(reader, i);
        if (column->role < EES_NAMED_ROLES)
            reader->named[column->role] = i;
    }
    cparent__table_free(table);
    for (i = EES_TIME_PERIOD; status == CPARENT_OK && i <= EES_LEVEL; i++)
        if (reader->named[i] == SIZE_MAX)
            status = cparent__hint(
                reader->err,
                cparent__fail_at(reader->err, CPARENT_E_PARSE,
                                 reader->scan.name, reader->scan.line, 0,
                                 role_names[i],
                                 "the column %s is missing, which published "
                                 "statistics need",
                                 role_names[i]),
                "time_period, time_identifier and geographic_level say "
                "when and where each row is");
    return status;
}

/* --- the description ---------------------------------------------------- */

static ees_column *
column_of(const ees_reader *reader, const char *name, size_t length)
{
    size_t i;

    for (i = 0; i < reader->scan.columns; i++)
        if (strlen(reader->columns[i].name) == length &&
            cparent__equal_bytes_fold(reader->columns[i].name, name, length))
            return &reader->columns[i];
    return NULL;
}

/* The units of the standard; what it leaves open stays unknown. */
static int
unit_of(const char *unit)
{
    static const struct {
        const char *written;
        cparent_unit unit;
    } units[] = { { "%", CPARENT_UNIT_PERCENT },
                  { "pp", CPARENT_UNIT_PERCENTAGE_POINTS },
                  { "£", CPARENT_UNIT_GBP },
                  { "GBP", CPARENT_UNIT_GBP } };
    size_t i;

    for (i = 0; i < sizeof(units) / sizeof(units[0]); i++)
        if (strcmp(unit, units[i].written) == 0)
            return (int)units[i].unit;
    return CPARENT_UNIT_UNKNOWN;
}

static const char *
kept_cell(ees_reader *reader, const cparent__csv *csv, const char *name)
{
    return cparent__arena_string(
        &reader->out->arena,
        cparent__csv_cell(csv, cparent__csv_column(csv, name)));
}

static cparent_status
describe(ees_reader *reader, const cparent__csv *csv)
{
    int types = cparent__csv_column(csv, "col_type");
    const char *type = cparent__csv_cell(csv, types);
    const char *name = cparent__csv_cell(
        csv, cparent__csv_column(csv, "col_name"));
    ees_column *column = column_of(reader, name, strlen(name));
    const char *text;

    if (!column || column->role < EES_FILTER)
        return CPARENT_OK; /* it describes more than this file has */
    if (!cparent__equal_fold(type, "Filter") &&
        !cparent__equal_fold(type, "Indicator"))
        return cparent__hint(
            reader->err,
            cparent__csv_fail(csv, types, reader->err,
                              "this is neither Filter nor Indicator"),
            "the description says of each column which of the two it is");
    column->described = true;
    column->role = cparent__equal_fold(type, "Filter") ? EES_FILTER
                                                       : EES_MEASURE;
    text = kept_cell(reader, csv, "label");
    column->label = *text ? text : column->name;
    column->grouping = kept_cell(reader, csv, "indicator_grouping");
    column->unit = unit_of(kept_cell(reader, csv, "indicator_unit"));
    text = kept_cell(reader, csv, "indicator_dp");
    if (cparent__is_digit(text[0]) && !text[1])
        column->places = text[0] - '0';
    return CPARENT_OK;
}

static cparent_status
read_description(ees_reader *reader)
{
    cparent__csv *csv = NULL;
    cparent_status status;

    if (!reader->options->meta)
        return CPARENT_OK;
    status = cparent__csv_open(reader->options->meta,
                               reader->options->limits, &csv, reader->err);
    if (status == CPARENT_OK && (cparent__csv_column(csv, "col_name") < 0 ||
                                 cparent__csv_column(csv, "col_type") < 0))
        status = cparent__fail_at(
            reader->err, CPARENT_E_PARSE,
            cparent_source_name(reader->options->meta), 1, 0, NULL,
            "a description of columns needs col_name and col_type");
    while (status == CPARENT_OK) {
        status = cparent__csv_next(csv, reader->err);
        if (status == CPARENT_OK)
            status = describe(reader, csv);
    }
    cparent__csv_free(csv);
    return status == CPARENT_DONE ? CPARENT_OK : status;
}

/* The columns that the caller says are measures. */
static cparent_status
take_word(ees_reader *reader)
{
    const char *at = reader->options->measures;

    while (at && *at) {
        size_t length = strcspn(at, ",");
        ees_column *column = column_of(reader, at, length);

        if (!column || column->role < EES_FILTER)
            return cparent__fail_at(reader->err, CPARENT_E_NOT_FOUND,
                                    reader->scan.name, 1, 0, NULL,
                                    "a column that was said to be a measure "
                                    "is not in the file");
        column->role = EES_MEASURE;
        column->described = true;
        at += length + (at[length] == ',');
    }
    return CPARENT_OK;
}

/* --- the first rows ----------------------------------------------------- */

static void
weigh(ees_reader *reader, evidence *found)
{
    size_t i;

    for (i = 0; i < reader->scan.columns; i++) {
        bool whole = false;
        ees_looks looks;

        if (reader->columns[i].role != EES_FILTER ||
            reader->columns[i].described)
            continue;
        looks = cparent__ees_looks(
            cparent__span_text(reader->scan.cells[i], &reader->scratch),
            &whole);
        found[i].numbers += looks == EES_LOOKS_NUMBER ||
                            looks == EES_LOOKS_DURATION;
        found[i].symbols += looks == EES_LOOKS_SYMBOL;
        found[i].broken += looks == EES_LOOKS_BROKEN;
        found[i].texts += looks == EES_LOOKS_TEXT;
        if (looks == EES_LOOKS_NUMBER && !whole)
            found[i].whole = false;
    }
}

/* A measure's cells are figures.  One whose heading speaks of figures may
 * have a wrong cell or two, which the reading then refuses; so may one that
 * is nearly all figures. */
static bool
is_measure(const evidence *found, bool hinted)
{
    size_t figures = found->numbers + found->symbols;

    if (found->texts == 0)
        return figures + found->broken > 0 || hinted;
    return figures > 0 && (hinted || figures >= 9 * found->texts);
}

/* So many of the doubtful columns, from the left, are filters after all. */
static void
doubt(ees_reader *reader)
{
    size_t left = reader->doubted_filters;
    size_t i;

    for (i = 0; i < reader->scan.columns && left > 0; i++)
        if (reader->columns[i].doubtful) {
            reader->columns[i].doubtful = false;
            reader->columns[i].role = EES_FILTER;
            left--;
        }
}

static void
judge(ees_reader *reader, const evidence *found)
{
    size_t last_text = 0;
    size_t i;

    for (i = 0; i < reader->scan.columns; i++) {
        ees_column *column = &reader->columns[i];
        bool hinted = *cparent__ees_meaning(reader, "column", column->name,
                                            false) ||
                      *cparent__ees_meaning(reader, "column", column->name,
                                            true);

        if (column->role != EES_FILTER || column->described)
            continue;
        if (is_measure(&found[i], hinted)) {
            column->role = EES_MEASURE;
            column->doubtful = !hinted && found[i].whole &&
                               found[i].numbers > 0 &&
                               found[i].symbols + found[i].broken == 0;
        } else {
            last_text = i;
        }
    }
    /* Filters stand before measures: whole numbers before a text are ages
     * or years. */
    for (i = 0; i < last_text; i++)
        if (reader->columns[i].doubtful) {
            reader->columns[i].doubtful = false;
            reader->columns[i].role = EES_FILTER;
        }
    doubt(reader);
}

static cparent_status
look_at_rows(ees_reader *reader)
{
    const cparent__ees_scan start = reader->scan;
    evidence *found = cparent__calloc(reader->scan.columns, sizeof(*found));
    cparent_status status = CPARENT_OK;
    size_t rows = 0;
    size_t i;

    if (!found)
        return cparent__nomem(reader->err);
    for (i = 0; i < reader->scan.columns; i++)
        found[i].whole = true;
    while (status == CPARENT_OK && rows++ < SAMPLE_ROWS) {
        status = cparent__ees_scan_next(&reader->scan, reader->err);
        if (status == CPARENT_OK)
            weigh(reader, found);
    }
    if (status == CPARENT_OK || status == CPARENT_DONE) {
        judge(reader, found);
        status = CPARENT_OK;
    }
    cparent__free(found);
    reader->scan.at = start.at;
    reader->scan.line = start.line;
    reader->scan.next_line = start.next_line;
    return status;
}

static void
give_unit(ees_reader *reader, ees_column *column)
{
    const char *meaning = cparent__ees_meaning(reader, "column",
                                               column->name, false);
    cparent_unit unit = CPARENT_UNIT_UNKNOWN;

    column->duration =
        *cparent__ees_meaning(reader, "column", column->name, true) ||
        *cparent__ees_meaning(reader, "column", column->label, true);
    if (column->unit == CPARENT_UNIT_UNKNOWN &&
        cparent_unit_parse(meaning, &unit))
        column->unit = (int)unit;
}

cparent_status
cparent__ees_columns(ees_reader *reader)
{
    cparent_status status = cparent__ees_scan_next(&reader->scan,
                                                   reader->err);
    size_t i;

    if (status == CPARENT_DONE)
        return cparent__fail_at(reader->err, CPARENT_E_PARSE,
                                reader->scan.name, 1, 0, NULL,
                                "the file is empty");
    if (status == CPARENT_OK)
        status = name_columns(reader);
    if (status == CPARENT_OK)
        status = find_roles(reader);
    if (status == CPARENT_OK)
        status = read_description(reader);
    if (status == CPARENT_OK)
        status = take_word(reader);
    if (status == CPARENT_OK)
        status = look_at_rows(reader);
    for (i = 0; status == CPARENT_OK && i < reader->scan.columns; i++)
        if (reader->columns[i].role == EES_MEASURE)
            give_unit(reader, &reader->columns[i]);
    return status;
}
