/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "return-fixture.h"

#include <stdio.h>
#include <string.h>

/* A return that is not of the year it is counted for, or of several, is told
 * so; one that is small and honest is counted. */

enum { ROOM = 1 << 16 };

static char text[ROOM];
static size_t used;

static void
write_children(int first, int count, const char *row)
{
    int i;

    for (i = 0; i < count; i++)
        used += (size_t)snprintf(text + used, ROOM - used, "%d,%s\n",
                                 first + i, row);
    ck_assert_uint_lt(used, ROOM);
}

/* An Episodes table of so many children, from `first` on, each with this
 * row after the id. */
static void
add_children(const char *name, int first, int count, const char *row)
{
    used = (size_t)snprintf(text, ROOM, "%s", EPISODES);
    write_children(first, count, row);
    return_add(name, text);
}

static cparent_status
count_year(int year)
{
    if (year > 0)
        options.year_ended = cparent_date_make(year, 3, 31);
    return return_count();
}

static int
found(const char *rule)
{
    size_t i;
    int times = 0;

    for (i = 0; i < cparent_findings_count(findings); i++)
        times += !strcmp(cparent_findings_at(findings, i)->rule, rule);
    return times;
}

static int64_t
in_care(void)
{
    cparent_ssda903_figure figure;

    ck_assert(cparent_ssda903_result_find(result, "cla_31_march", &figure));
    return figure.numerator;
}

static void
is_refused(int year, const char *rule)
{
    ck_assert_int_eq(count_year(year), CPARENT_E_PARSE);
    ck_assert_ptr_null(result);
    ck_assert_int_eq(found(rule), 1);
    ck_assert_str_ne(err.hint, "");
}

START_TEST(a_year_that_no_row_reaches_into_is_refused)
{
    add_children("e.csv", 1, 12,
                 "01/06/2024,S,C2,N1,U6,PR1,01/09/2024,E4A,,,,");
    is_refused(2027, "not-of-the-year");
    ck_assert_ptr_nonnull(strstr(err.message, "31 March 2025"));
    ck_assert_str_eq(err.source, "e.csv");
}
END_TEST

START_TEST(a_year_before_every_row_is_refused_also_when_lenient)
{
    add_children("e.csv", 1, 12, "01/06/2024,S,C2,N1,U6,PR1,,,,,,");
    options.lenient = 1;
    is_refused(2020, "not-of-the-year");
}
END_TEST

START_TEST(a_hundred_rows_without_a_day_in_the_year_are_refused)
{
    add_children("e.csv", 1, 100, "01/06/2021,S,C2,N1,U6,PR1,,,,,,");
    is_refused(2025, "not-of-the-year");
}
END_TEST

START_TEST(a_few_of_whom_nobody_moved_are_counted_and_it_is_told)
{
    add_children("e.csv", 1, 12, "01/06/2021,S,C2,N1,U6,PR1,,,,,,");
    ck_assert_ok(count_year(2025), &err);
    ck_assert_int_eq(in_care(), 12);
    ck_assert_int_eq(found("quiet-year"), 1);
    ck_assert_str_eq(cparent_findings_at(findings, 0)->rule, "quiet-year");
}
END_TEST

START_TEST(tables_without_rows_are_of_any_year)
{
    return_add("h.csv", HEADER);
    return_add("e.csv", EPISODES);
    ck_assert_ok(count_year(2025), &err);
    ck_assert_int_eq(in_care(), 0);
    ck_assert_uint_eq(cparent_findings_count(findings), 0);
}
END_TEST

START_TEST(a_return_that_mostly_goes_on_after_the_year_is_an_error)
{
    add_children("e.csv", 1, 12,
                 "01/06/2023,S,C2,N1,U6,PR1,01/09/2024,E4A,,,,");
    add_children("f.csv", 21, 12, "01/06/2024,S,C2,N1,U6,PR1,,,,,,");
    ck_assert_ok(count_year(2024), &err);
    ck_assert_int_eq(found("of-a-later-year"), 1);
    ck_assert_uint_gt(cparent_ssda903_result_errors(result), 0);
}
END_TEST

START_TEST(a_living_system_read_some_months_later_is_no_error)
{
    used = (size_t)snprintf(text, ROOM, "%s", EPISODES);
    write_children(1, 12, "01/06/2024,S,C2,N1,U6,PR1,,,,,,");
    write_children(21, 3, "01/05/2025,S,C2,N1,U6,PR1,,,,,,");
    return_add("e.csv", text);
    ck_assert_ok(count_year(2025), &err);
    ck_assert_int_eq(found("of-a-later-year"), 0);
    ck_assert_int_eq(found("after-the-year"), 3);
    ck_assert_uint_eq(cparent_ssda903_result_errors(result), 0);
}
END_TEST

