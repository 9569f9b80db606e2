/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "facts/table-internal.h"
#include "protect/door-internal.h"
#include "support.h"

static const struct {
    const char *id;
    const char *version;
    int threshold;
    int base;
} rows[] = {
    { "dfe_la", "1", 5, 1 },
    { "dfe_national", "1", 5, 10 },
    { "nhs_subnational", "1", 7, 5 },
    { "ons_10_5", "1", 9, 5 },
};

START_TEST(each_profile_is_what_its_body_publishes)
{
    cparent__profile profile;
    cparent_error err = CPARENT_ERROR_INIT;
    size_t row = (size_t)_i;

    ck_assert_ok(cparent__profile_get(rows[row].id, &profile, &err), &err);
    ck_assert_str_eq(profile.id, rows[row].id);
    ck_assert_str_eq(profile.version, rows[row].version);
    ck_assert_int_eq(profile.threshold, rows[row].threshold);
    ck_assert_int_eq(profile.base, rows[row].base);
}
END_TEST

START_TEST(every_row_of_the_table_can_be_kept)
{
    cparent_error err = CPARENT_ERROR_INIT;
    cparent__table *table;

    ck_assert_ok(cparent__table_builtin("suppression_profiles", &table,
                                        &err),
                 &err);
    for (size_t row = 0; row < cparent__table_rows(table); row++) {
        cparent__profile profile;
        ck_assert_ok(
            cparent__profile_get(
                cparent__table_cell(table, row,
                                    cparent__table_column(table, "id")),
                &profile, &err),
            &err);
    }
    cparent__table_free(table);
}
END_TEST

START_TEST(an_unknown_profile_is_not_found_and_the_known_are_named)
{
    cparent__profile profile = { "as it was", "", 99, 99, false };
    cparent_error err = CPARENT_ERROR_INIT;

    ck_assert_status(cparent__profile_get("dfe", &profile, &err),
                     CPARENT_E_NOT_FOUND, &err);
    ck_assert(support_contains(err.hint, "dfe_la, dfe_national"));
    ck_assert_str_eq(profile.id, "as it was");
    ck_assert_int_eq(profile.threshold, 99);
    ck_assert_status(cparent__profile_get(NULL, &profile, &err),
                     CPARENT_E_INVALID, &err);
}
END_TEST

static cparent_status
get_once(void *user)
{
    cparent__profile profile;
    cparent_error err = CPARENT_ERROR_INIT;

    return cparent__profile_get(user, &profile, &err);
}

START_TEST(running_out_of_memory_is_told)
{
    char id[] = "dfe_la";

    ck_assert_int_gt(support_fail_each_allocation(get_once, id, 1), 0);
}
END_TEST

static Suite *
profile_suite(void)
{
    Suite *suite = suite_create("protect/profile");
    TCase *tests = tcase_create("profile");

    tcase_add_loop_test(tests, each_profile_is_what_its_body_publishes, 0,
                        sizeof rows / sizeof *rows);
    tcase_add_test(tests, every_row_of_the_table_can_be_kept);
    tcase_add_test(tests,
                   an_unknown_profile_is_not_found_and_the_known_are_named);
    tcase_add_test(tests, running_out_of_memory_is_told);
    suite_add_tcase(suite, tests);
    return suite;
}

int
main(void)
{
    return cparent_test_main(profile_suite());
}
