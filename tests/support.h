/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_TESTS_SUPPORT_H
#define CPARENT_TESTS_SUPPORT_H

#include <check.h>
#include <stddef.h>
#include <stdint.h>

#include <cparent/cparent.h>

/*
 * What every suite needs and no suite should write again.  A failure in
 * here fails the test that called.
 */

/* Runs a suite and reports as TAP on stdout; the exit status of main(). */
int
cparent_test_main(Suite *suite);

/* The same for a suite that needs the corpus: skipped where it is not. */
int
cparent_test_main_corpus(Suite *suite);

/* A path below the source tree, in a buffer that the next eight calls
 * leave alone. */
const char *
support_source(const char *relative);

/* The same below CPARENT_CORPUS; NULL when the corpus is not there. */
const char *
support_corpus(const char *relative);

/* The same inside `directory`. */
const char *
support_join(const char *directory, const char *name);

/* A whole file, NUL after its end; free() it.  `size_out` may be NULL. */
char *
support_read(const char *path, size_t *size_out);

void
support_write(const char *path, const void *bytes, size_t size);

void
support_write_text(const char *path, const char *text);

/* A new empty folder; support_remove takes it away with all it holds, and
 * frees the name. */
char *
support_temp(void);

void
support_remove(char *directory);

/* True when `haystack` holds `needle`. */
bool
support_contains(const char *haystack, const char *needle);

/* The call succeeded; otherwise its error is the failure's message. */
#define ck_assert_ok(call, err) \
    support_assert_status((call), CPARENT_OK, (err), #call, __FILE__, __LINE__)

/* The call ended with just this status. */
#define ck_assert_status(call, expected, err) \
    support_assert_status((call), (expected), (err), #call, __FILE__, __LINE__)

void
support_assert_status(cparent_status status, cparent_status expected,
                      const cparent_error *err, const char *call,
                      const char *file, int line);

/*
 * Runs `step` again and again, failing its 1st allocation, then its
 * (1 + stride)th, and so on until it needs no more.  Each time it must say
 * NOMEM, and leave as many blocks alive as there were.  `step` starts from
 * nothing and cleans up what it made, also when it succeeds.  Returns how
 * many points were tried.
 */
typedef cparent_status (*support_step)(void *user);

int64_t
support_fail_each_allocation(support_step step, void *user, int64_t stride);

#endif
