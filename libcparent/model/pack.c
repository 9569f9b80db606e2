/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A block, byte by byte (numbers little-endian):
 *
 *   unit, form | duration << 4, scale, how many symbols
 *   the symbols' codes
 *   a bit for each place: has it a row at all
 *   the least base (8), bytes of a base
 *   for each place that has rows: bits of a code, base less the least
 *   the codes, bit after bit, place by place
 *
 * A code below the number of symbols is one of them; any other is the
 * figure, less its place's base, plus the number of symbols.
 */
#include "config.h"

#include "model/pack-internal.h"

#include <string.h>

#include "core/alloc-internal.h"
#include "core/error-internal.h"

/* How the decimals of a number are remembered. */
enum {
    FORM_FIXED = 0,   /* every number has as many as the block */
    FORM_TRIMMED = 1, /* as many as it needs */
    FORM_MIXED = 2,   /* each its own, in the low four bits of its code */
    FORM_COUNT = 3
};

enum { HEAD_BYTES = 4, BASE_BYTES = 9, MOST_SCALE = 15, MOST_BITS = 62 };

#define MOST_NUMBER INT64_C(4000000000000000000)

static const struct {
    const char *text;
    cparent_value_state state;
} symbols[CPARENT__SYMBOL_COUNT - CPARENT__SYMBOL_FIRST] = {
    { "c", CPARENT_VALUE_SUPPRESSED },
    { "z", CPARENT_VALUE_NOT_APPLICABLE },
    { "x", CPARENT_VALUE_NOT_AVAILABLE },
    { ":", CPARENT_VALUE_NOT_AVAILABLE },
    { "k", CPARENT_VALUE_ROUNDS_TO_ZERO },
    { "low", CPARENT_VALUE_ROUNDS_TO_ZERO },
    { "~", CPARENT_VALUE_ROUNDS_TO_ZERO },
    { "u", CPARENT_VALUE_LOW_RELIABILITY },
};

const char *
cparent__symbol_text(int code)
{
    return code >= CPARENT__SYMBOL_FIRST && code < CPARENT__SYMBOL_COUNT
               ? symbols[code - CPARENT__SYMBOL_FIRST].text
               : "";
}

int
cparent__symbol_code(const char *text, size_t length)
{
    int i;

    for (i = 0; i < CPARENT__SYMBOL_COUNT - CPARENT__SYMBOL_FIRST; i++)
        if (strlen(symbols[i].text) == length &&
            memcmp(symbols[i].text, text, length) == 0)
            return CPARENT__SYMBOL_FIRST + i;
    return -1;
}

cparent_value_state
cparent__symbol_state(int code)
{
    if (code < CPARENT__SYMBOL_NONE)
        return CPARENT_VALUE_NUMBER;
    return code >= CPARENT__SYMBOL_FIRST && code < CPARENT__SYMBOL_COUNT
               ? symbols[code - CPARENT__SYMBOL_FIRST].state
               : CPARENT_VALUE_MISSING;
}

/* A place's series: whether it has rows, its least figure, its bits. */
typedef struct cparent__series {
    bool present;
    bool numbers;
    uint8_t bits;
    int64_t least;
} series;

/* What the cells of a block have in common. */
typedef struct survey {
    bool seen[32]; /* decimals and symbols, by their code */
    bool trimmed;  /* no number ends in a decimal 0 */
    int scale;
    int form;
    unsigned symbols;
    uint8_t rank[CPARENT__SYMBOL_COUNT]; /* of the symbols in use */
} survey;

cparent_status
cparent__packer_init(cparent__packer *packer, size_t places, size_t periods,
                     cparent_error *err)
{
    const size_t head = HEAD_BYTES + CPARENT__SYMBOL_COUNT + BASE_BYTES;

    memset(packer, 0, sizeof(*packer));
    packer->places = places;
    packer->periods = periods;
    packer->lane = cparent__calloc(places * periods, sizeof(int64_t));
    packer->series = cparent__calloc(places, sizeof(series));
    /* No code is longer than eight bytes, no place's head than ten. */
    packer->bytes = cparent__malloc(head + places * 10 +
                                    places * periods * 8);
    if (packer->lane && packer->series && packer->bytes)
        return CPARENT_OK;
    cparent__packer_clear(packer);
    return cparent__nomem(err);
}

