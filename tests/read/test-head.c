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
    { "LOUGH NEAR HEALTH TRUST\n\nMinutes of the Corporate Parenting "
      "Sub-Committee of Trust Board held on Wednesday 12 June 2024 "
      "at 10.00 a.m.\n\nPresent:\nMr D Hale, Chair\n\nCP 21/24  "
      "Apologies\n\nNone.\n\nCP 22/24  Report\n\nNoted.\n",
      "Corporate Parenting Sub-Committee of Trust Board" },
    { "CHILDREN SELECT COMMITTEE – 19 SEPTEMBER 2023\n\nDRAFT "
      "MINUTES\n\n31/23    ADOPT RIVERS: ANNUAL REPORT [Item 6]\n\n"
      "Witnesses:\nNadia Vale, Head of Service\n\nKey points raised "
      "during the discussion:\n\n1.    The Head of Service spoke.\n",
      "ADOPT RIVERS: ANNUAL REPORT" },
    { "CALDER BOROUGH COUNCIL\n\nSCRUTINY COMMITTEE (CHILDREN AND "
      "LEARNING)\n\n22 January 2025\n\nPresent: Councillor Tip "
      "(Chair)\n\nParent Governor: Mrs J Whit\n\n26. CORPORATE "
      "PARENTING ANNUAL REPORT 2023-24\n\nCouncillor Mars presented "
      "the report.\n\nResolved:\n\n1. That it be noted.\n",
      "CORPORATE PARENTING ANNUAL REPORT 2023-24" },
    { "Issue - meetings\n\nOfsted Visit\n\nMeeting: 05/03/2025 - "
      "Corporate Parenting Committee (Item 48)\n\n48 Ofsted Visit "
      "PDF 344 KB\n\nTo inform Members of the findings.\n\n"
      "Additional documents:\n\nMinutes:\n\nNoted.\n",
      "Ofsted Visit" },
    { "MERE CHILDREN BOARD\n\nDecision log, meeting no. 14, 26 "
      "February 2025\n\nChair: Cllr Bea Hart. Log kept by: Piers "
      "Vale, ext. 4471\n\nDECISIONS\n\nD1 Noted.\n",
      "MERE CHILDREN BOARD" },
    { "Decision details\n\nDecision Maker: Executive Member\n\n"
      "Subject: Fostering Fees 2025/26\n\nPurpose: To agree the "
      "fees.\n\nDecision:\n\nThat the fees be agreed.\n",
      "Fostering Fees 2025/26" },
    { "Report title: Leaving Care Strategy\n\nPurpose of report: To "
      "set out the strategy.\n\nMinutes:\n\nNoted.\n",
      "Leaving Care Strategy" },
    { "Title: Leaving Care Strategy\n\nMinutes:\n\nNoted.\n",
      "Leaving Care Strategy" },
    { "Item: Leaving Care Strategy\n\nMinutes:\n\nNoted.\n",
      "Leaving Care Strategy" },
    { "Agenda item: Leaving Care Strategy\n\nMinutes:\n\nNoted.\n",
      "Leaving Care Strategy" },
    { "Subject\n\nLeaving Care Strategy\n\nMinutes:\n\nNoted.\n",
      "Leaving Care Strategy" },
    { "Home > Council > Corporate Parenting Board > Agenda item\n\n"
      "Agenda item\n\nLeaving Care Strategy\n\nThe Board will "
      "consider the strategy.\n\nMinutes:\n\nNoted.\n",
      "Leaving Care Strategy" },
    { "You are here: Home > Meetings\n\nAgenda item\n\nHealth "
      "Report\n\nFor Members to note progress.\n\nMinutes:\n\n"
      "Noted.\n",
      "Health Report" },
    { "WENDLE COUNTY COUNCIL\n\nCORPORATE PARENTING PANEL\n\nMINUTES "
      "of a meeting of the Corporate Parenting Panel held at County "
      "Hall on Tuesday 4 March 2025 at 10 am\n\nPresent: Councillor "
      "Vale (Chair)\n\n1. APOLOGIES\n\nNone.\n\n2. MINUTES\n\n"
      "Agreed.\n",
      "CORPORATE PARENTING PANEL" },
    { "MINUTES of a meeting of the CORPORATE PARENTING PANEL held at "
      "County Hall on Tuesday 4 March 2025\n\nPRESENT: Councillor "
      "Vale (Chair)\n\n1. APOLOGIES\n\nNone.\n",
      "CORPORATE PARENTING PANEL" },
    { "Minutes of the meeting of the Wendle Corporate Parenting "
      "Board held on 4 March 2025\n\nPresent: Councillor Vale\n\n1. "
      "Apologies\n\nNone.\n",
      "Wendle Corporate Parenting Board" },
    { "WENDLE COUNCIL\n\nCorporate Parenting Board\n\nMonday 3 March "
      "2025\n\nPresent: Councillor Vale (Chair)\n\n17. Health of "
      "Children in Care\n\nDr Vale presented the report.\n\n"
      "Resolved: That the report be noted.\n",
      "Health of Children in Care" },
    { "CABINET – 3 MARCH 2025\n\nMinute 88: Fostering Recruitment\n\n"
      "The Cabinet Member spoke.\n\nRESOLVED: That the plan be "
      "approved.\n",
      "Fostering Recruitment" },
    { "CORPORATE PARENTING COMMITTEE – Thursday, 5 December 2024\n\n"
      "43.  CHILDREN’S PLACEMENTS: BUDGET\n\n43.1  The Partner "
      "spoke.\n\n43.2 RESOLVED that –\n\n(1) it be noted.\n",
      "CHILDREN’S PLACEMENTS: BUDGET" },
    { "EXTRACT FROM THE MINUTES OF THE CORPORATE PARENTING PANEL "
      "HELD ON 3 MARCH 2025\n\n12. SUFFICIENCY STRATEGY\n\nThe "
      "Director spoke.\n",
      "SUFFICIENCY STRATEGY" },
    { "Agenda item\n\n7. Sufficiency Strategy (10 mins)\n\nPurpose\n"
      "\nTo update the Panel.\n\nMinutes:\n\nNoted.\n",
      "Sufficiency Strategy" },
    { "Agenda item\n\nSufficiency Strategy - Cllr Vale (Pages 11 - "
      "20)\n\nMinutes:\n\nNoted.\n",
      "Sufficiency Strategy - Cllr Vale" },
    { "Agenda item\n\nSufficiency Strategy (Item 7)\n\nThis report "
      "updates the Panel on progress.\n\nMinutes:\n\nNoted.\n",
      "Sufficiency Strategy" },
    { "Agenda item\n\nSufficiency Strategy\n\nTo receive a report on "
      "sufficiency.\n\nAdditional documents:\n\n- Strategy PDF 30 "
      "KB\n\nMinutes:\n\nNoted.\n",
      "Sufficiency Strategy" },
    { "Decision\n\nRe-provision of Foster Homes\n\nDecision Maker: "
      "Cabinet\n\nDecision due date: 3 March 2025\n\nPurpose: To "
      "agree a contract\n\nDecision:\n\nAgreed.\n",
      "Re-provision of Foster Homes" },
    { "OFFICER DECISION RECORD\n\nSubject: Contract for advocacy\n\n"
      "Decision taken by: Director of Children’s Services\n\nDate of "
      "decision: 3 March 2025\n\nDecision: To award the contract.\n",
      "Contract for advocacy" },
    { "# Corporate Parenting Board\n\n## 5. Health Report\n\nDr Vale "
      "spoke.\n",
      "Health Report" },
    { "Agenda item 5\n\nHealth Report\n\nAim: To inform the Board.\n"
      "\nMinutes:\n\nNoted.\n",
      "Health Report" },
    { "CP/24/17 Health of Children in Care\n\nThe Director spoke.\n\n"
      "Resolved: That it be noted.\n",
      "Health of Children in Care" },
    { "CPB.17 HEALTH OF CHILDREN IN CARE\n\nThe Director spoke.\n\n"
      "Resolved: That it be noted.\n",
      "HEALTH OF CHILDREN IN CARE" },
    { "12 - Health of Children in Care\n\nThe Director spoke.\n",
      "Health of Children in Care" },
    { "Item 12 – Health of Children in Care\n\nThe Director spoke.\n",
      "Health of Children in Care" },
    { "Wendle Council\nCorporate Parenting Board\nNotes of the "
      "meeting held on 3 March 2025\n\nAttendees: Cllr Vale\n\n1. "
      "Welcome\n\nThe Chair welcomed all.\n\n2. Actions\n\nNone.\n",
      "Corporate Parenting Board" },
    { "Corporate Parenting Board: 3 March 2025\n\nHealth of Children "
      "in Care\n\nDr Vale presented the report. Members noted it.\n",
      "Health of Children in Care" },
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

