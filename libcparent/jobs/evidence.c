/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "jobs/work-internal.h"

#include <stdio.h>
#include <string.h>

#include <cparent/catalogue.h>
#include <cparent/citation.h>
#include <cparent/document.h>

/* The field that lists a record's citations; false for nouns without. */
static bool
citations_field(const cparent_record *record, size_t *field_out)
{
    return cparent_noun_field_find(cparent_record_noun(record), "citations",
                                   field_out);
}

size_t
cparent__citation_count(const cparent_record *record)
{
    size_t field;

    return record && citations_field(record, &field)
               ? cparent_record_list_count(record, field)
               : 0;
}

const cparent_record *
cparent__citation_at(const cparent__work *work, const cparent_record *record,
                     size_t index)
{
    size_t field;

    if (!citations_field(record, &field))
        return NULL;
    return cparent_snapshot_find(
        work->snapshot, CPARENT_NOUN_CITATION,
        cparent_record_list_at(record, field, index));
}

const cparent_record *
cparent__document_of(const cparent__work *work, const cparent_record *record)
{
    const cparent_record *citation;
    size_t field;

    if (cparent_noun_field_find(cparent_record_noun(record), "document",
                                &field) &&
        cparent_record_text(record, field))
        return cparent_snapshot_find(work->snapshot, CPARENT_NOUN_DOCUMENT,
                                     cparent_record_text(record, field));
    citation = cparent__citation_at(work, record, 0);
    if (!citation)
        return NULL;
    return cparent_snapshot_find(
        work->snapshot, CPARENT_NOUN_DOCUMENT,
        cparent_record_text(citation, CPARENT_CITATION_DOCUMENT));
}

bool
cparent__is_prose(const cparent__work *work, const cparent_record *record)
{
    const cparent_record *document = cparent__document_of(work, record);
    int kind = document
                   ? cparent_record_choice(document, CPARENT_DOCUMENT_KIND)
                   : 0;

    return kind == CPARENT_DOCUMENT_KIND_MINUTES ||
           kind == CPARENT_DOCUMENT_KIND_READING;
}

/* Indicators that only the catalogue has are made once for the report, and
 * let go with it. */
const cparent_record *
cparent__indicator_of(cparent__work *work, const char *code)
{
    const cparent_record *held;
    const cparent_record **grown;
    cparent_record *made = NULL;
    size_t i;

    if (!code)
        return NULL;
    held = cparent_snapshot_find(work->snapshot, CPARENT_NOUN_INDICATOR,
                                 code);
    for (i = 0; !held && i < work->indicator_count; i++)
        if (strcmp(cparent_record_id(work->indicators[i]), code) == 0)
            held = work->indicators[i];
    if (held || cparent_catalogue_get(code, &made, NULL) != CPARENT_OK)
        return held;
    grown = cparent__arena_grow(&work->arena, work->indicators,
                                work->indicator_count, sizeof(*grown));
    if (!grown) {
        cparent_record_unref(made);
        return NULL;
    }
    work->indicators = grown;
    work->indicators[work->indicator_count++] = made;
    return made;
}

/* --- sources --------------------------------------------------------------- */

/* "10 February 2026, line 14", or "line 14". */
static const char *
place_of(cparent__work *work, const cparent_record *document,
         const cparent_record *citation)
{
    char day[24] = "";
    int64_t line = 0;

    if (document)
        cparent_date_words(
            cparent_record_date(document, CPARENT_DOCUMENT_HELD_ON), day,
            sizeof(day));
    if (!cparent_record_integer(citation, CPARENT_CITATION_LINE, &line))
        return cparent__arena_string(&work->arena, day);
    return cparent__arena_format(&work->arena, "%s%sline %lld", day,
                                 *day ? ", " : "", (long long)line);
}

static const char *
document_name(cparent__work *work, const cparent_record *document)
{
    const char *title = NULL;
    const char *council;

    if (!document)
        return "a document that is not kept";
    title = cparent__say(work, document, CPARENT_DOCUMENT_TITLE);
    if (!title)
        title = cparent_record_text(document, CPARENT_DOCUMENT_SOURCE);
    council = cparent_record_text(document, CPARENT_DOCUMENT_COUNCIL);
    if (!council)
        return title;
    return cparent__arena_format(&work->arena, "%s: %s", council, title);
}

