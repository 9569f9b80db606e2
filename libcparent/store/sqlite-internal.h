/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_SQLITE_INTERNAL_H
#define CPARENT_SQLITE_INTERNAL_H

/*
 * What the files of the SQLite engine share: sqlite.c runs statements,
 * sqlite-open.c opens, checks and copies files, sqlite-copy.c reads one that
 * may not be written.  No other file of the library knows sqlite3.h.
 */
#include <sqlite3.h>
#include <stdatomic.h>

#include "store/engine-internal.h"

typedef struct cparent__sqlite {
    cparent__engine base;
    cparent__engine_calls calls;
    sqlite3 *db;
    char *path; /* as the caller gave it */
    char *name; /* as SQLite is given it */
    int busy_timeout_ms;
    atomic_bool interrupted;
} cparent__sqlite;

/* Records what an SQLite code means. */
cparent_status
cparent__sqlite_fail(cparent__sqlite *engine, int code, cparent_error *err);

/* Statements and transactions into a table of calls. */
void
cparent__sqlite_statements(cparent__engine_calls *calls);

/* A store that may only be read, and that nobody is at work on, is read from
 * a copy in memory from here on; any other where it is. */
cparent_status
cparent__sqlite_copy(cparent__sqlite *engine, cparent_error *err);

/* The triggers that guard the history, each word for word. */
const char *
cparent__sqlite_guard(int index);

#endif
