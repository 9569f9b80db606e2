/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cparent/published.h>

#include "core/alloc-internal.h"
#include "read/ees-scan-internal.h"

#define WHEN_WHERE                                                        \
    "time_period,time_identifier,geographic_level,country_code,"          \
    "country_name,region_code,region_name,old_la_code,la_name,"           \
    "new_la_code,"
#define ENGLAND "2025,Reporting year,National,E92000001,England,,,,,,"
#define COUNCIL                                                           \
    "2025,Reporting year,Local authority,E92000001,England,E12000003,"    \
    "North,370,Wyn,E08000016,"

static cparent_error err;
static cparent_published *data;
static cparent_findings *findings;

static void
setup(void)
{
    cparent_error_clear(&err);
}

static void
let_go(void)
{
    cparent_published_unref(data);
    cparent_findings_free(findings);
    data = NULL;
    findings = NULL;
}

static void
teardown(void)
{
    let_go();
    ck_assert_int_eq(cparent__alloc_live(), 0);
}

static cparent_status
read_with(const char *text, const char *meta, const char *measures)
{
    cparent_published_options options = CPARENT_PUBLISHED_OPTIONS_INIT;
    cparent_source *source = NULL;
    cparent_status status;

    let_go();
    options.measures = measures;
    ck_assert_ok(cparent_source_from_bytes("t.csv", text, strlen(text),
                                           &source, &err), &err);
    if (meta)
        ck_assert_ok(cparent_source_from_bytes("t.meta.csv", meta,
                                               strlen(meta), &options.meta,
                                               &err), &err);
    status = cparent_published_read(source, &options, &data, &findings,
                                    &err);
    cparent_source_unref(options.meta);
    cparent_source_unref(source);
    return status;
}

static void
reads(const char *text)
{
    ck_assert_ok(read_with(text, NULL, NULL), &err);
}

static void
refused(const char *text, cparent_status status, int line, int column)
{
    ck_assert_status(read_with(text, NULL, NULL), status, &err);
    ck_assert_int_eq(err.line, line);
    ck_assert_int_eq(err.column, column);
    ck_assert_str_eq(err.source, "t.csv");
}

/* The figure of the first place and period, as the reader has it. */
static cparent_value
figure(size_t measure, size_t breakdown)
{
    cparent_value value;

    ck_assert_ok(cparent_published_value(data, measure, breakdown, 0, 0,
                                         &value, &err), &err);
    return value;
}

START_TEST(every_symbol_is_a_reason_and_none_is_a_number)
{
    static const struct {
        const char *cell;
        cparent_value_state state;
    } cells[] = {
        { "c", CPARENT_VALUE_SUPPRESSED },
        { "z", CPARENT_VALUE_NOT_APPLICABLE },
        { "x", CPARENT_VALUE_NOT_AVAILABLE },
        { ":", CPARENT_VALUE_NOT_AVAILABLE },
        { "k", CPARENT_VALUE_ROUNDS_TO_ZERO },
        { "low", CPARENT_VALUE_ROUNDS_TO_ZERO },
        { "~", CPARENT_VALUE_ROUNDS_TO_ZERO },
        { "u", CPARENT_VALUE_LOW_RELIABILITY },
    };
    size_t i;

    for (i = 0; i < sizeof(cells) / sizeof(cells[0]); i++) {
        char text[512];

        snprintf(text, sizeof(text),
                 WHEN_WHERE "group,count\n" ENGLAND "Total,%s\n",
                 cells[i].cell);
        reads(text);
        ck_assert_int_eq(figure(0, 0).state, cells[i].state);
        ck_assert_str_eq(cparent_published_symbol(data, 0, 0, 0, 0),
                         cells[i].cell);
    }
}
END_TEST

