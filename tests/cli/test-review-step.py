#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""cparent review on a terminal: a person's keys, and what comes of them."""
import fcntl
import json
import os
import pty
import re
import select
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time
import unicodedata

RUN = os.environ.get("RUN") or os.path.join(os.environ["abs_top_builddir"],
                                            "run")
DATA = os.path.join(os.environ["abs_top_srcdir"], "examples", "data")
FOLDER = tempfile.mkdtemp()
STORE = os.path.join(FOLDER, "wyn.cparent")
ENV = dict(os.environ, CPARENT_WHO="Ms Dace", SOURCE_DATE_EPOCH="1772355600",
           LC_ALL="C.UTF-8", CPARENT_STORE=STORE)
for name in ("EDITOR", "VISUAL", "NO_COLOR", "COLUMNS", "TERM"):
    ENV.pop(name, None)
KEEP = r"\?\)\? $"

count = failed = 0


def ok(name, so, *more):
    global count, failed
    count += 1
    failed += not so
    print(f"{'ok' if so else 'not ok'} {count} - {name}")
    for line in [] if so else more:
        for part in str(line).splitlines()[-30:]:
            print("#", part)


def tool(*words):
    return subprocess.run([RUN, "cparent", *words], env=ENV, cwd=FOLDER,
                          capture_output=True, text=True)


def rows(*words):
    return json.loads(tool(*words, "--json").stdout)


def waiting():
    return rows("review", "--list")


class Person:
    """Somebody at a terminal."""

    def __init__(self, width=80, **env):
        self.seen = ""
        self.mark = 0
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.chdir(FOLDER)
            os.execvpe(RUN, [RUN, "cparent", "review"], {**ENV, **env})
        self.resize(width)

    def resize(self, width):
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ,
                    struct.pack("HHHH", 24, width, 0, 0))

    def read(self):
        if not select.select([self.fd], [], [], 30)[0]:
            return False
        try:
            got = os.read(self.fd, 65536)
        except OSError:
            return False
        self.seen += got.decode("utf-8", "surrogateescape")
        return bool(got)

    def expect(self, pattern=KEEP):
        """What was printed since the last answer, once it ends so."""
        while not re.search(pattern, self.seen[self.mark:]):
            if not self.read():
                break
        said, self.mark = self.seen[self.mark:], len(self.seen)
        return said

    def say(self, keys, pattern=KEEP):
        os.write(self.fd, keys.encode())
        return self.expect(pattern)

    def leave(self):
        while self.read():
            pass
        os.close(self.fd)
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])


def cells(line):
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else
               0 if unicodedata.combining(c) else 1 for c in line)


def deciding():
    person = Person()
    first = person.expect()
    ok("the first one says how many there are", "1 of " in first, first)
    ok("the words that say it are marked", "«" in first and "»" in first,
       first)
    all_ = len(waiting())
    second = person.say("y\n")
    ok("yes goes on to the next", "2 of " in second, second)
    ok("a word that is no key shows the keys",
       "undo: take" in person.say("what?\n"))
    person.say("n\n")
    person.say("l\n")
    before = len(waiting())
    ok("later is still waiting", before == all_ - 2, before)
    ok("undo shows it again", "3 of " in person.say("u\n"))
    ok("and undoes one key after another", "2 of " in person.say("u\n"))
    person.say("n\n")
    person.say("l\n")
    person.say("q\n", "later")
    ok("quitting is no failure", person.leave() == 0)
    ok("what was decided is said", "2 decided" in person.seen,
       person.seen[-200:])
    ok("no escape without a terminal that knows them",
       "\033" not in person.seen)
    log = tool("log").stdout
    ok("the history has both what was decided and that it was taken back",
       log.count("proposal") > 6, log)


def resuming():
    left = waiting()
    person = Person(TERM="xterm")
    first = person.expect()
    ok("it goes on where it stopped",
       left[0]["summary"].split(": ")[-1][:20] in
       re.sub(r"\s+", " ", first), first, left[0])
    ok("what was left for later waits at the end", left[-1].get("later"),
       left[-1])
    ok("a terminal that knows bold type gets it", "\033[1" in first, first)
    person.say("q\n", "later")
    person.leave()


def shared():
    """Somebody else decides while this one looks."""
    person = Person()
    person.expect()
    first, second = waiting()[:2]
    tool("review", "--accept", first["id"])
    said = person.say("Y\n")
    ok("what somebody else decided meanwhile is said to be, and passed",
       "1 of " in said and "decided elsewhere" in said and "2 of " in said,
       said)
    before = len(waiting())
    said = person.say("x" * 63 + "a" + "x" * 70 + "\n")
    ok("the rest of a long line is no answer", "undo: take" in said and
       "2 of " in said and len(waiting()) == before, said)
    said = person.say("L\n")
    ok("a key is a key in capitals", "3 of " in said and
       waiting()[-1]["id"] == second["id"], said)
    person.say("q\n", "later")
    ok("nothing of it counts as left", person.leave() == 0 and
       f"0 decided, {before} left" in person.seen, person.seen[-200:])


def step_to(person, noun):
    said = person.expect()
    while f": {noun}," not in said:
        said = person.say("l\n")
    return said


