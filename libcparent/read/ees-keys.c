/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Texts that come again and again.  Files are sorted, so that the key wanted
 * is most often the one found last, or the one that followed it the time
 * before: then no hash is needed.
 */
#include "config.h"

#include "read/ees-internal.h"

#include <string.h>

#include "core/alloc-internal.h"

static bool
is_key(const ees_key *key, cparent__span text)
{
    return key->text.length == text.length &&
           memcmp(key->text.bytes, text.bytes, text.length) == 0;
}

static void
put_slot(ees_keys *keys, uint32_t index)
{
    size_t at = keys->items[index].hash & (keys->slot_count - 1);

    while (keys->slots[at])
        at = (at + 1) & (keys->slot_count - 1);
    keys->slots[at] = index + 1;
}

/* Keeps the slots less than half full. */
static bool
make_room(ees_keys *keys)
{
    uint32_t *grown;
    size_t wanted;
    size_t i;

    if (!cparent__grow(&keys->items, keys->count, &keys->capacity,
                       sizeof(*keys->items)))
        return false;
    if (keys->slots && keys->count + 1 <= keys->slot_count / 2)
        return true;
    wanted = keys->slot_count ? keys->slot_count * 2 : 64;
    grown = cparent__calloc(wanted, sizeof(*grown));
    if (!grown)
        return false;
    cparent__free(keys->slots);
    keys->slots = grown;
    keys->slot_count = wanted;
    for (i = 0; i < keys->count; i++)
        put_slot(keys, (uint32_t)i);
    return true;
}

static ees_key *
add_key(ees_keys *keys, cparent__span text, uint64_t hash)
{
    ees_key *key;

    if (!make_room(keys))
        return NULL;
    key = &keys->items[keys->count];
    key->text = text;
    key->hash = hash;
    key->value = UINT32_MAX;
    key->next = 0;
    put_slot(keys, (uint32_t)keys->count++);
    return key;
}

static ees_key *
found(ees_keys *keys, uint32_t index)
{
    keys->items[keys->last].next = index;
    keys->last = index;
    return &keys->items[index];
}

ees_key *
cparent__ees_key(ees_keys *keys, cparent__span text)
{
    uint64_t hash;
    size_t at;

    if (keys->count > 0) {
        ees_key *last = &keys->items[keys->last];

        if (is_key(last, text))
            return last;
        if (is_key(&keys->items[last->next], text)) {
            keys->last = last->next;
            return &keys->items[keys->last];
        }
    }
    hash = cparent__hash(text.bytes, text.length, 0);
    for (at = hash; keys->slots; at++) {
        uint32_t slot = keys->slots[at & (keys->slot_count - 1)];

        if (!slot)
            break;
        if (keys->items[slot - 1].hash == hash &&
            is_key(&keys->items[slot - 1], text))
            return found(keys, slot - 1);
    }
    if (!add_key(keys, text, hash))
        return NULL;
    return found(keys, (uint32_t)keys->count - 1);
}

void
cparent__ees_keys_clear(ees_keys *keys)
{
    cparent__free(keys->items);
    cparent__free(keys->slots);
    memset(keys, 0, sizeof(*keys));
}
