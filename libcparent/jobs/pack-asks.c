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

cparent_status
cparent__collect_asks(cparent__work *work,
                      const cparent_challenges *challenges,
                      size_t **figures_out)
{
    const cparent__segment *segments;
    cparent_status status = CPARENT_OK;
    size_t *figures = NULL;
    size_t all = 0;
    size_t i;
    size_t s;

    for (i = 0; i < cparent_challenges_count(challenges); i++)
        all += cparent__challenge_segments(challenges, i, &segments);
    figures = cparent__arena_alloc(&work->arena, all, sizeof(*figures));
    *figures_out = figures;
    if (!figures)
        return CPARENT_OK;
    for (i = 0; i < cparent_challenges_count(challenges); i++) {
        size_t count = cparent__challenge_segments(challenges, i,
                                                   &segments);

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

        asks[i].rule = cparent__arena_string(
            &work->arena, cparent_challenges_rule(challenges, i));
        asks[i].question = question_text(work, segments, pieces, figures);
        asks[i].sources = evidence_sources(work, challenges, i);
        figures += pieces;
    }
    work->pack.asks = asks;
    work->pack.ask_count = count;
}
