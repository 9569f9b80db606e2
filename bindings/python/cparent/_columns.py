# SPDX-License-Identifier: Apache-2.0
"""Columns: what was counted, as arrays, frames and Arrow.

Nothing here needs NumPy or pandas until it is asked for one.
"""
from __future__ import annotations

import array
import datetime
import itertools
from typing import (Any, Dict, Iterable, Iterator, List, Mapping, Optional,
                    Sequence, Tuple)

from . import _show, _types
from ._kept import kept

#: What a column's rows are, in the order of the library's numbers.
KINDS = ("", "date", "integer", "real", "word", "text", "flag")

_CODES = {"date": "i", "integer": "q", "real": "d", "word": "i", "flag": "B"}
_ARROW = {"date": "tdD", "integer": "l", "real": "g", "word": "i",
          "text": "u", "flag": "C"}
_EPOCH = datetime.date(1970, 1, 1).toordinal()
#: Codes of so many words pandas keeps in numbers of its own.
_SHORT = 32767
#: Which columns are wanted; None is all.
Names = Optional[Sequence[str]]
_NOTHING = {"date": -2**31, "integer": 0, "real": float("nan"), "word": -1,
            "flag": 0}


def _native() -> Any:
    from . import native
    return native


def _bits(valid: Iterable[bool]) -> bytearray:
    bits = bytearray()
    for place, one in enumerate(valid):
        if place % 8 == 0:
            bits.append(0)
        bits[-1] |= bool(one) << place % 8
    return bits


def _packed(texts: Sequence[str]) -> Tuple[memoryview, memoryview]:
    """Offsets and bytes, as Arrow and the library have them."""
    encoded = [text.encode("utf-8") for text in texts]
    ends = itertools.accumulate(map(len, encoded), initial=0)
    return (memoryview(array.array("i", ends)),
            memoryview(b"".join(encoded)))


