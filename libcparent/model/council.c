/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Who is who among councils: the bundled table, by code, number or name.
 */
#include "config.h"

#include <cparent/lookup.h>

#include <stdio.h>
#include <string.h>

#include "core/error-internal.h"
#include "core/nearest-internal.h"
#include "core/text-internal.h"
#include "facts/table-internal.h"

size_t
cparent_council_count(void)
{
    return cparent__table_builtin_rows("authorities");
}

static const char *
cell(const cparent__table *table, size_t row, const char *column)
{
    return cparent__table_cell(table, row,
                               cparent__table_column(table, column));
}

static cparent_date
day_of(const cparent__table *table, size_t row, const char *column)
{
    cparent_date date = { 0, 0, 0 };

    (void)!cparent_date_parse(cell(table, row, column), &date, NULL);
    return date;
}

static void
fill(const cparent__table *table, size_t row, cparent_council *out)
{
    cparent_council made;

    memset(&made, 0, sizeof(made));
    snprintf(made.code, sizeof(made.code), "%s", cell(table, row, "code"));
    snprintf(made.old_code, sizeof(made.old_code), "%s",
             cell(table, row, "dfe_code"));
    snprintf(made.name, sizeof(made.name), "%s", cell(table, row, "name"));
    snprintf(made.region_code, sizeof(made.region_code), "%s",
             cell(table, row, "region_code"));
    snprintf(made.region_name, sizeof(made.region_name), "%s",
             cell(table, row, "region_name"));
    made.from = day_of(table, row, "operated_from");
    made.until = day_of(table, row, "operated_until");
    *out = made;
}

static bool
lives_on(const cparent_council *council, cparent_date on)
{
    return cparent_date_compare(council->from, on) <= 0 &&
           (!cparent_date_is_set(council->until) ||
            cparent_date_compare(on, council->until) <= 0);
}

/* Of two rows for one name: the one in use on the day, else the newer. */
static bool
is_better(const cparent_council *a, const cparent_council *b,
          cparent_date on)
{
    if (cparent_date_is_set(on) && lives_on(a, on) != lives_on(b, on))
        return lives_on(a, on);
    if (cparent_date_is_set(a->until) != cparent_date_is_set(b->until))
        return !cparent_date_is_set(a->until);
    return cparent_date_compare(a->from, b->from) > 0;
}

static bool
is_meant(const cparent_council *council, const char *name)
{
    return cparent__equal_fold(council->code, name) ||
           strcmp(council->old_code, name) == 0 ||
           cparent__equal_fold(council->name, name);
}

static cparent_status
not_found(const cparent__table *table, const char *name, cparent_error *err)
{
    cparent__nearest nearest = CPARENT__NEAREST_INIT(name);
    cparent_status status = cparent__fail(
        err, CPARENT_E_NOT_FOUND,
        "no council of that code, number or name is in the table");
    size_t row;

    for (row = 0; row < cparent__table_rows(table); row++)
        cparent__nearest_consider(&nearest, cell(table, row, "name"));
    return nearest.best
               ? cparent__hint(err, status, "did you mean %s?", nearest.best)
               : cparent__hint(err, status,
                               "give its code, as in E08000034, its "
                               "three-digit number or its name");
}

cparent_status
cparent_council_find(const char *name, cparent_date on,
                     cparent_council *council_out, cparent_error *err)
{
    cparent__table *table = NULL;
    cparent_council best;
    cparent_council one;
    cparent_status status;
    bool found = false;
    size_t row;

    if (!name || !*name)
        return cparent__fail(err, CPARENT_E_INVALID, "no council was named");
    status = cparent__table_builtin("authorities", &table, err);
    for (row = 0; status == CPARENT_OK && row < cparent__table_rows(table);
         row++) {
        fill(table, row, &one);
        if (is_meant(&one, name) && (!found || is_better(&one, &best, on))) {
            best = one;
            found = true;
        }
    }
    if (status == CPARENT_OK && !found)
        status = not_found(table, name, err);
    if (status == CPARENT_OK)
        *council_out = best;
    cparent__table_free(table);
    return status;
}

cparent_status
cparent_council_at(size_t index, cparent_council *council_out,
                   cparent_error *err)
{
    cparent__table *table = NULL;
    cparent_status status = cparent__table_builtin("authorities", &table,
                                                   err);

    if (status == CPARENT_OK && index >= cparent__table_rows(table))
        status = cparent__fail(err, CPARENT_E_NOT_FOUND,
                               "the table of councils is not that long");
    if (status == CPARENT_OK)
        fill(table, index, council_out);
    cparent__table_free(table);
    return status;
}
