/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "council-store.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/alloc-internal.h"

static const char minutes[] =
    "WYN COUNCIL\n\n"
    "Corporate Parenting Board - 10th February 2026\n\n"
    "Minutes:\n\n"
    "1.  The Head of Service reported that 94% of children had an "
    "up-to-date health assessment.\n\n"
    "2.  RESOLVED: That\n\n"
    "(a)  the report be noted; and\n\n"
    "(b)  the Head of Service report on dental checks by 31 March 2026.\n";

static cparent_change change;

static void
setup(void)
{
    town_setup();
    change = town_change("2026-02-15");
    change.who = "Ms Dace";
    town_import("m.txt", minutes);
}

/* The id of the first open proposal of that noun; there is one. */
static char *
open_one(const char *noun)
{
    char *id = town_proposal(noun, CPARENT_PROPOSAL_STATE_OPEN);

    ck_assert_msg(id != NULL, "no %s was proposed", noun);
    return id;
}

static void
assert_decided(const char *id, int state, const char *who)
{
    cparent_record *proposal = town_get(CPARENT_NOUN_PROPOSAL, id);

    ck_assert_int_eq(cparent_record_choice(proposal,
                                           CPARENT_PROPOSAL_STATE), state);
    ck_assert_str_eq(cparent_record_text(proposal,
                                         CPARENT_PROPOSAL_DECIDED_BY), who);
    cparent_record_unref(proposal);
}

START_TEST(an_accepted_action_is_there_with_its_words_and_who_said_so)
{
    char *id = open_one("action");
    int64_t count = 0;
    cparent_record *action;
    cparent_record *citation;
    int64_t start = 0;
    int64_t end = 0;
    const char *quote;

    ck_assert_ok(cparent_review_accept(town.store, id, &change, &count,
                                       &town.err), &town.err);
    ck_assert_int_eq(count, 1);
    assert_decided(id, CPARENT_PROPOSAL_STATE_ACCEPTED, "Ms Dace");
    ck_assert_uint_eq(town_count(CPARENT_NOUN_ACTION), 1);
    ck_assert_uint_eq(town_count(CPARENT_NOUN_RESOLUTION), 0);
    action = town_get(CPARENT_NOUN_ACTION, id);
    ck_assert_ptr_nonnull(action);
    ck_assert_str_eq(cparent_record_text(action, CPARENT_ACTION_MEETING),
                     "2026-02-10/corporate-parenting-board");
    ck_assert_uint_gt(
        cparent_record_list_count(action, CPARENT_ACTION_CITATIONS), 0);
    citation = town_get(
        CPARENT_NOUN_CITATION,
        cparent_record_list_at(action, CPARENT_ACTION_CITATIONS, 0));
    ck_assert_ptr_nonnull(citation);
    ck_assert(cparent_record_integer(citation, CPARENT_CITATION_BYTE_START,
                                     &start));
    ck_assert(cparent_record_integer(citation, CPARENT_CITATION_BYTE_END,
                                     &end));
    quote = cparent_record_text(citation, CPARENT_CITATION_QUOTE);
    ck_assert_uint_eq(strlen(quote), (size_t)(end - start));
    ck_assert_mem_eq(minutes + start, quote, (size_t)(end - start));
    cparent_record_unref(citation);
    cparent_record_unref(action);
    free(id);
}
END_TEST

START_TEST(a_decision_is_made_once)
{
    char *id = open_one("action");
    town_mark before;

    ck_assert_ok(cparent_review_accept(town.store, id, &change, NULL,
                                       &town.err), &town.err);
    before = town_head();
    ck_assert_status(cparent_review_accept(town.store, id, &change, NULL,
                                           &town.err), CPARENT_E_CONFLICT,
                     &town.err);
    ck_assert_status(cparent_review_reject(town.store, id, &change,
                                           &town.err), CPARENT_E_CONFLICT,
                     &town.err);
    town_assert_as(before);
    free(id);
}
END_TEST

