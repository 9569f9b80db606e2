/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A store's life: making, opening, closing, transactions, copies.
 */
#include "config.h"

#include "store/store-internal.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/alloc-internal.h"
#include "core/error-internal.h"
#include "core/limits-internal.h"
#include "store/file-internal.h"
#include "store/open-internal.h"
#include "store/schema-internal.h"

enum { DEFAULT_BUSY_MS = 30000 };

/* --- statements kept ready --------------------------------------------- */

static cparent_status
prepare_once(cparent_store *store, cparent__query **kept, const char *sql,
             cparent__query **query_out, cparent_error *err)
{
    if (!*kept) {
        cparent_status status = store->engine->calls->prepare(
            store->engine, sql, kept, err);
        if (status)
            return status;
    }
    *query_out = *kept;
    return CPARENT_OK;
}

cparent_status
cparent__store_query(cparent_store *store, cparent_noun noun, int kind,
                     cparent__query **query_out, cparent_error *err)
{
    cparent__text sql = CPARENT__TEXT_INIT(CPARENT__SQL_LIMIT);
    cparent__query **kept = &store->nouns[noun][kind];
    cparent_status status = CPARENT_OK;

    if (!*kept) {
        cparent__schema_sql(cparent__noun_get(noun), kind, &sql);
        status = cparent__text_status(&sql, err);
    }
    if (!status)
        status = prepare_once(store, kept, cparent__text_string(&sql),
                              query_out, err);
    cparent__text_free(&sql);
    return status;
}

cparent_status
cparent__history_query(cparent_store *store, int kind,
                       cparent__query **query_out, cparent_error *err)
{
    return prepare_once(store, &store->history[kind],
                        cparent__schema_history_sql(kind), query_out, err);
}

/* --- entering and leaving ---------------------------------------------- */

static cparent_status
closed(cparent_error *err)
{
    cparent_status status = cparent__fail(err, CPARENT_E_CLOSED,
                                          "the store has been closed");

    return cparent__hint(err, status, "open it again");
}

cparent_status
cparent__store_tick(cparent_store *store, cparent_error *err)
{
    if (atomic_load(&store->closed))
        return closed(err);
    if (atomic_load(&store->interrupted))
        return cparent__fail_at(err, CPARENT_E_CANCELLED,
                                store->engine->place, 0, 0, NULL,
                                "stopped before the end");
    return CPARENT_OK;
}

cparent_status
cparent__store_enter(cparent_store *store, cparent_error *err)
{
    if (!store)
        return cparent__fail(err, CPARENT_E_INVALID, "there is no store");
    if (atomic_load(&store->closed))
        return closed(err);
    if (store->process != getpid()) {
        cparent_status status = cparent__fail(
            err, CPARENT_E_STORE,
            "the store was opened by another process, the parent of this");
        return cparent__hint(err, status, "open the store in this process");
    }
    /* Between the changes of a group an interrupt waits for the next call;
     * otherwise it was meant for a call that has ended. */
    cparent_status status = store->group ? cparent__store_tick(store, err)
                                         : CPARENT_OK;
    atomic_store(&store->interrupted, false);
    return status;
}

static void
shut(cparent_store *store)
{
    bool abandon = store->process != getpid();
    cparent__engine *engine = store->engine;

    if (!engine)
        return;
    for (int n = 0; !abandon && n < CPARENT_NOUN_COUNT; n++) {
        for (int k = 0; k < CPARENT__SQL_KINDS; k++)
            engine->calls->finalize(store->nouns[n][k]);
    }
    for (int k = 0; !abandon && k < CPARENT__HISTORY_KINDS; k++)
        engine->calls->finalize(store->history[k]);
    if (!abandon)
        engine->calls->rollback(engine);
    memset(store->nouns, 0, sizeof store->nouns);
    memset(store->history, 0, sizeof store->history);
    store->group = false;
    pthread_mutex_lock(&store->door);
    store->engine = NULL;
    pthread_mutex_unlock(&store->door);
    engine->calls->close(engine, abandon);
}

void
cparent__store_hold(cparent_store *store)
{
    cparent_store_ref(store);
    store->depth++;
}

