/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <string.h>

#include "read/context-internal.h"
#include "support.h"

#define MEETING_BEFORE                                                      \
    "<meeting><agendaitems><agendaitem><minutesnonemptyhtmlbody>"
#define MEETING_BEHIND                                                      \
    "</minutesnonemptyhtmlbody></agendaitem></agendaitems></meeting>"

/* The same minutes in each form that they come in. */
static const char *const texts[] = {
    "The Chair said that 91 visits were late at a cost of \xc2\xa3"
    "5.\nThe report was noted.",
    "<html><body><p>The Chair said that <b>91</b> visits were late at a "
    "cost of &pound;5.</p><p>The report was noted.</p></body></html>",
    MEETING_BEFORE "&lt;p&gt;The Chair said that &lt;b&gt;91&lt;/b&gt; "
                   "visits were late at a cost of &amp;pound;5.&lt;/p&gt;"
                   "&lt;p&gt;The report was noted.&lt;/p&gt;" MEETING_BEHIND,
    MEETING_BEFORE "<![CDATA[<p>The Chair said that <b>91</b> visits were "
                   "late at a cost of &pound;5.</p><p>The report was "
                   "noted.</p>]]>" MEETING_BEHIND
};

START_TEST(the_words_around_an_item_have_no_tags_in_any_form)
{
    const char *text = texts[_i];
    const size_t start = (size_t)(strstr(text, "91") - text);
    cparent__text before = CPARENT__TEXT_INIT(CPARENT__TEXT_MEDIUM);
    cparent__text after = CPARENT__TEXT_INIT(CPARENT__TEXT_MEDIUM);
    cparent_error err = CPARENT_ERROR_INIT;
    cparent__decoded decoded;

    ck_assert_ok(cparent__decode(text, strlen(text), "x", &decoded, &err),
                 &err);
    cparent__context(&decoded, start, start + 2, &before, &after);
    ck_assert(support_contains(cparent__text_string(&before),
                               "The Chair said that"));
    ck_assert_str_eq(cparent__text_string(&after),
                     "visits were late at a cost of \xc2\xa3"
                     "5. The report was noted.");
    cparent__text_free(&before);
    cparent__text_free(&after);
    cparent__decoded_free(&decoded);
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("context");
    TCase *tcase = tcase_create("context");

    tcase_add_loop_test(tcase,
                        the_words_around_an_item_have_no_tags_in_any_form, 0,
                        (int)(sizeof(texts) / sizeof(texts[0])));
    suite_add_tcase(suite, tcase);
    return cparent_test_main(suite);
}
