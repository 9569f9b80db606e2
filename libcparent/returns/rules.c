/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "returns/rules-internal.h"

#include <string.h>

#include "core/text-internal.h"
#include "facts/table-internal.h"

static bool
names(const char *text, const char *name, size_t length)
{
    return text && strlen(text) == length &&
           cparent__equal_bytes_fold(text, name, length);
}

static bool
is_also(const char *also, const char *name, size_t length)
{
    const char *part;
    size_t size;

    while (cparent__table_part(&also, &part, &size))
        if (size == length && cparent__equal_bytes_fold(part, name, length))
            return true;
    return false;
}

int
cparent__column_find(const cparent__rules *rules, cparent__book book,
                     const char *name, size_t length)
{
    const cparent__book_columns *columns = &rules->books[book];
    int i;

    for (i = 0; i < columns->count; i++)
        if (names(columns->columns[i].name, name, length) ||
            is_also(columns->columns[i].also, name, length))
            return i;
    return -1;
}

uint64_t
cparent__code_key(const char *text, size_t length)
{
    uint64_t key = 0;
    size_t i;

    if (length > 8)
        return 0;
    for (i = 0; i < length; i++) {
        unsigned char c = (unsigned char)text[i];

        key |= (uint64_t)(c >= 'a' && c <= 'z' ? c - 32 : c) << 8 * i;
    }
    return key;
}

const char *
cparent__code_name(const cparent__code *code, char name_out[9])
{
    int i;

    for (i = 0; i < 8; i++)
        name_out[i] = (char)(code->key >> 8 * i & 0xFF);
    name_out[8] = '\0';
    return name_out;
}

int
cparent__rules_year(const cparent__rules *rules, int year_ended)
{
    int found = 0;
    int i;

    for (i = 0; i < rules->year_count; i++) {
        const char *name = rules->years[i]; /* "2024-25" ends in 2025 */
        int starts = (name[0] - '0') * 1000 + (name[1] - '0') * 100 +
                     (name[2] - '0') * 10 + (name[3] - '0');

        if (starts < year_ended)
            found = i;
    }
    return found;
}

int
cparent__definition_find(const cparent__rules *rules, const char *code)
{
    int i;

    for (i = 0; code && i < rules->definition_count; i++)
        if (strcmp(rules->definitions[i].code, code) == 0)
            return i;
    return -1;
}

bool
cparent__term_next(const char **cursor, const char **word, size_t *length)
{
    *cursor += strspn(*cursor, " ");
    *word = *cursor;
    *length = strcspn(*cursor, " ");
    *cursor += *length;
    return *length > 0;
}
