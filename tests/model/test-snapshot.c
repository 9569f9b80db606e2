/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/alloc-internal.h"
#include "generate.h"
#include "model/snapshot-internal.h"

enum { OBSERVATIONS = 60, PLEDGES = 25, ALL = OBSERVATIONS + PLEDGES };

static const char *const indicators[] = { "foster", NULL, "dental_check" };

static cparent_record *
observation(int number)
{
    cparent_value value = generate_value(number);
    cparent_builder *builder = NULL;
    cparent_record *record = NULL;
    char id[16];

    snprintf(id, sizeof id, "o%03d", number * 37 % 1000);
    ck_assert_ok(cparent_builder_new(CPARENT_NOUN_OBSERVATION, &builder,
                                     NULL), NULL);
    ck_assert_ok(cparent_builder_text(builder, CPARENT_FIELD_AUTHORITY,
                                      "wyn", NULL), NULL);
    ck_assert_ok(cparent_builder_text(builder, CPARENT_FIELD_ID, id, NULL),
                 NULL);
    ck_assert_ok(cparent_builder_text(builder,
                                      CPARENT_OBSERVATION_INDICATOR,
                                      indicators[number % 3], NULL), NULL);
    ck_assert_ok(cparent_builder_value(builder, CPARENT_OBSERVATION_VALUE,
                                       &value, NULL), NULL);
    ck_assert_ok(cparent_builder_choice(builder, CPARENT_OBSERVATION_ROLE,
                                        1, NULL), NULL);
    if (number % 7 > 0)
        ck_assert_ok(cparent_builder_period(
                         builder, CPARENT_OBSERVATION_PERIOD,
                         generate_period(number % 5), NULL), NULL);
    ck_assert_ok(cparent_builder_build(builder, &record, NULL), NULL);
    cparent_builder_free(builder);
    return record;
}

static cparent_record *
pledge(int number)
{
    cparent_builder *builder = NULL;
    cparent_record *record = NULL;
    char id[16];

    snprintf(id, sizeof id, "p%d", number * 7 % PLEDGES);
    ck_assert_ok(generate_builder(CPARENT_NOUN_PLEDGE, number, &builder,
                                  NULL), NULL);
    ck_assert_ok(cparent_builder_text(builder, CPARENT_FIELD_ID, id, NULL),
                 NULL);
    ck_assert_ok(cparent_builder_build(builder, &record, NULL), NULL);
    cparent_builder_free(builder);
    return record;
}

/* The same records, in an order that `seed` shuffles. */
static cparent_snapshot *
make_snapshot(uint64_t seed)
{
    cparent_record *records[ALL];
    cparent_record *authority = generate_record(CPARENT_NOUN_AUTHORITY, 0);
    cparent_snapshot *snapshot = NULL;
    cparent_error err = CPARENT_ERROR_INIT;
    int i;

    for (i = 0; i < ALL; i++)
        records[i] = i < OBSERVATIONS ? observation(i)
                                      : pledge(i - OBSERVATIONS);
    for (i = ALL - 1; i > 0; i--) {
        cparent_record *swapped = records[i];
        int other;

        seed = seed * 6364136223846793005u + 1442695040888963407u;
        other = (int)((seed >> 33) % (uint64_t)(i + 1));
        records[i] = records[other];
        records[other] = swapped;
    }
    ck_assert_ok(cparent__snapshot_new(authority,
                                       cparent_date_make(2026, 3, 1),
                                       "7:abc", records, ALL, &snapshot,
                                       &err), &err);
    ck_assert(cparent_record_equal(cparent_snapshot_authority(snapshot),
                                   authority));
    for (i = 0; i < ALL; i++)
        cparent_record_unref(records[i]);
    cparent_record_unref(authority);
    return snapshot;
}

