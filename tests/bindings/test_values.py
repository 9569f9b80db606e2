# SPDX-License-Identifier: Apache-2.0
"""Values, periods and days between Python and the library."""
import copy
import datetime
import decimal
import pickle

import tap
import cparent
from cparent import Period, Value


class Values(tap.Case):
    def test_a_number_keeps_its_places(self):
        self.assertEqual(str(Value("62.40", "percent").number), "62.40")
        self.assertEqual(Value(62.4).number, decimal.Decimal("62.4"))

    def test_a_value_survives_the_way_through_a_record(self):
        given = Value("97", "percent", high="99.5", numerator=97,
                      denominator=100, unit_implied=True)
        seen = cparent.Observation(authority="a", id="o", value=given,
                                   role="actual").value
        self.assertEqual(seen, given)
        self.assertTrue(seen.unit_implied)
        self.assertEqual(hash(seen), hash(given))

    def test_every_state_and_unit_survives_the_way_through_a_record(self):
        for state in ("missing", "suppressed", "not_applicable",
                      "not_available", "rounds_to_zero", "low_reliability"):
            seen = cparent.Observation(authority="a", id="o", role="actual",
                                       value=Value(state=state)).value
            self.assertEqual((seen.state, seen.number), (state, None))
        for unit in ("unknown", "percent", "count", "rate_per_10000", "gbp",
                     "days", "years", "ratio", "score", "percentage_points",
                     "months"):
            seen = cparent.Observation(authority="a", id="o", role="actual",
                                       value=Value(3, unit)).value
            self.assertEqual((seen.unit, seen.number), (unit, 3))

    def test_plain_numbers_and_cells_are_values_too(self):
        for given, number, state in ((5, 5, "number"), ("c", None,
                                                        "suppressed"),
                                     (decimal.Decimal("1.50"),
                                      decimal.Decimal("1.5"), "number"),
                                     ("97..99", 97, "number")):
            seen = cparent.Observation(authority="a", id="o", role="actual",
                                       value=given).value
            self.assertEqual((seen.number, seen.state), (number, state))

    def test_what_is_no_finite_number_is_refused(self):
        for bad in (float("nan"), float("inf"), "many"):
            with self.assertRaises(cparent.InvalidError):
                Value(bad)
        for bad in (True, [1], object()):
            with self.assertRaises(TypeError):
                Value(bad)
        with self.assertRaises(cparent.Error):
            cparent.Observation(authority="a", id="o", role="actual",
                                value=10 ** 30)

    def test_only_numbers_of_one_unit_have_an_order(self):
        self.assertLess(Value(1, "count"), Value(2, "count"))
        for a, b in ((Value(1, "count"), Value(2, "percent")),
                     (Value(1), Value(state="suppressed")),
                     (Value(1, high=3), Value(2))):
            with self.assertRaises(cparent.InvalidError):
                a < b
        with self.assertRaises(TypeError):
            Value(1) < 2

    def test_a_suppressed_value_is_not_nought(self):
        with self.assertRaises(cparent.InvalidError):
            float(Value(state="suppressed"))
        self.assertNotEqual(Value(state="suppressed"), Value(0))

    def test_a_value_reads_as_people_write_it(self):
        self.assertEqual(Value(94, "percent").words, "94%")
        self.assertEqual(str(Value(97, "percent", high=99)), "97% to 99%")
        self.assertEqual(str(Value(820000, "gbp")), "£820,000")

    def test_a_repr_makes_an_equal_value(self):
        for value in (Value("62.4", "percent"), Value(state="suppressed"),
                      Value(1, "count", numerator=1, denominator=3),
                      Value(97, high=99)):
            self.assertEqual(eval(repr(value)), value)

    def test_a_value_does_not_change_but_may_be_pickled(self):
        value = Value("62.4", "percent", numerator=5, denominator=8)
        with self.assertRaises(AttributeError):
            value.number = 3
        with self.assertRaises(AttributeError):
            value.colour = 3
        self.assertEqual(pickle.loads(pickle.dumps(value)), value)
        self.assertIs(copy.copy(value), value)

    def test_change_is_exact_and_silent_across_units(self):
        change = cparent.change(Value("62.4", "percent"),
                                Value("60.7", "percent"))
        self.assertEqual((change.number, change.unit),
                         (decimal.Decimal("-1.7"), "percentage_points"))
        self.assertFalse(cparent.change(Value(1, "count"),
                                        Value(2, "gbp")).is_number)


class Periods(tap.Case):
    def test_a_period_is_read_and_written(self):
        for text, first, last, kind in (
                ("2025-03", (2025, 3, 1), (2025, 3, 31), "month"),
                ("2025/26", (2025, 4, 1), (2026, 3, 31), "financial"),
                ("2025/26 Q1", (2025, 4, 1), (2025, 6, 30), "quarter"),
                ("2024/25 academic", (2024, 9, 1), (2025, 8, 31),
                 "academic")):
            period = Period.parse(text)
            self.assertEqual((period.first, period.last, period.kind),
                             (datetime.date(*first), datetime.date(*last),
                              kind))
            self.assertEqual(str(period), text)
            self.assertEqual(eval(repr(period)), period)

    def test_a_period_knows_its_days_and_neighbours(self):
        march = Period.month(2025, 3)
        self.assertEqual(march.days, 31)
        self.assertIn(datetime.date(2025, 3, 31), march)
        self.assertIn(datetime.datetime(2025, 3, 31, 23, 59), march)
        self.assertNotIn(datetime.date(2025, 4, 1), march)
        self.assertEqual(march.step(), Period.month(2025, 4))
        self.assertTrue(march.adjacent(march.step()))
        self.assertLess(march, march.step())
        self.assertEqual(march.label, "March 2025")

    def test_two_days_make_the_period_that_fits(self):
        year = Period(datetime.date(2025, 4, 1), "2026-03-31")
        self.assertEqual(year.kind, "financial")
        with self.assertRaises(cparent.InvalidError):
            Period("2025-02-01", "2025-01-01")
        with self.assertRaises(cparent.InvalidError):
            Period.quarter(2025, 5)

    def test_a_bad_period_says_how_to_write_one(self):
        with self.assertRaises(cparent.ParseError) as caught:
            Period.parse("last spring")
        self.assertIn("2025-03", caught.exception.hint)

    def test_a_period_may_be_pickled(self):
        period = Period.parse("year ended 2025-06-30")
        self.assertEqual(pickle.loads(pickle.dumps(period)), period)


class Days(tap.Case):
    def due(self, given):
        return cparent.Action(authority="a", id="1", text="t", status="open",
                              due_on=given).due_on

    def test_days_come_as_dates_and_go_in_many_forms(self):
        day = datetime.date(2026, 3, 1)
        for given in (day, datetime.datetime(2026, 3, 1, 12), "2026-03-01"):
            self.assertEqual(self.due(given), day)
            self.assertIs(type(self.due(given)), datetime.date)
        self.assertIsNone(self.due(None))

    def test_scalars_of_numpy_are_taken(self):
        try:
            import numpy
        except ImportError:
            self.skipTest("NumPy is not there")
        self.assertEqual(self.due(numpy.datetime64("2026-03-01")),
                         datetime.date(2026, 3, 1))
        self.assertEqual(Value(numpy.int64(3)).number, 3)

    def test_what_is_no_day_is_refused(self):
        with self.assertRaises(cparent.ParseError):
            self.due("1 March")
        with self.assertRaises(cparent.ParseError):
            self.due("2026-02-30")
        with self.assertRaises(TypeError):
            self.due(20260301)


if __name__ == "__main__":
    tap.main()
