/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <string.h>

#include "report.h"

START_TEST(one_to_five_people_are_hidden_and_none_are_not)
{
    report self = { 0 };
    char number[16];

    for (int n = 0; n <= 12; n++) {
        snprintf(number, sizeof number, "%d", n);
        add_count(&self, number);
    }
    go_through(&self, &dfe_la);
    for (int n = 0; n <= 12; n++) {
        snprintf(number, sizeof number, "%d", n);
        if (n >= 1 && n <= 5)
            assert_hidden(&self, (size_t)n);
        else
            assert_shown(&self, (size_t)n, number, "");
    }
    ck_assert_uint_eq(self.shown.hidden, 5);
    ck_assert_str_eq(self.shown.profile.id, "dfe_la");
    cparent__protected_free(&self.shown);
}
END_TEST

START_TEST(what_is_public_already_or_counts_nobody_is_shown)
{
    report self = { 0 };

    add_count(&self, "3")->published = true;
    add_count(&self, "3")->counts_people = false;
    add_share(&self, "6", 3, 50)->published = true;
    add(&self, "3", CPARENT_UNIT_GBP)->counts_people = false;
    go_through(&self, &dfe_la);
    assert_shown(&self, 0, "3", "");
    assert_shown(&self, 1, "3", "");
    assert_shown(&self, 2, "6%", "3 of 50");
    assert_shown(&self, 3, "£3", "");
    ck_assert_uint_eq(self.shown.hidden, 0);
    cparent__protected_free(&self.shown);
}
END_TEST

/* The rule once more, from the page and not from the code. */
static bool
plain_rule(int n, int d)
{
    int rest = d - n;

    return (n == 1 || n == 2 || n == 3 || n == 4 || n == 5)
           || (rest == 1 || rest == 2 || rest == 3 || rest == 4 || rest == 5)
           || (d == 1 || d == 2 || d == 3 || d == 4 || d == 5);
}

START_TEST(a_share_is_hidden_with_its_numerator_complement_or_denominator)
{
    static const cparent_unit units[] = { CPARENT_UNIT_PERCENT,
                                          CPARENT_UNIT_RATIO,
                                          CPARENT_UNIT_SCORE,
                                          CPARENT_UNIT_RATE_PER_10000 };

    for (int n = 0; n <= 12; n++)
        for (int d = 0; d <= 20; d++) {
            report self = { 0 };
            for (size_t u = 0; u < 4; u++)
                add_share(&self, "50", n, d)->value.unit = units[u];
            go_through(&self, &dfe_la);
            for (size_t u = 0; u < 4; u++)
                if (plain_rule(n, d))
                    assert_hidden(&self, u);
                else
                    ck_assert(!self.shown.items[u].hidden);
            cparent__protected_free(&self.shown);
        }
}
END_TEST

START_TEST(a_share_shows_its_parts_when_all_may_be_shown)
{
    report self = { 0 };

    add_share(&self, "32.6", 59, 181);
    add_share(&self, "69", 1234, 61900);
    add_share(&self, "0", 0, 50);
    add_share(&self, "100", 50, 50);
    add(&self, "69", CPARENT_UNIT_PERCENT);
    go_through(&self, &dfe_la);
    assert_shown(&self, 0, "32.6%", "59 of 181");
    assert_shown(&self, 1, "69%", "1,234 of 61,900");
    assert_shown(&self, 2, "0%", "0 of 50");
    assert_shown(&self, 3, "100%", "50 of 50");
    assert_shown(&self, 4, "69%", "");
    cparent__protected_free(&self.shown);
}
END_TEST

START_TEST(parts_too_long_to_say_whole_are_not_said)
{
    report self = { 0 };

    add_share(&self, "50", INT64_MAX / 2, INT64_MAX);
    go_through(&self, &dfe_la);
    assert_shown(&self, 0, "50%", "");
    cparent__protected_free(&self.shown);
}
END_TEST

START_TEST(odd_parts_neither_overflow_nor_open_the_door)
{
    report self = { 0 };

    add_share(&self, "50", INT64_MIN, INT64_MAX);
    add_share(&self, "50", 40, 38);
    add_share(&self, "50", -3, 40);
    add_share(&self, "50", 3, -40);
    go_through(&self, &dfe_la);
    ck_assert(!self.shown.items[0].hidden);
    ck_assert(!self.shown.items[1].hidden);
    ck_assert(!self.shown.items[2].hidden);
    assert_hidden(&self, 3);
    cparent__protected_free(&self.shown);
}
END_TEST

