/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The history: an entry for every change, each holding the digest of the
 * one before.  An entry commits to the digest of its text, salted, and not
 * to the text, so that a text that must be forgotten can be erased together
 * with its salt and the chain still holds.
 */
#include "config.h"

#include "store/store-internal.h"

#include <errno.h>
#include <string.h>
#include <sys/random.h>

#include "core/error-internal.h"
#include "store/schema-internal.h"

enum { SALT_BYTES = 16, SALT_TEXT = 2 * SALT_BYTES + 1 };

/*
 * The only randomness in the library.  The salt must be one that nobody can
 * guess: with a salt made from the record, a short text that was erased
 * could be found again by trying texts until the digest fits.
 */
static cparent_status
make_salt(char salt[SALT_TEXT], cparent_error *err)
{
    static const char digits[] = "0123456789abcdef";
    unsigned char bytes[SALT_BYTES];
    size_t have = 0;

    while (have < sizeof bytes) {
        ssize_t got = getrandom(bytes + have, sizeof bytes - have, 0);

        if (got < 0 && errno != EINTR)
            return cparent__fail(err, CPARENT_E_IO,
                                 "the system gives no random bytes");
        if (got > 0)
            have += (size_t)got;
    }
    for (size_t i = 0; i < sizeof bytes; i++) {
        salt[2 * i] = digits[bytes[i] >> 4];
        salt[2 * i + 1] = digits[bytes[i] & 15];
    }
    salt[SALT_TEXT - 1] = '\0';
    return CPARENT_OK;
}

cparent_status
cparent__link_digest(const char *salt, const char *body, size_t length,
                     char digest[CPARENT__DIGEST_TEXT], cparent_error *err)
{
    cparent__text all = CPARENT__TEXT_INIT(CPARENT__TEXT_LARGE);

    cparent__text_add(&all, salt);
    cparent__text_append(&all, body, length);
    cparent_status status = cparent__text_status(&all, err);
    if (!status)
        cparent__digest(cparent__text_string(&all), all.length, digest);
    cparent__text_free(&all);
    return status;
}

/* "5:seven," with the length in front, so that no two rows of fields give
 * the same bytes; "-," for NULL, which is not "". */
static void
add_part(cparent__text *all, const char *part)
{
    if (part)
        cparent__text_addf(all, "%zu:%s,", strlen(part), part);
    else
        cparent__text_add(all, "-,");
}

static void
add_number(cparent__text *all, int64_t number)
{
    cparent__text_addf(all, "#%lld,", (long long)number);
}

cparent_status
cparent__link_hash(const cparent__link *entry,
                   char hash[CPARENT__DIGEST_TEXT], cparent_error *err)
{
    cparent__text all = CPARENT__TEXT_INIT(CPARENT__TEXT_LARGE);

    cparent__text_add(&all, "cparent.history/1,");
    add_part(&all, entry->authority);
    add_number(&all, entry->sequence);
    add_part(&all, entry->at);
    add_part(&all, entry->who);
    add_part(&all, entry->why);
    add_part(&all, entry->key);
    add_part(&all, entry->noun);
    add_part(&all, entry->id);
    add_number(&all, entry->version);
    add_part(&all, entry->digest);
    add_part(&all, entry->prev);
    cparent_status status = cparent__text_status(&all, err);
    if (!status)
        cparent__digest(cparent__text_string(&all), all.length, hash);
    cparent__text_free(&all);
    return status;
}

/* --- looking ----------------------------------------------------------- */

static void
bind_text(cparent__query *query, int index, const char *text)
{
    query->engine->calls->bind_text(query, index, text,
                                    text ? strlen(text) : 0);
}

