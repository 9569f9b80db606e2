/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "council-store.h"

#include <jansson.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/alloc-internal.h"

/*
 * Figures that give few children away: 3 of 38, and 617 of 621, which says
 * the same of the other four.  A month before, 588 of 640 may be shown, but
 * not the 7.5 between the two.  The suspensions are two.
 */
static const char figures[] =
    "placements_3plus,wyn,2025-11,7.9,3,38,10,\n"
    "health_assessment,wyn,2025-10,91.9,588,640,95,\n"
    "health_assessment,wyn,2025-11,99.4,617,621,95,\n"
    "dental_check,wyn,2025-09,80.1,,,,\n"
    "dental_check,wyn,2025-10,81.2,,,,\n"
    "dental_check,wyn,2025-11,83.3,,,,\n"
    "immunisations,wyn,2025-10,70.5,,,90,\n"
    "immunisations,wyn,2025-11,71.6,,,90,\n"
    "pep_complete,wyn,2025-08,60.1,,,70,\n"
    "pep_complete,wyn,2025-11,72.2,,,70,\n"
    "cla_31_march,wyn,2025-11,413,,,,a remark for officers\n";

static const char *const hidden[] = {
    "7.9%", " 7.9,", "99.4", "3 of 38", "617 of", "of 621",
    "7.5 p", "7.5%", "617,", "621,"
};

static const char minutes[] =
    "WYN COUNCIL\n\n"
    "Corporate Parenting Board - 10th February 2026\n\n"
    "Minutes:\n\n"
    "1.  The Head of Service reported that 66% of children had an "
    "up-to-date health assessment.\n\n"
    "2.  RESOLVED: That\n\n"
    "(a)  the report be noted; and\n\n"
    "(b)  the Head of Service report on dental checks by 28 February 2026."
    "\n";

static const char minutes_of_others[] =
    "NORTH WYNDALE COUNCIL\n\n"
    "Corporate Parenting Panel - 11th February 2026\n\n"
    "Minutes:\n\n"
    "1.  The Director reported that 58% of children had an up-to-date "
    "health assessment.\n";

static const int formats[] = { CPARENT_REPORT_HTML, CPARENT_REPORT_MARKDOWN,
                               CPARENT_REPORT_JSON };
enum { FORMATS = sizeof formats / sizeof formats[0] };

static cparent_status
make_report(cparent_store *store, int format, bool restricted,
            char **report_out)
{
    cparent_report_options options = CPARENT_REPORT_OPTIONS_INIT;
    const cparent_date now = { 0, 0, 0 };
    const cparent_date day = { 2026, 3, 1 };
    cparent_snapshot *snapshot = NULL;
    cparent_status status;
    size_t size = 0;

    options.format = format;
    options.restricted = restricted;
    options.as_at = day;
    status = cparent_store_snapshot(store, now, &snapshot, &town.err);
    if (status == CPARENT_OK)
        status = cparent_report_highlights(snapshot, &options, report_out,
                                           &size, &town.err);
    if (status == CPARENT_OK)
        ck_assert_uint_eq(size, strlen(*report_out));
    cparent_snapshot_unref(snapshot);
    return status;
}

static char *
report(int format, bool restricted)
{
    char *text = NULL;

    ck_assert_ok(make_report(town.store, format, restricted, &text),
                 &town.err);
    return text;
}

static json_t *
report_json(bool restricted)
{
    char *text = report(CPARENT_REPORT_JSON, restricted);
    json_error_t error;
    json_t *root = json_loads(text, JSON_REJECT_DUPLICATES, &error);

    ck_assert_msg(root != NULL, "%d: %s", error.line, error.text);
    cparent_string_free(text);
    return root;
}

/* The row number `which` of that code, NULL when there are not so many. */
static json_t *
row_of(json_t *root, const char *code, size_t which)
{
    json_t *groups = json_object_get(root, "groups");
    size_t g;
    size_t r;
    json_t *group;
    json_t *row;

    json_array_foreach(groups, g, group)
        json_array_foreach(json_object_get(group, "rows"), r, row) {
            const char *its = json_string_value(json_object_get(row,
                                                                "code"));

            if (its && strcmp(its, code) == 0 && which-- == 0)
                return row;
        }
    return NULL;
}

