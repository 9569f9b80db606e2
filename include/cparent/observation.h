/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_OBSERVATION_H
#define CPARENT_OBSERVATION_H

#include <cparent/record.h>

CPARENT_BEGIN_DECLS

/**
 * One figure: what, how much, when, and in what role.  Immutable; atomically
 * reference counted; any thread may read it.
 */
typedef struct cparent_observation cparent_observation;

/** The fields, for cparent_builder_… and cparent_record_…  Pinned. */
typedef enum cparent_observation_field {
    CPARENT_OBSERVATION_INDICATOR = 2,
    CPARENT_OBSERVATION_MEASURE = 3,
    CPARENT_OBSERVATION_VALUE = 4,
    CPARENT_OBSERVATION_ROLE = 5,
    CPARENT_OBSERVATION_PERIOD = 6,
    CPARENT_OBSERVATION_PERIOD_TEXT = 7,
    CPARENT_OBSERVATION_QUALIFIER = 8,
    CPARENT_OBSERVATION_CHANGE_FROM = 9,
    CPARENT_OBSERVATION_CHANGE = 10,
    CPARENT_OBSERVATION_GROUP = 11,
    CPARENT_OBSERVATION_SUBJECT = 12,
    CPARENT_OBSERVATION_PUBLISHED = 13,
    CPARENT_OBSERVATION_NOTE = 14,
    CPARENT_OBSERVATION_CITATIONS = 15,
    CPARENT_OBSERVATION_ACCEPTED_BY = 16,
    CPARENT_OBSERVATION_FIELD_COUNT = 17,
    CPARENT_OBSERVATION_FIELD_FORCE_INT = CPARENT_FORCE_INT
} cparent_observation_field;

/** In what role the figure is given; 0 when not given. */
typedef enum cparent_observation_role_choice {
    CPARENT_OBSERVATION_ROLE_ACTUAL = 1,
    CPARENT_OBSERVATION_ROLE_TARGET = 2,
    CPARENT_OBSERVATION_ROLE_ASPIRATION = 3,
    CPARENT_OBSERVATION_ROLE_PREVIOUS = 4,
    CPARENT_OBSERVATION_ROLE_BENCHMARK = 5,
    CPARENT_OBSERVATION_ROLE_FORCE_INT = CPARENT_FORCE_INT
} cparent_observation_role_choice;

/** How exact it claims to be; 0 when not given. */
typedef enum cparent_observation_qualifier_choice {
    CPARENT_OBSERVATION_QUALIFIER_AT_LEAST = 1,
    CPARENT_OBSERVATION_QUALIFIER_AT_MOST = 2,
    CPARENT_OBSERVATION_QUALIFIER_ABOUT = 3,
    CPARENT_OBSERVATION_QUALIFIER_FORCE_INT = CPARENT_FORCE_INT
} cparent_observation_qualifier_choice;

/** Which way the source says it moved; 0 when not given. */
typedef enum cparent_observation_change_choice {
    CPARENT_OBSERVATION_CHANGE_UP = 1,
    CPARENT_OBSERVATION_CHANGE_DOWN = 2,
    CPARENT_OBSERVATION_CHANGE_SAME = 3,
    CPARENT_OBSERVATION_CHANGE_FORCE_INT = CPARENT_FORCE_INT
} cparent_observation_change_choice;

/** The record as an observation, or NULL when it is another noun.
 *  Borrowed. */
CPARENT_API cparent_observation *
cparent_observation_from(cparent_record *record);

CPARENT_API cparent_observation *
cparent_observation_ref(cparent_observation *observation);

/** NULL is fine. */
CPARENT_API void
cparent_observation_unref(cparent_observation *observation);

/** The code of the indicator; not given when that is not certain; NULL when
 *  not given.  Borrowed. */
CPARENT_API const char *
cparent_observation_indicator(const cparent_observation *observation);

/** What is measured, in the words of the source; NULL when not given.
 *  Borrowed. */
CPARENT_API const char *
cparent_observation_measure(const cparent_observation *observation);

/** The figure, or why there is none. */
CPARENT_API cparent_value
cparent_observation_value(const cparent_observation *observation);

/** In what role the figure is given. */
CPARENT_API cparent_observation_role_choice
cparent_observation_role(const cparent_observation *observation);

/** When it was so, if that is known; unset when not. */
CPARENT_API cparent_period
cparent_observation_period(const cparent_observation *observation);

/** When it was so, as printed; NULL when not given.  Borrowed. */
CPARENT_API const char *
cparent_observation_period_text(const cparent_observation *observation);

/** How exact it claims to be; 0 when not given. */
CPARENT_API cparent_observation_qualifier_choice
cparent_observation_qualifier(const cparent_observation *observation);

/** The earlier figure that the source compares it with; MISSING when not
 *  given. */
CPARENT_API cparent_value
cparent_observation_change_from(const cparent_observation *observation);

/** Which way the source says it moved; 0 when not given. */
CPARENT_API cparent_observation_change_choice
cparent_observation_change(const cparent_observation *observation);

/** A name that ties the figures of one indicator in one text; NULL when not
 *  given.  Borrowed. */
CPARENT_API const char *
cparent_observation_group(const cparent_observation *observation);

/** Whom or where it is about, when not the authority; NULL when not given.
 *  Borrowed. */
CPARENT_API const char *
cparent_observation_subject(const cparent_observation *observation);

/** True when anybody may read the figure already. */
CPARENT_API bool
cparent_observation_published(const cparent_observation *observation);

/** An officer's remark, not for publication; NULL when not given.  Borrowed.
 *  */
CPARENT_API const char *
cparent_observation_note(const cparent_observation *observation);

/** How many: ids of the citations that carry it. */
CPARENT_API size_t
cparent_observation_citations_count(const cparent_observation *observation);

/** One of them; NULL out of range.  Borrowed. */
CPARENT_API const char *
cparent_observation_citations_at(const cparent_observation *observation,
                                 size_t index);

/** Who accepted it, when it was read from prose; NULL when not given.
 *  Borrowed. */
CPARENT_API const char *
cparent_observation_accepted_by(const cparent_observation *observation);

CPARENT_END_DECLS
#endif
