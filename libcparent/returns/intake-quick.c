/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "returns/take-internal.h"

#include <string.h>

/*
 * The cells of rows as nearly all rows have them: days as dd/mm/yyyy, codes
 * in capitals that are in use, plain numbers, without quotes or padding.
 * Rows are read some at a time, a column after the other, eight bytes of a
 * cell at once; what is out of the ordinary marks its row.  Whether it is
 * wrong, and how that is told, is the business of intake.c, which reads the
 * same from any row.
 */

#define EACH_BYTE UINT64_C(0x0101010101010101)
#define HIGH_BITS (EACH_BYTE * 0x80)

#define INLINE static inline __attribute__((always_inline))

/* A cell's first bytes, and how many it has. */
typedef struct cell {
    const char *from;
    uint32_t length;
} cell;

/* One column of some rows, and what comes of it. */
typedef struct column {
    const char *bytes;    /* of the window */
    const uint32_t *ends; /* of its cell in the first row */
    size_t width;         /* from there to that in the next */
    size_t rows;
    const cparent__quick_set *set; /* of codes */
    uint32_t *values; /* that of the first row */
    uint64_t *odd;
    cparent__id *ids;
} column;

/* The ends of all cells stand one after another, with that of the row
 * before in front.  Of a row's last cell, CR is the line end's. */
INLINE cell
cell_at(const column *of, const uint32_t *ends, bool is_last)
{
    const uint32_t from = ends[-1] + 1;
    cell found = { of->bytes + from, ends[0] - from };

    if (is_last && found.length > 0 && found.from[found.length - 1] == '\r')
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

static void
make_set(cparent__quick_set *set, const cparent__rules *rules, unsigned which)
{
    int i;

    set->factor = rules->factors[which];
    set->slots[0].code = CPARENT__CODE_BLANK;
    set->slots[0].in_use = UINT32_MAX;
    for (i = CPARENT__CODE_UNKNOWN + 1; i < rules->code_count; i++) {
        const cparent__code *code = &rules->codes[i];
        cparent__quick_code *slot =
            &set->slots[cparent__quick_slot(code->key, set->factor)];

        if (code->set != which || code->key >> 48 != 0 || slot->in_use != 0)
            continue;
        slot->cell = code->key;
        slot->code = (uint32_t)i;
        slot->in_use = code->in_use;
    }
}

void
cparent__quick_sets_make(cparent__quick_set *sets,
                         const cparent__rules *rules)
{
    int i;

    for (i = 0; i < rules->set_count; i++)
        make_set(&sets[i], rules, (unsigned)i);
}

void
cparent__quick_sets_settle(cparent__quick_set *sets,
                           const cparent__rules *rules, unsigned year_bit)
{
    static const uint64_t never = UINT64_C(1) << 63; /* no cell has it */
    const unsigned wanted = year_bit ? year_bit : UINT32_MAX;
    int i;
    int k;

    for (i = 0; i < rules->set_count; i++)
        for (k = 0; k < CPARENT__QUICK_SLOTS; k++) {
            cparent__quick_code *slot = &sets[i].slots[k];

            slot->cell &= ~never;
            if ((slot->in_use & wanted) == 0)
                slot->cell |= never;
        }
}

/* Codes have at most six letters: what is longer is none of them. */
INLINE uint32_t
code_in(const column *of, cell c, uint64_t *odd)
{
    const cparent__quick_set *set = of->set;
    static const uint64_t masks[8] = {
        0, 0xFF, 0xFFFF, 0xFFFFFF, 0xFFFFFFFF, 0xFFFFFFFFFF, 0xFFFFFFFFFFFF,
        0xFFFFFFFFFFFFFF
    };
    const uint64_t wanted =
        word_at(c.from) & masks[c.length < 7 ? c.length : 7];
    const cparent__quick_code *slot =
        &set->slots[cparent__quick_slot(wanted, set->factor)];

    *odd |= slot->cell ^ wanted;
    return slot->code;
}

INLINE uint32_t
day_in(const column *of, cell c, uint64_t *odd)
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

    /* All ones unless the cell is empty, which many are: no branch. */
    const uint64_t some = 0 - (uint64_t)(c.length != 0);

    (void)of;
    *odd |= wrong & some;
    return CPARENT__DAY(century * 100 + year, month, day) & (uint32_t)some;
}

/* Up to six digits, and one place: in thousandths plus one. */
INLINE uint32_t
number_in(const column *of, cell c, uint64_t *odd)
{
    const bool has_place =
        (c.length >= 3) & (c.from[(c.length - 2) & 7] == '.');
    const uint32_t whole = c.length - (has_place ? 2 : 0);
    const uint32_t place =
        has_place ? (unsigned char)c.from[(c.length - 1) & 7] - '0' : 0;
    /* The last digit highest, zeros below the first one. */
    uint64_t digits = (word_at(c.from) - EACH_BYTE * '0') << 8
                      << ((56 - 8 * whole) & 63);

    (void)of;
    *odd |= (whole > 6) | has_other_than_digits(digits) | (place > 9);
    digits = digits * 10 + (digits >> 8);
    digits = ((digits & UINT64_C(0x000000FF000000FF)) *
                  UINT64_C(0x000F424000000064) +
              (digits >> 16 & UINT64_C(0x000000FF000000FF)) *
                  UINT64_C(0x0000271000000001)) >> 32;
    return c.length == 0 ? 0 : (uint32_t)digits * 1000 + place * 100 + 1;
}

