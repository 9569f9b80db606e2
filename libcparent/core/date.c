/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "core/date-internal.h"

#include <stdio.h>
#include <string.h>

#include "core/error-internal.h"
#include "core/text-internal.h"

static const cparent_date unset_date;

int
cparent_date_month_days(int year, int month)
{
    static const uint8_t days[] = { 31, 28, 31, 30, 31, 30,
                                    31, 31, 30, 31, 30, 31 };
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

    if (year < 1 || year > 9999 || month < 1 || month > 12)
        return 0;
    return days[month - 1] + (month == 2 && leap);
}

cparent_date
cparent_date_make(int year, int month, int day)
{
    cparent_date date;

    if (day < 1 || day > cparent_date_month_days(year, month))
        return unset_date;
    date.year = (int16_t)year;
    date.month = (uint8_t)month;
    date.day = (uint8_t)day;
    return date;
}

bool
cparent_date_is_set(cparent_date date)
{
    return date.year != 0;
}

int32_t
cparent_date_days(cparent_date date)
{
    return cparent_date_is_set(date) ? cparent__date_days(date) : 0;
}

cparent_date
cparent_date_from_days(int32_t days)
{
    int year = 1970 + days / 366;
    int month = 1;
    int32_t rest;

    if (days < -719162 || days > 2932896)
        return unset_date;
    if (days < 0)
        year = 1970 + days / 365 - 1;
    if (year < 1)
        year = 1;
    while (year < 9999 &&
           cparent_date_days(cparent_date_make(year + 1, 1, 1)) <= days)
        year++;
    rest = days - cparent_date_days(cparent_date_make(year, 1, 1));
    while (rest >= cparent_date_month_days(year, month))
        rest -= cparent_date_month_days(year, month++);
    return cparent_date_make(year, month, rest + 1);
}

int
cparent_date_compare(cparent_date a, cparent_date b)
{
    if (a.year != b.year)
        return a.year < b.year ? -1 : 1;
    if (a.month != b.month)
        return a.month < b.month ? -1 : 1;
    return (a.day > b.day) - (a.day < b.day);
}

static int
digits(const char *text, size_t count)
{
    int number = 0;

    while (count-- > 0) {
        if (!cparent__is_digit(*text))
            return -1;
        number = number * 10 + (*text++ - '0');
    }
    return number;
}

cparent_status
cparent_date_parse(const char *text, cparent_date *date_out,
                   cparent_error *err)
{
    cparent_date date = unset_date;

    if (text && strlen(text) == 10 && text[4] == '-' && text[7] == '-')
        date = cparent_date_make(digits(text, 4), digits(text + 5, 2),
                                 digits(text + 8, 2));
    if (!cparent_date_is_set(date))
        return cparent__hint(
            err,
            cparent__fail(err, CPARENT_E_PARSE, "this is not a day"),
            "write it as 2026-03-31");
    *date_out = date;
    return CPARENT_OK;
}

void
cparent_date_format(cparent_date date, char buffer[CPARENT_DATE_SIZE])
{
    buffer[0] = '\0';
    if (cparent_date_is_set(date))
        snprintf(buffer, CPARENT_DATE_SIZE, "%04u-%02u-%02u",
                 (unsigned)date.year % 10000u, date.month % 100u,
                 date.day % 100u);
}

void
cparent_date_words(cparent_date date, char *buffer, size_t size)
{
    static const char *const months[] = {
        "January", "February", "March",     "April",   "May",      "June",
        "July",    "August",   "September", "October", "November", "December"
    };

    if (size == 0)
        return;
    buffer[0] = '\0';
    if (cparent_date_is_set(date) && date.month >= 1 && date.month <= 12)
        snprintf(buffer, size, "%d %s %d", date.day, months[date.month - 1],
                 date.year);
}
