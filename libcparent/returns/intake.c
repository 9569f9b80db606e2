/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "returns/intake-internal.h"

#include <string.h>

#include "core/alloc-internal.h"
#include "core/digest-internal.h"
#include "core/text-internal.h"
#include "returns/take-internal.h"

/* --- which table ---------------------------------------------------- */

/* How many columns of the book the header has; 0 when it is not that book.
 * The first field of a name counts. */
static int
match_book(const cparent__rules *rules, int book, const cparent__row *header,
           int16_t fields[CPARENT__MOST_COLUMNS])
{
    const cparent__book_columns *columns = &rules->books[book];
    bool any = false;
    bool wants_any = false;
    int found = 0;
    uint32_t f;
    int i;

    for (i = 0; i < CPARENT__MOST_COLUMNS; i++)
        fields[i] = -1;
    for (f = 0; f < header->fields && f < INT16_MAX; f++) {
        size_t length;
        const char *name = cparent__row_cell(header, (int)f, &length);
        const int column =
            length == 0 ? -1
                        : cparent__column_find(rules, (cparent__book)book,
                                               name, length);

        if (column >= 0 && fields[column] < 0) {
            fields[column] = (int16_t)f;
            found++;
        }
    }
    for (i = 0; i < columns->count; i++) {
        if (columns->columns[i].known_by == 1 && fields[i] < 0)
            return 0;
        wants_any |= columns->columns[i].known_by == 2;
        any |= columns->columns[i].known_by == 2 && fields[i] >= 0;
    }
    return (wants_any && !any) || fields[0] < 0 ? 0 : found;
}

static int
repeated_field(const cparent__rules *rules, cparent__book book,
               const cparent__row *header, const int16_t *fields)
{
    uint32_t f;

    for (f = 0; f < header->fields && f < INT16_MAX; f++) {
        size_t length;
        const char *name = cparent__row_cell(header, (int)f, &length);
        const int column =
            length == 0 ? -1
                        : cparent__column_find(rules, book, name, length);

        if (column >= 0 && fields[column] != (int16_t)f)
            return (int)f;
    }
    return -1;
}

cparent__book
cparent__intake_recognise(const cparent__rules *rules,
                          const cparent__row *header,
                          int16_t fields_out[CPARENT__MOST_COLUMNS],
                          int *repeated_out)
{
    int16_t fields[CPARENT__MOST_COLUMNS];
    int best = CPARENT__BOOK_NONE;
    int most = 0;
    int book;

    for (book = 0; book < CPARENT__BOOK_COUNT; book++) {
        const int found = match_book(rules, book, header, fields);

        if (found > most) {
            most = found;
            best = book;
            memcpy(fields_out, fields, sizeof(fields));
        }
    }
    if (repeated_out)
        *repeated_out = best == CPARENT__BOOK_NONE
                            ? -1
                            : repeated_field(rules, (cparent__book)best,
                                             header, fields_out);
    return (cparent__book)best;
}

static uint8_t
put_kind(cparent__intake *intake, unsigned kind, unsigned after)
{
    unsigned count = after;
    int i;

    for (i = 0; i < intake->plan_count; i++)
        if (intake->plan[i].kind == kind)
            intake->quick[count++] = intake->plan[i];
    return (uint8_t)(count - after);
}

/* The plan by kind; not of a table with partial dates. */
static void
sort_plan(cparent__intake *intake)
{
    unsigned count = put_kind(intake, CPARENT__CELL_CODE, 0);

    intake->code_count = (uint8_t)count;
    intake->date_count = put_kind(intake, CPARENT__CELL_DATE, count);
    count += intake->date_count;
    intake->number_count = put_kind(intake, CPARENT__CELL_NUMBER, count);
    count += intake->number_count;
    intake->is_quick = (int)count == intake->plan_count;
}

