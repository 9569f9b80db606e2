/* SPDX-License-Identifier: Apache-2.0 */

#include <cparent/action.h>
#include <cparent/arising.h>
#include <cparent/builder.h>
#include <cparent/citation.h>

#include "said.h"

/* The open actions of an invented board, each agreed on 16 September 2025,
 * except the last, which is from a meeting before that. */
static const struct {
    const char *id;
    const char *text;
    const char *owner;
    cparent_date agreed;
} agreed[] = {
    { "attendance", "circulate the attendance table for each school",
      "the Virtual School Head", { 2025, 9, 16 } },
    { "dentists", "write to the Integrated Care Board about dentists",
      "The Chair", { 2025, 9, 16 } },
    { "teenagers", "provide a report on homes for teenagers",
      "the Head of Commissioning", { 2025, 9, 16 } },
    { "laptops", "repair the laptops lent to pupils", "the ICT Manager",
      { 2025, 9, 16 } },
    { "visits", "arrange visits to the residential homes for members",
      NULL, { 2025, 6, 10 } },
};

enum { AGREED = sizeof(agreed) / sizeof(agreed[0]) };

static cparent_record *
make_action(size_t index)
{
    cparent_error err = CPARENT_ERROR_INIT;
    cparent_builder *builder = NULL;
    cparent_record *record = NULL;

    ck_assert_ok(cparent_builder_new(CPARENT_NOUN_ACTION, &builder, &err),
                 &err);
    ck_assert_ok(cparent_builder_text(builder, CPARENT_FIELD_AUTHORITY,
                                      "E06000901", &err),
                 &err);
    ck_assert_ok(cparent_builder_text(builder, CPARENT_FIELD_ID,
                                      agreed[index].id, &err),
                 &err);
    ck_assert_ok(cparent_builder_text(builder, CPARENT_ACTION_TEXT,
                                      agreed[index].text, &err),
                 &err);
    if (agreed[index].owner != NULL)
        ck_assert_ok(cparent_builder_text(builder, CPARENT_ACTION_OWNER,
                                          agreed[index].owner, &err),
                     &err);
    ck_assert_ok(cparent_builder_date(builder, CPARENT_ACTION_AGREED_ON,
                                      agreed[index].agreed, &err),
                 &err);
    ck_assert_ok(cparent_builder_choice(builder, CPARENT_ACTION_STATUS,
                                        CPARENT_ACTION_STATUS_OPEN, &err),
                 &err);
    ck_assert_ok(cparent_builder_build(builder, &record, &err), &err);
    cparent_builder_free(builder);
    return record;
}

static cparent_arising *
hear(const char *body)
{
    cparent_error err = CPARENT_ERROR_INIT;
    cparent_read_options options = CPARENT_READ_OPTIONS_INIT;
    const cparent_date meeting = { 2026, 2, 10 };
    cparent_record *actions[AGREED];
    cparent_source *source = NULL;
    cparent_arising *arising = NULL;
    char text[4096];
    size_t i;

    for (i = 0; i < AGREED; i++)
        actions[i] = make_action(i);
    options.meeting = meeting;
    i = (size_t)snprintf(text, sizeof(text),
                         "Agenda item\n\nA title\n\nMinutes:\n\n%s\n", body);
    ck_assert_ok(
        cparent_source_from_bytes("later.txt", text, i, &source, &err),
        &err);
    ck_assert_ok(cparent_read_arising(
                     source, &options,
                     (const cparent_record *const *)actions, AGREED,
                     &arising, &err),
                 &err);
    cparent_source_unref(source);
    for (i = 0; i < AGREED; i++)
        cparent_record_unref(actions[i]);
    return arising;
}

