/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <string.h>

#include "report/legible-internal.h"
#include "report/svg-internal.h"

enum { GOAL_ABOVE = 300, GOAL_BELOW = 190 };

/* All places are in tenths of a unit: no floating point is ever printed. */
typedef struct svg_plot {
    const cparent__chart *chart;
    cparent__text *text;
    cparent__scale scale;
    int left, right, top, bottom; /* of the drawing, in tenths */
    int32_t first_day, last_day;
    bool by_day; /* every drawn point has its day */
} svg_plot;

static void
put_tenths(cparent__text *text, int tenths)
{
    if (tenths < 0)
        cparent__text_char(text, '-');
    if (tenths < 0)
        tenths = -tenths;
    cparent__text_addf(text, "%d", tenths / 10);
    if (tenths % 10 != 0)
        cparent__text_addf(text, ".%d", tenths % 10);
}

static void
put_attribute(cparent__text *text, const char *name, int tenths)
{
    cparent__text_addf(text, " %s=\"", name);
    put_tenths(text, tenths);
    cparent__text_char(text, '"');
}

static int
between(double share, int from, int to)
{
    double place = from + share * (to - from);

    return (int)(place < 0 ? place - 0.5 : place + 0.5);
}

static int
y_of(const svg_plot *plot, double value)
{
    return between((value - plot->scale.low) /
                       (plot->scale.high - plot->scale.low),
                   plot->bottom, plot->top);
}

static int
x_of(const svg_plot *plot, size_t index)
{
    const cparent__chart *chart = plot->chart;

    if (chart->count < 2)
        return (plot->left + plot->right) / 2;
    if (plot->by_day)
        return between(
            (double)(cparent_date_days(chart->points[index].period.last) -
                     plot->first_day) /
                (plot->last_day - plot->first_day),
            plot->left, plot->right);
    return between((double)index / (double)(chart->count - 1), plot->left,
                   plot->right);
}

static svg_plot
make_plot(const cparent__chart *chart, cparent__text *text, bool from_zero)
{
    svg_plot plot = { chart, text, cparent__scale_fit(chart, from_zero),
                  0,     0,    0, 0, 0, 0, true };

    for (size_t i = 0; i < chart->count; i++)
        if (!cparent_date_is_set(chart->points[i].period.last))
            plot.by_day = false;
    if (chart->count > 0 && plot.by_day) {
        plot.first_day = cparent_date_days(chart->points[0].period.last);
        plot.last_day =
            cparent_date_days(chart->points[chart->count - 1].period.last);
    }
    plot.by_day = plot.by_day && plot.last_day > plot.first_day;
    return plot;
}

static double
low_of(const cparent__shown *shown)
{
    return cparent_decimal_double(shown->low);
}

static double
high_of(const cparent__shown *shown)
{
    return cparent_decimal_double(shown->range ? shown->high : shown->low);
}

/* A stroke from point to point, lifted at every gap.  Two figures alone
 * are joined across one: the dashes say that nothing is known between. */
static void
put_series(const svg_plot *plot)
{
    const cparent__chart *chart = plot->chart;
    bool two = chart->drawable == 2;
    bool down = false;

    cparent__text_addf(plot->text, "<path class=\"%s\" d=\"",
                       two ? "dash" : "line");
    for (size_t i = 0; i < chart->count; i++) {
        const cparent__pack_point *point = &chart->points[i];

        if (!cparent__shown_single(&point->value)) {
            down = down && two;
            continue;
        }
        if (point->gap_before && !two)
            down = false;
        cparent__text_char(plot->text, down ? 'L' : 'M');
        put_tenths(plot->text, x_of(plot, i));
        cparent__text_char(plot->text, ' ');
        put_tenths(plot->text, y_of(plot, low_of(&point->value)));
        down = true;
    }
    cparent__text_add(plot->text, "\"/>");
}

