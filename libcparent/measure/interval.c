/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "measure/interval-internal.h"

#include <math.h>
#include <string.h>

#include "core/error-internal.h"
#include "core/limits-internal.h"
#include "measure/special-internal.h"

/* Below so many events Byar's approximation is not close enough. */
enum { BYAR_FROM = 10 };

/* --- what the figures share ----------------------------------------------- */

cparent_status
cparent__interval_plan_make(const cparent_interval_options *options,
                            uint32_t methods, bool need_multiplier,
                            cparent__interval_plan *plan_out,
                            cparent_error *err)
{
    cparent_interval_options given = CPARENT_INTERVAL_OPTIONS_INIT;
    cparent_status status =
        cparent__options_resolve(options, &given, sizeof(given), err);

    if (status != CPARENT_OK)
        return status;
    if (!(given.confidence > 0 && given.confidence < 1))
        return cparent__hint(
            err, cparent__fail(err, CPARENT_E_INVALID,
                               "the confidence is no fraction of 1"),
            "write 95%% as 0.95");
    if (!(given.multiplier >= 0 && isfinite(given.multiplier)))
        return cparent__fail(err, CPARENT_E_INVALID,
                             "the multiplier is not above 0");
    if (need_multiplier && given.multiplier == 0)
        return cparent__hint(
            err, cparent__fail(err, CPARENT_E_INVALID,
                               "there is no multiplier"),
            "say per how many the rate is: 10000 for children");
    if (given.method < 0 || given.method > 31
        || (methods >> given.method & 1) == 0)
        return cparent__fail(err, CPARENT_E_INVALID,
                             "this figure has no such method");
    plan_out->tail = (1 - given.confidence) / 2;
    plan_out->multiplier = given.multiplier == 0 ? 1 : given.multiplier;
    plan_out->method = (cparent_interval_method)given.method;
    return CPARENT_OK;
}

cparent_outcome
cparent__interval_check(double count, double total, bool share)
{
    if (isnan(count) || isnan(total))
        return CPARENT_OUTCOME_MISSING;
    if (!isfinite(count) || !isfinite(total) || count < 0 || total < 0)
        return CPARENT_OUTCOME_INVALID;
    if (total == 0)
        return count == 0 ? CPARENT_OUTCOME_NO_DENOMINATOR
                          : CPARENT_OUTCOME_INVALID;
    return share && count > total ? CPARENT_OUTCOME_INVALID
                                  : CPARENT_OUTCOME_OK;
}

cparent_interval
cparent__interval_none(cparent_outcome outcome,
                       cparent_interval_method method)
{
    cparent_interval none;

    memset(&none, 0, sizeof(none));
    none.status = outcome;
    none.method = method;
    return none;
}

void
cparent__interval_scale(cparent_interval *interval, double by)
{
    interval->value *= by;
    interval->lower *= by;
    interval->upper *= by;
}

void
cparent__sum_add(cparent__sum *sum, double value)
{
    double total = sum->total + value;

    sum->rest += fabs(sum->total) >= fabs(value)
                     ? (sum->total - total) + value
                     : (value - total) + sum->total;
    sum->total = total;
}

static cparent_interval
begin(double value, cparent_interval_method method, double count,
      double count2)
{
    cparent_interval made =
        cparent__interval_none(CPARENT_OUTCOME_OK, method);

    made.value = value;
    made.flags = CPARENT_INTERVAL_VALUE | CPARENT_INTERVAL_LOWER
                 | CPARENT_INTERVAL_UPPER;
    if (count != floor(count) || count2 != floor(count2))
        made.flags |= CPARENT_INTERVAL_FRACTIONAL;
    return made;
}

/* --- proportions ---------------------------------------------------------- */

/* The score limits are the roots of (n + z²) p² - (2x + z²) p + x²/n; the
 * larger one is a sum, and their product gives the smaller without loss. */
static void
wilson(double count, double total, double tail, cparent_interval *out)
{
    double z = cparent__normal_quantile(tail);
    double square = z * z;
    double root = sqrt(square + 4 * count * (1 - count / total));
    double upper = (2 * count + square - z * root) / (2 * (total + square));

    out->upper = count == total ? 1 : fmin(upper, 1);
    out->lower = count == 0 ? 0
                            : count / total * count
                                  / ((total + square) * out->upper);
}

static void
clopper_pearson(double count, double total, double tail,
                cparent_interval *out)
{
    out->lower = 0;
    out->upper = 1;
    if (count > 0)
        out->lower = cparent__beta_quantile(count, total - count + 1, tail,
                                            CPARENT__LOWER)
                         .part;
    if (count < total)
        out->upper = cparent__beta_quantile(count + 1, total - count, tail,
                                            CPARENT__UPPER)
                         .part;
}

