/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "support.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/alloc-internal.h"
#include "generate.h"
#include "model/columns-internal.h"

/* More than two of the blocks that columns are filled by. */
enum { ROWS = 130 };

/* Every seventh field is not given. */
static cparent_record *
record_of(cparent_noun noun, int which)
{
    cparent_builder *builder = NULL;
    cparent_record *record = NULL;
    size_t field;

    ck_assert_ok(generate_builder(noun, which, &builder, NULL), NULL);
    for (field = 2; field < cparent_noun_field_count(noun); field++) {
        cparent_record *without = NULL;

        if ((which + (int)field) % 7 != 0)
            continue;
        generate_clear(builder, noun, field);
        if (cparent_builder_build(builder, &without, NULL) != CPARENT_OK)
            ck_assert_ok(generate_field(builder, noun, field, which, NULL),
                         NULL);
        cparent_record_unref(without);
    }
    ck_assert_ok(cparent_builder_build(builder, &record, NULL), NULL);
    cparent_builder_free(builder);
    return record;
}

static const cparent_column *
column_of(const cparent_columns *columns, cparent_noun noun, size_t field,
          const char *ending)
{
    char name[64];

    snprintf(name, sizeof(name), "%s%s", cparent_noun_field_name(noun, field),
             ending);
    ck_assert_msg(cparent_columns_find(columns, name) != NULL, "%s", name);
    return cparent_columns_find(columns, name);
}

static bool
is_valid(const cparent_column *column, size_t row)
{
    return !column->valid || (column->valid[row / 8] >> (row % 8) & 1);
}

static void
assert_text(const cparent_column *column, size_t row, const char *text)
{
    int32_t at = column->type == CPARENT_COLUMN_TEXT
                     ? (int32_t)row
                     : ((const int32_t *)column->data)[row];
    size_t length;

    ck_assert_int_eq(is_valid(column, row), text != NULL);
    if (!text) {
        ck_assert(column->type == CPARENT_COLUMN_TEXT || at == -1);
        return;
    }
    ck_assert_int_lt(at, column->text_count);
    length = (size_t)(column->offsets[at + 1] - column->offsets[at]);
    ck_assert_uint_eq(length, strlen(text));
    ck_assert(memcmp(column->texts + column->offsets[at], text, length) ==
              0);
}

static void
assert_date(const cparent_column *column, size_t row, cparent_date date)
{
    int32_t days = ((const int32_t *)column->data)[row];

    ck_assert_int_eq(is_valid(column, row), cparent_date_is_set(date));
    if (cparent_date_is_set(date))
        ck_assert_int_eq(cparent_date_compare(cparent_date_from_days(days),
                                              date), 0);
    else
        ck_assert_int_eq(days, CPARENT_COLUMN_NO_DATE);
}

/* The double is read from the digits by the C library. */
static void
assert_number(const cparent_column *column, size_t row, bool given,
              cparent_decimal number)
{
    double seen = ((const double *)column->data)[row];
    char digits[CPARENT_DECIMAL_SIZE];

    ck_assert_int_eq(is_valid(column, row), given);
    cparent_decimal_format(number, digits);
    if (given)
        ck_assert(seen == strtod(digits, NULL));
    else
        ck_assert(isnan(seen));
}

static void
assert_part(const cparent_column *column, size_t row, bool given,
            int64_t number)
{
    ck_assert_int_eq(is_valid(column, row), given);
    ck_assert_int_eq(((const int64_t *)column->data)[row],
                     given ? number : 0);
}

static void
assert_value(const cparent_columns *columns, const cparent_record *record,
             size_t field, size_t row)
{
    cparent_noun noun = cparent_record_noun(record);
    cparent_value value = cparent_record_value(record, field);
    bool number = cparent_value_is_number(&value);
    bool parts = (value.flags & CPARENT_VALUE_PARTS) != 0;

    assert_number(column_of(columns, noun, field, ""), row, number,
                  value.number);
    assert_number(column_of(columns, noun, field, "_high"), row,
                  number && (value.flags & CPARENT_VALUE_RANGE) != 0,
                  value.high);
    assert_text(column_of(columns, noun, field, "_state"), row,
                cparent_value_state_name((cparent_value_state)value.state));
    assert_text(column_of(columns, noun, field, "_unit"), row,
                cparent_unit_name((cparent_unit)value.unit));
    assert_part(column_of(columns, noun, field, "_numerator"), row, parts,
                value.numerator);
    assert_part(column_of(columns, noun, field, "_denominator"), row, parts,
                value.denominator);
}

