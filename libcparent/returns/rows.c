/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "returns/rows-internal.h"

#include <string.h>

#include "core/alloc-internal.h"
#include "core/error-internal.h"

/* A window stays in the nearest caches; no row of a return comes near the
 * longest. */
enum { WINDOW = 16 * 1024, LONGEST = 16 * 1024 * 1024 };

void
cparent__rows_begin(cparent__rows *rows, char *bytes, size_t size)
{
    if (size > 0 && bytes[size - 1] != '\n')
        bytes[size++] = '\n';
    rows->bytes = bytes;
    rows->size = size;
    rows->at = 0;
    rows->line = 1;
    rows->fields = 0;
    rows->base = 0;
    rows->stop = 0;
    rows->window = WINDOW;
    rows->found.count = 0;
    rows->next = 0;
    rows->plain = 0;
    rows->was_plain = false;
    rows->nul = false;
}

void
cparent__rows_free(cparent__rows *rows)
{
    cparent__free(rows->block);
    cparent__free(rows->ends);
}

const char *
cparent__cell_trim(const char *from, const char *to, size_t *length_out)
{
    bool again = true;

    while (again) {
        while (from < to && cparent__cell_blank(*from))
            from++;
        while (to > from && cparent__cell_blank(to[-1]))
            to--;
        again = to - from >= 2 && *from == '"' && to[-1] == '"';
        from += again;
        to -= again;
        if (again && (from == to || *from == '"'))
            again = false;
    }
    *length_out = (size_t)(to - from);
    return from;
}

/* Of the positions not used yet, so many rows can be handed out as they are:
 * when each has as many fields as the header, each last position of a row is
 * a line end, and there are no others.  A NUL is for the careful way. */
static size_t
count_plain(const cparent__rows *rows, size_t lines)
{
    const char *bytes = rows->bytes + rows->base;
    const uint32_t *ends = rows->positions + rows->next;
    const size_t width = rows->fields;
    size_t i;

    if (width == 0 || rows->found.quotes > 0 || rows->found.nul ||
        lines > (rows->found.count - rows->next) / width)
        return 0;
    for (i = 1; i <= lines; i++)
        if (bytes[ends[i * width - 1]] != '\n')
            return 0;
    /* What is left over belongs to a row that ends beyond the window. */
    return lines;
}

void
cparent__rows_settle(cparent__rows *rows, uint32_t fields)
{
    rows->fields = fields;
    if (rows->base > 0)
        return;
    rows->plain = count_plain(rows, rows->found.lines -
                                        (size_t)(rows->line - 1));
    rows->was_plain = rows->plain > 0;
}

static cparent_status
fill(cparent__rows *rows, cparent_error *err)
{
    size_t size = rows->size - rows->at;
    const size_t wanted = rows->window + CPARENT__INDEX_ROOM + 1;

    if (size > rows->window)
        size = rows->window;
    if (wanted > rows->capacity) {
        cparent__free(rows->block);
        rows->capacity = 0;
        rows->block = cparent__malloc(wanted * sizeof(uint32_t));
        if (!rows->block)
            return cparent__nomem(err);
        rows->capacity = wanted;
        rows->block[0] = UINT32_MAX; /* one before the first byte */
        rows->positions = rows->block + 1;
    }
    rows->base = rows->at;
    rows->stop = rows->at + size;
    rows->index(rows->bytes + rows->base, size, rows->positions,
                &rows->found);
    rows->nul |= rows->found.nul;
    rows->next = 0;
    rows->plain = count_plain(rows, rows->found.lines);
    rows->was_plain = rows->plain > 0;
    return CPARENT_OK;
}

/* A walk over one row. */
typedef struct walk {
    const char *bytes;    /* of the window */
    const uint32_t *mark; /* the next position */
    const uint32_t *end;
    uint32_t from;        /* where the field begins */
    int32_t lines;        /* line ends inside quotes */
} walk;

/* Moves `mark` behind the closing quote. */
static bool
pass_quoted(walk *w)
{
    w->mark++; /* the opening one */
    for (; w->mark < w->end; w->mark++) {
        const char c = w->bytes[*w->mark];

        w->lines += c == '\n';
        if (c != '"')
            continue;
        if (w->mark + 1 < w->end && w->mark[1] == *w->mark + 1 &&
            w->bytes[w->mark[1]] == '"') {
            w->mark++;
            continue;
        }
        w->mark++;
        return true;
    }
    return false;
}