void
cparent__intake_begin(cparent__intake *intake, cparent__book book,
                      const int16_t fields[CPARENT__MOST_COLUMNS])
{
    const cparent__book_columns *columns = &intake->rules->books[book];
    int i;

    intake->book = book;
    intake->plan_count = 0;
    memcpy(intake->fields, fields, sizeof(intake->fields));
    for (i = 0; i < columns->count; i++) {
        const cparent__column *column = &columns->columns[i];
        cparent__intake_cell *cell = &intake->plan[intake->plan_count];

        if (fields[i] < 0)
            continue;
        intake->columns[book] |= (uint16_t)(1u << i);
        if (column->kind == CPARENT__CELL_TEXT)
            continue;
        cell->field = fields[i];
        cell->column = (uint8_t)i;
        cell->kind = column->kind;
        cell->set = column->set;
        intake->plan_count++;
    }
    sort_plan(intake);
    /* What the file has no column for is empty. */
    if (intake->batch)
        memset(intake->batch->values, 0, sizeof(intake->batch->values));
}

/* --- one row -------------------------------------------------------- */

cparent__notice *
cparent__intake_notice(cparent__intake *intake, cparent__fault fault,
                       const cparent__row *row, int column)
{
    int line = row->line;
    int place = 0;

    if (column >= 0 && intake->fields[column] >= 0) {
        const int field = intake->fields[column];

        place = field + 1;
        if (row->places) {
            place = row->places[field].column;
            if (row->places[field].line > 0)
                line = row->places[field].line;
        }
    }
    return cparent__notice_add(intake->notices, fault, intake->book, column,
                               intake->file, line, place);
}

/* The bytes of a cell in capitals, first byte lowest: what
 * cparent__code_key says, for text in a padded buffer. */
static inline uint64_t
capitals(const char *text, size_t length)
{
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    const uint64_t every = UINT64_C(0x0101010101010101);
    uint64_t word;
    uint64_t low;
    uint64_t small;

    if (length > 8)
        return 0;
    memcpy(&word, text, 8);
    if (length < 8)
        word &= (UINT64_C(1) << length * 8) - 1;
    low = word & every * 0x7F;
    small = (low + every * (0x80 - 'a')) & ~(low + every * (0x7F - 'z')) &
            ~word & every * 0x80;
    return word - (small >> 2);
#else
    return cparent__code_key(text, length);
#endif
}

uint64_t
cparent__intake_digest(const char *text, size_t length)
{
    uint64_t mixed;

    if (length > 16)
        return cparent__hash(text, length, 0);
    mixed = capitals(text, length < 8 ? length : 8) *
            UINT64_C(0x9E3779B97F4A7C15);
    if (length > 8)
        mixed ^= capitals(text + 8, length - 8) + UINT64_C(0x632BE59BD9B4E019);
    return mixed ^ mixed >> 29;
}

/* A plain number as thousandths plus one, 0 when the cell is empty.  More
 * places than three only make it larger than it looks. */
static uint32_t
number_cell(const char *text, size_t length, bool *bad)
{
    const char *const end = text + length;
    uint32_t number = 0;
    uint32_t places = 0;
    bool more = false;
    bool digits = false;
    const bool negative = *text == '-';

    text += negative;
    for (; text < end && cparent__is_digit(*text); text++) {
        number = number < 1000000 ? number * 10 + (uint32_t)(*text - '0')
                                  : 4000000;
        digits = true;
    }
    if (number > 4000000)
        number = 4000000;
    number *= 1000;
    if (text < end && *text == '.' && digits) {
        uint32_t weight = 100;

        for (text++, digits = false;
             text < end && cparent__is_digit(*text); text++) {
            places += weight * (uint32_t)(*text - '0');
            more |= weight == 0 && *text != '0';
            weight /= 10;
            digits = true;
        }
    }
    *bad = text < end || !digits;
    if (negative && number + places > 0)
        return CPARENT__TAKE_OUTSIDE;
    return number + places + more + 1;
}

static uint32_t
code_cell(cparent__intake *intake, const cparent__row *row,
          const cparent__intake_cell *cell, const char *text, size_t length)
{
    const unsigned code = cparent__code_find(intake->rules, cell->set,
                                             capitals(text, length));
    cparent__notice *notice = NULL;

    if (code == CPARENT__CODE_UNKNOWN)
        cparent__intake_notice(intake, CPARENT__FAULT_CODE, row,
                               cell->column);
    else if (intake->year_bit &&
             !(intake->rules->codes[code].in_use & intake->year_bit))
        notice = cparent__intake_notice(intake, CPARENT__FAULT_CODE_YEAR,
                                        row, cell->column);
    if (notice)
        notice->code = (uint16_t)code;
    return code;
}

