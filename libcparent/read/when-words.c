/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/when-internal.h"

#include <string.h>

/* Times that only words say: a phrase of the tables ("last year", "the autumn
 * term"), where it is no part of something else, and what a meeting's date
 * makes of it. */

static bool
has_word(const char *meaning, const char *word)
{
    return strstr(meaning, word) != NULL;
}

static cparent_period
year_with(cparent_date day, int first_month, cparent_period_kind kind)
{
    return cparent_period_year(
        day.month >= first_month ? day.year : day.year - 1, kind);
}

/* "last year" is the financial year before the meeting's, as councils count
 * theirs; "last month" and "last quarter" are the whole ones before. */
static cparent_period
settled(const char *meaning, cparent_date meeting)
{
    cparent_period period;
    const int quarter = (meeting.month + 8) % 12 / 3 + 1;

    memset(&period, 0, sizeof(period));
    if (!cparent_date_is_set(meeting))
        return period;
    if (has_word(meaning, "academic-year"))
        period = year_with(meeting, 9, CPARENT_PERIOD_ACADEMIC);
    else if (has_word(meaning, "-year"))
        period = year_with(meeting, 4, CPARENT_PERIOD_FINANCIAL);
    else if (has_word(meaning, "-month"))
        period = cparent_period_month(meeting.year, meeting.month);
    else if (has_word(meaning, "-quarter"))
        period = cparent_period_quarter(
            meeting.month >= 4 ? meeting.year : meeting.year - 1, quarter);
    if (cparent_period_is_set(period) && has_word(meaning, "last-"))
        period = cparent_period_step(period, -1);
    return period;
}

/* The phrase only leads to a date: "the summer" of 2024, "the month" of
 * May 2024, "the year" ending 31 March. */
static bool
leads_to_date(const cparent__sentence *s, const cparent__cue *cue)
{
    static const char *const joints[] = { "of", "to", "ending", "ended",
                                          NULL };
    const cparent_date none = { 0, 0, 0 };
    cparent_period period;
    int at;

    for (at = cue->start + 1; at <= cue->end; at++)
        if (at + cparent__years_at(s, at, &period) > cue->end &&
            cparent__years_at(s, at, &period) > 0)
            return true;
    return cparent__token_among(s, cue->end, joints) &&
           cparent__days_at(s, cue->end + 1, none, &period) > 0;
}

/* "the summer school", "the quarterly report", "the Christmas party": the
 * words tell which one it was, not when. */
static bool
describes_noun(const cparent__sentence *s, const cparent__cue *cue)
{
    static const char *const seasons[] = { "spring", "summer", "autumn",
                                           "winter", "christmas", "easter",
                                           "term",   NULL };
    static const char *const rates[] = { "weekly", "monthly", "quarterly",
                                         "annual", NULL };
    static const char *const money[] = { "cost", "costs", "allowance",
                                         "price", "charge", "rate", "rent",
                                         "budget", "spend", "fee", "fees",
                                         "allowances", NULL };
    static const char *const going_on[] = {
        "and",  "but",  "there", "we",   "it",   "they",  "the",  "of",
        "in",   "with", "had",   "was",  "were", "has",   "have", "is",
        "are",  "when", "as",    "at",   "by",   "to",    "from", "for",
        "compared", "against", "on", "a", "some", "that", "this", "which",
        "who",  "saw",  "than",  "after", "before", "our", "all",  NULL
    };
    const int next = cue->end;

    if (next >= s->count || s->tokens[next].kind != CPARENT__WORD)
        return false;
    if (cparent__token_among(s, next - 1, rates))
        return !cparent__token_among(s, next, money) &&
               !cparent__token_among(s, next, going_on);
    if (!cparent__token_among(s, next - 1, seasons) ||
        cparent__token_is(s, cue->start, "last") ||
        cparent__token_is(s, cue->start, "this"))
        return false;
    return !cparent__token_among(s, next, going_on) &&
           cparent__cue_at(s, CPARENT__K_FIGURE, next) == NULL &&
           cparent__cue_at(s, CPARENT__K_INDICATOR, next) == NULL &&
           cparent__cue_at(s, CPARENT__K_NUMBER, next) == NULL;
}

