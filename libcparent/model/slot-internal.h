/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_SLOT_INTERNAL_H
#define CPARENT_SLOT_INTERNAL_H

#include <cparent/builder.h>

#include "model/record-internal.h"

/* What one field of a builder holds; of a record, see cell-internal.h. */
typedef struct cparent__slot {
    bool given;
    union {
        char *text;
        int64_t integer;
        cparent_date date;
        cparent_period period;
        cparent_value *value; /* by pointer: few fields hold so long a one */
        int choice;
        bool flag;
        struct {
            char **items;
            size_t count;
            size_t capacity;
        } list;
    } as;
} cparent__slot;

struct cparent_builder {
    cparent_noun noun;
    const cparent__noun *table;
    cparent__slot slots[];
};

void
cparent__slot_clear(const cparent__field *field, cparent__slot *slot);

/* Sets a LIST field to the parts of `text` between the marks.  The field
 * is as it was when that fails. */
cparent_status
cparent__builder_split(cparent_builder *builder, size_t field,
                       const char *text, char mark, cparent_error *err);

/* The value as a record keeps it: what does not count is zero.  False when
 * a state, unit, flag or number is none: it could be written and never be
 * read back. */
bool
cparent__value_keep(const cparent_value *value, cparent_value *kept_out);

#endif
