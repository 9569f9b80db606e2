/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "bound-internal.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

struct bound_store {
    cparent_store *store;
    pthread_mutex_t mutex;
    atomic_int refs;
    _Atomic(bound_cursor *) dead; /* cursors to free under the lock */
};

struct bound_cursor {
    cparent_cursor *cursor; /* NULL once closed or at its end */
    bound_store *store;
    bound_cursor *next; /* in the list of the dead */
};

/*
 * The lock.  Short calls try it with the interpreter's lock held and let
 * that go only when they must wait.  It knows its owner, so that a progress
 * function that comes back to its own store is told so instead of waiting
 * for itself.
 */

bool
bound_store_lock(bound_store *store, cparent_error *err,
                 cparent_status *status_out)
{
    if (pthread_mutex_lock(&store->mutex) == 0)
        return true;
    *status_out = bound_fail(
        err, CPARENT_E_INVALID,
        "the store is busy with the call that reports its progress",
        "do it when that call has ended");
    return false;
}

typedef struct waiting {
    bound_store *store;
    cparent_error *err;
    cparent_status status;
} waiting;

static void
wait_run(void *argument)
{
    waiting *self = argument;
    (void)bound_store_lock(self->store, self->err, &self->status);
}

cparent_status
bound_store_enter(bound_store *store, cparent_error *err)
{
    if (pthread_mutex_trylock(&store->mutex) == 0)
        return CPARENT_OK;
    waiting self = { store, err, CPARENT_OK };
    bound_call call = { 0 };
    if (!bound_hook_run(wait_run, &self, &call))
        return bound_not_run(err);
    return self.status;
}

/* Frees what finalizers left behind; nobody else can reach it. */
static void
bury(bound_cursor *dead)
{
    while (dead != NULL) {
        bound_cursor *next = dead->next;
        cparent_cursor_free(dead->cursor);
        free(dead);
        dead = next;
    }
}

void
bound_store_unlock(bound_store *store)
{
    bury(atomic_exchange(&store->dead, NULL));
    pthread_mutex_unlock(&store->mutex);
}

cparent_status
bound_store_leave(bound_store *store, cparent_status status)
{
    bound_store_unlock(store);
    return status;
}

cparent_store *
bound_store_inside(bound_store *store)
{
    return store->store;
}

cparent_change
bound_change(const char *who, const char *why, const char *at,
             const char *key_or_null)
{
    cparent_change change = CPARENT_CHANGE_INIT;
    change.who = who;
    change.why = why;
    change.at = at;
    change.key = key_or_null;
    return change;
}

/*
 * Stores.
 */

static cparent_status
wrap(cparent_store *store, bound_store **store_out, cparent_error *err)
{
    pthread_mutexattr_t kind;
    bound_store *self = malloc(sizeof(*self));
    if (self == NULL) {
        cparent_store_unref(store);
        return bound_no_memory(err);
    }
    pthread_mutexattr_init(&kind);
    pthread_mutexattr_settype(&kind, PTHREAD_MUTEX_ERRORCHECK);
    pthread_mutex_init(&self->mutex, &kind);
    pthread_mutexattr_destroy(&kind);
    self->store = store;
    atomic_init(&self->refs, 1);
    atomic_init(&self->dead, NULL);
    *store_out = self;
    return CPARENT_OK;
}

cparent_status
bound_store_create(const char *path, const cparent_record *authority,
                   const char *who, const char *why, const char *at,
                   bound_store **store_out, cparent_error *err)
{
    cparent_change change = bound_change(who, why, at, NULL);
    cparent_store *store = NULL;
    cparent_status status =
        cparent_store_create(path, authority, &change, &store, err);
    return status == CPARENT_OK ? wrap(store, store_out, err) : status;
}

cparent_status
bound_store_open(const char *path, bool read_only, int busy_timeout_ms,
                 bound_store **store_out, cparent_error *err)
{
    cparent_store_options options = CPARENT_STORE_OPTIONS_INIT;
    options.read_only = read_only;
    options.busy_timeout_ms = busy_timeout_ms;
    cparent_store *store = NULL;
    cparent_status status = cparent_store_open(path, &options, &store, err);
    return status == CPARENT_OK ? wrap(store, store_out, err) : status;
}