static const char *
words_of(json_t *row, const char *figure)
{
    return json_string_value(
        json_object_get(json_object_get(row, figure), "words"));
}

static void
assert_null(json_t *row, const char *key)
{
    json_t *value = json_object_get(row, key);

    ck_assert_msg(json_is_null(value), "%s is %s", key,
                  json_dumps(value, JSON_ENCODE_ANY));
}

START_TEST(few_children_are_nowhere_in_the_public_report)
{
    size_t i;
    size_t f;

    town_figures(figures);
    for (f = 0; f < FORMATS; f++) {
        char *text = report(formats[f], false);

        for (i = 0; i < sizeof hidden / sizeof hidden[0]; i++)
            ck_assert_msg(!support_contains(text, hidden[i]),
                          "%s in format %d", hidden[i], formats[f]);
        ck_assert(!support_contains(text, "a remark for officers"));
        ck_assert(support_contains(text, "hidden to protect people"));
        ck_assert(support_contains(text, "91.9"));
        ck_assert(support_contains(text, "413"));
        cparent_string_free(text);
    }
}
END_TEST

START_TEST(nothing_is_said_of_what_is_hidden)
{
    json_t *root;
    json_t *row;

    town_figures(figures);
    root = report_json(false);
    row = row_of(root, "placements_3plus", 0);
    ck_assert_ptr_nonnull(row);
    ck_assert(json_is_true(json_object_get(json_object_get(row, "latest"),
                                           "hidden")));
    assert_null(row, "rag");
    assert_null(row, "travel");
    row = row_of(root, "health_assessment", 0);
    assert_null(row, "rag");
    assert_null(row, "change_direction");
    ck_assert(json_is_null(json_object_get(json_object_get(row, "change"),
                                           "value")));
    json_decref(root);
}
END_TEST

START_TEST(the_restricted_report_is_exact_and_says_so)
{
    static const char *const exact[] = { "7.9", "99.4", "3 of 38" };
    size_t i;
    size_t f;

    town_figures(figures);
    for (f = 0; f < FORMATS; f++) {
        char *text = report(formats[f], true);

        for (i = 0; i < sizeof exact / sizeof exact[0]; i++)
            ck_assert_msg(support_contains(text, exact[i]),
                          "%s not in format %d", exact[i], formats[f]);
        ck_assert(!support_contains(text, "hidden to protect people"));
        if (formats[f] == CPARENT_REPORT_HTML)
            ck_assert(support_contains(text, "class=\"banner\""));
        else if (formats[f] == CPARENT_REPORT_JSON)
            ck_assert(support_contains(text, "\"restricted\": true") ||
                      support_contains(text, "\"restricted\":true"));
        else
            ck_assert(support_contains(text, "Restricted") ||
                      support_contains(text, "RESTRICTED"));
        cparent_string_free(text);
    }
}
END_TEST

START_TEST(the_public_report_has_no_banner)
{
    char *text;

    town_figures(figures);
    text = report(CPARENT_REPORT_HTML, false);
    ck_assert(!support_contains(text, "class=\"banner\""));
    cparent_string_free(text);
}
END_TEST

START_TEST(the_same_knowledge_gives_the_same_bytes)
{
    size_t f;

    town_figures(figures);
    town_import("m.txt", minutes);
    town_accept_all();
    for (f = 0; f < FORMATS; f++) {
        char *one = report(formats[f], false);
        char *again = report(formats[f], false);
        char *opened;

        cparent_store_unref(town.store);
        town.store = NULL;
        ck_assert_ok(cparent_store_open(support_join(town.folder, "wyn"),
                                        NULL, &town.store, &town.err),
                     &town.err);
        opened = report(formats[f], false);
        ck_assert(strcmp(one, again) == 0);
        ck_assert(strcmp(one, opened) == 0);
        cparent_string_free(one);
        cparent_string_free(again);
        cparent_string_free(opened);
    }
}
END_TEST

