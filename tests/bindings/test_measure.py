# SPDX-License-Identifier: Apache-2.0
"""What figures say.  The library's own tests judge the numbers; these see
that each argument arrives and each number comes back as what it is."""
import datetime
import json
import math
import os
import tempfile
import unittest
import xml.etree.ElementTree

import tap
import cparent

try:
    import numpy
    import pandas
except ImportError:
    numpy = pandas = None
try:
    import matplotlib
    matplotlib.use("Agg")
    import matplotlib.pyplot
except ImportError:
    matplotlib = None

DAYS = [f"2024-{month:02d}-01" for month in range(1, 13)] + [
    "2025-01-01", "2025-02-01"]


class Intervals(tap.Case):
    def near(self, found, *wanted):
        for seen, one in zip(found[:3], wanted):
            self.assertAlmostEqual(seen, one, places=4)

    def test_a_proportion_is_a_fraction_of_one(self):
        found = cparent.proportion(8, 9)
        self.near(found, 8 / 9, 0.5650, 0.9801)
        self.assertEqual((found.method, found.status), ("wilson", "OK"))
        # Clopper and Pearson's own closed form for none out of n.
        exact = cparent.proportion(0, 10, method="exact", confidence=0.9)
        self.near(exact, 0, 0, 1 - 0.05 ** (1 / 10))
        self.near(cparent.proportion(8, 9, multiplier=100), 800 / 9, 56.5,
                  98.0109)

    def test_a_rate_is_per_its_multiplier(self):
        # Poisson limits of 5 events, from any table: 1.6235 to 11.6683.
        self.near(cparent.rate(5, 1000, multiplier=1000), 5, 1.6235, 11.6683)
        self.assertEqual(cparent.rate(5, 10, multiplier=1).method, "exact")
        self.assertEqual(cparent.rate(10, 10, multiplier=1).method, "byar")
        with self.assertRaises(TypeError):
            cparent.rate(5, 1000)

    def test_a_figure_without_a_value_still_has_its_method(self):
        self.assertEqual(cparent.proportion(0, 0)[3:],
                         ("wilson", "NO_DENOMINATOR"))
        self.assertEqual(cparent.proportion(9, 8, method="exact")[3:],
                         ("exact", "INVALID"))
        self.assertEqual(cparent.rate(0, 0, multiplier=1).method, "exact")
        self.assertEqual(cparent.rate(12, None, multiplier=1).method, "byar")
        self.assertEqual(cparent.rate(None, 9, multiplier=1).method, "auto")
        self.assertEqual(cparent.mean([]).method, "student")
        self.assertEqual(cparent.difference(1, 0, 1, 2).method, "newcombe")
        self.assertEqual(
            cparent.direct_rate([1], [10], [1], multiplier=1)[3:],
            ("dobson", "TOO_FEW"))

    def test_a_count_that_is_not_whole_is_said_to_be_none(self):
        rows = cparent.rate([2.5, 3, 12.5], 100, multiplier=100)
        self.assertEqual([row.fractional for row in rows],
                         [True, False, True])
        self.assertEqual(list(rows.columns["fractional"]),
                         [True, False, True])

    def test_other_intervals_are_there_too(self):
        self.near(cparent.mean([1, 2, None, 3]), 2, 2 - 4.3027 / 3 ** 0.5,
                  2 + 4.3027 / 3 ** 0.5)
        # Newcombe (1998), table II, method 10, example (a).
        self.near(cparent.difference(56, 70, 48, 80), 0.2, 0.0524, 0.3339)
        ratio = cparent.rate_ratio(5, 100, 0, 100)
        self.assertEqual((ratio.value, ratio.upper, ratio.status),
                         (None, None, "TOO_FEW"))
        self.near(cparent.standardised_ratio(
            [6, 6], [100, 100], [1, 2], [100, 100]), 4)
        self.near(cparent.standardised_rate(
            12, [100, 100], [1, 2], [100, 100], multiplier=100), 6)
        self.near(cparent.direct_rate([10, 20], [100, 100], [1, 3],
                                      multiplier=100), 17.5)

    def test_arrays_give_a_table(self):
        rows = cparent.proportion([8, None, 9, 0], [9, 9, 8, 0])
        self.assertEqual([row.status for row in rows],
                         ["OK", "MISSING", "INVALID", "NO_DENOMINATOR"])
        self.assertEqual(rows.columns["value"][:2], [8 / 9, None])
        self.assertEqual(len(cparent.proportion([1, 2], 9)), 2)
        self.assertIn("<table>", rows._repr_html_())

    def test_nothing_is_guessed(self):
        for missing in (None, math.nan, cparent.Value(state="suppressed")):
            found = cparent.proportion(missing, 9)
            self.assertEqual((found.value, found.status), (None, "MISSING"))
        for bad in (dict(confidence=95), dict(confidence=0),
                    dict(method="guess")):
            with self.assertRaises(cparent.InvalidError):
                cparent.proportion(8, 9, **bad)
        for bad in ("8", b"8", True, object(), [[1]]):
            with self.assertRaises(TypeError):
                cparent.proportion(bad, 9)

    def test_an_interval_stands_beside_a_benchmark(self):
        found = cparent.proportion(80, 100)
        self.assertEqual([found.compare(0.5, word)
                          for word in ("high", "low", "neutral")],
                         ["better", "worse", "higher"])
        self.assertEqual(found.compare(0.8), "similar")
        self.assertEqual(cparent.proportion(None, 9).compare(0.5), "none")
        with self.assertRaises(cparent.InvalidError):
            found.compare(0.5, "sideways")


