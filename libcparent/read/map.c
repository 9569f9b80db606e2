/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/form-internal.h"

#include "core/alloc-internal.h"

/*
 * A run as code: one byte says how much was made (1 to 4), took (0 to 6),
 * whether bytes were left out before it, and how often (1 to 3); what does
 * not fit in it stands behind, seven bits a byte.
 */
enum {
    TOOK_MORE = 7,
    COUNT_MORE = 0,
    COUNT_MOST = 3,
    MOST_CODE = 1 + 3 * 5,
    RUNS_A_MARK = 32
};

#define MADE_OF(byte) ((byte & 3u) + 1)
#define TOOK_OF(byte) (byte >> 2 & 7u)
#define SKIPS(byte) ((byte & 32u) != 0)
#define COUNT_OF(byte) (byte >> 6)

static size_t
put_number(uint8_t *code, uint32_t number)
{
    size_t length = 0;

    for (; number >= 128; number >>= 7)
        code[length++] = (uint8_t)(number | 128);
    code[length++] = (uint8_t)number;
    return length;
}

static uint32_t
take_number(const uint8_t *code, uint32_t *at)
{
    uint32_t number = 0;
    int shift = 0;

    while (code[*at] >= 128) {
        number |= (code[(*at)++] & 127u) << shift;
        shift += 7;
    }
    return number | (uint32_t)code[(*at)++] << shift;
}

/* Codes the last run. */
static bool
close_run(cparent__map *map)
{
    const cparent__run *run = &map->last;
    const uint32_t skip = run->in - map->in;
    const uint32_t took = run->took < TOOK_MORE ? run->took : TOOK_MORE;
    const uint32_t count = run->count <= COUNT_MOST ? run->count : COUNT_MORE;
    uint8_t *code;

    if (map->code_size + MOST_CODE > map->code_room) {
        const size_t room = map->code_room + map->code_room / 2 + 64;

        code = cparent__realloc(map->code, room);
        if (code == NULL)
            return false;
        map->code = code;
        map->code_room = room;
    }
    if (map->closed % RUNS_A_MARK == 0) {
        if (!cparent__grow(&map->marks, map->mark_count, &map->mark_room,
                           sizeof(*map->marks)))
            return false;
        map->marks[map->mark_count].out = run->out;
        map->marks[map->mark_count].in = map->in;
        map->marks[map->mark_count++].code = (uint32_t)map->code_size;
    }
    code = map->code + map->code_size;
    *code++ = (uint8_t)((run->made - 1u) | took << 2 |
                        (uint32_t)(skip != 0) << 5 | count << 6);
    if (skip != 0)
        code += put_number(code, skip);
    if (took == TOOK_MORE)
        code += put_number(code, run->took);
    if (count == COUNT_MORE)
        code += put_number(code, run->count);
    map->code_size = (size_t)(code - map->code);
    map->in = run->in + run->count * run->took;
    map->closed++;
    return true;
}

/* The run whose code stands at place->next; place->run is the one before
 * it, or ends where it begins. */
static void
next_run(const cparent__map *map, cparent__map_place *place)
{
    cparent__run *run = &place->run;
    uint32_t at = place->next;
    uint8_t byte;

    run->out += run->count * run->made;
    run->in += run->count * run->took;
    if (at >= map->code_size) {
        *run = map->last;
        return;
    }
    byte = map->code[at++];
    run->made = MADE_OF(byte);
    run->took = TOOK_OF(byte);
    run->count = COUNT_OF(byte);
    if (SKIPS(byte))
        run->in += take_number(map->code, &at);
    if (run->took == TOOK_MORE)
        run->took = (uint16_t)take_number(map->code, &at);
    if (run->count == COUNT_MORE)
        run->count = take_number(map->code, &at);
    place->next = at;
}

static bool
begin_run(cparent__map *map, size_t made, size_t in, size_t took,
          size_t count)
{
    if (map->last.count > 0 && !close_run(map))
        return false;
    map->last.out = map->end;
    map->last.in = (uint32_t)in;
    map->last.made = (uint16_t)made;
    map->last.took = (uint16_t)took;
    map->last.count = (uint32_t)count;
    map->end += (uint32_t)(made * count);
    return true;
}

/* Does the last run go on with such a piece? */
static bool
goes_on(const cparent__run *last, size_t made, size_t in, size_t took)
{
    return last->count > 0 && last->made == made && last->took == took &&
           in == last->in + (size_t)last->count * took;
}

bool
cparent__map_add(cparent__map *map, size_t made, size_t in, size_t took)
{
    if (took > UINT16_MAX)
        took = UINT16_MAX; /* a tag that long says nothing at its end */
    if (!goes_on(&map->last, made, in, took))
        return begin_run(map, made, in, took, 1);
    map->last.count++;
    map->end += (uint32_t)made;
    return true;
}

bool
cparent__map_copy(cparent__map *map, size_t in, size_t count)
{
    if (!goes_on(&map->last, 1, in, 1))
        return begin_run(map, 1, in, 1, count);
    map->last.count += (uint32_t)count;
    map->end += (uint32_t)count;
    return true;
}

void
cparent__map_free(cparent__map *map)
{
    const cparent__map none = { 0 };

    cparent__free(map->code);
    cparent__free(map->marks);
    *map = none;
}

/* The last mark at or before `at`. */
static void
find_mark(const cparent__map *map, uint32_t at, cparent__map_place *place)
{
    const cparent__map_place none = { 0 };
    size_t low = 0;
    size_t high = map->mark_count;

    *place = none;
    if (map->mark_count == 0)
        return;
    while (high - low > 1) {
        const size_t middle = low + (high - low) / 2;

        if (map->marks[middle].out <= at)
            low = middle;
        else
            high = middle;
    }
    place->run.out = map->marks[low].out;
    place->run.in = map->marks[low].in;
    place->next = map->marks[low].code;
}

void
cparent__map_look(const cparent__map *map, cparent__map_place *place,
                  uint32_t at, size_t *start_out, size_t *end_out)
{
    cparent__run *run = &place->run;
    int steps = RUNS_A_MARK;

    *start_out = *end_out = 0;
    if (map->end == 0)
        return;
    if (at < run->out)
        find_mark(map, at, place);
    /* A piece past the end is the last one. */
    while (at >= run->out + run->count * run->made &&
           !(run->count > 0 && run->out == map->last.out)) {
        if (steps-- == 0)
            find_mark(map, at, place);
        next_run(map, place);
    }
    *start_out =
        run->in + (size_t)((at - run->out) / run->made) * run->took;
    *end_out = *start_out + run->took;
}
