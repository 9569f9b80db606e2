/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_RECORD_INTERNAL_H
#define CPARENT_RECORD_INTERNAL_H

#include <cparent/builder.h>
#include <cparent/record.h>

#include "core/text-internal.h"

/* One row of a noun's field table. */
typedef struct cparent__field {
    const char *name;
    cparent_field_type type;
    unsigned flags;            /* CPARENT__REQUIRED or _OPTIONAL */
    int since;                 /* schema version that brought it in */
    const char *const *words;  /* of a CHOICE, ended by NULL */
    const char *about;
} cparent__field;

/* A noun: its name, its fields, and the schema version it came with. */
typedef struct cparent__noun {
    const char *name;
    const cparent__field *fields;
    size_t count;
    int since;
} cparent__noun;

/* NULL for a number outside the table. */
const cparent__noun *
cparent__noun_get(cparent_noun noun);

/*
 * One field as canonical text, the form that SQL columns, JSON and the
 * history share: dates ISO, periods as cparent_period_format writes them,
 * values by cparent__value_encode, choices by word, flags "1", lists joined
 * by newlines.  Nothing is appended when the field is not given.
 */
cparent_status
cparent__field_encode(const cparent_record *record, size_t field,
                      cparent__text *text, cparent_error *err);

/* The reverse, into a builder, in place of what the field held.  NULL text
 * leaves the field not given. */
cparent_status
cparent__field_decode(cparent_builder *builder, size_t field,
                      const char *text, cparent_error *err);

/*
 * A whole record as canonical text: its noun, then "name=LENGTH:text\n" for
 * each field that is given, in table order.  Lengths keep fields from
 * sliding into one another; equal records give equal bytes.
 */
cparent_status
cparent__record_encode(const cparent_record *record, cparent__text *text,
                       cparent_error *err);

/* Reads what cparent__record_encode wrote, and nothing else: fields twice,
 * out of order or with bytes to spare are damage.  Fails with PARSE,
 * VALIDATION (a needed field is not there) or NOMEM. */
cparent_status
cparent__record_decode(const char *bytes, size_t length,
                       cparent_record **record_out, cparent_error *err);

/* "62.4 percent", or "suppressed percent" without a number, with range,
 * parts and flags where there are any; read back by cparent__value_decode to an equal value. */
void
cparent__value_encode(const cparent_value *value,
                      char buffer[CPARENT_VALUE_SIZE]);

bool
cparent__value_decode(const char *text, cparent_value *value_out);

/* Every whole number there is; false for anything else. */
bool
cparent__whole_decode(const char *text, size_t length, int64_t *out);

#endif
