/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "jobs/work-internal.h"

#include <string.h>

#include <cparent/document.h>
#include <cparent/observation.h>
#include <cparent/target.h>


/*
 * Which figures make which row.  A table's figures of one indicator are a
 * series and a row.  Prose is kept apart by document: what one text says of
 * one indicator (or of one group of figures, or in one lone figure) is a
 * row of its own, unless it only repeats a figure that the table has.
 */

static cparent__work_row *
add_row(cparent__work *work)
{
    cparent__work_row *rows = cparent__arena_grow(
        &work->arena, work->rows, work->row_count, sizeof(*rows));
    cparent__work_row *row;

    if (!rows)
        return NULL;
    work->rows = rows;
    row = &rows[work->row_count++];
    memset(row, 0, sizeof(*row));
    row->latest = row->before = row->change = row->target =
        CPARENT__NO_FIGURE;
    row->rag = row->way = row->direction = row->travel = CPARENT__NO_FIGURE;
    return row;
}

static void
add_point(cparent__work *work, cparent__work_row *row,
          const cparent_record *observation)
{
    cparent__work_point *points = cparent__arena_grow(
        &work->arena, row->points, row->point_count, sizeof(*points));
    size_t at = row->point_count;
    cparent_period period = cparent_record_period(
        observation, CPARENT_OBSERVATION_PERIOD);

    if (!points)
        return;
    row->points = points;
    for (; at > 0; at--) {
        cparent_period before = cparent_record_period(
            points[at - 1].observation, CPARENT_OBSERVATION_PERIOD);

        if (cparent_period_compare(before, period) <= 0)
            break;
        points[at] = points[at - 1];
    }
    points[at].observation = observation;
    points[at].figure = CPARENT__NO_FIGURE;
    row->point_count++;
}

static void
add_mention(cparent__work *work, cparent__work_row *row,
            const cparent_record *observation)
{
    const cparent_record **grown = cparent__arena_grow(
        &work->arena, row->mentions, row->mention_count, sizeof(*grown));

    if (!grown)
        return;
    row->mentions = grown;
    row->mentions[row->mention_count++] = observation;
}

/* Figures of days to come are not known yet. */
static bool
is_known(const cparent__work *work, const cparent_record *observation)
{
    cparent_period period = cparent_record_period(
        observation, CPARENT_OBSERVATION_PERIOD);

    return !cparent_period_is_set(period) ||
           cparent_date_compare(period.last, work->as_at) <= 0;
}

static const char *
code_of(const cparent_record *observation)
{
    return cparent_record_text(observation, CPARENT_OBSERVATION_INDICATOR);
}

/* --- tables ---------------------------------------------------------------- */

static cparent__work_row *
table_row(cparent__work *work, const char *code)
{
    size_t i;

    for (i = 0; i < work->row_count; i++)
        if (!work->rows[i].document &&
            strcmp(work->rows[i].key, code) == 0)
            return &work->rows[i];
    return NULL;
}

static void
collect_table_figure(cparent__work *work, const cparent_record *observation)
{
    const char *code = code_of(observation);
    cparent__work_row *row;

    if (!code || !is_known(work, observation) ||
        cparent_record_choice(observation, CPARENT_OBSERVATION_ROLE) !=
            CPARENT_OBSERVATION_ROLE_ACTUAL)
        return;
    row = table_row(work, code);
    if (!row) {
        row = add_row(work);
        if (!row)
            return;
        row->key = code;
        row->indicator = cparent__indicator_of(work, code);
    }
    add_point(work, row, observation);
}

/* Months are not compared with years: the kind of the last point stays. */
static void
keep_one_kind(cparent__work_row *row)
{
    cparent_period last;
    size_t kept = 0;
    size_t i;

    if (row->point_count == 0)
        return;
    last = cparent_record_period(
        row->points[row->point_count - 1].observation,
        CPARENT_OBSERVATION_PERIOD);
    for (i = 0; i < row->point_count; i++) {
        cparent_period period = cparent_record_period(
            row->points[i].observation, CPARENT_OBSERVATION_PERIOD);

        if (period.kind == last.kind)
            row->points[kept++] = row->points[i];
    }
    row->point_count = kept;
}

