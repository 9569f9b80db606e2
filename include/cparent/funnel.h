/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_FUNNEL_H
#define CPARENT_FUNNEL_H

#include <cparent/outcome.h>

CPARENT_BEGIN_DECLS

/*
 * Which areas differ from their common average by more than chance: a funnel
 * at 95% and 99.8%.  Nothing here allocates or keeps state.
 */

typedef enum cparent_funnel_kind {
    CPARENT_FUNNEL_PROPORTION = 1, /**< children out of children */
    CPARENT_FUNNEL_RATE = 2,       /**< events per people */
    CPARENT_FUNNEL_KIND_FORCE_INT = CPARENT_FORCE_INT
} cparent_funnel_kind;

typedef enum cparent_funnel_significance {
    CPARENT_FUNNEL_NONE = 0, /**< cannot be said */
    CPARENT_FUNNEL_NOT_SIGNIFICANT = 1,
    CPARENT_FUNNEL_LOW_025 = 2,  /**< below the 95% limit */
    CPARENT_FUNNEL_LOW_001 = 3,  /**< below the 99.8% limit */
    CPARENT_FUNNEL_HIGH_025 = 4, /**< above the 95% limit */
    CPARENT_FUNNEL_HIGH_001 = 5, /**< above the 99.8% limit */
    CPARENT_FUNNEL_SIGNIFICANCE_FORCE_INT = CPARENT_FORCE_INT
} cparent_funnel_significance;

/** The limits at one place; an upper one that is not there is INFINITY. */
typedef struct cparent_funnel_limits {
    double lower_95;
    double upper_95;
    double lower_998;
    double upper_998;
} cparent_funnel_limits;

/** One area. */
typedef struct cparent_funnel_row {
    double value; /**< 0 unless OK */
    cparent_funnel_limits limits; /**< all 0 unless OK */
    int32_t status;       /**< a cparent_outcome */
    int32_t significance; /**< a cparent_funnel_significance */
} cparent_funnel_row;

/**
 * The funnel's limits at `at` (people for a proportion, events for a rate)
 * about `average`, both times `multiplier`.  Proportions: the normal limits,
 * kept within 0 and 1; rates: those of the exact Poisson interval.
 * False, and `limits_out` untouched, when there is no such average or place.
 */
CPARENT_API bool
cparent_funnel_at(cparent_funnel_kind kind, double average,
                  double multiplier, double at,
                  cparent_funnel_limits *limits_out);

/**
 * Sets every area beside the average of all of them, which is the sum of the
 * numerators over that of the denominators.  NaN is a number not given;
 * `states` (NULL: none; otherwise a cparent_value_state an area) says why.
 * Values, limits and average are times `multiplier` (0: 1, for proportions
 * only).  A proportion is significant when it lies beyond its limits, a rate
 * when the interval of its own events (exact below 10, Byar's from there)
 * leaves the average out; on a limit is not beyond it.  `average_out` may be
 * NULL; it is 0 when no area has a number.
 * Fails with INVALID for a kind or multiplier that is none.
 */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_funnel_rows(const double *numerators, const double *denominators,
                    const uint8_t *states, size_t count,
                    cparent_funnel_kind kind, double multiplier,
                    cparent_funnel_row *rows_out, double *average_out,
                    cparent_error *err);

/** "Not significant", "Low (0.025)", "Low (0.001)", "High (0.025)",
 *  "High (0.001)"; "" when it cannot be said.  Static. */
CPARENT_API const char *
cparent_funnel_significance_name(cparent_funnel_significance significance);

CPARENT_END_DECLS
#endif
