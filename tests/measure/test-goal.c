/* SPDX-License-Identifier: Apache-2.0 */
#include "numbers.h"

#define LEAST CPARENT_TARGET_SIDE_AT_LEAST
#define MOST CPARENT_TARGET_SIDE_AT_MOST
#define WITHIN CPARENT_TARGET_SIDE_WITHIN
#define AMOUNT CPARENT_TOLERANCE_AMOUNT
#define SHARE CPARENT_TOLERANCE_PERCENT
#define GREEN CPARENT_RAG_GREEN
#define AMBER CPARENT_RAG_AMBER
#define RED CPARENT_RAG_RED

static cparent_goal
goal_of(const char *target, int side, const char *tolerance, int kind)
{
    cparent_goal goal = CPARENT_GOAL_INIT;

    goal.side = side;
    goal.target = percent(target);
    goal.tolerance = percent(tolerance);
    goal.tolerance_kind = kind;
    return goal;
}

static cparent_judgement
judge(cparent_value figure, cparent_goal goal)
{
    cparent_judgement judgement;
    cparent_error err = CPARENT_ERROR_INIT;

    ck_assert_ok(cparent_goal_judge(&figure, &goal, &judgement, &err), &err);
    return judgement;
}

/* By the table of the statistics reference, section 6. */
static const struct {
    const char *figure;
    const char *target;
    int side;
    const char *tolerance;
    int kind;
    cparent_rag rag;
    const char *distance;
} rulings[] = {
    { "95", "95", LEAST, "", AMOUNT, GREEN, "0 points" },
    { "96.2", "95", LEAST, "", AMOUNT, GREEN, "1.2 points" },
    { "94.9", "95", LEAST, "", AMOUNT, RED, "-0.1 points" },
    { "93", "95", LEAST, "2", AMOUNT, AMBER, "-2 points" },
    { "92.99", "95", LEAST, "2", AMOUNT, RED, "-2.01 points" },
    { "90.25", "95", LEAST, "5", SHARE, AMBER, "-4.75 points" },
    { "90.249", "95", LEAST, "5", SHARE, RED, "-4.751 points" },
    { "10", "10", MOST, "10", SHARE, GREEN, "0 points" },
    { "11", "10", MOST, "10", SHARE, AMBER, "1 point" },
    { "11.0001", "10", MOST, "10", SHARE, RED, "1.0001 points" },
    { "-11", "-10", LEAST, "10", SHARE, AMBER, "-1 points" },
    { "60", "60..70", WITHIN, "", AMOUNT, GREEN, "0 points" },
    { "65", "60..70", WITHIN, "", AMOUNT, GREEN, "0 points" },
    { "70", "60..70", WITHIN, "", AMOUNT, GREEN, "0 points" },
    { "59", "60..70", WITHIN, "1", AMOUNT, AMBER, "-1 points" },
    { "71", "60..70", WITHIN, "1", AMOUNT, AMBER, "1 point" },
    { "71.1", "60..70", WITHIN, "1", AMOUNT, RED, "1.1 points" },
    { "77", "60..70", WITHIN, "10", SHARE, AMBER, "7 points" },
    { "54", "60..70", WITHIN, "10", SHARE, AMBER, "-6 points" },
    { "53.9", "60..70", WITHIN, "10", SHARE, RED, "-6.1 points" },
};

START_TEST(each_ruling_holds)
{
    size_t row = (size_t)_i;
    char words[CPARENT_VALUE_SIZE];
    cparent_judgement j =
        judge(percent(rulings[row].figure),
              goal_of(rulings[row].target, rulings[row].side,
                      rulings[row].tolerance, rulings[row].kind));

    ck_assert_int_eq(j.status, CPARENT_OUTCOME_OK);
    ck_assert_int_eq(j.rag, rulings[row].rag);
    cparent_value_words(&j.distance, words);
    ck_assert_str_eq(words, rulings[row].distance);
}
END_TEST

