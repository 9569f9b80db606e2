/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "support.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "core/alloc-internal.h"

static cparent_error err;

static cparent_record *
observation(const char *value)
{
    cparent_builder *builder = NULL;
    cparent_record *record = NULL;
    const char *const fields[][2] = {
        { "authority", "wyn" }, { "id", "o1" },
        { "indicator", "placements_3plus" }, { "role", "actual" },
        { "period", "2025-03" }, { "note", "\"<b>\"" },
        { "citations", "c1|c2" }
    };
    size_t i;

    cparent_error_clear(&err);
    ck_assert_ok(cparent_builder_new(CPARENT_NOUN_OBSERVATION, &builder,
                                     &err), &err);
    for (i = 0; i < sizeof fields / sizeof fields[0]; i++)
        ck_assert_ok(cparent_builder_parse(builder, fields[i][0],
                                           fields[i][1], &err), &err);
    if (value) {
        cparent_value number;

        ck_assert_ok(cparent_value_parse(value, strlen(value), &number,
                                         &err), &err);
        if (cparent_value_is_number(&number)) {
            number.unit = CPARENT_UNIT_PERCENT;
            number.flags |= CPARENT_VALUE_PARTS;
            number.numerator = 3;
            number.denominator = 38;
        }
        ck_assert_ok(cparent_builder_value(builder,
                                           CPARENT_OBSERVATION_VALUE,
                                           &number, &err), &err);
    }
    ck_assert_ok(cparent_builder_build(builder, &record, &err), &err);
    cparent_builder_free(builder);
    return record;
}

static char *
json_of(const cparent_record *record)
{
    char *json = NULL;

    ck_assert_ok(cparent_record_json(record, &json, &err), &err);
    return json;
}

START_TEST(every_field_is_there_and_another_parser_reads_it)
{
    cparent_record *record = observation("7.90");
    char *json = json_of(record);
    json_t *root = json_loads(json, JSON_REJECT_DUPLICATES, NULL);
    json_t *value;
    json_t *period;
    size_t i;

    ck_assert_ptr_nonnull(root);
    for (i = 0; i < cparent_noun_field_count(CPARENT_NOUN_OBSERVATION); i++)
        ck_assert_ptr_nonnull(json_object_get(
            root, cparent_noun_field_name(CPARENT_NOUN_OBSERVATION, i)));
    ck_assert_uint_eq(json_object_size(root),
                      cparent_noun_field_count(CPARENT_NOUN_OBSERVATION));
    value = json_object_get(root, "value");
    ck_assert_str_eq(json_string_value(json_object_get(value, "state")),
                     "number");
    ck_assert_str_eq(json_string_value(json_object_get(value, "unit")),
                     "percent");
    ck_assert_int_eq(json_integer_value(json_object_get(value,
                                                        "numerator")), 3);
    ck_assert_int_eq(json_integer_value(json_object_get(value,
                                                        "denominator")), 38);
    ck_assert(json_is_null(json_object_get(value, "value_high")));
    period = json_object_get(root, "period");
    ck_assert_str_eq(json_string_value(json_object_get(period, "text")),
                     "2025-03");
    ck_assert_str_eq(json_string_value(json_object_get(period, "last")),
                     "2025-03-31");
    ck_assert_str_eq(json_string_value(json_object_get(root, "note")),
                     "\"<b>\"");
    ck_assert_uint_eq(json_array_size(json_object_get(root, "citations")),
                      2);
    ck_assert(json_is_false(json_object_get(root, "published")));
    json_decref(root);
    cparent_string_free(json);
    cparent_record_unref(record);
    ck_assert_int_eq(cparent__alloc_live(), 0);
}
END_TEST

START_TEST(numbers_keep_their_digits)
{
    cparent_record *record = observation("7.90");
    char *json = json_of(record);

    ck_assert(support_contains(json, "\"value\":7.90,"));
    cparent_string_free(json);
    cparent_record_unref(record);
    record = observation("97..99");
    json = json_of(record);
    ck_assert(support_contains(json, "\"value\":97,\"value_high\":99,"));
    cparent_string_free(json);
    cparent_record_unref(record);
}
END_TEST

START_TEST(no_number_is_null_and_says_why)
{
    cparent_record *record = observation("c");
    char *json = json_of(record);

    ck_assert(support_contains(json, "\"state\":\"suppressed\","
                                     "\"value\":null,"));
    ck_assert(support_contains(json, "\"numerator\":null"));
    cparent_string_free(json);
    cparent_record_unref(record);
}
END_TEST

START_TEST(without_a_record_there_is_no_json)
{
    char *json = NULL;

    ck_assert_status(cparent_record_json(NULL, &json, &err),
                     CPARENT_E_INVALID, &err);
    ck_assert_ptr_null(json);
}
END_TEST

static cparent_status
write_once(void *user)
{
    char *json = NULL;
    cparent_status status = cparent_record_json(user, &json, NULL);

    cparent_string_free(json);
    return status;
}

START_TEST(memory_may_run_out_anywhere)
{
    cparent_record *record = observation("7.9");

    ck_assert_int_gt(support_fail_each_allocation(write_once, record, 1), 0);
    cparent_record_unref(record);
}
END_TEST

static unsigned
mode_of(const char *path)
{
    struct stat about;

    ck_assert_int_eq(stat(path, &about), 0);
    return (unsigned)about.st_mode & 0777;
}

START_TEST(a_file_is_as_open_as_the_umask_says_and_a_restricted_one_closed)
{
    char *folder = support_temp();
    char *path = strdup(support_join(folder, "r.html"));
    const mode_t before = umask(027);

    ck_assert_ok(cparent_file_write(path, "a", 1, false, &err), &err);
    ck_assert_uint_eq(mode_of(path), 0640);
    umask(0);
    ck_assert_ok(cparent_file_write(path, "b", 1, true, &err), &err);
    ck_assert_uint_eq(mode_of(path), 0600);
    umask(before);
    free(path);
    support_remove(folder);
}
END_TEST

START_TEST(a_file_is_written_whole_or_not_at_all)
{
    char *folder = support_temp();
    char *path = strdup(support_join(folder, "r.html"));
    char *bytes;
    size_t size;

    ck_assert_ok(cparent_file_write(path, "one", 3, true, &err), &err);
    ck_assert_ok(cparent_file_write(path, "a\0b", 3, false, &err), &err);
    bytes = support_read(path, &size);
    ck_assert_uint_eq(size, 3);
    ck_assert_mem_eq(bytes, "a\0b", 3);
    free(bytes);
    ck_assert_int_ne(cparent_file_write(support_join(folder, "no/r.html"),
                                        "x", 1, false, &err), CPARENT_OK);
    ck_assert_str_ne(err.source, "");
    free(path);
    support_remove(folder);
}
END_TEST

static Suite *
record_json_suite(void)
{
    Suite *suite = suite_create("record-json");
    TCase *tcase = tcase_create("record-json");

    tcase_add_test(tcase, every_field_is_there_and_another_parser_reads_it);
    tcase_add_test(tcase, numbers_keep_their_digits);
    tcase_add_test(tcase, no_number_is_null_and_says_why);
    tcase_add_test(tcase, without_a_record_there_is_no_json);
    tcase_add_test(tcase, memory_may_run_out_anywhere);
    tcase_add_test(
        tcase,
        a_file_is_as_open_as_the_umask_says_and_a_restricted_one_closed);
    tcase_add_test(tcase, a_file_is_written_whole_or_not_at_all);
    suite_add_tcase(suite, tcase);
    return suite;
}

int
main(void)
{
    return cparent_test_main(record_json_suite());
}
