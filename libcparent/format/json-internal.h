/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_JSON_INTERNAL_H
#define CPARENT_JSON_INTERNAL_H

#include <cparent/value.h>

#include "core/text-internal.h"

/*
 * A streaming JSON writer: exact decimals, keys in the order written, two
 * blanks of indentation when `pretty`.  Failures stick in the text.
 */
typedef struct cparent__json {
    cparent__text *text;
    bool pretty;
    bool fresh;     /* nothing yet inside the innermost brackets */
    bool after_key;
    int depth;
} cparent__json;

void
cparent__json_begin(cparent__json *json, cparent__text *text, bool pretty);
void
cparent__json_open(cparent__json *json, char bracket); /* '{' or '[' */
void
cparent__json_close(cparent__json *json, char bracket); /* '}' or ']' */
void
cparent__json_key(cparent__json *json, const char *key);
void
cparent__json_string(cparent__json *json, const char *string); /* or null */
void
cparent__json_bytes(cparent__json *json, const char *bytes, size_t length);
void
cparent__json_integer(cparent__json *json, int64_t number);
void
cparent__json_decimal(cparent__json *json, cparent_decimal number);
void
cparent__json_bool(cparent__json *json, bool flag);
void
cparent__json_null(cparent__json *json);

/* Shorthands: a key and its value. */
void
cparent__json_put_string(cparent__json *json, const char *key,
                         const char *string);
void
cparent__json_put_integer(cparent__json *json, const char *key,
                          int64_t number);

#endif
