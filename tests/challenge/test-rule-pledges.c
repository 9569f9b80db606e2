/* SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>

#include "council.h"

#define ASKED                                                             \
    "CQ32-pledge-no-evidence: We gave children and young people this "    \
    "promise: ‘Your home’. What can we show them to prove that we keep " \
    "it?\n"

static void
add_pledge(council *self, const char *theme)
{
    council_add(self, CPARENT_NOUN_PLEDGE, "home", "heading", "Your home",
                "theme", theme, NULL);
    council_add(self, CPARENT_NOUN_INDICATOR, "far", "title",
                "Living far away", "theme", "home", NULL);
    council_add(self, CPARENT_NOUN_INDICATOR, "teeth", "title", "Dentist",
                "theme", "health", NULL);
}

START_TEST(a_pledge_with_nothing_linked_is_asked_about)
{
    council self = { 0 };

    add_pledge(&self, "home");
    assert_questions(&self, "2026-03-01", ASKED);
    council_figure(&self, "teeth", "2026-02", "90");
    assert_questions(&self, "2026-03-01", ASKED);
    council_free(&self);
}
END_TEST

START_TEST(a_pledge_without_a_theme_has_nothing_linked)
{
    council self = { 0 };

    add_pledge(&self, NULL);
    council_figure(&self, "far", "2026-02", "20");
    assert_questions(&self, "2026-03-01", ASKED);
    council_free(&self);
}
END_TEST

START_TEST(a_figure_of_the_last_twelve_months_is_evidence)
{
    council self = { 0 };

    add_pledge(&self, "home");
    council_figure(&self, "far", "2025-03-02", "20");
    assert_questions(&self, "2026-03-01", "");
    assert_questions(&self, "2026-03-02", ASKED);
    council_free(&self);
}
END_TEST

START_TEST(the_day_after_a_leap_day_is_twelve_months_too)
{
    council self = { 0 };

    add_pledge(&self, "home");
    council_figure(&self, "far", "2023-03-01", "20");
    assert_questions(&self, "2024-02-29", "");
    assert_questions(&self, "2024-03-01", ASKED);
    council_free(&self);
}
END_TEST

START_TEST(a_claim_of_the_last_twelve_months_is_evidence)
{
    council self = { 0 };

    add_pledge(&self, "home");
    council_add(&self, CPARENT_NOUN_CLAIM, "claim", "indicator", "far",
                "text", "stability is good", "assertion", "good", "said_on",
                "2025-12-09", NULL);
    assert_questions(&self, "2026-03-01", "");
    assert_questions(&self, "2026-12-09", ASKED);
    council_free(&self);
}
END_TEST

START_TEST(targets_and_figures_of_other_places_prove_nothing)
{
    council self = { 0 };

    add_pledge(&self, "home");
    council_add(&self, CPARENT_NOUN_OBSERVATION, "o1", "indicator", "far",
                "value", "15 percent", "role", "target", "period",
                "2026-02", NULL);
    council_add(&self, CPARENT_NOUN_OBSERVATION, "o2", "indicator", "far",
                "value", "15 percent", "role", "benchmark", "period",
                "2026-02", NULL);
    council_add(&self, CPARENT_NOUN_OBSERVATION, "o3", "indicator", "far",
                "value", "suppressed", "role", "actual", "period", "2026-02",
                NULL);
    assert_questions(&self, "2026-03-01", ASKED);
    council_free(&self);
}
END_TEST

START_TEST(a_figure_without_a_period_has_the_day_of_its_document)
{
    council self = { 0 };

    add_pledge(&self, "home");
    council_document(&self, "minutes", "minutes", "2026-02-10");
    council_add(&self, CPARENT_NOUN_OBSERVATION, "o", "indicator", "far",
                "value", "22.1 percent", "role", "actual", "citations",
                "minutes-line", NULL);
    assert_questions(&self, "2026-03-01", "");
    council_free(&self);
}
END_TEST

START_TEST(the_catalogue_tells_the_theme_of_an_indicator)
{
    council self = { 0 };

    add_pledge(&self, "home");
    council_figure(&self, "over_20_miles", "2026-02", "22.1");
    assert_questions(&self, "2026-03-01", "");
    council_free(&self);
}
END_TEST

START_TEST(a_pledge_is_asked_about_only_while_it_is_in_force)
{
    council self = { 0 };

    council_add(&self, CPARENT_NOUN_PLEDGE, "home", "heading", "Your home",
                "theme", "home", "in_force_from", "2025-05-01",
                "in_force_to", "2026-04-30", NULL);
    assert_questions(&self, "2025-04-30", "");
    assert_questions(&self, "2025-05-01", ASKED);
    assert_questions(&self, "2026-04-30", ASKED);
    assert_questions(&self, "2026-05-01", "");
    council_free(&self);
}
END_TEST

START_TEST(old_evidence_goes_with_the_question)
{
    council self = { 0 };
    cparent_error err = CPARENT_ERROR_INIT;
    cparent_challenges *asked;

    add_pledge(&self, "home");
    council_figure(&self, "far", "2024-01", "19");
    council_figure(&self, "far", "2024-02", "20");
    cparent_snapshot *snapshot = council_snapshot(&self, "2026-03-01");
    ck_assert_ok(cparent_challenge(snapshot, &asked, &err), &err);
    ck_assert_uint_eq(cparent_challenges_evidence_count(asked, 0), 2);
    ck_assert_str_eq(
        cparent_record_id(cparent_challenges_evidence(asked, 0, 0)), "home");
    ck_assert_str_eq(
        cparent_record_id(cparent_challenges_evidence(asked, 0, 1)),
        "far-2024-02");
    cparent_challenges_unref(asked);
    cparent_snapshot_unref(snapshot);
    council_free(&self);
}
END_TEST

static Suite *
pledges_suite(void)
{
    Suite *suite = suite_create("challenge/rule-pledges");
    TCase *tests = tcase_create("pledges");

    tcase_add_test(tests, a_pledge_with_nothing_linked_is_asked_about);
    tcase_add_test(tests, a_pledge_without_a_theme_has_nothing_linked);
    tcase_add_test(tests, a_figure_of_the_last_twelve_months_is_evidence);
    tcase_add_test(tests, the_day_after_a_leap_day_is_twelve_months_too);
    tcase_add_test(tests, a_claim_of_the_last_twelve_months_is_evidence);
    tcase_add_test(tests, targets_and_figures_of_other_places_prove_nothing);
    tcase_add_test(tests,
                   a_figure_without_a_period_has_the_day_of_its_document);
    tcase_add_test(tests, the_catalogue_tells_the_theme_of_an_indicator);
    tcase_add_test(tests, a_pledge_is_asked_about_only_while_it_is_in_force);
    tcase_add_test(tests, old_evidence_goes_with_the_question);
    suite_add_tcase(suite, tests);
    return suite;
}

int
main(void)
{
    return cparent_test_main(pledges_suite());
}
