/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "support.h"

#include <string.h>

__extension__ typedef __int128 wide;

static uint64_t seed = 20260301;

static uint64_t
next_random(void)
{
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return seed;
}

/* Numbers of every length, both signs, at every scale. */
static cparent_decimal
random_decimal(void)
{
    cparent_decimal number = { 0, 0, 0 };

    number.coefficient = (int64_t)(next_random() >> next_random() % 64);
    if (next_random() % 2)
        number.coefficient = -number.coefficient;
    number.scale = (int32_t)(next_random() % 16);
    return number;
}

static wide
wide_power(int exponent)
{
    wide power = 1;

    while (exponent-- > 0)
        power *= 10;
    return power;
}

static cparent_decimal
parsed(const char *text)
{
    cparent_error err = CPARENT_ERROR_INIT;
    cparent_decimal number = { 0, 0, 0 };

    ck_assert_ok(cparent_decimal_parse(text, strlen(text), &number, &err),
                 &err);
    return number;
}

static void
check_parse(const char *text, int64_t coefficient, int scale,
            const char *form)
{
    cparent_decimal number = parsed(text);
    char buffer[CPARENT_DECIMAL_SIZE];

    ck_assert_int_eq(number.coefficient, coefficient);
    ck_assert_int_eq(number.scale, scale);
    cparent_decimal_format(number, buffer);
    ck_assert_str_eq(buffer, form);
}

START_TEST(plain_digits_are_read_and_keep_their_places)
{
    check_parse("62.4", 624, 1, "62.4");
    check_parse("-3", -3, 0, "-3");
    check_parse("+3", 3, 0, "3");
    check_parse("0.50", 50, 2, "0.50");
    check_parse("0", 0, 0, "0");
    check_parse("-0.0", 0, 1, "0.0");
    check_parse("007", 7, 0, "7");
    check_parse("-0.05", -5, 2, "-0.05");
    check_parse("999999999999999999", 999999999999999999, 0,
                "999999999999999999");
    check_parse("-999.999999999999999", -999999999999999999, 15,
                "-999.999999999999999");
}
END_TEST

START_TEST(everything_else_is_refused_and_nothing_is_touched)
{
    static const char *const wrong[] = {
        "",     "1,234", "12%",  "1e3",  "1E3", "0x10", "nan",  "inf",
        " 7",   "7 ",    "--7",  "+-7",  "-",   "+",    ".",    ".5",
        "5.",   "-.5",   "1.2.3", "1..2", "1 2", "\t7",  "7\n",  "£5",
        "1234567890123456789",          /* 19 digits */
        "0000000000000000001",
        "0.1234567890123456",           /* 16 places */
        "12345.67890123456789",         /* 19 digits */
        "\xD9\xA3",                     /* an Arabic digit */
        "\xC2\xB2", "ten", "c", "97..99"
    };
    size_t i;

    for (i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        cparent_error err = CPARENT_ERROR_INIT;
        cparent_decimal number = { 42, 3, 0 };
        cparent_status status = cparent_decimal_parse(
            wrong[i], strlen(wrong[i]), &number, &err);

        if (status != CPARENT_E_PARSE)
            ck_abort_msg("\"%s\" gave %d", wrong[i], status);
        ck_assert_int_eq(number.coefficient, 42);
        ck_assert_int_eq(number.scale, 3);
        ck_assert_str_ne(err.message, "");
        ck_assert_str_ne(err.hint, "");
        ck_assert(wrong[i][0] == '\0' || strlen(wrong[i]) < 2 ||
                  !support_contains(err.message, wrong[i]));
    }
    ck_assert_int_eq(cparent_decimal_parse("x", 1, NULL, NULL),
                     CPARENT_E_PARSE);
}
END_TEST

START_TEST(only_the_length_given_is_read)
{
    cparent_decimal number = { 0, 0, 0 };
    char with_nul[3] = { '1', '\0', '2' };

    ck_assert_int_eq(cparent_decimal_parse("624x", 3, &number, NULL),
                     CPARENT_OK);
    ck_assert_int_eq(number.coefficient, 624);
    ck_assert_int_eq(cparent_decimal_parse(with_nul, 3, &number, NULL),
                     CPARENT_E_PARSE);
}
END_TEST

START_TEST(every_number_written_is_read_back)
{
    int i;

    for (i = 0; i < 100000; i++) {
        cparent_decimal number = random_decimal();
        cparent_decimal back;
        char text[CPARENT_DECIMAL_SIZE];

        number.coefficient %= 1000000000000000000;
        cparent_decimal_format(number, text);
        if (number.scale == 15 &&
            (number.coefficient > 999999999999999999 / 10 ||
             number.coefficient < -(999999999999999999 / 10)))
            continue;
        if (strlen(text) > 19) /* 0.000000000000000012 has more digits */
            continue;
        back = parsed(text);
        if (back.coefficient != number.coefficient ||
            back.scale != number.scale)
            ck_abort_msg("%s", text);
    }
}
END_TEST

