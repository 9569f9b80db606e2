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

enum { FIRST_SLOTS = 1024, FIRST_SHIFT = 64 - 10, MANY = 32 };

bool
cparent__list_grow(cparent__cohort *cohort, cparent__list *list, size_t size)
{
    const bool grown = cparent__grow(&list->items, list->count,
                                     &list->capacity, size);

    cohort->failed |= !grown;
    return grown;
}

bool
cparent__list_reserve(cparent__cohort *cohort, cparent__list *list,
                      size_t count, size_t size)
{
    while (list->capacity < count)
        if (!cparent__grow(&list->items, list->capacity, &list->capacity,
                           size)) {
            cohort->failed = true;
            return false;
        }
    return true;
}

static void
forget_return(cparent__cohort *cohort)
{
    cohort->episodes.count = 0;
    cohort->scattered = false;
    cohort->unsorted = false;
    cohort->by_child = NULL;
}

void
cparent__cohort_clear(cparent__cohort *cohort)
{
    cohort->count = 0;
    if (cohort->slots)
        memset(cohort->slots, 0,
               cohort->slot_count * sizeof(*cohort->slots));
    forget_return(cohort);
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
    cparent__free(cohort->owners.items);
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
    forget_return(cohort);
}

static inline uint32_t
mark_of(uint64_t hash)
{
    return (uint32_t)(hash >> 16);
}

static inline bool
same_key(const cparent__child *child, const cparent__id *id)
{
    return child->key[0] == id->key[0] && child->key[1] == id->key[1] &&
           child->id_length == id->length;
}

static void
put_slot(cparent__cohort *cohort, uint64_t hash, size_t child)
{
    const size_t mask = cohort->slot_count - 1;
    size_t at = (size_t)(hash >> cohort->slot_shift);

    while (cohort->slots[at].child != 0)
        at = (at + 1) & mask;
    cohort->slots[at].hash = mark_of(hash);
    cohort->slots[at].child = (uint32_t)child + 1;
}

/* At most half full. */
static bool
grow_slots(cparent__cohort *cohort)
{
    const bool grown = cohort->slot_count > 0;
    const size_t wanted = grown ? cohort->slot_count * 2 : FIRST_SLOTS;
    cohort_slot *slots;
    size_t i;

    if (cohort->count * 2 < cohort->slot_count)
        return true;
    slots = cparent__calloc(wanted, sizeof(*slots));
    if (!slots)
        return false;
    cparent__free(cohort->slots);
    cohort->slots = slots;
    cohort->slot_count = wanted;
    cohort->slot_shift = grown ? cohort->slot_shift - 1 : FIRST_SHIFT;
    for (i = 0; i < cohort->count; i++)
        put_slot(cohort, cparent__id_hash(cohort->children[i].key), i);
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

void
cparent__id_make(cparent__id *id, const char *text, size_t length)
{
    if (length <= CPARENT__SHORT_ID) {
        cparent__id_short(id, text, length);
        return;
    }
    id->text = text;
    id->length = length;
    id->key[0] = cparent__hash(text, length, 1);
    id->key[1] = cparent__hash(text, length, 2);
    id->hash = cparent__id_hash(id->key);
}

void
cparent__child_visit(cparent__child *child, uint16_t visit)
{
    child->visit = visit;
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
add_child(cparent__cohort *cohort, const cparent__id *id)
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
    memcpy(child->key, id->key, sizeof(child->key));
    child->id_length = (uint32_t)id->length;
    if (id->length > CPARENT__SHORT_ID)
        keep_long_id(cohort, child, id->text, id->length);
    put_slot(cohort, id->hash, cohort->count);
    return (uint32_t)cohort->count++;
}

static inline uint32_t
find_child(const cparent__cohort *cohort, const cparent__id *id)
{
    const cohort_slot *slots = cohort->slots;
    const uint32_t mark = mark_of(id->hash);
    const size_t mask = cohort->slot_count - 1;
    size_t at = (size_t)(id->hash >> cohort->slot_shift);

    while (slots[at].child != 0 &&
           (slots[at].hash != mark ||
            !same_key(&cohort->children[slots[at].child - 1], id)))
        at = (at + 1) & mask;
    return slots[at].child - 1;
}

/* The table, and what is kept of the children, are mostly far away: all that
 * will be asked for is sent for before the first is waited for. */
static void
send_for(const cparent__cohort *cohort, const cparent__id *ids, size_t count)
{
    size_t i;

    for (i = 0; i < count; i++)
        __builtin_prefetch(&cohort->slots[ids[i].hash >> cohort->slot_shift]);
    for (i = 0; i < count; i++) {
        const uint32_t child =
            cohort->slots[ids[i].hash >> cohort->slot_shift].child;
        const char *at =
            (const char *)&cohort->children[child - (child > 0)];

        __builtin_prefetch(at);
        __builtin_prefetch(at + 64);
    }
}

void
cparent__cohort_find(const cparent__cohort *cohort, const cparent__id *ids,
                     size_t count, uint32_t *children)
{
    size_t i;

    if (cohort->count == 0) {
        for (i = 0; i < count; i++)
            children[i] = UINT32_MAX;
        return;
    }
    if (count > 1)
        send_for(cohort, ids, count);
    for (i = 0; i < count; i++)
        children[i] = find_child(cohort, &ids[i]);
}

uint32_t
cparent__cohort_enter(cparent__cohort *cohort, const cparent__id *id)
{
    uint32_t found;

    cparent__cohort_find(cohort, id, 1, &found);
    if (found == UINT32_MAX)
        found = add_child(cohort, id);
    if (found != UINT32_MAX &&
        cohort->children[found].visit != cohort->visit)
        cparent__child_visit(&cohort->children[found], cohort->visit);
    return found;
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

        for (j = i;
             j > 0 && cparent__episode_before(&moved, &episodes[j - 1]); j--)
            episodes[j] = episodes[j - 1];
        episodes[j] = moved;
    }
}

