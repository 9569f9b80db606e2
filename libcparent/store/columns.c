/* SPDX-License-Identifier: Apache-2.0 */
/*
 * All current records of a noun as columns, straight from the rows: a
 * million records would cost more than what is read of them.
 */
#include "config.h"

#include "store/store-internal.h"

#include <string.h>

#include "core/error-internal.h"
#include "model/columns-internal.h"

static cparent_status
damaged(const cparent__query *query, const cparent__noun *table,
        cparent_error *err)
{
    cparent_status status = cparent__fail_at(
        err, CPARENT_E_STORE, query->engine->place, 0, 0, NULL,
        "a record of the store (noun: %s) cannot be read back", table->name);

    return cparent__hint(err, status, "`cparent verify` finds what was "
                                      "altered; restore it from a backup");
}

/* The row that the query stands on: version, id, and the other fields. */
static cparent_status
put_row(cparent_columns *columns, cparent__query *query,
        const cparent__noun *table, const char *authority,
        cparent_error *err)
{
    size_t column = 0;
    size_t field;

    for (field = 0; field < table->count; field++) {
        size_t length;
        const char *text = authority;
        cparent_status status;

        if (!cparent__columns_want(columns, &column, &table->fields[field]))
            continue;
        if (field != CPARENT_FIELD_AUTHORITY)
            text = query->engine->calls->column_text(query, (int)field,
                                                     &length);
        status = query->engine->calls->row_status(query, err);
        if (status)
            return status;
        if (!cparent__columns_decode(columns, &column,
                                     &table->fields[field], text))
            return damaged(query, table, err);
    }
    return CPARENT_OK;
}

static cparent_status
put_rows(cparent_store *store, cparent_columns *columns,
         cparent__query *query, const cparent__noun *table,
         cparent_error *err)
{
    const cparent__engine_calls *calls = query->engine->calls;
    cparent_status status = CPARENT_OK;

    calls->bind_text(query, 1, store->authority, strlen(store->authority));
    calls->bind_text(query, 2, "", 0);
    calls->bind_integer(query, 3, INT64_MAX);
    while (!status && !(status = calls->step(query, err))) {
        status = put_row(columns, query, table, store->authority, err);
        if (!status)
            status = cparent__store_tick(store, err);
    }
    calls->reset(query);
    return status == CPARENT_DONE ? CPARENT_OK : status;
}

cparent_status
cparent_store_columns(cparent_store *store, cparent_noun noun,
                      cparent_columns **columns_out, cparent_error *err)
{
    return cparent_store_columns_named(store, noun, NULL, 0, columns_out,
                                       err);
}

cparent_status
cparent_store_columns_named(cparent_store *store, cparent_noun noun,
                            const char *const *names, size_t name_count,
                            cparent_columns **columns_out,
                            cparent_error *err)
{
    const cparent__noun *table = cparent__noun_get(noun);
    cparent_columns *columns = NULL;
    cparent__query *query = NULL;
    cparent_status status = cparent__store_enter(store, err);

    if (!status)
        status = cparent__noun_columns(noun, names, name_count, &columns,
                                       err);
    if (!status)
        status = cparent__store_query(store, noun, CPARENT__SQL_PAGE, &query,
                                      err);
    if (!status)
        status = put_rows(store, columns, query, table, err);
    if (!status)
        return cparent__columns_seal(columns, columns_out, err);
    cparent_columns_unref(columns);
    return status;
}
