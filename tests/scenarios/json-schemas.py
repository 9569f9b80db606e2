#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The JSON of the tool is what the schemas in share/schemas/ say it is."""

import json
import os

import scenario

KINDS = {'object': dict, 'array': list, 'string': str, 'boolean': bool,
         'null': type(None)}


def is_kind(value, kind):
    if kind == 'integer':
        return isinstance(value, int) and not isinstance(value, bool)
    if kind == 'number':
        return (isinstance(value, (int, float))
                and not isinstance(value, bool))
    return isinstance(value, KINDS[kind])


def faults(value, schema, root, place='$'):
    """Yields a sentence for each thing that the schema does not allow; of
    JSON Schema, the words that our schemas use."""
    if '$ref' in schema:
        schema = root['$defs'][schema['$ref'].rsplit('/', 1)[1]]
    if 'anyOf' in schema:
        tried = [list(faults(value, one, root, place))
                 for one in schema['anyOf']]
        if all(tried):
            yield from tried[0]
        return
    if 'enum' in schema and value not in schema['enum']:
        yield f'{place} is {value!r}'
    kinds = schema.get('type', [])
    kinds = [kinds] if isinstance(kinds, str) else kinds
    if kinds and not any(is_kind(value, kind) for kind in kinds):
        yield f'{place} is not {kinds}'
        return
    if isinstance(value, dict):
        for name in schema.get('required', []):
            if name not in value:
                yield f'{place} lacks {name}'
        for name, inner in schema.get('properties', {}).items():
            if name in value:
                yield from faults(value[name], inner, root,
                                  f'{place}.{name}')
    if isinstance(value, list) and 'items' in schema:
        for i, inner in enumerate(value):
            yield from faults(inner, schema['items'], root, f'{place}[{i}]')


def check(tale, what, document, name):
    path = os.path.join(scenario.SOURCE, "share", "schemas",
                        name + ".schema.json")
    with open(path, encoding="utf-8") as file:
        schema = json.load(file)
    found = list(faults(document, schema, schema))
    tale.check(not found, f"{what} is as its schema says",
               "\n".join(found[:5]))


MOVED = "With 3 or more placements during the year"


def check_beside(tale):
    store = tale.path("town.cparent")
    tale.cparent("init", store, "--council", "370")
    tale.cparent("import", os.path.join(scenario.SOURCE, "tests", "data",
                                        "measure", "published-moves.csv"),
                 "--store", store)
    for more in ([], ["--funnel"]):
        beside = tale.cparent("compare", "--dataset", "published-moves",
                              "--store", store, "--authority", "370",
                              "--measure", "children_percent",
                              "--filter", f"placement_stability={MOVED}",
                              "--json", *more)
        check(tale, "the comparison", json.loads(beside.stdout),
              "cparent.compare-1")
    tale.cparent("report", "highlights", "--as-at", "2026-03-01", "-o",
                 tale.path("town.json"), "--store", store)
    with open(tale.path("town.json"), encoding="utf-8") as file:
        report = json.load(file)
    check(tale, "the report with statistics", report, "cparent.report-1")
    tale.check([one["funnel"]["councils"][0]["significance"]
                for one in report["standings"]] == ["High (0.001)"],
               "it has the council's place and its funnel")


def check_protect(tale):
    cells = tale.path("cells.csv")
    equations = tale.path("equations.csv")
    shown = tale.path("shown.csv")
    with open(cells, "w", encoding="utf-8") as file:
        file.write("cell,value\nall,23\nold,20\nyoung,3\nnone,0\n")
    with open(equations, "w", encoding="utf-8") as file:
        file.write("eq,total,part\nage,all,old\nage,all,young\n"
                   "age,all,none\n")
    with open(shown, "w", encoding="utf-8") as file:
        file.write("cell,status\nall,secondary\nold,published\n"
                   "young,published\nnone,secondary\n")
    for more, ends in (([], 0), (["--zeros", "protected"], 0),
                       (["--audit", shown], 1)):
        judged = tale.cparent("protect", cells, equations, "--json", *more,
                              expect=ends)
        check(tale, "the pattern", json.loads(judged.stdout),
              "cparent.protect-1")


def main():
    tale = scenario.Scenario()
    data = os.path.join(scenario.SOURCE, "examples", "data")
    minutes = sorted(os.path.join(data, name) for name in os.listdir(data)
                     if name.startswith("minutes-"))
    store = tale.path("wyn.cparent")
    for path in minutes:
        reading = tale.cparent("read", path, "--json")
        check(tale, "the reading of " + os.path.basename(path),
              json.loads(reading.stdout), "cparent.reading-1")
    tale.cparent("init", store, "--council", "Wynmere Borough Council")
    tale.cparent("import", os.path.join(data, "indicators.csv"), *minutes,
                 "--store", store)
    tale.cparent("review", "--accept", "all", "--store", store)
    for path in minutes:
        heard = tale.cparent("arising", path, "--store", store, "--json")
        check(tale, "what arises in " + os.path.basename(path),
              json.loads(heard.stdout), "cparent.arising-1")
    tale.cparent("report", "highlights", "--as-at", "2026-03-01", "-o",
                 tale.path("report.json"), "--store", store)
    with open(tale.path("report.json"), encoding="utf-8") as file:
        check(tale, "the report", json.load(file), "cparent.report-1")
    check_beside(tale)
    check_protect(tale)
    series = tale.path("series.csv")
    with open(series, "w", encoding="utf-8") as file:
        file.write("date,value,rebase\n" + "".join(
            f"2024-01-{day:02},{'' if day == 9 else day % 4},"
            f"{'a new home' if day == 15 else ''}\n"
            for day in range(1, 29)))
    for more in ([], ["--polarity", "high", "--target", "2"]):
        chart = tale.cparent("spc", series, "--json", *more)
        check(tale, "the chart", json.loads(chart.stdout), "cparent.spc-1")
    tale.end()


main()
