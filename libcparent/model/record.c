/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "model/slot-internal.h"

#include <string.h>

#include "core/alloc-internal.h"
#include "core/digest-internal.h"

void
cparent__slot_clear(const cparent__field *field, cparent__slot *slot)
{
    size_t i;

    if (!slot->given)
        return;
    if (field->type == CPARENT_FIELD_TEXT) {
        cparent__free(slot->as.text);
    } else if (field->type == CPARENT_FIELD_VALUE) {
        cparent__free(slot->as.value);
    } else if (field->type == CPARENT_FIELD_LIST) {
        for (i = 0; i < slot->as.list.count; i++)
            cparent__free(slot->as.list.items[i]);
        cparent__free(slot->as.list.items);
    }
    memset(slot, 0, sizeof(*slot));
}

static bool
copy_value(const cparent__slot *from, cparent__slot *to)
{
    to->as.value = cparent__malloc(sizeof(*to->as.value));
    if (!to->as.value)
        return false;
    *to->as.value = *from->as.value;
    return true;
}

static bool
copy_list(const cparent__slot *from, cparent__slot *to)
{
    size_t count = from->as.list.count;
    size_t i;

    to->as.list.items = cparent__calloc(count, sizeof(char *));
    if (!to->as.list.items)
        return false;
    to->as.list.capacity = count;
    for (i = 0; i < count; i++) {
        to->as.list.items[i] = cparent__strdup(from->as.list.items[i]);
        if (!to->as.list.items[i])
            return false;
        to->as.list.count++;
    }
    return true;
}

bool
cparent__slot_copy(const cparent__field *field, const cparent__slot *from,
                   cparent__slot *to)
{
    bool done = true;

    memset(to, 0, sizeof(*to));
    if (!from->given)
        return true;
    to->given = true;
    if (field->type == CPARENT_FIELD_TEXT) {
        to->as.text = cparent__strdup(from->as.text);
        done = to->as.text != NULL;
    } else if (field->type == CPARENT_FIELD_VALUE) {
        done = copy_value(from, to);
    } else if (field->type == CPARENT_FIELD_LIST) {
        done = copy_list(from, to);
    } else {
        to->as = from->as;
    }
    if (!done)
        cparent__slot_clear(field, to);
    return done;
}

static bool
equal_list(const cparent__slot *a, const cparent__slot *b)
{
    size_t i;

    if (a->as.list.count != b->as.list.count)
        return false;
    for (i = 0; i < a->as.list.count; i++)
        if (strcmp(a->as.list.items[i], b->as.list.items[i]) != 0)
            return false;
    return true;
}

bool
cparent__slot_equal(const cparent__field *field, const cparent__slot *a,
                    const cparent__slot *b)
{
    switch (field->type) {
    case CPARENT_FIELD_TEXT:
        return strcmp(a->as.text, b->as.text) == 0;
    case CPARENT_FIELD_INTEGER:
        return a->as.integer == b->as.integer;
    case CPARENT_FIELD_DATE:
        return cparent_date_compare(a->as.date, b->as.date) == 0;
    case CPARENT_FIELD_PERIOD:
        return cparent_period_compare(a->as.period, b->as.period) == 0;
    case CPARENT_FIELD_VALUE:
        return cparent_value_equal(a->as.value, b->as.value);
    case CPARENT_FIELD_CHOICE:
        return a->as.choice == b->as.choice;
    case CPARENT_FIELD_FLAG:
        return a->as.flag == b->as.flag;
    case CPARENT_FIELD_LIST:
        return equal_list(a, b);
    default:
        return false;
    }
}

/* --- records ------------------------------------------------------------ */

/* What a record needs behind its slots. */
typedef struct room {
    size_t aligned; /* values, and the places of the texts of lists */
    size_t bytes;   /* texts, each with its NUL */
} room;

static void
add_room(const cparent__field *field, const cparent__slot *slot, room *need)
{
    size_t i;

    if (field->type == CPARENT_FIELD_TEXT) {
        need->bytes += strlen(slot->as.text) + 1;
    } else if (field->type == CPARENT_FIELD_VALUE) {
        need->aligned += sizeof(*slot->as.value);
    } else if (field->type == CPARENT_FIELD_LIST) {
        need->aligned += slot->as.list.count * sizeof(char *);
        for (i = 0; i < slot->as.list.count; i++)
            need->bytes += strlen(slot->as.list.items[i]) + 1;
    }
}

static char *
lay_text(const char *text, char **at)
{
    size_t size = strlen(text) + 1;
    char *laid = memcpy(*at, text, size);

    *at += size;
    return laid;
}

/* Copies a slot; what it points to is laid down where the cursors are. */
static void
lay_slot(const cparent__field *field, const cparent__slot *from,
         cparent__slot *to, char **aligned, char **bytes)
{
    size_t i;

    *to = *from;
    if (field->type == CPARENT_FIELD_TEXT) {
        to->as.text = lay_text(from->as.text, bytes);
    } else if (field->type == CPARENT_FIELD_VALUE) {
        to->as.value = (void *)*aligned;
        *to->as.value = *from->as.value;
        *aligned += sizeof(*to->as.value);
    } else if (field->type == CPARENT_FIELD_LIST) {
        to->as.list.items = (void *)*aligned;
        *aligned += from->as.list.count * sizeof(char *);
        for (i = 0; i < from->as.list.count; i++)
            to->as.list.items[i] = lay_text(from->as.list.items[i], bytes);
    }
}

