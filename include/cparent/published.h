/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_PUBLISHED_H
#define CPARENT_PUBLISHED_H

#include <cparent/finding.h>
#include <cparent/period.h>
#include <cparent/progress.h>
#include <cparent/source.h>
#include <cparent/value.h>

CPARENT_BEGIN_DECLS

/**
 * One release of a published data set: the Department for Education's open
 * data standard ("EES CSV").  Measures (columns of figures) by breakdowns
 * (one value of each filter), places and periods.  Reference counted.  One
 * that was read from a file is immutable and any thread may read it; one
 * that a store opened fetches its figures when they are asked for, and is
 * used in the store's thread.
 */
typedef struct cparent_published cparent_published;

typedef enum cparent_place_level {
    CPARENT_PLACE_NATIONAL = 1,
    CPARENT_PLACE_REGIONAL = 2,
    CPARENT_PLACE_AUTHORITY = 3,
    CPARENT_PLACE_FORCE_INT = CPARENT_FORCE_INT
} cparent_place_level;

/** A place of the data set.  Strings belong to it; "" where not given. */
typedef struct cparent_place {
    int32_t level;          /**< a cparent_place_level */
    int32_t reserved;
    const char *code;       /**< of nine characters */
    const char *old_code;   /**< a council's three-digit number, a text */
    const char *name;
    const char *parent;     /**< a council's region, by its code */
    const char *parent_name;
    const char *country;    /**< by its code */
    const char *country_name;
} cparent_place;

/** A measure.  Strings belong to the data set; "" where not given. */
typedef struct cparent_published_measure {
    const char *name;     /**< the column */
    const char *label;    /**< of the description; else the column */
    const char *grouping;
    int32_t unit;         /**< a cparent_unit, where rows do not differ */
    int32_t places;       /**< decimals to show; -1: not said */
} cparent_published_measure;

typedef struct cparent_published_options {
    size_t struct_size;
    cparent_source *meta;    /**< its companion X.meta.csv; NULL: the one
                                  beside a file, if there is one */
    const char *dataset;     /**< its name; NULL: the file's */
    const char *measures;    /**< columns that are measures, parted by
                                  commas, whatever they look like; NULL */
    const cparent_limits *limits;
    cparent_progress progress;
} cparent_published_options;

#define CPARENT_PUBLISHED_OPTIONS_INIT \
    { sizeof(cparent_published_options), NULL, NULL, NULL, NULL, \
      { NULL, NULL } }

/**
 * Reads a file of published statistics.  Rows of other levels than nation,
 * region and council are left out and counted in `findings_out` (NULL: not
 * wanted; the caller frees it).  Fails with PARSE at the first cell that is
 * no figure, VALIDATION (two rows that say the same thing), LIMIT, IO,
 * CANCELLED or NOMEM.
 */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_published_read(cparent_source *source,
                       const cparent_published_options *options,
                       cparent_published **published_out,
                       cparent_findings **findings_out, cparent_error *err);

/** One reference more, which is returned. */
CPARENT_API cparent_published *
cparent_published_ref(cparent_published *published);

/** NULL is fine. */
CPARENT_API void
cparent_published_unref(cparent_published *published);

/** Its name: releases of one name follow one another. */
CPARENT_API const char *
cparent_published_name(const cparent_published *published);

/** SHA-256 of the file, 64 hexadecimal digits.  Borrowed. */
CPARENT_API const char *
cparent_published_digest(const cparent_published *published);

/** How many rows were kept. */
CPARENT_API int64_t
cparent_published_rows(const cparent_published *published);

/** How many measures it has. */
CPARENT_API size_t
cparent_published_measure_count(const cparent_published *published);

/** A measure, into `measure_out`.  False out of range. */
CPARENT_API bool
cparent_published_measure_at(const cparent_published *published,
                             size_t index,
                             cparent_published_measure *measure_out);

/** How many filters it has. */
CPARENT_API size_t
cparent_published_filter_count(const cparent_published *published);

/** The column of a filter; NULL out of range. */
CPARENT_API const char *
cparent_published_filter_name(const cparent_published *published,
                              size_t filter);

/** Its label, or its column where it has none; NULL out of range. */
CPARENT_API const char *
cparent_published_filter_label(const cparent_published *published,
                               size_t filter);

/** How many different values a filter has, in the order of the file. */
CPARENT_API size_t
cparent_published_choice_count(const cparent_published *published,
                               size_t filter);

/** One of them; NULL out of range. */
CPARENT_API const char *
cparent_published_choice(const cparent_published *published, size_t filter,
                         size_t choice);

/** How many combinations of filter values there are. */
CPARENT_API size_t
cparent_published_breakdown_count(const cparent_published *published);

/** The value of `filter` in a breakdown; NULL out of range. */
CPARENT_API const char *
cparent_published_breakdown_value(const cparent_published *published,
                                  size_t breakdown, size_t filter);

/** How many places it has: the nation, regions and councils. */
CPARENT_API size_t
cparent_published_place_count(const cparent_published *published);

/** A place, into `place_out`.  False out of range. */
CPARENT_API bool
cparent_published_place_at(const cparent_published *published, size_t index,
                           cparent_place *place_out);

/** How many periods, in order of time. */
CPARENT_API size_t
cparent_published_period_count(const cparent_published *published);

/** The period; unset for an identifier that this release does not know. */
CPARENT_API cparent_period
cparent_published_period(const cparent_published *published, size_t index);

/** A period as the file has it: "202425".  NULL out of range. */
CPARENT_API const char *
cparent_published_time_period(const cparent_published *published,
                              size_t index);

/** Its identifier: "Academic year".  NULL out of range. */
CPARENT_API const char *
cparent_published_time_identifier(const cparent_published *published,
                                  size_t index);

/** One figure.  MISSING where the file has no row for it.  Fails with
 *  INVALID (out of range), CLOSED, STORE or NOMEM. */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_published_value(cparent_published *published, size_t measure,
                        size_t breakdown, size_t place, size_t period,
                        cparent_value *value_out, cparent_error *err);

/** The symbol in place of a number, as the file has it: "c", ":"; "" for a
 *  number, a blank and no row.  Static. */
CPARENT_API const char *
cparent_published_symbol(cparent_published *published, size_t measure,
                         size_t breakdown, size_t place, size_t period);

/**
 * Every figure of one measure and breakdown, place by place, the periods of
 * each in order: place_count × period_count.  All in `scale` decimals, a
 * cparent_value_state each in `states`.  The arrays belong to `published`
 * and last until the next call.  Fails like cparent_published_value.
 */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_published_columns(cparent_published *published, size_t measure,
                          size_t breakdown, const int64_t **numbers_out,
                          const uint8_t **states_out, int *scale_out,
                          cparent_error *err);

/**
 * The data as CSV again, every row that was kept with its symbols and
 * decimals as they were, in the order of breakdown, place and period.
 */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_published_csv(cparent_published *published, char **csv_out,
                      size_t *size_out, cparent_error *err);

CPARENT_END_DECLS
#endif