START_TEST(a_share_is_judged_before_it_is_rounded)
{
    cparent_goal goal = goal_of("90", LEAST, "", AMOUNT);
    cparent_value figure = percent("90.0");

    figure.flags |= CPARENT_VALUE_PARTS;
    figure.numerator = 2249; /* of 2500: 89.96% */
    figure.denominator = 2500;
    cparent_judgement j = judge(figure, goal);
    ck_assert_int_eq(j.rag, RED);
    ck_assert_int_ne(j.exact, 0);
    ck_assert_int_ne(j.contradicts, 0);

    figure.numerator = 2250;
    j = judge(figure, goal);
    ck_assert_int_eq(j.rag, GREEN);
    ck_assert_int_eq(j.contradicts, 0);

    /* A third is neither 33.333333333333 nor 33.333333333334. */
    figure = percent("33.3");
    figure.flags |= CPARENT_VALUE_PARTS;
    figure.numerator = 1;
    figure.denominator = 3;
    ck_assert_int_eq(
        judge(figure, goal_of("33.333333333333", LEAST, "", AMOUNT)).rag,
        GREEN);
    ck_assert_int_eq(
        judge(figure, goal_of("33.333333333334", LEAST, "", AMOUNT)).rag,
        RED);
    ck_assert_int_eq(
        judge(figure, goal_of("33.333333333333", MOST, "", AMOUNT)).rag,
        RED);
}
END_TEST

START_TEST(a_figure_shown_on_the_other_side_is_said_to_contradict)
{
    cparent_goal goal = goal_of("90", LEAST, "", AMOUNT);

    goal.places = 1;
    ck_assert_int_ne(judge(percent("89.96"), goal).contradicts, 0);
    ck_assert_int_eq(judge(percent("89.96"), goal).rag, RED);
    ck_assert_int_eq(judge(percent("89.94"), goal).contradicts, 0);
    goal.places = -1;
    ck_assert_int_eq(judge(percent("89.96"), goal).contradicts, 0);
}
END_TEST

START_TEST(what_is_missing_has_no_colour_and_says_why)
{
    cparent_goal goal = goal_of("90", LEAST, "", AMOUNT);
    cparent_judgement j =
        judge(cparent_value_none(CPARENT_VALUE_SUPPRESSED), goal);

    ck_assert_int_eq(j.rag, CPARENT_RAG_NONE);
    ck_assert_int_eq(j.status, CPARENT_OUTCOME_SUPPRESSED);
    ck_assert(!cparent_value_is_number(&j.distance));
    goal.target = cparent_value_none(CPARENT_VALUE_MISSING);
    j = judge(percent("90"), goal);
    ck_assert_int_eq(j.rag, CPARENT_RAG_NONE);
    ck_assert_int_eq(j.status, CPARENT_OUTCOME_MISSING);
    goal.target = tally("90");
    ck_assert_int_eq(judge(percent("90"), goal).status,
                     CPARENT_OUTCOME_NOT_APPLICABLE);
}
END_TEST

START_TEST(a_goal_that_cannot_be_used_is_refused)
{
    cparent_error err = CPARENT_ERROR_INIT;
    cparent_value figure = percent("5");
    cparent_judgement judgement;
    cparent_goal bad[] = {
        goal_of("0", MOST, "10", SHARE),  /* a percentage of nothing */
        goal_of("90", LEAST, "-1", AMOUNT),
        goal_of("90", LEAST, "-1", SHARE),
        goal_of("90", 0, "", AMOUNT),
        goal_of("90", 9, "", AMOUNT),
        goal_of("90", LEAST, "1", 7),
        goal_of("0.123456789", LEAST, "0.123456789", SHARE),
    };

    memset(&judgement, 0x55, sizeof(judgement));
    cparent_judgement before = judgement;
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
        ck_assert_status(
            cparent_goal_judge(&figure, &bad[i], &judgement, &err),
            CPARENT_E_INVALID, &err);
    ck_assert(memcmp(&before, &judgement, sizeof(before)) == 0);
}
END_TEST

/* The judgement is the colour of cparent_measure_rag wherever both speak. */
START_TEST(a_goal_and_a_colour_agree)
{
    uint32_t seed = 7;

    for (int i = 0; i < 3000; i++) {
        cparent_goal goal = CPARENT_GOAL_INIT;
        cparent_value figure = scaled((int64_t)next_number(&seed, 400) - 100,
                                      (int)next_number(&seed, 3));
        goal.target = scaled((int64_t)next_number(&seed, 400) - 100,
                             (int)next_number(&seed, 3));
        goal.tolerance = scaled((int64_t)next_number(&seed, 30), 1);
        goal.side = 1 + (int)next_number(&seed, 3);
        ck_assert_int_eq(
            judge(figure, goal).rag,
            cparent_measure_rag(&figure, &goal.target,
                                (cparent_target_side_choice)goal.side,
                                &goal.tolerance));
    }
}
END_TEST

