/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "table-fixture.h"

#include <stdio.h>
#include <string.h>

#include "core/alloc-internal.h"
#include "core/text-internal.h"

#define HEADER \
    "indicator,authority,period,value,numerator,denominator,target,note\n"

static table_read table;

static void
teardown(void)
{
    table_done(&table);
    ck_assert_int_eq(cparent__alloc_live(), 0);
}

static void
read_rows(const char *rows)
{
    char text[4096];

    table_done(&table);
    ck_assert_int_lt(snprintf(text, sizeof text, HEADER "%s", rows),
                     (int)sizeof text);
    table = table_run(cparent__read_indicators, text);
}

static cparent_value
value_of(const char *id)
{
    return cparent_record_value(
        table_find(&table, CPARENT_NOUN_OBSERVATION, id),
        CPARENT_OBSERVATION_VALUE);
}

static void
assert_number(const char *id, int64_t coefficient, int scale)
{
    cparent_value value = value_of(id);

    ck_assert_int_eq(value.state, CPARENT_VALUE_NUMBER);
    ck_assert_int_eq(value.number.coefficient, coefficient);
    ck_assert_int_eq(value.number.scale, scale);
}

START_TEST(a_row_becomes_a_figure_with_its_target_and_its_line)
{
    static const char row[] =
        "placements_3plus,wyn,2025-03,7.9,3,38,8.0,\"a note, with comma\"";
    const cparent_record *figure;
    const cparent_record *target;
    const cparent_record *citation;
    const cparent_record *document;
    int64_t start = 0;
    int64_t end = 0;
    int64_t line = 0;

    read_rows("placements_3plus,wyn,2025-03,7.9,3,38,8.0,"
              "\"a note, with comma\"\r\n");
    ck_assert_ok(table.status, &table.err);
    ck_assert_uint_eq(cparent_findings_total(table.findings), 0);
    ck_assert_uint_eq(table.records.count, 4);
    figure = table_find(&table, CPARENT_NOUN_OBSERVATION,
                        "placements_3plus/2025-03");
    ck_assert_str_eq(cparent_record_authority(figure), "wyn");
    ck_assert_str_eq(
        cparent_record_text(figure, CPARENT_OBSERVATION_INDICATOR),
        "placements_3plus");
    ck_assert_str_eq(cparent_record_text(figure, CPARENT_OBSERVATION_NOTE),
                     "a note, with comma");
    ck_assert_int_eq(
        cparent_record_choice(figure, CPARENT_OBSERVATION_ROLE),
        CPARENT_OBSERVATION_ROLE_ACTUAL);
    assert_number("placements_3plus/2025-03", 79, 1);
    ck_assert_int_eq(value_of("placements_3plus/2025-03").numerator, 3);
    ck_assert_int_eq(value_of("placements_3plus/2025-03").denominator, 38);
    target = table_find(&table, CPARENT_NOUN_TARGET,
                        "target/placements_3plus/2025-03");
    ck_assert_int_eq(cparent_record_choice(target, CPARENT_TARGET_SIDE),
                     CPARENT_TARGET_SIDE_AT_MOST);
    citation = table_find(
        &table, CPARENT_NOUN_CITATION,
        cparent_record_list_at(figure, CPARENT_OBSERVATION_CITATIONS, 0));
    ck_assert_str_eq(cparent_record_text(citation, CPARENT_CITATION_QUOTE),
                     row);
    ck_assert(cparent_record_integer(citation, CPARENT_CITATION_BYTE_START,
                                     &start));
    ck_assert(cparent_record_integer(citation, CPARENT_CITATION_BYTE_END,
                                     &end));
    ck_assert(cparent_record_integer(citation, CPARENT_CITATION_LINE,
                                     &line));
    ck_assert_int_eq(start, sizeof HEADER - 1);
    ck_assert_int_eq(end, sizeof HEADER - 1 + sizeof row - 1);
    ck_assert_int_eq(line, 2);
    document = table_find(
        &table, CPARENT_NOUN_DOCUMENT,
        cparent_record_text(citation, CPARENT_CITATION_DOCUMENT));
    ck_assert_str_eq(cparent_record_text(document, CPARENT_DOCUMENT_SOURCE),
                     "t.csv");
}
END_TEST

