/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_TESTS_REPORT_H
#define CPARENT_TESTS_REPORT_H

#include <string.h>

#include "protect/door-internal.h"
#include "support.h"

/* A report of a few figures that goes through the door. */

#define HIDDEN_WORDS "hidden to protect people"

enum { MOST_FIGURES = 16 };

/* A report: figures, and what became of them. */
typedef struct report {
    cparent__figure items[MOST_FIGURES];
    size_t count;
    cparent__protected shown;
} report;

static const cparent__profile dfe_la = { "dfe_la", "1", 5, 1, true };
static const cparent__profile national = { "dfe_national", "1", 5, 10, true };
static const cparent__profile by_fives = { "nhs_subnational", "1", 7, 5, false };

static inline cparent__figure *
add(report *self, const char *number, cparent_unit unit)
{
    cparent__figure *figure = &self->items[self->count++];
    cparent_error err = CPARENT_ERROR_INIT;

    memset(figure, 0, sizeof *figure);
    figure->counts_people = true;
    ck_assert_ok(cparent_value_parse(number, strlen(number), &figure->value,
                                     &err),
                 &err);
    figure->value.unit = unit;
    return figure;
}

static inline cparent__figure *
add_count(report *self, const char *number)
{
    return add(self, number, CPARENT_UNIT_COUNT);
}

static inline cparent__figure *
add_share(report *self, const char *number, int64_t n, int64_t d)
{
    cparent__figure *figure = add(self, number, CPARENT_UNIT_PERCENT);

    figure->value.flags |= CPARENT_VALUE_PARTS;
    figure->value.numerator = n;
    figure->value.denominator = d;
    return figure;
}

/* A figure made of others. */
static inline cparent__figure *
add_made(report *self, const char *number, cparent_unit unit, size_t part)
{
    cparent__figure *figure = add(self, number, unit);

    figure->parts[figure->part_count++] = part;
    return figure;
}

static inline void
go_through(report *self, const cparent__profile *profile)
{
    cparent__figures figures = { self->items, self->count, self->count };
    cparent_error err = CPARENT_ERROR_INIT;

    ck_assert_ok(cparent__protect(&figures, profile, &self->shown, &err),
                 &err);
    ck_assert_uint_eq(self->shown.count, self->count);
}

static inline void
assert_hidden(const report *self, size_t index)
{
    const cparent__shown *shown = &self->shown.items[index];
    const cparent_decimal zero = { 0, 0, 0 };

    ck_assert_msg(shown->hidden, "figure %zu is shown: %s", index,
                  shown->words);
    ck_assert(!shown->number && !shown->range);
    ck_assert_int_eq(shown->verdict, 0);
    ck_assert_int_eq(cparent_decimal_compare(shown->low, zero), 0);
    ck_assert_int_eq(cparent_decimal_compare(shown->high, zero), 0);
    ck_assert_str_eq(shown->words, HIDDEN_WORDS);
    ck_assert_str_eq(shown->parts, "");
}

static inline void
assert_shown(const report *self, size_t index, const char *words,
             const char *parts)
{
    const cparent__shown *shown = &self->shown.items[index];

    ck_assert_msg(!shown->hidden, "figure %zu is hidden", index);
    ck_assert_str_eq(shown->words, words);
    ck_assert_str_eq(shown->parts, parts);
}

#endif
