/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "format/csv-internal.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/alloc-internal.h"
#include "core/error-internal.h"
#include "core/limits-internal.h"

/*
 * The cells of one row are copied, unquoted, into one buffer and stand in
 * it one after another, each ended by NUL.
 */
struct cparent__csv {
    char *name;
    char *bytes;
    size_t size;
    char separator;  /* of its cells */
    bool short_rows; /* are taken */
    size_t at;       /* the next row */
    int next_line;
    int line;    /* of this row */
    size_t start, end;
    cparent__text row;
    size_t *cells; /* offsets into row */
    size_t cell_count;
    size_t cell_capacity;
    char **names;
    size_t columns;
    uint64_t rows;
    uint64_t row_limit;
};

static cparent_status
fail_here(const cparent__csv *csv, int line, int column, cparent_error *err,
          const char *message, const char *hint)
{
    return cparent__hint(err,
                         cparent__fail_at(err, CPARENT_E_PARSE, csv->name,
                                          line, column, NULL, "%s", message),
                         "%s", hint);
}

void
cparent__csv_free(cparent__csv *csv)
{
    size_t i;

    if (!csv)
        return;
    for (i = 0; i < csv->columns; i++)
        cparent__free(csv->names[i]);
    cparent__free(csv->names);
    cparent__free(csv->cells);
    cparent__text_free(&csv->row);
    cparent__free(csv->bytes);
    cparent__free(csv->name);
    cparent__free(csv);
}

/* --- the bytes ------------------------------------------------------------- */

/* The line and the cell that byte `at` stands in.  The bytes before it are
 * text, but nobody has read them as rows yet. */
static void
find_place(const cparent__csv *csv, size_t at, int *line, int *column)
{
    bool quoted = false;
    bool first = true; /* of its cell, or after a closing quote */
    size_t i;

    *line = *column = 1;
    for (i = 0; i < at; i++) {
        char c = csv->bytes[i];

        *line += c == '\n';
        if (c == '"') {
            bool closing = quoted;

            quoted = !quoted && first;
            first = closing;
            continue;
        }
        first = !quoted && (c == csv->separator || c == '\n');
        if (first)
            *column = c == '\n' ? 1 : *column + 1;
    }
}

/* What most of the header's names are parted by.  A spreadsheet writes
 * semicolons where the comma is the decimal mark, and tabs when asked. */
static char
find_separator(const char *bytes, size_t size)
{
    static const char marks[] = { ',', ';', '\t' };
    size_t counts[sizeof(marks)] = { 0 };
    size_t most = 0;
    bool quoted = false;
    size_t i, m;

    for (i = 0; i < size && (quoted || bytes[i] != '\n'); i++) {
        if (bytes[i] == '"')
            quoted = !quoted;
        for (m = 0; m < sizeof(marks) && !quoted; m++)
            counts[m] += bytes[i] == marks[m];
    }
    for (m = 1; m < sizeof(marks); m++)
        if (counts[m] > counts[most])
            most = m;
    return marks[most];
}

static cparent_status
check_bytes(const cparent__csv *csv, cparent_error *err)
{
    size_t bad = cparent__utf8_check(csv->bytes, csv->size);
    const char *nul = memchr(csv->bytes, '\0', csv->size);
    int line;
    int column;

    if (csv->size >= 2 && (memcmp(csv->bytes, "\xFF\xFE", 2) == 0 ||
                           memcmp(csv->bytes, "\xFE\xFF", 2) == 0))
        return fail_here(csv, 1, 1, err, "the file is UTF-16",
                         "save it as CSV UTF-8");
    if (nul && (size_t)(nul - csv->bytes) < bad)
        bad = (size_t)(nul - csv->bytes);
    if (bad == csv->size)
        return CPARENT_OK;
    find_place(csv, bad, &line, &column);
    fail_here(csv, line, column, err,
              csv->bytes[bad] ? "there is a byte that is not UTF-8 text"
                              : "there is a NUL byte in the text",
              "save it as CSV UTF-8");
    if (err)
        err->offset = (int64_t)bad;
    return CPARENT_E_PARSE;
}

/* --- one row ---------------------------------------------------------------- */

/* A quoted cell, from after its opening quote to after its closing one. */
static cparent_status
take_quoted(cparent__csv *csv, size_t *at, cparent_error *err)
{
    int column = (int)csv->cell_count;

    for (; *at < csv->size; (*at)++) {
        char c = csv->bytes[*at];

        if (c == '"') {
            if (*at + 1 < csv->size && csv->bytes[*at + 1] == '"') {
                (*at)++;
            } else {
                (*at)++;
                return CPARENT_OK;
            }
        }
        csv->next_line += c == '\n';
        cparent__text_char(&csv->row, c);
    }
    return fail_here(csv, csv->line, column, err,
                     "a quote is opened here and never closed",
                     "close it, or write two quotes for one");
}