static void
put_circle(const svg_plot *plot, size_t index, const char *class, int radius)
{
    const cparent__pack_point *point = &plot->chart->points[index];

    cparent__text_addf(plot->text, "<circle class=\"%s\"", class);
    put_attribute(plot->text, "cx", x_of(plot, index));
    put_attribute(plot->text, "cy", y_of(plot, low_of(&point->value)));
    put_attribute(plot->text, "r", radius);
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
put_range(const svg_plot *plot, size_t index)
{
    const cparent__shown *value = &plot->chart->points[index].value;
    int x = x_of(plot, index);

    cparent__text_add(plot->text, "<path class=\"span\" d=\"M");
    put_tenths(plot->text, x);
    cparent__text_char(plot->text, ' ');
    put_tenths(plot->text, y_of(plot, low_of(value)));
    cparent__text_char(plot->text, 'V');
    put_tenths(plot->text, y_of(plot, high_of(value)));
    cparent__text_add(plot->text, "\"/>");
}

static size_t
last_drawn(const cparent__chart *chart)
{
    size_t last = 0;

    for (size_t i = 0; i < chart->count; i++)
        if (chart->points[i].value.number && !chart->points[i].value.hidden)
            last = i;
    return last;
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
put_points(const svg_plot *plot)
{
    const cparent__chart *chart = plot->chart;
    size_t last = last_drawn(chart);

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
put_target_line(const svg_plot *plot)
{
    const cparent__shown *target = plot->chart->target;
    int low;
    int high;

    if (target == NULL)
        return;
    low = y_of(plot, low_of(target));
    high = y_of(plot, high_of(target));
    if (target->range) {
        cparent__text_add(plot->text, "<rect class=\"within\"");
        put_attribute(plot->text, "x", plot->left);
        put_attribute(plot->text, "y", high);
        put_attribute(plot->text, "width", plot->right - plot->left);
        put_attribute(plot->text, "height", low - high);
        cparent__text_add(plot->text, "/>");
        return;
    }
    cparent__text_add(plot->text, "<path class=\"target\" d=\"M");
    put_tenths(plot->text, plot->left);
    cparent__text_char(plot->text, ' ');
    put_tenths(plot->text, low);
    cparent__text_char(plot->text, 'H');
    put_tenths(plot->text, plot->right);
    cparent__text_add(plot->text, "\"/>");
}

static void
put_label(const svg_plot *plot, const char *class, int x, int y,
          const char *anchor, const char *words)
{
    cparent__text_addf(plot->text, "<text class=\"%s\"", class);
    put_attribute(plot->text, "x", x);
    put_attribute(plot->text, "y", y);
    if (anchor[0] != '\0')
        cparent__text_addf(plot->text, " text-anchor=\"%s\"", anchor);
    cparent__text_char(plot->text, '>');
    cparent__legible_html(plot->text, words);
    cparent__text_add(plot->text, "</text>");
}

static void
put_grid(const svg_plot *plot)
{
    for (int64_t step = plot->scale.first; step <= plot->scale.last;
         step++) {
        double share = (double)(step - plot->scale.first) /
                       (double)(plot->scale.last - plot->scale.first);
        int y = between(share, plot->bottom, plot->top);
        char words[CPARENT_VALUE_SIZE];

        cparent__text_add(plot->text, "<path class=\"grid\" d=\"M");
        put_tenths(plot->text, plot->left);
        cparent__text_char(plot->text, ' ');
        put_tenths(plot->text, y);
        cparent__text_char(plot->text, 'H');
        put_tenths(plot->text, plot->right);
        cparent__text_add(plot->text, "\"/>");
        cparent__scale_words(&plot->scale, step, plot->chart->unit, words);
        put_label(plot, "axis", plot->left - 80, y + 40, "end", words);
    }
}

/* "Mar 2025" for a month; other labels are short, or stand as they are. */
static void
short_label(const cparent__pack_point *point,
            char words[CPARENT_PERIOD_SIZE])
{
    const char *blank = strchr(point->label, ' ');

    memcpy(words, point->label, CPARENT_PERIOD_SIZE);
    words[CPARENT_PERIOD_SIZE - 1] = '\0';
    if (point->period.kind == CPARENT_PERIOD_MONTH && blank != NULL &&
        blank - point->label > 3)
        memmove(words + 3, blank, strlen(blank) + 1);
}

/* The width that a label takes with some air, in tenths. */
static int
label_width(const cparent__pack_point *point)
{
    char words[CPARENT_PERIOD_SIZE];

    short_label(point, words);
    return (int)strlen(words) * 68 + 160;
}

static bool
labels_fit(const svg_plot *plot, size_t every)
{
    size_t i = plot->chart->count - 1;

    while (i >= every) {
        int apart = x_of(plot, i) - x_of(plot, i - every);

        if (apart < label_width(&plot->chart->points[i]))
            return false;
        i -= every;
    }
    return true;
}

/* A narrow screen has room for every other date: "alt" marks those to
 * leave out. */
static void
put_dates(const svg_plot *plot)
{
    const cparent__chart *chart = plot->chart;
    size_t every = 1;

    while (every < chart->count && !labels_fit(plot, every))
        every++;
    for (size_t i = (chart->count - 1) % every; i < chart->count;
         i += every) {
        bool other = (chart->count - 1 - i) / every % 2 == 1;
        char words[CPARENT_PERIOD_SIZE];

        short_label(&chart->points[i], words);
        put_label(plot, other ? "axis alt" : "axis", x_of(plot, i),
                  plot->bottom + 200, "middle", words);
    }
}

/* The latest figure and the target say what they are beside the plot, and
 * move apart where they would cover each other. */
static void
put_side_labels(const svg_plot *plot)
{
    const cparent__chart *chart = plot->chart;
    const cparent__pack_point *now = &chart->points[last_drawn(chart)];
    int x = plot->right + 110;
    int here = y_of(plot, high_of(&now->value)) + 20;
    int goal;

    put_label(plot, "here", x, here, "", now->value.words);
    if (chart->target == NULL)
        return;
    goal = y_of(plot, high_of(chart->target)) + 20;
    if (goal < here && goal > here - GOAL_ABOVE)
        goal = here - GOAL_ABOVE;
    else if (goal >= here && goal < here + GOAL_BELOW)
        goal = here + GOAL_BELOW;
    if (goal < 100)
        goal = here + GOAL_BELOW;
    put_label(plot, "goal", x, goal, "", "Target");
    put_label(plot, "goal", x, goal + 150, "", chart->target_words);
}

static void
open_svg(cparent__text *text, const cparent__chart *chart, size_t number,
         const char *class, int width, int height)
{
    cparent__text_addf(text,
                       "<svg class=\"%s\" viewBox=\"0 0 %d %d\" "
                       "role=\"img\"",
                       class, width, height);
    if (chart->small) {
        cparent__text_add(text, " aria-label=\"");
        cparent__legible_html(text, chart->words);
        cparent__text_add(text, "\">");
        return;
    }
    cparent__text_addf(text,
                       " aria-labelledby=\"chart-%zu-t chart-%zu-d\">"
                       "<title id=\"chart-%zu-t\">",
                       number, number, number);
    cparent__legible_html(text, chart->title);
    cparent__text_addf(text, "</title><desc id=\"chart-%zu-d\">", number);
    cparent__legible_html(text, chart->words);
    cparent__text_add(text, ".</desc>");
}

static void
draw_line(const cparent__chart *chart, size_t number, cparent__text *text)
{
    svg_plot plot = make_plot(chart, text, false);

    if (chart->small) {
        plot.left = 40;
        plot.right = 1280;
        plot.top = 50;
        plot.bottom = 290;
        open_svg(text, chart, number, "spark", 132, 34);
    } else {
        plot.left = 560;
        plot.right = 6000;
        plot.top = 200;
        plot.bottom = 2500;
        open_svg(text, chart, number, "chart", 760, 284);
        put_grid(&plot);
    }
    put_target_line(&plot);
    put_series(&plot);
    put_points(&plot);
    if (!chart->small) {
        put_dates(&plot);
        put_side_labels(&plot);
    }
    cparent__text_add(text, "</svg>");
}

static int
across(const svg_plot *plot, double value)
{
    return between((value - plot->scale.low) /
                       (plot->scale.high - plot->scale.low),
                   plot->left, plot->right);
}

static void
put_bar(const svg_plot *plot, const char *class, int from, int to)
{
    cparent__text_addf(plot->text, "<rect class=\"%s\"", class);
    put_attribute(plot->text, "x", from < to ? from : to);
    put_attribute(plot->text, "y", plot->top);
    put_attribute(plot->text, "width", from < to ? to - from : from - to);
    put_attribute(plot->text, "height", plot->bottom - plot->top);
    cparent__text_add(plot->text, "/>");
}

static void
put_bar_target(const svg_plot *plot)
{
    const cparent__chart *chart = plot->chart;
    const char *anchor = "start";
    int x;

    if (chart->target == NULL)
        return;
    x = across(plot, low_of(chart->target));
    cparent__text_add(plot->text, "<path class=\"mark\" d=\"M");
    put_tenths(plot->text, x);
    cparent__text_char(plot->text, ' ');
    put_tenths(plot->text, plot->top - 50);
    cparent__text_char(plot->text, 'V');
    put_tenths(plot->text, plot->bottom + 50);
    cparent__text_add(plot->text, "\"/>");
    if (chart->small)
        return;
    if (x > (plot->left + plot->right) / 2)
        anchor = "end";
    put_label(plot, "aim", x, plot->top - 90, anchor,
              chart->target_words);
}

static void
put_bar_axis(const svg_plot *plot)
{
    const cparent__chart *chart = plot->chart;
    const cparent__pack_point *now = &chart->points[last_drawn(chart)];

    for (int64_t step = plot->scale.first; step <= plot->scale.last;
         step++) {
        char words[CPARENT_VALUE_SIZE];
        double share = (double)(step - plot->scale.first) /
                       (double)(plot->scale.last - plot->scale.first);

        cparent__scale_words(&plot->scale, step, chart->unit, words);
        put_label(plot, "axis", between(share, plot->left, plot->right),
                  plot->bottom + 220, "middle", words);
    }
    put_label(plot, "here", plot->right + 110, plot->top + 90, "",
              now->value.words);
    put_label(plot, "here", plot->right + 110, plot->top + 240, "",
              now->label);
}

static void
draw_bar(const cparent__chart *chart, size_t number, cparent__text *text)
{
    svg_plot plot = make_plot(chart, text, true);
    const cparent__shown *value = &chart->points[last_drawn(chart)].value;
    double from = value->range ? low_of(value) : 0.0;

    plot.left = chart->small ? 40 : 560;
    plot.right = chart->small ? 1280 : 6000;
    plot.top = chart->small ? 120 : 320;
    plot.bottom = chart->small ? 220 : 520;
    open_svg(text, chart, number, chart->small ? "spark" : "chart",
             chart->small ? 132 : 760, chart->small ? 34 : 84);
    put_bar(&plot, "bed", plot.left, plot.right);
    put_bar(&plot, "fill", across(&plot, from),
            across(&plot, high_of(value)));
    put_bar_target(&plot);
    if (!chart->small)
        put_bar_axis(&plot);
    cparent__text_add(text, "</svg>");
}

void
cparent__svg_chart(const cparent__chart *chart, size_t number,
                   cparent__text *text)
{
    if (chart->drawable >= 2)
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
        cparent__text_addf(text, "One figure, on a scale from %s to %s.",
                           low, high);
        say_target(chart, "upright mark", text);
        return;
    }
    if (chart->drawable == 2)
        cparent__text_add(text, "Two figures, joined by dashes because "
                                "nothing is known between them. Two "
                                "figures are not a trend. ");
    else if (has_gap(chart))
        cparent__text_add(text, "Where the line breaks, a figure is missing "
                                "or not shown. ");
    if (scale.first == 0)
        cparent__text_add(text, "The scale starts at zero.");
    else
        cparent__text_addf(text, "The scale starts at %s, not at zero.",
                           low);
    say_target(chart, chart->drawable == 2 ? "level line" : "dashed line",
               text);
}
