/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_TESTS_REFERENCE_H
#define CPARENT_TESTS_REFERENCE_H

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "numbers.h"

/*
 * The tables of tests/data/measure: a row a line, cells parted by tabs, the
 * numbers of a cell by blanks, NA for one that is missing.
 */

enum { CELLS = 20, NUMBERS = 64 };

/* One row: cells of numbers. */
typedef struct row {
    const char *table;
    int line;
    int cells;
    size_t count[CELLS];
    double cell[CELLS][NUMBERS];
} row;

typedef struct totals {
    double largest; /* relative error */
    int numbers;
    int rows;
} totals;

typedef void (*row_check)(const row *r, totals *t);

static inline void
agree(const row *r, totals *t, double made, double expected, double within)
{
    double error = fabs(made - expected);

    if (expected != 0)
        error /= fabs(expected);
    if (made == expected) /* also infinities */
        error = 0;
    if (!(error <= within))
        ck_abort_msg("%s:%d: %.17g instead of %.17g", r->table, r->line,
                     made, expected);
    if (error > t->largest)
        t->largest = error;
    t->numbers++;
}

static inline void
read_row(char *text, row *r)
{
    char *at = text;

    r->cells = 0;
    memset(r->count, 0, sizeof(r->count));
    while (*at != '\0' && *at != '\n') {
        if (*at == '\t')
            at++;
        if (r->cells == 0 || at[-1] == '\t')
            r->cells++;
        ck_assert_int_le(r->cells, CELLS);
        size_t *count = &r->count[r->cells - 1];
        ck_assert_uint_lt(*count, NUMBERS);
        bool none = strncmp(at, "NA", 2) == 0;
        r->cell[r->cells - 1][(*count)++] = none ? NAN : strtod(at, &at);
        at += none ? 2 : 0;
        at += *at == ' ';
    }
}

static inline void
run_table(const char *name, int least, row_check check)
{
    char relative[96];
    totals t = { 0, 0, 0 };
    static row r;

    snprintf(relative, sizeof(relative), "tests/data/measure/%s.tsv", name);
    const char *path = support_source(relative);
    char *text = support_read(path, NULL);
    r.table = name;
    r.line = 0;
    for (char *at = text; *at != '\0';) {
        char *end = strchr(at, '\n');
        r.line++;
        if (*at != '#') {
            *end = '\0';
            read_row(at, &r);
            check(&r, &t);
            t.rows++;
        }
        at = end + 1;
    }
    free(text);
    ck_assert_int_ge(t.rows, least);
    printf("# %s: %d rows, %d numbers, largest relative error %.1e\n", name,
           t.rows, t.numbers, t.largest);
}

#endif
