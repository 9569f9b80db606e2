/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Whole or not at all: processes killed, disks full, writers at once,
 * memory running out.
 */
#include "config.h"

#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/error-internal.h"
#include "fixture.h"
#include "store/open-internal.h"
#include "store/schema-internal.h"
#include "store/store-internal.h"

enum { KILLS = 30, WRITERS = 4, WRITES = 60 };

/* In a child: no assertion can be heard, so failures exit. */
static void
need(cparent_status status)
{
    if (status != CPARENT_OK)
        _exit(9);
}

static void
put_pair(cparent_store *store, int number)
{
    char id[24], key[24];
    cparent_change change = change_on("2026-01-02", key);

    snprintf(key, sizeof key, "k%d", number);
    need(cparent_store_begin(store, NULL));
    for (int half = 0; half < 2; half++) {
        snprintf(id, sizeof id, "a%05d%c", number, "xy"[half]);
        cparent_record *action = make_action("wyn", id, "to do");
        need(cparent_store_put(store, action, 0, &change, NULL));
        cparent_record_unref(action);
    }
    need(cparent_store_commit(store, NULL));
}

/* Writes pairs and says so after each, until it is killed. */
static void
write_until_killed(int first, int say)
{
    cparent_store *store = NULL;

    need(cparent_store_open(place.path, NULL, &store, NULL));
    for (int number = first;; number++) {
        put_pair(store, number);
        if (write(say, &number, sizeof number) != sizeof number)
            _exit(8);
    }
}

/* Kills it so long after it was started, or after its first word. */
static int
kill_a_writer(int first, bool after_first, unsigned microseconds)
{
    int ends[2], number, last = first - 1, how = 0;

    ck_assert_int_eq(pipe(ends), 0);
    pid_t child = fork();
    if (child == 0) {
        close(ends[0]);
        write_until_killed(first, ends[1]);
    }
    close(ends[1]);
    if (after_first &&
        read(ends[0], &number, sizeof number) == sizeof number)
        last = number;
    usleep(microseconds);
    kill(child, SIGKILL);
    ck_assert_int_eq(waitpid(child, &how, 0), child);
    ck_assert(WIFSIGNALED(how));
    while (read(ends[0], &number, sizeof number) == sizeof number)
        last = number;
    close(ends[0]);
    return last;
}

START_TEST(killing_a_writer_loses_nothing_it_had_acknowledged)
{
    int next = 0;

    cparent_store_unref(new_store());
    for (int i = 0; i < KILLS; i++) {
        int last = kill_a_writer(next, i % 3 != 0,
                                 1733u * (unsigned)(i % 10));
        cparent_store *store = open_store(false);
        int stored = (int)count_actions(store);

        /* Pairs only, all that were acknowledged, at most one more. */
        ck_assert_int_eq(stored % 2, 0);
        ck_assert_int_ge(stored / 2, last + 1);
        ck_assert_int_le(stored / 2, last + 2);
        ck_assert_ok(cparent_store_verify(store, NULL, &place.err),
                     &place.err);
        cparent_store_unref(store);
        next = stored / 2;
    }
    ck_assert_int_gt(next, 0);
}
END_TEST

/* Adds one to the number that an action's text begins with, whoever else
 * does.  The text says who, for two who write the same are not in each
 * other's way. */
static void
count_up(cparent_store *store, int writer)
{
    for (;;) {
        int64_t version = 0;
        char text[48];
        cparent_record *now = NULL;
        cparent_change change = change_on("2026-01-02", NULL);

        need(cparent_store_get(store, CPARENT_NOUN_ACTION, "n", &now,
                               &version, NULL));
        snprintf(text, sizeof text, "%ld, by %d",
                 strtol(cparent_record_text(now, CPARENT_ACTION_TEXT), NULL,
                        10) + 1, writer);
        cparent_record_unref(now);
        cparent_record *next = make_action("wyn", "n", text);
        cparent_status status =
            cparent_store_put(store, next, version, &change, NULL);
        cparent_record_unref(next);
        if (status == CPARENT_OK)
            return;
        if (status != CPARENT_E_CONFLICT)
            _exit(7);
    }
}

