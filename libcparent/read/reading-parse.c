/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <string.h>

#include <cparent/action.h>
#include <cparent/builder.h>
#include <cparent/citation.h>
#include <cparent/claim.h>
#include <cparent/document.h>
#include <cparent/event.h>
#include <cparent/observation.h>
#include <cparent/person.h>
#include <cparent/pledge.h>
#include <cparent/question.h>
#include <cparent/resolution.h>

#include "core/alloc-internal.h"
#include "core/digest-internal.h"
#include "core/error-internal.h"
#include "core/source-internal.h"
#include "core/text-internal.h"
#include "format/json-read-internal.h"
#include "read/reading-internal.h"

/* One way back from cparent.reading/1: each noun's keys with the fields
 * that they fill, so that the two files cannot drift apart unseen. */
typedef struct key_field {
    const char *key;
    size_t field;
} key_field;

static const key_field observation_keys[] = {
    { "indicator", CPARENT_OBSERVATION_MEASURE },
    { "code", CPARENT_OBSERVATION_INDICATOR },
    { "period_text", CPARENT_OBSERVATION_PERIOD_TEXT },
    { "qualifier", CPARENT_OBSERVATION_QUALIFIER },
    { "role", CPARENT_OBSERVATION_ROLE },
    { "group", CPARENT_OBSERVATION_GROUP },
    { NULL, 0 }
};

static const key_field claim_keys[] = {
    { "text", CPARENT_CLAIM_TEXT },
    { "indicator", CPARENT_CLAIM_MEASURE },
    { "code", CPARENT_CLAIM_INDICATOR },
    { "assertion", CPARENT_CLAIM_ASSERTION },
    { "comparator", CPARENT_CLAIM_COMPARATOR },
    { "period_text", CPARENT_CLAIM_PERIOD_TEXT },
    { "said_by", CPARENT_CLAIM_SAID_BY },
    { NULL, 0 }
};

static const key_field pledge_keys[] = {
    { "heading", CPARENT_PLEDGE_HEADING },
    { NULL, 0 }
};

static const key_field question_keys[] = {
    { "question_text", CPARENT_QUESTION_TEXT },
    { "asked_by", CPARENT_QUESTION_ASKED_BY },
    { "put_by", CPARENT_QUESTION_PUT_BY },
    { "answered_by", CPARENT_QUESTION_ANSWERED_BY },
    { "answer_text", CPARENT_QUESTION_ANSWER },
    { "refers_to", CPARENT_QUESTION_REFERS_TO },
    { NULL, 0 }
};

static const key_field resolution_keys[] = {
    { "number_as_printed", CPARENT_RESOLUTION_NUMBER_AS_PRINTED },
    { "text", CPARENT_RESOLUTION_TEXT },
    { "kind", CPARENT_RESOLUTION_KIND },
    { NULL, 0 }
};

static const key_field action_keys[] = {
    { "text", CPARENT_ACTION_TEXT },
    { "owner", CPARENT_ACTION_OWNER },
    { "due_text", CPARENT_ACTION_DUE_TEXT },
    { "due_kind", CPARENT_ACTION_DUE_KIND },
    { "due_date", CPARENT_ACTION_DUE_ON },
    { "source", CPARENT_ACTION_SOURCE },
    { "strength", CPARENT_ACTION_STRENGTH },
    { "group", CPARENT_ACTION_GROUP },
    { NULL, 0 }
};

static const key_field person_keys[] = {
    { "name", CPARENT_PERSON_NAME },
    { "role", CPARENT_PERSON_ROLE },
    { NULL, 0 }
};

static const key_field event_keys[] = {
    { "what", CPARENT_EVENT_TEXT },
    { "date_text", CPARENT_EVENT_DATE_TEXT },
    { NULL, 0 }
};