START_TEST(what_is_rejected_never_comes_back)
{
    char *id = open_one("action");
    size_t proposals = town_count(CPARENT_NOUN_PROPOSAL);

    ck_assert_ok(cparent_review_reject(town.store, id, &change, &town.err),
                 &town.err);
    assert_decided(id, CPARENT_PROPOSAL_STATE_REJECTED, "Ms Dace");
    town_import("m.txt", minutes);
    ck_assert_uint_eq(town_count(CPARENT_NOUN_PROPOSAL), proposals);
    assert_decided(id, CPARENT_PROPOSAL_STATE_REJECTED, "Ms Dace");
    ck_assert_int_eq(town_accept_all(), (int64_t)proposals - 1);
    ck_assert_ptr_null(town_get(CPARENT_NOUN_ACTION, id));
    free(id);
}
END_TEST

START_TEST(all_that_is_open_is_accepted_as_one_change)
{
    size_t proposals = town_count(CPARENT_NOUN_PROPOSAL);
    town_mark before = town_head();

    ck_assert_ok(cparent_store_begin(town.store, &town.err), &town.err);
    ck_assert_int_eq(town_accept_all(), (int64_t)proposals);
    cparent_store_rollback(town.store);
    town_assert_as(before);
    ck_assert_int_eq(town_accept_all(), (int64_t)proposals);
    ck_assert_ptr_null(town_proposal("action",
                                     CPARENT_PROPOSAL_STATE_OPEN));
    ck_assert_uint_gt(town_count(CPARENT_NOUN_OBSERVATION), 0);
    ck_assert_uint_gt(town_count(CPARENT_NOUN_RESOLUTION), 0);
    ck_assert_uint_eq(town_count(CPARENT_NOUN_INDICATOR), 1);
    ck_assert_int_eq(town_accept_all(), 0);
    ck_assert_ok(cparent_store_verify(town.store, NULL, &town.err),
                 &town.err);
}
END_TEST

/* The proposed action, with another owner. */
static cparent_record *
corrected(const char *id, const char *owner)
{
    cparent_builder *builder = NULL;
    cparent_record *record = NULL;

    ck_assert_ok(cparent_builder_new(CPARENT_NOUN_ACTION, &builder,
                                     &town.err), &town.err);
    ck_assert_ok(cparent_builder_text(builder, CPARENT_FIELD_AUTHORITY,
                                      "wyn", &town.err), &town.err);
    ck_assert_ok(cparent_builder_text(builder, CPARENT_FIELD_ID, id,
                                      &town.err), &town.err);
    ck_assert_ok(cparent_builder_text(builder, CPARENT_ACTION_TEXT,
                                      "to report on dental checks",
                                      &town.err), &town.err);
    ck_assert_ok(cparent_builder_text(builder, CPARENT_ACTION_OWNER, owner,
                                      &town.err), &town.err);
    ck_assert_ok(cparent_builder_choice(builder, CPARENT_ACTION_STATUS,
                                        CPARENT_ACTION_STATUS_OPEN,
                                        &town.err), &town.err);
    ck_assert_ok(cparent_builder_build(builder, &record, &town.err),
                 &town.err);
    cparent_builder_free(builder);
    return record;
}

START_TEST(a_correction_is_what_is_kept)
{
    char *id = open_one("action");
    cparent_record *record = corrected(id, "Mr Okonjo");
    cparent_record *kept;

    ck_assert_ok(cparent_review_correct(town.store, id, record, &change,
                                        &town.err), &town.err);
    kept = town_get(CPARENT_NOUN_ACTION, id);
    ck_assert_str_eq(cparent_record_text(kept, CPARENT_ACTION_OWNER),
                     "Mr Okonjo");
    ck_assert_str_eq(cparent_record_text(kept, CPARENT_ACTION_TEXT),
                     "to report on dental checks");
    ck_assert_str_eq(cparent_record_text(kept, CPARENT_ACTION_ACCEPTED_BY),
                     "Ms Dace");
    assert_decided(id, CPARENT_PROPOSAL_STATE_ACCEPTED, "Ms Dace");
    ck_assert_status(cparent_review_correct(town.store, id, record, &change,
                                            &town.err), CPARENT_E_CONFLICT,
                     &town.err);
    cparent_record_unref(kept);
    cparent_record_unref(record);
    free(id);
}
END_TEST

