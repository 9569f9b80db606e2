/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <string.h>

#include <cparent/spc.h>

#include "fixture.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])
/* Sources, written where they are used: at file level only. */
#define FROM(...)                                                     \
    {                                                                 \
        (const size_t[]){ __VA_ARGS__ },                              \
            sizeof((const size_t[]){ __VA_ARGS__ }) / sizeof(size_t)  \
    }

/* `count` sources in a row from `first`. */
static cparent__pack_sources
from(size_t first, size_t count)
{
    static const size_t order[] = { 0, 1, 2, 3, 4 };
    cparent__pack_sources made = { order + first, count };

    return made;
}

static cparent_decimal
number(const char *digits)
{
    cparent_decimal decimal = { 0, 0, 0 };

    if (cparent_decimal_parse(digits, strlen(digits), &decimal, NULL) !=
        CPARENT_OK)
        memset(&decimal, 0, sizeof decimal);
    return decimal;
}

static cparent__shown
shown(const char *digits, cparent_unit unit)
{
    cparent__shown made = { 0 };
    cparent_value value = cparent_value_number(number(digits), unit);

    made.number = true;
    made.unit = unit;
    made.low = value.number;
    cparent_value_words(&value, made.words);
    return made;
}

static cparent__shown
hidden(cparent_unit unit)
{
    cparent__shown made = { 0 };

    made.hidden = true;
    made.unit = unit;
    /* The door leaves nothing here; a renderer must not look either. */
    made.low = number(FIXTURE_HIDDEN);
    made.high = made.low;
    strcpy(made.parts, FIXTURE_HIDDEN " of 9999");
    strcpy(made.words, "hidden to protect people");
    return made;
}

static cparent__shown
range(const char *low, const char *high)
{
    cparent__shown made = shown(low, CPARENT_UNIT_PERCENT);
    cparent_value value =
        cparent_value_number(made.low, CPARENT_UNIT_PERCENT);

    made.range = true;
    made.high = number(high);
    value.flags = CPARENT_VALUE_RANGE;
    value.high = made.high;
    cparent_value_words(&value, made.words);
    return made;
}

/* Figures of months in a row from `year`-`month`; "" is a month without,
 * "c" one that is hidden. */
static size_t
months(cparent__pack_point *points, int year, int month,
       const char *const *digits, size_t count, cparent_unit unit)
{
    size_t made = 0;
    bool gap = false;

    for (size_t i = 0; i < count; i++) {
        cparent__pack_point *point = &points[made];
        int at = month - 1 + (int)i;

        if (digits[i][0] == '\0') {
            gap = made > 0;
            continue;
        }
        memset(point, 0, sizeof *point);
        point->period = cparent_period_month(year + at / 12, at % 12 + 1);
        cparent_period_label(point->period, point->label);
        point->value = digits[i][0] == 'c' ? hidden(unit)
                                           : shown(digits[i], unit);
        point->gap_before = gap;
        gap = false;
        made++;
    }
    return made;
}

/* Latest, previous and change from the series. */
static void
from_points(cparent__pack_row *row, const cparent__pack_point *points,
            size_t count)
{
    const cparent__pack_point *now = &points[count - 1];

    row->points = points;
    row->point_count = count;
    row->latest = now->value;
    strcpy(row->period, now->label);
    if (count < 2)
        return;
    row->previous = points[count - 2].value;
    strcpy(row->previous_period, points[count - 2].label);
    if (row->latest.hidden || row->previous.hidden) {
        row->change = hidden(row->latest.unit);
        return;
    }
    row->change = row->latest;
    if (row->latest.unit == CPARENT_UNIT_PERCENT)
        row->change.unit = CPARENT_UNIT_PERCENTAGE_POINTS;
    if (!cparent_decimal_subtract(row->latest.low, row->previous.low,
                                  &row->change.low))
        memset(&row->change, 0, sizeof row->change);
    row->change_way = row->change.low.coefficient > 0
                          ? CPARENT_DIRECTION_UP
                          : CPARENT_DIRECTION_DOWN;
}

/* What an independent working of the rules says of the distances: "a"
 * beyond a limit, "w" two in three near one, "s" a run on one side of the
 * average; capitals are on the upper side. */
