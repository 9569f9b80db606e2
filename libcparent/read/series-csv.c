/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <cparent/series.h>

#include <stdlib.h>
#include <string.h>

#include "core/alloc-internal.h"
#include "core/error-internal.h"
#include "core/text-internal.h"
#include "format/csv-internal.h"
#include "read/tables-internal.h"

typedef struct series_row {
    cparent_period period;
    cparent_value value;
    char *rebase; /* NULL: none */
    int line;
} series_row;

struct cparent_series {
    series_row *rows;
    size_t count;
    size_t capacity;
};

/* A file being read. */
typedef struct job {
    cparent__csv *csv;
    int date;
    int value;
    int rebase; /* -1: there is no such column */
    cparent_series *series;
    cparent_error *err;
} job;

static cparent_status
wrong(const job *j, int column, const char *message, const char *hint)
{
    cparent_status status =
        cparent__csv_fail(j->csv, column, j->err, "%s", message);

    return cparent__hint(j->err, status, "%s", hint);
}

static cparent_status
find_column(job *j, const char *name, int *column_out)
{
    *column_out = cparent__csv_column(j->csv, name);
    if (*column_out >= 0)
        return CPARENT_OK;
    cparent_status status = cparent__csv_fail(
        j->csv, -1, j->err, "the column %s is missing", name);
    return cparent__hint(j->err, status,
                         "the first line names the columns: date,value");
}

static cparent_status
find_columns(job *j)
{
    int columns = (int)cparent__csv_columns(j->csv);

    for (int c = 0; c < columns; c++) {
        const char *name = cparent__csv_name(j->csv, c);
        if (cparent__names_children(name, strlen(name), false)) {
            cparent__csv_fail(j->csv, c, j->err,
                              "this column is about single children");
            if (j->err != NULL)
                j->err->status = CPARENT_E_PROTECTED;
            return cparent__hint(j->err, CPARENT_E_PROTECTED,
                                 "leave it out: only counts and shares are "
                                 "charted");
        }
    }
    j->rebase = cparent__csv_column(j->csv, "rebase");
    cparent_status status = find_column(j, "date", &j->date);
    return status == CPARENT_OK ? find_column(j, "value", &j->value)
                                : status;
}

/* --- cells ---------------------------------------------------------------- */

static cparent_status
take_value(const job *j, cparent_value *out)
{
    const char *cell = cparent__csv_cell(j->csv, j->value);

    if (cparent_value_parse(cell, strlen(cell), out, NULL) != CPARENT_OK)
        return wrong(j, j->value, "this is not a number",
                     "write plain digits, as in 62.4, or leave it empty: no "
                     "comma, percent sign or unit");
    if ((out->flags & CPARENT_VALUE_RANGE) != 0)
        return wrong(j, j->value, "this is a range, not a number",
                     "a chart needs one number a point");
    return CPARENT_OK;
}

static bool
is_one_of(const char *cell, const char *const *words)
{
    for (; *words != NULL; words++)
        if (cparent__equal_fold(cell, *words))
            return true;
    return false;
}

/* What is neither yes nor no is the reason. */
static cparent_status
take_rebase(const job *j, char **out)
{
    static const char *const no[] = { "", "0", "n", "no", "false", NULL };
    static const char *const yes[] = { "1", "x", "y", "yes", "true", NULL };
    const char *cell = cparent__csv_cell(j->csv, j->rebase);

    if (is_one_of(cell, no))
        return CPARENT_OK;
    *out = cparent__strdup(is_one_of(cell, yes) ? "" : cell);
    return *out == NULL ? cparent__nomem(j->err) : CPARENT_OK;
}

static cparent_status
take_row(job *j)
{
    cparent_series *series = j->series;
    const char *cell = cparent__csv_cell(j->csv, j->date);

    if (!cparent__grow(&series->rows, series->count, &series->capacity,
                       sizeof(*series->rows)))
        return cparent__nomem(j->err);
    series_row *row = &series->rows[series->count];
    memset(row, 0, sizeof(*row));
    row->line = cparent__csv_line(j->csv);
    if (cparent_period_parse(cell, &row->period, NULL) != CPARENT_OK)
        return wrong(j, j->date, "this is not a date",
                     "write a day as 2025-03-31, a month as 2025-03, a "
                     "quarter as 2025/26 Q1, a financial year as 2025/26");
    cparent_status status = take_value(j, &row->value);
    if (status == CPARENT_OK)
        status = take_rebase(j, &row->rebase);
    if (status == CPARENT_OK)
        series->count++;
    return status;
}

/* --- order ---------------------------------------------------------------- */

static int
compare_rows(const void *left, const void *right)
{
    const series_row *a = left;
    const series_row *b = right;
    int order = cparent_date_compare(a->period.last, b->period.last);

    return order != 0 ? order : (a->line > b->line) - (a->line < b->line);
}

static cparent_status
put_in_order(job *j, const char *source)
{
    cparent_series *series = j->series;

    if (series->count > 1)
        qsort(series->rows, series->count, sizeof(*series->rows),
              compare_rows);
    for (size_t i = 1; i < series->count; i++) {
        const series_row *before = &series->rows[i - 1];
        const series_row *row = &series->rows[i];
        if (cparent_date_compare(before->period.last, row->period.last) != 0)
            continue;
        cparent__fail_at(j->err, CPARENT_E_VALIDATION, source, row->line,
                         j->date + 1, "date", "line %d has this date too",
                         before->line);
        return cparent__hint(j->err, CPARENT_E_VALIDATION,
                             "keep one of the two rows");
    }
    return CPARENT_OK;
}

cparent_status
cparent_series_read(cparent_source *source, const cparent_limits *limits,
                    cparent_series **series_out, cparent_error *err)
{
    job j = { NULL, -1, -1, -1, NULL, err };

    j.series = cparent__calloc(1, sizeof(*j.series));
    if (j.series == NULL)
        return cparent__nomem(err);
    cparent__object_born();
    cparent_status status = cparent__csv_open(source, limits, &j.csv, err);
    if (status == CPARENT_OK)
        status = find_columns(&j);
    while (status == CPARENT_OK
           && (status = cparent__csv_next(j.csv, err)) == CPARENT_OK)
        status = take_row(&j);
    if (status == CPARENT_DONE)
        status = put_in_order(&j, cparent_source_name(source));
    cparent__csv_free(j.csv);
    if (status == CPARENT_OK)
        *series_out = j.series;
    else
        cparent_series_free(j.series);
    return status;
}

void
cparent_series_free(cparent_series *series)
{
    if (series == NULL)
        return;
    for (size_t i = 0; i < series->count; i++)
        cparent__free(series->rows[i].rebase);
    cparent__free(series->rows);
    cparent__free(series);
    cparent__object_died();
}

size_t
cparent_series_count(const cparent_series *series)
{
    return series->count;
}

cparent_period
cparent_series_period(const cparent_series *series, size_t index)
{
    const cparent_period unset = { { 0, 0, 0 }, { 0, 0, 0 }, 0 };

    return index < series->count ? series->rows[index].period : unset;
}

cparent_value
cparent_series_value(const cparent_series *series, size_t index)
{
    return index < series->count
               ? series->rows[index].value
               : cparent_value_none(CPARENT_VALUE_MISSING);
}

const char *
cparent_series_rebase(const cparent_series *series, size_t index)
{
    return index < series->count ? series->rows[index].rebase : NULL;
}
