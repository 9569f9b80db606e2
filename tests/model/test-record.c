/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "support.h"

#include <string.h>

#include "core/alloc-internal.h"
#include "generate.h"
#include "model/noun-internal.h"

static void
check_nothing_alive(void)
{
    ck_assert_int_eq(cparent_live_objects(), 0);
    ck_assert_int_eq(cparent__alloc_live(), 0);
}

static bool
is_required(cparent_noun noun, size_t field)
{
    return cparent__noun_get(noun)->fields[field].flags & CPARENT__REQUIRED;
}

START_TEST(every_noun_says_what_it_is_made_of)
{
    cparent_noun noun;

    FOR_EACH_NOUN(noun) {
        size_t count = cparent_noun_field_count(noun);
        size_t field;
        size_t found = 99;

        ck_assert_str_ne(cparent_noun_name(noun), "");
        ck_assert_int_eq((int)cparent_noun_parse(cparent_noun_name(noun)),
                         (int)noun);
        ck_assert_uint_gt(count, 2);
        for (field = 0; field < count; field++) {
            const char *name = cparent_noun_field_name(noun, field);
            bool choice = cparent_noun_field_type(noun, field) ==
                          CPARENT_FIELD_CHOICE;

            ck_assert_ptr_nonnull(name);
            ck_assert_uint_lt(strlen(name), 32);
            ck_assert(cparent_noun_field_find(noun, name, &found));
            ck_assert_uint_eq(found, field);
            ck_assert_str_ne(cparent_noun_field_about(noun, field), "");
            ck_assert_int_eq(generate_choices(noun, field) > 0, choice);
        }
        ck_assert_ptr_null(cparent_noun_field_name(noun, count));
        ck_assert_ptr_null(cparent_noun_field_about(noun, count));
        ck_assert_int_eq((int)cparent_noun_field_type(noun, count), 0);
        ck_assert(!cparent_noun_field_find(noun, "no_such", &found));
        ck_assert(!cparent_noun_field_find(noun, NULL, &found));
    }
}
END_TEST

START_TEST(what_is_no_noun_has_nothing)
{
    static const int wrong[] = { 0, -1, CPARENT_NOUN_COUNT, INT32_MAX };
    cparent_builder *builder = NULL;
    size_t i;

    for (i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        cparent_noun noun = (cparent_noun)wrong[i];

        ck_assert_str_eq(cparent_noun_name(noun), "");
        ck_assert_uint_eq(cparent_noun_field_count(noun), 0);
        ck_assert_ptr_null(cparent_noun_field_name(noun, 0));
        ck_assert_ptr_null(cparent_noun_field_choice(noun, 0, 1));
        ck_assert_status(cparent_builder_new(noun, &builder, NULL),
                         CPARENT_E_INVALID, NULL);
        ck_assert_ptr_null(builder);
    }
    ck_assert_int_eq((int)cparent_noun_parse("Pledge"), 0);
    ck_assert_int_eq((int)cparent_noun_parse(""), 0);
    ck_assert_int_eq((int)cparent_noun_parse(NULL), 0);
    ck_assert_ptr_null(cparent_noun_field_choice(
        CPARENT_NOUN_ACTION, CPARENT_ACTION_STATUS, 0));
    ck_assert_ptr_null(cparent_noun_field_choice(
        CPARENT_NOUN_ACTION, CPARENT_ACTION_STATUS, -1));
    ck_assert_ptr_null(cparent_noun_field_choice(
        CPARENT_NOUN_ACTION, CPARENT_ACTION_STATUS, 1000));
}
END_TEST

START_TEST(a_record_equals_its_encoding_read_back)
{
    cparent_noun noun;
    int which;

    FOR_EACH_NOUN(noun)
        for (which = 0; which < 60; which++) {
            cparent__text text = CPARENT__TEXT_INIT(CPARENT__TEXT_LARGE);
            cparent__text again = CPARENT__TEXT_INIT(CPARENT__TEXT_LARGE);
            cparent_error err = CPARENT_ERROR_INIT;
            cparent_record *record = generate_record(noun, which);
            cparent_record *back = NULL;

            ck_assert_ok(cparent__record_encode(record, &text, &err),
                         &err);
            ck_assert_ok(cparent__record_decode(text.data, text.length,
                                                &back, &err), &err);
            ck_assert(cparent_record_equal(record, back));
            ck_assert_uint_eq(cparent_record_hash(record),
                              cparent_record_hash(back));
            ck_assert_ok(cparent__record_encode(back, &again, &err), &err);
            ck_assert_str_eq(text.data, again.data);
            cparent_record_unref(record);
            cparent_record_unref(back);
            cparent__text_free(&text);
            cparent__text_free(&again);
        }
    check_nothing_alive();
}
END_TEST

