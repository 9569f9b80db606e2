/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <string.h>

#include <cparent/action.h>

#include "read/act-internal.h"
#include "read/arising-internal.h"

/*
 * What all sentences of an entry together make of its action.  A state
 * ("Ongoing") counts before what was done, that before a new time, and that
 * before what is still awaited; what was done in some other way than was
 * agreed closes the action only where nothing is left to do.
 */

static void
keep(cparent__matter *sign, const cparent__matter *found)
{
    if (sign->outcome == 0)
        *sign = *found;
}

/* "had been put to the Trust" is a step towards what was to be done, and
 * not the thing itself. */
static bool
is_step(const cparent__hearing *look, const char *text, int deed)
{
    const int acts = cparent__acts_at(&look->reader->sentence, deed);

    return (acts & cparent__act_named("step")) != 0 &&
           (acts & (int)cparent__acts_asked(text)) == 0;
}

/* What was done: "done" when it is what was agreed, else only "likely". */
static void
take_deed(cparent__hearing *look, const cparent__tell *told,
          const cparent__matter *found)
{
    const cparent__sentence *s = &look->reader->sentence;
    const cparent_record *action = look->sought->actions[look->subject];
    const char *text = cparent_record_text(action, CPARENT_ACTION_TEXT);
    const cparent__deed deed = cparent__deed_of(
        s, told->deed, &look->sought->words[look->subject], text);
    cparent__signs *signs = &look->signs;
    const bool by_owner =
        !told->active ||
        cparent__is_by_owner(s, action, told, look->rest, true);

    /* "A Member asked for larger type." */
    if (!by_owner && (signs->sentences > 1 || !look->labelled))
        return;
    if (cparent__is_part_of(s, 0, s->count) ||
        cparent__is_denied(s, look->rest,
                           told->deed < 0 ? told->start : told->deed))
        keep(&signs->pending, found);
    else if (deed == CPARENT__DEED_ITS && by_owner)
        keep(&signs->done, found);
    else if (told->deed >= 0 && is_step(look, text, told->deed))
        keep(&signs->pending, found);
    else if (look->labelled || (look->sure && deed != CPARENT__DEED_OTHER))
        keep(&signs->likely, found);
}

static void
take_tell(cparent__hearing *look, const cparent__tell *told,
          cparent__matter found)
{
    cparent__signs *signs = &look->signs;
    const int count = look->reader->sentence.count;
    static const char *const held[] = { "could", "cannot", "not", NULL };

    if (told->outcome == 0 || !cparent__hearing_in_place(look, told))
        return;
    switch (told->outcome) {
    case CPARENT_ARISING_COMPLETED:
        if (cparent__hearing_is_settled(look, told))
            take_deed(look, told, &found);
        break;
    case CPARENT_ARISING_REDATED:
        found.outcome = CPARENT_ARISING_REDATED;
        cparent__matter_redate(look->reader, told, count, &found);
        if (found.outcome == CPARENT_ARISING_REDATED)
            keep(&signs->redated, &found);
        else if (told->ahead)
            signs->ahead = true;
        else
            keep(&signs->pending, &found);
        break;
    case CPARENT_ARISING_DROPPED:
        keep(&signs->dropped, &found);
        break;
    default:
        if (signs->done.outcome != 0 &&
            cparent__token_among(&look->reader->sentence, told->start, held))
            keep(&signs->held, &found);
        keep(told->when == CPARENT__TELL_STATE ? &signs->open : &signs->pending,
             &found);
        break;
    }
}

/* "Copies were on the desks", "all had them": no deed, and yet so. */
static bool
is_so(const cparent__hearing *look)
{
    static const char *const verbs[] = { "was",  "were",    "had",      "has",
                                         "have", "is",      "are",      "shows",
                                         "now",  "appears", "appeared", NULL };
    const cparent__sentence *s = &look->reader->sentence;
    int at;

    for (at = look->rest; at < s->count; at++)
        if (cparent__token_among(s, at, verbs) ||
            (at > look->rest && cparent__is_done(s, at)))
            return true;
    return false;
}

/* "Not received: by 31 October", "the rest must wait until the new year":
 * the time to which what is not done is put off. */
static void
take_time(cparent__hearing *look, cparent__matter found)
{
    cparent__signs *signs = &look->signs;
    cparent__tell whole = { 0 };

    if (!(look->section || look->sure) || signs->redated.outcome != 0 ||
        (signs->pending.outcome == 0 && signs->open.outcome == 0 &&
         !signs->ahead))
        return;
    whole.start = look->rest;
    whole.end = look->reader->sentence.count;
    whole.ahead = true;
    found.outcome = CPARENT_ARISING_REDATED;
    cparent__matter_redate(look->reader, &whole, whole.end, &found);
    if (found.outcome == CPARENT_ARISING_REDATED &&
        (!cparent_date_is_set(found.due) ||
         cparent_date_compare(found.due, look->reader->meeting) > 0))
        keep(&signs->redated, &found);
}

