/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <cparent/question.h>

#include "model/noun-internal.h"

const cparent__field cparent__question_fields[] = {
    CPARENT__COMMON_FIELDS,
    CPARENT__FIELD(QUESTION_MEETING, "meeting", TEXT, OPTIONAL, NULL,
      "The id of the meeting"),
    CPARENT__FIELD(QUESTION_DOCUMENT, "document", TEXT, REQUIRED, NULL,
      "The id of the document that prints it"),
    CPARENT__FIELD(QUESTION_TEXT, "text", TEXT, REQUIRED, NULL,
      "The question as printed"),
    CPARENT__FIELD(QUESTION_ASKED_BY, "asked_by", TEXT, OPTIONAL, NULL,
      "Who asked, as printed"),
    CPARENT__FIELD(QUESTION_PUT_BY, "put_by", TEXT, OPTIONAL, NULL,
      "Who put it for the asker, as printed"),
    CPARENT__FIELD(QUESTION_ANSWERED_BY, "answered_by", TEXT, OPTIONAL, NULL,
      "Who answered, as printed"),
    CPARENT__FIELD(QUESTION_ANSWER, "answer", TEXT, OPTIONAL, NULL,
      "The answer as printed"),
    CPARENT__FIELD(QUESTION_REFERS_TO, "refers_to", TEXT, OPTIONAL, NULL,
      "The page or paragraph that it refers to, as printed"),
    CPARENT__FIELD(QUESTION_ASKED_ON, "asked_on", DATE, OPTIONAL, NULL,
      "The day of the meeting"),
    CPARENT__FIELD(QUESTION_CITATIONS, "citations", LIST, OPTIONAL, NULL,
      "Ids of the citations that carry it"),
    CPARENT__FIELD_SINCE(2, QUESTION_ACCEPTED_BY, "accepted_by", TEXT, OPTIONAL, NULL,
      "Who accepted it, when it was read from prose"),
};

CPARENT__NOUN(question, QUESTION)

CPARENT__GET_TEXT(question, meeting, QUESTION_MEETING)
CPARENT__GET_TEXT(question, document, QUESTION_DOCUMENT)
CPARENT__GET_TEXT(question, text, QUESTION_TEXT)
CPARENT__GET_TEXT(question, asked_by, QUESTION_ASKED_BY)
CPARENT__GET_TEXT(question, put_by, QUESTION_PUT_BY)
CPARENT__GET_TEXT(question, answered_by, QUESTION_ANSWERED_BY)
CPARENT__GET_TEXT(question, answer, QUESTION_ANSWER)
CPARENT__GET_TEXT(question, refers_to, QUESTION_REFERS_TO)
CPARENT__GET_DATE(question, asked_on, QUESTION_ASKED_ON)
CPARENT__GET_LIST(question, citations, QUESTION_CITATIONS)
CPARENT__GET_TEXT(question, accepted_by, QUESTION_ACCEPTED_BY)
