/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_PEERS_H
#define CPARENT_PEERS_H

#include <cparent/compare.h>
#include <cparent/funnel.h>

CPARENT_BEGIN_DECLS

/*
 * A comparison's funnel: which councils differ from the average of all of
 * them by more than chance would do to as many children.  It is there when
 * it was asked for and the counts behind the figures are published.
 */

/** One council.  Strings belong to the standing. */
typedef struct cparent_peer {
    const char *code; /**< three digits; of nine characters without them */
    const char *name;
    cparent_value numerator;   /**< children counted, or why not */
    cparent_value denominator; /**< out of so many */
    cparent_funnel_row place;  /**< in the unit of the funnel */
    int32_t own;       /**< not 0: the council that is compared */
    int32_t neighbour; /**< not 0: one of those similar to it */
} cparent_peer;

/** What the funnel is of.  Strings belong to the standing. */
typedef struct cparent_peer_funnel {
    int32_t kind; /**< a cparent_funnel_kind: of percentages PROPORTION */
    int32_t reserved;
    double multiplier;       /**< 100, or 10000 for a rate */
    double average;          /**< of all councils, sum over sum */
    const char *numerator;   /**< column */
    const char *denominator; /**< column */
} cparent_peer_funnel;

/** The funnel; false, and `funnel_out` untouched, when there is none. */
CPARENT_API bool
cparent_standing_funnel(const cparent_standing *standing,
                        cparent_peer_funnel *funnel_out);

/** How many councils it has, with numbers or without. */
CPARENT_API size_t
cparent_standing_peer_count(const cparent_standing *standing);

/** One of them, in the order of the data.  False out of range. */
CPARENT_API bool
cparent_standing_peer_at(const cparent_standing *standing, size_t index,
                         cparent_peer *peer_out);

CPARENT_END_DECLS
#endif
