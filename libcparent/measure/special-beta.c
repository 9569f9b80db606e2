/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "measure/special-internal.h"

#include <float.h>
#include <math.h>
#include <stdbool.h>

static const double two_pi = 6.283185307179586476925286766559;

enum { MAX_STEPS = 100, MAX_TERMS = 10000000 };

/* x^a (1 - x)^b / B(a, b): the density of the beta variable's logit. */
static double
logit_density(double a, double b, cparent__share x)
{
    double n = a + b;

    return exp(cparent__stirling_error(n) - cparent__stirling_error(a)
               - cparent__stirling_error(b)
               - cparent__deviance(a, n * x.part)
               - cparent__deviance(b, n * x.rest))
           * sqrt(a * b / (two_pi * n));
}

/*
 * The lower tail, for x below (a + 1) / (a + b + 2), by the even part of the
 * usual continued fraction (Didonato and Morris 1992, their 9.1), evaluated
 * as Lentz does.  x and its rest both enter, so that nothing cancels.
 */
static double
beta_fraction(double a, double b, cparent__share x)
{
    double start = a * x.rest - b * x.part + 1;
    double value = a * start / (a + 1);
    double c = value;
    double d = 0;

    for (int n = 1; n < MAX_TERMS; n++) {
        double m = n;
        double odd = a + 2 * m - 1;
        double above = (a + m - 1) / odd * (a + b + m - 1) / odd * m * (b - m)
                       * x.part * x.part;
        double below = m + m * (b - m) * x.part / odd
                       + (a + m) * (start + m * (1 + x.rest)) / (odd + 2);
        d = 1 / (below + above * d);
        c = below + above / c;
        value *= c * d;
        if (fabs(c * d - 1) < DBL_EPSILON)
            break;
    }
    return logit_density(a, b, x) / value;
}

double
cparent__beta_tail(double a, double b, cparent__share x, cparent__tail tail)
{
    const cparent__share turned = { x.rest, x.part };
    bool lower = x.part < (a + 1) / (a + b + 2);

    if (x.part <= 0 || x.rest <= 0)
        return (x.part <= 0) == (tail == CPARENT__LOWER) ? 0 : 1;
    double value = lower ? beta_fraction(a, b, x)
                         : beta_fraction(b, a, turned);
    return lower == (tail == CPARENT__LOWER) ? value : 1 - value;
}

static cparent__share
from_logit(double at)
{
    double small = exp(-fabs(at));
    cparent__share x = { 1 / (1 + small), small / (1 + small) };

    if (at >= 0)
        return x;
    return (cparent__share){ x.rest, x.part };
}

/* The logit of a beta variable has a log-concave density, so its tails are
 * log-concave too and Newton's method on them cannot go astray. */
cparent__share
cparent__beta_quantile(double a, double b, double p, cparent__tail tail)
{
    double sign = tail == CPARENT__LOWER ? 1 : -1;
    double spread = sqrt(1 / a + 1 / b);
    double at = log(a / b) + sign * spread * cparent__normal_quantile(p);

    for (int i = 0; i < MAX_STEPS; i++) {
        cparent__share x = from_logit(at);
        double value = cparent__beta_tail(a, b, x, tail);
        double slope = logit_density(a, b, x) / value;
        double step = sign * log(value / p) / slope;
        if (!(fabs(step) < 4 * spread))
            step = copysign(4 * spread, step);
        at -= step;
        if (fabs(step) < 4 * DBL_EPSILON * fmax(1, fabs(at)))
            break;
    }
    return from_logit(at);
}

/* With t beyond the tail p, freedom / (freedom + t²) is the beta quantile of
 * 2p. */
double
cparent__student_upper(double p, double freedom)
{
    cparent__share x = cparent__beta_quantile(freedom / 2, 0.5, 2 * p,
                                              CPARENT__LOWER);

    return sqrt(freedom * x.rest / x.part);
}
