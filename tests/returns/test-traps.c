/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "return-fixture.h"

#include <stdio.h>
#include <string.h>

/* What returns get wrong and counting must get right.  Expected figures are
 * worked out by hand from the definitions; the year ends on 31 March 2025. */

#define BORN_2015 HEADER "A,1,02/05/2015,WBRI,,,\n"

static void
setup(void)
{
    return_setup();
    options.year_ended = cparent_date_make(2025, 3, 31);
}

static void
counted(const char *header, const char *episodes)
{
    return_add("h.csv", header);
    return_add("e.csv", episodes);
    ck_assert_ok(return_count(), &err);
}

static cparent_ssda903_figure
figure(const char *code)
{
    cparent_ssda903_figure found;

    ck_assert(cparent_ssda903_result_find(result, code, &found));
    return found;
}

static void
is(const char *code, int64_t numerator, int64_t denominator)
{
    const cparent_ssda903_figure found = figure(code);

    ck_assert_msg(found.has & CPARENT_SSDA903_NUMERATOR, "%s: %s", code,
                  found.note);
    ck_assert_msg(found.numerator == numerator, "%s: numerator %lld", code,
                  (long long)found.numerator);
    if (denominator >= 0)
        ck_assert_msg(found.denominator == denominator,
                      "%s: denominator %lld", code,
                      (long long)found.denominator);
}

static void
is_none(const char *code, cparent_value_state state, const char *word)
{
    const cparent_ssda903_figure found = figure(code);

    ck_assert_int_eq(found.value.state, state);
    ck_assert_ptr_nonnull(found.note);
    ck_assert_msg(support_contains(found.note, word), "%s", found.note);
}

static const cparent_finding *
noticed(const char *rule)
{
    size_t i;

    for (i = 0; i < cparent_findings_count(findings); i++)
        if (strcmp(cparent_findings_at(findings, i)->rule, rule) == 0)
            return cparent_findings_at(findings, i);
    ck_abort_msg("no finding %s", rule);
    return NULL;
}

START_TEST(short_breaks_are_in_no_figure)
{
    counted(BORN_2015,
            EPISODES
            "A,01/06/2024,S,V3,N1,U6,PR1,,,,,,\n");
    is("cla_31_march", 0, -1);
    is("cla_during_year", 0, -1);
    is("started", 0, -1);
}
END_TEST

START_TEST(a_child_who_leaves_on_31_march_is_not_in_care_that_day)
{
    counted(BORN_2015,
            EPISODES
            "A,01/06/2023,S,C2,N1,U6,PR1,31/03/2025,E4A,,,,\n");
    is("cla_31_march", 0, -1);
    is("ceased", 1, -1);
    is("ceased_home_pct", 1, 1);
}
END_TEST

START_TEST(a_child_who_starts_on_31_march_is_in_care_that_day)
{
    counted(BORN_2015,
            EPISODES
            "A,31/03/2025,S,C2,N1,U6,PR1,,,,,,\n");
    is("cla_31_march", 1, -1);
    is("started", 1, -1);
}
END_TEST

START_TEST(a_child_who_leaves_on_1_april_was_not_in_care_in_the_year)
{
    counted(BORN_2015,
            EPISODES
            "A,01/06/2023,S,C2,N1,U6,PR1,01/04/2024,E4A,,,,\n");
    is("cla_during_year", 0, -1);
    is("ceased", 1, -1);
}
END_TEST

START_TEST(a_child_who_starts_on_1_april_is_in_care_for_the_year)
{
    counted(BORN_2015,
            EPISODES
            "A,01/04/2024,S,C2,N1,U6,PR1,,,,,,\n");
    is("oc2_cohort", 1, -1);
}
END_TEST

START_TEST(a_child_who_starts_on_2_april_is_not_in_care_for_the_year)
{
    counted(BORN_2015,
            EPISODES
            "A,02/04/2024,S,C2,N1,U6,PR1,,,,,,\n");
    is("oc2_cohort", 0, -1);
}
END_TEST

START_TEST(three_homes_are_three_placements)
{
    counted(BORN_2015,
            EPISODES
            "A,01/06/2024,S,C1,N1,U6,PR1,01/08/2024,X1,,,,\n"
            "A,01/08/2024,P,C1,N1,U5,PR1,01/12/2024,X1,,,,\n"
            "A,01/12/2024,P,C1,N1,K2,PR4,,,,,,\n");
    is("placements_3plus", 1, 1);
}
END_TEST

