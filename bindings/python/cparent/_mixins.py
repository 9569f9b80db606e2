# SPDX-License-Identifier: Apache-2.0
"""The hand-written half of the classes that the C half makes."""
from __future__ import annotations

import contextlib
import datetime
import getpass
import json
import os
from typing import (TYPE_CHECKING, Any, Callable, Dict, Generic, Iterable,
                    Iterator, List, Mapping, Optional, SupportsIndex, Tuple,
                    TypeVar, Union, overload)

from . import _columns, _review, _show, _types
from ._hints import Hinting
from ._kept import kept, kept_items, placed
from ._rows import Rows

if TYPE_CHECKING:
    _RecordBase = object
    _ViewBase = object
    from .native import Reading, Snapshot, Store
    from ._nouns import Action, Authority, Citation, Document
else:
    from ._native import RecordBase as _RecordBase, ViewBase as _ViewBase
    from ._native import _record_nowhere, _view_maker
    from ._native import Store__closed as _is_closed

#: What names a file.
Path = Union[str, bytes, "os.PathLike[str]", "os.PathLike[bytes]"]
#: What a long call tells how far it is; it may answer False to stop.
Progress = Callable[[int, int], Any]

R = TypeVar("R")
Self = TypeVar("Self")


def _native() -> Any:
    from . import native
    return native


def _who() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "unknown"


def _noun_name(noun: Any) -> str:
    """"action" for "action", "actions" or cparent.Action."""
    name = getattr(noun, "NOUN", noun)
    return _PLURALS.get(name, name) if isinstance(name, str) else name


def _one_noun(noun: Any) -> str:
    if noun is None:
        raise TypeError("a table is of one noun; name it: "
                        "to_frame(\"action\")")
    return _noun_name(noun)


_PLURALS = {
    "authorities": "authority", "bodies": "body", "people": "person",
    "meetings": "meeting", "agenda_items": "agenda_item",
    "documents": "document", "citations": "citation", "pledges": "pledge",
    "indicators": "indicator", "observations": "observation",
    "targets": "target", "claims": "claim", "resolutions": "resolution",
    "questions": "question", "actions": "action", "events": "event",
    "proposals": "proposal",
}


def source(given: Any, name: str = "bytes") -> Any:
    """A source for anything that can be read.

    Text and ``pathlib`` paths name a file; bytes (anything with a buffer)
    and text with a line end in it are the content itself, which messages
    call ``name``; an object with ``read`` is read to its end.
    """
    native = _native()
    if isinstance(given, native.Source):
        return given
    if isinstance(given, str) and ("\n" in given or "\r" in given):
        given = given.encode("utf-8")  # no name of a file, and too long
    if isinstance(given, (str, os.PathLike)):
        return native._cparent_source_from_path(given)
    if hasattr(given, "read"):
        name = str(getattr(given, "name", name))
        given = given.read()
        if isinstance(given, str):
            given = given.encode("utf-8")
    if not isinstance(given, (bytes, bytearray, memoryview)):
        try:
            given = memoryview(given)
        except TypeError:
            raise TypeError(
                "give a path, bytes or an open file, not "
                f"{type(given).__name__}") from None
    return native._cparent_source_from_bytes(name, given)


def phrases(given: Any) -> Any:
    """A council's own phrases as a Phrases."""
    native = _native()
    if isinstance(given, native.Phrases):
        return given
    return native._bound_phrases_new(source(given, "phrases"))


def own_phrases(given: Any) -> Any:
    """The same, or None."""
    return None if given is None else phrases(given)


class RawMixin:
    """Something of the C half that has no face of its own."""

    __reduce_ex__ = _types.no_pickle

    def __repr__(self) -> str:
        name = getattr(self, "_name", None)
        said = f" {name()!r}" if callable(name) else ""
        return f"<cparent.{type(self).__name__}{said}>"


class _Nowhere:
    """Where a record stands that was not just read."""

    citation: Optional[Citation] = None
    quote: Optional[str] = None
    byte_start: Optional[int] = None
    byte_end: Optional[int] = None
    rule: Optional[str] = None
    confidence: Optional[int] = None


