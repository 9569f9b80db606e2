# SPDX-License-Identifier: Apache-2.0
"""frame.py [N [ROUNDS]]: a pandas DataFrame of N observations of ten
indicators, in one call and out of a list of tuples; and what reading one
property costs.  The ways take turns in one process, each twice a round; the least
is shown.

    build/run python3 tests/bench/frame.py 1000000
"""
import gc
import sys
import time
import timeit

import cparent
import pandas

THREE = ["indicator", "period_first", "value"]
SIX = ["id", *THREE, "value_state", "value_unit"]


def observations(count):
    periods = [cparent.Period.month(2000 + i // 12, i % 12 + 1)
               for i in range(240)]
    values = [cparent.Value(state="suppressed") if i % 20 == 0 else
              cparent.Value(f"{i / 10:.1f}", "percent") for i in range(1000)]
    return [cparent.Observation(
        authority="wyn", id=f"o{i:07d}", role="actual",
        indicator=f"i{i % 10}", value=values[i % 1000],
        period=periods[i % 240]) for i in range(count)]


def three(records):
    """(str, datetime.date, float or None) of each."""
    return [(one.indicator, one.period.first,
             float(one.value) if one.value.is_number else None)
            for one in records]


def six(records):
    return [(one.id, one.indicator, one.period.first,
             float(one.value) if one.value.is_number else None,
             one.value.state, one.value.unit) for one in records]


def frame(rows, names):
    made = pandas.DataFrame(rows, columns=names)
    made["period_first"] = pandas.to_datetime(made["period_first"])
    return made


def seconds(job):
    gc.collect()  # what another way left is not this one's to clear up
    wall, cpu = time.perf_counter(), time.process_time()
    job()
    return time.process_time() - cpu, time.perf_counter() - wall


def compare(title, records, names, tuples, rounds):
    rows = tuples(records)
    built = cparent.columns(records, names=names)
    ways = {
        "one call, numbers shared": lambda: cparent.columns(
            records, names=names).to_frame(copy=False),
        "one call": lambda: cparent.columns(records, names=names).to_frame(),
        "to_frame() of columns that are there": lambda: built.to_frame(),
        "DataFrame of ready tuples": lambda: frame(rows, names),
        "tuples made, DataFrame of them": lambda: frame(
            tuples(records), names),
    }
    least = {}
    for _ in range(rounds):
        for way, job in ways.items():
            # Twice: whoever comes first pays for memory that the way
            # before gave back to the system.
            for took in (seconds(job), seconds(job)):
                least[way] = [min(pair) for pair in
                              zip(took, least.get(way, took))]
    one = least["one call, numbers shared"]
    print(f"{title:<38}   CPU s  wall s   CPU and wall, of the first")
    for way, (cpu, wall) in least.items():
        print(f"  {way:<36} {cpu:7.3f} {wall:7.3f}   "
              f"{cpu / one[0]:6.1f} {wall / one[1]:6.1f}")


def properties(record):
    empty = min(timeit.repeat("pass", number=10**6, repeat=5,
                              timer=time.process_time))
    for name in ("id", "indicator", "role", "published", "value", "period"):
        cost = min(timeit.repeat(f"one.{name}", globals={"one": record},
                                 number=10**6, repeat=5,
                                 timer=time.process_time))
        print(f"one.{name:<12} {(cost - empty) * 1000:8.1f} ns")


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100000
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    records = observations(count)
    print(f"{count} observations, pandas {pandas.__version__}")
    compare("indicator, day, value", records, THREE, three, rounds)
    compare("those, id, state, unit", records, SIX, six, rounds)
    every = min(seconds(lambda: cparent.columns(records).to_frame())[0]
                for _ in range(2))
    print(f"one call, every column: {every:.3f} CPU s")
    properties(records[1])


main()
