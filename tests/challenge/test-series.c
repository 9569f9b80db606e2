/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <string.h>

#include "challenge/rules-internal.h"
#include "council.h"

/* The series as one line: "2025-01 20, 2025-02 21". */
static void
assert_series(const council *self, const char *expected)
{
    cparent_error err = CPARENT_ERROR_INIT;
    cparent_snapshot *snapshot = council_snapshot(self, "2026-03-01");
    cparent__series series;
    char line[400] = "";
    size_t at = 0;

    ck_assert_ok(cparent__series_of(snapshot, "far",
                                    cparent_snapshot_as_at(snapshot),
                                    &series, &err),
                 &err);
    for (size_t i = 0; i < series.count; i++) {
        char period[CPARENT_PERIOD_SIZE];
        char number[CPARENT_DECIMAL_SIZE];
        cparent_period_format(series.points[i].period, period);
        cparent_decimal_format(series.points[i].value.number, number);
        at += (size_t)snprintf(line + at, sizeof line - at, "%s%s %s",
                               i == 0 ? "" : ", ", period, number);
        ck_assert_str_eq(
            cparent_record_text(series.observations[i],
                                CPARENT_OBSERVATION_INDICATOR),
            "far");
    }
    ck_assert_str_eq(line, expected);
    cparent__series_free(&series);
    cparent_snapshot_unref(snapshot);
}

static void
add_cited(council *self, const char *id, const char *period,
          const char *value, const char *citation)
{
    council_add(self, CPARENT_NOUN_OBSERVATION, id, "indicator", "far",
                "period", period, "value", value, "role", "actual",
                "citations", citation, NULL);
}

START_TEST(figures_stand_in_order_of_time)
{
    council self = { 0 };

    council_figure(&self, "far", "2025-03", "22");
    council_figure(&self, "far", "2024-12", "20");
    council_figure(&self, "near", "2025-01", "99");
    council_figure(&self, "far", "2025-01", "21");
    assert_series(&self, "2024-12 20, 2025-01 21, 2025-03 22");
    council_free(&self);
}
END_TEST

START_TEST(no_figures_make_an_empty_series)
{
    council self = { 0 };

    assert_series(&self, "");
    council_figure(&self, "far", "2025-03", "c");
    assert_series(&self, "");
    council_free(&self);
}
END_TEST

START_TEST(only_exact_figures_of_the_authority_itself_belong)
{
    static const char *const odd[][2] = { { "subject", "Foxglove House" },
                                          { "qualifier", "about" },
                                          { "role", "previous" },
                                          { "period", NULL },
                                          { "value", "20..21 percent" },
                                          { "value", "suppressed" } };

    for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) {
        council self = { 0 };
        council_add(&self, CPARENT_NOUN_OBSERVATION, "odd", "indicator",
                    "far", "period", "2025-02", "value", "21 percent",
                    "role", "actual", odd[i][0], odd[i][1], NULL);
        council_figure(&self, "far", "2025-01", "20");
        assert_series(&self, "2025-01 20");
        council_free(&self);
    }
}
END_TEST

START_TEST(figures_of_two_texts_are_never_mixed)
{
    council self = { 0 };

    council_document(&self, "autumn", "minutes", "2025-09-16");
    council_document(&self, "winter", "minutes", "2025-12-09");
    add_cited(&self, "a1", "2025-06", "20 percent", "autumn-line");
    add_cited(&self, "a2", "2025-07", "21 percent", "autumn-line");
    add_cited(&self, "w1", "2025-08", "22 percent", "winter-line");
    assert_series(&self, "2025-08 22");
    council_free(&self);
}
END_TEST

START_TEST(tables_come_before_statistics_and_these_before_prose)
{
    council self = { 0 };

    council_document(&self, "text", "minutes", "2025-09-16");
    council_document(&self, "stats", "statistics", NULL);
    council_document(&self, "table", "indicators", NULL);
    council_document(&self, "table-two", "indicators", NULL);
    add_cited(&self, "x1", "2025-09", "1 percent", "text-line");
    add_cited(&self, "x2", "2025-10", "2 percent", "text-line");
    assert_series(&self, "2025-09 1, 2025-10 2");
    add_cited(&self, "s1", "2024/25", "3 percent", "stats-line");
    assert_series(&self, "2024/25 3");
    add_cited(&self, "t1", "2025-01", "4 percent", "table-line");
    add_cited(&self, "t2", "2025-02", "5 percent", "table-two-line");
    assert_series(&self, "2025-01 4, 2025-02 5");
    council_free(&self);
}
END_TEST

START_TEST(kinds_of_period_are_kept_apart_and_the_latest_is_taken)
{
    council self = { 0 };

    council_figure(&self, "far", "2024/25", "50");
    council_figure(&self, "far", "2025-02", "20");
    council_figure(&self, "far", "2025-03", "21");
    assert_series(&self, "2025-02 20, 2025-03 21");
    council_figure(&self, "far", "2025/26 Q1", "60");
    assert_series(&self, "2025/26 Q1 60");
    council_free(&self);
}
END_TEST

START_TEST(the_same_figure_given_twice_is_one_figure)
{
    council self = { 0 };

    council_figure(&self, "far", "2025-01", "20");
    add_cited(&self, "again", "2025-01", "20.0 percent", NULL);
    council_figure(&self, "far", "2025-02", "21");
    add_cited(&self, "other", "2025-02", "22 percent", NULL);
    assert_series(&self, "2025-01 20.0, 2025-02 21, 2025-02 22");
    council_free(&self);
}
END_TEST

START_TEST(a_citation_that_leads_nowhere_joins_nothing)
{
    council self = { 0 };

    add_cited(&self, "a", "2025-01", "20 percent", "lost");
    add_cited(&self, "b", "2025-02", "21 percent", "lost");
    assert_series(&self, "2025-02 21");
    council_free(&self);
}
END_TEST

static Suite *
series_suite(void)
{
    Suite *suite = suite_create("challenge/series");
    TCase *tests = tcase_create("series");

    tcase_add_test(tests, figures_stand_in_order_of_time);
    tcase_add_test(tests, no_figures_make_an_empty_series);
    tcase_add_test(tests, only_exact_figures_of_the_authority_itself_belong);
    tcase_add_test(tests, figures_of_two_texts_are_never_mixed);
    tcase_add_test(tests,
                   tables_come_before_statistics_and_these_before_prose);
    tcase_add_test(tests,
                   kinds_of_period_are_kept_apart_and_the_latest_is_taken);
    tcase_add_test(tests, the_same_figure_given_twice_is_one_figure);
    tcase_add_test(tests, a_citation_that_leads_nowhere_joins_nothing);
    suite_add_tcase(suite, tests);
    return suite;
}

int
main(void)
{
    return cparent_test_main(series_suite());
}
