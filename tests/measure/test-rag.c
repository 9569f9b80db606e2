/* SPDX-License-Identifier: Apache-2.0 */
#include "numbers.h"

#define LEAST CPARENT_TARGET_SIDE_AT_LEAST
#define MOST CPARENT_TARGET_SIDE_AT_MOST
#define WITHIN CPARENT_TARGET_SIDE_WITHIN
#define GREEN CPARENT_RAG_GREEN
#define AMBER CPARENT_RAG_AMBER
#define RED CPARENT_RAG_RED
#define NONE CPARENT_RAG_NONE

static const struct {
    const char *figure;
    const char *target;
    cparent_target_side_choice side;
    const char *tolerance; /* "" for none */
    cparent_rag rag;
} rulings[] = {
    /* more is better: met, close, missed; a figure on the line is better */
    { "96.2", "95", LEAST, "", GREEN },
    { "95", "95", LEAST, "", GREEN },
    { "95.0", "95", LEAST, "", GREEN },
    { "94.9", "95", LEAST, "", RED },
    { "94.9", "95", LEAST, "2", AMBER },
    { "93", "95", LEAST, "2", AMBER },
    { "93.00", "95", LEAST, "2", AMBER },
    { "92.99", "95", LEAST, "2", RED },
    { "94.9", "95", LEAST, "0", RED },
    /* less is better: the mirror */
    { "8.8", "10", MOST, "", GREEN },
    { "10", "10", MOST, "", GREEN },
    { "10.1", "10", MOST, "", RED },
    { "10.1", "10", MOST, "0.1", AMBER },
    { "10.11", "10", MOST, "0.1", RED },
    /* inside is good, either side within the tolerance is close */
    { "60", "60..70", WITHIN, "", GREEN },
    { "70", "60..70", WITHIN, "", GREEN },
    { "65", "60..70", WITHIN, "", GREEN },
    { "59.9", "60..70", WITHIN, "", RED },
    { "58", "60..70", WITHIN, "2", AMBER },
    { "72", "60..70", WITHIN, "2", AMBER },
    { "72.1", "60..70", WITHIN, "2", RED },
    { "65", "65", WITHIN, "", GREEN },
    { "66", "65", WITHIN, "", RED },
    /* a target of nothing, and below nothing */
    { "0", "0", MOST, "", GREEN },
    { "1", "0", MOST, "1", AMBER },
    { "-3", "-2", LEAST, "", RED },
    /* a range meets the target only as a whole */
    { "97..99", "97", LEAST, "", GREEN },
    { "97..99", "98", LEAST, "", RED },
    { "97..99", "98", LEAST, "1", AMBER },
    { "97..99", "99", MOST, "", GREEN },
    { "97..99", "98.5", MOST, "0.5", AMBER },
    { "61..69", "60..70", WITHIN, "", GREEN },
    { "55..75", "60..70", WITHIN, "5", AMBER },
    { "55..75", "60..70", WITHIN, "4", RED },
    /* "at least 90 to 95" does not say what to reach */
    { "99", "90..95", LEAST, "", NONE },
    { "1", "90..95", MOST, "", NONE },
    /* the full figure counts, not the one that is shown */
    { "89.96", "90", LEAST, "", RED },
    { "90.04", "90", MOST, "", RED },
};

START_TEST(each_ruling_holds)
{
    size_t row = (size_t)_i;
    cparent_value figure = percent(rulings[row].figure);
    cparent_value target = percent(rulings[row].target);
    cparent_value tolerance = percent(rulings[row].tolerance);

    ck_assert_int_eq(cparent_measure_rag(&figure, &target,
                                         rulings[row].side, &tolerance),
                     rulings[row].rag);
}
END_TEST

