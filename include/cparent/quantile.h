/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_QUANTILE_H
#define CPARENT_QUANTILE_H

#include <cparent/indicator.h>

CPARENT_BEGIN_DECLS

/* Where a figure stands among the others.  A value that is not finite is no
 * number: it has no rank and no group and counts for nothing.  Any thread may
 * call any of these; none keeps state. */

/** Where one value of several stands. */
typedef struct cparent_rank {
    int32_t rank; /**< 1 is first; 0: not ranked */
    int32_t tied; /**< how many others share it */
} cparent_rank;

/**
 * The quantile at `probability` (0 to 1) of `count` finite numbers in
 * ascending order, between neighbours by straight line: type 7 of Hyndman and
 * Fan (1996), what R and spreadsheets do unless told otherwise.  False, and
 * `quantile_out` untouched, when there are no numbers or no such probability.
 */
CPARENT_API bool
cparent_quantile_sorted(const double *ascending, size_t count,
                        double probability, double *quantile_out);

/**
 * The quantiles of `values`, in any order, at each of the `wanted`
 * probabilities, into as many `quantiles_out`.  `used_out` (NULL is fine)
 * says how many values were numbers.
 * Fails with INVALID when there is no number or no such probability, and
 * with NOMEM.
 */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_quantile_values(const double *values, size_t count,
                        const double *probabilities, size_t wanted,
                        double *quantiles_out, size_t *used_out,
                        cparent_error *err);

/**
 * Ranks `values` into `count` elements of `ranks_out`: 1 is the best by
 * `polarity`, equal values all take the first place of their block (1, 2, 2,
 * 4).  A NEUTRAL indicator has no best, so nothing is ranked.  `used_out`
 * (NULL is fine) says how many were ranked.
 * Fails with INVALID (more than INT32_MAX values) and NOMEM.
 */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_quantile_ranks(const double *values, size_t count,
                       cparent_indicator_polarity_choice polarity,
                       cparent_rank *ranks_out, size_t *used_out,
                       cparent_error *err);

/**
 * Parts `values` into `groups` groups of equal size, as far as ties allow,
 * and says each one's into `groups_out`: 1 holds the lowest values, or the
 * highest when `invert`; 0 is none, for a value that is no number, and for
 * all of them when there are fewer numbers than groups.  Groups are those of
 * PHEindicatormethods, in whole numbers throughout.
 * Fails with INVALID (fewer than 2 groups) and NOMEM.
 */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_quantile_groups(const double *values, size_t count, int32_t groups,
                        bool invert, int32_t *groups_out,
                        cparent_error *err);

CPARENT_END_DECLS
#endif