START_TEST(within_the_tolerance_nothing_moves)
{
    cparent_value before = percent("62.4");
    cparent_value after = percent("60.4");
    cparent_value two = percent("2");
    cparent_value less = percent("1.99");
    cparent_value hidden = cparent_value_none(CPARENT_VALUE_SUPPRESSED);

    ck_assert_int_eq(cparent_goal_moved(&before, &after, NULL),
                     CPARENT_DIRECTION_DOWN);
    ck_assert_int_eq(cparent_goal_moved(&before, &after, &two),
                     CPARENT_DIRECTION_STABLE);
    ck_assert_int_eq(cparent_goal_moved(&before, &after, &less),
                     CPARENT_DIRECTION_DOWN);
    ck_assert_int_eq(cparent_goal_moved(&after, &before, &less),
                     CPARENT_DIRECTION_UP);
    ck_assert_int_eq(cparent_goal_moved(&before, &before, NULL),
                     CPARENT_DIRECTION_STABLE);
    ck_assert_int_eq(cparent_goal_moved(&before, &hidden, &two),
                     CPARENT_DIRECTION_NONE);
}
END_TEST

static cparent_value
share_of(int64_t numerator, int64_t denominator)
{
    cparent_value value = percent("0");

    ck_assert(cparent_decimal_ratio(numerator, denominator, 100, 1,
                                    &value.number));
    value.flags |= CPARENT_VALUE_PARTS;
    value.numerator = numerator;
    value.denominator = denominator;
    return value;
}

START_TEST(one_child_in_thirteen_is_no_movement)
{
    cparent_value before = share_of(10, 13);
    cparent_value after = share_of(11, 13);
    cparent_value large = share_of(100, 130);
    cparent_value larger = share_of(120, 130);
    cparent_value bare = percent("77");

    ck_assert_int_eq(cparent_goal_moved(&before, &after, NULL),
                     CPARENT_DIRECTION_UP);
    ck_assert_int_eq(cparent_goal_moved_surely(&before, &after, 0.95),
                     CPARENT_DIRECTION_STABLE);
    ck_assert_int_eq(cparent_goal_moved_surely(&large, &larger, 0.95),
                     CPARENT_DIRECTION_UP);
    ck_assert_int_eq(cparent_goal_moved_surely(&larger, &large, 0.95),
                     CPARENT_DIRECTION_DOWN);
    ck_assert_int_eq(cparent_goal_moved_surely(&bare, &after, 0.95),
                     CPARENT_DIRECTION_NONE);
    ck_assert_int_eq(cparent_goal_moved_surely(&before, &after, 95),
                     CPARENT_DIRECTION_NONE);
}
END_TEST

/* --- which target stands -------------------------------------------------- */

static cparent_target *
target_of(const char *authority, const char *value, const char *period,
          int kind)
{
    cparent_builder *builder = NULL;
    cparent_record *record = NULL;
    cparent_error err = CPARENT_ERROR_INIT;
    cparent_value reach = percent(value);
    cparent_period when;

    ck_assert_ok(cparent_builder_new(CPARENT_NOUN_TARGET, &builder, &err),
                 &err);
    ck_assert_ok(cparent_builder_text(builder, CPARENT_FIELD_AUTHORITY,
                                      authority, &err),
                 &err);
    ck_assert_ok(cparent_builder_text(builder, CPARENT_FIELD_ID, value, &err),
                 &err);
    ck_assert_ok(cparent_builder_text(builder, CPARENT_TARGET_INDICATOR,
                                      "dental_check", &err),
                 &err);
    ck_assert_ok(cparent_builder_value(builder, CPARENT_TARGET_VALUE, &reach,
                                       &err),
                 &err);
    ck_assert_ok(cparent_builder_choice(builder, CPARENT_TARGET_SIDE,
                                        CPARENT_TARGET_SIDE_AT_LEAST, &err),
                 &err);
    if (kind != 0)
        ck_assert_ok(cparent_builder_choice(builder, CPARENT_TARGET_KIND,
                                            kind, &err),
                     &err);
    if (period != NULL) {
        ck_assert_ok(cparent_period_parse(period, &when, &err), &err);
        ck_assert_ok(cparent_builder_period(builder, CPARENT_TARGET_PERIOD,
                                            when, &err),
                     &err);
    }
    ck_assert_ok(cparent_builder_build(builder, &record, &err), &err);
    cparent_builder_free(builder);
    return cparent_target_from(record);
}

