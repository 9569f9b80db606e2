# SPDX-License-Identifier: Apache-2.0
"""Stores: lifetimes, changes, imports, reports."""
import datetime
import gc
import os
import pathlib
import pickle
import re
import signal
import tempfile
import threading
import weakref

import tap
import cparent
from cparent import _advice

PUBLISHED = os.path.join(tap.EXAMPLES, "published-teeth.csv")
COUNCIL = "Wynmere Borough Council"
AT = "2026-02-20T09:30:00Z"
HEADER = ("indicator,authority,period,value,numerator,denominator,target,"
          "note\n")


class StoreCase(tap.Case):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.path = os.path.join(self.folder.name, "wyn.cparent")
        self.store = cparent.Store.create(self.path, council=COUNCIL,
                                          who="clerk", at=AT)

    def tearDown(self):
        self.store.close()
        del self.store
        self.folder.cleanup()

    def add(self, id="a1", **fields):
        fields = dict(dict(text="Visit the homes", status="open"), **fields)
        return self.store.put("action", id=id, at=AT, **fields)

    def fill(self):
        for name in ("indicators.csv", "pledges.csv"):
            self.store.import_file(os.path.join(tap.EXAMPLES, name), at=AT)


class Opening(StoreCase):
    def test_advice_is_given_in_the_words_of_python(self):
        one = r'"(?:[^"\\\n]|\\.)*"'
        tools = re.compile(r"(?:^| )--[a-z]|`cparent |review --|cparent ss")
        seen = 0
        for path in pathlib.Path(tap.EXAMPLES, "..", "..",
                                 "libcparent").rglob("*.c"):
            for run in re.findall(rf"(?:{one}\s*)+",
                                  path.read_text(encoding="utf-8")):
                text = "".join(part[1:-1] for part in re.findall(one, run))
                seen += bool(tools.search(text))
                self.assertIsNone(tools.search(_advice.said(text)), text)
        self.assertGreater(seen, 10)
        with self.assertRaises(cparent.NotFoundError) as caught:
            cparent.open("no-such.cparent")
        self.assertIn("with cparent.create(path", str(caught.exception))
        self.assertIn("with cparent.create(path", caught.exception.hint)

    def test_a_with_statement_closes_the_store(self):
        with cparent.open(self.path) as store:
            self.assertFalse(store.closed)
        self.assertTrue(store.closed)
        self.assertIn("closed", repr(store))

    def test_paths_may_be_of_any_kind(self):
        for path in (self.path, pathlib.Path(self.path),
                     os.fsencode(self.path)):
            with cparent.open(path) as store:
                self.assertEqual(store.authority, "wynmere-borough-council")

    def test_what_is_not_there_is_not_found(self):
        with self.assertRaises(cparent.NotFoundError):
            cparent.open(self.path + ".none")
        with self.assertRaises(KeyError):
            cparent.open(self.path + ".none")

    def test_what_is_there_is_not_made_again(self):
        with self.assertRaises(cparent.ExistsError):
            cparent.Store.create(self.path, council=COUNCIL)

    def test_what_is_no_store_is_refused(self):
        other = os.path.join(self.folder.name, "notes.txt")
        pathlib.Path(other).write_text("not a store, but some text\n" * 90)
        with self.assertRaises(cparent.Error):
            cparent.open(other)
        with self.assertRaises(TypeError):
            cparent.open(None)
        with self.assertRaises(ValueError):
            cparent.open(self.path + "\0")

    def test_a_store_cannot_be_made_by_hand_or_pickled(self):
        with self.assertRaises(TypeError):
            cparent.native.Store()
        with self.assertRaises(TypeError):
            pickle.dumps(self.store)
        with self.assertRaises(AttributeError):
            self.store.colour = "red"

    def test_a_closed_store_says_so(self):
        self.add()
        cursor = iter(self.store.actions)
        self.store.close()
        self.store.close()
        for call in (lambda: self.store.get("action", "a1"),
                     lambda: list(self.store.actions),
                     lambda: next(cursor), self.store.head,
                     self.store.verify, self.store.snapshot,
                     self.store.history, self.add,
                     lambda: self.store.import_file(b"x\n")):
            with self.assertRaises(cparent.ClosedError):
                call()
        with self.assertRaises(ValueError):
            self.store.head()


