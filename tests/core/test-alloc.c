/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "support.h"

#include <pthread.h>
#include <string.h>

#include "core/alloc-internal.h"

START_TEST(what_is_alive_is_counted)
{
    int64_t before = cparent__alloc_live();
    void *a = cparent__malloc(0);
    char *b = cparent__strndup("abcdef", 3);

    ck_assert_ptr_nonnull(a);
    ck_assert_str_eq(b, "abc");
    ck_assert_int_eq(cparent__alloc_live(), before + 2);
    b = cparent__realloc(b, 1000);
    ck_assert_str_eq(b, "abc");
    ck_assert_int_eq(cparent__alloc_live(), before + 2);
    cparent__free(a);
    cparent__free(b);
    cparent__free(NULL);
    a = cparent__realloc(NULL, 5);
    ck_assert_int_eq(cparent__alloc_live(), before + 1);
    cparent__free(a);
    ck_assert_int_eq(cparent__alloc_live(), before);
}
END_TEST

START_TEST(zeroed_memory_is_zero_and_never_overflows)
{
    unsigned char *block = cparent__calloc(7, 13);
    int i;

    for (i = 0; i < 91; i++)
        ck_assert_uint_eq(block[i], 0);
    cparent__free(block);
    ck_assert_ptr_null(cparent__calloc(SIZE_MAX / 2, 3));
    ck_assert_ptr_null(cparent__strndup("", SIZE_MAX));
    block = cparent__calloc(0, 0);
    ck_assert_ptr_nonnull(block);
    cparent__free(block);
}
END_TEST

START_TEST(just_the_nth_allocation_fails)
{
    void *blocks[5];
    int n;
    int i;

    for (n = 1; n <= 5; n++) {
        cparent__alloc_fail_at(n, false);
        for (i = 0; i < 5; i++) {
            blocks[i] = cparent__malloc(8);
            ck_assert_int_eq(blocks[i] == NULL, i + 1 == n);
        }
        for (i = 0; i < 5; i++)
            cparent__free(blocks[i]);
    }
    cparent__alloc_fail_at(2, true);
    for (i = 0; i < 5; i++) {
        blocks[i] = cparent__malloc(8);
        ck_assert_int_eq(blocks[i] == NULL, i > 0);
    }
    cparent__alloc_fail_at(0, false);
    cparent__free(blocks[0]);
    ck_assert_int_eq(cparent__alloc_live(), 0);
}
END_TEST

START_TEST(a_block_that_cannot_grow_stays)
{
    char *block = cparent__strdup("abc");

    cparent__alloc_fail_at(1, false);
    ck_assert_ptr_null(cparent__realloc(block, 100));
    ck_assert_str_eq(block, "abc");
    cparent__free(block);
    ck_assert_int_eq(cparent__alloc_live(), 0);
}
END_TEST

START_TEST(an_array_grows_by_doubling_and_stays_when_it_cannot)
{
    int *array = NULL;
    size_t capacity = 0;
    size_t count;

    for (count = 0; count < 100; count++) {
        ck_assert(cparent__grow(&array, count, &capacity, sizeof *array));
        array[count] = (int)count;
    }
    ck_assert_uint_eq(capacity, 128);
    for (count = 0; count < 100; count++)
        ck_assert_int_eq(array[count], (int)count);
    cparent__alloc_fail_at(1, false);
    ck_assert(!cparent__grow(&array, 128, &capacity, sizeof *array));
    cparent__alloc_fail_at(0, false);
    ck_assert_uint_eq(capacity, 128);
    ck_assert_int_eq(array[99], 99);
    cparent__free(array);
    array = NULL;
    capacity = SIZE_MAX / 8 + 1;
    ck_assert(!cparent__grow(&array, capacity, &capacity, 8));
    ck_assert_ptr_null(array);
}
END_TEST

static void *
count_up_and_down(void *user)
{
    int i;

    (void)user;
    for (i = 0; i < 20000; i++) {
        cparent__object_born();
        cparent__free(cparent__malloc(16));
        cparent__object_died();
    }
    return NULL;
}

START_TEST(threads_do_not_miscount)
{
    pthread_t threads[4];
    int i;

    for (i = 0; i < 4; i++)
        ck_assert_int_eq(pthread_create(&threads[i], NULL,
                                        count_up_and_down, NULL), 0);
    for (i = 0; i < 4; i++)
        ck_assert_int_eq(pthread_join(threads[i], NULL), 0);
    ck_assert_int_eq(cparent__alloc_live(), 0);
    ck_assert_int_eq(cparent_live_objects(), 0);
}
END_TEST

static void *
take_some(void *user)
{
    int *failures = user;
    int i;

    for (i = 0; i < 1000; i++) {
        void *block = cparent__malloc(16);

        *failures += block == NULL;
        cparent__free(block);
    }
    return NULL;
}

START_TEST(one_failure_among_threads_is_one)
{
    int round;

    for (round = 0; round < 20; round++) {
        pthread_t threads[4];
        int failures[4] = { 0, 0, 0, 0 };
        int i;

        cparent__alloc_fail_at(500, false);
        for (i = 0; i < 4; i++)
            ck_assert_int_eq(pthread_create(&threads[i], NULL, take_some,
                                            &failures[i]), 0);
        for (i = 0; i < 4; i++)
            ck_assert_int_eq(pthread_join(threads[i], NULL), 0);
        ck_assert_int_eq(failures[0] + failures[1] + failures[2] +
                             failures[3], 1);
    }
}
END_TEST

static Suite *
alloc_suite(void)
{
    Suite *suite = suite_create("core/alloc");
    TCase *tcase = tcase_create("alloc");

    tcase_add_test(tcase, what_is_alive_is_counted);
    tcase_add_test(tcase, zeroed_memory_is_zero_and_never_overflows);
    tcase_add_test(tcase, just_the_nth_allocation_fails);
    tcase_add_test(tcase, a_block_that_cannot_grow_stays);
    tcase_add_test(tcase, an_array_grows_by_doubling_and_stays_when_it_cannot);
    tcase_add_test(tcase, threads_do_not_miscount);
    tcase_add_test(tcase, one_failure_among_threads_is_one);
    suite_add_tcase(suite, tcase);
    return suite;
}

int
main(void)
{
    return cparent_test_main(alloc_suite());
}
