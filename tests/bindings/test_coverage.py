# SPDX-License-Identifier: Apache-2.0
"""Every public C function can be reached from both languages, or the reason
why not is written down in coverage.tsv."""
import fnmatch
import glob
import os
import re
import shutil
import subprocess
import unittest

import tap
import cparent

HERE = os.path.dirname(os.path.abspath(__file__))
SOURCE = os.path.dirname(os.path.dirname(tap.EXAMPLES))
BUILD = os.environ.get("abs_top_builddir")
NM = shutil.which(os.environ.get("NM", "nm"))


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def table():
    """Rows of function, Python face, Ruby face or reason."""
    rows = [line.split("\t")
            for line in read(os.path.join(HERE, "coverage.tsv")).splitlines()
            if not line.startswith("#")]
    return [row for row in rows if len(row) == 3]


def public():
    """The functions of the symbol map."""
    return re.findall(r"^\s+(cparent_\w+);", read(os.path.join(
        SOURCE, "libcparent", "libcparent.map")), re.M)


def called(language):
    """The functions that a module asks of the library, None without nm."""
    found = glob.glob(os.path.join(BUILD or "", "bindings", language, ".libs",
                                   "*native*.so"))
    if not (BUILD and NM and found):
        return None
    listed = subprocess.run([NM, "-D", "--undefined-only", found[0]],
                            check=True, capture_output=True, text=True)
    return set(re.findall(r"\bcparent_\w+", listed.stdout))


FACES = {row[0]: row[1] for row in table() if row[1] != "-"}
REASONS = {row[0]: row[2] for row in table() if row[1] == "-"}


def resolve(face):
    found = cparent
    for name in face.split("."):
        found = getattr(found, name)
    return found


class Coverage(tap.Case):
    def test_every_public_function_has_a_face_or_a_reason(self):
        without = [name for name in public() if name not in FACES
                   and not any(fnmatch.fnmatchcase(name, pattern)
                               for pattern in REASONS)]
        self.assertEqual(without, [])

    def test_no_face_or_reason_is_of_what_is_gone(self):
        known = public()
        self.assertEqual([name for name in FACES if name not in known], [])
        self.assertEqual([pattern for pattern in REASONS
                          if not fnmatch.filter(known, pattern)], [])

    def test_what_has_a_face_is_called_by_both_modules(self):
        for language in ("python", "ruby"):
            calls = called(language)
            if calls is None:
                continue
            self.assertEqual(sorted(set(FACES) - calls), [], language)
            # And what is called without a face is an oversight.
            self.assertEqual(sorted(
                name for name in calls - set(FACES)
                if name not in REASONS), [], language)

    def test_every_face_is_there_and_documented(self):
        bare = [face for face in sorted(set(FACES.values()))
                if callable(resolve(face)) and not resolve(face).__doc__]
        self.assertEqual(bare, [])

    def test_every_face_is_used_by_a_test(self):
        tests = "\n".join(
            read(path) for path in glob.glob(os.path.join(HERE, "test_*.py"))
            if path != os.path.abspath(__file__))
        unused = [face for face in sorted(set(FACES.values()))
                  if not re.search(rf"\b{face.rsplit('.', 1)[-1]}\b", tests)]
        self.assertEqual(unused, [])


if __name__ == "__main__":
    tap.main()
