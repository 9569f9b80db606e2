# SPDX-License-Identifier: Apache-2.0
"""Records, their fields and what is refused."""
import copy
import datetime
import gc
import inspect
import json
import os
import pickle
import struct
import sys
import threading

import tap
import cparent


def action(**changes):
    fields = dict(authority="wyn", id="a1", text="Visit the homes",
                  status="open", owner="Clerk",
                  due_on=datetime.date(2026, 3, 1),
                  indicators=["foster", "oc2_cohort"])
    fields.update(changes)
    return cparent.Action(**fields)


class Records(tap.Case):
    def test_the_collector_need_not_look_at_records(self):
        said = cparent.read_minutes(b"Minutes\n\nResolved: to note it.\n")
        for one in (action(),
                    *said):
            self.assertFalse(gc.is_tracked(one))
            self.assertFalse(hasattr(one, "__dict__"))

    def test_a_record_costs_an_object_of_four_words(self):
        words = 4 * struct.calcsize("P")
        self.assertEqual(sys.getsizeof(action()), words)
        read = cparent.read_minutes(b"Minutes\n\nResolved: to note it.\n")[0]
        self.assertTrue(read.quote)
        self.assertEqual(sys.getsizeof(read), words)

    def test_what_is_derived_from_a_record_may_hold_itself(self):
        class Own(cparent.Action):
            def __init__(self, **fields):
                super().__init__(**fields)
                object.__setattr__(self, "itself", self)

        fields = {name: value for name, value in action().to_dict().items()
                  if value}
        for _ in range(3):
            own = Own(**fields)
            self.assertIs(own.itself, own)
            self.assertTrue(gc.is_tracked(own))
        del own  # tap.Case sees whether the collector found them

    def test_a_field_reads_as_it_was_given(self):
        seen = action()
        self.assertEqual(seen.text, "Visit the homes")
        self.assertEqual(seen.status, "open")
        self.assertEqual(seen.due_on, datetime.date(2026, 3, 1))
        self.assertEqual(seen.indicators, ("foster", "oc2_cohort"))
        self.assertEqual(seen.citations, ())
        self.assertIsNone(seen.closed_on)
        self.assertIs(cparent.Indicator(authority="a", id="i", title="t",
                                        counts_people=True).counts_people,
                      True)

    def test_integers_keep_64_bits(self):
        for number in (0, -1, 2 ** 63 - 1, -2 ** 63):
            seen = cparent.Pledge(authority="a", id="p", heading="h",
                                  position=number)
            self.assertEqual(seen.position, number)
        with self.assertRaises(OverflowError):
            cparent.Pledge(authority="a", id="p", heading="h",
                           position=2 ** 63)
        with self.assertRaises(TypeError):
            cparent.Pledge(authority="a", id="p", heading="h", position=1.0)

    def test_text_of_any_language_comes_back(self):
        for text in ("Dàrna", "Côté de l’enfant", "Rhieni ŵ",
                     "未来", "👧🏽 our pledge"):
            self.assertEqual(action(text=text).text, text)

    def test_every_noun_is_a_class_of_its_own(self):
        self.assertEqual(len(cparent.NOUNS), 17)
        for noun in cparent.NOUNS:
            name = "".join(part.capitalize() for part in noun.split("_"))
            cls = getattr(cparent, name)
            self.assertTrue(issubclass(cls, cparent.Record))
            self.assertEqual(cls.NOUN, noun)
            self.assertEqual(tuple(cls.FIELDS)[:2], ("authority", "id"))
            self.assertEqual(cls.__module__, "cparent")

    def test_replace_makes_another_record(self):
        before = action()
        after = before.replace(status="done", closed_on="2026-02-01",
                               indicators=None)
        self.assertIsInstance(after, cparent.Action)
        self.assertEqual((before.status, after.status), ("open", "done"))
        self.assertEqual(before.indicators, ("foster", "oc2_cohort"))
        self.assertEqual(after.indicators, ())
        self.assertEqual(after.text, before.text)

    def test_equal_records_are_equal_and_hash_alike(self):
        self.assertEqual(action(), action())
        self.assertEqual(hash(action()), hash(action()))
        self.assertNotEqual(action(), action(text="Other"))
        self.assertNotEqual(action(), "a1")
        self.assertEqual(len({action(), action(), action(id="a2")}), 2)

    def test_a_record_becomes_a_dict_of_what_was_given(self):
        seen = action().to_dict()
        self.assertEqual(list(seen), ["authority", "id", "text", "owner",
                                      "due_on", "status", "indicators"])
        self.assertEqual(cparent.Action(**seen), action())

    def test_a_record_becomes_json(self):
        seen = json.loads(action().to_json())
        self.assertEqual((seen["id"], seen["status"], seen["due_on"]),
                         ("a1", "open", "2026-03-01"))

    def test_a_repr_names_the_class_and_cuts_long_texts(self):
        seen = repr(action(text="x" * 500))
        self.assertTrue(seen.startswith("Action(authority='wyn'"))
        self.assertLess(len(seen), 300)

    def test_a_record_cannot_be_changed_copied_or_pickled(self):
        record = action()
        with self.assertRaises(AttributeError):
            record.text = "Other"
        with self.assertRaises(AttributeError):
            record.colour = "red"
        for way in (pickle.dumps, copy.copy, copy.deepcopy):
            with self.assertRaisesRegex(TypeError, "to_dict"):
                way(record)

    def test_what_cannot_be_pickled_says_what_to_send(self):
        for made, send in (
                (cparent.source(b"x"), "bytes"),
                (cparent.read_minutes(b"RESOLVED: That it be noted."),
                 "to_json"),
                (cparent.phrases(b"kind\tphrase\tmeaning\n"), "bytes"),
                (cparent.columns([action()]), "to_dict"),
                (cparent.columns([action()])["text"], "to_list")):
            with self.assertRaisesRegex(TypeError, send):
                pickle.dumps(made)
            self.assertTrue(repr(made).startswith("<cparent."))
            self.assertNotIn("0x", repr(made))

    def test_what_is_equal_has_equal_hashes_or_none(self):
        folder = os.path.join(tap.EXAMPLES, "return-2025")
        pairs = [[make() for _ in range(2)] for make in (
            action, cparent.catalogue, cparent.councils, cparent.Value,
            lambda: cparent.Period.parse("2025/26"),
            lambda: cparent.proportion(8, 9),
            lambda: cparent.ssda903(folder, year_ended=2025),
            lambda: cparent.columns([action()]),
            lambda: cparent.columns([action()])["text"],
            lambda: cparent.xmr([1, 2, 3, 4]),
            lambda: cparent.funnel([5, 6], [50, 60]),
            lambda: cparent.protect({"a": 2, "b": 9, "all": 11},
                                    {"all": ["a", "b"]}, never="all"))]
        for one, other in pairs:
            self.assertEqual(one, other)
            self.assertEqual(copy.copy(one) if not isinstance(
                one, cparent.Record) else one, other)
        for one, other in pairs[:7]:
            self.assertEqual(hash(one), hash(other))
        for one, other in pairs[7:]:  # like the lists and dicts they stand for
            with self.assertRaises(TypeError):
                hash(one)
        self.assertNotEqual(pairs[9][0], pairs[10][0])

    def test_a_part_of_several_is_a_table_too(self):
        several = cparent.catalogue()[:3]
        self.assertEqual([one.id for one in several],
                         several.columns()["id"].to_list())
        self.assertEqual(several, list(several))
        councils = cparent.councils()[1:3]
        self.assertEqual(len(councils.to_list()), 2)
        self.assertIn("Councils", councils._repr_html_())

    def test_a_missing_field_is_named(self):
        with self.assertRaises(cparent.ValidationError) as caught:
            cparent.Action(authority="a", id="1", status="open")
        self.assertEqual(caught.exception.field, "text")

    def test_an_unknown_field_is_a_type_error(self):
        with self.assertRaisesRegex(TypeError, "colour"):
            action(colour="red")
        with self.assertRaisesRegex(TypeError, "colour"):
            action().replace(colour="red")

    def test_a_wrong_choice_names_the_right_ones(self):
        with self.assertRaises(cparent.InvalidError) as caught:
            action(status="finished")
        self.assertEqual(caught.exception.field, "status")
        self.assertIn("open, done, dropped", caught.exception.hint)

    def test_what_is_no_text_is_refused(self):
        for bad in (3, b"bytes", ["list"]):
            with self.assertRaises(TypeError):
                action(text=bad)
        with self.assertRaises(TypeError):
            action(indicators="foster")
        with self.assertRaises(TypeError):
            action(indicators=["foster", None])

    def test_text_is_never_cut_at_a_nul(self):
        for field in ("text", "id", "status"):
            with self.assertRaises(ValueError):
                action(**{field: "ab\0cd"})
        with self.assertRaises(ValueError):
            action(indicators=["a\0b"])
        with self.assertRaises(ValueError):
            cparent.authority("ab\0cd")

    def test_half_a_character_is_refused(self):
        with self.assertRaises(UnicodeEncodeError):
            action(text="\ud800")

    def test_none_is_never_a_pointer(self):
        from cparent import native
        for call in (lambda: cparent.authority(None),
                     lambda: native._bound_record_replace(None, {}),
                     lambda: native._bound_highlights(None, "html", False,
                                                      None, None, None),
                     lambda: native._bound_challenge(None),
                     lambda: action()._equal(None),
                     lambda: cparent.Record.__new__(cparent.Action).text,
                     lambda: cparent.Record.__new__(cparent.Record)._json()):
            with self.assertRaises(TypeError):
                call()

    def test_records_may_be_read_by_many_threads(self):
        record, seen = action(), []

        def read():
            for _ in range(300):
                seen.append(record.text + record.replace(id="b").id)
        threads = [threading.Thread(target=read) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(set(seen), {"Visit the homesb"})

    def test_what_is_let_go_is_gone(self):
        before = cparent.live_objects()
        records = [action(id=str(i)) for i in range(100)]
        self.assertEqual(cparent.live_objects(), before + 100)
        del records
        gc.collect()
        self.assertEqual(cparent.live_objects(), before)

    def test_a_failed_record_leaves_nothing_behind(self):
        before = cparent.live_objects()
        for _ in range(50):
            for bad in (dict(status="x"), dict(text=None), dict(text=3),
                        dict(due_on="x"), dict(indicators=["a", 3])):
                with self.assertRaises((cparent.Error, TypeError)):
                    action(**bad)
        self.assertEqual(cparent.live_objects(), before)


class Errors(tap.Case):
    def test_every_failure_has_a_class_and_a_builtin(self):
        for name, builtin in (
                ("InvalidError", ValueError), ("NotFoundError", KeyError),
                ("ExistsError", OSError), ("ParseError", ValueError),
                ("ValidationError", ValueError), ("StoreError", OSError),
                ("ConflictError", RuntimeError), ("IoError", OSError),
                ("UnsupportedError", NotImplementedError),
                ("ProtectedError", PermissionError),
                ("ClosedError", ValueError), ("LimitError", ValueError),
                ("CancelledError", RuntimeError),
                ("BrokenChainError", RuntimeError),
                ("MemoryError", MemoryError)):
            cls = getattr(cparent, name)
            self.assertTrue(issubclass(cls, cparent.Error), name)
            self.assertTrue(issubclass(cls, builtin), name)
            self.assertEqual(str(cls("a sentence")), "a sentence")

    def test_an_error_says_what_and_how_to_mend_it(self):
        with self.assertRaises(cparent.NotFoundError) as caught:
            cparent.catalogue("no_such_code")
        error = caught.exception
        self.assertEqual((error.code, error.status),
                         ("NOT_FOUND", cparent.Status.NOT_FOUND))
        self.assertTrue(error.message)
        self.assertIn(error.message, str(error))
        self.assertIsNone(error.line)
        with self.assertRaisesRegex(cparent.Error, "did you mean foster[?]"):
            cparent.catalogue("fostr")

    def test_errors_may_be_pickled(self):
        with self.assertRaises(cparent.ParseError) as caught:
            cparent.Period.parse("x")
        again = pickle.loads(pickle.dumps(caught.exception))
        self.assertEqual((str(again), again.status, again.hint),
                         (str(caught.exception), caught.exception.status,
                          caught.exception.hint))


class Module(tap.Case):
    def test_every_public_name_is_documented(self):
        for name in cparent.__all__:
            self.assertTrue(hasattr(cparent, name), name)
            public = getattr(cparent, name)
            if name != "NOUNS":
                self.assertTrue(inspect.getdoc(public), name)
            if not inspect.isclass(public) or issubclass(public, Exception):
                continue
            for member, value in inspect.getmembers(public):
                if member.startswith("_") or member == "thisown" or \
                        isinstance(value, (str, dict)) or value is None:
                    continue
                about = inspect.getdoc(value)
                self.assertTrue(about, f"{name}.{member}")
                # A kind of property has words of its own, for nobody.
                if isinstance(value, property):
                    self.assertNotEqual(about, inspect.getdoc(type(value)),
                                        f"{name}.{member}")

    def test_star_imports_hide_no_builtin(self):
        import builtins
        for name in cparent.__all__:
            self.assertFalse(hasattr(builtins, name), name)

    def test_the_catalogue_knows_its_indicators(self):
        self.assertEqual(cparent.catalogue("foster").id, "foster")
        self.assertIn("foster", [one.id for one in cparent.catalogue()])
        self.assertEqual(cparent.authority("Kirklees").id, "E08000034")

    def test_the_version_is_the_librarys(self):
        self.assertRegex(cparent.__version__, r"^\d+\.\d+\.\d+$")
        self.assertFalse(cparent.has_feature("no such thing"))

    def test_fields_are_read_rightly_however_many_were_read_before(self):
        # Values, periods and days that were made last are handed out again.
        texts = [f"{i}.{'0' * places}" if places else str(i)
                 for i in range(2500) for places in (0, 1, 2)]
        first = datetime.date(1990, 1, 1)
        for again in range(2):
            for place, text in enumerate(texts):
                day = first + datetime.timedelta(days=place)
                value = cparent.Value(
                    text, "percent", numerator=place, denominator=9999)
                made = cparent.Observation(
                    authority="wyn", id="o1", role="actual", value=value,
                    period=cparent.Period(day, day))
                self.assertEqual(str(made.value.number), text)
                self.assertEqual(made.value.numerator, place)
                self.assertEqual(made.period.first, day)
                self.assertEqual(made.period.kind, "day")
        for value in (cparent.Value(5, "count"), cparent.Value(5, "percent"),
                      cparent.Value(5, "count", high=6),
                      cparent.Value(5, "count", unit_implied=True),
                      cparent.Value(unit="count", state="suppressed")):
            made = cparent.Observation(authority="wyn", id="o1",
                                       role="actual", value=value,
                                       period="2025-03")
            self.assertEqual(made.value, value)
            self.assertEqual(made.value.unit_implied, value.unit_implied)
            self.assertEqual(made.value.words, value.words)
            self.assertEqual(made.value.words, made.value.words)


if __name__ == "__main__":
    tap.main()