class _Place(_Nowhere):
    """Where in a reading a record stands.  This holds the C half of the
    reading, which keeps its items itself."""

    def __init__(self, reading: Any, index: int) -> None:
        self._at = reading, index

    @kept
    def citation(self) -> Any:
        return _native().Reading._citation(*self._at)

    @kept
    def quote(self) -> Any:
        return self.citation.quote

    @kept
    def byte_start(self) -> Any:
        return self.citation.byte_start

    @kept
    def byte_end(self) -> Any:
        return self.citation.byte_end

    @kept
    def rule(self) -> Any:
        return _native().Reading._rule(*self._at)

    @kept
    def confidence(self) -> Any:
        return _native().Reading._confidence(*self._at)


if not TYPE_CHECKING:
    _record_nowhere(_Nowhere())


class RecordMixin(_RecordBase, Hinting):
    """What every noun has in common.

    A record never changes; ``replace`` makes another.  Records are equal
    when they are of one noun and equal in every field.
    """

    __slots__ = ()

    _HINTS = "Record"
    __reduce_ex__ = _types.no_pickle

    #: The noun's name: "agenda_item".
    NOUN = ""
    #: The noun's fields in order: name and kind of content.
    FIELDS: Dict[str, str] = {}

    # Where in a reading it stands.
    _place: _Nowhere

    def replace(self: Self, **changes: Any) -> Self:
        """Another record with those fields changed; None clears a field."""
        return _native()._bound_record_replace(self, changes)

    def to_dict(self) -> Dict[str, Any]:
        """Every field that was given, by name, in order."""
        found = ((name, getattr(self, name)) for name in self.FIELDS)
        return {name: value for name, value in found
                if value is not None and value != ()}

    def to_json(self) -> str:
        """The record as one JSON object."""
        return self._json()

    @placed
    def citation(self) -> Optional[Citation]:
        """The Citation of the bytes that say it, for what was just read."""
        return self._place.citation

    @placed
    def quote(self) -> Optional[str]:
        """The words that say it, for what was just read."""
        return self._place.quote

    @placed
    def byte_start(self) -> Optional[int]:
        """The first byte of the quote in the file as stored."""
        return self._place.byte_start

    @placed
    def byte_end(self) -> Optional[int]:
        """The byte after the quote in the file as stored."""
        return self._place.byte_end

    @placed
    def rule(self) -> Optional[str]:
        """The name of the rule that read it, for what was just read."""
        return self._place.rule

    @placed
    def confidence(self) -> Optional[int]:
        """How sure that rule is, 0 to 100, for what was just read."""
        return self._place.confidence

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, RecordMixin):
            return NotImplemented
        return self._equal(other)

    def __hash__(self) -> int:
        return hash(self._hash())

    @_show.quiet
    def _repr_html_(self) -> str:
        return _show.table(f"{type(self).__name__} {self.id}",
                           ["field", "value"], self.to_dict().items())

    def __repr__(self) -> str:
        shown = []
        for name, value in self.to_dict().items():
            text = repr(value)
            if len(text) > 64:
                text = text[:60] + "…" + text[-1]
            shown.append(f"{name}={text}")
        return f"{type(self).__name__}({', '.join(shown)})"


def refuse_to_be_made(cls: type, maker: str) -> None:
    """SWIG says only that there is no constructor."""
    def refuse(self: Any, *given: Any, **named: Any) -> None:
        raise TypeError(f"use {maker}, which makes a {cls.__name__}")
    setattr(cls, "__init__", refuse)


class CursorMixin:
    """The records of one noun, one after another."""

    __reduce_ex__ = _types.no_pickle

    def __iter__(self) -> Any:
        return self

    def close(self) -> None:
        """Lets the store go before the last record."""
        self._close()

    def __repr__(self) -> str:
        return "<cparent.Cursor: list() reads the rest>"