static const key_field document_keys[] = {
    { "title", CPARENT_DOCUMENT_TITLE },
    { "purpose", CPARENT_DOCUMENT_PURPOSE },
    { "council", CPARENT_DOCUMENT_COUNCIL },
    { "committee", CPARENT_DOCUMENT_COMMITTEE },
    { "meeting_date", CPARENT_DOCUMENT_HELD_ON },
    { "access", CPARENT_DOCUMENT_ACCESS },
    { "status", CPARENT_DOCUMENT_STATUS },
    { NULL, 0 }
};

#define NO_FIELD SIZE_MAX

static const struct part {
    const char *list;
    cparent_noun noun;
    char letter;
    const key_field *keys;
    size_t citations;
    size_t document; /* the field that names the document, or NO_FIELD */
    size_t day;      /* the field that is the meeting's day, or NO_FIELD */
} parts[] = {
    { "observations", CPARENT_NOUN_OBSERVATION, 'O', observation_keys,
      CPARENT_OBSERVATION_CITATIONS, NO_FIELD, NO_FIELD },
    { "claims", CPARENT_NOUN_CLAIM, 'C', claim_keys,
      CPARENT_CLAIM_CITATIONS, NO_FIELD, CPARENT_CLAIM_SAID_ON },
    { "pledges", CPARENT_NOUN_PLEDGE, 'P', pledge_keys,
      CPARENT_PLEDGE_CITATIONS, NO_FIELD, NO_FIELD },
    { "questions", CPARENT_NOUN_QUESTION, 'Q', question_keys,
      CPARENT_QUESTION_CITATIONS, CPARENT_QUESTION_DOCUMENT,
      CPARENT_QUESTION_ASKED_ON },
    { "resolutions", CPARENT_NOUN_RESOLUTION, 'R', resolution_keys,
      CPARENT_RESOLUTION_CITATIONS, CPARENT_RESOLUTION_DOCUMENT, NO_FIELD },
    { "actions", CPARENT_NOUN_ACTION, 'A', action_keys,
      CPARENT_ACTION_CITATIONS, CPARENT_ACTION_DOCUMENT,
      CPARENT_ACTION_AGREED_ON },
    { "people", CPARENT_NOUN_PERSON, 'H', person_keys,
      CPARENT_PERSON_CITATIONS, NO_FIELD, NO_FIELD },
    { "events", CPARENT_NOUN_EVENT, 'E', event_keys,
      CPARENT_EVENT_CITATIONS, CPARENT_EVENT_DOCUMENT, NO_FIELD },
};

enum { PARTS = sizeof(parts) / sizeof(parts[0]) };

typedef struct parser {
    cparent_reading *reading;
    const cparent_read_options *options;
    const char *source;
    const char *authority;
    char digest[CPARENT__DIGEST_TEXT];
    char document[24];
    char held[16];
    cparent_date meeting;
    cparent_error *err;
} parser;

static cparent_status
refuse(const parser *p, const char *field, const char *what)
{
    return cparent__hint(
        p->err,
        cparent__fail_at(p->err, CPARENT_E_VALIDATION, p->source, 0, 0,
                         field, "%s", what),
        "give a reading of schema cparent.reading/1");
}

/* The strings of a node into the fields of a record.  A word that the
 * field does not know is refused, and named by its key only. */
static cparent_status
take_keys(const parser *p, cparent_builder *builder, cparent_noun noun,
          const cparent__node *node, const key_field *keys)
{
    for (; keys->key != NULL; keys++) {
        const char *text =
            cparent__node_string(cparent__node_get(node, keys->key));

        if (text == NULL || text[0] == '\0')
            continue;
        if (cparent_builder_parse(builder,
                                  cparent_noun_field_name(noun, keys->field),
                                  text, p->err) == CPARENT_OK)
            continue;
        return refuse(p, keys->key, "the value of this key is not known");
    }
    return CPARENT_OK;
}

