/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <cparent/builder.h>
#include <cparent/catalogue.h>

#include <string.h>

#include <cparent/authority.h>
#include <cparent/indicator.h>

#include "core/error-internal.h"
#include "core/nearest-internal.h"
#include "core/text-internal.h"
#include "facts/table-internal.h"

/* The built-in catalogue belongs to nobody in particular. */
static const char everybody[] = "catalogue";

static const struct {
    const char *column;
    const char *field;
} indicator_columns[] = {
    { "code", "id" },
    { "title", "title" },
    { "definition", "definition" },
    { "unit", "unit" },
    { "polarity", "polarity" },
    { "frequency", "frequency" },
    { "theme", "theme" },
    { "principles", "principles" },
    { "source", "source" },
    { "synonyms", "synonyms" },
    { "counts_people", "counts_people" },
};

static cparent_status
set_cell(cparent_builder *builder, const cparent__table *table, size_t row,
         const char *column, const char *field, cparent_error *err)
{
    const char *cell = cparent__table_cell(
        table, row, cparent__table_column(table, column));

    return cparent_builder_parse(builder, field, *cell ? cell : NULL, err);
}

static cparent_status
indicator_from(const cparent__table *table, size_t row,
               cparent_record **indicator_out, cparent_error *err)
{
    cparent_builder *builder = NULL;
    cparent_status status;
    size_t i;

    status = cparent_builder_new(CPARENT_NOUN_INDICATOR, &builder, err);
    if (status == CPARENT_OK)
        status = cparent_builder_text(builder, CPARENT_FIELD_AUTHORITY,
                                      everybody, err);
    for (i = 0; status == CPARENT_OK &&
                i < sizeof(indicator_columns) / sizeof(indicator_columns[0]);
         i++)
        status = set_cell(builder, table, row, indicator_columns[i].column,
                          indicator_columns[i].field, err);
    if (status == CPARENT_OK)
        status = cparent_builder_build(builder, indicator_out, err);
    cparent_builder_free(builder);
    return status;
}

size_t
cparent_catalogue_count(void)
{
    return cparent__table_builtin_rows("indicators");
}

cparent_status
cparent_catalogue_at(size_t index, cparent_record **indicator_out,
                     cparent_error *err)
{
    cparent__table *table = NULL;
    cparent_status status;

    status = cparent__table_builtin("indicators", &table, err);
    if (status != CPARENT_OK)
        return status;
    if (index < cparent__table_rows(table))
        status = indicator_from(table, index, indicator_out, err);
    else
        status = cparent__fail(err, CPARENT_E_NOT_FOUND,
                               "the catalogue ends before that");
    cparent__table_free(table);
    return status;
}

static cparent_status
not_found(const cparent__table *table, int codes, const char *code,
          cparent_error *err)
{
    cparent__nearest nearest = CPARENT__NEAREST_INIT(code ? code : "");
    cparent_status status = cparent__fail(
        err, CPARENT_E_NOT_FOUND, "the catalogue has no such indicator");
    size_t row;

    for (row = 0; row < cparent__table_rows(table); row++)
        cparent__nearest_consider(&nearest,
                                  cparent__table_cell(table, row, codes));
    return nearest.best
               ? cparent__hint(err, status, "did you mean %s?", nearest.best)
               : status;
}

cparent_status
cparent_catalogue_get(const char *code, cparent_record **indicator_out,
                      cparent_error *err)
{
    cparent__table *table = NULL;
    cparent_status status;
    ptrdiff_t row = -1;
    int codes;

    status = cparent__table_builtin("indicators", &table, err);
    if (status != CPARENT_OK)
        return status;
    codes = cparent__table_column(table, "code");
    if (code && *code)
        row = cparent__table_find(table, codes, code);
    if (row >= 0)
        status = indicator_from(table, (size_t)row, indicator_out, err);
    else
        status = not_found(table, codes, code, err);
    cparent__table_free(table);
    return status;
}

