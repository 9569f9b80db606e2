/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "returns/rules-draft-internal.h"

#include <string.h>

#include "core/alloc-internal.h"
#include "core/error-internal.h"
#include "core/text-internal.h"

static const char *const book_names[] = {
#define NAME(name, text) text,
    CPARENT__BOOKS(NAME)
#undef NAME
};

/* Capitals here, small letters in the tables. */
static const char *const fact_names[CPARENT__FACT_COUNT] = {
#define NAME(name) [CPARENT__FACT_##name] = #name,
    CPARENT__CODE_FACTS(NAME) CPARENT__CHILD_FACTS(NAME)
#undef NAME
};

static bool
names(const char *text, const char *name, size_t length)
{
    return text && strlen(text) == length &&
           cparent__equal_bytes_fold(text, name, length);
}

int
cparent__fact_find(const char *name, size_t length)
{
    int i;

    for (i = 0; i < CPARENT__FACT_COUNT; i++)
        if (names(fact_names[i], name, length))
            return i;
    return -1;
}

cparent__book
cparent__book_find(const char *name, size_t length)
{
    int i;

    for (i = 0; i < CPARENT__BOOK_COUNT; i++)
        if (names(book_names[i], name, length))
            break;
    return (cparent__book)i;
}

static int
set_find(cparent__rules *rules, const char *name)
{
    int i;

    for (i = 0; i < rules->set_count; i++)
        if (strcmp(rules->sets[i], name) == 0)
            return i;
    return -1;
}

static cparent_status
bad_row(const cparent__table *table, const char *name, size_t row,
        const char *what, cparent_error *err)
{
    return cparent__fail_at(err, CPARENT_E_PARSE, name,
                            cparent__table_line(table, row), 0, NULL,
                            "%s", what);
}

/* --- codes.tsv ------------------------------------------------------ */

/* The year's number; a new one is the next. */
static int
year_of(cparent__rules *rules, const char *year)
{
    int i;

    for (i = 0; i < rules->year_count; i++)
        if (strcmp(rules->years[i], year) == 0)
            return i;
    if (i == CPARENT__MOST_YEARS)
        return -1;
    rules->years[rules->year_count++] = year;
    return i;
}

static bool
facts_of(const char *cell, uint64_t *facts_out)
{
    uint64_t facts = 0;
    const char *part;
    size_t length;

    while (cparent__table_part(&cell, &part, &length)) {
        int fact = cparent__fact_find(part, length);

        if (fact < 0 || fact >= CPARENT__CODE_FACT_COUNT)
            return false;
        facts |= UINT64_C(1) << fact;
    }
    *facts_out = facts;
    return true;
}

static unsigned
add_code(cparent__rules *rules, unsigned set, uint64_t key)
{
    uint32_t slot = cparent__code_slot(key, set);
    cparent__code *code = &rules->codes[rules->code_count];

    while (rules->slots[slot] != 0)
        slot = (slot + 1) % CPARENT__CODE_SLOTS;
    rules->slots[slot] = (uint16_t)rules->code_count;
    code->key = key;
    code->set = (uint8_t)set;
    return (unsigned)rules->code_count++;
}

/* The code that another took the place of, or that one itself; false when
 * there is none of that name before it. */
static bool
link_first(cparent__rules *rules, unsigned at, const char *older)
{
    cparent__code *code = &rules->codes[at];
    unsigned found = at;

    if (*older)
        found = cparent__code_find(
            rules, code->set, cparent__code_key(older, strlen(older)));
    if (found == CPARENT__CODE_UNKNOWN)
        return false;
    code->first = found == at ? (uint16_t)at : rules->codes[found].first;
    return true;
}

/* A change holds from its year on, until another changes it. */
static cparent_status
take_code(cparent__rules *rules, const cparent__table *table, size_t row,
          cparent_error *err)
{
    const char *change = cparent__table_cell(table, row, 1);
    const char *name = cparent__table_cell(table, row, 2);
    const char *text = cparent__table_cell(table, row, 3);
    const int year = year_of(rules, cparent__table_cell(table, row, 0));
    const uint64_t key = cparent__code_key(text, strlen(text));
    int set = set_find(rules, name);
    cparent__code *code;
    uint64_t facts;
    unsigned at;

    if (set < 0 && rules->set_count < CPARENT__MOST_SETS) {
        set = rules->set_count++;
        rules->sets[set] = name;
    }
    if (year < 0 || set < 0 || key == 0 ||
        !facts_of(cparent__table_cell(table, row, 4), &facts) ||
        rules->code_count == CPARENT__MOST_CODES)
        return bad_row(table, "ssda903_codes", row,
                       "this row is not a code of a year", err);
    at = cparent__code_find(rules, (unsigned)set, key);
    if (at == CPARENT__CODE_UNKNOWN)
        at = add_code(rules, (unsigned)set, key);
    code = &rules->codes[at];
    code->facts = facts;
    code->in_use &= (uint16_t)((1u << year) - 1);
    if (*change == '+')
        code->in_use |= (uint16_t)(0xFFFFu << year);
    if (!link_first(rules, at, cparent__table_cell(table, row, 6)))
        return bad_row(table, "ssda903_codes", row,
                       "this code is in place of none", err);
    return CPARENT_OK;
}

