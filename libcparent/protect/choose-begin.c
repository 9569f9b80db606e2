/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/alloc-internal.h"
#include "core/error-internal.h"
#include "core/limits-internal.h"
#include "protect/choose-internal.h"

/* Entries of a dictionary that are touched in about a second. */
#define WORK_A_SECOND UINT64_C(250000000)

/* Numbers that a list of proofs may have: 256 MB of them. */
#define MOST_PROOF ((size_t)1 << 25)

static bool
is_small(const cparent__chooser *c, size_t cell)
{
    return cparent__is_small(c->cells->items[cell].value,
                             c->options->threshold);
}

/* What may be hidden: all that is small, and whatever is not a zero that
 * must be published, nor never to be hidden. */
static cparent_status
begin_moves(cparent__chooser *c, bool with_never)
{
    uint8_t *may = cparent__calloc(c->cells->count + 1, 1);

    if (may == NULL)
        return cparent__nomem(c->err);
    for (size_t i = 0; i < c->cells->count; i++) {
        const cparent__cell *cell = &c->cells->items[i];
        may[i] = (!cell->never || with_never)
                 && (cell->value > 0 || c->options->hide_zeros);
    }
    cparent_status status =
        cparent__moves_begin(&c->moves, c->cells, may, c->err);
    cparent__free(may);
    return status;
}

static cparent_status
make_room(cparent__chooser *c)
{
    size_t n = c->moves.count + 1;
    size_t needs = 1;

    for (size_t v = 0; v < c->moves.count; v++)
        needs += is_small(c, c->moves.of[v]) ? 2 : 0;
    if (needs > MOST_PROOF / n)
        return cparent__fail(c->err, CPARENT_E_LIMIT,
                             "the tables are too large to protect at once");
    c->fixed = cparent__calloc(n, 1);
    c->down = cparent__calloc(n, sizeof *c->down);
    c->price = cparent__calloc(n, sizeof *c->price);
    c->weight = cparent__calloc(n, sizeof *c->weight);
    c->y = cparent__calloc(n, sizeof *c->y);
    c->help = cparent__calloc(n, sizeof *c->help);
    c->column = cparent__calloc(n, sizeof *c->column);
    c->order = cparent__calloc(n, sizeof *c->order);
    c->move = cparent__calloc(n, sizeof *c->move);
    c->of = cparent__calloc(n, sizeof *c->of);
    c->best = cparent__calloc(n, 1);
    c->needs = cparent__calloc(needs, sizeof *c->needs);
    c->redo = cparent__calloc(needs, 1);
    c->proof = cparent__calloc(needs * n, sizeof *c->proof);
    if (c->fixed == NULL || c->down == NULL || c->price == NULL ||
        c->weight == NULL || c->y == NULL || c->help == NULL ||
        c->column == NULL || c->order == NULL || c->move == NULL ||
        c->of == NULL || c->best == NULL || c->needs == NULL ||
        c->redo == NULL || c->proof == NULL)
        return cparent__nomem(c->err);
    return CPARENT_OK;
}

static void
add_need(cparent__chooser *c, size_t v, int way, int64_t amount)
{
    if (amount > 0)
        c->needs[c->need_count++] =
            (cparent__need){ (int32_t)v, way, (double)amount };
}

static void
set_needs(cparent__chooser *c, size_t v, int64_t value)
{
    if (c->options->level == CPARENT_PROTECT_EXACT) {
        add_need(c, v, 0, 1);
    } else {
        add_need(c, v, 1, c->options->threshold - value);
        add_need(c, v, -1, value - 1);
    }
}

/* Equals are parted by the other price, so that of two patterns of as many
 * cells the one that hides fewer people is found first. */
static void
set_price(cparent__chooser *c, size_t v, int64_t value, double all)
{
    bool by_value = c->options->by_value != 0;
    double part = by_value ? 1 / (double)(c->moves.count + 1)
                           : (double)value / (all + 1);

    c->price[v] = by_value ? value : 1;
    c->weight[v] = (double)c->price[v] + CPARENT__PART_EQUALS * part;
}

