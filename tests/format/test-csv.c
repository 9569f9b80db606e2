/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/alloc-internal.h"
#include "format/csv-internal.h"

static cparent_error err;

static void
setup(void)
{
    cparent_error_clear(&err);
}

/* Nothing stays behind, whatever the test did. */
static void
teardown(void)
{
    ck_assert_int_eq(cparent__alloc_live(), 0);
}

static cparent_status
try_open(const char *bytes, size_t size, const cparent_limits *limits,
         cparent__csv **csv_out)
{
    cparent_source *source = NULL;
    cparent_status status;

    ck_assert_ok(cparent_source_from_bytes("t.csv", bytes, size, &source,
                                           &err), &err);
    status = cparent__csv_open(source, limits, csv_out, &err);
    cparent_source_unref(source);
    return status;
}

static cparent__csv *
opened(const char *text)
{
    cparent__csv *csv = NULL;

    ck_assert_ok(try_open(text, strlen(text), NULL, &csv), &err);
    return csv;
}

static void
assert_row(cparent__csv *csv, int line, const char *first,
           const char *second)
{
    ck_assert_ok(cparent__csv_next(csv, &err), &err);
    ck_assert_int_eq(cparent__csv_line(csv), line);
    ck_assert_str_eq(cparent__csv_cell(csv, 0), first);
    ck_assert_str_eq(cparent__csv_cell(csv, 1), second);
}

/* The file is refused there; `csv` stays as it was. */
static void
assert_refused_bytes(const char *bytes, size_t size, int line, int column,
                     const char *word)
{
    cparent__csv *const before = (cparent__csv *)(void *)&err;
    cparent__csv *csv = before;
    cparent_status status;

    cparent_error_clear(&err);
    status = try_open(bytes, size, NULL, &csv);
    if (status == CPARENT_OK) {
        while ((status = cparent__csv_next(csv, &err)) == CPARENT_OK)
            continue;
        cparent__csv_free(csv);
    } else {
        ck_assert_ptr_eq(csv, before);
    }
    ck_assert_status(status, CPARENT_E_PARSE, &err);
    ck_assert_int_eq(err.status, CPARENT_E_PARSE);
    ck_assert_str_eq(err.source, "t.csv");
    ck_assert_int_eq(err.line, line);
    ck_assert_int_eq(err.column, column);
    ck_assert_msg(support_contains(err.message, word), "%s", err.message);
    ck_assert_str_ne(err.hint, "");
}

static void
assert_refused(const char *text, int line, int column, const char *word)
{
    assert_refused_bytes(text, strlen(text), line, column, word);
}

START_TEST(rows_are_read_cell_by_cell)
{
    cparent__csv *csv = opened("a,b\n1,2\n3,4\n");

    ck_assert_uint_eq(cparent__csv_columns(csv), 2);
    ck_assert_str_eq(cparent__csv_name(csv, 1), "b");
    ck_assert_str_eq(cparent__csv_name(csv, 2), "");
    ck_assert_str_eq(cparent__csv_name(csv, -1), "");
    assert_row(csv, 2, "1", "2");
    assert_row(csv, 3, "3", "4");
    ck_assert_str_eq(cparent__csv_cell(csv, 2), "");
    ck_assert_str_eq(cparent__csv_cell(csv, -1), "");
    ck_assert_status(cparent__csv_next(csv, &err), CPARENT_DONE, &err);
    ck_assert_status(cparent__csv_next(csv, &err), CPARENT_DONE, &err);
    cparent__csv_free(csv);
}
END_TEST

START_TEST(a_column_is_found_whatever_its_case_and_blanks)
{
    cparent__csv *csv = opened(" Indicator ,\"VALUE\"\nx,1\n");

    ck_assert_int_eq(cparent__csv_column(csv, "indicator"), 0);
    ck_assert_int_eq(cparent__csv_column(csv, "value"), 1);
    ck_assert_int_eq(cparent__csv_column(csv, "val"), -1);
    ck_assert_int_eq(cparent__csv_column(csv, ""), -1);
    cparent__csv_free(csv);
}
END_TEST

START_TEST(line_ends_of_windows_and_a_byte_order_mark_are_no_content)
{
    cparent__csv *csv = opened("\xEF\xBB\xBF" "a,b\r\n1,2\r\n\"x\r\ny\",4");

    ck_assert_int_eq(cparent__csv_column(csv, "a"), 0);
    assert_row(csv, 2, "1", "2");
    assert_row(csv, 3, "x\r\ny", "4");
    ck_assert_status(cparent__csv_next(csv, &err), CPARENT_DONE, &err);
    cparent__csv_free(csv);
}
END_TEST

