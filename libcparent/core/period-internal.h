/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_PERIOD_INTERNAL_H
#define CPARENT_PERIOD_INTERNAL_H

#include <cparent/period.h>

/* The same day so many years later; the last day of a month stays one, so
 * that 29 February has a neighbour.  Unset outside the calendar. */
cparent_date
cparent__date_add_years(cparent_date date, int years);

/* The twelve months that end on `last`: from the day after it a year
 * before.  Unset in year 1, which has none before it. */
cparent_period
cparent__period_year_ended(cparent_date last);

#endif