START_TEST(what_is_no_figure_is_refused_at_its_place)
{
    static const char *const bad[] = { "NA",   "1e3",        "0x10",
                                       "nan",  "12%",        "\"1,234\"",
                                       "01:07", "1.",        ".5",
                                       "--1",  "12abc",      "inf",
                                       "1 2",  "\xC2\xA3" "5", "1.2.3",
                                       "#N/A", "see note" };
    size_t i;

    for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        char text[512];

        snprintf(text, sizeof(text),
                 WHEN_WHERE "group,children_count\n" ENGLAND "Total,7\n"
                 COUNCIL "Total,%s\n", bad[i]);
        refused(text, CPARENT_E_PARSE, 3, 12);
        ck_assert_str_eq(err.field, "children_count");
        ck_assert_ptr_null(data);
    }
}
END_TEST

START_TEST(a_figure_keeps_its_decimals)
{
    char digits[CPARENT_DECIMAL_SIZE];
    cparent_value value;

    reads(WHEN_WHERE "group,percent,count\n"
          ENGLAND "Total,100.000,-12345678901234567\n");
    value = figure(0, 0);
    cparent_decimal_format(value.number, digits);
    ck_assert_str_eq(digits, "100.000");
    ck_assert_int_eq(value.unit, CPARENT_UNIT_PERCENT);
    value = figure(1, 0);
    cparent_decimal_format(value.number, digits);
    ck_assert_str_eq(digits, "-12345678901234567");
    refused(WHEN_WHERE "group,count\n" ENGLAND "Total,123456789012345678\n",
            CPARENT_E_PARSE, 2, 12);
}
END_TEST

START_TEST(a_time_is_read_only_where_words_say_so)
{
    cparent_value value;

    reads(WHEN_WHERE "stage,number\n"
          ENGLAND "Average time between care and decision,01:07\n"
          ENGLAND "Children adopted,2150\n");
    value = figure(0, 0);
    ck_assert_int_eq(value.number.coefficient, 19);
    ck_assert_int_eq(value.unit, CPARENT_UNIT_MONTHS);
    value = figure(0, 1);
    ck_assert_int_eq(value.number.coefficient, 2150);
    ck_assert_int_eq(value.unit, CPARENT_UNIT_COUNT);
    refused(WHEN_WHERE "stage,number\n" ENGLAND "Average time between,01:12\n",
            CPARENT_E_PARSE, 2, 12);
    refused(WHEN_WHERE "stage,number\n" ENGLAND "Average time between,01:07\n"
            COUNCIL "Average time between,7\n", CPARENT_E_PARSE, 2, 12);
}
END_TEST

START_TEST(a_row_may_have_a_unit_of_its_own)
{
    reads(WHEN_WHERE "breakdown,children_count\n"
          ENGLAND "SDQ average score,14.9\n" ENGLAND "Total,12\n"
          ENGLAND "Something else,1.5\n");
    ck_assert_int_eq(figure(0, 0).unit, CPARENT_UNIT_SCORE);
    ck_assert_int_eq(figure(0, 1).unit, CPARENT_UNIT_COUNT);
    ck_assert_int_eq(figure(0, 2).unit, CPARENT_UNIT_UNKNOWN);
}
END_TEST

START_TEST(columns_are_known_by_name_and_a_mark_at_the_start_is_passed_over)
{
    cparent_place place;

    reads("\xEF\xBB\xBF" "count,Group,new_la_code,LA_NAME,old_la_code,"
          "geographical_level,time_identifier,time_period\r\n"
          "7,\"Total, all\",E08000016,\"Wyn, City of\",001,"
          "Local authority,Academic year,202425\r\n");
    ck_assert_str_eq(cparent_published_choice(data, 0, 0), "Total, all");
    ck_assert(cparent_published_place_at(data, 0, &place));
    ck_assert_str_eq(place.old_code, "001");
    ck_assert_str_eq(place.name, "Wyn, City of");
    ck_assert_int_eq(cparent_published_period(data, 0).kind,
                     CPARENT_PERIOD_ACADEMIC);
    ck_assert_int_eq(figure(0, 0).number.coefficient, 7);
}
END_TEST

