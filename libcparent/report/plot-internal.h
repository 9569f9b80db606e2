/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_PLOT_INTERNAL_H
#define CPARENT_PLOT_INTERNAL_H

#include "report/svg-internal.h"

/*
 * The parts that every drawing of a series is made of.  All places are in
 * tenths of a unit: no floating point is ever printed.
 */
typedef struct cparent__plot {
    const cparent__chart *chart;
    cparent__text *text;
    cparent__scale scale;
    int left, right, top, bottom; /* of the drawing, in tenths */
    int32_t first_day, last_day;
    bool by_day; /* every drawn point has its day */
} cparent__plot;

/* With the scale that fits; the caller says where the drawing stands. */
cparent__plot
cparent__plot_make(const cparent__chart *chart, cparent__text *text,
                   bool from_zero);

/* "12.5" for 125. */
void
cparent__plot_tenths(cparent__text *text, int tenths);
void
cparent__plot_attribute(cparent__text *text, const char *name, int tenths);

/* Where things stand. */
int
cparent__plot_between(double share, int from, int to);
int
cparent__plot_x(const cparent__plot *plot, size_t index);
int
cparent__plot_y(const cparent__plot *plot, double value);

/* The ends of a figure; the same when it is one number. */
double
cparent__plot_low(const cparent__shown *shown);
double
cparent__plot_high(const cparent__shown *shown);

/* The last point that has a number to draw. */
size_t
cparent__plot_last(const cparent__chart *chart);

/* The opening tag with the title and the description. */
void
cparent__plot_open(cparent__text *text, const cparent__chart *chart,
                   size_t number, const char *class, int width, int height);

void
cparent__plot_label(const cparent__plot *plot, const char *class, int x,
                    int y, const char *anchor, const char *words);
void
cparent__plot_grid(const cparent__plot *plot);
void
cparent__plot_target(const cparent__plot *plot);
void
cparent__plot_series(const cparent__plot *plot);
void
cparent__plot_dates(const cparent__plot *plot);
void
cparent__plot_sides(const cparent__plot *plot);

#endif
