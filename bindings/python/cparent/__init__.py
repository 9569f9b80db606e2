# SPDX-License-Identifier: Apache-2.0
"""Follow a council's pledges to children in care, back to where each was
said.

>>> import cparent
>>> reading = cparent.read_minutes(b"RESOLVED: That the report be noted.")
>>> isinstance(reading.document, cparent.Document)
True

Open a store with ``cparent.open``; read minutes with
``cparent.read_minutes``; the nouns are classes (``cparent.Action``), values
are ``cparent.Value`` and ``cparent.Period``, days are ``datetime.date``.
Errors are children of ``cparent.Error`` and of the builtin that you expect.
"""
from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any, Optional, Sequence, Tuple, overload

from ._columns import Column, Columns, Table
from ._types import (Challenge, Entry, Error, Finding, ImportResult, Period,
                     Value)
from . import native
from . import _errors, _hints, _mixins, _nouns
from ._errors import (BrokenChainError, CancelledError, ClosedError,
                      ConflictError, ExistsError, InvalidError, IoError,
                      LimitError, NotFoundError, ParseError, ProtectedError,
                      Status, StoreError, UnsupportedError, ValidationError)
from ._nouns import (Action, AgendaItem, Authority, Body, Citation, Claim,
                     Document, Event, Indicator, Meeting, Observation, Person,
                     Pledge, Proposal, Question, Resolution, Target)
from ._measure import (Forecast, Funnel, FunnelRow, Interval, Judgement,
                       SeriesRow, Trend, XmR, XmRPoint, difference, direct_rate,
                       direction, forecast, funnel, judge, mean, moved,
                       proportion, quantile, quantiles, rag, ranks, rate,
                       rate_ratio, read_series, rounding_contradicts, run, spc,
                       standardised_rate, standardised_ratio, target_for,
                       target_side, travel, trend, xmr)
from ._mixins import Items, Path, Progress, Records
from ._protect import AuditedCell, Protection, protect, protect_audit
from ._published import (Council, Measure, Neighbour, Neighbours, Place,
                         Published, Release, Standing, compare, council, councils,
                         neighbours, published)
from ._return import (Figure, Return, Returns, ssda903, ssda903_children,
                      ssda903_explain, ssda903_tree)
from ._review import Matter, Proposed, Review, matters_arising
from ._rows import Rows
from .native import Phrases, Reading, Record, Snapshot, Source, Store

__version__ = native._cparent_version()

#: Memory ran out: a child of Error and of the builtin.
MemoryError = _errors.MemoryError

#: The names of the nouns, in order.
NOUNS = tuple(_nouns.CLASSES)


def open(path: Path, *, read_only: bool = False,
         busy_timeout: Optional[float] = None,
         who: Optional[str] = None) -> Store:
    """Opens the store at ``path``; use it in a ``with``, which closes it.

    ``busy_timeout`` is how many seconds to wait for other writers, ``who``
    the name or role that changes are recorded under.  Raises NotFoundError
    when there is no such file, StoreError when it is not a store.
    """
    return Store.open(path, read_only=read_only, busy_timeout=busy_timeout,
                      who=who)


def create(path: Path, *, council: Any, who: Optional[str] = None,
           why: str = "", at: Any = None) -> Store:
    """Makes a new store at ``path`` for a council: its name, its code, or
    an Authority.  Raises ExistsError when something is there already."""
    return Store.create(path, council=council, who=who, why=why, at=at)


def read_minutes(given: Any, *, meeting: Any = None,
                 board: Optional[str] = None,
                 authority: Optional[str] = None,
                 phrases: Any = None,
                 progress: Optional[Progress] = None) -> Reading:
    """Reads minutes: a path, an open file, or the text or bytes themselves.

    ``meeting`` (a day) and ``board`` say what the text leaves out;
    ``phrases`` is a table of the council's own phrases (a path, bytes, an
    open file), or what ``cparent.phrases`` made of it.  Gives a Reading; nothing is stored.  Raises ParseError when
    it is not text, or when a row of ``phrases`` is wrong.
    """
    return native._bound_read_minutes(_mixins.source(given), authority,
                                      meeting, board,
                                      _mixins.own_phrases(phrases), progress)


def phrases(given: Any) -> Phrases:
    """A council's own phrases, read once and kept for many texts: pass them
    as ``phrases`` to whatever reads, from as many threads as you like.

    ``given`` is the table: a path, bytes, an open file.  Raises ParseError,
    with its line and column, when a row is wrong.
    """
    return _mixins.phrases(given)


def explain_minutes(given: Any, *, meeting: Any = None,
                    board: Optional[str] = None,
                    authority: Optional[str] = None,
                    phrases: Any = None, html: bool = False) -> str:
    """How minutes are read: the text line by line, each item's words marked
    where they stand, what it was read as, by which rule and how surely.

    ``html`` gives a page with the words marked; the others as for
    ``read_minutes``.
    """
    return str(native._bound_read_explain(
        _mixins.source(given), authority, meeting, board,
        _mixins.own_phrases(phrases), html))