START_TEST(a_description_says_what_a_column_is)
{
    static const char meta[] =
        "col_name,col_type,label,indicator_unit,indicator_dp\n"
        "age,Filter,Age,,\n" "n,Indicator,Share of children,%,1\n";
    cparent_published_measure measure;

    ck_assert_ok(read_with(WHEN_WHERE "n,age\n" ENGLAND "7,16\n"
                           ENGLAND "8,17\n", meta, NULL), &err);
    ck_assert_uint_eq(cparent_published_filter_count(data), 1);
    ck_assert(cparent_published_measure_at(data, 0, &measure));
    ck_assert_str_eq(measure.label, "Share of children");
    ck_assert_int_eq(measure.unit, CPARENT_UNIT_PERCENT);
    ck_assert_int_eq(measure.places, 1);
    ck_assert_status(read_with(WHEN_WHERE "n\n" ENGLAND "7\n",
                               "col_name,col_type\nn,Both\n", NULL),
                     CPARENT_E_PARSE, &err);
}
END_TEST

START_TEST(ages_are_a_filter_even_without_a_description)
{
    reads(WHEN_WHERE "age,sex,thing\n" ENGLAND "16,Total,1.5\n"
          ENGLAND "17,Total,2.5\n");
    ck_assert_uint_eq(cparent_published_filter_count(data), 2);
    /* Last of the filters: known because two rows would say the same. */
    reads(WHEN_WHERE "sex,age,thing\n" ENGLAND "Total,16,1.5\n"
          ENGLAND "Total,17,2.5\n");
    ck_assert_uint_eq(cparent_published_filter_count(data), 2);
    ck_assert_uint_eq(cparent_published_measure_count(data), 1);
    reads(WHEN_WHERE "age,thing\n" ENGLAND "0-4,1\n" ENGLAND "16+,2\n");
    ck_assert_uint_eq(cparent_published_filter_count(data), 1);
}
END_TEST

START_TEST(two_rows_that_say_the_same_are_refused)
{
    refused(WHEN_WHERE "group,count\n" ENGLAND "Total,7\n" COUNCIL
            "Total,1\n" ENGLAND "Total,8\n", CPARENT_E_VALIDATION, 4, 0);
    ck_assert(support_contains(err.message, "line 2"));
}
END_TEST

START_TEST(rows_of_other_levels_are_counted_and_left_out)
{
    reads(WHEN_WHERE "school_urn,group,count\n"
          "2025,Reporting year,School,E92000001,England,,,,,,1001,Total,3\n"
          "2025,Reporting year,School,E92000001,England,,,,,,1002,Total,c\n"
          "2025,Reporting year,Moon,E92000001,England,,,,,,,Total,9\n"
          ENGLAND ",Total,7\n");
    ck_assert_int_eq(cparent_published_rows(data), 1);
    ck_assert_uint_eq(cparent_published_filter_count(data), 1);
    ck_assert_uint_eq(cparent_findings_count(findings), 2);
    ck_assert(support_contains(cparent_findings_at(findings, 0)->message,
                               "2 rows of the level School"));
    ck_assert_int_eq(cparent_findings_at(findings, 1)->severity,
                     CPARENT_SEVERITY_WARNING);
}
END_TEST

/* What a period covers, as "first..last". */
static void
covers(const char *time_period, const char *identifier, const char *first,
       const char *last)
{
    char text[512];
    char day[CPARENT_DATE_SIZE];
    cparent_period period;

    snprintf(text, sizeof(text), WHEN_WHERE "group,count\n"
             "%s,%s,National,E92000001,England,,,,,,Total,7\n", time_period,
             identifier);
    reads(text);
    period = cparent_published_period(data, 0);
    cparent_date_format(period.first, day);
    ck_assert_str_eq(day, first);
    cparent_date_format(period.last, day);
    ck_assert_str_eq(day, last);
}

