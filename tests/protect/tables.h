/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_TESTS_PROTECT_TABLES_H
#define CPARENT_TESTS_PROTECT_TABLES_H

#include <stdio.h>

#include "support.h"

/* A table of so many rows and columns with its margins: cells "r,c", and
 * "r,T", "T,c", "T,T"; `inner` by rows.  The grand total is never hidden. */
static inline cparent_cells *
grid(int rows, int columns, const int *inner)
{
    cparent_cells *cells = NULL;
    char total[32];
    char part[32];
    char name[32];

    ck_assert_ok(cparent_cells_new(&cells, NULL), NULL);
    for (int r = 0; r <= rows; r++)
        for (int c = 0; c <= columns; c++) {
            int value = 0;
            for (int i = 0; i < rows * columns; i++)
                if ((r == rows || i / columns == r) &&
                    (c == columns || i % columns == c))
                    value += inner[i];
            snprintf(part, sizeof part, "%.*s%d,%.*s%d", r == rows, "T",
                     r % rows, c == columns, "T", c % columns);
            ck_assert_ok(cparent_cells_add(cells, part, value,
                                           r == rows && c == columns, NULL),
                         NULL);
        }
    for (int r = 0; r <= rows; r++)
        for (int c = 0; c < columns; c++) {
            snprintf(name, sizeof name, "row %d", r);
            snprintf(total, sizeof total, "%.*s%d,T0", r == rows, "T",
                     r % rows);
            snprintf(part, sizeof part, "%.*s%d,%d", r == rows, "T",
                     r % rows, c);
            ck_assert_ok(cparent_cells_add_part(cells, name, total, part,
                                                NULL), NULL);
        }
    for (int c = 0; c <= columns; c++)
        for (int r = 0; r < rows; r++) {
            snprintf(name, sizeof name, "column %d", c);
            snprintf(total, sizeof total, "T0,%.*s%d", c == columns, "T",
                     c % columns);
            snprintf(part, sizeof part, "%d,%.*s%d", r, c == columns, "T",
                     c % columns);
            ck_assert_ok(cparent_cells_add_part(cells, name, total, part,
                                                NULL), NULL);
        }
    return cells;
}

#endif
