/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What may be wrong with a file, and that it is left as it was.
 */
#include "config.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fixture.h"
#include "store/file-internal.h"
#include "store/schema-internal.h"
#include "store/store-internal.h"

/* How many names are in the test's folder. */
static int
count_files(void)
{
    DIR *folder = opendir(place.folder);
    int count = 0;

    ck_assert_ptr_nonnull(folder);
    for (struct dirent *each; (each = readdir(folder)) != NULL;)
        count += each->d_name[0] != '.';
    closedir(folder);
    return count;
}

/* Opening fails with this status, and touches nothing. */
static void
refused(cparent_status expected, const char *about)
{
    size_t before_size = 0, after_size = 0;
    char *before = support_read(place.path, &before_size);
    int files = count_files();

    for (int read_only = 0; read_only < 2; read_only++) {
        cparent_store *store = NULL;
        cparent_store_options options = CPARENT_STORE_OPTIONS_INIT;

        options.read_only = read_only;
        cparent_error_clear(&place.err);
        ck_assert_status(cparent_store_open(place.path, &options, &store,
                                            &place.err),
                         expected, &place.err);
        ck_assert_ptr_null(store);
        ck_assert_msg(support_contains(place.err.message, about), "%s",
                      place.err.message);
        ck_assert_str_eq(place.err.source, place.path);
        ck_assert_str_ne(place.err.hint, "");
        char *after = support_read(place.path, &after_size);
        ck_assert_uint_eq(before_size, after_size);
        ck_assert_mem_eq(before, after, before_size);
        free(after);
        ck_assert_int_eq(count_files(), files);
    }
    free(before);
}

START_TEST(a_store_is_private_whatever_the_umask)
{
    static const mode_t masks[] = { 0, 022, 0777 };

    for (int i = 0; i < 3; i++) {
        struct stat st;
        mode_t old = umask(masks[i]);
        cparent_store *store = new_store();

        put_action(store, "a1", "one", 0, "2026-01-02");
        umask(old);
        ck_assert_int_eq(stat(place.path, &st), 0);
        ck_assert_uint_eq(st.st_mode & 0777, 0600);
        ck_assert_int_eq(
            stat(support_join(place.folder, "store.cparent-wal"), &st), 0);
        ck_assert_uint_eq(st.st_mode & 0777, 0600);
        cparent_store_unref(store);
        /* Closing tidies the log away. */
        ck_assert_int_eq(count_files(), 1);
        unlink(place.path);
    }
}
END_TEST

START_TEST(nothing_is_made_over_something)
{
    cparent_store *store = NULL;
    cparent_record *authority = make_authority("wyn", "Wyn Council");
    cparent_change change = change_on("2026-01-01", NULL);

    support_write_text(place.path, "dear diary");
    ck_assert_status(cparent_store_create(place.path, authority, &change,
                                          &store, &place.err),
                     CPARENT_E_EXISTS, &place.err);
    char *text = support_read(place.path, NULL);
    ck_assert_str_eq(text, "dear diary");
    free(text);
    ck_assert_status(cparent_store_create(place.folder, authority, &change,
                                          &store, &place.err),
                     CPARENT_E_EXISTS, &place.err);
    unlink(place.path);
    ck_assert_int_eq(symlink("elsewhere", place.path), 0);
    ck_assert_status(cparent_store_create(place.path, authority, &change,
                                          &store, &place.err),
                     CPARENT_E_EXISTS, &place.err);
    ck_assert_status(
        cparent_store_create(support_join(place.folder, "no/such/folder"),
                             authority, &change, &store, &place.err),
        CPARENT_E_IO, &place.err);
    ck_assert_str_ne(place.err.hint, "");
    ck_assert_ptr_null(store);
    cparent_record_unref(authority);
}
END_TEST

