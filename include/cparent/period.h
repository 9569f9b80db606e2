/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_PERIOD_H
#define CPARENT_PERIOD_H

#include <cparent/date.h>

CPARENT_BEGIN_DECLS

/** What kind of stretch a period is.  Kinds are never compared with one
 *  another: academic 2024/25 is not financial 2024/25. */
typedef enum cparent_period_kind {
    CPARENT_PERIOD_NONE = 0,       /**< not set */
    CPARENT_PERIOD_DAY = 1,        /**< one day: a snapshot */
    CPARENT_PERIOD_MONTH = 2,      /**< a calendar month */
    CPARENT_PERIOD_QUARTER = 3,    /**< a quarter of the financial year */
    CPARENT_PERIOD_FINANCIAL = 4,  /**< 1 April to 31 March */
    CPARENT_PERIOD_ACADEMIC = 5,   /**< 1 September to 31 August */
    CPARENT_PERIOD_CALENDAR = 6,   /**< 1 January to 31 December */
    CPARENT_PERIOD_YEAR_ENDED = 7, /**< any twelve months to a month's end */
    CPARENT_PERIOD_CUSTOM = 8,     /**< any other first and last day */
    CPARENT_PERIOD_FORCE_INT = CPARENT_FORCE_INT
} cparent_period_kind;

/** A stretch of days, both ends included.  All zero: not set. */
typedef struct cparent_period {
    cparent_date first;
    cparent_date last;
    int32_t kind; /**< a cparent_period_kind */
} cparent_period;

/** Room for any label or encoding of a period, with its NUL. */
#define CPARENT_PERIOD_SIZE 56

/** True unless the period is unset. */
CPARENT_API bool
cparent_period_is_set(cparent_period period);

/** The calendar month; unset when there is none such. */
CPARENT_API cparent_period
cparent_period_month(int year, int month);

/** Quarter 1 to 4 of the financial year that begins in April `year`. */
CPARENT_API cparent_period
cparent_period_quarter(int year, int quarter);

/** The financial, academic or calendar year that begins in `year`. */
CPARENT_API cparent_period
cparent_period_year(int year, cparent_period_kind kind);

/** The kind that fits the two days best; unset when `last` is before
 *  `first`. */
CPARENT_API cparent_period
cparent_period_between(cparent_date first, cparent_date last);

/**
 * Reads a period as files and people write them:
 *   2025-03               a month             2025-03-31   a day
 *   2025/26, 2025-26      a financial year    2025         a calendar year
 *   2025/26 Q1            a financial quarter
 *   2024/25 academic      an academic year
 *   year ended 2025-03-31 twelve months to that day
 *   2025-01-01..2025-08-31 any first and last day
 * 2011-12 is the month: write 2011/12 for that financial year.
 * Fails with PARSE; `period_out` is then untouched.
 */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_period_parse(const char *text, cparent_period *period_out,
                     cparent_error *err);

/** Writes the form that cparent_period_parse reads back to the same
 *  period; "" when unset. */
CPARENT_API void
cparent_period_format(cparent_period period,
                      char buffer[CPARENT_PERIOD_SIZE]);

/** Writes it for people: "March 2025", "2025/26", "Q1 2025/26",
 *  "31 March 2025", "Year to 30 June 2025". */
CPARENT_API void
cparent_period_label(cparent_period period,
                     char buffer[CPARENT_PERIOD_SIZE]);

/** Orders by last day, then first day, then kind. */
CPARENT_API int
cparent_period_compare(cparent_period a, cparent_period b);

/** The period of the same kind right after (`steps` 1) or before (-1) and
 *  so on; unset for CUSTOM and NONE, which have no neighbours. */
CPARENT_API cparent_period
cparent_period_step(cparent_period period, int steps);

/** True when both are of one kind and `b` comes right after `a`. */
CPARENT_API bool
cparent_period_adjacent(cparent_period a, cparent_period b);

CPARENT_END_DECLS
#endif