def editing():
    person = Person()
    step_to(person, "action")
    person.say("e\n", r"done\): $")
    ok("a field that is none is told", "no such field" in
       person.say("onwer=x\n", r"done\): $"))
    ok("a day that is none is told", "due_on: this is not a day" in
       person.say("due_on=soon\n", r"done\): $"))
    person.say("owner=Somebody Else\n", r"done\): $")
    person.say("\n")
    person.say("q\n", "later")
    person.leave()
    ok("the correction is kept",
       len(rows("action", "list", "--owner", "Somebody Else")) == 1)

    script = os.path.join(FOLDER, "editor")
    with open(script, "w", encoding="utf-8") as file:
        file.write("#!/bin/sh\nif grep -q '^owner: Made in an editor' \"$1\"\n"
                   "then sed -i 's/^due_on: .*/due_on: 2026-05-05/' \"$1\"\n"
                   "else sed -i -e 's/^owner: .*/owner: Made in an editor/' "
                   "-e 's/^due_on: .*/due_on: never/' \"$1\"; fi\n")
    os.chmod(script, 0o755)
    person = Person(EDITOR=script)
    step_to(person, "action")
    again = person.say("e\n", r"\(y,n\) $")
    ok("a form with a mistake is asked about again", "due_on" in again, again)
    person.say("y\n")
    person.say("q\n", "later")
    person.leave()
    made = rows("action", "list", "--owner", "Made in an editor")
    ok("the form that was mended is kept",
       [a["due_on"] for a in made] == ["2026-05-05"], made)
    ok("no form is left lying about", not [
        name for name in os.listdir(tempfile.gettempdir())
        if name.startswith("cparent-review-")])


def splitting():
    person = Person()
    said = step_to(person, "action")
    proposal = next(p for p in waiting() if p["noun"] == "action")
    text = re.search(r"\ntext=\d+:(.*)", proposal["body"]).group(1)
    words = text.split()[len(text.split()) // 2]
    person.say("s\n", r"leave it\): $")
    ok("words that are not there are asked for again",
       "no such words" in person.say("xyzzy\n", r"leave it\): $"))
    said = person.say(text[text.index(" " + words) + 1:][:12] + "\n")
    ok("the parts come next", "action," in said, said)
    ids = [p["id"] for p in waiting()]
    ok("there are two of them", proposal["id"] + ".1" in ids
       and proposal["id"] + ".2" in ids and proposal["id"] not in ids)
    person.say("u\n")
    ids = [p["id"] for p in waiting()]
    ok("undo makes one of them again", proposal["id"] in ids
       and proposal["id"] + ".1" not in ids)
    person.say("q\n", "later")
    person.leave()


def stopping():
    before = tool("head").stdout
    person = Person()
    person.expect()
    os.write(person.fd, b"\x03")
    ok("Ctrl-C ends with 130", person.leave() == 130, person.seen)
    ok("and leaves everything as it was", tool("head").stdout == before)
    person = Person()
    step_to(person, "observation")
    marked = tool("head").stdout
    person.say("e\n", r"done\): $")
    os.write(person.fd, b"measure=half\n\x03")
    ok("Ctrl-C in an edit too", person.leave() == 130, person.seen)
    ok("with nothing half done", tool("head").stdout == marked)
    person = Person()
    person.expect()
    os.write(person.fd, b"\x04")
    ok("the end of input is a quiet end", person.leave() == 0)
    ok("that decides nothing", tool("head").stdout == marked)


def narrow():
    person = Person(width=40)
    said = person.expect()
    while "子" not in said:
        said = person.say("l\n")
    # The prompt is a line of its own, which the terminal folds.
    shown = said.rsplit("\n", 1)[0]
    wide = [line for line in shown.splitlines() if cells(line) > 40]
    ok("a narrow window folds wide letters too", not wide, *wide)
    person.resize(120)
    said = person.say("?\n")
    longest = max(cells(line) for line in said.splitlines())
    ok("a window made wider is used", longest > 60, said)
    person.say("q\n", "later")
    person.leave()


def whole_document():
    with open(os.path.join(FOLDER, "wide.txt"), "w",
              encoding="utf-8") as file:
        file.write("Wynmere Council\n\nCorporate Parenting Board - 3rd March "
                   "2026\n\nMinutes:\n\nRESOLVED: That\n\n(a) the Head of "
                   "Service translate the guide "
                   "子どもたちのためのガイドブック into 日本語 and Ελληνικά by "
                   "30 June 2026; and\n\n(b) the report be noted.\n")
    others = len(waiting())
    tool("import", "wide.txt")
    before = len(waiting())
    person = Person()
    person.expect()
    said = person.say("a\n")
    ok("a accepts all that is left of a document",
       before > others + 1 and len(waiting()) == others, before, others)
    ok("and goes on with the next", "Quarterly Report" in said, said)
    person.say("u\n")
    ok("one key takes it all back", len(waiting()) == before)
    said = person.say("d\n")
    ok("d goes on with the next", "Quarterly Report" in said, said)
    person.say("q\n", "later")
    person.leave()
    ok("and decides nothing", len(waiting()) == before)


def main():
    made = tool("init", STORE, "--council", "Wynmere Borough Council")
    tool("import", os.path.join(DATA, "minutes-2026-02-10-board.txt"))
    if made.returncode != 0:
        print("Bail out! no store:", made.stderr)
        return 99
    for part in (deciding, resuming, editing, splitting, stopping,
                 whole_document, narrow, shared):
        part()
    ok("the history is whole", tool("verify").returncode == 0)
    print(f"1..{count}")
    return failed > 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    finally:
        shutil.rmtree(FOLDER, ignore_errors=True)
