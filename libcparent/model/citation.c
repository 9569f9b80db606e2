/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <cparent/citation.h>

#include "model/noun-internal.h"

const cparent__field cparent__citation_fields[] = {
    CPARENT__COMMON_FIELDS,
    CPARENT__FIELD(CITATION_DOCUMENT, "document", TEXT, REQUIRED, NULL,
      "The id of the document"),
    CPARENT__FIELD(CITATION_BYTE_START, "byte_start", INTEGER, REQUIRED, NULL,
      "The first raw byte of the passage"),
    CPARENT__FIELD(CITATION_BYTE_END, "byte_end", INTEGER, REQUIRED, NULL,
      "One past the last raw byte of the passage"),
    CPARENT__FIELD(CITATION_QUOTE, "quote", TEXT, REQUIRED, NULL,
      "Those bytes as UTF-8, markup kept"),
    CPARENT__FIELD(CITATION_PLAIN, "plain", TEXT, OPTIONAL, NULL,
      "What a person reads there, where that differs from the quote"),
    CPARENT__FIELD(CITATION_LINE, "line", INTEGER, OPTIONAL, NULL,
      "The line on which it starts, from 1"),
};

CPARENT__NOUN(citation, CITATION)

CPARENT__GET_TEXT(citation, document, CITATION_DOCUMENT)
CPARENT__GET_INTEGER(citation, byte_start, CITATION_BYTE_START)
CPARENT__GET_INTEGER(citation, byte_end, CITATION_BYTE_END)
CPARENT__GET_TEXT(citation, quote, CITATION_QUOTE)
CPARENT__GET_TEXT(citation, plain, CITATION_PLAIN)
CPARENT__GET_INTEGER(citation, line, CITATION_LINE)
