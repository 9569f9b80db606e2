/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <cparent/event.h>

#include "model/noun-internal.h"

const cparent__field cparent__event_fields[] = {
    CPARENT__COMMON_FIELDS,
    CPARENT__FIELD(EVENT_TEXT, "text", TEXT, REQUIRED, NULL,
      "What is planned or happened, as printed"),
    CPARENT__FIELD(EVENT_DATE_TEXT, "date_text", TEXT, OPTIONAL, NULL,
      "When, as printed"),
    CPARENT__FIELD(EVENT_DOCUMENT, "document", TEXT, OPTIONAL, NULL,
      "The id of the document that prints it"),
    CPARENT__FIELD(EVENT_CITATIONS, "citations", LIST, OPTIONAL, NULL,
      "Ids of the citations that carry it"),
    CPARENT__FIELD_SINCE(2, EVENT_ACCEPTED_BY, "accepted_by", TEXT, OPTIONAL, NULL,
      "Who accepted it, when it was read from prose"),
};

CPARENT__NOUN(event, EVENT)

CPARENT__GET_TEXT(event, text, EVENT_TEXT)
CPARENT__GET_TEXT(event, date_text, EVENT_DATE_TEXT)
CPARENT__GET_TEXT(event, document, EVENT_DOCUMENT)
CPARENT__GET_LIST(event, citations, EVENT_CITATIONS)
CPARENT__GET_TEXT(event, accepted_by, EVENT_ACCEPTED_BY)
