/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "protect/simplex-internal.h"

#include <math.h>
#include <string.h>

#include "core/alloc-internal.h"

/* After so many steps that gain nothing, the smallest number enters and
 * leaves, which cannot go round in circles. */
enum { PATIENCE = 50, STEPS = 20000 };

bool
cparent__simplex_begin(cparent__simplex *s, size_t variables, size_t rows,
                       size_t columns)
{
    memset(s, 0, sizeof *s);
    s->stride = columns;
    s->columns = columns;
    s->row_room = rows;
    s->variables = columns;
    s->variable_room = variables;
    if (columns > 0 && rows > SIZE_MAX / columns)
        return false;
    s->table = cparent__calloc(rows * columns + 1, sizeof *s->table);
    s->basic = cparent__calloc(rows + 1, sizeof *s->basic);
    s->nonbasic = cparent__calloc(columns + 1, sizeof *s->nonbasic);
    s->place = cparent__calloc(variables + 1, sizeof *s->place);
    s->d = cparent__calloc(columns + 1, sizeof *s->d);
    s->x = cparent__calloc(variables + 1, sizeof *s->x);
    s->lower = cparent__calloc(variables + 1, sizeof *s->lower);
    s->upper = cparent__calloc(variables + 1, sizeof *s->upper);
    if (s->table == NULL || s->basic == NULL || s->nonbasic == NULL ||
        s->place == NULL || s->d == NULL || s->x == NULL ||
        s->lower == NULL || s->upper == NULL)
        return false;
    for (size_t j = 0; j < columns; j++) {
        s->nonbasic[j] = (int32_t)j;
        s->place[j] = -1 - (int32_t)j;
    }
    return true;
}

void
cparent__simplex_end(cparent__simplex *s)
{
    cparent__free(s->table);
    cparent__free(s->basic);
    cparent__free(s->nonbasic);
    cparent__free(s->place);
    cparent__free(s->d);
    cparent__free(s->x);
    cparent__free(s->lower);
    cparent__free(s->upper);
    memset(s, 0, sizeof *s);
}

static double *
row_of(const cparent__simplex *s, size_t row)
{
    return s->table + row * s->stride;
}

static bool
is_basic(const cparent__simplex *s, int32_t variable)
{
    return s->place[variable] >= 0;
}

static size_t
column_of(const cparent__simplex *s, int32_t variable)
{
    return (size_t)(-1 - s->place[variable]);
}

/* --- Building ------------------------------------------------------------- */

static bool
more_rows(cparent__simplex *s)
{
    size_t room = s->row_room < 16 ? 32 : s->row_room * 2;

    if (s->stride > 0 && room > SIZE_MAX / sizeof(double) / s->stride)
        return false;
    double *table = cparent__realloc(
        s->table, (room * s->stride + 1) * sizeof *table);
    if (table == NULL)
        return false;
    s->table = table;
    int32_t *basic =
        cparent__realloc(s->basic, (room + 1) * sizeof *basic);
    if (basic == NULL)
        return false;
    s->basic = basic;
    s->row_room = room;
    return true;
}

static bool
more_variables(cparent__simplex *s)
{
    size_t room = s->variable_room < 16 ? 32 : s->variable_room * 2;
    double **arrays[] = { &s->x, &s->lower, &s->upper };

    for (size_t i = 0; i < sizeof arrays / sizeof arrays[0]; i++) {
        double *larger = cparent__realloc(
            *arrays[i], (room + 1) * sizeof *larger);
        if (larger == NULL)
            return false;
        *arrays[i] = larger;
    }
    int32_t *place =
        cparent__realloc(s->place, (room + 1) * sizeof *place);
    if (place == NULL)
        return false;
    s->place = place;
    s->variable_room = room;
    return true;
}

int32_t
cparent__simplex_row(cparent__simplex *s)
{
    if (s->rows >= s->row_room && !more_rows(s))
        return -1;
    if (s->variables >= s->variable_room && !more_variables(s))
        return -1;
    int32_t variable = (int32_t)s->variables++;
    memset(row_of(s, s->rows), 0, s->stride * sizeof(double));
    s->basic[s->rows] = variable;
    s->place[variable] = (int32_t)s->rows;
    s->x[variable] = 0;
    s->lower[variable] = 0;
    s->upper[variable] = 0;
    s->rows++;
    return variable;
}

void
cparent__simplex_add(cparent__simplex *s, int32_t variable, double factor)
{
    double *row = row_of(s, s->rows - 1);

    s->x[s->basic[s->rows - 1]] += factor * s->x[variable];
    if (!is_basic(s, variable)) {
        row[column_of(s, variable)] += factor;
        return;
    }
    const double *other = row_of(s, (size_t)s->place[variable]);
    for (size_t j = 0; j < s->columns; j++)
        row[j] += factor * other[j];
    s->work += s->columns;
}