START_TEST(the_last_line_needs_no_line_end)
{
    static const char *const ends[] = { "a,b\n1,2", "a,b\n1,2\r",
                                        "a,b\n1,2\r\n", "a,b\n1,\"2\"" };
    size_t i;

    for (i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        cparent__csv *csv = opened(ends[i]);

        assert_row(csv, 2, "1", "2");
        ck_assert_status(cparent__csv_next(csv, &err), CPARENT_DONE, &err);
        cparent__csv_free(csv);
    }
}
END_TEST

START_TEST(a_last_cell_may_be_empty)
{
    cparent__csv *csv = opened("a,b\n1,");

    assert_row(csv, 2, "1", "");
    ck_assert_status(cparent__csv_next(csv, &err), CPARENT_DONE, &err);
    cparent__csv_free(csv);
}
END_TEST

START_TEST(quotes_hold_commas_quotes_and_lines)
{
    cparent__csv *csv = opened("a,b\n\"x,y\",\"say \"\"so\"\"\"\n"
                               "\"one\ntwo\n\",\"\"\n5,6\n");

    assert_row(csv, 2, "x,y", "say \"so\"");
    assert_row(csv, 3, "one\ntwo", "");
    assert_row(csv, 6, "5", "6");
    cparent__csv_free(csv);
}
END_TEST

START_TEST(a_quote_inside_an_open_cell_is_a_letter)
{
    cparent__csv *csv = opened("a,b\n5\" by 7\",2\n");

    assert_row(csv, 2, "5\" by 7\"", "2");
    cparent__csv_free(csv);
}
END_TEST

START_TEST(blank_rows_are_left_out_and_counted)
{
    cparent__csv *csv = opened("a,b\n\n1,2\n,\n , \n\r\n3,4\n,,,,,,\n\n\n");

    assert_row(csv, 3, "1", "2");
    assert_row(csv, 7, "3", "4");
    ck_assert_status(cparent__csv_next(csv, &err), CPARENT_DONE, &err);
    cparent__csv_free(csv);
}
END_TEST

START_TEST(a_row_knows_its_bytes)
{
    static const char text[] = "\xEF\xBB\xBF" "a,b\r\n1,\"2\n3\"\r\n4,5";
    cparent__csv *csv = opened(text);
    const char *bytes;
    size_t size;
    size_t start;
    size_t end;

    bytes = cparent__csv_bytes(csv, &size);
    ck_assert_uint_eq(size, sizeof text - 1);
    assert_row(csv, 2, "1", "2\n3");
    cparent__csv_span(csv, &start, &end);
    ck_assert_uint_eq(start, 8);
    ck_assert_uint_eq(end, 15);
    ck_assert_mem_eq(bytes + start, "1,\"2\n3\"", 7);
    assert_row(csv, 4, "4", "5");
    cparent__csv_span(csv, &start, &end);
    ck_assert_mem_eq(bytes + start, "4,5", 3);
    ck_assert_uint_eq(end, size);
    cparent__csv_free(csv);
}
END_TEST

START_TEST(an_empty_file_is_refused)
{
    assert_refused("", 1, 0, "empty");
    assert_refused("\xEF\xBB\xBF", 1, 0, "empty");
}
END_TEST

START_TEST(a_header_names_every_column_once)
{
    assert_refused("a,,c\n1,2,3\n", 1, 2, "no name");
    assert_refused("\na,b\n", 1, 1, "no name");
    assert_refused("a,b, A \n1,2,3\n", 1, 3, "two columns");
    ck_assert_str_eq(err.field, "A");
    assert_refused("d,b,c,b,d\n", 1, 4, "two columns");
}
END_TEST

/* Where the comma is the decimal mark, spreadsheets write semicolons. */
START_TEST(what_parts_the_names_parts_the_cells)
{
    cparent__csv *csv = opened("\xEF\xBB\xBF" "a;\"b;b\"\r\n1,5;\"2;5\"\r\n");

    ck_assert_str_eq(cparent__csv_name(csv, 1), "b;b");
    assert_row(csv, 2, "1,5", "2;5");
    cparent__csv_free(csv);
    csv = opened("a\tb\tc\n1;5\t2,5\t\n");
    assert_row(csv, 2, "1;5", "2,5");
    cparent__csv_free(csv);
    /* One name with another mark in it is one name. */
    csv = opened("a;b,c\n1;2,3\n");
    assert_row(csv, 2, "1;2", "3");
    cparent__csv_free(csv);
    csv = opened("\"a;b;c\"\n1;2\n");
    ck_assert_uint_eq(cparent__csv_columns(csv), 1);
    cparent__csv_free(csv);
    assert_refused("a;b\n1;2;3\n", 2, 3, "more cells");
    assert_refused("a;b\n1;\"2\"3\n", 2, 2, "after a closing quote");
    assert_refused("a;b\n1,1;x\xFF\n", 2, 2, "not UTF-8");
}
END_TEST

