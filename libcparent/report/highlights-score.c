/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "report/highlights-internal.h"

/* Which columns have anything to say in this report.  A column of "not
 * given" from top to bottom tells a reader nothing, and looks like fault. */
typedef struct score_columns {
    bool change;
    bool target;
    bool status;
} score_columns;

static score_columns
find_columns(const cparent__pack *pack)
{
    score_columns found = { false, false, false };

    for (size_t i = 0; i < pack->group_count; i++) {
        const cparent__pack_group *group = &pack->groups[i];

        for (size_t j = 0; j < group->row_count; j++) {
            const cparent__pack_row *row = &group->rows[j];

            found.change |= cparent__shown_given(&row->change);
            found.target |= cparent__shown_given(&row->target);
            found.status |=
                cparent__row_look(row) != CPARENT__LOOK_NO_TARGET;
        }
    }
    return found;
}

static cparent__node *
add_cell(cparent__build *build, cparent__node *row)
{
    return cparent__tree_add(build->tree, row, CPARENT__NODE_CELL, "");
}

static void
add_small(cparent__build *build, cparent__node *node, const char *words)
{
    if (cparent__given(words))
        cparent__tree_add(build->tree, node, CPARENT__NODE_SMALL, words);
}

static void
add_absent(cparent__build *build, cparent__node *cell, const char *words)
{
    cparent__tree_add(build->tree, cell, CPARENT__NODE_ABSENT, words);
}

static void
add_name(cparent__build *build, cparent__node *parent,
         const cparent__pack_row *row, size_t number)
{
    cparent__node *cell = add_cell(build, parent);

    if (cparent__row_has_card(row)) {
        cparent__node *link = cparent__tree_add(
            build->tree, cell, CPARENT__NODE_LINK, row->title);

        link->id = cparent__tree_format(build->tree, "#measure-%zu",
                                        number);
    } else {
        cparent__build_text(build, cell, row->title);
    }
    add_small(build, cell, row->subtitle);
}

static void
add_latest(cparent__build *build, cparent__node *parent,
           const cparent__pack_row *row)
{
    cparent__node *cell = add_cell(build, parent);
    cparent__tree *tree = build->tree;
    const char *below = row->period;

    if (row->latest.number) {
        cparent__tree_add(tree, cell, CPARENT__NODE_FIGURE,
                          row->latest.words);
    } else if (cparent__given(row->said)) {
        cparent__tree_add(tree, cell, CPARENT__NODE_QUOTE, row->said);
        below = cparent__tree_format(
            tree, "no figure given%s%s", below[0] != '\0' ? ", " : "",
            below);
    } else {
        add_absent(build, cell,
                   cparent__shown_given(&row->latest) ? row->latest.words
                                                      : "Not given");
    }
    if (row->latest.parts[0] != '\0' && !row->latest.hidden)
        below = cparent__tree_format(tree, "%s%s%s", row->latest.parts,
                                     below[0] != '\0' ? ", " : "", below);
    if (row->worked_out)
        below = cparent__tree_format(
            tree, "%s%sworked out", below, below[0] != '\0' ? "; " : "");
    add_small(build, cell, below);
}

static void
add_change(cparent__build *build, cparent__node *parent,
           const cparent__pack_row *row)
{
    cparent__node *cell = add_cell(build, parent);

    if (cparent__build_change(build, cell, row) != NULL) {
        if (row->previous_period[0] != '\0')
            add_small(build, cell,
                      cparent__tree_format(build->tree, "since %s",
                                           row->previous_period));
        return;
    }
    if (row->latest.hidden || row->change.hidden || row->previous.hidden)
        add_absent(build, cell, "Not shown");
    else if (row->latest.range)
        add_absent(build, cell, "A range");
    else if (row->previous.number || row->point_count > 1)
        add_absent(build, cell, "Not comparable");
    else
        add_absent(build, cell,
                   row->latest.number ? "One figure" : "None");
}

static void
add_trend(cparent__build *build, cparent__node *parent,
          const cparent__pack_row *row)
{
    static const char *const words[] = { "", "Getting better",
                                         "Getting worse",
                                         "No clear direction" };
    static const char *const ways[] = { "", "Rising", "Falling",
                                        "No clear direction" };
    cparent__node *cell = add_cell(build, parent);
    const cparent__chart *chart = cparent__build_chart(build, row, true);

    if (chart == NULL) {
        add_absent(build, cell,
                   row->latest.hidden   ? "Not shown"
                   : row->latest.number ? "Too few to draw"
                                        : "Nothing to draw");
        return;
    }
    cparent__tree_add(build->tree, cell, CPARENT__NODE_CHART, "")->chart =
        chart;
    if (row->spc != NULL) {
        cparent__build_text(build, cell, " ");
        cparent__build_variation(build, cell, row);
        return;
    }
    if (row->travel >= CPARENT_TRAVEL_IMPROVING &&
        row->travel <= CPARENT_TRAVEL_STABLE)
        add_small(build, cell, words[row->travel]);
    else if (row->direction >= CPARENT_DIRECTION_UP &&
             row->direction <= CPARENT_DIRECTION_STABLE)
        add_small(build, cell, ways[row->direction]);
}

