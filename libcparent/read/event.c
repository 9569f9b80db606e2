/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/reader-internal.h"

/* Does another cue of an event stand in [from, to)? */
static bool
is_told_behind(const cparent__sentence *s, int from, int to)
{
    for (; from < to; from++)
        if (cparent__cue_at(s, CPARENT__K_EVENT, from) != NULL)
            return true;
    return false;
}

/* "Ofsted inspected the home": where the words of an event end, before
 * "in May" or where its clause does. */
static int
event_end(const cparent__sentence *s, int from, int date)
{
    static const char *const leads[] = { "in", "on", "by", "for", "from",
                                         "at", "during", "until", "since",
                                         "the", NULL };
    int i;

    for (i = from; i < date; i++)
        if (cparent__clause_ends(s, i) || cparent__token_is(s, i, "and"))
            return from;
    while (date > from && cparent__token_among(s, date - 1, leads))
        date--;
    return date;
}

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
        /* "The inspection took place in May" is one, told by its verb. */
        if (time == NULL || is_told_behind(s, cue->end, time->core))
            continue;
        while (from > 0 && at - from < 24 && !cparent__clause_ends(s, from - 1))
            from--;
        item = cparent__reader_add(reader, CPARENT_NOUN_EVENT,
                                   cparent__tokens_span(
                                       s, from,
                                       event_end(s, cue->end, time->core)),
                                   "event.dated", 75);
        if (item != NULL)
            item->when =
                cparent__tokens_span(s, time->core, time->to);
        at = cue->end;
    }
}