START_TEST(a_figure_without_a_target_has_no_rag)
{
    json_t *root;

    town_figures(figures);
    root = report_json(false);
    assert_null(row_of(root, "dental_check", 0), "rag");
    assert_null(row_of(root, "dental_check", 0), "target");
    assert_null(row_of(root, "cla_31_march", 0), "rag");
    ck_assert_str_eq(json_string_value(json_object_get(
                         row_of(root, "immunisations", 0), "rag")), "red");
    ck_assert_str_eq(json_string_value(json_object_get(
                         row_of(root, "pep_complete", 0), "rag")), "green");
    json_decref(root);
}
END_TEST

START_TEST(two_points_have_a_change_and_no_direction)
{
    json_t *root;
    json_t *row;

    town_figures(figures);
    root = report_json(false);
    row = row_of(root, "immunisations", 0);
    ck_assert_str_eq(json_string_value(json_object_get(row,
                                                       "change_direction")),
                     "up");
    ck_assert(support_contains(words_of(row, "change"), "1.1"));
    assert_null(row, "direction");
    assert_null(row, "travel");
    row = row_of(root, "dental_check", 0);
    ck_assert_str_eq(json_string_value(json_object_get(row, "direction")),
                     "up");
    ck_assert_str_eq(json_string_value(json_object_get(row, "travel")),
                     "improving");
    json_decref(root);
}
END_TEST

START_TEST(across_a_missing_period_there_is_no_change)
{
    json_t *root;
    json_t *row;
    json_t *point;

    town_figures(figures);
    root = report_json(false);
    row = row_of(root, "pep_complete", 0);
    assert_null(row, "change");
    assert_null(row, "change_direction");
    assert_null(row, "direction");
    point = json_array_get(json_object_get(row, "points"), 1);
    ck_assert(json_is_true(json_object_get(point, "gap_before")));
    ck_assert(support_contains(
        json_string_value(json_object_get(row, "caveat")), "missing"));
    json_decref(root);
}
END_TEST

START_TEST(figures_of_days_to_come_are_not_in_it)
{
    json_t *root;

    town_figures("dental_check,wyn,2026-03,80.1,,,,\n");
    root = report_json(true);
    ck_assert_ptr_null(row_of(root, "dental_check", 0));
    json_decref(root);
}
END_TEST

START_TEST(a_store_with_nothing_in_it_has_a_report)
{
    char *text = report(CPARENT_REPORT_HTML, false);
    json_t *root = report_json(false);

    ck_assert_int_eq(strncmp(text, "<!DOCTYPE html>", 15), 0);
    ck_assert(support_contains(text, "</html>"));
    ck_assert(support_contains(text, "Wyn Council"));
    ck_assert_uint_eq(json_array_size(json_object_get(root, "groups")), 0);
    ck_assert_uint_eq(json_array_size(json_object_get(root, "actions")), 0);
    json_decref(root);
    cparent_string_free(text);
    text = report(CPARENT_REPORT_MARKDOWN, false);
    ck_assert(support_contains(text, "Wyn Council"));
    cparent_string_free(text);
}
END_TEST

START_TEST(every_link_inside_leads_somewhere)
{
    char *text;
    const char *at;
    size_t links = 0;

    town_figures(figures);
    town_import("m.txt", minutes);
    town_accept_all();
    text = report(CPARENT_REPORT_HTML, false);
    for (at = text; (at = strstr(at, "href=\"#")) != NULL; links++) {
        char target[128] = " id=\"";
        size_t length;

        at += strlen("href=\"#");
        length = strcspn(at, "\"") + 1;
        ck_assert_uint_lt(length + 5, sizeof target);
        memcpy(target + 5, at, length);
        ck_assert_msg(support_contains(text, target), "no%s", target);
    }
    ck_assert_uint_gt(links, 5);
    cparent_string_free(text);
}
END_TEST

