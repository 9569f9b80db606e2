/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_BOUND_H
#define CPARENT_BOUND_H

/*
 * What both languages need between SWIG and the public API, and nothing of
 * either language.  A store in a notebook may be reached by several threads
 * and by finalizers, so it is held here behind one lock; long calls run with
 * the interpreter's own lock let go.
 */
#include <cparent/cparent.h>

#include <stdatomic.h>

/* An argument's name as people are told it: `measure_or_null` is for C. */
enum { BOUND_NAME_SIZE = 48 };
const char *
bound_said(const char *name, char room[BOUND_NAME_SIZE]);

/* A PyObject * or a VALUE: only the language's own file looks inside. */
typedef uintptr_t bound_any;

/* A store and its lock; counted, so that cursors may outlive the wrapper. */
typedef struct bound_store bound_store;
typedef struct bound_cursor bound_cursor;

/* A record of a reading, which its wrapper remembers the place of. */
typedef cparent_record bound_item;

/* A cparent_status of which only OK and DONE reach the caller: an
 * iterator's step. */
typedef int bound_step;

/* What a long call and the interpreter tell each other. */
typedef struct bound_call {
    bound_any listener; /* the caller's progress function; 0: none */
    atomic_bool stop; /* the interpreter wants its thread back */
    bool apart; /* any thread may do the work */
    bool many; /* it has threads of its own, and each reports */
    bool ended; /* a report was answered with no */
    struct bound_helper *helper; /* that does it, or NULL */
    bound_any thread; /* the interpreter's that does it, where it needs that */
    _Atomic(bound_store *) store; /* that it is busy in, or NULL */
} bound_call;

/* Ends the work in a store, if the call has come that far.  Any thread. */
void
bound_call_interrupt(bound_call *call);

/* What came of an import, also of a failed one: the findings are wanted
 * most when there is an error. */
typedef struct bound_import {
    cparent_import_result result;
    cparent_findings *findings;
    cparent_error error;
} bound_import;

/*
 * Hooks: each language's convert.c has them.
 */

/* Runs `run` with the interpreter's lock let go.  False: it was not run, or
 * its end cannot be seen from this process, because the interpreter has
 * something to raise or a callback forked. */
bool
bound_hook_run(void (*run)(void *), void *job, bound_call *call);

/* Whether the interpreter has something to raise, an interrupt too. */
bool
bound_hook_raises(void);

/* Called without the interpreter's lock.  False: stop. */
bool
bound_hook_report(bound_call *call, uint64_t done, uint64_t total);

/* Adds an entry to a list of the language.  False: it could not. */
bool
bound_hook_entry(bound_any list, const cparent_entry *entry);

/* Adds a text to a list of the language.  False: it could not. */
bool
bound_hook_text(bound_any list, const char *text);

/* Sets fields from a dict or Hash.  A pending exception of the language
 * comes back as status INVALID. */
cparent_status
bound_hook_fields(cparent_builder *builder, cparent_noun noun,
                  bound_any fields, cparent_error *err);

/*
 * Helpers of both languages.
 */
cparent_status
bound_fail(cparent_error *err, cparent_status status, const char *message,
           const char *hint);

/* What a call answers when the interpreter would not run it. */
cparent_status
bound_not_run(cparent_error *err);

const char *
bound_period_kind_name(int kind);

/* 0 when there is no such kind. */
int
bound_period_kind_parse(const char *name);

/* The letters of a state, or -1. */
int
bound_state_parse(const char *name);

/* The number of a choice of the field, or 0. */
int
bound_choice_parse(cparent_noun noun, size_t field, const char *word);

/* Fails with INVALID: a word is none of those of the field called `name`,
 * which the hint has. */
cparent_status
bound_no_word(cparent_noun noun, size_t field, const char *name,
                  cparent_error *err);

/*
 * Records.
 */
cparent_record *
bound_record_new(cparent_noun noun, bound_any fields, cparent_error *err);

cparent_record *
bound_record_replace(const cparent_record *record, bound_any fields,
                     cparent_error *err);

/*
 * Stores.  `who`, `why`, `at` and `key` are those of a cparent_change.
 */
cparent_status
bound_store_create(const char *path, const cparent_record *authority,
                   const char *who, const char *why, const char *at,
                   bound_store **store_out, cparent_error *err);

cparent_status
bound_store_open(const char *path, bool read_only, int busy_timeout_ms,
                 bound_store **store_out, cparent_error *err);

void
bound_store_unref(bound_store *store);

cparent_status
bound_store_close(bound_store *store, cparent_error *err);

bool
bound_store_closed(bound_store *store);

void
bound_store_interrupt(bound_store *store);