static cparent_status
copy_hash(cparent__query *query, int column, char *hash, cparent_error *err)
{
    size_t length = 0;
    const char *text = query->engine->calls->column_text(query, column,
                                                         &length);
    cparent_status status = query->engine->calls->row_status(query, err);

    if (status)
        return status;
    if (!text || length != CPARENT__DIGEST_TEXT - 1)
        return cparent__fail_at(err, CPARENT_E_BROKEN_CHAIN,
                                query->engine->place, 0, 0, NULL,
                                "an entry of the history has no digest");
    memcpy(hash, text, CPARENT__DIGEST_TEXT);
    return CPARENT_OK;
}

cparent_status
cparent__history_head(cparent_store *store, cparent__head *head_out,
                      cparent_error *err)
{
    const cparent__engine_calls *calls = store->engine->calls;
    cparent__head head = { 0, "" };
    cparent__query *query = NULL;
    cparent_status status =
        cparent__history_query(store, CPARENT__HISTORY_HEAD, &query, err);

    if (status)
        return status;
    bind_text(query, 1, store->authority);
    status = calls->step(query, err);
    if (!status) {
        head.sequence = calls->column_integer(query, 0);
        status = copy_hash(query, 1, head.hash, err);
    }
    calls->reset(query);
    if (status && status != CPARENT_DONE)
        return status;
    *head_out = head;
    return CPARENT_OK;
}

cparent_status
cparent__history_has_key(cparent_store *store, const char *key,
                         const char *noun, const char *id, bool *found_out,
                         cparent_error *err)
{
    cparent__query *query = NULL;
    cparent_status status =
        cparent__history_query(store, CPARENT__HISTORY_BY_KEY, &query, err);

    if (status)
        return status;
    bind_text(query, 1, store->authority);
    bind_text(query, 2, key);
    bind_text(query, 3, noun);
    bind_text(query, 4, id);
    status = query->engine->calls->step(query, err);
    query->engine->calls->reset(query);
    if (status && status != CPARENT_DONE)
        return status;
    *found_out = status == CPARENT_OK;
    return CPARENT_OK;
}

cparent_status
cparent__history_has_entry(cparent_store *store, const cparent__head *entry,
                           bool *found_out, cparent_error *err)
{
    const cparent__engine_calls *calls = store->engine->calls;
    char hash[CPARENT__DIGEST_TEXT] = "";
    cparent__query *query = NULL;
    cparent_status status =
        cparent__history_query(store, CPARENT__HISTORY_BY_SEQ, &query, err);

    if (status)
        return status;
    bind_text(query, 1, store->authority);
    calls->bind_integer(query, 2, entry->sequence);
    status = calls->step(query, err);
    if (!status)
        status = copy_hash(query, 0, hash, err);
    calls->reset(query);
    if (status && status != CPARENT_DONE)
        return status;
    *found_out = strcmp(hash, entry->hash) == 0;
    return CPARENT_OK;
}

cparent_status
cparent__history_latest(cparent_store *store, cparent_noun noun,
                        const char *id, int64_t *version_out,
                        cparent_error *err)
{
    cparent__query *query = NULL;
    cparent_status status =
        cparent__history_query(store, CPARENT__HISTORY_LATEST, &query, err);

    if (status)
        return status;
    bind_text(query, 1, store->authority);
    bind_text(query, 2, cparent_noun_name(noun));
    bind_text(query, 3, id);
    *version_out = 0;
    status = query->engine->calls->step(query, err);
    if (!status)
        *version_out = query->engine->calls->column_integer(query, 0);
    query->engine->calls->reset(query);
    return status == CPARENT_DONE ? CPARENT_OK : status;
}

static cparent_status
gone(const cparent_store *store, cparent_noun noun, cparent_error *err)
{
    return cparent__fail_at(err, CPARENT_E_NOT_FOUND, store->engine->place,
                            0, 0, NULL,
                            "the history has no such version of the %s",
                            cparent_noun_name(noun));
}

