/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "support.h"

#include <stdio.h>
#include <string.h>

/* The calendar as a child learns it, a day at a time. */
static int
naive_month_days(int year, int month)
{
    if (month == 4 || month == 6 || month == 9 || month == 11)
        return 30;
    if (month != 2)
        return 31;
    if (year % 400 == 0)
        return 29;
    if (year % 100 == 0)
        return 28;
    return year % 4 == 0 ? 29 : 28;
}

START_TEST(every_day_of_the_calendar_counts_one)
{
    /* 719162 days from 0001-01-01 to 1970-01-01, counted below too. */
    int32_t count = -719162;
    int year;
    int month;
    int day;

    for (year = 1; year <= 9999; year++)
        for (month = 1; month <= 12; month++)
            for (day = 1; day <= naive_month_days(year, month); day++) {
                cparent_date date = cparent_date_make(year, month, day);
                cparent_date back = cparent_date_from_days(count);

                if (!cparent_date_is_set(date) || date.year != year ||
                    date.month != month || date.day != day ||
                    cparent_date_days(date) != count ||
                    cparent_date_compare(date, back) != 0)
                    ck_abort_msg("%d-%d-%d", year, month, day);
                if (year == 1970 && month == 1 && day == 1)
                    ck_assert_int_eq(count, 0);
                count++;
            }
    ck_assert_int_eq(count, 2932897);
    ck_assert(!cparent_date_is_set(cparent_date_from_days(count)));
    ck_assert(!cparent_date_is_set(cparent_date_from_days(-719163)));
    ck_assert(!cparent_date_is_set(cparent_date_from_days(INT32_MAX)));
    ck_assert(!cparent_date_is_set(cparent_date_from_days(INT32_MIN)));
}
END_TEST

START_TEST(every_month_has_its_days)
{
    int year;
    int month;

    for (year = 1; year <= 9999; year++)
        for (month = 1; month <= 12; month++)
            if (cparent_date_month_days(year, month) !=
                naive_month_days(year, month))
                ck_abort_msg("%d-%d", year, month);
    ck_assert_int_eq(cparent_date_month_days(2025, 0), 0);
    ck_assert_int_eq(cparent_date_month_days(2025, 13), 0);
    ck_assert_int_eq(cparent_date_month_days(0, 1), 0);
    ck_assert_int_eq(cparent_date_month_days(10000, 1), 0);
}
END_TEST

START_TEST(a_day_that_is_none_is_unset)
{
    ck_assert(!cparent_date_is_set(cparent_date_make(2025, 2, 29)));
    ck_assert(!cparent_date_is_set(cparent_date_make(1900, 2, 29)));
    ck_assert(!cparent_date_is_set(cparent_date_make(2025, 4, 31)));
    ck_assert(!cparent_date_is_set(cparent_date_make(2025, 1, 0)));
    ck_assert(!cparent_date_is_set(cparent_date_make(2025, 1, -1)));
    ck_assert(!cparent_date_is_set(cparent_date_make(2025, 0, 1)));
    ck_assert(!cparent_date_is_set(cparent_date_make(0, 1, 1)));
    ck_assert(!cparent_date_is_set(cparent_date_make(-1, 1, 1)));
    ck_assert(!cparent_date_is_set(cparent_date_make(10000, 1, 1)));
    ck_assert(!cparent_date_is_set(cparent_date_make(67561, 1, 1)));
    ck_assert(cparent_date_is_set(cparent_date_make(2000, 2, 29)));
}
END_TEST

START_TEST(every_day_written_is_read_back)
{
    int32_t days;

    for (days = -719162; days <= 2932896; days += 13) {
        cparent_date date = cparent_date_from_days(days);
        cparent_date back = { 0, 0, 0 };
        char text[CPARENT_DATE_SIZE];
        char expected[32];

        cparent_date_format(date, text);
        snprintf(expected, sizeof expected, "%04d-%02d-%02d", date.year,
                 date.month, date.day);
        ck_assert_str_eq(text, expected);
        ck_assert_int_eq(cparent_date_parse(text, &back, NULL), CPARENT_OK);
        ck_assert_int_eq(cparent_date_compare(date, back), 0);
    }
}
END_TEST

