/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "support.h"

#include <stdio.h>
#include <string.h>

#include "core/alloc-internal.h"
#include "jobs/propose-internal.h"
#include "read/tables-internal.h"

static cparent_error err;
static cparent_reading *reading;

/* A reading with these actions, each a JSON object without its braces. */
static cparent_status
try_actions(const char *actions, cparent_reading **reading_out)
{
    cparent_source *source = NULL;
    cparent_status status;
    char json[4096];

    snprintf(json, sizeof json,
             "{\"schema\":\"cparent.reading/1\",\"source\":{\"path\":"
             "\"m.txt\",\"bytes\":300,\"sha256\":\"0123456789abcdef"
             "0123456789abcdef0123456789abcdef0123456789abcdef\"},"
             "\"document\":{\"title\":"
             "\"Minutes\"},\"actions\":[%s],\"resolutions\":[{\"text\":"
             "\"that it be noted\",\"kind\":\"noted\"}]}", actions);
    status = cparent_source_from_bytes("r.json", json, strlen(json),
                                       &source, NULL);
    if (status == CPARENT_OK)
        status = cparent__reading_from_json(source, NULL, reading_out, &err);
    cparent_source_unref(source);
    return status;
}

static void
read_actions(const char *actions)
{
    cparent_error_clear(&err);
    ck_assert_ok(try_actions(actions, &reading), &err);
}

static void
teardown(void)
{
    cparent_reading_unref(reading);
    reading = NULL;
    ck_assert_int_eq(cparent__alloc_live(), 0);
}

/* Where the first action stands in the reading. */
static size_t
first_action(void)
{
    size_t i = 0;

    while (cparent_record_noun(cparent_reading_item(reading, i)) !=
           CPARENT_NOUN_ACTION)
        i++;
    return i;
}

static cparent_record *
gathered(size_t index, const char *meeting)
{
    cparent_record *record = NULL;

    ck_assert_ok(cparent__gather(reading, index, meeting, &record, &err),
                 &err);
    return record;
}

#define SAID \
    "{\"text\":\"Ms Dace would look into it\",\"byte_start\":10," \
    "\"byte_end\":36,\"owner\":\"Ms Dace\",\"due_kind\":\"none\"," \
    "\"source\":\"discussion\",\"group\":\"g1\"}"
#define RESOLVED \
    "{\"text\":\"that a report be brought by 31 March 2026\"," \
    "\"byte_start\":90,\"byte_end\":131,\"due_text\":\"by 31 March 2026\"," \
    "\"due_kind\":\"date\",\"due_date\":\"2026-03-31\"," \
    "\"source\":\"resolution\",\"group\":\"g1\"}"
#define OTHER \
    "{\"text\":\"to write to the Minister\",\"byte_start\":50," \
    "\"byte_end\":74,\"owner\":\"The Chair\",\"source\":\"resolution\"," \
    "\"group\":\"g2\"}"
#define ALONE \
    "{\"text\":\"to visit the home\",\"byte_start\":200,\"byte_end\":217," \
    "\"owner\":\"Members\",\"source\":\"discussion\"}"

START_TEST(mentions_make_one_action_with_what_each_knows)
{
    cparent_record *action;
    size_t first;

    read_actions(SAID "," OTHER "," RESOLVED "," ALONE);
    first = first_action();
    ck_assert(!cparent__is_later_mention(reading, first));
    ck_assert(!cparent__is_later_mention(reading, first + 1));
    ck_assert(cparent__is_later_mention(reading, first + 2));
    ck_assert(!cparent__is_later_mention(reading, first + 3));
    action = gathered(first, "2026-02-10/board");
    ck_assert_str_eq(cparent_record_text(action, CPARENT_ACTION_OWNER),
                     "Ms Dace");
    ck_assert_str_eq(cparent_record_text(action, CPARENT_ACTION_DUE_TEXT),
                     "by 31 March 2026");
    ck_assert_int_eq(cparent_record_choice(action, CPARENT_ACTION_DUE_KIND),
                     CPARENT_ACTION_DUE_KIND_DATE);
    ck_assert_int_eq(
        cparent_record_date(action, CPARENT_ACTION_DUE_ON).month, 3);
    /* The board's own words stand. */
    ck_assert_str_eq(cparent_record_text(action, CPARENT_ACTION_TEXT),
                     "that a report be brought by 31 March 2026");
    ck_assert_int_eq(cparent_record_choice(action, CPARENT_ACTION_SOURCE),
                     CPARENT_ACTION_SOURCE_RESOLUTION);
    ck_assert_uint_eq(
        cparent_record_list_count(action, CPARENT_ACTION_CITATIONS), 2);
    ck_assert(support_contains(
        cparent_record_list_at(action, CPARENT_ACTION_CITATIONS, 0),
        ":10-36"));
    ck_assert(support_contains(
        cparent_record_list_at(action, CPARENT_ACTION_CITATIONS, 1),
        ":90-131"));
    ck_assert_str_eq(cparent_record_text(action, CPARENT_ACTION_MEETING),
                     "2026-02-10/board");
    cparent_record_unref(action);
}
END_TEST

