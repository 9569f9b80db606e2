# SPDX-License-Identifier: Apache-2.0
"""Reading minutes, and deciding on what was read."""
import gc
import glob
import json
import os
import pathlib
import tempfile
import weakref
from concurrent.futures import ThreadPoolExecutor

import tap
import cparent

MINUTES = sorted(glob.glob(os.path.join(tap.EXAMPLES, "minutes-*.txt")))


class Reading(tap.Case):
    def test_every_item_quotes_its_own_bytes(self):
        for path in MINUTES:
            raw = pathlib.Path(path).read_bytes()
            reading = cparent.read_minutes(path)
            self.assertGreater(len(reading), 0)
            for item in reading:
                if item.citation is None:
                    continue
                self.assertEqual(
                    raw[item.byte_start:item.byte_end].decode(), item.quote)
                self.assertTrue(item.rule)
                self.assertTrue(0 <= item.confidence <= 100)

    def test_a_council_has_phrases_of_its_own(self):
        text = b"Minutes:\n\nThe Moonlight Link agreed to send a note.\n"
        own = b"kind\tphrase\tmeaning\npost\tMoonlight Link\t\n"
        reading = cparent.read_minutes(text, phrases=own)
        self.assertEqual([a.owner for a in reading.actions],
                         ["The Moonlight Link"])
        self.assertIn("The Moonlight Link",
                      cparent.explain_minutes(text, phrases=own))
        with tempfile.TemporaryDirectory() as folder, cparent.create(
                os.path.join(folder, "store"), council="Barnsley") as store:
            store.import_file(text, meeting="2026-01-05", board="The Board",
                              phrases=own)
            self.assertEqual(
                [item.record.owner for item in store.review()
                 if isinstance(item.record, cparent.Action)],
                ["The Moonlight Link"])
        with self.assertRaises(cparent.ParseError) as caught:
            cparent.read_minutes(text, phrases=own.replace(b"post", b"pst"))
        self.assertEqual((caught.exception.line, caught.exception.column),
                         (2, 1))

    def test_phrases_are_kept_for_many_texts_and_threads(self):
        text = b"Minutes:\n\nThe Moonlight Link agreed to send a note.\n"
        own = b"kind\tphrase\tmeaning\npost\tMoonlight Link\t\n"
        kept = cparent.phrases(own)
        self.assertIs(cparent.phrases(kept), kept)
        once = cparent.read_minutes(text, phrases=own).to_dict()
        with ThreadPoolExecutor(4) as pool:
            often = list(pool.map(
                lambda _: cparent.read_minutes(text, phrases=kept).to_dict(),
                range(100)))
        self.assertEqual(often, [once] * 100)
        del kept
        gc.collect()
        with self.assertRaises(cparent.ParseError):
            cparent.phrases(own.replace(b"post", b"pst"))
        with self.assertRaises(TypeError):
            cparent.phrases(None)

    def test_a_reading_is_explained_as_text_and_as_a_page(self):
        said = cparent.explain_minutes(MINUTES[0])
        page = cparent.explain_minutes(MINUTES[0], html=True)
        for item in cparent.read_minutes(MINUTES[0]).resolutions:
            self.assertIn(item.rule, said)
            self.assertIn(item.rule, page)
        self.assertIn("<mark", page)
        self.assertNotIn("<mark", said)

    def test_a_path_and_its_bytes_say_the_same(self):
        raw = pathlib.Path(MINUTES[0]).read_bytes()
        said = cparent.read_minutes(MINUTES[0]).to_dict()
        other = cparent.read_minutes(raw).to_dict()
        del said["source"], other["source"]
        self.assertEqual(said, other)
        text = cparent.read_minutes(raw.decode("utf-8")).to_dict()
        del text["source"]
        self.assertEqual(said, text)

    def test_no_message_holds_minutes_that_were_given_as_text(self):
        with self.assertRaises(cparent.Error) as caught:
            cparent.read_minutes("Somebody said\n\0a name\n", meeting="x")
        self.assertNotIn("Somebody", str(caught.exception))

    def test_the_items_of_a_noun_are_a_table(self):
        said = cparent.read_minutes(MINUTES[0])
        self.assertIsInstance(said.actions, tuple)
        frame = said.actions.to_frame(columns=["text", "owner"])
        self.assertEqual(list(frame["text"]),
                         [one.text for one in said.actions])
        self.assertIn("<caption>Actions", said.actions._repr_html_())
        self.assertEqual(
            cparent.read_minutes(b"x\n").actions.columns().rows, 0)

    def test_a_reading_is_the_json_of_the_contract(self):
        said = cparent.read_minutes(MINUTES[0])
        whole = said.to_dict()
        self.assertEqual(whole["schema"], "cparent.reading/1")
        self.assertEqual(whole, json.loads(said.to_json()))
        for kind in ("observations", "claims", "pledges", "questions",
                     "resolutions", "actions", "people", "events"):
            self.assertEqual(len(getattr(said, kind)) > 0,
                             len(whole[kind]) > 0, kind)
        self.assertEqual([a.text for a in said.actions],
                         [a["text"] for a in whole["actions"]])

    def test_the_lists_of_a_reading_are_its_items(self):
        said = cparent.read_minutes(MINUTES[0])
        kinds = (said.observations, said.claims, said.pledges,
                 said.questions, said.resolutions, said.actions, said.people,
                 said.events)
        self.assertEqual(sum(map(len, kinds)), len(said))
        self.assertEqual(said[-1], said[len(said) - 1])
        self.assertEqual(len(said[:2]), 2)
        for item in said.actions:
            self.assertIsInstance(item, cparent.Action)
        with self.assertRaises(IndexError):
            said[len(said)]

    def test_a_list_is_made_once_and_holds_no_reading(self):
        said = cparent.read_minutes(MINUTES[0])
        self.assertIs(said.actions, said.actions)
        self.assertTrue(said.actions[0].quote)
        gone = weakref.ref(said)
        gc.disable()
        try:
            del said
            self.assertIsNone(gone())
        finally:
            gc.enable()

    def test_the_day_and_the_board_may_be_given(self):
        said = cparent.read_minutes(b"Minutes\n\nRESOLVED: That the report "
                                    b"be noted.\n", meeting="2026-02-10",
                                    board="Corporate Parenting Board")
        self.assertEqual(str(said.document.held_on), "2026-02-10")
        self.assertEqual(said.document.committee,
                         "Corporate Parenting Board")

    def test_items_outlive_their_reading(self):
        item = cparent.read_minutes(MINUTES[0])[0]
        self.assertTrue(item.quote)
        self.assertTrue(item.citation.document)

    def test_what_is_no_text_is_refused(self):
        with self.assertRaises(cparent.Error):
            cparent.read_minutes(bytes(range(256)) * 64)
        for bad in (None, 3):
            with self.assertRaises(TypeError):
                cparent.read_minutes(bad)

    def test_a_record_of_ones_own_has_no_quote(self):
        mine = cparent.Action(authority="a", id="1", text="t", status="open")
        self.assertIsNone(mine.quote)
        self.assertIsNone(mine.byte_start)
        self.assertIsNone(mine.rule)


