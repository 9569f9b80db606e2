/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_SPC_LANES_INTERNAL_H
#define CPARENT_SPC_LANES_INTERNAL_H

#include <stddef.h>
#include <stdint.h>

/*
 * Sixteen series side by side, a lane each.  Everything is whole numbers but
 * three divisions, whose quotients are exact when truncated because the
 * numbers are below 2^52; so every processor says the same, and the same as
 * spc-limits.c and spc-rules.c do for one series.
 */
enum { CPARENT__LANES = 16 };

/* A number of each series, for vectors of any width. */
typedef struct cparent__lanes {
    _Alignas(CPARENT__LANES * sizeof(int32_t)) int32_t at[CPARENT__LANES];
} cparent__lanes;

/* A block to judge, and what comes of it. */
typedef struct cparent__spc_block {
    const cparent__lanes *values; /* one a point */
    cparent__lanes *notes;        /* as many: in the end the marks, those of
                                     four points in every fourth */
    size_t points;
    int32_t baseline;             /* points that make the limits; >= 2 */
    int32_t run_length;
    int32_t screening;
    int32_t near_is_inside;       /* as NHSR 0.2.2 has it */
    cparent__lanes sum;           /* of the baseline */
    cparent__lanes ranges;        /* those kept */
    cparent__lanes kept;
    cparent__lanes outer;
    cparent__lanes inner;
    cparent__lanes last;          /* marks of the last point */
    cparent__lanes any;           /* all marks of a series together */
} cparent__spc_block;

/* A block is judged whole when no value is missing and points times the
 * largest is below this. */
#define CPARENT__LANES_LIMIT ((int64_t)1 << 30)

typedef void (*cparent__spc_lanes_fn)(cparent__spc_block *block);

/* The ways that this processor has, the fastest first, the one of all
 * processors last; how many there are. */
enum { CPARENT__SPC_WAYS = 3 };

size_t
cparent__spc_lanes_list(cparent__spc_lanes_fn ways[CPARENT__SPC_WAYS]);

#endif
