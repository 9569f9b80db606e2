/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "model/snapshot-internal.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include <cparent/builder.h>
#include <cparent/observation.h>

#include "core/alloc-internal.h"
#include "core/error-internal.h"
#include "model/record-internal.h"

struct cparent_snapshot {
    atomic_int refs;
    cparent_record *authority;
    cparent_date as_at;
    char *head;
    cparent_record **records; /* sorted by noun, then as order() says */
    size_t count;
    size_t first[CPARENT_NOUN_COUNT + 1]; /* of each noun in records */
};

static int
compare_text(const char *a, const char *b)
{
    return strcmp(a ? a : "", b ? b : "");
}

/* Observations in order of indicator and time, so that a series is a run. */
static int
order(const void *left, const void *right)
{
    const cparent_record *a = *(cparent_record *const *)left;
    const cparent_record *b = *(cparent_record *const *)right;
    int by = (int)cparent_record_noun(a) - (int)cparent_record_noun(b);

    if (by == 0 && cparent_record_noun(a) == CPARENT_NOUN_OBSERVATION) {
        by = compare_text(
            cparent_record_text(a, CPARENT_OBSERVATION_INDICATOR),
            cparent_record_text(b, CPARENT_OBSERVATION_INDICATOR));
        if (by == 0)
            by = cparent_period_compare(
                cparent_record_period(a, CPARENT_OBSERVATION_PERIOD),
                cparent_record_period(b, CPARENT_OBSERVATION_PERIOD));
    }
    return by ? by
              : strcmp(cparent_record_id(a), cparent_record_id(b));
}

static void
index_nouns(cparent_snapshot *snapshot)
{
    size_t at = 0;
    int noun;

    for (noun = 0; noun <= CPARENT_NOUN_COUNT; noun++) {
        while (at < snapshot->count &&
               (int)cparent_record_noun(snapshot->records[at]) < noun)
            at++;
        snapshot->first[noun] = at;
    }
}

cparent_status
cparent__snapshot_new(const cparent_record *authority, cparent_date as_at,
                      const char *head, cparent_record *const *records,
                      size_t count, cparent_snapshot **snapshot_out,
                      cparent_error *err)
{
    cparent_snapshot *snapshot = cparent__calloc(1, sizeof(*snapshot));
    cparent_builder *copy = NULL;
    cparent_status status = CPARENT_OK;
    size_t i;

    if (!snapshot)
        return cparent__nomem(err);
    cparent__object_born();
    atomic_init(&snapshot->refs, 1);
    snapshot->as_at = as_at;
    snapshot->head = cparent__strdup(head ? head : "");
    snapshot->records = cparent__calloc(count + 1, sizeof(*records));
    if (!snapshot->head || !snapshot->records)
        status = cparent__nomem(err);
    if (status == CPARENT_OK)
        status = cparent_builder_from(authority, &copy, err);
    if (status == CPARENT_OK)
        status = cparent_builder_build(copy, &snapshot->authority, err);
    cparent_builder_free(copy);
    if (status != CPARENT_OK) {
        cparent_snapshot_unref(snapshot);
        return status;
    }
    for (i = 0; i < count; i++)
        snapshot->records[i] = cparent_record_ref(records[i]);
    snapshot->count = count;
    qsort(snapshot->records, count, sizeof(*snapshot->records), order);
    index_nouns(snapshot);
    *snapshot_out = snapshot;
    return CPARENT_OK;
}

cparent_status
cparent_snapshot_dated(const cparent_snapshot *snapshot, cparent_date as_at,
                       cparent_snapshot **snapshot_out, cparent_error *err)
{
    if (!snapshot || !cparent_date_is_set(as_at))
        return cparent__fail(err, CPARENT_E_INVALID,
                             "a snapshot and a day are needed");
    return cparent__snapshot_new(snapshot->authority, as_at, snapshot->head,
                                 snapshot->records, snapshot->count,
                                 snapshot_out, err);
}

cparent_snapshot *
cparent_snapshot_ref(cparent_snapshot *snapshot)
{
    if (snapshot)
        atomic_fetch_add(&snapshot->refs, 1);
    return snapshot;
}

void
cparent_snapshot_unref(cparent_snapshot *snapshot)
{
    size_t i;

    if (!snapshot || atomic_fetch_sub(&snapshot->refs, 1) != 1)
        return;
    for (i = 0; i < snapshot->count; i++)
        cparent_record_unref(snapshot->records[i]);
    cparent__free(snapshot->records);
    cparent__free(snapshot->head);
    cparent_record_unref(snapshot->authority);
    cparent__free(snapshot);
    cparent__object_died();
}

const cparent_record *
cparent_snapshot_authority(const cparent_snapshot *snapshot)
{
    return snapshot->authority;
}

cparent_date
cparent_snapshot_as_at(const cparent_snapshot *snapshot)
{
    return snapshot->as_at;
}

const char *
cparent_snapshot_head(const cparent_snapshot *snapshot)
{
    return snapshot->head;
}

size_t
cparent_snapshot_count(const cparent_snapshot *snapshot, cparent_noun noun)
{
    if (!cparent__noun_get(noun))
        return 0;
    return snapshot->first[noun + 1] - snapshot->first[noun];
}

const cparent_record *
cparent_snapshot_at(const cparent_snapshot *snapshot, cparent_noun noun,
                    size_t index)
{
    if (index >= cparent_snapshot_count(snapshot, noun))
        return NULL;
    return snapshot->records[snapshot->first[noun] + index];
}

/* Observations are not in order of id, so they are walked; the others are
 * searched by halves. */
static const cparent_record *
walk(const cparent_snapshot *snapshot, size_t low, size_t high,
     const char *id)
{
    for (; low < high; low++)
        if (strcmp(cparent_record_id(snapshot->records[low]), id) == 0)
            return snapshot->records[low];
    return NULL;
}

const cparent_record *
cparent_snapshot_find(const cparent_snapshot *snapshot, cparent_noun noun,
                      const char *id)
{
    size_t low;
    size_t high;

    if (!cparent__noun_get(noun) || !id)
        return NULL;
    low = snapshot->first[noun];
    high = snapshot->first[noun + 1];
    if (noun == CPARENT_NOUN_OBSERVATION)
        return walk(snapshot, low, high, id);
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int by = strcmp(cparent_record_id(snapshot->records[middle]), id);

        if (by == 0)
            return snapshot->records[middle];
        if (by < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

cparent_status
cparent_snapshot_columns(const cparent_snapshot *snapshot, cparent_noun noun,
                         cparent_columns **columns_out, cparent_error *err)
{
    return cparent_snapshot_columns_named(snapshot, noun, NULL, 0,
                                          columns_out, err);
}

cparent_status
cparent_snapshot_columns_named(const cparent_snapshot *snapshot,
                               cparent_noun noun, const char *const *names,
                               size_t name_count,
                               cparent_columns **columns_out,
                               cparent_error *err)
{
    size_t count;

    if (!snapshot)
        return cparent__fail(err, CPARENT_E_INVALID, "a snapshot is needed");
    count = cparent_snapshot_count(snapshot, noun);
    return cparent_columns_from_records_named(
        noun,
        (const cparent_record *const *)snapshot->records +
            (count ? snapshot->first[noun] : 0),
        count, names, name_count, columns_out, err);
}