/* A page, and what it says that its paper is for. */
static const said_row purposes[] = {
    { "Issue - meetings\n\nOfsted Visit\n\nMeeting: 05/03/2025 - "
      "Corporate Parenting Committee (Item 48)\n\n48 Ofsted Visit "
      "PDF 344 KB\n\nTo inform Members of the findings.\n\n"
      "Additional documents:\n\nMinutes:\n\nNoted.\n",
      "To inform Members of the findings." },
    { "MERE CHILDREN BOARD\n\nDecision log, meeting no. 14, 26 "
      "February 2025\n\nChair: Cllr Bea Hart. Log kept by: Piers "
      "Vale, ext. 4471\n\nDECISIONS\n\nD1 Noted.\n",
      "" },
    { "Decision details\n\nDecision Maker: Executive Member\n\n"
      "Subject: Fostering Fees 2025/26\n\nPurpose: To agree the "
      "fees.\n\nDecision:\n\nThat the fees be agreed.\n",
      "To agree the fees." },
    { "Report title: Leaving Care Strategy\n\nPurpose of report: To "
      "set out the strategy.\n\nMinutes:\n\nNoted.\n",
      "To set out the strategy." },
    { "Home > Council > Corporate Parenting Board > Agenda item\n\n"
      "Agenda item\n\nLeaving Care Strategy\n\nThe Board will "
      "consider the strategy.\n\nMinutes:\n\nNoted.\n",
      "The Board will consider the strategy." },
    { "You are here: Home > Meetings\n\nAgenda item\n\nHealth "
      "Report\n\nFor Members to note progress.\n\nMinutes:\n\n"
      "Noted.\n",
      "For Members to note progress." },
    { "Agenda item\n\n7. Sufficiency Strategy (10 mins)\n\nPurpose\n"
      "\nTo update the Panel.\n\nMinutes:\n\nNoted.\n",
      "To update the Panel." },
    { "Agenda item\n\nSufficiency Strategy (Item 7)\n\nThis report "
      "updates the Panel on progress.\n\nMinutes:\n\nNoted.\n",
      "This report updates the Panel on progress." },
    { "Agenda item\n\nSufficiency Strategy\n\nTo receive a report on "
      "sufficiency.\n\nAdditional documents:\n\n- Strategy PDF 30 "
      "KB\n\nMinutes:\n\nNoted.\n",
      "To receive a report on sufficiency." },
    { "Decision\n\nRe-provision of Foster Homes\n\nDecision Maker: "
      "Cabinet\n\nDecision due date: 3 March 2025\n\nPurpose: To "
      "agree a contract\n\nDecision:\n\nAgreed.\n",
      "To agree a contract" },
    { "Agenda item 5\n\nHealth Report\n\nAim: To inform the Board.\n"
      "\nMinutes:\n\nNoted.\n",
      "To inform the Board." },
};

