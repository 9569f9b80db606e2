/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_TABLE_INTERNAL_H
#define CPARENT_TABLE_INTERNAL_H

#include <cparent/error.h>

/*
 * A table of facts: tab-separated UTF-8, `#` comments, one header row, no
 * quoting; lists inside a cell are separated by `|`.  The tables of share/
 * are built into the library; a council's own files are read by the same
 * parser.
 */
typedef struct cparent__table cparent__table;

/* One of the built-in tables: "indicators" is share/indicators.tsv.  Fails
 * with NOT_FOUND or NOMEM. */
cparent_status
cparent__table_builtin(const char *name, cparent__table **table_out,
                       cparent_error *err);

/* How many rows that table has; 0 when there is none.  Needs no memory. */
size_t
cparent__table_builtin_rows(const char *name);

/* The rows of that table below its header as they stand, cells kept apart by
 * tabs, ended by NULL: for a list that is only looked through.  Needs no
 * memory, so it cannot fail; empty when there is no such table. */
const char *const *
cparent__table_builtin_lines(const char *name);

/* Parses `size` bytes, which are copied.  Fails with PARSE at a line and
 * column: a row with too many cells, a header with a repeated name, bytes
 * that are not UTF-8.  A byte order mark at the start is passed over. */
cparent_status
cparent__table_parse(const char *name, const char *bytes, size_t size,
                     cparent__table **table_out, cparent_error *err);

void
cparent__table_free(cparent__table *table);

size_t
cparent__table_rows(const cparent__table *table);

/* The column of that name, or -1. */
int
cparent__table_column(const cparent__table *table, const char *name);

/* The cell; "" when empty, out of range or `column` is -1.  Borrowed. */
const char *
cparent__table_cell(const cparent__table *table, size_t row, int column);

/* The line of the file on which the row stands, from 1. */
int
cparent__table_line(const cparent__table *table, size_t row);

/* The first row whose `column` is `text` (ASCII case folded), or -1. */
ptrdiff_t
cparent__table_find(const cparent__table *table, int column,
                    const char *text);

/* The next part of a `|` list: start with *cursor = cell; false at the
 * end.  The part is not ended by NUL. */
bool
cparent__table_part(const char **cursor, const char **part, size_t *length);

#endif
