/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "measure/spc-internal.h"

/* The four rules, on the numbers of one group in a row. */

typedef struct scan {
    const cparent__spc_series *series;
    const cparent__spc_limits *limits;
    const cparent_spc_options *options;
    const size_t *rows;
    size_t count;
    cparent_spc_point *points;
} scan;

/* A later mark of the same rule says which way: a point that turns a trend
 * belongs to the later one. */
static void
mark(const scan *s, size_t first, size_t end, uint32_t rule, bool upward)
{
    for (size_t i = first; i < end; i++) {
        cparent_spc_point *point = &s->points[s->rows[i]];
        point->rules |= rule;
        point->upward = (point->upward & ~rule) | (upward ? rule : 0);
    }
}

/* Whether a run may go on from the number before to this one. */
static bool
joined(const scan *s, size_t at)
{
    return !s->options->break_at_gaps || s->rows[at] == s->rows[at - 1] + 1;
}

static int
side(const scan *s, size_t at)
{
    return cparent__spc_side(s->series, s->limits, s->rows[at]);
}

static void
mark_astronomical(const scan *s)
{
    for (size_t i = 0; i < s->count; i++)
        if (cparent__spc_outside(s->series, s->limits, s->rows[i]))
            mark(s, i, i + 1, CPARENT_SPC_ASTRONOMICAL, side(s, i) > 0);
}

static int
step(const scan *s, size_t at)
{
    const double *values = s->series->values;
    double before = values[s->rows[at - 1]];
    double after = values[s->rows[at]];

    return (after > before) - (after < before);
}

/* Runs of steps that all go one way.  Equal neighbours end one, or, where
 * the caller wants that, neither count nor end it. */
static void
mark_trends(const scan *s)
{
    size_t length = (size_t)s->options->run_length;
    size_t start = 0;
    size_t steps = 0;
    size_t end = 0;
    int way = 0;

    for (size_t i = 1; i <= s->count; i++) {
        bool goes_on = i < s->count && joined(s, i);
        int next = goes_on ? step(s, i) : 0;
        if (goes_on && next == 0 && s->options->ignore_ties)
            continue;
        if (next == 0 || next != way) {
            if (steps + 1 >= length)
                mark(s, start, end, CPARENT_SPC_TREND, way > 0);
            /* A tie at a turning point starts from its far end. */
            start = i - 1;
            steps = 0;
            way = next;
        }
        steps += next != 0;
        end = i + 1;
    }
}

/* Only the near points of the three are marked. */
static void
mark_two_in_three(const scan *s)
{
    for (size_t i = 2; i < s->count; i++) {
        int way = side(s, i);
        int near = 0;
        bool is_near[3];

        if (way == 0 || side(s, i - 1) != way || side(s, i - 2) != way
            || !joined(s, i) || !joined(s, i - 1))
            continue;
        for (size_t j = 0; j < 3; j++) {
            size_t row = s->rows[i - 2 + j];
            is_near[j] =
                cparent__spc_beyond_near(s->series, s->limits, row)
                && (s->options->rules != CPARENT_SPC_NHSR022
                    || !cparent__spc_outside(s->series, s->limits, row));
            near += is_near[j];
        }
        for (size_t j = 0; near >= 2 && j < 3; j++)
            if (is_near[j])
                mark(s, i - 2 + j, i - 1 + j, CPARENT_SPC_TWO_IN_THREE,
                     way > 0);
    }
}

static void
mark_shifts(const scan *s)
{
    size_t start = 0;
    int way = 0;

    for (size_t i = 0; i <= s->count; i++) {
        int next = i < s->count ? side(s, i) : 0;
        if (i > 0 && i < s->count && next == way && joined(s, i))
            continue;
        if (way != 0 && i - start >= (size_t)s->options->run_length)
            mark(s, start, i, CPARENT_SPC_SHIFT, way > 0);
        start = i;
        way = next;
    }
}

void
cparent__spc_rules_mark(const cparent__spc_series *series,
                        const cparent__spc_limits *limits,
                        const cparent_spc_options *options,
                        const size_t *rows, size_t count,
                        cparent_spc_point *points)
{
    const scan s = { series, limits, options, rows, count, points };

    mark_astronomical(&s);
    mark_trends(&s);
    mark_two_in_three(&s);
    mark_shifts(&s);
}

uint32_t
cparent__spc_primary(uint32_t rules)
{
    return rules & (0u - rules);
}

cparent_spc_verdict
cparent__spc_judge(uint32_t rules, uint32_t upward, int32_t polarity)
{
    bool up = (cparent__spc_primary(rules) & upward) != 0;

    if (rules == 0)
        return CPARENT_SPC_COMMON_CAUSE;
    if (polarity != CPARENT_INDICATOR_POLARITY_HIGH
        && polarity != CPARENT_INDICATOR_POLARITY_LOW)
        return up ? CPARENT_SPC_NEUTRAL_HIGH : CPARENT_SPC_NEUTRAL_LOW;
    return up == (polarity == CPARENT_INDICATOR_POLARITY_HIGH)
               ? CPARENT_SPC_IMPROVEMENT
               : CPARENT_SPC_CONCERN;
}
