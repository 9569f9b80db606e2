/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "support.h"

#include <string.h>

#include "core/limits-internal.h"

START_TEST(no_limits_are_the_defaults)
{
    cparent_limits given = CPARENT_LIMITS_INIT;
    cparent_limits limits;
    int i;

    for (i = 0; i < 2; i++) {
        memset(&limits, 0x5A, sizeof limits);
        ck_assert_ok(cparent__limits_resolve(i ? &given : NULL, &limits,
                                             NULL), NULL);
        ck_assert_uint_eq(limits.bytes, 64u * 1024 * 1024);
        ck_assert_uint_eq(limits.rows, 10000000);
        ck_assert_uint_eq(limits.depth, 100);
        ck_assert_uint_eq(limits.findings, 100);
        ck_assert_uint_eq(limits.struct_size, sizeof limits);
    }
}
END_TEST

START_TEST(what_is_given_stands)
{
    cparent_limits given = CPARENT_LIMITS_INIT;
    cparent_limits limits;

    given.bytes = 1;
    given.depth = 7;
    ck_assert_ok(cparent__limits_resolve(&given, &limits, NULL), NULL);
    ck_assert_uint_eq(limits.bytes, 1);
    ck_assert_uint_eq(limits.depth, 7);
    ck_assert_uint_eq(limits.rows, 10000000);
}
END_TEST

static void
check_refused(size_t struct_size, cparent_status expected)
{
    cparent_limits given = CPARENT_LIMITS_INIT;
    cparent_limits limits;
    cparent_limits kept;
    cparent_error err = CPARENT_ERROR_INIT;

    memset(&limits, 0x5A, sizeof limits);
    kept = limits;
    given.struct_size = struct_size;
    ck_assert_status(cparent__limits_resolve(&given, &limits, &err),
                     expected, &err);
    ck_assert_int_eq(memcmp(&limits, &kept, sizeof kept), 0);
}

START_TEST(a_size_that_no_release_had_is_invalid)
{
    check_refused(0, CPARENT_E_INVALID);
    check_refused(4, CPARENT_E_INVALID);
    check_refused(sizeof(size_t), CPARENT_E_INVALID);
    check_refused(sizeof(cparent_limits) - 1, CPARENT_E_INVALID);
    check_refused(SIZE_MAX, CPARENT_E_INVALID);
    check_refused((size_t)1 << 40, CPARENT_E_INVALID);
}
END_TEST

typedef struct newer_limits {
    cparent_limits known;
    uint64_t unheard_of;
} newer_limits;

START_TEST(a_newer_struct_is_taken_while_its_tail_is_zero)
{
    newer_limits given = { CPARENT_LIMITS_INIT, 0 };
    cparent_limits limits;
    cparent_error err = CPARENT_ERROR_INIT;

    given.known.struct_size = sizeof given;
    given.known.bytes = 5;
    ck_assert_ok(cparent__limits_resolve(&given.known, &limits, &err),
                 &err);
    ck_assert_uint_eq(limits.bytes, 5);
    ck_assert_uint_eq(limits.struct_size, sizeof limits);
    given.unheard_of = (uint64_t)1 << 63;
    ck_assert_status(cparent__limits_resolve(&given.known, &limits, &err),
                     CPARENT_E_UNSUPPORTED, &err);
}
END_TEST

typedef struct options {
    size_t struct_size;
    int32_t a;
    int32_t b;
} options;

START_TEST(an_older_struct_leaves_the_new_fields_at_their_defaults)
{
    options given = { offsetof(options, b), 5, 6 };
    options resolved = { sizeof resolved, 1, 2 };

    ck_assert_ok(cparent__options_resolve(&given, &resolved,
                                          sizeof resolved, NULL), NULL);
    ck_assert_int_eq(resolved.a, 5);
    ck_assert_int_eq(resolved.b, 2);
    ck_assert_uint_eq(resolved.struct_size, sizeof resolved);
    ck_assert_ok(cparent__options_resolve(NULL, &resolved, sizeof resolved,
                                          NULL), NULL);
    ck_assert_int_eq(resolved.a, 5);
}
END_TEST

static bool
answer(void *user, uint64_t done, uint64_t total)
{
    ck_assert_uint_eq(done, 3);
    ck_assert_uint_eq(total, 9);
    return *(bool *)user;
}

START_TEST(the_listener_may_stop_the_work)
{
    bool go_on = true;
    cparent_progress progress = { answer, &go_on };
    cparent_progress nobody = { NULL, NULL };

    ck_assert_ok(cparent__progress_tick(NULL, 3, 9, NULL), NULL);
    ck_assert_ok(cparent__progress_tick(&nobody, 3, 9, NULL), NULL);
    ck_assert_ok(cparent__progress_tick(&progress, 3, 9, NULL), NULL);
    go_on = false;
    ck_assert_status(cparent__progress_tick(&progress, 3, 9, NULL),
                     CPARENT_E_CANCELLED, NULL);
}
END_TEST

static Suite *
limits_suite(void)
{
    Suite *suite = suite_create("core/limits");
    TCase *tcase = tcase_create("limits");

    tcase_add_test(tcase, no_limits_are_the_defaults);
    tcase_add_test(tcase, what_is_given_stands);
    tcase_add_test(tcase, a_size_that_no_release_had_is_invalid);
    tcase_add_test(tcase, a_newer_struct_is_taken_while_its_tail_is_zero);
    tcase_add_test(tcase,
                   an_older_struct_leaves_the_new_fields_at_their_defaults);
    tcase_add_test(tcase, the_listener_may_stop_the_work);
    suite_add_tcase(suite, tcase);
    return suite;
}

int
main(void)
{
    return cparent_test_main(limits_suite());
}
