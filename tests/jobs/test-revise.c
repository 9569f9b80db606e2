/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "council-store.h"

#include <stdlib.h>
#include <string.h>

#define HEAD "WYN COUNCIL\n\nCorporate Parenting Board - 10th February 2026\n\n" \
    "Minutes:\n\n"

static const char first[] =
    HEAD
    "1.  The Head of Service reported that 94% of children had an "
    "up-to-date health assessment.\n\n"
    "2.  RESOLVED: That\n\n"
    "(a)  the report be noted;\n\n"
    "(b)  the Head of Service report on dental checks by 31 March 2026; "
    "and\n\n"
    "(c)  the Virtual School Head write to every carer about tutors.\n";

/* Another figure, the items in another order, one gone, one new. */
static const char corrected[] =
    HEAD
    "1.  The Head of Service reported that 92% of children had an "
    "up-to-date health assessment.\n\n"
    "2.  RESOLVED: That\n\n"
    "(a)  the Designated Nurse visit the new home in Harbour Road;\n\n"
    "(b)  the Head of Service report on dental checks by 30 April 2026; "
    "and\n\n"
    "(c)  the report be noted.\n";

static const char later[] =
    "WYN COUNCIL\n\nCorporate Parenting Board - 12th May 2026\n\n"
    "Minutes:\n\n"
    "1.  Matters arising: the Head of Service had reported on dental checks "
    "on 30 March 2026, and the report had been circulated.\n\n";

typedef struct found {
    char *id;
    int count;
} found;

/* The first open proposal of that kind and noun, and how many there are. */
static found
open_of(int kind, const char *noun)
{
    cparent_queue *queue = NULL;
    found all = { NULL, 0 };

    ck_assert_ok(cparent_review_queue(town.store, NULL, &queue, &town.err),
                 &town.err);
    for (size_t i = 0; i < cparent_queue_count(queue); i++) {
        const cparent_record *proposal = cparent_queue_at(queue, i);

        if (cparent_record_choice(proposal, CPARENT_PROPOSAL_KIND) != kind ||
            strcmp(cparent_record_text(proposal, CPARENT_PROPOSAL_NOUN),
                   noun) != 0)
            continue;
        if (all.count++ == 0)
            all.id = strdup(cparent_record_id(proposal));
    }
    cparent_queue_free(queue);
    return all;
}

static size_t
waiting(void)
{
    cparent_queue *queue = NULL;
    size_t count;

    ck_assert_ok(cparent_review_queue(town.store, NULL, &queue, &town.err),
                 &town.err);
    count = cparent_queue_count(queue);
    cparent_queue_free(queue);
    return count;
}

static cparent_record *
action_about(const char *words)
{
    cparent_cursor *cursor = NULL;
    cparent_record *record = NULL;
    cparent_record *about = NULL;

    ck_assert_ok(cparent_store_list(town.store, CPARENT_NOUN_ACTION, &cursor,
                                    &town.err), &town.err);
    while (cparent_cursor_next(cursor, &record, &town.err) == CPARENT_OK) {
        if (!about && strstr(cparent_record_text(record,
                                                 CPARENT_ACTION_TEXT),
                             words))
            about = record;
        else
            cparent_record_unref(record);
    }
    cparent_cursor_free(cursor);
    return about;
}

static void
change_owner(const char *owner)
{
    cparent_change change = town_change("2026-02-20");
    cparent_record *action = action_about("dental");
    cparent_builder *builder = NULL;
    cparent_record *other = NULL;

    ck_assert_ok(cparent_builder_from(action, &builder, &town.err),
                 &town.err);
    ck_assert_ok(cparent_builder_text(builder, CPARENT_ACTION_OWNER, owner,
                                      &town.err), &town.err);
    ck_assert_ok(cparent_builder_build(builder, &other, &town.err),
                 &town.err);
    ck_assert_ok(cparent_store_put(town.store, other, -1, &change,
                                   &town.err), &town.err);
    cparent_builder_free(builder);
    cparent_record_unref(other);
    cparent_record_unref(action);
}

static cparent_status
accept(const char *id)
{
    cparent_change change = town_change("2026-03-01");

    return cparent_review_accept(town.store, id, &change, NULL, &town.err);
}

START_TEST(the_same_text_again_proposes_nothing)
{
    size_t proposed;

    town_import("m.txt", first);
    proposed = waiting();
    town_import("copy.txt", first);
    ck_assert_uint_eq(waiting(), proposed);
    town_accept_all();
    town_import("m.txt", first);
    ck_assert_uint_eq(waiting(), 0);
}
END_TEST

