/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The SQLite engine: making, opening, checking and copying files.
 */
#include "config.h"

#include "store/sqlite-internal.h"

#include <string.h>

#include "core/alloc-internal.h"
#include "core/error-internal.h"
#include "store/file-internal.h"

static cparent__sqlite *
as_sqlite(cparent__engine *engine)
{
    return (cparent__sqlite *)engine;
}

static cparent_status
sqlite_settle(cparent__engine *base, cparent_error *err)
{
    /* Where the disk cannot do WAL, SQLite stays with its rollback journal,
     * slower and just as safe. */
    return base->read_only
               ? CPARENT_OK
               : base->calls->exec(base,
                             "PRAGMA synchronous=FULL;"
                             "PRAGMA journal_mode=WAL;",
                             err);
}

/* --- checks, backup --------------------------------------------------- */

static bool
is_guard(const char *sql)
{
    for (int i = 0; sql && cparent__sqlite_guard(i); i++) {
        if (strcmp(sql, cparent__sqlite_guard(i)) == 0)
            return true;
    }
    return false;
}

static cparent_status
count_guards(cparent__sqlite *engine, int *guards_out, cparent_error *err)
{
    static const char sql[] = "SELECT sql FROM sqlite_schema "
                              "WHERE type IN ('trigger', 'view')";
    sqlite3_stmt *statement = NULL;
    int guards = 0, others = 0;
    int code = sqlite3_prepare_v2(engine->db, sql, -1, &statement, NULL);

    while (!code && (code = sqlite3_step(statement)) == SQLITE_ROW) {
        const char *text = (const char *)sqlite3_column_text(statement, 0);

        if (is_guard(text))
            guards++;
        else
            others++;
        code = SQLITE_OK;
    }
    sqlite3_finalize(statement);
    if (code != SQLITE_DONE)
        return cparent__sqlite_fail(engine, code, err);
    if (others) {
        cparent_status status = cparent__fail_at(
            err, CPARENT_E_STORE, engine->path, 0, 0, NULL,
            "the store holds %d foreign triggers or views, which could act "
            "on their own", others);
        return cparent__hint(err, status, "restore it from a backup");
    }
    *guards_out = guards;
    return CPARENT_OK;
}

static cparent_status
sqlite_check(cparent__engine *base, cparent_error *err)
{
    cparent__sqlite *engine = as_sqlite(base);
    sqlite3_stmt *statement = NULL;
    int guards = 0;
    bool sound = false;
    int code = sqlite3_prepare_v2(engine->db, "PRAGMA quick_check(1)", -1,
                                  &statement, NULL);

    if (!code && (code = sqlite3_step(statement)) == SQLITE_ROW) {
        const char *text = (const char *)sqlite3_column_text(statement, 0);

        sound = text && strcmp(text, "ok") == 0;
    }
    sqlite3_finalize(statement);
    if (code != SQLITE_ROW)
        return cparent__sqlite_fail(engine, code, err);
    if (!sound)
        return cparent__sqlite_fail(engine, SQLITE_CORRUPT, err);
    cparent_status status = count_guards(engine, &guards, err);
    if (!status && guards != 2) {
        status = cparent__fail_at(err, CPARENT_E_BROKEN_CHAIN, engine->path,
                                  0, 0, NULL, "the guard of the history has "
                                              "been taken away");
        cparent__hint(err, status, "compare with a kept head and a backup");
    }
    return status;
}

/* A handle that only reads may do nothing else, whatever SQL reaches it. */
static int
allow_reading(void *user, int action, const char *first, const char *second,
              const char *database, const char *trigger)
{
    (void)user;
    (void)second;
    (void)database;
    (void)trigger;
    switch (action) {
    case SQLITE_SELECT:
    case SQLITE_READ:
    case SQLITE_TRANSACTION:
        return SQLITE_OK;
    case SQLITE_PRAGMA:
        return first && (strcmp(first, "quick_check") == 0 ||
                         (strcmp(first, "user_version") == 0 && !second))
                   ? SQLITE_OK
                   : SQLITE_DENY;
    default:
        return SQLITE_DENY;
    }
}

/* Paths that mean something else to SQLite (":memory:", "file:…") become
 * plain ones. */
static char *
plain_name(const char *path)
{
    size_t length = strlen(path), more = path[0] == '/' ? 0 : 2;
    char *name = cparent__malloc(length + more + 1);

    if (name) {
        memcpy(name, "./", more);
        memcpy(name + more, path, length + 1);
    }
    return name;
}

