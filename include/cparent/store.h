/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_STORE_H
#define CPARENT_STORE_H

#include <cparent/snapshot.h>

CPARENT_BEGIN_DECLS

/**
 * Where the records of one council are kept.  Nothing in it is ever
 * overwritten: every change is an append to a history in which each entry
 * carries the digest of the one before.  One thread uses a store at a time,
 * except for cparent_store_interrupt; reference counted, so that it lives
 * while a cursor refers to it; refuses to work in a child of fork.
 */
typedef struct cparent_store cparent_store;

/** The records of one noun, one after another.  Keeps its store alive. */
typedef struct cparent_cursor cparent_cursor;

/** How to open a store. */
typedef struct cparent_store_options {
    size_t struct_size;
    int32_t read_only;       /**< not zero: nothing is written; a file that
                                  may not be written is seen as it is now */
    int32_t busy_timeout_ms; /**< wait for other writers; default 30000 */
} cparent_store_options;

#define CPARENT_STORE_OPTIONS_INIT { sizeof(cparent_store_options), 0, 0 }

/** Who changes something, when and why.  Strings are copied. */
typedef struct cparent_change {
    size_t struct_size;
    const char *who; /**< a name or role; required */
    const char *why; /**< a reason; "" is allowed */
    const char *at;  /**< when, "2026-03-01T09:30:00Z"; required: the
                          library has no clock */
    const char *key; /**< idempotency key: a change with a key that was
                          used before does nothing and succeeds; NULL: none */
} cparent_change;

#define CPARENT_CHANGE_INIT { sizeof(cparent_change), "", "", "", NULL }

/** One entry of the history; strings borrowed until the next call. */
typedef struct cparent_entry {
    int64_t sequence;
    int64_t version;   /**< of the record, from 1 */
    const char *at;
    const char *who;
    const char *why;
    const char *noun;
    const char *id;
    const char *digest; /**< of this entry, chained */
    const char *body;   /**< the record after it; NULL when erased, "" when
                             the record was taken out */
} cparent_entry;

/**
 * Makes a store at `path` (mode 0600) for `authority`.  Fails with EXISTS
 * when something is there already, INVALID, IO or STORE.
 */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_store_create(const char *path, const cparent_record *authority,
                     const cparent_change *change,
                     cparent_store **store_out, cparent_error *err);

/**
 * Opens the store at `path`; `options` NULL for the defaults.  Fails with
 * NOT_FOUND (no such file), STORE (not a store, or damaged), UNSUPPORTED
 * (made by a newer release) or IO; the file is then as it was.
 */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_store_open(const char *path, const cparent_store_options *options,
                   cparent_store **store_out, cparent_error *err);

/** Ends it now.  Later calls on it or its cursors answer CLOSED. */
CPARENT_API void
cparent_store_close(cparent_store *store);

CPARENT_API cparent_store *
cparent_store_ref(cparent_store *store);

/** The last one closes.  NULL is fine. */
CPARENT_API void
cparent_store_unref(cparent_store *store);

/** True once it has been closed. */
CPARENT_API bool
cparent_store_is_closed(const cparent_store *store);

/** Makes a long call in another thread end with CANCELLED.  Any thread. */
CPARENT_API void
cparent_store_interrupt(cparent_store *store);

/** The id of the authority whose store it is.  Borrowed. */
CPARENT_API const char *
cparent_store_authority(const cparent_store *store);

/**
 * Several changes as one: everything until commit is stored, or nothing is.
 * A failure in between leaves rolling back to the caller.  Fails with
 * INVALID when one is open already.
 */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_store_begin(cparent_store *store, cparent_error *err);

CPARENT_API CPARENT_NODISCARD cparent_status
cparent_store_commit(cparent_store *store, cparent_error *err);

/** Undoes everything since begin.  Cannot fail; does nothing outside. */
CPARENT_API void
cparent_store_rollback(cparent_store *store);

/**
 * Keeps `record` as it is now.  `version` is the version that the caller
 * last saw: 0 for a new record; -1 to write whatever is there.  An equal
 * record that is there already is no change, and succeeds.  Fails with
 * CONFLICT (somebody else changed it; the message gives both versions),
 * VALIDATION (another authority's record), CLOSED, STORE or NOMEM.
 */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_store_put(cparent_store *store, const cparent_record *record,
                  int64_t version, const cparent_change *change,
                  cparent_error *err);

/** The record of that id, and its version when `version_out` is not NULL.
 *  Fails with NOT_FOUND, CLOSED or STORE. */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_store_get(cparent_store *store, cparent_noun noun, const char *id,
                  cparent_record **record_out, int64_t *version_out,
                  cparent_error *err);

/** Takes a record out of what is current; the history keeps what it said.
 *  `version`: the one that the caller last saw, or -1.  Fails with
 *  NOT_FOUND, CONFLICT, INVALID (an authority), CLOSED, STORE or NOMEM. */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_store_remove(cparent_store *store, cparent_noun noun, const char *id,
                     int64_t version, const cparent_change *change,
                     cparent_error *err);

/** The record as the history has it at `version`.  Fails with NOT_FOUND
 *  (no such version, or erased, or taken out), CLOSED, STORE or NOMEM. */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_store_get_version(cparent_store *store, cparent_noun noun,
                          const char *id, int64_t version,
                          cparent_record **record_out, cparent_error *err);

/** Every record of `noun`, in order of id. */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_store_list(cparent_store *store, cparent_noun noun,
                   cparent_cursor **cursor_out, cparent_error *err);

/** Every record of `noun` as columns, in order of id.  Fails with INVALID,
 *  CLOSED, CANCELLED (cparent_store_interrupt), STORE, LIMIT or NOMEM. */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_store_columns(cparent_store *store, cparent_noun noun,
                      cparent_columns **columns_out, cparent_error *err);

/** The same, but only the columns of these names; see
 *  cparent_columns_from_records_named. */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_store_columns_named(cparent_store *store, cparent_noun noun,
                            const char *const *names, size_t name_count,
                            cparent_columns **columns_out,
                            cparent_error *err);

/** The next record; DONE after the last, `record_out` then untouched.  The
 *  caller owns the record. */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_cursor_next(cparent_cursor *cursor, cparent_record **record_out,
                    cparent_error *err);

CPARENT_API void
cparent_cursor_free(cparent_cursor *cursor);

/** All that was known at `as_at`: changes made on or before that day, by
 *  their date; the unset date: now. */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_store_snapshot(cparent_store *store, cparent_date as_at,
                       cparent_snapshot **snapshot_out, cparent_error *err);

/** Called for each entry of the history, oldest first.  Return false to
 *  stop. */
typedef bool (*cparent_entry_fn)(void *user, const cparent_entry *entry);

/** Walks the history after `since` (0: all of it). */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_store_history(cparent_store *store, int64_t since,
                      cparent_entry_fn each, void *user,
                      cparent_error *err);

/** The head of the history, "SEQUENCE:DIGEST", into `buffer` of `size` 96.
 *  Keep it elsewhere: verify against it finds a cut. */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_store_head(cparent_store *store, char *buffer, size_t size,
                   cparent_error *err);

/**
 * Recomputes every digest, and rebuilds the current records from the
 * history to compare.  `head` (NULL: none) is one kept from earlier.  Fails
 * with BROKEN_CHAIN, naming the first entry that does not fit.
 */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_store_verify(cparent_store *store, const char *head,
                     cparent_error *err);

/** Copies the whole store into a new file that opens from read-only media.
 *  Fails with EXISTS, IO or STORE. */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_store_backup(cparent_store *store, const char *path,
                     cparent_error *err);

CPARENT_END_DECLS
#endif