/* The target that stands at the row's last point: of that very period, or
 * else the latest before it, or one that always stands. */
static void
find_target(cparent__work *work, cparent__work_row *row)
{
    size_t count = cparent_snapshot_count(work->snapshot,
                                          CPARENT_NOUN_TARGET);
    cparent_period best = { { 0, 0, 0 }, { 0, 0, 0 }, 0 };
    cparent_period last;
    size_t i;

    if (row->point_count == 0)
        return; /* memory ran out */
    last = cparent_record_period(
        row->points[row->point_count - 1].observation,
        CPARENT_OBSERVATION_PERIOD);
    for (i = 0; i < count; i++) {
        const cparent_record *target = cparent_snapshot_at(
            work->snapshot, CPARENT_NOUN_TARGET, i);
        cparent_period period = cparent_record_period(
            target, CPARENT_TARGET_PERIOD);

        if (strcmp(cparent_record_text(target, CPARENT_TARGET_INDICATOR),
                   row->key) != 0 ||
            (cparent_period_is_set(period) &&
             cparent_period_compare(period, last) > 0))
            continue;
        if (!row->aim || cparent_period_compare(period, best) >= 0) {
            row->aim = target;
            best = period;
        }
    }
}

/* --- prose ----------------------------------------------------------------- */

/* True when the bytes at `name` begin with `printed`, both as whole words. */
static bool
begins_with(const char *name, const char *printed, size_t length)
{
    size_t i;

    for (i = 0; i < length; i++)
        if (cparent__lower(name[i]) != cparent__lower(printed[i]))
            return false;
    return !cparent__is_alpha(name[length]);
}

/* A council's name without the words that say what kind it is, so that
 * "Kirklees" and "Kirklees Council" are the same; York and North Yorkshire
 * are not. */
static bool
same_council(const char *printed, const char *name)
{
    size_t length = strlen(printed);
    bool word = true;

    if (length > strlen(name)) {
        const char *swap = printed;

        printed = name;
        name = swap;
        length = strlen(printed);
    }
    for (; *name; name++) {
        if (word && begins_with(name, printed, length))
            return true;
        word = !cparent__is_alpha(*name);
    }
    return false;
}

static bool
is_foreign(const cparent__work *work, const cparent_record *document)
{
    const char *council = cparent_record_text(document,
                                              CPARENT_DOCUMENT_COUNCIL);

    return council && !same_council(council, work->pack.council);
}

static bool
same_number(cparent_value a, cparent_value b)
{
    return cparent_value_is_number(&a) && cparent_value_is_number(&b) &&
           cparent_decimal_compare(a.number, b.number) == 0;
}

/* True when the row's series, or its target, has this very number.  What a
 * text compares with is no figure of ours, even where the number is. */
static bool
row_has(const cparent__work_row *row, const cparent_record *observation,
        cparent_value said)
{
    int role = cparent_record_choice(observation,
                                     CPARENT_OBSERVATION_ROLE);
    size_t i;

    if (role == CPARENT_OBSERVATION_ROLE_TARGET ||
        role == CPARENT_OBSERVATION_ROLE_ASPIRATION)
        return row->aim &&
               same_number(said, cparent_record_value(
                                     row->aim, CPARENT_TARGET_VALUE));
    if (role == CPARENT_OBSERVATION_ROLE_BENCHMARK)
        return false;
    for (i = 0; i < row->point_count; i++)
        if (same_number(said,
                        cparent_record_value(row->points[i].observation,
                                             CPARENT_OBSERVATION_VALUE)))
            return true;
    return false;
}

/* Takes a prose figure that only repeats the table as a mention of it. */
static bool
repeats_table(cparent__work *work, const cparent_record *observation)
{
    cparent_value said = cparent_record_value(observation,
                                              CPARENT_OBSERVATION_VALUE);
    const char *code = code_of(observation);
    cparent__work_row *row = code ? table_row(work, code) : NULL;

    if (!row || (said.flags & CPARENT_VALUE_RANGE) ||
        !row_has(row, observation, said))
        return false;
    add_mention(work, row, observation);
    return true;
}