START_TEST(figures_and_actions_of_the_minutes_lead_to_their_words)
{
    json_t *root;
    json_t *row;
    json_t *actions;
    json_t *sources;

    town_import("m.txt", minutes);
    town_accept_all();
    root = report_json(false);
    row = row_of(root, "health_assessment", 0);
    ck_assert_ptr_nonnull(row);
    ck_assert_str_eq(words_of(row, "latest"), "66%");
    ck_assert_uint_gt(json_array_size(json_object_get(row, "sources")), 0);
    actions = json_object_get(root, "actions");
    ck_assert_uint_eq(json_array_size(actions), 1);
    ck_assert_str_eq(json_string_value(json_object_get(
                         json_array_get(actions, 0), "state")), "overdue");
    ck_assert_int_eq(json_integer_value(json_object_get(
                         json_array_get(actions, 0), "overdue_days")), 1);
    sources = json_object_get(json_array_get(actions, 0), "sources");
    ck_assert_uint_gt(json_array_size(sources), 0);
    json_decref(root);
}
END_TEST

START_TEST(two_councils_minutes_stay_in_rows_of_their_own)
{
    json_t *root;
    json_t *ours;
    json_t *theirs;

    town_import("m.txt", minutes);
    town_import("n.txt", minutes_of_others);
    town_accept_all();
    root = report_json(false);
    ours = row_of(root, "health_assessment", 0);
    theirs = row_of(root, "health_assessment", 1);
    ck_assert_ptr_nonnull(ours);
    ck_assert_ptr_nonnull(theirs);
    if (strcmp(words_of(ours, "latest"), "58%") == 0) {
        json_t *swap = ours;

        ours = theirs;
        theirs = swap;
    }
    ck_assert_str_eq(words_of(ours, "latest"), "66%");
    ck_assert_str_eq(words_of(theirs, "latest"), "58%");
    assert_null(ours, "previous");
    assert_null(theirs, "previous");
    ck_assert(support_contains(json_string_value(json_object_get(
                                   theirs, "subtitle")), "WYNDALE"));
    ck_assert(!support_contains(json_string_value(json_object_get(
                                    ours, "subtitle")), "said of"));
    json_decref(root);
}
END_TEST

START_TEST(wrong_options_are_refused_and_nothing_is_made)
{
    cparent_report_options options = CPARENT_REPORT_OPTIONS_INIT;
    const cparent_date now = { 0, 0, 0 };
    const cparent_date day = { 2026, 3, 1 };
    cparent_snapshot *snapshot = NULL;
    char *text = NULL;

    ck_assert_ok(cparent_store_snapshot(town.store, now, &snapshot,
                                        &town.err), &town.err);
    ck_assert_status(cparent_report_highlights(snapshot, &options, &text,
                                               NULL, &town.err),
                     CPARENT_E_INVALID, &town.err);
    ck_assert_status(cparent_report_highlights(snapshot, NULL, &text, NULL,
                                               &town.err),
                     CPARENT_E_INVALID, &town.err);
    options.as_at = day;
    ck_assert_status(cparent_report_highlights(NULL, &options, &text, NULL,
                                               &town.err),
                     CPARENT_E_INVALID, &town.err);
    options.format = 9;
    ck_assert_status(cparent_report_highlights(snapshot, &options, &text,
                                               NULL, &town.err),
                     CPARENT_E_UNSUPPORTED, &town.err);
    options.format = CPARENT_REPORT_JSON;
    options.profile = "nobody's";
    ck_assert_int_ne(cparent_report_highlights(snapshot, &options, &text,
                                               NULL, &town.err),
                     CPARENT_OK);
    ck_assert_ptr_null(text);
    cparent_snapshot_unref(snapshot);
}
END_TEST

/* --- where memory runs out ------------------------------------------------ */

static cparent_status
import_one(cparent_store *store, const char *name, const char *text)
{
    cparent_change change = town_change("2026-02-01");
    cparent_source *source = NULL;
    cparent_status status;

    status = cparent_source_from_bytes(name, text, strlen(text), &source,
                                       NULL);
    if (status == CPARENT_OK)
        status = cparent_import(store, source, NULL, &change, NULL, NULL,
                                NULL);
    cparent_source_unref(source);
    return status;
}

