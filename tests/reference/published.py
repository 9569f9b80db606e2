# SPDX-License-Identifier: Apache-2.0
"""Published statistics worked out again, from nothing but csv and fractions:
the figure, nation, region, rank, band, quartiles, neighbours and series of
every council in every real file, held beside what cparent compare says; and
each file taken into a store and written again, row for row."""

import csv
import fractions
import json
import os
import re
import subprocess
import sys
import tempfile

RUN = os.environ.get("RUN", "build/run")
CORPUS = os.environ.get("CPARENT_CORPUS", "")
DATA = os.path.join(CORPUS, "data", "ees")
LOOKUPS = os.path.join(CORPUS, "data", "lookups")

STATES = {"c": "suppressed", "z": "not_applicable", "x": "not_available",
          ":": "not_available", "k": "rounds_to_zero",
          "low": "rounds_to_zero", "~": "rounds_to_zero",
          "u": "low_reliability", "": "missing"}

# File, measure, filters, period, polarity.
CASES = [
    ("cla_number_and_rate_per_10k_children", "rate_per_10000",
     {"population_type": "Children looked after on 31 March each year"},
     "2025", "neutral"),
    ("cla_number_and_rate_per_10k_children", "children_count",
     {"population_type": "Children ceasing to be looked after each year"},
     "2023", "low"),
    ("la_cla_placement_stability", "children_percent",
     {"cla_group": "CLA on 31 March", "placement_stability":
      "With 3 or more placements during the year"}, "2025", "low"),
    ("la_cla_placement_stability", "children_percent",
     {"placement_stability":
      "Living with the same carer for at least 2 years"}, "2022", "high"),
    ("la_care_leavers_accommodation_suitability", "care_leaver_percent",
     {"care_leaver_age": "19 to 21 years", "breakdown":
      "Accommodation considered suitable"}, "2025", "high"),
    ("la_care_leavers_activity", "care_leaver_percent",
     {"care_leaver_age": "17 to 18 years", "breakdown":
      "Total in education, employment or training"}, "2024", "high"),
    ("la_care_leavers_activity", "care_leaver_count",
     {"care_leaver_age": "19 to 21 years", "breakdown":
      "In an apprenticeship"}, "2021", "high"),
    ("la_conviction_health_outcome_cla", "children_count",
     {"characteristic": "Ages 5 to 16 years with SDQ score", "breakdown":
      "SDQ average score"}, "2025", "low"),
    ("la_conviction_health_outcome_cla", "children_percent",
     {"breakdown": "Had their annual health assessment"}, "2025", "high"),
    ("la_cla_during_year_new_placements", "children_percent",
     {"characteristic": "Location of new placements during the year",
      "breakdown": "Placed outside LA boundary more than 20 miles from home"},
     "2025", "low"),
    ("la_cla_school_moves", "percentage",
     {"cla_group": "CLA on 31 March", "move_measure": "Any moves",
      "school_stability": "With one or more moves during the year"}, "2024",
     "low"),
    ("la_cla_swcount", "percentage",
     {"sw_stability": "3 or more social workers during the year"}, "2024",
     "low"),
    ("ks4_la", "avg_att8",
     {"social_care_group": "CLA 12 months at 31 March"}, "202324", "high"),
    ("ks4_la", "avg_p8score",
     {"social_care_group": "CLA 12 months at 31 March", "version": "Final"},
     "202223", "high"),
    ("ons_mid-year_population_estimates_2012_to_2024", "population_estimate",
     {}, "2024", "neutral"),
]

count = failed = 0


def check(true, sentence, why=""):
    global count, failed
    count += 1
    if not true:
        failed += 1
        for line in str(why).splitlines()[:12]:
            print("#", line[:240])
    print("ok" if true else "not ok", count, "-", sentence, flush=True)


def number(cell):
    return (fractions.Fraction(cell)
            if re.fullmatch(r"-?\d+(\.\d+)?", cell) else None)


