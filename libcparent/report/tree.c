/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "core/alloc-internal.h"
#include "core/error-internal.h"
#include "report/tree-internal.h"

/* Nodes and strings are cut from blocks, so that a tree of thousands of
 * them costs few allocations and one walk to free. */
enum { BLOCK_SIZE = 16384, ALIGNMENT = 16 };

typedef struct cparent__tree_block {
    struct cparent__tree_block *next;
    size_t used;
    size_t size;
    size_t reserved;
} cparent__tree_block;

static const cparent__look_row looks[CPARENT__LOOK_COUNT] = {
    [CPARENT__LOOK_PLAIN] = { "plain", "", "" },
    [CPARENT__LOOK_ON_TARGET] = { "on-target", "On target", "●" },
    [CPARENT__LOOK_CLOSE] = { "close", "Close to target", "▲" },
    [CPARENT__LOOK_OFF_TARGET] = { "off-target", "Off target", "■" },
    [CPARENT__LOOK_SAID] = { "said", "In words only", "“”" },
    [CPARENT__LOOK_NOT_COMPARED] = { "not-compared", "Not compared", "○" },
    [CPARENT__LOOK_NO_TARGET] = { "no-target", "No target given", "○" },
    [CPARENT__LOOK_NOT_SHOWN] = { "not-shown", "Not shown", "◇" },
    [CPARENT__LOOK_BETTER] = { "better", "better", "" },
    [CPARENT__LOOK_WORSE] = { "worse", "worse", "" },
    [CPARENT__LOOK_NEITHER] = { "neither", "", "" },
    [CPARENT__LOOK_OVERDUE] = { "overdue", "Overdue", "■" },
    [CPARENT__LOOK_SOON] = { "soon", "Due soon", "▲" },
    [CPARENT__LOOK_LATER] = { "later", "Not due yet", "○" },
    [CPARENT__LOOK_NO_DATE] = { "no-date", "No date set", "?" },
    [CPARENT__LOOK_DONE] = { "done", "Done", "✓" },
    [CPARENT__LOOK_USUAL] = { "usual", "Usual variation", "≈" },
    [CPARENT__LOOK_GAIN] = { "gain", "Getting better: special cause", "▣" },
    [CPARENT__LOOK_CONCERN] = { "concern", "Getting worse: special cause",
                                "◈" },
    [CPARENT__LOOK_SHIFTED] = { "shifted", "Changed: special cause", "△" },
    [CPARENT__LOOK_PASSING] = { "passing", "Set to meet the target", "P" },
    [CPARENT__LOOK_FAILING] = { "failing", "Set to miss the target", "F" },
    [CPARENT__LOOK_HIT_OR_MISS] = { "hit-or-miss", "Hit or miss", "?" },
    [CPARENT__LOOK_ANSWERED] = { "answered", "Answered", "✓" },
    [CPARENT__LOOK_UNANSWERED] = { "unanswered", "No answer recorded",
                                   "?" },
    [CPARENT__LOOK_LEAD] = { "lead", "", "" },
    [CPARENT__LOOK_NOTE] = { "note", "", "" },
    [CPARENT__LOOK_GAP] = { "gap", "Gap", "" },
    [CPARENT__LOOK_KIND] = { "kind", "", "" },
    [CPARENT__LOOK_GOOD] = { "good", "", "" },
    [CPARENT__LOOK_BAD] = { "bad", "", "" },
    [CPARENT__LOOK_ASK] = { "ask", "", "" },
    [CPARENT__LOOK_SCORE] = { "score", "", "" },
    [CPARENT__LOOK_ACTIONS] = { "actions", "", "" },
    [CPARENT__LOOK_DATA] = { "data", "", "" },
};

const cparent__look_row *
cparent__look_get(cparent__look look)
{
    return &looks[look];
}

static void
blank_node(cparent__node *node, cparent__node_kind kind, const char *text)
{
    memset(node, 0, sizeof *node);
    node->kind = kind;
    node->text = text != NULL ? text : "";
    node->above = "";
    node->below = "";
    node->id = "";
}

void
cparent__tree_init(cparent__tree *tree, const char *title)
{
    memset(tree, 0, sizeof *tree);
    blank_node(&tree->spare, CPARENT__NODE_TEXT, "");
    tree->root = &tree->spare;
    tree->root = cparent__tree_add(tree, NULL, CPARENT__NODE_DOCUMENT,
                                   title);
}

void
cparent__tree_free(cparent__tree *tree)
{
    cparent__tree_block *block = tree->blocks;

    while (block != NULL) {
        cparent__tree_block *next = block->next;

        cparent__free(block);
        block = next;
    }
    tree->blocks = NULL;
    tree->root = NULL;
}

cparent_status
cparent__tree_status(const cparent__tree *tree, cparent_error *err)
{
    return tree->failed ? cparent__nomem(err) : CPARENT_OK;
}

static cparent__tree_block *
add_block(cparent__tree *tree, size_t size)
{
    size_t room = size > BLOCK_SIZE ? size : BLOCK_SIZE;
    cparent__tree_block *block =
        cparent__calloc(1, sizeof(cparent__tree_block) + room);

    if (block == NULL)
        return NULL;
    block->size = room;
    block->next = tree->blocks;
    tree->blocks = block;
    return block;
}

void *
cparent__tree_alloc(cparent__tree *tree, size_t size)
{
    cparent__tree_block *block = tree->blocks;
    unsigned char *place;

    size = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    if (tree->failed)
        return NULL;
    if (block == NULL || block->size - block->used < size)
        block = add_block(tree, size);
    if (block == NULL) {
        tree->failed = true;
        return NULL;
    }
    place = (unsigned char *)(block + 1) + block->used;
    block->used += size;
    return place;
}

const char *
cparent__tree_format(cparent__tree *tree, const char *format, ...)
{
    va_list arguments;
    int length;
    char *place;

    va_start(arguments, format);
    length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (length < 0)
        return "";
    place = cparent__tree_alloc(tree, (size_t)length + 1);
    if (place == NULL)
        return "";
    va_start(arguments, format);
    vsnprintf(place, (size_t)length + 1, format, arguments);
    va_end(arguments);
    return place;
}

cparent__node *
cparent__tree_add(cparent__tree *tree, cparent__node *parent,
                  cparent__node_kind kind, const char *text)
{
    cparent__node *node = cparent__tree_alloc(tree, sizeof *node);

    if (node == NULL)
        return &tree->spare;
    blank_node(node, kind, text);
    if (parent == NULL)
        return node;
    if (parent->last != NULL)
        parent->last->next = node;
    else
        parent->first = node;
    parent->last = node;
    return node;
}

cparent__node *
cparent__tree_add_look(cparent__tree *tree, cparent__node *parent,
                       cparent__node_kind kind, cparent__look look,
                       const char *text)
{
    cparent__node *node = cparent__tree_add(tree, parent, kind, text);

    node->look = look;
    return node;
}

cparent__node *
cparent__tree_say(cparent__tree *tree, cparent__node *parent,
                  cparent__look look, const char *text)
{
    cparent__node *paragraph = cparent__tree_add_look(
        tree, parent, CPARENT__NODE_PARAGRAPH, look, "");

    cparent__tree_add(tree, paragraph, CPARENT__NODE_TEXT, text);
    return paragraph;
}
