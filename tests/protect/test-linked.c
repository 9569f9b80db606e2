/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <string.h>

#include <cparent/builder.h>
#include <cparent/catalogue.h>
#include <cparent/indicator.h>
#include <cparent/observation.h>

#include "core/alloc-internal.h"
#include "facts/table-internal.h"
#include "report.h"

/* A report of figures that were observed, so that the door knows what they
 * count. */
static report self;
static cparent_error err = CPARENT_ERROR_INIT;
static char day[24];

static void
setup(void)
{
    memset(&self, 0, sizeof self);
    strcpy(day, "2025-11-30");
}

static void
teardown(void)
{
    cparent__protected_free(&self.shown);
    for (size_t i = 0; i < self.count; i++)
        cparent_record_unref(
            (cparent_record *)(uintptr_t)self.items[i].observation);
    memset(&self, 0, sizeof self);
    ck_assert_int_eq(cparent__alloc_live(), 0);
}

/* The figure's own record, of `code` on that day. */
static cparent__figure *
observe(cparent__figure *figure, const char *code)
{
    char id[16];
    cparent_builder *builder;
    cparent_record *record;

    snprintf(id, sizeof id, "o%zu", self.count);
    ck_assert_ok(cparent_builder_new(CPARENT_NOUN_OBSERVATION, &builder,
                                     &err), &err);
    ck_assert_ok(cparent_period_parse(day, &figure->period, &err), &err);
    ck_assert_ok(cparent_builder_text(builder, CPARENT_FIELD_AUTHORITY,
                                      "wyn", &err), &err);
    ck_assert_ok(cparent_builder_text(builder, CPARENT_FIELD_ID, id, &err),
                 &err);
    ck_assert_ok(cparent_builder_text(builder, CPARENT_OBSERVATION_INDICATOR,
                                      code, &err), &err);
    ck_assert_ok(cparent_builder_value(builder, CPARENT_OBSERVATION_VALUE,
                                       &figure->value, &err), &err);
    ck_assert_ok(cparent_builder_period(builder, CPARENT_OBSERVATION_PERIOD,
                                        figure->period, &err), &err);
    ck_assert_ok(cparent_builder_choice(builder, CPARENT_OBSERVATION_ROLE,
                                        CPARENT_OBSERVATION_ROLE_ACTUAL,
                                        &err), &err);
    ck_assert_ok(cparent_builder_build(builder, &record, &err), &err);
    cparent_builder_free(builder);
    figure->observation = record;
    return figure;
}

static cparent__figure *
share_of(const char *code, int64_t n, int64_t d)
{
    return observe(add_share(&self, "50", n, d), code);
}

static cparent__figure *
count_of(const char *code, const char *number)
{
    return observe(add_count(&self, number), code);
}

static void
assert_is_hidden(const bool *hidden)
{
    for (size_t i = 0; i < self.count; i++)
        ck_assert_msg(self.shown.items[i].hidden == hidden[i],
                      "figure %zu is %s", i,
                      hidden[i] ? "shown" : "hidden");
}

START_TEST(a_lone_hidden_part_of_a_whole_takes_the_smallest_with_it)
{
    static const bool hidden[] = { false, false, true, true, false };

    count_of("cla_31_march", "60");
    share_of("foster", 45, 60);
    share_of("supported_accommodation", 3, 60);
    share_of("childrens_homes_secure", 6, 60);
    share_of("with_parents", 6, 60);
    go_through(&self, &dfe_la);
    assert_is_hidden(hidden);
}
END_TEST

START_TEST(hidden_parts_that_cover_one_another_take_none_with_them)
{
    static const bool hidden[] = { false, false, true, true };

    count_of("cla_31_march", "60");
    share_of("foster", 52, 60);
    share_of("supported_accommodation", 4, 60);
    share_of("childrens_homes_secure", 4, 60);
    go_through(&self, &dfe_la);
    assert_is_hidden(hidden);
}
END_TEST

START_TEST(two_hidden_parts_with_a_small_sum_need_a_third)
{
    static const bool hidden[] = { true, true, true };

    share_of("sdq_normal", 12, 15);
    share_of("sdq_borderline", 1, 15);
    share_of("sdq_concern", 2, 15);
    go_through(&self, &dfe_la);
    assert_is_hidden(hidden);
    teardown();
    setup();
    /* Twenty are enough: 1 and 2 are hidden, and so is what they leave. */
    share_of("sdq_normal", 17, 20);
    share_of("sdq_borderline", 1, 20);
    share_of("sdq_concern", 2, 20);
    go_through(&self, &dfe_la);
    assert_is_hidden(hidden);
}
END_TEST

