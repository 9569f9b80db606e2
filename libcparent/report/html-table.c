/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "report/html-internal.h"

/*
 * Tables become cards on a narrow screen, where style sheets take away what
 * makes them tables; the roles given here in so many words keep them so
 * for those who listen.
 */

/* "k-trend" for "Trend or position": what the style sheet calls a column. */
static void
write_column_class(cparent__html *html, const cparent__node *column)
{
    cparent__html_raw(html, " class=\"k-");
    for (const char *c = column->text; cparent__is_alpha(*c); c++)
        cparent__text_char(html->text, (char)cparent__lower(*c));
}

static size_t
count_columns(const cparent__node *table)
{
    size_t count = 0;

    for (const cparent__node *node = table->first; node != NULL;
         node = node->next)
        count += node->kind == CPARENT__NODE_COLUMN;
    return count;
}

static void
write_header(cparent__html *html, const cparent__node *table)
{
    cparent__html_raw(html, "<thead role=\"rowgroup\"><tr role=\"row\">");
    for (const cparent__node *node = table->first; node != NULL;
         node = node->next) {
        if (node->kind != CPARENT__NODE_COLUMN)
            continue;
        cparent__html_raw(html, "<th scope=\"col\" role=\"columnheader\"");
        write_column_class(html, node);
        cparent__html_raw(html, "\">");
        cparent__html_words(html, node->text);
        cparent__html_raw(html, "</th>");
    }
    cparent__html_raw(html, "</tr></thead>\n");
}

static bool
is_absent(const cparent__node *cell)
{
    return cell->first == NULL ||
           (cell->first == cell->last &&
            cell->first->kind == CPARENT__NODE_ABSENT);
}

static void
write_cell(cparent__html *html, const cparent__node *cell,
           const cparent__node *column, bool heading)
{
    if (heading) {
        cparent__html_raw(html, "<th scope=\"row\" role=\"rowheader\"");
        write_column_class(html, column);
        cparent__html_raw(html, "\">");
        cparent__html_children(html, cell);
        cparent__html_raw(html, "</th>");
        return;
    }
    cparent__html_raw(html, "<td role=\"cell\"");
    write_column_class(html, column);
    cparent__html_raw(html, is_absent(cell) ? " none\" data-h=\""
                                            : "\" data-h=\"");
    cparent__html_words(html, column->text);
    cparent__html_raw(html, "\"><div>");
    cparent__html_children(html, cell);
    cparent__html_raw(html, "</div></td>");
}

static void
write_row(cparent__html *html, const cparent__node *row)
{
    const cparent__node *column = html->table->first;
    const char *look = cparent__look_get(row->look)->name;

    cparent__text_addf(html->text, "<tr role=\"row\" class=\"r-%s\"", look);
    if (row->id[0] != '\0')
        cparent__text_addf(html->text, " id=\"%s\"", row->id);
    cparent__html_raw(html, ">");
    for (const cparent__node *cell = row->first; cell != NULL;
         cell = cell->next) {
        write_cell(html, cell, column, cell == row->first);
        column = column->next != NULL ? column->next : column;
    }
    cparent__html_raw(html, "</tr>\n");
}

static void
write_group(cparent__html *html, const cparent__node *group)
{
    cparent__html_raw(html, "<tbody role=\"rowgroup\">\n");
    if (group->text[0] != '\0') {
        cparent__text_addf(html->text,
                           "<tr role=\"row\" class=\"grp\"><th "
                           "role=\"rowheader\" scope=\"rowgroup\" "
                           "colspan=\"%zu\">",
                           count_columns(html->table));
        cparent__html_element(html, "span", "", group->text);
        if (group->below[0] != '\0')
            cparent__html_element(html, "em", "", group->below);
        cparent__html_raw(html, "</th></tr>\n");
    }
    for (const cparent__node *row = group->first; row != NULL;
         row = row->next)
        write_row(html, row);
    cparent__html_raw(html, "</tbody>\n");
}

void
cparent__html_table(cparent__html *html, const cparent__node *table)
{
    const char *name = cparent__look_get(table->look)->name;
    bool scrolls = table->look == CPARENT__LOOK_DATA;

    html->table = table;
    if (scrolls) {
        cparent__html_raw(html, "<div class=\"scroll\" tabindex=\"0\" "
                                "role=\"group\" aria-label=\"Figures: ");
        cparent__html_words(html, table->text);
        cparent__html_raw(html, "\">");
    }
    cparent__text_addf(html->text, "<table role=\"table\" class=\"%s\">",
                       name);
    cparent__html_element(html, "caption", scrolls ? "" : "vh",
                          table->text);
    write_header(html, table);
    for (const cparent__node *node = table->first; node != NULL;
         node = node->next)
        if (node->kind == CPARENT__NODE_GROUP)
            write_group(html, node);
    cparent__html_raw(html, scrolls ? "</table></div>\n" : "</table>\n");
    html->table = NULL;
}
