# SPDX-License-Identifier: Apache-2.0
"""python-properties.py [LIMIT]: what reading each property of each class
costs, in nanoseconds of CPU less those of reading nothing; found by looking at
the classes of what an analyst's day makes.  Those beyond LIMIT (100) come last.

    build/run python3 tests/bench/python-properties.py
"""
import inspect
import os
import sys
import tempfile
import time
import timeit

import cparent

DATA = os.path.join(os.path.dirname(__file__), "..", "..", "examples", "data")
PLAIN = (property, type(cparent.Action.text), type(cparent.Entry.at),
         type(inspect.getattr_static(cparent.Column, "name")))


def sample(*names):
    return os.path.join(DATA, *names)


def day_of_work(folder):
    """One thing at least of each class that has properties."""
    store = cparent.create(os.path.join(folder, "s"), who="clerk",
                           council="Wynmere Borough Council")
    for name in ("minutes-2025-09-16-board.txt", "indicators.csv",
                 "pledges.csv", "published-teeth.csv", "neighbours.csv"):
        yield store.import_file(sample(name))
    yield from (store, store.review(), next(iter(store.review())),
                store.actions)
    store.accept()
    reading = cparent.read_minutes(sample("minutes-2025-09-16-board.txt"))
    yield from (reading, reading.document, *reading)
    snapshot = store.snapshot("2026-03-01")
    yield from (snapshot, *snapshot.challenges(), *store.history()[:1],
                *store.releases(), store.citations_of(store.actions[0])[0])
    yield from store.matters_arising(sample("minutes-2026-02-10-board.txt"))
    figures = store.observations(indicator="dental_check")
    first = figures[0]
    yield from (first, first.value, first.period, cparent.catalogue("foster"))
    columns = store.observations.columns()
    yield from (columns, columns["value"])
    for table in (cparent.xmr(figures, improvement="up", target=85),
                  cparent.funnel([8, 9], [10, 20]),
                  cparent.read_series(b"date,value\n2025-01-01,1\n")):
        yield from (table, *list(table)[:1])
    values = [one.value for one in figures]
    days = [one.period.last for one in figures]
    yield cparent.forecast(values, days, "2026-08-31")
    yield from (cparent.proportion(8, 9), cparent.council("Barnsley"),
                cparent.judge(90, 85, side="at_least"),
                cparent.trend([1, 2, 3], [9, 9, 9]))
    published = cparent.published(sample("published-teeth.csv"))
    standing = cparent.compare(
        published, "teeth_checked_percent", authority="Wynmere",
        polarity="high", neighbours=sample("neighbours.csv"))
    yield from (published, published.measures[0], published.places[0],
                standing, cparent.neighbours(sample("neighbours.csv")))
    returned = cparent.ssda903(sample("return-2025"), year_ended=2025)
    yield from (returned, returned["foster"])
    yield cparent.protect({"a": 2, "b": 9, "all": 11}, {"all": ["a", "b"]},
                          never="all")
    try:
        cparent.read_minutes("no-such-file.txt")
    except cparent.Error as error:
        yield error


def names_of(cls):
    for name in dir(cls):
        if name[0] != "_" and name != "thisown" and isinstance(
                inspect.getattr_static(cls, name), PLAIN):
            yield name


def cost(statement, **names):
    return min(timeit.repeat(statement, globals=names, number=5000,
                             repeat=5, timer=time.process_time)) * 200000


def main():
    limit = float(sys.argv[1]) if len(sys.argv) > 1 else 100
    seen, costs = set(), []
    with tempfile.TemporaryDirectory() as folder:
        for one in day_of_work(folder):
            cls = type(one)
            if cls in seen:
                continue
            seen.add(cls)
            for name in names_of(cls):
                nothing = cost("one", one=one)
                costs.append((cost(f"one.{name}", one=one) - nothing,
                              f"{cls.__name__}.{name}"))
    for nanoseconds, name in sorted(costs):
        print(f"{nanoseconds:10.1f}  {name}")
    within = sum(nanoseconds < limit for nanoseconds, _ in costs)
    print(f"{len(costs)} properties of {len(seen)} classes, {within} below "
          f"{limit:g} ns")


main()
