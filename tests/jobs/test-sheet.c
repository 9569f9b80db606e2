/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "council-store.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "jobs/sheet-internal.h"

static const char minutes[] =
    "WYN COUNCIL\n\nCorporate Parenting Board - 10th February 2026\n\n"
    "Minutes:\n\n"
    "1.  The Head of Service reported that 94% of children had an "
    "up-to-date health assessment.\n\n"
    "2.  RESOLVED: That\n\n"
    "(a)  the report be noted; and\n\n"
    "(b)  the Head of Service report on dental checks by 31 March 2026.\n";

static cparent_review_counts counts;

static char *
export(void)
{
    char *csv = NULL;
    size_t size = 0;

    ck_assert_ok(cparent_review_export(town.store, NULL, &csv, &size,
                                       &town.err), &town.err);
    ck_assert_uint_eq(strlen(csv), size);
    return csv;
}

static cparent_status
import(const char *csv)
{
    cparent_change change = town_change("2026-02-16");
    cparent_source *source = NULL;
    cparent_status status;

    cparent_findings_free(town.findings);
    town.findings = NULL;
    cparent_error_clear(&town.err);
    ck_assert_ok(cparent_source_from_bytes("sheet.csv", csv, strlen(csv),
                                           &source, &town.err), &town.err);
    status = cparent_review_import(town.store, source, &change, &counts,
                                   &town.findings, &town.err);
    cparent_source_unref(source);
    return status;
}

/* A sheet of one row about the action, by hand. */
static char *
action_row(const char *decision, const char *columns, const char *cells)
{
    char *id = town_proposal("action", CPARENT_PROPOSAL_STATE_OPEN);
    static char csv[2048];

    snprintf(csv, sizeof csv,
             "proposal,version,decision%s\n%s,1,%s%s\n", columns, id,
             decision, cells);
    free(id);
    return csv;
}

static void
setup(void)
{
    town_setup();
    town_import("m.txt", minutes);
}

/* The confidence that the reading gave stands beside each proposal. */
START_TEST(a_sheet_says_how_sure_each_rule_is)
{
    char *id = town_proposal("action", CPARENT_PROPOSAL_STATE_OPEN);
    cparent_record *proposal = town_get(CPARENT_NOUN_PROPOSAL, id);
    char *csv = export();
    const char *row = strstr(csv, id);
    char cell[32];
    int64_t sure = 0;

    ck_assert(cparent_record_integer(proposal, CPARENT_PROPOSAL_CONFIDENCE,
                                     &sure));
    ck_assert_int_gt(sure, 0);
    snprintf(cell, sizeof cell, ",%lld,", (long long)sure);
    ck_assert_ptr_nonnull(row);
    ck_assert_ptr_nonnull(strstr(row, cell));
    ck_assert_ptr_null(strstr(csv, ",0,"));
    cparent_string_free(csv);
    cparent_record_unref(proposal);
    free(id);
}
END_TEST

START_TEST(a_sheet_that_comes_back_as_it_went_changes_nothing)
{
    char *csv = export();
    town_mark before = town_head();

    ck_assert_int_eq(strncmp(csv, "\xEF\xBB\xBFproposal,version,decision,",
                             12), 0);
    ck_assert_ok(import(csv), &town.err);
    town_assert_as(before);
    ck_assert_int_eq(counts.undecided,
                     (int64_t)town_count(CPARENT_NOUN_PROPOSAL));
    cparent_string_free(csv);
}
END_TEST

START_TEST(decisions_and_corrections_are_taken)
{
    char *id = town_proposal("action", CPARENT_PROPOSAL_STATE_OPEN);

    ck_assert_ok(import(action_row("Accept", ",owner,due_on",
                                   ",Mr Okonjo,30/04/2026")), &town.err);
    ck_assert_int_eq(counts.corrected, 1);
    cparent_record *action = town_get(CPARENT_NOUN_ACTION, id);
    ck_assert_str_eq(cparent_record_text(action, CPARENT_ACTION_OWNER),
                     "Mr Okonjo");
    ck_assert_int_eq(
        cparent_date_compare(cparent_record_date(action,
                                                 CPARENT_ACTION_DUE_ON),
                             cparent_date_make(2026, 4, 30)), 0);
    cparent_record_unref(action);
    free(id);
}
END_TEST

