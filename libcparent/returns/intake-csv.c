/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "returns/intake-internal.h"

#include <string.h>

static void
tell_file(cparent__intake *intake, cparent__fault fault, int line)
{
    cparent__notice_add(intake->notices, fault, CPARENT__BOOK_NONE, -1,
                        intake->file, line, 0);
}

static void
tell_columns(cparent__intake *intake, const cparent__row *header,
             int repeated)
{
    const unsigned needed = intake->rules->needed[intake->book];
    int i;

    if (repeated >= 0)
        cparent__notice_add(intake->notices, CPARENT__FAULT_REPEATED_COLUMN,
                            intake->book, -1, intake->file, header->line,
                            repeated + 1);
    for (i = 0; i < intake->rules->books[intake->book].count; i++)
        if (intake->fields[i] < 0 && needed >> i & 1)
            cparent__notice_add(intake->notices,
                                CPARENT__FAULT_MISSING_COLUMN, intake->book,
                                i, intake->file, header->line, 0);
}

static bool
is_empty_from(const cparent__row *row, uint32_t field)
{
    for (; field < row->fields; field++) {
        size_t length;

        cparent__row_cell(row, (int)field, &length);
        if (length > 0)
            return false;
    }
    return true;
}

static void
take_broken(cparent__intake *intake, const cparent__rows *rows,
            const cparent__row *row)
{
    static const cparent__fault faults[] = {
        [CPARENT__ROW_FINE] = CPARENT__FAULT_RAGGED,
        [CPARENT__ROW_QUOTE_OPEN] = CPARENT__FAULT_QUOTE_OPEN,
        [CPARENT__ROW_QUOTE_STRAY] = CPARENT__FAULT_QUOTE_STRAY,
        [CPARENT__ROW_QUOTE_EARLY] = CPARENT__FAULT_QUOTE_EARLY,
        [CPARENT__ROW_LONG] = CPARENT__FAULT_ROW_LONG,
    };
    uint32_t field = rows->fault_field;

    if (rows->fault == CPARENT__ROW_FINE)
        field = row->fields < rows->fields ? row->fields : rows->fields;
    cparent__notice_add(intake->notices, faults[rows->fault], intake->book,
                        -1, intake->file, row->line, (int)field + 1);
    intake->left_out[intake->book]++;
    intake->rows[intake->book]++;
}

/* The first row that is not empty; DONE when there is none. */
static cparent_status
read_header(cparent__intake *intake, cparent__rows *rows,
            cparent__row *header, cparent_error *err)
{
    cparent_status status;

    while ((status = cparent__rows_next(rows, header, err)) == CPARENT_OK) {
        if (rows->fault != CPARENT__ROW_FINE) {
            static const cparent__fault quote = CPARENT__FAULT_QUOTE_STRAY;

            cparent__notice_add(intake->notices, quote, CPARENT__BOOK_NONE,
                                -1, intake->file, header->line,
                                (int)rows->fault_field + 1);
            return CPARENT_DONE;
        }
        if (!is_empty_from(header, 0))
            return CPARENT_OK;
    }
    return status;
}

/* Is the header one of the return's when that parts its columns? */
static bool
is_parted_by(const cparent__intake *intake, const cparent__row *header,
             char separator)
{
    int16_t fields[CPARENT__MOST_COLUMNS];
    uint32_t ends[4 * CPARENT__MOST_COLUMNS];
    const uint32_t end = header->ends[header->fields - 1];
    cparent__row row = *header;
    uint32_t at;

    row.ends = ends;
    row.fields = 0;
    for (at = header->start;
         at <= end && row.fields < sizeof(ends) / sizeof(ends[0]); at++)
        if (at == end || header->bytes[at] == separator)
            ends[row.fields++] = at;
    return cparent__intake_recognise(intake->rules, &row, fields, NULL) !=
           CPARENT__BOOK_NONE;
}

/* As cparent__intake_recognise, and remembers. */
static cparent__book
recognise(cparent__intake *intake, const cparent__row *row,
          int16_t fields[CPARENT__MOST_COLUMNS], int *repeated_out)
{
    cparent__headers *known = intake->headers;
    const char *text = row->bytes + row->start;
    const uint32_t size = row->ends[row->fields - 1] - row->start;
    cparent__book book;
    unsigned i;

    for (i = 0; i < CPARENT__BOOK_COUNT; i++)
        if (known->items[i].size == size && size > 0 &&
            memcmp(known->items[i].text, text, size) == 0) {
            memcpy(fields, known->items[i].fields,
                   sizeof(known->items[i].fields));
            *repeated_out = known->items[i].repeated;
            return known->items[i].book;
        }
    book = cparent__intake_recognise(intake->rules, row, fields,
                                     repeated_out);
    if (book == CPARENT__BOOK_NONE || size > sizeof(known->items[0].text))
        return book;
    i = known->next++ % CPARENT__BOOK_COUNT;
    memcpy(known->items[i].text, text, size);
    known->items[i].size = size;
    known->items[i].book = book;
    memcpy(known->items[i].fields, fields, sizeof(known->items[i].fields));
    known->items[i].repeated = *repeated_out;
    return book;
}