void
cparent__verdict_hear(cparent__hearing *look)
{
    cparent__reader *reader = look->reader;
    const cparent__sentence *s = &reader->sentence;
    cparent__tell tells[CPARENT__TELLS];
    cparent__matter found = { 0 };
    bool said = false;
    int count, i;

    if (look->subject == SIZE_MAX || s->count == 0 || look->excepted ||
        cparent__mark_is(s, s->count - 1, '?'))
        return;
    found.outcome = CPARENT_ARISING_REPORTED;
    found.text =
        cparent__tokens_span(s, 0, cparent__clause_trim(s, 0, s->count));
    found.closed = cparent__matter_day(reader, 0, s->count);
    keep(&look->signs.said, &found);
    look->signs.sentences++;
    count = cparent__tells_find(s, look->rest, tells);
    for (i = 0; i < count; i++) {
        take_tell(look, &tells[i], found);
        said = said || tells[i].outcome != 0;
    }
    take_time(look, found);
    look->signs.to_do =
        look->signs.to_do || cparent__is_still_to_do(s, look->rest);
    if (!said && look->labelled && is_so(look)) {
        if (cparent__is_part_of(s, 0, s->count) ||
            cparent__is_denied(s, look->rest, s->count))
            keep(&look->signs.pending, &found);
        else
            keep(&look->signs.likely, &found);
    }
}

/* "seek assurance", "find out why": done when the answer is there. */
static bool
wants_answer(const cparent__hearing *look)
{
    const unsigned answers =
        (unsigned)(cparent__act_named("ask") | cparent__act_named("get") |
                   cparent__act_named("look"));
    const unsigned acts = cparent__acts_asked(cparent_record_text(
        look->sought->actions[look->subject], CPARENT_ACTION_TEXT));

    return (acts & answers) != 0 &&
           (acts & (unsigned)cparent__act_named("write")) == 0;
}

/* What the signs of an entry come to; 0: nothing is said. */
static int
verdict(const cparent__hearing *look, cparent__matter *found)
{
    const cparent__signs *signs = &look->signs;

    *found = signs->said;
    if (signs->dropped.outcome != 0) {
        *found = signs->dropped;
        return CPARENT_ARISING_DROPPED;
    }
    if (signs->redated.outcome != 0 && signs->done.outcome == 0) {
        *found = signs->redated;
        return CPARENT_ARISING_REDATED;
    }
    if (signs->open.outcome != 0) {
        *found = signs->open;
        return CPARENT_ARISING_REPORTED;
    }
    if (signs->done.outcome != 0 && signs->pending.outcome != 0 &&
        wants_answer(look)) {
        *found = signs->pending;
        return CPARENT_ARISING_REPORTED;
    }
    if (signs->held.outcome != 0) {
        *found = signs->held;
        return CPARENT_ARISING_REPORTED;
    }
    if (signs->done.outcome != 0) {
        *found = signs->done;
        return CPARENT_ARISING_COMPLETED;
    }
    if (signs->pending.outcome != 0) {
        *found = signs->pending;
        return CPARENT_ARISING_REPORTED;
    }
    if (signs->likely.outcome != 0 && (signs->section || look->asked_for)) {
        *found = signs->likely;
        return CPARENT_ARISING_COMPLETED;
    }
    return signs->section && look->labelled && !signs->to_do
               ? CPARENT_ARISING_REPORTED
               : 0;
}

void
cparent__verdict_give(cparent__hearing *look)
{
    const cparent__signs *signs = &look->signs;
    cparent__matter found;

    if (look->subject != SIZE_MAX && signs->said.outcome != 0) {
        const int outcome = verdict(look, &found);

        found.outcome = outcome;
    } else {
        found.outcome = 0;
    }
    if (found.outcome != 0) {
        cparent__matter *known = &look->matters[look->subject];

        found.percent = look->percent;
        found.rule = "arising.entry";
        found.confidence = signs->done.outcome != 0 ? 70 : 55;
        if (found.outcome == CPARENT_ARISING_REPORTED ||
            found.outcome == CPARENT_ARISING_REDATED)
            memset(&found.closed, 0, sizeof(found.closed));
        /* All of an entry says more than one sentence of it. */
        if (known->text.start >= signs->from &&
            known->outcome != found.outcome &&
            (found.outcome != CPARENT_ARISING_REPORTED ||
             signs->open.outcome != 0 || signs->held.outcome != 0))
            known->outcome = 0;
        cparent__hear(look, look->subject, &found);
    }
    memset(&look->signs, 0, sizeof(look->signs));
}