typedef void read_fn(const column *of, bool is_last);

/* Only ever called with a function that the compiler sees. */
INLINE void
read_values(const column *of, bool is_last,
            uint32_t (*value_in)(const column *of, cell c, uint64_t *odd))
{
    const uint32_t *ends = of->ends;
    uint32_t *value = of->values;
    size_t i;

    for (i = 0; i < of->rows; i++) {
        *value = value_in(of, cell_at(of, ends, is_last), &of->odd[i]);
        ends += of->width;
        value += CPARENT__MOST_COLUMNS;
    }
}

INLINE void
read_codes(const column *of, bool is_last)
{
    read_values(of, is_last, code_in);
}

INLINE void
read_days(const column *of, bool is_last)
{
    read_values(of, is_last, day_in);
}

INLINE void
read_numbers(const column *of, bool is_last)
{
    read_values(of, is_last, number_in);
}

/* Has it a text that begins and ends with no quote and no padding? */
INLINE bool
is_bare(cell c)
{
    return c.length > 0 && (unsigned char)c.from[0] > '"' &&
           (unsigned char)c.from[c.length - 1] > '"';
}

/* The ids of children; longer ones than any return has are odd. */
INLINE void
read_ids(const column *of, bool is_last)
{
    const uint32_t *ends = of->ends;
    size_t i;

    for (i = 0; i < of->rows; i++) {
        const cell c = cell_at(of, ends, is_last);
        const bool odd = !is_bare(c) || c.length > 10;

        of->odd[i] = odd;
        cparent__id_short(&of->ids[i], c.from, odd ? 1 : c.length);
        ends += of->width;
    }
}

/* One loop for a row's last column, and one for the others. */
INLINE void
read_column(read_fn *read, const cparent__intake *intake, const column *of,
            const cparent__intake_cell *what)
{
    column at = *of;

    at.ends += what->field;
    at.values += what->column;
    at.set = &intake->sets[what->set];
    if (what->field + 1 == (int)of->width)
        read(&at, true);
    else
        read(&at, false);
}

static void
read_batch(const cparent__intake *intake, const column *of)
{
    const cparent__intake_cell id = { .field = intake->fields[0] };
    const cparent__intake_cell *at = intake->quick;
    const cparent__intake_cell *const codes = at + intake->code_count;
    const cparent__intake_cell *const days = codes + intake->date_count;
    const cparent__intake_cell *const numbers = days + intake->number_count;

    read_column(read_ids, intake, of, &id);
    for (; at < codes; at++)
        read_column(read_codes, intake, of, at);
    for (; at < days; at++)
        read_column(read_days, intake, of, at);
    for (; at < numbers; at++)
        read_column(read_numbers, intake, of, at);
}

INLINE void
take_one(cparent__intake *intake, cparent__take_fn *take,
         const cparent__row *row, size_t i)
{
    const cparent__batch *batch = intake->batch;
    cparent__cohort *cohort = intake->cohort;
    uint32_t child = batch->children[i];

    if (batch->odd[i]) {
        cparent__intake_row(intake, row);
        return;
    }
    intake->rows[intake->book]++;
    if (child == UINT32_MAX)
        child = cparent__cohort_enter(cohort, &batch->ids[i]);
    else if (cohort->children[child].visit != cohort->visit)
        cparent__child_visit(&cohort->children[child], cohort->visit);
    if (child != UINT32_MAX) {
        cparent__take_first(intake, row, child);
        take(intake, row, child, batch->values[i]);
    }
}

void
cparent__intake_plain(cparent__intake *intake, cparent__rows *rows)
{
    cparent__batch *batch = intake->batch;
    const column of = {
        .bytes = rows->bytes + rows->base,
        .ends = rows->positions + rows->next,
        .width = rows->fields,
        .rows = rows->plain < CPARENT__BATCH ? rows->plain : CPARENT__BATCH,
        .values = batch->values[0],
        .odd = batch->odd,
        .ids = batch->ids,
    };
    cparent__take_fn *const take = cparent__take_choose(intake->book);
    size_t i;

    if (intake->is_quick)
        read_batch(intake, &of);
    else
        memset(batch->odd, 1, sizeof(batch->odd));
    cparent__cohort_find(intake->cohort, batch->ids, of.rows,
                         batch->children);
    for (i = 0; i < of.rows; i++) {
        const cparent__row row = cparent__rows_at(rows, i);

        take_one(intake, take, &row, i);
    }
    cparent__rows_pass(rows, of.rows);
}
