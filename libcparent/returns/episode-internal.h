/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_EPISODE_INTERNAL_H
#define CPARENT_EPISODE_INTERNAL_H

#include "returns/day-internal.h"

/*
 * An episode of care: the time in which a child's legal status and home
 * stayed the same.
 */

/* What is true of an episode: where it is, and what its codes say. */
enum {
    CPARENT__MARK_DISTANCE_KNOWN = 1 << 0,
    CPARENT__MARK_FAR = 1 << 1,
    CPARENT__MARK_OUT = 1 << 2,
    CPARENT__MARK_STARTS = 1 << 3,     /* a period of care */
    CPARENT__MARK_NEW_HOME = 1 << 4,   /* or it starts one */
    CPARENT__MARK_SAME_HOME = 1 << 5,  /* legal status alone changed, or
                                             the carer is the same */
    CPARENT__MARK_SAME_CARER = 1 << 6,
    CPARENT__MARK_RESPITE = 1 << 7,
    CPARENT__MARK_TEMPORARY = 1 << 8,
    CPARENT__MARK_CURRENT_CARER = 1 << 9,
    CPARENT__MARK_GOES_ON = 1 << 10,   /* care does, after it */
    CPARENT__MARK_EXIT = 1 << 11,      /* it has ended, and care with it */
    CPARENT__MARK_ADOPTED = 1 << 12,
    CPARENT__MARK_STAYS_PUT = 1 << 13
};

typedef struct cparent__episode {
    cparent__day decom;
    cparent__day dec;  /* DAY_OPEN while it has not ended */
    uint32_t marks;
    uint32_t home;     /* a digest of placement, provider and where */
    int32_t line;
    uint16_t file;
    uint16_t rne, ls, place, provider, rec;
} cparent__episode;

/* True when `a` stands before `b`: by day, what ended first. */
static inline bool
cparent__episode_before(const cparent__episode *a, const cparent__episode *b)
{
    return a->decom != b->decom ? a->decom < b->decom : a->dec < b->dec;
}

static inline bool
cparent__marked(const cparent__episode *episode, uint32_t mark)
{
    return (episode->marks & mark) != 0;
}

/* Puts episodes in order of days; of one day, what ended first. */
void
cparent__episodes_sort(cparent__episode *episodes, size_t count);

#endif