/* "up to date", "up-to-date", "year-end": part of another word. */
static bool
is_part_of_word(const cparent__sentence *s, const cparent__cue *cue)
{
    const int before = cue->start - 1;

    return cparent__token_is(s, before, "up") ||
           (cparent__mark_is(s, before, '-') && s->tokens[cue->start].glued &&
            cparent__token_is(s, before - 1, "up")) ||
           (cparent__mark_is(s, cue->end, '-') && s->tokens[cue->end].glued);
}

/* "a quarter of the children", "increased by a quarter" */
static bool
is_share(const cparent__sentence *s, const cparent__cue *cue)
{
    return cue->end == cue->start + 2 &&
           cparent__token_is(s, cue->start, "a") &&
           cparent__token_is(s, cue->start + 1, "quarter") &&
           (cparent__token_is(s, cue->end, "of") ||
            cparent__token_is(s, cue->start - 1, "by") ||
            cparent__cue_at(s, CPARENT__K_QUALIFIER, cue->start - 1) != NULL);
}

/* "Year 11", "in year 6": a class. */
static bool
is_class(const cparent__sentence *s, const cparent__cue *cue)
{
    const int year = cue->end - 1;

    return cparent__token_is(s, year, "year") &&
           cparent__whole_number(s, cue->end) >= 0 &&
           (s->tokens[year].capital ||
            (year == cue->start + 1 && cparent__token_is(s, cue->start, "in")));
}

/* A phrase of time that begins here, as the tables have it. */
static const cparent__cue *
phrase_at(const cparent__sentence *s, int at)
{
    const cparent__cue *cue = cparent__cue_at(s, CPARENT__K_PERIOD, at);

    return cue == NULL || leads_to_date(s, cue) || describes_noun(s, cue) ||
                   is_part_of_word(s, cue) || is_share(s, cue) ||
                   is_class(s, cue)
               ? NULL
               : cue;
}

/* "the same period in 2013/14": the words behind say which. */
static int
take_same(const cparent__sentence *s, int at, cparent__time *time)
{
    const cparent_date none = { 0, 0, 0 };
    cparent_period period;
    int used;

    if (!cparent__token_is(s, at, "in") && !cparent__token_is(s, at, "of"))
        return 0;
    used = cparent__years_at(s, at + 1, &period);
    if (used == 0)
        used = cparent__days_at(s, at + 1, none, &period);
    if (used == 0) {
        const cparent__cue *cue =
            cparent__cue_at(s, CPARENT__K_PERIOD, at + 1);

        memset(&period, 0, sizeof(period));
        used = cue != NULL && has_word(cue->meaning, "earlier")
                   ? cue->end - at - 1
                   : 0;
    }
    if (used == 0)
        return 0;
    time->same = false;
    time->earlier = true;
    time->period = period;
    return used + 1;
}

int
cparent__worded_at(const cparent__sentence *s, int at, cparent_date meeting,
                   cparent__time *time)
{
    const cparent__cue *cue = phrase_at(s, at);
    const char *meaning = cue != NULL ? cue->meaning : "";
    int used = cparent__stretch_at(s, at, &time->period);
    int other = cparent__relative_at(s, at, &meaning);

    if (used == 0) {
        used = cparent__since_at(s, at);
        time->since = used > 0;
    }
    if (used == 0)
        used = cparent__numbered_at(s, at);
    if (used == 0) {
        used = cparent__ago_at(s, at);
        time->earlier = used > 0;
    }
    if (other <= used && (cue == NULL || cue->end - at < used))
        return used;
    if (cue != NULL && cue->end - at >= other) {
        other = cue->end - at;
        meaning = cue->meaning;
    }
    if (other == 0)
        return used;
    time->earlier = has_word(meaning, "earlier");
    time->same = has_word(meaning, "same");
    time->rate = strcmp(meaning, "each") == 0;
    time->period = settled(meaning, meeting);
    return other + (time->same ? take_same(s, at + other, time) : 0);
}