START_TEST(a_row_of_another_length_is_refused_at_its_end)
{
    assert_refused("a,b\n1,2\n3\n", 3, 2, "ends before");
    ck_assert_str_eq(err.field, "b");
    assert_refused("a,b\n1,2,3\n", 2, 3, "more cells");
    assert_refused("a,b\n\"1\n1\",2\n1,2,\n", 4, 3, "more cells");
}
END_TEST

START_TEST(a_quote_is_closed_and_ends_its_cell)
{
    assert_refused("a,b\n1,\"2\n3,4\n", 2, 2, "never closed");
    assert_refused("a,\"b\n1,2\n", 1, 2, "never closed");
    assert_refused("a,b\n1,2\n\"x\"y,4\n", 3, 1, "after a closing quote");
    assert_refused("a,b\n1,\"\"\"", 2, 2, "never closed");
}
END_TEST

START_TEST(a_byte_that_is_not_utf_8_is_found)
{
    assert_refused("a,b\n1,2\n3,x\xFFy\n", 3, 2, "not UTF-8");
    ck_assert_int_eq(err.offset, 11);
    /* Commas and line ends inside quotes are no new cells. */
    assert_refused("a,b\n\"1,1\n\"\"1,1\",\xE2\x82", 3, 2, "not UTF-8");
    assert_refused("a,b\n\"1,1\n1,\xC0\x80\",2", 3, 1, "not UTF-8");
    /* Overlong, a surrogate, and past the last code point. */
    assert_refused("a\n\xC1\xBF", 2, 1, "not UTF-8");
    assert_refused("a\n\xED\xA0\x80", 2, 1, "not UTF-8");
    assert_refused("a\n\xF4\x90\x80\x80", 2, 1, "not UTF-8");
}
END_TEST

START_TEST(a_nul_is_refused)
{
    assert_refused_bytes("a,b\n1,2\0\n", 9, 2, 2, "NUL");
    ck_assert_int_eq(err.offset, 7);
}
END_TEST

START_TEST(utf_16_is_refused_by_its_name)
{
    assert_refused_bytes("\xFF\xFE" "a\0", 4, 1, 1, "UTF-16");
    assert_refused_bytes("\xFE\xFF\0a", 4, 1, 1, "UTF-16");
}
END_TEST

START_TEST(a_limit_of_rows_is_kept)
{
    cparent_limits limits = CPARENT_LIMITS_INIT;
    cparent__csv *csv = NULL;

    limits.rows = 2;
    ck_assert_ok(try_open("a\n1\n\n2\n3\n", 9, &limits, &csv), &err);
    ck_assert_ok(cparent__csv_next(csv, &err), &err);
    ck_assert_ok(cparent__csv_next(csv, &err), &err);
    ck_assert_status(cparent__csv_next(csv, &err), CPARENT_E_LIMIT, &err);
    ck_assert_int_eq(err.line, 5);
    cparent__csv_free(csv);
}
END_TEST

START_TEST(a_limit_of_bytes_is_kept)
{
    cparent_limits limits = CPARENT_LIMITS_INIT;
    cparent__csv *csv = NULL;

    limits.bytes = 4;
    ck_assert_status(try_open("a\n1\n2\n", 6, &limits, &csv),
                     CPARENT_E_LIMIT, &err);
    ck_assert_ptr_null(csv);
}
END_TEST

START_TEST(a_failure_names_the_cell)
{
    cparent__csv *csv = opened("a,b\n1,2\n");

    assert_row(csv, 2, "1", "2");
    ck_assert_status(cparent__csv_fail(csv, 1, &err, "odd %d", 7),
                     CPARENT_E_PARSE, &err);
    ck_assert_str_eq(err.message, "odd 7");
    ck_assert_str_eq(err.field, "b");
    ck_assert_int_eq(err.line, 2);
    ck_assert_int_eq(err.column, 2);
    cparent__csv_free(csv);
}
END_TEST

