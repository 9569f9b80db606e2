/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "council-store.h"

#include <string.h>

#include "core/alloc-internal.h"
#include "jobs/propose-internal.h"

static cparent_record *
document(const char *held_on)
{
    cparent_builder *builder = NULL;
    cparent_record *record = NULL;
    static const char *const fields[][2] = {
        { "authority", "wyn" }, { "id", "doc-1" }, { "source", "m.txt" },
        { "bytes", "100" }, { "kind", "minutes" }, { "status", "draft" },
        { "digest", "0123456789abcdef0123456789abcdef"
                    "0123456789abcdef0123456789abcdef" }
    };
    size_t i;

    ck_assert_ok(cparent_builder_new(CPARENT_NOUN_DOCUMENT, &builder,
                                     &town.err), &town.err);
    for (i = 0; i < sizeof fields / sizeof fields[0]; i++)
        ck_assert_ok(cparent_builder_parse(builder, fields[i][0],
                                           fields[i][1], &town.err),
                     &town.err);
    ck_assert_ok(cparent_builder_parse(builder, "held_on", held_on,
                                       &town.err), &town.err);
    ck_assert_ok(cparent_builder_build(builder, &record, &town.err),
                 &town.err);
    cparent_builder_free(builder);
    return record;
}

/* Keeps the sitting and checks the id that it gets. */
static void
assert_sitting(const char *held_on, const char *board, const char *expected)
{
    cparent__text id = CPARENT__TEXT_INIT(CPARENT__TEXT_MEDIUM);
    cparent_change change = town_change("2026-02-11");
    cparent_record *record = document(held_on);

    ck_assert_ok(cparent__keep_sitting(town.store, record, board, &change,
                                       &id, &town.err), &town.err);
    ck_assert_str_eq(cparent__text_string(&id), expected);
    cparent__text_free(&id);
    cparent_record_unref(record);
}

static void
assert_kind(const char *id, int kind)
{
    cparent_record *body = town_get(CPARENT_NOUN_BODY, id);

    ck_assert_ptr_nonnull(body);
    ck_assert_int_eq(cparent_record_choice(body, CPARENT_BODY_KIND), kind);
    cparent_record_unref(body);
}

START_TEST(a_day_and_a_board_make_a_meeting)
{
    cparent_record *meeting;

    assert_sitting("2026-02-10", "Corporate Parenting Board",
                   "2026-02-10/corporate-parenting-board");
    meeting = town_get(CPARENT_NOUN_MEETING,
                       "2026-02-10/corporate-parenting-board");
    ck_assert_ptr_nonnull(meeting);
    ck_assert_str_eq(cparent_record_text(meeting, CPARENT_MEETING_BODY),
                     "corporate-parenting-board");
    ck_assert_int_eq(
        cparent_record_date(meeting, CPARENT_MEETING_HELD_ON).day, 10);
    ck_assert_int_eq(cparent_record_choice(meeting, CPARENT_MEETING_STATUS),
                     CPARENT_MEETING_STATUS_DRAFT);
    cparent_record_unref(meeting);
}
END_TEST

START_TEST(without_one_of_the_two_there_is_no_meeting)
{
    town_mark before = town_head();

    assert_sitting(NULL, "Corporate Parenting Board", "");
    assert_sitting("2026-02-10", NULL, "");
    assert_sitting("2026-02-10", "", "");
    assert_sitting("2026-02-10", " - ?! ", "");
    town_assert_as(before);
}
END_TEST

START_TEST(the_name_says_what_kind_of_body_it_is)
{
    assert_sitting("2026-02-10", "Corporate Parenting Board",
                   "2026-02-10/corporate-parenting-board");
    assert_kind("corporate-parenting-board", CPARENT_BODY_KIND_BOARD);
    assert_sitting("2026-02-10", "The Cabinet", "2026-02-10/the-cabinet");
    assert_kind("the-cabinet", CPARENT_BODY_KIND_CABINET);
    assert_sitting("2026-02-10", "Children First",
                   "2026-02-10/children-first");
    assert_kind("children-first", 0);
}
END_TEST

START_TEST(the_same_sitting_again_changes_nothing)
{
    town_mark before;

    assert_sitting("2026-02-10", "Corporate Parenting Board",
                   "2026-02-10/corporate-parenting-board");
    before = town_head();
    assert_sitting("2026-02-10", "Corporate parenting board",
                   "2026-02-10/corporate-parenting-board");
    town_assert_as(before);
}
END_TEST

START_TEST(what_a_person_put_right_is_left_alone)
{
    cparent_change change = town_change("2026-02-12");
    cparent_builder *builder = NULL;
    cparent_record *body;
    cparent_record *mended = NULL;

    assert_sitting("2026-02-10", "Children First",
                   "2026-02-10/children-first");
    body = town_get(CPARENT_NOUN_BODY, "children-first");
    ck_assert_ok(cparent_builder_from(body, &builder, &town.err),
                 &town.err);
    ck_assert_ok(cparent_builder_choice(builder, CPARENT_BODY_KIND,
                                        CPARENT_BODY_KIND_PANEL, &town.err),
                 &town.err);
    ck_assert_ok(cparent_builder_build(builder, &mended, &town.err),
                 &town.err);
    ck_assert_ok(cparent_store_put(town.store, mended, 1, &change,
                                   &town.err), &town.err);
    cparent_record_unref(mended);
    cparent_record_unref(body);
    cparent_builder_free(builder);
    assert_sitting("2026-03-10", "Children First",
                   "2026-03-10/children-first");
    assert_kind("children-first", CPARENT_BODY_KIND_PANEL);
    ck_assert_uint_eq(town_count(CPARENT_NOUN_MEETING), 2);
}
END_TEST

static Suite *
sitting_suite(void)
{
    Suite *suite = suite_create("sitting");
    TCase *tcase = tcase_create("sitting");

    tcase_add_checked_fixture(tcase, town_setup, town_teardown);
    tcase_add_test(tcase, a_day_and_a_board_make_a_meeting);
    tcase_add_test(tcase, without_one_of_the_two_there_is_no_meeting);
    tcase_add_test(tcase, the_name_says_what_kind_of_body_it_is);
    tcase_add_test(tcase, the_same_sitting_again_changes_nothing);
    tcase_add_test(tcase, what_a_person_put_right_is_left_alone);
    suite_add_tcase(suite, tcase);
    return suite;
}

int
main(void)
{
    return cparent_test_main(sitting_suite());
}
