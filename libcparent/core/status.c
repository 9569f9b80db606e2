/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <cparent/status.h>

typedef struct status_row {
    cparent_status status;
    const char *name;
    int exit;
    const char *exception;
    const char *python;
    const char *ruby;
    const char *text;
} status_row;

#define ROW(constant, number, name, exit, exception, python, ruby, text) \
    { CPARENT_##constant, name, exit, exception, python, ruby, text },

static const status_row rows[] = { CPARENT_STATUS_TABLE(ROW) };

enum { ROW_COUNT = sizeof(rows) / sizeof(rows[0]) };

static const status_row unknown = {
    CPARENT_OK, "UNKNOWN", 6, "Error", "", "", "an unknown outcome"
};

static const status_row *
row_of(cparent_status status)
{
    size_t i;

    for (i = 0; i < ROW_COUNT; i++)
        if (rows[i].status == status)
            return &rows[i];
    return &unknown;
}

const char *
cparent_status_name(cparent_status status)
{
    return row_of(status)->name;
}

const char *
cparent_status_text(cparent_status status)
{
    return row_of(status)->text;
}

int
cparent_status_exit(cparent_status status)
{
    return row_of(status)->exit;
}

size_t
cparent_status_count(void)
{
    return ROW_COUNT;
}

cparent_status
cparent_status_at(size_t index)
{
    return index < ROW_COUNT ? rows[index].status : CPARENT_OK;
}

const char *
cparent_status_exception(cparent_status status)
{
    return row_of(status)->exception;
}

const char *
cparent_status_builtin(cparent_status status, bool ruby)
{
    return ruby ? row_of(status)->ruby : row_of(status)->python;
}
