/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_TESTS_PATTERNS_H
#define CPARENT_TESTS_PATTERNS_H

#include <stddef.h>

/* A text made of one piece said again and again. */
typedef struct pattern {
    const char *name;
    const char *before; /* once, at the front: what makes it a page or XML */
    const char *unit;
    const char *behind; /* once, at the end */
} pattern;

/* Ended by a NULL name. */
extern const pattern patterns[];

#endif
