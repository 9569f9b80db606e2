/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_CORE_NEAREST_INTERNAL_H
#define CPARENT_CORE_NEAREST_INTERNAL_H

/* Which of several words is most like one that is not among them: for "did
 * you mean".  Zero-initialise with the word; capitals do not matter. */
typedef struct cparent__nearest {
    const char *word;
    const char *best; /* NULL while none is like it at all */
    int away;
} cparent__nearest;

#define CPARENT__NEAREST_INIT(word) { (word), NULL, 0 }

/* `candidate` has to live as long as `nearest` is asked. */
void
cparent__nearest_consider(cparent__nearest *nearest, const char *candidate);

#endif
