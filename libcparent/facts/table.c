/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "facts/table-internal.h"

#include <string.h>

#include "core/alloc-internal.h"
#include "core/error-internal.h"
#include "core/text-internal.h"
#include "facts/builtin-internal.h"

/*
 * Cells are cut out of one copy of the bytes by writing NULs over the tabs
 * and line ends; a row is the index of its first cell.
 */
struct cparent__table {
    char *name;
    char *bytes;
    const char **cells; /* header first */
    size_t cell_count;
    size_t cell_capacity;
    int *lines; /* of each row */
    size_t row_count;
    size_t row_capacity;
    int columns;
};

void
cparent__table_free(cparent__table *table)
{
    if (!table)
        return;
    cparent__free(table->name);
    cparent__free(table->bytes);
    cparent__free(table->cells);
    cparent__free(table->lines);
    cparent__free(table);
}

static bool
add_cell(cparent__table *table, const char *cell)
{
    if (!cparent__grow((void **)&table->cells, table->cell_count,
                       &table->cell_capacity, sizeof(*table->cells)))
        return false;
    table->cells[table->cell_count++] = cell;
    return true;
}

static cparent_status
check_header(const cparent__table *table, int line, cparent_error *err)
{
    int i;
    int j;

    for (i = 0; i < table->columns; i++) {
        if (!*table->cells[i])
            return cparent__fail_at(err, CPARENT_E_PARSE, table->name, line,
                                    i + 1, NULL, "a column has no name");
        for (j = 0; j < i; j++)
            if (strcmp(table->cells[i], table->cells[j]) == 0)
                return cparent__fail_at(err, CPARENT_E_PARSE, table->name,
                                        line, i + 1, table->cells[i],
                                        "two columns have this name");
    }
    return CPARENT_OK;
}

/* Cuts one line (ended by NUL) into cells, and fills a short row up. */
static cparent_status
add_row(cparent__table *table, char *line, int number, cparent_error *err)
{
    bool header = table->columns == 0;
    int cells = 0;
    char *tab;

    do {
        tab = strchr(line, '\t');
        if (tab)
            *tab = '\0';
        if (!header && cells == table->columns)
            return cparent__fail_at(err, CPARENT_E_PARSE, table->name,
                                    number, cells + 1, NULL,
                                    "this row has more cells than the "
                                    "header has columns");
        if (!add_cell(table, line))
            return cparent__nomem(err);
        cells++;
        line = tab ? tab + 1 : NULL;
    } while (line);
    if (header) {
        table->columns = cells;
        return check_header(table, number, err);
    }
    for (; cells < table->columns; cells++)
        if (!add_cell(table, ""))
            return cparent__nomem(err);
    if (!cparent__grow((void **)&table->lines, table->row_count,
                       &table->row_capacity, sizeof(*table->lines)))
        return cparent__nomem(err);
    table->lines[table->row_count++] = number;
    return CPARENT_OK;
}

static cparent_status
cut(cparent__table *table, size_t size, cparent_error *err)
{
    cparent_status status = CPARENT_OK;
    char *at = table->bytes;
    char *end = at + size;
    int line = 1;

    if (size >= 3 && memcmp(at, "\xEF\xBB\xBF", 3) == 0)
        at += 3;

    for (; at < end && status == CPARENT_OK; line++) {
        char *newline = memchr(at, '\n', (size_t)(end - at));
        char *stop = newline ? newline : end;

        *stop = '\0';
        if (stop > at && stop[-1] == '\r')
            stop[-1] = '\0';
        if (*at && *at != '#')
            status = add_row(table, at, line, err);
        at = stop + 1;
    }
    if (status == CPARENT_OK && table->columns == 0)
        status = cparent__fail_at(err, CPARENT_E_PARSE, table->name, 0, 0,
                                  NULL, "the table has no header row");
    return status;
}

static cparent_status
check_bytes(const char *name, const char *bytes, size_t size,
            cparent_error *err)
{
    size_t bad = cparent__utf8_check(bytes, size);
    const char *nul = size > 0 ? memchr(bytes, '\0', size) : NULL;
    int line = 1;
    int column = 1;
    size_t i;

    if (nul && (size_t)(nul - bytes) < bad)
        bad = (size_t)(nul - bytes);
    if (bad == size)
        return CPARENT_OK;
    for (i = 0; i < bad; i++) {
        line += bytes[i] == '\n';
        column = bytes[i] == '\n' ? 1 : column + (bytes[i] == '\t');
    }
    return cparent__hint(err,
                         cparent__fail_at(err, CPARENT_E_PARSE, name, line,
                                          column, NULL,
                                          "this cell is not UTF-8 text"),
                         "save the table as UTF-8");
}

