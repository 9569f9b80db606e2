/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Does the history agree with itself, with the current records, and with a
 * head that somebody kept elsewhere?
 */
#include "config.h"

#include "store/store-internal.h"

#include <string.h>

#include "core/error-internal.h"
#include "store/published-internal.h"
#include "store/state-internal.h"

typedef struct verification {
    cparent_store *store;
    cparent__state state;
    cparent__head last; /* entry just looked at */
    cparent__head kept; /* sequence 0: none was given */
    cparent__text text; /* for one record at a time */
} verification;

static const char advice[] = "compare with a backup; what comes before "
                             "still holds";

static cparent_status
broken(const verification *check, int64_t sequence, const char *what,
       cparent_error *err)
{
    cparent_status status = cparent__fail_at(
        err, CPARENT_E_BROKEN_CHAIN, check->store->engine->place, 0, 0, NULL,
        "entry %lld of the history %s", (long long)sequence, what);

    return cparent__hint(err, status, advice);
}

/* "SEQUENCE:DIGEST", as cparent_store_head writes it. */
static bool
parse_head(const char *text, cparent__head *head_out)
{
    cparent__head head = { 0, "" };
    size_t i = 0;

    for (; i < 18 && cparent__is_digit(text[i]); i++)
        head.sequence = head.sequence * 10 + (text[i] - '0');
    if (i == 0 || text[i] != ':' || head.sequence == 0 ||
        strlen(text + i + 1) != CPARENT__DIGEST_TEXT - 1)
        return false;
    memcpy(head.hash, text + i + 1, CPARENT__DIGEST_TEXT);
    *head_out = head;
    return true;
}

/* --- the chain ---------------------------------------------------------- */

static cparent_status
check_place(const verification *check, const cparent__link *entry,
            cparent_error *err)
{
    if (entry->sequence != check->last.sequence + 1)
        return broken(check, check->last.sequence + 1, "is missing", err);
    if (!entry->at || !entry->who || !entry->why || !entry->noun ||
        !entry->id || !entry->digest || !entry->prev || !entry->hash)
        return broken(check, entry->sequence, "is not complete", err);
    if (strcmp(entry->prev, check->last.hash) != 0)
        return broken(check, entry->sequence,
                      "does not follow from the one before", err);
    if (cparent_noun_parse(entry->noun) == CPARENT_NOUN_NONE)
        return broken(check, entry->sequence, "is of no known noun", err);
    return CPARENT_OK;
}

static cparent_status
check_digests(const verification *check, const cparent__link *entry,
              cparent_error *err)
{
    char digest[CPARENT__DIGEST_TEXT];
    cparent_status status = cparent__link_hash(entry, digest, err);

    if (status)
        return status;
    if (strcmp(digest, entry->hash) != 0)
        return broken(check, entry->sequence, "was altered", err);
    if (!entry->body != !entry->salt)
        return broken(check, entry->sequence, "was erased by half", err);
    if (!entry->body)
        return CPARENT_OK;
    status = cparent__link_digest(entry->salt, entry->body,
                                  entry->body_length, digest, err);
    if (!status && strcmp(digest, entry->digest) != 0)
        return broken(check, entry->sequence, "has another text than it had",
                      err);
    return status;
}

static cparent_status
replay(verification *check, const cparent__link *entry, cparent_error *err)
{
    cparent__state_item *item = cparent__state_add(
        &check->state, cparent_noun_parse(entry->noun), entry->id);

    if (!item)
        return cparent__nomem(err);
    if (entry->version != item->version + 1)
        return broken(check, entry->sequence,
                      "does not continue the versions of its record", err);
    item->version = entry->version;
    item->sequence = entry->sequence;
    item->erased = !entry->body;
    item->removed = entry->body && entry->body_length == 0;
    if (entry->body)
        cparent__digest(entry->body, entry->body_length, item->digest);
    return CPARENT_OK;
}

static cparent_status
check_entry(void *user, const cparent__link *entry, cparent_error *err)
{
    verification *check = user;
    cparent_status status = check_place(check, entry, err);

    if (!status)
        status = check_digests(check, entry, err);
    if (!status && entry->sequence == check->kept.sequence &&
        strcmp(entry->hash, check->kept.hash) != 0)
        status = broken(check, entry->sequence,
                        "is another than the head that was kept", err);
    if (!status)
        status = replay(check, entry, err);
    if (status)
        return status;
    check->last.sequence = entry->sequence;
    memcpy(check->last.hash, entry->hash, sizeof check->last.hash);
    return CPARENT_OK;
}