START_TEST(a_store_is_made_for_an_authority_and_by_somebody)
{
    cparent_store *store = NULL;
    cparent_record *authority = make_authority("wyn", "Wyn Council");
    cparent_record *action = make_action("wyn", "a1", "one");
    cparent_change change = change_on("2026-01-01", NULL);

    ck_assert_status(cparent_store_create(place.path, action, &change,
                                          &store, &place.err),
                     CPARENT_E_INVALID, &place.err);
    ck_assert_status(cparent_store_create(place.path, authority, NULL,
                                          &store, &place.err),
                     CPARENT_E_INVALID, &place.err);
    ck_assert_status(cparent_store_create("", authority, &change, &store,
                                          &place.err),
                     CPARENT_E_INVALID, &place.err);
    ck_assert_int_eq(count_files(), 0);
    cparent_record_unref(authority);
    cparent_record_unref(action);
}
END_TEST

START_TEST(a_missing_file_is_not_found_and_not_made)
{
    cparent_store *store = NULL;

    ck_assert_status(cparent_store_open(place.path, NULL, &store,
                                        &place.err),
                     CPARENT_E_NOT_FOUND, &place.err);
    ck_assert_str_ne(place.err.hint, "");
    ck_assert_int_eq(count_files(), 0);
}
END_TEST

START_TEST(a_folder_a_link_and_a_pipe_are_no_stores)
{
    cparent_store *store = NULL;

    ck_assert_status(cparent_store_open(place.folder, NULL, &store,
                                        &place.err),
                     CPARENT_E_STORE, &place.err);
    ck_assert(support_contains(place.err.message, "folder"));
    cparent_store_unref(new_store());
    const char *link = support_join(place.folder, "link");
    ck_assert_int_eq(symlink("store.cparent", link), 0);
    ck_assert_status(cparent_store_open(link, NULL, &store, &place.err),
                     CPARENT_E_STORE, &place.err);
    ck_assert(support_contains(place.err.message, "link"));
    const char *pipe = support_join(place.folder, "pipe");
    ck_assert_int_eq(mkfifo(pipe, 0600), 0);
    ck_assert_status(cparent_store_open(pipe, NULL, &store, &place.err),
                     CPARENT_E_STORE, &place.err);
    ck_assert_ptr_null(store);
}
END_TEST

START_TEST(files_that_are_no_stores_are_left_alone)
{
    char block[5000];

    support_write_text(place.path, "");
    refused(CPARENT_E_STORE, "empty");
    support_write_text(place.path, "indicator,value\nA,1\n");
    refused(CPARENT_E_STORE, "not a store");
    memset(block, 0, sizeof block);
    support_write(place.path, block, sizeof block);
    refused(CPARENT_E_STORE, "not a store");
    unlink(place.path);
    tamper("CREATE TABLE t (a); PRAGMA user_version=1;");
    refused(CPARENT_E_STORE, "another program");
    tamper("PRAGMA application_id=0x43504152; PRAGMA user_version=0;");
    refused(CPARENT_E_STORE, "another program");
}
END_TEST

START_TEST(a_newer_store_is_refused)
{
    cparent_store_unref(new_store());
    tamper("PRAGMA user_version=99");
    refused(CPARENT_E_UNSUPPORTED, "newer release");
    ck_assert(support_contains(place.err.message, "99"));
}
END_TEST

START_TEST(a_newer_store_whose_news_is_still_in_the_log_is_refused)
{
    const char *log;
    char *main_file, *log_file;
    size_t size, log_size;

    cparent_store *store = new_store();
    put_action(store, "a1", "one", 0, "2026-01-02"); /* opens the log */
    tamper("PRAGMA user_version=99");
    log = support_join(place.folder, "store.cparent-wal");
    main_file = support_read(place.path, &size);
    log_file = support_read(log, &log_size);
    cparent_store_close(store);
    cparent_store_unref(store);
    /* As a process that was killed leaves it. */
    support_write(place.path, main_file, size);
    support_write(log, log_file, log_size);
    ck_assert_uint_gt(log_size, 0);
    store = NULL;
    ck_assert_status(cparent_store_open(place.path, NULL, &store,
                                        &place.err),
                     CPARENT_E_UNSUPPORTED, &place.err);
    char *after = support_read(place.path, &size);
    ck_assert_mem_eq(main_file, after, size);
    free(after);
    free(main_file);
    free(log_file);
}
END_TEST

