# SPDX-License-Identifier: Apache-2.0
"""The indicators of an SSDA903 return, a second time and plainly.

This is the reference that the C library is compared with.  It was written
from the definitions alone and is meant to be read beside them: one small
function an indicator, each with its definition above it, over the building
blocks B1 to B8.  It is slow, keeps every row, and trusts that its input is
readable; what is broken is the library's business.

    ssda903.py DIR --year-ended 2025-03-31 --authority E06000001
               [--previous DIR]... [--population N] [--postcodes FILE]
               [--bank-holidays FILE]

Rulings
=======
Where a definition can be read in two ways, or says nothing, this file takes
one way and names it here, so that a difference can be argued.

R1  During the year   A child is looked after during the year if an episode
                      covers one of its days (B2): an episode that ends on
                      1 April is not in the year, but its exit is, and
                      one that began and ended on one day has no day.  (A
                      short break of no day still is one of the year: B5.)
R2  Groups of exits   The last exit in the year decides the group, and the
                      child counts once, also when back in care since.
R3  Returned home     E4A and E4B together; E13 is not home.
R4  Overlapping (S,E] A spell counts when begun by E and ended after S.  A
                      spell of no whole day does not count.
R5  After a temporary A child is back when place code (a retired one as the
                      code that followed it), provider, postcode and URN
                      are those of before, whatever RNE says; otherwise a
                      new spell begins.  For stability a child who is
                      still away lives where it was before.
R6  Adoptive spell    For stability, A3-A6 and the foster spell (U1-U6) just
                      before it, in the same period of care, are one.
R7  History           A period that has no RNE=S in the files began at its
                      first episode or before, unless the returns held
                      would show what was before: then it began there.  A
                      long-term indicator is refused when the bound does
                      not settle a child.
R8  24 months         In care continuously since 1 April Y-2 or earlier,
                      by the analogy of B5.
R9  Distance          Rounded to one decimal before it is compared with 20.
                      An unknown postcode gives no distance, also when home
                      and placement have the same one.  A supplied column
                      stands before the table.
R10 Outside           Only the placement's postcode matters; a district
                      belongs to its upper-tier authority.
R11 Codes on the day  Placement groups go by the episode that covers the
                      day; a temporary placement is in "other".
R12 Kinship           Of all children in care, not of the fostered ones.
R13 A1                First A3-A6 of the period of care that ended in
                      adoption; adopted without one: left out.
R14 A10               With FOSTER_CARE 1 the clock stops at the beginning of
                      the spell of which that A3-A6 is a part.
R15 A2                No DATE_MATCH: left out, as is a child without E1.
R16 Health            A child without an OC2 row stays in the denominator.
R17 SDQ cohort        Aged 5 to 16 on E; the rule about who is asked (4th
                      birthday by S) differs for birthdays on 1 April only.
R18 SDQ score         A whole number from 0 to 40; anything else is none.
R19 Missing           MIS_END is inclusive: an incident that ended on
                      1 April overlaps the year.  Children in care during
                      the year only; per child who went missing.  One that
                      an earlier return left open counts when the latest
                      still says it, and so does a social worker.
R20 Reviews in time   Due reviews of the year: due in it, or still owed when
                      it begins.  First: 20 working days after the day of
                      entry; then three and six calendar months after the
                      review before, the last day of a shorter month.
                      Children whose first review was due by E.
R21 Earlier reviews   Of a period older than the reviews held, the first two
                      are taken to have been held.  None seen in the year
                      before: one is owed.
R22 Participation     Reviews of the year of children in care during it, aged
                      4 or more on the day of the review.
R23 Care leavers      No care leaver: adopted; only ever in short breaks; at
                      17 and 18, in care on that birthday (domain.md, below
                      the table: "not adopted", "17/18s only if they had left
                      before").  Thirteen weeks of care are not asked for:
                      the returns held seldom show them.
R24 Social workers    SW_DEC is exclusive, as DEC is, but one who came and
                      went on a day of the year is one of it.  Children without a
                      row in the year are not in the denominator.
R25 29 February       Birthdays fall on 1 March in other years.
R26 Zero denominator  not_applicable.  A table that was not supplied makes
                      its indicators not_available; a file that has only its
                      header was supplied.
R27 Numbers           UASC, missing and away children are numbers, with the
                      share beside them under a name of its own (_pct).
R28 Adoption stages   The last decision before the order, the match, the
                      first A3-A6, the order; a child without one of the
                      two is not in that stage.
R29 Staying put       Z1 or Z2 in the year's OC3 row, at each age; E17 is
                      neither enough nor needed.  Whoever ceased in foster
                      care on the day counts below, without a row too.
                      Refused when a care leaver of the age turned 18 before
                      the returns held.
R30 Withdrawn         A later return is the whole truth about its own year:
                      an episode of an earlier one that says something of
                      a day in it, and is not said again, is not counted.
R31 Snapshots         The months before a month's last day end on a month's
                      last day: the 12 months to 28 February 2025 begin on
                      1 March 2024, 30 months before 30 June is 31 December.
                      Nothing is counted over days before the returns held.
R32 Overlap           Of episodes that overlap the one begun last says where
                      a child is.  Of two exits on one day the later row's
                      episode is the last.  A row that is said open and
                      closed is one, and closed.
"""
import argparse
import csv
import datetime
import functools
import glob
import json
import os
import re
import sys
import xml.etree.ElementTree
from fractions import Fraction

TEMPORARY = {"T0", "T1", "T2", "T3", "T4"}
KIN = {"U1", "U2", "U3", "Q1"}
FOSTER = KIN | {"U4", "U5", "U6", "Q2"}
ADOPTIVE = {"A3", "A4", "A5", "A6"}
RESPITE = {"V3", "V4"}
ADOPTED = {"E11", "E12"}
SGO = {"E43", "E44", "E45", "E46", "E47", "E48"}
PARTICIPATED = {"PN1", "PN2", "PN3", "PN5", "PN6"}


# Dates.

def read_date(text):
    """dd/mm/yyyy, or None for an empty cell."""
    if not text:
        return None
    day, month, year = (int(part) for part in text.split("/"))
    return datetime.date(year, month, day)


def add_months(day, months):
    """The same day of another month, or that month's last (R20)."""
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    following = datetime.date(year + (month == 11), (month + 1) % 12 + 1, 1)
    last = (following - datetime.timedelta(1)).day
    return datetime.date(year, month + 1, min(day.day, last))


