/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_BODY_H
#define CPARENT_BODY_H

#include <cparent/record.h>

CPARENT_BEGIN_DECLS

/**
 * A board, cabinet or panel that meets.  Immutable; atomically reference
 * counted; any thread may read it.
 */
typedef struct cparent_body cparent_body;

/** The fields, for cparent_builder_… and cparent_record_…  Pinned. */
typedef enum cparent_body_field {
    CPARENT_BODY_NAME = 2,
    CPARENT_BODY_KIND = 3,
    CPARENT_BODY_POWER = 4,
    CPARENT_BODY_PARENT = 5,
    CPARENT_BODY_FIELD_COUNT = 6,
    CPARENT_BODY_FIELD_FORCE_INT = CPARENT_FORCE_INT
} cparent_body_field;

/** What kind of body it is; 0 when not given. */
typedef enum cparent_body_kind_choice {
    CPARENT_BODY_KIND_BOARD = 1,
    CPARENT_BODY_KIND_CABINET = 2,
    CPARENT_BODY_KIND_PANEL = 3,
    CPARENT_BODY_KIND_COMMITTEE = 4,
    CPARENT_BODY_KIND_COUNCIL = 5,
    CPARENT_BODY_KIND_GROUP = 6,
    CPARENT_BODY_KIND_FORCE_INT = CPARENT_FORCE_INT
} cparent_body_kind_choice;

/** What it may do; 0 when not given. */
typedef enum cparent_body_power_choice {
    CPARENT_BODY_POWER_DECIDES = 1,
    CPARENT_BODY_POWER_ADVISES = 2,
    CPARENT_BODY_POWER_SCRUTINISES = 3,
    CPARENT_BODY_POWER_FORCE_INT = CPARENT_FORCE_INT
} cparent_body_power_choice;

/** The record as a body, or NULL when it is another noun.  Borrowed. */
CPARENT_API cparent_body *
cparent_body_from(cparent_record *record);

CPARENT_API cparent_body *
cparent_body_ref(cparent_body *body);

/** NULL is fine. */
CPARENT_API void
cparent_body_unref(cparent_body *body);

/** The name as printed.  Never NULL; borrowed. */
CPARENT_API const char *
cparent_body_name(const cparent_body *body);

/** What kind of body it is; 0 when not given. */
CPARENT_API cparent_body_kind_choice
cparent_body_kind(const cparent_body *body);

/** What it may do; 0 when not given. */
CPARENT_API cparent_body_power_choice
cparent_body_power(const cparent_body *body);

/** The id of the body that it reports to; NULL when not given.  Borrowed. */
CPARENT_API const char *
cparent_body_parent(const cparent_body *body);

CPARENT_END_DECLS
#endif
