/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "support.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/alloc-internal.h"
#include "core/source-internal.h"

/* Reads `source`, lets go of it, and expects just these bytes. */
static void
check_reads(cparent_source *source, const void *expected, size_t size)
{
    cparent_error err = CPARENT_ERROR_INIT;
    char *bytes = NULL;
    size_t got = 0;

    ck_assert_ok(cparent__source_read_all(source, NULL, &bytes, &got,
                                          &err), &err);
    ck_assert_uint_eq(got, size);
    ck_assert_int_eq(memcmp(bytes, expected, size), 0);
    ck_assert_int_eq(bytes[size], 0);
    cparent__free(bytes);
    cparent_source_unref(source);
    ck_assert_int_eq(cparent__alloc_live(), 0);
    ck_assert_int_eq(cparent_live_objects(), 0);
}

/* Reads `source`, lets go of it, and expects this failure. */
static void
check_fails(cparent_source *source, const cparent_limits *limits,
            cparent_status expected)
{
    cparent_error err = CPARENT_ERROR_INIT;
    char kept;
    char *bytes = &kept;
    size_t size = 77;

    ck_assert_status(cparent__source_read_all(source, limits, &bytes,
                                              &size, &err),
                     expected, &err);
    ck_assert_ptr_eq(bytes, &kept);
    ck_assert_uint_eq(size, 77);
    ck_assert_str_eq(err.source, cparent_source_name(source));
    ck_assert_str_ne(err.message, "");
    cparent_source_unref(source);
    ck_assert_int_eq(cparent__alloc_live(), 0);
}

static cparent_source *
from_path(const char *path)
{
    cparent_source *source = NULL;

    ck_assert_ok(cparent_source_from_path(path, &source, NULL), NULL);
    ck_assert_str_eq(cparent_source_name(source), path);
    return source;
}

START_TEST(a_file_of_any_size_is_read_whole)
{
    static const size_t sizes[] = { 0, 1, 32767, 32768, 65535, 65536,
                                    65537, 300000 };
    char *directory = support_temp();
    const char *path = support_join(directory, "a.bin");
    size_t i;
    size_t j;

    for (i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        char *bytes = malloc(sizes[i] + 1);

        ck_assert_ptr_nonnull(bytes);
        for (j = 0; j < sizes[i]; j++)
            bytes[j] = (char)(j * 31 % 251);
        support_write(path, bytes, sizes[i]);
        check_reads(from_path(path), bytes, sizes[i]);
        free(bytes);
    }
    support_remove(directory);
}
END_TEST

START_TEST(a_missing_file_is_not_found_and_a_folder_no_file)
{
    char *directory = support_temp();
    const char *file = support_join(directory, "a");

    check_fails(from_path(support_join(directory, "none.csv")), NULL,
                CPARENT_E_NOT_FOUND);
    check_fails(from_path(directory), NULL, CPARENT_E_PARSE);
    support_write_text(file, "x");
    check_fails(from_path(support_join(file, "below")), NULL,
                CPARENT_E_NOT_FOUND);
    if (geteuid() != 0) {
        ck_assert_int_eq(chmod(file, 0), 0);
        check_fails(from_path(file), NULL, CPARENT_E_IO);
    }
    support_remove(directory);
}
END_TEST

START_TEST(bytes_are_copied)
{
    char text[] = "abc\0def";
    cparent_source *source = NULL;

    ck_assert_ok(cparent_source_from_bytes("name", text, 7, &source, NULL),
                 NULL);
    memset(text, 'x', sizeof text);
    ck_assert_str_eq(cparent_source_name(source), "name");
    check_reads(source, "abc\0def", 7);
    ck_assert_ok(cparent_source_from_bytes(NULL, NULL, 0, &source, NULL),
                 NULL);
    ck_assert_str_eq(cparent_source_name(source), "");
    check_reads(source, "", 0);
}
END_TEST

typedef struct giver {
    int left;
    int64_t last; /* what it answers at the end */
} giver;

static int64_t
give(void *user, void *buffer, size_t size)
{
    giver *from = user;

    if (from->left == 0)
        return from->last;
    ck_assert_uint_ge(size, 3);
    from->left--;
    memcpy(buffer, "xyz", 3);
    return 3;
}

static cparent_source *
from_giver(giver *user)
{
    cparent_source *source = NULL;

    ck_assert_ok(cparent_source_from_callback("stream", give, user,
                                              &source, NULL), NULL);
    return source;
}

START_TEST(a_callback_gives_until_it_says_the_end)
{
    giver some = { 2, 0 };
    giver none = { 0, 0 };
    giver many = { 100000, 0 };
    char *bytes = NULL;
    size_t size = 0;
    cparent_source *source;

    check_reads(from_giver(&some), "xyzxyz", 6);
    check_reads(from_giver(&none), "", 0);
    source = from_giver(&many);
    ck_assert_ok(cparent__source_read_all(source, NULL, &bytes, &size,
                                          NULL), NULL);
    ck_assert_uint_eq(size, 300000);
    ck_assert_int_eq(bytes[299999], 'z');
    cparent__free(bytes);
    cparent_source_unref(source);
}
END_TEST