static void
assert_found(cparent_target **targets, size_t count, const char *authority,
             const char *period, cparent_target_kind_choice kind,
             const char *value)
{
    cparent_period when;
    cparent_error err = CPARENT_ERROR_INIT;
    char words[CPARENT_VALUE_SIZE] = "";

    ck_assert_ok(cparent_period_parse(period, &when, &err), &err);
    cparent_target *found = cparent_goal_find(
        targets, count, authority, "dental_check", when, kind);
    if (found != NULL) {
        cparent_value reach = cparent_target_value(found);
        cparent_value_words(&reach, words);
    }
    ck_assert_str_eq(words, value);
}

START_TEST(the_target_of_the_shortest_period_stands_for_its_own_authority)
{
    cparent_target *targets[] = {
        target_of("E08000034", "80", NULL, 0),
        target_of("E08000034", "85", "2025/26", CPARENT_TARGET_KIND_LOCAL),
        target_of("E08000034", "87", "2025/26 Q2",
                  CPARENT_TARGET_KIND_LOCAL),
        target_of("E08000034", "90", "2025/26",
                  CPARENT_TARGET_KIND_STATUTORY),
        target_of("E08000035", "70", "2025/26", CPARENT_TARGET_KIND_LOCAL),
    };
    const cparent_target_kind_choice local = CPARENT_TARGET_KIND_LOCAL;

    assert_found(targets, 5, "E08000034", "2025/26", local, "85%");
    assert_found(targets, 5, "E08000034", "2025/26 Q2", local, "87%");
    assert_found(targets, 5, "E08000034", "2025-08", local, "87%");
    assert_found(targets, 5, "E08000034", "2025-10", local, "85%");
    assert_found(targets, 5, "E08000034", "2026-10", local, "80%");
    assert_found(targets, 5, "E08000034", "2025/26",
                 CPARENT_TARGET_KIND_STATUTORY, "90%");
    assert_found(targets, 5, "E08000034", "2025/26",
                 CPARENT_TARGET_KIND_NATIONAL, "");
    assert_found(targets, 5, "E08000035", "2025/26", local, "70%");
    assert_found(targets, 5, "E08000035", "2026/27", local, "");

    cparent_goal goal =
        cparent_goal_of(targets[1], CPARENT_INDICATOR_POLARITY_LOW);
    ck_assert_int_eq(goal.side, CPARENT_TARGET_SIDE_AT_LEAST);
    ck_assert_int_eq(judge(percent("85"), goal).rag, GREEN);
    for (int i = 0; i < 5; i++)
        cparent_target_unref(targets[i]);
}
END_TEST

static Suite *
goal_suite(void)
{
    Suite *suite = suite_create("measure/goal");
    TCase *tests = tcase_create("goal");

    tcase_add_loop_test(tests, each_ruling_holds, 0,
                        (int)(sizeof(rulings) / sizeof(rulings[0])));
    tcase_add_test(tests, a_share_is_judged_before_it_is_rounded);
    tcase_add_test(tests,
                   a_figure_shown_on_the_other_side_is_said_to_contradict);
    tcase_add_test(tests, what_is_missing_has_no_colour_and_says_why);
    tcase_add_test(tests, a_goal_that_cannot_be_used_is_refused);
    tcase_add_test(tests, a_goal_and_a_colour_agree);
    tcase_add_test(tests, within_the_tolerance_nothing_moves);
    tcase_add_test(tests, one_child_in_thirteen_is_no_movement);
    tcase_add_test(
        tests,
        the_target_of_the_shortest_period_stands_for_its_own_authority);
    suite_add_tcase(suite, tests);
    return suite;
}

int
main(void)
{
    return cparent_test_main(goal_suite());
}