def rows_of(name):
    with open(os.path.join(DATA, name + ".csv"), encoding="utf-8-sig",
              newline="") as file:
        return [{key: cell.strip() for key, cell in row.items()}
                for row in csv.DictReader(file)]


def neighbours_2025():
    with open(os.path.join(LOOKUPS, "sn_model_2025_wide.csv"),
              encoding="utf-8-sig", newline="") as file:
        return {row["old_la_code"]:
                [row[f"SN_{i}"].strip() for i in range(1, 11)]
                for row in csv.DictReader(file)}


def neighbours_2021():
    path = "New_Statistical_Neighbour_Groupings_April_2021.csv"
    with open(os.path.join(LOOKUPS, path), encoding="utf-8-sig",
              newline="") as file:
        return {row[2].strip(): [row[5 + 2 * i].strip() for i in range(10)]
                for row in list(csv.reader(file))[1:] if row[2].strip()}


def quantile(ordered, quarter):
    """Type 7, in fractions."""
    at = fractions.Fraction((len(ordered) - 1) * quarter, 4)
    low = at.numerator // at.denominator
    rest = at - low
    return ordered[low] + (rest * (ordered[low + 1] - ordered[low])
                           if rest else 0)


def band_of(value, quartiles, polarity):
    place = sum(value > q for q in quartiles[1:4])
    return "ABCD"[place] if polarity == "low" else "DCBA"[place]


def best_of(rows, measure):
    """Of a council's rows under several codes the one that says most."""
    order = {"z": 1, "": 0}
    return max(rows, key=lambda row: 3 if number(row[measure]) is not None
               else order.get(row[measure], 2))


def chosen(rows, filters):
    return [row for row in rows
            if all(row[key] == value for key, value in filters.items())]


def expected(rows, periods, case, model, code):
    _, measure, _, period, polarity = case
    now = [row for row in rows if row["time_period"] == period]
    councils = {}
    for row in now:
        if row["geographic_level"] == "Local authority":
            councils.setdefault(row["old_la_code"], []).append(row)
    councils = {key: best_of(found, measure)
                for key, found in councils.items()}
    own = councils.get(code, {measure: "", "region_code": None})
    ordered = sorted(value for value in (number(row[measure]) for row in
                                         councils.values())
                     if value is not None)
    value = number(own[measure])
    near = {c: number(councils[c][measure]) if c in councils else None
            for c in model.get(code, [])}
    used = sorted(v for v in near.values() if v is not None)

    def area(level, key, wanted):
        found = [row for row in now if row["geographic_level"] == level
                 and row[key] == wanted]
        return number(found[0][measure]) if found else None

    quartiles = ([quantile(ordered, k) for k in range(5)] if ordered
                 else [None] * 5)
    ranked = value is not None and polarity != "neutral"
    return {
        "value": value,
        "state": "number" if value is not None else STATES[own[measure]],
        "national": area("National", "country_code", "E92000001"),
        "region": area("Regional", "region_code", own["region_code"]),
        "rank": (1 + sum(v < value if polarity == "low" else v > value
                         for v in ordered)) if ranked else None,
        "ranked": len(ordered),
        "quartile_band": (band_of(value, quartiles, polarity) if ranked
                          else None),
        "quartiles": quartiles,
        "used": len(used),
        "missing": [c for c, v in near.items() if v is None],
        "median": quantile(used, 2) if used else None,
        "mean": sum(used) / fractions.Fraction(len(used)) if used else None,
        "series": [(each, series_point(rows, measure, code, each))
                   for each in periods],
    }


def series_point(rows, measure, code, period):
    found = [row for row in rows if row["time_period"] == period
             and row["old_la_code"] == code]
    return number(best_of(found, measure)[measure]) if found else None


def said(found):
    near = found["neighbours"]
    return {
        **{key: found[key] for key in (
            "value", "state", "national", "region", "rank", "ranked",
            "quartile_band", "quartiles")},
        "used": near["used"], "missing": near["missing"],
        "median": near["median"], "mean": near["mean"],
        "series": [(p["period"], p["value"]) for p in found["series"]],
    }


