/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <cparent/authority.h>

#include "model/noun-internal.h"

static const char *const kind_words[] = {
    "council", "trust", "government", NULL
};

static const char *const nation_words[] = {
    "england", "scotland", "wales", "northern_ireland", NULL
};

const cparent__field cparent__authority_fields[] = {
    CPARENT__COMMON_FIELDS,
    CPARENT__FIELD(AUTHORITY_NAME, "name", TEXT, REQUIRED, NULL,
      "The name as the authority writes it"),
    CPARENT__FIELD(AUTHORITY_KIND, "kind", CHOICE, OPTIONAL, kind_words,
      "What it is"),
    CPARENT__FIELD(AUTHORITY_NATION, "nation", CHOICE, OPTIONAL, nation_words,
      "Where it is"),
    CPARENT__FIELD(AUTHORITY_REGION, "region", TEXT, OPTIONAL, NULL,
      "The name of its region"),
};

CPARENT__NOUN(authority, AUTHORITY)

CPARENT__GET_TEXT(authority, name, AUTHORITY_NAME)
CPARENT__GET_CHOICE(authority, kind, AUTHORITY_KIND)
CPARENT__GET_CHOICE(authority, nation, AUTHORITY_NATION)
CPARENT__GET_TEXT(authority, region, AUTHORITY_REGION)
