/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Verify finds what somebody with a database tool can do to a file.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "fixture.h"

static char kept_head[96];

static const char drop_guards[] = "DROP TRIGGER history_no_update;"
                                  "DROP TRIGGER history_no_delete;";

static void
make_three(void)
{
    cparent_store *store = new_store();

    put_action(store, "a1", "one", 0, "2026-01-02");
    put_action(store, "a1", "two", 1, "2026-01-03");
    put_action(store, "a2", "three", 0, "2026-01-04");
    ck_assert_ok(cparent_store_head(store, kept_head, sizeof kept_head,
                                    &place.err), &place.err);
    cparent_store_unref(store);
}

static void
broken(const char *head, const char *about)
{
    cparent_store *store = open_store(true);

    ck_assert_status(cparent_store_verify(store, head, &place.err),
                     CPARENT_E_BROKEN_CHAIN, &place.err);
    ck_assert_msg(support_contains(place.err.message, about), "%s",
                  place.err.message);
    cparent_store_unref(store);
}

START_TEST(an_untouched_store_holds)
{
    make_three();
    cparent_store *store = open_store(true);
    ck_assert_ok(cparent_store_verify(store, NULL, &place.err), &place.err);
    ck_assert_ok(cparent_store_verify(store, kept_head, &place.err),
                 &place.err);
    ck_assert_int_eq(strncmp(kept_head, "4:", 2), 0);
    cparent_store_unref(store);
    /* A head that was kept stays good when the history goes on. */
    store = open_store(false);
    put_action(store, "a3", "four", 0, "2026-01-05");
    ck_assert_ok(cparent_store_verify(store, kept_head, &place.err),
                 &place.err);
    cparent_store_unref(store);
}
END_TEST

START_TEST(the_guard_lets_nobody_edit_or_cut)
{
    make_three();
    tamper_refused("DELETE FROM history WHERE seq = 4");
    tamper_refused("UPDATE history SET who = 'x' WHERE seq = 4");
    tamper_refused("UPDATE history SET body = 'x' WHERE seq = 4");
    tamper_refused("UPDATE history SET body = NULL WHERE seq = 4");
    tamper_refused("UPDATE history SET body = NULL, salt = NULL, who = 'x'");
    cparent_store *store = open_store(true);
    ck_assert_int_eq(history_length(store), 4);
    cparent_store_unref(store);
    tamper("DROP TRIGGER history_no_update");
    broken(NULL, "guard");
}
END_TEST

START_TEST(an_edited_entry_is_named)
{
    static const char *const edits[] = {
        "UPDATE history SET who = 'other' WHERE seq = 3",
        "UPDATE history SET why = '' WHERE seq = 3",
        "UPDATE history SET at = '2026-01-03T09:30:01Z' WHERE seq = 3",
        "UPDATE history SET key = 'k' WHERE seq = 3",
        "UPDATE history SET id = 'a9' WHERE seq = 3",
        "UPDATE history SET noun = 'pledge' WHERE seq = 3",
        "UPDATE history SET version = 5 WHERE seq = 3",
        "UPDATE history SET body = replace(body, 'two', 'TWO') "
        "WHERE seq = 3",
        "UPDATE history SET salt = replace(salt, substr(salt, 1, 1), 'x') "
        "WHERE seq = 3",
        "UPDATE history SET digest = hash WHERE seq = 3",
        "UPDATE history SET hash = digest WHERE seq = 3",
        "UPDATE history SET prev = digest WHERE seq = 3",
        "UPDATE history SET body = NULL WHERE seq = 3",
    };

    make_three();
    tamper(drop_guards);
    size_t size = 0;
    char *bytes = support_read(place.path, &size);
    for (size_t i = 0; i < sizeof edits / sizeof *edits; i++) {
        support_write(place.path, bytes, size);
        tamper(edits[i]);
        broken(NULL, "entry 3 ");
    }
    free(bytes);
}
END_TEST

START_TEST(a_missing_entry_is_named)
{
    make_three();
    tamper(drop_guards);
    tamper("DELETE FROM history WHERE seq = 2");
    broken(NULL, "entry 2 ");
}
END_TEST

