/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_SPC_H
#define CPARENT_SPC_H

#include <cparent/indicator.h>

CPARENT_BEGIN_DECLS

/*
 * Charts of individual values and moving ranges (XmR), by the rules of NHS
 * "Making Data Count".  Any thread may call any of these; none keeps state.
 * Numbers with at most 15 digits are judged as the decimals they are, in
 * whole numbers: a point on a limit is on it, not beside it by a rounding.
 */

/** Whose rules.  They differ in one word: whether a point beyond the limits
 *  is also near them when two in three are counted. */
typedef enum cparent_spc_rules {
    CPARENT_SPC_MDC2024 = 0, /**< it is: as announced in November 2023 */
    CPARENT_SPC_NHSR022 = 1, /**< it is not: NHSRplotthedots 0.2.2 */
    CPARENT_SPC_RULES_FORCE_INT = CPARENT_FORCE_INT
} cparent_spc_rules;

/* The special causes, in order of priority; bits of a point's `rules`. */
#define CPARENT_SPC_ASTRONOMICAL 1u /**< beyond a limit */
#define CPARENT_SPC_TREND 2u        /**< 7 points rising, or falling */
#define CPARENT_SPC_TWO_IN_THREE 4u /**< near a limit, on one side */
#define CPARENT_SPC_SHIFT 8u        /**< 7 points on one side of the mean */

typedef enum cparent_spc_verdict {
    CPARENT_SPC_COMMON_CAUSE = 0,
    CPARENT_SPC_IMPROVEMENT = 1,
    CPARENT_SPC_CONCERN = 2,
    CPARENT_SPC_NEUTRAL_HIGH = 3,
    CPARENT_SPC_NEUTRAL_LOW = 4,
    CPARENT_SPC_POINT_MISSING = 5,
    CPARENT_SPC_VERDICT_FORCE_INT = CPARENT_FORCE_INT
} cparent_spc_verdict;

/** Whether the target will be met, if nothing changes. */
typedef enum cparent_spc_assurance {
    CPARENT_SPC_ASSURANCE_NONE = 0, /**< there is no target */
    CPARENT_SPC_PASSING = 1,
    CPARENT_SPC_FAILING = 2,
    CPARENT_SPC_INCONSISTENT = 3,     /**< hit or miss */
    CPARENT_SPC_CANNOT_CALCULATE = 4, /**< no limits, or no better side */
    CPARENT_SPC_ASSURANCE_FORCE_INT = CPARENT_FORCE_INT
} cparent_spc_assurance;

/** From where on the process is another one, and why. */
typedef struct cparent_spc_rebase {
    cparent_date date; /**< the first day of the new one, with dates */
    size_t index;      /**< its row, where there are no dates */
    const char *reason; /**< NULL: not given */
} cparent_spc_rebase;

typedef struct cparent_spc_options {
    size_t struct_size;
    int32_t polarity;   /**< a cparent_indicator_polarity_choice */
    int32_t rules;      /**< a cparent_spc_rules */
    int32_t run_length; /**< points of a trend or shift: 7, or 6 */
    int32_t baseline;   /**< rows of each group that make its limits, at
                             least 12; 0: all */
    int32_t keep_outlying_ranges; /**< not 0: no screening */
    int32_t break_at_gaps; /**< not 0: a missing point ends every run */
    int32_t ignore_ties;   /**< not 0: equal neighbours end no trend */
    int32_t has_target;    /**< not 0: `target` is given */
    double target;
    const cparent_spc_rebase *rebases;
    size_t rebase_count;
} cparent_spc_options;

#define CPARENT_SPC_OPTIONS_INIT \
    { sizeof(cparent_spc_options), CPARENT_INDICATOR_POLARITY_NEUTRAL, \
      CPARENT_SPC_MDC2024, 7, 0, 0, 0, 0, 0, 0, NULL, 0 }

#define CPARENT_SPC_HAS_VALUE 1u
#define CPARENT_SPC_HAS_MEAN 2u
#define CPARENT_SPC_HAS_LIMITS 4u
#define CPARENT_SPC_TRIAL_LIMITS 8u /**< of fewer than 13 points */

/** One point of the chart.  Numbers that `flags` do not name are 0. */
typedef struct cparent_spc_point {
    size_t index; /**< where it stood in the input */
    double value;
    double mean;
    double lower;
    double upper;
    int32_t group;    /**< how many rebases came up to this point */
    uint32_t flags;   /**< CPARENT_SPC_HAS_… bits */
    uint32_t rules;   /**< every special cause that it is part of */
    uint32_t upward;  /**< those of them that speak of high or rising */
    uint32_t primary; /**< the first by priority; 0: none */
    int32_t verdict;  /**< a cparent_spc_verdict, by `primary` */
} cparent_spc_point;

/** The chart as a whole. */
typedef struct cparent_spc_summary {
    int32_t variation;    /**< a cparent_spc_verdict: of the last number */
    int32_t upward;       /**< not 0: that verdict speaks of high */
    int32_t assurance;    /**< a cparent_spc_assurance, by the last limits */
    int32_t trial_limits; /**< not 0: some group has fewer than 13 numbers */
    int32_t stale;        /**< not 0: rows after the last number */
    int32_t groups;       /**< parts that the rebases make */
    size_t numbers;
    size_t missing;
} cparent_spc_summary;

/**
 * Judges `count` values, NaN where one is missing, into as many
 * `points_out`, in order of `dates` (NULL: they are in order).  Works on
 * each part between rebases by itself, so that no run crosses one.
 * Fails with INVALID: a date given twice, a rebase where no row is, a
 * baseline below 12, a run length or polarity that is none; and with NOMEM.
 * Method, and rulings for every corner: docs/statistics.md.
 */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_spc_run(const cparent_date *dates, const double *values,
                size_t count, const cparent_spc_options *options,
                cparent_spc_point *points_out,
                cparent_spc_summary *summary_out, cparent_error *err);

/** "astronomical", "trend", "two_in_three", "shift" for one bit; "" for
 *  anything else.  Static. */
CPARENT_API const char *
cparent_spc_rule_name(uint32_t rule);

/** "common_cause", "special_cause_improvement" …, "missing".  Static. */
CPARENT_API const char *
cparent_spc_verdict_name(cparent_spc_verdict verdict);

/** "consistently_passing", "consistently_failing", "inconsistent",
 *  "cannot_calculate"; "" without a target.  Static. */
CPARENT_API const char *
cparent_spc_assurance_name(cparent_spc_assurance assurance);

CPARENT_END_DECLS
#endif
