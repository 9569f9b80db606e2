/* SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>
#include <string.h>

#include "council.h"

#define WORSE(value, target, times)                                         \
    "CQ01-off-target-worsening: Living far away stands at " value " and "   \
    "our target is " target ". It has got worse " times " times in a row: " \
    "what are we changing, who is responsible, and when should we expect "  \
    "to see a difference?\n"
#define DOUBT(claim, from, to)                                            \
    "CQ06-claim-direction-contradicted: Living far away: we have been "   \
    "told ‘" claim "’, yet our own figures go from " from " to " to       \
    ". Which of the two should we believe?\n"

static void
add_indicator(council *self, const char *polarity)
{
    council_add(self, CPARENT_NOUN_INDICATOR, "far", "title",
                "Living far away", "polarity", polarity, "theme", "home",
                "unit", "percent", NULL);
}

static void
add_target(council *self, const char *value, const char *side)
{
    council_add(self, CPARENT_NOUN_TARGET, "far-target", "indicator", "far",
                "value", value, "side", side, NULL);
}

static const struct {
    const char *about;
    const char *polarity;
    const char *months;
    const char *target;
    const char *side;
    const char *asked;
} rows[] = {
    { "worse at each of three figures and off target", "low", "20 21 22.1",
      "15 percent", "at_most", WORSE("22.1%", "15%", "2") },
    { "the whole run is counted", "low", "30 19 20 21 22", "15 percent",
      "at_most", WORSE("22%", "15%", "3") },
    { "falling where more is better", "high", "22 21 20", "90 percent",
      "at_least", WORSE("20%", "90%", "2") },
    { "two figures are two figures", "low", "21 22", "15 percent", "at_most",
      "" },
    { "getting better, though off target", "low", "22 21 20", "15 percent",
      "at_most", "" },
    { "worse, but on target", "low", "10 11 12", "15 percent", "at_most",
      "" },
    { "exactly on target is met", "low", "13 14 15", "15 percent", "at_most",
      "" },
    { "neutral has no worse", "neutral", "20 21 22", "15 percent", "at_most",
      "" },
    { "one figure stood still", "low", "21 22 22", "15 percent", "at_most",
      "" },
    { "a month is missing", "low", "20 21 - 22", "15 percent", "at_most",
      "" },
    { "a month is hidden", "low", "20 21 c 23", "15 percent", "at_most",
      "" },
    { "the gap is before the run", "low", "19 - 21 22 23", "15 percent",
      "at_most", WORSE("23%", "15%", "2") },
    { "the target is in another unit", "low", "20 21 22", "15 count",
      "at_most", "" },
    { "a range is no figure of a series", "low", "20 21 22..23",
      "15 percent", "at_most", "" },
};

START_TEST(off_target_and_worsening_is_asked_just_when_it_is_so)
{
    council self = { 0 };
    size_t row = (size_t)_i;

    add_indicator(&self, rows[row].polarity);
    council_months(&self, "far", rows[row].months);
    add_target(&self, rows[row].target, rows[row].side);
    char *asked = council_ask(&self, "2026-03-01");
    ck_assert_msg(strcmp(asked, rows[row].asked) == 0, "%s: asked '%s'",
                  rows[row].about, asked);
    free(asked);
    council_free(&self);
}
END_TEST

START_TEST(without_a_target_nothing_is_off_target)
{
    council self = { 0 };

    add_indicator(&self, "low");
    council_months(&self, "far", "20 21 22");
    assert_questions(&self, "2026-03-01", "");
    council_free(&self);
}
END_TEST

START_TEST(within_the_tolerance_is_close_and_not_asked)
{
    council self = { 0 };

    add_indicator(&self, "low");
    council_months(&self, "far", "14 15 16");
    council_add(&self, CPARENT_NOUN_TARGET, "t", "indicator", "far", "value",
                "15 percent", "side", "at_most", "tolerance", "1 percent",
                NULL);
    assert_questions(&self, "2026-03-01", "");
    council_free(&self);
}
END_TEST

START_TEST(the_target_must_be_in_force_and_ours_comes_first)
{
    council self = { 0 };

    add_indicator(&self, "low");
    council_months(&self, "far", "20 21 22");
    council_add(&self, CPARENT_NOUN_TARGET, "old", "indicator", "far",
                "value", "10 percent", "side", "at_most", "period",
                "2024/25", NULL);
    council_add(&self, CPARENT_NOUN_TARGET, "country", "indicator", "far",
                "value", "30 percent", "side", "at_most", "kind", "national",
                NULL);
    assert_questions(&self, "2025-03-31", WORSE("22%", "10%", "2"));
    council_figure(&self, "far", "2025-04", "23");
    assert_questions(&self, "2025-04-30", ""); /* only the country's is left */
    council_add(&self, CPARENT_NOUN_TARGET, "any", "indicator", "far",
                "value", "16 percent", "side", "at_most", NULL);
    assert_questions(&self, "2025-04-30", WORSE("23%", "16%", "3"));
    council_add(&self, CPARENT_NOUN_TARGET, "new", "indicator", "far",
                "value", "12 percent", "side", "at_most", "period",
                "2025/26", NULL);
    assert_questions(&self, "2025-04-30", WORSE("23%", "12%", "3"));
    council_free(&self);
}
END_TEST

