/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Snapshots: what is known now, and what was known at a day.
 */
#include "config.h"

#include "store/store-internal.h"

#include <stdio.h>
#include <string.h>

#include "core/alloc-internal.h"
#include "core/error-internal.h"
#include "model/snapshot-internal.h"
#include "store/state-internal.h"

/* Room for "SEQUENCE:DIGEST". */
enum { HEAD_SIZE = 96 };

typedef struct collection {
    cparent_record **records;
    size_t count;
    size_t capacity;
    const char *authority_id;
    cparent_record *authority; /* owned by `records` */
} collection;

static cparent_status
collect(void *user, cparent_record *record, int64_t version,
        cparent_error *err)
{
    collection *all = user;
    void *records = all->records;

    (void)version;
    if (!cparent__grow(&records, all->count, &all->capacity,
                       sizeof *all->records))
        return cparent__nomem(err);
    all->records = records;
    all->records[all->count++] = cparent_record_ref(record);
    if (cparent_record_noun(record) == CPARENT_NOUN_AUTHORITY &&
        strcmp(cparent_record_id(record), all->authority_id) == 0)
        all->authority = record;
    return CPARENT_OK;
}

static void
collection_free(collection *all)
{
    for (size_t i = 0; i < all->count; i++)
        cparent_record_unref(all->records[i]);
    cparent__free(all->records);
}

static void
write_head(const cparent__head *head, char text[HEAD_SIZE])
{
    text[0] = '\0';
    if (head->sequence)
        snprintf(text, HEAD_SIZE, "%lld:%s", (long long)head->sequence,
                 head->hash);
}

static cparent_status
make_snapshot(cparent_store *store, const collection *all,
              cparent_date as_at, const cparent__head *head,
              cparent_snapshot **snapshot_out, cparent_error *err)
{
    char text[HEAD_SIZE];
    cparent_record *authority = all->authority;
    cparent_record *now = NULL;

    /* Of a day before the store was made, it is still that authority's. */
    if (!authority) {
        cparent_status status =
            cparent_store_get(store, CPARENT_NOUN_AUTHORITY,
                              store->authority, &now, NULL, err);
        if (status)
            return status;
        authority = now;
    }
    write_head(head, text);
    cparent_status status = cparent__snapshot_new(
        authority, as_at, text, all->records, all->count, snapshot_out, err);
    cparent_record_unref(now);
    return status;
}

static cparent_status
collect_current(cparent_store *store, collection *all, cparent__head *head,
                cparent_error *err)
{
    cparent_status status = cparent__history_head(store, head, err);

    for (int n = 1; !status && n < CPARENT_NOUN_COUNT; n++)
        status = cparent__each_row(store, (cparent_noun)n, "", INT64_MAX,
                                   collect, all, err);
    return status;
}

static cparent_status
snapshot_of_now(cparent_store *store, cparent_date as_at,
                cparent_snapshot **snapshot_out, cparent_error *err)
{
    bool mine = false;
    cparent__head head = { 0, "" };
    cparent_status status = cparent__store_enter(store, err);

    if (status)
        return status;
    collection all = { NULL, 0, 0, store->authority, NULL };
    /* One moment for all nouns. */
    status = cparent__store_read_begin(store, &mine, err);
    if (status)
        return status;
    status = collect_current(store, &all, &head, err);
    if (!status)
        status = make_snapshot(store, &all, as_at, &head, snapshot_out,
                               err);
    cparent__store_read_end(store, mine);
    collection_free(&all);
    return status;
}

/* --- at a day ----------------------------------------------------------- */

typedef struct replaying {
    cparent__state state;
    char day[CPARENT_DATE_SIZE];
    cparent__head head; /* the last entry that counted */
    const char *place;
} replaying;

static cparent_status
unreadable(const replaying *replay, int64_t sequence, cparent_error *err)
{
    cparent_error_clear(err);
    cparent_status status = cparent__fail_at(
        err, CPARENT_E_STORE, replay->place, 0, 0, NULL,
        "entry %lld of the history cannot be read back",
        (long long)sequence);
    return cparent__hint(err, status, "`cparent verify` finds what was "
                                      "altered; restore it from a backup");
}

static cparent_status
replay_entry(void *user, const cparent__link *entry, cparent_error *err)
{
    replaying *replay = user;
    cparent_record *record = NULL;
    cparent_status status = CPARENT_OK;

    if (!entry->at || !entry->noun || !entry->id || !entry->hash)
        return unreadable(replay, entry->sequence, err);
    /* ISO dates sort as text. */
    if (strncmp(entry->at, replay->day, sizeof replay->day - 1) > 0)
        return CPARENT_OK;
    if (entry->body && entry->body_length > 0)
        status = cparent__record_decode(entry->body, entry->body_length,
                                        &record, err);
    if (status)
        return status == CPARENT_E_NOMEM
                   ? status
                   : unreadable(replay, entry->sequence, err);
    cparent__state_item *item = cparent__state_add(
        &replay->state, cparent_noun_parse(entry->noun), entry->id);
    if (!item) {
        cparent_record_unref(record);
        return cparent__nomem(err);
    }
    cparent_record_unref(item->record);
    item->record = record;
    replay->head.sequence = entry->sequence;
    snprintf(replay->head.hash, sizeof replay->head.hash, "%s", entry->hash);
    return CPARENT_OK;
}

static cparent_status
snapshot_of_day(cparent_store *store, cparent_date as_at,
                replaying *replay, collection *all,
                cparent_snapshot **snapshot_out, cparent_error *err)
{
    cparent_status status = cparent__history_walk(store, 0, replay_entry,
                                                  replay, err);

    for (size_t i = 0; !status && i < replay->state.count; i++) {
        if (replay->state.items[i].record)
            status = collect(all, replay->state.items[i].record, 0, err);
    }
    if (!status)
        status = make_snapshot(store, all, as_at, &replay->head,
                               snapshot_out, err);
    return status;
}

cparent_status
cparent_store_snapshot(cparent_store *store, cparent_date as_at,
                       cparent_snapshot **snapshot_out, cparent_error *err)
{
    replaying replay = { { 0 }, "", { 0, "" }, NULL };
    bool mine = false;

    if (!cparent_date_is_set(as_at))
        return snapshot_of_now(store, as_at, snapshot_out, err);
    cparent_status status = cparent__store_enter(store, err);
    if (status)
        return status;
    collection all = { NULL, 0, 0, store->authority, NULL };
    replay.place = store->engine->place;
    cparent_date_format(as_at, replay.day);
    status = cparent__store_read_begin(store, &mine, err);
    if (status)
        return status;
    status = snapshot_of_day(store, as_at, &replay, &all, snapshot_out, err);
    cparent__store_read_end(store, mine);
    collection_free(&all);
    cparent__state_free(&replay.state);
    return status;
}
