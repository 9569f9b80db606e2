/* SPDX-License-Identifier: Apache-2.0 */
#include <math.h>

#include "numbers.h"

/* Corners and properties; tests/measure/test-reference.c has the numbers. */

static cparent_interval_options
with(double confidence, double multiplier, cparent_interval_method method)
{
    cparent_interval_options options = CPARENT_INTERVAL_OPTIONS_INIT;

    options.confidence = confidence;
    options.multiplier = multiplier;
    options.method = method;
    return options;
}

static cparent_interval
proportion(double x, double n, double confidence,
           cparent_interval_method method)
{
    cparent_interval_options options = with(confidence, 0, method);
    cparent_interval made;
    cparent_error err = CPARENT_ERROR_INIT;

    ck_assert_ok(cparent_interval_proportion(x, n, &options, &made, &err),
                 &err);
    return made;
}

static cparent_interval
rate(double x, double n, double confidence, cparent_interval_method method)
{
    cparent_interval_options options = with(confidence, 1, method);
    cparent_interval made;
    cparent_error err = CPARENT_ERROR_INIT;

    ck_assert_ok(cparent_interval_rate(x, n, &options, &made, &err), &err);
    return made;
}

/* --- properties ---------------------------------------------------------- */

START_TEST(those_who_had_it_not_are_the_mirror_of_those_who_had_it)
{
    for (int n = 1; n <= 60; n++)
        for (int x = 0; x <= n; x++)
            for (int m = CPARENT_INTERVAL_WILSON;
                 m <= CPARENT_INTERVAL_EXACT; m++) {
                cparent_interval with_it = proportion(
                    x, n, 0.95, (cparent_interval_method)m);
                cparent_interval without = proportion(
                    n - x, n, 0.95, (cparent_interval_method)m);
                ck_assert(fabs(with_it.lower - (1 - without.upper)) < 1e-14);
                ck_assert(fabs(with_it.upper - (1 - without.lower)) < 1e-14);
            }
}
END_TEST

static void
assert_inside(cparent_interval inner, cparent_interval outer)
{
    ck_assert(outer.lower <= inner.lower && inner.upper <= outer.upper);
    ck_assert(inner.lower <= inner.value && inner.value <= inner.upper);
}

START_TEST(limits_of_95_lie_within_those_of_99_8)
{
    for (int n = 1; n <= 400; n += 7)
        for (int x = 0; x <= n; x += 1 + n / 9) {
            assert_inside(proportion(x, n, 0.95, CPARENT_INTERVAL_WILSON),
                          proportion(x, n, 0.998, CPARENT_INTERVAL_WILSON));
            assert_inside(proportion(x, n, 0.95, CPARENT_INTERVAL_EXACT),
                          proportion(x, n, 0.998, CPARENT_INTERVAL_EXACT));
            assert_inside(rate(x, n, 0.95, CPARENT_INTERVAL_AUTO),
                          rate(x, n, 0.998, CPARENT_INTERVAL_AUTO));
        }
}
END_TEST

START_TEST(a_multiplier_multiplies_and_no_more)
{
    cparent_interval_options options =
        with(0.95, 10000, CPARENT_INTERVAL_AUTO);
    cparent_interval plain = rate(14, 3000, 0.95, CPARENT_INTERVAL_AUTO);
    cparent_interval made;
    cparent_error err = CPARENT_ERROR_INIT;

    ck_assert_ok(cparent_interval_rate(14, 3000, &options, &made, &err),
                 &err);
    ck_assert(fabs(made.value / plain.value - 10000) < 1e-9);
    ck_assert(fabs(made.lower / plain.lower - 10000) < 1e-9);
    ck_assert(fabs(made.upper / plain.upper - 10000) < 1e-9);
}
END_TEST