class Records(_ViewBase, Hinting, Generic[R]):
    """The records of one noun in a store, read when they are asked for.

    ``for action in store.actions`` reads one after another;
    ``store.actions["a1"]`` one by its id; ``list(store.actions)`` all;
    ``store.actions(status="open")`` has those whose fields are so,
    ``store.actions(status=["open", "done"])`` those of either.
    """

    _HINTS = "Records"
    __slots__ = ()
    _store: Any
    _noun: str
    _wanted: Mapping[str, Any]

    def __init__(self, store: Any, noun: str,
                 wanted: Mapping[str, Any] = {}) -> None:
        self._store = store
        self._noun = noun
        self._wanted = wanted

    def __call__(self, *given: Any, **wanted: Any) -> "Records[R]":
        """Those whose fields have these values, or one of a list of them;
        None: not given."""
        from . import _nouns
        if given:
            raise TypeError(f"say which field of {self._noun} is to be "
                            f"{given[0]!r}: indicator=…, status=…")
        wanted = {field: _nouns.sought(self._noun, field, value)
                  for field, value in wanted.items()}
        return Records(self._store, self._noun, {**self._wanted, **wanted})

    def _fits(self, record: Any) -> bool:
        return all(getattr(record, field) in value
                   if isinstance(value, list) else
                   getattr(record, field) == value
                   for field, value in self._wanted.items())

    def __iter__(self) -> Iterator[R]:
        cursor = self._store._list(self._noun)
        return filter(self._fits, cursor) if self._wanted else cursor

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __bool__(self) -> bool:
        return next(iter(self), None) is not None

    @overload
    def __getitem__(self, key: Union[str, int]) -> R: ...
    @overload
    def __getitem__(self, key: slice) -> Items[R]: ...
    def __getitem__(self, key: Any) -> Any:
        if isinstance(key, slice):
            return Items.of(self._noun, list(self)[key])
        if not isinstance(key, str):
            return list(self)[key]
        record = self._store._get(self._noun, key)
        if not self._fits(record):
            raise _types._error("NOT_FOUND", f"that {self._noun} is not so")
        return record

    def __contains__(self, key: object) -> bool:
        if not isinstance(key, str):
            return any(record == key for record in self)
        return self.get(key) is not None

    def columns(self, names: _columns.Names = None) -> _columns.Columns:
        """The records as columns, read in one go, or those of ``names``
        only, which is quicker; see Columns."""
        if self._wanted:
            return record_columns(list(self), self._noun, names)
        raw = self._store._columns(self._noun, _columns.chosen(names))
        return _columns.from_raw(raw, _title(self._noun), names)

    def to_frame(self, columns: _columns.Names = None, *,
                 copy: bool = True) -> Any:
        """The records as a pandas DataFrame; see Columns.to_frame.  Only
        the columns that are named are read."""
        return self.columns(columns).to_frame(copy=copy)

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
        return self.columns().__arrow_c_stream__(requested_schema)

    @_show.quiet
    def _repr_html_(self) -> str:
        return record_table(self, _title(self._noun))

    def get(self, id: str, default: Any = None) -> Any:
        """The record of that id, or ``default``."""
        try:
            return self[id]
        except _types.Error as error:
            if error.code == "NOT_FOUND":
                return default
            raise

    def __repr__(self) -> str:
        so = "".join(f", {field}={value!r}"
                     for field, value in self._wanted.items())
        return f"<{self._noun} records of {self._store!r}{so}>"


class Items(_columns.Framed, Tuple[R, ...]):
    """Records of one noun in order: a tuple that is a table too.

    ``items[0]`` is a record, ``items[:3]`` the first three as a table,
    ``items.to_frame()`` a pandas DataFrame.  Equal to a list of the same.
    """

    NOUN = ""

    @classmethod
    def of(cls, noun: str, records: Iterable[R]) -> "Items[R]":
        """Those records, which may be none."""
        made = cls(records)
        made.NOUN = noun
        return made

    @overload
    def __getitem__(self, place: SupportsIndex) -> R: ...
    @overload
    def __getitem__(self, place: slice) -> Items[R]: ...
    def __getitem__(self, place: Any) -> Any:
        found = tuple.__getitem__(self, place)
        return self.of(self.NOUN, found) if isinstance(place, slice) \
            else found

    __eq__ = Rows.__eq__
    __ne__ = Rows.__ne__
    __hash__ = tuple.__hash__

    def columns(self) -> _columns.Columns:
        """The records as columns; see Columns."""
        return record_columns(self, self.NOUN)

    @_show.quiet
    def _repr_html_(self) -> str:
        return record_table(self, _title(self.NOUN))


def _title(noun: str) -> str:
    plural = next(many for many, one in _PLURALS.items() if one == noun)
    return plural.replace("_", " ").capitalize()


