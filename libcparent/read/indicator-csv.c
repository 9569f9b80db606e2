/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/table-csv-internal.h"

#include <stdio.h>
#include <string.h>

#include <cparent/builder.h>
#include <cparent/catalogue.h>
#include <cparent/indicator.h>
#include <cparent/observation.h>
#include <cparent/target.h>

#include "core/alloc-internal.h"
#include "core/digest-internal.h"
#include "core/error-internal.h"
#include "read/bounds-internal.h"
#include "read/nearest-internal.h"

/* One row, as it is understood. */
typedef struct figure_row {
    cparent_record *indicator;
    cparent_period period;
    cparent_value value;
    cparent_value target;
    char key[128]; /* "CODE/PERIOD" */
    bool good;
} figure_row;

/* A key that was seen, and on which line. */
typedef struct seen {
    char *key;
    int line;
} seen;

typedef struct indicator_csv {
    cparent__table_csv table;
    seen *seen;
    size_t seen_count;
    size_t seen_capacity;
    size_t *slots; /* by hash of the key: 1 + its index in seen, 0: free */
    size_t slot_count;         /* a power of two, or 0 */
    cparent_record *indicator; /* of the row before: rows come in series */
    cparent__bounds bounds;    /* its own */
} indicator_csv;

static cparent_status
wrong(indicator_csv *job, figure_row *row, const char *column,
      cparent_status status, const char *hint, const char *message)
{
    row->good = false;
    return cparent__table_csv_wrong(&job->table, column, status, hint,
                                    message);
}

static cparent_status
take_indicator(indicator_csv *job, figure_row *row)
{
    const char *code = cparent__table_csv_cell(&job->table, "indicator");
    char near[64];
    char hint[128] = "use a code of the catalogue";
    cparent_status status;

    if (job->indicator &&
        strcmp(cparent_record_id(job->indicator), code) == 0) {
        row->indicator = cparent_record_ref(job->indicator);
        return CPARENT_OK;
    }
    status = cparent_catalogue_get(code, &row->indicator, job->table.err);
    if (status == CPARENT_OK) {
        cparent_record_unref(job->indicator);
        job->indicator = cparent_record_ref(row->indicator);
        return cparent__bounds_of(code, &job->bounds, job->table.err);
    }
    if (status != CPARENT_E_NOT_FOUND)
        return status;
    cparent_error_clear(job->table.err);
    status = cparent__nearest_indicator(code, near, sizeof(near),
                                        job->table.err);
    if (status != CPARENT_OK)
        return status;
    if (*near)
        snprintf(hint, sizeof(hint), "did you mean %s?", near);
    return wrong(job, row, "indicator", CPARENT_E_VALIDATION, hint,
                 "the catalogue has no such indicator");
}

static cparent_status
take_period(indicator_csv *job, figure_row *row)
{
    const char *cell = cparent__table_csv_cell(&job->table, "period");

    if (cparent_period_parse(cell, &row->period, NULL) == CPARENT_OK)
        return CPARENT_OK;
    return wrong(job, row, "period", CPARENT_E_PARSE,
                 "write a month as 2025-03, a quarter as 2025/26 Q1, a "
                 "financial year as 2025/26, a day as 2025-03-31",
                 "this is not a period");
}

/* --- figures ------------------------------------------------------------------ */

static const char plain_digits[] =
    "write plain digits, as in 62.4, or a symbol: c z x k u; no comma, "
    "percent sign or unit";

static cparent_status
take_value(indicator_csv *job, figure_row *row, const char *column,
           cparent_value *out)
{
    const char *cell = cparent__table_csv_cell(&job->table, column);

    if (cparent_value_parse(cell, strlen(cell), out, NULL) == CPARENT_OK)
        return CPARENT_OK;
    return wrong(job, row, column, CPARENT_E_PARSE, plain_digits,
                 "this is not a number");
}

