/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <cparent/target.h>

#include "model/noun-internal.h"

static const char *const side_words[] = {
    "at_least", "at_most", "within", NULL
};

static const char *const kind_words[] = {
    "local", "statutory", "national", NULL
};

const cparent__field cparent__target_fields[] = {
    CPARENT__COMMON_FIELDS,
    CPARENT__FIELD(TARGET_INDICATOR, "indicator", TEXT, REQUIRED, NULL,
      "The code of the indicator"),
    CPARENT__FIELD(TARGET_VALUE, "value", VALUE, REQUIRED, NULL,
      "The figure to reach, or the range to stay in"),
    CPARENT__FIELD(TARGET_SIDE, "side", CHOICE, REQUIRED, side_words,
      "Which side of it is met"),
    CPARENT__FIELD(TARGET_KIND, "kind", CHOICE, OPTIONAL, kind_words,
      "Whose target it is"),
    CPARENT__FIELD(TARGET_PERIOD, "period", PERIOD, OPTIONAL, NULL,
      "When it stands; always, when not given"),
    CPARENT__FIELD(TARGET_TOLERANCE, "tolerance", VALUE, OPTIONAL, NULL,
      "How far off still counts as close"),
    CPARENT__FIELD(TARGET_NOTE, "note", TEXT, OPTIONAL, NULL,
      "An officer's remark, not for publication"),
    CPARENT__FIELD(TARGET_CITATIONS, "citations", LIST, OPTIONAL, NULL,
      "Ids of the citations that carry it"),
};

CPARENT__NOUN(target, TARGET)

CPARENT__GET_TEXT(target, indicator, TARGET_INDICATOR)
CPARENT__GET_VALUE(target, value, TARGET_VALUE)
CPARENT__GET_CHOICE(target, side, TARGET_SIDE)
CPARENT__GET_CHOICE(target, kind, TARGET_KIND)
CPARENT__GET_PERIOD(target, period, TARGET_PERIOD)
CPARENT__GET_VALUE(target, tolerance, TARGET_TOLERANCE)
CPARENT__GET_TEXT(target, note, TARGET_NOTE)
CPARENT__GET_LIST(target, citations, TARGET_CITATIONS)