START_TEST(a_cut_file_is_refused_wherever_it_is_cut)
{
    size_t size = 0;

    cparent_store_unref(new_store());
    char *bytes = support_read(place.path, &size);
    for (size_t keep = size - 4096; keep > 100; keep /= 3) {
        support_write(place.path, bytes, keep);
        refused(CPARENT_E_STORE, "cut off");
    }
    support_write(place.path, bytes, 50);
    refused(CPARENT_E_STORE, "not a store");
    free(bytes);
}
END_TEST

START_TEST(triggers_and_views_of_others_are_refused)
{
    cparent_store_unref(new_store());
    tamper("CREATE TRIGGER spy AFTER INSERT ON action "
           "BEGIN DELETE FROM pledge; END");
    refused(CPARENT_E_STORE, "foreign");
    tamper("DROP TRIGGER spy; CREATE VIEW v AS SELECT * FROM action");
    refused(CPARENT_E_STORE, "foreign");
}
END_TEST

START_TEST(damage_inside_the_file_never_crashes)
{
    size_t size = 0;
    uint32_t seed = 7;
    cparent_store *store = new_store();

    put_action(store, "a1", "one", 0, "2026-01-02");
    cparent_store_unref(store);
    char *bytes = support_read(place.path, &size);
    for (int i = 0; i < 60; i++) {
        char kept[8];
        size_t at;

        seed = seed * 1664525u + 1013904223u;
        at = seed % (size - sizeof kept);
        memcpy(kept, bytes + at, sizeof kept);
        memset(bytes + at, (int)(seed >> 24), sizeof kept);
        support_write(place.path, bytes, size);
        store = NULL;
        /* Any answer will do; ours are the sanitizers' eyes. */
        if (cparent_store_open(place.path, NULL, &store, NULL) ==
            CPARENT_OK) {
            cparent_status status = cparent_store_verify(store, NULL, NULL);

            (void)status;
        }
        cparent_store_unref(store);
        memcpy(bytes + at, kept, sizeof kept);
    }
    free(bytes);
}
END_TEST

START_TEST(names_that_mean_something_to_sqlite_are_plain_files)
{
    static const char *const names[] = { ":memory:", "file:x?mode=memory" };
    cparent_record *authority = make_authority("wyn", "Wyn Council");
    cparent_change change = change_on("2026-01-01", NULL);

    ck_assert_int_eq(chdir(place.folder), 0);
    for (int i = 0; i < 2; i++) {
        cparent_store *store = NULL;

        ck_assert_ok(cparent_store_create(names[i], authority, &change,
                                          &store, &place.err), &place.err);
        cparent_store_unref(store);
        ck_assert_int_eq(access(support_join(place.folder, names[i]), F_OK),
                         0);
    }
    ck_assert_int_eq(chdir("/"), 0);
    cparent_record_unref(authority);
}
END_TEST

START_TEST(a_copy_is_private_whole_and_without_a_log)
{
    struct stat st;
    char head[96];
    cparent_store *store = new_store(), *copy = NULL;
    const char *path = support_join(place.folder, "copy.cparent");

    put_action(store, "a1", "one", 0, "2026-01-02");
    ck_assert_ok(cparent_store_head(store, head, sizeof head, &place.err),
                 &place.err);
    ck_assert_ok(cparent_store_backup(store, path, &place.err), &place.err);
    ck_assert_status(cparent_store_backup(store, path, &place.err),
                     CPARENT_E_EXISTS, &place.err);
    cparent_store_unref(store);
    ck_assert_int_eq(stat(path, &st), 0);
    ck_assert_uint_eq(st.st_mode & 0777, 0600);
    char *bytes = support_read(path, NULL);
    ck_assert_int_eq(bytes[18], 1); /* a rollback journal, not a log */
    ck_assert_int_eq(bytes[19], 1);
    free(bytes);
    cparent_store_options options = CPARENT_STORE_OPTIONS_INIT;
    options.read_only = 1;
    ck_assert_ok(cparent_store_open(path, &options, &copy, &place.err),
                 &place.err);
    ck_assert_ok(cparent_store_verify(copy, head, &place.err), &place.err);
    ck_assert_uint_eq(count_actions(copy), 1);
    /* A copy of a copy, from a handle that may only read. */
    ck_assert_ok(cparent_store_backup(
                     copy, support_join(place.folder, "second.cparent"),
                     &place.err), &place.err);
    cparent_store_unref(copy);
    ck_assert_int_eq(count_files(), 3);
}
END_TEST

