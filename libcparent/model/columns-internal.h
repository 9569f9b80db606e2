/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_MODEL_COLUMNS_INTERNAL_H
#define CPARENT_MODEL_COLUMNS_INTERNAL_H

#include "core/columns-internal.h"
#include "model/record-internal.h"

/* The columns that the fields of a noun give, empty; those of `names` are
 * kept, or all when there are no names.  Fails with INVALID (no such noun or
 * name) or NOMEM. */
cparent_status
cparent__noun_columns(cparent_noun noun, const char *const *names,
                      size_t name_count, cparent_columns **columns_out,
                      cparent_error *err);

/* How many columns a field of that type gives: these at most. */
enum { CPARENT__MOST_COLUMNS = 6 };

size_t
cparent__columns_of(cparent_field_type type);

/* Whether any column of a field is kept.  If not, `*column`, the field's
 * first, is made the next field's. */
bool
cparent__columns_want(const cparent_columns *columns, size_t *column,
                      const cparent__field *field);

/*
 * One field of one row from its canonical text (see record-internal.h), NULL
 * for a field that was not given.  `*column` is the field's first column,
 * and then the next field's.  False when the text is not canonical.
 */
bool
cparent__columns_decode(cparent_columns *columns, size_t *column,
                        const cparent__field *field, const char *text);

#endif
