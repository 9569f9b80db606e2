/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "protect/door-internal.h"

#include <cparent/action.h>
#include <cparent/agenda_item.h>
#include <cparent/citation.h>
#include <cparent/document.h>
#include <cparent/proposal.h>
#include <string.h>

/* Every "access" field has the same words; this is the first of them. */
enum { ACCESS_NOT_SAID = 0, ACCESS_PUBLIC = 1 };

static bool
is_open(int access)
{
    return access == ACCESS_NOT_SAID || access == ACCESS_PUBLIC;
}

/* A document that was marked exempt or restricted, or that minutes an item
 * which was.  Items say nothing of where in the document they stand, so one
 * of them closes all of it. */
static bool
is_closed(const cparent_snapshot *snapshot, const cparent_record *document)
{
    if (!is_open(cparent_record_choice(document, CPARENT_DOCUMENT_ACCESS)))
        return true;

    const char *id = cparent_record_id(document);
    size_t count =
        cparent_snapshot_count(snapshot, CPARENT_NOUN_AGENDA_ITEM);
    for (size_t i = 0; i < count; i++) {
        const cparent_record *item =
            cparent_snapshot_at(snapshot, CPARENT_NOUN_AGENDA_ITEM, i);
        const char *of =
            cparent_record_text(item, CPARENT_AGENDA_ITEM_DOCUMENT);
        if (of != NULL && strcmp(of, id) == 0
            && !is_open(
                cparent_record_choice(item, CPARENT_AGENDA_ITEM_ACCESS)))
            return true;
    }
    return false;
}

/* Anybody may read it already. */
static bool
is_public(const cparent_snapshot *snapshot, const cparent_record *document)
{
    return document != NULL
           && cparent_record_flag(document, CPARENT_DOCUMENT_PUBLISHED)
           && !is_closed(snapshot, document);
}

static const cparent_record *
find_document(const cparent_snapshot *snapshot, const char *id)
{
    return id == NULL ? NULL
                      : cparent_snapshot_find(snapshot,
                                              CPARENT_NOUN_DOCUMENT, id);
}

bool
cparent__may_quote(const cparent_snapshot *snapshot,
                   const cparent_record *citation)
{
    if (citation == NULL
        || cparent_record_noun(citation) != CPARENT_NOUN_CITATION)
        return false;
    return is_public(
        snapshot,
        find_document(snapshot, cparent_record_text(
                                    citation, CPARENT_CITATION_DOCUMENT)));
}

/* How the documents that carry a record stand. */
typedef struct carriers {
    bool any;
    bool all_public;
    bool any_closed;
    bool carried; /* one that is public has exactly the words asked for */
} carriers;

static void
add_carrier(const cparent_snapshot *snapshot, carriers *found,
            const cparent_record *document)
{
    found->any = true;
    if (!is_public(snapshot, document))
        found->all_public = false;
    if (document != NULL && is_closed(snapshot, document))
        found->any_closed = true;
}

static bool
holds(const char *text, const char *words)
{
    return text != NULL && words != NULL && strstr(text, words) != NULL;
}

static carriers
find_carriers(const cparent_snapshot *snapshot,
              const cparent_record *record, const char *words)
{
    carriers found = { false, true, false, false };
    cparent_noun noun = cparent_record_noun(record);
    size_t field;

    if (cparent_noun_field_find(noun, "document", &field)
        && cparent_record_text(record, field) != NULL)
        add_carrier(snapshot, &found,
                    find_document(snapshot,
                                  cparent_record_text(record, field)));
    if (!cparent_noun_field_find(noun, "citations", &field))
        return found;
    for (size_t i = 0; i < cparent_record_list_count(record, field); i++) {
        const cparent_record *citation = cparent_snapshot_find(
            snapshot, CPARENT_NOUN_CITATION,
            cparent_record_list_at(record, field, i));
        const cparent_record *document = NULL;
        if (citation != NULL)
            document = find_document(
                snapshot,
                cparent_record_text(citation, CPARENT_CITATION_DOCUMENT));
        add_carrier(snapshot, &found, document);
        if (is_public(snapshot, document)
            && (holds(cparent_record_text(citation, CPARENT_CITATION_QUOTE),
                      words)
                || holds(cparent_record_text(citation,
                                             CPARENT_CITATION_PLAIN),
                         words)))
            found.carried = true;
    }
    return found;
}

static bool
is_marked_closed(const cparent_record *record)
{
    size_t field;

    return cparent_noun_field_find(cparent_record_noun(record), "access",
                                   &field)
           && !is_open(cparent_record_choice(record, field));
}

/* An officer's remark is for officers, whatever carries the record. */
static bool
is_note(const cparent_record *record, size_t field)
{
    const char *name =
        cparent_noun_field_name(cparent_record_noun(record), field);

    return name == NULL || strcmp(name, "note") == 0;
}

bool
cparent__may_say(const cparent_snapshot *snapshot,
                 const cparent_record *record, size_t field)
{
    if (record == NULL || is_note(record, field)
        || is_marked_closed(record))
        return false;

    cparent_noun noun = cparent_record_noun(record);
    bool update = noun == CPARENT_NOUN_ACTION
                  && field == CPARENT_ACTION_UPDATE;
    carriers found = find_carriers(
        snapshot, record, update ? cparent_record_text(record, field) : NULL);
    if (found.any_closed)
        return false;

    switch (noun) {
    case CPARENT_NOUN_AUTHORITY:
    case CPARENT_NOUN_BODY:
    case CPARENT_NOUN_MEETING:
    case CPARENT_NOUN_INDICATOR:
        return true; /* who meets when, and what is counted, is no secret */
    case CPARENT_NOUN_PLEDGE:
        return true; /* a promise to children is made in public */
    case CPARENT_NOUN_PROPOSAL:
        return false; /* nobody has looked at it yet */
    case CPARENT_NOUN_DOCUMENT:
        return is_public(snapshot, record);
    default:
        break;
    }
    /* The last thing heard is typed in by somebody; only what the minutes
     * themselves say of it has been published. */
    if (update)
        return found.carried;
    return found.any && found.all_public;
}