/* "attendance completed 2026-02-10; teenagers redated the April meeting" */
static void
heard(const char *body, char *line, size_t size)
{
    cparent_arising *arising = hear(body);
    size_t at = 0;
    size_t i;

    line[0] = '\0';
    for (i = 0; i < cparent_arising_count(arising); i++) {
        const cparent_record *action = cparent_arising_action(arising, i);
        const int outcome = cparent_arising_outcome_at(arising, i);
        const cparent_date closed =
            cparent_record_date(action, CPARENT_ACTION_CLOSED_ON);
        char day[16] = "";

        if (cparent_date_is_set(closed))
            cparent_date_format(closed, day);
        at += (size_t)snprintf(
            line + at, size - at, "%s%s %s%s%s", i > 0 ? "; " : "",
            cparent_record_id(action), cparent_arising_outcome_name(outcome),
            day[0] != '\0' || outcome == CPARENT_ARISING_REDATED ? " " : "",
            outcome == CPARENT_ARISING_REDATED
                ? or_dash(
                      cparent_record_text(action, CPARENT_ACTION_DUE_TEXT))
                : day);
        ck_assert(at < size);
    }
    cparent_arising_unref(arising);
}

static const said_row told[] = {
    { "Matters arising\n\nThe Virtual School Head confirmed that the "
      "attendance table for each school had been circulated.",
      "attendance completed 2026-02-10" },
    { "Matters arising. The attendance table for each school was circulated "
      "to members on 4 November 2025.",
      "attendance completed 2025-11-04" },
    { "Minutes of the previous meeting\n\nThe Chair had written to the "
      "Integrated Care Board about dentists.",
      "dentists completed 2026-02-10" },
    { "Matters arising. The report on homes for teenagers had not been "
      "received.",
      "teenagers reported" },
    { "It was noted that the report on homes for teenagers would now come "
      "to the April meeting.",
      "teenagers redated the April meeting" },
    { "Action log\n\nHomes for teenagers: the report was deferred to the "
      "June meeting.",
      "teenagers redated the June meeting" },
    { "Matters arising. The visits to the residential homes were no longer "
      "required.",
      "visits dropped 2026-02-10" },
    { "Matters arising. The laptops lent to pupils had been repaired, but "
      "visits to the residential homes had not yet been arranged.",
      "laptops completed 2026-02-10; visits reported" },
    { "The report on homes for teenagers, which the Head of Commissioning "
      "had been asked to provide by November, had not been received.",
      "teenagers reported" },
    { "The Head of Commissioning presented the report on homes for "
      "teenagers that the Board had asked for.",
      "teenagers completed 2026-02-10" },
    { "Action log\n\nAction: circulate the attendance table for each "
      "school.\n\nUpdate: completed.",
      "attendance completed 2026-02-10" },
    { "All actions from the previous meeting had been completed.",
      "attendance completed 2026-02-10; dentists completed 2026-02-10; "
      "teenagers completed 2026-02-10; laptops completed 2026-02-10" },
    { "RESOLVED:\n\n(1) That the Head of Commissioning provide the overdue "
      "report on homes for teenagers to the next meeting.",
      "teenagers redated the next meeting" },
    { "Matters arising. The report on homes for teenagers had been put back "
      "to 14 July 2026.",
      "teenagers redated 14 July 2026" },
    { "Matters arising. The Chair had yet to write to the Integrated Care "
      "Board about dentists.",
      "dentists reported" },
    { "Matters arising. Visits to the residential homes took place on 20 "
      "January 2026.",
      "visits completed 2026-01-20" },
    { "Matters arising. The attendance table for each school would not now "
      "be circulated.",
      "attendance dropped 2026-02-10" },
    { "Matters arising. Visits to the residential homes were in hand.",
      "visits reported" },
    /* An entry speaks of what its label, its line or its row names. */
    { "3 ROLLING ACTION LOG\n\nHomes for teenagers - the Head of "
      "Commissioning was sorry that the paper was late. It would be brought "
      "to the meeting in May 2026.",
      "teenagers redated the meeting in May 2026" },
    { "Matters arising\n\nDentists: no longer required.",
      "dentists dropped 2026-02-10" },
    { "Matters arising\n\nLaptops: repaired on 9 January 2026.",
      "laptops completed 2026-01-09" },
    { "Actions from the previous meeting\n\nAction 1: ICT Manager to repair "
      "the laptops lent to pupils.\nUpdate: Not started. The post is vacant."
      "\n\nAction 2: Chair to write to the Integrated Care Board about "
      "dentists.\nUpdate: A letter was sent on 12 January 2026. CLOSED",
      "dentists completed 2026-01-12; laptops reported" },
    { "Action log\n\n| No. | Action | Owner | Due | Status |\n"
      "| 1 | Repair the laptops lent to pupils | ICT Manager | June 2026 | "
      "Complete |\n"
      "| 2 | Report on homes for teenagers | Head of Commissioning | January "
      "2026 | Deferred to March 2026 |\n"
      "| 3 | Visits to the residential homes | All | May 2026 | In progress "
      "|\n",
      "teenagers redated March 2026; laptops completed 2026-02-10; visits "
      "reported" },
    { "Matters arising\n\nThe Virtual School Head circulated the attendance "
      "table for each school.",
      "attendance completed 2026-02-10" },
    /* All of them, but for what is said of one. */
    { "Matters arising. The report on homes for teenagers was being drafted. "
      "All other actions from the last meeting had been completed.",
      "attendance completed 2026-02-10; dentists completed 2026-02-10; "
      "teenagers reported; laptops completed 2026-02-10" },
    { "All actions had been completed with the exception of the laptops.",
      "attendance completed 2026-02-10; dentists completed 2026-02-10; "
      "teenagers completed 2026-02-10" },
    /* What is likely done is only spoken of where a label alone names it. */
    { "Matters arising\n\nDentists: this had been raised with the "
      "Minister.",
      "dentists reported" },
    /* Other words for the same act, and what others do in answer. */
    { "Matters arising\n\nThe Integrated Care Board had replied to the "
      "Chair's letter about dentists.",
      "dentists completed 2026-02-10" },
    { "Matters arising\n\nMinute 9 - Members had been to see three of the "
      "residential homes on 12 January 2026.",
      "visits completed 2026-01-12" },
    { "Actions from last time\n\nThe Virtual School Head had sent round the "
      "attendance table.",
      "attendance completed 2026-02-10" },
    { "Item 3: Actions from the previous meeting\n\nHomes for teenagers: on "
      "this agenda.",
      "teenagers completed 2026-02-10" },
    { "Matters arising\n\nThe report on homes for teenagers was expected in "
      "May 2026.",
      "teenagers redated May 2026" },
    { "All the actions agreed on 16 September 2025 were complete except the "
      "report on homes for teenagers, which the Head of Commissioning hoped "
      "to bring to the April meeting.",
      "attendance completed 2026-02-10; dentists completed 2026-02-10; "
      "teenagers redated the April meeting; laptops completed 2026-02-10" },
    { "Matters arising\n\nThe visits to the residential homes need not now "
      "go ahead.",
      "visits dropped 2026-02-10" },
    /* Some of it, or nothing yet. */
    { "Matters arising\n\nNo report on homes for teenagers had yet been "
      "brought.",
      "teenagers reported" },
    { "Matters arising\n\n12 of the 40 laptops lent to pupils had been "
      "repaired.",
      "laptops reported" },
    { "Matters arising\n\nNo visits to the residential homes had been "
      "arranged.",
      "visits reported" },
    { "Matters arising\n\nThe attendance table for each school had been "
      "drafted but not circulated.",
      "attendance reported" },
};

