# SPDX-License-Identifier: Apache-2.0
"""Traps on paper: a few children each, every figure worked out by hand.

tests/data/ssda903/paper/*.txt say in words what each child is there for.
Every case is told as plain CSV, as CSV such as other systems write, and as
XML; the tool and the reference must both give what the paper has, and agree
on every figure that it does not mention.  A line is

    == TITLE                        begins a case
    born CHILD DOB [SEX [ETHNIC]]   a child, in every return of the case
    year DATE                       begins the return of the year to DATE
    TABLE CHILD CELL...             a row, "-" for empty, "_" for a space
    empty TABLE                     a table that has its header only
    forms csv dirty                 not as XML, which has not all tables
    as-at, from, authority, population, postcode, holiday
    = CODE N | N/D VALUE | 0/0 - | none      a figure; # and who is in it

where TABLE is ep (DECOM RNE LS PLACE PROVIDER DEC REC PL_POST HOME_POST URN
PL_DISTANCE PL_LOCATION), review, uasc, oc2, oc3, ad1, decision, perm,
missing or sw, with the columns that follow DOB.
"""
import datetime
import glob
import json
import os
import random
import shlex
import subprocess
import sys
import tempfile
from decimal import Decimal

import compare903
import generate903
import ssda903

TOP = os.environ.get("abs_top_srcdir", os.path.join(
    os.path.dirname(os.path.abspath(__file__)), "../.."))
EPISODE = ("CHILD DECOM RNE LS PLACE PLACE_PROVIDER DEC REC PL_POST "
           "HOME_POST URN PL_DISTANCE PL_LOCATION").split()
WORDS = {"review": "Reviews", "uasc": "UASC", "oc2": "OC2", "oc3": "OC3",
         "ad1": "AD1", "decision": "PlacedAdoption", "perm": "PrevPerm",
         "missing": "Missing", "sw": "SWEpisodes", "ep": "Episodes"}
LOOKUPS = {"postcode": "postcodes", "holiday": "bank-holidays"}
HEADS = {"postcode": "postcode,easting,northing,laua", "holiday": "date"}


class Paper:
    """A case, and what it must give."""

    def __init__(self, title):
        self.title = title
        self.born = {}
        self.returns = {}       # year -> tables
        self.forms = ["csv", "dirty", "xml"]
        self.options = {"authority": "E06000001"}
        self.rows = {"postcode": [], "holiday": []}
        self.expected = {}

    def take(self, word, cells):
        """One line."""
        if word == "born":
            child, born, sex, ethnic = (cells + ["1", "WBRI"][
                len(cells) - 2:])[:4]
            self.born[child] = {
                "CHILD": child, "DOB": born, "SEX": sex, "ETHNIC": ethnic,
                "UPN": "", "MOTHER": "", "MC_DOB": ""}
        elif word == "year":
            self.end = ssda903.read_date(cells[0])
            self.returns[self.end.year] = {
                "Header": list(self.born.values()), "Episodes": []}
        elif word == "forms":
            self.forms = cells
        elif word == "empty":
            self.returns[self.end.year].setdefault(WORDS[cells[0]], [])
        elif word in WORDS:
            self.row(WORDS[word], cells)
        elif word in self.rows:
            self.rows[word].append(",".join(cells))
        elif word == "=":
            self.expected[cells[0]] = cells[1:]
        else:
            self.options[word] = cells[0]

    def row(self, table, cells):
        """One row of a table, its other columns empty."""
        names = (EPISODE if table == "Episodes" else
                 [n for n in generate903.COLUMNS[table] if n != "DOB"])
        if len(cells) > len(names):
            raise ValueError(f"{self.title}: {cells}")
        row = dict.fromkeys(generate903.COLUMNS[table], "")
        if "DOB" in row:
            row["DOB"] = self.born[cells[0]]["DOB"]
        row.update(zip(names, cells))
        if table == "Episodes":
            row.update(CIN="N1", REASON_PLACE_CHANGE="")
        self.returns[self.end.year].setdefault(table, []).append(row)

    def write(self, folder, form):
        """The returns of a form, and the look-up tables."""
        for year, tables in self.returns.items():
            where = os.path.join(folder, str(year))
            if form == "xml":
                generate903.write_xml(where, tables)
            elif form == "dirty":
                generate903.write_dirty(where, tables,
                                        random.Random(self.title))
            else:
                generate903.write_csv(where, tables)
        for word, rows in self.rows.items():
            if rows:
                path = os.path.join(folder, LOOKUPS[word] + ".csv")
                with open(path, "w", encoding="utf-8") as file:
                    file.write("\n".join([HEADS[word], *rows, ""]))

    def lookups(self, folder):
        return {LOOKUPS[word]: os.path.join(folder, LOOKUPS[word] + ".csv")
                for word, rows in self.rows.items() if rows}

    def reference(self, folder):
        """What the reference says."""
        read = {"postcodes": ssda903.read_postcodes,
                "bank-holidays": ssda903.read_holidays}
        found = {{"bank-holidays": "holidays"}.get(name, name):
                 read[name](path)
                 for name, path in self.lookups(folder).items()}
        number = self.options.get("population")
        return ssda903.compute(
            [ssda903.read_return(os.path.join(folder, str(year)))
             for year in sorted(self.returns)], self.end,
            self.options["authority"],
            as_at=ssda903.read_date(self.options.get("as-at")),
            since=ssda903.read_date(self.options.get("from")),
            population=int(number) if number else None,
            upper_tier=generate903.COUNTY, **found)

    def tool(self, tool, folder):
        """What the tool says."""
        given = ["ssda903", os.path.join(folder, str(self.end.year)),
                 "--year-ended", self.end.isoformat(), "--json"]
        for year in sorted(self.returns)[:-1]:
            given += ["--previous", os.path.join(folder, str(year))]
        for name, path in self.lookups(folder).items():
            given += ["--" + name, path]
        for name, value in self.options.items():
            if "/" in value:
                value = ssda903.read_date(value).isoformat()
            given += ["--" + name, value]
        ran = subprocess.run([tool.command, *given], env=tool.environment,
                             capture_output=True, check=False)
        if ran.returncode not in (0, 1) or not ran.stdout:
            return f"exit {ran.returncode}: {ran.stderr.decode()[:300]}"
        found = json.loads(ran.stdout, parse_float=Decimal)
        return {row["code"]: row for row in found["indicators"]}

    def wrong(self, who, found):
        """Sentences about what an answer has wrong."""
        if isinstance(found, str):
            yield f"{who}: {found}"
            return
        for code, cells in self.expected.items():
            wanted = expectation(cells)
            if not compare903.same(wanted, found[code]):
                yield (f"{who}: {code} is "
                       f"{compare903.words(found[code])} "
                       f"({found[code]['note'] or ''}), "
                       f"not {compare903.words(wanted)}")


