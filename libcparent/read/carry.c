/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/reader-internal.h"

/* A time that is said once and holds for more than one number. */

/* The words [from, to) begin another time or another kind of statement. */
static bool
parts(const cparent__sentence *s, int from, int to)
{
    static const char *const words[] = { "now", "currently", "would", "will",
                                         "shall", "next", "planned", "today",
                                         "since", NULL };
    static const char *const present[] = { "is", "are", "has", "have",
                                           NULL };
    bool told = false;
    int at;

    for (at = 0; at < from; at++)
        told = told || cparent__token_among(s, at, present);
    for (at = from; at < to; at++)
        if (cparent__mark_is(s, at, ';') ||
            cparent__token_among(s, at, words) ||
            (!told && cparent__token_among(s, at, present)))
            return true;
    return false;
}

/* Neither a target nor what others have has the time of the figure beside
 * it; what was before has its own. */
static bool
may_share(const cparent__found *found)
{
    return found->role == CPARENT_OBSERVATION_ROLE_ACTUAL && !found->dropped;
}

/* "41 in the half year, 17 of them girls", "14 of 23 in the quarter (61%)":
 * the time of the number before. */
static void
carry_on(const cparent__sentence *s, cparent__founds *f, int i)
{
    const cparent__found *last = &f->items[i - 1];
    cparent__found *found = &f->items[i];

    /* "£1,046 a week, whereas a place with a carer cost £522" */
    const bool each = last->time != NULL && last->time->rate &&
                      !(found->value.unit == CPARENT_UNIT_GBP &&
                        last->value.unit == CPARENT_UNIT_GBP);

    if (found->time != NULL || last->time == NULL || each ||
        last->role == CPARENT_OBSERVATION_ROLE_PREVIOUS ||
        last->role == CPARENT_OBSERVATION_ROLE_TARGET ||
        !may_share(found) ||
        parts(s, last->number->to, found->number->from))
        return;
    found->time = last->time;
}

/* "Three adoptions had ended early, 3 per cent of all over two years": the
 * time that stands behind the number after it. */
static void
carry_back(const cparent__sentence *s, cparent__founds *f, int i)
{
    static const char *const apart[] = { "but", "while", "whereas",
                                         "although", "though", NULL };
    cparent__found *found = &f->items[i];
    const cparent__found *next = &f->items[i + 1];
    int at;

    if (found->time != NULL || next->time == NULL || next->time->rate ||
        next->time->from < next->number->to || !may_share(found) ||
        !may_share(next) || found->number->to > next->number->from ||
        cparent__time_is_compared(s, next->time))
        return;
    for (at = found->number->to; at < next->number->from; at++)
        if (cparent__mark_is(s, at, ':') ||
            /* "21 approvals but 33 resignations over the year" */
            (cparent__token_among(s, at, apart) &&
             at + 1 != next->number->from))
            return;
    if (!parts(s, found->number->to, next->number->from))
        found->time = next->time;
}

void
cparent__times_carry(const cparent__sentence *s, cparent__founds *f)
{
    int i;

    for (i = 1; i < f->count; i++)
        carry_on(s, f, i);
    for (i = f->count - 2; i >= 0; i--)
        carry_back(s, f, i);
}

/* "This equates to 58 per 10,000", "Of these, nine were girls" */
static bool
speaks_of_last(const cparent__sentence *s)
{
    static const char *const those[] = { "these", "those", "them", "whom",
                                         "which", NULL };
    static const char *const this[] = { "this", "that", "these", "they",
                                        NULL };
    int at;

    /* "Only 19 of these had led", "Taken together they offered" */
    for (at = 1; at < 6; at++)
        if ((cparent__token_is(s, at, "of") &&
             cparent__token_among(s, at + 1, those)) ||
            cparent__token_is(s, at, "they"))
            return true;
    return (cparent__token_is(s, 0, "of") &&
            cparent__token_among(s, 1, those)) ||
           cparent__token_among(s, 0, this);
}

/* The one time of a sentence, or NULL. */
static const cparent__time *
single_time(const cparent__reader *reader)
{
    const cparent__time *only = NULL;
    int i;

    for (i = 0; i < reader->times.count; i++) {
        if (reader->times.items[i].idle)
            continue;
        if (only != NULL)
            return NULL;
        only = &reader->times.items[i];
    }
    return only;
}

