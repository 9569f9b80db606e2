/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_TESTS_GENERATE_H
#define CPARENT_TESTS_GENERATE_H

#include <stdio.h>

#include "support.h"

/*
 * Records of any noun, made by reflection: whatever noun or field is added
 * is tested from the day it exists.  `which` picks one of many contents;
 * two numbers that differ by one give contents that differ.
 */

static inline int
generate_choices(cparent_noun noun, size_t field)
{
    int count = 0;

    while (cparent_noun_field_choice(noun, field, count + 1) != NULL)
        count++;
    return count;
}

static inline cparent_value
generate_value(int which)
{
    static const int64_t ends[] = { 624, -3, 0, 999999999999999999,
                                    -999999999999999999 };
    cparent_decimal number = { ends[which % 5], which % 16, 0 };
    cparent_value value =
        cparent_value_number(number, (cparent_unit)(which % 11));

    if (which % 3 == 1) {
        value.flags |= CPARENT_VALUE_PARTS;
        value.numerator = which % 2 ? INT64_MAX : -7;
        value.denominator = which % 2 ? INT64_MIN : which;
    }
    if (which % 4 == 1) {
        value.flags |= CPARENT_VALUE_RANGE;
        value.high.coefficient = 999999999999999999;
    }
    if (which % 5 == 1)
        value.flags |= CPARENT_VALUE_UNIT_IMPLIED;
    if (which % 7 == 3) {
        value.state = which % 6 + 1;
        if (value.state == CPARENT_VALUE_NUMBER)
            value.state = CPARENT_VALUE_MISSING;
        value.flags &= ~CPARENT_VALUE_RANGE;
    }
    return value;
}

static inline cparent_period
generate_period(int which)
{
    static const char *const forms[] = {
        "2025-03-31", "2025-03", "2025/26 Q1", "2025/26",
        "2024/25 academic", "2025", "year ended 2024-02-29",
        "2025-01-01..2025-08-31"
    };
    cparent_period period = { { 0, 0, 0 }, { 0, 0, 0 }, 0 };

    ck_assert_ok(cparent_period_parse(forms[which % 8], &period, NULL),
                 NULL);
    return period;
}

static inline cparent_status
generate_text(cparent_builder *builder, size_t field, int which,
              bool list, cparent_error *err)
{
    static const char *const odd[] = {
        "plain", "two\twords", "title=3:abc", "\xC2\xA3\xE2\x82\xAC",
        "a|b", "5:", "\xF0\x9F\x98\x80", "=", ":"
    };
    char text[80];

    snprintf(text, sizeof text, "%s %d %zu%s", odd[which % 9], which,
             field, list || which % 2 ? "" : "\nid=1:x\r\n");
    return list ? cparent_builder_append(builder, field, text, err)
                : cparent_builder_text(builder, field, text, err);
}

/* Sets one field, whatever its type. */
static inline cparent_status
generate_field(cparent_builder *builder, cparent_noun noun, size_t field,
               int which, cparent_error *err)
{
    static const int64_t whole[] = { 0, -1, INT64_MAX, INT64_MIN, 42 };
    cparent_value value = generate_value(which);
    cparent_status status = CPARENT_OK;
    int i;

    switch (cparent_noun_field_type(noun, field)) {
    case CPARENT_FIELD_TEXT:
        return generate_text(builder, field, which, false, err);
    case CPARENT_FIELD_INTEGER:
        return cparent_builder_integer(builder, field, whole[which % 5],
                                       err);
    case CPARENT_FIELD_DATE:
        return cparent_builder_date(
            builder, field, cparent_date_from_days(which * 37 % 2932896),
            err);
    case CPARENT_FIELD_PERIOD:
        return cparent_builder_period(builder, field,
                                      generate_period(which), err);
    case CPARENT_FIELD_VALUE:
        return cparent_builder_value(builder, field, &value, err);
    case CPARENT_FIELD_CHOICE:
        return cparent_builder_choice(
            builder, field, which % generate_choices(noun, field) + 1,
            err);
    case CPARENT_FIELD_LIST:
        for (i = 0; i <= which % 3 && status == CPARENT_OK; i++)
            status = generate_text(builder, field, which + i, true, err);
        return status;
    case CPARENT_FIELD_FLAG:
        return cparent_builder_flag(builder, field, which % 2 == 0, err);
    default:
        ck_abort_msg("a type that the tests do not know");
    }
    return CPARENT_E_INVALID;
}

/* Empties one field, whatever its type; needs no memory. */
static inline void
generate_clear(cparent_builder *builder, cparent_noun noun, size_t field)
{
    ck_assert_ok(cparent_builder_parse(
                     builder, cparent_noun_field_name(noun, field), NULL,
                     NULL),
                 NULL);
}

/* A builder with every field given. */
static inline cparent_status
generate_builder(cparent_noun noun, int which,
                 cparent_builder **builder_out, cparent_error *err)
{
    cparent_builder *builder = NULL;
    cparent_status status = cparent_builder_new(noun, &builder, err);
    size_t field;

    for (field = 0; status == CPARENT_OK &&
                    field < cparent_noun_field_count(noun);
         field++)
        status = generate_field(builder, noun, field, which + (int)field,
                                err);
    if (status == CPARENT_OK)
        *builder_out = builder;
    else
        cparent_builder_free(builder);
    return status;
}

static inline cparent_record *
generate_record(cparent_noun noun, int which)
{
    cparent_error err = CPARENT_ERROR_INIT;
    cparent_builder *builder = NULL;
    cparent_record *record = NULL;

    ck_assert_ok(generate_builder(noun, which, &builder, &err), &err);
    ck_assert_ok(cparent_builder_build(builder, &record, &err), &err);
    cparent_builder_free(builder);
    return record;
}

#define FOR_EACH_NOUN(noun)                                             \
    for (noun = (cparent_noun)1; noun < CPARENT_NOUN_COUNT;             \
         noun = (cparent_noun)(noun + 1))

#endif
