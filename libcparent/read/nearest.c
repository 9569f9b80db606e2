/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/nearest-internal.h"

#include <stdio.h>
#include <string.h>

#include "facts/table-internal.h"

enum { LONGEST = 48, FAR = 4 };

/* How many letters to add, drop or change to make one from the other. */
static int
distance(const char *a, const char *b)
{
    int row[LONGEST + 1];
    int length = (int)strlen(b);
    int i;
    int j;

    if (length > LONGEST || strlen(a) > LONGEST)
        return FAR;
    for (j = 0; j <= length; j++)
        row[j] = j;
    for (i = 1; a[i - 1]; i++) {
        int corner = row[0];

        row[0] = i;
        for (j = 1; j <= length; j++) {
            int change = corner + (a[i - 1] != b[j - 1]);
            int step = row[j] < row[j - 1] ? row[j] + 1 : row[j - 1] + 1;

            corner = row[j];
            row[j] = change < step ? change : step;
        }
    }
    return row[length];
}

cparent_status
cparent__nearest_indicator(const char *code, char *near, size_t size,
                           cparent_error *err)
{
    cparent__table *table = NULL;
    cparent_status status;
    int best = FAR;
    size_t i;

    near[0] = '\0';
    status = cparent__table_builtin("indicators", &table, err);
    if (status != CPARENT_OK)
        return status;
    for (i = 0; i < cparent__table_rows(table); i++) {
        const char *known = cparent__table_cell(
            table, i, cparent__table_column(table, "code"));
        int away = distance(code, known);

        if (away < best) {
            best = away;
            snprintf(near, size, "%s", known);
        }
    }
    cparent__table_free(table);
    return CPARENT_OK;
}
