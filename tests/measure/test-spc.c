/* SPDX-License-Identifier: Apache-2.0 */
#include "reference.h"

/* Charts beside those of tests/reference/spc.py, which tries every window in
 * exact fractions. */

enum { MOST = 64 };

typedef struct chart {
    cparent_spc_options options;
    cparent_spc_rebase rebases[4];
    cparent_spc_point points[MOST];
    cparent_spc_summary summary;
} chart;

static void
take_options(const row *r, chart *c)
{
    const cparent_spc_options defaults = CPARENT_SPC_OPTIONS_INIT;

    c->options = defaults;
    c->options.baseline = (int32_t)r->cell[2][0];
    c->options.keep_outlying_ranges = r->cell[3][0] == 0;
    c->options.rules = (int32_t)r->cell[4][0];
    c->options.run_length = (int32_t)r->cell[5][0];
    c->options.polarity = (int32_t)r->cell[6][0];
    c->options.has_target = !isnan(r->cell[7][0]);
    if (c->options.has_target)
        c->options.target = r->cell[7][0];
    c->options.break_at_gaps = r->cell[8][0] != 0;
    c->options.ignore_ties = r->cell[9][0] != 0;
    c->options.rebases = c->rebases;
    for (size_t i = 0; i < r->count[1] && r->cell[1][0] >= 0; i++) {
        memset(&c->rebases[i], 0, sizeof(c->rebases[i]));
        c->rebases[i].index = (size_t)r->cell[1][i];
        c->options.rebase_count = i + 1;
    }
}

static void
check_number(const row *r, totals *t, bool there, double made,
             double expected)
{
    ck_assert_msg(there == !isnan(expected), "%s:%d", r->table, r->line);
    if (there)
        /* 0 may come out of a sum as a last bit. */
        agree(r, t, made + 1000, expected + 1000, 1e-12);
}

static void
check_chart(const row *r, totals *t)
{
    static chart c;
    size_t part = 0;
    cparent_error err = CPARENT_ERROR_INIT;

    take_options(r, &c);
    ck_assert_ok(cparent_spc_run(NULL, r->cell[0], r->count[0], &c.options,
                                 c.points, &c.summary, &err),
                 &err);
    for (size_t i = 0; i < r->count[0]; i++) {
        const cparent_spc_point *p = &c.points[i];
        if (i > 0 && p->group != c.points[i - 1].group)
            part++;
        agree(r, t, p->group, r->cell[10][i], 0);
        check_number(r, t, p->flags & CPARENT_SPC_HAS_MEAN, p->mean,
                     r->cell[11][part]);
        check_number(r, t, p->flags & CPARENT_SPC_HAS_LIMITS, p->lower,
                     r->cell[12][part]);
        check_number(r, t, p->flags & CPARENT_SPC_HAS_LIMITS, p->upper,
                     r->cell[13][part]);
        agree(r, t, p->rules, r->cell[14][i], 0);
        agree(r, t, p->upward, r->cell[15][i], 0);
        agree(r, t, p->verdict, r->cell[16][i], 0);
    }
    agree(r, t, c.summary.variation, r->cell[17][0], 0);
    agree(r, t, c.summary.assurance, r->cell[17][1], 0);
    agree(r, t, c.summary.trial_limits, r->cell[17][2], 0);
    agree(r, t, c.summary.stale, r->cell[17][3], 0);
}

START_TEST(every_point_and_verdict_is_that_of_exact_fractions)
{
    run_table("spc", 500, check_chart);
}
END_TEST

/* --- properties ----------------------------------------------------------- */

static void
make_series(uint32_t *seed, double *values, size_t count)
{
    int drift = (int)next_number(seed, 5) - 2;

    for (size_t i = 0; i < count; i++) {
        values[i] = (double)((int)next_number(seed, 12) + drift * (int)i);
        if (next_number(seed, 9) == 0)
            values[i] = NAN;
    }
}

static void
run(const double *values, size_t count, cparent_spc_options options,
    chart *c)
{
    cparent_error err = CPARENT_ERROR_INIT;

    ck_assert_ok(cparent_spc_run(NULL, values, count, &options, c->points,
                                 &c->summary, &err),
                 &err);
}

