/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "model/cell-internal.h"

#include <string.h>

#include "core/alloc-internal.h"
#include "core/digest-internal.h"

cparent_record *
cparent_record_ref(cparent_record *record)
{
    if (record)
        atomic_fetch_add_explicit(&record->refs, 1, memory_order_relaxed);
    return record;
}

void
cparent_record_unref(cparent_record *record)
{
    if (!record || atomic_fetch_sub(&record->refs, 1) != 1)
        return;
    cparent__free(record);
    cparent__object_died();
}

/* The cell when the field is of that type and given; else NULL. */
static const cparent__cell *
cell_of(const cparent_record *record, size_t field, cparent_field_type type)
{
    const cparent__noun *table;

    if (!record)
        return NULL;
    table = cparent__noun_get(record->noun);
    if (field >= table->count || table->fields[field].type != type)
        return NULL;
    return cparent__record_cell(record, field);
}

cparent_noun
cparent_record_noun(const cparent_record *record)
{
    return record ? record->noun : CPARENT_NOUN_NONE;
}

const char *
cparent_record_id(const cparent_record *record)
{
    const char *id = cparent_record_text(record, CPARENT_FIELD_ID);

    return id ? id : "";
}

const char *
cparent_record_authority(const cparent_record *record)
{
    const char *id = cparent_record_text(record, CPARENT_FIELD_AUTHORITY);

    return id ? id : "";
}

bool
cparent_record_has(const cparent_record *record, size_t field)
{
    return record && field < cparent_noun_field_count(record->noun) &&
           cparent__record_gives(record, field);
}

const char *
cparent_record_text(const cparent_record *record, size_t field)
{
    const cparent__cell *cell = cell_of(record, field, CPARENT_FIELD_TEXT);

    return cell ? cparent__cell_text(cell) : NULL;
}

bool
cparent_record_integer(const cparent_record *record, size_t field,
                       int64_t *out)
{
    const cparent__cell *cell = cell_of(record, field,
                                        CPARENT_FIELD_INTEGER);

    if (cell)
        *out = cell->integer;
    return cell != NULL;
}

cparent_date
cparent_record_date(const cparent_record *record, size_t field)
{
    const cparent__cell *cell = cell_of(record, field, CPARENT_FIELD_DATE);
    cparent_date unset = { 0, 0, 0 };

    return cell ? cell->date : unset;
}

cparent_period
cparent_record_period(const cparent_record *record, size_t field)
{
    const cparent__cell *cell = cell_of(record, field,
                                        CPARENT_FIELD_PERIOD);
    cparent_period unset = { { 0, 0, 0 }, { 0, 0, 0 }, 0 };

    return cell ? cparent__cell_period(cell) : unset;
}

cparent_value
cparent_record_value(const cparent_record *record, size_t field)
{
    const cparent__cell *cell = cell_of(record, field, CPARENT_FIELD_VALUE);

    return cell ? cparent__cell_value(cell)
                : cparent_value_none(CPARENT_VALUE_MISSING);
}

int
cparent_record_choice(const cparent_record *record, size_t field)
{
    const cparent__cell *cell = cell_of(record, field,
                                        CPARENT_FIELD_CHOICE);

    return cell ? cell->choice : 0;
}

bool
cparent_record_flag(const cparent_record *record, size_t field)
{
    return cell_of(record, field, CPARENT_FIELD_FLAG) != NULL;
}

/* NULL when there is no such list. */
static const cparent__texts *
texts_of(const cparent_record *record, size_t field)
{
    const cparent__cell *cell = cell_of(record, field, CPARENT_FIELD_LIST);

    return cell ? cparent__cell_apart(cell) : NULL;
}

size_t
cparent_record_list_count(const cparent_record *record, size_t field)
{
    const cparent__texts *texts = texts_of(record, field);

    return texts ? texts->count : 0;
}

const char *
cparent_record_list_at(const cparent_record *record, size_t field,
                       size_t index)
{
    const cparent__texts *texts = texts_of(record, field);

    return texts && index < texts->count
               ? (const char *)texts + texts->distances[index]
               : NULL;
}

