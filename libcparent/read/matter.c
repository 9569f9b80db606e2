/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <cparent/action.h>

#include "read/act-internal.h"
#include "read/arising-internal.h"

/*
 * What a sentence makes of the action that it is about: when it was done,
 * until when it is put off, and which of two sentences says more.
 */

/* The day on which it is said to have been done, else that of the
 * meeting. */
cparent_date
cparent__matter_day(const cparent__reader *reader, int from, int to)
{
    int i;

    for (i = 0; i < reader->times.count; i++) {
        const cparent__time *time = &reader->times.items[i];

        if (time->from >= from && time->to <= to &&
            cparent_period_is_set(time->period) &&
            cparent_date_compare(time->period.first, time->period.last) ==
                0 &&
            (!cparent_date_is_set(reader->meeting) ||
             cparent_date_compare(time->period.first, reader->meeting) <= 0))
            return time->period.first;
    }
    return reader->meeting;
}

/* "put back to 14 July": the first time that stands behind the words. */
static cparent__due
time_behind(const cparent__reader *reader, int at, int to)
{
    cparent__due due = { 0, 0, CPARENT_ACTION_DUE_KIND_NONE };
    int i;

    for (i = 0; i < reader->times.count; i++) {
        const cparent__time *time = &reader->times.items[i];

        if (time->core < at || time->to > to || !time->dated)
            continue;
        due.from = time->core;
        due.to = time->to;
        due.kind = reader->sentence.tokens[time->core].kind == CPARENT__DIGITS
                       ? CPARENT_ACTION_DUE_KIND_DATE
                       : CPARENT_ACTION_DUE_KIND_MONTH;
        break;
    }
    return due;
}

void
cparent__matter_redate(cparent__reader *reader, const cparent__tell *told,
                       int to, cparent__matter *found)
{
    cparent__due due = cparent__due_in(&reader->sentence, &reader->times,
                                       told->start, to);

    if (due.to <= due.from)
        due = time_behind(reader, told->end, to);
    if (due.to <= due.from) {
        /* Without a new time it is only spoken of. */
        found->outcome = told->ahead ? 0 : CPARENT_ARISING_REPORTED;
        return;
    }
    found->when =
        cparent__tokens_span(&reader->sentence, due.from, due.to);
    found->due_kind = due.kind;
    found->due = cparent__due_date(&reader->sentence, due.from, due.to,
                                   reader->meeting);
}

/* "No reply had been received" */
bool
cparent__is_denied(const cparent__sentence *s, int from, int to)
{
    static const char *const none[] = { "no", "none", "neither", "nobody",
                                        "nothing", "not", NULL };

    while (from < to && !cparent__token_among(s, from, none))
        from++;
    return from < to;
}

/* What settles an action is heard before what only speaks of it. */
bool
cparent__matter_says_more(const cparent__matter *found,
                          const cparent__matter *known)
{
    const bool settles = found->outcome != CPARENT_ARISING_REPORTED;
    const bool settled = known->outcome != CPARENT_ARISING_REPORTED;

    if (known->outcome == 0 || settles != settled)
        return known->outcome == 0 || settles;
    return found->percent > known->percent;
}
