/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_DAY_INTERNAL_H
#define CPARENT_DAY_INTERNAL_H

#include <cparent/date.h>

/*
 * A day of a return as one number that sorts like the days: year, month
 * and day side by side.  0: no day.
 */
typedef uint32_t cparent__day;

#define CPARENT__DAY_NONE 0u
/* The end of what has not ended: after every day. */
#define CPARENT__DAY_OPEN UINT32_MAX
/* A cell that holds no day. */
#define CPARENT__DAY_BAD 1u

#define CPARENT__DAY(year, month, day) \
    ((cparent__day)(year) << 9 | (cparent__day)(month) << 5 | \
     (cparent__day)(day))

static inline int
cparent__day_year(cparent__day day)
{
    return (int)(day >> 9);
}

/* Month and day, in the order of the calendar. */
static inline unsigned
cparent__day_of_year(cparent__day day)
{
    return day & 511;
}

/* The year whose 31 March is the first on or after the day. */
static inline int
cparent__day_return_year(cparent__day day)
{
    return cparent__day_year(day) +
           (cparent__day_of_year(day) > CPARENT__DAY(0, 3, 31));
}

cparent__day
cparent__day_from(cparent_date date);
cparent_date
cparent__day_date(cparent__day day);

/* Days since 1970-01-01. */
int32_t
cparent__day_number(cparent__day day);
cparent__day
cparent__day_from_number(int32_t number);

/* The same day so many months later or earlier; a last day of the month
 * stays one, and a month without that day gives its last. */
cparent__day
cparent__day_add_months(cparent__day day, int months);

/* A date that somebody was so many years, or months, after: 31 January and
 * one month is the last day of February, 28 February and one is 28 March. */
cparent__day
cparent__day_months_later(cparent__day day, int months);

/* Completed years on `day` of somebody born on `born`; a birthday of
 * 29 February is 1 March in other years. */
static inline int
cparent__age_on(cparent__day born, cparent__day day)
{
    return cparent__day_year(day) - cparent__day_year(born) -
           (cparent__day_of_year(day) < cparent__day_of_year(born));
}

/* The day on which somebody born on `born` is `years` old. */
cparent__day
cparent__birthday(cparent__day born, int years);

/* A cell of dd/mm/yyyy: DAY_NONE when it is empty, DAY_BAD when it is no
 * such day.  yyyy-mm-dd is read too, and *odd_out set. */
cparent__day
cparent__day_cell(const char *text, size_t length, bool *odd_out);

#endif
