/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "report/legible-internal.h"
#include "report/plot-internal.h"

static void
put_circle(const cparent__plot *plot, size_t index, const char *class,
           int radius)
{
    const cparent__pack_point *point = &plot->chart->points[index];

    cparent__text_addf(plot->text, "<circle class=\"%s\"", class);
    cparent__plot_attribute(plot->text, "cx", cparent__plot_x(plot, index));
    cparent__plot_attribute(
        plot->text, "cy",
        cparent__plot_y(plot, cparent__plot_low(&point->value)));
    cparent__plot_attribute(plot->text, "r", radius);
    if (plot->chart->small) {
        cparent__text_add(plot->text, "/>");
        return;
    }
    cparent__text_add(plot->text, "><title>");
    cparent__legible_html(plot->text, point->label);
    cparent__text_add(plot->text, ": ");
    cparent__legible_html(plot->text, point->value.words);
    cparent__text_add(plot->text, "</title></circle>");
}

/* A range stands as an upright bar from its low to its high end. */
static void
put_range(const cparent__plot *plot, size_t index)
{
    const cparent__shown *value = &plot->chart->points[index].value;
    int x = cparent__plot_x(plot, index);

    cparent__text_add(plot->text, "<path class=\"span\" d=\"M");
    cparent__plot_tenths(plot->text, x);
    cparent__text_char(plot->text, ' ');
    cparent__plot_tenths(plot->text,
                         cparent__plot_y(plot, cparent__plot_low(value)));
    cparent__text_char(plot->text, 'V');
    cparent__plot_tenths(plot->text,
                         cparent__plot_y(plot, cparent__plot_high(value)));
    cparent__text_add(plot->text, "\"/>");
}

/* True when a point has no neighbour that a line could join it to. */
static bool
is_alone(const cparent__chart *chart, size_t index)
{
    const cparent__pack_point *points = chart->points;
    bool before = index > 0 && !points[index].gap_before &&
                  cparent__shown_single(&points[index - 1].value);
    bool after = index + 1 < chart->count && !points[index + 1].gap_before &&
                 cparent__shown_single(&points[index + 1].value);

    return !before && !after;
}

static void
put_points(const cparent__plot *plot)
{
    const cparent__chart *chart = plot->chart;
    size_t last = cparent__plot_last(chart);

    for (size_t i = 0; i < chart->count; i++) {
        const cparent__shown *value = &chart->points[i].value;

        if (value->hidden || !value->number)
            continue;
        if (value->range)
            put_range(plot, i);
        else if (i == last)
            put_circle(plot, i, "now", chart->small ? 34 : 48);
        else if (chart->drawable == 2)
            put_circle(plot, i, "then", chart->small ? 34 : 44);
        else if (!chart->small)
            put_circle(plot, i, "point", 30);
        else if (is_alone(chart, i))
            put_circle(plot, i, "point", 18);
    }
}

static void
draw_line(const cparent__chart *chart, size_t number, cparent__text *text)
{
    cparent__plot plot = cparent__plot_make(chart, text, false);

    if (chart->small) {
        plot.left = 40;
        plot.right = 1280;
        plot.top = 50;
        plot.bottom = 290;
        cparent__plot_open(text, chart, number, "spark", 132, 34);
    } else {
        plot.left = 560;
        plot.right = 6000;
        plot.top = 200;
        plot.bottom = 2500;
        cparent__plot_open(text, chart, number, "chart", 760, 284);
        cparent__plot_grid(&plot);
    }
    cparent__plot_target(&plot);
    cparent__plot_series(&plot);
    put_points(&plot);
    if (!chart->small) {
        cparent__plot_dates(&plot);
        cparent__plot_sides(&plot);
    }
    cparent__text_add(text, "</svg>");
}

static int
across(const cparent__plot *plot, double value)
{
    return cparent__plot_between((value - plot->scale.low) /
                                     (plot->scale.high - plot->scale.low),
                                 plot->left, plot->right);
}

static void
put_bar(const cparent__plot *plot, const char *class, int from, int to)
{
    cparent__text_addf(plot->text, "<rect class=\"%s\"", class);
    cparent__plot_attribute(plot->text, "x", from < to ? from : to);
    cparent__plot_attribute(plot->text, "y", plot->top);
    cparent__plot_attribute(plot->text, "width",
                            from < to ? to - from : from - to);
    cparent__plot_attribute(plot->text, "height", plot->bottom - plot->top);
    cparent__text_add(plot->text, "/>");
}

