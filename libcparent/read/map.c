/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/form-internal.h"

#include "core/alloc-internal.h"

bool
cparent__map_add(cparent__map *map, size_t made, size_t in, size_t took)
{
    cparent__run *last = map->count > 0 ? &map->runs[map->count - 1] : NULL;

    if (took > UINT16_MAX)
        took = UINT16_MAX; /* a tag that long says nothing at its end */
    if (last != NULL && last->made == made && last->took == took &&
        in == last->in +
                  (size_t)((map->end - last->out) / last->made) * last->took) {
        map->end += (uint32_t)made;
        return true;
    }
    if (!cparent__grow(&map->runs, map->count, &map->room,
                       sizeof(*map->runs)))
        return false;
    last = &map->runs[map->count++];
    last->out = map->end;
    last->in = (uint32_t)in;
    last->made = (uint16_t)made;
    last->took = (uint16_t)took;
    map->end += (uint32_t)made;
    return true;
}

void
cparent__map_free(cparent__map *map)
{
    cparent__free(map->runs);
    map->runs = NULL;
    map->count = map->room = 0;
    map->end = 0;
}

void
cparent__run_find(const cparent__run *run, uint32_t place, size_t *start_out,
                  size_t *end_out)
{
    const size_t piece = (place - run->out) / run->made;

    *start_out = run->in + piece * run->took;
    *end_out = *start_out + run->took;
}

void
cparent__map_find(const cparent__map *map, uint32_t place, size_t *start_out,
                  size_t *end_out)
{
    size_t low = 0;
    size_t high = map->count;

    *start_out = *end_out = 0;
    if (map->count == 0)
        return;
    /* The last run that begins at or before `place`. */
    while (high - low > 1) {
        const size_t middle = low + (high - low) / 2;

        if (map->runs[middle].out <= place)
            low = middle;
        else
            high = middle;
    }
    cparent__run_find(&map->runs[low], place, start_out, end_out);
}
