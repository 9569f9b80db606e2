/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/tables-internal.h"

#include <string.h>

#include "core/error-internal.h"
#include "core/text-internal.h"
#include "facts/table-internal.h"

/* The columns that tell a table from any other, and from prose that happens
 * to have commas. */
static const struct {
    const char *columns[4];
    cparent__file_kind kind;
} tables[] = {
    { { "indicator", "authority", "period", NULL },
      CPARENT__FILE_INDICATORS },
    { { "time_period", "time_identifier", NULL, NULL },
      CPARENT__FILE_PUBLISHED },
    { { "col_name", "col_type", NULL, NULL }, CPARENT__FILE_DESCRIPTION },
    { { "authority", "pledge", NULL, NULL }, CPARENT__FILE_PLEDGES },
};

/* Columns that both kinds of table share with nothing that people write:
 * one of them in a first line makes it a table, perhaps a broken one. */
static const char *const hints[] = { "indicator", "pledge" };

/* True when the bytes are the first cell of `name`, whatever their case and
 * whatever blanks and signs stand between them. */
static bool
is_named(const char *bytes, size_t length, const char *name)
{
    const char *end = name + strcspn(name, "\t");

    size_t i;

    for (i = 0; i < length; i++) {
        int c = cparent__lower(bytes[i]);

        if (cparent__is_space(c) || c == '_' || c == '-' || c == '.' ||
            c == '"')
            continue;
        if (name == end || c != *name++)
            return false;
    }
    return name == end;
}

/* The same letter for letter. */
static bool
is_named_as(const char *bytes, size_t length, const char *name)
{
    return length == strlen(name) &&
           cparent__equal_bytes_fold(bytes, name, length);
}

static bool
is_certain(const char *row)
{
    return strcmp(row + strcspn(row, "\t"), "\tyes") == 0;
}

/* Such a table enters through the statutory return's engine and leaves as
 * counts. */
bool
cparent__names_children(const char *column, size_t length, bool certain)
{
    const char *const *row = cparent__table_builtin_lines("child_columns");

    for (; *row; row++)
        if ((!certain || is_certain(*row)) &&
            is_named(column, length, *row))
            return true;
    return false;
}

/* --- the first line ------------------------------------------------------ */

typedef struct first_line {
    const char *bytes;
    size_t length;
    const char *cuts; /* what ends a cell */
} first_line;

/* The next cell from *at on; false after the last. */
static bool
next_cell(const first_line *line, size_t *at, const char **cell,
          size_t *length)
{
    size_t start = *at;

    if (start > line->length)
        return false;
    while (*at < line->length && !strchr(line->cuts, line->bytes[*at]))
        (*at)++;
    *cell = line->bytes + start;
    *length = (*at)++ - start;
    return true;
}

static bool
line_has(const first_line *line, const char *name)
{
    const char *cell;
    size_t length;
    size_t at = 0;

    while (next_cell(line, &at, &cell, &length)) {
        while (length > 0 &&
               (cparent__is_space(*cell) || *cell == '"'))
            cell++, length--;
        while (length > 0 && (cparent__is_space(cell[length - 1]) ||
                              cell[length - 1] == '"'))
            length--;
        if (is_named_as(cell, length, name))
            return true;
    }
    return false;
}

/* A model of statistical neighbours: "SN_1" or "SN1". */
static bool
has_neighbours(const first_line *line)
{
    const char *cell;
    size_t length;
    size_t at = 0;

    while (next_cell(line, &at, &cell, &length))
        if (is_named(cell, length, "sn1"))
            return true;
    return false;
}

static bool
has_columns(const first_line *line, const char *const *columns)
{
    for (; *columns; columns++)
        if (!line_has(line, *columns))
            return false;
    return true;
}

static cparent_status
refuse_children(const char *name, const first_line *line,
                cparent_error *err)
{
    const char *cell;
    size_t length;
    size_t at = 0;
    int column;

    for (column = 1; next_cell(line, &at, &cell, &length); column++)
        if (cparent__names_children(cell, length, true))
            return cparent__hint(
                err,
                cparent__fail_at(err, CPARENT_E_PROTECTED, name, 1, column,
                                 NULL, "this is a table of single children"),
                "only counts and shares are kept");
    return CPARENT_OK;
}

/* How many cells a line has, when it could be a row of a table: no cell is a
 * sentence, and there are two or more.  0 when it could not. */
