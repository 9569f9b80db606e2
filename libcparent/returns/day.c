/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "returns/day-internal.h"

#include <string.h>

/* Nobody in a return was born before, or is counted after. */
enum { FIRST_YEAR = 1900, LAST_YEAR = 2199 };

cparent__day
cparent__day_from(cparent_date date)
{
    return CPARENT__DAY(date.year, date.month, date.day);
}

cparent_date
cparent__day_date(cparent__day day)
{
    return cparent_date_make(cparent__day_year(day), (int)(day >> 5 & 15),
                             (int)(day & 31));
}

int32_t
cparent__day_number(cparent__day day)
{
    return cparent_date_days(cparent__day_date(day));
}

cparent__day
cparent__day_from_number(int32_t number)
{
    return cparent__day_from(cparent_date_from_days(number));
}

static cparent__day
shift(cparent__day day, int months, bool keep_last)
{
    const int year = cparent__day_year(day);
    const int month = (int)(day >> 5 & 15);
    const int from_zero = year * 12 + month - 1 + months;
    const int to_year = from_zero / 12;
    const int to_month = from_zero % 12 + 1;
    const int last = cparent_date_month_days(to_year, to_month);
    int number = (int)(day & 31);

    if (number > last ||
        (keep_last && number == cparent_date_month_days(year, month)))
        number = last;
    return CPARENT__DAY(to_year, to_month, number);
}

cparent__day
cparent__day_add_months(cparent__day day, int months)
{
    return shift(day, months, true);
}

cparent__day
cparent__day_months_later(cparent__day day, int months)
{
    return shift(day, months, false);
}

cparent__day
cparent__birthday(cparent__day born, int years)
{
    const int year = cparent__day_year(born) + years;

    if (cparent__day_of_year(born) == CPARENT__DAY(0, 2, 29) &&
        cparent_date_month_days(year, 2) == 28)
        return CPARENT__DAY(year, 3, 1);
    return CPARENT__DAY(year, 0, 0) | cparent__day_of_year(born);
}

static cparent__day
checked(unsigned year, unsigned month, unsigned day)
{
    static const uint8_t days[16] = { 0,  31, 28, 31, 30, 31, 30, 31,
                                      31, 30, 31, 30, 31, 0,  0,  0 };

    if (year < FIRST_YEAR || year > LAST_YEAR || month > 12 || day == 0)
        return CPARENT__DAY_BAD;
    if (day > days[month] &&
        (int)day > cparent_date_month_days((int)year, (int)month))
        return CPARENT__DAY_BAD;
    return CPARENT__DAY(year, month, day);
}

/* `count` digits as a number; more than any date has when one is none. */
static unsigned
digits(const char *text, int count)
{
    unsigned number = 0;

    while (count-- > 0) {
        const unsigned digit = (unsigned)(unsigned char)*text++ - '0';

        if (digit > 9)
            return 10000;
        number = number * 10 + digit;
    }
    return number;
}

cparent__day
cparent__day_cell(const char *text, size_t length, bool *odd_out)
{
    unsigned day;
    unsigned month;

    if (length == 0)
        return CPARENT__DAY_NONE;
    if (length != 10)
        return CPARENT__DAY_BAD;
    if (text[2] == '/' && text[5] == '/') {
        day = digits(text, 2);
        month = digits(text + 3, 2);
        return checked(digits(text + 6, 4), month, day);
    }
    if (text[4] != '-' || text[7] != '-')
        return CPARENT__DAY_BAD;
    *odd_out = true;
    day = digits(text + 8, 2);
    month = digits(text + 5, 2);
    return checked(digits(text, 4), month, day);
}