/* A whole number of people or things; *given_out false when empty. */
static cparent_status
take_count(indicator_csv *job, figure_row *row, const char *column,
           int64_t *count_out, bool *given_out)
{
    const char *cell = cparent__table_csv_cell(&job->table, column);
    cparent_decimal number;

    *given_out = *cell != '\0';
    if (!*given_out)
        return CPARENT_OK;
    if (cparent_decimal_parse(cell, strlen(cell), &number, NULL) ==
            CPARENT_OK &&
        number.scale == 0 && number.coefficient >= 0) {
        *count_out = number.coefficient;
        return CPARENT_OK;
    }
    *given_out = false;
    return wrong(job, row, column, CPARENT_E_PARSE,
                 "write a whole number in plain digits, or leave it empty",
                 "this is not a whole number");
}

static cparent_unit
unit_of(const cparent_record *indicator)
{
    cparent_unit unit = CPARENT_UNIT_UNKNOWN;

    cparent_unit_parse(cparent_record_text(indicator,
                                           CPARENT_INDICATOR_UNIT),
                       &unit);
    return unit;
}

/* What a numerator and a denominator of this unit are multiplied by; 0 when
 * the unit is not one of shares or means: a count is no share of anything. */
static int64_t
per_unit(cparent_unit unit)
{
    switch (unit) {
    case CPARENT_UNIT_PERCENT:
        return 100;
    case CPARENT_UNIT_RATE_PER_10000:
        return 10000;
    case CPARENT_UNIT_DAYS:
    case CPARENT_UNIT_YEARS:
    case CPARENT_UNIT_RATIO:
    case CPARENT_UNIT_SCORE:
        return 1;
    default:
        return 0;
    }
}

/* The value from its parts; half up. */
static cparent_status
work_out(indicator_csv *job, figure_row *row, int64_t numerator,
         int64_t denominator)
{
    cparent_unit unit = unit_of(row->indicator);
    cparent_decimal out;

    if (per_unit(unit) == 0)
        return wrong(job, row, "value", CPARENT_E_VALIDATION,
                     "give the value itself",
                     "this indicator is no share, so its value cannot be "
                     "worked out");
    if (!cparent_decimal_ratio(numerator, denominator, per_unit(unit), 1,
                               &out))
        return wrong(job, row, "numerator", CPARENT_E_VALIDATION,
                     "check the numbers",
                     "the numbers are too large to divide");
    row->value = cparent_value_number(out, unit);
    return CPARENT_OK;
}

static cparent_status
check_parts(indicator_csv *job, figure_row *row, int64_t numerator,
            int64_t denominator)
{
    cparent_unit unit = unit_of(row->indicator);
    cparent_decimal out;

    if (unit == CPARENT_UNIT_PERCENT && numerator > denominator)
        return wrong(job, row, "numerator", CPARENT_E_VALIDATION,
                     "check which of the two is which",
                     "the numerator is larger than the denominator");
    if (denominator == 0) {
        if (!cparent_value_is_number(&row->value))
            row->value = cparent_value_none(CPARENT_VALUE_NOT_APPLICABLE);
        return cparent__table_csv_odd(&job->table, "denominator",
                                      "nobody is in the denominator, so "
                                      "there is no share");
    }
    if (row->value.state == CPARENT_VALUE_MISSING)
        return work_out(job, row, numerator, denominator);
    if (cparent_value_is_number(&row->value) && per_unit(unit) != 0 &&
        cparent_decimal_ratio(numerator, denominator, per_unit(unit),
                              row->value.number.scale, &out) &&
        cparent_decimal_compare(out, row->value.number) != 0)
        return cparent__table_csv_odd(
            &job->table, "value",
            "the value is not what numerator and denominator come to");
    return CPARENT_OK;
}

/* The one of the two that is there says nothing by itself. */
static cparent_status
note_half(indicator_csv *job, const char *column)
{
    return cparent__table_csv_odd(
        &job->table, column,
        "numerator and denominator only say something together, so the one "
        "that is given is left out");
}