static bool
is_not_known(const char *text)
{
    return (text[0] == 'z' || text[0] == 'Z') &&
           (text[1] == 'z' || text[1] == 'Z');
}

/* "zz" stands for a day, or a day and a month, that nobody knows; the rest
 * is checked. */
static bool
is_partial_date(const char *text, size_t length)
{
    char whole[10];
    bool odd = false;

    if (length == sizeof(whole) && is_not_known(text)) {
        memcpy(whole, text, sizeof(whole));
        memcpy(whole, "01", 2);
        if (is_not_known(text + 3))
            memcpy(whole + 3, "01", 2);
        text = whole;
    }
    return cparent__day_cell(text, length, &odd) != CPARENT__DAY_BAD;
}

/* One cell as a day, a code or a number; false when it is broken. */
static bool
read_cell(cparent__intake *intake, const cparent__row *row,
          const cparent__intake_cell *cell, uint32_t *value_out)
{
    size_t length;
    const char *text = cparent__row_cell(row, cell->field, &length);
    bool bad = false;
    bool odd = false;

    *value_out = 0;
    if (length == 0)
        return true;
    switch (cell->kind) {
    case CPARENT__CELL_CODE:
        *value_out = code_cell(intake, row, cell, text, length);
        return true;
    case CPARENT__CELL_DATE:
        *value_out = cparent__day_cell(text, length, &odd);
        bad = *value_out == CPARENT__DAY_BAD;
        break;
    case CPARENT__CELL_PARTIAL_DATE:
        bad = !is_partial_date(text, length);
        break;
    default:
        *value_out = number_cell(text, length, &bad);
        break;
    }
    if (odd && !bad)
        cparent__intake_notice(intake, CPARENT__FAULT_DATE_FORM, row,
                               cell->column);
    if (bad)
        cparent__intake_notice(intake,
                               cell->kind == CPARENT__CELL_NUMBER
                                   ? CPARENT__FAULT_NUMBER
                                   : CPARENT__FAULT_DATE,
                               row, cell->column);
    return !bad;
}

static bool
read_cells(cparent__intake *intake, const cparent__row *row,
           uint32_t values[CPARENT__MOST_COLUMNS])
{
    bool fine = true;
    int i;

    memset(values, 0, CPARENT__MOST_COLUMNS * sizeof(*values));
    for (i = 0; i < intake->plan_count; i++)
        fine &= read_cell(intake, row, &intake->plan[i],
                          &values[intake->plan[i].column]);
    return fine;
}

static bool
is_empty(const cparent__row *row)
{
    uint32_t f;

    for (f = 0; f < row->fields; f++) {
        size_t length;

        cparent__row_cell(row, (int)f, &length);
        if (length > 0)
            return false;
    }
    return true;
}

void
cparent__intake_row(cparent__intake *intake, const cparent__row *row)
{
    uint32_t values[CPARENT__MOST_COLUMNS];
    size_t length;
    const char *id = cparent__row_cell(row, intake->fields[0], &length);
    cparent__id key;
    uint32_t child;

    if (length == 0) {
        if (!is_empty(row))
            cparent__intake_notice(intake, CPARENT__FAULT_NO_CHILD, row, 0);
        return;
    }
    intake->rows[intake->book]++;
    if (!read_cells(intake, row, values)) {
        intake->left_out[intake->book]++;
        return;
    }
    if (length > 10)
        cparent__intake_notice(intake, CPARENT__FAULT_LONG_CHILD, row, 0);
    cparent__id_make(&key, id, length);
    child = cparent__cohort_enter(intake->cohort, &key);
    if (child == UINT32_MAX)
        return;
    cparent__take_first(intake, row, child);
    cparent__take_choose(intake->book)(intake, row, child, values);
}