class Column(_types._Shown, Sequence[Any]):
    """One column: a sequence of plain values, None where there is none.

    ``to_numpy`` and the buffers share the library's memory, read-only; it
    lives as long as anybody looks at it.
    """

    __slots__ = {
        "name": "Its name in a table.",
        "kind": "One of \"date\", \"integer\", \"real\", \"word\", \"text\", "
                "\"flag\".",
        "missing": "How many rows have no value.",
        "_rows": "", "_data": "", "_valid": "", "_offsets": "", "_texts": "",
        "_words": "",
    }

    name: str
    kind: str
    missing: int

    def __init__(self, name: str, kind: str, rows: int, missing: int,
                 data: Any, valid: Any, offsets: Any = None,
                 texts: Any = None) -> None:
        self.name = name
        self.kind = kind
        self.missing = missing
        self._rows = rows
        self._data = data
        self._valid = valid
        self._offsets = offsets
        self._texts = texts
        self._words: Optional[List[str]] = None

    @classmethod
    def of(cls, name: str, kind: str, values: Iterable[Any],
           words: Sequence[str] = ()) -> "Column":
        """A column of plain values, None where there is none.  ``words`` of
        a "word" column are its words when more may come than are used."""
        rows = list(values)
        valid = [value is not None for value in rows]
        missing = valid.count(False)
        bits = memoryview(_bits(valid)) if missing else None
        if kind == "text":
            offsets, texts = _packed([value or "" for value in rows])
            return cls(name, kind, len(rows), missing, None, bits, offsets,
                       texts)
        offsets = texts = None
        if kind == "word":
            known = list(dict.fromkeys(
                [*words, *(value for value in rows if value is not None)]))
            places = {word: place for place, word in enumerate(known)}
            rows = [None if value is None else places[value]
                    for value in rows]
            offsets, texts = _packed(known)
        elif kind == "date":
            rows = [None if value is None else value.toordinal() - _EPOCH
                    for value in rows]
        nothing = _NOTHING[kind]
        data = array.array(_CODES[kind], (
            nothing if value is None else value for value in rows))
        return cls(name, kind, len(rows), missing, memoryview(data), bits,
                   offsets, texts)

    @property
    def words(self) -> List[str]:
        """What the codes of a "word" column stand for, or the texts of a
        "text" column; empty for the others."""
        if self._words is None:
            self._words = ([] if self._offsets is None else
                           _native()._texts(self._offsets, self._texts))
        return self._words

    @property
    def data(self) -> memoryview:
        """The rows in memory: days since 1970-01-01, numbers, or which of
        the words; for a "text" column the offsets of its bytes."""
        return self._offsets if self.kind == "text" else self._data

    @property
    def valid(self) -> Optional[memoryview]:
        """A bit a row, the lowest first, 1 where there is a value; None
        when every row has one."""
        return self._valid

    def _plain(self, place: int) -> Any:
        valid = self._valid
        if valid is not None and not valid[place >> 3] >> (place & 7) & 1:
            return None
        if self.kind == "text":
            return self.words[place]
        value = self._data[place]
        if self.kind == "word":
            return self.words[value]
        if self.kind == "date":
            return datetime.date.fromordinal(value + _EPOCH)
        return bool(value) if self.kind == "flag" else value

    def __len__(self) -> int:
        return self._rows

    def __getitem__(self, index: Any) -> Any:
        if isinstance(index, slice):
            return [self._plain(i) for i in range(*index.indices(self._rows))]
        place = index + self._rows if index < 0 else index
        if not 0 <= place < self._rows:
            raise IndexError("a column has no such row")
        return self._plain(place)

    def __iter__(self) -> Iterator[Any]:
        return map(self._plain, range(self._rows))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, (Column, list, tuple)):
            return NotImplemented
        return len(self) == len(other) and all(
            mine == theirs or (mine != mine and theirs != theirs)
            for mine, theirs in zip(self, other))

    __hash__ = None  # type: ignore[assignment]

    def to_list(self) -> List[Any]:
        """Plain values, None where there is none."""
        return list(self)

    def mask(self) -> Any:
        """A NumPy array of bool, True where there is no value."""
        import numpy
        if self._valid is None:
            return numpy.zeros(self._rows, dtype=bool)
        bits = numpy.unpackbits(numpy.asarray(self._valid),
                                bitorder="little")
        return bits[:self._rows] == 0

    def to_numpy(self) -> Any:
        """A NumPy array.  Numbers and flags are the memory itself,
        read-only; whole numbers of which some are missing become float, for
        NaN; days are datetime64[D], words and texts objects."""
        import numpy
        if self.kind in ("word", "text"):
            return self._objects()
        values = numpy.asarray(self._data)
        if self.kind == "date":
            days = values.astype("int64")
            if self.missing:
                days[self.mask()] = numpy.iinfo("int64").min
            return days.view("datetime64[D]")
        if self.kind == "flag":
            return values.view(bool)
        if self.kind == "integer" and self.missing:
            values = values.astype(float)
            values[self.mask()] = numpy.nan
        return values

    def _objects(self) -> Any:
        import numpy
        found = numpy.empty(len(self.words) + 1, dtype=object)
        found[:-1] = self.words
        if self.kind == "word":  # of which -1 is none
            return found[numpy.asarray(self._data)]
        if self.missing:
            found[:-1][self.mask()] = None
        return found[:-1]

    def __array__(self, dtype: Any = None, copy: Any = None) -> Any:
        values = self.to_numpy()
        if dtype is not None:
            values = values.astype(dtype, copy=False)
        return values.copy() if copy else values

    def to_series(self) -> Any:
        """A pandas Series: words are categories, whole numbers keep their
        type, days are datetime64."""
        import pandas
        return pandas.Series(self._for_pandas(), name=self.name)

    def _for_pandas(self, copy: bool = False) -> Any:
        """With ``copy`` nothing is the library's memory."""
        import pandas
        if self.kind == "word":
            return pandas.Categorical.from_codes(
                self._numbers(copy and len(self.words) >= _SHORT),
                categories=self.words)
        if self.kind == "date":
            return self._stamps()
        if self.kind == "integer" and self.missing:
            return pandas.arrays.IntegerArray(
                self._numbers(True), self.mask())
        values = self.to_numpy()
        return values.copy() if copy and self.kind != "text" else values

    def _numbers(self, copy: bool) -> Any:
        import numpy
        return numpy.array(self._data, copy=copy)

    def _stamps(self) -> Any:
        """Days as pandas has them, in nanoseconds; objects when one is
        beyond what these hold."""
        import numpy
        stamps = numpy.empty(self._rows, dtype="int64")
        if not _native()._stamps(self._data, stamps):
            return self.to_numpy().astype(object)
        return stamps.view("datetime64[ns]")

    def _arrow(self) -> Tuple[Any, ...]:
        """The description that the C half makes Arrow of."""
        words = None
        buffers: Tuple[Any, ...] = (self._valid, self._data)
        if self.kind == "text":
            buffers = (self._valid, self._offsets, self._texts)
        elif self.kind == "word":
            words = ("", "u", len(self._offsets) - 1, 0,
                     (None, self._offsets, self._texts), None)
        return (self.name, _ARROW[self.kind], self._rows, self.missing,
                buffers, words)

    def __arrow_c_schema__(self) -> Any:
        return _native()._arrow_schema(self._arrow())

    def __arrow_c_array__(self, requested_schema: Any = None) -> Any:
        """The column as an Arrow array; any Arrow library takes it."""
        described = self._arrow()
        return (_native()._arrow_schema(described),
                _native()._arrow_array(described))

    def __repr__(self) -> str:
        shown = ", ".join(repr(value) for value in self[:6])
        more = ", …" if self._rows > 6 else ""
        return (f"<cparent.Column {self.name!r} of {self.kind}: "
                f"[{shown}{more}]>")


