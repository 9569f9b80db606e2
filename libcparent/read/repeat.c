/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <string.h>

#include "core/alloc-internal.h"
#include "read/reader-internal.h"

/* A shorter block says the same by chance. */
enum { SHORTEST_REPEAT = 16 };

/* What was found in block `from` is said again in block `to`. */
static void
cite_again(cparent__reader *reader, const cparent__block *from,
           const cparent__block *to)
{
    size_t i;

    /* Items stand in the order of the blocks, and so do repetitions. */
    while (reader->cited < reader->item_count &&
           reader->items[reader->cited].text.start < from->start)
        reader->cited++;
    for (i = reader->cited;
         i < reader->item_count && reader->items[i].text.start < from->end;
         i++) {
        cparent__item *item = &reader->items[i];
        cparent__span again = { to->start, to->start };

        if (item->noun != CPARENT_NOUN_RESOLUTION || item->part_count > 0 ||
            item->text.end > from->end)
            continue;
        again.start += item->text.start - from->start;
        again.end += item->text.end - from->start;
        if (!cparent__grow((void **)&reader->parts, reader->part_count,
                           &reader->part_room, sizeof(again))) {
            reader->failed = CPARENT_E_NOMEM;
            return;
        }
        item->first_part = (uint32_t)reader->part_count;
        item->part_count = 1;
        reader->parts[reader->part_count++] = again;
    }
}

bool
cparent__reader_repeated(cparent__reader *reader, size_t index)
{
    const cparent__block *block = &reader->blocks[index];
    const cparent__block *said;

    if (reader->repeats == 0 || reader->decided >= reader->repeats)
        return false;
    said = &reader->blocks[reader->decided];
    while (reader->decided < reader->repeats &&
           (said->zone != CPARENT__ZONE_BODY || said->reserved != 0 ||
            said->end - said->start < SHORTEST_REPEAT)) {
        reader->decided++;
        said++;
    }
    if (reader->decided >= reader->repeats ||
        said->end - said->start != block->end - block->start ||
        memcmp(reader->decoded.text + said->start,
               reader->decoded.text + block->start,
               block->end - block->start) != 0)
        return false;
    cite_again(reader, said, block);
    reader->decided++;
    return true;
}