START_TEST(a_difference_turned_round_has_its_limits_turned_round)
{
    cparent_interval there;
    cparent_interval back;
    cparent_error err = CPARENT_ERROR_INIT;

    for (int x = 0; x <= 13; x++) {
        ck_assert_ok(cparent_interval_difference(x, 13, 7, 20, NULL, &there,
                                                 &err),
                     &err);
        ck_assert_ok(cparent_interval_difference(7, 20, x, 13, NULL, &back,
                                                 &err),
                     &err);
        ck_assert(fabs(there.lower + back.upper) < 1e-14);
        ck_assert(fabs(there.upper + back.lower) < 1e-14);
    }
}
END_TEST

/* --- corners --------------------------------------------------------------- */

START_TEST(none_and_all_have_a_sharp_end)
{
    ck_assert(proportion(0, 9, 0.95, CPARENT_INTERVAL_WILSON).lower == 0);
    ck_assert(proportion(9, 9, 0.95, CPARENT_INTERVAL_WILSON).upper == 1);
    ck_assert(proportion(0, 9, 0.95, CPARENT_INTERVAL_EXACT).lower == 0);
    ck_assert(proportion(9, 9, 0.95, CPARENT_INTERVAL_EXACT).upper == 1);
    ck_assert(rate(0, 9, 0.95, CPARENT_INTERVAL_AUTO).lower == 0);
}
END_TEST

START_TEST(each_row_says_why_there_is_nothing)
{
    static const struct {
        double x;
        double n;
        cparent_outcome share;
        cparent_outcome rate;
    } rows[] = {
        { 0, 0, CPARENT_OUTCOME_NO_DENOMINATOR,
          CPARENT_OUTCOME_NO_DENOMINATOR },
        { 9, 8, CPARENT_OUTCOME_INVALID, CPARENT_OUTCOME_OK },
        { -1, 8, CPARENT_OUTCOME_INVALID, CPARENT_OUTCOME_INVALID },
        { 1, -8, CPARENT_OUTCOME_INVALID, CPARENT_OUTCOME_INVALID },
        { 1, 0, CPARENT_OUTCOME_INVALID, CPARENT_OUTCOME_INVALID },
        { NAN, 8, CPARENT_OUTCOME_MISSING, CPARENT_OUTCOME_MISSING },
        { 1, NAN, CPARENT_OUTCOME_MISSING, CPARENT_OUTCOME_MISSING },
        { INFINITY, 8, CPARENT_OUTCOME_INVALID, CPARENT_OUTCOME_INVALID },
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        cparent_interval made = proportion(rows[i].x, rows[i].n, 0.95,
                                           CPARENT_INTERVAL_AUTO);
        ck_assert_int_eq(made.status, rows[i].share);
        ck_assert_uint_eq(made.flags, 0);
        ck_assert(made.value == 0 && made.lower == 0 && made.upper == 0);
        made = rate(rows[i].x, rows[i].n, 0.95, CPARENT_INTERVAL_AUTO);
        ck_assert_int_eq(made.status, rows[i].rate);
    }
}
END_TEST

START_TEST(what_byar_cannot_say_is_left_out)
{
    cparent_interval none = rate(0, 100, 0.95, CPARENT_INTERVAL_BYAR);
    cparent_interval one = rate(1, 100, 0.998, CPARENT_INTERVAL_BYAR);

    ck_assert_int_eq(none.status, CPARENT_OUTCOME_TOO_FEW);
    ck_assert_uint_eq(none.flags,
                      CPARENT_INTERVAL_VALUE | CPARENT_INTERVAL_UPPER);
    ck_assert_uint_eq(one.flags,
                      CPARENT_INTERVAL_VALUE | CPARENT_INTERVAL_UPPER);
}
END_TEST

START_TEST(a_single_value_has_a_mean_and_no_limits)
{
    const double values[] = { NAN, 7, NAN };
    cparent_interval made;
    cparent_error err = CPARENT_ERROR_INIT;

    ck_assert_ok(cparent_interval_mean(values, 3, NULL, &made, &err), &err);
    ck_assert(made.value == 7);
    ck_assert_uint_eq(made.flags, CPARENT_INTERVAL_VALUE);
    ck_assert_int_eq(made.status, CPARENT_OUTCOME_TOO_FEW);
    ck_assert_ok(cparent_interval_mean(values, 1, NULL, &made, &err), &err);
    ck_assert_int_eq(made.status, CPARENT_OUTCOME_MISSING);
}
END_TEST

