/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "fixture.h"
#include "report/legible-internal.h"
#include "support.h"

static char *
document_of(const char *name)
{
    cparent__text text = CPARENT__TEXT_INIT(CPARENT__TEXT_LARGE);
    cparent_error err = CPARENT_ERROR_INIT;
    char *copy;

    ck_assert_ok(cparent__report_markdown(fixture_named(name), &text, &err),
                 &err);
    copy = strdup(cparent__text_string(&text));
    ck_assert_ptr_nonnull(copy);
    cparent__text_free(&text);
    return copy;
}

static void
assert_written(const char *words, const char *expected)
{
    cparent__text text = CPARENT__TEXT_INIT(CPARENT__TEXT_MEDIUM);

    cparent__legible_markdown(&text, words);
    ck_assert_str_eq(cparent__text_string(&text), expected);
    cparent__text_free(&text);
}

START_TEST(words_never_become_markup)
{
    assert_written("a *b* _c_", "a \\*b\\* \\_c\\_");
    assert_written("[x](javascript:y)", "\\[x\\](javascript:y)");
    assert_written("<b>&amp;", "\\<b\\>\\&amp;");
    assert_written("a | b", "a \\| b");
    assert_written("# no heading", "\\# no heading");
    assert_written("- no list", "\\- no list");
    assert_written("12. no list", "12\\. no list");
    assert_written("62.4 is a number, a-b a word",
                   "62.4 is a number, a-b a word");
    assert_written("two\nlines\r\nof text", "two lines  of text");
}
END_TEST

START_TEST(a_cell_never_breaks_its_row)
{
    char *document = document_of("hostile");
    size_t columns = 0;
    bool inside = false;

    for (char *line = strtok(document, "\n"); line != NULL;
         line = strtok(NULL, "\n")) {
        size_t bars = 0;

        for (char *c = line; *c != '\0'; c++)
            bars += *c == '|' && (c == line || c[-1] != '\\');
        if (line[0] != '|') {
            inside = false;
            continue;
        }
        if (!inside)
            columns = bars;
        inside = true;
        ck_assert_uint_eq(bars, columns);
    }
    ck_assert_uint_gt(columns, 0);
    free(document);
}
END_TEST

START_TEST(every_reference_has_its_heading)
{
    char *document = document_of("rich");

    ck_assert_ptr_nonnull(strstr(document, "[S1](#s1)"));
    ck_assert_ptr_nonnull(strstr(document, "\n#### S1\n"));
    ck_assert_ptr_nonnull(strstr(document, "\n#### S5\n"));
    free(document);
}
END_TEST

START_TEST(only_web_addresses_become_links)
{
    char *document = document_of("hostile");

    ck_assert_ptr_null(strstr(document, "](<javascript"));
    ck_assert_ptr_null(strstr(document, "](<data"));
    ck_assert_ptr_nonnull(
        strstr(document, "](<https://example.org/?a=1&b=2>)"));
    free(document);
}
END_TEST

START_TEST(a_status_has_a_mark_and_a_word)
{
    char *document = document_of("rich");

    ck_assert_ptr_nonnull(strstr(document, "■ Off target"));
    ck_assert_ptr_nonnull(strstr(document, "● On target"));
    ck_assert_ptr_nonnull(strstr(document, "↑ up 0.7 points, worse"));
    free(document);
}
END_TEST

static Suite *
markdown_suite(void)
{
    Suite *suite = suite_create("report/markdown");
    TCase *tests = tcase_create("documents");

    tcase_add_test(tests, words_never_become_markup);
    tcase_add_test(tests, a_cell_never_breaks_its_row);
    tcase_add_test(tests, every_reference_has_its_heading);
    tcase_add_test(tests, only_web_addresses_become_links);
    tcase_add_test(tests, a_status_has_a_mark_and_a_word);
    suite_add_tcase(suite, tests);
    return suite;
}

int
main(void)
{
    return cparent_test_main(markdown_suite());
}
