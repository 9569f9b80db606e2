/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <math.h>
#include <string.h>

#include "core/alloc-internal.h"
#include "core/error-internal.h"
#include "protect/choose-internal.h"

static double *
proof_of(const cparent__chooser *c, size_t need)
{
    return c->proof + need * c->moves.count;
}

/* In whole numbers, where cparent__reach got there in fractions. */
static cparent_status
prove_whole(cparent__chooser *c, size_t i, int way, bool *found_out)
{
    const cparent__need *need = &c->needs[i];
    cparent__simplex *lp = &c->moves.lp;
    cparent__search s = { need->variable, way, need->amount - 1,
                          need->amount, 0, c->move, false };

    for (size_t v = 0; v < c->moves.count; v++)
        if (isinf(lp->upper[v]))
            lp->upper[v] = c->far;
    if (way > 0) /* further will do, where steps are not of one */
        lp->upper[need->variable] = c->far;
    else
        lp->lower[need->variable] = -c->down[need->variable];
    cparent_status status = cparent__search_whole(&c->moves, &s, c->err);
    *found_out = status == CPARENT_OK && s.found >= need->amount;
    c->unsure = c->unsure || (!*found_out && !s.complete);
    if (*found_out)
        memcpy(proof_of(c, i), c->move, c->moves.count * sizeof *c->move);
    return status;
}

/* Both ways where either will do. */
static cparent_status
prove_y(cparent__chooser *c, size_t i, bool *found_out)
{
    const cparent__need *need = &c->needs[i];
    cparent_status status = CPARENT_OK;

    *found_out = false;
    for (int way = 1; status == CPARENT_OK && !*found_out && way >= -1;
         way -= 2) {
        if (need->way == -way)
            continue;
        if (cparent__reach(c, need, way) < need->amount - 1e-5)
            continue;
        if (!cparent__moves_whole(&c->moves)) {
            cparent__moves_restart(&c->moves);
            cparent__reach(c, need, way);
        }
        if (cparent__moves_whole(&c->moves)) {
            memcpy(proof_of(c, i), c->moves.lp.x,
                   c->moves.count * sizeof *c->proof);
            *found_out = true;
        } else {
            status = prove_whole(c, i, way, found_out);
        }
    }
    return status;
}

static void
hide(cparent__chooser *c, const uint8_t *hidden)
{
    for (size_t v = 0; v < c->moves.count; v++)
        c->y[v] = hidden[v] ? 1 : 0;
}

cparent_status
cparent__prove_need(cparent__chooser *c, const uint8_t *hidden, size_t need,
                    bool *found_out)
{
    hide(c, hidden);
    return prove_y(c, need, found_out);
}

cparent_status
cparent__prove(cparent__chooser *c, const uint8_t *hidden,
               size_t *failed_out)
{
    cparent_status status = CPARENT_OK;
    bool found = true;
    size_t i = 0;

    hide(c, hidden);
    while (status == CPARENT_OK && i < c->need_count) {
        status = prove_y(c, i, &found);
        if (!found)
            break;
        i++;
    }
    *failed_out = i;
    return status;
}

/* --- Cleaning up ---------------------------------------------------------- */

/* Can the pattern do without this cell?  Only needs whose proof moved it
 * have to be proved again, and have their new proof when it can. */
static cparent_status
try_without(cparent__chooser *c, uint8_t *hidden, int32_t v, bool *fine_out)
{
    cparent_status status = CPARENT_OK;

    *fine_out = true;
    hidden[v] = 0;
    c->y[v] = 0;
    for (size_t i = 0; i < c->need_count; i++)
        c->redo[i] = fabs(proof_of(c, i)[v]) > 0.5;
    for (size_t i = 0; status == CPARENT_OK && *fine_out && i < c->need_count;
         i++)
        if (c->redo[i])
            status = prove_y(c, i, fine_out);
    if (status == CPARENT_OK && !*fine_out) {
        hidden[v] = 1;
        c->y[v] = 1;
    }
    return status;
}

static void
keep(cparent__chooser *c, const uint8_t *hidden)
{
    int64_t price = 0;

    for (size_t v = 0; v < c->moves.count; v++)
        price += hidden[v] ? c->price[v] : 0;
    if (c->have && price >= c->best_price)
        return;
    c->have = true;
    c->best_price = price;
    memcpy(c->best, hidden, c->moves.count);
}

cparent_status
cparent__trim(cparent__chooser *c, uint8_t *hidden)
{
    cparent_status status = CPARENT_OK;

    hide(c, hidden);
    for (size_t k = 0; status == CPARENT_OK && k < c->moves.count; k++) {
        int32_t v = c->order[k];
        bool fine = false;
        if (c->fixed[v] || !hidden[v])
            continue;
        if (cparent__chooser_work(c) > 2 * c->limit)
            break; /* dear, but safe */
        status = cparent__chooser_tick(c);
        if (status == CPARENT_OK)
            status = try_without(c, hidden, v, &fine);
    }
    if (status == CPARENT_OK)
        keep(c, hidden);
    return status;
}
