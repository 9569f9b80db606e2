/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "tables.h"

/* Two rows and columns and one small count: what is hidden must be it, a
 * cell of its row, one of its column, and the corner between them. */
static const int corner[] = { 3, 20, 30, 40 };

static cparent_pattern *
protect(const cparent_cells *cells, int level, int by_value)
{
    cparent_protect_options options = CPARENT_PROTECT_OPTIONS_INIT;
    cparent_pattern *pattern = NULL;
    cparent_error err = CPARENT_ERROR_INIT;

    options.level = level;
    options.by_value = by_value;
    ck_assert_ok(cparent_cells_protect(cells, &options, &pattern, &err),
                 &err);
    return pattern;
}

static cparent_pattern_cell
cell_of(const cparent_cells *cells, const cparent_pattern *pattern,
        const char *id)
{
    cparent_pattern_cell cell;

    ck_assert(cparent_pattern_at(pattern, cparent_cells_find(cells, id),
                                 &cell));
    ck_assert_str_eq(cell.id, id);
    return cell;
}

START_TEST(the_rule_lets_a_small_count_be_1_or_the_threshold)
{
    cparent_cells *cells = grid(2, 2, corner);
    cparent_pattern *pattern = protect(cells, CPARENT_PROTECT_RULE, 0);
    cparent_pattern_cell small = cell_of(cells, pattern, "0,0");
    cparent_pattern_summary summary;

    cparent_pattern_summarise(pattern, &summary);
    ck_assert_int_eq(small.status, CPARENT_PROTECT_PRIMARY);
    ck_assert_int_eq(small.level, CPARENT_PROTECT_RULE);
    ck_assert_int_le(small.lower, 1);
    ck_assert_int_ge(small.upper, 5);
    ck_assert(summary.safe);
    ck_assert_int_eq(summary.cost, 3);
    ck_assert_int_eq(summary.bound, 3);
    ck_assert_uint_eq(summary.primary, 1);
    ck_assert_uint_eq(summary.cells, 9);
    ck_assert_int_eq(cell_of(cells, pattern, "T0,T0").status,
                     CPARENT_PROTECT_PUBLISHED);
    cparent_pattern_free(pattern);
    cparent_cells_free(cells);
}
END_TEST

/* 20 + 30 + 40 within, or a margin: 20 + 23 for the row's own total, 30 + 33
 * for the column's, and so on; by hand, the least is the inner ring's 90,
 * against 20 + 40 + (column) 33 + ... = more. */
START_TEST(the_fewest_people_are_hidden_when_people_count)
{
    cparent_cells *cells = grid(2, 2, corner);
    cparent_pattern *pattern = protect(cells, CPARENT_PROTECT_RULE, 1);
    cparent_pattern_summary summary;

    cparent_pattern_summarise(pattern, &summary);
    ck_assert_int_eq(summary.cost, 90);
    ck_assert_int_eq(summary.bound, 90);
    cparent_pattern_free(pattern);
    cparent_cells_free(cells);
}
END_TEST

START_TEST(a_table_without_small_counts_is_published_whole)
{
    static const int inner[] = { 0, 20, 30, 40 };
    cparent_cells *cells = grid(2, 2, inner);
    cparent_pattern *pattern = protect(cells, CPARENT_PROTECT_RULE, 0);
    cparent_pattern_summary summary;

    cparent_pattern_summarise(pattern, &summary);
    ck_assert(summary.safe);
    ck_assert_uint_eq(summary.primary + summary.secondary, 0);
    ck_assert_int_eq(summary.level, CPARENT_PROTECT_RULE);
    cparent_pattern_free(pattern);
    cparent_cells_free(cells);
}
END_TEST

START_TEST(a_table_of_no_cells_is_fine)
{
    cparent_cells *cells = NULL;
    cparent_pattern *pattern = NULL;
    cparent_pattern_cell cell;

    ck_assert_ok(cparent_cells_new(&cells, NULL), NULL);
    ck_assert_ok(cparent_cells_protect(cells, NULL, &pattern, NULL), NULL);
    ck_assert_uint_eq(cparent_pattern_count(pattern), 0);
    ck_assert(!cparent_pattern_at(pattern, 0, &cell));
    ck_assert_ptr_null(cparent_pattern_witness(pattern, 0, true));
    cparent_pattern_free(pattern);
    cparent_pattern_free(NULL);
    cparent_cells_free(cells);
}
END_TEST

