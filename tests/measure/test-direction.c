/* SPDX-License-Identifier: Apache-2.0 */
#include "numbers.h"

#define UP CPARENT_DIRECTION_UP
#define DOWN CPARENT_DIRECTION_DOWN
#define STABLE CPARENT_DIRECTION_STABLE
#define NONE CPARENT_DIRECTION_NONE

enum { MOST_POINTS = 12 };

/*
 * A series written in one line: a figure a month, "-" for a month that is
 * not there at all, "c" for one whose figure is hidden.
 */
static size_t
series(const char *line, cparent_point points[MOST_POINTS])
{
    size_t count = 0;
    int month = 0;

    while (*line != '\0') {
        size_t length = strcspn(line, " ");
        cparent_error err = CPARENT_ERROR_INIT;
        month++;
        if (line[0] != '-') {
            cparent_point *point = &points[count++];
            point->period = cparent_period_month(2025, month);
            ck_assert_ok(cparent_value_parse(line, length, &point->value,
                                             &err),
                         &err);
            point->value.unit = CPARENT_UNIT_PERCENT;
        }
        line += length;
        line += *line == ' ';
    }
    return count;
}

static const struct {
    const char *points;
    cparent_direction direction;
    size_t run;
    cparent_direction run_way;
} rulings[] = {
    { "", NONE, 0, NONE },
    { "5", NONE, 0, NONE },
    { "5 6", NONE, 1, UP }, /* two figures are two figures */
    { "5 6 7", UP, 2, UP },
    { "7 6 5", DOWN, 2, DOWN },
    { "5 6 6", STABLE, 0, STABLE },
    { "5 5 6", STABLE, 1, UP },
    { "5 6 5", STABLE, 1, DOWN },
    { "5 5 5", STABLE, 0, STABLE },
    { "9 5 6 7", UP, 2, UP },
    { "1 2 3 4 5 6", UP, 5, UP },
    { "5.0 5.00 5.01", STABLE, 1, UP },
    { "5 - 6 7", NONE, 1, UP },  /* a month is missing in between */
    { "5 6 - 7", NONE, 0, NONE },
    { "3 - 5 6 7", UP, 2, UP },  /* the gap is before the last three */
    { "5 c 7", NONE, 0, NONE },
    { "5 6 c", NONE, 0, NONE },
    { "c 5 6 7", UP, 2, UP },
    { "5 6..8 9", NONE, 0, NONE }, /* a range is not one number */
};

START_TEST(each_ruling_holds)
{
    cparent_point points[MOST_POINTS];
    size_t row = (size_t)_i;
    size_t count = series(rulings[row].points, points);
    cparent_direction way;

    ck_assert_int_eq(cparent_measure_direction(points, count),
                     rulings[row].direction);
    ck_assert_uint_eq(cparent_measure_run(points, count, &way),
                      rulings[row].run);
    ck_assert_int_eq(way, rulings[row].run_way);
    ck_assert_uint_eq(cparent_measure_run(points, count, NULL),
                      rulings[row].run);
}
END_TEST

START_TEST(figures_of_other_units_or_kinds_of_period_are_not_joined)
{
    cparent_point points[MOST_POINTS];
    size_t count = series("5 6 7", points);
    cparent_direction way;

    points[1].value.unit = CPARENT_UNIT_COUNT;
    ck_assert_int_eq(cparent_measure_direction(points, count), NONE);
    count = series("5 6 7", points);
    points[2].period = cparent_period_quarter(2025, 1);
    ck_assert_int_eq(cparent_measure_direction(points, count), NONE);
    ck_assert_uint_eq(cparent_measure_run(points, count, &way), 0);
    ck_assert_int_eq(way, NONE);
}
END_TEST

START_TEST(two_figures_of_one_period_make_no_step)
{
    cparent_point points[MOST_POINTS];
    size_t count = series("5 6 7", points);

    points[2].period = points[1].period;
    ck_assert_int_eq(cparent_measure_direction(points, count), NONE);
}
END_TEST

START_TEST(an_academic_year_does_not_follow_a_financial_one)
{
    cparent_point points[MOST_POINTS];
    size_t count = series("5 6 7", points);

    for (int i = 0; i < 3; i++)
        points[i].period =
            cparent_period_year(2022 + i, CPARENT_PERIOD_FINANCIAL);
    ck_assert_int_eq(cparent_measure_direction(points, count), UP);
    points[2].period = cparent_period_year(2024, CPARENT_PERIOD_ACADEMIC);
    ck_assert_int_eq(cparent_measure_direction(points, count), NONE);
}
END_TEST

