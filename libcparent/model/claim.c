/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <cparent/claim.h>

#include "model/noun-internal.h"

static const char *const assertion_words[] = {
    "up", "down", "stable", "above", "below", "similar", "met", "not_met",
    "good", "concern", NULL
};

static const char *const comparator_words[] = {
    "previous", "national", "region", "neighbours", "target", "none", NULL
};

const cparent__field cparent__claim_fields[] = {
    CPARENT__COMMON_FIELDS,
    CPARENT__FIELD(CLAIM_INDICATOR, "indicator", TEXT, OPTIONAL, NULL,
      "The code of the indicator; not given when that is not certain"),
    CPARENT__FIELD(CLAIM_MEASURE, "measure", TEXT, OPTIONAL, NULL,
      "What it is about, in the words of the source"),
    CPARENT__FIELD(CLAIM_TEXT, "text", TEXT, REQUIRED, NULL,
      "The claim as printed"),
    CPARENT__FIELD(CLAIM_ASSERTION, "assertion", CHOICE, REQUIRED, assertion_words,
      "What is claimed"),
    CPARENT__FIELD(CLAIM_COMPARATOR, "comparator", CHOICE, OPTIONAL, comparator_words,
      "Compared with what"),
    CPARENT__FIELD(CLAIM_PERIOD_TEXT, "period_text", TEXT, OPTIONAL, NULL,
      "When it was so, as printed"),
    CPARENT__FIELD(CLAIM_SAID_BY, "said_by", TEXT, OPTIONAL, NULL,
      "Who said it, as printed"),
    CPARENT__FIELD(CLAIM_SAID_ON, "said_on", DATE, OPTIONAL, NULL,
      "The day of the meeting"),
    CPARENT__FIELD(CLAIM_CITATIONS, "citations", LIST, OPTIONAL, NULL,
      "Ids of the citations that carry it"),
    CPARENT__FIELD_SINCE(2, CLAIM_ACCEPTED_BY, "accepted_by", TEXT, OPTIONAL, NULL,
      "Who accepted it, when it was read from prose"),
};

CPARENT__NOUN(claim, CLAIM)

CPARENT__GET_TEXT(claim, indicator, CLAIM_INDICATOR)
CPARENT__GET_TEXT(claim, measure, CLAIM_MEASURE)
CPARENT__GET_TEXT(claim, text, CLAIM_TEXT)
CPARENT__GET_CHOICE(claim, assertion, CLAIM_ASSERTION)
CPARENT__GET_CHOICE(claim, comparator, CLAIM_COMPARATOR)
CPARENT__GET_TEXT(claim, period_text, CLAIM_PERIOD_TEXT)
CPARENT__GET_TEXT(claim, said_by, CLAIM_SAID_BY)
CPARENT__GET_DATE(claim, said_on, CLAIM_SAID_ON)
CPARENT__GET_LIST(claim, citations, CLAIM_CITATIONS)
CPARENT__GET_TEXT(claim, accepted_by, CLAIM_ACCEPTED_BY)