START_TEST(other_days_and_other_groups_are_not_touched)
{
    static const bool hidden[] = { true, false, false, false };

    share_of("supported_accommodation", 3, 60);
    share_of("cl_19_21_eet", 20, 60);
    strcpy(day, "2025-10-31");
    share_of("foster", 45, 60);
    share_of("childrens_homes_secure", 6, 60);
    go_through(&self, &dfe_la);
    assert_is_hidden(hidden);
}
END_TEST

START_TEST(a_share_without_parts_tells_its_numerator_beside_its_group)
{
    static const bool hidden[] = { false, true, true, false };

    count_of("oc2_cohort", "40");
    observe(add(&self, "5.0", CPARENT_UNIT_PERCENT), "substance_misuse");
    observe(add(&self, "95", CPARENT_UNIT_PERCENT), "dental_check");
    observe(add(&self, "80", CPARENT_UNIT_PERCENT), "immunisations");
    go_through(&self, &dfe_la);
    assert_is_hidden(hidden);
}
END_TEST

START_TEST(a_rate_goes_with_the_count_that_it_is_worked_from)
{
    static const bool hidden[] = { true, true, false };

    count_of("cla_31_march", "4");
    observe(add(&self, "12", CPARENT_UNIT_RATE_PER_10000),
            "rate_per_10000");
    strcpy(day, "2025-10-31");
    observe(add(&self, "18", CPARENT_UNIT_RATE_PER_10000),
            "rate_per_10000");
    go_through(&self, &dfe_la);
    assert_is_hidden(hidden);
}
END_TEST

START_TEST(a_count_shown_beside_a_hidden_share_does_not_give_it_away)
{
    static const bool hidden[] = { false, true, true };

    count_of("ceased", "40");
    share_of("ceased_adopted_pct", 38, 40);
    count_of("ceased_adopted_count", "38");
    go_through(&self, &dfe_la);
    assert_is_hidden(hidden);
}
END_TEST

START_TEST(what_is_public_stays_and_something_else_goes)
{
    static const bool hidden[] = { false, true, false, true };

    count_of("cla_31_march", "60")->published = true;
    share_of("supported_accommodation", 3, 60);
    share_of("childrens_homes_secure", 6, 60)->published = true;
    share_of("foster", 51, 60);
    go_through(&self, &dfe_la);
    assert_is_hidden(hidden);
}
END_TEST

START_TEST(what_is_public_and_gives_a_count_away_ends_the_search)
{
    static const bool hidden[] = { false, true, false, false };

    count_of("cla_31_march", "60")->published = true;
    share_of("supported_accommodation", 3, 60);
    share_of("childrens_homes_secure", 6, 60)->published = true;
    share_of("foster", 51, 60)->published = true;
    go_through(&self, &dfe_la);
    assert_is_hidden(hidden);
}
END_TEST

START_TEST(parts_of_other_people_than_the_whole_are_not_set_against_it)
{
    static const bool hidden[] = { false, true, false, false };

    count_of("cla_31_march", "50");
    share_of("supported_accommodation", 3, 60);
    share_of("childrens_homes_secure", 6, 60);
    share_of("foster", 51, 60);
    go_through(&self, &dfe_la);
    assert_is_hidden(hidden);
}
END_TEST

START_TEST(a_profile_without_secondary_suppression_does_without)
{
    static const cparent__profile plain = { "plain", "1", 5, 1, false };
    static const bool hidden[] = { true, false, false };

    share_of("supported_accommodation", 3, 60);
    share_of("childrens_homes_secure", 6, 60);
    share_of("foster", 51, 60);
    go_through(&self, &plain);
    assert_is_hidden(hidden);
}
END_TEST

/* --- All small wholes ----------------------------------------------------- */

static const char *const homes[] = { "foster", "childrens_homes_secure",
                                     "with_parents" };

/* What somebody who subtracts knows: so many hidden parts, the rest among
 * them, sum to `sum`, and each is 1 or more.  Can each be 1, and be 5? */
static bool
covered(int sum, int parts)
{
    return parts == 0 || (parts >= 2 && sum - (parts - 1) >= 5);
}

static bool
is_few(int n)
{
    return n >= 1 && n <= 5;
}

