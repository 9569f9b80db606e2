/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "bound-internal.h"
#include "bound-protect.h"

#include <string.h>

cparent_status
bound_cells_make(const char *const *texts, size_t text_count,
                 const double *values, size_t count, const uint8_t *states,
                 size_t state_count, const char *const *names,
                 size_t name_count, cparent_cells **cells_out,
                 cparent_error *err)
{
    cparent_cells *cells = NULL;
    if (text_count != count || state_count != count || name_count % 3 != 0)
        return bound_unequal(err);
    cparent_status status = cparent_cells_new(&cells, err);
    for (size_t i = 0; status == CPARENT_OK && i < count; i++) {
        double value = values[i];
        bool whole = value >= 0 && value < 1e15
                     && (double)(int64_t)value == value;
        status = cparent_cells_add(cells, texts[i],
                                   whole ? (int64_t)value : -1,
                                   states[i] != 0, err);
    }
    for (size_t i = 0; status == CPARENT_OK && i < name_count; i += 3)
        status = cparent_cells_add_part(cells, names[i], names[i + 1],
                                        names[i + 2], err);
    if (status == CPARENT_OK)
        *cells_out = cells;
    else
        cparent_cells_free(cells);
    return status;
}

cparent_status
bound_cells_read(cparent_source *cells, cparent_source *equations,
                 cparent_cells **cells_out, cparent_error *err)
{
    return cparent_cells_read(cells, equations, NULL, cells_out, err);
}

int
bound_cells_find(const cparent_cells *cells, const char *id)
{
    size_t place = cparent_cells_find(cells, id);
    return place < cparent_cells_count(cells) ? (int)place : -1;
}

/*
 * Choosing and judging.
 */

typedef struct protect_inputs {
    const cparent_cells *cells;
    const uint8_t *statuses; /* NULL: choose them */
    size_t count;
    cparent_source *source;  /* or read them */
    cparent_protect_options options;
    cparent_pattern **out;
} protect_inputs;

/* 0 for the first word, 1 for the second, -1 for another. */
static int32_t
either(const char *word, const char *first, const char *second)
{
    if (strcmp(word, first) == 0)
        return 0;
    return strcmp(word, second) == 0 ? 1 : -1;
}

static cparent_status
take_options(protect_inputs *self, int threshold, const char *level,
             const char *zeros, const char *weight, cparent_error *err)
{
    cparent_protect_options options = CPARENT_PROTECT_OPTIONS_INIT;
    int32_t rule = either(level, "exact", "rule");
    options.threshold = threshold;
    options.hide_zeros = either(zeros, "published", "protected");
    options.by_value = either(weight, "count", "value");
    if (rule < 0)
        return bound_unknown(err, "there is no such level",
                             "use rule or exact");
    if (options.hide_zeros < 0)
        return bound_unknown(err, "there is no such policy for zeros",
                             "use published or protected");
    if (options.by_value < 0)
        return bound_unknown(err, "there is no such weight",
                             "use count or value");
    options.level = rule ? CPARENT_PROTECT_RULE : CPARENT_PROTECT_EXACT;
    self->options = options;
    return CPARENT_OK;
}

static cparent_status
protect_work(void *inputs, cparent_error *err)
{
    protect_inputs *self = inputs;
    if (self->source != NULL)
        return cparent_cells_audit_read(self->cells, self->source,
                                        &self->options, self->out, err);
    if (self->statuses != NULL)
        return cparent_cells_audit(self->cells, self->statuses, self->count,
                                   &self->options, self->out, err);
    return cparent_cells_protect(self->cells, &self->options, self->out,
                                 err);
}

static cparent_status
run(protect_inputs *self, bound_any listener, cparent_error *err)
{
    bound_call call = { .listener = listener };
    cparent_progress progress = { bound_report, &call };
    self->options.progress = &progress;
    cparent_status status =
        bound_run_long(NULL, protect_work, self, &call, err);
    self->options.progress = NULL;
    return status;
}

