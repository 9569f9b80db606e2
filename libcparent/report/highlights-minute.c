/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "report/highlights-internal.h"

/* A page to read in a minute names no more than this many of a kind. */
enum { ASKS_SHOWN = 5, WANTED_SHOWN = 3 };

static void
add_tile(cparent__build *build, cparent__node *tiles,
         const cparent__pack_tile *from)
{
    static const cparent__look looks[] = { CPARENT__LOOK_PLAIN,
                                           CPARENT__LOOK_GOOD,
                                           CPARENT__LOOK_BAD };
    int tone = from->tone >= 0 && from->tone <= 2 ? from->tone : 0;
    cparent__node *tile = cparent__tree_add_look(
        build->tree, tiles, CPARENT__NODE_TILE, looks[tone], from->title);

    if (from->value.number)
        tile->below = from->value.words;
    else if (cparent__given(from->words))
        tile->below = from->words;
    else
        tile->below = cparent__given(from->value.words) ? from->value.words
                                                        : "Not given";
    if (cparent__given(from->below))
        cparent__build_text(build, tile, from->below);
    cparent__build_references(build, tile, &from->sources);
}

static cparent__node *
add_wanted(cparent__build *build, cparent__node *list, const char *words)
{
    cparent__node *item = cparent__tree_add(build->tree, list,
                                            CPARENT__NODE_ITEM, "");

    cparent__build_text(build, item, words);
    return item;
}

static void
add_link(cparent__build *build, cparent__node *node, const char *words,
         const char *target)
{
    cparent__node *link = cparent__tree_add(build->tree, node,
                                            CPARENT__NODE_LINK, words);

    link->id = target;
}

/* What the actions ask of the board: those late, and those nobody has. */
static void
add_action_wants(cparent__build *build, cparent__node *list)
{
    const cparent__pack *pack = build->pack;
    size_t overdue = 0;
    size_t ownerless = 0;
    cparent__node *item;

    for (size_t i = 0; i < pack->action_count; i++) {
        const cparent__pack_action *action = &pack->actions[i];

        overdue += action->state == CPARENT__DUE_OVERDUE;
        ownerless += action->state != CPARENT__DUE_DONE &&
                     !cparent__given(action->owner);
    }
    if (overdue > 0) {
        item = add_wanted(build, list, "Hear what has happened to ");
        add_link(build, item,
                 cparent__build_count(build, overdue, "overdue action",
                                      "overdue actions"),
                 "#actions");
        cparent__build_text(build, item, ", and agree a new date.");
    }
    if (ownerless > 0) {
        item = add_wanted(build, list, "Name an owner for ");
        add_link(build, item,
                 cparent__build_count(build, ownerless,
                                      "open action that has none",
                                      "open actions that have none"),
                 "#actions");
        cparent__build_text(build, item, ".");
    }
}

static void
add_pledge_wants(cparent__build *build, cparent__node *list)
{
    const cparent__pack *pack = build->pack;
    size_t bare = 0;

    for (size_t i = 0; i < pack->pledge_count; i++) {
        const cparent__pack_pledge *pledge = &pack->pledges[i];
        cparent__node *item;

        if (pledge->evidence != CPARENT__EVIDENCE_NONE ||
            ++bare > WANTED_SHOWN)
            continue;
        item = add_wanted(build, list,
                          "Agree how to show whether the promise “");
        cparent__build_text(build, item, pledge->heading);
        cparent__build_text(build, item,
                            "” is kept: it has no evidence yet.");
    }
    if (bare > WANTED_SHOWN) {
        cparent__node *item =
            add_wanted(build, list, "Do the same for ");

        add_link(build, item,
                 cparent__build_count(build, bare - WANTED_SHOWN,
                                      "more promise", "more promises"),
                 "#promises");
        cparent__build_text(build, item, ".");
    }
}

static void
add_ask(cparent__build *build, cparent__node *list,
        const cparent__pack_ask *ask)
{
    cparent__node *item = add_wanted(build, list, ask->question);

    cparent__build_references(build, item, &ask->sources);
}

