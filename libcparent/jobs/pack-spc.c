/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The SPC chart of a row.  It is made behind the door: of the figures that
 * may be shown, with a gap where one may not, so that no mean, limit or
 * verdict rests on a figure that a reader must not learn.
 */
#include "config.h"

#include "jobs/work-internal.h"

#include <math.h>
#include <string.h>

#include <cparent/spc.h>

enum {
    LEAST = 13,     /* figures that limits need: docs/statistics.md */
    MORE_PLACES = 1, /* of a limit than of the figures */
    MOST_PLACES = 6
};

/* The rows of the chart: the points, and an empty one where a period is
 * missing, since no moving range may reach across it. */
typedef struct chart_rows {
    double *values;
    size_t *at; /* by point: its row */
    size_t count;
    size_t numbers;
    int places;
} chart_rows;

static bool
is_single(const cparent__shown *shown)
{
    return shown->number && !shown->range && !shown->hidden;
}

/* Months beside quarters, or shares beside amounts, are not one process. */
static bool
is_one_series(const cparent__pack_row *row)
{
    const cparent__pack_point *first = NULL;

    for (size_t i = 0; i < row->point_count; i++) {
        const cparent__pack_point *point = &row->points[i];

        if (!is_single(&point->value))
            continue;
        if (first == NULL)
            first = point;
        if (point->period.kind != first->period.kind ||
            point->value.unit != first->value.unit)
            return false;
    }
    return first != NULL;
}

static bool
fill_rows(cparent__arena *arena, const cparent__pack_row *row,
          chart_rows *rows)
{
    memset(rows, 0, sizeof *rows);
    rows->values = cparent__arena_alloc(arena, row->point_count * 2,
                                        sizeof *rows->values);
    rows->at = cparent__arena_alloc(arena, row->point_count,
                                    sizeof *rows->at);
    if (rows->values == NULL || rows->at == NULL)
        return false;
    for (size_t i = 0; i < row->point_count; i++) {
        const cparent__shown *value = &row->points[i].value;
        bool single = is_single(value);

        if (row->points[i].gap_before)
            rows->values[rows->count++] = (double)NAN;
        rows->at[i] = rows->count;
        rows->values[rows->count++] =
            single ? cparent_decimal_double(value->low) : (double)NAN;
        rows->numbers += single;
        if (single && value->low.scale > rows->places)
            rows->places = value->low.scale;
    }
    rows->places += MORE_PLACES;
    if (rows->places > MOST_PLACES)
        rows->places = MOST_PLACES;
    return true;
}

bool
cparent__decimal_near(double number, int places, cparent_decimal *out)
{
    double scaled = number;

    for (int i = 0; i < places; i++)
        scaled *= 10.0;
    if (!(scaled < 1e17 && scaled > -1e17))
        return false;
    out->coefficient = (int64_t)(scaled < 0 ? scaled - 0.5 : scaled + 0.5);
    out->scale = places;
    return true;
}

void
cparent__pack_mark_set(const cparent_spc_point *point, int places,
                       cparent__pack_mark *mark)
{
    mark->judged = (point->flags & CPARENT_SPC_HAS_VALUE) != 0;
    mark->group = point->group;
    mark->verdict = point->verdict;
    mark->rules = point->rules;
    mark->primary = point->primary;
    mark->upward = (point->upward & point->primary) != 0;
    mark->limits = (point->flags & CPARENT_SPC_HAS_LIMITS) != 0 &&
                   cparent__decimal_near(point->mean, places,
                                         &mark->mean) &&
                   cparent__decimal_near(point->lower, places,
                                         &mark->lower) &&
                   cparent__decimal_near(point->upper, places,
                                         &mark->upper);
}

static const cparent__pack_spc *
judge(cparent__arena *arena, const cparent__pack_row *row,
      const chart_rows *rows)
{
    cparent_spc_options options = CPARENT_SPC_OPTIONS_INIT;
    cparent_spc_summary summary;
    cparent_spc_point *points =
        cparent__arena_alloc(arena, rows->count, sizeof *points);
    cparent__pack_mark *marks =
        cparent__arena_alloc(arena, row->point_count, sizeof *marks);
    cparent__pack_spc *spc = cparent__arena_alloc(arena, 1, sizeof *spc);
    cparent_status status;

    if (points == NULL || marks == NULL || spc == NULL)
        return NULL;
    if (row->polarity != 0)
        options.polarity = (int32_t)row->polarity;
    for (size_t i = 0; i < row->point_count; i++)
        if (is_single(&row->points[i].value))
            spc->last = i;
    if (is_single(&row->target) &&
        row->target.unit == row->points[spc->last].value.unit) {
        options.has_target = 1;
        options.target = cparent_decimal_double(row->target.low);
    }
    status = cparent_spc_run(NULL, rows->values, rows->count, &options,
                             points, &summary, NULL);
    if (status != CPARENT_OK) {
        arena->failed = status;
        return NULL;
    }
    for (size_t i = 0; i < row->point_count; i++)
        cparent__pack_mark_set(&points[rows->at[i]], rows->places,
                               &marks[i]);
    spc->marks = marks;
    spc->numbers = summary.numbers;
    spc->assurance = summary.assurance;
    spc->trial = summary.trial_limits != 0;
    return marks[spc->last].limits ? spc : NULL;
}

const cparent__pack_spc *
cparent__pack_spc_of(cparent__arena *arena, const cparent__pack_row *row)
{
    chart_rows rows;

    if (row->point_count < LEAST || !is_one_series(row) ||
        !fill_rows(arena, row, &rows) || rows.numbers < LEAST)
        return NULL;
    return judge(arena, row, &rows);
}
