# SPDX-License-Identifier: Apache-2.0
"""frame.py [N]: a pandas DataFrame of N observations, in one call and out of
a list of tuples; and what reading one property costs.  CPU seconds.

    build/run python3 tests/bench/frame.py 1000000
"""
import sys
import time
import timeit

import cparent
import pandas

WANTED = ["id", "indicator", "period_first", "value", "value_state",
          "value_unit"]


def observations(count):
    periods = [cparent.Period.month(2000 + i // 12, i % 12 + 1)
               for i in range(240)]
    values = [cparent.Value(state="suppressed") if i % 20 == 0 else
              cparent.Value(f"{i / 10:.1f}", "percent") for i in range(1000)]
    return [cparent.Observation(
        authority="wyn", id=f"o{i:07d}", role="actual",
        indicator=f"i{i % 10}", value=values[i % 1000],
        period=periods[i % 240]) for i in range(count)]


def tuples(records):
    return [(one.id, one.indicator, one.period.first,
             float(one.value) if one.value.is_number else None,
             one.value.state, one.value.unit) for one in records]


def frame(rows):
    made = pandas.DataFrame(rows, columns=WANTED)
    made["period_first"] = pandas.to_datetime(made["period_first"])
    return made


def seconds(job, *given):
    start = time.process_time()
    found = job(*given)
    return time.process_time() - start, found


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100000
    records = observations(count)
    chosen = min(seconds(lambda: cparent.columns(
        records, names=WANTED).to_frame())[0] for _ in range(3))
    every = min(seconds(lambda: cparent.columns(
        records).to_frame())[0] for _ in range(2))
    reading, rows = seconds(tuples, records)
    framing, _ = seconds(frame, rows)
    print(f"{count} observations, six columns")
    print(f"one call                     {chosen:8.3f} s")
    print(f"one call, all 28 columns     {every:8.3f} s")
    print(f"reading them into tuples     {reading:8.3f} s")
    print(f"a DataFrame of the tuples    {framing:8.3f} s")
    print(f"both together, of one call   {(reading + framing) / chosen:8.1f}")
    place = {"one": records[1]}
    empty = min(timeit.repeat("pass", number=10**6, repeat=5,
                              timer=time.process_time))
    for name in ("id", "indicator", "role", "published", "value", "period"):
        cost = min(timeit.repeat(f"one.{name}", globals=place, number=10**6,
                                 repeat=5, timer=time.process_time))
        print(f"one.{name:<12}         {(cost - empty) * 1000:8.1f} ns")


main()
