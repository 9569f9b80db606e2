/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "returns/take-internal.h"

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

#define INLINE static inline __attribute__((always_inline))

/* A cell's first bytes, and how many it has. */
typedef struct cell {
    const char *from;
    uint32_t length;
} cell;

/* Before the ends of a plain row stands that of the row before.  `returned`:
 * the row ends in CR LF. */
INLINE cell
cell_of(const cparent__row *row, int field, bool returned)
{
    const uint32_t *const ends = row->ends + field;
    const uint32_t from = ends[-1] + 1;
    cell found = { row->bytes + from, ends[0] - from };

    if (returned && field + 1 == (int)row->fields)
        found.length--;
    return found;
}

/* Eight bytes, the first one lowest. */
INLINE uint64_t
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
INLINE unsigned
has_other_than_digits(uint64_t word)
{
    return ((word | (word + EACH_BYTE * (0x7F - 9))) & HIGH_BITS) != 0;
}

INLINE uint32_t
slot_of(uint64_t key)
{
    return (uint32_t)(key * UINT64_C(0xD6E8FEB86659FD93) >> 54);
}

static void
put_code(cparent__quick_codes *codes, uint64_t key, unsigned code)
{
    uint32_t at = slot_of(key);

    while (codes->slots[at].cell != 0)
        at = (at + 1) % CPARENT__CODE_SLOTS;
    codes->slots[at].cell = key;
    codes->slots[at].code = code;
}

void
cparent__quick_codes_make(cparent__quick_codes *codes,
                          const cparent__rules *rules, unsigned year_bit)
{
    int i;

    if (codes->year_bit == year_bit)
        return;
    memset(codes, 0, sizeof(*codes));
    codes->year_bit = year_bit;
    for (i = 0; i < rules->set_count; i++)
        put_code(codes, cparent__quick_above((unsigned)i),
                 CPARENT__CODE_BLANK);
    for (i = CPARENT__CODE_UNKNOWN + 1; i < rules->code_count; i++) {
        const cparent__code *code = &rules->codes[i];

        if (code->key >> 48 == 0 &&
            (year_bit == 0 || (code->in_use & year_bit) != 0))
            put_code(codes, code->key | cparent__quick_above(code->set),
                     (unsigned)i);
    }
}

/* Codes have at most six letters: what is longer is none of them. */
INLINE uint32_t
code_in(const cparent__quick_codes *codes, uint64_t above, cell c,
        unsigned *odd)
{
    static const uint64_t masks[8] = {
        0, 0xFF, 0xFFFF, 0xFFFFFF, 0xFFFFFFFF, 0xFFFFFFFFFF, 0xFFFFFFFFFFFF,
        0xFFFFFFFFFFFFFF
    };
    const uint64_t wanted =
        (word_at(c.from) & masks[c.length < 7 ? c.length : 7]) | above;
    uint32_t at = slot_of(wanted);

    while (codes->slots[at].cell != wanted) {
        if (codes->slots[at].cell == 0) {
            *odd = 1;
            break;
        }
        at = (at + 1) % CPARENT__CODE_SLOTS;
    }
    return codes->slots[at].code;
}

INLINE uint32_t
day_in(cell c, unsigned *odd)
{
    static const uint8_t days[256] = { 0,  31, 28, 31, 30, 31, 30,
                                       31, 31, 30, 31, 30, 31 };
    /* "dd/mm/yy", and "yy" below */
    const uint64_t first = word_at(c.from) - UINT64_C(0x30302F30302F3030);
    const uint64_t last =
        (word_at(c.from + 2) >> 48) - UINT64_C(0x3030);
    const uint64_t pairs = first * 10 + (first >> 8);
    const uint32_t day = pairs & 0xFF;
    const uint32_t month = pairs >> 24 & 0xFF;
    const uint32_t century = pairs >> 48 & 0xFF;
    const uint32_t year = (last * 10 + (last >> 8)) & 0xFF;
    const uint64_t wrong =
        ((first | (first + UINT64_C(0x76767F76767F7676))) & HIGH_BITS) |
        ((last | (last + 0x7676)) & 0x8080) | (century - 19 > 2) |
        (day - 1 >= days[month]) | (c.length ^ 10);

    if (c.length == 0)
        return CPARENT__DAY_NONE;
    *odd |= wrong != 0;
    return CPARENT__DAY(century * 100 + year, month, day);
}

/* Up to six digits, and one place: in thousandths plus one. */
INLINE uint32_t
number_in(cell c, unsigned *odd)
{
    const bool has_place =
        (c.length >= 3) & (c.from[(c.length - 2) & 7] == '.');
    const uint32_t whole = c.length - (has_place ? 2 : 0);
    const uint32_t place =
        has_place ? (unsigned char)c.from[(c.length - 1) & 7] - '0' : 0;
    /* The last digit highest, zeros below the first one. */
    uint64_t digits = (word_at(c.from) - EACH_BYTE * '0') << 8
                      << ((56 - 8 * whole) & 63);

    *odd |= (whole > 6) | has_other_than_digits(digits) | (place > 9);
    digits = digits * 10 + (digits >> 8);
    digits = ((digits & UINT64_C(0x000000FF000000FF)) *
                  UINT64_C(0x000F424000000064) +
              (digits >> 16 & UINT64_C(0x000000FF000000FF)) *
                  UINT64_C(0x0000271000000001)) >> 32;
    return c.length == 0 ? 0 : (uint32_t)digits * 1000 + place * 100 + 1;
}

/* False when a cell is out of the ordinary. */
INLINE bool
read_cells(const cparent__intake *intake, const cparent__row *row,
           bool returned, uint32_t values[CPARENT__MOST_COLUMNS])
{
    const cparent__intake_cell *at = intake->quick;
    const cparent__intake_cell *const codes = at + intake->code_count;
    const cparent__intake_cell *const dates = codes + intake->date_count;
    const cparent__intake_cell *const numbers =
        dates + intake->number_count;
    unsigned odd = 0;

    memset(values, 0, CPARENT__MOST_COLUMNS * sizeof(*values));
    for (; at < codes; at++)
        values[at->column] = code_in(intake->codes, at->above,
                                     cell_of(row, at->field, returned), &odd);
    for (; at < dates; at++)
        values[at->column] = day_in(cell_of(row, at->field, returned), &odd);
    for (; at < numbers; at++)
        values[at->column] = number_in(cell_of(row, at->field, returned),
                                       &odd);
    return odd == 0;
}

/* Has it a text that begins and ends with no quote and no padding? */
INLINE bool
is_bare(cell c)
{
    return c.length > 0 && (unsigned char)c.from[0] > '"' &&
           (unsigned char)c.from[c.length - 1] > '"';
}

void
cparent__intake_plain(cparent__intake *intake, const cparent__row *row)
{
    const bool returned =
        row->bytes[row->ends[row->fields - 1] - 1] == '\r';
    const cell id = cell_of(row, intake->fields[0], returned);
    uint32_t values[CPARENT__MOST_COLUMNS];
    uint32_t child;

    if (!is_bare(id) || id.length > 10 || !intake->is_quick ||
        !(returned ? read_cells(intake, row, true, values)
                   : read_cells(intake, row, false, values))) {
        cparent__intake_row(intake, row);
        return;
    }
    intake->rows[intake->book]++;
    child = cparent__cohort_child(intake->cohort, id.from, id.length);
    if (child != UINT32_MAX)
        cparent__take(intake, row, child, values);
}
