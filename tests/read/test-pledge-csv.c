/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "table-fixture.h"

#include <stdio.h>
#include <string.h>

#include "core/alloc-internal.h"

#define HEADER "authority,pledge,theme,statement,note\n"

static table_read table;

static void
teardown(void)
{
    table_done(&table);
    ck_assert_int_eq(cparent__alloc_live(), 0);
}

static void
read_rows(const char *rows)
{
    char text[4096];

    table_done(&table);
    ck_assert_int_lt(snprintf(text, sizeof text, HEADER "%s", rows),
                     (int)sizeof text);
    table = table_run(cparent__read_pledges, text);
}

START_TEST(rows_of_one_pledge_are_its_statements_in_order)
{
    const cparent_record *pledge;
    const cparent_record *citation;
    int64_t position = 0;

    read_rows("wyn,A good home,home,We will find you a home near by,note\n"
              "Wyn Council,A good home,home,\"We ask, and listen\",\n"
              "wyn,Your voice,voice,We write down what you say,\n");
    ck_assert_ok(table.status, &table.err);
    ck_assert_uint_eq(cparent_findings_total(table.findings), 0);
    ck_assert_uint_eq(table_count(&table, CPARENT_NOUN_PLEDGE), 2);
    ck_assert_uint_eq(table_count(&table, CPARENT_NOUN_CITATION), 3);
    ck_assert_uint_eq(table_count(&table, CPARENT_NOUN_DOCUMENT), 1);
    pledge = table_find(&table, CPARENT_NOUN_PLEDGE, "a-good-home");
    ck_assert_str_eq(cparent_record_text(pledge, CPARENT_PLEDGE_HEADING),
                     "A good home");
    ck_assert_str_eq(cparent_record_text(pledge, CPARENT_PLEDGE_THEME),
                     "home");
    ck_assert_str_eq(cparent_record_text(pledge, CPARENT_PLEDGE_NOTE),
                     "note");
    ck_assert_uint_eq(
        cparent_record_list_count(pledge, CPARENT_PLEDGE_STATEMENTS), 2);
    ck_assert_str_eq(
        cparent_record_list_at(pledge, CPARENT_PLEDGE_STATEMENTS, 1),
        "We ask, and listen");
    citation = table_find(
        &table, CPARENT_NOUN_CITATION,
        cparent_record_list_at(pledge, CPARENT_PLEDGE_CITATIONS, 1));
    ck_assert_str_eq(cparent_record_text(citation, CPARENT_CITATION_QUOTE),
                     "Wyn Council,A good home,home,\"We ask, and listen\",");
    pledge = table_find(&table, CPARENT_NOUN_PLEDGE, "your-voice");
    ck_assert(cparent_record_integer(pledge, CPARENT_PLEDGE_POSITION,
                                     &position));
    ck_assert_int_eq(position, 2);
}
END_TEST

START_TEST(a_pledge_without_a_statement_or_theme_is_a_pledge)
{
    const cparent_record *pledge;

    read_rows("wyn,A good home,,,\n");
    ck_assert_ok(table.status, &table.err);
    pledge = table_find(&table, CPARENT_NOUN_PLEDGE, "a-good-home");
    ck_assert_uint_eq(
        cparent_record_list_count(pledge, CPARENT_PLEDGE_STATEMENTS), 0);
    ck_assert(!cparent_record_has(pledge, CPARENT_PLEDGE_THEME));
    ck_assert(!cparent_record_has(pledge, CPARENT_PLEDGE_NOTE));
}
END_TEST

START_TEST(a_pledge_needs_a_name)
{
    read_rows("wyn,A good home,,,\nwyn,\" ?! \",,Something,\n");
    table_refused(&table, CPARENT_E_PARSE, 3, 2, "pledge", "no name");
}
END_TEST

START_TEST(a_pledge_stands_in_one_place)
{
    read_rows("wyn,A good home,home,One,\nwyn,Your voice,voice,Two,\n"
              "wyn,a GOOD home,home,Three,\n");
    table_refused(&table, CPARENT_E_VALIDATION, 4, 2, "pledge",
                  "further up");
}
END_TEST

START_TEST(themes_are_those_of_the_table)
{
    read_rows("wyn,A good home,hoem,One,\nwyn,Your voice,voice,Two,\n");
    table_refused(&table, CPARENT_E_VALIDATION, 2, 3, "theme",
                  "no such theme");
    ck_assert(!support_contains(table.err.message, "hoem"));
}
END_TEST

START_TEST(a_row_of_another_council_is_refused)
{
    read_rows("wyn,A good home,home,One,\nelse,Your voice,voice,Two,\n");
    table_refused(&table, CPARENT_E_VALIDATION, 3, 1, "authority",
                  "another council");
}
END_TEST

START_TEST(a_column_of_children_is_refused)
{
    table = table_run(cparent__read_pledges,
                      "authority,pledge,theme,statement,child_name\n");
    ck_assert_status(table.status, CPARENT_E_PROTECTED, &table.err);
    ck_assert_int_eq(table.err.column, 5);
    ck_assert_uint_eq(table.records.count, 0);
}
END_TEST

START_TEST(a_missing_column_is_named)
{
    table = table_run(cparent__read_pledges, "authority,pledge,theme\n");
    ck_assert_status(table.status, CPARENT_E_PARSE, &table.err);
    ck_assert_str_eq(table.err.field, "statement");
}
END_TEST

static cparent_status
read_once(void *user)
{
    table_read read = table_run(
        cparent__read_pledges,
        HEADER "wyn,A good home,home,One,n\nwyn,A good home,home,Two,\n"
               "wyn,Your voice,voice,Three,\n");

    (void)user;
    table_done(&read);
    return read.status;
}

static cparent_status
read_wrong(void *user)
{
    table_read read = table_run(
        cparent__read_pledges,
        HEADER "wyn,A good home,home,One,n\nwyn,?,home,Two,\n"
               "wyn,Your voice,nothing,Three,\n");

    (void)user;
    table_done(&read);
    return read.status == CPARENT_E_PARSE ? CPARENT_OK : read.status;
}

START_TEST(memory_may_run_out_anywhere)
{
    ck_assert_int_gt(support_fail_each_allocation(read_once, NULL, 3), 10);
    ck_assert_int_gt(support_fail_each_allocation(read_wrong, NULL, 3), 10);
}
END_TEST

static Suite *
pledge_csv_suite(void)
{
    Suite *suite = suite_create("pledge-csv");
    TCase *tcase = tcase_create("pledge-csv");

    tcase_add_checked_fixture(tcase, NULL, teardown);
    tcase_add_test(tcase, rows_of_one_pledge_are_its_statements_in_order);
    tcase_add_test(tcase, a_pledge_without_a_statement_or_theme_is_a_pledge);
    tcase_add_test(tcase, a_pledge_needs_a_name);
    tcase_add_test(tcase, a_pledge_stands_in_one_place);
    tcase_add_test(tcase, themes_are_those_of_the_table);
    tcase_add_test(tcase, a_row_of_another_council_is_refused);
    tcase_add_test(tcase, a_column_of_children_is_refused);
    tcase_add_test(tcase, a_missing_column_is_named);
    tcase_add_test(tcase, memory_may_run_out_anywhere);
    suite_add_tcase(suite, tcase);
    return suite;
}

int
main(void)
{
    return cparent_test_main(pledge_csv_suite());
}
