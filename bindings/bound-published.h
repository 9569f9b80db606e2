/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_BOUND_PUBLISHED_H
#define CPARENT_BOUND_PUBLISHED_H

/*
 * Published statistics, and what compares a council with the others in
 * them.  What is made of texts is added to a list of the language, so many
 * texts a row.
 */
#include "bound.h"

cparent_status
bound_published_read(cparent_source *source,
                     cparent_source *meta_or_null,
                     const char *dataset_or_null,
                     const char *measures_or_null, bound_any listener,
                     cparent_published **published_out,
                     cparent_findings **findings_out, cparent_error *err);

/* Rows of texts: "measures" (name, label, grouping, unit, places), "filters"
 * (name, label), "places" (level, code, old_code, name, parent, parent_name,
 * country, country_name), "periods" (time period, identifier), "breakdowns"
 * (a value for each filter). */
cparent_status
bound_published_list(cparent_published *published, const char *what,
                     bound_any list, cparent_error *err);

cparent_period
bound_published_period(const cparent_published *published, size_t index);

/*
 * Figures, which may come from a store: `store_or_null` is the one that
 * opened the data set, for its lock.
 */
cparent_status
bound_published_value(cparent_published *published,
                      bound_store *store_or_null, size_t measure,
                      size_t breakdown, size_t place, size_t period,
                      cparent_value *value_out, cparent_error *err);

/* "c", ":"; "" for a number, a blank and no row. */
const char *
bound_published_symbol(cparent_published *published,
                       bound_store *store_or_null, size_t measure,
                       size_t breakdown, size_t place, size_t period,
                       cparent_error *err);

/* Every figure of a measure and breakdown, place by place: the number (NaN
 * for none) and its cparent_value_state. */
cparent_status
bound_published_figures(cparent_published *published,
                        bound_store *store_or_null, size_t measure,
                        size_t breakdown, double *numbers_out, size_t room,
                        cparent_error *err);

cparent_status
bound_published_csv(cparent_published *published,
                    bound_store *store_or_null, char **text_out,
                    cparent_error *err);

/* Rows of dataset, digest, source, at, rows, "neighbours" or "", "current"
 * or "". */
cparent_status
bound_store_releases(bound_store *store, bound_any list, cparent_error *err);

cparent_status
bound_store_published(bound_store *store, const char *dataset,
                      const char *digest_or_null,
                      cparent_published **published_out, cparent_error *err);

cparent_status
bound_store_neighbours(bound_store *store, const char *model_or_null,
                       cparent_neighbours **neighbours_out,
                       cparent_error *err);

/* Rows of code, old_code, name, region_code, region_name, from, until. */
cparent_status
bound_council_find(const char *name, cparent_date on, bound_any list,
                   cparent_error *err);

cparent_status
bound_council_list(bound_any list, cparent_error *err);

/* Rows of code, name, closeness. */
cparent_status
bound_neighbours_list(const cparent_neighbours *neighbours, const char *code,
                      bound_any list, cparent_error *err);

/* `texts`: a filter and its value, in turn, the last `whole` pairs of them
 * where the funnel's denominators stand.  `polarity` "" is not said. */
cparent_status
bound_standing_of(cparent_published *published, bound_store *store_or_null,
                  const char *measure_or_null, const char *const *texts,
                  size_t text_count, const char *authority,
                  const char *period_or_null, const char *polarity,
                  const cparent_neighbours *neighbours_or_null, bool funnel,
                  const char *numerator_or_null,
                  const char *denominator_or_null, size_t whole,
                  cparent_standing **standing_out, cparent_error *err);

/* Rows of code, name, closeness; the labels of the series; the notes; the
 * names of the funnel's councils. */
cparent_status
bound_standing_list(const cparent_standing *standing, const char *what,
                    bound_any list, cparent_error *err);

cparent_value
bound_standing_neighbour(const cparent_standing *standing, size_t index);

cparent_value
bound_standing_series(const cparent_standing *standing, size_t index);

/* "proportion" or "rate"; "" without a funnel. */
const char *
bound_standing_funnel(const cparent_standing *standing);

/* A council's count, or what it is out of. */
cparent_value
bound_standing_peer(const cparent_standing *standing, size_t index,
                    bool numerator);

cparent_period
bound_standing_series_period(const cparent_standing *standing, size_t index);

#endif
