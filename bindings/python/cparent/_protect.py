# SPDX-License-Identifier: Apache-2.0
"""Which cells of a table may be published."""
from __future__ import annotations

import array
import json
import os
from typing import (Any, Dict, Iterator, List, Mapping, NamedTuple, Optional,
                    Sequence, Tuple, cast)

from . import _mixins, _show, _types, native
from . import _rows as _rows_
from ._kept import kept

_PROBLEMS = ("small_shown", "level_missed", "zero_hidden", "never_hidden")
_CELL = 7
_SUMMARY = 7


class AuditedCell(NamedTuple):
    """What somebody who sees the published table can know of a cell."""

    cell: str
    value: int
    #: "rule", "exact" or "none"; None where the cell is no small count.
    level: Optional[str]
    #: The least and the most that it can be; ``upper`` None: no end.
    lower: int
    upper: Optional[int]
    #: False: both bounds are possible, and more may be.
    exact: bool
    problems: Tuple[str, ...]


class Protection(Mapping[str, str], _types._Frozen):
    """A pattern, as a mapping of cell and status ("published", "primary" or
    "secondary"), and its audit.  For the owner of the data: publish one
    symbol for all that is hidden."""

    __slots__ = {
        "safe": "Whether nothing is wrong with any cell.",
        "level": "The least level that a small count reached.",
        "cost": "Of the secondary cells: how many, or how many people.",
        "bound": "No pattern costs less; None where that is not known.",
        "_raw": "", "_rows": "", "_statuses": "", "_hidden": "",
        "__dict__": "", "__weakref__": "",
    }

    safe: bool
    level: str
    cost: int
    bound: Optional[int]
    _raw: Any
    _rows: Dict[str, List[int]]
    _statuses: Dict[str, str]
    _hidden: List[str]

    def __init__(self, raw: Any) -> None:
        ids: List[str] = []
        native._bound_pattern_ids(raw, ids)
        numbers = array.array("d", native._bound_pattern_cells(
            raw, _CELL * len(ids)))
        rows = [[int(n) for n in numbers[i:i + _CELL]]
                for i in range(0, len(numbers), _CELL)]
        summary = [int(n) for n in array.array(
            "d", native._bound_pattern_summary(raw, _SUMMARY))]
        statuses = {id: str(native._cparent_protect_status_name(row[3]))
                    for id, row in zip(ids, rows)}
        self._set(
            _raw=raw, _rows=dict(zip(ids, rows)), _statuses=statuses,
            _hidden=[id for id, status in statuses.items()
                     if status != "published"],
            safe=summary[6] != 0,
            level=str(native._cparent_protect_level_name(summary[5])),
            cost=summary[0], bound=summary[1] if summary[1] >= 0 else None)

    __reduce_ex__ = _types.no_pickle

    def __getitem__(self, cell: str) -> str:
        return self._statuses[cell]

    def __iter__(self) -> Iterator[str]:
        return iter(self._statuses)

    def __len__(self) -> int:
        return int(self._raw._count())

    @property
    def statuses(self) -> Dict[str, str]:
        """The status of each cell, in the order they were given."""
        return self._statuses.copy()

    @property
    def hidden(self) -> List[str]:
        """The cells that may not be published."""
        return self._hidden.copy()

    @kept
    def _levels(self) -> Dict[str, str]:
        return {one.cell: one.level for one in self.audit
                if one.level is not None}

    @property
    def levels(self) -> Dict[str, str]:
        """The level that each small count reached."""
        return self._levels.copy()

    @kept
    def audit(self) -> _rows_.Rows[AuditedCell]:
        """Every small count, and every other cell that something is wrong
        with."""
        small = {row["cell"]: row["level"] for row in self.to_dict()["audit"]}
        return _rows_.Rows.of("Audit", AuditedCell._fields, (
            AuditedCell(
                id, row[0], small[id], row[1],
                None if row[2] < 0 else row[2], row[6] != 0,
                tuple(name for bit, name in enumerate(_PROBLEMS)
                      if row[5] >> bit & 1))
            for id, row in self._rows.items() if id in small))

    def witness(self, cell: str, *, upper: bool = False) -> Dict[str, int]:
        """The proof of a bound of a hidden small count: a table that fits
        all that is published, with the cell at its bound.

        Raises NotFoundError for any other cell.
        """
        place = list(self._statuses).index(cell) \
            if cell in self._statuses else len(self)
        numbers = array.array("d", native._bound_pattern_witness(
            self._raw, place, upper, len(self)))
        return dict(zip(self._statuses, map(int, numbers)))

    def to_csv(self) -> str:
        """``cell,status``, as the tool writes it."""
        return str(self._raw._csv())

    def to_json(self) -> str:
        """The tool's JSON, schema cparent.protect/1."""
        return str(self._raw._json())

    def to_dict(self) -> Dict[str, Any]:
        """The same as a dict."""
        return cast(Dict[str, Any], json.loads(self.to_json()))

    def to_frame(self) -> Any:
        """A pandas DataFrame: a row a cell, with value and status."""
        import pandas
        return pandas.DataFrame(
            {"value": [row[0] for row in self._rows.values()],
             "status": list(self._statuses.values())},
            index=pandas.Index(list(self._statuses), name="cell"))

    @_show.quiet
    def _repr_html_(self) -> str:
        return _show.table("What may be published", ["cell", "status"],
                           self._statuses.items())

    def __repr__(self) -> str:
        return (f"<cparent.Protection of {len(self)} cells: "
                f"{len(self.hidden)} hidden, "
                f"{'safe' if self.safe else 'not safe'}, "
                f"level {self.level}>")


