/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <cparent/spc_bulk.h>

#include <math.h>
#include <string.h>

#include "core/alloc-internal.h"
#include "core/error-internal.h"
#include "measure/spc-internal.h"
#include "measure/spc-lanes-internal.h"

/* Most points of a series: 532 × 2^31 × points has to stay below 2^52. */
enum { MOST_POINTS = 1 << 11, ALIGNMENT = 64 };

/* A thousandth of a thousandth: the most places that a lane takes. */
enum { MOST_UNIT = 1000000 };

/* A call in work. */
typedef struct bulk {
    cparent_spc_options options;
    size_t points;
    size_t series;
    const int32_t *whole; /* one of the two is the input */
    const double *real;
    cparent_spc_brief *briefs;
    uint8_t *marks;           /* of the caller, or NULL */
    cparent__spc_lanes_fn judge;
    cparent__spc_block block;
    cparent__lanes *lanes;    /* the block's values, to be filled */
    double unit;              /* what its numbers were multiplied by */
    double *one;              /* a series judged by itself */
    cparent_spc_point *made;
    void *room;
} bulk;

/* --- one series by itself ---------------------------------------------------- */

static void
brief_of(const bulk *k, const cparent_spc_summary *summary,
         cparent_spc_brief *brief)
{
    const cparent_spc_point *first = &k->made[0];

    memset(brief, 0, sizeof(*brief));
    brief->mean = first->mean;
    brief->lower = first->lower;
    brief->upper = first->upper;
    brief->flags = (uint8_t)(first->flags
                             & (CPARENT_SPC_HAS_MEAN | CPARENT_SPC_HAS_LIMITS
                                | CPARENT_SPC_TRIAL_LIMITS));
    for (size_t i = 0; i < k->points; i++)
        brief->rules |= (uint8_t)k->made[i].rules;
    brief->variation = (uint8_t)summary->variation;
    brief->assurance = (uint8_t)summary->assurance;
    brief->numbers = (int32_t)summary->numbers;
}

static cparent_status
judge_one(bulk *k, size_t series, cparent_error *err)
{
    cparent_spc_summary summary;
    const double *values = k->one;

    if (k->real != NULL)
        values = k->real + series * k->points;
    for (size_t i = 0; k->real == NULL && i < k->points; i++) {
        int32_t whole = k->whole[series * k->points + i];
        k->one[i] = whole == CPARENT_SPC_MISSING ? (double)NAN
                                                 : (double)whole;
    }
    cparent_status status = cparent_spc_run(NULL, values, k->points,
                                            &k->options, k->made, &summary,
                                            err);
    if (status != CPARENT_OK)
        return status;
    brief_of(k, &summary, &k->briefs[series]);
    for (size_t i = 0; k->marks != NULL && i < k->points; i++)
        k->marks[series * k->points + i] =
            (uint8_t)(k->made[i].rules | k->made[i].upward << 4);
    return CPARENT_OK;
}

/* --- sixteen series side by side ---------------------------------------------- */

/* The largest whole number that a lane takes. */
static int32_t
largest(const bulk *k)
{
    return (int32_t)((CPARENT__LANES_LIMIT - 1) / (int64_t)k->points);
}

/* False when a value is missing or too long. */
static bool
fill_whole(bulk *k, size_t first, size_t count)
{
    const int32_t *values = k->whole + first * k->points;
    cparent__lanes *lanes = k->lanes;
    size_t points = k->points;
    uint32_t most = (uint32_t)largest(k);
    uint32_t over = 0;

    for (size_t s = 0; s < count; s++)
        for (size_t i = 0; i < points; i++) {
            int32_t value = *values++;
            /* Beyond most either way wraps round to more than twice it. */
            over |= (uint32_t)value + most > 2 * most;
            lanes[i].at[s] = value;
        }
    k->unit = 1;
    return over == 0;
}

