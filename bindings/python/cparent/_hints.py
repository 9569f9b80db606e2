# SPDX-License-Identifier: Apache-2.0
"""What to say to somebody who guessed a name that is not there."""
from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Any, Dict, Iterable

#: What people look for, by where they look for it, and where it is.
ELSEWHERE: Dict[str, Dict[str, str]] = {
    "cparent": {
        "read": "read_minutes(path) reads minutes",
        "read_csv": "store.import_file(path) takes a table in",
        "load": "open(path) opens a store",
        "connect": "open(path) opens a store",
        "new": "create(path, council=…) makes a store",
        "init": "create(path, council=…) makes a store",
        "chart": "xmr(values) judges a series",
    },
    "Store": {
        "minutes": "store.documents are what was read, "
                   "cparent.read_minutes(path) reads more",
        "report": "store.highlights(day) is the board's report",
        "challenge": "store.challenges(day)",
        "import_minutes": "store.import_file(path)",
        "import_csv": "store.import_file(path)",
        "figures": "store.observations",
        "to_frame": "a noun has frames: store.actions.to_frame()",
        "export": "store.actions.to_frame().to_csv(path), or the tool's "
                  "`cparent export`",
        "as_at": "store.snapshot(day), store.highlights(day)",
        "log": "store.history()",
    },
    "Records": {
        "first": "the first is records[0]",
        "last": "the last is records[-1]",
        "all": "list(records)",
        "filter": "call it: store.actions(status=\"open\")",
        "where": "call it: store.actions(status=\"open\")",
        "open": "store.actions(status=\"open\")",
        "overdue": "store.overdue(day)",
        "df": "records.to_frame()",
        "to_pandas": "records.to_frame()",
        "to_csv": "records.to_frame().to_csv(path)",
        "add": "store.put(\"action\", id=…, text=…)",
        "plot": "cparent.xmr(store.observations(indicator=…)).plot()",
        "count": "len(records)",
    },
    "Record": {
        "done": "store.put(action, status=\"done\", closed_on=day)",
        "close": "store.put(action, status=\"done\", closed_on=day)",
        "closed": "store.put(action, status=\"done\", closed_on=day)",
        "outcome": "update is the last thing heard of an action",
        "result": "update is the last thing heard of an action",
        "sentence": "quote has the words that were read; a kept record's "
                    "stand in store.citations_of(record)",
        "save": "store.put(record)",
        "set": "store.put(record, field=value)",
        "due": "due_on is the day, due_text what the minutes say",
        "date": "a day ends in _on: held_on, due_on, agreed_on",
    },
    "Reading": {
        "figures": "reading.observations",
        "decisions": "reading.resolutions",
        "minutes": "a reading is of minutes: reading.document",
        "title": "reading.document.title",
        "date": "reading.document.held_on",
        "meeting": "reading.document has its title, committee and day",
        "text": "reading.document has the title and day, each item's quote "
                "the words",
        "to_frame": "a noun has frames: reading.actions.to_frame()",
    },
}


def missing(owner: str, shown: str, name: str,
            names: Iterable[str]) -> AttributeError:
    """The error for ``name``, which ``owner`` does not have."""
    message = f"{shown} has no {name!r}"
    hint = ELSEWHERE.get(owner, {}).get(name)
    if hint is None:
        near = difflib.get_close_matches(
            name, [one for one in names
                   if one[0] != "_" and one != "thisown"])
        hint = "perhaps " + " or ".join(near) if near else ""
    return AttributeError(f"{message}; {hint}" if hint else message)


class Hinting:
    """A class whose missing attributes say where to look instead."""

    __slots__ = ()

    #: The table above that is for it.
    _HINTS = ""

    if not TYPE_CHECKING:  # a checker is to refuse what is not there
        def __getattr__(self, name):
            if name.startswith("_"):
                raise AttributeError(
                    f"{type(self).__name__} has no {name!r}")
            cls = type(self).__name__
            article = "an" if cls[0] in "AEIOU" else "a"
            raise missing(self._HINTS, f"{article} {cls}", name,
                          dir(type(self)))

    def __dir__(self) -> Any:
        # SWIG's own two are of no use to anybody.
        return [one for one in super().__dir__()
                if one not in ("this", "thisown")]