class Funnels(tap.Case):
    def test_a_row_an_area_with_its_limits(self):
        rows = cparent.funnel([50, 60, 20], [100, 100, 100],
                              areas=["A", "B", "C"])
        average = 130 / 300
        error = (average * (1 - average) / 100) ** 0.5
        self.assertAlmostEqual(rows.average, average)
        self.assertAlmostEqual(rows[0].lower_95, average - 1.95996 * error,
                               places=5)
        self.assertAlmostEqual(rows[0].upper_998, average + 3.09023 * error,
                               places=5)
        self.assertEqual([row.area for row in rows], ["A", "B", "C"])
        self.assertEqual([row.significance for row in rows],
                         ["Not significant", "High (0.001)", "Low (0.001)"])
        self.assertAlmostEqual(rows.limits([100])[0][0], rows[0].lower_95)
        self.assertIs(rows.columns, rows.columns)

    def test_a_figure_that_was_hidden_says_so(self):
        hidden = cparent.Value(state="suppressed")
        rows = cparent.funnel([5, hidden, None], [10, 10, 10])
        self.assertEqual([row.status for row in rows],
                         ["OK", "SUPPRESSED", "MISSING"])
        self.assertIsNone(rows[1].value)
        self.assertEqual(rows.average, 0.5)

    def test_a_rate_needs_its_multiplier(self):
        with self.assertRaises(cparent.InvalidError):
            cparent.funnel([5], [10], kind="rate")
        rows = cparent.funnel([5, 7], [10, 20], kind="rate",
                              multiplier=1000)
        self.assertEqual((rows[0].value, rows.average), (500, 400))
        for bad in (([5], [10, 20]), ([5], [10], ["A", "B"])):
            with self.assertRaises(cparent.InvalidError):
                cparent.funnel(*bad[:2], areas=bad[2:] and bad[2])
        with self.assertRaises(cparent.InvalidError):
            cparent.funnel([5], [10], kind="tunnel")


class Quantiles(tap.Case):
    def test_one_group_a_value(self):
        given = [10, 30, None, 20, 40]
        self.assertEqual(cparent.quantiles(given, 2), [1, 2, None, 1, 2])
        self.assertEqual(cparent.quantiles(given, 2, invert=True),
                         [2, 1, None, 2, 1])
        self.assertEqual(json.dumps(cparent.quantiles(given, 2)),
                         "[1, 2, null, 1, 2]")
        with self.assertRaises(cparent.InvalidError):
            cparent.quantiles(given, 1)

    def test_a_quantile_is_of_type_7(self):
        self.assertEqual(cparent.quantile([4, 1, 3, None, 2], 0.25), 1.75)
        self.assertEqual(cparent.quantile([1, 2, 3], [0, 0.5, 1]), [1, 2, 3])
        with self.assertRaises(cparent.InvalidError):
            cparent.quantile([], 0.5)

    def test_ranks_share_the_first_place(self):
        self.assertEqual(cparent.ranks([5, 7, None, 7, 3]),
                         [3, 1, None, 1, 4])
        self.assertEqual(cparent.ranks([5, 7], "low"), [1, 2])
        self.assertEqual(cparent.ranks([5, 7], "neutral"), [None, None])

    @unittest.skipIf(numpy is None, "NumPy and pandas are not here")
    def test_what_comes_out_is_an_array_too(self):
        found = cparent.quantiles(numpy.array([1.0, 2.0, numpy.nan]), 2)
        self.assertEqual(numpy.asarray(found).tolist()[:2], [1, 2])
        self.assertEqual(str(found.to_series().dtype), "Int64")