START_TEST(the_order_of_the_mentions_does_not_matter)
{
    cparent_record *action;

    read_actions(RESOLVED "," SAID);
    action = gathered(first_action(), "");
    ck_assert_str_eq(cparent_record_text(action, CPARENT_ACTION_OWNER),
                     "Ms Dace");
    ck_assert_str_eq(cparent_record_text(action, CPARENT_ACTION_TEXT),
                     "that a report be brought by 31 March 2026");
    ck_assert_str_eq(cparent_record_text(action, CPARENT_ACTION_DUE_TEXT),
                     "by 31 March 2026");
    ck_assert(cparent_record_has(action, CPARENT_ACTION_DUE_ON));
    ck_assert(!cparent_record_has(action, CPARENT_ACTION_MEETING));
    cparent_record_unref(action);
}
END_TEST

START_TEST(an_action_alone_stays_as_it_was_read)
{
    cparent_record *action;
    size_t index;

    read_actions(SAID "," ALONE);
    index = first_action() + 1;
    action = gathered(index, "");
    ck_assert(cparent_record_equal(action,
                                   cparent_reading_item(reading, index)));
    cparent_record_unref(action);
}
END_TEST

START_TEST(the_first_owner_said_stands)
{
    cparent_record *action;

    read_actions(SAID ",{\"text\":\"that the Director report\",\"owner\":"
                      "\"the Director\",\"source\":\"resolution\","
                      "\"group\":\"g1\"}");
    action = gathered(first_action(), "");
    ck_assert_str_eq(cparent_record_text(action, CPARENT_ACTION_OWNER),
                     "Ms Dace");
    cparent_record_unref(action);
}
END_TEST

START_TEST(a_date_that_is_known_is_not_lost_to_words)
{
    cparent_record *action;

    read_actions("{\"text\":\"a\",\"due_kind\":\"date\",\"due_date\":"
                 "\"2026-03-31\",\"group\":\"g1\"},"
                 "{\"text\":\"b\",\"due_text\":\"in good time\","
                 "\"due_kind\":\"event\",\"group\":\"g1\"}");
    action = gathered(first_action(), "");
    ck_assert(cparent_record_has(action, CPARENT_ACTION_DUE_ON));
    ck_assert_int_eq(cparent_record_choice(action, CPARENT_ACTION_DUE_KIND),
                     CPARENT_ACTION_DUE_KIND_DATE);
    cparent_record_unref(action);
}
END_TEST

START_TEST(a_date_beats_words_that_cannot_be_reckoned_with)
{
    cparent_record *action;

    read_actions("{\"text\":\"b\",\"due_text\":\"in good time\","
                 "\"due_kind\":\"event\",\"group\":\"g1\"}," RESOLVED);
    action = gathered(first_action(), "");
    ck_assert_str_eq(cparent_record_text(action, CPARENT_ACTION_DUE_TEXT),
                     "by 31 March 2026");
    ck_assert(cparent_record_has(action, CPARENT_ACTION_DUE_ON));
    cparent_record_unref(action);
}
END_TEST

static cparent_status
gather_once(void *user)
{
    const size_t *index = user;
    cparent_record *record = NULL;
    cparent_status status = cparent__gather(reading, *index, "m", &record,
                                            NULL);

    cparent_record_unref(record);
    return status;
}

START_TEST(memory_may_run_out_anywhere)
{
    size_t index;

    read_actions(SAID "," OTHER "," RESOLVED);
    index = first_action();
    ck_assert_int_gt(support_fail_each_allocation(gather_once, &index, 1),
                     20);
}
END_TEST

static Suite *
gather_suite(void)
{
    Suite *suite = suite_create("gather");
    TCase *tcase = tcase_create("gather");

    tcase_add_checked_fixture(tcase, NULL, teardown);
    tcase_add_test(tcase, mentions_make_one_action_with_what_each_knows);
    tcase_add_test(tcase, the_order_of_the_mentions_does_not_matter);
    tcase_add_test(tcase, an_action_alone_stays_as_it_was_read);
    tcase_add_test(tcase, the_first_owner_said_stands);
    tcase_add_test(tcase, a_date_that_is_known_is_not_lost_to_words);
    tcase_add_test(tcase, a_date_beats_words_that_cannot_be_reckoned_with);
    tcase_add_test(tcase, memory_may_run_out_anywhere);
    suite_add_tcase(suite, tcase);
    return suite;
}

int
main(void)
{
    return cparent_test_main(gather_suite());
}
