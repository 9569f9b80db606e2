/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <cparent/meeting.h>

#include "model/noun-internal.h"

static const char *const status_words[] = {
    "draft", "approved", NULL
};

const cparent__field cparent__meeting_fields[] = {
    CPARENT__COMMON_FIELDS,
    CPARENT__FIELD(MEETING_BODY, "body", TEXT, REQUIRED, NULL,
      "The id of the body that met"),
    CPARENT__FIELD(MEETING_HELD_ON, "held_on", DATE, REQUIRED, NULL,
      "The day it was held"),
    CPARENT__FIELD(MEETING_TITLE, "title", TEXT, OPTIONAL, NULL,
      "What the meeting is called in print"),
    CPARENT__FIELD(MEETING_STATUS, "status", CHOICE, OPTIONAL, status_words,
      "Whether its minutes are agreed"),
};

CPARENT__NOUN(meeting, MEETING)

CPARENT__GET_TEXT(meeting, body, MEETING_BODY)
CPARENT__GET_DATE(meeting, held_on, MEETING_HELD_ON)
CPARENT__GET_TEXT(meeting, title, MEETING_TITLE)
CPARENT__GET_CHOICE(meeting, status, MEETING_STATUS)
