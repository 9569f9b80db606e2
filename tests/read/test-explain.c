/* SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>

#include "said.h"

static const char text[] =
    "Minutes:\n\nThere were 12 children in care.\n\n"
    "Councillor Ada Alder asked <why> & the Head of Service said that\n"
    "one home had closed.\n\nRESOLVED: That the report be noted.\n";

static char *
explained(const char *bytes, size_t size, cparent_explain_format format)
{
    cparent_error err = CPARENT_ERROR_INIT;
    cparent_source *source = NULL;
    char *page = NULL;

    ck_assert_ok(
        cparent_source_from_bytes("said.txt", bytes, size, &source, &err),
        &err);
    ck_assert_ok(cparent_read_explain(source, NULL, format, &page, &err),
                 &err);
    cparent_source_unref(source);
    return page;
}

static size_t
times(const char *page, const char *words)
{
    size_t n = 0;

    for (; (page = strstr(page, words)) != NULL; page += strlen(words))
        n++;
    return n;
}

START_TEST(an_items_words_stand_between_its_marks)
{
    char *page = explained(text, sizeof(text) - 1, CPARENT_EXPLAIN_TEXT);

    ck_assert(support_contains(page, "    3 | There [1:were 12 children in "
                                     "care:1].\n      | 1 observation, "));
    ck_assert(support_contains(page, "    6 | one home had closed.\n"));
    ck_assert(support_contains(page, "[3:the report be noted.:3]\n"
                                     "      | 3 resolution, "));
    ck_assert(support_contains(page, "% sure\n"));
    cparent_string_free(page);
}
END_TEST

/* Every item has a note, and every mark an end. */
START_TEST(the_page_has_a_note_for_each_item)
{
    char *page = explained(text, sizeof(text) - 1, CPARENT_EXPLAIN_HTML);
    cparent_reading *reading = read_bytes(text, sizeof(text) - 1,
                                          (cparent_date){ 0, 0, 0 });

    ck_assert_uint_ge(times(page, "<li id=\"n"),
                      cparent_reading_count(reading));
    ck_assert_uint_eq(times(page, "<mark>"), times(page, "</mark>"));
    ck_assert_uint_eq(times(page, "<section>"), times(page, "</section>"));
    ck_assert(support_contains(page, "<html lang=\"en\">"));
    ck_assert(support_contains(page, "<h1>"));
    ck_assert(support_contains(page, "&lt;why&gt; &amp; the Head"));
    ck_assert(!support_contains(page, "<script"));
    cparent_reading_unref(reading);
    cparent_string_free(page);
}
END_TEST

/* A text cannot make the terminal or the page do anything. */
START_TEST(what_a_text_orders_is_not_obeyed)
{
    static const char hostile[] = "Minutes:\n\nThere were 12 children "
                                  "\x1b[31m<script>alert(1)</script> in "
                                  "care\x0c\xe2\x80\xae.\n";
    int format;

    for (format = CPARENT_EXPLAIN_TEXT; format <= CPARENT_EXPLAIN_HTML;
         format++) {
        char *page = explained(hostile, sizeof(hostile) - 1,
                               (cparent_explain_format)format);

        ck_assert(!support_contains(page, "\x1b[31m"));
        ck_assert(!support_contains(page, "\x0c"));
        ck_assert(!support_contains(page, "\xe2\x80\xae"));
        if (format == CPARENT_EXPLAIN_HTML)
            ck_assert(!support_contains(page, "<script>"));
        cparent_string_free(page);
    }
}
END_TEST

/* Whatever minutes come as, they are shown as a person reads them, and each
 * mark stands at the words, not at the bytes around them. */
static const struct {
    const char *bytes;
    const char *lines;
} forms[] = {
    { "Minutes:\n\nThere were 12 children in care.",
      "    3 | There [1:were 12 children in care:1].\n" },
    { "Minutes:\r\n\r\nThere were\xc2\xa0" "12 chil\xc2\xad" "dren in "
      "care.\r\n",
      "    2 | \n    3 | There [1:were 12 children in care:1].\n" },
    { "<html><body><h1>Homes</h1>\n<p>Minutes:</p><p>There "
      "<b>were</b> 12&nbsp;children in care. &amp; all\nwas well.</p>"
      "<ul><li>So it was.</li></ul></body></html>",
      "    1 | Homes\n    2 | Minutes:\n"
      "    2 | There [1:were 12 children in care:1]. & all was well.\n"
      "      | 1 observation, figure.digits, 95% sure\n"
      "    3 | \xe2\x80\xa2 So it was.\n" },
    { "<meeting><meetingid>1</meetingid>\n<agendaitems><agendaitem>"
      "<agendaitemtitle>Homes</agendaitemtitle>\n"
      "<minutesnonemptyhtmlbody>&lt;p&gt;There were 12 &lt;b&gt;"
      "children&lt;/b&gt; in care. &amp;amp; so on.&lt;/p&gt;"
      "</minutesnonemptyhtmlbody></agendaitem></agendaitems></meeting>",
      "    2 | Homes\n    3 | Minutes:\n"
      "    3 | There [1:were 12 children in care:1]. & so on.\n" },
    { "Minutes:\n\n| 7. | Homes | Ada |\n|---|---|---|\n"
      "| | There were 12 children in care. | Bea |\n",
      "    3 | 7. Homes | Ada \n    4 | \n"
      "    5 | There [1:were 12 children in care:1]. | Bea \n" },
    { "# Homes\n\n## Minutes\n\nThere were **12 children** in "
      "[care](https://example.org/).\n",
      "    1 | Homes\n    2 | \n    3 | Minutes\n    4 | \n"
      "    5 | There [1:were 12 children in care:1].\n" },
    { "Minutes:\n\nThe Board\x92s home \x96. There were 12 children "
      "in care.\n",
      "    3 | The Board\xe2\x80\x99s home \xe2\x80\x93. There "
      "[1:were 12 children in care:1].\n" },
    { "Minutes:\n\nThe Board\xc3\xa2\xe2\x82\xac\xe2\x84\xa2s home: "
      "there were 12\xc3\x82\xc2\xa0" "children in care.\n",
      "    3 | The Board\xe2\x80\x99s home: there "
      "[1:were 12 children in care:1].\n" },
};

