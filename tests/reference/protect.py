# SPDX-License-Identifier: Apache-2.0
"""Holds `cparent protect` to whole-number tables, one by one.

    protect.py [N] [--first SEED]

Each seed is a small random table: one, two or three dimensions, a hierarchy,
two linked tables, or equations at random.  In plain Python, from the
definitions in docs/protection.md: what a reader can think of each small
count, by looking for believable tables number by number; whether the pattern
is safe; and the least cost, by trying every pattern that costs less.  Prints
TAP.
"""
import argparse
import collections
import itertools
import json
import os
import random
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
RUN = os.environ.get("RUN") or os.path.join(HERE, "../../build/run")
K = 5


# --- Tables ------------------------------------------------------------------

def count(r):
    """Mostly small or middling, as children in a district are."""
    kind = r.random()
    return 0 if kind < .15 else r.randint(1, 5) if kind < .5 \
        else r.randint(6, 12) if kind < .85 else r.randint(13, 30)


def box(r, sizes, group=None):
    """A table with all its margins; the first axis may be in groups."""
    axes = []
    for axis, size in enumerate(sizes):
        leaves = [f"{'abc'[axis]}{i}" for i in range(size)]
        sums = [("T", leaves)]
        if group and axis == 0:
            groups = [leaves[i:i + group] for i in range(0, size, group)]
            sums = [(f"G{i}", part) for i, part in enumerate(groups)]
            sums.append(("T", [name for name, _ in sums]))
        axes.append((leaves, sums))
    values = {cell: count(r)
              for cell in itertools.product(*[a[0] for a in axes])}
    equations = []
    for axis, (_, sums) in enumerate(axes):
        for total, parts in sums:
            rest = {c[:axis] + c[axis + 1:] for c in values}
            for cell in sorted(rest):
                names = [cell[:axis] + (n,) + cell[axis:]
                         for n in [total, *parts]]
                if names[1] in values:
                    values[names[0]] = sum(values[n] for n in names[1:])
                    equations.append((names[0], names[1:]))
    text = ".".join
    return ({text(c): v for c, v in values.items()},
            [(text(t), [text(p) for p in ps]) for t, ps in equations])


def linked(r):
    """Two tables of the same rows, which share the rows' totals."""
    cells, equations = box(r, (2, r.randint(2, 3)))
    columns = r.randint(2, 3)
    for row in ("a0", "a1"):
        left = cells[row + ".T"]
        for j in range(columns):
            part = left if j == columns - 1 else r.randint(0, min(left, 15))
            cells[f"{row}.z{j}"] = part
            left -= part
        equations.append((row + ".T", [f"{row}.z{j}"
                                       for j in range(columns)]))
    for j in range(columns):
        cells[f"T.z{j}"] = cells[f"a0.z{j}"] + cells[f"a1.z{j}"]
        equations.append((f"T.z{j}", [f"a0.z{j}", f"a1.z{j}"]))
    equations.append(("T.T", [f"T.z{j}" for j in range(columns)]))
    return cells, equations


def loose(r):
    """Sums of cells taken at random, and sums of those."""
    cells = {f"x{i}": count(r) for i in range(r.randint(4, 6))}
    equations = []
    for e in range(r.randint(2, 4)):
        parts = r.sample(sorted(cells), r.randint(2, 3))
        cells[f"s{e}"] = sum(cells[p] for p in parts)
        equations.append((f"s{e}", parts))
    return cells, equations


SHAPES = [lambda r: box(r, (r.randint(3, 6),)),
          lambda r: box(r, (2, r.randint(2, 4))),
          lambda r: box(r, (3, 3)),
          lambda r: box(r, (4, 2), group=2),
          linked, loose,
          lambda r: box(r, (2, 2, 2))]


# --- What a reader can think -------------------------------------------------