START_TEST(a_number_that_is_none_is_named_by_line_and_column)
{
    read_rows("health_assessment,wyn,2025-03,12abc,,,,\n");
    table_refused(&table, CPARENT_E_PARSE, 2, 4, "value", "not a number");
    ck_assert(!support_contains(table.err.message, "12abc"));
    ck_assert(!support_contains(table.err.hint, "12abc"));
}
END_TEST

START_TEST(numbers_are_plain_digits)
{
    static const char *const cells[] = { "\"1,234\"", "12%", "1e3", "0x10",
                                         "nan", "1.2.3", "\xC2\xA3" "5" };
    char row[128];
    size_t i;

    for (i = 0; i < sizeof cells / sizeof cells[0]; i++) {
        snprintf(row, sizeof row, "health_assessment,wyn,2025,%s,,,,\n",
                 cells[i]);
        read_rows(row);
        table_refused(&table, CPARENT_E_PARSE, 2, 4, "value", "number");
    }
}
END_TEST

START_TEST(a_number_that_the_indicator_cannot_be_is_refused)
{
    read_rows("cla_31_march,wyn,2025-03,-5,,,,\n");
    table_refused(&table, CPARENT_E_VALIDATION, 2, 4, "value",
                  "this indicator is never below 0");
    read_rows("foster,wyn,2025-03,101,,,,\n");
    table_refused(&table, CPARENT_E_VALIDATION, 2, 4, "value",
                  "never below 0 or above 100");
    read_rows("foster,wyn,2025-03,70,,,-1..60,\n");
    table_refused(&table, CPARENT_E_VALIDATION, 2, 7, "target",
                  "never below 0");
    read_rows("sdq_average,wyn,2025-03,41,,,,\n");
    table_refused(&table, CPARENT_E_VALIDATION, 2, 4, "value",
                  "above 40");
}
END_TEST

START_TEST(what_can_be_below_nothing_or_above_a_hundred_is_kept)
{
    read_rows("foster_net,wyn,2025-03,-5,,,,\n"
              "placement_cost,wyn,2025-03,-250000,,,,\n"
              "sw_turnover,wyn,2025-03,104.5,,,,\n"
              "foster,wyn,2025-03,0,,,100,\n"
              "own_provision,wyn,2025-03,c,,,,\n");
    ck_assert_ok(table.status, &table.err);
    ck_assert_uint_eq(cparent_findings_total(table.findings), 0);
}
END_TEST

START_TEST(the_line_counts_what_stands_in_quotes)
{
    read_rows("health_assessment,wyn,2025-01,90,,,,\"two\nlines\"\n\n"
              "health_assessment,wyn,2025-02,x1,,,,\n");
    table_refused(&table, CPARENT_E_PARSE, 5, 4, "value", "not a number");
}
END_TEST

START_TEST(the_column_is_where_the_file_has_it)
{
    table = table_run(cparent__read_indicators,
                      "note,target,denominator,numerator,value,period,"
                      "authority,indicator\n"
                      ",,,,9,2025-13,wyn,health_assessment\n");
    table_refused(&table, CPARENT_E_PARSE, 2, 6, "period", "not a period");
}
END_TEST

START_TEST(every_wrong_cell_is_found_and_the_first_is_the_error)
{
    read_rows("health_assessment,wyn,2025-03,90,,,,\n"
              "helth_assessment,wyn,soon,1.2.3,y,-1,z,\n"
              "health_assessment,other,2025-04,90,,,,\n"
              "health_assessment,wyn,2025-05\n");
    table_refused(&table, CPARENT_E_VALIDATION, 3, 1, "indicator",
                  "no such indicator");
    ck_assert(support_contains(table.err.hint, "health_assessment"));
    ck_assert_uint_eq(cparent_findings_total(table.findings), 7);
    ck_assert_str_eq(cparent_findings_at(table.findings, 5)->field,
                     "authority");
    ck_assert_str_eq(cparent_findings_at(table.findings, 6)->rule,
                     "indicators.syntax");
    ck_assert_int_eq(cparent_findings_at(table.findings, 6)->line, 5);
}
END_TEST