START_TEST(a_snapshot_in_the_first_days_of_a_year_is_counted)
{
    add_children("e.csv", 1, 100, "01/06/2023,S,C2,N1,U6,PR1,,,,,,");
    options.as_at = cparent_date_make(2024, 4, 2);
    ck_assert_ok(count_year(0), &err);
    ck_assert_int_eq(in_care(), 100);
    ck_assert_uint_eq(cparent_ssda903_result_errors(result), 0);
}
END_TEST

START_TEST(a_snapshot_long_after_the_last_row_is_refused)
{
    add_children("e.csv", 1, 100, "01/06/2023,S,C2,N1,U6,PR1,,,,,,");
    options.as_at = cparent_date_make(2024, 12, 31);
    is_refused(0, "not-of-the-year");
}
END_TEST

START_TEST(a_year_that_does_not_end_in_march_is_no_year)
{
    add_children("e.csv", 1, 1, "01/06/2024,S,C2,N1,U6,PR1,,,,,,");
    options.year_ended = cparent_date_make(2025, 12, 31);
    ck_assert_int_eq(cparent_ssda903_count(job, &options, &result, &findings,
                                           &err), CPARENT_E_INVALID);
}
END_TEST

START_TEST(two_large_tables_of_different_years_are_refused)
{
    add_children("a.csv", 1, 100, "01/06/2023,S,C2,N1,U6,PR1,,,,,,");
    add_children("b.csv", 1, 100,
                 "01/06/2023,S,C2,N1,U6,PR1,01/06/2024,E4A,,,,");
    is_refused(2025, "several-years");
    ck_assert_str_eq(err.source, "b.csv");
}
END_TEST

START_TEST(small_tables_that_are_named_by_their_years_are_refused)
{
    add_children("2023-24 episodes.csv", 1, 3,
                 "01/06/2023,S,C2,N1,U6,PR1,,,,,,");
    add_children("2024-25 episodes.csv", 1, 3,
                 "01/06/2023,S,C2,N1,U6,PR1,01/06/2024,E4A,,,,");
    is_refused(2025, "several-years");
}
END_TEST

START_TEST(small_tables_that_end_in_different_years_are_told)
{
    add_children("north.csv", 1, 3, "01/06/2023,S,C2,N1,U6,PR1,,,,,,");
    add_children("south.csv", 4, 3, "01/06/2024,S,C2,N1,U6,PR1,,,,,,");
    ck_assert_ok(count_year(2025), &err);
    ck_assert_int_eq(in_care(), 6);
    ck_assert_int_eq(found("years-differ"), 1);
}
END_TEST

START_TEST(tables_of_one_year_may_be_cut_in_two)
{
    add_children("north 2025.csv", 1, 150,
                 "01/06/2024,S,C2,N1,U6,PR1,,,,,,");
    add_children("south 2025.csv", 201, 100,
                 "01/07/2024,S,C2,N1,U6,PR1,,,,,,");
    add_children("nobody 2024.csv", 1, 0, "");
    ck_assert_ok(count_year(2025), &err);
    ck_assert_int_eq(in_care(), 250);
    ck_assert_int_eq(found("years-differ"), 0);
}
END_TEST

static Suite *
year_suite(void)
{
    Suite *suite = suite_create("year");
    TCase *tcase = tcase_create("year");

    tcase_add_checked_fixture(tcase, return_setup, return_teardown);
    tcase_add_test(tcase, a_year_that_no_row_reaches_into_is_refused);
    tcase_add_test(tcase,
                   a_year_before_every_row_is_refused_also_when_lenient);
    tcase_add_test(tcase,
                   a_hundred_rows_without_a_day_in_the_year_are_refused);
    tcase_add_test(tcase,
                   a_few_of_whom_nobody_moved_are_counted_and_it_is_told);
    tcase_add_test(tcase, tables_without_rows_are_of_any_year);
    tcase_add_test(tcase,
                   a_return_that_mostly_goes_on_after_the_year_is_an_error);
    tcase_add_test(tcase,
                   a_living_system_read_some_months_later_is_no_error);
    tcase_add_test(tcase,
                   a_snapshot_in_the_first_days_of_a_year_is_counted);
    tcase_add_test(tcase, a_snapshot_long_after_the_last_row_is_refused);
    tcase_add_test(tcase, a_year_that_does_not_end_in_march_is_no_year);
    tcase_add_test(tcase, two_large_tables_of_different_years_are_refused);
    tcase_add_test(tcase,
                   small_tables_that_are_named_by_their_years_are_refused);
    tcase_add_test(tcase, small_tables_that_end_in_different_years_are_told);
    tcase_add_test(tcase, tables_of_one_year_may_be_cut_in_two);
    suite_add_tcase(suite, tcase);
    return suite;
}

int
main(void)
{
    return cparent_test_main(year_suite());
}
