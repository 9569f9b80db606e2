/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_ACTION_H
#define CPARENT_ACTION_H

#include <cparent/record.h>

CPARENT_BEGIN_DECLS

/**
 * Something that somebody is to do because of a meeting.  Immutable;
 * atomically reference counted; any thread may read it.
 */
typedef struct cparent_action cparent_action;

/** The fields, for cparent_builder_… and cparent_record_…  Pinned. */
typedef enum cparent_action_field {
    CPARENT_ACTION_TEXT = 2,
    CPARENT_ACTION_OWNER = 3,
    CPARENT_ACTION_DUE_TEXT = 4,
    CPARENT_ACTION_DUE_KIND = 5,
    CPARENT_ACTION_DUE_ON = 6,
    CPARENT_ACTION_STATUS = 7,
    CPARENT_ACTION_CLOSED_ON = 8,
    CPARENT_ACTION_UPDATE = 9,
    CPARENT_ACTION_SOURCE = 10,
    CPARENT_ACTION_STRENGTH = 11,
    CPARENT_ACTION_GROUP = 12,
    CPARENT_ACTION_MEETING = 13,
    CPARENT_ACTION_DOCUMENT = 14,
    CPARENT_ACTION_AGREED_ON = 15,
    CPARENT_ACTION_INDICATORS = 16,
    CPARENT_ACTION_CITATIONS = 17,
    CPARENT_ACTION_ACCEPTED_BY = 18,
    CPARENT_ACTION_FIELD_COUNT = 19,
    CPARENT_ACTION_FIELD_FORCE_INT = CPARENT_FORCE_INT
} cparent_action_field;

/** How the due time is given; 0 when not given. */
typedef enum cparent_action_due_kind_choice {
    CPARENT_ACTION_DUE_KIND_DATE = 1,
    CPARENT_ACTION_DUE_KIND_MEETING = 2,
    CPARENT_ACTION_DUE_KIND_MONTH = 3,
    CPARENT_ACTION_DUE_KIND_EVENT = 4,
    CPARENT_ACTION_DUE_KIND_NONE = 5,
    CPARENT_ACTION_DUE_KIND_FORCE_INT = CPARENT_FORCE_INT
} cparent_action_due_kind_choice;

/** Where it stands; 0 when not given. */
typedef enum cparent_action_status_choice {
    CPARENT_ACTION_STATUS_OPEN = 1,
    CPARENT_ACTION_STATUS_DONE = 2,
    CPARENT_ACTION_STATUS_DROPPED = 3,
    CPARENT_ACTION_STATUS_FORCE_INT = CPARENT_FORCE_INT
} cparent_action_status_choice;

/** Where in the minutes it was agreed; 0 when not given. */
typedef enum cparent_action_source_choice {
    CPARENT_ACTION_SOURCE_RESOLUTION = 1,
    CPARENT_ACTION_SOURCE_DISCUSSION = 2,
    CPARENT_ACTION_SOURCE_FORCE_INT = CPARENT_FORCE_INT
} cparent_action_source_choice;

/** How firm it is; 0 when not given. */
typedef enum cparent_action_strength_choice {
    CPARENT_ACTION_STRENGTH_DO = 1,
    CPARENT_ACTION_STRENGTH_CONSIDER = 2,
    CPARENT_ACTION_STRENGTH_SUGGESTED = 3,
    CPARENT_ACTION_STRENGTH_FORCE_INT = CPARENT_FORCE_INT
} cparent_action_strength_choice;

/** The record as an action, or NULL when it is another noun.  Borrowed. */
CPARENT_API cparent_action *
cparent_action_from(cparent_record *record);

CPARENT_API cparent_action *
cparent_action_ref(cparent_action *action);

/** NULL is fine. */
CPARENT_API void
cparent_action_unref(cparent_action *action);

/** What is to be done, as printed.  Never NULL; borrowed. */
CPARENT_API const char *
cparent_action_text(const cparent_action *action);

/** Who must do it, as printed; not given when nobody is named; NULL when not
 *  given.  Borrowed. */
CPARENT_API const char *
cparent_action_owner(const cparent_action *action);

/** When it is due, as printed; NULL when not given.  Borrowed. */
CPARENT_API const char *
cparent_action_due_text(const cparent_action *action);

/** How the due time is given; 0 when not given. */
CPARENT_API cparent_action_due_kind_choice
cparent_action_due_kind(const cparent_action *action);

/** The last day on which it is still in time, if that is known; unset when
 *  not. */
CPARENT_API cparent_date
cparent_action_due_on(const cparent_action *action);

/** Where it stands. */
CPARENT_API cparent_action_status_choice
cparent_action_status(const cparent_action *action);

/** The day it was done or dropped; unset when not. */
CPARENT_API cparent_date
cparent_action_closed_on(const cparent_action *action);

/** The last thing heard about it; NULL when not given.  Borrowed. */
CPARENT_API const char *
cparent_action_update(const cparent_action *action);

/** Where in the minutes it was agreed; 0 when not given. */
CPARENT_API cparent_action_source_choice
cparent_action_source(const cparent_action *action);

/** How firm it is; 0 when not given. */
CPARENT_API cparent_action_strength_choice
cparent_action_strength(const cparent_action *action);

/** A name that ties the mentions of one commitment in one text; NULL when not
 *  given.  Borrowed. */
CPARENT_API const char *
cparent_action_group(const cparent_action *action);

/** The id of the meeting that agreed it; NULL when not given.  Borrowed. */
CPARENT_API const char *
cparent_action_meeting(const cparent_action *action);

/** The id of the document that prints it; NULL when not given.  Borrowed. */
CPARENT_API const char *
cparent_action_document(const cparent_action *action);

/** The day of that meeting; unset when not. */
CPARENT_API cparent_date
cparent_action_agreed_on(const cparent_action *action);

/** How many: codes of the indicators it is about. */
CPARENT_API size_t
cparent_action_indicators_count(const cparent_action *action);

/** One of them; NULL out of range.  Borrowed. */
CPARENT_API const char *
cparent_action_indicators_at(const cparent_action *action, size_t index);

/** How many: ids of the citations that carry it. */
CPARENT_API size_t
cparent_action_citations_count(const cparent_action *action);

/** One of them; NULL out of range.  Borrowed. */
CPARENT_API const char *
cparent_action_citations_at(const cparent_action *action, size_t index);

/** Who accepted it, when it was read from prose; NULL when not given.
 *  Borrowed. */
CPARENT_API const char *
cparent_action_accepted_by(const cparent_action *action);

CPARENT_END_DECLS
#endif
