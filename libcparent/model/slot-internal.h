/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_SLOT_INTERNAL_H
#define CPARENT_SLOT_INTERNAL_H

#include <cparent/builder.h>

#include <stdatomic.h>

#include "model/record-internal.h"

/* What one field of one record holds. */
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

/*
 * A record is one piece of memory, and holds only what was given: the slots
 * in the order of their fields, then the values and lists, then the texts
 * that they point to.  Who walks over a million records waits for memory
 * more than for anything else.
 */
struct cparent_record {
    atomic_int refs;
    cparent_noun noun;
    uint64_t given; /* a bit for each field */
    cparent__slot slots[];
};

/* How many bits are set. */
static inline unsigned
cparent__bits(uint64_t bits)
{
    bits -= bits >> 1 & UINT64_C(0x5555555555555555);
    bits = (bits & UINT64_C(0x3333333333333333)) +
           (bits >> 2 & UINT64_C(0x3333333333333333));
    bits = (bits + (bits >> 4)) & UINT64_C(0x0f0f0f0f0f0f0f0f);
    return (unsigned)(bits * UINT64_C(0x0101010101010101) >> 56);
}

/* What the record holds in one of its noun's fields; NULL when that was not
 * given. */
static inline const cparent__slot *
cparent__record_slot(const cparent_record *record, size_t field)
{
    uint64_t bit = UINT64_C(1) << field;

    return record->given & bit
               ? &record->slots[cparent__bits(record->given & (bit - 1))]
               : NULL;
}

/* A record of what the slots of a noun hold; NULL when memory runs out. */
cparent_record *
cparent__record_new(cparent_noun noun, const cparent__slot *slots);

struct cparent_builder {
    cparent_noun noun;
    const cparent__noun *table;
    cparent__slot slots[];
};

void
cparent__slot_clear(const cparent__field *field, cparent__slot *slot);

/* A deep copy.  False when memory runs out; `to` is then empty. */
bool
cparent__slot_copy(const cparent__field *field, const cparent__slot *from,
                   cparent__slot *to);

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

/* Two that are given. */
bool
cparent__slot_equal(const cparent__field *field, const cparent__slot *a,
                    const cparent__slot *b);

#endif
