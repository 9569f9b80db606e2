/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Reading current records: one, or all of a noun a page at a time, so that
 * a cursor that somebody forgets does not hold a transaction open.
 */
#include "config.h"

#include <cparent/builder.h>

#include "store/store-internal.h"

#include <string.h>

#include "core/alloc-internal.h"
#include "core/error-internal.h"

enum { PAGE = 64, FIRST_FIELD = CPARENT_FIELD_ID + 1 };

struct cparent_cursor {
    cparent_store *store;
    cparent_noun noun;
    char *last; /* id of the last record read from the store */
    cparent_record *page[PAGE];
    size_t count; /* of them in the page */
    size_t next;  /* of them to be handed out */
    bool done;    /* there is no page after this one */
};

static void
bind_name(cparent__query *query, int index, const char *text)
{
    query->engine->calls->bind_text(query, index, text, strlen(text));
}

/* --- one row ------------------------------------------------------------ */

static cparent_status
fill(cparent_builder *builder, cparent__query *query, cparent_noun noun,
     int first, cparent_error *err)
{
    size_t count = cparent_noun_field_count(noun);

    for (size_t f = FIRST_FIELD; f < count; f++) {
        size_t length;
        const char *text = query->engine->calls->column_text(
            query, first + (int)(f - FIRST_FIELD), &length);
        cparent_status status = query->engine->calls->row_status(query, err);

        if (!status)
            status = cparent__field_decode(builder, f, text, err);
        if (status)
            return status;
    }
    return CPARENT_OK;
}

cparent_status
cparent__row_record(cparent__query *query, cparent_noun noun,
                    const char *authority, const char *id, int first,
                    cparent_record **record_out, cparent_error *err)
{
    cparent_builder *builder = NULL;
    cparent_status status = cparent_builder_new(noun, &builder, err);

    if (!status)
        status = cparent_builder_text(builder, CPARENT_FIELD_AUTHORITY,
                                      authority, err);
    if (!status)
        status = cparent_builder_text(builder, CPARENT_FIELD_ID, id, err);
    if (!status)
        status = fill(builder, query, noun, first, err);
    if (!status)
        status = cparent_builder_build(builder, record_out, err);
    cparent_builder_free(builder);
    if (!status || status == CPARENT_E_NOMEM || status == CPARENT_E_IO ||
        status == CPARENT_E_CANCELLED)
        return status;
    cparent_error_clear(err);
    status = cparent__fail_at(err, CPARENT_E_STORE,
                              query->engine->place, 0, 0, NULL,
                              "a record of the store (noun: %s) cannot be "
                              "read back", cparent_noun_name(noun));
    return cparent__hint(err, status, "`cparent verify` finds what was "
                                      "altered; restore it from a backup");
}

static cparent_status
check_noun(cparent_noun noun, cparent_error *err)
{
    return cparent__noun_get(noun)
               ? CPARENT_OK
               : cparent__fail(err, CPARENT_E_INVALID,
                               "there is no such noun");
}

cparent_status
cparent_store_get(cparent_store *store, cparent_noun noun, const char *id,
                  cparent_record **record_out, int64_t *version_out,
                  cparent_error *err)
{
    cparent__query *query = NULL;
    cparent_record *record = NULL;
    int64_t version = 0;
    cparent_status status = cparent__store_enter(store, err);

    if (!status)
        status = check_noun(noun, err);
    if (!status && !id)
        status = cparent__fail(err, CPARENT_E_INVALID,
                               "a record is asked for by its id");
    if (!status)
        status = cparent__store_query(store, noun, CPARENT__SQL_GET, &query,
                                      err);
    if (status)
        return status;
    bind_name(query, 1, store->authority);
    bind_name(query, 2, id);
    status = query->engine->calls->step(query, err);
    if (!status) {
        version = query->engine->calls->column_integer(query, 0);
        status = cparent__row_record(query, noun, store->authority, id, 1,
                                     &record, err);
    }
    query->engine->calls->reset(query);
    if (status == CPARENT_DONE)
        return cparent__fail_at(err, CPARENT_E_NOT_FOUND,
                                store->engine->place, 0, 0, NULL,
                                "the store has no such %s",
                                cparent_noun_name(noun));
    if (status)
        return status;
    if (version_out)
        *version_out = version;
    if (record_out)
        *record_out = record;
    else
        cparent_record_unref(record);
    return CPARENT_OK;
}

