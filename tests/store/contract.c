/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What every engine must do.  Each test opens its store through `opener`.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "fixture.h"

START_TEST(what_was_put_is_read_back_equal)
{
    cparent_store *store = new_store();
    cparent_record *action = make_action("wyn", "a1", "Write “to” all\n🙂");
    cparent_change change = change_on("2026-01-02", NULL);
    cparent_record *back = NULL;
    int64_t version = -5;

    ck_assert_ok(cparent_store_put(store, action, 0, &change, &place.err),
                 &place.err);
    cparent_store_unref(store);
    store = open_store(false);
    ck_assert_str_eq(cparent_store_authority(store), "wyn");
    ck_assert_ok(cparent_store_get(store, CPARENT_NOUN_ACTION, "a1", &back,
                                   &version, &place.err), &place.err);
    ck_assert(cparent_record_equal(action, back));
    ck_assert_int_eq(version, 1);
    cparent_record_unref(back);
    cparent_record_unref(action);
    cparent_store_unref(store);
}
END_TEST

START_TEST(every_noun_has_a_table)
{
    cparent_store *store = new_store();

    for (int noun = 1; noun < CPARENT_NOUN_COUNT; noun++) {
        cparent_record *none = NULL;

        ck_assert_status(cparent_store_get(store, (cparent_noun)noun, "x",
                                           &none, NULL, &place.err),
                         CPARENT_E_NOT_FOUND, &place.err);
        ck_assert_ptr_null(none);
    }
    cparent_store_unref(store);
}
END_TEST

START_TEST(a_stale_writer_is_told_both_versions)
{
    cparent_store *store = new_store();
    cparent_record *late = make_action("wyn", "a1", "late");
    cparent_change change = change_on("2026-01-05", NULL);

    put_action(store, "a1", "one", 0, "2026-01-02");
    put_action(store, "a1", "two", 1, "2026-01-03");
    ck_assert_status(cparent_store_put(store, late, 1, &change, &place.err),
                     CPARENT_E_CONFLICT, &place.err);
    ck_assert(support_contains(place.err.message, "version 1"));
    ck_assert(support_contains(place.err.message, "version 2"));
    ck_assert_status(cparent_store_put(store, late, 0, &change, &place.err),
                     CPARENT_E_CONFLICT, &place.err);
    char *text = action_text(store, "a1");
    ck_assert_str_eq(text, "two");
    free(text);
    /* -1 writes whatever is there. */
    ck_assert_ok(cparent_store_put(store, late, -1, &change, &place.err),
                 &place.err);
    ck_assert_int_eq(history_length(store), 4);
    cparent_record_unref(late);
    cparent_store_unref(store);
}
END_TEST

START_TEST(changing_what_is_not_there_is_a_conflict)
{
    cparent_store *store = new_store();
    cparent_record *action = make_action("wyn", "a1", "one");
    cparent_change change = change_on("2026-01-05", NULL);

    ck_assert_status(cparent_store_put(store, action, 3, &change,
                                       &place.err),
                     CPARENT_E_CONFLICT, &place.err);
    ck_assert_int_eq(history_length(store), 1);
    cparent_record_unref(action);
    cparent_store_unref(store);
}
END_TEST

START_TEST(an_equal_record_is_no_change)
{
    cparent_store *store = new_store();

    put_action(store, "a1", "one", 0, "2026-01-02");
    put_action(store, "a1", "one", 0, "2026-01-03");
    put_action(store, "a1", "one", 7, "2026-01-03");
    ck_assert_int_eq(history_length(store), 2);
    cparent_store_unref(store);
}
END_TEST

START_TEST(a_key_that_was_used_does_nothing_again)
{
    cparent_store *store = new_store();
    cparent_record *one = make_action("wyn", "a1", "one");
    cparent_record *two = make_action("wyn", "a2", "two");
    cparent_record *other = make_action("wyn", "a1", "other");
    cparent_change change = change_on("2026-01-02", "import-7");

    for (int i = 0; i < 2; i++) {
        ck_assert_ok(cparent_store_begin(store, &place.err), &place.err);
        ck_assert_ok(cparent_store_put(store, one, 0, &change, &place.err),
                     &place.err);
        ck_assert_ok(cparent_store_put(store, two, 0, &change, &place.err),
                     &place.err);
        ck_assert_ok(cparent_store_commit(store, &place.err), &place.err);
    }
    ck_assert_ok(cparent_store_put(store, other, 1, &change, &place.err),
                 &place.err);
    ck_assert_int_eq(history_length(store), 3);
    char *text = action_text(store, "a1");
    ck_assert_str_eq(text, "one");
    free(text);
    cparent_record_unref(one);
    cparent_record_unref(two);
    cparent_record_unref(other);
    cparent_store_unref(store);
}
END_TEST