cparent_status
bound_cells_protect(const cparent_cells *cells, int threshold,
                    const char *level, const char *zeros, const char *weight,
                    int effort, bound_any listener,
                    cparent_pattern **pattern_out, cparent_error *err)
{
    protect_inputs self = { .cells = cells, .out = pattern_out };
    cparent_status status =
        take_options(&self, threshold, level, zeros, weight, err);
    self.options.effort = effort;
    return status == CPARENT_OK ? run(&self, listener, err) : status;
}

cparent_status
bound_cells_audit(const cparent_cells *cells, const uint8_t *states,
                  size_t state_count, int threshold, const char *level,
                  const char *zeros, const char *weight, bound_any listener,
                  cparent_pattern **pattern_out, cparent_error *err)
{
    static const uint8_t none = 0;
    protect_inputs self = { .cells = cells, .count = state_count,
                            .statuses = state_count > 0 ? states : &none,
                            .out = pattern_out };
    cparent_status status =
        take_options(&self, threshold, level, zeros, weight, err);
    return status == CPARENT_OK ? run(&self, listener, err) : status;
}

cparent_status
bound_cells_audit_read(const cparent_cells *cells, cparent_source *source,
                       int threshold, const char *level, const char *zeros,
                       const char *weight, bound_any listener,
                       cparent_pattern **pattern_out, cparent_error *err)
{
    protect_inputs self = { .cells = cells, .source = source,
                            .out = pattern_out };
    cparent_status status =
        take_options(&self, threshold, level, zeros, weight, err);
    return status == CPARENT_OK ? run(&self, listener, err) : status;
}

/*
 * What came of it.
 */

cparent_status
bound_pattern_ids(const cparent_pattern *pattern, bound_any list,
                  cparent_error *err)
{
    cparent_pattern_cell cell;
    for (size_t i = 0; cparent_pattern_at(pattern, i, &cell); i++)
        if (!bound_hook_text(list, cell.id))
            return bound_not_run(err);
    return CPARENT_OK;
}

cparent_status
bound_pattern_cells(const cparent_pattern *pattern, double *numbers_out,
                    size_t room, cparent_error *err)
{
    cparent_pattern_cell cell;
    if (room < BOUND_PATTERN_CELL * cparent_pattern_count(pattern))
        return bound_no_room(err);
    for (size_t i = 0; cparent_pattern_at(pattern, i, &cell); i++) {
        double *to = numbers_out + i * BOUND_PATTERN_CELL;
        to[0] = (double)cell.value;
        to[1] = (double)cell.lower;
        to[2] = cell.upper == CPARENT_PROTECT_UNBOUNDED
                    ? -1
                    : (double)cell.upper;
        to[3] = cell.status;
        to[4] = cell.level;
        to[5] = cell.problems;
        to[6] = cell.exact;
    }
    return CPARENT_OK;
}

cparent_status
bound_pattern_summary(const cparent_pattern *pattern, double *numbers_out,
                      size_t room, cparent_error *err)
{
    cparent_pattern_summary summary;
    if (room < BOUND_PATTERN_SUMMARY)
        return bound_no_room(err);
    cparent_pattern_summarise(pattern, &summary);
    numbers_out[0] = (double)summary.cost;
    numbers_out[1] = (double)summary.bound;
    numbers_out[2] = (double)summary.primary;
    numbers_out[3] = (double)summary.secondary;
    numbers_out[4] = (double)summary.problems;
    numbers_out[5] = summary.level;
    numbers_out[6] = summary.safe;
    return CPARENT_OK;
}

cparent_status
bound_pattern_witness(const cparent_pattern *pattern, size_t index,
                      bool upper, double *numbers_out, size_t room,
                      cparent_error *err)
{
    const int64_t *table = cparent_pattern_witness(pattern, index, upper);
    size_t count = cparent_pattern_count(pattern);
    if (table == NULL)
        return bound_fail(err, CPARENT_E_NOT_FOUND,
                          "the cell has no such proof",
                          "hidden small counts have one");
    if (room < count)
        return bound_no_room(err);
    for (size_t i = 0; i < count; i++)
        numbers_out[i] = (double)table[i];
    return CPARENT_OK;
}
