/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/when-internal.h"

#include <string.h>

/* Stretches of time that no calendar names: "the last six months", "the
 * previous autumn term", "two years since its launch", "period 9". */

/* "six weeks", "two quarters", "few months": where the unit at `at` ends; 0
 * when none stands there. */
static int
past_unit(const cparent__sentence *s, int at)
{
    const cparent__cue *unit = cparent__cue_at(s, CPARENT__K_UNIT, at);

    if (cparent__token_is(s, at, "quarters") ||
        cparent__token_is(s, at, "quarter"))
        return at + 1;
    return cparent__is_unit_of_time(unit) ? unit->end : 0;
}

/* "three years earlier", "six weeks ago" */
int
cparent__ago_at(const cparent__sentence *s, int at)
{
    static const char *const behind[] = { "ago", "earlier", "before",
                                          "previously", "prior", NULL };
    int64_t number;
    int to = cparent__small_number(s, at, &number);

    if (to == 0 && cparent__token_is(s, at, "a"))
        to = 1;
    to += at;
    to = to > at ? past_unit(s, to) : 0;
    return to > 0 && cparent__token_among(s, to, behind) &&
                   /* "two years before the move" */
                   !(cparent__token_is(s, to, "before") &&
                     cparent__token_is_article(s, to + 1))
               ? to + 1 - at
               : 0;
}

/* "over two years", "in two years"; but not "had waited over two years",
 * "completed in 68 days". */
static bool
runs_over(const cparent__sentence *s, int at, const cparent__cue *unit)
{
    static const char *const leads[] = { "over", "across", "throughout",
                                         NULL };
    static const char *const waiting[] = {
        "waited", "waiting", "wait", "waits",  "for",   "care", "been",
        "lasted", "took",    "taken", "was",   "were",  "is",   "are",
        "aged",   "just",    "well", "placed", "takes", "took", "of",
        "missing", "stayed", "lived", "than",  "settled", NULL
    };

    if (strcmp(unit->meaning, "time_day") == 0)
        return false;
    return (cparent__token_among(s, at - 1, leads) ||
            (cparent__token_is(s, at - 1, "in") &&
             (strcmp(unit->meaning, "time_year") == 0 ||
              strcmp(unit->meaning, "time_term") == 0 ||
              cparent__token_is(s, at, "the")))) &&
           !cparent__token_among(s, at - 2, waiting);
}

/* "since its launch", "since opening", "since the service opened", "since
 * the last report": the tokens from `at` on. */
int
cparent__since_at(const cparent__sentence *s, int at)
{
    static const char *const began[] = { "launch",  "launched", "opening",
                                         "opened",  "inception",
                                         "started", "introduction",
                                         "introduced", "began", "begun",
                                         "inspection", "opens", NULL };
    static const char *const last[] = { "report",  "meeting", "update",
                                        "review",  "visit",   "return",
                                        "panel",   "board",   "committee",
                                        "audit",   "survey",  "inspection",
                                        "session", "count",   NULL };
    static const char *const led[] = { "last", "previous", NULL };
    const int from = at;
    bool lead = false;

    if (!cparent__token_is(s, at, "since"))
        return 0;
    for (at++; at <= from + 4 && !cparent__clause_ends(s, at); at++) {
        lead = lead || cparent__token_among(s, at, led);
        if (cparent__token_among(s, at, began) ||
            (lead && cparent__token_among(s, at, last)))
            /* "since its launch in 2023" leads to a date */
            return cparent__token_is(s, at + 1, "in") ? 0 : at + 1 - from;
        if (s->tokens[at].kind != CPARENT__WORD)
            return 0;
    }
    return 0;
}

/* "since its launch", "since the start" */
static int
since_behind(const cparent__sentence *s, int at)
{
    const int used = cparent__since_at(s, at);

    return used == 0 && cparent__token_is(s, at, "since") &&
                   (cparent__token_is(s, at + 1, "its") ||
                    cparent__token_is(s, at + 1, "the")) &&
                   cparent__token_is(s, at + 2, "start")
               ? 3
               : used;
}

/* The first `months` of a year. */
static cparent_period
first_months(cparent_period year, int64_t months)
{
    const cparent_date after = cparent__add_months(year.first, months);

    return cparent_period_between(
        year.first, cparent_date_from_days(cparent_date_days(after) - 1));
}

/* "of 2024/25", which settles the first so many months of it; "of the year",
 * "of the current quarter". */
