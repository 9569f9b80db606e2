/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The auditor.  It shares no thought with the chooser: for each small count
 * it looks for the table furthest down and furthest up that fits all that is
 * published, and believes none that does not hold in whole numbers.
 */
#include "config.h"

#include <math.h>
#include <string.h>

#include "core/alloc-internal.h"
#include "core/error-internal.h"
#include "core/limits-internal.h"
#include "protect/moves-internal.h"

typedef struct audit {
    const cparent_cells *cells;
    const uint8_t *statuses;
    cparent_protect_options options;
    cparent__moves moves;
    double far;     /* beyond any number that has an end */
    double *best;   /* a search's */
    cparent_pattern *pattern;
    cparent_error *err;
} audit;

static int64_t
least(const audit *a, size_t cell)
{
    int64_t value = a->cells->items[cell].value;

    return value
           - (int64_t)cparent__room_down(value, a->options.hide_zeros != 0);
}

static void
set_bounds(audit *a, size_t cell)
{
    cparent__simplex *lp = &a->moves.lp;

    for (size_t v = 0; v < a->moves.count; v++) {
        size_t of = a->moves.of[v];
        lp->lower[v] = (double)(least(a, of) - a->cells->items[of].value);
        lp->upper[v] = of == cell ? a->far : (double)INFINITY;
    }
}

/* --- Proofs --------------------------------------------------------------- */

/* Could somebody who sees what is published believe this table? */
static bool
is_believable(const audit *a, const int64_t *table)
{
    for (size_t i = 0; i < a->cells->count; i++) {
        bool hidden = a->statuses[i] != CPARENT_PROTECT_PUBLISHED;
        if (hidden ? table[i] < least(a, i)
                   : table[i] != a->cells->items[i].value)
            return false;
    }
    return cparent__cells_broken(a->cells, table)
           == a->cells->equation_count;
}

/* The table that the moves lead to, or NULL and no error when it does not
 * hold. */
static cparent_status
prove(audit *a, const double *moves, int64_t **witness_out)
{
    int64_t *table = cparent__calloc(a->cells->count + 1, sizeof *table);

    if (table == NULL)
        return cparent__nomem(a->err);
    for (size_t i = 0; i < a->cells->count; i++)
        table[i] = a->cells->items[i].value;
    for (size_t v = 0; v < a->moves.count; v++)
        table[a->moves.of[v]] += (int64_t)nearbyint(moves[v]);
    if (!is_believable(a, table)) {
        cparent__free(table);
        table = NULL;
    }
    *witness_out = table;
    return CPARENT_OK;
}

/* --- One bound ------------------------------------------------------------ */

typedef struct reached {
    int64_t *witness; /* NULL: only the true table is known */
    int64_t value;
    bool exact;
    bool endless; /* it can go on for ever, beyond the witness */
} reached;

static cparent__solved
aim(audit *a, int32_t variable, double sign)
{
    cparent__simplex *lp = &a->moves.lp;

    cparent__simplex_reset(lp);
    cparent__simplex_aim(lp, variable, sign);
    return cparent__simplex_primal(lp);
}

/* The same in whole numbers, where the program leads to such. */
static cparent__solved
aim_whole(audit *a, int32_t variable, double sign)
{
    cparent__solved solved = aim(a, variable, sign);

    if (solved == CPARENT__SOLVED && cparent__moves_whole(&a->moves))
        return solved;
    cparent__moves_restart(&a->moves);
    return aim(a, variable, sign);
}

/* From a solved program on; *complete_out: nothing is further. */
static cparent_status
take_whole(audit *a, size_t cell, double sign, int64_t **witness_out,
           bool *complete_out)
{
    cparent__simplex *lp = &a->moves.lp;
    double reach = sign * lp->x[a->moves.var[cell]];
    cparent__search s = { a->moves.var[cell], sign, 0,
                          floor(reach + 1e-5), 0, a->best, false };

    if (cparent__moves_whole(&a->moves)) {
        cparent_status proved = prove(a, lp->x, witness_out);
        *complete_out = *witness_out != NULL;
        return proved;
    }
    for (size_t v = 0; v < a->moves.count; v++)
        if (isinf(lp->upper[v]))
            lp->upper[v] = a->far;
    cparent_status status = cparent__search_whole(&a->moves, &s, a->err);
    if (status != CPARENT_OK)
        return status;
    *complete_out = s.complete || s.found >= s.enough;
    return s.found > 0 ? prove(a, s.best, witness_out) : CPARENT_OK;
}

