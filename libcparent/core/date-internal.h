/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_DATE_INTERNAL_H
#define CPARENT_DATE_INTERNAL_H

#include <cparent/date.h>

/* Days since 1970-01-01 of a date that is set.  Years counted from March put
 * the leap day last, so that a month's first day is a straight line through
 * the year. */
static inline int32_t
cparent__date_days(cparent_date date)
{
    int32_t year = date.year - (date.month <= 2);
    int32_t month = date.month > 2 ? date.month - 3 : date.month + 9;

    return year * 365 + year / 4 - year / 100 + year / 400 +
           (month * 153 + 2) / 5 + date.day - 1 - 719468;
}

#endif
