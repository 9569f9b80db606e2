/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_PUT_INTERNAL_H
#define CPARENT_PUT_INTERNAL_H

#include <cparent/record.h>

#include "format/json-internal.h"

/* What the JSON of this room says of a record: each a key and the value of
 * a field, null where the field is not given. */
void
cparent__put_integer_or_null(cparent__json *json, const char *key,
                             const cparent_record *record, size_t field);
void
cparent__put_date(cparent__json *json, const char *key, cparent_date date);
void
cparent__put_text(cparent__json *json, const char *key,
                  const cparent_record *record, size_t field);

/* The words, what a person reads where that differs, and their bytes in the
 * file.  Nothing for no citation; `words`: the text as well. */
void
cparent__put_citation(cparent__json *json, const cparent_record *citation,
                      bool words);

#endif
