/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "support.h"

#include <stdlib.h>
#include <string.h>

#include "core/alloc-internal.h"
#include "core/text-internal.h"

START_TEST(a_text_grows_and_is_always_ended)
{
    cparent__text text = CPARENT__TEXT_INIT(CPARENT__TEXT_MEDIUM);
    int i;

    ck_assert_str_eq(cparent__text_string(&text), "");
    for (i = 0; i < 1000; i++) {
        cparent__text_char(&text, (char)('a' + i % 26));
        ck_assert_uint_eq(strlen(cparent__text_string(&text)),
                          (size_t)i + 1);
    }
    cparent__text_append(&text, "x\0y", 3);
    ck_assert_uint_eq(text.length, 1003);
    ck_assert_int_eq(cparent__text_status(&text, NULL), CPARENT_OK);
    cparent__text_clear(&text);
    ck_assert_str_eq(cparent__text_string(&text), "");
    cparent__text_append(&text, NULL, 0);
    ck_assert_str_eq(cparent__text_string(&text), "");
    cparent__text_free(&text);
    ck_assert_int_eq(cparent__alloc_live(), 0);
}
END_TEST

START_TEST(the_first_failure_sticks)
{
    cparent__text text = CPARENT__TEXT_INIT(10);
    cparent_error err = CPARENT_ERROR_INIT;

    cparent__text_add(&text, "0123456789");
    ck_assert_int_eq(cparent__text_status(&text, &err), CPARENT_OK);
    cparent__text_char(&text, 'x');
    cparent__text_append(&text, "", 0);
    ck_assert_str_eq(cparent__text_string(&text), "0123456789");
    ck_assert_status(cparent__text_status(&text, &err), CPARENT_E_LIMIT,
                     &err);
    ck_assert(support_contains(err.message, "10 bytes"));
    ck_assert_ptr_null(cparent__text_take(&text));
    ck_assert_int_eq(cparent__alloc_live(), 0);
    cparent__text_clear(&text);
    cparent__text_addf(&text, "%s", "again");
    ck_assert_str_eq(cparent__text_string(&text), "again");
    cparent__text_free(&text);
}
END_TEST

START_TEST(a_huge_length_is_a_limit_and_no_overflow)
{
    cparent__text text = CPARENT__TEXT_INIT(100);

    cparent__text_add(&text, "abc");
    cparent__text_append(&text, "abc", SIZE_MAX);
    ck_assert_int_eq(cparent__text_status(&text, NULL), CPARENT_E_LIMIT);
    cparent__text_free(&text);
}
END_TEST

START_TEST(memory_that_runs_out_sticks_too)
{
    cparent__text text = CPARENT__TEXT_INIT(CPARENT__TEXT_MEDIUM);
    cparent_error err = CPARENT_ERROR_INIT;

    cparent__alloc_fail_at(1, false);
    cparent__text_add(&text, "abc");
    cparent__text_add(&text, "def");
    ck_assert_status(cparent__text_status(&text, &err), CPARENT_E_NOMEM,
                     &err);
    ck_assert_str_eq(cparent__text_string(&text), "");
    cparent__text_free(&text);
    ck_assert_int_eq(cparent__alloc_live(), 0);
}
END_TEST

START_TEST(formatted_text_of_any_length_is_whole)
{
    size_t length;

    for (length = 0; length < 700; length++) {
        cparent__text text = CPARENT__TEXT_INIT(CPARENT__TEXT_MEDIUM);
        char word[701];

        memset(word, 'w', length);
        word[length] = '\0';
        cparent__text_addf(&text, "<%s %d>", word, 7);
        ck_assert_uint_eq(text.length, length + 4);
        ck_assert_uint_eq(strlen(text.data), length + 4);
        ck_assert_int_eq(memcmp(text.data + 1, word, length), 0);
        ck_assert_str_eq(text.data + length + 1, " 7>");
        cparent__text_free(&text);
    }
}
END_TEST

START_TEST(formatted_text_keeps_to_the_limit)
{
    cparent__text text = CPARENT__TEXT_INIT(300);
    char word[400];

    memset(word, 'w', sizeof word - 1);
    word[sizeof word - 1] = '\0';
    cparent__text_addf(&text, "%s", word);
    ck_assert_int_eq(cparent__text_status(&text, NULL), CPARENT_E_LIMIT);
    cparent__text_free(&text);
}
END_TEST

START_TEST(taking_hands_over_and_empties)
{
    cparent__text text = CPARENT__TEXT_INIT(CPARENT__TEXT_MEDIUM);
    char *taken = cparent__text_take(&text);

    ck_assert_str_eq(taken, "");
    cparent__free(taken);
    cparent__text_add(&text, "abc");
    taken = cparent__text_take(&text);
    ck_assert_str_eq(taken, "abc");
    ck_assert_str_eq(cparent__text_string(&text), "");
    cparent__text_add(&text, "new");
    ck_assert_str_eq(taken, "abc");
    cparent__free(taken);
    cparent__text_free(&text);
    ck_assert_int_eq(cparent__alloc_live(), 0);
}
END_TEST

START_TEST(letters_are_those_of_ascii_whatever_the_locale)
{
    int c;

    for (c = -200; c < 400; c++) {
        bool upper = c >= 65 && c <= 90;
        bool lower = c >= 97 && c <= 122;

        ck_assert_int_eq(cparent__is_digit(c), c >= 48 && c <= 57);
        ck_assert_int_eq(cparent__is_upper(c), upper);
        ck_assert_int_eq(cparent__is_alpha(c), upper || lower);
        ck_assert_int_eq(cparent__is_space(c),
                         c == 32 || (c >= 9 && c <= 13));
        ck_assert_int_eq(cparent__lower(c), upper ? c + 32 : c);
    }
}
END_TEST

START_TEST(case_is_folded_in_ascii_only)
{
    ck_assert(cparent__equal_fold("", ""));
    ck_assert(cparent__equal_fold("Kirklees", "kIRKLEES"));
    ck_assert(!cparent__equal_fold("Kirklees", "Kirklee"));
    ck_assert(!cparent__equal_fold("Kirklee", "Kirklees"));
    ck_assert(!cparent__equal_fold("a", ""));
    ck_assert(!cparent__equal_fold("@", "`"));
    ck_assert(!cparent__equal_fold("[", "{"));
    ck_assert(!cparent__equal_fold("\xC3\x89", "\xC3\xA9"));
}
END_TEST

static Suite *
text_suite(void)
{
    Suite *suite = suite_create("core/text");
    TCase *tcase = tcase_create("text");

    tcase_add_test(tcase, a_text_grows_and_is_always_ended);
    tcase_add_test(tcase, the_first_failure_sticks);
    tcase_add_test(tcase, a_huge_length_is_a_limit_and_no_overflow);
    tcase_add_test(tcase, memory_that_runs_out_sticks_too);
    tcase_add_test(tcase, formatted_text_of_any_length_is_whole);
    tcase_add_test(tcase, formatted_text_keeps_to_the_limit);
    tcase_add_test(tcase, taking_hands_over_and_empties);
    tcase_add_test(tcase, letters_are_those_of_ascii_whatever_the_locale);
    tcase_add_test(tcase, case_is_folded_in_ascii_only);
    suite_add_tcase(suite, tcase);
    return suite;
}

int
main(void)
{
    return cparent_test_main(text_suite());
}
