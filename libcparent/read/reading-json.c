/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <cparent/action.h>
#include <cparent/citation.h>
#include <cparent/claim.h>
#include <cparent/document.h>
#include <cparent/event.h>
#include <cparent/observation.h>
#include <cparent/person.h>
#include <cparent/pledge.h>
#include <cparent/question.h>
#include <cparent/resolution.h>

#include <string.h>

#include "core/error-internal.h"
#include "read/put-internal.h"
#include "read/reading-internal.h"

/* The shape of cparent.reading/1 is given to others: keys are only ever
 * added to it. */

static void
put_choice(cparent__json *json, const char *key,
           const cparent_record *record, size_t field)
{
    cparent__json_put_string(
        json, key,
        cparent_noun_field_choice(cparent_record_noun(record), field,
                                  cparent_record_choice(record, field)));
}

static void
put_decimal(cparent__json *json, const char *key, bool given,
            cparent_decimal number)
{
    cparent__json_key(json, key);
    if (given)
        cparent__json_decimal(json, number);
    else
        cparent__json_null(json);
}

static void
put_rule(cparent__json *json, const cparent__read_item *item)
{
    cparent__json_put_string(json, "rule", item->rule);
    cparent__json_put_integer(json, "confidence", item->confidence);
}

static void
put_parts(cparent__json *json, const cparent_value *value)
{
    cparent__json_key(json, "numerator");
    if ((value->flags & CPARENT_VALUE_PARTS) != 0)
        cparent__json_integer(json, value->numerator);
    else
        cparent__json_null(json);
    cparent__json_key(json, "denominator");
    if ((value->flags & CPARENT_VALUE_PARTS) != 0)
        cparent__json_integer(json, value->denominator);
    else
        cparent__json_null(json);
}

static void
put_change(cparent__json *json, const cparent_record *record,
           const cparent_value *value)
{
    const cparent_value from =
        cparent_record_value(record, CPARENT_OBSERVATION_CHANGE_FROM);
    const bool given = cparent_value_is_number(&from);

    cparent__json_key(json, "change");
    if (cparent_record_choice(record, CPARENT_OBSERVATION_CHANGE) == 0) {
        cparent__json_null(json);
        return;
    }
    cparent__json_open(json, '{');
    put_decimal(json, "from", given, from.number);
    put_decimal(json, "to", given, value->number);
    put_choice(json, "direction", record, CPARENT_OBSERVATION_CHANGE);
    cparent__json_close(json, '}');
}

static void
put_observation(cparent__json *json, const cparent_record *record)
{
    const cparent_value value =
        cparent_record_value(record, CPARENT_OBSERVATION_VALUE);
    const cparent_period period =
        cparent_record_period(record, CPARENT_OBSERVATION_PERIOD);
    const cparent_date none = { 0, 0, 0 };
    const bool set = cparent_period_is_set(period);

    cparent__put_text(json, "indicator", record, CPARENT_OBSERVATION_MEASURE);
    cparent__put_text(json, "code", record, CPARENT_OBSERVATION_INDICATOR);
    put_decimal(json, "value", cparent_value_is_number(&value),
                value.number);
    put_decimal(json, "value_high",
                (value.flags & CPARENT_VALUE_RANGE) != 0, value.high);
    cparent__json_put_string(json, "unit",
                             cparent_unit_name((cparent_unit)value.unit));
    cparent__json_key(json, "unit_implied");
    cparent__json_bool(json,
                       (value.flags & CPARENT_VALUE_UNIT_IMPLIED) != 0);
    put_parts(json, &value);
    cparent__put_text(json, "period_text", record,
                      CPARENT_OBSERVATION_PERIOD_TEXT);
    cparent__put_date(json, "period_start", set ? period.first : none);
    cparent__put_date(json, "period_end", set ? period.last : none);
    put_choice(json, "qualifier", record, CPARENT_OBSERVATION_QUALIFIER);
    put_choice(json, "role", record, CPARENT_OBSERVATION_ROLE);
    put_change(json, record, &value);
    cparent__put_text(json, "group", record, CPARENT_OBSERVATION_GROUP);
}

static void
put_claim(cparent__json *json, const cparent_record *record)
{
    cparent__put_text(json, "indicator", record, CPARENT_CLAIM_MEASURE);
    cparent__put_text(json, "code", record, CPARENT_CLAIM_INDICATOR);
    put_choice(json, "assertion", record, CPARENT_CLAIM_ASSERTION);
    put_choice(json, "comparator", record, CPARENT_CLAIM_COMPARATOR);
    cparent__put_text(json, "period_text", record, CPARENT_CLAIM_PERIOD_TEXT);
    cparent__put_text(json, "said_by", record, CPARENT_CLAIM_SAID_BY);
}

