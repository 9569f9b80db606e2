#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""spc.py [CASES]: the table that tests/measure/test-spc.c holds the charts to.

An implementation of its own: every rule window by window in exact fractions,
as the method's documents state it, with nothing carried from one window to
the next.  The table is committed; no test needs Python for it.

Columns: values, rebases (-1: none), baseline, screening, rules, run length,
polarity, target, gaps break, ties ignored; then for each point its group,
for each part mean, lower and upper, for each point rules, upward and
verdict; then variation, assurance, trial, stale.
"""
import random
import sys
from fractions import Fraction as F

NONE = None


def limits(rows, baseline, screening):
    base = rows[:baseline] if baseline else rows
    there = [y for y in base if y is not NONE]
    if not there:
        return NONE, NONE
    mean = sum(there) / len(there)
    ranges = [abs(b - a) for a, b in zip(base, base[1:])
              if a is not NONE and b is not NONE]
    if not ranges:
        return mean, NONE
    average = sum(ranges) / len(ranges)
    if screening and average > 0:
        ranges = [r for r in ranges if r < F(3267, 1000) * average]
    return mean, sum(ranges) / len(ranges)


def sign(x):
    return (x > 0) - (x < 0)


def rules(rows, mean, size, o):
    """Per row of one group: {rule: direction}, missing rows left out."""
    at = [i for i, y in enumerate(rows) if y is not NONE]
    y = [rows[i] for i in at]
    side = [sign(v - mean) for v in y]
    out = [size is not NONE and abs(v - mean) > F(266, 100) * size for v in y]
    near = [size is not NONE and abs(v - mean) > F(2, 3) * F(266, 100) * size
            and not (o['rules'] == 1 and out[k]) for k, v in enumerate(y)]
    found = [dict() for _ in y]

    def whole(first, n):
        """No gap inside, where gaps break."""
        return first + n <= len(y) and (not o['gaps'] or
                                        at[first + n - 1] - at[first] == n - 1)

    for k in range(len(y)):
        if out[k]:
            found[k][1] = side[k]
    length = o['run']
    if o['ties']:
        # Grow windows until they hold enough moves, all one way.
        for first in range(len(y)):
            for n in range(length, len(y) - first + 1):
                if not whole(first, n):
                    break
                moves = [sign(b - a) for a, b in
                         zip(y[first:first + n], y[first + 1:first + n])]
                if moves[0] == 0 or moves[-1] == 0:
                    continue
                kinds = set(moves) - {0}
                if len(kinds) == 1 and sum(m != 0 for m in moves) >= length - 1:
                    for k in range(first, first + n):
                        found[k][2] = moves[0]
    else:
        for first in range(len(y) - length + 1):
            if not whole(first, length):
                continue
            moves = [sign(b - a) for a, b in zip(y[first:first + length],
                                                 y[first + 1:first + length])]
            if moves[0] != 0 and len(set(moves)) == 1:
                for k in range(first, first + length):
                    found[k][2] = moves[0]
    for first in range(len(y) - 2):
        window = range(first, first + 3)
        sides = {side[k] for k in window}
        if (whole(first, 3) and len(sides) == 1 and 0 not in sides
                and sum(near[k] for k in window) >= 2):
            for k in window:
                if near[k]:
                    found[k][4] = side[k]
    for first in range(len(y) - length + 1):
        sides = set(side[first:first + length])
        if whole(first, length) and len(sides) == 1 and 0 not in sides:
            for k in range(first, first + length):
                found[k][8] = side[k]
    result = [NONE] * len(rows)
    for i, f in zip(at, found):
        result[i] = f
    return result


def judge(found, polarity):
    if found is NONE:
        return 5
    if not found:
        return 0
    up = found[min(found)] > 0
    if polarity == 3:
        return 3 if up else 4
    return 1 if up == (polarity == 1) else 2


def chart(o):
    values, points, group, start = o['values'], [], 0, 0
    last, assurance, trial = NONE, (4 if o['target'] is not NONE else 0), False
    edges = sorted(set(o['rebases']) | {0, len(values)})
    for first, end in zip(edges, edges[1:]):
        group += first in o['rebases']
        rows = values[first:end]
        numbers = sum(y is not NONE for y in rows)
        trial |= numbers < 13
        mean, size = limits(rows, o['baseline'], o['screening'])
        low = high = NONE
        if size is not NONE:
            low, high = mean - F(266, 100) * size, mean + F(266, 100) * size
        found = (rules(rows, mean, size, o) if mean is not NONE
                 else [NONE] * len(rows))
        for f in found:
            points.append((group, mean, low, high,
                           sum(f) if f else 0,
                           sum(r for r in f if f[r] > 0) if f else 0,
                           judge(f, o['polarity'])))
            if f is not NONE:
                last = points[-1][6]
        if o['target'] is not NONE:
            t, p = o['target'], o['polarity']
            if low is NONE or p == 3:
                assurance = 4
            elif low <= t <= high:
                assurance = 3
            else:
                assurance = 1 if (t < low) == (p == 1) else 2
    stale = bool(values) and values[-1] is NONE
    return points, (5 if last is NONE else last, assurance, int(trial),
                    int(stale))


def series(rng, n, places):
    """Shapes that make rules fire, on a grid coarse enough for ties."""
    grid = rng.choice([1, 1, 2, 5])
    level, y = rng.randint(-20, 80), []
    kind = rng.choice('noise step trend spike flat walk saw constant'.split())
    for i in range(n):
        noise = rng.randint(-4, 4)
        y.append({'noise': level + noise,
                  'step': level + noise + (9 if i > n // 2 else 0),
                  'trend': level + i * 2 + rng.randint(-1, 1),
                  'spike': level + noise + (60 if i == n // 3 else 0),
                  'flat': level + rng.choice([0, 0, 0, 1, -1]),
                  'walk': (y[-1] if y else level) + rng.randint(-3, 3),
                  'saw': level + abs(i % 14 - 7),
                  'constant': level}[kind])
    if kind == 'constant' and rng.random() < 0.5:
        y[-1] += rng.choice([-1, 1])
    return [F(v // grid * grid, 10 ** places) for v in y]


def case(rng):
    n = rng.choice([1, 2, 3, 7, 8, 12, 13, 14] + list(range(12, 46)))
    places = rng.choice([0, 0, 1, 2])
    values = series(rng, n, places)
    if rng.random() < 0.35:
        for _ in range(rng.randint(1, 1 + n // 5)):
            if n:
                values[rng.randrange(n)] = NONE
    if n and rng.random() < 0.15:
        values[-1] = NONE
    rebases = sorted({rng.randrange(n) for _ in range(rng.randint(1, 2))}) \
        if n and rng.random() < 0.3 else []
    target = NONE
    if rng.random() < 0.5:
        there = [y for y in values if y is not NONE] or [F(0)]
        target = rng.choice(there) + F(rng.randint(-30, 30), 10 ** places)
    return dict(values=values, rebases=rebases,
                baseline=rng.choice([0, 0, 12, 13, 20]),
                screening=rng.random() < 0.7, rules=rng.choice([0, 1]),
                run=rng.choice([7, 7, 6]), polarity=rng.choice([1, 2, 3]),
                target=target, gaps=rng.random() < 0.2,
                ties=rng.random() < 0.2)


def cell(x):
    return 'NA' if x is NONE else repr(float(x)).replace('.0', '') \
        if float(x) == int(x) else repr(float(x))


def main():
    rng = random.Random(903)
    print('# Made by tests/reference/spc.py; its head says what stands here')
    for _ in range(int(sys.argv[1]) if len(sys.argv) > 1 else 800):
        o = case(rng)
        points, summary = chart(o)
        columns = [o['values'], o['rebases'] or [-1], [o['baseline']],
                   [o['screening']], [o['rules']], [o['run']],
                   [o['polarity']], [o['target']], [o['gaps']], [o['ties']]]
        parts = [p for p, before in zip(points, [NONE] + points)
                 if before is NONE or before[0] != p[0]]
        columns += [[p[0] for p in points]]
        columns += [[p[k] for p in parts] for k in (1, 2, 3)]
        columns += [[p[k] for p in points] for k in (4, 5, 6)] + [summary]
        print('\t'.join(' '.join(cell(x) for x in c) for c in columns))


main()