cparent_status
cparent_interval_proportion(double count, double total,
                            const cparent_interval_options *options,
                            cparent_interval *interval_out,
                            cparent_error *err)
{
    cparent__interval_plan plan;
    cparent_status status = cparent__interval_plan_make(
        options,
        CPARENT__METHOD(AUTO) | CPARENT__METHOD(WILSON)
            | CPARENT__METHOD(EXACT),
        false, &plan, err);
    cparent_outcome outcome = cparent__interval_check(count, total, true);

    if (status != CPARENT_OK)
        return status;
    bool exact = plan.method == CPARENT_INTERVAL_EXACT;
    cparent_interval_method method =
        exact ? CPARENT_INTERVAL_EXACT : CPARENT_INTERVAL_WILSON;
    if (outcome != CPARENT_OUTCOME_OK) {
        *interval_out = cparent__interval_none(outcome, method);
        return CPARENT_OK;
    }
    cparent_interval made = begin(count / total, method, count, total);
    (exact ? clopper_pearson : wilson)(count, total, plan.tail, &made);
    cparent__interval_scale(&made, plan.multiplier);
    *interval_out = made;
    return CPARENT_OK;
}

cparent_status
cparent_interval_difference(double count, double total, double count2,
                            double total2,
                            const cparent_interval_options *options,
                            cparent_interval *interval_out,
                            cparent_error *err)
{
    cparent__interval_plan plan;
    cparent_status status = cparent__interval_plan_make(
        options, CPARENT__METHOD(AUTO) | CPARENT__METHOD(NEWCOMBE), false,
        &plan, err);
    cparent_outcome outcome = cparent__interval_check(count, total, true);

    if (status != CPARENT_OK)
        return status;
    if (outcome == CPARENT_OUTCOME_OK)
        outcome = cparent__interval_check(count2, total2, true);
    if (outcome != CPARENT_OUTCOME_OK) {
        *interval_out =
            cparent__interval_none(outcome, CPARENT_INTERVAL_NEWCOMBE);
        return CPARENT_OK;
    }
    double p = count / total;
    double p2 = count2 / total2;
    cparent_interval one = begin(p, CPARENT_INTERVAL_WILSON, count, total);
    cparent_interval two = one;
    wilson(count, total, plan.tail, &one);
    wilson(count2, total2, plan.tail, &two);

    cparent_interval made =
        begin(p - p2, CPARENT_INTERVAL_NEWCOMBE, count, count2);
    made.lower = made.value - hypot(p - one.lower, two.upper - p2);
    made.upper = made.value + hypot(one.upper - p, p2 - two.lower);
    cparent__interval_scale(&made, plan.multiplier);
    *interval_out = made;
    return CPARENT_OK;
}

/* --- counts and rates ----------------------------------------------------- */

cparent_interval_method
cparent__interval_count_method(double count)
{
    if (isnan(count))
        return CPARENT_INTERVAL_AUTO;
    return count < BYAR_FROM ? CPARENT_INTERVAL_EXACT
                             : CPARENT_INTERVAL_BYAR;
}

cparent_interval_method
cparent__interval_method_for(const cparent__interval_plan *plan,
                             double count)
{
    return plan->method != CPARENT_INTERVAL_AUTO
               ? plan->method
               : cparent__interval_count_method(count);
}

static double
byar(double count, double z)
{
    double root = 1 - 1 / (9 * count) + z / (3 * sqrt(count));

    return count * root * root * root;
}

/* Byar's lower limit does not exist for no events, and below 0 is none. */
void
cparent__interval_count(double count, double tail,
                        cparent_interval_method method,
                        cparent_interval *out)
{
    double z = cparent__normal_quantile(tail);

    out->method = method;
    if (method == CPARENT_INTERVAL_EXACT) {
        out->lower = count == 0 ? 0
                                : cparent__gamma_quantile(count, tail,
                                                          CPARENT__LOWER);
        out->upper = cparent__gamma_quantile(count + 1, tail,
                                             CPARENT__UPPER);
        return;
    }
    out->upper = byar(count + 1, -z);
    out->lower = count == 0 ? -1 : byar(count, z);
    if (out->lower < 0) {
        out->lower = 0;
        out->flags &= ~CPARENT_INTERVAL_LOWER;
        out->status = CPARENT_OUTCOME_TOO_FEW;
    }
}

cparent_status
cparent_interval_rate(double count, double denominator,
                      const cparent_interval_options *options,
                      cparent_interval *interval_out, cparent_error *err)
{
    cparent__interval_plan plan;
    cparent_status status = cparent__interval_plan_make(
        options,
        CPARENT__METHOD(AUTO) | CPARENT__METHOD(EXACT)
            | CPARENT__METHOD(BYAR),
        true, &plan, err);
    cparent_outcome outcome =
        cparent__interval_check(count, denominator, false);

    if (status != CPARENT_OK)
        return status;
    cparent_interval_method method =
        cparent__interval_method_for(&plan, count);
    if (outcome != CPARENT_OUTCOME_OK) {
        *interval_out = cparent__interval_none(outcome, method);
        return CPARENT_OK;
    }
    cparent_interval made = begin(count, method, count, 0);
    cparent__interval_count(count, plan.tail, method, &made);
    cparent__interval_scale(&made, plan.multiplier / denominator);
    *interval_out = made;
    return CPARENT_OK;
}