static void
put_pledge(cparent__json *json, const cparent_reading *reading,
           const cparent__read_item *item)
{
    size_t i;

    cparent__put_text(json, "heading", item->record, CPARENT_PLEDGE_HEADING);
    cparent__json_key(json, "statements");
    cparent__json_open(json, '[');
    for (i = 1; i < item->citation_count; i++) {
        cparent__json_open(json, '{');
        cparent__put_citation(
            json,
            reading->citations.items[reading->citation_of[item->citation + i]],
            true);
        cparent__json_close(json, '}');
    }
    cparent__json_close(json, ']');
}

static void
put_question(cparent__json *json, const cparent_record *record)
{
    cparent__put_text(json, "question_text", record, CPARENT_QUESTION_TEXT);
    cparent__put_text(json, "asked_by", record, CPARENT_QUESTION_ASKED_BY);
    cparent__put_text(json, "put_by", record, CPARENT_QUESTION_PUT_BY);
    cparent__put_text(json, "answered_by", record,
                      CPARENT_QUESTION_ANSWERED_BY);
    cparent__put_text(json, "answer_text", record, CPARENT_QUESTION_ANSWER);
    cparent__put_text(json, "refers_to", record, CPARENT_QUESTION_REFERS_TO);
}

static void
put_action(cparent__json *json, const cparent_record *record)
{
    cparent__put_text(json, "owner", record, CPARENT_ACTION_OWNER);
    cparent__put_text(json, "due_text", record, CPARENT_ACTION_DUE_TEXT);
    put_choice(json, "due_kind", record, CPARENT_ACTION_DUE_KIND);
    cparent__put_date(json, "due_date",
                      cparent_record_date(record, CPARENT_ACTION_DUE_ON));
    put_choice(json, "source", record, CPARENT_ACTION_SOURCE);
    put_choice(json, "strength", record, CPARENT_ACTION_STRENGTH);
    cparent__put_text(json, "group", record, CPARENT_ACTION_GROUP);
}

static void
put_item(cparent__json *json, const cparent_reading *reading, size_t index)
{
    const cparent__read_item *item = &reading->items[index];
    const cparent_record *record = item->record;
    const cparent_record *citation = cparent_reading_citation(reading, index);

    cparent__json_open(json, '{');
    switch (cparent_record_noun(record)) {
    case CPARENT_NOUN_OBSERVATION:
        cparent__put_citation(json, citation, true);
        put_observation(json, record);
        break;
    case CPARENT_NOUN_CLAIM:
        cparent__put_citation(json, citation, true);
        put_claim(json, record);
        break;
    case CPARENT_NOUN_PLEDGE:
        put_pledge(json, reading, item);
        cparent__put_citation(json, citation, false);
        break;
    case CPARENT_NOUN_QUESTION:
        put_question(json, record);
        cparent__put_citation(json, citation, false);
        break;
    case CPARENT_NOUN_RESOLUTION:
        cparent__put_text(json, "number_as_printed", record,
                          CPARENT_RESOLUTION_NUMBER_AS_PRINTED);
        cparent__put_citation(json, citation, true);
        put_choice(json, "kind", record, CPARENT_RESOLUTION_KIND);
        break;
    case CPARENT_NOUN_ACTION:
        cparent__put_citation(json, citation, true);
        put_action(json, record);
        break;
    case CPARENT_NOUN_PERSON:
        cparent__put_text(json, "name", record, CPARENT_PERSON_NAME);
        cparent__put_text(json, "role", record, CPARENT_PERSON_ROLE);
        cparent__put_citation(json, citation, false);
        break;
    default:
        cparent__put_text(json, "what", record, CPARENT_EVENT_TEXT);
        cparent__put_text(json, "date_text", record, CPARENT_EVENT_DATE_TEXT);
        cparent__put_citation(json, citation, false);
        break;
    }
    put_rule(json, item);
    cparent__json_close(json, '}');
}

static void
put_list(cparent__json *json, const cparent_reading *reading,
         const char *key, cparent_noun noun)
{
    size_t i;

    cparent__json_key(json, key);
    cparent__json_open(json, '[');
    for (i = 0; i < reading->item_count; i++)
        if (cparent_record_noun(reading->items[i].record) == noun)
            put_item(json, reading, i);
    cparent__json_close(json, ']');
}