/* 15 = 10 + 3 + 1 + 1, all but the first hidden: at 1 or more each, three
 * hidden cells of 5 together leave nothing open but 1 to 3. */
START_TEST(readers_know_that_what_is_hidden_is_no_zero)
{
    static const uint8_t hidden[] = { 0, 0, 1, 1, 1 };
    static const int64_t values[] = { 15, 10, 3, 1, 1 };
    static const char *const ids[] = { "t", "a", "b", "c", "d" };
    cparent_protect_options options = CPARENT_PROTECT_OPTIONS_INIT;
    cparent_cells *cells = NULL;
    cparent_pattern *pattern = NULL;
    cparent_pattern_summary summary;

    ck_assert_ok(cparent_cells_new(&cells, NULL), NULL);
    for (int i = 0; i < 5; i++)
        ck_assert_ok(
            cparent_cells_add(cells, ids[i], values[i], false, NULL), NULL);
    for (int i = 1; i < 5; i++)
        ck_assert_ok(cparent_cells_add_part(cells, "e", "t", ids[i], NULL),
                     NULL);
    ck_assert_ok(cparent_cells_audit(cells, hidden, 5, &options, &pattern,
                                     NULL), NULL);
    ck_assert_int_eq(cell_of(cells, pattern, "b").lower, 1);
    ck_assert_int_eq(cell_of(cells, pattern, "b").upper, 3);
    ck_assert_int_eq(cell_of(cells, pattern, "b").level,
                     CPARENT_PROTECT_EXACT);
    ck_assert_uint_eq(cell_of(cells, pattern, "b").problems,
                      CPARENT_PROTECT_LEVEL_MISSED);
    cparent_pattern_summarise(pattern, &summary);
    ck_assert(!summary.safe);
    ck_assert_uint_eq(summary.problems, 3);
    cparent_pattern_free(pattern);
    options.hide_zeros = 1; /* then 0 to 5 */
    ck_assert_ok(cparent_cells_audit(cells, hidden, 5, &options, &pattern,
                                     NULL), NULL);
    ck_assert_int_eq(cell_of(cells, pattern, "b").lower, 0);
    ck_assert_int_eq(cell_of(cells, pattern, "b").upper, 5);
    cparent_pattern_free(pattern);
    cparent_cells_free(cells);
}
END_TEST

START_TEST(every_fault_of_a_pattern_is_said)
{
    static const int inner[] = { 3, 20, 0, 40 };
    cparent_cells *cells = grid(2, 2, inner);
    /* 0,0 0,1 0,T 1,0 1,1 1,T T,0 T,1 T,T */
    static const uint8_t shown[] = { 0, 0, 0, 2, 0, 0, 0, 0, 2 };
    cparent_pattern *pattern = NULL;

    ck_assert_ok(cparent_cells_audit(cells, shown, 9, NULL, &pattern, NULL),
                 NULL);
    ck_assert_uint_eq(cell_of(cells, pattern, "0,0").problems,
                      CPARENT_PROTECT_SHOWN_SMALL);
    ck_assert_uint_eq(cell_of(cells, pattern, "1,0").problems,
                      CPARENT_PROTECT_ZERO_HIDDEN);
    ck_assert_uint_eq(cell_of(cells, pattern, "T0,T0").problems,
                      CPARENT_PROTECT_NEVER_HIDDEN);
    ck_assert_uint_eq(cell_of(cells, pattern, "1,1").problems, 0);
    cparent_pattern_free(pattern);
    cparent_cells_free(cells);
}
END_TEST

START_TEST(a_small_count_alone_in_its_sum_can_be_worked_out)
{
    cparent_cells *cells = grid(2, 2, corner);
    static const uint8_t alone[] = { 1, 0, 0, 0, 0, 0, 0, 0, 0 };
    cparent_pattern *pattern = NULL;
    cparent_pattern_cell small;

    ck_assert_ok(cparent_cells_audit(cells, alone, 9, NULL, &pattern, NULL),
                 NULL);
    small = cell_of(cells, pattern, "0,0");
    ck_assert_int_eq(small.level, CPARENT_PROTECT_NONE);
    ck_assert_int_eq(small.lower, 3);
    ck_assert_int_eq(small.upper, 3);
    ck_assert_int_ne(small.exact, 0);
    cparent_pattern_free(pattern);
    cparent_cells_free(cells);
}
END_TEST

