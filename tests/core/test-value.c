/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "support.h"

#include <string.h>

static cparent_value
parsed(const char *text)
{
    cparent_error err = CPARENT_ERROR_INIT;
    cparent_value value;

    memset(&value, 0, sizeof value);
    ck_assert_ok(cparent_value_parse(text, strlen(text), &value, &err),
                 &err);
    return value;
}

static void
check_words(const char *text, cparent_unit unit, const char *expected)
{
    cparent_value value = parsed(text);
    char words[CPARENT_VALUE_SIZE];

    value.unit = unit;
    cparent_value_words(&value, words);
    ck_assert_str_eq(words, expected);
}

START_TEST(a_symbol_says_why_there_is_no_number)
{
    static const struct {
        const char *symbol;
        int state;
    } cases[] = {
        { "", 0 },  { "c", 2 },   { "z", 3 }, { "x", 4 }, { ":", 4 },
        { "k", 5 }, { "low", 5 }, { "~", 5 }, { "u", 6 },
    };
    size_t i;

    for (i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        cparent_value value = parsed(cases[i].symbol);

        ck_assert_int_eq(value.state, cases[i].state);
        ck_assert(!cparent_value_is_number(&value));
        ck_assert_int_eq(value.number.coefficient, 0);
        ck_assert_int_eq(value.unit, CPARENT_UNIT_UNKNOWN);
    }
    ck_assert_int_eq(parsed("0").state, CPARENT_VALUE_NUMBER);
}
END_TEST

START_TEST(a_range_has_two_ends_in_order)
{
    cparent_value value = parsed("97..99.5");

    ck_assert(cparent_value_is_number(&value));
    ck_assert_uint_eq(value.flags, CPARENT_VALUE_RANGE);
    ck_assert_int_eq(value.number.coefficient, 97);
    ck_assert_int_eq(value.high.coefficient, 995);
    ck_assert_int_eq(value.high.scale, 1);
    value = parsed("-5..-3");
    ck_assert_int_eq(value.number.coefficient, -5);
    ck_assert_int_eq(value.high.coefficient, -3);
    value = parsed("5..5");
    ck_assert_uint_eq(value.flags, CPARENT_VALUE_RANGE);
}
END_TEST

START_TEST(what_is_no_figure_is_refused_and_nothing_is_touched)
{
    static const char *const wrong[] = {
        "1,234", "12%",   "1e3",    "0x10",    "nan",    " 7",
        "7 ",    "99..97", "97..",  "..99",    "97...99", "97..c",
        "c..97", "97-99", "C",      "Low",     "lo",     "c ",
        "n/a",   "-",     "1234567890123456789", "97..98..99"
    };
    size_t i;

    for (i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        cparent_error err = CPARENT_ERROR_INIT;
        cparent_value value;
        cparent_value kept;
        cparent_status status;

        memset(&value, 0x5A, sizeof value);
        kept = value;
        status = cparent_value_parse(wrong[i], strlen(wrong[i]), &value,
                                     &err);
        if (status != CPARENT_E_PARSE)
            ck_abort_msg("\"%s\" gave %d", wrong[i], status);
        ck_assert_int_eq(memcmp(&value, &kept, sizeof kept), 0);
    }
}
END_TEST

START_TEST(nothing_at_all_is_missing)
{
    cparent_value value = parsed("7");

    ck_assert_int_eq(cparent_value_parse(NULL, 0, &value, NULL),
                     CPARENT_OK);
    ck_assert_int_eq(value.state, CPARENT_VALUE_MISSING);
}
END_TEST

START_TEST(people_read_a_figure_with_its_unit)
{
    check_words("94", CPARENT_UNIT_PERCENT, "94%");
    check_words("820000", CPARENT_UNIT_GBP, "£820,000");
    check_words("-820000", CPARENT_UNIT_GBP, "-£820,000");
    check_words("97..99", CPARENT_UNIT_PERCENT, "97% to 99%");
    check_words("60.7", CPARENT_UNIT_RATE_PER_10000, "60.7 per 10,000");
    check_words("12", CPARENT_UNIT_DAYS, "12 days");
    check_words("1", CPARENT_UNIT_DAYS, "1 day");
    check_words("1.0", CPARENT_UNIT_DAYS, "1.0 days");
    check_words("1..2", CPARENT_UNIT_DAYS, "1 to 2 days");
    check_words("1", CPARENT_UNIT_YEARS, "1 year");
    check_words("3.2", CPARENT_UNIT_YEARS, "3.2 years");
    check_words("2", CPARENT_UNIT_PERCENTAGE_POINTS, "2 points");
    check_words("1", CPARENT_UNIT_MONTHS, "1 month");
    check_words("19", CPARENT_UNIT_MONTHS, "19 months");
    check_words("607", CPARENT_UNIT_COUNT, "607");
    check_words("1234567.5", CPARENT_UNIT_COUNT, "1,234,567.5");
    check_words("-1234", CPARENT_UNIT_UNKNOWN, "-1,234");
    check_words("999", CPARENT_UNIT_COUNT, "999");
    check_words("-999", CPARENT_UNIT_COUNT, "-999");
    check_words("0.123456", CPARENT_UNIT_SCORE, "0.123456");
    check_words("-999999999999999999..999999999999999999",
                CPARENT_UNIT_GBP,
                "-£999,999,999,999,999,999 to £999,999,999,999,999,999");
}
END_TEST

