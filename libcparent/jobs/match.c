/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "jobs/propose-internal.h"

#include <stdlib.h>
#include <string.h>

#include "core/alloc-internal.h"
#include "core/digest-internal.h"
#include "core/error-internal.h"
#include "jobs/review-internal.h"

/*
 * Which items of two versions of a text are the same.  An item is known by
 * its words, whatever its number and its figure: whoever corrects minutes
 * changes a figure, a name, or the order, and seldom all the words.
 */

enum {
    LIKE = 80,  /* percent of the words of both: certainly the same */
    ALIKE = 50, /* the same where nothing is more like it */
    REACH = 500 /* how far from its old place an item is looked for */
};

/* The words of an item, in order of their hash, each once. */
typedef struct words {
    uint32_t *hash;
    size_t count;
    size_t room;
} words;

static int
compare_hashes(const void *a, const void *b)
{
    const uint32_t left = *(const uint32_t *)a;
    const uint32_t right = *(const uint32_t *)b;

    return left < right ? -1 : left > right;
}

static bool
add_words(words *all, const char *text)
{
    while (*text) {
        char word[24];
        size_t length = 0;

        for (; *text && (cparent__is_alpha((unsigned char)*text) ||
                         (unsigned char)*text >= 0x80);
             text++)
            if (length < sizeof(word))
                word[length++] =
                    (char)cparent__lower((unsigned char)*text);
        if (length == 0) {
            text++;
            continue;
        }
        if (!cparent__grow((void **)&all->hash, all->count, &all->room,
                           sizeof(*all->hash)))
            return false;
        all->hash[all->count++] = (uint32_t)cparent__hash(word, length, 0);
    }
    return true;
}

static bool
add_field(words *all, const cparent_record *record, size_t field)
{
    const char *text = cparent_record_text(record, field);
    bool fine = !text || add_words(all, text);
    size_t i;

    for (i = 0; fine && i < cparent_record_list_count(record, field); i++)
        fine = add_words(all, cparent_record_list_at(record, field, i));
    return fine;
}

static bool
take_words(words *all, const cparent_record *record)
{
    const cparent_noun noun = cparent_record_noun(record);
    const size_t count = cparent_noun_field_count(noun);
    bool fine = true;
    size_t field, i, kept;

    for (field = 0; fine && field < count; field++)
        if (cparent__field_is_said(noun, field))
            fine = add_field(all, record, field);
    if (all->count < 2)
        return fine;
    qsort(all->hash, all->count, sizeof(*all->hash), compare_hashes);
    for (i = kept = 1; i < all->count; i++)
        if (all->hash[i] != all->hash[i - 1])
            all->hash[kept++] = all->hash[i];
    all->count = kept;
    return fine;
}

/* Twice what they share, in percent of what both have. */
static int
likeness(const words *a, const words *b)
{
    size_t i = 0;
    size_t j = 0;
    size_t shared = 0;

    while (i < a->count && j < b->count) {
        if (a->hash[i] == b->hash[j]) {
            shared++;
            i++;
            j++;
        } else if (a->hash[i] < b->hash[j]) {
            i++;
        } else {
            j++;
        }
    }
    return a->count + b->count == 0
               ? 0
               : (int)(200 * shared / (a->count + b->count));
}

typedef struct matching {
    const cparent_record *const *old;
    size_t old_count;
    const cparent_record *const *items;
    size_t count;
    words *old_words;
    words *new_words;
    bool *taken; /* of the old ones */
    cparent__match *matches;
    cparent_error *err;
} matching;

static size_t
first_for(size_t item)
{
    return item > REACH ? item - REACH : 0;
}

static size_t
end_for(const matching *m, size_t item)
{
    return item + REACH < m->old_count ? item + REACH : m->old_count;
}

static bool
may_be(const matching *m, size_t old, size_t item)
{
    return !m->taken[old] &&
           cparent_record_noun(m->old[old]) ==
               cparent_record_noun(m->items[item]);
}

static void
take(matching *m, size_t old, size_t item, bool exact)
{
    m->taken[old] = true;
    m->matches[item].old = old;
    m->matches[item].exact = exact;
}

/* Those in the very same words, in order. */
static cparent_status
match_exact(matching *m)
{
    cparent_status status = CPARENT_OK;
    size_t i, j;

    for (i = 0; i < m->count; i++)
        for (j = first_for(i);
             j < end_for(m, i) && m->matches[i].old == SIZE_MAX; j++) {
            bool same = false;

            if (!may_be(m, j, i) ||
                likeness(&m->old_words[j], &m->new_words[i]) != 100)
                continue;
            status = cparent__said_same(m->old[j], m->items[i], &same,
                                        m->err);
            if (status != CPARENT_OK)
                return status;
            if (same)
                take(m, j, i, true);
        }
    return status;
}

static void
match_alike(matching *m, int least)
{
    size_t i, j;

    for (i = 0; i < m->count; i++) {
        size_t best = SIZE_MAX;
        int most = least - 1;

        for (j = first_for(i);
             m->matches[i].old == SIZE_MAX && j < end_for(m, i); j++) {
            const int like =
                may_be(m, j, i)
                    ? likeness(&m->old_words[j], &m->new_words[i])
                    : 0;

            if (like > most) {
                most = like;
                best = j;
            }
        }
        if (best != SIZE_MAX)
            take(m, best, i, false);
    }
}

static bool
prepare(matching *m)
{
    bool fine;
    size_t i;

    m->old_words = cparent__calloc(m->old_count + 1, sizeof(words));
    m->new_words = cparent__calloc(m->count + 1, sizeof(words));
    m->taken = cparent__calloc(m->old_count + 1, sizeof(bool));
    fine = m->old_words && m->new_words && m->taken;
    for (i = 0; fine && i < m->old_count; i++)
        fine = take_words(&m->old_words[i], m->old[i]);
    for (i = 0; fine && i < m->count; i++)
        fine = take_words(&m->new_words[i], m->items[i]);
    return fine;
}

static void
finish(matching *m)
{
    size_t i;

    for (i = 0; m->old_words && i < m->old_count; i++)
        cparent__free(m->old_words[i].hash);
    for (i = 0; m->new_words && i < m->count; i++)
        cparent__free(m->new_words[i].hash);
    cparent__free(m->old_words);
    cparent__free(m->new_words);
    cparent__free(m->taken);
}

cparent_status
cparent__match_items(const cparent_record *const *old, size_t old_count,
                     const cparent_record *const *items, size_t count,
                     cparent__match *matches, cparent_error *err)
{
    matching m = { old, old_count, items, count, NULL, NULL, NULL, matches,
                   err };
    cparent_status status;
    size_t i;

    for (i = 0; i < count; i++) {
        matches[i].old = SIZE_MAX;
        matches[i].exact = false;
    }
    if (!prepare(&m)) {
        finish(&m);
        return cparent__nomem(err);
    }
    status = match_exact(&m);
    if (status == CPARENT_OK) {
        match_alike(&m, LIKE);
        match_alike(&m, ALIKE);
    }
    finish(&m);
    return status;
}
