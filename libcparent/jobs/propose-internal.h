/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_PROPOSE_INTERNAL_H
#define CPARENT_PROPOSE_INTERNAL_H

#include <cparent/jobs.h>
#include <cparent/reading.h>

#include "core/text-internal.h"
#include "read/decode-internal.h"
#include "read/tables-internal.h"

/* What one text proposes, while it is taken in. */
typedef struct cparent__proposing {
    cparent_store *store;
    const cparent__decoded *decoded; /* its words; NULL: not at hand */
    const cparent_change *change;
    cparent_import_result *result;   /* its document's id, and counts */
    const char *meeting;             /* the meeting's id, or "" */
    cparent_error *err;
} cparent__proposing;

/* One proposal to be made. */
typedef struct cparent__draft {
    const char *id;
    const cparent_record *record; /* as it would be kept */
    const cparent_record *said;   /* as the text says it; NULL: the same */
    int kind;
    int64_t against;              /* 0: no record */
    int64_t position;
    const char *rule;
    int confidence;
} cparent__draft;

/* Puts a proposal into the store and counts it. */
cparent_status
cparent__propose_draft(cparent__proposing *job, const cparent__draft *draft);

/*
 * Keeps a reading: its document, the meeting and body when both are known,
 * its citations, and each item as an open proposal.  Mentions of one
 * commitment become one proposal with all their citations.  A document that
 * is in the store already proposes nothing, unless it had no date and has
 * one now: then its open proposals are made anew, and CONFLICT is the answer
 * when one was decided.  Counts go to `result`.
 */
cparent_status
cparent__propose(cparent__proposing *job, const cparent_reading *reading,
                 const char *board);

/* --- a corrected version (revise.c) -------------------------------------- */

/* An item of the new text. */
typedef struct cparent__revised {
    cparent_record *record; /* as gathered */
    size_t index;           /* in the reading, from 0 */
    const char *rule;
    int confidence;
} cparent__revised;

/*
 * Proposes the items of a text, against what earlier texts of the same
 * meeting proposed: what they said already is left out, what is said
 * otherwise changes the record that was accepted, and where this text is a
 * version of an earlier one, what it does not say any more is gone.
 */
cparent_status
cparent__revise(cparent__proposing *job, const cparent__revised *items,
                size_t count);

/* Which old item each new one says again: an index into `old`, or SIZE_MAX.
 * By likeness, whatever the order; each old one once.  *exact: in the same
 * words. */
typedef struct cparent__match {
    size_t old;
    bool exact;
} cparent__match;

cparent_status
cparent__match_items(const cparent_record *const *old, size_t old_count,
                     const cparent_record *const *items, size_t count,
                     cparent__match *matches, cparent_error *err);

/* --- matters arising (matters.c) ------------------------------------------ */

/* Proposes what the text says of the actions that are open; not again what
 * was proposed before. */
cparent_status
cparent__propose_matters(cparent__proposing *job, cparent_source *source,
                         const cparent_read_options *options);

/* --- parts --------------------------------------------------------------- */

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
