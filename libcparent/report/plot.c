/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <string.h>

#include "report/legible-internal.h"
#include "report/plot-internal.h"

enum { GOAL_ABOVE = 300, GOAL_BELOW = 190 };

void
cparent__plot_tenths(cparent__text *text, int tenths)
{
    if (tenths < 0)
        cparent__text_char(text, '-');
    if (tenths < 0)
        tenths = -tenths;
    cparent__text_addf(text, "%d", tenths / 10);
    if (tenths % 10 != 0)
        cparent__text_addf(text, ".%d", tenths % 10);
}

void
cparent__plot_attribute(cparent__text *text, const char *name, int tenths)
{
    cparent__text_addf(text, " %s=\"", name);
    cparent__plot_tenths(text, tenths);
    cparent__text_char(text, '"');
}

int
cparent__plot_between(double share, int from, int to)
{
    double place = from + share * (to - from);

    return (int)(place < 0 ? place - 0.5 : place + 0.5);
}

int
cparent__plot_y(const cparent__plot *plot, double value)
{
    return cparent__plot_between((value - plot->scale.low) /
                                     (plot->scale.high - plot->scale.low),
                                 plot->bottom, plot->top);
}

int
cparent__plot_x(const cparent__plot *plot, size_t index)
{
    const cparent__chart *chart = plot->chart;

    if (chart->count < 2)
        return (plot->left + plot->right) / 2;
    if (plot->by_day)
        return cparent__plot_between(
            (double)(cparent_date_days(chart->points[index].period.last) -
                     plot->first_day) /
                (plot->last_day - plot->first_day),
            plot->left, plot->right);
    return cparent__plot_between((double)index / (double)(chart->count - 1),
                                 plot->left, plot->right);
}

cparent__plot
cparent__plot_make(const cparent__chart *chart, cparent__text *text,
                   bool from_zero)
{
    cparent__plot plot = { chart, text, cparent__scale_fit(chart, from_zero),
                           0,     0,    0,
                           0,     0,    0,
                           true };

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

double
cparent__plot_low(const cparent__shown *shown)
{
    return cparent_decimal_double(shown->low);
}

double
cparent__plot_high(const cparent__shown *shown)
{
    return cparent_decimal_double(shown->range ? shown->high : shown->low);
}

/* A stroke from point to point, lifted at every gap.  Two figures alone
 * are joined across one: the dashes say that nothing is known between. */
void
cparent__plot_series(const cparent__plot *plot)
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
        cparent__plot_tenths(plot->text, cparent__plot_x(plot, i));
        cparent__text_char(plot->text, ' ');
        cparent__plot_tenths(
            plot->text,
            cparent__plot_y(plot, cparent__plot_low(&point->value)));
        down = true;
    }
    cparent__text_add(plot->text, "\"/>");
}

size_t
cparent__plot_last(const cparent__chart *chart)
{
    size_t last = 0;

    for (size_t i = 0; i < chart->count; i++)
        if (chart->points[i].value.number && !chart->points[i].value.hidden)
            last = i;
    return last;
}

void
cparent__plot_target(const cparent__plot *plot)
{
    const cparent__shown *target = plot->chart->target;
    int low;
    int high;

    if (target == NULL)
        return;
    low = cparent__plot_y(plot, cparent__plot_low(target));
    high = cparent__plot_y(plot, cparent__plot_high(target));
    if (target->range) {
        cparent__text_add(plot->text, "<rect class=\"within\"");
        cparent__plot_attribute(plot->text, "x", plot->left);
        cparent__plot_attribute(plot->text, "y", high);
        cparent__plot_attribute(plot->text, "width", plot->right - plot->left);
        cparent__plot_attribute(plot->text, "height", low - high);
        cparent__text_add(plot->text, "/>");
        return;
    }
    cparent__text_add(plot->text, "<path class=\"target\" d=\"M");
    cparent__plot_tenths(plot->text, plot->left);
    cparent__text_char(plot->text, ' ');
    cparent__plot_tenths(plot->text, low);
    cparent__text_char(plot->text, 'H');
    cparent__plot_tenths(plot->text, plot->right);
    cparent__text_add(plot->text, "\"/>");
}