def same(want, got, key):
    """Exact, but for a mean, which need not end."""
    if want is None or got is None:
        return want is got
    if isinstance(want, (list, tuple)):
        return len(want) == len(got) and all(
            same(a, b, key) for a, b in zip(want, got))
    if isinstance(want, fractions.Fraction):
        near = abs(want - fractions.Fraction(got))
        return near <= fractions.Fraction(1, 10 ** 9) if key == "mean" \
            else near == 0
    return want == got


def compare(name, measure, filters, period, polarity, model):
    words = [RUN, "cparent", "compare", "--data",
             os.path.join(DATA, name + ".csv"), "--measure", measure,
             "--authority", "all", "--period", period, "--polarity",
             polarity, "--neighbours", os.path.join(LOOKUPS, model),
             "--json", "--quiet"]
    for key, value in filters.items():
        words += ["--filter", f"{key}={value}"]
    done = subprocess.run(words, capture_output=True, check=False)
    try:
        return json.loads(done.stdout, parse_float=str)
    except ValueError:
        print("#", done.stderr.decode()[:300])
        return []


def check_case(case, model, near):
    name, measure, filters, period, polarity = case
    rows = rows_of(name)
    periods = sorted({row["time_period"] for row in rows})
    rows = chosen(rows, filters)
    found = compare(name, measure, filters, period, polarity, model)
    codes = {row["old_la_code"] for row in rows
             if row["geographic_level"] == "Local authority"}
    wrong = []
    for one in found:
        want = expected(rows, periods, case, near, one["authority"])
        got = said(one)
        wrong += [f"{one['authority']} {key}: {got[key]} is not {want[key]}"
                  for key in want if not same(want[key], got[key], key)]
        if want["value"] is None and not one["notes"]:
            wrong.append(f"{one['authority']}: no number, and no reason")
    check(not wrong and {one["authority"] for one in found} == codes,
          f"{name} {measure} {period}: {len(found)} councils are exact",
          "\n".join(wrong))


def check_again(folder):
    """Whole into a store, and row for row out of it."""
    store = ["--store", os.path.join(folder, "a.cparent")]
    subprocess.run([RUN, "cparent", "init", *store, "--council", "370"],
                   check=True, capture_output=True)
    files = sorted(name for name in os.listdir(DATA)
                   if name.endswith(".csv"))
    done = subprocess.run(
        [RUN, "cparent", "import", *store,
         *(os.path.join(DATA, name) for name in files)],
        capture_output=True, check=False)
    check(done.returncode == 0, "every real file is taken in whole",
          done.stderr.decode())
    for name in files:
        if ".meta." in name:
            continue
        done = subprocess.run([RUN, "cparent", "published", "export", *store,
                               name[:-4]], capture_output=True, check=False)
        kept = list(csv.DictReader(done.stdout.decode().splitlines()))
        rows = rows_of(name[:-4])
        for row in rows:
            if "geographical_level" in row:
                row["geographic_level"] = row.pop("geographical_level")
        keys = sorted(rows[0])
        check(sorted([row[k] for k in keys] for row in rows) ==
              sorted([row[k] for k in keys] for row in kept),
              f"{name}: {len(rows)} rows come out as they went in")
    done = subprocess.run([RUN, "cparent", "verify", *store],
                          capture_output=True, check=False)
    check(done.returncode == 0, "the history commits to what is kept",
          done.stderr.decode())


if not os.path.isdir(DATA):
    print("1..0 # SKIP the real data are not there")
    sys.exit(0)
MODELS = [("sn_model_2025_wide.csv", neighbours_2025()),
          ("New_Statistical_Neighbour_Groupings_April_2021.csv",
           neighbours_2021())]
for index, each in enumerate(CASES):
    check_case(each, *MODELS[index % 2])
with tempfile.TemporaryDirectory(prefix="cparent-published-") as work:
    check_again(work)
print(f"1..{count}")
sys.exit(1 if failed else 0)
