/* SPDX-License-Identifier: Apache-2.0 */
/*
 * From rows in the order of the file to blocks: one breakdown after
 * another, each a table of measures, places and periods.
 */
#include "config.h"

#include "read/ees-internal.h"

#include <stdlib.h>
#include <string.h>

#include "core/alloc-internal.h"
#include "core/error-internal.h"

/* More cells than this, most of them empty, are no table of statistics: in
 * one breakdown, and in all. */
#define MOST_TOGETHER UINT64_C(32000000)
#define MOST_CELLS UINT64_C(2000000000)
enum { MOST_PERIODS = 5000 };

/* --- what the file is about --------------------------------------------- */

/* A grown array, moved into the arena. */
static void *
settle_array(ees_reader *reader, void *grown, size_t count, size_t size)
{
    void *copy = cparent__arena_alloc(&reader->out->arena, count + 1, size);

    if (copy && count > 0)
        memcpy(copy, grown, count * size);
    cparent__free(grown);
    return copy;
}

static int
compare_periods(const cparent__published_period *a,
                const cparent__published_period *b)
{
    bool known = cparent_period_is_set(a->period);
    int order;

    if (known != cparent_period_is_set(b->period))
        return known ? 1 : -1;
    order = known ? cparent_period_compare(a->period, b->period)
                  : strcmp(a->time_period, b->time_period);
    if (order == 0)
        order = strcmp(a->time_period, b->time_period);
    return order ? order : strcmp(a->identifier, b->identifier);
}

/* Puts the periods in order of time, and the rows' numbers after them.
 * There are few, and most files have them in order or just the other way
 * round. */
static cparent_status
sort_periods(ees_reader *reader)
{
    cparent_published *out = reader->out;
    uint32_t *place = cparent__calloc(out->period_count + 1,
                                      sizeof(*place));
    cparent__published_period *sorted =
        cparent__arena_alloc(&out->arena, out->period_count + 1,
                             sizeof(*sorted));
    uint32_t i;
    uint32_t k;

    if (out->period_count > MOST_PERIODS) {
        cparent__free(place);
        return cparent__fail_at(reader->err, CPARENT_E_LIMIT,
                                reader->scan.name, 0, 0, NULL,
                                "there are more than %d time periods",
                                MOST_PERIODS);
    }
    if (!place || !sorted) {
        cparent__free(place);
        return cparent__nomem(reader->err);
    }
    for (i = 0; i < out->period_count; i++)
        for (k = 0; k < out->period_count; k++)
            place[i] += compare_periods(&out->periods[k],
                                        &out->periods[i]) < 0;
    for (i = 0; i < out->period_count; i++)
        sorted[place[i]] = out->periods[i];
    for (i = 0; i < reader->row_count; i++)
        reader->rows[i].period = place[reader->rows[i].period];
    out->periods = sorted;
    cparent__free(place);
    return CPARENT_OK;
}

static cparent_status
settle_columns(ees_reader *reader)
{
    cparent_published *out = reader->out;
    cparent__arena *arena = &out->arena;
    size_t i;
    size_t k;

    out->measures = cparent__arena_alloc(arena, out->measure_count,
                                         sizeof(*out->measures));
    out->filters = cparent__arena_alloc(arena, out->filter_count + 1,
                                        sizeof(*out->filters));
    if (!out->measures || !out->filters)
        return cparent__nomem(reader->err);
    for (i = 0; i < out->measure_count; i++) {
        const ees_column *column =
            &reader->columns[reader->measure_columns[i]];
        cparent_published_measure measure = { column->name, column->label,
                                              column->grouping, column->unit,
                                              column->places };

        out->measures[i] = measure;
    }
    for (i = 0; i < out->filter_count; i++) {
        cparent__filter *filter = &out->filters[i];
        const ees_keys *choices = &reader->choices[i];

        filter->name = reader->columns[reader->filter_columns[i]].name;
        filter->label = reader->columns[reader->filter_columns[i]].label;
        filter->choice_count = (uint32_t)choices->count;
        filter->choices = cparent__arena_alloc(arena, choices->count + 1,
                                               sizeof(*filter->choices));
        for (k = 0; filter->choices && k < choices->count; k++)
            /* The key ends in a separator. */
            filter->choices[k] = cparent__arena_copy(
                arena, choices->items[k].text.bytes,
                choices->items[k].text.length - 1);
    }
    return arena->failed ? cparent__nomem(reader->err) : CPARENT_OK;
}

cparent_status
cparent__ees_settle(ees_reader *reader)
{
    cparent_published *out = reader->out;
    cparent_status status = settle_columns(reader);

    if (status != CPARENT_OK)
        return status;
    out->places = settle_array(reader, out->places, out->place_count,
                               sizeof(*out->places));
    out->periods = settle_array(reader, out->periods, out->period_count,
                                sizeof(*out->periods));
    out->breakdowns = settle_array(
        reader, out->breakdowns,
        (size_t)out->breakdown_count * out->filter_count,
        sizeof(*out->breakdowns));
    reader->settled = true;
    if (out->arena.failed)
        return cparent__nomem(reader->err);
    out->rows = (int64_t)reader->row_count;
    status = sort_periods(reader);
    return status == CPARENT_OK ? cparent__published_settle(out, reader->err)
                                : status;
}

