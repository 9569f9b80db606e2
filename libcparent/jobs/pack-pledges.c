/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "jobs/work-internal.h"

#include <string.h>

#include <cparent/claim.h>
#include <cparent/observation.h>
#include <cparent/pledge.h>

#include "model/snapshot-internal.h"

/* What shows that a promise is kept: figures of its theme, or figures and
 * words that stand in the very passage that makes the promise. */

enum { FACTS_SHOWN = 6 };

typedef struct facts {
    cparent__pack_fact *items;
    size_t count;
    size_t figures;
} facts;

static void
add_fact(cparent__work *work, facts *list, const char *words,
         cparent__pack_sources sources, bool figure)
{
    list->figures += figure;
    if (list->count == FACTS_SHOWN)
        return;
    list->items = cparent__arena_grow(&work->arena, list->items,
                                      list->count, sizeof(*list->items));
    if (!list->items) {
        list->count = 0;
        return;
    }
    list->items[list->count].words = words;
    list->items[list->count].sources = sources;
    list->count++;
}

static void
add_row_fact(cparent__work *work, facts *list, const cparent__pack_row *row)
{
    add_fact(work, list,
             cparent__arena_format(&work->arena, "%s: %s%s%s%s", row->title,
                                   row->latest.words,
                                   *row->period ? " (" : "", row->period,
                                   *row->period ? ")" : ""),
             row->sources, row->latest.number);
}

/* The rows that hold a figure standing in the pledge's own passage. */
static void
add_passage_figures(cparent__work *work, facts *list,
                    const cparent_record *pledge)
{
    size_t i;

    for (i = 0; i < work->row_count; i++) {
        const cparent__work_row *row = &work->rows[i];
        const cparent_record *last;
        const cparent__shown *shown;
        const char *name;

        if (!row->document || row->point_count == 0)
            continue;
        last = row->points[row->point_count - 1].observation;
        if (!cparent__stands_in(work->snapshot, last, pledge))
            continue;
        shown = &work->shown[row->latest];
        name = row->indicator
                   ? cparent_record_text(row->indicator,
                                         CPARENT_INDICATOR_TITLE)
                   : cparent__say(work, last, CPARENT_OBSERVATION_MEASURE);
        add_fact(work, list,
                 cparent__arena_format(&work->arena, "%s: %s",
                                       name ? name : "A figure",
                                       shown->words),
                 cparent__sources_of(work, last), shown->number);
    }
}

static bool
about_theme(cparent__work *work, const cparent_record *claim,
            const char *theme)
{
    const cparent_record *indicator = cparent__indicator_of(
        work, cparent_record_text(claim, CPARENT_CLAIM_INDICATOR));
    const char *its = indicator
                          ? cparent_record_text(indicator,
                                                CPARENT_INDICATOR_THEME)
                          : NULL;

    return theme && its && strcmp(theme, its) == 0;
}

static void
add_claims(cparent__work *work, facts *list, const cparent_record *pledge)
{
    size_t count = cparent_snapshot_count(work->snapshot,
                                          CPARENT_NOUN_CLAIM);
    const char *theme = cparent_record_text(pledge, CPARENT_PLEDGE_THEME);
    size_t i;

    for (i = 0; i < count; i++) {
        const cparent_record *claim = cparent_snapshot_at(
            work->snapshot, CPARENT_NOUN_CLAIM, i);
        const char *words = cparent__say(work, claim, CPARENT_CLAIM_TEXT);

        if (words && (about_theme(work, claim, theme) ||
                      cparent__stands_in(work->snapshot, claim, pledge)))
            add_fact(work, list,
                     cparent__arena_format(&work->arena, "Said: “%s”",
                                           words),
                     cparent__sources_of(work, claim), false);
    }
}

static const cparent__pack_group *
group_titled(const cparent__work *work, const char *title)
{
    size_t i;

    for (i = 0; i < work->pack.group_count; i++)
        if (strcmp(work->pack.groups[i].title, title) == 0)
            return &work->pack.groups[i];
    return NULL;
}

static void
pack_statements(cparent__work *work, const cparent_record *pledge,
                cparent__pack_pledge *out)
{
    size_t count = cparent_record_list_count(pledge,
                                             CPARENT_PLEDGE_STATEMENTS);
    const char **items = cparent__arena_alloc(&work->arena, count,
                                              sizeof(*items));
    size_t i;

    if (!items)
        return;
    for (i = 0; i < count; i++)
        items[i] = cparent_record_list_at(pledge, CPARENT_PLEDGE_STATEMENTS,
                                          i);
    out->statements = items;
    out->statement_count = count;
}

