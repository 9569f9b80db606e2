/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_RAG_INTERNAL_H
#define CPARENT_RAG_INTERNAL_H

#include <cparent/measure.h>

/* A figure or a target as two ends, the same one twice when it is not a
 * range. */
typedef struct cparent__span {
    cparent_decimal low;
    cparent_decimal high;
    int unit;
    bool range;
} cparent__span;

/* False when there is no number, or the ends are the wrong way round. */
bool
cparent__span_of(const cparent_value *value, cparent__span *span_out);

/* Whether the two can be held beside each other on that side at all. */
bool
cparent__span_comparable(const cparent__span *figure,
                         const cparent__span *target,
                         cparent_target_side_choice side);

/* Whether a tolerance is an amount on the target's own scale: "2 percentage
 * points" of a percentage. */
bool
cparent__tolerance_usable(const cparent_value *tolerance,
                          const cparent__span *target);

#endif
