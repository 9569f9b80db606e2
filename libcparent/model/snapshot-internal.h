/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_SNAPSHOT_INTERNAL_H
#define CPARENT_SNAPSHOT_INTERNAL_H

#include <cparent/snapshot.h>

/*
 * Makes a snapshot of `count` records, which it takes references on and
 * sorts; `authority` among them or apart.  `head` may be "".
 */
cparent_status
cparent__snapshot_new(const cparent_record *authority, cparent_date as_at,
                      const char *head, cparent_record *const *records,
                      size_t count, cparent_snapshot **snapshot_out,
                      cparent_error *err);

/* True when the first citation of `record` lies inside one of `pledge`'s:
 * it was said in the very passage that makes the promise. */
bool
cparent__stands_in(const cparent_snapshot *snapshot,
                   const cparent_record *record,
                   const cparent_record *pledge);

#endif
