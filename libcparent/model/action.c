/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <cparent/action.h>

#include "model/noun-internal.h"

static const char *const due_kind_words[] = {
    "date", "meeting", "month", "event", "none", NULL
};

static const char *const status_words[] = {
    "open", "done", "dropped", NULL
};

static const char *const source_words[] = {
    "resolution", "discussion", NULL
};

static const char *const strength_words[] = {
    "do", "consider", "suggested", NULL
};

const cparent__field cparent__action_fields[] = {
    CPARENT__COMMON_FIELDS,
    CPARENT__FIELD(ACTION_TEXT, "text", TEXT, REQUIRED, NULL,
      "What is to be done, as printed"),
    CPARENT__FIELD(ACTION_OWNER, "owner", TEXT, OPTIONAL, NULL,
      "Who must do it, as printed; not given when nobody is named"),
    CPARENT__FIELD(ACTION_DUE_TEXT, "due_text", TEXT, OPTIONAL, NULL,
      "When it is due, as printed"),
    CPARENT__FIELD(ACTION_DUE_KIND, "due_kind", CHOICE, OPTIONAL, due_kind_words,
      "How the due time is given"),
    CPARENT__FIELD(ACTION_DUE_ON, "due_on", DATE, OPTIONAL, NULL,
      "The last day on which it is still in time, if that is known"),
    CPARENT__FIELD(ACTION_STATUS, "status", CHOICE, REQUIRED, status_words,
      "Where it stands"),
    CPARENT__FIELD(ACTION_CLOSED_ON, "closed_on", DATE, OPTIONAL, NULL,
      "The day it was done or dropped"),
    CPARENT__FIELD(ACTION_UPDATE, "update", TEXT, OPTIONAL, NULL,
      "The last thing heard about it"),
    CPARENT__FIELD(ACTION_SOURCE, "source", CHOICE, OPTIONAL, source_words,
      "Where in the minutes it was agreed"),
    CPARENT__FIELD(ACTION_STRENGTH, "strength", CHOICE, OPTIONAL, strength_words,
      "How firm it is"),
    CPARENT__FIELD(ACTION_GROUP, "group", TEXT, OPTIONAL, NULL,
      "A name that ties the mentions of one commitment in one text"),
    CPARENT__FIELD(ACTION_MEETING, "meeting", TEXT, OPTIONAL, NULL,
      "The id of the meeting that agreed it"),
    CPARENT__FIELD(ACTION_DOCUMENT, "document", TEXT, OPTIONAL, NULL,
      "The id of the document that prints it"),
    CPARENT__FIELD(ACTION_AGREED_ON, "agreed_on", DATE, OPTIONAL, NULL,
      "The day of that meeting"),
    CPARENT__FIELD(ACTION_INDICATORS, "indicators", LIST, OPTIONAL, NULL,
      "Codes of the indicators it is about"),
    CPARENT__FIELD(ACTION_CITATIONS, "citations", LIST, OPTIONAL, NULL,
      "Ids of the citations that carry it"),
    CPARENT__FIELD_SINCE(2, ACTION_ACCEPTED_BY, "accepted_by", TEXT, OPTIONAL, NULL,
      "Who accepted it, when it was read from prose"),
};

CPARENT__NOUN(action, ACTION)

CPARENT__GET_TEXT(action, text, ACTION_TEXT)
CPARENT__GET_TEXT(action, owner, ACTION_OWNER)
CPARENT__GET_TEXT(action, due_text, ACTION_DUE_TEXT)
CPARENT__GET_CHOICE(action, due_kind, ACTION_DUE_KIND)
CPARENT__GET_DATE(action, due_on, ACTION_DUE_ON)
CPARENT__GET_CHOICE(action, status, ACTION_STATUS)
CPARENT__GET_DATE(action, closed_on, ACTION_CLOSED_ON)
CPARENT__GET_TEXT(action, update, ACTION_UPDATE)
CPARENT__GET_CHOICE(action, source, ACTION_SOURCE)
CPARENT__GET_CHOICE(action, strength, ACTION_STRENGTH)
CPARENT__GET_TEXT(action, group, ACTION_GROUP)
CPARENT__GET_TEXT(action, meeting, ACTION_MEETING)
CPARENT__GET_TEXT(action, document, ACTION_DOCUMENT)
CPARENT__GET_DATE(action, agreed_on, ACTION_AGREED_ON)
CPARENT__GET_LIST(action, indicators, ACTION_INDICATORS)
CPARENT__GET_LIST(action, citations, ACTION_CITATIONS)
CPARENT__GET_TEXT(action, accepted_by, ACTION_ACCEPTED_BY)
