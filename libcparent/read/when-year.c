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

/* Two numbers with no blank about the mark that joins them. */
static bool
are_joined(const cparent__sentence *s, int at)
{
    return cparent__whole_number(s, at) >= 0 &&
           cparent__whole_number(s, at + 2) >= 0 &&
           (cparent__mark_is(s, at + 1, '/') ||
            cparent__mark_is(s, at + 1, '-')) &&
           s->tokens[at + 1].glued && s->tokens[at + 2].glued;
}

/* "19/20", and "23-24" where the words say that these are years: two digits
 * each. */
static bool
is_short_pair(const cparent__sentence *s, int at)
{
    const int64_t first = cparent__whole_number(s, at);

    return token_length(s, at) == 2 && token_length(s, at + 2) == 2 &&
           cparent__whole_number(s, at + 2) == first + 1 && first >= 5 &&
           (cparent__mark_is(s, at + 1, '/') || names_years(s, at));
}

/* "25" of "2024-25", "2025" of "2024-2025": the year behind `first`. */
static bool
is_next_year(const cparent__sentence *s, int at, int64_t first)
{
    return cparent__whole_number(s, at) % 100 == (first + 1) % 100 &&
           (token_length(s, at) == 2 || cparent__is_year(s, at));
}

/* "2018-19", "2021/22", "2018-2019", "19/20": two years running. */
static int
pair_at(const cparent__sentence *s, int at, year_named *year)
{
    int64_t first = cparent__whole_number(s, at);

    if (!are_joined(s, at))
        return 0;
    if (is_short_pair(s, at))
        first += 2000;
    else if (!cparent__is_year(s, at))
        return 0;
    if (!is_next_year(s, at + 2, first) || cparent__mark_is(s, at + 3, '%'))
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
    if (*number < 0 && !cparent__token_among(s, at, words))
        return 0;
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

/* "Quarter 2", "Q3", "quarter one": which; 0 for none. */
static int
quarter_named(const cparent__sentence *s, int at)
{
    const cparent__cue *word;
    int64_t digits;
    int number;

    if (!cparent__token_is(s, at, "quarter") && !cparent__token_is(s, at, "q"))
        return 0;
    digits = cparent__whole_number(s, at + 1);
    if (digits >= 1 && digits <= 4)
        return (int)digits;
    if (cparent__token_is(s, at + 1, "last"))
        return 0;
    if (ordinal_at(s, at + 1, &number) > 0)
        return number;
    word = cparent__cue_at(s, CPARENT__K_NUMBER, at + 1);
    return word != NULL && word->number >= 1 && word->number <= 4
               ? word->number
               : 0;
}

/* "first quarter", "second half" */
static int
ordered_part_at(const cparent__sentence *s, int at, year_part *part)
{
    int number;
    const int used = ordinal_at(s, at, &number);

    if (used > 0 && cparent__token_is(s, at + used, "quarter"))
        part->quarter = number;
    else if (used > 0 && cparent__token_is(s, at + used, "half") &&
             number <= 2)
        part->half = number;
    else
        return 0;
    return used + 1;
}

/* "Quarter 2", "Q3", "first quarter", "second half", "summer term". */
static int
part_at(const cparent__sentence *s, int at, year_part *part)
{
    int used;

    memset(part, 0, sizeof(*part));
    if (!cparent__has_token(s, CPARENT__WORD))
        return 0;
    part->quarter = quarter_named(s, at);
    if (part->quarter > 0)
        return 2;
    used = season_at(s, at);
    part->season = used > 0;
    return used > 0 ? used : ordered_part_at(s, at, part);
}

cparent_period
cparent__quarter_by(const cparent__sentence *s, int at, cparent_date meeting)
{
    enum { EARLY = 31 }; /* days before its end at which one is reported */
    cparent_period period;
    year_part part;
    const int used = part_at(s, at, &part);

    memset(&period, 0, sizeof(period));
    if (used == 0 || part.quarter == 0 || !cparent_date_is_set(meeting) ||
        cparent__token_is(s, at - 1, "by") ||
        cparent__token_is(s, at - 1, "next"))
        return period;
    period = cparent_period_quarter(meeting.year, part.quarter);
    while (cparent_date_days(period.last) >
           cparent_date_days(meeting) + EARLY)
        period = cparent_period_step(period, -4);
    if (cparent__token_is(s, at + used, "of") &&
        cparent__token_is(s, at + used + 1, "last"))
        period = cparent_period_step(period, -4);
    return period;
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

/* Past what joins a part to its year: "of", "of the", a dash, a comma. */
static int
past_joint(const cparent__sentence *s, int at)
{
    year_named year;

    at += cparent__token_is(s, at, "of") || cparent__mark_is(s, at, '-') ||
          cparent__mark_is(s, at, ',');
    return at + (cparent__token_is(s, at, "the") &&
                 year_at(s, at + 1, &year) > 0);
}

/* A part of `used` tokens with no year behind it, where one would begin at
 * `next`: "the second quarter of the year", "Autumn 1". */
static int
part_alone(const cparent__sentence *s, int at, const year_part *part,
           int used, int next)
{
    if (part->season)
        return half_of_season(s, next) ? next + 1 - at : 0;
    if (cparent__token_is(s, at, "last") ||
        (part->half != 0 && cparent__token_is(s, next - 1, "of")))
        return 0;
    if (part->quarter > 0 && used > 1)
        used += of_the_year(s, at + used);
    return used;
}

/* "2024/25, Q3", "2024/25 - second half": the part behind its year. */
static int
part_behind(const cparent__sentence *s, int at, year_part *part)
{
    const int from = at;
    int used;

    at += cparent__mark_is(s, at, ',') ||
          (cparent__mark_is(s, at, '-') && !s->tokens[at].glued);
    used = part_at(s, at, part);
    if (used > 0 && !part->season)
        return at + used - from;
    memset(part, 0, sizeof(*part));
    return 0;
}

int
cparent__years_at(const cparent__sentence *s, int at, cparent_period *period)
{
    year_part part;
    year_named year = { 0, false };
    const int used = part_at(s, at, &part);
    int next = used > 0 ? past_joint(s, at + used) : at;
    const int years = year_at(s, next, &year);

    memset(period, 0, sizeof(*period));
    if (years == 0)
        return part_alone(s, at, &part, used, next);
    next += years;
    if (used == 0 && year.pair)
        next += part_behind(s, next, &part);
    *period = part_period(&part, &year, is_academic(s, at));
    return next - at;
}