static const cparent__pack_spc *
distance_spc(size_t count)
{
    static const char rules[] = "aaaaaawswss..SSWAAAAAAA";
    static cparent__pack_mark marks[COUNT(rules)];
    static cparent__pack_spc spc;

    for (size_t i = 0; i < count && rules[i] != '\0'; i++) {
        cparent__pack_mark *mark = &marks[i];

        memset(mark, 0, sizeof *mark);
        mark->judged = true;
        mark->limits = true;
        mark->mean = number("18.52");
        mark->lower = number("17.19");
        mark->upper = number("19.85");
        mark->upward = rules[i] < 'a';
        if (strchr("aA", rules[i]))
            mark->primary = CPARENT_SPC_ASTRONOMICAL;
        else if (strchr("wW", rules[i]))
            mark->primary = CPARENT_SPC_TWO_IN_THREE;
        else if (strchr("sS", rules[i]))
            mark->primary = CPARENT_SPC_SHIFT;
        mark->rules = mark->primary;
        if (mark->primary != 0)
            mark->verdict = mark->upward ? CPARENT_SPC_CONCERN
                                         : CPARENT_SPC_IMPROVEMENT;
        spc.last = i;
    }
    spc.marks = marks;
    spc.numbers = count;
    spc.assurance = CPARENT_SPC_FAILING;
    return &spc;
}

static void
aim(cparent__pack_row *row, const char *digits,
    cparent_target_side_choice side, cparent_rag rag)
{
    row->target = shown(digits, row->latest.unit);
    row->side = side;
    row->rag = rag;
}

static void
name(cparent__pack_row *row, const char *code, const char *title,
     const char *subtitle, cparent_indicator_polarity_choice polarity)
{
    row->code = code;
    row->title = title;
    row->subtitle = subtitle;
    row->definition = "";
    row->polarity = polarity;
}

static const cparent__pack_source sources[] = {
    { "S1", "indicators.csv", "row 24, column value",
      "distance_20_miles,Wynmere,2026-01,22.1", NULL, "4f1c09aa27be" },
    { "S2", "Corporate Parenting Board, minutes",
      "10 February 2026, line 17",
      "In January 22.1% of children lived more than 20 miles from home, up "
      "from 20.6% in November 2025, and the target of 15% had not been met "
      "for more than a year.",
      "https://democracy.example/mgAi.aspx?ID=7&LLL=0", "9a0d117be2c4" },
    { "S3", "Corporate Parenting Panel, minutes",
      "9 December 2025, line 41",
      "The Head of Commissioning to report on homes for teenagers by the "
      "end of November.",
      "https://democracy.example/mgAi.aspx?ID=5", "c1d2e3f40516" },
    { "S4", "Corporate Parenting Board, minutes",
      "10 February 2026, line 29",
      "They still wanted better internet access.", NULL, "9a0d117be2c4" },
    { "S5", "Notes of the officers' group", "page 2", NULL, NULL,
      "77aa5510fe03" },
};

static cparent__pack_row home_rows[4];
static cparent__pack_row health_rows[3];
static cparent__pack_row moving_rows[4];
static cparent__pack_point distance_points[24];
static cparent__pack_point rate_points[2];
static cparent__pack_point dental_points[12];
static cparent__pack_point stability_points[6];
static cparent__pack_point work_points[3];

