/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_CSV_INTERNAL_H
#define CPARENT_CSV_INTERNAL_H

#include <cparent/progress.h>
#include <cparent/value.h>

#include "core/source-internal.h"
#include "core/text-internal.h"

/*
 * CSV as RFC 4180 and the world write it: a byte order mark, LF or CRLF,
 * quotes, empty last lines; commas, semicolons or tabs, whichever the header
 * has most of.  Refused with line and column: bytes that are
 * not UTF-8, a NUL, UTF-16, a quote left open or text after a closing
 * quote, a repeated or empty header name, a row longer or shorter than the
 * header.
 */
typedef struct cparent__csv cparent__csv;

/* Reads all of `source` and its header row. */
cparent_status
cparent__csv_open(cparent_source *source, const cparent_limits *limits,
                  cparent__csv **csv_out, cparent_error *err);

void
cparent__csv_free(cparent__csv *csv);

/* Takes rows that end before the header's last column from now on: Excel
 * leaves out the separators of empty last cells where many rows have them. */
void
cparent__csv_take_short(cparent__csv *csv);

/* The next row, CPARENT_DONE after the last. */
cparent_status
cparent__csv_next(cparent__csv *csv, cparent_error *err);

/* The column called `name` (ASCII case folded, blanks around it left out),
 * or -1. */
int
cparent__csv_column(const cparent__csv *csv, const char *name);

size_t
cparent__csv_columns(const cparent__csv *csv);

const char *
cparent__csv_name(const cparent__csv *csv, int column);

/* The cell of this row without the blanks around it; "" for column -1.
 * Borrowed until the next row. */
const char *
cparent__csv_cell(const cparent__csv *csv, int column);

/* False for a cell behind the end of a short row. */
bool
cparent__csv_has(const cparent__csv *csv, int column);

/* The line on which this row starts, from 1. */
int
cparent__csv_line(const cparent__csv *csv);

/* The raw bytes of the whole file and, of this row, where it starts and
 * ends: what a citation of the row points at. */
const char *
cparent__csv_bytes(const cparent__csv *csv, size_t *size_out);
void
cparent__csv_span(const cparent__csv *csv, size_t *start_out,
                  size_t *end_out);

/* Fails at this row and column, naming the source and the column. */
cparent_status
cparent__csv_fail(const cparent__csv *csv, int column,
                  cparent_error *err, const char *format, ...)
    CPARENT_PRINTF(4, 5);

/* Appends one cell, quoted when it must be, and made harmless when a
 * spreadsheet would take it for a formula. */
void
cparent__csv_write(cparent__text *text, const char *cell, bool first);

#endif