START_TEST(a_change_of_legal_status_is_no_placement)
{
    counted(BORN_2015,
            EPISODES
            "A,01/06/2024,S,C1,N1,U6,PR1,01/08/2024,X1,,,,\n"
            "A,01/08/2024,L,C2,N1,U6,PR1,01/12/2024,X1,,,,\n"
            "A,01/12/2024,P,C1,N1,K2,PR4,,,,,,\n");
    is("placements_3plus", 0, 1);
}
END_TEST

START_TEST(a_move_with_the_same_carer_counts_when_it_is_asked_for)
{
    counted(BORN_2015,
            EPISODES
            "A,01/06/2024,S,C1,N1,U6,PR1,01/08/2024,X1,,,,\n"
            "A,01/08/2024,T,C1,N1,U5,PR1,01/12/2024,X1,,,,\n"
            "A,01/12/2024,P,C1,N1,K2,PR4,,,,,,\n");
    is("placements_3plus", 0, 1);
    options.same_carer_moves = 1;
    ck_assert_ok(return_count(), &err);
    is("placements_3plus", 1, 1);
}
END_TEST

START_TEST(a_temporary_stay_is_no_placement_and_leads_back_home)
{
    counted(BORN_2015,
            EPISODES
            "A,01/06/2024,S,C1,N1,U6,PR1,01/08/2024,X1,,,,\n"
            "A,01/08/2024,P,C1,N1,T1,,05/08/2024,X1,,,,\n"
            "A,05/08/2024,P,C1,N1,U6,PR1,01/12/2024,X1,,,,\n"
            "A,01/12/2024,P,C1,N1,K2,PR4,,,,,,\n");
    is("placements_3plus", 0, 1);
}
END_TEST

START_TEST(a_child_is_counted_once_by_the_first_start_and_the_last_exit)
{
    counted(BORN_2015,
            EPISODES
            "A,01/05/2024,S,C2,N1,U6,PR1,01/07/2024,E4A,,,,\n"
            "A,01/09/2024,S,C2,N1,U6,PR1,01/02/2025,E11,,,,\n");
    is("started", 1, -1);
    is("ceased", 1, -1);
    is("ceased_adopted_pct", 1, 1);
    is("ceased_home_pct", 0, 1);
}
END_TEST

START_TEST(a_missing_oc2_row_stays_in_the_denominator)
{
    return_add("o.csv", "CHILD,DOB,SDQ_SCORE,HEALTH_ASSESSMENT,TEETH_CHECK,"
                        "IMMUNISATIONS,CONVICTED,HEALTH_CHECK,"
                        "SUBSTANCE_MISUSE\nB,,0,1,1,1,0,,0\nC,,9,1,1,1,0,,0\n");
    counted(BORN_2015 "B,1,02/05/2012,WBRI,,,\nC,1,02/05/2012,,,,\n",
            EPISODES
            "A,01/06/2020,S,C2,N1,U6,PR1,,,,,,\n"
            "B,01/06/2020,S,C2,N1,U6,PR1,,,,,,\n"
            "C,01/06/2024,S,C2,N1,U6,PR1,,,,,,\n");
    is("health_assessment", 1, 2);
    is("sdq_received", 1, 2);
    is("sdq_average", 0, 1);
    noticed("oc2-missing");
    ck_assert_int_eq(noticed("oc2-not-eligible")->line, 3);
}
END_TEST

START_TEST(nobody_in_the_denominator_is_not_applicable)
{
    counted(BORN_2015,
            EPISODES
            "A,01/06/2024,S,C2,N1,U6,PR1,,,,,,\n");
    is_none("ceased_adopted_pct", CPARENT_VALUE_NOT_APPLICABLE, "nobody");
}
END_TEST

START_TEST(an_unknown_code_is_told_and_not_classified)
{
    counted(BORN_2015,
            EPISODES
            "A,01/06/2024,S,C2,N1,U99,PR1,,,,,,\n");
    is("cla_31_march", 1, -1);
    is("foster", 0, 1);
    is("placement_not_classified", 1, 1);
    ck_assert_int_eq(noticed("unknown-code")->line, 2);
    ck_assert_int_eq(noticed("unknown-code")->column, 6);
    ck_assert_str_eq(noticed("unknown-code")->field, "PLACE");
}
END_TEST

