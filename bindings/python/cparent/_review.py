# SPDX-License-Identifier: Apache-2.0
"""What waits for a decision, and what later minutes say of actions."""
from __future__ import annotations

from typing import (Any, Dict, Iterable, Iterator, List, NamedTuple, Optional,
                    Tuple, Union, overload)

from . import _columns, _rows, _show
from ._kept import kept


class Proposed:
    """All that a person needs to decide on one proposal.

    ``proposal`` is the proposal; ``record`` what would be kept; ``current``
    what the store has now, or None; ``conflict`` is true when that was
    changed since, so that only ``correct`` and ``reject`` are left;
    ``citations`` are the words that say it.
    """

    def __init__(self, store: Any, raw: Any) -> None:
        self._store = store
        self._raw = raw
        self.proposal = raw._proposal()
        self.record = raw._record()
        self.current = raw._current()
        self.conflict: bool = raw._conflict()
        from . import _mixins
        self.citations: Tuple[Any, ...] = _mixins.Items.of("citation", (
            raw._citation_at(i) for i in range(raw._citation_count())))

    @kept
    def id(self) -> str:
        """The proposal's id."""
        return str(self.proposal.id)

    @kept
    def changes(self) -> Dict[str, Tuple[Any, Any]]:
        """What becomes of what: (was, would be) by field."""
        return {
            name: (getattr(self.current, name, None),
                   getattr(self.record, name))
            for field, name in enumerate(self.record.FIELDS)
            if self._raw._changes(field)}

    def accept(self, **change: Any) -> None:
        """Accepts it as it is; ConflictError when it is in conflict."""
        self._store.accept(self.id, **change)

    def reject(self, **change: Any) -> None:
        """Rejects it; it is not proposed again."""
        self._store.reject(self.id, **change)

    def correct(self, *, why: str = "", who: Optional[str] = None,
                at: Any = None, key: Optional[str] = None,
                **fields: Any) -> None:
        """Accepts it with other fields."""
        self._store.correct(self.id, self.record.replace(**fields), why=why,
                            who=who, at=at, key=key)

    def later(self, **change: Any) -> None:
        """Leaves it open; it comes last."""
        self._store.later(self.id, **change)

    def split(self, first: Any, second: Any, **change: Any) -> None:
        """Makes two proposals of it: two records, their ids do not
        matter."""
        self._store.split(self.id, first, second, **change)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Proposed):
            return NotImplemented
        return bool(self.proposal == other.proposal
                    and self.record == other.record
                    and self.current == other.current)

    def __hash__(self) -> int:
        return hash((self.proposal, self.record))

    @_show.quiet
    def _repr_html_(self) -> str:
        rows = [(name, value) for name, value in self.record.to_dict().items()
                if name not in ("authority", "citations")]
        rows += [("quote", cited.quote) for cited in self.citations]
        return _show.table(f"{self.record.NOUN}: {self.proposal.summary}",
                           ["field", "value"], rows)

    def __repr__(self) -> str:
        return f"<cparent.Proposed {self.id}: {self.proposal.summary}>"


class Review(_columns.Framed):
    """The proposals that wait, in the order of the texts: ``for item in
    store.review(): item.accept()``."""

    def __init__(self, store: Any, document: Optional[str] = None) -> None:
        self._store = store
        self._document = document

    def _ids(self) -> List[str]:
        from . import native
        queue = native._bound_review_queue(self._store, self._document)
        return [queue._at(i).id for i in range(queue._count())]

    def __iter__(self) -> Iterator[Proposed]:
        return (self[id] for id in self._ids())

    def __len__(self) -> int:
        return len(self._ids())

    @overload
    def __getitem__(self, id: Union[str, int]) -> Proposed: ...
    @overload
    def __getitem__(self, id: slice) -> List[Proposed]: ...
    def __getitem__(self, id: Any) -> Any:
        from . import native
        if isinstance(id, slice):
            return [self[one] for one in self._ids()[id]]
        if not isinstance(id, str):
            id = self._ids()[id]
        return Proposed(self._store,
                        native._bound_review_look(self._store, id))

    def _table(self) -> _rows.Rows[Any]:
        return _rows.Rows.of("Waiting for a decision", (
            "noun", "id", "what", "conflict", "confidence", "quotes"), (
            (item.record.NOUN, item.id, item.proposal.summary, item.conflict,
             item.proposal.confidence,
             " | ".join(str(one.quote) for one in item.citations))
            for item in self))

    def columns(self) -> _columns.Columns:
        """What waits as columns; see Columns."""
        return self._table().columns()

    def export_csv(self) -> bytes:
        """What waits as a sheet: bytes, as a spreadsheet wants them."""
        from . import native
        text: str = native._bound_review_export(self._store, self._document)
        return text.encode("utf-8")

    @_show.quiet
    def _repr_html_(self) -> str:
        ids = self._ids()
        shown = (self[id] for id in ids[:_show.ROWS])
        return _show.table(
            "Waiting for a decision", ["noun", "what", "the words"],
            ([item.record.NOUN, item.proposal.summary,
              [one.quote for one in item.citations]] for item in shown),
            len(ids))

    def __repr__(self) -> str:
        return f"<cparent.Review of {self._store!r}>"


