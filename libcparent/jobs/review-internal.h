/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_REVIEW_INTERNAL_H
#define CPARENT_REVIEW_INTERNAL_H

#include <cparent/builder.h>
#include <cparent/proposal.h>
#include <cparent/review.h>

#include "read/tables-internal.h"

struct cparent_proposed {
    cparent_record *proposal;
    int64_t version;         /* of the proposal */
    cparent_record *record;  /* as it would be kept */
    cparent_record *current; /* as the store has it; NULL: it has none */
    int64_t at;              /* the version of that */
    bool conflict;
    cparent__records citations;
};

/* --- what is proposed, beside what is there (look.c) --------------------- */

/* The kind of a proposal, NEW where it does not say. */
int
cparent__proposal_kind(const cparent_record *proposal);

/* The noun and the id of the record that a proposal is about. */
cparent_noun
cparent__proposal_noun(const cparent_record *proposal);
const char *
cparent__proposal_target(const cparent_record *proposal);

/* The record in a field that holds one in its canonical encoding. */
cparent_status
cparent__proposal_decode(const cparent_record *proposal, size_t field,
                         cparent_record **record_out, cparent_error *err);

/* The record of that noun and id with its version; NULL and 0 when there is
 * none. */
cparent_status
cparent__find(cparent_store *store, cparent_noun noun, const char *id,
              cparent_record **record_out, int64_t *version_out,
              cparent_error *err);

/* --- two changes of one record (merge.c) --------------------------------- */

/* True when a record says the same in a field. */
cparent_status
cparent__field_same(const cparent_record *a, const cparent_record *b,
                    size_t field, bool *same_out, cparent_error *err);

/* Sets a field of the builder to what a record says there. */
cparent_status
cparent__field_take(cparent_builder *builder, const cparent_record *record,
                    size_t field, cparent_error *err);

/* True for a field that says what was said, and not where or by whom it was
 * read. */
bool
cparent__field_is_said(cparent_noun noun, size_t field);

/* True in *same_out when both say the same thing, wherever they say it. */
cparent_status
cparent__said_same(const cparent_record *a, const cparent_record *b,
                   bool *same_out, cparent_error *err);

/* `ours` with what `theirs` changed of `base`.  *conflict_out, where it is
 * wanted: both changed a field, and differ; it is then as `theirs`. */
cparent_status
cparent__merge(const cparent_record *base, const cparent_record *ours,
               const cparent_record *theirs, cparent_record **merged_out,
               bool *conflict_out, cparent_error *err);

/* --- decisions (review.c) ------------------------------------------------ */

/* Looks at a proposal that is open; CONFLICT when it is not. */
cparent_status
cparent__look_open(cparent_store *store, const char *id,
                   cparent_proposed **proposed_out, cparent_error *err);

/* Puts the proposal again with another state.  `who` NULL: nobody decided;
 * `kept` 0: nothing was kept. */
cparent_status
cparent__proposal_mark(cparent_store *store, const cparent_record *proposal,
                       int64_t version, int state, const char *who,
                       int64_t kept, const cparent_change *change,
                       cparent_error *err);

/* Everything that is proposed, in no order. */
cparent_status
cparent__proposals(cparent_store *store, cparent__records *proposals,
                   cparent_error *err);

/* A body and a summary of `record` for a proposal being built. */
cparent_status
cparent__proposal_body(cparent_builder *builder, const cparent_record *record,
                       cparent_error *err);

#endif
