/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "returns/cohort-internal.h"

#include <stdlib.h>
#include <string.h>

#include "core/alloc-internal.h"
#include "core/digest-internal.h"

/* Where a child is: a part of its hash, and its number + 1. */
typedef struct cparent__cohort_slot {
    uint32_t hash;
    uint32_t child;
} cohort_slot;

enum { FIRST_SLOTS = 1024, SHORT = 16, MANY = 32, AHEAD = 4 };

bool
cparent__list_grow(cparent__cohort *cohort, cparent__list *list, size_t size)
{
    const bool grown = cparent__grow(&list->items, list->count,
                                     &list->capacity, size);

    cohort->failed |= !grown;
    return grown;
}

void
cparent__cohort_clear(cparent__cohort *cohort)
{
    cohort->count = 0;
    if (cohort->slots)
        memset(cohort->slots, 0,
               cohort->slot_count * sizeof(*cohort->slots));
    cohort->episodes.count = 0;
    cohort->grouped.count = 0;
    cohort->pool.count = 0;
    cohort->reviews.count = 0;
    cohort->incidents.count = 0;
    cohort->workers.count = 0;
    cohort->long_ids.count = 0;
    cohort->visit = 0;
}

void
cparent__cohort_free(cparent__cohort *cohort)
{
    cparent__free(cohort->children);
    cparent__free(cohort->slots);
    cparent__free(cohort->episodes.items);
    cparent__free(cohort->grouped.items);
    cparent__free(cohort->pool.items);
    cparent__free(cohort->reviews.items);
    cparent__free(cohort->incidents.items);
    cparent__free(cohort->workers.items);
    cparent__free(cohort->long_ids.items);
}

void
cparent__cohort_begin(cparent__cohort *cohort)
{
    cohort->visit++;
    cohort->episodes.count = 0;
    cohort->grouped.count = 0;
}

/* Its low half says where to look, the high half is compared there. */
static inline uint64_t
hash_of(const uint64_t key[2])
{
    const uint64_t hash = (key[0] ^ key[1] * UINT64_C(0x9E3779B97F4A7C15)) *
                          UINT64_C(0xD6E8FEB86659FD93);

    return hash ^ hash >> 32;
}

static bool
same_key(const cparent__child *child, const uint64_t key[2], size_t length)
{
    return child->key[0] == key[0] && child->key[1] == key[1] &&
           child->id_length == length;
}

static void
put_slot(cohort_slot *slots, size_t mask, uint64_t hash,
         size_t child)
{
    size_t at = (size_t)hash & mask;

    while (slots[at].child != 0)
        at = (at + 1) & mask;
    slots[at].hash = (uint32_t)(hash >> 32);
    slots[at].child = (uint32_t)child + 1;
}

/* At most half full. */
static bool
grow_slots(cparent__cohort *cohort)
{
    size_t wanted = cohort->slot_count ? cohort->slot_count * 2 : FIRST_SLOTS;
    cohort_slot *slots;
    size_t i;

    if (cohort->slots && cohort->count * 2 < cohort->slot_count)
        return true;
    slots = cparent__calloc(wanted, sizeof(*slots));
    if (!slots)
        return false;
    cparent__free(cohort->slots);
    cohort->slots = slots;
    cohort->slot_count = wanted;
    for (i = 0; i < cohort->count; i++)
        put_slot(slots, wanted - 1, hash_of(cohort->children[i].key), i);
    return true;
}

static void
keep_long_id(cparent__cohort *cohort, cparent__child *child, const char *id,
             size_t length)
{
    size_t i;

    child->long_id = (uint32_t)cohort->long_ids.count + 1;
    for (i = 0; i < length; i++) {
        char *to = cparent__list_add(cohort, &cohort->long_ids, 1);

        if (!to)
            return;
        *to = id[i];
    }
}

#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
/* So many bytes of a word. */
static const uint64_t byte_masks[] = {
    0, 0xFF, 0xFFFF, 0xFFFFFF, 0xFFFFFFFF, 0xFFFFFFFFFF, 0xFFFFFFFFFFFF,
    0xFFFFFFFFFFFFFF, UINT64_MAX
};
#endif

static inline void
key_of(const char *id, size_t length, uint64_t key[2])
{
    const size_t rest = length > 8 ? length - 8 : 0;

    if (length > SHORT) {
        key[0] = cparent__hash(id, length, 1);
        key[1] = cparent__hash(id, length, 2);
        return;
    }
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    memcpy(key, id, SHORT);
    key[0] &= byte_masks[length - rest];
    key[1] &= byte_masks[rest];
#else
    memset(key, 0, SHORT);
    memcpy(key, id, length);
#endif
}

static void
visit_child(cparent__cohort *cohort, cparent__child *child)
{
    child->visit = cohort->visit;
    child->seen = 0;
    child->first = 0;
    child->count = 0;
    child->in_touch = child->activity = child->home = 0;
    child->health = 0;
    child->score = -1;
    child->line = 0;
    child->book = CPARENT__BOOK_NONE;
    child->asylum_ends = CPARENT__DAY_NONE;
}

