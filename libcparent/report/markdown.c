/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "report/legible-internal.h"
#include "report/tree-internal.h"

/*
 * Markdown that reads well as it stands, and that pandoc, Git hosts and
 * ModernGov's editor turn into a page: pipe tables, and a heading for each
 * source so that "S1" has a place to lead to.
 */
static void
write_node(cparent__text *text, const cparent__node *node);

static void
write_children(cparent__text *text, const cparent__node *node)
{
    for (const cparent__node *child = node->first; child != NULL;
         child = child->next)
        write_node(text, child);
}

/* Words between two marks of our own. */
static void
write_marked(cparent__text *text, const char *before, const char *words,
             const char *after)
{
    cparent__text_add(text, before);
    cparent__legible_markdown(text, words);
    cparent__text_add(text, after);
}

static void
write_link(cparent__text *text, const cparent__node *node)
{
    if (!cparent__legible_address(node->id)) {
        cparent__legible_markdown(text, node->text);
        return;
    }
    write_marked(text, "[", node->text, "](<");
    cparent__text_add(text, node->id);
    cparent__text_add(text, ">)");
}

/* The place of the heading that names a source: hosts make it from the
 * words, in small letters. */
static void
write_reference(cparent__text *text, const cparent__node *node)
{
    if (text->length > 0 && text->data[text->length - 1] != ' ')
        cparent__text_char(text, ' ');
    write_marked(text, "[", node->text, "](#");
    for (const char *c = node->text; *c != '\0'; c++)
        if (cparent__is_alpha((unsigned char)*c) ||
            cparent__is_digit((unsigned char)*c) || *c == '-')
            cparent__text_char(text,
                               (char)cparent__lower((unsigned char)*c));
    cparent__text_char(text, ')');
}

static void
write_badge(cparent__text *text, const cparent__node *node)
{
    static const char *const ways[] = { "", "↑ ", "↓ ", "→ " };
    const char *mark = cparent__look_get(node->look)->mark;

    if (node->number >= CPARENT_DIRECTION_UP &&
        node->number <= CPARENT_DIRECTION_STABLE) {
        cparent__text_add(text, ways[node->number]);
    } else if (mark[0] != '\0') {
        cparent__text_add(text, mark);
        cparent__text_char(text, ' ');
    }
    cparent__legible_markdown(text, node->text);
    if (node->look == CPARENT__LOOK_KIND)
        cparent__text_char(text, ':');
}

static bool
write_inline(cparent__text *text, const cparent__node *node)
{
    switch (node->kind) {
    case CPARENT__NODE_TEXT:
    case CPARENT__NODE_ABSENT:
    case CPARENT__NODE_AGE:
        cparent__legible_markdown(text, node->text);
        return true;
    case CPARENT__NODE_STRONG:
    case CPARENT__NODE_FIGURE:
        write_marked(text, "**", node->text, "**");
        return true;
    case CPARENT__NODE_SMALL:
        if (node->text[0] != '\0')
            write_marked(text, " (", node->text, ")");
        return true;
    case CPARENT__NODE_QUOTE:
        write_marked(text, "“", node->text, "”");
        return true;
    case CPARENT__NODE_CODE:
        write_marked(text, "", node->text, " ");
        return true;
    case CPARENT__NODE_LINK:
        write_link(text, node);
        return true;
    case CPARENT__NODE_REFERENCE:
        write_reference(text, node);
        return true;
    case CPARENT__NODE_BADGE:
        write_badge(text, node);
        if (node->next != NULL &&
            (node->next->kind == CPARENT__NODE_BADGE ||
             node->next->kind == CPARENT__NODE_TEXT) &&
            node->next->text[0] != ' ')
            cparent__text_char(text, ' ');
        return true;
    default:
        return false;
    }
}

static void
write_heading(cparent__text *text, const char *hashes, const char *words)
{
    if (words[0] != '\0')
        write_marked(text, hashes, words, "\n\n");
}

static void
write_list(cparent__text *text, const cparent__node *list)
{
    int number = 0;

    for (const cparent__node *item = list->first; item != NULL;
         item = item->next) {
        if (list->number == 1)
            cparent__text_addf(text, "%d. ", ++number);
        else
            cparent__text_add(text, "- ");
        write_children(text, item);
        cparent__text_char(text, '\n');
    }
    if (list->first != NULL)
        cparent__text_char(text, '\n');
}

static void
write_terms(cparent__text *text, const cparent__node *terms)
{
    for (const cparent__node *term = terms->first; term != NULL;
         term = term->next) {
        write_marked(text, "- ", term->text, ": ");
        write_children(text, term);
        cparent__text_char(text, '\n');
    }
    cparent__text_char(text, '\n');
}

static void
write_tiles(cparent__text *text, const cparent__node *tiles)
{
    for (const cparent__node *tile = tiles->first; tile != NULL;
         tile = tile->next) {
        write_marked(text, "- ", tile->text, ": ");
        write_marked(text, "**", tile->below, "**. ");
        write_children(text, tile);
        cparent__text_char(text, '\n');
    }
    cparent__text_char(text, '\n');
}

