/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <cparent/action.h>
#include <cparent/arising.h>
#include <cparent/citation.h>

#include "core/error-internal.h"
#include "read/put-internal.h"

/* The shape of cparent.arising/1 is given to others: keys are only ever
 * added to it. */

static void
put_matter(cparent__json *json, const cparent_arising *arising, size_t index)
{
    const cparent_record *action = cparent_arising_action(arising, index);
    const cparent_record *citation =
        cparent_arising_citation(arising, index);

    cparent__json_open(json, '{');
    cparent__json_put_string(json, "action", cparent_record_id(action));
    cparent__json_put_string(json, "outcome",
                             cparent_arising_outcome_name(
                                 cparent_arising_outcome_at(arising,
                                                            index)));
    cparent__put_text(json, "action_text", action, CPARENT_ACTION_TEXT);
    cparent__put_text(json, "owner", action, CPARENT_ACTION_OWNER);
    cparent__put_text(json, "due_text", action, CPARENT_ACTION_DUE_TEXT);
    cparent__put_date(json, "due_date",
                      cparent_record_date(action, CPARENT_ACTION_DUE_ON));
    cparent__put_date(json, "closed_on",
                      cparent_record_date(action, CPARENT_ACTION_CLOSED_ON));
    cparent__put_citation(json, citation, true);
    cparent__put_integer_or_null(json, "line", citation, CPARENT_CITATION_LINE);
    cparent__json_put_string(json, "rule",
                             cparent_arising_rule(arising, index));
    cparent__json_put_integer(json, "confidence",
                              cparent_arising_confidence(arising, index));
    cparent__json_close(json, '}');
}

cparent_status
cparent_arising_json(const cparent_arising *arising, char **json_out,
                     cparent_error *err)
{
    cparent__text text = CPARENT__TEXT_INIT(CPARENT__TEXT_LARGE);
    cparent__json json;
    cparent_status status;
    size_t i;

    cparent__json_begin(&json, &text, true);
    cparent__json_open(&json, '{');
    cparent__json_put_string(&json, "schema", "cparent.arising/1");
    cparent__json_key(&json, "matters");
    cparent__json_open(&json, '[');
    for (i = 0; i < cparent_arising_count(arising); i++)
        put_matter(&json, arising, i);
    cparent__json_close(&json, ']');
    cparent__json_close(&json, '}');
    cparent__text_add(&text, "\n");
    status = cparent__text_status(&text, err);
    if (status == CPARENT_OK)
        *json_out = cparent__text_take(&text);
    cparent__text_free(&text);
    return status;
}
