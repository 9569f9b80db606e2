/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "support.h"

#include <string.h>

#include "core/error-internal.h"
#include "core/text-internal.h"

START_TEST(a_failure_says_where_and_what_and_how_to_mend_it)
{
    cparent_error err = CPARENT_ERROR_INIT;
    char text[256];
    cparent_status status =
        cparent__fail_at(&err, CPARENT_E_PARSE, "a.csv", 14, 8, "DEC",
                         "this is %s", "no day");

    ck_assert_int_eq(status, CPARENT_E_PARSE);
    ck_assert_int_eq(cparent__hint(&err, status, "write %d", 2026),
                     CPARENT_E_PARSE);
    ck_assert_int_eq(err.status, CPARENT_E_PARSE);
    ck_assert_int_eq(err.line, 14);
    ck_assert_int_eq(err.column, 8);
    ck_assert_int_eq((int)err.offset, -1);
    ck_assert_str_eq(err.source, "a.csv");
    ck_assert_str_eq(err.field, "DEC");
    ck_assert_uint_eq(cparent_error_format(&err, text, sizeof text), 38);
    ck_assert_str_eq(text, "a.csv:14:8: this is no day; write 2026");
}
END_TEST

START_TEST(what_is_not_known_is_left_out)
{
    static const struct {
        const char *source;
        int line;
        int column;
        const char *expected;
    } cases[] = {
        { "a.csv", 14, 8, "a.csv:14:8: no" },
        { "a.csv", 14, 0, "a.csv:14: no" },
        { "a.csv", 0, 8, "a.csv: no" },
        { "a.csv", 0, 0, "a.csv: no" },
        { NULL, 14, 8, "14:8: no" },
        { NULL, 14, 0, "14: no" },
        { NULL, 0, 0, "no" },
        { "a.csv", -1, -1, "a.csv: no" },
    };
    size_t i;

    for (i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        cparent_error err = CPARENT_ERROR_INIT;
        char text[64];

        cparent__fail_at(&err, CPARENT_E_PARSE, cases[i].source,
                         cases[i].line, cases[i].column, NULL, "no");
        ck_assert_uint_eq(cparent_error_format(&err, text, sizeof text),
                          strlen(cases[i].expected));
        ck_assert_str_eq(text, cases[i].expected);
    }
}
END_TEST

START_TEST(nobody_needs_to_listen)
{
    char text[4] = "x";

    ck_assert_int_eq(cparent__fail(NULL, CPARENT_E_IO, "x"), CPARENT_E_IO);
    ck_assert_int_eq(cparent__fail_at(NULL, CPARENT_E_IO, "a", 1, 1, "b",
                                      "x"),
                     CPARENT_E_IO);
    ck_assert_int_eq(cparent__hint(NULL, CPARENT_E_IO, "x"), CPARENT_E_IO);
    ck_assert_int_eq(cparent__nomem(NULL), CPARENT_E_NOMEM);
    cparent__error_place(NULL, "a", 1, 1, "b");
    cparent_error_clear(NULL);
    ck_assert_uint_eq(cparent_error_format(NULL, text, sizeof text), 0);
    ck_assert_str_eq(text, "");
    ck_assert_uint_eq(cparent_error_format(NULL, NULL, 0), 0);
}
END_TEST

START_TEST(a_message_is_cut_between_characters)
{
    /* three bytes each; 255 = 85 of them, so shift by 0, 1 and 2 */
    char long_text[400];
    int shift;

    for (shift = 0; shift < 3; shift++) {
        cparent_error err = CPARENT_ERROR_INIT;
        size_t at = (size_t)shift;
        size_t length;

        memset(long_text, 'a', at);
        while (at + 3 < sizeof long_text) {
            memcpy(long_text + at, "\xE2\x82\xAC", 3);
            at += 3;
        }
        long_text[at] = '\0';
        cparent__fail_at(&err, CPARENT_E_PARSE, long_text, 1, 1, long_text,
                         "%s", long_text);
        cparent__hint(&err, CPARENT_E_PARSE, "%s", long_text);
        length = strlen(err.message);
        ck_assert_uint_ge(length, 253);
        ck_assert_uint_eq(cparent__utf8_check(err.message, length), length);
        ck_assert_uint_eq(cparent__utf8_check(err.hint, strlen(err.hint)),
                          strlen(err.hint));
        length = strlen(err.source);
        ck_assert_uint_ge(length, 205);
        ck_assert_uint_eq(cparent__utf8_check(err.source, length), length);
        length = strlen(err.field);
        ck_assert_uint_ge(length, 45);
        ck_assert_uint_eq(cparent__utf8_check(err.field, length), length);
    }
}
END_TEST

