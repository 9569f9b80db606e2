/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "report/html-internal.h"
#include "report/svg-internal.h"

void
cparent__html_children(cparent__html *html, const cparent__node *node)
{
    for (const cparent__node *child = node->first; child != NULL;
         child = child->next)
        cparent__html_node(html, child);
}

/* <name class="class"> children </name>, with the node's id. */
static void
write_around(cparent__html *html, const cparent__node *node,
             const char *name, const char *class)
{
    cparent__text_addf(html->text, "<%s", name);
    if (class[0] != '\0')
        cparent__text_addf(html->text, " class=\"%s\"", class);
    if (node->id[0] != '\0')
        cparent__text_addf(html->text, " id=\"%s\"", node->id);
    cparent__html_raw(html, ">");
    cparent__html_children(html, node);
    cparent__text_addf(html->text, "</%s>\n", name);
}

static void
write_section(cparent__html *html, const cparent__node *node)
{
    cparent__text_addf(html->text,
                       "<section id=\"%s\" aria-labelledby=\"%s-h\">"
                       "<h2 id=\"%s-h\">",
                       node->id, node->id, node->id);
    cparent__html_words(html, node->text);
    cparent__html_raw(html, "</h2>\n");
    cparent__html_children(html, node);
    cparent__html_raw(html, "</section>\n");
}

static void
write_heading(cparent__html *html, const cparent__node *node)
{
    int level = node->number == 4 && html->level == 4 ? 4 : 3;

    cparent__text_addf(html->text, "<h%d", level);
    if (node->id[0] != '\0')
        cparent__text_addf(html->text, " id=\"%s\"", node->id);
    cparent__html_raw(html, ">");
    cparent__html_words(html, node->text);
    cparent__text_addf(html->text, "</h%d>\n", level);
}

static void
write_paragraph(cparent__html *html, const cparent__node *node)
{
    if (node->first == NULL)
        return;
    write_around(html, node, "p",
                 node->look == CPARENT__LOOK_PLAIN
                     ? ""
                     : cparent__look_get(node->look)->name);
}

static void
write_terms(cparent__html *html, const cparent__node *node)
{
    cparent__html_raw(html, "<dl class=\"meta\">");
    for (const cparent__node *term = node->first; term != NULL;
         term = term->next) {
        cparent__html_raw(html, "<div>");
        cparent__html_element(html, "dt", "", term->text);
        cparent__html_raw(html, "<dd>");
        cparent__html_children(html, term);
        cparent__html_raw(html, "</dd></div>");
    }
    cparent__html_raw(html, "</dl>\n");
}

static void
write_tile(cparent__html *html, const cparent__node *node)
{
    cparent__text_addf(html->text, "<article class=\"tile %s\">",
                       cparent__look_get(node->look)->name);
    cparent__html_element(html, "h3", "", node->text);
    cparent__html_element(html, "p", "big", node->below);
    cparent__html_raw(html, "<p>");
    cparent__html_children(html, node);
    cparent__html_raw(html, "</p></article>\n");
}

/* A box with a heading; what is inside it may have smaller headings. */
static void
write_box(cparent__html *html, const cparent__node *node, const char *name,
          const char *class)
{
    cparent__text_addf(html->text, "<%s class=\"%s %s\"", name, class,
                       cparent__look_get(node->look)->name);
    if (node->id[0] != '\0')
        cparent__text_addf(html->text, " id=\"%s\"", node->id);
    cparent__html_raw(html, ">");
    cparent__html_element(html, "h3", "", node->text);
    cparent__html_raw(html, "\n");
    html->level = 4;
    cparent__html_children(html, node);
    html->level = 3;
    cparent__text_addf(html->text, "</%s>\n", name);
}

static void
write_mix(cparent__html *html, const cparent__node *node)
{
    cparent__html_raw(html, "<div class=\"mix\" role=\"img\" aria-label=\"");
    cparent__html_words(html, node->text);
    cparent__html_raw(html, "\">");
    for (const cparent__node *share = node->first; share != NULL;
         share = share->next)
        cparent__text_addf(html->text,
                           "<span class=\"m-%s\" style=\"flex:%d\">"
                           "<b>%d</b></span>",
                           cparent__look_get(share->look)->name,
                           (int)share->number, (int)share->number);
    cparent__html_raw(html, "</div>\n<ul class=\"key\">");
    for (const cparent__node *share = node->first; share != NULL;
         share = share->next) {
        cparent__node badge = *share;

        badge.kind = CPARENT__NODE_BADGE;
        badge.number = 0;
        cparent__html_raw(html, "<li>");
        cparent__html_inline(html, &badge);
        cparent__text_addf(html->text, " %d</li>", (int)share->number);
    }
    cparent__html_raw(html, "</ul>\n");
}

static void
write_meter(cparent__html *html, const cparent__node *node)
{
    cparent__html_raw(html, "<p class=\"ev\"><span class=\"meter\" "
                            "aria-hidden=\"true\">");
    for (int64_t step = 0; step < node->whole; step++)
        cparent__html_raw(html, step < node->number
                                    ? "<span class=\"on\"></span>"
                                    : "<span></span>");
    cparent__html_raw(html, "</span> ");
    cparent__html_words(html, node->text);
    cparent__html_raw(html, "</p>\n");
}

