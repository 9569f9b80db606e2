/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <cparent/quantile.h>

#include <math.h>
#include <stdlib.h>

#include "core/alloc-internal.h"
#include "core/error-internal.h"

/* A number and where it came from. */
typedef struct place {
    double value;
    size_t index;
} place;

static int
compare_places(const void *left, const void *right)
{
    const place *a = left;
    const place *b = right;

    if (a->value != b->value)
        return a->value < b->value ? -1 : 1;
    return (a->index > b->index) - (a->index < b->index);
}

/* The numbers among `values` in ascending order, or in descending order of
 * themselves when `descending`; NULL when memory runs out. */
static place *
sort_places(const double *values, size_t count, bool descending,
            size_t *used_out)
{
    place *places = cparent__calloc(count + 1, sizeof(*places));
    size_t used = 0;

    if (places == NULL)
        return NULL;
    for (size_t i = 0; i < count; i++)
        if (isfinite(values[i])) {
            places[used].value = descending ? -values[i] : values[i];
            places[used++].index = i;
        }
    qsort(places, used, sizeof(*places), compare_places);
    *used_out = used;
    return places;
}

/* The end of the block of equal values that starts at `start`. */
static size_t
block_end(const place *places, size_t used, size_t start)
{
    size_t end = start + 1;

    while (end < used && places[end].value == places[start].value)
        end++;
    return end;
}

static bool
is_probability(double probability)
{
    return probability >= 0 && probability <= 1;
}

bool
cparent_quantile_sorted(const double *ascending, size_t count,
                        double probability, double *quantile_out)
{
    if (count == 0 || !is_probability(probability))
        return false;

    double at = (double)(count - 1) * probability;
    size_t below = (size_t)at;
    double rest = at - (double)below;
    double low = ascending[below];
    *quantile_out = rest > 0 && below + 1 < count
                        ? low + rest * (ascending[below + 1] - low)
                        : low;
    return true;
}

cparent_status
cparent_quantile_values(const double *values, size_t count,
                        const double *probabilities, size_t wanted,
                        double *quantiles_out, size_t *used_out,
                        cparent_error *err)
{
    size_t used = 0;

    for (size_t i = 0; i < wanted; i++)
        if (!is_probability(probabilities[i]))
            return cparent__hint(
                err, cparent__fail(err, CPARENT_E_INVALID,
                                   "this is not a probability"),
                "give a fraction from 0 to 1");

    place *places = sort_places(values, count, false, &used);
    double *ascending = cparent__calloc(used + 1, sizeof(*ascending));
    cparent_status status = CPARENT_OK;
    if (places == NULL || ascending == NULL)
        status = cparent__nomem(err);
    else if (used == 0)
        status = cparent__fail(err, CPARENT_E_INVALID,
                               "there is no number to take a quantile of");
    for (size_t i = 0; status == CPARENT_OK && i < used; i++)
        ascending[i] = places[i].value;
    for (size_t i = 0; status == CPARENT_OK && i < wanted; i++)
        cparent_quantile_sorted(ascending, used, probabilities[i],
                                &quantiles_out[i]);
    if (status == CPARENT_OK && used_out != NULL)
        *used_out = used;
    cparent__free(ascending);
    cparent__free(places);
    return status;
}

cparent_status
cparent_quantile_ranks(const double *values, size_t count,
                       cparent_indicator_polarity_choice polarity,
                       cparent_rank *ranks_out, size_t *used_out,
                       cparent_error *err)
{
    const cparent_rank none = { 0, 0 };
    bool high = polarity == CPARENT_INDICATOR_POLARITY_HIGH;
    size_t used = 0;
    place *places = NULL;

    if (count > INT32_MAX)
        return cparent__fail(err, CPARENT_E_INVALID,
                             "there are too many values to rank");
    if (high || polarity == CPARENT_INDICATOR_POLARITY_LOW) {
        places = sort_places(values, count, high, &used);
        if (places == NULL)
            return cparent__nomem(err);
    }
    for (size_t i = 0; i < count; i++)
        ranks_out[i] = none;
    for (size_t start = 0, end; start < used; start = end) {
        end = block_end(places, used, start);
        for (size_t i = start; i < end; i++) {
            ranks_out[places[i].index].rank = (int32_t)start + 1;
            ranks_out[places[i].index].tied = (int32_t)(end - start) - 1;
        }
    }
    if (used_out != NULL)
        *used_out = used;
    cparent__free(places);
    return CPARENT_OK;
}

cparent_status
cparent_quantile_groups(const double *values, size_t count, int32_t groups,
                        bool invert, int32_t *groups_out, cparent_error *err)
{
    size_t used = 0;

    if (groups < 2)
        return cparent__fail(err, CPARENT_E_INVALID,
                             "values are parted into at least 2 groups");
    place *places = sort_places(values, count, invert, &used);
    if (places == NULL)
        return cparent__nomem(err);
    for (size_t i = 0; i < count; i++)
        groups_out[i] = 0;

    /* With rank r from 1: group = q + 1 - ceil((N + 1 - r) q / N). */
    uint64_t q = (uint64_t)groups;
    for (size_t start = 0, end; used >= q && start < used; start = end) {
        uint64_t from_top = ((uint64_t)(used - start) * q + used - 1) / used;
        end = block_end(places, used, start);
        for (size_t i = start; i < end; i++)
            groups_out[places[i].index] = (int32_t)(q + 1 - from_top);
    }
    cparent__free(places);
    return CPARENT_OK;
}