START_TEST(a_number_without_a_unit_may_be_people)
{
    report self = { 0 };

    add(&self, "4", CPARENT_UNIT_UNKNOWN);
    add(&self, "94", CPARENT_UNIT_UNKNOWN);
    go_through(&self, &dfe_la);
    assert_hidden(&self, 0);
    assert_shown(&self, 1, "94", "");
    cparent__protected_free(&self.shown);
}
END_TEST

START_TEST(ranges_and_fractions_that_reach_into_the_few_are_hidden)
{
    static const char *const hidden[] = { "0..3", "4..9", "5..6", "1..50",
                                          "0.5",  "5.5",  "2.0" };
    static const char *const shown[] = { "6..9", "0..0", "97..99", "6.0" };
    report self = { 0 };

    for (size_t i = 0; i < 7; i++)
        add_count(&self, hidden[i]);
    for (size_t i = 0; i < 4; i++)
        add_count(&self, shown[i]);
    go_through(&self, &dfe_la);
    for (size_t i = 0; i < 7; i++)
        assert_hidden(&self, i);
    for (size_t i = 7; i < 11; i++)
        ck_assert(!self.shown.items[i].hidden);
    ck_assert(self.shown.items[9].range);
    ck_assert_str_eq(self.shown.items[9].words, "97 to 99");
    cparent__protected_free(&self.shown);
}
END_TEST

START_TEST(what_is_made_of_a_hidden_figure_goes_with_it)
{
    report self = { 0 };

    add_count(&self, "3");
    add_count(&self, "41");
    add_made(&self, "38", CPARENT_UNIT_COUNT, 0)->parts[1] = 1;
    self.items[2].part_count = 2;
    add_made(&self, "7.3", CPARENT_UNIT_PERCENT, 2);
    add_made(&self, "", CPARENT_UNIT_UNKNOWN, 3)->verdict = 2;
    add_made(&self, "12", CPARENT_UNIT_COUNT, 0)->published = true;
    go_through(&self, &dfe_la);
    assert_hidden(&self, 0);
    assert_shown(&self, 1, "41", "");
    assert_hidden(&self, 2);
    assert_hidden(&self, 3);
    assert_hidden(&self, 4);
    assert_hidden(&self, 5);
    ck_assert_uint_eq(self.shown.hidden, 5);
    cparent__protected_free(&self.shown);
}
END_TEST

START_TEST(a_part_may_stand_after_what_is_made_of_it)
{
    report self = { 0 };

    add_made(&self, "80", CPARENT_UNIT_COUNT, 1);
    add_made(&self, "90", CPARENT_UNIT_COUNT, 2);
    add_count(&self, "3");
    go_through(&self, &dfe_la);
    assert_hidden(&self, 0);
    assert_hidden(&self, 1);
    cparent__protected_free(&self.shown);
}
END_TEST

START_TEST(figures_made_of_one_another_are_hidden_together_or_not_at_all)
{
    report self = { 0 };

    add_made(&self, "80", CPARENT_UNIT_COUNT, 1);
    add_made(&self, "90", CPARENT_UNIT_COUNT, 0);
    go_through(&self, &dfe_la);
    ck_assert_uint_eq(self.shown.hidden, 0);
    cparent__protected_free(&self.shown);
}
END_TEST

START_TEST(a_change_between_two_shown_figures_is_shown_however_small)
{
    report self = { 0 };

    add_count(&self, "41");
    add_count(&self, "38");
    cparent__figure *change = add_made(&self, "-3", CPARENT_UNIT_COUNT, 0);
    change->parts[change->part_count++] = 1;
    change = add_made(&self, "3", CPARENT_UNIT_COUNT, 1);
    change->parts[change->part_count++] = 0;
    change->verdict = 2;
    go_through(&self, &dfe_la);
    assert_shown(&self, 2, "-3", "");
    assert_shown(&self, 3, "3", "");
    ck_assert_int_eq(self.shown.items[3].verdict, 2);
    cparent__protected_free(&self.shown);
}
END_TEST