class Trends(tap.Case):
    def test_a_series_of_proportions(self):
        found = cparent.trend([10, 20, 30, 40, 50], [100] * 5)
        self.assertEqual((found.verdict, found.s, found.reason),
                         ("increasing", 10, None))
        self.assertAlmostEqual(found.slope, 0.1)
        # One of the 120 orders of five has s = 10, one has -10.
        self.assertAlmostEqual(found.kendall_p, 2 / 120)
        # Cochran–Armitage by hand: T² / var(T), p = 0.3.
        self.assertAlmostEqual(found.chi2, 100 ** 2 / (0.21 * 1000))

    def test_what_is_known_of_the_points_matters(self):
        series = [10, 20, 30, 40, 50], [100] * 5
        years = [f"{year}/{year % 100 + 1}" for year in range(2019, 2024)]
        self.assertEqual(cparent.trend(*series, periods=years).verdict,
                         "increasing")
        gap = years[:4] + ["2025/26"]
        self.assertEqual(cparent.trend(*series, periods=gap).reason, "gap")
        self.assertEqual(cparent.trend(
            *series, breaks=[False] * 4 + [True]).reason,
            cparent.trend(*series, breaks=[0, 0, 1, 0, 0]).reason)
        self.assertEqual(cparent.trend([1, 2, 3], [9, 9, 9]).reason,
                         "too_few_points")
        with self.assertRaises(cparent.InvalidError):
            cparent.trend([1, 2], [9])

    def test_bare_values_get_no_verdict(self):
        found = cparent.trend([1, 2, None, 4])
        self.assertEqual((found.s, found.slope, found.chi2), (3, 1, None))
        self.assertEqual(found.verdict, "cannot_be_calculated")
        limits = cparent.trend([1, 2, 3, 4, 5], lower=[0, 1, 2, 3, 4],
                               upper=[2, 3, 4, 5, 6])
        self.assertEqual(limits.s, 10)


