/* SPDX-License-Identifier: Apache-2.0 */
#include "reference.h"

#include "measure/special-internal.h"

/*
 * Every number that the tables of tests/data/measure hold, as R has it:
 * tests/reference/measure.R says how each was made.
 */

static const double close_to = 1e-9;

/* --- distributions -------------------------------------------------------- */

static double
special(int function, double a, double b, double c)
{
    cparent__tail tail = c != 0 ? CPARENT__UPPER : CPARENT__LOWER;

    switch (function) {
    case 1:
        return cparent__normal_quantile(a);
    case 2:
        return cparent__normal_upper(a);
    case 3:
        return cparent__gamma_quantile(a, b, tail);
    case 4:
        return cparent__gamma_tail(a, b, tail);
    case 5:
        return cparent__beta_quantile(a, b, c, CPARENT__LOWER).part;
    case 6:
        return cparent__beta_quantile(b, a, c, CPARENT__UPPER).part;
    case 7:
        return cparent__student_upper(a, b);
    default:
        return cparent__chi2_upper(a);
    }
}

static void
check_special(const row *r, totals *t)
{
    double made = special((int)r->cell[0][0], r->cell[1][0], r->cell[2][0],
                          r->cell[3][0]);

    agree(r, t, made, r->cell[4][0], 1e-12);
}

START_TEST(distributions_are_those_of_r_to_twelve_digits)
{
    run_table("special", 2000, check_special);
}
END_TEST

/* --- intervals ------------------------------------------------------------ */

static void
check_limit(const row *r, totals *t, bool there, double made,
            double expected)
{
    ck_assert_msg(there == !isnan(expected), "%s:%d", r->table, r->line);
    if (there)
        agree(r, t, made, expected, close_to);
}

static void
check_interval(const row *r, totals *t, const cparent_interval *made,
               double value, const double *limits)
{
    uint32_t flags = made->flags;

    check_limit(r, t, flags & CPARENT_INTERVAL_VALUE, made->value, value);
    check_limit(r, t, flags & CPARENT_INTERVAL_LOWER, made->lower,
                limits[0]);
    check_limit(r, t, flags & CPARENT_INTERVAL_UPPER, made->upper,
                limits[1]);
    ck_assert((made->status == CPARENT_OUTCOME_OK)
              == !(isnan(value) || isnan(limits[0]) || isnan(limits[1])));
}

static cparent_interval_options
with(double confidence, double multiplier, cparent_interval_method method)
{
    cparent_interval_options options = CPARENT_INTERVAL_OPTIONS_INIT;

    options.confidence = confidence;
    options.multiplier = multiplier;
    options.method = method;
    return options;
}

static void
check_proportion(const row *r, totals *t)
{
    cparent_interval made;
    cparent_error err = CPARENT_ERROR_INIT;

    for (int i = 0; i < 2; i++) {
        cparent_interval_options options =
            with(r->cell[2][0], 0,
                 i == 0 ? CPARENT_INTERVAL_WILSON : CPARENT_INTERVAL_EXACT);
        ck_assert_ok(cparent_interval_proportion(r->cell[0][0],
                                                 r->cell[1][0], &options,
                                                 &made, &err),
                     &err);
        check_interval(r, t, &made, r->cell[3][0], r->cell[4 + i]);
    }
}

START_TEST(proportions_have_the_limits_of_wilson_and_of_clopper_and_pearson)
{
    run_table("proportion", 500, check_proportion);
}
END_TEST

static void
check_difference(const row *r, totals *t)
{
    cparent_interval made;
    cparent_error err = CPARENT_ERROR_INIT;
    cparent_interval_options options =
        with(r->cell[2][0], 0, CPARENT_INTERVAL_AUTO);
    const double *a = r->cell[0];
    const double *b = r->cell[1];
    const double limits[2] = { r->cell[4][0], r->cell[5][0] };

    ck_assert_ok(cparent_interval_difference(a[0], a[1], b[0], b[1],
                                             &options, &made, &err),
                 &err);
    /* A difference near 0 has few digits of its own. */
    agree(r, t, made.value + 1, r->cell[3][0] + 1, close_to);
    agree(r, t, made.lower + 1, limits[0] + 1, close_to);
    agree(r, t, made.upper + 1, limits[1] + 1, close_to);
}