START_TEST(a_verdict_is_said_with_its_figures_and_not_without)
{
    report self = { 0 };

    add_count(&self, "40");
    add_made(&self, "", CPARENT_UNIT_UNKNOWN, 0)->verdict = 3;
    add_count(&self, "4");
    add_made(&self, "", CPARENT_UNIT_UNKNOWN, 2)->verdict = 3;
    go_through(&self, &dfe_la);
    ck_assert_int_eq(self.shown.items[1].verdict, 3);
    ck_assert(!self.shown.items[1].hidden);
    assert_hidden(&self, 3);
    cparent__protected_free(&self.shown);
}
END_TEST

START_TEST(what_was_never_there_is_not_hidden)
{
    report self = { 0 };

    add_count(&self, "3");
    add_made(&self, "", CPARENT_UNIT_COUNT, 0);
    add_count(&self, "");
    add_count(&self, "z");
    add_count(&self, "low");
    go_through(&self, &dfe_la);
    for (size_t i = 1; i < 5; i++) {
        ck_assert(!self.shown.items[i].hidden);
        ck_assert(!self.shown.items[i].number);
    }
    ck_assert_uint_eq(self.shown.hidden, 1);
    cparent__protected_free(&self.shown);
}
END_TEST

START_TEST(what_the_source_hides_stays_hidden_with_all_made_of_it)
{
    report self = { 0 };

    add_count(&self, "c")->published = true;
    add_made(&self, "50", CPARENT_UNIT_PERCENT, 0);
    go_through(&self, &dfe_la);
    assert_hidden(&self, 0);
    assert_hidden(&self, 1);
    cparent__protected_free(&self.shown);
}
END_TEST

START_TEST(profiles_that_round_show_counts_to_the_nearest_half_up)
{
    static const char *const rows[][3] = {
        { "0", "0", "0" },     { "8", "10", "10" }, { "12", "10", "10" },
        { "13", "10", "15" },  { "14", "10", "15" }, { "15", "20", "15" },
        { "17", "20", "15" },  { "18", "20", "20" }, { "24", "20", "25" },
        { "25", "30", "25" },  { "413", "410", "415" },
    };
    enum { ROWS = sizeof rows / sizeof *rows };

    for (size_t which = 1; which <= 2; which++) {
        report self = { 0 };
        for (size_t i = 0; i < ROWS; i++)
            add_count(&self, rows[i][0]);
        go_through(&self, which == 1 ? &national : &by_fives);
        for (size_t i = 0; i < ROWS; i++)
            assert_shown(&self, i, rows[i][which], "");
        cparent__protected_free(&self.shown);
    }
}
END_TEST

START_TEST(rounded_profiles_work_shares_from_rounded_counts)
{
    report self = { 0 };

    add_share(&self, "32.6", 59, 181);
    add_share(&self, "5.0", 59, 181)->value.unit = CPARENT_UNIT_SCORE;
    add_count(&self, "413")->published = true;
    add_count(&self, "97..104");
    add(&self, "69.5", CPARENT_UNIT_PERCENT);
    go_through(&self, &national);
    assert_shown(&self, 0, "33.3%", "60 of 180");
    assert_hidden(&self, 1);
    assert_shown(&self, 2, "413", "");
    assert_shown(&self, 3, "100 to 100", "");
    assert_shown(&self, 4, "69.5%", "");
    cparent__protected_free(&self.shown);
}
END_TEST

START_TEST(nothing_exact_is_said_of_a_rounded_figure)
{
    report self = { 0 };

    add_count(&self, "413");
    add_count(&self, "427")->verdict = 2;
    cparent__figure *change = add_made(&self, "14", CPARENT_UNIT_COUNT, 0);
    change->parts[change->part_count++] = 1;
    add_made(&self, "", CPARENT_UNIT_UNKNOWN, 0)->verdict = 3;
    go_through(&self, &national);
    assert_shown(&self, 1, "430", "");
    ck_assert_int_eq(self.shown.items[1].verdict, 0);
    assert_hidden(&self, 2);
    assert_hidden(&self, 3);
    cparent__protected_free(&self.shown);
}
END_TEST

