/* SPDX-License-Identifier: Apache-2.0 */
/* Which figures a chart takes of observations, and which way is better. */
#include "config.h"

#include <cparent/chart.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <cparent/observation.h>

#include "core/alloc-internal.h"
#include "core/error-internal.h"
#include "core/limits-internal.h"

typedef struct choice {
    const cparent_record *const *observations;
    size_t count;
    const char *authority; /* whose figures */
    const char *subject;   /* NULL: the authority's own */
} choice;

static bool
same(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

static cparent_status
check_indicator(const choice *of, cparent_error *err)
{
    const char *first = NULL;
    size_t i;

    for (i = 0; i < of->count; i++) {
        const char *code;

        if (cparent_record_noun(of->observations[i]) !=
            CPARENT_NOUN_OBSERVATION)
            return cparent__fail(err, CPARENT_E_INVALID,
                                 "a chart is of observations");
        code = cparent_record_text(of->observations[i],
                                   CPARENT_OBSERVATION_INDICATOR);
        if (i == 0)
            first = code;
        if (!same(code, first))
            return cparent__hint(
                err,
                cparent__fail(err, CPARENT_E_INVALID,
                              "these are figures of several indicators: "
                              "%s, %s%s",
                              first ? first : "not known",
                              code ? code : "not known",
                              i + 1 < of->count ? ", …" : ""),
                "choose the observations of one indicator");
    }
    return CPARENT_OK;
}

/* Without a store and a name it is whoever all of them are of. */
static cparent_status
find_authority(choice *of, const cparent_store *store, const char *named,
               cparent_error *err)
{
    size_t i;

    of->authority = named ? named
                          : store ? cparent_store_authority(store) : NULL;
    for (i = 0; !named && !store && i < of->count; i++) {
        const char *one = cparent_record_authority(of->observations[i]);

        if (of->authority && strcmp(one, of->authority) != 0)
            return cparent__hint(
                err,
                cparent__fail(err, CPARENT_E_INVALID,
                              "these are figures of several authorities"),
                "say whose are charted, or choose those of one");
        of->authority = one;
    }
    return CPARENT_OK;
}

static bool
is_of(const choice *of, const cparent_record *observation)
{
    return strcmp(cparent_record_authority(observation), of->authority) == 0;
}

/* Whoever chose figures of one subject only wants these. */
static void
find_subject(choice *of)
{
    size_t i;

    of->subject = of->count > 0
                      ? cparent_record_text(of->observations[0],
                                            CPARENT_OBSERVATION_SUBJECT)
                      : NULL;
    for (i = 0; of->subject && i < of->count; i++)
        if (!same(of->subject,
                  cparent_record_text(of->observations[i],
                                      CPARENT_OBSERVATION_SUBJECT)))
            of->subject = NULL;
}

/* --- figures ------------------------------------------------------------ */

static bool
is_charted(const choice *of, const cparent_record *observation)
{
    return is_of(of, observation) &&
           cparent_record_choice(observation, CPARENT_OBSERVATION_ROLE) ==
               CPARENT_OBSERVATION_ROLE_ACTUAL &&
           cparent_record_has(observation, CPARENT_OBSERVATION_PERIOD) &&
           same(of->subject,
                cparent_record_text(observation,
                                    CPARENT_OBSERVATION_SUBJECT));
}

static bool
is_from_table(const choice *of, const cparent_chart_figure *figure)
{
    return !cparent_record_has(of->observations[figure->index],
                               CPARENT_OBSERVATION_ACCEPTED_BY);
}

static cparent_chart_figure
figure_of(const cparent_record *observation, size_t index)
{
    cparent_value value =
        cparent_record_value(observation, CPARENT_OBSERVATION_VALUE);
    cparent_chart_figure figure = { .index = index };

    figure.date =
        cparent_record_period(observation, CPARENT_OBSERVATION_PERIOD).last;
    figure.gap =
        !cparent_value_is_number(&value) ||
        (value.flags & CPARENT_VALUE_RANGE) != 0 ||
        cparent_record_has(observation, CPARENT_OBSERVATION_QUALIFIER);
    figure.value = figure.gap ? (double)NAN
                              : cparent_decimal_double(value.number);
    return figure;
}

/* Of one day they stay in the order in which they came. */
static int
compare_figures(const void *left, const void *right)
{
    const cparent_chart_figure *a = left;
    const cparent_chart_figure *b = right;
    int order = cparent_date_compare(a->date, b->date);

    return order ? order : (a->index > b->index) - (a->index < b->index);
}

/* Leaves out what a meeting said of a day whose figure a table has. */
static size_t
prefer_tables(const choice *of, cparent_chart_figure *figures, size_t count)
{
    size_t kept = 0;
    size_t begin, end;

    for (begin = 0; begin < count; begin = end) {
        bool table = false;

        for (end = begin; end < count &&
                          cparent_date_compare(figures[end].date,
                                               figures[begin].date) == 0;
             end++)
            table |= is_from_table(of, &figures[end]);
        for (; begin < end; begin++)
            if (!table || is_from_table(of, &figures[begin]))
                figures[kept++] = figures[begin];
    }
    return kept;
}

static size_t
take(const choice *of, cparent_chart_figure *figures)
{
    size_t count = 0;
    size_t i;

    for (i = 0; i < of->count; i++)
        if (is_charted(of, of->observations[i]))
            figures[count++] = figure_of(of->observations[i], i);
    qsort(figures, count, sizeof(*figures), compare_figures);
    return prefer_tables(of, figures, count);
}

/* --- direction ---------------------------------------------------------- */

static cparent_status
find_polarity(cparent_store *store, const choice *of,
              cparent_indicator_polarity_choice *polarity,
              cparent_error *err)
{
    const char *code =
        of->count > 0 ? cparent_record_text(of->observations[0],
                                            CPARENT_OBSERVATION_INDICATOR)
                      : NULL;
    cparent_error failure = CPARENT_ERROR_INIT;
    cparent_record *record = NULL;
    cparent_status status;
    int found;

    *polarity = CPARENT_INDICATOR_POLARITY_NEUTRAL;
    if (!store || !code)
        return CPARENT_OK;
    status = cparent_store_get(store, CPARENT_NOUN_INDICATOR, code, &record,
                               NULL, &failure);
    if (status == CPARENT_E_NOT_FOUND)
        return CPARENT_OK;
    if (status != CPARENT_OK) {
        if (err)
            *err = failure;
        return status;
    }
    found = cparent_record_choice(record, CPARENT_INDICATOR_POLARITY);
    if (found != 0)
        *polarity = (cparent_indicator_polarity_choice)found;
    cparent_record_unref(record);
    return CPARENT_OK;
}

cparent_status
cparent_chart_figures(cparent_store *store_or_null,
                      const cparent_record *const *observations,
                      size_t count, const cparent_chart_options *options,
                      cparent_chart_figure *figures_out,
                      size_t *figure_count_out,
                      cparent_indicator_polarity_choice *polarity_out,
                      cparent_error *err)
{
    cparent_chart_options chosen = CPARENT_CHART_OPTIONS_INIT;
    choice of = { observations, count, NULL, NULL };
    cparent_indicator_polarity_choice polarity;
    cparent_status status =
        cparent__options_resolve(options, &chosen, sizeof(chosen), err);

    if (status == CPARENT_OK)
        status = check_indicator(&of, err);
    if (status == CPARENT_OK)
        status = find_authority(&of, store_or_null, chosen.authority, err);
    if (status == CPARENT_OK)
        status = find_polarity(store_or_null, &of, &polarity, err);
    if (status != CPARENT_OK)
        return status;
    find_subject(&of);
    *figure_count_out = take(&of, figures_out);
    *polarity_out = polarity;
    return CPARENT_OK;
}
