/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <string.h>

#include "support.h"

static cparent_cells *
table_of(const char *const *ids, const int64_t *values, size_t count)
{
    cparent_cells *cells = NULL;
    cparent_error err = CPARENT_ERROR_INIT;

    ck_assert_ok(cparent_cells_new(&cells, &err), &err);
    for (size_t i = 0; i < count; i++)
        ck_assert_ok(
            cparent_cells_add(cells, ids[i], values[i], false, &err), &err);
    return cells;
}

static cparent_cells *
sum_of_three(void)
{
    static const char *const ids[] = { "a", "b", "c", "all" };
    static const int64_t values[] = { 2, 9, 0, 11 };
    cparent_cells *cells = table_of(ids, values, 4);

    for (size_t i = 0; i < 3; i++)
        ck_assert_ok(
            cparent_cells_add_part(cells, "1", "all", ids[i], NULL), NULL);
    return cells;
}

START_TEST(a_cell_is_found_where_it_was_added)
{
    cparent_cells *cells = sum_of_three();

    ck_assert_uint_eq(cparent_cells_count(cells), 4);
    ck_assert_uint_eq(cparent_cells_find(cells, "c"), 2);
    ck_assert_uint_eq(cparent_cells_find(cells, "d"), 4);
    ck_assert_uint_eq(cparent_cells_find(cells, NULL), 4);
    cparent_cells_free(cells);
    cparent_cells_free(NULL);
}
END_TEST

START_TEST(a_thousand_cells_keep_their_places)
{
    cparent_cells *cells = NULL;
    char id[16];

    ck_assert_ok(cparent_cells_new(&cells, NULL), NULL);
    for (int i = 0; i < 1000; i++) {
        snprintf(id, sizeof id, "%d", i * 7);
        ck_assert_ok(cparent_cells_add(cells, id, i, false, NULL), NULL);
    }
    for (int i = 0; i < 1000; i++) {
        snprintf(id, sizeof id, "%d", i * 7);
        ck_assert_uint_eq(cparent_cells_find(cells, id), i);
    }
    cparent_cells_free(cells);
}
END_TEST

START_TEST(what_is_no_cell_is_refused)
{
    cparent_cells *cells = sum_of_three();
    cparent_error err = CPARENT_ERROR_INIT;

    ck_assert_status(cparent_cells_add(cells, "a", 1, false, &err),
                     CPARENT_E_EXISTS, &err);
    ck_assert_status(cparent_cells_add(cells, "", 1, false, &err),
                     CPARENT_E_INVALID, &err);
    ck_assert_status(cparent_cells_add(cells, NULL, 1, false, &err),
                     CPARENT_E_INVALID, &err);
    ck_assert_status(cparent_cells_add(cells, "d", -1, false, &err),
                     CPARENT_E_INVALID, &err);
    ck_assert_status(
        cparent_cells_add(cells, "d", INT64_C(1000000000001), false, &err),
        CPARENT_E_INVALID, &err);
    ck_assert_uint_eq(cparent_cells_count(cells), 4);
    cparent_cells_free(cells);
}
END_TEST

START_TEST(what_is_no_equation_is_refused)
{
    cparent_cells *cells = sum_of_three();
    cparent_error err = CPARENT_ERROR_INIT;

    ck_assert_status(cparent_cells_add_part(cells, "1", "all", "d", &err),
                     CPARENT_E_NOT_FOUND, &err);
    ck_assert_status(cparent_cells_add_part(cells, "2", "d", "a", &err),
                     CPARENT_E_NOT_FOUND, &err);
    ck_assert_status(cparent_cells_add_part(cells, "", "all", "a", &err),
                     CPARENT_E_INVALID, &err);
    ck_assert_status(cparent_cells_add_part(cells, "1", "all", "a", &err),
                     CPARENT_E_VALIDATION, &err);
    ck_assert(support_contains(err.message, "twice"));
    ck_assert_status(cparent_cells_add_part(cells, "1", "b", "a", &err),
                     CPARENT_E_VALIDATION, &err);
    ck_assert(support_contains(err.message, "two totals"));
    ck_assert_status(cparent_cells_add_part(cells, "2", "a", "a", &err),
                     CPARENT_E_VALIDATION, &err);
    cparent_cells_free(cells);
}
END_TEST

START_TEST(an_equation_that_does_not_add_up_is_named)
{
    cparent_cells *cells = sum_of_three();
    cparent_pattern *pattern = NULL;
    cparent_error err = CPARENT_ERROR_INIT;

    ck_assert_ok(cparent_cells_add_part(cells, "by age", "all", "b", &err),
                 &err);
    ck_assert_status(cparent_cells_protect(cells, NULL, &pattern, &err),
                     CPARENT_E_VALIDATION, &err);
    ck_assert(support_contains(err.message, "\"by age\" does not add up"));
    ck_assert_ptr_null(pattern);
    cparent_cells_free(cells);
}
END_TEST

static Suite *
cells_suite(void)
{
    Suite *suite = suite_create("protect/cells");
    TCase *tests = tcase_create("cells");

    tcase_add_test(tests, a_cell_is_found_where_it_was_added);
    tcase_add_test(tests, a_thousand_cells_keep_their_places);
    tcase_add_test(tests, what_is_no_cell_is_refused);
    tcase_add_test(tests, what_is_no_equation_is_refused);
    tcase_add_test(tests, an_equation_that_does_not_add_up_is_named);
    suite_add_tcase(suite, tests);
    return suite;
}

int
main(void)
{
    return cparent_test_main(cells_suite());
}
