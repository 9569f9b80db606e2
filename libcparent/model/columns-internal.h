/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_MODEL_COLUMNS_INTERNAL_H
#define CPARENT_MODEL_COLUMNS_INTERNAL_H

#include "core/columns-internal.h"
#include "model/record-internal.h"

/* The columns that the fields of a noun give, empty.  NULL when memory runs
 * out, or when there is no such noun. */
cparent_columns *
cparent__noun_columns(cparent_noun noun);

/*
 * One field of one row from its canonical text (see record-internal.h), NULL
 * for a field that was not given.  `*column` is the field's first column,
 * and then the next field's.  False when the text is not canonical.
 */
bool
cparent__columns_decode(cparent_columns *columns, size_t *column,
                        const cparent__field *field, const char *text);

#endif