static void
assert_period(const cparent_columns *columns, const cparent_record *record,
              size_t field, size_t row)
{
    static const char *const kinds[] = {
        NULL,       "day",      "month",      "quarter", "financial",
        "academic", "calendar", "year_ended", "custom"
    };
    cparent_noun noun = cparent_record_noun(record);
    cparent_period period = cparent_record_period(record, field);

    assert_date(column_of(columns, noun, field, "_first"), row,
                period.first);
    assert_date(column_of(columns, noun, field, "_last"), row, period.last);
    assert_text(column_of(columns, noun, field, "_kind"), row,
                kinds[period.kind]);
}

static void
assert_field(const cparent_columns *columns, const cparent_record *record,
             size_t field, size_t row)
{
    cparent_noun noun = cparent_record_noun(record);
    int64_t integer = 0;
    bool given;

    switch (cparent_noun_field_type(noun, field)) {
    case CPARENT_FIELD_TEXT:
        assert_text(column_of(columns, noun, field, ""), row,
                    cparent_record_text(record, field));
        break;
    case CPARENT_FIELD_CHOICE:
        assert_text(column_of(columns, noun, field, ""), row,
                    cparent_noun_field_choice(
                        noun, field, cparent_record_choice(record, field)));
        break;
    case CPARENT_FIELD_INTEGER:
        given = cparent_record_integer(record, field, &integer);
        assert_part(column_of(columns, noun, field, ""), row, given,
                    integer);
        break;
    case CPARENT_FIELD_DATE:
        assert_date(column_of(columns, noun, field, ""), row,
                    cparent_record_date(record, field));
        break;
    case CPARENT_FIELD_PERIOD:
        assert_period(columns, record, field, row);
        break;
    case CPARENT_FIELD_VALUE:
        assert_value(columns, record, field, row);
        break;
    case CPARENT_FIELD_FLAG:
        ck_assert_int_eq(
            ((const uint8_t *)column_of(columns, noun, field, "")
                 ->data)[row],
            cparent_record_flag(record, field));
        break;
    default:
        ck_assert_ptr_null(cparent_columns_find(
            columns, cparent_noun_field_name(noun, field)));
    }
}

START_TEST(every_field_of_every_noun_is_as_in_its_record)
{
    cparent_record *records[ROWS];
    cparent_error err = CPARENT_ERROR_INIT;
    cparent_noun noun;

    FOR_EACH_NOUN(noun) {
        cparent_columns *columns = NULL;
        size_t row;

        for (row = 0; row < ROWS; row++)
            records[row] = record_of(noun, (int)row);
        ck_assert_ok(cparent_columns_from_records(
                         noun, (const cparent_record *const *)records, ROWS,
                         &columns, &err), &err);
        ck_assert_uint_eq(cparent_columns_rows(columns), ROWS);
        for (row = 0; row < ROWS; row++) {
            size_t field;

            for (field = 0; field < cparent_noun_field_count(noun); field++)
                assert_field(columns, records[row], field, row);
            cparent_record_unref(records[row]);
        }
        cparent_columns_unref(columns);
    }
}
END_TEST