/* Has each of them a place of its own, and none that of the empty cell? */
static bool
is_apart(const uint64_t *cells, size_t count, uint64_t factor)
{
    uint64_t taken[CPARENT__QUICK_SLOTS / 64] = { 1 };
    size_t i;

    for (i = 0; i < count; i++) {
        const size_t slot = cparent__quick_slot(cells[i], factor);

        if (taken[slot / 64] >> slot % 64 & 1)
            return false;
        taken[slot / 64] |= UINT64_C(1) << slot % 64;
    }
    return true;
}

static uint64_t
factor_of(const cparent__rules *rules, unsigned set)
{
    enum { TRIES = 1000 };
    uint64_t cells[CPARENT__MOST_CODES];
    uint64_t factor = UINT64_C(0xD6E8FEB86659FD93);
    size_t count = 0;
    int i;

    for (i = CPARENT__CODE_UNKNOWN + 1; i < rules->code_count; i++)
        if (rules->codes[i].set == set && rules->codes[i].key >> 48 == 0)
            cells[count++] = rules->codes[i].key;
    for (i = 0; i < TRIES && !is_apart(cells, count, factor); i++)
        factor = factor * 5 + 2; /* odd again */
    return factor;
}

static cparent_status
read_codes(cparent__rules *rules, const cparent__table *table,
           cparent_error *err)
{
    cparent_status status = CPARENT_OK;
    int set;
    size_t i;

    rules->code_count = CPARENT__CODE_UNKNOWN + 1;
    rules->codes[CPARENT__CODE_UNKNOWN].first = CPARENT__CODE_UNKNOWN;
    for (i = 0; status == CPARENT_OK && i < cparent__table_rows(table); i++)
        status = take_code(rules, table, i, err);
    for (set = 0; set < rules->set_count; set++)
        rules->factors[set] = factor_of(rules, (unsigned)set);
    return status;
}

/* --- columns.tsv ---------------------------------------------------- */

static bool
kind_of(cparent__rules *rules, const char *kind, cparent__column *column)
{
    static const char *const kinds[] = { "text", "date", "partial_date",
                                         "number" };
    unsigned i;
    int set;

    for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
        if (strcmp(kind, kinds[i]) == 0) {
            column->kind = (uint8_t)i;
            return true;
        }
    set = set_find(rules, kind);
    column->kind = CPARENT__CELL_CODE;
    column->set = (uint8_t)set;
    return set >= 0;
}

static cparent_status
take_column(cparent__rules *rules, const cparent__table *table, size_t row,
            cparent_error *err)
{
    const char *name = cparent__table_cell(table, row, 0);
    const char *known_by = cparent__table_cell(table, row, 3);
    const cparent__book book = cparent__book_find(name, strlen(name));
    cparent__book_columns *columns;
    cparent__column *column;

    if (book == CPARENT__BOOK_NONE ||
        rules->books[book].count == CPARENT__MOST_COLUMNS)
        return bad_row(table, "ssda903_columns", row,
                       "this row is not a column of a table", err);
    columns = &rules->books[book];
    column = &columns->columns[columns->count++];
    column->name = cparent__table_cell(table, row, 1);
    column->also = cparent__table_cell(table, row, 4);
    column->known_by = *known_by == 'y' ? 1 : *known_by == 'a' ? 2 : 0;
    if (!kind_of(rules, cparent__table_cell(table, row, 2), column))
        return bad_row(table, "ssda903_columns", row,
                       "this column is of no known kind", err);
    return CPARENT_OK;
}

static cparent_status
read_columns(cparent__rules *rules, const cparent__table *table,
             cparent_error *err)
{
    cparent_status status = CPARENT_OK;
    size_t i;

    for (i = 0; i < CPARENT__BOOK_COUNT; i++)
        rules->books[i].name = book_names[i];
    for (i = 0; status == CPARENT_OK && i < cparent__table_rows(table); i++)
        status = take_column(rules, table, i, err);
    return status;
}

/* --- all of them ---------------------------------------------------- */

void
cparent__rules_draft_free(cparent__rules_draft *draft)
{
    cparent__free(draft->definitions);
    cparent__table_free(draft->codes);
    cparent__table_free(draft->columns);
    cparent__table_free(draft->indicators);
}

cparent_status
cparent__rules_draft_share(cparent__rules_draft *draft, cparent_error *err)
{
    cparent_status status = cparent__table_builtin("ssda903_codes",
                                                   &draft->codes, err);

    if (status == CPARENT_OK)
        status = read_codes(&draft->rules, draft->codes, err);
    if (status == CPARENT_OK)
        status = cparent__table_builtin("ssda903_columns", &draft->columns,
                                        err);
    if (status == CPARENT_OK)
        status = read_columns(&draft->rules, draft->columns, err);
    if (status == CPARENT_OK)
        status = cparent__table_builtin("ssda903_indicators",
                                        &draft->indicators, err);
    if (status == CPARENT_OK)
        status = cparent__rules_draft_define(draft, err);
    return status;
}