static int
of_whole(const cparent__sentence *s, int at, int64_t number,
         cparent_period *period)
{
    static const char *const kinds[] = { "financial", "academic", "current",
                                         NULL };
    static const char *const wholes[] = { "year", "quarter", "period",
                                          "month", "term", NULL };
    cparent_period year;
    int used;

    if (!cparent__token_is(s, at, "of"))
        return 0;
    used = cparent__years_at(s, at + 1, &year);
    if (used > 0) {
        if (cparent_period_is_set(year) && number > 0 && number <= 12)
            *period = first_months(year, number);
        return used + 1;
    }
    if (!cparent__token_is(s, at + 1, "the"))
        return 0;
    used = cparent__token_among(s, at + 2, kinds);
    return cparent__token_among(s, at + 2 + used, wholes) ? 3 + used : 0;
}

/* What belongs to a stretch behind its unit: "of the year", "of 2024/25",
 * "under review", "since its launch". */
static int
stretch_tail(const cparent__sentence *s, int at, int64_t number,
             cparent_period *period)
{
    const int used = since_behind(s, at);

    if (used > 0)
        return used;
    if (cparent__token_is(s, at, "under") &&
        cparent__token_is(s, at + 1, "review"))
        return 2;
    return of_whole(s, at, number, period);
}

/* Past the rest of what says how many units a stretch has, behind the number
 * where `counted`: "few", "couple of", the dash of "three-year", "financial"
 * of "two financial years". */
static int
past_how_many(const cparent__sentence *s, int at, bool counted, bool led)
{
    static const char *const some[] = { "few", "several", "couple", NULL };
    static const char *const kinds[] = { "financial", "academic", "calendar",
                                         "full", "school", NULL };

    at += !counted && cparent__token_among(s, at, some);
    at += cparent__token_is(s, at - 1, "couple") &&
          cparent__token_is(s, at, "of");
    at += cparent__mark_is(s, at, '-');
    return at + (led && counted && cparent__token_among(s, at, kinds));
}

/* "the last three quarters", "over two quarters" */
static bool
are_quarters(const cparent__sentence *s, int at, int from, bool led)
{
    return cparent__token_is(s, at, "quarters") &&
           (led || cparent__token_is(s, from - 1, "over") ||
            cparent__token_is(s, from - 1, "across"));
}

/* "to March 2024", "ending in June", "to the end of May": the date says more
 * than the stretch. */
static bool
ends_with_date(const cparent__sentence *s, int at)
{
    static const char *const joints[] = { "to", "ending", "ended", NULL };
    const cparent_date none = { 0, 0, 0 };
    cparent_period period;

    if (!cparent__token_among(s, at, joints))
        return false;
    at++;
    at += cparent__token_is(s, at, "the") && cparent__token_is(s, at + 1, "end")
              ? 3
              : cparent__token_is(s, at, "in");
    return cparent__days_at(s, at, none, &period) > 0;
}

int
cparent__stretch_at(const cparent__sentence *s, int at,
                    cparent_period *period)
{
    static const char *const leads[] = { "last",     "past", "previous",
                                         "next",     "preceding",
                                         "coming",   "following",
                                         "first",    "rolling",
                                         "final",    NULL };
    const int from = at;
    const cparent__cue *unit;
    int64_t number = 0;
    cparent_period none;
    bool first, led;
    int used, tail;

    memset(period, 0, sizeof(*period));
    if (!cparent__has_cue(s, CPARENT__K_UNIT) &&
        !cparent__has_token(s, CPARENT__WORD))
        return 0;
    at += cparent__token_is_article(s, at);
    led = cparent__token_among(s, at, leads);
    first = cparent__token_is(s, at, "first");
    at += led;
    used = cparent__small_number(s, at, &number);
    if (used == 0 && !led)
        return 0;
    at = past_how_many(s, at + used, used > 0, led);
    if (are_quarters(s, at, from, led))
        return at + 1 - from;
    unit = cparent__cue_at(s, CPARENT__K_UNIT, at);
    if (!cparent__is_unit_of_time(unit))
        return 0;
    at = unit->end;
    at += led && cparent__token_is(s, at, "period");
    tail = stretch_tail(s, at, number, first ? period : &none);
    if (tail > 0 || (led && !ends_with_date(s, at)))
        return at + tail - from;
    if (cparent__token_is(s, at, "period"))
        return at + 1 - from;
    return runs_over(s, from, unit) && !cparent__token_is(s, at, "time") &&
                   !ends_with_date(s, at)
               ? at - from
               : 0;
}

/* The months of "the six months to" right before `at`, and where those
 * words begin. */
