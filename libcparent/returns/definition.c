/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <cparent/ssda903.h>

#include <string.h>

#include "core/error-internal.h"
#include "facts/table-internal.h"
#include "returns/rules-internal.h"

static const char *const measure_names[] = {
#define NAME(name) #name,
    CPARENT__MEASURES(NAME)
#undef NAME
};

/* The next word of a cell; false at its end. */
static bool
next_word(const char **cursor, const char **word, size_t *length)
{
    *cursor += strspn(*cursor, " ");
    *word = *cursor;
    *length = strcspn(*cursor, " ");
    *cursor += *length;
    return *length > 0;
}

static bool
what_of(const char *word, size_t length, int16_t *what_out)
{
    int i;

    if (length == 8 && memcmp(word, "children", 8) == 0) {
        *what_out = CPARENT__COUNT_CHILDREN;
        return true;
    }
    if (length == 10 && memcmp(word, "population", 10) == 0) {
        *what_out = CPARENT__COUNT_POPULATION;
        return true;
    }
    for (i = 0; i < CPARENT__MEASURE_COUNT; i++)
        if (strlen(measure_names[i]) == length &&
            cparent__equal_bytes_fold(measure_names[i], word, length)) {
            *what_out = (int16_t)i;
            return true;
        }
    return false;
}

static bool
read_group(const char *cell, size_t size, cparent__group *group)
{
    char text[256];
    const char *cursor = text;
    const char *word;
    size_t length;

    group->what = CPARENT__COUNT_NOTHING;
    if (size >= sizeof(text))
        return false;
    memcpy(text, cell, size);
    text[size] = '\0';
    if (!next_word(&cursor, &word, &length))
        return true;
    if (!what_of(word, length, &group->what))
        return false;
    while (next_word(&cursor, &word, &length)) {
        const bool negated = *word == '!';
        const int fact = cparent__fact_find(word + negated,
                                            length - negated);

        if (fact < 0 || group->count == CPARENT__MOST_TERMS)
            return false;
        group->negated |= (uint16_t)(negated << group->count);
        group->terms[group->count++] = (uint8_t)fact;
    }
    return true;
}

static bool
read_need(const cparent__rules *rules, const char *part, size_t length,
          cparent__definition *definition)
{
    static const char *const needs[] = {
        "distance", "location", "population", "bank_holidays",
        "window", "year", "year_before"
    };
    const char *dot = memchr(part, '.', length);
    const size_t name = dot ? (size_t)(dot - part) : length;
    cparent__book book;
    int column = 0;
    unsigned i;

    for (i = 0; i < sizeof(needs) / sizeof(needs[0]); i++)
        if (strlen(needs[i]) == length && memcmp(part, needs[i], length) == 0) {
            definition->needs |= 1u << i;
            return true;
        }
    book = cparent__book_find(part, name);
    if (book == CPARENT__BOOK_NONE)
        return false;
    if (dot)
        column = cparent__column_find(rules, book, dot + 1,
                                      length - name - 1);
    if (column < 0)
        return false;
    definition->columns[book] |= (uint16_t)(1u | 1u << column);
    return true;
}

static bool
read_needs(const cparent__rules *rules, const char *cell,
           cparent__definition *definition)
{
    const char *part;
    size_t length;

    while (cparent__table_part(&cell, &part, &length))
        if (!read_need(rules, part, length, definition))
            return false;
    return true;
}

static bool
read_refusals(const char *cell, cparent__definition *definition)
{
    const char *part;
    size_t length;

    while (cparent__table_part(&cell, &part, &length)) {
        if (definition->refused_count == 2 ||
            !read_group(part, length,
                        &definition->refused[definition->refused_count++]))
            return false;
    }
    return true;
}

