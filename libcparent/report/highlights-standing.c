/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <string.h>

#include "report/highlights-internal.h"

static void
add_cells(cparent__build *build, cparent__node *group, const char *name,
          const char *words)
{
    cparent__node *row =
        cparent__tree_add(build->tree, group, CPARENT__NODE_ROW, "");

    cparent__build_text(
        build, cparent__tree_add(build->tree, row, CPARENT__NODE_CELL, ""),
        name);
    cparent__build_text(
        build, cparent__tree_add(build->tree, row, CPARENT__NODE_CELL, ""),
        words);
}

/* Everything that the strip draws, to be read. */
static void
add_table(cparent__build *build, cparent__node *card,
          const cparent__pack_standing *of)
{
    cparent__tree *tree = build->tree;
    cparent__node *details = cparent__tree_add(
        tree, card, CPARENT__NODE_DETAILS, "The figures as a table");
    cparent__node *table = cparent__tree_add_look(
        tree, details, CPARENT__NODE_TABLE, CPARENT__LOOK_DATA, of->title);
    cparent__node *group;
    size_t i;

    cparent__tree_add(tree, table, CPARENT__NODE_COLUMN, "Where");
    cparent__tree_add(tree, table, CPARENT__NODE_COLUMN, "Figure");
    group = cparent__tree_add(tree, table, CPARENT__NODE_GROUP, "");
    add_cells(build, group, of->council, of->own.words);
    add_cells(build, group, "England", of->national.words);
    if (cparent__given(of->region_name))
        add_cells(build, group, of->region_name, of->region_words);
    for (i = 0; i < of->neighbour_count; i++)
        add_cells(build, group, of->neighbours[i].name,
                  of->neighbours[i].figure.words);
}

/* The council and those similar to it; the others are only a picture. */
static void
add_funnel(cparent__build *build, cparent__node *card,
           const cparent__pack_standing *of)
{
    static const char *const columns[] = { "Council", "Counted", "Figure",
                                           "95% limits", "99.8% limits",
                                           "Beside chance" };
    cparent__tree *tree = build->tree;
    cparent__node *details;
    cparent__node *table;
    cparent__node *group;

    cparent__tree_say(tree, card, CPARENT__LOOK_PLAIN,
                      cparent__tree_format(tree, "%s %s",
                                           of->funnel->sentence,
                                           of->funnel->others));
    cparent__tree_add(tree, card, CPARENT__NODE_FUNNEL, "")->standing = of;
    details = cparent__tree_add(tree, card, CPARENT__NODE_DETAILS,
                                "The limits as a table");
    table = cparent__tree_add_look(
        tree, details, CPARENT__NODE_TABLE, CPARENT__LOOK_DATA,
        cparent__tree_format(tree, "%s, beside what chance would do",
                             of->title));
    for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++)
        cparent__tree_add(tree, table, CPARENT__NODE_COLUMN, columns[i]);
    group = cparent__tree_add(tree, table, CPARENT__NODE_GROUP, "");
    for (size_t i = 0; i < of->funnel->place_count; i++) {
        const cparent__pack_place *place = &of->funnel->places[i];
        const char *cells[] = { place->name,  place->counted, place->value,
                                place->inner, place->outer,
                                place->verdict };
        cparent__node *row =
            cparent__tree_add(tree, group, CPARENT__NODE_ROW, "");

        for (size_t k = 0; k < sizeof cells / sizeof cells[0]; k++)
            cparent__build_text(
                build, cparent__tree_add(tree, row, CPARENT__NODE_CELL, ""),
                cells[k]);
    }
}

static void
add_card(cparent__build *build, cparent__node *section,
         const cparent__pack_standing *of, size_t number)
{
    cparent__tree *tree = build->tree;
    cparent__node *card = cparent__tree_add(tree, section,
                                            CPARENT__NODE_CARD, of->title);

    card->id = cparent__tree_format(tree, "beside-%zu", number);
    cparent__tree_say(tree, card, CPARENT__LOOK_PLAIN, of->sentence);
    cparent__tree_say(
        tree, card, CPARENT__LOOK_NOTE,
        cparent__tree_format(tree, "For %s. Published in %s.%s%s%s",
                             of->period, of->source,
                             *of->model ? " Similar councils: the model of "
                                        : "",
                             of->model, *of->model ? "." : ""));
    if (of->own.number)
        cparent__tree_add(tree, card, CPARENT__NODE_STRIP, "")->standing =
            of;
    add_table(build, card, of);
    if (of->funnel != NULL)
        add_funnel(build, card, of);
}

void
cparent__build_standings(cparent__build *build, cparent__node *root)
{
    const cparent__pack *pack = build->pack;
    cparent__node *section;
    size_t i;

    if (pack->standing_count == 0)
        return;
    section = cparent__build_section(build, root, "beside",
                                     "Beside other councils");
    cparent__tree_say(build->tree, section, CPARENT__LOOK_PLAIN,
                      "Where the council stood in the latest published "
                      "statistics. They are older than its own figures, and "
                      "may count differently.");
    for (i = 0; i < pack->standing_count; i++)
        add_card(build, section, &pack->standings[i], i + 1);
}
