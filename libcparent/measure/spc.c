/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <cparent/spc.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/alloc-internal.h"
#include "core/error-internal.h"
#include "core/limits-internal.h"
#include "measure/spc-internal.h"

/* --- options -------------------------------------------------------------- */

cparent_status
cparent__spc_options_settle(const cparent_spc_options *options,
                            cparent_spc_options *settled_out,
                            cparent_error *err)
{
    cparent_spc_options settled = CPARENT_SPC_OPTIONS_INIT;
    cparent_status status =
        cparent__options_resolve(options, &settled, sizeof(settled), err);

    if (status != CPARENT_OK)
        return status;
    if (settled.polarity < CPARENT_INDICATOR_POLARITY_HIGH
        || settled.polarity > CPARENT_INDICATOR_POLARITY_NEUTRAL)
        return cparent__fail(err, CPARENT_E_INVALID,
                             "the polarity is not high, low or neutral");
    if (settled.rules != CPARENT_SPC_MDC2024
        && settled.rules != CPARENT_SPC_NHSR022)
        return cparent__fail(err, CPARENT_E_INVALID,
                             "the rules are not mdc2024 or nhsr022");
    if (settled.run_length != 6 && settled.run_length != 7)
        return cparent__fail(err, CPARENT_E_INVALID,
                             "a run is of 6 or 7 points");
    if (settled.baseline != 0
        && settled.baseline < CPARENT__SPC_LEAST_BASELINE)
        return cparent__hint(
            err, cparent__fail(err, CPARENT_E_INVALID,
                               "the baseline is too short"),
            "limits need at least 12 points");
    if (settled.has_target && !isfinite(settled.target))
        return cparent__fail(err, CPARENT_E_INVALID,
                             "the target is not a number");
    *settled_out = settled;
    return CPARENT_OK;
}

/* --- order ---------------------------------------------------------------- */

typedef struct chart {
    cparent_spc_options options;
    cparent__spc_series series;
    size_t count;
    size_t *rows;    /* of the numbers of the group in hand */
    bool *starts;    /* a rebase is at this row */
    double *values;  /* in order */
    int64_t *whole;
    struct dated *order;
} chart;

typedef struct dated {
    cparent_date date;
    size_t index;
} dated;

static int
compare_dated(const void *left, const void *right)
{
    const dated *a = left;
    const dated *b = right;
    int order = cparent_date_compare(a->date, b->date);

    return order != 0 ? order : (a->index > b->index) - (a->index < b->index);
}

static cparent_status
sort_rows(chart *c, const cparent_date *dates, cparent_error *err)
{
    char day[CPARENT_DATE_SIZE];

    for (size_t i = 0; i < c->count; i++) {
        c->order[i].index = i;
        if (dates != NULL)
            c->order[i].date = dates[i];
    }
    if (dates == NULL)
        return CPARENT_OK;
    qsort(c->order, c->count, sizeof(*c->order), compare_dated);
    if (c->count > 0 && !cparent_date_is_set(c->order[0].date))
        return cparent__fail(err, CPARENT_E_INVALID, "a row has no date");
    for (size_t i = 1; i < c->count; i++)
        if (cparent_date_compare(c->order[i - 1].date, c->order[i].date)
            == 0) {
            cparent_date_format(c->order[i].date, day);
            return cparent__hint(
                err, cparent__fail(err, CPARENT_E_INVALID,
                                   "%s is there twice", day),
                "keep one value for each date");
        }
    return CPARENT_OK;
}

static size_t
find_row(const chart *c, const cparent_date *dates,
         const cparent_spc_rebase *rebase)
{
    if (dates == NULL)
        return rebase->index;
    for (size_t i = 0; i < c->count; i++)
        if (cparent_date_compare(c->order[i].date, rebase->date) == 0)
            return i;
    return c->count;
}

static cparent_status
place_rebases(chart *c, const cparent_date *dates, cparent_error *err)
{
    char day[CPARENT_DATE_SIZE] = "";

    for (size_t i = 0; i < c->options.rebase_count; i++) {
        const cparent_spc_rebase *rebase = &c->options.rebases[i];
        size_t row = find_row(c, dates, rebase);
        if (row < c->count) {
            c->starts[row] = true;
            continue;
        }
        cparent_date_format(rebase->date, day);
        return cparent__hint(
            err, cparent__fail(err, CPARENT_E_INVALID,
                               "no row is where the rebase %s%sis", day,
                               *day == '\0' ? "" : " "),
            "rebase at the first row of the new process");
    }
    return CPARENT_OK;
}

static cparent_status
make_room(chart *c, cparent_error *err)
{
    size_t room = c->count + 1;

    c->rows = cparent__calloc(room, sizeof(*c->rows));
    c->starts = cparent__calloc(room, sizeof(*c->starts));
    c->values = cparent__calloc(room, sizeof(*c->values));
    c->whole = cparent__calloc(room, sizeof(*c->whole));
    c->order = cparent__calloc(room, sizeof(*c->order));
    if (c->rows == NULL || c->starts == NULL || c->values == NULL
        || c->whole == NULL || c->order == NULL)
        return cparent__nomem(err);
    return CPARENT_OK;
}

static void
free_room(chart *c)
{
    cparent__free(c->rows);
    cparent__free(c->starts);
    cparent__free(c->values);
    cparent__free(c->whole);
    cparent__free(c->order);
}

static cparent_status
take_values(chart *c, const double *values, cparent_error *err)
{
    for (size_t i = 0; i < c->count; i++) {
        c->values[i] = values[c->order[i].index];
        if (isinf(c->values[i]))
            return cparent__fail(err, CPARENT_E_INVALID,
                                 "value %zu is not finite",
                                 c->order[i].index + 1);
    }
    c->series.values = c->values;
    c->series.target = c->options.target;
    cparent__spc_decimals(c->values, c->count, &c->options, c->whole,
                          &c->series);
    return CPARENT_OK;
}

