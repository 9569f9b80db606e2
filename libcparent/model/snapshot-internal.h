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

#endif
