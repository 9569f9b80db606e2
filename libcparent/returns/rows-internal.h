/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_ROWS_INTERNAL_H
#define CPARENT_ROWS_INTERNAL_H

#include <cparent/error.h>

#include "returns/index-internal.h"

/*
 * The rows of a CSV file in memory, one after another, a window at a time,
 * so that positions never take much room.  A window of plain rows with as
 * many fields as the header has is handed out as it was indexed; quotes and
 * ragged rows are walked field by field.
 */

/* Bytes that must follow a file's last one in its buffer. */
#define CPARENT__ROWS_PADDING 64

/* Where a cell of XML stands. */
typedef struct cparent__place {
    int32_t line;
    int32_t column;
} cparent__place;

typedef struct cparent__row {
    const char *bytes;
    const uint32_t *ends; /* of each field, from `bytes` */
    uint32_t start;       /* of the first field */
    uint32_t fields;
    int32_t line;
    const cparent__place *places; /* of each cell; NULL: fields in a line */
} cparent__row;

/* What is wrong with a row. */
typedef enum cparent__row_fault {
    CPARENT__ROW_FINE = 0,
    CPARENT__ROW_QUOTE_OPEN,
    CPARENT__ROW_QUOTE_STRAY,  /* inside a field that is not quoted */
    CPARENT__ROW_QUOTE_EARLY,  /* text follows the closing quote */
    CPARENT__ROW_LONG          /* longer than any row is */
} cparent__row_fault;

typedef struct cparent__rows {
    cparent__index_fn index;
    const char *bytes;
    size_t size;
    size_t at;       /* where the next row begins */
    int32_t line;    /* on which it does */
    uint32_t fields; /* of a plain row; 0 before the header */
    size_t base;     /* of the window */
    size_t stop;
    size_t window;   /* how large it is to be */
    cparent__index found;
    uint32_t *block;
    uint32_t *positions; /* in it, from base; one stands before them */
    size_t capacity;
    size_t next;     /* position not used yet */
    size_t plain;    /* rows that can be handed out as they are */
    bool was_plain;  /* all whole rows of the window were */
    bool nul;        /* a NUL was seen */
    uint32_t *ends;  /* of a row that was walked */
    size_t end_capacity;
    cparent__row_fault fault; /* of the row just given */
    uint32_t fault_field;     /* from 0 */
} cparent__rows;

/* Begins a file; memory of the one before is used again.  `bytes` is
 * followed by padding that may be written to: a last line without an end
 * is given one. */
void
cparent__rows_begin(cparent__rows *rows, char *bytes, size_t size);

/* Says, after the header was read, how many fields a plain row has. */
void
cparent__rows_settle(cparent__rows *rows, uint32_t fields);

/* The plain row that is `after` others from the next one on. */
static inline cparent__row
cparent__rows_at(const cparent__rows *rows, size_t after)
{
    const uint32_t *ends =
        rows->positions + rows->next + after * rows->fields;
    const cparent__row row = { rows->bytes + rows->base, ends, ends[-1] + 1,
                               rows->fields, rows->line + (int32_t)after,
                               NULL };

    return row;
}

/* Goes on behind so many plain rows. */
static inline void
cparent__rows_pass(cparent__rows *rows, size_t count)
{
    rows->next += count * rows->fields;
    rows->at = rows->base + rows->positions[rows->next - 1] + 1;
    rows->line += (int32_t)count;
    rows->plain -= count;
    rows->fault = CPARENT__ROW_FINE;
}

/* Looks further when all rows that were found have been handed out, so that
 * rows->plain says how many of the next can be as they are; DONE after the
 * last.  Fails with NOMEM. */
cparent_status
cparent__rows_ready(cparent__rows *rows, cparent_error *err);

/* The next row; DONE after the last.  Fails with NOMEM. */
cparent_status
cparent__rows_next(cparent__rows *rows, cparent__row *row_out,
                   cparent_error *err);

void
cparent__rows_free(cparent__rows *rows);

static inline bool
cparent__cell_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

/* The bytes of a field, without padding and quotes. */
const char *
cparent__cell_trim(const char *from, const char *to, size_t *length_out);

static inline const char *
cparent__row_cell(const cparent__row *row, int field, size_t *length_out)
{
    static const char nothing[8] = ""; /* words are read eight bytes wide */
    const char *from;
    const char *to;

    if (field < 0) {
        *length_out = 0;
        return nothing;
    }
    from = row->bytes + (field > 0 ? row->ends[field - 1] + 1 : row->start);
    to = row->bytes + row->ends[field];
    if (from < to && (unsigned char)*from > '"' && to[-1] > '"') {
        *length_out = (size_t)(to - from);
        return from;
    }
    return cparent__cell_trim(from, to, length_out);
}

#endif
