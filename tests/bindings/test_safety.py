# SPDX-License-Identifier: Apache-2.0
"""Whatever a notebook does, nothing crashes and nothing is left alive.

tap.Case counts the library's objects after each test.
"""
import contextlib
import functools
import gc
import inspect
import math
import os
import signal
import tempfile
import threading
import time
import warnings

import tap
import cparent
from cparent import native

try:
    import numpy
except ImportError:
    numpy = None

# What a signal does.  Its handler stays, because one that was sent last may
# come after the test that sent it.
ON_SIGNAL = []
signal.signal(signal.SIGUSR1,
              lambda number, frame: [call() for call in ON_SIGNAL])

COUNCIL = "Wynmere Borough Council"
TEXT = (b"Corporate Parenting Board\n16 September 2025\n\n"
        b"At the end of August 2025 there were 414 children in care.\n\n"
        b"RESOLVED: That the report be noted.\n")


def action(**fields):
    return cparent.Action(**{"authority": "wyn", "id": "a1", "text": "Visit",
                             "status": "open", **fields})


def rows_of(count):
    return ("indicator,authority,period,value,numerator,denominator,target,"
            "note\n" + "".join(
                f"foster,{COUNCIL},20{10 + i // 12}-{i % 12 + 1:02},"
                f"{i % 90 + 1},,,,\n" for i in range(count)))


def wrong_things():
    """What nobody should give, for every argument at once."""
    given = [None, "", "a\0b", "\ud800", b"\xff", -1, 2**70, math.nan,
             math.inf, 1.5, True, object(), [], {}, (None,), [None], ["\0"],
             lambda *given: 1 / 0, type, cparent.Value(), action(),
             "no such word"]
    if numpy is not None:
        given += [numpy.float32("nan"), numpy.int64(-7), numpy.zeros((2, 2)),
                  numpy.array(["x"]), numpy.datetime64("NaT")]
    return given


def count_of(function):
    return len([one for one in inspect.signature(function).parameters
                if one != "self"])


