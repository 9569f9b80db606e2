/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <cparent/proposal.h>

#include "model/noun-internal.h"

static const char *const state_words[] = {
    "open", "accepted", "rejected", "withdrawn", NULL
};

static const char *const kind_words[] = {
    "new", "change", "gone", NULL
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
    CPARENT__FIELD_SINCE(2, PROPOSAL_KIND, "kind", CHOICE, OPTIONAL, kind_words,
      "What accepting it does to the records"),
    CPARENT__FIELD_SINCE(2, PROPOSAL_RECORD, "record", TEXT, OPTIONAL, NULL,
      "The id of the record that it is about, where that is not its own"),
    CPARENT__FIELD_SINCE(2, PROPOSAL_AGAINST, "against", INTEGER, OPTIONAL, NULL,
      "The version of that record that it is made against"),
    CPARENT__FIELD_SINCE(2, PROPOSAL_SAID, "said", TEXT, OPTIONAL, NULL,
      "The record as the text alone says it, where that is not the body"),
    CPARENT__FIELD_SINCE(2, PROPOSAL_BEFORE, "before", TEXT, OPTIONAL, NULL,
      "What the text says just before the cited words"),
    CPARENT__FIELD_SINCE(2, PROPOSAL_AFTER, "after", TEXT, OPTIONAL, NULL,
      "What the text says just after the cited words"),
    CPARENT__FIELD_SINCE(2, PROPOSAL_LATER, "later", FLAG, OPTIONAL, NULL,
      "True when a person left it for later"),
    CPARENT__FIELD_SINCE(2, PROPOSAL_PART_OF, "part_of", TEXT, OPTIONAL, NULL,
      "The id of the proposal that it was split from"),
    CPARENT__FIELD_SINCE(2, PROPOSAL_KEPT, "kept", INTEGER, OPTIONAL, NULL,
      "The version of the record that accepting it made"),
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
CPARENT__GET_CHOICE(proposal, kind, PROPOSAL_KIND)
CPARENT__GET_TEXT(proposal, record, PROPOSAL_RECORD)
CPARENT__GET_INTEGER(proposal, against, PROPOSAL_AGAINST)
CPARENT__GET_TEXT(proposal, said, PROPOSAL_SAID)
CPARENT__GET_TEXT(proposal, before, PROPOSAL_BEFORE)
CPARENT__GET_TEXT(proposal, after, PROPOSAL_AFTER)
CPARENT__GET_FLAG(proposal, later, PROPOSAL_LATER)
CPARENT__GET_TEXT(proposal, part_of, PROPOSAL_PART_OF)
CPARENT__GET_INTEGER(proposal, kept, PROPOSAL_KEPT)
