/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <cparent/body.h>

#include "model/noun-internal.h"

static const char *const kind_words[] = {
    "board", "cabinet", "panel", "committee", "council", "group", NULL
};

static const char *const power_words[] = {
    "decides", "advises", "scrutinises", NULL
};

const cparent__field cparent__body_fields[] = {
    CPARENT__COMMON_FIELDS,
    CPARENT__FIELD(BODY_NAME, "name", TEXT, REQUIRED, NULL,
      "The name as printed"),
    CPARENT__FIELD(BODY_KIND, "kind", CHOICE, OPTIONAL, kind_words,
      "What kind of body it is"),
    CPARENT__FIELD(BODY_POWER, "power", CHOICE, OPTIONAL, power_words,
      "What it may do"),
    CPARENT__FIELD(BODY_PARENT, "parent", TEXT, OPTIONAL, NULL,
      "The id of the body that it reports to"),
};

CPARENT__NOUN(body, BODY)

CPARENT__GET_TEXT(body, name, BODY_NAME)
CPARENT__GET_CHOICE(body, kind, BODY_KIND)
CPARENT__GET_CHOICE(body, power, BODY_POWER)
CPARENT__GET_TEXT(body, parent, BODY_PARENT)
