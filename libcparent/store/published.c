/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Published statistics in a store: a row a release, a packed row a
 * breakdown.  They belong to no council; a document's entry in the history
 * commits to each release's content.
 */
#include "config.h"

#include "store/store-internal.h"

#include <string.h>

#include "core/alloc-internal.h"
#include "core/error-internal.h"
#include "store/published-internal.h"

static void
bind_string(cparent__query *query, int index, const char *text)
{
    query->engine->calls->bind_text(query, index, text, strlen(text));
}

/* --- the digest of what is kept ------------------------------------------- */

void
cparent__content_add(cparent__content *content, const void *bytes,
                     size_t size)
{
    char digest[CPARENT__DIGEST_TEXT];

    cparent__digest(bytes, size, digest);
    cparent__text_add(&content->digests, digest);
}

cparent_status
cparent__content_end(cparent__content *content,
                     char digest[CPARENT__DIGEST_TEXT], cparent_error *err)
{
    cparent_status status = cparent__text_status(&content->digests, err);

    if (status == CPARENT_OK)
        cparent__digest(cparent__text_string(&content->digests),
                        content->digests.length, digest);
    cparent__text_free(&content->digests);
    return status;
}

/* --- keeping ----------------------------------------------------------------- */

/* One number that a query gives; `found_out` false when it gives none. */
static cparent_status
ask(cparent_store *store, const char *sql, const char *parameter,
    int64_t *number_out, bool *found_out, cparent_error *err)
{
    const cparent__engine_calls *calls = store->engine->calls;
    cparent__query *query = NULL;
    cparent_status status = calls->prepare(store->engine, sql, &query, err);

    if (status != CPARENT_OK)
        return status;
    if (parameter)
        bind_string(query, 1, parameter);
    status = calls->step(query, err);
    *found_out = status == CPARENT_OK;
    if (*found_out)
        *number_out = calls->column_integer(query, 0);
    calls->finalize(query);
    return status == CPARENT_DONE ? CPARENT_OK : status;
}

static cparent_status
put_head(cparent_store *store, const cparent__release *release,
         int64_t batch, cparent__content *content, cparent_error *err)
{
    const cparent__engine_calls *calls = store->engine->calls;
    cparent__query *query = NULL;
    cparent_status status = calls->prepare(
        store->engine,
        "INSERT INTO \"published\" (\"batch\", \"kind\", \"dataset\", "
        "\"digest\", \"source\", \"at\", \"rows\", \"head\") "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        &query, err);

    if (status != CPARENT_OK)
        return status;
    calls->bind_integer(query, 1, batch);
    bind_string(query, 2, release->kind);
    bind_string(query, 3, release->dataset);
    bind_string(query, 4, release->digest);
    bind_string(query, 5, release->source);
    bind_string(query, 6, release->at);
    calls->bind_integer(query, 7, release->rows);
    calls->bind_bytes(query, 8, release->head, release->head_size);
    status = calls->step(query, err);
    calls->finalize(query);
    cparent__content_add(content, release->head, release->head_size);
    return status == CPARENT_DONE ? CPARENT_OK : status;
}

static cparent_status
put_blocks(cparent_store *store, cparent_published *published,
           int64_t batch, cparent__content *content, cparent_error *err)
{
    const cparent__engine_calls *calls = store->engine->calls;
    cparent__query *query = NULL;
    cparent_status status = calls->prepare(
        store->engine,
        "INSERT INTO \"published_block\" (\"batch\", \"breakdown\", "
        "\"bytes\") VALUES (?, ?, ?)",
        &query, err);
    size_t i;

    for (i = 0; status == CPARENT_OK && i < published->breakdown_count;
         i++) {
        const cparent__packed *packed = NULL;

        status = cparent__published_packed(published, i, &packed, err);
        if (status != CPARENT_OK)
            break;
        calls->bind_integer(query, 1, batch);
        calls->bind_integer(query, 2, (int64_t)i);
        calls->bind_bytes(query, 3, packed->bytes, packed->size);
        status = calls->step(query, err);
        calls->reset(query);
        if (status == CPARENT_DONE)
            status = cparent__store_tick(store, err);
        cparent__content_add(content, packed->bytes, packed->size);
    }
    calls->finalize(query);
    return status;
}