static void
put_bar_target(const cparent__plot *plot)
{
    const cparent__chart *chart = plot->chart;
    const char *anchor = "start";
    int x;

    if (chart->target == NULL)
        return;
    x = across(plot, cparent__plot_low(chart->target));
    cparent__text_add(plot->text, "<path class=\"mark\" d=\"M");
    cparent__plot_tenths(plot->text, x);
    cparent__text_char(plot->text, ' ');
    cparent__plot_tenths(plot->text, plot->top - 50);
    cparent__text_char(plot->text, 'V');
    cparent__plot_tenths(plot->text, plot->bottom + 50);
    cparent__text_add(plot->text, "\"/>");
    if (chart->small)
        return;
    if (x > (plot->left + plot->right) / 2)
        anchor = "end";
    cparent__plot_label(plot, "aim", x, plot->top - 90, anchor,
                        chart->target_words);
}

static void
put_bar_axis(const cparent__plot *plot)
{
    const cparent__chart *chart = plot->chart;
    const cparent__pack_point *now = &chart->points[cparent__plot_last(chart)];

    for (int64_t step = plot->scale.first; step <= plot->scale.last; step++) {
        char words[CPARENT_VALUE_SIZE];
        double share = (double)(step - plot->scale.first) /
                       (double)(plot->scale.last - plot->scale.first);

        cparent__scale_words(&plot->scale, step, chart->unit, words);
        cparent__plot_label(
            plot, "axis", cparent__plot_between(share, plot->left, plot->right),
            plot->bottom + 220, "middle", words);
    }
    cparent__plot_label(plot, "here", plot->right + 110, plot->top + 90, "",
                        now->value.words);
    cparent__plot_label(plot, "here", plot->right + 110, plot->top + 240, "",
                        now->label);
}

static void
draw_bar(const cparent__chart *chart, size_t number, cparent__text *text)
{
    cparent__plot plot = cparent__plot_make(chart, text, true);
    const cparent__shown *value =
        &chart->points[cparent__plot_last(chart)].value;
    double from = value->range ? cparent__plot_low(value) : 0.0;

    plot.left = chart->small ? 40 : 560;
    plot.right = chart->small ? 1280 : 6000;
    plot.top = chart->small ? 120 : 320;
    plot.bottom = chart->small ? 220 : 520;
    cparent__plot_open(text, chart, number, chart->small ? "spark" : "chart",
                       chart->small ? 132 : 760, chart->small ? 34 : 84);
    put_bar(&plot, "bed", plot.left, plot.right);
    put_bar(&plot, "fill", across(&plot, from),
            across(&plot, cparent__plot_high(value)));
    put_bar_target(&plot);
    if (!chart->small)
        put_bar_axis(&plot);
    cparent__text_add(text, "</svg>");
}

void
cparent__svg_chart(const cparent__chart *chart, size_t number,
                   cparent__text *text)
{
    if (chart->spc != NULL)
        cparent__svg_spc(chart, number, text);
    else if (chart->drawable >= 2)
        draw_line(chart, number, text);
    else
        draw_bar(chart, number, text);
}

static bool
has_gap(const cparent__chart *chart)
{
    for (size_t i = 0; i < chart->count; i++)
        if (chart->points[i].gap_before ||
            !cparent__shown_single(&chart->points[i].value))
            return true;
    return false;
}

static void
say_target(const cparent__chart *chart, const char *drawing,
           cparent__text *text)
{
    if (chart->target == NULL)
        return;
    if (chart->target->range)
        drawing = "shaded band";
    cparent__text_addf(text, " The %s is the target, ", drawing);
    cparent__legible_html(text, chart->target_words);
    cparent__text_char(text, '.');
}

void
cparent__svg_caption(const cparent__chart *chart, cparent__text *text)
{
    cparent__scale scale = cparent__scale_fit(chart, chart->drawable < 2);
    char low[CPARENT_VALUE_SIZE];
    char high[CPARENT_VALUE_SIZE];

    cparent__scale_words(&scale, scale.first, chart->unit, low);
    cparent__scale_words(&scale, scale.last, chart->unit, high);
    if (chart->drawable < 2) {
        cparent__text_addf(text, "One figure, on a scale from %s to %s.", low,
                           high);
        say_target(chart, "upright mark", text);
        return;
    }
    if (chart->drawable == 2)
        cparent__text_add(text, "Two figures, joined by dashes because "
                                "nothing is known between them. Two "
                                "figures are not a trend. ");
    if (chart->spc != NULL)
        cparent__svg_spc_key(chart, text);
    if (chart->drawable > 2 && has_gap(chart))
        cparent__text_add(text, "Where the line breaks, a figure is missing "
                                "or not shown. ");
    if (scale.first == 0)
        cparent__text_add(text, "The scale starts at zero.");
    else
        cparent__text_addf(text, "The scale starts at %s, not at zero.", low);
    say_target(chart, chart->drawable == 2 ? "level line" : "dashed line",
               text);
}