void
cparent__store_release(cparent_store *store)
{
    if (--store->depth == 0 && atomic_load(&store->closed))
        shut(store);
    cparent_store_unref(store);
}

void
cparent_store_close(cparent_store *store)
{
    if (!store || atomic_exchange(&store->closed, true))
        return;
    if (store->depth == 0)
        shut(store);
}

cparent_store *
cparent_store_ref(cparent_store *store)
{
    if (store)
        atomic_fetch_add_explicit(&store->references, 1,
                                  memory_order_relaxed);
    return store;
}

void
cparent_store_unref(cparent_store *store)
{
    if (!store || atomic_fetch_sub_explicit(&store->references, 1,
                                            memory_order_acq_rel) != 1)
        return;
    cparent_store_close(store);
    pthread_mutex_destroy(&store->door);
    cparent__free(store->authority);
    cparent__free(store);
    cparent__object_died();
}

bool
cparent_store_is_closed(const cparent_store *store)
{
    return !store || atomic_load(&store->closed);
}

void
cparent_store_interrupt(cparent_store *store)
{
    if (!store)
        return;
    atomic_store(&store->interrupted, true);
    pthread_mutex_lock(&store->door);
    if (store->engine)
        store->engine->calls->interrupt(store->engine);
    pthread_mutex_unlock(&store->door);
}

const char *
cparent_store_authority(const cparent_store *store)
{
    return store ? store->authority : "";
}

/* --- making and opening ------------------------------------------------ */

/* Takes the engine over, also when it fails. */
static cparent_status
wrap(cparent__engine *engine, const char *authority,
     cparent_store **store_out, cparent_error *err)
{
    cparent_store *store = cparent__calloc(1, sizeof *store);

    if (store)
        store->authority = cparent__strdup(authority);
    if (!store || !store->authority ||
        pthread_mutex_init(&store->door, NULL)) {
        if (store)
            cparent__free(store->authority);
        cparent__free(store);
        engine->calls->close(engine, false);
        return cparent__nomem(err);
    }
    atomic_init(&store->references, 1);
    atomic_init(&store->closed, false);
    atomic_init(&store->interrupted, false);
    store->engine = engine;
    store->process = getpid();
    cparent__object_born();
    *store_out = store;
    return CPARENT_OK;
}

static cparent_status
check_authority(const cparent_record *authority, cparent_error *err)
{
    if (!authority || cparent_record_noun(authority) != CPARENT_NOUN_AUTHORITY)
        return cparent__fail(err, CPARENT_E_INVALID,
                             "a store is made for an authority's record");
    if (strcmp(cparent_record_id(authority),
               cparent_record_authority(authority)) != 0)
        return cparent__fail_at(err, CPARENT_E_VALIDATION, NULL, 0, 0,
                                "authority", "an authority's record must "
                                "name itself as its authority");
    return CPARENT_OK;
}

cparent_status
cparent__store_create_on(cparent__engine *engine,
                         const cparent_record *authority,
                         const cparent_change *change,
                         cparent_store **store_out, cparent_error *err)
{
    cparent_store *store = NULL;
    cparent_status status = wrap(engine, cparent_record_id(authority),
                                 &store, err);

    if (status)
        return status;
    status = engine->calls->begin(engine, true, err);
    if (!status)
        status = cparent__schema_migrate(engine, cparent__noun_get, true,
                                         err);
    if (!status)
        status = cparent__put_inside(store, authority, 0, change, err);
    if (!status)
        status = engine->calls->commit(engine, err);
    store->last.sequence = 0;
    if (!status)
        status = engine->calls->settle(engine, err);
    if (status) {
        cparent_store_unref(store);
        return status;
    }
    *store_out = store;
    return CPARENT_OK;
}

cparent_status
cparent_store_create(const char *path, const cparent_record *authority,
                     const cparent_change *change,
                     cparent_store **store_out, cparent_error *err)
{
    cparent_change resolved;
    cparent__engine *engine = NULL;
    cparent__engine_options options = {
        false, DEFAULT_BUSY_MS, cparent__schema_newest(cparent__noun_get)
    };

    if (!path || !*path || !store_out)
        return cparent__fail(err, CPARENT_E_INVALID,
                             "a store needs a path");
    cparent_status status = check_authority(authority, err);
    if (!status)
        status = cparent__change_check(change, &resolved, err);
    if (!status)
        status = cparent__sqlite_create(path, &options, &engine, err);
    if (status)
        return status;
    status = cparent__store_create_on(engine, authority, &resolved,
                                      store_out, err);
    if (status)
        cparent__file_discard(path);
    return status;
}