START_TEST(a_chart_upside_down_has_its_causes_upside_down)
{
    uint32_t seed = 3;
    static chart up;
    static chart down;
    double values[40];
    double turned[40];
    cparent_spc_options options = CPARENT_SPC_OPTIONS_INIT;

    for (int round = 0; round < 400; round++) {
        make_series(&seed, values, 40);
        for (int i = 0; i < 40; i++)
            turned[i] = -values[i];
        run(values, 40, options, &up);
        run(turned, 40, options, &down);
        for (int i = 0; i < 40; i++) {
            ck_assert_uint_eq(up.points[i].rules, down.points[i].rules);
            ck_assert_uint_eq(up.points[i].upward ^ down.points[i].upward,
                              up.points[i].rules);
        }
    }
}
END_TEST

/* Times a power of two, and with thirds added so that nothing is a decimal
 * and doubles judge: the causes stay. */
START_TEST(scale_and_place_of_a_series_do_not_matter)
{
    uint32_t seed = 5;
    static chart plain;
    static chart moved;
    double values[40];
    double other[40];
    cparent_spc_options options = CPARENT_SPC_OPTIONS_INIT;

    for (int round = 0; round < 400; round++) {
        make_series(&seed, values, 40);
        run(values, 40, options, &plain);
        for (int i = 0; i < 40; i++)
            other[i] = values[i] * 0.1 + 7;
        run(other, 40, options, &moved);
        for (int i = 0; i < 40; i++)
            ck_assert_uint_eq(plain.points[i].rules, moved.points[i].rules);
        for (int i = 0; i < 40; i++)
            other[i] = values[i] / 3 * 1.0000000001;
        run(other, 40, options, &moved);
        for (int i = 0; i < 40; i++)
            ck_assert_uint_eq(plain.points[i].rules, moved.points[i].rules);
    }
}
END_TEST

/* --- single rulings ------------------------------------------------------- */

START_TEST(a_constant_series_has_its_mean_for_limits)
{
    double values[14];
    static chart c;
    cparent_spc_options options = CPARENT_SPC_OPTIONS_INIT;

    for (int i = 0; i < 14; i++)
        values[i] = 0.1;
    options.baseline = 12;
    run(values, 14, options, &c);
    ck_assert_int_eq(c.summary.variation, CPARENT_SPC_COMMON_CAUSE);
    ck_assert(c.points[3].lower == 0.1 && c.points[3].upper == 0.1);
    values[13] = 0.2;
    run(values, 14, options, &c);
    ck_assert_uint_eq(c.points[13].primary, CPARENT_SPC_ASTRONOMICAL);
    ck_assert_int_eq(c.summary.variation, CPARENT_SPC_NEUTRAL_HIGH);
}
END_TEST

/* Ten ranges of 1 on average: one of just 3.267 is screened, one of a
 * thousandth less is kept. */
START_TEST(a_range_on_the_screen_is_left_out)
{
    double values[11] = { 0 };
    static chart c;
    cparent_spc_options options = CPARENT_SPC_OPTIONS_INIT;

    for (int i = 1; i <= 8; i++)
        values[i] = i % 2 == 0 ? 0 : 0.75;
    values[9] = 0.733;
    values[10] = 4;
    run(values, 11, options, &c);
    double mean = (4 * 0.75 + 0.733 + 4) / 11;
    ck_assert(fabs(c.points[0].mean - mean) < 1e-12);
    ck_assert(fabs(c.points[0].upper - mean - 2.66 * 6.733 / 9) < 1e-12);
    values[9] = 0.734;
    run(values, 11, options, &c);
    mean += 0.001 / 11;
    ck_assert(fabs(c.points[0].upper - mean - 2.66 * 10.0 / 10) < 1e-12);
}
END_TEST

