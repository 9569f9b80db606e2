# SPDX-License-Identifier: Apache-2.0
"""The main job over the sample council: from minutes and figures to the
board's report, twice, with every link followed."""

import glob
import json
import os
import re
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import scenario as s  # noqa: E402

t = s.Scenario()
data = os.path.join(s.SOURCE, "examples", "data")
minutes = sorted(glob.glob(data + "/minutes-*.txt"))
fixed = {"SOURCE_DATE_EPOCH": "1772323200"}  # 1 March 2026


def main_job(name, environment):
    store = t.path(name + ".cparent")
    for words in (
            ("init", store, "--council", "Wynmere Borough Council"),
            ("import", data + "/indicators.csv", "--store", store),
            ("import", data + "/pledges.csv", "--store", store),
            ("import", *minutes, "--store", store),
            ("review", "--accept", "all", "--store", store),
            ("report", "highlights", "--as-at", "2026-03-01",
             "-o", t.path(name + ".html"), "--store", store)):
        done = t.cparent(*words, expect=None, environment=environment)
        t.check(done.returncode == 0, f"{name}: cparent {words[0]} succeeds",
                done.stderr.decode(errors="replace"))
    return store


store = main_job("first", {})
main_job("second", fixed)
pages = {}
for name in ("first", "second"):
    try:
        with open(t.path(name + ".html"), "rb") as file:
            pages[name] = file.read()
    except OSError:
        pages[name] = b""
# A history is salted, so that nobody can guess what was erased from it: two
# stores of the same records have different heads, which their reports name.
first, second = (re.sub(rb"\d+:[0-9a-f]{64}", b"", page)
                 for page in pages.values())
t.check(first and first == second,
        "two stores, filled at different times, give the same report")
again = t.path("again.html")
t.cparent("report", "highlights", "--as-at", "2026-03-01", "-o", again,
          "--store", store)
t.check(os.path.exists(again) and open(again, "rb").read() == pages["first"],
        "the same store gives the same report again")

overdue = t.rows("action", "list", "--overdue", "--as-at", "2026-03-01",
                 "--json", "--store", store)
t.check(len(overdue) > 0, "some actions of the sample are overdue")
t.check(all((a.get("due_on") or "9") < "2026-03-01" for a in overdue),
        "what is overdue was due before that day", overdue)

rules = [sorted(c["rule"] for c in t.rows(
    "challenge", "--as-at", "2026-03-01", "--json", "--store",
    t.path(name + ".cparent"))) for name in ("first", "second")]
t.check(rules[0] == rules[1],
        "questions count from the day asked for, not from when records came",
        rules)
t.check(any("CQ01" in rule for rule in rules[0]),
        "what is off target and getting worse is asked about", rules[0])

if pages["first"]:
    report = s.Report(t.path("first.html"))
    t.check(len(report.ids) == len(set(report.ids)), "every id stands once",
            [i for i in report.ids if report.ids.count(i) > 1])
    here = [x[1:] for x in report.links if x.startswith("#")]
    t.check(here and set(here) <= set(report.ids),
            "every link inside the report leads somewhere",
            sorted(set(here) - set(report.ids)))
    t.check(not report.loads, "the report asks nobody for anything",
            report.loads)
    t.check(report.sources, "the report quotes its sources")
    said = s.squeeze(" ".join(
        open(path, encoding="utf-8").read() for path in
        minutes + glob.glob(data + "/*.csv")))
    wrong = [q for q in report.sources.values()
             if s.squeeze(q).strip("“”") not in said]
    t.check(not wrong, "every quote stands in the files", wrong)
    for figure in ("414", "8.9%", "95%", "Designated Nurse"):
        t.check(figure in report.text, f"the report shows {figure}")

gold_actions = []
for path in glob.glob(s.SOURCE + "/tests/data/minutes/gold/*.json"):
    with open(path, encoding="utf-8") as file:
        gold_actions += json.load(file)["actions"]
actions = t.rows("action", "list", "--json", "--store", store)
t.check(len(actions) >= len(gold_actions) / 2,
        "the actions of the minutes are there",
        f"{len(actions)} of {len(gold_actions)}")
owners = json.dumps(actions)
t.check("Designated Nurse" in owners, "an action names its owner")

t.check(t.cparent("verify", "--store", store, expect=None).returncode == 0,
        "the history is whole")
bad = t.path("bad.csv")
with open(bad, "w", encoding="utf-8") as file:
    file.write("indicator,authority,period,value,numerator,denominator,"
               "target,note\n"
               "dental_check,Wynmere Borough Council,2026-03,81.2,,,85,\n"
               "dental_check,Wynmere Borough Council,2026-04,8l.5,,,85,\n")
done = t.cparent("import", bad, "--store", store, "--json", expect=None)
t.check(done.returncode == 3, "a bad cell is exit 3", done.stderr)
counts = len(t.rows("observation", "list", "--json", "--store", store))
t.check(b"8l.5" not in done.stderr, "the cell's content is not repeated")
t.check(len(t.rows("observation", "list", "--json", "--store", store))
        == counts and t.cparent("verify", "--store", store,
                                expect=None).returncode == 0,
        "and no row of that file was kept")
latest = [o for o in t.rows("observation", "list", "--indicator",
                            "dental_check", "--json", "--store", store)
          if "2026-03-01" in json.dumps(o.get("period"))]
t.check(not latest, "not even the good row before it", latest)
t.end()