/* --- blocks ------------------------------------------------------------- */

typedef struct packing {
    ees_reader *reader;
    uint32_t *order;  /* rows, breakdown after breakdown */
    uint32_t *starts; /* of each breakdown in `order` */
    cparent__cell *cells; /* measures × places × periods */
    size_t measure_cells; /* places × periods */
    cparent__packer packer;
    cparent__text bytes;
} packing;

/* Counting sort: stable, so that rows stay in the order of the file. */
static void
order_rows(packing *pack)
{
    const ees_reader *reader = pack->reader;
    size_t breakdowns = reader->out->breakdown_count;
    size_t i;

    for (i = 0; i < reader->row_count; i++)
        pack->starts[reader->rows[i].breakdown + 1]++;
    for (i = 0; i < breakdowns; i++)
        pack->starts[i + 1] += pack->starts[i];
    for (i = 0; i < reader->row_count; i++)
        pack->order[pack->starts[reader->rows[i].breakdown]++] = (uint32_t)i;
    for (i = breakdowns; i > 0; i--)
        pack->starts[i] = pack->starts[i - 1];
    pack->starts[0] = 0;
}

/* Two rows of one breakdown, place and period. */
static cparent_status
refuse_twin(packing *pack, size_t breakdown, const ees_row *row)
{
    ees_reader *reader = pack->reader;
    const ees_row *other = row;
    size_t i;

    for (i = pack->starts[breakdown]; i < pack->starts[breakdown + 1]; i++) {
        other = &reader->rows[pack->order[i]];
        if (other->place == row->place && other->period == row->period)
            break;
    }
    for (i = 0; i < reader->scan.columns; i++)
        reader->doubted = reader->doubted || reader->columns[i].doubtful;
    return cparent__hint(
        reader->err,
        cparent__fail_at(reader->err, CPARENT_E_VALIDATION,
                         reader->scan.name, row->line, 0, NULL,
                         "this row and line %d are about the same place, "
                         "time and filters", (int)other->line),
        "leave one out; or, when a column of numbers tells them apart, say "
        "in a .meta.csv that it is a filter");
}

static cparent_status
lay_out(packing *pack, size_t breakdown)
{
    ees_reader *reader = pack->reader;
    size_t measures = reader->out->measure_count;
    size_t i;
    size_t m;

    for (i = 0; i < measures * pack->measure_cells; i++)
        pack->cells[i] = CPARENT__SYMBOL_NONE;
    for (i = pack->starts[breakdown]; i < pack->starts[breakdown + 1]; i++) {
        const ees_row *row = &reader->rows[pack->order[i]];
        const cparent__cell *from = reader->cells +
                                    pack->order[i] * measures;
        cparent__cell *to = pack->cells +
                            (size_t)row->place * reader->out->period_count +
                            row->period;

        if (*to != CPARENT__SYMBOL_NONE)
            return refuse_twin(pack, breakdown, row);
        for (m = 0; m < measures; m++)
            to[m * pack->measure_cells] = from[m];
    }
    return CPARENT_OK;
}

/* The line of a row whose figure is a time, or is none. */
static int
line_of(const packing *pack, size_t breakdown, size_t measure, bool time)
{
    const ees_reader *reader = pack->reader;
    size_t i;

    for (i = pack->starts[breakdown]; i < pack->starts[breakdown + 1]; i++) {
        cparent__cell cell =
            reader->cells[pack->order[i] * reader->out->measure_count +
                          measure];

        if (time ? (cell & 31) == EES_CELL_DURATION : (cell & 31) < 16)
            return reader->rows[pack->order[i]].line;
    }
    return 0;
}

/* Times are packed as whole months.  A block is all times, or none. */
static cparent_status
settle_times(packing *pack, size_t breakdown, size_t measure,
             cparent__cell *cells, cparent__pack_head *head)
{
    ees_reader *reader = pack->reader;
    bool numbers = false;
    bool wholes = true;
    size_t i;

    if (!reader->durations && head->unit != CPARENT_UNIT_COUNT)
        return CPARENT_OK; /* nothing to look for */
    for (i = 0; i < pack->measure_cells; i++) {
        int32_t code = cells[i] & 31;

        head->duration |= code == EES_CELL_DURATION;
        numbers = numbers || code < 16 || code == CPARENT__CELL_LONG;
        wholes = wholes && (code == 0 || code >= 16);
    }
    if (head->unit == CPARENT_UNIT_COUNT && !wholes)
        head->unit = CPARENT_UNIT_UNKNOWN; /* whatever its heading says */
    if (!head->duration)
        return CPARENT_OK;
    if (numbers)
        return cparent__hint(
            reader->err,
            cparent__fail_at(
                reader->err, CPARENT_E_PARSE, reader->scan.name,
                line_of(pack, breakdown, measure, true),
                (int)reader->measure_columns[measure] + 1,
                reader->columns[reader->measure_columns[measure]].name,
                "there is a time, YY:MM, here and a plain number on line "
                "%d, in one series",
                line_of(pack, breakdown, measure, false)),
            "write all of them in one way");
    head->unit = CPARENT_UNIT_MONTHS;
    for (i = 0; i < pack->measure_cells; i++)
        if ((cells[i] & 31) == EES_CELL_DURATION)
            cells[i] -= EES_CELL_DURATION;
    return CPARENT_OK;
}