static size_t
cells_of_row(const char *line, size_t length)
{
    size_t cells = 1;
    size_t blanks = 0;
    size_t i;

    for (i = 0; i < length; i++) {
        if (line[i] == ',') {
            cells++;
            blanks = 0;
            if (i + 1 < length && line[i + 1] == ' ')
                return 0; /* prose has a blank behind a comma */
        } else if (line[i] == ' ' && ++blanks > 3) {
            return 0;
        }
    }
    return cells > 1 ? cells : 0;
}

/* True when the first two lines are rows of one width. */
static bool
looks_like_table(const char *bytes, size_t size)
{
    const char *newline = memchr(bytes, '\n', size);
    size_t first = newline ? (size_t)(newline - bytes) : size;
    const char *next = newline ? newline + 1 : bytes + size;
    size_t left = size - (size_t)(next - bytes);
    size_t cells = cells_of_row(bytes, first);
    const char *end = memchr(next, '\n', left);

    return cells > 0 && left > 0 &&
           cells_of_row(next, end ? (size_t)(end - next) : left) == cells;
}

static cparent_status
unknown_table(const char *name, bool cut_by_commas, cparent_error *err)
{
    if (!cut_by_commas)
        return cparent__hint(
            err,
            cparent__fail_at(err, CPARENT_E_PARSE, name, 1, 0, NULL,
                             "the cells of this table are not kept apart by "
                             "commas"),
            "save it as CSV UTF-8 with commas");
    return cparent__hint(
        err,
        cparent__fail_at(err, CPARENT_E_PARSE, name, 1, 0, NULL,
                         "a column that this table needs is missing"),
        "indicators need indicator,authority,period,value,numerator,"
        "denominator,target,note; pledges need "
        "authority,pledge,theme,statement,note");
}

static cparent_status
recognise_line(const char *name, const char *bytes, size_t length,
               cparent__file_kind *kind_out, cparent_error *err)
{
    const first_line commas = { bytes, length, "," };
    const first_line any = { bytes, length, ",;\t" };
    cparent_status status;
    size_t i;

    for (i = 0; i < sizeof(tables) / sizeof(tables[0]); i++)
        if (has_columns(&commas, tables[i].columns)) {
            *kind_out = tables[i].kind;
            return tables[i].kind == CPARENT__FILE_PUBLISHED
                       ? refuse_children(name, &commas, err)
                       : CPARENT_OK;
        }
    status = refuse_children(name, &any, err);
    if (status != CPARENT_OK)
        return status;
    if (has_neighbours(&commas)) {
        *kind_out = CPARENT__FILE_NEIGHBOURS;
        return CPARENT_OK;
    }
    for (i = 0; i < sizeof(tables) / sizeof(tables[0]); i++)
        if (has_columns(&any, tables[i].columns))
            return unknown_table(name, false, err);
    for (i = 0; i < sizeof(hints) / sizeof(hints[0]); i++)
        if (memchr(bytes, ',', length) && line_has(&commas, hints[i]))
            return unknown_table(name, true, err);
    *kind_out = CPARENT__FILE_MINUTES;
    return CPARENT_OK;
}

cparent_status
cparent__recognise(const char *name, const char *bytes, size_t size,
                   cparent__file_kind *kind_out, cparent_error *err)
{
    cparent__file_kind kind = CPARENT__FILE_MINUTES;
    const char *newline;
    cparent_status status;
    size_t at = 0;

    if (size >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0)
        at = 3;
    while (at < size && cparent__is_space(bytes[at]))
        at++;
    if (at == size)
        return cparent__hint(err,
                             cparent__fail_at(err, CPARENT_E_PARSE, name, 0,
                                              0, NULL, "the file is empty"),
                             "check that it was saved");
    if (bytes[at] == '{' || bytes[at] == '[') {
        *kind_out = CPARENT__FILE_READING;
        return CPARENT_OK;
    }
    if (bytes[at] == '<') { /* a page, or XML: reading tells them apart */
        *kind_out = CPARENT__FILE_MINUTES;
        return CPARENT_OK;
    }
    newline = memchr(bytes + at, '\n', size - at);
    status = recognise_line(name, bytes + at,
                            newline ? (size_t)(newline - bytes) - at
                                    : size - at,
                            &kind, err);
    if (status != CPARENT_OK)
        return status;
    /* Of UTF-16, which has NULs, reading says what it is. */
    if (kind == CPARENT__FILE_MINUTES &&
        !memchr(bytes + at, '\0', size - at) &&
        looks_like_table(bytes + at, size - at))
        return unknown_table(name, true, err);
    *kind_out = kind;
    return CPARENT_OK;
}