/* Writes the values times `unit` where all of them are whole numbers then. */
static bool
fill_scaled(bulk *k, size_t first, size_t count, double unit)
{
    const double *values = k->real + first * k->points;
    cparent__lanes *lanes = k->lanes;
    size_t points = k->points;
    double most = largest(k);
    bool fits = true;

    for (size_t s = 0; s < count && fits; s++)
        for (size_t i = 0; i < points; i++) {
            double value = values[s * points + i];
            double scaled = value * unit;
            if (!(fabs(scaled) <= most)) { /* also NaN */
                fits = false;
                break;
            }
            int32_t whole = (int32_t)(scaled + (scaled < 0 ? -0.5 : 0.5));
            fits &= whole / unit == value;
            lanes[i].at[s] = whole;
        }
    return fits;
}

static bool
fill_real(bulk *k, size_t first, size_t count)
{
    /* The block before is the best guess of the next one's places. */
    if (k->unit >= 1 && fill_scaled(k, first, count, k->unit))
        return true;
    for (int32_t unit = 1; unit <= MOST_UNIT; unit *= 10)
        if (fill_scaled(k, first, count, unit)) {
            k->unit = unit;
            return true;
        }
    return false;
}

static bool
fill(bulk *k, size_t first, size_t count)
{
    for (size_t s = count; s < CPARENT__LANES; s++) /* lanes nobody needs */
        for (size_t i = 0; i < k->points; i++)
            k->lanes[i].at[s] = 0;
    return k->real != NULL ? fill_real(k, first, count)
                           : fill_whole(k, first, count);
}

static cparent_spc_assurance
assure(const bulk *k, const cparent__spc_limits *limits)
{
    double scaled = k->options.target * k->unit;
    cparent__spc_series series;

    memset(&series, 0, sizeof(series));
    series.target = k->options.target;
    series.whole = &limits->sum; /* any: judged in whole numbers */
    series.exact_target = fabs(scaled) < 1e9 && scaled == floor(scaled)
                          && scaled / k->unit == k->options.target;
    series.whole_target = series.exact_target ? (int64_t)scaled : 0;
    return cparent__spc_assure(&series, limits, &k->options);
}

static void
take_brief(const bulk *k, size_t lane, cparent_spc_brief *brief)
{
    uint32_t last = (uint32_t)k->block.last.at[lane];
    cparent__spc_limits limits = { true,
                                   true,
                                   k->block.baseline,
                                   k->block.kept.at[lane],
                                   k->block.sum.at[lane],
                                   k->block.ranges.at[lane],
                                   0,
                                   0,
                                   0,
                                   0 };

    cparent__spc_limits_finish(&limits, k->unit);
    brief->mean = limits.mean;
    brief->lower = limits.lower;
    brief->upper = limits.upper;
    brief->flags = CPARENT_SPC_HAS_MEAN | CPARENT_SPC_HAS_LIMITS;
    if (k->points < CPARENT__SPC_FIRM)
        brief->flags |= CPARENT_SPC_TRIAL_LIMITS;
    brief->rules = (uint8_t)(k->block.any.at[lane] & 15);
    brief->variation = CPARENT_SPC_COMMON_CAUSE;
    if (last != 0)
        brief->variation = (uint8_t)cparent__spc_judge(
            last & 15u, last >> 4, k->options.polarity);
    brief->numbers = (int32_t)k->points;
    brief->assurance = CPARENT_SPC_ASSURANCE_NONE;
    if (k->options.has_target)
        brief->assurance = (uint8_t)assure(k, &limits);
}

/* Four points stand in each number: see go_back. */
static void
copy_marks(const cparent__lanes *notes, size_t lane, size_t points,
           uint8_t *marks)
{
    size_t i = 0;

    for (; i + 4 <= points; i += 4) {
        uint32_t four = (uint32_t)notes[i].at[lane];
        marks[i] = (uint8_t)four;
        marks[i + 1] = (uint8_t)(four >> 8);
        marks[i + 2] = (uint8_t)(four >> 16);
        marks[i + 3] = (uint8_t)(four >> 24);
    }
    for (; i < points; i++)
        marks[i] = (uint8_t)((uint32_t)notes[i & ~(size_t)3].at[lane]
                             >> 8 * (i & 3));
}

static void
judge_block(bulk *k, size_t first, size_t count)
{
    k->judge(&k->block);
    for (size_t s = 0; s < count; s++)
        take_brief(k, s, &k->briefs[first + s]);
    if (k->marks == NULL)
        return;
    for (size_t s = 0; s < count; s++)
        copy_marks(k->block.notes, s, k->points,
                   k->marks + (first + s) * k->points);
}