static cparent_status
check_chain(verification *check, cparent_error *err)
{
    cparent_status status = cparent__history_walk(check->store, 0,
                                                  check_entry, check, err);

    if (status)
        return status;
    if (check->last.sequence == 0)
        return broken(check, 1, "is missing", err);
    if (check->kept.sequence > check->last.sequence) {
        status = cparent__fail_at(
            err, CPARENT_E_BROKEN_CHAIN, check->store->engine->place, 0, 0,
            NULL,
            "the history ends at entry %lld, but a head of entry %lld was "
            "kept: its end was cut off",
            (long long)check->last.sequence,
            (long long)check->kept.sequence);
        return cparent__hint(err, status, advice);
    }
    return CPARENT_OK;
}

/* --- the current records ------------------------------------------------ */

static cparent_status
check_row(void *user, cparent_record *record, int64_t version,
          cparent_error *err)
{
    verification *check = user;
    char digest[CPARENT__DIGEST_TEXT];
    cparent__state_item *item = cparent__state_find(
        &check->state, cparent_record_noun(record),
        cparent_record_id(record));

    if (!item) {
        cparent_status status = cparent__fail_at(
            err, CPARENT_E_BROKEN_CHAIN, check->store->engine->place, 0, 0,
            NULL, "a current record (noun: %s) is not in the history",
            cparent_noun_name(cparent_record_noun(record)));
        return cparent__hint(err, status, advice);
    }
    cparent__text_clear(&check->text);
    cparent_status status = cparent__record_encode(record, &check->text, err);
    if (!status)
        status = cparent__text_status(&check->text, err);
    if (status)
        return status;
    cparent__digest(cparent__text_string(&check->text), check->text.length,
                    digest);
    if (item->version != version || item->erased || item->removed ||
        strcmp(item->digest, digest) != 0)
        return broken(check, item->sequence,
                      "says something else than the current record", err);
    item->seen = true;
    return CPARENT_OK;
}

static cparent_status
check_current(verification *check, cparent_error *err)
{
    int64_t first = 0;

    for (int n = 1; n < CPARENT_NOUN_COUNT; n++) {
        cparent_status status = cparent__each_row(
            check->store, (cparent_noun)n, "", INT64_MAX, check_row, check,
            err);
        if (status == CPARENT_E_STORE) {
            cparent_error_clear(err);
            status = cparent__fail_at(
                err, CPARENT_E_BROKEN_CHAIN, check->store->engine->place, 0,
                0, NULL, "a current record (noun: %s) cannot be read",
                cparent_noun_name((cparent_noun)n));
            return cparent__hint(err, status, advice);
        }
        if (status)
            return status;
    }
    for (size_t i = 0; i < check->state.count; i++) {
        const cparent__state_item *item = &check->state.items[i];

        if (!item->seen && !item->erased && !item->removed &&
            (!first || item->sequence < first))
            first = item->sequence;
    }
    return first ? broken(check, first, "has no current record", err)
                 : CPARENT_OK;
}

cparent_status
cparent_store_verify(cparent_store *store, const char *head,
                     cparent_error *err)
{
    verification check = { store, { 0 }, { 0, "" }, { 0, "" },
                           CPARENT__TEXT_INIT(CPARENT__BODY_LIMIT) };
    bool mine = false;
    cparent_status status = cparent__store_enter(store, err);

    if (status)
        return status;
    if (head && !parse_head(head, &check.kept)) {
        status = cparent__fail(err, CPARENT_E_INVALID,
                               "the kept head is not one");
        return cparent__hint(err, status, "give it as it was printed: a "
                                          "number, a colon, 64 digits");
    }
    status = cparent__store_read_begin(store, &mine, err);
    if (status)
        return status;
    cparent__store_hold(store);
    status = check_chain(&check, err);
    if (!status)
        status = check_current(&check, err);
    if (!status)
        status = cparent__published_verify(store, err);
    if (!status)
        status = store->engine->calls->check(store->engine, err);
    cparent__store_read_end(store, mine);
    cparent__store_release(store);
    cparent__state_free(&check.state);
    cparent__text_free(&check.text);
    return status;
}