def expectation(cells):
    """What the words of a paper say, as an answer."""
    if cells == ["none"]:
        return {"state": "not_available", "numerator": None,
                "denominator": None, "value": None}
    above, _, below = cells[0].partition("/")
    value = cells[1] if below else above
    return {"state": "not_applicable" if value == "-" else "number",
            "numerator": above, "denominator": below or None,
            "value": None if value == "-" else value}


def papers(path):
    """The cases of a file."""
    with open(path, encoding="utf-8") as file:
        for line in file:
            if line.startswith("== "):
                paper = Paper(line[3:].strip())
                yield paper
            elif shlex.split(line, comments=True):
                word, *cells = shlex.split(line, comments=True)
                paper.take(word, ["" if c == "-" and word != "="
                                  else c.replace("_", " ")
                                  if word not in "=" else c
                                  for c in cells])


def failures(tool, paper, form):
    """What is wrong with a case told in a form."""
    with tempfile.TemporaryDirectory() as folder:
        paper.write(folder, form)
        ours = paper.reference(folder)
        yield from paper.wrong("the reference", ours)
        if not tool.there():
            return
        theirs = paper.tool(tool, folder)
        yield from paper.wrong("the tool", theirs)
        if isinstance(theirs, str):
            return
        for code in compare903.differences(ours, theirs):
            if code not in paper.expected:
                yield (f"{code}: the tool has "
                       f"{compare903.words(theirs[code])} "
                       f"({theirs[code]['note'] or ''}), the reference "
                       f"{compare903.words(ours[code])}")


def main():
    tool = compare903.Tool()
    wanted = sys.argv[1:] or sorted(glob.glob(os.path.join(
        TOP, "tests/data/ssda903/paper/*.txt")))
    # A generator's paper is whole only when the next one is begun.
    cases = [(os.path.basename(path)[:-4], paper) for path in wanted
             for paper in list(papers(path))]
    print(f"1..{len(cases)}")
    bad = 0
    for number, (name, paper) in enumerate(cases, 1):
        lines = [f"{form}: {line}" for form in paper.forms
                 for line in failures(tool, paper, form)]
        for line in lines[:20]:
            print("#", line)
        bad += bool(lines)
        print("not ok" if lines else "ok", number, "-",
              f"{name}: {paper.title}")
    sys.exit(bad > 0)


if __name__ == "__main__":
    main()
