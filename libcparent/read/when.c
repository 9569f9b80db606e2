/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/when-internal.h"

#include <string.h>

/* Times as they stand in a sentence: dates and years with the words that
 * lead to them, and those that only words say. */

/* ------------------------------------------------------------------ leads */

/* Words that lead to a time begin at `at` and end before `end`. */
static bool
leads_until(const cparent__sentence *s, int at, int end)
{
    int i;

    if (at < 0 || cparent__cue_at(s, CPARENT__K_PERIOD_LEAD, at) == NULL)
        return false;
    for (i = s->first_cue[at]; i < s->first_cue[at + 1]; i++)
        if (s->cues[i].kind == CPARENT__K_PERIOD_LEAD &&
            s->cues[i].end == end)
            return true;
    return false;
}

/* Where the words that lead to a time begin: "at the end of" March, "in the"
 * second quarter. */
static int
lead_of(const cparent__sentence *s, int core)
{
    int from = core;
    int chain;

    for (chain = 0; chain < 3; chain++) {
        const bool article = cparent__token_is(s, from - 1, "the");
        int begin = from;
        int i;

        for (i = from - 1; i >= 0 && i >= from - 7; i--)
            if (leads_until(s, i, from) ||
                (article && leads_until(s, i, from - 1)))
                begin = i;
        /* "became looked after in Q3" */
        if (begin == from || (cparent__token_is(s, begin, "after") &&
                              cparent__token_is(s, begin - 1, "looked")))
            break;
        from = begin;
    }
    return from;
}

static bool
lead_has(const cparent__sentence *s, const cparent__time *time,
         const char *word)
{
    int at;

    for (at = time->from; at < time->core; at++)
        if (cparent__token_is(s, at, word))
            return true;
    return false;
}

/* The days before and with `last` that make a year or a quarter. */
static cparent_period
ended(cparent_date last, int months)
{
    const cparent_date after =
        cparent_date_from_days(cparent_date_days(last) + 1);

    return cparent_period_between(cparent__add_months(after, -months), last);
}

/* What the leading words make of a date: its first or last day, the year
 * that ended with it, all that came since. */
static void
apply_lead(const cparent__sentence *s, cparent__time *time,
           cparent_date meeting)
{
    const cparent_period whole = time->period;

    if (!cparent_period_is_set(whole))
        return;
    if (lead_has(s, time, "since")) {
        memset(&time->period, 0, sizeof(time->period));
        /* It has begun, and only a meeting says how far it had got. */
        if (cparent_date_is_set(meeting) &&
            cparent_date_compare(whole.first, meeting) <= 0)
            time->period = cparent_period_between(whole.first, meeting);
    } else if (lead_has(s, time, "ending") || lead_has(s, time, "ended") ||
               (lead_has(s, time, "year") && lead_has(s, time, "to"))) {
        time->period =
            ended(whole.last, lead_has(s, time, "quarter") ? 3 : 12);
    } else if (lead_has(s, time, "end")) {
        time->period = cparent_period_between(whole.last, whole.last);
    } else if (lead_has(s, time, "start") ||
               lead_has(s, time, "beginning")) {
        time->period = cparent_period_between(whole.first, whole.first);
    }
}

/* "the 2022 survey", "the 2023 Bright Spots survey": what was asked or
 * counted then. */
static bool
asks_then(const cparent__sentence *s, int at)
{
    static const char *const words[] = { "survey", "census", "audit",
                                         "consultation", NULL };

    return cparent__token_among(s, at, words);
}

/* How many tokens such a name has behind a year at `core` that ends before
 * `at`. */
static int
survey_at(const cparent__sentence *s, int core, int at)
{
    const int from = at;

    if (!cparent__token_is_article(s, core - 1))
        return 0;
    while (at < from + 3 && at < s->count && s->tokens[at].capital &&
           !asks_then(s, at))
        at++;
    return asks_then(s, at) ? at + 1 - from : 0;
}

/* "In March 2025" is printed as March 2025; "in the quarter" keeps its
 * preposition, and "as at", "by" and "from" always stay. */
static int
shown_from(const cparent__sentence *s, const cparent__time *time)
{
    static const char *const plain[] = { "in", "during", "for", "on", NULL };
    const bool article = time->core == time->from + 2 &&
                         cparent__token_is(s, time->from + 1, "the");

    if (!time->dated || (time->core != time->from + 1 && !article) ||
        asks_then(s, time->to - 1) ||
        !cparent__token_among(s, time->from, plain))
        return time->from;
    return time->core;
}

