# SPDX-License-Identifier: Apache-2.0
"""Columns: plain values, NumPy, pandas, and Arrow by ctypes alone."""
import array
import ctypes
import datetime
import decimal
import gc
import os
import tempfile
import unittest

import tap
import cparent
from cparent import _columns

try:
    import numpy
    import pandas
except ImportError:
    numpy = pandas = None

COUNCIL = "Wynmere Borough Council"


def observation(number):
    suppressed = number % 3 == 0
    return cparent.Observation(
        authority="wyn", id=f"ô{number}", role="actual",
        indicator="foster" if number % 2 else None,
        value=cparent.Value(state="suppressed") if suppressed
        else cparent.Value(f"{number}.4", "percent", numerator=number,
                           denominator=7),
        period="2025/26" if number % 4 else None, published=number % 2 == 0)


def records(count=30):
    return [observation(number) for number in range(count)]


class Plain(tap.Case):
    def test_a_column_holds_what_its_records_say(self):
        given = records()
        columns = cparent.columns(given)
        self.assertEqual(columns.rows, 30)
        self.assertEqual(columns["id"], [one.id for one in given])
        self.assertEqual(columns["indicator"],
                         [one.indicator for one in given])
        self.assertEqual(columns["published"],
                         [one.published for one in given])
        self.assertEqual(columns["period_first"],
                         [one.period and one.period.first for one in given])
        self.assertEqual(columns["value_state"],
                         [one.value.state for one in given])
        self.assertEqual(columns["value"], [
            None if one.value.number is None else float(one.value.number)
            for one in given])
        self.assertEqual(columns["value_denominator"],
                         [one.value.denominator for one in given])
        self.assertEqual(columns["value"].missing, 10)
        self.assertEqual(columns["role"].words[:2], ["actual", "target"])
        self.assertNotIn("citations", columns)
        self.assertEqual(columns.to_dict()["id"][:2], ["ô0", "ô1"])

    def test_a_column_is_a_sequence(self):
        column = cparent.columns(records())["value"]
        self.assertEqual((len(column), column[1], column[-1]),
                         (30, 1.4, 29.4))
        self.assertEqual(column[1:4], [1.4, 2.4, None])
        with self.assertRaises(IndexError):
            column[30]
        self.assertEqual(column.kind, "real")
        self.assertIn("value", repr(column))
        self.assertIn("30 rows", repr(cparent.columns(records())))

    def test_columns_are_chosen_by_name_and_in_that_order(self):
        names = ["value_unit", "id", "value"]
        some = cparent.columns(records(), names=names)
        self.assertEqual(list(some), names)
        everything = cparent.columns(records())
        for name in names:
            self.assertEqual(some[name], everything[name])
        self.assertEqual(some["value"].missing, 10)
        with self.assertRaises(cparent.InvalidError):
            cparent.columns(records(), names=["colour"])
        with self.assertRaises(cparent.InvalidError):
            cparent.columns(records(), names=[])
        for bad in ("id", [None], [3], 3):
            with self.assertRaises(TypeError):
                cparent.columns(records(), names=bad)

    def test_no_records_need_a_noun(self):
        with self.assertRaises(cparent.InvalidError):
            cparent.columns([])
        self.assertEqual(cparent.columns([], "action").rows, 0)
        with self.assertRaises(cparent.InvalidError):
            cparent.columns([*records(1), cparent.Action(
                authority="a", id="1", text="t", status="open")])
        for bad in ([None], ["x"], [3]):
            with self.assertRaises(TypeError):
                cparent.columns(bad, "observation")

    def test_words_are_those_of_the_library(self):
        from cparent import _types
        columns = cparent.columns([], "observation")
        self.assertEqual(columns["value_unit"].words, list(_types.UNITS))
        self.assertEqual(columns["value_state"].words, list(_types.STATES))
        self.assertEqual(columns["period_kind"].words,
                         list(_types.PERIOD_KINDS))

    def test_memory_outlives_what_it_came_from(self):
        data = cparent.columns(records())["value"].data
        gc.collect()
        self.assertEqual(data[1], 1.4)
        self.assertTrue(data.readonly)
        self.assertEqual((data.format, data.itemsize, data.shape),
                         ("d", 8, (30,)))

    def test_columns_of_ones_own_are_columns_too(self):
        days = [datetime.date(2025, 3, 31), None]
        for kind, values in (("date", days), ("integer", [7, None]),
                             ("real", [0.5, None]), ("word", ["a", None]),
                             ("text", ["ŵ", None]), ("flag", [True, None])):
            column = cparent.Column.of("c", kind, values)
            self.assertEqual((column, column.missing), (values, 1))

    def test_a_notebook_sees_a_table_that_is_escaped_and_capped(self):
        many = [cparent.Action(authority="a", id=f"<{i}>", text="<b>&",
                               status="open") for i in range(50)]
        page = cparent.columns(many)._repr_html_()
        self.assertIn("<caption>Actions (the first 20 of 50 rows)", page)
        self.assertIn('<th scope="col">id</th>', page)
        self.assertIn('<td>&lt;19&gt;</td>', page)
        self.assertNotIn("<b>", page)
        self.assertNotIn("&lt;20&gt;", page)
        self.assertIn("&lt;b&gt;&amp;", many[0]._repr_html_())


