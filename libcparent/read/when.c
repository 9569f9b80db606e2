/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/grammar-internal.h"

#include <string.h>

/* Digits as a whole number, or -1. */
static int64_t
whole(const cparent__sentence *s, int at)
{
    const cparent__token *token;
    int64_t number = 0;
    uint32_t i;

    if (at < 0 || at >= s->count)
        return -1;
    token = &s->tokens[at];
    if (token->kind != CPARENT__DIGITS || token->end - token->start > 9)
        return -1;
    for (i = token->start; i < token->end; i++) {
        if (!cparent__is_digit((unsigned char)s->text[i]))
            return -1;
        number = number * 10 + (s->text[i] - '0');
    }
    return number;
}

static uint32_t
token_length(const cparent__sentence *s, int at)
{
    return s->tokens[at].end - s->tokens[at].start;
}

static bool
is_year(const cparent__sentence *s, int at)
{
    const int64_t number = whole(s, at);

    return number >= 1900 && number <= 2100 && token_length(s, at) == 4;
}

static int
month_at(const cparent__sentence *s, int at)
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

/* A day or a month: "14 December", "9th December 2025", "March 2019". */
static int
day_or_month(const cparent__sentence *s, int at, cparent_date meeting,
             cparent_period *period, bool *has_year)
{
    const int64_t day = whole(s, at);
    int from = at;
    int month, year = 0;

    *has_year = false;
    if (day >= 1 && day <= 31 && token_length(s, at) <= 2) {
        at++;
        at += is_ordinal_end(s, at);
        at += cparent__token_is(s, at, "of");
    }
    month = month_at(s, at);
    if (month == 0)
        return 0;
    at++;
    if (cparent__mark_is(s, at, ',') && is_year(s, at + 1))
        at++;
    if (is_year(s, at)) {
        year = (int)whole(s, at++);
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

static int
join_mark(const cparent__sentence *s, int at)
{
    return cparent__mark_is(s, at, '-') || cparent__token_is(s, at, "to") ||
           cparent__token_is(s, at, "until") || cparent__token_is(s, at, "and");
}

/* A span of months or days: "October to December 2017". */
static int
dates_at(const cparent__sentence *s, int at, cparent_date meeting,
         cparent_period *period)
{
    cparent_period first, last;
    bool first_year, last_year;
    int used = day_or_month(s, at, meeting, &first, &first_year);
    int more;

    if (used == 0)
        return 0;
    *period = first;
    if (!join_mark(s, at + used) ||
        (cparent__token_is(s, at + used, "and") && first_year))
        return used;
    more = day_or_month(s, at + used + 1, meeting, &last, &last_year);
    if (more == 0)
        return used;
    if (!first_year && last_year)
        (void)day_or_month(s, at, last.last, &first, &first_year);
    memset(period, 0, sizeof(*period));
    if (cparent_period_is_set(first) && cparent_period_is_set(last) &&
        cparent_date_compare(first.first, last.last) <= 0)
        *period = cparent_period_between(first.first, last.last);
    return used + 1 + more;
}

/* "2018-19", "2021/22", "2018-2019", "19/20": two years running. */
static int
year_pair(const cparent__sentence *s, int at, int *first_out)
{
    int64_t first = whole(s, at);
    int64_t second = whole(s, at + 2);

    if (first < 0 || second < 0 ||
        !(cparent__mark_is(s, at + 1, '/') ||
          cparent__mark_is(s, at + 1, '-')) ||
        !s->tokens[at + 1].glued || !s->tokens[at + 2].glued)
        return 0;
    if (token_length(s, at) == 2 && cparent__mark_is(s, at + 1, '/') &&
        token_length(s, at + 2) == 2 && second == first + 1 && first >= 5)
        first += 2000;
    else if (!is_year(s, at))
        return 0;
    if (second % 100 != (first + 1) % 100 ||
        (token_length(s, at + 2) != 2 && !is_year(s, at + 2)))
        return 0;
    if (s->tokens[at + 2].end < s->end && at + 3 < s->count &&
        cparent__mark_is(s, at + 3, '%'))
        return 0;
    *first_out = (int)first;
    return 3;
}

/* The number of a quarter: "Quarter 2", "Q3". */
static int
quarter_at(const cparent__sentence *s, int at, int *quarter_out)
{
    int64_t number;
    int used = 0;

    if (cparent__token_is(s, at, "quarter") ||
        cparent__token_is(s, at, "q"))
        used = 1;
    if (used == 0)
        return 0;
    number = whole(s, at + 1);
    if (number < 1 || number > 4)
        return 0;
    *quarter_out = (int)number;
    return 2;
}

static int
years_at(const cparent__sentence *s, int at, cparent_period *period)
{
    int quarter = 0;
    int used = quarter_at(s, at, &quarter);
    int pair, first = 0;
    int next = at + used;

    memset(period, 0, sizeof(*period));
    if (used > 0 &&
        (cparent__token_is(s, next, "of") || cparent__mark_is(s, next, '-') ||
         cparent__mark_is(s, next, ',')))
        next++;
    pair = year_pair(s, next, &first);
    if (pair == 0) {
        if (used > 0)
            return used;
        if (!is_year(s, at))
            return 0;
        *period = cparent_period_year((int)whole(s, at),
                                      CPARENT_PERIOD_CALENDAR);
        return 1;
    }
    next += pair;
    if (used == 0) {
        used = quarter_at(s, next, &quarter);
        next += used;
    }
    *period = quarter > 0
                  ? cparent_period_quarter(first, quarter)
                  : cparent_period_year(
                        first, cparent__token_is(s, at - 2, "academic")
                                   ? CPARENT_PERIOD_ACADEMIC
                                   : CPARENT_PERIOD_FINANCIAL);
    return next - at;
}

/* "the last six months", "a three year period", "the next 5 years". */
static int
stretch_at(const cparent__sentence *s, int at)
{
    static const char *const leads[] = { "last",     "past", "previous",
                                         "next",     "preceding",
                                         "coming",   "following",
                                         "first",    NULL };
    const int from = at;
    const cparent__cue *unit;
    int64_t number;
    int i, used;
    bool lead = false;

    at += cparent__token_is(s, at, "the") || cparent__token_is(s, at, "a") ||
          cparent__token_is(s, at, "an");
    for (i = 0; leads[i] != NULL; i++)
        lead = lead || cparent__token_is(s, at, leads[i]);
    at += lead;
    used = cparent__small_number(s, at, &number);
    if (used == 0 && !lead)
        return 0;
    at += used;
    at += cparent__mark_is(s, at, '-');
    unit = cparent__cue_at(s, CPARENT__K_UNIT, at);
    if (unit == NULL || strncmp(unit->meaning, "time_", 5) != 0)
        return 0;
    at = unit->end;
    if (!lead) {
        if (!cparent__token_is(s, at, "period"))
            return 0;
        at++;
    }
    return at - from;
}

static void
add_time(cparent__times *times, const cparent__sentence *s, int at, int to,
         cparent_period period, bool dated, const char *meaning)
{
    cparent__time *time;
    int from = at, i;

    if (times->count == CPARENT__TIMES)
        return;
    for (i = at - 1; i >= 0 && i >= at - 4; i--) {
        const cparent__cue *lead =
            cparent__cue_at(s, CPARENT__K_PERIOD_LEAD, i);

        if (lead != NULL && lead->end == at)
            from = i;
    }
    time = &times->items[times->count++];
    time->from = from;
    time->core = at;
    time->to = to;
    time->period = period;
    time->dated = dated;
    time->earlier = strcmp(meaning, "earlier") == 0;
    time->rate = strcmp(meaning, "each") == 0;
    /* "since June" has begun and has not ended. */
    if (cparent__token_is(s, from, "since"))
        memset(&time->period, 0, sizeof(time->period));
    for (i = at; i < to; i++)
        times->taken[i] = true;
}

void
cparent__times_find(const cparent__sentence *s, cparent_date meeting,
                    cparent__times *times)
{
    int at = 0;

    times->count = 0;
    memset(times->taken, 0, sizeof(times->taken));
    while (at < s->count) {
        const cparent_period none = { 0 };
        cparent_period period = none;
        const cparent__cue *cue;
        const char *meaning = "";
        int used = dates_at(s, at, meeting, &period);

        if (used == 0)
            used = years_at(s, at, &period);
        if (used > 0) {
            add_time(times, s, at, at + used, period, true, "");
            at += used;
            continue;
        }
        cue = cparent__cue_at(s, CPARENT__K_PERIOD, at);
        used = stretch_at(s, at);
        /* "up to date", "year-end" are not when. */
        if (cue != NULL &&
            (cparent__token_is(s, at - 1, "up") ||
             (cparent__mark_is(s, cue->end, '-') && s->tokens[cue->end].glued)))
            cue = NULL;
        if (cue != NULL && cue->end - at >= used) {
            used = cue->end - at;
            meaning = cue->meaning;
        }
        if (used > 0)
            add_time(times, s, at, at + used, none, false, meaning);
        at += used > 0 ? used : 1;
    }
}

/* ---------------------------------------------------------------- due */

static cparent_date
add_months(cparent_date date, int64_t months)
{
    int64_t total = (int64_t)date.year * 12 + date.month - 1 + months;
    const int year = (int)(total / 12);
    const int month = (int)(total % 12) + 1;
    const int most = cparent_date_month_days(year, month);

    return cparent_date_make(year, month,
                             date.day > most ? most : date.day);
}

/* "within two weeks", "in six months' time". */
static cparent_date
due_stretch(const cparent__sentence *s, int from, int to,
            cparent_date meeting)
{
    const cparent_date none = { 0, 0, 0 };
    int at;

    for (at = from; at < to; at++) {
        const cparent__cue *unit;
        int64_t number;
        int used;

        if (!cparent__token_is(s, at, "within") &&
            !cparent__token_is(s, at, "in"))
            continue;
        at++;
        at += cparent__token_is(s, at, "the") &&
              cparent__token_is(s, at + 1, "next");
        at += cparent__token_is(s, at, "next");
        used = cparent__small_number(s, at, &number);
        unit = cparent__cue_at(s, CPARENT__K_UNIT, at + used);
        if (used == 0 || unit == NULL || number > 1000)
            continue;
        if (strcmp(unit->meaning, "time_day") == 0)
            return cparent_date_from_days(cparent_date_days(meeting) +
                                          (int32_t)number);
        if (strcmp(unit->meaning, "time_week") == 0)
            return cparent_date_from_days(cparent_date_days(meeting) +
                                          (int32_t)number * 7);
        if (strcmp(unit->meaning, "time_month") == 0)
            return add_months(meeting, number);
        if (strcmp(unit->meaning, "time_year") == 0)
            return add_months(meeting, number * 12);
    }
    return none;
}

cparent_date
cparent__due_date(const cparent__sentence *s, int from, int to,
                  cparent_date meeting)
{
    const cparent_date none = { 0, 0, 0 };
    const bool known = cparent_date_is_set(meeting);
    int at;

    for (at = from; at < to; at++) {
        cparent_period period;
        bool has_year;
        int used = day_or_month(s, at, none, &period, &has_year);
        cparent_date date;
        int month, day = 0;

        if (used == 0)
            continue;
        if (has_year)
            return period.last;
        if (!known)
            return none;
        month = month_at(s, at + used - 1);
        if (used > 1)
            day = (int)whole(s, at);
        date = cparent_date_make(meeting.year, month,
                                 day > 0 ? day
                                         : cparent_date_month_days(
                                               meeting.year, month));
        if (cparent_date_compare(date, meeting) < 0)
            date = cparent_date_make(meeting.year + 1, month,
                                     day > 0 ? day
                                             : cparent_date_month_days(
                                                   meeting.year + 1, month));
        return date;
    }
    return known ? due_stretch(s, from, to, meeting) : none;
}
