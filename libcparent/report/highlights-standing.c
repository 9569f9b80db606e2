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
        cparent__tree_format(tree, "For %s. Published in %s.%s%s", of->period,
                             of->source, *of->model ? " Similar councils: "
                                                    : "",
                             of->model));
    if (of->own.number)
        cparent__tree_add(tree, card, CPARENT__NODE_STRIP, "")->standing =
            of;
    add_table(build, card, of);
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
