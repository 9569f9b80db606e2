/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include <cparent/spc.h>

#include "report/svg-internal.h"
#include "support.h"

enum { MOST = 16 };

static cparent__pack_point points[MOST];
static cparent__shown target;
static char drawn[16384];

static cparent__shown
figure(int64_t coefficient, int scale, cparent_unit unit)
{
    cparent__shown shown;
    cparent_value value;

    memset(&shown, 0, sizeof shown);
    shown.number = true;
    shown.unit = unit;
    shown.low.coefficient = coefficient;
    shown.low.scale = scale;
    value = cparent_value_number(shown.low, unit);
    cparent_value_words(&value, shown.words);
    return shown;
}

/* A chart of months from January 2025, in tenths; -1 is a hidden one. */
static cparent__chart
chart_of(const int *tenths, size_t count, cparent_unit unit)
{
    cparent__chart chart;

    memset(&chart, 0, sizeof chart);
    memset(points, 0, sizeof points);
    for (size_t i = 0; i < count; i++) {
        points[i].period = cparent_period_month(2025, (int)i + 1);
        cparent_period_label(points[i].period, points[i].label);
        if (tenths[i] < 0) {
            points[i].value.hidden = true;
            continue;
        }
        points[i].value = figure(tenths[i], 1, unit);
        chart.drawable++;
    }
    chart.title = "Checks <in time>";
    chart.words = "Words & figures";
    chart.points = points;
    chart.count = count;
    chart.target_words = "";
    chart.unit = unit;
    return chart;
}

static const char *
draw(const cparent__chart *chart)
{
    cparent__text text = CPARENT__TEXT_INIT(CPARENT__TEXT_MEDIUM);

    cparent__svg_chart(chart, 7, &text);
    ck_assert_uint_lt(text.length, sizeof drawn);
    strcpy(drawn, cparent__text_string(&text));
    cparent__text_free(&text);
    return drawn;
}

static const char *
caption(const cparent__chart *chart)
{
    cparent__text text = CPARENT__TEXT_INIT(CPARENT__TEXT_MEDIUM);

    cparent__svg_caption(chart, &text);
    strcpy(drawn, cparent__text_string(&text));
    cparent__text_free(&text);
    return drawn;
}

/* How often the pen is set down in the series. */
static size_t
strokes(const char *svg, const char *class)
{
    char start[64];
    size_t count = 0;
    const char *at;

    snprintf(start, sizeof start, "<path class=\"%s\" d=\"", class);
    at = strstr(svg, start);
    ck_assert_msg(at != NULL, "no %s in %s", class, svg);
    for (at += strlen(start); *at != '"'; at++)
        count += *at == 'M';
    return count;
}

START_TEST(three_figures_make_a_line)
{
    static const int tenths[] = { 500, 600, 650 };
    cparent__chart chart = chart_of(tenths, 3, CPARENT_UNIT_PERCENT);

    ck_assert_uint_eq(strokes(draw(&chart), "line"), 1);
    ck_assert_ptr_null(strstr(drawn, "class=\"dash\""));
}
END_TEST

START_TEST(two_figures_are_joined_by_dashes_and_called_two_figures)
{
    static const int tenths[] = { 500, 600 };
    cparent__chart chart = chart_of(tenths, 2, CPARENT_UNIT_PERCENT);

    points[1].gap_before = true;
    ck_assert_uint_eq(strokes(draw(&chart), "dash"), 1);
    ck_assert_ptr_null(strstr(drawn, "class=\"line\""));
    ck_assert_ptr_nonnull(
        strstr(caption(&chart), "Two figures are not a trend."));
}
END_TEST

START_TEST(one_figure_is_a_bar_on_a_stated_scale)
{
    static const int tenths[] = { 930 };
    cparent__chart chart = chart_of(tenths, 1, CPARENT_UNIT_PERCENT);

    /* 93% of the way from 56 to 600 is 544 x 0.93 = 505.9 wide. */
    ck_assert_ptr_nonnull(
        strstr(draw(&chart), "<rect class=\"fill\" x=\"56\" y=\"32\" "
                             "width=\"505.9\""));
    ck_assert_str_eq(caption(&chart),
                     "One figure, on a scale from 0% to 100%.");
}
END_TEST

START_TEST(a_missing_period_breaks_the_line)
{
    static const int tenths[] = { 500, 600, 650, 660 };
    cparent__chart chart = chart_of(tenths, 4, CPARENT_UNIT_PERCENT);

    points[2].gap_before = true;
    ck_assert_uint_eq(strokes(draw(&chart), "line"), 2);
    ck_assert_ptr_nonnull(
        strstr(caption(&chart), "Where the line breaks, a figure is "
                                "missing or not shown."));
}
END_TEST