START_TEST(figures_of_periods_not_over_yet_are_not_looked_at)
{
    council self = { 0 };

    add_indicator(&self, "low");
    council_months(&self, "far", "20 21 22");
    add_target(&self, "15 percent", "at_most");
    assert_questions(&self, "2025-03-30", "");
    assert_questions(&self, "2025-03-31", WORSE("22%", "15%", "2"));
    council_free(&self);
}
END_TEST

START_TEST(the_catalogue_knows_what_the_council_did_not_write_down)
{
    council self = { 0 };

    council_months(&self, "over_20_miles", "20 21 22");
    council_add(&self, CPARENT_NOUN_TARGET, "t", "indicator",
                "over_20_miles", "value", "15 percent", "side", "at_most",
                NULL);
    char *asked = council_ask(&self, "2026-03-01");
    ck_assert(support_contains(asked, "CQ01-off-target-worsening: "));
    ck_assert(support_contains(asked, " stands at 22% and our target is "
                                      "15%. It has got worse 2 times"));
    free(asked);
    council_free(&self);
}
END_TEST

START_TEST(an_indicator_that_nobody_knows_has_no_better_or_worse)
{
    council self = { 0 };

    council_months(&self, "made-up-code", "20 21 22");
    council_add(&self, CPARENT_NOUN_TARGET, "t", "indicator", "made-up-code",
                "value", "15 percent", "side", "at_most", NULL);
    assert_questions(&self, "2026-03-01", "");
    council_free(&self);
}
END_TEST

START_TEST(the_run_and_the_target_are_the_evidence)
{
    static const char *const ids[] = { "far-2025-02", "far-2025-03",
                                       "far-2025-04", "far-target" };
    council self = { 0 };
    cparent_error err = CPARENT_ERROR_INIT;
    cparent_challenges *asked;

    add_indicator(&self, "low");
    council_months(&self, "far", "30 20 21 22");
    add_target(&self, "15 percent", "at_most");
    cparent_snapshot *snapshot = council_snapshot(&self, "2026-03-01");
    ck_assert_ok(cparent_challenge(snapshot, &asked, &err), &err);
    ck_assert_uint_eq(cparent_challenges_count(asked), 1);
    ck_assert_uint_eq(cparent_challenges_evidence_count(asked, 0), 4);
    for (size_t i = 0; i < 4; i++)
        ck_assert_str_eq(cparent_record_id(cparent_challenges_evidence(
                             asked, 0, i)),
                         ids[i]);
    cparent_challenges_unref(asked);
    cparent_snapshot_unref(snapshot);
    council_free(&self);
}
END_TEST

