# SPDX-License-Identifier: Apache-2.0
"""What a call gives several of: a tuple that is a table too."""
from __future__ import annotations

import datetime
from typing import (Any, Dict, Iterable, Iterator, List, SupportsIndex, Tuple,
                    TypeVar, overload)

from . import _columns, _show, _types

T = TypeVar("T")


def _cells(name: str, part: Any) -> Iterator[Tuple[str, Any]]:
    """One part of a row as the plain cells that a column holds."""
    if isinstance(part, _types.Value):
        yield name, float(part) if part.is_number and part.high is None \
            else None
        yield f"{name}_state", part.state
        yield f"{name}_unit", part.unit
    elif isinstance(part, _types.Period):
        yield f"{name}_first", part.first
        yield f"{name}_last", part.last
    elif hasattr(part, "NOUN"):
        yield name, part.id
        for says in ("text", "quote"):
            if says in part.FIELDS:
                yield f"{name}_{says}", getattr(part, says)
    elif hasattr(part, "_asdict"):
        for inner, one in part._asdict().items():
            yield from _cells(f"{name}_{inner}", one)
    elif isinstance(part, (tuple, list)):
        yield name, " ".join(str(getattr(one, "id", one)) for one in part)
    else:
        yield name, part


def _kind(values: List[Any]) -> str:
    given = [value for value in values if value is not None]
    for kind, python in (("flag", bool), ("integer", int), ("date",
                         datetime.date)):
        if given and all(isinstance(value, python) for value in given):
            return kind
    if given and all(isinstance(value, (int, float)) for value in given):
        return "real"
    return "word"


class Rows(_columns.Framed, Tuple[T, ...]):
    """Several of one kind in order: a tuple that is a table too.

    ``rows[0].name`` is one part of one; ``rows[:3]`` the first three as a
    table; ``rows.to_frame()`` a pandas
    DataFrame, in which a figure takes three columns (number, state, unit), a
    period its first and last day, a record its id and words.  Equal to a
    list of the same.
    """

    _title = ""
    _names: Tuple[str, ...] = ()

    @classmethod
    def of(cls, title: str, names: Iterable[str],
           rows: Iterable[T]) -> "Rows[T]":
        """Those rows, which may be none; their parts have these names."""
        made = cls(rows)
        made._title = title
        made._names = tuple(names)
        return made

    @overload
    def __getitem__(self, place: SupportsIndex) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> Rows[T]: ...
    def __getitem__(self, place: Any) -> Any:
        found = tuple.__getitem__(self, place)
        return self.of(self._title, self._names, found) \
            if isinstance(place, slice) else found

    def to_list(self) -> List[Dict[str, Any]]:
        """A dict of plain cells for each."""
        return [dict(cell for name, part in zip(self._names, self._parts(row))
                     for cell in _cells(name, part)) for row in self]

    def _parts(self, row: Any) -> Iterable[Any]:
        return row if isinstance(row, tuple) else \
            (getattr(row, name) for name in self._names)

    def columns(self) -> _columns.Columns:
        """The rows as columns; see Columns."""
        cells = self.to_list()
        names = list(dict.fromkeys(name for one in cells for name in one)) \
            or self._names
        turned = {name: [one.get(name) for one in cells] for name in names}
        return _columns.Columns(
            (_columns.Column.of(name, kind, values if kind != "word" else (
                None if value is None else str(value) for value in values))
             for name, values in turned.items()
             for kind in [_kind(values)]), self._title)

    def __eq__(self, other: object) -> bool:
        return tuple.__eq__(self, tuple(other) if isinstance(other, list)
                            else other)

    def __ne__(self, other: object) -> bool:
        return not self == other

    __hash__ = tuple.__hash__

    @_show.quiet
    def _repr_html_(self) -> str:
        shown = self[:_show.ROWS]
        return _show.table(
            self._title, self._names,
            ([_said(part) for part in self._parts(row)] for row in shown),
            len(self))


def _said(part: Any) -> Any:
    """A part of a row as people read it."""
    if isinstance(part, _types.Value):
        return part.words
    if isinstance(part, _types.Period):
        return part.label
    if hasattr(part, "NOUN"):
        return getattr(part, "quote", None) or \
            getattr(part, "text", None) or part.id
    if hasattr(part, "_asdict"):
        return getattr(part, "name", None) or ", ".join(map(str, part))
    if isinstance(part, (tuple, list)):
        return [_said(one) for one in part]
    return part


def findings(noticed: Any) -> Rows[_types.Finding]:
    """What the C half noticed; None is nothing."""
    return Rows.of("Findings", _types.Finding._fields,
                   () if noticed is None else noticed._list())
