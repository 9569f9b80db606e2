/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/alloc-internal.h"
#include "core/error-internal.h"
#include "protect/choose-internal.h"

/* Rounds of cuts at a node below the first, before it is parted. */
enum { ROUNDS = 12 };

/* A choice of the pattern's program that was set, one way or the other. */
typedef struct branch {
    int32_t column;
    bool second; /* shown; hidden was tried first */
} branch;

typedef enum fate { PARTED, CLOSED, SPENT } fate;

typedef struct tree {
    cparent__chooser *c;
    branch *path;
    size_t depth;
    size_t nodes;
    double root;      /* what the first node costs at least */
    bool doubt;       /* a pattern was cut off that may be one */
    uint8_t *hidden;  /* a pattern in hand */
} tree;

/* --- Patterns in hand ----------------------------------------------------- */

static void
load_y(cparent__chooser *c)
{
    for (size_t v = 0; v < c->moves.count; v++) {
        double y = c->fixed[v] ? 1 : c->pattern.x[c->column[v]];
        c->y[v] = y < 0 ? 0 : y > 1 ? 1 : y;
    }
}

static double
cost(const cparent__chooser *c)
{
    double sum = 0;

    for (size_t j = 0; j < c->choices; j++)
        sum += c->weight[c->of[j]] * c->pattern.x[j];
    return sum;
}

/* No pattern down here is cheaper than the one that is had. */
static bool
is_dear(const cparent__chooser *c)
{
    return c->have && cost(c) > (double)c->best_price - 1
                                    + CPARENT__PART_EQUALS + 1e-6;
}

/* Everything that is hidden at all; proved, and cleaned up. */
static cparent_status
try_pattern(tree *t, size_t *failed_out)
{
    cparent__chooser *c = t->c;

    for (size_t v = 0; v < c->moves.count; v++)
        t->hidden[v] = c->y[v] > CPARENT__HIDDEN;
    cparent_status status = cparent__prove(c, t->hidden, failed_out);
    if (status == CPARENT_OK && *failed_out == c->need_count)
        status = cparent__trim(c, t->hidden);
    return status;
}

/* --- One node ------------------------------------------------------------- */

/* Cuts that are slack are forgotten when there are many; whoever needs one
 * finds it again. */
static void
forget_slack(cparent__chooser *c)
{
    cparent__simplex *lp = &c->pattern;

    if (lp->rows < 400 + 2 * c->choices)
        return;
    for (size_t i = lp->rows; i-- > 0;) {
        int32_t v = lp->basic[i];
        if ((size_t)v >= c->choices && lp->x[v] > 0.01)
            cparent__simplex_drop_row(lp, i);
    }
}

/* The choice that is furthest from being made; -1: all are. */
static int32_t
most_open(const cparent__chooser *c)
{
    int32_t best = -1;
    double most = 1e-6;

    for (size_t j = 0; j < c->choices; j++) {
        double y = c->pattern.x[j];
        double open = y < 1 - y ? y : 1 - y;
        if (open > most + 1e-9) {
            most = open;
            best = (int32_t)j;
        }
    }
    return best;
}

/* All choices are made and every cut is met.  True when that is a pattern;
 * otherwise it is cut off. */
static cparent_status
close_node(tree *t, bool *pattern_out)
{
    size_t failed = 0;

    t->c->unsure = false;
    cparent_status status = try_pattern(t, &failed);
    *pattern_out = failed == t->c->need_count;
    if (status == CPARENT_OK && !*pattern_out)
        status = cparent__cut_pattern(t->c, t->hidden, failed);
    t->doubt = t->doubt || (!*pattern_out && t->c->unsure);
    return status;
}

/* One round: solve, and cut.  *going_out: go on with this node. */
static cparent_status
round_of(tree *t, fate *fate_out, size_t *added_out)
{
    cparent__chooser *c = t->c;
    cparent_status status = cparent__chooser_tick(c);

    *added_out = 0;
    *fate_out = PARTED;
    if (status != CPARENT_OK)
        return status;
    if (cparent__chooser_work(c) > c->limit) {
        *fate_out = SPENT;
        return CPARENT_OK;
    }
    cparent__solved solved = cparent__simplex_dual(&c->pattern);
    if (solved == CPARENT__STUCK)
        *fate_out = SPENT;
    else if (solved != CPARENT__SOLVED || is_dear(c))
        *fate_out = CLOSED;
    if (*fate_out != PARTED)
        return CPARENT_OK;
    if (t->nodes == 0 && !t->doubt)
        t->root = cost(c);
    load_y(c);
    status = cparent__cut(c, added_out);
    forget_slack(c);
    return status;
}

static bool
is_power_of_two(size_t n)
{
    return (n & (n - 1)) == 0;
}

