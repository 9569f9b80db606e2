/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The picture of an SPC chart that a caller had worked out.  The figures are
 * the caller's own, so that they go through the door as exact ones.
 */
#include "config.h"

#include <cparent/jobs.h>

#include "core/error-internal.h"
#include "core/limits-internal.h"
#include "jobs/work-internal.h"
#include "report/svg-internal.h"

enum { MOST_PLACES = 6 };

typedef struct drawing {
    const cparent_spc_point *points;
    size_t count;
    const cparent_spc_draw_options *options;
    cparent__figures figures; /* the points', and the target's */
    cparent__arena arena;
} drawing;

/* The shortest decimal that a number is, or is next to. */
static bool
shortest(double number, cparent_decimal *out)
{
    for (int places = 0; places <= MOST_PLACES; places++) {
        double off;

        if (!cparent__decimal_near(number, places, out))
            return false;
        off = cparent_decimal_double(*out) - number;
        if (off < 1e-9 && off > -1e-9)
            return true;
    }
    return true;
}

static cparent_status
add_figure(drawing *self, bool given, double number, cparent_error *err)
{
    cparent__figure figure = { 0 };
    cparent_decimal exact;

    if (given && shortest(number, &exact))
        figure.value = cparent_value_number(
            exact, (cparent_unit)self->options->unit);
    return cparent__figures_add(&self->figures, &figure, NULL, err);
}

static cparent_status
collect(drawing *self, cparent_error *err)
{
    cparent_status status = CPARENT_OK;

    for (size_t i = 0; status == CPARENT_OK && i < self->count; i++)
        status = add_figure(
            self, (self->points[i].flags & CPARENT_SPC_HAS_VALUE) != 0,
            self->points[i].value, err);
    if (status == CPARENT_OK)
        status = add_figure(self, self->options->has_target != 0,
                            self->options->target, err);
    return status;
}

static void
set_point(const drawing *self, size_t index, const cparent__shown *shown,
          cparent__pack_point *out)
{
    const cparent_date *dates = self->options->dates;

    out->value = *shown;
    if (dates == NULL)
        return;
    out->period = cparent_period_between(dates[self->points[index].index],
                                         dates[self->points[index].index]);
    cparent_period_label(out->period, out->label);
}

/* Marks of as many places as the figures have, and one more. */
static void
set_marks(const drawing *self, const cparent__pack_point *points,
          cparent__pack_mark *marks, cparent__pack_spc *spc)
{
    int places = 0;

    for (size_t i = 0; i < self->count; i++)
        if (points[i].value.number && points[i].value.low.scale > places)
            places = points[i].value.low.scale;
    if (places < MOST_PLACES)
        places++;
    for (size_t i = 0; i < self->count; i++) {
        cparent__pack_mark_set(&self->points[i], places, &marks[i]);
        if (!marks[i].judged)
            continue;
        spc->last = i;
        spc->numbers++;
    }
    spc->marks = marks;
}

static cparent_status
draw(drawing *self, const cparent__exact *shown, cparent__text *text,
     cparent_error *err)
{
    cparent__pack_row row = { 0 };
    cparent__pack_point *points =
        cparent__arena_alloc(&self->arena, self->count, sizeof *points);
    cparent__pack_mark *marks =
        cparent__arena_alloc(&self->arena, self->count, sizeof *marks);
    cparent__pack_spc *spc =
        cparent__arena_alloc(&self->arena, 1, sizeof *spc);

    if (points == NULL || marks == NULL || spc == NULL)
        return cparent__nomem(err);
    for (size_t i = 0; i < self->count; i++)
        set_point(self, i, &shown->items[i], &points[i]);
    set_marks(self, points, marks, spc);
    row.title = self->options->title ? self->options->title : "";
    row.points = points;
    row.point_count = self->count;
    row.latest.unit = self->options->unit;
    row.target = shown->items[self->count];
    if (spc->numbers > 0 && marks[spc->last].limits)
        row.spc = spc;
    return cparent__svg_alone(&row, text, err);
}

cparent_status
cparent_spc_draw(const cparent_spc_point *points, size_t count,
                 const cparent_spc_draw_options *options, char **svg_out,
                 size_t *size_out, cparent_error *err)
{
    cparent_spc_draw_options chosen = CPARENT_SPC_DRAW_OPTIONS_INIT;
    cparent__text text = CPARENT__TEXT_INIT(CPARENT__TEXT_LARGE);
    cparent__exact shown = { NULL, 0 };
    drawing self = { points, count, &chosen, { NULL, 0, 0 },
                     CPARENT__ARENA_INIT };
    cparent_status status =
        cparent__options_resolve(options, &chosen, sizeof chosen, err);
    size_t size;

    if (status == CPARENT_OK && count > 0 && points == NULL)
        status = cparent__fail(err, CPARENT_E_INVALID,
                               "a chart needs its points");
    if (status == CPARENT_OK)
        status = collect(&self, err);
    if (status == CPARENT_OK)
        status = cparent__reveal(&self.figures, &shown, err);
    if (status == CPARENT_OK)
        status = draw(&self, &shown, &text, err);
    if (status == CPARENT_OK) {
        size = text.length;
        *svg_out = cparent__text_take(&text);
        if (size_out != NULL)
            *size_out = size;
    }
    cparent__exact_free(&shown);
    cparent__figures_free(&self.figures);
    cparent__arena_free(&self.arena);
    cparent__text_free(&text);
    return status;
}
