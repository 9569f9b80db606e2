/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <cparent/ssda903.h>

#include <string.h>

#include "core/error-internal.h"
#include "core/nearest-internal.h"
#include "core/text-internal.h"
#include "facts/table-internal.h"
#include "returns/rules-internal.h"

/* NULL when the word has none: it is the name of a table or column. */
static const char *
meaning_of(const cparent__table *meanings, const char *word, size_t length)
{
    char name[64];
    ptrdiff_t row;

    if (length >= sizeof(name))
        return NULL;
    memcpy(name, word, length);
    name[length] = '\0';
    row = cparent__table_find(meanings, 0, name);
    return row < 0 ? NULL : cparent__table_cell(meanings, (size_t)row, 1);
}

static void
explain_term(cparent__text *text, const cparent__table *meanings,
             const char *word, size_t length)
{
    const bool negated = *word == '!';
    const char *meaning = meaning_of(meanings, word + negated,
                                     length - negated);

    cparent__text_addf(text, "    %s%.*s: %s\n", negated ? "not " : "",
                       (int)(length - negated), word + negated,
                       meaning ? meaning : "");
}

static void
explain_needs(cparent__text *text, const cparent__table *meanings,
              const char *cell)
{
    const char *between = "  Needs: ";
    const char *part;
    size_t length;

    while (cparent__table_part(&cell, &part, &length)) {
        const char *meaning = meaning_of(meanings, part, length);

        cparent__text_add(text, between);
        if (meaning)
            cparent__text_add(text, meaning);
        else
            cparent__text_append(text, part, length);
        between = "; ";
    }
    cparent__text_char(text, '\n');
}

static void
explain_group(cparent__text *text, const cparent__table *meanings,
              const char *label, const char *cell)
{
    const char *word;
    size_t length;

    cparent__text_addf(text, "  %s: ", label);
    if (!cparent__term_next(&cell, &word, &length)) {
        cparent__text_add(text, "none, it is a count\n");
        return;
    }
    cparent__text_append(text, word, length);
    cparent__text_add(text, cell[strspn(cell, " ")] ? ", of whom all hold\n"
                                                    : "\n");
    while (cparent__term_next(&cell, &word, &length))
        explain_term(text, meanings, word, length);
}

static void
explain_row(cparent__text *text, const cparent__table *table, size_t row,
            const cparent__table *meanings)
{
    const char *left_out = cparent__table_cell(table, row, 8);
    const char *because = cparent__table_cell(table, row, 7);

    cparent__text_addf(text, "%s: %s (%s)\n  %s.\n",
                       cparent__table_cell(table, row, 0),
                       cparent__table_cell(table, row, 1),
                       cparent__table_cell(table, row, 2),
                       cparent__table_cell(table, row, 9));
    explain_group(text, meanings, "Numerator",
                  cparent__table_cell(table, row, 3));
    explain_group(text, meanings, "Denominator",
                  cparent__table_cell(table, row, 4));
    if (*left_out)
        cparent__text_addf(text, "  Left out: %s\n", left_out);
    explain_needs(text, meanings, cparent__table_cell(table, row, 5));
    if (*because)
        cparent__text_addf(text, "  Refused when children %s\n", because);
    cparent__text_addf(text, "  Source: %s; definition version %s\n",
                       cparent__table_cell(table, row, 10),
                       cparent__table_cell(table, row, 11));
}

static void
explain_all(cparent__text *text, const cparent__table *table,
            const char *code, const cparent__table *meanings)
{
    size_t i;

    for (i = 0; i < cparent__table_rows(table); i++) {
        if (code && strcmp(cparent__table_cell(table, i, 0), code) != 0)
            continue;
        if (text->length > 0)
            cparent__text_char(text, '\n');
        explain_row(text, table, i, meanings);
    }
}

cparent_status
cparent__definition_absent(const cparent__rules *rules, const char *code,
                           cparent_error *err)
{
    cparent__nearest near = CPARENT__NEAREST_INIT(code ? code : "");
    const cparent_status status =
        cparent__fail(err, CPARENT_E_NOT_FOUND,
                      "there is no indicator of that code");
    int i;

    for (i = 0; i < rules->definition_count; i++)
        cparent__nearest_consider(&near, rules->definitions[i].code);
    if (near.best)
        return cparent__hint(err, status, "did you mean %s?", near.best);
    return cparent__hint(err, status,
                         "cparent ssda903 --explain all lists them");
}

cparent_status
cparent_ssda903_explain(const char *code, char **text_out,
                        cparent_error *err)
{
    cparent__text text = CPARENT__TEXT_INIT(CPARENT__TEXT_MEDIUM);
    cparent__table *table = NULL;
    cparent__table *meanings = NULL;
    cparent_status status = cparent__table_builtin("ssda903_indicators",
                                                   &table, err);

    if (status == CPARENT_OK)
        status = cparent__table_builtin("ssda903_predicates", &meanings,
                                        err);
    if (status == CPARENT_OK) {
        explain_all(&text, table, code, meanings);
        status = cparent__text_status(&text, err);
    }
    if (status == CPARENT_OK && text.length == 0)
        status = cparent__definition_absent(&cparent__rules_built_in, code,
                                            err);
    if (status == CPARENT_OK)
        *text_out = cparent__text_take(&text);
    cparent__text_free(&text);
    cparent__table_free(meanings);
    cparent__table_free(table);
    return status;
}
