/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "jobs/work-internal.h"

#include <string.h>

#include <cparent/observation.h>
#include <cparent/target.h>

/* The exact figures and verdicts of a row, for the door to judge. */

static bool
counts_people(const cparent__work_row *row, const cparent_value *value)
{
    if (row->indicator)
        return cparent_record_flag(row->indicator,
                                   CPARENT_INDICATOR_COUNTS_PEOPLE);
    /* Without a definition, whatever might be people is taken for people. */
    return value->unit != CPARENT_UNIT_GBP;
}

static cparent_status
add_observed(cparent__work *work, const cparent__work_row *row,
             const cparent_record *observation, size_t *index_out)
{
    cparent__figure figure;
    const cparent_record *citation = cparent__citation_at(work, observation,
                                                          0);

    memset(&figure, 0, sizeof(figure));
    figure.value = cparent_record_value(observation,
                                        CPARENT_OBSERVATION_VALUE);
    figure.period = cparent_record_period(observation,
                                          CPARENT_OBSERVATION_PERIOD);
    figure.observation = observation;
    figure.counts_people = counts_people(row, &figure.value);
    figure.published = cparent_record_flag(observation,
                                           CPARENT_OBSERVATION_PUBLISHED) ||
                       (citation &&
                        cparent__may_quote(work->snapshot, citation));
    return cparent__figures_add(&work->figures, &figure, index_out,
                                work->err);
}

static cparent_status
add_made(cparent__work *work, const cparent_value *value, int verdict,
         size_t first, size_t second, size_t *index_out)
{
    cparent__figure figure;

    memset(&figure, 0, sizeof(figure));
    figure.value = *value;
    figure.verdict = verdict;
    figure.parts[figure.part_count++] = first;
    if (second != CPARENT__NO_FIGURE)
        figure.parts[figure.part_count++] = second;
    return cparent__figures_add(&work->figures, &figure, index_out,
                                work->err);
}

static const cparent_value no_value;

/* The target's figure: a record of its own, or the minutes' words. */
static cparent_status
add_target(cparent__work *work, cparent__work_row *row)
{
    bool own = row->aim &&
               cparent_record_noun(row->aim) == CPARENT_NOUN_TARGET;
    cparent__figure figure;
    int polarity = row->indicator
                       ? cparent_record_choice(row->indicator,
                                               CPARENT_INDICATOR_POLARITY)
                       : 0;

    if (!row->aim)
        return CPARENT_OK;
    memset(&figure, 0, sizeof(figure));
    figure.published = true;
    figure.value = own ? cparent_record_value(row->aim,
                                              CPARENT_TARGET_VALUE)
                       : cparent_record_value(row->aim,
                                              CPARENT_OBSERVATION_VALUE);
    row->side = own ? (cparent_target_side_choice)cparent_record_choice(
                          row->aim, CPARENT_TARGET_SIDE)
                    : cparent_measure_side(
                          (cparent_indicator_polarity_choice)polarity);
    return cparent__figures_add(&work->figures, &figure, &row->target,
                                work->err);
}

static cparent_value
figure_value(const cparent__work *work, size_t figure)
{
    return work->figures.items[figure].value;
}

static cparent_status
judge_target(cparent__work *work, cparent__work_row *row)
{
    cparent_value value;
    cparent_value target;
    cparent_value tolerance = no_value;
    cparent_rag rag;

    if (row->target == CPARENT__NO_FIGURE || row->side == 0)
        return CPARENT_OK;
    value = figure_value(work, row->latest);
    target = figure_value(work, row->target);
    if (cparent_record_noun(row->aim) == CPARENT_NOUN_TARGET)
        tolerance = cparent_record_value(row->aim, CPARENT_TARGET_TOLERANCE);
    rag = cparent_measure_rag(
        &value, &target, row->side,
        cparent_value_is_number(&tolerance) ? &tolerance : NULL);
    return add_made(work, &no_value, (int)rag, row->latest, row->target,
                    &row->rag);
}

static cparent_direction
sign_of(const cparent_value *change)
{
    if (!cparent_value_is_number(change))
        return CPARENT_DIRECTION_NONE;
    if (change->number.coefficient == 0)
        return CPARENT_DIRECTION_STABLE;
    return change->number.coefficient > 0 ? CPARENT_DIRECTION_UP
                                          : CPARENT_DIRECTION_DOWN;
}

/* What one figure says beside the one before it. */
static cparent_status
judge_change(cparent__work *work, cparent__work_row *row, bool comparable)
{
    cparent_value before;
    cparent_value latest;
    cparent_value change;
    cparent_status status;

    if (row->before == CPARENT__NO_FIGURE || !comparable)
        return CPARENT_OK;
    before = figure_value(work, row->before);
    latest = figure_value(work, row->latest);
    change = cparent_measure_change(&before, &latest);
    if (!cparent_value_is_number(&change))
        return CPARENT_OK;
    status = add_made(work, &change, 0, row->before, row->latest,
                      &row->change);
    if (status == CPARENT_OK)
        status = add_made(work, &no_value, (int)sign_of(&change),
                          row->before, row->latest, &row->way);
    return status;
}

/* Direction and travel rest on the last three points. */
static cparent_status
judge_series(cparent__work *work, cparent__work_row *row)
{
    size_t count = row->point_count;
    cparent_point *points = cparent__arena_alloc(&work->arena, count,
                                                 sizeof(*points));
    cparent_direction direction;
    cparent_travel travel;
    cparent_status status;
    size_t first;
    size_t i;

    if (!points || count < CPARENT_DIRECTION_POINTS || row->document)
        return CPARENT_OK;
    for (i = 0; i < count; i++) {
        points[i].period = work->figures.items[row->points[i].figure].period;
        points[i].value = figure_value(work, row->points[i].figure);
    }
    first = count - CPARENT_DIRECTION_POINTS;
    direction = cparent_measure_direction(points + first,
                                          CPARENT_DIRECTION_POINTS);
    travel = cparent_measure_travel(
        direction, (cparent_indicator_polarity_choice)(
                       row->indicator
                           ? cparent_record_choice(
                                 row->indicator, CPARENT_INDICATOR_POLARITY)
                           : 0));
    status = add_made(work, &no_value, (int)direction,
                      row->points[first].figure, row->latest,
                      &row->direction);
    if (status != CPARENT_OK)
        return status;
    work->figures.items[row->direction].parts[2] =
        row->points[first + 1].figure;
    work->figures.items[row->direction].part_count = 3;
    return add_made(work, &no_value, (int)travel, row->direction,
                    CPARENT__NO_FIGURE, &row->travel);
}

cparent_status
cparent__figure_row(cparent__work *work, cparent__work_row *row)
{
    size_t last = row->point_count - 1;
    bool comparable = row->document != NULL;
    cparent_status status = CPARENT_OK;
    size_t i;

    for (i = 0; i <= last && status == CPARENT_OK; i++)
        status = add_observed(work, row, row->points[i].observation,
                              &row->points[i].figure);
    if (status != CPARENT_OK)
        return status;
    row->latest = row->points[last].figure;
    if (row->previous) {
        status = add_observed(work, row, row->previous, &row->before);
    } else if (last > 0) {
        row->before = row->points[last - 1].figure;
        comparable = cparent_period_adjacent(
            work->figures.items[row->before].period,
            work->figures.items[row->latest].period);
    }
    if (status == CPARENT_OK)
        status = add_target(work, row);
    if (status == CPARENT_OK)
        status = judge_target(work, row);
    if (status == CPARENT_OK)
        status = judge_change(work, row, comparable);
    if (status == CPARENT_OK)
        status = judge_series(work, row);
    return status;
}
