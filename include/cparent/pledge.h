/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_PLEDGE_H
#define CPARENT_PLEDGE_H

#include <cparent/record.h>

CPARENT_BEGIN_DECLS

/**
 * A promise that the council makes to the children in its care.  Immutable;
 * atomically reference counted; any thread may read it.
 */
typedef struct cparent_pledge cparent_pledge;

/** The fields, for cparent_builder_… and cparent_record_…  Pinned. */
typedef enum cparent_pledge_field {
    CPARENT_PLEDGE_HEADING = 2,
    CPARENT_PLEDGE_STATEMENTS = 3,
    CPARENT_PLEDGE_THEME = 4,
    CPARENT_PLEDGE_PRINCIPLES = 5,
    CPARENT_PLEDGE_OWNER = 6,
    CPARENT_PLEDGE_IN_FORCE_FROM = 7,
    CPARENT_PLEDGE_IN_FORCE_TO = 8,
    CPARENT_PLEDGE_POSITION = 9,
    CPARENT_PLEDGE_NOTE = 10,
    CPARENT_PLEDGE_CITATIONS = 11,
    CPARENT_PLEDGE_ACCEPTED_BY = 12,
    CPARENT_PLEDGE_FIELD_COUNT = 13,
    CPARENT_PLEDGE_FIELD_FORCE_INT = CPARENT_FORCE_INT
} cparent_pledge_field;

/** The record as a pledge, or NULL when it is another noun.  Borrowed. */
CPARENT_API cparent_pledge *
cparent_pledge_from(cparent_record *record);

CPARENT_API cparent_pledge *
cparent_pledge_ref(cparent_pledge *pledge);

/** NULL is fine. */
CPARENT_API void
cparent_pledge_unref(cparent_pledge *pledge);

/** The promise in a few words.  Never NULL; borrowed. */
CPARENT_API const char *
cparent_pledge_heading(const cparent_pledge *pledge);

/** How many: what the council says it does, or will do, to keep it. */
CPARENT_API size_t
cparent_pledge_statements_count(const cparent_pledge *pledge);

/** One of them; NULL out of range.  Borrowed. */
CPARENT_API const char *
cparent_pledge_statements_at(const cparent_pledge *pledge, size_t index);

/** The code of its theme; NULL when not given.  Borrowed. */
CPARENT_API const char *
cparent_pledge_theme(const cparent_pledge *pledge);

/** How many: codes of the corporate parenting principles it serves. */
CPARENT_API size_t
cparent_pledge_principles_count(const cparent_pledge *pledge);

/** One of them; NULL out of range.  Borrowed. */
CPARENT_API const char *
cparent_pledge_principles_at(const cparent_pledge *pledge, size_t index);

/** Who answers for it; NULL when not given.  Borrowed. */
CPARENT_API const char *
cparent_pledge_owner(const cparent_pledge *pledge);

/** The first day it stands; unset when not. */
CPARENT_API cparent_date
cparent_pledge_in_force_from(const cparent_pledge *pledge);

/** The last day it stands; unset when not. */
CPARENT_API cparent_date
cparent_pledge_in_force_to(const cparent_pledge *pledge);

/** Where it stands in the council's own order, from 1.  False when not given.
 *  */
CPARENT_API bool
cparent_pledge_position(const cparent_pledge *pledge, int64_t *out);

/** An officer's remark, not for publication; NULL when not given.  Borrowed.
 *  */
CPARENT_API const char *
cparent_pledge_note(const cparent_pledge *pledge);

/** How many: ids of the citations that carry it. */
CPARENT_API size_t
cparent_pledge_citations_count(const cparent_pledge *pledge);

/** One of them; NULL out of range.  Borrowed. */
CPARENT_API const char *
cparent_pledge_citations_at(const cparent_pledge *pledge, size_t index);

/** Who accepted it, when it was read from prose; NULL when not given.
 *  Borrowed. */
CPARENT_API const char *
cparent_pledge_accepted_by(const cparent_pledge *pledge);

CPARENT_END_DECLS
#endif
