/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "support.h"

#include <string.h>

#include "core/alloc-internal.h"
#include "model/pack-internal.h"

enum { MOST = 4096 };

static cparent_error err;
static int64_t numbers[MOST];
static uint8_t codes[MOST];

static void
setup(void)
{
    cparent_error_clear(&err);
}

static void
teardown(void)
{
    ck_assert_int_eq(cparent__alloc_live(), 0);
}

static cparent__cell
number(int32_t coefficient, int scale)
{
    return coefficient * 32 + scale;
}

/* Packs and unpacks; gives how many bytes it took. */
static size_t
round_trip(const cparent__cell *cells, size_t places, size_t periods,
           const cparent__long_cell *longs, cparent__pack_head *head)
{
    cparent__packer packer;
    size_t size;

    ck_assert_ok(cparent__packer_init(&packer, places, periods, &err), &err);
    ck_assert_ok(cparent__pack(&packer, cells, longs, *head, &err), &err);
    size = packer.size;
    ck_assert_ok(cparent__unpack(packer.bytes, packer.size, places, periods,
                                 numbers, codes, head, &err), &err);
    cparent__packer_clear(&packer);
    return size;
}

/* Every figure came back with the decimals that it was printed with. */
static void
same(const cparent__cell *cells, size_t count, int scale)
{
    size_t i;

    for (i = 0; i < count; i++) {
        int32_t code = cells[i] & 31;
        int64_t wanted = (cells[i] - code) / 32;
        int k;

        ck_assert_int_eq(codes[i], code);
        for (k = code; code < CPARENT__SYMBOL_NONE && k < scale; k++)
            wanted *= 10;
        ck_assert_int_eq(numbers[i],
                         code < CPARENT__SYMBOL_NONE ? wanted : 0);
    }
}

START_TEST(figures_symbols_and_gaps_come_back_as_they_were)
{
    const cparent__cell cells[] = {
        number(624, 1), number(607, 1), CPARENT__SYMBOL_FIRST,
        CPARENT__SYMBOL_NONE, CPARENT__SYMBOL_NONE, CPARENT__SYMBOL_NONE,
        number(-5, 1), CPARENT__SYMBOL_BLANK, CPARENT__SYMBOL_FIRST + 7,
    };
    cparent__pack_head head = { 0, CPARENT_UNIT_PERCENT, 0, 0 };

    round_trip(cells, 3, 3, NULL, &head);
    ck_assert_int_eq(head.scale, 1);
    ck_assert_int_eq(head.unit, CPARENT_UNIT_PERCENT);
    same(cells, 9, 1);
}
END_TEST

START_TEST(decimals_are_kept_whether_zeros_were_written_or_not)
{
    const cparent__cell trimmed[] = { number(8, 0), number(81, 1),
                                      number(0, 0), number(1234, 3) };
    const cparent__cell fixed[] = { number(80, 1), number(81, 1),
                                    number(0, 1), number(-70, 1) };
    const cparent__cell mixed[] = { number(80, 1), number(8, 0),
                                    number(800, 2), number(0, 1) };
    cparent__pack_head head = { 0, 0, 0, 0 };

    round_trip(trimmed, 2, 2, NULL, &head);
    same(trimmed, 4, 3);
    round_trip(fixed, 2, 2, NULL, &head);
    same(fixed, 4, 1);
    round_trip(mixed, 2, 2, NULL, &head);
    same(mixed, 4, 2);
}
END_TEST

START_TEST(long_numbers_are_kept_whole)
{
    const cparent__long_cell longs[] = {
        { INT64_C(99999999999999999), 0 },
        { -INT64_C(99999999999999999), 0 },
    };
    const cparent__cell cells[] = { 0 * 32 + CPARENT__CELL_LONG,
                                    1 * 32 + CPARENT__CELL_LONG,
                                    number(1, 0), CPARENT__SYMBOL_FIRST };
    cparent__pack_head head = { 0, 0, 0, 0 };

    round_trip(cells, 1, 4, longs, &head);
    ck_assert_int_eq(numbers[0], INT64_C(99999999999999999));
    ck_assert_int_eq(numbers[1], -INT64_C(99999999999999999));
    ck_assert_int_eq(numbers[2], 1);
    ck_assert_int_eq(codes[3], CPARENT__SYMBOL_FIRST);
}
END_TEST

