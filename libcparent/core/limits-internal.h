/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_LIMITS_INTERNAL_H
#define CPARENT_LIMITS_INTERNAL_H

#include <cparent/error.h>
#include <cparent/progress.h>

/* The limits with every default filled in.  Fails with INVALID (a
 * struct_size smaller than any release's) or UNSUPPORTED (a tail that this
 * release does not know). */
cparent_status
cparent__limits_resolve(const cparent_limits *limits,
                        cparent_limits *resolved_out, cparent_error *err);

/* Copies an options struct over its defaults by struct_size. */
cparent_status
cparent__options_resolve(const void *options, void *resolved, size_t size,
                         cparent_error *err);

/* Fails with CANCELLED when the listener asks to stop. */
cparent_status
cparent__progress_tick(const cparent_progress *progress, uint64_t done,
                       uint64_t total, cparent_error *err);

#endif