START_TEST(a_code_of_another_year_is_told_and_understood)
{
    counted(BORN_2015,
            EPISODES
            "A,01/06/2024,S,C2,N1,h5 ,PR1,,,,,,\n");
    is("supported_accommodation", 1, 1);
    noticed("code-year");
}
END_TEST

/* What the only finding of that rule says of a placement in a year. */
static void
says_of(const char *place, int year, const char *said)
{
    char episodes[sizeof(EPISODES) + 64];

    snprintf(episodes, sizeof(episodes),
             EPISODES "A,01/06/2019,S,C2,N1,%s,PR1,,,,,,\n", place);
    cparent_ssda903_free(job);
    job = NULL;
    ck_assert_ok(cparent_ssda903_new(&job, &err), &err);
    options.year_ended = cparent_date_make(year, 3, 31);
    counted(BORN_2015, episodes);
    ck_assert_msg(support_contains(noticed("code-year")->message, said),
                  "%s", noticed("code-year")->message);
}

START_TEST(a_code_of_another_year_says_since_when_and_what_replaced_it)
{
    says_of("H5", 2025, "it is out of use since 2024-25: use K3");
    says_of("Z1", 2026,
            "it is out of use since 2025-26: use Z11 or Z12 or Z13 or Z14");
    says_of("K3", 2024, "it is from 2024-25 on");
    says_of("Q1", 2024, "it is out of use since before 2021-22");
}
END_TEST

START_TEST(a_quarter_can_be_looked_at)
{
    options.as_at = cparent_date_make(2024, 9, 30);
    options.from = cparent_date_make(2024, 7, 1);
    counted(BORN_2015,
            EPISODES
            "A,01/08/2024,S,C2,N1,U6,PR1,01/11/2024,E4A,,,,\n");
    is("cla_31_march", 1, -1);
    is("started", 1, -1);
    is("ceased", 0, -1);
}
END_TEST

START_TEST(a_day_that_no_return_is_of_is_refused)
{
    return_add("h.csv", BORN_2015);
    return_add("e.csv", EPISODES "A,01/05/2024,S,C2,N1,U6,PR1,,,,,,\n");
    options.as_at = cparent_date_make(2025, 4, 1);
    ck_assert_int_eq(return_count(), CPARENT_E_INVALID);
    options.as_at = cparent_date_make(2024, 3, 31);
    ck_assert_int_eq(return_count(), CPARENT_E_INVALID);
}
END_TEST

START_TEST(a_history_that_is_too_short_is_refused)
{
    counted(BORN_2015,
            EPISODES
            "A,01/06/2023,P,C2,N1,U6,PR1,,,,,,\n");
    is_none("long_term_stability", CPARENT_VALUE_NOT_AVAILABLE, "before the returns");
    is("oc2_cohort", 1, -1);
}
END_TEST

START_TEST(a_return_that_reaches_back_needs_no_other)
{
    counted(BORN_2015,
            EPISODES
            "A,01/06/2021,S,C2,N1,U6,PR1,,,,,,\n");
    is("long_term_stability", 1, 1);
}
END_TEST

START_TEST(adoptive_and_foster_home_before_count_together)
{
    counted(BORN_2015,
            EPISODES
            "A,01/06/2021,S,C2,N1,U5,PR1,01/02/2025,X1,,,,\n"
            "A,01/02/2025,B,E1,N1,A6,PR1,,,,,,\n");
    is("long_term_stability", 1, 1);
}
END_TEST

START_TEST(a_home_is_the_same_under_the_code_that_replaced_its_own)
{
    counted(HEADER "A,1,02/05/2010,WBRI,,,\nB,1,02/05/2010,WBRI,,,\n",
            EPISODES
            "A,01/06/2021,S,C2,N1,H5,PR4,05/02/2024,X1,,,X1 1AA,1\n"
            "A,05/02/2024,P,C2,N1,T2,,01/03/2024,X1,,,,\n"
            "A,01/03/2024,P,C2,N1,K3,PR4,,,,,X1 1AA,1\n"
            "B,01/06/2021,S,C2,N1,Z1,PR4,05/02/2024,X1,,,X1 1AA,\n"
            "B,05/02/2024,P,C2,N1,T1,,01/03/2024,X1,,,,\n"
            "B,01/03/2024,P,C2,N1,Z12,,,,,,X1 1AA,\n");
    is("long_term_stability", 2, 2);
}
END_TEST

