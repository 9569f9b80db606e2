/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "council-store.h"

#include <stdlib.h>
#include <string.h>

#include "core/alloc-internal.h"

static const char two_rows[] =
    TOWN_INDICATORS
    "health_assessment,wyn,2025-03,90.0,,,95,\n"
    "placements_3plus,wyn,2025-03,7.9,3,38,8,\n";

static const char minutes[] =
    "WYN COUNCIL\n\n"
    "Corporate Parenting Board - 10th February 2026\n\n"
    "Minutes:\n\n"
    "1.  The Head of Service reported that 94% of children had an "
    "up-to-date health assessment.\n\n"
    "2.  RESOLVED: That\n\n"
    "(a)  the report be noted; and\n\n"
    "(b)  the Head of Service report on dental checks by 31 March 2026.\n";

START_TEST(a_table_is_kept_with_what_it_measures)
{
    cparent_record *record;

    town_import("dir/figures.csv", two_rows);
    ck_assert_int_eq(town.result.kind, CPARENT_IMPORT_INDICATORS);
    ck_assert_int_eq(town.result.read, 4); /* two figures, two targets */
    ck_assert_int_eq(town.result.added, 4);
    ck_assert_int_eq(town.result.changed, 0);
    ck_assert_int_eq(town.result.unchanged, 0);
    ck_assert_uint_eq(town_count(CPARENT_NOUN_OBSERVATION), 2);
    ck_assert_uint_eq(town_count(CPARENT_NOUN_TARGET), 2);
    ck_assert_uint_eq(town_count(CPARENT_NOUN_INDICATOR), 2);
    ck_assert_uint_eq(town_count(CPARENT_NOUN_CITATION), 2);
    ck_assert_uint_eq(town_count(CPARENT_NOUN_PROPOSAL), 0);
    record = town_get(CPARENT_NOUN_DOCUMENT, town.result.document);
    ck_assert_ptr_nonnull(record);
    ck_assert_str_eq(cparent_record_text(record, CPARENT_DOCUMENT_SOURCE),
                     "figures.csv");
    cparent_record_unref(record);
    record = town_get(CPARENT_NOUN_INDICATOR, "placements_3plus");
    ck_assert_str_eq(cparent_record_authority(record), "wyn");
    cparent_record_unref(record);
}
END_TEST

START_TEST(the_same_file_again_changes_nothing)
{
    town_mark before;

    town_import("figures.csv", two_rows);
    before = town_head();
    town_import("figures.csv", two_rows);
    town_assert_as(before);
    ck_assert_int_eq(town.result.unchanged, 4);
    ck_assert_int_eq(town.result.added + town.result.changed, 0);
}
END_TEST

START_TEST(one_bad_row_at_the_end_keeps_everything_out)
{
    town_mark before = town_head();
    cparent_import_result untouched = town.result;

    ck_assert_status(town_try("t.csv",
                              TOWN_INDICATORS
                              "health_assessment,wyn,2025-03,90,,,95,\n"
                              "health_assessment,wyn,2025-04,12abc,,,95,\n"),
                     CPARENT_E_PARSE, &town.err);
    ck_assert_int_eq(town.err.line, 3);
    ck_assert_int_eq(town.err.column, 4);
    ck_assert_str_eq(town.err.field, "value");
    ck_assert_str_eq(town.err.source, "t.csv");
    ck_assert_uint_eq(cparent_findings_count(town.findings), 1);
    ck_assert_int_eq(cparent_findings_at(town.findings, 0)->line, 3);
    town_assert_as(before);
    ck_assert_mem_eq(&town.result, &untouched, sizeof untouched);
    ck_assert_uint_eq(town_count(CPARENT_NOUN_OBSERVATION), 0);
    town_import("figures.csv", two_rows); /* the store is not in a change */
}
END_TEST

START_TEST(a_wrong_number_in_the_second_line_is_found_there)
{
    ck_assert_status(town_try("t.csv",
                              TOWN_INDICATORS
                              "health_assessment,wyn,2025-03,12abc,,,,\n"),
                     CPARENT_E_PARSE, &town.err);
    ck_assert_int_eq(town.err.line, 2);
    ck_assert_int_eq(town.err.column, 4);
    ck_assert_str_eq(town.err.field, "value");
}
END_TEST

static bool
count_versions(void *user, const cparent_entry *entry)
{
    int *seen = user;

    if (strcmp(entry->noun, "observation") == 0 &&
        strcmp(entry->id, "health_assessment/2025-03") == 0) {
        ck_assert_int_eq(entry->version, ++*seen);
        ck_assert(support_contains(entry->body,
                                   *seen == 1 ? "90.0" : "91.0"));
    }
    return true;
}

