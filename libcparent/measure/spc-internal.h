/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_SPC_INTERNAL_H
#define CPARENT_SPC_INTERNAL_H

#include <cparent/spc.h>

/* Limits of fewer numbers than this are trial limits. */
enum { CPARENT__SPC_FIRM = 13, CPARENT__SPC_LEAST_BASELINE = 12 };

/*
 * The constants of the method, as whole numbers: limits lie 2.66 mean moving
 * ranges from the mean, near limits two thirds of that, and a range counts
 * while it is below 3.267 times the mean range.
 */
enum {
    CPARENT__SPC_LIMIT = 266,      /* hundredths */
    CPARENT__SPC_NEAR = 532,       /* three hundredths */
    CPARENT__SPC_SCREEN = 3267     /* thousandths */
};

/* A series in order.  Where its numbers are decimals they stand in `whole`
 * as well, times `unit`, small enough for every product below. */
typedef struct cparent__spc_series {
    const double *values; /* NaN: missing */
    const int64_t *whole; /* NULL: judged as doubles */
    double unit;
    double target;        /* when the options have one */
    int64_t whole_target; /* times unit */
    bool exact_target;
} cparent__spc_series;

/* The limits of one group, and what they were made of. */
typedef struct cparent__spc_limits {
    bool has_mean;
    bool has_limits;
    int64_t numbers; /* in the mean */
    int64_t kept;    /* ranges in the mean range */
    int64_t sum;     /* of whole numbers */
    int64_t ranges;  /* of whole numbers, those kept */
    double mean;
    double range;    /* the mean range */
    double lower;
    double upper;
} cparent__spc_limits;

/* Checks them; the defaults when NULL. */
cparent_status
cparent__spc_options_settle(const cparent_spc_options *options,
                            cparent_spc_options *settled_out,
                            cparent_error *err);

/* Turns `values` and the target into whole numbers in `whole` (room for
 * `count`); false, when they are no decimals or too long. */
bool
cparent__spc_decimals(const double *values, size_t count,
                      const cparent_spc_options *options, int64_t *whole,
                      cparent__spc_series *series);

/* The limits of rows `first` to `end`, by the first `baseline` of them (0:
 * by all). */
cparent__spc_limits
cparent__spc_limits_make(const cparent__spc_series *series, size_t first,
                         size_t end, const cparent_spc_options *options);

/* mean, lower and upper of what the whole numbers say. */
void
cparent__spc_limits_finish(cparent__spc_limits *limits, double unit);

/* -1, 0, 1: below, on, above the mean. */
int
cparent__spc_side(const cparent__spc_series *series,
                  const cparent__spc_limits *limits, size_t row);

/* Beyond the limits, or beyond the near ones; on them is within. */
bool
cparent__spc_outside(const cparent__spc_series *series,
                     const cparent__spc_limits *limits, size_t row);
bool
cparent__spc_beyond_near(const cparent__spc_series *series,
                         const cparent__spc_limits *limits, size_t row);

cparent_spc_assurance
cparent__spc_assure(const cparent__spc_series *series,
                    const cparent__spc_limits *limits,
                    const cparent_spc_options *options);

/* Marks the special causes of `count` rows, all of one group and none
 * missing, in points[rows[i]]. */
void
cparent__spc_rules_mark(const cparent__spc_series *series,
                        const cparent__spc_limits *limits,
                        const cparent_spc_options *options,
                        const size_t *rows, size_t count,
                        cparent_spc_point *points);

/* The first cause of `rules` by priority, and what it means. */
uint32_t
cparent__spc_primary(uint32_t rules);
cparent_spc_verdict
cparent__spc_judge(uint32_t rules, uint32_t upward, int32_t polarity);

#endif