START_TEST(a_group_that_is_rolled_back_leaves_nothing)
{
    cparent_store *store = new_store();
    char before[96], after[96];

    ck_assert_ok(cparent_store_head(store, before, sizeof before,
                                    &place.err), &place.err);
    ck_assert_ok(cparent_store_begin(store, &place.err), &place.err);
    put_action(store, "a1", "one", 0, "2026-01-02");
    put_action(store, "a2", "two", 0, "2026-01-02");
    ck_assert_uint_eq(count_actions(store), 2);
    cparent_store_rollback(store);
    cparent_store_rollback(store);
    ck_assert_uint_eq(count_actions(store), 0);
    ck_assert_ok(cparent_store_head(store, after, sizeof after, &place.err),
                 &place.err);
    ck_assert_str_eq(before, after);
    /* …and the next change goes on from there. */
    put_action(store, "a3", "three", 0, "2026-01-02");
    ck_assert_ok(cparent_store_verify(store, before, &place.err),
                 &place.err);
    cparent_store_unref(store);
}
END_TEST

START_TEST(a_group_left_open_by_closing_leaves_nothing)
{
    cparent_store *store = new_store();

    ck_assert_ok(cparent_store_begin(store, &place.err), &place.err);
    put_action(store, "a1", "one", 0, "2026-01-02");
    cparent_store_unref(store);
    store = open_store(true);
    ck_assert_uint_eq(count_actions(store), 0);
    cparent_store_unref(store);
}
END_TEST

START_TEST(groups_do_not_nest_and_do_not_end_twice)
{
    cparent_store *store = new_store();

    ck_assert_status(cparent_store_commit(store, &place.err),
                     CPARENT_E_INVALID, &place.err);
    ck_assert_ok(cparent_store_begin(store, &place.err), &place.err);
    ck_assert_status(cparent_store_begin(store, &place.err),
                     CPARENT_E_INVALID, &place.err);
    ck_assert_ok(cparent_store_commit(store, &place.err), &place.err);
    ck_assert_status(cparent_store_commit(store, &place.err),
                     CPARENT_E_INVALID, &place.err);
    cparent_store_unref(store);
}
END_TEST

START_TEST(a_conflict_inside_a_group_does_not_spoil_it)
{
    cparent_store *store = new_store();
    cparent_record *stale = make_action("wyn", "a1", "stale");
    cparent_change change = change_on("2026-01-05", NULL);

    ck_assert_ok(cparent_store_begin(store, &place.err), &place.err);
    put_action(store, "a1", "one", 0, "2026-01-02");
    ck_assert_status(cparent_store_put(store, stale, 9, &change,
                                       &place.err),
                     CPARENT_E_CONFLICT, &place.err);
    put_action(store, "a2", "two", 0, "2026-01-02");
    ck_assert_ok(cparent_store_commit(store, &place.err), &place.err);
    ck_assert_uint_eq(count_actions(store), 2);
    cparent_record_unref(stale);
    cparent_store_unref(store);
}
END_TEST

START_TEST(another_authoritys_record_is_refused)
{
    cparent_store *store = new_store();
    cparent_record *foreign = make_action("elsewhere", "a1", "one");
    cparent_record *second = make_authority("elsewhere", "Elsewhere");
    cparent_change change = change_on("2026-01-05", NULL);

    ck_assert_status(cparent_store_put(store, foreign, 0, &change,
                                       &place.err),
                     CPARENT_E_VALIDATION, &place.err);
    ck_assert_status(cparent_store_put(store, second, 0, &change,
                                       &place.err),
                     CPARENT_E_VALIDATION, &place.err);
    ck_assert_int_eq(history_length(store), 1);
    cparent_record_unref(foreign);
    cparent_record_unref(second);
    cparent_store_unref(store);
}
END_TEST

