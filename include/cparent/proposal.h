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
    CPARENT_PROPOSAL_KIND = 11,
    CPARENT_PROPOSAL_RECORD = 12,
    CPARENT_PROPOSAL_AGAINST = 13,
    CPARENT_PROPOSAL_SAID = 14,
    CPARENT_PROPOSAL_BEFORE = 15,
    CPARENT_PROPOSAL_AFTER = 16,
    CPARENT_PROPOSAL_LATER = 17,
    CPARENT_PROPOSAL_PART_OF = 18,
    CPARENT_PROPOSAL_KEPT = 19,
    CPARENT_PROPOSAL_FIELD_COUNT = 20,
    CPARENT_PROPOSAL_FIELD_FORCE_INT = CPARENT_FORCE_INT
} cparent_proposal_field;

/** What a person decided; 0 when not given. */
typedef enum cparent_proposal_state_choice {
    CPARENT_PROPOSAL_STATE_OPEN = 1,
    CPARENT_PROPOSAL_STATE_ACCEPTED = 2,
    CPARENT_PROPOSAL_STATE_REJECTED = 3,
    CPARENT_PROPOSAL_STATE_WITHDRAWN = 4, /**< others took its place */
    CPARENT_PROPOSAL_STATE_FORCE_INT = CPARENT_FORCE_INT
} cparent_proposal_state_choice;

/** What accepting it does to the records; 0 when not given, which is NEW. */
typedef enum cparent_proposal_kind_choice {
    CPARENT_PROPOSAL_KIND_NEW = 1,    /**< adds a record */
    CPARENT_PROPOSAL_KIND_CHANGE = 2, /**< changes a record that is there */
    CPARENT_PROPOSAL_KIND_GONE = 3,   /**< takes a record out: the corrected
                                           text does not say it any more */
    CPARENT_PROPOSAL_KIND_FORCE_INT = CPARENT_FORCE_INT
} cparent_proposal_kind_choice;

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

/** What accepting it does to the records. */
CPARENT_API cparent_proposal_kind_choice
cparent_proposal_kind(const cparent_proposal *proposal);

/** The id of the record that it is about, where that is not its own; NULL
 *  when not given.  Borrowed. */
CPARENT_API const char *
cparent_proposal_record(const cparent_proposal *proposal);

/** The version of that record that it is made against.  False when not
 *  given. */
CPARENT_API bool
cparent_proposal_against(const cparent_proposal *proposal, int64_t *out);

/** The record as the text alone says it, where that is not the body; NULL
 *  when not given.  Borrowed. */
CPARENT_API const char *
cparent_proposal_said(const cparent_proposal *proposal);

/** What the text says just before the cited words; NULL when not given.
 *  Borrowed. */
CPARENT_API const char *
cparent_proposal_before(const cparent_proposal *proposal);

/** What the text says just after the cited words; NULL when not given.
 *  Borrowed. */
CPARENT_API const char *
cparent_proposal_after(const cparent_proposal *proposal);

/** True when a person left it for later. */
CPARENT_API bool
cparent_proposal_later(const cparent_proposal *proposal);

/** The id of the proposal that it was split from; NULL when not given.
 *  Borrowed. */
CPARENT_API const char *
cparent_proposal_part_of(const cparent_proposal *proposal);

/** The version of the record that accepting it made.  False when not given. */
CPARENT_API bool
cparent_proposal_kept(const cparent_proposal *proposal, int64_t *out);

CPARENT_END_DECLS
#endif