def _is_file(given: Any) -> bool:
    return isinstance(given, (str, bytes, os.PathLike, native.Source)) \
        or hasattr(given, "read")


def _column(row: Mapping[str, Any], names: Sequence[str]) -> List[Any]:
    return [row[name] for name in names if name in row]


def _rows(given: Any, names: Sequence[str]) -> List[List[Any]]:
    """Rows of a data frame, of dicts, or of sequences."""
    if hasattr(given, "columns") and hasattr(given, "itertuples"):
        frame = given[[name for name in names if name in given.columns]]
        return [list(row) for row in frame.itertuples(index=False)]
    return [_column(row, names) if isinstance(row, Mapping) else list(row)
            for row in given]


def _cells(given: Any) -> List[List[Any]]:
    if hasattr(given, "items") and not hasattr(given, "columns"):
        return [[id, value] for id, value in given.items()]
    return _rows(given, ("cell", "value", "never"))


def _is_list(part: Any) -> bool:
    return not isinstance(part, (str, bytes)) and hasattr(part, "__iter__")


def _equations(given: Any) -> List[str]:
    """Threes of name, total and part."""
    flat: List[str] = []
    if isinstance(given, Mapping):
        given = list(given.items())
    for place, row in enumerate(_rows(given, ("eq", "total", "part",
                                              "parts")), 1):
        total, parts = row[-2], row[-1]
        name = str(row[0] if len(row) == 3 else place)
        for part in parts if _is_list(parts) else [parts]:
            flat += [name, str(total), str(part)]
    return flat


def _model(cells: Any, equations: Any, never: Any) -> Any:
    """The library's cells, and whether anything was read from files."""
    if _is_file(cells) != _is_file(equations):
        raise TypeError("give cells and equations both as files, or neither")
    if _is_file(cells):
        if never:
            raise TypeError("a file says itself which cells are never hidden")
        return native._bound_cells_read(_mixins.source(cells),
                                        _mixins.source(equations))
    rows = _cells(cells)
    kept = {str(id) for id in ([never] if isinstance(never, str)
                               else never or ())}
    flags = [int((len(row) > 2 and str(row[2]).strip().lower() in
                  ("1", "1.0", "yes", "true")) or str(row[0]) in kept)
             for row in rows]
    return native._bound_cells_make(
        [str(row[0]) for row in rows],
        array.array("d", [float(row[1]) for row in rows]),
        array.array("B", flags), _equations(equations))


def protect(cells: Any, equations: Any, *, threshold: int = 5,
            level: str = "rule", zeros: str = "published",
            weight: str = "count", never: Any = None, effort: int = 0,
            progress: Optional[_mixins.Progress] = None) -> Protection:
    """Chooses which cells of linked tables to hide, at the least cost, so
    that no small count can be worked out, and proves it.

    ``cells`` is a dict (or pandas Series) of cell and value, rows of cell,
    value and, if need be, never, or a data frame of these; ``equations`` a
    dict of total and parts, pairs of them, or rows of eq, total and part.
    Both may be CSV files.  ``never`` names cells that may not be hidden.
    ``level`` "rule": a reader learns no more of a small count than that it
    is 1 to ``threshold``; "exact": two numbers are possible.  ``zeros``
    "published": none is hidden, and readers know it; "protected".
    ``weight``: hide few cells ("count") or few people ("value").

    Raises ProtectedError when no pattern is safe.

    >>> import cparent
    >>> done = cparent.protect({"a": 2, "b": 9, "c": 12, "all": 23},
    ...                        {"all": ["a", "b", "c"]}, never="all")
    >>> done.hidden, done.levels
    (['a', 'b'], {'a': 'rule'})
    """
    return Protection(native._bound_cells_protect(
        _model(cells, equations, never), threshold, level, zeros, weight,
        effort, progress))


def protect_audit(pattern: Any, cells: Any, equations: Any, *,
                  threshold: int = 5, level: str = "rule",
                  zeros: str = "published", never: Any = None,
                  weight: str = "count",
                  progress: Optional[_mixins.Progress] = None) -> Protection:
    """Judges anyone's pattern: a mapping of cell and status, or a CSV file.
    Cells that a mapping leaves out are published; what is wrong stands in
    ``audit``, and ``safe`` is False."""
    model = _model(cells, equations, never)
    rules = (threshold, level, zeros, weight, progress)
    if _is_file(pattern):
        return Protection(native._bound_cells_audit_read(
            model, _mixins.source(pattern), *rules))
    names = [str(native._cparent_protect_status_name(i)) for i in range(3)]
    statuses = array.array("B", bytes(model._count()))
    for cell, status in pattern.items():
        place = native._bound_cells_find(model, str(cell))
        if place < 0 or status not in names:
            raise ValueError(
                f"{cell!r} is no cell" if place < 0 else
                f"{status!r} is none of {', '.join(names)}")
        statuses[place] = names.index(status)
    return Protection(native._bound_cells_audit(model, statuses, *rules))