START_TEST(staying_put_is_told_by_where_they_live_and_not_by_the_exit)
{
    return_add("o.csv", "CHILD,DOB,IN_TOUCH,ACTIV,ACCOM\nA,,YES,F2,Z1\n"
                        "B,,YES,F2,T1\nD,,YES,F2,Z2\nE,,YES,F2,Z1\n");
    counted(HEADER "A,1,10/06/2006,,,,\nB,1,10/06/2006,,,,\n"
                   "C,1,10/06/2006,,,,\nD,1,10/06/2006,,,,\n"
                   "E,1,10/06/2006,,,,\n",
            EPISODES "A,01/06/2021,S,C2,N1,U6,PR1,10/06/2024,E17,,,,\n"
                     "B,01/06/2021,S,C2,N1,U6,PR1,10/06/2024,E17,,,,\n"
                     "C,01/06/2021,S,C2,N1,U6,PR1,10/06/2024,E17,,,,\n"
                     "D,01/06/2021,S,C2,N1,U4,PR4,10/06/2024,E8,,,,\n"
                     "E,01/06/2021,S,C2,N1,K2,PR4,10/06/2024,E8,,,,\n");
    is("staying_put_18", 2, 4);
}
END_TEST

START_TEST(an_impossible_date_is_broken_and_names_its_place)
{
    return_add("h.csv", BORN_2015);
    return_add("e.csv", EPISODES "A,31/04/2024,S,C2,N1,U6,PR1,,,,,,\n"
                                 "A,01/05/2024,S,C2,N1,U6,PR1,,,,,,\n");
    ck_assert_status(return_count(), CPARENT_E_PARSE, &err);
    ck_assert_int_eq(err.line, 2);
    ck_assert_int_eq(err.column, 2);
    ck_assert_str_eq(err.field, "DECOM");
    ck_assert_str_eq(err.source, "e.csv");
    ck_assert(!support_contains(err.message, "31/04"));
    ck_assert_ptr_null(result);
    options.lenient = 1;
    cparent_error_clear(&err);
    ck_assert_ok(return_count(), &err);
    is("cla_31_march", 1, -1);
    ck_assert(support_contains(figure("cla_31_march").note, "1 broken row"));
}
END_TEST

START_TEST(a_quote_left_open_costs_one_row)
{
    options.lenient = 1;
    counted(BORN_2015 "B,1,02/05/2012,WBRI,,,\n",
            EPISODES
            "\"A,01/06/2024,S,C2,N1,U6,PR1,,,,,,\n"
            "B,01/06/2024,S,C2,N1,U6,PR1,,,,,,\n");
    is("cla_31_march", 1, -1);
    noticed("quote-open");
}
END_TEST

START_TEST(csv_is_read_as_people_save_it)
{
    return_add("1.csv", "\xEF\xBB\xBF dob ,\"ETHNIC\",sex,child,extra\r\n"
                        "02/05/2015,WBRI,1, A ,\"x, y\"\r\n,,,,\r\n");
    return_add("2.csv", "rne,\"decom\",CHILD,place,LS,DEC,REC\r\n"
                        "\"S\",\"01/06/2024\",A, u6 ,c2,,\r\n\r\n");
    ck_assert_ok(return_count(), &err);
    is("cla_31_march", 1, -1);
    is("foster", 1, 1);
    is("cla_age_5_9", 1, 1);
}
END_TEST

START_TEST(lines_that_end_with_cr_alone_are_lines)
{
    return_add("1.csv", "CHILD,SEX,DOB,ETHNIC\rA,1,02/05/2015,WBRI\r");
    return_add("2.csv", "CHILD,DECOM,RNE,LS,PLACE,DEC,REC\r"
                        "A,01/06/2024,S,C2,U6,,\r");
    ck_assert_ok(return_count(), &err);
    is("cla_31_march", 1, -1);
    is("cla_age_5_9", 1, 1);
}
END_TEST

START_TEST(a_number_that_is_none_is_broken)
{
    return_add("o.csv", "CHILD,DOB,SDQ_SCORE,CONVICTED,HEALTH_CHECK\n"
                        "A,02/05/2015,nan,0,0\n");
    ck_assert_status(return_count(), CPARENT_E_PARSE, &err);
    ck_assert_str_eq(err.field, "SDQ_SCORE");
}
END_TEST

