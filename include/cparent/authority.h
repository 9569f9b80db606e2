/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_AUTHORITY_H
#define CPARENT_AUTHORITY_H

#include <cparent/record.h>

CPARENT_BEGIN_DECLS

/**
 * A council, or another body that is a corporate parent in its own right.
 * Immutable; atomically reference counted; any thread may read it.
 */
typedef struct cparent_authority cparent_authority;

/** The fields, for cparent_builder_… and cparent_record_…  Pinned. */
typedef enum cparent_authority_field {
    CPARENT_AUTHORITY_NAME = 2,
    CPARENT_AUTHORITY_KIND = 3,
    CPARENT_AUTHORITY_NATION = 4,
    CPARENT_AUTHORITY_REGION = 5,
    CPARENT_AUTHORITY_FIELD_COUNT = 6,
    CPARENT_AUTHORITY_FIELD_FORCE_INT = CPARENT_FORCE_INT
} cparent_authority_field;

/** What it is; 0 when not given. */
typedef enum cparent_authority_kind_choice {
    CPARENT_AUTHORITY_KIND_COUNCIL = 1,
    CPARENT_AUTHORITY_KIND_TRUST = 2,
    CPARENT_AUTHORITY_KIND_GOVERNMENT = 3,
    CPARENT_AUTHORITY_KIND_FORCE_INT = CPARENT_FORCE_INT
} cparent_authority_kind_choice;

/** Where it is; 0 when not given. */
typedef enum cparent_authority_nation_choice {
    CPARENT_AUTHORITY_NATION_ENGLAND = 1,
    CPARENT_AUTHORITY_NATION_SCOTLAND = 2,
    CPARENT_AUTHORITY_NATION_WALES = 3,
    CPARENT_AUTHORITY_NATION_NORTHERN_IRELAND = 4,
    CPARENT_AUTHORITY_NATION_FORCE_INT = CPARENT_FORCE_INT
} cparent_authority_nation_choice;

/** The record as an authority, or NULL when it is another noun.  Borrowed. */
CPARENT_API cparent_authority *
cparent_authority_from(cparent_record *record);

CPARENT_API cparent_authority *
cparent_authority_ref(cparent_authority *authority);

/** NULL is fine. */
CPARENT_API void
cparent_authority_unref(cparent_authority *authority);

/** The name as the authority writes it.  Never NULL; borrowed. */
CPARENT_API const char *
cparent_authority_name(const cparent_authority *authority);

/** What it is; 0 when not given. */
CPARENT_API cparent_authority_kind_choice
cparent_authority_kind(const cparent_authority *authority);

/** Where it is; 0 when not given. */
CPARENT_API cparent_authority_nation_choice
cparent_authority_nation(const cparent_authority *authority);

/** The name of its region; NULL when not given.  Borrowed. */
CPARENT_API const char *
cparent_authority_region(const cparent_authority *authority);

CPARENT_END_DECLS
#endif
