/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_INTERVAL_INTERNAL_H
#define CPARENT_INTERVAL_INTERNAL_H

#include <cparent/interval.h>

/* Options, seen to be usable. */
typedef struct cparent__interval_plan {
    double tail;       /* probability beyond each limit */
    double multiplier; /* 1 when none was given and none is needed */
    cparent_interval_method method;
} cparent__interval_plan;

/* Whether this method belongs to the figure; AUTO is asked too. */
#define CPARENT__METHOD(name) (1u << CPARENT_INTERVAL_##name)

cparent_status
cparent__interval_plan_make(const cparent_interval_options *options,
                            uint32_t methods, bool need_multiplier,
                            cparent__interval_plan *plan_out,
                            cparent_error *err);

/* What a count and what it is out of come to, before any limits. */
cparent_outcome
cparent__interval_check(double count, double total, bool share);

/* Nothing but the reason and the method. */
cparent_interval
cparent__interval_none(cparent_outcome outcome,
                       cparent_interval_method method);

/* Limits of a count of events: exact or Byar's; value untouched. */
void
cparent__interval_count(double count, double tail,
                        cparent_interval_method method,
                        cparent_interval *interval);

/* EXACT below ten events, BYAR from there; AUTO while nobody knows. */
cparent_interval_method
cparent__interval_count_method(double count);

/* The one that was asked for; otherwise that of the count. */
cparent_interval_method
cparent__interval_method_for(const cparent__interval_plan *plan,
                             double count);

/* Multiplies the numbers that are there. */
void
cparent__interval_scale(cparent_interval *interval, double by);

/* Adds with the rounding errors of every step kept (Neumaier). */
typedef struct cparent__sum {
    double total;
    double rest;
} cparent__sum;

void
cparent__sum_add(cparent__sum *sum, double value);

#endif
