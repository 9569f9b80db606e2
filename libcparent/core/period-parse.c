/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <cparent/period.h>

#include <string.h>

#include "core/error-internal.h"
#include "core/period-internal.h"
#include "core/text-internal.h"

/* Each form is tried on the whole text and takes all of it or nothing. */

static bool
take_number(const char **at, int width, int *number_out)
{
    int number = 0;
    int i;

    for (i = 0; i < width; i++) {
        if (!cparent__is_digit((*at)[i]))
            return false;
        number = number * 10 + ((*at)[i] - '0');
    }
    *at += width;
    *number_out = number;
    return true;
}

static bool
take_word(const char **at, const char *word)
{
    size_t length = strlen(word);

    if (strncmp(*at, word, length) != 0)
        return false;
    *at += length;
    return true;
}

static bool
take_date(const char **at, cparent_date *date_out)
{
    char text[CPARENT_DATE_SIZE];

    if (strlen(*at) < CPARENT_DATE_SIZE - 1)
        return false;
    memcpy(text, *at, CPARENT_DATE_SIZE - 1);
    text[CPARENT_DATE_SIZE - 1] = '\0';
    if (cparent_date_parse(text, date_out, NULL) != CPARENT_OK)
        return false;
    *at += CPARENT_DATE_SIZE - 1;
    return true;
}

/* "2025/26" or "2025-26", and not "2025-27": the second year must follow
 * the first. */
static bool
take_years(const char **at, int *year_out)
{
    const char *here = *at;
    int second;

    if (!take_number(&here, 4, year_out) ||
        (!take_word(&here, "/") && !take_word(&here, "-")) ||
        !take_number(&here, 2, &second) || cparent__is_digit(*here) ||
        second != (*year_out + 1) % 100)
        return false;
    *at = here;
    return true;
}

static cparent_period
parse_years(const char *text)
{
    cparent_period none = { { 0, 0, 0 }, { 0, 0, 0 }, 0 };
    int year;
    int quarter;

    if (!take_years(&text, &year))
        return none;
    if (*text == '\0')
        return cparent_period_year(year, CPARENT_PERIOD_FINANCIAL);
    if (strcmp(text, " academic") == 0)
        return cparent_period_year(year, CPARENT_PERIOD_ACADEMIC);
    if (take_word(&text, " Q") && take_number(&text, 1, &quarter) &&
        *text == '\0')
        return cparent_period_quarter(year, quarter);
    return none;
}

static cparent_period
parse_month_or_year(const char *text)
{
    cparent_period none = { { 0, 0, 0 }, { 0, 0, 0 }, 0 };
    int year;
    int month;

    if (!take_number(&text, 4, &year))
        return none;
    if (*text == '\0')
        return cparent_period_year(year, CPARENT_PERIOD_CALENDAR);
    if (take_word(&text, "-") && take_number(&text, 2, &month) &&
        *text == '\0')
        return cparent_period_month(year, month);
    return none;
}

static cparent_period
parse_dates(const char *text)
{
    cparent_period none = { { 0, 0, 0 }, { 0, 0, 0 }, 0 };
    cparent_period period = none;
    cparent_date first;
    cparent_date last;

    if (take_word(&text, "year ended ")) {
        if (take_date(&text, &last) && *text == '\0')
            return cparent__period_year_ended(last);
        return none;
    }
    if (!take_date(&text, &first))
        return none;
    if (*text == '\0')
        return cparent_period_between(first, first);
    if (take_word(&text, "..") && take_date(&text, &last) &&
        *text == '\0') {
        period = cparent_period_between(first, last);
        if (period.kind == CPARENT_PERIOD_YEAR_ENDED)
            period.kind = CPARENT_PERIOD_CUSTOM;
    }
    return period;
}

cparent_status
cparent_period_parse(const char *text, cparent_period *period_out,
                     cparent_error *err)
{
    cparent_period period = { { 0, 0, 0 }, { 0, 0, 0 }, 0 };

    if (text) {
        /* The month first: 2011-12 is December, as ISO 8601 has it. */
        period = parse_month_or_year(text);
        if (!cparent_period_is_set(period))
            period = parse_years(text);
        if (!cparent_period_is_set(period))
            period = parse_dates(text);
    }
    if (!cparent_period_is_set(period))
        return cparent__hint(
            err, cparent__fail(err, CPARENT_E_PARSE, "this is not a period"),
            "write a month as 2025-03, a quarter as 2025/26 Q1, a financial "
            "year as 2025/26, a day as 2025-03-31");
    *period_out = period;
    return CPARENT_OK;
}
