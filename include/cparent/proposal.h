/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_PROPOSAL_H
#define CPARENT_PROPOSAL_H

#include <cparent/record.h>

CPARENT_BEGIN_DECLS

/**
 * Something that was read from prose and waits for a person to decide.
 * Immutable; atomically reference counted; any thread may read it.
 */
typedef struct cparent_proposal cparent_proposal;

/** The fields, for cparent_builder_… and cparent_record_…  Pinned. */
typedef enum cparent_proposal_field {
    CPARENT_PROPOSAL_NOUN = 2,
    CPARENT_PROPOSAL_BODY = 3,
    CPARENT_PROPOSAL_STATE = 4,
    CPARENT_PROPOSAL_DOCUMENT = 5,
    CPARENT_PROPOSAL_POSITION = 6,
    CPARENT_PROPOSAL_RULE = 7,
    CPARENT_PROPOSAL_CONFIDENCE = 8,
    CPARENT_PROPOSAL_DECIDED_BY = 9,
    CPARENT_PROPOSAL_SUMMARY = 10,
    CPARENT_PROPOSAL_FIELD_COUNT = 11,
    CPARENT_PROPOSAL_FIELD_FORCE_INT = CPARENT_FORCE_INT
} cparent_proposal_field;

/** What a person decided; 0 when not given. */
typedef enum cparent_proposal_state_choice {
    CPARENT_PROPOSAL_STATE_OPEN = 1,
    CPARENT_PROPOSAL_STATE_ACCEPTED = 2,
    CPARENT_PROPOSAL_STATE_REJECTED = 3,
    CPARENT_PROPOSAL_STATE_FORCE_INT = CPARENT_FORCE_INT
} cparent_proposal_state_choice;

/** The record as a proposal, or NULL when it is another noun.  Borrowed. */
CPARENT_API cparent_proposal *
cparent_proposal_from(cparent_record *record);

CPARENT_API cparent_proposal *
cparent_proposal_ref(cparent_proposal *proposal);

/** NULL is fine. */
CPARENT_API void
cparent_proposal_unref(cparent_proposal *proposal);

/** The noun that it would become.  Never NULL; borrowed. */
CPARENT_API const char *
cparent_proposal_noun(const cparent_proposal *proposal);

/** The record that it would become, in its canonical encoding.  Never NULL;
 *  borrowed. */
CPARENT_API const char *
cparent_proposal_body(const cparent_proposal *proposal);

/** What a person decided. */
CPARENT_API cparent_proposal_state_choice
cparent_proposal_state(const cparent_proposal *proposal);

/** The id of the document that it was read from.  Never NULL; borrowed. */
CPARENT_API const char *
cparent_proposal_document(const cparent_proposal *proposal);

/** Its place in the reading, from 1.  False when not given. */
CPARENT_API bool
cparent_proposal_position(const cparent_proposal *proposal, int64_t *out);

/** The rule that read it; NULL when not given.  Borrowed. */
CPARENT_API const char *
cparent_proposal_rule(const cparent_proposal *proposal);

/** How sure the rule is, in percent.  False when not given. */
CPARENT_API bool
cparent_proposal_confidence(const cparent_proposal *proposal, int64_t *out);

/** Who decided; NULL when not given.  Borrowed. */
CPARENT_API const char *
cparent_proposal_decided_by(const cparent_proposal *proposal);

/** One line for a list; NULL when not given.  Borrowed. */
CPARENT_API const char *
cparent_proposal_summary(const cparent_proposal *proposal);

CPARENT_END_DECLS
#endif
