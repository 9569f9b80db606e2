/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "protect/moves-internal.h"

#include <math.h>
#include <string.h>

#include "core/alloc-internal.h"
#include "core/error-internal.h"

/* Entries of a dictionary: 256 MB of them. */
#define MOST_ENTRIES ((size_t)1 << 25)

static cparent_status
place_cells(cparent__moves *m, const cparent_cells *cells,
            const uint8_t *may_move, cparent_error *err)
{
    m->of = cparent__calloc(cells->count + 1, sizeof *m->of);
    m->var = cparent__calloc(cells->count + 1, sizeof *m->var);
    if (m->of == NULL || m->var == NULL)
        return cparent__nomem(err);
    for (size_t i = 0; i < cells->count; i++) {
        m->var[i] = may_move[i] ? (int32_t)m->count : -1;
        if (may_move[i])
            m->of[m->count++] = i;
    }
    return CPARENT_OK;
}

/* A row is what its cells' moves leave over, which must be nothing. */
static bool
add_equation(cparent__moves *m, const cparent__equation *equation)
{
    bool any = m->var[equation->total] >= 0;

    for (size_t i = 0; !any && i < equation->count; i++)
        any = m->var[equation->parts[i]] >= 0;
    if (!any)
        return true;
    if (cparent__simplex_row(&m->lp) < 0)
        return false;
    if (m->var[equation->total] >= 0)
        cparent__simplex_add(&m->lp, m->var[equation->total], -1);
    for (size_t i = 0; i < equation->count; i++)
        if (m->var[equation->parts[i]] >= 0)
            cparent__simplex_add(&m->lp, m->var[equation->parts[i]], 1);
    return true;
}

/* How many equations have a variable for a part: few for a total. */
static uint32_t *
count_uses(const cparent__moves *m, const cparent_cells *cells)
{
    uint32_t *uses = cparent__calloc(m->count + 1, sizeof *uses);

    for (size_t e = 0; uses != NULL && e < cells->equation_count; e++) {
        const cparent__equation *equation = &cells->equations[e];
        for (size_t i = 0; i < equation->count; i++)
            if (m->var[equation->parts[i]] >= 0)
                uses[m->var[equation->parts[i]]]++;
    }
    return uses;
}

/* The entry that is nearest to 1, of equals the one least used, which is
 * the total, and the first of those; -1: all are 0. */
static ptrdiff_t
best_pivot(const cparent__simplex *lp, size_t row, const uint32_t *uses)
{
    const double *entries = lp->table + row * lp->stride;
    ptrdiff_t best = -1;
    double off = 0;
    uint32_t used = 0;

    for (size_t j = 0; j < lp->columns; j++) {
        if (fabs(entries[j]) <= CPARENT__TINY)
            continue;
        double far = fabs(fabs(entries[j]) - 1);
        uint32_t use = uses[lp->nonbasic[j]];
        bool equal = fabs(far - off) <= CPARENT__TINY;
        if (best < 0 || (equal ? use < used : far < off)) {
            best = (ptrdiff_t)j;
            off = far;
            used = use;
        }
    }
    return best;
}

/* Solves each row for one of its cells; what is left over goes, and so do
 * the rows that say nothing new. */
static void
eliminate(cparent__simplex *lp, const uint32_t *uses)
{
    size_t row = 0;

    while (row < lp->rows) {
        ptrdiff_t column = best_pivot(lp, row, uses);
        if (column < 0) {
            cparent__simplex_drop_row(lp, row);
            continue;
        }
        cparent__simplex_pivot(lp, row, (size_t)column);
        cparent__simplex_drop_column(lp, (size_t)column);
        row++;
    }
}

static bool
save_start(cparent__moves *m)
{
    const cparent__simplex *lp = &m->lp;

    m->start_table =
        cparent__calloc(lp->rows * lp->columns + 1, sizeof(double));
    m->start_basic = cparent__calloc(lp->rows + 1, sizeof(int32_t));
    m->start_nonbasic = cparent__calloc(lp->columns + 1, sizeof(int32_t));
    if (m->start_table == NULL || m->start_basic == NULL ||
        m->start_nonbasic == NULL)
        return false;
    for (size_t i = 0; i < lp->rows; i++)
        memcpy(m->start_table + i * lp->columns, lp->table + i * lp->stride,
               lp->columns * sizeof(double));
    memcpy(m->start_basic, lp->basic, lp->rows * sizeof(int32_t));
    memcpy(m->start_nonbasic, lp->nonbasic, lp->columns * sizeof(int32_t));
    return true;
}

void
cparent__moves_restart(cparent__moves *m)
{
    cparent__simplex *lp = &m->lp;

    for (size_t i = 0; i < lp->rows; i++) {
        memcpy(lp->table + i * lp->stride, m->start_table + i * lp->columns,
               lp->columns * sizeof(double));
        lp->basic[i] = m->start_basic[i];
        lp->place[lp->basic[i]] = (int32_t)i;
    }
    for (size_t j = 0; j < lp->columns; j++) {
        lp->nonbasic[j] = m->start_nonbasic[j];
        lp->place[lp->nonbasic[j]] = -1 - (int32_t)j;
    }
    lp->work += lp->rows * lp->columns;
}

