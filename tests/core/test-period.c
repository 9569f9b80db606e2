/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "support.h"

#include <limits.h>
#include <string.h>

static cparent_period
parsed(const char *text)
{
    cparent_error err = CPARENT_ERROR_INIT;
    cparent_period period = { { 0, 0, 0 }, { 0, 0, 0 }, 0 };

    ck_assert_ok(cparent_period_parse(text, &period, &err), &err);
    return period;
}

/* Reads `text`, and expects these two days, this kind, this form and this
 * label of it. */
static void
check_period(const char *text, const char *first, const char *last,
             int kind, const char *form, const char *label)
{
    cparent_period period = parsed(text);
    char buffer[CPARENT_PERIOD_SIZE];
    char day[CPARENT_DATE_SIZE];

    cparent_date_format(period.first, day);
    ck_assert_str_eq(day, first);
    cparent_date_format(period.last, day);
    ck_assert_str_eq(day, last);
    ck_assert_int_eq(period.kind, kind);
    cparent_period_format(period, buffer);
    ck_assert_str_eq(buffer, form);
    ck_assert_int_eq(cparent_period_compare(parsed(buffer), period), 0);
    cparent_period_label(period, buffer);
    ck_assert_str_eq(buffer, label);
}

START_TEST(each_kind_is_read_written_and_labelled)
{
    check_period("2025-03-31", "2025-03-31", "2025-03-31",
                 CPARENT_PERIOD_DAY, "2025-03-31", "31 March 2025");
    check_period("2025-03", "2025-03-01", "2025-03-31",
                 CPARENT_PERIOD_MONTH, "2025-03", "March 2025");
    check_period("2025/26 Q1", "2025-04-01", "2025-06-30",
                 CPARENT_PERIOD_QUARTER, "2025/26 Q1", "Q1 2025/26");
    check_period("2025/26 Q4", "2026-01-01", "2026-03-31",
                 CPARENT_PERIOD_QUARTER, "2025/26 Q4", "Q4 2025/26");
    check_period("2025/26", "2025-04-01", "2026-03-31",
                 CPARENT_PERIOD_FINANCIAL, "2025/26", "2025/26");
    check_period("2025-26", "2025-04-01", "2026-03-31",
                 CPARENT_PERIOD_FINANCIAL, "2025/26", "2025/26");
    check_period("2024/25 academic", "2024-09-01", "2025-08-31",
                 CPARENT_PERIOD_ACADEMIC, "2024/25 academic",
                 "2024/25 school year");
    check_period("2025", "2025-01-01", "2025-12-31",
                 CPARENT_PERIOD_CALENDAR, "2025", "2025");
    check_period("year ended 2025-06-30", "2024-07-01", "2025-06-30",
                 CPARENT_PERIOD_YEAR_ENDED, "year ended 2025-06-30",
                 "Year to 30 June 2025");
    check_period("2025-01-01..2025-08-31", "2025-01-01", "2025-08-31",
                 CPARENT_PERIOD_CUSTOM, "2025-01-01..2025-08-31",
                 "1 January 2025 to 31 August 2025");
    check_period("1999/00", "1999-04-01", "2000-03-31",
                 CPARENT_PERIOD_FINANCIAL, "1999/00", "1999/00");
}
END_TEST

START_TEST(a_month_of_iso_8601_is_no_financial_year)
{
    check_period("2011-12", "2011-12-01", "2011-12-31",
                 CPARENT_PERIOD_MONTH, "2011-12", "December 2011");
    check_period("2011/12", "2011-04-01", "2012-03-31",
                 CPARENT_PERIOD_FINANCIAL, "2011/12", "2011/12");
    check_period("2012-13", "2012-04-01", "2013-03-31",
                 CPARENT_PERIOD_FINANCIAL, "2012/13", "2012/13");
}
END_TEST