START_TEST(a_callback_that_fails_or_lies_is_an_io_failure)
{
    giver failing = { 2, -1 };
    giver lying = { 1, INT64_MAX };
    giver over = { 1, 65536 };

    check_fails(from_giver(&failing), NULL, CPARENT_E_IO);
    check_fails(from_giver(&lying), NULL, CPARENT_E_IO);
    check_fails(from_giver(&over), NULL, CPARENT_E_IO);
}
END_TEST

START_TEST(no_more_is_taken_than_the_limit_allows)
{
    cparent_limits limits = CPARENT_LIMITS_INIT;
    giver six = { 2, 0 };
    char *directory = support_temp();
    const char *path = support_join(directory, "a");
    cparent_source *source = NULL;
    char *bytes = NULL;
    size_t size = 0;

    limits.bytes = 5;
    support_write_text(path, "123456");
    check_fails(from_path(path), &limits, CPARENT_E_LIMIT);
    check_fails(from_giver(&six), &limits, CPARENT_E_LIMIT);
    ck_assert_ok(cparent_source_from_bytes("b", "123456", 6, &source,
                                           NULL), NULL);
    check_fails(source, &limits, CPARENT_E_LIMIT);
    limits.bytes = 6;
    source = from_path(path);
    ck_assert_ok(cparent__source_read_all(source, &limits, &bytes, &size,
                                          NULL), NULL);
    ck_assert_uint_eq(size, 6);
    cparent__free(bytes);
    cparent_source_unref(source);
    support_remove(directory);
}
END_TEST

START_TEST(a_source_needs_something_to_read)
{
    cparent_source *source = NULL;

    ck_assert_status(cparent_source_from_path(NULL, &source, NULL),
                     CPARENT_E_INVALID, NULL);
    ck_assert_status(cparent_source_from_path("", &source, NULL),
                     CPARENT_E_INVALID, NULL);
    ck_assert_status(cparent_source_from_bytes("a", NULL, 1, &source,
                                               NULL),
                     CPARENT_E_INVALID, NULL);
    ck_assert_status(cparent_source_from_callback("a", NULL, NULL, &source,
                                                  NULL),
                     CPARENT_E_INVALID, NULL);
    ck_assert_ptr_null(source);
    ck_assert_status(cparent__source_read_all(NULL, NULL, NULL, NULL,
                                              NULL),
                     CPARENT_E_INVALID, NULL);
    ck_assert_ptr_null(cparent_source_ref(NULL));
    cparent_source_unref(NULL);
    ck_assert_str_eq(cparent_source_name(NULL), "");
}
END_TEST

START_TEST(a_source_lives_until_the_last_lets_go)
{
    cparent_source *source = from_path("x");

    ck_assert_ptr_eq(cparent_source_ref(source), source);
    cparent_source_unref(source);
    ck_assert_str_eq(cparent_source_name(source), "x");
    ck_assert_int_eq(cparent_live_objects(), 1);
    cparent_source_unref(source);
    ck_assert_int_eq(cparent_live_objects(), 0);
}
END_TEST

static void
check_file(const char *path, const char *text, unsigned mode)
{
    struct stat about;
    char *bytes = support_read(path, NULL);

    ck_assert_str_eq(bytes, text);
    free(bytes);
    ck_assert_int_eq(stat(path, &about), 0);
    ck_assert_uint_eq(about.st_mode & 07777, mode);
}

START_TEST(a_file_is_replaced_whole_and_with_its_own_mode)
{
    char *directory = support_temp();
    const char *path = support_join(directory, "report.html");

    umask(022);
    ck_assert_ok(cparent__file_write(path, "one", 3, false, NULL), NULL);
    check_file(path, "one", 0644);
    umask(077);
    ck_assert_ok(cparent__file_write(path, "one", 3, false, NULL), NULL);
    check_file(path, "one", 0600);
    ck_assert_ok(cparent__file_write(path, "second", 6, true, NULL), NULL);
    check_file(path, "second", 0600);
    umask(0);
    ck_assert_ok(cparent__file_write(path, "", 0, true, NULL), NULL);
    check_file(path, "", 0600);
    umask(022);
    /* nothing is left beside it */
    ck_assert_int_eq(unlink(path), 0);
    ck_assert_int_eq(rmdir(directory), 0);
    free(directory);
    ck_assert_int_eq(cparent__alloc_live(), 0);
}
END_TEST

