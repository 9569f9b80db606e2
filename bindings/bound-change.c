/* SPDX-License-Identifier: Apache-2.0 */

/* Changes of a store, and what goes into it from files. */
#include "config.h"

#include "bound-internal.h"

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

typedef struct change_inputs {
    bound_store *store;
    cparent_noun noun;
    const char *id;
    const cparent_record *record;
    int64_t version;
    cparent_change change;
    int64_t *count;
} change_inputs;

cparent_status
bound_run_change(bound_store *store,
                 cparent_status (*work)(void *inputs, cparent_error *err),
                 void *inputs, cparent_error *err)
{
    cparent_status status = bound_store_enter(store, err);
    if (status != CPARENT_OK)
        return status;
    if (store->grouped)
        return bound_store_leave(store, work(inputs, err));
    bound_store_unlock(store);
    return bound_run_long(store, work, inputs, NULL, err);
}

static cparent_status
begin_work(void *inputs, cparent_error *err)
{
    bound_store *self = inputs;
    cparent_status status = cparent_store_begin(self->store, err);
    self->grouped = self->grouped || status == CPARENT_OK;
    return status;
}

cparent_status
bound_store_begin(bound_store *store, cparent_error *err)
{
    cparent_status status = bound_store_enter(store, err);
    if (status != CPARENT_OK)
        return status;
    status = bound_run_held(store, begin_work, store, NULL, err);
    /* Who hears of an interrupt does not learn that a group was begun, and
     * would leave it open. */
    if (status == CPARENT_OK && bound_hook_raises()) {
        store->grouped = false;
        cparent_store_rollback(store->store);
    }
    return bound_store_leave(store, status);
}

static cparent_status
commit_work(void *inputs, cparent_error *err)
{
    bound_store *self = inputs;
    self->grouped = false;
    return cparent_store_commit(self->store, err);
}

cparent_status
bound_store_commit(bound_store *store, cparent_error *err)
{
    return bound_run_long(store, commit_work, store, NULL, err);
}

cparent_status
bound_store_rollback(bound_store *store, cparent_error *err)
{
    cparent_status status = bound_store_enter(store, err);
    if (status != CPARENT_OK)
        return status;
    store->grouped = false;
    cparent_store_rollback(store->store);
    return bound_store_leave(store, CPARENT_OK);
}

static cparent_status
put_work(void *inputs, cparent_error *err)
{
    change_inputs *self = inputs;
    return cparent_store_put(self->store->store, self->record, self->version,
                             &self->change, err);
}

cparent_status
bound_store_put(bound_store *store, const cparent_record *record,
                int64_t version, const char *who, const char *why,
                const char *at, const char *key_or_null, cparent_error *err)
{
    change_inputs inputs = { .store = store,
                             .record = record,
                             .version = version,
                             .change =
                                 bound_change(who, why, at, key_or_null) };
    return bound_run_change(store, put_work, &inputs, err);
}

static cparent_status
remove_work(void *inputs, cparent_error *err)
{
    change_inputs *self = inputs;
    return cparent_store_remove(self->store->store, self->noun, self->id,
                                self->version, &self->change, err);
}

cparent_status
bound_store_remove(bound_store *store, cparent_noun noun, const char *id,
                   int64_t version, const char *who, const char *why,
                   const char *at, const char *key_or_null,
                   cparent_error *err)
{
    change_inputs inputs = { .store = store,
                             .noun = noun,
                             .id = id,
                             .version = version,
                             .change =
                                 bound_change(who, why, at, key_or_null) };
    return bound_run_change(store, remove_work, &inputs, err);
}

static cparent_status
accept_work(void *inputs, cparent_error *err)
{
    change_inputs *self = inputs;
    return cparent_review_accept(self->store->store, self->id, &self->change,
                                 self->count, err);
}

cparent_status
bound_store_accept(bound_store *store, const char *id_or_null,
                   const char *who, const char *why, const char *at,
                   const char *key_or_null, int64_t *number_out,
                   cparent_error *err)
{
    change_inputs inputs = { .store = store,
                             .id = id_or_null,
                             .change =
                                 bound_change(who, why, at, key_or_null),
                             .count = number_out };
    return bound_run_change(store, accept_work, &inputs, err);
}

static cparent_status
correct_work(void *inputs, cparent_error *err)
{
    change_inputs *self = inputs;
    return cparent_review_correct(self->store->store, self->id, self->record,
                                  &self->change, err);
}

cparent_status
bound_store_correct(bound_store *store, const char *id,
                    const cparent_record *record, const char *who,
                    const char *why, const char *at,
                    const char *key_or_null, cparent_error *err)
{
    change_inputs inputs = { .store = store,
                             .id = id,
                             .record = record,
                             .change =
                                 bound_change(who, why, at, key_or_null) };
    return bound_run_change(store, correct_work, &inputs, err);
}

static cparent_status
reject_work(void *inputs, cparent_error *err)
{
    change_inputs *self = inputs;
    return cparent_review_reject(self->store->store, self->id, &self->change,
                                 err);
}

cparent_status
bound_store_reject(bound_store *store, const char *id, const char *who,
                   const char *why, const char *at,
                   const char *key_or_null, cparent_error *err)
{
    change_inputs inputs = { .store = store,
                             .id = id,
                             .change =
                                 bound_change(who, why, at, key_or_null) };
    return bound_run_change(store, reject_work, &inputs, err);
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
                   cparent_phrases *phrases_or_null,
                   const char *who, const char *why, const char *at,
                   const char *key_or_null, bound_any listener)
{
    bound_import out = { .findings = NULL, .error = CPARENT_ERROR_INIT };
    bound_call call = { .listener = listener, .apart = true };
    cparent_import_options options = CPARENT_IMPORT_OPTIONS_INIT;
    options.dry_run = dry_run;
    options.meeting = meeting;
    options.board = board_or_null;
    options.dataset = dataset_or_null;
    options.kept_phrases = phrases_or_null;
    options.progress = (cparent_progress){ bound_report, &call };
    import_inputs inputs = { store->store, source, options,
                             bound_change(who, why, at, key_or_null), &out };
    bound_run_long(store, import_work, &inputs, &call, &out.error);
    return out;
}