START_TEST(a_buffer_of_any_size_is_filled_with_whole_characters)
{
    cparent_error err = CPARENT_ERROR_INIT;
    char text[64];
    char whole[64];
    size_t size;

    cparent__fail_at(&err, CPARENT_E_PARSE, "\xC3\xA9\xF0\x9F\x98\x80.csv",
                     1, 2, NULL, "a\xE2\x82\xAC\xC2\xA3z");
    ck_assert_uint_eq(cparent_error_format(&err, whole, sizeof whole),
                      strlen(whole));
    for (size = 0; size <= sizeof text; size++) {
        size_t length;

        memset(text, '#', sizeof text);
        ck_assert_uint_eq(cparent_error_format(&err, size ? text : NULL,
                                               size),
                          strlen(whole));
        if (size == 0)
            continue;
        length = strlen(text);
        ck_assert_uint_lt(length, size);
        ck_assert_uint_eq(cparent__utf8_check(text, length), length);
        ck_assert_int_eq(memcmp(text, whole, length), 0);
        ck_assert_uint_ge(length + 4,
                          size <= strlen(whole) ? size : length + 4);
    }
}
END_TEST

START_TEST(a_message_is_one_line_of_utf_8)
{
    cparent_error err = CPARENT_ERROR_INIT;

    cparent__fail_at(&err, CPARENT_E_PARSE, "a\nb.csv", 1, 1, "f\tg",
                     "one\r\ntwo\x7Fthree\x1B[31m");
    ck_assert_str_eq(err.source, "a b.csv");
    ck_assert_str_eq(err.field, "f g");
    ck_assert_str_eq(err.message, "one  two three [31m");
    cparent__hint(&err, CPARENT_E_PARSE,
                  "a\xC2\x85z\xE2\x80\xA8z\xE2\x80\xA9z\xC2\x9Bz");
    ck_assert_str_eq(err.hint, "a z z z z");
    cparent__fail(&err, CPARENT_E_PARSE, "bad \xFF\xC3 byte \xE2\x82");
    ck_assert_str_eq(err.message, "bad ?? byte ??");
}
END_TEST

START_TEST(a_new_failure_replaces_the_old_one_whole)
{
    cparent_error err = CPARENT_ERROR_INIT;
    cparent_error empty = CPARENT_ERROR_INIT;

    cparent__fail_at(&err, CPARENT_E_PARSE, "a.csv", 3, 4, "field", "old");
    cparent__hint(&err, CPARENT_E_PARSE, "mend");
    cparent__fail(&err, CPARENT_E_IO, "new after: %s", err.message);
    ck_assert_str_eq(err.message, "new after: old");
    ck_assert_str_eq(err.source, "");
    ck_assert_str_eq(err.hint, "");
    ck_assert_int_eq(err.line, 0);
    cparent_error_clear(&err);
    ck_assert_int_eq(memcmp(&err, &empty, sizeof err), 0);
}
END_TEST

START_TEST(a_place_is_given_only_where_there_is_none)
{
    cparent_error err = CPARENT_ERROR_INIT;

    cparent__fail_at(&err, CPARENT_E_PARSE, NULL, 3, 0, NULL, "x");
    cparent__error_place(&err, "a.csv", 9, 4, "value");
    ck_assert_str_eq(err.source, "a.csv");
    ck_assert_int_eq(err.line, 3);
    ck_assert_int_eq(err.column, 4);
    ck_assert_str_eq(err.field, "value");
    cparent__error_place(&err, "b.csv", 1, 1, "other");
    ck_assert_str_eq(err.source, "a.csv");
    ck_assert_str_eq(err.field, "value");
}
END_TEST

static Suite *
error_suite(void)
{
    Suite *suite = suite_create("core/error");
    TCase *tcase = tcase_create("error");

    tcase_add_test(tcase, a_failure_says_where_and_what_and_how_to_mend_it);
    tcase_add_test(tcase, what_is_not_known_is_left_out);
    tcase_add_test(tcase, nobody_needs_to_listen);
    tcase_add_test(tcase, a_message_is_cut_between_characters);
    tcase_add_test(tcase, a_buffer_of_any_size_is_filled_with_whole_characters);
    tcase_add_test(tcase, a_message_is_one_line_of_utf_8);
    tcase_add_test(tcase, a_new_failure_replaces_the_old_one_whole);
    tcase_add_test(tcase, a_place_is_given_only_where_there_is_none);
    suite_add_tcase(suite, tcase);
    return suite;
}

int
main(void)
{
    return cparent_test_main(error_suite());
}