def months_before(day, months):
    """The same day so many months ago; of a month's last day, that month's
    last (R31)."""
    following = day + datetime.timedelta(1)
    if following.day > 1:
        return add_months(day, -months)
    return add_months(following, -months) - datetime.timedelta(1)


def age(born, day):
    """B6: completed years; 29 February counts as 1 March (R25)."""
    return (day.year - born.year
            - ((day.month, day.day) < (born.month, born.day)))


def add_working_days(day, count, holidays):
    """B8: Monday to Friday less bank holidays; `day` itself is none."""
    while count:
        day += datetime.timedelta(1)
        if day.weekday() < 5 and day not in holidays:
            count -= 1
    return day


# Files.  A table is known by a column that no other has.

TABLES = {"DECOM": "Episodes", "ETHNIC": "Header", "DUC": "UASC",
          "REVIEW": "Reviews", "SDQ_SCORE": "OC2", "IN_TOUCH": "OC3",
          "DATE_INT": "AD1", "DATE_PLACED": "PlacedAdoption",
          "PREV_PERM": "PrevPerm", "MIS_START": "Missing",
          "SW_ID": "SocialWorker", "DOLO_START": "DoLo"}
# What the XML form has a place for; nothing there is a table without rows.
# Reviews are there only where one is, be it an empty one.
IN_XML = {"Episodes", "Header", "UASC", "OC2", "OC3", "AD1",
          "PlacedAdoption", "PrevPerm", "Missing"}


def read_csv(path, tables):
    """Adds a file's rows to the table that its columns say it is."""
    with open(path, encoding="utf-8-sig", newline="") as file:
        lines = csv.reader(file)
        columns = [name.strip().upper() for name in next(lines)]
        kind = next((TABLES[c] for c in columns if c in TABLES), None)
        if kind is None:
            return
        rows = tables.setdefault(kind, [])
        for line in lines:
            cells = [cell.strip() for cell in line]
            if any(cells):
                rows.append(dict(zip(columns, cells)))


def read_xml(path, tables):
    """The same tables from the XML form."""
    for kind in IN_XML:
        tables.setdefault(kind, [])

    def cells(element):
        return {("PLACE" if part.tag == "PL" else part.tag):
                (part.text or "").strip()
                for part in element if len(part) == 0}

    inner = {"AREVIEW": "Reviews", "AMISSING": "Missing", "OC2": "OC2",
             "AD_PLACED": "PlacedAdoption", "PERMANENCE": "PrevPerm"}
    for child in xml.etree.ElementTree.parse(path).getroot():
        head = child.find("HEADER")
        flat = cells(head)
        key = {"CHILD": flat["CHILDID"], "DOB": flat["DOB"]}
        tables["Header"].append({**flat, **key})
        if flat.get("UASC"):
            tables["UASC"].append({**flat, **key})
        if any(flat.get(n) for n in ("IN_TOUCH", "ACTIV", "ACCOM")):
            tables["OC3"].append({**flat, **key})
        if flat.get("DATE_INT") or flat.get("DATE_MATCH"):
            tables["AD1"].append({**flat, **key})
        for part in head:
            if part.tag in inner:
                tables.setdefault(inner[part.tag], []).append(
                    {**cells(part), **key})
        for part in child.findall("EPISODE"):
            tables["Episodes"].append({**cells(part), **key})


def read_return(folder):
    """The tables of one year's return: {name: [row]}."""
    tables = {}
    for path in sorted(glob.glob(os.path.join(folder, "*"))):
        if path.lower().endswith(".csv"):
            read_csv(path, tables)
        elif path.lower().endswith(".xml"):
            read_xml(path, tables)
    return tables


def plain_postcode(text):
    return re.sub(r"\s+", "", text or "").upper()


def read_postcodes(path):
    """{postcode: (easting, northing, laua)}"""
    with open(path, encoding="utf-8-sig", newline="") as file:
        return {plain_postcode(row["postcode"]):
                (int(row["easting"]), int(row["northing"]), row["laua"])
                for row in csv.DictReader(file)}


def read_holidays(path):
    """Every date in the first column, yyyy-mm-dd or dd/mm/yyyy."""
    days = set()
    with open(path, encoding="utf-8-sig", newline="") as file:
        for row in csv.reader(file):
            if row and re.match(r"\d{4}-\d\d-\d\d$", row[0]):
                days.add(datetime.date.fromisoformat(row[0]))
            elif row and re.match(r"\d\d/\d\d/\d{4}$", row[0]):
                days.add(read_date(row[0]))
    return days


# Children, from all the returns given.

class Episode:
    """One row of Episodes."""

    def __init__(self, row):
        self.decom = read_date(row["DECOM"])
        self.dec = read_date(row.get("DEC"))
        self.rne = row["RNE"].upper()
        self.ls = row["LS"].upper()
        self.place = row["PLACE"].upper()
        self.provider = row.get("PLACE_PROVIDER", "").upper()
        self.rec = row.get("REC", "").upper()
        self.home_post = plain_postcode(row.get("HOME_POST"))
        self.pl_post = plain_postcode(row.get("PL_POST"))
        self.urn = row.get("URN", "")
        self.distance = row.get("PL_DISTANCE", "")
        self.location = row.get("PL_LOCATION", "").upper()

    def covers(self, day):
        """B2: DECOM <= d and (DEC blank or DEC > d)."""
        return self.decom <= day and (self.dec is None or self.dec > day)

    def overlaps(self, first, last):
        """It covers one of the days from first to last."""
        return (self.decom <= last
                and (self.dec is None or self.dec > max(first, self.decom)))

    def within(self, first, last):
        """It is an episode of that time, be it one of no day."""
        return (self.decom <= last
                and (self.dec is None or self.dec > first))

    def row(self):
        """Said open and closed, it is one row, and has ended (R32)."""
        return self.decom, self.rne, self.ls, self.place

    def place_key(self):
        """What tells one placement from another (R5)."""
        place = {"H5": "K3", "Z11": "Z1", "Z12": "Z1", "Z13": "Z1",
                 "Z14": "Z1"}.get(self.place, self.place)
        provider = "" if place == "Z1" else self.provider
        return place, provider, self.pl_post, self.urn


class Spell:
    """B4: a placement, over the episodes that continue it."""

    def __init__(self, episode):
        self.start = episode.decom
        self.episodes = [episode]

    @property
    def last(self):
        return self.episodes[-1]