static void
add_row(cparent__build *build, cparent__node *group, score_columns columns,
        const cparent__pack_row *row, size_t number)
{
    cparent__node *line = cparent__tree_add(build->tree, group,
                                            CPARENT__NODE_ROW, "");
    cparent__node *cell;

    line->id = cparent__tree_format(build->tree, "row-%zu", number);
    add_name(build, line, row, number);
    add_latest(build, line, row);
    if (columns.change)
        add_change(build, line, row);
    add_trend(build, line, row);
    if (columns.target) {
        cell = add_cell(build, line);
        if (cparent__shown_given(&row->target))
            cparent__build_text(build, cell,
                                cparent__target_words(build, row));
        else
            add_absent(build, cell, "None");
    }
    if (columns.status)
        cparent__build_badge(build, add_cell(build, line),
                             cparent__row_look(row));
    cell = add_cell(build, line);
    if (row->sources.count == 0)
        add_absent(build, cell, "None");
    cparent__build_references(build, cell, &row->sources);
}

static void
add_columns(cparent__build *build, cparent__node *table,
            score_columns columns)
{
    cparent__tree *tree = build->tree;

    cparent__tree_add(tree, table, CPARENT__NODE_COLUMN, "Measure");
    cparent__tree_add(tree, table, CPARENT__NODE_COLUMN, "Latest");
    if (columns.change)
        cparent__tree_add(tree, table, CPARENT__NODE_COLUMN, "Change");
    cparent__tree_add(tree, table, CPARENT__NODE_COLUMN,
                      "Trend or position");
    if (columns.target)
        cparent__tree_add(tree, table, CPARENT__NODE_COLUMN, "Target");
    if (columns.status)
        cparent__tree_add(tree, table, CPARENT__NODE_COLUMN, "Status");
    cparent__tree_add(tree, table, CPARENT__NODE_COLUMN, "Source");
}

static void
add_group(cparent__build *build, cparent__node *table,
          score_columns columns, const cparent__pack_group *from,
          size_t *number)
{
    cparent__node *group = cparent__tree_add(build->tree, table,
                                             CPARENT__NODE_GROUP,
                                             from->title);

    group->below = cparent__given(from->about) ? from->about : "";
    for (size_t i = 0; i < from->row_count; i++)
        add_row(build, group, columns, &from->rows[i], ++*number);
}

static void
say_what_is_missing(cparent__build *build, cparent__node *section,
                    score_columns columns)
{
    if (!columns.target)
        cparent__tree_say(build->tree, section, CPARENT__LOOK_PLAIN,
                          "No target is given for any of these measures, "
                          "so none is called on or off target.");
    if (!columns.change)
        cparent__tree_say(build->tree, section, CPARENT__LOOK_PLAIN,
                          "No earlier figures are held to compare with, "
                          "so no change is shown.");
}

void
cparent__build_score(cparent__build *build, cparent__node *root)
{
    const cparent__pack *pack = build->pack;
    score_columns columns = find_columns(pack);
    size_t number = 0;
    size_t rows = 0;
    cparent__node *section =
        cparent__build_section(build, root, "score", "Scorecard");
    cparent__node *table;

    for (size_t i = 0; i < pack->group_count; i++)
        rows += pack->groups[i].row_count;
    if (rows == 0) {
        cparent__tree_say(build->tree, section, CPARENT__LOOK_PLAIN,
                          "No figures have been recorded yet. They will "
                          "stand here beside their targets and earlier "
                          "values as soon as there are some.");
        return;
    }
    table = cparent__tree_say(
        build->tree, section, CPARENT__LOOK_PLAIN,
        "Status sets the latest figure beside its target. Change sets it "
        "beside the figure before. Each small line has a scale of its "
        "own. ");
    cparent__tree_add(build->tree, table, CPARENT__NODE_LINK,
                      "How these are worked out")
        ->id = "#how";
    say_what_is_missing(build, section, columns);
    table = cparent__tree_add_look(
        build->tree, section, CPARENT__NODE_TABLE, CPARENT__LOOK_SCORE,
        cparent__tree_format(build->tree, "Scorecard: %s",
                             cparent__build_count(build, rows, "measure",
                                                  "measures")));
    add_columns(build, table, columns);
    for (size_t i = 0; i < pack->group_count; i++)
        if (pack->groups[i].row_count > 0)
            add_group(build, table, columns, &pack->groups[i], &number);
}