START_TEST(numbers_without_a_common_scale_are_refused)
{
    const cparent__long_cell longs[] = { { INT64_C(99999999999999999), 0 } };
    const cparent__cell cells[] = { CPARENT__CELL_LONG, number(1, 15) };
    cparent__pack_head head = { 0, 0, 0, 0 };
    cparent__packer packer;

    ck_assert_ok(cparent__packer_init(&packer, 1, 2, &err), &err);
    ck_assert_status(cparent__pack(&packer, cells, longs, head, &err),
                     CPARENT_E_LIMIT, &err);
    cparent__packer_clear(&packer);
}
END_TEST

/* A small generator: the same numbers every time. */
static uint32_t
next_random(uint32_t *state)
{
    *state = *state * 1664525u + 1013904223u;
    return *state >> 8;
}

static void
fill_cells(uint32_t *state, cparent__cell *cells, size_t count)
{
    int scale = (int)(next_random(state) % 4);
    int spread = 1 << next_random(state) % 20;
    size_t i;

    for (i = 0; i < count; i++) {
        uint32_t kind = next_random(state) % 10;

        cells[i] = kind < 7 ? number((int)(next_random(state) % 900) +
                                         (int)next_random(state) % spread,
                                     kind == 6 ? 0 : scale)
                            : CPARENT__SYMBOL_NONE +
                                  (int)(next_random(state) % 10);
    }
}

START_TEST(whatever_is_packed_comes_back)
{
    uint32_t state = 42;
    cparent__cell cells[MOST];
    int round;

    for (round = 0; round < 300; round++) {
        size_t places = 1 + next_random(&state) % 20;
        size_t periods = 1 + next_random(&state) % 30;
        cparent__pack_head head = { 0, 0, 0, 0 };

        fill_cells(&state, cells, places * periods);
        round_trip(cells, places, periods, NULL, &head);
        same(cells, places * periods, head.scale);
    }
}
END_TEST

START_TEST(a_steady_series_takes_next_to_nothing)
{
    cparent__cell cells[1000];
    cparent__pack_head head = { 0, 0, 0, 0 };
    int i;

    for (i = 0; i < 1000; i++)
        cells[i] = number(123456, 0);
    ck_assert_uint_le(round_trip(cells, 10, 100, NULL, &head), 40);
    same(cells, 1000, 0);
}
END_TEST

START_TEST(damaged_bytes_are_refused_and_never_read_past)
{
    uint32_t state = 7;
    cparent__cell cells[200];
    cparent__packer packer;
    cparent__pack_head head = { 0, 0, 0, 0 };
    size_t i;

    fill_cells(&state, cells, 200);
    ck_assert_ok(cparent__packer_init(&packer, 10, 20, &err), &err);
    ck_assert_ok(cparent__pack(&packer, cells, NULL, head, &err), &err);
    for (i = 0; i < packer.size; i++) {
        unsigned char *cut = cparent__malloc(i + 1);

        memcpy(cut, packer.bytes, i);
        ck_assert_status(cparent__unpack(cut, i, 10, 20, numbers, codes,
                                         &head, &err),
                         CPARENT_E_STORE, &err);
        cparent__free(cut);
    }
    for (i = 0; i < packer.size * 8; i++) {
        packer.bytes[i / 8] ^= (unsigned char)(1 << i % 8);
        (void)!cparent__unpack(packer.bytes, packer.size, 10, 20, numbers,
                               codes, &head, &err);
        packer.bytes[i / 8] ^= (unsigned char)(1 << i % 8);
    }
    cparent__packer_clear(&packer);
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("pack");
    TCase *tests = tcase_create("pack");

    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, figures_symbols_and_gaps_come_back_as_they_were);
    tcase_add_test(tests,
                   decimals_are_kept_whether_zeros_were_written_or_not);
    tcase_add_test(tests, long_numbers_are_kept_whole);
    tcase_add_test(tests, numbers_without_a_common_scale_are_refused);
    tcase_add_test(tests, whatever_is_packed_comes_back);
    tcase_add_test(tests, a_steady_series_takes_next_to_nothing);
    tcase_add_test(tests, damaged_bytes_are_refused_and_never_read_past);
    suite_add_tcase(suite, tests);
    return cparent_test_main(suite);
}