START_TEST(a_copy_is_not_made_inside_a_group_or_into_nowhere)
{
    cparent_store *store = new_store();

    ck_assert_status(
        cparent_store_backup(store, support_join(place.folder, "no/copy"),
                             &place.err), CPARENT_E_IO, &place.err);
    ck_assert_ok(cparent_store_begin(store, &place.err), &place.err);
    ck_assert_status(
        cparent_store_backup(store, support_join(place.folder, "copy"),
                             &place.err), CPARENT_E_INVALID, &place.err);
    cparent_store_unref(store);
    ck_assert_int_eq(count_files(), 1);
}
END_TEST

START_TEST(network_disks_are_known_by_their_numbers)
{
    /* From linux/magic.h: NFS, SMB, CIFS, SMB2, FUSE. */
    ck_assert(cparent__disk_is_shared(0x6969));
    ck_assert(cparent__disk_is_shared(0x517B));
    ck_assert(cparent__disk_is_shared(0xFF534D42));
    ck_assert(cparent__disk_is_shared(0xFFFFFFFFFF534D42));
    ck_assert(cparent__disk_is_shared(0xFE534D42));
    ck_assert(cparent__disk_is_shared(0x65735546));
    /* ext4, tmpfs, btrfs, xfs, overlayfs. */
    ck_assert(!cparent__disk_is_shared(0xEF53));
    ck_assert(!cparent__disk_is_shared(0x01021994));
    ck_assert(!cparent__disk_is_shared(0x9123683E));
    ck_assert(!cparent__disk_is_shared(0x58465342));
    ck_assert(!cparent__disk_is_shared(0x794c7630));
}
END_TEST

START_TEST(on_a_network_disk_only_a_copy_is_read)
{
    const int newest = cparent__schema_newest(cparent__noun_get);
    cparent__file_facts facts = { 0, false, true };
    size_t size;

    cparent_store_unref(new_store());
    char *bytes = support_read(place.path, &size);
    unsigned char header[CPARENT__HEADER_SIZE];
    memcpy(header, bytes, sizeof header);
    facts.size = (int64_t)size;
    ck_assert_status(cparent__file_judge(header, &facts, newest, true, "x",
                                         &place.err),
                     CPARENT_E_UNSUPPORTED, &place.err);
    header[18] = header[19] = 1;
    ck_assert_ok(cparent__file_judge(header, &facts, newest, true, "x",
                                     &place.err), &place.err);
    ck_assert_status(cparent__file_judge(header, &facts, newest, false, "x",
                                         &place.err),
                     CPARENT_E_UNSUPPORTED, &place.err);
    free(bytes);
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("sqlite-open");
    TCase *tests = tcase_create("files");

    tcase_add_checked_fixture(tests, place_setup, place_teardown);
    tcase_add_test(tests, a_store_is_private_whatever_the_umask);
    tcase_add_test(tests, nothing_is_made_over_something);
    tcase_add_test(tests, a_store_is_made_for_an_authority_and_by_somebody);
    tcase_add_test(tests, a_missing_file_is_not_found_and_not_made);
    tcase_add_test(tests, a_folder_a_link_and_a_pipe_are_no_stores);
    tcase_add_test(tests, files_that_are_no_stores_are_left_alone);
    tcase_add_test(tests, a_newer_store_is_refused);
    tcase_add_test(tests,
                   a_newer_store_whose_news_is_still_in_the_log_is_refused);
    tcase_add_test(tests, a_cut_file_is_refused_wherever_it_is_cut);
    tcase_add_test(tests, triggers_and_views_of_others_are_refused);
    tcase_add_test(tests, damage_inside_the_file_never_crashes);
    tcase_add_test(tests,
                   names_that_mean_something_to_sqlite_are_plain_files);
    tcase_add_test(tests, a_copy_is_private_whole_and_without_a_log);
    tcase_add_test(tests,
                   a_copy_is_not_made_inside_a_group_or_into_nowhere);
    tcase_add_test(tests, network_disks_are_known_by_their_numbers);
    tcase_add_test(tests, on_a_network_disk_only_a_copy_is_read);
    suite_add_tcase(suite, tests);
    return cparent_test_main(suite);
}