const char *
bound_store_authority(bound_store *store);

cparent_status
bound_store_begin(bound_store *store, cparent_error *err);

cparent_status
bound_store_commit(bound_store *store, cparent_error *err);

cparent_status
bound_store_rollback(bound_store *store, cparent_error *err);

cparent_status
bound_store_put(bound_store *store, const cparent_record *record,
                int64_t version, const char *who, const char *why,
                const char *at, const char *key_or_null, cparent_error *err);

cparent_status
bound_store_get(bound_store *store, cparent_noun noun, const char *id,
                cparent_record **record_out, cparent_error *err);

cparent_status
bound_store_version(bound_store *store, cparent_noun noun, const char *id,
                    int64_t *number_out, cparent_error *err);

cparent_status
bound_store_remove(bound_store *store, cparent_noun noun, const char *id,
                   int64_t version, const char *who, const char *why,
                   const char *at, const char *key_or_null,
                   cparent_error *err);

cparent_status
bound_store_get_version(bound_store *store, cparent_noun noun,
                        const char *id, int64_t version,
                        cparent_record **record_out, cparent_error *err);

cparent_status
bound_store_list(bound_store *store, cparent_noun noun,
                 bound_cursor **cursor_out, cparent_error *err);

bound_step
bound_cursor_next(bound_cursor *cursor, cparent_record **record_out,
                  cparent_error *err);

/* Lets the cursor go before its wrapper is collected. */
cparent_status
bound_cursor_close(bound_cursor *cursor, cparent_error *err);

void
bound_cursor_free(bound_cursor *cursor);

cparent_status
bound_store_snapshot(bound_store *store, cparent_date as_at,
                     cparent_snapshot **snapshot_out, cparent_error *err);

cparent_status
bound_store_columns(bound_store *store, cparent_noun noun,
                    const char *const *names, size_t name_count,
                    cparent_columns **columns_out, cparent_error *err);

cparent_status
bound_store_history(bound_store *store, int64_t since, bound_any list,
                    cparent_error *err);

cparent_status
bound_store_head(bound_store *store, char head_out[96], cparent_error *err);

cparent_status
bound_store_verify(bound_store *store, const char *head_or_null,
                   cparent_error *err);

cparent_status
bound_store_backup(bound_store *store, const char *path,
                   cparent_error *err);

cparent_status
bound_store_accept(bound_store *store, const char *id_or_null,
                   const char *who, const char *why, const char *at,
                   const char *key_or_null, int64_t *number_out,
                   cparent_error *err);

cparent_status
bound_store_correct(bound_store *store, const char *id,
                    const cparent_record *record, const char *who,
                    const char *why, const char *at,
                    const char *key_or_null, cparent_error *err);

cparent_status
bound_store_reject(bound_store *store, const char *id, const char *who,
                   const char *why, const char *at,
                   const char *key_or_null, cparent_error *err);

/* The error, if any, is in the result. */
bound_import
bound_store_import(bound_store *store, cparent_source *source, bool dry_run,
                   cparent_date meeting, const char *board_or_null,
                   const char *dataset_or_null,
                   cparent_phrases *phrases_or_null,
                   const char *who, const char *why, const char *at,
                   const char *key_or_null, bound_any listener);

/*
 * Long calls that need no store.
 */
cparent_status
bound_phrases_new(cparent_source *source, cparent_phrases **phrases_out,
                  cparent_error *err);

cparent_status
bound_read_minutes(cparent_source *source, const char *authority_or_null,
                   cparent_date meeting, const char *board_or_null,
                   cparent_phrases *phrases_or_null, bound_any listener,
                   cparent_reading **reading_out, cparent_error *err);

/* How it was read, as text or as a page. */
cparent_status
bound_read_explain(cparent_source *source, const char *authority_or_null,
                   cparent_date meeting, const char *board_or_null,
                   cparent_phrases *phrases_or_null, bool html,
                   char **text_out, cparent_error *err);

cparent_status
bound_read_arising(const cparent_record *const *records, size_t count,
                   cparent_source *source, cparent_date meeting,
                   cparent_phrases *phrases_or_null,
                   cparent_arising **arising_out, cparent_error *err);

/* `format`: "html", "markdown" (or "md") or "json"; the store is the one
 * whose published statistics show where the council stands. */
cparent_status
bound_highlights(const cparent_snapshot *snapshot, const char *format,
                 bool restricted, cparent_date as_at,
                 const char *profile_or_null, bound_store *store_or_null,
                 char **text_out, cparent_error *err);

cparent_status
bound_challenge(const cparent_snapshot *snapshot,
                cparent_challenges **challenges_out, cparent_error *err);

#endif