int
cparent__months_before(const cparent__sentence *s, int at, int *from_out)
{
    static const char *const joints[] = { "to", "ending", "ended", "up",
                                          NULL };
    int64_t number = 0;
    int unit, from;

    while (cparent__token_among(s, at - 1, joints))
        at--;
    unit = at - 1;
    for (from = unit - 1; from >= 0 && from >= unit - 3; from--)
        if (from + cparent__small_number(s, from, &number) == unit &&
            cparent__is_unit_of_time(cparent__cue_at(s, CPARENT__K_UNIT, unit)))
            break;
    if (from < 0 || from < unit - 3 || number < 1 || number > 60)
        return 0;
    *from_out = from;
    if (strcmp(cparent__cue_at(s, CPARENT__K_UNIT, unit)->meaning,
               "time_year") == 0)
        return (int)number * 12;
    return strcmp(cparent__cue_at(s, CPARENT__K_UNIT, unit)->meaning,
                  "time_month") == 0
               ? (int)number
               : 0;
}

/* "quarters 1 and 2" */
static int
quarters_at(const cparent__sentence *s, int at)
{
    int64_t first, last;

    if (!cparent__token_is(s, at, "quarters") ||
        !(cparent__token_is(s, at + 2, "and") ||
          cparent__token_is(s, at + 2, "to") ||
          cparent__mark_is(s, at + 2, '-')))
        return 0;
    first = cparent__whole_number(s, at + 1);
    last = cparent__whole_number(s, at + 3);
    return first >= 1 && last > first && last <= 4 ? 4 : 0;
}

/* "Half Term 1", "half-term 6" */
static int
half_term_at(const cparent__sentence *s, int at)
{
    const int term = at + 1 + cparent__mark_is(s, at + 1, '-');
    const int64_t number = cparent__whole_number(s, term + 1);

    return cparent__token_is(s, at, "half") &&
                   cparent__token_is(s, term, "term") && number >= 1 &&
                   number <= 6
               ? term + 2 - at
               : 0;
}

/* "year two" of a contract; "Year 2" is a class. */
static int
worded_year_at(const cparent__sentence *s, int at)
{
    const cparent__cue *word =
        cparent__cue_at(s, CPARENT__K_NUMBER, at + 1);

    return cparent__token_is(s, at, "year") && word != NULL &&
                   !s->tokens[at].capital && word->number >= 1 &&
                   word->number <= 10
               ? 2
               : 0;
}

/* "period 9", "month 8", "year two". */
int
cparent__numbered_at(const cparent__sentence *s, int at)
{
    const int64_t digits = cparent__whole_number(s, at + 1);
    int used = quarters_at(s, at);

    if (used == 0)
        used = half_term_at(s, at);
    if (used > 0)
        return used;
    if (at > 0 && cparent__cue_at(s, CPARENT__K_PERIOD_LEAD, at - 1) == NULL &&
        !cparent__token_is(s, at - 1, "of"))
        return 0;
    if ((cparent__token_is(s, at, "period") ||
         cparent__token_is(s, at, "month")) &&
        digits >= 1 && digits <= 13)
        return 2;
    return worded_year_at(s, at);
}

/* --------------------------------------------- "the previous autumn term" */

static const char *
meaning_of(const cparent__sentence *s, bool now, int kind, int unit)
{
    const bool year = cparent__token_is(s, unit, "year");

    if (year && cparent__token_is(s, kind, "academic"))
        return now ? "this-academic-year" : "earlier last-academic-year";
    if (year && cparent__token_is(s, kind, "financial"))
        return now ? "this-year" : "earlier last-year";
    return now ? "" : "earlier";
}

int
cparent__relative_at(const cparent__sentence *s, int at,
                     const char **meaning_out)
{
    static const char *const before[] = { "last", "previous", "preceding",
                                          "prior", NULL };
    static const char *const now[] = { "this",  "current", "present",
                                       "whole", "full",    NULL };
    static const char *const kinds[] = {
        "financial", "academic", "calendar", "municipal", "school",
        "reporting", "performance", "autumn", "spring",   "summer",
        "full",      "complete", NULL
    };
    static const char *const units[] = { "year", "term", "quarter", "month",
                                         "period", "week", "session",
                                         NULL };
    const int from = at;
    bool earlier, same, last;
    int kind;

    at += cparent__token_is_article(s, at);
    same = cparent__token_is(s, at, "same");
    earlier = cparent__token_among(s, at, before);
    last = cparent__token_is(s, at, "last") && at > from;
    if (!same && !earlier && !cparent__token_among(s, at, now))
        return 0;
    at++;
    kind = at;
    if (!cparent__token_among(s, at, kinds) ||
        !cparent__token_among(s, at + 1, units))
        return 0;
    at += 2;
    *meaning_out = meaning_of(s, !earlier && !same, kind, at - 1);
    /* "the last academic year" is the one that is reported. */
    if (last && strncmp(*meaning_out, "earlier", 7) == 0)
        *meaning_out += (*meaning_out)[7] == ' ' ? 8 : 7;
    if (same && !(cparent__token_is(s, at, "last") &&
                  cparent__token_is(s, at + 1, "year")))
        *meaning_out = "same";
    else if (same)
        at += 2;
    return at - from;
}
