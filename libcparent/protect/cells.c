/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "protect/cells-internal.h"

#include <string.h>

#include "core/alloc-internal.h"
#include "core/digest-internal.h"
#include "core/error-internal.h"

/* A cell's largest value, and the largest sum of all: what a double still
 * counts one by one. */
#define LARGEST_CELL INT64_C(1000000000000)
#define LARGEST_SUM (INT64_C(1) << 51)

/* --- Names ---------------------------------------------------------------- */

static size_t
hash(const char *name)
{
    return (size_t)cparent__hash(name, strlen(name), 0);
}

typedef const char *(*name_at)(const cparent_cells *cells, size_t place);

static const char *
cell_name(const cparent_cells *cells, size_t place)
{
    return cells->items[place].id;
}

static const char *
equation_name(const cparent_cells *cells, size_t place)
{
    return cells->equations[place].name;
}

/* The slot that has the name, or that waits for it. */
static size_t *
slot_of(const cparent_cells *cells, const cparent__names *names, name_at at,
        const char *name)
{
    size_t i = hash(name) & (names->room - 1);

    while (names->slots[i] != 0 &&
           strcmp(at(cells, names->slots[i] - 1), name) != 0)
        i = (i + 1) & (names->room - 1);
    return &names->slots[i];
}

/* Its place, or `count`. */
static size_t
find(const cparent_cells *cells, const cparent__names *names, name_at at,
     const char *name, size_t count)
{
    if (name == NULL || names->room == 0)
        return count;
    size_t slot = *slot_of(cells, names, at, name);
    return slot == 0 ? count : slot - 1;
}

/* Room for one more among `count`; at most half are taken. */
static bool
names_grow(const cparent_cells *cells, cparent__names *names, name_at at,
           size_t count)
{
    if (2 * (count + 1) <= names->room)
        return true;
    cparent__names larger = { NULL, names->room == 0 ? 64 : names->room * 2 };
    larger.slots = cparent__calloc(larger.room, sizeof *larger.slots);
    if (larger.slots == NULL)
        return false;
    for (size_t i = 0; i < count; i++)
        *slot_of(cells, &larger, at, at(cells, i)) = i + 1;
    cparent__free(names->slots);
    *names = larger;
    return true;
}

/* The slot that holds a pair, or that waits for it. */
static uint64_t *
pair_slot(const cparent__pairs *pairs, uint64_t pair)
{
    uint64_t mixed = pair * UINT64_C(0x9E3779B97F4A7C15);
    size_t i = (size_t)(mixed >> 32) & (pairs->room - 1);

    while (pairs->slots[i] != 0 && pairs->slots[i] != pair)
        i = (i + 1) & (pairs->room - 1);
    return &pairs->slots[i];
}

static bool
pairs_grow(cparent__pairs *pairs)
{
    if (2 * (pairs->count + 1) <= pairs->room)
        return true;
    cparent__pairs larger = { NULL, pairs->room == 0 ? 64 : pairs->room * 2,
                              pairs->count };
    larger.slots = cparent__calloc(larger.room, sizeof *larger.slots);
    if (larger.slots == NULL)
        return false;
    for (size_t i = 0; i < pairs->room; i++)
        if (pairs->slots[i] != 0)
            *pair_slot(&larger, pairs->slots[i]) = pairs->slots[i];
    cparent__free(pairs->slots);
    *pairs = larger;
    return true;
}

static uint64_t
pair_of(size_t equation, size_t part)
{
    return (uint64_t)(equation + 1) << 32 | part;
}

/* --- Cells and equations -------------------------------------------------- */

cparent_status
cparent_cells_new(cparent_cells **cells_out, cparent_error *err)
{
    cparent_cells *cells = cparent__calloc(1, sizeof *cells);

    if (cells == NULL)
        return cparent__nomem(err);
    cparent__object_born();
    *cells_out = cells;
    return CPARENT_OK;
}

