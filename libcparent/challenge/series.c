/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "challenge/rules-internal.h"

#include <cparent/citation.h>
#include <cparent/document.h>
#include <cparent/observation.h>
#include <stdlib.h>
#include <string.h>

#include "core/alloc-internal.h"
#include "core/error-internal.h"

/* Where a figure comes from, the best first. */
enum { FROM_TABLES = 0, FROM_STATISTICS = 1, FROM_PROSE = 2 };

typedef struct entry {
    int from;
    const char *source; /* tells one text of prose from another */
    cparent_point point;
    const cparent_record *observation;
} entry;

typedef struct entries {
    entry *items;
    size_t count;
    size_t capacity;
} entries;

const cparent_record *
cparent__asked_document(const cparent_snapshot *snapshot,
                     const cparent_record *record, size_t citations)
{
    const char *id = cparent_record_list_at(record, citations, 0);
    if (id == NULL)
        return NULL;
    const cparent_record *citation =
        cparent_snapshot_find(snapshot, CPARENT_NOUN_CITATION, id);
    if (citation == NULL)
        return NULL;
    id = cparent_record_text(citation, CPARENT_CITATION_DOCUMENT);
    return id == NULL
               ? NULL
               : cparent_snapshot_find(snapshot, CPARENT_NOUN_DOCUMENT, id);
}

/* A figure without a citation was put in by hand and goes with the tables;
 * one whose document is not known goes with nothing. */
static void
name_source(const cparent_snapshot *snapshot, entry *out)
{
    const cparent_record *observation = out->observation;
    const cparent_record *document = cparent__asked_document(
        snapshot, observation, CPARENT_OBSERVATION_CITATIONS);
    int kind = document == NULL
                   ? 0
                   : cparent_record_choice(document, CPARENT_DOCUMENT_KIND);

    out->from = FROM_TABLES;
    out->source = "";
    if (kind == CPARENT_DOCUMENT_KIND_INDICATORS
        || !cparent_record_has(observation, CPARENT_OBSERVATION_CITATIONS))
        return;
    if (kind == CPARENT_DOCUMENT_KIND_STATISTICS) {
        out->from = FROM_STATISTICS;
        return;
    }
    out->from = FROM_PROSE;
    out->source = cparent_record_id(document != NULL ? document
                                                     : observation);
}

/* "About 60", a range, or a figure of one school cannot stand in a series
 * of the authority's own exact figures. */
static bool
belongs(const cparent_record *observation, const char *code,
        cparent_date until)
{
    const char *of =
        cparent_record_text(observation, CPARENT_OBSERVATION_INDICATOR);
    if (of == NULL || strcmp(of, code) != 0
        || cparent_record_choice(observation, CPARENT_OBSERVATION_ROLE)
               != CPARENT_OBSERVATION_ROLE_ACTUAL
        || cparent_record_has(observation, CPARENT_OBSERVATION_SUBJECT)
        || cparent_record_has(observation, CPARENT_OBSERVATION_QUALIFIER))
        return false;

    cparent_value value =
        cparent_record_value(observation, CPARENT_OBSERVATION_VALUE);
    cparent_period period =
        cparent_record_period(observation, CPARENT_OBSERVATION_PERIOD);
    return cparent_value_is_number(&value)
           && (value.flags & CPARENT_VALUE_RANGE) == 0
           && cparent_period_is_set(period)
           && cparent_date_compare(period.last, until) <= 0;
}

static int
compare_groups(const entry *a, const entry *b)
{
    if (a->from != b->from)
        return a->from < b->from ? -1 : 1;
    int order = strcmp(a->source, b->source);
    if (order != 0)
        return order;
    return (a->point.period.kind > b->point.period.kind)
           - (a->point.period.kind < b->point.period.kind);
}

/* Ends in the id, so that the order never depends on the sorter. */
static int
compare_entries(const void *left, const void *right)
{
    const entry *a = left;
    const entry *b = right;

    int order = compare_groups(a, b);
    if (order == 0)
        order = cparent_period_compare(a->point.period, b->point.period);
    return order != 0 ? order
                      : strcmp(cparent_record_id(a->observation),
                               cparent_record_id(b->observation));
}

