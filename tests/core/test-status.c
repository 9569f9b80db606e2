/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "support.h"

#include <string.h>

/* What others rely on, once more by hand: a number that changes here breaks
 * somebody's program. */
static const struct {
    cparent_status status;
    int number;
    const char *name;
    int exit;
    const char *exception;
    const char *python;
    const char *ruby;
} pinned[] = {
    { CPARENT_DONE, 1, "DONE", 0, "", "", "" },
    { CPARENT_OK, 0, "OK", 0, "", "", "" },
    { CPARENT_E_NOMEM, -1, "NOMEM", 6, "MemoryError", "MemoryError",
      "NoMemoryError" },
    { CPARENT_E_INVALID, -2, "INVALID", 2, "InvalidError", "ValueError",
      "ArgumentError" },
    { CPARENT_E_NOT_FOUND, -3, "NOT_FOUND", 4, "NotFoundError", "KeyError",
      "KeyError" },
    { CPARENT_E_EXISTS, -4, "EXISTS", 5, "ExistsError", "OSError",
      "IOError" },
    { CPARENT_E_PARSE, -5, "PARSE", 3, "ParseError", "ValueError",
      "ArgumentError" },
    { CPARENT_E_VALIDATION, -6, "VALIDATION", 3, "ValidationError",
      "ValueError", "ArgumentError" },
    { CPARENT_E_CONFLICT, -7, "CONFLICT", 5, "ConflictError",
      "RuntimeError", "RuntimeError" },
    { CPARENT_E_STORE, -8, "STORE", 6, "StoreError", "OSError",
      "IOError" },
    { CPARENT_E_IO, -9, "IO", 6, "IoError", "OSError", "IOError" },
    { CPARENT_E_UNSUPPORTED, -10, "UNSUPPORTED", 8, "UnsupportedError",
      "NotImplementedError", "NotImplementedError" },
    { CPARENT_E_PROTECTED, -11, "PROTECTED", 7, "ProtectedError",
      "PermissionError", "SecurityError" },
    { CPARENT_E_CLOSED, -12, "CLOSED", 6, "ClosedError", "ValueError",
      "IOError" },
    { CPARENT_E_CANCELLED, -13, "CANCELLED", 130, "CancelledError",
      "RuntimeError", "RuntimeError" },
    { CPARENT_E_LIMIT, -14, "LIMIT", 3, "LimitError", "ValueError",
      "ArgumentError" },
    { CPARENT_E_BROKEN_CHAIN, -15, "BROKEN_CHAIN", 1, "BrokenChainError",
      "RuntimeError", "RuntimeError" },
};

enum { PINNED = sizeof pinned / sizeof pinned[0] };

START_TEST(numbers_names_and_exit_statuses_are_pinned)
{
    size_t i;

    ck_assert_uint_eq(cparent_status_count(), PINNED);
    for (i = 0; i < PINNED; i++) {
        cparent_status status = pinned[i].status;

        ck_assert_int_eq((int)status, pinned[i].number);
        ck_assert_str_eq(cparent_status_name(status), pinned[i].name);
        ck_assert_int_eq(cparent_status_exit(status), pinned[i].exit);
        ck_assert_str_eq(cparent_status_exception(status),
                         pinned[i].exception);
        ck_assert_str_eq(cparent_status_builtin(status, false),
                         pinned[i].python);
        ck_assert_str_eq(cparent_status_builtin(status, true),
                         pinned[i].ruby);
    }
}
END_TEST

START_TEST(no_two_rows_share_a_number_or_a_name)
{
    size_t i;
    size_t j;

    for (i = 0; i < cparent_status_count(); i++)
        for (j = 0; j < i; j++) {
            cparent_status a = cparent_status_at(i);
            cparent_status b = cparent_status_at(j);

            ck_assert_int_ne((int)a, (int)b);
            ck_assert_str_ne(cparent_status_name(a),
                             cparent_status_name(b));
            ck_assert(*cparent_status_exception(a) == '\0' ||
                      strcmp(cparent_status_exception(a),
                             cparent_status_exception(b)) != 0);
        }
}
END_TEST

START_TEST(every_sentence_is_one_clause)
{
    size_t i;

    for (i = 0; i < cparent_status_count(); i++) {
        const char *text = cparent_status_text(cparent_status_at(i));

        ck_assert_str_ne(text, "");
        ck_assert_ptr_null(strchr(text, '\n'));
        ck_assert_int_ne(text[strlen(text) - 1], '.');
    }
}
END_TEST

START_TEST(a_number_outside_the_table_is_unknown_and_no_success)
{
    static const int wrong[] = { 2, -16, 1000, INT32_MAX, INT32_MIN };
    size_t i;

    for (i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        cparent_status status = (cparent_status)wrong[i];

        ck_assert_str_eq(cparent_status_name(status), "UNKNOWN");
        ck_assert_int_eq(cparent_status_exit(status), 6);
        ck_assert_str_ne(cparent_status_text(status), "");
        ck_assert_str_eq(cparent_status_builtin(status, true), "");
    }
    ck_assert_int_eq((int)cparent_status_at(cparent_status_count()),
                     CPARENT_OK);
    ck_assert_int_eq((int)cparent_status_at(SIZE_MAX), CPARENT_OK);
}
END_TEST

START_TEST(an_enumeration_is_as_wide_as_an_int)
{
    ck_assert_uint_eq(sizeof(cparent_status), 4);
    ck_assert_uint_eq(sizeof(cparent_period_kind), 4);
    ck_assert_uint_eq(sizeof(cparent_noun), 4);
}
END_TEST

static Suite *
status_suite(void)
{
    Suite *suite = suite_create("core/status");
    TCase *tcase = tcase_create("status");

    tcase_add_test(tcase, numbers_names_and_exit_statuses_are_pinned);
    tcase_add_test(tcase, no_two_rows_share_a_number_or_a_name);
    tcase_add_test(tcase, every_sentence_is_one_clause);
    tcase_add_test(tcase, a_number_outside_the_table_is_unknown_and_no_success);
    tcase_add_test(tcase, an_enumeration_is_as_wide_as_an_int);
    suite_add_tcase(suite, tcase);
    return suite;
}

int
main(void)
{
    return cparent_test_main(status_suite());
}
