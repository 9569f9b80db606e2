/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <cparent/proposal.h>

#include "model/noun-internal.h"

static const char *const state_words[] = {
    "open", "accepted", "rejected", NULL
};

const cparent__field cparent__proposal_fields[] = {
    CPARENT__COMMON_FIELDS,
    CPARENT__FIELD(PROPOSAL_NOUN, "noun", TEXT, REQUIRED, NULL,
      "The noun that it would become"),
    CPARENT__FIELD(PROPOSAL_BODY, "body", TEXT, REQUIRED, NULL,
      "The record that it would become, in its canonical encoding"),
    CPARENT__FIELD(PROPOSAL_STATE, "state", CHOICE, REQUIRED, state_words,
      "What a person decided"),
    CPARENT__FIELD(PROPOSAL_DOCUMENT, "document", TEXT, REQUIRED, NULL,
      "The id of the document that it was read from"),
    CPARENT__FIELD(PROPOSAL_POSITION, "position", INTEGER, REQUIRED, NULL,
      "Its place in the reading, from 1"),
    CPARENT__FIELD(PROPOSAL_RULE, "rule", TEXT, OPTIONAL, NULL,
      "The rule that read it"),
    CPARENT__FIELD(PROPOSAL_CONFIDENCE, "confidence", INTEGER, OPTIONAL, NULL,
      "How sure the rule is, in percent"),
    CPARENT__FIELD(PROPOSAL_DECIDED_BY, "decided_by", TEXT, OPTIONAL, NULL,
      "Who decided"),
    CPARENT__FIELD(PROPOSAL_SUMMARY, "summary", TEXT, OPTIONAL, NULL,
      "One line for a list"),
};

CPARENT__NOUN(proposal, PROPOSAL)

CPARENT__GET_TEXT(proposal, noun, PROPOSAL_NOUN)
CPARENT__GET_TEXT(proposal, body, PROPOSAL_BODY)
CPARENT__GET_CHOICE(proposal, state, PROPOSAL_STATE)
CPARENT__GET_TEXT(proposal, document, PROPOSAL_DOCUMENT)
CPARENT__GET_INTEGER(proposal, position, PROPOSAL_POSITION)
CPARENT__GET_TEXT(proposal, rule, PROPOSAL_RULE)
CPARENT__GET_INTEGER(proposal, confidence, PROPOSAL_CONFIDENCE)
CPARENT__GET_TEXT(proposal, decided_by, PROPOSAL_DECIDED_BY)
CPARENT__GET_TEXT(proposal, summary, PROPOSAL_SUMMARY)
