/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "core/error-internal.h"
#include "format/csv-internal.h"
#include "format/json-internal.h"
#include "protect/cells-internal.h"

/* Hands out the text, or says why there is none. */
static cparent_status
hand_out(cparent__text *text, char **text_out, cparent_error *err)
{
    cparent_status status = cparent__text_status(text, err);

    if (status == CPARENT_OK)
        *text_out = cparent__text_take(text);
    cparent__text_free(text);
    return status;
}

cparent_status
cparent_pattern_csv(const cparent_pattern *pattern, char **text_out,
                    cparent_error *err)
{
    cparent__text text = CPARENT__TEXT_INIT(CPARENT__TEXT_LARGE);

    cparent__text_add(&text, "cell,status\n");
    for (size_t i = 0; i < pattern->count; i++) {
        cparent__csv_write(&text, pattern->cells[i].id, true);
        cparent__csv_write(
            &text, cparent_protect_status_name(pattern->cells[i].status),
            false);
        cparent__text_char(&text, '\n');
    }
    return hand_out(&text, text_out, err);
}

/* --- JSON ----------------------------------------------------------------- */

static void
put_flag(cparent__json *json, const char *key, bool flag)
{
    cparent__json_key(json, key);
    cparent__json_bool(json, flag);
}

static void
put_bound(cparent__json *json, const char *key, int64_t bound, int64_t none)
{
    cparent__json_key(json, key);
    if (bound == none)
        cparent__json_null(json);
    else
        cparent__json_integer(json, bound);
}

static void
put_what(cparent__json *json, const cparent_pattern *pattern)
{
    const cparent_protect_options *o = &pattern->options;
    const cparent_pattern_summary *s = &pattern->summary;

    cparent__json_put_string(json, "schema", "cparent.protect/1");
    cparent__json_put_integer(json, "threshold", o->threshold);
    cparent__json_put_string(json, "level",
                             cparent_protect_level_name(o->level));
    cparent__json_put_string(json, "zeros",
                             o->hide_zeros ? "protected" : "published");
    cparent__json_put_string(json, "weight",
                             o->by_value ? "value" : "count");
    put_flag(json, "safe", s->safe != 0);
    cparent__json_put_string(json, "level_reached",
                             cparent_protect_level_name(s->level));
    cparent__json_put_integer(json, "primary", (int64_t)s->primary);
    cparent__json_put_integer(json, "secondary", (int64_t)s->secondary);
    cparent__json_put_integer(json, "cost", s->cost);
    put_bound(json, "bound", s->bound, -1);
}

static void
put_cells(cparent__json *json, const cparent_pattern *pattern)
{
    cparent__json_key(json, "cells");
    cparent__json_open(json, '[');
    for (size_t i = 0; i < pattern->count; i++) {
        const cparent_pattern_cell *cell = &pattern->cells[i];
        cparent__json_open(json, '{');
        cparent__json_put_string(json, "cell", cell->id);
        cparent__json_put_string(json, "status",
                                 cparent_protect_status_name(cell->status));
        cparent__json_close(json, '}');
    }
    cparent__json_close(json, ']');
}

static void
put_problems(cparent__json *json, uint32_t problems)
{
    static const char *const names[] = { "small_shown", "level_missed",
                                         "zero_hidden", "never_hidden" };

    cparent__json_key(json, "problems");
    cparent__json_open(json, '[');
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (problems & 1u << i)
            cparent__json_string(json, names[i]);
    cparent__json_close(json, ']');
}

/* Small counts, and whatever else is wrong. */
static void
put_audit(cparent__json *json, const cparent_pattern *pattern)
{
    cparent__json_key(json, "audit");
    cparent__json_open(json, '[');
    for (size_t i = 0; i < pattern->count; i++) {
        const cparent_pattern_cell *cell = &pattern->cells[i];
        bool small =
            cparent__is_small(cell->value, pattern->options.threshold);
        if (!small && cell->problems == 0)
            continue;
        cparent__json_open(json, '{');
        cparent__json_put_string(json, "cell", cell->id);
        cparent__json_put_string(
            json, "level",
            small ? cparent_protect_level_name(cell->level) : NULL);
        cparent__json_put_integer(json, "lower", cell->lower);
        put_bound(json, "upper", cell->upper, CPARENT_PROTECT_UNBOUNDED);
        put_flag(json, "exact", cell->exact != 0);
        put_problems(json, cell->problems);
        cparent__json_close(json, '}');
    }
    cparent__json_close(json, ']');
}

cparent_status
cparent_pattern_json(const cparent_pattern *pattern, char **text_out,
                     cparent_error *err)
{
    cparent__text text = CPARENT__TEXT_INIT(CPARENT__TEXT_LARGE);
    cparent__json json;

    cparent__json_begin(&json, &text, true);
    cparent__json_open(&json, '{');
    put_what(&json, pattern);
    put_cells(&json, pattern);
    put_audit(&json, pattern);
    cparent__json_close(&json, '}');
    cparent__text_char(&text, '\n');
    return hand_out(&text, text_out, err);
}