START_TEST(a_row_that_breaks_off_is_a_finding_too)
{
    read_rows("health_assessment,wyn,2025-03\n");
    table_refused(&table, CPARENT_E_PARSE, 2, 4, "value", "ends before");
}
END_TEST

START_TEST(a_row_of_another_council_is_refused)
{
    read_rows("health_assessment,Wyn,2025-03,90,,,,\n"
              "health_assessment,WYN COUNCIL,2025-04,90,,,,\n"
              "health_assessment,Wynmere Council,2025-05,90,,,,\n");
    table_refused(&table, CPARENT_E_VALIDATION, 4, 2, "authority",
                  "another council");
    ck_assert_uint_eq(cparent_findings_total(table.findings), 1);
}
END_TEST

START_TEST(columns_that_name_children_are_refused)
{
    static const char *const names[] = {
        "child", "Child_ID", "UPN", "DOB", "date of birth",
        "Date_Of_Birth", "Name", "NHS Number", "home_post", "PL_POST",
        "First-Name", "surname", "postcode"
    };
    char text[256];
    size_t i;

    for (i = 0; i < sizeof names / sizeof names[0]; i++) {
        snprintf(text, sizeof text,
                 "indicator,authority,%s,period,value,numerator,"
                 "denominator,target\nx,wyn,1,2025,1,,,\n", names[i]);
        table_done(&table);
        table = table_run(cparent__read_indicators, text);
        ck_assert_status(table.status, CPARENT_E_PROTECTED, &table.err);
        ck_assert_int_eq(table.err.line, 1);
        ck_assert_int_eq(table.err.column, 3);
        ck_assert_str_eq(table.err.field, names[i]);
        ck_assert_uint_eq(table.records.count, 0);
    }
}
END_TEST

START_TEST(a_missing_column_is_named)
{
    table = table_run(cparent__read_indicators,
                      "indicator,authority,value,numerator,denominator,"
                      "target\n");
    ck_assert_status(table.status, CPARENT_E_PARSE, &table.err);
    ck_assert_int_eq(table.err.line, 1);
    ck_assert_str_eq(table.err.field, "period");
}
END_TEST

START_TEST(a_table_of_a_header_alone_is_only_a_document)
{
    read_rows("");
    ck_assert_ok(table.status, &table.err);
    ck_assert_uint_eq(table.records.count, 1);
}
END_TEST

/* Long division by hand, one digit past the last, half up. */
static int64_t
percent_tenths(int numerator, int denominator)
{
    int64_t whole = 0;
    int64_t rest = numerator;
    int digit;

    for (digit = 0; digit < 4; digit++) { /* ones, tenths … of 1 */
        whole = whole * 10 + rest / denominator;
        rest = rest % denominator * 10;
    }
    return whole + (rest / denominator >= 5);
}

START_TEST(a_share_is_worked_out_half_up)
{
    static const int denominators[] = { 1, 3, 7, 8, 16, 38, 40, 181, 607,
                                        800, 2000 };
    char row[128];
    size_t i;
    int numerator;

    for (i = 0; i < sizeof denominators / sizeof denominators[0]; i++)
        for (numerator = 0; numerator <= denominators[i];
             numerator += 1 + denominators[i] / 9) {
            snprintf(row, sizeof row,
                     "health_assessment,wyn,2025,,%d,%d,,\n", numerator,
                     denominators[i]);
            read_rows(row);
            ck_assert_ok(table.status, &table.err);
            assert_number("health_assessment/2025",
                          percent_tenths(numerator, denominators[i]), 1);
            ck_assert_int_eq(value_of("health_assessment/2025").unit,
                             CPARENT_UNIT_PERCENT);
        }
}
END_TEST