class Reader:
    """Somebody who sees what is published and knows the policy."""

    def __init__(self, cells, equations, hidden, zeros):
        self.least = 0 if zeros else 1
        self.cells = cells
        self.hidden = set(hidden)
        self.rows = []
        for total, parts in equations:
            signs = collections.Counter({total: -1})
            signs.update(parts)
            known = sum(s * cells[c] for c, s in signs.items()
                        if c not in self.hidden)
            row = [(c, s) for c, s in sorted(signs.items())
                   if c in self.hidden]
            if row:
                self.rows.append((row, -known))
        self.most = sum(cells.values()) + K + 1

    def narrow(self, low, high):
        """Bounds by each equation, until none moves; False: no table."""
        moved = True
        while moved:
            moved = False
            for row, need in self.rows:
                down = sum(s * (low if s > 0 else high)[c] for c, s in row)
                up = sum(s * (high if s > 0 else low)[c] for c, s in row)
                if not down <= need <= up:
                    return False
                for c, s in row:
                    most = need - down + s * (low if s > 0 else high)[c]
                    least = need - up + s * (high if s > 0 else low)[c]
                    if s < 0:
                        least, most = -most, -least
                    if least > low[c]:
                        low[c], moved = least, True
                    if most < high[c]:
                        high[c], moved = most, True
                    if low[c] > high[c]:
                        return False
        return True

    def believes(self, fixed):
        """Is there a table with these values?"""
        low = {c: min(self.least, self.cells[c]) for c in self.hidden}
        high = {c: 8 * self.most for c in self.hidden}
        for cell, value in fixed.items():
            low[cell] = high[cell] = value
        stack = [(low, high)]
        while stack:
            low, high = stack.pop()
            if not self.narrow(low, high):
                continue
            open_cells = [c for c in sorted(self.hidden) if low[c] < high[c]]
            if not open_cells:
                return True
            cell = min(open_cells, key=lambda c: high[c] - low[c])
            middle = (low[cell] + high[cell]) // 2
            stack.append((dict(low, **{cell: middle + 1}), dict(high)))
            stack.append((dict(low), dict(high, **{cell: middle})))
        return False

    def interval(self, cell):
        """The least and the most; None for no end."""
        value = self.cells[cell]
        low = next(v for v in range(min(self.least, value), value + 1)
                   if self.believes({cell: v}))
        if self.believes({cell: self.most}):
            return low, None
        return low, next(v for v in range(self.most, value - 1, -1)
                         if self.believes({cell: v}))

    def is_safe(self, cell, level):
        value = self.cells[cell]
        if level == "rule":
            return any(self.believes({cell: v})
                       for v in range(self.least, 2)) and any(
                self.believes({cell: v}) for v in range(K, self.most + 1))
        return any(self.believes({cell: v})
                   for v in [value - 1, value + 1, *range(self.most + 1)]
                   if v != value and v >= self.least)


# --- One case ----------------------------------------------------------------

Case = collections.namedtuple("Case", "cells equations never level zeros "
                                      "weight")


def make(seed):
    r = random.Random(seed)
    cells, equations = SHAPES[seed % len(SHAPES)](r)
    top = max(cells, key=lambda c: (cells[c], c))
    never = {top} if r.random() < .7 and cells[top] > K else set()
    return Case(cells, equations, never, r.choice(["rule", "exact"]),
                r.random() < .3, r.choice(["count", "value"]))


def ask(case, folder, *more):
    with open(folder + "/c.csv", "w", encoding="utf-8") as file:
        file.write("cell,value,never\n" + "".join(
            f"{c},{v},{int(c in case.never)}\n"
            for c, v in case.cells.items()))
    with open(folder + "/e.csv", "w", encoding="utf-8") as file:
        file.write("eq,total,part\n" + "".join(
            f"{i},{t},{p}\n" for i, (t, ps) in enumerate(case.equations)
            for p in ps))
    return subprocess.run(
        [RUN, "cparent", "protect", folder + "/c.csv", folder + "/e.csv",
         "--threshold", str(K), "--level", case.level, "--zeros",
         "protected" if case.zeros else "published", "--weight",
         case.weight, "--json", *more],
        capture_output=True, text=True, check=False)