static bool
read_definition(cparent__rules *rules, const cparent__table *table,
                size_t row, cparent__definition *definition)
{
    const char *counted = cparent__table_cell(table, row, 3);
    const char *out_of = cparent__table_cell(table, row, 4);
    cparent_unit unit;

    definition->code = cparent__arena_string(
        &rules->arena, cparent__table_cell(table, row, 0));
    definition->title = cparent__arena_string(
        &rules->arena, cparent__table_cell(table, row, 1));
    definition->because = cparent__arena_string(
        &rules->arena, cparent__table_cell(table, row, 7));
    definition->version = cparent__arena_string(
        &rules->arena, cparent__table_cell(table, row, 11));
    if (!cparent_unit_parse(cparent__table_cell(table, row, 2), &unit))
        return false;
    definition->unit = (int32_t)unit;
    return read_group(counted, strlen(counted), &definition->counted) &&
           read_group(out_of, strlen(out_of), &definition->out_of) &&
           read_needs(rules, cparent__table_cell(table, row, 5),
                      definition) &&
           read_refusals(cparent__table_cell(table, row, 6), definition);
}

/* What counting need not do twice. */
static void
relate(cparent__rules *rules, int at)
{
    cparent__definition *definition = &rules->definitions[at];
    const cparent__group *out_of = &definition->out_of;
    const cparent__group *counted = &definition->counted;
    const unsigned first = (1u << out_of->count) - 1;
    int book;

    definition->same_out_of =
        at > 0 &&
        memcmp(out_of, &definition[-1].out_of, sizeof(*out_of)) == 0;
    definition->narrows =
        out_of->count > 0 && counted->count >= out_of->count &&
        (counted->negated & first) == out_of->negated &&
        memcmp(counted->terms, out_of->terms, out_of->count) == 0;
    for (book = 0; book < CPARENT__BOOK_COUNT; book++)
        rules->needed[book] |= definition->columns[book];
}

cparent_status
cparent__definitions_read(cparent__rules *rules, cparent_error *err)
{
    cparent__table *table = NULL;
    cparent_status status = cparent__table_builtin("ssda903_indicators",
                                                   &table, err);
    size_t rows;
    size_t i;

    if (status != CPARENT_OK)
        return status;
    rows = cparent__table_rows(table);
    rules->definitions = cparent__arena_alloc(&rules->arena, rows,
                                              sizeof(*rules->definitions));
    if (!rules->definitions)
        status = cparent__nomem(err);
    for (i = 0; status == CPARENT_OK && i < rows; i++)
        if (!read_definition(rules, table, i, &rules->definitions[i]))
            status = cparent__fail_at(err, CPARENT_E_PARSE,
                                      "ssda903_indicators",
                                      cparent__table_line(table, i), 0, NULL,
                                      "this row does not define an "
                                      "indicator");
        else
            relate(rules, (int)i);
    rules->definition_count = (int)rows;
    cparent__table_free(table);
    return status;
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

/* --- in words ------------------------------------------------------- */

static void
explain_term(cparent__text *text, const cparent__table *meanings,
             const char *word, size_t length)
{
    const bool negated = *word == '!';
    char name[64];
    ptrdiff_t row;

    if (length - negated >= sizeof(name))
        return;
    memcpy(name, word + negated, length - negated);
    name[length - negated] = '\0';
    row = cparent__table_find(meanings, 0, name);
    cparent__text_addf(
        text, "    %s%s: %s\n", negated ? "not " : "", name,
        row < 0 ? "" : cparent__table_cell(meanings, (size_t)row, 1));
}

static void
explain_group(cparent__text *text, const cparent__table *meanings,
              const char *label, const char *cell)
{
    const char *word;
    size_t length;

    cparent__text_addf(text, "  %s: ", label);
    if (!next_word(&cell, &word, &length)) {
        cparent__text_add(text, "none, it is a count\n");
        return;
    }
    cparent__text_append(text, word, length);
    cparent__text_add(text, cell[strspn(cell, " ")] ? ", of whom all hold\n"
                                                    : "\n");
    while (next_word(&cell, &word, &length))
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
    cparent__text_addf(text, "  Needs: %s\n",
                       cparent__table_cell(table, row, 5));
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
        status = cparent__hint(
            err,
            cparent__fail(err, CPARENT_E_NOT_FOUND,
                          "there is no indicator of that code"),
            "cparent ssda903 --explain all lists them");
    if (status == CPARENT_OK)
        *text_out = cparent__text_take(&text);
    cparent__text_free(&text);
    cparent__table_free(meanings);
    cparent__table_free(table);
    return status;
}