static const char *
gap_of(const facts *list, size_t worse)
{
    if (list->count == 0)
        return "No evidence has been given yet that this promise is kept.";
    if (list->figures == 0)
        return "People say so; no figure shows it yet.";
    if (worse > 0)
        return "At least one of its figures is off target.";
    return NULL;
}

static void
pack_pledge(cparent__work *work, const cparent_record *pledge,
            cparent__pack_pledge *out)
{
    const char *theme = cparent_record_text(pledge, CPARENT_PLEDGE_THEME);
    const cparent__pack_group *group;
    facts list = { NULL, 0, 0 };
    size_t worse = 0;
    size_t i;

    memset(out, 0, sizeof(*out));
    out->heading = cparent_record_text(pledge, CPARENT_PLEDGE_HEADING);
    pack_statements(work, pledge, out);
    group = theme ? group_titled(work, out->heading) : NULL;
    for (i = 0; group && i < group->row_count; i++) {
        add_row_fact(work, &list, &group->rows[i]);
        worse += group->rows[i].rag == CPARENT_RAG_RED;
    }
    add_passage_figures(work, &list, pledge);
    add_claims(work, &list, pledge);
    out->facts = list.items;
    out->fact_count = list.count;
    out->evidence = list.figures > 0  ? CPARENT__EVIDENCE_FIGURES
                    : list.count > 0 ? CPARENT__EVIDENCE_WORDS
                                     : CPARENT__EVIDENCE_NONE;
    out->gap = gap_of(&list, worse);
    out->sources = cparent__sources_of(work, pledge);
}

static int64_t
position_of(const cparent_record *pledge)
{
    int64_t position = INT64_MAX;

    cparent_record_integer(pledge, CPARENT_PLEDGE_POSITION, &position);
    return position;
}

/* True when an earlier pledge has the same heading: the council's own list
 * comes first, and minutes that repeat it add nothing new. */
static bool
repeats_earlier(const cparent_record **pledges, size_t count,
                const cparent_record *pledge)
{
    const char *heading = cparent_record_text(pledge,
                                              CPARENT_PLEDGE_HEADING);
    size_t i;

    for (i = 0; i < count; i++)
        if (cparent__equal_fold(heading,
                                cparent_record_text(
                                    pledges[i], CPARENT_PLEDGE_HEADING)))
            return true;
    return false;
}

/* Listed pledges (with a theme) first, in their own order. */
static bool
comes_before(const cparent_record *a, const cparent_record *b)
{
    bool listed_a = cparent_record_has(a, CPARENT_PLEDGE_THEME);
    bool listed_b = cparent_record_has(b, CPARENT_PLEDGE_THEME);

    if (listed_a != listed_b)
        return listed_a;
    return position_of(a) < position_of(b);
}

void
cparent__pack_pledges(cparent__work *work)
{
    size_t count = cparent_snapshot_count(work->snapshot,
                                          CPARENT_NOUN_PLEDGE);
    const cparent_record **order = cparent__arena_alloc(
        &work->arena, count, sizeof(*order));
    cparent__pack_pledge *pledges = cparent__arena_alloc(
        &work->arena, count, sizeof(*pledges));
    size_t said = 0;
    size_t kept = 0;
    size_t i;

    if (!order || !pledges)
        return;
    for (i = 0; i < count; i++) {
        const cparent_record *pledge = cparent_snapshot_at(
            work->snapshot, CPARENT_NOUN_PLEDGE, i);
        size_t at = said;

        if (!cparent__say(work, pledge, CPARENT_PLEDGE_HEADING))
            continue;
        said++;
        for (; at > 0 && comes_before(pledge, order[at - 1]); at--)
            order[at] = order[at - 1];
        order[at] = pledge;
    }
    for (i = 0; i < said; i++)
        if (!repeats_earlier(order, kept, order[i])) {
            order[kept] = order[i];
            pack_pledge(work, order[kept], &pledges[kept]);
            kept++;
        }
    work->pack.pledges = pledges;
    work->pack.pledge_count = kept;
}
