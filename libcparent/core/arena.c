/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "core/arena-internal.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "core/alloc-internal.h"

enum { BLOCK_BYTES = 16 * 1024 };

typedef struct cparent__arena_block {
    struct cparent__arena_block *next;
    size_t used;
    size_t size;
    max_align_t bytes[];
} arena_block;

static arena_block *
add_block(cparent__arena *arena, size_t size)
{
    arena_block *block;

    if (size < BLOCK_BYTES)
        size = BLOCK_BYTES;
    block = cparent__malloc(sizeof(*block) + size);
    if (!block)
        return NULL;
    block->next = arena->blocks;
    block->used = 0;
    block->size = size;
    arena->blocks = block;
    return block;
}

void *
cparent__arena_alloc(cparent__arena *arena, size_t count, size_t size)
{
    arena_block *block = arena->blocks;
    size_t wanted;
    char *place;

    if (arena->failed != CPARENT_OK)
        return NULL;
    if (size && count > (SIZE_MAX / 2) / size) {
        arena->failed = CPARENT_E_NOMEM;
        return NULL;
    }
    wanted = (count * size + sizeof(max_align_t) - 1) /
             sizeof(max_align_t) * sizeof(max_align_t);
    if (!block || block->size - block->used < wanted)
        block = add_block(arena, wanted);
    if (!block) {
        arena->failed = CPARENT_E_NOMEM;
        return NULL;
    }
    place = (char *)block->bytes + block->used;
    block->used += wanted;
    memset(place, 0, wanted);
    return place;
}

const char *
cparent__arena_copy(cparent__arena *arena, const char *text, size_t length)
{
    char *copy = cparent__arena_alloc(arena, length + 1, 1);

    if (!copy)
        return "";
    memcpy(copy, text, length);
    return copy;
}

const char *
cparent__arena_string(cparent__arena *arena, const char *text)
{
    return cparent__arena_copy(arena, text, strlen(text));
}

const char *
cparent__arena_take(cparent__arena *arena, cparent__text *text)
{
    const char *copy = "";

    if (text->failed != CPARENT_OK && arena->failed == CPARENT_OK)
        arena->failed = text->failed;
    else
        copy = cparent__arena_copy(arena, cparent__text_string(text),
                                   text->length);
    cparent__text_free(text);
    return copy;
}

const char *
cparent__arena_format(cparent__arena *arena, const char *format, ...)
{
    va_list arguments;
    char *place;
    int length;

    va_start(arguments, format);
    length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    place = length < 0 ? NULL
                       : cparent__arena_alloc(arena, (size_t)length + 1, 1);
    if (!place)
        return "";
    va_start(arguments, format);
    vsnprintf(place, (size_t)length + 1, format, arguments);
    va_end(arguments);
    return place;
}

void *
cparent__arena_grow(cparent__arena *arena, void *array, size_t count,
                    size_t size)
{
    void *grown;

    /* Full at each power of two from eight on: no capacity is kept. */
    if (array && (count < 8 || (count & (count - 1)) != 0))
        return array;
    grown = cparent__arena_alloc(arena, count < 8 ? 8 : count * 2, size);
    if (grown && array && count > 0)
        memcpy(grown, array, count * size);
    return grown;
}

void
cparent__arena_free(cparent__arena *arena)
{
    while (arena->blocks) {
        arena_block *next = arena->blocks->next;

        cparent__free(arena->blocks);
        arena->blocks = next;
    }
    arena->failed = CPARENT_OK;
}
