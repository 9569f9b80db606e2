/* SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>
#include <string.h>

#include "challenge/challenge-internal.h"
#include "core/alloc-internal.h"
#include "council.h"
#include "facts/table-internal.h"

/* Something for every rule. */
static void
add_everything(council *self)
{
    council_add(self, CPARENT_NOUN_INDICATOR, "far", "title",
                "Living far away", "polarity", "low", "theme", "home", NULL);
    council_months(self, "far", "20 21 22.1");
    council_add(self, CPARENT_NOUN_TARGET, "t", "indicator", "far", "value",
                "15 percent", "side", "at_most", NULL);
    council_add(self, CPARENT_NOUN_CLAIM, "c2", "indicator", "far", "text",
                "as told again", "assertion", "down", "said_on",
                "2025-05-01", NULL);
    council_add(self, CPARENT_NOUN_CLAIM, "c1", "indicator", "far", "text",
                "as told", "assertion", "down", "said_on", "2025-04-10",
                NULL);
    council_add(self, CPARENT_NOUN_PLEDGE, "p", "heading", "Your story",
                "theme", "identity", NULL);
    council_add(self, CPARENT_NOUN_MEETING, "m", "body", "board", "held_on",
                "2025-12-09", NULL);
    council_add(self, CPARENT_NOUN_ACTION, "a2", "text", "Write a letter",
                "due_on", "2025-11-30", "status", "open", "agreed_on",
                "2025-09-16", NULL);
    council_add(self, CPARENT_NOUN_ACTION, "a1", "text", "Write the report",
                "owner", "Owen Tarrant", "due_on", "2025-11-30", "status",
                "open", "agreed_on", "2025-09-16", NULL);
}

START_TEST(questions_come_in_the_order_of_the_rules_then_of_ids)
{
    static const char *const expected[][2] = {
        { "CQ01-off-target-worsening", "far-2025-01" },
        { "CQ06-claim-direction-contradicted", "c1" },
        { "CQ06-claim-direction-contradicted", "c2" },
        { "CQ32-pledge-no-evidence", "p" },
        { "CQ36-no-owner-or-date", "a2" },
        { "CQ41-action-overdue", "a1" },
        { "CQ41-action-overdue", "a2" },
    };
    enum { EXPECTED = sizeof expected / sizeof *expected };
    council self = { 0 };
    cparent_error err = CPARENT_ERROR_INIT;
    cparent_challenges *asked;

    add_everything(&self);
    cparent_snapshot *snapshot = council_snapshot(&self, "2026-03-01");
    ck_assert_ok(cparent_challenge(snapshot, &asked, &err), &err);
    ck_assert_uint_eq(cparent_challenges_count(asked), EXPECTED);
    for (size_t i = 0; i < EXPECTED; i++) {
        ck_assert_str_eq(cparent_challenges_rule(asked, i), expected[i][0]);
        ck_assert_str_eq(
            cparent_record_id(cparent_challenges_evidence(asked, i, 0)),
            expected[i][1]);
    }
    cparent_challenges_unref(asked);
    cparent_snapshot_unref(snapshot);
    council_free(&self);
}
END_TEST

START_TEST(every_question_is_the_sum_of_its_segments_and_has_evidence)
{
    council self = { 0 };
    cparent_error err = CPARENT_ERROR_INIT;
    cparent_challenges *asked;

    add_everything(&self);
    cparent_snapshot *snapshot = council_snapshot(&self, "2026-03-01");
    ck_assert_ok(cparent_challenge(snapshot, &asked, &err), &err);
    for (size_t i = 0; i < cparent_challenges_count(asked); i++) {
        const cparent__segment *segments;
        const char *rest = cparent_challenges_question(asked, i);
        size_t count = cparent__challenge_segments(asked, i, &segments);
        for (size_t s = 0; s < count; s++) {
            char figure[CPARENT_VALUE_SIZE];
            const char *words = segments[s].words;
            if (words == NULL) {
                cparent_value_words(&segments[s].value, figure);
                words = figure;
            }
            ck_assert(strncmp(rest, words, strlen(words)) == 0);
            rest += strlen(words);
        }
        ck_assert_str_eq(rest, "");
        ck_assert_uint_ge(cparent_challenges_evidence_count(asked, i), 1);
    }
    cparent_challenges_unref(asked);
    cparent_snapshot_unref(snapshot);
    council_free(&self);
}
END_TEST

START_TEST(nothing_is_asked_of_a_council_that_keeps_nothing)
{
    council self = { 0 };

    assert_questions(&self, "2026-03-01", "");
}
END_TEST

START_TEST(the_questions_outlive_the_snapshot)
{
    council self = { 0 };
    cparent_error err = CPARENT_ERROR_INIT;
    cparent_challenges *asked;

    add_everything(&self);
    cparent_snapshot *snapshot = council_snapshot(&self, "2026-03-01");
    ck_assert_ok(cparent_challenge(snapshot, &asked, &err), &err);
    cparent_snapshot_unref(snapshot);
    council_free(&self);
    ck_assert_str_eq(
        cparent_record_id(cparent_challenges_evidence(asked, 0, 0)),
        "far-2025-01");
    cparent_challenges_unref(asked);
}
END_TEST

