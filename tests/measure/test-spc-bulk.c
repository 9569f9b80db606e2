/* SPDX-License-Identifier: Apache-2.0 */
#include <math.h>
#include <stdio.h>

#include "measure/spc-lanes-internal.h"
#include "numbers.h"

/* Many series at once beside each by itself: cparent_spc_run is the oracle,
 * and every way of the processor that of the others. */

enum { SERIES = 53, MOST = 40 };

/* Shapes that make every rule fire, small enough for ties. */
static int32_t
next_value(uint32_t *seed, size_t series, size_t point)
{
    int32_t noise = (int32_t)next_number(seed, 9);

    switch (series % 6) {
    case 0:
        return noise;
    case 1:
        return noise + (point > 15 ? 7 : 0);
    case 2:
        return noise / 4 + (int32_t)point * ((int32_t)(series % 5) - 2);
    case 3:
        return noise / 3 + (point == 9 ? 60 : 0);
    case 4:
        return 5 + (noise == 8);
    default:
        return (int32_t)(point % 14 > 7 ? 14 - point % 14 : point % 14);
    }
}

static cparent_spc_options
next_options(uint32_t *seed)
{
    cparent_spc_options options = CPARENT_SPC_OPTIONS_INIT;

    options.polarity = 1 + (int32_t)next_number(seed, 3);
    options.rules = (int32_t)next_number(seed, 2);
    options.run_length = 6 + (int32_t)next_number(seed, 2);
    options.baseline = next_number(seed, 3) == 0 ? 12 : 0;
    options.keep_outlying_ranges = next_number(seed, 3) == 0;
    options.ignore_ties = next_number(seed, 6) == 0;
    options.break_at_gaps = next_number(seed, 3) == 0;
    options.has_target = next_number(seed, 2) == 0;
    options.target = (double)next_number(seed, 40) / 4;
    return options;
}

static void
assert_same(const double *values, size_t points,
            const cparent_spc_options *options,
            const cparent_spc_brief *brief, const uint8_t *marks)
{
    static cparent_spc_point made[MOST];
    cparent_spc_summary summary;
    cparent_error err = CPARENT_ERROR_INIT;
    uint32_t rules = 0;

    ck_assert_ok(cparent_spc_run(NULL, values, points, options, made,
                                 &summary, &err),
                 &err);
    for (size_t i = 0; i < points; i++) {
        rules |= made[i].rules;
        ck_assert_uint_eq(marks[i] & 15u, made[i].rules);
        ck_assert_uint_eq(marks[i] >> 4, made[i].upward);
    }
    ck_assert_uint_eq(brief->rules, rules);
    ck_assert_int_eq(brief->variation, summary.variation);
    ck_assert_int_eq(brief->assurance, summary.assurance);
    ck_assert_uint_eq((size_t)brief->numbers, summary.numbers);
    ck_assert(brief->mean == made[0].mean);
    ck_assert(brief->lower == made[0].lower);
    ck_assert(brief->upper == made[0].upper);
    ck_assert_uint_eq(brief->flags,
                      made[0].flags & ~(uint32_t)CPARENT_SPC_HAS_VALUE);
}

START_TEST(many_at_once_are_judged_as_each_by_itself)
{
    static int32_t whole[SERIES * MOST];
    static double real[SERIES * MOST];
    static uint8_t marks[SERIES * MOST];
    static cparent_spc_brief briefs[SERIES];
    uint32_t seed = 11;
    cparent_error err = CPARENT_ERROR_INIT;

    for (int round = 0; round < 60; round++) {
        size_t points = 1 + next_number(&seed, MOST);
        double unit = round % 3 == 0 ? 1 : round % 3 == 1 ? 10 : 100;
        cparent_spc_options options = next_options(&seed);
        for (size_t i = 0; i < SERIES * points; i++) {
            whole[i] = next_value(&seed, i / points, i % points);
            if (round % 4 == 0 && next_number(&seed, 40) == 0)
                whole[i] = CPARENT_SPC_MISSING;
            if (round % 5 == 0 && next_number(&seed, 200) == 0)
                whole[i] = INT32_MAX - 3; /* too long for a lane */
            real[i] = whole[i] == CPARENT_SPC_MISSING ? (double)NAN
                                                      : whole[i] / unit;
        }
        ck_assert_ok(cparent_spc_bulk_double(real, SERIES, points, &options,
                                             briefs, marks, &err),
                     &err);
        for (size_t s = 0; s < SERIES; s++)
            assert_same(real + s * points, points, &options, &briefs[s],
                        marks + s * points);
        if (unit > 1)
            continue;
        ck_assert_ok(cparent_spc_bulk_int32(whole, SERIES, points, &options,
                                            briefs, marks, &err),
                     &err);
        for (size_t s = 0; s < SERIES; s++)
            assert_same(real + s * points, points, &options, &briefs[s],
                        marks + s * points);
    }
}
END_TEST