START_TEST(a_corrected_figure_is_a_new_version_beside_the_old)
{
    static const char corrected[] =
        TOWN_INDICATORS
        "health_assessment,wyn,2025-03,91.0,,,95,\n"
        "placements_3plus,wyn,2025-03,7.9,3,38,8,\n";
    cparent_record *figure;
    cparent_value value;
    int versions = 0;

    town_import("figures.csv", two_rows);
    town_import("figures.csv", corrected);
    ck_assert_int_eq(town.result.added, 0);
    ck_assert_int_eq(town.result.changed, 1);
    ck_assert_int_eq(town.result.unchanged, 3);
    figure = town_get(CPARENT_NOUN_OBSERVATION, "health_assessment/2025-03");
    value = cparent_record_value(figure, CPARENT_OBSERVATION_VALUE);
    ck_assert_int_eq(value.number.coefficient, 910);
    cparent_record_unref(figure);
    ck_assert_ok(cparent_store_history(town.store, 0, count_versions,
                                       &versions, &town.err), &town.err);
    ck_assert_int_eq(versions, 2);
    ck_assert_ok(cparent_store_verify(town.store, NULL, &town.err),
                 &town.err);
}
END_TEST

START_TEST(what_a_corrected_file_repeats_still_points_at_its_own_file)
{
    cparent_record *figure;
    cparent_record *citation;
    char first[80];

    town_import("figures.csv", two_rows);
    strcpy(first, town.result.document);
    town_import("figures.csv",
                TOWN_INDICATORS
                "health_assessment,wyn,2025-03,91.0,,,95,\n"
                "placements_3plus,wyn,2025-03,7.9,3,38,8,\n");
    ck_assert_str_ne(town.result.document, first);
    figure = town_get(CPARENT_NOUN_OBSERVATION, "placements_3plus/2025-03");
    citation = town_get(
        CPARENT_NOUN_CITATION,
        cparent_record_list_at(figure, CPARENT_OBSERVATION_CITATIONS, 0));
    ck_assert_ptr_nonnull(citation);
    ck_assert_str_eq(cparent_record_text(citation,
                                         CPARENT_CITATION_DOCUMENT), first);
    cparent_record_unref(citation);
    cparent_record_unref(figure);
    figure = town_get(CPARENT_NOUN_OBSERVATION, "health_assessment/2025-03");
    citation = town_get(
        CPARENT_NOUN_CITATION,
        cparent_record_list_at(figure, CPARENT_OBSERVATION_CITATIONS, 0));
    ck_assert_ptr_nonnull(citation);
    ck_assert_str_eq(cparent_record_text(citation,
                                         CPARENT_CITATION_DOCUMENT),
                     town.result.document);
    cparent_record_unref(citation);
    cparent_record_unref(figure);
}
END_TEST

START_TEST(figures_of_another_council_are_refused)
{
    town_mark before = town_head();

    ck_assert_status(town_try("t.csv",
                              TOWN_INDICATORS
                              "health_assessment,wyn,2025-03,90,,,,\n"
                              "health_assessment,leeds,2025-03,90,,,,\n"),
                     CPARENT_E_VALIDATION, &town.err);
    ck_assert_int_eq(town.err.line, 3);
    ck_assert_int_eq(town.err.column, 2);
    town_assert_as(before);
}
END_TEST

START_TEST(a_table_of_children_never_comes_in)
{
    static const char *const tables[] = {
        "CHILD,SEX,DOB,UPN\n1,1,01/01/2010,A\n",
        "CHILD,DECOM,RNE,LS\n1,01/01/2010,S,C2\n",
        "indicator,authority,period,value,numerator,denominator,target,"
        "child\nhealth_assessment,wyn,2025,1,,,,Sam\n",
        "authority,pledge,theme,statement,UPN\nwyn,a,home,b,A1\n",
    };
    town_mark before = town_head();
    size_t i;

    for (i = 0; i < sizeof tables / sizeof tables[0]; i++) {
        ck_assert_status(town_try("t.csv", tables[i]),
                         CPARENT_E_PROTECTED, &town.err);
        ck_assert_int_eq(town.err.line, 1);
        ck_assert_int_ne(town.err.column, 0);
        ck_assert(!support_contains(town.err.message, "Sam"));
        town_assert_as(before);
    }
}
END_TEST