static const char *const bad_moments[] = {
    "", "2026-03-01", "2026-03-01 09:30:00Z", "2026-02-30T09:30:00Z",
    "2026-03-01T24:00:00Z", "2026-03-01T09:60:00Z", "2026-03-01T09:30:00",
    "2026-03-01T09:30:00+01:00", "2026-03-01T09:30:00Zx",
};

START_TEST(a_change_without_who_or_when_is_refused)
{
    cparent_store *store = new_store();
    cparent_record *action = make_action("wyn", "a1", "one");
    cparent_change change = change_on("2026-01-05", NULL);

    for (size_t i = 0; i < sizeof bad_moments / sizeof *bad_moments; i++) {
        change.at = bad_moments[i];
        ck_assert_status(cparent_store_put(store, action, 0, &change,
                                           &place.err),
                         CPARENT_E_INVALID, &place.err);
        ck_assert_str_eq(place.err.field, "at");
    }
    change = change_on("2026-01-05", NULL);
    change.who = "";
    ck_assert_status(cparent_store_put(store, action, 0, &change,
                                       &place.err),
                     CPARENT_E_INVALID, &place.err);
    ck_assert_status(cparent_store_put(store, action, 0, NULL, &place.err),
                     CPARENT_E_INVALID, &place.err);
    change.who = "caf\xe9";
    ck_assert_status(cparent_store_put(store, action, 0, &change,
                                       &place.err),
                     CPARENT_E_INVALID, &place.err);
    cparent_record_unref(action);
    cparent_store_unref(store);
}
END_TEST

START_TEST(a_list_is_in_order_of_id_over_many_pages)
{
    cparent_store *store = new_store();
    cparent_cursor *cursor = NULL;
    cparent_record *record = NULL;
    char id[16];

    ck_assert_ok(cparent_store_begin(store, &place.err), &place.err);
    for (int i = 0; i < 200; i++) {
        snprintf(id, sizeof id, "a%03d", i * 77 % 200);
        put_action(store, id, "text", 0, "2026-01-02");
    }
    ck_assert_ok(cparent_store_commit(store, &place.err), &place.err);
    ck_assert_ok(cparent_store_list(store, CPARENT_NOUN_ACTION, &cursor,
                                    &place.err), &place.err);
    for (int i = 0; i < 200; i++) {
        snprintf(id, sizeof id, "a%03d", i);
        ck_assert_ok(cparent_cursor_next(cursor, &record, &place.err),
                     &place.err);
        ck_assert_str_eq(cparent_record_id(record), id);
        cparent_record_unref(record);
    }
    ck_assert_status(cparent_cursor_next(cursor, &record, &place.err),
                     CPARENT_DONE, &place.err);
    ck_assert_status(cparent_cursor_next(cursor, &record, &place.err),
                     CPARENT_DONE, &place.err);
    cparent_cursor_free(cursor);
    cparent_store_unref(store);
}
END_TEST

START_TEST(a_cursor_keeps_its_store_and_hears_of_its_end)
{
    cparent_store *store = new_store();
    cparent_cursor *cursor = NULL;
    cparent_record *record = NULL;

    put_action(store, "a1", "one", 0, "2026-01-02");
    put_action(store, "a2", "two", 0, "2026-01-02");
    ck_assert_ok(cparent_store_list(store, CPARENT_NOUN_ACTION, &cursor,
                                    &place.err), &place.err);
    cparent_store *kept = store;
    cparent_store_unref(store);
    ck_assert_ok(cparent_cursor_next(cursor, &record, &place.err),
                 &place.err);
    cparent_record_unref(record);
    record = NULL;
    cparent_store_close(kept);
    ck_assert(cparent_store_is_closed(kept));
    ck_assert_status(cparent_cursor_next(cursor, &record, &place.err),
                     CPARENT_E_CLOSED, &place.err);
    ck_assert_ptr_null(record);
    cparent_cursor_free(cursor);
}
END_TEST