static void
put_contacts(cparent__json *json, const cparent_reading *reading)
{
    size_t i, seen = 0;

    cparent__json_key(json, "contacts");
    cparent__json_open(json, '[');
    for (i = 0; i < reading->item_count &&
                seen < reading->contact_count; i++) {
        const cparent_record *record = reading->items[i].record;

        if (cparent_record_noun(record) != CPARENT_NOUN_PERSON)
            continue;
        seen++;
        cparent__json_open(json, '{');
        cparent__put_text(json, "name", record, CPARENT_PERSON_NAME);
        cparent__put_text(json, "role", record, CPARENT_PERSON_ROLE);
        cparent__json_close(json, '}');
    }
    cparent__json_close(json, ']');
}

static void
put_document(cparent__json *json, const cparent_reading *reading)
{
    const cparent_record *document = reading->document;

    cparent__json_key(json, "source");
    cparent__json_open(json, '{');
    cparent__put_text(json, "path", document, CPARENT_DOCUMENT_SOURCE);
    cparent__put_text(json, "sha256", document, CPARENT_DOCUMENT_DIGEST);
    cparent__put_text(json, "encoding", document, CPARENT_DOCUMENT_ENCODING);
    cparent__put_integer_or_null(json, "bytes", document,
                                 CPARENT_DOCUMENT_BYTES);
    cparent__json_close(json, '}');
    cparent__json_key(json, "document");
    cparent__json_open(json, '{');
    cparent__put_text(json, "title", document, CPARENT_DOCUMENT_TITLE);
    cparent__put_text(json, "purpose", document, CPARENT_DOCUMENT_PURPOSE);
    cparent__put_text(json, "council", document, CPARENT_DOCUMENT_COUNCIL);
    cparent__put_text(json, "committee", document, CPARENT_DOCUMENT_COMMITTEE);
    cparent__put_date(json, "meeting_date",
                      cparent_record_date(document, CPARENT_DOCUMENT_HELD_ON));
    put_choice(json, "access", document, CPARENT_DOCUMENT_ACCESS);
    put_choice(json, "status", document, CPARENT_DOCUMENT_STATUS);
    put_contacts(json, reading);
    cparent__json_close(json, '}');
}

/* About what one item takes beside the words that it cites. */
enum { ITEM_BYTES = 700 };

/* About what all of them take, and no more than would be too much. */
static size_t
items_size(const cparent_reading *reading)
{
    size_t size = reading->item_count * ITEM_BYTES;
    size_t i;

    for (i = 0; i < reading->item_count; i++) {
        const cparent_record *citation = cparent_reading_citation(reading, i);
        const char *quote =
            cparent_record_text(citation, CPARENT_CITATION_QUOTE);
        const char *plain =
            cparent_record_text(citation, CPARENT_CITATION_PLAIN);

        size += quote != NULL ? strlen(quote) : 0;
        size += plain != NULL ? strlen(plain) : 0;
    }
    return size < CPARENT__TEXT_LARGE / 2 ? size : CPARENT__TEXT_LARGE / 2;
}

cparent_status
cparent_reading_json(const cparent_reading *reading, char **json_out,
                     cparent_error *err)
{
    cparent__text text = CPARENT__TEXT_INIT(CPARENT__TEXT_LARGE);
    cparent__json json;
    cparent_status status;

    if (reading == NULL || json_out == NULL)
        return cparent__fail(err, CPARENT_E_INVALID,
                             "there is no reading or nowhere to put it");
    cparent__text_reserve(&text, items_size(reading));
    cparent__json_begin(&json, &text, true);
    cparent__json_open(&json, '{');
    cparent__json_put_string(&json, "schema", "cparent.reading/1");
    put_document(&json, reading);
    put_list(&json, reading, "observations", CPARENT_NOUN_OBSERVATION);
    put_list(&json, reading, "claims", CPARENT_NOUN_CLAIM);
    put_list(&json, reading, "pledges", CPARENT_NOUN_PLEDGE);
    put_list(&json, reading, "questions", CPARENT_NOUN_QUESTION);
    put_list(&json, reading, "resolutions", CPARENT_NOUN_RESOLUTION);
    put_list(&json, reading, "actions", CPARENT_NOUN_ACTION);
    put_list(&json, reading, "people", CPARENT_NOUN_PERSON);
    put_list(&json, reading, "events", CPARENT_NOUN_EVENT);
    cparent__json_close(&json, '}');
    status = cparent__text_status(&text, err);
    if (status == CPARENT_OK)
        *json_out = cparent__text_take(&text);
    cparent__text_free(&text);
    return status;
}