class Period:
    """B3: a period of care, over episodes linked by X1."""

    def __init__(self, episode, held_since):
        self.start = episode.decom
        self.starts = episode.rne == "S"
        self.known = self.starts or self.start >= held_since    # R7
        self.episodes = [episode]

    @property
    def last(self):
        return self.episodes[-1]

    @functools.cached_property
    def spells(self):
        """B4: L, T and U continue the placement; T0-T4 are dropped."""
        spells = []
        away = False
        for episode in self.episodes:
            if episode.place in TEMPORARY:
                away = True
                continue
            if not spells:
                same = False
            elif away:
                same = spells[-1].last.place_key() == episode.place_key()
            else:
                same = episode.rne in {"L", "T", "U"}
            if same:
                spells[-1].episodes.append(episode)
            else:
                spells.append(Spell(episode))
            away = False
        return spells

    def first(self, wanted):
        """The first episode for which wanted(episode), or None."""
        return next(filter(wanted, self.episodes), None)


class Child:
    """Everything the returns say about one child."""

    def __init__(self, name):
        self.name = name
        self.born = None
        self.rows = {}      # table -> rows of the latest return
        self.merged = {}    # table -> {key: row}, all returns
        self.all_episodes = []

    def settle(self, held_since):
        """After the last row: episodes in order, respite apart (B1)."""
        self.all_episodes = sorted(
            map(Episode, self.merged.get("Episodes", {}).values()),
            key=lambda e: (e.decom, e.dec or datetime.date.max))
        self.all_episodes = [
            e for e in self.all_episodes if e.dec or not any(
                other.dec and e.row() == other.row()
                for other in self.all_episodes)]
        self.respite = [e for e in self.all_episodes if e.ls in RESPITE]
        self.episodes = [e for e in self.all_episodes
                         if e.ls not in RESPITE]
        self.periods = []
        before = None
        for episode in self.episodes:
            linked = (before is not None and before.rec == "X1"
                      and before.dec == episode.decom
                      and episode.rne != "S")
            if linked:
                self.periods[-1].episodes.append(episode)
            else:
                self.periods.append(Period(episode, held_since))
            before = episode

    def on(self, day):
        """The episode that covers a day, or None."""
        return next((e for e in reversed(self.episodes)
                     if e.covers(day)), None)

    def period_on(self, day):
        return next((p for p in self.periods
                     if self.on(day) in p.episodes), None)

    def all(self, table):
        return list(self.merged.get(table, {}).values())


# B7: what makes two rows of different years the same row.
KEYS = {"Episodes": ["DECOM", "RNE", "LS", "PLACE", "DEC", "REC"],
        "Reviews": ["REVIEW"],
        "Missing": ["MISSING", "MIS_START", "MIS_END"],
        "SocialWorker": ["SW_ID", "SW_DECOM"], "AD1": [], "UASC": [],
        "PlacedAdoption": ["DATE_PLACED"], "Header": []}


# What a later return says again, an earlier one no longer says when it had
# not ended (R19).
ENDS = {"Missing": "MIS_END", "SocialWorker": "SW_DEC"}


def speaks_later(table, row, closes):
    """Does a row of an earlier return, of the year that ends on that day,
    say what only a later one knows?"""
    if table == "Reviews":
        return read_date(row["REVIEW"]) > closes
    return (table in ENDS and (read_date(row[ENDS[table]])
                               or datetime.date.max) > closes)


def withdrawn(row, opened):
    """Does an episode of an earlier return say something of the year that
    begins on that day?"""
    dec = read_date(row.get("DEC"))
    return dec is None or dec > opened


def restate(children, rows):
    """Forgets what these rows say again: by DECOM, be it of two of a day."""
    for row in rows:
        child = children.get(row["CHILD"])
        past = child.merged.get("Episodes", {}) if child else {}
        for key in [k for k in past if k[0] == row["DECOM"]]:
            del past[key]


def stitch(returns, held_since):
    """B7: [Child] of returns, the oldest first; the latest wins."""
    children = {}
    for number, tables in enumerate(returns):
        latest = tables is returns[-1]
        opened = add_months(held_since, 12 * number)
        closes = datetime.date(opened.year + 1, 3, 31)
        for child in children.values():
            past = child.merged.get("Episodes", {})
            for key in [k for k in past if withdrawn(past[k], opened)]:
                del past[key]       # until it is said again (R30)
        restate(children, tables.get("Episodes", []))
        for table, rows in tables.items():
            for row in rows:
                child = children.setdefault(row["CHILD"],
                                            Child(row["CHILD"]))
                if latest:
                    child.rows.setdefault(table, []).append(row)
                if table in KEYS and (latest or not speaks_later(
                        table, row, closes)):
                    key = tuple(row[name] for name in KEYS[table])
                    child.merged.setdefault(table, {})[key] = row
                if row.get("DOB"):
                    child.born = read_date(row["DOB"])
    for child in children.values():
        child.settle(held_since)
    return list(children.values())


class Unsupported(Exception):
    """Why the files cannot give an indicator."""


# What counts, of whom: a year of an authority and the groups in it.

