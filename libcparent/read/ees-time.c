/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Time periods of published statistics: what days they are, and which
 * comes after which.
 */
#include "config.h"

#include "read/ees-time-internal.h"

#include <stdio.h>
#include <string.h>

#include "core/text-internal.h"

static const char week_word[] = "Week ";

/* --- reading ------------------------------------------------------------ */

static const char *
cell(const cparent__table *table, const cparent__time *time,
     const char *column)
{
    return cparent__table_cell(table, (size_t)time->row,
                               cparent__table_column(table, column));
}

static int
small_number(const char *text)
{
    int sign = *text == '-' ? -1 : 1;

    text += *text == '-';
    return cparent__is_digit(*text) ? sign * (*text - '0') : 0;
}

/* "2025" or "202425": the first year; 0 when it is not written so. */
static int
first_year(const char *text, size_t digits)
{
    int number = 0;
    size_t i;

    for (i = 0; cparent__is_digit(text[i]); i++)
        if (i < 4)
            number = number * 10 + (text[i] - '0');
    if (i != digits || text[i])
        return 0;
    if (digits == 6 && (text[4] - '0') * 10 + (text[5] - '0') !=
                           (number + 1) % 100)
        return 0;
    return number;
}

/* "Week 7" is 7; -1 where what follows the word is no week. */
static int
week_number(const char *identifier)
{
    const char *number = identifier + sizeof(week_word) - 1;
    int week = 0;

    for (; cparent__is_digit(*number) && week < 100; number++)
        week = week * 10 + (*number - '0');
    return *number || week < 1 || week > 53 ? -1 : week;
}

cparent__time
cparent__time_read(const cparent__table *table, const char *identifier,
                   const char *time_period)
{
    cparent__time time = { -1, 0, 0, 0 };
    bool weekly = strlen(identifier) > sizeof(week_word) - 1 &&
                  cparent__equal_bytes_fold(identifier, week_word,
                                            sizeof(week_word) - 1);

    time.row = cparent__table_find(
        table, cparent__table_column(table, "identifier"),
        weekly ? "Week" : identifier);
    if (time.row >= 0)
        time.digits = small_number(cell(table, &time, "digits"));
    if (weekly)
        time.week = week_number(identifier);
    time.year = first_year(time_period, time.digits > 0
                                            ? (size_t)time.digits
                                            : strlen(time_period));
    return time;
}

/* --- days --------------------------------------------------------------- */

/* Month and day of the table, "04-01", so many years on. */
static cparent_date
day_of(const char *text, int year)
{
    int month = (text[0] - '0') * 10 + (text[1] - '0');
    int day = (text[3] - '0') * 10 + (text[4] - '0');
    int last = cparent_date_month_days(year, month);

    return cparent_date_make(year, month, day < last ? day : last);
}

/* The Monday of a week of the ISO year, whose first has 4 January. */
static int32_t
monday_of(int year, int week)
{
    int32_t days = cparent_date_days(cparent_date_make(year, 1, 4));

    /* Day 0 of the count is a Thursday. */
    return days + (week - 1) * 7 - (((days + 3) % 7 + 7) % 7);
}

cparent_period
cparent__time_days(const cparent__table *table, const cparent__time *time)
{
    static const cparent_period unset;
    int32_t monday;

    if (time->row < 0 || time->year == 0 || time->week < 0)
        return unset;
    if (time->week > 0) {
        monday = monday_of(time->year, time->week);
        return cparent_period_between(cparent_date_from_days(monday),
                                      cparent_date_from_days(monday + 6));
    }
    if (*cell(table, time, "kind"))
        return cparent_period_year(time->year, CPARENT_PERIOD_ACADEMIC);
    return cparent_period_between(
        day_of(cell(table, time, "first"),
               time->year + small_number(cell(table, time, "first_year"))),
        day_of(cell(table, time, "last"),
               time->year + small_number(cell(table, time, "last_year"))));
}

/* --- series ------------------------------------------------------------- */

bool
cparent__time_is_part(const cparent__table *table, const cparent__time *time)
{
    return time->row >= 0 && *cell(table, time, "series");
}

bool
cparent__time_alike(const cparent__table *table, const cparent__time *a,
                    const cparent__time *b)
{
    return a->row >= 0 && b->row >= 0 &&
           (a->row == b->row ||
            (cparent__time_is_part(table, a) &&
             strcmp(cell(table, a, "series"), cell(table, b, "series")) ==
                 0));
}

/* The 53rd week is there when its Thursday is still of the year. */
static void
next_week(cparent__time *time)
{
    int32_t thursday = monday_of(time->year, ++time->week) + 3;

    if (time->week < 53 ||
        cparent_date_from_days(thursday).year == time->year)
        return;
    time->week = 1;
    time->year++;
}

void
cparent__time_next(const cparent__table *table, cparent__time *time)
{
    cparent__time next = *time;
    ptrdiff_t rows = (ptrdiff_t)cparent__table_rows(table);

    if (time->week > 0) {
        next_week(time);
        return;
    }
    while (++next.row < rows)
        if (cparent__time_alike(table, time, &next)) {
            *time = next;
            return;
        }
    /* The first of the next year: the one itself, where it is alone. */
    next.row = 0;
    while (!cparent__time_alike(table, time, &next))
        next.row++;
    next.year++;
    *time = next;
}

void
cparent__time_label(const cparent__table *table, const cparent__time *time,
                    char label[CPARENT__TIME_SIZE])
{
    char period[16];

    if (time->digits == 6)
        snprintf(period, sizeof(period), "%04d%02d", time->year,
                 (time->year + 1) % 100);
    else
        snprintf(period, sizeof(period), "%04d", time->year);
    if (time->week > 0)
        snprintf(label, CPARENT__TIME_SIZE, "%s %s%d", period, week_word,
                 time->week);
    else if (cparent__time_is_part(table, time))
        snprintf(label, CPARENT__TIME_SIZE, "%s %s", period,
                 cell(table, time, "identifier"));
    else
        snprintf(label, CPARENT__TIME_SIZE, "%s", period);
}
