# SPDX-License-Identifier: Apache-2.0
"""Tables to protect, given in every way that analysts have them."""
import json
import pickle

import tap
import cparent

CELLS = {"a1": 3, "a2": 20, "b1": 30, "b2": 40, "at": 23, "bt": 70,
         "t1": 33, "t2": 60, "g": 93}
SUMS = {"at": ["a1", "a2"], "bt": ["b1", "b2"], "t1": ["a1", "b1"],
        "t2": ["a2", "b2"]}
#: The grand total is the sum of either margin, so that rows are needed.
ROWS = [(str(i), total, part) for i, (total, parts) in enumerate(
    [*SUMS.items(), ("g", ["at", "bt"]), ("g", ["t1", "t2"])])
    for part in parts]
CELLS_CSV = ("cell,value,never\n" + "".join(
    f"{c},{v},{int(c == 'g')}\n" for c, v in CELLS.items())).encode()
ROWS_CSV = ("eq,total,part\n" + "".join(
    ",".join(row) + "\n" for row in ROWS)).encode()


class Choosing(tap.Case):
    def test_a_small_count_is_hidden_with_three_more(self):
        done = cparent.protect(CELLS, ROWS, never="g")
        self.assertEqual(done["a1"], "primary")
        self.assertEqual(done["g"], "published")
        self.assertEqual(len(done.hidden), 4)
        self.assertEqual((done.cost, done.bound, done.safe, done.level),
                         (3, 3, True, "rule"))
        self.assertEqual(done.levels, {"a1": "rule"})
        self.assertEqual(list(done.statuses), list(CELLS))
        self.assertEqual((len(done), list(done)), (9, list(CELLS)))

    def test_every_form_of_a_table_gives_the_same_pattern(self):
        want = cparent.protect(CELLS, ROWS, never=["g"]).statuses
        dicts = [{"cell": c, "value": v, "never": int(c == "g")}
                 for c, v in CELLS.items()]
        for cells, sums in (
                ([(c, v, c == "g") for c, v in CELLS.items()], ROWS),
                (dicts, [dict(zip(("eq", "total", "part"), row))
                         for row in ROWS]),
                (dicts, [(str(i), total, parts) for i, (total, parts)
                         in enumerate([*SUMS.items(), ("g", ["at", "bt"]),
                                       ("g", ("t1", "t2"))])]),
                (dicts, [*SUMS.items(), ("g", ["at", "bt"]),
                         ("g", ["t1", "t2"])]),
                (CELLS_CSV, ROWS_CSV)):
            self.assertEqual(cparent.protect(cells, sums).statuses, want)

    def test_data_frames_and_arrays_are_tables_too(self):
        try:
            import numpy
            import pandas
        except ImportError:
            self.skipTest("no pandas")
        want = cparent.protect(CELLS, ROWS, never=["g"])
        frame = pandas.DataFrame({"cell": list(CELLS),
                                  "value": list(CELLS.values()),
                                  "never": [c == "g" for c in CELLS]})
        sums = pandas.DataFrame(ROWS, columns=["eq", "total", "part"])
        self.assertEqual(cparent.protect(frame, sums).statuses,
                         want.statuses)
        self.assertEqual(cparent.protect(pandas.Series(CELLS), sums,
                                         never=["g"]).statuses,
                         want.statuses)
        self.assertEqual(cparent.protect(
            dict(zip(CELLS, numpy.array(list(CELLS.values())))), ROWS,
            never=numpy.array(["g"])).statuses, want.statuses)
        made = want.to_frame()
        self.assertEqual(made.loc["a1", "status"], "primary")
        self.assertEqual(int(made["value"].sum()), sum(CELLS.values()))

    def test_options_have_the_words_of_the_tool(self):
        by_value = cparent.protect(CELLS, ROWS, never="g", weight="value")
        self.assertEqual((by_value.cost, by_value.bound), (90, 90))
        exact = cparent.protect(CELLS, ROWS, level="exact", threshold=3,
                                zeros="protected", never="g", effort=1)
        self.assertTrue(exact.safe)
        for wrong in ({"level": "safe"}, {"zeros": "hidden"},
                      {"weight": "size"}, {"threshold": 0}):
            with self.assertRaises(cparent.InvalidError):
                cparent.protect(CELLS, ROWS, **wrong)

    def test_what_no_pattern_protects_is_refused(self):
        with self.assertRaises(cparent.ProtectedError) as caught:
            cparent.protect({"a": 2, "b": 2, "c": 2, "t": 6},
                            {"t": ["a", "b", "c"]}, never=["t"])
        self.assertIsInstance(caught.exception, PermissionError)
        self.assertIn("merge categories", caught.exception.hint)

    def test_wrong_tables_say_what_is_wrong(self):
        with self.assertRaises(cparent.ValidationError) as caught:
            cparent.protect({"a": 2, "t": 3}, [("ages", "t", "a")])
        self.assertIn('"ages" does not add up', str(caught.exception))
        with self.assertRaises(cparent.ParseError) as caught:
            cparent.protect(b"cell,value\na,x\n", ROWS_CSV)
        self.assertEqual((caught.exception.line, caught.exception.column),
                         (2, 2))
        for cells in ({"a": -1}, {"a": 1.5}, {"a": float("nan")}):
            with self.assertRaises(cparent.InvalidError):
                cparent.protect(cells, {})
        with self.assertRaises(cparent.NotFoundError):
            cparent.protect({"a": 7}, {"a": ["b"]})
        for cells, sums in ((CELLS_CSV, ROWS), (CELLS, ROWS_CSV)):
            with self.assertRaises(TypeError):
                cparent.protect(cells, sums)
        with self.assertRaises(TypeError):
            cparent.protect(CELLS_CSV, ROWS_CSV, never=["g"])

    def test_work_can_be_watched_and_stopped(self):
        with self.assertRaises(ZeroDivisionError):
            cparent.protect(CELLS, ROWS, progress=lambda done, total: 1 / 0)