static cparent_status
visit(tree *t, fate *fate_out, int32_t *column_out)
{
    cparent__chooser *c = t->c;

    for (int rounds = 0;; rounds++) {
        size_t added = 0;
        bool pattern = false;
        cparent_status status = round_of(t, fate_out, &added);
        if (status != CPARENT_OK || *fate_out != PARTED)
            return status;
        *column_out = most_open(c);
        if (added > 0 && (t->nodes == 0 || *column_out < 0 ||
                          rounds < ROUNDS))
            continue;
        if (*column_out < 0) {
            status = close_node(t, &pattern);
            *fate_out = CLOSED;
            if (status != CPARENT_OK || pattern)
                return status;
            continue;
        }
        if (is_power_of_two(t->nodes)) {
            size_t failed;
            return try_pattern(t, &failed);
        }
        return CPARENT_OK;
    }
}

/* --- The tree ------------------------------------------------------------- */

static void
set_choice(tree *t, int32_t column, double lower, double upper)
{
    t->c->pattern.lower[column] = lower;
    t->c->pattern.upper[column] = upper;
}

/* False when everything was tried. */
static bool
step_back(tree *t)
{
    while (t->depth > 0 && t->path[t->depth - 1].second)
        set_choice(t, t->path[--t->depth].column, 0, 1);
    if (t->depth == 0)
        return false;
    t->path[t->depth - 1].second = true;
    set_choice(t, t->path[t->depth - 1].column, 0, 0);
    return true;
}

/* *complete_out: the best pattern is the best there is. */
static cparent_status
grow(tree *t, bool *complete_out)
{
    for (;; t->nodes++) {
        fate end = SPENT;
        int32_t column = -1;
        cparent_status status = visit(t, &end, &column);
        if (status != CPARENT_OK)
            return status;
        if (end == SPENT)
            return CPARENT_OK;
        if (end == PARTED) {
            t->path[t->depth++] = (branch){ column, false };
            set_choice(t, column, 1, 1);
        } else if (!step_back(t)) {
            *complete_out = true;
            return CPARENT_OK;
        }
    }
}

/* --- The whole ------------------------------------------------------------ */

/* Hiding everything: which needs that does not meet; whatever was not tried
 * when the effort was spent counts as unsure. */
static cparent_status
hide_all(cparent__chooser *c, uint8_t *hidden, cparent__unmet *unmet)
{
    cparent_status status = CPARENT_OK;

    memset(hidden, 1, c->moves.count);
    for (size_t i = 0; status == CPARENT_OK && i < c->need_count; i++) {
        bool found = false;
        c->unsure = cparent__chooser_work(c) > 2 * c->limit;
        status = cparent__chooser_tick(c);
        if (status == CPARENT_OK && !c->unsure)
            status = cparent__prove_need(c, hidden, i, &found);
        if (status != CPARENT_OK || found)
            continue;
        if (unmet->count++ == 0 || (unmet->unsure && !c->unsure)) {
            unmet->first = i;
            unmet->unsure = c->unsure;
        }
    }
    return status;
}

static cparent_status
search(tree *t, cparent__choice *choice)
{
    cparent__chooser *c = t->c;
    bool complete = false;
    cparent__unmet unmet = { 0, 0, false };
    cparent_status status = hide_all(c, t->hidden, &unmet);

    if (status == CPARENT_OK && unmet.count > 0)
        return cparent__refuse(c, &unmet);
    if (status == CPARENT_OK)
        status = cparent__trim(c, t->hidden);
    if (status == CPARENT_OK)
        status = grow(t, &complete);
    if (status != CPARENT_OK)
        return status;
    double bound = ceil(t->root - CPARENT__PART_EQUALS - 1e-6);
    choice->bound = complete && !t->doubt ? c->best_price
                    : bound > 0           ? (int64_t)bound
                                          : 0;
    for (size_t v = 0; v < c->moves.count; v++)
        if (c->best[v])
            choice->statuses[c->moves.of[v]] =
                c->fixed[v] ? CPARENT_PROTECT_PRIMARY
                            : CPARENT_PROTECT_SECONDARY;
    return CPARENT_OK;
}

/* A small count that may never be hidden is a contradiction. */
static cparent_status
check_never(const cparent_cells *cells,
            const cparent_protect_options *options, cparent_error *err)
{
    for (size_t i = 0; i < cells->count; i++)
        if (cells->items[i].never &&
            cparent__is_small(cells->items[i].value, options->threshold))
            return cparent__hint(
                err,
                cparent__fail(err, CPARENT_E_PROTECTED,
                              "cell \"%s\" is a small count that may never "
                              "be hidden",
                              cells->items[i].id),
                "let it be hidden, merge categories, or round the figures");
    return CPARENT_OK;
}

cparent_status
cparent__choose(const cparent_cells *cells,
                const cparent_protect_options *options,
                cparent__choice *choice, cparent_error *err)
{
    cparent__chooser c = { .cells = cells, .options = options, .err = err };
    tree t = { .c = &c };
    cparent_status status = check_never(cells, options, err);

    if (status == CPARENT_OK)
        status = cparent__chooser_begin(&c, false);
    if (status == CPARENT_OK) {
        t.path = cparent__calloc(c.choices + 1, sizeof *t.path);
        t.hidden = cparent__calloc(c.moves.count + 1, 1);
        status = t.path == NULL || t.hidden == NULL ? cparent__nomem(err)
                                                    : search(&t, choice);
    }
    cparent__free(t.path);
    cparent__free(t.hidden);
    cparent__chooser_end(&c);
    return status;
}