/* One table; the whole is on the page. */
static void
try_homes(const int *n, int whole)
{
    int sum = 0;
    int parts = 0;
    int few = 0;
    int rest = whole;

    for (int i = 0; i < 3; i++) {
        share_of(homes[i], n[i], whole);
        rest -= n[i];
    }
    go_through(&self, &dfe_la);
    for (int i = 0; i < 3; i++) {
        bool hides = self.shown.items[i].hidden;
        sum += hides ? n[i] : 0;
        parts += hides;
        few += is_few(n[i]);
        ck_assert(hides || !is_few(n[i]));
    }
    sum += rest;
    parts += rest > 0;
    few += is_few(rest);
    bool all = self.shown.hidden == self.count; /* the whole with them */
    ck_assert_msg(few == 0 || all || covered(sum, parts),
                  "%d, %d, %d of %d: %d parts sum to %d", n[0], n[1], n[2],
                  whole, parts, sum);
}

START_TEST(no_part_of_a_small_whole_is_told_by_the_others)
{
    static const int sizes[] = { 0, 2, 5, 6, 9, 20 };
    enum { SIZES = sizeof sizes / sizeof sizes[0] };

    for (int i = 0; i < SIZES * SIZES * SIZES; i++)
        for (int rest = 0; rest <= 9; rest += 3) {
            int n[] = { sizes[i % SIZES], sizes[i / SIZES % SIZES],
                        sizes[i / SIZES / SIZES] };
            int whole = n[0] + n[1] + n[2] + rest;
            if (whole <= 5)
                continue; /* nothing of it is shown */
            setup();
            try_homes(n, whole);
            teardown();
        }
}
END_TEST

/* --- The rows ------------------------------------------------------------- */

START_TEST(every_row_is_of_an_indicator_that_counts_people)
{
    cparent__table *table;

    ck_assert_ok(cparent__table_builtin("linked_counts", &table, &err),
                 &err);
    for (size_t row = 0; row < cparent__table_rows(table); row++) {
        cparent_record *indicator = NULL;
        ck_assert_ok(
            cparent_catalogue_get(
                cparent__table_cell(table, row,
                                    cparent__table_column(table, "code")),
                &indicator, &err),
            &err);
        ck_assert(cparent_record_flag(indicator,
                                      CPARENT_INDICATOR_COUNTS_PEOPLE));
        cparent_record_unref(indicator);
    }
    cparent__table_free(table);
}
END_TEST

static cparent_status
protect_once(void *user)
{
    cparent__protected shown = { NULL, 7, 0, { "", "", 0, 0, false } };
    cparent_status status =
        cparent__protect(user, &dfe_la, &shown, &err);

    if (status == CPARENT_OK)
        cparent__protected_free(&shown);
    else
        ck_assert_uint_eq(shown.count, 7);
    return status;
}

START_TEST(running_out_of_memory_is_told_and_leaks_nothing)
{
    share_of("supported_accommodation", 3, 60);
    share_of("childrens_homes_secure", 6, 60);
    share_of("foster", 51, 60);
    cparent__figures figures = { self.items, self.count, self.count };
    ck_assert_int_gt(support_fail_each_allocation(protect_once, &figures, 1),
                     20);
}
END_TEST

static Suite *
linked_suite(void)
{
    Suite *suite = suite_create("protect/linked");
    TCase *tests = tcase_create("linked");

    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests,
                   a_lone_hidden_part_of_a_whole_takes_the_smallest_with_it);
    tcase_add_test(tests,
                   hidden_parts_that_cover_one_another_take_none_with_them);
    tcase_add_test(tests, two_hidden_parts_with_a_small_sum_need_a_third);
    tcase_add_test(tests, other_days_and_other_groups_are_not_touched);
    tcase_add_test(tests,
                   a_share_without_parts_tells_its_numerator_beside_its_group);
    tcase_add_test(tests, a_rate_goes_with_the_count_that_it_is_worked_from);
    tcase_add_test(tests,
                   a_count_shown_beside_a_hidden_share_does_not_give_it_away);
    tcase_add_test(tests, what_is_public_stays_and_something_else_goes);
    tcase_add_test(tests,
                   what_is_public_and_gives_a_count_away_ends_the_search);
    tcase_add_test(tests,
                   parts_of_other_people_than_the_whole_are_not_set_against_it);
    tcase_add_test(tests,
                   a_profile_without_secondary_suppression_does_without);
    tcase_add_test(tests, no_part_of_a_small_whole_is_told_by_the_others);
    tcase_add_test(tests, every_row_is_of_an_indicator_that_counts_people);
    tcase_add_test(tests, running_out_of_memory_is_told_and_leaks_nothing);
    suite_add_tcase(suite, tests);
    return suite;
}

int
main(void)
{
    return cparent_test_main(linked_suite());
}