/* Brings an older store up to date, a copy of it beside it. */
static cparent_status
bring_up_to_date(cparent__engine *engine, int version, cparent_error *err)
{
    cparent__text copy = CPARENT__TEXT_INIT(CPARENT__TEXT_MEDIUM);

    if (engine->read_only) {
        cparent_status status = cparent__fail_at(
            err, CPARENT_E_UNSUPPORTED, engine->place, 0, 0, NULL,
            "the store was made by an older release");
        return cparent__hint(err, status, "open it for writing once, which "
                                          "brings it up to date");
    }
    cparent__text_addf(&copy, "%s.before-form-%d", engine->place,
                       version + 1);
    cparent_status status = cparent__text_status(&copy, err);
    if (!status)
        status = engine->calls->backup(engine, cparent__text_string(&copy),
                                       err);
    if (!status) {
        status = cparent__schema_migrate(engine, cparent__noun_get, false,
                                         err);
        if (status)
            cparent__file_discard(cparent__text_string(&copy));
    }
    cparent__text_free(&copy);
    return status;
}

/* Whose store it is: the one authority that it has. */
static cparent_status
read_authority(cparent__engine *engine, char **authority_out,
               cparent_error *err)
{
    const cparent__engine_calls *calls = engine->calls;
    cparent__query *query = NULL;
    char *authority = NULL;
    size_t length = 0;
    cparent_status status = calls->prepare(
        engine, "SELECT \"id\" FROM \"authority\" ORDER BY \"id\"", &query,
        err);

    if (status)
        return status;
    status = calls->step(query, err);
    if (!status) {
        const char *text = calls->column_text(query, 0, &length);

        status = calls->row_status(query, err);
        if (!status && text) {
            authority = cparent__strndup(text, length);
            if (!authority)
                status = cparent__nomem(err);
        }
    }
    calls->finalize(query);
    if (status == CPARENT_DONE || (!status && !authority)) {
        status = cparent__fail_at(err, CPARENT_E_STORE, engine->place, 0, 0,
                                  NULL, "the store does not say whose it is");
        return cparent__hint(err, status, "restore it from a backup");
    }
    if (!status)
        *authority_out = authority;
    return status;
}

cparent_status
cparent__store_open_on(cparent__engine *engine, cparent_store **store_out,
                       cparent_error *err)
{
    int version = 0;
    char *authority = NULL;
    cparent_status status = engine->calls->version(engine, &version, err);

    if (!status && version < cparent__schema_newest(cparent__noun_get))
        status = bring_up_to_date(engine, version, err);
    if (!status)
        status = read_authority(engine, &authority, err);
    if (status) {
        engine->calls->close(engine, false);
        return status;
    }
    status = wrap(engine, authority, store_out, err);
    cparent__free(authority);
    return status;
}

cparent_status
cparent_store_open(const char *path, const cparent_store_options *options,
                   cparent_store **store_out, cparent_error *err)
{
    cparent_store_options resolved = CPARENT_STORE_OPTIONS_INIT;
    cparent__engine *engine = NULL;

    if (!path || !*path || !store_out)
        return cparent__fail(err, CPARENT_E_INVALID,
                             "a store needs a path");
    cparent_status status = CPARENT_OK;
    if (options)
        status = cparent__options_resolve(options, &resolved,
                                          sizeof resolved, err);
    if (status)
        return status;
    if (resolved.busy_timeout_ms < 0)
        return cparent__fail(err, CPARENT_E_INVALID,
                             "busy_timeout_ms is less than nothing");
    cparent__engine_options how = {
        resolved.read_only != 0,
        resolved.busy_timeout_ms ? resolved.busy_timeout_ms
                                 : DEFAULT_BUSY_MS,
        cparent__schema_newest(cparent__noun_get)
    };
    status = cparent__sqlite_open(path, &how, &engine, err);
    if (status)
        return status;
    return cparent__store_open_on(engine, store_out, err);
}