static bool
take_value(const cparent__node *node, cparent_value *value)
{
    const char *name = cparent__node_string(cparent__node_get(node, "unit"));
    cparent_decimal number;
    cparent_unit unit = CPARENT_UNIT_UNKNOWN;

    if (name != NULL)
        (void)cparent_unit_parse(name, &unit);
    if (!cparent__node_decimal(cparent__node_get(node, "value"), &number))
        return false;
    *value = cparent_value_number(number, unit);
    if (cparent__node_decimal(cparent__node_get(node, "value_high"),
                              &value->high))
        value->flags |= CPARENT_VALUE_RANGE;
    if (cparent__node_integer(cparent__node_get(node, "numerator"),
                              &value->numerator) &&
        cparent__node_integer(cparent__node_get(node, "denominator"),
                              &value->denominator))
        value->flags |= CPARENT_VALUE_PARTS;
    if (cparent__node_true(cparent__node_get(node, "unit_implied")))
        value->flags |= CPARENT_VALUE_UNIT_IMPLIED;
    return true;
}

static cparent_status
take_observation(const parser *p, cparent_builder *builder,
                 const cparent__node *node)
{
    const cparent__node *change = cparent__node_get(node, "change");
    const char *direction =
        cparent__node_string(cparent__node_get(change, "direction"));
    const char *first =
        cparent__node_string(cparent__node_get(node, "period_start"));
    const char *last =
        cparent__node_string(cparent__node_get(node, "period_end"));
    cparent_value value, from;
    cparent_date start, end;
    cparent_status status;

    if (!take_value(node, &value))
        return refuse(p, "value", "an observation has no number");
    status = cparent_builder_value(builder, CPARENT_OBSERVATION_VALUE,
                                   &value, p->err);
    if (status == CPARENT_OK && direction != NULL)
        status = cparent_builder_parse(builder, "change", direction, p->err);
    from = value;
    from.flags = 0;
    if (status == CPARENT_OK &&
        cparent__node_decimal(cparent__node_get(change, "from"),
                              &from.number))
        status = cparent_builder_value(
            builder, CPARENT_OBSERVATION_CHANGE_FROM, &from, p->err);
    if (status == CPARENT_OK && first != NULL && last != NULL &&
        cparent_date_parse(first, &start, NULL) == CPARENT_OK &&
        cparent_date_parse(last, &end, NULL) == CPARENT_OK)
        status = cparent_builder_period(
            builder, CPARENT_OBSERVATION_PERIOD,
            cparent_period_between(start, end), p->err);
    return status;
}

/* The citation of a node, kept at the end of the reading's list.  A node
 * without a place has none. */
static cparent_status
take_citation(const parser *p, cparent_builder *record, size_t field,
              const cparent__node *node, const char *otherwise,
              cparent__read_item *item)
{
    cparent_reading *reading = p->reading;
    cparent__text id = CPARENT__TEXT_INIT(256);
    cparent_builder *builder = NULL;
    cparent_record *citation = NULL;
    const char *quote = cparent__node_string(cparent__node_get(node, "text"));
    const char *plain =
        cparent__node_string(cparent__node_get(node, "plain"));
    int64_t start, end;
    cparent_status status;

    if (quote == NULL)
        quote = otherwise;
    if (quote == NULL ||
        !cparent__node_integer(cparent__node_get(node, "byte_start"),
                               &start) ||
        !cparent__node_integer(cparent__node_get(node, "byte_end"), &end))
        return CPARENT_OK;
    if (start < 0 || end < start)
        return refuse(p, "byte_start", "a passage ends before it begins");
    cparent__text_addf(&id, "%s:%lld-%lld", p->document, (long long)start,
                       (long long)end);
    status = cparent__text_status(&id, p->err);
    if (status == CPARENT_OK)
        status =
            cparent_builder_new(CPARENT_NOUN_CITATION, &builder, p->err);
    if (status == CPARENT_OK)
        status = cparent_builder_text(builder, CPARENT_FIELD_AUTHORITY,
                                      p->authority, p->err);
    if (status == CPARENT_OK)
        status = cparent_builder_text(builder, CPARENT_FIELD_ID,
                                      cparent__text_string(&id), p->err);
    if (status == CPARENT_OK)
        status = cparent_builder_text(builder, CPARENT_CITATION_DOCUMENT,
                                      p->document, p->err);
    if (status == CPARENT_OK)
        status = cparent_builder_integer(
            builder, CPARENT_CITATION_BYTE_START, start, p->err);
    if (status == CPARENT_OK)
        status = cparent_builder_integer(builder, CPARENT_CITATION_BYTE_END,
                                         end, p->err);
    if (status == CPARENT_OK)
        status = cparent_builder_text(builder, CPARENT_CITATION_QUOTE,
                                      quote, p->err);
    if (status == CPARENT_OK && plain != NULL)
        status = cparent_builder_text(builder, CPARENT_CITATION_PLAIN,
                                      plain, p->err);
    if (status == CPARENT_OK)
        status = cparent_builder_build(builder, &citation, p->err);
    cparent_builder_free(builder);
    if (status == CPARENT_OK)
        status = cparent__records_take(&reading->citations, citation,
                                       p->err);
    if (status == CPARENT_OK &&
        !cparent__grow((void **)&reading->citation_of,
                       reading->citation_of_count,
                       &reading->citation_of_room, sizeof(size_t)))
        status = cparent__nomem(p->err);
    if (status == CPARENT_OK) {
        reading->citation_of[reading->citation_of_count++] =
            reading->citations.count - 1;
        item->citation_count++;
        status = cparent_builder_append(record, field,
                                        cparent__text_string(&id), p->err);
    }
    cparent__text_free(&id);
    return status;
}

