/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "measure/interval-internal.h"

#include <math.h>

/* Rates as they would be if all areas had one population. */

/* Sums over the strata that the figures are made of. */
typedef struct sums {
    double observed;
    double expected;
    double crude; /* the reference's own rate */
    cparent_outcome outcome;
} sums;

static cparent_outcome
worse(cparent_outcome so_far, cparent_outcome next)
{
    return so_far == CPARENT_OUTCOME_OK ? next : so_far;
}

/* A stratum of nobody is fine: nothing is expected of it.  A reference of
 * nobody is not: it has no rate. */
static cparent_outcome
check_part(double count, double total, bool may_be_empty)
{
    cparent_outcome outcome = cparent__interval_check(count, total, false);

    return may_be_empty && outcome == CPARENT_OUTCOME_NO_DENOMINATOR
               ? CPARENT_OUTCOME_OK
               : outcome;
}

static sums
add_up(const cparent_strata *area)
{
    cparent__sum observed = { 0, 0 };
    cparent__sum expected = { 0, 0 };
    cparent__sum events = { 0, 0 };
    cparent__sum people = { 0, 0 };
    cparent_outcome outcome = area->strata == 0 || area->strata_counts == 0
                                  ? CPARENT_OUTCOME_MISSING
                                  : CPARENT_OUTCOME_OK;

    for (size_t i = 0; i < area->strata_counts; i++) {
        outcome = worse(outcome, check_part(area->counts[i], 1, false));
        cparent__sum_add(&observed, area->counts[i]);
    }
    for (size_t i = 0; i < area->strata; i++) {
        double count = area->reference_counts[i];
        double total = area->reference_denominators[i];
        outcome = worse(outcome, check_part(count, total, false));
        outcome = worse(outcome,
                        check_part(0, area->denominators[i], true));
        if (outcome != CPARENT_OUTCOME_OK)
            break;
        cparent__sum_add(&expected, count / total * area->denominators[i]);
        cparent__sum_add(&events, count);
        cparent__sum_add(&people, total);
    }
    sums made = { observed.total + observed.rest,
                  expected.total + expected.rest,
                  (events.total + events.rest)
                      / (people.total + people.rest),
                  outcome };
    if (outcome == CPARENT_OUTCOME_OK && !(made.expected > 0))
        made.outcome = CPARENT_OUTCOME_NO_DENOMINATOR;
    return made;
}

static cparent_status
indirect(const cparent_strata *area, bool rate,
         const cparent_interval_options *options,
         cparent_interval *interval_out, cparent_error *err)
{
    cparent__interval_plan plan;
    cparent_status status = cparent__interval_plan_make(
        options,
        CPARENT__METHOD(AUTO) | CPARENT__METHOD(EXACT)
            | CPARENT__METHOD(BYAR),
        true, &plan, err);

    if (status != CPARENT_OK)
        return status;
    sums made = add_up(area);
    cparent_interval_method method =
        cparent__interval_method_for(&plan, made.observed);
    cparent_interval result = cparent__interval_none(made.outcome, method);
    if (made.outcome == CPARENT_OUTCOME_OK) {
        result.value = made.observed;
        result.flags = CPARENT_INTERVAL_VALUE | CPARENT_INTERVAL_LOWER
                       | CPARENT_INTERVAL_UPPER;
        if (made.observed != floor(made.observed))
            result.flags |= CPARENT_INTERVAL_FRACTIONAL;
        cparent__interval_count(made.observed, plan.tail, method, &result);
        cparent__interval_scale(&result, plan.multiplier / made.expected
                                             * (rate ? made.crude : 1));
    }
    *interval_out = result;
    return CPARENT_OK;
}

cparent_status
cparent_interval_standardised_ratio(const cparent_strata *area,
                                    const cparent_interval_options *options,
                                    cparent_interval *interval_out,
                                    cparent_error *err)
{
    return indirect(area, false, options, interval_out, err);
}

cparent_status
cparent_interval_standardised_rate(const cparent_strata *area,
                                   const cparent_interval_options *options,
                                   cparent_interval *interval_out,
                                   cparent_error *err)
{
    return indirect(area, true, options, interval_out, err);
}

/* --- direct --------------------------------------------------------------- */

/* Fewer events than this say too little of each stratum. */
enum { DIRECT_FROM = 10 };

/* Dobson's limits: those of the count, stretched by the weights' own
 * variance. */
static cparent_interval
direct(const cparent_strata *area, double tail)
{
    cparent__sum events = { 0, 0 };
    cparent__sum rate = { 0, 0 };
    cparent__sum variance = { 0, 0 };
    cparent__sum weights = { 0, 0 };
    cparent_outcome outcome =
        area->strata == 0 || area->strata_counts != area->strata
            ? CPARENT_OUTCOME_MISSING
            : CPARENT_OUTCOME_OK;

    for (size_t i = 0; outcome == CPARENT_OUTCOME_OK && i < area->strata;
         i++) {
        double count = area->counts[i];
        double people = area->denominators[i];
        double weight = area->weights[i];
        outcome = worse(check_part(count, people, false),
                        check_part(weight, 1, false));
        cparent__sum_add(&events, count);
        cparent__sum_add(&rate, weight * count / people);
        cparent__sum_add(&variance,
                         weight * weight * count / (people * people));
        cparent__sum_add(&weights, weight);
    }
    double observed = events.total + events.rest;
    double standard = weights.total + weights.rest;
    if (outcome == CPARENT_OUTCOME_OK && standard == 0)
        outcome = CPARENT_OUTCOME_NO_DENOMINATOR;
    if (outcome == CPARENT_OUTCOME_OK && observed < DIRECT_FROM)
        outcome = CPARENT_OUTCOME_TOO_FEW;
    cparent_interval made =
        cparent__interval_none(outcome, CPARENT_INTERVAL_DOBSON);
    if (outcome != CPARENT_OUTCOME_OK)
        return made;

    made.flags = CPARENT_INTERVAL_VALUE | CPARENT_INTERVAL_LOWER
                 | CPARENT_INTERVAL_UPPER;
    if (observed != floor(observed))
        made.flags |= CPARENT_INTERVAL_FRACTIONAL;
    cparent__interval_count(observed, tail, CPARENT_INTERVAL_BYAR, &made);
    double stretch =
        sqrt((variance.total + variance.rest) / observed) / standard;
    made.method = CPARENT_INTERVAL_DOBSON;
    made.value = (rate.total + rate.rest) / standard;
    made.lower = made.value + stretch * (made.lower - observed);
    made.upper = made.value + stretch * (made.upper - observed);
    return made;
}

cparent_status
cparent_interval_direct_rate(const cparent_strata *area,
                             const cparent_interval_options *options,
                             cparent_interval *interval_out,
                             cparent_error *err)
{
    cparent__interval_plan plan;
    cparent_status status = cparent__interval_plan_make(
        options, CPARENT__METHOD(AUTO) | CPARENT__METHOD(DOBSON), true,
        &plan, err);

    if (status != CPARENT_OK)
        return status;
    cparent_interval made = direct(area, plan.tail);
    cparent__interval_scale(&made, plan.multiplier);
    *interval_out = made;
    return CPARENT_OK;
}