void
bound_store_unref(bound_store *store)
{
    if (store == NULL || atomic_fetch_sub(&store->refs, 1) != 1)
        return;
    bury(atomic_exchange(&store->dead, NULL));
    cparent_store_unref(store->store);
    pthread_mutex_destroy(&store->mutex);
    free(store);
}

void
bound_store_close(bound_store *store)
{
    cparent_error err = CPARENT_ERROR_INIT;
    if (bound_store_enter(store, &err) != CPARENT_OK)
        return;
    cparent_store_close(store->store);
    bound_store_leave(store, CPARENT_OK);
}

bool
bound_store_closed(bound_store *store)
{
    return cparent_store_is_closed(store->store);
}

void
bound_store_interrupt(bound_store *store)
{
    cparent_store_interrupt(store->store);
}

const char *
bound_store_authority(bound_store *store)
{
    return cparent_store_authority(store->store);
}

cparent_status
bound_store_begin(bound_store *store, cparent_error *err)
{
    cparent_status status = bound_store_enter(store, err);
    if (status != CPARENT_OK)
        return status;
    return bound_store_leave(store, cparent_store_begin(store->store, err));
}

cparent_status
bound_store_commit(bound_store *store, cparent_error *err)
{
    cparent_status status = bound_store_enter(store, err);
    if (status != CPARENT_OK)
        return status;
    return bound_store_leave(store, cparent_store_commit(store->store, err));
}

cparent_status
bound_store_rollback(bound_store *store, cparent_error *err)
{
    cparent_status status = bound_store_enter(store, err);
    if (status != CPARENT_OK)
        return status;
    cparent_store_rollback(store->store);
    return bound_store_leave(store, CPARENT_OK);
}

cparent_status
bound_store_put(bound_store *store, const cparent_record *record,
                int64_t version, const char *who, const char *why,
                const char *at, const char *key_or_null, cparent_error *err)
{
    cparent_change change = bound_change(who, why, at, key_or_null);
    cparent_status status = bound_store_enter(store, err);
    if (status != CPARENT_OK)
        return status;
    return bound_store_leave(store, cparent_store_put(store->store, record, version,
                                          &change, err));
}

cparent_status
bound_store_get(bound_store *store, cparent_noun noun, const char *id,
                cparent_record **record_out, cparent_error *err)
{
    cparent_status status = bound_store_enter(store, err);
    if (status != CPARENT_OK)
        return status;
    return bound_store_leave(store, cparent_store_get(store->store, noun, id,
                                          record_out, NULL, err));
}

cparent_status
bound_store_version(bound_store *store, cparent_noun noun, const char *id,
                    int64_t *number_out, cparent_error *err)
{
    cparent_record *record = NULL;
    cparent_status status = bound_store_enter(store, err);
    if (status != CPARENT_OK)
        return status;
    status = bound_store_leave(store, cparent_store_get(store->store, noun, id, &record,
                                            number_out, err));
    cparent_record_unref(record);
    return status;
}

cparent_status
bound_store_remove(bound_store *store, cparent_noun noun, const char *id,
                   int64_t version, const char *who, const char *why,
                   const char *at, const char *key_or_null,
                   cparent_error *err)
{
    cparent_change change = bound_change(who, why, at, key_or_null);
    cparent_status status = bound_store_enter(store, err);
    if (status != CPARENT_OK)
        return status;
    return bound_store_leave(store, cparent_store_remove(store->store, noun, id, version,
                                             &change, err));
}

cparent_status
bound_store_get_version(bound_store *store, cparent_noun noun,
                        const char *id, int64_t version,
                        cparent_record **record_out, cparent_error *err)
{
    cparent_status status = bound_store_enter(store, err);
    if (status != CPARENT_OK)
        return status;
    return bound_store_leave(store, cparent_store_get_version(store->store, noun, id,
                                                  version, record_out, err));
}