static void
fill_home(void)
{
    static const char *const distance[] = {
        "15.9", "16.2", "15.4", "16.8", "17.0", "16.6", "17.3", "17.9",
        "17.2", "18.1", "18.0", "18.6", "18.3", "",     "19.4", "19.1",
        "19.6", "19.9", "20.2", "20.1", "20.3", "20.6", "21.4", "22.1"
    };
    static const char *const stability[] = { "11.2", "10.9", "10.1",
                                             "9.6",  "9.2",  "8.8" };
    cparent__pack_row *row = home_rows;
    size_t count;

    memset(home_rows, 0, sizeof home_rows);
    name(row, "over_20_miles", "Living more than 20 miles from home",
         "% of children in care", CPARENT_INDICATOR_POLARITY_LOW);
    count = months(distance_points, 2024, 2, distance, COUNT(distance),
                   CPARENT_UNIT_PERCENT);
    from_points(row, distance_points, count);
    aim(row, "15", CPARENT_TARGET_SIDE_AT_MOST, CPARENT_RAG_RED);
    row->definition = "Children in care at the end of the month whose home "
                      "is more than 20 miles from where they lived before, "
                      "as a share of all children in care.";
    row->caveat = "The figure for March 2025 is missing, so the line has a "
                  "break there.";
    row->direction = CPARENT_DIRECTION_UP;
    row->travel = CPARENT_TRAVEL_WORSENING;
    row->detail = true;
    row->spc = distance_spc(count);
    row->sources = from(0, 2);
    row++;
    name(row, "rate_per_10000", "Children in care, rate",
         "per 10,000 children aged 0 to 17",
         CPARENT_INDICATOR_POLARITY_NEUTRAL);
    memset(rate_points, 0, sizeof rate_points);
    rate_points[0].period = cparent_period_month(2025, 3);
    rate_points[0].value = shown("66.9", CPARENT_UNIT_RATE_PER_10000);
    rate_points[1].period = cparent_period_month(2026, 1);
    rate_points[1].value = shown("67.4", CPARENT_UNIT_RATE_PER_10000);
    cparent_period_label(rate_points[0].period, rate_points[0].label);
    cparent_period_label(rate_points[1].period, rate_points[1].label);
    rate_points[1].gap_before = true;
    from_points(row, rate_points, 2);
    row->sources = from(1, 1);
    row++;
    name(row, "placements_3plus", "Three or more homes in the year",
         "% of children in care", CPARENT_INDICATOR_POLARITY_LOW);
    count = months(stability_points, 2025, 8, stability, COUNT(stability),
                   CPARENT_UNIT_PERCENT);
    from_points(row, stability_points, count);
    strcpy(row->latest.parts, "37 of 420");
    aim(row, "9", CPARENT_TARGET_SIDE_AT_MOST, CPARENT_RAG_GREEN);
    row->direction = CPARENT_DIRECTION_DOWN;
    row->travel = CPARENT_TRAVEL_IMPROVING;
    row->worked_out = true;
    row->sources = from(1, 1);
    row++;
    name(row, "", "Moved in an emergency", "children, in the quarter",
         CPARENT_INDICATOR_POLARITY_LOW);
    row->latest = hidden(CPARENT_UNIT_COUNT);
    strcpy(row->period, "January 2026");
    row->sources = from(4, 1);
}

static void
fill_health(void)
{
    static const char *const dental[] = { "78.1", "77.9", "77.0", "76.6",
                                          "c",    "74.9", "74.1", "73.0",
                                          "72.2", "71.8", "71.1", "70.4" };
    cparent__pack_row *row = health_rows;
    size_t count;

    memset(health_rows, 0, sizeof health_rows);
    name(row, "dental_check", "Dental checks up to date",
         "% of children in care", CPARENT_INDICATOR_POLARITY_HIGH);
    count = months(dental_points, 2025, 2, dental, COUNT(dental),
                   CPARENT_UNIT_PERCENT);
    from_points(row, dental_points, count);
    aim(row, "85", CPARENT_TARGET_SIDE_AT_LEAST, CPARENT_RAG_RED);
    row->caveat = "A check counts only once it stands on the child's "
                  "record, so the figure is slow to follow.";
    row->direction = CPARENT_DIRECTION_DOWN;
    row->travel = CPARENT_TRAVEL_WORSENING;
    row->detail = true;
    row->sources = from(0, 1);
    row++;
    name(row, "health_assessment", "Health assessments up to date",
         "% of children in care", CPARENT_INDICATOR_POLARITY_HIGH);
    row->latest = shown("95", CPARENT_UNIT_PERCENT);
    strcpy(row->period, "January 2026");
    aim(row, "96", CPARENT_TARGET_SIDE_AT_LEAST, CPARENT_RAG_AMBER);
    row->detail = true;
    row->sources = from(1, 1);
    row++;
    name(row, "immunisations", "Immunisations up to date",
         "% of children in care", CPARENT_INDICATOR_POLARITY_HIGH);
    row->said = "met national targets";
    strcpy(row->period, "2025/26");
    row->sources = from(1, 1);
}