START_TEST(no_number_or_no_target_has_no_colour)
{
    cparent_value figure = percent("5");

    for (int state = 0; state <= CPARENT_VALUE_LOW_RELIABILITY; state++) {
        cparent_value none =
            cparent_value_none((cparent_value_state)state);
        if (state == CPARENT_VALUE_NUMBER)
            continue;
        ck_assert_int_eq(cparent_measure_rag(&none, &figure, LEAST, NULL),
                         NONE);
        ck_assert_int_eq(cparent_measure_rag(&figure, &none, LEAST, NULL),
                         NONE);
    }
    ck_assert_int_eq(cparent_measure_rag(&figure, NULL, LEAST, NULL), NONE);
    ck_assert_int_eq(
        cparent_measure_rag(&figure, &figure,
                            (cparent_target_side_choice)0, NULL),
        NONE);
}
END_TEST

START_TEST(units_that_differ_are_not_compared)
{
    cparent_value figure = tally("95");
    cparent_value target = percent("90");
    cparent_value bare = number("90", CPARENT_UNIT_UNKNOWN);

    ck_assert_int_eq(cparent_measure_rag(&figure, &target, LEAST, NULL),
                     NONE);
    ck_assert_int_eq(cparent_measure_rag(&target, &bare, LEAST, NULL), NONE);
}
END_TEST

START_TEST(a_tolerance_that_cannot_be_used_leaves_a_miss_uncoloured)
{
    cparent_value met = tally("100");
    cparent_value missed = tally("90");
    cparent_value target = tally("100");
    cparent_value share = percent("10");
    cparent_value negative = tally("-1");
    cparent_value range = tally("1..20");
    cparent_value hidden = cparent_value_none(CPARENT_VALUE_SUPPRESSED);
    const cparent_value *bad[] = { &share, &negative, &range, &hidden };

    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        ck_assert_int_eq(cparent_measure_rag(&missed, &target, LEAST,
                                             bad[i]),
                         NONE);
        ck_assert_int_eq(cparent_measure_rag(&met, &target, LEAST, bad[i]),
                         GREEN);
    }
}
END_TEST

START_TEST(a_percentage_may_miss_by_points)
{
    cparent_value figure = percent("93");
    cparent_value target = percent("95");
    cparent_value points = number("2", CPARENT_UNIT_PERCENTAGE_POINTS);

    ck_assert_int_eq(cparent_measure_rag(&figure, &target, LEAST, &points),
                     AMBER);
}
END_TEST

START_TEST(a_distance_that_does_not_fit_is_not_coloured)
{
    cparent_value figure = scaled(-INT64_MAX, 0);
    cparent_value target = scaled(INT64_MAX, 0);
    cparent_value tolerance = percent("1");

    ck_assert_int_eq(cparent_measure_rag(&figure, &target, LEAST, NULL),
                     RED);
    ck_assert_int_eq(cparent_measure_rag(&figure, &target, LEAST,
                                         &tolerance),
                     NONE);
}
END_TEST

/* The rule again, in whole hundredths and for plain numbers only. */
static cparent_rag
plain_rule(int64_t figure, int64_t target, int64_t tolerance,
           cparent_target_side_choice side)
{
    int64_t miss = side == LEAST ? target - figure : figure - target;

    if (miss <= 0)
        return GREEN;
    return miss <= tolerance ? AMBER : RED;
}

START_TEST(it_agrees_with_the_rule_in_whole_hundredths)
{
    uint32_t seed = 7;

    for (int i = 0; i < 5000; i++) {
        int64_t f = next_number(&seed, 400);
        int64_t t = next_number(&seed, 400);
        int64_t tol = next_number(&seed, 60);
        cparent_value figure = scaled(f, 2);
        cparent_value target = scaled(t * 10, 3);
        cparent_value tolerance = scaled(tol, 2);
        ck_assert_int_eq(
            cparent_measure_rag(&figure, &target, LEAST, &tolerance),
            plain_rule(f, t, tol, LEAST));
        ck_assert_int_eq(
            cparent_measure_rag(&figure, &target, MOST, &tolerance),
            plain_rule(f, t, tol, MOST));
    }
}
END_TEST