static int
compare_observations(const cparent_record *a, const cparent_record *b)
{
    const char *left = cparent_record_text(a,
                                           CPARENT_OBSERVATION_INDICATOR);
    const char *right = cparent_record_text(b,
                                            CPARENT_OBSERVATION_INDICATOR);
    int by = strcmp(left ? left : "", right ? right : "");

    if (by == 0)
        by = cparent_period_compare(
            cparent_record_period(a, CPARENT_OBSERVATION_PERIOD),
            cparent_record_period(b, CPARENT_OBSERVATION_PERIOD));
    return by ? by
              : strcmp(cparent_record_id(a), cparent_record_id(b));
}

START_TEST(records_are_in_order_however_they_came)
{
    cparent_snapshot *first = make_snapshot(1);
    uint64_t seed;
    size_t i;

    ck_assert_uint_eq(
        cparent_snapshot_count(first, CPARENT_NOUN_OBSERVATION),
        OBSERVATIONS);
    ck_assert_uint_eq(cparent_snapshot_count(first, CPARENT_NOUN_PLEDGE),
                      PLEDGES);
    for (i = 1; i < OBSERVATIONS; i++)
        ck_assert_int_lt(
            compare_observations(
                cparent_snapshot_at(first, CPARENT_NOUN_OBSERVATION, i - 1),
                cparent_snapshot_at(first, CPARENT_NOUN_OBSERVATION, i)),
            0);
    for (i = 1; i < PLEDGES; i++)
        ck_assert_int_lt(
            strcmp(cparent_record_id(cparent_snapshot_at(
                       first, CPARENT_NOUN_PLEDGE, i - 1)),
                   cparent_record_id(cparent_snapshot_at(
                       first, CPARENT_NOUN_PLEDGE, i))),
            0);
    for (seed = 2; seed < 12; seed++) {
        cparent_snapshot *other = make_snapshot(seed);

        for (i = 0; i < OBSERVATIONS; i++)
            ck_assert(cparent_record_equal(
                cparent_snapshot_at(first, CPARENT_NOUN_OBSERVATION, i),
                cparent_snapshot_at(other, CPARENT_NOUN_OBSERVATION, i)));
        cparent_snapshot_unref(other);
    }
    cparent_snapshot_unref(first);
    ck_assert_int_eq(cparent_live_objects(), 0);
    ck_assert_int_eq(cparent__alloc_live(), 0);
}
END_TEST

START_TEST(every_record_is_found_by_its_id_and_no_other)
{
    cparent_snapshot *snapshot = make_snapshot(5);
    cparent_noun noun;

    FOR_EACH_NOUN(noun) {
        size_t count = cparent_snapshot_count(snapshot, noun);
        size_t i;

        for (i = 0; i < count; i++) {
            const cparent_record *record = cparent_snapshot_at(snapshot,
                                                               noun, i);

            ck_assert_int_eq((int)cparent_record_noun(record), (int)noun);
            ck_assert_ptr_eq(cparent_snapshot_find(
                                 snapshot, noun, cparent_record_id(record)),
                             record);
        }
        ck_assert_ptr_null(cparent_snapshot_at(snapshot, noun, count));
        ck_assert_ptr_null(cparent_snapshot_at(snapshot, noun, SIZE_MAX));
        ck_assert_ptr_null(cparent_snapshot_find(snapshot, noun, "nobody"));
        ck_assert_ptr_null(cparent_snapshot_find(snapshot, noun, ""));
        ck_assert_ptr_null(cparent_snapshot_find(snapshot, noun, "zzz"));
        ck_assert_ptr_null(cparent_snapshot_find(snapshot, noun, NULL));
    }
    ck_assert_ptr_null(cparent_snapshot_find(
        snapshot, CPARENT_NOUN_ACTION, "p1"));
    ck_assert_uint_eq(cparent_snapshot_count(snapshot, (cparent_noun)0), 0);
    ck_assert_uint_eq(cparent_snapshot_count(snapshot, CPARENT_NOUN_COUNT),
                      0);
    ck_assert_ptr_null(cparent_snapshot_at(snapshot, (cparent_noun)-1, 0));
    cparent_snapshot_unref(snapshot);
}
END_TEST