class Year:
    """S to E of an authority, and the groups that indicators share.

    E is the day of the snapshot, twelve the first day of the 12 months to
    it, and S, the first day of the window, the same unless it was asked
    for (R31)."""

    def __init__(self, returns, end, authority, as_at=None, since=None,
                 population=None, postcodes=None, holidays=None,
                 upper_tier=None):
        self.end = as_at or end
        self.twelve = months_before(self.end, 12) + datetime.timedelta(1)
        self.start = since or self.twelve
        self.authority = authority
        self.population = population
        self.postcodes = postcodes
        self.holidays = holidays
        self.upper_tier = upper_tier or {}
        self.tables = returns[-1]
        self.earlier = returns[:-1]
        self.held_since = datetime.date(end.year - len(returns), 4, 1)
        self.children = stitch(returns, self.held_since)

    def need(self, table):
        if table not in self.tables:
            raise Unsupported(f"no {table} table was supplied")

    def in_year(self, day):
        return day is not None and self.start <= day <= self.end

    def aged(self, child, first, last):
        return (child.born is not None
                and first <= age(child.born, self.end) <= last)

    @functools.cached_property
    def looked_after(self):
        """#1: B2 at E."""
        return [c for c in self.children if c.on(self.end)]

    @functools.cached_property
    def during(self):
        """In care on a day of the year (R1)."""
        need_since(self, self.start)
        return [c for c in self.children
                if any(e.overlaps(self.start, self.end)
                       for e in c.episodes)]

    @functools.cached_property
    def starters(self):
        """#3: children with an RNE=S in S..E, once."""
        need_since(self, self.start)
        return [c for c in self.children
                if any(e.rne == "S" and self.in_year(e.decom)
                       for e in c.episodes)]

    def exit(self, child):
        """#4: the last exit in S..E: an episode with REC not X1."""
        exits = [e for e in child.episodes
                 if e.rec not in {"", "X1"} and self.in_year(e.dec)]
        return max(reversed(exits), key=lambda e: e.dec, default=None)

    @functools.cached_property
    def leavers(self):
        need_since(self, self.start)
        return [c for c in self.children if self.exit(c)]

    def placed_in(self, codes):
        """Children on E whose episode on E has one of the codes (R11)."""
        return [c for c in self.looked_after
                if c.on(self.end).place in codes]

    @functools.cached_property
    def continuous(self):
        """B5: CLA on E, start <= S, no V3/V4 episode in the year."""
        need_since(self, self.twelve)
        return [c for c in self.looked_after
                if care_since(self, c, self.twelve)
                and not any(e.within(self.twelve, self.end)
                            for e in c.respite)]

    def oc2(self, child, column):
        """A cell of the child's OC2 row of this year, or ''."""
        rows = child.rows.get("OC2", [])
        return rows[0].get(column, "") if rows else ""

    @functools.cached_property
    def adopted(self):
        """[(child, period)] of children whose last exit is adoption."""
        return [(c, next(p for p in c.periods if self.exit(c) is p.last))
                for c in self.leavers if self.exit(c).rec in ADOPTED]


INDICATORS = {}


def indicator(code, unit):
    """Registers a function of a Year that gives (numerator, denominator)."""
    def register(function):
        INDICATORS[code] = unit, function
        return function
    return register


# Numbers and rates: rows 1 to 6.

@indicator("cla_31_march", "count")
def cla_31_march(year):
    """#1 CLA on 31 March | B2 at E | B1."""
    return len(year.looked_after), None


@indicator("cla_during_year", "count")
def cla_during_year(year):
    """#32's denominator: CLA during year (R1)."""
    return len(year.during), None


def rate(year, count):
    if year.population is None:
        raise Unsupported("no population was supplied")
    return count, year.population


@indicator("rate_per_10000", "rate_per_10000")
def rate_per_10000(year):
    """#2 rate /10,000 | #1 | ONS mid-year estimate of Y-1."""
    return rate(year, len(year.looked_after))


@indicator("started", "count")
def started(year):
    """#3 started in year | children with an RNE=S in S..E, once."""
    return len(year.starters), None


@indicator("ceased", "count")
def ceased(year):
    """#4 ceased in year | REC not X1, DEC in S..E, once."""
    return len(year.leavers), None


@indicator("started_rate", "rate_per_10000")
def started_rate(year):
    """#5 start rate /10,000 | #3 | population Y-1."""
    return rate(year, len(year.starters))


@indicator("ceased_rate", "rate_per_10000")
def ceased_rate(year):
    """#5 cease rate /10,000 | #4 | population Y-1."""
    return rate(year, len(year.leavers))


@indicator("uasc_31_march_pct", "percent")
@indicator("uasc_31_march", "count")
def uasc_31_march(year):
    """#6 UASC on 31 March | UASC row, DUC blank or >E | #1."""
    year.need("UASC")

    def is_uasc(child):
        ceases = [read_date(row["DUC"]) for row in child.rows.get("UASC",
                                                                  [])]
        return any(day is None or day > year.end for day in ceases)

    return (sum(map(is_uasc, year.looked_after)), len(year.looked_after))


# Stability: rows 7 to 9.

def spells_in(child, first, last):
    """How many spells overlap (first, last] (R4)."""
    found = 0
    for spell in (s for p in child.periods for s in p.spells):
        gone = spell.last.dec or datetime.date.max
        found += spell.start <= last and gone > max(first, spell.start)
    return found


@indicator("placements_3plus", "percent")
def placements_3plus(year):
    """#7 >=3 spells (B4) overlapping (S,E] | #1 | each >=24h."""
    need_since(year, year.twelve)
    return (sum(spells_in(c, year.twelve, year.end) >= 3
                for c in year.looked_after), len(year.looked_after))


def care_since(year, child, day):
    """Is the child in care continuously since the day?  R7 if unknown."""
    period = child.period_on(year.end)
    if period.start <= day:
        return True
    if not period.known:
        raise Unsupported("the returns do not reach back to the start of "
                          "a period of care")
    return False


@indicator("placements_3plus_2y", "percent")
def placements_3plus_2y(year):
    """#8 as 7 over 24 months | CLA on E continuously 2 years (R8)."""
    first = months_before(year.end, 24) + datetime.timedelta(1)
    of = [c for c in year.looked_after if care_since(year, c, first)]
    return sum(spells_in(c, first, year.end) >= 3 for c in of), len(of)


@indicator("long_term_stability", "percent")
def long_term_stability(year):
    """#9 current spell (same carer; adoptive + preceding foster counts
    together) began <= E-2y | under 16 on E and in care continuously >=2.5y
    (start <= 30 Sep Y-3)."""
    of = [c for c in year.looked_after if year.aged(c, 0, 15)
          and care_since(year, c, months_before(year.end, 30))]

    def began(child):
        spells = [s for s in child.period_on(year.end).spells
                  if s.start <= year.end]
        current = spells[-1] if spells else None
        if current is None:
            return year.end     # never anywhere but temporarily
        if (current.last.place in ADOPTIVE and len(spells) > 1
                and spells[-2].last.place in FOSTER):
            return spells[-2].start     # R6
        return current.start

    return (sum(began(c) <= months_before(year.end, 24) for c in of), len(of))


# Where children live: rows 10 to 18.

def distance_over_20(year, episode):
    """True, False or None: miles = sqrt(dE^2+dN^2)/1000/1.6093, 1 dp."""
    if episode.distance:
        tenths = Fraction(episode.distance) * 10 + Fraction(1, 2)
        return tenths.numerator // tenths.denominator > 200
    if year.postcodes is None:
        return None
    home = year.postcodes.get(episode.home_post)
    place = year.postcodes.get(episode.pl_post)
    if home is None or place is None:
        return None
    squared = (home[0] - place[0]) ** 2 + (home[1] - place[1]) ** 2
    # 20.05 miles and more round to 20.1: compare squares, exactly.
    return squared >= (Fraction("20.05") * Fraction("1609.3")) ** 2