class Keeping(StoreCase):
    def test_a_record_comes_back_as_it_was(self):
        given = self.add(owner="Zoë", due_on="2026-03-01")
        self.assertEqual(self.store.get("action", "a1"), given)
        self.assertEqual(self.store.get(cparent.Action, "a1"), given)
        self.assertEqual(self.store.actions["a1"].owner, "Zoë")
        self.assertIsInstance(self.store.actions["a1"], cparent.Action)

    def test_records_are_listed_counted_and_sliced(self):
        for id in ("a1", "a2", "a3"):
            self.add(id)
        self.assertEqual([a.id for a in self.store.actions],
                         ["a1", "a2", "a3"])
        self.assertEqual(len(self.store.list("actions")), 3)
        self.assertEqual([a.id for a in self.store.actions[1:]],
                         ["a2", "a3"])
        self.assertIn("a2", self.store.actions)
        self.assertNotIn("b", self.store.actions)
        self.assertIsNone(self.store.actions.get("b"))
        self.assertTrue(self.store.actions)
        self.assertFalse(self.store.events)
        with self.assertRaises(cparent.InvalidError):
            self.store.list("actoin")

    def test_records_are_chosen_by_their_fields(self):
        self.add("a1", owner="Clerk")
        self.add("a2")
        self.add("a3", status="done", owner="Clerk")
        chosen = self.store.actions(status="open")
        self.assertEqual([a.id for a in chosen], ["a1", "a2"])
        self.assertEqual([a.id for a in chosen(owner=None)], ["a2"])
        self.assertEqual(len(self.store.actions()), 3)
        self.assertNotIn("a3", chosen)
        with self.assertRaises(cparent.NotFoundError):
            chosen["a3"]
        with self.assertRaises(TypeError):
            self.store.actions(colour="red")

    def test_of_several_words_any_will_do(self):
        for name, status in (("a1", "open"), ("a2", "done"),
                             ("a3", "dropped")):
            self.add(name, status=status, indicators=[name])
        find = self.store.actions
        for wanted in (["open", "done"], ("open", "done"),
                       {"open", "done"}):
            self.assertEqual([a.id for a in find(status=wanted)],
                             ["a1", "a2"])
        self.assertEqual(len(find(status=[])), 0)
        self.assertEqual(len(find(owner=["Clerk", None])), 3)
        self.assertEqual(len(find(due_on=["2026-03-01", None])), 3)
        self.assertEqual([a.id for a in find(indicators=["a3"])], ["a3"])
        self.assertEqual(len(find(indicators=["a1", "a3"])), 0)
        with self.assertRaisesRegex(cparent.InvalidError, "'opne'"):
            find(status=["open", "opne"])

    def test_a_snapshot_has_every_noun_by_its_name(self):
        self.add("a1")
        known = self.store.snapshot()
        self.assertEqual([a.id for a in known.actions], ["a1"])
        many = [name for name in dir(self.store)
                if isinstance(getattr(self.store, name), cparent.Records)]
        self.assertEqual(len(many), len(cparent.NOUNS))
        for plural in many:
            self.assertEqual(len(getattr(known, plural)),
                             known.count(plural), plural)

    def test_a_frame_takes_its_columns_at_once(self):
        try:
            import pandas  # noqa: F401
        except ImportError:
            self.skipTest("pandas is not here")
        self.add("a1")
        for rows in (self.store.actions, self.store.snapshot().actions,
                     self.store.actions.columns(), self.store.history()):
            names = list(rows.to_frame().columns)[:2]
            self.assertEqual(list(rows.to_frame(names).columns), names)

    def test_what_is_not_kept_is_not_found(self):
        with self.assertRaises(cparent.NotFoundError) as caught:
            self.store.get("action", "none")
        self.assertNotIn("'", str(caught.exception)[:1])
        self.assertEqual(caught.exception.exit_status, 4)

    def test_a_stale_writer_gets_a_conflict(self):
        record = self.add()
        self.assertEqual(self.store.version("action", "a1"), 1)
        self.store.put(record, status="done", version=1, at=AT)
        with self.assertRaises(cparent.ConflictError):
            self.store.put(record, text="Other", version=1, at=AT)
        self.assertEqual(self.store.actions["a1"].status, "done")

    def test_a_record_that_is_removed_stays_in_the_history(self):
        first = self.add()
        self.store.put(first, status="done", at=AT)
        self.store.remove("action", "a1", version=2, at=AT, why="twice")
        self.assertNotIn("a1", self.store.actions)
        self.assertEqual(self.store.get_version("action", "a1", 1), first)
        with self.assertRaises(cparent.NotFoundError):
            self.store.remove("action", "a1")
        with self.assertRaises(cparent.NotFoundError):
            self.store.get_version("action", "a1", 9)

    def test_a_transaction_keeps_all_or_nothing(self):
        with self.assertRaises(ZeroDivisionError):
            with self.store.transaction():
                self.add("b1")
                1 / 0
        self.assertEqual(len(self.store.actions), 0)
        with self.store.transaction():
            self.add("b1")
            self.add("b2")
        self.assertEqual(len(self.store.actions), 2)

    def test_a_key_that_was_used_does_nothing(self):
        self.add(key="once")
        self.add(text="Other", key="once")
        self.assertEqual(self.store.actions["a1"].text, "Visit the homes")

    def test_history_says_who_when_and_why(self):
        self.add(why="the board asked")
        entry = self.store.history()[-1]
        self.assertEqual((entry.noun, entry.id, entry.who, entry.why,
                          entry.at, entry.version),
                         ("action", "a1", "clerk", "the board asked", AT, 1))
        self.add(id="a2")
        self.assertEqual(self.store.history(of=self.store.actions["a1"]),
                         [entry])
        head = self.store.head()
        self.store.verify()
        self.store.verify(head)
        with self.assertRaises(cparent.BrokenChainError):
            self.store.verify("999:" + "0" * 64)

    def test_who_changes_things_may_change(self):
        self.assertEqual(self.store.who, "clerk")
        self.store.who = "chair"
        self.add()
        self.assertEqual(self.store.history()[-1].who, "chair")
        with self.assertRaises(TypeError):
            self.store.who = 3
        self.store.who = None
        self.assertIsNone(self.store.who)

    def test_a_backup_opens_and_holds_the_same(self):
        self.add()
        copy = self.path + ".copy"
        self.store.backup(copy)
        with cparent.open(copy, read_only=True) as store:
            self.assertEqual(store.actions["a1"], self.store.actions["a1"])
            self.assertEqual(store.head(), self.store.head())

    def test_children_outlive_their_store(self):
        self.add()
        with cparent.open(self.path) as store:
            record = store.actions["a1"]
            snapshot = store.snapshot()
            cursor = iter(store.actions)
        del store
        gc.collect()
        self.assertEqual(record.text, "Visit the homes")
        self.assertEqual(snapshot.get("action", "a1"), record)
        with self.assertRaises(cparent.ClosedError):
            next(cursor)

    def test_the_records_of_a_store_hold_it_and_nobody_holds_them(self):
        self.add()
        held = weakref.ref(self.store)
        actions = self.store.actions
        self.assertIsNot(actions, self.store.actions)
        self.store = cparent.open(self.path)
        self.assertEqual([one.id for one in actions], ["a1"])
        self.assertIsNotNone(held())
        around = [actions(status=None)]
        around[0]._wanted["itself"] = around  # for the collector to find
        del actions, around
        gc.collect()
        self.assertIsNone(held())

    def test_a_cursor_keeps_a_store_that_was_only_dropped(self):
        self.add("a1")
        self.add("a2")
        cursor = iter(cparent.open(self.path).actions)
        gc.collect()
        self.assertEqual([a.id for a in cursor], ["a1", "a2"])
        self.assertEqual(list(cursor), [])

    def test_the_child_of_a_fork_is_refused(self):
        child = os.fork()
        if child == 0:
            try:
                self.store.head()
            except cparent.Error:
                os._exit(0)
            finally:
                os._exit(1)
        self.assertEqual(os.waitpid(child, 0)[1], 0)

    def test_threads_on_one_store_take_turns(self):
        failures = []

        def work(name):
            try:
                for i in range(20):
                    self.add(f"{name}{i}")
                    self.assertIn(f"{name}{i}", self.store.actions)
                    self.store.snapshot()
                    list(self.store.actions)
            except Exception as error:
                failures.append(error)
        threads = [threading.Thread(target=work, args=(name,))
                   for name in "abc"]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(failures, [])
        self.assertEqual(len(self.store.actions), 60)
        del failures, threads, work


