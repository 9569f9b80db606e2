# SPDX-License-Identifier: Apache-2.0
"""The types that the C half fills in: errors, values, periods, rows.

They are plain Python, so that they are documented, compared and pickled as
Python's own are.  Nothing here may import the compiled half.
"""
from __future__ import annotations

import datetime
import decimal
import enum
import operator
from typing import Any, Dict, NamedTuple, Optional, Tuple, Type, Union

from . import _advice


class Error(Exception):
    """Why the library could not go on: what, where, and how to mend it.

    ``str(error)`` is "SOURCE:LINE:COLUMN: what; how to mend it", as much of
    it as is known.  No message holds a child's data.
    """

    #: Which outcome it was, a member of :class:`Status`.
    status: Any = None
    #: The outcome's name: "PARSE", as in the tool's JSON.
    code: Optional[str] = None
    #: The file or address, when there is one.
    source: Optional[str] = None
    #: The line in it, from 1.
    line: Optional[int] = None
    #: The column in it, from 1.
    column: Optional[int] = None
    #: The byte in it, from 0.
    offset: Optional[int] = None
    #: The name of the column or field.
    field: Optional[str] = None
    #: What is wrong, without the place.
    message: str = ""
    #: How to mend it.
    hint: Optional[str] = None
    #: What an import had noticed before it failed.
    findings: Tuple["Finding", ...] = ()

    # KeyError and OSError, which some children also are, would print a repr.
    __str__ = Exception.__str__

    #: The exit status that the tool ends with.
    exit_status: int = 1


_errors: Dict[int, Type[Error]] = {}
Status: Any = None


def _define_errors(rows: Any) -> Dict[str, type]:
    """Makes Status and the children of Error from the status table."""
    global Status
    Status = enum.IntEnum("Status", {row[1]: row[0] for row in rows},
                          module="cparent")
    Status.__doc__ = "What a call came to: zero fine, negative a failure."
    made: Dict[str, type] = {"Status": Status}
    for number, name, exception, builtin, text, leave in rows:
        if not exception:
            continue
        base = getattr(__import__("builtins"), builtin)
        cls = type(exception, (Error, base), {
            "__doc__": text[0].upper() + text[1:] + ".",
            "__module__": "cparent",
            "status": Status[name],
            "code": name,
            "exit_status": leave,
        })
        _errors[number] = made[exception] = cls
    return made


def _make_error(number: int, text: str, source: str, line: int, column: int,
                offset: int, field: str, message: str, hint: str) -> Error:
    ours = _advice.said(hint)
    if ours != hint:
        text = text.replace(hint, ours)
        hint = ours
    error = _errors.get(number, Error)(text)
    error.source = source or None
    error.line = line or None
    error.column = column or None
    error.offset = offset if offset >= 0 else None
    error.field = field or None
    error.message = message
    error.hint = hint or None
    return error


_SEND = {"Store": "its path", "Snapshot": "its store's path",
         "Cursor": "a list of what it gives", "Published": "its to_csv()",
         "Column": "its to_list()",
         "Columns": "its to_dict(), its to_frame() or an Arrow table of it",
         **dict.fromkeys(("Reading", "Return", "Standing", "Protection"),
                         "its to_json()")}


def no_pickle(self: Any, protocol: int) -> Any:
    """Refuses, and says what to send instead."""
    name = type(self).__name__
    send = "to_dict() or the id" if hasattr(self, "NOUN") else \
        _SEND.get(name, "the path or the bytes that it was made of")
    raise TypeError(f"{name} objects belong to this process and cannot be "
                    f"pickled or copied; send {send} instead")


class _Shown:
    """What shows the memory of this process: a copy of it is itself."""

    __slots__ = ()
    __reduce_ex__ = no_pickle

    def __copy__(self):
        return self

    def __deepcopy__(self, memo: Any):
        return self


class _Frozen:
    """What is worked out once: no attribute changes after __init__."""

    __slots__ = ()

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError(
            f"a {type(self).__name__} cannot be changed; make another")

    def __delattr__(self, name: str) -> None:
        self.__setattr__(name, None)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo: Any):
        return self

    def _set(self, **fields: Any) -> None:
        for name, value in fields.items():
            object.__setattr__(self, name, value)


