/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The SQLite engine: a store that may only be read, read whole into memory.
 * SQLite would make the files of its log beside it, could not take them away
 * again, and would shut out the owner of the store, who may not write them.
 */
#include "config.h"

#include "store/sqlite-internal.h"

#include <string.h>

#include "core/error-internal.h"
#include "store/file-internal.h"

/* Larger ones are read where they are. */
#define LARGEST_COPY (INT64_C(512) << 20)

/* Offsets in the header, and the form without a log. */
enum { AT_WRITE_FORMAT = 18, AT_READ_FORMAT = 19, WAL = 2, ROLLBACK = 1 };

/* SQLITE_DONE when there is nothing to be gained by a copy. */
static int
read_all(sqlite3 *db, unsigned char **bytes_out, sqlite3_int64 *size_out)
{
    unsigned char header[CPARENT__HEADER_SIZE];
    sqlite3_file *file = NULL;
    unsigned char *bytes;
    sqlite3_int64 at = 0;
    int code = sqlite3_file_control(db, "main", SQLITE_FCNTL_FILE_POINTER,
                                    &file);

    if (code || !file || !file->pMethods)
        return code ? code : SQLITE_CANTOPEN;
    code = file->pMethods->xFileSize(file, size_out);
    if (code)
        return code;
    if (*size_out < CPARENT__HEADER_SIZE || *size_out > LARGEST_COPY)
        return SQLITE_DONE;
    code = file->pMethods->xRead(file, header, sizeof(header), 0);
    if (code || header[AT_WRITE_FORMAT] != WAL)
        return code ? code : SQLITE_DONE;
    bytes = sqlite3_malloc64((sqlite3_uint64)*size_out);
    if (!bytes)
        return SQLITE_NOMEM;
    for (; !code && at < *size_out; at += 1 << 20)
        code = file->pMethods->xRead(
            file, bytes + at,
            (int)(*size_out - at < 1 << 20 ? *size_out - at : 1 << 20), at);
    if (code)
        sqlite3_free(bytes);
    else
        *bytes_out = bytes;
    return code;
}

/* Takes the bytes over. */
static int
open_copy(unsigned char *bytes, sqlite3_int64 size, sqlite3 **db_out)
{
    sqlite3 *db = NULL;
    int code = sqlite3_open_v2(":memory:", &db,
                               SQLITE_OPEN_READWRITE | SQLITE_OPEN_FULLMUTEX,
                               NULL);

    if (code)
        sqlite3_free(bytes);
    else
        code = sqlite3_deserialize(db, "main", bytes, size, size,
                                   SQLITE_DESERIALIZE_FREEONCLOSE |
                                       SQLITE_DESERIALIZE_READONLY);
    if (code)
        sqlite3_close_v2(db);
    else
        *db_out = db;
    return code;
}

cparent_status
cparent__sqlite_copy(cparent__sqlite *engine, cparent_error *err)
{
    cparent__file_state before;
    cparent__file_state after;
    unsigned char *bytes = NULL;
    sqlite3_int64 size = 0;
    sqlite3 *db = NULL;
    bool rests = false;
    cparent_status status;
    int code;

    if (!sqlite3_db_readonly(engine->db, "main"))
        return CPARENT_OK;
    /* Where others are at work, the files of the log are there. */
    status = cparent__file_rests(engine->path, &rests, &before, err);
    if (status || !rests)
        return status;
    code = read_all(engine->db, &bytes, &size);
    if (code == SQLITE_DONE)
        return CPARENT_OK;
    if (code)
        return cparent__sqlite_fail(engine, code, err);
    status = cparent__file_rests(engine->path, &rests, &after, err);
    if (status || !rests || memcmp(&before, &after, sizeof before) != 0) {
        sqlite3_free(bytes);
        return status;
    }
    bytes[AT_WRITE_FORMAT] = bytes[AT_READ_FORMAT] = ROLLBACK;
    code = open_copy(bytes, size, &db);
    if (code)
        return cparent__sqlite_fail(engine, code, err);
    sqlite3_close_v2(engine->db);
    engine->db = db;
    return CPARENT_OK;
}