START_TEST(without_events_to_compare_with_there_is_no_ratio)
{
    cparent_interval made;
    cparent_error err = CPARENT_ERROR_INIT;

    ck_assert_ok(cparent_interval_ratio(5, 100, 0, 100, NULL, &made, &err),
                 &err);
    ck_assert_uint_eq(made.flags, CPARENT_INTERVAL_LOWER);
    ck_assert_int_eq(made.status, CPARENT_OUTCOME_TOO_FEW);
    ck_assert_ok(cparent_interval_ratio(0, 100, 0, 100, NULL, &made, &err),
                 &err);
    ck_assert_uint_eq(made.flags, 0);
}
END_TEST

START_TEST(a_stratum_without_its_numbers_is_not_taken_for_nothing)
{
    const double counts[] = { 4, 9 };
    const double people[] = { 100, 200 };
    const double reference[] = { 50, NAN };
    const double population[] = { 1000, 2000 };
    const double total = 13;
    cparent_strata area = { counts,     people, reference, population,
                            population, 2,      2 };
    cparent_interval_options options =
        with(0.95, 100, CPARENT_INTERVAL_AUTO);
    cparent_interval made;
    cparent_error err = CPARENT_ERROR_INIT;

    ck_assert_ok(cparent_interval_standardised_ratio(&area, &options, &made,
                                                     &err),
                 &err);
    ck_assert_int_eq(made.status, CPARENT_OUTCOME_MISSING);
    area.reference_counts = counts;
    ck_assert_ok(cparent_interval_standardised_ratio(&area, &options, &made,
                                                     &err),
                 &err);
    double by_strata = made.value;
    area.counts = &total;
    area.strata_counts = 1;
    ck_assert_ok(cparent_interval_standardised_ratio(&area, &options, &made,
                                                     &err),
                 &err);
    ck_assert(made.value == by_strata);
    ck_assert_ok(cparent_interval_direct_rate(&area, &options, &made, &err),
                 &err);
    ck_assert_int_eq(made.status, CPARENT_OUTCOME_MISSING);
}
END_TEST

START_TEST(options_that_are_none_are_refused)
{
    const cparent_interval_options bad[] = {
        with(95, 1, CPARENT_INTERVAL_AUTO),
        with(0, 1, CPARENT_INTERVAL_AUTO),
        with(1, 1, CPARENT_INTERVAL_AUTO),
        with(NAN, 1, CPARENT_INTERVAL_AUTO),
        with(0.95, 0, CPARENT_INTERVAL_AUTO),
        with(0.95, -1, CPARENT_INTERVAL_AUTO),
        with(0.95, INFINITY, CPARENT_INTERVAL_AUTO),
        with(0.95, 1, CPARENT_INTERVAL_WILSON),
    };
    cparent_interval made;
    cparent_error err = CPARENT_ERROR_INIT;

    memset(&made, 0x55, sizeof(made));
    cparent_interval before = made;
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
        ck_assert_status(cparent_interval_rate(1, 10, &bad[i], &made, &err),
                         CPARENT_E_INVALID, &err);
    ck_assert(memcmp(&made, &before, sizeof(made)) == 0);
    cparent_error_clear(&err);
    ck_assert_status(cparent_interval_rate(1, 10, &bad[0], &made, &err),
                     CPARENT_E_INVALID, &err);
    ck_assert_str_eq(err.hint, "write 95% as 0.95");
}
END_TEST

/* --- beside a benchmark ------------------------------------------------------ */

