# SPDX-License-Identifier: Apache-2.0
"""The module has every name that it should, says that it is typed, and the
examples in its docstrings run.  The type checkers run in a gate:
check-typing.sh."""
import doctest
import importlib
import os
import pkgutil

import tap
import cparent


class Typing(tap.Case):
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