void
cparent__packer_clear(cparent__packer *packer)
{
    cparent__free(packer->lane);
    cparent__free(packer->series);
    cparent__free(packer->bytes);
    memset(packer, 0, sizeof(*packer));
}

/* --- looking at the cells ----------------------------------------------- */

static cparent__long_cell
open_cell(cparent__cell cell, const cparent__long_cell *longs)
{
    int32_t code = cell & 31;
    cparent__long_cell open = { (cell - code) / 32, code };

    return code == CPARENT__CELL_LONG ? longs[open.coefficient] : open;
}

static void
look(const cparent__packer *packer, const cparent__cell *cells,
     const cparent__long_cell *longs, survey *of)
{
    size_t count = packer->places * packer->periods;
    size_t i;
    int code;

    memset(of, 0, sizeof(*of));
    of->trimmed = true;
    for (i = 0; i < count; i++) {
        cparent__long_cell cell = open_cell(cells[i], longs);

        of->seen[cell.code] = true;
        if (cell.code > 0 && cell.code <= MOST_SCALE)
            of->trimmed = of->trimmed && cell.coefficient % 10 != 0;
    }
    for (code = MOST_SCALE; code > 0 && of->scale == 0; code--)
        of->scale = of->seen[code] ? code : 0;
    for (code = 0; code < of->scale; code++)
        if (of->seen[code])
            of->form = of->trimmed ? FORM_TRIMMED : FORM_MIXED;
    for (code = CPARENT__SYMBOL_NONE; code < CPARENT__SYMBOL_COUNT; code++)
        if (of->seen[code])
            of->rank[code] = (uint8_t)of->symbols++;
}

static bool
scale_up(int64_t *coefficient, int by)
{
    for (; by > 0; by--) {
        if (*coefficient > MOST_NUMBER / 10 ||
            *coefficient < -MOST_NUMBER / 10)
            return false;
        *coefficient *= 10;
    }
    return true;
}

/* The number of a cell as the lane has it; false when it does not fit. */
static bool
lane_number(const survey *of, cparent__long_cell cell, int64_t *number_out)
{
    int64_t scaled = cell.coefficient;

    if (!scale_up(&scaled, of->scale - cell.code))
        return false;
    *number_out = of->form == FORM_MIXED ? cell.coefficient * 16 + cell.code
                                         : scaled;
    return true;
}

static unsigned
bits_of(uint64_t most)
{
    unsigned bits = 0;

    for (; most; most >>= 1)
        bits++;
    return bits;
}

/* Fills one place's stretch of the lane.  Symbols wait there as their rank,
 * marked in `cells` by their code. */
static bool
fill_series(cparent__packer *packer, const cparent__cell *cells,
            const cparent__long_cell *longs, const survey *of, size_t place)
{
    int64_t *lane = packer->lane + place * packer->periods;
    series made = { false, false, 0, 0 };
    int64_t greatest = 0;
    uint64_t most = 0;
    size_t i;

    for (i = 0; i < packer->periods; i++) {
        cparent__long_cell cell = open_cell(cells[i], longs);

        if (cell.code > MOST_SCALE) {
            lane[i] = of->rank[cell.code];
            most = of->rank[cell.code] > most ? of->rank[cell.code] : most;
            made.present |= cell.code != CPARENT__SYMBOL_NONE;
            continue;
        }
        if (!lane_number(of, cell, &lane[i]))
            return false;
        if (!made.numbers || lane[i] < made.least)
            made.least = lane[i];
        if (!made.numbers || lane[i] > greatest)
            greatest = lane[i];
        made.present = made.numbers = true;
    }
    if (made.numbers)
        most = (uint64_t)greatest - (uint64_t)made.least + of->symbols;
    made.bits = (uint8_t)bits_of(most);
    packer->series[place] = made;
    return true;
}

/* --- writing ------------------------------------------------------------ */