START_TEST(on_a_limit_is_similar_and_polarity_says_what_is_better)
{
    const cparent_indicator_polarity_choice high =
        CPARENT_INDICATOR_POLARITY_HIGH;
    const cparent_indicator_polarity_choice low =
        CPARENT_INDICATOR_POLARITY_LOW;
    const cparent_indicator_polarity_choice neutral =
        CPARENT_INDICATOR_POLARITY_NEUTRAL;
    cparent_interval i = proportion(20, 100, 0.95, CPARENT_INTERVAL_AUTO);

    ck_assert_int_eq(cparent_interval_compare(&i, i.lower, high),
                     CPARENT_COMPARISON_SIMILAR);
    ck_assert_int_eq(cparent_interval_compare(&i, i.upper, high),
                     CPARENT_COMPARISON_SIMILAR);
    ck_assert_int_eq(cparent_interval_compare(&i, 0.1, high),
                     CPARENT_COMPARISON_BETTER);
    ck_assert_int_eq(cparent_interval_compare(&i, 0.1, low),
                     CPARENT_COMPARISON_WORSE);
    ck_assert_int_eq(cparent_interval_compare(&i, 0.1, neutral),
                     CPARENT_COMPARISON_HIGHER);
    ck_assert_int_eq(cparent_interval_compare(&i, 0.4, high),
                     CPARENT_COMPARISON_WORSE);
    ck_assert_int_eq(cparent_interval_compare(&i, 0.4, neutral),
                     CPARENT_COMPARISON_LOWER);
    ck_assert_int_eq(cparent_interval_compare(&i, NAN, high),
                     CPARENT_COMPARISON_NONE);
    i = proportion(0, 0, 0.95, CPARENT_INTERVAL_AUTO);
    ck_assert_int_eq(cparent_interval_compare(&i, 0.4, high),
                     CPARENT_COMPARISON_NONE);
}
END_TEST

/* --- funnels ----------------------------------------------------------------- */

START_TEST(a_funnel_leaves_out_what_is_no_number_and_says_why)
{
    const double x[] = { 8, 0, 30, NAN, 5, 12 };
    const double n[] = { 9, 0, 20, 10, 10, 40 };
    const uint8_t states[] = { CPARENT_VALUE_NUMBER, CPARENT_VALUE_NUMBER,
                               CPARENT_VALUE_NUMBER, CPARENT_VALUE_NUMBER,
                               CPARENT_VALUE_SUPPRESSED,
                               CPARENT_VALUE_NUMBER };
    static const cparent_outcome expected[] = {
        CPARENT_OUTCOME_OK,      CPARENT_OUTCOME_NO_DENOMINATOR,
        CPARENT_OUTCOME_INVALID, CPARENT_OUTCOME_MISSING,
        CPARENT_OUTCOME_SUPPRESSED, CPARENT_OUTCOME_OK
    };
    cparent_funnel_row rows[6];
    double average;
    cparent_error err = CPARENT_ERROR_INIT;

    ck_assert_ok(cparent_funnel_rows(x, n, states, 6,
                                     CPARENT_FUNNEL_PROPORTION, 0, rows,
                                     &average, &err),
                 &err);
    ck_assert(fabs(average - 20.0 / 49) < 1e-15);
    for (int i = 0; i < 6; i++) {
        ck_assert_int_eq(rows[i].status, expected[i]);
        ck_assert_int_eq(rows[i].significance == CPARENT_FUNNEL_NONE,
                         expected[i] != CPARENT_OUTCOME_OK);
    }
    ck_assert_status(cparent_funnel_rows(x, n, NULL, 6, CPARENT_FUNNEL_RATE,
                                         0, rows, NULL, &err),
                     CPARENT_E_INVALID, &err);
}
END_TEST

/* --- trends and forecasts ---------------------------------------------------- */