STATES = ("missing", "number", "suppressed", "not_applicable",
          "not_available", "rounds_to_zero", "low_reliability")
UNITS = ("unknown", "percent", "count", "rate_per_10000", "gbp", "days",
         "years", "ratio", "score", "percentage_points", "months")

Number = Union[int, float, str, decimal.Decimal]


def _exact(number: Number) -> decimal.Decimal:
    """A number as people would write it: 62.4 is 62.4, not its double."""
    if isinstance(number, decimal.Decimal):
        exact = number
    elif isinstance(number, float):
        exact = decimal.Decimal(repr(float(number)))
    elif isinstance(number, str):
        try:
            exact = decimal.Decimal(number)
        except decimal.InvalidOperation:
            raise _error("INVALID", f"{number!r} is not a number") from None
    elif isinstance(number, bool):
        raise TypeError("a number must not be bool")
    else:
        exact = decimal.Decimal(operator.index(number))
    if not exact.is_finite():
        raise _error("INVALID", "a figure must be a finite number",
                     "say why there is none: Value(state='missing')")
    return exact


def _error(status: str, message: str, hint: str = "") -> Error:
    text = f"{message}; {hint}" if hint else message
    return _make_error(int(Status[status]), text, "", 0, 0, -1, "", message,
                       hint)


class Value(_Frozen):
    """A figure: an exact number, or the reason why there is none.

    >>> Value("62.4", "percent")
    Value('62.4', 'percent')
    >>> Value(97, "percent", high=99).words
    '97% to 99%'
    >>> Value(state="suppressed").number is None
    True

    Only numbers compare; to sort figures that may be missing, decide first
    what a missing one means.
    """

    __slots__ = {
        "state": "One of STATES: why there is a number, or why there is "
                 "none.",
        "unit": "One of UNITS: what the number counts.",
        "number": "The number, or a range's low end; None when there is "
                  "none.",
        "high": "A range's high end; None when it is no range.",
        "numerator": "The part that was counted, when that is given.",
        "denominator": "Of how many, when that is given.",
        "unit_implied": "True when the unit was not printed but is certain.",
        "_words": "",
    }

    state: str
    unit: str
    number: Optional[decimal.Decimal]
    high: Optional[decimal.Decimal]
    numerator: Optional[int]
    denominator: Optional[int]
    unit_implied: bool
    _words: str

    def __init__(self, number: Optional[Number] = None,
                 unit: str = "unknown", *, high: Optional[Number] = None,
                 state: Optional[str] = None,
                 numerator: Optional[int] = None,
                 denominator: Optional[int] = None,
                 unit_implied: bool = False) -> None:
        if state is None:
            state = "missing" if number is None else "number"
        if state not in STATES:
            raise _error("INVALID", "there is no such state",
                         "use one of " + ", ".join(STATES))
        if unit not in UNITS:
            raise _error("INVALID", "there is no such unit",
                         "use one of " + ", ".join(UNITS))
        if (number is not None) != (state == "number"):
            raise _error("INVALID", "a number goes with the state 'number'")
        if (numerator is None) != (denominator is None):
            raise _error("INVALID", "give numerator and denominator, "
                                    "or neither")
        if high is not None and number is None:
            raise _error("INVALID", "a range needs its low end too")
        self._set(
            state=state, unit=unit,
            number=None if number is None else _exact(number),
            high=None if high is None else _exact(high),
            numerator=None if numerator is None
            else operator.index(numerator),
            denominator=None if denominator is None
            else operator.index(denominator),
            unit_implied=bool(unit_implied))

    @property
    def is_number(self) -> bool:
        """True when there is a number; a range is one."""
        return self.state == "number"

    @property
    def words(self) -> str:
        """The figure for people: "94%", "hidden to protect people"."""
        try:
            return self._words
        except AttributeError:
            from . import native
            self._set(_words=native._cparent_value_words(self))
            return self._words

    def _key(self) -> tuple:
        return (self.state, self.unit, self.number, self.high,
                self.numerator, self.denominator)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Value):
            return NotImplemented
        return self._key() == other._key()

    def __hash__(self) -> int:
        return hash(self._key())

    def _against(self, other: object) -> tuple:
        if not isinstance(other, Value):
            raise TypeError("a Value compares with a Value only; "
                            "float(value) is its number")
        if not (self.is_number and other.is_number):
            raise _error("INVALID", "a figure without a number has no order",
                         "leave out those whose is_number is False")
        if self.high is not None or other.high is not None:
            raise _error("INVALID", "a range has no order",
                         "compare its number and its high yourself")
        if self.unit != other.unit:
            raise _error("INVALID", "the units differ")
        return self.number, other.number

    def __lt__(self, other: object) -> bool:
        mine, theirs = self._against(other)
        return mine < theirs

    def __le__(self, other: object) -> bool:
        mine, theirs = self._against(other)
        return mine <= theirs

    def __gt__(self, other: object) -> bool:
        mine, theirs = self._against(other)
        return mine > theirs

    def __ge__(self, other: object) -> bool:
        mine, theirs = self._against(other)
        return mine >= theirs

    def __float__(self) -> float:
        if self.number is None or self.high is not None:
            raise _error("INVALID", "there is no one number to convert")
        return float(self.number)

    def __str__(self) -> str:
        return self.words

    def __repr__(self) -> str:
        parts = [] if self.number is None else [repr(str(self.number))]
        if self.unit != "unknown":
            parts.append(repr(self.unit) if parts else f"unit={self.unit!r}")
        if self.high is not None:
            parts.append(f"high={str(self.high)!r}")
        if self.number is None:
            parts.append(f"state={self.state!r}")
        if self.numerator is not None:
            parts.append(f"numerator={self.numerator}")
            parts.append(f"denominator={self.denominator}")
        if self.unit_implied:
            parts.append("unit_implied=True")
        return f"Value({', '.join(parts)})"

    def __reduce__(self) -> tuple:
        return _make_value, (
            self.state, self.unit,
            None if self.number is None else str(self.number),
            None if self.high is None else str(self.high),
            self.numerator is not None, self.numerator or 0,
            self.denominator or 0, self.unit_implied)


