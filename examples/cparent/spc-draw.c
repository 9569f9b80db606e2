/* SPDX-License-Identifier: Apache-2.0 */
#include "tool.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The chart on a terminal.  Every mark is a letter as well as a colour. */

enum { ROWS = 15, LABEL = 10, WIDEST_STEP = 4 };

typedef enum mark {
    NOTHING = 0,
    MEAN_LINE,
    LIMIT_LINE,
    TARGET_LINE,
    POINT /* and the verdict on top of it */
} mark;

typedef struct look {
    const char *unicode;
    const char *ascii;
    const char *colour;
} look;

/* Colours as Making Data Count has them: grey, blue, orange, purple. */
static const look looks[] = {
    [NOTHING] = { " ", " ", "" },
    [MEAN_LINE] = { "─", "-", "\033[90m" },
    [LIMIT_LINE] = { "┄", ".", "\033[90m" },
    [TARGET_LINE] = { "═", "=", "\033[31m" },
    [POINT + CPARENT_SPC_COMMON_CAUSE] = { "●", "o", "" },
    [POINT + CPARENT_SPC_IMPROVEMENT] = { "I", "I", "\033[1;36m" },
    [POINT + CPARENT_SPC_CONCERN] = { "C", "C", "\033[1;33m" },
    [POINT + CPARENT_SPC_NEUTRAL_HIGH] = { "H", "H", "\033[1;35m" },
    [POINT + CPARENT_SPC_NEUTRAL_LOW] = { "L", "L", "\033[1;35m" },
    [POINT + CPARENT_SPC_POINT_MISSING] = { " ", " ", "" }
};

typedef struct canvas {
    const chart *c;
    size_t first; /* the first point that fits */
    size_t step;  /* cells a point */
    double low;
    double high;
} canvas;

static void
stretch(canvas *k, double value)
{
    k->low = fmin(k->low, value);
    k->high = fmax(k->high, value);
}

static void
find_range(canvas *k)
{
    k->low = INFINITY;
    k->high = -INFINITY;
    if (k->c->options.has_target)
        stretch(k, k->c->options.target);
    for (size_t i = k->first; i < k->c->count; i++) {
        const cparent_spc_point *p = &k->c->points[i];

        if (p->flags & CPARENT_SPC_HAS_VALUE)
            stretch(k, p->value);
        if (p->flags & CPARENT_SPC_HAS_LIMITS) {
            stretch(k, p->lower);
            stretch(k, p->upper);
        }
    }
    if (!(k->low < k->high)) { /* one height only, or none */
        k->low = isfinite(k->low) ? k->low - 1 : 0;
        k->high = k->low + 2;
    }
}

static int
row_of(const canvas *k, double value)
{
    return (int)lround((k->high - value) / (k->high - k->low) * (ROWS - 1));
}

/* What stands in this row above this point; the value hides the lines. */
static int
mark_at(const canvas *k, size_t point, int row)
{
    const cparent_spc_point *p = &k->c->points[point];

    if ((p->flags & CPARENT_SPC_HAS_VALUE) && row_of(k, p->value) == row)
        return (int)POINT + p->verdict;
    if (k->c->options.has_target && row_of(k, k->c->options.target) == row)
        return TARGET_LINE;
    if ((p->flags & CPARENT_SPC_HAS_MEAN) && row_of(k, p->mean) == row)
        return MEAN_LINE;
    if ((p->flags & CPARENT_SPC_HAS_LIMITS) &&
        (row_of(k, p->lower) == row || row_of(k, p->upper) == row))
        return LIMIT_LINE;
    return NOTHING;
}

/* One mark; `*now` is the colour that is on, NULL where none is wanted. */
static void
put_mark(FILE *out, int what, bool unicode, const char **now)
{
    const look *l = &looks[what];

    if (*now != NULL && strcmp(*now, l->colour) != 0) {
        if (**now != '\0')
            fputs("\033[0m", out);
        fputs(l->colour, out);
        *now = l->colour;
    }
    fputs(unicode ? l->unicode : l->ascii, out);
}

/* The height of the last limits, mean and target, beside their rows. */
static void
put_label(const canvas *k, FILE *out, int row)
{
    const cparent_spc_point *last = &k->c->points[k->c->count - 1];
    char label[32] = "";

    if (k->c->options.has_target && row_of(k, k->c->options.target) == row)
        snprintf(label, sizeof(label), "%.4g", k->c->options.target);
    else if ((last->flags & CPARENT_SPC_HAS_MEAN) &&
             row_of(k, last->mean) == row)
        snprintf(label, sizeof(label), "%.4g", last->mean);
    else if ((last->flags & CPARENT_SPC_HAS_LIMITS) &&
             row_of(k, last->upper) == row)
        snprintf(label, sizeof(label), "%.4g", last->upper);
    else if ((last->flags & CPARENT_SPC_HAS_LIMITS) &&
             row_of(k, last->lower) == row)
        snprintf(label, sizeof(label), "%.4g", last->lower);
    fprintf(out, "%*s ", LABEL - 2, label);
}

static void
put_row(const tool *t, const canvas *k, FILE *out, int row)
{
    bool unicode = screen_unicode();
    const char *now = screen_colour(t) ? "" : NULL;

    put_label(k, out, row);
    for (size_t i = k->first; i < k->c->count; i++) {
        int what = mark_at(k, i, row);
        int line = what >= (int)POINT ? (int)NOTHING : what;

        put_mark(out, what, unicode, &now);
        for (size_t n = 1; n < k->step; n++)
            put_mark(out, line, unicode, &now);
    }
    if (now != NULL && *now != '\0')
        fputs("\033[0m", out);
    putc('\n', out);
}

void
chart_draw(const tool *t, const chart *c, FILE *out)
{
    canvas k = { c, 0, 1, 0, 0 };
    size_t width = screen_width();
    size_t room = width > LABEL + 10 ? width - LABEL : 10;
    char from[CPARENT_PERIOD_SIZE];
    char to[CPARENT_PERIOD_SIZE];

    if (c->count == 0)
        return;
    k.first = c->count > room ? c->count - room : 0;
    k.step = room / (c->count - k.first);
    if (k.step > WIDEST_STEP)
        k.step = WIDEST_STEP;
    find_range(&k);
    putc('\n', out);
    for (int row = 0; row < ROWS; row++)
        put_row(t, &k, out, row);
    chart_date(c, &c->points[k.first], from);
    chart_date(c, &c->points[c->count - 1], to);
    fprintf(out, "%*s%s to %s", LABEL - 1, "", from, to);
    if (k.first > 0)
        fprintf(out, "; %zu earlier points do not fit", k.first);
    fprintf(out, "\n%*s%s common cause  %s", LABEL - 1, "",
            screen_unicode() ? "●" : "o",
            c->options.polarity == CPARENT_INDICATOR_POLARITY_NEUTRAL
                ? "H special cause, high  L special cause, low\n\n"
                : "I improvement  C concern\n\n");
}
