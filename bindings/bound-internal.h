/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_BOUND_INTERNAL_H
#define CPARENT_BOUND_INTERNAL_H

#include "bound.h"

#include <pthread.h>
#include <stdatomic.h>

struct bound_store {
    cparent_store *store;
    pthread_mutex_t mutex;
    atomic_int refs;
    _Atomic(bound_cursor *) dead; /* cursors to free under the lock */
    bool grouped; /* under the lock: a group of changes is open */
    atomic_int process; /* that the lock is of */
};

cparent_status
bound_no_memory(cparent_error *err);

/* What arrays and words of a caller may be wrong in. */
cparent_status
bound_unequal(cparent_error *err);

cparent_status
bound_unknown(cparent_error *err, const char *what, const char *hint);

cparent_status
bound_no_room(cparent_error *err);

/* The number of the polarity; 0, and an error, when there is none such. */
int
bound_polarity(const char *word, cparent_error *err);

/* Waits for the store with the interpreter's lock let go, until there is
 * something for the interpreter to raise. */
cparent_status
bound_store_enter(bound_store *store, cparent_error *err);

cparent_status
bound_store_leave(bound_store *store, cparent_status status);

void
bound_store_unlock(bound_store *store);

/* The store itself, for whoever holds its lock. */
cparent_store *
bound_store_inside(bound_store *store);

cparent_change
bound_change(const char *who, const char *why, const char *at,
             const char *key_or_null);

/* Runs `work` with the interpreter's lock let go and the store's, when
 * there is a store, held. */
cparent_status
bound_run_long(bound_store *store,
               cparent_status (*work)(void *inputs, cparent_error *err),
               void *inputs, bound_call *call, cparent_error *err);

/* The same for whoever holds the store's lock already. */
cparent_status
bound_run_held(bound_store *store,
               cparent_status (*work)(void *inputs, cparent_error *err),
               void *inputs, bound_call *call, cparent_error *err);

/* The same for a change, which may have to wait for another program's; not
 * within a group, which has the file to itself already. */
cparent_status
bound_run_change(bound_store *store,
                 cparent_status (*work)(void *inputs, cparent_error *err),
                 void *inputs, cparent_error *err);

/* A cparent_progress_fn whose `user` is a bound_call. */
bool
bound_report(void *user, uint64_t done, uint64_t total);

#endif
