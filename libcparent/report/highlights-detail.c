/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <string.h>

#include "report/highlights-internal.h"

static void
add_headed(cparent__build *build, cparent__node *node, const char *heading,
           const char *words)
{
    if (!cparent__given(words))
        return;
    cparent__tree_add(build->tree, node, CPARENT__NODE_HEADING, heading)
        ->number = 4;
    cparent__tree_say(build->tree, node, CPARENT__LOOK_PLAIN, words);
}

/* The gap to the target in words, where both are plain numbers of one
 * unit: arithmetic on what is shown, and on nothing else. */
static const char *
target_gap(cparent__build *build, const cparent__pack_row *row)
{
    cparent_decimal gap;
    char digits[CPARENT_DECIMAL_SIZE];
    const char *unit = "";
    bool above;

    if (row->rag != CPARENT_RAG_RED && row->rag != CPARENT_RAG_AMBER)
        return "";
    if (!cparent__shown_single(&row->latest) ||
        !cparent__shown_single(&row->target) ||
        row->latest.unit != row->target.unit ||
        !cparent_decimal_subtract(row->latest.low, row->target.low, &gap) ||
        gap.coefficient == 0)
        return "";
    above = gap.coefficient > 0;
    if (!above)
        gap.coefficient = -gap.coefficient;
    cparent_decimal_format(gap, digits);
    if (row->latest.unit == CPARENT_UNIT_PERCENT)
        unit = strcmp(digits, "1") == 0 ? " point" : " points";
    return cparent__tree_format(build->tree,
                                " It is %s%s %s the target of %s.", digits,
                                unit, above ? "above" : "below",
                                row->target.words);
}

static const char *
direction_words(const cparent__pack_row *row)
{
    static const char *const words[] = {
        "", " It has risen with each of the latest figures.",
        " It has fallen with each of the latest figures.",
        " The latest figures show no clear direction."
    };

    if (row->direction < CPARENT_DIRECTION_UP ||
        row->direction > CPARENT_DIRECTION_STABLE)
        return " There are too few figures in a row to speak of a trend.";
    return words[row->direction];
}

static const char *
figure_words(cparent__build *build, const char *words, const char *period)
{
    return cparent__tree_format(build->tree, "%s%s%s", words,
                                period[0] != '\0' ? ", for " : "", period);
}

static const char *
what_it_says(cparent__build *build, const cparent__pack_row *row)
{
    const char *before = "";

    if (!row->latest.number)
        return "";
    if (row->previous.number && !row->previous.hidden)
        before = cparent__tree_format(
            build->tree, " The figure before it was %s.",
            figure_words(build, row->previous.words, row->previous_period));
    return cparent__tree_format(
        build->tree, "The latest figure is %s.%s%s%s",
        figure_words(build, row->latest.words, row->period),
        target_gap(build, row), before, direction_words(row));
}

/* "Dental checks: off target and getting worse": what the card is for, in
 * its heading. */
static const char *
card_heading(cparent__build *build, const cparent__pack_row *row)
{
    static const char *const travels[] = { "", "getting better",
                                           "getting worse" };
    const char *status = "";
    const char *travel = "";

    if (row->rag == CPARENT_RAG_RED)
        status = "off target";
    else if (row->rag == CPARENT_RAG_AMBER)
        status = "close to target";
    else if (row->rag == CPARENT_RAG_GREEN)
        status = "on target";
    if (row->travel == CPARENT_TRAVEL_IMPROVING ||
        row->travel == CPARENT_TRAVEL_WORSENING)
        travel = travels[row->travel];
    if (status[0] == '\0' && travel[0] == '\0')
        return row->title;
    if (status[0] != '\0' && travel[0] != '\0') {
        bool turns = (row->rag == CPARENT_RAG_RED &&
                      row->travel == CPARENT_TRAVEL_IMPROVING) ||
                     (row->rag == CPARENT_RAG_GREEN &&
                      row->travel == CPARENT_TRAVEL_WORSENING);

        travel = cparent__tree_format(build->tree, "%s%s",
                                      turns ? " but " : " and ", travel);
    }
    return cparent__tree_format(build->tree, "%s: %s%s", row->title,
                                status, travel);
}

static const char *
better_words(const cparent__pack_row *row)
{
    if (row->polarity == CPARENT_INDICATOR_POLARITY_HIGH)
        return "Higher is better.";
    if (row->polarity == CPARENT_INDICATOR_POLARITY_LOW)
        return "Lower is better.";
    return "Neither higher nor lower is better in itself.";
}

/* The definition as a sentence, and which way is better. */
static const char *
how_to_read(cparent__build *build, const cparent__pack_row *row)
{
    size_t length;
    bool ended;

    if (!cparent__given(row->definition))
        return better_words(row);
    length = strlen(row->definition);
    ended = strchr(".!?", row->definition[length - 1]) != NULL;
    return cparent__tree_format(build->tree, "%s%s %s", row->definition,
                                ended ? "" : ".", better_words(row));
}

static void
add_point(cparent__build *build, cparent__node *group,
          const cparent__pack_row *of, size_t index)
{
    const cparent__pack_point *point = &of->points[index];
    cparent__tree *tree = build->tree;
    cparent__node *row =
        cparent__tree_add(tree, group, CPARENT__NODE_ROW, "");
    cparent__node *cell =
        cparent__tree_add(tree, row, CPARENT__NODE_CELL, "");

    cparent__build_text(build, cell,
                        point->label[0] != '\0' ? point->label
                                                : "Not dated");
    cell = cparent__tree_add(tree, row, CPARENT__NODE_CELL, "");
    if (cparent__shown_given(&point->value))
        cparent__build_text(build, cell, point->value.words);
    else
        cparent__tree_add(tree, cell, CPARENT__NODE_ABSENT, "Not given");
    if (point->value.parts[0] != '\0' && !point->value.hidden)
        cparent__tree_add(tree, cell, CPARENT__NODE_SMALL,
                          point->value.parts);
    if (of->spc != NULL)
        cparent__build_text(
            build, cparent__tree_add(tree, row, CPARENT__NODE_CELL, ""),
            cparent__build_mark_words(build, &of->spc->marks[index]));
}