static cparent_status
decode_version(const cparent_store *store, cparent__query *query,
               cparent_noun noun, cparent_record **record_out,
               cparent_error *err)
{
    size_t length = 0;
    const char *body = query->engine->calls->column_text(query, 0, &length);
    cparent_status status = query->engine->calls->row_status(query, err);

    if (!status && (!body || length == 0))
        return gone(store, noun, err);
    return status ? status
                  : cparent__record_decode(body, length, record_out, err);
}

cparent_status
cparent_store_get_version(cparent_store *store, cparent_noun noun,
                          const char *id, int64_t version,
                          cparent_record **record_out, cparent_error *err)
{
    cparent__query *query = NULL;
    cparent_record *record = NULL;
    cparent_status status = cparent__store_enter(store, err);

    if (!status && (!id || !cparent__noun_get(noun)))
        status = cparent__fail(err, CPARENT_E_INVALID,
                               "a record is asked for by its noun and id");
    if (!status)
        status = cparent__history_query(store, CPARENT__HISTORY_BY_VERSION,
                                        &query, err);
    if (status)
        return status;
    bind_text(query, 1, store->authority);
    bind_text(query, 2, cparent_noun_name(noun));
    bind_text(query, 3, id);
    query->engine->calls->bind_integer(query, 4, version);
    status = query->engine->calls->step(query, err);
    if (!status)
        status = decode_version(store, query, noun, &record, err);
    query->engine->calls->reset(query);
    if (status == CPARENT_DONE)
        return gone(store, noun, err);
    if (!status)
        *record_out = record;
    return status;
}

/* --- appending --------------------------------------------------------- */

static cparent_status
write_entry(cparent_store *store, const cparent__link *entry,
            cparent_error *err)
{
    const cparent__engine_calls *calls = store->engine->calls;
    cparent__query *query = NULL;
    cparent_status status =
        cparent__history_query(store, CPARENT__HISTORY_APPEND, &query, err);

    if (status)
        return status;
    bind_text(query, 1, entry->authority);
    calls->bind_integer(query, 2, entry->sequence);
    bind_text(query, 3, entry->at);
    bind_text(query, 4, entry->who);
    bind_text(query, 5, entry->why);
    bind_text(query, 6, entry->key);
    bind_text(query, 7, entry->noun);
    bind_text(query, 8, entry->id);
    calls->bind_integer(query, 9, entry->version);
    bind_text(query, 10, entry->salt);
    bind_text(query, 11, entry->digest);
    calls->bind_text(query, 12, entry->body, entry->body_length);
    bind_text(query, 13, entry->prev);
    bind_text(query, 14, entry->hash);
    status = calls->step(query, err);
    calls->reset(query);
    return status == CPARENT_DONE ? CPARENT_OK : status;
}

cparent_status
cparent__history_append(cparent_store *store, cparent_noun noun,
                        const char *id, int64_t version,
                        const cparent_change *change,
                        const cparent__text *body, cparent_error *err)
{
    char salt[SALT_TEXT], digest[CPARENT__DIGEST_TEXT];
    cparent__head head = store->last, next;
    cparent__link entry = {
        0, version, store->authority, change->at, change->who, change->why,
        change->key, cparent_noun_name(noun), id, salt, digest,
        cparent__text_string(body), head.hash, next.hash, body->length
    };
    cparent_status status = make_salt(salt, err);

    /* Inside one transaction nobody else can have appended. */
    if (!status && head.sequence == 0)
        status = cparent__history_head(store, &head, err);
    if (!status)
        status = cparent__link_digest(salt, entry.body, entry.body_length,
                                      digest, err);
    if (status)
        return status;
    entry.sequence = next.sequence = head.sequence + 1;
    status = cparent__link_hash(&entry, next.hash, err);
    if (!status)
        status = write_entry(store, &entry, err);
    if (!status)
        store->last = next;
    return status;
}

/* --- walking ----------------------------------------------------------- */