/* What ties a prose figure to others of its text. */
static const char *
key_of(const cparent_record *observation)
{
    const char *group = cparent_record_text(observation,
                                            CPARENT_OBSERVATION_GROUP);
    const char *code = code_of(observation);

    if (group)
        return group;
    return code ? code : cparent_record_id(observation);
}

static cparent__work_row *
prose_row(cparent__work *work, const cparent_record *document,
          const cparent_record *observation)
{
    const char *key = key_of(observation);
    cparent__work_row *row;
    size_t i;

    for (i = 0; i < work->row_count; i++)
        if (work->rows[i].document == document &&
            strcmp(work->rows[i].key, key) == 0)
            return &work->rows[i];
    row = add_row(work);
    if (!row)
        return NULL;
    row->document = document;
    row->key = key;
    row->foreign = is_foreign(work, document);
    row->indicator = cparent__indicator_of(work, code_of(observation));
    return row;
}

static void
collect_prose_figure(cparent__work *work, const cparent_record *observation)
{
    const cparent_record *document = cparent__document_of(work,
                                                          observation);
    cparent__work_row *row;

    if (!is_foreign(work, document) && repeats_table(work, observation))
        return;
    row = prose_row(work, document, observation);
    if (!row)
        return;
    switch (cparent_record_choice(observation, CPARENT_OBSERVATION_ROLE)) {
    case CPARENT_OBSERVATION_ROLE_PREVIOUS:
        row->previous = observation;
        break;
    case CPARENT_OBSERVATION_ROLE_TARGET:
    case CPARENT_OBSERVATION_ROLE_ASPIRATION:
        row->aim = row->aim ? row->aim : observation;
        break;
    case CPARENT_OBSERVATION_ROLE_ACTUAL:
        add_point(work, row, observation);
        break;
    default:
        add_mention(work, row, observation);
        break;
    }
}

/* In the order of the text, not of the codes. */
static void
collect_prose(cparent__work *work)
{
    size_t count = cparent_snapshot_count(work->snapshot,
                                          CPARENT_NOUN_OBSERVATION);
    size_t i;

    for (i = 0; i < count; i++) {
        const cparent_record *observation = cparent_snapshot_at(
            work->snapshot, CPARENT_NOUN_OBSERVATION, i);

        if (cparent__is_prose(work, observation) &&
            is_known(work, observation))
            collect_prose_figure(work, observation);
    }
}

/* A text may give only an earlier figure, or only an aim: it is still what
 * the text says, and makes a row. */
static void
promote(cparent__work *work, cparent__work_row *row)
{
    const cparent_record *only = NULL;

    if (row->point_count > 0)
        return;
    if (row->previous) {
        only = row->previous;
        row->previous = NULL;
    } else if (row->aim &&
               cparent_record_noun(row->aim) == CPARENT_NOUN_OBSERVATION) {
        only = row->aim;
        row->aim = NULL;
    } else if (row->mention_count > 0) {
        only = row->mentions[0];
    }
    if (only)
        add_point(work, row, only);
}

cparent_status
cparent__collect_rows(cparent__work *work)
{
    size_t count = cparent_snapshot_count(work->snapshot,
                                          CPARENT_NOUN_OBSERVATION);
    cparent_status status = CPARENT_OK;
    size_t i;

    for (i = 0; i < count; i++) {
        const cparent_record *observation = cparent_snapshot_at(
            work->snapshot, CPARENT_NOUN_OBSERVATION, i);

        if (!cparent__is_prose(work, observation))
            collect_table_figure(work, observation);
    }
    for (i = 0; i < work->row_count; i++) {
        keep_one_kind(&work->rows[i]);
        find_target(work, &work->rows[i]);
    }
    collect_prose(work);
    for (i = 0; i < work->row_count && status == CPARENT_OK; i++) {
        promote(work, &work->rows[i]);
        if (work->rows[i].point_count > 0)
            status = cparent__figure_row(work, &work->rows[i]);
    }
    return status;
}
