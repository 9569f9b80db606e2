/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Blocks back into figures; pack.c says what they look like.  The bytes may
 * come from a damaged store: nothing is read that is not there.
 */
#include "config.h"

#include "model/pack-internal.h"

#include <string.h>

#include "core/error-internal.h"

enum { MOST_SCALE = 15, MOST_BITS = 62, FORM_TRIMMED = 1, FORM_MIXED = 2 };

typedef struct reader {
    const unsigned char *at;
    size_t left;
    bool short_; /* bytes were missing */
} reader;

static uint64_t
take_bytes(reader *in, unsigned bytes)
{
    uint64_t number = 0;
    unsigned i;

    if (in->left < bytes) {
        in->short_ = true;
        return 0;
    }
    for (i = 0; i < bytes; i++)
        number |= (uint64_t)in->at[i] << (8 * i);
    in->at += bytes;
    in->left -= bytes;
    return number;
}

/* What is the same for all places of a block. */
typedef struct block {
    reader in;
    unsigned symbols;
    uint8_t symbol[CPARENT__SYMBOL_COUNT];
    const unsigned char *present; /* a bit for each place */
    int64_t least;
    unsigned base_bytes;
    const unsigned char *heads;   /* of the places that are present */
    const unsigned char *codes;
    size_t code_bytes;
} block;

static bool
is_present(const block *of, size_t place)
{
    return of->present[place / 8] >> (place % 8) & 1;
}

/* Finds where everything is, and that there is enough of it. */
static bool
open_block(block *of, size_t places, size_t periods,
           cparent__pack_head *head)
{
    unsigned form;
    size_t bits = 0;
    size_t i;

    head->unit = (uint8_t)take_bytes(&of->in, 1);
    form = (unsigned)take_bytes(&of->in, 1);
    head->form = form & 15;
    head->duration = form >> 4 & 1;
    head->scale = (uint8_t)take_bytes(&of->in, 1);
    of->symbols = (unsigned)take_bytes(&of->in, 1);
    if (head->form > FORM_MIXED || head->scale > MOST_SCALE ||
        of->symbols > CPARENT__SYMBOL_COUNT - CPARENT__SYMBOL_NONE)
        return false;
    for (i = 0; i < of->symbols; i++) {
        of->symbol[i] = (uint8_t)take_bytes(&of->in, 1);
        if (of->symbol[i] < CPARENT__SYMBOL_NONE ||
            of->symbol[i] >= CPARENT__SYMBOL_COUNT)
            return false;
    }
    of->present = of->in.at;
    for (i = 0; i < (places + 7) / 8; i++)
        (void)take_bytes(&of->in, 1);
    of->least = (int64_t)take_bytes(&of->in, 8);
    of->base_bytes = (unsigned)take_bytes(&of->in, 1);
    if (of->in.short_ || of->base_bytes > 8)
        return false;
    of->heads = of->in.at;
    for (i = 0; i < places; i++) {
        if (!is_present(of, i))
            continue;
        bits += take_bytes(&of->in, 1) * periods;
        (void)take_bytes(&of->in, of->base_bytes);
    }
    of->codes = of->in.at;
    of->code_bytes = of->in.left;
    return !of->in.short_ && of->code_bytes == (bits + 7) / 8;
}

/* `bits` bits from bit `at` on. */
static uint64_t
take_code(const block *of, size_t at, unsigned bits)
{
    const unsigned char *bytes = of->codes + at / 8;
    size_t left = of->code_bytes - at / 8;
    uint64_t low = 0;
    unsigned shift = at % 8;
    unsigned i;

    for (i = 0; i < 8 && i < left; i++)
        low |= (uint64_t)bytes[i] << (8 * i);
    low >>= shift;
    if (shift + bits > 64 && left > 8)
        low |= (uint64_t)bytes[8] << (64 - shift);
    return low & ((UINT64_C(1) << bits) - 1);
}

/* The decimals that a number needs, of those that it has. */
static uint8_t
trimmed_scale(int64_t number, uint8_t scale)
{
    while (scale > 0 && number % 10 == 0) {
        number /= 10;
        scale--;
    }
    return scale;
}

static bool
unscramble(int64_t stored, const cparent__pack_head *head, int64_t *number,
           uint8_t *code)
{
    *number = stored;
    *code = head->form == FORM_TRIMMED ? trimmed_scale(stored, head->scale)
                                       : head->scale;
    if (head->form != FORM_MIXED)
        return true;
    *code = (uint8_t)(stored & 15);
    *number = (stored - *code) / 16;
    if (*code > head->scale)
        return false;
    for (int i = *code; i < head->scale; i++)
        if (__builtin_mul_overflow(*number, INT64_C(10), number))
            return false;
    return true;
}

static bool
take_series(const block *of, const cparent__pack_head *head, int64_t base,
            unsigned bits, size_t at, size_t periods, int64_t *numbers,
            uint8_t *codes)
{
    size_t i;

    for (i = 0; i < periods; i++, at += bits) {
        uint64_t code = bits ? take_code(of, at, bits) : 0;

        if (code < of->symbols) {
            numbers[i] = 0;
            codes[i] = of->symbol[code];
        } else if (!unscramble((int64_t)((uint64_t)base + code -
                                         of->symbols),
                               head, &numbers[i], &codes[i])) {
            return false;
        }
    }
    return true;
}

static bool
take_places(block *of, size_t places, size_t periods,
            const cparent__pack_head *head, int64_t *numbers, uint8_t *codes)
{
    size_t at = 0;
    size_t place;

    of->in.at = of->heads;
    of->in.left = (size_t)(of->codes - of->heads);
    for (place = 0; place < places; place++) {
        unsigned bits;
        int64_t base;

        if (!is_present(of, place)) {
            memset(numbers + place * periods, 0, periods * sizeof(*numbers));
            memset(codes + place * periods, CPARENT__SYMBOL_NONE, periods);
            continue;
        }
        bits = (unsigned)take_bytes(&of->in, 1);
        base = (int64_t)((uint64_t)of->least +
                         take_bytes(&of->in, of->base_bytes));
        if (bits > MOST_BITS ||
            !take_series(of, head, base, bits, at, periods,
                         numbers + place * periods, codes + place * periods))
            return false;
        at += bits * periods;
    }
    return true;
}

cparent_status
cparent__unpack(const unsigned char *bytes, size_t size, size_t places,
                size_t periods, int64_t *numbers, uint8_t *codes,
                cparent__pack_head *head_out, cparent_error *err)
{
    block of;

    memset(&of, 0, sizeof(of));
    of.in.at = bytes;
    of.in.left = size;
    if (open_block(&of, places, periods, head_out) &&
        take_places(&of, places, periods, head_out, numbers, codes))
        return CPARENT_OK;
    return cparent__hint(err,
                         cparent__fail(err, CPARENT_E_STORE,
                                       "a block of published figures is "
                                       "damaged"),
                         "import the file again, or restore the store from "
                         "a backup");
}
