/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <cparent/period.h>

#include <stdio.h>

#include "core/period-internal.h"

static const cparent_period unset_period;

/* More than the days of ten thousand years: whoever steps further leaves
 * the calendar, whatever the kind. */
enum { MAX_STEPS = 4000000 };

/* The month in which each kind of year begins. */
static int
first_month(cparent_period_kind kind)
{
    switch (kind) {
    case CPARENT_PERIOD_FINANCIAL:
        return 4;
    case CPARENT_PERIOD_ACADEMIC:
        return 9;
    default:
        return 1;
    }
}

/* Whole months from the first of one: `months` of them, counted from
 * January of year 0. */
static cparent_period
whole_months(int month_index, int months, cparent_period_kind kind)
{
    cparent_period period;
    int last = month_index + months - 1;

    /* January to March of year 1 end a financial year that never began. */
    if (month_index < (kind == CPARENT_PERIOD_QUARTER ? 15 : 12))
        return unset_period;
    period.first = cparent_date_make(month_index / 12, month_index % 12 + 1,
                                     1);
    period.last = cparent_date_make(
        last / 12, last % 12 + 1,
        cparent_date_month_days(last / 12, last % 12 + 1));
    period.kind = kind;
    if (!cparent_date_is_set(period.first) ||
        !cparent_date_is_set(period.last))
        return unset_period;
    return period;
}

bool
cparent_period_is_set(cparent_period period)
{
    return period.kind != CPARENT_PERIOD_NONE;
}

cparent_period
cparent_period_month(int year, int month)
{
    if (cparent_date_month_days(year, month) == 0)
        return unset_period;
    return whole_months(year * 12 + month - 1, 1, CPARENT_PERIOD_MONTH);
}

cparent_period
cparent_period_quarter(int year, int quarter)
{
    if (year < 1 || year > 9999 || quarter < 1 || quarter > 4)
        return unset_period;
    return whole_months(year * 12 + 3 + (quarter - 1) * 3, 3,
                        CPARENT_PERIOD_QUARTER);
}

cparent_period
cparent_period_year(int year, cparent_period_kind kind)
{
    if (year < 1 || year > 9999 ||
        (kind != CPARENT_PERIOD_FINANCIAL &&
         kind != CPARENT_PERIOD_ACADEMIC &&
         kind != CPARENT_PERIOD_CALENDAR))
        return unset_period;
    return whole_months(year * 12 + first_month(kind) - 1, 12, kind);
}

static int
month_index(cparent_date date)
{
    return date.year * 12 + date.month - 1;
}

/* How many whole months it spans; 0 when it does not begin on a first and
 * end on a month's last day. */
static int
months_spanned(cparent_date first, cparent_date last)
{
    if (first.day != 1 ||
        last.day != cparent_date_month_days(last.year, last.month))
        return 0;
    return month_index(last) - month_index(first) + 1;
}

cparent_period
cparent_period_between(cparent_date first, cparent_date last)
{
    cparent_period period = { first, last, CPARENT_PERIOD_CUSTOM };
    int months;

    if (!cparent_date_is_set(first) || !cparent_date_is_set(last) ||
        cparent_date_compare(last, first) < 0)
        return unset_period;
    months = months_spanned(first, last);
    if (cparent_date_compare(first, last) == 0)
        period.kind = CPARENT_PERIOD_DAY;
    else if (months == 1)
        period.kind = CPARENT_PERIOD_MONTH;
    else if (months == 3 && first.month % 3 == 1 &&
             month_index(first) >= 15)
        period.kind = CPARENT_PERIOD_QUARTER;
    else if (months == 12 && first.month == 4)
        period.kind = CPARENT_PERIOD_FINANCIAL;
    else if (months == 12 && first.month == 1)
        period.kind = CPARENT_PERIOD_CALENDAR;
    else if (months == 12)
        period.kind = CPARENT_PERIOD_YEAR_ENDED;
    return period;
}

cparent_date
cparent__date_add_years(cparent_date date, int years)
{
    int year = date.year + years;
    int days = cparent_date_month_days(year, date.month);

    if (date.day == cparent_date_month_days(date.year, date.month))
        return cparent_date_make(year, date.month, days);
    return cparent_date_make(year, date.month, date.day);
}

cparent_period
cparent__period_year_ended(cparent_date last)
{
    cparent_date before = cparent__date_add_years(last, -1);
    cparent_period period = { last, last, CPARENT_PERIOD_YEAR_ENDED };

    if (!cparent_date_is_set(last) || !cparent_date_is_set(before))
        return unset_period;
    period.first = cparent_date_from_days(cparent_date_days(before) + 1);
    return period;
}

/* The year that a quarter's financial year begins in, and its number. */
static int
quarter_of(cparent_period period, int *year_out)
{
    int since_april = month_index(period.first) - 3;

    *year_out = since_april / 12;
    return since_april % 12 / 3 + 1;
}