START_TEST(a_date_as_a_spreadsheet_writes_it_is_no_correction)
{
    ck_assert_ok(import(action_row("accept", ",due_on", ",31/03/2026")),
                 &town.err);
    ck_assert_int_eq(counts.accepted, 1);
    ck_assert_int_eq(counts.corrected, 0);
}
END_TEST

/* Each cell as Excel or LibreOffice writes it. */
START_TEST(what_a_spreadsheet_rewrites_is_no_correction)
{
    static const struct {
        const char *exported, *cell;
        bool same;
    } cells[] = {
        { "27 October 2025", "27-Oct-25", true },
        { "27 October 2025", "27/10/2025", true },
        { "27 October 2025", "27.10.2025", true },
        { "27 October", "27-Oct", true },
        { "March 2025", "Mar-25", true },
        { "2025-03", "Mar-25", true },
        { "2011/12", "Dec-11", true },
        { "2026-01-31", "31/01/26", true },
        { "(1)", "-1", true },
        { "4.10", "4.1", true },
        { "007", "7", true },
        { "27 October 2025", "28-Oct-25", false },
        { "27 October 2025", "27-Oct-24", false },
        { "27 October", "27 October 2025", false },
        { "27 October 2025", "Oct-25", false },
        { "2025-03", "Apr-25", false },
        { "2011/12", "2011-12", false },
        { "2026-01-31", "31/01", false },
        { "2026-02-31", "31/02/2026", false },
        { "(1)", "1", false },
        { "(1)", "(1", false },
        { "4.10", "4.11", false },
        { "4.10", "4", false },
        { "Mar", "March", false },
        { "Marsh 2025", "Mar-25", false },
        { "", "0", false },
        { "-", "", false },
    };
    size_t i;

    for (i = 0; i < sizeof(cells) / sizeof(cells[0]); i++)
        ck_assert_msg(cparent__sheet_same(cells[i].exported,
                                          cells[i].cell) == cells[i].same,
                      "%s and %s", cells[i].exported, cells[i].cell);
}
END_TEST

START_TEST(a_day_or_month_is_read_as_spreadsheets_show_it)
{
    static const struct {
        cparent_field_type type;
        const char *cell, *mended;
    } cells[] = {
        { CPARENT_FIELD_DATE, "30/04/2026", "2026-04-30" },
        { CPARENT_FIELD_DATE, "30-Apr-26", "2026-04-30" },
        { CPARENT_FIELD_DATE, "30 April 2026", "2026-04-30" },
        { CPARENT_FIELD_DATE, "2026-04-30", "2026-04-30" },
        { CPARENT_FIELD_DATE, "31/04/2026", "31/04/2026" },
        { CPARENT_FIELD_DATE, "30-Apr", "30-Apr" },
        { CPARENT_FIELD_PERIOD, "Mar-25", "2025-03" },
        { CPARENT_FIELD_PERIOD, "31/03/2025", "2025-03-31" },
        { CPARENT_FIELD_PERIOD, "2011/12", "2011/12" },
        { CPARENT_FIELD_TEXT, "Mar-25", "Mar-25" },
        { CPARENT_FIELD_TEXT, "'=A1", "=A1" },
        { CPARENT_FIELD_TEXT, "'tis", "'tis" },
    };
    size_t i;

    for (i = 0; i < sizeof(cells) / sizeof(cells[0]); i++) {
        cparent__text text = CPARENT__TEXT_INIT(CPARENT__TEXT_LARGE);

        cparent__text_add(&text, cells[i].cell);
        cparent__sheet_mend(&text, cells[i].type);
        ck_assert_str_eq(cparent__text_string(&text), cells[i].mended);
        cparent__text_free(&text);
    }
}
END_TEST

START_TEST(a_proposal_is_decided_once_in_a_sheet)
{
    char *id = town_proposal("action", CPARENT_PROPOSAL_STATE_OPEN);
    town_mark before = town_head();
    char sheet[4096];

    snprintf(sheet, sizeof sheet, "%s%s,1,reject\n",
             action_row("accept", "", ""), id);
    ck_assert_status(import(sheet), CPARENT_E_VALIDATION, &town.err);
    ck_assert_int_eq(town.err.line, 3);
    ck_assert_int_eq(town.err.column, 1);
    ck_assert_ptr_nonnull(strstr(town.err.message, "line 2"));
    snprintf(sheet, sizeof sheet, "proposal,version,decision\n%s,,accept\n",
             id);
    ck_assert_status(import(sheet), CPARENT_E_VALIDATION, &town.err);
    ck_assert_int_eq(town.err.column, 2);
    town_assert_as(before);
    free(id);
}
END_TEST

