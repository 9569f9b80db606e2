/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "support.h"

#include <math.h>
#include <string.h>

#include <cparent/jobs.h>

enum { COUNT = 14 };

static cparent_error err;

typedef struct chart {
    cparent_date dates[COUNT];
    cparent_spc_point points[COUNT];
    cparent_spc_draw_options options;
} chart;

/* A level process with a last number far above it, the fourth missing. */
static void
judge(chart *self)
{
    cparent_spc_options options = CPARENT_SPC_OPTIONS_INIT;
    cparent_spc_draw_options draw = CPARENT_SPC_DRAW_OPTIONS_INIT;
    cparent_spc_summary summary;
    double values[COUNT];

    for (int i = 0; i < COUNT; i++) {
        self->dates[i] = cparent_date_make(2025, 1, i + 1);
        values[i] = i == 3 ? (double)NAN : 50.5 + i % 2;
    }
    values[COUNT - 1] = 56;
    options.polarity = CPARENT_INDICATOR_POLARITY_HIGH;
    ck_assert_ok(cparent_spc_run(self->dates, values, COUNT, &options,
                                 self->points, &summary, &err), &err);
    draw.title = "Teeth <checked>";
    draw.dates = self->dates;
    draw.unit = CPARENT_UNIT_PERCENT;
    draw.has_target = 1;
    draw.target = 60.5;
    self->options = draw;
}

static size_t
occurrences(const char *text, const char *what)
{
    size_t count = 0;

    for (; (text = strstr(text, what)) != NULL; text += strlen(what))
        count++;
    return count;
}

START_TEST(a_picture_stands_alone_and_marks_each_point)
{
    chart self;
    char *svg = NULL;
    size_t size = 0;

    judge(&self);
    ck_assert_ok(cparent_spc_draw(self.points, COUNT, &self.options, &svg,
                                  &size, &err), &err);
    ck_assert_uint_eq(size, strlen(svg));
    ck_assert_int_eq(strncmp(svg, "<svg xmlns=", 11), 0);
    ck_assert(support_contains(svg, "Teeth &lt;checked&gt;</title>"));
    ck_assert(support_contains(svg, "60.5%"));
    ck_assert(support_contains(svg, "14 January 2025"));
    ck_assert(support_contains(svg, "--navy"));
    ck_assert(!support_contains(svg, "figcaption"));
    /* Thirteen numbers: twelve usual, each drawn twice, and one gain. */
    ck_assert_uint_eq(occurrences(svg, "h0"), 24);
    ck_assert_uint_eq(occurrences(svg, "h9v9h-9z"), 1);
    cparent_string_free(svg);
}
END_TEST

START_TEST(a_few_numbers_without_dates_are_drawn_too)
{
    cparent_spc_options options = CPARENT_SPC_OPTIONS_INIT;
    cparent_spc_summary summary;
    cparent_spc_point points[2];
    const double values[] = { 3, 1e300 };
    char *svg = NULL;

    ck_assert_ok(cparent_spc_run(NULL, values, 1, &options, points,
                                 &summary, &err), &err);
    ck_assert_ok(cparent_spc_draw(points, 1, NULL, &svg, NULL, &err), &err);
    cparent_string_free(svg);
    /* A number beyond any decimal is a gap. */
    ck_assert_ok(cparent_spc_run(NULL, values, 2, &options, points,
                                 &summary, &err), &err);
    ck_assert_ok(cparent_spc_draw(points, 2, NULL, &svg, NULL, &err), &err);
    cparent_string_free(svg);
}
END_TEST

START_TEST(nothing_to_draw_is_said_and_the_result_left_alone)
{
    char *svg = NULL;

    ck_assert_status(cparent_spc_draw(NULL, 0, NULL, &svg, NULL, &err),
                     CPARENT_E_INVALID, &err);
    ck_assert_status(cparent_spc_draw(NULL, 3, NULL, &svg, NULL, &err),
                     CPARENT_E_INVALID, &err);
    ck_assert_ptr_null(svg);
}
END_TEST

static cparent_status
draw_once(void *user)
{
    chart *self = user;
    char *svg = NULL;
    cparent_status status = cparent_spc_draw(self->points, COUNT,
                                             &self->options, &svg, NULL,
                                             NULL);

    cparent_string_free(svg);
    return status;
}

START_TEST(memory_may_run_out_anywhere)
{
    chart self;

    judge(&self);
    ck_assert_int_gt(support_fail_each_allocation(draw_once, &self, 1), 0);
}
END_TEST

static Suite *
spc_draw_suite(void)
{
    Suite *suite = suite_create("jobs/spc-draw");
    TCase *tcase = tcase_create("spc-draw");

    tcase_add_test(tcase, a_picture_stands_alone_and_marks_each_point);
    tcase_add_test(tcase, a_few_numbers_without_dates_are_drawn_too);
    tcase_add_test(tcase, nothing_to_draw_is_said_and_the_result_left_alone);
    tcase_add_test(tcase, memory_may_run_out_anywhere);
    suite_add_tcase(suite, tcase);
    return suite;
}

int
main(void)
{
    return cparent_test_main(spc_draw_suite());
}
