/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "bound-internal.h"
#include "bound-stats.h"

#include <stdlib.h>

cparent_status
bound_chart_figures(bound_store *store_or_null,
                    const cparent_record *const *records, size_t count,
                    double *numbers_out, size_t room, cparent_error *err)
{
    cparent_indicator_polarity_choice polarity =
        CPARENT_INDICATOR_POLARITY_NEUTRAL;
    cparent_status status = CPARENT_OK;
    size_t taken = 0;
    if (room < BOUND_CHART_HEAD
        || (room - BOUND_CHART_HEAD) / BOUND_CHART_FIGURE < count)
        return bound_no_room(err);
    cparent_chart_figure *figures = calloc(count + 1, sizeof(*figures));
    if (figures == NULL)
        return bound_no_memory(err);
    if (store_or_null != NULL)
        status = bound_store_enter(store_or_null, err);
    if (status == CPARENT_OK) {
        status = cparent_chart_figures(
            store_or_null == NULL ? NULL : bound_store_inside(store_or_null),
            records, count, NULL, figures, &taken, &polarity, err);
        if (store_or_null != NULL)
            bound_store_unlock(store_or_null);
    }
    numbers_out[0] = polarity;
    numbers_out[1] = (double)taken;
    for (size_t i = 0; i < taken; i++) {
        double *row = numbers_out + BOUND_CHART_HEAD + i * BOUND_CHART_FIGURE;
        row[0] = (double)figures[i].index;
        row[1] = figures[i].gap;
    }
    free(figures);
    return status;
}
