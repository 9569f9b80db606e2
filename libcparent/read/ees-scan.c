/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Finds the cells of a row sixty-four bytes at a time.  A row that has a
 * quote in it, the last row, and whatever is wrong go the slow way, one
 * byte after another, which is also what the quick way is tested against.
 */
#include "config.h"

#include "read/ees-scan-internal.h"

#include <string.h>

#include "core/alloc-internal.h"
#include "core/error-internal.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

enum { BLOCK = 64, MOST_COLUMNS = 4096 };

void
cparent__ees_scan_begin(cparent__ees_scan *scan, const char *name,
                        const char *bytes, size_t size)
{
    memset(scan, 0, sizeof(*scan));
    scan->name = name;
    scan->bytes = scan->at = bytes;
    scan->end = bytes + size;
    scan->next_line = 1;
    if (size >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0)
        scan->at += 3;
}

void
cparent__ees_scan_end(cparent__ees_scan *scan)
{
    cparent__free(scan->cells);
    scan->cells = NULL;
}

cparent_status
cparent__ees_scan_fail(const cparent__ees_scan *scan, cparent_status status,
                       size_t column, const char *field, cparent_error *err,
                       const char *message, const char *hint)
{
    return cparent__hint(err,
                         cparent__fail_at(err, status, scan->name,
                                          scan->line, (int)column + 1, field,
                                          "%s", message),
                         "%s", hint);
}

static cparent_status
fail(const cparent__ees_scan *scan, size_t column, cparent_error *err,
     const char *message, const char *hint)
{
    return cparent__ees_scan_fail(scan, CPARENT_E_PARSE, column, NULL, err,
                                  message, hint);
}

/* --- the quick way ------------------------------------------------------ */

/* A bit for each byte of a block that ends a cell, ends the row, or needs a
 * closer look: a quote, a NUL, a byte that is not ASCII. */
typedef struct marks {
    uint64_t commas;
    uint64_t newlines;
    uint64_t odd;
} marks;

#if defined(__SSE2__)
static marks
mark_block(const char *bytes)
{
    const __m128i comma = _mm_set1_epi8(',');
    const __m128i newline = _mm_set1_epi8('\n');
    const __m128i quote = _mm_set1_epi8('"');
    marks of = { 0, 0, 0 };
    int i;

    for (i = 0; i < 4; i++) {
        __m128i part = _mm_loadu_si128((const __m128i *)(bytes + 16 * i));
        __m128i odd = _mm_or_si128(
            _mm_or_si128(_mm_cmpeq_epi8(part, quote), part),
            _mm_cmpeq_epi8(part, _mm_setzero_si128()));

        of.commas |= (uint64_t)(uint32_t)_mm_movemask_epi8(
                         _mm_cmpeq_epi8(part, comma))
                     << (16 * i);
        of.newlines |= (uint64_t)(uint32_t)_mm_movemask_epi8(
                           _mm_cmpeq_epi8(part, newline))
                       << (16 * i);
        of.odd |= (uint64_t)(uint32_t)_mm_movemask_epi8(odd) << (16 * i);
    }
    return of;
}
#else
static marks
mark_block(const char *bytes)
{
    marks of = { 0, 0, 0 };
    int i;

    for (i = 0; i < BLOCK; i++) {
        unsigned char byte = (unsigned char)bytes[i];

        of.commas |= (uint64_t)(byte == ',') << i;
        of.newlines |= (uint64_t)(byte == '\n') << i;
        of.odd |= (uint64_t)(byte == '"' || byte == 0 || byte >= 0x80) << i;
    }
    return of;
}
#endif

/* True when the row was plain, and all of it is in `cells`. */
static bool
take_plain(cparent__ees_scan *scan)
{
    const char *start = scan->at;
    const char *block = start;
    size_t count = 0;

    for (; (size_t)(scan->end - block) >= BLOCK; block += BLOCK) {
        marks of = mark_block(block);
        uint64_t ends = of.commas | of.newlines;

        /* Up to the first newline; everything when there is none. */
        uint64_t row = of.newlines ? of.newlines ^ (of.newlines - 1)
                                   : UINT64_MAX;

        if (of.odd & row)
            return false;
        for (ends &= row; ends; ends &= ends - 1) {
            const char *stop = block + __builtin_ctzll(ends);

            if (count == scan->columns)
                return false;
            scan->cells[count].bytes = start;
            scan->cells[count++].length = (uint32_t)(stop - start);
            start = stop + 1;
        }
        if (!of.newlines)
            continue;
        if (count != scan->columns)
            return false;
        if (scan->cells[count - 1].length > 0 && start[-2] == '\r')
            scan->cells[count - 1].length--;
        scan->at = start;
        scan->next_line = scan->line + 1;
        return true;
    }
    return false;
}

/* --- the slow way ------------------------------------------------------- */

static bool
at_row_end(const cparent__ees_scan *scan, const char *at)
{
    return at == scan->end || *at == '\n' ||
           (*at == '\r' && (at + 1 == scan->end || at[1] == '\n'));
}