START_TEST(any_two_numbers_compare_exactly)
{
    int i;

    for (i = 0; i < 100000; i++) {
        cparent_decimal a = random_decimal();
        cparent_decimal b = random_decimal();
        wide wa;
        wide wb;
        int expected;

        if (i % 4 == 0) { /* near one another, or the same */
            b = a;
            b.coefficient += (int64_t)(next_random() % 3) - 1;
        }
        wa = (wide)a.coefficient * wide_power(15 - a.scale);
        wb = (wide)b.coefficient * wide_power(15 - b.scale);
        expected = (wa > wb) - (wa < wb);
        if (cparent_decimal_compare(a, b) != expected ||
            cparent_decimal_compare(b, a) != -expected)
            ck_abort_msg("%lld/%d %lld/%d", (long long)a.coefficient,
                         a.scale, (long long)b.coefficient, b.scale);
    }
}
END_TEST

static void
check_subtract(cparent_decimal a, cparent_decimal b)
{
    cparent_decimal result = { 42, 77, 0 };
    int scale = a.scale > b.scale ? a.scale : b.scale;
    wide expected = (wide)a.coefficient * wide_power(scale - a.scale) -
                    (wide)b.coefficient * wide_power(scale - b.scale);
    bool fits = expected >= INT64_MIN && expected <= INT64_MAX;

    if (cparent_decimal_subtract(a, b, &result) != fits)
        ck_abort_msg("%lld/%d %lld/%d", (long long)a.coefficient, a.scale,
                     (long long)b.coefficient, b.scale);
    if (!fits) {
        ck_assert_int_eq(result.coefficient, 42);
        ck_assert_int_eq(result.scale, 77);
    } else if (result.coefficient != (int64_t)expected ||
               result.scale != scale) {
        ck_abort_msg("%lld/%d %lld/%d", (long long)a.coefficient, a.scale,
                     (long long)b.coefficient, b.scale);
    }
}

START_TEST(any_two_numbers_subtract_exactly_or_not_at_all)
{
    static const int64_t ends[] = { INT64_MIN, INT64_MIN + 1, -1, 0, 1,
                                    INT64_MAX - 1, INT64_MAX,
                                    930000000000000000 };
    size_t i;
    size_t j;
    int scale;

    for (i = 0; i < 100000; i++) {
        cparent_decimal a = random_decimal();
        cparent_decimal b = random_decimal();

        check_subtract(a, b);
        b = a;
        b.coefficient -= (int64_t)(next_random() % 1000);
        check_subtract(a, b);
    }
    for (i = 0; i < sizeof ends / sizeof ends[0]; i++)
        for (j = 0; j < sizeof ends / sizeof ends[0]; j++)
            for (scale = 0; scale <= 15; scale++) {
                cparent_decimal a = { ends[i], scale, 0 };
                cparent_decimal b = { ends[j], 15 - scale, 0 };

                check_subtract(a, b);
                b.scale = scale ? scale - 1 : 0;
                check_subtract(a, b);
            }
}
END_TEST

START_TEST(rounding_takes_half_away_from_zero)
{
    static const struct {
        const char *from;
        int places;
        const char *to;
    } cases[] = {
        { "62.45", 1, "62.5" },  { "62.44", 1, "62.4" },
        { "-62.45", 1, "-62.5" }, { "-62.44", 1, "-62.4" },
        { "0.5", 0, "1" },       { "-0.5", 0, "-1" },
        { "0.4999", 0, "0" },    { "-0.4999", 0, "0" },
        { "2.5", 0, "3" },       { "99.95", 1, "100.0" },
        { "62.4", 3, "62.4" },   { "62.4", -1, "62.4" },
    };
    size_t i;
    char text[CPARENT_DECIMAL_SIZE];

    for (i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        cparent_decimal_format(
            cparent_decimal_round(parsed(cases[i].from), cases[i].places),
            text);
        ck_assert_str_eq(text, cases[i].to);
    }
    for (i = 0; i < 100000; i++) {
        cparent_decimal a = random_decimal();
        int places = (int)(next_random() % 16);
        cparent_decimal b = cparent_decimal_round(a, places);
        wide unit = wide_power(a.scale > places ? a.scale - places : 0);
        wide expected = a.coefficient;

        if (unit > 1) {
            wide size = expected < 0 ? -expected : expected;

            size = (2 * size + unit) / (2 * unit);
            expected = expected < 0 ? -size : size;
        }
        if (b.coefficient != (int64_t)expected ||
            b.scale != (a.scale > places ? places : a.scale))
            ck_abort_msg("%lld/%d to %d", (long long)a.coefficient,
                         a.scale, places);
    }
}
END_TEST