START_TEST(a_snapshot_keeps_what_it_holds_until_the_last_lets_go)
{
    cparent_snapshot *snapshot = make_snapshot(9);
    const cparent_record *record;

    ck_assert_int_eq(cparent_live_objects(), ALL + 2);
    ck_assert_ptr_eq(cparent_snapshot_ref(snapshot), snapshot);
    cparent_snapshot_unref(snapshot);
    record = cparent_snapshot_at(snapshot, CPARENT_NOUN_PLEDGE, 3);
    ck_assert_str_ne(cparent_record_id(record), "");
    ck_assert_str_eq(cparent_snapshot_head(snapshot), "7:abc");
    ck_assert_int_eq(cparent_snapshot_as_at(snapshot).year, 2026);
    cparent_snapshot_unref(snapshot);
    cparent_snapshot_unref(NULL);
    ck_assert_ptr_null(cparent_snapshot_ref(NULL));
    ck_assert_int_eq(cparent_live_objects(), 0);
    ck_assert_int_eq(cparent__alloc_live(), 0);
}
END_TEST

START_TEST(nothing_known_is_a_snapshot_too)
{
    cparent_record *authority = generate_record(CPARENT_NOUN_AUTHORITY, 0);
    cparent_date never = { 0, 0, 0 };
    cparent_snapshot *snapshot = NULL;

    ck_assert_ok(cparent__snapshot_new(authority, never, NULL, NULL, 0,
                                       &snapshot, NULL), NULL);
    ck_assert_str_eq(cparent_snapshot_head(snapshot), "");
    ck_assert_uint_eq(cparent_snapshot_count(snapshot,
                                             CPARENT_NOUN_ACTION), 0);
    cparent_snapshot_unref(snapshot);
    snapshot = NULL;
    ck_assert_status(cparent__snapshot_new(NULL, never, NULL, NULL, 0,
                                           &snapshot, NULL),
                     CPARENT_E_INVALID, NULL);
    ck_assert_ptr_null(snapshot);
    cparent_record_unref(authority);
    ck_assert_int_eq(cparent_live_objects(), 0);
    ck_assert_int_eq(cparent__alloc_live(), 0);
}
END_TEST

typedef struct ingredients {
    cparent_record *authority;
    cparent_record *records[3];
} ingredients;

static cparent_status
make_one(void *user)
{
    const ingredients *from = user;
    cparent_snapshot *snapshot = NULL;
    cparent_status status = cparent__snapshot_new(
        from->authority, cparent_date_make(2026, 3, 1), "1:a",
        from->records, 3, &snapshot, NULL);

    cparent_snapshot_unref(snapshot);
    return status;
}

START_TEST(memory_that_runs_out_leaks_nothing)
{
    ingredients from;
    int i;

    from.authority = generate_record(CPARENT_NOUN_AUTHORITY, 0);
    for (i = 0; i < 3; i++)
        from.records[i] = pledge(i);
    ck_assert_int_gt(support_fail_each_allocation(make_one, &from, 1), 5);
    for (i = 0; i < 3; i++)
        cparent_record_unref(from.records[i]);
    cparent_record_unref(from.authority);
    ck_assert_int_eq(cparent_live_objects(), 0);
    ck_assert_int_eq(cparent__alloc_live(), 0);
}
END_TEST

static Suite *
snapshot_suite(void)
{
    Suite *suite = suite_create("model/snapshot");
    TCase *tcase = tcase_create("snapshot");

    tcase_add_test(tcase, records_are_in_order_however_they_came);
    tcase_add_test(tcase, every_record_is_found_by_its_id_and_no_other);
    tcase_add_test(tcase,
                   a_snapshot_keeps_what_it_holds_until_the_last_lets_go);
    tcase_add_test(tcase, nothing_known_is_a_snapshot_too);
    tcase_add_test(tcase, memory_that_runs_out_leaks_nothing);
    suite_add_tcase(suite, tcase);
    return suite;
}

int
main(void)
{
    return cparent_test_main(snapshot_suite());
}
