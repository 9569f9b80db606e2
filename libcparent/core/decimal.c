/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <cparent/value.h>

#include <stdio.h>

#include "core/error-internal.h"
#include "core/text-internal.h"

enum { MAX_SCALE = 15, MAX_DIGITS = 18 };

static int64_t
power_of_ten(int exponent)
{
    int64_t power = 1;

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
    int64_t unit_a = power_of_ten(a.scale);
    int64_t unit_b = power_of_ten(b.scale);
    int64_t whole_a = a.coefficient / unit_a;
    int64_t whole_b = b.coefficient / unit_b;
    int64_t part_a = a.coefficient % unit_a * power_of_ten(MAX_SCALE -
                                                           a.scale);
    int64_t part_b = b.coefficient % unit_b * power_of_ten(MAX_SCALE -
                                                           b.scale);

    if (whole_a != whole_b)
        return whole_a < whole_b ? -1 : 1;
    return (part_a > part_b) - (part_a < part_b);
}

static bool
rescale(cparent_decimal *decimal, int scale)
{
    while (decimal->scale < scale) {
        if (__builtin_mul_overflow(decimal->coefficient, 10,
                                   &decimal->coefficient))
            return false;
        decimal->scale++;
    }
    return true;
}

bool
cparent_decimal_subtract(cparent_decimal a, cparent_decimal b,
                         cparent_decimal *out)
{
    int scale = a.scale > b.scale ? a.scale : b.scale;
    cparent_decimal result = { 0, scale, 0 };

    if (!rescale(&a, scale) || !rescale(&b, scale) ||
        __builtin_sub_overflow(a.coefficient, b.coefficient,
                               &result.coefficient))
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

bool
cparent_decimal_ratio(int64_t numerator, int64_t denominator, int64_t per,
                      int places, cparent_decimal *out)
{
    cparent_decimal result = { 0, places, 0 };
    int64_t scaled;
    int64_t rest;

    if (denominator <= 0 || numerator < 0 || places < 0 ||
        places > MAX_SCALE ||
        __builtin_mul_overflow(numerator, per, &scaled) ||
        __builtin_mul_overflow(scaled, power_of_ten(places), &scaled))
        return false;
    result.coefficient = scaled / denominator;
    rest = scaled % denominator;
    if (rest >= denominator - rest)
        result.coefficient++;
    *out = result;
    return true;
}
