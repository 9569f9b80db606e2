/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_TESTS_HOSTILE_RETURNS_H
#define CPARENT_TESTS_HOSTILE_RETURNS_H

#include <stddef.h>

/* A file of a return that nobody would send in good faith, made of one piece
 * said again and again. */
typedef struct hostile_return {
    const char *name;
    const char *rule; /* of one of its findings; NULL: none is an error */
    const char *before;
    const char *unit; /* # is its number, \1 a NUL */
    const char *behind;
} hostile_return;

/* Ended by a NULL name. */
extern const hostile_return hostile_returns[];

/* About `size` bytes of it, to be freed. */
char *
hostile_return_make(const hostile_return *of, size_t size, size_t *size_out);

#endif
