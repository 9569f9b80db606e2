# SPDX-License-Identifier: Apache-2.0
"""The notebooks run from the first cell to the last, are kept without
output, and end in something for a board."""
import glob
import json
import os
import subprocess
import tempfile
import unittest

import tap
import cparent

FOLDER = os.path.join(os.path.dirname(tap.EXAMPLES), "notebooks")
RUN = os.environ.get("RUN")
SLOW = "libasan" in os.environ.get("LD_PRELOAD", "")
try:
    import matplotlib  # noqa: F401
    import nbclient
    import nbformat
    import pandas  # noqa: F401
except ImportError:
    nbclient = None


def notebook(number):
    return glob.glob(os.path.join(FOLDER, f"{number}-*.ipynb"))[0]


def executed(number):
    """What each code cell shows: a list of its outputs' data."""
    book = nbformat.read(notebook(number), 4)
    with tempfile.TemporaryDirectory() as scratch:
        changes = {"HOME": scratch, "TMPDIR": scratch,
                   "JUPYTER_PLATFORM_DIRS": "1", "MPLCONFIGDIR": scratch,
                   "PYDEVD_DISABLE_FILE_VALIDATION": "1"}
        before = {name: os.environ.get(name) for name in changes}
        os.environ.update(changes)
        try:
            nbclient.NotebookClient(
                book, timeout=tap.HANGS, startup_timeout=tap.HANGS,
                kernel_name="python3",
                resources={"metadata": {"path": FOLDER}}).execute()
        finally:
            for name, value in before.items():
                os.environ.pop(name)
                if value is not None:
                    os.environ[name] = value
    return [[output.get("data") or {"text/plain": output["text"]}
             for output in cell.outputs]
            for cell in book.cells if cell.cell_type == "code"]


def texts(cells):
    return "\n".join(output.get("text/plain", "") for cell in cells
                     for output in cell)


class Stored(tap.Case):
    def test_they_are_kept_without_output(self):
        found = glob.glob(os.path.join(FOLDER, "*.ipynb"))
        self.assertEqual(len(found), 3)
        for path in found:
            with open(path, encoding="utf-8") as file:
                book = json.load(file)
            for cell in book["cells"]:
                if cell["cell_type"] == "code":
                    self.assertEqual(
                        (cell["outputs"], cell["execution_count"]),
                        ([], None), path)
                    self.assertLess(len(cell["source"]), 16, path)


@unittest.skipIf(nbclient is None, "nbclient, pandas or matplotlib is not "
                                   "installed")
@unittest.skipIf(SLOW, "the sanitizers see the same calls elsewhere")
class Executed(tap.Case):
    def test_minutes_become_an_action_log(self):
        cells = executed(1)
        log = texts(cells[-2:-1])
        self.assertIn("2026-01-16  Dev Okonjo: A note on attendance", log)
        # It was reported as done in the notebook.
        self.assertNotIn("2025-10-31", log)
        self.assertIn("srcdoc", cells[-1][0]["text/html"])

    def test_an_indicator_is_seen_over_time_and_beside_others(self):
        cells = executed(2)
        shown = [output for cell in cells for output in cell]
        self.assertEqual(
            sum("image/png" in output for output in shown), 2)
        self.assertIn("Wynmere: 78.2%, Not significant", texts(cells))
        self.assertIn("Oxcombe: 67.8%, Low (0.001)", texts(cells))

    def test_a_return_becomes_a_table_without_small_numbers(self):
        cells = executed(3)
        table = cells[-2][0]["text/html"]
        exact = cparent.ssda903(os.path.join(tap.EXAMPLES, "return-2025"),
                                year_ended=2025)
        self.assertIn("hidden to protect people", table)
        for code, hidden in (("childrens_homes_secure", True),
                             ("with_parents", True), ("foster", False)):
            row = table[table.index(exact[code].title):].split("</tr>")[0]
            self.assertEqual(exact[code].value.words not in row, hidden)


@unittest.skipUnless(RUN and cparent.has_feature("ruby"), "there is no Ruby")
@unittest.skipIf(SLOW, "Ruby is tested without the sanitizers")
class Ruby(tap.Case):
    def test_the_same_in_ruby(self):
        with tempfile.TemporaryDirectory() as scratch:
            done = subprocess.run(
                [RUN, "ruby", "-w", glob.glob(
                    os.path.join(FOLDER, "4-*.rb"))[0]],
                env={**os.environ, "TMPDIR": scratch}, text=True,
                capture_output=True)
            self.assertEqual((done.returncode, done.stderr), (0, ""))
            self.assertEqual(os.listdir(scratch), [])
        self.assertIn("- 2026-01-16, Dev Okonjo: A note", done.stdout)
        self.assertIn("13th of 14", done.stdout)
        self.assertIn("| Living with foster carers | 89.6% |", done.stdout)
        self.assertIn("| Living with parents while in care | hidden to",
                      done.stdout)


if __name__ == "__main__":
    tap.main()
