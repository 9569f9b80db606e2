/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "support.h"

#include <jansson.h>
#include <string.h>

#include "core/alloc-internal.h"
#include "format/json-internal.h"

static cparent__text text;
static cparent__json json;

static void
setup(void)
{
    cparent__text fresh = CPARENT__TEXT_INIT(CPARENT__TEXT_MEDIUM);

    text = fresh;
    cparent__json_begin(&json, &text, false);
}

static void
teardown(void)
{
    cparent__text_free(&text);
    ck_assert_int_eq(cparent__alloc_live(), 0);
}

static void
assert_written(const char *expected)
{
    ck_assert_int_eq(cparent__text_status(&text, NULL), CPARENT_OK);
    ck_assert_str_eq(cparent__text_string(&text), expected);
}

START_TEST(values_follow_one_another_with_commas)
{
    cparent__json_open(&json, '{');
    cparent__json_put_string(&json, "a", "x");
    cparent__json_put_string(&json, "b", NULL);
    cparent__json_key(&json, "c");
    cparent__json_open(&json, '[');
    cparent__json_integer(&json, INT64_MIN);
    cparent__json_bool(&json, true);
    cparent__json_bool(&json, false);
    cparent__json_open(&json, '{');
    cparent__json_close(&json, '}');
    cparent__json_open(&json, '[');
    cparent__json_close(&json, ']');
    cparent__json_null(&json);
    cparent__json_close(&json, ']');
    cparent__json_put_integer(&json, "d", 7);
    cparent__json_close(&json, '}');
    assert_written("{\"a\":\"x\",\"b\":null,\"c\":[-9223372036854775808,"
                   "true,false,{},[],null],\"d\":7}");
}
END_TEST

START_TEST(pretty_documents_are_indented)
{
    cparent__json_begin(&json, &text, true);
    cparent__json_open(&json, '{');
    cparent__json_key(&json, "a");
    cparent__json_open(&json, '[');
    cparent__json_integer(&json, 1);
    cparent__json_integer(&json, 2);
    cparent__json_close(&json, ']');
    cparent__json_key(&json, "b");
    cparent__json_open(&json, '{');
    cparent__json_close(&json, '}');
    cparent__json_close(&json, '}');
    assert_written("{\n  \"a\": [\n    1,\n    2\n  ],\n  \"b\": {}\n}");
}
END_TEST

START_TEST(a_decimal_is_written_as_it_is)
{
    static const cparent_decimal numbers[] = {
        { 624, 1, 0 }, { 50, 2, 0 }, { -3, 0, 0 }, { 1, 15, 0 },
        { 999999999999999999, 0, 0 }
    };
    size_t i;

    cparent__json_open(&json, '[');
    for (i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
        cparent__json_decimal(&json, numbers[i]);
    cparent__json_close(&json, ']');
    assert_written("[62.4,0.50,-3,0.000000000000001,999999999999999999]");
}
END_TEST

START_TEST(what_a_page_or_script_would_take_for_its_own_is_escaped)
{
    cparent__json_string(&json, "</script>\"\\\b\t\n\v\f\r\x01\x7F\xE2\x80"
                                "\xA8\xE2\x80\xA9\xE2\x80\xA7");
    assert_written("\"\\u003c/script>\\\"\\\\\\b\\t\\n\\u000b\\f\\r\\u0001"
                   "\\u007f\\u2028\\u2029\xE2\x80\xA7\"");
}
END_TEST

START_TEST(bytes_that_are_not_utf_8_become_a_replacement)
{
    cparent__json_bytes(&json, "a\xFF\xC3(\0z", 6);
    assert_written("\"a\xEF\xBF\xBD\xEF\xBF\xBD(\\u0000z\"");
}
END_TEST

/* Another parser reads back every character but NUL. */
START_TEST(another_parser_reads_the_same_string)
{
    char all[400];
    size_t length = 0;
    int32_t point;
    json_t *read;
    json_error_t error;

    for (point = 1; point < 0x100; point++)
        length += cparent__utf8_encode(point, all + length);
    length += cparent__utf8_encode(0x2028, all + length);
    length += cparent__utf8_encode(0x1F600, all + length);
    all[length] = '\0';
    cparent__json_string(&json, all);
    read = json_loads(cparent__text_string(&text), JSON_DECODE_ANY, &error);
    ck_assert_msg(read != NULL, "%s", error.text);
    ck_assert_str_eq(json_string_value(read), all);
    json_decref(read);
}
END_TEST

START_TEST(a_key_is_a_string_like_any)
{
    cparent__json_open(&json, '{');
    cparent__json_key(&json, "<\"");
    cparent__json_null(&json);
    cparent__json_close(&json, '}');
    assert_written("{\"\\u003c\\\"\":null}");
}
END_TEST

START_TEST(a_text_that_is_full_says_so)
{
    cparent__text small = CPARENT__TEXT_INIT(4);

    cparent__json_begin(&json, &small, false);
    cparent__json_string(&json, "hello");
    ck_assert_int_eq(cparent__text_status(&small, NULL), CPARENT_E_LIMIT);
    cparent__text_free(&small);
}
END_TEST

static Suite *
json_write_suite(void)
{
    Suite *suite = suite_create("json-write");
    TCase *tcase = tcase_create("json-write");

    tcase_add_checked_fixture(tcase, setup, teardown);
    tcase_add_test(tcase, values_follow_one_another_with_commas);
    tcase_add_test(tcase, pretty_documents_are_indented);
    tcase_add_test(tcase, a_decimal_is_written_as_it_is);
    tcase_add_test(tcase,
                   what_a_page_or_script_would_take_for_its_own_is_escaped);
    tcase_add_test(tcase, bytes_that_are_not_utf_8_become_a_replacement);
    tcase_add_test(tcase, another_parser_reads_the_same_string);
    tcase_add_test(tcase, a_key_is_a_string_like_any);
    tcase_add_test(tcase, a_text_that_is_full_says_so);
    suite_add_tcase(suite, tcase);
    return suite;
}

int
main(void)
{
    return cparent_test_main(json_write_suite());
}
