/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The SQLite engine: statements and transactions.
 */
#include "config.h"

#include "store/sqlite-internal.h"

#include <string.h>

#include "core/alloc-internal.h"
#include "core/error-internal.h"
#include "store/file-internal.h"

typedef struct sqlite_query {
    cparent__query base;
    sqlite3_stmt *statement;
    int failed; /* an SQLite code that waits to be reported */
} sqlite_query;

/* Appending is all that the history allows, except that a text may be
 * erased together with its salt.  Kept word for word: opening compares them
 * with what the file has. */
static const char *const guards[] = {
    "CREATE TRIGGER \"history_no_delete\" BEFORE DELETE ON \"history\" "
    "BEGIN SELECT RAISE(ABORT, 'the history is only added to'); END",
    "CREATE TRIGGER \"history_no_update\" BEFORE UPDATE ON \"history\" "
    "WHEN NOT (new.\"authority\" IS old.\"authority\" "
    "AND new.\"seq\" IS old.\"seq\" AND new.\"at\" IS old.\"at\" "
    "AND new.\"who\" IS old.\"who\" AND new.\"why\" IS old.\"why\" "
    "AND new.\"key\" IS old.\"key\" AND new.\"noun\" IS old.\"noun\" "
    "AND new.\"id\" IS old.\"id\" AND new.\"version\" IS old.\"version\" "
    "AND new.\"digest\" IS old.\"digest\" AND new.\"prev\" IS old.\"prev\" "
    "AND new.\"hash\" IS old.\"hash\" AND new.\"salt\" IS NULL "
    "AND new.\"body\" IS NULL) "
    "BEGIN SELECT RAISE(ABORT, 'the history is only added to'); END",
    NULL
};

const char *
cparent__sqlite_guard(int index)
{
    return guards[index];
}

static cparent__sqlite *
as_sqlite(cparent__engine *engine)
{
    return (cparent__sqlite *)engine;
}

/* Reading, too, makes files beside the store: a folder that may not be
 * written is no fault of the reader's. */
static bool
folder_is_closed(int code)
{
    return code == SQLITE_READONLY_CANTINIT ||
           code == SQLITE_READONLY_DIRECTORY;
}

/* What an SQLite code means to the caller.  SQLite's own message is left
 * out: it may quote what somebody wrote. */
static cparent_status
meaning(int code, const char **what, const char **hint)
{
    *hint = "";
    switch (folder_is_closed(code) ? SQLITE_CANTOPEN : code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        *what = "another program is writing to the store";
        *hint = "try again when it has finished; nothing was changed";
        return CPARENT_E_STORE;
    case SQLITE_FULL:
        *what = "the disk is full";
        *hint = "free some space and try again; nothing was changed";
        return CPARENT_E_IO;
    case SQLITE_IOERR:
        *what = "reading or writing the store failed";
        *hint = "check the disk and its free space, then try again; nothing "
                "was changed";
        return CPARENT_E_IO;
    case SQLITE_READONLY:
    case SQLITE_PERM:
        *what = "the store cannot be written";
        *hint = "check the rights on the file and its folder";
        return CPARENT_E_IO;
    case SQLITE_CANTOPEN:
        *what = "the store's files cannot be opened";
        *hint = "check the rights on the file and its folder; a copy made "
                "by `cparent backup` opens from read-only media";
        return CPARENT_E_IO;
    case SQLITE_CORRUPT:
        *what = "the store is damaged";
        *hint = "restore it from a backup";
        return CPARENT_E_STORE;
    case SQLITE_NOTADB:
        *what = "the file is not a store";
        *hint = "give the path of a store that was made with `cparent init`";
        return CPARENT_E_STORE;
    case SQLITE_TOOBIG:
        *what = "the record is larger than a store can hold";
        return CPARENT_E_LIMIT;
    default:
        *what = NULL;
        return CPARENT_E_STORE;
    }
}

