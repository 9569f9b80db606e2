/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_KEEP_INTERNAL_H
#define CPARENT_KEEP_INTERNAL_H

#include <cparent/jobs.h>

/* What became of a record that was to be kept. */
typedef enum cparent__kept {
    CPARENT__KEPT_ADDED = 1,
    CPARENT__KEPT_CHANGED = 2,
    CPARENT__KEPT_UNCHANGED = 3
} cparent__kept;

/* Keeps `record` in its store at the version that stands there now. */
cparent_status
cparent__keep(cparent_store *store, const cparent_record *record,
              const cparent_change *change, cparent__kept *kept_out,
              cparent_error *err);

/* Keeps the catalogue's entry for `code` unless the store has one of its
 * own.  A code that the catalogue does not know is left alone. */
cparent_status
cparent__keep_indicator(cparent_store *store, const char *code,
                        const cparent_change *change, cparent_error *err);

/* Begins a change unless one is open; *mine_out says whether this call
 * began it, and so has to end it. */
cparent_status
cparent__job_begin(cparent_store *store, bool *mine_out,
                      cparent_error *err);

/* Commits when `status` is OK and rolls back when it is not, if `mine`.
 * Returns the first failure. */
cparent_status
cparent__job_end(cparent_store *store, bool mine, cparent_status status,
                    cparent_error *err);

#endif