START_TEST(a_copy_is_equal_until_a_field_changes)
{
    cparent_noun noun;
    int which;

    FOR_EACH_NOUN(noun)
        for (which = 0; which < 12; which++) {
            cparent_record *record = generate_record(noun, which);
            size_t field;

            for (field = 0; field < cparent_noun_field_count(noun);
                 field++) {
                cparent_builder *builder = NULL;
                cparent_record *copy = NULL;
                int other = which + (int)field + 1;

                ck_assert_ok(cparent_builder_from(record, &builder, NULL),
                             NULL);
                ck_assert_ok(cparent_builder_build(builder, &copy, NULL),
                             NULL);
                ck_assert(cparent_record_equal(record, copy));
                ck_assert_uint_eq(cparent_record_hash(record),
                                  cparent_record_hash(copy));
                cparent_record_unref(copy);
                if (cparent_noun_field_type(noun, field) ==
                    CPARENT_FIELD_LIST)
                    generate_clear(builder, noun, field);
                if (cparent_noun_field_type(noun, field) !=
                        CPARENT_FIELD_CHOICE ||
                    generate_choices(noun, field) > 1) {
                    ck_assert_ok(generate_field(builder, noun, field,
                                                other, NULL), NULL);
                    ck_assert_ok(cparent_builder_build(builder, &copy,
                                                       NULL), NULL);
                    if (cparent_record_equal(record, copy))
                        ck_abort_msg("%s %zu %d", cparent_noun_name(noun),
                                     field, which);
                    ck_assert_uint_ne(cparent_record_hash(record),
                                      cparent_record_hash(copy));
                    cparent_record_unref(copy);
                }
                cparent_builder_free(builder);
            }
            cparent_record_unref(record);
        }
    check_nothing_alive();
}
END_TEST

START_TEST(a_needed_field_that_is_not_given_is_named)
{
    cparent_noun noun;
    int needed = 0;

    FOR_EACH_NOUN(noun) {
        size_t field;

        for (field = 0; field < cparent_noun_field_count(noun); field++) {
            cparent_error err = CPARENT_ERROR_INIT;
            cparent_builder *builder = NULL;
            cparent_record *record = NULL;

            ck_assert_ok(generate_builder(noun, 2, &builder, NULL), NULL);
            generate_clear(builder, noun, field);
            if (is_required(noun, field)) {
                needed++;
                ck_assert_status(
                    cparent_builder_build(builder, &record, &err),
                    CPARENT_E_VALIDATION, &err);
                ck_assert_str_eq(err.field,
                                 cparent_noun_field_name(noun, field));
                ck_assert(support_contains(err.message, err.field));
                ck_assert_ptr_null(record);
            } else {
                ck_assert_ok(cparent_builder_build(builder, &record, &err),
                             &err);
                ck_assert(!cparent_record_has(record, field));
            }
            cparent_record_unref(record);
            cparent_builder_free(builder);
        }
        ck_assert(is_required(noun, CPARENT_FIELD_AUTHORITY));
        ck_assert(is_required(noun, CPARENT_FIELD_ID));
    }
    ck_assert_int_gt(needed, 2 * (CPARENT_NOUN_COUNT - 1));
    check_nothing_alive();
}
END_TEST