static bool
equal_list(const cparent_record *a, const cparent_record *b, size_t field)
{
    size_t count = cparent_record_list_count(a, field);
    size_t i;

    if (count != cparent_record_list_count(b, field))
        return false;
    for (i = 0; i < count; i++)
        if (strcmp(cparent_record_list_at(a, field, i),
                   cparent_record_list_at(b, field, i)) != 0)
            return false;
    return true;
}

/* A field that both give. */
static bool
equal_field(const cparent_record *a, const cparent_record *b, size_t field,
            cparent_field_type type)
{
    const cparent__cell *mine = cparent__record_given(a, field);
    const cparent__cell *other = cparent__record_given(b, field);
    cparent_value value, other_value;

    switch (type) {
    case CPARENT_FIELD_TEXT:
        return strcmp(cparent__cell_text(mine),
                      cparent__cell_text(other)) == 0;
    case CPARENT_FIELD_VALUE:
        value = cparent__cell_value(mine);
        other_value = cparent__cell_value(other);
        return cparent_value_equal(&value, &other_value);
    case CPARENT_FIELD_LIST:
        return equal_list(a, b, field);
    case CPARENT_FIELD_PERIOD:
        return cparent_period_compare(cparent__cell_period(mine),
                                      cparent__cell_period(other)) == 0;
    case CPARENT_FIELD_DATE:
        return cparent_date_compare(mine->date, other->date) == 0;
    case CPARENT_FIELD_CHOICE:
        return mine->choice == other->choice;
    default:
        return mine->integer == other->integer;
    }
}

bool
cparent_record_equal(const cparent_record *a, const cparent_record *b)
{
    const cparent__noun *table;
    size_t i;

    if (!a || !b || a->noun != b->noun)
        return a == b;
    if (a->given != b->given)
        return false;
    table = cparent__noun_get(a->noun);
    for (i = 0; i < table->count; i++)
        if (cparent__record_gives(a, i) &&
            !equal_field(a, b, i, table->fields[i].type))
            return false;
    return true;
}

static uint64_t
hash_list(const cparent_record *record, size_t field, uint64_t seed)
{
    size_t count = cparent_record_list_count(record, field);
    size_t i;

    for (i = 0; i < count; i++) {
        const char *text = cparent_record_list_at(record, field, i);

        if (text)
            seed = cparent__hash(text, strlen(text) + 1, seed);
    }
    return seed;
}

/* A field that is given. */
static uint64_t
hash_field(const cparent_record *record, size_t field,
           cparent_field_type type, uint64_t seed)
{
    const cparent__cell *cell = cparent__record_given(record, field);
    char buffer[CPARENT_VALUE_SIZE];
    const char *text = buffer;
    cparent_value value;

    switch (type) {
    case CPARENT_FIELD_TEXT:
        text = cparent__cell_text(cell);
        break;
    case CPARENT_FIELD_LIST:
        return hash_list(record, field, seed);
    case CPARENT_FIELD_VALUE:
        value = cparent__cell_value(cell);
        cparent__value_encode(&value, buffer);
        break;
    case CPARENT_FIELD_PERIOD:
        cparent_period_format(cparent__cell_period(cell), buffer);
        break;
    case CPARENT_FIELD_DATE:
        cparent_date_format(cell->date, buffer);
        break;
    case CPARENT_FIELD_INTEGER:
        return seed * 31 + (uint64_t)cell->integer;
    case CPARENT_FIELD_CHOICE:
        return seed * 31 + (uint64_t)cell->choice;
    default:
        return seed * 31 + 1; /* a flag */
    }
    return cparent__hash(text, strlen(text), seed);
}

uint64_t
cparent_record_hash(const cparent_record *record)
{
    const cparent__noun *table;
    uint64_t hash;
    size_t i;

    if (!record)
        return 0;
    table = cparent__noun_get(record->noun);
    hash = (uint64_t)record->noun;
    for (i = 0; i < table->count; i++)
        if (cparent__record_gives(record, i))
            hash = hash_field(record, i, table->fields[i].type,
                              hash * 1099511628211u + i);
    return hash;
}