cparent_status
cparent__sqlite_fail(cparent__sqlite *engine, int code, cparent_error *err)
{
    const char *what, *hint;
    int extended = engine->db ? sqlite3_extended_errcode(engine->db) : code;
    /* A cache page that memory did not suffice for is an IOERR to SQLite. */
    if ((code & 0xff) == SQLITE_NOMEM || extended == SQLITE_IOERR_NOMEM)
        return cparent__nomem(err);
    if ((code & 0xff) == SQLITE_INTERRUPT ||
        ((code & 0xff) == SQLITE_BUSY &&
         atomic_load(&engine->interrupted)))
        return cparent__fail_at(err, CPARENT_E_CANCELLED, engine->path, 0, 0,
                                NULL, "stopped before the end");
    cparent_status status = meaning(code, &what, &hint);
    if (!what)
        return cparent__fail_at(err, status, engine->path, 0, 0, NULL,
                                "the store could not do it (%s, %d)",
                                sqlite3_errstr(code), extended);
    cparent__fail_at(err, status, engine->path, 0, 0, NULL, "%s", what);
    return *hint ? cparent__hint(err, status, "%s", hint) : status;
}

/* --- statements ------------------------------------------------------- */

static cparent_status
sqlite_exec(cparent__engine *base, const char *sql, cparent_error *err)
{
    cparent__sqlite *engine = as_sqlite(base);
    int code = sqlite3_exec(engine->db, sql, NULL, NULL, NULL);

    return code ? cparent__sqlite_fail(engine, code, err) : CPARENT_OK;
}

static cparent_status
sqlite_guard(cparent__engine *base, cparent_error *err)
{
    cparent_status status = CPARENT_OK;

    for (int i = 0; !status && guards[i]; i++)
        status = sqlite_exec(base, guards[i], err);
    return status;
}

static cparent_status
sqlite_prepare(cparent__engine *base, const char *sql,
               cparent__query **query_out, cparent_error *err)
{
    cparent__sqlite *engine = as_sqlite(base);
    sqlite_query *query = cparent__calloc(1, sizeof *query);

    if (!query)
        return cparent__nomem(err);
    query->base.engine = base;
    int code = sqlite3_prepare_v3(engine->db, sql, -1,
                                  SQLITE_PREPARE_PERSISTENT,
                                  &query->statement, NULL);
    if (code) {
        cparent__free(query);
        return cparent__sqlite_fail(engine, code, err);
    }
    *query_out = &query->base;
    return CPARENT_OK;
}

static void
sqlite_bind_text(cparent__query *base, int index, const char *text,
                 size_t length)
{
    sqlite_query *query = (sqlite_query *)base;
    int code = text ? sqlite3_bind_text64(query->statement, index, text,
                                          length, SQLITE_TRANSIENT,
                                          SQLITE_UTF8)
                    : sqlite3_bind_null(query->statement, index);

    if (code && !query->failed)
        query->failed = code;
}

static void
sqlite_bind_integer(cparent__query *base, int index, int64_t number)
{
    sqlite_query *query = (sqlite_query *)base;
    int code = sqlite3_bind_int64(query->statement, index, number);

    if (code && !query->failed)
        query->failed = code;
}

static void
sqlite_bind_bytes(cparent__query *base, int index, const void *bytes,
                  size_t size)
{
    sqlite_query *query = (sqlite_query *)base;
    int code = sqlite3_bind_blob64(query->statement, index, bytes, size,
                                   SQLITE_STATIC);

    if (code && !query->failed)
        query->failed = code;
}

static cparent_status
sqlite_step(cparent__query *base, cparent_error *err)
{
    sqlite_query *query = (sqlite_query *)base;
    int code = query->failed ? query->failed
                             : sqlite3_step(query->statement);

    if (code == SQLITE_ROW)
        return CPARENT_OK;
    if (code == SQLITE_DONE)
        return CPARENT_DONE;
    return cparent__sqlite_fail(as_sqlite(base->engine), code, err);
}

static const char *
sqlite_column_text(cparent__query *base, int column, size_t *length_out)
{
    sqlite_query *query = (sqlite_query *)base;
    const char *text =
        (const char *)sqlite3_column_text(query->statement, column);

    if (!text &&
        sqlite3_column_type(query->statement, column) != SQLITE_NULL)
        query->failed = SQLITE_NOMEM;
    *length_out = text ? (size_t)sqlite3_column_bytes(query->statement,
                                                      column)
                       : 0;
    return text;
}

static int64_t
sqlite_column_integer(cparent__query *base, int column)
{
    return sqlite3_column_int64(((sqlite_query *)base)->statement, column);
}

static const void *
sqlite_column_bytes(cparent__query *base, int column, size_t *size_out)
{
    sqlite_query *query = (sqlite_query *)base;
    const void *bytes = sqlite3_column_blob(query->statement, column);

    *size_out = (size_t)sqlite3_column_bytes(query->statement, column);
    if (!bytes && *size_out > 0)
        query->failed = SQLITE_NOMEM;
    return bytes;
}