void
cparent__simplex_drop_row(cparent__simplex *s, size_t row)
{
    size_t last = --s->rows;

    if (row == last)
        return;
    memcpy(row_of(s, row), row_of(s, last), s->columns * sizeof(double));
    s->basic[row] = s->basic[last];
    s->place[s->basic[row]] = (int32_t)row;
}

void
cparent__simplex_drop_column(cparent__simplex *s, size_t column)
{
    size_t last = --s->columns;

    if (column == last)
        return;
    for (size_t i = 0; i < s->rows; i++)
        row_of(s, i)[column] = row_of(s, i)[last];
    s->d[column] = s->d[last];
    s->nonbasic[column] = s->nonbasic[last];
    s->place[s->nonbasic[column]] = -1 - (int32_t)column;
}

/* --- One step ------------------------------------------------------------- */

/* What a row becomes when column's variable is put in terms of `pivot`. */
static void
substitute(double *row, const double *pivot, size_t column, size_t count)
{
    double factor = row[column];

    row[column] = 0;
    for (size_t j = 0; j < count; j++)
        row[j] += factor * pivot[j];
}

void
cparent__simplex_pivot(cparent__simplex *s, size_t row, size_t column)
{
    double *pivot = row_of(s, row);
    double inverse = 1 / pivot[column];
    int32_t leaves = s->basic[row];
    int32_t enters = s->nonbasic[column];

    for (size_t j = 0; j < s->columns; j++)
        pivot[j] *= -inverse;
    pivot[column] = inverse;
    s->work += s->columns;
    for (size_t i = 0; i < s->rows; i++)
        if (i != row && row_of(s, i)[column] != 0) {
            substitute(row_of(s, i), pivot, column, s->columns);
            s->work += s->columns;
        }
    if (s->d[column] != 0)
        substitute(s->d, pivot, column, s->columns);
    s->basic[row] = enters;
    s->nonbasic[column] = leaves;
    s->place[enters] = (int32_t)row;
    s->place[leaves] = -1 - (int32_t)column;
}

/* Moves a nonbasic variable, and the basic ones with it. */
static void
shift(cparent__simplex *s, size_t column, double by)
{
    s->x[s->nonbasic[column]] += by;
    for (size_t i = 0; i < s->rows; i++)
        s->x[s->basic[i]] += row_of(s, i)[column] * by;
    s->work += s->rows;
}

void
cparent__simplex_reset(cparent__simplex *s)
{
    memset(s->x, 0, s->variables * sizeof *s->x);
}

void
cparent__simplex_aim(cparent__simplex *s, int32_t variable, double sign)
{
    if (is_basic(s, variable)) {
        const double *row = row_of(s, (size_t)s->place[variable]);
        for (size_t j = 0; j < s->columns; j++)
            s->d[j] = sign * row[j];
        return;
    }
    memset(s->d, 0, s->columns * sizeof *s->d);
    s->d[column_of(s, variable)] = sign;
}

/* --- Primal --------------------------------------------------------------- */

/* The column that gains most, or the first when `careful`; -1: none. */
static ptrdiff_t
entering(const cparent__simplex *s, bool careful)
{
    ptrdiff_t best = -1;
    double most = 0;

    for (size_t j = 0; j < s->columns; j++) {
        int32_t v = s->nonbasic[j];
        double gain = fabs(s->d[j]);
        bool free = s->d[j] > 0 ? s->x[v] < s->upper[v] - CPARENT__TINY
                                : s->x[v] > s->lower[v] + CPARENT__TINY;
        if (gain <= CPARENT__TINY || !free)
            continue;
        if (best < 0 || (careful ? v < s->nonbasic[best] : gain > most)) {
            best = (ptrdiff_t)j;
            most = gain;
        }
    }
    return best;
}

typedef struct block {
    double step;
    ptrdiff_t row; /* -1: the variable's own bound */
    double size;   /* of the pivot */
} block;

static void
consider(const cparent__simplex *s, size_t row, double rate, bool careful,
         block *first)
{
    int32_t v = s->basic[row];
    double size = fabs(rate);

    if (size <= CPARENT__TINY)
        return;
    double step = (rate > 0 ? s->upper[v] - s->x[v] : s->x[v] - s->lower[v]) /
                  size;
    if (step < 0)
        step = 0;
    bool tie = fabs(step - first->step) <= CPARENT__TINY && first->row >= 0;
    if (tie ? (careful ? v < s->basic[first->row] : size > first->size)
            : step < first->step) {
        first->step = step;
        first->row = (ptrdiff_t)row;
        first->size = size;
    }
}

