/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/when-internal.h"

#include <string.h>

/* A year, calendar or not, and the part of it that is meant. */
typedef struct year_part {
    int quarter; /* 1 to 4 */
    int half;    /* 1 or 2 */
    bool season; /* a term or a season, which has no fixed days */
} year_part;

typedef struct year_named {
    int first;
    bool pair; /* "2024/25": April to March */
} year_named;

static uint32_t
token_length(const cparent__sentence *s, int at)
{
    return s->tokens[at].end - s->tokens[at].start;
}

/* "23-24 target", "in 23-24": years, not a range. */
static bool
names_years(const cparent__sentence *s, int at)
{
    static const char *const behind[] = { "target",  "targets", "outturn",
                                          "figure",  "figures", "academic",
                                          "financial", "year",  "budget",
                                          "plan",    "average", "results",
                                          NULL };
    static const char *const before[] = { "in", "for", "during", "since",
                                          NULL };

    if (cparent__token_among(s, at + 3, behind))
        return true;
    return cparent__token_among(s, at - 1, before) &&
           (at + 3 >= s->count || s->tokens[at + 3].kind == CPARENT__MARK);
}

/* "2018-19", "2021/22", "2018-2019", "19/20": two years running. */
static int
pair_at(const cparent__sentence *s, int at, year_named *year)
{
    int64_t first = cparent__whole_number(s, at);
    int64_t second = cparent__whole_number(s, at + 2);

    if (first < 0 || second < 0 ||
        !(cparent__mark_is(s, at + 1, '/') ||
          cparent__mark_is(s, at + 1, '-')) ||
        !s->tokens[at + 1].glued || !s->tokens[at + 2].glued)
        return 0;
    if (token_length(s, at) == 2 && token_length(s, at + 2) == 2 &&
        second == first + 1 && first >= 5 &&
        (cparent__mark_is(s, at + 1, '/') || names_years(s, at)))
        first += 2000;
    else if (!cparent__is_year(s, at))
        return 0;
    if (second % 100 != (first + 1) % 100 ||
        (token_length(s, at + 2) != 2 && !cparent__is_year(s, at + 2)))
        return 0;
    if (cparent__mark_is(s, at + 3, '%'))
        return 0;
    year->first = (int)first;
    year->pair = true;
    return 3;
}

static int
year_at(const cparent__sentence *s, int at, year_named *year)
{
    const int used = pair_at(s, at, year);

    if (used > 0 || !cparent__is_year(s, at))
        return used;
    year->first = (int)cparent__whole_number(s, at);
    year->pair = false;
    return 1;
}

/* "first", "1st", "second": 1 to 4, with the tokens it takes. */
static int
ordinal_at(const cparent__sentence *s, int at, int *number)
{
    static const char *const words[] = { "first", "second", "third",
                                         "fourth", "final", "last", NULL };
    int i;

    *number = (int)cparent__whole_number(s, at);
    for (i = 0; *number < 0 && words[i] != NULL; i++)
        if (cparent__token_is(s, at, words[i])) {
            *number = i >= 4 ? 4 : i + 1;
            return 1;
        }
    return *number >= 1 && *number <= 4 && at + 1 < s->count &&
                   s->tokens[at + 1].glued &&
                   s->tokens[at + 1].kind == CPARENT__WORD &&
                   token_length(s, at + 1) == 2
               ? 2
               : 0;
}

/* "Autumn 1", "Autumn Term 2": the half of a term, in a digit that counts
 * nothing. */
static int
half_of_season(const cparent__sentence *s, int at)
{
    static const char *const verbs[] = { "was", "were", "is", "had", NULL };
    const int64_t half = cparent__whole_number(s, at);

    return (half == 1 || half == 2) &&
           (at + 1 >= s->count || cparent__token_is(s, at - 1, "term") ||
            cparent__mark_is(s, at + 1, ':') ||
            cparent__mark_is(s, at + 1, ',') ||
            cparent__mark_is(s, at + 1, ')') ||
            cparent__token_among(s, at + 1, verbs));
}

bool
cparent__is_season(const cparent__sentence *s, int at)
{
    static const char *const words[] = { "spring", "summer", "autumn",
                                         "winter", NULL };

    return cparent__token_among(s, at, words);
}

/* "spring", "autumn term", "winter". */
static int
season_at(const cparent__sentence *s, int at)
{
    if (!cparent__is_season(s, at))
        return 0;
    return 1 + (cparent__token_is(s, at + 1, "term") ||
                cparent__token_is(s, at + 1, "terms"));
}