static cparent_status
take_statements(const parser *p, cparent_builder *builder,
                const cparent__node *node, cparent__read_item *item)
{
    const cparent__node *list = cparent__node_get(node, "statements");
    cparent_status status = CPARENT_OK;
    size_t i;

    for (i = 0; i < cparent__node_count(list) && status == CPARENT_OK; i++) {
        const cparent__node *statement = cparent__node_at(list, i);
        const char *text =
            cparent__node_string(cparent__node_get(statement, "plain"));

        if (text == NULL)
            text = cparent__node_string(cparent__node_get(statement, "text"));
        if (text == NULL)
            return refuse(p, "statements", "a statement has no text");
        status = cparent_builder_append(builder, CPARENT_PLEDGE_STATEMENTS,
                                        text, p->err);
        if (status == CPARENT_OK)
            status = take_citation(p, builder, CPARENT_PLEDGE_CITATIONS,
                                   statement, NULL, item);
    }
    return status;
}

/* What each noun has beside its strings. */
static cparent_status
take_rest(const parser *p, const struct part *part,
          cparent_builder *builder, const cparent__node *node, size_t number,
          cparent__read_item *item)
{
    cparent_status status = CPARENT_OK;

    if (part->document != NO_FIELD)
        status = cparent_builder_text(builder, part->document, p->document,
                                      p->err);
    if (status == CPARENT_OK && part->day != NO_FIELD)
        status = cparent_builder_date(builder, part->day, p->meeting,
                                      p->err);
    if (status != CPARENT_OK)
        return status;
    if (part->noun == CPARENT_NOUN_OBSERVATION)
        return take_observation(p, builder, node);
    if (part->noun == CPARENT_NOUN_PLEDGE)
        return take_statements(p, builder, node, item);
    if (part->noun == CPARENT_NOUN_RESOLUTION)
        return cparent_builder_integer(builder, CPARENT_RESOLUTION_POSITION,
                                       (int64_t)number, p->err);
    if (part->noun == CPARENT_NOUN_ACTION)
        return cparent_builder_choice(builder, CPARENT_ACTION_STATUS,
                                      CPARENT_ACTION_STATUS_OPEN, p->err);
    return CPARENT_OK;
}

static cparent_status
new_record(const parser *p, cparent_noun noun, const char *id,
           cparent_builder **builder_out)
{
    cparent_status status = cparent_builder_new(noun, builder_out, p->err);

    if (status == CPARENT_OK)
        status = cparent_builder_text(*builder_out, CPARENT_FIELD_AUTHORITY,
                                      p->authority, p->err);
    if (status == CPARENT_OK)
        status = cparent_builder_text(*builder_out, CPARENT_FIELD_ID, id,
                                      p->err);
    return status;
}