class Safety(tap.Case):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.path = os.path.join(self.folder.name, "wyn.cparent")

    def store(self):
        made = cparent.Store.create(self.path, council=COUNCIL, who="clerk")
        made.import_file(os.path.join(tap.EXAMPLES, "indicators.csv"))
        made.put(action(authority=made.authority, due_on="2025-01-01"))
        return made

    def throw_at(self, call, count):
        for wrong in wrong_things():
            with contextlib.suppress(Exception):
                call(*[wrong] * count)

    def go_away(self):
        """What is wrong may be the name of a file that is made."""
        self.addCleanup(os.chdir, os.getcwd())
        os.chdir(self.folder.name)

    def test_every_raw_function_refuses_what_is_wrong(self):
        self.go_away()
        tried = 0
        for name, call in vars(native).items():
            if name.startswith("_") and inspect.isfunction(call) and \
                    not name.startswith("_swig"):
                self.throw_at(call, count_of(call))
                tried += 1
        self.assertGreater(tried, 60)

    def test_every_raw_method_refuses_what_is_wrong(self):
        store = self.store()
        self.go_away()
        snapshot = store.snapshot("2026-03-01")
        reading = cparent.read_minutes(TEXT)
        for thing in (reading, snapshot, action(), cparent.source(TEXT),
                      iter(store.actions), native._bound_challenge(snapshot),
                      store):
            for name in dir(type(thing)):
                call = getattr(type(thing), name)
                if name[0] == "_" and name[1] != "_" and name != "_close" \
                        and inspect.isfunction(call):
                    self.throw_at(getattr(thing, name), count_of(call))
        self.assertEqual(store.actions["a1"].text, "Visit")
        store.close()

    def kinds(self, store):
        """One of each kind of thing that has methods."""
        def sample(name):
            return os.path.join(examples, name)

        examples = os.path.abspath(tap.EXAMPLES)
        data = cparent.published(sample("published-teeth.csv"))
        chart = cparent.xmr([1, 2, 3, 4])
        columns = store.actions.columns()
        return [
            store, store.snapshot("2026-03-01"), cparent.read_minutes(TEXT),
            action(), store.actions, store.review(), store.history(),
            store.overdue(), data, cparent.catalogue(),
            cparent.compare(data, "teeth_checked_percent",
                            authority="Wynmere"),
            cparent.neighbours(sample("neighbours.csv")),
            cparent.ssda903(sample("return-2025"), year_ended=2025),
            chart, chart[0], cparent.funnel([5, 6], [50, 60]),
            cparent.proportion(5, 6), cparent.Value(5),
            cparent.Period.parse("2025"), columns, columns["id"],
            cparent.protect({"a": 2, "b": 9, "all": 11},
                            {"all": ["a", "b"]})]

    def wrong_calls(self, call):
        """The call with what is wrong for all that it needs, and for each
        in turn of what it may be given."""
        named = inspect.signature(call).parameters.values()
        needed = [one for one in named if one.default is one.empty
                  and one.kind <= one.POSITIONAL_OR_KEYWORD]
        must = [one.name for one in named if one.default is one.empty
                and one.kind == one.KEYWORD_ONLY]
        may = [one.name for one in named if one.default is not one.empty
               and one.kind != one.POSITIONAL_ONLY]
        for wrong in wrong_things():
            for others in ((), *((one,) for one in may)):
                yield wrong, functools.partial(
                    call, *[wrong] * len(needed),
                    **dict.fromkeys((*must, *others), wrong))

    def fails_as_promised(self, name, call):
        """What is wrong is told by one of ours, or as Python itself tells
        it to who gave it; an AttributeError would tell how we are made."""
        for wrong, attempt in self.wrong_calls(call):
            try:
                attempt()
            except (cparent.Error, ArithmeticError, LookupError, OSError,
                    TypeError, ValueError):
                pass
            except Exception as error:
                self.fail(f"{name} of {wrong!r}: {error!r}")

    def test_every_public_function_says_what_is_wrong(self):
        self.go_away()
        warnings.simplefilter("ignore")
        tried = 0
        for name in cparent.__all__:
            call = getattr(cparent, name)
            if inspect.isroutine(call):
                self.fails_as_promised(name, call)
                tried += 1
        self.assertGreater(tried, 40)

    def test_every_public_method_says_what_is_wrong(self):
        store = self.store()
        self.go_away()
        warnings.simplefilter("ignore")
        for thing in self.kinds(store):
            for name, _ in inspect.getmembers(type(thing), callable):
                # Axes are matplotlib's, which says what it likes.
                if name[0] != "_" and name not in ("close", "plot"):
                    self.fails_as_promised(f"{type(thing).__name__}.{name}",
                                           getattr(thing, name))
        store.close()

    def test_what_is_made_by_a_function_names_it(self):
        for cls, maker in ((cparent.Store, "cparent.open"),
                           (cparent.Reading, "cparent.read_minutes"),
                           (cparent.Snapshot, "store.snapshot")):
            with self.assertRaisesRegex(TypeError, maker):
                cls("wyn.cparent")

    def test_children_outlive_their_parents(self):
        with self.store() as store:
            snapshot = store.snapshot()
            record = store.actions["a1"]
            cursor = iter(store.observations)
            next(cursor)
            column = store.observations.columns(["value"])["value"]
            asked = store.challenges("2026-03-01")
        item = cparent.read_minutes(TEXT)[0]
        del store
        gc.collect()
        self.assertEqual(snapshot.get("action", "a1"), record)
        self.assertTrue(asked[0].evidence[0].id)
        self.assertIn(item.quote.encode(), TEXT)
        self.assertEqual(len(memoryview(column.data)), len(column))
        with self.assertRaises(cparent.ClosedError):
            next(cursor)

    def test_what_needs_no_store_outlives_what_it_came_from(self):
        folder = os.path.join(tap.EXAMPLES, "return-2025")
        returned = cparent.ssda903(folder, year_ended=2025)
        figure, findings = returned["foster"], returned.findings
        data = cparent.published(
            os.path.join(tap.EXAMPLES, "published-teeth.csv"))
        model = cparent.neighbours(
            os.path.join(tap.EXAMPLES, "neighbours.csv"))
        standing = cparent.compare(data, "teeth_checked_percent",
                                   authority="Wynmere", polarity="high",
                                   neighbours=model)
        beside, series = standing.neighbours, standing.series
        table = cparent.phrases(b"kind\tphrase\tmeaning\n"
                                b"post\tMoonlight Link\t\n")
        item = cparent.read_minutes(TEXT, phrases=table)[0]
        safe = cparent.protect({"a": 2, "b": 9, "c": 12, "all": 23},
                               {"all": ["a", "b", "c"]}, never="all")
        hidden, audit = safe.hidden, safe.audit
        with self.store() as store:
            store.import_file(os.path.join(tap.EXAMPLES,
                                           "published-teeth.csv"))
            released = store.releases()
            again = store.published(data.name)
        said = standing.sentence
        del returned, data, model, table, safe, store
        gc.collect()
        self.assertEqual(figure.code, "foster")
        self.assertIsInstance(findings.to_list(), list)
        self.assertEqual(standing.sentence, said)
        self.assertEqual(beside[0][0].name, standing.neighbours[0][0].name)
        self.assertTrue(series[-1][2].is_number)
        self.assertIn(item.quote.encode(), TEXT)
        self.assertEqual((hidden[0], audit[0].cell), ("a", "a"))
        self.assertEqual(released[0].dataset, again.name)
        self.assertTrue(again.measures)
        with self.assertRaises(cparent.ClosedError):
            again.to_frame("teeth_checked")

    def test_a_closed_store_answers_everything_with_that(self):
        store = self.store()
        store.close()
        for call in (store.head, store.verify, store.snapshot, store.history,
                     store.accept, store.challenges, store.highlights,
                     lambda: store.put(action()), lambda: list(store.actions),
                     store.observations.columns, store.releases,
                     lambda: list(store.review()),
                     lambda: store.backup(self.path + ".copy"),
                     lambda: store.import_file(TEXT),
                     lambda: store.remove("action", "a1")):
            with self.assertRaises(cparent.ClosedError):
                call()
        self.assertIsNone(store.actions._repr_html_())
        self.assertIn("closed", repr(store))

    def test_what_a_callback_raises_comes_out_and_nothing_is_kept(self):
        def broken(done, total):
            raise LookupError("enough")

        store = self.store()
        head = store.head()
        many = rows_of(120).encode()
        for call in (lambda: cparent.read_minutes(TEXT * 400,
                                                  progress=broken),
                     lambda: store.import_file(many, progress=broken)):
            with self.assertRaisesRegex(LookupError, "enough"):
                call()
        self.assertEqual(store.head(), head)
        store.close()
        del broken, call

    def test_none_nan_and_a_nul_are_refused_where_they_mean_nothing(self):
        for wrong in (dict(text=None), dict(status="opne"), dict(id="a\0b"),
                      dict(text="a\0b"), dict(due_on="soon"), dict(id=3),
                      dict(status=3), dict(due_on=math.nan)):
            with self.assertRaises((cparent.Error, TypeError, ValueError)):
                action(**wrong)
        for wrong in (math.nan, math.inf, -math.inf):
            with self.assertRaises((cparent.Error, ValueError)):
                cparent.Value(wrong)

    def test_a_word_that_is_none_says_which_there_are(self):
        with self.assertRaises(cparent.InvalidError) as caught:
            action(status="opne")
        self.assertIn("open", str(caught.exception))

    def test_numpy_scalars_are_numbers_and_days(self):
        if numpy is None:
            self.skipTest("NumPy is not here")
        made = cparent.Observation(
            authority="wyn", id="o1", role="actual", period="2025-03",
            value=cparent.Value(numpy.float64(62.4), "percent",
                                numerator=numpy.int64(5),
                                denominator=numpy.int32(8)))
        self.assertEqual(str(made.value.number), "62.4")
        self.assertEqual(made.value.numerator, 5)
        self.assertEqual(
            action(due_on=numpy.datetime64("2026-03-01")).due_on.year, 2026)
        self.assertIsNone(action(due_on=numpy.datetime64("NaT")).due_on)
        import pandas
        self.assertIsNone(action(due_on=pandas.NaT).due_on)
        self.assertEqual(
            action(due_on=pandas.Timestamp("2026-03-01")).due_on.day, 1)

    def test_threads_share_a_store_and_everything_made_of_it(self):
        store = self.store()
        snapshot = store.snapshot()
        failures = []

        def work():
            try:
                for _ in range(10):
                    snapshot.columns("observation", ["value", "period_first"])
                    [one.value for one in snapshot.list("observation")]
                    store.verify()
                    store.put(store.actions["a1"], owner="seen")
            except Exception as error:
                failures.append(error)

        threads = [threading.Thread(target=work) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(failures, [])
        store.close()
        del work, threads, thread, failures

    def tree(self):
        for authority in "ABCD":
            folder = os.path.join(self.folder.name, "tree", authority)
            os.makedirs(folder)
            os.symlink(os.path.join(os.path.abspath(tap.EXAMPLES),
                                    "return-2025"),
                       os.path.join(folder, "2025"))
        return os.path.join(self.folder.name, "tree")

    def test_threads_of_the_library_report_to_the_thread_that_asked(self):
        def heard(done, total):
            here.append(threading.current_thread())

        def broken(done, total):
            raise LookupError("enough")

        def work():
            cparent.ssda903_tree(root, threads=4, progress=heard)
            with contextlib.suppress(LookupError):
                cparent.ssda903_tree(root, threads=4, progress=broken)
                here.append("nothing was raised")

        here, root = [], self.tree()
        work()
        thread = threading.Thread(target=work)
        thread.start()
        thread.join()
        self.assertEqual(here, [threading.main_thread()] * 4 + [thread] * 4)

    def in_child(self, call):
        """Whether the call fails in a child, and does not hang there."""
        child = os.fork()
        if child == 0:
            signal.alarm(tap.HANGS)
            try:
                call()
            except cparent.Error:
                os._exit(0)
            finally:
                os._exit(1)
        return os.waitpid(child, 0)[1] == 0

    def test_a_child_of_a_busy_process_is_told_that_the_store_is_not_its(
            self):
        store = self.store()
        waiting = cparent.open(self.path, busy_timeout=600)
        with store.transaction():
            def put():
                with contextlib.suppress(cparent.CancelledError):
                    waiting.put(action(id="a2",
                                       authority=waiting.authority))

            thread = threading.Thread(target=put)
            thread.start()
            self.assertTrue(self.in_child(waiting.head))
            while thread.is_alive():
                waiting.interrupt()
                thread.join(0.05)
        for one in (store, waiting):
            one.close()
        del put, thread

    def test_a_callback_that_forks_ends_the_call_in_the_child(self):
        def fork(done, total):
            if not children:
                children.append(os.fork())
                if children == [0]:
                    signal.alarm(tap.HANGS)

        children = []
        store = self.store()
        ended = False
        try:
            store.import_file(rows_of(120).encode(), progress=fork)
        except cparent.CancelledError:
            ended = True
        finally:
            if children == [0]:
                os._exit(0 if ended else 1)
        self.assertFalse(ended)
        self.assertEqual(os.waitpid(children[0], 0)[1], 0)
        store.close()
        del fork

    def test_ctrl_c_when_a_group_has_just_begun_leaves_none_open(self):
        def takes(store):
            with contextlib.suppress(cparent.StoreError):
                store._begin()
                store._rollback()
                return True
            return False

        def heard():
            try:
                waiting.head()
                return  # the call has not begun, or has ended
            except cparent.InvalidError:  # busy: with the call
                heard_in_call.set()
            other._commit()
            while takes(third):
                time.sleep(0.01)
            raise KeyboardInterrupt

        def send():
            while not heard_in_call.is_set():
                os.kill(os.getpid(), signal.SIGUSR1)
                heard_in_call.wait(0.01)

        other = self.store()
        waiting = cparent.open(self.path, busy_timeout=600)
        third = cparent.open(self.path, busy_timeout=0)
        heard_in_call = threading.Event()
        sender = threading.Thread(target=send)
        other._begin()
        ON_SIGNAL.append(lambda: heard_in_call.is_set() or heard())
        with self.assertRaises(KeyboardInterrupt):
            sender.start()
            waiting._begin()
        ON_SIGNAL.clear()
        sender.join()
        with self.assertRaises(cparent.InvalidError):
            waiting._commit()
        self.assertTrue(takes(third))
        for one in (other, waiting, third):
            one.close()
        del heard, send, sender

    def test_a_record_that_was_never_made_says_so(self):
        empty = cparent.Action.__new__(cparent.Action)
        for call in (lambda: empty.text, lambda: hash(empty),
                     lambda: empty == action(), empty.to_json):
            with self.assertRaises(TypeError):
                call()
        made = action()
        with self.assertRaises(TypeError):
            made.__init__(authority="x", id="y", text="z", status="open")
        with self.assertRaises(AttributeError):
            made.text = "other"
        with self.assertRaises(AttributeError):
            del made.text

    def test_ctrl_c_stops_reading_without_a_progress_function(self):
        def read():
            while True:
                cparent.read_minutes(TEXT * 2000)

        tap.interrupt(self, read)


if __name__ == "__main__":
    tap.main()
