/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Where the council stands in published statistics, for a report.  All of
 * it is published already, and so passes the door as it is.
 */
#include "config.h"

#include "jobs/choices-internal.h"
#include "jobs/work-internal.h"

#include <string.h>

#include <cparent/catalogue.h>
#include <cparent/compare.h>
#include <cparent/release.h>

#include "core/error-internal.h"
#include "facts/table-internal.h"

typedef struct gathering {
    cparent__work *work;
    cparent_store *store;
    cparent_neighbours *neighbours;
    cparent__table *table;
    const char **datasets; /* current ones, in the arena */
    size_t dataset_count;
    cparent_error *err;
} gathering;

static bool
note_dataset(void *user, const cparent_release *release)
{
    gathering *of = user;
    const char **grown;

    if (release->neighbours || !release->current)
        return true;
    grown = cparent__arena_grow(&of->work->arena, of->datasets,
                                of->dataset_count, sizeof(*grown));
    if (!grown)
        return false;
    of->datasets = grown;
    grown[of->dataset_count++] = cparent__arena_string(&of->work->arena,
                                                       release->dataset);
    return true;
}

/* --- one indicator ----------------------------------------------------------- */

static const char *
cell(const gathering *of, size_t row, const char *column)
{
    return cparent__table_cell(of->table, row,
                               cparent__table_column(of->table, column));
}

static cparent__pack_figure
figure_of(gathering *of, cparent_value value)
{
    cparent__pack_figure figure;
    char words[CPARENT_VALUE_SIZE];

    memset(&figure, 0, sizeof(figure));
    cparent_value_words(&value, words);
    figure.number = cparent_value_is_number(&value);
    figure.at = value.number;
    figure.words = cparent__arena_string(&of->work->arena, words);
    return figure;
}

static void
take_neighbours(gathering *of, const cparent_standing *standing,
                cparent__pack_standing *out)
{
    cparent__arena *arena = &of->work->arena;
    size_t count = cparent_standing_neighbour_count(standing);
    cparent__pack_neighbour *all = cparent__arena_alloc(arena, count + 1,
                                                        sizeof(*all));
    cparent_neighbour who;
    cparent_value value;
    size_t i;

    for (i = 0; all && cparent_standing_neighbour_at(standing, i, &who,
                                                     &value);
         i++) {
        all[i].name = cparent__arena_string(
            arena, *who.name ? who.name : who.code);
        all[i].figure = figure_of(of, value);
        out->neighbour_count = i + 1;
    }
    out->neighbours = all;
    out->model = cparent_standing_model(standing)
                     ? cparent__arena_string(arena,
                                             cparent_standing_model(standing))
                     : "";
}

static void
add_standing(gathering *of, const cparent_standing *standing,
             const char *title, const char *dataset)
{
    cparent__work *work = of->work;
    cparent__arena *arena = &work->arena;
    cparent__pack_standing *all = cparent__arena_grow(
        arena, (void *)(uintptr_t)work->pack.standings,
        work->pack.standing_count, sizeof(*all));
    cparent__pack_standing *out;
    cparent__pack_figure low;
    cparent__pack_figure high;

    if (!all)
        return;
    work->pack.standings = all;
    out = &all[work->pack.standing_count++];
    memset(out, 0, sizeof(*out));
    low = figure_of(of, cparent_standing_quartile(standing, 0));
    high = figure_of(of, cparent_standing_quartile(standing, 4));
    out->title = cparent__arena_string(arena, title);
    out->source = dataset;
    out->council = cparent__arena_string(
        arena, cparent_standing_authority(standing));
    out->period = cparent__arena_string(arena,
                                        cparent_standing_period(standing));
    out->sentence = cparent__arena_format(
        arena, "%s.", cparent_standing_sentence(standing));
    out->region_name = cparent__arena_string(
        arena, cparent_standing_region_name(standing));
    out->own = figure_of(of, cparent_standing_value(standing));
    out->national = figure_of(of, cparent_standing_national(standing));
    out->national_label = cparent__arena_format(arena, "England %s",
                                                out->national.words);
    out->region_words =
        figure_of(of, cparent_standing_region(standing)).words;
    out->low = low.at;
    out->high = high.at;
    out->low_words = low.words;
    out->high_words = high.words;
    take_neighbours(of, standing, out);
    out->funnel = cparent__collect_funnel(arena, standing);
}

/* True when a data set answers: others may have the same column. */
static cparent_status
try_dataset(gathering *of, const char *dataset,
            const cparent_compare_options *options, const char *title,
            bool *found_out)
{
    cparent_published *published = NULL;
    cparent_standing *standing = NULL;
    cparent_status status = cparent_store_published(of->store, dataset, NULL,
                                                    &published, of->err);

    if (status == CPARENT_OK)
        status = cparent_compare(published, options, &standing, of->err);
    if (status == CPARENT_OK) {
        add_standing(of, standing, title, dataset);
        *found_out = true;
    } else if (status == CPARENT_E_NOT_FOUND ||
               status == CPARENT_E_INVALID) {
        cparent_error_clear(of->err);
        status = CPARENT_OK;
    }
    cparent_standing_unref(standing);
    cparent_published_unref(published);
    return status;
}

static cparent_status
gather_row(gathering *of, size_t row)
{
    cparent_compare_options options = CPARENT_COMPARE_OPTIONS_INIT;
    cparent_filter_choice filters[CPARENT__MOST_CHOICES];
    cparent_record *indicator = NULL;
    cparent_status status = cparent_catalogue_get(cell(of, row, "code"),
                                                  &indicator, of->err);
    bool found = false;
    size_t i;

    if (status != CPARENT_OK)
        return status;
    options.measure = cell(of, row, "measure");
    options.filters = filters;
    options.filter_count = cparent__compare_choices(
        &of->work->arena, cell(of, row, "filters"), filters);
    options.authority = cparent_store_authority(of->store);
    options.polarity = cparent_record_choice(indicator,
                                             CPARENT_INDICATOR_POLARITY);
    options.neighbours = of->neighbours;
    options.funnel = 1;
    for (i = 0; status == CPARENT_OK && !found && i < of->dataset_count; i++)
        status = try_dataset(
            of, of->datasets[i], &options,
            cparent_record_text(indicator, CPARENT_INDICATOR_TITLE), &found);
    cparent_record_unref(indicator);
    return status;
}

cparent_status
cparent__collect_standings(cparent__work *work, cparent_store *store)
{
    gathering of = { work, store, NULL, NULL, NULL, 0, work->err };
    cparent_status status;
    size_t i;

    if (!store)
        return CPARENT_OK;
    status = cparent_store_releases(store, note_dataset, &of, of.err);
    if (status != CPARENT_OK || of.dataset_count == 0)
        return status;
    status = cparent_store_neighbours(store, NULL, &of.neighbours, of.err);
    if (status == CPARENT_E_NOT_FOUND) {
        cparent_error_clear(of.err);
        status = CPARENT_OK;
    }
    if (status == CPARENT_OK)
        status = cparent__table_builtin("published_indicators", &of.table,
                                        of.err);
    for (i = 0; status == CPARENT_OK && i < cparent__table_rows(of.table);
         i++)
        status = gather_row(&of, i);
    cparent__table_free(of.table);
    cparent_neighbours_unref(of.neighbours);
    return status;
}
