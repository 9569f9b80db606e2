/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_CELLS_INTERNAL_H
#define CPARENT_CELLS_INTERNAL_H

#include <cparent/protect.h>

#include "core/arena-internal.h"

/* The table and its equations, and what a pattern does to them. */

typedef struct cparent__cell {
    const char *id;
    int64_t value;
    bool never;
} cparent__cell;

/* total = sum of parts; the cells by their places. */
typedef struct cparent__equation {
    const char *name;
    size_t total;
    size_t *parts;
    size_t count;
    size_t room;
} cparent__equation;

/* Names and where they stand: 1 + the place, 0 is free. */
typedef struct cparent__names {
    size_t *slots;
    size_t room; /* a power of two, or 0 */
} cparent__names;

/* Which parts stand in which equations. */
typedef struct cparent__pairs {
    uint64_t *slots; /* 0 is free */
    size_t room;
    size_t count;
} cparent__pairs;

struct cparent_cells {
    cparent__arena arena; /* the names */
    cparent__cell *items;
    size_t count;
    size_t room;
    cparent__equation *equations;
    size_t equation_count;
    size_t equation_room;
    cparent__names cell_names;
    cparent__names equation_names;
    cparent__pairs pairs;
};

enum { CPARENT__CELLS_MOST = 100000 };

/* Does every equation hold for these values, a value a cell?  Whole-number
 * arithmetic; the place of the first that does not, or their count. */
size_t
cparent__cells_broken(const cparent_cells *cells, const int64_t *values);

/* Fails with VALIDATION and names the equation that does not add up;
 * *equation_out is its place. */
cparent_status
cparent__cells_check(const cparent_cells *cells, size_t *equation_out,
                     cparent_error *err);

/* The place of an equation; their count when there is none. */
size_t
cparent__cells_equation(const cparent_cells *cells, const char *name);

/* 1 to the threshold. */
static inline bool
cparent__is_small(int64_t value, int threshold)
{
    return value >= 1 && value <= threshold;
}

struct cparent_pattern {
    cparent__arena arena; /* the ids */
    cparent_protect_options options;
    cparent_pattern_cell *cells;
    size_t count;
    int64_t **witness; /* two a cell: of the lower and the upper bound */
    cparent_pattern_summary summary;
};

/* Fills in options, and refuses those that are none. */
cparent_status
cparent__protect_options(const cparent_protect_options *options,
                         cparent_protect_options *resolved_out,
                         cparent_error *err);

/* Judges a pattern of cells that are sound, by integers. */
cparent_status
cparent__audit(const cparent_cells *cells, const uint8_t *statuses,
               const cparent_protect_options *options,
               cparent_pattern **pattern_out, cparent_error *err);

/* Chooses one: a status a cell, no problem by the chooser's own lights. */
typedef struct cparent__choice {
    uint8_t *statuses; /* room for one a cell */
    int64_t bound;     /* no pattern costs less; -1: not known */
} cparent__choice;

cparent_status
cparent__choose(const cparent_cells *cells,
                const cparent_protect_options *options,
                cparent__choice *choice, cparent_error *err);

#endif
