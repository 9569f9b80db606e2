/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_CELL_INTERNAL_H
#define CPARENT_CELL_INTERNAL_H

#include <stdatomic.h>
#include <string.h>

#include "core/bits-internal.h"
#include "model/slot-internal.h"

/* What a figure mostly is: a short number with its unit. */
typedef struct cparent__short_value {
    int32_t coefficient;
    uint8_t scale;
    uint8_t state;
    uint8_t unit;
    uint8_t flags;
} cparent__short_value;

/* The kind stands above the first month. */
typedef struct cparent__short_period {
    int16_t first_year;
    uint8_t kind_and_month;
    uint8_t first_day;
    int16_t last_year;
    uint8_t last_month;
    uint8_t last_day;
} cparent__short_period;

/* Something longer, so many bytes behind the cell's own. */
typedef struct cparent__apart {
    uint32_t distance;
    uint8_t unused[3];
    uint8_t mark; /* CPARENT__APART */
} cparent__apart;

enum { CPARENT__CELL_SIZE = 8, CPARENT__APART = 0x80 };

/* One field that was given.  A text of up to seven characters stands in it
 * with its NUL, so that the mark of what stands apart is never set. */
typedef union cparent__cell {
    char text[CPARENT__CELL_SIZE];
    int64_t integer;
    cparent_date date;
    cparent__short_period period;
    cparent__short_value value;
    int32_t choice;
    cparent__apart apart;
} cparent__cell;

_Static_assert(sizeof(cparent__cell) == CPARENT__CELL_SIZE,
               "a cell is eight bytes");

/* A list's texts, each so many bytes behind this. */
typedef struct cparent__texts {
    uint32_t count;
    uint32_t distances[];
} cparent__texts;

/*
 * A record is one piece of memory, and holds only what was given: a cell
 * for each such field, in the order of the fields, then long values and
 * lists, then long texts, each filled up with NUL to whole cells.  Who
 * walks over a million records waits for memory more than for anything
 * else.
 */
struct cparent_record {
    atomic_int refs;
    cparent_noun noun;
    uint64_t given; /* a bit for each field */
    cparent__cell cells[];
};

/* A record of what the slots of a noun hold; NULL when memory runs out. */
cparent_record *
cparent__record_new(cparent_noun noun, const cparent__slot *slots);

static inline bool
cparent__record_gives(const cparent_record *record, size_t field)
{
    return (record->given >> field & 1) != 0;
}

/* How many given fields stand before this one. */
static inline size_t
cparent__record_place(uint64_t given, size_t field)
{
    return cparent__bits(given & ((UINT64_C(1) << field) - 1));
}

/* What the record holds in a field that was given. */
static inline const cparent__cell *
cparent__record_given(const cparent_record *record, size_t field)
{
    return &record->cells[cparent__record_place(record->given, field)];
}

/* What the record holds in one of its noun's fields; NULL when that was not
 * given. */
static inline const cparent__cell *
cparent__record_cell(const cparent_record *record, size_t field)
{
    return cparent__record_gives(record, field)
               ? cparent__record_given(record, field)
               : NULL;
}

static inline bool
cparent__cell_is_apart(const cparent__cell *cell)
{
    return (cell->apart.mark & CPARENT__APART) != 0;
}

static inline const void *
cparent__cell_apart(const cparent__cell *cell)
{
    return (const char *)cell + cell->apart.distance;
}

static inline const char *
cparent__cell_text(const cparent__cell *cell)
{
    return cparent__cell_is_apart(cell) ? cparent__cell_apart(cell)
                                        : cell->text;
}

static inline cparent_date
cparent__cell_first(const cparent__cell *cell)
{
    return (cparent_date){ cell->period.first_year,
                           cell->period.kind_and_month & 0x0f,
                           cell->period.first_day };
}

static inline cparent_date
cparent__cell_last(const cparent__cell *cell)
{
    return (cparent_date){ cell->period.last_year, cell->period.last_month,
                           cell->period.last_day };
}

static inline int32_t
cparent__cell_kind(const cparent__cell *cell)
{
    return cell->period.kind_and_month >> 4;
}

static inline cparent_period
cparent__cell_period(const cparent__cell *cell)
{
    return (cparent_period){ cparent__cell_first(cell),
                             cparent__cell_last(cell),
                             cparent__cell_kind(cell) };
}

static inline cparent_value
cparent__cell_value(const cparent__cell *cell)
{
    cparent_value value;

    if (cparent__cell_is_apart(cell)) {
        memcpy(&value, cparent__cell_apart(cell), sizeof(value));
        return value;
    }
    memset(&value, 0, sizeof(value));
    value.state = cell->value.state;
    value.unit = cell->value.unit;
    value.flags = cell->value.flags;
    value.number.coefficient = cell->value.coefficient;
    value.number.scale = cell->value.scale;
    return value;
}

#endif
