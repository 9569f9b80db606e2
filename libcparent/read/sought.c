/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include <cparent/action.h>

#include "core/alloc-internal.h"
#include "core/error-internal.h"
#include "read/arising-internal.h"

/* What a word weighs that only one action has; 48 of them fit in 32 bits. */
#define HEAVIEST 720720

/* The next best action must lag by this many percent. */
enum { CLEAR = 10 };

/* To name its owner is as good as so many percent. */
enum { OWNED = 20 };

static int
compare_postings(const void *a, const void *b)
{
    const cparent__posting *left = a;
    const cparent__posting *right = b;

    if (left->hash != right->hash)
        return left->hash < right->hash ? -1 : 1;
    return left->action < right->action ? -1
                                        : left->action > right->action;
}

/* One past the postings of the hash that stands at `from`. */
static size_t
run_end(const cparent__sought *sought, size_t from)
{
    size_t to = from;

    while (to < sought->posting_count &&
           sought->postings[to].hash == sought->postings[from].hash)
        to++;
    return to;
}

static void
weigh(cparent__sought *sought)
{
    size_t from, to, i;

    for (from = 0; from < sought->posting_count; from = to) {
        to = run_end(sought, from);
        for (i = from; i < to; i++)
            sought->whole[sought->postings[i].action] +=
                (int32_t)(HEAVIEST / (to - from));
    }
}

static void
take_owner(cparent__sought *sought, size_t action)
{
    const char *owner =
        cparent_record_text(sought->actions[action], CPARENT_ACTION_OWNER);

    if (owner == NULL)
        return;
    cparent__alike_take(&sought->owners[action], owner, strlen(owner));
    /* "the Director": nothing else tells who it is. */
    if (sought->owners[action].count == 0)
        cparent__alike_add_all(&sought->owners[action], owner,
                               strlen(owner));
}

cparent_status
cparent__sought_open(cparent__sought *sought,
                     const cparent_record *const *actions, size_t count,
                     cparent_error *err)
{
    size_t words = 0;
    size_t i;
    int w;

    memset(sought, 0, sizeof(*sought));
    sought->words = cparent__calloc(count + 1, sizeof(*sought->words));
    sought->owners = cparent__calloc(count + 1, sizeof(*sought->owners));
    sought->whole = cparent__calloc(count + 1, sizeof(int32_t));
    sought->weight = cparent__calloc(count + 1, sizeof(int32_t));
    sought->shared = cparent__calloc(count + 1, sizeof(int32_t));
    if (sought->words == NULL || sought->owners == NULL ||
        sought->whole == NULL ||
        sought->weight == NULL || sought->shared == NULL) {
        cparent__sought_free(sought);
        return cparent__nomem(err);
    }
    sought->actions = actions;
    sought->count = count;
    for (i = 0; i < count; i++) {
        const char *text =
            cparent_record_text(actions[i], CPARENT_ACTION_TEXT);

        cparent__alike_take(&sought->words[i], text, strlen(text));
        take_owner(sought, i);
        words += (size_t)sought->words[i].count;
    }
    sought->postings =
        cparent__malloc((words + 1) * sizeof(*sought->postings));
    if (sought->postings == NULL) {
        cparent__sought_free(sought);
        return cparent__nomem(err);
    }
    for (i = 0; i < count; i++)
        for (w = 0; w < sought->words[i].count; w++) {
            cparent__posting *posting =
                &sought->postings[sought->posting_count++];

            posting->hash = sought->words[i].hash[w];
            posting->action = (uint32_t)i;
        }
    if (sought->posting_count > 1)
        qsort(sought->postings, sought->posting_count,
              sizeof(*sought->postings), compare_postings);
    weigh(sought);
    return CPARENT_OK;
}

void
cparent__sought_free(cparent__sought *sought)
{
    cparent__free(sought->words);
    cparent__free(sought->owners);
    cparent__free(sought->postings);
    cparent__free(sought->whole);
    cparent__free(sought->weight);
    cparent__free(sought->shared);
    memset(sought, 0, sizeof(*sought));
}

/* Where the postings of a hash begin, or posting_count. */
static size_t
run_begin(const cparent__sought *sought, uint32_t hash)
{
    size_t low = 0;
    size_t high = sought->posting_count;

    while (low < high) {
        const size_t middle = low + (high - low) / 2;

        if (sought->postings[middle].hash < hash)
            low = middle + 1;
        else
            high = middle;
    }
    return low < sought->posting_count && sought->postings[low].hash == hash
               ? low
               : sought->posting_count;
}

