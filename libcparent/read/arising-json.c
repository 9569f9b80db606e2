/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <cparent/action.h>
#include <cparent/arising.h>
#include <cparent/citation.h>

#include "core/error-internal.h"
#include "format/json-internal.h"

/* The shape of cparent.arising/1 is given to others: keys are only ever
 * added to it. */

static void
put_text(cparent__json *json, const char *key, const cparent_record *record,
         size_t field)
{
    cparent__json_put_string(json, key, cparent_record_text(record, field));
}

static void
put_date(cparent__json *json, const char *key, const cparent_record *record,
         size_t field)
{
    char day[CPARENT_DATE_SIZE];

    cparent_date_format(cparent_record_date(record, field), day);
    cparent__json_put_string(json, key, day[0] != '\0' ? day : NULL);
}

static void
put_place(cparent__json *json, const char *key, const cparent_record *record,
          size_t field)
{
    int64_t number = 0;

    if (cparent_record_integer(record, field, &number))
        cparent__json_put_integer(json, key, number);
}

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
    put_text(json, "action_text", action, CPARENT_ACTION_TEXT);
    put_text(json, "owner", action, CPARENT_ACTION_OWNER);
    put_text(json, "due_text", action, CPARENT_ACTION_DUE_TEXT);
    put_date(json, "due_date", action, CPARENT_ACTION_DUE_ON);
    put_date(json, "closed_on", action, CPARENT_ACTION_CLOSED_ON);
    put_text(json, "text", citation, CPARENT_CITATION_QUOTE);
    if (cparent_record_has(citation, CPARENT_CITATION_PLAIN))
        put_text(json, "plain", citation, CPARENT_CITATION_PLAIN);
    put_place(json, "byte_start", citation, CPARENT_CITATION_BYTE_START);
    put_place(json, "byte_end", citation, CPARENT_CITATION_BYTE_END);
    put_place(json, "line", citation, CPARENT_CITATION_LINE);
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
