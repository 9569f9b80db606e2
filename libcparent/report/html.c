/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "report/html-internal.h"
#include "report/legible-internal.h"
#include "report/style-internal.h"

/*
 * One file that asks nothing of anybody: no script, no address to fetch.
 * The policy in its head makes a browser hold it to that, whatever the
 * words of the minutes may be.
 */
static const char policy[] =
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
    "base-uri 'none'; form-action 'none'";

void
cparent__html_words(cparent__html *html, const char *words)
{
    cparent__legible_html(html->text, words);
}

void
cparent__html_raw(cparent__html *html, const char *markup)
{
    cparent__text_add(html->text, markup);
}

void
cparent__html_element(cparent__html *html, const char *name,
                      const char *class, const char *words)
{
    cparent__text_addf(html->text, "<%s", name);
    if (class[0] != '\0')
        cparent__text_addf(html->text, " class=\"%s\"", class);
    cparent__html_raw(html, ">");
    cparent__html_words(html, words);
    cparent__text_addf(html->text, "</%s>", name);
}

static void
write_head(cparent__html *html, const cparent__node *root)
{
    cparent__html_raw(html, "<!DOCTYPE html>\n<html lang=\"en-GB\">\n"
                            "<head>\n<meta charset=\"utf-8\">\n"
                            "<meta http-equiv=\"Content-Security-Policy\" "
                            "content=\"");
    cparent__html_words(html, policy);
    cparent__html_raw(html, "\">\n");
    cparent__html_element(html, "title", "", root->text);
    cparent__html_raw(
        html, "\n<meta name=\"viewport\" content=\"width=device-width, "
              "initial-scale=1\">\n<meta name=\"generator\" "
              "content=\"cparent\">\n<meta name=\"referrer\" "
              "content=\"no-referrer\">\n<style>\n");
    for (size_t i = 0; cparent__style_lines[i] != NULL; i++) {
        cparent__html_raw(html, cparent__style_lines[i]);
        cparent__html_raw(html, "\n");
    }
    cparent__html_raw(html, "</style>\n</head>\n");
}

/* Each status has its own shape, so that colour never speaks alone. */
static void
write_icons(cparent__html *html)
{
    cparent__html_raw(
        html,
        "<svg width=\"0\" height=\"0\" class=\"vh\" aria-hidden=\"true\" "
        "focusable=\"false\">"
#define SYMBOL(id, shapes)                                          \
    "<symbol id=\"i-" id "\" viewBox=\"0 0 16 16\">" shapes "</symbol>"
        SYMBOL("on-target", "<circle class=\"f\" cx=\"8\" cy=\"8\" r=\"7.4\""
                            "/><path class=\"k\" d=\"M4.5 8.4 7 10.9l4.6-"
                            "5.3\"/>")
        SYMBOL("close", "<path class=\"f\" d=\"M8 1 15.5 15H.5z\"/><path "
                        "class=\"k\" d=\"M8 6v4.2M8 12.4v.4\"/>")
        SYMBOL("off-target", "<path class=\"f\" d=\"M5 .6h6l4.4 4.4v6L11 "
                             "15.4H5L.6 11V5z\"/><path class=\"k\" d=\"M5.3"
                             " 5.3l5.4 5.4M10.7 5.3l-5.4 5.4\"/>")
        SYMBOL("said", "<path class=\"s\" d=\"M1.5 2h13v9H8l-3.6 3V11H1.5z\""
                       "/><path class=\"s\" d=\"M4.5 5.2h7M4.5 7.9h4.6\"/>")
        SYMBOL("not-compared", "<circle class=\"s\" cx=\"8\" cy=\"8\" r=\""
                               "6.6\"/><path class=\"s\" d=\"M5 6.6h6M5 9.6"
                               "h6M10 4.4 6 11.8\"/>")
        SYMBOL("no-target", "<circle class=\"s\" cx=\"8\" cy=\"8\" r=\"6.6\""
                            "/><path class=\"s\" d=\"M5 8h6\"/>")
        SYMBOL("not-shown", "<path class=\"s\" d=\"M8 1.3 14.7 8 8 14.7 1.3"
                            " 8z\"/><path class=\"s\" d=\"M5.6 8h.2M7.9 8h"
                            ".2M10.2 8h.2\"/>")
        SYMBOL("up", "<path class=\"s\" d=\"M8 14V2.6M3.4 7.2 8 2.6l4.6 "
                     "4.6\"/>")
        SYMBOL("down", "<path class=\"s\" d=\"M8 2v11.4M3.4 8.8 8 13.4l4.6-"
                       "4.6\"/>")
        SYMBOL("level", "<path class=\"s\" d=\"M2 8h11.4M8.8 3.4 13.4 8l-4."
                        "6 4.6\"/>")
        SYMBOL("overdue", "<circle class=\"s\" cx=\"8\" cy=\"8\" r=\"6.6\"/>"
                          "<path class=\"s\" d=\"M8 4.2v4.4M8 11.2v.4\"/>")
        SYMBOL("soon", "<circle class=\"s\" cx=\"8\" cy=\"8\" r=\"6.6\"/>"
                       "<path class=\"s\" d=\"M8 4v4.2l2.8 1.8\"/>")
        SYMBOL("later", "<circle class=\"s\" cx=\"8\" cy=\"8\" r=\"6.6\"/>")
        SYMBOL("no-date", "<circle class=\"s\" cx=\"8\" cy=\"8\" r=\"6.6\"/>"
                          "<path class=\"s\" d=\"M6 6.2a2 2 0 1 1 2.6 2C8 "
                          "8.5 8 9 8 9.4M8 11.6v.3\"/>")
        SYMBOL("done", "<circle class=\"s\" cx=\"8\" cy=\"8\" r=\"6.6\"/>"
                       "<path class=\"s\" d=\"M4.8 8.4 7 10.6l4.2-4.8\"/>")
        SYMBOL("usual", "<circle class=\"s\" cx=\"8\" cy=\"8\" r=\"6.8\"/>"
                        "<path class=\"s\" d=\"M4 9l2.5-2 3 2.5L12 7\"/>")
        SYMBOL("gain", "<circle class=\"s\" cx=\"8\" cy=\"8\" r=\"6.8\"/>"
                       "<path class=\"f\" d=\"M5.2 5.2h5.6v5.6H5.2z\"/>")
        SYMBOL("concern", "<circle class=\"s\" cx=\"8\" cy=\"8\" r=\"6.8\"/>"
                          "<path class=\"f\" d=\"M8 3.8 12.2 8 8 12.2 3.8 "
                          "8z\"/>")
        SYMBOL("shifted", "<circle class=\"s\" cx=\"8\" cy=\"8\" r=\"6.8\"/>"
                          "<path class=\"f\" d=\"M8 4l4 7H4z\"/>")
        SYMBOL("passing", "<circle class=\"s\" cx=\"8\" cy=\"8\" r=\"6.8\"/>"
                          "<path class=\"s\" d=\"M6.4 12V4.4h2a2 2 0 0 1 0 "
                          "4.2h-2\"/>")
        SYMBOL("failing", "<circle class=\"s\" cx=\"8\" cy=\"8\" r=\"6.8\"/>"
                          "<path class=\"s\" d=\"M6.4 12V4.4h4M6.4 8h3.2"
                          "\"/>")
        SYMBOL("hit-or-miss", "<circle class=\"s\" cx=\"8\" cy=\"8\" r=\"6.8"
                              "\"/><path class=\"s\" d=\"M6 6.2a2 2 0 1 1 "
                              "2.6 2C8 8.5 8 9 8 9.4M8 11.6v.3\"/>")
        "</svg>\n");
#undef SYMBOL
}