static void
fill_moving(void)
{
    static const char *const work[] = { "55.0", "56.2", "57.0" };
    cparent__pack_row *row = moving_rows;
    size_t count;

    memset(moving_rows, 0, sizeof moving_rows);
    name(row, "cl_19_21_eet", "In education, training or work",
         "% of care leavers aged 19 to 21", CPARENT_INDICATOR_POLARITY_HIGH);
    count = months(work_points, 2025, 11, work, 3, CPARENT_UNIT_PERCENT);
    from_points(row, work_points, count);
    aim(row, "60", CPARENT_TARGET_SIDE_AT_LEAST, CPARENT_RAG_RED);
    row->direction = CPARENT_DIRECTION_UP;
    row->travel = CPARENT_TRAVEL_IMPROVING;
    row->detail = true;
    row->sources = from(0, 2);
    row++;
    name(row, "cl_19_21_in_touch", "In touch with care leavers",
         "% of care leavers aged 19 to 21", CPARENT_INDICATOR_POLARITY_HIGH);
    row->latest = range("97", "99");
    strcpy(row->period, "2025/26");
    aim(row, "95", CPARENT_TARGET_SIDE_AT_LEAST, CPARENT_RAG_GREEN);
    row->sources = from(1, 1);
    row++;
    name(row, "", "Money for a home of the council's own",
         "set aside by Cabinet", CPARENT_INDICATOR_POLARITY_NEUTRAL);
    row->latest = shown("850000", CPARENT_UNIT_GBP);
    row->sources = from(1, 1);
    row++;
    name(row, "", "Wait for a first appointment",
         "with the emotional wellbeing team, on average",
         CPARENT_INDICATOR_POLARITY_LOW);
    row->latest = shown("31", CPARENT_UNIT_DAYS);
    row->previous = shown("44", CPARENT_UNIT_DAYS);
    row->change = shown("-13", CPARENT_UNIT_DAYS);
    row->change_way = CPARENT_DIRECTION_DOWN;
    strcpy(row->previous_period, "summer 2025");
    strcpy(row->period, "January 2026");
    row->sources = from(1, 1);
}

static const cparent__pack_group groups[] = {
    { "Where children live", "We will find you a home where you feel safe "
      "and can stay.", home_rows, 4 },
    { "Health and wellbeing", "We will help you to keep well, in body and "
      "mind.", health_rows, 3 },
    { "Leaving care and adult life", "", moving_rows, 4 },
};

static const cparent__pack_pledge pledges[] = {
    { "Your home",
      (const char *const[]){ "We will find you a home where you feel safe "
                             "and can stay, as close to the people and "
                             "places you know as we can." },
      1, CPARENT__EVIDENCE_FIGURES,
      (const cparent__pack_fact[]){
          { "8.8% lived in three or more homes in the year; the target is "
            "9% or less", FROM(1) },
          { "22.1% live more than 20 miles away; the target is 15% or less",
            FROM(0, 1) } },
      2, "Nobody has shown how many of them need to live that far away.",
      FROM(2) },
    { "Your health",
      (const char *const[]){ "We will help you to keep well, in body and "
                             "mind." },
      1, CPARENT__EVIDENCE_WORDS,
      (const cparent__pack_fact[]){
          { "“Dental checks continue to improve” (Designated Nurse)",
            FROM(1) } },
      1, "The figures fall over the same months.", FROM(2) },
    { "Your say",
      (const char *const[]){ "We will listen to you before we decide "
                             "anything that matters to you.",
                             "We will tell you what we did about what you "
                             "said." },
      2, CPARENT__EVIDENCE_NONE, NULL, 0,
      "No measure or account of this promise is on record. The Children in "
      "Care Council could help to choose one.", FROM(2) },
};

static const cparent__pack_action actions[] = {
    { "2025-09-16/4", "Report on homes for teenagers",
      "Head of Commissioning", "30 November 2025",
      "Not received. It stays on the list.", "16 September 2025",
      CPARENT__DUE_OVERDUE, 166, 91, FROM(2, 1) },
    { "2026-02-10/(3)", "Share the matching form with the Children in Care "
      "Council for comment", NULL, "within six weeks", NULL,
      "10 February 2026", CPARENT__DUE_SOON, 19, 0, FROM(1) },
    { "2026-02-10/a", "Provide a forecast of the number of children living "
      "at a distance", "Marianne Thrupp", "the April meeting", NULL,
      "10 February 2026", CPARENT__DUE_LATER, 19, 0, FROM(1) },
    { "2025-12-09/b", "Consider sending this report to Full Council", NULL,
      NULL, NULL, "9 December 2025", CPARENT__DUE_NO_DATE, 82, 0, FROM(2) },
    { "2025-09-16/2", "Reply to each suggestion of the Children in Care "
      "Council", "Head of Service", "31 October 2025",
      "Sent on 27 October 2025.", "16 September 2025", CPARENT__DUE_DONE,
      166, 0, FROM(1) },
};

static const cparent__pack_question questions[] = {
    { "Do the figures bear out that dental checks are improving?",
      "Councillor Ansty", "the Designated Nurse",
      "The percentage is slow to follow, because a check counts only once "
      "it has been entered on the child’s record.", "10 February 2026",
      FROM(1) },
    { "May a dog move with a child to a new foster home?",
      "the Children in Care Council", NULL, NULL, "10 February 2026",
      FROM(3) },
};

