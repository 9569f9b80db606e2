/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_MOVES_INTERNAL_H
#define CPARENT_MOVES_INTERNAL_H

#include "protect/cells-internal.h"
#include "protect/simplex-internal.h"

/*
 * How the hidden cells of a table can move together while every equation
 * still holds.  Variable v of the program is the move of cell of[v]; all
 * moves at 0 is the true table.
 */
typedef struct cparent__moves {
    cparent__simplex lp;
    size_t *of;    /* cell of a variable */
    int32_t *var;  /* variable of a cell, -1: it stands still */
    size_t count;
    bool ready;
    double *start_table; /* the dictionary as it was at first */
    int32_t *start_basic;
    int32_t *start_nonbasic;
} cparent__moves;

/* The cells with may_move[i] not 0; others stand still.  Fails with LIMIT
 * when the program would be too large, or NOMEM; end it all the same. */
cparent_status
cparent__moves_begin(cparent__moves *m, const cparent_cells *cells,
                     const uint8_t *may_move, cparent_error *err);
void
cparent__moves_end(cparent__moves *m);

/* The dictionary as it was at first, where steps are of one on most tables;
 * many pivots later they may be in fractions that nothing asks for. */
void
cparent__moves_restart(cparent__moves *m);

/* How far a cell can be below what it is, to somebody who knows that what
 * is hidden is no zero, or may be. */
static inline double
cparent__room_down(int64_t value, bool hide_zeros)
{
    int64_t least = hide_zeros || value == 0 ? 0 : 1;

    return (double)(value - least);
}

/* All moves are whole numbers. */
bool
cparent__moves_whole(const cparent__moves *m);

/*
 * From a solved program (aimed at `sign` times `variable`) on, looks for
 * the whole-number point that goes furthest, at least to `enough`.  True
 * when it found one further than `floor`; the moves are in lp.x.  Bounds
 * must be finite; they are as before afterwards.  *complete_out: no other
 * goes further.
 */
typedef struct cparent__search {
    int32_t variable;
    double sign;
    double floor;   /* what is had already */
    double enough;  /* to stop at */
    double found;   /* how far the best goes */
    double *best;   /* room for a move a variable */
    bool complete;
} cparent__search;

cparent_status
cparent__search_whole(cparent__moves *m, cparent__search *search,
                      cparent_error *err);

#endif