/* The field's end in *end_out, and whether it is the row's. */
static cparent__row_fault
pass_field(walk *w, uint32_t *end_out)
{
    uint32_t at = w->from;
    bool quoted;

    while (cparent__cell_blank(w->bytes[at]))
        at++;
    quoted = w->mark < w->end && *w->mark == at && w->bytes[at] == '"';
    if (quoted) {
        if (!pass_quoted(w))
            return CPARENT__ROW_QUOTE_OPEN;
        at = w->mark[-1] + 1;
        while (cparent__cell_blank(w->bytes[at]))
            at++;
    }
    if (w->mark == w->end)
        return CPARENT__ROW_QUOTE_OPEN; /* the window ends inside */
    if (quoted && *w->mark != at)
        return CPARENT__ROW_QUOTE_EARLY;
    if (w->bytes[*w->mark] == '"')
        return quoted ? CPARENT__ROW_QUOTE_EARLY : CPARENT__ROW_QUOTE_STRAY;
    *end_out = *w->mark++;
    return CPARENT__ROW_FINE;
}

/* Goes on at the next line of the file, whatever it is inside of. */
static void
skip_line(cparent__rows *rows)
{
    const char *newline = memchr(rows->bytes + rows->at, '\n',
                                 rows->size - rows->at);

    rows->at = (size_t)(newline - rows->bytes) + 1;
    rows->line++;
    while (rows->next < rows->found.count &&
           rows->base + rows->positions[rows->next] < rows->at)
        rows->next++;
}

/* The row at `at`, or false when the window is too small for it. */
static cparent_status
walk_row(cparent__rows *rows, cparent__row *row, bool *whole_out,
         cparent_error *err)
{
    walk w = { rows->bytes + rows->base, rows->positions + rows->next,
               rows->positions + rows->found.count,
               (uint32_t)(rows->at - rows->base), 0 };
    cparent__row_fault fault;
    size_t fields = 0;
    uint32_t end = 0;

    row->bytes = w.bytes;
    row->start = w.from;
    row->line = rows->line;
    do {
        if (!cparent__grow(&rows->ends, fields, &rows->end_capacity,
                           sizeof(*rows->ends)))
            return cparent__nomem(err);
        fault = pass_field(&w, &end);
        if (fault != CPARENT__ROW_FINE)
            break;
        rows->ends[fields++] = end;
        w.from = end + 1;
    } while (w.bytes[end] != '\n');
    *whole_out = fault != CPARENT__ROW_QUOTE_OPEN || rows->stop == rows->size;
    row->ends = rows->ends;
    row->fields = (uint32_t)fields;
    rows->fault = fault;
    rows->fault_field = (uint32_t)fields;
    if (!*whole_out)
        return CPARENT_OK;
    if (fault != CPARENT__ROW_FINE) {
        skip_line(rows);
        return CPARENT_OK;
    }
    rows->next = (size_t)(w.mark - rows->positions);
    rows->at = rows->base + end + 1;
    rows->line += 1 + w.lines;
    return CPARENT_OK;
}

static bool
take_plain(cparent__rows *rows, cparent__row *row_out)
{
    if (rows->plain == 0)
        return false;
    *row_out = cparent__rows_at(rows, 0);
    cparent__rows_pass(rows, 1);
    return true;
}

cparent_status
cparent__rows_ready(cparent__rows *rows, cparent_error *err)
{
    if (rows->plain > 0)
        return CPARENT_OK;
    if (rows->at >= rows->size)
        return CPARENT_DONE;
    if (rows->next < rows->found.count && !rows->was_plain)
        return CPARENT_OK;
    rows->window = WINDOW;
    return fill(rows, err);
}

cparent_status
cparent__rows_next(cparent__rows *rows, cparent__row *row_out,
                   cparent_error *err)
{
    cparent_status status;
    bool whole = false;

    if (take_plain(rows, row_out))
        return CPARENT_OK;
    row_out->places = NULL;
    if (rows->at >= rows->size)
        return CPARENT_DONE;
    rows->window = WINDOW;
    if (rows->next < rows->found.count && !rows->was_plain) {
        status = walk_row(rows, row_out, &whole, err);
        if (status != CPARENT_OK || whole)
            return status;
    }
    for (;;) {
        status = fill(rows, err);
        if (status != CPARENT_OK)
            return status;
        if (take_plain(rows, row_out))
            return CPARENT_OK;
        status = walk_row(rows, row_out, &whole, err);
        if (status != CPARENT_OK || whole)
            return status;
        if (rows->window >= LONGEST) {
            rows->fault = CPARENT__ROW_LONG;
            skip_line(rows);
            return CPARENT_OK;
        }
        rows->window *= 4;
    }
}
