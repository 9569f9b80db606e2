/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "support.h"

#include <math.h>
#include <string.h>

#include <cparent/chart.h>
#include <cparent/cparent.h>

#include "council-store.h"

enum { MOST = 8 };

typedef struct said {
    const char *id;
    const char *period;
    const char *value;
    const char *field; /* one more, or NULL */
    const char *text;
} said;

static cparent_error err;
static cparent_record *observations[MOST];
static size_t count;
static cparent_chart_figure figures[MOST];
static size_t taken;
static cparent_indicator_polarity_choice polarity;

static cparent_record *
build(const said *one)
{
    cparent_builder *builder = NULL;
    cparent_record *record = NULL;
    const char *const fields[][2] = {
        { "authority", "wyn" }, { "id", one->id }, { "indicator", "moves" },
        { "role", "actual" }, { "period", one->period },
        { "value", one->value },
        { one->field ? one->field : "indicator",
          one->field ? one->text : "moves" },
    };

    ck_assert_ok(cparent_builder_new(CPARENT_NOUN_OBSERVATION, &builder,
                                     &err), &err);
    for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++)
        ck_assert_ok(cparent_builder_parse(builder, fields[i][0],
                                           fields[i][1], &err), &err);
    ck_assert_ok(cparent_builder_build(builder, &record, &err), &err);
    cparent_builder_free(builder);
    return record;
}

static void
give(const said *rows, size_t row_count)
{
    for (count = 0; count < row_count; count++)
        observations[count] = build(&rows[count]);
}

static void
let_go(void)
{
    while (count > 0)
        cparent_record_unref(observations[--count]);
}

static cparent_status
chart(cparent_store *store, const char *authority)
{
    cparent_chart_options options = CPARENT_CHART_OPTIONS_INIT;

    options.authority = authority;
    return cparent_chart_figures(
        store, (const cparent_record *const *)observations, count, &options,
        figures, &taken, &polarity, &err);
}

static void
assert_taken(const char *ids)
{
    char seen[200] = "";

    for (size_t i = 0; i < taken; i++) {
        strcat(seen, i > 0 ? " " : "");
        strcat(seen, cparent_record_id(observations[figures[i].index]));
        strcat(seen, figures[i].gap ? "-" : "");
    }
    ck_assert_str_eq(seen, ids);
}

#define GIVE(rows) give(rows, sizeof(rows) / sizeof((rows)[0]))

START_TEST(what_happened_is_charted_in_order)
{
    static const said rows[] = {
        { "b", "2025-02", "2 count", NULL, NULL },
        { "a", "2025-01", "1 count", NULL, NULL },
        { "aim", "2025-03", "9 count", "role", "target" },
        { "undated", NULL, "9 count", NULL, NULL },
    };

    GIVE(rows);
    ck_assert_ok(chart(NULL, NULL), &err);
    assert_taken("a b");
    ck_assert(figures[1].value == 2);
    ck_assert_int_eq(figures[1].date.month, 2);
    ck_assert_int_eq(figures[1].date.day, 28);
    ck_assert_int_eq(polarity, CPARENT_INDICATOR_POLARITY_NEUTRAL);
    let_go();
}
END_TEST

START_TEST(what_is_no_one_exact_number_is_a_gap)
{
    static const said rows[] = {
        { "hidden", "2025-01", "suppressed count", NULL, NULL },
        { "range", "2025-02", "1..3 count", NULL, NULL },
        { "about", "2025-03", "60 count", "qualifier", "about" },
    };

    GIVE(rows);
    ck_assert_ok(chart(NULL, NULL), &err);
    assert_taken("hidden- range- about-");
    ck_assert(isnan(figures[2].value));
    let_go();
}
END_TEST

START_TEST(a_table_stands_before_what_a_meeting_said_of_its_day)
{
    static const said rows[] = {
        { "said", "2025-01", "5 count", "accepted_by", "clerk" },
        { "table", "2025-01", "1 count", NULL, NULL },
        { "only-said", "2025-02", "2 count", "accepted_by", "clerk" },
    };

    GIVE(rows);
    ck_assert_ok(chart(NULL, NULL), &err);
    assert_taken("table only-said");
    let_go();
}
END_TEST