static cparent_status
begin_cell(cparent__csv *csv, cparent_error *err)
{
    if (!cparent__grow((void **)&csv->cells, csv->cell_count,
                       &csv->cell_capacity, sizeof(*csv->cells)))
        return cparent__nomem(err);
    csv->cells[csv->cell_count++] = csv->row.length;
    return CPARENT_OK;
}

static bool
at_row_end(const cparent__csv *csv, size_t at)
{
    return at >= csv->size || csv->bytes[at] == '\n' ||
           (csv->bytes[at] == '\r' &&
            (at + 1 == csv->size || csv->bytes[at + 1] == '\n'));
}

/* A cell up to its separator or the row's end. */
static cparent_status
take_cell(cparent__csv *csv, size_t *at, cparent_error *err)
{
    cparent_status status = begin_cell(csv, err);

    if (status == CPARENT_OK && *at < csv->size && csv->bytes[*at] == '"') {
        (*at)++;
        status = take_quoted(csv, at, err);
        if (status == CPARENT_OK && !at_row_end(csv, *at) &&
            csv->bytes[*at] != csv->separator)
            status = fail_here(csv, csv->line, (int)csv->cell_count, err,
                               "there is text after a closing quote",
                               "put the whole cell in quotes");
    }
    while (status == CPARENT_OK && !at_row_end(csv, *at) &&
           csv->bytes[*at] != csv->separator)
        cparent__text_char(&csv->row, csv->bytes[(*at)++]);
    cparent__text_char(&csv->row, '\0');
    return status;
}

static cparent_status
take_row(cparent__csv *csv, cparent_error *err)
{
    cparent_status status = CPARENT_OK;
    size_t at = csv->at;

    csv->line = csv->next_line;
    csv->start = at;
    csv->cell_count = 0;
    cparent__text_clear(&csv->row);
    for (;;) {
        status = take_cell(csv, &at, err);
        if (status != CPARENT_OK || at_row_end(csv, at))
            break;
        at++; /* the separator */
    }
    if (status != CPARENT_OK)
        return status;
    csv->end = at;
    at += at < csv->size && csv->bytes[at] == '\r';
    at += at < csv->size && csv->bytes[at] == '\n';
    csv->next_line++;
    csv->at = at;
    return cparent__text_status(&csv->row, err);
}

/* Blank lines, also of separators alone, are what spreadsheets leave behind. */
static bool
is_blank_row(const cparent__csv *csv)
{
    size_t i;

    for (i = 0; i < csv->row.length; i++)
        if (csv->row.data[i] && !cparent__is_space(csv->row.data[i]))
            return false;
    return true;
}

cparent_status
cparent__csv_next(cparent__csv *csv, cparent_error *err)
{
    cparent_status status;

    do {
        if (csv->at >= csv->size)
            return CPARENT_DONE;
        status = take_row(csv, err);
        if (status != CPARENT_OK)
            return status;
    } while (is_blank_row(csv));
    if (csv->cell_count > csv->columns)
        return fail_here(csv, csv->line, (int)csv->columns + 1, err,
                         "this row has more cells than the header has "
                         "columns",
                         "put a cell that has such a separator in it in "
                         "quotes");
    if (csv->cell_count < csv->columns && !csv->short_rows)
        return cparent__hint(
            err,
            cparent__csv_fail(csv, (int)csv->cell_count, err,
                              "this row ends before the header's last "
                              "column"),
            "keep the separators of empty cells");
    if (++csv->rows > csv->row_limit)
        return cparent__fail_at(err, CPARENT_E_LIMIT, csv->name, csv->line,
                                0, NULL, "there are more than %llu rows",
                                (unsigned long long)csv->row_limit);
    return CPARENT_OK;
}

/* --- the header ------------------------------------------------------------- */

/* The cell without the blanks around it, cut in place. */
static char *
trimmed(cparent__csv *csv, size_t index)
{
    char *cell = csv->row.data + csv->cells[index];
    size_t length;

    while (cparent__is_space(*cell))
        cell++;
    length = strlen(cell);
    while (length > 0 && cparent__is_space(cell[length - 1]))
        length--;
    cell[length] = '\0';
    return cell;
}

/* A name and the column that it stands over. */
typedef struct named {
    const char *name;
    size_t column;
} named;

static int
compare_names(const void *a, const void *b)
{
    const named *left = a;
    const named *right = b;
    size_t i = 0;

    while (left->name[i] && cparent__lower(left->name[i]) ==
                                cparent__lower(right->name[i]))
        i++;
    if (left->name[i] || right->name[i])
        return cparent__lower(left->name[i]) - cparent__lower(right->name[i]);
    return left->column < right->column ? -1 : 1;
}