def record_columns(records: Any, noun: Optional[str] = None,
                   names: _columns.Names = None) -> Any:
    """Columns of records of one noun."""
    if not isinstance(records, (list, tuple)):
        records = list(records)
    if noun is None:
        if not records:
            raise _types._error("INVALID", "no records have no columns",
                                "say of which noun they would be")
        if not isinstance(records[0], RecordMixin):
            raise TypeError("columns are of records, not of "
                            f"{type(records[0]).__name__}")
        noun = records[0].NOUN
    noun = _noun_name(noun)
    raw = _native()._cparent_columns_from_records_named(
        noun, records, _columns.chosen(names))
    return _columns.from_raw(raw, _title(noun), names)


def record_table(records: Any, title: str) -> str:
    """Records as an HTML table of the fields that the first ones have."""
    shown = []
    total = 0
    for record in records:
        total += 1
        if len(shown) < _show.ROWS:
            shown.append(record.to_dict())
    names = list(dict.fromkeys(name for one in shown for name in one
                               if name != "authority"))
    return _show.table(title, names or ["id"],
                       ([one.get(name) for name in names] for one in shown),
                       total)


def _records(noun: str, about: str) -> property:
    return property(_view_maker(Records, noun, {}), doc=about)


class StoreMixin(_review.ReviewMixin, Hinting):
    """Where the records of one council are kept.

    Open one with :func:`cparent.open`, which closes it at the end of a
    ``with``.  Records, readings and snapshots outlive it.  Several threads
    may share a store; they take turns.
    """

    _HINTS = "Store"
    __reduce_ex__ = _types.no_pickle

    _path: str = ""
    _named: Optional[str] = None

    @property
    def who(self) -> Optional[str]:
        """Who changes something when a call does not say; None: the login
        name."""
        return self._named

    @who.setter
    def who(self, who: Optional[str]) -> None:
        if not (who is None or isinstance(who, str)):
            raise TypeError("who must be a str or None, not "
                            f"{type(who).__name__}")
        object.__setattr__(self, "_named", who)

    @classmethod
    def create(cls, path: Path, *, council: Any, who: Optional[str] = None,
               why: str = "", at: Any = None) -> Store:
        """Makes a new store for a council: its name, its code, or an
        Authority.  Raises ExistsError when something is there already."""
        native = _native()
        if isinstance(council, str):
            council = native._cparent_authority_lookup(council)
        store = native._bound_store_create(path, council, who or _who(), why,
                                           _moment(at))
        return _opened(store, path, who)

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False,
             busy_timeout: Optional[float] = None,
             who: Optional[str] = None) -> Store:
        """The store at ``path``; see :func:`cparent.open`."""
        wait = 0 if busy_timeout is None else max(1, int(busy_timeout * 1000))
        store = _native()._bound_store_open(path, read_only, wait)
        return _opened(store, path, who)

    def close(self) -> None:
        """Ends it now; later calls raise ClosedError."""
        self._close()

    if TYPE_CHECKING:
        @property
        def closed(self) -> bool: ...
    else:  # who polls it waits for nothing of Python's
        closed = property(_is_closed, doc="True once it has been closed.")

    def interrupt(self) -> None:
        """Makes a long call in another thread end with CancelledError."""
        self._interrupt()

    @kept
    def authority(self) -> str:
        """The id of the authority whose store it is."""
        return self._authority()

    @property
    def council(self) -> Authority:
        """Whose store it is, an Authority."""
        return self._get("authority", self._authority())

    @property
    def path(self) -> str:
        """Where the store is."""
        return self._path

    def __enter__(self: Self) -> Self:
        return self

    def __exit__(self, *exception: Any) -> None:
        self.close()

    if not TYPE_CHECKING:  # typed in native.pyi
        authorities = _records("authority", "The council itself.")
        bodies = _records("body", "Boards, cabinets and panels.")
        people = _records("person", "People, by their roles.")
        meetings = _records("meeting", "Meetings.")
        agenda_items = _records("agenda_item", "What meetings had before them.")
        documents = _records("document", "Documents that were read.")
        citations = _records("citation", "The words that records rest on.")
        pledges = _records("pledge", "Promises to children in care.")
        indicators = _records("indicator", "What is measured.")
        observations = _records("observation", "Figures.")
        targets = _records("target", "What figures are to reach.")
        claims = _records("claim", "What was said about figures.")
        resolutions = _records("resolution", "What meetings decided.")
        questions = _records("question", "What was asked, and the answers.")
        actions = _records("action", "What somebody is to do.")
        events = _records("event", "What happened or will happen.")
        proposals = _records("proposal", "What was read and is not decided.")

    def list(self, noun: Any) -> Records[Any]:
        """The records of a noun: "action", "actions" or cparent.Action."""
        name = _noun_name(noun)
        _native()._cparent_noun_field_count(name)
        return Records(self, name)

    def get(self, noun: Any, id: str) -> Any:
        """The record of that noun and id; NotFoundError when there is
        none."""
        return self._get(_noun_name(noun), id)

    def version(self, noun: Any, id: str) -> int:
        """Which version of a record is the current one, from 1."""
        return self._version(_noun_name(noun), id)

    def citations_of(self, record: Any) -> Items[Citation]:
        """The citations that a record rests on: its words and where they
        stand."""
        if not isinstance(record, RecordMixin):
            raise TypeError("give a record: store.citations_of(action), not "
                            f"{type(record).__name__}")
        return Items.of("citation", (
            self._get("citation", id)
            for id in getattr(record, "citations", ())))

    def put(self, record: Any, *, version: int = -1, why: str = "",
            who: Optional[str] = None, at: Any = None,
            key: Optional[str] = None, **fields: Any) -> Any:
        """Keeps a record as it is now, and gives it back.

        ``record`` is a record, or a noun whose record of this store's
        authority is made from ``fields``.  ``version`` is the one that you
        last saw, 0 for a new record, -1 to write whatever is there; another
        one in the store raises ConflictError.
        """
        if not isinstance(record, RecordMixin):
            fields.setdefault("authority", self.authority)
            from . import _nouns
            name = _noun_name(record)
            _native()._cparent_noun_field_count(name)
            record = _nouns.CLASSES[name](**fields)
        elif fields:
            record = record.replace(**fields)
        self._put(record, version, *self._change(who, why, at, key))
        return record

    def import_file(self, given: Any, *, meeting: Any = None,
                    board: Optional[str] = None,
                    dataset: Optional[str] = None, phrases: Any = None,
                    dry_run: bool = False,
                    progress: Optional[Progress] = None, why: str = "",
                    who: Optional[str] = None, at: Any = None,
                    key: Optional[str] = None) -> _types.ImportResult:
        """Recognises a file by what it holds, reads it and keeps it:
        minutes as proposals, tables at once, all rows or none.

        ``given`` is a path, bytes or an open file.  ``meeting`` and
        ``board`` say what minutes leave out, ``phrases`` is a table of the
        council's own, ``dataset`` what published statistics are called.
        ``progress(done, total)`` is called now and then; when it gives False
        or raises, nothing is kept.
        """
        made: _types.ImportResult = self._import(
            source(given), dry_run, meeting, board, dataset,
            own_phrases(phrases), *self._change(who, why, at, key), progress)
        return made._replace(findings=Rows.of(
            "Findings", _types.Finding._fields, made.findings))

    def accept(self, ids: Any = "all", *, why: str = "",
               who: Optional[str] = None, at: Any = None,
               key: Optional[str] = None) -> int:
        """Accepts proposals: "all", one id, or several.  How many."""
        change = self._change(who, why, at, key)
        if isinstance(ids, str):
            return self._accept(None if ids == "all" else ids, *change)
        with self.transaction():
            return sum(self._accept(_id_of(id), *change)
                       for id in _several(ids))

    def correct(self, id: Any, record: Any, *, why: str = "",
                who: Optional[str] = None, at: Any = None,
                key: Optional[str] = None) -> None:
        """Accepts a proposal as corrected: ``record`` in its place."""
        self._correct(_id_of(id), record, *self._change(who, why, at, key))

    def reject(self, ids: Any, *, why: str = "", who: Optional[str] = None,
               at: Any = None, key: Optional[str] = None) -> None:
        """Rejects a proposal or several; they are not proposed again."""
        change = self._change(who, why, at, key)
        for id in _several(ids):
            self._reject(_id_of(id), *change)

    def save(self, returned: Any, *, why: str = "",
             who: Optional[str] = None, at: Any = None,
             key: Optional[str] = None) -> int:
        """Keeps the figures of a Return that the catalogue knows, as
        observations of this store's authority.  How many."""
        raw = getattr(returned, "_raw", None)
        if raw is None:
            raise TypeError("give what cparent.ssda903() gave, not "
                            f"{type(returned).__name__}")
        return _native()._bound_return_save(
            self, raw, *self._change(who, why, at, key))

    def releases(self) -> Rows[Any]:
        """Published statistics and models of neighbours that are kept, the
        oldest first."""
        from . import _published
        return _published._releases(self)

    def published(self, dataset: str, digest: Optional[str] = None) -> Any:
        """The newest release of published statistics of that name, or the
        one whose digest begins so."""
        from . import _published
        return _published._kept(self, dataset, digest)

    def neighbours(self, model: Optional[str] = None) -> Any:
        """A model of neighbours that is kept; None: the newest."""
        from . import _published
        return _published.Neighbours(
            _native()._bound_store_neighbours(self, model))

    def compare(self, dataset: str, measure: Optional[str] = None,
                **options: Any) -> Any:
        """Compares as :func:`cparent.compare` does, in statistics that the
        store keeps; ``authority`` is the store's own unless it is given,
        ``neighbours`` True the newest model."""
        from . import _published
        if options.get("neighbours") is True:
            options["neighbours"] = self.neighbours()
        options.setdefault("authority", self.authority)
        return _published.compare(self.published(dataset), measure,
                                  **options)

    def remove(self, noun: Any, id: str, *, version: int = -1,
               why: str = "", who: Optional[str] = None, at: Any = None,
               key: Optional[str] = None) -> None:
        """Takes a record out of what is current; the history keeps what it
        said.  ``version`` is the one that you last saw, or -1."""
        self._remove(_noun_name(noun), id, version,
                     *self._change(who, why, at, key))

    def get_version(self, noun: Any, id: str, version: int) -> Any:
        """The record as the history has it at a version, from 1."""
        return self._get_version(_noun_name(noun), id, version)

    @contextlib.contextmanager
    def transaction(self: Self) -> Iterator[Self]:
        """Several changes as one: all are kept, or none."""
        self._begin()
        try:
            yield self
        except BaseException:
            self._rollback()
            raise
        try:
            self._commit()
        except BaseException:
            self._rollback()
            raise

    def snapshot(self, as_at: Any = None) -> Snapshot:
        """All that was known on a day; None: now."""
        return self._snapshot(as_at)

    def highlights(self, as_at: Any = None, *, format: str = "html",
                   restricted: bool = False,
                   profile: Optional[str] = None) -> _show.Page:
        """The board's performance highlights report, as text; a notebook
        shows the page that it is.

        ``format`` is "html", "markdown" or "json".  ``restricted`` shows
        exact figures, with a banner: only for those who may see them.
        A day that is past is seen with what is known now;
        ``snapshot(day).highlights()`` shows what was known then.  The
        store's published statistics say where the council stands.
        """
        day = _day(as_at)
        return self._known(day).highlights(
            day, format=format, restricted=restricted, profile=profile,
            published=self)

    def challenges(self, as_at: Any = None) -> Rows[_types.Challenge]:
        """The questions that a good parent would ask on a day; None: today.
        A day that is past is seen with what is known now;
        ``snapshot(day).challenges()`` knows what was known then."""
        day = _day(as_at)
        return self._known(day).dated(day).challenges()

    def overdue(self, as_at: Any = None) -> Items[Action]:
        """The actions that are open though they were due before a day, the
        longest overdue first; None: today."""
        day = _day(as_at)
        late = [action for action in Records[Any](self, "action",
                                                  {"status": "open"})
                if action.due_on is not None and action.due_on < day]
        return Items.of("action",
                        sorted(late, key=lambda action: action.due_on))

    def _known(self, day: datetime.date) -> Any:
        """What to look at a day with: a day that is past is seen with what
        is known now, as the tool does; snapshot() has what was known then.
        """
        return self._snapshot(None if day < datetime.date.today() else day)

    def history(self, since: int = 0, *,
                of: Any = None) -> Rows[_types.Entry]:
        """Every entry of the history after ``since``, oldest first; those
        ``of`` one record when it is given."""
        if of is not None and not isinstance(of, RecordMixin):
            raise TypeError("of must be a record, not "
                            f"{type(of).__name__}")
        entries: List[_types.Entry] = []
        self._history(since, entries)
        return Rows.of("History", _types.Entry._fields, (
            entry for entry in entries if of is None
            or (entry.noun, entry.id) == (of.NOUN, of.id)))

    def head(self) -> str:
        """The head of the history; keep it elsewhere, for ``verify``."""
        return self._head()

    def verify(self, head: Optional[str] = None) -> None:
        """Recomputes the whole history; BrokenChainError when it does not
        agree with itself, or with a head kept from earlier."""
        self._verify(head)

    def backup(self, path: Any) -> None:
        """Copies the whole store into a new file."""
        self._backup(path)

    def _change(self, who: Optional[str], why: str, at: Any,
                key: Optional[str]) -> tuple:
        return who or self.who or _who(), why, _moment(at), key

    def __repr__(self) -> str:
        state = " (closed)" if self._closed() else ""
        return f"<cparent.Store {self._path!r}{state}>"