/* A slip of the key, or a figure of another indicator. */
static cparent_status
check_bounds(indicator_csv *job, figure_row *row, const char *column,
             const cparent_value *value)
{
    char least[CPARENT_DECIMAL_SIZE] = "";
    char most[CPARENT_DECIMAL_SIZE] = "";
    char message[96];

    if (cparent__bounds_hold(&job->bounds, value))
        return CPARENT_OK;
    if (job->bounds.has_least)
        cparent_decimal_format(job->bounds.least, least);
    if (job->bounds.has_most)
        cparent_decimal_format(job->bounds.most, most);
    snprintf(message, sizeof(message), "this indicator is never %s%s%s%s%s",
             *least ? "below " : "", least, *least && *most ? " or " : "",
             *most ? "above " : "", most);
    return wrong(job, row, column, CPARENT_E_VALIDATION,
                 "check the number and its sign, and the indicator",
                 message);
}

static cparent_status
take_figures(indicator_csv *job, figure_row *row)
{
    bool above = false;
    bool below = false;
    int64_t numerator = 0;
    int64_t denominator = 0;
    cparent_status status;

    status = take_value(job, row, "value", &row->value);
    if (status == CPARENT_OK)
        status = take_count(job, row, "numerator", &numerator, &above);
    if (status == CPARENT_OK)
        status = take_count(job, row, "denominator", &denominator, &below);
    if (status == CPARENT_OK)
        status = take_value(job, row, "target", &row->target);
    if (status == CPARENT_OK && row->indicator)
        status = check_bounds(job, row, "value", &row->value);
    if (status == CPARENT_OK && row->indicator)
        status = check_bounds(job, row, "target", &row->target);
    if (status != CPARENT_OK || !row->good)
        return status;
    row->value.unit = row->target.unit = unit_of(row->indicator);
    if (above && below)
        status = check_parts(job, row, numerator, denominator);
    else if (above || below)
        status = note_half(job, above ? "denominator" : "numerator");
    if (above && below && denominator > 0 &&
        cparent_value_is_number(&row->value)) {
        row->value.flags |= CPARENT_VALUE_PARTS;
        row->value.numerator = numerator;
        row->value.denominator = denominator;
    }
    if (!cparent_value_is_number(&row->value))
        row->value.unit = CPARENT_UNIT_UNKNOWN;
    return status;
}

/* --- the same figure twice ------------------------------------------------------ */

/* Where the key stands or would stand; there is a free slot. */
static size_t *
slot_of(const indicator_csv *job, const char *key)
{
    size_t last = job->slot_count - 1;
    size_t at = (size_t)cparent__hash(key, strlen(key), 0) & last;

    while (job->slots[at] != 0 &&
           strcmp(job->seen[job->slots[at] - 1].key, key) != 0)
        at = (at + 1) & last;
    return &job->slots[at];
}

/* Never more than half of the slots are taken. */
static cparent_status
make_slots(indicator_csv *job)
{
    size_t *old = job->slots;
    size_t before = job->slot_count;
    size_t i;

    if (job->seen_count * 2 < before)
        return CPARENT_OK;
    job->slot_count = before ? before * 2 : 64;
    job->slots = cparent__calloc(job->slot_count, sizeof(*job->slots));
    if (!job->slots) {
        job->slots = old;
        job->slot_count = before;
        return cparent__nomem(job->table.err);
    }
    for (i = 0; i < job->seen_count; i++)
        *slot_of(job, job->seen[i].key) = i + 1;
    cparent__free(old);
    return CPARENT_OK;
}