class FromAStore(tap.Case):
    def test_a_store_gives_its_records_as_columns(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "wyn.cparent")
            with cparent.Store.create(path, council=COUNCIL,
                                      who="clerk") as store:
                store.import_file(os.path.join(tap.EXAMPLES,
                                               "indicators.csv"))
                columns = store.observations.columns()
                code = columns["indicator"][0]
                chosen = store.observations(indicator=code).columns()
                some = store.observations.columns(["value", "id"])
                self.assertEqual(list(some), ["value", "id"])
                self.assertEqual(some["value"], columns["value"])
                self.assertEqual(
                    list(store.snapshot().columns("pledge", ["heading"])),
                    ["heading"])
                snapshot = store.snapshot()
                self.assertEqual(columns, cparent.columns(
                    store.observations))
                self.assertEqual(columns["id"],
                                 [one.id for one in store.observations])
                self.assertEqual(set(chosen["indicator"]), {code})
                self.assertIn("<table>", store.observations._repr_html_())
                self.assertIn("Observations", snapshot._repr_html_())
            self.assertEqual(snapshot.columns("observation").rows,
                             columns.rows)
            self.assertIsNone(store.observations._repr_html_())
            with self.assertRaises(cparent.ClosedError):
                store.observations.columns()

    def test_a_reading_gives_its_items_as_columns(self):
        reading = cparent.read_minutes(b"RESOLVED: That the report be "
                                       b"noted.\n")
        self.assertEqual(reading.columns("resolutions")["text"],
                         [one.text for one in reading.resolutions])
        self.assertIn("<table>", reading._repr_html_())


@unittest.skipIf(numpy is None, "NumPy and pandas are not here")
class Arrays(tap.Case):
    def test_numbers_are_shared_and_not_written(self):
        column = cparent.columns(records())["value"]
        first, second = column.to_numpy(), numpy.asarray(column)
        self.assertTrue(numpy.shares_memory(first, second))
        self.assertFalse(first.flags.writeable)
        self.assertTrue(numpy.isnan(first[0]))
        del column, second
        gc.collect()
        self.assertEqual(first[1], 1.4)

    def test_missing_is_never_nought(self):
        columns = cparent.columns(records())
        parts = columns["value_numerator"].to_numpy()
        self.assertTrue(numpy.isnan(parts[0]))
        self.assertEqual(parts[1], 1)
        days = columns["period_first"].to_numpy()
        self.assertTrue(numpy.isnat(days[0]))
        self.assertEqual(days[1], numpy.datetime64("2025-04-01"))
        self.assertEqual(list(columns["indicator"].to_numpy()[:2]),
                         [None, "foster"])
        self.assertEqual(columns["published"].to_numpy().dtype, bool)
        self.assertEqual(int(columns["value"].mask().sum()), 10)

    def test_a_frame_has_the_types_that_pandas_people_expect(self):
        frame = cparent.columns(records()).to_frame()
        self.assertEqual(str(frame.dtypes["value"]), "float64")
        self.assertEqual(str(frame.dtypes["value_numerator"]), "Int64")
        self.assertEqual(str(frame.dtypes["period_last"]), "datetime64[ns]")
        self.assertEqual(str(frame.dtypes["value_state"]), "category")
        self.assertEqual(frame["value"].isna().sum(), 10)
        self.assertTrue(pandas.isna(frame["value_numerator"][0]))
        frame.loc[0, "value"] = 3.0
        self.assertEqual(frame["value"][0], 3.0)

    def test_a_frame_holds_record_by_record_what_they_say(self):
        given = records(200)
        frame = cparent.columns(given, names=[
            "indicator", "period_first", "value"]).to_frame()
        for one, (indicator, day, value) in zip(
                given, frame.itertuples(index=False)):
            self.assertEqual(None if pandas.isna(indicator) else indicator,
                             one.indicator)
            self.assertEqual(None if pandas.isna(day) else day.date(),
                             one.period and one.period.first)
            self.assertEqual(None if pandas.isna(value) else value,
                             float(one.value) if one.value.is_number
                             else None)

    def test_a_shared_frame_is_the_memory_itself(self):
        columns = cparent.columns(records())
        frame = columns.to_frame(columns=["id", "value"], copy=False)
        self.assertEqual(list(frame), ["id", "value"])
        self.assertTrue(numpy.shares_memory(frame["value"].to_numpy(),
                                            columns["value"].to_numpy()))

    def test_days_beyond_nanoseconds_stay_days(self):
        column = cparent.Column.of("d", "date",
                                   [datetime.date(1066, 10, 14), None])
        self.assertEqual(column.to_series()[0], datetime.date(1066, 10, 14))
        for first, last, kind in (
                ((1677, 9, 22), (2262, 4, 10), "datetime64[ns]"),
                ((1677, 9, 21), (2026, 1, 1), "object"),
                ((2026, 1, 1), (2262, 4, 12), "object")):
            days = [datetime.date(*first), None, datetime.date(*last)]
            series = cparent.Column.of("d", "date", days).to_series()
            self.assertEqual(str(series.dtype), kind)
            self.assertEqual(
                [None if pandas.isna(day) else
                 getattr(day, "date", lambda day=day: day)()
                 for day in series], days)
        none = cparent.Column.of("d", "date", [None, None]).to_series()
        self.assertEqual(str(none.dtype), "datetime64[ns]")
        self.assertTrue(none.isna().all())