START_TEST(the_exact_view_shows_everything_it_has)
{
    report self = { 0 };
    cparent__exact exact;
    cparent_error err = CPARENT_ERROR_INIT;

    add_count(&self, "3")->verdict = 2;
    add_share(&self, "6", 3, 50);
    add_made(&self, "12", CPARENT_UNIT_COUNT, 0);
    add_count(&self, "c");
    add_count(&self, "");
    cparent__figures figures = { self.items, self.count, self.count };
    ck_assert_ok(cparent__reveal(&figures, &exact, &err), &err);
    ck_assert_uint_eq(exact.count, 5);
    ck_assert_str_eq(exact.items[0].words, "3");
    ck_assert_int_eq(exact.items[0].verdict, 2);
    ck_assert_str_eq(exact.items[1].parts, "3 of 50");
    ck_assert_str_eq(exact.items[2].words, "12");
    ck_assert_str_eq(exact.items[3].words, HIDDEN_WORDS);
    ck_assert(!exact.items[4].hidden && !exact.items[4].number);
    cparent__exact_free(&exact);
    cparent__exact_free(&exact);
    cparent__exact_free(NULL);
}
END_TEST

START_TEST(a_figure_made_of_none_that_is_there_is_refused)
{
    report self = { 0 };
    cparent_error err = CPARENT_ERROR_INIT;
    cparent__figures figures = { self.items, 1, 1 };

    add_made(&self, "12", CPARENT_UNIT_COUNT, 1);
    ck_assert_status(cparent__protect(&figures, &dfe_la, &self.shown, &err),
                     CPARENT_E_INVALID, &err);
    ck_assert_ptr_null(self.shown.items);
    self.items[0].parts[0] = 0;
    self.items[0].part_count = CPARENT__FIGURE_PARTS + 1;
    ck_assert_status(cparent__protect(&figures, &dfe_la, &self.shown, &err),
                     CPARENT_E_INVALID, &err);
    cparent__profile empty = { "", "", 0, 0, false };
    self.items[0].part_count = 0;
    ck_assert_status(cparent__protect(&figures, &empty, &self.shown, &err),
                     CPARENT_E_INVALID, &err);
}
END_TEST

START_TEST(a_report_without_figures_is_fine)
{
    report self = { 0 };

    go_through(&self, &dfe_la);
    ck_assert_uint_eq(self.shown.count, 0);
    cparent__protected_free(&self.shown);
    cparent__protected_free(NULL);
}
END_TEST

/* The same numbers every time, on every machine. */
static uint32_t
next_number(uint32_t *seed, uint32_t below)
{
    *seed = *seed * 1664525u + 1013904223u;
    return (uint32_t)(((uint64_t)*seed * below) >> 32);
}

static void
add_any(report *self, uint32_t *seed)
{
    char number[16];
    uint32_t n = next_number(seed, 13);
    size_t made_of = self->count;

    snprintf(number, sizeof number, "%u", n);
    if (next_number(seed, 3) == 0)
        add_share(self, number, n, n + next_number(seed, 9));
    else
        add_count(self, number);
    cparent__figure *figure = &self->items[made_of];
    figure->counts_people = next_number(seed, 5) != 0;
    figure->published = next_number(seed, 6) == 0;
    figure->verdict = (int)next_number(seed, 4);
    while (made_of > 0 && figure->part_count < CPARENT__FIGURE_PARTS
           && next_number(seed, 3) == 0)
        figure->parts[figure->part_count++] =
            next_number(seed, (uint32_t)made_of);
}

/* By itself and from what went before: parts always stand before here. */
static bool
must_hide(const report *self, size_t index, const bool *hidden)
{
    const cparent__figure *figure = &self->items[index];
    const cparent_value *value = &figure->value;

    for (size_t p = 0; p < figure->part_count; p++)
        if (hidden[figure->parts[p]])
            return true;
    if (!figure->counts_people || figure->published)
        return false;
    if (value->flags & CPARENT_VALUE_PARTS)
        return plain_rule((int)value->numerator, (int)value->denominator);
    return figure->part_count == 0 && value->number.coefficient >= 1
           && value->number.coefficient <= 5;
}

START_TEST(a_figure_is_shown_just_when_the_rule_says_so)
{
    uint32_t seed = 2026;

    for (int round = 0; round < 3000; round++) {
        report self = { 0 };
        bool hidden[MOST_FIGURES];
        size_t total = 0;
        while (self.count < MOST_FIGURES)
            add_any(&self, &seed);
        go_through(&self, &dfe_la);
        for (size_t i = 0; i < self.count; i++) {
            hidden[i] = must_hide(&self, i, hidden);
            total += hidden[i];
            if (hidden[i])
                assert_hidden(&self, i); /* so no digit of it is said */
            else
                ck_assert(!self.shown.items[i].hidden);
        }
        ck_assert_uint_eq(self.shown.hidden, total);
        cparent__protected_free(&self.shown);
    }
}
END_TEST

