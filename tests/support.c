/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "support.h"

#include <ftw.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/alloc-internal.h"

#define PATHS 8
#define PATH_SIZE 4096

int
cparent_test_main(Suite *suite)
{
    SRunner *runner = srunner_create(suite);
    int failed;

    srunner_set_tap(runner, "-");
    srunner_run_all(runner, CK_SILENT);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

int
cparent_test_main_corpus(Suite *suite)
{
    if (support_corpus("") == NULL) {
        srunner_free(srunner_create(suite));
        puts("1..0 # SKIP CPARENT_CORPUS is not there");
        return EXIT_SUCCESS;
    }
    return cparent_test_main(suite);
}

const char *
support_join(const char *directory, const char *name)
{
    static char paths[PATHS][PATH_SIZE];
    static int next;
    char *path = paths[next];
    int length = snprintf(path, PATH_SIZE, "%s/%s", directory, name);

    next = (next + 1) % PATHS;
    if (length < 0 || length >= PATH_SIZE)
        ck_abort_msg("a path is longer than %d bytes", PATH_SIZE);
    return path;
}

const char *
support_source(const char *relative)
{
    const char *root = getenv("abs_top_srcdir");

    return support_join(root != NULL ? root : ".", relative);
}

const char *
support_corpus(const char *relative)
{
    const char *root = getenv("CPARENT_CORPUS");
    struct stat about;

    if (root == NULL || *root == '\0' ||
        stat(support_join(root, "minutes/texts"), &about) != 0)
        return NULL;
    return support_join(root, relative);
}

char *
support_read(const char *path, size_t *size_out)
{
    FILE *file = fopen(path, "rb");
    char *bytes = NULL;
    size_t size = 0;
    size_t room = 0;
    size_t got;

    if (file == NULL)
        ck_abort_msg("cannot open %s", path);
    do {
        if (room - size < 4096) {
            room = room * 2 + 8192;
            bytes = realloc(bytes, room);
            ck_assert_ptr_nonnull(bytes);
        }
        got = fread(bytes + size, 1, room - size - 1, file);
        size += got;
    } while (got > 0);
    ck_assert_int_eq(ferror(file), 0);
    fclose(file);
    bytes[size] = '\0';
    if (size_out != NULL)
        *size_out = size;
    return bytes;
}

void
support_write(const char *path, const void *bytes, size_t size)
{
    FILE *file = fopen(path, "wb");

    if (file == NULL)
        ck_abort_msg("cannot make %s", path);
    ck_assert_uint_eq(fwrite(bytes, 1, size, file), size);
    ck_assert_int_eq(fclose(file), 0);
}

void
support_write_text(const char *path, const char *text)
{
    support_write(path, text, strlen(text));
}

char *
support_temp(void)
{
    const char *root = getenv("TMPDIR");
    char *directory = strdup(support_join(root != NULL ? root : "/tmp",
                                          "cparent-test-XXXXXX"));

    ck_assert_ptr_nonnull(directory);
    if (mkdtemp(directory) == NULL)
        ck_abort_msg("cannot make %s", directory);
    return directory;
}

static int
remove_one(const char *path, const struct stat *about, int kind,
           struct FTW *place)
{
    (void)about;
    (void)kind;
    (void)place;
    return remove(path);
}

void
support_remove(char *directory)
{
    if (directory != NULL)
        nftw(directory, remove_one, 16, FTW_DEPTH | FTW_PHYS);
    free(directory);
}

bool
support_contains(const char *haystack, const char *needle)
{
    return strstr(haystack, needle) != NULL;
}

void
support_assert_status(cparent_status status, cparent_status expected,
                      const cparent_error *err, const char *call,
                      const char *file, int line)
{
    char why[1024] = "";

    if (status == expected)
        return;
    if (err != NULL)
        cparent_error_format(err, why, sizeof why);
    ck_abort_msg("%s:%d: %s gave %d instead of %d: %s", file, line, call,
                 (int)status, (int)expected, why);
}

int64_t
support_fail_each_allocation(support_step step, void *user, int64_t stride)
{
    int64_t tried = 0;
    int64_t n;

    for (n = 1;; n += stride) {
        int64_t alive = cparent__alloc_live();
        cparent_status status;

        cparent__alloc_fail_at(n, false);
        status = step(user);
        cparent__alloc_fail_at(0, false);
        if (cparent__alloc_live() != alive)
            ck_abort_msg("failing allocation %lld leaks %lld blocks",
                         (long long)n,
                         (long long)(cparent__alloc_live() - alive));
        if (status == CPARENT_OK)
            break;
        if (status != CPARENT_E_NOMEM)
            ck_abort_msg("failing allocation %lld ends with status %d",
                         (long long)n, (int)status);
        tried++;
    }
    /* It succeeded: because nothing was left to fail, not because a
     * failure went unnoticed. */
    cparent__alloc_fail_at(n, true);
    if (step(user) != CPARENT_OK)
        n = -n;
    cparent__alloc_fail_at(0, false);
    if (n < 0)
        ck_abort_msg("nobody noticed that allocation %lld failed",
                     (long long)-n);
    return tried;
}