cparent_record *
cparent__record_new(cparent_noun noun, const cparent__slot *slots)
{
    const cparent__noun *table = cparent__noun_get(noun);
    cparent__slot *to;
    room need = { 0, 0 };
    uint64_t given = 0;
    cparent_record *record;
    char *aligned, *bytes;
    size_t i;

    for (i = 0; i < table->count; i++)
        if (slots[i].given) {
            given |= UINT64_C(1) << i;
            add_room(&table->fields[i], &slots[i], &need);
        }
    record = cparent__malloc(sizeof(*record) +
                             cparent__bits(given) * sizeof(*slots) +
                             need.aligned + need.bytes);
    if (!record)
        return NULL;
    cparent__object_born();
    atomic_init(&record->refs, 1);
    record->noun = noun;
    record->given = given;
    to = record->slots;
    aligned = (char *)&record->slots[cparent__bits(given)];
    bytes = aligned + need.aligned;
    for (i = 0; i < table->count; i++)
        if (slots[i].given)
            lay_slot(&table->fields[i], &slots[i], to++, &aligned, &bytes);
    return record;
}

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

/* The slot when the field is of that type and given; else NULL. */
static const cparent__slot *
slot_of(const cparent_record *record, size_t field, cparent_field_type type)
{
    const cparent__noun *table;

    if (!record)
        return NULL;
    table = cparent__noun_get(record->noun);
    if (field >= table->count || table->fields[field].type != type)
        return NULL;
    return cparent__record_slot(record, field);
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
           cparent__record_slot(record, field) != NULL;
}

const char *
cparent_record_text(const cparent_record *record, size_t field)
{
    const cparent__slot *slot = slot_of(record, field, CPARENT_FIELD_TEXT);

    return slot ? slot->as.text : NULL;
}

bool
cparent_record_integer(const cparent_record *record, size_t field,
                       int64_t *out)
{
    const cparent__slot *slot = slot_of(record, field,
                                        CPARENT_FIELD_INTEGER);

    if (slot)
        *out = slot->as.integer;
    return slot != NULL;
}

cparent_date
cparent_record_date(const cparent_record *record, size_t field)
{
    const cparent__slot *slot = slot_of(record, field, CPARENT_FIELD_DATE);
    cparent_date unset = { 0, 0, 0 };

    return slot ? slot->as.date : unset;
}

cparent_period
cparent_record_period(const cparent_record *record, size_t field)
{
    const cparent__slot *slot = slot_of(record, field,
                                        CPARENT_FIELD_PERIOD);
    cparent_period unset = { { 0, 0, 0 }, { 0, 0, 0 }, 0 };

    return slot ? slot->as.period : unset;
}

cparent_value
cparent_record_value(const cparent_record *record, size_t field)
{
    const cparent__slot *slot = slot_of(record, field, CPARENT_FIELD_VALUE);

    return slot ? *slot->as.value
                : cparent_value_none(CPARENT_VALUE_MISSING);
}

int
cparent_record_choice(const cparent_record *record, size_t field)
{
    const cparent__slot *slot = slot_of(record, field,
                                        CPARENT_FIELD_CHOICE);

    return slot ? slot->as.choice : 0;
}

bool
cparent_record_flag(const cparent_record *record, size_t field)
{
    const cparent__slot *slot = slot_of(record, field, CPARENT_FIELD_FLAG);

    return slot && slot->as.flag;
}

size_t
cparent_record_list_count(const cparent_record *record, size_t field)
{
    const cparent__slot *slot = slot_of(record, field, CPARENT_FIELD_LIST);

    return slot ? slot->as.list.count : 0;
}

const char *
cparent_record_list_at(const cparent_record *record, size_t field,
                       size_t index)
{
    const cparent__slot *slot = slot_of(record, field, CPARENT_FIELD_LIST);

    return slot && index < slot->as.list.count ? slot->as.list.items[index]
                                               : NULL;
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
    for (i = 0; i < table->count; i++) {
        const cparent__slot *mine = cparent__record_slot(a, i);

        if (mine && !cparent__slot_equal(&table->fields[i], mine,
                                         cparent__record_slot(b, i)))
            return false;
    }
    return true;
}

static uint64_t
hash_slot(const cparent__field *field, const cparent__slot *slot,
          uint64_t seed)
{
    char buffer[CPARENT_VALUE_SIZE];
    size_t i;

    switch (field->type) {
    case CPARENT_FIELD_TEXT:
        return cparent__hash(slot->as.text, strlen(slot->as.text), seed);
    case CPARENT_FIELD_LIST:
        for (i = 0; i < slot->as.list.count; i++)
            seed = cparent__hash(slot->as.list.items[i],
                                 strlen(slot->as.list.items[i]) + 1, seed);
        return seed;
    case CPARENT_FIELD_VALUE:
        cparent__value_encode(slot->as.value, buffer);
        break;
    case CPARENT_FIELD_PERIOD:
        cparent_period_format(slot->as.period, buffer);
        break;
    case CPARENT_FIELD_DATE:
        cparent_date_format(slot->as.date, buffer);
        break;
    case CPARENT_FIELD_INTEGER:
        return seed * 31 + (uint64_t)slot->as.integer;
    case CPARENT_FIELD_CHOICE:
        return seed * 31 + (uint64_t)slot->as.choice;
    default:
        return seed * 31 + slot->as.flag;
    }
    return cparent__hash(buffer, strlen(buffer), seed);
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
    for (i = 0; i < table->count; i++) {
        const cparent__slot *slot = cparent__record_slot(record, i);

        if (slot)
            hash = hash_slot(&table->fields[i], slot,
                             hash * 1099511628211u + i);
    }
    return hash;
}