START_TEST(each_form_is_shown_as_it_is_read)
{
    const char *bytes = forms[_i].bytes;
    char *page = explained(bytes, strlen(bytes), CPARENT_EXPLAIN_TEXT);

    ck_assert_msg(support_contains(page, forms[_i].lines), "%s", page);
    cparent_string_free(page);
    page = explained(bytes, strlen(bytes), CPARENT_EXPLAIN_TERMINAL);
    ck_assert(support_contains(page,
                               "\x1b[1;33m[1:were 12 children in care:1]"
                               "\x1b[0m"));
    cparent_string_free(page);
    page = explained(bytes, strlen(bytes), CPARENT_EXPLAIN_HTML);
    ck_assert(support_contains(page, "<mark><a href=\"#n1\">1</a> were 12 "
                                     "children in care</mark>"));
    ck_assert(!support_contains(page, "&lt;"));
    cparent_string_free(page);
}
END_TEST

/* The service's attendees stand before the items and are read behind them. */
START_TEST(what_a_form_reads_late_is_shown_late)
{
    static const char bytes[] =
        "<meeting><meetingid>1</meetingid>\n"
        "<attendees><attendee name=\"Councillor Ada Alder\" "
        "attendance=\"Present\"/></attendees>\n<agendaitems><agendaitem>"
        "<agendaitemtitle>Homes</agendaitemtitle>\n"
        "<minutesnonemptyhtmlbody>&lt;p&gt;There were 12 children in care."
        "&lt;/p&gt;</minutesnonemptyhtmlbody></agendaitem></agendaitems>"
        "</meeting>";
    char *page = explained(bytes, sizeof(bytes) - 1, CPARENT_EXPLAIN_TEXT);

    ck_assert_msg(support_contains(page, "[1:were 12 children in care:1]") &&
                      support_contains(page, "    2 | Present: Councillor "
                                             "[2:Ada Alder:2]\n"
                                             "      | 2 person, "),
                  "%s", page);
    cparent_string_free(page);
}
END_TEST

START_TEST(windows_1252_is_shown_as_utf_8)
{
    static const char bytes[] = "Minutes:\n\nThe Board\x92s grant was "
                                "\xa3" "500.\n";
    char *page = explained(bytes, sizeof(bytes) - 1, CPARENT_EXPLAIN_TEXT);

    ck_assert(support_contains(page, "The Board\xe2\x80\x99s grant"));
    cparent_string_free(page);
}
END_TEST

START_TEST(an_unknown_format_or_no_source_is_refused)
{
    cparent_error err = CPARENT_ERROR_INIT;
    cparent_source *source = NULL;
    char *page = NULL;

    ck_assert_ok(cparent_source_from_bytes("said.txt", text,
                                           sizeof(text) - 1, &source, &err),
                 &err);
    ck_assert_status(
        cparent_read_explain(source, NULL, (cparent_explain_format)9, &page,
                             &err),
        CPARENT_E_INVALID, &err);
    ck_assert_status(cparent_read_explain(NULL, NULL, CPARENT_EXPLAIN_TEXT,
                                          &page, &err),
                     CPARENT_E_INVALID, &err);
    ck_assert_ptr_null(page);
    cparent_source_unref(source);
}
END_TEST

static cparent_status
explain_once(void *user)
{
    cparent_source *source = NULL;
    char *page = NULL;
    cparent_status status = cparent_source_from_bytes(
        "said.txt", text, sizeof(text) - 1, &source, NULL);

    (void)user;
    if (status == CPARENT_OK)
        status = cparent_read_explain(source, NULL, CPARENT_EXPLAIN_HTML,
                                      &page, NULL);
    cparent_string_free(page);
    cparent_source_unref(source);
    return status;
}

START_TEST(memory_may_run_out_anywhere)
{
    ck_assert_int_gt(support_fail_each_allocation(explain_once, NULL, 7),
                     10);
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("read/explain");
    TCase *tcase = tcase_create("explain");

    tcase_add_test(tcase, an_items_words_stand_between_its_marks);
    tcase_add_test(tcase, the_page_has_a_note_for_each_item);
    tcase_add_test(tcase, what_a_text_orders_is_not_obeyed);
    tcase_add_loop_test(tcase, each_form_is_shown_as_it_is_read, 0,
                        sizeof(forms) / sizeof(forms[0]));
    tcase_add_test(tcase, what_a_form_reads_late_is_shown_late);
    tcase_add_test(tcase, windows_1252_is_shown_as_utf_8);
    tcase_add_test(tcase, an_unknown_format_or_no_source_is_refused);
    tcase_add_test(tcase, memory_may_run_out_anywhere);
    suite_add_tcase(suite, tcase);
    return cparent_test_main(suite);
}
