/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/number-internal.h"

#include <string.h>

/* What stands behind a number and says what it is of: a unit, or the things
 * that it counts. */

/* "up by four points", "a four-point rise": of a share. */
static bool
are_points(const cparent__sentence *s, const cparent__number *number,
           int points)
{
    const int at = number->from - 1;

    return (cparent__token_is(s, points, "points") ||
            cparent__token_is(s, points, "point")) &&
           (cparent__cue_at(s, CPARENT__K_MOVE, points + 1) != NULL ||
            cparent__token_is(s, at, "up") ||
            cparent__token_is(s, at, "down") ||
            ((cparent__token_is(s, at, "by") ||
              cparent__token_is(s, at, "of")) &&
             cparent__cue_in(s, CPARENT__K_MOVE, at - 4, at) != NULL));
}

/* A stretch of time; months and weeks have no unit of their own. */
static int
unit_of_time(const char *meaning)
{
    if (strcmp(meaning, "time_day") == 0)
        return CPARENT_UNIT_DAYS;
    if (strcmp(meaning, "time_year") == 0)
        return CPARENT_UNIT_YEARS;
    return CPARENT_UNIT_UNKNOWN;
}

/* The unit that a word of the tables names, or UNKNOWN. */
static int
unit_named(const char *meaning)
{
    static const struct {
        const char *name;
        int unit;
    } units[] = {
        { "percent", CPARENT_UNIT_PERCENT },
        { "percentage_points", CPARENT_UNIT_PERCENTAGE_POINTS },
        { "rate_per_10000", CPARENT_UNIT_RATE_PER_10000 },
        { "gbp", CPARENT_UNIT_GBP },
    };
    size_t i;

    for (i = 0; i < sizeof(units) / sizeof(units[0]); i++)
        if (strcmp(meaning, units[i].name) == 0)
            return units[i].unit;
    return CPARENT_UNIT_UNKNOWN;
}

static void
set_unit(cparent__number *number, int unit, int to)
{
    number->value.unit = unit;
    number->delta = number->delta || unit == CPARENT_UNIT_PERCENTAGE_POINTS;
    number->to = to;
}

/* "45p", "99 pence"; "p 45" is a page. */
static bool
are_pence(const cparent__sentence *s, const cparent__cue *unit)
{
    return cparent__cue_means(unit, "pence") &&
           (unit->end - unit->start > 1 || s->tokens[unit->start].glued ||
            !cparent__token_is(s, unit->start, "p"));
}

/* A hundredth of it. */
static void
take_pence(cparent_decimal *number)
{
    enum { PENCE = 2 };

    if (number->coefficient % 100 == 0 && number->scale == 0)
        number->coefficient /= 100;
    else
        number->scale += PENCE;
}

void
cparent__number_unit(const cparent__sentence *s, cparent__number *number)
{
    const cparent__cue *unit;
    int at = number->to;

    /* "three-year" */
    if (cparent__mark_is(s, at, '-') && cparent__is_glued(s, at) &&
        cparent__is_glued(s, at + 1))
        at++;
    unit = cparent__cue_at(s, CPARENT__K_UNIT, at);
    if (unit == NULL && are_points(s, number, at)) {
        set_unit(number, CPARENT_UNIT_PERCENTAGE_POINTS, at + 1);
    } else if (cparent__is_unit_of_time(unit)) {
        set_unit(number, unit_of_time(unit->meaning), unit->end);
        number->duration = true;
    } else if (are_pence(s, unit)) {
        set_unit(number, CPARENT_UNIT_GBP, unit->end);
        take_pence(&number->value.number);
    } else if (unit != NULL &&
               unit_named(unit->meaning) != CPARENT_UNIT_UNKNOWN) {
        set_unit(number, unit_named(unit->meaning), unit->end);
    }
}

bool
cparent__counts_things(const cparent__sentence *s, int at, int reach)
{
    const int end = at + reach;

    for (; at < end; at++)
        if (cparent__cue_at(s, CPARENT__K_FIGURE, at) != NULL)
            return true;
    return false;
}
