/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_LINKED_BUILD_INTERNAL_H
#define CPARENT_LINKED_BUILD_INTERNAL_H

#include "core/arena-internal.h"
#include "facts/table-internal.h"
#include "protect/cells-internal.h"
#include "protect/door-internal.h"

/*
 * The counts of people behind a report's figures of one day, and how they
 * add up: a share is part of its group, and a group is the sum of its
 * shares and of whoever is in none (share/linked_counts.tsv).
 */
#define CPARENT__NO_CELL SIZE_MAX

/* The counts that whoever sees a figure sees. */
typedef struct cparent__seen {
    size_t count; /* what it gives, or its numerator */
    size_t of;    /* its denominator */
} cparent__seen;

typedef struct cparent__linked {
    const cparent__figures *figures;
    const cparent__profile *profile;
    unsigned char *fates; /* by figure */
    cparent__table *table;
    cparent__arena arena;
    cparent_date day;     /* the last of the figures' periods */
    cparent_cells *cells; /* one that is `never` hidden is public */
    size_t named;         /* those after so many are no figure's */
    cparent__seen *seen;  /* by figure */
    uint8_t *statuses;    /* by cell, for the auditor */
    uint8_t *marks;       /* by cell: within reach; or nothing helps it */
    cparent_error *err;
} cparent__linked;

/* Cells, equations and `seen` of l->day. */
cparent_status
cparent__linked_build(cparent__linked *l);
void
cparent__linked_clear(cparent__linked *l);

#endif
