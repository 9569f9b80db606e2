/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "protect/door-internal.h"

#include <string.h>

#include "core/error-internal.h"
#include "core/text-internal.h"
#include "facts/table-internal.h"

#define TABLE "suppression_profiles"

/* Larger than any rule in use; it keeps the arithmetic of the door small. */
enum { MOST = 1000 };

/* A small whole number, or `fallback` for an empty cell; -1 for anything
 * else. */
static int
small_number(const char *cell, int fallback)
{
    int number = 0;

    if (cell[0] == '\0')
        return fallback;
    for (; *cell != '\0'; cell++) {
        if (!cparent__is_digit((unsigned char)*cell) || number > MOST)
            return -1;
        number = number * 10 + (*cell - '0');
    }
    return number <= MOST ? number : -1;
}

static bool
copy_cell(const char *cell, char *buffer, size_t size)
{
    size_t length = strlen(cell);

    if (length == 0 || length >= size)
        return false;
    memcpy(buffer, cell, length + 1);
    return true;
}

/* The ids there are, for whoever mistyped one. */
static cparent_status
not_found(const cparent__table *table, cparent_error *err)
{
    cparent__text ids = CPARENT__TEXT_INIT(200);
    int column = cparent__table_column(table, "id");

    for (size_t row = 0; row < cparent__table_rows(table); row++)
        cparent__text_addf(&ids, "%s%s", row == 0 ? "" : ", ",
                           cparent__table_cell(table, row, column));
    cparent_status status = cparent__fail(
        err, CPARENT_E_NOT_FOUND, "there is no such suppression profile");
    status = cparent__hint(err, status, "use one of: %s",
                           cparent__text_string(&ids));
    cparent__text_free(&ids);
    return status;
}

static cparent_status
read_row(const cparent__table *table, size_t row, cparent__profile *out,
         cparent_error *err)
{
    const char *field = "threshold";
    cparent__profile profile = { "", "", 0, 1, false };

    profile.threshold = small_number(
        cparent__table_cell(table, row, cparent__table_column(table, field)),
        -1);
    if (profile.threshold < 0)
        goto bad;
    field = "base";
    profile.base = small_number(
        cparent__table_cell(table, row, cparent__table_column(table, field)),
        1);
    if (profile.base < 1)
        goto bad;
    /* The door shows zeros.  A profile that asks it to hide them must not
     * be taken for one that it can keep. */
    field = "zeros";
    if (strcmp(cparent__table_cell(table, row,
                                   cparent__table_column(table, field)),
               "published") != 0)
        goto bad;
    field = "secondary";
    const char *secondary = cparent__table_cell(
        table, row, cparent__table_column(table, field));
    profile.secondary = strcmp(secondary, "yes") == 0;
    if (!profile.secondary && strcmp(secondary, "no") != 0)
        goto bad;
    field = "id";
    if (!copy_cell(cparent__table_cell(table, row,
                                       cparent__table_column(table, field)),
                   profile.id, sizeof profile.id))
        goto bad;
    field = "version";
    if (!copy_cell(cparent__table_cell(table, row,
                                       cparent__table_column(table, field)),
                   profile.version, sizeof profile.version))
        goto bad;
    *out = profile;
    return CPARENT_OK;

bad:
    return cparent__fail_at(err, CPARENT_E_PARSE, TABLE ".tsv",
                            cparent__table_line(table, row),
                            cparent__table_column(table, field) + 1, field,
                            "the profile cannot be kept as it is written");
}

cparent_status
cparent__profile_get(const char *id, cparent__profile *profile_out,
                     cparent_error *err)
{
    cparent__table *table;

    if (id == NULL)
        return cparent__fail(err, CPARENT_E_INVALID,
                             "no suppression profile is named");
    cparent_status status = cparent__table_builtin(TABLE, &table, err);
    if (status != CPARENT_OK)
        return status;

    ptrdiff_t row = cparent__table_find(
        table, cparent__table_column(table, "id"), id);
    status = row < 0 ? not_found(table, err)
                     : read_row(table, (size_t)row, profile_out, err);
    cparent__table_free(table);
    return status;
}
