/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/head-internal.h"

/* Lines that say who met, and when. */

/* "Tuesday, 11 March 2025 at 10.30am, Council Chambers" */
static bool
begins_with_day(const cparent__sentence *s, const cparent__time *time)
{
    static const char *const days[] = { "monday",   "tuesday", "wednesday",
                                        "thursday", "friday",  "saturday",
                                        "sunday",   NULL };

    return time->core <= 2 && cparent__token_among(s, 0, days);
}

/* The day that a line names, or NULL. */
static const cparent__time *
find_day(const cparent__sentence *s, cparent__times *times)
{
    const cparent_date none = { 0, 0, 0 };
    int i;

    cparent__times_find(s, none, times);
    for (i = 0; i < times->count; i++) {
        const cparent__time *time = &times->items[i];

        if (cparent_period_is_set(time->period) &&
            time->period.kind == CPARENT_PERIOD_DAY &&
            s->tokens[time->core].kind == CPARENT__DIGITS)
            return time;
    }
    return NULL;
}

/* They met on the day that the line names. */
static bool
is_held_on(const cparent__sentence *s, const cparent__time *day)
{
    static const char *const first[] = { "date", "minutes", "agenda",
                                         "meeting", NULL };

    return cparent__token_among(s, 0, first) ||
           cparent__token_is(s, cparent__token_is(s, 0, "action"), "notes") ||
           cparent__cue_in(s, CPARENT__K_BODY, 0, day->core) != NULL ||
           day->to >= s->count - 3 || begins_with_day(s, day);
}

/* "Published on 4 March", "Venue", "Not for publication": of a meeting, and
 * no more is read of it. */
static bool
is_of_publishing(const cparent__sentence *s)
{
    static const char *const first[] = { "publication", "published", NULL };

    return cparent__token_among(s, 0, first) ||
           cparent__cue_in(s, CPARENT__K_ACCESS, 0, s->count) != NULL;
}

bool
cparent__read_meeting_line(cparent__reader *reader, const cparent__sentence *s)
{
    cparent__times times;
    const cparent__time *day;
    const cparent__cue *body;
    int to;

    if (is_of_publishing(s))
        return true;
    day = find_day(s, &times);
    if (day == NULL || !is_held_on(s, day))
        return cparent__token_is(s, 0, "present") ||
               cparent__token_is(s, 0, "venue");
    if (!cparent_date_is_set(reader->meeting))
        reader->meeting = day->period.first;
    /* "… of the Board held in the Council Chamber on 4 March" */
    for (to = 0; to < day->from; to++)
        if (cparent__token_is(s, to, "held"))
            break;
    body = cparent__cue_last(s, CPARENT__K_BODY, 0, to);
    if (body != NULL && reader->meeting_line.end == 0)
        reader->meeting_line = cparent__tokens_span(s, 0, s->count);
    cparent__read_owner(reader, s);
    cparent__name_committee(reader, s, body);
    return true;
}

/* The line below says when they met. */
static bool
day_below(cparent__reader *reader, const cparent__block *block)
{
    const cparent__block *below = block + 1;

    if (below >= reader->blocks + reader->block_count ||
        below->end - below->start > 160)
        return false;
    cparent__aside_cut(reader, below->start, below->end);
    return cparent__has_cue(&reader->aside, CPARENT__K_MONTH);
}

/* "Panel Rhianta Corfforaethol / Corporate Parenting Panel", with `mark`
 * between them: where the second name begins; 0 when there is but one. */
static int
second_name(const cparent__sentence *s, char mark)
{
    int at;

    for (at = 1; at + 1 < s->count; at++)
        if (cparent__mark_is(s, at, mark) && !s->tokens[at].glued)
            return s->tokens[at + 1].capital ? at + 1 : 0;
    return 0;
}

bool
cparent__is_about(const cparent__sentence *s, int to)
{
    static const char *const about[] = { "of", "to", "for", NULL };
    int at;

    for (at = 0; at < to; at++)
        if (cparent__token_among(s, at, about))
            return true;
    return false;
}

/* The line is the name of a body, and nothing that is said of one. */
static bool
is_body_name(const cparent__sentence *s, const cparent__cue *body)
{
    return body != NULL && !cparent__is_council_line(s) &&
           cparent__ends_as_body(s, cparent__body_end(s, body)) &&
           !cparent__is_about(s, body->start);
}

bool
cparent__read_committee_line(cparent__reader *reader,
                             const cparent__block *block, bool announced)
{
    const cparent__sentence *s = &reader->sentence;
    const cparent__cue *body =
        cparent__cue_last(s, CPARENT__K_BODY, 0, s->count);
    const int second = second_name(s, '/');

    if ((announced && second == 0) || !is_body_name(s, body) ||
        !(cparent__cue_means(body, "sits") || day_below(reader, block)) ||
        !cparent__title_below(reader, block))
        return false;
    cparent__read_owner(reader, s);
    if (reader->committee.end == 0)
        reader->committee = cparent__tokens_span(
            s, second > 0 ? second : second_name(s, '-'),
            cparent__body_end(s, body));
    return true;
}
