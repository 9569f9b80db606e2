/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_EES_SCAN_INTERNAL_H
#define CPARENT_EES_SCAN_INTERNAL_H

#include <cparent/error.h>

#include "core/text-internal.h"

/*
 * Rows of a large CSV where they stand: each cell is a stretch of the
 * file's bytes, quotes and all, which are copied only when somebody asks.
 * What it refuses is what format/csv refuses.
 */
typedef struct cparent__span {
    const char *bytes;
    uint32_t length;
} cparent__span;

typedef struct cparent__ees_scan {
    const char *name;
    const char *bytes;
    const char *at;
    const char *end;
    int line; /* of the row just read */
    int next_line;
    size_t columns; /* 0 until the header is read */
    cparent__span *cells;
    size_t capacity;
    bool careful; /* a test reads every row the slow way */
} cparent__ees_scan;

void
cparent__ees_scan_begin(cparent__ees_scan *scan, const char *name,
                        const char *bytes, size_t size);
void
cparent__ees_scan_end(cparent__ees_scan *scan);

/* The next row that is not blank; DONE after the last.  The first is the
 * header, whose length all others must have. */
cparent_status
cparent__ees_scan_next(cparent__ees_scan *scan, cparent_error *err);

/* The cell as a text: unquoted, without the blanks around it.  Borrowed
 * from `scratch`, which holds one cell at a time. */
const char *
cparent__span_text(cparent__span cell, cparent__text *scratch);

/* Fails at this row and column (from 0). */
cparent_status
cparent__ees_scan_fail(const cparent__ees_scan *scan, cparent_status status,
                       size_t column, const char *field, cparent_error *err,
                       const char *message, const char *hint);

#endif