static void
build_panels(cparent__build *build, cparent__node *section)
{
    const cparent__pack *pack = build->pack;
    cparent__tree *tree = build->tree;
    cparent__node *sides =
        cparent__tree_add(tree, section, CPARENT__NODE_SIDES, "");
    cparent__node *panel = cparent__tree_add(
        tree, sides, CPARENT__NODE_PANEL, "The board is asked to");
    cparent__node *list =
        cparent__tree_add(tree, panel, CPARENT__NODE_LIST, "");

    list->number = 1;
    add_action_wants(build, list);
    add_pledge_wants(build, list);
    add_wanted(build, list, "Note this report.");
    panel = cparent__tree_add_look(tree, sides, CPARENT__NODE_PANEL,
                                   CPARENT__LOOK_ASK,
                                   "Questions you could ask");
    if (pack->ask_count == 0) {
        cparent__tree_say(tree, panel, CPARENT__LOOK_PLAIN,
                          "The figures and actions here raise no question "
                          "by themselves. You may well have your own.");
        return;
    }
    list = cparent__tree_add(tree, panel, CPARENT__NODE_LIST, "");
    for (size_t i = 0; i < pack->ask_count && i < ASKS_SHOWN; i++)
        add_ask(build, list, &pack->asks[i]);
    if (pack->ask_count <= ASKS_SHOWN)
        return;
    panel = cparent__tree_add(
        tree, panel, CPARENT__NODE_DETAILS,
        cparent__build_count(build, pack->ask_count - ASKS_SHOWN,
                             "more question", "more questions"));
    list = cparent__tree_add(tree, panel, CPARENT__NODE_LIST, "");
    for (size_t i = ASKS_SHOWN; i < pack->ask_count; i++)
        add_ask(build, list, &pack->asks[i]);
}

/* The rows' own states are counted here, so that the bar can never differ
 * from the scorecard below it. */
static size_t
count_looks(const cparent__pack *pack, size_t counts[CPARENT__LOOK_COUNT])
{
    size_t total = 0;

    for (size_t i = 0; i < pack->group_count; i++) {
        const cparent__pack_group *group = &pack->groups[i];

        for (size_t j = 0; j < group->row_count; j++) {
            counts[cparent__row_look(&group->rows[j])]++;
            total++;
        }
    }
    return total;
}

static void
build_mix(cparent__build *build, cparent__node *section)
{
    size_t counts[CPARENT__LOOK_COUNT] = { 0 };
    size_t total = count_looks(build->pack, counts);
    const char *words;
    cparent__node *mix;

    if (total == 0)
        return;
    words = cparent__build_count(build, total, "measure:", "measures:");
    mix = cparent__tree_add(build->tree, section, CPARENT__NODE_MIX, "");
    for (cparent__look look = CPARENT__LOOK_ON_TARGET;
         look <= CPARENT__LOOK_NOT_SHOWN; look++) {
        const char *word = cparent__look_get(look)->word;
        bool first = mix->first == NULL;

        if (counts[look] == 0)
            continue;
        cparent__tree_add_look(build->tree, mix, CPARENT__NODE_SHARE, look,
                               word)
            ->number = (int64_t)counts[look];
        words = cparent__tree_format(build->tree, "%s%s %zu %s", words,
                                     first ? "" : ",", counts[look], word);
    }
    mix->text = words;
}

void
cparent__build_minute(cparent__build *build, cparent__node *root)
{
    const cparent__pack *pack = build->pack;
    cparent__node *section =
        cparent__build_section(build, root, "minute", "In one minute");

    cparent__tree_say(build->tree, section, CPARENT__LOOK_LEAD,
                      cparent__given(pack->headline)
                          ? pack->headline
                          : "There is nothing to report yet: no figures, "
                            "promises or actions have been recorded.");
    if (pack->tile_count > 0) {
        cparent__node *tiles = cparent__tree_add(
            build->tree, section, CPARENT__NODE_TILES, "");

        for (size_t i = 0; i < pack->tile_count; i++)
            add_tile(build, tiles, &pack->tiles[i]);
    }
    build_panels(build, section);
    build_mix(build, section);
}