/* Parses bytes that are ended by NUL, and takes them over. */
static cparent_status
parse_taken(const char *name, char *bytes, size_t size,
            cparent__table **table_out, cparent_error *err)
{
    cparent__table *table = cparent__calloc(1, sizeof(*table));
    cparent_status status;

    if (!table) {
        cparent__free(bytes);
        return cparent__nomem(err);
    }
    table->name = cparent__strdup(name);
    table->bytes = bytes;
    status = table->name && table->bytes ? cut(table, size, err)
                                         : cparent__nomem(err);
    if (status != CPARENT_OK) {
        cparent__table_free(table);
        return status;
    }
    *table_out = table;
    return CPARENT_OK;
}

cparent_status
cparent__table_parse(const char *name, const char *bytes, size_t size,
                     cparent__table **table_out, cparent_error *err)
{
    const cparent_status status = check_bytes(name, bytes, size, err);

    if (status != CPARENT_OK)
        return status;
    return parse_taken(name, cparent__strndup(size > 0 ? bytes : "", size),
                       size, table_out, err);
}

static const cparent__builtin *
find_builtin(const char *name)
{
    const cparent__builtin *builtin = cparent__builtins;

    while (builtin->name && strcmp(builtin->name, name) != 0)
        builtin++;
    return builtin;
}

/* What cut() does of a row, without doing it. */
size_t
cparent__table_builtin_rows(const char *name)
{
    const cparent__builtin *builtin = find_builtin(name);
    size_t lines = 0;
    size_t i;

    for (i = 0; builtin->name && builtin->lines[i]; i++)
        lines += builtin->lines[i][0] && builtin->lines[i][0] != '#';
    return lines > 0 ? lines - 1 : 0;
}

const char *const *
cparent__table_builtin_lines(const char *name)
{
    static const char *const none[] = { NULL };
    const cparent__builtin *builtin = find_builtin(name);
    const char *const *line = builtin->name ? builtin->lines : none;

    while (*line && (!**line || **line == '#'))
        line++;
    return *line ? line + 1 : line;
}

cparent_status
cparent__table_builtin(const char *name, cparent__table **table_out,
                       cparent_error *err)
{
    const cparent__builtin *builtin = find_builtin(name);
    const char *const *line;
    size_t size = 0;
    char *bytes, *at;

    if (!builtin->name)
        return cparent__fail(err, CPARENT_E_NOT_FOUND,
                             "no table of that name is built in");
    for (line = builtin->lines; *line; line++)
        size += strlen(*line) + 1;
    at = bytes = cparent__malloc(size + 1);
    if (!bytes)
        return cparent__nomem(err);
    for (line = builtin->lines; *line; line++) {
        const size_t length = strlen(*line);

        memcpy(at, *line, length);
        at[length] = '\n';
        at += length + 1;
    }
    *at = '\0';
    return parse_taken(name, bytes, size, table_out, err);
}

size_t
cparent__table_rows(const cparent__table *table)
{
    return table->row_count;
}

int
cparent__table_column(const cparent__table *table, const char *name)
{
    int i;

    for (i = 0; i < table->columns; i++)
        if (strcmp(table->cells[i], name) == 0)
            return i;
    return -1;
}

const char *
cparent__table_cell(const cparent__table *table, size_t row, int column)
{
    if (row >= table->row_count || column < 0 || column >= table->columns)
        return "";
    return table->cells[(row + 1) * (size_t)table->columns +
                        (size_t)column];
}

int
cparent__table_line(const cparent__table *table, size_t row)
{
    return row < table->row_count ? table->lines[row] : 0;
}

ptrdiff_t
cparent__table_find(const cparent__table *table, int column,
                    const char *text)
{
    size_t row;

    if (column < 0) /* whose cells are all empty, as `text` may be */
        return -1;
    for (row = 0; row < table->row_count; row++)
        if (cparent__equal_fold(cparent__table_cell(table, row, column),
                                text))
            return (ptrdiff_t)row;
    return -1;
}

bool
cparent__table_part(const char **cursor, const char **part, size_t *length)
{
    if (!**cursor)
        return false;
    *part = *cursor;
    *length = strcspn(*cursor, "|");
    *cursor += *length + ((*cursor)[*length] == '|');
    return true;
}