def doubles(given):
    return [None if one != one else one for one in _columns.numbers(given)]


class NumbersIn(tap.Case):
    def test_whatever_holds_numbers_is_taken(self):
        wanted = [1.5, None, 3.0]
        for given in ([1.5, None, 3], (1.5, float("nan"), 3),
                      [cparent.Value("1.5"), cparent.Value(),
                       cparent.Value(3)],
                      [decimal.Decimal("1.5"), None, 3],
                      array.array("d", [1.5, float("nan"), 3]),
                      iter([1.5, None, 3]),
                      cparent.Column.of("c", "real", wanted)):
            self.assertEqual(doubles(given), wanted)
        self.assertEqual(doubles([]), [])

    def test_what_holds_none_is_refused(self):
        for bad in (None, 3, "123", b"123", ["1"], [True], [object()],
                    [[1.0]]):
            with self.assertRaises(TypeError):
                doubles(bad)

    @unittest.skipIf(numpy is None, "NumPy and pandas are not here")
    def test_arrays_and_series_are_taken(self):
        wanted = [1.0, None, 3.0]
        for given in (pandas.Series([1, None, 3], dtype="Int64"),
                      pandas.Series([1.0, None, 3.0]),
                      numpy.array([1, numpy.nan, 3], dtype="float32"),
                      numpy.ma.array([1, 2, 3], mask=[0, 1, 0]),
                      pandas.array([1, None, 3], dtype="Int64"),
                      [numpy.int64(1), pandas.NA, numpy.float32(3)]):
            self.assertEqual(doubles(given), wanted)
        given = numpy.arange(6.0)
        self.assertTrue(numpy.shares_memory(
            given, numpy.asarray(_columns.numbers(given))))
        self.assertEqual(doubles(given[::2]), [0, 2, 4])
        for bad in (numpy.array(["a"]), numpy.zeros((2, 2)),
                    numpy.array([True])):
            with self.assertRaises((TypeError, ValueError)):
                doubles(bad)


# --- Arrow, by ctypes alone ----------------------------------------------

class Schema(ctypes.Structure):
    pass


class Array(ctypes.Structure):
    pass


class Stream(ctypes.Structure):
    pass


Schema._fields_ = [
    ("format", ctypes.c_char_p), ("name", ctypes.c_char_p),
    ("metadata", ctypes.c_char_p), ("flags", ctypes.c_int64),
    ("n_children", ctypes.c_int64),
    ("children", ctypes.POINTER(ctypes.POINTER(Schema))),
    ("dictionary", ctypes.POINTER(Schema)),
    ("release", ctypes.CFUNCTYPE(None, ctypes.POINTER(Schema))),
    ("private", ctypes.c_void_p)]
Array._fields_ = [
    ("length", ctypes.c_int64), ("null_count", ctypes.c_int64),
    ("offset", ctypes.c_int64), ("n_buffers", ctypes.c_int64),
    ("n_children", ctypes.c_int64),
    ("buffers", ctypes.POINTER(ctypes.c_void_p)),
    ("children", ctypes.POINTER(ctypes.POINTER(Array))),
    ("dictionary", ctypes.POINTER(Array)),
    ("release", ctypes.CFUNCTYPE(None, ctypes.POINTER(Array))),
    ("private", ctypes.c_void_p)]
Stream._fields_ = [
    ("get_schema", ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(Stream),
                                    ctypes.POINTER(Schema))),
    ("get_next", ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(Stream),
                                  ctypes.POINTER(Array))),
    ("get_last_error", ctypes.c_void_p),
    ("release", ctypes.CFUNCTYPE(None, ctypes.POINTER(Stream))),
    ("private", ctypes.c_void_p)]

