/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "measure/trend-internal.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/alloc-internal.h"
#include "core/error-internal.h"
#include "measure/special-internal.h"

/* Up to so many points the distribution of S is counted out. */
enum { EXACT_POINTS = 10, EXACT_PAIRS = EXACT_POINTS * (EXACT_POINTS - 1) / 2 };

static int
compare_doubles(const void *left, const void *right)
{
    const double *a = left;
    const double *b = right;

    return (*a > *b) - (*a < *b);
}

/* P(|S| >= |s|) over all orders of `n` different numbers: counts[k] is how
 * many of them have k pairs in falling order. */
static double
exact_p(int64_t s, size_t n)
{
    double counts[EXACT_PAIRS + 1] = { 1 };
    double all = 1;
    int pairs = 0;

    for (int size = 2; size <= (int)n; size++) {
        double next[EXACT_PAIRS + 1] = { 0 };
        for (int k = 0; k <= pairs; k++)
            for (int more = 0; more < size; more++)
                next[k + more] += counts[k];
        pairs += size - 1;
        memcpy(counts, next, sizeof(counts));
        all *= size;
    }
    double beyond = 0;
    for (int k = 0; k <= pairs; k++)
        if (llabs(pairs - 2 * k) >= llabs(s))
            beyond += counts[k];
    return beyond / all;
}

/* The variance of S; *ties_out says whether equal values took from it. */
static double
variance_of(const double *ascending, size_t n, bool *ties_out)
{
    double count = (double)n;
    double sum = count * (count - 1) * (2 * count + 5);

    *ties_out = false;
    for (size_t start = 0, end; start < n; start = end) {
        end = start + 1;
        while (end < n && ascending[end] == ascending[start])
            end++;
        double tied = (double)(end - start);
        sum -= tied * (tied - 1) * (2 * tied + 5);
        if (tied > 1)
            *ties_out = true;
    }
    return sum / 18;
}

static double
normal_p(int64_t s, double variance)
{
    if (s == 0 || variance <= 0)
        return 1;
    return 2 * cparent__normal_upper((double)(llabs(s) - 1)
                                     / sqrt(variance));
}

static double
median(double *values, size_t count)
{
    qsort(values, count, sizeof(*values), compare_doubles);
    double upper = values[count / 2];
    return count % 2 == 1 ? upper : values[count / 2 - 1] / 2 + upper / 2;
}

/* Every pair's slope into `slopes`; gives S and how many pairs there are. */
static size_t
compare_pairs(const double *values, size_t count, double *slopes,
              int64_t *s_out)
{
    size_t pairs = 0;
    int64_t s = 0;

    for (size_t i = 0; i < count; i++)
        for (size_t j = i + 1; isfinite(values[i]) && j < count; j++) {
            if (!isfinite(values[j]))
                continue;
            s += (values[j] > values[i]) - (values[j] < values[i]);
            slopes[pairs++] = (values[j] - values[i]) / (double)(j - i);
        }
    *s_out = s;
    return pairs;
}

cparent_status
cparent__trend_ranks(const double *values, size_t count,
                     cparent_trend *trend, cparent_error *err)
{
    size_t n = 0;
    bool ties;

    /* Pairs grow with the square: beyond this they are no series. */
    if (count > 5000)
        return cparent__fail(err, CPARENT_E_LIMIT,
                             "a trend is of at most 5000 points");
    double *numbers = cparent__calloc(count + 1, sizeof(*numbers));
    double *slopes =
        cparent__calloc(count * (count + 1) / 2 + 1, sizeof(*slopes));
    if (numbers == NULL || slopes == NULL) {
        cparent__free(numbers);
        cparent__free(slopes);
        return cparent__nomem(err);
    }
    for (size_t i = 0; i < count; i++)
        if (isfinite(values[i]))
            numbers[n++] = values[i];
    trend->points = (int32_t)n;
    size_t pairs = compare_pairs(values, count, slopes, &trend->s);
    if (pairs > 0) {
        qsort(numbers, n, sizeof(*numbers), compare_doubles);
        trend->slope = median(slopes, pairs);
        trend->variance = variance_of(numbers, n, &ties);
        trend->flags |= CPARENT_TREND_SLOPE | CPARENT_TREND_KENDALL;
        if (!ties && n <= EXACT_POINTS) {
            trend->flags |= CPARENT_TREND_EXACT;
            trend->kendall_p = exact_p(trend->s, n);
        } else {
            trend->kendall_p = normal_p(trend->s, trend->variance);
        }
    }
    cparent__free(numbers);
    cparent__free(slopes);
    return CPARENT_OK;
}

cparent_status
cparent_trend_values(const double *values, size_t count,
                     cparent_trend *trend_out, cparent_error *err)
{
    cparent_trend made;

    memset(&made, 0, sizeof(made));
    made.reason = CPARENT_TREND_REASON_TOO_FEW;
    cparent_status status = cparent__trend_ranks(values, count, &made, err);
    if (status == CPARENT_OK)
        *trend_out = made;
    return status;
}
