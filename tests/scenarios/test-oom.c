/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/alloc-internal.h"
#include "support.h"

/*
 * The main job, with one allocation failing at a time.  Each stage starts
 * from the store that the stage before left; whatever fails, that store is
 * as it was afterwards.  `make check` tries some points of each stage, and
 * all of them when CPARENT_TORTURE is set (`make torture`).
 */

#define SAMPLED_POINTS 12

static char *folder;
static const char *council = "Wynmere Borough Council";
static const char *minutes = "examples/data/minutes-2025-09-16-board.txt";
static const char *more_minutes =
    "examples/data/minutes-2025-12-09-panel.txt";

typedef cparent_status (*task)(cparent_store *store, cparent_error *err);

/* One stage: the store it starts from, and what it does with it. */
typedef struct stage {
    char before[4096];
    char scratch[4096];
    char head[96];
    task work;
} stage;

static const cparent_change change = {
    sizeof(cparent_change), "a tester", "", "2026-02-20T10:00:00Z", NULL
};

static void
make_folder(void)
{
    folder = support_temp();
}

static void
remove_folder(void)
{
    support_remove(folder);
}

static void
copy_file(const char *from, const char *to)
{
    size_t size;
    char *bytes = support_read(from, &size);

    support_write(to, bytes, size);
    free(bytes);
}

static cparent_status
create(const char *path, cparent_error *err)
{
    cparent_record *authority = NULL;
    cparent_store *store = NULL;
    cparent_status status;

    status = cparent_authority_lookup(council, &authority, err);
    if (status == CPARENT_OK)
        status = cparent_store_create(path, authority, &change, &store, err);
    cparent_store_unref(store);
    cparent_record_unref(authority);
    return status;
}

static cparent_status
import(cparent_store *store, const char *relative, cparent_error *err)
{
    cparent_import_options options = CPARENT_IMPORT_OPTIONS_INIT;
    cparent_import_result result;
    cparent_findings *findings = NULL;
    cparent_source *source = NULL;
    cparent_status status;

    status = cparent_source_from_path(support_source(relative), &source,
                                      err);
    if (status == CPARENT_OK)
        status = cparent_import(store, source, &options, &change, &result,
                                &findings, err);
    cparent_findings_free(findings);
    cparent_source_unref(source);
    return status;
}

static cparent_status
import_indicators(cparent_store *store, cparent_error *err)
{
    return import(store, "examples/data/indicators.csv", err);
}

static cparent_status
import_pledges(cparent_store *store, cparent_error *err)
{
    return import(store, "examples/data/pledges.csv", err);
}

/* Published statistics, and who is similar. */
static cparent_status
import_moves(cparent_store *store, cparent_error *err)
{
    return import(store, "tests/data/measure/published-moves.csv", err);
}

static cparent_status
import_neighbours(cparent_store *store, cparent_error *err)
{
    return import(store, "tests/data/measure/sn_model_2025.csv", err);
}

static cparent_status
compare(cparent_store *store, cparent_error *err)
{
    cparent_compare_options options = CPARENT_COMPARE_OPTIONS_INIT;
    const cparent_filter_choice moved = {
        "placement_stability", "With 3 or more placements during the year"
    };
    cparent_published *published = NULL;
    cparent_neighbours *neighbours = NULL;
    cparent_standing *standing = NULL;
    char *json = NULL;
    cparent_status status = cparent_store_published(
        store, "published-moves", NULL, &published, err);

    options.measure = "children_percent";
    options.filters = &moved;
    options.filter_count = 1;
    options.authority = council;
    options.funnel = 1;
    if (status == CPARENT_OK)
        status = cparent_store_neighbours(store, NULL, &neighbours, err);
    options.neighbours = neighbours;
    if (status == CPARENT_OK)
        status = cparent_compare(published, &options, &standing, err);
    if (status == CPARENT_OK)
        status = cparent_standing_json(standing, &json, err);
    cparent_string_free(json);
    cparent_standing_unref(standing);
    cparent_neighbours_unref(neighbours);
    cparent_published_unref(published);
    return status;
}

/* No store, but as many allocations that may fail. */
static cparent_status
chart(cparent_store *store, cparent_error *err)
{
    double values[16];
    cparent_spc_point points[16];
    cparent_spc_summary summary;
    cparent_spc_brief brief;
    cparent_spc_options options = CPARENT_SPC_OPTIONS_INIT;
    cparent_status status;

    (void)store;
    for (int i = 0; i < 16; i++)
        values[i] = 80 + i % 5;
    values[3] = (double)NAN;
    status = cparent_spc_run(NULL, values, 16, &options, points, &summary,
                             err);
    if (status == CPARENT_OK)
        status = cparent_spc_bulk_double(values, 1, 16, &options, &brief,
                                         NULL, err);
    return status;
}