START_TEST(a_corrected_text_shows_what_is_new_changed_and_gone)
{
    found change, gone, fresh, figure;

    town_import("m.txt", first);
    town_accept_all();
    town_import("m-approved.txt", corrected);
    change = open_of(CPARENT_PROPOSAL_KIND_CHANGE, "action");
    gone = open_of(CPARENT_PROPOSAL_KIND_GONE, "action");
    fresh = open_of(CPARENT_PROPOSAL_KIND_NEW, "action");
    figure = open_of(CPARENT_PROPOSAL_KIND_CHANGE, "observation");
    ck_assert_int_eq(change.count, 1);
    ck_assert_int_eq(gone.count, 1);
    ck_assert_int_eq(fresh.count, 1);
    ck_assert_int_eq(figure.count, 1);
    free(change.id);
    free(gone.id);
    free(fresh.id);
    free(figure.id);
    /* The same correction again says nothing more. */
    size_t proposed = waiting();
    town_import("m-approved.txt", corrected);
    ck_assert_uint_eq(waiting(), proposed);
}
END_TEST

START_TEST(an_accepted_change_keeps_the_record_and_what_a_person_corrected)
{
    town_import("m.txt", first);
    town_accept_all();
    cparent_record *before = action_about("dental");
    char *id = strdup(cparent_record_id(before));
    change_owner("Ms Ames");
    town_import("m-approved.txt", corrected);
    town_accept_all();
    cparent_record *after = town_get(CPARENT_NOUN_ACTION, id);
    ck_assert_str_eq(cparent_record_text(after, CPARENT_ACTION_OWNER),
                     "Ms Ames");
    ck_assert_int_eq(
        cparent_date_compare(cparent_record_date(after,
                                                 CPARENT_ACTION_DUE_ON),
                             cparent_date_make(2026, 4, 30)), 0);
    ck_assert_uint_gt(
        cparent_record_list_count(after, CPARENT_ACTION_CITATIONS),
        cparent_record_list_count(before, CPARENT_ACTION_CITATIONS));
    ck_assert_ptr_null(action_about("tutors"));
    ck_assert_uint_eq(town_count(CPARENT_NOUN_ACTION), 2);
    ck_assert_uint_eq(town_count(CPARENT_NOUN_OBSERVATION), 1);
    ck_assert_ok(cparent_store_verify(town.store, NULL, &town.err),
                 &town.err);
    cparent_record_unref(before);
    cparent_record_unref(after);
    free(id);
}
END_TEST

START_TEST(a_rejected_change_leaves_the_record_and_does_not_come_back)
{
    cparent_change change = town_change("2026-03-01");

    town_import("m.txt", first);
    town_accept_all();
    town_import("m-approved.txt", corrected);
    found due = open_of(CPARENT_PROPOSAL_KIND_CHANGE, "action");
    ck_assert_ok(cparent_review_reject(town.store, due.id, &change,
                                       &town.err), &town.err);
    cparent_record *action = action_about("dental");
    ck_assert_int_eq(
        cparent_date_compare(cparent_record_date(action,
                                                 CPARENT_ACTION_DUE_ON),
                             cparent_date_make(2026, 3, 31)), 0);
    cparent_record_unref(action);
    town_accept_all();
    town_import("m-approved-again.txt", corrected);
    ck_assert_uint_eq(waiting(), 0);
    free(due.id);
}
END_TEST

START_TEST(two_changes_of_one_field_are_a_conflict_that_shows_both)
{
    cparent_proposed *seen = NULL;

    town_import("m.txt", first);
    town_accept_all();
    town_import("m-approved.txt", corrected);
    found due = open_of(CPARENT_PROPOSAL_KIND_CHANGE, "action");
    /* Another field: both changes stand. */
    change_owner("Ms Ames");
    ck_assert_ok(cparent_review_look(town.store, due.id, &seen, &town.err),
                 &town.err);
    ck_assert(!cparent_proposed_conflict(seen));
    ck_assert_str_eq(cparent_record_text(cparent_proposed_record(seen),
                                         CPARENT_ACTION_OWNER), "Ms Ames");
    cparent_proposed_free(seen);
    /* The same field. */
    cparent_record *action = action_about("dental");
    cparent_builder *builder = NULL;
    cparent_record *other = NULL;
    cparent_change change = town_change("2026-02-21");
    ck_assert_ok(cparent_builder_from(action, &builder, &town.err),
                 &town.err);
    ck_assert_ok(cparent_builder_parse(builder, "due_on", "2026-06-30",
                                       &town.err), &town.err);
    ck_assert_ok(cparent_builder_build(builder, &other, &town.err),
                 &town.err);
    ck_assert_ok(cparent_store_put(town.store, other, -1, &change,
                                   &town.err), &town.err);
    ck_assert_status(accept(due.id), CPARENT_E_CONFLICT, &town.err);
    ck_assert_ok(cparent_review_look(town.store, due.id, &seen, &town.err),
                 &town.err);
    ck_assert(cparent_proposed_conflict(seen));
    ck_assert(cparent_proposed_changes(seen, CPARENT_ACTION_DUE_ON));
    /* Whoever has seen both decides. */
    ck_assert_ok(cparent_review_correct(town.store, due.id, other, &change,
                                        &town.err), &town.err);
    cparent_proposed_free(seen);
    cparent_builder_free(builder);
    cparent_record_unref(other);
    cparent_record_unref(action);
    free(due.id);
}
END_TEST