class Importing(StoreCase):
    def test_a_table_is_kept_at_once(self):
        done = self.store.import_file(
            os.path.join(tap.EXAMPLES, "indicators.csv"), at=AT)
        self.assertEqual(done.kind, "indicators")
        self.assertGreater(done.added, 0)
        self.assertGreater(len(self.store.observations), 100)
        seen = {o.value.state for o in self.store.observations}
        self.assertIn("suppressed", seen)
        again = self.store.import_file(
            os.path.join(tap.EXAMPLES, "indicators.csv"), at=AT)
        self.assertEqual((again.added, again.changed), (0, 0))

    def test_paths_bytes_and_open_files_say_the_same(self):
        path = pathlib.Path(tap.EXAMPLES) / "pledges.csv"
        with open(path, "rb") as file:
            for given in (path, path.read_bytes(),
                          memoryview(path.read_bytes()), file):
                done = self.store.import_file(given, dry_run=True, at=AT)
                self.assertEqual((done.kind, done.read), ("pledges", 6))
        self.assertEqual(len(self.store.pledges), 0)

    def test_bad_input_gives_line_and_column_and_leaves_the_store(self):
        head = self.store.head()
        text = HEADER + f"foster,{COUNCIL},2025-03,3,,,,\n" \
                        f"foster,{COUNCIL},2025-99,4,,,,\n"
        with self.assertRaises(cparent.ParseError) as caught:
            self.store.import_file(text.encode(), at=AT)
        error = caught.exception
        self.assertEqual((error.line, error.column, error.field,
                          error.source), (3, 3, "period", "bytes"))
        self.assertTrue(error.hint)
        self.assertTrue(str(error).startswith("bytes:3:3: "))
        self.assertEqual(self.store.head(), head)

    def test_a_file_that_is_not_there_is_named(self):
        with self.assertRaises(cparent.Error) as caught:
            self.store.import_file(os.path.join(self.folder.name, "none"))
        self.assertIn("none", str(caught.exception))
        with self.assertRaises(cparent.Error):
            self.store.import_file(self.folder.name)

    def test_what_cannot_be_read_is_a_type_error(self):
        for bad in (None, 3, ["a"]):
            with self.assertRaises(TypeError):
                self.store.import_file(bad)

    def test_progress_that_raises_keeps_nothing(self):
        def stop(done, total):
            raise LookupError("enough")
        head = self.store.head()
        with self.assertRaisesRegex(LookupError, "enough"):
            self.store.import_file(
                os.path.join(tap.EXAMPLES, "indicators.csv"), at=AT,
                progress=stop)
        self.assertEqual(self.store.head(), head)
        with self.assertRaises(cparent.CancelledError):
            self.store.import_file(
                os.path.join(tap.EXAMPLES, "indicators.csv"), at=AT,
                progress=lambda done, total: False)
        with self.assertRaises(TypeError):
            self.store.import_file(b"x", progress=3)

    def test_an_interrupt_stops_an_import(self):
        def interrupt(done, total):
            signal.raise_signal(signal.SIGINT)
        head = self.store.head()
        with self.assertRaises(KeyboardInterrupt):
            self.store.import_file(
                os.path.join(tap.EXAMPLES, "indicators.csv"), at=AT,
                progress=interrupt)
        self.assertEqual(self.store.head(), head)

    def test_ctrl_c_stops_whatever_waits_for_another_writer(self):
        def group(store):
            with store.transaction():
                pass

        # Another writer makes each wait, far beyond a test's patience.
        path = os.path.join(tap.EXAMPLES, "indicators.csv")
        calls = (cparent.Store.accept, group,
                 lambda store: store.put("action", id="a2", text="Write",
                                         status="open"),
                 lambda store: store.remove("action", "a1"),
                 lambda store: store.import_file(path),
                 lambda store: store.import_file(
                     path, progress=lambda done, total: None))
        with cparent.open(self.path) as other, \
                cparent.open(self.path, busy_timeout=600) as waiting:
            with other.transaction():
                other.put("action", id="a1", text="Visit", status="open")
                for call in calls:
                    tap.interrupt(self, lambda: call(waiting))
            self.assertEqual(waiting.accept(), 0)
            self.assertEqual(waiting.actions["a1"].text, "Visit")
        del calls, call

    def test_ctrl_c_stops_waiting_for_another_thread(self):
        def wait():
            while True:
                waiting.head()

        with cparent.open(self.path) as other, \
                cparent.open(self.path, busy_timeout=600) as waiting:
            with other.transaction():
                busy = threading.Thread(
                    target=lambda: self.assertRaises(
                        cparent.CancelledError, waiting.accept))
                busy.start()
                tap.interrupt(self, wait)
                # What came before the call had begun was not for it.
                while busy.is_alive():
                    waiting.interrupt()
                    busy.join(0.05)
        del busy, wait

    def test_a_progress_function_that_comes_back_to_its_store_is_told(self):
        told = []

        def back(done, total):
            for call in (self.store.verify, self.store.head):
                with self.assertRaises(cparent.InvalidError) as caught:
                    call()
                told.append(str(caught.exception))

        self.store.import_file(
            os.path.join(tap.EXAMPLES, "indicators.csv"), at=AT,
            progress=back)
        self.assertIn("busy", told[0])
        del back

    def test_what_a_signal_does_may_be_anything(self):
        heard = []
        before = signal.signal(signal.SIGUSR1,
                               lambda number, frame: heard.append(number))
        try:
            signal.raise_signal(signal.SIGUSR1)
            self.store.verify()
        finally:
            signal.signal(signal.SIGUSR1, before)
        self.assertEqual(heard, [signal.SIGUSR1])
        del heard

    def test_a_failed_import_says_what_it_noticed(self):
        text = HEADER + f"foster,{COUNCIL},2025-99,4,,,,\n"
        with self.assertRaises(cparent.Error) as caught:
            self.store.import_file(text.encode(), at=AT)
        findings = caught.exception.findings
        self.assertIsInstance(findings, tuple)
        for finding in findings:
            self.assertIn(finding.severity, ("note", "warning", "error"))

    def test_progress_cannot_use_the_store_that_is_busy(self):
        def back(done, total):
            self.store.head()
        with self.assertRaisesRegex(cparent.InvalidError, "busy"):
            self.store.import_file(
                os.path.join(tap.EXAMPLES, "indicators.csv"), at=AT,
                progress=back)
        del back