/* The main job, undone at the end so that it can be done again. */
static cparent_status
main_job(void *user)
{
    cparent_change change = town_change("2026-02-02");
    char *text = NULL;
    cparent_status status = cparent_store_begin(town.store, NULL);

    (void)user;
    if (status != CPARENT_OK)
        return status;
    status = import_one(town.store, "f.csv",
                        TOWN_INDICATORS
                        "placements_3plus,wyn,2025-11,7.9,3,38,10,\n");
    if (status == CPARENT_OK)
        status = import_one(town.store, "m.txt", minutes);
    if (status == CPARENT_OK)
        status = cparent_review_accept(town.store, NULL, &change, NULL,
                                       NULL);
    if (status == CPARENT_OK)
        status = make_report(town.store, CPARENT_REPORT_HTML, false, &text);
    cparent_string_free(text);
    cparent_store_rollback(town.store);
    return status;
}

static cparent_status
only_report(void *user)
{
    const int *format = user;
    char *text = NULL;
    cparent_status status = make_report(town.store, *format, *format == 1,
                                        &text);

    cparent_string_free(text);
    return status;
}

START_TEST(memory_may_run_out_anywhere_in_the_main_job)
{
    town_mark before = town_head();

    /* A store keeps what it prepares once. */
    ck_assert_int_eq(main_job(NULL), CPARENT_OK);
    ck_assert_int_gt(support_fail_each_allocation(main_job, NULL, 83), 20);
    town_assert_as(before);
}
END_TEST

START_TEST(memory_may_run_out_anywhere_in_a_report)
{
    int format = formats[_i];

    town_figures(figures);
    town_import("m.txt", minutes);
    town_accept_all();
    ck_assert_int_eq(only_report(&format), CPARENT_OK);
    ck_assert_int_gt(support_fail_each_allocation(only_report, &format, 7),
                     20);
}
END_TEST

/* Fifteen months of which the ninth hides `few` of 40 children. */
static void
import_series(int few)
{
    static const int percents[] = { 88, 90, 87, 89, 91, 88, 90, 89,
                                    0,  90, 87, 89, 91, 88, 70 };
    char rows[2048];
    size_t used = 0;
    size_t i;

    for (i = 0; i < 15; i++) {
        int year = i < 4 ? 2024 : 2025;
        int month = i < 4 ? (int)i + 9 : (int)i - 3;

        if (percents[i] > 0)
            used += (size_t)snprintf(
                rows + used, sizeof rows - used,
                "health_assessment,wyn,%d-%02d,%d,,,86,\n", year, month,
                percents[i]);
        else
            used += (size_t)snprintf(
                rows + used, sizeof rows - used,
                "health_assessment,wyn,%d-%02d,%.1f,%d,40,86,\n", year,
                month, few * 2.5, few);
    }
    town_figures(rows);
}

static json_t *
spc_of(json_t *root)
{
    return json_object_get(row_of(root, "health_assessment", 0), "spc");
}

static double
level_at(json_t *spc, size_t index, const char *which)
{
    return json_number_value(json_object_get(
        json_array_get(json_object_get(spc, "points"), index), which));
}

/* The limits by hand: the mean of the fourteen that are shown is 1227/14;
 * their steps, none across the gap, are 2 3 2 2 3 2 1, 3 2 2 3 18; the 18
 * is screened out, so the average step is 25/11. */