static cparent_status
take_item(const parser *p, const struct part *part,
          const cparent__node *node, size_t number)
{
    static const char *const words[] = { "question_text", "heading", "name",
                                         "what", NULL };
    cparent_reading *reading = p->reading;
    cparent__read_item item = { 0 };
    cparent__text id = CPARENT__TEXT_INIT(256);
    cparent_builder *builder = NULL;
    const char *rule = cparent__node_string(cparent__node_get(node, "rule"));
    const char *otherwise = NULL;
    int64_t confidence = 50;
    cparent_status status;
    int i;

    cparent__text_addf(&id, "%s/%.6s-%c%zu", p->held, p->digest,
                       part->letter, number);
    status = cparent__text_status(&id, p->err);
    for (i = 0; words[i] != NULL && otherwise == NULL; i++)
        otherwise = cparent__node_string(cparent__node_get(node, words[i]));
    item.citation = reading->citation_of_count;
    if (status == CPARENT_OK)
        status = new_record(p, part->noun, cparent__text_string(&id),
                            &builder);
    if (status == CPARENT_OK)
        status = take_keys(p, builder, part->noun, node, part->keys);
    if (status == CPARENT_OK)
        status = take_citation(p, builder, part->citations, node, otherwise,
                               &item);
    if (status == CPARENT_OK)
        status = take_rest(p, part, builder, node, number, &item);
    if (status == CPARENT_OK)
        status = cparent_builder_build(builder, &item.record, p->err);
    cparent_builder_free(builder);
    cparent__text_free(&id);
    if (status != CPARENT_OK)
        return status;
    strncpy(item.rule, rule != NULL ? rule : "given", sizeof(item.rule) - 1);
    (void)cparent__node_integer(cparent__node_get(node, "confidence"),
                                &confidence);
    item.confidence = confidence >= 0 && confidence <= 100
                          ? (int)confidence
                          : 50;
    if (!cparent__grow((void **)&reading->items, reading->item_count,
                       &reading->item_room, sizeof(item))) {
        cparent_record_unref(item.record);
        return cparent__nomem(p->err);
    }
    reading->items[reading->item_count++] = item;
    return CPARENT_OK;
}

static cparent_status
take_document(parser *p, const cparent__node *root)
{
    const cparent__node *source = cparent__node_get(root, "source");
    const cparent__node *document = cparent__node_get(root, "document");
    const char *path =
        cparent__node_string(cparent__node_get(source, "path"));
    const char *encoding =
        cparent__node_string(cparent__node_get(source, "encoding"));
    cparent_builder *builder = NULL;
    int64_t bytes;
    cparent_status status =
        new_record(p, CPARENT_NOUN_DOCUMENT, p->document, &builder);

    if (status == CPARENT_OK)
        status = take_keys(p, builder, CPARENT_NOUN_DOCUMENT, document,
                           document_keys);
    if (status == CPARENT_OK)
        status = cparent_builder_choice(builder, CPARENT_DOCUMENT_KIND,
                                        CPARENT_DOCUMENT_KIND_MINUTES,
                                        p->err);
    if (status == CPARENT_OK)
        status = cparent_builder_text(builder, CPARENT_DOCUMENT_DIGEST,
                                      p->digest, p->err);
    if (status == CPARENT_OK)
        status = cparent_builder_text(
            builder, CPARENT_DOCUMENT_SOURCE,
            path != NULL ? cparent__path_name(path) : p->source, p->err);
    if (status == CPARENT_OK && encoding != NULL)
        status = cparent_builder_text(builder, CPARENT_DOCUMENT_ENCODING,
                                      encoding, p->err);
    if (status == CPARENT_OK &&
        cparent__node_integer(cparent__node_get(source, "bytes"), &bytes))
        status = cparent_builder_integer(builder, CPARENT_DOCUMENT_BYTES,
                                         bytes, p->err);
    if (status == CPARENT_OK)
        status = cparent_builder_date(builder, CPARENT_DOCUMENT_HELD_ON,
                                      p->meeting, p->err);
    if (status == CPARENT_OK && p->options->board != NULL &&
        cparent__node_string(cparent__node_get(document, "committee")) ==
            NULL)
        status = cparent_builder_text(builder, CPARENT_DOCUMENT_COMMITTEE,
                                      p->options->board, p->err);
    if (status == CPARENT_OK)
        status =
            cparent_builder_build(builder, &p->reading->document, p->err);
    cparent_builder_free(builder);
    return status;
}

