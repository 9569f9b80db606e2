/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "challenge/rules-internal.h"

#include <cparent/claim.h>
#include <cparent/document.h>
#include <cparent/observation.h>
#include <cparent/pledge.h>
#include <string.h>

#include "core/text-internal.h"
#include "model/snapshot-internal.h"

/*
 * What is linked to a pledge today: a figure of the authority, or a claim,
 * about an indicator of the pledge's theme.  Documents are linked through
 * the figures and claims that cite them.  An action is a promise of its
 * own, not a proof of this one; the views of young people cannot be linked
 * to a pledge yet.
 */
typedef struct evidence {
    bool recent;                  /* something from the last twelve months */
    const cparent_record *latest; /* NULL: nothing is linked at all */
    cparent_date when;            /* of that; unset when nobody said */
} evidence;

/* The first day of the twelve months that end with `day`. */
static cparent_date
twelve_months_before(cparent_date day)
{
    int length = cparent_date_month_days(day.year - 1, day.month);
    cparent_date before = cparent_date_make(
        day.year - 1, day.month, day.day < length ? day.day : length);

    return cparent_date_from_days(cparent_date_days(before) + 1);
}

static cparent_status
is_of_theme(cparent__asking *asking, const char *code, const char *theme,
            bool *out)
{
    const cparent_record *indicator = NULL;

    *out = false;
    if (code == NULL || theme == NULL)
        return CPARENT_OK;
    cparent_status status = cparent__asked_indicator(asking, code, &indicator);
    if (status != CPARENT_OK || indicator == NULL)
        return status;
    const char *of = cparent_record_text(indicator, CPARENT_INDICATOR_THEME);
    *out = of != NULL && strcmp(of, theme) == 0;
    return CPARENT_OK;
}

/* The day a record speaks of, or else the day its document does. */
static cparent_date
dated(const cparent_snapshot *snapshot, const cparent_record *record,
      cparent_date own, size_t citations)
{
    if (cparent_date_is_set(own))
        return own;
    const cparent_record *document =
        cparent__asked_document(snapshot, record, citations);
    return document == NULL
               ? own
               : cparent_record_date(document, CPARENT_DOCUMENT_HELD_ON);
}

static void
add_linked(const cparent_snapshot *snapshot, evidence *found,
           const cparent_record *record, cparent_date when)
{
    cparent_date since =
        twelve_months_before(cparent_snapshot_as_at(snapshot));

    if (found->latest == NULL || cparent_date_compare(when, found->when) > 0) {
        found->latest = record;
        found->when = when;
    }
    if (cparent_date_is_set(when) && cparent_date_compare(when, since) >= 0)
        found->recent = true;
}

static bool
is_figure(const cparent_record *observation)
{
    cparent_value value =
        cparent_record_value(observation, CPARENT_OBSERVATION_VALUE);

    return cparent_record_choice(observation, CPARENT_OBSERVATION_ROLE)
               == CPARENT_OBSERVATION_ROLE_ACTUAL
           && cparent_value_is_number(&value);
}

/* Linked by theme; a pledge that has none, as minutes print it, by standing
 * in the very passage that makes the promise. */
static cparent_status
is_linked(cparent__asking *asking, const cparent_record *pledge,
          const cparent_record *record, const char *code, bool *out)
{
    const char *theme = cparent_record_text(pledge, CPARENT_PLEDGE_THEME);

    if (theme != NULL)
        return is_of_theme(asking, code, theme, out);
    *out = cparent__stands_in(asking->snapshot, record, pledge);
    return CPARENT_OK;
}

static cparent_status
look_at_figures(cparent__asking *asking, const cparent_record *pledge,
                evidence *found)
{
    const cparent_snapshot *snapshot = asking->snapshot;
    size_t count =
        cparent_snapshot_count(snapshot, CPARENT_NOUN_OBSERVATION);

    for (size_t i = 0; i < count && !found->recent; i++) {
        const cparent_record *record =
            cparent_snapshot_at(snapshot, CPARENT_NOUN_OBSERVATION, i);
        bool linked;
        if (!is_figure(record))
            continue;
        cparent_status status = is_linked(
            asking, pledge, record,
            cparent_record_text(record, CPARENT_OBSERVATION_INDICATOR),
            &linked);
        if (status != CPARENT_OK)
            return status;
        cparent_period period =
            cparent_record_period(record, CPARENT_OBSERVATION_PERIOD);
        if (linked)
            add_linked(snapshot, found, record,
                       dated(snapshot, record, period.last,
                             CPARENT_OBSERVATION_CITATIONS));
    }
    return CPARENT_OK;
}