void
cparent_cells_free(cparent_cells *cells)
{
    if (cells == NULL)
        return;
    for (size_t i = 0; i < cells->equation_count; i++)
        cparent__free(cells->equations[i].parts);
    cparent__free(cells->equations);
    cparent__free(cells->items);
    cparent__free(cells->cell_names.slots);
    cparent__free(cells->equation_names.slots);
    cparent__free(cells->pairs.slots);
    cparent__arena_free(&cells->arena);
    cparent__free(cells);
    cparent__object_died();
}

size_t
cparent_cells_count(const cparent_cells *cells)
{
    return cells->count;
}

size_t
cparent_cells_find(const cparent_cells *cells, const char *id)
{
    return find(cells, &cells->cell_names, cell_name, id, cells->count);
}

size_t
cparent__cells_equation(const cparent_cells *cells, const char *name)
{
    return find(cells, &cells->equation_names, equation_name, name,
                cells->equation_count);
}

static cparent_status
check_new(const cparent_cells *cells, const char *id, int64_t value,
          cparent_error *err)
{
    if (id == NULL || *id == '\0')
        return cparent__hint(
            err,
            cparent__fail(err, CPARENT_E_INVALID, "the cell has no id"),
            "give each cell an id of its own");
    if (value < 0 || value > LARGEST_CELL)
        return cparent__hint(
            err,
            cparent__fail(err, CPARENT_E_INVALID,
                          "the value is no number of people"),
            "use a whole number from 0 to 10^12");
    if (cells->count >= CPARENT__CELLS_MOST)
        return cparent__fail(err, CPARENT_E_LIMIT,
                             "there are more than %d cells",
                             CPARENT__CELLS_MOST);
    if (cparent_cells_find(cells, id) < cells->count)
        return cparent__hint(
            err,
            cparent__fail(err, CPARENT_E_EXISTS,
                          "the cell \"%s\" is there already", id),
            "give each cell one row and an id of its own");
    return CPARENT_OK;
}

cparent_status
cparent_cells_add(cparent_cells *cells, const char *id, int64_t value,
                  bool never, cparent_error *err)
{
    cparent_status status = check_new(cells, id, value, err);

    if (status != CPARENT_OK)
        return status;
    const char *copy = cparent__arena_string(&cells->arena, id);
    if (cells->arena.failed != CPARENT_OK ||
        !names_grow(cells, &cells->cell_names, cell_name, cells->count) ||
        !cparent__grow(&cells->items, cells->count, &cells->room,
                       sizeof *cells->items))
        return cparent__nomem(err);
    cells->items[cells->count] = (cparent__cell){ copy, value, never };
    *slot_of(cells, &cells->cell_names, cell_name, copy) = cells->count + 1;
    cells->count++;
    return CPARENT_OK;
}

/* An equation that has no part yet is not counted until it gets one. */
static cparent_status
new_equation(cparent_cells *cells, const char *name, size_t total,
             cparent_error *err)
{
    const char *copy = cparent__arena_string(&cells->arena, name);

    if (cells->arena.failed != CPARENT_OK ||
        !names_grow(cells, &cells->equation_names, equation_name,
                    cells->equation_count) ||
        !cparent__grow(&cells->equations, cells->equation_count,
                       &cells->equation_room, sizeof *cells->equations))
        return cparent__nomem(err);
    cells->equations[cells->equation_count] =
        (cparent__equation){ copy, total, NULL, 0, 0 };
    return CPARENT_OK;
}

static cparent_status
take_part(cparent_cells *cells, cparent__equation *equation, size_t part,
          cparent_error *err)
{
    uint64_t pair = pair_of((size_t)(equation - cells->equations), part);

    if (!pairs_grow(&cells->pairs) ||
        !cparent__grow(&equation->parts, equation->count, &equation->room,
                       sizeof *equation->parts))
        return cparent__nomem(err);
    *pair_slot(&cells->pairs, pair) = pair;
    cells->pairs.count++;
    equation->parts[equation->count++] = part;
    if (equation == cells->equations + cells->equation_count) {
        *slot_of(cells, &cells->equation_names, equation_name,
                 equation->name) = cells->equation_count + 1;
        cells->equation_count++;
    }
    return CPARENT_OK;
}

