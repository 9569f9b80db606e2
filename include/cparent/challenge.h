/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_CHALLENGE_H
#define CPARENT_CHALLENGE_H

#include <cparent/snapshot.h>

CPARENT_BEGIN_DECLS

/**
 * The questions that a good parent would ask now, each with its evidence.
 * Immutable; reference counted.  They reason on exact figures and are for
 * council staff; what a published report may repeat of them goes through
 * protection first.
 */
typedef struct cparent_challenges cparent_challenges;

/** Asks them of a snapshot, in the order of the rules, then of ids. */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_challenge(const cparent_snapshot *snapshot,
                  cparent_challenges **challenges_out, cparent_error *err);

CPARENT_API void
cparent_challenges_unref(cparent_challenges *challenges);

CPARENT_API size_t
cparent_challenges_count(const cparent_challenges *challenges);

/** The id of the rule: "CQ01-off-target-worsening".  Borrowed. */
CPARENT_API const char *
cparent_challenges_rule(const cparent_challenges *challenges, size_t index);

/** The question, exact figures in it.  Borrowed. */
CPARENT_API const char *
cparent_challenges_question(const cparent_challenges *challenges,
                            size_t index);

/** What it rests on: how many records, and which.  Borrowed. */
CPARENT_API size_t
cparent_challenges_evidence_count(const cparent_challenges *challenges,
                                  size_t index);
CPARENT_API const cparent_record *
cparent_challenges_evidence(const cparent_challenges *challenges,
                            size_t index, size_t which);

CPARENT_END_DECLS
#endif
