/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <math.h>
#include <string.h>

#include "core/error-internal.h"
#include "protect/choose-internal.h"

/* --- How far -------------------------------------------------------------- */

/* A cell that is partly hidden moves by that part of what is needed. */
static void
set_bounds(cparent__chooser *c, const cparent__need *need, int way)
{
    cparent__simplex *lp = &c->moves.lp;

    for (size_t v = 0; v < c->moves.count; v++) {
        double y = c->y[v];
        double down = c->down[v];
        if (y >= 1 - CPARENT__TINY) {
            lp->lower[v] = -down;
            lp->upper[v] = (double)INFINITY;
        } else {
            lp->lower[v] = -y * (down < need->amount ? down : need->amount);
            lp->upper[v] = y * need->amount;
        }
    }
    lp->lower[need->variable] = way > 0 ? 0 : -need->amount;
    lp->upper[need->variable] = way > 0 ? need->amount : 0;
}

double
cparent__reach(cparent__chooser *c, const cparent__need *need, int way)
{
    cparent__simplex *lp = &c->moves.lp;

    if (way < 0 && c->down[need->variable] < need->amount)
        return 0;
    set_bounds(c, need, way);
    cparent__simplex_reset(lp);
    cparent__simplex_aim(lp, need->variable, way);
    cparent__solved solved = cparent__simplex_primal(lp);
    c->unsure = c->unsure || solved == CPARENT__STUCK;
    if (solved != CPARENT__SOLVED)
        return 0;
    return way * lp->x[need->variable];
}

/* --- Cuts ----------------------------------------------------------------- */

/*
 * After cparent__reach: the small count's move is the sum of d times the
 * moves of the nonbasic variables, so that no more can come of a hidden cell
 * than d times its room: any amount where it can go up without end.
 */
static void
add_help(cparent__chooser *c, const cparent__need *need, int way)
{
    const cparent__simplex *lp = &c->moves.lp;

    if (way < 0 && c->down[need->variable] < need->amount)
        return;
    for (size_t j = 0; j < lp->columns; j++) {
        int32_t v = lp->nonbasic[j];
        if (v == need->variable)
            continue;
        if (lp->d[j] > CPARENT__TINY)
            c->help[v] += 1e12;
        else if (lp->d[j] < -CPARENT__TINY)
            c->help[v] += -lp->d[j] * c->down[v];
    }
}

/* Scales the cut to 1; false when y satisfies it. */
static bool
scale_cut(cparent__chooser *c, double amount)
{
    double got = 0;

    for (size_t v = 0; v < c->moves.count; v++)
        if (c->fixed[v])
            amount -= c->help[v];
    if (amount <= CPARENT__TINY)
        return false;
    for (size_t v = 0; v < c->moves.count; v++) {
        double help = c->fixed[v] ? 0 : c->help[v] / amount;
        c->help[v] = help > 1 ? 1 : help;
        got += c->help[v] * c->y[v];
    }
    return got < 1 - 1e-4;
}

/* At least 1 of what help says. */
static cparent_status
put_cut(cparent__chooser *c)
{
    cparent__simplex *lp = &c->pattern;
    int32_t slack = cparent__simplex_row(lp);

    if (slack < 0)
        return cparent__nomem(c->err);
    for (size_t v = 0; v < c->moves.count; v++)
        if (c->help[v] > CPARENT__TINY && c->column[v] >= 0)
            cparent__simplex_add(lp, c->column[v], c->help[v]);
    lp->x[slack] -= 1;
    lp->upper[slack] = (double)INFINITY;
    return CPARENT_OK;
}

static cparent_status
cut_need(cparent__chooser *c, const cparent__need *need, size_t *added)
{
    double reached = 0;

    memset(c->help, 0, c->moves.count * sizeof *c->help);
    for (int way = -1; way <= 1; way += 2) {
        if (need->way == -way)
            continue;
        reached += cparent__reach(c, need, way);
        if (reached >= need->amount - 1e-5)
            return CPARENT_OK;
        add_help(c, need, way);
    }
    if (!scale_cut(c, need->amount))
        return CPARENT_OK;
    (*added)++;
    return put_cut(c);
}

cparent_status
cparent__cut(cparent__chooser *c, size_t *added_out)
{
    cparent_status status = CPARENT_OK;

    *added_out = 0;
    for (size_t i = 0; status == CPARENT_OK && i < c->need_count; i++)
        status = cut_need(c, &c->needs[i], added_out);
    return status;
}

cparent_status
cparent__cut_pattern(cparent__chooser *c, uint8_t *hidden, size_t need)
{
    cparent_status status = CPARENT_OK;

    for (size_t v = 0; status == CPARENT_OK && v < c->moves.count; v++) {
        bool found = false;
        if (hidden[v])
            continue;
        hidden[v] = 1;
        status = cparent__prove_need(c, hidden, need, &found);
        hidden[v] = !found;
    }
    if (status != CPARENT_OK)
        return status;
    for (size_t v = 0; v < c->moves.count; v++)
        c->help[v] = hidden[v] ? 0 : 1;
    return put_cut(c);
}