class Matter(NamedTuple):
    """What later minutes say of an action."""

    outcome: str
    action: Any
    citation: Any
    rule: str
    confidence: int


def _matters(raw: Any) -> _rows.Rows[Matter]:
    from . import native
    return _rows.Rows.of("Matters arising", Matter._fields, (
        Matter(native._cparent_arising_outcome_name(raw._outcome_at(i)),
               raw._action(i), raw._citation(i), raw._rule(i),
               raw._confidence(i)) for i in range(raw._count())))


def matters_arising(given: Any, actions: Iterable[Any], *,
                    meeting: Any = None,
                    phrases: Any = None) -> _rows.Rows[Matter]:
    """What later minutes say of these actions, wherever they are kept.

    ``Store.matters_arising`` looks at the open ones of a store.  Actions that
    are not open, or that this very text agreed, are left out; the others as
    for ``read_minutes``.
    """
    from . import _mixins, native
    return _matters(native._bound_read_arising(
        list(actions), _mixins.source(given), meeting,
        _mixins.own_phrases(phrases)))


class ReviewMixin:
    """A store's decisions on what was read."""

    def review(self, document: Optional[str] = None) -> Review:
        """The proposals that wait, of one document or of all."""
        return Review(self, document)

    def later(self, id: Any, *, why: str = "", who: Optional[str] = None,
              at: Any = None, key: Optional[str] = None) -> None:
        """Leaves a proposal for later: it stays open and comes last."""
        from . import native
        native._bound_review_later(self, getattr(id, "id", id),
                                   *self._change(who, why, at, key))

    def split(self, id: Any, first: Any, second: Any, *, why: str = "",
              who: Optional[str] = None, at: Any = None,
              key: Optional[str] = None) -> None:
        """Makes two proposals of one: two records of its noun."""
        from . import native
        native._bound_review_split(self, getattr(id, "id", id), first,
                                   second, *self._change(who, why, at, key))

    def undo(self, id: Any = None, *, why: str = "",
             who: Optional[str] = None, at: Any = None,
             key: Optional[str] = None) -> str:
        """Takes the last decision back, or the one on that proposal; gives
        the proposal's id.  The history keeps both."""
        from . import native
        return str(native._bound_review_undo(
            self, getattr(id, "id", id), *self._change(who, why, at, key)))

    def import_decisions(self, given: Any, *, why: str = "",
                         who: Optional[str] = None, at: Any = None,
                         key: Optional[str] = None) -> int:
        """Decides as a sheet made by ``review().export_csv()`` says, all
        rows or none: a path, bytes or an open file.  How many decided."""
        from . import _mixins, native
        return int(native._bound_review_import(
            self, _mixins.source(given), *self._change(who, why, at, key)))

    def matters_arising(self, given: Any, *, meeting: Any = None,
                        phrases: Any = None) -> _rows.Rows[Matter]:
        """What later minutes say of the actions that are open; stores
        nothing.  ``phrases`` as for ``read_minutes``."""
        from . import _mixins, native
        return _matters(native._bound_matters_arising(
            self, _mixins.source(given), meeting,
            _mixins.own_phrases(phrases)))

    def _change(self, *given: Any) -> Any:
        raise NotImplementedError
