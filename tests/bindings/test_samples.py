# SPDX-License-Identifier: Apache-2.0
"""The code of docs/ runs: the three programs of side-by-side.md say the same,
and every line of the cheat sheets is reached."""
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
NAMES = {"minutes-2025-09-16-board.txt": "minutes.txt",
         "published-teeth.csv": "published.csv", "return-2025": "return"}

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

    def lay_out(self, name, text, names={}):
        """A fresh folder with the sample council and a file."""
        folder = tempfile.mkdtemp(dir=self.folder)
        for one in os.listdir(tap.EXAMPLES):
            os.symlink(os.path.join(tap.EXAMPLES, one),
                       os.path.join(folder, names.get(one, one)))
        with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
            file.write(text)
        return folder

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
        page = "side-by-side.md"
        said = self.run_in(self.lay_out("side.py", code(page, "python")),
                           "python3", "side.py")
        # By hand: the open actions of the minutes due before 1 March 2026.
        self.assertEqual(len(re.findall(r"^\S", said, re.M)), 4 + 1)
        self.assertIn("A note on attendance to be sent to all Members by 16 "
                      "January 2026\n    \"", said)
        folder = self.lay_out("side.c", code(page, "c"))
        self.compile(folder)
        self.assertEqual(self.run_in(folder, "./side"), said)
        if RUBY:
            self.assertEqual(self.run_in(
                self.lay_out("side.rb", code(page, "ruby")),
                "ruby", "side.rb"), said)

    @unittest.skipIf("LD_PRELOAD" in os.environ, "seen without sanitizers")
    def test_every_line_of_the_python_sheet_is_run(self):
        try:
            import matplotlib  # noqa: F401
            import pandas  # noqa: F401
        except ImportError:
            self.skipTest("matplotlib or pandas is not installed")
        folder = self.lay_out(
            "sheet.py", code("cheat-sheet-python.md", "python"), NAMES)
        said = self.run_in(folder, "python3", "-c", PYTHON)
        self.assertEqual(said.splitlines()[-1], "MISSED []")

    @unittest.skipUnless(RUBY, "there is no Ruby")
    def test_every_line_of_the_ruby_sheet_is_run(self):
        folder = self.lay_out(
            "sheet.rb", code("cheat-sheet-ruby.md", "ruby"), NAMES)
        said = self.run_in(folder, "ruby", "-e", RUBY_RUN)
        self.assertEqual(said.splitlines()[-1], "MISSED []")


if __name__ == "__main__":
    tap.main()