START_TEST(what_is_said_of_others_is_no_figure_of_the_authoritys_own)
{
    static const said rows[] = {
        { "own", "2025-01", "1 count", NULL, NULL },
        { "england", "2025-01", "5 count", "subject", "England" },
        { "school", "2025-02", "6 count", "subject", "Hill School" },
    };
    static const said another = { "x", "2025-01", "1 count", "authority",
                                  "barrow" };

    GIVE(rows);
    ck_assert_ok(chart(NULL, NULL), &err);
    assert_taken("own");
    observations[count++] = build(&another);
    ck_assert_status(chart(NULL, NULL), CPARENT_E_INVALID, &err);
    ck_assert_ok(chart(NULL, "wyn"), &err);
    assert_taken("own");
    ck_assert_ok(chart(NULL, "barrow"), &err);
    assert_taken("x");
    let_go();
}
END_TEST

START_TEST(whoever_chose_one_subject_has_it_charted)
{
    static const said rows[] = {
        { "a", "2025-01", "5 count", "subject", "England" },
        { "b", "2025-02", "6 count", "subject", "England" },
    };

    GIVE(rows);
    ck_assert_ok(chart(NULL, NULL), &err);
    assert_taken("a b");
    let_go();
}
END_TEST

START_TEST(several_indicators_are_no_chart)
{
    static const said rows[] = {
        { "a", "2025-01", "5 count", NULL, NULL },
        { "b", "2025-01", "5 count", "indicator", "teeth" },
    };

    GIVE(rows);
    taken = 77;
    ck_assert_status(chart(NULL, NULL), CPARENT_E_INVALID, &err);
    ck_assert_ptr_nonnull(strstr(err.message, "moves, teeth"));
    ck_assert_uint_eq(taken, 77);
    let_go();
    ck_assert_ok(chart(NULL, NULL), &err);
    ck_assert_uint_eq(taken, 0);
}
END_TEST

START_TEST(a_store_says_whose_figures_and_which_way_is_better)
{
    static const said rows[] = {
        { "a", "2025-01", "1 count", NULL, NULL },
        { "b", "2025-01", "1 count", "authority", "barrow" },
    };
    cparent_change change = town_change("2026-03-01");
    cparent_builder *builder = NULL;
    cparent_record *indicator = NULL;

    GIVE(rows);
    ck_assert_ok(chart(town.store, NULL), &err);
    assert_taken("a");
    ck_assert_int_eq(polarity, CPARENT_INDICATOR_POLARITY_NEUTRAL);
    ck_assert_ok(cparent_builder_new(CPARENT_NOUN_INDICATOR, &builder, &err),
                 &err);
    ck_assert_ok(cparent_builder_parse(
                     builder, "authority",
                     cparent_store_authority(town.store), &err), &err);
    ck_assert_ok(cparent_builder_parse(builder, "id", "moves", &err), &err);
    ck_assert_ok(cparent_builder_parse(builder, "title", "Moves", &err),
                 &err);
    ck_assert_ok(cparent_builder_parse(builder, "polarity", "low", &err),
                 &err);
    ck_assert_ok(cparent_builder_build(builder, &indicator, &err), &err);
    cparent_builder_free(builder);
    ck_assert_ok(cparent_store_put(town.store, indicator, 0, &change, &err),
                 &err);
    cparent_record_unref(indicator);
    ck_assert_ok(chart(town.store, NULL), &err);
    ck_assert_int_eq(polarity, CPARENT_INDICATOR_POLARITY_LOW);
    cparent_store_close(town.store);
    ck_assert_status(chart(town.store, NULL), CPARENT_E_CLOSED, &err);
    let_go();
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("jobs/chart");
    TCase *cases = tcase_create("chart");

    tcase_add_checked_fixture(cases, town_setup, town_teardown);
    tcase_add_test(cases, what_happened_is_charted_in_order);
    tcase_add_test(cases, what_is_no_one_exact_number_is_a_gap);
    tcase_add_test(cases,
                   a_table_stands_before_what_a_meeting_said_of_its_day);
    tcase_add_test(
        cases, what_is_said_of_others_is_no_figure_of_the_authoritys_own);
    tcase_add_test(cases, whoever_chose_one_subject_has_it_charted);
    tcase_add_test(cases, several_indicators_are_no_chart);
    tcase_add_test(cases,
                   a_store_says_whose_figures_and_which_way_is_better);
    suite_add_tcase(suite, cases);
    return cparent_test_main(suite);
}
