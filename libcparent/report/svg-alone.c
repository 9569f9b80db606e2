/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A chart that stands alone: the report's drawing in a picture that carries
 * its own looks, for a file, a slide or a notebook.
 */
#include "config.h"

#include <string.h>

#include "core/error-internal.h"
#include "report/highlights-internal.h"
#include "report/style-internal.h"
#include "report/svg-internal.h"

static bool
begins(const char *line, const char *with)
{
    return strncmp(line, with, strlen(with)) == 0;
}

/* The colours, and what style.css has from "drawings" to the figures. */
static void
put_style(cparent__text *text)
{
    bool inside = false;

    cparent__text_add(text, "<style>");
    for (size_t i = 0; cparent__style_lines[i] != NULL; i++) {
        const char *line = cparent__style_lines[i];

        if (begins(line, ":root") || begins(line, ".spark path"))
            inside = true;
        if (begins(line, "* {") || begins(line, "figure {"))
            inside = false;
        if (inside)
            cparent__text_add(text, line);
    }
    cparent__text_add(text, "</style>");
}

static void
put_picture(const cparent__chart *chart, cparent__text *text)
{
    cparent__text_add(text, "<svg xmlns=\"http://www.w3.org/2000/svg\" "
                            "viewBox=\"0 0 760 324\" width=\"760\" "
                            "height=\"324\">");
    put_style(text);
    cparent__text_add(text,
                      "<rect width=\"760\" height=\"324\" fill=\"#fff\"/>");
    if (chart->spc != NULL)
        cparent__svg_spc(chart, 1, text);
    else
        cparent__svg_chart(chart, 1, text);
    cparent__text_add(text, "</svg>\n");
}

cparent_status
cparent__svg_alone(const cparent__pack_row *row, cparent__text *text,
                   cparent_error *err)
{
    cparent__tree tree;
    cparent__build build = { NULL, &tree };
    const cparent__chart *chart;
    cparent_status status;

    cparent__tree_init(&tree, "");
    chart = cparent__build_chart(&build, row, false);
    status = cparent__tree_status(&tree, err);
    if (status == CPARENT_OK && chart == NULL)
        status = cparent__hint(
            err,
            cparent__fail(err, CPARENT_E_INVALID,
                          "there is no number to draw"),
            "give at least one");
    if (status == CPARENT_OK) {
        put_picture(chart, text);
        status = cparent__text_status(text, err);
    }
    cparent__tree_free(&tree);
    return status;
}
