/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "measure/special-internal.h"

#include <float.h>
#include <math.h>
#include <stdbool.h>

static const double two_pi = 6.283185307179586476925286766559;
static const double half_log_two_pi = 0.91893853320467274178032973640562;

/* Newton's steps on a log-concave tail need far fewer. */
enum { MAX_STEPS = 100, MAX_TERMS = 10000000, SERIES_FROM = 16 };

/* --- what probabilities are made of --------------------------------------- */

double
cparent__stirling_error(double a)
{
    double error = 0;

    /* S(a) = S(a + 1) + (a + 1/2) ln(1 + 1/a) - 1, up to where the series
     * is good to the last digit. */
    while (a < SERIES_FROM) {
        error += (a + 0.5) * log1p(1 / a) - 1;
        a += 1;
    }

    double square = 1 / (a * a);
    return error + (1.0 / 12
                    - (1.0 / 360
                       - (1.0 / 1260 - (1.0 / 1680 - square / 1188) * square)
                             * square)
                          * square)
                       / a;
}

double
cparent__deviance(double a, double mean)
{
    double v = (a - mean) / (a + mean);

    if (fabs(v) >= 0.1)
        return a * log(a / mean) + mean - a;

    /* ln(a/m) = 2 (v + v³/3 + v⁵/5 …); its first term meets m - a. */
    double power = 2 * a * v;
    double sum = (a - mean) * v;
    for (int odd = 3; odd < 2 * MAX_STEPS; odd += 2) {
        double before = sum;
        power *= v * v;
        sum += power / odd;
        if (sum == before)
            break;
    }
    return sum;
}

/* x^a e^-x / Γ(a + 1). */
static double
poisson_density(double a, double x)
{
    return exp(-cparent__stirling_error(a) - cparent__deviance(a, x))
           / sqrt(two_pi * a);
}

/* --- normal --------------------------------------------------------------- */

static double
ratio(const double *above, const double *below, int count, double x)
{
    double numerator = above[count - 1];
    double denominator = below[count - 1];

    for (int i = count - 2; i >= 0; i--) {
        numerator = numerator * x + above[i];
        denominator = denominator * x + below[i];
    }
    return numerator / denominator;
}

/* Algorithm AS 241, PPND16: M. J. Wichura (1988), The percentage points of
 * the normal distribution, Applied Statistics 37, 477–484. */
double
cparent__normal_quantile(double p)
{
    static const double a[] = {
        3.3871328727963666080e0, 1.3314166789178437745e+2,
        1.9715909503065514427e+3, 1.3731693765509461125e+4,
        4.5921953931549871457e+4, 6.7265770927008700853e+4,
        3.3430575583588128105e+4, 2.5090809287301226727e+3
    };
    static const double b[] = {
        1, 4.2313330701600911252e+1, 6.8718700749205790830e+2,
        5.3941960214247511077e+3, 2.1213794301586595867e+4,
        3.9307895800092710610e+4, 2.8729085735721942674e+4,
        5.2264952788528545610e+3
    };
    static const double c[] = {
        1.42343711074968357734e0, 4.63033784615654529590e0,
        5.76949722146069140550e0, 3.64784832476320460504e0,
        1.27045825245236838258e0, 2.41780725177450611770e-1,
        2.27238449892691845833e-2, 7.74545014278341407640e-4
    };
    static const double d[] = {
        1, 2.05319162663775882187e0, 1.67638483018380384940e0,
        6.89767334985100004550e-1, 1.48103976427480074590e-1,
        1.51986665636164571966e-2, 5.47593808499534494600e-4,
        1.05075007164441684324e-9
    };
    static const double e[] = {
        6.65790464350110377720e0, 5.46378491116411436990e0,
        1.78482653991729133580e0, 2.96560571828504891230e-1,
        2.65321895265761230930e-2, 1.24266094738807843860e-3,
        2.71155556874348757815e-5, 2.01033439929228813265e-7
    };
    static const double f[] = {
        1, 5.99832206555887937690e-1, 1.36929880922735805310e-1,
        1.48753612908506148525e-2, 7.86869131145613259100e-4,
        1.84631831751005468180e-5, 1.42151175831644588870e-7,
        2.04426310338993978564e-15
    };
    double q = p - 0.5;

    if (fabs(q) <= 0.425)
        return q * ratio(a, b, 8, 0.180625 - q * q);

    double r = sqrt(-log(q < 0 ? p : 1 - p));
    double x = r <= 5 ? ratio(c, d, 8, r - 1.6) : ratio(e, f, 8, r - 5);
    return q < 0 ? -x : x;
}

double
cparent__normal_upper(double x)
{
    return 0.5 * erfc(x / sqrt(2.0));
}

/* --- gamma ---------------------------------------------------------------- */

/* P(a, x), for x below a + 1, by its series. */
static double
gamma_series(double a, double x)
{
    double term = 1;
    double sum = 1;

    for (int n = 1; term > sum * (DBL_EPSILON / 8); n++) {
        term *= x / (a + n);
        sum += term;
    }
    return poisson_density(a, x) * sum;
}

/* Q(a, x), for x from a + 1 on, by Lentz's continued fraction. */
static double
gamma_fraction(double a, double x)
{
    double step = x + 1 - a;
    double c = DBL_MAX;
    double d = 1 / step;
    double value = d;

    for (int n = 1; n < MAX_TERMS; n++) {
        double top = n * (a - n);
        step += 2;
        d = 1 / (top * d + step);
        c = step + top / c;
        value *= c * d;
        if (fabs(c * d - 1) < DBL_EPSILON)
            break;
    }
    return poisson_density(a, x) * a * value;
}

double
cparent__gamma_tail(double a, double x, cparent__tail tail)
{
    if (x <= 0)
        return tail == CPARENT__LOWER ? 0 : 1;

    bool series = x < a + 1;
    double value = series ? gamma_series(a, x) : gamma_fraction(a, x);
    return series == (tail == CPARENT__LOWER) ? value : 1 - value;
}

/* Wilson and Hilferty's cube, or near 0 the first term of the series; as a
 * logarithm. */
static double
gamma_start(double a, double p, cparent__tail tail)
{
    double z = cparent__normal_quantile(p);
    double ninth = 1 / (9 * a);
    double root = 1 - ninth
                  + (tail == CPARENT__LOWER ? z : -z) * sqrt(ninth);

    if (root > 0.2)
        return log(a) + 3 * log(root);
    double log_gamma = cparent__stirling_error(a) + (a + 0.5) * log(a) - a
                       + half_log_two_pi;
    return ((tail == CPARENT__LOWER ? log(p) : log1p(-p)) + log_gamma) / a;
}

/* The logarithm of a gamma variable has a log-concave density, so its tails
 * are log-concave too and Newton's method on them cannot go astray. */
double
cparent__gamma_quantile(double a, double p, cparent__tail tail)
{
    double at = gamma_start(a, p, tail);
    double sign = tail == CPARENT__LOWER ? 1 : -1;

    for (int i = 0; i < MAX_STEPS; i++) {
        double x = exp(at);
        double value = cparent__gamma_tail(a, x, tail);
        double slope = a * poisson_density(a, x) / value;
        double step = sign * log(value / p) / slope;
        if (!(fabs(step) < 2))
            step = copysign(2, step);
        at -= step;
        if (fabs(step) < 4 * DBL_EPSILON * fmax(1, fabs(at)))
            break;
    }
    return exp(at);
}

double
cparent__chi2_upper(double x)
{
    return erfc(sqrt(x / 2));
}