static void
format_years(cparent_period period, const char *after,
             char buffer[CPARENT_PERIOD_SIZE])
{
    snprintf(buffer, CPARENT_PERIOD_SIZE, "%04d/%02d%s", period.first.year,
             (period.first.year + 1) % 100, after);
}

static void
format_quarter(cparent_period period, bool label,
               char buffer[CPARENT_PERIOD_SIZE])
{
    int year;
    int quarter = quarter_of(period, &year);

    if (label)
        snprintf(buffer, CPARENT_PERIOD_SIZE, "Q%d %04d/%02d", quarter, year,
                 (year + 1) % 100);
    else
        snprintf(buffer, CPARENT_PERIOD_SIZE, "%04d/%02d Q%d", year,
                 (year + 1) % 100, quarter);
}

void
cparent_period_format(cparent_period period,
                      char buffer[CPARENT_PERIOD_SIZE])
{
    char first[CPARENT_DATE_SIZE];
    char last[CPARENT_DATE_SIZE];

    cparent_date_format(period.first, first);
    cparent_date_format(period.last, last);
    buffer[0] = '\0';
    switch (period.kind) {
    case CPARENT_PERIOD_DAY:
        snprintf(buffer, CPARENT_PERIOD_SIZE, "%s", first);
        break;
    case CPARENT_PERIOD_MONTH:
        snprintf(buffer, CPARENT_PERIOD_SIZE, "%.7s", first);
        break;
    case CPARENT_PERIOD_QUARTER:
        format_quarter(period, false, buffer);
        break;
    case CPARENT_PERIOD_FINANCIAL:
        format_years(period, "", buffer);
        break;
    case CPARENT_PERIOD_ACADEMIC:
        format_years(period, " academic", buffer);
        break;
    case CPARENT_PERIOD_CALENDAR:
        snprintf(buffer, CPARENT_PERIOD_SIZE, "%.4s", first);
        break;
    case CPARENT_PERIOD_YEAR_ENDED:
        snprintf(buffer, CPARENT_PERIOD_SIZE, "year ended %s", last);
        break;
    case CPARENT_PERIOD_CUSTOM:
        snprintf(buffer, CPARENT_PERIOD_SIZE, "%s..%s", first, last);
        break;
    default:
        break;
    }
}

void
cparent_period_label(cparent_period period,
                     char buffer[CPARENT_PERIOD_SIZE])
{
    char first[24];
    char last[24];

    cparent_date_words(period.first, first, sizeof(first));
    cparent_date_words(period.last, last, sizeof(last));
    switch (period.kind) {
    case CPARENT_PERIOD_DAY:
        snprintf(buffer, CPARENT_PERIOD_SIZE, "%s", first);
        break;
    case CPARENT_PERIOD_MONTH: /* without the "1 " of the first day */
        snprintf(buffer, CPARENT_PERIOD_SIZE, "%s",
                 first[0] ? first + 2 : "");
        break;
    case CPARENT_PERIOD_QUARTER:
        format_quarter(period, true, buffer);
        break;
    case CPARENT_PERIOD_ACADEMIC:
        format_years(period, " school year", buffer);
        break;
    case CPARENT_PERIOD_YEAR_ENDED:
        snprintf(buffer, CPARENT_PERIOD_SIZE, "Year to %s", last);
        break;
    case CPARENT_PERIOD_CUSTOM:
        snprintf(buffer, CPARENT_PERIOD_SIZE, "%s to %s", first, last);
        break;
    default:
        cparent_period_format(period, buffer);
        break;
    }
}

int
cparent_period_compare(cparent_period a, cparent_period b)
{
    int order = cparent_date_compare(a.last, b.last);

    if (order == 0)
        order = cparent_date_compare(a.first, b.first);
    if (order == 0)
        order = (a.kind > b.kind) - (a.kind < b.kind);
    return order;
}

cparent_period
cparent_period_step(cparent_period period, int steps)
{
    int months = 0;

    if (steps < -MAX_STEPS || steps > MAX_STEPS)
        return unset_period;
    switch (period.kind) {
    case CPARENT_PERIOD_DAY:
        period.first = period.last = cparent_date_from_days(
            cparent_date_days(period.first) + steps);
        return cparent_date_is_set(period.first) ? period : unset_period;
    case CPARENT_PERIOD_MONTH:
        months = 1;
        break;
    case CPARENT_PERIOD_QUARTER:
        months = 3;
        break;
    case CPARENT_PERIOD_FINANCIAL:
    case CPARENT_PERIOD_ACADEMIC:
    case CPARENT_PERIOD_CALENDAR:
        months = 12;
        break;
    case CPARENT_PERIOD_YEAR_ENDED:
        return cparent__period_year_ended(
            cparent__date_add_years(period.last, steps));
    default:
        return unset_period;
    }
    return whole_months(month_index(period.first) + steps * months, months,
                        (cparent_period_kind)period.kind);
}

bool
cparent_period_adjacent(cparent_period a, cparent_period b)
{
    cparent_period next = cparent_period_step(a, 1);

    return cparent_period_is_set(next) &&
           cparent_period_compare(next, b) == 0;
}
