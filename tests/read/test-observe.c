/* SPDX-License-Identifier: Apache-2.0 */
#include "said.h"

static const said_row figures[] = {
    { "There were 318 children in care.", "318 count actual" },
    { "The rate stood at 71.2 per 10,000.",
      "71.2 rate_per_10000 actual" },
    { "Thirty-two young people had left care.", "32 count actual" },
    { "Dental checks were at 84% against a target of 90%.",
      "84 percent actual; 90 percent target" },
    { "Attendance rose from 88.1% to 90.4%.",
      "88.1 percent previous; 90.4 percent actual" },
    { "The number of placements fell from 61 to 48.",
      "61 count previous; 48 count actual" },
    { "In touch rates were between 92 and 95 per cent.",
      "92..95 percent actual" },
    { "The overspend was £2.3m.", "2300000 gbp actual" },
    { "A grant of £450k had been agreed.", "450000 gbp actual" },
    { "It cost £1,204 a week.", "1204 gbp actual" },
    { "44 of 51 reviews had been held.", "44 count actual" },
    { "One in five carers was a relative.", "1 ratio actual" },
    { "Three quarters of children had a passport.", "75 percent actual" },
    { "93% of plans were in date, up from 90%.",
      "93 percent actual; 90 percent previous" },
    { "The average wait was 18 days.", "18 days actual" },
    { "70% of pupils passed, compared with 55% nationally.",
      "70 percent actual; 55 percent benchmark" },
    { "The ambition was 97%.", "97 percent aspiration" },
    { "There was a reduction of 14 on last year.", "14 count actual" },
    { "Of 210 care leavers, twelve were at university.",
      "12 count actual" },
    { "Twelve hundred and four children were known.",
      "1204 count actual" },
    { "Zero young people were excluded.", "0 count actual" },
};

static const char *const nothing[] = {
    "See page 14 of the report.",
    "Members referred to paragraph 3.2 and appendix 4.",
    "Minute 31/24 was agreed as a correct record.",
    "Young people aged 16 to 18 were heard.",
    "Care leavers up to the age of 25 would be supported.",
    "The Children Act 1989 applied.",
    "Reviews took place every six months.",
    "She raised two questions.",
    "The three year strategy would follow.",
    "It was launched in June 2021.",
    "The meeting began at 10.30 am.",
    "Call 01632 960147 for details.",
    "The report covered 2023/24 and Quarter 3.",
    "Return interviews took place within 72 hours.",
    "Pupils in Year 11 and at Key Stage 2 took part.",
    "They lived 20 miles away.",
    "The Board noted the report.",
    "Covid-19 had an effect.",
    "They had moved three or more times.",
    "Standard 25.7 was met.",
};

START_TEST(a_figure_is_read_with_its_unit_and_role)
{
    char line[512];

    figures_said(figures[_i].body, line, sizeof(line));
    ck_assert_str_eq(line, figures[_i].expected);
}
END_TEST

START_TEST(a_number_that_measures_nothing_is_left_out)
{
    char line[512];

    figures_said(nothing[_i], line, sizeof(line));
    ck_assert_str_eq(line, "");
}
END_TEST

START_TEST(the_answer_to_how_many_of_our_is_out_of_them)
{
    cparent_reading *reading = read_said(
        "Councillor Ames asked how many of our 90 homes were full.\n\n"
        "The Head of Service replied that 71 homes were full.");
    const cparent_record *answer =
        nth_said(reading, CPARENT_NOUN_OBSERVATION, 1);
    cparent_value value;

    ck_assert_ptr_nonnull(answer);
    value = cparent_record_value(answer, CPARENT_OBSERVATION_VALUE);
    ck_assert_int_eq(value.unit, CPARENT_UNIT_COUNT);
    ck_assert_int_eq(value.number.coefficient, 71);
    ck_assert_int_eq(value.numerator, 71);
    ck_assert_int_eq(value.denominator, 90);
    cparent_reading_unref(reading);
}
END_TEST

START_TEST(both_ends_of_a_change_know_each_other)
{
    cparent_reading *reading =
        read_said("Attendance rose from 88.1% to 90.4%.");
    const cparent_record *now =
        nth_said(reading, CPARENT_NOUN_OBSERVATION, 1);
    cparent_value from =
        cparent_record_value(now, CPARENT_OBSERVATION_CHANGE_FROM);

    ck_assert_int_eq(from.number.coefficient, 881);
    ck_assert_int_eq(cparent_record_choice(now, CPARENT_OBSERVATION_CHANGE),
                     CPARENT_OBSERVATION_CHANGE_UP);
    cparent_reading_unref(reading);
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("read/observe");
    TCase *tcase = tcase_create("observe");

    tcase_add_loop_test(tcase, a_figure_is_read_with_its_unit_and_role, 0,
                        (int)(sizeof(figures) / sizeof(figures[0])));
    tcase_add_loop_test(tcase, a_number_that_measures_nothing_is_left_out,
                        0, (int)(sizeof(nothing) / sizeof(nothing[0])));
    tcase_add_test(tcase, the_answer_to_how_many_of_our_is_out_of_them);
    tcase_add_test(tcase, both_ends_of_a_change_know_each_other);
    suite_add_tcase(suite, tcase);
    return cparent_test_main(suite);
}
