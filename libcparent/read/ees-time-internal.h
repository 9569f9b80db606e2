/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_EES_TIME_INTERNAL_H
#define CPARENT_EES_TIME_INTERNAL_H

#include <stddef.h>

#include <cparent/period.h>

#include "facts/table-internal.h"

/* A period of published statistics, by share/time_identifiers.tsv, which
 * `table` is in every call. */
typedef struct cparent__time {
    ptrdiff_t row; /* of the table; -1: an identifier that it has not */
    int digits;    /* of its time periods: 4 or 6; 0: nobody knows */
    int year;      /* the first of the time period; 0: not written so */
    int week;      /* where it is one; else 0 */
} cparent__time;

/* Room for a label, with its NUL. */
enum { CPARENT__TIME_SIZE = 80 };

cparent__time
cparent__time_read(const cparent__table *table, const char *identifier,
                   const char *time_period);

/* Its days; unset where nobody knows them. */
cparent_period
cparent__time_days(const cparent__table *table, const cparent__time *time);

/* True when it is one of several in a year that make one series: a quarter,
 * a month, a term, a week. */
bool
cparent__time_is_part(const cparent__table *table, const cparent__time *time);

/* True when both belong to one series. */
bool
cparent__time_alike(const cparent__table *table, const cparent__time *a,
                    const cparent__time *b);

/* Goes on to the next of the series.  Its row must be there. */
void
cparent__time_next(const cparent__table *table, cparent__time *time);

/* As a file would write it: "202425", or "2024 March" for a part of a year,
 * which is how a caller asks for it. */
void
cparent__time_label(const cparent__table *table, const cparent__time *time,
                    char label[CPARENT__TIME_SIZE]);

#endif