START_TEST(a_dry_run_says_what_it_would_do_and_does_nothing)
{
    town_mark before = town_head();

    town.options.dry_run = 1;
    town_import("figures.csv", two_rows);
    ck_assert_int_eq(town.result.added, 4);
    town_assert_as(before);
    town_import("m.txt", minutes);
    ck_assert_int_gt(town.result.added, 2);
    town_assert_as(before);
    ck_assert_uint_eq(town_count(CPARENT_NOUN_PROPOSAL), 0);
    town.options.dry_run = 0;
    town_import("figures.csv", two_rows);
    ck_assert_int_eq(town.result.added, 4);
}
END_TEST

START_TEST(a_dry_run_is_no_part_of_a_change)
{
    town_mark before = town_head();

    ck_assert_ok(cparent_store_begin(town.store, &town.err), &town.err);
    town.options.dry_run = 1;
    ck_assert_status(town_try("figures.csv", two_rows), CPARENT_E_INVALID,
                     &town.err);
    town.options.dry_run = 0;
    town_import("figures.csv", two_rows);
    cparent_store_rollback(town.store);
    town_assert_as(before);
    ck_assert_uint_eq(town_count(CPARENT_NOUN_OBSERVATION), 0);
}
END_TEST

START_TEST(pledges_come_in_at_once)
{
    town_import("pledges.csv",
                "authority,pledge,theme,statement,note\n"
                "wyn,A good home,home,Near by,\n"
                "wyn,A good home,home,For long,\n"
                "wyn,Your voice,voice,We ask,\n");
    ck_assert_int_eq(town.result.kind, CPARENT_IMPORT_PLEDGES);
    ck_assert_int_eq(town.result.read, 2);
    ck_assert_int_eq(town.result.added, 2);
    ck_assert_uint_eq(town_count(CPARENT_NOUN_PLEDGE), 2);
    ck_assert_uint_eq(town_count(CPARENT_NOUN_CITATION), 3);
    town_import("pledges.csv",
                "authority,pledge,theme,statement,note\n"
                "wyn,A good home,home,Near by,\n"
                "wyn,A good home,home,For ever,\n"
                "wyn,Your voice,voice,We ask,\n");
    ck_assert_int_eq(town.result.changed, 1);
    ck_assert_int_eq(town.result.unchanged, 1);
}
END_TEST

START_TEST(minutes_become_proposals_and_nothing_else)
{
    cparent_record *document;

    town_import("m.txt", minutes);
    ck_assert_int_eq(town.result.kind, CPARENT_IMPORT_MINUTES);
    ck_assert_int_gt(town.result.added, 2);
    ck_assert_int_eq(town.result.added,
                     (int64_t)town_count(CPARENT_NOUN_PROPOSAL));
    ck_assert_uint_eq(town_count(CPARENT_NOUN_ACTION), 0);
    ck_assert_uint_eq(town_count(CPARENT_NOUN_RESOLUTION), 0);
    ck_assert_uint_eq(town_count(CPARENT_NOUN_OBSERVATION), 0);
    ck_assert_uint_eq(town_count(CPARENT_NOUN_MEETING), 1);
    ck_assert_uint_eq(town_count(CPARENT_NOUN_BODY), 1);
    document = town_get(CPARENT_NOUN_DOCUMENT, town.result.document);
    ck_assert_str_eq(
        cparent_record_text(document, CPARENT_DOCUMENT_MEETING),
        "2026-02-10/corporate-parenting-board");
    cparent_record_unref(document);
}
END_TEST

START_TEST(the_same_minutes_again_propose_nothing)
{
    town_mark before;

    town_import("m.txt", minutes);
    before = town_head();
    town_import("copy-of-m.txt", minutes);
    town_assert_as(before);
    ck_assert_int_eq(town.result.added, 0);
    ck_assert_int_eq(town.result.unchanged, town.result.read);
}
END_TEST

START_TEST(minutes_without_a_date_and_a_board_say_so)
{
    static const char undated[] = "RESOLVED: That\n\n"
                                  "1.  the report be noted.\n";

    town_import("m.txt", undated);
    ck_assert_uint_eq(cparent_findings_count(town.findings), 2);
    ck_assert_str_eq(cparent_findings_at(town.findings, 0)->rule,
                     "minutes.no-date");
    ck_assert_str_eq(cparent_findings_at(town.findings, 1)->rule,
                     "minutes.no-board");
    ck_assert_uint_eq(town_count(CPARENT_NOUN_MEETING), 0);
}
END_TEST

