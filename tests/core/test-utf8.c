/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "support.h"

#include <string.h>

#include "core/text-internal.h"

START_TEST(every_code_point_is_written_and_read_back)
{
    int32_t code;

    for (code = 0; code <= 0x10FFFF; code++) {
        char bytes[4];
        size_t used = 0;
        size_t length;
        size_t expected = code < 0x80      ? 1
                          : code < 0x800   ? 2
                          : code < 0x10000 ? 3
                                           : 4;

        if (code >= 0xD800 && code <= 0xDFFF)
            continue;
        length = cparent__utf8_encode(code, bytes);
        if (length != expected ||
            cparent__utf8_decode(bytes, length, &used) != code ||
            used != length || cparent__utf8_check(bytes, length) != length)
            ck_abort_msg("U+%04X", (unsigned)code);
    }
}
END_TEST

START_TEST(what_is_no_code_point_is_written_as_the_replacement)
{
    static const int32_t wrong[] = { -1, 0xD800, 0xDFFF, 0x110000,
                                     INT32_MAX, INT32_MIN };
    size_t i;

    for (i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        char bytes[4];

        ck_assert_uint_eq(cparent__utf8_encode(wrong[i], bytes), 3);
        ck_assert_int_eq(memcmp(bytes, "\xEF\xBF\xBD", 3), 0);
    }
}
END_TEST

START_TEST(every_kind_of_damage_is_refused)
{
    static const char *const wrong[] = {
        "\x80", "\xBF",                 /* a continuation alone */
        "\xC0\x80", "\xC1\xBF",         /* overlong in two */
        "\xE0\x80\x80", "\xE0\x9F\xBF", /* overlong in three */
        "\xF0\x80\x80\x80", "\xF0\x8F\xBF\xBF", /* overlong in four */
        "\xED\xA0\x80", "\xED\xBF\xBF", /* surrogates */
        "\xF4\x90\x80\x80",             /* beyond U+10FFFF */
        "\xF5\x80\x80\x80", "\xF8\x88\x80\x80\x80", "\xFE", "\xFF",
        "\xC2", "\xE2\x82", "\xF0\x9F\x98", /* cut off */
        "\xC2\x41", "\xE2\x41\x80", "\xE2\x82\x41", "\xF0\x9F\x98\x41",
        "\xC2\xC2\xA3"                  /* begun twice */
    };
    size_t i;

    for (i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        size_t length = strlen(wrong[i]);
        size_t used = 9;
        char framed[16] = "ab";

        if (cparent__utf8_decode(wrong[i], length, &used) != -1 ||
            used != 1)
            ck_abort_msg("case %zu", i);
        memcpy(framed + 2, wrong[i], length);
        ck_assert_uint_eq(cparent__utf8_check(framed, 2 + length), 2);
    }
}
END_TEST

START_TEST(every_two_bytes_are_judged_as_the_standard_says)
{
    int first;
    int second;

    for (first = 0; first < 256; first++)
        for (second = 0; second < 256; second++) {
            char bytes[2] = { (char)first, (char)second };
            bool good = (first < 0x80 && second < 0x80) ||
                        (first >= 0xC2 && first <= 0xDF &&
                         second >= 0x80 && second <= 0xBF);

            if ((cparent__utf8_check(bytes, 2) == 2) != good)
                ck_abort_msg("%02X %02X", (unsigned)first,
                             (unsigned)second);
        }
}
END_TEST

START_TEST(nothing_is_read_beyond_the_length)
{
    size_t used = 9;

    ck_assert_int_eq(cparent__utf8_decode("", 0, &used), -1);
    ck_assert_uint_eq(used, 1);
    ck_assert_int_eq(cparent__utf8_decode("\xE2\x82\xAC", 2, &used), -1);
    ck_assert_int_eq(cparent__utf8_decode("\xE2\x82\xAC", 3, &used),
                     0x20AC);
    ck_assert_uint_eq(cparent__utf8_check("", 0), 0);
    ck_assert_uint_eq(cparent__utf8_check("a\0b", 3), 3);
}
END_TEST

static Suite *
utf8_suite(void)
{
    Suite *suite = suite_create("core/utf8");
    TCase *tcase = tcase_create("utf8");

    tcase_add_test(tcase, every_code_point_is_written_and_read_back);
    tcase_add_test(tcase, what_is_no_code_point_is_written_as_the_replacement);
    tcase_add_test(tcase, every_kind_of_damage_is_refused);
    tcase_add_test(tcase, every_two_bytes_are_judged_as_the_standard_says);
    tcase_add_test(tcase, nothing_is_read_beyond_the_length);
    suite_add_tcase(suite, tcase);
    return suite;
}

int
main(void)
{
    return cparent_test_main(utf8_suite());
}
