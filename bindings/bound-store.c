/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "bound-internal.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

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

enum { TURN_NS = 50 * 1000000 };

static void
make_lock(bound_store *store)
{
    pthread_mutexattr_t kind;
    pthread_mutexattr_init(&kind);
    pthread_mutexattr_settype(&kind, PTHREAD_MUTEX_ERRORCHECK);
    pthread_mutex_init(&store->mutex, &kind);
    pthread_mutexattr_destroy(&kind);
    atomic_store(&store->process, (int)getpid());
}

/* A thread that held the lock when its process forked is not in the child,
 * which would wait for ever to be told that the store is not its own. */
static int
try_lock(bound_store *store)
{
    int outcome = pthread_mutex_trylock(&store->mutex);
    if (outcome != EBUSY || atomic_load(&store->process) == (int)getpid())
        return outcome;
    make_lock(store);
    return pthread_mutex_trylock(&store->mutex);
}

typedef struct waiting {
    bound_store *store;
    int outcome;
} waiting;

static void
wait_run(void *argument)
{
    waiting *self = argument;
    struct timespec until;
    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_nsec += TURN_NS;
    if (until.tv_nsec >= 1000000000L) {
        until.tv_nsec -= 1000000000L;
        until.tv_sec++;
    }
    self->outcome = pthread_mutex_timedlock(&self->store->mutex, &until);
}

cparent_status
bound_store_enter(bound_store *store, cparent_error *err)
{
    waiting self = { store, try_lock(store) };
    while (self.outcome == EBUSY || self.outcome == ETIMEDOUT) {
        bound_call call = { 0 };
        if (!bound_hook_run(wait_run, &self, &call))
            return bound_not_run(err);
    }
    if (self.outcome == 0)
        return CPARENT_OK;
    return bound_fail(
        err, CPARENT_E_INVALID,
        "the store is busy with the call that reports its progress",
        "do it when that call has ended");
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

/*
 * Stores.
 */

static cparent_status
wrap(cparent_store *store, bound_store **store_out, cparent_error *err)
{
    bound_store *self = malloc(sizeof(*self));
    if (self == NULL) {
        cparent_store_unref(store);
        return bound_no_memory(err);
    }
    self->store = store;
    atomic_init(&self->process, 0);
    make_lock(self);
    atomic_init(&self->refs, 1);
    atomic_init(&self->dead, NULL);
    self->grouped = false;
    *store_out = self;
    return CPARENT_OK;
}

typedef struct open_inputs {
    const char *path;
    const cparent_record *authority;
    cparent_change change;
    cparent_store_options options;
    cparent_store *store;
} open_inputs;

static cparent_status
create_work(void *inputs, cparent_error *err)
{
    open_inputs *self = inputs;
    return cparent_store_create(self->path, self->authority, &self->change,
                                &self->store, err);
}

cparent_status
bound_store_create(const char *path, const cparent_record *authority,
                   const char *who, const char *why, const char *at,
                   bound_store **store_out, cparent_error *err)
{
    open_inputs inputs = { .path = path,
                           .authority = authority,
                           .change = bound_change(who, why, at, NULL) };
    cparent_status status =
        bound_run_long(NULL, create_work, &inputs, NULL, err);
    if (status == CPARENT_E_EXISTS)
        snprintf(err->hint, sizeof(err->hint),
                 "open(path) opens a store that is there already");
    return status == CPARENT_OK ? wrap(inputs.store, store_out, err) : status;
}

static cparent_status
open_work(void *inputs, cparent_error *err)
{
    open_inputs *self = inputs;
    return cparent_store_open(self->path, &self->options, &self->store, err);
}

cparent_status
bound_store_open(const char *path, bool read_only, int busy_timeout_ms,
                 bound_store **store_out, cparent_error *err)
{
    open_inputs inputs = { .path = path,
                           .options = CPARENT_STORE_OPTIONS_INIT };
    inputs.options.read_only = read_only;
    inputs.options.busy_timeout_ms = busy_timeout_ms;
    cparent_status status =
        bound_run_long(NULL, open_work, &inputs, NULL, err);
    return status == CPARENT_OK ? wrap(inputs.store, store_out, err) : status;
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

cparent_status
bound_store_close(bound_store *store, cparent_error *err)
{
    cparent_status status = bound_store_enter(store, err);
    if (status != CPARENT_OK)
        return status;
    store->grouped = false;
    cparent_store_close(store->store);
    return bound_store_leave(store, CPARENT_OK);
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

/*
 * Reading.
 */

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

static void
finish(bound_cursor *cursor)
{
    cparent_cursor_free(cursor->cursor);
    cursor->cursor = NULL;
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
    status = cparent_cursor_next(cursor->cursor, record_out, err);
    if (status == CPARENT_DONE)
        finish(cursor);
    return bound_store_leave(cursor->store, status);
}

cparent_status
bound_cursor_close(bound_cursor *cursor, cparent_error *err)
{
    if (cursor->cursor == NULL)
        return CPARENT_OK;
    cparent_status status = bound_store_enter(cursor->store, err);
    if (status != CPARENT_OK)
        return status;
    finish(cursor);
    return bound_store_leave(cursor->store, CPARENT_OK);
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
