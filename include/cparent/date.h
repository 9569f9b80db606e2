/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_DATE_H
#define CPARENT_DATE_H

#include <cparent/error.h>

CPARENT_BEGIN_DECLS

/** A day of the Gregorian calendar, years 1 to 9999.  All zero: not set. */
typedef struct cparent_date {
    int16_t year;
    uint8_t month; /**< 1 to 12 */
    uint8_t day;   /**< 1 to 31 */
} cparent_date;

/** The length of "2026-03-01" with its NUL. */
#define CPARENT_DATE_SIZE 11

/** The day, or the unset date when there is no such day. */
CPARENT_API cparent_date
cparent_date_make(int year, int month, int day);

/** True unless the date is unset. */
CPARENT_API bool
cparent_date_is_set(cparent_date date);

/** Days since 1970-01-01 (negative before); 0 for the unset date. */
CPARENT_API int32_t
cparent_date_days(cparent_date date);

/** The day that is `days` after 1970-01-01; unset outside years 1 to 9999. */
CPARENT_API cparent_date
cparent_date_from_days(int32_t days);

/** Negative, zero or positive as `a` is before, on or after `b`.  The unset
 *  date comes before every day. */
CPARENT_API int
cparent_date_compare(cparent_date a, cparent_date b);

/** The last day of that month: 28 to 31; 0 when there is no such month. */
CPARENT_API int
cparent_date_month_days(int year, int month);

/**
 * Reads "2026-03-01" and nothing else: no blanks, no other order.
 * Fails with PARSE; `date_out` is then untouched.
 */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_date_parse(const char *text, cparent_date *date_out,
                   cparent_error *err);

/** Writes "2026-03-01", or "" for the unset date. */
CPARENT_API void
cparent_date_format(cparent_date date, char buffer[CPARENT_DATE_SIZE]);

/** Writes "1 March 2026" for people; `size` of 24 always suffices. */
CPARENT_API void
cparent_date_words(cparent_date date, char *buffer, size_t size);

CPARENT_END_DECLS
#endif
