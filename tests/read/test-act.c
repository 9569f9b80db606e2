/* SPDX-License-Identifier: Apache-2.0 */
#include "said.h"

/* What is to be done, and by whom. */
static const struct {
    const char *body;
    const char *texts;
    const char *owners;
} acts[] = {
    { "Jo Lamb agreed to circulate the briefing.",
      "circulate the briefing", "Jo Lamb" },
    { "The Director undertook to provide a written reply by 3 May.",
      "provide a written reply by 3 May", "The Director" },
    { "It was agreed that a visit be arranged.", "a visit be arranged",
      "-" },
    { "The Board requested that a report be brought to the next meeting.",
      "a report be brought to the next meeting", "-" },
    { "Members asked officers to provide a map.", "officers to provide a map",
      "officers" },
    { "Action: Head of Fostering to share the plan.",
      "Head of Fostering to share the plan", "Head of Fostering" },
    { "A glossary would be added (Action: Sal Reed)",
      "A glossary would be added", "Sal Reed" },
    { "The Chair said that she would write to the Minister.",
      "she would write to the Minister", "The Chair" },
    { "RESOLVED: That\n\n1. the report be noted; and\n\n2. the Head of "
      "Service bring a plan to the July meeting.",
      "the Head of Service bring a plan to the July meeting",
      "the Head of Service" },
    { "Resolved: -\n\nThat an update be presented in May.",
      "an update be presented in May", "-" },
    { "AGREED - that the note be shared by the Clerk.",
      "the note be shared by the Clerk", "the Clerk" },
};

static const char *const none[] = {
    "The Board noted the report.",
    "RESOLVED that the report be noted.",
    "RESOLVED\n\n(1) note the report;\n\n(2) thank the officers.",
    "Work was being undertaken to improve the figures.",
    "A campaign was due to take place in June.",
    "Members agreed that this was a concern.",
    "The Chair thanked officers for the update.",
    "It was suggested that more could be done.",
    "Officers explained that visits had been made.",
    "The Director said that demand would remain high.",
    "Councillor Ames asked if checks would be made.",
    "Young people were invited to the event.",
};

START_TEST(an_action_has_its_words_and_its_owner)
{
    char line[512];

    texts_said(acts[_i].body, CPARENT_NOUN_ACTION, CPARENT_ACTION_TEXT,
               line, sizeof(line));
    ck_assert_str_eq(line, acts[_i].texts);
    texts_said(acts[_i].body, CPARENT_NOUN_ACTION, CPARENT_ACTION_OWNER,
               line, sizeof(line));
    ck_assert_str_eq(line, acts[_i].owners);
}
END_TEST

START_TEST(what_nobody_is_to_do_is_no_action)
{
    char line[512];

    texts_said(none[_i], CPARENT_NOUN_ACTION, CPARENT_ACTION_TEXT, line,
               sizeof(line));
    ck_assert_str_eq(line, "");
}
END_TEST

START_TEST(two_mentions_of_one_commitment_share_a_group)
{
    cparent_reading *reading = read_said(
        "Jo Lamb agreed to bring a recovery plan for dental checks to the "
        "next meeting.\n\nRESOLVED: That\n\n1. the report be noted.\n\n"
        "2. a recovery plan for dental checks be brought to the next "
        "meeting.");
    const cparent_record *a = nth_said(reading, CPARENT_NOUN_ACTION, 0);
    const cparent_record *b = nth_said(reading, CPARENT_NOUN_ACTION, 1);

    ck_assert_ptr_nonnull(a);
    ck_assert_ptr_nonnull(b);
    ck_assert_ptr_nonnull(cparent_record_text(a, CPARENT_ACTION_GROUP));
    ck_assert_str_eq(cparent_record_text(a, CPARENT_ACTION_GROUP),
                     or_dash(cparent_record_text(b, CPARENT_ACTION_GROUP)));
    cparent_reading_unref(reading);
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("read/act");
    TCase *tcase = tcase_create("act");

    tcase_add_loop_test(tcase, an_action_has_its_words_and_its_owner, 0,
                        (int)(sizeof(acts) / sizeof(acts[0])));
    tcase_add_loop_test(tcase, what_nobody_is_to_do_is_no_action, 0,
                        (int)(sizeof(none) / sizeof(none[0])));
    tcase_add_test(tcase, two_mentions_of_one_commitment_share_a_group);
    suite_add_tcase(suite, tcase);
    return cparent_test_main(suite);
}
