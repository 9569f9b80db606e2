/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <string.h>

#include "core/alloc-internal.h"
#include "fixture.h"
#include "report/tree-internal.h"
#include "support.h"

START_TEST(children_keep_their_order)
{
    cparent__tree tree;
    cparent__node *list;

    cparent__tree_init(&tree, "A report");
    list = cparent__tree_add(&tree, tree.root, CPARENT__NODE_LIST, NULL);
    cparent__tree_add(&tree, list, CPARENT__NODE_ITEM, "first");
    cparent__tree_add(&tree, list, CPARENT__NODE_ITEM, "second");
    ck_assert_str_eq(tree.root->text, "A report");
    ck_assert_str_eq(list->text, "");
    ck_assert_str_eq(list->first->text, "first");
    ck_assert_str_eq(list->first->next->text, "second");
    ck_assert_ptr_eq(list->last, list->first->next);
    ck_assert_int_eq(cparent__tree_status(&tree, NULL), CPARENT_OK);
    cparent__tree_free(&tree);
}
END_TEST

START_TEST(a_string_longer_than_a_block_is_kept_whole)
{
    char words[40000];
    cparent__tree tree;
    const char *made;

    memset(words, 'x', sizeof words - 1);
    words[sizeof words - 1] = '\0';
    cparent__tree_init(&tree, "");
    made = cparent__tree_format(&tree, "<%s>", words);
    ck_assert_uint_eq(strlen(made), sizeof words - 1 + 2);
    cparent__tree_free(&tree);
}
END_TEST

START_TEST(without_memory_additions_go_nowhere_and_the_status_says_so)
{
    cparent__tree tree;
    cparent__node *node;
    int64_t before = cparent__alloc_live();

    cparent__alloc_fail_at(1, true);
    cparent__tree_init(&tree, "A report");
    node = cparent__tree_add(&tree, tree.root, CPARENT__NODE_TEXT, "a");
    node = cparent__tree_add(&tree, node, CPARENT__NODE_TEXT, "b");
    ck_assert_str_eq(cparent__tree_format(&tree, "%d", 5), "");
    ck_assert_ptr_null(node->first);
    cparent__alloc_fail_at(0, false);
    ck_assert_int_eq(cparent__tree_status(&tree, NULL), CPARENT_E_NOMEM);
    cparent__tree_free(&tree);
    ck_assert_int_eq(cparent__alloc_live(), before);
}
END_TEST

static const cparent__node *
section_of(const cparent__tree *tree, const char *id)
{
    for (const cparent__node *node = tree->root->first; node != NULL;
         node = node->next)
        if (node->kind == CPARENT__NODE_SECTION &&
            strcmp(node->id, id) == 0)
            return node;
    return NULL;
}

START_TEST(the_highlights_have_their_parts_in_reading_order)
{
    static const char *const ids[] = { "minute", "score", "detail",
                                       "promises", "actions", "questions",
                                       "decisions", "voices", "sources" };
    cparent__tree tree;
    cparent_error err = CPARENT_ERROR_INIT;
    size_t next = 0;

    ck_assert_ok(cparent__highlights_build(fixture_rich(), &tree, &err),
                 &err);
    for (const cparent__node *node = tree.root->first; node != NULL;
         node = node->next) {
        if (node->kind != CPARENT__NODE_SECTION)
            continue;
        ck_assert_uint_lt(next, sizeof ids / sizeof ids[0]);
        ck_assert_str_eq(node->id, ids[next++]);
    }
    ck_assert_uint_eq(next, sizeof ids / sizeof ids[0]);
    cparent__tree_free(&tree);
}
END_TEST

/* The bar of the first part adds up to the rows of the second. */
START_TEST(the_mix_counts_every_row_once)
{
    cparent__tree tree;
    cparent_error err = CPARENT_ERROR_INIT;
    int64_t counted = 0;
    int64_t rows = 0;

    ck_assert_ok(cparent__highlights_build(fixture_rich(), &tree, &err),
                 &err);
    for (const cparent__node *node = section_of(&tree, "minute")->first;
         node != NULL; node = node->next)
        if (node->kind == CPARENT__NODE_MIX)
            for (const cparent__node *share = node->first; share != NULL;
                 share = share->next)
                counted += share->number;
    for (const cparent__node *node = section_of(&tree, "score")->last->first;
         node != NULL; node = node->next)
        if (node->kind == CPARENT__NODE_GROUP)
            for (const cparent__node *row = node->first; row != NULL;
                 row = row->next)
                rows++;
    ck_assert_int_eq(rows, 11);
    ck_assert_int_eq(counted, rows);
    cparent__tree_free(&tree);
}
END_TEST

START_TEST(a_reference_to_no_source_is_left_out)
{
    cparent__text text = CPARENT__TEXT_INIT(CPARENT__TEXT_LARGE);
    cparent_error err = CPARENT_ERROR_INIT;

    ck_assert_ok(cparent__report_html(fixture_hostile(), &text, &err),
                 &err);
    ck_assert_ptr_null(
        strstr(cparent__text_string(&text), "#source-100"));
    cparent__text_free(&text);
}
END_TEST

static Suite *
tree_suite(void)
{
    Suite *suite = suite_create("report/tree");
    TCase *tests = tcase_create("trees");

    tcase_add_test(tests, children_keep_their_order);
    tcase_add_test(tests, a_string_longer_than_a_block_is_kept_whole);
    tcase_add_test(
        tests, without_memory_additions_go_nowhere_and_the_status_says_so);
    tcase_add_test(tests, the_highlights_have_their_parts_in_reading_order);
    tcase_add_test(tests, the_mix_counts_every_row_once);
    tcase_add_test(tests, a_reference_to_no_source_is_left_out);
    suite_add_tcase(suite, tests);
    return suite;
}

int
main(void)
{
    return cparent_test_main(tree_suite());
}
