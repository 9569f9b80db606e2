# SPDX-License-Identifier: Apache-2.0
"""The statutory return about children in care in England, SSDA903.

Files go in, figures and findings come out; no row of a child stays.
"""
from __future__ import annotations

import datetime
import json
import os
from typing import (Any, Dict, Iterator, List, Mapping, NamedTuple, Optional,
                    Sequence, Tuple)

from . import _columns, _mixins, _rows, _show, _types, native
from ._kept import kept


class Figure(NamedTuple):
    """One indicator of a return."""

    code: str
    title: str
    numerator: Optional[int]
    denominator: Optional[int]
    #: The figure as a Value, or why there is none.
    value: _types.Value
    #: What is missing or was left out.
    note: Optional[str]

    @property
    def number(self) -> Any:
        """The number as a Decimal; None when there is none."""
        return self.value.number

    @property
    def state(self) -> str:
        """Why there is a number, or why there is none."""
        return self.value.state


_KINDS = {"authority": "word", "year_ended": "date", "code": "word",
          "numerator": "integer", "denominator": "integer", "value": "real",
          "state": "word", "unit": "word", "note": "word"}


def _columns_of(returns: Sequence["Return"], title: str) -> _columns.Columns:
    rows = [(one.authority or None, one.year_ended, figure.code,
             figure.numerator, figure.denominator,
             None if figure.number is None else float(figure.number),
             figure.value.state, figure.value.unit, figure.note)
            for one in returns for figure in one.figures]
    turned = list(zip(*rows)) or [()] * len(_KINDS)
    return _columns.Columns(
        (_columns.Column.of(name, kind, values)
         for (name, kind), values in zip(_KINDS.items(), turned)), title)


class Return(Mapping[str, Figure], _types._Frozen):
    """What a return came to: figures by code, and findings.

    ``returned["foster"].value`` is a Value; ``to_frame()`` all figures as a
    pandas DataFrame; ``to_dict()`` the tool's JSON.  ``store.save(returned)``
    keeps the figures that the catalogue knows.
    """

    __slots__ = {
        "figures": "Every figure, in the order of the library.",
        "findings": "What is wrong in the files: the first hundred.",
        "findings_total": "How much is wrong in the files, kept or not.",
        "authority": "The code that was given, or the folder's name in a "
                     "tree.",
        "year_ended": "The 31 March that ends the return's year.",
        "as_at": "The day of the snapshot.",
        "since": "The first day of the window in which things are counted.",
        "broken": "How many rows were broken and left out.",
        "errors": "How many rows can be read and break a rule.",
        "_raw": "", "_noticed": "", "_by_code": "",
        "__dict__": "", "__weakref__": "",
    }

    figures: _rows.Rows[Figure]
    findings: _rows.Rows[_types.Finding]
    findings_total: int
    authority: str
    year_ended: Optional[datetime.date]
    as_at: Optional[datetime.date]
    since: Optional[datetime.date]
    broken: int
    errors: int
    _raw: Any
    _noticed: Any
    _by_code: Dict[str, Figure]

    def __init__(self, raw: Any, findings: Any = None) -> None:
        found = _rows.Rows.of("Statutory return", Figure._fields, (
            Figure(*raw._at(i)) for i in range(raw._count())))
        self._set(
            _raw=raw, _noticed=findings, figures=found,
            _by_code={figure.code: figure for figure in found},
            findings=_rows.findings(findings),
            findings_total=0 if findings is None else findings._total(),
            authority=raw._authority(), year_ended=raw._year_ended(),
            as_at=raw._as_at(), since=raw._from(), broken=raw._broken(),
            errors=raw._errors())

    def __getitem__(self, code: str) -> Figure:
        found = self._by_code.get(code)
        if found is None:
            raise _types._error("NOT_FOUND", "there is no such indicator",
                                "list(returned) has their codes")
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_code)

    def __len__(self) -> int:
        return len(self._by_code)

    def __hash__(self) -> int:
        return hash((self.authority, self.year_ended))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Return):
            return NotImplemented
        return self.to_json() == other.to_json()

    __reduce_ex__ = _types.no_pickle

    def to_json(self) -> str:
        """The tool's JSON, schema cparent.ssda903/1."""
        return self._raw._json(self._noticed)

    def to_dict(self) -> Dict[str, Any]:
        """The same as a dict."""
        return json.loads(self.to_json())

    def to_csv(self, *, header: bool = True) -> str:
        """Rows of authority, year, code, numerator, denominator, value and
        state."""
        return self._raw._csv(header)

    @kept
    def columns(self) -> _columns.Columns:
        """The figures as columns; see Columns."""
        return _columns_of([self], "Statutory return")

    def to_frame(self, columns: Optional[Sequence[str]] = None, *,
                 copy: bool = True) -> Any:
        """The figures as a pandas DataFrame."""
        return self.columns.to_frame(columns=columns, copy=copy)

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
        return self.columns.__arrow_c_stream__(requested_schema)

    @_show.quiet
    def _repr_html_(self) -> str:
        return _show.table(
            f"Return of {self.authority or 'an authority'}, year ended "
            f"{self.year_ended}", ["code", "title", "figure", "note"],
            ((figure.code, figure.title, figure.value.words, figure.note)
             for figure in self.figures))

    def __repr__(self) -> str:
        return (f"<cparent.Return of {self.authority or '?'}, year ended "
                f"{self.year_ended}: {len(self)} figures, "
                f"{self.findings_total} findings>")