START_TEST(later_minutes_tell_what_became_of_an_action)
{
    char line[600];

    heard(told[_i].body, line, sizeof(line));
    ck_assert_str_eq(line, told[_i].expected);
}
END_TEST

static const char *const silent[] = {
    "The Director introduced the quarterly report.",
    "Attendance at school had been good.",
    "Members were told that dentists had been difficult to find.",
    "The laptops had been popular.",
    "The Board visited a school in Wynmere.",
    "Homes for older people had been completed in March.",
    "Matters arising\n\nThere were none.",
    "The minutes were agreed as a correct record.",
    "RESOLVED: That the report on dental health be noted.",
    "The Head of Commissioning had been asked to provide homes.",
    "Matters arising. The Integrated Care Board had published its plan.",
    "Matters arising. The residential homes had been inspected in January.",
    "Matters arising. Members asked whether the laptops lent to pupils had "
    "been repaired.",
    "Matters arising. Had the laptops lent to pupils been repaired?",
    "Not all actions from the last meeting had been completed.",
    "All actions in the improvement plan had been completed.",
    "All actions had been completed with the exception of two.",
    "Matters arising. It was agreed that the Chair and the dentists meet.",
    "Matters arising. The Health Minister had written to the Integrated Care "
    "Board about dentists.",
    "The laptops lent to teachers had been repaired.",
    "The residential homes had been open for visits by members.",
    "Action 3 is complete. Action 4 has been carried forward.",
    "Scorecard\n\n| Indicator | Q3 | Status |\n| Laptops lent to pupils "
    "repaired | 12 | Complete |\n",
    "Matters arising\n\nAll was well.\n\nItem 4 - Homes\n\nThe Virtual School "
    "Head had read the table.",
    "Matters arising\n\nThe homes would be told when visits had been arranged.",
    "Matters arising\n\nThe forum, which would meet in May 2026, was for "
    "teenagers.",
    "Action log\n\nOfsted.",
    "Matters arising\n\nThere were 12 members at the last meeting.",
    "Matters arising\n\nThe Panel had received a report on another matter.",
    "The Head of Commissioning had brought a report on homes for adults.",
    "Matters arising\n\nThe Minister had sent a letter to every council.",
};

