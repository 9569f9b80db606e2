/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "jobs/work-internal.h"

#include <stdlib.h>
#include <string.h>

#include <cparent/action.h>

/* Due within four weeks is soon: about a board's cycle of papers. */
enum { SOON_DAYS = 28, DONE_SHOWN_DAYS = 180 };

static const char *
day_words(cparent__work *work, cparent_date date)
{
    char words[24];

    if (!cparent_date_is_set(date))
        return NULL;
    cparent_date_words(date, words, sizeof(words));
    return cparent__arena_string(&work->arena, words);
}

static cparent__due
due_state(const cparent__work *work, const cparent_record *action)
{
    cparent_date due = cparent_record_date(action, CPARENT_ACTION_DUE_ON);
    int32_t left = cparent_date_days(due) - cparent_date_days(work->as_at);

    if (cparent_record_choice(action, CPARENT_ACTION_STATUS) !=
        CPARENT_ACTION_STATUS_OPEN)
        return CPARENT__DUE_DONE;
    if (!cparent_date_is_set(due))
        return CPARENT__DUE_NO_DATE;
    if (left < 0)
        return CPARENT__DUE_OVERDUE;
    return left <= SOON_DAYS ? CPARENT__DUE_SOON : CPARENT__DUE_LATER;
}

/* The words of the minutes, and the date they come to when that is known. */
static const char *
due_words(cparent__work *work, const cparent_record *action)
{
    const char *printed = cparent__say(work, action,
                                       CPARENT_ACTION_DUE_TEXT);
    const char *day = day_words(
        work, cparent_record_date(action, CPARENT_ACTION_DUE_ON));

    if (!printed || !day)
        return printed ? printed : day;
    if (strstr(printed, day))
        return printed;
    return cparent__arena_format(&work->arena, "%s (%s)", printed, day);
}

static void
pack_action(cparent__work *work, const cparent_record *action,
            cparent__pack_action *out)
{
    cparent_date agreed = cparent_record_date(action,
                                              CPARENT_ACTION_AGREED_ON);
    cparent_date due = cparent_record_date(action, CPARENT_ACTION_DUE_ON);
    int32_t today = cparent_date_days(work->as_at);

    out->id = cparent_record_id(action);
    out->text = cparent__say(work, action, CPARENT_ACTION_TEXT);
    if (!out->text)
        out->text = "This action was agreed in private.";
    out->owner = cparent__say(work, action, CPARENT_ACTION_OWNER);
    out->due = due_words(work, action);
    out->update = cparent__say(work, action, CPARENT_ACTION_UPDATE);
    out->agreed = day_words(work, agreed);
    out->state = due_state(work, action);
    out->age_days = cparent_date_is_set(agreed)
                        ? today - cparent_date_days(agreed)
                        : -1;
    if (out->state == CPARENT__DUE_OVERDUE)
        out->overdue_days = today - cparent_date_days(due);
    out->sources = cparent__sources_of(work, action);
}

/* Overdue first and longest first; then what is due soonest; then what has
 * no date, oldest first; done last. */
static int
order_actions(const void *left, const void *right)
{
    const cparent__pack_action *a = left;
    const cparent__pack_action *b = right;

    if (a->state != b->state)
        return a->state < b->state ? -1 : 1;
    if (a->overdue_days != b->overdue_days)
        return a->overdue_days > b->overdue_days ? -1 : 1;
    if (a->age_days != b->age_days)
        return a->age_days > b->age_days ? -1 : 1;
    return strcmp(a->id, b->id);
}

/* What was agreed later is not known yet; what was done long ago is not
 * news. */
static bool
belongs(const cparent__work *work, const cparent_record *action)
{
    cparent_date agreed = cparent_record_date(action,
                                              CPARENT_ACTION_AGREED_ON);
    cparent_date closed = cparent_record_date(action,
                                              CPARENT_ACTION_CLOSED_ON);

    if (cparent_date_is_set(agreed) &&
        cparent_date_compare(agreed, work->as_at) > 0)
        return false;
    return !cparent_date_is_set(closed) ||
           cparent_date_days(work->as_at) - cparent_date_days(closed) <=
               DONE_SHOWN_DAYS;
}

void
cparent__pack_actions(cparent__work *work)
{
    size_t count = cparent_snapshot_count(work->snapshot,
                                          CPARENT_NOUN_ACTION);
    cparent__pack_action *actions = cparent__arena_alloc(
        &work->arena, count, sizeof(*actions));
    size_t kept = 0;
    size_t i;

    if (!actions)
        return;
    for (i = 0; i < count; i++) {
        const cparent_record *action = cparent_snapshot_at(
            work->snapshot, CPARENT_NOUN_ACTION, i);

        if (belongs(work, action))
            pack_action(work, action, &actions[kept++]);
    }
    qsort(actions, kept, sizeof(*actions), order_actions);
    work->pack.actions = actions;
    work->pack.action_count = kept;
}