START_TEST(a_long_series_has_an_spc_chart_of_what_is_shown)
{
    const double mean = 1227.0 / 14.0;
    const double away = 2.66 * 25.0 / 11.0;
    json_t *root;
    json_t *spc;
    json_t *last;

    import_series(3);
    root = report_json(false);
    spc = spc_of(root);
    ck_assert(json_is_object(spc));
    ck_assert(fabs(level_at(spc, 0, "mean") - mean) < 0.0501);
    ck_assert(fabs(level_at(spc, 0, "lower") - mean + away) < 0.0501);
    ck_assert(fabs(level_at(spc, 0, "upper") - mean - away) < 0.0501);
    last = json_array_get(json_object_get(spc, "points"), 8);
    ck_assert_str_eq(json_string_value(json_object_get(last, "point_type")),
                     "missing");
    ck_assert_str_eq(json_string_value(json_object_get(spc, "variation")),
                     "special_cause_concern");
    ck_assert_str_eq(json_string_value(json_object_get(spc, "assurance")),
                     "inconsistent");
    ck_assert(json_is_false(json_object_get(spc, "stale")));
    json_decref(root);
}
END_TEST

START_TEST(the_words_of_the_chart_say_that_a_point_is_missing)
{
    char *text;

    import_series(3);
    text = report(CPARENT_REPORT_MARKDOWN, false);
    ck_assert(support_contains(text, "Getting worse: special cause"));
    ck_assert(support_contains(text, "Hit or miss"));
    ck_assert(support_contains(text, "the chart has a gap there"));
    ck_assert(!support_contains(text, "7.5%"));
    cparent_string_free(text);
    text = report(CPARENT_REPORT_HTML, false);
    ck_assert(support_contains(text, "class=\"chart spc\""));
    ck_assert(!support_contains(text, "7.5%"));
    cparent_string_free(text);
}
END_TEST

/* One short of what limits need: no chart, and a word why. */
START_TEST(twelve_figures_are_too_few_for_limits)
{
    char rows[1024];
    size_t used = 0;
    json_t *root;
    int i;

    for (i = 1; i <= 12; i++)
        used += (size_t)snprintf(rows + used, sizeof rows - used,
                                 "dental_check,wyn,2025-%02d,%d,,,,\n", i,
                                 80 + i % 3);
    town_figures(rows);
    root = report_json(false);
    assert_null(row_of(root, "dental_check", 0), "spc");
    json_decref(root);
}
END_TEST

static Suite *
report_suite(void)
{
    Suite *suite = suite_create("report-job");
    TCase *tcase = tcase_create("report-job");

    tcase_add_checked_fixture(tcase, town_setup, town_teardown);
    tcase_add_test(tcase, few_children_are_nowhere_in_the_public_report);
    tcase_add_test(tcase, nothing_is_said_of_what_is_hidden);
    tcase_add_test(tcase, the_restricted_report_is_exact_and_says_so);
    tcase_add_test(tcase, the_public_report_has_no_banner);
    tcase_add_test(tcase, the_same_knowledge_gives_the_same_bytes);
    tcase_add_test(tcase, a_figure_without_a_target_has_no_rag);
    tcase_add_test(tcase, two_points_have_a_change_and_no_direction);
    tcase_add_test(tcase, across_a_missing_period_there_is_no_change);
    tcase_add_test(tcase, figures_of_days_to_come_are_not_in_it);
    tcase_add_test(tcase, a_store_with_nothing_in_it_has_a_report);
    tcase_add_test(tcase, every_link_inside_leads_somewhere);
    tcase_add_test(tcase,
                   figures_and_actions_of_the_minutes_lead_to_their_words);
    tcase_add_test(tcase, two_councils_minutes_stay_in_rows_of_their_own);
    tcase_add_test(tcase, wrong_options_are_refused_and_nothing_is_made);
    tcase_add_test(tcase, memory_may_run_out_anywhere_in_the_main_job);
    tcase_add_loop_test(tcase, memory_may_run_out_anywhere_in_a_report, 0,
                        FORMATS);
    tcase_add_test(tcase, a_long_series_has_an_spc_chart_of_what_is_shown);
    tcase_add_test(tcase,
                   the_words_of_the_chart_say_that_a_point_is_missing);
    tcase_add_test(tcase, twelve_figures_are_too_few_for_limits);
    suite_add_tcase(suite, tcase);
    return suite;
}

int
main(void)
{
    return cparent_test_main(report_suite());
}
