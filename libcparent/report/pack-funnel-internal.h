/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_PACK_FUNNEL_INTERNAL_H
#define CPARENT_PACK_FUNNEL_INTERNAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * A funnel of published figures: every council by how many children its
 * figure is of, and the limits within which chance alone would keep it.
 * Borrows its strings like the rest of the pack.
 */

typedef enum cparent__pack_whose {
    CPARENT__WHOSE_OTHER = 0,
    CPARENT__WHOSE_SIMILAR = 1,
    CPARENT__WHOSE_OWN = 2
} cparent__pack_whose;

typedef struct cparent__pack_dot {
    double size; /* children, or events of a rate */
    double value;
    cparent__pack_whose whose;
    const char *words; /* "Barnsley: 13.9%"; NULL for others */
} cparent__pack_dot;

/* Lower and upper at 95%, then at 99.8%. */
enum { CPARENT__LIMITS = 4, CPARENT__CURVE = 64 };

typedef struct cparent__pack_limits {
    double size;
    double at[CPARENT__LIMITS]; /* an upper one may be infinite */
} cparent__pack_limits;

/* A council in the table: itself and those similar to it. */
typedef struct cparent__pack_place {
    const char *name;
    const char *counted;  /* "124 of 1,020" */
    const char *value;    /* "12.2%" */
    const char *inner;    /* "8.2% to 12.1%": the 95% limits */
    const char *outer;    /* the 99.8% limits */
    const char *verdict;  /* "Above the 95% limits" */
    const char *word;     /* of the interface: "High (0.025)"; "" none */
} cparent__pack_place;

typedef struct cparent__pack_funnel {
    bool rate;            /* events for each 10,000; else a percentage */
    int32_t unit;         /* a cparent_unit, of the axis */
    double average;
    const char *average_words;
    double most;          /* the greatest size */
    const cparent__pack_dot *dots;
    size_t dot_count;
    cparent__pack_limits curve[CPARENT__CURVE];
    size_t curve_count;
    const cparent__pack_place *places;
    size_t place_count;
    const char *sentence; /* where the council is */
    const char *others;   /* how many are where */
} cparent__pack_funnel;

#endif
