/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "support.h"

#include <string.h>

#include "core/alloc-internal.h"
#include "core/finding-internal.h"

START_TEST(findings_are_kept_in_order_with_all_they_say)
{
    cparent_findings *findings = NULL;
    const cparent_finding *finding;
    char rule[] = "csv.unknown-indicator";

    ck_assert_ok(cparent__findings_new(0, &findings, NULL), NULL);
    ck_assert_ok(cparent__findings_add(findings, CPARENT_SEVERITY_ERROR,
                                       rule, "a.csv", 14, 8, "DEC", NULL,
                                       "row %d", 14),
                 NULL);
    ck_assert_ok(cparent__findings_add(findings, CPARENT_SEVERITY_NOTE,
                                       "r", NULL, 0, 0, NULL, NULL, "n"),
                 NULL);
    rule[0] = 'X'; /* a copy was kept */
    ck_assert_uint_eq(cparent_findings_count(findings), 2);
    ck_assert_uint_eq(cparent_findings_total(findings), 2);
    finding = cparent_findings_at(findings, 0);
    ck_assert_int_eq(finding->severity, CPARENT_SEVERITY_ERROR);
    ck_assert_int_eq(finding->line, 14);
    ck_assert_int_eq(finding->column, 8);
    ck_assert_str_eq(finding->rule, "csv.unknown-indicator");
    ck_assert_str_eq(finding->source, "a.csv");
    ck_assert_str_eq(finding->field, "DEC");
    ck_assert_str_eq(finding->message, "row 14");
    finding = cparent_findings_at(findings, 1);
    ck_assert_str_eq(finding->source, "");
    ck_assert_str_eq(finding->field, "");
    ck_assert_ptr_null(cparent_findings_at(findings, 2));
    ck_assert_ptr_null(cparent_findings_at(findings, SIZE_MAX));
    cparent_findings_free(findings);
    ck_assert_int_eq(cparent__alloc_live(), 0);
}
END_TEST

static void
add_many(size_t keep, int count, size_t kept)
{
    cparent_findings *findings = NULL;
    int i;

    ck_assert_ok(cparent__findings_new(keep, &findings, NULL), NULL);
    for (i = 0; i < count; i++)
        ck_assert_ok(cparent__findings_add(findings, CPARENT_SEVERITY_NOTE,
                                           "r", "s", i + 1, 0, NULL, NULL,
                                           "m"),
                     NULL);
    ck_assert_uint_eq(cparent_findings_count(findings), kept);
    ck_assert_uint_eq(cparent_findings_total(findings), (size_t)count);
    ck_assert_int_eq(cparent_findings_at(findings, kept - 1)->line,
                     (int)kept);
    cparent_findings_free(findings);
}

START_TEST(more_than_are_kept_are_counted)
{
    add_many(0, 250, 100);
    add_many(1, 3, 1);
    add_many(500, 250, 250);
}
END_TEST

START_TEST(no_list_is_an_empty_one)
{
    ck_assert_uint_eq(cparent_findings_count(NULL), 0);
    ck_assert_uint_eq(cparent_findings_total(NULL), 0);
    ck_assert_ptr_null(cparent_findings_at(NULL, 0));
    ck_assert_ok(cparent__findings_add(NULL, CPARENT_SEVERITY_NOTE, "r",
                                       NULL, 0, 0, NULL, NULL, "m"),
                 NULL);
    cparent_findings_free(NULL);
}
END_TEST

START_TEST(a_finding_is_one_line_of_utf_8)
{
    cparent_findings *findings = NULL;

    ck_assert_ok(cparent__findings_new(0, &findings, NULL), NULL);
    ck_assert_ok(cparent__findings_add(findings, CPARENT_SEVERITY_NOTE,
                                       NULL, NULL, 0, 0, NULL, NULL,
                                       "a\nb\xFF"),
                 NULL);
    ck_assert_str_eq(cparent_findings_at(findings, 0)->message, "a b?");
    ck_assert_str_eq(cparent_findings_at(findings, 0)->rule, "");
    cparent_findings_free(findings);
}
END_TEST

static cparent_status
make_findings(void *user)
{
    cparent_findings *findings = NULL;
    cparent_status status = cparent__findings_new(0, &findings, NULL);
    int i;

    (void)user;
    for (i = 0; status == CPARENT_OK && i < 20; i++)
        status = cparent__findings_add(findings, CPARENT_SEVERITY_NOTE,
                                       "r", "s", i, 0, "f", NULL, "m");
    cparent_findings_free(findings);
    return status;
}

START_TEST(memory_that_runs_out_leaks_nothing)
{
    ck_assert_int_gt(support_fail_each_allocation(make_findings, NULL, 1),
                     20);
    ck_assert_int_eq(cparent__alloc_live(), 0);
}
END_TEST

static Suite *
finding_suite(void)
{
    Suite *suite = suite_create("core/finding");
    TCase *tcase = tcase_create("finding");

    tcase_add_test(tcase, findings_are_kept_in_order_with_all_they_say);
    tcase_add_test(tcase, more_than_are_kept_are_counted);
    tcase_add_test(tcase, no_list_is_an_empty_one);
    tcase_add_test(tcase, a_finding_is_one_line_of_utf_8);
    tcase_add_test(tcase, memory_that_runs_out_leaks_nothing);
    suite_add_tcase(suite, tcase);
    return suite;
}

int
main(void)
{
    return cparent_test_main(finding_suite());
}