static void
tell_nul(cparent__intake *intake, const char *bytes, size_t size)
{
    const char *nul = memchr(bytes, '\0', size);
    int line = 1;

    while (nul && bytes < nul)
        line += *bytes++ == '\n';
    tell_file(intake, CPARENT__FAULT_NUL, line);
}

/* A Mac's spreadsheet may end its lines with CR alone, and the whole file
 * would be one long header: a return of nobody. */
static void
mend_line_ends(char *bytes, size_t size)
{
    size_t i;

    if (memchr(bytes, '\n', size))
        return;
    for (i = 0; i < size; i++)
        if (bytes[i] == '\r')
            bytes[i] = '\n';
}

/* A row that may be ragged, broken or empty. */
static void
take_row(cparent__intake *intake, const cparent__rows *rows,
         const cparent__row *row)
{
    if (rows->fault == CPARENT__ROW_FINE &&
        (row->fields == rows->fields ||
         (row->fields > rows->fields && is_empty_from(row, rows->fields))))
        cparent__intake_row(intake, row);
    else if (rows->fault != CPARENT__ROW_FINE || !is_empty_from(row, 0))
        take_broken(intake, rows, row);
}

cparent_status
cparent__intake_csv(cparent__intake *intake, cparent__rows *rows,
                    char *bytes, size_t size, cparent_error *err)
{
    int16_t fields[CPARENT__MOST_COLUMNS];
    cparent__row row;
    cparent__book book;
    cparent_status status;
    int repeated;

    cparent__rows_begin(rows, bytes, size);
    status = read_header(intake, rows, &row, err);
    if (status != CPARENT_OK)
        return status == CPARENT_DONE ? CPARENT_OK : status;
    book = recognise(intake, &row, fields, &repeated);
    if (book == CPARENT__BOOK_NONE) {
        tell_file(intake,
                  is_parted_by(intake, &row, ';') ||
                          is_parted_by(intake, &row, '\t')
                      ? CPARENT__FAULT_SEPARATOR
                      : CPARENT__FAULT_UNKNOWN_TABLE,
                  row.line);
        return CPARENT_OK;
    }
    cparent__intake_begin(intake, book, fields);
    intake->by_fields = true;
    tell_columns(intake, &row, repeated);
    cparent__rows_settle(rows, row.fields);
    while ((status = cparent__rows_ready(rows, err)) == CPARENT_OK) {
        if (rows->plain > 0)
            cparent__intake_plain(intake, rows);
        else if ((status = cparent__rows_next(rows, &row, err)) == CPARENT_OK)
            take_row(intake, rows, &row);
        if (status != CPARENT_OK)
            break;
    }
    if (rows->nul)
        tell_nul(intake, bytes, size);
    return status == CPARENT_DONE ? CPARENT_OK : status;
}

/* A byte order mark of UTF-16, or its NULs. */
static bool
is_utf16(const char *bytes, size_t size)
{
    return size >= 2 && (memcmp(bytes, "\xFF\xFE", 2) == 0 ||
                         memcmp(bytes, "\xFE\xFF", 2) == 0 ||
                         bytes[0] == '\0' || bytes[1] == '\0');
}

cparent_status
cparent__intake_file(cparent__intake *intake, cparent__rows *rows,
                     char *bytes, size_t size, cparent_error *err)
{
    size_t i = 0;

    if (is_utf16(bytes, size)) {
        tell_file(intake, CPARENT__FAULT_ENCODING, 1);
        return CPARENT_OK;
    }
    if (size >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) {
        bytes += 3;
        size -= 3;
    }
    while (i < size && (cparent__cell_blank(bytes[i]) || bytes[i] == '\n'))
        i++;
    if (i < size && bytes[i] == '<')
        return cparent__intake_xml(intake, bytes, size, err);
    mend_line_ends(bytes, size);
    return cparent__intake_csv(intake, rows, bytes, size, err);
}