def source(given: Any, name: str = "bytes") -> Source:
    """A Source for anything that can be read: a path, bytes, an open file.

    Messages call bytes by ``name``.
    """
    return _mixins.source(given, name)


@overload
def catalogue(code: None = None) -> Items[Indicator]: ...
@overload
def catalogue(code: str) -> Indicator: ...
def catalogue(code: Optional[str] = None) -> Any:
    """The indicators that the library knows, or the one of that code."""
    if code is not None:
        return native._cparent_catalogue_get(code)
    return Items.of("indicator", (
        native._cparent_catalogue_at(i)
        for i in range(native._cparent_catalogue_count())))


def authority(name: str) -> Authority:
    """The Authority that a council's code or name means."""
    return native._cparent_authority_lookup(name)


def columns(records: Any, noun: Any = None,
            names: Optional[Sequence[str]] = None) -> Columns:
    """Records of one noun as columns, for NumPy, pandas and Arrow.

    ``noun`` says which when there may be no records; only the columns of
    ``names`` are made, or all.
    """
    return _mixins.record_columns(records, noun, names)


def change(previous: Any, current: Any) -> Value:
    """``current`` less ``previous``, exactly, as a Value; it has no number
    when either has none or the units differ."""
    return native._cparent_measure_change(previous, current)


def has_feature(name: str) -> bool:
    """True when this build has an optional part, "xlsx" for example."""
    return native._cparent_has_feature(name)


def live_objects() -> int:
    """How many objects of the C library are alive in the process; for leak
    tests."""
    return native._cparent_live_objects()


if not TYPE_CHECKING:  # a checker is to refuse what is not there
    def __getattr__(name):
        if name.startswith("_"):
            raise AttributeError(f"cparent has no {name!r}")
        raise _hints.missing("cparent", "cparent", name, __dir__())

    def __dir__():
        return sorted(__all__ + ["MemoryError", "open", "__version__"])


# Names that would hide a builtin, open and MemoryError, are there, but not
# for ``import *``.
__all__ = [
    "Action", "AgendaItem", "Authority", "Body", "BrokenChainError",
    "CancelledError", "Challenge", "Citation", "Claim", "ClosedError",
    "Column", "Columns", "ConflictError", "Council", "Document", "Entry",
    "Error", "Event", "ExistsError", "Figure", "Finding", "Forecast",
    "Funnel", "FunnelRow", "ImportResult", "Indicator", "Interval",
    "InvalidError", "IoError", "Items", "Judgement", "LimitError", "Matter",
    "Measure", "Meeting", "NOUNS", "Neighbour", "Neighbours",
    "NotFoundError", "Observation", "ParseError", "Period", "Person",
    "Phrases", "Place", "Pledge", "Proposal", "Proposed", "ProtectedError",
    "Published", "Question", "Reading", "Record", "Records", "Release",
    "Resolution", "Return", "Returns", "Review", "Rows", "SeriesRow", "Snapshot",
    "Source", "Standing", "Status", "Store", "StoreError", "Table",
    "Target", "Trend", "UnsupportedError", "ValidationError", "Value",
    "XmR", "XmRPoint", "authority", "catalogue", "change", "columns",
    "compare", "council", "councils", "create", "difference", "direct_rate",
    "direction", "explain_minutes", "forecast", "funnel", "has_feature", "judge",
    "live_objects", "matters_arising", "mean", "moved", "neighbours", "phrases",
    "proportion", "published", "quantile", "quantiles", "rag", "ranks", "rate",
    "rate_ratio", "read_minutes", "read_series", "rounding_contradicts",
    "run", "source", "spc", "ssda903", "ssda903_children",
    "ssda903_explain", "ssda903_tree", "standardised_rate",
    "standardised_ratio", "target_for", "target_side", "travel", "trend",
    "xmr",
]
for _name in __all__:
    _public = globals()[_name]
    if isinstance(_public, type):
        _public.__module__ = "cparent"
        # help() looks for the class's own words.
        if _public.__doc__ is None:
            _public.__doc__ = inspect.getdoc(_public)
for _public in vars(native).values():
    # The generated __repr__ would hide the hand-written one.
    if isinstance(_public, type) and "_swig_repr" in getattr(
            _public.__dict__.get("__repr__"), "__name__", ""):
        del _public.__repr__
for _name, _maker in (
        ("Store", "open(path) or create(path, council=…)"),
        ("Reading", "read_minutes(path)"), ("Phrases", "phrases(path)"),
        ("Source", "source(path)")):
    _mixins.refuse_to_be_made(getattr(native, _name), "cparent." + _maker)
_mixins.refuse_to_be_made(native.Snapshot, "store.snapshot(day)")
del _name, _public, _maker
