/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_FORECAST_H
#define CPARENT_FORECAST_H

#include <cparent/date.h>
#include <cparent/target.h>

CPARENT_BEGIN_DECLS

/*
 * Where a series is heading, with an interval wide enough to be honest; or
 * why nobody can say.  Nothing here allocates or keeps state.
 */

/** Why there is no forecast. */
typedef enum cparent_forecast_reason {
    CPARENT_FORECAST_REASON_NONE = 0,
    CPARENT_FORECAST_REASON_TOO_FEW = 1, /**< see CPARENT_FORECAST_POINTS */
    CPARENT_FORECAST_REASON_UNEVEN = 2,  /**< points not equally apart */
    CPARENT_FORECAST_REASON_TOO_FAR = 3, /**< beyond half of the history */
    CPARENT_FORECAST_REASON_PAST = 4,    /**< the day is in the series */
    CPARENT_FORECAST_REASON_NO_SPREAD = 5, /**< nothing to tell chance by */
    CPARENT_FORECAST_REASON_INVALID = 6, /**< a value is not finite */
    CPARENT_FORECAST_REASON_FORCE_INT = CPARENT_FORCE_INT
} cparent_forecast_reason;

/** How many values without a gap a forecast needs. */
#define CPARENT_FORECAST_POINTS 8

typedef struct cparent_forecast_options {
    size_t struct_size;
    double confidence; /**< between 0 and 1; 0.95 unless set */
    double least;      /**< no value is below; used with has_least */
    double most;       /**< no value is above; used with has_most */
    int32_t has_least;
    int32_t has_most;
} cparent_forecast_options;

#define CPARENT_FORECAST_OPTIONS_INIT \
    { sizeof(cparent_forecast_options), 0.95, 0, 0, 0, 0 }

/** All 0 but `reason` and `points` when there is none. */
typedef struct cparent_forecast {
    double value;
    double lower;
    double upper;
    double steps;   /**< how many periods ahead */
    int32_t points; /**< how many it rests on */
    int32_t reason; /**< a cparent_forecast_reason */
} cparent_forecast;

/**
 * Where `values` will be on the day `by`, if they go on as they do: a
 * straight line by least squares.  The limits are the outer ones of two
 * prediction intervals, that of the line and that of a random walk with
 * drift, because nobody knows which the series is.  `dates`, one a value and
 * ascending, must lie equally apart to a tenth of their distance, as months
 * and quarters do.  NaN is missing: only what follows the last gap is used.
 * Fails with INVALID for options or dates that are none.
 */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_forecast_run(const cparent_date *dates, const double *values,
                     size_t count, cparent_date by,
                     const cparent_forecast_options *options,
                     cparent_forecast *forecast_out, cparent_error *err);

/** What a forecast says of a target. */
typedef enum cparent_outlook {
    CPARENT_OUTLOOK_NONE = 0, /**< no forecast, or no such target */
    CPARENT_OUTLOOK_MET = 1,  /**< the whole interval meets it */
    CPARENT_OUTLOOK_MISSED = 2, /**< the whole interval misses it */
    CPARENT_OUTLOOK_UNCERTAIN = 3,
    CPARENT_OUTLOOK_FORCE_INT = CPARENT_FORCE_INT
} cparent_outlook;

/** Sets a forecast beside a target from `low` to `high` (the same twice,
 *  unless it is a range). */
CPARENT_API cparent_outlook
cparent_forecast_outlook(const cparent_forecast *forecast, double low,
                         double high, cparent_target_side_choice side);

/** A sentence part that says why there is none: "fewer than 8 values in a
 *  row"; "" for NONE.  Static. */
CPARENT_API const char *
cparent_forecast_reason_text(cparent_forecast_reason reason);

/** "met", "missed", "uncertain"; "" for NONE.  Static. */
CPARENT_API const char *
cparent_outlook_name(cparent_outlook outlook);

CPARENT_END_DECLS
#endif