/* Excel leaves the separators of empty last cells out. */
START_TEST(a_row_may_end_where_nothing_more_was_said)
{
    town_mark before = town_head();

    ck_assert_status(import(action_row("accept", ",closed_on,owner,update",
                                       "")),
                     CPARENT_E_PARSE, &town.err);
    ck_assert_int_eq(town.err.line, 2);
    ck_assert_int_eq(town.err.column, 5);
    ck_assert_ptr_nonnull(strstr(town.err.message, "ends before"));
    town_assert_as(before);
    ck_assert_ok(import(action_row("accept", ",owner,closed_on,update",
                                   ",Mr Okonjo")), &town.err);
    ck_assert_int_eq(counts.corrected, 1);
}
END_TEST

START_TEST(a_sheet_of_semicolons_in_another_order_is_taken)
{
    char *id = town_proposal("action", CPARENT_PROPOSAL_STATE_OPEN);
    char sheet[2048];

    snprintf(sheet, sizeof sheet,
             "\xEF\xBB\xBF" "decision;owner;proposal;due_on;version\r\n"
             ";;;;\r\nACCEPT;\"Okonjo; Mr\";%s;31/03/2026;1\r\n", id);
    ck_assert_ok(import(sheet), &town.err);
    ck_assert_int_eq(counts.corrected, 1);
    free(id);
}
END_TEST

START_TEST(later_and_reject_are_decisions_too)
{
    char *csv;

    ck_assert_ok(import(action_row("later", "", "")), &town.err);
    ck_assert_int_eq(counts.later, 1);
    /* The sheet is of the version before. */
    ck_assert_status(import(action_row("reject", "", "")),
                     CPARENT_E_CONFLICT, &town.err);
    csv = export();
    cparent_string_free(csv);
}
END_TEST

START_TEST(a_stale_row_is_a_conflict_and_says_where)
{
    char sheet[2048];
    town_mark before;

    snprintf(sheet, sizeof sheet, "%s", action_row("accept", "", ""));
    ck_assert_ok(import(sheet), &town.err);
    before = town_head();
    ck_assert_status(import(sheet), CPARENT_E_CONFLICT, &town.err);
    ck_assert_int_eq(town.err.line, 2);
    ck_assert_int_eq(town.err.column, 2);
    ck_assert_str_eq(town.err.source, "sheet.csv");
    town_assert_as(before);
}
END_TEST

START_TEST(every_wrong_cell_is_named_and_nothing_is_kept)
{
    char *csv = export();
    size_t length = strlen(csv);
    char *more = malloc(length + 512);
    town_mark before = town_head();

    ck_assert_ptr_nonnull(more);
    snprintf(more, length + 512, "%s",
             action_row("accept", ",due_on,status,value", ",soon,maybe,3"));
    ck_assert_status(import(more), CPARENT_E_PARSE, &town.err);
    ck_assert_int_eq(town.err.line, 2);
    ck_assert_int_eq(town.err.column, 4);
    ck_assert_str_eq(town.err.field, "due_on");
    ck_assert_uint_eq(cparent_findings_count(town.findings), 3);
    ck_assert_status(import(action_row("accept", ",owner,text", ",A,")),
                     CPARENT_E_VALIDATION, &town.err);
    ck_assert_int_eq(town.err.column, 5);
    ck_assert_status(import(action_row("perhaps", "", "")),
                     CPARENT_E_VALIDATION, &town.err);
    ck_assert_status(import(action_row("", ",owner", ",Somebody")),
                     CPARENT_E_VALIDATION, &town.err);
    ck_assert_status(import(action_row("accept", ",onwer", ",Somebody")),
                     CPARENT_E_PARSE, &town.err);
    ck_assert_status(import("decision\n"), CPARENT_E_PARSE, &town.err);
    ck_assert_status(import("proposal,version,decision\nnobody,1,accept\n"),
                     CPARENT_E_VALIDATION, &town.err);
    town_assert_as(before);
    free(more);
    cparent_string_free(csv);
}
END_TEST

