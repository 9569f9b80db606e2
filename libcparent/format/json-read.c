/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "format/json-read-internal.h"

#include <string.h>

#include <jansson.h>

#include "core/alloc-internal.h"
#include "core/error-internal.h"

struct cparent__json_tree {
    json_t *root;
};

/* A node is a json_t that nobody outside this file can look into. */
static const json_t *
json_of(const cparent__node *node)
{
    return (const json_t *)(const void *)node;
}

static const cparent__node *
node_of(const json_t *json)
{
    return (const cparent__node *)(const void *)json;
}

cparent_status
cparent__json_tree_parse(const char *bytes, size_t size, const char *source,
                    cparent__json_tree **tree_out, cparent_error *err)
{
    cparent__json_tree *tree = cparent__calloc(1, sizeof(*tree));
    json_error_t error;
    cparent_status status;

    if (tree == NULL)
        return cparent__nomem(err);
    memset(&error, 0, sizeof(error));
    tree->root = json_loadb(bytes, size, JSON_REJECT_DUPLICATES, &error);
    if (tree->root != NULL) {
        *tree_out = tree;
        return CPARENT_OK;
    }
    cparent__free(tree);
    if (json_error_code(&error) == json_error_out_of_memory)
        return cparent__nomem(err);
    status = cparent__fail_at(
        err, CPARENT_E_PARSE, source, error.line > 0 ? error.line : 0,
        error.column > 0 ? error.column : 0, NULL,
        json_error_code(&error) == json_error_duplicate_key
            ? "a key comes twice in one object"
            : "this is not well-formed JSON");
    return cparent__hint(err, status,
                         "write it again with a JSON program");
}

void
cparent__json_tree_free(cparent__json_tree *tree)
{
    if (tree == NULL)
        return;
    json_decref(tree->root);
    cparent__free(tree);
}

const cparent__node *
cparent__json_tree_root(const cparent__json_tree *tree)
{
    return node_of(tree->root);
}

const cparent__node *
cparent__node_get(const cparent__node *node, const char *key)
{
    return node_of(json_object_get(json_of(node), key));
}

size_t
cparent__node_count(const cparent__node *node)
{
    return json_array_size(json_of(node));
}

const cparent__node *
cparent__node_at(const cparent__node *node, size_t index)
{
    return node_of(json_array_get(json_of(node), index));
}

const char *
cparent__node_string(const cparent__node *node)
{
    return json_string_value(json_of(node));
}

bool
cparent__node_integer(const cparent__node *node, int64_t *out)
{
    if (!json_is_integer(json_of(node)))
        return false;
    *out = (int64_t)json_integer_value(json_of(node));
    return true;
}

bool
cparent__node_decimal(const cparent__node *node, cparent_decimal *out)
{
    cparent_decimal found = { 0, 0, 0 };
    double number, scaled;

    if (cparent__node_integer(node, &found.coefficient)) {
        *out = found;
        return true;
    }
    if (!json_is_real(json_of(node)))
        return false;
    number = json_real_value(json_of(node));
    /* The fewest places that give this double back. */
    scaled = 1;
    for (; found.scale <= 12; found.scale++) {
        const double whole = number * scaled;

        if (!(whole > -1e15 && whole < 1e15))
            return false;
        found.coefficient = (int64_t)(whole + (whole < 0 ? -0.5 : 0.5));
        if ((double)found.coefficient / scaled == number) {
            /* "57.0" was printed with a place: keep one. */
            if (found.scale == 0) {
                found.coefficient *= 10;
                found.scale = 1;
            }
            *out = found;
            return true;
        }
        scaled *= 10;
    }
    return false;
}

bool
cparent__node_true(const cparent__node *node)
{
    return json_is_true(json_of(node));
}