/* ------------------------------------------------------- names, not times */

/* "the 2018 strategy": the year names a thing.  "The 2018 figure" is one of
 * that year. */
static bool
names_a_thing(const cparent__sentence *s, const cparent__time *time)
{
    static const char *const articles[] = { "the", "a",    "an",  "our",
                                            "its", "this", "that", NULL };
    static const char *const figures[] = {
        "was",      "were",    "is",      "are",     "had",    "has",
        "stood",    "to",      "and",     "of",      "with",   "by",
        "figure",   "figures", "results", "outturn", "total",  "average",
        "rate",     "cohort",  "data",    "return",  "when",   "there",
        "compared", "as",      "in",      "for",     "number", "result",
        "rose",     "fell",    "increased", "decreased", "saw",
        "brought",  "showed",  "produced", "ended",  NULL
    };

    return cparent__token_among(s, time->core - 1, articles) &&
           time->to < s->count &&
           s->tokens[time->to].kind == CPARENT__WORD &&
           !cparent__token_among(s, time->to, figures);
}

/* "Last year's 44", "this year's total of 27" say when; "last year's
 * report" is a thing. */
static bool
owns_figure(const cparent__sentence *s, int at)
{
    const int last = at + 4;
    int64_t number;

    for (; at <= last && !cparent__clause_ends(s, at); at++)
        if (cparent__mark_is(s, at, CPARENT__POUND) ||
            cparent__small_number(s, at, &number) > 0)
            return true;
    return false;
}

static bool
is_idle(const cparent__sentence *s, const cparent__time *time)
{
    static const char *const whole[] = { "year", "quarter", "period", NULL };
    const int before = time->core - 1;

    if (cparent__mark_is(s, time->to, '\'') && s->tokens[time->to].glued)
        return true;
    if (time->owns)
        return !owns_figure(s, time->to);
    if (time->from != time->core)
        return false;
    if (time->dated)
        return names_a_thing(s, time) ||
               /* "Children Act 1989" */
               (time->to == time->core + 1 && before > 0 &&
                cparent__is_year(s, time->core) &&
                s->tokens[before].kind == CPARENT__WORD &&
                s->tokens[before].capital);
    /* "had started the year with" */
    return time->to == time->core + 2 &&
           cparent__token_is(s, time->core, "the") &&
           cparent__token_among(s, time->core + 1, whole) && before >= 0 &&
           s->tokens[before].kind == CPARENT__WORD;
}

/* "in the nine months to the end of June": the months that a date ends. */
static void
take_months(const cparent__sentence *s, cparent__time *time)
{
    int from = time->from;
    int months;

    /* "to the end of June" leads by itself. */
    from += cparent__token_is(s, from, "to") && from < time->core;
    months = cparent__months_before(s, from, &from);
    if (months == 0)
        return;
    if (cparent_period_is_set(time->period))
        time->period = ended(time->period.last, months);
    from -= cparent__token_is_article(s, from - 1);
    time->from = time->shown = lead_of(s, from);
}

/* "Quarter 3 (31 December 2023)", "last year (2022/23)": the bracket says
 * again when, and better. */
static bool
says_again(const cparent__sentence *s, const cparent__times *times,
           const cparent__time *found)
{
    const cparent__time *last =
        times->count > 0 ? &times->items[times->count - 1] : NULL;
    const int open = found->core - 1;

    return last != NULL && last->to == open && !last->rate && !last->idle &&
           cparent__mark_is(s, open, '(') &&
           cparent__mark_is(s, found->to, ')');
}

static void
add_time(cparent__times *times, const cparent__sentence *s,
         const cparent__time *found, cparent_date meeting)
{
    cparent__time *time;
    int i;

    for (i = found->core; i < found->to; i++)
        times->taken[i] = true;
    if (says_again(s, times, found)) {
        time = &times->items[times->count - 1];
        time->to = found->to + 1;
        if (cparent_period_is_set(found->period))
            time->period = found->period;
        return;
    }
    if (times->count == CPARENT__TIMES)
        return;
    time = &times->items[times->count++];
    *time = *found;
    time->from = lead_of(s, time->core);
    time->shown = shown_from(s, time);
    time->owns = s->tokens[time->to - 1].kind == CPARENT__WORD &&
                 cparent__is_possessive(s, time->to - 1);
    time->idle = is_idle(s, time);
    apply_lead(s, time, meeting);
    if (time->dated)
        take_months(s, time);
}

/* Has the sentence a word that times are told with?  Where it has none, only
 * digits tell one. */