START_TEST(what_is_no_number_is_never_shown_as_one)
{
    static const char *const words[] = {
        "not given",     NULL,
        "hidden to protect people",
        "not applicable", "not available", "rounds to zero",
        "too uncertain to show"
    };
    char buffer[CPARENT_VALUE_SIZE];
    int state;
    size_t i;

    for (state = 0; state <= 6; state++) {
        cparent_value value =
            cparent_value_none((cparent_value_state)state);

        if (state == CPARENT_VALUE_NUMBER)
            continue;
        value.number.coefficient = 7; /* left over: never to be seen */
        value.unit = CPARENT_UNIT_PERCENT;
        cparent_value_words(&value, buffer);
        ck_assert_str_eq(buffer, words[state]);
        for (i = 0; buffer[i]; i++)
            ck_assert(buffer[i] < '0' || buffer[i] > '9');
    }
}
END_TEST

START_TEST(a_unit_or_state_that_is_none_breaks_nothing)
{
    static const int odd[] = { -1, 10, 7, 1000, INT32_MAX, INT32_MIN };
    char buffer[CPARENT_VALUE_SIZE];
    size_t i;

    for (i = 0; i < sizeof odd / sizeof odd[0]; i++) {
        cparent_value value = parsed("5");

        value.unit = odd[i];
        cparent_value_words(&value, buffer);
        ck_assert_int_eq(buffer[0], '5');
        value.state = odd[i];
        cparent_value_words(&value, buffer);
        ck_assert_str_eq(buffer, "not given");
    }
    ck_assert_str_eq(cparent_unit_name((cparent_unit)-1), "unknown");
    ck_assert_str_eq(cparent_unit_name((cparent_unit)11), "unknown");
    ck_assert_str_eq(cparent_value_state_name((cparent_value_state)7),
                     "missing");
}
END_TEST

START_TEST(units_and_states_keep_their_names_and_numbers)
{
    static const char *const units[] = {
        "unknown", "percent", "count", "rate_per_10000", "gbp",
        "days", "years", "ratio", "score", "percentage_points",
        "months"
    };
    static const char *const states[] = {
        "missing", "number", "suppressed", "not_applicable",
        "not_available", "rounds_to_zero", "low_reliability"
    };
    cparent_unit unit = CPARENT_UNIT_SCORE;
    int i;

    for (i = 0; i < 11; i++) {
        ck_assert_str_eq(cparent_unit_name((cparent_unit)i), units[i]);
        ck_assert(cparent_unit_parse(units[i], &unit));
        ck_assert_int_eq((int)unit, i);
    }
    for (i = 0; i < 7; i++)
        ck_assert_str_eq(cparent_value_state_name((cparent_value_state)i),
                         states[i]);
    unit = CPARENT_UNIT_GBP;
    ck_assert(!cparent_unit_parse("Percent", &unit));
    ck_assert(!cparent_unit_parse("", &unit));
    ck_assert(!cparent_unit_parse(NULL, &unit));
    ck_assert_int_eq(unit, CPARENT_UNIT_GBP);
}
END_TEST

START_TEST(equal_is_equal_in_every_field_that_counts)
{
    cparent_value a = parsed("97..99");
    cparent_value b = a;

    a.numerator = 5; /* does not count without PARTS */
    ck_assert(cparent_value_equal(&a, &b));
    b.unit = CPARENT_UNIT_PERCENT;
    ck_assert(!cparent_value_equal(&a, &b));
    b = a;
    b.high.coefficient++;
    ck_assert(!cparent_value_equal(&a, &b));
    b = a;
    b.flags = 0;
    ck_assert(!cparent_value_equal(&a, &b));
    a = b = parsed("62.4");
    b.number.coefficient = 6240;
    b.number.scale = 2; /* printed otherwise */
    ck_assert(!cparent_value_equal(&a, &b));
    a.flags = CPARENT_VALUE_PARTS;
    a.numerator = 59;
    a.denominator = 181;
    b = a;
    ck_assert(cparent_value_equal(&a, &b));
    b.denominator = 182;
    ck_assert(!cparent_value_equal(&a, &b));
    a = b = cparent_value_none(CPARENT_VALUE_SUPPRESSED);
    b.number.coefficient = 3; /* there is no number */
    ck_assert(cparent_value_equal(&a, &b));
    b.state = CPARENT_VALUE_MISSING;
    ck_assert(!cparent_value_equal(&a, &b));
}
END_TEST

static Suite *
value_suite(void)
{
    Suite *suite = suite_create("core/value");
    TCase *tcase = tcase_create("value");

    tcase_add_test(tcase, a_symbol_says_why_there_is_no_number);
    tcase_add_test(tcase, a_range_has_two_ends_in_order);
    tcase_add_test(tcase,
                   what_is_no_figure_is_refused_and_nothing_is_touched);
    tcase_add_test(tcase, nothing_at_all_is_missing);
    tcase_add_test(tcase, people_read_a_figure_with_its_unit);
    tcase_add_test(tcase, what_is_no_number_is_never_shown_as_one);
    tcase_add_test(tcase, a_unit_or_state_that_is_none_breaks_nothing);
    tcase_add_test(tcase, units_and_states_keep_their_names_and_numbers);
    tcase_add_test(tcase, equal_is_equal_in_every_field_that_counts);
    suite_add_tcase(suite, tcase);
    return suite;
}

int
main(void)
{
    return cparent_test_main(value_suite());
}