class Reporting(StoreCase):
    def test_a_snapshot_holds_what_was_known(self):
        self.fill()
        snapshot = self.store.snapshot("2026-03-01")
        self.assertIsInstance(snapshot, cparent.Snapshot)
        self.assertEqual(snapshot.as_at, datetime.date(2026, 3, 1))
        self.assertEqual(snapshot.dated("2026-05-01").as_at,
                         datetime.date(2026, 5, 1))
        self.assertEqual(snapshot.count("pledge"), 6)
        self.assertEqual(len(snapshot.list(cparent.Pledge)), 6)
        self.assertEqual(snapshot.authority.name, COUNCIL)
        self.assertEqual(snapshot.head, self.store.head())
        self.assertIsNone(snapshot.get("pledge", "none"))
        self.assertEqual(self.store.snapshot("2026-01-01").count("pledge"),
                         0)

    def test_challenges_carry_their_evidence(self):
        self.fill()
        self.add(due_on="2025-12-01")
        found = self.store.challenges("2026-03-01")
        self.assertTrue(found)
        for one in found:
            self.assertTrue(one.rule and one.question)
        overdue = [one for one in found
                   for record in one.evidence
                   if isinstance(record, cparent.Action)]
        self.assertTrue(overdue)

    def test_challenges_of_a_past_day_know_what_is_known_now(self):
        self.store.import_file(os.path.join(tap.EXAMPLES, "indicators.csv"))
        self.assertTrue(self.store.challenges("2026-03-01"))
        self.assertEqual(self.store.snapshot("2026-03-01").challenges(), ())

    def test_a_filter_takes_days_and_periods_as_people_write_them(self):
        self.add("a1", due_on="2026-02-28")
        self.store.put("observation", id="o1", indicator="foster",
                       period="2025/26", role="actual",
                       value=cparent.Value(3, "count"))
        for day in ("2026-02-28", datetime.date(2026, 2, 28)):
            self.assertEqual(len(self.store.actions(due_on=day)), 1)
        self.assertEqual(len(self.store.actions(due_on="2026-02-27")), 0)
        self.assertEqual(len(self.store.actions(due_on=None)), 0)
        self.assertEqual(len(self.store.observations(period="2025/26")), 1)
        with self.assertRaises(cparent.Error):
            self.store.actions(due_on="soon")
        with self.assertRaisesRegex(TypeError, "record"):
            self.store.citations_of("a1")

    def test_overdue_actions_come_longest_overdue_first(self):
        self.add("late", due_on="2026-02-28")
        self.add("later", due_on="2026-01-31")
        self.add("today", due_on="2026-03-01")
        self.add("done", due_on="2026-01-01", status="done")
        self.add("never")
        found = self.store.overdue("2026-03-01")
        self.assertEqual([one.id for one in found], ["later", "late"])
        self.assertIn("later", found._repr_html_())
        self.assertEqual(len(found.to_frame()), 2)
        self.assertEqual(len(self.store.overdue("2026-01-01").columns()), 17)

    def test_a_page_shows_itself(self):
        page = self.store.highlights("2026-03-01")
        self.assertIsInstance(page, str)
        self.assertIn("srcdoc=\"&lt;!DOCTYPE", page._repr_html_())
        self.assertIsNone(self.store.highlights(
            "2026-03-01", format="markdown")._repr_html_())

    def test_what_is_not_there_says_where_to_look(self):
        for guess, hint in (
                (lambda: self.store.minutes, "documents"),
                (lambda: self.store.actoins, "perhaps actions"),
                (lambda: self.store.actions.first(), r"records\[0\]"),
                (lambda: self.store.actions(open=True), "status='open'"),
                (lambda: self.store.actions(status="opne"), "open, done"),
                (lambda: self.store.observations("dental_check"),
                 "which field"),
                (lambda: self.add().done(), "store.put"),
                (lambda: self.add(outcome="sent"), "update is the last"),
                (lambda: self.add(colour="red"), "use one of .*status"),
                (lambda: self.add(status="closed"), "status of action"),
                (lambda: self.store.actions.to_frame(columns=["colour"]),
                 "column of the name colour; use one of .*due_on"),
                (lambda: self.store.snapshot().to_frame(), "of one noun"),
                (lambda: cparent.create(self.path, council=COUNCIL),
                 r"open\(path\)"),
                (lambda: setattr(self.add(), "text", "x"), "replace"),
                (lambda: self.store.actions.to_pandas(), "to_frame"),
                (lambda: cparent.Value(5) > 4, r"float\(value\)"),
                (lambda: cparent.read_minutes("There were four."), "bytes"),
                (lambda: cparent.read_minutes(b"None.").meeting, "document"),
                (lambda: cparent.compare(
                    cparent.published(PUBLISHED), 3, authority="Wynmere"),
                 "^measure must be str"),
                (lambda: cparent.read, "read_minutes")):
            with self.assertRaisesRegex(
                    (AttributeError, KeyError, OSError, TypeError,
                     ValueError), hint):
                guess()
        self.assertNotIn("thisown", dir(self.store))
        self.assertIn("create", dir(cparent))
        self.assertEqual(self.store.council.name, COUNCIL)

    def test_highlights_are_one_page_and_the_same_twice(self):
        self.fill()
        page = self.store.highlights("2026-03-01")
        self.assertIn("<html", page[:200])
        self.assertIn(COUNCIL, page)
        self.assertEqual(page, self.store.highlights("2026-03-01"))
        plain = self.store.highlights("2026-03-01", format="markdown")
        self.assertIn(COUNCIL, plain)
        with self.assertRaises(cparent.InvalidError):
            self.store.highlights("2026-03-01", format="papyrus")
        with self.assertRaises(cparent.ParseError):
            self.store.highlights("1 March 2026")

    def test_a_past_day_is_seen_with_what_is_known_now(self):
        self.store.import_file(os.path.join(tap.EXAMPLES, "indicators.csv"))
        day = datetime.date(2026, 3, 1)
        then = self.store.snapshot(day).highlights()
        self.assertGreater(len(self.store.highlights(day)), 2 * len(then))


if __name__ == "__main__":
    tap.main()
