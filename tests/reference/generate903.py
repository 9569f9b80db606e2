# SPDX-License-Identifier: Apache-2.0
"""Invents valid SSDA903 returns: the same seed, the same bytes.

A case is one authority's returns of one to four years.  Lives are invented
first, day by day and with a liking for the days on which definitions turn:
31 March, 1 April, the ends of September and February, 18th birthdays.  Each
year's return is then what the authority would have sent of them, so that an
episode open in one return is restated in the next.

    generate903.py FOLDER --seed 7 [--count 10] [--form csv|dirty|xml]
    generate903.py --traps 1000     how often each trap occurs

Everybody in it is invented.
"""
import argparse
import collections
import csv
import datetime
import os
import random
import sys
import xml.etree.ElementTree as etree

from ssda903 import add_months, add_working_days, age

DAY = datetime.timedelta(1)
COLUMNS = {
    "Header": "CHILD SEX DOB ETHNIC UPN MOTHER MC_DOB",
    "Episodes": "CHILD DECOM RNE LS CIN PLACE PLACE_PROVIDER DEC REC "
                "REASON_PLACE_CHANGE HOME_POST PL_POST URN",
    "Reviews": "CHILD DOB REVIEW REVIEW_CODE",
    "UASC": "CHILD SEX DOB DUC",
    "OC2": "CHILD DOB SDQ_SCORE SDQ_REASON CONVICTED HEALTH_CHECK "
           "IMMUNISATIONS TEETH_CHECK HEALTH_ASSESSMENT SUBSTANCE_MISUSE "
           "INTERVENTION_RECEIVED INTERVENTION_OFFERED",
    "OC3": "CHILD DOB IN_TOUCH ACTIV ACCOM",
    "AD1": "CHILD DOB DATE_INT DATE_MATCH FOSTER_CARE NB_ADOPTR "
           "SEX_ADOPTR LS_ADOPTR",
    "PlacedAdoption": "CHILD DOB DATE_PLACED DATE_PLACED_CEASED "
                      "REASON_PLACED_CEASED",
    "PrevPerm": "CHILD DOB PREV_PERM LA_PERM DATE_PERM",
    "Missing": "CHILD DOB MISSING MIS_START MIS_END",
    "SWEpisodes": "CHILD DOB SW_ID SW_DECOM SW_DEC SW_REASON",
}
COLUMNS = {table: names.split() for table, names in COLUMNS.items()}
ETHNIC = ("WBRI WIRI WOTH WIRT WROM MWBC MWBA MWAS MOTH AIND APKN ABAN AOTH "
          "BCRB BAFR BOTH CHNE OOTH REFU NOBT").split()
LEGAL = ["C1", "C2", "V2", "J1", "L2", "E1"]
REASONS = "CARPL CLOSE ALLEG STAND APPRR CREQB CREQO CHILD LAREQ".split()
ACTIVITY = ("F1 F2 F4 F5 P1 P2 P4 P5 G4 G5 G6 0").split()
ACCOMMODATION = ("B1 B2 C1 C2 D1 D2 E1 G1 H1 K1 K2 R1 R2 S2 T1 T2 U1 U2 V1 "
                 "V2 W2 X2 Y1 Y2 Z1 Z1 Z2 0").split()
# Districts of one county, for authorities of two tiers.
COUNTY = {"E07000067": "E10000012", "E07000068": "E10000012",
          "E07000070": "E10000012"}


def text(day):
    return day.strftime("%d/%m/%Y") if day else ""


def easter(year):
    """Sunday; Gauss's rule in Butcher's form."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return datetime.date(year, month, day + 1)


def bank_holidays(first, last):
    """England's usual eight a year, weekends moved on."""
    days = set()
    for year in range(first, last + 1):
        date = datetime.date
        days |= {easter(year) - 2 * DAY, easter(year) + DAY}
        for month, nth in ((5, 1), (5, -1), (8, -1)):
            mondays = [d for d in (date(year, month, n)
                                   for n in range(1, 32))
                       if d.weekday() == 0]
            if month == 5 or month == 8:
                days.add(mondays[0] if nth == 1 else mondays[-1])
        for day in (date(year, 1, 1), date(year, 12, 25),
                    date(year, 12, 26)):
            while day.weekday() > 4 or day in days:
                day += DAY
            days.add(day)
    return sorted(days)


class Person:
    """One child or care leaver, and all that was ever recorded."""

    def __init__(self, name, born, rng):
        self.name, self.born = name, born
        self.visitor = False    # see Case.visitor
        self.sex = rng.choice("MF")
        self.ethnic = rng.choice(ETHNIC)
        self.episodes = []      # dictionaries with dates
        self.reviews, self.missing, self.workers = [], [], []
        self.duc = None         # a date, "" for none, None: no UASC
        self.adoption = None
        self.decisions = []
        self.health = {}        # year end -> OC2 cells
        self.leaving = {}       # year end -> OC3 cells


