/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_WHEN_INTERNAL_H
#define CPARENT_WHEN_INTERNAL_H

#include "read/grammar-internal.h"

/* The digits at `at` as a whole number, or -1; any index is fine. */
static inline int64_t
cparent__whole_number(const cparent__sentence *sentence, int at)
{
    return at >= 0 && at < sentence->count ? sentence->tokens[at].number
                                           : -1;
}

/* A year in four digits. */
bool
cparent__is_year(const cparent__sentence *sentence, int at);

/* The month named at `at`, or 0. */
int
cparent__month_at(const cparent__sentence *sentence, int at);

/* A day or a month: "14 December", "9th December 2025", "March 2019",
 * "30/09/2024".  How many tokens it takes; `meeting` settles the year when
 * none is printed. */
int
cparent__day_or_month(const cparent__sentence *sentence, int at,
                      cparent_date meeting, cparent_period *period,
                      bool *has_year);

/* The same, and a stretch of them: "October to December 2017". */
int
cparent__days_at(const cparent__sentence *sentence, int at,
                 cparent_date meeting, cparent_period *period);

/* Years and their parts: "2018-19", "Q3 2024/25", "the first half of 2024",
 * "summer term 2024". */
int
cparent__years_at(const cparent__sentence *sentence, int at,
                  cparent_period *period);

/* "Q2", "the second quarter" where no year is named: the last such quarter
 * that a meeting can have had figures of; unset when nothing settles it. */
cparent_period
cparent__quarter_by(const cparent__sentence *sentence, int at,
                    cparent_date meeting);

/* "the last six months", "a three year period", "over two years", "the
 * first nine months of 2024/25": its tokens; `period` is set where a year
 * settles it. */
int
cparent__stretch_at(const cparent__sentence *sentence, int at,
                    cparent_period *period);

/* The months of "the six months to" right before `at`, and where those
 * words begin; 0 when none stand there. */
int
cparent__months_before(const cparent__sentence *sentence, int at,
                       int *from_out);

/* "three years earlier", "six weeks ago": its tokens. */
int
cparent__ago_at(const cparent__sentence *sentence, int at);

/* "since its last report", "since the service opened": its tokens. */
int
cparent__since_at(const cparent__sentence *sentence, int at);

/* "period 9", "month 8", "year two", "half term 1": its tokens. */
int
cparent__numbered_at(const cparent__sentence *sentence, int at);

/* "the previous autumn term", "the current financial year": its tokens, and
 * what the tables would say that it means. */
int
cparent__relative_at(const cparent__sentence *sentence, int at,
                     const char **meaning_out);

/* What only words say: a stretch, a phrase of the tables, "period 9"; its
 * tokens. */
int
cparent__worded_at(const cparent__sentence *sentence, int at,
                   cparent_date meeting, cparent__time *time);

/* The date so many months later; the last day of a shorter month. */
cparent_date
cparent__add_months(cparent_date date, int64_t months);

/* "spring", "autumn"; any index is fine. */
bool
cparent__is_season(const cparent__sentence *sentence, int at);

#endif
