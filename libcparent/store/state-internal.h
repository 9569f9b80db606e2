/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_STATE_INTERNAL_H
#define CPARENT_STATE_INTERNAL_H

#include <cparent/record.h>

#include "core/digest-internal.h"

/*
 * What a history comes to: the last state of each record, while it is
 * replayed in memory.
 */
typedef struct cparent__state_item {
    cparent_noun noun;
    char *id;
    int64_t version;
    int64_t sequence; /* of the entry that made it so */
    bool erased;      /* its text has been taken away */
    bool removed;     /* it was taken out of what is current */
    bool seen;
    char digest[CPARENT__DIGEST_TEXT]; /* of its text */
    cparent_record *record;            /* NULL when not asked for */
} cparent__state_item;

typedef struct cparent__state {
    cparent__state_item *items;
    size_t count;
    size_t capacity;
    size_t *slots; /* index + 1 of an item; 0: free */
    size_t slot_count;
} cparent__state;

/* NULL when there is none. */
cparent__state_item *
cparent__state_find(const cparent__state *state, cparent_noun noun,
                    const char *id);

/* The one that is there, or a new one; NULL when memory runs out.  Valid
 * until the next is added. */
cparent__state_item *
cparent__state_add(cparent__state *state, cparent_noun noun, const char *id);

void
cparent__state_free(cparent__state *state);

#endif
