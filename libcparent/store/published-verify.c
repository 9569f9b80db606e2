/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Are the published figures those that the history commits to?
 */
#include "config.h"

#include "store/store-internal.h"

#include <stdio.h>
#include <string.h>

#include <cparent/document.h>

#include "core/error-internal.h"
#include "store/published-internal.h"

static cparent_status
add_blocks(cparent_store *store, int64_t batch, cparent__content *content,
           cparent_error *err)
{
    const cparent__engine_calls *calls = store->engine->calls;
    cparent__query *query = NULL;
    cparent_status status = calls->prepare(
        store->engine,
        "SELECT \"bytes\" FROM \"published_block\" WHERE \"batch\" = ? "
        "ORDER BY \"breakdown\"",
        &query, err);

    if (status != CPARENT_OK)
        return status;
    calls->bind_integer(query, 1, batch);
    while ((status = calls->step(query, err)) == CPARENT_OK) {
        size_t size;
        const void *bytes = calls->column_bytes(query, 0, &size);

        status = calls->row_status(query, err);
        if (status == CPARENT_OK)
            status = cparent__store_tick(store, err);
        if (status != CPARENT_OK)
            break;
        cparent__content_add(content, bytes, size);
    }
    calls->finalize(query);
    return status == CPARENT_DONE ? CPARENT_OK : status;
}

static cparent_status
broken(const cparent_store *store, int64_t batch, cparent_error *err)
{
    cparent_status status = cparent__fail_at(
        err, CPARENT_E_BROKEN_CHAIN, store->engine->place, 0, 0, NULL,
        "the published figures of batch %lld are not those that were taken "
        "in",
        (long long)batch);

    return cparent__hint(err, status,
                         "compare with a backup, or import the file again "
                         "into another store");
}

/* What the history says of the file with this digest. */
static cparent_status
check_against(cparent_store *store, int64_t batch, const char *digest,
              const char *content, cparent_error *err)
{
    cparent_record *document = NULL;
    char id[24];
    const char *said;
    const char *file;
    cparent_status status;

    snprintf(id, sizeof(id), "doc-%.12s", digest);
    status = cparent_store_get(store, CPARENT_NOUN_DOCUMENT, id, &document,
                               NULL, err);
    if (status == CPARENT_E_NOT_FOUND)
        return broken(store, batch, err);
    if (status != CPARENT_OK)
        return status;
    said = cparent_record_text(document, CPARENT_DOCUMENT_CONTENT);
    file = cparent_record_text(document, CPARENT_DOCUMENT_DIGEST);
    if (!said || strcmp(said, content) != 0 || !file ||
        strcmp(file, digest) != 0)
        status = broken(store, batch, err);
    cparent_record_unref(document);
    return status;
}

static cparent_status
check_release(cparent_store *store, cparent__query *query,
              cparent_error *err)
{
    const cparent__engine_calls *calls = store->engine->calls;
    cparent__content kept = { CPARENT__TEXT_INIT(CPARENT__TEXT_LARGE) };
    char content[CPARENT__DIGEST_TEXT];
    char digest[CPARENT__DIGEST_TEXT];
    int64_t batch = calls->column_integer(query, 0);
    size_t size;
    const void *head = calls->column_bytes(query, 1, &size);
    const char *text;
    cparent_status status = calls->row_status(query, err);

    if (status == CPARENT_OK)
        cparent__content_add(&kept, head, size);
    text = calls->column_text(query, 2, &size);
    if (status == CPARENT_OK)
        status = calls->row_status(query, err);
    snprintf(digest, sizeof(digest), "%s", text ? text : "");
    if (status == CPARENT_OK)
        status = add_blocks(store, batch, &kept, err);
    if (status != CPARENT_OK) {
        cparent__text_free(&kept.digests);
        return status;
    }
    status = cparent__content_end(&kept, content, err);
    return status == CPARENT_OK
               ? check_against(store, batch, digest, content, err)
               : status;
}

cparent_status
cparent__published_verify(cparent_store *store, cparent_error *err)
{
    const cparent__engine_calls *calls = store->engine->calls;
    cparent__query *query = NULL;
    cparent_status status = calls->prepare(
        store->engine,
        "SELECT \"batch\", \"head\", \"digest\" FROM \"published\" "
        "ORDER BY \"batch\"",
        &query, err);

    if (status != CPARENT_OK)
        return status;
    while ((status = calls->step(query, err)) == CPARENT_OK) {
        status = check_release(store, query, err);
        if (status != CPARENT_OK)
            break;
    }
    calls->finalize(query);
    return status == CPARENT_DONE ? CPARENT_OK : status;
}