def outside(year, episode):
    """True, False or None: OUT, IN or not known (R10)."""
    if episode.location:
        return episode.location == "OUT"
    place = (year.postcodes or {}).get(episode.pl_post)
    if place is None:
        return None
    return year.upper_tier.get(place[2], place[2]) != year.authority


def need_places(year, column):
    supplied = any(column in row for row in year.tables["Episodes"])
    if year.postcodes is None and not supplied:
        raise Unsupported(f"neither postcodes nor {column} were supplied")


@indicator("over_20_miles", "percent")
def over_20_miles(year):
    """#10 distance >20.0 | #1 (unknown stays in the denominator)."""
    need_places(year, "PL_DISTANCE")
    return (sum(distance_over_20(year, c.on(year.end)) is True
                for c in year.looked_after), len(year.looked_after))


@indicator("over_20_miles_outside_la", "percent")
def over_20_miles_outside_la(year):
    """#11 10 and OUT | #1."""
    need_places(year, "PL_DISTANCE")
    need_places(year, "PL_LOCATION")
    return (sum(distance_over_20(year, c.on(year.end)) is True
                and outside(year, c.on(year.end)) is True
                for c in year.looked_after), len(year.looked_after))


@indicator("placed_outside_la", "percent")
def placed_outside_la(year):
    """#12 OUT | #1."""
    need_places(year, "PL_LOCATION")
    return (sum(outside(year, c.on(year.end)) is True
                for c in year.looked_after), len(year.looked_after))


@indicator("distance_not_known", "percent")
def distance_not_known(year):
    """#10's own category: unknown distance | #1."""
    need_places(year, "PL_DISTANCE")
    return (sum(distance_over_20(year, c.on(year.end)) is None
                for c in year.looked_after), len(year.looked_after))


PLACED = {
    # code: (row of the definitions, placement codes), all of #1
    "foster": (13, FOSTER),
    "kinship_foster": (14, KIN),    # R12
    "childrens_homes_secure": (15, {"K1", "K2"}),
    "supported_accommodation": (16, {"K3", "H5", "P2"}),
    "with_parents": (17, {"P1"}),
    "placed_for_adoption": (17, ADOPTIVE),
    "other_residential": (17, {"R1", "R2", "R3", "R5", "S1"}),
    "placements_other": (17, TEMPORARY | {"P3", "Z1", "Z11", "Z12", "Z13",
                                          "Z14"}),
}


def placed(codes):
    return lambda year: (len(year.placed_in(codes)),
                         len(year.looked_after))


for _code, (_row, _places) in PLACED.items():
    indicator(_code, "percent")(placed(_places))


@indicator("placement_not_classified", "percent")
def placement_not_classified(year):
    """#17 a code that is none: what no group has, so that they sum to
    100."""
    named = set().union(*(codes for _, codes in PLACED.values()))
    return (sum(c.on(year.end).place not in named
                for c in year.looked_after), len(year.looked_after))


@indicator("own_provision", "percent")
def own_provision(year):
    """#18 PR1 | #1."""
    return (sum(c.on(year.end).provider == "PR1"
                for c in year.looked_after), len(year.looked_after))


@indicator("ifa_share_of_foster", "percent")
def ifa_share_of_foster(year):
    """#18 U* and PR4/PR5 | foster."""
    fostered = year.placed_in(FOSTER)
    return (sum(c.on(year.end).provider in {"PR4", "PR5"}
                for c in fostered), len(fostered))


# How children leave: rows 19 to 25.

LEFT = {
    # code: (row, REC); all of #4, by the last exit (R2)
    "ceased_adopted_pct": (19, ADOPTED),
    "ceased_sgo_pct": (20, SGO),
    "ceased_home_pct": (21, {"E4A", "E4B"}),    # R3
    "ceased_cao_pct": (21, {"E41"}),
    "ceased_home_planned_pct": (21, {"E4A"}),
    "ceased_home_unplanned_pct": (21, {"E4B"}),
    "ceased_other_person_pct": (21, {"E13"}),
    "ceased_staying_put_pct": (21, {"E17"}),
    "ceased_sgo_carer_pct": (20, {"E45", "E46"}),
    "ceased_sgo_relative_pct": (20, {"E45", "E47"}),
}


def left(codes):
    return lambda year: (sum(year.exit(c).rec in codes
                             for c in year.leavers), len(year.leavers))


for _code, (_row, _recs) in LEFT.items():
    indicator(_code, "percent")(left(_recs))


def adoption_days(year, stop):
    """#22 sum(stop - period start) of the adopted, and how many."""
    days = []
    for child, period in year.adopted:
        if not period.known:
            raise Unsupported("the returns do not reach back to the start "
                              "of an adopted child's care")
        moved_in = period.first(lambda e: e.place in ADOPTIVE)
        if moved_in is not None:    # R13
            day = stop(child, period, moved_in)
            days.append((day - period.start).days)
    return sum(days), len(days)


@indicator("a1_days", "days")
def a1_days(year):
    """#22 sum(first A3-A6 DECOM - period start) | adopted in period |
    mean; not placed before order: excluded."""
    return adoption_days(year, lambda child, period, moved: moved.decom)


@indicator("a10_days", "days")
def a10_days(year):
    """#23 A1; for FOSTER_CARE=1 stop at date moved in with that foster
    carer (R14)."""
    year.need("AD1")

    def stop(child, period, moved):
        if any(row["FOSTER_CARE"] == "1" for row in child.all("AD1")):
            return next(s.start for s in period.spells
                        if moved in s.episodes)
        return moved.decom

    return adoption_days(year, stop)


@indicator("a2_days", "days")
def a2_days(year):
    """#24 DATE_MATCH - first E1 DECOM, negative -> 0 | adopted with E1 |
    no order: excluded."""
    year.need("AD1")
    days = []
    for child, period in year.adopted:
        order = period.first(lambda e: e.ls == "E1")
        match = [read_date(row["DATE_MATCH"]) for row in child.all("AD1")
                 if row["DATE_MATCH"]]
        if order is None or not match:
            continue
        if (order is period.episodes[0] and not period.known
                and order.rne not in {"S", "L", "B", "U"}):
            raise Unsupported("the returns do not reach back to a "
                              "placement order")
        days.append(max(0, (match[-1] - order.decom).days))
    return sum(days), len(days)


# Health: rows 26 to 31.