/* A witness is a table that a reader could believe. */
START_TEST(the_witnesses_hold_and_stand_at_the_bounds)
{
    cparent_cells *cells = grid(2, 2, corner);
    cparent_pattern *pattern = protect(cells, CPARENT_PROTECT_RULE, 0);
    cparent_pattern_cell small = cell_of(cells, pattern, "0,0");

    for (int upper = 0; upper <= 1; upper++) {
        const int64_t *w = cparent_pattern_witness(pattern, 0, upper);
        ck_assert_ptr_nonnull(w);
        ck_assert_int_eq(w[0], upper ? small.upper : small.lower);
        for (int r = 0; r < 3; r++)
            ck_assert_int_eq(w[3 * r] + w[3 * r + 1], w[3 * r + 2]);
        for (int c = 0; c < 3; c++)
            ck_assert_int_eq(w[c] + w[3 + c], w[6 + c]);
        for (size_t i = 0; i < 9; i++) {
            cparent_pattern_cell cell;
            ck_assert(cparent_pattern_at(pattern, i, &cell));
            if (cell.status == CPARENT_PROTECT_PUBLISHED)
                ck_assert_int_eq(w[i], cell.value);
            else
                ck_assert_int_ge(w[i], 1);
        }
    }
    cparent_pattern_free(pattern);
    cparent_cells_free(cells);
}
END_TEST

/* One row: 2 and 3 of a published 5, each of which may be 1 to 4. */
START_TEST(what_cannot_be_kept_is_refused_and_never_weakened)
{
    cparent_cells *cells = NULL;
    cparent_pattern *pattern = NULL;
    cparent_protect_options options = CPARENT_PROTECT_OPTIONS_INIT;
    cparent_error err = CPARENT_ERROR_INIT;

    options.threshold = 4;
    ck_assert_ok(cparent_cells_new(&cells, NULL), NULL);
    ck_assert_ok(cparent_cells_add(cells, "a", 2, false, NULL), NULL);
    ck_assert_ok(cparent_cells_add(cells, "b", 3, false, NULL), NULL);
    ck_assert_ok(cparent_cells_add(cells, "t", 5, true, NULL), NULL);
    ck_assert_ok(cparent_cells_add_part(cells, "e", "t", "a", NULL), NULL);
    ck_assert_ok(cparent_cells_add_part(cells, "e", "t", "b", NULL), NULL);
    ck_assert_ok(cparent_cells_protect(cells, &options, &pattern, &err),
                 &err);
    cparent_pattern_free(pattern);
    pattern = NULL;
    options.threshold = 5; /* and then the total is small, and shown */
    ck_assert_status(cparent_cells_protect(cells, &options, &pattern, &err),
                     CPARENT_E_PROTECTED, &err);
    ck_assert(support_contains(err.message, "may never be hidden"));
    ck_assert_ptr_null(pattern);
    cparent_cells_free(cells);
}
END_TEST

/* Two each of a published 6: each may be 1 to 4, and never 5. */
static cparent_cells *
three_twos(void)
{
    static const char *const ids[] = { "a", "b", "c", "t" };
    cparent_cells *cells = NULL;

    ck_assert_ok(cparent_cells_new(&cells, NULL), NULL);
    for (int i = 0; i < 4; i++)
        ck_assert_ok(cparent_cells_add(cells, ids[i], i < 3 ? 2 : 6, i == 3,
                                       NULL), NULL);
    for (int i = 0; i < 3; i++)
        ck_assert_ok(cparent_cells_add_part(cells, "e", "t", ids[i], NULL),
                     NULL);
    return cells;
}