class Charts(tap.Case):
    VALUES = [10, 11, 9, 10, 12, 10, 9, 11, 10, 10, 11, 40]

    def test_limits_are_the_mean_and_the_moving_range(self):
        chart = cparent.xmr(self.VALUES, screening=False)
        mean = sum(self.VALUES) / 12
        moves = [abs(a - b) for a, b in zip(self.VALUES, self.VALUES[1:])]
        spread = 2.66 * sum(moves) / len(moves)
        self.assertAlmostEqual(chart[0].mean, mean)
        self.assertAlmostEqual(chart[0].lower, mean - spread)
        self.assertAlmostEqual(chart[0].upper, mean + spread)
        self.assertTrue(chart.trial_limits)
        narrower = cparent.xmr(self.VALUES)
        self.assertLess(narrower[0].upper, chart[0].upper)

    def test_observations_bring_their_days_along(self):
        months = [cparent.Period.month(2025, 12 - i) for i in range(12)]
        seen = [cparent.Observation(authority="x", id=str(i), value=i,
                                    role="actual", period=month)
                for i, month in enumerate(months)]
        aim = cparent.Observation(authority="x", id="t", value=99,
                                  role="target", period=months[0])
        never = cparent.Observation(authority="x", id="n", value=50,
                                    role="actual")
        self.assertEqual(
            cparent.xmr([*seen, aim, never]),
            cparent.xmr(range(12), dates=[one.last for one in months],
                        improvement="neither"))

    def test_the_figures_of_a_store_know_which_way_is_better(self):
        months = [cparent.Period.month(2025, 1 + i) for i in range(12)]
        with tempfile.TemporaryDirectory() as folder, cparent.create(
                os.path.join(folder, "s"), council="Barnsley") as store:
            store.put("indicator", id="moves", title="Moves",
                      polarity="low")
            for i, month in enumerate(months):
                for id, value, extra in (
                        (f"t{i}", i, {}),
                        # what a meeting said of the same month
                        (f"m{i}", i + 40, {"accepted_by": "clerk"})):
                    store.put("observation", id=id, indicator="moves",
                              value=value, role="actual", period=month,
                              **extra)
            store.put("observation", id="undated", indicator="moves",
                      value=99, role="actual")
            store.put("observation", id="theirs", indicator="moves",
                      value=77, role="actual", period=months[0],
                      subject="Another council")
            figures = store.observations(indicator="moves")
            days = [one.last for one in months]
            self.assertEqual(cparent.xmr(figures), cparent.xmr(
                range(12), dates=days, polarity="low"))
            self.assertEqual(
                cparent.xmr(figures, improvement="up"),
                cparent.xmr(range(12), dates=days))
            self.assertEqual(
                cparent.forecast(figures, "2026-02-28"),
                cparent.forecast(range(12), days, "2026-02-28"))
            store.put("observation", id="other", indicator="teeth",
                      value=1, role="actual", period=months[0])
            with self.assertRaisesRegex(ValueError, "several indicators"):
                cparent.xmr(store.observations)
            self.assertEqual(
                [point.value for point in cparent.xmr(store.observations(
                    indicator="moves", subject="Another council"))], [77])
        with self.assertRaises(TypeError):
            cparent.forecast([1, 2, 3], "2026-02-28")

    def test_a_chart_is_drawn_as_in_the_report(self):
        percent = [cparent.Value(str(50 + i % 3), "percent")
                   for i in range(14)] + [None]
        chart = cparent.xmr(percent, dates=[*DAYS, "2027-01-01"], target=60)
        picture = chart.to_svg(title="Teeth <checked>")
        root = xml.etree.ElementTree.fromstring(picture)
        self.assertEqual(root.tag, "{http://www.w3.org/2000/svg}svg")
        said = " ".join(root.itertext())
        for words in ("Teeth <checked>", "60%", "--navy"):
            self.assertIn(words, said)
        self.assertNotIn("url(", picture)
        # Fourteen round marks, each with its rim, and none for the gap.
        usual = [path.get("d") for path in root.iter()
                 if path.get("class") == "usual"]
        self.assertEqual(usual[0].count("h0"), 14)
        self.assertIn("data:image/svg+xml", chart._repr_html_())
        cparent.xmr([1, 2]).to_svg()
        with self.assertRaises(cparent.InvalidError):
            cparent.xmr([]).to_svg()

    def test_the_last_number_says_what_it_means(self):
        for improvement, word in (("up", "special_cause_improvement"),
                                  ("down", "special_cause_concern"),
                                  ("neither", "special_cause_neutral_high")):
            chart = cparent.xmr(self.VALUES, improvement=improvement)
            self.assertEqual(chart.variation, word)
            self.assertEqual(chart.points[-1].rules, ("astronomical",))
        same = cparent.xmr(self.VALUES, polarity="low")
        self.assertEqual(same.variation, "special_cause_concern")
        with self.assertRaises(cparent.InvalidError):
            cparent.xmr(self.VALUES, improvement="sideways")

    def test_points_stand_in_order_of_their_days(self):
        chart = cparent.xmr(list(range(14)), dates=DAYS[::-1], target=100)
        self.assertEqual(chart[0].date, datetime.date(2024, 1, 1))
        self.assertEqual(chart[0].value, 13)
        self.assertEqual(chart.assurance, "consistently_failing")
        self.assertIsNone(cparent.xmr(range(14)).assurance)
        months = ["2024-%02d" % month for month in range(1, 13)]
        chart = cparent.xmr(range(12), dates=months, rebase="2024-03")
        self.assertEqual(chart[1].date, datetime.date(2024, 2, 29))
        self.assertEqual([chart[1].group, chart[2].group], [0, 1])
        chart = cparent.xmr([1, 2], dates=[cparent.Period.parse("2024/25"),
                                           "2025/26 Q1"])
        self.assertEqual(chart[1].date, datetime.date(2025, 6, 30))
        for bad in ([None] * 14, ["spring"] * 14, [DAYS[0]] * 14, DAYS[:3]):
            with self.assertRaises(cparent.Error):
                cparent.xmr(range(14), dates=bad)

    def test_a_rebase_begins_another_part(self):
        values = [1] * 13 + [9] * 13
        self.assertEqual([point.group for point in cparent.xmr(
            values, rebase=13)], [0] * 13 + [1] * 13)
        days = [datetime.date(2024, 1, 1) + datetime.timedelta(i)
                for i in range(26)]
        dated = cparent.xmr(values, dates=days, rebase=[days[13]])
        self.assertEqual(dated[13].group, 1)
        marks = [i == 13 for i in range(26)]
        for given in ({}, {"dates": days}):
            self.assertEqual([point.group for point in cparent.xmr(
                values, rebase=marks, **given)], [0] * 13 + [1] * 13)
        for bad in (True, marks[1:], [True, 13]):
            with self.assertRaises(cparent.InvalidError):
                cparent.xmr(values, rebase=bad)
        for bad in (0, 3):
            with self.assertRaises(cparent.InvalidError):
                cparent.xmr(values, baseline=bad)
        with self.assertRaises(cparent.InvalidError):
            cparent.xmr(values, rules="mine")

    def test_a_missing_value_stays_missing(self):
        chart = cparent.xmr([*range(13), None])
        self.assertEqual((chart[-1].value, chart[-1].point_type),
                         (None, "missing"))
        self.assertTrue(chart.stale)

    def test_a_chart_is_the_json_of_the_contract(self):
        whole = json.loads(cparent.xmr(range(14), dates=DAYS).to_json())
        self.assertEqual(sorted(whole), ["assurance", "points", "stale",
                                         "trial_limits", "variation"])
        self.assertEqual(sorted(whole["points"][0]), [
            "date", "group", "lower", "mean", "point_type", "rules",
            "upper", "value"])
        self.assertEqual(whole["points"][0]["date"], "2024-01-01")

    def test_a_chart_is_columns_and_a_table(self):
        chart = cparent.xmr(range(14), dates=DAYS)
        self.assertEqual(chart.columns["date"][0],
                         datetime.date(2024, 1, 1))
        self.assertIn("XmR", chart._repr_html_())
        self.assertIn("14 points", repr(chart))

    @unittest.skipIf(numpy is None, "NumPy and pandas are not here")
    def test_a_series_brings_its_days(self):
        series = pandas.Series(range(14), index=pandas.DatetimeIndex(DAYS))
        self.assertEqual(cparent.xmr(series)[0].date,
                         datetime.date(2024, 1, 1))
        self.assertEqual(cparent.xmr(
            series.to_numpy(), dates=series.index.to_numpy())[0].date,
            datetime.date(2024, 1, 1))

    def test_a_file_is_a_series_and_a_chart(self):
        text = "date,value,rebase\n" + "".join(
            f"{day},{i},{'new home' if i == 7 else ''}\n"
            for i, day in enumerate(DAYS))
        rows = cparent.read_series(text.encode())
        self.assertEqual([row.rebase for row in rows[6:9]],
                         [None, "new home", None])
        self.assertEqual(rows[3].value.number, 3)
        chart = cparent.spc(text.encode(), polarity="low", target=5)
        self.assertEqual([point.group for point in chart],
                         [0] * 7 + [1] * 7)
        self.assertEqual(chart[0].date, datetime.date(2024, 1, 1))
        with self.assertRaises(cparent.Error):
            cparent.spc(b"date,value\n2024-01-01,many\n")

    @unittest.skipIf(matplotlib is None, "matplotlib is not here")
    def test_charts_are_drawn(self):
        for chart in (cparent.xmr([*range(13), None], dates=DAYS, target=5),
                      cparent.funnel([5, 60, None], [10, 100, 10]),
                      cparent.funnel([5], [10], kind="rate", multiplier=10)):
            axes = chart.plot()
            self.assertTrue(axes.lines)
            matplotlib.pyplot.close(axes.figure)


