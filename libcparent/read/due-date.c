/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <cparent/action.h>

#include "read/due-internal.h"

#include <string.h>

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
            return cparent__add_months(meeting, number);
        if (strcmp(unit->meaning, "time_year") == 0)
            return cparent__add_months(meeting, number * 12);
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
        int used = cparent__day_or_month(s, at, none, &period, &has_year);
        cparent_date date;
        int month, day = 0;

        if (used == 0)
            continue;
        if (has_year)
            return period.last;
        if (!known)
            return none;
        month = cparent__month_at(s, at + used - 1);
        if (used > 1)
            day = (int)cparent__whole_number(s, at);
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

int
cparent__round_end(const cparent__sentence *s, int at)
{
    static const char *const leads[] = { "that", "this", "each", "every",
                                         NULL };
    static const char *const rounds[] = { "term", "quarter", NULL };
    const cparent__cue *unit;
    int64_t number;
    int end = at + 1;

    if (!cparent__token_among(s, at, leads))
        return 0;
    end += cparent__token_is(s, at, "every")
               ? cparent__small_number(s, end, &number)
               : 0;
    unit = cparent__cue_at(s, CPARENT__K_UNIT, end);
    if (cparent__is_unit_of_time(unit))
        return unit->end;
    return cparent__token_among(s, end, rounds) ? end + 1 : 0;
}

/* "that week", "each term", "every six months", "on a quarterly basis". */
bool
cparent__due_round(const cparent__sentence *s, int at, int to,
                   cparent__due *due)
{
    const int end = cparent__round_end(s, at);

    /* "hold one of its meetings each year at a time that suits": how. */
    if (end == 0 || end > to ||
        (end < to && s->tokens[end].kind != CPARENT__MARK &&
                     !cparent__token_is(s, end, "to")))
        return false;
    due->from = at;
    due->to = end;
    due->kind = CPARENT_ACTION_DUE_KIND_DATE;
    return true;
}

/* "in a year's time", "in a month's time" */
static bool
is_a_units_time(const cparent__sentence *s, int at, int to)
{
    return cparent__token_is(s, at, "in") &&
           (cparent__token_is(s, at + 1, "a") ||
            cparent__token_is(s, at + 1, "one")) &&
           at + 4 <= to && cparent__is_possessive(s, at + 2) &&
           cparent__token_is(s, at + 3, "time");
}

/* "within | the next two | weeks", "within the | month", "within a | month":
 * past how many they are; 0 when none are counted. */
static int
past_how_many(const cparent__sentence *s, int at)
{
    const bool within = cparent__token_is(s, at, "within");
    const bool the = cparent__token_is(s, at + 1, "the");
    const int next = at + 1 + the +
                     cparent__token_is(s, at + 1 + the, "next");
    int64_t number;
    const int used = cparent__small_number(s, next, &number);

    if (used > 0)
        return next + used;
    if (cparent__token_is(s, next, "a") &&
        (within ||
         cparent__cue_means(cparent__cue_at(s, CPARENT__K_DUE, next + 1),
                            "stretch")))
        return next + 1;
    return within && cparent__token_is(s, next - 1, "the") ? next : 0;
}

/* "within two weeks", "in six months' time", "after six months". */
bool
cparent__due_stretch(const cparent__sentence *s, int at, int to,
                     cparent__due *due)
{
    const cparent__cue *unit;
    int next;

    if (is_a_units_time(s, at, to)) {
        due->from = at;
        due->to = at + 4;
        due->kind = CPARENT_ACTION_DUE_KIND_DATE;
        return true;
    }

    if (!cparent__token_is(s, at, "within") &&
        !cparent__token_is(s, at, "after") && !cparent__token_is(s, at, "in"))
        return false;
    next = past_how_many(s, at);
    unit = cparent__cue_at(s, CPARENT__K_UNIT, next);
    if (!cparent__is_unit_of_time(unit))
        unit = cparent__cue_at(s, CPARENT__K_DUE, next);
    if (next == 0 || unit == NULL || unit->end > to ||
        cparent__token_is(s, unit->end, "of") || /* "in a quarter of homes" */
        (!cparent__is_unit_of_time(unit) &&
         strcmp(unit->meaning, "stretch") != 0 &&
         strcmp(unit->meaning, "meeting") != 0))
        return false;
    due->from = at;
    due->to = unit->end;
    due->to += cparent__mark_is(s, due->to, '\'');
    due->to += cparent__token_is(s, due->to, "time");
    due->kind = strcmp(unit->meaning, "meeting") == 0
                    ? CPARENT_ACTION_DUE_KIND_MEETING
                    : CPARENT_ACTION_DUE_KIND_DATE;
    return true;
}

/* "no later than 22 March 2024" */
bool
cparent__due_latest(const cparent__sentence *s, const cparent__times *times,
                    int at, int to, cparent__due *due)
{
    int i;

    if (!(cparent__token_is(s, at, "no") || cparent__token_is(s, at, "not")) ||
        !cparent__token_is(s, at + 1, "later") ||
        !cparent__token_is(s, at + 2, "than"))
        return false;
    for (i = 0; i < times->count; i++)
        if (times->items[i].core >= at + 3 && times->items[i].core <= at + 7 &&
            times->items[i].dated && times->items[i].to <= to) {
            due->from = at;
            due->to = times->items[i].to;
            due->kind = CPARENT_ACTION_DUE_KIND_DATE;
            return true;
        }
    return false;
}