START_TEST(a_refusal_names_the_cell_and_the_ways_out)
{
    cparent_cells *cells = three_twos();
    cparent_pattern *pattern = NULL;
    cparent_error err = CPARENT_ERROR_INIT;

    ck_assert_status(cparent_cells_protect(cells, NULL, &pattern, &err),
                     CPARENT_E_PROTECTED, &err);
    ck_assert(support_contains(err.message, "\"a\" (nor all others)"));
    ck_assert(support_contains(err.hint, "(that would do)"));
    ck_assert(support_contains(err.hint, "merge categories"));
    ck_assert(support_contains(err.hint, "\"exact\" can be had"));
    ck_assert_ptr_null(pattern);
    pattern = protect(cells, CPARENT_PROTECT_EXACT, 0);
    ck_assert_int_eq(cell_of(cells, pattern, "b").upper, 4);
    cparent_pattern_free(pattern);
    cparent_cells_free(cells);
}
END_TEST

START_TEST(the_same_table_gives_the_same_bytes)
{
    static const int inner[] = { 3, 9,  14, 2, 0,  7, 31, 4,
                                 5, 12, 1,  8, 22, 6, 3,  17 };
    cparent_cells *cells = grid(4, 4, inner);
    char *first = NULL;
    char *second = NULL;

    for (int i = 0; i < 2; i++) {
        cparent_pattern *pattern = protect(cells, CPARENT_PROTECT_RULE, 0);
        ck_assert_ok(cparent_pattern_json(pattern, i ? &second : &first,
                                          NULL), NULL);
        cparent_pattern_free(pattern);
    }
    ck_assert_str_eq(first, second);
    cparent_string_free(first);
    cparent_string_free(second);
    cparent_cells_free(cells);
}
END_TEST

START_TEST(options_that_are_none_are_refused)
{
    static const struct {
        int32_t threshold, level, effort;
    } wrong[] = { { 0, 2, 0 }, { 5, 0, 0 }, { 5, 3, 0 }, { 5, 2, -1 } };
    cparent_cells *cells = grid(2, 2, corner);
    cparent_pattern *pattern = NULL;
    cparent_error err = CPARENT_ERROR_INIT;
    static const uint8_t statuses[] = { 9, 0, 0, 0, 0, 0, 0, 0, 0 };

    for (size_t i = 0; i < 4; i++) {
        cparent_protect_options options = CPARENT_PROTECT_OPTIONS_INIT;
        options.threshold = wrong[i].threshold;
        options.level = wrong[i].level;
        options.effort = wrong[i].effort;
        ck_assert_status(
            cparent_cells_protect(cells, &options, &pattern, &err),
            CPARENT_E_INVALID, &err);
    }
    ck_assert_status(
        cparent_cells_audit(cells, statuses, 9, NULL, &pattern, &err),
        CPARENT_E_INVALID, &err);
    ck_assert_status(
        cparent_cells_audit(cells, statuses, 8, NULL, &pattern, &err),
        CPARENT_E_INVALID, &err);
    ck_assert_ptr_null(pattern);
    cparent_cells_free(cells);
}
END_TEST

static bool
stop(void *user, uint64_t done, uint64_t total)
{
    (void)done;
    (void)total;
    return --*(int *)user >= 0;
}

START_TEST(work_that_is_stopped_gives_nothing)
{
    cparent_cells *cells = grid(2, 2, corner);
    cparent_pattern *pattern = NULL;
    int calls = 0;

    for (int patience = 0; pattern == NULL; patience++) {
        int left = patience;
        cparent_progress progress = { stop, &left };
        cparent_protect_options options = CPARENT_PROTECT_OPTIONS_INIT;
        options.progress = &progress;
        cparent_status status =
            cparent_cells_protect(cells, &options, &pattern, NULL);
        ck_assert(status == (pattern == NULL ? CPARENT_E_CANCELLED
                                             : CPARENT_OK));
        calls++;
    }
    ck_assert_int_gt(calls, 5);
    cparent_pattern_free(pattern);
    cparent_cells_free(cells);
}
END_TEST