void
cparent__plot_label(const cparent__plot *plot, const char *class, int x, int y,
                    const char *anchor, const char *words)
{
    cparent__text_addf(plot->text, "<text class=\"%s\"", class);
    cparent__plot_attribute(plot->text, "x", x);
    cparent__plot_attribute(plot->text, "y", y);
    if (anchor[0] != '\0')
        cparent__text_addf(plot->text, " text-anchor=\"%s\"", anchor);
    cparent__text_char(plot->text, '>');
    cparent__legible_html(plot->text, words);
    cparent__text_add(plot->text, "</text>");
}

void
cparent__plot_grid(const cparent__plot *plot)
{
    for (int64_t step = plot->scale.first; step <= plot->scale.last; step++) {
        double share = (double)(step - plot->scale.first) /
                       (double)(plot->scale.last - plot->scale.first);
        int y = cparent__plot_between(share, plot->bottom, plot->top);
        char words[CPARENT_VALUE_SIZE];

        cparent__text_add(plot->text, "<path class=\"grid\" d=\"M");
        cparent__plot_tenths(plot->text, plot->left);
        cparent__text_char(plot->text, ' ');
        cparent__plot_tenths(plot->text, y);
        cparent__text_char(plot->text, 'H');
        cparent__plot_tenths(plot->text, plot->right);
        cparent__text_add(plot->text, "\"/>");
        cparent__scale_words(&plot->scale, step, plot->chart->unit, words);
        cparent__plot_label(plot, "axis", plot->left - 80, y + 40, "end",
                            words);
    }
}

/* "Mar 2025" for a month; other labels are short, or stand as they are. */
static void
short_label(const cparent__pack_point *point, char words[CPARENT_PERIOD_SIZE])
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
labels_fit(const cparent__plot *plot, size_t every)
{
    size_t i = plot->chart->count - 1;

    while (i >= every) {
        int apart = cparent__plot_x(plot, i) - cparent__plot_x(plot, i - every);

        if (apart < label_width(&plot->chart->points[i]))
            return false;
        i -= every;
    }
    return true;
}

/* A narrow screen has room for every other date: "alt" marks those to
 * leave out. */
void
cparent__plot_dates(const cparent__plot *plot)
{
    const cparent__chart *chart = plot->chart;
    size_t every = 1;

    while (every < chart->count && !labels_fit(plot, every))
        every++;
    for (size_t i = (chart->count - 1) % every; i < chart->count; i += every) {
        bool other = (chart->count - 1 - i) / every % 2 == 1;
        char words[CPARENT_PERIOD_SIZE];

        short_label(&chart->points[i], words);
        cparent__plot_label(plot, other ? "axis alt" : "axis",
                            cparent__plot_x(plot, i), plot->bottom + 200,
                            "middle", words);
    }
}

/* The latest figure and the target say what they are beside the plot, and
 * move apart where they would cover each other. */
void
cparent__plot_sides(const cparent__plot *plot)
{
    const cparent__chart *chart = plot->chart;
    const cparent__pack_point *now = &chart->points[cparent__plot_last(chart)];
    int x = plot->right + 110;
    int here = cparent__plot_y(plot, cparent__plot_high(&now->value)) + 20;
    int goal;

    cparent__plot_label(plot, "here", x, here, "", now->value.words);
    if (chart->target == NULL)
        return;
    goal = cparent__plot_y(plot, cparent__plot_high(chart->target)) + 20;
    if (goal < here && goal > here - GOAL_ABOVE)
        goal = here - GOAL_ABOVE;
    else if (goal >= here && goal < here + GOAL_BELOW)
        goal = here + GOAL_BELOW;
    if (goal < 100)
        goal = here + GOAL_BELOW;
    cparent__plot_label(plot, "goal", x, goal, "", "Target");
    cparent__plot_label(plot, "goal", x, goal + 150, "", chart->target_words);
}

void
cparent__plot_open(cparent__text *text, const cparent__chart *chart,
                   size_t number, const char *class, int width, int height)
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
