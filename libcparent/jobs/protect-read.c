/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Tables to protect, and patterns of them, from CSV.
 */
#include "config.h"

#include <string.h>

#include "core/alloc-internal.h"
#include "core/error-internal.h"
#include "format/csv-internal.h"
#include "protect/cells-internal.h"

enum { MOST_COLUMNS = 3 };

typedef struct sheet {
    cparent__csv *csv;
    int at[MOST_COLUMNS]; /* where the columns wanted are */
    cparent_error *err;
} sheet;

/* Opens a CSV that must have the first `needed` of these columns. */
static cparent_status
open_sheet(cparent_source *source, const cparent_limits *limits,
           const char *const *names, int needed, sheet *s)
{
    cparent_status status =
        cparent__csv_open(source, limits, &s->csv, s->err);

    for (int i = 0; status == CPARENT_OK && i < MOST_COLUMNS; i++) {
        s->at[i] = names[i] == NULL ? -1
                                    : cparent__csv_column(s->csv, names[i]);
        if (s->at[i] < 0 && i < needed) {
            status = cparent__fail_at(
                s->err, CPARENT_E_PARSE, cparent_source_name(source), 1, 0,
                names[i], "the header has no column \"%s\"", names[i]);
            status = cparent__hint(s->err, status, "it needs %s,%s%s%s",
                                   names[0], names[1],
                                   needed > 2 ? "," : "",
                                   needed > 2 ? names[2] : "");
        }
    }
    return status;
}

static const char *
cell(const sheet *s, int column)
{
    return cparent__csv_cell(s->csv, s->at[column]);
}

/* Gives a failure of this row its place; what is a caller's mistake
 * elsewhere is the file's here. */
static cparent_status
at_row(const sheet *s, int column, cparent_source *source,
       cparent_status status)
{
    if (status == CPARENT_OK)
        return status;
    cparent__error_place(
        s->err, cparent_source_name(source), cparent__csv_line(s->csv),
        s->at[column] < 0 ? 0 : s->at[column] + 1,
        s->at[column] < 0 ? NULL
                          : cparent__csv_name(s->csv, s->at[column]));
    if (status != CPARENT_E_INVALID && status != CPARENT_E_EXISTS &&
        status != CPARENT_E_NOT_FOUND)
        return status;
    if (s->err != NULL)
        s->err->status = CPARENT_E_VALIDATION;
    return CPARENT_E_VALIDATION;
}

static cparent_status
wrong(const sheet *s, int column, const char *what, const char *hint)
{
    return cparent__hint(
        s->err, cparent__csv_fail(s->csv, s->at[column], s->err, "%s", what),
        "%s", hint);
}

/* --- Cells ---------------------------------------------------------------- */

static cparent_status
take_value(const sheet *s, int64_t *value_out)
{
    const char *text = cell(s, 1);
    cparent_decimal number;

    if (cparent_decimal_parse(text, strlen(text), &number, NULL)
        == CPARENT_OK) {
        cparent_decimal whole = cparent_decimal_round(number, 0);
        if (whole.scale == 0 && whole.coefficient >= 0 &&
            cparent_decimal_compare(whole, number) == 0) {
            *value_out = whole.coefficient;
            return CPARENT_OK;
        }
    }
    return cparent__hint(
        s->err,
        cparent__csv_fail(s->csv, s->at[1], s->err,
                          *text == '\0'
                              ? "the cell \"%s\" has no value"
                              : "the value of the cell \"%s\" is no whole "
                                "number of people",
                          cell(s, 0)),
        "write digits alone; every cell needs its true value, also those to "
        "be hidden");
}