def _opened(store: Any, path: Any, who: Optional[str]) -> Any:
    object.__setattr__(store, "_path", os.fsdecode(path))
    store.who = who
    return store


def _moment(at: Any) -> str:
    """When, as the library writes it; None is now."""
    if at is None:
        at = datetime.datetime.now(datetime.timezone.utc)
    if isinstance(at, datetime.datetime):
        if at.tzinfo is not None:
            at = at.astimezone(datetime.timezone.utc)
        return at.strftime("%Y-%m-%dT%H:%M:%SZ")
    if isinstance(at, datetime.date):
        return at.strftime("%Y-%m-%dT00:00:00Z")
    return at


def _day(given: Any) -> datetime.date:
    """A day, in whatever form a day may have; None is today."""
    if given is None:
        return datetime.date.today()
    named = _native()._cparent_period_between(given, given)
    if named is None:  # NaT, as pandas has it for no day
        raise TypeError("a day is needed, not what is none")
    return named.first


def _proposal_of(given: Any) -> Any:
    """The record itself, or what waits in an item of a review."""
    return getattr(given, "proposal", given)


def _several(given: Any) -> Iterable[Any]:
    """Proposals as they are given, or the one that is given."""
    one = isinstance(given, str) or isinstance(_proposal_of(given),
                                               RecordMixin)
    return [given] if one else given