START_TEST(known_shares_come_out_as_published)
{
    read_rows("health_assessment,wyn,2025-01,,3,38,,\n" /* 7.894… */
              "health_assessment,wyn,2025-02,,1,16,,\n" /* 6.25 */
              "health_assessment,wyn,2025-03,,59,181,,\n" /* 32.596… */
              "health_assessment,wyn,2025-04,,1,2000,,\n" /* 0.05 */
              "rate_per_10000,wyn,2025,,413,66000,,\n" /* 62.575… */
              "sdq_average,wyn,2025,,27,2,,\n");
    ck_assert_ok(table.status, &table.err);
    assert_number("health_assessment/2025-01", 79, 1);
    assert_number("health_assessment/2025-02", 63, 1);
    assert_number("health_assessment/2025-03", 326, 1);
    assert_number("health_assessment/2025-04", 1, 1);
    assert_number("rate_per_10000/2025", 626, 1);
    assert_number("sdq_average/2025", 135, 1);
}
END_TEST

START_TEST(a_value_that_contradicts_its_parts_is_odd_and_kept)
{
    read_rows("health_assessment,wyn,2025-01,33,59,181,,\n"
              "health_assessment,wyn,2025-02,32.6,59,181,,\n"
              "health_assessment,wyn,2025-03,32.5,59,181,,\n");
    ck_assert_ok(table.status, &table.err);
    ck_assert_uint_eq(cparent_findings_total(table.findings), 1);
    table_odd(&table, 0, 4, "value", "not what");
    assert_number("health_assessment/2025-03", 325, 1);
}
END_TEST

START_TEST(a_count_is_no_share_of_anything)
{
    read_rows("cla_31_march,wyn,2025-01,,427,60000,,\n");
    table_refused(&table, CPARENT_E_VALIDATION, 2, 4, "value",
                  "worked out");
    read_rows("cla_31_march,wyn,2025-01,427,427,60000,,\n");
    ck_assert_ok(table.status, &table.err);
    ck_assert_uint_eq(cparent_findings_total(table.findings), 0);
    assert_number("cla_31_march/2025-01", 427, 0);
}
END_TEST

START_TEST(parts_that_cannot_be_are_refused)
{
    read_rows("health_assessment,wyn,2025-01,,39,38,,\n");
    table_refused(&table, CPARENT_E_VALIDATION, 2, 5, "numerator",
                  "larger than the denominator");
    read_rows("health_assessment,wyn,2025-01,,1.5,38,,\n");
    table_refused(&table, CPARENT_E_PARSE, 2, 5, "numerator", "whole");
    read_rows("health_assessment,wyn,2025-01,,1,-38,,\n");
    table_refused(&table, CPARENT_E_PARSE, 2, 6, "denominator", "whole");
    read_rows("rate_per_10000,wyn,2025,,999999999999999999,1,,\n");
    table_refused(&table, CPARENT_E_VALIDATION, 2, 5, "numerator",
                  "too large");
}
END_TEST

START_TEST(a_share_of_nobody_is_no_number)
{
    cparent_value value;

    read_rows("health_assessment,wyn,2025-01,,0,0,,\n"
              "health_assessment,wyn,2025-02,5,0,0,,\n");
    ck_assert_ok(table.status, &table.err);
    table_odd(&table, 0, 2, "denominator", "nobody");
    table_odd(&table, 1, 3, "denominator", "nobody");
    value = value_of("health_assessment/2025-01");
    ck_assert_int_eq(value.state, CPARENT_VALUE_NOT_APPLICABLE);
    value = value_of("health_assessment/2025-02");
    ck_assert_uint_eq(value.flags & CPARENT_VALUE_PARTS, 0);
}
END_TEST

START_TEST(one_part_alone_is_said_to_be_left_out)
{
    read_rows("health_assessment,wyn,2025-01,90,9,,,\n"
              "health_assessment,wyn,2025-02,90,,10,,\n");
    ck_assert_ok(table.status, &table.err);
    ck_assert_uint_eq(cparent_findings_total(table.findings), 2);
    table_odd(&table, 0, 2, "denominator", "together");
    table_odd(&table, 1, 3, "numerator", "together");
    ck_assert_uint_eq(value_of("health_assessment/2025-01").flags, 0);
}
END_TEST

