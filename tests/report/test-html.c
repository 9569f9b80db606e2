/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/alloc-internal.h"
#include "fixture.h"
#include "report/legible-internal.h"
#include "support.h"

/* The page of a pack; free() it. */
static char *
page_of(const char *name)
{
    cparent__text text = CPARENT__TEXT_INIT(CPARENT__TEXT_LARGE);
    cparent_error err = CPARENT_ERROR_INIT;
    char *copy;

    ck_assert_ok(cparent__report_html(fixture_named(name), &text, &err),
                 &err);
    copy = strdup(cparent__text_string(&text));
    ck_assert_ptr_nonnull(copy);
    cparent__text_free(&text);
    return copy;
}

static size_t
times(const char *page, const char *words)
{
    size_t count = 0;

    for (page = strstr(page, words); page != NULL;
         page = strstr(page + 1, words))
        count++;
    return count;
}

static void
assert_absent(const char *page, const char *words)
{
    const char *found = strstr(page, words);

    ck_assert_msg(found == NULL, "found “%s” in: %.80s", words,
                  found != NULL ? found : "");
}

START_TEST(markup_in_words_stays_words)
{
    static const char *const never[] = { "<script", "<img", "<i>", "<as at",
                                         "</style><b", "<iframe",
                                         "alert(\"x\")" };
    char *page = page_of("hostile");

    for (size_t i = 0; i < sizeof never / sizeof never[0]; i++)
        assert_absent(page, never[i]);
    ck_assert_uint_eq(times(page, "</style>"), 1);
    ck_assert_uint_eq(times(page, "</footer>"), 1);
    ck_assert_uint_eq(times(page, "</html>"), 1);
    ck_assert_ptr_nonnull(strstr(
        page, "&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; "
              "&#39;quoted&#39;"));
    free(page);
}
END_TEST

START_TEST(only_web_addresses_become_links)
{
    char *page = page_of("hostile");

    assert_absent(page, "href=\"javascript");
    assert_absent(page, "href=\"data:");
    assert_absent(page, "href=\"https://example.org/&quot;");
    ck_assert_ptr_nonnull(
        strstr(page, "href=\"https://example.org/?a=1&amp;b=2\" "
                     "rel=\"noopener noreferrer\""));
    free(page);
    ck_assert(cparent__legible_address("https://example.org/"));
    ck_assert(cparent__legible_address("HTTP://example.org"));
    ck_assert(!cparent__legible_address(NULL));
    ck_assert(!cparent__legible_address(""));
    ck_assert(!cparent__legible_address("https://"));
    ck_assert(!cparent__legible_address("ftp://example.org/"));
    ck_assert(!cparent__legible_address(" https://example.org/"));
    ck_assert(!cparent__legible_address("https://example.org/a b"));
    ck_assert(!cparent__legible_address("javascript:https://x"));
    ck_assert(!cparent__legible_address("//example.org/"));
}
END_TEST

START_TEST(controls_that_turn_text_are_left_out)
{
    char *page = page_of("hostile");

    assert_absent(page, "\xe2\x80\xae");
    assert_absent(page, "\xe2\x80\xac");
    assert_absent(page, "\x01");
    /* The letters themselves pass. */
    ck_assert_ptr_nonnull(strstr(page, "gnol \xd9\x85\xd8\xb1"));
    free(page);
}
END_TEST

START_TEST(a_page_is_utf8_whatever_bytes_came_in)
{
    char *page = page_of("hostile");

    ck_assert_uint_eq(cparent__utf8_check(page, strlen(page)),
                      strlen(page));
    ck_assert_ptr_nonnull(strstr(page, "bytes \xef\xbf\xbd\xef\xbf\xbd"));
    free(page);
}
END_TEST

START_TEST(a_page_forbids_itself_to_fetch_or_run)
{
    char *page = page_of("rich");

    ck_assert_ptr_nonnull(strstr(
        page, "<meta http-equiv=\"Content-Security-Policy\" "
              "content=\"default-src &#39;none&#39;; "));
    assert_absent(page, "src=\"");
    assert_absent(page, "url(");
    assert_absent(page, "@import");
    free(page);
}
END_TEST

START_TEST(the_same_pack_gives_the_same_page)
{
    char *one = page_of("rich");
    char *two = page_of("rich");

    ck_assert_str_eq(one, two);
    free(one);
    free(two);
}
END_TEST

START_TEST(a_restricted_report_says_so_before_anything_else)
{
    char *page = page_of("restricted");
    const char *banner = strstr(page, "<aside class=\"banner\"");

    ck_assert_ptr_nonnull(banner);
    ck_assert(banner < strstr(page, "<main"));
    free(page);
    page = page_of("rich");
    assert_absent(page, "<aside");
    free(page);
}
END_TEST

START_TEST(a_hidden_figure_is_in_no_format)
{
    static const char *const formats[] = { "html", "md", "json" };

    for (size_t i = 0; i < 3; i++) {
        cparent__text text = CPARENT__TEXT_INIT(CPARENT__TEXT_LARGE);
        cparent_error err = CPARENT_ERROR_INIT;

        ck_assert_ok(
            fixture_render(fixture_rich(), formats[i], &text, &err), &err);
        assert_absent(cparent__text_string(&text), FIXTURE_HIDDEN);
        ck_assert_ptr_nonnull(strstr(cparent__text_string(&text),
                                     "hidden to protect people"));
        cparent__text_free(&text);
    }
}
END_TEST

