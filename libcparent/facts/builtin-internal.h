/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_BUILTIN_INTERNAL_H
#define CPARENT_BUILTIN_INTERNAL_H

#include <stddef.h>

/* A table of share/, line by line, as the build embedded it. */
typedef struct cparent__builtin {
    const char *name;
    const char *const *lines; /* ended by NULL */
} cparent__builtin;

/* Ended by a NULL name. */
extern const cparent__builtin cparent__builtins[];

#endif