static cparent_status
import_minutes(cparent_store *store, cparent_error *err)
{
    return import(store, minutes, err);
}

static cparent_status
import_page(cparent_store *store, cparent_error *err)
{
    return import(store, "tests/data/forms/whole-meeting.html", err);
}

static cparent_status
import_xml(cparent_store *store, cparent_error *err)
{
    return import(store, "tests/data/forms/meeting.xml", err);
}

static cparent_status
hear_arising(cparent_store *store, cparent_error *err)
{
    cparent_source *source = NULL;
    cparent_arising *arising = NULL;
    char *json = NULL;
    cparent_status status = cparent_source_from_path(
        support_source("examples/data/minutes-2026-02-10-board.txt"),
        &source, err);

    if (status == CPARENT_OK)
        status =
            cparent_matters_arising(store, source, NULL, &arising, err);
    if (status == CPARENT_OK)
        status = cparent_arising_json(arising, &json, err);
    cparent_string_free(json);
    cparent_arising_unref(arising);
    cparent_source_unref(source);
    return status;
}

static cparent_status
accept_all(cparent_store *store, cparent_error *err)
{
    return cparent_review_accept(store, NULL, &change, NULL, err);
}

static cparent_status
report(cparent_store *store, cparent_error *err)
{
    cparent_report_options options = CPARENT_REPORT_OPTIONS_INIT;
    cparent_snapshot *snapshot = NULL;
    char *text = NULL;
    size_t size = 0;
    cparent_status status;

    options.as_at = cparent_date_make(2026, 3, 1);
    options.published = store;
    status = cparent_store_snapshot(store, options.as_at, &snapshot, err);
    if (status == CPARENT_OK)
        status = cparent_report_highlights(snapshot, &options, &text, &size,
                                           err);
    cparent_string_free(text);
    cparent_snapshot_unref(snapshot);
    return status;
}

static cparent_status
challenge(cparent_store *store, cparent_error *err)
{
    cparent_challenges *challenges = NULL;
    cparent_snapshot *snapshot = NULL;
    cparent_status status;

    status = cparent_store_snapshot(store, cparent_date_make(2026, 3, 1),
                                    &snapshot, err);
    if (status == CPARENT_OK)
        status = cparent_challenge(snapshot, &challenges, err);
    cparent_challenges_unref(challenges);
    cparent_snapshot_unref(snapshot);
    return status;
}

static cparent_status
with_store(const char *path, task work, cparent_error *err)
{
    cparent_store *store = NULL;
    cparent_status status = cparent_store_open(path, NULL, &store, err);

    if (status == CPARENT_OK)
        status = work(store, err);
    cparent_store_unref(store);
    return status;
}

static char head_read[96];

static cparent_status
read_head(cparent_store *store, cparent_error *err)
{
    cparent_status status = cparent_store_verify(store, NULL, err);

    if (status == CPARENT_OK)
        status = cparent_store_head(store, head_read, sizeof head_read, err);
    return status;
}

static cparent_status
one_try(void *user)
{
    stage *self = user;
    cparent_error err = CPARENT_ERROR_INIT;
    cparent_status status;

    copy_file(self->before, self->scratch);
    status = with_store(self->scratch, self->work, &err);
    if (status != CPARENT_OK) {
        cparent__alloc_fail_at(0, false);
        ck_assert_int_eq(err.status, status);
        ck_assert_ok(with_store(self->scratch, read_head, &err), &err);
        ck_assert_str_eq(head_read, self->head);
    }
    return status;
}

static cparent_status
one_creation(void *user)
{
    const char *path = user;
    cparent_error err = CPARENT_ERROR_INIT;
    cparent_status status = create(path, &err);

    remove(path);
    return status;
}

/* How many allocations `step` makes, found by halving. */
static int64_t
allocations(support_step step, void *user)
{
    int64_t low = 0;
    int64_t high = 1;

    for (;;) {
        cparent_status status;

        cparent__alloc_fail_at(high, true);
        status = step(user);
        cparent__alloc_fail_at(0, false);
        if (status == CPARENT_OK)
            break;
        low = high;
        high *= 4;
    }
    while (high - low > 1 + high / 16) {
        int64_t middle = low + (high - low) / 2;
        cparent_status status;

        cparent__alloc_fail_at(middle, true);
        status = step(user);
        cparent__alloc_fail_at(0, false);
        if (status == CPARENT_OK)
            high = middle;
        else
            low = middle;
    }
    return high;
}

static void
try_points(support_step step, void *user)
{
    int64_t stride = 1;

    if (getenv("CPARENT_TORTURE") == NULL)
        stride = 1 + allocations(step, user) / SAMPLED_POINTS;
    ck_assert_int_gt(support_fail_each_allocation(step, user, stride), 0);
}

