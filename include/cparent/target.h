/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_TARGET_H
#define CPARENT_TARGET_H

#include <cparent/record.h>

CPARENT_BEGIN_DECLS

/**
 * What a figure ought to be, for whom and until when.  Immutable; atomically
 * reference counted; any thread may read it.
 */
typedef struct cparent_target cparent_target;

/** The fields, for cparent_builder_… and cparent_record_…  Pinned. */
typedef enum cparent_target_field {
    CPARENT_TARGET_INDICATOR = 2,
    CPARENT_TARGET_VALUE = 3,
    CPARENT_TARGET_SIDE = 4,
    CPARENT_TARGET_KIND = 5,
    CPARENT_TARGET_PERIOD = 6,
    CPARENT_TARGET_TOLERANCE = 7,
    CPARENT_TARGET_NOTE = 8,
    CPARENT_TARGET_CITATIONS = 9,
    CPARENT_TARGET_FIELD_COUNT = 10,
    CPARENT_TARGET_FIELD_FORCE_INT = CPARENT_FORCE_INT
} cparent_target_field;

/** Which side of it is met; 0 when not given. */
typedef enum cparent_target_side_choice {
    CPARENT_TARGET_SIDE_AT_LEAST = 1,
    CPARENT_TARGET_SIDE_AT_MOST = 2,
    CPARENT_TARGET_SIDE_WITHIN = 3,
    CPARENT_TARGET_SIDE_FORCE_INT = CPARENT_FORCE_INT
} cparent_target_side_choice;

/** Whose target it is; 0 when not given. */
typedef enum cparent_target_kind_choice {
    CPARENT_TARGET_KIND_LOCAL = 1,
    CPARENT_TARGET_KIND_STATUTORY = 2,
    CPARENT_TARGET_KIND_NATIONAL = 3,
    CPARENT_TARGET_KIND_FORCE_INT = CPARENT_FORCE_INT
} cparent_target_kind_choice;

/** The record as a target, or NULL when it is another noun.  Borrowed. */
CPARENT_API cparent_target *
cparent_target_from(cparent_record *record);

CPARENT_API cparent_target *
cparent_target_ref(cparent_target *target);

/** NULL is fine. */
CPARENT_API void
cparent_target_unref(cparent_target *target);

/** The code of the indicator.  Never NULL; borrowed. */
CPARENT_API const char *
cparent_target_indicator(const cparent_target *target);

/** The figure to reach, or the range to stay in. */
CPARENT_API cparent_value
cparent_target_value(const cparent_target *target);

/** Which side of it is met. */
CPARENT_API cparent_target_side_choice
cparent_target_side(const cparent_target *target);

/** Whose target it is; 0 when not given. */
CPARENT_API cparent_target_kind_choice
cparent_target_kind(const cparent_target *target);

/** When it stands; always, when not given; unset when not. */
CPARENT_API cparent_period
cparent_target_period(const cparent_target *target);

/** How far off still counts as close; MISSING when not given. */
CPARENT_API cparent_value
cparent_target_tolerance(const cparent_target *target);

/** An officer's remark, not for publication; NULL when not given.  Borrowed.
 *  */
CPARENT_API const char *
cparent_target_note(const cparent_target *target);

/** How many: ids of the citations that carry it. */
CPARENT_API size_t
cparent_target_citations_count(const cparent_target *target);

/** One of them; NULL out of range.  Borrowed. */
CPARENT_API const char *
cparent_target_citations_at(const cparent_target *target, size_t index);

CPARENT_END_DECLS
#endif