START_TEST(a_purpose_is_neither_the_title_again_nor_who_kept_the_log)
{
    const cparent_date none = { 0, 0, 0 };
    const char *page = purposes[_i].body;
    cparent_reading *reading = read_bytes(page, strlen(page), none);
    const char *purpose = cparent_record_text(
        cparent_reading_document(reading), CPARENT_DOCUMENT_PURPOSE);

    ck_assert_str_eq(purpose == NULL ? "" : purpose, purposes[_i].expected);
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
    { "Our Promises\n\nPromise 1 \u2013 Being heard\n\nWe will ask "
      "you.\n\nPromise 2 \u2013 Moving on\n\nWe will stay in touch.\n\n"
      "Discussion\n\nCllr Vale asked why.",
      "Promise 1 \u2013 Being heard | Promise 2 \u2013 Moving on" },
    { "Our Pledge\n\nPledge 1: Your health\n\nYou will see a nurse.\n\n"
      "Discussion\n\nMembers spoke.",
      "Pledge 1: Your health" },
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
    tcase_add_loop_test(
        tcase, a_purpose_is_neither_the_title_again_nor_who_kept_the_log, 0,
        (int)(sizeof(purposes) / sizeof(purposes[0])));
    tcase_add_loop_test(tcase,
                        a_promise_has_headings_with_and_without_a_colon, 0,
                        (int)(sizeof(promises) / sizeof(promises[0])));
    suite_add_tcase(suite, tcase);
    return cparent_test_main(suite);
}
