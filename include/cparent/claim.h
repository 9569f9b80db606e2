/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_CLAIM_H
#define CPARENT_CLAIM_H

#include <cparent/record.h>

CPARENT_BEGIN_DECLS

/**
 * Words that state a level, a direction or a comparison without a figure.
 * Immutable; atomically reference counted; any thread may read it.
 */
typedef struct cparent_claim cparent_claim;

/** The fields, for cparent_builder_… and cparent_record_…  Pinned. */
typedef enum cparent_claim_field {
    CPARENT_CLAIM_INDICATOR = 2,
    CPARENT_CLAIM_MEASURE = 3,
    CPARENT_CLAIM_TEXT = 4,
    CPARENT_CLAIM_ASSERTION = 5,
    CPARENT_CLAIM_COMPARATOR = 6,
    CPARENT_CLAIM_PERIOD_TEXT = 7,
    CPARENT_CLAIM_SAID_BY = 8,
    CPARENT_CLAIM_SAID_ON = 9,
    CPARENT_CLAIM_CITATIONS = 10,
    CPARENT_CLAIM_ACCEPTED_BY = 11,
    CPARENT_CLAIM_FIELD_COUNT = 12,
    CPARENT_CLAIM_FIELD_FORCE_INT = CPARENT_FORCE_INT
} cparent_claim_field;

/** What is claimed; 0 when not given. */
typedef enum cparent_claim_assertion_choice {
    CPARENT_CLAIM_ASSERTION_UP = 1,
    CPARENT_CLAIM_ASSERTION_DOWN = 2,
    CPARENT_CLAIM_ASSERTION_STABLE = 3,
    CPARENT_CLAIM_ASSERTION_ABOVE = 4,
    CPARENT_CLAIM_ASSERTION_BELOW = 5,
    CPARENT_CLAIM_ASSERTION_SIMILAR = 6,
    CPARENT_CLAIM_ASSERTION_MET = 7,
    CPARENT_CLAIM_ASSERTION_NOT_MET = 8,
    CPARENT_CLAIM_ASSERTION_GOOD = 9,
    CPARENT_CLAIM_ASSERTION_CONCERN = 10,
    CPARENT_CLAIM_ASSERTION_FORCE_INT = CPARENT_FORCE_INT
} cparent_claim_assertion_choice;

/** Compared with what; 0 when not given. */
typedef enum cparent_claim_comparator_choice {
    CPARENT_CLAIM_COMPARATOR_PREVIOUS = 1,
    CPARENT_CLAIM_COMPARATOR_NATIONAL = 2,
    CPARENT_CLAIM_COMPARATOR_REGION = 3,
    CPARENT_CLAIM_COMPARATOR_NEIGHBOURS = 4,
    CPARENT_CLAIM_COMPARATOR_TARGET = 5,
    CPARENT_CLAIM_COMPARATOR_NONE = 6,
    CPARENT_CLAIM_COMPARATOR_FORCE_INT = CPARENT_FORCE_INT
} cparent_claim_comparator_choice;

/** The record as a claim, or NULL when it is another noun.  Borrowed. */
CPARENT_API cparent_claim *
cparent_claim_from(cparent_record *record);

CPARENT_API cparent_claim *
cparent_claim_ref(cparent_claim *claim);

/** NULL is fine. */
CPARENT_API void
cparent_claim_unref(cparent_claim *claim);

/** The code of the indicator; not given when that is not certain; NULL when
 *  not given.  Borrowed. */
CPARENT_API const char *
cparent_claim_indicator(const cparent_claim *claim);

/** What it is about, in the words of the source; NULL when not given.
 *  Borrowed. */
CPARENT_API const char *
cparent_claim_measure(const cparent_claim *claim);

/** The claim as printed.  Never NULL; borrowed. */
CPARENT_API const char *
cparent_claim_text(const cparent_claim *claim);

/** What is claimed. */
CPARENT_API cparent_claim_assertion_choice
cparent_claim_assertion(const cparent_claim *claim);

/** Compared with what; 0 when not given. */
CPARENT_API cparent_claim_comparator_choice
cparent_claim_comparator(const cparent_claim *claim);

/** When it was so, as printed; NULL when not given.  Borrowed. */
CPARENT_API const char *
cparent_claim_period_text(const cparent_claim *claim);

/** Who said it, as printed; NULL when not given.  Borrowed. */
CPARENT_API const char *
cparent_claim_said_by(const cparent_claim *claim);

/** The day of the meeting; unset when not. */
CPARENT_API cparent_date
cparent_claim_said_on(const cparent_claim *claim);

/** How many: ids of the citations that carry it. */
CPARENT_API size_t
cparent_claim_citations_count(const cparent_claim *claim);

/** One of them; NULL out of range.  Borrowed. */
CPARENT_API const char *
cparent_claim_citations_at(const cparent_claim *claim, size_t index);

/** Who accepted it, when it was read from prose; NULL when not given.
 *  Borrowed. */
CPARENT_API const char *
cparent_claim_accepted_by(const cparent_claim *claim);

CPARENT_END_DECLS
#endif