static cparent_status
look_at_claims(cparent__asking *asking, const cparent_record *pledge,
               evidence *found)
{
    const cparent_snapshot *snapshot = asking->snapshot;
    size_t count = cparent_snapshot_count(snapshot, CPARENT_NOUN_CLAIM);

    for (size_t i = 0; i < count && !found->recent; i++) {
        const cparent_record *record =
            cparent_snapshot_at(snapshot, CPARENT_NOUN_CLAIM, i);
        bool linked;
        cparent_status status = is_linked(
            asking, pledge, record,
            cparent_record_text(record, CPARENT_CLAIM_INDICATOR), &linked);
        if (status != CPARENT_OK)
            return status;
        if (linked)
            add_linked(snapshot, found, record,
                       dated(snapshot, record,
                             cparent_record_date(record,
                                                 CPARENT_CLAIM_SAID_ON),
                             CPARENT_CLAIM_CITATIONS));
    }
    return CPARENT_OK;
}

static bool
is_in_force(const cparent_record *pledge, cparent_date day)
{
    cparent_date from =
        cparent_record_date(pledge, CPARENT_PLEDGE_IN_FORCE_FROM);
    cparent_date to = cparent_record_date(pledge, CPARENT_PLEDGE_IN_FORCE_TO);

    /* An unset date comes before every day. */
    return cparent_date_compare(from, day) <= 0
           && (!cparent_date_is_set(to) || cparent_date_compare(day, to) <= 0);
}

static cparent_status
judge_pledge(cparent__asking *asking, const cparent_record *pledge)
{
    evidence found = { false, NULL, { 0, 0, 0 } };

    cparent_status status = look_at_figures(asking, pledge, &found);
    if (status == CPARENT_OK && !found.recent)
        status = look_at_claims(asking, pledge, &found);
    if (status != CPARENT_OK || found.recent)
        return status;

    /* What there is, though it is old, goes with the question. */
    const cparent_record *records[] = { pledge, found.latest };
    const cparent__blank blanks[] = {
        { "pledge", cparent_record_text(pledge, CPARENT_PLEDGE_HEADING),
          NULL, pledge },
    };
    return cparent__ask(asking, blanks, sizeof blanks / sizeof *blanks,
                        records, found.latest == NULL ? 1 : 2);
}

/* True when the council's own list has this promise: minutes that print it
 * again make no second one. */
static bool
is_printed_again(const cparent_snapshot *snapshot,
                 const cparent_record *pledge)
{
    size_t count = cparent_snapshot_count(snapshot, CPARENT_NOUN_PLEDGE);

    if (cparent_record_has(pledge, CPARENT_PLEDGE_THEME))
        return false;
    for (size_t i = 0; i < count; i++) {
        const cparent_record *other =
            cparent_snapshot_at(snapshot, CPARENT_NOUN_PLEDGE, i);
        if (cparent_record_has(other, CPARENT_PLEDGE_THEME)
            && cparent__equal_fold(
                cparent_record_text(other, CPARENT_PLEDGE_HEADING),
                cparent_record_text(pledge, CPARENT_PLEDGE_HEADING)))
            return true;
    }
    return false;
}

/* CQ32: a pledge in force with nothing to show for the last year. */
cparent_status
cparent__rule_pledge_no_evidence(cparent__asking *asking)
{
    const cparent_snapshot *snapshot = asking->snapshot;
    size_t count = cparent_snapshot_count(snapshot, CPARENT_NOUN_PLEDGE);

    for (size_t i = 0; i < count; i++) {
        const cparent_record *pledge =
            cparent_snapshot_at(snapshot, CPARENT_NOUN_PLEDGE, i);
        cparent_status status = CPARENT_OK;
        if (is_in_force(pledge, cparent_snapshot_as_at(snapshot))
            && !is_printed_again(snapshot, pledge))
            status = judge_pledge(asking, pledge);
        if (status != CPARENT_OK)
            return status;
    }
    return CPARENT_OK;
}
