/* SPDX-License-Identifier: Apache-2.0 */
#include "said.h"

/* A page, and its title. */
static const said_row titles[] = {
    { "Minute 19 | HEALTH OF CHILDREN IN CARE\n\nDr Vale joined.\n\n"
      "19/1\nThe report was noted.\n",
      "HEALTH OF CHILDREN IN CARE" },
    { "Eitem / Item 5: Our Promise to Children\n\nMinutes:\n\nNoted.\n",
      "Our Promise to Children" },
    { "Agenda item 7 - Leaving Care\n\nMinutes:\n\nNoted.\n",
      "Leaving Care" },
    { "Families Committee\n\nTuesday, 11 March 2025 at 10.30am, Council "
      "Chambers, Castle Wynd\n\nMinute of item 8(b)\n\nCORPORATE PARENTING "
      "PLAN: FIRST REPORT\n\nThere had been circulated a report.\n",
      "CORPORATE PARENTING PLAN: FIRST REPORT" },
    { "PENWICK HEALTH AND CARE TRUST\n\nSub-Group of Trust Board\n\nMinutes "
      "of the item taken on Wednesday 13 November 2024\n\n7/24   Corporate "
      "Parenting Report\n\nMr Vale tabled the report.\n",
      "Corporate Parenting Report" },
    { "Agenda item\n\nItems for Information in 2025\n\nMinutes:\n\nNoted.\n",
      "Items for Information in 2025" },
    { "Agenda item\n\nMinutes of the Last Meeting\n\nMinutes:\n\nAgreed.\n",
      "Minutes of the Last Meeting" },
    { "Agenda item\n\nTuesday Club for Care Leavers\n\nMinutes:\n\nNoted.\n",
      "Tuesday Club for Care Leavers" },
};

START_TEST(a_title_stands_behind_its_number_and_below_the_letterhead)
{
    const cparent_date none = { 0, 0, 0 };
    const char *page = titles[_i].body;
    cparent_reading *reading = read_bytes(page, strlen(page), none);

    ck_assert_str_eq(cparent_record_text(cparent_reading_document(reading),
                                         CPARENT_DOCUMENT_TITLE),
                     titles[_i].expected);
    cparent_reading_unref(reading);
}
END_TEST

/* The headings of promises, joined by " | ". */
static const said_row promises[] = {
    { "Our Promise\n\nWe will listen to you\n\nWe will ask you first.\nWe "
      "will tell you why.\n\nWe will stay with you\n\nYou will have somebody "
      "to ring.\n\nDiscussion\n\nMembers were moved.",
      "We will listen to you | We will stay with you" },
    { "Our Pledges\n\nListening:\n\nWe will hear you.\n\nSafety:\n\nWe will "
      "keep you safe.",
      "Listening | Safety" },
    { "Our Promise\n\nMembers spoke of the promise at some length.", "" },
    { "Our work\n\nWe will listen to you\n\nWe will ask you first.", "" },
};

START_TEST(a_promise_has_headings_with_and_without_a_colon)
{
    char line[512];

    texts_said(promises[_i].body, CPARENT_NOUN_PLEDGE, CPARENT_PLEDGE_HEADING,
               line, sizeof(line));
    ck_assert_str_eq(line, promises[_i].expected);
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("read/head");
    TCase *tcase = tcase_create("head");

    tcase_add_loop_test(
        tcase, a_title_stands_behind_its_number_and_below_the_letterhead, 0,
        (int)(sizeof(titles) / sizeof(titles[0])));
    tcase_add_loop_test(tcase,
                        a_promise_has_headings_with_and_without_a_colon, 0,
                        (int)(sizeof(promises) / sizeof(promises[0])));
    suite_add_tcase(suite, tcase);
    return cparent_test_main(suite);
}
