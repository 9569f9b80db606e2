/* SPDX-License-Identifier: Apache-2.0 */
#include "numbers.h"

static void
assert_change(cparent_value before, cparent_value after, const char *words)
{
    cparent_value change = cparent_measure_change(&before, &after);
    char buffer[CPARENT_VALUE_SIZE];

    ck_assert(cparent_value_is_number(&change));
    cparent_value_words(&change, buffer);
    ck_assert_str_eq(buffer, words);
}

static void
assert_none(cparent_value before, cparent_value after,
            cparent_value_state why)
{
    cparent_value change = cparent_measure_change(&before, &after);

    ck_assert(!cparent_value_is_number(&change));
    ck_assert_int_eq(change.state, why);
}

START_TEST(a_change_is_the_later_figure_less_the_earlier)
{
    assert_change(tally("413"), tally("427"), "14");
    assert_change(tally("41"), tally("38"), "-3");
    assert_change(number("60.7", CPARENT_UNIT_RATE_PER_10000),
                  number("62.4", CPARENT_UNIT_RATE_PER_10000),
                  "1.7 per 10,000");
    assert_change(number("44", CPARENT_UNIT_DAYS),
                  number("31", CPARENT_UNIT_DAYS), "-13 days");
}
END_TEST

START_TEST(percentages_change_by_points)
{
    assert_change(percent("20.6"), percent("22.1"), "1.5 points");
    assert_change(percent("94"), percent("93"), "-1 points");
}
END_TEST

START_TEST(a_change_keeps_every_place)
{
    assert_change(percent("62.4"), percent("62.45"), "0.05 points");
    assert_change(percent("0.1"), percent("0.3"), "0.2 points");
    assert_change(tally("7"), tally("7"), "0");
}
END_TEST

START_TEST(no_figure_no_change_and_the_reason_is_kept)
{
    cparent_value none = cparent_value_none(CPARENT_VALUE_MISSING);
    cparent_value hidden = cparent_value_none(CPARENT_VALUE_SUPPRESSED);

    assert_none(none, percent("5"), CPARENT_VALUE_MISSING);
    assert_none(percent("5"), hidden, CPARENT_VALUE_SUPPRESSED);
    assert_none(none, hidden, CPARENT_VALUE_SUPPRESSED);
    assert_none(percent("5"),
                cparent_value_none(CPARENT_VALUE_ROUNDS_TO_ZERO),
                CPARENT_VALUE_ROUNDS_TO_ZERO);
}
END_TEST

START_TEST(a_range_or_another_unit_gives_no_change)
{
    assert_none(percent("97..99"), percent("98"),
                CPARENT_VALUE_NOT_APPLICABLE);
    assert_none(percent("97"), percent("98..99"),
                CPARENT_VALUE_NOT_APPLICABLE);
    assert_none(percent("5"), tally("6"), CPARENT_VALUE_NOT_APPLICABLE);
    assert_none(number("5", CPARENT_UNIT_UNKNOWN), percent("6"),
                CPARENT_VALUE_NOT_APPLICABLE);
}
END_TEST

START_TEST(a_change_that_does_not_fit_is_no_number)
{
    assert_none(scaled(-INT64_MAX, 0), scaled(INT64_MAX, 0),
                CPARENT_VALUE_NOT_AVAILABLE);
}
END_TEST

START_TEST(an_implied_unit_stays_implied)
{
    cparent_value before = percent("5");
    cparent_value after = percent("6");
    after.flags |= CPARENT_VALUE_UNIT_IMPLIED;
    cparent_value change = cparent_measure_change(&before, &after);

    ck_assert_uint_eq(change.flags, CPARENT_VALUE_UNIT_IMPLIED);
}
END_TEST

START_TEST(a_change_belongs_to_no_count_of_people)
{
    cparent_value before = percent("50");
    cparent_value after = percent("60");
    after.flags |= CPARENT_VALUE_PARTS;
    after.numerator = 6;
    after.denominator = 10;
    cparent_value change = cparent_measure_change(&before, &after);

    ck_assert_uint_eq(change.flags & CPARENT_VALUE_PARTS, 0);
}
END_TEST

START_TEST(going_back_is_the_same_change_turned_round)
{
    uint32_t seed = 1;

    for (int i = 0; i < 2000; i++) {
        cparent_value a = scaled((int64_t)next_number(&seed, 200000) - 100000,
                                 (int)next_number(&seed, 4));
        cparent_value b = scaled((int64_t)next_number(&seed, 200000) - 100000,
                                 (int)next_number(&seed, 4));
        cparent_value there = cparent_measure_change(&a, &b);
        cparent_value back = cparent_measure_change(&b, &a);
        there.number.coefficient = -there.number.coefficient;
        ck_assert(cparent_value_equal(&there, &back));
        ck_assert_int_eq(there.unit, CPARENT_UNIT_PERCENTAGE_POINTS);
    }
}
END_TEST

static Suite *
change_suite(void)
{
    Suite *suite = suite_create("measure/change");
    TCase *tests = tcase_create("change");

    tcase_add_test(tests, a_change_is_the_later_figure_less_the_earlier);
    tcase_add_test(tests, percentages_change_by_points);
    tcase_add_test(tests, a_change_keeps_every_place);
    tcase_add_test(tests, no_figure_no_change_and_the_reason_is_kept);
    tcase_add_test(tests, a_range_or_another_unit_gives_no_change);
    tcase_add_test(tests, a_change_that_does_not_fit_is_no_number);
    tcase_add_test(tests, an_implied_unit_stays_implied);
    tcase_add_test(tests, a_change_belongs_to_no_count_of_people);
    tcase_add_test(tests, going_back_is_the_same_change_turned_round);
    suite_add_tcase(suite, tests);
    return suite;
}

int
main(void)
{
    return cparent_test_main(change_suite());
}