static void
write_columns(cparent__text *text, const cparent__node *table)
{
    for (int line = 0; line < 2; line++) {
        for (const cparent__node *node = table->first; node != NULL;
             node = node->next) {
            if (node->kind != CPARENT__NODE_COLUMN)
                continue;
            if (line == 0)
                write_marked(text, "| ", node->text, " ");
            else
                cparent__text_add(text, "|---");
        }
        cparent__text_add(text, "|\n");
    }
}

static void
write_table(cparent__text *text, const cparent__node *table)
{
    for (const cparent__node *group = table->first; group != NULL;
         group = group->next) {
        if (group->kind != CPARENT__NODE_GROUP)
            continue;
        write_heading(text, "### ", group->text);
        write_heading(text, "", group->below);
        write_columns(text, table);
        for (const cparent__node *row = group->first; row != NULL;
             row = row->next) {
            for (const cparent__node *cell = row->first; cell != NULL;
                 cell = cell->next) {
                cparent__text_add(text, "| ");
                write_children(text, cell);
                cparent__text_char(text, ' ');
            }
            cparent__text_add(text, "|\n");
        }
        cparent__text_char(text, '\n');
    }
}

static void
write_answers(cparent__text *text, const cparent__node *answers)
{
    for (const cparent__node *answer = answers->first; answer != NULL;
         answer = answer->next) {
        write_marked(text, "- **", answer->text, "** ");
        write_marked(text, "", cparent__look_get(answer->look)->word, ". ");
        write_children(text, answer);
        cparent__text_char(text, '\n');
    }
    cparent__text_char(text, '\n');
}

static void
write_masthead(cparent__text *text, const cparent__node *head)
{
    write_heading(text, "# ", head->text);
    if (head->above[0] != '\0')
        write_marked(text, "**", head->above, "**\n\n");
    write_heading(text, "", head->below);
    write_children(text, head);
}

static void
write_chart(cparent__text *text, const cparent__chart *chart)
{
    if (chart == NULL)
        return;
    cparent__legible_markdown(text, chart->words);
    if (!chart->small)
        cparent__text_add(text, ".\n\n");
}

/* The kinds whose heading and blocks are all they have. */
static void
write_headed(cparent__text *text, const cparent__node *node)
{
    switch (node->kind) {
    case CPARENT__NODE_SECTION:
        write_heading(text, "## ", node->text);
        break;
    case CPARENT__NODE_HEADING:
        write_heading(text, node->number == 4 ? "#### " : "### ",
                      node->text);
        break;
    case CPARENT__NODE_PANEL:
    case CPARENT__NODE_CARD:
        write_heading(text, "### ", node->text);
        break;
    case CPARENT__NODE_ENTRY:
        write_heading(text, "#### ", node->text);
        break;
    case CPARENT__NODE_DETAILS:
        if (node->text[0] != '\0')
            write_marked(text, "**", node->text, "**\n\n");
        break;
    case CPARENT__NODE_MIX:
        write_marked(text, "", node->text, ".\n\n");
        return;
    case CPARENT__NODE_METER:
        write_marked(text, "*", node->text, "*\n\n");
        return;
    case CPARENT__NODE_FOOT:
        cparent__text_add(text, "---\n\n");
        break;
    default:
        break;
    }
    write_children(text, node);
}

static void
write_node(cparent__text *text, const cparent__node *node)
{
    if (write_inline(text, node))
        return;
    switch (node->kind) {
    case CPARENT__NODE_MASTHEAD:
        write_masthead(text, node);
        break;
    case CPARENT__NODE_BANNER:
        cparent__text_add(text, "> ");
        write_children(text, node);
        cparent__text_add(text, "\n\n");
        break;
    case CPARENT__NODE_PARAGRAPH:
        if (node->first == NULL)
            break;
        write_children(text, node);
        cparent__text_add(text, "\n\n");
        break;
    case CPARENT__NODE_LIST:
        write_list(text, node);
        break;
    case CPARENT__NODE_TERMS:
        write_terms(text, node);
        break;
    case CPARENT__NODE_TILES:
        write_tiles(text, node);
        break;
    case CPARENT__NODE_TABLE:
        write_table(text, node);
        break;
    case CPARENT__NODE_ANSWERS:
        write_answers(text, node);
        break;
    case CPARENT__NODE_CHART:
        write_chart(text, node->chart);
        break;
    case CPARENT__NODE_STRIP: /* the table beside it says the same */
    case CPARENT__NODE_FUNNEL:
        break;
    default:
        write_headed(text, node);
    }
}

void
cparent__tree_markdown(const cparent__tree *tree, cparent__text *text)
{
    write_children(text, tree->root);
}

cparent_status
cparent__report_markdown(const cparent__pack *pack, cparent__text *text,
                         cparent_error *err)
{
    cparent__tree tree;
    cparent_status status = cparent__highlights_build(pack, &tree, err);

    if (status == CPARENT_OK) {
        cparent__tree_markdown(&tree, text);
        status = cparent__text_status(text, err);
    }
    cparent__tree_free(&tree);
    return status;
}