START_TEST(a_failed_write_leaves_the_old_file_and_nothing_else)
{
    char *directory = support_temp();
    const char *path = support_join(directory, "report.html");
    const char *folder = support_join(directory, "folder");
    cparent_error err = CPARENT_ERROR_INIT;

    umask(022);
    support_write_text(path, "old");
    ck_assert_int_eq(mkdir(folder, 0755), 0);
    ck_assert_status(cparent__file_write(folder, "x", 1, false, &err),
                     CPARENT_E_IO, &err);
    ck_assert_str_eq(err.source, folder);
    ck_assert_str_ne(err.hint, "");
    ck_assert_int_eq(rmdir(folder), 0);
    ck_assert_status(cparent__file_write(support_join(path, "below"), "x",
                                         1, false, &err),
                     CPARENT_E_IO, &err);
    cparent__alloc_fail_at(1, false);
    ck_assert_status(cparent__file_write(path, "x", 1, false, &err),
                     CPARENT_E_NOMEM, &err);
    check_file(path, "old", 0644);
    ck_assert_status(cparent__file_write("", "x", 1, false, &err),
                     CPARENT_E_INVALID, &err);
    ck_assert_status(cparent__file_write(NULL, "x", 1, false, &err),
                     CPARENT_E_INVALID, &err);
    ck_assert_int_eq(unlink(path), 0);
    ck_assert_int_eq(rmdir(directory), 0); /* it is empty */
    free(directory);
}
END_TEST

START_TEST(a_device_is_written_to_and_never_replaced)
{
    char *directory = support_temp();
    const char *link = support_join(directory, "null");
    cparent_error err = CPARENT_ERROR_INIT;
    struct stat about;

    /* through a link, so that the device is safe even if this fails */
    ck_assert_int_eq(symlink("/dev/null", link), 0);
    ck_assert_ok(cparent__file_write(link, "abc", 3, true, &err), &err);
    ck_assert_int_eq(lstat(link, &about), 0);
    ck_assert(S_ISLNK(about.st_mode));
    ck_assert_int_eq(stat("/dev/null", &about), 0);
    ck_assert(S_ISCHR(about.st_mode));
    if (stat("/dev/full", &about) == 0) {
        const char *full = support_join(directory, "full");

        ck_assert_int_eq(symlink("/dev/full", full), 0);
        ck_assert_status(cparent__file_write(full, "abc", 3, false, &err),
                         CPARENT_E_IO, &err);
        ck_assert(support_contains(err.message, "full"));
    }
    support_remove(directory);
}
END_TEST

START_TEST(the_last_part_of_a_path_is_its_name)
{
    ck_assert_str_eq(cparent__path_name("a/b/c.txt"), "c.txt");
    ck_assert_str_eq(cparent__path_name("c.txt"), "c.txt");
    ck_assert_str_eq(cparent__path_name("/c.txt"), "c.txt");
    ck_assert_str_eq(cparent__path_name("a/"), "a/");
    ck_assert_str_eq(cparent__path_name("/"), "/");
    ck_assert_str_eq(cparent__path_name(""), "");
}
END_TEST

static cparent_status
make_and_read(void *user)
{
    cparent_source *source = NULL;
    cparent_status status;
    char *bytes = NULL;
    size_t size = 0;

    status = user ? cparent_source_from_path(user, &source, NULL)
                  : cparent_source_from_bytes("b", "abc", 3, &source, NULL);
    if (status == CPARENT_OK)
        status = cparent__source_read_all(source, NULL, &bytes, &size,
                                          NULL);
    if (status == CPARENT_OK)
        cparent__free(bytes);
    cparent_source_unref(source);
    return status;
}

START_TEST(memory_that_runs_out_leaks_nothing)
{
    char *directory = support_temp();
    char path[512];
    char *large = calloc(1, 200000);

    snprintf(path, sizeof path, "%s/a", directory);
    support_write(path, large, 200000);
    free(large);
    ck_assert_int_ge(support_fail_each_allocation(make_and_read, path, 1),
                     4);
    ck_assert_int_ge(support_fail_each_allocation(make_and_read, NULL, 1),
                     4);
    ck_assert_int_eq(cparent_live_objects(), 0);
    support_remove(directory);
}
END_TEST

static Suite *
source_suite(void)
{
    Suite *suite = suite_create("core/source");
    TCase *tcase = tcase_create("source");

    tcase_add_test(tcase, a_file_of_any_size_is_read_whole);
    tcase_add_test(tcase, a_missing_file_is_not_found_and_a_folder_no_file);
    tcase_add_test(tcase, bytes_are_copied);
    tcase_add_test(tcase, a_callback_gives_until_it_says_the_end);
    tcase_add_test(tcase, a_callback_that_fails_or_lies_is_an_io_failure);
    tcase_add_test(tcase, no_more_is_taken_than_the_limit_allows);
    tcase_add_test(tcase, a_source_needs_something_to_read);
    tcase_add_test(tcase, a_source_lives_until_the_last_lets_go);
    tcase_add_test(tcase, a_file_is_replaced_whole_and_with_its_own_mode);
    tcase_add_test(tcase, a_failed_write_leaves_the_old_file_and_nothing_else);
    tcase_add_test(tcase, a_device_is_written_to_and_never_replaced);
    tcase_add_test(tcase, the_last_part_of_a_path_is_its_name);
    tcase_add_test(tcase, memory_that_runs_out_leaks_nothing);
    suite_add_tcase(suite, tcase);
    return suite;
}

int
main(void)
{
    return cparent_test_main(source_suite());
}
