/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "challenge/rules-internal.h"

#include <cparent/claim.h>
#include <cparent/observation.h>
#include <stdio.h>
#include <string.h>

#include "core/alloc-internal.h"
#include "core/error-internal.h"

/* Steps that make a direction: three figures are two steps. */
enum { STEPS = CPARENT_DIRECTION_POINTS - 1 };

static const char *
title_of(const cparent_record *indicator, const char *code)
{
    const char *title =
        indicator == NULL
            ? NULL
            : cparent_record_text(indicator, CPARENT_INDICATOR_TITLE);

    return title != NULL ? title : code;
}

/* Whose targets count as ours, the first first: our own, the law's, then
 * the country's.  A target that does not say is the council's. */
static int
target_rank(const cparent_record *target)
{
    int kind = cparent_record_choice(target, CPARENT_TARGET_KIND);

    return kind == 0 ? CPARENT_TARGET_KIND_LOCAL : kind;
}

/* In force on the last day of the period. */
static bool
stands_in(const cparent_record *target, cparent_period period)
{
    cparent_period stands =
        cparent_record_period(target, CPARENT_TARGET_PERIOD);

    return !cparent_period_is_set(stands)
           || (cparent_date_compare(stands.first, period.last) <= 0
               && cparent_date_compare(period.last, stands.last) <= 0);
}

/* A target made for the time goes before one that always stands, and a
 * later one before an earlier. */
static bool
is_closer(const cparent_record *a, const cparent_record *b)
{
    int ranks = target_rank(a) - target_rank(b);
    if (ranks != 0)
        return ranks < 0;

    cparent_period when_a = cparent_record_period(a, CPARENT_TARGET_PERIOD);
    cparent_period when_b = cparent_record_period(b, CPARENT_TARGET_PERIOD);
    return cparent_date_compare(when_a.first, when_b.first) > 0;
}

static const cparent_record *
target_in_force(const cparent_snapshot *snapshot, const char *code,
                cparent_period period)
{
    const cparent_record *best = NULL;
    size_t count = cparent_snapshot_count(snapshot, CPARENT_NOUN_TARGET);

    for (size_t i = 0; i < count; i++) {
        const cparent_record *target =
            cparent_snapshot_at(snapshot, CPARENT_NOUN_TARGET, i);
        const char *of =
            cparent_record_text(target, CPARENT_TARGET_INDICATOR);
        if (of != NULL && strcmp(of, code) == 0 && stands_in(target, period)
            && (best == NULL || is_closer(target, best)))
            best = target;
    }
    return best;
}

static bool
is_missed(const cparent_point *latest, const cparent_record *target)
{
    cparent_value goal = cparent_record_value(target, CPARENT_TARGET_VALUE);
    cparent_value tolerance =
        cparent_record_value(target, CPARENT_TARGET_TOLERANCE);
    int side = cparent_record_choice(target, CPARENT_TARGET_SIDE);

    return cparent_measure_rag(&latest->value, &goal,
                               (cparent_target_side_choice)side, &tolerance)
           == CPARENT_RAG_RED;
}

static cparent_status
ask_worsening(cparent__asking *asking, const char *title,
              const cparent__series *series, size_t run,
              const cparent_record *target)
{
    const cparent_record *const *observations = series->observations;
    size_t last = series->count - 1;
    cparent_value goal = cparent_record_value(target, CPARENT_TARGET_VALUE);
    char times[24];
    snprintf(times, sizeof times, "%zu", run);
    const cparent__blank blanks[] = {
        { "title", title, NULL, NULL },
        { "value", NULL, &series->points[last].value, observations[last] },
        { "target", NULL, &goal, target },
        { "times", times, NULL, NULL },
    };

    /* The figures of the run, then the target. */
    size_t count = run + 2;
    const cparent_record **evidence =
        cparent__calloc(count, sizeof *evidence);
    if (evidence == NULL)
        return cparent__nomem(asking->err);
    for (size_t i = 0; i <= run; i++)
        evidence[i] = observations[last - run + i];
    evidence[count - 1] = target;
    cparent_status status =
        cparent__ask(asking, blanks, sizeof blanks / sizeof *blanks,
                     evidence, count);
    cparent__free((void *)evidence);
    return status;
}

static cparent_status
judge_indicator(cparent__asking *asking, const char *code)
{
    const cparent_record *indicator;
    cparent__series series;

    cparent_status status = cparent__asked_indicator(asking, code, &indicator);
    if (status != CPARENT_OK || indicator == NULL)
        return status;
    int polarity =
        cparent_record_choice(indicator, CPARENT_INDICATOR_POLARITY);
    status = cparent__series_of(asking->snapshot, code,
                                cparent_snapshot_as_at(asking->snapshot),
                                &series, asking->err);
    if (status != CPARENT_OK)
        return status;

    cparent_direction way;
    size_t run = cparent_measure_run(series.points, series.count, &way);
    if (run >= STEPS
        && cparent_measure_travel(
               way, (cparent_indicator_polarity_choice)polarity)
               == CPARENT_TRAVEL_WORSENING) {
        const cparent_point *latest = &series.points[series.count - 1];
        const cparent_record *target =
            target_in_force(asking->snapshot, code, latest->period);
        if (target != NULL && is_missed(latest, target))
            status = ask_worsening(asking, title_of(indicator, code),
                                   &series, run, target);
    }
    cparent__series_free(&series);
    return status;
}

