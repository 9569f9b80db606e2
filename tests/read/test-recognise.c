/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "support.h"

#include <string.h>

#include "core/alloc-internal.h"
#include "read/nearest-internal.h"
#include "read/tables-internal.h"

static cparent_error err;

static void
setup(void)
{
    cparent_error_clear(&err);
}

static void
assert_kind(const char *text, cparent__file_kind expected)
{
    cparent__file_kind kind = (cparent__file_kind)0;

    ck_assert_ok(cparent__recognise("f", text, strlen(text), &kind, &err),
                 &err);
    ck_assert_msg(kind == expected, "%d instead of %d: %s", (int)kind,
                  (int)expected, text);
}

static void
assert_refused(const char *text, cparent_status status, const char *word)
{
    cparent__file_kind kind = (cparent__file_kind)77;

    cparent_error_clear(&err);
    ck_assert_status(cparent__recognise("f", text, strlen(text), &kind,
                                        &err), status, &err);
    ck_assert_int_eq(kind, 77);
    ck_assert_str_eq(err.source, "f");
    ck_assert_msg(support_contains(err.message, word), "%s", err.message);
    ck_assert_str_ne(err.hint, "");
}

START_TEST(tables_are_known_by_their_columns)
{
    assert_kind("indicator,authority,period,value,numerator,denominator,"
                "target,note\n", CPARENT__FILE_INDICATORS);
    assert_kind("note,Period , AUTHORITY,\"indicator\"\r\n1",
                CPARENT__FILE_INDICATORS);
    assert_kind("\xEF\xBB\xBF" "authority,pledge,theme,statement,note",
                CPARENT__FILE_PLEDGES);
}
END_TEST

START_TEST(a_reading_begins_with_a_brace)
{
    assert_kind("{\"schema\":\"cparent.reading/1\"}",
                CPARENT__FILE_READING);
    assert_kind("\xEF\xBB\xBF \n {", CPARENT__FILE_READING);
    assert_kind("[{\"schema\":", CPARENT__FILE_READING);
}
END_TEST

START_TEST(prose_is_minutes)
{
    assert_kind("Minutes of the Corporate Parenting Board, 3 March 2026\n",
                CPARENT__FILE_MINUTES);
    assert_kind("Children, young people and families\n",
                CPARENT__FILE_MINUTES);
    assert_kind("Name, title\nindicator,authority,period\n",
                CPARENT__FILE_MINUTES);
    assert_kind("\n\n  Purpose\nindicators of children in care",
                CPARENT__FILE_MINUTES);
    assert_kind("Every child\n", CPARENT__FILE_MINUTES);
}
END_TEST

START_TEST(a_table_of_children_is_refused)
{
    assert_refused("CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n1,2\n",
                   CPARENT_E_PROTECTED, "children");
    ck_assert_int_eq(err.line, 1);
    ck_assert_int_eq(err.column, 1);
    assert_refused("CHILD,DECOM,RNE,LS,CIN,PLACE\n", CPARENT_E_PROTECTED,
                   "children");
    assert_refused("year;Date of birth;x\n", CPARENT_E_PROTECTED,
                   "children");
    ck_assert_int_eq(err.column, 2);
    assert_refused("UPN\nA1\n", CPARENT_E_PROTECTED, "children");
    assert_refused("indicator,child_id,value\n", CPARENT_E_PROTECTED,
                   "children");
}
END_TEST

START_TEST(a_broken_table_is_not_taken_for_prose)
{
    assert_refused("indicator,authority,value\n", CPARENT_E_PARSE,
                   "column");
    assert_refused("pledge,theme\n", CPARENT_E_PARSE, "column");
    assert_refused("a,b\n1,2\n", CPARENT_E_PARSE, "column");
    assert_refused("indicator;authority;period;value\n", CPARENT_E_PARSE,
                   "commas");
    assert_refused("authority\tpledge\ttheme\n", CPARENT_E_PARSE, "commas");
}
END_TEST

START_TEST(an_empty_file_is_refused)
{
    assert_refused("", CPARENT_E_PARSE, "empty");
    assert_refused(" \n\r\n\t", CPARENT_E_PARSE, "empty");
    assert_refused("\xEF\xBB\xBF\n", CPARENT_E_PARSE, "empty");
}
END_TEST

START_TEST(bytes_of_any_kind_are_looked_at_safely)
{
    char bytes[257];
    cparent__file_kind kind;
    int i;
    size_t size;

    for (i = 0; i < 256; i++)
        bytes[i] = (char)(255 - i);
    for (size = 1; size <= 256; size++)
        ck_assert_ok(cparent__recognise("f", bytes, size, &kind, &err),
                     &err);
}
END_TEST

START_TEST(the_nearest_code_is_found_and_nothing_far)
{
    char near[64];

    ck_assert_ok(cparent__nearest_indicator("placements_3pluss", near,
                                            sizeof near, &err), &err);
    ck_assert_str_eq(near, "placements_3plus");
    ck_assert_ok(cparent__nearest_indicator("dental_chek", near,
                                            sizeof near, &err), &err);
    ck_assert_str_eq(near, "dental_check");
    ck_assert_ok(cparent__nearest_indicator("something_else_entirely", near,
                                            sizeof near, &err), &err);
    ck_assert_str_eq(near, "");
    ck_assert_ok(cparent__nearest_indicator(
                     "a_code_that_is_longer_than_any_that_there_has_been_"
                     "or_will_be_in_the_catalogue", near, sizeof near,
                     &err), &err);
    ck_assert_str_eq(near, "");
    ck_assert_ok(cparent__nearest_indicator("", near, sizeof near, &err),
                 &err);
    ck_assert_str_eq(near, "");
    ck_assert_int_eq(cparent__alloc_live(), 0);
}
END_TEST

static Suite *
recognise_suite(void)
{
    Suite *suite = suite_create("recognise");
    TCase *tcase = tcase_create("recognise");

    tcase_add_checked_fixture(tcase, setup, NULL);
    tcase_add_test(tcase, tables_are_known_by_their_columns);
    tcase_add_test(tcase, a_reading_begins_with_a_brace);
    tcase_add_test(tcase, prose_is_minutes);
    tcase_add_test(tcase, a_table_of_children_is_refused);
    tcase_add_test(tcase, a_broken_table_is_not_taken_for_prose);
    tcase_add_test(tcase, an_empty_file_is_refused);
    tcase_add_test(tcase, bytes_of_any_kind_are_looked_at_safely);
    tcase_add_test(tcase, the_nearest_code_is_found_and_nothing_far);
    suite_add_tcase(suite, tcase);
    return suite;
}

int
main(void)
{
    return cparent_test_main(recognise_suite());
}
