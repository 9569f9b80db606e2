/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What an SPC chart says, in words: whether the latest figure tells of a
 * change, and whether the target will be met if nothing changes.
 */
#include "config.h"

#include <cparent/spc.h>

#include "report/highlights-internal.h"

static const cparent__pack_mark *
last_mark(const cparent__pack_row *row)
{
    return &row->spc->marks[row->spc->last];
}

static cparent__look
variation_look(const cparent__pack_mark *mark)
{
    switch (mark->verdict) {
    case CPARENT_SPC_IMPROVEMENT:
        return CPARENT__LOOK_GAIN;
    case CPARENT_SPC_CONCERN:
        return CPARENT__LOOK_CONCERN;
    case CPARENT_SPC_NEUTRAL_HIGH:
    case CPARENT_SPC_NEUTRAL_LOW:
        return CPARENT__LOOK_SHIFTED;
    default:
        return CPARENT__LOOK_USUAL;
    }
}

void
cparent__build_variation(cparent__build *build, cparent__node *node,
                         const cparent__pack_row *row)
{
    static const cparent__look looks[] = {
        [CPARENT_SPC_PASSING] = CPARENT__LOOK_PASSING,
        [CPARENT_SPC_FAILING] = CPARENT__LOOK_FAILING,
        [CPARENT_SPC_INCONSISTENT] = CPARENT__LOOK_HIT_OR_MISS
    };
    int32_t assurance = row->spc->assurance;

    cparent__build_badge(build, node, variation_look(last_mark(row)));
    if (assurance >= CPARENT_SPC_PASSING &&
        assurance <= CPARENT_SPC_INCONSISTENT)
        cparent__build_badge(build, node, looks[assurance]);
}

/* Why a point is a special cause: "beyond the limits". */
static const char *
reason_of(const cparent__pack_mark *mark)
{
    switch (mark->primary) {
    case CPARENT_SPC_ASTRONOMICAL:
        return mark->upward ? "above the upper limit"
                            : "below the lower limit";
    case CPARENT_SPC_TREND:
        return mark->upward ? "one of seven or more in a row that rise"
                            : "one of seven or more in a row that fall";
    case CPARENT_SPC_TWO_IN_THREE:
        return mark->upward ? "one of two in three near the upper limit"
                            : "one of two in three near the lower limit";
    case CPARENT_SPC_SHIFT:
        return mark->upward
                   ? "one of seven or more in a row above the average"
                   : "one of seven or more in a row below the average";
    default:
        return "";
    }
}

static const char *
variation_words(cparent__build *build, const cparent__pack_row *row)
{
    const cparent__pack_mark *mark = last_mark(row);
    const char *which = row->spc->last + 1 < row->point_count
                            ? "The last figure that is shown"
                            : "The latest figure";

    if (variation_look(mark) == CPARENT__LOOK_USUAL)
        return cparent__tree_format(
            build->tree, "%s is within its usual ups and downs, which tell "
                         "of no change.", which);
    return cparent__tree_format(
        build->tree, "%s is %s: chance alone would hardly do that.%s",
        which, reason_of(mark),
        mark->verdict == CPARENT_SPC_IMPROVEMENT ? " It is for the better."
        : mark->verdict == CPARENT_SPC_CONCERN   ? " It is for the worse."
                                                 : "");
}

static const char *
assurance_words(const cparent__pack_row *row)
{
    switch (row->spc->assurance) {
    case CPARENT_SPC_PASSING:
        return " If nothing changes, the target will be met each time.";
    case CPARENT_SPC_FAILING:
        return " If nothing changes, the target will be missed each time.";
    case CPARENT_SPC_INCONSISTENT:
        return " If nothing changes, the target will be met at some times "
               "and missed at others, by chance.";
    default:
        return "";
    }
}

static const char *
missing_words(cparent__build *build, const cparent__pack_row *row)
{
    size_t left_out = row->point_count - row->spc->numbers;

    if (left_out == 0)
        return "";
    return cparent__tree_format(
        build->tree, " %s not shown as one number; the chart has a gap "
                     "there, and nothing said of it here is worked out "
                     "from them.",
        cparent__build_count(build, left_out, "figure is", "figures are"));
}

const char *
cparent__build_spc_words(cparent__build *build,
                         const cparent__pack_row *row)
{
    if (row->spc == NULL)
        return "";
    return cparent__tree_format(
        build->tree, "%s%s%s%s", variation_words(build, row),
        assurance_words(row), missing_words(build, row),
        row->spc->trial ? " Some limits rest on fewer than 13 figures: "
                          "they are trial limits, and may move."
                        : "");
}

const char *
cparent__build_mark_words(cparent__build *build,
                          const cparent__pack_mark *mark)
{
    if (!mark->judged)
        return "Not judged";
    if (mark->primary == 0)
        return "Usual variation";
    return cparent__tree_format(
        build->tree, "%s: %s",
        mark->verdict == CPARENT_SPC_IMPROVEMENT ? "Better"
        : mark->verdict == CPARENT_SPC_CONCERN   ? "Worse"
                                                 : "Changed",
        reason_of(mark));
}

static const char *
level_words(cparent__build *build, cparent_decimal number, int unit)
{
    cparent_value value = cparent_value_number(number, unit);
    char words[CPARENT_VALUE_SIZE];

    cparent_value_words(&value, words);
    return cparent__tree_format(build->tree, "%s", words);
}

const char *
cparent__build_level_words(cparent__build *build,
                           const cparent__pack_row *row)
{
    const cparent__pack_mark *mark = last_mark(row);
    int unit = row->points[row->spc->last].value.unit;

    return cparent__tree_format(
        build->tree, "; average %s; limits %s to %s; %s",
        level_words(build, mark->mean, unit),
        level_words(build, mark->lower, unit),
        level_words(build, mark->upper, unit),
        cparent__look_get(variation_look(mark))->word);
}

bool
cparent__pack_has_spc(const cparent__pack *pack)
{
    for (size_t i = 0; i < pack->group_count; i++)
        for (size_t j = 0; j < pack->groups[i].row_count; j++)
            if (pack->groups[i].rows[j].spc != NULL)
                return true;
    return false;
}