START_TEST(what_breaks_a_rule_is_told_with_its_line)
{
    counted(BORN_2015 "A,1,02/05/2015,WBRI,,,\n",
            EPISODES
            "A,01/06/2024,S,C2,N1,U6,PR1,01/05/2024,X1,,,,\n"
            "A,01/07/2024,P,C2,N1,U6,PR1,,X1,,,,\n"
            "A,01/08/2024,P,C2,N1,U6,PR1,01/10/2024,X1,,,,\n"
            "A,01/09/2024,P,C2,N1,U6,PR1,,,,,,\n"
            "Z,01/09/2024,S,C2,N1,U6,PR1,,,,,,\n");
    ck_assert_int_eq(noticed("repeated-child")->line, 3);
    ck_assert_int_eq(noticed("dec-before-decom")->line, 2);
    ck_assert_int_eq(noticed("rec-without-dec")->line, 3);
    ck_assert_int_eq(noticed("open-not-last")->line, 3);
    ck_assert_int_eq(noticed("overlap")->line, 5);
    ck_assert_int_eq(noticed("overlap")->column, 2);
    ck_assert_int_eq(noticed("orphan")->line, 6);
    ck_assert_uint_gt(cparent_ssda903_result_errors(result), 4);
}
END_TEST

START_TEST(xml_says_what_csv_says)
{
    return_add("r.xml", "<EXPSSDA903><CHILD><HEADER><SEX>1</SEX><UASC>1</UASC>"
                        "<DOB>02/05/2015</DOB><ETHNIC>WBRI</ETHNIC><DUC/>"
                        "<CHILDID>A</CHILDID></HEADER><EPISODE><PL>U6</PL>"
                        "<DECOM>01/06/2024</DECOM><RNE>S</RNE><LS>C2</LS><DEC/>"
                        "</EPISODE></CHILD></EXPSSDA903>");
    ck_assert_ok(return_count(), &err);
    is("cla_31_march", 1, -1);
    is("uasc_31_march", 1, -1);
    is("foster", 1, 1);
    is("missing_children", 0, -1);
    is_none("reviews_participated", CPARENT_VALUE_NOT_AVAILABLE, "Reviews");
}
END_TEST

START_TEST(columns_parted_by_semicolons_are_said_to_be)
{
    return_add("e.csv", "CHILD;DECOM;RNE;LS;CIN;PLACE;PLACE_PROVIDER;DEC;REC;"
                        "REASON_PLACE_CHANGE;HOME_POST;PL_POST;URN\n");
    ck_assert_status(return_count(), CPARENT_E_PARSE, &err);
    ck_assert_ptr_nonnull(noticed("separator"));
}
END_TEST

START_TEST(a_doctype_is_refused)
{
    return_add("r.xml", "<!DOCTYPE x><EXPSSDA903/>");
    ck_assert_status(return_count(), CPARENT_E_PARSE, &err);
    ck_assert_int_eq(err.line, 1);
}
END_TEST

START_TEST(who_is_counted_needs_the_right)
{
    cparent_ssda903_children *children = NULL;

    counted(BORN_2015,
            EPISODES
            "A,01/06/2024,S,C2,N1,U6,PR1,,,,,,\n");
    ck_assert_status(cparent_ssda903_who(job, &options, "foster", &children,
                                         &err), CPARENT_E_PROTECTED, &err);
    options.rights = CPARENT_SSDA903_MAY_SEE_CHILDREN;
    cparent_error_clear(&err);
    ck_assert_ok(cparent_ssda903_who(job, &options, "foster", &children,
                                     &err), &err);
    ck_assert_uint_eq(cparent_ssda903_children_count(children), 1);
    ck_assert_str_eq(cparent_ssda903_children_at(children, 0), "A");
    cparent_ssda903_children_free(children);
}
END_TEST

START_TEST(every_definition_explains_itself)
{
    char *text = NULL;

    ck_assert_ok(cparent_ssda903_explain("placements_3plus", &text, &err),
                 &err);
    ck_assert(support_contains(text, "homes_3plus: three or more"));
    ck_assert(support_contains(text, "  Needs: Episodes; returns that "
                                     "reach back to "));
    cparent_string_free(text);
    ck_assert_ok(cparent_ssda903_explain(NULL, &text, &err), &err);
    ck_assert(!support_contains(text, ": \n"));
    cparent_string_free(text);
    ck_assert_status(cparent_ssda903_explain("nothing", &text, &err),
                     CPARENT_E_NOT_FOUND, &err);
}
END_TEST

