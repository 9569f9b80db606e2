/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "core/alloc-internal.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#ifdef __linux__
#include <sys/mman.h>
#endif

#include <cparent/record.h>

/*
 * Counters of the door.  They are the library's only writable state, and
 * only tests ever look at them or set them.
 */
static _Atomic int64_t blocks_alive;
static _Atomic int64_t objects_alive;
static _Atomic int64_t fail_countdown;
static atomic_bool fail_forever;

static bool
must_fail(void)
{
    int64_t left = atomic_load_explicit(&fail_countdown,
                                        memory_order_relaxed);
    int64_t next;

    /* Two threads must not both take the same step down. */
    do {
        if (left <= 0)
            return false;
        next = left == 1 && atomic_load(&fail_forever) ? 1 : left - 1;
    } while (!atomic_compare_exchange_weak(&fail_countdown, &left, next));
    return left == 1;
}

void *
cparent__malloc(size_t size)
{
    void *block;

    if (must_fail())
        return NULL;
    block = malloc(size ? size : 1);
    if (block)
        atomic_fetch_add_explicit(&blocks_alive, 1, memory_order_relaxed);
    return block;
}

#ifdef MADV_HUGEPAGE

/* Of a large page, and how much is worth one. */
enum { LARGE = 2 << 20 };

/* The system hands out memory by the small page when it is first written,
 * which takes longer than to write it. */
void *
cparent__malloc_large(size_t size)
{
    size_t whole = (size + LARGE - 1) / LARGE * LARGE;
    void *block;

    if (size < LARGE || whole < size)
        return cparent__malloc(size);
    if (must_fail())
        return NULL;
    block = aligned_alloc(LARGE, whole);
    if (block) {
        atomic_fetch_add_explicit(&blocks_alive, 1, memory_order_relaxed);
        (void)madvise(block, whole, MADV_HUGEPAGE); /* or by small ones */
    }
    return block;
}

#else

void *
cparent__malloc_large(size_t size)
{
    return cparent__malloc(size);
}

#endif

void *
cparent__calloc(size_t count, size_t size)
{
    void *block;

    if (size && count > SIZE_MAX / size)
        return NULL;
    block = cparent__malloc(count * size);
    if (block)
        memset(block, 0, count * size);
    return block;
}

void *
cparent__realloc(void *block, size_t size)
{
    if (!block)
        return cparent__malloc(size);
    if (must_fail())
        return NULL;
    return realloc(block, size ? size : 1);
}

void
cparent__free(void *block)
{
    if (!block)
        return;
    free(block);
    atomic_fetch_sub_explicit(&blocks_alive, 1, memory_order_relaxed);
}

char *
cparent__strndup(const char *text, size_t length)
{
    char *copy = length < SIZE_MAX ? cparent__malloc(length + 1) : NULL;

    if (copy) {
        memcpy(copy, text, length);
        copy[length] = '\0';
    }
    return copy;
}

char *
cparent__strdup(const char *text)
{
    return cparent__strndup(text, strlen(text));
}

bool
cparent__grow(void *array, size_t count, size_t *capacity, size_t size)
{
    size_t wanted;
    void *old;
    void *grown;

    if (count < *capacity)
        return true;
    if (*capacity > SIZE_MAX / 2 / size)
        return false;
    wanted = *capacity ? *capacity * 2 : 8;
    /* The pointer is of the caller's type, so it may not be read or
     * written as a void *. */
    memcpy(&old, array, sizeof(old));
    grown = cparent__realloc(old, wanted * size);
    if (!grown)
        return false;
    memcpy(array, &grown, sizeof(grown));
    *capacity = wanted;
    return true;
}

void
cparent__alloc_fail_at(int64_t n, bool forever)
{
    atomic_store(&fail_forever, forever);
    atomic_store(&fail_countdown, n);
}

int64_t
cparent__alloc_fail_left(void)
{
    return atomic_load(&fail_countdown);
}

int64_t
cparent__alloc_live(void)
{
    return atomic_load(&blocks_alive);
}

void
cparent__object_born(void)
{
    atomic_fetch_add_explicit(&objects_alive, 1, memory_order_relaxed);
}

void
cparent__object_died(void)
{
    atomic_fetch_sub_explicit(&objects_alive, 1, memory_order_relaxed);
}

int64_t
cparent_live_objects(void)
{
    return atomic_load(&objects_alive);
}