class Case:
    """One authority and its returns, the oldest first."""

    def __init__(self, seed, code=None, soil=False):
        self.seed, self.soil = seed, soil
        rng = self.rng = random.Random(seed)
        self.end = datetime.date(rng.randint(2022, 2027), 3, 31)
        self.years = [add_months(self.end, -12 * n)
                      for n in reversed(range(rng.choice([1, 2, 3, 4, 4])))]
        self.start = add_months(self.end, -12) + DAY
        self.code = code or rng.choice(["E06000001", "E08000016",
                                        "E09000007", "E10000012"])
        self.population = rng.choice([None, rng.randint(400, 90000)])
        self.holidays = bank_holidays(self.end.year - 9, self.end.year + 1)
        self.supplied_places = rng.random() < 0.2
        self.postcodes_file = ("postcodes.csv" if not self.supplied_places
                               and rng.random() < 0.95 else None)
        self.holidays_file = ("bank-holidays.csv" if rng.random() < 0.95
                              else None)
        self.dropped = (rng.choice(["OC2", "OC3", "Reviews", "Missing",
                                    "AD1", "UASC", "SWEpisodes"])
                        if rng.random() < 0.05 else None)
        self.places()
        self.edges = self.turning_days()
        self.traps = collections.Counter()
        self.people = []
        for number in range(rng.randint(5, rng.choice([12, 30, 60]))):
            self.people.append(self.person(number))
        self.people += [self.visitor(end) for end in self.years]
        self.tell()

    def tell(self):
        """Makes the returns of what the people's lives are now."""
        self.returns = [(end, self.tables(end)) for end in self.years]

    # Where things are, and the days that matter.

    def places(self):
        """Postcodes around a home: near, far, on the line, in Wales."""
        home = (400000, 300000)
        other = "E06000002"
        own = (self.code if not self.code.startswith("E10")
               else "E07000067")
        near = [(0, 0), (3000, 4000), (12345, 6789), (900, 0)]
        # 20 miles are 32,186 m; 20.05, which rounds to 20.1, 32,266.465 m.
        line = [(32186, 0), (32187, 0), (32266, 0), (32267, 0),
                (0, -32266), (19360, 25813), (19360, 25814)]
        far = [(60000, 1000), (-50000, 70000)]
        self.postcodes = {}
        for index, (east, north) in enumerate(near + line + far):
            laua = own if index % 3 else other
            if self.code.startswith("E10") and index % 4 == 1:
                laua = "E07000070"
            self.postcodes[f"CP{index + 1} {index % 9 + 1}AB"] = (
                home[0] + east, home[1] + north, laua)
        self.postcodes["CF1 1AA"] = (home[0] - 40000, home[1], "W06000015")
        self.postcodes["CF1 1AB"] = (home[0] - 4000, home[1], "W06000021")
        self.postcodes["TD1 1AB"] = (home[0], home[1] + 90000, "S12000026")
        self.known = sorted(self.postcodes)
        self.unknown = ["ZZ1 1ZZ", "QQ9 9QQ", ""]

    def turning_days(self):
        days = set()
        for back in range(5):
            end = add_months(self.end, -12 * back)
            days |= {end - DAY, end, end + DAY, end + 2 * DAY,
                     add_months(end, -6), add_months(end, -6) + DAY,
                     datetime.date(end.year, 3, 1),
                     datetime.date(end.year, 3, 1) - DAY}
        return sorted(days)

    def snap(self, day, chance=0.15):
        """Now and then the nearest turning day instead."""
        if self.rng.random() > chance:
            return day
        return min(self.edges, key=lambda edge: abs(edge - day))

    def days(self, low, high):
        return datetime.timedelta(self.rng.randint(low, high))

    # People.

    def visitor(self, end):
        """Somebody who comes and goes within a year, so that each return
        has dates that say of which year it is."""
        who = Person(f"VISIT{end.year}", end - self.days(1000, 5000),
                     self.rng)
        who.visitor = True
        first = end - self.days(100, 300)
        self.open(who, first, "S", "V2", self.new_place("U6"))
        self.close(who, first + self.days(1, 90), "E4A")
        return who

    def person(self, number):
        rng = self.rng
        name = rng.choice([f"{number + 1:06d}", f"CS{number + 1:04d}"])
        kind = rng.choices(
            ["care", "respite", "leaver", "uasc", "baby"],
            [54, 8, 12, 8, 18])[0]
        entry = self.snap(self.end - self.days(0, rng.choice(
            [400, 1100, 1900, 2400])), 0.2)
        if rng.random() < 0.1:
            entry = rng.choice([self.start - DAY, self.start,
                                self.start + DAY, self.end])
        years = {"care": rng.uniform(0, 17.4), "respite": rng.uniform(2, 15),
                 "uasc": rng.uniform(14, 17.4), "baby": rng.uniform(0, 4),
                 "leaver": rng.uniform(14, 17)}[kind]
        if kind == "leaver":
            # 17 to 21 at the end of the year, and gone for some time.
            born = add_months(self.end, -12 * rng.randint(17, 21))
            born -= self.days(0, 364)
            born = self.birthday(born)
            who = Person(name, born, rng)
            if age(born, self.end) > 17 and rng.random() < 0.6:
                self.live(who, add_months(born, 12 * 16) + self.days(
                    0, 400), leave_at_18=True)
                self.after_care(who)
            else:
                self.oc3(who, self.end)
            return who
        born = self.birthday(entry - datetime.timedelta(
            int(years * 365.25)))
        entry = max(entry, born)
        who = Person(name, born, rng)
        if kind == "respite":
            self.respite(who, entry)
        else:
            if kind == "uasc":
                who.duc = rng.choice(
                    ["", add_months(born, 216), add_months(born, 216),
                     self.end, self.end + DAY, self.end - DAY])
            if kind != "uasc" and rng.random() < 0.06:
                # Short breaks under an agreement, then care.
                gap = self.days(1, 200)
                first = max(born, entry - gap - self.days(1, 200))
                if first < entry:
                    self.break_agreed(who, first, rng.choice(
                        [entry, entry - gap / 2]))
                    self.traps["V4 before care"] += 1
            self.live(who, entry, adoptive=kind == "baby")
        self.after_care(who)
        self.health_of(who)
        return who

    def birthday(self, born):
        """The 15th at times, or on a turning day."""
        pick = self.rng.random()
        year = born.year
        if pick < 0.08:
            return born.replace(day=15)
        if pick < 0.24:
            return datetime.date(year, *self.rng.choice(
                [(3, 31), (4, 1), (4, 1), (3, 30), (4, 2)]))
        if pick < 0.28 and year % 4 == 0:
            self.traps["born 29 February"] += 1
            return datetime.date(year, 2, 29)
        return born

    # Periods of care.

    def new_place(self, kind=None):
        """(code, provider, postcode, urn) of somewhere new."""
        rng = self.rng
        code = kind or rng.choices(
            ["U6", "U5", "U4", "U1", "U3", "K2", "K1", "H5", "P2", "P1",
             "P3", "R1", "R2", "R3", "R5", "S1", "Z1"],
            [26, 8, 8, 8, 8, 12, 2, 5, 4, 6, 1, 2, 1, 1, 1, 2, 3])[0]
        provider = "PR0" if code == "P1" else rng.choice(
            ["PR1", "PR1", "PR1", "PR4", "PR5", "PR2", "PR3"])
        if code == "Z1":
            provider = "PR2" if self.end.year < 2026 else ""
        post = (rng.choice(self.known) if rng.random() < 0.9
                else rng.choice(self.unknown))
        return code, provider, post, str(rng.randint(1000000, 9999999))

    def same_carer(self, place):
        """The same carers, another code or another house."""
        code, provider, post, urn = place
        pairs = {"U6": "U4", "U4": "U6", "U5": "U4", "U1": "U3", "U3": "U1",
                 "U2": "U1"}
        if code in pairs and self.rng.random() < 0.7:
            return pairs[code], provider, post, urn
        return code, provider, self.rng.choice(self.known), urn

    def open(self, who, day, rne, legal, place):
        last = who.episodes[-1] if who.episodes else None
        if rne != "S":
            last["DEC"], last["REC"] = day, "X1"
            if rne in "PTBU":
                last["REASON_PLACE_CHANGE"] = self.rng.choice(REASONS)
        code, provider, post, urn = place
        home = self.rng.choice(self.known[:4])
        if rne != "S":
            home = last["HOME_POST"]
        elif who.duc is not None:
            home = ""
        elif self.rng.random() < 0.05:
            home = "QQ1 1QQ"
        elif self.rng.random() < 0.1:
            home = post
        who.episodes.append({
            "CHILD": who.name, "DECOM": day, "RNE": rne, "LS": legal,
            "CIN": self.rng.choice(["N1", "N1", "N2", "N4", "N5", "N8"]),
            "PLACE": code, "PLACE_PROVIDER": provider, "DEC": None,
            "REC": "", "REASON_PLACE_CHANGE": "", "HOME_POST": home,
            "PL_POST": post, "URN": urn})

    def close(self, who, day, rec):
        who.episodes[-1]["DEC"], who.episodes[-1]["REC"] = day, rec

    def live(self, who, day, adoptive=False, leave_at_18=False):
        """A period of care from a day on, and perhaps another after it."""
        rng = self.rng
        adult = add_months(who.born, 216)
        if (who.born.month, who.born.day) == (2, 29):
            adult = datetime.date(adult.year, 3, 1)
        horizon = self.end + 40 * DAY
        if day >= adult or day > horizon:
            return
        entry = day
        legal = "V2" if who.duc is not None else rng.choice(
            ["C1", "C2", "V2", "L2"])
        place = self.new_place(rng.choice(["U6", "U4"]) if adoptive
                               else None)
        first = len(who.episodes)
        if rng.random() < 0.04:     # a period that begins away
            self.open(who, day, "S", legal, ("T4", "PR1", "CP2 2AB", ""))
            day += self.days(1, 7)
            if day < adult:
                self.open(who, day, "P", legal, place)
        else:
            self.open(who, day, "S", legal, place)
        while True:
            stay = rng.choice([(1, 1), (1, 40), (20, 120), (60, 400),
                               (200, 1500)])
            then = max(day + DAY, self.snap(day + self.days(*stay)))
            if then >= adult:
                if adult <= horizon:
                    code = who.episodes[-1]["PLACE"]
                    self.close(who, adult, "E17" if code[0] == "U"
                               and rng.random() < 0.6
                               else rng.choice(["E5", "E6", "E7", "E8"]))
                break
            if then > horizon:
                break
            day = then
            if adoptive and rng.random() < 0.6:
                day = self.adopt(who, day, place, legal, horizon)
                break
            event = rng.choices(
                ["L", "P", "B", "T", "U", "away", "exit"],
                [18, 26, 8, 10, 5, 18, 0 if leave_at_18 else 11])[0]
            if event == "exit":
                self.close(who, day, self.reason(who, day))
                break
            if event in "LBU":
                legal = rng.choice([x for x in LEGAL if x != legal and (
                    x != "E1" or age(who.born, day) < 10)])
                if event == "L":
                    self.traps["L episode"] += 1
            if event in "PB":
                place = self.new_place()
                if rng.random() < 0.2:      # like the last, elsewhere
                    place = (who.episodes[-1]["PLACE"],
                             who.episodes[-1]["PLACE_PROVIDER"],
                             *place[2:])
                    if place[0] in {"T0", "T1", "T2", "T3", "T4"}:
                        place = self.new_place()
            if event in "TU":
                place = self.same_carer(place)
                self.traps["same carer"] += 1
            if event == "away":
                back = self.away(who, day, legal, place,
                                 min(adult, horizon))
                if back is None:
                    if adult <= horizon:
                        self.close(who, adult, "E7")
                    break
                day, legal, place = back
            else:
                self.open(who, day, event, legal, place)
        self.record(who, entry, who.episodes[first:])
        last = who.episodes[-1]
        if (last["DEC"] and last["REC"] not in {"E11", "E12", "E2"}
                and last["DEC"] < adult and rng.random() < 0.5):
            self.traps["second period"] += 1
            again = self.snap(last["DEC"] + self.days(1, 420), 0.3)
            self.live(who, max(again, last["DEC"] + DAY))

    def reason(self, who, day):
        grown = age(who.born, day)
        return self.rng.choice(
            ["E4A", "E4A", "E4B", "E13", "E41", "E45", "E46", "E47", "E48",
             "E3", "E2", "E8", "E16"]
            + (["E5", "E6", "E9", "E14", "E15"] if grown > 15 else []))

    def away(self, who, day, legal, place, last):
        """T0-T4 and back, or on to somewhere else, before the last day;
        None when there is no time for it."""
        rng = self.rng
        self.traps["temporary"] += 1
        code = rng.choice(["T0", "T1", "T2", "T3", "T4"])
        there = (code, "PR1" if code == "T4" else "",
                 rng.choice(self.known), "")
        self.open(who, day, "P", legal, there)
        back = max(day + DAY, self.snap(day + self.days(1, 21), 0.25))
        if rng.random() < 0.15 and day + DAY < min(back, last):
            legal = rng.choice([x for x in ("C1", "C2", "V2")
                                if x != legal])
            self.open(who, day + DAY, "L", legal, there)
            self.traps["L while away"] += 1
        if back >= last:
            return None
        rne = "P"
        if rng.random() < 0.15:
            rne = "B"
            legal = rng.choice([x for x in ("C1", "C2", "V2")
                                if x != legal])
        if rng.random() < 0.3:
            place = self.new_place()
            self.traps["temporary, then elsewhere"] += 1
        self.open(who, back, rne, legal, place)
        return back, legal, place

    def adopt(self, who, day, place, legal, horizon):
        """From the decision to the order, or as far as the days go."""
        rng = self.rng
        by_order = rng.random() < 0.75
        fostered = rng.random() < 0.4
        together = rng.random() < 0.3
        entered = [e for e in who.episodes if e["RNE"] == "S"][-1]["DECOM"]
        decided = max(entered, day - self.days(0, 40))
        who.decisions.append(decided)
        code = {(True, True): "A5", (True, False): "A6",
                (False, True): "A3", (False, False): "A4"}[
                    by_order, fostered]
        matched = decided
        if by_order and not together:
            if legal != "E1":
                self.open(who, day, "L", "E1", place)
            day = self.snap(day + self.days(1, 400))
            day = max(day, who.episodes[-1]["DECOM"] + DAY)
        if rng.random() < 0.12:     # never placed: adopted from the carers
            code = None
        matched += self.days(0, (day - decided).days)
        legal_now = "E1" if by_order else "V2"
        changed = legal_now != who.episodes[-1]["LS"]
        home = (code, *place[1:]) if fostered else self.new_place(code)
        if code and day <= horizon:
            self.open(who, day, {(True, True): "U", (True, False): "T",
                                 (False, True): "B", (False, False): "P"}[
                                     fostered, changed], legal_now, home)
            self.traps[f"placed for adoption, {code}"] += 1
            if not fostered and rng.random() < 0.15:
                day = max(day + DAY, self.snap(day + self.days(5, 200)))
                if day <= horizon:      # it broke down; another family
                    self.traps["adoption disrupted"] += 1
                    self.open(who, day, "P", legal_now,
                              self.new_place("U6"))
                    day += self.days(5, 200)
                    if day <= horizon:
                        self.open(who, day, "P", legal_now,
                                  self.new_place(code))
            if rng.random() < 0.15 and day + 20 * DAY <= horizon:
                there = dict(who.episodes[-1])
                self.open(who, day + 10 * DAY, "P", legal_now,
                          ("T1", "", "CP2 2AB", ""))
                self.open(who, day + 13 * DAY, "P", legal_now,
                          (there["PLACE"], there["PLACE_PROVIDER"],
                           there["PL_POST"], there["URN"]))
                day += 13 * DAY
        day = max(day + DAY, self.snap(day + self.days(70, 500)))
        if day <= horizon:
            self.close(who, day, rng.choice(["E11", "E12"]))
            self.traps["adopted"] += 1
            who.adoption = {
                "DATE_INT": matched + 5 * DAY, "DATE_MATCH": matched,
                "FOSTER_CARE": str(int(fostered)), "NB_ADOPTR": "2",
                "SEX_ADOPTR": "MF", "LS_ADOPTR": "L12", "day": day}
        return day

    # Short breaks.

    def break_agreed(self, who, first, last):
        self.open(who, first, "S", "V4", self.new_place("U6"))
        if last <= self.end + 40 * DAY:
            self.close(who, max(last, first + DAY), "E8")

    def respite(self, who, entry):
        self.traps["respite only"] += 1
        if self.rng.random() < 0.5:
            self.break_agreed(who, entry, entry + self.days(30, 700))
            if self.rng.random() < 0.5:
                who.reviews.append((entry + 20 * DAY, "PN3"))
            who.missing.append(("M", entry + DAY, entry + 2 * DAY))
            return
        day = entry
        for _ in range(self.rng.randint(1, 6)):
            self.open(who, day, "S", "V3", self.new_place("U6"))
            self.close(who, day + 2 * DAY, "E4A")
            day += self.days(5, 40)

    # What is recorded of a period.

    def record(self, who, entry, episodes):
        rng = self.rng
        ended = episodes[-1]["DEC"] or self.end + 40 * DAY
        self.reviews_of(who, entry, ended)
        for _ in range(rng.choice([0, 0, 0, 1, 2, 5])):
            begun = self.snap(entry + self.days(
                0, max(0, (ended - entry).days)), 0.4)
            gone = begun + datetime.timedelta(
                rng.choice([0, 0, 1, 2, 3, 20]))
            if entry <= begun < ended:
                open_end = (begun > self.end - 30 * DAY
                            and rng.random() < 0.5)
                kind = rng.choice("MMA")
                self.traps["missing open on 1 April"] += (
                    kind == "M" and begun < self.start <= gone)
                if not any(m[:2] == (kind, begun) for m in who.missing):
                    who.missing.append((kind, begun,
                                        None if open_end else gone))
        self.workers_of(who, entry, ended)

    def reviews_of(self, who, entry, ended):
        rng = self.rng
        holidays = set(self.holidays)
        due = add_working_days(entry, 20, holidays)
        habit = rng.random()
        for number in range(40):
            slip = rng.choice([0, 0, -1, -3, -9, -15])
            if habit < 0.25 and rng.random() < 0.35:
                slip = rng.choice([1, 1, 2, 30])
            day = due + slip * DAY
            if number == 0:
                self.traps["first review on its last day"] += slip == 0
                self.traps["first review a day late"] += slip == 1
            if day >= ended or (habit > 0.97 and number == 3):
                break
            day = max(day, entry)
            who.reviews.append((day, "PN0" if age(who.born, day) < 4
                                else rng.choice(
                ["PN1", "PN1", "PN1", "PN2", "PN3", "PN4", "PN5", "PN6",
                 "PN7"])))
            due = add_months(day, 3 if number == 0 else 6)

    def workers_of(self, who, entry, ended):
        """Who is responsible, in turn; at times somebody comes back."""
        rng = self.rng
        if rng.random() < 0.08:
            return
        names = [f"SW{rng.randint(1, 40):03d}"
                 for _ in range(rng.randint(1, 4))]
        day = entry - self.days(-5, 60)
        day = max(day, who.workers[-1][2] if who.workers
                  and who.workers[-1][2] else who.born, who.born)
        while day < ended:
            until = max(day + DAY, self.snap(day + self.days(20, 400), 0.3))
            if until >= ended:
                until = ended if ended <= self.end else None
            who.workers.append((rng.choice(names), day, until))
            if until is None:
                break
            day = until
        if len(who.workers) > 2 and rng.random() < 0.3:
            a, b, c = who.workers[-3:]
            who.workers[-1] = (a[0], c[1], c[2])
            self.traps["social worker A-B-A"] += a[0] != b[0]

    # What is asked once a year.

    def in_care(self, who, day):
        return any(e["LS"] not in {"V3", "V4"} and e["DECOM"] <= day
                   and (e["DEC"] is None or e["DEC"] > day)
                   for e in who.episodes)

    def health_of(self, who):
        rng = self.rng
        for end in self.years:
            start = add_months(end, -12) + DAY
            there = self.in_care(who, end)
            whole = there and self.in_care(who, start)
            chance = 0.9 if whole else 0.15 if there else 0.03
            if rng.random() > chance:
                self.traps["OC2 row not returned"] += whole
                continue
            self.traps["OC2 row of somebody else"] += not whole
            score = rng.choice([0, 0, 13, 14, 16, 17, 40,
                                rng.randint(0, 40), rng.randint(0, 40)])
            self.traps["SDQ score 0"] += score == 0
            scored = age(who.born, end) >= 4 and rng.random() < 0.8
            used = rng.random() < 0.25
            bit = "0" if rng.random() < 0.4 else "1"
            who.health[end] = {
                "SDQ_SCORE": str(score) if scored else "",
                "SDQ_REASON": "" if scored else rng.choice(
                    ["SDQ1", "SDQ2", "SDQ3", "SDQ4", "SDQ5"]),
                "CONVICTED": rng.choice(["0", "0", "1"]),
                "HEALTH_CHECK": rng.choice(["0", "1", "1", ""]),
                "IMMUNISATIONS": rng.choice(["0", "1", "1", ""]),
                "TEETH_CHECK": rng.choice("011"),
                "HEALTH_ASSESSMENT": rng.choice("0111"),
                "SUBSTANCE_MISUSE": str(int(used)),
                "INTERVENTION_RECEIVED": bit if used else "",
                "INTERVENTION_OFFERED": rng.choice("01")
                if used and bit == "0" else ""}

    def oc3(self, who, end):
        rng = self.rng
        touch = rng.choice(["YES"] * 6 + ["NO", "DIED", "REFU", "NREQ",
                                          "RHOM"])
        who.leaving[end] = {
            "IN_TOUCH": touch,
            "ACTIV": rng.choice(ACTIVITY) if touch == "YES" else "0",
            "ACCOM": rng.choice(ACCOMMODATION) if touch == "YES" else "0"}
        self.traps["care leaver abroad, deported or not known"] += (
            who.leaving[end]["ACCOM"][0] in "GHR")
        self.traps["care leaver died or home"] += touch in {"DIED", "RHOM"}

    def after_care(self, who):
        """OC3 for those who left care at 16 or more, before a birthday."""
        own = [e for e in who.episodes if e["LS"] not in {"V3", "V4"}]
        if not own or own[-1]["DEC"] is None:
            return
        left = own[-1]["DEC"]
        if age(who.born, left) < 16 or own[-1]["REC"] in {"E11", "E12",
                                                          "E2"}:
            return
        for end in self.years:
            years = age(who.born, end)
            born = who.born
            if (born.month, born.day) == (2, 29):
                born = born.replace(month=3, day=1)
            birthday = add_months(born, 12 * years)
            if 17 <= years <= 21 and left <= birthday:
                self.oc3(who, end)

    # One year's return.

    def tables(self, end):
        """What is sent for the year ended: {table: [row of text]}."""
        start = add_months(end, -12) + DAY
        tables = {table: [] for table in COLUMNS}
        if end.year < 2024:
            del tables["SWEpisodes"]
        tables.pop(self.dropped, None)
        for who in self.people:
            self.send(who, start, end, collections.defaultdict(list, tables))
        if self.soil:
            return {table: [kept for row in rows
                            for kept in soiled(self.seed, end, table, row)]
                    for table, rows in tables.items()}
        return tables

    def send(self, who, start, end, tables):
        """Adds a person's rows; what goes to a table not sent is lost."""
        key = {"CHILD": who.name, "DOB": text(who.born)}
        sex = who.sex if end.year > 2024 else "12"["MF".index(who.sex)]
        sent = [e for e in who.episodes if e["DECOM"] <= end
                and (e["DEC"] is None or e["DEC"] >= start)]
        for episode in sent:
            tables["Episodes"].append(self.restate(episode, end))
        if not sent and end not in who.leaving:
            return
        tables["Header"].append({**key, "SEX": sex, "ETHNIC": who.ethnic,
                                 "UPN": "UN1", "MOTHER": "",
                                 "MC_DOB": ""})
        if end in who.leaving:
            tables["OC3"].append({**key, **who.leaving[end]})
        if not sent:
            return
        if who.duc is not None:
            tables["UASC"].append({**key, "SEX": sex,
                                   "DUC": text(who.duc or None)})
        if end in who.health:
            tables["OC2"].append({**key, **who.health[end]})
        tables["Reviews"] += [
            {**key, "REVIEW": text(day), "REVIEW_CODE": code}
            for day, code in sorted(set(who.reviews))
            if start <= day <= end]
        tables["Missing"] += [
            {**key, "MISSING": kind, "MIS_START": text(begun),
             "MIS_END": text(gone if gone and gone <= end else None)}
            for kind, begun, gone in who.missing
            if begun <= end and (gone is None or gone >= start)]
        if who.adoption and start <= who.adoption["day"] <= end:
            row = {k: text(v) if k.startswith("DATE") else v
                   for k, v in who.adoption.items()}
            tables["AD1"].append({**key, **row})
        tables["PlacedAdoption"] += [
            {**key, "DATE_PLACED": text(day), "DATE_PLACED_CEASED": "",
             "REASON_PLACED_CEASED": ""}
            for day in who.decisions if day <= end]
        if any(e["RNE"] == "S" and e["DECOM"] >= start for e in sent):
            tables["PrevPerm"].append({**key, "PREV_PERM": "Z1",
                                       "LA_PERM": "", "DATE_PERM": ""})
        tables["SWEpisodes"] += [
            {**key, "SW_ID": name, "SW_DECOM": text(begun),
             "SW_DEC": text(gone if gone and gone <= end else None),
             "SW_REASON": "MANAGE" if gone and gone <= end else ""}
            for name, begun, gone in who.workers
            if begun <= end and (gone is None or gone >= start)]

    def restate(self, episode, end):
        """An episode as that year's return has it."""
        row = dict(episode)
        if row["DEC"] and row["DEC"] > end:
            row.update(DEC=None, REC="", REASON_PLACE_CHANGE="")
        if end.year > 2024 and row["PLACE"] == "H5":
            row["PLACE"] = "K3"
        if end.year > 2025 and row["PLACE"] == "Z1":
            row.update(PLACE="Z11", PLACE_PROVIDER="")
        if self.supplied_places:
            home = self.postcodes.get(row["HOME_POST"])
            place = self.postcodes.get(row["PL_POST"])
            row["PL_DISTANCE"] = row["PL_LOCATION"] = ""
            if home and place:
                metres = ((home[0] - place[0]) ** 2
                          + (home[1] - place[1]) ** 2) ** 0.5
                row["PL_DISTANCE"] = f"{metres / 1609.3:.1f}"
            if place:
                own = COUNTY.get(place[2], place[2]) == self.code
                row["PL_LOCATION"] = "IN" if own else "OUT"
        row["DECOM"], row["DEC"] = text(row["DECOM"]), text(row["DEC"])
        return row


