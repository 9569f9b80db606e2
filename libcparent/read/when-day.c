/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/when-internal.h"

#include <string.h>

static uint32_t
token_length(const cparent__sentence *s, int at)
{
    return s->tokens[at].end - s->tokens[at].start;
}

bool
cparent__is_year(const cparent__sentence *s, int at)
{
    const int64_t number = cparent__whole_number(s, at);

    return number >= 1900 && number <= 2100 && token_length(s, at) == 4;
}

int
cparent__month_at(const cparent__sentence *s, int at)
{
    const cparent__cue *cue = cparent__cue_at(s, CPARENT__K_MONTH, at);

    if (cue == NULL || !s->tokens[at].capital)
        return 0;
    return cue->number;
}

/* "st", "nd", "rd", "th" right behind a number. */
static bool
is_ordinal_end(const cparent__sentence *s, int at)
{
    return at < s->count && s->tokens[at].glued &&
           (cparent__token_is(s, at, "st") ||
            cparent__token_is(s, at, "nd") ||
            cparent__token_is(s, at, "rd") ||
            cparent__token_is(s, at, "th"));
}

cparent_date
cparent__add_months(cparent_date date, int64_t months)
{
    int64_t total = (int64_t)date.year * 12 + date.month - 1 + months;
    const int year = (int)(total / 12);
    const int month = (int)(total % 12) + 1;
    const int most = cparent_date_month_days(year, month);

    return cparent_date_make(year, month,
                             date.day > most ? most : date.day);
}

/* The year that makes a month, or a day of it, the last one that had begun
 * by the meeting. */
static int
year_of(int month, int day, cparent_date meeting)
{
    const cparent_date then =
        cparent_date_make(meeting.year, month, day > 0 ? day : 1);

    if (!cparent_date_is_set(meeting))
        return 0;
    return cparent_date_compare(then, meeting) <= 0 ? meeting.year
                                                    : meeting.year - 1;
}

/* "30/09/2024", "30-9-24", "2024-09-30": three numbers and two marks. */
static int
numeric_day(const cparent__sentence *s, int at, cparent_period *period)
{
    const int64_t first = cparent__whole_number(s, at);
    const int64_t month = cparent__whole_number(s, at + 2);
    const int64_t last = cparent__whole_number(s, at + 4);
    const char mark = at + 1 < s->count ? s->tokens[at + 1].mark : 0;
    int64_t year = last, day = first;
    cparent_date date;
    int i;

    if ((mark != '/' && mark != '-') || first < 0 || month < 1 || month > 12 || last < 0 ||
        s->tokens[at + 3].mark != mark)
        return 0;
    for (i = 1; i < 5; i++)
        if (!s->tokens[at + i].glued)
            return 0;
    if (cparent__is_year(s, at) && mark == '-') {
        year = first;
        day = last;
    } else if (token_length(s, at + 4) == 2) {
        year += 2000;
    } else if (!cparent__is_year(s, at + 4)) {
        return 0;
    }
    date = cparent_date_make((int)year, (int)month,
                             day > 31 ? 0 : (int)day);
    if (!cparent_date_is_set(date))
        return 0;
    *period = cparent_period_between(date, date);
    return 5;
}

int
cparent__day_or_month(const cparent__sentence *s, int at,
                      cparent_date meeting, cparent_period *period,
                      bool *has_year)
{
    const int64_t day = cparent__whole_number(s, at);
    int from = at;
    int month, year = 0;

    *has_year = day >= 0;
    if (day >= 0 && numeric_day(s, at, period) > 0)
        return 5;
    *has_year = false;
    if (!cparent__has_cue(s, CPARENT__K_MONTH))
        return 0;
    if (day >= 1 && day <= 31 && token_length(s, at) <= 2) {
        at++;
        at += is_ordinal_end(s, at);
        at += cparent__token_is(s, at, "of");
    }
    month = cparent__month_at(s, at);
    if (month == 0)
        return 0;
    at++;
    if (cparent__mark_is(s, at, ',') && cparent__is_year(s, at + 1))
        at++;
    if (cparent__is_year(s, at)) {
        year = (int)cparent__whole_number(s, at++);
        *has_year = true;
    } else if (month == 5 && from == 0 && at == 1) {
        return 0; /* "May" that begins a sentence may be the verb */
    } else {
        year = year_of(month, day > 0 && at - from > 1 ? (int)day : 0,
                       meeting);
    }
    memset(period, 0, sizeof(*period));
    if (year != 0 && day >= 1 && at - from > 1 + *has_year) {
        const cparent_date date = cparent_date_make(year, month, (int)day);

        *period = cparent_period_between(date, date);
    } else if (year != 0) {
        *period = cparent_period_month(year, month);
    }
    return at - from;
}

static bool
joins_dates(const cparent__sentence *s, int at)
{
    return cparent__mark_is(s, at, '-') || cparent__token_is(s, at, "to") ||
           cparent__token_is(s, at, "until") ||
           cparent__token_is(s, at, "and");
}

/* "17 and 18 May 2022": days that share their month. */
static int
days_of_month(const cparent__sentence *s, int at, cparent_date meeting,
              cparent_period *period)
{
    const int64_t day = cparent__whole_number(s, at);
    cparent_period last;
    bool has_year;
    int more;

    if (day < 1 || day > 31 || !joins_dates(s, at + 1) ||
        cparent__whole_number(s, at + 2) < day)
        return 0;
    more = cparent__day_or_month(s, at + 2, meeting, &last, &has_year);
    if (more < 2)
        return 0;
    memset(period, 0, sizeof(*period));
    if (cparent_period_is_set(last))
        *period = cparent_period_between(
            cparent_date_make(last.last.year, last.last.month, (int)day),
            last.last);
    return 2 + more;
}

int
cparent__days_at(const cparent__sentence *s, int at, cparent_date meeting,
                 cparent_period *period)
{
    cparent_period first, last;
    bool first_year, last_year;
    int used = cparent__day_or_month(s, at, meeting, &first, &first_year);
    int more;

    if (used == 0)
        return days_of_month(s, at, meeting, period);
    *period = first;
    if (!joins_dates(s, at + used) ||
        (cparent__token_is(s, at + used, "and") && first_year &&
         !cparent__token_is(s, at - 1, "between")))
        return used;
    more = cparent__day_or_month(s, at + used + 1, meeting, &last,
                                 &last_year);
    if (more == 0)
        return used;
    if (!first_year && last_year)
        (void)cparent__day_or_month(s, at, last.last, &first, &first_year);
    memset(period, 0, sizeof(*period));
    if (cparent_period_is_set(first) && cparent_period_is_set(last) &&
        cparent_date_compare(first.first, last.last) <= 0)
        *period = cparent_period_between(first.first, last.last);
    return used + 1 + more;
}