START_TEST(missing_rows_are_counted)
{
    cparent_record *records[ROWS];
    cparent_columns *columns = NULL;
    size_t i;
    size_t row;

    for (row = 0; row < ROWS; row++)
        records[row] = record_of(CPARENT_NOUN_OBSERVATION, (int)row);
    ck_assert_ok(cparent_columns_from_records(
                     CPARENT_NOUN_OBSERVATION,
                     (const cparent_record *const *)records, ROWS, &columns,
                     NULL), NULL);
    for (i = 0; i < cparent_columns_count(columns); i++) {
        const cparent_column *column = cparent_columns_at(columns, i);
        int64_t missing = 0;

        for (row = 0; row < ROWS; row++)
            missing += !is_valid(column, row);
        ck_assert_int_eq(column->missing, missing);
        ck_assert_int_eq(column->valid == NULL, missing == 0);
    }
    ck_assert_ptr_null(cparent_columns_at(columns, i));
    ck_assert_ptr_null(cparent_columns_find(columns, "colour"));
    for (row = 0; row < ROWS; row++)
        cparent_record_unref(records[row]);
    cparent_columns_unref(cparent_columns_ref(columns));
    cparent_columns_unref(columns);
}
END_TEST

static cparent_columns *
named(cparent_record *const *records, const char *const *names,
      size_t name_count)
{
    cparent_columns *columns = NULL;

    ck_assert_ok(cparent_columns_from_records_named(
                     CPARENT_NOUN_OBSERVATION,
                     (const cparent_record *const *)records, ROWS, names,
                     name_count, &columns, NULL), NULL);
    return columns;
}

/* The same memory holds the same, however it is chosen. */
static void
assert_like(const cparent_column *one, const cparent_column *other)
{
    size_t row;

    ck_assert_str_eq(one->name, other->name);
    ck_assert_int_eq(one->missing, other->missing);
    ck_assert_int_eq(one->text_count, other->text_count);
    for (row = 0; row < ROWS; row++)
        ck_assert_int_eq(is_valid(one, row), is_valid(other, row));
    if (one->type == CPARENT_COLUMN_REAL)
        ck_assert_mem_eq(one->data, other->data, ROWS * sizeof(double));
    if (one->type == CPARENT_COLUMN_DATE || one->type == CPARENT_COLUMN_WORD)
        ck_assert_mem_eq(one->data, other->data, ROWS * sizeof(int32_t));
}

START_TEST(only_the_columns_that_are_named_are_made)
{
    static const char *const names[] = { "value_state", "id", "value",
                                         "period_first" };
    static const char *const ordered[] = { "id", "value", "value_state",
                                           "period_first" };
    static const char *const wrong[] = { "id", "colour" };
    cparent_record *records[ROWS];
    cparent_columns *all;
    cparent_columns *some;
    cparent_error err = CPARENT_ERROR_INIT;
    size_t row;

    for (row = 0; row < ROWS; row++)
        records[row] = record_of(CPARENT_NOUN_OBSERVATION, (int)row);
    all = named(records, NULL, 0);
    some = named(records, names, 4);
    ck_assert_uint_eq(cparent_columns_rows(some), ROWS);
    ck_assert_uint_eq(cparent_columns_count(some), 4);
    for (row = 0; row < 4; row++)
        assert_like(cparent_columns_find(some, ordered[row]),
                    cparent_columns_find(all, ordered[row]));
    ck_assert_ptr_null(cparent_columns_find(some, "value_unit"));
    cparent_columns_unref(some);
    for (row = 0; row < cparent_columns_count(all); row++) {
        const cparent_column *column = cparent_columns_at(all, row);

        some = named(records, &column->name, 1);
        assert_like(cparent_columns_at(some, 0), column);
        cparent_columns_unref(some);
    }
    some = NULL;
    ck_assert_status(cparent_columns_from_records_named(
                         CPARENT_NOUN_OBSERVATION, NULL, 0, wrong, 2, &some,
                         &err), CPARENT_E_INVALID, &err);
    ck_assert_ptr_null(some);
    cparent_columns_unref(all);
    for (row = 0; row < ROWS; row++)
        cparent_record_unref(records[row]);
}
END_TEST

START_TEST(no_records_give_empty_columns)
{
    cparent_columns *columns = NULL;
    const cparent_column *role;

    ck_assert_ok(cparent_columns_from_records(CPARENT_NOUN_OBSERVATION, NULL,
                                              0, &columns, NULL), NULL);
    ck_assert_uint_eq(cparent_columns_rows(columns), 0);
    role = cparent_columns_find(columns, "role");
    ck_assert_int_eq(role->text_count, 5);
    ck_assert_ptr_nonnull(cparent_columns_find(columns, "id")->offsets);
    cparent_columns_unref(columns);
    cparent_columns_unref(NULL);
}
END_TEST

