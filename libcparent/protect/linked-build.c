/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "protect/linked-build-internal.h"

#include <string.h>

#include <cparent/observation.h>

#include "core/alloc-internal.h"
#include "core/error-internal.h"

/* Beyond it a share is not asked what it is a share of: no group of people
 * is so large, and products stay whole numbers. */
#define LARGEST_GROUP 100000000

static const char *
cell_of(const cparent__linked *l, size_t row, const char *column)
{
    return cparent__table_cell(l->table, row,
                               cparent__table_column(l->table, column));
}

/* The name of the count that the row's indicator gives. */
static const char *
count_name(const cparent__linked *l, size_t row)
{
    const char *name = cell_of(l, row, "counts");

    return *name != '\0' ? name : cell_of(l, row, "code");
}

static cparent_value
value_of(const cparent__linked *l, size_t figure)
{
    return cparent_record_value(l->figures->items[figure].observation,
                                CPARENT_OBSERVATION_VALUE);
}

/* What the council itself had, by what it observed or says it did. */
static bool
is_own(const cparent_record *observation)
{
    int role = cparent_record_choice(observation, CPARENT_OBSERVATION_ROLE);

    return role == CPARENT_OBSERVATION_ROLE_ACTUAL
           || role == CPARENT_OBSERVATION_ROLE_PREVIOUS;
}

/* The row of a figure in the table; -1: it has none, or is of another day. */
static ptrdiff_t
row_of(const cparent__linked *l, size_t figure)
{
    const cparent__figure *f = &l->figures->items[figure];

    if (f->observation == NULL || !f->counts_people
        || !is_own(f->observation))
        return -1;
    const char *code =
        cparent_record_text(f->observation, CPARENT_OBSERVATION_INDICATOR);
    cparent_period period = cparent_record_period(
        f->observation, CPARENT_OBSERVATION_PERIOD);
    cparent_value value = value_of(l, figure);
    if (code == NULL || !cparent_period_is_set(period)
        || cparent_date_compare(period.last, l->day) != 0
        || !cparent_value_is_number(&value)
        || (value.flags & CPARENT_VALUE_RANGE) != 0)
        return -1;
    return cparent__table_find(
        l->table, cparent__table_column(l->table, "code"), code);
}

/* --- Cells ---------------------------------------------------------------- */

/* The cell of that count, new or there already; NO_CELL when another figure
 * gives another number for it: then nothing ties the two. */
static cparent_status
add_cell(cparent__linked *l, const char *name, int64_t value, bool public,
         size_t *cell_out)
{
    size_t at = cparent_cells_find(l->cells, name);
    cparent_status status = CPARENT_OK;

    if (*name == '\0' || value < 0 || value > LARGEST_GROUP)
        return CPARENT_OK;
    if (at == cparent_cells_count(l->cells))
        status = cparent_cells_add(l->cells, name, value, false, l->err);
    if (status != CPARENT_OK || l->cells->items[at].value != value)
        return status;
    l->cells->items[at].never = l->cells->items[at].never || public;
    *cell_out = at;
    return CPARENT_OK;
}

/* What a count or the parts of a share say. */
static cparent_status
add_exact(cparent__linked *l, size_t figure, size_t row)
{
    cparent_value value = value_of(l, figure);
    bool public = l->figures->items[figure].published;
    cparent__seen *seen = &l->seen[figure];

    if ((value.flags & CPARENT_VALUE_PARTS) != 0) {
        cparent_status status =
            add_cell(l, count_name(l, row), value.numerator, public,
                     &seen->count);
        return status != CPARENT_OK
                   ? status
                   : add_cell(l, cell_of(l, row, "of"), value.denominator,
                              public, &seen->of);
    }
    cparent_decimal whole = cparent_decimal_round(value.number, 0);
    if (value.unit != CPARENT_UNIT_COUNT || whole.scale != 0)
        return CPARENT_OK;
    return add_cell(l, count_name(l, row), whole.coefficient, public,
                    &seen->count);
}

