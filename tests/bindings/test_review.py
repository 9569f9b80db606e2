# SPDX-License-Identifier: Apache-2.0
"""Deciding on what was read, from Python."""
import os
import tempfile

import tap
import cparent

SEPTEMBER = os.path.join(tap.EXAMPLES, "minutes-2025-09-16-board.txt")
FEBRUARY = os.path.join(tap.EXAMPLES, "minutes-2026-02-10-board.txt")


class Review(tap.Case):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.store = cparent.Store.create(
            os.path.join(self.folder.name, "wyn.cparent"),
            council="Wynmere Borough Council", who="Ms Dace")
        self.store.import_file(SEPTEMBER)

    def tearDown(self):
        self.store.close()
        del self.store
        self.folder.cleanup()

    def action(self):
        return next(item for item in self.store.review()
                    if item.proposal.noun == "action")

    def test_each_item_has_its_words_and_can_be_decided(self):
        waiting = len(self.store.review())
        item = self.action()
        self.assertIsInstance(item, cparent.Proposed)
        self.assertTrue(item.citations and item.proposal.before)
        self.assertIsNone(item.current)
        self.assertFalse(item.conflict)
        self.assertEqual(item.changes["text"], (None, item.record.text))
        item.correct(owner="Ms Ames", why="she said so")
        kept = self.store.actions[item.record.id]
        self.assertEqual((kept.owner, kept.accepted_by),
                         ("Ms Ames", "Ms Dace"))
        self.action().reject()
        self.action().later()
        self.assertEqual(len(self.store.review()), waiting - 2)
        self.store.undo()
        self.store.undo()
        self.assertEqual(self.store.undo(), item.id)
        self.assertEqual(len(self.store.review()), waiting)
        self.assertEqual(list(self.store.actions), [])

    def test_one_becomes_two(self):
        item = self.action()
        waiting = len(self.store.review())
        item.split(item.record.replace(text="one"),
                   item.record.replace(text="two"))
        self.assertEqual(len(self.store.review()), waiting + 1)
        self.store.undo(item.id)
        self.assertEqual(len(self.store.review()), waiting)

    def test_a_sheet_that_comes_back_decides_nothing(self):
        sheet = self.store.review().export_csv()
        self.assertTrue(sheet.startswith(b"\xef\xbb\xbfproposal,"))
        self.assertEqual(self.store.import_decisions(sheet), 0)
        lines = sheet.decode("utf-8-sig").split("\r\n")
        ident = lines[1].split(",")[0]
        self.assertEqual(self.store.import_decisions(
            f"proposal,version,decision\n{ident},1,accept\n".encode()), 1)
        with self.assertRaises(cparent.ConflictError):
            self.store.import_decisions(
                f"proposal,version,decision\n{ident},1,accept\n".encode())

    def test_an_item_of_a_review_may_be_given_where_its_id_may(self):
        first, second, third = list(self.store.review())[:3]
        before = len(self.store.review())
        self.assertEqual(self.store.accept(first), 1)
        self.store.reject(second)
        self.assertEqual(self.store.accept([third.proposal]), 1)
        self.assertEqual(len(self.store.review()), before - 3)

    def test_later_minutes_say_what_became_of_actions(self):
        self.store.accept()
        matters = self.store.matters_arising(FEBRUARY)
        self.assertIn("completed", [matter.outcome for matter in matters])
        self.assertEqual(
            cparent.matters_arising(FEBRUARY, self.store.actions), matters)
        self.store.import_file(FEBRUARY)
        changed = [item for item in self.store.review()
                   if item.proposal.kind == "change"]
        self.assertEqual(len(changed), len(matters))
        done = next(item for item in changed
                    if item.record.status == "done")
        self.assertEqual(done.changes["status"], ("open", "done"))
        done.accept()
        self.assertEqual(self.store.actions[done.record.id].status, "done")

    def everything(self):
        later = os.path.join(self.folder.name, "later.csv")
        with open(later, "w", encoding="utf-8") as file:
            file.write("date,value,rebase\n2025-03-31,5,\n2025-04-30,c,\n")
        self.store.accept()
        return {
            "matters": self.store.matters_arising(FEBRUARY),
            "history": self.store.history(),
            "releases": self.store.releases(),
            "challenges": self.store.challenges("2026-03-01"),
            "findings": self.store.import_file(FEBRUARY).findings,
            "councils": cparent.councils(),
            "catalogue": cparent.catalogue(),
            "citations": self.store.citations_of(self.store.actions[0]),
            "series": cparent.read_series(later),
        }

    def test_whatever_gives_several_is_a_tuple_and_a_table(self):
        for name, given in self.everything().items():
            with self.subTest(name):
                self.assertIsInstance(given, tuple)
                self.assertEqual(given.columns().rows, len(given))
                self.assertIn("<table", given._repr_html_())
                self.assertIn("arrow_array_stream",
                              repr(given.__arrow_c_stream__()))
                self.assertEqual(hash(given), hash(tuple(given)))
        given = self.store.history()
        self.assertEqual(given, list(given))
        self.assertNotEqual(given, list(given)[1:])
        self.assertEqual(given[-1].who, "Ms Dace")
        self.assertIsInstance(given, cparent.Rows)

    def test_a_row_is_laid_out_in_plain_cells(self):
        given = self.everything()
        matter = given["matters"][0]
        self.assertEqual(given["matters"].to_list()[0], {
            "outcome": matter.outcome, "action": matter.action.id,
            "action_text": matter.action.text,
            "citation": matter.citation.id,
            "citation_quote": matter.citation.quote, "rule": matter.rule,
            "confidence": matter.confidence})
        series = given["series"].columns()
        self.assertEqual(series["value"], [5.0, None])
        self.assertEqual(series["value_state"], ["number", "suppressed"])
        self.assertEqual([str(day) for day in series["period_last"]],
                         ["2025-03-31", "2025-04-30"])
        self.assertEqual(given["councils"].columns()["since"].kind, "date")
        self.assertEqual(given["history"].columns()["sequence"].kind,
                         "integer")

    def test_what_waits_is_a_table_too(self):
        waiting = self.store.review()
        columns = waiting.columns()
        self.assertEqual(columns["id"], [item.id for item in waiting])
        self.assertIn(self.action().citations[0].quote,
                      " ".join(columns["quotes"]))
        self.assertIn("arrow_array_stream",
                      repr(waiting.__arrow_c_stream__()))


if __name__ == "__main__":
    tap.main()
