/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include <cparent/cparent.h>

#include "support.h"

/* tests/cli/test-spc.sh has the cells that are refused. */

static cparent_status
read_text(const char *text, cparent_series **out, cparent_error *err)
{
    cparent_source *source = NULL;
    cparent_status status = cparent_source_from_bytes(
        "series.csv", text, strlen(text), &source, err);

    if (status == CPARENT_OK)
        status = cparent_series_read(source, NULL, out, err);
    cparent_source_unref(source);
    return status;
}

static const char rows[] = "note,rebase,value,date\n"
                           "a,no,7.50,2025-03\n"
                           "b,,,2025-01\n"
                           "c,YES,c,2025-04\n"
                           "d,a new home,-3,2025-02\n";

START_TEST(rows_come_in_order_of_time_with_their_state_and_reason)
{
    cparent_series *series = NULL;
    cparent_error err = CPARENT_ERROR_INIT;
    char text[CPARENT_PERIOD_SIZE];

    ck_assert_ok(read_text(rows, &series, &err), &err);
    ck_assert_uint_eq(cparent_series_count(series), 4);
    cparent_period_format(cparent_series_period(series, 0), text);
    ck_assert_str_eq(text, "2025-01");
    ck_assert_int_eq(cparent_series_value(series, 0).state,
                     CPARENT_VALUE_MISSING);
    ck_assert_int_eq(cparent_series_value(series, 1).number.coefficient, -3);
    ck_assert_int_eq(cparent_series_value(series, 2).number.coefficient,
                     750);
    ck_assert_int_eq(cparent_series_value(series, 3).state,
                     CPARENT_VALUE_SUPPRESSED);
    ck_assert_ptr_null(cparent_series_rebase(series, 0));
    ck_assert_str_eq(cparent_series_rebase(series, 1), "a new home");
    ck_assert_ptr_null(cparent_series_rebase(series, 2));
    ck_assert_str_eq(cparent_series_rebase(series, 3), "");
    ck_assert_ptr_null(cparent_series_rebase(series, 4));
    ck_assert(!cparent_period_is_set(cparent_series_period(series, 4)));
    cparent_series_free(series);
    cparent_series_free(NULL);
}
END_TEST

START_TEST(a_failed_reading_leaves_the_result_alone)
{
    cparent_series *series = NULL;
    cparent_error err = CPARENT_ERROR_INIT;

    ck_assert_status(read_text("date,value\n2025-01,97..99\n", &series, &err),
                     CPARENT_E_PARSE, &err);
    ck_assert_ptr_null(series);
    ck_assert_int_eq(err.line, 2);
    ck_assert_int_eq(err.column, 2);
    /* A month and its last day are one date. */
    ck_assert_status(
        read_text("date,value\n2025-01,1\n2025-01-31,2\n", &series, &err),
        CPARENT_E_VALIDATION, &err);
    ck_assert_int_eq(err.line, 3);
}
END_TEST

static cparent_status
read_step(void *user)
{
    cparent_series *series = NULL;
    cparent_status status = read_text(rows, &series, NULL);

    (void)user;
    cparent_series_free(series);
    return status;
}

START_TEST(without_memory_there_is_an_error_and_nothing_leaks)
{
    ck_assert_int_ge(support_fail_each_allocation(read_step, NULL, 1), 5);
}
END_TEST

static Suite *
series_suite(void)
{
    Suite *suite = suite_create("read/series-csv");
    TCase *tests = tcase_create("series-csv");

    tcase_add_test(tests,
                   rows_come_in_order_of_time_with_their_state_and_reason);
    tcase_add_test(tests, a_failed_reading_leaves_the_result_alone);
    tcase_add_test(tests,
                   without_memory_there_is_an_error_and_nothing_leaks);
    suite_add_tcase(suite, tests);
    return suite;
}

int
main(void)
{
    return cparent_test_main(series_suite());
}