static bool
is_digest(const char *text)
{
    size_t i;

    if (text == NULL || strlen(text) != CPARENT__DIGEST_TEXT - 1)
        return false;
    for (i = 0; text[i] != '\0'; i++)
        if (!cparent__is_digit((unsigned char)text[i]) &&
            !(text[i] >= 'a' && text[i] <= 'f'))
            return false;
    return true;
}

static cparent_status
begin(parser *p, const cparent__node *root)
{
    const char *schema =
        cparent__node_string(cparent__node_get(root, "schema"));
    const char *digest = cparent__node_string(
        cparent__node_get(cparent__node_get(root, "source"), "sha256"));
    const char *day = cparent__node_string(cparent__node_get(
        cparent__node_get(root, "document"), "meeting_date"));

    if (schema == NULL || strcmp(schema, "cparent.reading/1") != 0)
        return refuse(p, "schema", "this is not a reading of minutes");
    if (!is_digest(digest))
        return refuse(p, "sha256",
                      "the reading does not say which bytes it is of");
    memcpy(p->digest, digest, CPARENT__DIGEST_TEXT);
    memcpy(p->document, "doc-", 4);
    memcpy(p->document + 4, digest, 12);
    p->meeting = p->options->meeting;
    if (!cparent_date_is_set(p->meeting) && day != NULL &&
        cparent_date_parse(day, &p->meeting, p->err) != CPARENT_OK)
        return refuse(p, "meeting_date", "this is not a date");
    memcpy(p->held, "undated", 8);
    if (cparent_date_is_set(p->meeting))
        cparent_date_format(p->meeting, p->held);
    return take_document(p, root);
}

static cparent_status
parse(parser *p, const cparent__node *root)
{
    cparent_status status = begin(p, root);
    size_t part, i;

    for (part = 0; part < PARTS && status == CPARENT_OK; part++) {
        const cparent__node *list = cparent__node_get(root, parts[part].list);

        for (i = 0; i < cparent__node_count(list) && status == CPARENT_OK;
             i++)
            status = take_item(p, &parts[part], cparent__node_at(list, i),
                               i + 1);
    }
    p->reading->contact_count = cparent__node_count(cparent__node_get(
        cparent__node_get(root, "document"), "contacts"));
    return status;
}

cparent_status
cparent__reading_from_json(cparent_source *source,
                           const cparent_read_options *options,
                           cparent_reading **reading_out,
                           cparent_error *err)
{
    cparent_read_options chosen = CPARENT_READ_OPTIONS_INIT;
    parser p = { 0 };
    cparent__json_tree *tree = NULL;
    char *bytes = NULL;
    size_t size = 0;
    cparent_status status;

    if (options != NULL)
        chosen = *options;
    p.options = &chosen;
    p.source = cparent__path_name(cparent_source_name(source));
    p.authority =
        chosen.authority != NULL ? chosen.authority : "unknown";
    p.err = err;
    status = cparent__source_read_all(source, chosen.limits, &bytes, &size,
                                      err);
    if (status == CPARENT_OK)
        status = cparent__json_tree_parse(bytes, size, p.source, &tree, err);
    cparent__free(bytes);
    if (status == CPARENT_OK)
        status = cparent__reading_new(&p.reading, err);
    if (status == CPARENT_OK)
        status = parse(&p, cparent__json_tree_root(tree));
    cparent__json_tree_free(tree);
    if (status != CPARENT_OK) {
        cparent_reading_unref(p.reading);
        return status;
    }
    *reading_out = p.reading;
    return CPARENT_OK;
}