static bool
build(cparent__moves *m, const cparent_cells *cells)
{
    uint32_t *uses = NULL;

    for (size_t e = 0; e < cells->equation_count; e++)
        if (!add_equation(m, &cells->equations[e]))
            return false;
    uses = count_uses(m, cells);
    if (uses == NULL)
        return false;
    eliminate(&m->lp, uses);
    cparent__free(uses);
    return save_start(m);
}

cparent_status
cparent__moves_begin(cparent__moves *m, const cparent_cells *cells,
                     const uint8_t *may_move, cparent_error *err)
{
    cparent_status status = place_cells(m, cells, may_move, err);
    size_t rows = cells->equation_count;

    if (status != CPARENT_OK)
        return status;
    if (m->count > 0 && rows > MOST_ENTRIES / m->count)
        return cparent__hint(
            err,
            cparent__fail(err, CPARENT_E_LIMIT,
                          "the tables are too large to protect at once"),
            "merge small categories, or publish fewer tables that share "
            "cells");
    m->ready = true;
    if (!cparent__simplex_begin(&m->lp, m->count + rows, rows, m->count) ||
        !build(m, cells))
        return cparent__nomem(err);
    return CPARENT_OK;
}

void
cparent__moves_end(cparent__moves *m)
{
    if (m->ready)
        cparent__simplex_end(&m->lp);
    cparent__free(m->start_table);
    cparent__free(m->start_basic);
    cparent__free(m->start_nonbasic);
    cparent__free(m->of);
    cparent__free(m->var);
    memset(m, 0, sizeof *m);
}

static bool
is_whole(double x)
{
    return fabs(x - nearbyint(x)) <= 1e-5;
}

bool
cparent__moves_whole(const cparent__moves *m)
{
    for (size_t v = 0; v < m->count; v++)
        if (!is_whole(m->lp.x[v]))
            return false;
    return true;
}

/* --- Whole numbers -------------------------------------------------------- */

/* A variable was cut in two at a fraction: first one side, then the other. */
typedef struct cut {
    int32_t variable;
    bool second;
    bool up_first;
    double lower; /* as they were */
    double upper;
    double at;
} cut;

enum { DEEPEST = 64, NODES = 400 };

typedef struct hunt {
    cparent__moves *m;
    cparent__search *s;
    cut cuts[DEEPEST];
    size_t depth;
} hunt;

static void
take_side(hunt *h)
{
    cut *c = &h->cuts[h->depth - 1];
    cparent__simplex *lp = &h->m->lp;
    bool up = c->up_first != c->second;

    lp->lower[c->variable] = up ? c->at + 1 : c->lower;
    lp->upper[c->variable] = up ? c->upper : c->at;
}

static void
undo(hunt *h)
{
    const cut *c = &h->cuts[--h->depth];

    h->m->lp.lower[c->variable] = c->lower;
    h->m->lp.upper[c->variable] = c->upper;
}

/* To the next side that was not tried; false when there is none. */
static bool
step_back(hunt *h)
{
    while (h->depth > 0 && h->cuts[h->depth - 1].second)
        undo(h);
    if (h->depth == 0)
        return false;
    h->cuts[h->depth - 1].second = true;
    take_side(h);
    return true;
}

/* The variable furthest from a whole number. */
static int32_t
most_broken(const cparent__moves *m)
{
    int32_t best = -1;
    double most = 1e-5;

    for (size_t v = 0; v < m->count; v++) {
        double off = fabs(m->lp.x[v] - nearbyint(m->lp.x[v]));
        if (off > most) {
            most = off;
            best = (int32_t)v;
        }
    }
    return best;
}

static void
keep_best(hunt *h)
{
    const cparent__simplex *lp = &h->m->lp;

    h->s->found = nearbyint(h->s->sign * lp->x[h->s->variable]);
    memcpy(h->s->best, lp->x, h->m->count * sizeof *h->s->best);
}

/* Goes down one side; false when this branch ends. */
static bool
descend(hunt *h, cparent__solved solved)
{
    cparent__simplex *lp = &h->m->lp;
    double reach = h->s->sign * lp->x[h->s->variable];

    if (solved == CPARENT__STUCK)
        h->s->complete = false;
    if (solved != CPARENT__SOLVED ||
        floor(reach + 1e-5) <= h->s->found)
        return false;
    int32_t v = most_broken(h->m);
    if (v < 0) {
        keep_best(h);
        return false;
    }
    if (h->depth == DEEPEST) {
        h->s->complete = false;
        return false;
    }
    double at = floor(lp->x[v]);
    h->cuts[h->depth++] = (cut){ v, false, lp->x[v] - at > 0.5,
                                 lp->lower[v], lp->upper[v], at };
    take_side(h);
    return true;
}

cparent_status
cparent__search_whole(cparent__moves *m, cparent__search *search,
                      cparent_error *err)
{
    hunt *h = cparent__calloc(1, sizeof *h);
    cparent__solved solved = CPARENT__SOLVED;

    if (h == NULL)
        return cparent__nomem(err);
    h->m = m;
    h->s = search;
    search->found = search->floor;
    search->complete = true;
    for (int node = 0; node < NODES; node++) {
        if (!descend(h, solved) &&
            (search->found >= search->enough || !step_back(h)))
            break;
        solved = cparent__simplex_dual(&m->lp);
        search->complete = search->complete && node + 1 < NODES;
    }
    while (h->depth > 0)
        undo(h);
    cparent__free(h);
    return CPARENT_OK;
}