START_TEST(a_period_is_what_its_identifier_says)
{
    covers("2025", "Reporting year", "2024-04-01", "2025-03-31");
    covers("2024", "Calendar year", "2024-01-01", "2024-12-31");
    covers("202425", "Academic year", "2024-09-01", "2025-08-31");
    covers("202425", "Financial year", "2024-04-01", "2025-03-31");
    covers("199900", "Financial year", "1999-04-01", "2000-03-31");
    covers("202324", "Financial year Q4", "2024-01-01", "2024-03-31");
    covers("202425", "Spring term", "2025-01-01", "2025-03-31");
    covers("2024", "February", "2024-02-01", "2024-02-29");
    covers("2026", "Week 1", "2025-12-29", "2026-01-04");
    covers("2021", "Week 1", "2021-01-04", "2021-01-10");
    refused(WHEN_WHERE "group,count\n"
            "202426,Academic year,National,E92000001,England,,,,,,T,7\n",
            CPARENT_E_PARSE, 2, 1);
    refused(WHEN_WHERE "group,count\n"
            "2024,Academic year,National,E92000001,England,,,,,,T,7\n",
            CPARENT_E_PARSE, 2, 1);
    refused(WHEN_WHERE "group,count\n"
            "202425,Reporting year,National,E92000001,England,,,,,,T,7\n",
            CPARENT_E_PARSE, 2, 1);
}
END_TEST

START_TEST(periods_stand_in_order_of_time)
{
    reads(WHEN_WHERE "group,count\n" ENGLAND "Total,7\n"
          "2021,Reporting year,National,E92000001,England,,,,,,Total,3\n"
          "2023,Reporting year,National,E92000001,England,,,,,,Total,5\n");
    ck_assert_str_eq(cparent_published_time_period(data, 0), "2021");
    ck_assert_str_eq(cparent_published_time_period(data, 2), "2025");
    ck_assert_int_eq(figure(0, 0).number.coefficient, 3);
}
END_TEST

START_TEST(a_file_without_what_it_needs_is_refused)
{
    refused("", CPARENT_E_PARSE, 1, 0);
    refused("time_period,geographic_level,count\n2025,National,7\n",
            CPARENT_E_PARSE, 1, 0);
    refused(WHEN_WHERE "group\n" ENGLAND "Total\n", CPARENT_E_PARSE, 1, 0);
    refused(WHEN_WHERE "a,A\n" ENGLAND "x,7\n", CPARENT_E_PARSE, 1, 12);
    refused(WHEN_WHERE "group,count\n" ENGLAND "Total\n", CPARENT_E_PARSE, 2,
            12);
    refused(WHEN_WHERE "group,count\n" ENGLAND "Total,7,8\n",
            CPARENT_E_PARSE, 2, 13);
    refused(WHEN_WHERE "group,count\n" ENGLAND "\"Total,7\n",
            CPARENT_E_PARSE, 2, 11);
    refused(WHEN_WHERE "group,count\n" ENGLAND "To\xFFtal,7\n",
            CPARENT_E_PARSE, 2, 11);
}
END_TEST

/* --- the quick way and the slow way ------------------------------------ */

static uint32_t
next_random(uint32_t *state)
{
    *state = *state * 1664525u + 1013904223u;
    return *state >> 8;
}

static size_t
make_rows(uint32_t *state, char *text, size_t columns)
{
    static const char *const pieces[] = { "a", "12.5", "", "c", "Town",
                                          "\"x, y\"", "\"q\"\"q\"", "\xC2\xA3",
                                          "\"line\nbreak\"", " ",
                                          "a long cell that fills a block" };
    size_t rows = 1 + next_random(state) % 12;
    size_t at = 0;
    size_t r;
    size_t c;

    for (r = 0; r < rows; r++) {
        for (c = 0; c < columns; c++)
            at += (size_t)snprintf(
                text + at, 64, "%s%s", c > 0 ? "," : "",
                pieces[next_random(state) %
                       (sizeof(pieces) / sizeof(pieces[0]))]);
        if (r + 1 < rows || next_random(state) % 2)
            at += (size_t)snprintf(text + at, 3, "%s",
                                   next_random(state) % 3 ? "\n" : "\r\n");
    }
    return at;
}