/* What the words of its filters say of a breakdown's unit. */
static int
unit_of_row(const packing *pack, size_t breakdown, int unit)
{
    const cparent_published *out = pack->reader->out;
    cparent_unit meant;
    size_t i;

    for (i = 0; i < out->filter_count; i++)
        if (cparent_unit_parse(
                cparent__ees_meaning(pack->reader, "row",
                                     cparent_published_breakdown_value(
                                         out, breakdown, i),
                                     false),
                &meant))
            return (int)meant;
    return unit;
}

static cparent_status
pack_breakdown(packing *pack, size_t breakdown)
{
    ees_reader *reader = pack->reader;
    cparent_published *out = reader->out;
    cparent_status status = lay_out(pack, breakdown);
    size_t m;

    cparent__text_clear(&pack->bytes);
    for (m = 0; m < 4 * (size_t)out->measure_count; m++)
        cparent__text_char(&pack->bytes, '\0');
    for (m = 0; status == CPARENT_OK && m < out->measure_count; m++) {
        cparent__cell *cells = pack->cells + m * pack->measure_cells;
        cparent__pack_head head = { 0, 0, 0, 0 };
        size_t k;

        head.unit = (uint8_t)unit_of_row(pack, breakdown,
                                         out->measures[m].unit);
        status = settle_times(pack, breakdown, m, cells, &head);
        if (status == CPARENT_OK)
            status = cparent__pack(&pack->packer, cells, reader->longs, head,
                                   reader->err);
        cparent__text_append(&pack->bytes, (char *)pack->packer.bytes,
                             pack->packer.size);
        for (k = 0; k < 4 && pack->bytes.data; k++)
            pack->bytes.data[4 * m + k] =
                (char)(pack->packer.size >> (8 * k) & 0xFF);
    }
    if (status == CPARENT_OK)
        status = cparent__text_status(&pack->bytes, reader->err);
    if (status != CPARENT_OK)
        return status;
    out->packed[breakdown].bytes = cparent__malloc(pack->bytes.length);
    if (!out->packed[breakdown].bytes)
        return cparent__nomem(reader->err);
    memcpy(out->packed[breakdown].bytes, cparent__text_string(&pack->bytes),
           pack->bytes.length);
    out->packed[breakdown].size = pack->bytes.length;
    return CPARENT_OK;
}

static cparent_status
begin_packing(packing *pack)
{
    ees_reader *reader = pack->reader;
    const cparent_published *out = reader->out;
    uint64_t cells = (uint64_t)out->place_count * out->period_count;

    if (cells > MOST_TOGETHER / out->measure_count ||
        cells * out->measure_count >
            MOST_CELLS / (out->breakdown_count ? out->breakdown_count : 1))
        return cparent__fail_at(reader->err, CPARENT_E_LIMIT,
                                reader->scan.name, 0, 0, NULL,
                                "places, times and filters have more "
                                "combinations than can be kept");
    pack->measure_cells = (size_t)cells;
    pack->order = cparent__calloc(reader->row_count + 1,
                                  sizeof(*pack->order));
    pack->starts = cparent__calloc((size_t)out->breakdown_count + 2,
                                   sizeof(*pack->starts));
    pack->cells = cparent__calloc((size_t)cells * out->measure_count + 1,
                                  sizeof(*pack->cells));
    if (!pack->order || !pack->starts || !pack->cells)
        return cparent__nomem(reader->err);
    return cparent__packer_init(&pack->packer, out->place_count,
                                out->period_count, reader->err);
}

cparent_status
cparent__ees_pack(ees_reader *reader)
{
    packing pack;
    cparent_status status;
    size_t i;

    memset(&pack, 0, sizeof(pack));
    pack.reader = reader;
    pack.bytes.limit = CPARENT__TEXT_LARGE;
    status = begin_packing(&pack);
    if (status == CPARENT_OK)
        order_rows(&pack);
    for (i = 0; status == CPARENT_OK && i < reader->out->breakdown_count;
         i++)
        status = pack_breakdown(&pack, i);
    cparent__free(pack.order);
    cparent__free(pack.starts);
    cparent__free(pack.cells);
    cparent__packer_clear(&pack.packer);
    cparent__text_free(&pack.bytes);
    return status;
}