START_TEST(every_call_after_close_says_closed)
{
    cparent_store *store = new_store();
    cparent_record *action = make_action("wyn", "a1", "one");
    cparent_change change = change_on("2026-01-05", NULL);
    cparent_record *record = NULL;
    cparent_cursor *cursor = NULL;
    cparent_snapshot *snapshot = NULL;
    cparent_date now = { 0, 0, 0 };
    char head[96];
    int64_t count = 0;

    (void)count;
    cparent_store_close(store);
    cparent_store_close(store);
    cparent_error *err = &place.err;
    ck_assert_status(cparent_store_put(store, action, 0, &change, err),
                     CPARENT_E_CLOSED, err);
    ck_assert_status(cparent_store_get(store, CPARENT_NOUN_ACTION, "a1",
                                       &record, NULL, err),
                     CPARENT_E_CLOSED, err);
    ck_assert_status(cparent_store_list(store, CPARENT_NOUN_ACTION, &cursor,
                                        err), CPARENT_E_CLOSED, err);
    ck_assert_status(cparent_store_begin(store, err), CPARENT_E_CLOSED, err);
    ck_assert_status(cparent_store_commit(store, err), CPARENT_E_CLOSED, err);
    ck_assert_status(cparent_store_head(store, head, sizeof head, err),
                     CPARENT_E_CLOSED, err);
    ck_assert_status(cparent_store_verify(store, NULL, err),
                     CPARENT_E_CLOSED, err);
    ck_assert_status(cparent_store_snapshot(store, now, &snapshot, err),
                     CPARENT_E_CLOSED, err);
    ck_assert_status(cparent_store_backup(store, "/nowhere/x", err),
                     CPARENT_E_CLOSED, err);
    cparent_store_rollback(store);
    cparent_store_interrupt(store);
    cparent_record_unref(action);
    cparent_store_unref(store);
}
END_TEST

START_TEST(a_snapshot_of_a_day_knows_what_was_known_then)
{
    cparent_store *store = new_store();
    cparent_snapshot *snapshot = NULL;

    put_action(store, "a1", "one", 0, "2026-01-02");
    put_action(store, "a1", "one, again", 1, "2026-02-02");
    put_action(store, "a2", "two", 0, "2026-02-03");
    ck_assert_ok(cparent_store_snapshot(store,
                                        cparent_date_make(2026, 2, 2),
                                        &snapshot, &place.err), &place.err);
    ck_assert_uint_eq(cparent_snapshot_count(snapshot, CPARENT_NOUN_ACTION),
                      1);
    const cparent_record *action =
        cparent_snapshot_find(snapshot, CPARENT_NOUN_ACTION, "a1");
    ck_assert_str_eq(cparent_record_text(action, CPARENT_ACTION_TEXT),
                     "one, again");
    ck_assert_str_eq(cparent_record_text(cparent_snapshot_authority(snapshot),
                                         CPARENT_AUTHORITY_NAME),
                     "Wyn Council");
    ck_assert_int_eq(strncmp(cparent_snapshot_head(snapshot), "3:", 2), 0);
    cparent_snapshot_unref(snapshot);
    ck_assert_ok(cparent_store_snapshot(store,
                                        cparent_date_make(2026, 2, 1),
                                        &snapshot, &place.err), &place.err);
    action = cparent_snapshot_find(snapshot, CPARENT_NOUN_ACTION, "a1");
    ck_assert_str_eq(cparent_record_text(action, CPARENT_ACTION_TEXT),
                     "one");
    cparent_snapshot_unref(snapshot);
    ck_assert_ok(cparent_store_snapshot(store,
                                        cparent_date_make(2025, 12, 31),
                                        &snapshot, &place.err), &place.err);
    ck_assert_uint_eq(cparent_snapshot_count(snapshot, CPARENT_NOUN_ACTION),
                      0);
    ck_assert_str_eq(cparent_snapshot_head(snapshot), "");
    cparent_snapshot_unref(snapshot);
    cparent_store_unref(store);
}
END_TEST

START_TEST(a_snapshot_of_now_has_every_current_record_and_the_head)
{
    cparent_store *store = new_store();
    cparent_snapshot *snapshot = NULL;
    cparent_date now = { 0, 0, 0 };
    char head[96];

    put_action(store, "a1", "one", 0, "2026-01-02");
    put_action(store, "a2", "two", 0, "2999-01-02");
    ck_assert_ok(cparent_store_snapshot(store, now, &snapshot, &place.err),
                 &place.err);
    ck_assert_ok(cparent_store_head(store, head, sizeof head, &place.err),
                 &place.err);
    cparent_store_unref(store);
    ck_assert_uint_eq(cparent_snapshot_count(snapshot, CPARENT_NOUN_ACTION),
                      2);
    ck_assert_str_eq(cparent_snapshot_head(snapshot), head);
    ck_assert(!cparent_date_is_set(cparent_snapshot_as_at(snapshot)));
    cparent_snapshot_unref(snapshot);
}
END_TEST