/* Sorted, because a hostile header has a hundred thousand columns. */
static cparent_status
refuse_twins(const cparent__csv *csv, cparent_error *err)
{
    named *names = cparent__calloc(csv->columns, sizeof(*names));
    size_t twin = csv->columns;
    size_t i;

    if (!names)
        return cparent__nomem(err);
    for (i = 0; i < csv->columns; i++) {
        names[i].name = csv->names[i];
        names[i].column = i;
    }
    qsort(names, csv->columns, sizeof(*names), compare_names);
    for (i = 1; i < csv->columns; i++)
        if (cparent__equal_fold(names[i - 1].name, names[i].name) &&
            names[i].column < twin)
            twin = names[i].column;
    cparent__free(names);
    if (twin == csv->columns)
        return CPARENT_OK;
    return cparent__hint(err,
                         cparent__csv_fail(csv, (int)twin, err,
                                           "two columns have this name"),
                         "leave one of them out");
}

static cparent_status
take_header(cparent__csv *csv, cparent_error *err)
{
    cparent_status status;
    size_t i;

    if (csv->size == csv->at)
        return fail_here(csv, 1, 0, err, "the file is empty",
                         "the first line names the columns");
    status = take_row(csv, err);
    if (status != CPARENT_OK)
        return status;
    csv->names = cparent__calloc(csv->cell_count, sizeof(*csv->names));
    if (!csv->names)
        return cparent__nomem(err);
    for (i = 0; i < csv->cell_count; i++) {
        const char *name = trimmed(csv, i);

        if (!*name)
            return fail_here(csv, csv->line, (int)i + 1, err,
                             "a column has no name",
                             "name every column in the first line");
        csv->names[i] = cparent__strdup(name);
        if (!csv->names[i])
            return cparent__nomem(err);
        csv->columns++;
    }
    return refuse_twins(csv, err);
}

cparent_status
cparent__csv_open(cparent_source *source, const cparent_limits *limits,
                  cparent__csv **csv_out, cparent_error *err)
{
    cparent_limits resolved;
    cparent__csv *csv;
    cparent_status status;

    status = cparent__limits_resolve(limits, &resolved, err);
    if (status != CPARENT_OK)
        return status;
    csv = cparent__calloc(1, sizeof(*csv));
    if (!csv)
        return cparent__nomem(err);
    csv->next_line = 1;
    csv->row.limit = CPARENT__TEXT_LARGE;
    csv->row_limit = resolved.rows;
    csv->name = cparent__strdup(cparent_source_name(source));
    status = csv->name ? cparent__source_read_all(source, limits,
                                                  &csv->bytes, &csv->size,
                                                  err)
                       : cparent__nomem(err);
    if (status == CPARENT_OK) {
        csv->separator = find_separator(csv->bytes, csv->size);
        status = check_bytes(csv, err);
    }
    if (status == CPARENT_OK && csv->size >= 3 &&
        memcmp(csv->bytes, "\xEF\xBB\xBF", 3) == 0)
        csv->at = 3;
    if (status == CPARENT_OK)
        status = take_header(csv, err);
    if (status != CPARENT_OK) {
        cparent__csv_free(csv);
        return status;
    }
    *csv_out = csv;
    return CPARENT_OK;
}

/* --- reading it -------------------------------------------------------------- */

int
cparent__csv_column(const cparent__csv *csv, const char *name)
{
    size_t i;

    for (i = 0; i < csv->columns; i++)
        if (cparent__equal_fold(csv->names[i], name))
            return (int)i;
    return -1;
}

size_t
cparent__csv_columns(const cparent__csv *csv)
{
    return csv->columns;
}

void
cparent__csv_take_short(cparent__csv *csv)
{
    csv->short_rows = true;
}

bool
cparent__csv_has(const cparent__csv *csv, int column)
{
    return column >= 0 && (size_t)column < csv->cell_count;
}

const char *
cparent__csv_name(const cparent__csv *csv, int column)
{
    return column >= 0 && (size_t)column < csv->columns
               ? csv->names[column]
               : "";
}

const char *
cparent__csv_cell(const cparent__csv *csv, int column)
{
    if (!cparent__csv_has(csv, column))
        return "";
    /* The row's buffer is the reader's own to cut. */
    return trimmed((cparent__csv *)(uintptr_t)csv, (size_t)column);
}

int
cparent__csv_line(const cparent__csv *csv)
{
    return csv->line;
}

const char *
cparent__csv_bytes(const cparent__csv *csv, size_t *size_out)
{
    *size_out = csv->size;
    return csv->bytes;
}

void
cparent__csv_span(const cparent__csv *csv, size_t *start_out,
                  size_t *end_out)
{
    *start_out = csv->start;
    *end_out = csv->end;
}

cparent_status
cparent__csv_fail(const cparent__csv *csv, int column, cparent_error *err,
                  const char *format, ...)
{
    char message[256];
    va_list arguments;

    va_start(arguments, format);
    vsnprintf(message, sizeof(message), format, arguments);
    va_end(arguments);
    return cparent__fail_at(err, CPARENT_E_PARSE, csv->name, csv->line,
                            column + 1, cparent__csv_name(csv, column),
                            "%s", message);
}
