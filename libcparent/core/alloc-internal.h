/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_ALLOC_INTERNAL_H
#define CPARENT_ALLOC_INTERNAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * The one door to memory.  Everything the library allocates comes through
 * it, so that a test can make the n-th allocation fail and see that nothing
 * leaks and nothing is half done.
 */

void *
cparent__malloc(size_t size);

/* The same, for much that is then written from end to end. */
void *
cparent__malloc_large(size_t size);

/* Zeroed; NULL when count × size overflows. */
void *
cparent__calloc(size_t count, size_t size);

void *
cparent__realloc(void *block, size_t size);

void
cparent__free(void *block);

/* Copies `length` bytes and adds a NUL. */
char *
cparent__strndup(const char *text, size_t length);

char *
cparent__strdup(const char *text);

/* Room for one more in an array of `size`-byte elements, doubling; `array`
 * points at the pointer to the first.  False when memory runs out; the
 * array is then as it was. */
bool
cparent__grow(void *array, size_t count, size_t *capacity, size_t size);

/* Tests only: fail the n-th allocation from now (1 is the next), and every
 * one after it when `forever`.  0 switches it off. */
void
cparent__alloc_fail_at(int64_t n, bool forever);

/* Tests only: how many allocations from now would fail; what was given to
 * cparent__alloc_fail_at less those made since. */
int64_t
cparent__alloc_fail_left(void);

/* Blocks alive now. */
int64_t
cparent__alloc_live(void);

/* Objects that a caller can hold, for cparent_live_objects(). */
void
cparent__object_born(void);
void
cparent__object_died(void);

#endif
