/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_REVIEW_H
#define CPARENT_REVIEW_H

#include <cparent/finding.h>
#include <cparent/source.h>
#include <cparent/store.h>

CPARENT_BEGIN_DECLS

/* Reading proposes, people decide.  Each decision is one change, all of it
 * or nothing; any can be part of a group of changes. */

/** The proposals that wait for a decision, in the order of the texts: the
 *  oldest meeting first, those without a date last; then where they stand.
 *  What was left for later comes after everything else.  One thread uses it
 *  at a time. */
typedef struct cparent_queue cparent_queue;

/** `document`: the id of the document whose proposals are wanted; NULL: any.
 *  Fails with STORE, CLOSED or NOMEM. */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_review_queue(cparent_store *store, const char *document,
                     cparent_queue **queue_out, cparent_error *err);

CPARENT_API size_t
cparent_queue_count(const cparent_queue *queue);

/** A record of the noun proposal.  Borrowed; NULL out of range. */
CPARENT_API const cparent_record *
cparent_queue_at(const cparent_queue *queue, size_t index);

/** NULL is fine. */
CPARENT_API void
cparent_queue_free(cparent_queue *queue);

/** All that a person needs to decide on one proposal. */
typedef struct cparent_proposed cparent_proposed;

/** Looks at a proposal, decided or not, beside what the store has now.
 *  Fails with NOT_FOUND, PARSE (damaged), STORE, CLOSED or NOMEM. */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_review_look(cparent_store *store, const char *id,
                    cparent_proposed **proposed_out, cparent_error *err);

/** NULL is fine. */
CPARENT_API void
cparent_proposed_free(cparent_proposed *proposed);

/** The proposal itself.  Borrowed, as all of these. */
CPARENT_API const cparent_record *
cparent_proposed_proposal(const cparent_proposed *proposed);

/** The record as it would be kept, on top of what was changed since; of a
 *  proposal to take one out, that one. */
CPARENT_API const cparent_record *
cparent_proposed_record(const cparent_proposed *proposed);

/** The record as the store has it now; NULL when it has none. */
CPARENT_API const cparent_record *
cparent_proposed_current(const cparent_proposed *proposed);

/** True when the store's record has moved on so that accepting is refused
 *  with CONFLICT: correct it, or reject it. */
CPARENT_API bool
cparent_proposed_conflict(const cparent_proposed *proposed);

/** True when accepting changes what the record says in `field`. */
CPARENT_API bool
cparent_proposed_changes(const cparent_proposed *proposed, size_t field);

/** The words that say it, in order: records of the noun citation. */
CPARENT_API size_t
cparent_proposed_citation_count(const cparent_proposed *proposed);

CPARENT_API const cparent_record *
cparent_proposed_citation_at(const cparent_proposed *proposed, size_t index);

/** Accepts a proposal: its record, with who accepted it, is kept, changed or
 *  taken out.  `id` NULL: every open one, as one change, but for those in
 *  conflict, which stay open.  `count_out` may be NULL.  Fails with
 *  NOT_FOUND, CONFLICT (decided already, or the record was changed since),
 *  INVALID (nobody was named), STORE, CLOSED or NOMEM, as all that follow. */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_review_accept(cparent_store *store, const char *id,
                      const cparent_change *change, int64_t *count_out,
                      cparent_error *err);

/** Accepts a proposal as a person corrected it: `record`, of the same noun
 *  and id as cparent_proposed_record, in its place.  Who corrects has seen
 *  what the store has: no conflict.  VALIDATION: it is another record. */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_review_correct(cparent_store *store, const char *id,
                       const cparent_record *record,
                       const cparent_change *change, cparent_error *err);

/** Rejects a proposal; it is never proposed again. */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_review_reject(cparent_store *store, const char *id,
                      const cparent_change *change, cparent_error *err);

/** Leaves a proposal for later: it stays open and comes last. */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_review_later(cparent_store *store, const char *id,
                     const cparent_change *change, cparent_error *err);

/**
 * Makes several proposals, of the same noun, out of one that is new: `count`
 * records, 2 to 99, whose own ids do not matter.  They are open, with its
 * citations' context, and called ID.1, ID.2 and so on.  VALIDATION: another
 * noun, or not a new record.
 */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_review_split(cparent_store *store, const char *id,
                     const cparent_record *const *parts, size_t count,
                     const cparent_change *change, cparent_error *err);

/**
 * Takes the last decision on a proposal back, a split too; it is open again
 * and the record as it was before.  `id` NULL: the last decision of all that
 * still stands.  `id_out` (NULL: not wanted) gets the proposal's id; free it
 * with cparent_string_free.  NOT_FOUND: there is none; CONFLICT: the record
 * or a part was changed since.
 */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_review_undo(cparent_store *store, const char *id,
                    const cparent_change *change, char **id_out,
                    cparent_error *err);

/**
 * Every open proposal as a row of a CSV for a spreadsheet: UTF-8 with a byte
 * order mark, CRLF; cells that a spreadsheet would run begin with '.  The
 * columns: proposal, version, decision (empty), proposed (new, change or
 * gone), noun, file, line, before, quote, after, sure, then a column for each field that can be
 * corrected of the nouns that are there.  Free with cparent_string_free.
 */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_review_export(cparent_store *store, const char *document,
                      char **csv_out, size_t *size_out, cparent_error *err);

/** What an imported sheet decided. */
typedef struct cparent_review_counts {
    int64_t accepted;
    int64_t corrected; /**< accepted with other fields */
    int64_t rejected;
    int64_t later;
    int64_t undecided; /**< rows without a decision */
} cparent_review_counts;

/**
 * Decides as a sheet says: decision is accept, reject, later or empty, in
 * any case; cells of accepted rows may be corrected; columns in any order,
 * those after version and decision may be left out.  Commas, semicolons or
 * tabs part the cells; how a spreadsheet writes a day, a month or a number
 * by itself is no correction.  All rows or none;
 * `findings_out` (NULL: not wanted) gets every cell that is wrong, by line
 * and column.  Fails also with PARSE, VALIDATION or LIMIT; CONFLICT when a
 * decided row's proposal was changed or decided since the export.
 */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_review_import(cparent_store *store, cparent_source *source,
                      const cparent_change *change,
                      cparent_review_counts *counts_out,
                      cparent_findings **findings_out, cparent_error *err);

CPARENT_END_DECLS
#endif
