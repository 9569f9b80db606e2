# SPDX-License-Identifier: Apache-2.0
"""Runs unittest's tests in the build tree and prints TAP.

A test's name is a sentence with underscores.  After each test the number of
live objects of the C library must be what it was before.
"""
import gc
import glob
import os
import signal
import subprocess
import sys
import threading
import unittest

#: Ends what would hang, in seconds; nothing waits so long that does not.
HANGS = 600
STAGE = os.path.join(os.environ.get("abs_top_builddir", "."),
                     "bindings", "python", "stage")
EXAMPLES = os.path.join(
    os.environ.get("abs_top_srcdir",
                   os.path.join(os.path.dirname(__file__), "..", "..")),
    "examples", "data")

# What runs in a shell's background was told to ignore Ctrl-C.
signal.signal(signal.SIGINT, signal.default_int_handler)


def _sanitizers():
    """The sanitizers that the module was built with, for LD_PRELOAD."""
    modules = glob.glob(os.path.join(STAGE, "cparent", "_native*"))
    with open(modules[0], "rb") as file:
        content = file.read()
    found = []
    for name in ("libasan", "libubsan"):
        if name.encode() + b".so" in content:
            found.append(subprocess.run(
                [os.environ.get("CC", "gcc").split()[0],
                 f"-print-file-name={name}.so"], check=True,
                capture_output=True, text=True).stdout.strip())
    return found


def _enter_build_tree():
    """Starts again under build/run, unless that is so already."""
    run = os.environ.get("RUN")
    if run is None or "CPARENT_TEST_STAGED" in os.environ:
        return
    os.environ["CPARENT_TEST_STAGED"] = "1"
    preload = _sanitizers()
    if preload:
        # Python itself keeps memory until its end, and has its own pools.
        os.environ["LD_PRELOAD"] = " ".join(preload)
        os.environ["ASAN_OPTIONS"] = "detect_leaks=0"
        os.environ["PYTHONMALLOC"] = "malloc"
    # The source tree may be read-only, and must stay clean.
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
    os.execv(run, [run, "python3", *sys.argv])


_enter_build_tree()
sys.setswitchinterval(0.0005)


class Case(unittest.TestCase):
    """A test that leaves nothing alive in the library."""

    def run(self, result=None):
        import cparent
        gc.collect()
        before = cparent.live_objects()
        super().run(result)
        sys.exc_info()
        gc.collect()
        after = cparent.live_objects()
        if after != before and not self._outcome_bad(result):
            result.addFailure(self, (
                AssertionError,
                AssertionError(f"{after - before} objects are left alive"),
                None))

    def _outcome_bad(self, result):
        return any(test is self for test, _ in
                   result.failures + result.errors)


def interrupt(case, call):
    """Ctrl-C comes while the call runs, or before it began, and ends it; it
    would go on for ever."""
    soon = threading.Timer(0.2, os.kill, (os.getpid(), signal.SIGINT))
    with case.assertRaises(KeyboardInterrupt):
        soon.start()
        call()
    soon.join()


class _Result(unittest.TestResult):
    def __init__(self):
        super().__init__()
        self.lines = {}
        self.order = []

    def startTest(self, test):
        super().startTest(test)
        self.order.append(test)

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self.lines[test] = f" # SKIP {reason}"


def _sentence(test):
    name = test.id().rsplit(".", 1)[-1]
    return name[len("test_"):].replace("_", " ")


def main():
    """Runs the tests of the calling script."""
    suite = unittest.defaultTestLoader.loadTestsFromModule(
        sys.modules["__main__"])
    result = _Result()
    print(f"1..{suite.countTestCases()}", flush=True)
    suite.run(result)
    bad = dict(result.failures + result.errors)
    for number, test in enumerate(result.order, 1):
        word = "not ok" if test in bad else "ok"
        print(word, number, "-", _sentence(test) + result.lines.get(test, ""))
        for line in bad.get(test, "").splitlines():
            print("#", line)
    known = set(result.order)
    for test, trace in bad.items():
        if test not in known:  # setUpModule and its like
            print("not ok", test)
            print("\n".join("# " + line for line in trace.splitlines()))
    sys.stdout.flush()
    # The exit status is what automake's driver reads last.
    sys.exit(1 if bad else 0)