static cparent_status
check_part(const cparent_cells *cells, const char *name, size_t total,
           size_t part, cparent_error *err)
{
    size_t place = cparent__cells_equation(cells, name);

    if (total == part)
        return cparent__hint(
            err,
            cparent__fail(err, CPARENT_E_VALIDATION,
                          "equation \"%s\" has its total for a part", name),
            "name another cell, or leave the row out");
    if (place == cells->equation_count)
        return CPARENT_OK;
    const cparent__equation *equation = &cells->equations[place];
    if (equation->total != total)
        return cparent__hint(
            err,
            cparent__fail(err, CPARENT_E_VALIDATION,
                          "equation \"%s\" has two totals", name),
            "give each total an equation of its own");
    if (*pair_slot(&cells->pairs, pair_of(place, part)) != 0)
        return cparent__hint(
            err,
            cparent__fail(err, CPARENT_E_VALIDATION,
                          "equation \"%s\" has a part twice", name),
            "leave one of the two rows out");
    return CPARENT_OK;
}

cparent_status
cparent_cells_add_part(cparent_cells *cells, const char *equation,
                       const char *total, const char *part,
                       cparent_error *err)
{
    size_t sum = cparent_cells_find(cells, total);
    size_t addend = cparent_cells_find(cells, part);

    if (equation == NULL || *equation == '\0')
        return cparent__hint(
            err,
            cparent__fail(err, CPARENT_E_INVALID,
                          "the equation has no name"),
            "give all rows of one sum the same name");
    if (sum == cells->count || addend == cells->count)
        return cparent__hint(
            err,
            cparent__fail(err, CPARENT_E_NOT_FOUND,
                          "the %s of equation \"%s\" is no cell",
                          sum == cells->count ? "total" : "part", equation),
            "add the cell, or mend its name");
    cparent_status status = check_part(cells, equation, sum, addend, err);
    if (status != CPARENT_OK)
        return status;
    size_t place = cparent__cells_equation(cells, equation);
    if (place == cells->equation_count)
        status = new_equation(cells, equation, sum, err);
    if (status == CPARENT_OK)
        status = take_part(cells, &cells->equations[place], addend, err);
    return status;
}

/* --- Do they hold? -------------------------------------------------------- */

size_t
cparent__cells_broken(const cparent_cells *cells, const int64_t *values)
{
    for (size_t e = 0; e < cells->equation_count; e++) {
        const cparent__equation *equation = &cells->equations[e];
        int64_t left = values[equation->total];
        for (size_t i = 0; i < equation->count; i++)
            left -= values[equation->parts[i]];
        if (left != 0)
            return e;
    }
    return cells->equation_count;
}

cparent_status
cparent__cells_check(const cparent_cells *cells, size_t *equation_out,
                     cparent_error *err)
{
    int64_t sum = 0;
    int64_t *values = cparent__calloc(cells->count + 1, sizeof *values);

    if (values == NULL)
        return cparent__nomem(err);
    for (size_t i = 0; i < cells->count; i++) {
        values[i] = cells->items[i].value;
        sum += values[i]; /* 10^5 times 10^12 at most */
    }
    size_t broken = cparent__cells_broken(cells, values);
    cparent__free(values);
    if (sum > LARGEST_SUM)
        return cparent__fail(err, CPARENT_E_LIMIT,
                             "the cells together are more than 2^51");
    if (broken == cells->equation_count)
        return CPARENT_OK;
    if (equation_out != NULL)
        *equation_out = broken;
    return cparent__hint(
        err,
        cparent__fail(err, CPARENT_E_VALIDATION,
                      "equation \"%s\" does not add up",
                      cells->equations[broken].name),
        "correct the figures, or leave out what is not a sum of its parts");
}