static cparent_trend
trend(const double *x, const char *const *periods, const uint8_t *breaks,
      size_t count)
{
    const double n[] = { 100, 100, 100, 100, 100, 100 };
    cparent_period when[6];
    cparent_trend_options options = CPARENT_TREND_OPTIONS_INIT;
    cparent_trend made;
    cparent_error err = CPARENT_ERROR_INIT;

    for (size_t i = 0; periods != NULL && i < count; i++)
        ck_assert_ok(cparent_period_parse(periods[i], &when[i], &err), &err);
    options.periods = periods != NULL ? when : NULL;
    options.breaks = breaks;
    ck_assert_ok(cparent_trend_proportions(x, n, count, &options, &made,
                                           &err),
                 &err);
    return made;
}

START_TEST(a_recent_trend_says_why_there_is_none)
{
    static const char *const years[] = { "2019/20", "2020/21", "2021/22",
                                         "2022/23", "2023/24", "2024/25" };
    static const char *const gap[] = { "2018/19", "2019/20", "2020/21",
                                       "2022/23", "2023/24", "2024/25" };
    static const char *const months[] = { "2024-01", "2024-02", "2024-03",
                                          "2024-04", "2024-05", "2024-06" };
    static const char *const twice[] = { "2019/20", "2020/21", "2021/22",
                                         "2022/23", "2022/23", "2023/24" };
    const uint8_t early[] = { 1, 1, 0, 0, 0, 0 };
    const uint8_t late[] = { 0, 0, 0, 1, 0, 0 };
    const double x[] = { 2, 10, 20, 30, 40, 60 };
    const double hole[] = { 2, 10, NAN, 30, 40, 60 };
    const double wrong[] = { 2, 10, 101, 30, 40, 60 };
    const double none[] = { 0, 0, 0, 0, 0, 0 };

    ck_assert_int_eq(trend(x, years, early, 6).verdict,
                     CPARENT_TREND_INCREASING);
    ck_assert_int_eq(trend(x, years, late, 6).reason,
                     CPARENT_TREND_REASON_BREAK);
    ck_assert_int_eq(trend(x, gap, NULL, 6).reason,
                     CPARENT_TREND_REASON_GAP);
    ck_assert_int_eq(trend(x, months, NULL, 6).reason,
                     CPARENT_TREND_REASON_NOT_ANNUAL);
    ck_assert_int_eq(trend(x, twice, NULL, 6).reason,
                     CPARENT_TREND_REASON_OVERLAP);
    ck_assert_int_eq(trend(x, NULL, NULL, 4).reason,
                     CPARENT_TREND_REASON_TOO_FEW);
    ck_assert_int_eq(trend(hole, NULL, NULL, 6).reason,
                     CPARENT_TREND_REASON_NO_NUMBER);
    ck_assert_int_eq(trend(wrong, NULL, NULL, 6).reason,
                     CPARENT_TREND_REASON_INVALID);
    ck_assert_int_eq(trend(none, NULL, NULL, 6).verdict,
                     CPARENT_TREND_NO_CHANGE);
    ck_assert_str_eq(cparent_trend_verdict_name(CPARENT_TREND_NONE),
                     "cannot_be_calculated");
}
END_TEST

/* A rise that one year alone makes is none. */
START_TEST(one_year_makes_no_trend)
{
    const double x[] = { 20, 19, 18, 17, 90 };

    ck_assert(trend(x, NULL, NULL, 5).recent_chi2 > 9.549535706);
    ck_assert_int_eq(trend(x, NULL, NULL, 5).verdict,
                     CPARENT_TREND_NO_CHANGE);
}
END_TEST

static cparent_forecast
look(const double *values, size_t count, int steps, int uneven)
{
    cparent_date dates[20];
    cparent_forecast made;
    cparent_forecast_options options = CPARENT_FORECAST_OPTIONS_INIT;
    cparent_error err = CPARENT_ERROR_INIT;
    int32_t last = 0;

    options.has_most = 1;
    options.most = 100;
    for (size_t i = 0; i < count; i++) {
        last = 19000 + 30 * (int32_t)i + (i == 3 ? uneven : 0);
        dates[i] = cparent_date_from_days(last);
    }
    ck_assert_ok(cparent_forecast_run(
                     dates, values, count,
                     cparent_date_from_days(last + 30 * steps), &options,
                     &made, &err),
                 &err);
    return made;
}