START_TEST(every_source_link_leads_to_its_quote)
{
    char *page = page_of("rich");
    const char *at = page;

    while ((at = strstr(at, "href=\"#source-")) != NULL) {
        char id[32] = "id=\"";

        at += strlen("href=\"#");
        strncat(id, at, strcspn(at, "\""));
        strcat(id, "\"");
        ck_assert_msg(strstr(page, id) != NULL, "nothing has %s", id);
    }
    ck_assert_uint_gt(times(page, "href=\"#source-"), 30);
    free(page);
}
END_TEST

START_TEST(empty_parts_say_so_and_never_look_broken)
{
    char *page = page_of("empty");

    ck_assert_ptr_nonnull(strstr(page, "No figures have been recorded yet"));
    ck_assert_ptr_nonnull(strstr(page, "No promises have been recorded"));
    ck_assert_ptr_nonnull(strstr(page, "No actions are on record"));
    ck_assert_ptr_nonnull(strstr(page, "No questions are recorded"));
    assert_absent(page, "<table");
    assert_absent(page, "<ul></ul>");
    assert_absent(page, "(null)");
    free(page);
}
END_TEST

START_TEST(no_target_anywhere_means_no_target_column)
{
    char *page = page_of("minutes");

    ck_assert_ptr_nonnull(
        strstr(page, "No target is given for any of these measures"));
    assert_absent(page, ">Target</th>");
    assert_absent(page, ">Status</th>");
    assert_absent(page, ">Change</th>");
    ck_assert_ptr_nonnull(strstr(page, "<b class=\"num\">94%</b>"));
    free(page);
}
END_TEST

START_TEST(the_pages_are_as_they_were_read_through)
{
    static const char *const names[] = { "rich", "restricted", "empty",
                                         "minutes", "hostile", "beside" };
    static const char *const formats[] = { "html", "md" };

    for (size_t i = 0; i < 12; i++) {
        char path[64];
        char *made = fixture_golden(names[i / 2], formats[i % 2]);
        char *kept;

        snprintf(path, sizeof path, "tests/golden/report-%s.%s",
                 names[i / 2], formats[i % 2]);
        kept = support_read(support_source(path), NULL);
        ck_assert_msg(strcmp(made, kept) == 0,
                      "%s differs; look at it, then: make update-golden",
                      path);
        free(made);
        free(kept);
    }
}
END_TEST

static cparent_status
render_step(void *format)
{
    cparent__text text = CPARENT__TEXT_INIT(CPARENT__TEXT_LARGE);
    cparent_status status =
        fixture_render(fixture_rich(), format, &text, NULL);

    cparent__text_free(&text);
    return status;
}

START_TEST(a_failed_allocation_is_reported_and_leaks_nothing)
{
    char html[] = "html";
    char markdown[] = "md";
    char json[] = "json";

    ck_assert_int_gt(support_fail_each_allocation(render_step, html, 1), 5);
    ck_assert_int_gt(support_fail_each_allocation(render_step, markdown, 1),
                     5);
    ck_assert_int_gt(support_fail_each_allocation(render_step, json, 1), 0);
}
END_TEST

START_TEST(a_text_that_is_too_small_is_an_error)
{
    cparent__text text = CPARENT__TEXT_INIT(1000);
    cparent_error err = CPARENT_ERROR_INIT;

    ck_assert_int_lt(cparent__report_html(fixture_rich(), &text, &err), 0);
    cparent__text_free(&text);
}
END_TEST

static Suite *
html_suite(void)
{
    Suite *suite = suite_create("report/html");
    TCase *tests = tcase_create("pages");

    tcase_add_test(tests, markup_in_words_stays_words);
    tcase_add_test(tests, only_web_addresses_become_links);
    tcase_add_test(tests, controls_that_turn_text_are_left_out);
    tcase_add_test(tests, a_page_is_utf8_whatever_bytes_came_in);
    tcase_add_test(tests, a_page_forbids_itself_to_fetch_or_run);
    tcase_add_test(tests, the_same_pack_gives_the_same_page);
    tcase_add_test(tests, a_restricted_report_says_so_before_anything_else);
    tcase_add_test(tests, a_hidden_figure_is_in_no_format);
    tcase_add_test(tests, every_source_link_leads_to_its_quote);
    tcase_add_test(tests, empty_parts_say_so_and_never_look_broken);
    tcase_add_test(tests, no_target_anywhere_means_no_target_column);
    tcase_add_test(tests, the_pages_are_as_they_were_read_through);
    tcase_add_test(tests, a_failed_allocation_is_reported_and_leaks_nothing);
    tcase_add_test(tests, a_text_that_is_too_small_is_an_error);
    suite_add_tcase(suite, tests);
    return suite;
}

int
main(void)
{
    return cparent_test_main(html_suite());
}