# Rows that can be read and break a rule.

WRONG = {
    "RNE": "S L P T B U ?", "LS": "C2 V2 V3 E1 ??",
    "PLACE": "U6 K2 T1 A6 H5 K3 Q1 ??", "PLACE_PROVIDER": "PR1 PR4 ???",
    "REC": "X1 E4A E45 E11 E17 ?? -", "REVIEW_CODE": "PN0 PN1 PN7 ???",
    "IN_TOUCH": "YES NO DIED ??? -", "ACTIV": "F1 F3 G5 0 ?? -",
    "ACCOM": "B1 Z1 G2 0 ?? -", "MISSING": "M A ?",
    "SDQ_SCORE": "0 17 41 -", "TEETH_CHECK": "0 1 2 -",
    "FOSTER_CARE": "0 1 -", "ETHNIC": "WBRI ????", "SW_ID": "A B",
}
DATES = {"DECOM", "DEC", "REVIEW", "DUC", "DATE_MATCH", "DATE_PLACED",
         "MIS_START", "MIS_END", "SW_DECOM", "SW_DEC"}
MAY_END = {"DEC", "DUC", "DATE_MATCH", "MIS_END", "SW_DEC"}


def soiled(seed, end, table, row):
    """The row as it is, mostly; or with a wrong cell, twice, or not."""
    rng = random.Random(f"{seed} {end} {table} {sorted(row.items())}")
    chance = rng.random()
    if chance > 0.08 or (table == "Header" and chance > 0.01):
        return [row]
    if chance < 0.02 and table != "Header":
        return rng.choice([[], [row, row]])
    name = rng.choice([n for n in row if n in WRONG or n in DATES] or [""])
    if name in DATES and row[name]:
        day, month, year = (int(part) for part in row[name].split("/"))
        # None after the year: in so small a return that would say whose it is.
        new = text(min(end, datetime.date(year, month, day)
                       + DAY * rng.choice([-31, -1, 1, 2, 28])))
        if name in MAY_END and rng.random() < 0.3:
            new = ""
    elif name in WRONG:
        new = rng.choice(WRONG[name].split()).replace("-", "")
    else:
        return [row]
    return [{**row, name: new}]