START_TEST(a_year_that_ends_in_a_short_month_has_no_gap)
{
    check_period("year ended 2024-02-29", "2023-03-01", "2024-02-29",
                 CPARENT_PERIOD_YEAR_ENDED, "year ended 2024-02-29",
                 "Year to 29 February 2024");
    check_period("year ended 2025-02-28", "2024-03-01", "2025-02-28",
                 CPARENT_PERIOD_YEAR_ENDED, "year ended 2025-02-28",
                 "Year to 28 February 2025");
    check_period("year ended 2023-02-28", "2022-03-01", "2023-02-28",
                 CPARENT_PERIOD_YEAR_ENDED, "year ended 2023-02-28",
                 "Year to 28 February 2023");
    check_period("year ended 2025-03-15", "2024-03-16", "2025-03-15",
                 CPARENT_PERIOD_YEAR_ENDED, "year ended 2025-03-15",
                 "Year to 15 March 2025");
}
END_TEST

START_TEST(two_days_that_make_a_known_stretch_are_that_stretch)
{
    check_period("2025-03-31..2025-03-31", "2025-03-31", "2025-03-31",
                 CPARENT_PERIOD_DAY, "2025-03-31", "31 March 2025");
    check_period("2024-02-01..2024-02-29", "2024-02-01", "2024-02-29",
                 CPARENT_PERIOD_MONTH, "2024-02", "February 2024");
    check_period("2025-07-01..2025-09-30", "2025-07-01", "2025-09-30",
                 CPARENT_PERIOD_QUARTER, "2025/26 Q2", "Q2 2025/26");
    check_period("2025-04-01..2026-03-31", "2025-04-01", "2026-03-31",
                 CPARENT_PERIOD_FINANCIAL, "2025/26", "2025/26");
    check_period("2025-01-01..2025-12-31", "2025-01-01", "2025-12-31",
                 CPARENT_PERIOD_CALENDAR, "2025", "2025");
    check_period("2025-02-01..2025-04-30", "2025-02-01", "2025-04-30",
                 CPARENT_PERIOD_CUSTOM, "2025-02-01..2025-04-30",
                 "1 February 2025 to 30 April 2025");
    check_period("2024-02-01..2024-02-28", "2024-02-01", "2024-02-28",
                 CPARENT_PERIOD_CUSTOM, "2024-02-01..2024-02-28",
                 "1 February 2024 to 28 February 2024");
}
END_TEST

START_TEST(what_is_no_period_is_refused_and_nothing_is_touched)
{
    static const char *const wrong[] = {
        "",           " 2025",       "2025 ",        "25",
        "2025-27",    "2025/27",     "2025/26 Q0",   "2025/26 Q5",
        "2025/26 Q",  "2025/26 Q11", "2025/26 q1",   "2025/26 Academic",
        "2025/26/27", "2025-00",     "2025-13-01",   "2025-02-29",
        "0000",       "0000/01",     "9999/00",      "9999/00 academic",
        "2025-03-31..2025-03-30",    "2025-03-31..", "2025-03-31...",
        "year ended", "year ended 2025",  "Year ended 2025-03-31",
        "year ended 2025-02-29",     "year ended 2025-03-31 ",
        "year ended 0001-03-31",     "March 2025",   "Q1 2025/26", NULL
    };
    size_t i;

    for (i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        cparent_error err = CPARENT_ERROR_INIT;
        cparent_period period = { { 1, 2, 3 }, { 4, 5, 6 }, 7 };
        cparent_period kept = period;
        cparent_status status =
            cparent_period_parse(wrong[i], &period, &err);

        if (status != CPARENT_E_PARSE)
            ck_abort_msg("\"%s\" gave %d", wrong[i], status);
        ck_assert_str_ne(err.hint, "");
        ck_assert_int_eq(memcmp(&period, &kept, sizeof kept), 0);
    }
}
END_TEST

