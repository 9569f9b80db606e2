/* SPDX-License-Identifier: Apache-2.0 */
#include <math.h>

#include "core/alloc-internal.h"

#include "numbers.h"

/* Expected quantiles and ranks are those of R 4.2: quantile(type = 7) and
 * rank(ties.method = "min"). */

START_TEST(quantiles_lie_between_neighbours_by_straight_line)
{
    const double values[] = { 69, 62, NAN, 71, 65, INFINITY };
    const double at[] = { 0, 0.25, 0.5, 0.75, 1, 0.9 };
    double out[6];
    size_t used = 0;
    cparent_error err = CPARENT_ERROR_INIT;

    ck_assert_ok(cparent_quantile_values(values, 6, at, 6, out, &used, &err),
                 &err);
    ck_assert_uint_eq(used, 4);
    ck_assert(out[0] == 62 && out[1] == 64.25 && out[2] == 67);
    ck_assert(out[3] == 69.5 && out[4] == 71);
    ck_assert(fabs(out[5] - 70.4) < 1e-12);
}
END_TEST

START_TEST(no_numbers_have_no_quantile)
{
    const double none[] = { NAN, NAN };
    const double half = 0.5;
    const double beyond = 1.5;
    const double one = 7;
    double out = -1;
    size_t used = 99;
    cparent_error err = CPARENT_ERROR_INIT;

    ck_assert_int_eq(
        cparent_quantile_values(none, 2, &half, 1, &out, &used, &err),
        CPARENT_E_INVALID);
    ck_assert_int_eq(
        cparent_quantile_values(&one, 1, &beyond, 1, &out, &used, &err),
        CPARENT_E_INVALID);
    ck_assert(!cparent_quantile_sorted(&one, 0, 0.5, &out));
    ck_assert(!cparent_quantile_sorted(&one, 1, NAN, &out));
    ck_assert(out == -1);
    ck_assert_uint_eq(used, 99);
}
END_TEST

START_TEST(equal_values_share_the_first_place_of_their_block)
{
    const double values[] = { 12, 15, NAN, 15, 9, 15, 20 };
    const int32_t high[] = { 5, 2, 0, 2, 6, 2, 1 };
    const int32_t low[] = { 2, 3, 0, 3, 1, 3, 6 };
    cparent_rank ranks[7];
    size_t used;
    cparent_error err = CPARENT_ERROR_INIT;

    ck_assert_ok(cparent_quantile_ranks(values, 7,
                                        CPARENT_INDICATOR_POLARITY_HIGH,
                                        ranks, &used, &err),
                 &err);
    ck_assert_uint_eq(used, 6);
    for (int i = 0; i < 7; i++) {
        ck_assert_int_eq(ranks[i].rank, high[i]);
        ck_assert_int_eq(ranks[i].tied, values[i] == 15 ? 2 : 0);
    }
    ck_assert_ok(cparent_quantile_ranks(values, 7,
                                        CPARENT_INDICATOR_POLARITY_LOW,
                                        ranks, &used, &err),
                 &err);
    for (int i = 0; i < 7; i++)
        ck_assert_int_eq(ranks[i].rank, low[i]);
}
END_TEST

START_TEST(a_neutral_indicator_ranks_nobody)
{
    const double values[] = { 1, 2 };
    cparent_rank ranks[2] = { { 7, 7 }, { 7, 7 } };
    size_t used = 9;
    cparent_error err = CPARENT_ERROR_INIT;

    ck_assert_ok(cparent_quantile_ranks(values, 2,
                                        CPARENT_INDICATOR_POLARITY_NEUTRAL,
                                        ranks, &used, &err),
                 &err);
    ck_assert_uint_eq(used, 0);
    ck_assert_int_eq(ranks[0].rank, 0);
    ck_assert_int_eq(ranks[1].rank, 0);
}
END_TEST

/* The rule of PHEindicatormethods 2.1.0 in floating point, as its R code
 * has it, on values without ties. */
static int32_t
group_by_the_book(double rank, double count, double groups)
{
    double group = floor(groups + 1 - ceil((count + 1 - rank)
                                           / (count / groups)));

    return group == 0 ? 1 : (int32_t)group;
}

