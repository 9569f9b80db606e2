/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_RESOLUTION_H
#define CPARENT_RESOLUTION_H

#include <cparent/record.h>

CPARENT_BEGIN_DECLS

/**
 * One limb of what a body decided.  Immutable; atomically reference counted;
 * any thread may read it.
 */
typedef struct cparent_resolution cparent_resolution;

/** The fields, for cparent_builder_… and cparent_record_…  Pinned. */
typedef enum cparent_resolution_field {
    CPARENT_RESOLUTION_MEETING = 2,
    CPARENT_RESOLUTION_DOCUMENT = 3,
    CPARENT_RESOLUTION_NUMBER_AS_PRINTED = 4,
    CPARENT_RESOLUTION_POSITION = 5,
    CPARENT_RESOLUTION_TEXT = 6,
    CPARENT_RESOLUTION_KIND = 7,
    CPARENT_RESOLUTION_CITATIONS = 8,
    CPARENT_RESOLUTION_ACCEPTED_BY = 9,
    CPARENT_RESOLUTION_FIELD_COUNT = 10,
    CPARENT_RESOLUTION_FIELD_FORCE_INT = CPARENT_FORCE_INT
} cparent_resolution_field;

/** The first decision verb; 0 when not given. */
typedef enum cparent_resolution_kind_choice {
    CPARENT_RESOLUTION_KIND_NOTED = 1,
    CPARENT_RESOLUTION_KIND_AGREED = 2,
    CPARENT_RESOLUTION_KIND_REQUESTED = 3,
    CPARENT_RESOLUTION_KIND_APPROVED = 4,
    CPARENT_RESOLUTION_KIND_RECOMMENDED = 5,
    CPARENT_RESOLUTION_KIND_CONSIDERED = 6,
    CPARENT_RESOLUTION_KIND_NO_ACTION = 7,
    CPARENT_RESOLUTION_KIND_RESOLVED = 8,
    CPARENT_RESOLUTION_KIND_THANKED = 9,
    CPARENT_RESOLUTION_KIND_ENDORSED = 10,
    CPARENT_RESOLUTION_KIND_ACCEPTED = 11,
    CPARENT_RESOLUTION_KIND_DEFERRED = 12,
    CPARENT_RESOLUTION_KIND_REFERRED = 13,
    CPARENT_RESOLUTION_KIND_OTHER = 14,
    CPARENT_RESOLUTION_KIND_RECEIVED = 15,
    CPARENT_RESOLUTION_KIND_INSTRUCTED = 16,
    CPARENT_RESOLUTION_KIND_DELEGATED = 17,
    CPARENT_RESOLUTION_KIND_WELCOMED = 18,
    CPARENT_RESOLUTION_KIND_COMMENDED = 19,
    CPARENT_RESOLUTION_KIND_CONFIRMED = 20,
    CPARENT_RESOLUTION_KIND_REMITTED = 21,
    CPARENT_RESOLUTION_KIND_AUTHORISED = 22,
    CPARENT_RESOLUTION_KIND_SUPPORTED = 23,
    CPARENT_RESOLUTION_KIND_DECLINED = 24,
    CPARENT_RESOLUTION_KIND_CONTINUED = 25, /* put off, in Scotland */
    CPARENT_RESOLUTION_KIND_CONCLUDED = 26,
    CPARENT_RESOLUTION_KIND_FORCE_INT = CPARENT_FORCE_INT
} cparent_resolution_kind_choice;

/** The record as a resolution, or NULL when it is another noun.  Borrowed. */
CPARENT_API cparent_resolution *
cparent_resolution_from(cparent_record *record);

CPARENT_API cparent_resolution *
cparent_resolution_ref(cparent_resolution *resolution);

/** NULL is fine. */
CPARENT_API void
cparent_resolution_unref(cparent_resolution *resolution);

/** The id of the meeting; NULL when not given.  Borrowed. */
CPARENT_API const char *
cparent_resolution_meeting(const cparent_resolution *resolution);

/** The id of the document that prints it.  Never NULL; borrowed. */
CPARENT_API const char *
cparent_resolution_document(const cparent_resolution *resolution);

/** Its number as printed; numbering may restart; NULL when not given.
 *  Borrowed. */
CPARENT_API const char *
cparent_resolution_number_as_printed(const cparent_resolution *resolution);

/** Its place among the resolutions of the document, from 1.  False when not
 *  given. */
CPARENT_API bool
cparent_resolution_position(const cparent_resolution *resolution, int64_t *out);

/** The words as printed.  Never NULL; borrowed. */
CPARENT_API const char *
cparent_resolution_text(const cparent_resolution *resolution);

/** The first decision verb; 0 when not given. */
CPARENT_API cparent_resolution_kind_choice
cparent_resolution_kind(const cparent_resolution *resolution);

/** How many: ids of the citations that carry it. */
CPARENT_API size_t
cparent_resolution_citations_count(const cparent_resolution *resolution);

/** One of them; NULL out of range.  Borrowed. */
CPARENT_API const char *
cparent_resolution_citations_at(const cparent_resolution *resolution,
                                size_t index);

/** Who accepted it, when it was read from prose; NULL when not given.
 *  Borrowed. */
CPARENT_API const char *
cparent_resolution_accepted_by(const cparent_resolution *resolution);

CPARENT_END_DECLS
#endif
