/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/bounds-internal.h"

#include <string.h>

#include "facts/table-internal.h"

/* "0..100", either side of which may be empty. */
static void
parse(const char *cell, cparent__bounds *bounds)
{
    const char *dots = strstr(cell, "..");

    if (!dots)
        return;
    bounds->has_least =
        cparent_decimal_parse(cell, (size_t)(dots - cell), &bounds->least,
                              NULL) == CPARENT_OK;
    bounds->has_most = cparent_decimal_parse(dots + 2, strlen(dots + 2),
                                             &bounds->most,
                                             NULL) == CPARENT_OK;
}

cparent_status
cparent__bounds_of(const char *code, cparent__bounds *bounds_out,
                   cparent_error *err)
{
    cparent__table *table = NULL;
    cparent_status status =
        cparent__table_builtin("indicators", &table, err);
    ptrdiff_t row;

    if (status != CPARENT_OK)
        return status;
    memset(bounds_out, 0, sizeof(*bounds_out));
    row = cparent__table_find(table, cparent__table_column(table, "code"),
                              code);
    if (row >= 0)
        parse(cparent__table_cell(table, (size_t)row,
                                  cparent__table_column(table, "range")),
              bounds_out);
    cparent__table_free(table);
    return CPARENT_OK;
}

bool
cparent__bounds_hold(const cparent__bounds *bounds,
                     const cparent_value *value)
{
    const cparent_decimal high =
        value->flags & CPARENT_VALUE_RANGE ? value->high : value->number;

    if (!cparent_value_is_number(value))
        return true;
    return (!bounds->has_least ||
            cparent_decimal_compare(value->number, bounds->least) >= 0) &&
           (!bounds->has_most ||
            cparent_decimal_compare(high, bounds->most) <= 0);
}