START_TEST(symbols_say_why_there_is_no_number)
{
    static const struct {
        const char *cell;
        int state;
    } symbols[] = {
        { "c", CPARENT_VALUE_SUPPRESSED },
        { "z", CPARENT_VALUE_NOT_APPLICABLE },
        { "x", CPARENT_VALUE_NOT_AVAILABLE },
        { ":", CPARENT_VALUE_NOT_AVAILABLE },
        { "k", CPARENT_VALUE_ROUNDS_TO_ZERO },
        { "low", CPARENT_VALUE_ROUNDS_TO_ZERO },
        { "~", CPARENT_VALUE_ROUNDS_TO_ZERO },
        { "u", CPARENT_VALUE_LOW_RELIABILITY },
        { "", CPARENT_VALUE_MISSING },
    };
    char row[128];
    size_t i;

    for (i = 0; i < sizeof symbols / sizeof symbols[0]; i++) {
        cparent_value value;

        snprintf(row, sizeof row, "health_assessment,wyn,2025,%s,,,95,\n",
                 symbols[i].cell);
        read_rows(row);
        ck_assert_ok(table.status, &table.err);
        value = value_of("health_assessment/2025");
        ck_assert_int_eq(value.state, symbols[i].state);
        ck_assert_int_eq(value.number.coefficient, 0);
        ck_assert_uint_eq(value.flags, 0);
    }
}
END_TEST

START_TEST(a_hidden_value_is_not_worked_out_from_its_parts)
{
    cparent_value value;

    read_rows("health_assessment,wyn,2025,c,3,38,,\n");
    ck_assert_ok(table.status, &table.err);
    value = value_of("health_assessment/2025");
    ck_assert_int_eq(value.state, CPARENT_VALUE_SUPPRESSED);
    ck_assert_uint_eq(value.flags, 0);
    ck_assert_int_eq(value.numerator, 0);
}
END_TEST

START_TEST(a_target_of_a_neutral_indicator_is_odd_and_not_kept)
{
    read_rows("cla_31_march,wyn,2025-01,427,,,400,\n"
              "cla_31_march,wyn,2025-02,428,,,400..440,\n");
    ck_assert_ok(table.status, &table.err);
    ck_assert_uint_eq(cparent_findings_total(table.findings), 1);
    table_odd(&table, 0, 2, "target", "not kept");
    ck_assert_uint_eq(table_count(&table, CPARENT_NOUN_TARGET), 1);
    ck_assert_int_eq(
        cparent_record_choice(table_find(&table, CPARENT_NOUN_TARGET,
                                         "target/cla_31_march/2025-02"),
                              CPARENT_TARGET_SIDE),
        CPARENT_TARGET_SIDE_WITHIN);
    ck_assert_uint_eq(table_count(&table, CPARENT_NOUN_OBSERVATION), 2);
}
END_TEST

START_TEST(the_side_of_a_target_follows_what_is_better)
{
    read_rows("health_assessment,wyn,2025,90,,,95,\n"
              "placements_3plus,wyn,2025,9,,,8,\n");
    ck_assert_int_eq(
        cparent_record_choice(table_find(&table, CPARENT_NOUN_TARGET,
                                         "target/health_assessment/2025"),
                              CPARENT_TARGET_SIDE),
        CPARENT_TARGET_SIDE_AT_LEAST);
    ck_assert_int_eq(
        cparent_record_choice(table_find(&table, CPARENT_NOUN_TARGET,
                                         "target/placements_3plus/2025"),
                              CPARENT_TARGET_SIDE),
        CPARENT_TARGET_SIDE_AT_MOST);
}
END_TEST

START_TEST(two_rows_of_one_figure_name_each_other)
{
    read_rows("health_assessment,wyn,2025-01,90,,,,\n"
              "dental_check,wyn,2025-01,80,,,,\n"
              "health_assessment,wyn,2025-01,91,,,,\n");
    table_refused(&table, CPARENT_E_VALIDATION, 4, 3, "period", "line 2");
}
END_TEST