cparent_status
cparent__release_put(cparent_store *store, const cparent__release *release,
                     bool *new_out, char content[CPARENT__DIGEST_TEXT],
                     cparent_error *err)
{
    cparent__content kept = { CPARENT__TEXT_INIT(CPARENT__TEXT_LARGE) };
    int64_t batch = 0;
    bool found = false;
    cparent_status status = cparent__store_enter(store, err);

    if (status == CPARENT_OK)
        status = ask(store,
                     "SELECT \"batch\" FROM \"published\" "
                     "WHERE \"digest\" = ?",
                     release->digest, &batch, &found, err);
    *new_out = !found;
    if (status != CPARENT_OK || found)
        return status;
    status = ask(store,
                 "SELECT \"batch\" FROM \"published\" "
                 "ORDER BY \"batch\" DESC LIMIT 1",
                 NULL, &batch, &found, err);
    batch = found ? batch + 1 : 1;
    if (status == CPARENT_OK)
        status = put_head(store, release, batch, &kept, err);
    if (status == CPARENT_OK && release->blocks)
        status = put_blocks(store, release->blocks, batch, &kept, err);
    if (status == CPARENT_OK)
        return cparent__content_end(&kept, content, err);
    cparent__text_free(&kept.digests);
    return status;
}

/* --- listing ------------------------------------------------------------------ */

/* A release is current when none of its name came after it. */
#define RELEASES                                                          \
    "SELECT \"kind\", \"dataset\", \"digest\", \"source\", \"at\", "      \
    "\"rows\", (SELECT \"batch\" FROM \"published\" AS \"other\" "        \
    "WHERE \"other\".\"kind\" = \"published\".\"kind\" "                  \
    "AND \"other\".\"dataset\" = \"published\".\"dataset\" "              \
    "ORDER BY \"batch\" DESC LIMIT 1), \"batch\" "                        \
    "FROM \"published\" ORDER BY \"batch\""

static cparent_status
column_string(cparent__query *query, int column, const char **text_out,
              cparent_error *err)
{
    size_t length;
    const char *text = query->engine->calls->column_text(query, column,
                                                         &length);
    cparent_status status = query->engine->calls->row_status(query, err);

    if (status == CPARENT_OK)
        *text_out = text ? text : "";
    return status;
}

static cparent_status
fill_release(cparent__query *query, cparent_release *release,
             cparent_error *err)
{
    const cparent__engine_calls *calls = query->engine->calls;
    const char *kind = "";
    cparent_status status = column_string(query, 0, &kind, err);

    memset(release, 0, sizeof(*release));
    if (status == CPARENT_OK)
        status = column_string(query, 1, &release->dataset, err);
    if (status == CPARENT_OK)
        status = column_string(query, 2, &release->digest, err);
    if (status == CPARENT_OK)
        status = column_string(query, 3, &release->source, err);
    if (status == CPARENT_OK)
        status = column_string(query, 4, &release->at, err);
    release->rows = calls->column_integer(query, 5);
    release->neighbours = strcmp(kind, CPARENT__RELEASE_NEIGHBOURS) == 0;
    release->current = calls->column_integer(query, 6) ==
                       calls->column_integer(query, 7);
    return status;
}

cparent_status
cparent_store_releases(cparent_store *store, cparent_release_fn each,
                       void *user, cparent_error *err)
{
    const cparent__engine_calls *calls;
    cparent__query *query = NULL;
    cparent_release release;
    cparent_status status = cparent__store_enter(store, err);

    if (status != CPARENT_OK)
        return status;
    calls = store->engine->calls;
    status = calls->prepare(store->engine, RELEASES, &query, err);
    if (status != CPARENT_OK)
        return status;
    cparent__store_hold(store);
    while ((status = calls->step(query, err)) == CPARENT_OK) {
        status = fill_release(query, &release, err);
        if (status == CPARENT_OK && !each(user, &release))
            status = CPARENT_DONE;
        if (status == CPARENT_OK)
            status = cparent__store_tick(store, err);
        if (status != CPARENT_OK)
            break;
    }
    calls->finalize(query);
    cparent__store_release(store);
    return status == CPARENT_DONE ? CPARENT_OK : status;
}

