/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <cparent/value.h>

#include <stdio.h>

#include "core/error-internal.h"
#include "core/text-internal.h"

enum { MAX_SCALE = 15, MAX_DIGITS = 18 };

/* Beyond 10^18 nothing fits: a scale that nobody may give stays harmless. */
static int64_t
power_of_ten(int exponent)
{
    int64_t power = 1;

    if (exponent > MAX_DIGITS)
        exponent = MAX_DIGITS;
    while (exponent-- > 0)
        power *= 10;
    return power;
}

static cparent_status
refuse(cparent_error *err)
{
    return cparent__hint(
        err, cparent__fail(err, CPARENT_E_PARSE, "this is not a number"),
        "write plain digits, as in 62.4: no comma, percent sign or unit");
}

cparent_status
cparent_decimal_parse(const char *text, size_t length,
                      cparent_decimal *decimal_out, cparent_error *err)
{
    bool negative = length > 0 && text[0] == '-';
    size_t at = length > 0 && (text[0] == '-' || text[0] == '+');
    cparent_decimal decimal = { 0, 0, 0 };
    bool point = false;
    int digits = 0;

    for (; at < length; at++) {
        if (text[at] == '.' && !point && digits > 0) {
            point = true;
            continue;
        }
        if (!cparent__is_digit(text[at]) || digits == MAX_DIGITS ||
            decimal.scale == MAX_SCALE)
            return refuse(err);
        decimal.coefficient = decimal.coefficient * 10 + (text[at] - '0');
        decimal.scale += point;
        digits++;
    }
    if (digits == 0 || text[length - 1] == '.')
        return refuse(err);
    if (negative)
        decimal.coefficient = -decimal.coefficient;
    *decimal_out = decimal;
    return CPARENT_OK;
}

void
cparent_decimal_format(cparent_decimal decimal,
                       char buffer[CPARENT_DECIMAL_SIZE])
{
    uint64_t size = decimal.coefficient < 0
                        ? (uint64_t)0 - (uint64_t)decimal.coefficient
                        : (uint64_t)decimal.coefficient;
    const char *sign = decimal.coefficient < 0 ? "-" : "";
    uint64_t unit = (uint64_t)power_of_ten(decimal.scale);

    if (decimal.scale == 0)
        snprintf(buffer, CPARENT_DECIMAL_SIZE, "%s%llu", sign,
                 (unsigned long long)size);
    else
        snprintf(buffer, CPARENT_DECIMAL_SIZE, "%s%llu.%0*llu", sign,
                 (unsigned long long)(size / unit), (int)decimal.scale,
                 (unsigned long long)(size % unit));
}

/* Whole part and fraction compared apart, so that no scaling overflows. */
int
cparent_decimal_compare(cparent_decimal a, cparent_decimal b)
{
    int64_t unit_a, unit_b, whole_a, whole_b, part_a, part_b;

    if (a.scale == b.scale)
        return (a.coefficient > b.coefficient) -
               (a.coefficient < b.coefficient);
    unit_a = power_of_ten(a.scale);
    unit_b = power_of_ten(b.scale);
    whole_a = a.coefficient / unit_a;
    whole_b = b.coefficient / unit_b;
    part_a = a.coefficient % unit_a * power_of_ten(MAX_SCALE - a.scale);
    part_b = b.coefficient % unit_b * power_of_ten(MAX_SCALE - b.scale);
    if (whole_a != whole_b)
        return whole_a < whole_b ? -1 : 1;
    return (part_a > part_b) - (part_a < part_b);
}

/* Whole parts and fractions apart again: two numbers that are too long for
 * a common scale can have a difference that is not. */
bool
cparent_decimal_subtract(cparent_decimal a, cparent_decimal b,
                         cparent_decimal *out)
{
    int scale = a.scale > b.scale ? a.scale : b.scale;
    cparent_decimal result = { 0, scale, 0 };
    int64_t unit = power_of_ten(scale);
    int64_t unit_a = power_of_ten(a.scale);
    int64_t unit_b = power_of_ten(b.scale);
    int64_t part = a.coefficient % unit_a * power_of_ten(scale - a.scale) -
                   b.coefficient % unit_b * power_of_ten(scale - b.scale);
    int64_t whole;

    if (__builtin_sub_overflow(a.coefficient / unit_a,
                               b.coefficient / unit_b, &whole))
        return false;
    if (whole > 0 && part < 0) {
        whole--;
        part += unit;
    } else if (whole < 0 && part > 0) {
        whole++;
        part -= unit;
    }
    if (__builtin_mul_overflow(whole, unit, &whole) ||
        __builtin_add_overflow(whole, part, &result.coefficient))
        return false;
    *out = result;
    return true;
}

cparent_decimal
cparent_decimal_round(cparent_decimal decimal, int places)
{
    int64_t unit;
    int64_t rest;

    if (places < 0 || decimal.scale <= places)
        return decimal;
    unit = power_of_ten(decimal.scale - places);
    rest = decimal.coefficient % unit;
    decimal.coefficient /= unit;
    if (rest >= unit - rest)
        decimal.coefficient++;
    else if (-rest >= unit + rest)
        decimal.coefficient--;
    decimal.scale = places;
    return decimal;
}

double
cparent_decimal_double(cparent_decimal decimal)
{
    return (double)decimal.coefficient /
           (double)power_of_ten(decimal.scale);
}

/* A number of so many wholes and `rest` parts of `of`; rest < of < 2^63. */
typedef struct mixed {
    int64_t whole;
    int64_t rest;
} mixed;

static bool
add_mixed(mixed a, mixed b, int64_t of, mixed *out)
{
    bool carry = a.rest >= of - b.rest;

    out->rest = carry ? a.rest - (of - b.rest) : a.rest + b.rest;
    return !__builtin_add_overflow(a.whole, b.whole, &out->whole) &&
           !__builtin_add_overflow(out->whole, carry, &out->whole);
}

/* Multiplies bit by bit: no product stands between that could be too long
 * where the result is not. */
static bool
multiply_mixed(mixed number, int64_t of, int64_t by, mixed *out)
{
    mixed result = { 0, 0 };
    int bit;

    for (bit = 62; bit >= 0; bit--)
        if (!add_mixed(result, result, of, &result) ||
            ((by >> bit & 1) && !add_mixed(result, number, of, &result)))
            return false;
    *out = result;
    return true;
}

bool
cparent_decimal_ratio(int64_t numerator, int64_t denominator, int64_t per,
                      int places, cparent_decimal *out)
{
    cparent_decimal result = { 0, places, 0 };
    mixed number;
    int64_t scaled;

    if (denominator <= 0 || numerator < 0 || per < 0 || places < 0 ||
        places > MAX_SCALE)
        return false;
    if (!__builtin_mul_overflow(numerator, per, &scaled) &&
        !__builtin_mul_overflow(scaled, power_of_ten(places), &scaled)) {
        number.whole = scaled / denominator;
        number.rest = scaled % denominator;
    } else {
        number.whole = numerator / denominator;
        number.rest = numerator % denominator;
        if (!multiply_mixed(number, denominator, per, &number) ||
            !multiply_mixed(number, denominator, power_of_ten(places),
                            &number))
            return false;
    }
    if (__builtin_add_overflow(number.whole,
                               number.rest >= denominator - number.rest,
                               &result.coefficient))
        return false;
    *out = result;
    return true;
}