class Columns(_types._Shown, Mapping[str, Column]):
    """Columns by name, all of one length.

    >>> import cparent
    >>> columns = cparent.columns([], noun="observation")
    >>> columns["value"].kind, columns.rows
    ('real', 0)

    ``to_frame()`` is a pandas DataFrame; Polars, DuckDB and pyarrow take the
    columns as they are, by ``__arrow_c_stream__``.
    """

    __slots__ = {"_columns": "", "title": "What it is of, in a word or two.",
                 "rows": "How many rows there are."}

    title: str
    rows: int

    def __init__(self, columns: Iterable[Column], title: str = "") -> None:
        self._columns = {column.name: column for column in columns}
        self.title = title
        self.rows = len(next(iter(self._columns.values()), ()))

    def __getitem__(self, name: str) -> Column:
        found = self._columns.get(name)
        if found is None:
            raise _types._error("NOT_FOUND", f"there is no column {name!r}",
                                "use one of " + ", ".join(self._columns))
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._columns)

    def __len__(self) -> int:
        return len(self._columns)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Columns):
            return NotImplemented
        return self._columns == other._columns

    __hash__ = None  # type: ignore[assignment]

    def to_dict(self) -> Dict[str, List[Any]]:
        """Lists of plain values by name."""
        return {name: column.to_list() for name, column in self.items()}

    def to_frame(self, columns: Names = None, *, copy: bool = True) -> Any:
        """A pandas DataFrame of all columns, or of those named.

        With ``copy=False`` numbers are the library's own memory, which can
        be read and not written.
        """
        import pandas
        chosen = self._columns if columns is None else {
            name: self[name] for name in columns}
        return pandas.DataFrame(
            {name: column._for_pandas(copy)
             for name, column in chosen.items()}, copy=False)

    def __arrow_c_schema__(self) -> Any:
        return _native()._arrow_table_schema(self._arrow())

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
        """The columns as an Arrow stream of one batch."""
        return _native()._arrow_stream(self._arrow())

    def _arrow(self) -> Tuple[Any, ...]:
        return tuple(column._arrow() for column in self._columns.values())

    @_show.quiet
    def _repr_html_(self) -> str:
        # A column in which nothing is given says nothing.
        said = [column for column in self._columns.values()
                if column.missing < self.rows] or list(self._columns.values())
        rows = min(self.rows, _show.ROWS)
        return _show.table(
            self.title or "Columns", [column.name for column in said],
            zip(*(column[:rows] for column in said)), self.rows)

    def __repr__(self) -> str:
        return (f"<cparent.Columns {', '.join(self._columns)}; "
                f"{self.rows} rows>")


def chosen(names: Names) -> Sequence[str]:
    """The names of columns as the library takes them; none: all."""
    if names is None:
        return ()
    if isinstance(names, str):
        raise TypeError("give a list of the names of columns, not a str")
    if not names:
        raise _types._error("INVALID", "no columns are no table",
                            "leave the names out to have all")
    return names


def from_raw(raw: Any, title: str, names: Names = None) -> Columns:
    """The library's columns, in the classes above, and in the order that
    the names were asked for."""
    rows = raw._rows()
    made = {}
    for index in range(raw._count()):
        name, kind, missing, data, valid, offsets, texts = raw._column(index)
        made[name] = Column(name, KINDS[kind], rows, missing, data, valid,
                            offsets, texts)
    return Columns(made.values() if names is None
                   else [made[name] for name in names], title)


def numbers(given: Any, what: str = "values") -> memoryview:
    """A buffer of doubles out of whatever holds numbers: a list, NumPy,
    pandas, Arrow, ``cparent.Value``; NaN where there is no number."""
    if isinstance(given, (str, bytes)):
        raise TypeError(f"{what} must be a sequence of numbers, not "
                        f"{type(given).__name__}")
    if hasattr(given, "to_numpy") and not isinstance(given, Column):
        try:  # pandas, whose missing values are of many kinds
            given = given.to_numpy(dtype="float64", na_value=float("nan"))
        except TypeError:  # Polars and others
            given = given.to_numpy()
    elif hasattr(given, "__arrow_c_array__") or hasattr(
            given, "__arrow_c_stream__"):
        return memoryview(_native()._arrow_numbers(given)).cast("d")
    view = _doubles(given)
    if view is None:
        try:
            rows = iter(given)
        except TypeError:
            raise TypeError(f"{what} must be a sequence of numbers, not "
                            f"{type(given).__name__}") from None
        view = memoryview(array.array("d", (
            _number(value, what) for value in rows)))
    return view


