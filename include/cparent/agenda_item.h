/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_AGENDA_ITEM_H
#define CPARENT_AGENDA_ITEM_H

#include <cparent/record.h>

CPARENT_BEGIN_DECLS

/**
 * One item of a meeting's agenda.  Immutable; atomically reference counted;
 * any thread may read it.
 */
typedef struct cparent_agenda_item cparent_agenda_item;

/** The fields, for cparent_builder_… and cparent_record_…  Pinned. */
typedef enum cparent_agenda_item_field {
    CPARENT_AGENDA_ITEM_MEETING = 2,
    CPARENT_AGENDA_ITEM_NUMBER = 3,
    CPARENT_AGENDA_ITEM_TITLE = 4,
    CPARENT_AGENDA_ITEM_PURPOSE = 5,
    CPARENT_AGENDA_ITEM_DOCUMENT = 6,
    CPARENT_AGENDA_ITEM_ACCESS = 7,
    CPARENT_AGENDA_ITEM_FIELD_COUNT = 8,
    CPARENT_AGENDA_ITEM_FIELD_FORCE_INT = CPARENT_FORCE_INT
} cparent_agenda_item_field;

/** Who may read it; 0 when not given. */
typedef enum cparent_agenda_item_access_choice {
    CPARENT_AGENDA_ITEM_ACCESS_PUBLIC = 1,
    CPARENT_AGENDA_ITEM_ACCESS_EXEMPT = 2,
    CPARENT_AGENDA_ITEM_ACCESS_RESTRICTED = 3,
    CPARENT_AGENDA_ITEM_ACCESS_FORCE_INT = CPARENT_FORCE_INT
} cparent_agenda_item_access_choice;

/** The record as an agenda item, or NULL when it is another noun.
 *  Borrowed. */
CPARENT_API cparent_agenda_item *
cparent_agenda_item_from(cparent_record *record);

CPARENT_API cparent_agenda_item *
cparent_agenda_item_ref(cparent_agenda_item *agenda_item);

/** NULL is fine. */
CPARENT_API void
cparent_agenda_item_unref(cparent_agenda_item *agenda_item);

/** The id of the meeting.  Never NULL; borrowed. */
CPARENT_API const char *
cparent_agenda_item_meeting(const cparent_agenda_item *agenda_item);

/** The number as printed; NULL when not given.  Borrowed. */
CPARENT_API const char *
cparent_agenda_item_number(const cparent_agenda_item *agenda_item);

/** The heading as printed.  Never NULL; borrowed. */
CPARENT_API const char *
cparent_agenda_item_title(const cparent_agenda_item *agenda_item);

/** Why the item is on the agenda, as printed; NULL when not given.  Borrowed.
 *  */
CPARENT_API const char *
cparent_agenda_item_purpose(const cparent_agenda_item *agenda_item);

/** The id of the document that minutes it; NULL when not given.  Borrowed. */
CPARENT_API const char *
cparent_agenda_item_document(const cparent_agenda_item *agenda_item);

/** Who may read it; 0 when not given. */
CPARENT_API cparent_agenda_item_access_choice
cparent_agenda_item_access(const cparent_agenda_item *agenda_item);

CPARENT_END_DECLS
#endif