START_TEST(a_hidden_figure_breaks_the_line_and_is_not_drawn)
{
    static const int tenths[] = { 500, 600, -1, 660, 670 };
    cparent__chart chart = chart_of(tenths, 5, CPARENT_UNIT_PERCENT);
    size_t circles = 0;

    ck_assert_uint_eq(strokes(draw(&chart), "line"), 2);
    for (const char *at = drawn; (at = strstr(at, "<circle")) != NULL; at++)
        circles++;
    ck_assert_uint_eq(circles, 4);
}
END_TEST

START_TEST(an_axis_that_does_not_start_at_zero_says_so)
{
    static const int high[] = { 930, 940, 950 };
    static const int low[] = { 10, 40, 90 };
    cparent__chart chart = chart_of(high, 3, CPARENT_UNIT_PERCENT);

    ck_assert_str_eq(caption(&chart),
                     "The scale starts at 93.0%, not at zero.");
    chart = chart_of(low, 3, CPARENT_UNIT_PERCENT);
    ck_assert_str_eq(caption(&chart), "The scale starts at zero.");
}
END_TEST

START_TEST(steps_of_a_scale_are_round)
{
    static const int rates[] = { 154, 221 };
    static const int money[] = { 8200000, 8500000 };
    cparent__chart chart = chart_of(rates, 2, CPARENT_UNIT_PERCENT);
    cparent__scale scale = cparent__scale_fit(&chart, false);
    char words[CPARENT_VALUE_SIZE];

    /* 15.4 to 22.1 is 6.7 wide; a fifth is 1.34; the next of 1, 2, 5 is 2:
     * from 14 to 24. */
    ck_assert_int_eq(scale.mantissa, 2);
    ck_assert_int_eq(scale.exponent, 0);
    ck_assert_int_eq(scale.first, 7);
    ck_assert_int_eq(scale.last, 12);
    cparent__scale_words(&scale, scale.first, CPARENT_UNIT_PERCENT, words);
    ck_assert_str_eq(words, "14%");
    /* 820,000 to 850,000 in steps of 10,000 (a fifth is 6,000). */
    chart = chart_of(money, 2, CPARENT_UNIT_GBP);
    scale = cparent__scale_fit(&chart, false);
    ck_assert_int_eq(scale.mantissa, 1);
    ck_assert_int_eq(scale.exponent, 4);
    cparent__scale_words(&scale, scale.last, CPARENT_UNIT_GBP, words);
    ck_assert_str_eq(words, "£850,000");
}
END_TEST

START_TEST(a_scale_survives_figures_that_are_all_the_same)
{
    static const int zero[] = { 0, 0, 0 };
    static const int same[] = { 500, 500, 500 };
    cparent__chart chart = chart_of(zero, 3, CPARENT_UNIT_COUNT);
    cparent__scale scale = cparent__scale_fit(&chart, false);

    ck_assert(scale.low < 0.0 && scale.high > 0.0);
    chart = chart_of(same, 3, CPARENT_UNIT_COUNT);
    scale = cparent__scale_fit(&chart, false);
    ck_assert(scale.low < 50.0 && scale.high > 50.0);
    ck_assert_ptr_nonnull(draw(&chart));
}
END_TEST

START_TEST(the_target_stands_where_its_number_is)
{
    static const int tenths[] = { 140, 200, 240 };
    cparent__chart chart = chart_of(tenths, 3, CPARENT_UNIT_PERCENT);

    target = figure(19, 0, CPARENT_UNIT_PERCENT);
    chart.target = &target;
    chart.target_words = "19% or less";
    /* The scale runs from 14 to 24 over y 250 to 20: 19 is half way. */
    ck_assert_ptr_nonnull(strstr(
        draw(&chart), "<path class=\"target\" d=\"M56 135H600\"/>"));
    ck_assert_ptr_nonnull(strstr(
        caption(&chart), "The dashed line is the target, 19% or less."));
}
END_TEST

