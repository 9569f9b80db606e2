/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_SNAPSHOT_H
#define CPARENT_SNAPSHOT_H

#include <cparent/columns.h>

CPARENT_BEGIN_DECLS

/**
 * All that one authority knew at a date: every record, in order of id.
 * Immutable; atomically reference counted; independent of the store it was
 * made from; any thread may read it.
 */
typedef struct cparent_snapshot cparent_snapshot;

CPARENT_API cparent_snapshot *
cparent_snapshot_ref(cparent_snapshot *snapshot);

/** NULL is fine. */
CPARENT_API void
cparent_snapshot_unref(cparent_snapshot *snapshot);

/** Whose it is: the authority's record.  Borrowed. */
CPARENT_API const cparent_record *
cparent_snapshot_authority(const cparent_snapshot *snapshot);

/** The date it was asked for. */
CPARENT_API cparent_date
cparent_snapshot_as_at(const cparent_snapshot *snapshot);

/**
 * The same records, looked at from another day: what is overdue, or a year
 * old, is counted to `as_at`.  Unlike a snapshot of that day it keeps what
 * was learned afterwards, as when last spring's minutes come in today.
 * The caller owns it.  Fails with INVALID (an unset date) or NOMEM.
 */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_snapshot_dated(const cparent_snapshot *snapshot, cparent_date as_at,
                       cparent_snapshot **snapshot_out, cparent_error *err);

/** The head of the history it was made from: "SEQUENCE:DIGEST", "" when
 *  made without a store.  Borrowed. */
CPARENT_API const char *
cparent_snapshot_head(const cparent_snapshot *snapshot);

/** How many records of the noun there are. */
CPARENT_API size_t
cparent_snapshot_count(const cparent_snapshot *snapshot, cparent_noun noun);

/** One of them, in order of id (observations: of indicator, period and id).
 *  Borrowed; NULL out of range. */
CPARENT_API const cparent_record *
cparent_snapshot_at(const cparent_snapshot *snapshot, cparent_noun noun,
                    size_t index);

/** The record of that id; NULL when there is none.  Borrowed. */
CPARENT_API const cparent_record *
cparent_snapshot_find(const cparent_snapshot *snapshot, cparent_noun noun,
                      const char *id);

/** Its records of one noun as columns, in the order of
 *  cparent_snapshot_at.  Fails like cparent_columns_from_records. */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_snapshot_columns(const cparent_snapshot *snapshot, cparent_noun noun,
                         cparent_columns **columns_out, cparent_error *err);

/** The same, but only the columns of these names; see
 *  cparent_columns_from_records_named. */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_snapshot_columns_named(const cparent_snapshot *snapshot,
                               cparent_noun noun, const char *const *names,
                               size_t name_count,
                               cparent_columns **columns_out,
                               cparent_error *err);

CPARENT_END_DECLS
#endif
