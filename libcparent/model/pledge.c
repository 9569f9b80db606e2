/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <cparent/pledge.h>

#include "model/noun-internal.h"

const cparent__field cparent__pledge_fields[] = {
    CPARENT__COMMON_FIELDS,
    CPARENT__FIELD(PLEDGE_HEADING, "heading", TEXT, REQUIRED, NULL,
      "The promise in a few words"),
    CPARENT__FIELD(PLEDGE_STATEMENTS, "statements", LIST, OPTIONAL, NULL,
      "What the council says it does, or will do, to keep it"),
    CPARENT__FIELD(PLEDGE_THEME, "theme", TEXT, OPTIONAL, NULL,
      "The code of its theme"),
    CPARENT__FIELD(PLEDGE_PRINCIPLES, "principles", LIST, OPTIONAL, NULL,
      "Codes of the corporate parenting principles it serves"),
    CPARENT__FIELD(PLEDGE_OWNER, "owner", TEXT, OPTIONAL, NULL,
      "Who answers for it"),
    CPARENT__FIELD(PLEDGE_IN_FORCE_FROM, "in_force_from", DATE, OPTIONAL, NULL,
      "The first day it stands"),
    CPARENT__FIELD(PLEDGE_IN_FORCE_TO, "in_force_to", DATE, OPTIONAL, NULL,
      "The last day it stands"),
    CPARENT__FIELD(PLEDGE_POSITION, "position", INTEGER, OPTIONAL, NULL,
      "Where it stands in the council's own order, from 1"),
    CPARENT__FIELD(PLEDGE_NOTE, "note", TEXT, OPTIONAL, NULL,
      "An officer's remark, not for publication"),
    CPARENT__FIELD(PLEDGE_CITATIONS, "citations", LIST, OPTIONAL, NULL,
      "Ids of the citations that carry it"),
    CPARENT__FIELD_SINCE(2, PLEDGE_ACCEPTED_BY, "accepted_by", TEXT, OPTIONAL, NULL,
      "Who accepted it, when it was read from prose"),
};

CPARENT__NOUN(pledge, PLEDGE)

CPARENT__GET_TEXT(pledge, heading, PLEDGE_HEADING)
CPARENT__GET_LIST(pledge, statements, PLEDGE_STATEMENTS)
CPARENT__GET_TEXT(pledge, theme, PLEDGE_THEME)
CPARENT__GET_LIST(pledge, principles, PLEDGE_PRINCIPLES)
CPARENT__GET_TEXT(pledge, owner, PLEDGE_OWNER)
CPARENT__GET_DATE(pledge, in_force_from, PLEDGE_IN_FORCE_FROM)
CPARENT__GET_DATE(pledge, in_force_to, PLEDGE_IN_FORCE_TO)
CPARENT__GET_INTEGER(pledge, position, PLEDGE_POSITION)
CPARENT__GET_TEXT(pledge, note, PLEDGE_NOTE)
CPARENT__GET_LIST(pledge, citations, PLEDGE_CITATIONS)
CPARENT__GET_TEXT(pledge, accepted_by, PLEDGE_ACCEPTED_BY)
