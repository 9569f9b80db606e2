/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <string.h>

#include "report/svg-internal.h"

enum { STEPS = 5, LEAST_EXPONENT = -12, MOST_EXPONENT = 17 };

static double
power_of_ten(int exponent)
{
    double power = 1.0;

    for (int i = 0; i < exponent; i++)
        power *= 10.0;
    for (int i = 0; i > exponent; i--)
        power /= 10.0;
    return power;
}

static double
step_size(const cparent__scale *scale)
{
    return scale->mantissa * power_of_ten(scale->exponent);
}

/* The smallest of 1, 2, 5 × 10^n that is not below `wanted`. */
static void
choose_step(cparent__scale *scale, double wanted)
{
    static const int mantissas[] = { 1, 2, 5 };

    for (scale->exponent = LEAST_EXPONENT;
         scale->exponent < MOST_EXPONENT; scale->exponent++) {
        for (int i = 0; i < 3; i++) {
            scale->mantissa = mantissas[i];
            if (step_size(scale) >= wanted * 0.999999)
                return;
        }
    }
}

static int64_t
round_down(double steps)
{
    int64_t whole = (int64_t)steps;

    return (double)whole > steps ? whole - 1 : whole;
}

static void
stretch(const cparent__shown *shown, double *low, double *high, bool *any)
{
    double from = cparent_decimal_double(shown->low);
    double to = shown->range ? cparent_decimal_double(shown->high) : from;

    if (!shown->number || shown->hidden)
        return;
    if (!*any || from < *low)
        *low = from;
    if (!*any || to > *high)
        *high = to;
    *any = true;
}

/* There are figures inside the limits, so there is a range to stretch. */
static void
stretch_to_limits(const cparent__chart *chart, double *low, double *high)
{
    for (size_t i = 0; i < chart->count; i++) {
        const cparent__pack_mark *mark = &chart->spc->marks[i];
        double lower = cparent_decimal_double(mark->lower);
        double upper = cparent_decimal_double(mark->upper);

        if (mark->limits && lower < *low)
            *low = lower;
        if (mark->limits && upper > *high)
            *high = upper;
    }
}

cparent__scale
cparent__scale_fit(const cparent__chart *chart, bool from_zero)
{
    double low = 0.0;
    double high = 1.0;
    bool any = false;

    for (size_t i = 0; i < chart->count; i++)
        stretch(&chart->points[i].value, &low, &high, &any);
    if (chart->spc != NULL)
        stretch_to_limits(chart, &low, &high);
    if (chart->target != NULL)
        stretch(chart->target, &low, &high, &any);
    if (from_zero && chart->unit == CPARENT_UNIT_PERCENT && high < 100.0)
        high = 100.0;
    /* A line that would start near zero anyway starts there. */
    if (low > 0.0 && (from_zero || low < 0.35 * high))
        low = 0.0;
    if (high <= 0.0 && from_zero)
        high = 0.0;
    return cparent__scale_between(low, high);
}

cparent__scale
cparent__scale_between(double low, double high)
{
    cparent__scale scale = { 0.0, 1.0, 0, 1, 1, 0 };

    if (high - low < 1e-9) {
        double pad = high > 0.0 ? high * 0.1 : high < 0.0 ? -high * 0.1
                                                          : 1.0;
        low = low - pad;
        high = high + pad;
    }
    choose_step(&scale, (high - low) / STEPS);
    scale.first = round_down(low / step_size(&scale) + 1e-9);
    scale.last = -round_down(-high / step_size(&scale) + 1e-9);
    scale.low = (double)scale.first * step_size(&scale);
    scale.high = (double)scale.last * step_size(&scale);
    return scale;
}

void
cparent__scale_words(const cparent__scale *scale, int64_t step, int unit,
                     char words[CPARENT_VALUE_SIZE])
{
    cparent_decimal number = { step * scale->mantissa, 0, 0 };
    cparent_value value;

    if (scale->exponent < 0)
        number.scale = -scale->exponent;
    for (int i = 0; i < scale->exponent; i++)
        if (number.coefficient < INT64_MAX / 10 &&
            number.coefficient > -(INT64_MAX / 10))
            number.coefficient *= 10;
    /* The chart's heading says the unit; an axis repeats only signs. */
    if (unit != CPARENT_UNIT_PERCENT && unit != CPARENT_UNIT_GBP)
        unit = CPARENT_UNIT_COUNT;
    value = cparent_value_number(number, unit);
    cparent_value_words(&value, words);
}