point_at = ctypes.pythonapi.PyCapsule_GetPointer
point_at.restype = ctypes.c_void_p
point_at.argtypes = [ctypes.py_object, ctypes.c_char_p]

WIDTHS = {b"tdD": ctypes.c_int32, b"l": ctypes.c_int64,
          b"g": ctypes.c_double, b"i": ctypes.c_int32, b"C": ctypes.c_uint8}


def opened(capsule, name, kind):
    return ctypes.cast(point_at(capsule, name), ctypes.POINTER(kind))


def texts_of(found, count):
    offsets = ctypes.cast(found.buffers[1], ctypes.POINTER(ctypes.c_int32))
    start = found.buffers[2]
    return [ctypes.string_at(start + offsets[i], offsets[i + 1] - offsets[i])
            .decode() for i in range(count)]


def values_of(schema, found):
    """What an Arrow array holds, by the letter of its specification."""
    if schema.format == b"u":
        rows = texts_of(found, found.length)
    else:
        data = ctypes.cast(found.buffers[1],
                           ctypes.POINTER(WIDTHS[schema.format]))
        rows = [data[i] for i in range(found.length)]
    valid = found.buffers[0]
    if valid:
        bits = ctypes.cast(valid, ctypes.POINTER(ctypes.c_uint8))
        rows = [row if bits[i // 8] >> i % 8 & 1 else None
                for i, row in enumerate(rows)]
    if schema.dictionary:
        words = values_of(schema.dictionary[0], found.dictionary[0])
        rows = [None if row is None else words[row] for row in rows]
    if schema.format == b"tdD":
        rows = [row and datetime.date(1970, 1, 1) + datetime.timedelta(row)
                for row in rows]
    return rows


class Arrow(tap.Case):
    def take(self, columns):
        """The schema and the one batch of a stream; the caller releases."""
        capsule = columns.__arrow_c_stream__()
        stream = opened(capsule, b"arrow_array_stream", Stream)
        schema, batch, end = Schema(), Array(), Array()
        self.assertEqual(stream[0].get_schema(stream, schema), 0)
        self.assertEqual(stream[0].get_next(stream, batch), 0)
        self.assertEqual(stream[0].get_next(stream, end), 0)
        self.assertFalse(end.release)
        return schema, batch

    def test_a_stream_holds_every_column(self):
        columns = cparent.columns(records())
        schema, batch = self.take(columns)
        self.assertEqual(schema.format, b"+s")
        self.assertEqual((batch.length, batch.n_buffers, batch.n_children),
                         (30, 1, len(columns)))
        for i, (name, column) in enumerate(columns.items()):
            child = schema.children[i][0]
            self.assertEqual(child.name.decode(), name)
            found = batch.children[i][0]
            self.assertEqual(found.null_count, column.missing)
            seen = values_of(child, found)
            if column.kind == "flag":
                seen = [bool(one) for one in seen]
            self.assertEqual(column, seen, name)
        batch.release(batch)
        schema.release(schema)

    def test_a_child_outlives_its_parent_and_everything_else(self):
        columns = cparent.columns(records())
        place = list(columns).index("value_state")
        wanted = columns["value_state"].to_list()
        schema, batch = self.take(columns)
        moved = Array.from_buffer_copy(batch.children[place][0])
        # A moved array is marked as released where it was.
        batch.children[place][0].release = type(moved.release)()
        batch.release(batch)
        del columns, batch
        gc.collect()
        self.assertEqual(values_of(schema.children[place][0], moved), wanted)
        moved.release(moved)
        schema.release(schema)

    def test_one_column_is_an_array(self):
        column = cparent.columns(records())["value"]
        made = column.__arrow_c_array__()
        schema = opened(made[0], b"arrow_schema", Schema)
        found = opened(made[1], b"arrow_array", Array)
        self.assertEqual(column, values_of(schema[0], found[0]))

    def test_a_capsule_that_nobody_takes_is_let_go(self):
        columns = cparent.columns(records())
        for _ in range(10):
            columns.__arrow_c_stream__()
            columns.__arrow_c_schema__()
            columns["id"].__arrow_c_array__()
            columns["id"].__arrow_c_schema__()

    def test_arrow_is_taken_too(self):
        column = cparent.columns(records())["value"]

        class Foreign:
            def __arrow_c_array__(self, requested_schema=None):
                return column.__arrow_c_array__()

        class Streamed:
            def __arrow_c_stream__(self, requested_schema=None):
                return cparent.columns(records()).__arrow_c_stream__()

        self.assertEqual(doubles(Foreign()), column.to_list())
        self.assertEqual(doubles(cparent.Column.of("n", "integer",
                                                   [1, None])), [1, None])
        with self.assertRaises(TypeError):
            doubles(Streamed())  # a table is no column of numbers


if __name__ == "__main__":
    tap.main()