/* --- finding -------------------------------------------------------------------- */

/* What is asked for, and the best that was seen. */
typedef struct search {
    const char *kind;
    const char *dataset;
    const char *digest;
    cparent__text names;  /* what there is instead */
    cparent__text newest; /* the name found */
    char found[CPARENT__DIGEST_TEXT];
    size_t matches;
} search;

static bool
consider(void *user, const cparent_release *release)
{
    search *of = user;
    bool neighbours = strcmp(of->kind, CPARENT__RELEASE_NEIGHBOURS) == 0;

    if (neighbours != (release->neighbours != 0))
        return true;
    if (of->dataset && !cparent__equal_fold(release->dataset, of->dataset))
        return true;
    if (of->digest && strncmp(release->digest, of->digest,
                              strlen(of->digest)) != 0)
        return true;
    of->matches++;
    /* Models are called after their years: the greatest is the newest. */
    if (!of->dataset && neighbours && of->newest.length > 0 &&
        strcmp(release->dataset, cparent__text_string(&of->newest)) < 0)
        return true;
    cparent__text_clear(&of->newest);
    cparent__text_add(&of->newest, release->dataset);
    memcpy(of->found, release->digest, sizeof(of->found));
    return true;
}

/* What there is instead, as a list. */
static bool
offer(void *user, const cparent_release *release)
{
    search *of = user;
    bool neighbours = strcmp(of->kind, CPARENT__RELEASE_NEIGHBOURS) == 0;

    if (neighbours != (release->neighbours != 0) || !release->current)
        return true;
    if (of->names.length > 0)
        cparent__text_add(&of->names, "; ");
    cparent__text_add(&of->names, release->dataset);
    return true;
}

static cparent_status
not_found(cparent_store *store, search *of, cparent_error *err)
{
    cparent_status status = cparent_store_releases(store, offer, of, err);

    if (status == CPARENT_OK)
        status = cparent__fail_at(err, CPARENT_E_NOT_FOUND,
                                  store->engine->place, 0, 0, NULL,
                                  "the store has no such published data");
    if (status == CPARENT_E_NOT_FOUND && of->names.length > 0)
        cparent__hint(err, status, "there is: %s",
                      cparent__text_string(&of->names));
    else if (status == CPARENT_E_NOT_FOUND)
        cparent__hint(err, status, "take it in with cparent import");
    cparent__text_free(&of->names);
    return status;
}

static cparent_status
load_head(cparent_store *store, const char *digest, int64_t *batch_out,
          char **head_out, size_t *size_out, char **source_out,
          cparent_error *err)
{
    const cparent__engine_calls *calls = store->engine->calls;
    cparent__query *query = NULL;
    const char *source = "";
    const void *bytes;
    cparent_status status = calls->prepare(
        store->engine,
        "SELECT \"batch\", \"head\", \"source\" FROM \"published\" "
        "WHERE \"digest\" = ?",
        &query, err);

    if (status != CPARENT_OK)
        return status;
    bind_string(query, 1, digest);
    status = calls->step(query, err);
    if (status == CPARENT_OK)
        status = column_string(query, 2, &source, err);
    if (status == CPARENT_OK) {
        bytes = calls->column_bytes(query, 1, size_out);
        status = calls->row_status(query, err);
        *batch_out = calls->column_integer(query, 0);
        *head_out = status == CPARENT_OK
                        ? cparent__strndup(bytes ? bytes : "", *size_out)
                        : NULL;
        *source_out = *head_out ? cparent__strdup(source) : NULL;
        if (status == CPARENT_OK && (!*head_out || !*source_out))
            status = cparent__nomem(err);
    }
    calls->finalize(query);
    return status;
}

