/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_CHALLENGE_INTERNAL_H
#define CPARENT_CHALLENGE_INTERNAL_H

#include <cparent/challenge.h>

/*
 * A question in pieces: words, and figures that the door must judge before
 * the question is shown to the public.
 */
typedef struct cparent__segment {
    const char *words;                 /* NULL for a figure */
    cparent_value value;               /* of a figure */
    const cparent_record *observation; /* where the figure stands, or NULL */
    const cparent_record *record; /* the record whose words these are (an
                                     action's text), or NULL for our own */
} cparent__segment;

size_t
cparent__challenge_segments(const cparent_challenges *challenges,
                            size_t index,
                            const cparent__segment **segments_out);

#endif