/* Tries a setter of each type on the field; counts those that take it. */
static int
try_setters(cparent_builder *builder, size_t field)
{
    cparent_value value = generate_value(0);
    cparent_status statuses[8];
    int taken = 0;
    int i;

    statuses[0] = cparent_builder_text(builder, field, "x", NULL);
    statuses[1] = cparent_builder_integer(builder, field, 1, NULL);
    statuses[2] = cparent_builder_date(
        builder, field, cparent_date_make(2025, 1, 1), NULL);
    statuses[3] = cparent_builder_period(builder, field,
                                         generate_period(0), NULL);
    statuses[4] = cparent_builder_value(builder, field, &value, NULL);
    statuses[5] = cparent_builder_choice(builder, field, 1, NULL);
    statuses[6] = cparent_builder_flag(builder, field, true, NULL);
    statuses[7] = cparent_builder_append(builder, field, "x", NULL);
    for (i = 0; i < 8; i++) {
        taken += statuses[i] == CPARENT_OK;
        if (statuses[i] != CPARENT_OK)
            ck_assert_int_eq(statuses[i], CPARENT_E_INVALID);
    }
    return taken;
}

START_TEST(a_field_takes_its_own_type_and_no_other)
{
    cparent_noun noun;

    FOR_EACH_NOUN(noun) {
        cparent_builder *builder = NULL;
        size_t count = cparent_noun_field_count(noun);
        size_t field;

        ck_assert_ok(cparent_builder_new(noun, &builder, NULL), NULL);
        for (field = 0; field < count; field++)
            ck_assert_int_eq(try_setters(builder, field), 1);
        ck_assert_int_eq(try_setters(builder, count), 0);
        ck_assert_int_eq(try_setters(builder, SIZE_MAX), 0);
        cparent_builder_free(builder);
    }
    ck_assert_int_eq(try_setters(NULL, 0), 0);
    check_nothing_alive();
}
END_TEST

/* Each of these must fail, and leave the builder as it was. */
static void
fail_every_way(cparent_builder *builder, cparent_noun noun, size_t field)
{
    const char *name = cparent_noun_field_name(noun, field);
    cparent_date no_day = { 2025, 2, 30 };
    cparent_period no_period = { { 2025, 1, 1 }, { 2025, 1, 31 },
                                 CPARENT_PERIOD_CUSTOM };
    cparent_value value = generate_value(0);

    switch (cparent_noun_field_type(noun, field)) {
    case CPARENT_FIELD_TEXT:
        ck_assert_int_eq(cparent_builder_text(builder, field, "\xFF", NULL),
                         CPARENT_E_INVALID);
        ck_assert_int_eq(cparent_builder_text(builder, field, "a\x01",
                                              NULL), CPARENT_E_INVALID);
        break;
    case CPARENT_FIELD_LIST:
        ck_assert_int_eq(cparent_builder_append(builder, field, NULL,
                                                NULL), CPARENT_E_INVALID);
        ck_assert_int_eq(cparent_builder_append(builder, field, "a\nb",
                                                NULL), CPARENT_E_INVALID);
        ck_assert_int_eq(cparent_builder_parse(builder, name, "a|b|\xFF",
                                               NULL), CPARENT_E_INVALID);
        ck_assert_int_eq(cparent__field_decode(builder, field, "a\nb\n\x01",
                                               NULL), CPARENT_E_INVALID);
        break;
    case CPARENT_FIELD_DATE:
        ck_assert_int_eq(cparent_builder_date(builder, field, no_day,
                                              NULL), CPARENT_E_INVALID);
        break;
    case CPARENT_FIELD_PERIOD:
        ck_assert_int_eq(cparent_builder_period(builder, field, no_period,
                                                NULL), CPARENT_E_INVALID);
        break;
    case CPARENT_FIELD_CHOICE:
        ck_assert_int_eq(cparent_builder_choice(builder, field, 99, NULL),
                         CPARENT_E_INVALID);
        ck_assert_int_eq(cparent_builder_choice(builder, field, -1, NULL),
                         CPARENT_E_INVALID);
        break;
    case CPARENT_FIELD_VALUE:
        value.number.scale = 16;
        ck_assert_int_eq(cparent_builder_value(builder, field, &value,
                                               NULL), CPARENT_E_INVALID);
        value.number.scale = 0;
        value.number.coefficient = 1000000000000000000;
        ck_assert_int_eq(cparent_builder_value(builder, field, &value,
                                               NULL), CPARENT_E_INVALID);
        value.number.coefficient = 0;
        value.unit = 11;
        ck_assert_int_eq(cparent_builder_value(builder, field, &value,
                                               NULL), CPARENT_E_INVALID);
        value.unit = 0;
        value.state = 7;
        ck_assert_int_eq(cparent_builder_value(builder, field, &value,
                                               NULL), CPARENT_E_INVALID);
        value.state = 1;
        value.flags = 8;
        ck_assert_int_eq(cparent_builder_value(builder, field, &value,
                                               NULL), CPARENT_E_INVALID);
        break;
    default:
        break;
    }
    if (cparent_noun_field_type(noun, field) != CPARENT_FIELD_TEXT &&
        cparent_noun_field_type(noun, field) != CPARENT_FIELD_LIST) {
        cparent_error err = CPARENT_ERROR_INIT;

        ck_assert_status(cparent_builder_parse(builder, name, "\x01no",
                                               &err),
                         CPARENT_E_PARSE, &err);
        ck_assert_str_eq(err.field, name);
    }
}