/* The store after `count` of the stages, in `before`. */
static void
prepare(stage *self, const task *done, size_t count, task work)
{
    cparent_error err = CPARENT_ERROR_INIT;

    snprintf(self->before, sizeof self->before, "%s/before.cparent", folder);
    snprintf(self->scratch, sizeof self->scratch, "%s/scratch.cparent",
             folder);
    self->work = work;
    ck_assert_ok(create(self->before, &err), &err);
    for (size_t i = 0; i < count; i++)
        ck_assert_ok(with_store(self->before, done[i], &err), &err);
    ck_assert_ok(with_store(self->before, read_head, &err), &err);
    memcpy(self->head, head_read, sizeof self->head);
}

static const task stages[] = {
    import_indicators, import_pledges, import_minutes, accept_all
};

START_TEST(memory_may_run_out_while_a_store_is_made)
{
    char path[4096];

    snprintf(path, sizeof path, "%s/made.cparent", folder);
    try_points(one_creation, path);
}
END_TEST

#define STAGE_TEST(name, count, work)                \
    START_TEST(name)                                 \
    {                                                \
        stage self;                                  \
                                                     \
        prepare(&self, stages, (count), (work));     \
        try_points(one_try, &self);                  \
    }                                                \
    END_TEST

STAGE_TEST(memory_may_run_out_while_indicators_come_in, 0, import_indicators)
STAGE_TEST(memory_may_run_out_while_pledges_come_in, 1, import_pledges)
STAGE_TEST(memory_may_run_out_while_minutes_come_in, 2, import_minutes)
STAGE_TEST(memory_may_run_out_while_proposals_are_accepted, 3, accept_all)
STAGE_TEST(memory_may_run_out_while_the_report_is_made, 4, report)
STAGE_TEST(memory_may_run_out_while_questions_are_asked, 4, challenge)

STAGE_TEST(memory_may_run_out_while_statistics_come_in, 0, import_moves)
STAGE_TEST(memory_may_run_out_while_a_series_is_charted, 0, chart)

START_TEST(memory_may_run_out_while_councils_are_compared)
{
    static const task known[] = { import_moves, import_neighbours };
    const char *before = council;
    stage self;

    council = "370"; /* whom the statistics have */
    prepare(&self, known, 2, compare);
    try_points(one_try, &self);
    self.work = report;
    try_points(one_try, &self);
    council = before;
}
END_TEST

STAGE_TEST(memory_may_run_out_while_a_page_comes_in, 0, import_page)
STAGE_TEST(memory_may_run_out_while_xml_comes_in, 0, import_xml)
STAGE_TEST(memory_may_run_out_while_later_minutes_are_heard, 4, hear_arising)

START_TEST(every_object_is_let_go_after_the_main_job)
{
    int64_t before = cparent_live_objects();
    int64_t blocks = cparent__alloc_live();
    stage self;

    prepare(&self, stages, 4, report);
    ck_assert_int_eq(one_try(&self), CPARENT_OK);
    minutes = more_minutes;
    self.work = import_minutes;
    ck_assert_int_eq(one_try(&self), CPARENT_OK);
    ck_assert_int_eq(cparent_live_objects(), before);
    ck_assert_int_eq(cparent__alloc_live(), blocks);
}
END_TEST

static Suite *
oom_suite(void)
{
    Suite *suite = suite_create("memory runs out");
    TCase *tests = tcase_create("main job");

    tcase_add_checked_fixture(tests, make_folder, remove_folder);
    tcase_add_test(tests, memory_may_run_out_while_a_store_is_made);
    tcase_add_test(tests, memory_may_run_out_while_indicators_come_in);
    tcase_add_test(tests, memory_may_run_out_while_pledges_come_in);
    tcase_add_test(tests, memory_may_run_out_while_minutes_come_in);
    tcase_add_test(tests, memory_may_run_out_while_proposals_are_accepted);
    tcase_add_test(tests, memory_may_run_out_while_the_report_is_made);
    tcase_add_test(tests, memory_may_run_out_while_questions_are_asked);
    tcase_add_test(tests, memory_may_run_out_while_statistics_come_in);
    tcase_add_test(tests, memory_may_run_out_while_a_series_is_charted);
    tcase_add_test(tests, memory_may_run_out_while_councils_are_compared);
    tcase_add_test(tests, memory_may_run_out_while_a_page_comes_in);
    tcase_add_test(tests, memory_may_run_out_while_xml_comes_in);
    tcase_add_test(tests, memory_may_run_out_while_later_minutes_are_heard);
    tcase_add_test(tests, every_object_is_let_go_after_the_main_job);
    suite_add_tcase(suite, tests);
    return suite;
}

int
main(void)
{
    return cparent_test_main(oom_suite());
}