class Deciding(tap.Case):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.store = cparent.Store.create(
            os.path.join(self.folder.name, "wyn.cparent"),
            council="Wynmere Borough Council", who="clerk",
            at="2026-02-20T09:30:00Z")

    def tearDown(self):
        self.store.close()
        del self.store
        self.folder.cleanup()

    def test_what_a_person_accepts_is_kept_with_its_words(self):
        done = self.store.import_file(MINUTES[0], at="2026-02-20T10:00:00Z")
        self.assertEqual(done.kind, "minutes")
        self.assertEqual(len(self.store.actions), 0)
        waiting = [p for p in self.store.proposals if p.state == "open"]
        self.assertTrue(waiting)
        self.store.reject(waiting[0])
        self.assertEqual(self.store.accept(waiting[1].id), 1)
        self.assertEqual(self.store.accept(), len(waiting) - 2)
        raw = pathlib.Path(MINUTES[0]).read_bytes()
        self.assertTrue(len(self.store.actions) > 0)
        for action in self.store.actions:
            for citation in self.store.citations_of(action):
                self.assertEqual(
                    raw[citation.byte_start:citation.byte_end].decode(),
                    citation.quote)

    def test_what_a_person_corrects_is_kept_as_corrected(self):
        self.store.import_file(MINUTES[0], at="2026-02-20T10:00:00Z")
        proposal = next(p for p in self.store.proposals
                        if p.noun == "action")
        read = next(a for a in cparent.read_minutes(MINUTES[0]).actions)
        mine = cparent.Action(authority=self.store.authority, id=proposal.id,
                              text=read.text, owner="Clerk", status="open")
        self.store.correct(proposal, mine, why="the owner was misread")
        self.assertEqual([a.owner for a in self.store.actions], ["Clerk"])
        with self.assertRaises(cparent.Error):
            self.store.correct(proposal, mine)


if __name__ == "__main__":
    tap.main()