class Returns(Sequence[Return]):
    """The returns of many authorities and years, in that order."""

    def __init__(self, raw: Any) -> None:
        self._returns = tuple(Return(raw._at(i))
                              for i in range(raw._count()))

    def __len__(self) -> int:
        return len(self._returns)

    def __getitem__(self, index: Any) -> Any:
        return self._returns[index]

    @kept
    def columns(self) -> _columns.Columns:
        """Every figure of every return as columns."""
        return _columns_of(self._returns, "Statutory returns")

    def to_frame(self, columns: Optional[Sequence[str]] = None, *,
                 copy: bool = True) -> Any:
        """Every figure of every return as a pandas DataFrame."""
        return self.columns.to_frame(columns=columns, copy=copy)

    def to_csv(self) -> str:
        """The tool's CSV."""
        return "".join(one.to_csv(header=i == 0)
                       for i, one in enumerate(self._returns))

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
        return self.columns.__arrow_c_stream__(requested_schema)

    @_show.quiet
    def _repr_html_(self) -> Optional[str]:
        return self.columns._repr_html_()

    def __repr__(self) -> str:
        return f"<cparent.Returns, {len(self)} of them>"


def _many(given: Any) -> List[Any]:
    if isinstance(given, (list, tuple)):
        return list(given)
    return [] if given is None else [given]


def _is_path(given: Any) -> bool:
    return isinstance(given, (str, os.PathLike))


def _job(dirs: Any, previous: Any) -> Any:
    job = native._cparent_ssda903_new()
    given = _many(dirs)
    if not given:
        raise TypeError("give a folder of files, or several, not "
                        f"{type(dirs).__name__}")
    for one in given:
        if _is_path(one):
            job._add_path(one)
        else:
            job._add_source(_mixins.source(one))
    for one in _many(previous):
        job._add_previous(one)
    return job


def _year(year_ended: Any) -> Any:
    return datetime.date(year_ended, 3, 31) \
        if isinstance(year_ended, int) else year_ended


def _table(given: Any) -> Any:
    return None if given is None else _mixins.source(given)


def ssda903(dirs: Any, *, year_ended: Any = None,
            authority: Optional[str] = None, previous: Any = (),
            population: Optional[int] = None, postcodes: Any = None,
            bank_holidays: Any = None, as_at: Any = None, since: Any = None,
            lenient: bool = False, same_carer_moves: bool = False,
            progress: Any = None) -> Return:
    """Counts every indicator of a return, and forgets its rows.

    ``dirs`` is a folder of files (CSV or XML), one file, the bytes of one,
    or a list of these; of several, those that end in an earlier year are
    earlier returns, as those in ``previous`` are.  ``year_ended`` is a day
    (2025-03-31), or the year that its 31 March is in; None finds it from the
    dates.  ``postcodes`` and ``bank_holidays`` are CSV files.  ``as_at`` and
    ``since`` move the snapshot and the window.

    Raises ParseError for broken input, with every place in ``findings``;
    ``lenient`` leaves broken rows out instead.
    """
    raw, findings = native._bound_return_count(
        _job(dirs, previous), _year(year_ended), as_at, since, authority,
        population or 0, _table(postcodes), _table(bank_holidays),
        bool(lenient), bool(same_carer_moves), True, progress)
    return Return(raw, findings)


def ssda903_tree(root: Any, *, threads: int = 0,
                 population: Optional[int] = None, postcodes: Any = None,
                 bank_holidays: Any = None, same_carer_moves: bool = False,
                 progress: Any = None) -> Returns:
    """Counts every ``root``/AUTHORITY/YEAR, side by side in ``threads``
    threads (0: as many as there are processors)."""
    return Returns(native._bound_return_tree(
        root, threads, population or 0, _table(postcodes),
        _table(bank_holidays), bool(same_carer_moves), True, progress))


def ssda903_children(dirs: Any, code: str, *, may_see_children: bool = False,
                     year_ended: Any = None, authority: Optional[str] = None,
                     previous: Any = (), postcodes: Any = None,
                     bank_holidays: Any = None, as_at: Any = None,
                     since: Any = None, lenient: bool = False,
                     same_carer_moves: bool = False,
                     progress: Any = None) -> List[str]:
    """The ids of the children in the numerator of a figure, for one's own
    checking.  Raises ProtectedError unless ``may_see_children``."""
    ids: List[str] = []
    native._bound_return_who(
        _job(dirs, previous), code, bool(may_see_children),
        _year(year_ended), as_at, since, authority, _table(postcodes),
        _table(bank_holidays), bool(lenient), bool(same_carer_moves), ids,
        progress)
    return ids


def ssda903_explain(code: Optional[str] = None) -> str:
    """How a figure is defined, or all of them: population, numerator,
    denominator, what is left out, and the source."""
    return native._cparent_ssda903_explain(code)