START_TEST(a_correction_writes_over_no_other_record)
{
    char *id = open_one("resolution");
    char *action = open_one("action");
    cparent_record *other = corrected("another", "Mr Okonjo");
    cparent_record *same = corrected(action, "Mr Okonjo");
    town_mark before = town_head();

    ck_assert_status(cparent_review_correct(town.store, action, other,
                                            &change, &town.err),
                     CPARENT_E_VALIDATION, &town.err);
    ck_assert_status(cparent_review_correct(town.store, id, same, &change,
                                            &town.err),
                     CPARENT_E_VALIDATION, &town.err);
    town_assert_as(before);
    cparent_record_unref(other);
    cparent_record_unref(same);
    free(action);
    free(id);
}
END_TEST

START_TEST(a_proposal_that_is_not_there_is_not_found)
{
    town_mark before = town_head();

    ck_assert_status(cparent_review_accept(town.store, "nothing", &change,
                                           NULL, &town.err),
                     CPARENT_E_NOT_FOUND, &town.err);
    ck_assert_str_ne(town.err.hint, "");
    ck_assert_status(cparent_review_reject(town.store, "nothing", &change,
                                           &town.err), CPARENT_E_NOT_FOUND,
                     &town.err);
    town_assert_as(before);
}
END_TEST

START_TEST(somebody_has_to_decide)
{
    char *id = open_one("action");
    town_mark before = town_head();
    cparent_change nobody = change;
    int64_t count = 77;

    nobody.who = "";
    ck_assert_status(cparent_review_accept(town.store, id, &nobody, &count,
                                           &town.err), CPARENT_E_INVALID,
                     &town.err);
    ck_assert_status(cparent_review_accept(town.store, id, NULL, &count,
                                           &town.err), CPARENT_E_INVALID,
                     &town.err);
    ck_assert_status(cparent_review_accept(NULL, id, &change, &count,
                                           &town.err), CPARENT_E_INVALID,
                     &town.err);
    ck_assert_status(cparent_review_reject(town.store, id, NULL, &town.err),
                     CPARENT_E_INVALID, &town.err);
    ck_assert_status(cparent_review_reject(town.store, NULL, &change,
                                           &town.err), CPARENT_E_INVALID,
                     &town.err);
    ck_assert_status(cparent_review_correct(town.store, id, NULL, &change,
                                            &town.err), CPARENT_E_INVALID,
                     &town.err);
    ck_assert_int_eq(count, 77);
    town_assert_as(before);
    free(id);
}
END_TEST

/* Takes the last decision back; which one it was. */
static char *
undo(void)
{
    char *id = NULL;

    ck_assert_ok(cparent_review_undo(town.store, NULL, &change, &id,
                                     &town.err), &town.err);
    return id;
}