/* A hundred thousand columns, and the twin of the first at the very end. */
START_TEST(a_hundred_thousand_columns_take_no_time)
{
    enum { COLUMNS = 100000 };
    cparent__text text = CPARENT__TEXT_INIT(CPARENT__TEXT_LARGE);
    cparent__csv *csv;
    int i;

    for (i = 0; i < COLUMNS; i++)
        cparent__text_addf(&text, "%scolumn_%d", i ? "," : "", i);
    cparent__text_char(&text, '\n');
    for (i = 0; i < COLUMNS; i++)
        cparent__text_addf(&text, "%s%d", i ? "," : "", i);
    csv = opened(cparent__text_string(&text));
    ck_assert_uint_eq(cparent__csv_columns(csv), COLUMNS);
    ck_assert_ok(cparent__csv_next(csv, &err), &err);
    ck_assert_str_eq(cparent__csv_cell(csv, COLUMNS - 1), "99999");
    cparent__csv_free(csv);
    cparent__text_clear(&text);
    for (i = 0; i < COLUMNS; i++)
        cparent__text_addf(&text, "column_%d,", i);
    cparent__text_add(&text, "COLUMN_0\n");
    assert_refused(cparent__text_string(&text), 1, COLUMNS + 1,
                   "two columns");
    cparent__text_free(&text);
}
END_TEST

START_TEST(a_cell_of_ten_megabytes_is_read)
{
    enum { SIZE = 10 << 20 };
    char *text = malloc(SIZE + 64);
    size_t at;
    cparent__csv *csv;

    ck_assert_ptr_nonnull(text);
    at = (size_t)sprintf(text, "a,b\n1,\"");
    memset(text + at, 'x', SIZE);
    strcpy(text + at + SIZE, "\"\n");
    csv = opened(text);
    free(text);
    ck_assert_ok(cparent__csv_next(csv, &err), &err);
    ck_assert_uint_eq(strlen(cparent__csv_cell(csv, 1)), SIZE);
    cparent__csv_free(csv);
}
END_TEST

static cparent_status
read_all(void *user)
{
    static const char text[] = "a,b,c\n1,\"2\n2\",3\n\n4,5,6\n";
    cparent_source *source = NULL;
    cparent__csv *csv = NULL;
    cparent_status status;

    (void)user;
    status = cparent_source_from_bytes("t", text, sizeof text - 1, &source,
                                       NULL);
    if (status == CPARENT_OK)
        status = cparent__csv_open(source, NULL, &csv, NULL);
    while (status == CPARENT_OK)
        status = cparent__csv_next(csv, NULL);
    cparent__csv_free(csv);
    cparent_source_unref(source);
    return status == CPARENT_DONE ? CPARENT_OK : status;
}

START_TEST(memory_may_run_out_anywhere)
{
    ck_assert_int_gt(support_fail_each_allocation(read_all, NULL, 1), 5);
}
END_TEST

static Suite *
csv_suite(void)
{
    Suite *suite = suite_create("csv");
    TCase *tcase = tcase_create("csv");

    tcase_add_checked_fixture(tcase, setup, teardown);
    tcase_add_test(tcase, rows_are_read_cell_by_cell);
    tcase_add_test(tcase, a_column_is_found_whatever_its_case_and_blanks);
    tcase_add_test(
        tcase, line_ends_of_windows_and_a_byte_order_mark_are_no_content);
    tcase_add_test(tcase, the_last_line_needs_no_line_end);
    tcase_add_test(tcase, a_last_cell_may_be_empty);
    tcase_add_test(tcase, quotes_hold_commas_quotes_and_lines);
    tcase_add_test(tcase, a_quote_inside_an_open_cell_is_a_letter);
    tcase_add_test(tcase, blank_rows_are_left_out_and_counted);
    tcase_add_test(tcase, a_row_knows_its_bytes);
    tcase_add_test(tcase, an_empty_file_is_refused);
    tcase_add_test(tcase, a_header_names_every_column_once);
    tcase_add_test(tcase, what_parts_the_names_parts_the_cells);
    tcase_add_test(tcase, a_row_of_another_length_is_refused_at_its_end);
    tcase_add_test(tcase, a_quote_is_closed_and_ends_its_cell);
    tcase_add_test(tcase, a_byte_that_is_not_utf_8_is_found);
    tcase_add_test(tcase, a_nul_is_refused);
    tcase_add_test(tcase, utf_16_is_refused_by_its_name);
    tcase_add_test(tcase, a_limit_of_rows_is_kept);
    tcase_add_test(tcase, a_limit_of_bytes_is_kept);
    tcase_add_test(tcase, a_failure_names_the_cell);
    tcase_add_test(tcase, a_hundred_thousand_columns_take_no_time);
    tcase_add_test(tcase, a_cell_of_ten_megabytes_is_read);
    tcase_add_test(tcase, memory_may_run_out_anywhere);
    suite_add_tcase(suite, tcase);
    return suite;
}

int
main(void)
{
    return cparent_test_main(csv_suite());
}