static void
write_chart(cparent__html *html, const cparent__node *node)
{
    if (node->chart == NULL)
        return;
    html->charts++;
    if (node->chart->small) {
        cparent__svg_chart(node->chart, html->charts, html->text);
        return;
    }
    cparent__html_raw(html, "<figure><div class=\"draw\">");
    cparent__svg_chart(node->chart, html->charts, html->text);
    cparent__html_raw(html, "</div><figcaption>");
    cparent__svg_caption(node->chart, html->text);
    cparent__html_raw(html, "</figcaption></figure>\n");
}

static void
write_strip(cparent__html *html, const cparent__node *node)
{
    html->charts++;
    cparent__html_raw(html, "<figure><div class=\"draw\">");
    cparent__svg_strip(node->standing, html->charts, html->text);
    cparent__html_raw(html, "</div><figcaption>The line runs from the least "
                            "to the greatest figure of all councils. The "
                            "filled mark is this council, the rings are "
                            "similar councils, the dashed line is England."
                            "</figcaption></figure>\n");
}

static void
write_funnel(cparent__html *html, const cparent__node *node)
{
    html->charts++;
    cparent__html_raw(html, "<figure><div class=\"draw\">");
    cparent__svg_funnel(node->standing, html->charts, html->text);
    cparent__html_raw(html, "</div><figcaption>Each mark is a council; the "
                            "further right, the more children. The level "
                            "line is the average of all. "
                            "Chance alone would keep 95% of councils "
                            "between the dotted lines and 99.8% between "
                            "the unbroken ones. The filled mark is this "
                            "council, the rings are similar councils."
                            "</figcaption></figure>\n");
}

static void
write_answer(cparent__html *html, const cparent__node *node)
{
    cparent__node badge = *node;

    badge.kind = CPARENT__NODE_BADGE;
    badge.text = cparent__look_get(node->look)->word;
    cparent__html_raw(html, "<div><dt>");
    cparent__html_inline(html, &badge);
    cparent__html_raw(html, " ");
    cparent__html_words(html, node->text);
    cparent__html_raw(html, "</dt><dd>");
    cparent__html_children(html, node);
    cparent__html_raw(html, "</dd></div>\n");
}

static void
write_entry(cparent__html *html, const cparent__node *node)
{
    cparent__text_addf(html->text, "<li id=\"%s\">", node->id);
    cparent__html_element(html, "span", "sid", node->text);
    cparent__html_raw(html, "<div>");
    cparent__html_children(html, node);
    cparent__html_raw(html, "</div></li>\n");
}

static void
write_details(cparent__html *html, const cparent__node *node)
{
    cparent__html_raw(html, "<details>");
    cparent__html_element(html, "summary", "", node->text);
    cparent__html_children(html, node);
    cparent__html_raw(html, "</details>\n");
}

static void
write_block(cparent__html *html, const cparent__node *node)
{
    switch (node->kind) {
    case CPARENT__NODE_SIDES:
        write_around(html, node, "div", "two");
        break;
    case CPARENT__NODE_STACK:
        write_around(html, node, "div", "stack");
        break;
    case CPARENT__NODE_TILES:
        write_around(html, node, "div", "tiles");
        break;
    case CPARENT__NODE_CARDS:
        write_around(html, node, "div", "cards");
        break;
    case CPARENT__NODE_ANSWERS:
        write_around(html, node, "dl", "qa");
        break;
    case CPARENT__NODE_ENTRIES:
        write_around(html, node, "ol", "sources");
        break;
    case CPARENT__NODE_LIST:
        write_around(html, node, node->number == 1 ? "ol" : "ul",
                     cparent__look_get(node->look)->name);
        break;
    case CPARENT__NODE_ITEM:
        write_around(html, node, "li", "");
        break;
    default:
        break;
    }
}

static void
write_special(cparent__html *html, const cparent__node *node)
{
    switch (node->kind) {
    case CPARENT__NODE_TILE:
        write_tile(html, node);
        break;
    case CPARENT__NODE_PANEL:
        write_box(html, node, "div", "panel");
        break;
    case CPARENT__NODE_CARD:
        write_box(html, node, "article", "card");
        break;
    case CPARENT__NODE_MIX:
        write_mix(html, node);
        break;
    case CPARENT__NODE_METER:
        write_meter(html, node);
        break;
    case CPARENT__NODE_CHART:
        write_chart(html, node);
        break;
    case CPARENT__NODE_STRIP:
        write_strip(html, node);
        break;
    case CPARENT__NODE_FUNNEL:
        write_funnel(html, node);
        break;
    case CPARENT__NODE_ANSWER:
        write_answer(html, node);
        break;
    case CPARENT__NODE_ENTRY:
        write_entry(html, node);
        break;
    default:
        write_block(html, node);
    }
}

void
cparent__html_node(cparent__html *html, const cparent__node *node)
{
    if (cparent__html_inline(html, node))
        return;
    switch (node->kind) {
    case CPARENT__NODE_SECTION:
        write_section(html, node);
        break;
    case CPARENT__NODE_HEADING:
        write_heading(html, node);
        break;
    case CPARENT__NODE_PARAGRAPH:
        write_paragraph(html, node);
        break;
    case CPARENT__NODE_TERMS:
        write_terms(html, node);
        break;
    case CPARENT__NODE_TABLE:
        cparent__html_table(html, node);
        break;
    case CPARENT__NODE_DETAILS:
        write_details(html, node);
        break;
    default:
        write_special(html, node);
    }
}