static bool
look_at_third(void *user, const cparent_entry *entry)
{
    int *seen = user;

    ck_assert_int_eq(entry->sequence, 3);
    ck_assert_int_eq(entry->version, 2);
    ck_assert_str_eq(entry->at, "2026-01-03T09:30:00Z");
    ck_assert_str_eq(entry->who, "clerk");
    ck_assert_str_eq(entry->why, "the minutes say so");
    ck_assert_str_eq(entry->noun, "action");
    ck_assert_str_eq(entry->id, "a1");
    ck_assert_uint_eq(strlen(entry->digest), 64);
    ck_assert(support_contains(entry->body, "two"));
    ++*seen;
    return false;
}

START_TEST(the_history_says_who_when_and_why)
{
    cparent_store *store = new_store();
    int seen = 0;

    put_action(store, "a1", "one", 0, "2026-01-02");
    put_action(store, "a1", "two", 1, "2026-01-03");
    put_action(store, "a1", "three", 2, "2026-01-04");
    ck_assert_ok(cparent_store_history(store, 2, look_at_third, &seen,
                                       &place.err), &place.err);
    ck_assert_int_eq(seen, 1);
    cparent_store_unref(store);
}
END_TEST

static bool
close_it(void *user, const cparent_entry *entry)
{
    (void)entry;
    cparent_store_close(user);
    return true;
}

START_TEST(closing_from_inside_the_history_ends_the_walk)
{
    cparent_store *store = new_store();

    put_action(store, "a1", "one", 0, "2026-01-02");
    ck_assert_status(cparent_store_history(store, 0, close_it, store,
                                           &place.err),
                     CPARENT_E_CLOSED, &place.err);
    ck_assert(cparent_store_is_closed(store));
    cparent_store_unref(store);
}
END_TEST

static bool
interrupt_it(void *user, const cparent_entry *entry)
{
    (void)entry;
    cparent_store_interrupt(user);
    return true;
}

START_TEST(an_interrupted_call_is_cancelled_and_the_next_is_not)
{
    cparent_store *store = new_store();

    put_action(store, "a1", "one", 0, "2026-01-02");
    ck_assert_status(cparent_store_history(store, 0, interrupt_it, store,
                                           &place.err),
                     CPARENT_E_CANCELLED, &place.err);
    ck_assert_int_eq(history_length(store), 2);
    put_action(store, "a2", "two", 0, "2026-01-02");
    cparent_store_unref(store);
}
END_TEST

START_TEST(a_store_opened_for_reading_is_not_written)
{
    cparent_store_unref(new_store());
    cparent_store *store = open_store(true);
    cparent_record *action = make_action("wyn", "a1", "one");
    cparent_change change = change_on("2026-01-05", NULL);

    ck_assert_status(cparent_store_put(store, action, 0, &change,
                                       &place.err),
                     CPARENT_E_STORE, &place.err);
    ck_assert_status(cparent_store_begin(store, &place.err),
                     CPARENT_E_STORE, &place.err);
    ck_assert_ok(cparent_store_verify(store, NULL, &place.err), &place.err);
    cparent_record_unref(action);
    cparent_store_unref(store);
}
END_TEST

START_TEST(a_child_of_fork_is_refused_and_harms_nothing)
{
    cparent_store *store = new_store();
    int how = 0;
    pid_t child = fork();

    if (child == 0) {
        cparent_record *none = NULL;
        cparent_status status = cparent_store_get(
            store, CPARENT_NOUN_ACTION, "a1", &none, NULL, NULL);

        cparent_store_unref(store);
        _exit(status == CPARENT_E_STORE ? 0 : 1);
    }
    ck_assert_int_eq(waitpid(child, &how, 0), child);
    ck_assert(WIFEXITED(how) && WEXITSTATUS(how) == 0);
    put_action(store, "a1", "one", 0, "2026-01-02");
    ck_assert_ok(cparent_store_verify(store, NULL, &place.err), &place.err);
    cparent_store_unref(store);
}
END_TEST

/* --- random histories --------------------------------------------------- */

