/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/nearest-internal.h"

#include <stdio.h>

#include "core/nearest-internal.h"
#include "facts/table-internal.h"

cparent_status
cparent__nearest_indicator(const char *code, char *near, size_t size,
                           cparent_error *err)
{
    cparent__table *table = NULL;
    cparent__nearest nearest = CPARENT__NEAREST_INIT(code);
    cparent_status status;
    size_t i;

    near[0] = '\0';
    status = cparent__table_builtin("indicators", &table, err);
    if (status != CPARENT_OK)
        return status;
    for (i = 0; i < cparent__table_rows(table); i++)
        cparent__nearest_consider(
            &nearest, cparent__table_cell(
                          table, i, cparent__table_column(table, "code")));
    if (nearest.best)
        snprintf(near, size, "%s", nearest.best);
    cparent__table_free(table);
    return CPARENT_OK;
}
