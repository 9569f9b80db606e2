/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_MEASURE_H
#define CPARENT_MEASURE_H

#include <cparent/indicator.h>
#include <cparent/period.h>
#include <cparent/target.h>
#include <cparent/value.h>

CPARENT_BEGIN_DECLS

/* Functions of values.  None allocates, keeps state or asks for a clock;
 * any thread may call any of them. */

/** Which way a series goes. */
typedef enum cparent_direction {
    CPARENT_DIRECTION_NONE = 0,   /**< cannot be said */
    CPARENT_DIRECTION_UP = 1,
    CPARENT_DIRECTION_DOWN = 2,
    CPARENT_DIRECTION_STABLE = 3,
    CPARENT_DIRECTION_FORCE_INT = CPARENT_FORCE_INT
} cparent_direction;

/** Whether that is good. */
typedef enum cparent_travel {
    CPARENT_TRAVEL_NONE = 0, /**< no direction, or neutral polarity */
    CPARENT_TRAVEL_IMPROVING = 1,
    CPARENT_TRAVEL_WORSENING = 2,
    CPARENT_TRAVEL_STABLE = 3,
    CPARENT_TRAVEL_FORCE_INT = CPARENT_FORCE_INT
} cparent_travel;

/** A figure beside its target. */
typedef enum cparent_rag {
    CPARENT_RAG_NONE = 0,  /**< no target, or no number */
    CPARENT_RAG_GREEN = 1, /**< met */
    CPARENT_RAG_AMBER = 2, /**< missed, within tolerance */
    CPARENT_RAG_RED = 3,   /**< missed */
    CPARENT_RAG_FORCE_INT = CPARENT_FORCE_INT
} cparent_rag;

/** A figure at a time. */
typedef struct cparent_point {
    cparent_period period;
    cparent_value value;
} cparent_point;

/** The points that a direction needs: two figures are two figures. */
#define CPARENT_DIRECTION_POINTS 3

/**
 * `current` less `previous`, exactly, into `change_out`: percentages give
 * percentage points.  NO number when either has none, is a range, or their
 * units differ.  Source: statistics reference, section 6.
 */
CPARENT_API cparent_value
cparent_measure_change(const cparent_value *previous,
                       const cparent_value *current);

/**
 * Whether `value` meets `target`, compared at full precision: a figure on
 * the target meets it.  `tolerance` (NULL: none) is an amount in the unit
 * of the target, and counts as AMBER when the figure is that close.  A
 * range meets the target only as a whole.
 */
CPARENT_API cparent_rag
cparent_measure_rag(const cparent_value *value, const cparent_value *target,
                    cparent_target_side_choice side,
                    const cparent_value *tolerance);

/** The side of a target that an indicator's polarity asks for; 0 for a
 *  neutral one, which has none. */
CPARENT_API cparent_target_side_choice
cparent_measure_side(cparent_indicator_polarity_choice polarity);

/**
 * The direction of the last CPARENT_DIRECTION_POINTS or more points, in
 * order of time: UP when each number is above the one before, DOWN when
 * each is below, STABLE otherwise.  NONE when there are too few, when a
 * period in between is missing, or when a point is not a number.
 */
CPARENT_API cparent_direction
cparent_measure_direction(const cparent_point *points, size_t count);

/** The number of steps at the end of the series that all go the same way
 *  (up or down) with no gap; 0 when the last step does not move. */
CPARENT_API size_t
cparent_measure_run(const cparent_point *points, size_t count,
                    cparent_direction *direction_out);

/** What a direction means for that polarity. */
CPARENT_API cparent_travel
cparent_measure_travel(cparent_direction direction,
                       cparent_indicator_polarity_choice polarity);

/** True when rounding to `places` would show `value` on the other side of
 *  `target` than it is: 89.96 shown as 90.0 against 90. */
CPARENT_API bool
cparent_measure_rounding_contradicts(const cparent_value *value,
                                     const cparent_value *target,
                                     cparent_target_side_choice side,
                                     int places);

CPARENT_END_DECLS
#endif
