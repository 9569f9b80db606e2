/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_TESTS_SAID_H
#define CPARENT_TESTS_SAID_H

/* Reads a few invented words as the body of minutes, and says in one line
 * what was found, so that a table of sentences can be a test. */

#include <stdio.h>
#include <string.h>

#include "support.h"

static inline cparent_reading *
read_bytes(const char *bytes, size_t size, cparent_date meeting)
{
    cparent_error err = CPARENT_ERROR_INIT;
    cparent_read_options options = CPARENT_READ_OPTIONS_INIT;
    cparent_source *source = NULL;
    cparent_reading *reading = NULL;

    options.meeting = meeting;
    ck_assert_ok(
        cparent_source_from_bytes("said.txt", bytes, size, &source, &err),
        &err);
    ck_assert_ok(cparent_read_minutes(source, &options, &reading, &err),
                 &err);
    cparent_source_unref(source);
    return reading;
}

static inline cparent_reading *
read_said_at(const char *body, cparent_date meeting)
{
    char text[4096];
    int length = snprintf(text, sizeof(text),
                          "Agenda item\n\nA title\n\nMinutes:\n\n%s\n", body);

    ck_assert(length > 0 && (size_t)length < sizeof(text));
    return read_bytes(text, (size_t)length, meeting);
}

static inline cparent_reading *
read_said(const char *body)
{
    const cparent_date none = { 0, 0, 0 };

    return read_said_at(body, none);
}

static inline const cparent_record *
nth_said(const cparent_reading *reading, cparent_noun noun, size_t n)
{
    size_t i;

    for (i = 0; i < cparent_reading_count(reading); i++)
        if (cparent_record_noun(cparent_reading_item(reading, i)) == noun &&
            n-- == 0)
            return cparent_reading_item(reading, i);
    return NULL;
}

static inline size_t
count_said(const cparent_reading *reading, cparent_noun noun)
{
    size_t n = 0;

    while (nth_said(reading, noun, n) != NULL)
        n++;
    return n;
}

static inline const char *
or_dash(const char *text)
{
    return text != NULL ? text : "-";
}

/* "91 percent actual; 88 percent previous" */
static inline void
figures_said(const char *body, char *line, size_t size)
{
    cparent_reading *reading = read_said(body);
    const cparent_record *record;
    size_t n, at = 0;

    line[0] = '\0';
    for (n = 0; (record = nth_said(reading, CPARENT_NOUN_OBSERVATION, n)) !=
                NULL;
         n++) {
        const cparent_value value =
            cparent_record_value(record, CPARENT_OBSERVATION_VALUE);
        char low[CPARENT_DECIMAL_SIZE], high[CPARENT_DECIMAL_SIZE] = "";

        cparent_decimal_format(value.number, low);
        if ((value.flags & CPARENT_VALUE_RANGE) != 0)
            cparent_decimal_format(value.high, high);
        at += (size_t)snprintf(
            line + at, size - at, "%s%s%s%s %s %s", n > 0 ? "; " : "", low,
            high[0] != '\0' ? ".." : "", high,
            cparent_unit_name((cparent_unit)value.unit),
            cparent_noun_field_choice(
                CPARENT_NOUN_OBSERVATION, CPARENT_OBSERVATION_ROLE,
                cparent_record_choice(record, CPARENT_OBSERVATION_ROLE)));
        ck_assert(at < size);
    }
    cparent_reading_unref(reading);
}

/* Field `field` of each record of `noun`, joined by " | ". */
static inline void
texts_said(const char *body, cparent_noun noun, size_t field, char *line,
           size_t size)
{
    cparent_reading *reading = read_said(body);
    const cparent_record *record;
    size_t n, at = 0;

    line[0] = '\0';
    for (n = 0; (record = nth_said(reading, noun, n)) != NULL; n++) {
        at += (size_t)snprintf(line + at, size - at, "%s%s",
                               n > 0 ? " | " : "",
                               or_dash(cparent_record_text(record, field)));
        ck_assert(at < size);
    }
    cparent_reading_unref(reading);
}

typedef struct said_row {
    const char *body;
    const char *expected;
} said_row;

#endif
