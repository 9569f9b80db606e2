/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/tables-internal.h"

#include <string.h>

#include "core/error-internal.h"
#include "core/text-internal.h"

/* The columns that tell a table from any other, and from prose that happens
 * to have commas. */
static const struct {
    const char *columns[4];
    cparent__file_kind kind;
} tables[] = {
    { { "indicator", "authority", "period", NULL },
      CPARENT__FILE_INDICATORS },
    { { "authority", "pledge", NULL, NULL }, CPARENT__FILE_PLEDGES },
};

/* Columns that both kinds of table share with nothing that people write:
 * one of them in a first line makes it a table, perhaps a broken one. */
static const char *const hints[] = { "indicator", "pledge" };

/* True when the line, cut at commas, has a cell that is `name`. */
static bool
line_has(const char *line, size_t length, const char *name)
{
    size_t size = strlen(name);
    size_t start = 0;
    size_t at;

    for (at = 0; at <= length; at++) {
        size_t from = start;
        size_t to = at;
        size_t i = 0;

        if (at < length && line[at] != ',')
            continue;
        start = at + 1;
        while (from < to &&
               (cparent__is_space(line[from]) || line[from] == '"'))
            from++;
        while (to > from && (cparent__is_space(line[to - 1]) ||
                             line[to - 1] == '"'))
            to--;
        while (i < size && from + i < to &&
               cparent__lower(line[from + i]) == name[i])
            i++;
        if (i == size && from + i == to)
            return true;
    }
    return false;
}

static bool
has_columns(const char *line, size_t length, const char *const *columns)
{
    for (; *columns; columns++)
        if (!line_has(line, length, *columns))
            return false;
    return true;
}

static cparent_status
unknown_table(const char *name, cparent_error *err)
{
    return cparent__hint(
        err,
        cparent__fail_at(err, CPARENT_E_PARSE, name, 1, 0, NULL,
                         "a column that this table needs is missing"),
        "indicators need indicator,authority,period,value,numerator,"
        "denominator,target,note; pledges need "
        "authority,pledge,theme,statement,note");
}

static cparent_status
recognise_line(const char *name, const char *line, size_t length,
               cparent__file_kind *kind_out, cparent_error *err)
{
    size_t i;

    for (i = 0; i < sizeof(tables) / sizeof(tables[0]); i++)
        if (has_columns(line, length, tables[i].columns)) {
            *kind_out = tables[i].kind;
            return CPARENT_OK;
        }
    for (i = 0; i < sizeof(hints) / sizeof(hints[0]); i++)
        if (memchr(line, ',', length) && line_has(line, length, hints[i]))
            return unknown_table(name, err);
    if (line_has(line, length, "child") && line_has(line, length, "dob"))
        return cparent__hint(
            err,
            cparent__fail_at(err, CPARENT_E_PROTECTED, name, 1, 0, NULL,
                             "this is a table of single children"),
            "only counts and shares are kept");
    *kind_out = CPARENT__FILE_MINUTES;
    return CPARENT_OK;
}

cparent_status
cparent__recognise(const char *name, const char *bytes, size_t size,
                   cparent__file_kind *kind_out, cparent_error *err)
{
    const char *newline;
    size_t at = 0;

    if (size >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0)
        at = 3;
    while (at < size && cparent__is_space(bytes[at]))
        at++;
    if (at == size)
        return cparent__hint(err,
                             cparent__fail_at(err, CPARENT_E_PARSE, name, 0,
                                              0, NULL, "the file is empty"),
                             "check that it was saved");
    if (bytes[at] == '{' || bytes[at] == '[') {
        *kind_out = CPARENT__FILE_READING;
        return CPARENT_OK;
    }
    newline = memchr(bytes + at, '\n', size - at);
    return recognise_line(name, bytes + at,
                          newline ? (size_t)(newline - bytes) - at
                                  : size - at,
                          kind_out, err);
}
