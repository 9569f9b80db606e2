/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_HTML_INTERNAL_H
#define CPARENT_HTML_INTERNAL_H

#include "report/tree-internal.h"

/* What the HTML writer remembers while it walks the tree. */
typedef struct cparent__html {
    cparent__text *text;
    size_t charts;              /* drawn so far: their ids */
    const cparent__node *table; /* whose cells are being written */
    int level;                  /* of the next heading without its own */
} cparent__html;

/* Words from anywhere, made harmless. */
void
cparent__html_words(cparent__html *html, const char *words);

/* Markup of our own. */
void
cparent__html_raw(cparent__html *html, const char *markup);

/* <name class="class">words</name> */
void
cparent__html_element(cparent__html *html, const char *name,
                      const char *class, const char *words);

void
cparent__html_node(cparent__html *html, const cparent__node *node);

void
cparent__html_children(cparent__html *html, const cparent__node *node);

/* The kinds that make tables; html-table.c. */
void
cparent__html_table(cparent__html *html, const cparent__node *table);

/* The kinds that stand inside a line; html-inline.c.  False for others. */
bool
cparent__html_inline(cparent__html *html, const cparent__node *node);

#endif
