# SPDX-License-Identifier: Apache-2.0
"""The stubs of what is made on import are up to date, the examples in the
docstrings run, and the module says that it is typed.  The checkers
themselves run in a gate: check-typing.sh."""
import doctest
import importlib
import importlib.util
import os
import pkgutil

import tap
import cparent

SOURCE = os.path.dirname(os.path.dirname(tap.EXAMPLES))
BINDINGS = os.path.join(SOURCE, "bindings")


def read(*path):
    with open(os.path.join(BINDINGS, *path), encoding="utf-8") as file:
        return file.read()


class Typing(tap.Case):
    def test_stubs_are_made_from_the_tables(self):
        spec = importlib.util.spec_from_file_location(
            "make_stubs", os.path.join(BINDINGS, "make-stubs.py"))
        stubs = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(stubs)
        for name, made in (("_nouns.pyi", stubs.nouns()),
                           ("_errors.pyi", stubs.errors())):
            self.assertEqual(
                read("python", "cparent", name), made,
                "run build/run python3 bindings/make-stubs.py "
                "bindings/python/cparent")

    def test_every_noun_and_error_is_in_the_module(self):
        from cparent import _errors, _nouns
        for cls in (*_nouns.CLASSES.values(), _errors.Status):
            self.assertIs(getattr(cparent, cls.__name__), cls)
        for cls in _errors._types._errors.values():
            self.assertIs(getattr(cparent, cls.__name__), cls)

    def test_the_module_says_that_it_is_typed(self):
        self.assertTrue(os.path.exists(os.path.join(
            os.path.dirname(cparent.__file__), "py.typed")))

    def test_every_example_in_a_docstring_runs(self):
        tried = 0
        for module in pkgutil.iter_modules(cparent.__path__, "cparent."):
            if module.name.startswith("cparent._native"):
                continue
            result = doctest.testmod(importlib.import_module(module.name))
            self.assertEqual(result.failed, 0, module.name)
            tried += result.attempted
        tried += doctest.testmod(cparent).attempted
        self.assertGreater(tried, 30)


if __name__ == "__main__":
    tap.main()