@indicator("oc2_cohort", "count")
def oc2_cohort(year):
    """B5: in care for twelve months continuously."""
    return len(year.continuous), None


def flagged(year, column, of):
    """OC2 flag = 1, of a part of the B5 cohort (R16)."""
    year.need("OC2")
    return sum(year.oc2(c, column) == "1" for c in of), len(of)


@indicator("health_assessment", "percent")
def health_assessment(year):
    """#26 flag=1 | B5 cohort, whole, not only rows returned."""
    return flagged(year, "HEALTH_ASSESSMENT", year.continuous)


@indicator("dental_check", "percent")
def dental_check(year):
    """#26."""
    return flagged(year, "TEETH_CHECK", year.continuous)


@indicator("immunisations", "percent")
def immunisations(year):
    """#26."""
    return flagged(year, "IMMUNISATIONS", year.continuous)


@indicator("development_check_u5", "percent")
def development_check_u5(year):
    """#27 HEALTH_CHECK=1 | B5 aged 0-4 on E."""
    return flagged(year, "HEALTH_CHECK",
                   [c for c in year.continuous if year.aged(c, 0, 4)])


@indicator("convicted_10plus", "percent")
def convicted_10plus(year):
    """#30 CONVICTED=1 | B5 aged 10-17."""
    return flagged(year, "CONVICTED",
                   [c for c in year.continuous if year.aged(c, 10, 17)])


@indicator("substance_misuse", "percent")
def substance_misuse(year):
    """#31 flag | B5."""
    return flagged(year, "SUBSTANCE_MISUSE", year.continuous)


def identified(year):
    return [c for c in year.continuous
            if year.oc2(c, "SUBSTANCE_MISUSE") == "1"]


@indicator("substance_misuse_received", "percent")
def substance_misuse_received(year):
    """#31 received | identified."""
    return flagged(year, "INTERVENTION_RECEIVED", identified(year))


@indicator("substance_misuse_refused", "percent")
def substance_misuse_refused(year):
    """#31 refused: offered and not received | identified."""
    refused = [c for c in identified(year)
               if year.oc2(c, "INTERVENTION_RECEIVED") != "1"]
    return flagged(year, "INTERVENTION_OFFERED", refused)[0], len(
        identified(year))


def sdq_ages(year):
    """#28 B5 cohort aged 5-16 (R17)."""
    return [c for c in year.continuous if year.aged(c, 5, 16)]


def sdq_scores(year):
    """Scores received (R18); 0 is one."""
    year.need("OC2")
    cells = [year.oc2(c, "SDQ_SCORE") for c in sdq_ages(year)]
    return [int(cell) for cell in cells
            if re.fullmatch(r"\d+", cell) and int(cell) <= 40]


@indicator("sdq_cohort", "count")
def sdq_cohort(year):
    """#29's cohort."""
    return len(sdq_ages(year)), None


@indicator("sdq_received", "percent")
def sdq_received(year):
    """#29 received | cohort | 0 is a score."""
    return len(sdq_scores(year)), len(sdq_ages(year))


@indicator("sdq_average", "score")
def sdq_average(year):
    """#28 mean of scores | scores received."""
    return sum(sdq_scores(year)), len(sdq_scores(year))


def sdq_band(low, high):
    """#29 bands 0-13/14-16/17-40 | received."""
    return lambda year: (sum(low <= s <= high for s in sdq_scores(year)),
                         len(sdq_scores(year)))


indicator("sdq_normal", "percent")(sdq_band(0, 13))
indicator("sdq_borderline", "percent")(sdq_band(14, 16))
indicator("sdq_concern", "percent")(sdq_band(17, 40))


# Missing from care: row 32.

def incidents(year, child, kind):
    """Incidents of a kind that overlap the year (R19)."""
    found = 0
    for row in child.all("Missing"):
        begun, ended = read_date(row["MIS_START"]), read_date(row["MIS_END"])
        if (row["MISSING"].upper() == kind and begun <= year.end
                and (ended is None or ended >= year.start)):
            found += 1
    return found


@indicator("missing_children_pct", "percent")
@indicator("missing_children", "count")
def missing_children(year):
    """#32 M overlapping year incl. open on 1 April | CLA during year."""
    year.need("Missing")
    return (sum(incidents(year, c, "M") > 0 for c in year.during),
            len(year.during))


@indicator("missing_incidents", "count")
def missing_incidents(year):
    """#32 incidents."""
    year.need("Missing")
    return sum(incidents(year, c, "M") for c in year.during), None


@indicator("missing_avg_per_child", "ratio")
def missing_avg_per_child(year):
    """#32 avg per child."""
    return missing_incidents(year)[0], missing_children(year)[0]


@indicator("away_children", "count")
def away_children(year):
    """#32 A separately."""
    year.need("Missing")
    return (sum(incidents(year, c, "A") > 0 for c in year.during),
            len(year.during))


# Reviews: rows 33 and 34.

def owed(year, child):
    """The first due date of the year that was not met, or None (R20)."""
    period = child.period_on(year.end)
    held = sorted(d for d in map(lambda r: read_date(r["REVIEW"]),
                                 child.all("Reviews"))
                  if period.start <= d <= year.end)
    complete = period.known and period.start >= year.held_since
    if complete:
        due, number = add_working_days(period.start, 20, year.holidays), 0
    else:
        due, number = year.held_since, 2    # R21
    for review in held:
        if review >= year.start and review > due:
            return due
        number += 1
        due = add_months(review, 3 if number == 1 else 6)
    return due if due <= year.end else None


@indicator("reviews_in_time", "percent")
def reviews_in_time(year):
    """#33 all due reviews held: first <=20 working days, second <=3 months
    after, then <=6 months | CLA on E for >=20 working days | needs last
    year's reviews; bank holidays."""
    year.need("Reviews")
    if year.holidays is None:
        raise Unsupported("no bank holidays were supplied")
    of = [c for c in year.looked_after
          if add_working_days(c.period_on(year.end).start, 20,
                              year.holidays) <= year.end]
    if (any(c.period_on(year.end).start < year.start for c in of)
            and not any("Reviews" in t for t in year.earlier[-1:])):
        raise Unsupported("last year's reviews were not supplied")
    return sum(owed(year, c) is None for c in of), len(of)


def reviews_of(year, child):
    """REVIEW_CODE of the year's reviews at 4 and older (R22)."""
    return [row["REVIEW_CODE"].upper() for row in child.all("Reviews")
            if year.in_year(read_date(row["REVIEW"]))
            and age(child.born, read_date(row["REVIEW"])) >= 4]


