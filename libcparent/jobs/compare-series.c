/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A council's figures over time.  Quarters, months, terms and weeks make one
 * series each; what the data leave out between two of them is a gap.
 */
#include "config.h"

#include "jobs/compare-internal.h"

#include <stdio.h>

#include "core/text-internal.h"
#include "read/ees-time-internal.h"

enum { MOST_GAPS = 200 };

static void
add_point(cparent_standing *out, cparent_period period,
          cparent_value value, const char *label)
{
    cparent__compare_point *grown = cparent__arena_grow(
        &out->arena, out->series, out->series_count, sizeof(*grown));

    if (!grown)
        return;
    out->series = grown;
    grown[out->series_count].point.period = period;
    grown[out->series_count].point.value = value;
    grown[out->series_count++].label = cparent__arena_string(&out->arena,
                                                             label);
}

/* A census that is taken each January has no gap in February. */
static bool
is_used(const cparent_published *from, const cparent__table *table,
        const cparent__time *time)
{
    uint32_t i;

    for (i = 0; i < from->period_count; i++)
        if (cparent__time_read(table, from->periods[i].identifier,
                               from->periods[i].time_period)
                .row == time->row)
            return true;
    return false;
}

/* The periods that the data leave out between two of one series. */
static void
add_gaps(cparent__compare_work *work, const cparent__table *table,
         cparent__time gap, const cparent__published_period *after)
{
    char label[CPARENT__TIME_SIZE];
    cparent_period period;
    int added = 0;

    while (added < MOST_GAPS) {
        cparent__time_next(table, &gap);
        period = cparent__time_days(table, &gap);
        if (!cparent_period_is_set(period) ||
            cparent_period_compare(period, after->period) >= 0)
            return;
        if (!is_used(work->published, table, &gap))
            continue;
        cparent__time_label(table, &gap, label);
        add_point(work->out, period,
                  cparent_value_none(CPARENT_VALUE_MISSING), label);
        added++;
    }
}

/* The council's figure in a period: of the breakdown that was chosen or,
 * where that has no row, of the one alike that has. */
static cparent_status
find_point(cparent__compare_work *work, size_t period,
           cparent_value *value_out)
{
    cparent__compare_work other = *work;
    size_t place = cparent__compare_find(work, work->code, work->new_code, period);
    cparent_status status = CPARENT_OK;
    size_t found = 0;
    size_t i;

    *value_out = cparent__compare_figure(work, place, period);
    for (i = 0; place == SIZE_MAX && status == CPARENT_OK &&
                i < work->published->breakdown_count;
         i++) {
        size_t there;

        if (!work->alike[i])
            continue;
        status = cparent__published_frame(work->published, work->measure, i,
                                          &other.frame, work->err);
        if (status != CPARENT_OK)
            break;
        there = cparent__compare_find(&other, work->code, work->new_code, period);
        if (there == SIZE_MAX)
            continue;
        *value_out = ++found == 1
                         ? cparent__compare_figure(&other, there, period)
                         : cparent_value_none(CPARENT_VALUE_MISSING);
    }
    return status;
}

/* As the data have it, with its identifier where a year has several. */
static void
label_of(const cparent__table *table, const cparent__time *time,
         const cparent__published_period *period,
         char label[CPARENT__TIME_SIZE])
{
    bool part = cparent__time_is_part(table, time);

    snprintf(label, CPARENT__TIME_SIZE, "%s%s%s", period->time_period,
             part ? " " : "", part ? period->identifier : "");
}

static cparent_status
follow(cparent__compare_work *work, const cparent__table *table)
{
    const cparent_published *from = work->published;
    const char *identifier = work->out->identifier;
    cparent__time own =
        cparent__time_read(table, identifier, work->out->period);
    cparent__time before = { -1, 0, 0, 0 };
    char label[CPARENT__TIME_SIZE];
    cparent_status status = CPARENT_OK;
    cparent_value value;
    size_t i;

    for (i = 0; status == CPARENT_OK && i < from->period_count; i++) {
        const cparent__published_period *period = &from->periods[i];
        cparent__time time = cparent__time_read(table, period->identifier,
                                                period->time_period);

        if (!cparent__time_alike(table, &own, &time) &&
            !cparent__equal_fold(period->identifier, identifier))
            continue;
        if (before.row >= 0)
            add_gaps(work, table, before, period);
        before = time;
        status = find_point(work, i, &value);
        label_of(table, &time, period, label);
        if (status == CPARENT_OK)
            add_point(work->out, period->period, value, label);
    }
    return status;
}

cparent_status
cparent__compare_follow(cparent__compare_work *work)
{
    cparent__table *table = NULL;
    cparent_status status =
        cparent__table_builtin("time_identifiers", &table, work->err);

    if (status == CPARENT_OK)
        status = follow(work, table);
    cparent__table_free(table);
    return status;
}
