/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "report/html-internal.h"
#include "report/legible-internal.h"

static void
write_icon(cparent__html *html, const char *name)
{
    cparent__text_addf(html->text,
                       "<svg class=\"i\" aria-hidden=\"true\" "
                       "focusable=\"false\"><use href=\"#i-%s\"/></svg>",
                       name);
}

static void
write_badge(cparent__html *html, const cparent__node *node)
{
    static const char *const ways[] = { "", "up", "down", "level" };
    const char *name = cparent__look_get(node->look)->name;
    bool way = node->number >= CPARENT_DIRECTION_UP &&
               node->number <= CPARENT_DIRECTION_STABLE;

    cparent__text_addf(html->text, "<span class=\"b b-%s\">", name);
    if (way)
        write_icon(html, ways[node->number]);
    else if (node->look >= CPARENT__LOOK_ON_TARGET &&
             node->look <= CPARENT__LOOK_HIT_OR_MISS)
        write_icon(html, name);
    cparent__html_element(html, "span", "", node->text);
    cparent__html_raw(html, "</span>");
}

/* Only places in this page and http addresses become links; any other
 * address stays words. */
static void
write_link(cparent__html *html, const cparent__node *node)
{
    bool outside = cparent__legible_address(node->id);

    if (!outside && node->id[0] != '#') {
        cparent__html_words(html, node->text);
        return;
    }
    cparent__html_raw(html, "<a href=\"");
    cparent__html_words(html, node->id);
    cparent__html_raw(html, outside ? "\" rel=\"noopener noreferrer\">"
                                    : "\">");
    cparent__html_words(html, node->text);
    cparent__html_raw(html, "</a>");
}

static void
write_reference(cparent__html *html, const cparent__node *node)
{
    cparent__html_raw(html, " <a class=\"src\" href=\"");
    cparent__html_words(html, node->id);
    cparent__html_raw(html, "\"><span class=\"vh\">Source </span>");
    cparent__html_words(html, node->text);
    cparent__html_raw(html, "</a>");
}

static void
write_age(cparent__html *html, const cparent__node *node)
{
    int64_t share = node->whole > 0 ? node->number * 100 / node->whole : 0;

    if (share > 100)
        share = 100;
    cparent__text_addf(html->text,
                       "<span class=\"age\"><span style=\"width:%d%%\">"
                       "</span></span>",
                       (int)share);
    cparent__html_element(html, "span", "days", node->text);
}

bool
cparent__html_inline(cparent__html *html, const cparent__node *node)
{
    switch (node->kind) {
    case CPARENT__NODE_TEXT:
        cparent__html_words(html, node->text);
        return true;
    case CPARENT__NODE_STRONG:
        cparent__html_element(html, "strong", "", node->text);
        return true;
    case CPARENT__NODE_SMALL:
        cparent__html_element(html, "small", "", node->text);
        return true;
    case CPARENT__NODE_FIGURE:
        cparent__html_element(html, "b", "num", node->text);
        return true;
    case CPARENT__NODE_ABSENT:
        cparent__html_element(html, "span", "na", node->text);
        return true;
    case CPARENT__NODE_QUOTE:
        cparent__html_raw(html, "<q dir=\"auto\">");
        cparent__html_words(html, node->text);
        cparent__html_raw(html, "</q>");
        return true;
    case CPARENT__NODE_CODE:
        cparent__html_element(html, "span", "code", node->text);
        return true;
    case CPARENT__NODE_LINK:
        write_link(html, node);
        return true;
    case CPARENT__NODE_REFERENCE:
        write_reference(html, node);
        return true;
    case CPARENT__NODE_BADGE:
        write_badge(html, node);
        return true;
    case CPARENT__NODE_AGE:
        write_age(html, node);
        return true;
    default:
        return false;
    }
}
