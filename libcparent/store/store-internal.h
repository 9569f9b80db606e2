/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_STORE_INTERNAL_H
#define CPARENT_STORE_INTERNAL_H

#include <pthread.h>
#include <stdatomic.h>
#include <sys/types.h>

#include <cparent/store.h>

#include "core/digest-internal.h"
#include "core/text-internal.h"
#include "model/record-internal.h"
#include "store/engine-internal.h"

/* Texts of records and of SQL; what a store's limits allow. */
#define CPARENT__BODY_LIMIT ((size_t)16 << 20)
#define CPARENT__SQL_LIMIT ((size_t)100000)

/* The statements kept ready: some for each noun, some for the history. */
enum {
    CPARENT__SQL_GET,    /* version and fields, by id */
    CPARENT__SQL_PAGE,   /* the next so many, by id */
    CPARENT__SQL_INSERT,
    CPARENT__SQL_UPDATE,
    CPARENT__SQL_DELETE,
    CPARENT__SQL_KINDS
};
enum {
    CPARENT__HISTORY_APPEND,
    CPARENT__HISTORY_HEAD,
    CPARENT__HISTORY_BY_KEY,
    CPARENT__HISTORY_BY_SEQ,
    CPARENT__HISTORY_BY_VERSION,
    CPARENT__HISTORY_LATEST,
    CPARENT__HISTORY_WALK, /* never kept ready: see history.c */
    CPARENT__HISTORY_KINDS
};

/* Columns of a history row as the walk reads them. */
enum {
    CPARENT__COL_SEQ, CPARENT__COL_AT, CPARENT__COL_WHO, CPARENT__COL_WHY,
    CPARENT__COL_KEY, CPARENT__COL_NOUN, CPARENT__COL_ID,
    CPARENT__COL_VERSION, CPARENT__COL_SALT, CPARENT__COL_DIGEST,
    CPARENT__COL_BODY, CPARENT__COL_PREV, CPARENT__COL_HASH
};

/* The last entry of a history. */
typedef struct cparent__head {
    int64_t sequence; /* 0: nothing yet */
    char hash[CPARENT__DIGEST_TEXT];
} cparent__head;

struct cparent_store {
    atomic_int references;
    atomic_bool closed;
    atomic_bool interrupted;
    pthread_mutex_t door; /* keeps the engine while it is interrupted */
    cparent__engine *engine;
    char *authority;
    pid_t process;
    int depth;   /* calls under way that would not survive a close */
    bool group;  /* between begin and commit */
    bool broken; /* a change in the group failed half way */
    cparent__head last; /* appended in this transaction */
    cparent__query *nouns[CPARENT_NOUN_COUNT][CPARENT__SQL_KINDS];
    cparent__query *history[CPARENT__HISTORY_KINDS];
};

/* Every public call starts here: CLOSED, a child of fork. */
cparent_status
cparent__store_enter(cparent_store *store, cparent_error *err);

/* …and, when it kept the engine busy across callbacks, brackets that. */
void
cparent__store_hold(cparent_store *store);
void
cparent__store_release(cparent_store *store);

/* CANCELLED when somebody has interrupted. */
cparent_status
cparent__store_tick(cparent_store *store, cparent_error *err);

/* A statement kept ready, to be reset after use. */
cparent_status
cparent__store_query(cparent_store *store, cparent_noun noun, int kind,
                     cparent__query **query_out, cparent_error *err);
cparent_status
cparent__history_query(cparent_store *store, int kind,
                       cparent__query **query_out, cparent_error *err);

/* A transaction unless there is one; the second undoes or keeps only what
 * the first began. */
cparent_status
cparent__store_read_begin(cparent_store *store, bool *mine_out,
                          cparent_error *err);
void
cparent__store_read_end(cparent_store *store, bool mine);

/* The record in the current row, whose columns `first` onwards are the
 * fields after authority and id. */
cparent_status
cparent__row_record(cparent__query *query, cparent_noun noun,
                    const char *authority, const char *id, int first,
                    cparent_record **record_out, cparent_error *err);

/* Called for each row; the record is borrowed. */
typedef cparent_status (*cparent__row_fn)(void *user, cparent_record *record,
                                          int64_t version,
                                          cparent_error *err);

/* At most `most` current records of a noun after an id ("": all), in order
 * of id.  `each` must not start another on the same noun. */
cparent_status
cparent__each_row(cparent_store *store, cparent_noun noun, const char *after,
                  int64_t most, cparent__row_fn each, void *user,
                  cparent_error *err);

/* True between begin and commit. */
bool
cparent__store_in_change(const cparent_store *store);

/* --- put.c: one change, in a transaction that is open ------------------ */

cparent_status
cparent__change_check(const cparent_change *change,
                      cparent_change *resolved_out, cparent_error *err);
cparent_status
cparent__put_inside(cparent_store *store, const cparent_record *record,
                    int64_t version, const cparent_change *change,
                    cparent_error *err);
cparent_status
cparent__remove_inside(cparent_store *store, cparent_noun noun,
                       const char *id, int64_t version,
                       const cparent_change *change, cparent_error *err);

/* --- history.c ---------------------------------------------------------- */

/* What one entry commits to. */
typedef struct cparent__link {
    int64_t sequence;
    int64_t version;
    const char *authority, *at, *who, *why, *key, *noun, *id;
    const char *salt, *digest, *body, *prev, *hash;
    size_t body_length;
} cparent__link;

/* Called for each row; stops at the first that is not OK.  DONE stops
 * without being a failure. */
typedef cparent_status (*cparent__link_fn)(void *user,
                                           const cparent__link *entry,
                                           cparent_error *err);

cparent_status
cparent__history_head(cparent_store *store, cparent__head *head_out,
                      cparent_error *err);
cparent_status
cparent__history_walk(cparent_store *store, int64_t since,
                      cparent__link_fn each, void *user,
                      cparent_error *err);
/* Appends after `head`, which it moves on.  `body` is the record's
 * canonical text, "" when it is taken out. */
cparent_status
cparent__history_append(cparent_store *store, cparent_noun noun,
                        const char *id, int64_t version,
                        const cparent_change *change,
                        const cparent__text *body, cparent_error *err);
/* The last version that a record had, 0 when there was none. */
cparent_status
cparent__history_latest(cparent_store *store, cparent_noun noun,
                        const char *id, int64_t *version_out,
                        cparent_error *err);
/* True when a change with this key was made to this record. */
cparent_status
cparent__history_has_key(cparent_store *store, const char *key,
                         const char *noun, const char *id, bool *found_out,
                         cparent_error *err);
/* Whether the entry is in the store, after a commit that failed. */
cparent_status
cparent__history_has_entry(cparent_store *store, const cparent__head *entry,
                           bool *found_out, cparent_error *err);

cparent_status
cparent__link_digest(const char *salt, const char *body, size_t length,
                     char digest[CPARENT__DIGEST_TEXT], cparent_error *err);
cparent_status
cparent__link_hash(const cparent__link *entry,
                   char hash[CPARENT__DIGEST_TEXT], cparent_error *err);

#endif
