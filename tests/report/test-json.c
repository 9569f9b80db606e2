/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <string.h>

#include <jansson.h>

#include "fixture.h"
#include "support.h"

static json_t *
parsed(const char *name)
{
    cparent__text text = CPARENT__TEXT_INIT(CPARENT__TEXT_LARGE);
    cparent_error err = CPARENT_ERROR_INIT;
    json_error_t where;
    json_t *json;

    ck_assert_ok(cparent__report_json(fixture_named(name), &text, &err),
                 &err);
    json = json_loadb(text.data, text.length, JSON_REJECT_DUPLICATES,
                      &where);
    ck_assert_msg(json != NULL, "%s:%d", where.text, where.line);
    cparent__text_free(&text);
    return json;
}

static json_t *
row_of(json_t *json, size_t group, size_t row)
{
    return json_array_get(
        json_object_get(
            json_array_get(json_object_get(json, "groups"), group), "rows"),
        row);
}

static const char *
string_of(json_t *json, const char *key)
{
    return json_string_value(json_object_get(json, key));
}

START_TEST(a_report_names_its_schema)
{
    json_t *json = parsed("rich");

    ck_assert_str_eq(string_of(json, "schema"), "cparent.report/1");
    ck_assert_str_eq(string_of(json, "report"), "highlights");
    ck_assert_str_eq(string_of(json, "council"), "Wynmere Borough Council");
    json_decref(json);
}
END_TEST

START_TEST(a_row_has_its_spc_chart_or_null)
{
    json_t *json = parsed("rich");
    json_t *spc = json_object_get(row_of(json, 0, 0), "spc");
    json_t *points = json_object_get(spc, "points");
    json_t *last = json_array_get(points, json_array_size(points) - 1);

    ck_assert_str_eq(string_of(spc, "variation"), "special_cause_concern");
    ck_assert_str_eq(string_of(spc, "assurance"), "consistently_failing");
    ck_assert_uint_eq(json_array_size(points), 23);
    ck_assert(json_real_value(json_object_get(last, "upper")) == 19.85);
    ck_assert_str_eq(json_string_value(json_array_get(
                         json_object_get(last, "rules"), 0)),
                     "astronomical");
    ck_assert(json_is_null(json_object_get(row_of(json, 0, 1), "spc")));
    json_decref(json);
}
END_TEST

START_TEST(a_row_has_its_figure_target_and_sources)
{
    json_t *json = parsed("rich");
    json_t *row = row_of(json, 0, 0);
    json_t *latest = json_object_get(row, "latest");

    ck_assert_str_eq(string_of(row, "code"), "over_20_miles");
    ck_assert_str_eq(string_of(row, "rag"), "red");
    ck_assert_str_eq(string_of(row, "target_side"), "at_most");
    ck_assert_str_eq(string_of(latest, "words"), "22.1%");
    ck_assert(json_real_value(json_object_get(latest, "value")) == 22.1);
    ck_assert_uint_eq(json_array_size(json_object_get(row, "points")), 23);
    ck_assert_uint_eq(json_array_size(json_object_get(row, "sources")), 2);
    json_decref(json);
}
END_TEST

START_TEST(a_hidden_figure_has_no_value_and_no_parts)
{
    json_t *json = parsed("rich");
    json_t *latest = json_object_get(row_of(json, 0, 3), "latest");

    ck_assert(json_is_true(json_object_get(latest, "hidden")));
    ck_assert(json_is_null(json_object_get(latest, "value")));
    ck_assert(json_is_null(json_object_get(latest, "parts")));
    json_decref(json);
}
END_TEST

START_TEST(what_is_not_given_is_null_and_every_key_is_there)
{
    json_t *json = parsed("empty");
    static const char *const lists[] = { "tiles", "asks", "groups",
                                         "pledges", "actions", "questions",
                                         "decisions", "voices", "checks",
                                         "sources" };

    for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++) {
        json_t *list = json_object_get(json, lists[i]);

        ck_assert(json_is_array(list));
        ck_assert_uint_eq(json_array_size(list), 0);
    }
    ck_assert(json_is_null(json_object_get(json, "latest_meeting")));
    json_decref(json);
}
END_TEST

START_TEST(a_range_has_both_its_ends)
{
    json_t *json = parsed("rich");
    json_t *latest = json_object_get(row_of(json, 2, 1), "latest");
    json_t *range = json_object_get(latest, "range");

    ck_assert(json_is_null(json_object_get(latest, "value")));
    ck_assert_int_eq(json_integer_value(json_array_get(range, 0)), 97);
    ck_assert_int_eq(json_integer_value(json_array_get(range, 1)), 99);
    json_decref(json);
}
END_TEST

START_TEST(a_standing_has_its_neighbours_and_its_funnel_or_null)
{
    json_t *json = parsed("beside");
    json_t *all = json_object_get(json, "standings");
    json_t *first = json_array_get(all, 0);
    json_t *second = json_array_get(all, 1);
    json_t *funnel = json_object_get(first, "funnel");
    json_t *own = json_array_get(json_object_get(funnel, "councils"), 0);

    ck_assert_uint_eq(json_array_size(all), 2);
    ck_assert_int_eq(json_integer_value(json_object_get(
                         json_object_get(first, "figure"), "value")),
                     20);
    ck_assert_uint_eq(json_array_size(json_object_get(first, "neighbours")),
                      3);
    ck_assert_str_eq(string_of(own, "significance"), "High (0.001)");
    ck_assert_str_eq(string_of(own, "limits_998"), "7.0% to 17.0%");
    ck_assert(json_is_null(json_object_get(second, "funnel")));
    ck_assert(json_is_null(
        json_object_get(json_object_get(second, "figure"), "value")));
    json_decref(json);
}
END_TEST

static Suite *
json_suite(void)
{
    Suite *suite = suite_create("report/json");
    TCase *tests = tcase_create("documents");

    tcase_add_test(tests, a_report_names_its_schema);
    tcase_add_test(tests, a_row_has_its_spc_chart_or_null);
    tcase_add_test(tests, a_row_has_its_figure_target_and_sources);
    tcase_add_test(tests, a_hidden_figure_has_no_value_and_no_parts);
    tcase_add_test(tests, what_is_not_given_is_null_and_every_key_is_there);
    tcase_add_test(tests, a_range_has_both_its_ends);
    tcase_add_test(tests,
                   a_standing_has_its_neighbours_and_its_funnel_or_null);
    suite_add_tcase(suite, tests);
    return suite;
}

int
main(void)
{
    return cparent_test_main(json_suite());
}
