/* SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>
#include <string.h>

#include "challenge/asked-internal.h"
#include "council.h"
#include "core/alloc-internal.h"

/* A set of questions that only this suite puts together. */
static cparent_status
ask(cparent_challenges *asked, const char *wording,
    const cparent__blank *blanks, size_t count,
    const cparent_record *evidence, cparent_error *err)
{
    cparent__asking asking = { NULL, asked, "CQ00", wording, err };

    return cparent__ask(&asking, blanks, count, &evidence,
                        evidence == NULL ? 0 : 1);
}

static void
let_go(cparent_challenges *asked)
{
    for (size_t i = 0; i < asked->count; i++)
        cparent__question_clear(&asked->questions[i]);
    cparent__free(asked->questions);
}

START_TEST(words_and_figures_become_segments)
{
    council self = { 0 };
    cparent_challenges asked = { 0 };
    cparent_error err = CPARENT_ERROR_INIT;
    const cparent__segment *segments;
    const cparent_record *figure =
        council_figure(&self, "far", "2025-01", "22.1");
    cparent_value value =
        cparent_record_value(figure, CPARENT_OBSERVATION_VALUE);
    const cparent__blank blanks[] = {
        { "value", NULL, &value, figure },
        { "who", "the child’s", NULL, figure },
        { "ours", "own", NULL, NULL },
    };

    ck_assert_ok(ask(&asked, "{value} of {who} {ours} words", blanks, 3,
                     figure, &err),
                 &err);
    ck_assert_str_eq(cparent_challenges_question(&asked, 0),
                     "22.1% of the child’s own words");
    ck_assert_uint_eq(cparent__challenge_segments(&asked, 0, &segments), 6);
    ck_assert_ptr_null(segments[0].words);
    ck_assert_ptr_eq(segments[0].observation, figure);
    ck_assert(cparent_value_equal(&segments[0].value, &value));
    ck_assert_str_eq(segments[1].words, " of ");
    ck_assert_ptr_null(segments[1].record);
    ck_assert_str_eq(segments[2].words, "the child’s");
    ck_assert_ptr_eq(segments[2].record, figure);
    ck_assert_str_eq(segments[3].words, " ");
    ck_assert_str_eq(segments[4].words, "own");
    ck_assert_ptr_null(segments[4].record);
    ck_assert_str_eq(segments[5].words, " words");
    ck_assert_ptr_eq(cparent_challenges_evidence(&asked, 0, 0), figure);
    let_go(&asked);
    council_free(&self);
}
END_TEST

START_TEST(words_with_braces_in_them_are_not_filled_in_again)
{
    cparent_challenges asked = { 0 };
    cparent_error err = CPARENT_ERROR_INIT;
    const cparent__blank blank = { "a", "{a} and {b", NULL, NULL };

    ck_assert_ok(ask(&asked, "‘{a}’", &blank, 1, NULL, &err), &err);
    ck_assert_str_eq(cparent_challenges_question(&asked, 0),
                     "‘{a} and {b’");
    let_go(&asked);
}
END_TEST

START_TEST(a_brace_that_nothing_closes_is_a_brace)
{
    cparent_challenges asked = { 0 };
    cparent_error err = CPARENT_ERROR_INIT;
    const cparent__blank blank = { "a", "x", NULL, NULL };

    ck_assert_ok(ask(&asked, "{a}{a} } {a", &blank, 1, NULL, &err), &err);
    ck_assert_str_eq(cparent_challenges_question(&asked, 0), "xx } {a");
    let_go(&asked);
}
END_TEST

START_TEST(a_blank_that_cannot_be_filled_fails_and_names_the_rule)
{
    cparent_challenges asked = { 0 };
    cparent_error err = CPARENT_ERROR_INIT;
    const cparent__blank blanks[] = { { "a", "x", NULL, NULL },
                                      { "gone", NULL, NULL, NULL } };

    ck_assert_status(ask(&asked, "{b}", blanks, 2, NULL, &err),
                     CPARENT_E_INVALID, &err);
    ck_assert(support_contains(err.message, "CQ00"));
    ck_assert_str_eq(err.source, "challenge_rules.tsv");
    ck_assert_status(ask(&asked, "{gone}", blanks, 2, NULL, &err),
                     CPARENT_E_INVALID, &err);
    ck_assert_uint_eq(cparent_challenges_count(&asked), 0);
    let_go(&asked);
}
END_TEST

START_TEST(a_rule_without_wording_asks_nothing)
{
    cparent_challenges asked = { 0 };
    cparent_error err = CPARENT_ERROR_INIT;

    ck_assert_status(ask(&asked, "", NULL, 0, NULL, &err),
                     CPARENT_E_INVALID, &err);
    ck_assert_uint_eq(cparent_challenges_count(&asked), 0);
    let_go(&asked);
}
END_TEST

static Suite *
ask_suite(void)
{
    Suite *suite = suite_create("challenge/ask");
    TCase *tests = tcase_create("ask");

    tcase_add_test(tests, words_and_figures_become_segments);
    tcase_add_test(tests, words_with_braces_in_them_are_not_filled_in_again);
    tcase_add_test(tests, a_brace_that_nothing_closes_is_a_brace);
    tcase_add_test(tests,
                   a_blank_that_cannot_be_filled_fails_and_names_the_rule);
    tcase_add_test(tests, a_rule_without_wording_asks_nothing);
    suite_add_tcase(suite, tests);
    return suite;
}

int
main(void)
{
    return cparent_test_main(ask_suite());
}
