/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_SERIES_H
#define CPARENT_SERIES_H

#include <cparent/period.h>
#include <cparent/progress.h>
#include <cparent/source.h>
#include <cparent/value.h>

CPARENT_BEGIN_DECLS

/**
 * One figure over time, as a file gives it.  Immutable; any thread may read
 * it.
 */
typedef struct cparent_series cparent_series;

/**
 * Reads CSV with the columns date, value and, if there is one, rebase, in any
 * order and among others.  A date is a day or a period as of
 * cparent_period_parse.  An empty value, or a symbol of published statistics,
 * is none; anything else has to be plain digits.  A rebase is empty or no
 * (0, n, no, false), yes (1, x, y, yes, true), or the reason itself.  Rows may
 * stand in any order; two of one date are an error.
 * Fails with PARSE, VALIDATION or PROTECTED at line and column, LIMIT, NOMEM.
 */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_series_read(cparent_source *source, const cparent_limits *limits,
                    cparent_series **series_out, cparent_error *err);

/** NULL is fine. */
CPARENT_API void
cparent_series_free(cparent_series *series);

/** How many rows, in order of their last days. */
CPARENT_API size_t
cparent_series_count(const cparent_series *series);

/** When; unset out of range. */
CPARENT_API cparent_period
cparent_series_period(const cparent_series *series, size_t index);

/** What, without a unit; MISSING out of range. */
CPARENT_API cparent_value
cparent_series_value(const cparent_series *series, size_t index);

/** Why the process is another one from this row on: "" where no reason was
 *  given, NULL where there is no rebase.  Borrowed. */
CPARENT_API const char *
cparent_series_rebase(const cparent_series *series, size_t index);

CPARENT_END_DECLS
#endif
