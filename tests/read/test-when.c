/* SPDX-License-Identifier: Apache-2.0 */
#include "said.h"

static const said_row periods[] = {
    { "There were 41 starts in March 2025.", "2025-03" },
    { "There were 41 starts in 2024/25.", "2024/25" },
    { "There were 41 starts in 19/20.", "2019/20" },
    { "There were 41 starts in Quarter 2 of 2023/24.", "2023/24 Q2" },
    { "There were 41 starts from October to December 2017.",
      "2017/18 Q3" },
    { "As of 14 December 2024 there were 41 starts.", "2024-12-14" },
    { "There were 41 starts since June 2021.", "" },
    { "There were 41 starts.", "" },
    { "There were 41 starts in the last six months.", "" },
};

START_TEST(a_period_is_resolved_when_the_words_settle_it)
{
    cparent_reading *reading = read_said(periods[_i].body);
    const cparent_record *record =
        nth_said(reading, CPARENT_NOUN_OBSERVATION, 0);
    char words[CPARENT_PERIOD_SIZE];

    ck_assert_ptr_nonnull(record);
    cparent_period_format(
        cparent_record_period(record, CPARENT_OBSERVATION_PERIOD), words);
    ck_assert_str_eq(words, periods[_i].expected);
    cparent_reading_unref(reading);
}
END_TEST

/* For a meeting on 16 September 2025. */
static const said_row dues[] = {
    { "Action: Ann Vale to write by 30 November 2025.", "2025-11-30" },
    { "Action: Ann Vale to write by 30 June.", "2026-06-30" },
    { "Action: Ann Vale to write by 16 September.", "2025-09-16" },
    { "Action: Ann Vale to write within two weeks.", "2025-09-30" },
    { "Action: Ann Vale to report in six months' time.", "2026-03-16" },
    { "Action: Ann Vale to report to the March meeting.", "2026-03-31" },
    { "Action: Ann Vale to write by the end of October.", "2025-10-31" },
    { "Action: Ann Vale to report in January 2026.", "2026-01-31" },
    { "Action: Ann Vale to report to a future meeting.", "" },
    { "Action: Ann Vale to write.", "" },
};

START_TEST(a_due_day_is_reckoned_from_the_meeting)
{
    cparent_reading *reading =
        read_said_at(dues[_i].body, cparent_date_make(2025, 9, 16));
    const cparent_record *record = nth_said(reading, CPARENT_NOUN_ACTION, 0);
    char words[CPARENT_DATE_SIZE];

    ck_assert_ptr_nonnull(record);
    cparent_date_format(cparent_record_date(record, CPARENT_ACTION_DUE_ON),
                        words);
    ck_assert_str_eq(words, dues[_i].expected);
    cparent_reading_unref(reading);
}
END_TEST

START_TEST(without_a_meeting_only_a_whole_date_is_a_day)
{
    cparent_reading *reading =
        read_said("Action: Ann Vale to write by 30 June.");

    ck_assert(!cparent_date_is_set(cparent_record_date(
        nth_said(reading, CPARENT_NOUN_ACTION, 0), CPARENT_ACTION_DUE_ON)));
    cparent_reading_unref(reading);
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("read/when");
    TCase *tcase = tcase_create("when");

    tcase_add_loop_test(tcase,
                        a_period_is_resolved_when_the_words_settle_it, 0,
                        (int)(sizeof(periods) / sizeof(periods[0])));
    tcase_add_loop_test(tcase, a_due_day_is_reckoned_from_the_meeting, 0,
                        (int)(sizeof(dues) / sizeof(dues[0])));
    tcase_add_test(tcase, without_a_meeting_only_a_whole_date_is_a_day);
    suite_add_tcase(suite, tcase);
    return cparent_test_main(suite);
}