START_TEST(a_setter_that_fails_leaves_the_field_alone)
{
    cparent_noun noun;

    FOR_EACH_NOUN(noun) {
        cparent_record *record = generate_record(noun, 0);
        size_t field;

        for (field = 0; field < cparent_noun_field_count(noun); field++) {
            cparent_builder *builder = NULL;
            cparent_record *after = NULL;

            ck_assert_ok(cparent_builder_from(record, &builder, NULL),
                         NULL);
            fail_every_way(builder, noun, field);
            ck_assert_ok(cparent_builder_build(builder, &after, NULL),
                         NULL);
            if (!cparent_record_equal(record, after))
                ck_abort_msg("%s.%s", cparent_noun_name(noun),
                             cparent_noun_field_name(noun, field));
            cparent_record_unref(after);
            cparent_builder_free(builder);
        }
        cparent_record_unref(record);
    }
    check_nothing_alive();
}
END_TEST

START_TEST(every_field_is_written_and_parsed_as_text)
{
    cparent_noun noun;
    int which;

    FOR_EACH_NOUN(noun)
        for (which = 0; which < 12; which++) {
            cparent_record *record = generate_record(noun, which);
            cparent_record *back = NULL;
            cparent_builder *builder = NULL;
            size_t field;

            ck_assert_ok(cparent_builder_new(noun, &builder, NULL), NULL);
            for (field = 0; field < cparent_noun_field_count(noun);
                 field++) {
                cparent__text text =
                    CPARENT__TEXT_INIT(CPARENT__TEXT_LARGE);

                ck_assert_ok(cparent__field_encode(record, field, &text,
                                                   NULL), NULL);
                if (cparent_record_has(record, field)) {
                    /* twice: the second time takes the first's place */
                    ck_assert_ok(cparent__field_decode(
                        builder, field, text.data, NULL), NULL);
                    ck_assert_ok(cparent__field_decode(
                        builder, field, text.data, NULL), NULL);
                } else {
                    ck_assert_uint_eq(text.length, 0);
                }
                cparent__text_free(&text);
            }
            ck_assert_ok(cparent_builder_build(builder, &back, NULL),
                         NULL);
            ck_assert(cparent_record_equal(record, back));
            cparent_builder_free(builder);
            cparent_record_unref(record);
            cparent_record_unref(back);
        }
    check_nothing_alive();
}
END_TEST

START_TEST(lists_and_flags_are_parsed_as_people_write_them)
{
    cparent_builder *builder = NULL;
    cparent_record *record = NULL;
    cparent_error err = CPARENT_ERROR_INIT;

    ck_assert_ok(generate_builder(CPARENT_NOUN_INDICATOR, 0, &builder,
                                  NULL), NULL);
    ck_assert_ok(cparent_builder_parse(builder, "synonyms", "a|b c|", &err),
                 &err);
    ck_assert_ok(cparent_builder_parse(builder, "principles", "", &err),
                 &err);
    ck_assert_ok(cparent_builder_parse(builder, "counts_people", "yes",
                                       &err), &err);
    ck_assert_status(cparent_builder_parse(builder, "nothing", "x", &err),
                     CPARENT_E_NOT_FOUND, &err);
    ck_assert_status(cparent_builder_parse(builder, "counts_people", "y",
                                           &err), CPARENT_E_PARSE, &err);
    ck_assert_ok(cparent_builder_build(builder, &record, &err), &err);
    ck_assert_uint_eq(cparent_record_list_count(
                          record, CPARENT_INDICATOR_SYNONYMS), 2);
    ck_assert_str_eq(cparent_record_list_at(
                         record, CPARENT_INDICATOR_SYNONYMS, 1), "b c");
    ck_assert_ptr_null(cparent_record_list_at(
        record, CPARENT_INDICATOR_SYNONYMS, 2));
    ck_assert(!cparent_record_has(record, CPARENT_INDICATOR_PRINCIPLES));
    ck_assert(cparent_record_flag(record,
                                  CPARENT_INDICATOR_COUNTS_PEOPLE));
    cparent_record_unref(record);
    cparent_builder_free(builder);
    check_nothing_alive();
}
END_TEST

