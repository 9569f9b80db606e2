# SPDX-License-Identifier: Apache-2.0
"""The code of docs/ runs: the three programs of side-by-side.md say the same,
and every line of the cheat sheets is reached."""
import csv
import os
import re
import subprocess
import tempfile
import unittest

import tap
import cparent

DOCS = os.path.join(os.path.dirname(os.path.dirname(tap.EXAMPLES)), "docs")
RUN = os.environ.get("RUN")
RUBY = cparent.has_feature("ruby") and "LD_PRELOAD" not in os.environ
# What the cheat sheets call the files of the sample council.
NAMES = {"minutes.txt": "minutes-2025-09-16-board.txt",
         "minutes/december.txt": "minutes-2025-12-09-panel.txt",
         "minutes/september.txt": "minutes-2025-09-16-board.txt",
         "later.txt": "minutes-2026-02-10-board.txt",
         "indicators.csv": "indicators.csv", "pledges.csv": "pledges.csv",
         "published.csv": "published-teeth.csv",
         "neighbours.csv": "neighbours.csv", "return": "return-2025"}
# Minutes whose day and board only their reader knows.
UNDATED = """Minutes

The Head of Service agreed to send the dental report to Members within two
weeks.
"""

# These run a sheet and print the lines that were not reached.
PYTHON = """
import sys
seen = set()
def trace(frame, event, _):
    if frame.f_code.co_filename == "sheet.py":
        seen.add(frame.f_lineno)
        return trace
code = compile(open("sheet.py", encoding="utf-8").read(), "sheet.py", "exec")
sys.settrace(trace)
exec(code, {})
sys.settrace(None)
print("MISSED", sorted({line for _, _, line in code.co_lines() if line}
                       - seen))
"""
RUBY_RUN = """
require "coverage"
Coverage.start
load "./sheet.rb"
lines = Coverage.result.values.first
puts "MISSED #{lines.each_index.select { |i| lines[i] == 0 }.inspect}"
"""


def code(page, language):
    with open(os.path.join(DOCS, page), encoding="utf-8") as file:
        return "\n".join(re.findall(rf"```{language}\n(.*?)```",
                                    file.read(), re.S))


@unittest.skipUnless(RUN, "there is no build tree")
class Samples(tap.Case):
    maxDiff = None

    def setUp(self):
        self.kept = tempfile.TemporaryDirectory()
        self.folder = self.kept.name

    def tearDown(self):
        self.kept.cleanup()

    def lay_out(self, names, texts):
        """A fresh folder with files of the sample council, and texts."""
        folder = tempfile.mkdtemp(dir=self.folder)
        for name, sample in names.items():
            place = os.path.join(folder, name)
            os.makedirs(os.path.dirname(place), exist_ok=True)
            os.symlink(os.path.join(tap.EXAMPLES, sample), place)
        for name, text in texts.items():
            with open(os.path.join(folder, name), "w",
                      encoding="utf-8") as file:
                file.write(text)
        return folder

    def side(self, name, language):
        """A folder with one of the three programs."""
        return self.lay_out({one: one for one in os.listdir(tap.EXAMPLES)},
                            {name: code("side-by-side.md", language)})

    def sheet(self, name, language):
        """A folder with a cheat sheet's lines and the files they name."""
        page = f"cheat-sheet-{language}.md"
        return self.lay_out(NAMES, {name: code(page, language),
                                    "minutes/undated.txt": UNDATED})

    def run_in(self, folder, *command):
        done = subprocess.run(
            [RUN, *command], cwd=folder, text=True, capture_output=True,
            env={**os.environ, "MPLBACKEND": "agg", "MPLCONFIGDIR": folder})
        self.assertEqual(done.stderr, "")
        self.assertEqual(done.returncode, 0)
        return done.stdout

    def compile(self, folder):
        flags = self.run_in(folder, "pkg-config", "--cflags", "--libs",
                            "cparent").split()
        if "libasan" in os.environ.get("LD_PRELOAD", ""):
            flags.append("-fsanitize=address,undefined")
        environment = dict(os.environ)
        environment.pop("LD_PRELOAD", None)
        subprocess.run(
            [*os.environ.get("CC", "cc").split(), "-Wall", "-Wextra",
             "-Werror", "-o", "side", "side.c", *flags],
            cwd=folder, check=True, env=environment)

    def test_the_three_programs_say_the_same(self):
        said = self.run_in(self.side("side.py", "python"),
                           "python3", "side.py")
        # By hand: the open actions of the minutes due before 1 March 2026.
        self.assertEqual(len(re.findall(r"^\S", said, re.M)), 4 + 1)
        self.assertIn("A note on attendance to be sent to all Members by 16 "
                      "January 2026\n    \"", said)
        # More children live far from home, and fewer is better.
        self.assertIn("\nspecial_cause_concern, consistently_failing\n",
                      said)
        folder = self.side("side.c", "c")
        self.compile(folder)
        self.assertEqual(self.run_in(folder, "./side"), said)
        if RUBY:
            self.assertEqual(self.run_in(
                self.side("side.rb", "ruby"), "ruby", "side.rb"), said)

    def holds(self, folder, said):
        """A sheet was run to its end, and left what it says."""
        self.assertEqual(said.splitlines()[-1], "MISSED []")
        with open(os.path.join(folder, "actions.csv"), newline="",
                  encoding="utf-8") as file:
            log = {row["text"]: row for row in csv.DictReader(file)}
        report = log["send the dental report to Members within two weeks"]
        # Two weeks after 20 January 2026, which only the call says.
        self.assertEqual(report["due_on"], "2026-02-03")
        self.assertIn("send the dental report to Members", report["words"])
        # Of 77 children five are 16 and over, and no other age has so few.
        self.assertIn("aged 16 and over c\n", said)
        self.assertNotRegex(said, r"aged .* [1-5]\n")

    @unittest.skipIf("LD_PRELOAD" in os.environ, "seen without sanitizers")
    def test_every_line_of_the_python_sheet_is_run(self):
        try:
            import matplotlib  # noqa: F401
            import pandas  # noqa: F401
        except ImportError:
            self.skipTest("matplotlib or pandas is not installed")
        folder = self.sheet("sheet.py", "python")
        self.holds(folder, self.run_in(folder, "python3", "-c", PYTHON))

    @unittest.skipUnless(RUBY, "there is no Ruby")
    def test_every_line_of_the_ruby_sheet_is_run(self):
        folder = self.sheet("sheet.rb", "ruby")
        self.holds(folder, self.run_in(folder, "ruby", "-e", RUBY_RUN))


if __name__ == "__main__":
    tap.main()