cparent_status
cparent__release_find(cparent_store *store, const char *kind,
                      const char *dataset, const char *digest,
                      int64_t *batch_out, char **head_out,
                      size_t *head_size_out, char **source_out,
                      cparent_error *err)
{
    search of = { kind, dataset, digest,
                  CPARENT__TEXT_INIT(CPARENT__TEXT_MEDIUM),
                  CPARENT__TEXT_INIT(CPARENT__TEXT_MEDIUM), "", 0 };
    char *head = NULL;
    char *source = NULL;
    cparent_status status = cparent_store_releases(store, consider, &of,
                                                   err);

    if (status == CPARENT_OK)
        status = cparent__text_status(&of.newest, err);
    cparent__text_free(&of.newest);
    if (status != CPARENT_OK)
        return status;
    if (of.matches == 0)
        return not_found(store, &of, err);
    if (digest && of.matches > 1)
        return cparent__fail_at(err, CPARENT_E_INVALID, store->engine->place,
                                0, 0, NULL,
                                "several releases begin with this digest");
    status = load_head(store, of.found, batch_out, &head, head_size_out,
                       &source, err);
    if (status == CPARENT_OK) {
        *head_out = head;
        *source_out = source;
        return CPARENT_OK;
    }
    cparent__free(head);
    cparent__free(source);
    return status;
}

/* --- figures when they are asked for ------------------------------------------------ */

typedef struct kept_in {
    cparent_store *store;
    int64_t batch;
} kept_in;

static cparent_status
fetch(void *user, size_t breakdown, unsigned char **bytes_out,
      size_t *size_out, cparent_error *err)
{
    kept_in *from = user;
    const cparent__engine_calls *calls;
    cparent__query *query = NULL;
    const void *bytes = NULL;
    cparent_status status = cparent__store_enter(from->store, err);

    if (status != CPARENT_OK)
        return status;
    calls = from->store->engine->calls;
    status = calls->prepare(from->store->engine,
                            "SELECT \"bytes\" FROM \"published_block\" "
                            "WHERE \"batch\" = ? AND \"breakdown\" = ?",
                            &query, err);
    if (status != CPARENT_OK)
        return status;
    calls->bind_integer(query, 1, from->batch);
    calls->bind_integer(query, 2, (int64_t)breakdown);
    status = calls->step(query, err);
    if (status == CPARENT_OK) {
        bytes = calls->column_bytes(query, 0, size_out);
        status = calls->row_status(query, err);
    }
    if (status == CPARENT_OK) {
        *bytes_out = (unsigned char *)cparent__strndup(bytes ? bytes : "",
                                                       *size_out);
        if (!*bytes_out)
            status = cparent__nomem(err);
    }
    calls->finalize(query);
    return status == CPARENT_DONE
               ? cparent__fail_at(err, CPARENT_E_STORE,
                                  from->store->engine->place, 0, 0, NULL,
                                  "published figures are missing")
               : status;
}

static void
done(void *user)
{
    kept_in *from = user;

    cparent_store_unref(from->store);
    cparent__free(from);
}

cparent_status
cparent_store_published(cparent_store *store, const char *dataset,
                        const char *digest,
                        cparent_published **published_out,
                        cparent_error *err)
{
    cparent_published *published = NULL;
    kept_in *from = NULL;
    char *head = NULL;
    char *source = NULL;
    size_t size = 0;
    int64_t batch = 0;
    cparent_status status;

    status = cparent__release_find(store, CPARENT__RELEASE_STATISTICS,
                                   dataset, digest, &batch, &head, &size,
                                   &source, err);
    if (status == CPARENT_OK)
        status = cparent__published_decode(head, size, &published, err);
    cparent__free(head);
    cparent__free(source);
    if (status != CPARENT_OK)
        return status;
    from = cparent__calloc(1, sizeof(*from));
    if (!from) {
        cparent_published_unref(published);
        return cparent__nomem(err);
    }
    from->store = cparent_store_ref(store);
    from->batch = batch;
    published->fetch.get = fetch;
    published->fetch.done = done;
    published->fetch.user = from;
    *published_out = published;
    return CPARENT_OK;
}