static cparent_status
take_never(const sheet *s, bool *never_out)
{
    static const char *const yes[] = { "1", "yes", "true" };
    static const char *const no[] = { "", "0", "no", "false" };
    const char *text = cell(s, 2);

    for (size_t i = 0; i < sizeof yes / sizeof yes[0]; i++)
        if (cparent__equal_fold(text, yes[i])) {
            *never_out = true;
            return CPARENT_OK;
        }
    for (size_t i = 0; i < sizeof no / sizeof no[0]; i++)
        if (cparent__equal_fold(text, no[i])) {
            *never_out = false;
            return CPARENT_OK;
        }
    return wrong(s, 2, "never is neither 1 nor 0",
                 "write 1 for a cell that may not be hidden");
}

static cparent_status
take_cell(const sheet *s, cparent_source *source, cparent_cells *into)
{
    int64_t value = 0;
    bool never = false;
    cparent_status status = take_value(s, &value);

    if (status == CPARENT_OK)
        status = take_never(s, &never);
    if (status != CPARENT_OK)
        return status;
    status = cparent_cells_add(into, cell(s, 0), value, never, s->err);
    return at_row(s, 0, source, status);
}

static cparent_status
read_cells(cparent_source *source, const cparent_limits *limits,
           cparent_cells *into, cparent_error *err)
{
    static const char *const names[] = { "cell", "value", "never" };
    sheet s = { NULL, { -1, -1, -1 }, err };
    cparent_status status = open_sheet(source, limits, names, 2, &s);

    while (status == CPARENT_OK) {
        status = cparent__csv_next(s.csv, err);
        if (status == CPARENT_OK)
            status = take_cell(&s, source, into);
    }
    cparent__csv_free(s.csv);
    return status == CPARENT_DONE ? CPARENT_OK : status;
}

/* --- Equations ------------------------------------------------------------ */

/* Which column of the row is at fault. */
static int
fault(const cparent_cells *into, const sheet *s, cparent_status status)
{
    size_t none = cparent_cells_count(into);

    if (status == CPARENT_E_INVALID)
        return 0;
    if (status == CPARENT_E_NOT_FOUND)
        return cparent_cells_find(into, cell(s, 1)) == none ? 1 : 2;
    size_t e = cparent__cells_equation(into, cell(s, 0));
    return e < into->equation_count
                   && into->equations[e].total
                          != cparent_cells_find(into, cell(s, 1))
               ? 1
               : 2;
}

/* The line on which each equation begins. */
typedef struct lines {
    int *first;
    size_t count;
    size_t room;
} lines;

static cparent_status
take_part(const sheet *s, cparent_source *source, cparent_cells *into,
          lines *seen)
{
    cparent_status status = cparent_cells_add_part(
        into, cell(s, 0), cell(s, 1), cell(s, 2), s->err);

    if (status != CPARENT_OK)
        return at_row(s, fault(into, s, status), source, status);
    if (into->equation_count == seen->count)
        return CPARENT_OK;
    if (!cparent__grow(&seen->first, seen->count, &seen->room,
                       sizeof *seen->first))
        return cparent__nomem(s->err);
    seen->first[seen->count++] = cparent__csv_line(s->csv);
    return CPARENT_OK;
}

static cparent_status
check(const sheet *s, cparent_source *source, const cparent_cells *cells,
      const lines *seen)
{
    size_t e = cells->equation_count;
    cparent_status status = cparent__cells_check(cells, &e, s->err);

    if (status < 0 && e < seen->count)
        cparent__error_place(s->err, cparent_source_name(source),
                             seen->first[e], s->at[0] + 1, "eq");
    return status;
}

static cparent_status
read_equations(cparent_source *source, const cparent_limits *limits,
               cparent_cells *into, cparent_error *err)
{
    static const char *const names[] = { "eq", "total", "part" };
    sheet s = { NULL, { -1, -1, -1 }, err };
    lines seen = { NULL, 0, 0 };
    cparent_status status = open_sheet(source, limits, names, 3, &s);

    while (status == CPARENT_OK) {
        status = cparent__csv_next(s.csv, err);
        if (status == CPARENT_OK)
            status = take_part(&s, source, into, &seen);
    }
    if (status == CPARENT_DONE)
        status = check(&s, source, into, &seen);
    cparent__csv_free(s.csv);
    cparent__free(seen.first);
    return status;
}

