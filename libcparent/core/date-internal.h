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
    /* Counted from so early a year that none is negative, which spares the
     * divisions their signs; 400 years are 146097 days. */
    uint32_t year = (uint32_t)(date.year - (date.month <= 2) + 82 * 400);
    uint32_t month = date.month > 2 ? date.month - 3u : date.month + 9u;
    uint32_t century = year / 100;

    return (int32_t)(year * 365 + year / 4 - century + century / 4 +
                     (month * 153 + 2) / 5 + date.day) -
           (719469 + 82 * 146097);
}

#endif
