/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_SPECIAL_INTERNAL_H
#define CPARENT_SPECIAL_INTERNAL_H

/*
 * The distributions that intervals and tests rest on, to 1e-12 of their
 * value.  Probabilities are always those of one tail, so that a small one is
 * never the difference of two large ones.  Arguments are finite and within
 * the distribution's range; callers see to that.
 */

typedef enum cparent__tail {
    CPARENT__LOWER = 0,
    CPARENT__UPPER = 1
} cparent__tail;

/* Two numbers that add up to 1, each to full precision. */
typedef struct cparent__share {
    double part;
    double rest;
} cparent__share;

/* ln Γ(a + 1) for a > 0, less Stirling's formula; and a ln(a/m) + m - a:
 * Loader's two parts of a probability, each without cancellation. */
double
cparent__stirling_error(double a);
double
cparent__deviance(double a, double mean);

/* The normal distribution: the quantile of a lower tail 0 < p < 1, and the
 * upper tail beyond x. */
double
cparent__normal_quantile(double p);
double
cparent__normal_upper(double x);

/* The gamma distribution of shape a > 0 and scale 1. */
double
cparent__gamma_tail(double a, double x, cparent__tail tail);
double
cparent__gamma_quantile(double a, double p, cparent__tail tail);

/* Chi-squared with one degree of freedom: the upper tail. */
double
cparent__chi2_upper(double x);

/* The beta distribution of shapes a, b > 0; x as a share and its rest. */
double
cparent__beta_tail(double a, double b, cparent__share x,
                   cparent__tail tail);
cparent__share
cparent__beta_quantile(double a, double b, double p, cparent__tail tail);

/* Student's t: the value that an upper tail 0 < p < 0.5 lies beyond. */
double
cparent__student_upper(double p, double freedom);

#endif
