/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "support.h"

#include <string.h>

#include "core/alloc-internal.h"
#include "format/csv-internal.h"

static void
assert_cell(const char *cell, const char *expected)
{
    cparent__text text = CPARENT__TEXT_INIT(CPARENT__TEXT_MEDIUM);

    cparent__csv_write(&text, cell, true);
    ck_assert_str_eq(cparent__text_string(&text), expected);
    cparent__text_free(&text);
}

START_TEST(plain_cells_stay_plain)
{
    assert_cell("", "");
    assert_cell("62.4", "62.4");
    assert_cell("Wyn & Co", "Wyn & Co");
    assert_cell("it's", "it's");
    assert_cell("\xC3\xA9t\xC3\xA9", "\xC3\xA9t\xC3\xA9");
}
END_TEST

START_TEST(what_would_break_a_row_is_quoted)
{
    assert_cell("a,b", "\"a,b\"");
    assert_cell("say \"so\"", "\"say \"\"so\"\"\"");
    assert_cell("a\nb", "\"a\nb\"");
    assert_cell("a\r\nb", "\"a\r\nb\"");
    assert_cell(" a", "\" a\"");
}
END_TEST

START_TEST(a_formula_is_made_harmless)
{
    static const char *const formulas[] = {
        "=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1",
        "\n=1", "\xEF\xBC\x9D" "1", "\xEF\xBC\xA0" "x", "-", "--1", "+-1"
    };
    size_t i;

    for (i = 0; i < sizeof formulas / sizeof formulas[0]; i++) {
        cparent__text text = CPARENT__TEXT_INIT(CPARENT__TEXT_MEDIUM);

        cparent__csv_write(&text, formulas[i], true);
        ck_assert_msg(strncmp(text.data, "\"'", 2) == 0, "%s", text.data);
        ck_assert_int_eq(text.data[text.length - 1], '"');
        cparent__text_free(&text);
    }
}
END_TEST

START_TEST(a_number_with_a_sign_is_only_a_number)
{
    assert_cell("-3", "-3");
    assert_cell("-0.5", "-0.5");
    assert_cell("=-3", "\"'=-3\"");
}
END_TEST

START_TEST(cells_after_the_first_follow_a_comma)
{
    cparent__text text = CPARENT__TEXT_INIT(CPARENT__TEXT_MEDIUM);

    cparent__csv_write(&text, "a", true);
    cparent__csv_write(&text, "", false);
    cparent__csv_write(&text, "b,c", false);
    ck_assert_str_eq(cparent__text_string(&text), "a,,\"b,c\"");
    cparent__text_free(&text);
}
END_TEST

START_TEST(what_is_written_is_read_back)
{
    static const char *const cells[] = { "a,b", "say \"so\"", "x\ny",
                                         "\"\"", "\xC3\xA9,\"\r\n.", "z" };
    enum { COUNT = sizeof cells / sizeof cells[0] };
    cparent__text text = CPARENT__TEXT_INIT(CPARENT__TEXT_MEDIUM);
    cparent_error err = CPARENT_ERROR_INIT;
    cparent_source *source = NULL;
    cparent__csv *csv = NULL;
    int i;

    cparent__text_add(&text, "a,b,c,d,e,f\n");
    for (i = 0; i < COUNT; i++)
        cparent__csv_write(&text, cells[i], i == 0);
    cparent__text_char(&text, '\n');
    ck_assert_ok(cparent_source_from_bytes("t", text.data, text.length,
                                           &source, &err), &err);
    ck_assert_ok(cparent__csv_open(source, NULL, &csv, &err), &err);
    ck_assert_ok(cparent__csv_next(csv, &err), &err);
    for (i = 0; i < COUNT; i++)
        ck_assert_str_eq(cparent__csv_cell(csv, i), cells[i]);
    cparent__csv_free(csv);
    cparent_source_unref(source);
    cparent__text_free(&text);
    ck_assert_int_eq(cparent__alloc_live(), 0);
}
END_TEST

static Suite *
csv_write_suite(void)
{
    Suite *suite = suite_create("csv-write");
    TCase *tcase = tcase_create("csv-write");

    tcase_add_test(tcase, plain_cells_stay_plain);
    tcase_add_test(tcase, what_would_break_a_row_is_quoted);
    tcase_add_test(tcase, a_formula_is_made_harmless);
    tcase_add_test(tcase, a_number_with_a_sign_is_only_a_number);
    tcase_add_test(tcase, cells_after_the_first_follow_a_comma);
    tcase_add_test(tcase, what_is_written_is_read_back);
    suite_add_tcase(suite, tcase);
    return suite;
}

int
main(void)
{
    return cparent_test_main(csv_write_suite());
}