cparent_status
bound_store_list(bound_store *store, cparent_noun noun,
                 bound_cursor **cursor_out, cparent_error *err)
{
    bound_cursor *self = malloc(sizeof(*self));
    if (self == NULL)
        return bound_no_memory(err);
    self->cursor = NULL;
    cparent_status status = bound_store_enter(store, err);
    if (status == CPARENT_OK)
        status = bound_store_leave(store, cparent_store_list(store->store, noun,
                                                 &self->cursor, err));
    if (status != CPARENT_OK) {
        free(self);
        return status;
    }
    atomic_fetch_add(&store->refs, 1);
    self->store = store;
    *cursor_out = self;
    return CPARENT_OK;
}

bound_step
bound_cursor_next(bound_cursor *cursor, cparent_record **record_out,
                  cparent_error *err)
{
    if (cursor->cursor == NULL)
        return CPARENT_DONE;
    cparent_status status = bound_store_enter(cursor->store, err);
    if (status != CPARENT_OK)
        return status;
    status = bound_store_leave(cursor->store,
                   cparent_cursor_next(cursor->cursor, record_out, err));
    if (status == CPARENT_DONE)
        bound_cursor_close(cursor);
    return status;
}

void
bound_cursor_close(bound_cursor *cursor)
{
    cparent_error err = CPARENT_ERROR_INIT;
    if (cursor->cursor == NULL || bound_store_enter(cursor->store, &err) != CPARENT_OK)
        return;
    cparent_cursor_free(cursor->cursor);
    cursor->cursor = NULL;
    bound_store_leave(cursor->store, CPARENT_OK);
}

/* A finalizer: it may come while another thread is in a long call, and a
 * garbage collector cannot wait.  So the cursor is put on a list, which
 * whoever has the lock empties when leaving; the list needs no reference,
 * for the store itself empties it last. */
void
bound_cursor_free(bound_cursor *cursor)
{
    if (cursor == NULL)
        return;
    bound_store *store = cursor->store;
    cursor->next = atomic_load(&store->dead);
    while (!atomic_compare_exchange_weak(&store->dead, &cursor->next,
                                         cursor))
        continue;
    if (pthread_mutex_trylock(&store->mutex) == 0)
        bound_store_unlock(store);
    bound_store_unref(store);
}

typedef struct snapshot_inputs {
    cparent_store *store;
    cparent_date as_at;
    cparent_snapshot **out;
} snapshot_inputs;

static cparent_status
snapshot_work(void *inputs, cparent_error *err)
{
    snapshot_inputs *self = inputs;
    return cparent_store_snapshot(self->store, self->as_at, self->out, err);
}

cparent_status
bound_store_snapshot(bound_store *store, cparent_date as_at,
                     cparent_snapshot **snapshot_out, cparent_error *err)
{
    snapshot_inputs inputs = { store->store, as_at, snapshot_out };
    return bound_run_long(store, snapshot_work, &inputs, NULL, err);
}

typedef struct columns_inputs {
    cparent_store *store;
    cparent_noun noun;
    const char *const *names;
    size_t name_count;
    cparent_columns **out;
} columns_inputs;

static cparent_status
columns_work(void *inputs, cparent_error *err)
{
    columns_inputs *self = inputs;
    return cparent_store_columns_named(self->store, self->noun, self->names,
                                       self->name_count, self->out, err);
}

cparent_status
bound_store_columns(bound_store *store, cparent_noun noun,
                    const char *const *names, size_t name_count,
                    cparent_columns **columns_out, cparent_error *err)
{
    columns_inputs inputs = { store->store, noun, names, name_count,
                              columns_out };
    return bound_run_long(store, columns_work, &inputs, NULL, err);
}

static bool
each_entry(void *user, const cparent_entry *entry)
{
    return bound_hook_entry((bound_any)user, entry);
}

cparent_status
bound_store_history(bound_store *store, int64_t since, bound_any list,
                    cparent_error *err)
{
    cparent_status status = bound_store_enter(store, err);
    if (status != CPARENT_OK)
        return status;
    return bound_store_leave(store, cparent_store_history(store->store, since,
                                              each_entry, (void *)list,
                                              err));
}