static void
remove_action(cparent_store *store, const char *id, int64_t version,
              const char *day, cparent_status wanted)
{
    cparent_change change = change_on(day, NULL);

    ck_assert_status(cparent_store_remove(store, CPARENT_NOUN_ACTION, id,
                                          version, &change, &place.err),
                     wanted, &place.err);
}

START_TEST(what_is_taken_out_is_in_the_history_alone)
{
    cparent_store *store = new_store();
    cparent_record *was = NULL;
    cparent_snapshot *snapshot = NULL;

    put_action(store, "a1", "one", 0, "2026-01-02");
    remove_action(store, "a1", 2, "2026-01-03", CPARENT_E_CONFLICT);
    remove_action(store, "a2", -1, "2026-01-03", CPARENT_E_NOT_FOUND);
    remove_action(store, "a1", 1, "2026-01-03", CPARENT_OK);
    remove_action(store, "a1", -1, "2026-01-04", CPARENT_E_NOT_FOUND);
    ck_assert_ptr_null(action_text(store, "a1"));
    ck_assert_uint_eq(count_actions(store), 0);
    ck_assert_int_eq(history_length(store), 3);
    ck_assert_ok(cparent_store_get_version(store, CPARENT_NOUN_ACTION, "a1",
                                           1, &was, &place.err), &place.err);
    ck_assert_str_eq(cparent_record_text(was, CPARENT_ACTION_TEXT), "one");
    cparent_record_unref(was);
    ck_assert_status(cparent_store_get_version(store, CPARENT_NOUN_ACTION,
                                               "a1", 2, &was, &place.err),
                     CPARENT_E_NOT_FOUND, &place.err);
    ck_assert_ok(cparent_store_verify(store, NULL, &place.err), &place.err);
    for (int day = 2; day <= 3; day++) {
        ck_assert_ok(cparent_store_snapshot(
                         store, cparent_date_make(2026, 1, day), &snapshot,
                         &place.err), &place.err);
        ck_assert_uint_eq(cparent_snapshot_count(snapshot,
                                                 CPARENT_NOUN_ACTION),
                          day == 2 ? 1 : 0);
        cparent_snapshot_unref(snapshot);
    }
    cparent_store_unref(store);
}
END_TEST

START_TEST(what_is_put_again_goes_on_with_its_versions)
{
    cparent_store *store = new_store();
    int64_t version = 0;

    put_action(store, "a1", "one", 0, "2026-01-02");
    remove_action(store, "a1", 1, "2026-01-03", CPARENT_OK);
    put_action(store, "a1", "one", 0, "2026-01-04");
    ck_assert_ok(cparent_store_get(store, CPARENT_NOUN_ACTION, "a1", NULL,
                                   &version, &place.err), &place.err);
    ck_assert_int_eq(version, 3);
    ck_assert_ok(cparent_store_verify(store, NULL, &place.err), &place.err);
    tamper("DELETE FROM \"action\"");
    ck_assert_status(cparent_store_verify(store, NULL, &place.err),
                     CPARENT_E_BROKEN_CHAIN, &place.err);
    cparent_store_unref(store);
}
END_TEST

START_TEST(the_council_itself_cannot_be_taken_out)
{
    cparent_store *store = new_store();
    cparent_change change = change_on("2026-01-02", NULL);

    ck_assert_status(cparent_store_remove(store, CPARENT_NOUN_AUTHORITY,
                                          "wyn", -1, &change, &place.err),
                     CPARENT_E_INVALID, &place.err);
    ck_assert_status(cparent_store_remove(store, CPARENT_NOUN_ACTION, NULL,
                                          -1, &change, &place.err),
                     CPARENT_E_INVALID, &place.err);
    cparent_store_unref(store);
}
END_TEST

enum { IDS = 12, STEPS = 120 };

typedef struct known {
    int64_t version[IDS];
    int text[IDS];
} known;

