/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Several changes as one, single changes, and copies of the whole.
 */
#include "config.h"

#include "store/store-internal.h"

#include <unistd.h>

#include "core/error-internal.h"

static cparent_status
check_writable(const cparent_store *store, cparent_error *err)
{
    if (!store->engine->read_only)
        return CPARENT_OK;
    cparent_status status = cparent__fail_at(
        err, CPARENT_E_STORE, store->engine->place, 0, 0, NULL,
        "the store was opened for reading only");
    return cparent__hint(err, status, "open it for writing");
}

static void
end_group(cparent_store *store)
{
    store->group = false;
    store->broken = false;
    store->last.sequence = 0;
}

/* A commit that fails may have been kept all the same: look. */
static cparent_status
commit(cparent_store *store, cparent_error *err)
{
    bool found = false;
    cparent__head last = store->last;
    cparent_status status = store->engine->calls->commit(store->engine, err);

    end_group(store);
    if (!status)
        return CPARENT_OK;
    store->engine->calls->rollback(store->engine);
    if (last.sequence &&
        cparent__history_has_entry(store, &last, &found, NULL))
        return cparent__hint(err, status,
                             "whether the change was kept is not known: make "
                             "it again with the same key, which does "
                             "nothing when it was");
    return cparent__hint(err, status,
                         found ? "the change is in the store all the same; "
                                 "made again with the same key it does "
                                 "nothing"
                               : "nothing was changed; try again");
}

bool
cparent__store_in_change(const cparent_store *store)
{
    return store && store->group;
}

cparent_status
cparent_store_begin(cparent_store *store, cparent_error *err)
{
    cparent_status status = cparent__store_enter(store, err);

    if (!status)
        status = check_writable(store, err);
    if (status)
        return status;
    if (store->group)
        return cparent__fail(err, CPARENT_E_INVALID,
                             "a group of changes is open already");
    status = store->engine->calls->begin(store->engine, true, err);
    if (status)
        return status;
    end_group(store);
    store->group = true;
    return CPARENT_OK;
}

/* Some failures make the engine undo a group by itself; what came later
 * must then not be kept on its own. */
static bool
is_broken(const cparent_store *store)
{
    return store->broken ||
           !store->engine->calls->in_transaction(store->engine);
}

static cparent_status
broken(cparent_error *err)
{
    cparent_status status = cparent__fail(
        err, CPARENT_E_STORE, "an earlier change of the group failed, so "
                              "that none of them is kept");

    return cparent__hint(err, status, "roll back and begin again");
}

cparent_status
cparent_store_commit(cparent_store *store, cparent_error *err)
{
    cparent_status status = cparent__store_enter(store, err);

    if (status)
        return status;
    if (!store->group)
        return cparent__fail(err, CPARENT_E_INVALID,
                             "there is no group of changes to keep");
    if (is_broken(store)) {
        cparent_store_rollback(store);
        return broken(err);
    }
    return commit(store, err);
}

void
cparent_store_rollback(cparent_store *store)
{
    if (!store || cparent_store_is_closed(store) || !store->group ||
        store->process != getpid())
        return;
    end_group(store);
    store->engine->calls->rollback(store->engine);
}

/* One change: a record to keep, or one to take out. */
typedef struct single {
    const cparent_record *record; /* NULL: take out */
    cparent_noun noun;
    const char *id;
    int64_t version;
} single;

static cparent_status
change_inside(cparent_store *store, const single *what,
              const cparent_change *change, cparent_error *err)
{
    return what->record
               ? cparent__put_inside(store, what->record, what->version,
                                     change, err)
               : cparent__remove_inside(store, what->noun, what->id,
                                        what->version, change, err);
}

static cparent_status
change_one(cparent_store *store, const single *what,
           const cparent_change *change, cparent_error *err)
{
    cparent_change resolved;
    cparent_status status = check_writable(store, err);

    if (!status)
        status = cparent__change_check(change, &resolved, err);
    if (status)
        return status;
    if (store->group)
        return is_broken(store) ? broken(err)
                                : change_inside(store, what, &resolved, err);
    status = store->engine->calls->begin(store->engine, true, err);
    if (status)
        return status;
    end_group(store);
    status = change_inside(store, what, &resolved, err);
    if (!status)
        return commit(store, err);
    store->engine->calls->rollback(store->engine);
    end_group(store);
    return status;
}

cparent_status
cparent_store_put(cparent_store *store, const cparent_record *record,
                  int64_t version, const cparent_change *change,
                  cparent_error *err)
{
    const single what = { record, CPARENT_NOUN_NONE, NULL, version };
    cparent_status status = cparent__store_enter(store, err);

    if (!status && (!record || version < -1))
        return cparent__fail(err, CPARENT_E_INVALID,
                             "a record and a version of -1 or more are "
                             "needed");
    return status ? status : change_one(store, &what, change, err);
}

cparent_status
cparent_store_remove(cparent_store *store, cparent_noun noun, const char *id,
                     int64_t version, const cparent_change *change,
                     cparent_error *err)
{
    const single what = { NULL, noun, id, version };
    cparent_status status = cparent__store_enter(store, err);

    if (!status && (!id || version < -1 || !cparent__noun_get(noun) ||
                    noun == CPARENT_NOUN_AUTHORITY))
        return cparent__fail(err, CPARENT_E_INVALID,
                             "a record's noun, its id and a version of -1 "
                             "or more are needed; an authority stays");
    return status ? status : change_one(store, &what, change, err);
}

cparent_status
cparent__store_read_begin(cparent_store *store, bool *mine_out,
                          cparent_error *err)
{
    if (store->engine->calls->in_transaction(store->engine)) {
        *mine_out = false;
        return CPARENT_OK;
    }
    cparent_status status = store->engine->calls->begin(store->engine, false,
                                                        err);
    *mine_out = !status;
    return status;
}

void
cparent__store_read_end(cparent_store *store, bool mine)
{
    if (mine)
        store->engine->calls->rollback(store->engine);
}

cparent_status
cparent_store_backup(cparent_store *store, const char *path,
                     cparent_error *err)
{
    cparent_status status = cparent__store_enter(store, err);

    if (status)
        return status;
    if (!path || !*path)
        return cparent__fail(err, CPARENT_E_INVALID, "a copy needs a path");
    if (store->engine->calls->in_transaction(store->engine))
        return cparent__fail(err, CPARENT_E_INVALID,
                             "a copy cannot be made inside a group of "
                             "changes");
    return store->engine->calls->backup(store->engine, path, err);
}