START_TEST(no_record_has_nothing)
{
    cparent_record *record = generate_record(CPARENT_NOUN_ACTION, 0);
    cparent_builder *builder = NULL;
    int64_t number = 42;

    ck_assert(!cparent_record_has(record, SIZE_MAX));
    ck_assert_ptr_null(cparent_record_text(record, SIZE_MAX));
    ck_assert(!cparent_record_integer(record, CPARENT_FIELD_ID, &number));
    ck_assert(!cparent_record_equal(record, NULL));
    cparent_record_unref(record);
    ck_assert(!cparent_record_has(NULL, 0));
    ck_assert_ptr_null(cparent_record_text(NULL, 0));
    ck_assert(!cparent_record_integer(NULL, 0, &number));
    ck_assert_int_eq(number, 42);
    ck_assert(!cparent_date_is_set(cparent_record_date(NULL, 0)));
    ck_assert(!cparent_period_is_set(cparent_record_period(NULL, 0)));
    ck_assert_int_eq(cparent_record_value(NULL, 0).state,
                     CPARENT_VALUE_MISSING);
    ck_assert_int_eq(cparent_record_choice(NULL, 0), 0);
    ck_assert(!cparent_record_flag(NULL, 0));
    ck_assert_uint_eq(cparent_record_list_count(NULL, 0), 0);
    ck_assert_str_eq(cparent_record_id(NULL), "");
    ck_assert_str_eq(cparent_record_authority(NULL), "");
    ck_assert_int_eq((int)cparent_record_noun(NULL), 0);
    ck_assert_uint_eq(cparent_record_hash(NULL), 0);
    ck_assert_ptr_null(cparent_record_ref(NULL));
    cparent_record_unref(NULL);
    cparent_builder_free(NULL);
    ck_assert_status(cparent_builder_from(NULL, &builder, NULL),
                     CPARENT_E_INVALID, NULL);
    ck_assert_status(cparent_builder_build(NULL, &record, NULL),
                     CPARENT_E_INVALID, NULL);
    ck_assert_status(cparent_builder_parse(NULL, "id", "x", NULL),
                     CPARENT_E_INVALID, NULL);
    check_nothing_alive();
}
END_TEST

START_TEST(a_hash_is_the_same_on_every_machine)
{
    cparent_builder *builder = NULL;
    cparent_record *record = NULL;

    ck_assert_ok(cparent_builder_new(CPARENT_NOUN_PERSON, &builder, NULL),
                 NULL);
    ck_assert_ok(cparent_builder_parse(builder, "authority", "wyn", NULL),
                 NULL);
    ck_assert_ok(cparent_builder_parse(builder, "id", "p1", NULL), NULL);
    ck_assert_ok(cparent_builder_parse(builder, "name", "A", NULL), NULL);
    ck_assert_ok(cparent_builder_build(builder, &record, NULL), NULL);
    ck_assert_uint_eq(cparent_record_hash(record), UINT64_C(0xd20dfa559e0ea0ff));
    cparent_record_unref(record);
    cparent_builder_free(builder);
}
END_TEST

static cparent_status
build_encode_decode(void *user)
{
    cparent_noun noun = *(cparent_noun *)user;
    cparent__text text = CPARENT__TEXT_INIT(CPARENT__TEXT_LARGE);
    cparent_builder *builder = NULL;
    cparent_builder *copy = NULL;
    cparent_record *record = NULL;
    cparent_record *back = NULL;
    cparent_status status = generate_builder(noun, 1, &builder, NULL);

    if (status == CPARENT_OK)
        status = cparent_builder_build(builder, &record, NULL);
    if (status == CPARENT_OK)
        status = cparent_builder_from(record, &copy, NULL);
    if (status == CPARENT_OK)
        status = cparent__record_encode(record, &text, NULL);
    if (status == CPARENT_OK)
        status = cparent__record_decode(text.data, text.length, &back,
                                        NULL);
    cparent_builder_free(builder);
    cparent_builder_free(copy);
    cparent_record_unref(record);
    cparent_record_unref(back);
    cparent__text_free(&text);
    return status;
}