static cparent_status
sqlite_row_status(cparent__query *base, cparent_error *err)
{
    sqlite_query *query = (sqlite_query *)base;

    if (!query->failed)
        return CPARENT_OK;
    return cparent__sqlite_fail(as_sqlite(base->engine), query->failed,
                                err);
}

static void
sqlite_reset(cparent__query *base)
{
    sqlite_query *query = (sqlite_query *)base;

    sqlite3_reset(query->statement);
    sqlite3_clear_bindings(query->statement);
    query->failed = 0;
}

static void
sqlite_finalize(cparent__query *base)
{
    if (!base)
        return;
    sqlite3_finalize(((sqlite_query *)base)->statement);
    cparent__free(base);
}

/* --- transactions ----------------------------------------------------- */

static cparent_status
sqlite_begin(cparent__engine *base, bool writing, cparent_error *err)
{
    atomic_store(&as_sqlite(base)->interrupted, false);
    return sqlite_exec(base, writing ? "BEGIN IMMEDIATE" : "BEGIN", err);
}

static cparent_status
sqlite_commit(cparent__engine *base, cparent_error *err)
{
    return sqlite_exec(base, "COMMIT", err);
}

static bool
sqlite_in_transaction(cparent__engine *base)
{
    return !sqlite3_get_autocommit(as_sqlite(base)->db);
}

static void
sqlite_rollback(cparent__engine *base)
{
    /* Some failures roll back by themselves. */
    if (sqlite_in_transaction(base))
        sqlite3_exec(as_sqlite(base)->db, "ROLLBACK", NULL, NULL, NULL);
}

static int64_t
sqlite_changes(cparent__engine *base)
{
    return sqlite3_changes64(as_sqlite(base)->db);
}

/* One number that a query gives. */
static cparent_status
ask_number(cparent__sqlite *engine, const char *sql, int64_t *number_out,
           cparent_error *err)
{
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(engine->db, sql, -1, &statement, NULL);

    if (!code) {
        code = sqlite3_step(statement);
        if (code == SQLITE_ROW)
            *number_out = sqlite3_column_int64(statement, 0);
    }
    sqlite3_finalize(statement);
    return code == SQLITE_ROW || code == SQLITE_DONE
               ? CPARENT_OK
               : cparent__sqlite_fail(engine, code, err);
}

static cparent_status
sqlite_version(cparent__engine *base, int *version_out, cparent_error *err)
{
    int64_t version = 0;
    cparent_status status = ask_number(as_sqlite(base),
                                       "PRAGMA user_version", &version, err);

    if (!status)
        *version_out = (int)version;
    return status;
}

static cparent_status
sqlite_set_version(cparent__engine *base, int version, cparent_error *err)
{
    char sql[96];

    /* A pragma takes no parameters; both are numbers of our own. */
    sqlite3_snprintf((int)sizeof sql, sql,
                     "PRAGMA application_id=%d; PRAGMA user_version=%d",
                     CPARENT__APPLICATION_ID, version);
    return sqlite_exec(base, sql, err);
}

void
cparent__sqlite_statements(cparent__engine_calls *calls)
{
    calls->text_type = "TEXT";
    calls->integer_type = "INTEGER";
    calls->bytes_type = "BLOB";
    calls->table_suffix = " STRICT";
    calls->exec = sqlite_exec;
    calls->guard = sqlite_guard;
    calls->prepare = sqlite_prepare;
    calls->bind_text = sqlite_bind_text;
    calls->bind_integer = sqlite_bind_integer;
    calls->bind_bytes = sqlite_bind_bytes;
    calls->step = sqlite_step;
    calls->column_text = sqlite_column_text;
    calls->column_integer = sqlite_column_integer;
    calls->column_bytes = sqlite_column_bytes;
    calls->row_status = sqlite_row_status;
    calls->reset = sqlite_reset;
    calls->finalize = sqlite_finalize;
    calls->begin = sqlite_begin;
    calls->commit = sqlite_commit;
    calls->rollback = sqlite_rollback;
    calls->in_transaction = sqlite_in_transaction;
    calls->changes = sqlite_changes;
    calls->version = sqlite_version;
    calls->set_version = sqlite_set_version;
}