static bool
has_time_word(const cparent__sentence *s)
{
    static const char *const words[] = {
        "half",   "month",  "period", "q",    "quarter", "quarters", "session",
        "since",  "term",   "week",   "year", "spring",  "summer",   "autumn",
        "winter", NULL
    };
    int at;

    if (cparent__has_cue(s, CPARENT__K_PERIOD) ||
        cparent__has_cue(s, CPARENT__K_UNIT) ||
        cparent__has_cue(s, CPARENT__K_MONTH))
        return true;
    for (at = 0; at < s->count; at++)
        if (cparent__token_among(s, at, words))
            return true;
    return false;
}

static bool
may_begin_time(const cparent__sentence *s, int at, bool worded)
{
    if (!worded)
        return s->tokens[at].kind == CPARENT__DIGITS;
    return s->tokens[at].kind != CPARENT__MARK ||
           cparent__cue_at(s, CPARENT__K_PERIOD, at) != NULL;
}

/* A month that only names a house: "May House". */
static bool
names_house(const cparent__sentence *s, const cparent__time *time)
{
    static const char *const places[] = { "house", "lodge", "court",
                                          "hall",  "road",  "street",
                                          "centre", "unit", "cottage",
                                          "villa", "view",  NULL };

    return time->to == time->core + 1 && s->tokens[time->core].capital &&
           cparent__token_among(s, time->to, places) &&
           s->tokens[time->to].capital;
}

/* "half term", "half-term": its tokens. */
static int
half_term(const cparent__sentence *s, int at)
{
    int to = at + 1;

    if (!cparent__token_is(s, at, "half"))
        return 0;
    to += cparent__mark_is(s, to, '-');
    return cparent__token_is(s, to, "term") ? to + 1 - at : 0;
}

/* "last April": the month, as far as the meeting settles which; "next May"
 * is still to come. */
static int
which_month_at(const cparent__sentence *s, int at, cparent_date meeting,
               cparent_period *period)
{
    const bool next = cparent__token_is(s, at, "next");
    int used;

    if (cparent__month_at(s, at + 1) == 0 ||
        !(next || cparent__token_is(s, at, "last")))
        return 0;
    used = cparent__days_at(s, at + 1, meeting, period);
    if (next)
        memset(period, 0, sizeof(*period));
    return used + (used > 0);
}

/* What stands behind a date and belongs to it: "to date", "half term", "the
 * 2022 survey", "the September quarter".  Where it has other days then,
 * nobody says which. */
static int
date_tail(const cparent__sentence *s, int at, int used,
          cparent_period *period)
{
    int term;

    if (cparent__token_is(s, at + used, "to") &&
        cparent__token_is(s, at + used + 1, "date"))
        used += 2;
    term = half_term(s, at + used);
    used += term;
    used += survey_at(s, at, at + used);
    if (cparent__token_is(s, at + used, "quarter")) {
        term = 1;
        used++;
    }
    if (term > 0)
        memset(period, 0, sizeof(*period));
    return used;
}

/* The time that begins at `at`: its tokens. */
static int
time_at(const cparent__sentence *s, int at, bool worded,
        cparent_date meeting, cparent__time *time)
{
    int used;

    memset(time, 0, sizeof(*time));
    time->core = at;
    used = cparent__days_at(s, at, meeting, &time->period);
    if (used == 0)
        used = which_month_at(s, at, meeting, &time->period);
    if (used == 0)
        used = cparent__years_at(s, at, &time->period);
    time->dated = used > 0;
    if (time->dated && !cparent_period_is_set(time->period))
        time->period = cparent__quarter_by(s, at, meeting);
    if (time->dated)
        used = date_tail(s, at, used, &time->period);
    else if (worded)
        used = cparent__worded_at(s, at, meeting, time);
    time->to = at + used;
    return time->dated && names_house(s, time) ? 0 : used;
}

void
cparent__times_none(cparent__times *times)
{
    times->count = 0;
    times->due_known = false;
    times->due_turns = 0;
    memset(times->taken, 0, sizeof(times->taken));
}

void
cparent__times_find(const cparent__sentence *s, cparent_date meeting,
                    cparent__times *times)
{
    const bool worded = has_time_word(s);
    int at = 0;

    cparent__times_none(times);
    while (at < s->count) {
        cparent__time time;
        int used;

        if (!may_begin_time(s, at, worded)) {
            at++;
            continue;
        }
        used = time_at(s, at, worded, meeting, &time);
        if (used > 0)
            add_time(times, s, &time, meeting);
        at += used > 0 ? used : 1;
    }
}
