/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "jobs/work-internal.h"

#include <stdio.h>
#include <string.h>

#include <cparent/claim.h>
#include <cparent/document.h>
#include <cparent/observation.h>
#include <cparent/pledge.h>

#include "facts/table-internal.h"

enum { QUOTE_BYTES = 110 };

static cparent__shown
shown_of(const cparent__work *work, size_t figure)
{
    cparent__shown nothing;

    memset(&nothing, 0, sizeof(nothing));
    return figure == CPARENT__NO_FIGURE ? nothing : work->shown[figure];
}

static int
verdict_of(const cparent__work *work, size_t figure)
{
    return figure == CPARENT__NO_FIGURE ? 0 : work->shown[figure].verdict;
}

static void
label_period(const cparent__work *work, const cparent_record *observation,
             char label[CPARENT_PERIOD_SIZE])
{
    const char *printed;

    cparent_period_label(
        cparent_record_period(observation, CPARENT_OBSERVATION_PERIOD),
        label);
    if (*label)
        return;
    printed = cparent__say(work, observation,
                           CPARENT_OBSERVATION_PERIOD_TEXT);
    if (printed && strlen(printed) < CPARENT_PERIOD_SIZE)
        snprintf(label, CPARENT_PERIOD_SIZE, "%s", printed);
}

static const char *
text_or(const cparent_record *record, size_t field, const char *otherwise)
{
    const char *text = record ? cparent_record_text(record, field) : NULL;

    return text ? text : otherwise;
}

/* Cut to a line at the end of a word. */
static const char *
short_quote(cparent__work *work, const char *words)
{
    size_t length = strlen(words);

    if (length > QUOTE_BYTES)
        for (length = QUOTE_BYTES; length > 0 && words[length] != ' ';)
            length--;
    return cparent__arena_format(&work->arena, "“%.*s%s”", (int)length,
                                 words, words[length] ? " …" : "");
}

/* The catalogue's title; for a figure that it does not know, the words of
 * the text, which say it better than any name we could make up. */
static const char *
title_of(cparent__work *work, const cparent__work_row *row)
{
    const cparent_record *last =
        row->points[row->point_count - 1].observation;
    const cparent_record *citation = cparent__citation_at(work, last, 0);
    const char *measure = cparent__say(work, last,
                                       CPARENT_OBSERVATION_MEASURE);
    const char *quote = citation ? cparent__quote_of(work, citation) : NULL;

    if (row->indicator)
        return cparent_record_text(row->indicator, CPARENT_INDICATOR_TITLE);
    if (quote)
        return short_quote(work, quote);
    return measure && *measure ? measure : "A figure without a name";
}

static const char *
subtitle_of(cparent__work *work, const cparent__work_row *row)
{
    const char *council;

    if (row->foreign) {
        council = cparent_record_text(row->document,
                                      CPARENT_DOCUMENT_COUNCIL);
        return cparent__arena_format(&work->arena, "as said of %s", council);
    }
    if (!row->document)
        return "";
    switch (cparent_record_choice(row->points[0].observation,
                                  CPARENT_OBSERVATION_ROLE)) {
    case CPARENT_OBSERVATION_ROLE_TARGET:
    case CPARENT_OBSERVATION_ROLE_ASPIRATION:
        return "an aim, as said in the minutes";
    case CPARENT_OBSERVATION_ROLE_PREVIOUS:
        return "an earlier figure, as said in the minutes";
    case CPARENT_OBSERVATION_ROLE_BENCHMARK:
        return "elsewhere, as said in the minutes";
    default:
        return "as said in the minutes";
    }
}

static void
pack_points(cparent__work *work, const cparent__work_row *row,
            cparent__pack_row *out)
{
    cparent__pack_point *points = cparent__arena_alloc(
        &work->arena, row->point_count, sizeof(*points));
    size_t i;

    if (!points)
        return;
    for (i = 0; i < row->point_count; i++) {
        const cparent_record *observation = row->points[i].observation;

        points[i].period = cparent_record_period(
            observation, CPARENT_OBSERVATION_PERIOD);
        label_period(work, observation, points[i].label);
        points[i].value = work->shown[row->points[i].figure];
        points[i].gap_before =
            i > 0 && !cparent_period_adjacent(points[i - 1].period,
                                              points[i].period);
    }
    out->points = points;
    out->point_count = row->point_count;
}

/* Where the latest figure stands, then the minutes that repeat it, then the
 * figures it is held against. */
