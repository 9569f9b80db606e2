/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "model/snapshot-internal.h"

#include <string.h>

#include <cparent/citation.h>

typedef struct passage {
    const char *document;
    int64_t start;
    int64_t end;
} passage;

/* Where the record's citation of that index points; false for none. */
static bool
passage_of(const cparent_snapshot *snapshot, const cparent_record *record,
           size_t index, passage *out)
{
    const cparent_record *citation;
    size_t field;

    if (!cparent_noun_field_find(cparent_record_noun(record), "citations",
                                 &field))
        return false;
    citation = cparent_snapshot_find(
        snapshot, CPARENT_NOUN_CITATION,
        cparent_record_list_at(record, field, index));
    if (!citation)
        return false;
    out->document = cparent_record_text(citation,
                                        CPARENT_CITATION_DOCUMENT);
    return cparent_record_integer(citation, CPARENT_CITATION_BYTE_START,
                                  &out->start) &&
           cparent_record_integer(citation, CPARENT_CITATION_BYTE_END,
                                  &out->end);
}

bool
cparent__stands_in(const cparent_snapshot *snapshot,
                   const cparent_record *record,
                   const cparent_record *pledge)
{
    passage inner;
    passage outer;
    size_t field;
    size_t i;

    if (!passage_of(snapshot, record, 0, &inner) ||
        !cparent_noun_field_find(cparent_record_noun(pledge), "citations",
                                 &field))
        return false;
    for (i = 0; i < cparent_record_list_count(pledge, field); i++)
        if (passage_of(snapshot, pledge, i, &outer) &&
            strcmp(outer.document, inner.document) == 0 &&
            inner.start >= outer.start && inner.end <= outer.end)
            return true;
    return false;
}