static int
vacuum_into(cparent__sqlite *engine, const char *name)
{
    sqlite3_stmt *statement = NULL;

    /* The copy is attached for a moment, which is otherwise not allowed. */
    sqlite3_limit(engine->db, SQLITE_LIMIT_ATTACHED, 1);
    sqlite3_set_authorizer(engine->db, NULL, NULL);
    int code = sqlite3_prepare_v2(engine->db, "VACUUM INTO ?", -1,
                                  &statement, NULL);
    if (!code)
        code = sqlite3_bind_text(statement, 1, name, -1, SQLITE_STATIC);
    if (!code)
        code = sqlite3_step(statement);
    sqlite3_finalize(statement);
    if (engine->base.read_only)
        sqlite3_set_authorizer(engine->db, allow_reading, NULL);
    sqlite3_limit(engine->db, SQLITE_LIMIT_ATTACHED, 0);
    return code == SQLITE_DONE ? SQLITE_OK : code;
}

static cparent_status
sqlite_backup(cparent__engine *base, const char *path, cparent_error *err)
{
    char *name = plain_name(path);

    if (!name)
        return cparent__nomem(err);
    cparent_status status = cparent__file_reserve(path, err);
    if (!status) {
        int code = vacuum_into(as_sqlite(base), name);

        status = code ? cparent__sqlite_fail(as_sqlite(base), code, err)
                      : cparent__file_settle(path, err);
        if (status)
            cparent__file_discard(path);
    }
    cparent__free(name);
    return status;
}

/* --- opening and closing ---------------------------------------------- */

static void
sqlite_interrupt(cparent__engine *base)
{
    atomic_store(&as_sqlite(base)->interrupted, true);
    sqlite3_interrupt(as_sqlite(base)->db);
}

static void
sqlite_close_engine(cparent__engine *base, bool abandon)
{
    cparent__sqlite *engine = as_sqlite(base);

    if (!abandon)
        sqlite3_close_v2(engine->db);
    cparent__free(engine->path);
    cparent__free(engine->name);
    cparent__free(engine);
}

/* Waits for other writers, unless somebody interrupts. */
static int
wait_for_others(void *user, int times)
{
    cparent__sqlite *engine = user;
    /* 1, 2, 3 … 20 ms, then 20 ms each. */
    int waited = times < 20 ? times * (times + 1) / 2
                            : 210 + (times - 20) * 20;

    if (atomic_load(&engine->interrupted) ||
        waited >= engine->busy_timeout_ms)
        return 0;
    sqlite3_sleep(times < 20 ? times + 1 : 20);
    return 1;
}

