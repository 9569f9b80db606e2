/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Secondary suppression of a report.  The auditor judges, day by day, what a
 * reader can work out from the figures that are left; while a small count is
 * not safe, one more figure within its reach goes, the one that says least.
 */
#include "config.h"

#include "protect/linked-internal.h"

#include "protect/linked-build-internal.h"

#include <string.h>

#include <cparent/observation.h>

#include "core/alloc-internal.h"
#include "core/error-internal.h"

/* Marks of cells. */
enum { REACHED = 1, LOST = 2 };

static bool
is_seen(const cparent__linked *l, size_t figure, size_t cell)
{
    return l->seen[figure].count == cell || l->seen[figure].of == cell;
}

static bool
is_published(const cparent__linked *l, size_t cell)
{
    return l->statuses[cell] == CPARENT_PROTECT_PUBLISHED;
}

static bool
is_small(const cparent__linked *l, size_t cell)
{
    return cparent__is_small(l->cells->items[cell].value,
                             l->profile->threshold);
}

/* A cell is published when a figure that is shown tells it. */
static void
set_statuses(cparent__linked *l)
{
    memset(l->statuses, CPARENT_PROTECT_SECONDARY, l->cells->count);
    for (size_t i = 0; i < l->figures->count; i++) {
        if (l->fates[i] == CPARENT__SHUT)
            continue;
        if (l->seen[i].count != CPARENT__NO_CELL)
            l->statuses[l->seen[i].count] = CPARENT_PROTECT_PUBLISHED;
        if (l->seen[i].of != CPARENT__NO_CELL)
            l->statuses[l->seen[i].of] = CPARENT_PROTECT_PUBLISHED;
    }
}

/* A small count that is hidden and can be told all the same; NO_CELL: there
 * is none, or none that anything helps. */
static cparent_status
find_unsafe(cparent__linked *l, size_t *cell_out)
{
    cparent_protect_options options = CPARENT_PROTECT_OPTIONS_INIT;
    cparent_pattern *pattern = NULL;

    options.threshold = l->profile->threshold;
    set_statuses(l);
    *cell_out = CPARENT__NO_CELL;
    cparent_status status = cparent_cells_audit(
        l->cells, l->statuses, l->cells->count, &options, &pattern, l->err);
    if (status != CPARENT_OK)
        return status;
    for (size_t i = l->cells->count; i-- > 0;)
        if (is_small(l, i) && !is_published(l, i)
            && (l->marks[i] & LOST) == 0
            && pattern->cells[i].level < CPARENT_PROTECT_RULE)
            *cell_out = i;
    cparent_pattern_free(pattern);
    return CPARENT_OK;
}

/* --- What else may go ----------------------------------------------------- */

static bool
touches(const cparent__linked *l, const cparent__equation *equation)
{
    bool touched = l->marks[equation->total] & REACHED
                   && !is_published(l, equation->total);

    for (size_t i = 0; !touched && i < equation->count; i++)
        touched = l->marks[equation->parts[i]] & REACHED
                  && !is_published(l, equation->parts[i]);
    return touched;
}

/* Marks what hidden cells tie to the unsafe one. */
static void
reach_from(cparent__linked *l, size_t cell)
{
    bool more = true;

    for (size_t i = 0; i < l->cells->count; i++)
        l->marks[i] &= LOST;
    l->marks[cell] |= REACHED;
    while (more) {
        more = false;
        for (size_t e = 0; e < l->cells->equation_count; e++) {
            const cparent__equation *equation = &l->cells->equations[e];
            if (!touches(l, equation))
                continue;
            for (size_t i = 0; i <= equation->count; i++) {
                size_t at = i < equation->count ? equation->parts[i]
                                                : equation->total;
                more = more || (l->marks[at] & REACHED) == 0;
                l->marks[at] |= REACHED;
            }
        }
    }
}

/* A group that several figures are shares of goes last. */
static bool
is_group(const cparent__linked *l, size_t cell)
{
    for (size_t i = 0; i < l->figures->count; i++)
        if (l->seen[i].of == cell && l->fates[i] != CPARENT__SHUT)
            return true;
    return false;
}

static size_t
cheapest(const cparent__linked *l)
{
    size_t best = CPARENT__NO_CELL;
    bool best_group = false;

    for (size_t i = 0; i < l->named; i++) {
        const cparent__cell *cell = &l->cells->items[i];
        if ((l->marks[i] & REACHED) == 0 || !is_published(l, i)
            || cell->never || cell->value == 0)
            continue;
        bool group = is_group(l, i);
        if (best == CPARENT__NO_CELL
            || (group != best_group
                    ? best_group
                    : cell->value < l->cells->items[best].value)) {
            best = i;
            best_group = group;
        }
    }
    return best;
}

static void
hide_cell(cparent__linked *l, size_t cell)
{
    for (size_t i = 0; i < l->figures->count; i++)
        if (is_seen(l, i, cell))
            l->fates[i] = CPARENT__SHUT;
}

/* Whatever tells a small count is hidden with it. */
static void
hide_small(cparent__linked *l)
{
    for (size_t i = 0; i < l->named; i++)
        if (is_small(l, i) && !l->cells->items[i].never)
            hide_cell(l, i);
}

/* --- One day, all days ---------------------------------------------------- */

static cparent_status
protect_day(cparent__linked *l)
{
    size_t unsafe = CPARENT__NO_CELL;
    cparent_status status = cparent__linked_build(l);

    if (status != CPARENT_OK)
        return status;
    hide_small(l);
    while ((status = find_unsafe(l, &unsafe)) == CPARENT_OK
           && unsafe != CPARENT__NO_CELL) {
        reach_from(l, unsafe);
        size_t goes = cheapest(l);
        if (goes == CPARENT__NO_CELL)
            l->marks[unsafe] |= LOST; /* what is public gives it away */
        else
            hide_cell(l, goes);
    }
    return status;
}

/* The first day after l->day that a figure is of; false: there is none. */
static bool
next_day(cparent__linked *l)
{
    cparent_date best = { 0, 0, 0 };

    for (size_t i = 0; i < l->figures->count; i++) {
        const cparent_record *observation = l->figures->items[i].observation;
        if (observation == NULL)
            continue;
        cparent_period period =
            cparent_record_period(observation, CPARENT_OBSERVATION_PERIOD);
        if (cparent_date_compare(period.last, l->day) > 0
            && (best.year == 0
                || cparent_date_compare(period.last, best) < 0))
            best = period.last;
    }
    l->day = best;
    return best.year != 0;
}

cparent_status
cparent__hide_linked(const cparent__figures *figures,
                     const cparent__profile *profile, unsigned char *fates,
                     cparent_error *err)
{
    cparent__linked l = { .figures = figures, .profile = profile,
                          .fates = fates, .err = err };
    bool more = next_day(&l);

    if (!more)
        return CPARENT_OK; /* nothing that was observed */
    cparent_status status =
        cparent__table_builtin("linked_counts", &l.table, err);
    l.seen = cparent__calloc(figures->count + 1, sizeof *l.seen);
    if (status == CPARENT_OK && l.seen == NULL)
        status = cparent__nomem(err);
    for (; status == CPARENT_OK && more; more = next_day(&l)) {
        status = protect_day(&l);
        cparent__linked_clear(&l);
    }
    cparent__free(l.seen);
    cparent__table_free(l.table);
    return status;
}
