/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <cparent/indicator.h>

#include "model/noun-internal.h"

static const char *const polarity_words[] = {
    "high", "low", "neutral", NULL
};

const cparent__field cparent__indicator_fields[] = {
    CPARENT__COMMON_FIELDS,
    CPARENT__FIELD(INDICATOR_TITLE, "title", TEXT, REQUIRED, NULL,
      "The name that people read"),
    CPARENT__FIELD(INDICATOR_DEFINITION, "definition", TEXT, OPTIONAL, NULL,
      "Exactly what is counted"),
    CPARENT__FIELD(INDICATOR_UNIT, "unit", TEXT, OPTIONAL, NULL,
      "The unit: see cparent_unit_name"),
    CPARENT__FIELD(INDICATOR_POLARITY, "polarity", CHOICE, OPTIONAL, polarity_words,
      "Which way is better"),
    CPARENT__FIELD(INDICATOR_FREQUENCY, "frequency", TEXT, OPTIONAL, NULL,
      "How often a new figure is due"),
    CPARENT__FIELD(INDICATOR_THEME, "theme", TEXT, OPTIONAL, NULL,
      "The code of its theme"),
    CPARENT__FIELD(INDICATOR_PRINCIPLES, "principles", LIST, OPTIONAL, NULL,
      "Codes of the corporate parenting principles it serves"),
    CPARENT__FIELD(INDICATOR_SOURCE, "source", TEXT, OPTIONAL, NULL,
      "Where the definition comes from"),
    CPARENT__FIELD(INDICATOR_SYNONYMS, "synonyms", LIST, OPTIONAL, NULL,
      "Other names that minutes use for it"),
    CPARENT__FIELD(INDICATOR_COUNTS_PEOPLE, "counts_people", FLAG, OPTIONAL, NULL,
      "True when it counts, or is a share of, children or young "
      "people"),
};

CPARENT__NOUN(indicator, INDICATOR)

CPARENT__GET_TEXT(indicator, title, INDICATOR_TITLE)
CPARENT__GET_TEXT(indicator, definition, INDICATOR_DEFINITION)
CPARENT__GET_TEXT(indicator, unit, INDICATOR_UNIT)
CPARENT__GET_CHOICE(indicator, polarity, INDICATOR_POLARITY)
CPARENT__GET_TEXT(indicator, frequency, INDICATOR_FREQUENCY)
CPARENT__GET_TEXT(indicator, theme, INDICATOR_THEME)
CPARENT__GET_LIST(indicator, principles, INDICATOR_PRINCIPLES)
CPARENT__GET_TEXT(indicator, source, INDICATOR_SOURCE)
CPARENT__GET_LIST(indicator, synonyms, INDICATOR_SYNONYMS)
CPARENT__GET_FLAG(indicator, counts_people, INDICATOR_COUNTS_PEOPLE)