def price(case, cell):
    return case.cells[cell] if case.weight == "value" else 1


def cheaper(case, small, limit):
    """A safe pattern below the limit (None: of any cost), if there is."""
    others = [c for c, v in case.cells.items()
              if c not in small and c not in case.never
              and (v > 0 or case.zeros)]

    def safe(chosen):
        reader = Reader(case.cells, case.equations, [*small, *chosen],
                        case.zeros)
        return all(reader.is_safe(c, case.level) for c in small)

    if limit is None:
        return safe(others)
    # Hiding more is never less safe: try what cannot be added to.
    worst = []
    for size in range(len(others) + 1):
        for chosen in itertools.combinations(others, size):
            cost = sum(price(case, c) for c in chosen)
            if cost >= limit:
                continue
            if all(c in chosen or cost + price(case, c) >= limit
                   for c in others):
                worst.append(chosen)
    return any(safe(chosen) for chosen in worst)


def narrower(case, hidden, found):
    """One more published equation never widens an interval."""
    names = sorted(case.cells)
    parts = [names[0], names[-1]]
    cells = dict(case.cells, extra=sum(case.cells[p] for p in parts))
    before = Reader(case.cells, case.equations, hidden, case.zeros)
    after = Reader(cells, [*case.equations, ("extra", parts)], hidden,
                   case.zeros)
    for cell in list(found)[:2]:
        wide, thin = before.interval(cell), after.interval(cell)
        if thin[0] < wide[0] or (wide[1] is not None and
                                 (thin[1] is None or thin[1] > wide[1])):
            return f"{cell} is wider with one more equation"
    return None


def judge(seed, folder):
    """What is wrong, or None."""
    case = make(seed)
    small = [c for c, v in case.cells.items() if 1 <= v <= K]
    answer = ask(case, folder)
    if set(small) & case.never:
        return None if answer.returncode == 7 else "it hid what it may not"
    if answer.returncode == 7:
        return "there is a pattern" if cheaper(case, small, None) else None
    if answer.returncode != 0:
        return f"exit status {answer.returncode}: {answer.stderr}"
    given = json.loads(answer.stdout)
    hidden = [c["cell"] for c in given["cells"] if c["status"] != "published"]
    if [c for c in hidden if c in case.never or
            (case.cells[c] == 0 and not case.zeros)]:
        return "it hid what must be published"
    reader = Reader(case.cells, case.equations, hidden, case.zeros)
    found = {a["cell"]: (a["lower"], a["upper"]) for a in given["audit"]}
    if sorted(found) != sorted(small) or set(small) - set(hidden):
        return "a small count is not audited, or not hidden"
    for cell, bounds in found.items():
        if reader.interval(cell) != bounds:
            return f"{cell}: {bounds}, not {reader.interval(cell)}"
        if not reader.is_safe(cell, case.level):
            return f"{cell} is not safe"
    cost = sum(price(case, c) for c in hidden if c not in small)
    if cost != given["cost"] or given["bound"] != cost:
        return f"cost {given['cost']}, bound {given['bound']}, not {cost}"
    if len(case.cells) <= 16 and cheaper(case, small, cost):
        return f"there is a pattern that costs less than {cost}"
    return narrower(case, hidden, found)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("cases", nargs="?", type=int, default=28)
    parser.add_argument("--first", type=int, default=1)
    options = parser.parse_args()
    failed = 0
    print(f"1..{options.cases}")
    with tempfile.TemporaryDirectory() as folder:
        for i in range(options.cases):
            wrong = judge(options.first + i, folder)
            failed += wrong is not None
            print(f"{'not ' if wrong else ''}ok {i + 1} - seed "
                  f"{options.first + i}" + (f": {wrong}" if wrong else ""),
                  flush=True)
    sys.exit(failed > 0)


main()