START_TEST(a_sentence_that_is_about_no_action_is_left_alone)
{
    char line[600];

    heard(silent[_i], line, sizeof(line));
    ck_assert_str_eq(line, "");
}
END_TEST

START_TEST(the_action_keeps_its_words_and_gains_the_sentence_that_settles_it)
{
    cparent_arising *arising =
        hear("Matters arising. The attendance table for each school had "
             "been circulated.");
    const cparent_record *action = cparent_arising_action(arising, 0);
    const cparent_record *citation = cparent_arising_citation(arising, 0);

    ck_assert_uint_eq(cparent_arising_count(arising), 1);
    ck_assert_str_eq(cparent_record_text(action, CPARENT_ACTION_TEXT),
                     agreed[0].text);
    ck_assert_str_eq(cparent_record_text(action, CPARENT_ACTION_UPDATE),
                     "The attendance table for each school had been "
                     "circulated");
    ck_assert_str_eq(
        cparent_record_list_at(action, CPARENT_ACTION_CITATIONS, 0),
        cparent_record_id(citation));
    ck_assert_str_eq(
        cparent_record_text(citation, CPARENT_CITATION_QUOTE),
        "The attendance table for each school had been circulated");
    ck_assert_int_eq(cparent_record_choice(action, CPARENT_ACTION_STATUS),
                     CPARENT_ACTION_STATUS_DONE);
    ck_assert_str_eq(cparent_arising_rule(arising, 0),
                     "arising.completed");
    ck_assert_int_gt(cparent_arising_confidence(arising, 0), 50);
    cparent_arising_unref(arising);
}
END_TEST

START_TEST(what_is_out_of_range_is_said_to_be_nothing)
{
    cparent_arising *arising = hear("There was nothing.");

    ck_assert_uint_eq(cparent_arising_count(arising), 0);
    ck_assert_ptr_null(cparent_arising_action(arising, 0));
    ck_assert_ptr_null(cparent_arising_citation(arising, 0));
    ck_assert_int_eq(cparent_arising_outcome_at(arising, 0), 0);
    ck_assert_str_eq(cparent_arising_rule(arising, 0), "");
    ck_assert_ptr_null(cparent_arising_outcome_name(0));
    ck_assert_ptr_null(cparent_arising_outcome_name(5));
    cparent_arising_unref(arising);
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("read/arising");
    TCase *cases = tcase_create("arising");

    tcase_add_loop_test(cases, later_minutes_tell_what_became_of_an_action,
                        0, (int)(sizeof(told) / sizeof(told[0])));
    tcase_add_loop_test(cases, a_sentence_that_is_about_no_action_is_left_alone,
                        0, (int)(sizeof(silent) / sizeof(silent[0])));
    tcase_add_test(
        cases,
        the_action_keeps_its_words_and_gains_the_sentence_that_settles_it);
    tcase_add_test(cases, what_is_out_of_range_is_said_to_be_nothing);
    suite_add_tcase(suite, cases);
    return cparent_test_main(suite);
}
