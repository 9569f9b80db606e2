/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_PROPOSE_INTERNAL_H
#define CPARENT_PROPOSE_INTERNAL_H

#include <cparent/jobs.h>
#include <cparent/reading.h>

#include "core/text-internal.h"

/*
 * Keeps a reading: its document, the meeting and body when both are known,
 * its citations, and each item as an open proposal.  Mentions of one
 * commitment become one proposal with all their citations.  A document that
 * is in the store already proposes nothing, unless it had no date and has
 * one now: then its open proposals are made anew, and CONFLICT is the answer
 * when one was decided.  Counts go to `result`.
 */
cparent_status
cparent__propose(cparent_store *store, const cparent_reading *reading,
                 const char *board, const cparent_change *change,
                 cparent_import_result *result, cparent_error *err);

/* Keeps the body and the meeting that a document minutes, when both its
 * date and its board are known, and appends the meeting's id, its date and
 * its body's id: "2026-02-10/corporate-parenting-board". */
cparent_status
cparent__keep_sitting(cparent_store *store, const cparent_record *document,
                      const char *board, const cparent_change *change,
                      cparent__text *id, cparent_error *err);

/* True when item `index` is a later mention of a commitment that an earlier
 * item of the reading states: it makes no proposal of its own. */
bool
cparent__is_later_mention(const cparent_reading *reading, size_t index);

/* The item as one record: its own, or for an action all its mentions
 * together, so that an owner said in the discussion and a date said in the
 * resolution meet.  `meeting` is the meeting's id, or "". */
cparent_status
cparent__gather(const cparent_reading *reading, size_t index,
                const char *meeting, cparent_record **record_out,
                cparent_error *err);

#endif
