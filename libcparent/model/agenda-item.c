/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <cparent/agenda_item.h>

#include "model/noun-internal.h"

static const char *const access_words[] = {
    "public", "exempt", "restricted", NULL
};

const cparent__field cparent__agenda_item_fields[] = {
    CPARENT__COMMON_FIELDS,
    CPARENT__FIELD(AGENDA_ITEM_MEETING, "meeting", TEXT, REQUIRED, NULL,
      "The id of the meeting"),
    CPARENT__FIELD(AGENDA_ITEM_NUMBER, "number", TEXT, OPTIONAL, NULL,
      "The number as printed"),
    CPARENT__FIELD(AGENDA_ITEM_TITLE, "title", TEXT, REQUIRED, NULL,
      "The heading as printed"),
    CPARENT__FIELD(AGENDA_ITEM_PURPOSE, "purpose", TEXT, OPTIONAL, NULL,
      "Why the item is on the agenda, as printed"),
    CPARENT__FIELD(AGENDA_ITEM_DOCUMENT, "document", TEXT, OPTIONAL, NULL,
      "The id of the document that minutes it"),
    CPARENT__FIELD(AGENDA_ITEM_ACCESS, "access", CHOICE, OPTIONAL, access_words,
      "Who may read it"),
};

CPARENT__NOUN(agenda_item, AGENDA_ITEM)

CPARENT__GET_TEXT(agenda_item, meeting, AGENDA_ITEM_MEETING)
CPARENT__GET_TEXT(agenda_item, number, AGENDA_ITEM_NUMBER)
CPARENT__GET_TEXT(agenda_item, title, AGENDA_ITEM_TITLE)
CPARENT__GET_TEXT(agenda_item, purpose, AGENDA_ITEM_PURPOSE)
CPARENT__GET_TEXT(agenda_item, document, AGENDA_ITEM_DOCUMENT)
CPARENT__GET_CHOICE(agenda_item, access, AGENDA_ITEM_ACCESS)
