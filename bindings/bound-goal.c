/* SPDX-License-Identifier: Apache-2.0 */

/* Figures beside what was aimed for, where they are heading, and which way
 * they went. */
#include "config.h"

#include "bound-internal.h"
#include "bound-stats.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/*
 * Forecasts.
 */

cparent_status
bound_forecast(const int32_t *days, size_t day_count, const double *values,
               size_t count, cparent_date by, double confidence,
               double least, double most, double *numbers_out, size_t room,
               cparent_error *err)
{
    cparent_forecast_options options = CPARENT_FORECAST_OPTIONS_INIT;
    cparent_forecast forecast;
    if (day_count != count)
        return bound_unequal(err);
    if (room < BOUND_FORECAST)
        return bound_no_room(err);
    cparent_date *dates = calloc(count + 1, sizeof(*dates));
    if (dates == NULL)
        return bound_no_memory(err);
    for (size_t i = 0; i < count; i++)
        dates[i] = cparent_date_from_days(days[i]);
    options.confidence = confidence;
    options.has_least = !isnan(least);
    options.least = isnan(least) ? 0 : least;
    options.has_most = !isnan(most);
    options.most = isnan(most) ? 0 : most;
    cparent_status status = cparent_forecast_run(
        dates, values, count, by, &options, &forecast, err);
    free(dates);
    if (status != CPARENT_OK)
        return status;
    numbers_out[0] = forecast.value;
    numbers_out[1] = forecast.lower;
    numbers_out[2] = forecast.upper;
    numbers_out[3] = forecast.steps;
    numbers_out[4] = forecast.points;
    numbers_out[5] = forecast.reason;
    return CPARENT_OK;
}

/* What cparent_noun_field_choice calls the sides. */
static int
side_of(const char *word, cparent_error *err)
{
    int choice = bound_choice_parse(CPARENT_NOUN_TARGET, CPARENT_TARGET_SIDE,
                                    word);
    if (choice == 0)
        bound_unknown(err, "a target has no such side",
                "use at_least, at_most or within");
    return choice;
}

const char *
bound_outlook(const double *values, size_t count, double low, double high,
              const char *side, cparent_error *err)
{
    int choice = side_of(side, err);
    if (choice == 0)
        return NULL;
    if (count != BOUND_FORECAST) {
        bound_unequal(err);
        return NULL;
    }
    cparent_forecast forecast = { values[0], values[1],
                                  values[2], values[3],
                                  (int32_t)values[4], (int32_t)values[5] };
    return cparent_outlook_name(cparent_forecast_outlook(
        &forecast, low, high, (cparent_target_side_choice)choice));
}

/*
 * Beside targets, and in time.
 */

static const char *const directions[] = { NULL, "up", "down", "stable" };

const char *
bound_rag(const cparent_value *value, const cparent_value *target,
          const char *side, const cparent_value *tolerance_or_null,
          cparent_error *err)
{
    static const char *const words[] = { NULL, "green", "amber", "red" };
    int choice = side_of(side, err);
    if (choice == 0)
        return NULL;
    return words[cparent_measure_rag(value, target,
                                     (cparent_target_side_choice)choice,
                                     tolerance_or_null)];
}

static bool
goal_of(const cparent_record *target_or_null, const char *polarity,
        const cparent_value *target, const char *side,
        const cparent_value *tolerance, bool percent, cparent_goal *goal,
        cparent_error *err)
{
    if (target_or_null != NULL) {
        int choice = bound_polarity(polarity, err);
        const cparent_target *record =
            (const cparent_target *)target_or_null;
        if (choice == 0)
            return false;
        if (cparent_record_noun(target_or_null) != CPARENT_NOUN_TARGET) {
            bound_unknown(err, "that record is no target", "");
            return false;
        }
        *goal = cparent_goal_of(record,
                                (cparent_indicator_polarity_choice)choice);
        return true;
    }
    goal->side = side_of(side, err);
    goal->target = *target;
    if (tolerance != NULL)
        goal->tolerance = *tolerance;
    goal->tolerance_kind =
        percent ? CPARENT_TOLERANCE_PERCENT : CPARENT_TOLERANCE_AMOUNT;
    return goal->side != 0;
}

