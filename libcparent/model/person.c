/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <cparent/person.h>

#include "model/noun-internal.h"

const cparent__field cparent__person_fields[] = {
    CPARENT__COMMON_FIELDS,
    CPARENT__FIELD(PERSON_NAME, "name", TEXT, REQUIRED, NULL,
      "The name as printed"),
    CPARENT__FIELD(PERSON_ROLE, "role", TEXT, OPTIONAL, NULL,
      "The role as printed"),
    CPARENT__FIELD(PERSON_ORGANISATION, "organisation", TEXT, OPTIONAL, NULL,
      "Whom the person works for or stands for"),
    CPARENT__FIELD(PERSON_CITATIONS, "citations", LIST, OPTIONAL, NULL,
      "Ids of the citations where the person is named"),
    CPARENT__FIELD_SINCE(2, PERSON_ACCEPTED_BY, "accepted_by", TEXT, OPTIONAL, NULL,
      "Who accepted it, when it was read from prose"),
};

CPARENT__NOUN(person, PERSON)

CPARENT__GET_TEXT(person, name, PERSON_NAME)
CPARENT__GET_TEXT(person, role, PERSON_ROLE)
CPARENT__GET_TEXT(person, organisation, PERSON_ORGANISATION)
CPARENT__GET_LIST(person, citations, PERSON_CITATIONS)
CPARENT__GET_TEXT(person, accepted_by, PERSON_ACCEPTED_BY)