static cparent_status
step(void *user)
{
    cparent_ssda903_result *made = NULL;
    cparent_ssda903 *own = NULL;
    cparent_source *source = NULL;
    cparent_status status = cparent_ssda903_new(&own, &err);

    if (status == CPARENT_OK)
        status = cparent_source_from_bytes("e.csv", user, strlen(user),
                                           &source, &err);
    if (status == CPARENT_OK)
        status = cparent_ssda903_add_source(own, source, &err);
    if (status == CPARENT_OK)
        status = cparent_ssda903_count(own, &options, &made, NULL, &err);
    cparent_ssda903_result_unref(made);
    cparent_ssda903_free(own);
    cparent_source_unref(source);
    return status;
}

START_TEST(memory_that_runs_out_leaks_nothing)
{
    static char text[] = EPISODES "A,01/06/2024,S,C2,N1,U6,PR1,,,,,,\n";

    cparent_ssda903_free(job);
    job = NULL;
    ck_assert_int_gt(support_fail_each_allocation(step, text, 1), 20);
}
END_TEST

static Suite *
traps_suite(void)
{
    Suite *suite = suite_create("traps");
    TCase *tcase = tcase_create("traps");

    tcase_add_checked_fixture(tcase, setup, return_teardown);
    tcase_add_test(tcase, short_breaks_are_in_no_figure);
    tcase_add_test(
        tcase, a_child_who_leaves_on_31_march_is_not_in_care_that_day);
    tcase_add_test(
        tcase, a_child_who_starts_on_31_march_is_in_care_that_day);
    tcase_add_test(
        tcase, a_child_who_leaves_on_1_april_was_not_in_care_in_the_year);
    tcase_add_test(
        tcase, a_child_who_starts_on_1_april_is_in_care_for_the_year);
    tcase_add_test(
        tcase, a_child_who_starts_on_2_april_is_not_in_care_for_the_year);
    tcase_add_test(tcase, three_homes_are_three_placements);
    tcase_add_test(tcase, a_change_of_legal_status_is_no_placement);
    tcase_add_test(
        tcase, a_move_with_the_same_carer_counts_when_it_is_asked_for);
    tcase_add_test(
        tcase, a_temporary_stay_is_no_placement_and_leads_back_home);
    tcase_add_test(
        tcase, a_child_is_counted_once_by_the_first_start_and_the_last_exit);
    tcase_add_test(tcase, a_missing_oc2_row_stays_in_the_denominator);
    tcase_add_test(tcase, nobody_in_the_denominator_is_not_applicable);
    tcase_add_test(tcase, an_unknown_code_is_told_and_not_classified);
    tcase_add_test(tcase, a_code_of_another_year_is_told_and_understood);
    tcase_add_test(
        tcase, a_code_of_another_year_says_since_when_and_what_replaced_it);
    tcase_add_test(tcase, a_quarter_can_be_looked_at);
    tcase_add_test(tcase, a_day_that_no_return_is_of_is_refused);
    tcase_add_test(tcase, a_history_that_is_too_short_is_refused);
    tcase_add_test(tcase, a_return_that_reaches_back_needs_no_other);
    tcase_add_test(tcase, adoptive_and_foster_home_before_count_together);
    tcase_add_test(
        tcase, a_home_is_the_same_under_the_code_that_replaced_its_own);
    tcase_add_test(
        tcase, staying_put_is_told_by_where_they_live_and_not_by_the_exit);
    tcase_add_test(tcase, an_impossible_date_is_broken_and_names_its_place);
    tcase_add_test(tcase, a_quote_left_open_costs_one_row);
    tcase_add_test(tcase, csv_is_read_as_people_save_it);
    tcase_add_test(tcase, lines_that_end_with_cr_alone_are_lines);
    tcase_add_test(tcase, a_number_that_is_none_is_broken);
    tcase_add_test(tcase, what_breaks_a_rule_is_told_with_its_line);
    tcase_add_test(tcase, xml_says_what_csv_says);
    tcase_add_test(tcase, columns_parted_by_semicolons_are_said_to_be);
    tcase_add_test(tcase, a_doctype_is_refused);
    tcase_add_test(tcase, who_is_counted_needs_the_right);
    tcase_add_test(tcase, every_definition_explains_itself);
    tcase_add_test(tcase, memory_that_runs_out_leaks_nothing);
    suite_add_tcase(suite, tcase);
    return suite;
}

int
main(void)
{
    return cparent_test_main(traps_suite());
}
