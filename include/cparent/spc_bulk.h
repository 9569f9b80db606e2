/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_SPC_BULK_H
#define CPARENT_SPC_BULK_H

#include <cparent/spc.h>

CPARENT_BEGIN_DECLS

/* Charts of many series at once: columns in, columns out. */

/** No value, in a column of whole numbers. */
#define CPARENT_SPC_MISSING INT32_MIN

/** What is said of one series of many. */
typedef struct cparent_spc_brief {
    double mean;
    double lower;
    double upper;
    uint8_t flags;     /**< CPARENT_SPC_HAS_… bits: MEAN and LIMITS */
    uint8_t rules;     /**< every special cause of any of its points */
    uint8_t variation; /**< a cparent_spc_verdict: of the last number */
    uint8_t assurance; /**< a cparent_spc_assurance */
    int32_t numbers;
} cparent_spc_brief;

/**
 * Judges `series` series of `points` values each, one after another in
 * `values`, exactly as cparent_spc_run does, several at a time where the
 * processor can.  `briefs_out` has an element a series.  `marks_out` (NULL:
 * not wanted) has a byte a value: its rules in the low four bits, those of
 * them that speak of high in the high four.
 * Fails with INVALID as cparent_spc_run does, and for rebases, which are
 * each series' own; and with NOMEM.  What was written before a failure is
 * not defined.
 */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_spc_bulk_int32(const int32_t *values, size_t series, size_t points,
                       const cparent_spc_options *options,
                       cparent_spc_brief *briefs_out, uint8_t *marks_out,
                       cparent_error *err);

/** The same of numbers with places; NaN is missing. */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_spc_bulk_double(const double *values, size_t series, size_t points,
                        const cparent_spc_options *options,
                        cparent_spc_brief *briefs_out, uint8_t *marks_out,
                        cparent_error *err);

CPARENT_END_DECLS
#endif