START_TEST(a_cut_end_is_found_with_a_kept_head)
{
    make_three();
    tamper(drop_guards);
    tamper("DELETE FROM history WHERE seq = 4; DELETE FROM action "
           "WHERE id = 'a2'");
    broken(kept_head, "cut off");
}
END_TEST

START_TEST(another_history_is_found_with_a_kept_head)
{
    char other[96];

    make_three();
    memcpy(other, kept_head, sizeof other);
    other[2] = other[2] == '0' ? '1' : '0';
    broken(other, "entry 4 ");
}
END_TEST

START_TEST(a_head_that_is_none_is_said_to_be_none)
{
    static const char *const heads[] = { "", "4", "4:", "x:y", ":", "0:1",
                                         "4:abcdef" };

    make_three();
    cparent_store *store = open_store(true);
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        ck_assert_status(cparent_store_verify(store, heads[i], &place.err),
                         CPARENT_E_INVALID, &place.err);
    cparent_store_unref(store);
}
END_TEST

START_TEST(a_forged_current_record_is_found)
{
    static const char *const forgeries[][2] = {
        { "UPDATE action SET text = 'none of it' WHERE id = 'a1'",
          "entry 3 " },
        { "UPDATE action SET version = 1 WHERE id = 'a1'", "entry 3 " },
        { "UPDATE action SET owner = 'somebody' WHERE id = 'a2'",
          "entry 4 " },
        { "DELETE FROM action WHERE id = 'a2'", "entry 4 " },
        { "UPDATE action SET id = 'a7' WHERE id = 'a2'",
          "not in the history" },
        { "UPDATE action SET status = 'dunno' WHERE id = 'a2'",
          "cannot be read" },
        { "UPDATE authority SET name = 'Other'", "entry 1 " },
    };

    make_three();
    size_t size = 0;
    char *bytes = support_read(place.path, &size);
    for (size_t i = 0; i < sizeof forgeries / sizeof *forgeries; i++) {
        support_write(place.path, bytes, size);
        tamper(forgeries[i][0]);
        broken(NULL, forgeries[i][1]);
    }
    free(bytes);
}
END_TEST

START_TEST(an_erased_text_leaves_the_chain_whole)
{
    make_three();
    /* The guard allows just this: the text with its salt. */
    tamper("UPDATE history SET body = NULL, salt = NULL WHERE seq = 2");
    cparent_store *store = open_store(true);
    ck_assert_ok(cparent_store_verify(store, kept_head, &place.err),
                 &place.err);
    cparent_store_unref(store);
    tamper("UPDATE history SET body = NULL, salt = NULL WHERE id = 'a2';"
           "DELETE FROM action WHERE id = 'a2'");
    store = open_store(true);
    ck_assert_ok(cparent_store_verify(store, kept_head, &place.err),
                 &place.err);
    cparent_snapshot *snapshot = NULL;
    ck_assert_ok(cparent_store_snapshot(store,
                                        cparent_date_make(2026, 12, 31),
                                        &snapshot, &place.err), &place.err);
    ck_assert_uint_eq(cparent_snapshot_count(snapshot, CPARENT_NOUN_ACTION),
                      1);
    cparent_snapshot_unref(snapshot);
    cparent_store_unref(store);
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("verify");
    TCase *tests = tcase_create("tampering");

    tcase_add_checked_fixture(tests, place_setup, place_teardown);
    tcase_add_test(tests, an_untouched_store_holds);
    tcase_add_test(tests, the_guard_lets_nobody_edit_or_cut);
    tcase_add_test(tests, an_edited_entry_is_named);
    tcase_add_test(tests, a_missing_entry_is_named);
    tcase_add_test(tests, a_cut_end_is_found_with_a_kept_head);
    tcase_add_test(tests, another_history_is_found_with_a_kept_head);
    tcase_add_test(tests, a_head_that_is_none_is_said_to_be_none);
    tcase_add_test(tests, a_forged_current_record_is_found);
    tcase_add_test(tests, an_erased_text_leaves_the_chain_whole);
    suite_add_tcase(suite, tests);
    return cparent_test_main(suite);
}
