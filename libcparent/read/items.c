/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <string.h>

#include "core/alloc-internal.h"
#include "read/reader-internal.h"

cparent__item *
cparent__reader_add(cparent__reader *reader, cparent_noun noun,
                    cparent__span text, const char *rule, int confidence)
{
    cparent__item *item;

    if (reader->failed != CPARENT_OK || text.end <= text.start)
        return NULL;
    if (reader->item_count == CPARENT__MOST_ITEMS) {
        reader->failed = CPARENT_E_LIMIT;
        return NULL;
    }
    if (!cparent__grow((void **)&reader->items, reader->item_count,
                       &reader->item_room, sizeof(*item))) {
        reader->failed = CPARENT_E_NOMEM;
        return NULL;
    }
    item = &reader->items[reader->item_count++];
    memset(item, 0, sizeof(*item));
    item->noun = noun;
    item->text = text;
    item->rule = rule;
    item->confidence = confidence;
    return item;
}

void
cparent__reader_free(cparent__reader *reader)
{
    if (reader == NULL)
        return;
    cparent__decoded_free(&reader->decoded);
    cparent_phrases_unref(reader->phrases);
    cparent__free(reader->blocks);
    cparent__free(reader->items);
    cparent__free(reader->parts);
    cparent__free(reader);
}