START_TEST(no_cell_is_a_formula_and_each_comes_back)
{
    char *id = town_proposal("action", CPARENT_PROPOSAL_STATE_OPEN);
    cparent_change change = town_change("2026-02-15");
    cparent_proposed *seen = NULL;
    const cparent_record *parts[2];
    cparent_builder *builder = NULL;
    cparent_record *part = NULL;

    ck_assert_ok(cparent_review_look(town.store, id, &seen, &town.err),
                 &town.err);
    ck_assert_ok(cparent_builder_from(cparent_proposed_record(seen),
                                      &builder, &town.err), &town.err);
    ck_assert_ok(cparent_builder_text(builder, CPARENT_ACTION_TEXT,
                                      "=HYPERLINK(\"x\")", &town.err),
                 &town.err);
    ck_assert_ok(cparent_builder_build(builder, &part, &town.err),
                 &town.err);
    parts[0] = parts[1] = part;
    ck_assert_ok(cparent_review_split(town.store, id, parts, 2, &change,
                                      &town.err), &town.err);
    char *csv = export();
    ck_assert(strstr(csv, "'=HYPERLINK") != NULL);
    ck_assert(strstr(csv, ",=") == NULL && strstr(csv, ",\"=") == NULL);
    town_mark before = town_head();
    ck_assert_ok(import(csv), &town.err);
    town_assert_as(before);
    cparent_string_free(csv);
    cparent_record_unref(part);
    cparent_builder_free(builder);
    cparent_proposed_free(seen);
    free(id);
}
END_TEST

/* Everything that looks, and a sheet that comes back. */
static cparent_status
look_and_return(void *user)
{
    cparent_error *err = NULL;
    const char *id = user;
    cparent_change change = town_change("2026-02-16");
    cparent_proposed *seen = NULL;
    cparent_source *source = NULL;
    char *csv = NULL;
    size_t size = 0;
    cparent_status status = cparent_review_look(town.store, id, &seen, err);

    cparent_proposed_free(seen);
    if (status == CPARENT_OK)
        status = cparent_review_export(town.store, NULL, &csv, &size, err);
    if (status == CPARENT_OK)
        status =
            cparent_source_from_bytes("sheet.csv", csv, size, &source, err);
    if (status == CPARENT_OK)
        status = cparent_review_import(town.store, source, &change, NULL,
                                       NULL, err);
    cparent_source_unref(source);
    cparent_string_free(csv);
    return status;
}

START_TEST(memory_that_runs_out_is_said_and_nothing_leaks)
{
    char *id = town_proposal("action", CPARENT_PROPOSAL_STATE_OPEN);
    town_mark before = town_head();

    /* A store keeps what it prepares once. */
    ck_assert_int_eq(look_and_return(id), CPARENT_OK);
    ck_assert_int_gt(support_fail_each_allocation(look_and_return, id, 7),
                     10);
    town_assert_as(before);
    free(id);
}
END_TEST

static Suite *
sheet_suite(void)
{
    Suite *suite = suite_create("sheet");
    TCase *tcase = tcase_create("sheet");

    tcase_add_checked_fixture(tcase, setup, town_teardown);
    tcase_add_test(tcase, a_sheet_says_how_sure_each_rule_is);
    tcase_add_test(tcase, a_sheet_that_comes_back_as_it_went_changes_nothing);
    tcase_add_test(tcase, decisions_and_corrections_are_taken);
    tcase_add_test(tcase,
                   a_date_as_a_spreadsheet_writes_it_is_no_correction);
    tcase_add_test(tcase, what_a_spreadsheet_rewrites_is_no_correction);
    tcase_add_test(tcase, a_day_or_month_is_read_as_spreadsheets_show_it);
    tcase_add_test(tcase, a_proposal_is_decided_once_in_a_sheet);
    tcase_add_test(tcase, a_row_may_end_where_nothing_more_was_said);
    tcase_add_test(tcase, a_sheet_of_semicolons_in_another_order_is_taken);
    tcase_add_test(tcase, later_and_reject_are_decisions_too);
    tcase_add_test(tcase, a_stale_row_is_a_conflict_and_says_where);
    tcase_add_test(tcase, every_wrong_cell_is_named_and_nothing_is_kept);
    tcase_add_test(tcase, memory_that_runs_out_is_said_and_nothing_leaks);
    tcase_add_test(tcase, no_cell_is_a_formula_and_each_comes_back);
    suite_add_tcase(suite, tcase);
    return suite;
}

int
main(void)
{
    return cparent_test_main(sheet_suite());
}
