/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_ENGINE_INTERNAL_H
#define CPARENT_ENGINE_INTERNAL_H

#include <cparent/error.h>

/*
 * What the store asks of a database.  Everything above this line of the
 * house is written once, in SQL that SQLite and PostgreSQL read alike: `?`
 * for parameters, no LIKE, lower, round, date or JSON functions, dates as
 * ISO text, the authority first in every key.
 */
typedef struct cparent__engine cparent__engine;
typedef struct cparent__query cparent__query;

typedef struct cparent__engine_calls {
    /* Words of the data definition language that differ. */
    const char *text_type;    /* text in byte order */
    const char *integer_type; /* 64 bits */
    const char *bytes_type;   /* any bytes */
    const char *table_suffix; /* after the closing bracket */

    /* One statement without parameters or rows. */
    cparent_status (*exec)(cparent__engine *engine, const char *sql,
                           cparent_error *err);
    /* Makes the table refuse every change but appending, and the setting
     * of `erasable` columns to NULL. */
    cparent_status (*guard)(cparent__engine *engine, cparent_error *err);
    cparent_status (*prepare)(cparent__engine *engine, const char *sql,
                              cparent__query **query_out,
                              cparent_error *err);

    /* Parameters count from 1.  A failure sticks: step reports it. */
    void (*bind_text)(cparent__query *query, int index, const char *text,
                      size_t length);
    void (*bind_integer)(cparent__query *query, int index, int64_t number);
    /* The bytes have to stay until step has answered. */
    void (*bind_bytes)(cparent__query *query, int index, const void *bytes,
                       size_t size);
    /* OK: there is a row.  DONE: no more.  Or a failure. */
    cparent_status (*step)(cparent__query *query, cparent_error *err);
    /* Columns count from 0; NULL for NULL; valid until step or reset.
     * Running out of memory sticks: `row_status` reports it. */
    const char *(*column_text)(cparent__query *query, int column,
                               size_t *length_out);
    int64_t (*column_integer)(cparent__query *query, int column);
    const void *(*column_bytes)(cparent__query *query, int column,
                                size_t *size_out);
    cparent_status (*row_status)(cparent__query *query, cparent_error *err);
    /* Ready for another run; parameters forgotten. */
    void (*reset)(cparent__query *query);
    void (*finalize)(cparent__query *query);

    /* A writing transaction takes the one writer's place at once. */
    cparent_status (*begin)(cparent__engine *engine, bool writing,
                            cparent_error *err);
    cparent_status (*commit)(cparent__engine *engine, cparent_error *err);
    void (*rollback)(cparent__engine *engine);
    bool (*in_transaction)(cparent__engine *engine);
    /* Rows that the last statement changed. */
    int64_t (*changes)(cparent__engine *engine);

    /* The schema version; 0 in a new database. */
    cparent_status (*version)(cparent__engine *engine, int *version_out,
                              cparent_error *err);
    cparent_status (*set_version)(cparent__engine *engine, int version,
                                  cparent_error *err);
    /* From here on as fast as is safe; after the schema is there. */
    cparent_status (*settle)(cparent__engine *engine, cparent_error *err);
    /* The engine's own check of its pages. */
    cparent_status (*check)(cparent__engine *engine, cparent_error *err);
    cparent_status (*backup)(cparent__engine *engine, const char *path,
                             cparent_error *err);
    /* Any thread.  Stops what runs; a later call is not stopped. */
    void (*interrupt)(cparent__engine *engine);
    /* Frees it.  `abandon`: in a child of fork, where the parent still
     * uses the files, so that they must not be touched. */
    void (*close)(cparent__engine *engine, bool abandon);
} cparent__engine_calls;

/* Engines put these first in their own structs. */
struct cparent__engine {
    const cparent__engine_calls *calls;
    const char *place; /* what messages call it: a path, or a host */
    bool read_only;
};

struct cparent__query {
    cparent__engine *engine;
};

/* How to open an engine's database. */
typedef struct cparent__engine_options {
    bool read_only;
    int busy_timeout_ms;
    int newest; /* schema versions above it are refused */
} cparent__engine_options;

/* A new, empty database at `path`, mode 0600, which must not be there. */
cparent_status
cparent__sqlite_create(const char *path,
                       const cparent__engine_options *options,
                       cparent__engine **engine_out, cparent_error *err);

/* One that is there.  Nothing is written before it is known to be ours. */
cparent_status
cparent__sqlite_open(const char *path,
                     const cparent__engine_options *options,
                     cparent__engine **engine_out, cparent_error *err);

#endif