static void
put_bytes(cparent__packer *packer, uint64_t number, unsigned bytes)
{
    for (; bytes > 0; bytes--, number >>= 8)
        packer->bytes[packer->size++] = (unsigned char)(number & 0xFF);
}

typedef struct bit_writer {
    cparent__packer *packer;
    uint64_t held;
    unsigned count; /* of bits held; below 8 between calls */
} bit_writer;

static void
put_bits(bit_writer *out, uint64_t number, unsigned bits)
{
    while (bits > 0) {
        unsigned part = bits > 32 ? 32 : bits;

        out->held |= (number & ((UINT64_C(1) << part) - 1)) << out->count;
        out->count += part;
        number >>= part;
        bits -= part;
        for (; out->count >= 8; out->count -= 8, out->held >>= 8)
            put_bytes(out->packer, out->held, 1);
    }
}

static void
end_bits(bit_writer *out)
{
    put_bits(out, 0, (8 - out->count) % 8);
}

static void
put_head(cparent__packer *packer, const survey *of, cparent__pack_head head)
{
    int code;

    packer->size = 0;
    put_bytes(packer, head.unit, 1);
    put_bytes(packer, (unsigned)of->form | (head.duration ? 16u : 0u), 1);
    put_bytes(packer, (unsigned)of->scale, 1);
    put_bytes(packer, of->symbols, 1);
    for (code = CPARENT__SYMBOL_NONE; code < CPARENT__SYMBOL_COUNT; code++)
        if (of->seen[code])
            put_bytes(packer, (unsigned)code, 1);
}

/* Which places have rows, and each one's base and bits. */
static void
put_series_heads(cparent__packer *packer)
{
    const series *all = packer->series;
    bit_writer out = { packer, 0, 0 };
    const series *least = NULL;
    const series *greatest = NULL;
    unsigned base_bytes;
    size_t i;

    for (i = 0; i < packer->places; i++) {
        put_bits(&out, all[i].present, 1);
        if (all[i].numbers && (!least || all[i].least < least->least))
            least = &all[i];
        if (all[i].numbers && (!greatest || all[i].least > greatest->least))
            greatest = &all[i];
    }
    end_bits(&out);
    base_bytes = least ? (bits_of((uint64_t)greatest->least -
                                  (uint64_t)least->least) + 7) / 8
                       : 0;
    put_bytes(packer, least ? (uint64_t)least->least : 0, 8);
    put_bytes(packer, base_bytes, 1);
    for (i = 0; i < packer->places; i++) {
        if (!all[i].present)
            continue;
        put_bytes(packer, all[i].bits, 1);
        put_bytes(packer,
                  least && all[i].numbers
                      ? (uint64_t)all[i].least - (uint64_t)least->least
                      : 0,
                  base_bytes);
    }
}

static void
put_codes(cparent__packer *packer, const cparent__cell *cells,
          const cparent__long_cell *longs, const survey *of)
{
    bit_writer out = { packer, 0, 0 };
    size_t place;
    size_t i;

    for (place = 0; place < packer->places; place++) {
        const series *one = &packer->series[place];
        size_t first = place * packer->periods;
        uint64_t shift = of->symbols - (uint64_t)one->least;

        if (!one->present)
            continue;
        for (i = first; i < first + packer->periods; i++) {
            bool number = open_cell(cells[i], longs).code <= MOST_SCALE;

            put_bits(&out, (uint64_t)packer->lane[i] + (number ? shift : 0),
                     one->bits);
        }
    }
    end_bits(&out);
}

cparent_status
cparent__pack(cparent__packer *packer, const cparent__cell *cells,
              const cparent__long_cell *longs, cparent__pack_head head,
              cparent_error *err)
{
    survey of;
    size_t i;

    look(packer, cells, longs, &of);
    for (i = 0; i < packer->places; i++)
        if (!fill_series(packer, cells + i * packer->periods, longs, &of, i))
            return cparent__fail(err, CPARENT_E_LIMIT,
                                 "the numbers of a column are too long and "
                                 "too unlike in their decimals to be kept "
                                 "exactly");
    put_head(packer, &of, head);
    put_series_heads(packer);
    put_codes(packer, cells, longs, &of);
    return CPARENT_OK;
}
