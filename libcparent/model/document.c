/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <cparent/document.h>

#include "model/noun-internal.h"

static const char *const kind_words[] = {
    "minutes", "indicators", "pledges", "statistics", "reading", NULL
};

static const char *const access_words[] = {
    "public", "exempt", "restricted", NULL
};

static const char *const status_words[] = {
    "draft", "approved", NULL
};

const cparent__field cparent__document_fields[] = {
    CPARENT__COMMON_FIELDS,
    CPARENT__FIELD(DOCUMENT_TITLE, "title", TEXT, OPTIONAL, NULL,
      "The heading as printed"),
    CPARENT__FIELD(DOCUMENT_KIND, "kind", CHOICE, OPTIONAL, kind_words,
      "What it holds"),
    CPARENT__FIELD(DOCUMENT_SOURCE, "source", TEXT, REQUIRED, NULL,
      "The file name or address it was read from"),
    CPARENT__FIELD(DOCUMENT_DIGEST, "digest", TEXT, REQUIRED, NULL,
      "SHA-256 of the raw bytes, 64 hexadecimal digits"),
    CPARENT__FIELD(DOCUMENT_BYTES, "bytes", INTEGER, OPTIONAL, NULL,
      "How many bytes it has"),
    CPARENT__FIELD(DOCUMENT_ENCODING, "encoding", TEXT, OPTIONAL, NULL,
      "The character encoding found: \"utf-8\" or \"windows-1252\""),
    CPARENT__FIELD(DOCUMENT_ADDRESS, "address", TEXT, OPTIONAL, NULL,
      "Where it is published"),
    CPARENT__FIELD(DOCUMENT_RETRIEVED_ON, "retrieved_on", DATE, OPTIONAL, NULL,
      "The day it was fetched"),
    CPARENT__FIELD(DOCUMENT_PUBLISHED, "published", FLAG, OPTIONAL, NULL,
      "True when anybody may read it already"),
    CPARENT__FIELD(DOCUMENT_ACCESS, "access", CHOICE, OPTIONAL, access_words,
      "Who may read it"),
    CPARENT__FIELD(DOCUMENT_STATUS, "status", CHOICE, OPTIONAL, status_words,
      "Whether the minutes are agreed"),
    CPARENT__FIELD(DOCUMENT_PURPOSE, "purpose", TEXT, OPTIONAL, NULL,
      "Why the item was on the agenda, as printed"),
    CPARENT__FIELD(DOCUMENT_COUNCIL, "council", TEXT, OPTIONAL, NULL,
      "The council that the text names"),
    CPARENT__FIELD(DOCUMENT_COMMITTEE, "committee", TEXT, OPTIONAL, NULL,
      "The body that the text names as meeting"),
    CPARENT__FIELD(DOCUMENT_HELD_ON, "held_on", DATE, OPTIONAL, NULL,
      "The day of the meeting, from the text or given"),
    CPARENT__FIELD(DOCUMENT_MEETING, "meeting", TEXT, OPTIONAL, NULL,
      "The id of the meeting that it minutes"),
    CPARENT__FIELD_SINCE(2, DOCUMENT_CONTENT, "content", TEXT, OPTIONAL, NULL,
      "SHA-256 of what a store keeps of published figures"),
};

CPARENT__NOUN(document, DOCUMENT)

CPARENT__GET_TEXT(document, title, DOCUMENT_TITLE)
CPARENT__GET_CHOICE(document, kind, DOCUMENT_KIND)
CPARENT__GET_TEXT(document, source, DOCUMENT_SOURCE)
CPARENT__GET_TEXT(document, digest, DOCUMENT_DIGEST)
CPARENT__GET_INTEGER(document, bytes, DOCUMENT_BYTES)
CPARENT__GET_TEXT(document, encoding, DOCUMENT_ENCODING)
CPARENT__GET_TEXT(document, address, DOCUMENT_ADDRESS)
CPARENT__GET_DATE(document, retrieved_on, DOCUMENT_RETRIEVED_ON)
CPARENT__GET_FLAG(document, published, DOCUMENT_PUBLISHED)
CPARENT__GET_CHOICE(document, access, DOCUMENT_ACCESS)
CPARENT__GET_CHOICE(document, status, DOCUMENT_STATUS)
CPARENT__GET_TEXT(document, purpose, DOCUMENT_PURPOSE)
CPARENT__GET_TEXT(document, council, DOCUMENT_COUNCIL)
CPARENT__GET_TEXT(document, committee, DOCUMENT_COMMITTEE)
CPARENT__GET_DATE(document, held_on, DOCUMENT_HELD_ON)
CPARENT__GET_TEXT(document, meeting, DOCUMENT_MEETING)
CPARENT__GET_TEXT(document, content, DOCUMENT_CONTENT)
