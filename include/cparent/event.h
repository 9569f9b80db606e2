/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_EVENT_H
#define CPARENT_EVENT_H

#include <cparent/record.h>

CPARENT_BEGIN_DECLS

/**
 * A dated happening that is planned or reported, neither figure nor action.
 * Immutable; atomically reference counted; any thread may read it.
 */
typedef struct cparent_event cparent_event;

/** The fields, for cparent_builder_… and cparent_record_…  Pinned. */
typedef enum cparent_event_field {
    CPARENT_EVENT_TEXT = 2,
    CPARENT_EVENT_DATE_TEXT = 3,
    CPARENT_EVENT_DOCUMENT = 4,
    CPARENT_EVENT_CITATIONS = 5,
    CPARENT_EVENT_ACCEPTED_BY = 6,
    CPARENT_EVENT_FIELD_COUNT = 7,
    CPARENT_EVENT_FIELD_FORCE_INT = CPARENT_FORCE_INT
} cparent_event_field;

/** The record as an event, or NULL when it is another noun.  Borrowed. */
CPARENT_API cparent_event *
cparent_event_from(cparent_record *record);

CPARENT_API cparent_event *
cparent_event_ref(cparent_event *event);

/** NULL is fine. */
CPARENT_API void
cparent_event_unref(cparent_event *event);

/** What is planned or happened, as printed.  Never NULL; borrowed. */
CPARENT_API const char *
cparent_event_text(const cparent_event *event);

/** When, as printed; NULL when not given.  Borrowed. */
CPARENT_API const char *
cparent_event_date_text(const cparent_event *event);

/** The id of the document that prints it; NULL when not given.  Borrowed. */
CPARENT_API const char *
cparent_event_document(const cparent_event *event);

/** How many: ids of the citations that carry it. */
CPARENT_API size_t
cparent_event_citations_count(const cparent_event *event);

/** One of them; NULL out of range.  Borrowed. */
CPARENT_API const char *
cparent_event_citations_at(const cparent_event *event, size_t index);

/** Who accepted it, when it was read from prose; NULL when not given.
 *  Borrowed. */
CPARENT_API const char *
cparent_event_accepted_by(const cparent_event *event);

CPARENT_END_DECLS
#endif
