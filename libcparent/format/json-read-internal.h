/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_JSON_READ_INTERNAL_H
#define CPARENT_JSON_READ_INTERNAL_H

#include <cparent/value.h>

/*
 * JSON as a tree.  A key that comes twice, a text that is not UTF-8 and
 * brackets nested too deep are refused, with line and column.
 */
typedef struct cparent__json_tree cparent__json_tree;

/* One value in a tree; NULL stands for one that is not there, and every
 * question about it gets the answer of nothing.  Borrowed from the tree. */
typedef struct cparent__node cparent__node;

/* Fails with PARSE or NOMEM; `source` is what messages call it. */
cparent_status
cparent__json_tree_parse(const char *bytes, size_t size, const char *source,
                    cparent__json_tree **tree_out, cparent_error *err);

void
cparent__json_tree_free(cparent__json_tree *tree);

const cparent__node *
cparent__json_tree_root(const cparent__json_tree *tree);

const cparent__node *
cparent__node_get(const cparent__node *node, const char *key);

/* How many values an array holds; 0 for anything else. */
size_t
cparent__node_count(const cparent__node *node);

const cparent__node *
cparent__node_at(const cparent__node *node, size_t index);

/* NULL for anything but a string. */
const char *
cparent__node_string(const cparent__node *node);

bool
cparent__node_integer(const cparent__node *node, int64_t *out);

/* The shortest decimal that is this number: at most 15 digits. */
bool
cparent__node_decimal(const cparent__node *node, cparent_decimal *out);

bool
cparent__node_true(const cparent__node *node);

#endif