def _doubles(given: Any) -> Optional[memoryview]:
    """The buffer itself when it is one of numbers."""
    if hasattr(given, "astype") and getattr(given, "ndim", 0) == 1 \
            and given.dtype.kind in "iuf":
        filled = getattr(given, "filled", None)  # a masked array
        given = (given if filled is None
                 else given.astype(float).filled(float("nan")))
        return memoryview(given.astype("float64", order="C", copy=False))
    try:
        view = memoryview(given)
    except TypeError:
        return None
    if view.ndim == 1 and view.format == "d" and view.c_contiguous:
        return view
    return None


def _number(value: Any, what: str) -> float:
    """NaN for whatever says that there is no number."""
    if value is None:
        return float("nan")
    state = getattr(value, "is_number", None)
    if state is not None and not callable(state):  # a cparent.Value
        return float(value) if state else float("nan")
    if isinstance(value, (str, bytes, bool)) or \
            type(value).__name__.startswith("bool"):
        raise TypeError(f"{what} must be numbers, not "
                        f"{type(value).__name__}")
    try:
        return float(value)
    except TypeError:
        if type(value).__name__ in ("NAType", "NaTType"):
            return float("nan")
        raise TypeError(f"{what} must be numbers, not "
                        f"{type(value).__name__}") from None


class Framed:
    """Whatever has ``columns()`` is a table by them."""

    __slots__ = ()

    def columns(self) -> Columns:
        """As columns; see Columns."""
        raise NotImplementedError

    def to_frame(self, columns: Names = None, *, copy: bool = True) -> Any:
        """As a pandas DataFrame; see Columns.to_frame."""
        return self.columns().to_frame(columns=columns, copy=copy)

    def __arrow_c_schema__(self) -> Any:
        return self.columns().__arrow_c_schema__()

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
        return self.columns().__arrow_c_stream__(requested_schema)


class Values(List[Any]):
    """A plain list that is also a column: ``to_numpy()``, ``to_series()``,
    and Arrow for whoever asks."""

    __slots__ = ("column",)

    #: The same as a Column.
    column: Column

    @classmethod
    def of(cls, name: str, kind: str, values: Iterable[Any]) -> "Values":
        made = cls(values)
        made.column = Column.of(name, kind, made)
        return made

    def __reduce_ex__(self, protocol: Any) -> Any:
        return list, (list(self),)  # the column shows memory of this process

    def to_numpy(self) -> Any:
        """A NumPy array; see Column.to_numpy."""
        return self.column.to_numpy()

    def to_series(self) -> Any:
        """A pandas Series; see Column.to_series."""
        return self.column.to_series()

    def __array__(self, dtype: Any = None, copy: Any = None) -> Any:
        return self.column.__array__(dtype, copy)

    def __arrow_c_schema__(self) -> Any:
        return self.column.__arrow_c_schema__()

    def __arrow_c_array__(self, requested_schema: Any = None) -> Any:
        return self.column.__arrow_c_array__(requested_schema)


class Table(Sequence[Any]):
    """Rows that are named tuples, and the same as columns.

    ``table[0].value`` is one figure; ``table.columns["value"]`` all of them;
    ``table.to_frame()`` a pandas DataFrame.
    """

    #: The kinds of the rows' fields, by name.
    KINDS: Mapping[str, str] = {}

    def __init__(self, rows: Sequence[Any], kinds: Mapping[str, str],
                 title: str) -> None:
        self._rows = tuple(rows)
        self._kinds = kinds
        self._title = title

    @kept
    def columns(self) -> Columns:
        """The fields as columns."""
        return Columns(
            (Column.of(name, kind, (
                _cell(getattr(row, name)) for row in self._rows))
             for name, kind in self._kinds.items()), self._title)

    def to_frame(self, columns: Names = None, *, copy: bool = True) -> Any:
        """A pandas DataFrame; see Columns.to_frame."""
        return self.columns.to_frame(columns=columns, copy=copy)

    def to_list(self) -> List[Dict[str, Any]]:
        """A dict a row."""
        return [row._asdict() for row in self._rows]

    def __arrow_c_schema__(self) -> Any:
        return self.columns.__arrow_c_schema__()

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
        return self.columns.__arrow_c_stream__(requested_schema)

    def __len__(self) -> int:
        return len(self._rows)

    def __getitem__(self, index: Any) -> Any:
        return self._rows[index]

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self._rows == other._rows

    __hash__ = None  # type: ignore[assignment]

    @_show.quiet
    def _repr_html_(self) -> str:
        return _show.table(self._title, list(self._kinds), (
            [getattr(row, name) for name in self._kinds]
            for row in self._rows))

    def __repr__(self) -> str:
        return f"<cparent.{type(self).__name__}, {len(self)} rows>"


def _cell(value: Any) -> Any:
    """Lists become texts; a column holds one thing a row."""
    return " ".join(value) if isinstance(value, tuple) else value