static cparent_status
skip_quoted(cparent__ees_scan *scan, const char **at, size_t column,
            cparent_error *err)
{
    for ((*at)++; *at < scan->end; (*at)++) {
        scan->next_line += **at == '\n';
        if (**at != '"')
            continue;
        if (*at + 1 < scan->end && (*at)[1] == '"') {
            (*at)++;
            continue;
        }
        (*at)++;
        if (at_row_end(scan, *at) || **at == ',')
            return CPARENT_OK;
        return fail(scan, column, err,
                    "there is text after a closing quote",
                    "put the whole cell in quotes");
    }
    return fail(scan, column, err,
                "a quote is opened here and never closed",
                "close it, or write two quotes for one");
}

static cparent_status
check_cell(const cparent__ees_scan *scan, cparent__span cell, size_t column,
           cparent_error *err)
{
    if (memchr(cell.bytes, '\0', cell.length))
        return fail(scan, column, err, "there is a NUL byte in the text",
                    "save it as CSV UTF-8");
    if (cparent__utf8_check(cell.bytes, cell.length) != cell.length)
        return fail(scan, column, err,
                    "there is a byte that is not UTF-8 text",
                    "save it as CSV UTF-8");
    return CPARENT_OK;
}

static cparent_status
add_cell(cparent__ees_scan *scan, const char *start, const char *stop,
         size_t column, cparent_error *err)
{
    cparent__span cell = { start, (uint32_t)(stop - start) };
    size_t most = scan->columns ? scan->columns : MOST_COLUMNS;

    if (column >= most)
        return fail(scan, column, err,
                    scan->columns
                        ? "this row has more cells than the header has "
                          "columns"
                        : "the header has too many columns",
                    "quote a cell that has a comma in it");
    if (!cparent__grow(&scan->cells, column, &scan->capacity,
                       sizeof(*scan->cells)))
        return cparent__nomem(err);
    scan->cells[column] = cell;
    return check_cell(scan, cell, column, err);
}

static cparent_status
take_slowly(cparent__ees_scan *scan, size_t *count_out, cparent_error *err)
{
    const char *at = scan->at;
    cparent_status status = CPARENT_OK;
    size_t count = 0;

    scan->next_line = scan->line;
    for (;;) {
        const char *start = at;

        if (at < scan->end && *at == '"')
            status = skip_quoted(scan, &at, count, err);
        while (status == CPARENT_OK && !at_row_end(scan, at) && *at != ',')
            at++;
        if (status == CPARENT_OK)
            status = add_cell(scan, start, at, count++, err);
        if (status != CPARENT_OK)
            return status;
        if (at_row_end(scan, at))
            break;
        at++; /* the comma */
    }
    at += at < scan->end && *at == '\r';
    at += at < scan->end && *at == '\n';
    scan->next_line++;
    scan->at = at;
    *count_out = count;
    return CPARENT_OK;
}

/* Lines that spreadsheets leave behind: blank, or of commas alone. */
static bool
is_blank(const cparent__ees_scan *scan, size_t count)
{
    size_t i;
    uint32_t k;

    for (i = 0; i < count; i++)
        for (k = 0; k < scan->cells[i].length; k++)
            if (!cparent__is_space(scan->cells[i].bytes[k]))
                return false;
    return true;
}

cparent_status
cparent__ees_scan_next(cparent__ees_scan *scan, cparent_error *err)
{
    size_t count = 0;
    cparent_status status;

    while (scan->at < scan->end) {
        scan->line = scan->next_line;
        if (scan->columns && !scan->careful && take_plain(scan)) {
            /* A row that begins with a letter needs no second look. */
            if ((scan->cells[0].length == 0 ||
                 cparent__is_space(scan->cells[0].bytes[0])) &&
                is_blank(scan, scan->columns))
                continue;
            return CPARENT_OK;
        }
        status = take_slowly(scan, &count, err);
        if (status != CPARENT_OK)
            return status;
        if (is_blank(scan, count))
            continue;
        if (!scan->columns)
            scan->columns = count;
        if (count < scan->columns)
            return fail(scan, count, err,
                        "this row ends before the header's last column",
                        "keep the commas of empty cells");
        return CPARENT_OK;
    }
    return CPARENT_DONE;
}

const char *
cparent__span_text(cparent__span cell, cparent__text *scratch)
{
    const char *bytes = cell.bytes;
    size_t length = cell.length;
    bool quoted = length >= 2 && bytes[0] == '"';
    size_t i;

    if (quoted) {
        bytes++;
        length -= 2;
    }
    while (length > 0 && cparent__is_space(bytes[length - 1]))
        length--;
    while (length > 0 && cparent__is_space(*bytes))
        bytes++, length--;
    /* Whoever reads the whole asks once at its end. */
    if (scratch->failed == CPARENT_E_NOMEM)
        return "";
    cparent__text_clear(scratch);
    if (!quoted)
        cparent__text_append(scratch, bytes, length);
    for (i = 0; quoted && i < length; i++) {
        cparent__text_char(scratch, bytes[i]);
        i += bytes[i] == '"' && i + 1 < length && bytes[i + 1] == '"';
    }
    return cparent__text_string(scratch);
}
