# SPDX-License-Identifier: Apache-2.0
"""Compares `cparent ssda903` with the reference on invented returns.

    compare903.py [N] [--first SEED] [--save FOLDER] [--only CODE]...
                  [--no-properties] [--soil]

Each seed is an authority-year with the years before it: plain CSV, dirty CSV
or XML.  Every indicator that both know must agree in state, numerator,
denominator and value.  A difference is reported with its seed and with a
return from which children were taken as long as it stayed; --save keeps
those.  On part of the seeds the properties hold that no definition may
break.  In every fifth, or with --soil in each, some rows break a rule.
Prints TAP; without the command in the tool, it says skipped.
"""
import argparse
import collections
import copy
import datetime
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from decimal import Decimal

import generate903
import ssda903

DAY = datetime.timedelta(1)
HERE = os.path.dirname(os.path.abspath(__file__))
RUN = os.environ.get("RUN") or os.path.join(HERE, "../../build/run")
FORMS = ["csv", "dirty", "csv", "xml"]


def arguments(folder, case):
    """How the tool is called on a case that was written to a folder."""
    given = ["ssda903", os.path.join(folder, str(case.end.year)),
             "--year-ended", case.end.isoformat(),
             "--authority", case.code, "--json"]
    for end in case.years[:-1]:
        given += ["--previous", os.path.join(folder, str(end.year))]
    if case.population:
        given += ["--population", str(case.population)]
    for option, path in (("--postcodes", case.postcodes_file),
                         ("--bank-holidays", case.holidays_file)):
        if path:
            given += [option, os.path.join(folder, path)]
    return given


class Tool:
    """cparent, run on written returns."""

    def __init__(self):
        # The environment that build/run makes, without its shell each time.
        asked = subprocess.run(
            [RUN, "env", "-0"], check=True, capture_output=True)
        self.environment = dict(
            line.split("=", 1) for line in
            asked.stdout.decode().split("\0") if "=" in line)
        which = shutil.which("cparent",
                             path=self.environment.get("PATH"))
        beside = os.path.join(os.path.dirname(which or ""), ".libs",
                              "cparent")
        self.command = beside if os.path.exists(beside) else which

    def there(self):
        """Does the tool have the command?"""
        asked = subprocess.run([self.command, "ssda903", "--help"],
                               env=self.environment, capture_output=True,
                               text=True, check=False)
        return (asked.returncode == 0
                and "does not have it" not in asked.stdout)

    def answer(self, folder, case):
        ran = subprocess.run(
            [self.command, *arguments(folder, case)],
            env=self.environment, capture_output=True, check=False)
        if ran.returncode not in (0, 1) or not ran.stdout:
            return {"exit": {"state": ran.returncode, "numerator": None,
                             "denominator": None, "value": None,
                             "note": ran.stderr.decode()[:400]}}
        found = json.loads(ran.stdout, parse_float=Decimal)
        return {row["code"]: row for row in found["indicators"]}


def reference(folder, case):
    """The reference, on the same files."""
    returns = [ssda903.read_return(os.path.join(folder, str(end.year)))
               for end in case.years]
    lookups = {}
    if case.postcodes_file:
        lookups["postcodes"] = ssda903.read_postcodes(
            os.path.join(folder, case.postcodes_file))
    if case.holidays_file:
        lookups["holidays"] = ssda903.read_holidays(
            os.path.join(folder, case.holidays_file))
    return ssda903.compute(returns, case.end, case.code,
                           population=case.population,
                           upper_tier=generate903.COUNTY, **lookups)


def same(ours, theirs):
    """Do two answers about one indicator agree?"""
    if ours["state"] != theirs["state"]:
        return False
    if ours["state"] == "not_available":
        return theirs["value"] is None
    for key in ("numerator", "denominator"):
        if None not in (ours[key], theirs[key]) and (
                Decimal(ours[key]) != Decimal(theirs[key])):
            return False
    if ours["state"] != "number":
        return theirs["value"] is None
    return (theirs["value"] is not None
            and Decimal(ours["value"]) == Decimal(theirs["value"]))


def differences(ours, theirs, only=()):
    """Codes on which they differ."""
    if "exit" in theirs:
        return ["exit"]
    return [code for code in ours if code in theirs
            and (not only or code in only)
            and not same(ours[code], theirs[code])]


def words(answer):
    return (f"{answer['state']} {answer['numerator']}"
            f"/{answer['denominator']} = {answer['value']}")


def both(tool, case, form):
    """What both say of a case."""
    with tempfile.TemporaryDirectory() as folder:
        generate903.write(folder, case, form)
        return reference(folder, case), tool.answer(folder, case)


