/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "returns/rules-draft-internal.h"

#include <cparent/value.h>

#include <string.h>

#include "core/alloc-internal.h"
#include "core/error-internal.h"
#include "core/text-internal.h"

static const char *const measure_names[] = {
#define NAME(name) #name,
    CPARENT__MEASURES(NAME)
#undef NAME
};

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
    if (!cparent__term_next(&cursor, &word, &length))
        return true;
    if (!what_of(word, length, &group->what))
        return false;
    while (cparent__term_next(&cursor, &word, &length)) {
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
read_definition(const cparent__rules *rules, const cparent__table *table,
                size_t row, cparent__definition *definition)
{
    const char *counted = cparent__table_cell(table, row, 3);
    const char *out_of = cparent__table_cell(table, row, 4);
    cparent_unit unit;

    definition->code = cparent__table_cell(table, row, 0);
    definition->title = cparent__table_cell(table, row, 1);
    definition->because = cparent__table_cell(table, row, 7);
    definition->version = cparent__table_cell(table, row, 11);
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
relate(cparent__rules *rules, cparent__definition *definition, bool is_first)
{
    const cparent__group *out_of = &definition->out_of;
    const cparent__group *counted = &definition->counted;
    const unsigned first = (1u << out_of->count) - 1;
    int book;

    definition->same_out_of =
        !is_first &&
        memcmp(out_of, &definition[-1].out_of, sizeof(*out_of)) == 0;
    definition->narrows =
        out_of->count > 0 && counted->count >= out_of->count &&
        (counted->negated & first) == out_of->negated &&
        memcmp(counted->terms, out_of->terms, out_of->count) == 0;
    for (book = 0; book < CPARENT__BOOK_COUNT; book++)
        rules->needed[book] |= definition->columns[book];
}

cparent_status
cparent__rules_draft_define(cparent__rules_draft *draft, cparent_error *err)
{
    const cparent__table *table = draft->indicators;
    const size_t rows = cparent__table_rows(table);
    size_t i;

    draft->definitions = cparent__calloc(rows, sizeof(*draft->definitions));
    if (!draft->definitions)
        return cparent__nomem(err);
    for (i = 0; i < rows; i++) {
        if (!read_definition(&draft->rules, table, i,
                             &draft->definitions[i]))
            return cparent__fail_at(err, CPARENT_E_PARSE,
                                    "ssda903_indicators",
                                    cparent__table_line(table, i), 0, NULL,
                                    "this row does not define an "
                                    "indicator");
        relate(&draft->rules, &draft->definitions[i], i == 0);
    }
    draft->rules.definitions = draft->definitions;
    draft->rules.definition_count = (int)rows;
    return CPARENT_OK;
}
