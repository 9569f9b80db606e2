/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "challenge/rules-internal.h"

#include <cparent/action.h>
#include <cparent/meeting.h>

/* Long enough for "30 September 9999". */
enum { DATE_WORDS = 24 };

static bool
is_open(const cparent_record *action)
{
    return cparent_record_choice(action, CPARENT_ACTION_STATUS)
           == CPARENT_ACTION_STATUS_OPEN;
}

/* Walks the open actions; `judge` looks at one. */
static cparent_status
each_open(cparent__asking *asking,
          cparent_status (*judge)(cparent__asking *, const cparent_record *))
{
    size_t count =
        cparent_snapshot_count(asking->snapshot, CPARENT_NOUN_ACTION);

    for (size_t i = 0; i < count; i++) {
        const cparent_record *action =
            cparent_snapshot_at(asking->snapshot, CPARENT_NOUN_ACTION, i);
        if (!is_open(action))
            continue;
        cparent_status status = judge(asking, action);
        if (status != CPARENT_OK)
            return status;
    }
    return CPARENT_OK;
}

static cparent_status
judge_overdue(cparent__asking *asking, const cparent_record *action)
{
    cparent_date due = cparent_record_date(action, CPARENT_ACTION_DUE_ON);
    char words[DATE_WORDS];

    if (!cparent_date_is_set(due)
        || cparent_date_compare(due, cparent_snapshot_as_at(asking->snapshot))
               >= 0)
        return CPARENT_OK;
    cparent_date_words(due, words, sizeof words);
    /* The date goes where the action's words may go, and nowhere else. */
    const cparent__blank blanks[] = {
        { "action", cparent_record_text(action, CPARENT_ACTION_TEXT), NULL,
          action },
        { "due", words, NULL, action },
    };
    return cparent__ask(asking, blanks, sizeof blanks / sizeof *blanks,
                        &action, 1);
}

/* CQ41: still open, and the last day on which it was in time has gone. */
cparent_status
cparent__rule_action_overdue(cparent__asking *asking)
{
    return each_open(asking, judge_overdue);
}

/* A day, a month, an event or a meeting by which it is due. */
static bool
has_due(const cparent_record *action)
{
    int kind = cparent_record_choice(action, CPARENT_ACTION_DUE_KIND);

    return cparent_record_has(action, CPARENT_ACTION_DUE_ON)
           || cparent_record_has(action, CPARENT_ACTION_DUE_TEXT)
           || (kind != 0 && kind != CPARENT_ACTION_DUE_KIND_NONE);
}

/* The day it was agreed, from the action or from its meeting. */
static cparent_date
agreed_on(const cparent_snapshot *snapshot, const cparent_record *action)
{
    cparent_date day = cparent_record_date(action, CPARENT_ACTION_AGREED_ON);
    const char *id = cparent_record_text(action, CPARENT_ACTION_MEETING);

    if (!cparent_date_is_set(day) && id != NULL) {
        const cparent_record *meeting =
            cparent_snapshot_find(snapshot, CPARENT_NOUN_MEETING, id);
        if (meeting != NULL)
            day = cparent_record_date(meeting, CPARENT_MEETING_HELD_ON);
    }
    return day;
}

/* Has the council met again since?  Until then nobody could ask. */
static bool
met_since(const cparent_snapshot *snapshot, cparent_date day)
{
    size_t count = cparent_snapshot_count(snapshot, CPARENT_NOUN_MEETING);

    for (size_t i = 0; i < count; i++) {
        cparent_date held = cparent_record_date(
            cparent_snapshot_at(snapshot, CPARENT_NOUN_MEETING, i),
            CPARENT_MEETING_HELD_ON);
        if (cparent_date_compare(held, day) > 0
            && cparent_date_compare(held, cparent_snapshot_as_at(snapshot))
                   <= 0)
            return true;
    }
    return false;
}

static cparent_status
judge_nobodys(cparent__asking *asking, const cparent_record *action)
{
    cparent_date day = agreed_on(asking->snapshot, action);

    /* What was only suggested was not agreed, and needs no owner. */
    if ((cparent_record_has(action, CPARENT_ACTION_OWNER)
         && has_due(action))
        || cparent_record_choice(action, CPARENT_ACTION_STRENGTH)
               == CPARENT_ACTION_STRENGTH_SUGGESTED
        || !cparent_date_is_set(day) || !met_since(asking->snapshot, day))
        return CPARENT_OK;

    const cparent__blank blanks[] = {
        { "action", cparent_record_text(action, CPARENT_ACTION_TEXT), NULL,
          action },
    };
    return cparent__ask(asking, blanks, sizeof blanks / sizeof *blanks,
                        &action, 1);
}

/* CQ36: nobody named, or no time, and a meeting has passed since. */
cparent_status
cparent__rule_no_owner_or_date(cparent__asking *asking)
{
    return each_open(asking, judge_nobodys);
}