class Judging(tap.Case):
    def test_an_audit_says_what_a_reader_can_know(self):
        done = cparent.protect_audit({"a1": "primary"}, CELLS, ROWS)
        self.assertFalse(done.safe)
        self.assertEqual(done.audit, [cparent.AuditedCell(
            "a1", 3, "none", 3, 3, True, ("level_missed",))])
        done = cparent.protect_audit({}, CELLS, ROWS)
        self.assertEqual(done.audit[0].problems, ("small_shown",))
        self.assertIsNone(done.bound)

    def test_a_pattern_may_be_a_file(self):
        done = cparent.protect(CELLS, ROWS, never="g")
        again = cparent.protect_audit(done.to_csv().encode(), CELLS_CSV,
                                      ROWS_CSV)
        self.assertTrue(again.safe)
        self.assertEqual(again.audit, done.audit)
        self.assertEqual(cparent.protect_audit(done, CELLS, ROWS,
                                               never="g").audit, done.audit)

    def test_a_pattern_of_other_cells_is_refused(self):
        with self.assertRaisesRegex(ValueError, "no cell"):
            cparent.protect_audit({"z": "primary"}, CELLS, ROWS)
        with self.assertRaisesRegex(ValueError, "none of"):
            cparent.protect_audit({"a1": "c"}, CELLS, ROWS)

    def test_a_witness_adds_up(self):
        done = cparent.protect(CELLS, ROWS, never="g")
        for upper in (False, True):
            table = done.witness("a1", upper=upper)
            bounds = done.audit[0]
            self.assertEqual(table["a1"],
                             bounds.upper if upper else bounds.lower)
            for _, total, parts in [("", t, p) for t, p in SUMS.items()]:
                self.assertEqual(table[total], sum(table[p] for p in parts))
        for cell in ("g", "z"):
            with self.assertRaises(cparent.NotFoundError):
                done.witness(cell)

    def test_a_result_shows_itself(self):
        done = cparent.protect(CELLS, ROWS, never="g")
        self.assertEqual(repr(done), "<cparent.Protection of 9 cells: "
                                     "4 hidden, safe, level rule>")
        self.assertIn("secondary", done._repr_html_())
        self.assertEqual(json.loads(done.to_json()), done.to_dict())
        self.assertEqual(done.to_dict()["schema"], "cparent.protect/1")
        with self.assertRaises(TypeError):
            pickle.dumps(done)


if __name__ == "__main__":
    tap.main()