START_TEST(what_a_direction_means_depends_on_polarity)
{
    static const struct {
        cparent_direction way;
        cparent_travel high;
        cparent_travel low;
    } rows[] = {
        { UP, CPARENT_TRAVEL_IMPROVING, CPARENT_TRAVEL_WORSENING },
        { DOWN, CPARENT_TRAVEL_WORSENING, CPARENT_TRAVEL_IMPROVING },
        { STABLE, CPARENT_TRAVEL_STABLE, CPARENT_TRAVEL_STABLE },
        { NONE, CPARENT_TRAVEL_NONE, CPARENT_TRAVEL_NONE },
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        ck_assert_int_eq(
            cparent_measure_travel(rows[i].way,
                                   CPARENT_INDICATOR_POLARITY_HIGH),
            rows[i].high);
        ck_assert_int_eq(
            cparent_measure_travel(rows[i].way,
                                   CPARENT_INDICATOR_POLARITY_LOW),
            rows[i].low);
        ck_assert_int_eq(
            cparent_measure_travel(rows[i].way,
                                   CPARENT_INDICATOR_POLARITY_NEUTRAL),
            CPARENT_TRAVEL_NONE);
        ck_assert_int_eq(
            cparent_measure_travel(rows[i].way,
                                   (cparent_indicator_polarity_choice)0),
            CPARENT_TRAVEL_NONE);
    }
}
END_TEST

static cparent_direction
turned(cparent_direction way)
{
    if (way == UP)
        return DOWN;
    return way == DOWN ? UP : way;
}

/* What the numbers alone say, by counting from the front. */
static size_t
plain_run(const int64_t *numbers, size_t count, cparent_direction *way)
{
    size_t run = 0;

    *way = NONE;
    for (size_t i = 1; i < count; i++) {
        cparent_direction next = numbers[i] > numbers[i - 1]   ? UP
                                 : numbers[i] < numbers[i - 1] ? DOWN
                                                               : STABLE;
        run = next == STABLE ? 0 : next == *way ? run + 1 : 1;
        *way = next;
    }
    return run;
}

START_TEST(mirrored_series_go_the_other_way)
{
    uint32_t seed = 3;

    for (int i = 0; i < 4000; i++) {
        cparent_point points[MOST_POINTS];
        cparent_point mirror[MOST_POINTS];
        int64_t numbers[MOST_POINTS];
        size_t count = next_number(&seed, MOST_POINTS + 1);
        cparent_direction plain;
        cparent_direction way;
        cparent_direction back;
        for (size_t p = 0; p < count; p++) {
            numbers[p] = next_number(&seed, 5);
            points[p].period = cparent_period_month(2025, (int)p + 1);
            points[p].value = scaled(numbers[p], 1);
            mirror[p] = points[p];
            mirror[p].value.number.coefficient = -numbers[p];
        }
        size_t run = cparent_measure_run(points, count, &way);
        ck_assert_uint_eq(run, plain_run(numbers, count, &plain));
        ck_assert_int_eq(way, plain);
        ck_assert_uint_eq(run, cparent_measure_run(mirror, count, &back));
        ck_assert_int_eq(back, turned(way));
        cparent_direction long_way =
            cparent_measure_direction(points, count);
        ck_assert_int_eq(cparent_measure_direction(mirror, count),
                         turned(long_way));
        ck_assert_int_eq(
            cparent_measure_travel(long_way,
                                   CPARENT_INDICATOR_POLARITY_HIGH),
            cparent_measure_travel(turned(long_way),
                                   CPARENT_INDICATOR_POLARITY_LOW));
        if (count >= 3)
            ck_assert(long_way == (run >= 2 ? way : STABLE));
    }
}
END_TEST

static Suite *
direction_suite(void)
{
    Suite *suite = suite_create("measure/direction");
    TCase *tests = tcase_create("direction");

    tcase_add_loop_test(tests, each_ruling_holds, 0,
                        sizeof rulings / sizeof *rulings);
    tcase_add_test(tests,
                   figures_of_other_units_or_kinds_of_period_are_not_joined);
    tcase_add_test(tests, two_figures_of_one_period_make_no_step);
    tcase_add_test(tests, an_academic_year_does_not_follow_a_financial_one);
    tcase_add_test(tests, what_a_direction_means_depends_on_polarity);
    tcase_add_test(tests, mirrored_series_go_the_other_way);
    suite_add_tcase(suite, tests);
    return suite;
}

int
main(void)
{
    return cparent_test_main(direction_suite());
}