/* --- all of a noun ------------------------------------------------------ */

cparent_status
cparent__each_row(cparent_store *store, cparent_noun noun, const char *after,
                  int64_t most, cparent__row_fn each, void *user,
                  cparent_error *err)
{
    cparent__query *query = NULL;
    cparent_status status = cparent__store_query(
        store, noun, CPARENT__SQL_PAGE, &query, err);

    if (status)
        return status;
    const cparent__engine_calls *calls = query->engine->calls;
    bind_name(query, 1, store->authority);
    bind_name(query, 2, after);
    calls->bind_integer(query, 3, most);
    while (!status && !(status = calls->step(query, err))) {
        cparent_record *record = NULL;
        size_t length;
        int64_t version = calls->column_integer(query, 0);
        const char *id = calls->column_text(query, 1, &length);

        status = calls->row_status(query, err);
        if (!status)
            status = cparent__row_record(query, noun, store->authority, id,
                                         2, &record, err);
        if (!status)
            status = each(user, record, version, err);
        cparent_record_unref(record);
        if (!status)
            status = cparent__store_tick(store, err);
    }
    calls->reset(query);
    return status == CPARENT_DONE ? CPARENT_OK : status;
}

cparent_status
cparent_store_list(cparent_store *store, cparent_noun noun,
                   cparent_cursor **cursor_out, cparent_error *err)
{
    cparent_status status = cparent__store_enter(store, err);

    if (!status)
        status = check_noun(noun, err);
    if (status)
        return status;
    cparent_cursor *cursor = cparent__calloc(1, sizeof *cursor);
    if (!cursor)
        return cparent__nomem(err);
    cursor->store = cparent_store_ref(store);
    cursor->noun = noun;
    cparent__object_born();
    *cursor_out = cursor;
    return CPARENT_OK;
}

static cparent_status
keep_row(void *user, cparent_record *record, int64_t version,
         cparent_error *err)
{
    cparent_cursor *cursor = user;

    (void)version;
    (void)err;
    cursor->page[cursor->count++] = cparent_record_ref(record);
    return CPARENT_OK;
}

static void
drop_page(cparent_cursor *cursor)
{
    while (cursor->next < cursor->count)
        cparent_record_unref(cursor->page[cursor->next++]);
    cursor->next = cursor->count = 0;
}

static cparent_status
next_page(cparent_cursor *cursor, cparent_error *err)
{
    drop_page(cursor);
    cparent_status status = cparent__each_row(
        cursor->store, cursor->noun, cursor->last ? cursor->last : "", PAGE,
        keep_row, cursor, err);
    char *last = NULL;

    if (!status && cursor->count == PAGE) {
        last = cparent__strdup(cparent_record_id(cursor->page[PAGE - 1]));
        if (!last)
            status = cparent__nomem(err);
    }
    if (status) {
        drop_page(cursor);
        return status;
    }
    cparent__free(cursor->last);
    cursor->last = last;
    cursor->done = cursor->count < PAGE;
    return CPARENT_OK;
}

cparent_status
cparent_cursor_next(cparent_cursor *cursor, cparent_record **record_out,
                    cparent_error *err)
{
    if (!cursor)
        return cparent__fail(err, CPARENT_E_INVALID, "there is no cursor");
    cparent_status status = cparent__store_enter(cursor->store, err);
    if (!status && cursor->next == cursor->count && !cursor->done)
        status = next_page(cursor, err);
    if (status)
        return status;
    if (cursor->next == cursor->count)
        return CPARENT_DONE;
    *record_out = cursor->page[cursor->next++];
    return CPARENT_OK;
}

void
cparent_cursor_free(cparent_cursor *cursor)
{
    if (!cursor)
        return;
    drop_page(cursor);
    cparent_store_unref(cursor->store);
    cparent__free(cursor->last);
    cparent__free(cursor);
    cparent__object_died();
}
