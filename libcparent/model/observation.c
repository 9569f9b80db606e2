/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <cparent/observation.h>

#include "model/noun-internal.h"

static const char *const role_words[] = {
    "actual", "target", "aspiration", "previous", "benchmark", NULL
};

static const char *const qualifier_words[] = {
    "at_least", "at_most", "about", NULL
};

static const char *const change_words[] = {
    "up", "down", "same", NULL
};

const cparent__field cparent__observation_fields[] = {
    CPARENT__COMMON_FIELDS,
    CPARENT__FIELD(OBSERVATION_INDICATOR, "indicator", TEXT, OPTIONAL, NULL,
      "The code of the indicator; not given when that is not certain"),
    CPARENT__FIELD(OBSERVATION_MEASURE, "measure", TEXT, OPTIONAL, NULL,
      "What is measured, in the words of the source"),
    CPARENT__FIELD(OBSERVATION_VALUE, "value", VALUE, REQUIRED, NULL,
      "The figure, or why there is none"),
    CPARENT__FIELD(OBSERVATION_ROLE, "role", CHOICE, REQUIRED, role_words,
      "In what role the figure is given"),
    CPARENT__FIELD(OBSERVATION_PERIOD, "period", PERIOD, OPTIONAL, NULL,
      "When it was so, if that is known"),
    CPARENT__FIELD(OBSERVATION_PERIOD_TEXT, "period_text", TEXT, OPTIONAL, NULL,
      "When it was so, as printed"),
    CPARENT__FIELD(OBSERVATION_QUALIFIER, "qualifier", CHOICE, OPTIONAL, qualifier_words,
      "How exact it claims to be"),
    CPARENT__FIELD(OBSERVATION_CHANGE_FROM, "change_from", VALUE, OPTIONAL, NULL,
      "The earlier figure that the source compares it with"),
    CPARENT__FIELD(OBSERVATION_CHANGE, "change", CHOICE, OPTIONAL, change_words,
      "Which way the source says it moved"),
    CPARENT__FIELD(OBSERVATION_GROUP, "group", TEXT, OPTIONAL, NULL,
      "A name that ties the figures of one indicator in one text"),
    CPARENT__FIELD(OBSERVATION_SUBJECT, "subject", TEXT, OPTIONAL, NULL,
      "Whom or where it is about, when not the authority"),
    CPARENT__FIELD(OBSERVATION_PUBLISHED, "published", FLAG, OPTIONAL, NULL,
      "True when anybody may read the figure already"),
    CPARENT__FIELD(OBSERVATION_NOTE, "note", TEXT, OPTIONAL, NULL,
      "An officer's remark, not for publication"),
    CPARENT__FIELD(OBSERVATION_CITATIONS, "citations", LIST, OPTIONAL, NULL,
      "Ids of the citations that carry it"),
    CPARENT__FIELD_SINCE(2, OBSERVATION_ACCEPTED_BY, "accepted_by", TEXT, OPTIONAL, NULL,
      "Who accepted it, when it was read from prose"),
};

CPARENT__NOUN(observation, OBSERVATION)

CPARENT__GET_TEXT(observation, indicator, OBSERVATION_INDICATOR)
CPARENT__GET_TEXT(observation, measure, OBSERVATION_MEASURE)
CPARENT__GET_VALUE(observation, value, OBSERVATION_VALUE)
CPARENT__GET_CHOICE(observation, role, OBSERVATION_ROLE)
CPARENT__GET_PERIOD(observation, period, OBSERVATION_PERIOD)
CPARENT__GET_TEXT(observation, period_text, OBSERVATION_PERIOD_TEXT)
CPARENT__GET_CHOICE(observation, qualifier, OBSERVATION_QUALIFIER)
CPARENT__GET_VALUE(observation, change_from, OBSERVATION_CHANGE_FROM)
CPARENT__GET_CHOICE(observation, change, OBSERVATION_CHANGE)
CPARENT__GET_TEXT(observation, group, OBSERVATION_GROUP)
CPARENT__GET_TEXT(observation, subject, OBSERVATION_SUBJECT)
CPARENT__GET_FLAG(observation, published, OBSERVATION_PUBLISHED)
CPARENT__GET_TEXT(observation, note, OBSERVATION_NOTE)
CPARENT__GET_LIST(observation, citations, OBSERVATION_CITATIONS)
CPARENT__GET_TEXT(observation, accepted_by, OBSERVATION_ACCEPTED_BY)
