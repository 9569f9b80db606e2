# SPDX-License-Identifier: Apache-2.0
"""The samples of docs/bindings.md run, and say the same in each language."""
import glob
import os
import re
import shutil
import subprocess
import tempfile
import unittest

import tap
import cparent

SOURCE = os.path.dirname(os.path.dirname(tap.EXAMPLES))
RUN = os.environ.get("RUN")
with open(os.path.join(SOURCE, "docs", "bindings.md"),
          encoding="utf-8") as file:
    SAMPLES = dict(re.findall(r"```(\w+)\n(.*?)```", file.read(), re.S))


@unittest.skipUnless(RUN, "there is no build tree")
class Samples(tap.Case):
    def setUp(self):
        self.folder = tempfile.mkdtemp()
        path = os.path.join(self.folder, "wyn.cparent")
        with cparent.Store.create(path, council="Wynmere Borough Council",
                                  who="clerk") as store:
            for minutes in sorted(glob.glob(
                    os.path.join(tap.EXAMPLES, "minutes-*.txt"))):
                store.import_file(minutes)
            store.accept()
            cited = next(iter(store.citations))
            store.put("action", id="late", text="Visit the homes",
                      status="open", due_on="2026-02-01",
                      citations=[cited.id])

    def tearDown(self):
        shutil.rmtree(self.folder)

    def run_sample(self, *command):
        environment = dict(os.environ)
        done = subprocess.run([RUN, *command], cwd=self.folder, text=True,
                              env=environment, capture_output=True)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        return done.stdout

    def write(self, name, language):
        path = os.path.join(self.folder, name)
        with open(path, "w", encoding="utf-8") as file:
            file.write(SAMPLES[language])
        return path

    def compile(self):
        flags = self.run_sample("pkg-config", "--cflags", "--libs",
                                "cparent").split()
        if "libasan" in os.environ.get("LD_PRELOAD", ""):
            flags.append("-fsanitize=address,undefined")
        environment = dict(os.environ)
        environment.pop("LD_PRELOAD", None)
        program = os.path.join(self.folder, "sample")
        subprocess.run(
            [*os.environ.get("CC", "cc").split(), "-o", program,
             self.write("sample.c", "c"), *flags],
            check=True, env=environment)
        return program

    def test_the_samples_say_the_same_in_each_language(self):
        said = self.run_sample("python3", self.write("sample.py", "python"))
        self.assertIn("Visit the homes\n    \"", said)
        self.assertEqual(self.run_sample(self.compile()), said)
        if cparent.has_feature("ruby") and "LD_PRELOAD" not in os.environ:
            self.assertEqual(self.run_sample(
                "ruby", self.write("sample.rb", "ruby")), said)


if __name__ == "__main__":
    tap.main()