def shrink(tool, case, form, code):
    """A case with as few people as still show the difference."""
    def differs(people):
        smaller = copy.copy(case)
        smaller.people = people + always
        smaller.tell()
        ours, theirs = both(tool, smaller, form)
        return code in differences(ours, theirs)

    always = [who for who in case.people if who.visitor]
    people = [who for who in case.people if not who.visitor]
    size = len(people) // 2
    while size:
        start = 0
        while start < len(people):
            fewer = people[:start] + people[start + size:]
            if differs(fewer):
                people = fewer
            else:
                start += size
        size //= 2
    smaller = copy.copy(case)
    smaller.people = people + always
    smaller.tell()
    return smaller


# Properties: what must not change when a life is told otherwise.

STABILITY = ["placements_3plus", "placements_3plus_2y",
             "long_term_stability"]
GROUPS = [*(ssda903.PLACED.keys() - {"kinship_foster"}),
          "placement_not_classified"]


def changed(case, change):
    """A copy of a case, its people changed, its returns told again."""
    other = copy.copy(case)
    other.people = copy.deepcopy(case.people)
    change(other)
    other.tell()
    return other


def inside(case, episode, rng, length):
    """A day of the year from which an episode has that many days left."""
    first = max(episode["DECOM"] + DAY, case.start + DAY)
    last = min(episode["DEC"] or case.end, case.end) - length * DAY - DAY
    if last < first:
        return None
    return first + rng.randint(0, (last - first).days) * DAY


def cut(who, index, day, **new):
    """Ends an episode by X1 on a day and begins another of the same."""
    old = who.episodes[index]
    who.episodes.insert(index + 1, {**old, "DECOM": day, **new})
    old.update(DEC=day, REC="X1", REASON_PLACE_CHANGE="")


def some_episodes(case, rng):
    for who in case.people:
        for index in reversed(range(len(who.episodes))):
            if (who.episodes[index]["LS"] not in ssda903.RESPITE
                    and rng.random() < 0.5):
                yield who, index, who.episodes[index]


def split_by_status(case):
    rng = random.Random(case.seed)
    for who, index, episode in some_episodes(case, rng):
        day = inside(case, episode, rng, 0)
        if day:
            cut(who, index, day, RNE="L")


def gap_by_hospital(case):
    rng = random.Random(case.seed)
    for who, index, episode in some_episodes(case, rng):
        day = inside(case, episode, rng, 9)
        if day and episode["PLACE"] not in ssda903.TEMPORARY:
            cut(who, index, day, RNE="P", PLACE="T1", PLACE_PROVIDER="",
                PL_POST="CP2 2AB", URN="")
            cut(who, index + 1, day + 7 * DAY, RNE="P",
                **{k: episode[k] for k in ("PLACE", "PLACE_PROVIDER",
                                           "PL_POST", "URN")})


def add_short_breaks(case):
    who = generate903.Person("V4V4", datetime.date(
        case.end.year - 9, 4, 1), random.Random(1))
    case.break_agreed(who, case.start - 20 * DAY, case.end + 90 * DAY)
    who.missing.append(("M", case.start + DAY, None))
    who.reviews.append((case.start + 9 * DAY, "PN7"))
    case.people.append(who)


def four_years_on(case):
    """Every date and the year four years later: leap days stay leap days."""
    def later(value):
        if isinstance(value, datetime.date):
            return ssda903.add_months(value, 48)
        if isinstance(value, dict):
            return {later(k): later(v) for k, v in value.items()}
        if isinstance(value, (list, tuple)):
            return type(value)(later(v) for v in value)
        return value

    for name in ("start", "end", "years"):
        setattr(case, name, later(getattr(case, name)))
    for who in case.people:
        vars(who).update({k: later(v) for k, v in vars(who).items()})


def property_failures(answer, case):
    """Sentences about what did not hold; answer(case, form) -> results."""
    def values(results, codes=None):
        return {code: (results[code]["state"], results[code]["numerator"],
                       results[code]["denominator"])
                for code in codes or results if code in results}

    plain = answer(case, "csv")
    failures = []

    def unchanged(what, other, codes=None, form="csv", but=()):
        before = values(plain, codes)
        after = values(answer(other, form), codes)
        wrong = [c for c in before if c not in but
                 and before[c] != after.get(c)]
        if wrong:
            failures.append(f"{what} changed {', '.join(wrong)}")

    unchanged("another order of rows and columns", case, form="dirty")
    unchanged("a status episode", changed(case, split_by_status), STABILITY)
    unchanged("a gap in hospital", changed(case, gap_by_hospital),
              STABILITY)
    unchanged("a child with V4 only", changed(case, add_short_breaks))
    unchanged("four years later", changed(case, four_years_on),
              but=("reviews_in_time", "social_workers_3plus"))
    parts = [plain[c]["numerator"] for c in GROUPS if c in plain]
    if len(parts) == len(GROUPS) and None not in parts:
        if sum(parts) != plain["cla_31_march"]["numerator"]:
            failures.append("placement groups do not sum to #1")
    failures += stock_failures(answer, case, plain)
    return failures


