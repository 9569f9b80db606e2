/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "returns/intake-internal.h"

#include <string.h>

/*
 * The cells of a row as nearly all rows have them: days as dd/mm/yyyy, codes
 * in capitals that are in use, plain numbers, without quotes or padding.
 * Eight bytes are read at a time, kind by kind, and what is out of the
 * ordinary is gathered and asked for once, at the end.  Whether it is wrong,
 * and how that is told, is the business of intake.c, which reads the same
 * from any row.
 */

#define EACH_BYTE UINT64_C(0x0101010101010101)
#define HIGH_BITS (EACH_BYTE * 0x80)

/* A cell's first bytes, and how many it has. */
typedef struct cell {
    const char *from;
    uint32_t length;
} cell;

static inline cell
cell_of(const cparent__row *row, const cparent__intake_cell *at,
        uint32_t carriage_return)
{
    const uint32_t from = at->field > 0 ? row->ends[at->field - 1] + 1
                                        : row->start;
    const cell found = { row->bytes + from,
                         row->ends[at->field] - from -
                             (at->field + 1 == (int)row->fields
                                  ? carriage_return
                                  : 0) };

    return found;
}

/* Eight bytes, the first one lowest. */
static inline uint64_t
word_at(const char *text)
{
    uint64_t word;

    memcpy(&word, text, sizeof(word));
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    word = __builtin_bswap64(word);
#endif
    return word;
}

/* 1 when a byte of `word` is above 9: of digits, '0' taken off. */
static inline unsigned
has_other_than_digits(uint64_t word)
{
    return ((word | (word + EACH_BYTE * (0x7F - 9))) & HIGH_BITS) != 0;
}

static inline uint32_t
code_in(const cparent__intake *intake, const cparent__intake_cell *at,
        cell c, unsigned *odd)
{
    static const uint64_t masks[16] = {
        0, 0xFF, 0xFFFF, 0xFFFFFF, 0xFFFFFFFF, 0xFFFFFFFFFF, 0xFFFFFFFFFFFF,
        0xFFFFFFFFFFFFFF, UINT64_MAX
    };
    const cparent__rules *rules = intake->rules;
    const uint64_t key = word_at(c.from) & masks[c.length & 15];
    uint32_t slot = cparent__code_slot(key, at->set);
    uint32_t code;

    while ((code = rules->slots[slot]) != CPARENT__CODE_BLANK &&
           (rules->codes[code].key != key ||
            rules->codes[code].set != at->set))
        slot = (slot + 1) % CPARENT__CODE_SLOTS;
    *odd |= (c.length > 8) |
            ((code == CPARENT__CODE_BLANK) & (c.length > 0)) |
            ((intake->year_bit & ~(uint32_t)rules->codes[code].in_use) != 0);
    return code;
}

static inline uint32_t
day_in(cell c, unsigned *odd)
{
    static const uint8_t days[128] = { 0,  31, 28, 31, 30, 31, 30,
                                       31, 31, 30, 31, 30, 31 };
    /* "dd/mm/yy", and "yyyy" below */
    const uint64_t low = word_at(c.from) - UINT64_C(0x30302F30302F3030);
    const uint64_t years =
        (word_at(c.from + 2) >> 32) - UINT64_C(0x30303030);
    const uint32_t pairs = (uint32_t)(years * 10 + (years >> 8));
    const uint32_t year = (pairs & 0xFF) * 100 + (pairs >> 16 & 0xFF);
    const uint32_t day = (uint32_t)((low & 0xF) * 10 + (low >> 8 & 0xF));
    const uint32_t month =
        (uint32_t)((low >> 24 & 0xF) * 10 + (low >> 32 & 0xF));
    const unsigned wrong =
        (((low | (low + UINT64_C(0x76767F76767F7676))) & HIGH_BITS) != 0) |
        has_other_than_digits(years) | (year - 1900 > 2199 - 1900) |
        (day - 1 >= days[month & 127]) | (c.length != 10);

    *odd |= wrong & (c.length != 0);
    return c.length == 0 ? CPARENT__DAY_NONE
                         : CPARENT__DAY(year, month, day);
}

/* Up to six digits, and one place: in thousandths plus one. */
static inline uint32_t
number_in(cell c, unsigned *odd)
{
    const bool has_place = c.length >= 3 && c.from[c.length - 2] == '.';
    const uint32_t whole = c.length - (has_place ? 2 : 0);
    uint64_t digits;
    uint32_t place = 0;

    if (c.length == 0)
        return 0;
    if (whole > 6) {
        *odd = 1;
        return 0;
    }
    if (has_place)
        place = (uint32_t)(unsigned char)c.from[c.length - 1] - '0';
    /* The last digit highest, zeros below the first one. */
    digits = (word_at(c.from) - EACH_BYTE * '0') << (64 - 8 * whole);
    *odd |= has_other_than_digits(digits) | (place > 9);
    digits = digits * 10 + (digits >> 8);
    digits = ((digits & UINT64_C(0x000000FF000000FF)) *
                  UINT64_C(0x000F424000000064) +
              (digits >> 16 & UINT64_C(0x000000FF000000FF)) *
                  UINT64_C(0x0000271000000001)) >> 32;
    return (uint32_t)digits * 1000 + place * 100 + 1;
}

bool
cparent__intake_quick(const cparent__intake *intake, const cparent__row *row,
                      uint32_t values[CPARENT__MOST_COLUMNS])
{
    const cparent__intake_cell *at = intake->quick;
    const cparent__intake_cell *const codes = at + intake->code_count;
    const cparent__intake_cell *const dates = codes + intake->date_count;
    const cparent__intake_cell *const numbers =
        dates + intake->number_count;
    const uint32_t carriage_return =
        row->bytes[row->ends[row->fields - 1] - 1] == '\r';
    unsigned odd = 0;

    memset(values, 0, CPARENT__MOST_COLUMNS * sizeof(*values));
    for (; at < codes; at++)
        values[at->column] = code_in(intake, at,
                                     cell_of(row, at, carriage_return),
                                     &odd);
    for (; at < dates; at++)
        values[at->column] = day_in(cell_of(row, at, carriage_return), &odd);
    for (; at < numbers; at++)
        values[at->column] = number_in(cell_of(row, at, carriage_return),
                                       &odd);
    return odd == 0;
}
