/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_CHOOSE_INTERNAL_H
#define CPARENT_CHOOSE_INTERNAL_H

#include "protect/moves-internal.h"

/*
 * The chooser: branch and cut.  A pattern is right when every need can be
 * met by moves of hidden cells; where one cannot, the duals say which cells
 * would help, and that becomes a cut of a second program, the pattern's,
 * which looks for the cheapest pattern that satisfies all cuts so far.
 */

/* A small count must be able to move so far, up or down or either way. */
typedef struct cparent__need {
    int32_t variable;
    int32_t way; /* 1, -1, or 0: either */
    double amount;
} cparent__need;

typedef struct cparent__chooser {
    const cparent_cells *cells;
    const cparent_protect_options *options;
    cparent_error *err;
    cparent__moves moves;
    /* By variable of the moves: */
    uint8_t *fixed;   /* small, so hidden in any case */
    double *down;     /* room below the true value */
    int64_t *price;   /* of hiding it */
    double *weight;   /* the price, and a little to part equals */
    double *y;        /* how much of it is hidden */
    double *help;     /* coefficients of the cut in hand */
    int32_t *column;  /* its variable in the pattern's program, or -1 */
    int32_t *order;   /* dearest first */
    double *move;     /* of a search */
    /* By need: */
    cparent__need *needs;
    size_t need_count;
    double *proof;    /* moves that meet it; a row a need */
    uint8_t *redo;
    /* By variable of the pattern's program: */
    size_t *of;
    size_t choices;
    cparent__simplex pattern;
    /* The best so far. */
    uint8_t *best;
    int64_t best_price;
    bool have;
    bool unsure;      /* a proof was given up, not shown to be none */
    double far;
    uint64_t limit;   /* of work */
} cparent__chooser;

/* What equals are parted by adds up to less than this. */
#define CPARENT__PART_EQUALS 0.05

/* Half of a thousandth hidden is hidden, to be on the safe side. */
#define CPARENT__HIDDEN 0.0005

/* How far the need can be met one way, with y as it is; solved in
 * moves.lp, aimed that way. */
double
cparent__reach(cparent__chooser *c, const cparent__need *need, int way);

/* Cuts for the needs that y does not meet; *added_out: how many. */
cparent_status
cparent__cut(cparent__chooser *c, size_t *added_out);

/* Cuts off a pattern that meets every need in fractions alone: one more
 * cell of those that would not do is not enough. */
cparent_status
cparent__cut_pattern(cparent__chooser *c, uint8_t *hidden, size_t need);

/* Moves in whole numbers for every need, with the variables of `hidden`
 * hidden; *failed_out: the first need that has none, or their count. */
cparent_status
cparent__prove(cparent__chooser *c, const uint8_t *hidden,
               size_t *failed_out);
cparent_status
cparent__prove_need(cparent__chooser *c, const uint8_t *hidden, size_t need,
                    bool *found_out);

/* Shows again what need not be hidden, in the order of `order`, and keeps
 * the result when it is the best so far.  `hidden` must be proved. */
cparent_status
cparent__trim(cparent__chooser *c, uint8_t *hidden);

uint64_t
cparent__chooser_work(const cparent__chooser *c);

cparent_status
cparent__chooser_tick(const cparent__chooser *c);

/* Without the cells that may never be hidden, or with them. */
cparent_status
cparent__chooser_begin(cparent__chooser *c, bool with_never);
void
cparent__chooser_end(cparent__chooser *c);

/* The needs that hiding everything does not meet, or may not when proofs
 * were given up. */
typedef struct cparent__unmet {
    size_t count;
    size_t first;
    bool unsure; /* of all of them */
} cparent__unmet;

/* As an error. */
cparent_status
cparent__refuse(const cparent__chooser *c, const cparent__unmet *unmet);

#endif