/* What a file could carry to do harm is switched off before it is read. */
static cparent_status
defend(cparent__sqlite *engine, cparent_error *err)
{
    static const struct {
        int what, most;
    } limits[] = {
        { SQLITE_LIMIT_LENGTH, 16 * 1024 * 1024 },
        { SQLITE_LIMIT_SQL_LENGTH, 100 * 1000 },
        { SQLITE_LIMIT_COLUMN, 200 },
        { SQLITE_LIMIT_EXPR_DEPTH, 50 },
        { SQLITE_LIMIT_COMPOUND_SELECT, 3 },
        { SQLITE_LIMIT_ATTACHED, 0 },
        { SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 50 },
        { SQLITE_LIMIT_VARIABLE_NUMBER, 200 },
        { SQLITE_LIMIT_TRIGGER_DEPTH, 10 },
        { SQLITE_LIMIT_WORKER_THREADS, 0 }
    };

    sqlite3_extended_result_codes(engine->db, 1);
    sqlite3_db_config(engine->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_db_config(engine->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    sqlite3_db_config(engine->db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0,
                      NULL);
    for (size_t i = 0; i < sizeof limits / sizeof limits[0]; i++)
        sqlite3_limit(engine->db, limits[i].what, limits[i].most);
    sqlite3_busy_handler(engine->db, wait_for_others, engine);
    /* Temporary tables stay out of the disk: they hold the same texts. */
    return engine->base.calls->exec(&engine->base,
                       "PRAGMA cell_size_check=ON; PRAGMA foreign_keys=ON;"
                       "PRAGMA temp_store=MEMORY;",
                       err);
}

static void
fill_calls(cparent__engine_calls *calls)
{
    cparent__sqlite_statements(calls);
    calls->settle = sqlite_settle;
    calls->check = sqlite_check;
    calls->backup = sqlite_backup;
    calls->interrupt = sqlite_interrupt;
    calls->close = sqlite_close_engine;
}

static cparent_status
connect(const char *path, const cparent__engine_options *options,
        cparent__sqlite **engine_out, cparent_error *err)
{
    cparent__sqlite *engine = cparent__calloc(1, sizeof *engine);

    if (!engine)
        return cparent__nomem(err);
    engine->base.calls = &engine->calls;
    fill_calls(&engine->calls);
    engine->base.read_only = options->read_only;
    engine->busy_timeout_ms = options->busy_timeout_ms;
    atomic_init(&engine->interrupted, false);
    engine->path = cparent__strdup(path);
    engine->name = plain_name(path);
    engine->base.place = engine->path;
    if (!engine->path || !engine->name) {
        sqlite_close_engine(&engine->base, false);
        return cparent__nomem(err);
    }
    /* Also for reading: the last one out then tidies the log away.  SQLite
     * falls back to reading where the file may not be written. */
    int code = sqlite3_open_v2(engine->name, &engine->db,
                               SQLITE_OPEN_READWRITE |
                                   SQLITE_OPEN_FULLMUTEX,
                               NULL);
    if (code) {
        cparent_status status = cparent__sqlite_fail(engine, code, err);

        sqlite_close_engine(&engine->base, false);
        /* Never OK: said for those who read one file at a time. */
        return status ? status : CPARENT_E_STORE;
    }
    *engine_out = engine;
    return CPARENT_OK;
}

/* The file's first bytes, through SQLite's own descriptor. */
static cparent_status
judge_header(cparent__sqlite *engine, const cparent__file_facts *facts,
             const cparent__engine_options *options, cparent_error *err)
{
    unsigned char header[CPARENT__HEADER_SIZE] = { 0 };
    sqlite3_file *file = NULL;
    int code = sqlite3_file_control(engine->db, "main",
                                    SQLITE_FCNTL_FILE_POINTER, &file);

    if (!code && file && file->pMethods)
        code = file->pMethods->xRead(file, header, sizeof header, 0);
    else
        code = code ? code : SQLITE_CANTOPEN;
    if (code && code != SQLITE_IOERR_SHORT_READ)
        return cparent__sqlite_fail(engine, code, err);
    return cparent__file_judge(header, facts, options->newest,
                               options->read_only, engine->path, err);
}

/* The same questions again, now that SQLite has read what a log beside the
 * file may add to it. */
static cparent_status
judge_content(cparent__sqlite *engine,
              const cparent__engine_options *options, cparent_error *err)
{
    int version = 0, found = 0;
    cparent_status status =
        engine->base.calls->version(&engine->base, &version, err);

    if (!status)
        status = count_guards(engine, &found, err);
    if (status)
        return status;
    if (version == 0)
        return cparent__sqlite_fail(engine, SQLITE_NOTADB, err);
    if (version > options->newest) {
        status = cparent__fail_at(err, CPARENT_E_UNSUPPORTED, engine->path,
                                  0, 0, NULL,
                                  "the store was made by a newer release");
        return cparent__hint(err, status, "open it with the newer release");
    }
    return CPARENT_OK;
}

static cparent_status
make_ready(cparent__sqlite *engine, const cparent__engine_options *options,
           cparent_error *err)
{
    if (options->read_only) {
        sqlite3_set_authorizer(engine->db, allow_reading, NULL);
        return CPARENT_OK;
    }
    if (sqlite3_db_readonly(engine->db, "main")) {
        cparent_status status = cparent__fail_at(
            err, CPARENT_E_IO, engine->path, 0, 0, NULL,
            "the store cannot be written");
        return cparent__hint(err, status, "open it for reading only, or "
                             "check the rights on the file and its folder");
    }
    return engine->base.calls->settle(&engine->base, err);
}

cparent_status
cparent__sqlite_open(const char *path,
                     const cparent__engine_options *options,
                     cparent__engine **engine_out, cparent_error *err)
{
    cparent__file_facts facts;
    cparent__sqlite *engine = NULL;
    cparent_status status = cparent__file_look(path, &facts, err);

    if (!status)
        status = connect(path, options, &engine, err);
    if (status)
        return status;
    status = judge_header(engine, &facts, options, err);
    if (!status && options->read_only)
        status = cparent__sqlite_copy(engine, err);
    if (!status)
        status = defend(engine, err);
    /* Whoever is turned away leaves a log that was there as it was. */
    if (!status && facts.leftovers)
        sqlite3_db_config(engine->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1,
                          NULL);
    if (!status)
        status = judge_content(engine, options, err);
    if (!status)
        status = make_ready(engine, options, err);
    if (status) {
        sqlite_close_engine(&engine->base, false);
        return status;
    }
    if (!options->read_only)
        sqlite3_db_config(engine->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0,
                          NULL);
    *engine_out = &engine->base;
    return CPARENT_OK;
}

cparent_status
cparent__sqlite_create(const char *path,
                       const cparent__engine_options *options,
                       cparent__engine **engine_out, cparent_error *err)
{
    bool shared = false;
    cparent__sqlite *engine = NULL;
    cparent_status status = cparent__disk_look(path, &shared, err);

    if (!status && shared) {
        status = cparent__fail_at(err, CPARENT_E_UNSUPPORTED, path, 0, 0,
                                  NULL, "a store cannot be on a network "
                                        "disk, where two writers could "
                                        "damage it");
        return cparent__hint(err, status, "make it on a disk of this "
                                          "machine");
    }
    if (!status)
        status = cparent__file_reserve(path, err);
    if (status)
        return status;
    status = connect(path, options, &engine, err);
    if (!status)
        status = defend(engine, err);
    if (status) {
        if (engine)
            sqlite_close_engine(&engine->base, false);
        cparent__file_discard(path);
        return status;
    }
    *engine_out = &engine->base;
    return CPARENT_OK;
}