START_TEST(differences_have_the_limits_of_newcombe)
{
    run_table("difference", 500, check_difference);
}
END_TEST

static void
check_rate(const row *r, totals *t)
{
    static const cparent_interval_method methods[] = {
        CPARENT_INTERVAL_AUTO, CPARENT_INTERVAL_EXACT, CPARENT_INTERVAL_BYAR
    };
    double x = r->cell[0][0];
    cparent_interval made;
    cparent_error err = CPARENT_ERROR_INIT;

    for (int i = 0; i < 3; i++) {
        cparent_interval_options options =
            with(r->cell[2][0], r->cell[3][0], methods[i]);
        ck_assert_ok(cparent_interval_rate(x, r->cell[1][0], &options, &made,
                                           &err),
                     &err);
        check_interval(r, t, &made, r->cell[4][0], r->cell[5 + i]);
        ck_assert_int_eq((made.flags & CPARENT_INTERVAL_FRACTIONAL) != 0,
                         x != floor(x));
        if (i == 0)
            ck_assert_int_eq(made.method, x < 10 ? CPARENT_INTERVAL_EXACT
                                                 : CPARENT_INTERVAL_BYAR);
    }
}

START_TEST(rates_have_exact_limits_below_ten_and_those_of_byar_from_there)
{
    run_table("rate", 500, check_rate);
}
END_TEST

static void
check_ratio(const row *r, totals *t)
{
    cparent_interval made;
    cparent_error err = CPARENT_ERROR_INIT;
    cparent_interval_options options =
        with(r->cell[2][0], 0, CPARENT_INTERVAL_AUTO);
    const double limits[2] = { r->cell[4][0], r->cell[5][0] };

    ck_assert_ok(cparent_interval_ratio(r->cell[0][0], r->cell[0][1],
                                        r->cell[1][0], r->cell[1][1],
                                        &options, &made, &err),
                 &err);
    check_interval(r, t, &made, r->cell[3][0], limits);
}

START_TEST(ratios_of_rates_have_the_exact_limits)
{
    run_table("ratio", 500, check_ratio);
}
END_TEST

static void
check_standardised(const row *r, totals *t)
{
    const cparent_strata area = { r->cell[0], r->cell[1], r->cell[2],
                                  r->cell[3], r->cell[4], r->count[0],
                                  r->count[0] };
    cparent_interval_options options =
        with(r->cell[5][0], 100, CPARENT_INTERVAL_AUTO);
    cparent_interval made;
    cparent_error err = CPARENT_ERROR_INIT;

    ck_assert_ok(cparent_interval_standardised_ratio(&area, &options, &made,
                                                     &err),
                 &err);
    check_interval(r, t, &made, r->cell[6][0], &r->cell[6][1]);
    options.multiplier = 1000;
    ck_assert_ok(cparent_interval_standardised_rate(&area, &options, &made,
                                                    &err),
                 &err);
    check_interval(r, t, &made, r->cell[7][0], &r->cell[7][1]);
    ck_assert_ok(cparent_interval_direct_rate(&area, &options, &made, &err),
                 &err);
    check_interval(r, t, &made, r->cell[8][0], &r->cell[8][1]);
    ck_assert_int_eq(made.status, isnan(r->cell[8][0])
                                      ? CPARENT_OUTCOME_TOO_FEW
                                      : CPARENT_OUTCOME_OK);
}

START_TEST(standardised_figures_are_those_of_public_health)
{
    run_table("standardised", 500, check_standardised);
}
END_TEST

static void
check_mean(const row *r, totals *t)
{
    cparent_interval_options options =
        with(r->cell[1][0], 0, CPARENT_INTERVAL_AUTO);
    cparent_interval made;
    cparent_error err = CPARENT_ERROR_INIT;
    double size = fabs(r->cell[3][1] - r->cell[3][0]);

    ck_assert_ok(cparent_interval_mean(r->cell[0], r->count[0], &options,
                                       &made, &err),
                 &err);
    /* A limit near 0 has few digits of its own. */
    agree(r, t, made.value + size, r->cell[2][0] + size, close_to);
    agree(r, t, made.lower - size, r->cell[3][0] - size, close_to);
    agree(r, t, made.upper + size, r->cell[3][1] + size, close_to);
}

