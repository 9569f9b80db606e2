/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <cparent/value.h>

#include <stdio.h>
#include <string.h>

#include "core/error-internal.h"
#include "core/text-internal.h"

static const char *const unit_names[] = {
    "unknown", "percent", "count", "rate_per_10000",   "gbp",
    "days",    "years",   "ratio", "score", "percentage_points",
    "months"
};

enum { UNIT_COUNT = sizeof(unit_names) / sizeof(unit_names[0]) };

static const char *const state_names[] = {
    "missing",       "number",         "suppressed",     "not_applicable",
    "not_available", "rounds_to_zero", "low_reliability"
};

enum { STATE_COUNT = sizeof(state_names) / sizeof(state_names[0]) };

/* What a reader is told in place of a number. */
static const char *const state_words[] = {
    "not given",
    "",
    "hidden to protect people",
    "not applicable",
    "not available",
    "rounds to zero",
    "too uncertain to show"
};

/* The symbols of published statistics, old and new. */
static const struct {
    const char *symbol;
    cparent_value_state state;
} symbols[] = {
    { "", CPARENT_VALUE_MISSING },
    { "c", CPARENT_VALUE_SUPPRESSED },
    { "z", CPARENT_VALUE_NOT_APPLICABLE },
    { "x", CPARENT_VALUE_NOT_AVAILABLE },
    { ":", CPARENT_VALUE_NOT_AVAILABLE },
    { "k", CPARENT_VALUE_ROUNDS_TO_ZERO },
    { "low", CPARENT_VALUE_ROUNDS_TO_ZERO },
    { "~", CPARENT_VALUE_ROUNDS_TO_ZERO },
    { "u", CPARENT_VALUE_LOW_RELIABILITY },
};

cparent_value
cparent_value_number(cparent_decimal number, cparent_unit unit)
{
    cparent_value value;

    memset(&value, 0, sizeof(value));
    value.state = CPARENT_VALUE_NUMBER;
    value.unit = unit;
    value.number = number;
    return value;
}

cparent_value
cparent_value_none(cparent_value_state state)
{
    cparent_value value;

    memset(&value, 0, sizeof(value));
    value.state = state;
    return value;
}

bool
cparent_value_is_number(const cparent_value *value)
{
    return value->state == CPARENT_VALUE_NUMBER;
}

bool
cparent_value_equal(const cparent_value *a, const cparent_value *b)
{
    if (a->state != b->state || a->unit != b->unit || a->flags != b->flags)
        return false;
    if ((a->flags & CPARENT_VALUE_PARTS) &&
        (a->numerator != b->numerator || a->denominator != b->denominator))
        return false;
    if (!cparent_value_is_number(a))
        return true;
    if (a->number.scale != b->number.scale ||
        a->number.coefficient != b->number.coefficient)
        return false;
    return !(a->flags & CPARENT_VALUE_RANGE) ||
           (a->high.scale == b->high.scale &&
            a->high.coefficient == b->high.coefficient);
}

static bool
parse_symbol(const char *text, size_t length, cparent_value *value_out)
{
    size_t i;

    for (i = 0; i < sizeof(symbols) / sizeof(symbols[0]); i++)
        if (strlen(symbols[i].symbol) == length &&
            (length == 0 || memcmp(symbols[i].symbol, text, length) == 0)) {
            *value_out = cparent_value_none(symbols[i].state);
            return true;
        }
    return false;
}

static size_t
find_dots(const char *text, size_t length)
{
    size_t at;

    for (at = 1; at + 2 < length; at++)
        if (text[at] == '.' && text[at + 1] == '.')
            return at;
    return 0;
}

cparent_status
cparent_value_parse(const char *text, size_t length,
                    cparent_value *value_out, cparent_error *err)
{
    size_t dots = find_dots(text, length);
    cparent_decimal low;
    cparent_decimal high;
    cparent_value value;
    cparent_status status;

    if (parse_symbol(text, length, value_out))
        return CPARENT_OK;
    status = cparent_decimal_parse(text, dots ? dots : length, &low, err);
    if (status != CPARENT_OK)
        return status;
    value = cparent_value_number(low, CPARENT_UNIT_UNKNOWN);
    if (dots) {
        status = cparent_decimal_parse(text + dots + 2, length - dots - 2,
                                       &high, err);
        if (status != CPARENT_OK)
            return status;
        if (cparent_decimal_compare(low, high) > 0)
            return cparent__fail(err, CPARENT_E_PARSE,
                                 "this range ends before it begins");
        value.high = high;
        value.flags |= CPARENT_VALUE_RANGE;
    }
    *value_out = value;
    return CPARENT_OK;
}