START_TEST(every_way_of_the_processor_says_the_same)
{
    static cparent__lanes values[MOST];
    static cparent__lanes notes[CPARENT__SPC_WAYS][MOST];
    static cparent__spc_block block[CPARENT__SPC_WAYS];
    cparent__spc_lanes_fn ways[CPARENT__SPC_WAYS];
    size_t count = cparent__spc_lanes_list(ways);
    uint32_t seed = 23;

    for (int round = 0; round < 300; round++) {
        for (size_t i = 0; i < MOST; i++)
            for (size_t lane = 0; lane < CPARENT__LANES; lane++)
                values[i].at[lane] =
                    next_value(&seed, lane + (size_t)round, i)
                    * (lane == 3 ? 400000 : 1);
        for (size_t way = 0; way < count; way++) {
            cparent__spc_block *b = &block[way];
            memset(b, 0, sizeof(*b));
            b->values = values;
            b->notes = notes[way];
            b->points = MOST;
            b->baseline = round % 2 == 0 ? MOST : 12;
            b->run_length = 7;
            b->screening = round % 3 != 0;
            b->near_is_inside = round % 5 == 0;
            ways[way](b);
            ck_assert(memcmp(notes[way], notes[0], sizeof(notes[0])) == 0);
            ck_assert(memcmp(&b->sum, &block[0].sum, sizeof(b->sum)) == 0);
            ck_assert(memcmp(&b->kept, &block[0].kept, sizeof(b->kept))
                      == 0);
            ck_assert(memcmp(&b->ranges, &block[0].ranges,
                             sizeof(b->ranges))
                      == 0);
            ck_assert(memcmp(&b->last, &block[0].last, sizeof(b->last))
                      == 0);
            ck_assert(memcmp(&b->any, &block[0].any, sizeof(b->any)) == 0);
        }
    }
    printf("# %zu ways\n", count);
}
END_TEST

START_TEST(rebases_belong_to_single_series)
{
    const int32_t values[] = { 1, 2, 3 };
    const double endless[] = { 1, INFINITY, 3 };
    const cparent_spc_rebase rebase = { { 0, 0, 0 }, 1, NULL };
    cparent_spc_brief brief;
    cparent_spc_options options = CPARENT_SPC_OPTIONS_INIT;
    cparent_error err = CPARENT_ERROR_INIT;

    options.rebases = &rebase;
    options.rebase_count = 1;
    ck_assert_status(cparent_spc_bulk_int32(values, 1, 3, &options, &brief,
                                            NULL, &err),
                     CPARENT_E_INVALID, &err);
    ck_assert_status(cparent_spc_bulk_double(endless, 1, 3, NULL, &brief,
                                             NULL, &err),
                     CPARENT_E_INVALID, &err);
    ck_assert_ok(cparent_spc_bulk_int32(values, 0, 3, NULL, NULL, NULL,
                                        &err),
                 &err);
    ck_assert_ok(cparent_spc_bulk_int32(NULL, 1, 0, NULL, &brief, NULL,
                                        &err),
                 &err);
    ck_assert_int_eq(brief.variation, CPARENT_SPC_POINT_MISSING);
}
END_TEST

static cparent_status
bulk_step(void *user)
{
    const double values[] = { 1, NAN, 3, 4 };
    cparent_spc_brief brief;

    (void)user;
    return cparent_spc_bulk_double(values, 1, 4, NULL, &brief, NULL, NULL);
}

START_TEST(without_memory_there_is_an_error_and_nothing_leaks)
{
    ck_assert_int_ge(support_fail_each_allocation(bulk_step, NULL, 1), 5);
}
END_TEST

static Suite *
bulk_suite(void)
{
    Suite *suite = suite_create("measure/spc-bulk");
    TCase *tests = tcase_create("spc-bulk");

    tcase_add_test(tests, many_at_once_are_judged_as_each_by_itself);
    tcase_add_test(tests, every_way_of_the_processor_says_the_same);
    tcase_add_test(tests, rebases_belong_to_single_series);
    tcase_add_test(tests,
                   without_memory_there_is_an_error_and_nothing_leaks);
    suite_add_tcase(suite, tests);
    return suite;
}

int
main(void)
{
    return cparent_test_main(bulk_suite());
}
