/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_SVG_INTERNAL_H
#define CPARENT_SVG_INTERNAL_H

#include "report/tree-internal.h"

/*
 * Charts as SVG with real text, a title and a description.  Three figures
 * or more make a line, broken where one is missing; two are joined by
 * dashes; one stands as a bar on a stated scale.
 */

/* The picture.  `number` keeps the ids in one page apart. */
void
cparent__svg_chart(const cparent__chart *chart, size_t number,
                   cparent__text *text);

/* The same of a series with an SPC chart, and what its lines and marks
 * stand for. */
void
cparent__svg_spc(const cparent__chart *chart, size_t number,
                 cparent__text *text);
void
cparent__svg_spc_key(const cparent__chart *chart, cparent__text *text);

/* A council among the others, with its neighbours and England. */
void
cparent__svg_strip(const cparent__pack_standing *standing, size_t number,
                   cparent__text *text);

/* Every council by how many children its figure is of. */
void
cparent__svg_funnel(const cparent__pack_standing *standing, size_t number,
                    cparent__text *text);

/* A row's chart as a picture that stands alone, with its own looks.  Fails
 * with INVALID when no figure of it can be drawn. */
cparent_status
cparent__svg_alone(const cparent__pack_row *row, cparent__text *text,
                   cparent_error *err);

/* What a reader of the picture must know: where its scale starts, why a
 * line is broken or dashed. */
void
cparent__svg_caption(const cparent__chart *chart, cparent__text *text);

/* A scale with round steps: from `low` to `high` by mantissa × 10^exponent,
 * both whole numbers of steps. */
typedef struct cparent__scale {
    double low;
    double high;
    int64_t first; /* low in steps */
    int64_t last;  /* high in steps */
    int mantissa;  /* 1, 2 or 5 */
    int exponent;
} cparent__scale;

/* The scale that fits the chart's figures and target. */
cparent__scale
cparent__scale_fit(const cparent__chart *chart, bool from_zero);

/* One with about five steps from `low` to `high`. */
cparent__scale
cparent__scale_between(double low, double high);

/* The words at a step of the scale: "60%", "1,200". */
void
cparent__scale_words(const cparent__scale *scale, int64_t step, int unit,
                     char words[CPARENT_VALUE_SIZE]);

#endif
