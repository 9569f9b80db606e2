/* SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>

#include "council.h"

#define OVERDUE                                                            \
    "CQ41-action-overdue: This was to be done by 30 November 2025 and is " \
    "still open: ‘Write the report’. What has held it up, and when will "  \
    "it be finished?\n"
#define NOBODYS                                                             \
    "CQ36-no-owner-or-date: We agreed this: ‘Write the report’. Whose job " \
    "is it, and when will it be done?\n"

static void
add_action(council *self, const char *owner, const char *due,
           const char *status)
{
    council_add(self, CPARENT_NOUN_ACTION, "act-1", "text",
                "Write the report", "owner", owner, "due_on", due, "status",
                status, "agreed_on", "2025-09-16", NULL);
}

START_TEST(an_open_action_past_its_day_is_asked_about)
{
    council self = { 0 };

    add_action(&self, "Owen Tarrant", "2025-11-30", "open");
    assert_questions(&self, "2025-12-01", OVERDUE);
    assert_questions(&self, "2026-03-01", OVERDUE);
    council_free(&self);
}
END_TEST

START_TEST(on_its_last_day_an_action_is_still_in_time)
{
    council self = { 0 };

    add_action(&self, "Owen Tarrant", "2025-11-30", "open");
    assert_questions(&self, "2025-11-30", "");
    council_free(&self);
}
END_TEST

START_TEST(done_and_dropped_actions_are_left_alone)
{
    static const char *const words[] = { "done", "dropped" };

    for (size_t i = 0; i < 2; i++) {
        council self = { 0 };
        add_action(&self, NULL, "2025-11-30", words[i]);
        council_add(&self, CPARENT_NOUN_MEETING, "m", "body", "board",
                    "held_on", "2025-12-09", NULL);
        assert_questions(&self, "2026-03-01", "");
        council_free(&self);
    }
}
END_TEST

START_TEST(nobodys_action_is_asked_about_after_the_next_meeting)
{
    council self = { 0 };

    add_action(&self, NULL, NULL, "open");
    council_add(&self, CPARENT_NOUN_MEETING, "m0", "body", "board",
                "held_on", "2025-09-16", NULL);
    assert_questions(&self, "2026-03-01", "");
    council_add(&self, CPARENT_NOUN_MEETING, "m1", "body", "board",
                "held_on", "2025-12-09", NULL);
    assert_questions(&self, "2025-12-08", "");
    assert_questions(&self, "2025-12-09", NOBODYS);
    council_free(&self);
}
END_TEST

START_TEST(without_meetings_nobodys_action_is_never_asked_about)
{
    council self = { 0 };

    add_action(&self, NULL, NULL, "open");
    assert_questions(&self, "2030-01-01", "");
    council_free(&self);
}
END_TEST

START_TEST(an_owner_without_a_date_or_a_date_without_an_owner_is_not_enough)
{
    static const char *const pairs[][3] = {
        { "Owen Tarrant", NULL, NOBODYS },
        { NULL, "2026-09-01", NOBODYS },
        { "Owen Tarrant", "2026-09-01", "" },
    };

    for (size_t i = 0; i < 3; i++) {
        council self = { 0 };
        add_action(&self, pairs[i][0], pairs[i][1], "open");
        council_add(&self, CPARENT_NOUN_MEETING, "m1", "body", "board",
                    "held_on", "2025-12-09", NULL);
        assert_questions(&self, "2026-03-01", pairs[i][2]);
        council_free(&self);
    }
}
END_TEST

START_TEST(an_action_due_at_a_meeting_has_its_time)
{
    council self = { 0 };

    council_add(&self, CPARENT_NOUN_ACTION, "act-1", "text",
                "Write the report", "owner", "Owen Tarrant", "due_kind",
                "meeting", "due_text", "the next meeting", "status", "open",
                "agreed_on", "2025-09-16", NULL);
    council_add(&self, CPARENT_NOUN_MEETING, "m1", "body", "board",
                "held_on", "2025-12-09", NULL);
    assert_questions(&self, "2026-03-01", "");
    council_free(&self);
}
END_TEST

START_TEST(what_was_only_suggested_was_not_agreed)
{
    council self = { 0 };

    council_add(&self, CPARENT_NOUN_ACTION, "act-1", "text",
                "Write the report", "strength", "suggested", "status",
                "open", "agreed_on", "2025-09-16", NULL);
    council_add(&self, CPARENT_NOUN_MEETING, "m1", "body", "board",
                "held_on", "2025-12-09", NULL);
    assert_questions(&self, "2026-03-01", "");
    council_free(&self);
}
END_TEST

START_TEST(the_day_it_was_agreed_may_come_from_its_meeting)
{
    council self = { 0 };

    council_add(&self, CPARENT_NOUN_MEETING, "m0", "body", "board",
                "held_on", "2025-09-16", NULL);
    council_add(&self, CPARENT_NOUN_MEETING, "m1", "body", "board",
                "held_on", "2025-12-09", NULL);
    council_add(&self, CPARENT_NOUN_ACTION, "act-1", "text",
                "Write the report", "status", "open", "meeting", "m0", NULL);
    assert_questions(&self, "2026-03-01", NOBODYS);
    council_free(&self);
}
END_TEST

START_TEST(an_action_can_be_both_late_and_nobodys)
{
    council self = { 0 };

    add_action(&self, NULL, "2025-11-30", "open");
    council_add(&self, CPARENT_NOUN_MEETING, "m1", "body", "board",
                "held_on", "2025-12-09", NULL);
    assert_questions(&self, "2026-03-01", NOBODYS OVERDUE);
    council_free(&self);
}
END_TEST

static Suite *
actions_suite(void)
{
    Suite *suite = suite_create("challenge/rule-actions");
    TCase *tests = tcase_create("actions");

    tcase_add_test(tests, an_open_action_past_its_day_is_asked_about);
    tcase_add_test(tests, on_its_last_day_an_action_is_still_in_time);
    tcase_add_test(tests, done_and_dropped_actions_are_left_alone);
    tcase_add_test(tests,
                   nobodys_action_is_asked_about_after_the_next_meeting);
    tcase_add_test(tests,
                   without_meetings_nobodys_action_is_never_asked_about);
    tcase_add_test(
        tests,
        an_owner_without_a_date_or_a_date_without_an_owner_is_not_enough);
    tcase_add_test(tests, an_action_due_at_a_meeting_has_its_time);
    tcase_add_test(tests, what_was_only_suggested_was_not_agreed);
    tcase_add_test(tests, the_day_it_was_agreed_may_come_from_its_meeting);
    tcase_add_test(tests, an_action_can_be_both_late_and_nobodys);
    suite_add_tcase(suite, tests);
    return suite;
}

int
main(void)
{
    return cparent_test_main(actions_suite());
}