START_TEST(the_door_looks_at_figures_only)
{
    report self = { 0 };
    report before;
    uint32_t seed = 5;

    while (self.count < MOST_FIGURES)
        add_any(&self, &seed);
    before = self;
    go_through(&self, &dfe_la);
    ck_assert_mem_eq(self.items, before.items, sizeof self.items);
    cparent__protected_free(&self.shown);
}
END_TEST

static cparent_status
protect_once(void *user)
{
    cparent__protected shown = { NULL, 7, 0, { "", "", 0, 0, false } };
    cparent_error err = CPARENT_ERROR_INIT;
    cparent_status status = cparent__protect(user, &dfe_la, &shown, &err);

    if (status != CPARENT_OK)
        ck_assert_uint_eq(shown.count, 7);
    else
        cparent__protected_free(&shown);
    return status;
}

static cparent_status
reveal_once(void *user)
{
    cparent__exact exact = { NULL, 7 };
    cparent_error err = CPARENT_ERROR_INIT;
    cparent_status status = cparent__reveal(user, &exact, &err);

    if (status != CPARENT_OK)
        ck_assert_uint_eq(exact.count, 7);
    else
        cparent__exact_free(&exact);
    return status;
}

START_TEST(running_out_of_memory_is_told_and_leaks_nothing)
{
    report self = { 0 };

    add_count(&self, "3");
    add_count(&self, "30");
    cparent__figures figures = { self.items, self.count, self.count };
    ck_assert_int_eq(support_fail_each_allocation(protect_once, &figures, 1),
                     2);
    ck_assert_int_eq(support_fail_each_allocation(reveal_once, &figures, 1),
                     1);
}
END_TEST

static void
add_rules(TCase *tests)
{
    tcase_add_test(tests, one_to_five_people_are_hidden_and_none_are_not);
    tcase_add_test(tests, what_is_public_already_or_counts_nobody_is_shown);
    tcase_add_test(
        tests,
        a_share_is_hidden_with_its_numerator_complement_or_denominator);
    tcase_add_test(tests, a_share_shows_its_parts_when_all_may_be_shown);
    tcase_add_test(tests, parts_too_long_to_say_whole_are_not_said);
    tcase_add_test(tests, odd_parts_neither_overflow_nor_open_the_door);
    tcase_add_test(tests, a_number_without_a_unit_may_be_people);
    tcase_add_test(tests,
                   ranges_and_fractions_that_reach_into_the_few_are_hidden);
    tcase_add_test(tests, what_is_made_of_a_hidden_figure_goes_with_it);
    tcase_add_test(tests, a_part_may_stand_after_what_is_made_of_it);
    tcase_add_test(
        tests,
        figures_made_of_one_another_are_hidden_together_or_not_at_all);
    tcase_add_test(
        tests, a_change_between_two_shown_figures_is_shown_however_small);
    tcase_add_test(tests, a_verdict_is_said_with_its_figures_and_not_without);
    tcase_add_test(tests, what_was_never_there_is_not_hidden);
    tcase_add_test(tests,
                   what_the_source_hides_stays_hidden_with_all_made_of_it);
}

static Suite *
protect_suite(void)
{
    Suite *suite = suite_create("protect/protect");
    TCase *tests = tcase_create("protect");

    add_rules(tests);
    tcase_add_test(tests,
                   profiles_that_round_show_counts_to_the_nearest_half_up);
    tcase_add_test(tests, rounded_profiles_work_shares_from_rounded_counts);
    tcase_add_test(tests, nothing_exact_is_said_of_a_rounded_figure);
    tcase_add_test(tests, the_exact_view_shows_everything_it_has);
    tcase_add_test(tests, a_figure_made_of_none_that_is_there_is_refused);
    tcase_add_test(tests, a_report_without_figures_is_fine);
    tcase_add_test(tests, a_figure_is_shown_just_when_the_rule_says_so);
    tcase_add_test(tests, the_door_looks_at_figures_only);
    tcase_add_test(tests, running_out_of_memory_is_told_and_leaks_nothing);
    suite_add_tcase(suite, tests);
    return suite;
}

int
main(void)
{
    return cparent_test_main(protect_suite());
}
