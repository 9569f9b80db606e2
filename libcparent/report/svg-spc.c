/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A series with its average, its limits and every special cause marked.
 * A kind of mark has a shape of its own, so that colour never speaks alone;
 * a figure that is not shown is a gap.
 */
#include "config.h"

#include <cparent/spc.h>

#include "report/legible-internal.h"
#include "report/plot-internal.h"

typedef enum level { AVERAGE, LOWER, UPPER } level;

static cparent_decimal
level_of(const cparent__pack_mark *mark, level which)
{
    return which == AVERAGE ? mark->mean
           : which == LOWER ? mark->lower
                            : mark->upper;
}

/* A level line for each part, with a gap where a rebase starts the next. */
static void
put_level(const cparent__plot *plot, level which)
{
    const cparent__pack_mark *marks = plot->chart->spc->marks;
    bool down = false;

    cparent__text_addf(plot->text, "<path class=\"%s\" d=\"",
                       which == AVERAGE ? "mean" : "limit");
    for (size_t i = 0; i < plot->chart->count; i++) {
        bool next = i + 1 < plot->chart->count && marks[i + 1].limits &&
                    marks[i + 1].group == marks[i].group;

        if (!marks[i].limits || (down && next))
            continue;
        cparent__text_char(plot->text, down ? 'H' : 'M');
        cparent__plot_tenths(plot->text, cparent__plot_x(plot, i));
        if (!down) {
            cparent__text_char(plot->text, ' ');
            cparent__plot_tenths(
                plot->text,
                cparent__plot_y(plot, cparent_decimal_double(
                                          level_of(&marks[i], which))));
        }
        down = next;
    }
    cparent__text_add(plot->text, "\"/>");
}

static void
place(const cparent__plot *plot, size_t index)
{
    const cparent__shown *value = &plot->chart->points[index].value;

    cparent__text_char(plot->text, 'M');
    cparent__plot_tenths(plot->text, cparent__plot_x(plot, index));
    cparent__text_char(plot->text, ' ');
    cparent__plot_tenths(plot->text,
                         cparent__plot_y(plot, cparent__plot_low(value)));
}

/* All marks of one kind are one path, which keeps the picture small; the
 * table beside it has each figure with its reason. */
static void
put_marks(const cparent__plot *plot, int32_t verdict, const char *class,
          const char *shape)
{
    const cparent__chart *chart = plot->chart;
    bool any = false;

    for (size_t i = 0; i < chart->count; i++) {
        const cparent__pack_mark *mark = &chart->spc->marks[i];

        if (!mark->judged || mark->verdict != verdict)
            continue;
        if (!any)
            cparent__text_addf(plot->text, "<path class=\"%s\" d=\"",
                               class);
        any = true;
        place(plot, i);
        cparent__text_add(plot->text, shape);
    }
    if (any)
        cparent__text_add(plot->text, "\"/>");
}

/* A dot, the round end of a line without length, is usual variation, twice
 * for a darker rim; a square is an improvement, a diamond a concern, a
 * triangle a change of which nobody has said what is better. */
static void
put_points(const cparent__plot *plot)
{
    put_marks(plot, CPARENT_SPC_COMMON_CAUSE, "rim", "h0");
    put_marks(plot, CPARENT_SPC_COMMON_CAUSE, "usual", "h0");
    put_marks(plot, CPARENT_SPC_IMPROVEMENT, "gain", "m-4.5-4.5h9v9h-9z");
    put_marks(plot, CPARENT_SPC_CONCERN, "concern",
              "m0-6.5l6.5 6.5-6.5 6.5-6.5-6.5z");
    put_marks(plot, CPARENT_SPC_NEUTRAL_HIGH, "shifted",
              "m0-6l6 10h-12z");
    put_marks(plot, CPARENT_SPC_NEUTRAL_LOW, "shifted", "m0 6l6-10h-12z");
}

static void
level_words(const cparent__chart *chart, level which,
            char words[CPARENT_VALUE_SIZE])
{
    const cparent__pack_mark *mark = &chart->spc->marks[chart->spc->last];
    cparent_value value =
        cparent_value_number(level_of(mark, which), chart->unit);

    cparent_value_words(&value, words);
}

void
cparent__svg_spc(const cparent__chart *chart, size_t number,
                 cparent__text *text)
{
    cparent__plot plot = cparent__plot_make(chart, text, false);

    plot.left = 560;
    plot.right = 6000;
    plot.top = 200;
    plot.bottom = 2900;
    cparent__plot_open(text, chart, number, "chart spc", 760, 324);
    cparent__plot_grid(&plot);
    put_level(&plot, LOWER);
    put_level(&plot, UPPER);
    put_level(&plot, AVERAGE);
    cparent__plot_target(&plot);
    cparent__plot_series(&plot);
    put_points(&plot);
    cparent__plot_dates(&plot);
    cparent__plot_sides(&plot);
    cparent__text_add(text, "</svg>");
}

/* Which shapes are in the picture. */
static void
say_shapes(const cparent__chart *chart, cparent__text *text)
{
    static const struct {
        int32_t verdict;
        const char *words;
    } shapes[] = {
        { CPARENT_SPC_COMMON_CAUSE, " A round mark is usual variation." },
        { CPARENT_SPC_IMPROVEMENT, " A square is a change for the better." },
        { CPARENT_SPC_CONCERN, " A diamond is a change for the worse." },
        { CPARENT_SPC_NEUTRAL_HIGH,
          " A triangle that points up is a change upwards." },
        { CPARENT_SPC_NEUTRAL_LOW,
          " A triangle that points down is a change downwards." },
    };
    const cparent__pack_mark *marks = chart->spc->marks;

    for (size_t s = 0; s < sizeof shapes / sizeof shapes[0]; s++) {
        size_t i = 0;

        while (i < chart->count &&
               !(marks[i].judged && marks[i].verdict == shapes[s].verdict))
            i++;
        if (i < chart->count)
            cparent__text_add(text, shapes[s].words);
    }
}

void
cparent__svg_spc_key(const cparent__chart *chart, cparent__text *text)
{
    char mean[CPARENT_VALUE_SIZE];
    char lower[CPARENT_VALUE_SIZE];
    char upper[CPARENT_VALUE_SIZE];

    level_words(chart, AVERAGE, mean);
    level_words(chart, LOWER, lower);
    level_words(chart, UPPER, upper);
    cparent__text_add(text, "The level line is the average, ");
    cparent__legible_html(text, mean);
    cparent__text_add(text, "; the dotted lines are the limits of usual "
                            "variation, ");
    cparent__legible_html(text, lower);
    cparent__text_add(text, " and ");
    cparent__legible_html(text, upper);
    cparent__text_char(text, '.');
    if (chart->spc->marks[chart->spc->last].group > 0)
        cparent__text_add(text, " They break where they were worked out "
                                "anew.");
    say_shapes(chart, text);
    cparent__text_char(text, ' ');
}
