# SPDX-License-Identifier: Apache-2.0
"""What the scenarios share: TAP, the tool, and a reader of its reports."""

import html.parser
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

SOURCE = os.environ.get("abs_top_srcdir", ".")
RUN = os.environ.get("RUN", "build/run")
CORPUS = os.environ.get("CPARENT_CORPUS", "")


class Scenario:
    """One temporary folder, in which cparent runs, and a line per check."""

    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix="cparent-scenario-")
        self.count = self.failed = 0

    def path(self, name):
        return os.path.join(self.folder, name)

    def cparent(self, *words, expect=0, environment=None):
        done = subprocess.run(
            [RUN, "cparent", *map(str, words)], cwd=self.folder,
            stdin=subprocess.DEVNULL, capture_output=True,
            env={**os.environ, **(environment or {})}, check=False)
        if expect is not None and done.returncode != expect:
            self.check(False, "cparent " + " ".join(map(str, words)),
                       f"exit {done.returncode}, not {expect}: "
                       + done.stderr.decode(errors="replace"))
        return done

    def rows(self, *words):
        """A listing as a list of objects."""
        done = self.cparent(*words)
        try:
            found = json.loads(done.stdout)
        except ValueError:
            self.check(False, "JSON of cparent " + " ".join(words),
                       done.stdout[:200])
            return []
        if isinstance(found, dict):
            lists = [v for v in found.values() if isinstance(v, list)]
            found = lists[0] if lists else []
        return found

    def check(self, true, sentence, why=""):
        self.count += 1
        if not true:
            self.failed += 1
            for line in str(why).splitlines()[:20]:
                print("#", line)
        print("ok" if true else "not ok", self.count, "-", sentence,
              flush=True)
        return true

    def end(self):
        shutil.rmtree(self.folder, ignore_errors=True)
        print(f"1..{self.count}")
        sys.exit(1 if self.failed else 0)


def squeeze(text):
    return re.sub(r"\s+", " ", text.replace("\u00a0", " ")).strip()


class Report(html.parser.HTMLParser):
    """The ids, links, quotes and text of a report."""

    VOID = {"meta", "link", "br", "hr", "img", "input", "col", "wbr", "area"}

    def __init__(self, path):
        super().__init__()
        self.ids, self.links, self.loads = [], [], []
        self.sources = {}  # id -> what it quotes
        self.source_links = 0
        self.all_text = []
        self._stack = []  # (tag, id, is a quote)
        with open(path, encoding="utf-8") as file:
            self.html = file.read()
        self.feed(self.html)
        self.close()

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if "id" in given:
            self.ids.append(given["id"])
        if tag == "a" and given.get("href"):
            self.links.append(given["href"])
        for name in ("src", "srcset", "poster", "data"):
            if given.get(name):
                self.loads.append(given[name])
        if tag in ("link", "script", "iframe", "object", "embed"):
            self.loads.append(f"<{tag}>")
        if tag not in self.VOID:
            self._stack.append((tag, given.get("id", "")))

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in self.VOID:
            self._stack.pop()

    def handle_endtag(self, tag):
        while self._stack and self._stack.pop()[0] != tag:
            pass

    def handle_data(self, data):
        tags = [tag for tag, _ in self._stack]
        if "style" in tags:
            return
        self.all_text.append(data)
        if "q" in tags or "blockquote" in tags:
            for _, name in reversed(self._stack):
                if re.match(r"(source|src)-", name):
                    self.sources[name] = self.sources.get(name, "") + data
                    break

    @property
    def text(self):
        return squeeze(" ".join(self.all_text))
