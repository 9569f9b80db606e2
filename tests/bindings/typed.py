# SPDX-License-Identifier: Apache-2.0
"""A program that type checkers look at; it is never run."""
import datetime
from typing import List, Optional

import cparent

day = datetime.date(2026, 3, 1)
late: List[str] = []
with cparent.open("wyn.cparent") as store:
    for action in store.actions(status="open"):
        due: Optional[datetime.date] = action.due_on
        if due and due < day:
            late.append(action.text.upper())
            for citation in store.citations_of(action):
                late.append(citation.quote or "")
    done = store.import_file("x.csv", progress=lambda a, b: True)
    late.append(f"{done.added + 1}")
    first: cparent.Action = store.actions["a1"]
    second = first.replace(status="done").owner
    with store.transaction() as same:
        same.close()
reading = cparent.read_minutes(b"x")
texts: List[str] = [one.text for one in reading.resolutions]
interval = cparent.rate(1, 2, multiplier=3)
mine = cparent.Action(authority="a", id="b", text="c", status="open")
try:
    cparent.catalogue("x").title
except cparent.NotFoundError as error:
    print(error.line, error.status, error.hint)
stand = cparent.compare("x.csv", authority="370")
print(stand.value.number, stand.rank)

# Each line that is marked is wrong, and a checker says so there.
mine.text = "other"  # wrong
action.colour  # wrong
cparent.Action(authority="a", id="b", text="c", status="finished")  # wrong
cparent.Action(authority="a", id="b", status="open")  # wrong
cparent.rate(1, 2)  # wrong
cparent.open(3)  # wrong
store.actions["a1"].due_on + 3  # wrong
cparent.xmr([1], improvement=3)  # wrong
