/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "store/state-internal.h"

#include <string.h>

#include "core/alloc-internal.h"

static size_t
slot_of(const cparent__state *state, cparent_noun noun, const char *id)
{
    uint64_t hash = cparent__hash(id, strlen(id), (uint64_t)noun);

    return (size_t)hash & (state->slot_count - 1);
}

/* The slot that holds it, or the free one where it would go. */
static size_t
find_slot(const cparent__state *state, cparent_noun noun, const char *id)
{
    size_t slot = slot_of(state, noun, id);

    while (state->slots[slot]) {
        const cparent__state_item *item =
            &state->items[state->slots[slot] - 1];

        if (item->noun == noun && strcmp(item->id, id) == 0)
            break;
        slot = (slot + 1) & (state->slot_count - 1);
    }
    return slot;
}

cparent__state_item *
cparent__state_find(const cparent__state *state, cparent_noun noun,
                    const char *id)
{
    if (!state->slot_count)
        return NULL;
    size_t slot = find_slot(state, noun, id);
    return state->slots[slot] ? &state->items[state->slots[slot] - 1] : NULL;
}

/* Keeps at least half of the slots free. */
static bool
make_room(cparent__state *state)
{
    if (state->slot_count >= 2 * (state->count + 1))
        return true;
    size_t wanted = state->slot_count ? 2 * state->slot_count : 64;
    size_t *slots = cparent__calloc(wanted, sizeof *slots);
    if (!slots)
        return false;
    cparent__free(state->slots);
    state->slots = slots;
    state->slot_count = wanted;
    for (size_t i = 0; i < state->count; i++)
        slots[find_slot(state, state->items[i].noun, state->items[i].id)] =
            i + 1;
    return true;
}

cparent__state_item *
cparent__state_add(cparent__state *state, cparent_noun noun, const char *id)
{
    cparent__state_item *item = cparent__state_find(state, noun, id);
    void *items = state->items;

    if (item)
        return item;
    if (!make_room(state) || !cparent__grow(&items, state->count,
                                            &state->capacity, sizeof *item))
        return NULL;
    state->items = items;
    char *copy = cparent__strdup(id);
    if (!copy)
        return NULL;
    item = &state->items[state->count];
    memset(item, 0, sizeof *item);
    item->noun = noun;
    item->id = copy;
    state->slots[find_slot(state, noun, id)] = ++state->count;
    return item;
}

void
cparent__state_free(cparent__state *state)
{
    for (size_t i = 0; i < state->count; i++) {
        cparent__free(state->items[i].id);
        cparent_record_unref(state->items[i].record);
    }
    cparent__free(state->items);
    cparent__free(state->slots);
    memset(state, 0, sizeof *state);
}