cparent_status
bound_store_head(bound_store *store, char head_out[96], cparent_error *err)
{
    cparent_status status = bound_store_enter(store, err);
    if (status != CPARENT_OK)
        return status;
    return bound_store_leave(store,
                 cparent_store_head(store->store, head_out, 96, err));
}

typedef struct text_inputs {
    cparent_store *store;
    const char *text;
} text_inputs;

static cparent_status
verify_work(void *inputs, cparent_error *err)
{
    text_inputs *self = inputs;
    return cparent_store_verify(self->store, self->text, err);
}

cparent_status
bound_store_verify(bound_store *store, const char *head_or_null,
                   cparent_error *err)
{
    text_inputs inputs = { store->store, head_or_null };
    return bound_run_long(store, verify_work, &inputs, NULL, err);
}

static cparent_status
backup_work(void *inputs, cparent_error *err)
{
    text_inputs *self = inputs;
    return cparent_store_backup(self->store, self->text, err);
}

cparent_status
bound_store_backup(bound_store *store, const char *path, cparent_error *err)
{
    text_inputs inputs = { store->store, path };
    return bound_run_long(store, backup_work, &inputs, NULL, err);
}

typedef struct accept_inputs {
    cparent_store *store;
    const char *id;
    cparent_change change;
    int64_t *count;
} accept_inputs;

static cparent_status
accept_work(void *inputs, cparent_error *err)
{
    accept_inputs *self = inputs;
    return cparent_review_accept(self->store, self->id, &self->change,
                                 self->count, err);
}

cparent_status
bound_store_accept(bound_store *store, const char *id_or_null,
                   const char *who, const char *why, const char *at,
                   const char *key_or_null, int64_t *number_out,
                   cparent_error *err)
{
    accept_inputs inputs = { store->store, id_or_null,
                             bound_change(who, why, at, key_or_null),
                             number_out };
    return bound_run_long(store, accept_work, &inputs, NULL, err);
}

cparent_status
bound_store_correct(bound_store *store, const char *id,
                    const cparent_record *record, const char *who,
                    const char *why, const char *at,
                    const char *key_or_null, cparent_error *err)
{
    cparent_change change = bound_change(who, why, at, key_or_null);
    cparent_status status = bound_store_enter(store, err);
    if (status != CPARENT_OK)
        return status;
    return bound_store_leave(store, cparent_review_correct(store->store, id, record,
                                               &change, err));
}

cparent_status
bound_store_reject(bound_store *store, const char *id, const char *who,
                   const char *why, const char *at,
                   const char *key_or_null, cparent_error *err)
{
    cparent_change change = bound_change(who, why, at, key_or_null);
    cparent_status status = bound_store_enter(store, err);
    if (status != CPARENT_OK)
        return status;
    return bound_store_leave(store,
                 cparent_review_reject(store->store, id, &change, err));
}

typedef struct import_inputs {
    cparent_store *store;
    cparent_source *source;
    cparent_import_options options;
    cparent_change change;
    bound_import *out;
} import_inputs;

static cparent_status
import_work(void *inputs, cparent_error *err)
{
    import_inputs *self = inputs;
    return cparent_import(self->store, self->source, &self->options,
                          &self->change, &self->out->result,
                          &self->out->findings, err);
}

bound_import
bound_store_import(bound_store *store, cparent_source *source, bool dry_run,
                   cparent_date meeting, const char *board_or_null,
                   const char *dataset_or_null,
                   cparent_source *phrases_or_null,
                   const char *who, const char *why, const char *at,
                   const char *key_or_null, bound_any listener)
{
    bound_import out = { .findings = NULL, .error = CPARENT_ERROR_INIT };
    bound_call call = { .listener = listener };
    cparent_import_options options = CPARENT_IMPORT_OPTIONS_INIT;
    options.dry_run = dry_run;
    options.meeting = meeting;
    options.board = board_or_null;
    options.dataset = dataset_or_null;
    options.phrases = phrases_or_null;
    options.progress = (cparent_progress){ bound_report, &call };
    import_inputs inputs = { store->store, source, options,
                             bound_change(who, why, at, key_or_null), &out };
    bound_run_long(store, import_work, &inputs, &call, &out.error);
    return out;
}