START_TEST(a_picture_has_a_title_a_description_and_real_text)
{
    static const int tenths[] = { 500, 600, 650 };
    cparent__chart chart = chart_of(tenths, 3, CPARENT_UNIT_PERCENT);

    draw(&chart);
    ck_assert_ptr_nonnull(
        strstr(drawn, "aria-labelledby=\"chart-7-t chart-7-d\""));
    ck_assert_ptr_nonnull(strstr(
        drawn, "<title id=\"chart-7-t\">Checks &lt;in time&gt;</title>"));
    ck_assert_ptr_nonnull(strstr(
        drawn, "<desc id=\"chart-7-d\">Words &amp; figures.</desc>"));
    ck_assert_ptr_nonnull(strstr(drawn, ">Mar 2025</text>"));
    chart.small = true;
    ck_assert_ptr_nonnull(
        strstr(draw(&chart), "aria-label=\"Words &amp; figures\""));
    ck_assert_ptr_null(strstr(drawn, "<title"));
}
END_TEST

START_TEST(a_range_stands_as_an_upright_bar)
{
    static const int tenths[] = { 940, 950, 970 };
    cparent__chart chart = chart_of(tenths, 3, CPARENT_UNIT_PERCENT);

    points[2].value.range = true;
    points[2].value.high.coefficient = 99;
    chart.drawable = 2;
    ck_assert_uint_eq(strokes(draw(&chart), "span"), 1);
}
END_TEST

/* Sixteen figures about 50%, the last of them a concern, one hidden. */
static cparent__chart
spc_chart(void)
{
    static const int tenths[MOST] = { 500, 510, 490, 500, 510, 490,
                                      500, -1,  490, 500, 510, 490,
                                      500, 510, 490, 300 };
    static cparent__pack_mark marks[MOST];
    static cparent__pack_spc spc;
    cparent__chart chart = chart_of(tenths, MOST, CPARENT_UNIT_PERCENT);

    memset(marks, 0, sizeof marks);
    for (size_t i = 0; i < MOST; i++) {
        marks[i].judged = tenths[i] >= 0;
        marks[i].limits = true;
        marks[i].mean.coefficient = 50;
        marks[i].lower.coefficient = 46;
        marks[i].upper.coefficient = 54;
    }
    marks[7].verdict = CPARENT_SPC_POINT_MISSING;
    marks[15].verdict = CPARENT_SPC_CONCERN;
    marks[15].primary = CPARENT_SPC_ASTRONOMICAL;
    spc.marks = marks;
    spc.last = 15;
    spc.numbers = 15;
    chart.spc = &spc;
    return chart;
}

static cparent__pack_mark *
marks_of(const cparent__chart *chart)
{
    return (cparent__pack_mark *)(uintptr_t)chart->spc->marks;
}

START_TEST(every_kind_of_mark_has_its_shape)
{
    cparent__chart chart = spc_chart();

    /* Fourteen dots, and the last figure as a diamond. */
    ck_assert_uint_eq(strokes(draw(&chart), "usual"), 14);
    ck_assert_uint_eq(strokes(drawn, "concern"), 1);
    ck_assert_ptr_nonnull(strstr(drawn, "m0-6.5l6.5 6.5-6.5 6.5-6.5-6.5z"));
    ck_assert_ptr_null(strstr(drawn, "class=\"gain\""));
    caption(&chart);
    ck_assert_ptr_nonnull(strstr(drawn, "A diamond is a change for the "
                                        "worse."));
    ck_assert_ptr_null(strstr(drawn, "A square"));
    marks_of(&chart)[15].verdict = CPARENT_SPC_IMPROVEMENT;
    ck_assert_uint_eq(strokes(draw(&chart), "gain"), 1);
    ck_assert_ptr_null(strstr(drawn, "class=\"concern\""));
}
END_TEST

START_TEST(a_figure_that_is_hidden_has_no_mark_and_a_gap)
{
    cparent__chart chart = spc_chart();

    ck_assert_uint_eq(strokes(draw(&chart), "line"), 2);
    ck_assert_ptr_nonnull(strstr(caption(&chart), "Where the line breaks"));
}
END_TEST

START_TEST(limits_break_where_a_rebase_begins)
{
    cparent__chart chart = spc_chart();

    ck_assert_uint_eq(strokes(draw(&chart), "mean"), 1);
    ck_assert_uint_eq(strokes(drawn, "limit"), 1);
    for (size_t i = 10; i < MOST; i++)
        marks_of(&chart)[i].group = 1;
    ck_assert_uint_eq(strokes(draw(&chart), "mean"), 2);
    ck_assert_ptr_nonnull(strstr(caption(&chart), "worked out anew"));
}
END_TEST