static void
add_figures(cparent__build *build, cparent__node *card,
            const cparent__pack_row *row, const char *summary)
{
    cparent__tree *tree = build->tree;
    cparent__node *details;
    cparent__node *table;
    cparent__node *group;

    if (row->point_count == 0)
        return;
    details = cparent__tree_add(tree, card, CPARENT__NODE_DETAILS,
                                summary);
    table = cparent__tree_add_look(tree, details, CPARENT__NODE_TABLE,
                                   CPARENT__LOOK_DATA, row->title);
    cparent__tree_add(tree, table, CPARENT__NODE_COLUMN, "When");
    cparent__tree_add(tree, table, CPARENT__NODE_COLUMN, "Figure");
    if (row->spc != NULL)
        cparent__tree_add(tree, table, CPARENT__NODE_COLUMN, "Variation");
    group = cparent__tree_add(tree, table, CPARENT__NODE_GROUP, "");
    for (size_t i = 0; i < row->point_count; i++)
        add_point(build, group, row, i);
}

static void
add_chips(cparent__build *build, cparent__node *card,
          const cparent__pack_row *row)
{
    cparent__node *line = cparent__tree_add_look(
        build->tree, card, CPARENT__NODE_PARAGRAPH, CPARENT__LOOK_NOTE, "");

    if (cparent__given(row->subtitle))
        cparent__build_text(
            build, line,
            cparent__tree_format(build->tree, "%s ", row->subtitle));
    cparent__build_references(build, line, &row->sources);
    line = cparent__tree_add_look(build->tree, card,
                                  CPARENT__NODE_PARAGRAPH,
                                  CPARENT__LOOK_KIND, "");
    cparent__build_badge(build, line, cparent__row_look(row));
    cparent__build_change(build, line, row);
    if (row->spc != NULL)
        cparent__build_variation(build, line, row);
}

static void
add_card(cparent__build *build, cparent__node *section,
         const cparent__pack_row *row, size_t number)
{
    cparent__tree *tree = build->tree;
    cparent__node *card = cparent__tree_add(
        tree, section, CPARENT__NODE_CARD, card_heading(build, row));
    const cparent__chart *chart = cparent__build_chart(build, row, false);
    cparent__node *sides;
    cparent__node *stack;

    card->id = cparent__tree_format(tree, "measure-%zu", number);
    add_chips(build, card, row);
    if (chart != NULL)
        cparent__tree_add(tree, card, CPARENT__NODE_CHART, "")->chart =
            chart;
    sides = cparent__tree_add(tree, card, CPARENT__NODE_SIDES, "");
    stack = cparent__tree_add(tree, sides, CPARENT__NODE_STACK, "");
    add_headed(build, stack, "What the figures say",
               what_it_says(build, row));
    add_headed(build, stack, "Change or chance",
               cparent__build_spc_words(build, row));
    stack = cparent__tree_add(tree, sides, CPARENT__NODE_STACK, "");
    add_headed(build, stack, "How to read it",
               how_to_read(build, row));
    add_headed(build, stack, "Take care", row->caveat);
    add_figures(build, card, row, "The figures as a table");
}

/* The other series have no card; their figures can be read here, so that
 * no line in the scorecard is without its numbers. */
static void
add_other_figures(cparent__build *build, cparent__node *section)
{
    const cparent__pack *pack = build->pack;
    cparent__node *stack = NULL;

    for (size_t i = 0; i < pack->group_count; i++) {
        for (size_t j = 0; j < pack->groups[i].row_count; j++) {
            const cparent__pack_row *row = &pack->groups[i].rows[j];

            if (cparent__row_has_card(row) || row->point_count < 2)
                continue;
            if (stack == NULL) {
                stack = cparent__tree_add(build->tree, section,
                                          CPARENT__NODE_STACK, "");
                cparent__tree_add(build->tree, stack,
                                  CPARENT__NODE_HEADING,
                                  "Figures of the other measures")
                    ->number = 3;
            }
            add_figures(build, stack, row, row->title);
        }
    }
}

void
cparent__build_detail(cparent__build *build, cparent__node *root)
{
    const cparent__pack *pack = build->pack;
    size_t number = 0;
    size_t cards = 0;
    cparent__node *section;

    for (size_t i = 0; i < pack->group_count; i++)
        number += pack->groups[i].row_count;
    if (number == 0)
        return;
    number = 0;
    section = cparent__build_section(build, root, "detail",
                                     "Measures in detail");
    cparent__tree_say(build->tree, section, CPARENT__LOOK_PLAIN,
                      cparent__pack_has_spc(pack)
                          ? "A closer look at each measure that misses its "
                            "target, is getting worse, or has figures "
                            "enough to tell a change from chance."
                          : "A closer look at each measure that misses its "
                            "target or is getting worse.");
    for (size_t i = 0; i < pack->group_count; i++) {
        for (size_t j = 0; j < pack->groups[i].row_count; j++) {
            number++;
            if (!cparent__row_has_card(&pack->groups[i].rows[j]))
                continue;
            add_card(build, section, &pack->groups[i].rows[j], number);
            cards++;
        }
    }
    if (cards == 0)
        cparent__tree_say(build->tree, section, CPARENT__LOOK_PLAIN,
                          "Going by the figures and targets held, no "
                          "measure here does.");
    add_other_figures(build, section);
}