START_TEST(a_day_and_a_board_may_be_given)
{
    static const char undated[] = "RESOLVED: That\n\n"
                                  "1.  the report be noted.\n";
    const cparent_date day = { 2026, 1, 20 };
    cparent_record *meeting;

    town.options.meeting = day;
    town.options.board = "Corporate Parenting Panel";
    town_import("m.txt", undated);
    ck_assert_uint_eq(cparent_findings_count(town.findings), 0);
    meeting = town_get(CPARENT_NOUN_MEETING,
                       "2026-01-20/corporate-parenting-panel");
    ck_assert_ptr_nonnull(meeting);
    cparent_record_unref(meeting);
}
END_TEST

static const char bare[] =
    "Minutes:\n\n"
    "1.  The Head of Service reported that 94% of children had an "
    "up-to-date health assessment.\n\n"
    "2.  RESOLVED: That\n\n"
    "(a)  the report be noted; and\n\n"
    "(b)  the Head of Service report on dental checks by 31 March 2026.\n";

START_TEST(a_date_that_is_given_later_dates_what_was_proposed)
{
    const cparent_date day = { 2026, 1, 20 };
    cparent_record *action;
    int64_t first;
    char *id;

    town_import("m.txt", bare);
    first = town.result.added;
    ck_assert_int_gt(first, 2);
    town.options.meeting = day;
    town.options.board = "Corporate Parenting Board";
    town_import("m.txt", bare);
    ck_assert_int_eq(town.result.added, first);
    ck_assert_uint_eq(cparent_findings_count(town.findings), 0);
    id = town_proposal("action", CPARENT_PROPOSAL_STATE_OPEN);
    ck_assert_ptr_nonnull(id);
    ck_assert_int_eq(town_accept_all(), first);
    action = town_get(CPARENT_NOUN_ACTION, id);
    ck_assert_int_eq(
        cparent_record_date(action, CPARENT_ACTION_AGREED_ON).day, 20);
    ck_assert_str_eq(cparent_record_text(action, CPARENT_ACTION_MEETING),
                     "2026-01-20/corporate-parenting-board");
    ck_assert_uint_eq(town_count(CPARENT_NOUN_ACTION), 1);
    cparent_record_unref(action);
    free(id);
    town_import("m.txt", bare);
    ck_assert_int_eq(town.result.added, 0);
}
END_TEST

START_TEST(mentions_of_one_commitment_are_one_action)
{
    cparent_record *action;
    char *id;

    town_import("m.txt",
                "WYN COUNCIL\n\n"
                "Corporate Parenting Board - 10th February 2026\n\n"
                "Minutes:\n\n"
                "1.  The Head of Service agreed to bring a report on dental "
                "checks of care leavers to the Board.\n\n"
                "2.  RESOLVED: That\n\n"
                "(a)  the report be noted; and\n\n"
                "(b)  a report on dental checks of care leavers be brought "
                "to the Board by 31 March 2026.\n");
    id = town_proposal("action", CPARENT_PROPOSAL_STATE_OPEN);
    ck_assert_ptr_nonnull(id);
    town_accept_all();
    ck_assert_uint_eq(town_count(CPARENT_NOUN_ACTION), 1);
    action = town_get(CPARENT_NOUN_ACTION, id);
    ck_assert_str_eq(cparent_record_text(action, CPARENT_ACTION_OWNER),
                     "The Head of Service");
    ck_assert_str_eq(cparent_record_text(action, CPARENT_ACTION_DUE_TEXT),
                     "by 31 March 2026");
    ck_assert_int_eq(
        cparent_record_date(action, CPARENT_ACTION_DUE_ON).month, 3);
    ck_assert_uint_eq(
        cparent_record_list_count(action, CPARENT_ACTION_CITATIONS), 2);
    cparent_record_unref(action);
    free(id);
}
END_TEST

START_TEST(a_date_comes_too_late_for_what_was_decided)
{
    const cparent_date day = { 2026, 1, 20 };
    town_mark before;

    town_import("m.txt", bare);
    town_accept_all();
    before = town_head();
    town.options.meeting = day;
    ck_assert_status(town_try("m.txt", bare), CPARENT_E_CONFLICT,
                     &town.err);
    ck_assert_str_ne(town.err.hint, "");
    town_assert_as(before);
}
END_TEST

static bool
stop(void *user, uint64_t done, uint64_t total)
{
    (void)user;
    (void)total;
    return done < 3;
}

