/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "../model/generate.h"
#include "fixture.h"

enum { ROWS = 70 }; /* more than a page of a cursor */

static size_t
width_of(int type)
{
    switch (type) {
    case CPARENT_COLUMN_DATE:
    case CPARENT_COLUMN_WORD:
        return 4;
    case CPARENT_COLUMN_INTEGER:
    case CPARENT_COLUMN_REAL:
        return 8;
    case CPARENT_COLUMN_FLAG:
        return 1;
    default:
        return 0;
    }
}

static void
assert_same(const cparent_columns *a, const cparent_columns *b)
{
    size_t rows = cparent_columns_rows(a);
    size_t i;

    ck_assert_uint_eq(rows, cparent_columns_rows(b));
    ck_assert_uint_eq(cparent_columns_count(a), cparent_columns_count(b));
    for (i = 0; i < cparent_columns_count(a); i++) {
        const cparent_column *x = cparent_columns_at(a, i);
        const cparent_column *y = cparent_columns_at(b, i);

        ck_assert_str_eq(x->name, y->name);
        ck_assert_int_eq(x->type, y->type);
        ck_assert_int_eq(x->missing, y->missing);
        ck_assert_int_eq(x->text_count, y->text_count);
        if (width_of(x->type))
            ck_assert_mem_eq(x->data, y->data, rows * width_of(x->type));
        if (x->offsets)
            ck_assert_mem_eq(x->texts, y->texts,
                             (size_t)x->offsets[x->text_count]);
    }
}

static void
put_one(cparent_store *store, cparent_noun noun, int which)
{
    cparent_change change = change_on("2026-01-02", NULL);
    cparent_builder *builder = NULL;
    cparent_record *record = NULL;
    char id[16];

    snprintf(id, sizeof id, "r%03d", which * 37 % 1000);
    ck_assert_ok(generate_builder(noun, which, &builder, &place.err),
                 &place.err);
    ck_assert_ok(cparent_builder_text(builder, CPARENT_FIELD_AUTHORITY,
                                      "wyn", &place.err), &place.err);
    ck_assert_ok(cparent_builder_text(builder, CPARENT_FIELD_ID, id,
                                      &place.err), &place.err);
    if (which % 3 == 0) {
        generate_clear(builder, noun, CPARENT_OBSERVATION_PERIOD);
        generate_clear(builder, noun, CPARENT_OBSERVATION_PUBLISHED);
        generate_clear(builder, noun, CPARENT_OBSERVATION_INDICATOR);
    }
    ck_assert_ok(cparent_builder_build(builder, &record, &place.err),
                 &place.err);
    ck_assert_ok(cparent_store_put(store, record, 0, &change, &place.err),
                 &place.err);
    cparent_record_unref(record);
    cparent_builder_free(builder);
}

static cparent_columns *
columns_by_cursor(cparent_store *store, cparent_noun noun)
{
    cparent_record *records[ROWS];
    cparent_cursor *cursor = NULL;
    cparent_columns *columns = NULL;
    size_t count = 0;

    ck_assert_ok(cparent_store_list(store, noun, &cursor, &place.err),
                 &place.err);
    while (count < ROWS &&
           cparent_cursor_next(cursor, &records[count], &place.err) ==
               CPARENT_OK)
        count++;
    ck_assert_uint_eq(count, ROWS);
    cparent_cursor_free(cursor);
    ck_assert_ok(cparent_columns_from_records(
                     noun, (const cparent_record *const *)records, count,
                     &columns, &place.err), &place.err);
    while (count > 0)
        cparent_record_unref(records[--count]);
    return columns;
}

START_TEST(columns_of_a_store_are_those_of_its_records)
{
    cparent_store *store = new_store();
    cparent_columns *columns = NULL;
    cparent_columns *slow;

    for (int which = 0; which < ROWS; which++)
        put_one(store, CPARENT_NOUN_OBSERVATION, which);
    slow = columns_by_cursor(store, CPARENT_NOUN_OBSERVATION);
    ck_assert_ok(cparent_store_columns(store, CPARENT_NOUN_OBSERVATION,
                                       &columns, &place.err), &place.err);
    cparent_store_unref(store); /* they do not need it */
    assert_same(columns, slow);
    cparent_columns_unref(columns);
    cparent_columns_unref(slow);
}
END_TEST

START_TEST(columns_of_a_snapshot_are_in_its_own_order)
{
    cparent_store *store = new_store();
    cparent_snapshot *snapshot = NULL;
    cparent_columns *columns = NULL;
    cparent_date now = { 0, 0, 0 };
    const cparent_column *ids;

    for (int which = 0; which < 9; which++)
        put_one(store, CPARENT_NOUN_OBSERVATION, which);
    ck_assert_ok(cparent_store_snapshot(store, now, &snapshot, &place.err),
                 &place.err);
    ck_assert_ok(cparent_snapshot_columns(
                     snapshot, CPARENT_NOUN_OBSERVATION, &columns,
                     &place.err), &place.err);
    ids = cparent_columns_find(columns, "id");
    ck_assert_int_eq(ids->text_count, 9);
    for (size_t row = 0; row < 9; row++) {
        const char *id = cparent_record_id(cparent_snapshot_at(
            snapshot, CPARENT_NOUN_OBSERVATION, row));

        ck_assert_mem_eq(ids->texts + ids->offsets[row], id, strlen(id));
    }
    cparent_columns_unref(columns);
    columns = NULL;
    ck_assert_ok(cparent_snapshot_columns(snapshot, CPARENT_NOUN_PLEDGE,
                                          &columns, &place.err), &place.err);
    ck_assert_uint_eq(cparent_columns_rows(columns), 0);
    cparent_columns_unref(columns);
    cparent_snapshot_unref(snapshot);
    cparent_store_unref(store);
}
END_TEST

START_TEST(what_a_store_cannot_give_is_said)
{
    cparent_store *store = new_store();
    cparent_columns *columns = NULL;

    put_one(store, CPARENT_NOUN_OBSERVATION, 1);
    ck_assert_status(cparent_store_columns(store, (cparent_noun)99, &columns,
                                           &place.err),
                     CPARENT_E_INVALID, &place.err);
    tamper("UPDATE observation SET value = 'seven'");
    ck_assert_status(cparent_store_columns(store, CPARENT_NOUN_OBSERVATION,
                                           &columns, &place.err),
                     CPARENT_E_STORE, &place.err);
    cparent_store_close(store);
    ck_assert_status(cparent_store_columns(store, CPARENT_NOUN_OBSERVATION,
                                           &columns, &place.err),
                     CPARENT_E_CLOSED, &place.err);
    ck_assert_ptr_null(columns);
    cparent_store_unref(store);
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("columns of a store");
    TCase *cases = tcase_create("columns");

    tcase_add_checked_fixture(cases, place_setup, place_teardown);
    tcase_add_test(cases, columns_of_a_store_are_those_of_its_records);
    tcase_add_test(cases, columns_of_a_snapshot_are_in_its_own_order);
    tcase_add_test(cases, what_a_store_cannot_give_is_said);
    suite_add_tcase(suite, cases);
    return cparent_test_main(suite);
}