static cparent_status
whole_job(void *user)
{
    static const char cells_csv[] = "cell,value\na,2\nb,9\nc,12\nt,23\n";
    static const char sums_csv[] = "eq,total,part\n1,t,a\n1,t,b\n1,t,c\n";
    cparent_source *sources[2] = { NULL, NULL };
    cparent_cells *cells = NULL;
    cparent_pattern *pattern = NULL;
    char *text = NULL;
    cparent_status status = cparent_source_from_bytes(
        "c", cells_csv, strlen(cells_csv), &sources[0], NULL);

    (void)user;
    if (status == CPARENT_OK)
        status = cparent_source_from_bytes("e", sums_csv, strlen(sums_csv),
                                           &sources[1], NULL);
    if (status == CPARENT_OK)
        status = cparent_cells_read(sources[0], sources[1], NULL, &cells,
                                    NULL);
    if (status == CPARENT_OK)
        status = cparent_cells_protect(cells, NULL, &pattern, NULL);
    if (status == CPARENT_OK)
        status = cparent_pattern_json(pattern, &text, NULL);
    cparent_string_free(text);
    cparent_pattern_free(pattern);
    cparent_cells_free(cells);
    cparent_source_unref(sources[0]);
    cparent_source_unref(sources[1]);
    return status;
}

static cparent_status
refusal(void *user)
{
    cparent_pattern *pattern = NULL;
    cparent_status status = cparent_cells_protect(user, NULL, &pattern,
                                                  NULL);

    return status == CPARENT_E_PROTECTED ? CPARENT_OK : status;
}

START_TEST(running_out_of_memory_is_told_and_leaks_nothing)
{
    cparent_cells *cells = three_twos();

    ck_assert_int_gt(support_fail_each_allocation(whole_job, NULL, 1), 50);
    ck_assert_int_gt(support_fail_each_allocation(refusal, cells, 1), 50);
    cparent_cells_free(cells);
}
END_TEST

START_TEST(words_name_what_there_is)
{
    ck_assert_str_eq(cparent_protect_level_name(CPARENT_PROTECT_NONE),
                     "none");
    ck_assert_str_eq(cparent_protect_level_name(CPARENT_PROTECT_EXACT),
                     "exact");
    ck_assert_str_eq(cparent_protect_level_name(CPARENT_PROTECT_RULE),
                     "rule");
    ck_assert_str_eq(cparent_protect_level_name(7), "");
    ck_assert_str_eq(cparent_protect_status_name(0), "published");
    ck_assert_str_eq(cparent_protect_status_name(1), "primary");
    ck_assert_str_eq(cparent_protect_status_name(2), "secondary");
    ck_assert_str_eq(cparent_protect_status_name(-1), "");
}
END_TEST

/* b = a and t = a + b: t goes by twos, and to no end. */
START_TEST(what_goes_on_by_twos_has_no_end_either)
{
    static const uint8_t hidden[] = { 1, 1, 1 };
    cparent_protect_options options = CPARENT_PROTECT_OPTIONS_INIT;
    cparent_cells *cells = NULL;
    cparent_pattern *pattern = NULL;

    ck_assert_ok(cparent_cells_new(&cells, NULL), NULL);
    ck_assert_ok(cparent_cells_add(cells, "a", 1, false, NULL), NULL);
    ck_assert_ok(cparent_cells_add(cells, "b", 1, false, NULL), NULL);
    ck_assert_ok(cparent_cells_add(cells, "t", 2, false, NULL), NULL);
    ck_assert_ok(cparent_cells_add_part(cells, "same", "b", "a", NULL),
                 NULL);
    ck_assert_ok(cparent_cells_add_part(cells, "sum", "t", "a", NULL), NULL);
    ck_assert_ok(cparent_cells_add_part(cells, "sum", "t", "b", NULL), NULL);
    for (int threshold = 3; threshold <= 6; threshold++) {
        options.threshold = threshold;
        ck_assert_ok(cparent_cells_audit(cells, hidden, 3, &options,
                                         &pattern, NULL), NULL);
        ck_assert_int_eq(cell_of(cells, pattern, "t").lower, 2);
        ck_assert_int_eq(cell_of(cells, pattern, "t").upper,
                         CPARENT_PROTECT_UNBOUNDED);
        ck_assert(cell_of(cells, pattern, "t").exact);
        cparent_pattern_free(pattern);
    }
    cparent_cells_free(cells);
}
END_TEST

/* Six by six by six with all margins: place 6 is the total's. */
enum { SIDE = 6, WIDTH = SIDE + 1, CUBE = WIDTH * WIDTH * WIDTH };