START_TEST(a_record_of_another_noun_is_refused)
{
    cparent_record *pledge = generate_record(CPARENT_NOUN_PLEDGE, 1);
    const cparent_record *records[] = { pledge };
    cparent_columns *columns = NULL;
    cparent_error err = CPARENT_ERROR_INIT;

    ck_assert_status(cparent_columns_from_records(
                         CPARENT_NOUN_ACTION, records, 1, &columns, &err),
                     CPARENT_E_INVALID, &err);
    ck_assert_status(cparent_columns_from_records(
                         (cparent_noun)99, NULL, 0, &columns, &err),
                     CPARENT_E_INVALID, &err);
    ck_assert_ptr_null(columns);
    cparent_record_unref(pledge);
}
END_TEST

static cparent_status
make_columns(void *user)
{
    const cparent_record *const *records = user;
    cparent_error err = CPARENT_ERROR_INIT;
    cparent_columns *columns = NULL;
    cparent_status status = cparent_columns_from_records(
        CPARENT_NOUN_OBSERVATION, records, 40, &columns, &err);

    cparent_columns_unref(columns);
    return status;
}

START_TEST(a_failed_allocation_leaves_nothing)
{
    cparent_record *records[40];
    int row;

    for (row = 0; row < 40; row++)
        records[row] = record_of(CPARENT_NOUN_OBSERVATION, row);
    ck_assert_int_gt(support_fail_each_allocation(make_columns, records, 3),
                     20);
    for (row = 0; row < 40; row++)
        cparent_record_unref(records[row]);
}
END_TEST

/* Many words, short and long, some of them alike to the last letter. */
START_TEST(words_that_begin_alike_are_told_apart)
{
    enum { WORDS = 700, TWICE = 2 * WORDS };
    static const char *const names[] = { "measure" };
    static cparent_record *records[TWICE];
    cparent_columns *columns = NULL;
    char text[64];
    size_t row;

    for (row = 0; row < TWICE; row++) {
        cparent_builder *builder = NULL;

        snprintf(text, sizeof(text), row % 2 ? "m%zu" : "children's home %zu",
                 row % WORDS / 2);
        ck_assert_ok(generate_builder(CPARENT_NOUN_OBSERVATION, 1, &builder,
                                      NULL), NULL);
        ck_assert_ok(cparent_builder_text(builder,
                                          CPARENT_OBSERVATION_MEASURE, text,
                                          NULL), NULL);
        ck_assert_ok(cparent_builder_build(builder, &records[row], NULL),
                     NULL);
        cparent_builder_free(builder);
    }
    ck_assert_ok(cparent_columns_from_records_named(
                     CPARENT_NOUN_OBSERVATION,
                     (const cparent_record *const *)records, TWICE, names, 1,
                     &columns, NULL), NULL);
    ck_assert_int_eq(cparent_columns_at(columns, 0)->text_count, WORDS);
    for (row = 0; row < TWICE; row++) {
        assert_text(cparent_columns_at(columns, 0), row,
                    cparent_record_text(records[row],
                                        CPARENT_OBSERVATION_MEASURE));
        cparent_record_unref(records[row]);
    }
    cparent_columns_unref(columns);
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("columns");
    TCase *cases = tcase_create("columns");

    tcase_add_test(cases, words_that_begin_alike_are_told_apart);
    tcase_add_test(cases, every_field_of_every_noun_is_as_in_its_record);
    tcase_add_test(cases, missing_rows_are_counted);
    tcase_add_test(cases, only_the_columns_that_are_named_are_made);
    tcase_add_test(cases, no_records_give_empty_columns);
    tcase_add_test(cases, a_record_of_another_noun_is_refused);
    tcase_add_test(cases, a_failed_allocation_leaves_nothing);
    suite_add_tcase(suite, cases);
    return cparent_test_main(suite);
}
