/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <string.h>

#include "report/highlights-internal.h"

bool
cparent__shown_single(const cparent__shown *shown)
{
    return shown->number && !shown->range && !shown->hidden;
}

bool
cparent__shown_given(const cparent__shown *shown)
{
    return shown->words[0] != '\0';
}

cparent__look
cparent__row_look(const cparent__pack_row *row)
{
    if (row->latest.hidden)
        return CPARENT__LOOK_NOT_SHOWN;
    if (row->rag == CPARENT_RAG_GREEN)
        return CPARENT__LOOK_ON_TARGET;
    if (row->rag == CPARENT_RAG_AMBER)
        return CPARENT__LOOK_CLOSE;
    if (row->rag == CPARENT_RAG_RED)
        return CPARENT__LOOK_OFF_TARGET;
    if (!row->latest.number && cparent__given(row->said))
        return CPARENT__LOOK_SAID;
    if (cparent__shown_given(&row->target))
        return CPARENT__LOOK_NOT_COMPARED;
    return CPARENT__LOOK_NO_TARGET;
}

bool
cparent__row_has_card(const cparent__pack_row *row)
{
    return row->detail || row->spc != NULL;
}

const char *
cparent__target_words(cparent__build *build, const cparent__pack_row *row)
{
    const cparent__shown *target = &row->target;

    if (!cparent__shown_single(target))
        return target->words;
    if (row->side == CPARENT_TARGET_SIDE_AT_LEAST)
        return cparent__tree_format(build->tree, "%s or more",
                                    target->words);
    if (row->side == CPARENT_TARGET_SIDE_AT_MOST)
        return cparent__tree_format(
            build->tree, "%s or %s", target->words,
            target->unit == CPARENT_UNIT_COUNT ? "fewer" : "less");
    return target->words;
}

/* The size of a change without its sign: "1.7 points", "17". */
static const char *
change_size(cparent__build *build, const cparent__shown *change)
{
    cparent_value value = cparent_value_number(change->low, change->unit);
    char words[CPARENT_VALUE_SIZE];
    char digits[CPARENT_DECIMAL_SIZE];

    if (value.number.coefficient < 0)
        value.number.coefficient = -value.number.coefficient;
    if (change->unit == CPARENT_UNIT_PERCENTAGE_POINTS ||
        change->unit == CPARENT_UNIT_PERCENT) {
        cparent_decimal_format(value.number, digits);
        return cparent__tree_format(build->tree, "%s %s", digits,
                                    strcmp(digits, "1") == 0 ? "point"
                                                             : "points");
    }
    if (change->unit == CPARENT_UNIT_GBP ||
        change->unit == CPARENT_UNIT_DAYS ||
        change->unit == CPARENT_UNIT_YEARS)
        cparent_value_words(&value, words);
    else
        cparent_decimal_format(value.number, words);
    return cparent__tree_format(build->tree, "%s", words);
}

static cparent__look
change_look(const cparent__pack_row *row, bool up)
{
    if (row->polarity == CPARENT_INDICATOR_POLARITY_HIGH)
        return up ? CPARENT__LOOK_BETTER : CPARENT__LOOK_WORSE;
    if (row->polarity == CPARENT_INDICATOR_POLARITY_LOW)
        return up ? CPARENT__LOOK_WORSE : CPARENT__LOOK_BETTER;
    return CPARENT__LOOK_NEITHER;
}

cparent__node *
cparent__build_change(cparent__build *build, cparent__node *node,
                      const cparent__pack_row *row)
{
    const cparent__shown *change = &row->change;
    cparent__look look = CPARENT__LOOK_NEITHER;
    int way = CPARENT_DIRECTION_STABLE;
    const char *words = "no change";
    cparent__node *badge;

    if (!cparent__shown_single(change))
        return NULL;
    if (change->low.coefficient != 0) {
        bool up = change->low.coefficient > 0;
        const char *verdict;

        way = up ? CPARENT_DIRECTION_UP : CPARENT_DIRECTION_DOWN;
        look = change_look(row, up);
        verdict = cparent__look_get(look)->word;
        words = cparent__tree_format(build->tree, "%s %s%s%s",
                                     up ? "up" : "down",
                                     change_size(build, change),
                                     verdict[0] != '\0' ? ", " : "",
                                     verdict);
    }
    badge = cparent__tree_add_look(build->tree, node, CPARENT__NODE_BADGE,
                                   look, words);
    badge->number = way;
    return badge;
}

static const char *
series_words(cparent__build *build, const cparent__pack_point *points,
             size_t count, size_t drawable, const char *target)
{
    const cparent__pack_point *first = NULL;
    const cparent__pack_point *last = NULL;
    const char *words;

    for (size_t i = 0; i < count; i++) {
        if (!points[i].value.number || points[i].value.hidden)
            continue;
        if (first == NULL)
            first = &points[i];
        last = &points[i];
    }
    if (first == NULL)
        return "Nothing that can be drawn.";
    if (first == last)
        words = cparent__tree_format(build->tree, "One figure: %s",
                                     last->value.words);
    else if (drawable == 2)
        words = cparent__tree_format(
            build->tree, "Two figures: %s in %s and %s in %s",
            first->value.words, first->label, last->value.words,
            last->label);
    else
        words = cparent__tree_format(
            build->tree, "%zu figures, from %s in %s to %s in %s",
            drawable, first->value.words, first->label, last->value.words,
            last->label);
    if (target[0] != '\0')
        words = cparent__tree_format(build->tree, "%s; target %s", words,
                                     target);
    return words;
}

/* The latest figure as a series of one, where no series was kept. */
static const cparent__pack_point *
lone_point(cparent__build *build, const cparent__pack_row *row)
{
    cparent__pack_point *point =
        cparent__tree_alloc(build->tree, sizeof *point);

    if (point == NULL)
        return NULL;
    memcpy(point->label, row->period, sizeof point->label);
    point->value = row->latest;
    return point;
}

const cparent__chart *
cparent__build_chart(cparent__build *build, const cparent__pack_row *row,
                     bool small)
{
    cparent__chart chart = { 0 };
    cparent__chart *kept;
    size_t numbers = 0;

    chart.points = row->points;
    chart.count = row->point_count;
    if (chart.count == 0) {
        chart.points = lone_point(build, row);
        chart.count = chart.points != NULL ? 1 : 0;
    }
    for (size_t i = 0; i < chart.count; i++) {
        const cparent__shown *value = &chart.points[i].value;

        numbers += value->number && !value->hidden;
        chart.drawable += cparent__shown_single(value);
    }
    if (numbers == 0)
        return NULL;
    /* One amount on a scale of our own making would say nothing. */
    if (small && numbers == 1 && row->latest.unit != CPARENT_UNIT_PERCENT &&
        !row->target.number)
        return NULL;
    chart.small = small;
    chart.title = row->title;
    chart.unit = row->latest.unit;
    chart.target_words = cparent__target_words(build, row);
    if (row->target.number && !row->target.hidden)
        chart.target = &row->target;
    chart.words = series_words(build, chart.points, chart.count, numbers,
                               chart.target_words);
    if (!small && row->spc != NULL) {
        chart.spc = row->spc;
        chart.unit = row->points[row->spc->last].value.unit;
        chart.words = cparent__tree_format(
            build->tree, "%s%s", chart.words,
            cparent__build_level_words(build, row));
    }
    kept = cparent__tree_alloc(build->tree, sizeof *kept);
    if (kept != NULL)
        *kept = chart;
    return kept;
}