/* CQ01: off target, and worse at each of the last figures. */
cparent_status
cparent__rule_off_target_worsening(cparent__asking *asking)
{
    const cparent_snapshot *snapshot = asking->snapshot;
    const char *before = NULL;
    size_t count =
        cparent_snapshot_count(snapshot, CPARENT_NOUN_OBSERVATION);

    /* A snapshot keeps the figures of one indicator together. */
    for (size_t i = 0; i < count; i++) {
        const char *code = cparent_record_text(
            cparent_snapshot_at(snapshot, CPARENT_NOUN_OBSERVATION, i),
            CPARENT_OBSERVATION_INDICATOR);
        if (code == NULL || (before != NULL && strcmp(code, before) == 0))
            continue;
        before = code;
        cparent_status status = judge_indicator(asking, code);
        if (status != CPARENT_OK)
            return status;
    }
    return CPARENT_OK;
}

/* The direction that a claim states of a figure against its own past. */
static cparent_direction
claimed_way(const cparent_record *claim)
{
    int against = cparent_record_choice(claim, CPARENT_CLAIM_COMPARATOR);
    if (against != 0 && against != CPARENT_CLAIM_COMPARATOR_PREVIOUS
        && against != CPARENT_CLAIM_COMPARATOR_NONE)
        return CPARENT_DIRECTION_NONE;

    switch (cparent_record_choice(claim, CPARENT_CLAIM_ASSERTION)) {
    case CPARENT_CLAIM_ASSERTION_UP:
        return CPARENT_DIRECTION_UP;
    case CPARENT_CLAIM_ASSERTION_DOWN:
        return CPARENT_DIRECTION_DOWN;
    default:
        return CPARENT_DIRECTION_NONE;
    }
}

/*
 * The way of the last step, by more than rounding: 62% after 61.6% may be
 * the same share written shorter, so both are read to the fewer places.
 */
static cparent_direction
held_way(const cparent__series *series)
{
    if (series->count < 2)
        return CPARENT_DIRECTION_NONE;

    cparent_point last[2] = { series->points[series->count - 2],
                              series->points[series->count - 1] };
    int places = last[0].value.number.scale < last[1].value.number.scale
                     ? last[0].value.number.scale
                     : last[1].value.number.scale;
    cparent_direction way;
    for (size_t i = 0; i < 2; i++)
        last[i].value.number =
            cparent_decimal_round(last[i].value.number, places);
    return cparent_measure_run(last, 2, &way) > 0 ? way
                                                  : CPARENT_DIRECTION_NONE;
}

static cparent_status
ask_which(cparent__asking *asking, const cparent_record *claim,
          const char *title, const cparent__series *series)
{
    size_t last = series->count - 1;
    const cparent_record *evidence[] = { claim,
                                         series->observations[last - 1],
                                         series->observations[last] };
    const cparent__blank blanks[] = {
        { "title", title, NULL, NULL },
        { "claim", cparent_record_text(claim, CPARENT_CLAIM_TEXT), NULL,
          claim },
        { "previous", NULL, &series->points[last - 1].value, evidence[1] },
        { "value", NULL, &series->points[last].value, evidence[2] },
    };

    return cparent__ask(asking, blanks, sizeof blanks / sizeof *blanks,
                        evidence, sizeof evidence / sizeof *evidence);
}

static cparent_status
judge_claim(cparent__asking *asking, const cparent_record *claim)
{
    const char *code = cparent_record_text(claim, CPARENT_CLAIM_INDICATOR);
    cparent_date said = cparent_record_date(claim, CPARENT_CLAIM_SAID_ON);
    cparent_direction claimed = claimed_way(claim);
    const cparent_record *indicator;
    cparent__series series;

    if (code == NULL || claimed == CPARENT_DIRECTION_NONE
        || !cparent_date_is_set(said))
        return CPARENT_OK;
    cparent_status status = cparent__asked_indicator(asking, code, &indicator);
    if (status != CPARENT_OK)
        return status;
    status = cparent__series_of(asking->snapshot, code, said, &series,
                                asking->err);
    if (status != CPARENT_OK)
        return status;

    cparent_direction held = held_way(&series);
    if (held != CPARENT_DIRECTION_NONE && held != claimed)
        status = ask_which(asking, claim, title_of(indicator, code),
                           &series);
    cparent__series_free(&series);
    return status;
}

/* CQ06: somebody said "rising", and the figures they had were falling. */
cparent_status
cparent__rule_direction_contradicted(cparent__asking *asking)
{
    const cparent_snapshot *snapshot = asking->snapshot;
    size_t count = cparent_snapshot_count(snapshot, CPARENT_NOUN_CLAIM);

    for (size_t i = 0; i < count; i++) {
        cparent_status status = judge_claim(
            asking, cparent_snapshot_at(snapshot, CPARENT_NOUN_CLAIM, i));
        if (status != CPARENT_OK)
            return status;
    }
    return CPARENT_OK;
}
