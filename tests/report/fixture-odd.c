/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <string.h>

#include "fixture.h"

static const size_t first[] = { 0 };
static const size_t astray[] = { 0, 99 };

const cparent__pack *
fixture_empty(void)
{
    static cparent__pack pack;

    memset(&pack, 0, sizeof pack);
    pack.council = "Wynmere Borough Council";
    pack.body = "";
    strcpy(pack.as_at, "1 March 2026");
    pack.head = "1:00c0ffee";
    pack.profile = "dfe_la 1";
    pack.headline = "";
    return &pack;
}

const cparent__pack *
fixture_minutes(void)
{
    static const cparent__pack_source source[] = {
        { "S1", "0-minutes.txt", "line 33",
          "94% and up to date dental assessments for the same period was "
          "93%.", NULL, "1b2c3d4e5f60" },
    };
    static cparent__pack_row rows[2];
    static const cparent__pack_group groups[] = {
        { "Health and wellbeing", "", rows, 2 },
    };
    static const char *const digits[] = { "94", "93" };
    static const char *const titles[] = { "Health assessments in date",
                                          "Dental checks in date" };
    static cparent__pack pack;

    memset(rows, 0, sizeof rows);
    for (size_t i = 0; i < 2; i++) {
        rows[i].code = "";
        rows[i].title = titles[i];
        rows[i].subtitle = "% of children in care";
        rows[i].definition = "";
        rows[i].polarity = CPARENT_INDICATOR_POLARITY_HIGH;
        rows[i].latest.number = true;
        rows[i].latest.unit = CPARENT_UNIT_PERCENT;
        rows[i].latest.low.coefficient = i == 0 ? 94 : 93;
        strcpy(rows[i].latest.words, digits[i]);
        strcat(rows[i].latest.words, "%");
        rows[i].sources.items = first;
        rows[i].sources.count = 1;
    }
    memset(&pack, 0, sizeof pack);
    pack.council = "Medway";
    pack.body = "Corporate Parenting Board";
    strcpy(pack.as_at, "1 March 2018");
    pack.head = "9:1d2e";
    pack.profile = "dfe_la 1";
    pack.headline = "Two figures are held, and no target for either.";
    pack.groups = groups;
    pack.group_count = 1;
    pack.no_target = 2;
    pack.sources = source;
    pack.source_count = 1;
    return &pack;
}

#define BAD "<script>alert(\"x\")</script> & 'quoted' "
#define TURNED "\xe2\x80\xae" "gnol\xe2\x80\xac" \
    " \xd9\x85\xd8\xb1\xd8\xad\xd8\xa8\xd8\xa7"
#define TEN "Donaudampfschifffahrtsgesellschaft"
#define LONG TEN TEN TEN TEN TEN TEN TEN TEN

static const cparent__pack_source bad_sources[] = {
    { "\"><img src=x onerror=alert(1)>", BAD, "</style><b>",
      BAD TURNED " bytes \xff\xfe \x01 | * _ # `", "javascript:alert(1)",
      "\"onclick=\"" },
    { "S2", LONG, LONG, LONG, "https://example.org/\"><script>", LONG },
    { "S3", "data", "a", "b", "data:text/html,<b>", "d" },
    { "S4", "fine", "a", "b", "https://example.org/?a=1&b=2", "d" },
};
static cparent__pack_row bad_rows[1];
static const cparent__pack_group bad_groups[] = {
    { BAD, LONG, bad_rows, 1 },
};
static const char *const bad_statements[] = { BAD, LONG };
static const cparent__pack_fact bad_facts[] = { { BAD TURNED,
                                             { astray, 2 } } };
static const cparent__pack_pledge bad_pledges[] = {
    { BAD, bad_statements, 2, CPARENT__EVIDENCE_WORDS, bad_facts, 1, LONG,
      { first, 1 } },
};
static const cparent__pack_action bad_actions[] = {
    { "<b>", BAD LONG, BAD, LONG, TURNED, BAD, CPARENT__DUE_OVERDUE,
      INT32_MAX, INT32_MAX, { first, 1 } },
    { NULL, "# heading", "", "", "", NULL, (cparent__due)77, -1, 0,
      { NULL, 0 } },
};
static const cparent__pack_question bad_questions[] = {
    { BAD, BAD, BAD, BAD LONG, BAD, { first, 1 } },
};
static const cparent__pack_ask bad_asks[] = { { BAD, BAD, { first, 1 } } };
static const cparent__pack_decision bad_decisions[] = {
    { "1.", "1. - not a list", "<i>", BAD, { first, 1 } },
};
static cparent__pack_tile bad_tiles[1];

static void
fill_hostile_row(void)
{
    memset(bad_rows, 0, sizeof bad_rows);
    bad_rows->code = BAD;
    bad_rows->title = BAD LONG;
    bad_rows->subtitle = LONG;
    bad_rows->definition = BAD;
    bad_rows->caveat = TURNED;
    bad_rows->latest.number = true;
    bad_rows->latest.low.coefficient = INT64_MAX;
    bad_rows->latest.unit = 12345;
    strcpy(bad_rows->latest.words, "<b>9223372036854775807</b>");
    bad_rows->target = bad_rows->latest;
    bad_rows->target.low.coefficient = -INT64_MAX;
    bad_rows->detail = true;
    bad_rows->sources.items = astray;
    bad_rows->sources.count = 2;
    memset(bad_tiles, 0, sizeof bad_tiles);
    bad_tiles->title = BAD;
    bad_tiles->words = LONG;
    bad_tiles->below = TURNED;
    bad_tiles->tone = -7;
}

const cparent__pack *
fixture_hostile(void)
{
    static cparent__pack pack;

    fill_hostile_row();
    memset(&pack, 0, sizeof pack);
    pack.council = BAD;
    pack.body = LONG;
    strcpy(pack.as_at, "<as at>");
    pack.latest_meeting = BAD;
    pack.head = "</footer>";
    pack.profile = BAD;
    pack.headline = BAD TURNED LONG;
    pack.tiles = bad_tiles;
    pack.tile_count = 1;
    pack.groups = bad_groups;
    pack.group_count = 1;
    pack.pledges = bad_pledges;
    pack.pledge_count = 1;
    pack.actions = bad_actions;
    pack.action_count = 2;
    pack.questions = bad_questions;
    pack.question_count = 1;
    pack.asks = bad_asks;
    pack.ask_count = 1;
    pack.decisions = bad_decisions;
    pack.decision_count = 1;
    pack.voices = bad_facts;
    pack.voice_count = 1;
    pack.checks = bad_facts;
    pack.check_count = 1;
    pack.sources = bad_sources;
    pack.source_count = 4;
    return &pack;
}

const cparent__pack *
fixture_named(const char *name)
{
    if (strcmp(name, "rich") == 0)
        return fixture_rich();
    if (strcmp(name, "restricted") == 0)
        return fixture_restricted();
    if (strcmp(name, "empty") == 0)
        return fixture_empty();
    if (strcmp(name, "minutes") == 0)
        return fixture_minutes();
    if (strcmp(name, "hostile") == 0)
        return fixture_hostile();
    if (strcmp(name, "beside") == 0)
        return fixture_beside();
    return NULL;
}