static cparent_status
check_seen(indicator_csv *job, figure_row *row)
{
    char period[CPARENT_PERIOD_SIZE];
    char message[96];
    cparent_status status;
    size_t *slot;
    seen *fresh;

    cparent_period_format(row->period, period);
    snprintf(row->key, sizeof(row->key), "%s/%s",
             cparent_record_id(row->indicator), period);
    status = make_slots(job);
    if (status != CPARENT_OK)
        return status;
    slot = slot_of(job, row->key);
    if (*slot != 0) {
        snprintf(message, sizeof(message),
                 "line %d has this indicator and period too",
                 job->seen[*slot - 1].line);
        return wrong(job, row, "period", CPARENT_E_VALIDATION,
                     "keep one of the two rows", message);
    }
    if (!cparent__grow((void **)&job->seen, job->seen_count,
                       &job->seen_capacity, sizeof(*job->seen)))
        return cparent__nomem(job->table.err);
    fresh = &job->seen[job->seen_count];
    fresh->key = cparent__strdup(row->key);
    if (!fresh->key)
        return cparent__nomem(job->table.err);
    fresh->line = cparent__csv_line(job->table.csv);
    *slot = ++job->seen_count;
    return CPARENT_OK;
}

/* --- records ---------------------------------------------------------------------- */

static cparent_status
fill_observation(cparent_builder *builder, const indicator_csv *job,
                 const figure_row *row, const char *citation)
{
    const char *note = cparent__table_csv_cell(&job->table, "note");
    cparent_error *err = job->table.err;
    cparent_status status;

    status = cparent_builder_text(builder, CPARENT_OBSERVATION_INDICATOR,
                                  cparent_record_id(row->indicator), err);
    if (status == CPARENT_OK)
        status = cparent_builder_value(builder, CPARENT_OBSERVATION_VALUE,
                                       &row->value, err);
    if (status == CPARENT_OK)
        status = cparent_builder_choice(builder, CPARENT_OBSERVATION_ROLE,
                                        CPARENT_OBSERVATION_ROLE_ACTUAL,
                                        err);
    if (status == CPARENT_OK)
        status = cparent_builder_period(builder, CPARENT_OBSERVATION_PERIOD,
                                        row->period, err);
    if (status == CPARENT_OK)
        status = cparent_builder_text(builder, CPARENT_OBSERVATION_NOTE,
                                      *note ? note : NULL, err);
    if (status == CPARENT_OK)
        status = cparent_builder_append(
            builder, CPARENT_OBSERVATION_CITATIONS, citation, err);
    return status;
}

static cparent_status
add_observation(indicator_csv *job, const figure_row *row, const char *citation)
{
    cparent_builder *builder = NULL;
    cparent_status status;

    status = cparent__table_csv_record(
        &job->table, CPARENT_NOUN_OBSERVATION, row->key, &builder);
    if (status != CPARENT_OK)
        return status;
    status = fill_observation(builder, job, row, citation);
    if (status != CPARENT_OK) {
        cparent_builder_free(builder);
        return status;
    }
    return cparent__table_csv_add(&job->table, builder);
}

static int
side_of(const cparent_record *indicator)
{
    switch (cparent_record_choice(indicator, CPARENT_INDICATOR_POLARITY)) {
    case CPARENT_INDICATOR_POLARITY_HIGH:
        return CPARENT_TARGET_SIDE_AT_LEAST;
    case CPARENT_INDICATOR_POLARITY_LOW:
        return CPARENT_TARGET_SIDE_AT_MOST;
    default:
        return 0;
    }
}

static cparent_status
fill_target(cparent_builder *builder, const indicator_csv *job,
            const figure_row *row, const char *citation, int side)
{
    cparent_error *err = job->table.err;
    cparent_status status;

    status = cparent_builder_text(builder, CPARENT_TARGET_INDICATOR,
                                  cparent_record_id(row->indicator), err);
    if (status == CPARENT_OK)
        status = cparent_builder_value(builder, CPARENT_TARGET_VALUE,
                                       &row->target, err);
    if (status == CPARENT_OK)
        status = cparent_builder_choice(builder, CPARENT_TARGET_SIDE, side,
                                        err);
    if (status == CPARENT_OK)
        status = cparent_builder_choice(builder, CPARENT_TARGET_KIND,
                                        CPARENT_TARGET_KIND_LOCAL, err);
    if (status == CPARENT_OK)
        status = cparent_builder_period(builder, CPARENT_TARGET_PERIOD,
                                        row->period, err);
    if (status == CPARENT_OK)
        status = cparent_builder_append(builder, CPARENT_TARGET_CITATIONS,
                                        citation, err);
    return status;
}