static void
pack_row_sources(cparent__work *work, const cparent__work_row *row,
                 cparent__pack_row *out)
{
    size_t i;

    out->sources = cparent__sources_of(
        work, row->points[row->point_count - 1].observation);
    for (i = 0; row->document && i + 1 < row->point_count; i++)
        out->sources = cparent__sources_join(
            work, out->sources,
            cparent__sources_of(work, row->points[i].observation));
    for (i = 0; i < row->mention_count; i++)
        out->sources = cparent__sources_join(
            work, out->sources,
            cparent__sources_of(work, row->mentions[i]));
    if (row->previous)
        out->sources = cparent__sources_join(
            work, out->sources, cparent__sources_of(work, row->previous));
    if (row->aim && row->document)
        out->sources = cparent__sources_join(
            work, out->sources, cparent__sources_of(work, row->aim));
}

/* Words about the same indicator, from the same text or from any of ours. */
static void
pack_said(cparent__work *work, const cparent__work_row *row,
          cparent__pack_row *out)
{
    size_t count = cparent_snapshot_count(work->snapshot,
                                          CPARENT_NOUN_CLAIM);
    size_t i;

    if (!row->indicator)
        return;
    for (i = 0; i < count; i++) {
        const cparent_record *claim = cparent_snapshot_at(
            work->snapshot, CPARENT_NOUN_CLAIM, i);
        const char *code = cparent_record_text(claim,
                                               CPARENT_CLAIM_INDICATOR);
        const char *words = cparent__say(work, claim, CPARENT_CLAIM_TEXT);

        if (!code || !words ||
            strcmp(code, cparent_record_id(row->indicator)) != 0 ||
            (row->document &&
             cparent__document_of(work, claim) != row->document))
            continue;
        out->said = words;
        out->sources = cparent__sources_join(
            work, out->sources, cparent__sources_of(work, claim));
    }
}

static const char *
caveat_of(const cparent__work *work, const cparent__work_row *row,
          const cparent__pack_row *out)
{
    const cparent_record *last =
        row->points[row->point_count - 1].observation;
    cparent_value value = cparent_record_value(last,
                                               CPARENT_OBSERVATION_VALUE);

    if (out->latest.hidden)
        return "The number of children is small, or would give a small one "
               "away.";
    if (value.flags & CPARENT_VALUE_UNIT_IMPLIED)
        return "The text does not say the unit; it is taken from the words "
               "around it.";
    if (value.unit == CPARENT_UNIT_UNKNOWN && out->latest.number)
        return "The text does not say the unit.";
    if (row->before != CPARENT__NO_FIGURE &&
        row->change == CPARENT__NO_FIGURE && out->latest.number &&
        !row->document)
        return "The period before is missing, so no change is shown.";
    if (row->aim && out->side == 0)
        return "Nobody has said which side of the target is better.";
    if (row->document && row->change != CPARENT__NO_FIGURE &&
        work->shown[row->change].number)
        return "Two figures are two figures: not yet a trend.";
    return NULL;
}

static void
pack_row(cparent__work *work, const cparent__work_row *row,
         cparent__pack_row *out)
{
    const cparent_record *last =
        row->points[row->point_count - 1].observation;

    out->code = row->indicator ? cparent_record_id(row->indicator) : "";
    out->title = title_of(work, row);
    out->subtitle = subtitle_of(work, row);
    out->definition = text_or(row->indicator, CPARENT_INDICATOR_DEFINITION,
                              "");
    out->polarity = (cparent_indicator_polarity_choice)(
        row->indicator ? cparent_record_choice(row->indicator,
                                               CPARENT_INDICATOR_POLARITY)
                       : 0);
    label_period(work, last, out->period);
    out->latest = shown_of(work, row->latest);
    out->previous = shown_of(work, row->before);
    if (row->previous)
        label_period(work, row->previous, out->previous_period);
    else if (row->before != CPARENT__NO_FIGURE)
        label_period(work, row->points[row->point_count - 2].observation,
                     out->previous_period);
    out->change = shown_of(work, row->change);
    out->target = shown_of(work, row->target);
    out->side = row->side;
    out->rag = (cparent_rag)verdict_of(work, row->rag);
    out->change_way = (cparent_direction)verdict_of(work, row->way);
    out->direction = (cparent_direction)verdict_of(work, row->direction);
    out->travel = (cparent_travel)verdict_of(work, row->travel);
    pack_row_sources(work, row, out);
    pack_said(work, row, out);
    pack_points(work, row, out);
    if (!row->document)
        out->spc = cparent__pack_spc_of(&work->arena, out);
    out->caveat = caveat_of(work, row, out);
    out->detail = out->rag == CPARENT_RAG_RED ||
                  out->rag == CPARENT_RAG_AMBER ||
                  out->travel == CPARENT_TRAVEL_WORSENING;
}