/* "1234567.5" as "1,234,567.5". */
static void
group_thousands(const char *digits, char *grouped, size_t size)
{
    const char *point = strchr(digits, '.');
    size_t whole = point ? (size_t)(point - digits) : strlen(digits);
    size_t at = 0;
    size_t i;

    for (i = 0; digits[i] && at + 2 < size; i++) {
        if (i > 0 && i < whole && (whole - i) % 3 == 0)
            grouped[at++] = ',';
        grouped[at++] = digits[i];
    }
    grouped[at] = '\0';
}

static void
number_words(cparent_decimal number, int unit, char *buffer, size_t size)
{
    static const struct {
        const char *before;
        const char *after;
    } marks[UNIT_COUNT] = {
        [CPARENT_UNIT_PERCENT] = { "", "%" },
        [CPARENT_UNIT_GBP] = { "£", "" },
    };
    char plain[CPARENT_DECIMAL_SIZE];
    char grouped[2 * CPARENT_DECIMAL_SIZE];
    bool known = unit >= 0 && unit < UNIT_COUNT && marks[unit].before;

    cparent_decimal_format(number, plain);
    group_thousands(plain + (*plain == '-'), grouped, sizeof(grouped));
    snprintf(buffer, size, "%s%s%s%s", *plain == '-' ? "-" : "",
             known ? marks[unit].before : "", grouped,
             known ? marks[unit].after : "");
}

/* The unit's words behind a number or a range: "1 day", "12 days". */
static const char *
unit_words(const cparent_value *value)
{
    bool one = value->number.coefficient == 1 && value->number.scale == 0 &&
               !(value->flags & CPARENT_VALUE_RANGE);

    switch (value->unit) {
    case CPARENT_UNIT_RATE_PER_10000:
        return " per 10,000";
    case CPARENT_UNIT_DAYS:
        return one ? " day" : " days";
    case CPARENT_UNIT_YEARS:
        return one ? " year" : " years";
    case CPARENT_UNIT_MONTHS:
        return one ? " month" : " months";
    case CPARENT_UNIT_PERCENTAGE_POINTS:
        return one ? " point" : " points";
    default:
        return "";
    }
}

void
cparent_value_words(const cparent_value *value,
                    char buffer[CPARENT_VALUE_SIZE])
{
    char low[2 * CPARENT_DECIMAL_SIZE + 4];
    char high[2 * CPARENT_DECIMAL_SIZE + 4];
    int state = value->state;

    if (state != CPARENT_VALUE_NUMBER) {
        snprintf(buffer, CPARENT_VALUE_SIZE, "%s",
                 state >= 0 && state < STATE_COUNT ? state_words[state]
                                                   : "not given");
        return;
    }
    number_words(value->number, value->unit, low, sizeof(low));
    if (value->flags & CPARENT_VALUE_RANGE) {
        number_words(value->high, value->unit, high, sizeof(high));
        snprintf(buffer, CPARENT_VALUE_SIZE, "%s to %s%s", low, high,
                 unit_words(value));
    } else {
        snprintf(buffer, CPARENT_VALUE_SIZE, "%s%s", low,
                 unit_words(value));
    }
}

const char *
cparent_unit_name(cparent_unit unit)
{
    return (unsigned)unit < UNIT_COUNT ? unit_names[unit] : unit_names[0];
}

bool
cparent_unit_parse(const char *name, cparent_unit *unit_out)
{
    int i;

    for (i = 0; name && i < UNIT_COUNT; i++)
        if (strcmp(name, unit_names[i]) == 0) {
            *unit_out = (cparent_unit)i;
            return true;
        }
    return false;
}

const char *
cparent_value_state_name(cparent_value_state state)
{
    return (unsigned)state < STATE_COUNT ? state_names[state]
                                         : state_names[0];
}