/* Adds up, or with `clear` forgets, what a word says of every action. */
static void
count_word(cparent__sought *sought, uint32_t hash, bool clear)
{
    const size_t from = run_begin(sought, hash);
    size_t to, i;

    if (from == sought->posting_count)
        return;
    to = run_end(sought, from);
    for (i = from; i < to; i++) {
        const uint32_t action = sought->postings[i].action;

        if (clear) {
            sought->weight[action] = sought->shared[action] = 0;
        } else {
            sought->weight[action] += (int32_t)(HEAVIEST / (to - from));
            sought->shared[action]++;
        }
    }
}

typedef struct ranking {
    size_t best;
    int first; /* percent */
    int second;
} ranking;

/* Do the words name its owner? */
static bool
names_owner(const cparent__sought *sought, size_t action,
            const cparent__alike *said)
{
    const cparent__alike *owner = &sought->owners[action];

    return said != NULL && owner->count > 0 &&
           cparent__alike_shared(owner, said) == owner->count;
}

static void
rank_word(const cparent__sought *sought, uint32_t hash,
          const cparent__alike *said, ranking *found)
{
    size_t i = run_begin(sought, hash);
    const size_t to =
        i < sought->posting_count ? run_end(sought, i) : i;

    for (; i < to; i++) {
        const size_t action = sought->postings[i].action;
        const bool owned = names_owner(sought, action, said);
        const int percent = (int)((int64_t)sought->weight[action] * 100 /
                                  sought->whole[action]) +
                            (owned ? OWNED : 0);

        if (action == found->best || sought->shared[action] < 2)
            continue;
        if (percent > found->first) {
            found->second = found->first;
            found->first = percent;
            found->best = action;
        } else if (percent > found->second) {
            found->second = percent;
        }
    }
}

size_t
cparent__sought_find(cparent__sought *sought, const cparent__alike *words,
                     const cparent__alike *said, int *percent_out)
{
    ranking found = { SIZE_MAX, 0, 0 };
    int i;

    for (i = 0; i < words->count; i++)
        count_word(sought, words->hash[i], false);
    for (i = 0; i < words->count; i++)
        rank_word(sought, words->hash[i], said, &found);
    for (i = 0; i < words->count; i++)
        count_word(sought, words->hash[i], true);
    *percent_out = found.first;
    return found.first - found.second >= CLEAR ? found.best : SIZE_MAX;
}

size_t
cparent__sought_label(const cparent__sought *sought,
                      const cparent__alike *words)
{
    size_t found = SIZE_MAX;
    size_t i, from, to;

    if (words->count == 0)
        return SIZE_MAX;
    from = run_begin(sought, words->hash[0]);
    to = from < sought->posting_count ? run_end(sought, from) : from;
    for (i = from; i < to; i++) {
        const size_t action = sought->postings[i].action;

        if (cparent__alike_shared(words, &sought->words[action]) <
            words->count)
            continue;
        if (found != SIZE_MAX)
            return SIZE_MAX;
        found = action;
    }
    return found;
}

size_t
cparent__sought_hint(const cparent__sought *sought,
                     const cparent__alike *words)
{
    size_t found = SIZE_MAX;
    int most = 0;
    int w;

    for (w = 0; w < words->count; w++) {
        size_t i = run_begin(sought, words->hash[w]);
        const size_t to =
            i < sought->posting_count ? run_end(sought, i) : i;

        for (; i < to; i++) {
            const size_t action = sought->postings[i].action;
            const int shared = cparent__alike_shared(
                words, &sought->words[action]);

            if (shared > most || action == found)
                found = action;
            else if (shared == most)
                found = SIZE_MAX;
            most = shared > most ? shared : most;
        }
    }
    return most * 2 >= words->count ? found : SIZE_MAX;
}

int
cparent__sought_cover(const cparent__sought *sought, size_t action,
                      const char *text, size_t length)
{
    const char *own =
        cparent_record_text(sought->actions[action], CPARENT_ACTION_TEXT);
    cparent__alike all = { { 0 }, 0 };
    cparent__alike said = { { 0 }, 0 };

    /* What it asks for stands behind its verb. */
    own += strcspn(own, " ");
    cparent__alike_add_all(&all, own, strlen(own));
    cparent__alike_add_all(&said, text, length);
    return all.count > 0
               ? cparent__alike_shared(&all, &said) * 100 / all.count
               : 0;
}