/* --- groups ---------------------------------------------------------------- */

/* The promise that a theme's rows belong to: the council's own words. */
static const cparent_record *
pledge_of(const cparent__work *work, const char *theme)
{
    size_t count = cparent_snapshot_count(work->snapshot,
                                          CPARENT_NOUN_PLEDGE);
    size_t i;

    for (i = 0; i < count; i++) {
        const cparent_record *pledge = cparent_snapshot_at(
            work->snapshot, CPARENT_NOUN_PLEDGE, i);
        const char *its = cparent_record_text(pledge, CPARENT_PLEDGE_THEME);

        if (its && strcmp(its, theme) == 0 &&
            cparent__say(work, pledge, CPARENT_PLEDGE_HEADING))
            return pledge;
    }
    return NULL;
}

static bool
in_theme(const cparent__work_row *row, const char *theme)
{
    const char *its = row->indicator && !row->foreign
                          ? cparent_record_text(row->indicator,
                                                CPARENT_INDICATOR_THEME)
                          : NULL;

    return its && strcmp(its, theme) == 0;
}

static void
add_group(cparent__work *work, const char *title, const char *about,
          const char *theme, bool *placed)
{
    cparent__pack *pack = &work->pack;
    cparent__pack_row *rows = NULL;
    cparent__pack_group *groups;
    size_t count = 0;
    size_t i;

    for (i = 0; i < work->row_count; i++) {
        const cparent__work_row *row = &work->rows[i];

        if (placed[i] || row->point_count == 0 ||
            (theme && !in_theme(row, theme)))
            continue;
        rows = cparent__arena_grow(&work->arena, rows, count,
                                   sizeof(*rows));
        if (!rows)
            return;
        memset(&rows[count], 0, sizeof(*rows));
        pack_row(work, row, &rows[count++]);
        placed[i] = true;
    }
    groups = count > 0 ? cparent__arena_grow(
                             &work->arena, (void *)(uintptr_t)pack->groups,
                             pack->group_count, sizeof(*groups))
                       : NULL;
    if (!groups)
        return;
    groups[pack->group_count].title = title;
    groups[pack->group_count].about = about;
    groups[pack->group_count].rows = rows;
    groups[pack->group_count].row_count = count;
    pack->groups = groups;
    pack->group_count++;
}

static void
add_theme(cparent__work *work, const cparent__table *themes, size_t row,
          bool *placed)
{
    const char *code = cparent__table_cell(
        themes, row, cparent__table_column(themes, "code"));
    const char *title = cparent__table_cell(
        themes, row, cparent__table_column(themes, "title_officer"));
    const char *about = cparent__table_cell(
        themes, row, cparent__table_column(themes, "about"));
    const cparent_record *pledge = pledge_of(work, code);

    if (pledge) {
        title = cparent_record_text(pledge, CPARENT_PLEDGE_HEADING);
        about = cparent_record_list_at(pledge, CPARENT_PLEDGE_STATEMENTS,
                                       0);
    }
    add_group(work, cparent__arena_string(&work->arena, title),
              cparent__arena_string(&work->arena, about ? about : ""),
              cparent__arena_string(&work->arena, code), placed);
}

static void
count_status(cparent__pack *pack)
{
    size_t g;
    size_t r;

    for (g = 0; g < pack->group_count; g++)
        for (r = 0; r < pack->groups[g].row_count; r++) {
            const cparent__pack_row *row = &pack->groups[g].rows[r];

            pack->on_target += row->rag == CPARENT_RAG_GREEN;
            pack->close += row->rag == CPARENT_RAG_AMBER;
            pack->off_target += row->rag == CPARENT_RAG_RED;
            if (row->latest.hidden)
                pack->not_shown++;
            else if (row->rag == CPARENT_RAG_NONE)
                pack->no_target++;
        }
}

void
cparent__pack_scorecard(cparent__work *work)
{
    bool *placed = cparent__arena_alloc(&work->arena, work->row_count,
                                        sizeof(*placed));
    cparent__table *themes = NULL;
    size_t i;

    if (!placed)
        return;
    if (cparent__table_builtin("themes", &themes, NULL) != CPARENT_OK) {
        work->arena.failed = CPARENT_E_NOMEM;
        return;
    }
    for (i = 0; i < cparent__table_rows(themes); i++)
        add_theme(work, themes, i, placed);
    add_group(work, "Other figures in the minutes",
              "Figures that the minutes give and no pledge is tied to yet.",
              NULL, placed);
    cparent__table_free(themes);
    count_status(&work->pack);
}