START_TEST(each_decision_can_be_taken_back_and_the_history_keeps_both)
{
    char *action = open_one("action");
    char *resolution = open_one("resolution");
    char *figure = open_one("observation");
    char *back;

    ck_assert_ok(cparent_review_accept(town.store, action, &change, NULL,
                                       &town.err), &town.err);
    ck_assert_ok(cparent_review_reject(town.store, resolution, &change,
                                       &town.err), &town.err);
    ck_assert_ok(cparent_review_later(town.store, figure, &change,
                                      &town.err), &town.err);
    back = undo();
    ck_assert_str_eq(back, figure);
    cparent_string_free(back);
    back = undo();
    ck_assert_str_eq(back, resolution);
    cparent_string_free(back);
    back = undo();
    ck_assert_str_eq(back, action);
    cparent_string_free(back);
    ck_assert_uint_eq(town_count(CPARENT_NOUN_ACTION), 0);
    ck_assert_status(cparent_review_undo(town.store, NULL, &change, NULL,
                                         &town.err), CPARENT_E_NOT_FOUND,
                     &town.err);
    ck_assert_status(cparent_review_undo(town.store, action, &change, NULL,
                                         &town.err), CPARENT_E_NOT_FOUND,
                     &town.err);
    /* And decided again. */
    ck_assert_ok(cparent_review_accept(town.store, action, &change, NULL,
                                       &town.err), &town.err);
    ck_assert_uint_eq(town_count(CPARENT_NOUN_ACTION), 1);
    ck_assert_ok(cparent_review_undo(town.store, action, &change, NULL,
                                     &town.err), &town.err);
    ck_assert_uint_eq(town_count(CPARENT_NOUN_ACTION), 0);
    ck_assert_ok(cparent_store_verify(town.store, NULL, &town.err),
                 &town.err);
    free(action);
    free(resolution);
    free(figure);
}
END_TEST

START_TEST(what_was_changed_since_is_not_undone)
{
    char *id = open_one("action");
    cparent_record *other = corrected(id, "Mr Okonjo");

    ck_assert_ok(cparent_review_accept(town.store, id, &change, NULL,
                                       &town.err), &town.err);
    ck_assert_ok(cparent_store_put(town.store, other, -1, &change,
                                   &town.err), &town.err);
    ck_assert_status(cparent_review_undo(town.store, id, &change, NULL,
                                         &town.err), CPARENT_E_CONFLICT,
                     &town.err);
    ck_assert_uint_eq(town_count(CPARENT_NOUN_ACTION), 1);
    cparent_record_unref(other);
    free(id);
}
END_TEST

START_TEST(what_was_changed_and_changed_back_is_undone)
{
    char *id = open_one("action");
    cparent_record *other = corrected(id, "Mr Okonjo");
    cparent_record *kept;

    ck_assert_ok(cparent_review_accept(town.store, id, &change, NULL,
                                       &town.err), &town.err);
    kept = town_get(CPARENT_NOUN_ACTION, cparent_record_id(other));
    ck_assert_ptr_nonnull(kept);
    ck_assert_ok(cparent_store_put(town.store, other, -1, &change,
                                   &town.err), &town.err);
    ck_assert_ok(cparent_store_put(town.store, kept, -1, &change,
                                   &town.err), &town.err);
    ck_assert_ok(cparent_review_undo(town.store, id, &change, NULL,
                                     &town.err), &town.err);
    ck_assert_uint_eq(town_count(CPARENT_NOUN_ACTION), 0);
    ck_assert_ok(cparent_store_verify(town.store, NULL, &town.err),
                 &town.err);
    cparent_record_unref(other);
    cparent_record_unref(kept);
    free(id);
}
END_TEST

START_TEST(what_was_left_for_later_comes_last)
{
    cparent_queue *queue = NULL;
    char *id;
    size_t count;

    ck_assert_ok(cparent_review_queue(town.store, NULL, &queue, &town.err),
                 &town.err);
    count = cparent_queue_count(queue);
    id = strdup(cparent_record_id(cparent_queue_at(queue, 0)));
    cparent_queue_free(queue);
    ck_assert_ok(cparent_review_later(town.store, id, &change, &town.err),
                 &town.err);
    ck_assert_ok(cparent_review_queue(town.store, NULL, &queue, &town.err),
                 &town.err);
    ck_assert_uint_eq(cparent_queue_count(queue), count);
    ck_assert_str_eq(cparent_record_id(cparent_queue_at(queue, count - 1)),
                     id);
    cparent_queue_free(queue);
    free(id);
}
END_TEST

