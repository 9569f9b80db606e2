/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_PERSON_H
#define CPARENT_PERSON_H

#include <cparent/record.h>

CPARENT_BEGIN_DECLS

/**
 * Somebody named in the minutes, by role.  Never a child.  Immutable;
 * atomically reference counted; any thread may read it.
 */
typedef struct cparent_person cparent_person;

/** The fields, for cparent_builder_… and cparent_record_…  Pinned. */
typedef enum cparent_person_field {
    CPARENT_PERSON_NAME = 2,
    CPARENT_PERSON_ROLE = 3,
    CPARENT_PERSON_ORGANISATION = 4,
    CPARENT_PERSON_CITATIONS = 5,
    CPARENT_PERSON_ACCEPTED_BY = 6,
    CPARENT_PERSON_FIELD_COUNT = 7,
    CPARENT_PERSON_FIELD_FORCE_INT = CPARENT_FORCE_INT
} cparent_person_field;

/** The record as a person, or NULL when it is another noun.  Borrowed. */
CPARENT_API cparent_person *
cparent_person_from(cparent_record *record);

CPARENT_API cparent_person *
cparent_person_ref(cparent_person *person);

/** NULL is fine. */
CPARENT_API void
cparent_person_unref(cparent_person *person);

/** The name as printed.  Never NULL; borrowed. */
CPARENT_API const char *
cparent_person_name(const cparent_person *person);

/** The role as printed; NULL when not given.  Borrowed. */
CPARENT_API const char *
cparent_person_role(const cparent_person *person);

/** Whom the person works for or stands for; NULL when not given.  Borrowed. */
CPARENT_API const char *
cparent_person_organisation(const cparent_person *person);

/** How many: ids of the citations where the person is named. */
CPARENT_API size_t
cparent_person_citations_count(const cparent_person *person);

/** One of them; NULL out of range.  Borrowed. */
CPARENT_API const char *
cparent_person_citations_at(const cparent_person *person, size_t index);

/** Who accepted it, when it was read from prose; NULL when not given.
 *  Borrowed. */
CPARENT_API const char *
cparent_person_accepted_by(const cparent_person *person);

CPARENT_END_DECLS
#endif