@indicator("reviews_participated", "percent")
def reviews_participated(year):
    """#34 also per review."""
    year.need("Reviews")
    codes = [code for c in year.during for code in reviews_of(year, c)]
    return sum(code in PARTICIPATED for code in codes), len(codes)


@indicator("children_participated_all", "percent")
def children_participated_all(year):
    """#34 every review PN1 2 3 5 6 | aged 4+ reviewed."""
    year.need("Reviews")
    reviewed = [codes for codes in (reviews_of(year, c)
                                    for c in year.during) if codes]
    return (sum(set(codes) <= PARTICIPATED for codes in reviewed),
            len(reviewed))


# Care leavers: rows 35 to 38.

def is_care_leaver(child, end):
    """R23."""
    if not child.episodes and child.respite:
        return False
    years = age(child.born, end)
    birthday = add_months(child.born, 12 * years)
    if (child.born.month, child.born.day) == (2, 29) and birthday.day == 28:
        birthday += datetime.timedelta(1)                       # R25
    return not any(e.rec in ADOPTED or (years <= 18 and e.covers(birthday))
                   for e in child.episodes)


def care_leavers(year, first, last):
    """#35 OC3 rows of an age band on E, less DIED and RHOM (R23)."""
    year.need("OC3")
    return [row for c in year.children for row in c.rows.get("OC3", [])[:1]
            if first <= age(read_date(row["DOB"]), year.end) <= last
            and row["IN_TOUCH"].upper() not in {"DIED", "RHOM"}
            and is_care_leaver(c, year.end)]


def in_touch(first, last):
    """#35 YES | band less DIED, RHOM."""
    def count(year):
        rows = care_leavers(year, first, last)
        return sum(r["IN_TOUCH"].upper() == "YES" for r in rows), len(rows)
    return count


def activity(first, last, wanted):
    """#36 F*/P* (and NEET G4-G6) | as 35."""
    def count(year):
        rows = care_leavers(year, first, last)
        return (sum(re.fullmatch(wanted, r["ACTIV"].upper()) is not None
                    for r in rows), len(rows))
    return count


HOMES = {"1": {letter + "1" for letter in "BCDEGHKRTUVWYZ"},
         "2": {letter + "2" for letter in "BCDEGHKRSTUVWXYZ"}}


def suitable(first, last, suffix):
    """#37 suffix 1 | as 35 less G*,H*,R*; '0' stays."""
    def count(year):
        rows = [r for r in care_leavers(year, first, last)
                if r["ACCOM"].upper()[:1] not in {"G", "H", "R"}]
        return (sum(r["ACCOM"].upper() in HOMES[suffix] for r in rows),
                len(rows))
    return count


for _band, _first, _last in (("cl_17_18", 17, 18), ("cl_19_21", 19, 21)):
    indicator(f"{_band}_in_touch", "percent")(in_touch(_first, _last))
    indicator(f"{_band}_eet", "percent")(activity(_first, _last, "[FP][1-5]"))
    indicator(f"{_band}_he", "percent")(activity(_first, _last, "[FP]1"))
    indicator(f"{_band}_activity_unknown", "percent")(
        activity(_first, _last, "(?![FP][1-5]$|G[456]$).*"))
    indicator(f"{_band}_neet", "percent")(activity(_first, _last, "G[456]"))
    indicator(f"{_band}_suitable", "percent")(suitable(_first, _last, "1"))
    indicator(f"{_band}_unsuitable", "percent")(
        suitable(_first, _last, "2"))


# Social workers: row 39.

@indicator("social_workers_3plus", "percent")
def social_workers_3plus(year):
    """#39 unique SW_ID overlapping the year | #1 (with data) | A-B-A = 2;
    includes SWs before entry (R24)."""
    year.need("SocialWorker")

    def workers(child):
        found = set()
        for row in child.all("SocialWorker"):
            begun, ended = read_date(row["SW_DECOM"]), read_date(
                row["SW_DEC"])
            if begun <= year.end and (ended is None or ended > year.start
                                      or begun >= year.start):
                found.add(row["SW_ID"])
        return len(found)

    counts = [n for n in map(workers, year.looked_after) if n]
    return sum(n >= 3 for n in counts), len(counts)


# Rows 25, 38, 40 and 41: over more than one return.

STAGES = {"entry": None, "decision": "PlacedAdoption", "match": "AD1",
          "placed": None, "order": None}


def stage_days(first, second):
    """#25 mean days between two stages of those adopted in the year; a
    child for whom one of the two is not recorded is left out."""
    def day_of(stage, child, period):
        if stage == "entry":
            if not period.known:
                raise Unsupported("the returns do not reach back to the "
                                  "start of an adopted child's care")
            return period.start
        if stage == "decision":
            return max((read_date(r["DATE_PLACED"])
                        for r in child.all("PlacedAdoption")
                        if r["DATE_PLACED"]), default=None)
        if stage == "match":
            return next((read_date(r["DATE_MATCH"])
                         for r in child.all("AD1") if r["DATE_MATCH"]), None)
        if stage == "placed":
            moved = period.first(lambda e: e.place in ADOPTIVE)
            return moved and moved.decom
        return period.last.dec

    def count(year):
        for stage in (first, second):
            if STAGES[stage]:
                year.need(STAGES[stage])
        days = []
        for child, period in year.adopted:
            begun = day_of(first, child, period)
            ended = day_of(second, child, period)
            if begun and ended:
                days.append((ended - begun).days)
        return sum(days), len(days)

    return count


_STAGES = list(STAGES)
for _one, _next in zip(_STAGES, _STAGES[1:]):
    indicator(f"adoption_{_one}_to_{_next}_days", "days")(
        stage_days(_one, _next))


def need_since(year, day):
    if year.held_since > day:
        raise Unsupported(f"returns since {day} are wanted")


def eighteenth(child):
    birthday = add_months(child.born, 216)
    if (child.born.month, child.born.day) == (2, 29):
        birthday = datetime.date(birthday.year, 3, 1)   # R25
    return birthday


