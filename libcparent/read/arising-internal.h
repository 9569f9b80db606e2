/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_ARISING_INTERNAL_H
#define CPARENT_ARISING_INTERNAL_H

#include <cparent/arising.h>

#include "read/alike-internal.h"
#include "read/reader-internal.h"

/* --- which open action words are about (sought.c) ------------------------ */

/* A word of an open action. */
typedef struct cparent__posting {
    uint32_t hash;
    uint32_t action;
} cparent__posting;

/* Open actions, ready to be looked for: a word that few of them have weighs
 * more than one that many have. */
typedef struct cparent__sought {
    const cparent_record *const *actions; /* borrowed */
    size_t count;
    cparent__alike *words;      /* of each action */
    cparent__posting *postings; /* by hash */
    size_t posting_count;
    int32_t *whole;             /* what all words of an action weigh */
    int32_t *weight;            /* scratch: what was found of it */
    int32_t *shared;            /* scratch: how many words */
} cparent__sought;

cparent_status
cparent__sought_open(cparent__sought *sought,
                     const cparent_record *const *actions, size_t count,
                     cparent_error *err);

void
cparent__sought_free(cparent__sought *sought);

/* The one action that these words are about, and in *percent_out how much
 * of it they name; SIZE_MAX when it is none, or could be another. */
size_t
cparent__sought_find(cparent__sought *sought, const cparent__alike *words,
                     int *percent_out);

/* --- what is said of it (arising.c) -------------------------------------- */

/* What one action's last word is. */
typedef struct cparent__matter {
    int outcome; /* 0: nothing is said of it */
    int percent;
    cparent__span text;
    cparent__span when; /* the new due time */
    int due_kind;
    cparent_date due;
    cparent_date closed;
    const char *rule;
    int confidence;
} cparent__matter;

/* What a read text says of each action sought: `matters` has a place for
 * each. */
void
cparent__matters_find(cparent__reader *reader, cparent__sought *sought,
                      cparent__matter *matters);

#endif