/* half up: floor((2 n per 10^p + d) / 2d), by numbers of 128 bits */
static void
check_ratio(int64_t n, int64_t d, int64_t per, int places)
{
    cparent_decimal result = { 42, 77, 0 };
    wide scaled = (wide)n * per * wide_power(places);
    wide expected = scaled / d;
    bool fits;

    if (scaled % d >= d - scaled % d)
        expected++;
    fits = expected <= INT64_MAX;
    if (cparent_decimal_ratio(n, d, per, places, &result) != fits)
        ck_abort_msg("%lld/%lld per %lld to %d", (long long)n,
                     (long long)d, (long long)per, places);
    if (fits ? result.coefficient != (int64_t)expected ||
                   result.scale != places
             : result.coefficient != 42 || result.scale != 77)
        ck_abort_msg("%lld/%lld per %lld to %d", (long long)n,
                     (long long)d, (long long)per, places);
}

START_TEST(a_share_is_exact_and_rounded_half_up)
{
    static const int64_t per[] = { 1, 100, 1000, 10000, 100000 };
    int64_t n;
    int64_t d;
    int i;

    for (d = 1; d <= 300; d++)
        for (n = 0; n <= d; n++)
            check_ratio(n, d, 100, 1);
    for (i = 0; i < 100000; i++) {
        n = (int64_t)((next_random() >> 1) >> next_random() % 63);
        d = (int64_t)((next_random() >> 1) >> next_random() % 63);
        /* few places, so that 128 bits hold the test's own product */
        check_ratio(n, d > 0 ? d : 1, per[next_random() % 5],
                    (int)(next_random() % 12));
    }
    check_ratio(100000000000000000, 100000000000000000, 100, 1);
    check_ratio(INT64_MAX, INT64_MAX, 100000, 11);
    check_ratio(INT64_MAX, 1, 1, 0);
    check_ratio(INT64_MAX, 1, 1, 1);
    check_ratio(INT64_MAX, 2, 1, 0);
}
END_TEST

START_TEST(a_share_of_nothing_is_no_number)
{
    cparent_decimal result = { 42, 7, 0 };

    ck_assert(!cparent_decimal_ratio(1, 0, 100, 1, &result));
    ck_assert(!cparent_decimal_ratio(0, 0, 100, 1, &result));
    ck_assert(!cparent_decimal_ratio(1, -2, 100, 1, &result));
    ck_assert(!cparent_decimal_ratio(-1, 2, 100, 1, &result));
    ck_assert(!cparent_decimal_ratio(1, 2, -100, 1, &result));
    ck_assert(!cparent_decimal_ratio(1, 2, 100, -1, &result));
    ck_assert(!cparent_decimal_ratio(1, 2, 100, 16, &result));
    ck_assert_int_eq(result.coefficient, 42);
    ck_assert_int_eq(result.scale, 7);
}
END_TEST

START_TEST(drawing_gets_the_nearest_double)
{
    ck_assert(cparent_decimal_double(parsed("62.4")) == 62.4);
    ck_assert(cparent_decimal_double(parsed("-0.1")) == -0.1);
    ck_assert(cparent_decimal_double(parsed("0")) == 0.0);
}
END_TEST

START_TEST(a_scale_that_is_none_breaks_nothing)
{
    static const int32_t scales[] = { -5, 16, 19, 40, 1000 };
    char text[CPARENT_DECIMAL_SIZE];
    size_t i;

    for (i = 0; i < sizeof scales / sizeof scales[0]; i++) {
        cparent_decimal a = { INT64_MIN, scales[i], 0 };

        cparent_decimal_format(a, text);
        ck_assert_uint_lt(strlen(text), sizeof text);
        cparent_decimal_double(a);
    }
}
END_TEST

static Suite *
decimal_suite(void)
{
    Suite *suite = suite_create("core/decimal");
    TCase *tcase = tcase_create("decimal");

    tcase_add_test(tcase, plain_digits_are_read_and_keep_their_places);
    tcase_add_test(tcase,
                   everything_else_is_refused_and_nothing_is_touched);
    tcase_add_test(tcase, only_the_length_given_is_read);
    tcase_add_test(tcase, every_number_written_is_read_back);
    tcase_add_test(tcase, any_two_numbers_compare_exactly);
    tcase_add_test(tcase, any_two_numbers_subtract_exactly_or_not_at_all);
    tcase_add_test(tcase, rounding_takes_half_away_from_zero);
    tcase_add_test(tcase, a_share_is_exact_and_rounded_half_up);
    tcase_add_test(tcase, a_share_of_nothing_is_no_number);
    tcase_add_test(tcase, drawing_gets_the_nearest_double);
    tcase_add_test(tcase, a_scale_that_is_none_breaks_nothing);
    suite_add_tcase(suite, tcase);
    return suite;
}

int
main(void)
{
    return cparent_test_main(decimal_suite());
}