START_TEST(one_proposal_becomes_two_and_one_again)
{
    char *id = open_one("action");
    cparent_record *left = corrected("left", "Mr Okonjo");
    cparent_record *right = corrected("right", "Ms Ames");
    const cparent_record *const parts[] = { left, right };
    size_t proposals = town_count(CPARENT_NOUN_PROPOSAL);
    char part[128];
    char *back;

    ck_assert_ok(cparent_review_split(town.store, id, parts, 2, &change,
                                      &town.err), &town.err);
    ck_assert_uint_eq(town_count(CPARENT_NOUN_PROPOSAL), proposals + 2);
    snprintf(part, sizeof part, "%s.2", id);
    ck_assert_ok(cparent_review_accept(town.store, part, &change, NULL,
                                       &town.err), &town.err);
    cparent_record *kept = town_get(CPARENT_NOUN_ACTION, part);
    ck_assert_str_eq(cparent_record_text(kept, CPARENT_ACTION_OWNER),
                     "Ms Ames");
    ck_assert_status(cparent_review_undo(town.store, id, &change, NULL,
                                         &town.err), CPARENT_E_CONFLICT,
                     &town.err);
    back = undo();
    ck_assert_str_eq(back, part);
    cparent_string_free(back);
    back = undo();
    ck_assert_str_eq(back, id);
    cparent_string_free(back);
    ck_assert_uint_eq(town_count(CPARENT_NOUN_PROPOSAL), proposals);
    ck_assert_ok(cparent_store_verify(town.store, NULL, &town.err),
                 &town.err);
    cparent_record_unref(kept);
    cparent_record_unref(left);
    cparent_record_unref(right);
    free(id);
}
END_TEST

START_TEST(a_proposal_shows_the_words_around_it)
{
    char *id = open_one("observation");
    cparent_proposed *seen = NULL;

    ck_assert_ok(cparent_review_look(town.store, id, &seen, &town.err),
                 &town.err);
    ck_assert(support_contains(
        cparent_record_text(cparent_proposed_proposal(seen),
                            CPARENT_PROPOSAL_BEFORE),
        "The Head of Service reported that"));
    ck_assert(support_contains(
        cparent_record_text(cparent_proposed_proposal(seen),
                            CPARENT_PROPOSAL_AFTER), "RESOLVED"));
    ck_assert_uint_gt(cparent_proposed_citation_count(seen), 0);
    ck_assert_ptr_null(cparent_proposed_current(seen));
    cparent_proposed_free(seen);
    free(id);
}
END_TEST

static Suite *
review_suite(void)
{
    Suite *suite = suite_create("review");
    TCase *tcase = tcase_create("review");

    tcase_add_checked_fixture(tcase, setup, town_teardown);
    tcase_add_test(
        tcase, an_accepted_action_is_there_with_its_words_and_who_said_so);
    tcase_add_test(tcase, a_decision_is_made_once);
    tcase_add_test(tcase, what_is_rejected_never_comes_back);
    tcase_add_test(tcase, all_that_is_open_is_accepted_as_one_change);
    tcase_add_test(tcase, a_correction_is_what_is_kept);
    tcase_add_test(tcase, a_correction_writes_over_no_other_record);
    tcase_add_test(tcase, a_proposal_that_is_not_there_is_not_found);
    tcase_add_test(tcase, somebody_has_to_decide);
    tcase_add_test(
        tcase, each_decision_can_be_taken_back_and_the_history_keeps_both);
    tcase_add_test(tcase, what_was_changed_since_is_not_undone);
    tcase_add_test(tcase, what_was_changed_and_changed_back_is_undone);
    tcase_add_test(tcase, what_was_left_for_later_comes_last);
    tcase_add_test(tcase, one_proposal_becomes_two_and_one_again);
    tcase_add_test(tcase, a_proposal_shows_the_words_around_it);
    suite_add_tcase(suite, tcase);
    return suite;
}

int
main(void)
{
    return cparent_test_main(review_suite());
}
