/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A funnel: every council by how many children its figure is of, between
 * the limits within which chance alone would keep it.
 */
#include "config.h"

#include <string.h>

#include "report/legible-internal.h"
#include "report/plot-internal.h"

/* The drawing, in whole units; a plot counts tenths. */
enum { WIDTH = 760, HEIGHT = 344 };

typedef struct funnel {
    const cparent__pack_funnel *of;
    cparent__plot plot;
    cparent__scale sizes; /* along */
} funnel;

static int
place_x(const funnel *f, double size)
{
    return cparent__plot_between(size / f->sizes.high, f->plot.left,
                                 f->plot.right);
}

static cparent__scale
values_of(const cparent__pack_funnel *of)
{
    double low = of->average;
    double high = low;

    for (size_t i = 0; i < of->dot_count; i++) {
        if (of->dots[i].value < low)
            low = of->dots[i].value;
        if (of->dots[i].value > high)
            high = of->dots[i].value;
    }
    return cparent__scale_between(low, high);
}

static void
put_point(const funnel *f, char command, double size, double value)
{
    cparent__text_char(f->plot.text, command);
    cparent__plot_tenths(f->plot.text, place_x(f, size));
    cparent__text_char(f->plot.text, ' ');
    cparent__plot_tenths(f->plot.text, cparent__plot_y(&f->plot, value));
}

/* Where a limit leaves the picture its line ends. */
static void
put_limit(const funnel *f, int which, const char *class)
{
    bool down = false;

    cparent__text_addf(f->plot.text, "<path class=\"%s\" d=\"", class);
    for (size_t i = 0; i < f->of->curve_count; i++) {
        double value = f->of->curve[i].at[which];

        if (!(value >= f->plot.scale.low && value <= f->plot.scale.high)) {
            down = false;
            continue;
        }
        put_point(f, down ? 'L' : 'M', f->of->curve[i].size, value);
        down = true;
    }
    cparent__text_add(f->plot.text, "\"/>");
}

static void
put_average(const funnel *f)
{
    cparent__text *text = f->plot.text;
    int y = cparent__plot_y(&f->plot, f->of->average);

    cparent__text_add(text, "<path class=\"mean\" d=\"M");
    cparent__plot_tenths(text, f->plot.left);
    cparent__text_char(text, ' ');
    cparent__plot_tenths(text, y);
    cparent__text_char(text, 'H');
    cparent__plot_tenths(text, f->plot.right);
    cparent__text_add(text, "\"/>");
    cparent__plot_label(&f->plot, "axis", f->plot.right + 110, y - 30, "",
                        "Average");
    cparent__plot_label(&f->plot, "axis", f->plot.right + 110, y + 120, "",
                        f->of->average_words);
}

/* Councils that are only there for comparison are one path, which keeps
 * the picture small. */
static void
put_others(const funnel *f, const char *class)
{
    cparent__text_addf(f->plot.text, "<path class=\"%s\" d=\"", class);
    for (size_t i = 0; i < f->of->dot_count; i++)
        if (f->of->dots[i].whose == CPARENT__WHOSE_OTHER) {
            put_point(f, 'M', f->of->dots[i].size, f->of->dots[i].value);
            cparent__text_add(f->plot.text, "h0");
        }
    cparent__text_add(f->plot.text, "\"/>");
}

static void
put_named(const funnel *f, cparent__pack_whose whose, const char *class,
          int radius)
{
    cparent__text *text = f->plot.text;

    for (size_t i = 0; i < f->of->dot_count; i++) {
        const cparent__pack_dot *dot = &f->of->dots[i];

        if (dot->whose != whose)
            continue;
        cparent__text_addf(text, "<circle class=\"%s\" r=\"%d\"", class,
                           radius);
        cparent__plot_attribute(text, "cx", place_x(f, dot->size));
        cparent__plot_attribute(text, "cy",
                                cparent__plot_y(&f->plot, dot->value));
        cparent__text_add(text, "><title>");
        cparent__legible_html(text, dot->words);
        cparent__text_add(text, "</title></circle>");
    }
}

/* Steps along, every other of which a narrow screen leaves out. */
static void
put_sizes(const funnel *f)
{
    char words[CPARENT_VALUE_SIZE];

    for (int64_t step = f->sizes.first; step <= f->sizes.last; step++) {
        double share = (double)(step - f->sizes.first) /
                       (double)(f->sizes.last - f->sizes.first);

        cparent__scale_words(&f->sizes, step, CPARENT_UNIT_COUNT, words);
        cparent__plot_label(&f->plot, step % 2 == 0 ? "axis" : "axis alt",
                            cparent__plot_between(share, f->plot.left,
                                                  f->plot.right),
                            f->plot.bottom + 200, "middle", words);
    }
    cparent__plot_label(&f->plot, "axis alt",
                        (f->plot.left + f->plot.right) / 2,
                        f->plot.bottom + 400, "middle",
                        f->of->rate ? "Children counted"
                                    : "Children that the figure is of");
}

static void
open_svg(const cparent__pack_standing *standing, size_t number,
         cparent__text *text)
{
    const cparent__pack_funnel *of = standing->funnel;

    cparent__text_addf(text,
                       "<svg class=\"chart\" viewBox=\"0 0 %d %d\" "
                       "role=\"img\" aria-labelledby=\"chart-%zu-t "
                       "chart-%zu-d\"><title id=\"chart-%zu-t\">",
                       WIDTH, HEIGHT, number, number, number);
    cparent__legible_html(text, standing->title);
    cparent__text_addf(text,
                       ", beside what chance would do</title>"
                       "<desc id=\"chart-%zu-d\">Average of all councils: ",
                       number);
    cparent__legible_html(text, of->average_words);
    cparent__text_add(text, ". ");
    cparent__legible_html(text, of->sentence);
    cparent__text_char(text, ' ');
    cparent__legible_html(text, of->others);
    cparent__text_add(text, "</desc>");
}

void
cparent__svg_funnel(const cparent__pack_standing *standing, size_t number,
                    cparent__text *text)
{
    cparent__chart chart;
    funnel f;

    memset(&chart, 0, sizeof chart);
    memset(&f, 0, sizeof f);
    f.of = standing->funnel;
    chart.unit = f.of->unit;
    f.plot.chart = &chart;
    f.plot.text = text;
    f.plot.scale = values_of(f.of);
    f.plot.left = 560;
    f.plot.right = 6500;
    f.plot.top = 200;
    f.plot.bottom = 2900;
    f.sizes = cparent__scale_between(0, f.of->most);
    open_svg(standing, number, text);
    cparent__plot_grid(&f.plot);
    for (int i = 0; i < CPARENT__LIMITS; i++)
        put_limit(&f, i, i < 2 ? "limit" : "outer");
    put_average(&f);
    put_others(&f, "rim");
    put_others(&f, "usual");
    put_named(&f, CPARENT__WHOSE_SIMILAR, "then", 6);
    put_named(&f, CPARENT__WHOSE_OWN, "now", 8);
    put_sizes(&f);
    cparent__text_add(text, "</svg>");
}
