/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_CHART_H
#define CPARENT_CHART_H

#include <cparent/indicator.h>
#include <cparent/record.h>
#include <cparent/store.h>

CPARENT_BEGIN_DECLS

/* What a chart or a forecast takes of an authority's observations. */

/** One of its points. */
typedef struct cparent_chart_figure {
    size_t index;      /**< which of the observations it is */
    cparent_date date; /**< the last day of its period */
    int32_t gap;       /**< not 0: no one exact number, and `value` NaN */
    double value;
} cparent_chart_figure;

/** How the figures are taken. */
typedef struct cparent_chart_options {
    size_t struct_size;
    const char *authority; /**< whose figures; NULL: the store's, or without
                                one that of all of them */
} cparent_chart_options;

#define CPARENT_CHART_OPTIONS_INIT { sizeof(cparent_chart_options), NULL }

/**
 * Takes out of `count` observations of one indicator what is charted, into
 * `figures_out`, which has room for as many, in order of date:
 * - what happened: those in the role `actual` that have a period;
 * - of the authority itself: those that say of another (`subject`: a school,
 *   a region, another council) are left out, unless all say of the same;
 * - where a table has a day's figure, not what was said of it in a meeting;
 * - a range, a qualified figure ("about 60") or a reason is a gap.
 * `polarity_out` is what the indicator is in `store`, NEUTRAL when nobody
 * says it or there is no store.  Fails with INVALID (no observations,
 * several indicators, several authorities and none named) or whatever the
 * store does.
 */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_chart_figures(cparent_store *store_or_null,
                      const cparent_record *const *observations,
                      size_t count, const cparent_chart_options *options,
                      cparent_chart_figure *figures_out,
                      size_t *figure_count_out,
                      cparent_indicator_polarity_choice *polarity_out,
                      cparent_error *err);

CPARENT_END_DECLS
#endif