static void
write_contents(cparent__html *html, const cparent__node *root)
{
    cparent__html_raw(html, "<nav class=\"toc\" aria-label=\"On this "
                            "page\"><h2>On this page</h2><ol>\n");
    for (const cparent__node *node = root->first; node != NULL;
         node = node->next) {
        if (node->kind != CPARENT__NODE_SECTION)
            continue;
        cparent__text_addf(html->text, "<li><a href=\"#%s\">", node->id);
        cparent__html_words(html, node->text);
        cparent__html_raw(html, "</a></li>\n");
    }
    cparent__html_raw(html, "</ol></nav>\n");
}

static void
write_masthead(cparent__html *html, const cparent__node *node)
{
    cparent__html_raw(html, "<header class=\"top\"><div class=\"wrap\">\n");
    cparent__html_element(html, "p", "org", node->above);
    cparent__html_raw(html, "\n");
    cparent__html_element(html, "h1", "", node->text);
    cparent__html_raw(html, "\n");
    cparent__html_element(html, "p", "promise", node->below);
    cparent__html_raw(html, "\n");
    cparent__html_children(html, node);
    cparent__html_raw(html, "</div></header>\n");
}

static void
write_banner(cparent__html *html, const cparent__node *node)
{
    cparent__html_raw(html, "<aside class=\"banner\" aria-label=\"");
    cparent__html_words(html, node->text);
    cparent__html_raw(html, "\"><p class=\"wrap\">");
    cparent__html_children(html, node);
    cparent__html_raw(html, "</p></aside>\n");
}

static void
write_body(cparent__html *html, const cparent__node *root)
{
    cparent__html_raw(html, "<body>\n<a class=\"skip\" href=\"#main\">Skip "
                            "to the report</a>\n");
    write_icons(html);
    for (const cparent__node *node = root->first; node != NULL;
         node = node->next) {
        if (node->kind == CPARENT__NODE_MASTHEAD)
            write_masthead(html, node);
        else if (node->kind == CPARENT__NODE_BANNER)
            write_banner(html, node);
    }
    cparent__html_raw(html, "<div class=\"wrap cols\">\n");
    write_contents(html, root);
    cparent__html_raw(html, "<main id=\"main\">\n");
    for (const cparent__node *node = root->first; node != NULL;
         node = node->next)
        if (node->kind == CPARENT__NODE_SECTION)
            cparent__html_node(html, node);
    cparent__html_raw(html, "</main>\n</div>\n");
    for (const cparent__node *node = root->first; node != NULL;
         node = node->next) {
        if (node->kind != CPARENT__NODE_FOOT)
            continue;
        cparent__html_raw(html, "<footer class=\"foot\"><div "
                                "class=\"wrap\">\n");
        cparent__html_children(html, node);
        cparent__html_raw(html, "</div></footer>\n");
    }
    cparent__html_raw(html, "</body>\n</html>\n");
}

void
cparent__tree_html(const cparent__tree *tree, cparent__text *text)
{
    cparent__html html = { text, 0, NULL, 3 };

    write_head(&html, tree->root);
    write_body(&html, tree->root);
}

cparent_status
cparent__report_html(const cparent__pack *pack, cparent__text *text,
                     cparent_error *err)
{
    cparent__tree tree;
    cparent_status status = cparent__highlights_build(pack, &tree, err);

    if (status == CPARENT_OK) {
        cparent__tree_html(&tree, text);
        status = cparent__text_status(text, err);
    }
    cparent__tree_free(&tree);
    return status;
}
