/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_INDEX_INTERNAL_H
#define CPARENT_INDEX_INTERNAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Where a piece of CSV has its commas, line ends and quotes.  The scalar
 * version says what is right; the others find the same, 32 or 64 bytes at a
 * time, where the processor can.
 */

/* Room that the widest version may write beyond the last position, and
 * bytes that it may read beyond the last one. */
#define CPARENT__INDEX_ROOM 64

typedef struct cparent__index {
    size_t count;  /* of positions, in order */
    size_t lines;  /* how many of them are line ends */
    size_t quotes; /* how many are quotes */
    bool nul;      /* there is a NUL among the bytes */
} cparent__index;

/* Finds them in `size` bytes; positions count from `bytes`. */
typedef void (*cparent__index_fn)(const char *bytes, size_t size,
                                  uint32_t *positions,
                                  cparent__index *index);

typedef enum cparent__index_kind {
    CPARENT__INDEX_BEST = 0,
    CPARENT__INDEX_SCALAR = 1,
    CPARENT__INDEX_AVX2 = 2,
    CPARENT__INDEX_AVX512 = 3
} cparent__index_kind;

/* The version of that kind; NULL when this processor, or this build, has
 * none. */
cparent__index_fn
cparent__index_choose(cparent__index_kind kind);

#endif
