/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Published statistics as the CSV that they were.
 */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "core/error-internal.h"
#include "format/csv-internal.h"
#include "model/published-internal.h"

static const char *const where_columns[] = {
    "time_period", "time_identifier", "geographic_level", "country_code",
    "country_name", "region_code", "region_name", "old_la_code", "la_name",
    "new_la_code", NULL
};

static void
write_header(const cparent_published *of, cparent__text *text)
{
    size_t i;

    for (i = 0; where_columns[i]; i++)
        cparent__csv_write(text, where_columns[i], i == 0);
    for (i = 0; i < of->filter_count; i++)
        cparent__csv_write(text, of->filters[i].name, false);
    for (i = 0; i < of->measure_count; i++)
        cparent__csv_write(text, of->measures[i].name, false);
    cparent__text_char(text, '\n');
}

static void
write_where(const cparent__published_period *period,
            const cparent_place *place, cparent__text *text)
{
    static const char *const levels[] = { "", "National", "Regional",
                                          "Local authority" };
    bool council = place->level == CPARENT_PLACE_AUTHORITY;
    bool region = place->level == CPARENT_PLACE_REGIONAL;
    size_t i;
    const char *const cells[] = {
        period->time_period,
        period->identifier,
        levels[place->level >= 0 && place->level < 4 ? place->level : 0],
        place->country,
        place->country_name,
        region ? place->code : place->parent,
        region ? place->name : place->parent_name,
        place->old_code,
        council ? place->name : "",
        council ? place->code : "",
    };

    for (i = 0; i < sizeof(cells) / sizeof(cells[0]); i++)
        cparent__csv_write(text, cells[i], i == 0);
}

/* The figure as it was printed. */
static void
write_figure(const cparent__frame *frame, size_t at, cparent__text *text)
{
    cparent_value value = cparent__frame_value(frame, at);
    char digits[CPARENT_DECIMAL_SIZE];
    int64_t months = value.number.coefficient;

    cparent__text_char(text, ',');
    if (!cparent_value_is_number(&value)) {
        cparent__text_add(text, cparent__symbol_text(frame->codes[at]));
    } else if (frame->head.duration) {
        cparent__text_addf(text, "%02lld:%02lld", (long long)(months / 12),
                           (long long)(months % 12));
    } else {
        cparent_decimal_format(value.number, digits);
        cparent__text_add(text, digits);
    }
}

/* One breakdown; a row stands where the file had one. */
static cparent_status
write_breakdown(cparent_published *of, size_t breakdown, cparent__text *text,
                cparent_error *err)
{
    size_t cells = (size_t)of->place_count * of->period_count;
    const cparent__frame *frame = NULL;
    cparent_status status = CPARENT_OK;
    size_t at;
    size_t i;

    for (at = 0; status == CPARENT_OK && at < cells; at++) {
        status = cparent__published_frame(of, 0, breakdown, &frame, err);
        if (status != CPARENT_OK ||
            frame->codes[at] == CPARENT__SYMBOL_NONE)
            continue;
        write_where(&of->periods[at % of->period_count],
                    &of->places[at / of->period_count], text);
        for (i = 0; i < of->filter_count; i++)
            cparent__csv_write(
                text, cparent_published_breakdown_value(of, breakdown, i),
                false);
        for (i = 0; status == CPARENT_OK && i < of->measure_count; i++) {
            status = cparent__published_frame(of, i, breakdown, &frame, err);
            if (status == CPARENT_OK)
                write_figure(frame, at, text);
        }
        cparent__text_char(text, '\n');
    }
    return status;
}

cparent_status
cparent_published_csv(cparent_published *published, char **csv_out,
                      size_t *size_out, cparent_error *err)
{
    cparent__text text = CPARENT__TEXT_INIT((size_t)1 << 31);
    cparent_status status = CPARENT_OK;
    size_t i;

    write_header(published, &text);
    for (i = 0; status == CPARENT_OK && i < published->breakdown_count; i++)
        status = write_breakdown(published, i, &text, err);
    if (status == CPARENT_OK)
        status = cparent__text_status(&text, err);
    if (status == CPARENT_OK) {
        *size_out = text.length;
        *csv_out = cparent__text_take(&text);
    }
    cparent__text_free(&text);
    return status;
}
