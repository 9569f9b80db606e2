# SPDX-License-Identifier: Apache-2.0
"""The samples of README.md run as they stand there, and its links lead
somewhere."""

import os
import re
import shlex
import subprocess
import sys
import tempfile

SOURCE = os.environ["abs_top_srcdir"]
RUN = os.environ["RUN"]
with open(os.path.join(SOURCE, "README.md"), encoding="utf-8") as file:
    README = file.read()
COUNT = FAILED = 0


def check(true, sentence, why=""):
    global COUNT, FAILED
    COUNT += 1
    if not true:
        FAILED += 1
        for line in str(why).splitlines()[:20]:
            print("#", line)
    print("ok" if true else "not ok", COUNT, "-", sentence, flush=True)


def skip(sentence, why):
    global COUNT
    COUNT += 1
    print("ok", COUNT, "-", sentence, "# SKIP", why, flush=True)


def sample(language, marker=""):
    for found in re.findall(rf"```{language}\n(.*?)```", README, re.S):
        if marker in found:
            return found
    return ""


def run(words, **more):
    return subprocess.run(words, stdin=subprocess.DEVNULL,
                          capture_output=True, text=True, check=False,
                          **more)


folder = tempfile.TemporaryDirectory(prefix="cparent-readme-")
here = folder.name
os.symlink(os.path.join(SOURCE, "examples"),
           os.path.join(here, "examples"))

commands = sample("sh", "cparent init")
done = run([RUN, "bash", "-ec", commands], cwd=here)
check(commands and done.returncode == 0, "the main job's commands run",
      done.stderr)
check(os.path.exists(os.path.join(here, "report.html")),
      "and end with a report")
store = os.path.join(here, "wyn.cparent")
done = run([RUN, "bash", "-ec", sample("sh", "cparent ssda903")], cwd=here)
check(done.returncode == 0 and "13th of 14" in done.stdout,
      "so do an analyst's first", done.stderr)

with open(os.path.join(here, "minutes.txt"), "wb") as file:
    with open(os.path.join(SOURCE, "examples", "data",
                           "minutes-2025-09-16-board.txt"), "rb") as from_:
        file.write(from_.read())
done = run([RUN, "cparent", "read", "minutes.txt"], cwd=here)
check(done.returncode == 0 and "414" in done.stdout,
      "reading minutes prints what they say", done.stderr)

with open(os.path.join(here, "actions.c"), "w", encoding="utf-8") as file:
    file.write(sample("c"))
build = re.search(r"`(cc actions\.c .*?)`", README).group(1)
build = build.replace("cc ", os.environ.get("CC", "cc") + " -Wall -Wextra "
                      + os.environ.get("SANITIZER_FLAGS", "") + " ", 1)
done = run([RUN, "sh", "-c", build], cwd=here)
check(done.returncode == 0 and not done.stderr,
      "the C sample compiles without a warning", done.stderr)
listed = run([RUN, os.path.join(here, "a.out"), store], cwd=here)
check(listed.returncode == 0 and "Designated Nurse" in listed.stdout,
      "the C sample lists the actions", listed.stdout + listed.stderr)

for language, binding, command in (
        ("python", "python", ["python3", "-c"]),
        ("ruby", "ruby", ["ruby", "-e"])):
    stage = os.path.join(os.environ["abs_top_builddir"], "bindings",
                         binding, "stage")
    if not os.path.isdir(stage):
        skip(f"the {language} sample lists the actions",
             "the binding is not built")
        continue
    done = run([RUN, *command, sample(language), store], cwd=here)
    check(done.returncode == 0
          and len(done.stdout.splitlines())
          >= len(listed.stdout.splitlines()) > 0,
          f"the {language} sample lists the actions",
          done.stdout + done.stderr)

lost = []
for page in ["README.md", "CONTRIBUTING.md"] + [
        os.path.join(at, name) for at, _, names in
        os.walk(os.path.join(SOURCE, "docs")) for name in names
        if name.endswith(".md")]:
    page = os.path.join(SOURCE, page)
    with open(page, encoding="utf-8") as file:
        for link in re.findall(r"\]\(([^)#]+)[^)]*\)", file.read()):
            if not re.match(r"[a-z]+:", link) and not os.path.exists(
                    os.path.join(os.path.dirname(page), link)):
                lost.append(f"{os.path.basename(page)}: {link}")
check(not lost, "every link between the pages leads somewhere",
      "\n".join(lost))
folder.cleanup()
print(f"1..{COUNT}")
sys.exit(1 if FAILED else 0)
