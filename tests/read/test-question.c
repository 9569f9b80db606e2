/* SPDX-License-Identifier: Apache-2.0 */
#include "said.h"

static const struct {
    const char *body;
    const char *question;
    const char *asker;
    const char *answerer;
} asked[] = {
    { "Councillor Ames asked why checks had fallen. The Director said that "
      "dentists were few.",
      "why checks had fallen", "Councillor Ames", "The Director" },
    { "A Member queried whether it was safe.\n\nThe Head of Service replied "
      "that it was.",
      "whether it was safe", "A Member", "The Head of Service" },
    { "In response to a question about costs, Mr Odell explained that they "
      "were rising.",
      "costs", "-", "Mr Odell" },
    { "When asked how long it took, the Board were reassured that it was "
      "quick.",
      "how long it took", "-", "-" },
    { "The Chair asked, on behalf of Councillor Rowe, whether visits were "
      "made. Ms Vale confirmed that they were.",
      "whether visits were made", "Councillor Rowe", "Ms Vale" },
    { "In response to a query from Cllr Day regarding absence, it was noted "
      "that it had fallen.",
      "absence", "Cllr Day", "-" },
    { "asked by Mr Treloar how long a child waited, Mr Odell said that it "
      "was a week",
      "how long a child waited", "Mr Treloar", "Mr Odell" },
    { "Members sought assurance about the quality of homes.",
      "the quality of homes", "Members", "-" },
};

static const char *const none[] = {
    "The Director explained that costs were rising.",
    "Members asked that a report be provided.",
    "The practicality was questioned by nobody in the end.",
    "The Board requested that the plan be shared.",
    "Members discussed the report.",
};

START_TEST(a_question_has_its_asker_and_answerer)
{
    char line[512];

    texts_said(asked[_i].body, CPARENT_NOUN_QUESTION, CPARENT_QUESTION_TEXT,
               line, sizeof(line));
    ck_assert_str_eq(line, asked[_i].question);
    texts_said(asked[_i].body, CPARENT_NOUN_QUESTION,
               CPARENT_QUESTION_ASKED_BY, line, sizeof(line));
    ck_assert_str_eq(line, asked[_i].asker);
    texts_said(asked[_i].body, CPARENT_NOUN_QUESTION,
               CPARENT_QUESTION_ANSWERED_BY, line, sizeof(line));
    ck_assert_str_eq(line, asked[_i].answerer);
}
END_TEST

START_TEST(what_nobody_asked_is_no_question)
{
    char line[512];

    texts_said(none[_i], CPARENT_NOUN_QUESTION, CPARENT_QUESTION_TEXT, line,
               sizeof(line));
    ck_assert_str_eq(line, "");
}
END_TEST

START_TEST(two_questions_of_one_member_get_an_answer_each)
{
    cparent_reading *reading = read_said(
        "She asked how many homes were full. She also asked what was being "
        "done.\n\nThe Director replied that six were full. He said that "
        "two more would open.");

    ck_assert_uint_eq(count_said(reading, CPARENT_NOUN_QUESTION), 2);
    ck_assert_str_eq(
        or_dash(cparent_record_text(
            nth_said(reading, CPARENT_NOUN_QUESTION, 0),
            CPARENT_QUESTION_ANSWER)),
        "six were full.");
    ck_assert_str_eq(
        or_dash(cparent_record_text(
            nth_said(reading, CPARENT_NOUN_QUESTION, 1),
            CPARENT_QUESTION_ANSWER)),
        "two more would open.");
    cparent_reading_unref(reading);
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("read/question");
    TCase *tcase = tcase_create("question");

    tcase_add_loop_test(tcase, a_question_has_its_asker_and_answerer, 0,
                        (int)(sizeof(asked) / sizeof(asked[0])));
    tcase_add_loop_test(tcase, what_nobody_asked_is_no_question, 0,
                        (int)(sizeof(none) / sizeof(none[0])));
    tcase_add_test(tcase, two_questions_of_one_member_get_an_answer_each);
    suite_add_tcase(suite, tcase);
    return cparent_test_main(suite);
}