static block
first_block(const cparent__simplex *s, size_t column, double way,
            bool careful)
{
    int32_t v = s->nonbasic[column];
    block first = { way > 0 ? s->upper[v] - s->x[v] : s->x[v] - s->lower[v],
                    -1, 0 };

    for (size_t i = 0; i < s->rows; i++)
        consider(s, i, row_of(s, i)[column] * way, careful, &first);
    return first;
}

cparent__solved
cparent__simplex_primal(cparent__simplex *s)
{
    int idle = 0;

    for (int step = 0; step < STEPS; step++) {
        bool careful = idle > PATIENCE;
        ptrdiff_t j = entering(s, careful);
        s->work += s->columns;
        if (j < 0)
            return CPARENT__SOLVED;
        double way = s->d[j] > 0 ? 1 : -1;
        block first = first_block(s, (size_t)j, way, careful);
        if (isinf(first.step))
            return CPARENT__UNBOUNDED;
        idle = first.step > CPARENT__TINY ? 0 : idle + 1;
        shift(s, (size_t)j, way * first.step);
        if (first.row < 0)
            continue;
        int32_t v = s->basic[first.row];
        bool up = row_of(s, (size_t)first.row)[j] * way > 0;
        s->x[v] = up ? s->upper[v] : s->lower[v];
        cparent__simplex_pivot(s, (size_t)first.row, (size_t)j);
    }
    return CPARENT__STUCK;
}

/* --- Dual ----------------------------------------------------------------- */

/* The nonbasic variables go where the objective wants them. */
static void
settle(cparent__simplex *s)
{
    for (size_t j = 0; j < s->columns; j++) {
        int32_t v = s->nonbasic[j];
        double to = s->x[v];
        if (s->d[j] > CPARENT__TINY && !isinf(s->upper[v]))
            to = s->upper[v];
        else if (s->d[j] < -CPARENT__TINY)
            to = s->lower[v];
        to = to > s->upper[v] ? s->upper[v] : to;
        to = to < s->lower[v] ? s->lower[v] : to;
        if (to < s->x[v] || to > s->x[v])
            shift(s, j, to - s->x[v]);
    }
}

/* By how much a variable is below (positive) or above (negative) its
 * bounds. */
static double
lacks(const cparent__simplex *s, int32_t v)
{
    if (s->x[v] < s->lower[v] - CPARENT__TINY)
        return s->lower[v] - s->x[v];
    return s->x[v] > s->upper[v] + CPARENT__TINY ? s->upper[v] - s->x[v] : 0;
}

static ptrdiff_t
leaving(const cparent__simplex *s, bool careful)
{
    ptrdiff_t best = -1;
    double most = 0;

    for (size_t i = 0; i < s->rows; i++) {
        double size = fabs(lacks(s, s->basic[i]));
        if (size > 0 && (best < 0 || (careful ? s->basic[i] < s->basic[best]
                                              : size > most))) {
            best = (ptrdiff_t)i;
            most = size;
        }
    }
    return best;
}

/* The column whose variable can mend the row at the least loss; -1: none. */
static ptrdiff_t
mender(const cparent__simplex *s, size_t row, double way, bool careful)
{
    const double *entries = row_of(s, row);
    ptrdiff_t best = -1;
    double least = 0;
    double size = 0;

    for (size_t j = 0; j < s->columns; j++) {
        int32_t v = s->nonbasic[j];
        double rate = entries[j] * way;
        bool free = rate > 0 ? s->x[v] < s->upper[v] : s->x[v] > s->lower[v];
        if (fabs(rate) <= CPARENT__TINY || !free)
            continue;
        double loss = fabs(s->d[j]) / fabs(rate);
        bool tie = best >= 0 && fabs(loss - least) <= 1e-12;
        if (best < 0 ||
            (tie ? (careful ? v < s->nonbasic[best] : fabs(rate) > size)
                 : loss < least)) {
            best = (ptrdiff_t)j;
            least = loss;
            size = fabs(rate);
        }
    }
    return best;
}

cparent__solved
cparent__simplex_dual(cparent__simplex *s)
{
    settle(s);
    for (int step = 0; step < STEPS; step++) {
        bool careful = step > STEPS / 4;
        ptrdiff_t i = leaving(s, careful);
        s->work += s->rows;
        if (i < 0)
            return CPARENT__SOLVED;
        int32_t v = s->basic[i];
        double lack = lacks(s, v);
        ptrdiff_t j = mender(s, (size_t)i, lack > 0 ? 1 : -1, careful);
        s->work += s->columns;
        if (j < 0)
            return CPARENT__INFEASIBLE;
        shift(s, (size_t)j, lack / row_of(s, (size_t)i)[j]);
        s->x[v] = lack > 0 ? s->lower[v] : s->upper[v];
        cparent__simplex_pivot(s, (size_t)i, (size_t)j);
    }
    return CPARENT__STUCK;
}