START_TEST(writers_at_once_lose_no_update)
{
    pid_t children[WRITERS];
    cparent_store *store = new_store();
    char expected[24];

    put_action(store, "n", "0", 0, "2026-01-02");
    cparent_store_unref(store);
    for (int w = 0; w < WRITERS; w++) {
        children[w] = fork();
        if (children[w] == 0) {
            store = NULL;
            need(cparent_store_open(place.path, NULL, &store, NULL));
            for (int i = 0; i < WRITES; i++)
                count_up(store, w);
            cparent_store_unref(store);
            _exit(0);
        }
    }
    for (int w = 0; w < WRITERS; w++) {
        int how = 0;

        ck_assert_int_eq(waitpid(children[w], &how, 0), children[w]);
        ck_assert_int_eq(how, 0);
    }
    store = open_store(true);
    char *text = action_text(store, "n");
    snprintf(expected, sizeof expected, "%d, by ", WRITERS * WRITES);
    ck_assert_int_eq(strncmp(text, expected, strlen(expected)), 0);
    ck_assert_int_eq(history_length(store), 2 + WRITERS * WRITES);
    ck_assert_ok(cparent_store_verify(store, NULL, &place.err), &place.err);
    free(text);
    cparent_store_unref(store);
}
END_TEST

START_TEST(a_writer_that_waits_too_long_is_told_who_writes)
{
    cparent_store *first = new_store(), *second = NULL;
    cparent_store_options options = CPARENT_STORE_OPTIONS_INIT;

    options.busy_timeout_ms = 50;
    ck_assert_ok(cparent_store_open(place.path, &options, &second,
                                    &place.err), &place.err);
    ck_assert_ok(cparent_store_begin(first, &place.err), &place.err);
    put_action(first, "a1", "one", 0, "2026-01-02");
    ck_assert_status(cparent_store_begin(second, &place.err),
                     CPARENT_E_STORE, &place.err);
    ck_assert(support_contains(place.err.message, "another program"));
    ck_assert_uint_eq(count_actions(second), 0);
    ck_assert_ok(cparent_store_commit(first, &place.err), &place.err);
    ck_assert_uint_eq(count_actions(second), 1);
    put_action(second, "a2", "two", 0, "2026-01-02");
    ck_assert_uint_eq(count_actions(first), 2);
    cparent_store_unref(second);
    cparent_store_unref(first);
}
END_TEST

START_TEST(a_forgotten_cursor_does_not_stop_a_writer)
{
    cparent_store *first = new_store(), *second = open_store(false);
    cparent_cursor *cursor = NULL;
    cparent_record *record = NULL;

    put_action(first, "a1", "one", 0, "2026-01-02");
    put_action(first, "a2", "two", 0, "2026-01-02");
    ck_assert_ok(cparent_store_list(first, CPARENT_NOUN_ACTION, &cursor,
                                    &place.err), &place.err);
    ck_assert_ok(cparent_cursor_next(cursor, &record, &place.err),
                 &place.err);
    put_action(second, "a3", "three", 0, "2026-01-02");
    put_action(first, "a4", "four", 0, "2026-01-02");
    cparent_record_unref(record);
    cparent_cursor_free(cursor);
    cparent_store_unref(second);
    cparent_store_unref(first);
}
END_TEST

/* --- a full disk ------------------------------------------------------ */