cparent__episode *
cparent__cohort_add(cparent__cohort *cohort, uint32_t number,
                    cparent__day decom, cparent__day dec)
{
    cparent__child *child = &cohort->children[number];
    const size_t at = cohort->episodes.count;
    cparent__episode *episode;

    if (!cparent__list_reserve(cohort, &cohort->episodes, at + 1,
                               sizeof(*episode)) ||
        !cparent__list_reserve(cohort, &cohort->owners, at + 1,
                               sizeof(uint32_t)))
        return NULL;
    episode = (cparent__episode *)cohort->episodes.items + at;
    ((uint32_t *)cohort->owners.items)[at] = number;
    cohort->episodes.count++;
    episode->decom = decom;
    episode->dec = dec;
    if (child->count == 0)
        child->first = (uint32_t)at;
    else if (child->first + child->count != at)
        cohort->scattered = true;
    else
        cohort->unsorted |= cparent__episode_before(episode, episode - 1);
    child->count++;
    return episode;
}

/* A child's episodes may lie anywhere among the others'. */
static cparent__episode *
gather(cparent__cohort *cohort)
{
    const cparent__episode *episodes = cohort->episodes.items;
    const uint32_t *owners = cohort->owners.items;
    cparent__episode *grouped;
    uint32_t first = 0;
    size_t i;

    if (!cparent__list_reserve(cohort, &cohort->grouped,
                               cohort->episodes.count, sizeof(*grouped)))
        return NULL;
    grouped = cohort->grouped.items;
    for (i = 0; i < cohort->count; i++) {
        cparent__child *child = &cohort->children[i];

        if (child->visit != cohort->visit)
            continue;
        child->first = first;
        first += child->count;
        child->count = 0;
    }
    for (i = 0; i < cohort->episodes.count; i++) {
        cparent__child *child = &cohort->children[owners[i]];

        grouped[child->first + child->count++] = episodes[i];
    }
    return grouped;
}

void
cparent__cohort_group(cparent__cohort *cohort)
{
    cparent__episode *episodes = cohort->scattered ? gather(cohort)
                                                   : cohort->episodes.items;
    size_t i;

    cohort->by_child = episodes;
    if (!episodes || (!cohort->scattered && !cohort->unsorted))
        return;
    for (i = 0; i < cohort->count; i++)
        if (cohort->children[i].visit == cohort->visit)
            cparent__episodes_sort(episodes + cohort->children[i].first,
                                   cohort->children[i].count);
}