START_TEST(limits_are_said_and_inside_the_scale)
{
    cparent__chart chart = spc_chart();

    caption(&chart);
    ck_assert_ptr_nonnull(strstr(drawn, "the average, 50%; the dotted "
                                        "lines are the limits of usual "
                                        "variation, 46% and 54%."));
    for (size_t i = 0; i < MOST; i++)
        marks_of(&chart)[i].upper.coefficient = 80;
    ck_assert(cparent__scale_fit(&chart, false).high >= 80.0);
}
END_TEST

START_TEST(a_picture_of_variation_is_small)
{
    cparent__chart chart = spc_chart();
    size_t size = strlen(draw(&chart));

    ck_assert_uint_ge(size, 1024);
    ck_assert_uint_le(size, 4096);
}
END_TEST

/* 760 wide: 56 to 650 for 0 to 1,000 children, 290 to 20 for 5% to 20%. */
START_TEST(a_funnel_has_its_marks_where_they_are)
{
    static const cparent__pack_dot dots[] = {
        { 500, 20, CPARENT__WHOSE_OWN, "Here: 20%" },
        { 1000, 5, CPARENT__WHOSE_OTHER, NULL },
    };
    static const cparent__pack_funnel funnel = {
        .unit = CPARENT_UNIT_PERCENT,
        .average = 12.5,
        .average_words = "12.5%",
        .most = 1000,
        .dots = dots,
        .dot_count = 2,
        .curve = { { 250, { 6, 19, 1, 99 } }, { 1000, { 9, 16, 8, 17 } } },
        .curve_count = 2,
        .sentence = "It is <high>.",
        .others = "Few are.",
    };
    static const cparent__pack_standing standing = {
        .title = "Moves & homes", .funnel = &funnel
    };
    cparent__text text = CPARENT__TEXT_INIT(CPARENT__TEXT_MEDIUM);
    const char *made;

    cparent__svg_funnel(&standing, 7, &text);
    made = cparent__text_string(&text);
    ck_assert_ptr_nonnull(strstr(made, "<title id=\"chart-7-t\">Moves &amp; "
                                       "homes, beside"));
    ck_assert_ptr_nonnull(strstr(made, "It is &lt;high&gt;. Few are.</desc>"));
    ck_assert_ptr_nonnull(strstr(made, "<circle class=\"now\" r=\"8\" "
                                       "cx=\"353\" cy=\"20\"><title>Here: "
                                       "20%</title>"));
    ck_assert_ptr_nonnull(strstr(made, "<path class=\"usual\" "
                                       "d=\"M650 290h0\"/>"));
    ck_assert_ptr_nonnull(
        strstr(made, "<path class=\"mean\" d=\"M56 155H650\"/>"));
    /* A limit starts where it comes into the picture. */
    ck_assert_ptr_nonnull(
        strstr(made, "<path class=\"outer\" d=\"M650 236\"/>"));
    ck_assert_ptr_nonnull(
        strstr(made, "<path class=\"limit\" d=\"M204.5 272L650 218\"/>"));
    cparent__text_free(&text);
}
END_TEST

static Suite *
svg_suite(void)
{
    Suite *suite = suite_create("report/svg");
    TCase *tests = tcase_create("charts");

    tcase_add_test(tests, three_figures_make_a_line);
    tcase_add_test(tests,
                   two_figures_are_joined_by_dashes_and_called_two_figures);
    tcase_add_test(tests, one_figure_is_a_bar_on_a_stated_scale);
    tcase_add_test(tests, a_missing_period_breaks_the_line);
    tcase_add_test(tests,
                   a_hidden_figure_breaks_the_line_and_is_not_drawn);
    tcase_add_test(tests, an_axis_that_does_not_start_at_zero_says_so);
    tcase_add_test(tests, steps_of_a_scale_are_round);
    tcase_add_test(tests, a_scale_survives_figures_that_are_all_the_same);
    tcase_add_test(tests, the_target_stands_where_its_number_is);
    tcase_add_test(tests,
                   a_picture_has_a_title_a_description_and_real_text);
    tcase_add_test(tests, a_range_stands_as_an_upright_bar);
    tcase_add_test(tests, every_kind_of_mark_has_its_shape);
    tcase_add_test(tests, a_figure_that_is_hidden_has_no_mark_and_a_gap);
    tcase_add_test(tests, limits_break_where_a_rebase_begins);
    tcase_add_test(tests, limits_are_said_and_inside_the_scale);
    tcase_add_test(tests, a_picture_of_variation_is_small);
    tcase_add_test(tests, a_funnel_has_its_marks_where_they_are);
    suite_add_tcase(suite, tests);
    return suite;
}

int
main(void)
{
    return cparent_test_main(svg_suite());
}