static void
set_variables(cparent__chooser *c)
{
    double all = 0;

    for (size_t i = 0; i < c->cells->count; i++)
        all += (double)c->cells->items[i].value;
    c->far = all + c->options->threshold + 2;
    for (size_t v = 0; v < c->moves.count; v++) {
        size_t cell = c->moves.of[v];
        int64_t value = c->cells->items[cell].value;
        c->down[v] =
            cparent__room_down(value, c->options->hide_zeros != 0);
        c->fixed[v] = is_small(c, cell);
        c->column[v] = -1;
        if (c->fixed[v]) {
            c->y[v] = 1;
            set_needs(c, v, value);
            continue;
        }
        set_price(c, v, value, all);
        c->column[v] = (int32_t)c->choices;
        c->of[c->choices++] = v;
    }
}

/* Dearest first; of equals the last. */
static int
compare_order(const double *weight, int32_t a, int32_t b)
{
    if (weight[a] > weight[b])
        return -1;
    if (weight[a] < weight[b])
        return 1;
    return a > b ? -1 : a < b;
}

/* A heap sort: qsort has no room for the weights. */
static void
sift(cparent__chooser *c, size_t root, size_t count)
{
    for (size_t child = 2 * root + 1; child < count;
         child = 2 * root + 1) {
        if (child + 1 < count &&
            compare_order(c->weight, c->order[child],
                          c->order[child + 1]) < 0)
            child++;
        if (compare_order(c->weight, c->order[root], c->order[child]) >= 0)
            return;
        int32_t held = c->order[root];
        c->order[root] = c->order[child];
        c->order[child] = held;
        root = child;
    }
}

static void
sort_order(cparent__chooser *c)
{
    size_t count = c->moves.count;

    for (size_t v = 0; v < count; v++)
        c->order[v] = (int32_t)v;
    for (size_t i = count / 2; i-- > 0;)
        sift(c, i, count);
    for (size_t end = count; end-- > 1;) {
        int32_t held = c->order[0];
        c->order[0] = c->order[end];
        c->order[end] = held;
        sift(c, 0, end);
    }
}

static cparent_status
begin_pattern(cparent__chooser *c)
{
    if (!cparent__simplex_begin(&c->pattern, c->choices, 0, c->choices))
        return cparent__nomem(c->err);
    for (size_t j = 0; j < c->choices; j++) {
        c->pattern.upper[j] = 1;
        c->pattern.d[j] = -c->weight[c->of[j]];
    }
    return CPARENT_OK;
}

cparent_status
cparent__chooser_begin(cparent__chooser *c, bool with_never)
{
    cparent_status status = begin_moves(c, with_never);

    if (status == CPARENT_OK)
        status = make_room(c);
    if (status != CPARENT_OK)
        return status;
    set_variables(c);
    sort_order(c);
    c->limit = (uint64_t)c->options->effort * WORK_A_SECOND;
    return begin_pattern(c);
}

void
cparent__chooser_end(cparent__chooser *c)
{
    cparent__moves_end(&c->moves);
    cparent__simplex_end(&c->pattern);
    cparent__free(c->fixed);
    cparent__free(c->down);
    cparent__free(c->price);
    cparent__free(c->weight);
    cparent__free(c->y);
    cparent__free(c->help);
    cparent__free(c->column);
    cparent__free(c->order);
    cparent__free(c->move);
    cparent__free(c->of);
    cparent__free(c->best);
    cparent__free(c->needs);
    cparent__free(c->redo);
    cparent__free(c->proof);
}

uint64_t
cparent__chooser_work(const cparent__chooser *c)
{
    return c->moves.lp.work + c->pattern.work;
}

cparent_status
cparent__chooser_tick(const cparent__chooser *c)
{
    uint64_t work = cparent__chooser_work(c);

    return cparent__progress_tick(c->options->progress,
                                  work < c->limit ? work : c->limit,
                                  c->limit, c->err);
}
