/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_TESTS_NUMBERS_H
#define CPARENT_TESTS_NUMBERS_H

#include <string.h>

#include <cparent/cparent.h>

#include "support.h"

/* Short ways to write the figures that the suites of this folder judge. */

static inline cparent_value
number(const char *text, cparent_unit unit)
{
    cparent_value value;
    cparent_error err = CPARENT_ERROR_INIT;

    ck_assert_ok(cparent_value_parse(text, strlen(text), &value, &err),
                 &err);
    value.unit = unit;
    return value;
}

static inline cparent_value
percent(const char *text)
{
    return number(text, CPARENT_UNIT_PERCENT);
}

static inline cparent_value
tally(const char *text)
{
    return number(text, CPARENT_UNIT_COUNT);
}

static inline cparent_value
scaled(int64_t coefficient, int scale)
{
    cparent_decimal decimal = { coefficient, scale, 0 };

    return cparent_value_number(decimal, CPARENT_UNIT_PERCENT);
}

/* The same numbers every time, on every machine. */
static inline uint32_t
next_number(uint32_t *seed, uint32_t below)
{
    *seed = *seed * 1664525u + 1013904223u;
    return (uint32_t)(((uint64_t)*seed * below) >> 32);
}

#endif
