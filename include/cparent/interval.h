/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_INTERVAL_H
#define CPARENT_INTERVAL_H

#include <cparent/indicator.h>
#include <cparent/outcome.h>

CPARENT_BEGIN_DECLS

/*
 * How sure a figure is.  None of these allocates or keeps state.  A number
 * that is NaN was not given: the row's status is then MISSING.  Methods and
 * sources: docs/statistics.md.
 */

typedef enum cparent_interval_method {
    CPARENT_INTERVAL_AUTO = 0,     /**< Wilson; for rates exact below 10 */
    CPARENT_INTERVAL_WILSON = 1,   /**< proportions: score */
    CPARENT_INTERVAL_EXACT = 2,    /**< Clopper–Pearson, or Poisson */
    CPARENT_INTERVAL_BYAR = 3,     /**< counts: close from 10 on */
    CPARENT_INTERVAL_STUDENT = 4,  /**< means, by t */
    CPARENT_INTERVAL_DOBSON = 5,   /**< directly standardised rates */
    CPARENT_INTERVAL_NEWCOMBE = 6, /**< differences: hybrid score */
    CPARENT_INTERVAL_METHOD_FORCE_INT = CPARENT_FORCE_INT
} cparent_interval_method;

#define CPARENT_INTERVAL_VALUE 1u /**< there is a value */
#define CPARENT_INTERVAL_LOWER 2u /**< there is a lower limit */
#define CPARENT_INTERVAL_UPPER 4u /**< there is an upper limit */
#define CPARENT_INTERVAL_FRACTIONAL 8u /**< a count was no whole number */

/** A figure with its limits.  `flags` say which of the three numbers are
 *  there; the others are 0. */
typedef struct cparent_interval {
    double value;
    double lower;
    double upper;
    int32_t status;    /**< a cparent_outcome: why something is not there */
    int32_t method;    /**< a cparent_interval_method; AUTO only
                            for a rate whose count is not known */
    uint32_t flags;    /**< CPARENT_INTERVAL_… bits */
    uint32_t reserved; /**< zero */
} cparent_interval;

typedef struct cparent_interval_options {
    size_t struct_size;
    double confidence; /**< between 0 and 1; 0.95 unless set */
    double multiplier; /**< what value and limits are multiplied by */
    int32_t method;    /**< a cparent_interval_method */
    int32_t reserved;  /**< zero */
} cparent_interval_options;

#define CPARENT_INTERVAL_OPTIONS_INIT \
    { sizeof(cparent_interval_options), 0.95, 0, CPARENT_INTERVAL_AUTO, 0 }

/* Every function below that takes options fails with INVALID, and leaves
 * `interval_out` untouched, for a confidence that is no fraction between 0
 * and 1 (95 is none), a multiplier that is not above 0 where one is needed,
 * and a method that is not its own. */

/** `count` out of `total` as a fraction of 1 (times the multiplier, where
 *  one is given): WILSON, or EXACT for Clopper–Pearson. */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_interval_proportion(double count, double total,
                            const cparent_interval_options *options,
                            cparent_interval *interval_out,
                            cparent_error *err);

/** `count` events per `multiplier` of `denominator`.  AUTO is EXACT for
 *  fewer than 10 events and BYAR from there on.  Nobody can guess the
 *  multiplier: 10,000 for children, 100,000 in public health. */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_interval_rate(double count, double denominator,
                      const cparent_interval_options *options,
                      cparent_interval *interval_out, cparent_error *err);

/** The mean of `values`, with limits by Student's t.  Values that are NaN
 *  are left out; a single one has a mean and no limits: TOO_FEW. */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_interval_mean(const double *values, size_t count,
                      const cparent_interval_options *options,
                      cparent_interval *interval_out, cparent_error *err);

/** One area by age bands or other strata, `strata` elements an array. */
typedef struct cparent_strata {
    const double *counts;           /**< events, `strata_counts` of them */
    const double *denominators;     /**< people */
    const double *reference_counts; /**< indirect ones only */
    const double *reference_denominators; /**< indirect ones only */
    const double *weights; /**< direct ones only: the standard population */
    size_t strata;
    size_t strata_counts; /**< as many as strata; indirect ones: or 1, the
                               area's events in all */
} cparent_strata;

/** Indirectly standardised ratio: observed events over those expected at
 *  the reference rates, times the multiplier (1 or 100).  Limits are the
 *  count's, as of cparent_interval_rate.  A stratum without its numbers
 *  makes the whole row MISSING; none is taken for 0. */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_interval_standardised_ratio(const cparent_strata *area,
                                    const cparent_interval_options *options,
                                    cparent_interval *interval_out,
                                    cparent_error *err);

/** The same ratio times the reference's crude rate: an indirectly
 *  standardised rate per multiplier. */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_interval_standardised_rate(const cparent_strata *area,
                                   const cparent_interval_options *options,
                                   cparent_interval *interval_out,
                                   cparent_error *err);

/** Directly standardised rate per multiplier, with Dobson's limits; not
 *  produced for fewer than 10 events: TOO_FEW. */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_interval_direct_rate(const cparent_strata *area,
                             const cparent_interval_options *options,
                             cparent_interval *interval_out,
                             cparent_error *err);

/** The first proportion less the second, as fractions of 1 (times the
 *  multiplier): method 10 of Newcombe (1998). */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_interval_difference(double count, double total, double count2,
                            double total2,
                            const cparent_interval_options *options,
                            cparent_interval *interval_out,
                            cparent_error *err);

/** The first rate over the second, exactly, given the events of both.  No
 *  events in the second: no value and no upper limit, TOO_FEW. */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_interval_ratio(double count, double denominator, double count2,
                       double denominator2,
                       const cparent_interval_options *options,
                       cparent_interval *interval_out, cparent_error *err);

/** A figure beside a benchmark, as far as chance allows to say. */
typedef enum cparent_comparison {
    CPARENT_COMPARISON_NONE = 0, /**< cannot be said */
    CPARENT_COMPARISON_SIMILAR = 1,
    CPARENT_COMPARISON_LOWER = 2,  /**< neutral polarity */
    CPARENT_COMPARISON_HIGHER = 3, /**< neutral polarity */
    CPARENT_COMPARISON_BETTER = 4,
    CPARENT_COMPARISON_WORSE = 5,
    CPARENT_COMPARISON_FORCE_INT = CPARENT_FORCE_INT
} cparent_comparison;

/**
 * Whether the interval lies wholly above or below `benchmark`, a value that
 * is known; a limit on the benchmark itself is SIMILAR.  A benchmark that is
 * a sample has an uncertainty of its own: compare the interval of the
 * difference with 0, or of the ratio with 1, instead.
 */
CPARENT_API cparent_comparison
cparent_interval_compare(const cparent_interval *interval, double benchmark,
                         cparent_indicator_polarity_choice polarity);

/** "wilson", "exact", "byar", "student", "dobson", "newcombe"; "auto" for
 *  anything else.  Static. */
CPARENT_API const char *
cparent_interval_method_name(cparent_interval_method method);

/** "similar", "lower", "higher", "better", "worse"; "none".  Static. */
CPARENT_API const char *
cparent_comparison_name(cparent_comparison comparison);

CPARENT_END_DECLS
#endif
