/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "model/noun-internal.h"

#include <cparent/cparent.h>

#include <string.h>

#define NOUN(noun, NOUN)                                              \
    extern const cparent__field cparent__##noun##_fields[];
#define NOUNS(X)                                                      \
    X(authority, AUTHORITY) X(body, BODY) X(person, PERSON)           \
    X(meeting, MEETING) X(agenda_item, AGENDA_ITEM)                   \
    X(document, DOCUMENT) X(citation, CITATION) X(pledge, PLEDGE)     \
    X(indicator, INDICATOR) X(observation, OBSERVATION)               \
    X(target, TARGET) X(claim, CLAIM) X(resolution, RESOLUTION)       \
    X(question, QUESTION) X(action, ACTION) X(event, EVENT)           \
    X(proposal, PROPOSAL)

NOUNS(NOUN)

#define ROW(noun, NOUN)                                               \
    [CPARENT_NOUN_##NOUN] = { #noun, cparent__##noun##_fields,        \
                              CPARENT_##NOUN##_FIELD_COUNT, 1 },

static const cparent__noun nouns[CPARENT_NOUN_COUNT] = { NOUNS(ROW) };

const cparent__noun *
cparent__noun_get(cparent_noun noun)
{
    if ((int)noun <= CPARENT_NOUN_NONE || noun >= CPARENT_NOUN_COUNT)
        return NULL;
    return &nouns[noun];
}

static const cparent__field *
field_of(cparent_noun noun, size_t field)
{
    const cparent__noun *table = cparent__noun_get(noun);

    return table && field < table->count ? &table->fields[field] : NULL;
}

const char *
cparent_noun_name(cparent_noun noun)
{
    const cparent__noun *table = cparent__noun_get(noun);

    return table ? table->name : "";
}

cparent_noun
cparent_noun_parse(const char *name)
{
    int i;

    for (i = 1; name && i < CPARENT_NOUN_COUNT; i++)
        if (strcmp(nouns[i].name, name) == 0)
            return (cparent_noun)i;
    return CPARENT_NOUN_NONE;
}

size_t
cparent_noun_field_count(cparent_noun noun)
{
    const cparent__noun *table = cparent__noun_get(noun);

    return table ? table->count : 0;
}

const char *
cparent_noun_field_name(cparent_noun noun, size_t field)
{
    const cparent__field *row = field_of(noun, field);

    return row ? row->name : NULL;
}

cparent_field_type
cparent_noun_field_type(cparent_noun noun, size_t field)
{
    const cparent__field *row = field_of(noun, field);

    return row ? row->type : (cparent_field_type)0;
}

const char *
cparent_noun_field_about(cparent_noun noun, size_t field)
{
    const cparent__field *row = field_of(noun, field);

    return row ? row->about : NULL;
}

const char *
cparent_noun_field_choice(cparent_noun noun, size_t field, int choice)
{
    const cparent__field *row = field_of(noun, field);
    int i;

    if (!row || !row->words || choice < 1)
        return NULL;
    for (i = 1; i < choice; i++)
        if (!row->words[i - 1])
            return NULL;
    return row->words[choice - 1];
}

bool
cparent_noun_field_find(cparent_noun noun, const char *name,
                        size_t *field_out)
{
    const cparent__noun *table = cparent__noun_get(noun);
    size_t i;

    for (i = 0; table && name && i < table->count; i++)
        if (strcmp(table->fields[i].name, name) == 0) {
            *field_out = i;
            return true;
        }
    return false;
}