START_TEST(dates_put_the_rows_in_order)
{
    cparent_date dates[14];
    double values[14];
    static chart c;
    cparent_spc_options options = CPARENT_SPC_OPTIONS_INIT;
    cparent_spc_rebase rebase = { { 0, 0, 0 }, 0, "a new home opened" };
    cparent_error err = CPARENT_ERROR_INIT;

    for (int i = 0; i < 14; i++) {
        dates[i] = cparent_date_make(2025, 1, 14 - i);
        values[i] = i;
    }
    rebase.date = cparent_date_make(2025, 1, 8);
    options.rebases = &rebase;
    options.rebase_count = 1;
    ck_assert_ok(cparent_spc_run(dates, values, 14, &options, c.points,
                                 &c.summary, &err),
                 &err);
    for (size_t i = 0; i < 14; i++) {
        ck_assert_uint_eq(c.points[i].index, 13 - i);
        ck_assert_int_eq(c.points[i].group, i >= 7);
        ck_assert_uint_eq(c.points[i].rules & CPARENT_SPC_TREND,
                          CPARENT_SPC_TREND);
    }
    ck_assert_int_eq(c.summary.groups, 2);

    rebase.date = cparent_date_make(2025, 2, 8);
    ck_assert_status(cparent_spc_run(dates, values, 14, &options, c.points,
                                     &c.summary, &err),
                     CPARENT_E_INVALID, &err);
    dates[3] = dates[9];
    options.rebase_count = 0;
    ck_assert_status(cparent_spc_run(dates, values, 14, &options, c.points,
                                     &c.summary, &err),
                     CPARENT_E_INVALID, &err);
    ck_assert(support_contains(err.message, "2025-01-05 is there twice"));
}
END_TEST

START_TEST(options_that_are_none_are_refused)
{
    const double values[] = { 1, 2, 3 };
    const double endless[] = { 1, INFINITY };
    static chart c;
    cparent_error err = CPARENT_ERROR_INIT;
    cparent_spc_options bad[5];

    for (int i = 0; i < 5; i++)
        bad[i] = (cparent_spc_options)CPARENT_SPC_OPTIONS_INIT;
    bad[0].baseline = 11;
    bad[1].run_length = 8;
    bad[2].polarity = 0;
    bad[3].rules = 2;
    bad[4].has_target = 1;
    bad[4].target = NAN;
    for (int i = 0; i < 5; i++)
        ck_assert_status(cparent_spc_run(NULL, values, 3, &bad[i], c.points,
                                         &c.summary, &err),
                         CPARENT_E_INVALID, &err);
    ck_assert_status(cparent_spc_run(NULL, endless, 2, NULL, c.points,
                                     &c.summary, &err),
                     CPARENT_E_INVALID, &err);
}
END_TEST

START_TEST(no_rows_are_a_chart_of_nothing)
{
    static chart c;
    cparent_spc_options options = CPARENT_SPC_OPTIONS_INIT;

    run(NULL, 0, options, &c);
    ck_assert_int_eq(c.summary.variation, CPARENT_SPC_POINT_MISSING);
    ck_assert_int_eq(c.summary.groups, 0);
    ck_assert_int_eq(c.summary.stale, 0);
}
END_TEST

static cparent_status
run_step(void *user)
{
    const double values[] = { 1, 2, 3, 4 };
    cparent_spc_point points[4];
    cparent_spc_summary summary;

    (void)user;
    return cparent_spc_run(NULL, values, 4, NULL, points, &summary, NULL);
}

START_TEST(without_memory_there_is_an_error_and_nothing_leaks)
{
    ck_assert_int_ge(support_fail_each_allocation(run_step, NULL, 1), 5);
}
END_TEST

static Suite *
spc_suite(void)
{
    Suite *suite = suite_create("measure/spc");
    TCase *tests = tcase_create("spc");

    tcase_add_test(tests,
                   every_point_and_verdict_is_that_of_exact_fractions);
    tcase_add_test(tests, a_chart_upside_down_has_its_causes_upside_down);
    tcase_add_test(tests, scale_and_place_of_a_series_do_not_matter);
    tcase_add_test(tests, a_constant_series_has_its_mean_for_limits);
    tcase_add_test(tests, a_range_on_the_screen_is_left_out);
    tcase_add_test(tests, dates_put_the_rows_in_order);
    tcase_add_test(tests, options_that_are_none_are_refused);
    tcase_add_test(tests, no_rows_are_a_chart_of_nothing);
    tcase_add_test(tests,
                   without_memory_there_is_an_error_and_nothing_leaks);
    suite_add_tcase(suite, tests);
    return suite;
}

int
main(void)
{
    return cparent_test_main(spc_suite());
}
