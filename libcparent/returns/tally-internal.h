/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_TALLY_INTERNAL_H
#define CPARENT_TALLY_INTERNAL_H

#include "returns/look-internal.h"

/*
 * Counting by definition, sixty-four children at a time: what is true of
 * each is turned from rows into columns, one word a predicate, so that a
 * group is a few words ANDed and its count the ones that are left.
 */

enum { CPARENT__BLOCK = 64 };

/* Of one indicator. */
typedef struct cparent__count {
    int64_t numerator;
    int64_t denominator;
    int64_t refused[2];
} cparent__count;

typedef struct cparent__tally {
    const cparent__rules *rules;
    cparent__count *counts; /* by definition */
    int wanted;             /* whose children are named; -1: none */
    uint32_t *children;     /* those in its numerator */
    size_t child_count, child_capacity;
    bool failed;            /* memory ran out */
    int used;               /* of the block */
    uint64_t facts[CPARENT__FACT_WORDS][CPARENT__BLOCK];
    int32_t measures[CPARENT__BLOCK][CPARENT__MEASURE_COUNT];
    uint32_t numbers[CPARENT__BLOCK];
} cparent__tally;

/* Begins to count into `counts`, which is emptied. */
void
cparent__tally_begin(cparent__tally *tally, const cparent__rules *rules,
                     cparent__count *counts);

void
cparent__tally_add(cparent__tally *tally, const cparent__look *look,
                   uint32_t child);

/* Counts those that are still in the block. */
void
cparent__tally_end(cparent__tally *tally);

#endif