const char *
cparent__quote_of(const cparent__work *work, const cparent_record *citation)
{
    const char *plain = cparent_record_text(citation,
                                            CPARENT_CITATION_PLAIN);

    if (!cparent__may_quote(work->snapshot, citation))
        return NULL;
    return plain ? plain
                 : cparent_record_text(citation, CPARENT_CITATION_QUOTE);
}

static void
fill_source(cparent__work *work, cparent__pack_source *source,
            const cparent_record *citation)
{
    const cparent_record *document = cparent_snapshot_find(
        work->snapshot, CPARENT_NOUN_DOCUMENT,
        cparent_record_text(citation, CPARENT_CITATION_DOCUMENT));
    const char *digest = "";

    if (document) {
        digest = cparent_record_text(document, CPARENT_DOCUMENT_DIGEST);
        source->address = cparent_record_text(document,
                                              CPARENT_DOCUMENT_ADDRESS);
    }
    source->id = cparent__arena_format(&work->arena, "S%zu",
                                       work->pack.source_count + 1);
    source->document = document_name(work, document);
    source->place = place_of(work, document, citation);
    source->quote = cparent__quote_of(work, citation);
    source->digest = cparent__arena_format(&work->arena, "%.12s", digest);
}

/* The number of a citation among the report's sources. */
static bool
number_source(cparent__work *work, const cparent_record *citation,
              size_t *number_out)
{
    cparent__pack *pack = &work->pack;
    cparent__pack_source *sources;
    const cparent_record **cited;
    size_t i;

    for (i = 0; i < pack->source_count; i++)
        if (work->cited[i] == citation) {
            *number_out = i;
            return true;
        }
    sources = cparent__arena_grow(&work->arena,
                                  (void *)(uintptr_t)pack->sources,
                                  pack->source_count, sizeof(*sources));
    cited = cparent__arena_grow(&work->arena, work->cited,
                                pack->source_count, sizeof(*cited));
    if (!sources || !cited)
        return false;
    work->cited = cited;
    fill_source(work, &sources[pack->source_count], citation);
    work->cited[pack->source_count] = citation;
    pack->sources = sources;
    *number_out = pack->source_count++;
    return true;
}

cparent__pack_sources
cparent__sources_of(cparent__work *work, const cparent_record *record)
{
    cparent__pack_sources none = { NULL, 0 };
    size_t count = cparent__citation_count(record);
    size_t *items = cparent__arena_alloc(&work->arena, count,
                                         sizeof(*items));
    cparent__pack_sources sources = { items, 0 };
    size_t number;
    size_t i;

    if (!items)
        return none;
    for (i = 0; i < count; i++) {
        const cparent_record *citation = cparent__citation_at(work, record,
                                                              i);

        if (citation && number_source(work, citation, &number))
            items[sources.count++] = number;
    }
    return sources;
}

static bool
has_source(const size_t *items, size_t count, size_t number)
{
    while (count-- > 0)
        if (items[count] == number)
            return true;
    return false;
}

cparent__pack_sources
cparent__sources_join(cparent__work *work, cparent__pack_sources a,
                      cparent__pack_sources b)
{
    size_t *items = cparent__arena_alloc(&work->arena, a.count + b.count,
                                         sizeof(*items));
    cparent__pack_sources both = { items, 0 };
    size_t i;

    if (!items)
        return a;
    for (i = 0; i < a.count + b.count; i++) {
        size_t number = i < a.count ? a.items[i] : b.items[i - a.count];

        if (!has_source(items, both.count, number))
            items[both.count++] = number;
    }
    return both;
}

const char *
cparent__say(const cparent__work *work, const cparent_record *record,
             size_t field)
{
    if (!work->pack.restricted &&
        !cparent__may_say(work->snapshot, record, field))
        return NULL;
    return cparent_record_text(record, field);
}