/* "Quarter 2", "Q3", "first quarter", "second half", "summer term". */
static int
part_at(const cparent__sentence *s, int at, year_part *part)
{
    int number = 0;
    int used;

    memset(part, 0, sizeof(*part));
    if (!cparent__has_token(s, CPARENT__WORD))
        return 0;
    if (cparent__token_is(s, at, "quarter") ||
        cparent__token_is(s, at, "q")) {
        const int64_t digits = cparent__whole_number(s, at + 1);

        part->quarter = digits >= 1 && digits <= 4 ? (int)digits : 0;
        used = cparent__token_is(s, at + 1, "last")
                   ? 0
                   : ordinal_at(s, at + 1, &number);
        if (part->quarter == 0 && used == 0 &&
            cparent__cue_at(s, CPARENT__K_NUMBER, at + 1) != NULL)
            number = cparent__cue_at(s, CPARENT__K_NUMBER, at + 1)->number;
        if (part->quarter == 0 && number >= 1 && number <= 4)
            part->quarter = number;
        return part->quarter > 0 ? 2 : 0;
    }
    used = season_at(s, at);
    if (used > 0) {
        part->season = true;
        return used;
    }
    used = ordinal_at(s, at, &number);
    if (used == 0)
        return 0;
    if (cparent__token_is(s, at + used, "quarter"))
        part->quarter = number;
    else if (cparent__token_is(s, at + used, "half") && number <= 2)
        part->half = number;
    else
        return 0;
    return used + 1;
}

/* The months of a part, counted from the year's first one. */
static cparent_period
part_period(const year_part *part, const year_named *year, bool academic)
{
    const int begins = year->pair ? (academic ? 9 : 4) : 1;
    cparent_date first = cparent_date_make(year->first, begins, 1);
    int months = 12;
    cparent_period none;

    memset(&none, 0, sizeof(none));
    if (part->season)
        return none;
    if (part->quarter > 0) {
        months = 3;
        first = cparent__add_months(first, (int64_t)(part->quarter - 1) * 3);
    } else if (part->half > 0) {
        months = 6;
        first = cparent__add_months(first, (int64_t)(part->half - 1) * 6);
    } else if (!year->pair) {
        return cparent_period_year(year->first, CPARENT_PERIOD_CALENDAR);
    } else {
        return cparent_period_year(year->first,
                                   academic ? CPARENT_PERIOD_ACADEMIC
                                            : CPARENT_PERIOD_FINANCIAL);
    }
    return cparent_period_between(
        first, cparent_date_from_days(
                   cparent_date_days(cparent__add_months(first, months)) -
                   1));
}

/* "of the year", "of the current financial year": its tokens. */
static int
of_the_year(const cparent__sentence *s, int at)
{
    static const char *const kinds[] = { "financial", "academic", "current",
                                         "municipal", "calendar", "new",
                                         NULL };
    const int from = at;

    if (!cparent__token_is(s, at, "of") ||
        !(cparent__token_is(s, at + 1, "the") ||
          cparent__token_is(s, at + 1, "this") ||
          cparent__token_is(s, at + 1, "last")))
        return 0;
    for (at += 2; cparent__token_among(s, at, kinds); at++)
        continue;
    return cparent__token_is(s, at, "year") ? at + 1 - from : 0;
}

/* "academic year 2024/25" */
static bool
is_academic(const cparent__sentence *s, int at)
{
    return cparent__token_is(s, at - 2, "academic") ||
           cparent__token_is(s, at - 1, "academic") ||
           cparent__token_is(s, at - 1, "session");
}

int
cparent__years_at(const cparent__sentence *s, int at, cparent_period *period)
{
    year_part part;
    year_named year = { 0, false };
    int used = part_at(s, at, &part);
    int next = at + used;
    int pair;

    memset(period, 0, sizeof(*period));
    if (used > 0) {
        if (cparent__token_is(s, next, "of") ||
            cparent__mark_is(s, next, '-') || cparent__mark_is(s, next, ','))
            next++;
        next += cparent__token_is(s, next, "the") &&
                year_at(s, next + 1, &year) > 0;
    }
    pair = year_at(s, next, &year);
    if (pair == 0 && part.season && half_of_season(s, next))
        return next + 1 - at;
    if (pair == 0 && part.quarter > 0 && used > 1)
        used += of_the_year(s, at + used);
    if (pair == 0)
        return part.season || cparent__token_is(s, at, "last") ||
                       (part.half != 0 && cparent__token_is(s, next - 1, "of"))
                   ? 0
                   : used;
    next += pair;
    if (used == 0 && year.pair) {
        const int behind =
            next + (cparent__mark_is(s, next, ',') ||
                    (cparent__mark_is(s, next, '-') &&
                     !s->tokens[next].glued));

        used = part_at(s, behind, &part);
        if (used > 0 && !part.season)
            next = behind + used;
        else
            memset(&part, 0, sizeof(part));
    }
    *period = part_period(&part, &year, is_academic(s, at));
    return next - at;
}