def _make_value(state: str, unit: str, low: Optional[str],
                high: Optional[str], parts: bool, numerator: int,
                denominator: int, implied: bool) -> Value:
    value = Value.__new__(Value)
    value._set(state=state, unit=unit,
               number=None if low is None else decimal.Decimal(low),
               high=None if high is None else decimal.Decimal(high),
               numerator=numerator if parts else None,
               denominator=denominator if parts else None,
               unit_implied=bool(implied))
    return value


def _value_parts(given: Any) -> tuple:
    value = given if isinstance(given, Value) else Value(given)
    return (value.state, value.unit,
            None if value.number is None else format(value.number, "f"),
            None if value.high is None else format(value.high, "f"),
            value.numerator is not None, value.numerator or 0,
            value.denominator or 0, value.unit_implied)


PERIOD_KINDS = ("day", "month", "quarter", "financial", "academic",
                "calendar", "year_ended", "custom")


class Period(_Frozen):
    """A stretch of days, both ends included, and what kind it is.

    >>> Period.parse("2025/26")
    Period('2025/26')
    >>> Period.parse("2025/26").first
    datetime.date(2025, 4, 1)
    >>> import datetime
    >>> datetime.date(2025, 12, 25) in Period.parse("2025/26")
    True

    Without ``kind`` the kind is the one that fits the two days best.
    """

    __slots__ = {
        "first": "The first day.",
        "last": "The last day.",
        "kind": "One of PERIOD_KINDS.",
        "_label": "",
        "_days": "",
    }

    first: datetime.date
    last: datetime.date
    kind: str
    _label: str
    _days: int

    def __init__(self, first: Any, last: Any = None,
                 kind: Optional[str] = None) -> None:
        from . import native
        if last is None and isinstance(first, str):
            made = native._cparent_period_parse(first)
        else:
            made = native._cparent_period_between(first, last)
        if made is None:
            raise _error("INVALID", "a period must not end before it begins")
        if kind is not None and kind not in PERIOD_KINDS:
            raise _error("INVALID", "there is no such kind of period",
                         "use one of " + ", ".join(PERIOD_KINDS))
        self._set(first=made.first, last=made.last, kind=kind or made.kind)

    @classmethod
    def parse(cls, text: str) -> "Period":
        """Reads "2025-03", "2025/26 Q1", "year ended 2025-03-31" and so on.

        Raises ParseError for anything else.
        """
        from . import native
        return native._cparent_period_parse(text)

    @classmethod
    def month(cls, year: int, month: int) -> "Period":
        """A calendar month."""
        from . import native
        return _given(native._cparent_period_month(year, month))

    @classmethod
    def quarter(cls, year: int, quarter: int) -> "Period":
        """A quarter, 1 to 4, of the financial year that begins in ``year``."""
        from . import native
        return _given(native._cparent_period_quarter(year, quarter))

    @classmethod
    def year(cls, year: int, kind: str = "financial") -> "Period":
        """The financial, academic or calendar year that begins in ``year``."""
        from . import native
        return _given(native._cparent_period_year(year, kind))

    @property
    def label(self) -> str:
        """The period for people: "March 2025", "Q1 2025/26"."""
        try:
            return self._label
        except AttributeError:
            from . import native
            self._set(_label=native._cparent_period_label(self))
            return self._label

    def step(self, steps: int = 1) -> Optional["Period"]:
        """The period of the same kind that many later, or earlier."""
        from . import native
        return native._cparent_period_step(self, steps)

    def adjacent(self, other: "Period") -> bool:
        """True when ``other`` is of the same kind and comes right after."""
        from . import native
        return native._cparent_period_adjacent(self, other)

    @property
    def days(self) -> int:
        """How many days it has."""
        try:
            return self._days
        except AttributeError:
            self._set(_days=(self.last - self.first).days + 1)
            return self._days

    def __contains__(self, day: datetime.date) -> bool:
        if isinstance(day, datetime.datetime):
            day = day.date()
        return self.first <= day <= self.last

    def _compare(self, other: object) -> int:
        from . import native
        if not isinstance(other, Period):
            raise TypeError("a Period compares with a Period only")
        return native._cparent_period_compare(self, other)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Period):
            return NotImplemented
        return ((self.first, self.last, self.kind)
                == (other.first, other.last, other.kind))

    def __hash__(self) -> int:
        return hash((self.first, self.last, self.kind))

    def __lt__(self, other: object) -> bool:
        return self._compare(other) < 0

    def __le__(self, other: object) -> bool:
        return self._compare(other) <= 0

    def __gt__(self, other: object) -> bool:
        return self._compare(other) > 0

    def __ge__(self, other: object) -> bool:
        return self._compare(other) >= 0

    def __str__(self) -> str:
        from . import native
        return native._cparent_period_format(self)

    def __repr__(self) -> str:
        return f"Period({str(self)!r})"

    def __reduce__(self) -> tuple:
        return _make_period, (self.first, self.last, self.kind)