START_TEST(groups_are_those_of_the_public_health_package)
{
    double values[40];
    int32_t groups[40];
    cparent_error err = CPARENT_ERROR_INIT;

    for (int i = 0; i < 40; i++)
        values[i] = (i * 17) % 40; /* each of 0 to 39 once */
    for (int32_t q = 2; q <= 10; q++) {
        if (40 % q != 0)
            continue; /* elsewhere the peer's division may round */
        ck_assert_ok(
            cparent_quantile_groups(values, 40, q, false, groups, &err),
            &err);
        for (int i = 0; i < 40; i++)
            ck_assert_int_eq(groups[i],
                             group_by_the_book(values[i] + 1, 40, q));
        ck_assert_ok(
            cparent_quantile_groups(values, 40, q, true, groups, &err),
            &err);
        for (int i = 0; i < 40; i++)
            ck_assert_int_eq(groups[i],
                             group_by_the_book(40 - values[i], 40, q));
    }
}
END_TEST

START_TEST(fewer_numbers_than_groups_have_none)
{
    const double values[] = { 3, NAN, 1, 2 };
    int32_t groups[4] = { 9, 9, 9, 9 };
    cparent_error err = CPARENT_ERROR_INIT;

    ck_assert_ok(cparent_quantile_groups(values, 4, 4, false, groups, &err),
                 &err);
    for (int i = 0; i < 4; i++)
        ck_assert_int_eq(groups[i], 0);
    ck_assert_ok(cparent_quantile_groups(values, 4, 3, false, groups, &err),
                 &err);
    ck_assert_int_eq(groups[0], 3);
    ck_assert_int_eq(groups[1], 0);
    ck_assert_int_eq(groups[2], 1);
    ck_assert_int_eq(groups[3], 2);
    ck_assert_int_eq(
        cparent_quantile_groups(values, 4, 1, false, groups, &err),
        CPARENT_E_INVALID);
}
END_TEST

START_TEST(ties_are_never_parted)
{
    const double values[] = { 1, 2, 2, 2, 2, 3 };
    int32_t groups[6];
    cparent_error err = CPARENT_ERROR_INIT;

    ck_assert_ok(cparent_quantile_groups(values, 6, 3, false, groups, &err),
                 &err);
    for (int i = 2; i <= 4; i++)
        ck_assert_int_eq(groups[i], groups[1]);
}
END_TEST

START_TEST(without_memory_there_is_an_error_and_nothing_else)
{
    const double values[] = { 1, 2 };
    const double half = 0.5;
    double out = -1;
    int32_t groups[2] = { 9, 9 };
    cparent_rank ranks[2] = { { 9, 9 }, { 9, 9 } };
    cparent_error err = CPARENT_ERROR_INIT;

    for (int n = 1; n <= 2; n++) {
        cparent__alloc_fail_at(n, false);
        ck_assert_int_eq(
            cparent_quantile_values(values, 2, &half, 1, &out, NULL, &err),
            CPARENT_E_NOMEM);
        ck_assert(out == -1);
    }
    cparent__alloc_fail_at(1, false);
    ck_assert_int_eq(
        cparent_quantile_groups(values, 2, 2, false, groups, &err),
        CPARENT_E_NOMEM);
    ck_assert_int_eq(groups[0], 9);
    cparent__alloc_fail_at(1, false);
    ck_assert_int_eq(cparent_quantile_ranks(values, 2,
                                            CPARENT_INDICATOR_POLARITY_LOW,
                                            ranks, NULL, &err),
                     CPARENT_E_NOMEM);
    ck_assert_int_eq(ranks[0].rank, 9);
    cparent__alloc_fail_at(0, false);
    ck_assert_int_eq(cparent__alloc_live(), 0);
}
END_TEST

static Suite *
quantile_suite(void)
{
    Suite *suite = suite_create("measure/quantile");
    TCase *tests = tcase_create("quantile");

    tcase_add_test(tests, quantiles_lie_between_neighbours_by_straight_line);
    tcase_add_test(tests, no_numbers_have_no_quantile);
    tcase_add_test(tests, equal_values_share_the_first_place_of_their_block);
    tcase_add_test(tests, a_neutral_indicator_ranks_nobody);
    tcase_add_test(tests, groups_are_those_of_the_public_health_package);
    tcase_add_test(tests, fewer_numbers_than_groups_have_none);
    tcase_add_test(tests, ties_are_never_parted);
    tcase_add_test(tests, without_memory_there_is_an_error_and_nothing_else);
    suite_add_tcase(suite, tests);
    return suite;
}

int
main(void)
{
    return cparent_test_main(quantile_suite());
}
