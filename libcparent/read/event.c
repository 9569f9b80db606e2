/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/reader-internal.h"

void
cparent__read_events(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    int at;

    for (at = 1; at < s->count; at++) {
        const cparent__cue *cue = cparent__cue_at(s, CPARENT__K_EVENT, at);
        const cparent__time *time = NULL;
        cparent__item *item;
        int from = at, i;

        if (cue == NULL)
            continue;
        for (i = 0; i < reader->times.count && time == NULL; i++)
            if (reader->times.items[i].dated &&
                reader->times.items[i].core >= cue->end &&
                reader->times.items[i].core - cue->end < 8)
                time = &reader->times.items[i];
        if (time == NULL)
            continue;
        while (from > 0 && at - from < 24 && !cparent__clause_ends(s, from - 1))
            from--;
        item = cparent__reader_add(reader, CPARENT_NOUN_EVENT,
                                   cparent__tokens_span(s, from, cue->end),
                                   "event.dated", 75);
        if (item != NULL)
            item->when =
                cparent__tokens_span(s, time->core, time->to);
        at = cue->end;
    }
}