static void
limit_files(rlim_t size)
{
    struct rlimit limit = { size, RLIM_INFINITY };

    signal(SIGXFSZ, SIG_IGN);
    ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

START_TEST(a_full_disk_leaves_the_store_as_it_was)
{
    cparent_store *store = new_store();
    cparent_change change = change_on("2026-01-02", NULL);
    cparent_status status = CPARENT_OK;
    char id[16], head[96], after[96];
    int kept = 0;

    limit_files(200 * 1024);
    while (!status && kept < 1000) {
        ck_assert_ok(cparent_store_head(store, head, sizeof head,
                                        &place.err), &place.err);
        snprintf(id, sizeof id, "a%d", kept);
        cparent_record *action = make_action("wyn", id, "text");
        status = cparent_store_put(store, action, 0, &change, &place.err);
        cparent_record_unref(action);
        kept += !status;
    }
    ck_assert_status(status, CPARENT_E_IO, &place.err);
    ck_assert(support_contains(place.err.hint, "nothing was changed"));
    ck_assert_ok(cparent_store_head(store, after, sizeof after, &place.err),
                 &place.err);
    ck_assert_str_eq(head, after);
    limit_files(RLIM_INFINITY);
    put_action(store, "later", "there is room again", 0, "2026-01-03");
    cparent_store_unref(store);
    store = open_store(true);
    ck_assert_int_eq((int)count_actions(store), kept + 1);
    ck_assert_ok(cparent_store_verify(store, head, &place.err), &place.err);
    cparent_store_unref(store);
}
END_TEST

START_TEST(a_group_that_the_disk_stopped_cannot_be_kept_by_half)
{
    cparent_store *store = new_store();
    cparent_change change = change_on("2026-01-02", NULL);
    cparent_status status = CPARENT_OK;
    char *text = calloc(1, 200001);

    memset(text, 'x', 200000);
    ck_assert_ok(cparent_store_begin(store, &place.err), &place.err);
    limit_files(100 * 1024);
    for (int i = 0; !status && i < 100; i++) {
        char id[16];

        snprintf(id, sizeof id, "a%d", i);
        cparent_record *action = make_action("wyn", id, text);
        status = cparent_store_put(store, action, 0, &change, &place.err);
        cparent_record_unref(action);
    }
    if (!status)
        status = cparent_store_commit(store, &place.err);
    ck_assert_status(status, CPARENT_E_IO, &place.err);
    limit_files(RLIM_INFINITY);
    ck_assert_int_ne(cparent_store_commit(store, &place.err), CPARENT_OK);
    ck_assert_uint_eq(count_actions(store), 0);
    put_action(store, "later", "there is room again", 0, "2026-01-03");
    ck_assert_ok(cparent_store_verify(store, NULL, &place.err), &place.err);
    cparent_store_unref(store);
    free(text);
}
END_TEST

START_TEST(a_store_that_a_full_disk_stopped_is_not_left_half_made)
{
    cparent_store *store = NULL;
    cparent_record *authority = make_authority("wyn", "Wyn Council");
    cparent_change change = change_on("2026-01-01", NULL);

    limit_files(16 * 1024);
    ck_assert_status(cparent_store_create(place.path, authority, &change,
                                          &store, &place.err),
                     CPARENT_E_IO, &place.err);
    limit_files(RLIM_INFINITY);
    ck_assert_int_ne(access(place.path, F_OK), 0);
    cparent_record_unref(authority);
    cparent_store_unref(new_store());
}
END_TEST

/* --- commits that fail ------------------------------------------------ */

static cparent__engine_calls lying;
static cparent_status (*real_commit)(cparent__engine *, cparent_error *);
static bool keeps;

/* Fails, having kept the changes or not: the caller cannot know. */
static cparent_status
failing_commit(cparent__engine *engine, cparent_error *err)
{
    if (keeps)
        need(real_commit(engine, err));
    return cparent__fail(err, CPARENT_E_IO, "the disk did not answer");
}

START_TEST(a_commit_that_fails_says_whether_the_change_is_there)
{
    cparent__engine_options options = {
        false, 1000, cparent__schema_newest(cparent__noun_get)
    };
    cparent__engine *engine = NULL;
    cparent_store *store = NULL;
    cparent_record *action = make_action("wyn", "a1", "one");
    cparent_change change = change_on("2026-01-02", "k1");

    cparent_store_unref(new_store());
    ck_assert_ok(cparent__sqlite_open(place.path, &options, &engine,
                                      &place.err), &place.err);
    lying = *engine->calls;
    real_commit = lying.commit;
    lying.commit = failing_commit;
    engine->calls = &lying;
    ck_assert_ok(cparent__store_open_on(engine, &store, &place.err),
                 &place.err);
    keeps = false;
    ck_assert_status(cparent_store_put(store, action, 0, &change,
                                       &place.err),
                     CPARENT_E_IO, &place.err);
    ck_assert(support_contains(place.err.hint, "nothing was changed"));
    ck_assert_uint_eq(count_actions(store), 0);
    keeps = true;
    ck_assert_status(cparent_store_put(store, action, 0, &change,
                                       &place.err),
                     CPARENT_E_IO, &place.err);
    ck_assert(support_contains(place.err.hint, "in the store all the same"));
    ck_assert_uint_eq(count_actions(store), 1);
    /* As the hint says: the same key again does nothing. */
    lying.commit = real_commit;
    ck_assert_ok(cparent_store_put(store, action, 0, &change, &place.err),
                 &place.err);
    ck_assert_int_eq(history_length(store), 2);
    ck_assert_ok(cparent_store_verify(store, NULL, &place.err), &place.err);
    cparent_record_unref(action);
    cparent_store_unref(store);
}
END_TEST

/* --- memory ---------------------------------------------------------- */

static cparent_status
use_a_store(void *user)
{
    cparent_record *const *records = user;
    cparent_change change = change_on("2026-01-02", "key");
    cparent_date day = cparent_date_make(2026, 1, 2), now = { 0, 0, 0 };
    cparent_store *store = NULL;
    cparent_cursor *cursor = NULL;
    cparent_record *record = NULL;
    cparent_snapshot *then = NULL, *current = NULL;
    cparent_error *err = &place.err;
    cparent_status status =
        cparent_store_open(place.path, NULL, &store, err);

    if (!status)
        status = cparent_store_begin(store, err);
    if (!status)
        status = cparent_store_put(store, records[0], -1, &change, err);
    if (!status)
        status = cparent_store_put(store, records[1], -1, &change, err);
    if (!status)
        status = cparent_store_get(store, CPARENT_NOUN_ACTION, "a0", &record,
                                   NULL, err);
    cparent_record_unref(record);
    record = NULL;
    if (!status)
        status = cparent_store_list(store, CPARENT_NOUN_ACTION, &cursor,
                                    err);
    if (!status)
        status = cparent_cursor_next(cursor, &record, err);
    cparent_record_unref(record);
    cparent_cursor_free(cursor);
    if (!status)
        status = cparent_store_snapshot(store, day, &then, err);
    if (!status)
        status = cparent_store_snapshot(store, now, &current, err);
    if (!status)
        status = cparent_store_verify(store, NULL, err);
    cparent_snapshot_unref(then);
    cparent_snapshot_unref(current);
    /* Every round starts from the same store. */
    cparent_store_rollback(store);
    cparent_store_unref(store);
    return status;
}

START_TEST(memory_running_out_anywhere_is_reported_and_leaks_nothing)
{
    cparent_store *store = new_store();
    cparent_record *records[2];
    int64_t objects;
    char head[96];

    put_action(store, "a0", "zero", 0, "2026-01-02");
    cparent_store_unref(store);
    records[0] = make_action("wyn", "a1", "one");
    records[1] = make_action("wyn", "a2", "two");
    objects = cparent_live_objects();
    ck_assert_int_gt(support_fail_each_allocation(use_a_store, records, 1),
                     100);
    ck_assert_int_eq(cparent_live_objects(), objects);
    cparent_record_unref(records[0]);
    cparent_record_unref(records[1]);
    store = open_store(true);
    ck_assert_int_eq(history_length(store), 2);
    ck_assert_ok(cparent_store_head(store, head, sizeof head, &place.err),
                 &place.err);
    ck_assert_ok(cparent_store_verify(store, head, &place.err), &place.err);
    cparent_store_unref(store);
}
END_TEST

/* SQLite's own allocations, which do not come through our door. */
static sqlite3_mem_methods real_memory;
static int until_failure;

static void *
failing_malloc(int size)
{
    if (until_failure > 0 && --until_failure == 0)
        return NULL;
    return real_memory.xMalloc(size);
}

static void *
failing_realloc(void *block, int size)
{
    if (until_failure > 0 && --until_failure == 0)
        return NULL;
    return real_memory.xRealloc(block, size);
}

START_TEST(memory_running_out_inside_sqlite_is_reported_too)
{
    sqlite3_mem_methods memory;
    cparent_record *records[2];
    int reported = 0;

    ck_assert_int_eq(sqlite3_config(SQLITE_CONFIG_GETMALLOC, &real_memory),
                     SQLITE_OK);
    memory = real_memory;
    memory.xMalloc = failing_malloc;
    memory.xRealloc = failing_realloc;
    ck_assert_int_eq(sqlite3_config(SQLITE_CONFIG_MALLOC, &memory),
                     SQLITE_OK);
    cparent_store *store = new_store();
    put_action(store, "a0", "zero", 0, "2026-01-02");
    cparent_store_unref(store);
    records[0] = make_action("wyn", "a1", "one");
    records[1] = make_action("wyn", "a2", "two");
    for (int n = 1;; n += 9) {
        until_failure = n;
        cparent_status status = use_a_store(records);
        bool reached = until_failure == 0;
        until_failure = 0;
        if (status != CPARENT_OK)
            ck_assert_status(status, CPARENT_E_NOMEM, &place.err);
        reported += status == CPARENT_E_NOMEM;
        if (!reached)
            break;
    }
    ck_assert_int_gt(reported, 20);
    store = open_store(true);
    ck_assert_int_eq(history_length(store), 2);
    ck_assert_ok(cparent_store_verify(store, NULL, &place.err), &place.err);
    cparent_store_unref(store);
    cparent_record_unref(records[0]);
    cparent_record_unref(records[1]);
}
END_TEST

static cparent_status
make_a_store(void *user)
{
    cparent_record *authority = user;
    cparent_change change = change_on("2026-01-01", NULL);
    cparent_store *store = NULL;
    cparent_status status = cparent_store_create(place.path, authority,
                                                 &change, &store,
                                                 &place.err);

    cparent_store_unref(store);
    if (!status)
        unlink(place.path);
    /* A failure leaves no file. */
    else if (access(place.path, F_OK) == 0)
        return CPARENT_E_EXISTS;
    return status;
}

START_TEST(memory_running_out_while_a_store_is_made_leaves_no_file)
{
    cparent_record *authority = make_authority("wyn", "Wyn Council");

    ck_assert_int_gt(support_fail_each_allocation(make_a_store, authority,
                                                  5), 4);
    cparent_record_unref(authority);
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("group");
    TCase *tests = tcase_create("whole or not at all");

    tcase_add_checked_fixture(tests, place_setup, place_teardown);
    tcase_add_test(tests,
                   killing_a_writer_loses_nothing_it_had_acknowledged);
    tcase_add_test(tests, writers_at_once_lose_no_update);
    tcase_add_test(tests, a_writer_that_waits_too_long_is_told_who_writes);
    tcase_add_test(tests, a_forgotten_cursor_does_not_stop_a_writer);
    tcase_add_test(tests, a_full_disk_leaves_the_store_as_it_was);
    tcase_add_test(tests,
                   a_group_that_the_disk_stopped_cannot_be_kept_by_half);
    tcase_add_test(tests,
                   a_store_that_a_full_disk_stopped_is_not_left_half_made);
    tcase_add_test(tests,
                   a_commit_that_fails_says_whether_the_change_is_there);
    tcase_add_test(
        tests, memory_running_out_anywhere_is_reported_and_leaks_nothing);
    tcase_add_test(tests, memory_running_out_inside_sqlite_is_reported_too);
    tcase_add_test(
        tests, memory_running_out_while_a_store_is_made_leaves_no_file);
    suite_add_tcase(suite, tests);
    return cparent_test_main(suite);
}