static void
read_entry(cparent__query *query, cparent__link *entry)
{
    const struct {
        int column;
        const char **into;
    } texts[] = {
        { CPARENT__COL_AT, &entry->at },
        { CPARENT__COL_WHO, &entry->who },
        { CPARENT__COL_WHY, &entry->why },
        { CPARENT__COL_KEY, &entry->key },
        { CPARENT__COL_NOUN, &entry->noun },
        { CPARENT__COL_ID, &entry->id },
        { CPARENT__COL_SALT, &entry->salt },
        { CPARENT__COL_DIGEST, &entry->digest },
        { CPARENT__COL_PREV, &entry->prev },
        { CPARENT__COL_HASH, &entry->hash },
    };
    const cparent__engine_calls *calls = query->engine->calls;
    size_t length;

    entry->sequence = calls->column_integer(query, CPARENT__COL_SEQ);
    entry->version = calls->column_integer(query, CPARENT__COL_VERSION);
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        *texts[i].into = calls->column_text(query, texts[i].column, &length);
    entry->body = calls->column_text(query, CPARENT__COL_BODY,
                                     &entry->body_length);
}

cparent_status
cparent__history_walk(cparent_store *store, int64_t since,
                      cparent__link_fn each, void *user, cparent_error *err)
{
    const cparent__engine_calls *calls = store->engine->calls;
    cparent__link entry = { 0 };
    cparent__query *query = NULL;
    /* A statement of its own: what is called may walk too. */
    cparent_status status = calls->prepare(
        store->engine, cparent__schema_history_sql(CPARENT__HISTORY_WALK),
        &query, err);

    if (status)
        return status;
    bind_text(query, 1, store->authority);
    calls->bind_integer(query, 2, since);
    cparent__store_hold(store);
    entry.authority = store->authority;
    while (!status) {
        status = calls->step(query, err);
        if (status)
            break;
        read_entry(query, &entry);
        status = calls->row_status(query, err);
        if (!status)
            status = each(user, &entry, err);
        if (!status)
            status = cparent__store_tick(store, err);
    }
    calls->finalize(query);
    cparent__store_release(store);
    return status == CPARENT_DONE ? CPARENT_OK : status;
}

struct telling {
    cparent_entry_fn each;
    void *user;
};

static cparent_status
tell(void *user, const cparent__link *link, cparent_error *err)
{
    const struct telling *telling = user;
    cparent_entry entry = { link->sequence, link->version, link->at,
                            link->who,      link->why,     link->noun,
                            link->id,       link->hash,    link->body };

    (void)err;
    return telling->each(telling->user, &entry) ? CPARENT_OK : CPARENT_DONE;
}

cparent_status
cparent_store_history(cparent_store *store, int64_t since,
                      cparent_entry_fn each, void *user, cparent_error *err)
{
    struct telling telling = { each, user };
    cparent_status status = cparent__store_enter(store, err);

    if (status)
        return status;
    if (!each)
        return cparent__fail(err, CPARENT_E_INVALID,
                             "there is nobody to tell the history to");
    return cparent__history_walk(store, since, tell, &telling, err);
}

cparent_status
cparent_store_head(cparent_store *store, char *buffer, size_t size,
                   cparent_error *err)
{
    cparent__head head;
    cparent__text text = CPARENT__TEXT_INIT(CPARENT__TEXT_MEDIUM);
    cparent_status status = cparent__store_enter(store, err);

    if (!status)
        status = cparent__history_head(store, &head, err);
    if (status)
        return status;
    cparent__text_addf(&text, "%lld:%s", (long long)head.sequence,
                       head.hash);
    status = cparent__text_status(&text, err);
    if (!status && (!buffer || text.length >= size))
        status = cparent__fail(err, CPARENT_E_INVALID,
                               "the head of the history needs a buffer of "
                               "96 bytes");
    if (!status)
        memcpy(buffer, text.data, text.length + 1);
    cparent__text_free(&text);
    return status;
}