START_TEST(makers_refuse_what_is_not_there)
{
    ck_assert(!cparent_period_is_set(cparent_period_month(2025, 0)));
    ck_assert(!cparent_period_is_set(cparent_period_month(2025, 13)));
    ck_assert(!cparent_period_is_set(cparent_period_month(0, 1)));
    ck_assert(!cparent_period_is_set(cparent_period_month(INT_MAX, 1)));
    ck_assert(!cparent_period_is_set(cparent_period_quarter(2025, 0)));
    ck_assert(!cparent_period_is_set(cparent_period_quarter(2025, 5)));
    ck_assert(!cparent_period_is_set(cparent_period_quarter(0, 1)));
    ck_assert(!cparent_period_is_set(cparent_period_quarter(INT_MAX, 1)));
    ck_assert(!cparent_period_is_set(
        cparent_period_year(INT_MAX, CPARENT_PERIOD_FINANCIAL)));
    ck_assert(!cparent_period_is_set(
        cparent_period_year(2025, CPARENT_PERIOD_MONTH)));
    ck_assert(!cparent_period_is_set(
        cparent_period_year(9999, CPARENT_PERIOD_FINANCIAL)));
    ck_assert(cparent_period_is_set(
        cparent_period_year(9999, CPARENT_PERIOD_CALENDAR)));
}
END_TEST

/* Walks from one end of the calendar to the other: each step begins the
 * day after the last, reads back from its form, and steps back. */
static int
walk(cparent_period period)
{
    int count = 1;

    for (;;) {
        cparent_period next = cparent_period_step(period, 1);
        char form[CPARENT_PERIOD_SIZE];

        cparent_period_format(period, form);
        if (cparent_period_compare(parsed(form), period) != 0)
            ck_abort_msg("%s is not read back", form);
        if (!cparent_period_is_set(next))
            return count;
        if (next.kind != period.kind ||
            cparent_date_days(next.first) !=
                cparent_date_days(period.last) + 1 ||
            !cparent_period_adjacent(period, next) ||
            cparent_period_adjacent(next, period) ||
            cparent_period_compare(cparent_period_step(next, -1),
                                   period) != 0 ||
            cparent_period_compare(period, next) >= 0)
            ck_abort_msg("the step after %s is wrong", form);
        period = next;
        count++;
    }
}

START_TEST(every_kind_walks_the_calendar_without_a_gap)
{
    ck_assert_int_eq(walk(parsed("9990-01-01")), 3652);
    ck_assert_int_eq(walk(parsed("0001-01")), 9999 * 12);
    ck_assert_int_eq(walk(parsed("0001/02 Q1")), 9998 * 4 + 3);
    ck_assert_int_eq(walk(parsed("0001/02")), 9998);
    ck_assert_int_eq(walk(parsed("0001/02 academic")), 9998);
    ck_assert_int_eq(walk(parsed("0001")), 9999);
    ck_assert_int_eq(walk(parsed("year ended 0002-02-28")), 9998);
    ck_assert_int_eq(walk(parsed("year ended 0002-06-30")), 9998);
    ck_assert_int_eq(walk(parsed("year ended 0002-03-15")), 9998);
}
END_TEST

START_TEST(many_steps_at_once_are_as_many_steps)
{
    cparent_period q1 = parsed("2025/26 Q1");
    cparent_period day = parsed("2024-02-28");

    ck_assert_int_eq(cparent_period_compare(cparent_period_step(q1, 7),
                                            parsed("2026/27 Q4")), 0);
    ck_assert_int_eq(cparent_period_compare(cparent_period_step(q1, -1),
                                            parsed("2024/25 Q4")), 0);
    ck_assert_int_eq(cparent_period_compare(cparent_period_step(q1, 0),
                                            q1), 0);
    ck_assert_int_eq(cparent_period_compare(cparent_period_step(day, 2),
                                            parsed("2024-03-01")), 0);
    ck_assert_int_eq(
        cparent_period_compare(
            cparent_period_step(parsed("year ended 2024-02-29"), 1),
            parsed("year ended 2025-02-28")),
        0);
}
END_TEST

START_TEST(a_step_out_of_the_calendar_is_unset)
{
    static const char *const forms[] = {
        "2025-03-31", "2025-03", "2025/26 Q1", "2025/26",
        "2024/25 academic", "2025", "year ended 2025-06-30"
    };
    static const int steps[] = { INT_MAX, INT_MIN, 4000000, -4000000,
                                 3999999 };
    size_t i;
    size_t j;

    for (i = 0; i < sizeof forms / sizeof forms[0]; i++)
        for (j = 0; j < sizeof steps / sizeof steps[0]; j++)
            ck_assert(!cparent_period_is_set(
                cparent_period_step(parsed(forms[i]), steps[j])));
}
END_TEST