static void
fill_cube(int64_t *values)
{
    int64_t n = 0;

    memset(values, 0, CUBE * sizeof *values);
    for (int i = 0; i < SIDE; i++)
        for (int j = 0; j < SIDE; j++)
            for (int k = 0; k < SIDE; k++) {
                n++;
                for (int sums = 0; sums < 8; sums++)
                    values[((sums & 1 ? SIDE : i) * WIDTH
                            + (sums & 2 ? SIDE : j)) * WIDTH
                           + (sums & 4 ? SIDE : k)] += (5 * n * n + n) % 13;
            }
}

static void
add_sums(cparent_cells *cells, int step)
{
    char total[16];
    char part[16];

    for (int at = 0; at < CUBE; at++) {
        if (at / step % WIDTH != SIDE)
            continue;
        char name[32];
        snprintf(total, sizeof total, "%d", at);
        snprintf(name, sizeof name, "%d by %d", at, step);
        for (int i = 1; i <= SIDE; i++) {
            snprintf(part, sizeof part, "%d", at - i * step);
            ck_assert_ok(cparent_cells_add_part(cells, name, total, part,
                                                NULL), NULL);
        }
    }
}

/* With everything hidden but zeros, any inner cell can be one more, and all
 * its totals with it.  Fractions abound in three dimensions, and are no
 * excuse. */
START_TEST(a_cube_that_is_hidden_whole_is_safe)
{
    static int64_t values[CUBE];
    static uint8_t hidden[CUBE];
    cparent_protect_options options = CPARENT_PROTECT_OPTIONS_INIT;
    cparent_cells *cells = NULL;
    cparent_pattern *pattern = NULL;
    cparent_pattern_summary summary;
    char id[16];

    fill_cube(values);
    ck_assert_ok(cparent_cells_new(&cells, NULL), NULL);
    for (int i = 0; i < CUBE; i++) {
        snprintf(id, sizeof id, "%d", i);
        ck_assert_ok(cparent_cells_add(cells, id, values[i], false, NULL),
                     NULL);
        hidden[i] = values[i] > 0;
    }
    for (int step = 1; step < CUBE; step *= WIDTH)
        add_sums(cells, step);
    options.level = CPARENT_PROTECT_EXACT;
    ck_assert_ok(cparent_cells_audit(cells, hidden, CUBE, &options, &pattern,
                                     NULL), NULL);
    cparent_pattern_summarise(pattern, &summary);
    ck_assert_uint_gt(summary.primary, 50);
    ck_assert(summary.safe);
    cparent_pattern_free(pattern);
    cparent_cells_free(cells);
}
END_TEST

static void
add_judging(TCase *tests)
{
    tcase_add_test(tests, a_cube_that_is_hidden_whole_is_safe);
    tcase_add_test(tests, what_goes_on_by_twos_has_no_end_either);
    tcase_add_test(tests, readers_know_that_what_is_hidden_is_no_zero);
    tcase_add_test(tests, every_fault_of_a_pattern_is_said);
    tcase_add_test(tests, a_small_count_alone_in_its_sum_can_be_worked_out);
    tcase_add_test(tests, the_witnesses_hold_and_stand_at_the_bounds);
}

static Suite *
pattern_suite(void)
{
    Suite *suite = suite_create("protect/pattern");
    TCase *tests = tcase_create("pattern");

    tcase_add_test(tests, the_rule_lets_a_small_count_be_1_or_the_threshold);
    tcase_add_test(tests, the_fewest_people_are_hidden_when_people_count);
    tcase_add_test(tests, a_table_without_small_counts_is_published_whole);
    tcase_add_test(tests, a_table_of_no_cells_is_fine);
    add_judging(tests);
    tcase_add_test(tests,
                   what_cannot_be_kept_is_refused_and_never_weakened);
    tcase_add_test(tests, a_refusal_names_the_cell_and_the_ways_out);
    tcase_add_test(tests, the_same_table_gives_the_same_bytes);
    tcase_add_test(tests, options_that_are_none_are_refused);
    tcase_add_test(tests, work_that_is_stopped_gives_nothing);
    tcase_add_test(tests, running_out_of_memory_is_told_and_leaks_nothing);
    tcase_add_test(tests, words_name_what_there_is);
    suite_add_tcase(suite, tests);
    return suite;
}

int
main(void)
{
    return cparent_test_main(pattern_suite());
}