START_TEST(a_listener_may_stop_it_and_nothing_is_kept)
{
    town_mark before = town_head();

    town.options.progress.report = stop;
    ck_assert_status(town_try("figures.csv", two_rows), CPARENT_E_CANCELLED,
                     &town.err);
    town_assert_as(before);
    town.options.progress.report = NULL;
    town_import("figures.csv", two_rows);
}
END_TEST

START_TEST(wrong_bytes_are_refused_with_their_place)
{
    town_mark before = town_head();

    ck_assert_status(town_try("t.csv",
                              TOWN_INDICATORS
                              "health_assessment,wyn,2025-03,90,,,,a\xFF\n"),
                     CPARENT_E_PARSE, &town.err);
    ck_assert_int_eq(town.err.line, 2);
    ck_assert_int_eq(town.err.column, 8);
    ck_assert_status(town_try("t.csv", ""), CPARENT_E_PARSE, &town.err);
    ck_assert_status(town_try("t.json", "{\"schema\":"), CPARENT_E_PARSE,
                     &town.err);
    ck_assert_status(town_try("t.json", "{\"schema\":\"other/1\"}"),
                     CPARENT_E_VALIDATION, &town.err);
    town_assert_as(before);
}
END_TEST

START_TEST(missing_arguments_are_refused)
{
    cparent_change change = town_change("2026-01-01");
    cparent_findings *const mark = (cparent_findings *)(void *)&change;
    cparent_findings *findings = mark;
    cparent_source *source = NULL;

    ck_assert_ok(cparent_source_from_bytes("t", "x", 1, &source, &town.err),
                 &town.err);
    ck_assert_status(cparent_import(NULL, source, NULL, &change, NULL,
                                    &findings, &town.err),
                     CPARENT_E_INVALID, &town.err);
    ck_assert_status(cparent_import(town.store, NULL, NULL, &change, NULL,
                                    &findings, &town.err),
                     CPARENT_E_INVALID, &town.err);
    ck_assert_status(cparent_import(town.store, source, NULL, NULL, NULL,
                                    &findings, &town.err),
                     CPARENT_E_INVALID, &town.err);
    ck_assert_ptr_eq(findings, mark);
    change.who = "";
    ck_assert_status(cparent_import(town.store, source, NULL, &change, NULL,
                                    NULL, &town.err),
                     CPARENT_E_INVALID, &town.err);
    cparent_source_unref(source);
}
END_TEST

static Suite *
import_suite(void)
{
    Suite *suite = suite_create("import");
    TCase *tcase = tcase_create("import");

    tcase_add_checked_fixture(tcase, town_setup, town_teardown);
    tcase_add_test(tcase, a_table_is_kept_with_what_it_measures);
    tcase_add_test(tcase, the_same_file_again_changes_nothing);
    tcase_add_test(tcase, one_bad_row_at_the_end_keeps_everything_out);
    tcase_add_test(tcase, a_wrong_number_in_the_second_line_is_found_there);
    tcase_add_test(tcase,
                   a_corrected_figure_is_a_new_version_beside_the_old);
    tcase_add_test(
        tcase, what_a_corrected_file_repeats_still_points_at_its_own_file);
    tcase_add_test(tcase, figures_of_another_council_are_refused);
    tcase_add_test(tcase, a_table_of_children_never_comes_in);
    tcase_add_test(tcase,
                   a_dry_run_says_what_it_would_do_and_does_nothing);
    tcase_add_test(tcase, a_dry_run_is_no_part_of_a_change);
    tcase_add_test(tcase, pledges_come_in_at_once);
    tcase_add_test(tcase, minutes_become_proposals_and_nothing_else);
    tcase_add_test(tcase, the_same_minutes_again_propose_nothing);
    tcase_add_test(tcase, minutes_without_a_date_and_a_board_say_so);
    tcase_add_test(tcase, a_day_and_a_board_may_be_given);
    tcase_add_test(tcase,
                   a_date_that_is_given_later_dates_what_was_proposed);
    tcase_add_test(tcase, mentions_of_one_commitment_are_one_action);
    tcase_add_test(tcase, a_date_comes_too_late_for_what_was_decided);
    tcase_add_test(tcase, a_listener_may_stop_it_and_nothing_is_kept);
    tcase_add_test(tcase, wrong_bytes_are_refused_with_their_place);
    tcase_add_test(tcase, missing_arguments_are_refused);
    suite_add_tcase(suite, tcase);
    return suite;
}

int
main(void)
{
    return cparent_test_main(import_suite());
}