START_TEST(the_quick_way_finds_what_the_slow_way_finds)
{
    uint32_t state = 3;
    int round;

    for (round = 0; round < 400; round++) {
        size_t columns = 1 + next_random(&state) % 9;
        char *text = malloc(12 * 9 * 64);
        size_t size = make_rows(&state, text, columns);
        cparent__ees_scan quick;
        cparent__ees_scan slow;
        cparent_status status = CPARENT_OK;
        size_t i;

        cparent__ees_scan_begin(&quick, "t", text, size);
        cparent__ees_scan_begin(&slow, "t", text, size);
        slow.careful = true;
        while (status == CPARENT_OK) {
            status = cparent__ees_scan_next(&slow, &err);
            ck_assert_int_eq(cparent__ees_scan_next(&quick, &err), status);
            ck_assert_int_eq(quick.line, slow.line);
            for (i = 0; status == CPARENT_OK && i < slow.columns; i++) {
                ck_assert_ptr_eq(quick.cells[i].bytes, slow.cells[i].bytes);
                ck_assert_uint_eq(quick.cells[i].length,
                                  slow.cells[i].length);
            }
        }
        ck_assert_int_eq(status, CPARENT_DONE);
        cparent__ees_scan_end(&quick);
        cparent__ees_scan_end(&slow);
        free(text);
    }
}
END_TEST

static cparent_status
read_times(void *text)
{
    cparent_source *source = NULL;
    cparent_status status = cparent_source_from_bytes(
        "t.csv", text, strlen(text), &source, &err);

    if (status == CPARENT_OK)
        status = cparent_published_read(source, NULL, &data, &findings,
                                        &err);
    cparent_source_unref(source);
    let_go();
    return status;
}

START_TEST(memory_that_runs_out_anywhere_leaves_nothing_behind)
{
    char text[] =
        WHEN_WHERE "stage,number\n" ENGLAND "Average time between,01:07\n"
        COUNCIL "Average time between,c\n" ENGLAND "Children,21504711111\n";

    ck_assert_int_gt(support_fail_each_allocation(read_times, text, 1), 30);
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("ees");
    TCase *tests = tcase_create("ees");

    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, every_symbol_is_a_reason_and_none_is_a_number);
    tcase_add_test(tests, what_is_no_figure_is_refused_at_its_place);
    tcase_add_test(tests, a_figure_keeps_its_decimals);
    tcase_add_test(tests, a_time_is_read_only_where_words_say_so);
    tcase_add_test(tests, a_row_may_have_a_unit_of_its_own);
    tcase_add_test(
        tests,
        columns_are_known_by_name_and_a_mark_at_the_start_is_passed_over);
    tcase_add_test(tests, a_description_says_what_a_column_is);
    tcase_add_test(tests, ages_are_a_filter_even_without_a_description);
    tcase_add_test(tests, two_rows_that_say_the_same_are_refused);
    tcase_add_test(tests, rows_of_other_levels_are_counted_and_left_out);
    tcase_add_test(tests, a_period_is_what_its_identifier_says);
    tcase_add_test(tests, periods_stand_in_order_of_time);
    tcase_add_test(tests, a_file_without_what_it_needs_is_refused);
    tcase_add_test(tests, the_quick_way_finds_what_the_slow_way_finds);
    tcase_add_test(tests,
                   memory_that_runs_out_anywhere_leaves_nothing_behind);
    suite_add_tcase(suite, tests);
    return cparent_test_main(suite);
}
