/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_FIGURE_INTERNAL_H
#define CPARENT_FIGURE_INTERNAL_H

#include <cparent/record.h>

/*
 * The exact figures of one report, with what each is made of.  Rooms work
 * on these; protect turns the whole set into what may be shown, once and
 * last.  A figure is known by its index in the set.
 */
enum { CPARENT__FIGURE_PARTS = 3 };

typedef struct cparent__figure {
    cparent_value value;
    cparent_period period;
    const cparent_record *observation; /* NULL: worked out.  Borrowed */
    bool counts_people; /* a count, share or mean of children */
    bool published;     /* anybody may read it already */
    size_t parts[CPARENT__FIGURE_PARTS]; /* made of these figures */
    size_t part_count;
    int verdict;        /* of measure, or 0: a figure without a number that
                           says something about its parts */
} cparent__figure;

typedef struct cparent__figures {
    cparent__figure *items;
    size_t count;
    size_t capacity;
} cparent__figures;

/* Adds a copy; its index goes to *index_out (which may be NULL). */
cparent_status
cparent__figures_add(cparent__figures *figures,
                     const cparent__figure *figure, size_t *index_out,
                     cparent_error *err);

void
cparent__figures_free(cparent__figures *figures);

#endif