/* --- all of them ----------------------------------------------------------------- */

static bool
side_by_side(const bulk *k)
{
    return k->points >= 2 && k->points <= MOST_POINTS
           && !k->options.ignore_ties;
}

static cparent_status
make_room(bulk *k, cparent_error *err)
{
    size_t vectors = k->points * sizeof(cparent__lanes);
    size_t size = ALIGNMENT + 2 * vectors
                  + (k->points + 1) * sizeof(double)
                  + (k->points + 1) * sizeof(cparent_spc_point);
    char *room = cparent__calloc(size, 1);

    if (room == NULL)
        return cparent__nomem(err);
    k->room = room;
    room += ALIGNMENT - (uintptr_t)room % ALIGNMENT;
    k->block.values = (void *)room;
    k->lanes = (void *)room;
    k->block.notes = (void *)(room + vectors);
    room += 2 * vectors;
    k->one = (void *)room;
    k->made = (void *)(room + (k->points + 1) * sizeof(double));
    return CPARENT_OK;
}

static cparent_status
judge_all(bulk *k, cparent_error *err)
{
    cparent_status status = CPARENT_OK;
    size_t baseline = k->options.baseline > 0
                              && (size_t)k->options.baseline < k->points
                          ? (size_t)k->options.baseline
                          : k->points;

    k->block.points = k->points;
    k->block.baseline = (int32_t)baseline;
    k->block.run_length = k->options.run_length;
    k->block.screening = k->options.keep_outlying_ranges == 0;
    k->block.near_is_inside = k->options.rules == CPARENT_SPC_NHSR022;
    for (size_t first = 0; status == CPARENT_OK && first < k->series;
         first += CPARENT__LANES) {
        size_t count = k->series - first;
        if (count > CPARENT__LANES)
            count = CPARENT__LANES;
        if (side_by_side(k) && fill(k, first, count)) {
            judge_block(k, first, count);
            continue;
        }
        for (size_t s = 0; status == CPARENT_OK && s < count; s++)
            status = judge_one(k, first + s, err);
    }
    return status;
}

static cparent_status
start(bulk *k, const cparent_spc_options *options, cparent_error *err)
{
    cparent_status status =
        cparent__spc_options_settle(options, &k->options, err);

    if (status != CPARENT_OK)
        return status;
    if (k->options.rebase_count > 0)
        return cparent__hint(
            err, cparent__fail(err, CPARENT_E_INVALID,
                               "a rebase is each series' own"),
            "judge that series with cparent_spc_run");
    if (k->points > INT32_MAX / 1024)
        return cparent__fail(err, CPARENT_E_INVALID,
                             "the series have too many points");
    cparent__spc_lanes_fn ways[CPARENT__SPC_WAYS];
    cparent__spc_lanes_list(ways);
    k->judge = ways[0];
    status = make_room(k, err);
    if (status == CPARENT_OK)
        status = judge_all(k, err);
    cparent__free(k->room);
    return status;
}

/* Either door; the caller's numbers are still to be said. */
static bulk
bulk_of(size_t series, size_t points, cparent_spc_brief *briefs,
        uint8_t *marks)
{
    bulk k;

    memset(&k, 0, sizeof(k));
    k.series = series;
    k.points = points;
    k.briefs = briefs;
    k.marks = marks;
    return k;
}

cparent_status
cparent_spc_bulk_int32(const int32_t *values, size_t series, size_t points,
                       const cparent_spc_options *options,
                       cparent_spc_brief *briefs_out, uint8_t *marks_out,
                       cparent_error *err)
{
    bulk k = bulk_of(series, points, briefs_out, marks_out);

    k.whole = values;
    return start(&k, options, err);
}

cparent_status
cparent_spc_bulk_double(const double *values, size_t series, size_t points,
                        const cparent_spc_options *options,
                        cparent_spc_brief *briefs_out, uint8_t *marks_out,
                        cparent_error *err)
{
    bulk k = bulk_of(series, points, briefs_out, marks_out);

    k.real = values;
    return start(&k, options, err);
}
