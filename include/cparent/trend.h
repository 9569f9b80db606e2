/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_TREND_H
#define CPARENT_TREND_H

#include <cparent/outcome.h>
#include <cparent/period.h>

CPARENT_BEGIN_DECLS

/*
 * Whether a series goes up or down by more than chance.  Figures stand in
 * order of time, one a period; NaN is a number not given, and its period
 * still counts.  Nothing here keeps state.
 */

/** The last five years, as the public health profiles judge them. */
typedef enum cparent_trend_verdict {
    CPARENT_TREND_NONE = 0, /**< cannot be calculated: see the reason */
    CPARENT_TREND_INCREASING = 1,
    CPARENT_TREND_DECREASING = 2,
    CPARENT_TREND_NO_CHANGE = 3, /**< no significant change */
    CPARENT_TREND_VERDICT_FORCE_INT = CPARENT_FORCE_INT
} cparent_trend_verdict;

/** Why there is no verdict. */
typedef enum cparent_trend_reason {
    CPARENT_TREND_REASON_NONE = 0,
    CPARENT_TREND_REASON_TOO_FEW = 1,   /**< fewer than five points */
    CPARENT_TREND_REASON_NO_NUMBER = 2, /**< one of the five is none */
    CPARENT_TREND_REASON_INVALID = 3,   /**< 9 of 8, -1 */
    CPARENT_TREND_REASON_NOT_ANNUAL = 4,
    CPARENT_TREND_REASON_OVERLAP = 5,   /**< periods share days */
    CPARENT_TREND_REASON_GAP = 6,       /**< a period is left out */
    CPARENT_TREND_REASON_BREAK = 7,     /**< the definition changed */
    CPARENT_TREND_REASON_NO_WIDTH = 8,  /**< an interval without width */
    CPARENT_TREND_REASON_FORCE_INT = CPARENT_FORCE_INT
} cparent_trend_reason;

/** How many points a verdict rests on: exactly the last five. */
#define CPARENT_TREND_POINTS 5

#define CPARENT_TREND_CHI2 1u     /**< `chi2` and `p` are there */
#define CPARENT_TREND_SLOPE 2u    /**< `slope` is there */
#define CPARENT_TREND_KENDALL 4u  /**< `s`, `variance`, `kendall_p` are */
#define CPARENT_TREND_EXACT 8u    /**< `kendall_p` is exact */
#define CPARENT_TREND_RECENT 16u  /**< `recent_chi2` is there */

/** What a series says.  Numbers that `flags` do not name are 0. */
typedef struct cparent_trend {
    double chi2;        /**< for trend, one degree of freedom, all points */
    double p;           /**< of chi2 */
    double slope;       /**< Theil–Sen, a period */
    double variance;    /**< of s, ties taken into account */
    double kendall_p;   /**< of s, two-sided */
    double recent_chi2; /**< of the last five points */
    int64_t s;          /**< Mann–Kendall: rises less falls, all pairs */
    uint32_t flags;     /**< CPARENT_TREND_… bits */
    int32_t points;     /**< how many had numbers */
    int32_t verdict;    /**< a cparent_trend_verdict */
    int32_t reason;     /**< a cparent_trend_reason */
} cparent_trend;

/** What is known of the points besides their numbers. */
typedef struct cparent_trend_options {
    size_t struct_size;
    const cparent_period *periods; /**< one a point; NULL: years, in turn */
    const uint8_t *breaks; /**< not 0: the definition changed before this
                                point; NULL: never */
} cparent_trend_options;

#define CPARENT_TREND_OPTIONS_INIT \
    { sizeof(cparent_trend_options), NULL, NULL }

/**
 * Proportions: Cochran–Armitage over all points for `chi2`; the verdict by
 * the last five, significant at 99.8% and with no single year making it.
 * Theil–Sen and Mann–Kendall are of the proportions as fractions of 1.
 * Fails with INVALID (options) and NOMEM.
 */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_trend_proportions(const double *numerators,
                          const double *denominators, size_t count,
                          const cparent_trend_options *options,
                          cparent_trend *trend_out, cparent_error *err);

/**
 * Anything with 95% limits: the slope weighted by what the limits say of
 * each point's error, in place of Cochran–Armitage.
 * Fails with INVALID (options) and NOMEM.
 */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_trend_intervals(const double *values, const double *lower,
                        const double *upper, size_t count,
                        const cparent_trend_options *options,
                        cparent_trend *trend_out, cparent_error *err);

/**
 * Bare values: Mann–Kendall (corrected for ties; exact up to 10 points
 * without any) and Theil–Sen.  No verdict: TOO_FEW is its reason.
 * Fails with NOMEM.
 */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_trend_values(const double *values, size_t count,
                     cparent_trend *trend_out, cparent_error *err);

/** "increasing", "decreasing", "no_significant_change",
 *  "cannot_be_calculated".  Static. */
CPARENT_API const char *
cparent_trend_verdict_name(cparent_trend_verdict verdict);

/** "too_few_points", "no_number", "not_annual" …; "" for none.  Static. */
CPARENT_API const char *
cparent_trend_reason_name(cparent_trend_reason reason);

CPARENT_END_DECLS
#endif
