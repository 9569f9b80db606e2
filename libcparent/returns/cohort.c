/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "returns/cohort-internal.h"

#include <stdlib.h>
#include <string.h>

#include "core/alloc-internal.h"
#include "core/digest-internal.h"

enum { FIRST_SLOTS = 1024, SHORT = 16, MANY = 32 };

void *
cparent__list_add(cparent__cohort *cohort, cparent__list *list, size_t size)
{
    if (list->count == list->capacity &&
        !cparent__grow(&list->items, list->count, &list->capacity, size)) {
        cohort->failed = true;
        return NULL;
    }
    return (char *)list->items + size * list->count++;
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
    cohort->last = 0;
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
    cohort->last = 0;
    cohort->episodes.count = 0;
    cohort->grouped.count = 0;
}

static size_t
slot_of(const cparent__cohort *cohort, const uint64_t key[2])
{
    uint64_t hash = (key[0] ^ key[1] * UINT64_C(0x9E3779B97F4A7C15)) *
                    UINT64_C(0xD6E8FEB86659FD93);

    return (size_t)(hash ^ hash >> 32) & (cohort->slot_count - 1);
}

static bool
same_key(const cparent__child *child, const uint64_t key[2], size_t length)
{
    return child->key[0] == key[0] && child->key[1] == key[1] &&
           child->id_length == length;
}

/* At most half full. */
static bool
grow_slots(cparent__cohort *cohort)
{
    size_t wanted = cohort->slot_count ? cohort->slot_count * 2 : FIRST_SLOTS;
    uint32_t *slots;
    size_t i;

    if (cohort->slots && cohort->count * 2 < cohort->slot_count)
        return true;
    slots = cparent__calloc(wanted, sizeof(*slots));
    if (!slots)
        return false;
    cparent__free(cohort->slots);
    cohort->slots = slots;
    cohort->slot_count = wanted;
    for (i = 0; i < cohort->count; i++) {
        size_t slot = slot_of(cohort, cohort->children[i].key);

        while (slots[slot] != 0)
            slot = (slot + 1) & (wanted - 1);
        slots[slot] = (uint32_t)i + 1;
    }
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

static uint32_t
add_child(cparent__cohort *cohort, const uint64_t key[2], const char *id,
          size_t length)
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
    child->key[0] = key[0];
    child->key[1] = key[1];
    child->id_length = (uint32_t)length;
    if (length > SHORT)
        keep_long_id(cohort, child, id, length);
    return (uint32_t)cohort->count++;
}

static void
key_of(const char *id, size_t length, uint64_t key[2])
{
    if (length > SHORT) {
        key[0] = cparent__hash(id, length, 1);
        key[1] = cparent__hash(id, length, 2);
        return;
    }
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    memcpy(key, id, SHORT);
    if (length <= 8) {
        key[0] &= length == 8 ? UINT64_MAX : (UINT64_C(1) << length * 8) - 1;
        key[1] = 0;
    } else if (length < SHORT) {
        key[1] &= (UINT64_C(1) << (length - 8) * 8) - 1;
    }
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
    child->foster_carer = false;
    child->line = 0;
    child->book = CPARENT__BOOK_NONE;
    child->asylum_ends = CPARENT__DAY_NONE;
    child->matched = child->decided = CPARENT__DAY_NONE;
}

/* Rows of one child mostly follow each other. */
uint32_t
cparent__cohort_child(cparent__cohort *cohort, const char *id, size_t length)
{
    uint64_t key[2];
    uint32_t found;
    size_t slot;

    key_of(id, length, key);
    if (cohort->last > 0 &&
        same_key(&cohort->children[cohort->last - 1], key, length))
        return cohort->last - 1;
    if (!cohort->slots && !grow_slots(cohort)) {
        cohort->failed = true;
        return UINT32_MAX;
    }
    slot = slot_of(cohort, key);
    while ((found = cohort->slots[slot]) != 0 &&
           !same_key(&cohort->children[found - 1], key, length))
        slot = (slot + 1) & (cohort->slot_count - 1);
    if (found == 0) {
        found = add_child(cohort, key, id, length) + 1;
        if (found == 0)
            return UINT32_MAX;
        slot = slot_of(cohort, key);
        while (cohort->slots[slot] != 0 && cohort->slots[slot] != found)
            slot = (slot + 1) & (cohort->slot_count - 1);
        cohort->slots[slot] = found;
    }
    cohort->last = found;
    if (cohort->children[found - 1].visit != cohort->visit)
        visit_child(cohort, &cohort->children[found - 1]);
    return found - 1;
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

/* True when `a` stands before `b`: by day, what ended first. */
static bool
is_before(const cparent__episode *a, const cparent__episode *b)
{
    return a->decom != b->decom ? a->decom < b->decom : a->dec < b->dec;
}

static int
compare_episodes(const void *one, const void *other)
{
    const cparent__episode *a = one;
    const cparent__episode *b = other;

    if (is_before(a, b) || is_before(b, a))
        return is_before(a, b) ? -1 : 1;
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

        for (j = i; j > 0 && is_before(&moved, &episodes[j - 1]); j--)
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
