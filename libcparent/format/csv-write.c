/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "format/csv-internal.h"

#include <string.h>

/* A spreadsheet runs a cell that begins like this.  A number with a sign is
 * only a number. */
static bool
looks_like_formula(const char *cell)
{
    static const char *const wide[] = { "\xEF\xBC\x9D", "\xEF\xBC\x8B",
                                        "\xEF\xBC\x8D", "\xEF\xBC\xA0" };
    cparent_decimal number;
    size_t i;

    if (cparent_decimal_parse(cell, strlen(cell), &number, NULL) ==
        CPARENT_OK)
        return false;
    if (*cell && strchr("=+-@\t\r\n", *cell))
        return true;
    for (i = 0; i < sizeof(wide) / sizeof(wide[0]); i++)
        if (strncmp(cell, wide[i], 3) == 0)
            return true;
    return false;
}

void
cparent__csv_write(cparent__text *text, const char *cell, bool first)
{
    bool formula = looks_like_formula(cell);

    if (!first)
        cparent__text_char(text, ',');
    if (!formula && !strpbrk(cell, ",\"\r\n") && *cell != ' ') {
        cparent__text_add(text, cell);
        return;
    }
    cparent__text_char(text, '"');
    if (formula)
        cparent__text_char(text, '\'');
    for (; *cell; cell++) {
        if (*cell == '"')
            cparent__text_char(text, '"');
        cparent__text_char(text, *cell);
    }
    cparent__text_char(text, '"');
}