class BesideTargets(tap.Case):
    SERIES = [("2025-01", 3), ("2025-02", 4), ("2025-03", 5)]

    def test_a_figure_is_judged_at_full_precision(self):
        self.assertEqual(cparent.rag("89.96", 90), "red")
        self.assertEqual(cparent.rag("89.96", 90, tolerance="0.1"), "amber")
        self.assertEqual(cparent.rag(90, 90), "green")
        self.assertEqual(cparent.rag(91, 90, "at_most"), "red")
        self.assertIsNone(cparent.rag(cparent.Value(), 90))
        self.assertTrue(cparent.rounding_contradicts("89.96", 90))
        self.assertFalse(cparent.rounding_contradicts("89.96", 90,
                                                      places=2))
        for bad in (lambda: cparent.rag(1, 2, "above"),
                    lambda: cparent.rounding_contradicts(1, 2, "above"),
                    lambda: cparent.target_side("sideways")):
            with self.assertRaises(cparent.InvalidError):
                bad()

    def test_a_judgement_is_by_the_parts_where_there_are_any(self):
        figure = cparent.Value("90.0", "percent", numerator=8996,
                               denominator=10000)
        goal = cparent.Value(90, "percent")
        found = cparent.judge(figure, goal, places=1)
        self.assertEqual((found.rag, found.status, found.exact,
                          found.contradicts), ("red", "OK", True, True))
        self.assertEqual(cparent.judge(94, 95, tolerance=2).rag, "amber")
        self.assertEqual(cparent.judge(94, 95, tolerance=2,
                                       percent=True).rag, "amber")
        self.assertEqual(cparent.judge(94, 95, tolerance=1, percent=True).rag,
                         "red")
        hidden = cparent.judge(cparent.Value(state="suppressed"), 95)
        self.assertEqual((hidden.rag, hidden.status), (None, "SUPPRESSED"))

    def test_a_target_record_is_a_goal(self):
        def target(id, **fields):
            return cparent.Target(authority="a", id=id, indicator="foster",
                                  side="at_least", **fields)
        year = target("y", value="80", period="2025/26")
        month = target("m", value="70", period="2025-05")
        self.assertEqual(cparent.judge(75, year).rag, "red")
        self.assertEqual(cparent.judge(75, month).rag, "green")
        self.assertEqual(cparent.target_for([year, month], "foster",
                                            "2025-05"), month)
        self.assertEqual(cparent.target_for([year, month], "foster",
                                            "2025-06"), year)
        self.assertIsNone(cparent.target_for([], "foster", "2025-06"))
        action = cparent.Action(authority="a", id="1", text="t",
                                status="open")
        for bad in (lambda: cparent.judge(75, action),
                    lambda: cparent.target_for([action], "foster", "2025"),
                    lambda: cparent.target_for([year], "foster", "2025",
                                               kind="mine")):
            with self.assertRaises(cparent.InvalidError):
                bad()

    def test_a_move_is_by_tolerance_or_by_a_test(self):
        self.assertEqual(cparent.moved(3, 4), "up")
        self.assertEqual(cparent.moved(3, 4, tolerance=1), "stable")
        self.assertIsNone(cparent.moved(cparent.Value(), 4))
        few = [cparent.Value(share, "percent", numerator=share // 10,
                             denominator=10) for share in (50, 60)]
        self.assertEqual(cparent.moved(*few), "up")
        self.assertEqual(cparent.moved(*few, confidence=0.95), "stable")

    def test_a_forecast_is_honest_or_none(self):
        days = DAYS[:12]
        values = [1, 2, 4, 4, 5, 7, 7, 8, 10, 10, 11, 12]
        found = cparent.forecast(values, days, "2025-03-01", least=0)
        self.assertTrue(found.lower < found.value < found.upper)
        self.assertAlmostEqual(found.steps, 3, places=1)
        self.assertEqual((found.points, found.reason), (12, None))
        self.assertEqual(found.outlook(0), "met")
        self.assertEqual(found.outlook(1000), "missed")
        self.assertEqual(found.outlook(found.value), "uncertain")
        few = cparent.forecast([1, 2], days[:2], "2024-04-01")
        self.assertEqual((few.value, few.outlook(1)), (None, None))
        self.assertTrue(few.reason)
        with self.assertRaises(cparent.InvalidError):
            cparent.forecast(values, days, "2025-03-01", confidence=95)

    def test_three_points_are_a_direction_and_two_are_not(self):
        self.assertEqual(cparent.direction(self.SERIES), "up")
        self.assertIsNone(cparent.direction(self.SERIES[:2]))
        self.assertEqual(cparent.run(self.SERIES), (2, "up"))
        self.assertEqual(cparent.run(self.SERIES[:1]), (0, None))
        seen = [cparent.Observation(authority="a", id=month, role="actual",
                                    period=month, value=value)
                for month, value in self.SERIES]
        self.assertEqual(cparent.direction(seen), "up")
        self.assertEqual(cparent.travel("up", "low"), "worsening")
        self.assertIsNone(cparent.travel("up", "neutral"))
        self.assertIsNone(cparent.travel(None, "low"))
        self.assertEqual([cparent.target_side(word)
                          for word in ("high", "low", "neutral")],
                         ["at_least", "at_most", None])
        for bad in (None, [None], [("2025-01",)], [("spring", 1)]):
            with self.assertRaises((TypeError, ValueError)):
                cparent.direction(bad)
        with self.assertRaises(cparent.InvalidError):
            cparent.travel("sideways", "low")


if __name__ == "__main__":
    tap.main()