/* The numbers of people, of `of`, that are printed as this percentage. */
static bool
numerators(const cparent_value *percent, int64_t of, int64_t *low,
           int64_t *high)
{
    int64_t unit = 200;
    int64_t number = percent->number.coefficient;

    if (percent->unit != CPARENT_UNIT_PERCENT || percent->number.scale < 0
        || percent->number.scale > 3 || number < 0 || number > 100000
        || of < 1 || of > LARGEST_GROUP)
        return false;
    for (int i = 0; i < percent->number.scale; i++)
        unit *= 10;
    *low = number == 0 ? 0 : ((2 * number - 1) * of + unit - 1) / unit;
    *high = (2 * number + 1) * of / unit;
    *high = *high < of ? *high : of;
    return *low <= *high;
}

/* Does a number from low to high tell of few? */
static bool
reaches_few(int64_t low, int64_t high, int threshold)
{
    return low <= threshold && high >= 1;
}

/* A share without its parts, of a group that stands elsewhere, tells its
 * numerator all the same; and a rate tells of a count that does. */
static cparent_status
add_derived(cparent__linked *l, size_t figure, size_t row)
{
    cparent_value value = value_of(l, figure);
    bool public = l->figures->items[figure].published;
    size_t count = cparent_cells_count(l->cells);
    size_t of = cparent_cells_find(l->cells, cell_of(l, row, "of"));
    size_t same = cparent_cells_find(l->cells, count_name(l, row));
    int k = l->profile->threshold;
    int64_t low = 0;
    int64_t high = 0;

    if ((value.flags & CPARENT_VALUE_PARTS) != 0
        || value.unit == CPARENT_UNIT_COUNT)
        return CPARENT_OK;
    if (of < count && numerators(&value, l->cells->items[of].value, &low,
                                 &high)) {
        int64_t people = l->cells->items[of].value;
        if (!public && (cparent__is_small(people, k)
                        || reaches_few(low, high, k)
                        || reaches_few(people - high, people - low, k)))
            l->fates[figure] = CPARENT__SHUT;
        if (low == high)
            return add_cell(l, count_name(l, row), low, public,
                            &l->seen[figure].count);
    } else if (same < count) {
        l->seen[figure].count = same;
        l->cells->items[same].never = l->cells->items[same].never || public;
    }
    return CPARENT_OK;
}

static cparent_status
add_figures(cparent__linked *l,
            cparent_status (*add)(cparent__linked *, size_t, size_t))
{
    cparent_status status = CPARENT_OK;

    for (size_t i = 0; status == CPARENT_OK && i < l->figures->count; i++) {
        ptrdiff_t row = row_of(l, i);
        if (row >= 0)
            status = add(l, i, (size_t)row);
    }
    return status;
}

/* --- Equations ------------------------------------------------------------ */

/* Whoever is in none of the parts: a count that no figure gives. */
static cparent_status
add_rest(cparent__linked *l, const char *equation, size_t whole,
         int64_t rest)
{
    if (rest <= 0)
        return CPARENT_OK;
    cparent_status status =
        cparent_cells_add(l->cells, equation, rest, false, l->err);
    return status != CPARENT_OK
               ? status
               : cparent_cells_add_part(l->cells, equation,
                                        l->cells->items[whole].id, equation,
                                        l->err);
}

/* The group of a share: those it counts, and the others. */
static cparent_status
add_group(cparent__linked *l, size_t figure)
{
    const cparent__seen *seen = &l->seen[figure];

    if (seen->count == CPARENT__NO_CELL || seen->of == CPARENT__NO_CELL
        || seen->count == seen->of)
        return CPARENT_OK;
    const cparent__cell *of = &l->cells->items[seen->of];
    const cparent__cell *part = &l->cells->items[seen->count];
    const char *name = cparent__arena_format(&l->arena, "%s in %s", part->id,
                                             of->id);
    int64_t rest = of->value - part->value;
    if (rest < 0 || l->arena.failed != CPARENT_OK
        || cparent__cells_equation(l->cells, name)
               < l->cells->equation_count)
        return CPARENT_OK;
    cparent_status status =
        cparent_cells_add_part(l->cells, name, of->id, part->id, l->err);
    return status == CPARENT_OK ? add_rest(l, name, seen->of, rest) : status;
}

static bool
has_part(const char *list, const char *name, size_t length)
{
    const char *part;
    size_t size;

    while (cparent__table_part(&list, &part, &size))
        if (size == length && memcmp(part, name, length) == 0)
            return true;
    return false;
}