static uint32_t
add_child(cparent__cohort *cohort, const cparent__expected *wanted,
          const char *id)
{
    cparent__child *child;

    if (!cparent__grow(&cohort->children, cohort->count, &cohort->capacity,
                       sizeof(*cohort->children)) ||
        !grow_slots(cohort)) {
        cohort->failed = true;
        return UINT32_MAX;
    }
    child = &cohort->children[cohort->count];
    memset(child, 0, sizeof(*child));
    memcpy(child->key, wanted->key, sizeof(child->key));
    child->id_length = (uint32_t)wanted->length;
    if (wanted->length > SHORT)
        keep_long_id(cohort, child, id, wanted->length);
    put_slot(cohort->slots, cohort->slot_count - 1, wanted->hash,
             cohort->count);
    return (uint32_t)cohort->count++;
}

/* The child's number + 1; 0 when there is none yet. */
static inline uint32_t
find_child(const cparent__cohort *cohort, const cparent__expected *wanted)
{
    const cohort_slot *slots = cohort->slots;
    const uint32_t hash = (uint32_t)(wanted->hash >> 32);
    const size_t mask = cohort->slot_count - 1;
    size_t at = (size_t)wanted->hash & mask;

    if (!slots)
        return 0;
    while (slots[at].child != 0 &&
           (slots[at].hash != hash ||
            !same_key(&cohort->children[slots[at].child - 1], wanted->key,
                      wanted->length)))
        at = (at + 1) & mask;
    return slots[at].child;
}

static inline void
expect(cparent__expected *expected, const char *id, size_t length)
{
    expected->id = id;
    expected->length = length;
    key_of(id, length, expected->key);
    expected->hash = hash_of(expected->key);
}

uint32_t
cparent__cohort_child(cparent__cohort *cohort, const char *id, size_t length)
{
    cparent__expected *wanted = &cohort->expected[cohort->turn];
    cparent__child *child;
    uint32_t found;

    if (wanted->id != id || wanted->length != length)
        expect(wanted, id, length);
    found = find_child(cohort, wanted);
    if (found == 0) {
        found = add_child(cohort, wanted, id) + 1;
        if (found == 0)
            return UINT32_MAX;
    }
    child = &cohort->children[found - 1];
    if (child->visit != cohort->visit)
        visit_child(cohort, child);
    return found - 1;
}

void
cparent__cohort_expect(cparent__cohort *cohort, const char *id, size_t length)
{
    const size_t mask = cohort->slot_count - 1;
    const unsigned turn = cohort->turn + 1;
    const cparent__expected *next = &cohort->expected[(turn + 1) % AHEAD];
    cparent__expected *second = &cohort->expected[(turn + 2) % AHEAD];

    cohort->turn = turn % AHEAD;
    if (id && cohort->slots) {
        expect(second, id, length);
        __builtin_prefetch(&cohort->slots[second->hash & mask]);
    }
    if (next->id && cohort->slots) {
        const uint32_t child = cohort->slots[next->hash & mask].child;

        __builtin_prefetch(&cohort->children[child - (child > 0)]);
    }
}

void
cparent__cohort_expect_nothing(cparent__cohort *cohort)
{
    unsigned i;

    for (i = 0; i < AHEAD; i++)
        cohort->expected[i].id = NULL;
}

void
cparent__cohort_id(const cparent__cohort *cohort, uint32_t child,
                   char *buffer, size_t size)
{
    const cparent__child *of = &cohort->children[child];
    size_t length = of->id_length < size ? of->id_length : size - 1;

    if (of->long_id > 0)
        memcpy(buffer,
               (const char *)cohort->long_ids.items + of->long_id - 1,
               length);
    else
        memcpy(buffer, of->key, length);
    buffer[length] = '\0';
}

static int
compare_episodes(const void *one, const void *other)
{
    const cparent__episode *a = one;
    const cparent__episode *b = other;

    if (cparent__episode_before(a, b) || cparent__episode_before(b, a))
        return cparent__episode_before(a, b) ? -1 : 1;
    if (a->file != b->file)
        return a->file < b->file ? -1 : 1;
    return (a->line > b->line) - (a->line < b->line);
}

void
cparent__episodes_sort(cparent__episode *episodes, size_t count)
{
    size_t i;
    size_t j;

    if (count > MANY) {
        qsort(episodes, count, sizeof(*episodes), compare_episodes);
        return;
    }
    for (i = 1; i < count; i++) {
        const cparent__episode moved = episodes[i];

        for (j = i; j > 0 && cparent__episode_before(&moved, &episodes[j - 1]); j--)
            episodes[j] = episodes[j - 1];
        episodes[j] = moved;
    }
}

void
cparent__cohort_group(cparent__cohort *cohort)
{
    const cparent__episode *episodes = cohort->episodes.items;
    cparent__episode *grouped;
    uint32_t first = 0;
    size_t i;

    while (cohort->grouped.capacity < cohort->episodes.count)
        if (!cparent__grow(&cohort->grouped.items, cohort->grouped.capacity,
                           &cohort->grouped.capacity,
                           sizeof(cparent__episode))) {
            cohort->failed = true;
            return;
        }
    grouped = cohort->grouped.items;
    cohort->grouped.count = cohort->episodes.count;
    if (!grouped)
        return;
    for (i = 0; i < cohort->count; i++) {
        cparent__child *child = &cohort->children[i];

        if (child->visit != cohort->visit)
            continue;
        child->first = first;
        first += child->count;
        child->count = 0;
    }
    for (i = 0; i < cohort->episodes.count; i++) {
        cparent__child *child = &cohort->children[episodes[i].child];

        grouped[child->first + child->count++] = episodes[i];
    }
    for (i = 0; i < cohort->count; i++)
        if (cohort->children[i].visit == cohort->visit)
            cparent__episodes_sort(grouped + cohort->children[i].first,
                                   cohort->children[i].count);
}