START_TEST(a_forecast_says_why_there_is_none)
{
    double values[12];
    double same[12];

    for (int i = 0; i < 12; i++) {
        values[i] = 70 + 2 * i + (i % 3);
        same[i] = 70;
    }
    ck_assert_int_eq(look(values, 12, 2, 0).reason,
                     CPARENT_FORECAST_REASON_NONE);
    ck_assert_int_eq(look(values, 7, 2, 0).reason,
                     CPARENT_FORECAST_REASON_TOO_FEW);
    ck_assert_int_eq(look(values, 12, 7, 0).reason,
                     CPARENT_FORECAST_REASON_TOO_FAR);
    ck_assert_int_eq(look(values, 12, 0, 0).reason,
                     CPARENT_FORECAST_REASON_PAST);
    ck_assert_int_eq(look(values, 12, 2, 12).reason,
                     CPARENT_FORECAST_REASON_UNEVEN);
    ck_assert_int_eq(look(same, 12, 2, 0).reason,
                     CPARENT_FORECAST_REASON_NO_SPREAD);
    cparent_forecast made = look(values, 12, 6, 0);
    ck_assert(made.upper == 100); /* no percentage is above */
    ck_assert_int_eq(cparent_forecast_outlook(
                         &made, 60, 60, CPARENT_TARGET_SIDE_AT_LEAST),
                     CPARENT_OUTLOOK_MET);
    ck_assert_int_eq(cparent_forecast_outlook(
                         &made, 60, 60, CPARENT_TARGET_SIDE_AT_MOST),
                     CPARENT_OUTLOOK_MISSED);
    ck_assert_int_eq(cparent_forecast_outlook(
                         &made, 98, 98, CPARENT_TARGET_SIDE_AT_LEAST),
                     CPARENT_OUTLOOK_UNCERTAIN);
    values[5] = NAN; /* only what follows the gap counts: six values */
    ck_assert_int_eq(look(values, 12, 2, 0).points, 6);
    ck_assert_int_eq(look(values, 12, 2, 0).reason,
                     CPARENT_FORECAST_REASON_TOO_FEW);
}
END_TEST

static Suite *
interval_suite(void)
{
    Suite *suite = suite_create("measure/interval");
    TCase *tests = tcase_create("interval");

    tcase_add_test(tests,
                   those_who_had_it_not_are_the_mirror_of_those_who_had_it);
    tcase_add_test(tests, limits_of_95_lie_within_those_of_99_8);
    tcase_add_test(tests, a_multiplier_multiplies_and_no_more);
    tcase_add_test(tests,
                   a_difference_turned_round_has_its_limits_turned_round);
    tcase_add_test(tests, none_and_all_have_a_sharp_end);
    tcase_add_test(tests, each_row_says_why_there_is_nothing);
    tcase_add_test(tests, what_byar_cannot_say_is_left_out);
    tcase_add_test(tests, a_single_value_has_a_mean_and_no_limits);
    tcase_add_test(tests, without_events_to_compare_with_there_is_no_ratio);
    tcase_add_test(tests,
                   a_stratum_without_its_numbers_is_not_taken_for_nothing);
    tcase_add_test(tests, options_that_are_none_are_refused);
    tcase_add_test(tests,
                   on_a_limit_is_similar_and_polarity_says_what_is_better);
    tcase_add_test(tests,
                   a_funnel_leaves_out_what_is_no_number_and_says_why);
    tcase_add_test(tests, a_recent_trend_says_why_there_is_none);
    tcase_add_test(tests, one_year_makes_no_trend);
    tcase_add_test(tests, a_forecast_says_why_there_is_none);
    suite_add_tcase(suite, tests);
    return suite;
}

int
main(void)
{
    return cparent_test_main(interval_suite());
}
