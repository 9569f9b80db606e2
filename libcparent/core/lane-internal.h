/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_LANE_INTERNAL_H
#define CPARENT_LANE_INTERNAL_H

/* How columns are kept while they are written; for core/columns*.c only. */

#include <stdatomic.h>

#include "core/columns-internal.h"
#include "core/text-internal.h"

/* A column being written.  The texts are those of the rows, or the words
 * that the rows' numbers stand for. */
typedef struct cparent__lane {
    char *name;
    cparent_column_type type;
    bool left_out;
    size_t rows;
    unsigned char *data;
    size_t data_capacity; /* in rows */
    uint8_t *valid;
    size_t valid_capacity; /* in bytes */
    int64_t missing;
    cparent__text texts;
    int32_t *offsets; /* one more than there are texts */
    size_t text_count;
    size_t offsets_capacity;
    uint32_t *table; /* words by hash: number + 1; 0: free */
    size_t table_size;
} cparent__lane;

struct cparent_columns {
    atomic_int refs;
    cparent_status failed;
    cparent__lane *lanes;
    size_t count;
    size_t capacity;
    cparent_column *faces; /* once sealed */
};

/* Of an element, by the column's type. */
extern const size_t cparent__column_widths[];

/* Remembers the first failure. */
void
cparent__columns_fail(cparent_columns *columns, cparent_status status);

#endif