def _id_of(given: Any) -> Any:
    given = _proposal_of(given)
    return given.id if isinstance(given, RecordMixin) else given


class SnapshotMixin(Hinting):
    """All that one council knew on a day, as ``snapshot.actions`` and the
    like.  Independent of its store."""

    __reduce_ex__ = _types.no_pickle

    @kept
    def authority(self) -> Authority:
        """Whose it is, an Authority."""
        return self._authority()

    @kept
    def as_at(self) -> Optional[datetime.date]:
        """The day it was asked for."""
        return self._as_at()

    @kept
    def head(self) -> str:
        """The head of the history that it was made from."""
        return self._head()

    def dated(self, as_at: Any) -> Snapshot:
        """The same records looked at from another day: what is overdue is
        counted to it, and what was learned afterwards is kept."""
        return self._dated(as_at)

    def count(self, noun: Any) -> int:
        """How many records of a noun there are."""
        return self._count(_noun_name(noun))

    def list(self, noun: Any) -> Items[Any]:
        """The records of a noun, in order of id."""
        name = _noun_name(noun)
        return Items.of(name, (self._at(name, i)
                               for i in range(self._count(name))))

    def get(self, noun: Any, id: str) -> Any:
        """The record of that noun and id, or None."""
        return self._find(_noun_name(noun), id)

    def highlights(self, as_at: Any = None, *, format: str = "html",
                   restricted: bool = False,
                   profile: Optional[str] = None,
                   published: Optional[StoreMixin] = None) -> _show.Page:
        """The performance highlights report; see Store.highlights.

        ``as_at`` is the day it is made for; None: the snapshot's own.
        ``published`` is the Store whose published statistics say where the
        council stands.
        """
        day = as_at or self._as_at() or datetime.date.today()
        return _show.Page(_native()._bound_highlights(
            self, format, restricted, day, profile, published))

    def challenges(self) -> Rows[_types.Challenge]:
        """The questions that a good parent would ask, with evidence."""
        raw = _native()._bound_challenge(self)
        return Rows.of("Questions to ask", _types.Challenge._fields, (
            _types.Challenge(
                raw._rule(i), raw._question(i),
                tuple(raw._evidence(i, j)
                      for j in range(raw._evidence_count(i))))
            for i in range(raw._count())))

    def columns(self, noun: Any = None,
                names: _columns.Names = None) -> _columns.Columns:
        """Its records of a noun as columns, or those of ``names`` only, in
        order of id; observations in order of indicator and period."""
        name = _one_noun(noun)
        raw = self._columns_named(name, _columns.chosen(names))
        return _columns.from_raw(raw, _title(name), names)

    def to_frame(self, noun: Any = None, *, columns: _columns.Names = None,
                 copy: bool = True) -> Any:
        """Its records of a noun as a pandas DataFrame."""
        return self.columns(noun, columns).to_frame(copy=copy)

    @_show.quiet
    def _repr_html_(self) -> str:
        from . import _nouns
        rows = [(_title(noun), self.count(noun)) for noun in _nouns.CLASSES]
        return _show.table(f"Snapshot as at {self._as_at() or 'now'}",
                           ["noun", "records"],
                           [row for row in rows if row[1]])

    def __repr__(self) -> str:
        return f"<cparent.Snapshot as at {self._as_at() or 'now'}>"


