/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "jobs/work-internal.h"

#include <string.h>

#include <cparent/indicator.h>
#include <cparent/observation.h>

#include "challenge/challenge-internal.h"

/* The questions to ask: their figures join the others before the door, and
 * what the door lets through is put back between the words. */

static cparent_status
collect_segment(cparent__work *work, const cparent__segment *segment,
                size_t *index_out)
{
    const cparent_record *indicator = NULL;
    const cparent_record *citation = NULL;
    cparent__figure figure;

    memset(&figure, 0, sizeof(figure));
    figure.value = segment->value;
    figure.observation = segment->observation;
    figure.published = !segment->observation;
    if (segment->observation) {
        indicator = cparent__indicator_of(
            work, cparent_record_text(segment->observation,
                                      CPARENT_OBSERVATION_INDICATOR));
        citation = cparent__citation_at(work, segment->observation, 0);
        figure.counts_people =
            !indicator || cparent_record_flag(
                              indicator, CPARENT_INDICATOR_COUNTS_PEOPLE);
        figure.published =
            cparent_record_flag(segment->observation,
                                CPARENT_OBSERVATION_PUBLISHED) ||
            (citation && cparent__may_quote(work->snapshot, citation));
    }
    return cparent__figures_add(&work->figures, &figure, index_out,
                                work->err);
}

/* A question says something about every figure it rests on, also about those
 * it does not print: the chain of verdicts is hidden when any of them is. */
static cparent_status
collect_evidence(cparent__work *work, const cparent_challenges *challenges,
                 size_t index, size_t *verdict_out)
{
    size_t count = cparent_challenges_evidence_count(challenges, index);
    cparent_status status = CPARENT_OK;
    size_t i;

    *verdict_out = CPARENT__NO_FIGURE;
    for (i = 0; i < count && status == CPARENT_OK; i++) {
        const cparent_record *record = cparent_challenges_evidence(
            challenges, index, i);
        cparent__segment segment = { NULL, { 0 }, record, NULL };
        cparent__figure chain;

        if (cparent_record_noun(record) != CPARENT_NOUN_OBSERVATION)
            continue;
        memset(&chain, 0, sizeof(chain));
        chain.verdict = 1;
        segment.value = cparent_record_value(record,
                                             CPARENT_OBSERVATION_VALUE);
        status = collect_segment(work, &segment,
                                 &chain.parts[chain.part_count++]);
        if (*verdict_out != CPARENT__NO_FIGURE)
            chain.parts[chain.part_count++] = *verdict_out;
        if (status == CPARENT_OK)
            status = cparent__figures_add(&work->figures, &chain,
                                          verdict_out, work->err);
    }
    return status;
}

/* For each question its verdict, then a figure (or none) for each of its
 * segments. */
cparent_status
cparent__collect_asks(cparent__work *work,
                      const cparent_challenges *challenges,
                      size_t **figures_out)
{
    size_t questions = cparent_challenges_count(challenges);
    const cparent__segment *segments;
    cparent_status status = CPARENT_OK;
    size_t all = questions;
    size_t *figures;
    size_t i;
    size_t s;

    for (i = 0; i < questions; i++)
        all += cparent__challenge_segments(challenges, i, &segments);
    figures = cparent__arena_alloc(&work->arena, all, sizeof(*figures));
    *figures_out = figures;
    if (!figures)
        return CPARENT_OK;
    for (i = 0; i < questions && status == CPARENT_OK; i++) {
        size_t count = cparent__challenge_segments(challenges, i,
                                                   &segments);

        status = collect_evidence(work, challenges, i, figures++);
        for (s = 0; s < count && status == CPARENT_OK; s++, figures++) {
            *figures = CPARENT__NO_FIGURE;
            if (!segments[s].words)
                status = collect_segment(work, &segments[s], figures);
        }
    }
    return status;
}

/* A record's own words are said only when they may be. */
static bool
words_may_be_said(const cparent__work *work, const cparent_record *record)
{
    static const char *const fields[] = { "text", "heading", "title" };
    size_t field;
    size_t i;

    if (!record || work->pack.restricted)
        return true;
    for (i = 0; i < sizeof(fields) / sizeof(fields[0]); i++)
        if (cparent_noun_field_find(cparent_record_noun(record), fields[i],
                                    &field) &&
            cparent_record_has(record, field))
            return cparent__may_say(work->snapshot, record, field);
    return true;
}

static const char *
question_text(cparent__work *work, const cparent__segment *segments,
              size_t count, const size_t *figures)
{
    cparent__text text = CPARENT__TEXT_INIT(CPARENT__TEXT_MEDIUM);
    size_t s;

    for (s = 0; s < count; s++) {
        if (!segments[s].words)
            cparent__text_add(&text, work->shown[figures[s]].words);
        else if (words_may_be_said(work, segments[s].record))
            cparent__text_add(&text, segments[s].words);
        else
            cparent__text_add(&text, "(agreed in private)");
    }
    return cparent__arena_take(&work->arena, &text);
}

static cparent__pack_sources
evidence_sources(cparent__work *work, const cparent_challenges *challenges,
                 size_t index)
{
    size_t count = cparent_challenges_evidence_count(challenges, index);
    cparent__pack_sources sources = { NULL, 0 };
    size_t i;

    for (i = 0; i < count; i++)
        sources = cparent__sources_join(
            work, sources,
            cparent__sources_of(
                work, cparent_challenges_evidence(challenges, index, i)));
    return sources;
}

void
cparent__pack_asks(cparent__work *work, const cparent_challenges *challenges,
                   const size_t *figures)
{
    size_t count = cparent_challenges_count(challenges);
    cparent__pack_ask *asks = cparent__arena_alloc(&work->arena, count,
                                                   sizeof(*asks));
    size_t i;

    if (!asks)
        return;
    for (i = 0; i < count; i++) {
        const cparent__segment *segments;
        size_t pieces = cparent__challenge_segments(challenges, i,
                                                    &segments);
        size_t verdict = *figures++;
        cparent__pack_ask *ask = &asks[work->pack.ask_count];

        if (verdict == CPARENT__NO_FIGURE || !work->shown[verdict].hidden) {
            ask->rule = cparent__arena_string(
                &work->arena, cparent_challenges_rule(challenges, i));
            ask->question = question_text(work, segments, pieces, figures);
            ask->sources = evidence_sources(work, challenges, i);
            work->pack.ask_count++;
        }
        figures += pieces;
    }
    work->pack.asks = asks;
}
