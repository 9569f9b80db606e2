/* SPDX-License-Identifier: Apache-2.0 */
#include "said.h"

#include "core/alloc-internal.h"

static const said_row decisions[] = {
    { "RESOLVED: That the report be noted.", "the report be noted." },
    { "RESOLVED that the plan be approved, and that a copy be sent out.",
      "the plan be approved | a copy be sent out." },
    { "RESOLVED: That\n\n1. the report be noted; and\n\n2. thanks be given.",
      "the report be noted | thanks be given." },
    { "Resolved: -\n\nThat A be noted.\n\nThat B be noted.",
      "That A be noted. | That B be noted." },
    { "The Panel RESOLVED to:\n\ni) Note the plan\nii) Note the work",
      "Note the plan | Note the work" },
    { "Decision\n\nThe Board:\n\ni) Considered the report.",
      "Considered the report." },
    { "It was resolved that:\n\nthe strategy was considered.",
      "the strategy was considered." },
    { "AGREED - that the information be noted.",
      "the information be noted." },
    { "NOTED\n\nthe annual report.", "the annual report." },
    { "RESOLVED\n\n(1) A be noted.\n\n(1) B be noted.",
      "A be noted. | B be noted." },
};

static const char *const none[] = {
    "It was noted that numbers had fallen.",
    "Members agreed with the officer.",
    "It was agreed that an update be presented.",
    "The report recommended a new approach.",
    "The issue had been resolved quickly.",
    "The Board noted that carers were tired.",
};

START_TEST(each_limb_is_a_resolution)
{
    char line[512];

    texts_said(decisions[_i].body, CPARENT_NOUN_RESOLUTION,
               CPARENT_RESOLUTION_TEXT, line, sizeof(line));
    ck_assert_str_eq(line, decisions[_i].expected);
}
END_TEST

START_TEST(discussion_is_no_resolution)
{
    char line[512];

    texts_said(none[_i], CPARENT_NOUN_RESOLUTION, CPARENT_RESOLUTION_TEXT,
               line, sizeof(line));
    ck_assert_str_eq(line, "");
}
END_TEST

START_TEST(numbers_are_kept_as_printed_and_counted_anew)
{
    cparent_reading *reading =
        read_said("RESOLVED\n\n1. A be noted.\n\n1. B be approved.");
    const cparent_record *b =
        nth_said(reading, CPARENT_NOUN_RESOLUTION, 1);
    int64_t position = 0;

    ck_assert_ptr_nonnull(b);
    ck_assert_str_eq(
        cparent_record_text(b, CPARENT_RESOLUTION_NUMBER_AS_PRINTED), "1.");
    ck_assert(cparent_record_integer(b, CPARENT_RESOLUTION_POSITION,
                                     &position));
    ck_assert_int_eq(position, 2);
    ck_assert_int_eq(cparent_record_choice(b, CPARENT_RESOLUTION_KIND),
                     CPARENT_RESOLUTION_KIND_APPROVED);
    cparent_reading_unref(reading);
}
END_TEST

/* A decision said again, and nothing after it. */
static const char repeated[] =
    "Agenda item\n\nA title\n\nDecision:\n\n"
    "RESOLVED: That the report be noted.\n\nMinutes:\n\n"
    "RESOLVED: That the report be noted.\n";

static cparent_status
read_text(const char *text, size_t *citations)
{
    cparent_source *source = NULL;
    cparent_reading *reading = NULL;
    cparent_status status = cparent_source_from_bytes(
        "said.txt", text, strlen(text), &source, NULL);

    if (status == CPARENT_OK)
        status = cparent_read_minutes(source, NULL, &reading, NULL);
    if (status == CPARENT_OK)
        *citations = cparent_reading_citation_count(reading);
    cparent_reading_unref(reading);
    cparent_source_unref(source);
    return status;
}

START_TEST(memory_may_run_out_where_a_decision_is_said_again)
{
    const int64_t many = INT64_C(1) << 40;
    const int64_t alive = cparent__alloc_live();
    int64_t words, all, n;
    size_t citations = 0;

    /* The tables of words are loaded first: another test has those. */
    cparent__alloc_fail_at(many, false);
    ck_assert_int_eq(read_text("", &citations), CPARENT_OK);
    words = many - cparent__alloc_fail_left();
    cparent__alloc_fail_at(many, false);
    ck_assert_int_eq(read_text(repeated, &citations), CPARENT_OK);
    all = many - cparent__alloc_fail_left();
    ck_assert_uint_eq(citations, 2);
    /* Each of the last, behind which nothing comes, and some others. */
    for (n = words / 2; n <= all;
         n += n < all - 24 ? 1 + (all - words / 2) / 24 : 1) {
        cparent__alloc_fail_at(n, false);
        ck_assert_int_eq(read_text(repeated, &citations), CPARENT_E_NOMEM);
        cparent__alloc_fail_at(0, false);
        ck_assert_int_eq(cparent__alloc_live(), alive);
    }
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("read/resolve");
    TCase *tcase = tcase_create("resolve");

    tcase_add_loop_test(tcase, each_limb_is_a_resolution, 0,
                        (int)(sizeof(decisions) / sizeof(decisions[0])));
    tcase_add_loop_test(tcase, discussion_is_no_resolution, 0,
                        (int)(sizeof(none) / sizeof(none[0])));
    tcase_add_test(tcase, numbers_are_kept_as_printed_and_counted_anew);
    tcase_add_test(tcase, memory_may_run_out_where_a_decision_is_said_again);
    suite_add_tcase(suite, tcase);
    return cparent_test_main(suite);
}
