/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_DOCUMENT_H
#define CPARENT_DOCUMENT_H

#include <cparent/record.h>

CPARENT_BEGIN_DECLS

/**
 * A file that was read, known by the digest of its bytes.  Immutable;
 * atomically reference counted; any thread may read it.
 */
typedef struct cparent_document cparent_document;

/** The fields, for cparent_builder_… and cparent_record_…  Pinned. */
typedef enum cparent_document_field {
    CPARENT_DOCUMENT_TITLE = 2,
    CPARENT_DOCUMENT_KIND = 3,
    CPARENT_DOCUMENT_SOURCE = 4,
    CPARENT_DOCUMENT_DIGEST = 5,
    CPARENT_DOCUMENT_BYTES = 6,
    CPARENT_DOCUMENT_ENCODING = 7,
    CPARENT_DOCUMENT_ADDRESS = 8,
    CPARENT_DOCUMENT_RETRIEVED_ON = 9,
    CPARENT_DOCUMENT_PUBLISHED = 10,
    CPARENT_DOCUMENT_ACCESS = 11,
    CPARENT_DOCUMENT_STATUS = 12,
    CPARENT_DOCUMENT_PURPOSE = 13,
    CPARENT_DOCUMENT_COUNCIL = 14,
    CPARENT_DOCUMENT_COMMITTEE = 15,
    CPARENT_DOCUMENT_HELD_ON = 16,
    CPARENT_DOCUMENT_MEETING = 17,
    CPARENT_DOCUMENT_CONTENT = 18,
    CPARENT_DOCUMENT_FIELD_COUNT = 19,
    CPARENT_DOCUMENT_FIELD_FORCE_INT = CPARENT_FORCE_INT
} cparent_document_field;

/** What it holds; 0 when not given. */
typedef enum cparent_document_kind_choice {
    CPARENT_DOCUMENT_KIND_MINUTES = 1,
    CPARENT_DOCUMENT_KIND_INDICATORS = 2,
    CPARENT_DOCUMENT_KIND_PLEDGES = 3,
    CPARENT_DOCUMENT_KIND_STATISTICS = 4,
    CPARENT_DOCUMENT_KIND_READING = 5,
    CPARENT_DOCUMENT_KIND_FORCE_INT = CPARENT_FORCE_INT
} cparent_document_kind_choice;

/** Who may read it; 0 when not given. */
typedef enum cparent_document_access_choice {
    CPARENT_DOCUMENT_ACCESS_PUBLIC = 1,
    CPARENT_DOCUMENT_ACCESS_EXEMPT = 2,
    CPARENT_DOCUMENT_ACCESS_RESTRICTED = 3,
    CPARENT_DOCUMENT_ACCESS_FORCE_INT = CPARENT_FORCE_INT
} cparent_document_access_choice;

/** Whether the minutes are agreed; 0 when not given. */
typedef enum cparent_document_status_choice {
    CPARENT_DOCUMENT_STATUS_DRAFT = 1,
    CPARENT_DOCUMENT_STATUS_APPROVED = 2,
    CPARENT_DOCUMENT_STATUS_FORCE_INT = CPARENT_FORCE_INT
} cparent_document_status_choice;

/** The record as a document, or NULL when it is another noun.  Borrowed. */
CPARENT_API cparent_document *
cparent_document_from(cparent_record *record);

CPARENT_API cparent_document *
cparent_document_ref(cparent_document *document);

/** NULL is fine. */
CPARENT_API void
cparent_document_unref(cparent_document *document);

/** The heading as printed; NULL when not given.  Borrowed. */
CPARENT_API const char *
cparent_document_title(const cparent_document *document);

/** What it holds; 0 when not given. */
CPARENT_API cparent_document_kind_choice
cparent_document_kind(const cparent_document *document);

/** The file name or address it was read from.  Never NULL; borrowed. */
CPARENT_API const char *
cparent_document_source(const cparent_document *document);

/** SHA-256 of the raw bytes, 64 hexadecimal digits.  Never NULL; borrowed. */
CPARENT_API const char *
cparent_document_digest(const cparent_document *document);

/** How many bytes it has.  False when not given. */
CPARENT_API bool
cparent_document_bytes(const cparent_document *document, int64_t *out);

/** The character encoding found: "utf-8" or "windows-1252"; NULL when not
 *  given.  Borrowed. */
CPARENT_API const char *
cparent_document_encoding(const cparent_document *document);

/** Where it is published; NULL when not given.  Borrowed. */
CPARENT_API const char *
cparent_document_address(const cparent_document *document);

/** The day it was fetched; unset when not. */
CPARENT_API cparent_date
cparent_document_retrieved_on(const cparent_document *document);

/** True when anybody may read it already. */
CPARENT_API bool
cparent_document_published(const cparent_document *document);

/** Who may read it; 0 when not given. */
CPARENT_API cparent_document_access_choice
cparent_document_access(const cparent_document *document);

/** Whether the minutes are agreed; 0 when not given. */
CPARENT_API cparent_document_status_choice
cparent_document_status(const cparent_document *document);

/** Why the item was on the agenda, as printed; NULL when not given.  Borrowed.
 *  */
CPARENT_API const char *
cparent_document_purpose(const cparent_document *document);

/** The council that the text names; NULL when not given.  Borrowed. */
CPARENT_API const char *
cparent_document_council(const cparent_document *document);

/** The body that the text names as meeting; NULL when not given.  Borrowed. */
CPARENT_API const char *
cparent_document_committee(const cparent_document *document);

/** The day of the meeting, from the text or given; unset when not. */
CPARENT_API cparent_date
cparent_document_held_on(const cparent_document *document);

/** The id of the meeting that it minutes; NULL when not given.  Borrowed. */
CPARENT_API const char *
cparent_document_meeting(const cparent_document *document);

/** SHA-256 of what a store keeps of published figures; NULL when not given.
 *  Borrowed. */
CPARENT_API const char *
cparent_document_content(const cparent_document *document);

CPARENT_END_DECLS
#endif