cparent_status
bound_judge(const cparent_value *figure,
            const cparent_record *target_or_null, const char *polarity,
            const cparent_value *target, const char *side,
            const cparent_value *tolerance_or_null, bool percent, int places,
            double *numbers_out, size_t room, cparent_value *value_out,
            cparent_error *err)
{
    cparent_goal goal = CPARENT_GOAL_INIT;
    cparent_judgement judgement;
    if (room < 4)
        return bound_no_room(err);
    if (!goal_of(target_or_null, polarity, target, side, tolerance_or_null,
                 percent, &goal, err))
        return CPARENT_E_INVALID;
    goal.places = places;
    cparent_status status =
        cparent_goal_judge(figure, &goal, &judgement, err);
    if (status != CPARENT_OK)
        return status;
    numbers_out[0] = judgement.rag;
    numbers_out[1] = judgement.status;
    numbers_out[2] = judgement.exact;
    numbers_out[3] = judgement.contradicts;
    *value_out = judgement.distance;
    return CPARENT_OK;
}

const cparent_record *
bound_target_for(const cparent_record *const *records, size_t count,
                 const char *authority_or_null, const char *indicator,
                 cparent_period period, const char *kind,
                 cparent_error *err)
{
    int choice =
        bound_choice_parse(CPARENT_NOUN_TARGET, CPARENT_TARGET_KIND, kind);
    if (choice == 0) {
        bound_no_word(CPARENT_NOUN_TARGET, CPARENT_TARGET_KIND, "kind", err);
        return NULL;
    }
    for (size_t i = 0; i < count; i++) {
        if (cparent_record_noun(records[i]) != CPARENT_NOUN_TARGET) {
            bound_unknown(err, "that record is no target", "");
            return NULL;
        }
    }
    return (const cparent_record *)cparent_goal_find(
        (cparent_target *const *)(uintptr_t)records, count,
        authority_or_null, indicator, period,
        (cparent_target_kind_choice)choice);
}

const char *
bound_moved(const cparent_value *previous, const cparent_value *current,
            const cparent_value *tolerance_or_null, double confidence)
{
    if (isnan(confidence))
        return directions[cparent_goal_moved(previous, current,
                                             tolerance_or_null)];
    return directions[cparent_goal_moved_surely(previous, current,
                                                confidence)];
}

const char *
bound_side(const char *polarity, cparent_error *err)
{
    int choice = bound_polarity(polarity, err);
    if (choice == 0)
        return NULL;
    return cparent_noun_field_choice(
        CPARENT_NOUN_TARGET, CPARENT_TARGET_SIDE,
        (int)cparent_measure_side(
            (cparent_indicator_polarity_choice)choice));
}

const char *
bound_direction(const cparent_point *points, size_t count)
{
    return directions[cparent_measure_direction(points, count)];
}

size_t
bound_run(const cparent_point *points, size_t count)
{
    cparent_direction way;
    return cparent_measure_run(points, count, &way);
}

const char *
bound_run_way(const cparent_point *points, size_t count)
{
    cparent_direction way = CPARENT_DIRECTION_NONE;
    size_t steps = cparent_measure_run(points, count, &way);
    return steps == 0 ? NULL : directions[way];
}

const char *
bound_travel(const char *direction_or_null, const char *polarity,
             cparent_error *err)
{
    static const char *const words[] = { NULL, "improving", "worsening",
                                         "stable" };
    int choice = bound_polarity(polarity, err);
    int way = 0;
    if (choice == 0)
        return NULL;
    for (int i = 1; direction_or_null != NULL && i <= 3; i++) {
        if (strcmp(direction_or_null, directions[i]) == 0)
            way = i;
    }
    if (direction_or_null != NULL && way == 0) {
        bound_unknown(err, "there is no such direction",
                "use up, down or stable");
        return NULL;
    }
    return words[cparent_measure_travel(
        (cparent_direction)way, (cparent_indicator_polarity_choice)choice)];
}

bool
bound_rounding_contradicts(const cparent_value *value,
                           const cparent_value *target, const char *side,
                           int places, cparent_error *err)
{
    int choice = side_of(side, err);
    return choice != 0
           && cparent_measure_rounding_contradicts(
               value, target, (cparent_target_side_choice)choice, places);
}
