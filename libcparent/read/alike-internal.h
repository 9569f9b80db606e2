/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_ALIKE_INTERNAL_H
#define CPARENT_ALIKE_INTERNAL_H

#include <stddef.h>
#include <stdint.h>

enum { CPARENT__ALIKE_WORDS = 48 };

/* The words of a commitment that tell it from another, each by its
 * beginning, so that "invite" and "invited" are one. */
typedef struct cparent__alike {
    uint32_t hash[CPARENT__ALIKE_WORDS];
    int count;
} cparent__alike;

/* The words of a text, as many as fit. */
void
cparent__alike_take(cparent__alike *set, const char *text, size_t length);

/* Those of another text as well. */
void
cparent__alike_add(cparent__alike *set, const char *text, size_t length);

/* Those of a text with the words that every action has: only the smallest
 * are left out. */
void
cparent__alike_add_all(cparent__alike *set, const char *text, size_t length);

/* How many words two of them share. */
int
cparent__alike_shared(const cparent__alike *a, const cparent__alike *b);

/* How much two mentions share, in percent of the shorter; 0 when too little
 * to be one. */
int
cparent__alike_percent(const cparent__alike *a, const cparent__alike *b);

#endif