START_TEST(an_index_too_far_gives_nothing)
{
    council self = { 0 };
    cparent_error err = CPARENT_ERROR_INIT;
    cparent_challenges *asked;
    const cparent__segment *segments;

    cparent_snapshot *snapshot = council_snapshot(&self, "2026-03-01");
    ck_assert_ok(cparent_challenge(snapshot, &asked, &err), &err);
    ck_assert_ptr_null(cparent_challenges_rule(asked, 0));
    ck_assert_ptr_null(cparent_challenges_question(asked, 0));
    ck_assert_uint_eq(cparent_challenges_evidence_count(asked, 0), 0);
    ck_assert_ptr_null(cparent_challenges_evidence(asked, 0, 0));
    ck_assert_uint_eq(cparent__challenge_segments(asked, 0, &segments), 0);
    ck_assert_ptr_null(segments);
    cparent_challenges_unref(asked);
    cparent_challenges_unref(NULL);
    ck_assert_uint_eq(cparent_challenges_count(NULL), 0);
    cparent_snapshot_unref(snapshot);
}
END_TEST

START_TEST(no_snapshot_is_refused_and_the_out_is_left_alone)
{
    cparent_error err = CPARENT_ERROR_INIT;
    cparent_challenges *asked = NULL;

    ck_assert_status(cparent_challenge(NULL, &asked, &err),
                     CPARENT_E_INVALID, &err);
    ck_assert_ptr_null(asked);
}
END_TEST

/* Each row of the table that starts with the id of a rule must be run:
 * a misspelt id would silently ask nothing. */
START_TEST(every_rule_of_the_table_is_run)
{
    council self = { 0 };
    cparent_error err = CPARENT_ERROR_INIT;
    cparent__table *table;

    add_everything(&self);
    char *asked = council_ask(&self, "2026-03-01");
    ck_assert_ok(cparent__table_builtin("challenge_rules", &table, &err),
                 &err);
    for (size_t row = 0; row < cparent__table_rows(table); row++)
        ck_assert(support_contains(
            asked, cparent__table_cell(table, row,
                                       cparent__table_column(table, "id"))));
    cparent__table_free(table);
    free(asked);
    council_free(&self);
}
END_TEST

static cparent_status
ask_once(void *user)
{
    cparent_challenges *asked = NULL;
    cparent_error err = CPARENT_ERROR_INIT;
    cparent_status status = cparent_challenge(user, &asked, &err);

    if (status != CPARENT_OK)
        ck_assert_ptr_null(asked);
    cparent_challenges_unref(asked);
    return status;
}

START_TEST(running_out_of_memory_is_told_and_leaks_nothing)
{
    council self = { 0 };

    add_everything(&self);
    cparent_snapshot *snapshot = council_snapshot(&self, "2026-03-01");
    int64_t alive = cparent_live_objects();
    ck_assert_int_gt(support_fail_each_allocation(ask_once, snapshot, 1),
                     10);
    ck_assert_int_eq(cparent_live_objects(), alive);
    cparent_snapshot_unref(snapshot);
    council_free(&self);
}
END_TEST

/* The catalogue is a long table: here every 37th allocation will do. */
START_TEST(so_it_is_while_the_catalogue_is_asked)
{
    council self = { 0 };

    council_months(&self, "over_20_miles", "20 21 22");
    council_add(&self, CPARENT_NOUN_TARGET, "t", "indicator",
                "over_20_miles", "value", "15 percent", "side", "at_most",
                NULL);
    cparent_snapshot *snapshot = council_snapshot(&self, "2026-03-01");
    support_fail_each_allocation(ask_once, snapshot, 37);
    cparent_snapshot_unref(snapshot);
    council_free(&self);
}
END_TEST

static Suite *
challenge_suite(void)
{
    Suite *suite = suite_create("challenge/challenge");
    TCase *tests = tcase_create("challenge");

    tcase_add_test(tests,
                   questions_come_in_the_order_of_the_rules_then_of_ids);
    tcase_add_test(
        tests, every_question_is_the_sum_of_its_segments_and_has_evidence);
    tcase_add_test(tests, nothing_is_asked_of_a_council_that_keeps_nothing);
    tcase_add_test(tests, the_questions_outlive_the_snapshot);
    tcase_add_test(tests, an_index_too_far_gives_nothing);
    tcase_add_test(tests, no_snapshot_is_refused_and_the_out_is_left_alone);
    tcase_add_test(tests, every_rule_of_the_table_is_run);
    tcase_add_test(tests, running_out_of_memory_is_told_and_leaks_nothing);
    tcase_add_test(tests, so_it_is_while_the_catalogue_is_asked);
    suite_add_tcase(suite, tests);
    return suite;
}

int
main(void)
{
    return cparent_test_main(challenge_suite());
}
