/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_COMPARE_H
#define CPARENT_COMPARE_H

#include <cparent/lookup.h>
#include <cparent/measure.h>
#include <cparent/published.h>

CPARENT_BEGIN_DECLS

/**
 * A council's figure beside its neighbours', its region's and the nation's.
 * Immutable; reference counted; any thread may read it.  What it returns
 * belongs to it.
 */
typedef struct cparent_standing cparent_standing;

/** One value of one filter. */
typedef struct cparent_filter_choice {
    const char *filter; /**< its column or label, in any case */
    const char *value;
} cparent_filter_choice;

/** What to compare. */
typedef struct cparent_compare_options {
    size_t struct_size;
    const char *measure;   /**< column or label; NULL: the only one */
    const cparent_filter_choice *filters;
    size_t filter_count;
    const char *authority; /**< code, number or name; required */
    const char *period;    /**< "2025", "202425"; NULL: the latest */
    int32_t polarity;      /**< a cparent_indicator_polarity_choice; 0:
                                neutral, and a note says so */
    int32_t funnel;        /**< not 0: a funnel as well (peers.h) */
    const cparent_neighbours *neighbours; /**< NULL: none */
    const char *numerator;   /**< of the funnel: the column of counts that
                                  the measure is made of; NULL: the one
                                  known of the indicator, if it is known */
    const char *denominator; /**< and of what they are out of; NULL: the
                                  same column, at `whole` */
    const cparent_filter_choice *whole; /**< where the denominators differ
                                  from the figures: group=Total */
    size_t whole_count;
} cparent_compare_options;

#define CPARENT_COMPARE_OPTIONS_INIT \
    { sizeof(cparent_compare_options), NULL, NULL, 0, NULL, NULL, 0, 0, \
      NULL, NULL, NULL, NULL, 0 }

/**
 * Compares.  A filter that is not given stands at its only value or its
 * total, which a note says.  Rank 1 is best by polarity, ties take the
 * lowest; bands A to D by quartiles of type 7; a neutral polarity has
 * neither.  Only numbers are ranked and averaged.  Fails with NOT_FOUND (a
 * measure, filter, value, period or council that the data do not have; the
 * hint suggests what is like it), INVALID (a filter that has to be chosen;
 * the hint lists its values), CLOSED, STORE or NOMEM.  Source: the
 * Department's Local Authority Interactive Tool (bands, ranks).
 */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_compare(cparent_published *published,
                const cparent_compare_options *options,
                cparent_standing **standing_out, cparent_error *err);

/** One reference more, which is returned. */
CPARENT_API cparent_standing *
cparent_standing_ref(cparent_standing *standing);

/** NULL is fine. */
CPARENT_API void
cparent_standing_unref(cparent_standing *standing);

/** The council's name.  Never NULL. */
CPARENT_API const char *
cparent_standing_authority(const cparent_standing *standing);

/** The measure's label.  Never NULL. */
CPARENT_API const char *
cparent_standing_measure(const cparent_standing *standing);

/** The period as the data have it.  Never NULL. */
CPARENT_API const char *
cparent_standing_period(const cparent_standing *standing);

/** The council's region; "" when the data do not say. */
CPARENT_API const char *
cparent_standing_region_name(const cparent_standing *standing);

/** The council's own figure. */
CPARENT_API cparent_value
cparent_standing_value(const cparent_standing *standing);

/** The nation's. */
CPARENT_API cparent_value
cparent_standing_national(const cparent_standing *standing);

/** The region's. */
CPARENT_API cparent_value
cparent_standing_region(const cparent_standing *standing);

/** From 1, the best; 0 when it has none. */
CPARENT_API size_t
cparent_standing_rank(const cparent_standing *standing);

/** How many councils have a number, and so could be ranked. */
CPARENT_API size_t
cparent_standing_ranked(const cparent_standing *standing);

/** "A" (best quarter) to "D"; NULL when it has none. */
CPARENT_API const char *
cparent_standing_band(const cparent_standing *standing);

/** The least, the quartiles and the greatest of all councils, by 0 to 4.
 *  Not a number where there is none. */
CPARENT_API cparent_value
cparent_standing_quartile(const cparent_standing *standing,
                          size_t index);

/** The model of neighbours; NULL without one. */
CPARENT_API const char *
cparent_standing_model(const cparent_standing *standing);

/** How many neighbours have a number. */
CPARENT_API size_t
cparent_standing_neighbours_used(const cparent_standing *standing);

/** Their median. */
CPARENT_API cparent_value
cparent_standing_median(const cparent_standing *standing);

/** Their mean, exact or to ten decimals more than the figures have. */
CPARENT_API cparent_value
cparent_standing_mean(const cparent_standing *standing);

/** How many neighbours the model gives, with a number or without. */
CPARENT_API size_t
cparent_standing_neighbour_count(const cparent_standing *standing);

/** A neighbour, nearest first, and its figure.  False out of range. */
CPARENT_API bool
cparent_standing_neighbour_at(const cparent_standing *standing,
                              size_t index,
                              cparent_neighbour *neighbour_out,
                              cparent_value *value_out);

/** The council's figures over time; a period in between that the data do
 *  not have stands there without a number. */
CPARENT_API size_t
cparent_standing_series_count(const cparent_standing *standing);

/** A point of it, and the period as the data have it (NULL: not wanted).
 *  False out of range. */
CPARENT_API bool
cparent_standing_series_at(const cparent_standing *standing,
                           size_t index, cparent_point *point_out,
                           const char **label_out);

/** How much a reader has to know beside the figures. */
CPARENT_API size_t
cparent_standing_note_count(const cparent_standing *standing);

/** What was assumed, or why something is not there.  NULL out of range. */
CPARENT_API const char *
cparent_standing_note(const cparent_standing *standing, size_t index);

/** In one sentence: "71%: 12th of 150; similar councils average 69%". */
CPARENT_API const char *
cparent_standing_sentence(const cparent_standing *standing);

/** All of it as JSON, schema cparent.compare/1.  Free with
 *  cparent_string_free.  Fails with NOMEM. */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_standing_json(const cparent_standing *standing,
                      char **json_out, cparent_error *err);

CPARENT_END_DECLS
#endif