/* How far the level asks a small count to go. */
static int64_t
amount(const audit *a, size_t cell, double sign)
{
    int64_t value = a->cells->items[cell].value;

    if (a->options.level == CPARENT_PROTECT_EXACT)
        return 1;
    return sign > 0 ? a->options.threshold - value : value - 1;
}

/* Where nothing whole was found so far out, the level asks for less. */
static cparent_status
find_near(audit *a, size_t cell, double sign, int64_t **witness_out)
{
    int32_t variable = a->moves.var[cell];
    double move = sign * (double)amount(a, cell, sign);
    bool complete;

    set_bounds(a, cell);
    if (sign > 0)
        a->moves.lp.upper[variable] = move;
    else if (move > a->moves.lp.lower[variable])
        a->moves.lp.lower[variable] = move;
    if (aim_whole(a, variable, sign) != CPARENT__SOLVED)
        return CPARENT_OK;
    return take_whole(a, cell, sign, witness_out, &complete);
}

static cparent_status
find_bound(audit *a, size_t cell, double sign, reached *out)
{
    int32_t variable = a->moves.var[cell];
    int64_t value = a->cells->items[cell].value;
    cparent_status status = CPARENT_OK;
    double furthest = 0;

    *out = (reached){ NULL, value, false, false };
    set_bounds(a, cell);
    if (aim_whole(a, variable, sign) == CPARENT__SOLVED) {
        furthest = sign * a->moves.lp.x[variable];
        status = take_whole(a, cell, sign, &out->witness, &out->exact);
    }
    if (status == CPARENT_OK && out->witness == NULL && furthest > 0.5 &&
        !out->exact && amount(a, cell, sign) > 0)
        status = find_near(a, cell, sign, &out->witness);
    if (out->witness != NULL)
        out->value = out->witness[cell];
    /* A way without end in fractions is one in whole numbers, for its steps
     * can be multiplied. */
    out->endless = out->witness != NULL && furthest > a->far - 0.5;
    return status;
}

/* --- One cell ------------------------------------------------------------- */

static int32_t
level_of(const cparent_pattern_cell *cell, int threshold)
{
    if (cell->lower <= 1 && cell->upper >= threshold)
        return CPARENT_PROTECT_RULE;
    return cell->lower < cell->upper ? CPARENT_PROTECT_EXACT
                                     : CPARENT_PROTECT_NONE;
}

static cparent_status
audit_hidden(audit *a, size_t i)
{
    cparent_pattern_cell *cell = &a->pattern->cells[i];
    reached low = { NULL, 0, false, false };
    reached high = { NULL, 0, false, false };
    cparent_status status = find_bound(a, i, -1, &low);

    a->pattern->witness[2 * i] = low.witness;
    if (status == CPARENT_OK)
        status = find_bound(a, i, 1, &high);
    a->pattern->witness[2 * i + 1] = high.witness;
    if (status != CPARENT_OK)
        return status;
    cell->lower = low.value;
    cell->upper = high.value;
    cell->level = level_of(cell, a->options.threshold);
    if (high.endless)
        cell->upper = CPARENT_PROTECT_UNBOUNDED;
    cell->exact = low.exact && (high.exact || high.endless);
    return CPARENT_OK;
}