static const cparent__pack_ask asks[] = {
    { "CQ01-off-target-worsening",
      "22.1% live more than 20 miles from home, above the target of 15% and "
      "rising. What would have to change for children to live closer?",
      FROM(0, 1) },
    { "CQ04-claim-contradicted",
      "The Board heard that dental checks continue to improve, while the "
      "figures fall. Which is it?", FROM(1, 0) },
    { "CQ03-overdue-action",
      "Who will now bring the report on homes for teenagers, and when?",
      FROM(2) },
};

static const cparent__pack_decision decisions[] = {
    { "(1)", "That the report be received.", "noted", "10 February 2026",
      FROM(1) },
    { "(2)", "That the Head of Commissioning present the overdue report on "
      "homes for teenagers to the next meeting.", "requested",
      "10 February 2026", FROM(1) },
};

static const cparent__pack_fact voices[] = {
    { "They liked being told who their new worker would be.", FROM(3) },
    { "They still wanted better internet access.", FROM(3) },
};

static const cparent__pack_fact checks[] = {
    { "“Immunisations met national targets” gives no figure, and no target "
      "is held.", FROM(1) },
    { "The resolutions of 10 February 2026 are numbered (1) to (3); the "
      "actions before them are not numbered.", FROM(1) },
};

static cparent__pack_tile tiles[4];

static void
fill_tiles(void)
{
    memset(tiles, 0, sizeof tiles);
    tiles[0].title = "Children in care";
    tiles[0].value = shown("420", CPARENT_UNIT_COUNT);
    tiles[0].below = "On 31 January 2026.";
    tiles[0].sources = from(1, 1);
    tiles[1].title = "Three or more homes";
    tiles[1].value = shown("8.8", CPARENT_UNIT_PERCENT);
    tiles[1].below = "Target 9% or less. Falling for six months.";
    tiles[1].tone = 1;
    tiles[1].sources = from(1, 1);
    tiles[2].title = "Far from home";
    tiles[2].value = shown("22.1", CPARENT_UNIT_PERCENT);
    tiles[2].below = "Target 15% or less. Missed for more than a year.";
    tiles[2].tone = 2;
    tiles[2].sources = from(0, 1);
    tiles[3].title = "Actions overdue";
    tiles[3].words = "1 of 4";
    tiles[3].below = "Four are open; two name nobody.";
    tiles[3].tone = 2;
}

static void
fill_rich(cparent__pack *pack)
{
    fill_home();
    fill_health();
    fill_moving();
    fill_tiles();
    memset(pack, 0, sizeof *pack);
    pack->council = "Wynmere Borough Council";
    pack->body = "Corporate Parenting Board";
    strcpy(pack->as_at, "1 March 2026");
    pack->latest_meeting = "10 February 2026";
    pack->head = "412:9f2c4b7e01aa";
    pack->profile = "dfe_la 1";
    pack->hidden = 2;
    pack->headline = "Fewer children move home three times in a year. Two "
                     "things need the board: more children live far from "
                     "home, and dental checks are falling. One action is "
                     "overdue.";
    pack->tiles = tiles;
    pack->tile_count = COUNT(tiles);
    pack->on_target = 2;
    pack->close = 1;
    pack->off_target = 3;
    pack->no_target = 4;
    pack->not_shown = 1;
    pack->groups = groups;
    pack->group_count = COUNT(groups);
    pack->pledges = pledges;
    pack->pledge_count = COUNT(pledges);
    pack->actions = actions;
    pack->action_count = COUNT(actions);
    pack->questions = questions;
    pack->question_count = COUNT(questions);
    pack->asks = asks;
    pack->ask_count = COUNT(asks);
    pack->decisions = decisions;
    pack->decision_count = COUNT(decisions);
    pack->voices = voices;
    pack->voice_count = COUNT(voices);
    pack->checks = checks;
    pack->check_count = COUNT(checks);
    pack->sources = sources;
    pack->source_count = COUNT(sources);
}

const cparent__pack *
fixture_rich(void)
{
    static cparent__pack pack;

    fill_rich(&pack);
    return &pack;
}

const cparent__pack *
fixture_restricted(void)
{
    static cparent__pack pack;

    fill_rich(&pack);
    pack.restricted = true;
    pack.profile = "exact figures";
    pack.hidden = 0;
    home_rows[3].latest = shown("3", CPARENT_UNIT_COUNT);
    return &pack;
}