# What a case has of the traps that definitions set.

def traps(case):
    """{trap: times} in a case's last year."""
    found = collections.Counter(case.traps)
    start, end = case.start, case.end
    found["episode restated in a later return"] += sum(
        e["DECOM"] < first and (e["DEC"] is None or e["DEC"] >= first)
        for who in case.people for e in who.episodes
        for first in [year + DAY for year in case.years[:-1]])
    for who in case.people:
        own = [e for e in who.episodes if e["LS"] not in {"V3", "V4"}]
        exits = [e["DEC"] for e in own if e["DEC"] and e["REC"] != "X1"]
        entries = [e["DECOM"] for e in own if e["RNE"] == "S"]
        year = [d for d in exits if start <= d <= end]
        now = [e for e in own if e["DECOM"] <= end
               and (e["DEC"] is None or e["DEC"] > end)]
        found["entry on 31 March"] += end in entries
        found["entry on 1 April"] += start in entries
        found["entry on 31 March of the year before"] += (
            start - DAY in entries)
        found["exit on 31 March"] += end in exits
        found["exit on 1 April"] += start in exits
        found["two exits in the year"] += len(year) > 1
        found["two entries in the year"] += sum(
            start <= d <= end for d in entries) > 1
        found["left on the 18th birthday"] += any(
            age(who.born, d) == 18 for d in exits)
        if not now:
            continue
        found["in care on 31 March"] += 1
        found["UASC status ceases on 31 March or the day after"] += (
            who.duc in {end, end + DAY})
        found["birthday on 31 March or 1 April"] += (
            (who.born.month, who.born.day) in {(3, 31), (4, 1)})
        found["placement begun on an edge of the year"] += (
            now[0]["DECOM"] in {start, start + DAY, end})
        found["away on 31 March"] += now[0]["PLACE"][0] == "T"
        home = case.postcodes.get(now[0]["HOME_POST"])
        place = case.postcodes.get(now[0]["PL_POST"])
        if home is None or place is None:
            found["postcode not known"] += 1
        else:
            metres = ((home[0] - place[0]) ** 2
                      + (home[1] - place[1]) ** 2) ** 0.5
            found["at twenty miles, within 100 m"] += (
                32150 < metres < 32300)
            found["placed in Wales or Scotland"] += place[2][0] in "WS"
    return found


