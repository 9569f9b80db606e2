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

/* The year that a token says in two digits or in four, or 0. */
static int
short_or_long_year(const cparent__sentence *s, int at)
{
    const int64_t number = cparent__whole_number(s, at);

    if (number >= 0 && token_length(s, at) == 2)
        return 2000 + (int)number;
    return cparent__is_year(s, at) ? (int)number : 0;
}

static bool
set_day(cparent_period *period, int year, int64_t month, int64_t day)
{
    const cparent_date date = cparent_date_make(
        year, month > 12 ? 0 : (int)month, day > 31 ? 0 : (int)day);

    if (year == 0 || !cparent_date_is_set(date))
        return false;
    *period = cparent_period_between(date, date);
    return true;
}

/* "30.9.24", "31.03.2025": the first two numbers are one token. */
static int
dotted_day(const cparent__sentence *s, int at, cparent_period *period)
{
    const char *text = s->text + s->tokens[at].start;
    const uint32_t length = token_length(s, at);
    int64_t parts[2] = { 0, 0 };
    uint32_t i;
    int part = 0;

    if (length > 5 || !cparent__mark_is(s, at + 1, '.') ||
        !s->tokens[at + 1].glued || at + 2 >= s->count ||
        !s->tokens[at + 2].glued)
        return 0;
    for (i = 0; i < length; i++)
        if (text[i] == '.')
            part = 1;
        else if (text[i] == ',')
            return 0;
        else
            parts[part] = parts[part] * 10 + (text[i] - '0');
    return set_day(period, short_or_long_year(s, at + 2), parts[1], parts[0])
               ? 3
               : 0;
}

/* Five tokens with no blank between them: three numbers and, between them,
 * the same mark twice. */
static bool
are_three_numbers(const cparent__sentence *s, int at)
{
    const char mark = at + 1 < s->count ? s->tokens[at + 1].mark : 0;
    int i;

    if ((mark != '/' && mark != '-') || cparent__whole_number(s, at) < 0 ||
        cparent__whole_number(s, at + 2) < 0 ||
        cparent__whole_number(s, at + 4) < 0 || s->tokens[at + 3].mark != mark)
        return false;
    for (i = 1; i < 5; i++)
        if (!s->tokens[at + i].glued)
            return false;
    return true;
}

/* "30/09/2024", "30-9-24", "2024-09-30", "30.9.24". */
static int
numeric_day(const cparent__sentence *s, int at, cparent_period *period)
{
    const int64_t first = cparent__whole_number(s, at);
    const int64_t month = cparent__whole_number(s, at + 2);
    const int64_t last = cparent__whole_number(s, at + 4);
    bool set;

    if (at < s->count && s->tokens[at].kind == CPARENT__DIGITS && first < 0)
        return dotted_day(s, at, period);
    if (!are_three_numbers(s, at))
        return 0;
    if (cparent__is_year(s, at) && cparent__mark_is(s, at + 1, '-'))
        set = set_day(period, (int)first, month, last);
    else
        set = set_day(period, short_or_long_year(s, at + 4), month, first);
    return set ? 5 : 0;
}

/* May a year in two digits end before `at`?  In "May 20 children" and "May
 * 20 to 24" it is a count or a day, and in "19 in July and in August 12." a
 * count; behind a short name, "Nov 23", it is none of these. */
static bool
ends_short_year(const cparent__sentence *s, int at)
{
    static const char *const others[] = { "there", "the", "we", "it", NULL };
    static const char *const whole[] = { "may", "june", "july", NULL };
    const bool brief = at > 1 && token_length(s, at - 2) <= 4 &&
                       !cparent__token_among(s, at - 2, whole);

    if (at >= s->count || cparent__token_among(s, at, others))
        return true;
    if (cparent__token_is(s, at, "to"))
        return cparent__month_at(s, at + 1) > 0;
    if (!brief)
        return cparent__mark_is(s, at, ')') || cparent__mark_is(s, at, '|');
    return s->tokens[at].kind == CPARENT__MARK &&
           !cparent__mark_is(s, at, '%') && !cparent__mark_is(s, at, '/') &&
           !cparent__mark_is(s, at, '-');
}

/* "Sep-24", "Sept '24", "Nov 23": the last two digits of a year behind a
 * month, at `at`: how many tokens they are. */
static int
short_year(const cparent__sentence *s, int at, int *year_out)
{
    const bool dash = cparent__mark_is(s, at, '-') && s->tokens[at].glued &&
                      at + 1 < s->count && s->tokens[at + 1].glued;
    const bool joined = dash || cparent__mark_is(s, at, '\'');
    const int digits = at + joined;
    const int64_t number = cparent__whole_number(s, digits);

    if (number < 10 || number > 49 || token_length(s, digits) != 2 ||
        cparent__month_at(s, digits + 1) != 0 ||
        !(joined ? digits + 1 >= s->count || !s->tokens[digits + 1].glued ||
                       s->tokens[digits + 1].kind == CPARENT__MARK
                 : ends_short_year(s, digits + 1)))
        return 0;
    *year_out = 2000 + (int)number;
    return digits + 1 - at;
}

/* "14", "9th of": past the day that leads to a month. */
static int
past_day(const cparent__sentence *s, int at)
{
    const int64_t day = cparent__whole_number(s, at);

    if (day < 1 || day > 31 || token_length(s, at) > 2)
        return at;
    at++;
    at += is_ordinal_end(s, at);
    return at + cparent__token_is(s, at, "of");
}

/* "2025", ", 2025", "-25": the year behind a month: its tokens. */
static int
year_behind(const cparent__sentence *s, int at, int *year_out)
{
    const int comma = cparent__mark_is(s, at, ',');

    if (!cparent__is_year(s, at + comma))
        return short_year(s, at, year_out);
    *year_out = (int)cparent__whole_number(s, at + comma);
    return comma + 1;
}

/* "May" that begins a sentence may be the verb. */
static bool
may_be_verb(const cparent__sentence *s, int month, int at)
{
    return month == 5 && at == 0 && s->count > 1;
}

int
cparent__day_or_month(const cparent__sentence *s, int at,
                      cparent_date meeting, cparent_period *period,
                      bool *has_year)
{
    const int from = at;
    int day, month;
    int year = 0;
    int used = numeric_day(s, at, period);

    *has_year = used > 0;
    if (used > 0)
        return used;
    if (!cparent__has_cue(s, CPARENT__K_MONTH))
        return 0;
    at = past_day(s, from);
    day = at > from ? (int)cparent__whole_number(s, from) : 0;
    month = cparent__month_at(s, at);
    if (month == 0)
        return 0;
    at++;
    used = year_behind(s, at, &year);
    *has_year = used > 0;
    if (used == 0 && may_be_verb(s, month, at - 1))
        return 0;
    if (used == 0)
        year = year_of(month, day, meeting);
    memset(period, 0, sizeof(*period));
    if (year != 0 && day > 0) {
        const cparent_date date = cparent_date_make(year, month, day);

        *period = cparent_period_between(date, date);
    } else if (year != 0) {
        *period = cparent_period_month(year, month);
    }
    return at + used - from;
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