/* Calls `add` for each cell that is such a part; the first of two rows that
 * give the same count. */
static cparent_status
each_part(cparent__linked *l, const char *how, size_t length,
          cparent_status (*add)(cparent__linked *, size_t, void *),
          void *context)
{
    cparent_status status = CPARENT_OK;
    size_t rows = cparent__table_rows(l->table);
    size_t last = CPARENT__NO_CELL;

    for (size_t row = 0; status == CPARENT_OK && row < rows; row++) {
        size_t cell = cparent_cells_find(l->cells, count_name(l, row));
        if (cell == last || cell >= l->named
            || !has_part(cell_of(l, row, "part_of"), how, length))
            continue;
        status = add(l, cell, context);
        last = cell;
    }
    return status;
}

static cparent_status
add_up(cparent__linked *l, size_t cell, void *sum)
{
    *(int64_t *)sum += l->cells->items[cell].value;
    return CPARENT_OK;
}

typedef struct sum_of {
    const char *name;
    const char *whole;
} sum_of;

static cparent_status
add_part(cparent__linked *l, size_t cell, void *context)
{
    const sum_of *sum = context;

    return cparent_cells_add_part(l->cells, sum->name, sum->whole,
                                  l->cells->items[cell].id, l->err);
}

/* All parts of a whole, unless they are more than it: then they are not of
 * the same people. */
static cparent_status
add_sum(cparent__linked *l, const char *how, size_t length)
{
    const char *name = cparent__arena_copy(&l->arena, how, length);
    const char *whole =
        cparent__arena_copy(&l->arena, how, strcspn(how, "/"));
    size_t at = cparent_cells_find(l->cells, whole);
    int64_t sum = 0;

    if (l->arena.failed != CPARENT_OK || at >= l->named
        || cparent__cells_equation(l->cells, name)
               < l->cells->equation_count)
        return CPARENT_OK;
    cparent_status status = each_part(l, how, length, add_up, &sum);
    int64_t rest = l->cells->items[at].value - sum;
    sum_of it = { name, whole };
    if (status != CPARENT_OK || sum == 0 || rest < 0)
        return status;
    status = each_part(l, how, length, add_part, &it);
    return status == CPARENT_OK ? add_rest(l, name, at, rest) : status;
}

static cparent_status
add_equations(cparent__linked *l)
{
    cparent_status status = CPARENT_OK;
    size_t rows = cparent__table_rows(l->table);

    for (size_t i = 0; status == CPARENT_OK && i < l->figures->count; i++)
        status = add_group(l, i);
    for (size_t row = 0; status == CPARENT_OK && row < rows; row++) {
        const char *list = cell_of(l, row, "part_of");
        const char *how;
        size_t length;
        while (status == CPARENT_OK
               && cparent__table_part(&list, &how, &length))
            status = add_sum(l, how, length);
    }
    return status;
}

/* --- The whole ------------------------------------------------------------ */

cparent_status
cparent__linked_build(cparent__linked *l)
{
    for (size_t i = 0; i < l->figures->count; i++)
        l->seen[i] = (cparent__seen){ CPARENT__NO_CELL, CPARENT__NO_CELL };
    cparent_status status = cparent_cells_new(&l->cells, l->err);
    if (status == CPARENT_OK)
        status = add_figures(l, add_exact);
    if (status == CPARENT_OK)
        status = add_figures(l, add_derived);
    if (status != CPARENT_OK)
        return status;
    l->named = cparent_cells_count(l->cells);
    status = add_equations(l);
    if (status != CPARENT_OK)
        return status;
    size_t count = cparent_cells_count(l->cells);
    l->statuses = cparent__calloc(count + 1, 1);
    l->marks = cparent__calloc(count + 1, 1);
    return l->statuses == NULL || l->marks == NULL
                   || l->arena.failed != CPARENT_OK
               ? cparent__nomem(l->err)
               : CPARENT_OK;
}

void
cparent__linked_clear(cparent__linked *l)
{
    cparent_cells_free(l->cells);
    cparent__free(l->statuses);
    cparent__free(l->marks);
    cparent__arena_free(&l->arena);
    l->cells = NULL;
    l->statuses = NULL;
    l->marks = NULL;
}