START_TEST(means_have_the_limits_of_student)
{
    run_table("mean", 500, check_mean);
}
END_TEST

/* --- where a figure stands ------------------------------------------------ */

static void
check_quantile(const row *r, totals *t)
{
    static const double at[] = { 0, 0.05, 0.25, 1.0 / 3, 0.5, 0.75, 0.9, 1 };
    const double *values = r->cell[0];
    size_t count = r->count[0];
    double out[8];
    cparent_rank ranks[NUMBERS];
    int32_t groups[NUMBERS];
    cparent_error err = CPARENT_ERROR_INIT;

    ck_assert_ok(cparent_quantile_values(values, count, at, 8, out, NULL,
                                         &err),
                 &err);
    for (int i = 0; i < 8; i++)
        agree(r, t, out[i], r->cell[1][i], close_to);
    for (int high = 0; high < 2; high++) {
        ck_assert_ok(
            cparent_quantile_ranks(values, count,
                                   high ? CPARENT_INDICATOR_POLARITY_HIGH
                                        : CPARENT_INDICATOR_POLARITY_LOW,
                                   ranks, NULL, &err),
            &err);
        ck_assert_ok(cparent_quantile_groups(values, count,
                                             (int32_t)r->cell[4][0], high,
                                             groups, &err),
                     &err);
        for (size_t i = 0; i < count; i++) {
            double rank = r->cell[high ? 2 : 3][i];
            agree(r, t, ranks[i].rank, isnan(rank) ? 0 : rank, 0);
            agree(r, t, groups[i], r->cell[high ? 6 : 5][i], 0);
        }
    }
}

START_TEST(quantiles_ranks_and_groups_are_those_of_r)
{
    run_table("quantile", 500, check_quantile);
}
END_TEST

static void
check_funnel(const row *r, totals *t)
{
    static cparent_funnel_row rows[NUMBERS];
    double average;
    cparent_error err = CPARENT_ERROR_INIT;

    ck_assert_ok(cparent_funnel_rows(r->cell[1], r->cell[2], NULL,
                                     r->count[1],
                                     (cparent_funnel_kind)r->cell[0][0],
                                     r->cell[3][0], rows, &average, &err),
                 &err);
    agree(r, t, average, r->cell[4][0], close_to);
    for (size_t i = 0; i < r->count[1]; i++) {
        const cparent_funnel_limits *limits = &rows[i].limits;
        agree(r, t, limits->lower_95, r->cell[5][i], close_to);
        agree(r, t, limits->upper_95, r->cell[6][i], close_to);
        agree(r, t, limits->lower_998, r->cell[7][i], close_to);
        agree(r, t, limits->upper_998, r->cell[8][i], close_to);
        agree(r, t, rows[i].significance, r->cell[9][i], 0);
    }
}

START_TEST(funnels_have_the_limits_and_the_significance_of_public_health)
{
    run_table("funnel", 120, check_funnel); /* of 3 to 25 areas each */
}
END_TEST

/* --- trends --------------------------------------------------------------- */

static void
check_ranks(const row *r, totals *t, const cparent_trend *made,
            const double *expected)
{
    agree(r, t, (double)made->s, expected[0], 0);
    agree(r, t, made->variance, expected[1], close_to);
    agree(r, t, made->kendall_p, expected[2], close_to);
    agree(r, t, made->slope, expected[3], close_to);
}

static void
check_trend(const row *r, totals *t)
{
    cparent_trend made;
    cparent_error err = CPARENT_ERROR_INIT;

    ck_assert_ok(cparent_trend_proportions(r->cell[0], r->cell[1],
                                           r->count[0], NULL, &made, &err),
                 &err);
    check_limit(r, t, made.flags & CPARENT_TREND_CHI2, made.chi2 + 1,
                r->cell[2][0] + 1);
    check_limit(r, t, made.flags & CPARENT_TREND_CHI2, made.p,
                r->cell[3][0]);
    check_limit(r, t, made.flags & CPARENT_TREND_RECENT,
                made.recent_chi2 + 1, r->cell[4][0] + 1);
    agree(r, t, made.verdict, r->cell[5][0], 0);
    check_ranks(r, t, &made, r->cell[6]);
}