def stock_failures(answer, case, plain):
    """Stock moves by what started and ceased, where each moves once."""
    def moves(who):
        own = [e for e in who.episodes if e["LS"] not in ssda903.RESPITE]
        starts = sum(e["RNE"] == "S" and case.start <= e["DECOM"] <=
                     case.end for e in own)
        exits = sum(e["REC"] not in ("", "X1") and e["DEC"] is not None
                    and case.start <= e["DEC"] <= case.end for e in own)
        return max(starts, exits)

    once = changed(case, lambda c: setattr(
        c, "people", [w for w in c.people if moves(w) <= 1]))
    before = copy.copy(once)
    before.end = ssda903.add_months(case.end, -12)
    before.start = ssda903.add_months(case.start, -12)
    before.years = [before.end]
    before.tell()
    now, then = answer(once, "csv"), answer(before, "csv")
    number = {c: now[c]["numerator"] for c in ("cla_31_march", "started",
                                               "ceased")}
    if (then["cla_31_march"]["numerator"] + number["started"]
            - number["ceased"] != number["cla_31_march"]):
        return ["started less ceased is not the change of stock"]
    return []


def answer_of(ask):
    """answer(case, form) over something that reads a folder."""
    def answer(case, form):
        with tempfile.TemporaryDirectory() as folder:
            generate903.write(folder, case, form)
            return ask(folder, case)
    return answer


# The run.

def report(tool, case, form, codes, ours, theirs, save):
    """Says what differs, on the smallest return that shows it."""
    for code in codes:
        print(f"# seed {case.seed} ({form}): {code}")
        if code == "exit":
            print(f"#   the tool: {theirs['exit']['state']} "
                  f"{theirs['exit']['note']}")
        else:
            print(f"#   reference: {words(ours[code])}")
            print(f"#   tool:      {words(theirs[code])} "
                  f"{theirs[code].get('note') or ''}")
        if save:
            small = shrink(tool, case, form, code)
            where = os.path.join(save, f"{code}-{case.seed}")
            shutil.rmtree(where, ignore_errors=True)
            generate903.write(where, small, form)
            ours2, theirs2 = both(tool, small, form)
            with open(os.path.join(where, "README"), "w",
                      encoding="utf-8") as file:
                print("cparent", *arguments(where, small), file=file)
                if code != "exit":
                    print("reference:", words(ours2[code]), file=file)
                    print("tool:", words(theirs2[code]), file=file)
            print(f"#   smallest: {where}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("count", type=int, nargs="?", default=int(
        os.environ.get("CPARENT_COMPARE", "40")))
    parser.add_argument("--first", type=int, default=1)
    parser.add_argument("--save")
    parser.add_argument("--only", action="append", default=[])
    parser.add_argument("--no-properties", action="store_true")
    parser.add_argument("--soil", action="store_true")
    given = parser.parse_args()
    tool = Tool()
    print("1..3")
    bad = 0

    seeds = range(given.first, given.first + given.count)
    with_properties = [] if given.no_properties else seeds[::20]
    broken = [f"seed {s}: {f}" for s in with_properties
              for f in property_failures(answer_of(reference),
                                         generate903.Case(s))]
    for line in broken:
        print("#", line)
    bad += bool(broken)
    print("not ok" if broken else "ok",
          "1 - the reference itself has the properties of the definitions")

    if not tool.there():
        print("ok 2 - the tool agrees # SKIP no ssda903 in this release")
        print("ok 3 - the tool has the properties # SKIP likewise")
        sys.exit(bad > 0)

    counted = collections.Counter()
    saved = collections.Counter()
    missing, extra = set(), set()
    for seed in seeds:
        case = generate903.Case(seed, soil=given.soil or seed % 5 == 0)
        form = FORMS[seed % len(FORMS)]
        ours, theirs = both(tool, case, form)
        if "exit" not in theirs:
            missing |= ours.keys() - theirs.keys()
            extra |= theirs.keys() - ours.keys()
        codes = differences(ours, theirs, given.only)
        counted.update(codes)
        show = [c for c in codes if saved[c] < 3]
        saved.update(show)
        report(tool, case, form, show, ours, theirs, given.save)
    for name, codes in (("the tool lacks", missing),
                        ("only the tool has", extra)):
        if codes:
            print(f"# {name}: {' '.join(sorted(codes))}")
    for code, times in counted.most_common():
        print(f"# {code} differs {times} times")
    bad += bool(counted)
    print("not ok" if counted else "ok",
          f"2 - the tool agrees on {given.count} authority-years")

    broken = [f"seed {s}: {f}" for s in with_properties
              for f in property_failures(answer_of(tool.answer),
                                         generate903.Case(s))]
    for line in broken:
        print("#", line)
    bad += bool(broken)
    print("not ok" if broken else "ok",
          "3 - the tool has the properties of the definitions")
    sys.exit(bad > 0)


if __name__ == "__main__":
    main()