START_TEST(memory_that_runs_out_leaks_nothing)
{
    cparent_noun noun;

    FOR_EACH_NOUN(noun) {
        ck_assert_int_gt(support_fail_each_allocation(build_encode_decode,
                                                      &noun, 1), 10);
        check_nothing_alive();
    }
}
END_TEST

/* A record keeps what is short in one place and what is long in another. */
START_TEST(what_is_short_and_what_is_long_reads_back_alike)
{
    static const int64_t numbers[] = {
        0, 1, -1, 255, 256, INT32_MAX, INT32_MIN,
        INT64_C(2147483648), INT64_C(-2147483649), INT64_C(999999999999999999)
    };
    char text[41] = "";
    size_t length, i;

    for (length = 0; length < sizeof(text) - 1; length++) {
        for (i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
            cparent_builder *builder = NULL;
            cparent_record *record = NULL;
            cparent_value value = cparent_value_number(
                (cparent_decimal){ numbers[i], (int32_t)(length % 16), 0 },
                (cparent_unit)(i % 11));
            cparent_value back;

            ck_assert_ok(generate_builder(CPARENT_NOUN_OBSERVATION, (int)i,
                                          &builder, NULL), NULL);
            ck_assert_ok(cparent_builder_text(
                             builder, CPARENT_OBSERVATION_MEASURE, text,
                             NULL), NULL);
            ck_assert_ok(cparent_builder_append(
                             builder, CPARENT_OBSERVATION_CITATIONS, text,
                             NULL), NULL);
            ck_assert_ok(cparent_builder_value(
                             builder, CPARENT_OBSERVATION_VALUE, &value,
                             NULL), NULL);
            ck_assert_ok(cparent_builder_build(builder, &record, NULL),
                         NULL);
            ck_assert_str_eq(cparent_record_text(
                                 record, CPARENT_OBSERVATION_MEASURE), text);
            ck_assert_str_eq(
                cparent_record_list_at(
                    record, CPARENT_OBSERVATION_CITATIONS,
                    cparent_record_list_count(
                        record, CPARENT_OBSERVATION_CITATIONS) - 1),
                text);
            back = cparent_record_value(record, CPARENT_OBSERVATION_VALUE);
            ck_assert_mem_eq(&back, &value, sizeof(value));
            cparent_record_unref(record);
            cparent_builder_free(builder);
        }
        text[length] = (char)('a' + (int)(length % 26));
    }
}
END_TEST

static Suite *
record_suite(void)
{
    Suite *suite = suite_create("model/record");
    TCase *tcase = tcase_create("record");

    tcase_add_test(tcase, every_noun_says_what_it_is_made_of);
    tcase_add_test(tcase, what_is_no_noun_has_nothing);
    tcase_add_test(tcase, a_record_equals_its_encoding_read_back);
    tcase_add_test(tcase, a_copy_is_equal_until_a_field_changes);
    tcase_add_test(tcase, a_needed_field_that_is_not_given_is_named);
    tcase_add_test(tcase, a_field_takes_its_own_type_and_no_other);
    tcase_add_test(tcase, a_setter_that_fails_leaves_the_field_alone);
    tcase_add_test(tcase, every_field_is_written_and_parsed_as_text);
    tcase_add_test(tcase, lists_and_flags_are_parsed_as_people_write_them);
    tcase_add_test(tcase, no_record_has_nothing);
    tcase_add_test(tcase, a_hash_is_the_same_on_every_machine);
    tcase_add_test(tcase, what_is_short_and_what_is_long_reads_back_alike);
    tcase_add_test(tcase, memory_that_runs_out_leaks_nothing);
    suite_add_tcase(suite, tcase);
    return suite;
}

int
main(void)
{
    return cparent_test_main(record_suite());
}