/* --- points --------------------------------------------------------------- */

static void
fill_point(const chart *c, size_t row, int32_t group,
           const cparent__spc_limits *limits, bool trial,
           cparent_spc_point *point)
{
    memset(point, 0, sizeof(*point));
    point->index = c->order[row].index;
    point->group = group;
    if (!isnan(c->values[row])) {
        point->value = c->values[row];
        point->flags |= CPARENT_SPC_HAS_VALUE;
    }
    if (limits->has_mean) {
        point->mean = limits->mean;
        point->flags |= CPARENT_SPC_HAS_MEAN;
    }
    if (limits->has_limits) {
        point->lower = limits->lower;
        point->upper = limits->upper;
        point->flags |= CPARENT_SPC_HAS_LIMITS;
    }
    if (trial)
        point->flags |= CPARENT_SPC_TRIAL_LIMITS;
}

static void
judge_point(const chart *c, cparent_spc_point *point)
{
    point->primary = cparent__spc_primary(point->rules);
    point->verdict = (point->flags & CPARENT_SPC_HAS_VALUE) == 0
                         ? CPARENT_SPC_POINT_MISSING
                         : cparent__spc_judge(point->rules, point->upward,
                                              c->options.polarity);
}

/* One part between rebases.  The summary's verdict is of the last number so
 * far; the target is judged by this part's limits, or by none where it has
 * no number to make them of. */
static void
run_group(chart *c, size_t first, size_t end, int32_t group,
          cparent_spc_point *points, cparent_spc_summary *summary)
{
    cparent__spc_limits limits =
        cparent__spc_limits_make(&c->series, first, end, &c->options);
    size_t numbers = 0;

    for (size_t i = first; i < end; i++)
        if (!isnan(c->values[i]))
            c->rows[numbers++] = i;
    bool trial = numbers < CPARENT__SPC_FIRM;
    for (size_t i = first; i < end; i++)
        fill_point(c, i, group, &limits, trial, &points[i]);
    cparent__spc_rules_mark(&c->series, &limits, &c->options, c->rows,
                            numbers, points);
    for (size_t i = first; i < end; i++)
        judge_point(c, &points[i]);

    summary->groups++;
    summary->numbers += numbers;
    summary->missing += end - first - numbers;
    summary->trial_limits |= trial;
    summary->assurance =
        cparent__spc_assure(&c->series, &limits, &c->options);
    if (numbers == 0)
        return;
    const cparent_spc_point *last = &points[c->rows[numbers - 1]];
    summary->variation = last->verdict;
    summary->upward = (last->primary & last->upward) != 0;
}

static void
run_groups(chart *c, cparent_spc_point *points,
           cparent_spc_summary *summary_out)
{
    cparent_spc_summary summary;
    int32_t group = 0;

    memset(&summary, 0, sizeof(summary));
    summary.variation = CPARENT_SPC_POINT_MISSING;
    summary.assurance = c->options.has_target ? CPARENT_SPC_CANNOT_CALCULATE
                                              : CPARENT_SPC_ASSURANCE_NONE;
    summary.trial_limits = c->count == 0;
    for (size_t first = 0, end; first < c->count; first = end) {
        group += c->starts[first];
        end = first + 1;
        while (end < c->count && !c->starts[end])
            end++;
        run_group(c, first, end, group, points, &summary);
    }
    summary.stale = c->count > 0 && isnan(c->values[c->count - 1]);
    *summary_out = summary;
}

cparent_status
cparent_spc_run(const cparent_date *dates, const double *values,
                size_t count, const cparent_spc_options *options,
                cparent_spc_point *points_out,
                cparent_spc_summary *summary_out, cparent_error *err)
{
    chart c;

    memset(&c, 0, sizeof(c));
    c.count = count;
    cparent_status status =
        cparent__spc_options_settle(options, &c.options, err);
    if (status == CPARENT_OK)
        status = make_room(&c, err);
    if (status == CPARENT_OK)
        status = sort_rows(&c, dates, err);
    if (status == CPARENT_OK)
        status = place_rebases(&c, dates, err);
    if (status == CPARENT_OK)
        status = take_values(&c, values, err);
    if (status == CPARENT_OK)
        run_groups(&c, points_out, summary_out);
    free_room(&c);
    return status;
}

/* --- words ---------------------------------------------------------------- */

const char *
cparent_spc_rule_name(uint32_t rule)
{
    switch (rule) {
    case CPARENT_SPC_ASTRONOMICAL:
        return "astronomical";
    case CPARENT_SPC_TREND:
        return "trend";
    case CPARENT_SPC_TWO_IN_THREE:
        return "two_in_three";
    case CPARENT_SPC_SHIFT:
        return "shift";
    default:
        return "";
    }
}

const char *
cparent_spc_verdict_name(cparent_spc_verdict verdict)
{
    static const char *const names[] = {
        "common_cause",
        "special_cause_improvement",
        "special_cause_concern",
        "special_cause_neutral_high",
        "special_cause_neutral_low",
        "missing"
    };

    return (size_t)verdict < sizeof(names) / sizeof(names[0])
               ? names[verdict]
               : "missing";
}

const char *
cparent_spc_assurance_name(cparent_spc_assurance assurance)
{
    static const char *const names[] = { "", "consistently_passing",
                                         "consistently_failing",
                                         "inconsistent", "cannot_calculate" };

    return (size_t)assurance < sizeof(names) / sizeof(names[0])
               ? names[assurance]
               : "";
}