/* Given the events of both, those of the first are binomial; the odds of
 * their share times the other way round of the denominators is the ratio. */
static cparent_interval
rate_ratio(double count, double denominator, double count2,
           double denominator2, double tail)
{
    cparent_interval made = begin(0, CPARENT_INTERVAL_EXACT, count, count2);
    double scale = denominator2 / denominator;

    if (count2 > 0) {
        cparent__share high = cparent__beta_quantile(count + 1, count2, tail,
                                                     CPARENT__UPPER);
        made.value = count / count2 * scale;
        made.upper = high.part / high.rest * scale;
    } else {
        made.flags &= ~(CPARENT_INTERVAL_VALUE | CPARENT_INTERVAL_UPPER);
        made.status = CPARENT_OUTCOME_TOO_FEW;
    }
    if (count > 0) {
        cparent__share low = cparent__beta_quantile(count, count2 + 1, tail,
                                                    CPARENT__LOWER);
        made.lower = low.part / low.rest * scale;
    } else if (count2 == 0) {
        made.flags &= ~CPARENT_INTERVAL_LOWER;
    }
    return made;
}

cparent_status
cparent_interval_ratio(double count, double denominator, double count2,
                       double denominator2,
                       const cparent_interval_options *options,
                       cparent_interval *interval_out, cparent_error *err)
{
    cparent__interval_plan plan;
    cparent_status status = cparent__interval_plan_make(
        options, CPARENT__METHOD(AUTO) | CPARENT__METHOD(EXACT), false,
        &plan, err);
    cparent_outcome outcome =
        cparent__interval_check(count, denominator, false);

    if (status != CPARENT_OK)
        return status;
    if (outcome == CPARENT_OUTCOME_OK)
        outcome = cparent__interval_check(count2, denominator2, false);
    if (outcome != CPARENT_OUTCOME_OK) {
        *interval_out =
            cparent__interval_none(outcome, CPARENT_INTERVAL_EXACT);
        return CPARENT_OK;
    }
    cparent_interval made =
        rate_ratio(count, denominator, count2, denominator2, plan.tail);
    cparent__interval_scale(&made, plan.multiplier);
    *interval_out = made;
    return CPARENT_OK;
}

/* --- means ---------------------------------------------------------------- */

/* The mean and the squares about it, in two passes; how many numbers. */
static size_t
spread(const double *values, size_t count, double *mean_out,
       double *squares_out)
{
    cparent__sum sum = { 0, 0 };
    cparent__sum squares = { 0, 0 };
    size_t used = 0;

    for (size_t i = 0; i < count; i++)
        if (!isnan(values[i])) {
            cparent__sum_add(&sum, values[i]);
            used++;
        }
    double mean = used == 0 ? 0 : (sum.total + sum.rest) / (double)used;
    for (size_t i = 0; i < count; i++)
        if (!isnan(values[i]))
            cparent__sum_add(&squares,
                             (values[i] - mean) * (values[i] - mean));
    *mean_out = mean;
    *squares_out = squares.total + squares.rest;
    return used;
}

cparent_status
cparent_interval_mean(const double *values, size_t count,
                      const cparent_interval_options *options,
                      cparent_interval *interval_out, cparent_error *err)
{
    cparent__interval_plan plan;
    double mean;
    double squares;
    cparent_status status = cparent__interval_plan_make(
        options, CPARENT__METHOD(AUTO) | CPARENT__METHOD(STUDENT), false,
        &plan, err);

    if (status != CPARENT_OK)
        return status;
    size_t used = spread(values, count, &mean, &squares);
    if (used == 0 || !isfinite(squares)) {
        *interval_out = cparent__interval_none(
            used == 0 ? CPARENT_OUTCOME_MISSING : CPARENT_OUTCOME_INVALID,
            CPARENT_INTERVAL_STUDENT);
        return CPARENT_OK;
    }
    cparent_interval made = begin(mean, CPARENT_INTERVAL_STUDENT, 0, 0);
    if (used == 1) {
        made.flags = CPARENT_INTERVAL_VALUE;
        made.status = CPARENT_OUTCOME_TOO_FEW;
    } else {
        double n = (double)used;
        double half = cparent__student_upper(plan.tail, n - 1)
                      * sqrt(squares / (n - 1) / n);
        made.lower = mean - half;
        made.upper = mean + half;
    }
    cparent__interval_scale(&made, plan.multiplier);
    *interval_out = made;
    return CPARENT_OK;
}
