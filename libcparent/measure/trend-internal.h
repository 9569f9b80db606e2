/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_TREND_INTERNAL_H
#define CPARENT_TREND_INTERNAL_H

#include <cparent/trend.h>

/* Fills in what rests on the order of the numbers alone: Mann–Kendall and
 * Theil–Sen.  `values` may hold NaN. */
cparent_status
cparent__trend_ranks(const double *values, size_t count,
                     cparent_trend *trend, cparent_error *err);

#endif
