/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <cparent/action.h>
#include <cparent/observation.h>

#include <string.h>

#include "read/alike-internal.h"
#include "read/act-internal.h"

/* How far back a mention looks for its like. */
enum { LOOK_BACK = 40, CODES = 256 };

static void
join(cparent__reader *reader, cparent__item *a, cparent__item *b)
{
    if (a->group == 0)
        a->group = ++reader->next_group;
    b->group = a->group;
}

static void
link_actions(cparent__reader *reader)
{
    size_t recent[LOOK_BACK];
    cparent__alike sets[LOOK_BACK];
    size_t count = 0;
    size_t i, j;

    for (i = 0; i < reader->item_count; i++) {
        cparent__item *item = &reader->items[i];
        cparent__item *best = NULL;
        int most = 0;
        cparent__alike own;

        if (item->noun != CPARENT_NOUN_ACTION)
            continue;
        cparent__alike_take(&own, reader->decoded.text + item->text.start,
                            item->text.end - item->text.start);
        for (j = count < LOOK_BACK ? count : LOOK_BACK; j-- > 0;) {
            cparent__item *other = &reader->items[recent[j]];

            if (other->third == CPARENT_ACTION_SOURCE_RESOLUTION &&
                item->third == CPARENT_ACTION_SOURCE_RESOLUTION)
                continue;
            if (cparent__alike_percent(&sets[j], &own) > most) {
                most = cparent__alike_percent(&sets[j], &own);
                best = other;
            }
        }
        if (best != NULL)
            join(reader, best, item);
        recent[count % LOOK_BACK] = i;
        sets[count % LOOK_BACK] = own;
        count++;
    }
}

typedef struct code_group {
    const char *code;
    int group;
} code_group;

static void
group_by_code(cparent__reader *reader, cparent__item *item,
              code_group *groups, int *count)
{
    int i;

    if (item->code == NULL)
        return;
    for (i = 0; i < *count; i++)
        if (strcmp(groups[i].code, item->code) == 0)
            break;
    if (i == *count) {
        if (*count == CODES)
            return;
        groups[i].code = item->code;
        groups[i].group = item->group != 0 ? item->group
                                           : ++reader->next_group;
        (*count)++;
    }
    item->group = groups[i].group;
}

/* "from 176 to 183", "| 176 | 183 |": the earlier figure stands right before
 * the one that it became. */
static bool
became(const cparent__item *then, const cparent__item *now)
{
    return then->choice == CPARENT_OBSERVATION_ROLE_PREVIOUS &&
           now->choice == CPARENT_OBSERVATION_ROLE_ACTUAL &&
           now->from.state == CPARENT_VALUE_NUMBER &&
           cparent_decimal_compare(now->from.number, then->value.number) == 0;
}

/* The observation behind item `i`, or NULL. */
static cparent__item *
next_observation(cparent__reader *reader, size_t i)
{
    while (++i < reader->item_count)
        if (reader->items[i].noun == CPARENT_NOUN_OBSERVATION)
            return &reader->items[i];
    return NULL;
}

static void
belong(cparent__reader *reader, cparent__item *actual, cparent__item *item)
{
    if (item->code == NULL)
        item->code = actual->code;
    if (item->code == actual->code)
        join(reader, actual, item);
}

/* May the item be a target, an earlier figure or a benchmark of the figure
 * before it? */
static bool
may_belong(const cparent__item *actual, const cparent__item *item)
{
    return item->choice != CPARENT_OBSERVATION_ROLE_ACTUAL &&
           actual != NULL && item->text.start >= actual->text.start &&
           item->text.start <= actual->text.end + 240 &&
           item->value.unit == actual->value.unit;
}

/* A target, an earlier figure or a benchmark belongs to the figure right
 * before it, or to the one that it became, and has its indicator. */
static void
link_observations(cparent__reader *reader)
{
    code_group groups[CODES];
    int count = 0;
    cparent__item *actual = NULL;
    cparent__item *then = NULL; /* became the next one */
    size_t i;

    for (i = 0; i < reader->item_count; i++) {
        cparent__item *item = &reader->items[i];
        const cparent__item *next;

        if (item->noun != CPARENT_NOUN_OBSERVATION)
            continue;
        next = next_observation(reader, i);
        if (next != NULL && became(item, next)) {
            then = item;
            continue;
        }
        if (may_belong(actual, item)) {
            belong(reader, actual, item);
            if (item->code != actual->code)
                group_by_code(reader, item, groups, &count);
            continue;
        }
        if (then != NULL && item->code == NULL)
            item->code = then->code;
        group_by_code(reader, item, groups, &count);
        if (item->choice == CPARENT_OBSERVATION_ROLE_ACTUAL &&
            (item->third == 0 || item->from.state != 0))
            actual = item;
        if (then != NULL)
            belong(reader, item, then);
        then = NULL;
    }
}

void
cparent__reader_link(cparent__reader *reader)
{
    cparent__prune_decisions(reader);
    link_actions(reader);
    link_observations(reader);
}