static cparent_status
add_target(indicator_csv *job, const figure_row *row, const char *citation)
{
    bool range = row->target.flags & CPARENT_VALUE_RANGE;
    int side = range ? CPARENT_TARGET_SIDE_WITHIN : side_of(row->indicator);
    cparent_builder *builder = NULL;
    cparent_status status;
    char id[144];

    if (!cparent_value_is_number(&row->target))
        return CPARENT_OK;
    if (side == 0)
        return cparent__table_csv_odd(
            &job->table, "target",
            "neither more nor less of this is better, so the target is not "
            "kept; give a range to stay in, as in 400..440");
    snprintf(id, sizeof(id), "target/%s", row->key);
    status = cparent__table_csv_record(&job->table, CPARENT_NOUN_TARGET, id,
                                       &builder);
    if (status != CPARENT_OK)
        return status;
    status = fill_target(builder, job, row, citation, side);
    if (status != CPARENT_OK) {
        cparent_builder_free(builder);
        return status;
    }
    return cparent__table_csv_add(&job->table, builder);
}

static cparent_status
add_row(indicator_csv *job, const figure_row *row)
{
    char citation[96];
    cparent_status status;

    status = cparent__table_csv_cite(&job->table, citation,
                                     sizeof(citation));
    if (status == CPARENT_OK)
        status = add_observation(job, row, citation);
    if (status == CPARENT_OK)
        status = add_target(job, row, citation);
    return status;
}

static cparent_status
read_row(indicator_csv *job)
{
    figure_row row;
    cparent_status status;

    memset(&row, 0, sizeof(row));
    status = cparent__table_csv_authority(&job->table, &row.good);
    if (status == CPARENT_OK)
        status = take_indicator(job, &row);
    if (status == CPARENT_OK)
        status = take_period(job, &row);
    if (status == CPARENT_OK)
        status = take_figures(job, &row);
    if (status == CPARENT_OK && row.good)
        status = check_seen(job, &row);
    if (status == CPARENT_OK && row.good)
        status = add_row(job, &row);
    cparent_record_unref(row.indicator);
    return status;
}

cparent_status
cparent__read_indicators(cparent_source *source,
                         const cparent_record *authority,
                         const cparent_limits *limits,
                         cparent__records *records,
                         cparent_findings *findings, cparent_error *err)
{
    static const char *const needed[] = {
        "indicator", "authority",   "period", "value",
        "numerator", "denominator", "target", NULL
    };
    indicator_csv job;
    cparent_status status;
    size_t i;

    memset(&job, 0, sizeof(job));
    job.table.authority = authority;
    job.table.records = records;
    job.table.findings = findings;
    job.table.err = err;
    job.table.rule = "indicators";
    status = cparent__table_csv_open(&job.table, source, limits, needed,
                                     CPARENT_DOCUMENT_KIND_INDICATORS);
    while (status == CPARENT_OK &&
           (status = cparent__table_csv_next(&job.table)) == CPARENT_OK)
        status = read_row(&job);
    if (status == CPARENT_DONE)
        status = cparent__table_csv_verdict(&job.table);
    for (i = 0; i < job.seen_count; i++)
        cparent__free(job.seen[i].key);
    cparent__free(job.seen);
    cparent__free(job.slots);
    cparent_record_unref(job.indicator);
    cparent__table_csv_close(&job.table);
    return status;
}
