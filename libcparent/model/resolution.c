/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <cparent/resolution.h>

#include "model/noun-internal.h"

static const char *const kind_words[] = {
    "noted", "agreed", "requested", "approved", "recommended", "considered",
    "no_action", "resolved", "thanked", "endorsed", "accepted", "deferred",
    "referred", "other", "received", "instructed", "delegated", "welcomed",
    "commended", "confirmed", "remitted", "authorised", "supported",
    "declined", "continued", "concluded", NULL
};

const cparent__field cparent__resolution_fields[] = {
    CPARENT__COMMON_FIELDS,
    CPARENT__FIELD(RESOLUTION_MEETING, "meeting", TEXT, OPTIONAL, NULL,
      "The id of the meeting"),
    CPARENT__FIELD(RESOLUTION_DOCUMENT, "document", TEXT, REQUIRED, NULL,
      "The id of the document that prints it"),
    CPARENT__FIELD(RESOLUTION_NUMBER_AS_PRINTED, "number_as_printed", TEXT, OPTIONAL, NULL,
      "Its number as printed; numbering may restart"),
    CPARENT__FIELD(RESOLUTION_POSITION, "position", INTEGER, REQUIRED, NULL,
      "Its place among the resolutions of the document, from 1"),
    CPARENT__FIELD(RESOLUTION_TEXT, "text", TEXT, REQUIRED, NULL,
      "The words as printed"),
    CPARENT__FIELD(RESOLUTION_KIND, "kind", CHOICE, OPTIONAL, kind_words,
      "The first decision verb"),
    CPARENT__FIELD(RESOLUTION_CITATIONS, "citations", LIST, OPTIONAL, NULL,
      "Ids of the citations that carry it"),
    CPARENT__FIELD_SINCE(2, RESOLUTION_ACCEPTED_BY, "accepted_by", TEXT, OPTIONAL, NULL,
      "Who accepted it, when it was read from prose"),
};

CPARENT__NOUN(resolution, RESOLUTION)

CPARENT__GET_TEXT(resolution, meeting, RESOLUTION_MEETING)
CPARENT__GET_TEXT(resolution, document, RESOLUTION_DOCUMENT)
CPARENT__GET_TEXT(resolution, number_as_printed, RESOLUTION_NUMBER_AS_PRINTED)
CPARENT__GET_INTEGER(resolution, position, RESOLUTION_POSITION)
CPARENT__GET_TEXT(resolution, text, RESOLUTION_TEXT)
CPARENT__GET_CHOICE(resolution, kind, RESOLUTION_KIND)
CPARENT__GET_LIST(resolution, citations, RESOLUTION_CITATIONS)
CPARENT__GET_TEXT(resolution, accepted_by, RESOLUTION_ACCEPTED_BY)