START_TEST(what_has_no_neighbours_steps_nowhere)
{
    cparent_period none = { { 0, 0, 0 }, { 0, 0, 0 }, 0 };
    cparent_period custom = parsed("2025-01-01..2025-08-31");
    char form[CPARENT_PERIOD_SIZE] = "x";

    ck_assert(!cparent_period_is_set(cparent_period_step(none, 1)));
    ck_assert(!cparent_period_is_set(cparent_period_step(custom, 1)));
    ck_assert(!cparent_period_adjacent(custom, custom));
    ck_assert(!cparent_period_adjacent(none, none));
    cparent_period_format(none, form);
    ck_assert_str_eq(form, "");
    cparent_period_label(none, form);
    ck_assert_str_eq(form, "");
    none.kind = CPARENT_PERIOD_MONTH;
    cparent_period_label(none, form);
    ck_assert_str_eq(form, "");
}
END_TEST

START_TEST(kinds_are_not_mixed_up)
{
    cparent_period calendar = parsed("2025");
    cparent_period academic = parsed("2024/25 academic");
    cparent_period ended = parsed("year ended 2025-03-31");
    cparent_period financial = parsed("2024/25");

    ck_assert_int_ne(cparent_period_compare(ended, financial), 0);
    ck_assert_int_lt(cparent_period_compare(financial, academic), 0);
    ck_assert_int_lt(cparent_period_compare(academic, calendar), 0);
    ck_assert(!cparent_period_adjacent(parsed("2023/24"), ended));
    ck_assert(cparent_period_adjacent(parsed("2023/24"), financial));
}
END_TEST

START_TEST(any_two_days_are_read_back_as_what_they_became)
{
    uint64_t seed = 20260301;
    int i;

    for (i = 0; i < 20000; i++) {
        int32_t days[2];
        char form[CPARENT_PERIOD_SIZE];
        cparent_period period;
        int j;

        for (j = 0; j < 2; j++) {
            seed = seed * 6364136223846793005u + 1442695040888963407u;
            days[j] = (int32_t)((seed >> 33) % 3652059) - 719162;
        }
        if (i % 2 == 0) /* near one another, where the kinds live */
            days[1] = days[0] + (int32_t)((seed >> 40) % 370);
        period = cparent_period_between(cparent_date_from_days(days[0]),
                                        cparent_date_from_days(days[1]));
        if (days[1] < days[0] || days[1] > 2932896) {
            ck_assert(!cparent_period_is_set(period));
            continue;
        }
        cparent_period_format(period, form);
        if (cparent_period_compare(parsed(form), period) != 0)
            ck_abort_msg("%s is not read back", form);
    }
    /* The last three months of the financial year before the first. */
    ck_assert_int_eq(
        cparent_period_between(cparent_date_make(1, 1, 1),
                               cparent_date_make(1, 3, 31)).kind,
        CPARENT_PERIOD_CUSTOM);
}
END_TEST

static Suite *
period_suite(void)
{
    Suite *suite = suite_create("core/period");
    TCase *tcase = tcase_create("period");

    tcase_add_test(tcase, each_kind_is_read_written_and_labelled);
    tcase_add_test(tcase, a_month_of_iso_8601_is_no_financial_year);
    tcase_add_test(tcase, a_year_that_ends_in_a_short_month_has_no_gap);
    tcase_add_test(tcase,
                   two_days_that_make_a_known_stretch_are_that_stretch);
    tcase_add_test(tcase,
                   what_is_no_period_is_refused_and_nothing_is_touched);
    tcase_add_test(tcase, makers_refuse_what_is_not_there);
    tcase_add_test(tcase, every_kind_walks_the_calendar_without_a_gap);
    tcase_add_test(tcase, many_steps_at_once_are_as_many_steps);
    tcase_add_test(tcase, a_step_out_of_the_calendar_is_unset);
    tcase_add_test(tcase, what_has_no_neighbours_steps_nowhere);
    tcase_add_test(tcase, kinds_are_not_mixed_up);
    tcase_add_test(tcase, any_two_days_are_read_back_as_what_they_became);
    suite_add_tcase(suite, tcase);
    return suite;
}

int
main(void)
{
    return cparent_test_main(period_suite());
}