static const struct {
    const char *about;
    const char *assertion;
    const char *comparator;
    const char *said_on;
    const char *months;
    const char *asked;
} claims[] = {
    { "falling, and the figures rise", "down", NULL, "2025-04-10",
      "20 21 22.1", DOUBT("as told", "21%", "22.1%") },
    { "rising, and the figures fall", "up", "previous", "2025-04-10",
      "20 22 21", DOUBT("as told", "22%", "21%") },
    { "the figures agree", "up", NULL, "2025-04-10", "20 21 22", "" },
    { "the figures stand still", "up", NULL, "2025-04-10", "20 21 21", "" },
    { "only figures held by the day count", "up", NULL, "2025-02-28",
      "20 21 5", "" },
    { "and those did fall", "up", NULL, "2025-02-28", "21 20 30",
      DOUBT("as told", "21%", "20%") },
    { "one figure contradicts nothing", "up", NULL, "2025-01-31", "21 20",
      "" },
    { "nobody knows when it was said", "up", NULL, NULL, "21 20", "" },
    { "a month is missing in between", "up", NULL, "2025-04-10", "22 - 20",
      "" },
    { "compared with the country", "up", "national", "2025-04-10", "22 20",
      "" },
    { "stable is another claim", "stable", NULL, "2025-04-10", "22 20", "" },
    { "so is good", "good", NULL, "2025-04-10", "22 20", "" },
    { "no more than rounding", "up", NULL, "2025-04-10", "61.6 61.55", "" },
    { "nor here", "down", NULL, "2025-04-10", "61.6 62", "" },
    { "a tenth is a tenth", "up", NULL, "2025-04-10", "61.6 61.5",
      DOUBT("as told", "61.6%", "61.5%") },
};

START_TEST(a_claim_is_doubted_just_when_the_figures_go_the_other_way)
{
    council self = { 0 };
    size_t row = (size_t)_i;

    add_indicator(&self, "low");
    council_months(&self, "far", claims[row].months);
    council_add(&self, CPARENT_NOUN_CLAIM, "claim", "indicator", "far",
                "text", "as told", "assertion", claims[row].assertion,
                "comparator", claims[row].comparator, "said_on",
                claims[row].said_on, NULL);
    char *asked = council_ask(&self, "2026-03-01");
    ck_assert_msg(strcmp(asked, claims[row].asked) == 0, "%s: asked '%s'",
                  claims[row].about, asked);
    free(asked);
    council_free(&self);
}
END_TEST

START_TEST(a_claim_about_no_certain_indicator_is_not_judged)
{
    council self = { 0 };

    add_indicator(&self, "low");
    council_months(&self, "far", "22 20");
    council_add(&self, CPARENT_NOUN_CLAIM, "claim", "measure",
                "Living far away", "text", "as told", "assertion", "up",
                "said_on", "2025-04-10", NULL);
    assert_questions(&self, "2026-03-01", "");
    council_free(&self);
}
END_TEST

static Suite *
figures_suite(void)
{
    Suite *suite = suite_create("challenge/rule-figures");
    TCase *tests = tcase_create("figures");

    tcase_add_loop_test(tests,
                        off_target_and_worsening_is_asked_just_when_it_is_so,
                        0, sizeof rows / sizeof *rows);
    tcase_add_test(tests, without_a_target_nothing_is_off_target);
    tcase_add_test(tests, within_the_tolerance_is_close_and_not_asked);
    tcase_add_test(tests, the_target_must_be_in_force_and_ours_comes_first);
    tcase_add_test(tests, figures_of_periods_not_over_yet_are_not_looked_at);
    tcase_add_test(tests,
                   the_catalogue_knows_what_the_council_did_not_write_down);
    tcase_add_test(tests,
                   an_indicator_that_nobody_knows_has_no_better_or_worse);
    tcase_add_test(tests, the_run_and_the_target_are_the_evidence);
    tcase_add_loop_test(
        tests, a_claim_is_doubted_just_when_the_figures_go_the_other_way, 0,
        sizeof claims / sizeof *claims);
    tcase_add_test(tests, a_claim_about_no_certain_indicator_is_not_judged);
    suite_add_tcase(suite, tests);
    return suite;
}

int
main(void)
{
    return cparent_test_main(figures_suite());
}