/* The same of a sentence that counts nothing. */
static const cparent__time *
only_time(const cparent__reader *reader)
{
    return reader->numbers.count > 0 ? NULL : single_time(reader);
}

/* "how many", "what proportion", "the number": a figure is asked for. */
static bool
asks_figure(const cparent__sentence *s)
{
    static const char *const figures[] = { "many", "much", "proportion",
                                           "percentage", "number",
                                           "figure", NULL };
    static const char *const leads[] = { "how", "what", "which", "the",
                                         NULL };
    int at;

    if (!cparent__has_cue(s, CPARENT__K_ASK) &&
        !cparent__mark_is(s, s->count - 1, '?'))
        return false;
    for (at = 1; at < s->count; at++)
        if (cparent__token_among(s, at, figures) &&
            cparent__token_among(s, at - 1, leads))
            return true;
    return false;
}

/* "asked how many children had moved in the year": the figure of the answer
 * is of then, unless somebody asks for what is still to come. */
static void
note_asked(cparent__reader *reader)
{
    static const char *const ahead[] = { "next", "coming", "future", NULL };
    const cparent__sentence *s = &reader->sentence;
    const cparent__time *only;
    int at;

    if (reader->times.count == 0 || !asks_figure(s))
        return;
    only = single_time(reader);
    if (only == NULL)
        return;
    for (at = only->shown; at < only->to; at++)
        if (cparent__token_among(s, at, ahead))
            return;
    reader->asked = cparent__tokens_span(s, only->shown, only->to);
    reader->asked_period = only->period;
}

/* "submitted a report on the work of the service between April and
 * September 2023": what the list below is about was then. */
static void
note_reported(cparent__reader *reader)
{
    static const char *const words[] = { "report", "paper", "update",
                                         "presentation", "overview", NULL };
    const cparent__sentence *s = &reader->sentence;
    const cparent__time *only = only_time(reader);
    int at;

    if (only == NULL || !cparent_period_is_set(only->period) ||
        cparent_date_days(only->period.last) -
                cparent_date_days(only->period.first) <
            27)
        return;
    for (at = 0; at < only->from; at++)
        if (cparent__token_among(s, at, words)) {
            reader->reported =
                cparent__tokens_span(s, only->shown, only->to);
            reader->reported_period = only->period;
            return;
        }
}

/* A line that ends in a colon and says when, and counts nothing, says it of
 * the list below; or the report did that the line goes on about. */
static void
note_intro(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    const cparent__time *only = only_time(reader);

    reader->intro.end = 0;
    if (s->end < reader->block->end || reader->numbers.count > 0)
        return;
    if (only != NULL) {
        reader->intro = cparent__tokens_span(s, only->shown, only->to);
        reader->intro_period = only->period;
    } else if (reader->times.count == 0) {
        reader->intro = reader->reported;
        reader->intro_period = reader->reported_period;
    }
}

/* "It was reported that:", "the following:-" */
static bool
leads_to_list(const cparent__sentence *s)
{
    const int last = s->count - 1 - cparent__mark_is(s, s->count - 1, '-');

    return cparent__mark_is(s, last, ':');
}

/* Below such a line: an item of its list. */
static bool
is_listed(const cparent__reader *reader)
{
    return reader->intro.end != 0 &&
           (reader->block->flags & (CPARENT__BLOCK_BULLET |
                                    CPARENT__BLOCK_LABEL |
                                    CPARENT__BLOCK_INDENT)) != 0;
}

void
cparent__carry_begin(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    const bool leads = leads_to_list(s);
    const cparent__span asked = reader->asked;

    reader->asked.end = reader->carried.end = 0;
    if (reader->block_first && !is_listed(reader)) {
        reader->intro.end = 0;
        if (!leads)
            reader->reported.end = 0;
    }
    if (is_listed(reader)) {
        reader->carried = reader->intro;
        reader->carried_period = reader->intro_period;
    } else if (reader->last_actual != SIZE_MAX && speaks_of_last(s)) {
        reader->carried = reader->items[reader->last_actual].when;
        reader->carried_period = reader->items[reader->last_actual].period;
    } else if (asked.end != 0 && reader->pending_count > 0) {
        reader->carried = asked;
        reader->carried_period = reader->asked_period;
    }
    note_asked(reader);
    if (leads)
        note_intro(reader);
    else
        note_reported(reader);
}