cparent_status
cparent_cells_read(cparent_source *cells, cparent_source *equations,
                   const cparent_limits *limits, cparent_cells **cells_out,
                   cparent_error *err)
{
    cparent_cells *read = NULL;
    cparent_status status = cparent_cells_new(&read, err);

    if (status == CPARENT_OK)
        status = read_cells(cells, limits, read, err);
    if (status == CPARENT_OK)
        status = read_equations(equations, limits, read, err);
    if (status != CPARENT_OK) {
        cparent_cells_free(read);
        return status;
    }
    *cells_out = read;
    return CPARENT_OK;
}

/* --- Patterns ------------------------------------------------------------- */

enum { NOT_GIVEN = 255 };

static cparent_status
take_status(const sheet *s, uint8_t *status_out)
{
    const char *text = cell(s, 1);

    for (int word = CPARENT_PROTECT_PUBLISHED;
         word <= CPARENT_PROTECT_SECONDARY; word++)
        if (cparent__equal_fold(text, cparent_protect_status_name(word))) {
            *status_out = (uint8_t)word;
            return CPARENT_OK;
        }
    return wrong(s, 1, "the status is none",
                 "use published, primary or secondary");
}

static cparent_status
take_line(const sheet *s, const cparent_cells *cells, uint8_t *statuses)
{
    const char *id = cell(s, 0);
    size_t place = cparent_cells_find(cells, id);
    uint8_t status = CPARENT_PROTECT_PUBLISHED;

    if (place == cells->count && *id == '\'') /* as we write "+x" */
        place = cparent_cells_find(cells, id + 1);
    if (place == cells->count)
        return wrong(s, 0, "there is no such cell",
                     "a pattern has the cells of the table and no other");
    if (statuses[place] != NOT_GIVEN)
        return wrong(s, 0, "the cell stands here a second time",
                     "give each cell one status");
    cparent_status outcome = take_status(s, &status);
    if (outcome == CPARENT_OK)
        statuses[place] = status;
    return outcome;
}

static cparent_status
read_pattern(cparent_source *source, const cparent_cells *cells,
             uint8_t *statuses, cparent_error *err)
{
    static const char *const names[] = { "cell", "status", NULL };
    sheet s = { NULL, { -1, -1, -1 }, err };
    cparent_status status = open_sheet(source, NULL, names, 2, &s);

    memset(statuses, NOT_GIVEN, cells->count);
    while (status == CPARENT_OK) {
        status = cparent__csv_next(s.csv, err);
        if (status == CPARENT_OK)
            status = take_line(&s, cells, statuses);
    }
    cparent__csv_free(s.csv);
    if (status != CPARENT_DONE)
        return status;
    for (size_t i = 0; i < cells->count; i++)
        if (statuses[i] == NOT_GIVEN)
            return cparent__hint(
                err,
                cparent__fail_at(err, CPARENT_E_VALIDATION,
                                 cparent_source_name(source), 0, 0, NULL,
                                 "the cell \"%s\" has no status",
                                 cells->items[i].id),
                "add its row: published, primary or secondary");
    return CPARENT_OK;
}

cparent_status
cparent_cells_audit_read(const cparent_cells *cells, cparent_source *pattern,
                         const cparent_protect_options *options,
                         cparent_pattern **pattern_out, cparent_error *err)
{
    uint8_t *statuses = cparent__calloc(cells->count + 1, 1);

    if (statuses == NULL)
        return cparent__nomem(err);
    cparent_status status = read_pattern(pattern, cells, statuses, err);
    if (status == CPARENT_OK)
        status = cparent_cells_audit(cells, statuses, cells->count, options,
                                     pattern_out, err);
    cparent__free(statuses);
    return status;
}
