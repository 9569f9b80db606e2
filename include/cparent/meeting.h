/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_MEETING_H
#define CPARENT_MEETING_H

#include <cparent/record.h>

CPARENT_BEGIN_DECLS

/**
 * One sitting of a body.  Immutable; atomically reference counted; any
 * thread may read it.
 */
typedef struct cparent_meeting cparent_meeting;

/** The fields, for cparent_builder_… and cparent_record_…  Pinned. */
typedef enum cparent_meeting_field {
    CPARENT_MEETING_BODY = 2,
    CPARENT_MEETING_HELD_ON = 3,
    CPARENT_MEETING_TITLE = 4,
    CPARENT_MEETING_STATUS = 5,
    CPARENT_MEETING_FIELD_COUNT = 6,
    CPARENT_MEETING_FIELD_FORCE_INT = CPARENT_FORCE_INT
} cparent_meeting_field;

/** Whether its minutes are agreed; 0 when not given. */
typedef enum cparent_meeting_status_choice {
    CPARENT_MEETING_STATUS_DRAFT = 1,
    CPARENT_MEETING_STATUS_APPROVED = 2,
    CPARENT_MEETING_STATUS_FORCE_INT = CPARENT_FORCE_INT
} cparent_meeting_status_choice;

/** The record as a meeting, or NULL when it is another noun.  Borrowed. */
CPARENT_API cparent_meeting *
cparent_meeting_from(cparent_record *record);

CPARENT_API cparent_meeting *
cparent_meeting_ref(cparent_meeting *meeting);

/** NULL is fine. */
CPARENT_API void
cparent_meeting_unref(cparent_meeting *meeting);

/** The id of the body that met.  Never NULL; borrowed. */
CPARENT_API const char *
cparent_meeting_body(const cparent_meeting *meeting);

/** The day it was held. */
CPARENT_API cparent_date
cparent_meeting_held_on(const cparent_meeting *meeting);

/** What the meeting is called in print; NULL when not given.  Borrowed. */
CPARENT_API const char *
cparent_meeting_title(const cparent_meeting *meeting);

/** Whether its minutes are agreed; 0 when not given. */
CPARENT_API cparent_meeting_status_choice
cparent_meeting_status(const cparent_meeting *meeting);

CPARENT_END_DECLS
#endif
