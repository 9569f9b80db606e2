/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_PACK_INTERNAL_H
#define CPARENT_PACK_INTERNAL_H

#include <cparent/value.h>

/*
 * Published figures, packed.  A block is one measure of one breakdown:
 * places × periods.  Each place's series is stored relative to its least
 * figure, in as many bits as its spread needs; symbols stand in the same
 * lane as the lowest codes; places without a row take one bit.  Every
 * figure comes back as it was printed: its decimals, and which symbol.
 */

/* What stands in a cell: how many decimals a number is printed with, 0 to
 * 15, or a symbol. */
enum {
    CPARENT__SYMBOL_NONE = 16, /* the file has no row here */
    CPARENT__SYMBOL_BLANK = 17,
    CPARENT__SYMBOL_FIRST = 18, /* of those that are written */
    CPARENT__SYMBOL_COUNT = 26
};

/* "c" for CPARENT__SYMBOL_FIRST…; "" for the two before. */
const char *
cparent__symbol_text(int code);

/* The code of a written symbol; -1 for none such. */
int
cparent__symbol_code(const char *text, size_t length);

/* Why a cell with this symbol has no number. */
cparent_value_state
cparent__symbol_state(int code);

/* A cell before it is packed: coefficient × 32 + code, or, where that does
 * not fit, 31 and an index into a list of long ones. */
typedef int32_t cparent__cell;

typedef struct cparent__long_cell {
    int64_t coefficient;
    int32_t code;
} cparent__long_cell;

enum { CPARENT__CELL_LONG = 31 };

/* At most so many digits of a number are read: coefficient × 16 + scale
 * has to fit. */
enum { CPARENT__CELL_DIGITS = 17 };

/* What holds for a whole block. */
typedef struct cparent__pack_head {
    uint8_t scale;     /* of the numbers in an unpacked block */
    uint8_t unit;      /* a cparent_unit */
    uint8_t duration;  /* 1: months, printed as YY:MM */
    uint8_t form;      /* how decimals are remembered; pack.c */
} cparent__pack_head;

/* Room for packing blocks of one shape, one after another. */
typedef struct cparent__packer {
    size_t places;
    size_t periods;
    int64_t *lane; /* each cell as a number to be stored */
    struct cparent__series *series;
    unsigned char *bytes; /* the block packed last */
    size_t size;
} cparent__packer;

cparent_status
cparent__packer_init(cparent__packer *packer, size_t places, size_t periods,
                     cparent_error *err);
void
cparent__packer_clear(cparent__packer *packer);

/* Packs places × periods cells into packer->bytes.  `head` gives unit and
 * duration.  Fails with LIMIT when the numbers are so long and so unlike in
 * their decimals that they have no common scale. */
cparent_status
cparent__pack(cparent__packer *packer, const cparent__cell *cells,
              const cparent__long_cell *longs, cparent__pack_head head,
              cparent_error *err);

/* Unpacks into arrays of places × periods.  Fails with STORE when the bytes
 * are not what cparent__pack wrote for that shape. */
cparent_status
cparent__unpack(const unsigned char *bytes, size_t size, size_t places,
                size_t periods, int64_t *numbers, uint8_t *codes,
                cparent__pack_head *head_out, cparent_error *err);

#endif