START_TEST(a_correction_before_anybody_decided_takes_the_place_of_the_first)
{
    size_t proposed;

    town_import("m.txt", first);
    proposed = waiting();
    town_import("m-approved.txt", corrected);
    ck_assert_uint_eq(waiting(), proposed);
    found change = open_of(CPARENT_PROPOSAL_KIND_CHANGE, "action");
    ck_assert_int_eq(change.count, 0);
    town_accept_all();
    ck_assert_uint_eq(town_count(CPARENT_NOUN_ACTION), 2);
}
END_TEST

START_TEST(another_meetings_minutes_take_nothing_out)
{
    town_import("m.txt", first);
    town_accept_all();
    town_import("later.txt", later);
    ck_assert_int_eq(open_of(CPARENT_PROPOSAL_KIND_GONE, "action").count, 0);
}
END_TEST

START_TEST(later_minutes_propose_that_an_action_is_done)
{
    town_import("m.txt", first);
    town_accept_all();
    town_import("later.txt", later);
    found matter = open_of(CPARENT_PROPOSAL_KIND_CHANGE, "action");
    ck_assert_int_eq(matter.count, 1);
    size_t proposed = waiting();
    town_import("later.txt", later);
    ck_assert_uint_eq(waiting(), proposed);
    ck_assert_ok(accept(matter.id), &town.err);
    cparent_record *action = action_about("dental");
    ck_assert_int_eq(cparent_record_choice(action, CPARENT_ACTION_STATUS),
                     CPARENT_ACTION_STATUS_DONE);
    ck_assert_ptr_nonnull(cparent_record_text(action,
                                              CPARENT_ACTION_UPDATE));
    ck_assert_uint_ge(
        cparent_record_list_count(action, CPARENT_ACTION_CITATIONS), 2);
    cparent_record_unref(action);
    free(matter.id);
}
END_TEST

START_TEST(undoing_a_change_gives_the_record_back)
{
    cparent_change change = town_change("2026-03-02");
    char *undone = NULL;

    town_import("m.txt", first);
    town_accept_all();
    town_import("m-approved.txt", corrected);
    found gone = open_of(CPARENT_PROPOSAL_KIND_GONE, "action");
    ck_assert_ok(accept(gone.id), &town.err);
    ck_assert_ptr_null(action_about("tutors"));
    ck_assert_ok(cparent_review_undo(town.store, NULL, &change, &undone,
                                     &town.err), &town.err);
    ck_assert_str_eq(undone, gone.id);
    cparent_record *back = action_about("tutors");
    ck_assert_ptr_nonnull(back);
    cparent_record_unref(back);
    cparent_string_free(undone);
    ck_assert_ok(cparent_store_verify(town.store, NULL, &town.err),
                 &town.err);
    free(gone.id);
}
END_TEST

static Suite *
revise_suite(void)
{
    Suite *suite = suite_create("revise");
    TCase *tcase = tcase_create("revise");

    tcase_add_checked_fixture(tcase, town_setup, town_teardown);
    tcase_add_test(tcase, the_same_text_again_proposes_nothing);
    tcase_add_test(tcase,
                   a_corrected_text_shows_what_is_new_changed_and_gone);
    tcase_add_test(
        tcase,
        an_accepted_change_keeps_the_record_and_what_a_person_corrected);
    tcase_add_test(tcase,
                   a_rejected_change_leaves_the_record_and_does_not_come_back);
    tcase_add_test(tcase,
                   two_changes_of_one_field_are_a_conflict_that_shows_both);
    tcase_add_test(
        tcase,
        a_correction_before_anybody_decided_takes_the_place_of_the_first);
    tcase_add_test(tcase, another_meetings_minutes_take_nothing_out);
    tcase_add_test(tcase, later_minutes_propose_that_an_action_is_done);
    tcase_add_test(tcase, undoing_a_change_gives_the_record_back);
    suite_add_tcase(suite, tcase);
    return suite;
}

int
main(void)
{
    return cparent_test_main(revise_suite());
}