def staying_put(years):
    """#38 Z1/Z2 | ceased in foster care on 18th birthday (R29)."""
    def count(year):
        year.need("OC3")
        for child in year.children:
            if (year.aged(child, years, years) and child.rows.get("OC3")
                    and eighteenth(child) < year.held_since):
                raise Unsupported("the returns do not reach back to the "
                                  "18th birthday of a care leaver")
        of = [c for c in year.children if year.aged(c, years, years)
              and any(p.last.dec == eighteenth(c)
                      and p.last.rec not in {"", "X1"}
                      and p.last.place in FOSTER for p in c.periods)]

        def stays(child):
            return any(r["ACCOM"].upper() in {"Z1", "Z2"}
                       for r in child.rows.get("OC3", []))

        return sum(map(stays, of)), len(of)
    return count


for _years in (18, 19, 20):
    indicator(f"staying_put_{_years}", "percent")(staying_put(_years))


PERMANENT = ADOPTED | {"E41", "E45", "E46", "E47", "E48", "E4A"}


@indicator("permanence_12m", "percent")
def permanence_12m(year):
    """#40 exits E11/12,E41,E45-48,E4A <=12 months of start | started 12
    months ago cohort: the first start in the year before."""
    first = add_months(year.start, -12)
    need_since(year, first)
    of = []
    for child in year.children:
        started_then = [p for p in child.periods if p.starts
                        and first <= p.start < year.start]
        if started_then:
            of.append(started_then[0])
    return (sum(p.last.rec in PERMANENT and p.last.dec is not None
                and p.last.dec <= add_months(p.start, 12) for p in of),
            len(of))


@indicator("reentries_12m", "percent")
def reentries_12m(year):
    """#41 start with a previous exit within 12m (not E17/18+) | #3."""
    need_since(year, add_months(year.start, -12))

    def again(child):
        exits = [(p, p.last) for p in child.periods if p.last.dec
                 and p.last.rec not in {"", "X1", "E17"}
                 and age(child.born, p.last.dec) < 18]
        return any(e.dec <= p.start <= add_months(e.dec, 12)
                   for p in child.periods for of, e in exits
                   if p.starts and of is not p and year.in_year(p.start))

    return sum(map(again, year.starters)), len(year.starters)


# Row 42: who is in care.

def share(of_child):
    """Of all children in care, those of whom of_child(year, child)."""
    return lambda year: (sum(bool(of_child(year, c))
                             for c in year.looked_after),
                         len(year.looked_after))


for _name, _low, _high in (("under_1", 0, 0), ("1_4", 1, 4), ("5_9", 5, 9),
                           ("10_15", 10, 15), ("16_plus", 16, 99)):
    indicator(f"cla_age_{_name}", "percent")(share(
        lambda year, c, low=_low, high=_high: year.aged(c, low, high)))

indicator("cla_age_not_known", "percent")(share(
    lambda year, c: c.born is None))

def ethnic(child):
    return child.all("Header")[0]["ETHNIC"].upper()


ETHNIC = {"white": "WBRI WIRI WOTH WIRT WROM",
          "mixed": "MWBC MWBA MWAS MOTH",
          "asian": "AIND APKN ABAN AOTH CHNE",
          "black": "BCRB BAFR BOTH", "other": "OOTH"}
for _name, _codes in ETHNIC.items():
    indicator(f"cla_ethnicity_{_name}", "percent")(share(
        lambda year, c, codes=_codes.split():
        ethnic(c) in codes))

indicator("cla_ethnicity_not_known", "percent")(share(
    lambda year, c: not any(ethnic(c) in codes.split()
                            for codes in ETHNIC.values())))

STATUS = {"care_order": {"C1", "C2"}, "placement_order": {"E1"},
          "voluntary": {"V2"},
          "other": {"J1", "J2", "J3", "L1", "L2", "L3", "D1"}}
for _name, _codes in STATUS.items():
    indicator(f"cla_status_{_name}", "percent")(share(
        lambda year, c, codes=_codes: c.on(year.end).ls in codes))
indicator("cla_status_not_classified", "percent")(share(
    lambda year, c: c.on(year.end).ls not in set().union(*STATUS.values())))


def in_care_for(low, high):
    """Whole years since the period of care began; all four bands or
    none (R7)."""
    def whole(year, child):
        period = child.period_on(year.end)

        def lasted(years):
            return period.start <= months_before(year.end, 12 * years)

        if not period.known and not lasted(5):
            raise Unsupported("the returns do not reach back to the start "
                              "of a period of care")
        return lasted(low) and not (high and lasted(high))
    return share(whole)


indicator("cla_care_under_1y", "percent")(in_care_for(0, 1))
indicator("cla_care_1_2y", "percent")(in_care_for(1, 2))
indicator("cla_care_2_5y", "percent")(in_care_for(2, 5))
indicator("cla_care_5y_plus", "percent")(in_care_for(5, None))


# Values.

FACTOR = {"percent": 100, "rate_per_10000": 10000}


def tenths(value):
    """A fraction to one decimal, half up, as text."""
    scaled = (abs(value) * 20 + 1) / 2
    whole = scaled.numerator // scaled.denominator
    return f"{'-' if value < 0 else ''}{whole // 10}.{whole % 10}"


def result(code, year):
    """One indicator as a dictionary, value as exact text or None."""
    unit, function = INDICATORS[code]
    answer = {"code": code, "unit": unit, "numerator": None,
              "denominator": None, "value": None, "note": None}
    try:
        above, below = function(year)
    except Unsupported as why:
        return {**answer, "state": "not_available", "note": str(why)}
    answer.update(numerator=above, denominator=below)
    if unit == "count":
        return {**answer, "state": "number", "value": str(above)}
    if below == 0:
        return {**answer, "state": "not_applicable",
                "note": "nobody to count"}
    value = tenths(Fraction(above * FACTOR.get(unit, 1), below))
    return {**answer, "state": "number", "value": value}


def compute(returns, end, authority, **extra):
    """{code: result} of returns, the oldest first."""
    year = Year(returns, end, authority, **extra)
    return {code: result(code, year) for code in INDICATORS}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("--year-ended", required=True,
                        type=datetime.date.fromisoformat)
    parser.add_argument("--authority", required=True)
    parser.add_argument("--previous", action="append", default=[],
                        help="the oldest first")
    parser.add_argument("--population", type=int)
    parser.add_argument("--postcodes", type=read_postcodes)
    parser.add_argument("--bank-holidays", type=read_holidays)
    given = parser.parse_args()
    found = compute(
        [read_return(f) for f in [*given.previous, given.folder]],
        given.year_ended, given.authority, population=given.population,
        postcodes=given.postcodes, holidays=given.bank_holidays)
    json.dump({"indicators": list(found.values())}, sys.stdout, indent=1)
    print()


if __name__ == "__main__":
    main()