START_TEST(turning_every_number_round_turns_the_side_round)
{
    uint32_t seed = 11;

    for (int i = 0; i < 5000; i++) {
        int64_t f = (int64_t)next_number(&seed, 2000) - 1000;
        int64_t t = (int64_t)next_number(&seed, 2000) - 1000;
        cparent_value tolerance = scaled(next_number(&seed, 300), 1);
        cparent_value figure = scaled(f, 1);
        cparent_value target = scaled(t, 1);
        cparent_value turned_figure = scaled(-f, 1);
        cparent_value turned_target = scaled(-t, 1);
        ck_assert_int_eq(
            cparent_measure_rag(&figure, &target, LEAST, &tolerance),
            cparent_measure_rag(&turned_figure, &turned_target, MOST,
                                &tolerance));
    }
}
END_TEST

START_TEST(polarity_picks_the_side)
{
    ck_assert_int_eq(cparent_measure_side(CPARENT_INDICATOR_POLARITY_HIGH),
                     LEAST);
    ck_assert_int_eq(cparent_measure_side(CPARENT_INDICATOR_POLARITY_LOW),
                     MOST);
    ck_assert_int_eq(
        cparent_measure_side(CPARENT_INDICATOR_POLARITY_NEUTRAL), 0);
    ck_assert_int_eq(
        cparent_measure_side((cparent_indicator_polarity_choice)0), 0);
}
END_TEST

static const struct {
    const char *figure;
    const char *target;
    cparent_target_side_choice side;
    int places;
    bool contradicts;
} roundings[] = {
    { "89.96", "90", LEAST, 1, true },
    { "89.94", "90", LEAST, 1, false },
    { "89.96", "90", LEAST, 2, false },
    { "90.04", "90", MOST, 1, true },
    { "90.04", "90", MOST, 2, false },
    { "90.06", "90", MOST, 1, false },
    { "89.5", "90", LEAST, 0, true },
    { "89.4", "90", LEAST, 0, false },
    { "90.4", "90.2", LEAST, 0, true },
    { "70.04", "60..70", WITHIN, 1, true },
    { "97.96..99", "98", LEAST, 1, true },
};

START_TEST(rounding_across_the_target_is_told)
{
    size_t row = (size_t)_i;
    cparent_value figure = percent(roundings[row].figure);
    cparent_value target = percent(roundings[row].target);

    ck_assert_int_eq(cparent_measure_rounding_contradicts(
                         &figure, &target, roundings[row].side,
                         roundings[row].places),
                     roundings[row].contradicts);
}
END_TEST

START_TEST(nothing_contradicts_where_nothing_is_compared)
{
    cparent_value figure = percent("89.96");
    cparent_value none = cparent_value_none(CPARENT_VALUE_MISSING);
    cparent_value other = tally("90");

    ck_assert(!cparent_measure_rounding_contradicts(&figure, &none, LEAST,
                                                    1));
    ck_assert(!cparent_measure_rounding_contradicts(&none, &figure, LEAST,
                                                    1));
    ck_assert(!cparent_measure_rounding_contradicts(&figure, &other, LEAST,
                                                    1));
}
END_TEST

static Suite *
rag_suite(void)
{
    Suite *suite = suite_create("measure/rag");
    TCase *tests = tcase_create("rag");

    tcase_add_loop_test(tests, each_ruling_holds, 0,
                        sizeof rulings / sizeof *rulings);
    tcase_add_test(tests, no_number_or_no_target_has_no_colour);
    tcase_add_test(tests, units_that_differ_are_not_compared);
    tcase_add_test(tests,
                   a_tolerance_that_cannot_be_used_leaves_a_miss_uncoloured);
    tcase_add_test(tests, a_percentage_may_miss_by_points);
    tcase_add_test(tests, a_distance_that_does_not_fit_is_not_coloured);
    tcase_add_test(tests, it_agrees_with_the_rule_in_whole_hundredths);
    tcase_add_test(tests, turning_every_number_round_turns_the_side_round);
    tcase_add_test(tests, polarity_picks_the_side);
    tcase_add_loop_test(tests, rounding_across_the_target_is_told, 0,
                        sizeof roundings / sizeof *roundings);
    tcase_add_test(tests, nothing_contradicts_where_nothing_is_compared);
    suite_add_tcase(suite, tests);
    return suite;
}

int
main(void)
{
    return cparent_test_main(rag_suite());
}
