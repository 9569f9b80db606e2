/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <cparent/goal.h>

#include <string.h>

/* Which target stands for a figure, and what it asks. */

cparent_goal
cparent_goal_of(const cparent_target *target,
                cparent_indicator_polarity_choice polarity)
{
    cparent_goal goal = CPARENT_GOAL_INIT;

    goal.target = cparent_target_value(target);
    goal.tolerance = cparent_target_tolerance(target);
    goal.side = cparent_target_side(target);
    if (goal.side == 0)
        goal.side = cparent_measure_side(polarity);
    return goal;
}

static bool
is_equal(const char *a, const char *b)
{
    return a != NULL && b != NULL && strcmp(a, b) == 0;
}

/* A target without a period always stands. */
static bool
stands_in(cparent_period of, cparent_period period)
{
    return !cparent_period_is_set(of)
           || (cparent_period_is_set(period)
               && cparent_date_compare(of.first, period.first) <= 0
               && cparent_date_compare(of.last, period.last) >= 0);
}

/* The days that a target stands for; as good as for ever, without any. */
static int64_t
length(const cparent_target *target)
{
    cparent_period period = cparent_target_period(target);

    if (!cparent_period_is_set(period))
        return INT64_MAX;
    return (int64_t)cparent_date_days(period.last)
           - cparent_date_days(period.first);
}

static bool
applies(const cparent_target *target, const char *authority,
        const char *indicator, cparent_period period,
        cparent_target_kind_choice kind)
{
    const cparent_record *record = (const cparent_record *)target;
    cparent_target_kind_choice own = cparent_target_kind(target);

    if (own == (cparent_target_kind_choice)0)
        own = CPARENT_TARGET_KIND_LOCAL;
    return own == kind && is_equal(cparent_target_indicator(target), indicator)
           && (authority == NULL
               || is_equal(cparent_record_text(record,
                                               CPARENT_FIELD_AUTHORITY),
                           authority))
           && stands_in(cparent_target_period(target), period);
}

cparent_target *
cparent_goal_find(cparent_target *const *targets, size_t count,
                  const char *authority, const char *indicator,
                  cparent_period period, cparent_target_kind_choice kind)
{
    cparent_target *best = NULL;

    for (size_t i = 0; i < count; i++)
        if (applies(targets[i], authority, indicator, period, kind)
            && (best == NULL || length(targets[i]) <= length(best)))
            best = targets[i];
    return best;
}