START_TEST(twenty_thousand_rows_take_no_time)
{
    enum { ROWS = 20000 };
    cparent__text text = CPARENT__TEXT_INIT(CPARENT__TEXT_LARGE);
    int i;

    cparent__text_add(&text, HEADER);
    for (i = 0; i <= ROWS; i++) {
        int day = i < ROWS ? i : ROWS - 1;

        cparent__text_addf(&text,
                           "dental_check,wyn,%d-%02d-%02d,80.5,,,,\n",
                           1950 + day / 336, 1 + day / 28 % 12,
                           1 + day % 28);
    }
    table = table_run(cparent__read_indicators,
                      cparent__text_string(&text));
    cparent__text_free(&text);
    table_refused(&table, CPARENT_E_VALIDATION, ROWS + 2, 3, "period",
                  "line 20001");
    ck_assert_uint_eq(table_count(&table, CPARENT_NOUN_OBSERVATION), ROWS);
}
END_TEST

static cparent_status
read_once(void *user)
{
    table_read read = table_run(
        cparent__read_indicators,
        HEADER "placements_3plus,wyn,2025-03,7.9,3,38,8.0,\"a, note\"\n"
               "health_assessment,wyn,2025-03,,3,38,90,\n");

    (void)user;
    table_done(&read);
    return read.status;
}

static cparent_status
read_wrong(void *user)
{
    table_read read = table_run(
        cparent__read_indicators,
        HEADER "helth_assessment,wyn,2025-03,x,3,38,8.0,\n"
               "health_assessment,wyn,2025-03\n");

    (void)user;
    table_done(&read);
    return read.status == CPARENT_E_VALIDATION ? CPARENT_OK : read.status;
}

START_TEST(memory_may_run_out_anywhere)
{
    ck_assert_int_gt(support_fail_each_allocation(read_once, NULL, 7), 10);
    ck_assert_int_gt(support_fail_each_allocation(read_wrong, NULL, 5), 10);
}
END_TEST

static Suite *
indicator_csv_suite(void)
{
    Suite *suite = suite_create("indicator-csv");
    TCase *tcase = tcase_create("indicator-csv");

    tcase_add_checked_fixture(tcase, NULL, teardown);
    tcase_add_test(tcase,
                   a_row_becomes_a_figure_with_its_target_and_its_line);
    tcase_add_test(tcase, a_number_that_is_none_is_named_by_line_and_column);
    tcase_add_test(tcase, numbers_are_plain_digits);
    tcase_add_test(tcase,
                   a_number_that_the_indicator_cannot_be_is_refused);
    tcase_add_test(tcase,
                   what_can_be_below_nothing_or_above_a_hundred_is_kept);
    tcase_add_test(tcase, the_line_counts_what_stands_in_quotes);
    tcase_add_test(tcase, the_column_is_where_the_file_has_it);
    tcase_add_test(tcase,
                   every_wrong_cell_is_found_and_the_first_is_the_error);
    tcase_add_test(tcase, a_row_that_breaks_off_is_a_finding_too);
    tcase_add_test(tcase, a_row_of_another_council_is_refused);
    tcase_add_test(tcase, columns_that_name_children_are_refused);
    tcase_add_test(tcase, a_missing_column_is_named);
    tcase_add_test(tcase, a_table_of_a_header_alone_is_only_a_document);
    tcase_add_test(tcase, a_share_is_worked_out_half_up);
    tcase_add_test(tcase, known_shares_come_out_as_published);
    tcase_add_test(tcase, a_value_that_contradicts_its_parts_is_odd_and_kept);
    tcase_add_test(tcase, a_count_is_no_share_of_anything);
    tcase_add_test(tcase, parts_that_cannot_be_are_refused);
    tcase_add_test(tcase, a_share_of_nobody_is_no_number);
    tcase_add_test(tcase, one_part_alone_is_said_to_be_left_out);
    tcase_add_test(tcase, symbols_say_why_there_is_no_number);
    tcase_add_test(tcase, a_hidden_value_is_not_worked_out_from_its_parts);
    tcase_add_test(tcase,
                   a_target_of_a_neutral_indicator_is_odd_and_not_kept);
    tcase_add_test(tcase, the_side_of_a_target_follows_what_is_better);
    tcase_add_test(tcase, two_rows_of_one_figure_name_each_other);
    tcase_add_test(tcase, twenty_thousand_rows_take_no_time);
    tcase_add_test(tcase, memory_may_run_out_anywhere);
    suite_add_tcase(suite, tcase);
    return suite;
}

int
main(void)
{
    return cparent_test_main(indicator_csv_suite());
}