static cparent_status
collect(const cparent_snapshot *snapshot, const char *code,
        cparent_date until, entries *found, cparent_error *err)
{
    size_t count =
        cparent_snapshot_count(snapshot, CPARENT_NOUN_OBSERVATION);

    for (size_t i = 0; i < count; i++) {
        const cparent_record *observation =
            cparent_snapshot_at(snapshot, CPARENT_NOUN_OBSERVATION, i);
        if (!belongs(observation, code, until))
            continue;
        void *items = found->items;
        if (!cparent__grow(&items, found->count, &found->capacity,
                           sizeof *found->items))
            return cparent__nomem(err);
        found->items = items;

        entry *added = &found->items[found->count++];
        added->observation = observation;
        added->point.period =
            cparent_record_period(observation, CPARENT_OBSERVATION_PERIOD);
        added->point.value =
            cparent_record_value(observation, CPARENT_OBSERVATION_VALUE);
        name_source(snapshot, added);
    }
    if (found->count > 1)
        qsort(found->items, found->count, sizeof *found->items,
              compare_entries);
    return CPARENT_OK;
}

/* The same figure given twice is one figure.  Two different figures of one
 * period both stay: nothing is next to them, so no step is made of them. */
static size_t
drop_repeats(entry *items, size_t count)
{
    size_t kept = 0;

    for (size_t i = 0; i < count; i++) {
        if (kept > 0 && compare_groups(&items[kept - 1], &items[i]) == 0
            && cparent_period_compare(items[kept - 1].point.period,
                                      items[i].point.period)
                   == 0
            && items[kept - 1].point.value.unit == items[i].point.value.unit
            && cparent_decimal_compare(items[kept - 1].point.value.number,
                                       items[i].point.value.number)
                   == 0)
            continue;
        items[kept++] = items[i];
    }
    return kept;
}

/* Is the group that starts at `a` a better series than the one at `b`? */
static bool
is_better(const entry *a, size_t a_count, const entry *b, size_t b_count)
{
    if (a->from != b->from)
        return a->from < b->from;
    int order = cparent_date_compare(a[a_count - 1].point.period.last,
                                     b[b_count - 1].point.period.last);
    return order != 0 ? order > 0 : a_count > b_count;
}

static void
choose(const entries *found, const entry **best_out, size_t *count_out)
{
    *best_out = NULL;
    *count_out = 0;
    if (found->items == NULL)
        return;
    for (size_t start = 0, end; start < found->count; start = end) {
        const entry *group = &found->items[start];
        end = start + 1;
        while (end < found->count
               && compare_groups(group, &found->items[end]) == 0)
            end++;
        if (*best_out == NULL
            || is_better(group, end - start, *best_out, *count_out)) {
            *best_out = group;
            *count_out = end - start;
        }
    }
}

static cparent_status
copy_series(const entry *items, size_t count, cparent__series *series_out,
            cparent_error *err)
{
    cparent__series series = { NULL, NULL, count };

    if (count > 0) {
        series.points = cparent__calloc(count, sizeof *series.points);
        series.observations =
            cparent__calloc(count, sizeof *series.observations);
        if (series.points == NULL || series.observations == NULL) {
            cparent__series_free(&series);
            return cparent__nomem(err);
        }
    }
    for (size_t i = 0; i < count; i++) {
        series.points[i] = items[i].point;
        series.observations[i] = items[i].observation;
    }
    *series_out = series;
    return CPARENT_OK;
}

cparent_status
cparent__series_of(const cparent_snapshot *snapshot, const char *code,
                   cparent_date until, cparent__series *series_out,
                   cparent_error *err)
{
    entries found = { NULL, 0, 0 };
    const entry *best;
    size_t count;

    cparent_status status = collect(snapshot, code, until, &found, err);
    if (status == CPARENT_OK) {
        found.count = drop_repeats(found.items, found.count);
        choose(&found, &best, &count);
        status = copy_series(best, count, series_out, err);
    }
    cparent__free(found.items);
    return status;
}

void
cparent__series_free(cparent__series *series)
{
    cparent__free(series->points);
    /* An array of borrowed records: only the array is ours. */
    cparent__free((void *)series->observations);
    series->points = NULL;
    series->observations = NULL;
    series->count = 0;
}
