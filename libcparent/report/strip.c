/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A council on the line from the least to the greatest of all councils,
 * its neighbours and England beside it.
 */
#include "config.h"

#include <string.h>

#include "report/legible-internal.h"
#include "report/svg-internal.h"

/* The drawing, in whole units. */
enum { WIDTH = 640, HEIGHT = 100, LEFT = 20, RIGHT = 620, LINE = 44 };

static int
place(const cparent__pack_standing *of, cparent_decimal number)
{
    double low = cparent_decimal_double(of->low);
    double high = cparent_decimal_double(of->high);
    double at = cparent_decimal_double(number);
    double share = high > low ? (at - low) / (high - low) : 0.5;

    if (share < 0)
        share = 0;
    if (share > 1)
        share = 1;
    return LEFT + (int)(share * (RIGHT - LEFT) + 0.5);
}

static void
put_words(cparent__text *text, int x, int y, const char *class,
          const char *words)
{
    const char *anchor = x < LEFT + 80    ? ""
                         : x > RIGHT - 80 ? " text-anchor=\"end\""
                                          : " text-anchor=\"middle\"";

    cparent__text_addf(text, "<text class=\"%s\" x=\"%d\" y=\"%d\"%s>",
                       class, x, y, anchor);
    cparent__legible_html(text, words);
    cparent__text_add(text, "</text>");
}

static void
put_circle(cparent__text *text, int x, const char *class, int radius,
           const char *name, const char *words)
{
    cparent__text_addf(text,
                       "<circle class=\"%s\" cx=\"%d\" cy=\"%d\" "
                       "r=\"%d\"><title>",
                       class, x, LINE, radius);
    cparent__legible_html(text, name);
    cparent__text_add(text, ": ");
    cparent__legible_html(text, words);
    cparent__text_add(text, "</title></circle>");
}

static void
describe(const cparent__pack_standing *of, cparent__text *text)
{
    size_t i;

    cparent__legible_html(text, of->council);
    cparent__text_add(text, ": ");
    cparent__legible_html(text, of->own.words);
    cparent__text_add(text, ". All councils: ");
    cparent__legible_html(text, of->low_words);
    cparent__text_add(text, " to ");
    cparent__legible_html(text, of->high_words);
    cparent__text_char(text, '.');
    if (of->national.number) {
        cparent__text_add(text, " England: ");
        cparent__legible_html(text, of->national.words);
        cparent__text_char(text, '.');
    }
    for (i = 0; i < of->neighbour_count; i++) {
        cparent__text_add(text, i == 0 ? " Similar councils: " : "; ");
        cparent__legible_html(text, of->neighbours[i].name);
        cparent__text_char(text, ' ');
        cparent__legible_html(text, of->neighbours[i].figure.words);
    }
    if (of->neighbour_count > 0)
        cparent__text_char(text, '.');
}

static void
open_svg(const cparent__pack_standing *of, size_t number,
         cparent__text *text)
{
    cparent__text_addf(text,
                       "<svg class=\"chart\" viewBox=\"0 0 %d %d\" "
                       "role=\"img\" aria-labelledby=\"chart-%zu-t "
                       "chart-%zu-d\"><title id=\"chart-%zu-t\">",
                       WIDTH, HEIGHT, number, number, number);
    cparent__legible_html(text, of->title);
    cparent__text_addf(text, ", beside other councils</title>"
                             "<desc id=\"chart-%zu-d\">", number);
    describe(of, text);
    cparent__text_add(text, "</desc>");
}

void
cparent__svg_strip(const cparent__pack_standing *of, size_t number,
                   cparent__text *text)
{
    size_t i;

    open_svg(of, number, text);
    cparent__text_addf(text,
                       "<rect class=\"bed\" x=\"%d\" y=\"%d\" width=\"%d\" "
                       "height=\"8\"/>",
                       LEFT, LINE - 4, RIGHT - LEFT);
    if (of->national.number) {
        int x = place(of, of->national.at);

        cparent__text_addf(text, "<path class=\"target\" d=\"M%d %dV%d\"/>",
                           x, LINE - 16, LINE + 16);
        put_words(text, x, LINE + 50, "goal",
                  of->national_label);
    }
    for (i = 0; i < of->neighbour_count; i++)
        if (of->neighbours[i].figure.number)
            put_circle(text, place(of, of->neighbours[i].figure.at), "then",
                       6, of->neighbours[i].name,
                       of->neighbours[i].figure.words);
    put_circle(text, place(of, of->own.at), "now", 9, of->council,
               of->own.words);
    put_words(text, place(of, of->own.at), LINE - 22, "here",
              of->own.words);
    put_words(text, LEFT, LINE + 30, "axis", of->low_words);
    put_words(text, RIGHT, LINE + 30, "axis", of->high_words);
    cparent__text_add(text, "</svg>");
}
