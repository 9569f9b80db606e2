/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_ARENA_INTERNAL_H
#define CPARENT_ARENA_INTERNAL_H

#include "core/text-internal.h"

/*
 * Memory that is let go all at once.  Like a text, an arena remembers its
 * first failure, so that a long piece of work is checked once at its end;
 * strings asked for after a failure are "".
 */
typedef struct cparent__arena {
    struct cparent__arena_block *blocks;
    cparent_status failed;
} cparent__arena;

#define CPARENT__ARENA_INIT { NULL, CPARENT_OK }

/* Zeroed; NULL after a failure. */
void *
cparent__arena_alloc(cparent__arena *arena, size_t count, size_t size);

/* Never NULL. */
const char *
cparent__arena_copy(cparent__arena *arena, const char *text, size_t length);
const char *
cparent__arena_string(cparent__arena *arena, const char *text);

/* The text's bytes, and the text is let go. */
const char *
cparent__arena_take(cparent__arena *arena, cparent__text *text);

const char *
cparent__arena_format(cparent__arena *arena, const char *format, ...)
    CPARENT_PRINTF(2, 3);

/* Room for one more in an array of the arena that holds `count`: the array
 * itself, or a larger copy; NULL after a failure. */
void *
cparent__arena_grow(cparent__arena *arena, void *array, size_t count,
                    size_t size);

void
cparent__arena_free(cparent__arena *arena);

#endif
