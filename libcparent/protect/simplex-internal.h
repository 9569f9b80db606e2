/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_SIMPLEX_INTERNAL_H
#define CPARENT_SIMPLEX_INTERNAL_H

#include <cparent/error.h>

/*
 * Linear programs with bounded variables, as a dense dictionary: each basic
 * variable is a sum over the nonbasic ones.  Maximises the sum of d[j] times
 * the nonbasic variable of column j.  A nonbasic variable may stand between
 * its bounds.  On networks, and so on tables of two dimensions, every number
 * in here is whole, and its arithmetic is exact.
 */
typedef struct cparent__simplex {
    size_t rows;
    size_t columns;
    size_t stride;     /* columns that there is room for */
    size_t row_room;
    size_t variables;  /* numbers given out */
    size_t variable_room;
    double *table;     /* rows × stride */
    int32_t *basic;    /* variable of a row */
    int32_t *nonbasic; /* variable of a column */
    int32_t *place;    /* of a variable: its row, or -1 - its column */
    double *d;
    double *x;         /* by variable */
    double *lower;
    double *upper;
    uint64_t work;     /* entries touched: a clock that runs alike anywhere */
} cparent__simplex;

typedef enum cparent__solved {
    CPARENT__SOLVED = 0,
    CPARENT__INFEASIBLE,
    CPARENT__UNBOUNDED,
    CPARENT__STUCK /* too many steps: nothing is known */
} cparent__solved;

#define CPARENT__TINY 1e-7

/* Room for so many of each; all variables begin nonbasic, at 0, with
 * bounds 0 and 0.  False when memory runs out; free it all the same. */
bool
cparent__simplex_begin(cparent__simplex *s, size_t variables, size_t rows,
                       size_t columns);
void
cparent__simplex_end(cparent__simplex *s);

/* A new row that is all zero, basic in a new variable; its number, or -1
 * when memory runs out. */
int32_t
cparent__simplex_row(cparent__simplex *s);

/* Adds `factor` times a variable, basic or not, to the last row. */
void
cparent__simplex_add(cparent__simplex *s, int32_t variable, double factor);

void
cparent__simplex_drop_row(cparent__simplex *s, size_t row);
void
cparent__simplex_drop_column(cparent__simplex *s, size_t column);

/* Makes the variable of `column` basic instead of that of `row`. */
void
cparent__simplex_pivot(cparent__simplex *s, size_t row, size_t column);

/* All variables at 0, which must fit the rows. */
void
cparent__simplex_reset(cparent__simplex *s);

/* The objective: `sign` times one variable. */
void
cparent__simplex_aim(cparent__simplex *s, int32_t variable, double sign);

/* From a point within all bounds. */
cparent__solved
cparent__simplex_primal(cparent__simplex *s);

/* After bounds changed: puts the nonbasic variables where the objective
 * wants them (each needs a bound on that side), then mends the basic ones. */
cparent__solved
cparent__simplex_dual(cparent__simplex *s);

#endif