static cparent_status
own_authority(const char *name, cparent_builder *builder,
              cparent_error *err)
{
    cparent__text slug = CPARENT__TEXT_INIT(CPARENT__TEXT_MEDIUM);
    cparent_status status;

    cparent__text_slug(&slug, name);
    status = cparent__text_status(&slug, err);
    if (status == CPARENT_OK && slug.length == 0)
        status = cparent__hint(
            err,
            cparent__fail(err, CPARENT_E_INVALID,
                          "the council's name has no letters"),
            "give a name, or a code such as E08000034");
    if (status == CPARENT_OK)
        status = cparent_builder_text(builder, CPARENT_FIELD_AUTHORITY,
                                      slug.data, err);
    if (status == CPARENT_OK)
        status = cparent_builder_text(builder, CPARENT_FIELD_ID, slug.data,
                                      err);
    if (status == CPARENT_OK)
        status = cparent_builder_text(builder, CPARENT_AUTHORITY_NAME, name,
                                      err);
    if (status == CPARENT_OK)
        status = cparent_builder_choice(builder, CPARENT_AUTHORITY_KIND,
                                        CPARENT_AUTHORITY_KIND_COUNCIL,
                                        err);
    cparent__text_free(&slug);
    return status;
}

/*
 * The row that a code, the Department's number or a name means; -1 when there is none.  A council
 * that was made anew has a row for each of its codes: a code means its own,
 * a name the council of today, or else the one that was there last.
 */
static ptrdiff_t
find_authority(const cparent__table *table, const char *name)
{
    int names = cparent__table_column(table, "name");
    int numbers = cparent__table_column(table, "dfe_code");
    int ends = cparent__table_column(table, "operated_until");
    ptrdiff_t best = cparent__table_find(
        table, cparent__table_column(table, "code"), name);
    const char *best_end = "";
    size_t row;

    if (best >= 0)
        return best;
    for (row = 0; row < cparent__table_rows(table); row++) {
        const char *end = cparent__table_cell(table, row, ends);

        if (!cparent__equal_fold(cparent__table_cell(table, row, names),
                                 name) &&
            strcmp(cparent__table_cell(table, row, numbers), name) != 0)
            continue;
        if (!*end)
            return (ptrdiff_t)row;
        if (best < 0 || strcmp(end, best_end) > 0) {
            best = (ptrdiff_t)row;
            best_end = end;
        }
    }
    return best;
}

/* The table's own columns, by the fields they fill. */
static cparent_status
known_authority(const cparent__table *table, size_t row,
                cparent_builder *builder, cparent_error *err)
{
    static const char *const columns[][2] = {
        { "code", "authority" }, { "code", "id" },
        { "name", "name" },      { "kind", "kind" },
        { "nation", "nation" },  { "region_name", "region" },
    };
    cparent_status status = CPARENT_OK;
    size_t i;

    for (i = 0; status == CPARENT_OK &&
                i < sizeof(columns) / sizeof(columns[0]);
         i++)
        status = set_cell(builder, table, row, columns[i][0],
                          columns[i][1], err);
    return status;
}

cparent_status
cparent_authority_lookup(const char *name, cparent_record **authority_out,
                         cparent_error *err)
{
    cparent__table *table = NULL;
    cparent_builder *builder = NULL;
    cparent_status status;
    ptrdiff_t row = -1;

    if (!name || !*name)
        return cparent__fail(err, CPARENT_E_INVALID,
                             "no council was named");
    status = cparent__table_builtin("authorities", &table, err);
    if (status == CPARENT_OK)
        status = cparent_builder_new(CPARENT_NOUN_AUTHORITY, &builder, err);
    if (status == CPARENT_OK) {
        row = find_authority(table, name);
        status = row >= 0 ? known_authority(table, (size_t)row, builder,
                                            err)
                          : own_authority(name, builder, err);
    }
    if (status == CPARENT_OK)
        status = cparent_builder_build(builder, authority_out, err);
    cparent_builder_free(builder);
    cparent__table_free(table);
    return status;
}