def _given(period: Optional[Period]) -> Period:
    if period is None:
        raise _error("INVALID", "there is no such period")
    return period


def _make_period(first: datetime.date, last: datetime.date,
                 kind: str) -> Period:
    period = Period.__new__(Period)
    period._set(first=first, last=last, kind=kind)
    return period


def _period_parts(given: Any) -> tuple:
    if not isinstance(given, Period):
        raise TypeError("a period must be a Period or text that names one, "
                        f"not {type(given).__name__}")
    return given.first, given.last, given.kind


class Entry(NamedTuple):
    """One entry of a store's history."""

    sequence: int
    version: int
    at: str
    who: str
    why: str
    noun: str
    id: str
    digest: str
    body: Optional[str]


class Finding(NamedTuple):
    """Something that an import noticed."""

    severity: str
    rule: Optional[str]
    source: Optional[str]
    line: int
    column: int
    field: Optional[str]
    message: Optional[str]


def _make_finding(severity: str, rule: Optional[str], source: Optional[str],
                  line: int, column: int, field: Optional[str],
                  message: Optional[str]) -> Finding:
    return Finding(severity, rule, source, line, column, field,
                   message and _advice.said(message))


class ImportResult(NamedTuple):
    """What an import did: rows or items read, and records that are new,
    changed and unchanged."""

    kind: Optional[str]
    read: int
    added: int
    changed: int
    unchanged: int
    document: Optional[str]
    findings: Tuple[Finding, ...]


class Challenge(NamedTuple):
    """A question that a good parent would ask now, and what it rests on."""

    rule: str
    question: str
    evidence: Tuple[Any, ...]