static uint32_t
problems_of(const audit *a, size_t i)
{
    const cparent_pattern_cell *cell = &a->pattern->cells[i];
    bool small = cparent__is_small(cell->value, a->options.threshold);
    bool hidden = a->statuses[i] != CPARENT_PROTECT_PUBLISHED;
    uint32_t problems = 0;

    if (small && !hidden)
        problems |= CPARENT_PROTECT_SHOWN_SMALL;
    if (small && hidden && cell->level < a->options.level)
        problems |= CPARENT_PROTECT_LEVEL_MISSED;
    if (hidden && cell->value == 0 && !a->options.hide_zeros)
        problems |= CPARENT_PROTECT_ZERO_HIDDEN;
    if (hidden && a->cells->items[i].never)
        problems |= CPARENT_PROTECT_NEVER_HIDDEN;
    return problems;
}

static void
count_in(audit *a, const cparent_pattern_cell *cell)
{
    cparent_pattern_summary *s = &a->pattern->summary;

    if (cparent__is_small(cell->value, a->options.threshold)) {
        s->primary++;
        if (cell->level < s->level)
            s->level = cell->level;
    }
    if (cell->status == CPARENT_PROTECT_SECONDARY) {
        s->secondary++;
        s->cost += a->options.by_value ? cell->value : 1;
    }
    if (cell->problems != 0)
        s->problems++;
}

static cparent_status
audit_cell(audit *a, size_t i)
{
    cparent_pattern_cell *cell = &a->pattern->cells[i];
    const cparent__cell *from = &a->cells->items[i];
    bool small = cparent__is_small(from->value, a->options.threshold);
    bool hidden = a->statuses[i] != CPARENT_PROTECT_PUBLISHED;
    cparent_status status = CPARENT_OK;

    cell->id = cparent__arena_string(&a->pattern->arena, from->id);
    cell->value = cell->lower = cell->upper = from->value;
    cell->exact = 1;
    if (hidden)
        cell->status =
            small ? CPARENT_PROTECT_PRIMARY : CPARENT_PROTECT_SECONDARY;
    if (hidden && small)
        status = audit_hidden(a, i);
    cell->problems = problems_of(a, i);
    count_in(a, cell);
    if (status == CPARENT_OK)
        status = cparent__progress_tick(a->options.progress, i,
                                        a->cells->count, a->err);
    return status;
}

/* --- All of them ---------------------------------------------------------- */

static cparent_status
begin(audit *a)
{
    size_t count = a->cells->count;
    cparent_pattern *pattern = cparent__calloc(1, sizeof *pattern);

    if (pattern == NULL)
        return cparent__nomem(a->err);
    cparent__object_born();
    a->pattern = pattern;
    pattern->options = a->options;
    pattern->options.progress = NULL;
    pattern->count = count;
    pattern->cells = cparent__calloc(count + 1, sizeof *pattern->cells);
    pattern->witness =
        cparent__calloc(2 * count + 1, sizeof *pattern->witness);
    a->best = cparent__calloc(count + 1, sizeof *a->best);
    if (pattern->cells == NULL || pattern->witness == NULL || a->best == NULL)
        return cparent__nomem(a->err);
    pattern->summary.bound = -1;
    pattern->summary.cells = count;
    pattern->summary.level = CPARENT_PROTECT_RULE;
    a->far = a->options.threshold + 2;
    for (size_t i = 0; i < count; i++)
        a->far += (double)a->cells->items[i].value;
    return cparent__moves_begin(&a->moves, a->cells, a->statuses, a->err);
}

cparent_status
cparent__audit(const cparent_cells *cells, const uint8_t *statuses,
               const cparent_protect_options *options,
               cparent_pattern **pattern_out, cparent_error *err)
{
    audit a = { .cells = cells, .statuses = statuses, .options = *options,
                .err = err };
    cparent_status status = begin(&a);

    for (size_t i = 0; status == CPARENT_OK && i < cells->count; i++)
        status = audit_cell(&a, i);
    cparent__moves_end(&a.moves);
    cparent__free(a.best);
    if (status == CPARENT_OK && a.pattern->arena.failed != CPARENT_OK)
        status = cparent__nomem(err);
    if (status != CPARENT_OK) {
        cparent_pattern_free(a.pattern);
        return status;
    }
    a.pattern->summary.safe = a.pattern->summary.problems == 0;
    *pattern_out = a.pattern;
    return CPARENT_OK;
}
