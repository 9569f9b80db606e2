/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_INDICATOR_H
#define CPARENT_INDICATOR_H

#include <cparent/record.h>

CPARENT_BEGIN_DECLS

/**
 * Something measured: what exactly, in what unit, and which way is better.
 * Immutable; atomically reference counted; any thread may read it.
 */
typedef struct cparent_indicator cparent_indicator;

/** The fields, for cparent_builder_… and cparent_record_…  Pinned. */
typedef enum cparent_indicator_field {
    CPARENT_INDICATOR_TITLE = 2,
    CPARENT_INDICATOR_DEFINITION = 3,
    CPARENT_INDICATOR_UNIT = 4,
    CPARENT_INDICATOR_POLARITY = 5,
    CPARENT_INDICATOR_FREQUENCY = 6,
    CPARENT_INDICATOR_THEME = 7,
    CPARENT_INDICATOR_PRINCIPLES = 8,
    CPARENT_INDICATOR_SOURCE = 9,
    CPARENT_INDICATOR_SYNONYMS = 10,
    CPARENT_INDICATOR_COUNTS_PEOPLE = 11,
    CPARENT_INDICATOR_FIELD_COUNT = 12,
    CPARENT_INDICATOR_FIELD_FORCE_INT = CPARENT_FORCE_INT
} cparent_indicator_field;

/** Which way is better; 0 when not given. */
typedef enum cparent_indicator_polarity_choice {
    CPARENT_INDICATOR_POLARITY_HIGH = 1,
    CPARENT_INDICATOR_POLARITY_LOW = 2,
    CPARENT_INDICATOR_POLARITY_NEUTRAL = 3,
    CPARENT_INDICATOR_POLARITY_FORCE_INT = CPARENT_FORCE_INT
} cparent_indicator_polarity_choice;

/** The record as an indicator, or NULL when it is another noun.  Borrowed. */
CPARENT_API cparent_indicator *
cparent_indicator_from(cparent_record *record);

CPARENT_API cparent_indicator *
cparent_indicator_ref(cparent_indicator *indicator);

/** NULL is fine. */
CPARENT_API void
cparent_indicator_unref(cparent_indicator *indicator);

/** The name that people read.  Never NULL; borrowed. */
CPARENT_API const char *
cparent_indicator_title(const cparent_indicator *indicator);

/** Exactly what is counted; NULL when not given.  Borrowed. */
CPARENT_API const char *
cparent_indicator_definition(const cparent_indicator *indicator);

/** The unit: see cparent_unit_name; NULL when not given.  Borrowed. */
CPARENT_API const char *
cparent_indicator_unit(const cparent_indicator *indicator);

/** Which way is better; 0 when not given. */
CPARENT_API cparent_indicator_polarity_choice
cparent_indicator_polarity(const cparent_indicator *indicator);

/** How often a new figure is due; NULL when not given.  Borrowed. */
CPARENT_API const char *
cparent_indicator_frequency(const cparent_indicator *indicator);

/** The code of its theme; NULL when not given.  Borrowed. */
CPARENT_API const char *
cparent_indicator_theme(const cparent_indicator *indicator);

/** How many: codes of the corporate parenting principles it serves. */
CPARENT_API size_t
cparent_indicator_principles_count(const cparent_indicator *indicator);

/** One of them; NULL out of range.  Borrowed. */
CPARENT_API const char *
cparent_indicator_principles_at(const cparent_indicator *indicator,
                                size_t index);

/** Where the definition comes from; NULL when not given.  Borrowed. */
CPARENT_API const char *
cparent_indicator_source(const cparent_indicator *indicator);

/** How many: other names that minutes use for it. */
CPARENT_API size_t
cparent_indicator_synonyms_count(const cparent_indicator *indicator);

/** One of them; NULL out of range.  Borrowed. */
CPARENT_API const char *
cparent_indicator_synonyms_at(const cparent_indicator *indicator,
                              size_t index);

/** True when it counts, or is a share of, children or young people. */
CPARENT_API bool
cparent_indicator_counts_people(const cparent_indicator *indicator);

CPARENT_END_DECLS
#endif