static uint32_t
roll(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

static void
step_both(cparent_store *store, known *model, uint32_t *seed)
{
    int i = (int)(roll(seed) % IDS), text = (int)(roll(seed) % 4);
    bool stale = roll(seed) % 5 == 0;
    int64_t version = stale ? model->version[i] + 1 : model->version[i];
    char id[16], words[24];
    cparent_change change = change_on("2026-01-05", NULL);

    snprintf(id, sizeof id, "a%d", i);
    snprintf(words, sizeof words, "text %d", text);
    cparent_record *action = make_action("wyn", id, words);
    bool equal = model->version[i] > 0 && model->text[i] == text;
    ck_assert_status(cparent_store_put(store, action, version, &change,
                                       &place.err),
                     stale && !equal ? CPARENT_E_CONFLICT : CPARENT_OK,
                     &place.err);
    if (!equal && !stale) {
        model->version[i]++;
        model->text[i] = text;
    }
    cparent_record_unref(action);
}

static void
compare_both(cparent_store *store, const known *model)
{
    int64_t entries = 1;

    for (int i = 0; i < IDS; i++) {
        char id[16], words[24];

        entries += model->version[i];
        snprintf(id, sizeof id, "a%d", i);
        char *text = action_text(store, id);
        if (model->version[i] == 0) {
            ck_assert_ptr_null(text);
            continue;
        }
        snprintf(words, sizeof words, "text %d", model->text[i]);
        ck_assert_str_eq(text, words);
        free(text);
    }
    ck_assert_int_eq(history_length(store), entries);
    ck_assert_ok(cparent_store_verify(store, NULL, &place.err), &place.err);
}

START_TEST(random_histories_agree_with_a_simple_model)
{
    uint32_t seed = 20260301u + (uint32_t)_i;
    known model = { { 0 }, { 0 } }, before;
    cparent_store *store = new_store();

    for (int group = 0; group < 8; group++) {
        before = model;
        ck_assert_ok(cparent_store_begin(store, &place.err), &place.err);
        for (int i = 0; i < STEPS / 8; i++)
            step_both(store, &model, &seed);
        if (roll(&seed) % 3 == 0) {
            cparent_store_rollback(store);
            model = before;
        } else {
            ck_assert_ok(cparent_store_commit(store, &place.err),
                         &place.err);
        }
        if (roll(&seed) % 4 == 0) {
            cparent_store_unref(store);
            store = open_store(false);
        }
    }
    compare_both(store, &model);
    cparent_store_unref(store);
}
END_TEST

Suite *
store_contract(const store_opener *engine)
{
    Suite *suite = suite_create(engine->name);
    TCase *tests = tcase_create("contract");

    opener = engine;
    tcase_add_checked_fixture(tests, place_setup, place_teardown);
    tcase_add_test(tests, what_was_put_is_read_back_equal);
    tcase_add_test(tests, every_noun_has_a_table);
    tcase_add_test(tests, a_stale_writer_is_told_both_versions);
    tcase_add_test(tests, changing_what_is_not_there_is_a_conflict);
    tcase_add_test(tests, an_equal_record_is_no_change);
    tcase_add_test(tests, a_key_that_was_used_does_nothing_again);
    tcase_add_test(tests, a_group_that_is_rolled_back_leaves_nothing);
    tcase_add_test(tests, a_group_left_open_by_closing_leaves_nothing);
    tcase_add_test(tests, groups_do_not_nest_and_do_not_end_twice);
    tcase_add_test(tests, a_conflict_inside_a_group_does_not_spoil_it);
    tcase_add_test(tests, another_authoritys_record_is_refused);
    tcase_add_test(tests, a_change_without_who_or_when_is_refused);
    tcase_add_test(tests, a_list_is_in_order_of_id_over_many_pages);
    tcase_add_test(tests, a_cursor_keeps_its_store_and_hears_of_its_end);
    tcase_add_test(tests, every_call_after_close_says_closed);
    tcase_add_test(tests, a_snapshot_of_a_day_knows_what_was_known_then);
    tcase_add_test(tests,
                   a_snapshot_of_now_has_every_current_record_and_the_head);
    tcase_add_test(tests, the_history_says_who_when_and_why);
    tcase_add_test(tests, closing_from_inside_the_history_ends_the_walk);
    tcase_add_test(tests,
                   an_interrupted_call_is_cancelled_and_the_next_is_not);
    tcase_add_test(tests, a_store_opened_for_reading_is_not_written);
    tcase_add_test(tests, a_child_of_fork_is_refused_and_harms_nothing);
    tcase_add_test(tests, what_is_taken_out_is_in_the_history_alone);
    tcase_add_test(tests, what_is_put_again_goes_on_with_its_versions);
    tcase_add_test(tests, the_council_itself_cannot_be_taken_out);
    tcase_add_loop_test(tests, random_histories_agree_with_a_simple_model, 0,
                        5);
    suite_add_tcase(suite, tests);
    return suite;
}