# Writing.

def columns_of(table, rows):
    names = list(COLUMNS[table])
    if rows and "PL_DISTANCE" in rows[0]:
        names += ["PL_DISTANCE", "PL_LOCATION"]
    return names


def write_csv(folder, tables):
    os.makedirs(folder, exist_ok=True)
    for table, rows in tables.items():
        names = columns_of(table, rows)
        with open(os.path.join(folder, table + ".csv"), "w",
                  encoding="utf-8", newline="") as file:
            out = csv.DictWriter(file, names, extrasaction="ignore",
                                 lineterminator="\n")
            out.writeheader()
            out.writerows(rows)


def write_dirty(folder, tables, rng):
    """The same rows as other systems write them."""
    os.makedirs(folder, exist_ok=True)
    for number, (table, rows) in enumerate(tables.items()):
        names = columns_of(table, rows)
        rows = list(rows)
        if rng.random() < 0.7:
            rng.shuffle(names)
        if rng.random() < 0.7:
            rng.shuffle(rows)
        extra = rng.random() < 0.4
        head = [n.lower() if rng.random() < 0.5 else n for n in names]
        if extra:
            head.insert(1, rng.choice(["LA", "YEAR", "Note to self"]))
        lines = [head]
        for row in rows:
            cells = [row[n] for n in names]
            if extra:
                cells.insert(1, rng.choice(["", "a, b", 'say "x"', "7"]))
            lines.append([c + " " * rng.choice([0, 0, 0, 1, 2])
                          for c in cells])
            if rng.random() < 0.1:
                lines[-1] = [" " + cell for cell in lines[-1]]
        if rng.random() < 0.4:
            lines.append([""] * len(head))
        name = rng.choice([f"file {number}.csv", f"{table.lower()}.CSV",
                           f"x_{number}.csv"])
        with open(os.path.join(folder, name), "w", newline="",
                  encoding=rng.choice(["utf-8", "utf-8-sig"])) as file:
            csv.writer(file, quoting=rng.choice(
                [csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
                lineterminator=rng.choice(["\n", "\r\n"])).writerows(lines)


def write_xml(folder, tables):
    """The form with one element a child; it has no social workers."""
    os.makedirs(folder, exist_ok=True)
    root = etree.Element("EXPSSDA903")
    rows = {}
    for table in tables:
        for row in tables[table]:
            rows.setdefault(row["CHILD"], {}).setdefault(
                table, []).append(row)

    def put(parent, row, names):
        for name in names:
            element = etree.SubElement(parent, name)
            if row.get(name):
                element.text = row[name]

    for name, own in rows.items():
        child = etree.SubElement(root, "CHILD")
        head = etree.SubElement(child, "HEADER")
        first = own["Header"][0]
        put(head, {**first, "CHILDID": name},
            ["CHILDID", "UPN", "SEX", "DOB", "ETHNIC"])
        asylum = own.get("UASC", [{}])[0]
        put(head, {"UASC": "1" if asylum else "",
                   "DUC": asylum.get("DUC")}, ["UASC", "DUC"])
        for table, tag in (("Reviews", "AREVIEW"), ("Missing", "AMISSING"),
                           ("PlacedAdoption", "AD_PLACED"),
                           ("PrevPerm", "PERMANENCE"), ("OC2", "OC2")):
            for row in own.get(table, []):
                put(etree.SubElement(head, tag), row,
                    [n for n in COLUMNS[table] if n not in {"CHILD",
                                                            "DOB"}])
        for table in ("OC3", "AD1"):
            put(head, own.get(table, [{}])[0],
                [n for n in COLUMNS[table] if n not in {"CHILD", "DOB"}])
        put(head, first, ["MOTHER", "MC_DOB"])
        for row in own.get("Episodes", []):
            names = columns_of("Episodes", [row])[1:]
            put(etree.SubElement(child, "EPISODE"),
                {**row, "PL": row["PLACE"]},
                ["PL" if n == "PLACE" else n for n in names])
    etree.ElementTree(root).write(os.path.join(folder, "return.xml"),
                                  encoding="utf-8", xml_declaration=True)


def write_lookups(folder, case):
    """postcodes.csv and bank-holidays.csv beside the returns."""
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, "postcodes.csv"), "w", newline="",
              encoding="utf-8") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["postcode", "easting", "northing", "laua"])
        for post, where in case.postcodes.items():
            out.writerow([post, *where])
    with open(os.path.join(folder, "bank-holidays.csv"), "w", newline="",
              encoding="utf-8") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["date"])
        for day in case.holidays:
            out.writerow([day.isoformat()])


def write(folder, case, form="csv"):
    """folder/<year>/ for each year, and the look-up tables."""
    rng = random.Random(case.seed)
    for end, tables in case.returns:
        where = os.path.join(folder, str(end.year))
        if form == "xml":
            write_xml(where, tables)
        elif form == "dirty":
            write_dirty(where, tables, rng)
        else:
            write_csv(where, tables)
    write_lookups(folder, case)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", nargs="?")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=1)
    parser.add_argument("--form", default="csv",
                        choices=["csv", "dirty", "xml"])
    parser.add_argument("--traps", type=int)
    given = parser.parse_args()
    if given.traps:
        total = collections.Counter()
        for seed in range(given.traps):
            total += traps(Case(seed))
        for trap, times in sorted(total.items()):
            print(f"{times:8}  {trap}")
        return
    if given.folder is None:
        parser.error("FOLDER or --traps N is wanted")
    for seed in range(given.seed, given.seed + given.count):
        case = Case(seed)
        write(os.path.join(given.folder, f"{seed:06d}"), case, given.form)
        print(f"{seed}: {case.code}, year ended {case.end}, "
              f"{len(case.people)} people", file=sys.stderr)


if __name__ == "__main__":
    main()