def _snapshot_lists() -> None:
    """`snapshot.actions` and the others; typed in native.pyi."""
    for plural in _PLURALS:
        made = kept_items(plural, f"Its {_title(_PLURALS[plural]).lower()}, "
                                  "in order of id.")
        setattr(SnapshotMixin, plural, made)
        made.__set_name__(SnapshotMixin, plural)


_snapshot_lists()


class ReadingMixin(Hinting):
    """What one text says, each item with the bytes that say it.

    A reading proposes; people decide.
    """

    _HINTS = "Reading"
    __reduce_ex__ = _types.no_pickle

    if not TYPE_CHECKING:  # typed in native.pyi
        observations = kept_items("observations", "Figures.")
        claims = kept_items("claims", "What was said about figures.")
        pledges = kept_items("pledges", "Promises to children in care.")
        questions = kept_items("questions", "What was asked, and the answers.")
        resolutions = kept_items("resolutions", "What the meeting decided.")
        actions = kept_items("actions", "What somebody is to do.")
        people = kept_items("people", "Who is named.")
        events = kept_items("events",
                            "Dated happenings that are not figures.")

    @kept
    def document(self) -> Document:
        """The Document: title, council, committee, date, digest."""
        return self._document()

    @kept
    def citations(self) -> Items[Citation]:
        """Every Citation in it; items refer to them by id."""
        return Items.of("citation", (self._citation_at(i) for i in
                                     range(self._citation_count())))

    def list(self, noun: Any) -> Items[Any]:
        """The items of one noun, in order of the text."""
        name = _noun_name(noun)
        _native()._cparent_noun_field_count(name)
        return Items.of(name, (item for item in self if item.NOUN == name))

    def columns(self, noun: Any = None,
                names: _columns.Names = None) -> _columns.Columns:
        """The items of one noun as columns; see Columns."""
        name = _one_noun(noun)
        return record_columns(self.list(name), name, names)

    def to_frame(self, noun: Any = None, *, columns: _columns.Names = None,
                 copy: bool = True) -> Any:
        """The items of one noun as a pandas DataFrame; see
        Columns.to_frame."""
        return self.columns(noun, columns).to_frame(copy=copy)

    @_show.quiet
    def _repr_html_(self) -> str:
        rows = [(item.NOUN, item.quote, item.confidence)
                for item in self[:_show.ROWS]]
        return _show.table(self._document().title or "Reading",
                           ["noun", "quote", "confidence"], rows,
                           len(self))

    def __len__(self) -> int:
        return self._count()

    def __bool__(self) -> bool:
        return True

    def __getitem__(self, index: Any) -> Any:
        count = self._count()
        if isinstance(index, slice):
            return tuple(self[i] for i in range(*index.indices(count)))
        if isinstance(index, str):
            raise TypeError("a reading has items by place, reading[0], and "
                            "by noun: reading.actions")
        place = index + count if index < 0 else index
        if not 0 <= place < count:
            raise IndexError("a reading has no such item")
        item = self._item(place)
        object.__setattr__(item, "_place", _Place(self.this, place))
        return item

    def __iter__(self) -> Iterator[Any]:
        return (self[i] for i in range(self._count()))

    def to_json(self) -> str:
        """The reading as JSON, schema cparent.reading/1."""
        return self._json()

    def to_dict(self) -> Dict[str, Any]:
        """The reading as a dict of the same shape."""
        return json.loads(self._json())

    def __repr__(self) -> str:
        title = self._document().title
        return f"<cparent.Reading of {title!r}, {self._count()} items>"