START_TEST(a_failed_parse_leaves_the_result_alone)
{
    static const char *const wrong[] = {
        "",           "2025-2-01",   "2025-02-30", "2025/02/01",
        "01-02-2025", "2025-02-01 ", " 2025-02-1", "2025-02-1a",
        "20250201",   "0000-01-01",  "2025-13-01", "2025-00-01",
        "-025-01-01", "+025-01-01",  "2025-01-32", "2025-01-00",
        "today",      "1 May 2025",  "2025-02-\xC2\xB2", NULL
    };
    size_t i;

    for (i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        cparent_date date = { 1234, 5, 6 };
        cparent_error err = CPARENT_ERROR_INIT;

        ck_assert_status(cparent_date_parse(wrong[i], &date, &err),
                         CPARENT_E_PARSE, &err);
        ck_assert_int_eq(err.status, CPARENT_E_PARSE);
        ck_assert_str_ne(err.message, "");
        ck_assert_str_ne(err.hint, "");
        ck_assert_int_eq(date.year, 1234);
        ck_assert_int_eq(date.month, 5);
        ck_assert_int_eq(date.day, 6);
    }
}
END_TEST

START_TEST(the_unset_date_comes_first_and_writes_nothing)
{
    cparent_date unset = { 0, 0, 0 };
    cparent_date first = cparent_date_make(1, 1, 1);
    char text[CPARENT_DATE_SIZE] = "x";
    char words[24] = "x";

    ck_assert_int_lt(cparent_date_compare(unset, first), 0);
    ck_assert_int_gt(cparent_date_compare(first, unset), 0);
    ck_assert_int_eq(cparent_date_compare(unset, unset), 0);
    ck_assert_int_eq(cparent_date_days(unset), 0);
    cparent_date_format(unset, text);
    ck_assert_str_eq(text, "");
    cparent_date_words(unset, words, sizeof words);
    ck_assert_str_eq(words, "");
}
END_TEST

START_TEST(order_is_that_of_the_calendar)
{
    cparent_date a = cparent_date_make(2024, 12, 31);
    cparent_date b = cparent_date_make(2025, 1, 1);
    cparent_date c = cparent_date_make(2025, 1, 2);
    cparent_date d = cparent_date_make(2025, 2, 1);

    ck_assert_int_lt(cparent_date_compare(a, b), 0);
    ck_assert_int_lt(cparent_date_compare(b, c), 0);
    ck_assert_int_lt(cparent_date_compare(c, d), 0);
    ck_assert_int_gt(cparent_date_compare(d, a), 0);
}
END_TEST

START_TEST(people_read_the_day_in_words)
{
    cparent_date none_such = { 2025, 13, 40 };
    char words[24];
    char tight[6];

    cparent_date_words(cparent_date_make(2026, 3, 1), words, sizeof words);
    ck_assert_str_eq(words, "1 March 2026");
    cparent_date_words(cparent_date_make(2025, 9, 30), words, sizeof words);
    ck_assert_str_eq(words, "30 September 2025");
    cparent_date_words(cparent_date_make(2025, 9, 30), tight, sizeof tight);
    ck_assert_str_eq(tight, "30 Se");
    cparent_date_words(none_such, words, sizeof words);
    ck_assert_str_eq(words, "");
    strcpy(words, "kept");
    cparent_date_words(cparent_date_make(2026, 3, 1), words, 0);
    ck_assert_str_eq(words, "kept");
}
END_TEST

static Suite *
date_suite(void)
{
    Suite *suite = suite_create("core/date");
    TCase *tcase = tcase_create("date");

    tcase_add_test(tcase, every_day_of_the_calendar_counts_one);
    tcase_add_test(tcase, every_month_has_its_days);
    tcase_add_test(tcase, a_day_that_is_none_is_unset);
    tcase_add_test(tcase, every_day_written_is_read_back);
    tcase_add_test(tcase, a_failed_parse_leaves_the_result_alone);
    tcase_add_test(tcase, the_unset_date_comes_first_and_writes_nothing);
    tcase_add_test(tcase, order_is_that_of_the_calendar);
    tcase_add_test(tcase, people_read_the_day_in_words);
    suite_add_tcase(suite, tcase);
    return suite;
}

int
main(void)
{
    return cparent_test_main(date_suite());
}