START_TEST(trends_of_proportions_are_those_of_cochran_and_armitage)
{
    run_table("trend", 500, check_trend);
}
END_TEST

static void
check_trend_interval(const row *r, totals *t)
{
    cparent_trend made;
    cparent_error err = CPARENT_ERROR_INIT;

    ck_assert_ok(cparent_trend_intervals(r->cell[0], r->cell[1], r->cell[2],
                                         r->count[0], NULL, &made, &err),
                 &err);
    agree(r, t, made.chi2 + 1, r->cell[3][0] + 1, close_to);
    agree(r, t, made.recent_chi2 + 1, r->cell[4][0] + 1, close_to);
    agree(r, t, made.verdict, r->cell[5][0], 0);
}

START_TEST(trends_of_anything_else_are_weighted_by_its_limits)
{
    run_table("trend_interval", 500, check_trend_interval);
}
END_TEST

static void
check_kendall(const row *r, totals *t)
{
    cparent_trend made;
    cparent_error err = CPARENT_ERROR_INIT;

    ck_assert_ok(cparent_trend_values(r->cell[0], r->count[0], &made, &err),
                 &err);
    check_ranks(r, t, &made, r->cell[1]);
}

START_TEST(mann_kendall_and_theil_sen_are_those_of_r)
{
    run_table("kendall", 500, check_kendall);
}
END_TEST

static void
check_forecast(const row *r, totals *t)
{
    cparent_date dates[NUMBERS];
    cparent_forecast made;
    cparent_forecast_options options = CPARENT_FORECAST_OPTIONS_INIT;
    cparent_error err = CPARENT_ERROR_INIT;
    size_t count = r->count[0];
    int32_t last = 7 * (int32_t)(count - 1);

    for (size_t i = 0; i < count; i++)
        dates[i] = cparent_date_from_days(20000 + 7 * (int32_t)i);
    options.confidence = r->cell[2][0];
    ck_assert_ok(
        cparent_forecast_run(dates, r->cell[0], count,
                             cparent_date_from_days(
                                 20000 + last + 7 * (int32_t)r->cell[1][0]),
                             &options, &made, &err),
        &err);
    ck_assert_int_eq(made.reason, CPARENT_FORECAST_REASON_NONE);
    agree(r, t, made.value, r->cell[3][0], close_to);
    agree(r, t, made.lower, r->cell[4][0], close_to);
    agree(r, t, made.upper, r->cell[5][0], close_to);
}

START_TEST(forecasts_have_the_wider_limits_of_a_line_and_a_walk)
{
    run_table("forecast", 500, check_forecast);
}
END_TEST

static Suite *
reference_suite(void)
{
    Suite *suite = suite_create("measure/reference");
    TCase *tests = tcase_create("reference");

    tcase_add_test(tests, distributions_are_those_of_r_to_twelve_digits);
    tcase_add_test(
        tests,
        proportions_have_the_limits_of_wilson_and_of_clopper_and_pearson);
    tcase_add_test(tests, differences_have_the_limits_of_newcombe);
    tcase_add_test(
        tests,
        rates_have_exact_limits_below_ten_and_those_of_byar_from_there);
    tcase_add_test(tests, ratios_of_rates_have_the_exact_limits);
    tcase_add_test(tests, standardised_figures_are_those_of_public_health);
    tcase_add_test(tests, means_have_the_limits_of_student);
    tcase_add_test(tests, quantiles_ranks_and_groups_are_those_of_r);
    tcase_add_test(
        tests,
        funnels_have_the_limits_and_the_significance_of_public_health);
    tcase_add_test(tests,
                   trends_of_proportions_are_those_of_cochran_and_armitage);
    tcase_add_test(tests, trends_of_anything_else_are_weighted_by_its_limits);
    tcase_add_test(tests, mann_kendall_and_theil_sen_are_those_of_r);
    tcase_add_test(tests, forecasts_have_the_wider_limits_of_a_line_and_a_walk);
    suite_add_tcase(suite, tests);
    return suite;
}

int
main(void)
{
    return cparent_test_main(reference_suite());
}
